"""People told of one by one, who are a number all the same: "a man and his daughter were killed" tells of two.

A list counts where each of those in it is one person or a number of people, where all of them share one verb, and where
the verb says a measure of events. Who is named only ("Ann Poe and Ben Ash") is not counted, unless each has an age
(`named_people`): names stand beside those whom they explain ("his wife, Ann Poe, and a boy"). "Killed his wife and then
himself" tells of two, too; but where a text says elsewhere that somebody turned to himself, a list of others is not
all, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefings.beat.beat import Beat
from briefings.beat.subject_mentions import SubjectMatter
from briefings.extracting.measures.grammar.arguments import FINITE, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.listed.named_people import named_people
from briefings.extracting.measures.listed.survivors import MURDER_SUICIDE, survivors_of, with_those_shot
from briefings.extracting.measures.listed.told_multiples import told_multiples
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.extracting.quantities.people_nouns import PEOPLE
from briefings.model import WORKED_OUT, Place, Quantity

_RELATIVES = frozenset(
    """girlfriend boyfriend fiance fiancee fiancé fiancée spouse partner dad mom mum ex-wife ex-husband ex-girlfriend
    ex-boyfriend tot newborn juvenile bride groom deputy colleague boss stranger passerby passer-by grandma grandpa
    owner manager supervisor employer contractor salesman cab-driver lawyer""".split()
)
# One noun for so many people.
_GROUPS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
# So many are somebody's parents: "killed his parents and a sister".
_PARENTS = frozenset({"parents", "grandparents"})
# What a member is written with, and in how many words.
_WITHIN, _LONGEST_MEMBER = frozenset("DT PRP$ CD JJ JJR VBN NN NNS NNP HYPH POS".split()), 10
# Who may be one of a side that fights another, or be told beside those who do.
_OF_A_SIDE = frozenset(
    """soldier troop trooper fighter militant rebel insurgent loyalist militiaman jihadist jihadi terrorist extremist
    combatant mercenary civilian warrior tribesman policeman officer deputy agent guard suspect gunman attacker shooter
    assailant intruder robber burglar gangster demonstrator protester rioter settler""".split()
)
_KINDS = frozenset("man woman child boy girl adult teen teenager male female juvenile baby toddler".split())
# People of any kind, whose kinds may be told right behind them, and kinds that say no sex.
_WHOLES = frozenset("people persons others victims individuals civilians bystanders survivors fatalities".split())
_AGES = frozenset("adult teen teenager child juvenile baby toddler".split())
_APPOSING = frozenset({"—", "–", "--", "-", "(", ":"})
_SELF = frozenset({"himself", "herself"})
# "Shot a man and a boy Saturday night": no day is of the noun before it.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PRONOUNS = frozenset({"him", "her", "he", "she"})
_OTHERS = frozenset({"other", "others"})
# What somebody is in his sentence whom the words behind his name explain.
_NAMED_AS = frozenset({"nsubj", "nsubjpass", "dobj"})
_OF_THEMSELVES = frozenset({"die", "perish", "be", "lie", "succumb"})
# Whoever does this is dead himself, or may be.
_TURNED_TO_SELF = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|sh(?:ot|oots?|ooting)|then) (?:himself|herself)\b"
    r"|\bturn(?:ed|s|ing)? (?:the|a|his|her) \w+ on (?:himself|herself)\b"
    r"|\b(?:took|takes?|taking) (?:his|her) own life\b|\bcommit(?:ted|s|ting)? suicide\b|\bmurder[- ]?suicide\b",
    re.IGNORECASE,
)
# "… before killing himself"; with a gun that he "turned on himself" only where the text calls it a murder-suicide.
_AND_HURT = r"(?: and (?:[a-z]+ )?(?:wounded|injured|hurt) (?:(?! and )[^.,;\n]){1,50}?)?"
_TRYING = r"(?:tr(?:y|ies|ied|ying)|attempt\w*|fail\w*|threaten\w*|want\w*)"
_THEN = (
    rf"{_AND_HURT}(?:(?! and )[^.;\n]){{0,80}}?,? (?:before|then|and(?: then)?) "
    rf"(?:(?:drove|went|walked|ran|returned|fled|driving|going|returning) (?:[a-z]+ ){{1,4}}?and )?"
    rf"(?:(?!{_TRYING}\b)[a-z]+ ){{0,2}}?"
)
_KILLED_SELF = (
    r"(?:kill(?:ing|ed|s)? (?:himself|herself)|(?:taking|took|takes) (?:his|her) own life|commit(?:ting|ted|s)? suicide"
    r"|fatally (?:shooting|shot|shoots) (?:himself|herself)"
    r"|(?:shooting|shot|shoots) (?:himself|herself) (?:dead|to death))\b"
)
_AND_SELF = re.compile(rf"{_THEN}{_KILLED_SELF}", re.IGNORECASE)
# "Father kills wife, two sons, then himself".
_KILLS_SELF = re.compile(r"\bkill\w*\b.*(?:,| then| and) ?(?:him|her)?self\b", re.IGNORECASE)
# "A man who shot his wife and her mother dead killed himself".
_WHO = re.compile(r"\bwho (?:has |had )?(?:[a-z]+ly )?[a-z]+ $", re.IGNORECASE)
_WHO_AND_SELF = re.compile(rf"(?:(?! and )[^.,;\n]){{0,60}}?(?: then| later)? {_KILLED_SELF}", re.IGNORECASE)
_AND_TURNED = re.compile(
    rf"{_THEN}(?:shoot(?:ing|s)?|shot|turn(?:ing|ed|s)? (?:the|a|his|her) \w+ on) (?:himself|herself)\b", re.IGNORECASE
)
# "… before police shot him dead", "… and was then killed by a deputy": whoever killed them did not live, either.
_LAW = (
    r"(?:[\w-]+ ){0,3}?(?:polic\w+|cops?|officers?|deput(?:y|ies)|troopers?|guards?|marshals?|swat team)"
    r"(?: officers?)?"
)
_AND_SHOT_DEAD = re.compile(
    rf"{_THEN}(?:(?:(?:he|she) )?(?:(?:was|is|being) )(?:then |later |himself |herself )?"
    rf"(?:killed|slain|gunned down|fatally shot|shot (?:dead|to death|and killed)) by {_LAW}\b"
    rf"|{_LAW} (?:then )?(?:killed|fatally shot|shot and killed|gunned down) (?:him|her)\b"
    rf"|{_LAW} (?:then )?shot (?:him|her) (?:dead|to death)\b)",
    re.IGNORECASE,
)
_CLAUSE, _LONGEST_CLAUSE = re.compile(r"[^.;:!?\n]*"), 80
# "Nine were killed, including a woman and a child"; "a nurse and two guards are among the dead".
_SOME_OF = re.compile(
    r"\b(?:includ\w+|among (?:them|those|whom)(?: (?:were|are|was|is))?|such as)[ :]+$", re.IGNORECASE
)
_AMONG = re.compile(r"[^.;\n]{0,40}\bamong (?:the|those|them)\b", re.IGNORECASE)
# So many people are told of one by one.
MOST = 8


def with_listed_people(
    text: str,
    passages: Sequence[Passage],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    beat: Beat,
    title: str = "",
) -> list[Quantity]:
    """The quantities, and in text order with them the lists of people whose measure is of events; for beats that count
    everybody."""
    of_events = {measure.id for measure in beat.measures if measure.of == "event"}
    if beat.whom != "everybody" or not of_events or not SubjectMatter(text, beat, title).named:
        return list(quantities)
    deeds = Deeds(beat.lexicon, places)
    reader = _Lists(text, title, quantities, deeds, beat.widest_group)
    found = [one for passage in passages for one in reader.of(passage)]
    if not _TURNED_TO_SELF.search(text):  # who killed them may be dead, too
        found += [one for passage in passages for one in named_people(text, passage, deeds, beat.widest_group)]
    sentences = ((p.start + s.start_char, p.start + s.end_char) for p in passages for s in p.doc.sents)
    found += told_multiples(text, sentences, deeds.killing(), deeds.wounding(), beat.widest_group)
    found = [quantity for quantity in found if quantity.measure in of_events]
    found += survivors_of(text, quantities, deeds.wounding(), many_died=_many(found, deeds.killing()))
    quantities = with_those_shot(text, quantities, deeds.wounding(), deeds.killing())
    quantities = _without_the_rest_of_lists(text, passages, quantities, found)
    return sorted([*quantities, *found], key=lambda quantity: (quantity.start, quantity.end))


def _many(found: Sequence[Quantity], killed: str | None) -> bool:
    return any(quantity.measure == killed and quantity.low > 1 for quantity in found)


_AND_OTHERS = re.compile(r"\band (?:at least |about )?$", re.IGNORECASE)


def _without_the_rest_of_lists(
    text: str, passages: Sequence[Passage], quantities: Sequence[Quantity], lists: Sequence[Quantity]
) -> list[Quantity]:
    """ "Killed his parents, his sister and two others": where the whole list isn't counted, the number at its end is no
    toll, and loses its measure."""
    counted = [(one.start, one.end) for one in lists]

    def as_told(quantity: Quantity) -> Quantity:
        if quantity.measure is None or any(start <= quantity.start < end for start, end in counted):
            return quantity
        if not _AND_OTHERS.search(text, max(0, quantity.start - 14), quantity.start):
            return quantity
        passage = next((p for p in passages if p.start <= quantity.start < p.end), None)
        others = passage.doc.first_at(quantity.end - passage.start + 1, (0, len(passage.doc))) if passage else 0
        noun = passage.doc[others] if passage is not None and others < len(passage.doc) else None
        if noun is None or noun.lower_ not in _OTHERS:
            return quantity
        above = [noun.head, *(child for child in noun.head.lefts)] if noun.dep_ == "conj" else []
        named = any(_is_person(word) and word.pos_ == "NOUN" and not _has_number(word) for word in above)
        return replace(quantity, measure=None) if named and noun.head.dep_ in ("dobj", "conj") else quantity

    return list(map(as_told, quantities))


def _has_number(noun: Any) -> bool:
    return any(child.pos_ == "NUM" or child.lower_ in ("a", "an") for child in noun.children)


class _Lists:
    """Reads one document's lists of people."""

    def __init__(self, text: str, title: str, quantities: Sequence[Quantity], deeds: Deeds, scope: str | None) -> None:
        self._text, self._deeds, self._scope = text, deeds, scope
        self._numbers: Mapping[int, Quantity] = {quantity.start: quantity for quantity in quantities}
        self._turned = _TURNED_TO_SELF.search(text) is not None
        self._is_suicide = any(MURDER_SUICIDE.search(told) for told in (text, title)) or bool(_KILLS_SELF.search(title))

    def of(self, passage: Passage) -> Iterator[Quantity]:
        """The passage's lists, each as a quantity with its measure."""
        at = 0
        while at < len(passage.doc):
            found = _list_at(passage.doc, at) or _object_at(passage.doc, at) or _group_at(passage.doc, at)
            at = found[-1].end if found else at + 1
            counts = [self._count(member, passage) for member in found if not _are_two_camps(found)]
            if self._are_a_whole_and_its_parts(found, counts, passage):
                continue
            said = self._said(found, passage) if counts and None not in counts else None
            if said is None or not said.measure:
                continue
            whole, start, end = sum(filter(None, counts)), *_span(found, passage)
            if found[-1].noun.lower_ in _SELF and said.measure == self._deeds.wounding():
                if not self._are_dead(whole):
                    continue
                said = replace(said, measure=self._deeds.killing() or said.measure)
            and_self = self._and_self(found, said, start, end)
            if and_self is not None:
                said = replace(said, measure=self._deeds.killing() or said.measure)
                yield self._quantity(whole + 1, start, and_self, said)
            elif (len(found) > 1 or self._are_several(found[0], said)) and self._is_all(found, said, passage):
                yield self._quantity(whole, start, end, said)

    def _are_a_whole_and_its_parts(
        self, found: Sequence[_Member], counts: Sequence[int | None], passage: Passage
    ) -> bool:
        """Whether parts are told beside their whole, to which nobody adds them: "six people, three men and three
        women"; nor do parts make another whole that stands right before them ("12 others – nine men and six women –").
        "Two men, a woman and a boy" are four, since no man is a woman."""
        if not counts or None in counts:
            return False
        parts = sum(filter(None, counts[1:]))
        first = found[0].noun
        if len(found) > 2 and first.tag_ == "NNS" and first.lower_ in _WHOLES:
            return True
        named_else = any(member.noun.lemma_.lower() not in _KINDS for member in found[1:])
        if len(found) > 2 and first.tag_ == "NNS" and counts[0] == parts and (first.lemma_ in _AGES or named_else):
            return True
        whole = self._whole_before(passage.doc, found[0].start, passage)
        return whole is not None and whole != sum(filter(None, counts))

    def _whole_before(self, doc: Any, at: int, passage: Passage) -> int | None:
        """The number of people that stands right before a dash, a bracket or a colon: "12 others – | nine men and
        …"."""
        if at < 2 or doc[at - 1].text not in _APPOSING or doc[at - 2].tag_ != "NNS" or not _is_person(doc[at - 2]):
            return None
        number = next((t for t in reversed(doc[max(0, at - 5) : at - 2]) if t.tag_ == "CD"), None)
        told = self._numbers.get(passage.at(number)) if number is not None else None
        return int(told.low) if told is not None and told.bound == "exact" else None

    def _are_several(self, member: _Member, said: Said) -> bool:
        """Whether one noun, without a number, stands for all: "a couple", "killed her parents". Who is hurt beside them
        may be told elsewhere."""
        killed = said.measure == self._deeds.killing()
        return member.noun.lemma_ in _GROUPS or (killed and member.noun.lower_ in _PARENTS)

    def _are_dead(self, whole: int) -> bool:
        """Whether those who were shot, and who shot himself, are dead by what else the text tells: as many are, or it
        was a murder-suicide."""
        killing = self._deeds.killing()
        return self._is_suicide or any(q.measure == killing and q.low == whole for q in self._numbers.values())

    def _and_self(self, found: Sequence[_Member], said: Said, start: int, end: int) -> int | None:
        """Where a sentence ends to tell that who killed them killed himself, or was killed; None where it doesn't."""
        dead = said.measure == self._deeds.killing() or (said.measure == self._deeds.wounding() and self._is_suicide)
        if not dead or found[0].noun.dep_ != "dobj" or found[-1].noun.lower_ in _SELF:
            return None
        sure = _AND_SELF.match(self._text, end) or _AND_SHOT_DEAD.match(self._text, end)
        if not sure and _WHO.search(self._text, max(0, start - 40), start):
            sure = _WHO_AND_SELF.match(self._text, end)
        turned = sure or (_AND_TURNED.match(self._text, end) if self._is_suicide else None)
        return turned.end() if turned else None

    def _count(self, member: _Member, passage: Passage) -> int | None:
        """How many people a member of a list is; None where that is not told."""
        if member.noun.lower_ in _PARENTS:
            return 2
        if member.noun.tag_ != "NNS":
            return _GROUPS.get(member.noun.lemma_, 1)
        number = next(n for n in range(member.start, member.end) if passage.doc[n].tag_ == "CD")
        told = self._numbers.get(passage.at(passage.doc[number]))
        return int(told.low) if told is not None and told.bound == "exact" and told.low == told.high else None

    def _said(self, found: Sequence[_Member], passage: Passage) -> Said | None:
        """What is said of all of them."""
        first, last, deeds = found[0].noun, found[-1].noun, self._deeds
        said = deeds.by_state_after(passage.doc, found[-1].end) or deeds.by_verb(first, passage)
        said = said or deeds.by_clause_of(last, passage, of_many=True)
        if said is not None and said.measure == deeds.wounding():
            behind = passage.doc[found[-1].end : found[-1].end + 2].text
            if behind.startswith("dead") or behind == "to death":  # "shot his wife and her mother to death"
                return replace(said, measure=deeds.killing() or said.measure)
        link = link_of(first)
        if said is None and found[-1].end < len(passage.doc) and _are_left_so(first, found[-1].end, passage.doc):
            return deeds.state_of(passage.doc[found[-1].end])
        if said is None and _opens_a_clause(passage.doc, found[0].start) and len(found) > 1:
            said = self._of_verb_behind(found[-1].end, passage)
        if said is not None or link is None:
            return said
        if link.role == "of":
            return deeds.by_noun(link.head)  # "the bodies of a man and a boy"
        if link.role == "nsubj" and _is_passive_without_aux(link.head):
            return deeds.by_word_after(passage.doc, found[-1].end, passage)
        if link.role != "nsubjpass":
            return None
        at = passage.start + int(last.idx)  # "were found dead"
        clause = _CLAUSE.match(self._text, at, at + _LONGEST_CLAUSE)
        return deeds.by_phrase(clause.group()) if clause else None

    def _of_verb_behind(self, at: int, passage: Passage) -> Said | None:
        """What the verb right behind a list says that opens its sentence, however the parse takes it: "a teacher, a
        janitor and two pupils died"."""
        word = passage.doc[at] if at < len(passage.doc) else None
        if word is None or word.tag_ not in FINITE:
            return None
        verb = word.head if word.dep_ in ("aux", "auxpass") and word.head.i > word.i else word
        return self._deeds.of_subject(verb, passage)

    def _is_all(self, found: Sequence[_Member], said: Said, passage: Passage) -> bool:
        """Whether nobody is left out: they are not some of a larger number, and nobody turned to himself besides. Those
        who are dead, died or lay there are all."""
        start, end = passage.at(passage.doc[found[0].start]), passage.at(found[-1].noun)
        if _SOME_OF.search(self._text, max(passage.start, start - 30), start) or _AMONG.match(self._text, end):
            return False
        done_to_them = said.verb is not None and said.verb.lemma_ not in _OF_THEMSELVES
        return not (self._turned and done_to_them) or found[-1].noun.lower_ in _SELF

    def _quantity(self, whole: int, start: int, end: int, said: Said) -> Quantity:
        return Quantity(
            float(whole), float(whole), "exact", "people", WORKED_OUT, None, said.measure, None, self._text[start:end],
            start, end, self._scope,
        )  # fmt: skip


