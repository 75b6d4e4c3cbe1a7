"""Speakers looked up in the document's cast: the fullest name of whoever a name, a title or a description means.

"Mr. Poe" is Ann Poe, "the HDF" the Harbour Defence Force, "the source" the source at the ministry who spoke before, and
"a monitor said" in the lead the observatory that the next sentence names. Where two fit, the words stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefings.extracting.attributions.speakers.cast.bodies_coming_back import (
    LOOSE,
    LOOSE_OR_PRESS,
    PEOPLE_SORTS,
    PRESS,
    is_armed,
    is_charitable,
    may_come_back_as,
)
from briefings.extracting.attributions.speakers.cast.description_words import (
    BODY_NOUNS,
    OFFICERS,
    WATCHERS,
    Description,
    content_words,
    kin_words,
)
from briefings.extracting.attributions.speakers.cast.fuller_names import (
    is_fuller,
    is_fuller_name,
    is_short_for,
    without_acronym,
)
from briefings.extracting.attributions.speakers.cast.told import (
    MAKERS,
    STATEMENTS,
    WRITINGS,
    Told,
    fuller,
    is_anothers_statement,
    is_told_last,
    maker_behind,
    statement_or_speaker,
    tells_another,
    writing,
    wrote,
)
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.entry import last_before
from briefings.extracting.coreference.mentions.aliases import is_acronym_of
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.mentions.vocabulary import REPORT_NOUNS, comes_back_as
from briefings.knowledge.platforms import PLATFORMS

# How many characters back a description looks, and how far on the lead of an article looks for a name.
_REACH, _LEAD, _AHEAD = 3_000, 700, 1_800
# … and how far for an officer whose country the later name need not tell.
_SOON = 400
# How many characters back "the agency" looks for the one body that spoke.
_NEAR = 1_200
# How many of those who spoke last are looked through.
_RECENT = 60
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
_OWNERS = frozenset({"its", "their", "our"})
# What is somebody's told before, and of nobody who is named later ("her ministry").
_OWNED = _OWNERS | {"his", "her"}
_INDEFINITE = frozenset({"a", "an", "one"})
_OPENING = _POINTING | _INDEFINITE
# Heads that a name in the same phrase is the name of: "the Example Rights Observatory monitor".
_NAMED_BY = frozenset(
    """group agency channel network newspaper daily militia party watchdog monitor website magazine organisation
    organization charity radio television tv station service portal toll count tally estimate""".split()
)

# Bodies whose name before another noun says only whose that body is ("the UN refugee agency").
_UMBRELLAS = frozenset({"UN", "U.N.", "United Nations", "EU", "E.U.", "European Union", "African Union", "Arab League"})

# "The military said": what no person is called, though a person's role may name it ("military chief Ann Poe").
_GUARD, _WHAT_IT_GUARDS = frozenset({"guard"}), frozenset({"coast", "national", "border", "civil", "revolutionary"})
_NO_PERSON = BODY_NOUNS | person_words.BODIES | person_words.HOUSES


class Register:
    """The cast of one document, asked for speakers in text order; `heard` remembers who spoke."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        named = sorted(((m.span[0], m.span[1], n) for n, e in enumerate(cast.entries) for m in e.mentions if m.named))
        self._starts = [start for start, _, _ in named]
        self._named = named
        self._told: list[Told] = []
        self._names: dict[int, str] = {}
        self._firsts = [e.mentions[0].at for e in cast.entries]
        self._by_content = _by_content(cast.entries)
        self._bodies = [e for e in cast.entries if e.named and e.sort not in PEOPLE_SORTS]
        self._initials: dict[str, Entry | None] = {}

    def heard(self, told: Told) -> None:
        """Record who spoke."""
        self._told.append(told)

    def body_of_words(self, said: Sequence[str], at: int) -> Entry | None:
        """The only body named before an offset whose name has all these words; None where several have."""
        known = (e for e in self._bodies if e.mentions[0].at < at and " " in e.name and " and " not in e.name)
        found = [e for e in known if set(said) <= set(e.name.lower().split())]
        return found[0] if len(found) == 1 else None

    def name_of(self, entry: Entry, written: str | None = None) -> str:
        """The fullest name of an entry; of a body also as `written` by the text, with what follows it.

        A body that goes by a part of one longer name ("the Observatory") has that name.
        """
        if entry.sort in ("person", "people"):
            return entry.name
        if written and written.istitle() and written.upper() == entry.name:
            return written  # "BERGEN — … Bergen said"
        entry = self._longer(entry)
        known = self._names.get(id(entry), entry.name)
        written = without_acronym(written, entry.name)
        if written and (is_fuller_name(written, entry.name) or self._is_anothers(written, entry.name)):
            known = max(known, written, key=len)
            self._names[id(entry)] = known
        return known

    def _is_anothers(self, written: str, name: str) -> bool:
        """Whether a phrase tells whose ministry or service it is: a country's or another body's ("Tarsia's | Justice
        Ministry"); "Poe's Justice Ministry" is only Poe's for now."""
        behind = re.search(r"['’]s (?=[A-ZÀ-Þ])", written)
        if behind is not None and written[behind.end() :].startswith(name + " "):
            return is_fuller(written[behind.end() + len(name) :])
        owner = next(
            (written.removesuffix(f"{s} {name}") for s in ("'s", "’s") if written.endswith(f"{s} {name}")), None
        )
        if owner is None or name.split()[-1].lower() not in person_words.BODIES:
            return False
        return is_country_name(owner) or any(e.name == owner for e in self._bodies)

    def _longer(self, entry: Entry) -> Entry:
        mine = set(content_words(entry.name))
        if entry.sort in ("person", "people") or not mine or entry.name.isupper():
            return entry
        longer = [
            e
            for e in self._by_content.get(next(iter(mine)), ())
            if e.sort in (entry.sort, "body") and len(e.name) > len(entry.name) and mine < set(content_words(e.name))
        ]
        return longer[0] if len(longer) == 1 else entry

    def named_at(self, at: int) -> Entry | None:
        """The entry whose name covers an offset."""
        i = bisect_right(self._starts, at) - 1
        for start, end, owner in reversed(self._named[max(0, i - 2) : i + 1]):
            if start <= at < end:
                return self._cast.entries[owner]
        return None

    def fullest(self, name: str, at: int) -> Entry | None:
        """The entry that goes by a name."""
        entry = self._cast.named(name, at)
        if entry is not None and entry.named and (" " in entry.name or " " in name):
            return entry
        return self._by_initials(name) or self._by_word(name) or (entry if entry is not None and entry.named else None)

    def in_capitals(self, name: str) -> Entry | None:
        """The only person whose name, or the end of it, somebody's label in capitals is ("POE" for Ann Poe)."""
        if not name.isupper():
            return None
        ending = f" {name.casefold()}"
        people = [e for e in self._cast.entries if e.named and e.sort == "person" and not e.name.isupper()]
        fit = {e.name: e for e in people if f" {e.name.casefold()}".endswith(ending)}
        return next(iter(fit.values())) if len(fit) == 1 else None

    def _by_initials(self, name: str) -> Entry | None:
        """The only body or outlet whose initials the name is ("VoB" for the Voice of Bergen), or the only person whose
        office they stand for ("AG")."""
        if " " in name or not name[:1].isupper() or is_country_name(name):
            return None  # "the U.S." is no "U.S. Secretary of State"
        if name not in self._initials:
            fit = [e for e in self._bodies if is_acronym_of(name, e.name)]
            fit = fit or [e for e in self._cast.entries if e.sort == "person" and is_short_for(name, e.role)]
            self._initials[name] = fit[0] if len(fit) == 1 else None
        return self._initials[name]

    def _by_word(self, name: str) -> Entry | None:
        """The only person of whose full name the name is a word: not everywhere is the last one the surname.

        An acronym is none: "FIS Field Officer Ann Poe" is no longer form of "the FIS".
        """
        if " " in name or not name[:1].isupper() or name.isupper():
            return None
        near = self._by_content.get(name.lower(), ())
        fit = [e for e in near if e.sort == "person" and e.name != name and name in e.name.split()]
        return fit[0] if len(fit) == 1 else None

    def inside(self, start: int, end: int, noun: str) -> Entry | None:
        """The body whose name stands in a phrase that only says what it is ("the Example Rights monitoring group")."""
        if noun not in _NAMED_BY:
            return None
        found = {owner for a, b, owner in self._named if start <= a and b <= end}
        entries = [self._cast.entries[n] for n in found]
        bodies = [e for e in entries if e.sort in ("body", "agency", "outlet", "report")]
        return bodies[0] if len(bodies) == 1 and bodies[0].name not in _UMBRELLAS | PLATFORMS else None

    def beside(self, first: Any, starts_at: int) -> Entry | None:
        """The body named right before a description, without a comma ("the Harbour Observatory | a monitoring group").

        `first` is the description's first token, at the offset `starts_at`.
        """
        before = first.doc[first.i - 1] if first.i else None
        if before is None or before.pos_ != "PROPN" or first.lower_ not in _INDEFINITE:
            return None
        entry = self.named_at(starts_at - len(before) - 1)
        return entry if entry is not None and entry.sort not in PEOPLE_SORTS else None

    def behind_statement(self, noun: str, at: int) -> Told | None:
        """Whose "the statement" is: of whoever put one out before, else of the one who spoke last."""
        near = self._recent(at, _REACH)
        put_out = next((t for t in near if is_anothers_statement(t) or wrote(t, noun)), None)
        return put_out if put_out is not None or noun == "claim" else statement_or_speaker(noun, near)

    def _recent(self, at: int, reach: int) -> list[Told]:
        """Those who spoke within `reach` characters before an offset, the latest first."""
        return [t for t in reversed(self._told[-_RECENT:]) if t.at < at and at - t.at <= reach]

    def behind_writing(self, noun: str, at: int, *, several: bool = False) -> Told | None:
        """Whose "the report", "the document" or, of a report, "the authors" is; `several` says that there are more."""
        near = self._recent(at, _REACH)
        if noun in MAKERS:
            return None if not several and is_told_last(noun, near) else self._report_made(near, at)
        return writing(noun, near) if noun in WRITINGS else None

    def _report_made(self, near: Sequence[Told], at: int) -> Told | None:
        """The report that has spoken, else that is named, where its name tells who made it."""
        report = next((t for t in near if t.noun in REPORT_NOUNS and t.noun not in STATEMENTS), None)
        if report is not None:
            return report if _MADE_BY.search(report.name) else None
        named = next((e for e in self._cast.before(at, _REACH) if e.sort == "report"), None)
        return self._told_of(named, at=at) if named is not None and _MADE_BY.search(named.name) else None

    def made_up_of(self, people: str, at: int) -> Told | None:
        """Those who spoke together before ("a panel of UN | experts"); None where others of the trade spoke since."""
        last = next((t for t in self._recent(at, _REACH) if re.search(rf"\b{re.escape(people)}\b", t.text)), None)
        together = rf"[a-z-]+ of (?:[\w.-]+ ){{0,3}}{re.escape(people)}"
        return last if last is not None and re.fullmatch(together, last.text) else None

    def told_last(self, at: int) -> Told | None:
        """Who spoke last before an offset."""
        return next(iter(self._recent(at, _LEAD)), None)

    def last_unnamed(self, at: int) -> str | None:
        """Of what kind "another" is: the one without a name who spoke shortly before ("one aide said …; another …")."""
        last = self.told_last(at)
        if last is None or last.name != last.text:
            return None
        return last.text.removeprefix("One ").removeprefix("one ")

    def described(self, head: Any, text: str, opening: str, at: int) -> Told | None:
        """Who a description at an offset means that points back, None where nobody fits or two do.

        `text` is the description, `opening` its first word ("the").
        """
        if opening not in _POINTING or (opening in _OWNERS and head.lemma_.lower() in person_words.ROLES):
            return None  # "its spokesman" is whoever speaks for it
        asked = Description.of(head, text)
        found = self._spoke_before(asked, text, at)
        bare = opening in ("the", "this") and not asked.beside
        if found is None:
            found = self._before(asked, text, at)
            nameless = found is None or (found.name.islower() and asked.noun in LOOSE)
            body = self._only_body(asked, at) if bare and nameless else None
            if body is not None or (bare and found is None):
                return body
        return maker_behind(found, asked.noun) or fuller(found, text)

    def two_who_spoke(self, at: int) -> str | None:
        """The two people by name who spoke shortly before, where nobody else did: "both"."""
        names = {t.name: t for t in self._recent(at, _REACH) if not t.plural}
        people = [name for name in names if (e := self._cast.named(name, at)) is not None and e.sort == "person"]
        return " and ".join(people) if len(people) == 2 == len(names) else None

    def _only_body(self, asked: Description, at: int) -> Told | None:
        """The one body that spoke shortly before and may be called so, though its name doesn't say what it is."""
        if asked.plural or asked.noun not in LOOSE_OR_PRESS:
            return None
        outlets = [e for e in self._cast.before(at, _NEAR) if e.sort == "outlet"] if asked.noun in PRESS else []
        if outlets:
            return self._told_of(outlets[0], at=at) if len(outlets) == 1 else None
        spoke = {t.name: t for t in self._recent(at, _NEAR) if self._may_be(asked.noun, t.name, at)}
        if spoke:
            only = next(iter(spoke.values())) if len(spoke) == 1 else None
            if only is not None and (other := self._named_since(asked.noun, only, at)) is not None:
                return other
            return None if only is not None and self._may_be_the_fighters(asked.noun, only, at) else only
        return self._only_body_named(asked.noun, at)

    def _may_be_the_fighters(self, noun: str, spoke: Told, at: int) -> bool:
        """Whether "the group" may be an armed one that the text tells of, and not whoever spoke: always where others
        spoke since."""
        fighters = (e for e in self._cast.before(at, _REACH) if e.name != spoke.name and is_armed(e.name, noun))
        named = max((last_before(e, at) for e in fighters), default=None)
        return named is not None and (named > spoke.at or self.told_last(at) != spoke)

    def _named_since(self, noun: str, spoke: Told, at: int) -> Told | None:
        """The one other body named since somebody spoke whose name tells that it is one of those that the noun means:
        "A letter, passed to Halden Aid, says so. The organisation …"."""
        since = (e for e in self._cast.before(at, at - spoke.at) if e.named and e.name != spoke.name)
        named = [e for e in since if noun in (comes_back_as(e.name) or ()) or (is_charitable(e.name) and noun in LOOSE)]
        return self._told_of(named[0], at=at) if len(named) == 1 else None

    def _only_body_named(self, noun: str, at: int) -> Told | None:
        """The one body named shortly before that may be called so, where its name tells that it is one."""
        named = [e for e in self._cast.before(at, _NEAR) if e.named and self._may_be(noun, e.name, at)]
        known = len(named) == 1 and (comes_back_as(named[0].name) or is_charitable(named[0].name))
        return self._told_of(named[0], at=at) if known else None

    def _may_be(self, noun: str, name: str, at: int) -> bool:
        """Whether a body that is called so may come back as the noun."""
        return may_come_back_as(noun, name, self._cast.named(name, at))

    def ahead(self, head: Any, text: str, opening: str, at: int) -> Told | None:
        """Who is named only after a description of the lead ("an official said", and the next sentence who)."""
        if at > _LEAD or opening not in _OPENING - _OWNED:
            return None
        asked = Description.of(head, text)
        # "The organisation", where a ministry has spoken, is no institute of which nothing was told yet.
        if opening == "the" and asked.noun in LOOSE and self._recent(at, _REACH):
            return None
        alone = not any(c.dep_ == "conj" for c in head.rights)  # "an officer and two clerks" are not one by name
        found = self._ahead(asked, at) or (self._ahead(_wherever(asked), at, _SOON) if alone else None)
        return fuller(found, text)

    def _spoke_before(self, asked: Description, text: str, at: int) -> Told | None:
        for told in reversed(self._told):
            if at - told.at > _REACH:
                return None
            if told.role and _is_a_body(asked):
                continue  # "the Halden military" is not the Halden military's spokesman, by whatever words he was told
            role = told.role or ""
            fits = told.at < at and asked.fits(told.noun, (told.text, told.name, role), told.plural)
            if fits and not tells_another(text, told.text):
                return told
        return None

    def _before(self, asked: Description, text: str, at: int) -> Told | None:
        for entry in self._cast.before(at, _REACH):
            if (
                entry.sort != "unsure"
                # The description itself, or what somebody else without a name was once called, tells no more.
                and (entry.named or entry.plural or (entry.name != text and _is_called_so(asked, entry)))
                and (entry.sort == "report") == (asked.noun in REPORT_NOUNS)
                and _fits(asked, entry)
            ):
                return self._told_of(self._named_before(entry) or entry, at=at)
        return None

    def _named_before(self, entry: Entry) -> Entry | None:
        """The body that a description follows without a comma ("the Harbour Observatory a monitoring group")."""
        if entry.named or entry.sort in PEOPLE_SORTS:
            return None
        start = entry.mentions[0].span[0]
        found = (self.named_at(start - back) for back in (len(" a "), len(" an ")))
        return next((e for e in found if e is not None and e.sort not in PEOPLE_SORTS), None)

    def _told_of(self, entry: Entry, *, at: int) -> Told:
        return Told(at, self.name_of(entry), entry.role, entry.name, "", entry.plural)

    def _ahead(self, asked: Description, at: int, reach: int = _AHEAD) -> Told | None:
        """The only one named within `reach` who fits: a lead says "an official", and the next sentence who."""
        low, high = bisect_right(self._firsts, at), bisect_left(self._firsts, at + reach)
        later = [e for e in self._cast.entries[low:high] if _fits(asked, e) or _holds_the_office(asked, e)]
        named = {id(full): full for full in (self._longer(e) for e in later if e.named)}
        if asked.noun in _OF_ANY_RANK and not self._is_the_next_person(list(named.values()), low):
            return None
        return self._told_of(*named.values(), at=at) if len(named) == 1 else None

    def _is_the_next_person(self, found: Sequence[Entry], low: int) -> bool:
        """Whether it is the first person named from the entry `low` on: any rank makes an officer, any office an
        official, and one who is named later, after others, may be another."""
        following = (e for e in self._cast.entries[low:] if e.named and e.sort == "person")
        return len(found) == 1 and next(following, None) is found[0]


