"""How long the ledger, the disputes and a topic's answer take over 1,000 to 100,000 claims, and how that grows.

    python bench/ledger.py [--claims 1000,10000,100000] [--rounds 6] [--keep FOLDER] [--database URL [--alone]]

Printed for each question: the 50th and the 95th percentile at each size, in milliseconds; how many times the median
grew from the smallest to the largest library; the processor's median time there, which other processes on the machine
don't lengthen as they do the rest; and what is asked. Answers are as the chat asks for them. Ends with status 1 where
one takes longer than is asked in the largest library, at its 95th percentile, or where its cost grows as fast as the
library. Libraries are made anew (some minutes), or once in a folder to be kept. With a PostgreSQL server's URL they
are made there too, each in a database of its own, and both engines are asked; with `--alone` the server alone.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.make_library import engines_of, library_in, made_library
from bot.lean_start import keep_what_is_loaded
from bot.pages.answer_page import answer_html
from bot.pages.briefing_page import figures_page
from bot.pages.references import shown_among
from briefings import answers
from briefings.answers.events import events
from briefings.answers.one_screen import one_screen
from briefings.beat.beat import Beat, shipped_beat
from briefings.model import Question
from briefings.ports import Search
from storage.library.library import SqlLibrary

# Seconds that an answer may take, unless its row has a limit of its own; and what any may take of very many claims.
TARGET = 0.100
MANY, OF_MANY = 1_000_000, 0.150
PLACES = (None, "FR", "TN", "SY", "GB")
DAY = date(2016, 6, 1)
ALL, SYRIA = Question(None), Question(None, "SY")

Ask = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of question: what is asked in one round, and the seconds that one may take at the 95th percentile."""

    name: str
    asks: Sequence[Ask]
    target: float = TARGET

    def allowed(self, claims: int) -> float:
        """The seconds that an answer may take in a library of so many claims."""
        return OF_MANY if claims >= MANY else self.target


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds: the 50th and the 95th percentile, and the processor's median."""

    middle: float
    worst: float
    processor: float


def questions(library: SqlLibrary, beat: Beat) -> tuple[Asked, ...]:
    """What is asked."""
    topics = [topic.id for topic in beat.topics]
    open_conflicts = [Question(None), *(Question(topic) for topic in topics), Question(None, "FR")]
    return (
        Asked("a topic's answer, as /topic gives it", [_topic(library, beat, Question(t)) for t in topics]),
        Asked("the same of a country", [_topic(library, beat, Question(t, p)) for t in topics for p in PLACES[1:]]),
        Asked("a page of the ledger, as /figures", [_page(library, beat, offset) for offset in (0, 8, 400)]),
        Asked(
            "the whole ledger, without histories", [lambda: answers.figures(library, beat, ALL, history=False)], 0.15
        ),
        Asked("a country's ledger, with histories", [lambda: answers.figures(library, beat, Question(None, "FR"))]),
        Asked("disputes", [_disputes(library, beat, question) for question in open_conflicts]),
        Asked(
            "a search, as /search",
            [_search(library, words) for words in ("fighters", "left joined", "seen near")],
            0.15,
        ),
        Asked("events", [lambda: events(library, ALL), lambda: events(library, SYRIA)]),
        Asked(
            "asof a day, a topic of a country",
            [_topic(library, beat, Question(t, "FR", None, DAY)) for t in topics],
            0.06,
        ),
        Asked("asof a day, a topic", [_topic(library, beat, Question(t, None, None, DAY)) for t in topics], 0.06),
    )


def _topic(library: SqlLibrary, beat: Beat, question: Question) -> Ask:
    async def ask() -> None:
        screen = await one_screen(library, beat, question)
        claims = shown_among((*screen.briefing.findings, *screen.briefing.unknown), screen.statements)
        answer_html(screen, beat, claims)

    return ask


def _page(library: SqlLibrary, beat: Beat, offset: int) -> Ask:
    async def ask() -> None:
        figures_page(await answers.figures(library, beat, ALL, limit=8, offset=offset), beat, 0, most=8)

    return ask


def _search(library: SqlLibrary, words: str) -> Ask:
    return lambda: library.search(Search(tuple(words.split())), limit=8)


def _disputes(library: SqlLibrary, beat: Beat, question: Question) -> Ask:
    return lambda: answers.disputes(library, beat, question, limit=30)


async def timed(asked: Asked, rounds: int) -> Timed:
    """Seconds of every answer, after one round that warms the caches."""
    seconds, processor = [], []
    for turn in range(rounds + 1):
        if turn == 1:
            keep_what_is_loaded()  # as the bot does when it has first answered
        for ask in asked.asks:
            started, before = time.perf_counter(), time.process_time()
            await ask()
            if turn:
                seconds.append(time.perf_counter() - started)
                processor.append(time.process_time() - before)
    worst = sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    return Timed(median(seconds), worst, median(processor))


async def measured(folder: Path, sizes: Sequence[int], rounds: int, url: str | None) -> list[tuple[Asked, list[Timed]]]:
    """Every kind of question (of the largest library), and its seconds at each size."""
    found: list[list[Timed]] = []
    kinds: tuple[Asked, ...] = ()
    for claims in sizes:
        database = await (library_in(url, claims) if url else made_library(folder, claims))
        kinds = questions(SqlLibrary(database), shipped_beat())
        found.append([await timed(asked, rounds) for asked in kinds])
        await database.close()
    return [(asked, list(seconds)) for asked, seconds in zip(kinds, zip(*found, strict=True), strict=True)]


def report(sizes: Sequence[int], found: Sequence[tuple[Asked, list[Timed]]]) -> int:
    """Prints the table; the exit status."""
    print(
        f"{'50th / 95th percentile, ms':<38}"
        + "".join(f"{size:>16,}" for size in sizes)
        + f"{'growth':>9}{'processor':>11}{'asked':>8}"
    )
    missed = 0
    for asked, at in found:
        growth = at[-1].middle / at[0].middle
        cells = "".join(f"{each.middle * 1000:>8.0f} /{each.worst * 1000:>6.0f}" for each in at)
        allowed = asked.allowed(sizes[-1])
        late = at[-1].worst >= allowed or growth >= max(2, sizes[-1] / sizes[0])
        missed += late
        note = f"{allowed * 1000:>8.0f}{'  too slow' if late else ''}"
        print(f"{asked.name:<38}{cells}{growth:>8.1f}x{at[-1].processor * 1000:>11.0f}{note}")
    return 1 if missed else 0


async def main(sizes: Sequence[int], rounds: int, keep: str | None, engines: Sequence[str | None]) -> int:
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines:
            print("PostgreSQL" if engine else "SQLite")
            status = max(status, report(sizes, await measured(Path(keep or folder), sizes, rounds, engine)))
    return status


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="1000,10000,100000", help="library sizes, with commas between")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--keep", help="a folder in which libraries are made once, and found again")
    parser.add_argument("--database", help="a PostgreSQL server's URL, asked beside SQLite")
    parser.add_argument("--alone", action="store_true", help="ask the server alone")
    arguments = parser.parse_args()
    sizes = sorted(int(size) for size in arguments.claims.split(","))
    sys.exit(asyncio.run(main(sizes, arguments.rounds, arguments.keep, engines_of(arguments))))
