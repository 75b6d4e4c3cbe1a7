"""Whoever writes, corrects, repeats or mends messages waits for whoever does so now, in whichever process: nobody
tells a line while somebody else takes it back. On SQLite whoever writes is alone by nature."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from briefings.deliveries.corrections.corrections import owe_slice
from briefings.deliveries.corrections.recomposing import write_again
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.support.owing_desk import SEVEN, Desk
from tests.support.postgres_server import Server

# Makes everything ready, and gives the act that is to wait.
Prepared = Callable[[], Awaitable[object]]


async def _told(desk: Desk, state: str = "sent") -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    await desk.tick(SEVEN)
    if state != "pending":
        await desk.send_all(state)


async def composing(desk: Desk) -> Prepared:
    await desk.subscribe()
    await desk.change("a")
    return lambda: desk.tick(SEVEN)


async def correcting(desk: Desk) -> Prepared:
    await _told(desk)

    async def withdraw() -> None:
        async with desk.library.together():
            await desk.withdraw("a")

    return withdraw


async def correcting_a_slice(desk: Desk) -> Prepared:
    await _told(desk)

    async def owe() -> None:
        async with desk.library.together() as books:
            await owe_slice(books, desk.outbox, desk.scribe, SEVEN)

    return owe


async def repeating(desk: Desk) -> Prepared:
    await _told(desk)
    await desk.withdraw("a")
    await desk.send_all("uncertain")
    return desk.repeat


async def mending(desk: Desk) -> Prepared:
    await _told(desk, "pending")
    on_its_way = await desk.outbox.start((await desk.only()).id)
    assert on_its_way is not None
    await desk.withdraw("a")
    await desk.outbox.settle(replace(on_its_way, state="pending", attempts=1))
    return desk.mend


async def writing_again(desk: Desk) -> Prepared:
    await _told(desk, "pending")
    return lambda: write_again(desk.library, desk.outbox, desk.scribe)


@pytest.mark.parametrize(
    "prepare", [composing, correcting, correcting_a_slice, repeating, mending, writing_again], ids=lambda p: p.__name__
)
async def test_it_waits_for_whoever_does_so_now(
    postgres: Server, postgres_url: str, prepare: Callable[[Desk], Awaitable[Prepared]]
) -> None:
    here, elsewhere = Database(postgres_url), Database(postgres_url)
    act = await prepare(Desk(here))
    async with elsewhere.session():
        await SqlOutbox(elsewhere).alone()
        waiting = asyncio.ensure_future(act())
        await postgres.until_it_waits(postgres_url, waiting)
        assert not waiting.done()
    await waiting
    await here.close()
    await elsewhere.close()
