"""What taking in one document costs in a library of 100,000 claims, against one of 1,000; both in one run.

    python bench/intake.py [--claims 1000,100000] [--documents 8] [--keep FOLDER]
        [--database URL [--alone]]

Both libraries are made anew, or once in a folder to be kept, and copied. The same new articles (a shipped sample's
paragraphs and sentences of the kind that fill the library, so that there is something to match) are received and
published in both, turn by turn, through the real reading, extraction and storage. Printed: the median cost of one
document, whole and with reading and extraction taken out, since those do not hang on the library and would hide what
does; and how much memory the process takes after the first document and the last. Ends with status 1 where the whole
costs more than twice as much. With a PostgreSQL server's URL both engines are measured; with `--alone` the server's
alone.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.make_library import engines_of, fresh_copy, library_in, made_library, made_up
from bot.pages.messages.digest_message import TelegramScribe
from briefings import newsroom
from briefings.beat.beat import Beat, shipped_beat
from briefings.deliveries.telling import TellReaders
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Extraction, Upload
from briefings.pipeline import understand
from briefings.reading.reader import read
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SAMPLES = sorted((Path(__file__).resolve().parent.parent / "bot" / "samples").glob("*.txt"))
TARGET = 2.0


@dataclass
class TimedDesk:
    """The real reading and extraction in this process, with the time that they take."""

    language: Language
    beat: Beat
    seconds: list[float] = field(default_factory=list)

    async def read(self, upload: Upload) -> Extraction:
        started = time.perf_counter()
        extraction = understand(read(upload), self.beat, self.language)
        self.seconds.append(time.perf_counter() - started)
        return extraction

    async def extract(self, document: Document) -> Extraction:
        return understand(document, self.beat, self.language)


def articles(many: int) -> list[Upload]:
    """New articles, each with a sample's paragraphs and ten sentences of the library's kind."""
    dice = random.Random(7)
    kind = [statement.claim.text for statement in made_up(many * 10, seed=99)]
    uploads = []
    for number in range(many):
        sample = SAMPLES[number % len(SAMPLES)].read_text("utf-8").split("---")[-1]
        lines = kind[number * 10 : number * 10 + 10]
        dice.shuffle(lines)
        text = f"Despatch number {number}.\n\n{sample.strip()}\n\n" + "\n\n".join(lines)
        details = {"source": f"Paper {number}", "published": "2017-06-01"}
        uploads.append(Upload(text.encode(), f"article{number}.txt", None, details))
    return uploads


async def take_in(database: Database, upload: Upload, desk: TimedDesk) -> tuple[float, float]:
    """Seconds of one document: the whole, and without the desk's share."""
    library = SqlLibrary(database)
    tell = TellReaders(SqlOutbox(database), TelegramScribe(shipped_beat(), "UTC"))
    started = time.perf_counter()
    draft = await newsroom.receive(library, upload, await desk.read(upload), by=None, now=NOW)
    await newsroom.publish(library, draft.document.number, by=None, now=NOW, tell=tell)
    spent = time.perf_counter() - started
    return spent, spent - desk.seconds[-1]


async def copied(kept: Path, folder: Path, claims: int, url: str | None) -> Database:
    """A library of its own for this run."""
    if url:
        return await fresh_copy(url, await library_in(url, claims))
    made = await made_library(kept, claims)
    await made.close()
    copy = folder / f"copy{claims}.sqlite3"
    shutil.copyfile(made.path, copy)
    return Database(copy)


def resident() -> float:
    """This process's memory, in megabytes."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def compared(sizes: Sequence[int], uploads: Sequence[Upload], kept: Path | None, url: str | None) -> bool:
    """Prints what one document costs in each library; True if the largest is within the target."""
    desk = TimedDesk(Language(), shipped_beat())
    spent: dict[int, list[tuple[float, float]]] = {claims: [] for claims in sizes}
    memory = []
    with tempfile.TemporaryDirectory() as folder:
        databases = {claims: await copied(kept or Path(folder), Path(folder), claims, url) for claims in sizes}
        for upload in uploads:  # turn by turn, so that all libraries meet the same machine
            for claims, database in databases.items():
                spent[claims].append(await take_in(database, upload, desk))
            memory.append(resident())
        for database in databases.values():
            await database.close()
    print(f"{'PostgreSQL' if url else 'SQLite':>10} {'one document':>14} {'without extraction':>20}")
    results = []
    for claims in sizes:
        timed = spent[claims][1:]  # the first warms caches and connections
        whole, stored = median(one for one, _ in timed), median(other for _, other in timed)
        results.append((whole, stored))
        print(f"{claims:>10,} {whole * 1000:>11.0f} ms {stored * 1000:>17.0f} ms")
    ratios = [after / before for before, after in zip(results[0], results[-1], strict=True)]
    print(f"{'ratio':>10} {ratios[0]:>14.2f} {ratios[1]:>20.2f}   (at most {TARGET:g} for one document)")
    print(f"memory {memory[0]:.0f} MB after the first document of each, {memory[-1]:.0f} MB after the last")
    return ratios[0] <= TARGET


async def main(sizes: Sequence[int], documents: int, keep: str | None, engines: Sequence[str | None]) -> int:
    uploads = articles(documents + 1)
    kept = Path(keep) if keep else None
    return 0 if all([await compared(sizes, uploads, kept, engine) for engine in engines]) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="1000,100000", help="library sizes, with commas between")
    parser.add_argument("--documents", type=int, default=8)
    parser.add_argument("--keep", help="a folder in which libraries are made once, and found again")
    parser.add_argument("--database", help="a PostgreSQL server's URL, measured beside SQLite")
    parser.add_argument("--alone", action="store_true", help="measure the server alone")
    arguments = parser.parse_args()
    sizes = sorted(int(size) for size in arguments.claims.split(","))
    sys.exit(asyncio.run(main(sizes, arguments.documents, arguments.keep, engines_of(arguments))))
