"""Leases on rows, and moments that stay reachable when the clock is set back."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import Conflict
from briefings.ports import Lease
from storage.database.statements import dialect_insert
from storage.tables.feeds import FeedRow, FindRow, HostRow

# A lease ends after so long unless it is renewed; whoever works renews it several times, and whoever was killed holds
# things up no longer than this.
LEASE = timedelta(seconds=60)
# Two machines' clocks may differ by this much. A moment set further in the future was set before the clock was put
# back.
SKEW = timedelta(seconds=60)
LOST = "Somebody else has taken this over meanwhile."
LEASED = (FeedRow, FindRow, HostRow)


def new_token() -> str:
    """A new token, which identifies a lease."""
    return secrets.token_hex(16)


def come(due: Any, since: Any, now: datetime) -> Any:
    """A condition: the moment `due`, which was set at `since`, has come."""
    return or_(due.is_(None), due <= now, since > now + SKEW)


def is_free(row: Any, now: datetime) -> Any:
    """A condition: nobody holds a lease on a row."""
    return or_(row.lease.is_(None), row.lease_ends <= now, row.lease_ends > now + LEASE + SKEW)


def host_is_free(now: datetime) -> Any:
    """A condition: a web server (a row of its table) may be asked now."""
    return and_(is_free(HostRow, now), come(HostRow.free_at, HostRow.since, now))


def busy_hosts(now: datetime) -> Any:
    """The names of the web servers that may not be asked now, as a subquery."""
    return select(HostRow.name).where(~host_is_free(now))


def resting_hosts(now: datetime) -> Any:
    """The names of the web servers that asked to be left alone for long, as a subquery."""
    resting = and_(HostRow.free_at > now + SKEW, ~come(HostRow.free_at, HostRow.since, now))
    return select(HostRow.name).where(resting)


async def lease_host(session: AsyncSession, name: str, token: str, now: datetime) -> bool:
    """Leases a web server; False if it is not free. If `name` is empty there is none to lease, and the
    answer is True."""
    if not name:
        return True
    added = dialect_insert(session, HostRow).values({"name": name}).on_conflict_do_nothing()
    await session.execute(added)
    return await lease_row(session, HostRow, and_(HostRow.name == name, host_is_free(now)), token, now)


async def lease_row(session: AsyncSession, row: Any, where: Any, token: str, now: datetime) -> bool:
    """Leases the one row for which `where` holds; False if another process was faster."""
    key = next(iter(row.__table__.primary_key))
    taken = update(row).where(where).values(lease=token, lease_ends=now + LEASE).returning(key)
    return (await session.execute(taken)).one_or_none() is not None


async def end_host_lease(session: AsyncSession, token: str) -> None:
    """Ends the lease on a web server."""
    await session.execute(update(HostRow).where(HostRow.lease == token).values(lease=None, lease_ends=None))


async def change_leased(session: AsyncSession, row: Any, number: int, token: str, **values: Any) -> None:
    """Changes a row and ends its lease. Raises `Conflict` if the lease was lost."""
    change = update(row).where(row.id == number, row.lease == token).values(lease=None, lease_ends=None, **values)
    if (await session.execute(change.returning(row.id))).one_or_none() is None:
        raise Conflict(LOST)
    await end_host_lease(session, token)


async def renew_lease(session: AsyncSession, lease: Lease, now: datetime) -> bool:
    """Extends a lease on whatever it still holds; False if that is nothing."""
    held = 0
    for row in LEASED:
        key = next(iter(row.__table__.primary_key))
        longer = update(row).where(row.lease == lease.token).values(lease_ends=now + LEASE).returning(key)
        held += len((await session.execute(longer)).all())
    return held > 0


async def end_lease(session: AsyncSession, lease: Lease) -> None:
    """Gives back whatever a lease still holds."""
    for row in LEASED:
        await session.execute(update(row).where(row.lease == lease.token).values(lease=None, lease_ends=None))
