"""Whom "he", "she", "it" and "they" mean where they speak: by who spoke before and by the subjects of the text so far.

Two things tell the speaker: having spoken already, and being what the last sentences are about. A gender that is known
rules out; one that is not known waits for somebody better.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefings.extracting.attributions.speakers import person_words
from briefings.extracting.attributions.speakers.trades import may_be_called
from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.genders import Gender
from briefings.extracting.coreference.mentions import Mention, Sort
from briefings.extracting.coreference.nationality import is_country
from briefings.extracting.coreference.pronouns import PERSONAL
from briefings.extracting.coreference.syntax import role_of
from briefings.extracting.parsing.dependencies import opens_sentence, sentence_start
from briefings.model import Span

# How many characters back a pronoun looks for its person, a body or several people.
_REACH, _REACH_OF_IT, _REACH_OF_THEY = 3_000, 1_500, 800
_REACH_OF_A_WORD = 600
# How near the subject of the sentence before is, and how many of the last speeches are looked through.
_NEXT, _LAST = 250, 12
# How many characters a speaker lies before the subject of the sentence before to have spoken long ago.
_LONG_AGO = 400
# How many mentions are looked through.
_MOST = 80
_THINGS: frozenset[Sort] = frozenset({"body", "agency", "outlet", "report"})


@dataclass(frozen=True, slots=True, order=True)
class _Seen:
    """Somebody at an offset, who spoke there or is the subject of a clause, `aside` where no sentence opens with it.

    `enters` says that the text brings them in here, as who does what a sentence tells.
    """

    at: int
    name: str
    sort: Sort
    role: str | None = None
    gender: Gender | None = None
    spoke: bool = False
    aside: bool = False
    sentence: int | None = None
    enters: bool = False


class Discourse:
    """Who spoke and who is spoken of in one document; asked in text order, and told of each speaker."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._spoke: list[_Seen] = []
        self._spoken: set[str] = set()
        self._said: list[tuple[Span, Sort]] = []
        self._genders: dict[str, Gender] = {}
        for entry in cast.entries:
            gender = entry.gender or entry.likely
            if gender:
                self._genders.setdefault(entry.name, gender)

    def spoke(
        self, at: int, name: str, role: str | None, sort: Sort, said: Span = (0, 0), within: int | None = None
    ) -> None:
        """Record that somebody spoke at an offset, and what was `said`: whom that is about is not who speaks next.

        `within` is where the sentence begins in which only an aside tells of it ("Poe left when a clerk asked why").
        """
        gender, aside = self._genders.get(name), within is not None
        insort(self._spoke, _Seen(at, name, sort, role, gender, spoke=True, aside=aside, sentence=within))
        self._spoken.add(name)
        self._said.append((said, sort))

    def person_for(self, pronoun: str, at: int, outside: Span) -> tuple[str, str | None] | None:
        """Name and role of the person whom "he" or "she" stands for: the last subject or speaker of that gender.

        `outside` is what the pronoun says, where nobody stands who says it.
        """
        gender = PERSONAL.get(pronoun)
        unsure: _Seen | None = None
        kin: _Seen | None = None
        last = max((s.at for s in self._spoke[-_LAST:] if s.at < at), default=0)
        for seen in self._before(at, _REACH, outside):
            if self._is_told_of(seen, by="person") or _is_no_single_person(seen.name) or _is_no_person(seen):
                continue
            known = self._genders.get(seen.name)
            if not seen.spoke and (_is_kin(seen.name) or (seen.aside and _is_kin(seen.role))):
                kin = kin or (
                    None if seen.name.endswith("s") else seen
                )  # "His uncle had given him a coat, he said": whose uncle it is comes first
                continue
            if seen.sort not in ("person", "unsure") or (gender and known and known != gender):
                continue
            if seen.name not in self._spoken and known is None:
                if unsure is None and seen.enters and max(last, at - _LONG_AGO) <= seen.at:
                    return self._told(seen, gender)  # "A port clerk had lost two crates. They were empty, he said"
                unsure = unsure or seen  # only spoken of, perhaps by another: who spoke before comes first
            elif (
                unsure is not None
                and unsure.sort == "person"
                and at - unsure.at <= _NEXT
                and (not known or unsure.at - seen.at > _LONG_AGO)
            ):
                break  # a name in the sentence before comes before somebody who spoke without one, or long ago
            elif unsure is None or seen.name in self._spoken:
                better = self._named_woman_before(seen, gender, at, outside) or self._teller_before(seen, at, outside)
                return self._told(better or seen, gender)
        if unsure:
            return self._told(unsure, gender)
        return self._only_one_named(gender, at, outside) or (self._told(kin, gender) if kin else None)

    def _named_woman_before(self, seen: _Seen, gender: Gender | None, at: int, outside: Span) -> _Seen | None:
        """The woman by name who spoke before an official of whom only the office is told ("the judge")."""
        if gender != "female" or not seen.name.islower() or self._genders.get(seen.name):
            return None
        spoke = (s for s in self._before(at, _REACH_OF_IT, outside) if s.spoke and not s.name.islower())
        return next((s for s in spoke if self._genders.get(s.name) == "female"), None)

    def _teller_before(self, seen: _Seen, at: int, outside: Span) -> _Seen | None:
        """Whom the sentence is about that tells of somebody who has not spoken ("Poe doubted reports that Lane died"),
        or spoke in an aside ("Poe took the case when a widow asked who would").

        Only of one who has spoken before, in the sentence's main clause.
        """
        if not seen.aside or (seen.name in self._spoken and not seen.spoke):
            return None
        near = (s for s in self._before(at, _REACH, outside) if s.sentence == seen.sentence and not s.aside)
        fits = (s for s in near if s.sort == "person" and s.name in self._spoken and s.at < seen.at)
        gender = self._genders.get(seen.name)
        return next((s for s in fits if gender is None or self._genders.get(s.name, gender) == gender), None)

    def _only_one_named(self, gender: Gender | None, at: int, outside: Span) -> tuple[str, str | None] | None:
        """The only person named before who may be of that gender, though no sentence's subject."""
        near = [(e, m) for e, m in self._cast.recent(at, _REACH) if not outside[0] <= m.at < outside[1]]
        people = {id(e): e for e, _ in near if e.named and e.sort == "person" and not e.plural and not e.doubtful}
        fit = [e for e in people.values() if gender is None or self._genders.get(e.name, gender) == gender]
        return (fit[0].name, fit[0].role) if len(fit) == 1 else None

    def _told(self, seen: _Seen, gender: Gender | None) -> tuple[str, str | None]:
        """The person, whose gender is known from now on."""
        if gender:
            self._genders.setdefault(seen.name, gender)
        return seen.name, seen.role

    def thing_for(self, at: int, outside: Span) -> str | None:
        """What "it" stands for: the body or report that spoke last, else the last that a sentence was about."""
        last = next((s for s in self._before(at, _REACH_OF_A_WORD, outside) if s.spoke), None)
        if last is not None and self._is_unexplained(last):
            return last.name
        subject = next((s for s in self._before(at, _NEXT, outside) if not s.spoke and not s.aside), None)
        if subject is not None and self._is_unexplained(subject) and (last is None or last.at < subject.at):
            return subject.name
        near = [s for s in self._before(at, _REACH, outside) if s.sort in _THINGS and not self._is_told_of(s)]
        spoke = next((s for s in near if s.spoke), None)
        about = next((s for s in near if not s.spoke and at - s.at <= _REACH_OF_IT), None)
        if spoke is not None and (about is None or about.at < spoke.at or at - about.at > _NEXT):
            return spoke.name
        return about.name if about is not None else None

    def _is_unexplained(self, seen: _Seen) -> bool:
        """Whether somebody goes by a name that nothing explains, and that "it" tells from a person's."""
        known = seen.gender or self._genders.get(seen.name)
        named = any(w.istitle() or w.isupper() for w in seen.name.split())
        return seen.sort in ("unsure", "person") and seen.role is None and known is None and named

    def only_body_named(self, at: int, outside: Span) -> str | None:
        """The only body that the sentence before names, though it is no subject ("a matter for the port office").

        A line that is nothing but a name, as a paper's above an article, tells of nobody.
        """
        recent = self._cast.recent(at, _NEXT)
        near = [e for e, m in recent if not outside[0] <= m.at < outside[1] and m.head.dep_ != "ROOT"]
        bodies = {e.name for e in near if e.sort in _THINGS and not e.plural and _tells(e)}
        return bodies.pop() if len(bodies) == 1 else None

    def people_for(self, at: int, outside: Span) -> str | None:
        """Whom "they" stands for: those who spoke last, else the last people who did something, shortly before."""
        near = [s for s in self._before(at, _REACH_OF_THEY, outside) if s.sort == "people"]
        return next((s.name for s in near if not self._is_told_of(s)), near[0].name if near else None)

    def _is_told_of(self, seen: _Seen, by: Sort | None = None) -> bool:
        """Whether somebody only stands in what another said, of whatever sort or only of the sort `by`."""
        near = (said for said, sort in self._said[-_LAST:] if by is None or sort == by)
        return not seen.spoke and any(start <= seen.at < end for start, end in near)

    def another_word_for(self, noun: str, at: int, outside: Span) -> tuple[str, str | None] | None:
        """The person who spoke shortly before and is now called by another word ("the spy chief", "the 48-year-old").

        Not where the noun is a body's ("the interior ministry" after "a foreign ministry official") or another trade's
        than the person's, nor where two people spoke or were named since, `outside` what is said.
        """
        if noun.lower() in person_words.BODIES:
            return None
        near = [s for s in self._before(at, _REACH_OF_A_WORD, outside) if s.sort in ("person", "unsure")]
        last = next((s for s in near if s.spoke), None)
        if last is None:
            return self._only_one_told_of(noun, near, at, outside)
        since = (s for s in near if s.at > last.at and s.name != last.name)
        if any(s.spoke or (s.sort == "person" and not self._is_told_of(s)) for s in since):
            return None
        if noun.lower() in FAMILY and last.role and not _is_only_a(last.role, FAMILY[noun.lower()]):
            return None  # "the mother" after the mayor
        if is_country(last.name) or (noun.lower() in _MAN_OR_WOMAN and _holds_office(last.role)):
            return None  # "the man" after a judge, anybody after "Norwegians and Danes share it"
        office = last.name.split()[-1].lower() in person_words.TITLES
        told = last.role or (last.name if office or not last.name[:1].isupper() else "")
        return (last.name, last.role) if may_be_called(noun, told) else None

    def _tells_story_of(self, told: _Seen, at: int, outside: Span) -> bool:
        """Whether the text before names this person alone, kin apart, and tells of no death."""
        near = [(e, m) for e, m in self._cast.recent(at, _REACH_OF_A_WORD) if not outside[0] <= m.at < outside[1]]
        named = [(e, m) for e, m in near if m.named and e.sort in ("person", "unsure") and not _is_kin(m.role)]
        dead = any(_head_of(m).dep_ in ("nsubj", "nsubjpass") and _head_of(m).head.lemma_ in DYING for _, m in named)
        return {e.name for e, _ in named} == {told.name} and not dead

    def _only_one_told_of(
        self, noun: str, near: Sequence[_Seen], at: int, outside: Span
    ) -> tuple[str, str | None] | None:
        """The only person who the last sentences are about, kin apart, where the word is an age, a place in a family or
        what somebody lived through."""
        own = [s for s in near if not _is_kin(s.role or s.name)]
        people = {s.name: s for s in own if s.sort == "person" and not _is_no_single_person(s.name)}
        told = next(iter(people.values())) if len(people) == 1 else None
        gender = FAMILY.get(noun.lower())
        lived = noun.lower().removeprefix("ex-") in _LIVED_THROUGH
        if told is None or not (noun[:1].isdigit() or gender or (lived and self._tells_story_of(told, at, outside))):
            return None
        if gender and self._genders.get(told.name) != gender:
            return None
        return told.name, told.role

    def _before(self, at: int, reach: int, outside: Span) -> Iterator[_Seen]:
        """Who spoke or was a subject before an offset, the latest first."""
        seen = [s for s in self._spoke[-_MOST:] if at - reach <= s.at < at]
        for count, (entry, mention) in enumerate(self._cast.recent(at, reach)):
            if count >= _MOST:
                break
            if _is_subject(mention) and _can_speak(entry, mention):
                head = _head_of(mention)
                aside, opening = not _opens_sentence(head), head.doc[sentence_start(head.doc, head.i)]
                sentence = mention.span[1] - mention.head.idx - len(mention.head) + opening.idx
                enters = not aside and _enters(entry, mention)
                seen.append(
                    _Seen(mention.at, entry.name, _sort_of(entry), entry.role, None, False, aside, sentence, enters)
                )
        seen.sort(key=lambda s: (s.at, s.spoke), reverse=True)
        return (s for s in seen if not outside[0] <= s.at < outside[1])


