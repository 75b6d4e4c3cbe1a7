"""Whether counted people are the beat's own: by their noun, by whom they are counted out of, by what befell them."""

from __future__ import annotations

import re
from typing import Any

from briefings.beat.beat import Beat
from briefings.beat.measure_lexicon import GroupName, Lexicon
from briefings.beat.subject_mentions import SubjectMatter
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.grammar.verb_forms import is_plain
from briefings.extracting.measures.membership.by_origin import may_be_ours_by_origin
from briefings.extracting.measures.membership.bystanders import CUSTODY, FACELESS, HARM, Bystanders, doers, is_foreign
from briefings.extracting.measures.membership.other_sides import is_another_sides_loss, is_of_another_side
from briefings.extracting.measures.membership.populations import Thread
from briefings.extracting.measures.membership.told_ages import is_age_of_somebody_named
from briefings.extracting.measures.membership.victims import are_victims, is_told_of_own
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people

# What the beat's own side is called, once it has been named.
_BODIES = frozenset(
    "group organisation organization branch affiliate offshoot wing faction cell chapter franchise caliphate emirate"
    " network movement insurgency garrison band".split()
)
# Whom police reports tell of; other texts count subjects that are no people, of which no measure is told.
_POLICE_SPEAK = frozenset({"subject"})
_PRESUMING = frozenset({"believe", "presume", "think", "suppose", "fear"})
_TAKING = frozenset("seize capture take catch abduct kidnap enslave snatch".split())
# "12 would-be fighters": people of whom nothing has come true.
_NOT_YET = re.compile(r"\s+(?:[a-z]+ )?(?:would-be|aspiring|prospective|potential|wannabe|intending)\b", re.IGNORECASE)
# "412 who tried.": they did not.
_ONLY_TRIED = re.compile(
    r"(?: [\w-]+){0,2} who (?:had |have )?(?:only |merely )?(?:tried|attempted|failed|wanted)(?: to)? ?[.,;]"
)
# Characters in which the sentence before has its subject.
_SENTENCE_BEFORE = 260
# Characters between those told last and a number of dead that may be theirs.
_JUST_TOLD = 120
# "Left home to fight “Islamic State”", "fighting against the group IS", and how far behind.
_AGAINST = re.compile(
    r"[^,;:.]*?\b(?:to (?:help )?(?:fight|combat|battle)|fight(?:ing)? against)(?: against)? "
    r"(?!(?:for|with|alongside|beside|in|under|on|among|by|at)\b)(?:the )?(?:[a-z]+ ){0,3}"
    r"[\"“'‘]?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
)
_AGAINST_WITHIN = 140
_OF_THEM = re.compile(r" of (?:them|those|these|whom)\b")
# "The only one of them".
_ONLY_ONE = re.compile(r"\b(?:only|first|last|sole) $", re.IGNORECASE)
# "Not one inmate got away", "all but four were saved", "everyone save four is dead".
_NOT_ONE = re.compile(
    r"\b(?:(?:not|nor)(?: even)?|(?:all|everyone|everybody) (?:but|save|bar)(?: for)?|except(?: for)?"
    r"|(?:apart|aside) from) $",
    re.IGNORECASE,
)
# "56,000 people, including displaced Syrians": those whom war drove there, whoever else may be among them.
_DISPLACED = re.compile(
    r"(?: (?:people|persons|residents|inhabitants|souls))?,?(?: (?:including|mostly|mainly|among them))?"
    r" (?:internally )?(?:displaced|uprooted)\b"
)
_PART_OF = re.compile(r"\bof (?:the|its|these|those)\b")
# "153 cases of people who …": whose cases are counted may be counted out of.
_FILES = frozenset({"case", "file", "dossier", "profile", "name", "record", "biography"})


_GOING = frozenset("go travel leave depart head cross move set come join journey slip fly".split())
_OFFICES = frozenset("elder headman mukhtar sheikh mayor chief alderman notable teacher judge pharmacist".split())


