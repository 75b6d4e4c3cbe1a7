"""Who may do what, what they did, and what the chat remembers of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Act, Person, Role


@dataclass(frozen=True, slots=True)
class Report:
    """A line that a reader reported: `state` is open, upheld (the claim was changed) or declined."""

    id: int
    claim: str
    by: int
    at: datetime
    state: str
    outcome: str | None = None


class People(Protocol):
    """Keeps people with their roles, and forgets them."""

    async def person(self, user: int) -> Person | None: ...

    async def save_person(self, person: Person) -> None: ...

    async def people(self, role: Role | None = None) -> tuple[Person, ...]: ...

    async def forget(self, user: int, pseudonym: str, names: Collection[str] = ()) -> None:
        """Deletes all that is kept of a person; the audit log keeps their acts under the pseudonym. `names` are looked
        for beside those that the library knows."""
        ...

    async def tidy(self) -> None:
        """After something was deleted: also where the database keeps a journal, nothing is left of it."""
        ...


class Reports(Protocol):
    """Keeps the lines that readers reported."""

    async def report(self, claim_id: str, by: int, now: datetime) -> Report: ...

    async def reports(self, state: str = "open") -> tuple[Report, ...]: ...

    async def take_back_report(self, report: int, by: int) -> bool:
        """Deletes a person's own open report; False where there is none such."""
        ...

    async def settle_report(self, report: int, state: str, outcome: str) -> Report: ...


class AuditLog(Protocol):
    """Keeps what everybody did."""

    async def record(
        self, who: int | None, what: str, target: str, now: datetime, detail: Mapping[str, Any] | None = None
    ) -> int:
        """One line of the audit log; gives its id."""
        ...

    async def acts(self, *, limit: int = 20, offset: int = 0, who: int | None = None) -> tuple[Act, ...]:
        """Newest first."""
        ...

    async def acts_on(self, targets: Collection[str], limit: int = 100) -> tuple[Act, ...]:
        """What was done to these targets ("document 3", "claim …"), newest first."""
        ...

    async def mark_undone(self, act: int, by: int) -> None: ...


class ChatState(Protocol):
    """Keeps small JSON values by space and name: a button's question, an invitation, an edit under way."""

    async def keep(self, space: str, key: str, value: Any, now: datetime) -> None:
        """A small JSON value by name (a button's question, an invitation, an edit under way)."""
        ...

    async def keep_all(self, space: str, values: Mapping[str, Any], now: datetime) -> None:
        """As many such values, by key."""
        ...

    async def kept(self, space: str, key: str) -> Any | None: ...

    async def first_kept(self, space: str) -> tuple[str, Any] | None:
        """The one with the smallest key, and its key; None where nothing is kept."""
        ...

    async def all_kept(self, space: str) -> Mapping[str, Any]:
        """All of one kind, by key."""
        ...

    async def drop(self, space: str, key: str) -> bool:
        """True for the one caller that removed it."""
        ...

    async def forget_kept(self, space: str, before: datetime, most: int) -> int:
        """Drops what was kept under a space before a moment, and all but its `most` newest values; gives how many."""
        ...
