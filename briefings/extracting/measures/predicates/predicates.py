"""What a number of people did: the verb, noun or phrase of its own clause that says one of the beat's measures.

The number's noun leads to its verb by the parse; whether it is the doer or the undergoer decides ("they killed 12"
counts no dead fighters, "12 fighters were killed" does). What did not happen ("have not returned"), or may yet, says
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE, ROLES, Link, by_place, is_passive, link_of
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import OF_SUBJECT, is_small_clause
from briefings.extracting.measures.predicates.verbs import Verbs
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people

# Words between a verb and the number that it governs, and between the counted and the word that says their state.
_BEFORE_NUMBERS = frozenset("another an additional further up to a total of at least least as many other over".split())
_BEFORE_STATES = frozenset(
    "other others more people persons were was are is been have has had being left seriously slightly"
    " critically badly either also still".split()
)
# "Also killed were two men": words that open such a sentence.
_BESIDES = frozenset({"also", "and", "likewise"})
_PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
# What stands ahead of its subject and leads somewhere: "on the run", "back in Oslo".
_LEADING = frozenset({"IN", "RB", "JJ"}) | _PARTICIPLES
_NO_VERB_OF_THEIRS = frozenset({"relcl", "amod", "aux", "auxpass", "compound"})


class Deeds(Verbs):
    """Reads measures off one document's clauses: finds the word that tells of a number, by the parse or by its place,
    and says what it says."""

    # --- by the parse -------------------------------------------------------------------------------------------------

    def by_verb(self, anchor: Any, passage: Passage) -> Said | None:
        """What the number's own verb says, else that of a clause about its noun ("who returned")."""
        link = link_of(anchor)
        if link is not None and _is_of_those_left(link.head, anchor):
            return None
        if link is not None and link.head.text == "IS":  # the group's name, taken for the verb
            link = by_place(anchor)
        said = self._of_link(link, anchor, passage) if link is not None and link.role in ROLES else None
        return said or self.by_clause_of(anchor, passage)

    def _of_link(self, link: Link, anchor: Any, passage: Passage) -> Said | None:
        """What the verb says that the number hangs on; of "there are 13,000 being held in Syria" what holds of them."""
        if link.role != "attr" or child(link.head, "expl") is None:
            return self._of_chain(link.head, link.role, passage)
        said = self._of_chain(link.head, "nsubj", passage)
        told = self._of_those_there(anchor, passage) if said is not None else None
        if said is None or told is None or told.measure in self.kept_by(said.measure):
            return said
        return told

    def _of_those_there(self, anchor: Any, passage: Passage) -> Said | None:
        """What a clause says of those who are there, be it behind the last of several ("there are 2,000 men and 14,000
        women being held")."""
        while anchor is not None:
            said = self.by_clause_of(anchor, passage)
            if said is not None:
                return said
            anchor = next((c for c in anchor.rights if c.dep_ == "conj"), None)
        return None

    # --- ahead of the verb --------------------------------------------------------------------------------------------

    def by_what_is_ahead(self, verb: Any, passage: Passage) -> Said | None:
        """What stands ahead of a verb whose subject follows it: "Held at a jail are 800 children", "Back in Oslo are
        40", "In two camps live eleven"."""
        if is_denied(verb):
            return None
        ahead = verb.doc[verb.sent.start : verb.i]
        first = next((token for token in ahead if not token.is_punct and token.lower_ not in _BESIDES), None)
        if first is None or self._has_a_subject(ahead, first):
            return None
        said = self._of_participle(first, passage)
        if said is not None:
            return said
        measure = self._lexicon.state(first) or self._of_being_so(first)
        if measure is not None:
            return Said(measure, None)
        return self.by_phrase(f"{ahead.text} {verb.text}") or self._of_sites_in(ahead)

    def _has_a_subject(self, ahead: Any, first: Any) -> bool:
        """Whether a word ahead of the verb is its subject after all. "Back" and "dead" may be taken for one, and so may
        a participle that opens the sentence."""
        subjects = (t for t in ahead if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.pos_ != "ADV")
        subjects = (t for t in subjects if t.i != first.i or first.tag_ not in ("VBN", "VBG"))
        return any(self._lexicon.state(token) is None for token in subjects)

    def by_words_ahead(self, ahead: Any, link: Any, passage: Passage) -> Said | None:
        """What words say that stand ahead of a verb, or of a colon, and of the counted behind it; they begin with what
        is told: "missing", "gone to Syria", "on the run", "back home again"."""
        first = ahead[0]
        state = self.state_of(first)
        if state is not None:
            return state
        said = self._of_participle(first, passage, active=link.lower_ in ("have", "has", "had"))
        if said is not None:
            return said
        measure = self._of_being_so(first)
        if measure is not None:
            return Said(measure, None)
        told = self.by_phrase(ahead.text) or self.by_phrase(f"{link.text} {ahead.text}")
        return told or (self._of_sites_in(ahead) if first.tag_ in _LEADING or link.text == ":" else None)

    def _of_participle(self, word: Any, passage: Passage, *, active: bool = False) -> Said | None:
        """What a participle says of those behind it: "held at a jail are 800", `active` in "vanished have 80"."""
        if word.tag_ not in _PARTICIPLES:
            return None
        return self._of_verb(word, _role_beside(word, active or word.tag_ == "VBG"), passage)

    def _of_being_so(self, particle: Any) -> str | None:
        """The measure of those who "are" so: "back", "home"."""
        deeds = self._lexicon.deeds.get("be", ())
        return next((deed.measure for deed in deeds if deed.particles == (particle.lower_,)), None)

    def _of_sites_in(self, words: Any) -> Said | None:
        """ "In two camps live eleven"."""
        return self.sites.by_sites([token for token in words if token.dep_ == "pobj"])

    # --- by place -----------------------------------------------------------------------------------------------------

    def by_verb_before(self, doc: Any, at: int, passage: Passage) -> Said | None:
        """What a verb that stands right before the number does to those counted ("killing at least 12")."""
        number = at
        while at > 0 and doc[at - 1].lower_ in _BEFORE_NUMBERS:
            at -= 1
        if 0 < at < number and doc[number - 1].lower_ == "at":
            return None  # "puts those killed at 48"
        if at == 0 or is_small_clause(doc, at) or not _may_govern(doc[at - 1]):
            return None
        return self._of_verb(doc[at - 1], "dobj", passage)

    def by_verb_after(self, doc: Any, at: int, passage: Passage) -> Said | None:
        """What a finite verb right behind the counted says, wherever the parse hangs it ("and 30 of them are back")."""
        while at < len(doc) and doc[at].pos_ == "ADV":
            at += 1
        word = doc[at] if at < len(doc) else None
        if word is None or word.tag_ not in FINITE or word.text == "IS":
            return None
        verb = word.head if word.dep_ in ("aux", "auxpass") else word
        if verb.i < word.i or verb.dep_ in ("relcl", "acl"):
            return None
        return self.of_subject(verb, passage)

    def by_word_after(self, doc: Any, at: int, passage: Passage) -> Said | None:
        """What a state or participle right behind the counted says: "12 dead", "55 wounded", "fighters killed in …"."""
        while at < len(doc) and doc[at].lower_ in _BEFORE_STATES:
            at += 1
        if at >= len(doc):
            return None
        word = doc[at]
        state = self.state_of(word)
        if state is not None and child(word, "dobj") is None:
            return state
        if not _is_said_of_those_before(word):
            return None
        beside = {c.dep_ for c in word.children}
        active = word.tag_ == "VBD" and {"nsubj", "prt"} <= beside  # "100 prisoners got out"
        return self._of_verb(word, _role_beside(word, active), passage)

    def by_order(self, tokens: Sequence[Any], passage: Passage) -> Said | None:
        """What the first full verb of these tokens (from the number to the next) says, where the parse fails."""
        verb = next((t for t in tokens if t.pos_ == "VERB" and t.dep_ not in _NO_VERB_OF_THEIRS), None)
        if verb is None or is_only_ahead(verb) or (verb.dep_ == "pcomp" and verb.head.lower_ == "from"):
            return None  # "stopped 30 from setting out"
        passive = verb.tag_ == "VBN" and not any(c.lemma_ == "have" for c in verb.children)
        return self._of_verb(verb, "nsubjpass" if passive or is_passive(verb) else "nsubj", passage)


