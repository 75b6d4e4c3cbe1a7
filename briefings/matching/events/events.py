"""Which tellings are of one event: by place, by days and by the names told with it, never by number.

A *telling* is what one document tells of one event. Tellings are found by keys (a place on a day, a name), so that
nobody is compared with all. The surest pairs are joined first, and none by which tellings of two places or of days
apart would come together; so the events hang on the set of tellings and editors' rulings alone, whatever the order in
which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from briefings.knowledge.gazetteer.town_spellings import keys_of_town
from briefings.knowledge.measures import LEFT_BY_A_BLOW
from briefings.matching.events.disasters import is_a_later_count, keys_of_disaster
from briefings.matching.events.event_fit import (
    NEAR_EVENT_DAYS,
    OWN_NAMES_AGAINST,
    OWN_NAMES_ON_A_DAY,
    are_years_apart,
    days_fit,
    event_fit,
    is_brief,
    is_of_a_county,
    own_names,
    own_names_of,
    people_fit,
    place_fit,
    place_name,
    shared_names,
    told_alike,
)
from briefings.matching.likeness.subjects import kind_of
from briefings.matching.pair import Ground
from briefings.model import Event, EventRuling, Happening, KnownEvent, Statement, Telling

Ruling = Literal["same", "apart"]
# An editor's word on two tellings, by their ids in order.
Rulings = Mapping[tuple[str, str], Ruling]


def tellings_of(statements: Iterable[Statement], ground: Ground) -> tuple[Telling, ...]:
    """The tellings in some documents' statements, in the order of their ids."""
    together: dict[tuple[int, str, Event], list[Statement]] = {}
    for statement in statements:
        kind, quantity = kind_of(statement, ground), statement.quantity
        if kind in ("event", "place") and quantity is not None and quantity.event is not None:
            together.setdefault((statement.document, kind, quantity.event), []).append(statement)
    found = (_telling(kind, event, own) for (_, kind, event), own in together.items())
    return tuple(sorted(found, key=lambda telling: telling.id))


def _telling(kind: str, event: Event, own: Sequence[Statement]) -> Telling:
    ids = tuple(sorted(statement.id for statement in own))
    of: Literal["event", "place"] = "place" if kind == "place" else "event"
    measures = {statement.quantity.measure for statement in own if statement.quantity}
    recurs = of == "event" and LEFT_BY_A_BLOW.isdisjoint(measures)
    return Telling(ids[0], own[0].document, of, event, ids, own[0].published, recurs)


def keys_of(telling: Telling) -> frozenset[str]:
    """The keys under which other tellings of the same may be found; empty where it can be known by nothing."""
    event = telling.event
    if telling.of == "place":
        return frozenset(f"place/{event.country or '-'}/{name}" for name in _spellings([event.place or ""], event))
    if event.from_date is None:
        event = dated(telling, NAMED_NEWS_DAYS)
        return keys_of_event(replace(event, words=())).union(_keys_of_kinds(event))
    return keys_of_event(event)


def keys_of_event(event: Event) -> frozenset[str]:
    """The keys under which other tellings of the event may be found; empty where it can be known by nothing."""
    names = {*map(place_name, event.names), *own_names_of(event)}
    return frozenset((*day_keys(event), *_keys_of_kinds(event), *(f"name/{name}" for name in names)))


def _keys_of_kinds(event: Event) -> Iterator[str]:
    """Its kinds of disaster in its country on its days; none where these are not told to a week."""
    return keys_of_disaster(event) if event.from_date is not None and is_brief(event) else iter(())


def day_keys(event: Event) -> Iterator[str]:
    """Each day at each place, and the day after, so that neighbours meet; none where it is not told to a week."""
    if event.from_date is None or event.to_date is None or not is_brief(event):
        return
    # A name of one word is mostly that of another town, in which others may set it.
    told = event.names if event.place else (*event.names, *event.words[:FIRST_WORDS])
    if is_of_a_county(event):
        told = (*event.names, *event.words)  # one of which may be its town
    towns = [name for name in map(place_name, told) if " " not in name]
    for place in _spellings((event.place or "", *event.within, *towns), event):
        for day in _days(event.from_date, event.to_date + timedelta(days=1)):
            yield f"day/{place}/{day.isoformat()}"


def _spellings(places: Iterable[str], event: Event) -> set[str]:
    """The names of places under which they are found, and in the event's country how they sound."""
    names = {place_name(place) for place in places if place}
    return names.union(*(keys_of_town(name, event.country) for name in names))