_OF_ANY_RANK = OFFICERS | {"official"}
# A report that goes by a name, or by that of whoever made it.
_MADE_BY = re.compile(r"^[A-Z]|\b(?:by|from|of) (?:the |an? )?[A-Z]")


def _by_content(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The named by each word of their names, so that no question looks through the whole cast."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in set(content_words(entry.name)) if entry.named else ():
            found.setdefault(word, []).append(entry)
    return found


def _wherever(asked: Description) -> Description:
    """An officer, whosever: a lead says "a senior Iraqi officer", and the next sentence his rank and name."""
    if asked.noun not in OFFICERS:
        return asked
    return replace(asked, beside=frozenset(word for word in asked.beside if not is_country(word.title())))


def _fits(asked: Description, entry: Entry) -> bool:
    if entry.sort == "person" and (kin_words(asked) >= WATCHERS or _is_a_body(asked)):
        return False
    words = (entry.name, *entry.also, entry.role or "")
    noun = entry.mentions[0].head.lemma_.lower() if not entry.named else ""
    if asked.plural and entry.sort == "people" and noun not in ("", asked.noun):
        return False  # "Women left" does not tell who "the prisoners" are
    return asked.fits(noun, words, entry.plural)


def _is_called_so(asked: Description, entry: Entry) -> bool:
    """Whether one without a name goes by the description's own noun, or is a body's: no "fighter" of whom it was told
    is surely "the defendant"."""
    return entry.sort not in PEOPLE_SORTS or entry.mentions[0].head.lemma_.lower() == asked.noun


def _is_a_body(asked: Description) -> bool:
    """Whether a description is of no person: "the ministry", "the coast guard", but not "the guard"."""
    return asked.noun in _NO_PERSON or (asked.noun in _GUARD and not _WHAT_IT_GUARDS.isdisjoint(asked.beside))


def _holds_the_office(asked: Description, entry: Entry) -> bool:
    """Whether "a militia spokesman" may be Tom Lane, of whom the text only says "the spokesman"."""
    role = set(content_words(entry.role or ""))
    ranked = not asked.beside.isdisjoint(_BELOW)  # "a deputy minister" is not "the minister"
    return entry.named and entry.sort == "person" and not asked.plural and role == {asked.noun} and not ranked


_BELOW = frozenset({"deputy", "vice", "former", "assistant", "acting", "junior", "ex"})