def _is_passive_without_aux(verb: Any) -> bool:
    """Whether a verb takes its auxiliary from the one it is joined to: "a man was killed and his wife wounded"."""
    above = verb.head
    return bool(
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "conj"
        and above.tag_ == "VBN"
        and any(c.dep_ == "auxpass" for c in above.children)
        and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)
    )


# --- lists by the order of their words -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """One of a list: from its first token to behind its last, the age after it ("a boy, 5,") included."""

    start: int
    noun: Any
    end: int


def _list_at(doc: Any, at: int) -> list[_Member]:
    """The members of the list of people that begins with a token, joined by "and"; none where no list does."""
    member = _member_at(doc, at) or _named_beside_others(doc, at)
    if member is None or _begins_before(doc, at):
        return []
    found, ended, parted, loose = [member], False, False, False
    while not ended and len(found) < MOST:
        at = found[-1].end
        parted = at < len(doc) and doc[at].text == ","
        at += parted
        ended = at < len(doc) and doc[at].lower_ in ("and", "&")
        at += ended + (ended and at + 1 < len(doc) and doc[at + 1].lower_ == "then")
        member = _member_at(doc, at)
        if member is None:
            return []
        if not _is_tied(found, member) and not _are_left_so(found[0].noun, member.end, doc):
            loose = True
            explained = member.noun.dep_ == "appos" and found[0].start <= member.noun.head.i < member.noun.i
            if not explained and not _opens_a_clause(doc, found[0].start):
                return []
        found.append(member)
    if not ended or _runs_into_a_clause(found, doc) or (loose and (parted or not _go_on_as_many(found, doc))):
        return []
    return found


