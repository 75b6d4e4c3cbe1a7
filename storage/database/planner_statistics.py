"""Statistics for SQLite's query planner, which knows a table's size only from the last ANALYZE. It is run when a
library has grown much: after a large ingest, and then ever more rarely."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

# With fewer claims any plan is quick; with more, ANALYZE is run each time the library has grown by this factor.
FEW, GROWN = 5_000, 2
# Rows of each index that are looked at: enough for the planner, and a quarter of a second over 100,000 claims.
_LOOKED_AT = 400


async def count_if_grown(connection: AsyncConnection) -> None:
    """Runs ANALYZE if it is due. Doesn't wait for other writers, but raises `DBAPIError` if there is one."""
    claims = (await connection.execute(text("SELECT max(serial) FROM claims"))).scalar() or 0
    if claims < FEW or claims < GROWN * await _counted(connection):
        return
    await connection.rollback()  # what was read is of no more use, and would be in the way of writing
    await connection.execute(text("PRAGMA busy_timeout=0"))
    await connection.execute(text(f"PRAGMA analysis_limit={_LOOKED_AT}"))
    await connection.execute(text("ANALYZE"))
    await connection.commit()


async def _counted(connection: AsyncConnection) -> int:
    """The number of claims at the last ANALYZE; 0 if there was none."""
    there = text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
    if (await connection.execute(there)).first() is None:
        return 0
    stat = (await connection.execute(text("SELECT stat FROM sqlite_stat1 WHERE tbl = 'claims' LIMIT 1"))).scalar()
    return int(stat.split()[0]) if stat else 0
