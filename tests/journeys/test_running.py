"""The real process as an owner starts it: it answers before its desk is ready, stays small, and keeps its secrets."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.command_line import Inside
from tests.support.real_bot import fork_bot
from tests.support.telegram_server import TOKEN, BotApiServer

pytestmark = pytest.mark.slow

OWNER = 7
# The desk, with its model, is a process of its own and is not counted.
MOST_MEGABYTES = 150


@asynccontextmanager
async def running(server: BotApiServer, home: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`dateline run`, stopped as a service manager stops it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    environment |= {
        "DATELINE_TOKEN": TOKEN, "DATELINE_API_URL": server.url, "DATELINE_HOME": str(home),
        "DATELINE_OWNER": str(OWNER), **settings,
    }  # fmt: skip
    with (home / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 30)


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def test_the_first_command_is_answered_at_once_and_a_whole_day_is_small(tmp_path: Path) -> None:
    async with BotApiServer() as server, running(server, tmp_path) as process:
        await server.until(lambda: any(c.method == "getUpdates" for c in server.calls), seconds=60)
        asked = time.monotonic()
        server.say("/start", user=OWNER)
        await server.until(lambda: server.texts(OWNER))
        # A second on a quiet machine; the bound only tells it from waiting for the model to load.
        assert time.monotonic() - asked < 5
        sample = (Path(__file__).parents[2] / "bot/samples/1-wire-copy.txt").read_bytes()
        server.upload("wire.txt", sample, user=OWNER)
        await server.until(lambda: any("Draft" in text for text in server.texts(OWNER)), seconds=240)
        server.press("Publish", user=OWNER)
        await server.until(lambda: any("published" in text.lower() for text in server.texts(OWNER)))
        for question in ("/returnees France", "/whereabouts", "/figures", "/documents"):
            server.say(question, user=OWNER)
        await server.until(lambda: len(server.sent) >= 6)
        assert any("250" in text for text in server.texts(OWNER))
        assert megabytes(process.pid) < MOST_MEGABYTES
        assert server.problems == []
    log = (tmp_path / "bot.log").read_text()
    assert TOKEN not in log
    assert TOKEN.split(":")[1] not in log
    assert "Traceback" not in log
    assert process.returncode == 0


async def test_a_token_that_telegram_does_not_know_is_one_plain_sentence(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        process = await fork_bot(server, tmp_path, token="1:wrong-token-entirely")
        assert await asyncio.wait_for(process.wait(), 60) == 1
    log = (tmp_path / "bot.log").read_text()
    assert "DATELINE_TOKEN" in log
    assert "wrong-token-entirely" not in log
    assert "Traceback" not in log


def test_without_a_token_run_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, said = Inside(monkeypatch, capsys, tmp_path)("run")
    assert status == 1
    assert "BotFather" in said