def _are_left_so(first: Any, at: int, doc: Any) -> bool:
    """ "Left two boys and a woman hurt": whether a participle right behind a list ends the words that tell how somebody
    left them, however the parse takes it."""
    if at >= len(doc) or first.dep_ != "dobj" or first.head.lemma_ != "leave":
        return False
    told = doc[at].tag_ in ("VBN", "VBD", "JJ") and doc[at].lemma_ not in _OF_THEMSELVES
    return bool(told and (at + 1 == len(doc) or doc[at + 1].is_punct or doc[at + 1].pos_ in ("ADP", "CCONJ")))


def _opens_a_clause(doc: Any, at: int) -> bool:
    """Whether a token stands first in its sentence, or behind a word that opens a clause: "after a man and a woman"."""
    return bool(doc[at].is_sent_start) or (at > 0 and doc[at - 1].lower_ in _OPENING)


# "Are investigating after a man and a woman were found dead", "police said a man and a boy died".
_OPENING = frozenset("after when where as because before that said say says".split())


def _go_on_as_many(found: Sequence[_Member], doc: Any) -> bool:
    """Whether a verb for many stands right behind a list: "a cook, a guard and a guest were". What only explains the
    one before it would end with a comma ("a cook, a widow and a mother of two, was")."""
    ahead = doc[found[-1].end] if found[-1].end < len(doc) else None
    return bool(ahead is not None and (ahead.lower_ in ("were", "are", "have") or ahead.tag_ == "VBD"))


