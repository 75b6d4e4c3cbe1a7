"""Who may have been hit, held or caught without being one of the beat's own: bystanders, told from those who took
part."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefings.beat.subject_mentions import SubjectMatter
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.grammar.verb_forms import leads_back
from briefings.extracting.measures.membership.victims import tells_of_their_return
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.parsing.language import Passage

# What befalls suspects and never bystanders.
_JUSTICE = frozenset("convict sentence charge indict prosecute jail imprison try acquit repatriate".split())
# Verbs whose undergoer may just as well be a victim: "people" and "children" beside them need more proof.
HARM = frozenset("kill die slay execute murder wound injure hurt perish massacre behead shoot bomb hit target".split())
_GETTING_AWAY = frozenset({"get", "flee", "escape", "slip", "break", "sneak", "steal", "run"})
_LOCALS = frozenset({"inhabitant", "resident", "villager", "civilian"})
_FROM_CUSTODY = re.compile(r"\b(?:prisons?|jails?|camps?|custody|detention|cells?)\b", re.IGNORECASE)
# Nouns that do not say who the people are.
FACELESS = frozenset({"people", "person", "man", "individual", "resident", "adult"})
# Who is kept somewhere, and by whom: those who do the keeping are told of, and are not the beat's own side.
CUSTODY = frozenset("hold confine lock imprison intern incarcerate jail guard detain keep".split())
# Words that lead to what people are called ("suspected of being", "alleged to be", "described as"), and how far they
# reach.
_NAMING = frozenset({"be", "being", "as"})
_NAMED_WITHIN = 7
# "Of the Finns who set out, at least 17 have been killed".
_HEADED = re.compile(r"[\"“'‘]?Of the (?:[\w-]+ ){1,3}who\b")
_ALL_NATIONALS = re.compile(r", all (?:of them )?(?P<whose>[A-Z]\w+ (?:citizens|nationals))\b(?= ?[.,;])")


class Bystanders:
    """Asks of one document's counted people whether what befell them befalls bystanders as well. `is_own_side` says of
    a noun whether it names the beat's own side."""

    def __init__(
        self, subject: SubjectMatter, text: str, slots: Slots, origins: Origins, homeward: frozenset[str],
        joining: str | None, is_own_side: Callable[[Any, Passage], bool],
    ) -> None:  # fmt: skip
        self._subject = subject
        self._text = text
        self._slots = slots
        self._origins = origins
        self._homeward = homeward
        self._joining = joining
        self._is_own_side = is_own_side

    def may_be(self, slot: Slot, said: Said) -> bool:
        """Whether what is said of them is told of bystanders just as well."""
        if said.verb is None or self._is_told_of_ours_alone(slot, said, said.verb):
            return False
        if self._got_away_from_anything(slot, said.verb):
            return True
        return self._are_harmed(slot, said, said.verb) and not self._took_part(slot) and not self._are_called_ours(slot)

    def _got_away_from_anything(self, slot: Slot, verb: Any) -> bool:
        """ "Four in five inhabitants got away in time": from whatever threatened them, where no prison is told of."""
        if verb.lemma_ not in _GETTING_AWAY or slot.noun is None or slot.noun.lemma_.lower() not in _LOCALS:
            return False
        return _FROM_CUSTODY.search(self._text, *slot.sentence) is None

    def _is_told_of_ours_alone(self, slot: Slot, said: Said, verb: Any) -> bool:
        """Whether the verb leads home, is one of courts, or tells of prisoners: that befalls no bystander."""
        if leads_back(verb) or verb.lemma_ in _JUSTICE or said.measure in self._homeward:
            return True
        return verb.lemma_ in CUSTODY and self._are_prisoners(slot, verb)

    def _are_harmed(self, slot: Slot, said: Said, verb: Any) -> bool:
        """Whether the verb does harm, or something else is done to people of whom nothing says who they are."""
        if verb.lemma_ in HARM:
            return True
        if said.measure == self._joining:
            return False  # "drew 40,000 people to its wars"
        from_abroad = self._origins.are_from_abroad(slot.phrase) or self._are_all_nationals(slot)
        return said.undergone and self._are_faceless(slot, said) and not from_abroad

    def _are_all_nationals(self, slot: Slot) -> bool:
        """ "43 were caught on the coast, all Danish citizens": whether the clause ends by saying that all are from
        abroad."""
        told = _ALL_NATIONALS.search(self._text, slot.quantity.end, slot.sentence[1])
        return told is not None and self._origins.are_from_abroad(told.span("whose"))

    def _are_faceless(self, slot: Slot, said: Said) -> bool:
        noun = slot.noun if slot.noun is not None else said.noun
        return noun is None or (noun.lemma_.lower() in FACELESS and not is_foreign(noun))

    def _took_part(self, slot: Slot) -> bool:
        """Whether the words around the number tell that they joined in: by the clause, from abroad, or ahead of it."""
        if self._subject.takes_part(self._text[slot.clause[0] : slot.clause[1]]):
            return True
        if self._origins.are_from_abroad(slot.phrase) and self._origins.names_core(slot.clause):
            return True
        if slot.noun is None and tells_of_their_return(self._text, slot.quantity.end, slot.sentence[1]):
            return True
        return _HEADED.match(self._text, slot.sentence[0]) is not None

    def _are_prisoners(self, slot: Slot, verb: Any) -> bool:
        """ "4,000 men are locked up", "2,500 persons of 50 nationalities are held": men, and people from abroad, whom
        others than the beat's own side keep; a camp holds the displaced as well, and that side has captives of its
        own."""
        noun = slot.noun
        if noun is None or not (noun.lemma_.lower() == "man" or self._origins.are_foreign(slot.phrase)):
            return False
        return not any(self._is_own_side(keeper, slot.passage) for keeper in doers(verb))

    def _are_called_ours(self, slot: Slot) -> bool:
        """ "2,000 people alleged to be foreign fighters": whether a noun for the beat's own kind names them right
        after."""
        ahead = slot.passage.doc[slot.after : slot.after + _NAMED_WITHIN]
        linked = any(token.lower_ in _NAMING for token in ahead)
        groups = (self._slots.group(token) for token in ahead if token.pos_ in ("NOUN", "PROPN"))
        return linked and any(group is not None and group.rank == 0 for group in groups)


def doers(verb: Any) -> list[Any]:
    """Who does the verb: behind its "by", and as its subject."""
    agents = [noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"]
    return agents + [child for child in verb.children if child.dep_ == "nsubj"]


def is_foreign(noun: Any) -> bool:
    """Whether the people are told from those of the place: "2,000 foreign men"."""
    return any(child.lower_ == "foreign" for child in noun.children)
