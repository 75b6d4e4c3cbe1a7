"""Workers that are killed at any moment: no upload is lost, none is kept twice, each sender's order stays.

`DATELINE_TEST_WORKER_KILLS` says how often (a few in `make test`). What came of it is printed at the end.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.queue.wiring import Queue
from briefings.model import Submission
from storage.database.database import Database
from storage.queue.schema import bring_queue_up_to_date
from tests.support.fake_desk import upload
from tests.support.real_bot import kill
from tests.support.thoroughness import times
from tests.support.working_process import jobs_in, queue_of, start_worker

pytestmark = [pytest.mark.faults, pytest.mark.slow]

KILLS = times(4, 12, "DATELINE_TEST_WORKER_KILLS")
SEED = int(os.environ.get("DATELINE_TEST_SEED", "20180220"))
WORKERS, LANES = 2, 3
# How long nothing may come of anything: a dead worker's jobs are taken over within seconds, and machines are slow.
PATIENCE = 120
# Every so many uploads one cannot be read, and one is the same as another.
EMPTY, AGAIN = 11, 7


class Desk:
    """Hands uploads in, each with its number in it, and hands those in again that were set aside, as editors would."""

    def __init__(self, queue: Queue, dice: random.Random) -> None:
        self.queue, self.dice = queue, dice
        self.handed: dict[int, int] = {}
        self.lanes: dict[int, str] = {}
        self.made = 0

    async def hand_in(self, number: int | None = None) -> None:
        if number is None:
            self.made = number = self.made + 1
        lane = f"editor:{self.dice.randrange(LANES)}"
        said = number - 1 if number % AGAIN == 0 else number
        words = f"Some {said} went home to France by way {said}."
        line = f"{words} | returned FR fighters about {said} | Wire 2018-02-20 under=returnees"
        sent = upload("" if number % EMPTY == 0 else line, source="Wire", published="2018-02-20")
        submission = await self.queue.submissions.hand_in(sent, lane, datetime.now(UTC))
        self.handed[submission], self.lanes[submission] = number, lane

    async def drained(self) -> tuple[list[Submission], int]:
        """All submissions once they are settled; and how many were set aside and handed in again."""
        again, many, still = 0, -1, time.monotonic()
        while time.monotonic() - still < PATIENCE:
            settled = {s.id: s for s in await self.queue.submissions.settled_of(self.handed)}
            for aside in [s for s in settled.values() if s.state == "set aside"]:
                again += 1
                number = self.handed.pop(aside.id)
                await self.hand_in(number)
            if len(settled) == len(self.handed) and all(s.state != "set aside" for s in settled.values()):
                return [settled[number] for number in sorted(settled)], again
            if len(settled) > many:
                many, still = len(settled), time.monotonic()
            await asyncio.sleep(0.5)
        raise AssertionError(f"{len(self.handed) - many} uploads are not worked off")


async def busy(queue: Queue) -> None:
    """Until a worker has something in its hands, or nobody seems to be there yet."""
    began = time.monotonic()
    while time.monotonic() - began < 6:
        counts = await queue.submissions.counts()
        if counts.under_way or counts.read:
            return
        await asyncio.sleep(0.01)


async def test_kills_at_any_moment_lose_no_upload_and_keep_none_twice(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dice, began = random.Random(SEED), time.monotonic()
    database = Database(postgres_url)
    await bring_queue_up_to_date(database)
    queue = queue_of(database)
    desk = Desk(queue, dice)
    running = [await start_worker(postgres_url) for _ in range(WORKERS)]
    try:
        for _ in range(KILLS):
            for _ in range(dice.randint(3, 8)):
                await desk.hand_in()
            await busy(queue)
            await asyncio.sleep(dice.uniform(0.0, 0.3))
            place = dice.randrange(WORKERS)
            await kill(running[place])
            running[place] = await start_worker(postgres_url)
        settled, again = await desk.drained()
        async with asyncio.timeout(PATIENCE):
            while jobs_in(postgres_url):  # noqa: ASYNC110 - what is waited for is in a database
                await asyncio.sleep(0.2)
    finally:
        for process in running:
            await kill(process)
    words = await _checked(desk, settled)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{KILLS} kills of {WORKERS} workers (seed {SEED}) in {time.monotonic() - began:.0f} s: {words}; "
            f"{again} set aside after three, and handed in again"
        )
    await database.close()


async def _checked(desk: Desk, settled: list[Submission]) -> str:
    """Every upload became what it should, once, in its lane's order."""
    readable = {desk.handed[s.id]: s for s in settled if desk.handed[s.id] % EMPTY}
    refused = [s for s in settled if not desk.handed[s.id] % EMPTY]
    assert {s.state for s in refused} <= {"refused"}
    assert {s.state for s in readable.values()} <= {"done", "known"}
    assert len(readable) + len(refused) == desk.made
    documents = await desk.queue.library.documents(status=None, limit=100_000)
    kept = Counter(document.text for document in documents)
    said = {n - 1 if n % AGAIN == 0 else n for n in readable}
    wanted = {f"Some {n} went home to France by way {n}." for n in said}
    lost, twice = len(wanted - set(kept)), sum(many > 1 for many in kept.values())
    assert (lost, twice, set(kept)) == (0, 0, wanted)
    for lane in set(desk.lanes.values()):
        numbers = [s.document for s in settled if s.state == "done" and desk.lanes[s.id] == lane]
        assert numbers == sorted(number or 0 for number in numbers)
    return f"{desk.made} uploads, {len(kept)} documents, {len(refused)} refused, lost {lost}, twice {twice}"