def _object_at(doc: Any, at: int) -> list[_Member]:
    """The one person, or the number of people, whom a verb has done something to; none where a token begins nobody."""
    member = _member_at(doc, at)
    if member is None or member.noun.dep_ != "dobj" or _begins_before(doc, at):
        return []
    return [member]


def _group_at(doc: Any, at: int) -> list[_Member]:
    """The couple, the pair of teens or the trio of men that a token begins; none where it begins no such group."""
    if doc[at].tag_ != "DT" or at + 1 >= len(doc):
        return []
    end = at + 1
    while (
        end + 1 < len(doc) and end < at + _LONGEST_MEMBER and doc[end].tag_ in _WITHIN and doc[end + 1].tag_ in _WITHIN
    ):
        end += 1
    noun, behind = doc[end], doc[end + 1 : end + 3]
    if noun.lemma_ not in _GROUPS:
        return []
    of_people = len(behind) == 2 and behind[0].lower_ == "of" and behind[1].tag_ == "NNS" and _is_person(behind[1])
    told = of_people if noun.lemma_ != "couple" else bool(behind) and behind[0].lower_ != "of"
    return [_Member(at, noun, end + 3 if of_people else end + 1)] if told else []


def _span(found: Sequence[_Member], passage: Passage) -> tuple[int, int]:
    """A list's offsets in the document, without the age behind its last member."""
    last = found[-1].noun
    return passage.at(passage.doc[found[0].start]), passage.at(last) + len(last)


