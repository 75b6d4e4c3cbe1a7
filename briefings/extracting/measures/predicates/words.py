"""What a noun, a state or a phrase says of people without a verb: "12 deaths", "12 people dead", "captured fighters",
"whereabouts unknown"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_prospect
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import OF_SUBJECT, lemmas_of_participle
from briefings.extracting.measures.predicates.known_measures import KnownMeasures

_UNREAL_BEFORE = re.compile(
    r"\b(?:want|wants|wanted|hope[sd]?|plan(?:s|ned)?|means?|meant|seek|seeks|sought|tr(?:y|ies|ied)|intend(?:s|ed)?|wish(?:es|ed)?"
    r"|refuse[sd]?|due|will|would|could|may|might|should|cannot|not|never|yet)\b|n['’]t\b",
    re.IGNORECASE,
)
# "To the so-called caliphate" is said as "to the caliphate" is.
_SO_CALLED = re.compile(r" (?:so-called|self-(?:styled|proclaimed|declared))\b ?", re.IGNORECASE)
_BEFORE_ITS_NOUN = frozenset({"amod", "compound", "nmod"})


class Words(KnownMeasures):
    """Reads measures off words that stand by themselves."""

    def by_phrase(self, window: str) -> Said | None:
        """The first phrase of the window that says a measure; of two that overlap or touch, the one that ends last.
        None where it is but wished, planned or denied."""
        window = _SO_CALLED.sub(" ", window)
        hits = self._lexicon.phrases_in(window)
        if not hits or _UNREAL_BEFORE.search(window, 0, hits[0][0][0]):
            return None
        (_, end), measure = hits[0]
        for (start, stop), other in hits[1:]:
            if start <= end + 1 and stop > end:
                end, measure = stop, other
        return Said(measure, None)

    def by_last_phrase(self, window: str) -> Said | None:
        """The last phrase of the window that says a measure; None where the first is but wished, planned or denied."""
        hits = self._lexicon.phrases_in(window)
        if not hits or _UNREAL_BEFORE.search(window, 0, hits[0][0][0]):
            return None
        return Said(max(hits)[1], None)

    def by_noun(self, noun: Any) -> Said | None:
        """What a noun says of those counted by it or behind its "of" ("the deaths of", "a toll of"); nothing where it
        is but expected ("await the return of")."""
        if is_prospect(noun):
            return Said("", None)
        if noun.pos_ == "PROPN" and noun.dep_ != "compound" and any(c.pos_ == "PROPN" for c in noun.children):
            return None  # "Operation Roundup": a name
        if any(child.lower_ == "attempted" for child in noun.children):
            return Said("", None)  # "the attempted murders of five"
        measure = self._lexicon.noun_measure(noun) if noun.pos_ in ("NOUN", "PROPN", "ADJ") else None
        return Said(measure, None, named=True) if measure else None

    def state_of(self, word: Any) -> Said | None:
        """What a word says by itself of those who are so, whatever the tagger takes it for: "left four, …, injured"."""
        state = self._lexicon.state(word)
        return Said(state, None, undergone=True) if state is not None else None

    def named_by(self, word: Any) -> str | None:
        """The measure that a state or a participle names by itself, whoever it is said of."""
        if word.tag_ not in ("VBN", "JJ", "RB"):
            return None
        return self._lexicon.state(word) or (self._of_plain(word.lemma_) if word.pos_ == "VERB" else None)

    def by_state_after(self, doc: Any, at: int) -> Said | None:
        """What a state right behind the counted says: "12 dead", "12 people dead"."""
        word = _past_a_second_noun(doc, at)
        state = self._lexicon.state(word) if word is not None else None
        if state is None or _is_used_as_a_verb(word):
            return None
        return Said(state, None, undergone=True, named=True)

    def by_its_state(self, word: Any) -> Said | None:
        """What "the dead", "the wounded" say of those for whom they stand."""
        stands_alone = (
            any(t.lower_ in ("the", "those", "these") for t in word.lefts) and word.dep_ not in _BEFORE_ITS_NOUN
        )
        return self.by_participle(word) if stands_alone else None

    def by_adjective(self, noun: Any) -> Said | None:
        """What a participle before the noun says: "400 returning jihadists", "12 captured fighters"."""
        for word in noun.lefts:
            if word.dep_ not in _BEFORE_ITS_NOUN or word.lower_ == "remaining":
                continue
            said = self.by_participle(word)
            if said is not None:
                return said
        return None

    def by_participle(self, word: Any) -> Said | None:
        """What a state, or the participle of a deed, says of those whom it stands beside: "captured", "interned"."""
        state = self._lexicon.state(word)
        if state is not None:
            return Said(state, None)
        return next(filter(None, (self._by_participle(word, lemma) for lemma in lemmas_of_participle(word))), None)

    def _by_participle(self, word: Any, lemma: str) -> Said | None:
        """ "Returned", "returning" and "captured" fighters; not "capturing" ones, who do it to others, nor "rescue"
        workers, whose trade it is."""
        deed = self._plain(lemma)
        if deed is None or (word.lower_ == lemma and word.tag_ == "NN"):
            return None
        is_their_doing = lemma in OF_SUBJECT or deed.counted == "subject"
        if word.lower_.endswith("ing") and not is_their_doing:
            return None
        return Said(deed.measure, None, undergone=not is_their_doing)


def _past_a_second_noun(doc: Any, at: int) -> Any | None:
    """The word at an index, or the one past "and" and a noun: "374 prisoners | and attackers | dead"."""
    word = doc[at] if at < len(doc) else None
    is_joined = word is not None and word.pos_ == "CCONJ" and at + 2 < len(doc) and doc[at + 1].pos_ == "NOUN"
    return doc[at + 2] if is_joined else word


def _is_used_as_a_verb(state: Any) -> bool:
    """Whether the word tells what somebody did: "12 people wounded two guards"."""
    arguments = ("dobj", "nsubj") if state.pos_ == "VERB" else ("dobj",)
    return state.tag_ == "VBD" or any(child.dep_ in arguments for child in state.children)
