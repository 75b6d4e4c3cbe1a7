"""How surely and how soon near copies are found by index.

    python bench/copies.py --texts FOLDER [FOLDER ...]
    python bench/copies.py --documents 1000000 [--database URL]

With `--texts` all pairs of the texts (every file below the folders) of which one holds half or more of the other's runs
of five words are found exhaustively; printed is which share of them the index and the exact comparison behind it find
(recall), and which share of all that they find has at least a fifth of those runs in common (precision); beside them
how many are found of leads that were cut from the long texts, whole and half drowned in another text.

With `--documents` a library of so many documents with made-up marks is filled, one in twenty of them a copy that keeps
half of an earlier one's marks; printed is how long a look-up takes among them, and how many of the copies it finds.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bulk import pour
from briefings.model import Document
from briefings.newsroom.near_copies import FEWEST_RUNS, near_copies, runs, text_marks
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.tables.documents import BandRow, DocumentRow

HALF, FIFTH = 0.5, 0.2
MARKS, COPIED, LOOK_UPS = 31, 20, 400
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Pair = tuple[str, str]
Numbers = NDArray[np.uint64]


# --- real texts -------------------------------------------------------------------------------------------------------


def texts_below(folders: Iterable[str]) -> dict[str, str]:
    """Name → text, of every file; of files that are the same word for word the first."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.txt"))
    found = {text: str(path) for path in reversed(paths) if (text := path.read_text("utf-8", "replace"))}
    return {name: text for text, name in found.items()}


