"""Mentions → entries: full names first, then what stands for them, then who is only described."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefings.extracting.coreference.entry import Entry, key_of, last_before
from briefings.extracting.coreference.full_names import (
    holds_all_words,
    initials,
    is_acronym,
    is_surname_of,
    opens_with,
    plain_surname,
    surname,
)
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.aliases import is_acronym_of, other_name_after
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.mention import Mention
from briefings.extracting.coreference.mentions.nationality import country_in, is_country
from briefings.knowledge.agencies import agency_named

# A plain surname looks so far around itself for its bearer, in bearers of that surname.
_BEARERS = 30


def entries_of(text: str, mentions: Sequence[Mention]) -> list[Entry]:
    """Everybody whom the mentions are of, by their first mention. `mentions` are in text order."""
    return _Register(text, mentions).entries()


class _Register:
    """Mentions → entries: full names first, then what stands for them."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
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
        self._full_names(named)
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

    def _full_names(self, named: Sequence[Mention]) -> None:
        """Counts the names of two words or more, and all that are no person's."""
        for mention in named:
            if mention.sort not in ("person", "unsure"):
                self._body(mention)
            elif " " in mention.text:
                self._full_person(mention)

    def _doubt(self) -> None:
        """ "Injecting Poe" of a heading is nobody beside Ann Poe: no title and no given name tell a person."""
        for bearers in self._surnames.values():
            if any(e.likely for e in bearers):
                for entry in bearers:
                    entry.doubtful = not (entry.likely or entry.gender)

    def _full_person(self, mention: Mention) -> None:
        parts = mention.text.split()
        bearers = self._surnames.get(surname(parts), [])
        same = self._known_person(parts, mention, bearers)
        entry = same or self._new(mention)
        if all(e is not entry for e in bearers):
            self._surnames.setdefault(surname(parts), []).append(entry)
        if same is None:
            self._given.setdefault(parts[0].casefold(), []).append(entry)
        self._join(entry, mention)

    def _known_person(self, parts: Sequence[str], mention: Mention, bearers: Sequence[Entry]) -> Entry | None:
        """Whoever was called by this full name before, in a longer or a shorter form; `bearers` have the surname."""
        same = next((e for e in reversed(bearers[-_BEARERS:]) if _same_person(parts, e, mention.gender)), None)
        same = same or self._of_longer_name(parts, mention)
        if same is None and len(bearers) == 1 and _are_countries(parts[:-1]):
            return bearers[0]
        return same

    def _of_longer_name(self, parts: Sequence[str], mention: Mention) -> Entry | None:
        """The only person whose whole name opens with this one or the other way round: "Dewi Sari" is Dewi Sari Lestari
        Utomo where nobody else is called so; not everywhere is the last word the surname."""
        given = self._given.get(parts[0].casefold(), [])
        fit = [
            e
            for e in given[-_BEARERS:]
            if opens_with((e.name, *e.also), parts) and not _differ(e.gender, mention.gender)
        ]
        return fit[0] if len(fit) == 1 and len(parts) > 1 else None

    def _body(self, mention: Mention) -> None:
        key = key_of(mention.text)
        if known := words.well_known(mention.text):
            key = key_of(known)
        elif mention.sort == "agency":
            key = (agency_named(mention.text) or key).casefold()
        entry = self._others.get(key)
        if entry is None:
            entry = self._others[key] = self._new(mention)
        self._join(entry, mention)
        other = other_name_after(self._text, mention.text, mention.span[1])
        if other is not None:
            self._others.setdefault(key_of(self._text[slice(*other)]), entry)
            self._add_name(entry, self._text[slice(*other)])

    def _acronyms(self) -> None:
        """An acronym that nothing explains is that of the one body whose initials it is."""
        by_initials = self._bodies_by_initials()
        for entry in [e for e in self._entries if e.sort in ("body", "outlet") and is_acronym(e.name)]:
            full = self._body_of(entry, by_initials)
            if full is not None:
                self._merge(entry, full)

    def _bodies_by_initials(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if entry.sort in ("body", "report", "outlet") and " " in entry.name:
                for letters in initials(entry.name):
                    found.setdefault(letters, []).append(entry)
        return found

    def _body_of(self, acronym: Entry, by_initials: Mapping[str, Sequence[Entry]]) -> Entry | None:
        """The body that an acronym stands for: by what the text gave it for, else the only one with such initials."""
        full = self._others.get(key_of(acronym.name))
        if full is acronym or full is None:
            owners = by_initials.get(acronym.name.replace(".", ""), ())
            full = owners[0] if len({id(e) for e in owners}) == 1 else None
        if full is None or full is acronym:
            return None
        return full if is_acronym_of(acronym.name, full.name) or acronym.name in full.also else None

    def _merge(self, entry: Entry, into: Entry) -> None:
        for mention in entry.mentions:
            self._join(into, mention)
        into.mentions.sort(key=lambda m: m.at)
        self._add_name(into, entry.name)
        self._others[key_of(entry.name)] = into
        self._entries.remove(entry)

    def _short_name(self, mention: Mention) -> None:
        key = key_of(mention.text)
        entry = self._others.get(key)
        if entry is None:
            entry = self._bearer(self._surnames.get(plain_surname(key), []), mention) or self._only_bearer(key)
        if entry is None:
            entry = self._others[key] = self._new(mention)
        self._join(entry, mention)

    def _bearer(self, bearers: list[Entry], mention: Mention) -> Entry | None:
        fit = [e for e in bearers[:_BEARERS] if not (mention.gender and e.gender and mention.gender != e.gender)]
        return max(fit, key=lambda e: last_before(e, mention.at), default=None)

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
            owner = self._owner.get(id(other)) if other.named and _stands_in(other, mention) else None
            if owner is not None and owner.sort in ("body", "agency", "outlet", "unsure"):
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
        if not _is_surname(mention, entry):
            entry.likely = entry.likely or mention.likely
        entry.maker = entry.maker or mention.maker
        if entry.sort == "unsure" and mention.sort == "person":
            entry.sort = "person"
        if mention.named and mention.text != entry.name:
            self._add_name(entry, mention.text)

    def _add_name(self, entry: Entry, name: str) -> None:
        if name != entry.name and name not in entry.also:
            entry.also.append(name)


def _is_surname(mention: Mention, entry: Entry) -> bool:
    """Whether a name of one word is the surname of somebody with a full name, and tells nothing of "he" or "she"."""
    return " " not in mention.text and entry.name.endswith(f" {mention.text}")


def _stands_in(name: Mention, mention: Mention) -> bool:
    """Whether the name is a part of the phrase, and hangs where its head does; a bracket may part them ("the Example
    Front (EF) militia")."""
    inside = mention.at <= name.at and name.span[1] <= mention.span[1]
    before = name.at < mention.at and name.head.dep_ in ("nmod", "compound")
    return (inside or before) and bool(name.head.head.i == mention.head.i)


def _same_person(parts: Sequence[str], entry: Entry, gender: Gender | None) -> bool:
    """Whether two full names are one person's: "Ben Zayd" is Nora Ben Zayd, though Ben alone is a man's name."""
    name = " ".join(parts)
    if any(is_surname_of(name, full) for full in (entry.name, *entry.also)):
        return True
    return not _differ(gender, entry.gender) and holds_all_words((entry.name, *entry.also), parts)


def _differ(one: Gender | None, other: Gender | None) -> bool:
    return bool(one and other and one != other)


def _are_countries(parts: Sequence[str]) -> bool:
    """ "Two Danes and one Finn | Poe said", of a text without commas, is Poe."""
    return all(word == "and" or is_country(word.removesuffix("s")) for word in parts)


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
    if not entry.also:
        return entry.name
    counted = Counter(m.text for m in entry.mentions)
    forms = [name for name in (entry.name, *entry.also) if " " in name] or [entry.name]
    forms = [f for f in forms if not any(is_surname_of(f, other) for other in forms)]
    return max(forms, key=lambda form: (form.split()[0].lower() in GIVEN, counted[form], -len(form)))
