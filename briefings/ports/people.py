"""People with their roles, what they did, and the chat's small state."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Person, RecordedAct, Role
from briefings.values import frozen


@frozen
class Report:
    """A line that a reader reported: `state` is open, upheld (the claim was changed) or declined."""

    id: int
    claim: str
    by: int
    at: datetime
    state: str
    outcome: str | None = None


class People(Protocol):
    """Stores people with their roles, and forgets them."""

    async def person(self, user: int) -> Person | None: ...

    async def save_person(self, person: Person) -> None: ...

    async def people(self, role: Role | None = None) -> tuple[Person, ...]:
        """Everybody with this role (None: with any), by id."""
        ...

    async def forget(self, user: int, pseudonym: str, names: Collection[str] = ()) -> None:
        """Deletes everything about a person; their acts stay in the audit log under the pseudonym. `names` are replaced
        too, beside those that the library knows."""
        ...

    async def tidy(self) -> None:
        """Removes deleted data from the database's journal as well, where it has one."""
        ...


class Reports(Protocol):
    """Stores the lines that readers reported."""

    async def report(self, claim_id: str, by: int, now: datetime) -> Report:
        """Reports a claim; gives the person's earlier report of it if that is still open."""
        ...

    async def reports(self, state: str = "open") -> tuple[Report, ...]:
        """The reports in this state, oldest first."""
        ...

    async def take_back_report(self, report: int, by: int) -> bool:
        """Deletes a person's own open report; False if they have no such report."""
        ...

    async def settle_report(self, report: int, state: str, outcome: str) -> Report:
        """Sets a report's state and what became of the line, in words. Raises `NotFound`."""
        ...


class AuditLog(Protocol):
    """Stores what editors and the owner did."""

    async def record(
        self, who: int | None, what: str, target: str, now: datetime, detail: Mapping[str, Any] | None = None
    ) -> int:
        """Adds a line to the audit log; gives its id."""
        ...

    async def acts(self, *, limit: int = 20, offset: int = 0, who: int | None = None) -> tuple[RecordedAct, ...]:
        """Newest first."""
        ...

    async def acts_on(self, targets: Collection[str], limit: int = 100) -> tuple[RecordedAct, ...]:
        """What was done to these targets ("document 3", "claim …"), newest first."""
        ...

    async def mark_undone(self, act: int, by: int) -> None:
        """Notes that the act with the id `by` took this act back. Raises `NotFound`."""
        ...


class ChatState(Protocol):
    """Stores small JSON values by space and key: a button's question, an invitation, an edit under way."""

    async def keep(self, space: str, key: str, value: Any, now: datetime) -> None:
        """Stores a JSON value under a key of a space, in place of the one before."""
        ...

    async def keep_all(self, space: str, values: Mapping[str, Any], now: datetime) -> None:
        """As many such values, by key."""
        ...

    async def kept(self, space: str, key: str) -> Any | None:
        """The value under a key of a space; None if there is none."""
        ...

    async def first_kept(self, space: str) -> tuple[str, Any] | None:
        """The smallest key of a space and its value; None if the space is empty."""
        ...

    async def all_kept(self, space: str) -> Mapping[str, Any]:
        """All values of a space, by key."""
        ...

    async def drop(self, space: str, key: str) -> bool:
        """Deletes a value; True for the one caller that did."""
        ...

    async def forget_kept(self, space: str, before: datetime, most: int) -> int:
        """Deletes the values of a space that were stored before a moment, and all but its `most` newest; gives how
        many."""
        ...
