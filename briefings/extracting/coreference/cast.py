"""A document's cast: who speaks and who is spoken of, each with all names, role, country, kind and mentions.

`Cast.of(text, passages, places)` is one pass over the parsed text. Ask it by span (`at`), by name (`named`) or by
description (`described`); `entries` are in the order of their first mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.aliases import is_acronym_of, other_name_after
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.mentions import Mention, Sort, find_mentions
from briefings.extracting.coreference.mentions.nationality import country_in, is_country
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.agencies import agency_named
from briefings.model import CastKind, Member, Place, Span

# A plain surname looks so far around itself for its bearer, in bearers of that surname.
_BEARERS = 30


@dataclass(slots=True)
class Entry:
    """One of the cast. `sort` is what it grammatically is (a person, people, a body, a report); `maker` whose report.

    `named` is False for somebody without a name ("a senior official"), whose `name` is that phrase without its article.
    `mentions` are in text order, those by pronoun not among them.
    """

    name: str
    sort: Sort
    also: list[str] = field(default_factory=list)
    role: str | None = None
    gender: Gender | None = None
    likely: Gender | None = None
    country: str | None = None
    maker: str | None = None
    plural: bool = False
    named: bool = True
    doubtful: bool = False
    mentions: list[Mention] = field(default_factory=list)
    anaphors: list[Span] = field(default_factory=list)

    @property
    def kind(self) -> CastKind:
        """The kind as the claim format has it."""
        if self.sort in ("person", "people", "unsure"):
            return "official" if _is_official(self) else "person"
        return cast(CastKind, self.sort)

    @property
    def first(self) -> Span:
        """Where its fullest name first stands."""
        full = next((m for m in self.mentions if m.text == self.name), self.mentions[0])
        return full.span

    def member(self) -> Member:
        """The entry as the document keeps it."""
        spans = sorted({*(m.span for m in self.mentions), *self.anaphors})
        return Member(self.name, tuple(self.also), self.role, self.country, self.kind, tuple(spans))


class Cast:
    """The register; built once for a document."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        placed = sorted(((m.at, n, k) for n, e in enumerate(entries) for k, m in enumerate(e.mentions)))
        self._starts = [at for at, _, _ in placed]
        self._owners = [n for _, n, _ in placed]
        self._placed = [self.entries[n].mentions[k] for _, n, k in placed]
        self._by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            for key in {_key(name) for name in _names_of(entry)}:
                self._by_name.setdefault(key, []).append(entry)

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage], places: Sequence[Place] = ()) -> Cast:
        """The cast of a parsed document. Pure; linear in the text."""
        builder = _Builder(text, list(find_mentions(passages, places)))
        return cls(builder.entries())

    def at(self, start: int, end: int) -> Entry | None:
        """Who is mentioned by name or description between two offsets: the named before the unnamed, then the first."""
        i, j = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = [self.entries[n] for n in self._owners[i:j]]
        return next((e for e in here if e.named), here[0] if here else None)

    def named(self, name: str, at: int | None = None) -> Entry | None:
        """Whom a full name, a surname, an acronym or another name means; of several the last mentioned before `at`."""
        found = self._by_name.get(_key(name), ())
        if len(found) <= 1 or at is None:
            return found[0] if found else None
        return max(found, key=lambda e: _last_before(e, at))

    def described(self, noun: str, at: int) -> Entry | None:
        """Whom "the official", "the agency", "the report" at an offset stands for; None where two fit as well."""
        from briefings.extracting.coreference.descriptions import antecedent_of

        return antecedent_of(self, noun, at)

    def recent(self, at: int, reach: int) -> Iterator[tuple[Entry, Mention]]:
        """The mentions within `reach` characters before an offset, the latest first."""
        stop, low = bisect_left(self._starts, at), bisect_left(self._starts, at - reach)
        for k in range(stop - 1, low - 1, -1):
            yield self.entries[self._owners[k]], self._placed[k]

    def before(self, at: int, reach: int) -> Iterable[Entry]:
        """The entries mentioned within `reach` characters before an offset, the latest first, each once."""
        stop, seen = bisect_left(self._starts, at), set[int]()
        low = bisect_left(self._starts, at - reach)
        for owner in reversed(self._owners[low:stop]):
            if owner not in seen:
                seen.add(owner)
                yield self.entries[owner]

    def members(self) -> tuple[Member, ...]:
        """What the document keeps: everybody named, and the unnamed who come back or have a role of their own."""
        kept = [
            e for e in self.entries if e.named or e.anaphors or len(e.mentions) > 1 or (e.sort == "report" and e.maker)
        ]
        return tuple(e.member() for e in kept if e.sort != "unsure" or len(e.mentions) > 1 or e.anaphors)


