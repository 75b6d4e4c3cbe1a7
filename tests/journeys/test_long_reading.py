"""While the desk reads a text of 110,000 words, others are answered and the bot stops when it is told to; and other
programs that meet a busy library wait for their turn."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from briefings.model import Person
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from tests.support.real_bot import fork_bot, group_is_gone, kill
from tests.support.telegram_server import BotApiServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.long(reason="reads 110,000 words, or waits for longer than SQLite's own patience"),
]

EDITOR, READER = 7, 8
WORDS = 110_000
SENTENCES = (
    "On {day} March the monitor said that {many} fighters had left the town of Sarlane for the hills.",
    "The ministry in Paris counted {many} people who came home to France in {year}, and named no one.",
    "Nobody at the crossing would say on {day} May {year} where the other {many} had gone.",
)  # fmt: skip
SHORT = b"Some 40 people came home to France in 2017, the ministry in Paris said on 3 March 2018."
# Generous: the issue asks for a second at p95, on a machine that does nothing else.
ANSWERED = 20.0
# What is read gets three seconds more; all else that a stop has to do took one and a half on a busy machine. The fault
# was 20.
STOPPED = 10.0
# Longer than SQLite's own default of five seconds.
HELD = 7.0


def long_text() -> bytes:
    lines, words = list[str](), 0
    while words < WORDS:
        number = len(lines)
        line = SENTENCES[number % 3].format(day=1 + number % 28, many=20 + number, year=2010 + number % 8)
        lines.append(line)
        words += len(line.split())
    return "\n\n".join(" ".join(lines[n : n + 6]) for n in range(0, len(lines), 6)).encode()


async def library_with_an_editor(home: Path) -> None:
    database = Database(home / "dateline.sqlite3")
    await migrate(database)
    await SqlLibrary(database).save_person(Person(EDITOR, "Editor", "editor"))
    await database.close()


async def test_others_are_answered_and_a_stop_is_obeyed_while_a_long_text_is_read(tmp_path: Path) -> None:
    await library_with_an_editor(tmp_path)
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, reads=True)
        try:
            await server.until(lambda: server.calls, seconds=60)
            server.upload("short.txt", SHORT, user=EDITOR)
            # The desk is warm once a short text has become a draft with its buttons.
            await server.until(lambda: any(m.get("reply_markup") for m in server.messages.values()), seconds=120)
            server.upload("long.txt", long_text(), user=EDITOR)
            await server.until(lambda: re.search(r"Reading long.txt … \d+ s", server.texts(EDITOR)[-1]), seconds=120)
            for asked in range(1, 6):
                server.say("/returnees", user=READER)
                await server.until(lambda asked=asked: len(server.texts(READER)) >= asked, seconds=ANSWERED)  # type: ignore[misc]
            told = time.monotonic()
            bot.send_signal(signal.SIGTERM)
            await asyncio.wait_for(bot.wait(), STOPPED)
            assert bot.returncode == 0
            assert "Dateline was stopped before this was read" in server.texts(EDITOR)[-1], server.texts(EDITOR)
            while not group_is_gone(bot.pid):
                assert time.monotonic() - told < STOPPED, "the desk went on reading"
                await asyncio.sleep(0.1)
        finally:
            await kill(bot)


async def test_another_program_that_meets_a_busy_library_waits_for_its_turn(tmp_path: Path) -> None:
    await library_with_an_editor(tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    article = tmp_path / "short.txt"
    article.write_bytes(SHORT)
    with closing(sqlite3.connect(tmp_path / "dateline.sqlite3", isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        other = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "ingest", str(article), "--publish",
            env=environment | {"DATELINE_HOME": str(tmp_path)},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        await asyncio.sleep(HELD)
        assert other.returncode is None, "it gave up"
        busy.execute("COMMIT")
        said, _ = await asyncio.wait_for(other.communicate(), 120)
    assert other.returncode == 0, said.decode()
    assert "busy" not in said.decode()
