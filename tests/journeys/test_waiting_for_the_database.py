"""PostgreSQL is not up yet when the bot starts, as after a restart of the machine: it waits, and can be stopped."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from tests.support.ports import free_port
from tests.support.real_bot import fork_bot, stop
from tests.support.telegram_server import BotApiServer

pytestmark = pytest.mark.slow


async def waits(home: Path) -> None:
    async with asyncio.timeout(60):
        while "can't be reached" not in (home / "bot.log").read_text():  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.1)


@asynccontextmanager
async def reachable(url: URL, port: int) -> AsyncIterator[None]:
    """The server behind a Unix socket also answers on a port of loopback."""
    path = f"{url.query['host']}/.s.PGSQL.{url.port or 5432}"

    async def both_ways(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to_there = await asyncio.open_unix_connection(path)
        await asyncio.gather(pour(reader, to_there), pour(there, writer))

    async with await asyncio.start_server(both_ways, "127.0.0.1", port):
        yield


async def pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def test_the_bot_waits_for_its_database_and_then_runs(postgres_url: str, tmp_path: Path) -> None:
    url, port = make_url(postgres_url), free_port()
    outside = url.set(host="127.0.0.1", port=port).difference_update_query(["host"]).update_query_dict(
        {"password": "hidden-word"}
    )  # fmt: skip
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, database_url=outside.render_as_string(hide_password=False))
        await waits(tmp_path)
        assert bot.returncode is None
        async with reachable(url, port):
            await server.until(lambda: any(call.method == "getUpdates" for call in server.calls), seconds=90)
            assert await stop(bot) == 0
    log = (tmp_path / "bot.log").read_text()
    assert "Next try in 1 s" in log
    assert "Traceback" not in log
    assert "hidden-word" not in log


async def test_a_bot_that_waits_for_its_database_obeys_when_it_is_told_to_stop(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, database_url=f"postgresql://ada:hidden@127.0.0.1:{free_port()}/news")
        await waits(tmp_path)
        assert await stop(bot) == 0
    log = (tmp_path / "bot.log").read_text()
    assert "Traceback" not in log
    assert "hidden" not in log


async def test_a_bot_that_is_answered_by_nobody_at_all_obeys_too(tmp_path: Path) -> None:
    """The connection is taken and never answered: the wait is for the server's first byte."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        async with BotApiServer() as server:
            address = f"postgresql://ada@127.0.0.1:{silent.getsockname()[1]}/news"
            bot = await fork_bot(server, tmp_path, database_url=address)
            await asyncio.to_thread(silent.accept)
            assert await stop(bot, seconds=10) == 0
