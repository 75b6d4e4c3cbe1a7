"""Stores web servers: when each may be asked, and its robots.txt."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from briefings.model import Host
from briefings.ports import Lease
from storage.database.statements import Repository, put_rows
from storage.feeds.turns import end_lease, lease_host, new_token, renew_lease
from storage.tables.feeds import HostRow


class Hosts(Repository):
    """The library's web servers."""

    async def take_host(self, name: str, now: datetime) -> Lease | None:
        token = new_token()
        async with self.database.session() as session:
            return Lease(token, name) if await lease_host(session, name, token, now) else None

    async def host(self, name: str) -> Host:
        """A server that is not stored yet is given with its name only."""
        question = select(HostRow.robots, HostRow.asked).where(HostRow.name == name)
        async with self.database.reading() as session:
            row = (await session.execute(question)).one_or_none()
        return Host(name, *row) if row else Host(name)

    async def save_robots(self, host: Host) -> None:
        row = {"name": host.name, "robots": host.robots, "asked": host.asked}
        async with self.database.session() as session:
            await put_rows(session, HostRow, [row])

    async def free_host(self, lease: Lease, now: datetime, until: datetime | None = None) -> None:
        freed: dict[str, datetime | None] = {"lease": None, "lease_ends": None}
        if until is not None:
            freed |= {"free_at": until, "since": now}
        async with self.database.session() as session:
            await session.execute(update(HostRow).where(HostRow.lease == lease.token).values(freed))

    async def renew(self, lease: Lease, now: datetime) -> bool:
        async with self.database.session() as session:
            return await renew_lease(session, lease, now)

    async def give_back(self, lease: Lease) -> None:
        async with self.database.session() as session:
            await end_lease(session, lease)