def _begins_before(doc: Any, at: int) -> bool:
    """Whether a token is inside a phrase, or stands behind somebody else of a list."""
    if at == 0:
        return False
    joins = doc[at - 1].text == "," or doc[at - 1].lower_ == "and"
    if doc[at - 1].text == "," and at > 1 and doc[at - 2].pos_ == "PROPN" and doc[at - 2].dep_ in _NAMED_AS:
        return True  # "Ann Poe, a baker and mother, was …"
    if joins and at > 1:
        return bool(_is_person(doc[at - 2]) or doc[at - 2].like_num)
    return bool(doc[at - 1].tag_ in _WITHIN and doc[at - 1].lower_ != "both")


def _member_at(doc: Any, at: int) -> _Member | None:
    """The person, or the number of people, that a token begins: "his 7-month-old son", "a boy, 5,", "two men"."""
    if at >= len(doc):
        return None
    if doc[at].lower_ in _SELF:
        return _Member(at, doc[at], at + 1)
    end = at
    while end < min(len(doc), at + _LONGEST_MEMBER) and doc[end].tag_ in _WITHIN and doc[end].lower_ not in _DAYS:
        end += 1
    while (
        end > at + 1 and doc[end - 1].tag_ in ("JJ", "VBN") and doc[end - 1].lower_ != "old"
    ):  # "left a man and a woman dead"
        end -= 1
    if (some := _some_of_theirs(doc, at)) is not None:
        return some
    noun = doc[end - 1] if end > at else None
    opening = at + (doc[at].tag_ == "PRP$" or doc[at].lower_ == "both")  # "her two children", "both parents"
    if noun is None or not (_is_person(noun) or _is_couple(doc, end - 1)):
        return None
    if noun.tag_ == "NNS" and doc[opening].tag_ != "CD" and not (noun.lower_ in _PARENTS and opening > at):
        return None
    end = _past_what_is_owned(doc, end)
    while end + 1 < len(doc) and doc[end].text == "," and _is_age(doc, end + 1):
        end += 2 + (end + 2 < len(doc) and doc[end + 2].text == ",")
    return _Member(at, noun, _past_name_and_age(doc, end))


