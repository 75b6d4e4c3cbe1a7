"""How soon the bot answers after its start, and how much memory its own process takes, with and without the web.

    python bench/start.py [--times 3]

The real process against a Bot API server on loopback, with a message waiting for it. As after an installation its
modules are compiled: a first start, which isn't counted, sees to that, whatever the environment says. Its first answer
is timed from the moment in which the process is started, by the clock and by the processor's time that it took (which
other work on the machine doesn't stretch so much); its memory (resident, of the bot's own process without the desk) is
read after that answer, and once a page and the metrics have been asked for.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from storage.database.database import Database  # noqa: E402
from storage.database.migrating import migrate  # noqa: E402
from tests.support.ports import free_port  # noqa: E402
from tests.support.real_bot import start_bot, stop  # noqa: E402
from tests.support.telegram_server import BotApiServer  # noqa: E402

READER = 100
# As it is set by default; tests let it tick much faster, which takes its share of the processor.
TICK = 5


async def main(times: int) -> None:
    """Both ways, so many times each, once the modules are compiled."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as compiled:
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        await once(True)
        await report(times)


async def report(times: int) -> None:
    """Prints the figures."""
    for web in (False, True):
        answers, worked, memory, after = [], [], [], []
        for _ in range(times):
            answer, processor, first, last = await once(web)
            answers.append(answer)
            worked.append(processor)
            memory.append(first)
            after.append(last)
        name = "polling, with the web" if web else "polling alone"
        print(
            f"{name}: first answer after {statistics.median(answers):.2f} s (at most {max(answers):.2f}; "
            f"{statistics.median(worked):.2f} s of the processor's time), "
            f"{statistics.median(memory):.0f} MB then, {statistics.median(after):.0f} MB "
            + ("after its pages and metrics were asked for" if web else "a second later")
        )


async def once(web: bool) -> tuple[float, float, float, float]:
    """Seconds to the first answer, by the clock and of the processor's; megabytes then, and at the end."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        database = Database(home / "dateline.sqlite3")
        await migrate(database)
        await database.close()
        port = free_port()
        settings = {"listen": f"127.0.0.1:{port}", "web_url": f"http://127.0.0.1:{port}/desk"} if web else {}
        async with BotApiServer() as server:
            server.say("/start", user=READER)
            started = time.monotonic()
            process = await start_bot(server, home, owner=7, tick=TICK, **settings)
            try:
                await server.until(lambda: server.texts(READER), seconds=60)
                answered, processor = time.monotonic() - started, processor_time(process.pid)
                first = resident(process.pid)
                await (ask_pages(port) if web else asyncio.sleep(1))
                return answered, processor, first, resident(process.pid)
            finally:
                await stop(process, seconds=60)


async def ask_pages(port: int) -> None:
    """Every kind of page that an empty library has."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for path in ("/desk/", "/desk/documents", "/desk/figures", "/desk/events", "/metrics", "/readyz"):
            (await client.get(path)).raise_for_status()


def resident(pid: int) -> float:
    """A process's resident memory, in megabytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor_time(pid: int) -> float:
    """How many seconds of a processor a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    asyncio.run(main(parser.parse_args().times))
