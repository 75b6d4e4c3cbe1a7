"""Stores sources with their names and families, and editors' word on which root is which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from briefings.errors import Conflict
from briefings.model import Source
from storage.database.statements import AnyRow, Repository, add_rows, ask, put_rows, seen
from storage.library.rows.index_rows import folded
from storage.tables.documents import RootNameRow, SourceNameRow, SourceRow

_SOURCE = (SourceRow.name, SourceRow.other_names, SourceRow.homepage, SourceRow.family)

_EVERY_SOURCE, _EVERY_ROOT_NAME = select(*_SOURCE), select(RootNameRow.other, RootNameRow.name)


class Sources(Repository):
    """The library's sources and root names."""

    async def sources(self) -> tuple[Source, ...]:
        """In the order of their names."""
        async with self.database.reading() as session:
            known = seen(session, "sources")
            if "all" not in known:
                rows = await ask(session, _EVERY_SOURCE)
                known["all"] = tuple(sorted((_source(row) for row in rows), key=lambda source: folded(source.name)))
        found: tuple[Source, ...] = known["all"]
        return found

    async def source(self, name: str) -> Source | None:
        question = select(*_SOURCE).join(SourceNameRow).where(SourceNameRow.folded == folded(name))
        async with self.database.reading() as session:
            row = (await session.execute(question)).one_or_none()
        return _source(row) if row else None

    async def save_source(self, source: Source) -> None:
        """Replaces the source of this name. Raises `Conflict` where one of the names is another source's."""
        row = {
            "name": source.name,
            "homepage": source.homepage,
            "family": source.family,
            "other_names": list(source.other_names),
        }
        names = {folded(name): name for name in (source.name, *source.other_names)}
        async with self.database.session() as session:
            taken = select(SourceNameRow.folded, SourceRow.id, SourceRow.name).join(SourceRow)
            rows = (await session.execute(taken.where(SourceNameRow.folded.in_(list(names))))).all()
            mine = [other.id for other in rows if folded(other.name) == folded(source.name)]
            for other in rows:
                if other.id not in mine:
                    raise Conflict(f"{names[other.folded]} is a name of the source {other.name} already.")
            if mine:
                number = mine[0]
                await session.execute(update(SourceRow).where(SourceRow.id == number).values(row))
            else:
                number = (await session.scalars(insert(SourceRow).values(row).returning(SourceRow.id))).one()
            await session.execute(delete(SourceNameRow).where(SourceNameRow.source == number))
            await add_rows(session, SourceNameRow, [{"folded": name, "source": number} for name in names])

    async def root_names(self) -> Mapping[str, str]:
        async with self.database.reading() as session:
            known = seen(session, "root names")
            if "all" not in known:
                rows = await ask(session, _EVERY_ROOT_NAME)
                known["all"] = {row.other: row.name for row in rows}
        found: Mapping[str, str] = known["all"]
        return found

    async def same_root(self, name: str, other: str, *, by: int, now: datetime) -> None:
        """`other` is `name` from now on."""
        row = {"folded": folded(other), "other": other, "name": name, "by": by, "at": now}
        async with self.database.session() as session:
            await put_rows(session, RootNameRow, [row])

    async def not_same_root(self, name: str, other: str) -> None:
        gone = delete(RootNameRow).where(RootNameRow.folded == folded(other), RootNameRow.name == name)
        async with self.database.session() as session:
            await session.execute(gone)


def _source(row: AnyRow) -> Source:
    return Source(row.name, tuple(row.other_names), row.homepage, row.family)