def _some_of_theirs(doc: Any, at: int) -> _Member | None:
    """ "Two of his patrons", beside whoever he is."""
    if at + 3 >= len(doc) or doc[at].tag_ != "CD" or doc[at + 1].lower_ != "of" or doc[at + 2].tag_ != "PRP$":
        return None
    noun = doc[at + 3]
    return _Member(at, noun, at + 4) if noun.tag_ == "NNS" and _is_person(noun) else None


def _past_what_is_owned(doc: Any, end: int) -> int:
    """Where somebody's description ends that goes on with what is theirs: "the owner of a tavern | and two guests"."""
    if end + 2 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].tag_ != "DT":
        return end
    last = end + 2
    while last < min(len(doc), end + _LONGEST_MEMBER) and doc[last].tag_ in ("NN", "NNP", "JJ"):
        last += 1
    ends = last > end + 2 and last < len(doc) and doc[last].lower_ in ("and", "&")
    return last if ends and not _is_person(doc[last - 1]) else end


def _past_name_and_age(doc: Any, end: int) -> int:
    """Where the name and the age end that stand behind somebody: "a guard, Carl Dow, 40, | and", "a guest, 62-year-old
    Ann Poe, | were"."""
    if end + 3 >= len(doc) or doc[end].text != ",":
        return end
    at = end + 1
    if doc[at].like_num and [t.lower_ for t in doc[at + 1 : at + 5]] == ["-", "year", "-", "old"]:
        at += 5
    name = at
    while at < len(doc) and doc[at].tag_ == "NNP":
        at += 1
    aged = name > end + 1
    if at > name and not aged and at + 1 < len(doc) and doc[at].text == "," and _is_age(doc, at + 1):
        at, aged = at + 2, True
    closed = at < len(doc) and doc[at].text == ","
    return at + 1 if at > name and aged and closed else end


