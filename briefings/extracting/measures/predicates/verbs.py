"""What a verb says of those who do it, or to whom it is done: "12 fighters were killed", "40 have come back", "are in
custody"; of several verbs in a row, which one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefings.beat.measure_lexicon import Deed, Lexicon, Whereabouts
from briefings.extracting.measures.grammar.arguments import is_passive
from briefings.extracting.measures.grammar.factuality import is_denied, is_prospect
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_chains import chain, clauses_about, is_raising, role_inside, undergone
from briefings.extracting.measures.grammar.verb_forms import (
    complement_of,
    follows,
    has_preposition,
    is_done_by_outlaws,
    is_idiom,
    is_left_there,
    is_of_compatriots,
    is_plural,
    leads_back,
    lemma_of,
)
from briefings.extracting.measures.predicates.clause_places import ClausePlaces
from briefings.extracting.measures.predicates.other_meanings import means_something_else, words_beside
from briefings.extracting.measures.predicates.sites import Sites
from briefings.extracting.measures.predicates.words import Words
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.extracting.parsing.language import Passage
from briefings.model import Place

# Tokens of "are held in Syrian and Iraqi custody" that may hold a phrase.
_COMPLEMENT = 8
_LEAVING = frozenset({"go", "travel", "leave", "depart", "head"})
_OUT_OF_CORE = (Whereabouts("core", "from", wanted=True),)
_TO_CORE = Whereabouts("core", "to", wanted=True)
STAYING_ON = frozenset({"remain", "stay", "linger"})
_DEADLY = frozenset({"fatal", "deadly", "mortal"})


class Verbs(Words):
    """Reads measures off verbs. `places` are the document's, in text order; `home` says which country it is about,
    where that is certain."""

    def __init__(
        self, lexicon: Lexicon, places: Sequence[Place], home: Callable[[], str | None] = lambda: None
    ) -> None:
        super().__init__(lexicon)
        self.sites = Sites(lexicon)
        self._clause_places = ClausePlaces(lexicon, self.sites, places, home)

    def of_object(self, verb: Any, passage: Passage) -> Said | None:
        """What the verb says of its object, wherever that stands."""
        return self._of_verb(verb, "dobj", passage)

    def of_subject(self, verb: Any, passage: Passage) -> Said | None:
        """What the verb says of its subject."""
        return self._of_chain(verb, _role_of_subject(verb), passage)

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
        below = [verb for verb in clause.children if verb.dep_ in ("xcomp", "ccomp")]
        below += [verb for verb in words_behind(clause, "as") if verb.dep_ == "pcomp"]
        return next(filter(None, (self.of_subject(verb, passage) for verb in below)), None)

    # --- several verbs in a row ---------------------------------------------------------------------------------------

    def _of_chain(self, verb: Any, role: str, passage: Passage) -> Said | None:
        """The verb itself, the verb that it raises, then verbs joined to it that have no subject of their own."""
        first: Said | None = None
        for candidate, as_role in chain(verb, role):
            if is_denied(candidate):
                return first or self._of_denied(candidate)
            said = self._of_verb(candidate, as_role, passage)
            if said is None:
                continue
            if self._or_else(candidate, said.measure):
                return Said("", candidate)
            if first is None:
                first = said
                if not self._may_be_outlived(said, candidate):
                    return said
            elif self._outlives(said, first, candidate):
                return said
        return first

    def _may_be_outlived(self, said: Said, verb: Any) -> bool:
        """Whether those of whom it is said may come to be of another measure that keeps it: "set out and arrived"."""
        if verb.lemma_ in _LEAVING or said.measure == self.fighting():
            return True
        return any(said.measure in kept for kept in self._lexicon.keeps.values())

    def _outlives(self, said: Said, first: Said, verb: Any) -> bool:
        """Whether what a later verb says is what counts: "were arrested, tried and sent home"."""
        dead = said.measure == self.killing()  # "were caught and beheaded"
        return (
            dead or leads_back(verb) or first.measure == self.fighting() or first.measure in self.kept_by(said.measure)
        )

    def _of_denied(self, verb: Any) -> Said | None:
        """What is said by a verb that is denied: "did not survive"."""
        if child(verb, "neg") is None:
            return None
        deeds = self._lexicon.deeds.get(lemma_of(verb), ())
        measure = next((deed.measure for deed in deeds if deed.adverb == "not"), None)
        return Said(measure, verb, undergone=True) if measure else None

    def _or_else(self, verb: Any, measure: str) -> bool:
        """Whether what is said may be something else: "have died or gone missing"."""
        others = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        if not others or not any(c.lower_ == "or" for c in verb.children):
            return False
        said = [measure for other in others for measure in self._may_say(other)]
        return bool(said) and measure not in said

    def _may_say(self, verb: Any) -> Iterator[str]:
        """Every measure that the verb, or a state beside it ("gone | missing"), may say."""
        yield from (deed.measure for deed in self._lexicon.deeds.get(lemma_of(verb), ()) if _has_its_words(deed, verb))
        yield from filter(None, map(self._lexicon.state, (verb, *verb.children)))

    # --- one verb -----------------------------------------------------------------------------------------------------

    def _of_verb(self, verb: Any, role: str, passage: Passage) -> Said | None:
        """What the verb says of those who have this role beside it."""
        fitting = self._fitting_deeds(verb, passage)
        if verb.lemma_ == "be":
            told = self._of_complement(verb, role)
            if told is not None or not fitting:
                return told
        if is_denied(verb):
            return None
        if _is_left(verb):
            return self._of_those_who_stay(verb)
        told = self._of_those_who_stay(verb) if verb.lemma_ in STAYING_ON and role in SUBJECTS else None
        if told is not None:
            return told
        return self._of_first_deed(fitting, verb, role) if not _is_among_others(verb) else None

    def _fitting_deeds(self, verb: Any, passage: Passage) -> list[Deed]:
        """The deeds that the verb may stand for here, the likeliest first. What is told to go on ("are fighting") is
        more than that it was done; what is said so of anybody goes first."""
        fitting = [deed for deed in self._lexicon.deeds.get(lemma_of(verb), ()) if self._fits(deed, verb, passage)]
        fitting.sort(key=lambda deed: (not deed.now, -len(deed.particles), deed.main))
        return fitting

    def _fits(self, deed: Deed, verb: Any, passage: Passage) -> bool:
        """Whether the verb, with what stands beside it, says the deed."""
        beside = words_beside(verb)
        if not _has_its_words(deed, verb):
            return False
        if means_something_else(deed, verb, beside):
            return False
        if deed.adverb is not None and deed.adverb not in beside:
            return bool(verb.dep_ == "xcomp") and any(word.lower_ == deed.adverb for word in verb.head.children)
        return self._is_told_of_whom_it_asks(deed, verb, passage)

    def _is_told_of_whom_it_asks(self, deed: Deed, verb: Any, passage: Passage) -> bool:
        """Whether those whom the deed asks for do it, where it asks: a country, outlaws, people at some place; or, of
        compatriots, undergo it."""
        if deed.own and not is_of_compatriots(verb):
            return False
        if deed.outlaws and not is_done_by_outlaws(verb):
            return False
        if deed.nation and not self._clause_places.has_nation(verb, passage):
            return False
        if self._may_lead_anywhere(deed) and not self._clause_places.names_a_country(verb, passage):
            return False
        if self._joins_on_the_ground(deed, verb, passage):
            return False
        return all(self._clause_places.are_as_asked(where, verb, passage) for where in deed.where)

    def _joins_on_the_ground(self, deed: Deed, verb: Any, passage: Passage) -> bool:
        """ "Crossed from Syria into Iraq", "got out of a jail in Syria": whoever was there joined before, if ever."""
        joining = self.joining()
        joins = joining is not None and deed.measure == joining.measure and _TO_CORE in deed.where
        return joins and self.leads_out_of_core(verb, passage)

    def _may_lead_anywhere(self, deed: Deed) -> bool:
        """ "Removed from Raqqa": who goes home by that has a home that is known, or somebody who takes him there."""
        return deed.measure in self._lexicon.keeps and deed.where == _OUT_OF_CORE and not deed.own

    def leads_to_core(self, verb: Any, passage: Passage) -> bool:
        """Whether the verb leads to the beat's own ground: "have returned to Syria"."""
        return self._clause_places.are_as_asked(_TO_CORE, verb, passage)

    def leads_out_of_core(self, verb: Any, passage: Passage) -> bool:
        """Whether a "from" behind the verb leads out of the beat's own ground, or of a camp or a prison."""
        return self.sites.is_left(verb) or self._clause_places.leads_from_core(verb, passage)

    def _of_first_deed(self, fitting: Sequence[Deed], verb: Any, role: str) -> Said | None:
        """What the first of the deeds says that counts those with this role."""
        for deed in fitting:
            undergoes = undergone(verb, role, deed.counted)
            if undergoes is None:
                continue
            killing = self.killing()
            if killing and deed.measure == self.wounding() and _is_deadly(verb):
                return Said(killing, verb, undergoes)
            if deed.particles or not is_idiom(verb):
                return Said(deed.measure, verb, undergoes, main_only=deed.main)
        return None

    def _of_those_who_stay(self, verb: Any) -> Said | None:
        """What the words behind "remain" or "are left" say of them; "fighters left inside" stay, wherever that is."""
        told = self.sites.by_site_of(verb) or self.by_phrase(complement_of(verb, _COMPLEMENT))
        if told is not None or verb.lemma_ in STAYING_ON or verb.dep_ != "acl" or has_preposition(verb):
            return told
        staying = self.staying()
        return Said(staying, verb) if staying is not None else None

    def _of_complement(self, verb: Any, role: str) -> Said | None:
        """ "Are dead", "were prisoners", "are among the detainees", "are in custody"."""
        if role != "nsubj" or is_denied(verb):
            return None
        said = [c for c in verb.children if c.dep_ in ("acomp", "attr", "advmod")]
        # "Are among those awaiting execution": not dead yet.
        said += [noun for noun in nouns_behind(verb, "among") if not is_prospect(noun)]
        measure = next(filter(None, map(self._state_or_noun, said)), None)
        if measure is None and child(verb, "prep") is not None:
            return self.by_phrase(complement_of(verb, _COMPLEMENT))
        return Said(measure, None) if measure else None

    def _state_or_noun(self, word: Any) -> str | None:
        return self._lexicon.state(word) or self._lexicon.noun_measure(word)


def _has_its_words(deed: Deed, verb: Any) -> bool:
    """Whether the words that belong to the deed stand beside the verb: "gone | missing"."""
    if not deed.particles:
        return True
    beside = words_beside(verb)
    return all(particle in beside or follows(verb, particle) for particle in deed.particles)


def _role_of_subject(verb: Any) -> str:
    return "nsubjpass" if is_passive(verb) else "nsubj"


def _is_left(verb: Any) -> bool:
    """ "300 are left there", "fighters left inside"."""
    return verb.lemma_ == "leave" and (is_passive(verb) or is_left_there(verb))


def _is_among_others(verb: Any) -> bool:
    """ "Were among those captured in Baghuz"."""
    return verb.lemma_ == "be" and any(word.lower_ == "among" for word in verb.children)


def _is_deadly(verb: Any) -> bool:
    """ "Suffered fatal wounds": who has them is dead, whatever the verb says of those who have any."""
    told = (c for c in verb.children if c.dep_ in ("dobj", "prep"))
    nouns = (n for c in told for n in ((c,) if c.dep_ == "dobj" else c.children))
    return any(word.lower_ in _DEADLY for noun in nouns for word in noun.lefts)
