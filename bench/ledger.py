"""How long the ledger, the disputes and a topic's briefing take over 100,000 claims.

    python -m bench.ledger [--claims 1000,10000,100000] [--rounds 20]

Each library is made anew; answers are the domain's own (`briefings.answers`), from the stored findings and figures.
Ends with status 1 where, in the largest library, one takes 100 ms or more at its 95th percentile.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from bench.make_library import make_library
from briefings import answers
from briefings.beat import shipped_beat
from briefings.model import Question
from storage.database import Database
from storage.library import SqlLibrary

TARGET = 0.100

Ask = Callable[[], Awaitable[object]]


def questions(library: SqlLibrary) -> dict[str, list[Ask]]:
    """What is asked, by the name under which it is printed."""
    beat = shipped_beat()
    topics = [topic.id for topic in beat.topics]
    places = [None, "FR", "TN", "SY", "GB"]

    def briefing(topic: str, place: str | None) -> Ask:
        return lambda: answers.brief(library, beat, Question(topic, place))

    return {
        "ledger, as a chat shows it": [lambda: answers.figures(library, beat, Question(None), history=False)],
        "ledger of a country, with history": [lambda: answers.figures(library, beat, Question(None, "FR"))],
        "disputes": [lambda: answers.disputes(library, beat, Question(None))],
        "a topic's briefing": [briefing(topic, place) for topic in topics for place in places],
    }


async def timed(asks: list[Ask], rounds: int) -> list[float]:
    """Seconds of every answer, after one round that warms the caches."""
    seconds = []
    for turn in range(rounds + 1):
        for ask in asks:
            started = time.perf_counter()
            await ask()
            if turn:
                seconds.append(time.perf_counter() - started)
    return sorted(seconds)


async def main(sizes: list[int], rounds: int) -> int:
    slow = 0
    print(f"{'claims':>10}  {'asked':<36} {'median':>9} {'95th':>9}")
    for claims in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'library.sqlite3'}")
            await make_library(database, claims)
            for name, asks in questions(SqlLibrary(database)).items():
                seconds = await timed(asks, rounds)
                worst = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
                print(f"{claims:>10,}  {name:<36} {median(seconds) * 1000:>6.1f} ms {worst * 1000:>6.1f} ms")
                slow += claims == max(sizes) and worst >= TARGET
            await database.close()
    return 1 if slow else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="1000,10000,100000", help="library sizes, with commas between")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    sys.exit(asyncio.run(main([int(size) for size in arguments.claims.split(",")], arguments.rounds)))