def _named_beside_others(doc: Any, at: int) -> _Member | None:
    """Who is told of by a pronoun beside somebody ("killed him and his son"), or named where others are counted beside
    him: "Ann Poe and two others were shot"."""
    if at + 1 < len(doc) and doc[at].lower_ in _PRONOUNS and doc[at + 1].lower_ == "and":
        return _Member(at, doc[at], at + 1)
    end = at
    while end < min(len(doc), at + _LONGEST_MEMBER) and doc[end].tag_ == "NNP":
        end += 1
    if end == at or end + 2 >= len(doc) or doc[end].lower_ != "and" or doc[end + 1].tag_ != "CD":
        return None
    return _Member(at, doc[end - 1], end) if doc[end + 2].lower_ in _OTHERS else None


def _is_couple(doc: Any, at: int) -> bool:
    """Whether a token is the couple or the pair of people beside whom others are told of: "a couple and their son"."""
    behind = doc[at + 1] if at + 1 < len(doc) else None
    return doc[at].lemma_ in _GROUPS and behind is not None and behind.lower_ in (",", "and", "&")


def _is_age(doc: Any, at: int) -> bool:
    """Whether a number behind a comma is an age ("a boy, 5,"), and opens no other member ("a man, two women")."""
    return bool(doc[at].like_num) and not (at + 1 < len(doc) and doc[at + 1].tag_ in _WITHIN)


