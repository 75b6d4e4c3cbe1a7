"""Whom "he", "Jones" and "the ministry" stand for: the names and bodies of a document, in the order they come."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefings.extracting.attributions import person_words
from briefings.extracting.attributions.speaker_phrases import Phrase, read_phrase
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.first_names import MEN, WOMEN
from briefings.model import Span

Gender = Literal["male", "female"]

_PRONOUNS: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
# Nouns that stand for one another when they come back with nothing but an article.
_KIN = tuple(
    frozenset(words.split())
    for words in (
        "report study survey research paper analysis investigation review poll assessment inquiry",
        "agency organization organisation body group institute think-tank charity watchdog",
        "newspaper paper daily magazine outlet site website portal broadcaster network",
        "ministry department bureau office",
        "university college institute school",
        "company corporation firm bank",
        "author researcher writer scholar expert analyst",
    )
)
_MAKERS = frozenset({"author", "researcher", "writer", "pollster", "scholar"})
_WRITINGS = _KIN[0]
# What opens a name by which fighters and their wives go: "Abu Omar", "Umm Yusuf".
_FATHERS, _MOTHERS = frozenset({"abu"}), frozenset({"umm", "um", "oum"})
# How many characters back a pronoun looks for its person, and how far for a body.
_REACH = 3_000
# How many mentions of a surname count, before a place and after it, and how many of the first, which give full names:
# so a long document costs no more by the word than a short one.
_BEARERS, _FIRST_BEARERS = 60, 10
# How many characters back "they" looks for its people.
_REACH_OF_THEY = 600


@dataclass(slots=True)
class Person:
    """One mention of a person: where, the name, what was said of the person, and whether it was a subject."""

    at: int
    name: str
    role: str | None
    gender: Gender | None
    subject: bool


@dataclass(frozen=True, slots=True)
class _Body:
    at: int
    noun: str
    phrase: Phrase


class Antecedents:
    """The persons and bodies that the document names; built once, asked once an attribution."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._people: list[Person] = []
        self._groups: list[tuple[int, str]] = []
        self._bodies: dict[str, list[_Body]] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._genders: dict[str, Gender] = {}
        self._spoke: list[tuple[int, str, str | None, bool]] = []
        self._spoken: set[str] = set()
        for passage in passages:
            self._take_in(passage)
        self._people.sort(key=lambda p: p.at)
        for bearers in self._by_surname.values():
            bearers.sort(key=lambda p: p.at)

    def _take_in(self, passage: Passage) -> None:
        seen = -1
        for token in passage.doc:
            if token.i <= seen or token.pos_ not in ("PROPN", "NOUN"):
                continue
            if token.dep_ == "compound" and token.head.i > token.i:
                continue
            if _is_group(token):
                group = read_phrase(token)
                self._groups.append((passage.at(token), group.text))
            if token.pos_ == "NOUN" and not _nameable(token):
                continue
            phrase = read_phrase(token)
            if phrase.person and phrase.name:
                self._add_person(passage, token, phrase)
                seen = phrase.last if token.pos_ == "NOUN" else token.i
            elif _kin_of(token.lemma_.lower()) or token.pos_ == "PROPN":
                self._add_body(passage, token, phrase)

    def _add_person(self, passage: Passage, token: Any, phrase: Phrase) -> None:
        name = phrase.name or ""
        gender = gender_of(phrase)
        if gender:
            self._genders.setdefault(name, gender)
        person = Person(passage.at(token), name, phrase.role, gender, token.dep_ in ("nsubj", "nsubjpass"))
        self._people.append(person)
        self._by_surname.setdefault(_surname(name), []).append(person)

    def _add_body(self, passage: Passage, token: Any, phrase: Phrase) -> None:
        noun = token.lemma_.lower()
        named = any(t.pos_ == "PROPN" for t in token.doc[phrase.first : phrase.last + 1])
        pointing = token.doc[phrase.first].tag_ in ("DT", "PRP$") and token.doc[phrase.first].lower_ not in (
            "the",
            "a",
            "an",
        )
        if " " not in phrase.text or pointing or not (named or noun in _WRITINGS):
            return
        self._bodies.setdefault(noun, []).append(_Body(passage.at(token), noun, phrase))

    def full_name(self, name: str, at: int, gender: Gender | None = None) -> Person | None:
        """Whom a name or a surname at an offset means: the latest bearer before it, else the first after.

        Of several ways to write that person's name the commonest with a first name counts ("Ann Poe", not "Rival Ann
        Poe"). `gender` keeps "Mr. Poe" from being Ann.
        """
        wanted = name.split()
        bearers = self._by_surname.get(_surname(name), [])
        here = bisect_right(bearers, at, key=lambda p: p.at)
        near = bearers[:_FIRST_BEARERS] + bearers[max(_FIRST_BEARERS, here - _BEARERS) : here + _BEARERS]
        same = [p for p in near if _same_person(wanted, p.name.split())]
        same = [p for p in same if not (gender and p.gender and p.gender != gender)]
        full = [p for p in same if " " in p.name] or same
        if not full:
            return None
        before = [p for p in full if p.at <= at]
        first_name = _first_name(wanted, (before[-1] if before else full[0]).name)
        forms = Counter(p.name for p in full if first_name in p.name.split())
        best = max(forms, key=lambda form: (forms[form], -len(form)), default=name)
        told = [p for p in [*reversed(before), *full] if p.role and p.name == best]
        return Person(at, best, told[0].role if told else None, gender, subject=True)

    def person_for(self, pronoun: str, at: int, outside: Span) -> Person | None:
        """The person that a pronoun at an offset stands for: the last who could have said it."""
        gender = _PRONOUNS.get(pronoun)
        unsure: Person | None = None
        for person in self._before(at):
            if outside[0] <= person.at < outside[1] or not person.subject:
                continue
            known = person.gender or self._genders.get(person.name)
            if gender and known and known != gender:
                continue
            if gender and known is None and person.name not in self._spoken:
                unsure = unsure or person  # only named, by someone else perhaps: who spoke before comes first
                continue
            if unsure is None or person.name in self._spoken:
                return self._told_apart(person, gender)
        return self._told_apart(unsure, gender) if unsure else None

    def _told_apart(self, person: Person, gender: Gender | None) -> Person:
        """The person, whose gender is known from now on."""
        if gender:
            self._genders.setdefault(person.name, gender)
        return person

    def _before(self, at: int) -> list[Person]:
        stop = bisect_right(self._people, at, key=lambda p: p.at)
        found = []
        for person in reversed(self._people[max(0, stop - 60) : stop]):
            if at - person.at > _REACH:
                break
            found.append(person)
        return found

    def holder_of(self, role: str, at: int) -> Person | None:
        """The last person whose role is a noun that comes back alone ("the mayor")."""
        for person in self._before(at):
            if person.role and role in person.role.casefold().replace(",", "").split():
                return person
        return None

    def spoke(self, at: int, name: str, role: str | None, *, person: bool) -> None:
        """Record that somebody is the speaker of an attribution whose cue or source is at an offset."""
        self._spoke.append((at, name, role, person))
        if person:
            self._spoken.add(name)
            where = bisect_right(self._people, at, key=lambda p: p.at)
            self._people.insert(where, Person(at, name, role, self._genders.get(name), subject=True))

    def last_body(self, at: int, outside: Span) -> str | None:
        """The body that spoke last before an offset ("it said")."""
        for spoke_at, name, _, person in reversed(self._spoke):
            if at - spoke_at > _REACH:
                break
            if spoke_at < at and not person and not outside[0] <= spoke_at < outside[1]:
                return name
        return None

    def group_for(self, at: int, outside: Span) -> str | None:
        """The people whom "they" at an offset stands for: the last who did something, shortly before."""
        stop = bisect_right(self._groups, at, key=lambda group: group[0])
        for group_at, name in reversed(self._groups[max(0, stop - 8) : stop]):
            if at - group_at > _REACH_OF_THEY:
                break
            if not outside[0] <= group_at < outside[1]:
                return name
        return None

    def body_for(self, noun: str, at: int) -> str | None:
        """The fuller name of a body that comes back as "the ministry", "the study", "the authors"."""
        names = {noun} | _kin_of(noun)
        if noun in _MAKERS:
            names |= _WRITINGS
        best: _Body | None = None
        for name in names:
            for body in reversed(self._bodies.get(name, ())):
                if body.at < at:
                    if best is None or _closer(body, best, noun):
                        best = body
                    break
        return best.phrase.text if best else None