# Words for somebody that only tell their place in a family ("the mother of three").
FAMILY: dict[str, Gender] = {
    **dict.fromkeys(("mother", "grandmother", "widow"), "female"),
    **dict.fromkeys(("father", "grandfather", "widower"), "male"),
}


# What somebody was or is by what happened, and by no trade ("the former fighter").
_LIVED_THROUGH = frozenset(
    """fighter jihadist jihadi militant soldier prisoner detainee inmate convict hostage captive returnee survivor
    defector deserter convert refugee recruit runaway exile""".split()
)


DYING = frozenset("die kill shoot execute murder behead bury drown perish hang".split())


def _is_kin(words: str | None) -> bool:
    """Whether somebody is told of by whose he is ("his son", "her daughter Nora")."""
    return words is not None and words.split(" ", 1)[0].lower() in ("his", "her")


_MAN_OR_WOMAN = frozenset({"man", "woman", "boy", "girl", "youth", "teenager"})


def _holds_office(role: str | None) -> bool:
    """Whether a role begins with an office ("Judge", "interior minister of Tarsia"), by which its bearer is told."""
    words = re.split(r" (?:of|from|in|at|for|who)\b|,", (role or "").lower(), maxsplit=1)[0].split()
    return bool(words) and words[-1] in person_words.TITLES - {"father", "sister", "activist", "researcher", "agent"}


