"""An editor's word on a claim, with what hangs on it: the corrections it owes, and the reports it settles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.chat.context import Services
from bot.handlers.editors.act_pages import Ended, act
from bot.handlers.editors.reports import AMENDED, DROPPED, REFILED, uphold
from briefings import newsroom
from briefings.ports import Library


async def amend(services: Services, by: int, claim: str, field: str, value: Any) -> Ended:
    """Corrects how a claim is read; messages that carried it are corrected."""

    async def do(books: Library) -> newsroom.Done:
        done = await newsroom.amend(books, claim, field, value, by=by, now=services.now())
        await uphold(services, books, claim, AMENDED)
        return done

    return await _done(services, await act(services, AMENDED, do))


async def drop(services: Services, by: int, claim: str) -> Ended:
    """Takes a claim out of all answers; messages that carried it are corrected."""

    async def do(books: Library) -> newsroom.Done:
        done = await newsroom.drop(books, claim, by=by, now=services.now())
        await uphold(services, books, claim, DROPPED)
        return done

    return await _done(services, await act(services, DROPPED, do))


async def refile(services: Services, by: int, claim: str, topics: Sequence[str]) -> Ended:
    """Files a claim anew. Its words and figures stand as they were sent, so nobody is sent a correction."""
    async with services.library.together() as books:
        done = await newsroom.refile(books, claim, topics, by=by, now=services.now())
        await uphold(services, books, claim, REFILED)
    services.wake()
    return await _done(services, Ended(done, 0))


async def _done(services: Services, ended: Ended) -> Ended:
    """Reporters' lines go out with the next round."""
    if services.rounds:
        services.rounds.wake()
    return ended