def _is_acronym(name: str) -> bool:
    """ "HDF", "MoD": one word, most of it capitals."""
    return " " not in name and 2 * sum(map(str.isupper, name)) > len(name)


def _names_of(entry: Entry) -> Iterable[str]:
    yield from (entry.name, *entry.also)
    if entry.named and entry.sort in ("person", "unsure") and " " in entry.name:
        yield _surname(entry.name.split())


def _last_before(entry: Entry, at: int) -> int:
    i = bisect_right(entry.mentions, at, key=lambda m: m.at)
    return entry.mentions[i - 1].at if i else -1 - entry.mentions[0].at


def _key(name: str) -> str:
    words_of = name.casefold().split()
    return " ".join(words_of[1:] if words_of[:1] == ["the"] else words_of)


def _is_official(entry: Entry) -> bool:
    role = (entry.role or ("" if entry.named else entry.name)).lower().replace(",", " ")
    return any(w in words.OFFICIAL_ROLES for w in role.split()) and not role.startswith("former ")


class _Builder:
    """Mentions → entries: full names first, then what stands for them."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._owner: dict[int, Entry] = {}
        self._entries: list[Entry] = []
        self._surnames: dict[str, list[Entry]] = {}
        self._given: dict[str, list[Entry]] = {}
        self._others: dict[str, Entry] = {}

    def entries(self) -> list[Entry]:
        """All entries, by their first mention."""
        named = [m for m in self._mentions if m.named]
        for mention in named:
            if " " in mention.text and mention.sort in ("person", "unsure"):
                self._full_person(mention)
            elif mention.sort not in ("person", "unsure"):
                self._body(mention)
        self._acronyms()
        for mention in named:
            if id(mention) not in self._owner:
                self._short_name(mention)
        for mention in self._mentions:
            if not mention.named:
                self._unnamed(mention)
        self._doubt()
        for entry in self._entries:
            _finish(entry)
        return sorted(self._entries, key=lambda e: e.mentions[0].at)

    def _doubt(self) -> None:
        """ "Injecting Poe" of a heading is nobody beside Ann Poe: no title and no given name tell a person."""
        for bearers in self._surnames.values():
            if any(e.likely for e in bearers):
                for entry in bearers:
                    entry.doubtful = not (entry.likely or entry.gender)

    def _full_person(self, mention: Mention) -> None:
        parts = mention.text.split()
        bearers = self._surnames.get(_surname(parts), [])
        same = next((e for e in reversed(bearers[-_BEARERS:]) if _same_person(parts, e, mention.gender)), None)
        same = same or self._of_longer_name(parts, mention)
        if (
            same is None
            and len(bearers) == 1
            and all(w == "and" or is_country(w.removesuffix("s")) for w in parts[:-1])
        ):
            same = bearers[0]  # "two Danes and one Finn Poe said", of a text without commas
        entry = same or self._new(mention)
        if all(e is not entry for e in bearers):
            self._surnames.setdefault(_surname(parts), []).append(entry)
        if same is None:
            self._given.setdefault(parts[0].casefold(), []).append(entry)
        self._join(entry, mention)

    def _of_longer_name(self, parts: Sequence[str], mention: Mention) -> Entry | None:
        """The only person whose whole name opens with this one or the other way round: "Dewi Sari" is Dewi Sari Lestari
        Utomo where nobody else is called so; not everywhere is the last word the surname."""
        given = self._given.get(parts[0].casefold(), [])
        fit = [e for e in given[-_BEARERS:] if _opens_with(e, parts) and not _differ(e.gender, mention.gender)]
        return fit[0] if len(fit) == 1 and len(parts) > 1 else None

    def _body(self, mention: Mention) -> None:
        key = _key(mention.text)
        if known := words.well_known(mention.text):
            key = _key(known)
        elif mention.sort == "agency":
            key = (agency_named(mention.text) or key).casefold()
        entry = self._others.get(key)
        if entry is None:
            entry = self._others[key] = self._new(mention)
        self._join(entry, mention)
        other = other_name_after(self._text, mention.text, mention.span[1])
        if other is not None:
            self._others.setdefault(_key(self._text[slice(*other)]), entry)
            self._add_name(entry, self._text[slice(*other)])

    def _acronyms(self) -> None:
        """An acronym that nothing explains is that of the one body whose initials it is."""
        long = [e for e in self._entries if e.sort in ("body", "report", "outlet") and " " in e.name]
        by_initials: dict[str, list[Entry]] = {}
        for entry in long:
            for initials in _initials(entry.name):
                by_initials.setdefault(initials, []).append(entry)
        for entry in [e for e in self._entries if e.sort in ("body", "outlet") and _is_acronym(e.name)]:
            full = self._others.get(_key(entry.name))
            if full is entry or full is None:
                owners = by_initials.get(entry.name.replace(".", ""), [])
                full = owners[0] if len({id(e) for e in owners}) == 1 else None
            if (
                full is not None
                and full is not entry
                and is_acronym_of(entry.name, full.name) | (entry.name in full.also)
            ):
                self._merge(entry, full)

    def _merge(self, entry: Entry, into: Entry) -> None:
        for mention in entry.mentions:
            self._join(into, mention)
        into.mentions.sort(key=lambda m: m.at)
        self._add_name(into, entry.name)
        self._others[_key(entry.name)] = into
        self._entries.remove(entry)

    def _short_name(self, mention: Mention) -> None:
        key = _key(mention.text)
        entry = self._others.get(key)
        if entry is None:
            entry = self._bearer(self._surnames.get(_plain_surname(key), []), mention) or self._only_bearer(key)
        if entry is None:
            entry = self._others[key] = self._new(mention)
        self._join(entry, mention)

    def _bearer(self, bearers: list[Entry], mention: Mention) -> Entry | None:
        fit = [e for e in bearers[:_BEARERS] if not (mention.gender and e.gender and mention.gender != e.gender)]
        return max(fit, key=lambda e: _last_before(e, mention.at), default=None)

    def _only_bearer(self, given: str) -> Entry | None:
        bearers = self._given.get(given, []) if given in GIVEN else []
        return bearers[0] if len(bearers) == 1 else None

    def _unnamed(self, mention: Mention) -> None:
        if (mention.beside is not None and self._beside(mention)) or self._of_a_named_body(mention):
            return
        entry = self._others.get("a " + mention.text.casefold())
        if entry is None:
            entry = self._others["a " + mention.text.casefold()] = self._new(mention)
        self._join(entry, mention)

    def _of_a_named_body(self, mention: Mention) -> bool:
        """True, and the mention counted to it, where a name stands in the phrase: "the Example Front militia"."""
        if mention.sort != "body" or mention.head.lemma_.lower() not in words.NAMED_BY_COMPOUND:
            return False
        for other in self._mentions_in(mention.passage):
            if other.named and mention.at <= other.at and other.span[1] <= mention.span[1] and id(other) in self._owner:
                owner = self._owner[id(other)]
                if owner.sort in ("body", "agency", "outlet", "unsure") and other.head.head.i == mention.head.i:
                    owner.sort = "body" if owner.sort == "unsure" else owner.sort
                    return True
        return False

    def _beside(self, mention: Mention) -> bool:
        """True, and the mention counted to it, where the phrase stands beside a name ("Tom Lane, a spokesman")."""
        for other in self._mentions_in(mention.passage):
            if other.named and other.head.i == mention.beside and id(other) in self._owner:
                owner = self._owner[id(other)]
                owner.role = owner.role or (mention.text if owner.sort in ("person", "unsure") else None)
                owner.gender = owner.gender or mention.gender
                if owner.sort == "unsure" and mention.sort in ("person", "body"):
                    owner.sort = mention.sort
                return True
        return False

    def _mentions_in(self, passage: int) -> Iterable[Mention]:
        i = bisect_left(self._mentions, passage, key=lambda m: m.passage)
        while i < len(self._mentions) and self._mentions[i].passage == passage:
            yield self._mentions[i]
            i += 1

    def _new(self, mention: Mention) -> Entry:
        entry = Entry(mention.text, mention.sort, named=mention.named, plural=mention.plural, maker=mention.maker)
        self._entries.append(entry)
        return entry

    def _join(self, entry: Entry, mention: Mention) -> None:
        self._owner[id(mention)] = entry
        entry.mentions.append(mention)
        entry.role = entry.role or mention.role
        entry.gender = entry.gender or mention.gender
        entry.likely = entry.likely or mention.likely
        entry.maker = entry.maker or mention.maker
        if entry.sort == "unsure" and mention.sort == "person":
            entry.sort = "person"
        if mention.named and mention.text != entry.name:
            self._add_name(entry, mention.text)

    def _add_name(self, entry: Entry, name: str) -> None:
        if name != entry.name and name not in entry.also:
            entry.also.append(name)


def _finish(entry: Entry) -> None:
    """The fullest name first, mentions in order, the country that name and role tell."""
    entry.mentions.sort(key=lambda m: m.at)
    if entry.sort in ("person", "unsure") and entry.named:
        fullest = _commonest_full_name(entry)
    else:
        fullest = max((entry.name, *entry.also), key=lambda n: len(n.split())) if entry.named else entry.name
    if fullest != entry.name:
        entry.also = [entry.name, *(n for n in entry.also if n != fullest)]
        entry.name = fullest
    entry.country = country_in(entry.role) or (
        country_in(entry.name) if entry.sort not in ("person", "unsure") or not entry.named else None
    )


def _commonest_full_name(entry: Entry) -> str:
    """ "Ann Poe", not "Rival Ann Poe" of a heading: what opens with a given name, the commonest."""
    counted = Counter(m.text for m in entry.mentions)
    forms = [name for name in (entry.name, *entry.also) if " " in name] or [entry.name]
    forms = [f for f in forms if not any(_is_surname_of(f, other) for other in forms)]
    return max(forms, key=lambda form: (form.split()[0].lower() in GIVEN, counted[form], -len(form)))


_PARTICLES = frozenset("de del van von der den bin ibn ben abu abd abdel abdul al el la le da di du".split())


def _is_surname_of(name: str, full: str) -> bool:
    """Whether a name is only the surname of a fuller one: "De Poe" of Ann De Poe, "Abdel Zayd" of Jo Abdel Zayd."""
    return name != full and name.split()[0].lower() in _PARTICLES and full.endswith(" " + name)


def _surname(parts: Sequence[str]) -> str:
    kept = [w for w in parts if w.rstrip(".") not in ("Jr", "Sr", "II", "III")] or list(parts)
    return _plain_surname(kept[-1])


def _plain_surname(word: str) -> str:
    """ "al-Amin" comes back as "Amin"."""
    return re.sub(r"^(?:al|el|an|as|ash|ad)[-–]", "", word.casefold())


def _differ(one: Gender | None, other: Gender | None) -> bool:
    return bool(one and other and one != other)


def _opens_with(entry: Entry, parts: Sequence[str]) -> bool:
    """Whether of two full names with other last words one is the beginning of the other."""
    mine = [w.casefold() for w in parts]
    forms = [n.casefold().split() for n in (entry.name, *entry.also)]
    return any(
        len(form) > 1 and len(form) != len(mine) and all(a == b for a, b in zip(form, mine, strict=False))
        for form in forms
    )


def _same_person(parts: Sequence[str], entry: Entry, gender: Gender | None) -> bool:
    """Whether two full names with one surname are one person's: one has all words of the other."""
    if _differ(gender, entry.gender):
        return False
    mine = {w.casefold() for w in parts}
    forms = [set(n.casefold().split()) for n in (entry.name, *entry.also) if " " in n]
    return any(mine <= form or form <= mine for form in forms)


def _initials(name: str) -> set[str]:
    parts = name.replace("-", " ").split()
    return {
        "".join(w[0] for w in parts if w.lower() not in words.ACRONYM_STOPS).upper(),
        "".join(w[0] for w in parts).upper(),
    }
