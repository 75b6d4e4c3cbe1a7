"""Minutes of mixed hostile traffic against the real process: is its memory flat, are others answered, is anything lost?

    python bench/soak.py [--minutes 10] [--calm]

The bot runs as an owner would start it, against a Bot API server on loopback. One editor sends files that are made to
exhaust a reader, one after the other; another sends honest articles; thirty people write nonsense and forge buttons;
and one reader asks for a topic every second, which is what is timed. Printed are the times to those answers, the
memory of the bot's own process and of all its processes, how many of the honest articles are in the library and were
told of to their editor, and the event loop's worst stalls. Where others use the machine, run it once more with
`--calm`, without what is hostile: what of the times is the machine's own is the same in both.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bot.stalls import stall_words  # noqa: E402
from briefings.model import Person  # noqa: E402
from storage.database.database import Database  # noqa: E402
from storage.database.migrating import migrate  # noqa: E402
from storage.library.library import SqlLibrary  # noqa: E402
from tests.support import poison  # noqa: E402
from tests.support.real_bot import start_bot, stop  # noqa: E402
from tests.support.telegram_server import BotApiServer  # noqa: E402

OWNER, HONEST, READER, CROWD = 7, 8, 100, range(200, 230)
SAMPLE = (HERE.parent / "bot" / "samples" / "1-wire-copy.txt").read_text("utf-8")
POISONS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("forms.pdf", poison.pdf_of_forms),
    ("pages.pdf", poison.pdf_of_one_page),
    ("packed.docx", lambda: poison.docx(zipfile.ZIP_BZIP2)),
    ("unpacks.docx", lambda: poison.docx(zipfile.ZIP_DEFLATED, 400_000_000)),
    ("subject.eml", poison.mail_with_long_subject),
    ("parts.eml", poison.mail_with_parts),
    ("punycode.eml", poison.mail_in_punycode),
    ("endless.html", poison.page_without_a_stop),
    ("dates.txt", lambda: poison.text_of("3 March 2016, 4 May 2017, on Monday 5 June, ", 1_000_000)),
    ("letters.txt", lambda: poison.text_of("a", 20_000_000)),
)
NONSENSE = (
    "/returnees Nowhere since May",
    "/search " + "x " * 400,
    "/claim ffffffff",
    "/ask " + "why " * 200,
    "hello",
    "/x",
)
FORGED = ("publish|1", "claims|1|99999", "=0000", "amend-set|abcdef|certainty|sure", "undo|1", "x" * 64)


async def soak(minutes: float, hostile: bool) -> None:
    """Runs everything side by side for so long, and prints what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        await prepare(home)
        async with BotApiServer() as server:
            process = await start_bot(server, home, owner=OWNER, rate_overall=30, rate_chat=20)
            try:
                await server.until(lambda: any(c.method == "getUpdates" for c in server.calls), seconds=60)
                end = time.monotonic() + minutes * 60
                memory: list[tuple[float, float]] = []
                waits, sent, poisons, _, _ = await asyncio.gather(
                    ask(server, end), send_articles(server, end), send_poisons(server, end if hostile else 0.0),
                    crowd(server, end if hostile else 0.0), weigh(process.pid, end, memory),
                )  # fmt: skip
                # Where some never come, what was measured is told all the same: the last line says how many are there.
                with contextlib.suppress(AssertionError):
                    await server.until(lambda: told(server, HONEST) >= sent, seconds=300)
                worked, waited = turns(process.pid)
            finally:
                await stop(process, seconds=60)
        kept = await count(home)
        stalls = stall_words(home)
    report(waits, memory)
    print(f"poisons sent {poisons}, honest articles sent {sent}, told of {told(server, HONEST)}, in the library {kept}")
    print("the event loop:", "; ".join(stalls))
    print(f"the bot's event loop had a processor for {worked:.0f} s and waited for one for {waited:.0f} s")
    print(f"the machine's load now: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


async def prepare(home: Path) -> None:
    """A library with a second editor in it."""
    database = Database(home / "dateline.sqlite3")
    await migrate(database)
    await SqlLibrary(database).save_person(Person(HONEST, "Honest", role="editor"))
    await database.close()


async def ask(server: BotApiServer, end: float) -> list[float]:
    """One reader's question every second; gives how long each answer took."""
    waits = []
    while time.monotonic() < end:
        before, asked = len(server.texts(READER)), time.monotonic()
        server.say("/returnees France", user=READER)
        with contextlib.suppress(AssertionError):
            await server.until(lambda before=before: len(server.texts(READER)) > before, seconds=60)
        waits.append(time.monotonic() - asked)
        await asyncio.sleep(max(0.0, 1.0 - waits[-1]))
    return waits


async def send_articles(server: BotApiServer, end: float) -> int:
    """An honest article every ten seconds, each another one."""
    sent = 0
    while time.monotonic() < end:
        sent += 1
        server.upload(f"honest-{sent}.txt", f"{SAMPLE}\n\nThis is copy number {sent} of the day.".encode(), user=HONEST)
        await asyncio.sleep(10)
    return sent


async def send_poisons(server: BotApiServer, end: float) -> int:
    """One poison after the other, each when the one before was answered or half a minute has passed."""
    files = [(name, make()) for name, make in POISONS]
    sent = 0
    while time.monotonic() < end:
        name, content = files[sent % len(files)]
        before = len(server.texts(OWNER))
        server.upload(name, content, user=OWNER)
        sent += 1
        with contextlib.suppress(AssertionError):
            await server.until(lambda before=before: len(server.texts(OWNER)) > before, seconds=30)
    return sent


async def crowd(server: BotApiServer, end: float) -> None:
    """Some ten messages or forged buttons a second from thirty people."""
    dice = random.Random(20180220)
    while time.monotonic() < end:
        user = dice.choice(CROWD)
        if dice.random() < 0.5:
            server.say(dice.choice(NONSENSE), user=user)
        else:
            server.tap(dice.choice(FORGED), server.message(user=user, text="x"), user=user)
        await asyncio.sleep(0.1)


async def weigh(pid: int, end: float, memory: list[tuple[float, float]]) -> None:
    """The megabytes of the bot's own process, and of all its processes, every five seconds."""
    while time.monotonic() < end:
        memory.append((megabytes(pid), sum(megabytes(other) for other in family(pid))))
        await asyncio.sleep(5)


def family(pid: int) -> list[int]:
    """The process and all that came of it, which are one session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == pid or folder.name == str(pid):
            found.append(int(folder.name))
    return found


def turns(pid: int) -> tuple[float, float]:
    """For how many seconds a process's main thread had a processor, and for how many it was ready and had none: on a
    machine that nobody else uses the second is small, and what it adds to the times to answers is the machine's."""
    worked, waited, _ = Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()
    return int(worked) / 1e9, int(waited) / 1e9


def megabytes(pid: int) -> float:
    """Resident memory; 0 for a process that has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(status.split("VmRSS:")[1].split()[0]) / 1024 if "VmRSS:" in status else 0.0


def told(server: BotApiServer, editor: int) -> int:
    """Of how many articles an editor was told what became of them. What comes while others are read is told of in one
    summary, which has room for some of them alone: it begins with their number."""
    found = 0
    for text in server.texts(editor):
        summary = re.match(r"(?:<b>)?(\d+) sent: ", text)
        found += int(summary[1]) if summary else int("Draft" in text)
    return found


async def count(home: Path) -> int:
    """The honest articles that are stored, whatever else is."""
    database = Database(home / "dateline.sqlite3")
    library = SqlLibrary(database)
    stored = await library.documents(status="draft", limit=100_000)
    found = sum("This is copy number" in document.text for document in stored)
    await database.close()
    return found


def report(waits: list[float], memory: list[tuple[float, float]]) -> None:
    """Times and memory, as medians, 95th percentiles and worst; memory in the first and the last quarter."""
    ordered = sorted(waits)
    at = lambda share: ordered[min(len(ordered) - 1, int(len(ordered) * share))]  # noqa: E731
    print(
        f"answers {len(ordered)}: median {at(0.5):.2f} s, 95th percentile {at(0.95):.2f} s, worst {ordered[-1]:.2f} s"
    )
    quarter = max(1, len(memory) // 4)
    for name, part in (("first quarter", memory[:quarter]), ("last quarter", memory[-quarter:])):
        own, whole = max(m[0] for m in part), max(m[1] for m in part)
        print(f"memory, {name}: the bot {own:.0f} MB, with its readers {whole:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--calm", action="store_true", help="without poisons and without the crowd")
    chosen = parser.parse_args()
    asyncio.run(soak(chosen.minutes, hostile=not chosen.calm))


if __name__ == "__main__":
    main()
