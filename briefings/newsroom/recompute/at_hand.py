"""Statements by their ids, of which some are at hand already: those are not read again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefings.model import Statement
from briefings.ports import Statements


async def statements_by_id(
    library: Statements, wanted: Collection[str], known: Mapping[str, Statement]
) -> dict[str, Statement]:
    """Statement id → statement, for those of the wanted ones that are `known` or in the library."""
    there = {number: known[number] for number in wanted if number in known}
    missing = await library.statements([number for number in wanted if number not in known])
    return there | {statement.id: statement for statement in missing}
