"""Events, the tellings that they are put together from, and what editors said of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from briefings.model import EventRuling, KnownEvent, Telling


class Events(Protocol):
    """Keeps the library's events."""

    async def save_tellings(
        self, number: int, tellings: Sequence[Telling], keys: Mapping[str, Collection[str]]
    ) -> None:
        """Replaces the tellings of document `number`; `keys` are those under which each may be found, by telling id."""
        ...

    async def events_of(self, numbers: Collection[int]) -> tuple[str, ...]:
        """The ids of the events to which these documents' tellings belong."""
        ...

    async def events_with(self, tellings: Collection[str]) -> tuple[str, ...]:
        """The ids of the events to which these tellings belong."""
        ...

    async def tellings(
        self,
        *,
        ids: Collection[str] = (),
        documents: Collection[int] = (),
        events: Collection[str] = (),
    ) -> tuple[Telling, ...]:
        """Published tellings with these ids, of these documents or in these events, by id."""
        ...

    async def tellings_under(self, keys: Collection[str]) -> tuple[str, ...]:
        """The ids of the tellings (whatever their documents' status) that stand under one of these keys."""
        ...

    async def save_events(self, gone: Collection[str], events: Sequence[KnownEvent]) -> None:
        """Replaces the events with the ids `gone` by `events`; the tellings of these belong to them from now on."""
        ...

    async def leave_events(self, numbers: Collection[int]) -> None:
        """Takes these documents' tellings out of their events."""
        ...

    async def event(self, event_id: str) -> KnownEvent:
        """Raises `NotFound`. The first 6 or more characters of an id will do if only one event has them."""
        ...

    async def events(
        self,
        *,
        place: str | None = None,
        countries: Collection[str] = (),
        since: date | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> tuple[KnownEvent, ...]:
        """Events in a country or at a place, or in one of a region's `countries`, on or after a day; newest first."""
        ...

    async def count_events(
        self, *, place: str | None = None, countries: Collection[str] = (), since: date | None = None
    ) -> int:
        """How many events `events` would give without a limit."""
        ...

    async def event_rulings(self, statements: Collection[str]) -> tuple[EventRuling, ...]:
        """Editors' rulings on these statements' events."""
        ...

    async def rule_on_events(
        self, left: str, right: str, ruling: str | None, *, by: int | None, now: datetime
    ) -> str | None:
        """Sets an editor's ruling on two statements (same or apart; None removes it); gives the ruling before."""
        ...

    async def event_names(self, statements: Collection[str]) -> Mapping[str, str]:
        """Statement → the name that an editor gave its event."""
        ...

    async def name_event(self, statement: str, name: str | None, *, by: int | None, now: datetime) -> str | None:
        """Names the event of a statement (None removes the name); gives the name before."""
        ...
