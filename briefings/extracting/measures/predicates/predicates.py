"""What a number of people did: the verb, noun or phrase of its own clause that says one of the beat's measures.

The number's noun leads to its verb by the parse; whether it is the doer or the undergoer decides ("they killed 12"
counts no dead fighters, "12 fighters were killed" does). What did not happen ("have not returned"), or may yet, says
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from briefings.beat.measure_lexicon import Deed, Lexicon
from briefings.extracting.measures.grammar.arguments import (
    FINITE,
    ROLES,
    by_place,
    is_passive,
    link_of,
)
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import (
    OF_SUBJECT,
    chain,
    clauses_about,
    complement_of,
    follows,
    has_preposition,
    is_denied,
    is_idiom,
    is_left_there,
    is_of_compatriots,
    is_only_ahead,
    is_plain,
    is_plural,
    is_prospect,
    is_raising,
    is_small_clause,
    leads_back,
    lemma_of,
    lemmas_of_participle,
    role_inside,
    undergone,
)
from briefings.extracting.measures.predicates.clause_places import ClausePlaces
from briefings.extracting.measures.predicates.other_meanings import means_something_else, words_beside
from briefings.extracting.measures.predicates.sites import Sites
from briefings.extracting.parsing.language import Passage
from briefings.model import Place

_UNREAL_BEFORE = re.compile(
    r"\b(?:want|wants|wanted|hope[sd]?|plan(?:s|ned)?|means?|meant|seek|seeks|sought|tr(?:y|ies|ied)|intend(?:s|ed)?|wish(?:es|ed)?"
    r"|refuse[sd]?|due|will|would|could|may|might|should|cannot|not|never|yet)\b|n['’]t\b",
    re.IGNORECASE,
)
# "To the so-called caliphate" is said as "to the caliphate" is.
_SO_CALLED = re.compile(r" (?:so-called|self-(?:styled|proclaimed|declared))\b ?", re.IGNORECASE)
# Tokens of "are held in Syrian and Iraqi custody" that may hold a phrase.
_COMPLEMENT = 8
# Words between a verb and the number that it governs, and between the counted and the word that says their state.
_BEFORE_NUMBERS = frozenset("another an additional further up to a total of at least least as many other over".split())
_BEFORE_STATES = frozenset(
    "other others more people persons were was are is been have has had being left seriously slightly"
    " critically badly either also still".split()
)
_LEAVING = frozenset({"go", "travel", "leave", "depart", "head"})


# "Also killed were two men": words that open such a sentence.
_BESIDES = frozenset({"also", "and", "likewise"})
_STAYING_ON = frozenset({"remain", "stay", "linger"})


def _is_of_those_left(verb: Any, anchor: Any) -> bool:
    """ "Two gunmen who fired, leaving a boy and a girl hurt": a participle behind those whom "leave" governs is theirs,
    whoever the parse gives it to."""
    between = verb.doc[anchor.i + 1 : verb.i]
    left = next((token for token in between if token.lemma_ == "leave" and token.pos_ == "VERB"), None)
    if left is None or verb.tag_ not in ("VBD", "VBN") or any(token.is_punct for token in verb.doc[left.i : verb.i]):
        return False
    return any(child.dep_ == "dobj" for child in left.children)


_DEADLY = frozenset({"fatal", "deadly", "mortal"})


def _is_deadly(verb: Any) -> bool:
    """ "Suffered fatal wounds": who has them is dead, whatever the verb says of those who have any."""
    told = (c for c in verb.children if c.dep_ in ("dobj", "prep"))
    nouns = (n for c in told for n in ((c,) if c.dep_ == "dobj" else c.children))
    return any(word.lower_ in _DEADLY for noun in nouns for word in noun.lefts)


class Deeds:
    """Reads measures off one document's clauses. `places` are the document's, in text order; `home` says which country
    it is about, where that is certain."""

    def __init__(
        self, lexicon: Lexicon, places: Sequence[Place], home: Callable[[], str | None] = lambda: None
    ) -> None:
        self.sites = Sites(lexicon)
        self._lexicon = lexicon
        self._clause_places = ClausePlaces(lexicon, self.sites, places, home)

    def by_verb(self, anchor: Any, passage: Passage) -> Said | None:
        """What the number's own verb says, else that of a clause about its noun ("who returned")."""
        link = link_of(anchor)
        if link is not None and _is_of_those_left(link.head, anchor):
            return None
        if link is not None and link.head.text == "IS":  # the group's name, taken for the verb
            link = by_place(anchor)
        if link is not None and link.role in ROLES:
            there_are = link.role == "attr" and any(c.dep_ == "expl" for c in link.head.children)
            said = self._of_chain(link.head, "nsubj" if there_are else link.role, passage)
            told = self._of_those_there(anchor, passage) if said is not None and there_are else None
            if said is not None and told is not None and told.measure not in self.kept_by(said.measure):
                return told  # "there are 13,000 being held in Syria"
            if said is not None:
                return said
        return self.by_clause_of(anchor, passage)

    def _of_those_there(self, anchor: Any, passage: Passage) -> Said | None:
        """What a clause says of those who are there, be it behind the last of several ("there are 2,000 men and 14,000
        women being held")."""
        while anchor is not None:
            said = self.by_clause_of(anchor, passage)
            if said is not None:
                return said
            anchor = next((c for c in anchor.rights if c.dep_ == "conj"), None)
        return None

    def by_what_is_ahead(self, verb: Any, passage: Passage) -> Said | None:
        """What stands ahead of a verb whose subject follows it: "Held at a jail are 800 children", "Back in Oslo are
        40", "In two camps live eleven"."""
        if is_denied(verb):
            return None
        ahead = verb.doc[verb.sent.start : verb.i]
        first = next((token for token in ahead if not token.is_punct and token.lower_ not in _BESIDES), None)
        # "Back" and "dead" may be taken for a subject.
        subjects = (t for t in ahead if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.pos_ != "ADV")
        subjects = (t for t in subjects if first is None or t.i != first.i or first.tag_ not in ("VBN", "VBG"))
        if first is None or any(self._lexicon.state(token) is None for token in subjects):
            return None
        if first.tag_ in ("VBN", "VBG", "VBD"):
            plain = first.tag_ == "VBG" or first.lemma_ in OF_SUBJECT
            said = self._of_verb(first, "nsubj" if plain else "nsubjpass", passage)
            if said is not None:
                return said
        particled = (deed for deed in self._lexicon.deeds.get("be", ()) if deed.particles == (first.lower_,))
        measure = self._lexicon.state(first) or next((deed.measure for deed in particled), None)
        if measure is not None:
            return Said(measure, None)
        return self.by_phrase(f"{ahead.text} {verb.text}") or self.sites.by_sites(
            [t for t in ahead if t.dep_ == "pobj"]
        )

    def by_words_ahead(self, ahead: Any, link: Any, passage: Passage) -> Said | None:
        """What words say that stand ahead of a verb, or of a colon, and of the counted behind it; they begin with what
        is told: "missing", "gone to Syria", "on the run", "back home again"."""
        first = ahead[0]
        measure = self._lexicon.state(first)
        if measure is not None:
            return Said(measure, None, undergone=True)
        if first.tag_ in ("VBN", "VBD", "VBG"):
            active = link.lower_ in ("have", "has", "had") or first.tag_ == "VBG"
            said = self._of_verb(first, "nsubj" if active or first.lemma_ in OF_SUBJECT else "nsubjpass", passage)
            if said is not None:
                return said
        particled = (deed for deed in self._lexicon.deeds.get("be", ()) if deed.particles == (first.lower_,))
        measure = next((deed.measure for deed in particled), None)
        if measure is not None:
            return Said(measure, None)
        told = self.by_phrase(ahead.text) or self.by_phrase(f"{link.text} {ahead.text}")
        leads = first.tag_ in ("IN", "RB", "JJ", "VBN", "VBD", "VBG") or link.text == ":"
        return told or (self.sites.by_sites([t for t in ahead if t.dep_ == "pobj"]) if leads else None)

    def state_of(self, word: Any) -> Said | None:
        """What a word says by itself of those who are so, whatever the tagger takes it for: "left four, …, injured"."""
        state = self._lexicon.state(word)
        return Said(state, None, undergone=True) if state is not None else None

    def named_by(self, word: Any) -> str | None:
        """The measure that a state or a participle names by itself, whoever it is said of."""
        if word.tag_ not in ("VBN", "JJ", "RB"):
            return None
        plain = (deed.measure for deed in self._lexicon.deeds.get(word.lemma_, ()) if is_plain(deed))
        return self._lexicon.state(word) or (next(plain, None) if word.pos_ == "VERB" else None)

    def killing(self) -> str | None:
        """The measure of those who are killed, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("kill", ()) if is_plain(deed)), None)

    def wounding(self) -> str | None:
        """The measure of those who are wounded, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("wound", ()) if is_plain(deed)), None)

    def fighting(self) -> str | None:
        """The measure of those who are still with the beat's own side, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("fight", ()) if deed.now), None)

    def joining(self) -> Said | None:
        """What is said of those who join the beat's own side, if the beat has it."""
        deed = next((deed for deed in self._lexicon.deeds.get("join", ()) if is_plain(deed)), None)
        return Said(deed.measure, None) if deed is not None else None

    def escaping(self) -> str | None:
        """The measure of those who got out of custody, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("escape", ()) if is_plain(deed)), None)

    def back_home(self, measure: str) -> str | None:
        """The measure of those who are home again, if it keeps this one and the beat has it."""
        return next((home for home, kept in self._lexicon.keeps.items() if measure in kept), None)

    def moving_on(self) -> str | None:
        """The measure of those who moved on to another front, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("relocate", ()) if is_plain(deed)), None)

    def custody(self) -> str | None:
        """The measure of those who are in prison, if the beat has it."""
        return self._lexicon.sites.get("prison")

    def fronts(self) -> frozenset[str]:
        """The countries with wars of the beat's own."""
        return self._lexicon.places.get("fronts", frozenset())

    def kept_by(self, measure: str) -> frozenset[str]:
        """The measures whose people still have this one."""
        return self._lexicon.keeps.get(measure, frozenset())

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

    def by_verb_before(self, doc: Any, at: int, passage: Passage) -> Said | None:
        """What a verb that stands right before the number does to those counted ("killing at least 12")."""
        number = at
        while at > 0 and doc[at - 1].lower_ in _BEFORE_NUMBERS:
            at -= 1
        if number > 0 and at < number and doc[number - 1].lower_ == "at":
            return None  # "puts those killed at 48"
        verb = doc[at - 1] if at > 0 else None
        if (
            verb is None
            or is_small_clause(doc, at)
            or is_only_ahead(verb)
            or not (verb.pos_ == "VERB" or verb.lower_.endswith("ing"))
            or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        ):
            return None
        return self._of_verb(verb, "dobj", passage)

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
        return self._of_chain(verb, "nsubjpass" if is_passive(verb) else "nsubj", passage)

    def by_state_after(self, doc: Any, at: int) -> Said | None:
        """What a state right behind the counted says: "12 dead", "12 people dead"."""
        word = doc[at] if at < len(doc) else None
        if word is not None and word.pos_ == "CCONJ" and at + 2 < len(doc) and doc[at + 1].pos_ == "NOUN":
            word = doc[at + 2]  # "374 prisoners and attackers dead"
        state = self._lexicon.state(word) if word is not None else None
        done_by = ("dobj", "nsubj") if word is not None and word.pos_ == "VERB" else ("dobj",)
        is_verb = word is not None and (word.tag_ == "VBD" or any(c.dep_ in done_by for c in word.children))
        return Said(state, None, undergone=True, named=True) if state is not None and not is_verb else None

    def by_adjective(self, noun: Any, passage: Passage) -> Said | None:
        """What a participle before the noun says: "400 returning jihadists", "12 captured fighters"."""
        for child in noun.lefts:
            if child.dep_ not in ("amod", "compound", "nmod") or child.lower_ == "remaining":
                continue
            state = self._lexicon.state(child)
            if state is not None:
                return Said(state, None)
            for lemma in lemmas_of_participle(child):
                deed = next((d for d in self._lexicon.deeds.get(lemma, ()) if is_plain(d)), None)
                doing = child.lower_.endswith("ing")
                of_subject = lemma in OF_SUBJECT or (deed is not None and deed.counted == "subject")
                if deed is not None and (not doing or of_subject):  # "returned", "returning" and "captured" fighters
                    return Said(deed.measure, None, undergone=not of_subject)
        return None

    def by_word_after(self, doc: Any, at: int, passage: Passage) -> Said | None:
        """What a state or participle right behind the counted says: "12 dead", "55 wounded", "fighters killed in …"."""
        while at < len(doc) and doc[at].lower_ in _BEFORE_STATES:
            at += 1
        word = doc[at] if at < len(doc) else None
        if word is None:
            return None
        state = self._lexicon.state(word)
        if state is not None and not any(c.dep_ == "dobj" for c in word.children):
            return Said(state, None, undergone=True)
        bare = word.tag_ in ("VB", "VBP", "NN") and word.lemma_ in OF_SUBJECT  # "saw 2,000 leave"
        if not (bare or word.tag_ in ("VBN", "VBD", "JJ")) or any(
            c.dep_ in ("dobj", "nsubj") and c.i > word.i for c in word.children
        ):
            return None
        beside = {c.dep_ for c in word.children}
        active = word.tag_ == "VBD" and {"nsubj", "prt"} <= beside  # "100 prisoners got out"
        return self._of_verb(word, "nsubj" if active or word.lemma_ in OF_SUBJECT else "nsubjpass", passage)

    def by_order(self, tokens: Sequence[Any], passage: Passage) -> Said | None:
        """What the first full verb of these tokens (from the number to the next) says, where the parse fails."""
        for token in tokens:
            if token.pos_ == "VERB" and token.dep_ not in ("relcl", "amod", "aux", "auxpass", "compound"):
                if is_only_ahead(token) or (token.dep_ == "pcomp" and token.head.lower_ == "from"):
                    return None  # "stopped 30 from setting out"
                passive = token.tag_ == "VBN" and not any(c.lemma_ == "have" for c in token.children)
                return self._of_verb(token, "nsubjpass" if passive or is_passive(token) else "nsubj", passage)
        return None

    def _of_chain(self, verb: Any, role: str, passage: Passage) -> Said | None:
        """The verb itself, the verb that it raises, then verbs joined to it that have no subject of their own."""
        left: Said | None = None
        for candidate, as_role in chain(verb, role):
            if is_denied(candidate):
                return left or self._of_denied(candidate)
            said = self._of_verb(candidate, as_role, passage)
            if said is not None and self._or_else(candidate, said.measure):
                return Said("", candidate)
            if said is not None and left is None:
                left = said
                if candidate.lemma_ not in _LEAVING and not self._may_be_outlived(said):
                    return said
            elif said is not None and left is not None and self._outlives(said, left, candidate):
                return said
        return left

    def _may_be_outlived(self, said: Said) -> bool:
        """Whether those of whom it is said may come to be of another measure that keeps it."""
        return said.measure == self.fighting() or any(said.measure in kept for kept in self._lexicon.keeps.values())

    def _outlives(self, said: Said, first: Said, verb: Any) -> bool:
        """Whether what a later verb says is what counts: "were arrested, tried and sent home"."""
        dead = said.measure == self.killing()  # "were caught and beheaded"
        return (
            dead or leads_back(verb) or first.measure == self.fighting() or first.measure in self.kept_by(said.measure)
        )

    def _of_denied(self, verb: Any) -> Said | None:
        """What is said by a verb that is denied: "did not survive"."""
        denied = any(c.dep_ == "neg" for c in verb.children)
        deeds = self._lexicon.deeds.get(lemma_of(verb), ()) if denied else ()
        measure = next((deed.measure for deed in deeds if deed.adverb == "not"), None)
        return Said(measure, verb, undergone=True) if measure else None

    def _or_else(self, verb: Any, measure: str) -> bool:
        """Whether what is said may be something else: "have died or gone missing"."""
        others = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        if not others or not any(c.lower_ == "or" for c in verb.children):
            return False
        said = [deed.measure for other in others for deed in self._lexicon.deeds.get(lemma_of(other), ())]
        said += filter(None, (self._lexicon.state(c) for other in others for c in (other, *other.children)))
        return bool(said) and measure not in said

    def by_clause_of(self, anchor: Any, passage: Passage, *, of_many: bool = False) -> Said | None:
        """What a clause about the number's noun says: "850 who left", "fighters killed in Raqqa"; `of_many` where it
        must be in the plural."""
        for clause in clauses_about(anchor):
            if of_many and not is_plural(clause):
                continue
            role = role_inside(clause)
            said = self._of_chain(clause, role, passage) if role else None
            said = said or (self._of_known(clause, passage) if role == "dobj" else None)
            if said is not None:
                return said
        return None

    def _of_known(self, clause: Any, passage: Passage) -> Said | None:
        """What is said of those who are known to have done it: "whom the ministry records as having gone"."""
        if not is_raising(clause) or is_denied(clause):
            return None
        below = [c for c in clause.children if c.dep_ in ("xcomp", "ccomp")]
        below += [v for c in clause.children if c.lower_ == "as" for v in c.children if v.dep_ == "pcomp"]
        told = (self._of_chain(verb, "nsubjpass" if is_passive(verb) else "nsubj", passage) for verb in below)
        return next((said for said in told if said is not None), None)

    def _of_verb(self, verb: Any, role: str, passage: Passage) -> Said | None:
        deeds = self._lexicon.deeds.get(lemma_of(verb), ())
        # What is told to go on ("are fighting") is more than that it was done; what is said so of anybody goes first.
        fitting = [deed for deed in deeds if self._fits(deed, verb, passage)]
        fitting.sort(key=lambda deed: (not deed.now, -len(deed.particles), deed.main))
        if verb.lemma_ == "be":
            told = self._of_complement(verb, role)
            if told is not None or not fitting:
                return told
        left_there = verb.lemma_ == "leave" and (is_passive(verb) or is_left_there(verb))
        if is_denied(verb):
            return None
        if left_there or (verb.lemma_ in _STAYING_ON and role in ("nsubj", "nsubjpass")):
            told = self._of_those_who_stay(verb)
            if told is not None or left_there:
                return told
        if verb.lemma_ == "be" and any(child.lower_ == "among" for child in verb.children):
            return None  # "among those captured in Baghuz"
        for deed in fitting:
            undergoes = undergone(verb, role, deed.counted)
            if undergoes is not None and deed.measure == self.wounding() and _is_deadly(verb) and self.killing():
                return Said(self.killing() or "", verb, undergoes)
            if undergoes is not None and (deed.particles or not is_idiom(verb)):
                return Said(deed.measure, verb, undergoes, main_only=deed.main)
        return None

    def _of_those_who_stay(self, verb: Any) -> Said | None:
        """What the words behind "remain" or "are left" say of them; "fighters left inside" stay, wherever that is."""
        told = self.sites.by_site_of(verb) or self.by_phrase(complement_of(verb, _COMPLEMENT))
        if told is not None or verb.lemma_ in _STAYING_ON or verb.dep_ != "acl" or has_preposition(verb):
            return told
        staying = next((deed for deed in self._lexicon.deeds.get("remain", ()) if is_plain(deed)), None)
        return Said(staying.measure, verb) if staying is not None else None

    def of_object(self, verb: Any, passage: Passage) -> Said | None:
        """What the verb says of its object, wherever that stands."""
        return self._of_verb(verb, "dobj", passage)

    def of_subject(self, verb: Any, passage: Passage) -> Said | None:
        """What the verb says of its subject."""
        return self._of_chain(verb, "nsubjpass" if is_passive(verb) else "nsubj", passage)

    def _of_complement(self, verb: Any, role: str) -> Said | None:
        """ "Are dead", "were prisoners", "are among the detainees", "are in custody"."""
        if role != "nsubj" or is_denied(verb):
            return None
        said = [c for c in verb.children if c.dep_ in ("acomp", "attr", "advmod")]
        said += [n for c in verb.children if c.lower_ == "among" for n in c.children if n.dep_ == "pobj"]
        measure = next(filter(None, (self._lexicon.state(c) or self._lexicon.noun_measure(c) for c in said)), None)
        if measure is None and any(c.dep_ == "prep" for c in verb.children):
            return self.by_phrase(complement_of(verb, _COMPLEMENT))
        return Said(measure, None) if measure else None

    def _fits(self, deed: Deed, verb: Any, passage: Passage) -> bool:
        beside = words_beside(verb)
        if not all(particle in beside or follows(verb, particle) for particle in deed.particles):
            return False
        if means_something_else(deed, verb, beside):
            return False
        if deed.adverb is not None and deed.adverb not in beside:
            return bool(verb.dep_ == "xcomp") and any(child.lower_ == deed.adverb for child in verb.head.children)
        if deed.own and not is_of_compatriots(verb):
            return False
        if deed.nation and not self._clause_places.has_nation(verb, passage):
            return False
        return all(self._clause_places.are_as_asked(where, verb, passage) for where in deed.where)
