"""How long pictures take over a large library: what they show is looked up, then drawn; asked again, they are at hand.

    python bench/pictures.py [--claims 100000] [--rounds 6] [--keep FOLDER]

Printed for each kind, in milliseconds: the 50th and the 95th percentile of looking up and drawing, of drawing alone,
and of asking for what was drawn before; the processor's median of the drawing; and the machine's load, which lengthens
all but that. Ends with status 1 where a picture takes 400 ms or more of the processor's time, or a kept one 10 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.make_library import made_library
from bot.app import open_services
from bot.chat.context import Services
from bot.pictures.drawing import Drawn, Spec, drawn, picture
from bot.pictures.of_answers import map_of, table_of, timeline_of
from bot.settings import Settings
from briefings.model import Question

DRAWN, KEPT = 0.400, 0.010
QUESTIONS = (Question("returnees"), Question("whereabouts", "FR"), Question("routes"), Question("territory", "SY"))
Make = Callable[[Services, Question, str], Awaitable[Spec | None]]
KINDS: dict[str, Make] = {"timeline": timeline_of, "map": map_of, "table": table_of}


async def measured(services: Services, make: Make, rounds: int) -> dict[str, list[float]]:
    """Seconds of each step, after one round that warms the caches."""
    found: dict[str, list[float]] = {"whole": [], "drawing": [], "processor": [], "kept": []}
    for turn in range(rounds + 1):
        for question in QUESTIONS:
            services.own(Drawn).clear()
            started = time.perf_counter()
            spec = await make(services, question, "light")
            if spec is None:
                continue
            looked, before = time.perf_counter(), time.process_time()
            drawn(spec)
            ended, worked = time.perf_counter(), time.process_time() - before
            await picture(services, spec)
            again = time.perf_counter()
            await picture(services, spec)
            if turn:
                found["whole"].append(ended - started)
                found["drawing"].append(ended - looked)
                found["processor"].append(worked)
                found["kept"].append(time.perf_counter() - again)
    return found


def report(kind: str, found: dict[str, list[float]]) -> bool:
    """Prints a kind's line; True where it is too slow."""
    cells = "".join(f"{median(found[n]) * 1000:>8.0f} /{_worst(found[n]) * 1000:>6.0f}" for n in ("whole", "drawing"))
    late = median(found["processor"]) >= DRAWN or _worst(found["kept"]) >= KEPT
    kept = f"{_worst(found['kept']) * 1000:>8.2f}"
    print(f"{kind:<10}{cells}{median(found['processor']) * 1000:>11.0f}{kept}{'  too slow' if late else ''}")
    return late


def _worst(seconds: list[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]


async def main(claims: int, rounds: int, keep: str | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(keep or folder)
        database = await made_library(home, claims)
        await database.close()
        url = f"sqlite+aiosqlite:///{home / f'library{claims}.sqlite3'}"
        async with open_services(Settings(home=home, database_url=url)) as services:
            print(f"{'p50 / p95':<10}{'looked up, drawn':>16}{'drawn':>16}{'processor':>11}{'kept':>8}  in ms")
            missed = [report(kind, await measured(services, make, rounds)) for kind, make in KINDS.items()]
        print("load " + " ".join(f"{load:.1f}" for load in os.getloadavg()))
        return 1 if any(missed) else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--keep", help="a folder in which the library is made once, and found again")
    arguments = parser.parse_args()
    sys.exit(asyncio.run(main(arguments.claims, arguments.rounds, arguments.keep)))
