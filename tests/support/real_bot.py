"""The real process, as an owner would start it, for tests that kill it, stop it, or run two of them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

from tests.support.telegram_server import TOKEN, BotApiServer


async def start_bot(server: BotApiServer, home: Path, **settings: object) -> asyncio.subprocess.Process:
    """Starts `python -m bot run` with its data in `home`, a fast tick and a fast pace; its log is `bot.log` there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    chosen = {"tick": 0.1, "rate_overall": 200, "rate_chat": 50, "rate_group": 2000, **settings}
    environment |= {f"DATELINE_{name.upper()}": str(value) for name, value in chosen.items()}
    environment |= {"DATELINE_TOKEN": TOKEN, "DATELINE_API_URL": server.url, "DATELINE_HOME": str(home)}
    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=log, stderr=log, start_new_session=True
        )


async def kill(process: asyncio.subprocess.Process, *, alone: bool = False) -> None:
    """Sends SIGKILL to the bot and its desk, which are a process group; or to the bot `alone`."""
    with contextlib.suppress(ProcessLookupError):
        if alone:
            os.kill(process.pid, signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def stop(process: asyncio.subprocess.Process, *, seconds: float = 20.0) -> int:
    """Sends SIGTERM, as a service manager does; gives the exit status."""
    process.terminate()
    return await asyncio.wait_for(process.wait(), seconds)


def members(group: int) -> list[int]:
    """The ids of the processes of a group: a bot alone, or a bot and its desk."""
    found = list[int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            # After the name, which may contain anything, come the state, the parent and the group.
            if int(stat.read_text().rpartition(")")[2].split()[2]) == group:
                found.append(int(stat.parent.name))
    return found


def group_is_gone(group: int) -> bool:
    """True if no process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