def _is_only_a(role: str, gender: Gender) -> bool:
    """Whether a role says no more than that somebody is a woman or a man, and whence ("Danish woman of 39")."""
    words = re.split(r" (?:of|from|in|who)\b|,", role.lower(), maxsplit=1)[0].split()
    return bool(words) and words[-1] in (("woman", "girl") if gender == "female" else ("man", "boy"))


def _is_no_person(seen: _Seen) -> bool:
    """Whether somebody of whom it isn't known what they are is a body by the last word or by capitals alone."""
    if seen.sort != "unsure":
        return False
    last = seen.name.split()[-1]
    return last.isupper() or (last.islower() and last not in person_words.ROLES | person_words.PEOPLE)


def _is_no_single_person(name: str) -> bool:
    """A family is no "she", nor are six Danes, and who is "my son" is told of by whoever says so."""
    words = name.lower().split()
    several = words[0] in _SEVERAL and words[-1].endswith("s")
    return several or words[0] in ("my", "our", "not") or words[-1] in ("family", "families", "couple", "relatives")


_SEVERAL = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty dozens several many some most both""".split()
)


def _opens_sentence(head: Any) -> bool:
    doc, first = head.doc, head.left_edge.i
    return opens_sentence(doc, first) and not (first and doc[first - 1].text == ":")


def _is_subject(mention: Mention) -> bool:
    """Whether a clause, or a sentence of which the parser found no verb, is about the mention."""
    head = _head_of(mention)
    if not mention.named and mention.beside is not None and head.pos_ == "NOUN":
        return False  # "her nephew, a soldier, was killed" is about the nephew
    alone = head.dep_ == "ROOT" and mention.sort == "person" and not mention.plural and " " in mention.text
    tells_more = (
        mention.named
        and mention.sort == "person"
        and any(c.dep_ == "relcl" and any(w.dep_ == "nsubj" and w.tag_ == "WP" for w in c.lefts) for c in head.rights)
    )  # "the end of Ann Poe, who had left"
    if head.dep_ == "nsubj" and head.head.dep_ == "csubj":
        return False  # "That Ann Poe left came as no surprise" is about her leaving
    return role_of(head) == "subject" or alone or tells_more or (head.dep_ == "ROOT" and not mention.named)


def _enters(entry: Entry, mention: Mention) -> bool:
    """Whether a sentence brings in somebody of a trade or office who does something: a witness rather than a victim."""
    head = _head_of(mention)
    acts = head.dep_ == "nsubj" and head.head.dep_ == "ROOT"
    if not acts or mention.at != entry.mentions[0].at or entry.sort != "person" or entry.plural:
        return False
    if entry.named and _tells_age(mention):
        return True
    told = re.split(r" (?:of|from|in|at|for|who)\b|,", (entry.role or entry.name).lower(), maxsplit=1)[0].split()
    return bool(told) and told[-1] in (person_words.ROLES | person_words.TITLES) - _LIVED_THROUGH


def _tells_age(mention: Mention) -> bool:
    """Whether an age stands behind the name: "Nora Hill, 54, keeps his letters"."""
    behind = [t.text for t in mention.head.doc[mention.head.i + 1 : mention.head.i + 4]]
    return len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit() and len(behind[1]) == 2


def _head_of(mention: Mention) -> Any:
    """What carries the mention's role: of a name beside a noun ("a man called Tom Lane") the noun, of "the Institute
    for Peace" the institute."""
    if mention.beside is not None:
        return mention.head.doc[mention.beside]
    head, length = mention.head, mention.span[1] - mention.span[0]
    opens = head.idx + len(head) - length
    while mention.named and head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.idx >= opens:
        head = head.head.head
    return head


def _sort_of(entry: Entry) -> Sort:
    return "people" if entry.plural and entry.sort == "person" else entry.sort


def _can_speak(entry: Entry, mention: Mention) -> bool:
    """Whether the entry may be somebody: a name of one word that nothing explains is a song or a horse as well."""
    if entry.sort not in ("person", "people", "unsure") and (entry.plural or not _tells(entry)):
        return False
    return not entry.doubtful and (entry.sort != "unsure" or " " in entry.name or mention.gender is not None)


def _tells(entry: Entry) -> bool:
    """Whether a body is told by its name, and not by another's ("its forces")."""
    return entry.name.split(" ", 1)[0].lower() not in ("its", "their", "his", "her", "our", "my", "your")
