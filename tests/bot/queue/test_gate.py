"""Many work together, or one alone."""

from __future__ import annotations

import asyncio

import pytest

from bot.queue.gate import Gate


async def enter(gate: Gate, log: list[str], name: str, go: asyncio.Event, *, alone: bool = False) -> None:
    async with gate.entered(alone=alone):
        log.append(f"{name} in")
        await go.wait()
        log.append(f"{name} out")


async def turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_that_is_to_be_alone_waits_for_the_others_and_goes_before_later_ones() -> None:
    gate, log, go = Gate(), list[str](), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(enter(gate, log, "a", go))
        group.create_task(enter(gate, log, "b", go))
        await turns()
        group.create_task(enter(gate, log, "suspect", go, alone=True))
        await turns()
        group.create_task(enter(gate, log, "late", go))
        await turns()
        assert log == ["a in", "b in"]
        go.set()
    assert log.index("suspect in") > max(log.index("a out"), log.index("b out"))
    assert log.index("late in") > log.index("suspect out")


async def test_one_that_gives_up_waiting_keeps_nobody_out() -> None:
    gate, log, go = Gate(), list[str](), asyncio.Event()
    first = asyncio.create_task(enter(gate, log, "a", go))
    await turns()
    suspect = asyncio.create_task(enter(gate, log, "suspect", go, alone=True))
    await turns()
    suspect.cancel()
    with pytest.raises(asyncio.CancelledError):
        await suspect
    second = asyncio.create_task(enter(gate, log, "b", go))
    await turns()
    assert log == ["a in", "b in"]
    go.set()
    await asyncio.gather(first, second)