def _role_beside(word: Any, active: bool) -> str:
    """The role of those beside a participle: they do it where it is `active`, or what its verb is done by anyway
    ("gone"); else it is done to them."""
    return "nsubj" if active or word.lemma_ in OF_SUBJECT else "nsubjpass"


def _is_of_those_left(verb: Any, anchor: Any) -> bool:
    """ "Two gunmen who fired, leaving a boy and a girl hurt": a participle behind the people whom "leave" governs is
    theirs, whoever the parse gives it to; not the verb of "40 of the 90 who left Britain have returned"."""
    between = verb.doc[anchor.i + 1 : verb.i]
    left = next((token for token in between if token.lemma_ == "leave" and token.pos_ == "VERB"), None)
    if left is None or verb.tag_ not in ("VBD", "VBN") or any(token.is_punct for token in verb.doc[left.i : verb.i]):
        return False
    governed = child(left, "dobj")
    return governed is not None and counts_people(governed) and child(verb, "aux", "auxpass") is None


def _may_govern(verb: Any) -> bool:
    """Whether a word right before a number may do something to those counted: "killing"; not "killed were", nor what is
    yet to be done."""
    if is_only_ahead(verb) or child(verb, "auxpass", "nsubjpass") is not None:
        return False
    return bool(verb.pos_ == "VERB" or verb.lower_.endswith("ing"))


def _is_said_of_those_before(word: Any) -> bool:
    """Whether a word is a participle, or a bare verb ("saw 2,000 | leave"), with no argument of its own behind it."""
    bare = word.tag_ in ("VB", "VBP", "NN") and word.lemma_ in OF_SUBJECT
    if not bare and word.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    return not any(c.dep_ in ("dobj", "nsubj") and c.i > word.i for c in word.children)