def _days(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def evidence(one: Telling, other: Telling) -> float | None:
    """How surely two tellings are of one event or place; None where they are not, or where it is in doubt."""
    if one.of != other.of or one.document == other.document:
        return None
    if one.of == "place":
        return 1.0 if people_fit(one.event, other.event) == "one" else None
    if _recurs_undated(one) or _recurs_undated(other):
        return _evidence_of_one_deed(one, other)
    if _appeared_at_another_time(one, other) or _appeared_at_another_time(other, one):
        return None
    sure = _evidence(one.event, other.event)
    if sure is not None or not told_alike(one.event, other.event):
        return sure
    named = own_names(one.event, other.event) or is_a_later_count(one.event, other.event)
    days = NAMED_NEWS_DAYS if named else NEWS_DAYS
    return _evidence(dated(one, days), dated(other, days))


def _recurs_undated(telling: Telling) -> bool:
    return telling.recurs and telling.event.from_date is None


def _evidence_of_one_deed(one: Telling, other: Telling) -> float | None:
    """How surely two tellings, of which one tells no day of what may come anew there, are of one deed: only where both
    are news of the same few days and name the same body, person or spot."""
    ours, theirs = dated(one, NEWS_DAYS), dated(other, NEWS_DAYS)
    if days_fit(ours, theirs) != "one" or not own_names(ours, theirs):
        return None
    return _evidence(ours, theirs)


def dated(telling: Telling, days: int) -> Event:
    """A telling's event; where its document tells no day of it, on the last days before publication: it is news."""
    event, published = telling.event, telling.published
    if event.from_date is not None or event.aside or published is None:
        return event
    return replace(event, from_date=published - timedelta(days=days), to_date=published)


def _appeared_at_another_time(undated: Telling, other: Telling) -> bool:
    """Whether a document that tells no day appeared too long after what the other tells of, or before it."""
    return _is_old_news(undated, other) or _is_too_early(undated, other)


def _is_old_news(undated: Telling, other: Telling) -> bool:
    """Whether a document that tells no day appeared so long after the other's that a name must agree, or more than one:
    in a war the same words are told of many a strike on a town."""
    last, published = other.event.to_date or other.published, undated.published
    if (
        undated.event.from_date is not None
        or last is None
        or published is None
        or (published - last).days <= FRESH_DAYS
    ):
        return False
    needed = OWN_NAMES_ON_A_DAY if (published - last).days < OLD_DAYS else OWN_NAMES_AGAINST
    return len(own_names(undated.event, other.event)) < needed


def _is_too_early(undated: Telling, other: Telling) -> bool:
    """Whether a document that tells no day appeared before what the other tells of."""
    if undated.event.from_date is not None:
        return False
    return _came_before(undated.published, other.event.from_date)


def _came_before(published: date | None, day: date | None) -> bool:
    """Whether a publication lies before a day, by more than what time zones and clocks make of it."""
    return published is not None and day is not None and (day - published).days > NEAR_EVENT_DAYS


def _evidence(one: Event, other: Event) -> float | None:
    if event_fit(one, other) != "one":
        return None
    fits = (place_fit(one, other), days_fit(one, other))
    return fits.count("one") + 0.5 * len(shared_names(one, other))


def events_from(tellings: Collection[Telling], rulings: Rulings) -> list[list[Telling]]:
    """The tellings in groups of one event each, each group in the order of its ids."""
    group = {telling.id: _Group([telling]) for telling in tellings}
    for pair in sorted(_pairs(tellings, rulings), key=lambda pair: (-pair[0], pair[1], pair[2])):
        sure, left, right = pair
        one, other = group[left], group[right]
        if one is other or (sure != RULED and not one.fits(other, rulings)):
            continue
        joined = _Group(sorted(one.tellings + other.tellings, key=lambda telling: telling.id))
        group.update(dict.fromkeys((telling.id for telling in joined.tellings), joined))
    distinct = {id(found): found for found in group.values()}.values()
    return sorted((found.tellings for found in distinct), key=lambda found: found[0].id)


# Where no place is told, its town may be among so many words of title and head.
FIRST_WORDS = 12
# An event is news for so long; after so many days it is recalled.
FRESH_DAYS, OLD_DAYS = 10, 180
# An event whose day is not told was so many days ago at most, and so many where somebody's name agrees.
NEWS_DAYS, NAMED_NEWS_DAYS = 2, 6
# The evidence of an editor's "same event": it joins what the machine has put together, whatever speaks against it.
RULED = -1.0


def _pairs(tellings: Collection[Telling], rulings: Rulings) -> Iterator[tuple[float, str, str]]:
    """Pairs that may be of one event, with how sure that is."""
    by_id = {telling.id: telling for telling in tellings}
    for left, right in near_pairs({telling.id: keys_of(telling) for telling in tellings}):
        sure = evidence(by_id[left], by_id[right])
        if sure is not None and rulings.get((left, right)) is None:
            yield sure, left, right
    for (left, right), ruling in rulings.items():
        if ruling == "same" and left in by_id and right in by_id:
            yield RULED, left, right


def near_pairs(keys: Mapping[str, Collection[str]]) -> set[tuple[str, str]]:
    """The pairs of ids that share a key, each in order."""
    under: dict[str, list[str]] = {}
    for number, own in keys.items():
        for key in own:
            under.setdefault(key, []).append(number)
    return {
        (left, right) if left < right else (right, left)
        for ids in under.values()
        for n, left in enumerate(ids)
        for right in ids[n + 1 :]
    }


class _Group:
    """Tellings of one event, with what it is known by: each form of place and days once."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.tellings = list(tellings)
        self.documents = {telling.document for telling in tellings}
        self.forms = {telling.event for telling in tellings}
        days = [event.from_date for event in self.forms if event.from_date]
        undated = [told.published for told in tellings if told.event.from_date is None and told.published]
        self.recurring = [telling for telling in tellings if _recurs_undated(telling)]
        self.first_day, self.first_undated = min(days, default=None), min(undated, default=None)

    def fits(self, other: _Group, rulings: Rulings) -> bool:
        """Whether the two may be one: no document tells both, and no place, day or editor's word is against it."""
        if not self.documents.isdisjoint(other.documents):
            return False
        if _came_before(self.first_undated, other.first_day) or _came_before(other.first_undated, self.first_day):
            return False
        if self._may_have_come_anew(other) or other._may_have_come_anew(self):
            return False
        if any(_surely_apart(ours, theirs) for ours in self.forms for theirs in other.forms):
            return False
        if not rulings:
            return True
        return not any(
            rulings.get((min(a.id, b.id), max(a.id, b.id))) == "apart" for a in self.tellings for b in other.tellings
        )

    def _may_have_come_anew(self, other: _Group) -> bool:
        """Whether an undated telling of what recurs is news of other days than one of the other group's."""
        return any(
            days_fit(dated(ours, NEWS_DAYS), dated(theirs, NEWS_DAYS)) == "apart"
            for ours in self.recurring
            for theirs in other.tellings
        )


def _surely_apart(one: Event, other: Event) -> bool:
    """Two of other places or days that share the name of nobody and of no spot, or of other years."""
    return are_years_apart(one, other) or (event_fit(one, other) == "apart" and not own_names(one, other))


def rulings_on(tellings: Iterable[Telling], said: Iterable[EventRuling]) -> dict[tuple[str, str], Ruling]:
    """Editors' words, given on statements, as they hold of the tellings that have these statements now."""
    home = {statement: telling.id for telling in tellings for statement in telling.statements}
    found: dict[tuple[str, str], Ruling] = {}
    for word in said:
        left, right = home.get(word.left), home.get(word.right)
        if left is not None and right is not None and left != right:
            found[min(left, right), max(left, right)] = word.ruling
    return found


def name_of(group: Sequence[Telling], names: Mapping[str, str]) -> str | None:
    """The name that an editor gave the event, if one did; of several that of the smallest statement."""
    return next((names[number] for telling in group for number in telling.statements if number in names), None)


def known_from(group: Sequence[Telling], name: str | None = None) -> KnownEvent:
    """The event of a group of tellings, in the order of their ids."""
    event = event_of(group)
    dates = [telling.published for telling in group if telling.published]
    first = group[0]
    return KnownEvent(
        Happening(first.id, event.place, event.country, event.from_date, event.to_date, name),
        tuple(telling.id for telling in group),
        tuple(sorted({telling.document for telling in group})),
        max(dates, default=None),
        first.of,
    )


def is_reported(group: Sequence[Telling]) -> bool:
    """True if an event has figures of its own in the ledger: it is what a document is about, or is told of within days;
    or two documents tell of it. What one document only recalls, of long ago, of no day or place, is one sentence's."""
    if len({telling.document for telling in group}) > 1:
        return True
    return any(not telling.event.aside or _is_fresh(telling) for telling in group)


def _is_fresh(telling: Telling) -> bool:
    day = telling.event.from_date
    return (
        telling.event.place is not None
        and day is not None
        and telling.published is not None
        and (telling.published - day).days <= FRESH_DAYS
    )


def event_of(group: Sequence[Telling]) -> Event:
    """What is known of an event: the place and days that most of its tellings have, the more particular first."""
    return Event(
        _most_places(group),
        _most(telling.event.country for telling in group),
        *_most_days(group),
        tuple(sorted({name for telling in group for name in telling.event.within})),
        tuple(_often(name for telling in group for name in telling.event.names)),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counted: dict[str, int] = {}
    for value in values:
        if value is not None:
            counted[value] = counted.get(value, 0) + 1
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _most_places(group: Sequence[Telling]) -> str | None:
    """The place that most tell; a region only where nobody tells a town in it."""
    towns = (telling.event.place for telling in group if telling.event.size != "region")
    return _most(towns) or _most(telling.event.place for telling in group)


def _most_days(group: Sequence[Telling]) -> tuple[date | None, date | None]:
    counted: dict[tuple[date, date], int] = {}
    for telling in group:
        event = telling.event
        if event.from_date and event.to_date:
            days = event.from_date, event.to_date
            counted[days] = counted.get(days, 0) + 1
    if not counted:
        return None, None
    return min(counted, key=lambda days: (days[1] - days[0], -counted[days], days))


def _often(names: Iterable[str]) -> list[str]:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))[:8]