def _are_two_camps(found: Sequence[_Member]) -> bool:
    """Whether numbers of people stand side by side who may be on two sides: "12 loyalists and 11 rebels". Who is told
    apart by what he does all day is on none: "two cooks and a guest", "two teachers and two pupils"."""
    nouns = [member.noun for member in found]
    if len(found) < 2 or any(noun.tag_ != "NNS" or noun.lemma_.lower() in _KINDS for noun in nouns):
        return False
    return any(noun.lemma_.lower() in _OF_A_SIDE or not noun.lower_.islower() or noun.pos_ == "PROPN" for noun in nouns)


def _is_tied(found: Sequence[_Member], member: _Member) -> bool:
    """Whether the parse, too, has somebody beside those before: joined to one of them, or in the same part."""
    first, noun = found[0].noun, member.noun
    if noun.lower_ in _SELF:
        return bool(first.dep_ == "dobj")
    if noun.dep_ == first.dep_ and noun.head == first.head:
        return True
    if noun.dep_ == "conj" and first.dep_ == "pobj" and first.head.lower_ == "of" and noun.head == first.head.head:
        return True  # "the bodies of a girl and a man", where the parse joins the man to the bodies
    bare = member.start == noun.i  # "his wife, a teacher, and a boy": who has an article is not told apart
    joined = noun.dep_ == "conj" or (noun.dep_ == "appos" and bare)
    return bool(joined and found[0].start <= noun.head.i < noun.i)


def _runs_into_a_clause(found: Sequence[_Member], doc: Any) -> bool:
    """Whether the last member begins a clause of its own: "shot a man and a woman was hurt"."""
    ahead = doc[found[-1].end] if found[-1].end < len(doc) else None
    first = found[0].noun
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.dep_ in ("nsubj", "nsubjpass"):
        return False  # "the bodies of a girl and a man were found"
    if found[0].start > 0 and doc[found[0].start - 1].lower_ in _OPENING:
        return False  # "after a girl and a man were found"
    if _are_left_so(first, found[-1].end, doc):
        return False
    before = first.dep_ in ("dobj", "pobj") and first.head.i < found[0].start
    return bool(before and ahead is not None and ahead.tag_ in FINITE)


def _is_person(noun: Any) -> bool:
    """Whether a noun is one for a person or people: "man", "stepson", "a 7-year-old"."""
    if noun.lemma_.lower() == "old":
        return bool(noun.i > 1 and noun.nbor(-1).text == "-")
    if noun.tag_ not in ("NN", "NNS", "NNP"):
        return False
    if noun.lower_ == "others":
        return True
    if noun.pos_ == "PROPN" and noun.lower_ not in PEOPLE and noun.lower_ not in _RELATIVES:
        return False  # "her son, Miles": a name, and no people's
    return counts_people(noun) or noun.lemma_.lower() in _RELATIVES
