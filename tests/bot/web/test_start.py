"""The web server of a bot that polls: it takes its address at once, and is loaded once people have been heard."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.support.forked import Forked
from tests.support.ports import free_port
from tests.support.real_bot import fork_bot, stop
from tests.support.telegram_server import BotApiServer

pytestmark = pytest.mark.slow

OWNER = 7


async def start(server: BotApiServer, home: Path, port: int) -> Forked:
    address = f"127.0.0.1:{port}"
    return await fork_bot(server, home, owner=OWNER, listen=address, web_url=f"http://{address}/desk")


async def first_visit(port: int) -> httpx.Response:
    """What a visitor is shown who comes in the moment in which the port is open."""
    async with asyncio.timeout(60):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.01)
                continue
            writer.close()
            async with httpx.AsyncClient(timeout=30) as visitor:
                return await visitor.get(f"http://127.0.0.1:{port}/desk/")


async def test_a_visitor_who_comes_before_the_pages_are_loaded_waits_and_is_shown_them(tmp_path: Path) -> None:
    port = free_port()
    async with BotApiServer() as server:
        process = await start(server, tmp_path, port)
        try:
            assert (await first_visit(port)).status_code == 200
        finally:
            assert await stop(process) == 0
    assert "Traceback" not in (tmp_path / "bot.log").read_text()


async def test_a_bot_that_is_stopped_before_its_pages_are_loaded_ends_at_once(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        server.say("/start", user=OWNER)
        process = await start(server, tmp_path, free_port())
        await server.until(lambda: server.texts(OWNER), seconds=60)
        assert await stop(process) == 0
    assert "Traceback" not in (tmp_path / "bot.log").read_text()


async def test_a_port_that_is_taken_is_one_sentence_before_anybody_is_answered(tmp_path: Path) -> None:
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with BotApiServer() as server:
        server.say("/start", user=OWNER)
        process = await start(server, tmp_path, port)
        assert await asyncio.wait_for(process.wait(), 60) == 1
        assert server.texts(OWNER) == []
    taken.close()
    log = (tmp_path / "bot.log").read_text()
    assert "DATELINE_LISTEN" in log
    assert "Traceback" not in log