def shared_by_pairs(members: Mapping[str, Iterable[str]]) -> Counter[Pair]:
    """How many members every two of the sets share, of those that share some."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(members):
        for member in members[name]:
            holders[member].append(name)
    return Counter(pair for names in holders.values() for pair in itertools.combinations(names, 2))


def of_texts(texts: Mapping[str, str]) -> None:
    """Prints recall and precision over all pairs, and over what is cut from the texts."""
    fives = {name: runs(text, 5) for name, text in texts.items()}
    shared = shared_by_pairs(fives)

    def contained(pair: Pair) -> float:
        return shared[pair] / max(1, min(len(fives[name]) for name in pair))

    wanted = {pair for pair in shared if contained(pair) >= HALF and min(len(fives[n]) for n in pair) >= FEWEST_RUNS}
    candidates = shared_by_pairs({name: text_marks(text) for name, text in texts.items()})
    found = {pair for pair in candidates if _is_copy(*(texts[name] for name in pair))}
    right = [pair for pair in found if contained(pair) >= FIFTH]
    print(f"{len(texts)} texts, {len(wanted)} pairs of which one holds half of the other or more")
    print(f"recall {_share(len(found & wanted), len(wanted))}, by the index alone "
          f"{_share(len(wanted & candidates.keys()), len(wanted))}; precision {_share(len(right), len(found))} "
          f"({len(found - wanted)} found share less than half); {len(candidates)} candidates")  # fmt: skip
    dice = random.Random(1)
    long = [text for name, text in texts.items() if len(fives[name]) > 250]
    for words in (40, 60, 100, 200):
        whole = [_meets(" ".join(text.split()[:words]), text) for text in long]
        half = [_meets(_drowned(text, dice.choice(long), words), text) for text in long]
        print(f"leads of {words} words found: {_share(sum(whole), len(long))}, half of them drowned in another text: "
              f"{_share(sum(half), len(long))}")  # fmt: skip


def _is_copy(one: str, other: str) -> bool:
    return bool(near_copies(Document("", one, "", number=1), [Document("", other, "", number=2)]))


def _drowned(text: str, other: str, words: int) -> str:
    half = words // 2
    return " ".join([*text.split()[: half + 4], *other.split()[20 : 20 + half]])


def _meets(one: str, other: str) -> bool:
    return not set(text_marks(one)).isdisjoint(text_marks(other))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "of none"


# --- a million documents ----------------------------------------------------------------------------------------------


def marks_of(number: int) -> list[str]:
    """A document's made-up marks, the same in every run; one in so many is a copy of half of an earlier one's."""
    numbers = np.array([number], dtype=np.uint64)
    return [f"{mark:012x}" for mark in _marks(numbers)[0].tolist()]


def original_of(number: int) -> int:
    """The document of which a copy holds half."""
    return int(_originals(np.array([number], dtype=np.uint64))[0])


def _originals(numbers: Numbers) -> Numbers:
    return numbers * np.uint64(7) // np.uint64(COPIED) | np.uint64(1)


def _marks(numbers: Numbers) -> Numbers:
    """A row of marks for each of the numbers."""
    nth = np.arange(MARKS, dtype=np.uint64)
    own = np.repeat(numbers[:, None], MARKS, axis=1)
    copied = (numbers % np.uint64(COPIED) == 0)[:, None] & (nth < MARKS // 2)[None, :]
    own = np.where(copied, _originals(numbers)[:, None], own)
    return _scattered(own * np.uint64(64) + nth[None, :]) & np.uint64(2**48 - 1)


def _scattered(numbers: Numbers) -> Numbers:
    """Numbers that look thrown by dice (splitmix64)."""
    numbers = numbers * np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _bands(many: int) -> Iterator[dict[str, Any]]:
    """All marks with their documents, in the order of the marks: so they are written soonest."""
    marks = _marks(np.arange(1, many + 1, dtype=np.uint64)).ravel()
    order = np.argsort(marks, kind="stable")
    for part in np.array_split(order, max(1, len(order) // 100_000)):
        for mark, place in zip(marks[part].tolist(), part.tolist(), strict=True):
            yield {"band": f"{mark:012x}", "document": place // MARKS + 1}


def _documents(many: int) -> Iterator[dict[str, Any]]:
    for number in range(1, many + 1):
        yield {
            "number": number, "id": f"d{number}", "version": 1, "status": "published", "received": NOW,
            "title": f"Report {number}", "found": {}, "text": "Some text.", "mentions": {},
        }  # fmt: skip


async def of_many(database: Database, many: int) -> None:
    """Fills the library, and prints what look-ups in it take and find."""
    await migrate(database)
    library, started = SqlLibrary(database), time.perf_counter()
    if not await library.count_documents():
        async with database.session() as session:
            await pour(database, DocumentRow.__table__, _documents(many))
            # Put together at the end: row by row it would be written all over the place.
            connection = await session.connection()
            index = next(iter(BandRow.__table__.indexes))  # type: ignore[attr-defined]
            await connection.run_sync(index.drop)
            await pour(database, BandRow.__table__, _bands(many))
            await connection.run_sync(index.create)
    print(f"{many:,} documents with {MARKS} marks each in {time.perf_counter() - started:.0f} s")
    dice = random.Random(2)
    copies = [dice.randrange(1, many // COPIED) * COPIED for _ in range(LOOK_UPS)]
    for name, marks in (("copies", marks_of), ("others", lambda number: marks_of(many + COPIED * number + 1))):
        seconds, hits = await _looked_up(library, copies, marks)
        found = f", {_share(hits, len(copies))} of their originals found" if name == "copies" else ""
        print(f"a look-up of {name}: median {seconds[len(seconds) // 2] * 1000:.1f} ms, "
              f"95th percentile {seconds[int(len(seconds) * 0.95)] * 1000:.1f} ms{found}")  # fmt: skip


async def _looked_up(
    library: SqlLibrary, numbers: Sequence[int], marks: Callable[[int], list[str]]
) -> tuple[list[float], int]:
    """The seconds of each look-up, sorted, and how many found the original."""
    seconds, hits = [], 0
    for number in numbers:
        own, started = marks(number), time.perf_counter()
        near = await library.near_documents(own)
        seconds.append(time.perf_counter() - started)
        hits += original_of(number) in {document.number for document in near}
    return sorted(seconds), hits


async def main(arguments: argparse.Namespace) -> None:
    if arguments.texts:
        of_texts(texts_below(arguments.texts))
    if arguments.documents:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(arguments.database or Path(folder) / "copies.sqlite3")
            await of_many(database, arguments.documents)
            await database.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="*", help="folders of real texts")
    parser.add_argument("--documents", type=int, help="so many documents with made-up marks")
    parser.add_argument("--database", help="a database's URL, to be filled and kept; else a SQLite file for this run")
    asyncio.run(main(parser.parse_args()))
