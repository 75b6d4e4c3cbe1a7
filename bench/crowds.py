"""What one more list of alike lines costs in a library in which thousands of such statements stand.

    python bench/crowds.py [--standing 10000] [--lines 400]

Two libraries on SQLite, each with so many statements that are published: in one all are alike, in the other each line
has another number, day and place. Printed are wall clock and processor seconds for receiving one more list, publishing
it and withdrawing it again, the longest that the event loop stood still, and what the process grew by. Reading and
extraction, which run in the desk's own process, are not part of it: bench/extraction.py has them.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefings import newsroom
from briefings.model import Upload
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from tests.support.crowded_library import LINES, NOW, fill, list_of_many, list_of_strikes
from tests.support.fake_desk import LineDesk
from tests.support.taking_in import NOBODY

T = TypeVar("T")
PER_DOCUMENT = 100


async def one_more(name: str, list_of: Callable[[int, int], Upload], standing: int, lines: int) -> None:
    """Fills a library and times one more list for it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.sqlite3")
        await migrate(database)
        library = SqlLibrary(database)
        await fill(library, [list_of(number, PER_DOCUMENT) for number in range(standing // PER_DOCUMENT)])
        upload = list_of(standing, lines)
        extraction = await LineDesk().read(upload)
        gc.collect()
        before, stalls = megabytes(), Stalls()
        watching = asyncio.create_task(stalls.watch())
        draft = await told(f"{name}: received", newsroom.receive(library, upload, extraction, by=7, now=NOW))
        number = draft.document.number
        await told(f"{name}: published", newsroom.publish(library, number, by=7, now=NOW, tell=NOBODY))
        await told(f"{name}: withdrawn", newsroom.withdraw(library, number, "x", by=7, now=NOW, tell=NOBODY))
        watching.cancel()
        print(f"{name}: the loop stood still for {stalls.worst:.2f} s at most; grown by {megabytes() - before:.0f} MB")
        await database.close()


async def told(what: str, work: Awaitable[T]) -> T:
    """Prints how long the work took."""
    clock, processor = time.perf_counter(), time.process_time()
    done = await work
    print(f"{what} in {time.perf_counter() - clock:.2f} s ({time.process_time() - processor:.2f} s of the processor)")
    return done


class Stalls:
    """How long the event loop stood still."""

    def __init__(self) -> None:
        self.worst = 0.0

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            self.worst = max(self.worst, time.perf_counter() - before - 0.01)


def megabytes() -> float:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measure(standing: int, lines: int) -> None:
    """Both kinds of crowd, one after the other."""
    await one_more("alike", list_of_strikes, standing, lines)
    await one_more("varied", list_of_many, standing, lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--standing", type=int, default=10_000, help="statements in the library")
    parser.add_argument("--lines", type=int, default=LINES, help="of the list that comes")
    chosen = parser.parse_args()
    asyncio.run(measure(chosen.standing, chosen.lines))


if __name__ == "__main__":
    main()