class Membership:
    """Asks of one document's quantities whether they count the beat's people."""

    def __init__(
        self, subject: SubjectMatter, text: str, beat: Beat, lexicon: Lexicon, slots: Slots, origins: Origins,
        thread: Thread,
    ) -> None:  # fmt: skip
        self._text = text
        self._everybody = beat.whom == "everybody"
        self._lexicon = lexicon
        self._slots = slots
        self._origins = origins
        self._thread = thread
        self._homeward = frozenset(measure.id for measure in beat.measures if measure.keeps)
        self._joining = next((deed.measure for deed in lexicon.deeds.get("join", ()) if is_plain(deed)), None)
        self._killing = next((deed.measure for deed in lexicon.deeds.get("kill", ()) if is_plain(deed)), None)
        self.subject = subject
        self._bystanders = Bystanders(subject, text, slots, origins, self._homeward, self._joining, self.is_own_side)
        # Where the last number ended that counts people who fight the beat's own side.
        self._against_ours: int | None = None

    @property
    def counts_everybody(self) -> bool:
        """Whether whoever is counted in an article on the beat is one of its people."""
        return self._everybody

    def may_count(self, slot: Slot) -> bool:
        """Whether the number can be one of the beat's people: by its noun, or because it names none."""
        noun = slot.noun
        if self._counts_none_of_ours(slot):
            return False
        if noun is None:
            return slot.quantity.unit in ("", "people", "%")
        if self._lexicon.noun_measure(noun) is not None or self._lexicon.state(noun) is not None:
            return True
        if self._everybody and noun.lemma_.lower() in _POLICE_SPEAK:
            return True
        if noun.lemma_.lower() == "number":
            return False
        if self.names_people(slot) or (self._everybody and counts_people(noun)):
            return True
        return may_be_ours_by_origin(slot, self._text, self._origins, self._thread)

    def _counts_none_of_ours(self, slot: Slot) -> bool:
        """Whether the number counts nobody who did anything yet, another side's people, or somebody's years."""
        return (
            self._is_none_yet(slot)
            or self._are_the_displaced(slot)
            or self._is_another_sides(slot)
            or is_age_of_somebody_named(slot, self._text, self._origins)
            or self._fight_ours(slot)
        )

    def _fight_ours(self, slot: Slot) -> bool:
        """Whether those counted, or those out of whom a bare number behind them counts, set out against the beat's own
        side: "90 people left to fight the “Islamic State”. Nine of those were killed"."""
        quantity = slot.quantity
        against = _AGAINST.match(self._text, quantity.end, min(slot.sentence[1], quantity.end + _AGAINST_WITHIN))
        if against is not None and self.subject.names(against.span("name")):
            self._against_ours = quantity.end
            return True
        after = self._against_ours is not None and 0 < quantity.start - self._against_ours < _SENTENCE_BEFORE
        return slot.noun is None and after and _OF_THEM.match(self._text, quantity.end) is not None

    def may_be_counted(self, slot: Slot) -> bool:
        """Whether what was learned about the beat's figures may hold of this one: its text names the subject, and its
        noun, if it has one, is of people who don't just sound like the beat's, and is no people at home there."""
        noun = slot.noun
        if not self.subject.named or self._counts_none_of_ours(slot):
            return False
        if noun is None or self._lexicon.noun_measure(noun) is not None:
            return True
        at = slot.passage.at(noun)
        if self._origins.names_core((at, at + len(noun.text))):
            return False
        return self.names_people(slot)

    def _is_another_sides(self, slot: Slot) -> bool:
        """Whether those counted only sound like the beat's people, or are another side's. Where everybody is counted
        there is no other side."""
        if slot.noun is not None and self.subject.is_other(slot.passage.at(slot.noun)):
            return True
        if self._everybody:
            return False

        def is_own_side(noun: Any) -> bool:
            return self.is_own_side(noun, slot.passage)

        of_another = slot.noun is not None and is_of_another_side(slot.noun, is_own_side)
        return of_another or is_another_sides_loss(slot.token, is_own_side) or are_victims(slot.token, slot.noun)

    def names_people(self, slot: Slot) -> bool:
        """Whether the noun is one for the beat's people: a group's, or the name of a country's people ("Britons")."""
        return slot.group is not None or self._are_natives(slot)

    def _is_none_yet(self, slot: Slot) -> bool:
        """Whether the words around the number say that it counts nobody who did or underwent anything."""
        before = self._text[max(0, slot.quantity.start - 12) : slot.quantity.start]
        if slot.quantity.high == 1 and slot.noun is None and _ONLY_ONE.search(before):
            return True
        if _NOT_YET.match(self._text, slot.quantity.end) or _ONLY_TRIED.match(self._text, slot.quantity.end):
            return True
        return _NOT_ONE.search(self._text, slot.sentence[0], slot.quantity.start) is not None

    def _are_the_displaced(self, slot: Slot) -> bool:
        return not self._everybody and _DISPLACED.match(self._text, slot.quantity.end) is not None

    def counts_out(self, slot: Slot) -> bool:
        """Whether the number counts out of a population named before."""
        return self._thread.counts_out(slot, self.names_people(slot))

    def is_kind(self, noun: Any, passage: Passage) -> bool:
        """Whether a noun says what kind of people some are: a group's, or a country's people."""
        return self._slots.group(noun) is not None or self._origins.are_natives(passage.at(noun))

    def counts_files(self, slot: Slot) -> bool:
        """Whether what is counted stands for the beat's people one by one."""
        if slot.noun is None or slot.noun.lemma_.lower() not in _FILES or not self.is_near(slot):
            return False
        nouns = (n for of in slot.noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj")
        return any(self._slots.group(noun) is not None for noun in nouns)

    def is_near(self, slot: Slot) -> bool:
        """Whether the text is on the beat's subject where the number stands."""
        return self.subject.named if self._everybody else self.subject.near(slot.sentence)

    def is_own_kind(self, slot: Slot) -> bool:
        """Whether those counted are the beat's own kind of people: by their noun, or as the group's ("its men", "IS
        men")."""
        if slot.group is None or slot.noun is None:
            return False
        owners = [c for c in slot.noun.children if c.dep_ in ("poss", "compound", "nmod")]
        return slot.group.rank == 0 or any(self.is_own_side(owner, slot.passage) for owner in owners)

    def is_own_side(self, noun: Any, passage: Passage) -> bool:
        """Whether a noun names the beat's own side: its subject, a body of it ("the group", "its Libyan branch"), its
        people."""
        start = passage.at(noun)
        if self.subject.is_other(start):
            return False
        span = passage.start + int(noun.doc[noun.left_edge.i].idx), start + len(noun.text)
        group = self._slots.group(noun)
        own = (group is not None and group.rank == 0) or noun.lemma_.lower() in _BODIES
        return own or (noun.text[:1].isupper() and self.subject.names(span))

    def is_own_side_told(self, noun: Any, passage: Passage, sentence: int) -> bool:
        """Whether a noun names the beat's own side, or "it" stands for it, since the sentence before was about it."""
        if noun.lower_ != "it":
            return self.is_own_side(noun, passage)
        for token, before in self._slots.before(sentence, _SENTENCE_BEFORE):
            if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
                return self.is_own_side(token, before)
        return False

    def may_be_said(self, slot: Slot, said: Said) -> bool:
        """False for what is said so of the beat's own kind and of people from abroad alone, where others are
        counted."""
        return (
            not said.main_only
            or self.is_own_kind(slot)
            or self._thread.is_marked_part(slot)
            or self._are_those_from_abroad(slot)
            or self._origins.are_from_abroad(slot.phrase)
        )

    def _are_those_from_abroad(self, slot: Slot) -> bool:
        """ "Fifty-one are in Syria to this day": a bare number as the subject, counted out of people of one country."""
        told, link = self._thread.population, slot.link
        if (
            told is None
            or told.origin is None
            or not told.measure
            or not self.counts_out(slot)
            or slot.noun is not None
        ):
            return False
        return link is not None and link.role in ("nsubj", "nsubjpass")

    def are_ours(self, slot: Slot, said: Said) -> bool:
        """Whether the counted are the beat's: by anaphora, by name, or by what else the sentence says."""
        if not self.may_be_said(slot, said) or self.are_captives_of_theirs(slot, said.verb):
            return False
        if self._everybody:
            return self.is_near(slot)
        if self._are_of_others_beside(slot, said):
            return False
        if said.named and said.measure == self._killing and not self._is_toll_of_ours(slot, said):
            return False
        if self.counts_out(slot) or self._is_part_of_those_abroad(slot):
            return True
        if not self.is_near(slot) and not self._took_part_abroad(slot, said):
            return False
        return self._are_of_our_kind(slot, said) or self._are_named_ours(slot)

    def _is_part_of_those_abroad(self, slot: Slot) -> bool:
        """ "40 of the hundred or so Danes who have travelled to Syria have died": out of whom they are counted went
        there."""
        whole = self._slots.whole_ahead(slot) if slot.noun is None and self.subject.named else None
        if whole is None or not self._origins.are_from_abroad(whole.phrase):
            return False
        clause = next((c for c in whole.anchor.children if c.dep_ == "relcl" and c.lemma_ in _GOING), None)
        if clause is None:
            return False
        span = slot.passage.span(clause.left_edge, clause.right_edge)
        return self._origins.names_core(span)

    def _are_of_others_beside(self, slot: Slot, said: Said) -> bool:
        """ "Village elders are murdered: 148 of them last year": some of those of whom the same verb tells, who are
        none of the beat's people."""
        if slot.noun is not None or said.verb is None or not _OF_THEM.match(self._text, slot.quantity.end):
            return False
        whole = next((c for c in said.verb.children if c.dep_ in SUBJECTS and c.i < slot.token.i), None)
        if whole is None or whole.tag_ != "NNS" or whole.sent.start != slot.token.sent.start:
            return False
        owners = (c for c in whole.children if c.dep_ in ("poss", "compound", "nmod"))
        if any(self.is_own_side(noun, slot.passage) for noun in (whole, *owners)):
            return False  # "the group's commanders were killed, 12 of them by drones"
        ours = self.is_kind(whole, slot.passage) or self._lexicon.noun_measure(whole) is not None
        return not ours and (counts_people(whole) or whole.lemma_.lower() in _OFFICES)

    def _are_of_our_kind(self, slot: Slot, said: Said) -> bool:
        """Whether those counted are the beat's by their kind, or by what is told of them and not of bystanders."""
        group = self._group_told(slot, said)
        if (group is not None and group.rank == 0) or self.is_own_kind(slot):
            return True
        if self._are_presumed_so(slot, said):
            return True
        return not self._bystanders.may_be(slot, said) or _PART_OF.search(self._text, *slot.phrase) is not None

    def _are_presumed_so(self, slot: Slot, said: Said) -> bool:
        """ "Some 70 adults are believed to have died", where the text has told how many joined, or they are from
        abroad: of whom it is not known for sure was followed from afar, and fell to no bomb at home."""
        verb = said.verb
        if verb is None or verb.dep_ != "xcomp" or verb.head.lemma_ not in _PRESUMING or slot.noun is None:
            return False
        joined = self._joining is not None and self._thread.has_told(self._joining, slot)
        return slot.group is not None and (joined or self._origins.are_from_abroad(slot.phrase))

    def _are_named_ours(self, slot: Slot) -> bool:
        """Whether the noun tells a measure of the beat's, whose subject the sentence names."""
        named = slot.noun is not None and self._lexicon.noun_measure(slot.noun) is not None
        return named and self.subject.names(slot.sentence)

    def _group_told(self, slot: Slot, said: Said) -> GroupName | None:
        """The beat's group that the counted noun names, or else the noun that tells what befell them."""
        return slot.group or (self._slots.group(said.noun) if said.noun is not None else None)

    def _is_toll_of_ours(self, slot: Slot, said: Said) -> bool:
        """Whether deaths that a noun alone tells ("12 deaths", "left 12 dead") are those of the beat's people: by their
        name, by what the sentence counted before, by those of whom they are a part, or as their own side's."""
        kind = self._group_told(slot, said)
        if kind is not None and kind.words[-1] not in FACELESS:
            return True
        if self._goes_on_with_ours(slot):
            return True

        def is_own_side(noun: Any) -> bool:
            natives = noun.head.lower_ == "among" and self._origins.are_natives(slot.passage.at(noun))
            return natives or self.is_own_side(noun, slot.passage)

        dead = [slot.anchor, slot.token, *slot.passage.doc[slot.after : slot.after + 1]]
        dead += [said.noun] if said.noun is not None else []
        return any(map(is_foreign, dead)) or is_told_of_own(dead, is_own_side)

    def _goes_on_with_ours(self, slot: Slot) -> bool:
        """Whether the number goes on with those counted before it: in one sentence, right after, or as a part of
        them."""
        thread, told = self._thread, self._thread.population
        if thread.series and thread.series_at == slot.sentence[0]:
            return True  # "74 departures, 21 deaths and 12 returns"
        if told is None:
            return False
        last = self._thread.people
        nearer = last if last is not None and last.measure and last.start > told.start else told
        if slot.noun is None and slot.sentence[0] - nearer.end <= _JUST_TOLD and nearer.measure:
            return True  # "Some 90 left to join. The dead stand at 21"
        return thread.is_marked(slot)

    def are_captives_of_theirs(self, slot: Slot, verb: Any | None) -> bool:
        """ "Its men hold 200 women as slaves": whether it is the beat's own side that has taken those counted."""
        if verb is None or verb.lemma_ not in CUSTODY | _TAKING or self._everybody or self.is_own_kind(slot):
            return False
        takers = doers(verb)
        if any(self.is_own_side_told(taker, slot.passage, slot.sentence[0]) for taker in takers):
            return True
        return any(_are_its_people(taker) for taker in takers)

    def _took_part_abroad(self, slot: Slot, said: Said) -> bool:
        """ "173 Maldivians who reached Syria": people of another country on the beat's own ground, whose harm alone is
        not told, where the subject is not named nearby."""
        if said.verb is None or said.verb.lemma_ in HARM or not self.subject.named:
            return False
        return self._origins.are_from_abroad(slot.phrase) and self._origins.names_core(slot.clause)

    def _are_natives(self, slot: Slot) -> bool:
        return slot.noun is not None and self._origins.are_natives(slot.passage.at(slot.noun))


def _are_its_people(noun: Any) -> bool:
    """ "Its men", "their guards"."""
    return counts_people(noun) and any(child.lower_ in ("its", "their") for child in noun.children)
