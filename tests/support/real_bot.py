"""The real process, as an owner would start it, for tests that kill it, stop it, or run two of them."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import bot.desk
from bot.__main__ import main
from bot.app import open_services
from tests.support.forked import Forked, start_forked
from tests.support.telegram_server import TOKEN, BotApiServer

Process = asyncio.subprocess.Process | Forked


def _environment(server: BotApiServer, home: Path, settings: dict[str, object]) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    chosen = {"tick": 0.1, "rate_overall": 200, "rate_chat": 50, "rate_group": 2000, **settings}
    environment |= {f"DATELINE_{name.upper()}": str(value) for name, value in chosen.items()}
    environment.setdefault("DATELINE_TOKEN", TOKEN)
    return environment | {"DATELINE_API_URL": server.url, "DATELINE_HOME": str(home)}


async def fork_bot(
    server: BotApiServer, home: Path, *, ahead: float = 0.0, reads: bool = False, **settings: object
) -> Forked:
    """The process of `start_bot`, but that it has imported everything when it begins. Its clock is so many seconds
    ahead. Its desk is a process that loads no model, unless it `reads` articles: the model takes four seconds."""
    environment = _environment(server, home, settings)
    return await start_forked(_dateline_run, ahead, reads, environment=environment, log=home / "bot.log")


def _dateline_run(ahead: float, reads: bool) -> None:
    if not reads:
        bot.desk._make_ready = bot.desk._make_light
    if ahead:
        # What the wiring takes for its clock where nobody hands it another.
        chosen = inspect.unwrap(open_services).__kwdefaults__
        assert "clock" in chosen
        chosen["clock"] = lambda: datetime.now(UTC) + timedelta(seconds=ahead)
    sys.argv = ["dateline", "run"]
    main()


async def start_bot(server: BotApiServer, home: Path, **settings: object) -> asyncio.subprocess.Process:
    """`python -m bot run` with its data in `home` and a fast tick and pace; its log goes to `bot.log` there."""
    environment = _environment(server, home, settings)
    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=log, stderr=log, start_new_session=True
        )


async def kill(process: Process, *, alone: bool = False) -> None:
    """SIGKILL to the bot and its desk, which are a process group of their own; or to the bot `alone`."""
    with contextlib.suppress(ProcessLookupError):
        if alone:
            os.kill(process.pid, signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def stop(process: Process, *, seconds: float = 20.0) -> int:
    """SIGTERM, as a service manager stops it; gives the exit status."""
    process.terminate()
    return await asyncio.wait_for(process.wait(), seconds)


def processor_seconds(process: Process) -> float:
    """For how long a process has had a processor so far, its children left aside."""
    # After the name, which may contain anything; the two times stand in the clock's ticks.
    told = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


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