def _closer(body: _Body, best: _Body, noun: str) -> bool:
    """Whether a body fits better: the same noun before its kin, and the later of two."""
    return (body.noun == noun, body.at) > (best.noun == noun, best.at)


def _kin_of(noun: str) -> frozenset[str]:
    return next((kin for kin in _KIN if noun in kin), frozenset())


def _is_group(token: Any) -> bool:
    """Whether the token is the subject of a clause and several people ("two officials", "the authors")."""
    if token.tag_ not in ("NNS", "NNPS") or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return token.lemma_.lower() in person_words.ROLES | person_words.PEOPLE


def _nameable(token: Any) -> bool:
    lemma = token.lemma_.lower()
    return lemma in person_words.ROLES or bool(_kin_of(lemma))


def _surname(name: str) -> str:
    words = [w for w in name.split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return (words[-1] if words else name).casefold()


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's: one of them has all words of the other."""
    return set(one) <= set(other) or set(other) <= set(one)


def _first_name(wanted: Sequence[str], nearest: str) -> str:
    """The word beside the surname that tells one bearer from another: the name's own, else the nearest bearer's."""
    words = nearest.split()
    shared = [w for w in words[:-1] if w in wanted]
    return (shared or words)[0]


def gender_of(phrase: Phrase) -> Gender | None:
    """What a title ("Mr.", "spokeswoman") or a first name tells."""
    words = {w.lower() for w in f"{phrase.title or ''} {phrase.role or ''}".split()}
    if words & person_words.MALE:
        return "male"
    if words & person_words.FEMALE:
        return "female"
    first = (phrase.name or "").split(" ", 1)[0].lower()
    if first in MEN or first in _FATHERS:
        return "male"
    return "female" if first in WOMEN or first in _MOTHERS else None
