"""Whom "he", "she", "it" and "they" mean where they speak: by who spoke before and by the subjects of the text so far.

Two things tell the speaker: having spoken already, and being what the last sentences are about. A gender that is known
rules out; one that is not known waits for somebody better.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import islice

from briefings.extracting.attributions.speakers.cast.description_words import BODY_NOUNS
from briefings.extracting.attributions.speakers.cast.seen import (
    Seen,
    can_speak,
    does_something,
    head_of,
    is_subject,
    seen_as_subject,
    stands_as_a_place,
    tells,
)
from briefings.extracting.attributions.speakers.cast.seen_persons import (
    DYING,
    FAMILY,
    holds_office,
    is_a_faith,
    is_kin,
    is_lived_through,
    is_long_past,
    is_no_person,
    is_no_single_person,
    is_no_word_for,
    is_told_as_kin,
    is_unnamed,
    stands_for_a_state,
    trade_of,
)
from briefings.extracting.attributions.speakers.cast.trades import judges_by_trade, may_be_called
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mentions import Mention, Sort
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.pronouns.pronouns import PERSONAL
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.model import Span

# How many characters back a pronoun looks for its person, a body or several people.
_REACH, _REACH_OF_IT, _REACH_OF_THEY = 3_000, 1_500, 800
_REACH_OF_A_WORD = 600
# How near the subject of the sentence before is, and how many of the last speeches are looked through.
_NEXT, _LAST = 250, 12
# … and the one that opens it, of a short sentence.
_RIGHT_BEFORE = 90
# How many characters a speaker lies before the subject of the sentence before to have spoken long ago.
_LONG_AGO = 400
# How many mentions are looked through.
_MOST = 80
_THINGS: frozenset[Sort] = frozenset({"body", "agency", "outlet", "report"})
_NO_PERSON = person_words.BODIES | person_words.HOUSES | BODY_NOUNS


def _stands_for_a_state(entry: Entry) -> bool:
    return stands_for_a_state(entry.name, known=bool(entry.role or entry.gender or entry.likely))


class Discourse:
    """Who spoke and who is spoken of in one document; asked in text order, and told of each speaker.

    `head` is where the lines under the title stand, whose names are nobody's that the text goes on about.
    """

    def __init__(self, cast: Cast, head: Span = (0, 0)) -> None:
        self._cast, self._head = cast, head
        self._spoke: list[Seen] = []
        self._spoken: set[str] = set()
        self._said: list[tuple[Span, Sort]] = []
        self._subjects: dict[int, Seen | None] = {}
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
        insort(self._spoke, Seen(at, name, sort, role, gender, spoke=True, aside=aside, sentence=within))
        self._spoken.add(name)
        self._said.append((said, sort))

    def person_for(self, pronoun: str, at: int, outside: Span) -> tuple[str, str | None] | None:
        """Name and role of the person whom "he" or "she" stands for: the last subject or speaker of that gender.

        `outside` is what the pronoun says, where nobody stands who says it.
        """
        gender = PERSONAL.get(pronoun)
        person = self._speaker_or_subject(gender, at, outside)
        if person is not None:
            left = self._is_left_for_another(person, at, outside) or _is_long_silent(person, at)
            return None if left else self._told(person, gender)
        if (named := self._only_one_named(gender, at, outside)) is not None:
            return named
        kin = next(
            (s for s in self._persons_before(at, outside) if is_told_as_kin(s) and not s.name.endswith("s")), None
        )
        return self._by_bare_name(at, outside) if kin is None else self._told(kin, gender)

    def _by_bare_name(self, at: int, outside: Span) -> tuple[str, str | None] | None:
        """Whose a name of one word is that nothing explains, where the text tells of nobody else ("Aru fled in May. He
        says"): it is the subject of the sentence before, does something there, and nowhere stands as a place does."""
        near = [(e, m) for e, m in self._cast.recent(at, _REACH) if not outside[0] <= m.at < outside[1]]
        if any(e.sort == "person" and not e.plural for e, _ in near):
            return None
        doing = [e for e, m in near if e.sort == "unsure" and at - m.at <= _NEXT and does_something(m)]
        only = doing[0] if doing else None
        if only is None or any(e is not only for e in doing) or _stands_for_a_state(only) or is_a_faith(only.name):
            return None
        if any(stands_as_a_place(m) for m in only.mentions):
            return None
        return only.name, only.role

    def _is_left_for_another(self, person: Seen, at: int, outside: Span) -> bool:
        """Whether the text has long left a person by name, and named another of the same gender since: either may be
        "he"."""
        if at - person.at < _LONG_AGO or is_unnamed(person):
            return False
        recent = self._cast.recent(at, at - person.at)
        since = {e.name for e, m in recent if m.named and _is_one_by_name(e) and not outside[0] <= m.at < outside[1]}
        known = self._genders.get(person.name)
        return person.name not in since and known is not None and known in map(self._genders.get, since)

    def comes_back(self, name: str, at: int, outside: Span) -> bool:
        """Whether somebody who spoke earlier is named again behind one without a name who spoke last."""
        last = next((s for s in self._before(at, _REACH, outside) if s.spoke), None)
        return last is not None and is_unnamed(last) and name in self._spoken

    def subject_before(self, pronoun: str, at: int, outside: Span) -> tuple[str, str | None] | None:
        """Name and role of the person whom the sentence before is about, of the pronoun's gender where it is known."""
        gender = PERSONAL.get(pronoun)
        near = (s for s in self._those_of(gender, at, outside) if at - s.at <= _NEXT)
        about = next(near, None)
        if about is None or about.spoke or about.aside or about.sort != "person":
            return None
        return about.name, about.role

    def _speaker_or_subject(self, gender: Gender | None, at: int, outside: Span) -> Seen | None:
        """Who spoke last, or whom the last sentences are about: what is only told of somebody, perhaps by another, may
        make them "he" where nobody spoke before."""
        unsure: Seen | None = None
        for seen in self._those_of(gender, at, outside):
            if unsure is not None and self._is_told_by_name(seen, unsure, at):
                return seen
            if self._is_only_spoken_of(seen):
                if unsure is None and self._has_just_entered(seen, at):
                    return seen
                unsure = unsure or seen
            elif unsure is not None and self._comes_first(unsure, seen, min(at, outside[0] or at)):
                return unsure
            elif unsure is None or seen.name in self._spoken:
                woman = self._named_woman_before(seen, gender, at, outside)
                return woman or self._teller_before(seen, at, outside) or seen
        return None if unsure is None or is_long_past(unsure, at) else unsure

    def _is_told_by_name(self, seen: Seen, unsure: Seen, at: int) -> bool:
        """Whether a person by name, of the gender that is known, was the subject just before one without a name to whom
        something was done ("Nora Hill has two sons. The elder was taken away. “…,” she said")."""
        known = self._genders.get(seen.name) is not None and not is_unnamed(seen) and not seen.aside
        return known and is_unnamed(unsure) and unsure.suffers and at - seen.at <= _NEXT

    def _those_of(self, gender: Gender | None, at: int, outside: Span) -> Iterator[Seen]:
        """Who may be a single person of the gender, the latest first; without those told of by whose kin they are."""
        persons = self._persons_before(at, outside)
        return (s for s in persons if not is_told_as_kin(s) and self._may_be_of(s, gender))

    def _persons_before(self, at: int, outside: Span) -> Iterator[Seen]:
        """Who may be a single person, the latest first; without those that only a person's words tell of."""
        for seen in self._before(at, _REACH, outside):
            if not (self._is_told_of(seen, by="person") or is_no_single_person(seen.name) or is_no_person(seen)):
                yield seen

    def _has_just_entered(self, seen: Seen, at: int) -> bool:
        """ "A port clerk had lost two crates. They were empty, he said": brought in shortly before, nobody since."""
        if not seen.enters:
            return False
        last = max((s.at for s in self._spoke[-_LAST:] if s.at < at), default=0)
        return max(last, at - _LONG_AGO) <= seen.at

    def _may_be_of(self, seen: Seen, gender: Gender | None) -> bool:
        """Whether somebody may be a person of the gender, as far as it is known."""
        known = self._genders.get(seen.name)
        return seen.sort in ("person", "unsure") and not (gender and known and known != gender)

    def _is_only_spoken_of(self, seen: Seen) -> bool:
        """Whether somebody has not spoken yet, and nothing tells their gender."""
        return not seen.spoke and seen.name not in self._spoken and self._genders.get(seen.name) is None

    def _comes_first(self, unsure: Seen, spoke: Seen, at: int) -> bool:
        """Whether a name in the sentence before comes before somebody who spoke without one, or long ago; `at` is where
        the pronoun's own words begin."""
        near = unsure.sort == "person" and at - unsure.at <= _NEXT and not (unsure.aside and is_unnamed(unsure))
        return near and (not self._genders.get(spoke.name) or unsure.at - spoke.at > _LONG_AGO)

    def _named_woman_before(self, seen: Seen, gender: Gender | None, at: int, outside: Span) -> Seen | None:
        """The woman by name who spoke before an official of whom only the office is told ("the judge")."""
        if gender != "female" or not seen.name.islower() or self._genders.get(seen.name):
            return None
        spoke = (s for s in self._before(at, _REACH_OF_IT, outside) if s.spoke and not s.name.islower())
        return next((s for s in spoke if self._genders.get(s.name) == "female"), None)

    def _teller_before(self, seen: Seen, at: int, outside: Span) -> Seen | None:
        """Whom the sentence is about that tells of somebody who has not spoken ("Poe doubted reports that Lane died"),
        or spoke in an aside ("Poe took the case when a widow asked who would").

        Only of one who has spoken before, in the sentence's main clause.
        """
        if not seen.aside or (seen.name in self._spoken and not seen.spoke):
            return None
        gender = self._genders.get(seen.name)
        near = (s for s in self._before(at, _REACH, outside) if s.sentence == seen.sentence and s.at < seen.at)
        return next((s for s in near if self._has_told(s) and self._shares_gender(s.name, gender)), None)

    def _has_told(self, seen: Seen) -> bool:
        """Whether somebody of a main clause is a person who has spoken before."""
        return not seen.aside and seen.sort == "person" and seen.name in self._spoken

    def _shares_gender(self, name: str, gender: Gender | None) -> bool:
        """Whether a name may be of the gender; where neither is known it may."""
        return gender is None or self._genders.get(name, gender) == gender

    def _only_one_named(self, gender: Gender | None, at: int, outside: Span) -> tuple[str, str | None] | None:
        """The only person named before who may be of that gender, though no sentence's subject."""
        recent = self._cast.recent(at, _REACH)
        near = [e for e, m in recent if not (outside[0] <= m.at < outside[1] or self._is_in_head(m))]
        people = {id(e): e for e in near if _is_one_by_name(e)}
        sure = [e for e in people.values() if not (_stands_for_a_state(e) or is_a_faith(e.name))]
        fit = [e for e in sure if self._shares_gender(e.name, gender)]
        return (fit[0].name, fit[0].role) if len(fit) == 1 else None

    def _told(self, seen: Seen, gender: Gender | None) -> tuple[str, str | None]:
        """The person, whose gender is known from now on."""
        if gender:
            self._genders.setdefault(seen.name, gender)
        return seen.name, seen.role

    def thing_for(self, at: int, outside: Span) -> str | None:
        """What "it" stands for: the body or report that spoke last, else the last that a sentence was about."""
        return self._unexplained_for(at, outside) or self._body_for(at, outside)

    def _unexplained_for(self, at: int, outside: Span) -> str | None:
        """Who goes by a name that nothing explains, and spoke last or is what the sentence before is about."""
        last = next((s for s in self._before(at, _REACH_OF_A_WORD, outside) if s.spoke), None)
        subject = self._subject_before(at, outside)
        since = last is not None and subject is not None and last.at < subject.at and subject.sort in _THINGS
        if last is not None and self._is_unexplained(last) and not since:
            return last.name
        if subject is None or not self._is_unexplained(subject):
            return None
        return subject.name if last is None or last.at < subject.at else None

    def _subject_before(self, at: int, outside: Span) -> Seen | None:
        """What the sentence before is about."""
        return next((s for s in self._before(at, _NEXT, outside) if not s.spoke and not s.aside), None)

    def _body_for(self, at: int, outside: Span) -> str | None:
        """The body or report that spoke last, unless the sentence before is about another."""
        near = [s for s in self._before(at, _REACH, outside) if s.sort in _THINGS and not self._is_told_of(s)]
        spoke = next((s for s in near if s.spoke), None)
        about = next((s for s in near if not s.spoke and at - s.at <= _REACH_OF_IT), None)
        found = about if _is_now_about(about, spoke, at) else spoke
        return None if found is None else found.name

    def _is_unexplained(self, seen: Seen) -> bool:
        """Whether somebody goes by a name that nothing explains, and that "it" tells from a person's."""
        known = seen.gender or self._genders.get(seen.name)
        named = any(w.istitle() or w.isupper() for w in seen.name.split())
        return seen.sort in ("unsure", "person") and seen.role is None and known is None and named

    def only_body_named(self, at: int, outside: Span) -> str | None:
        """The only body that the sentence before names, though it is no subject ("a matter for the port office").

        A line that is nothing but a name, as a paper's above an article, tells of nobody.
        """
        recent = self._cast.recent(at, _NEXT)
        near = [e for e, m in recent if not outside[0] <= m.at < outside[1] and not self._is_beside_it(m)]
        bodies = {e.name: e for e in near if e.sort in _THINGS and not e.plural and tells(e)}
        reports = [e.name for e in bodies.values() if e.sort == "report"]
        if len(bodies) == 2 and len(reports) == 1 and all(name in reports[0] for name in bodies):
            return reports[0]  # "a study by the Harbour Observatory"
        return next(iter(bodies)) if len(bodies) == 1 else None

    def _is_beside_it(self, mention: Mention) -> bool:
        """Whether a name is a line's of its own, or only tells whose something else is: "two | UN | experts"."""
        head = mention.head
        owner = head.dep_ == "poss" and head.head.dep_ not in SUBJECTS
        return head.dep_ in ("ROOT", "compound", "amod", "nmod") or owner or self._is_in_head(mention)

    def people_for(self, at: int, outside: Span) -> str | None:
        """Whom "they" stands for: those who spoke last, else the last people who did something, shortly before; a body
        that spoke since, of other things than these people."""
        seen = list(self._before(at, _REACH_OF_THEY, outside))
        near = [s for s in seen if s.sort == "people" and (s.spoke or not _is_vague(s.name))]
        people = next((s for s in near if not self._is_told_of(s)), near[0] if near else None)
        if people is None or people.spoke:
            return None if people is None else people.name
        body = next((s for s in seen if s.spoke), None)
        return body.name if body is not None and self._speaks_since(body, people) else people.name

    def _speaks_since(self, body: Seen, people: Seen) -> bool:
        """Whether the last speaker is a body that spoke after people were told of, and not of them."""
        last = self._said[-1][0] if self._said else (0, 0)
        return body.sort in _THINGS and people.at < min(body.at, last[0])

    def _is_told_of(self, seen: Seen, by: Sort | None = None) -> bool:
        """Whether somebody only stands in what another said, of whatever sort or only of the sort `by`."""
        near = (said for said, sort in self._said[-_LAST:] if by is None or sort == by)
        return not seen.spoke and any(start <= seen.at < end for start, end in near)

    def another_word_for(self, noun: str, at: int, outside: Span) -> tuple[str, str | None] | None:
        """The person who spoke shortly before and is now called by another word ("the spy chief", "the 48-year-old").

        Not where the noun is a body's ("the interior ministry" after "a foreign ministry official") or another trade's
        than the person's, nor where two people spoke or were named since, `outside` what is said.
        """
        if noun.lower() in _NO_PERSON:
            return None
        near = [s for s in self._before(at, _REACH_OF_A_WORD, outside) if s.sort in ("person", "unsure")]
        last = next((s for s in near if s.spoke), None)
        if (entered := self._just_entered(noun, near, at)) is not None:
            return entered
        if last is None:
            return self._only_one_told_of(noun, near, at, outside)
        if self._others_since(last, near) or is_no_word_for(noun.lower(), last):
            return None
        return (last.name, last.role) if may_be_called(noun, trade_of(last)) else None

    def _just_entered(self, noun: str, near: Sequence[Seen], at: int) -> tuple[str, str | None] | None:
        """The person whose stance the sentence before tells, by full name alone, and whose trade the next tells: "Ann
        Poe takes a darker view. The Halden-based analyst says"."""
        first = near[0] if near else None
        if first is None or first.spoke or first.sort != "person" or first.role or " " not in first.name:
            return None
        if not judges_by_trade(noun) or first.name in self._spoken or is_no_single_person(first.name):
            return None
        mention = next((m for _, m in self._cast.recent(at, _RIGHT_BEFORE) if m.at == first.at), None)
        stands = mention is not None and head_of(mention).dep_ == "nsubj" and head_of(mention).head.tag_ == "VBZ"
        return (first.name, first.role) if stands else None

    def _others_since(self, last: Seen, near: Sequence[Seen]) -> bool:
        """Whether anybody else spoke or was named since somebody did."""
        since = (s for s in near if s.at > last.at and s.name != last.name and not is_no_single_person(s.name))
        return any(s.spoke or (s.sort == "person" and not self._is_told_of(s)) for s in since)

    def _tells_story_of(self, told: Seen, at: int, outside: Span) -> bool:
        """Whether the text before names this person alone, kin apart, and tells of no death."""
        near = [(e, m) for e, m in self._cast.recent(at, _REACH_OF_A_WORD) if not outside[0] <= m.at < outside[1]]
        named = [(e, m) for e, m in near if m.named and e.sort in ("person", "unsure") and not is_kin(m.role)]
        dead = any(head_of(m).dep_ in ("nsubj", "nsubjpass") and head_of(m).head.lemma_ in DYING for _, m in named)
        return {e.name for e, _ in named} == {told.name} and not dead

    def _only_one_told_of(
        self, noun: str, near: Sequence[Seen], at: int, outside: Span
    ) -> tuple[str, str | None] | None:
        """The only person who the last sentences are about, kin apart, where the word is an age, a place in a family or
        what somebody lived through."""
        own = [s for s in near if not is_kin(s.role or s.name)]
        people = {s.name: s for s in own if s.sort == "person" and not is_no_single_person(s.name)}
        if not people and noun[:1].isdigit():
            return self._by_bare_name(at, outside)
        if len(people) != 1:
            return None
        told = next(iter(people.values()))
        return (told.name, told.role) if self._fits(noun, told, at, outside) else None

    def _fits(self, noun: str, told: Seen, at: int, outside: Span) -> bool:
        """Whether a person told of may be "the mother", "the 48-year-old", "the former fighter", "the grey Dane"."""
        gender = FAMILY.get(noun.lower())
        if gender is not None:
            return self._genders.get(told.name) == gender
        if noun[:1].isdigit():
            return True
        of_a_land = is_country(noun) and not is_country_name(noun)
        lived = (of_a_land or is_lived_through(noun)) and not holds_office(told.role)
        return lived and self._tells_story_of(told, at, outside)

    def _before(self, at: int, reach: int, outside: Span) -> Iterator[Seen]:
        """Who spoke or was a subject before an offset, the latest first."""
        seen = [s for s in self._spoke[-_MOST:] if at - reach <= s.at < at]
        about = (self._as_subject(*one) for one in islice(self._cast.recent(at, reach), _MOST))
        seen += [subject for subject in about if subject is not None]
        seen.sort(key=lambda s: (s.at, s.spoke), reverse=True)
        return (s for s in seen if not outside[0] <= s.at < outside[1])

    def _as_subject(self, entry: Entry, mention: Mention) -> Seen | None:
        """Somebody as the subject of a clause, None where none is about them; kept, since each pronoun asks again."""
        key = id(mention)
        if key not in self._subjects:
            speaks = is_subject(mention) and can_speak(entry, mention) and not self._is_in_head(mention)
            self._subjects[key] = seen_as_subject(entry, mention) if speaks else None
        return self._subjects[key]

    def _is_in_head(self, mention: Mention) -> bool:
        return self._head[0] <= mention.at < self._head[1]


def _is_long_silent(person: Seen, at: int) -> bool:
    """Whether one who is only "one of the lawyers" spoke long ago: the text has gone on to tell of somebody else."""
    return person.name.lower().startswith("one of ") and at - person.at >= _LONG_AGO


def _is_vague(name: str) -> bool:
    """ "As many as 40 people": nobody who would go on to speak."""
    return name.split()[-1].lower() in ("people", "persons", "others", "those")


def _is_now_about(subject: Seen | None, spoke: Seen | None, at: int) -> bool:
    """Whether "it" is what a sentence was about, and not who spoke last: it is the sentence before, and comes since."""
    if subject is None or spoke is None:
        return subject is not None
    return spoke.at <= subject.at and at - subject.at <= _NEXT


def _is_one_by_name(entry: Entry) -> bool:
    """Whether the entry is surely one person with a name."""
    return bool(entry.named and entry.sort == "person" and not entry.plural and not entry.doubtful)
