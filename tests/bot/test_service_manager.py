"""systemd hears that the bot is ready, that it lives, and that it stops."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.service_manager import watched
from bot.settings import Settings
from tests.support.real_bot import fork_bot, stop
from tests.support.telegram_server import BotApiServer


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """What systemd listens at."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        yield listening


def address(manager: socket.socket) -> str:
    return str(manager.getsockname())


async def told(manager: socket.socket) -> str:
    async with asyncio.timeout(60):
        return (await asyncio.get_running_loop().sock_recv(manager, 200)).decode()


async def test_ready_alive_stopping(manager: socket.socket, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, notify_socket=address(manager), watchdog_microseconds=20_000)
    async with watched(settings):
        assert await told(manager) == "READY=1"
        assert [await told(manager) for _ in range(3)] == ["WATCHDOG=1"] * 3
    last = "WATCHDOG=1"
    while last == "WATCHDOG=1":
        last = await told(manager)
    assert last == "STOPPING=1"


async def test_without_a_watchdog_no_sign_of_life_is_given(manager: socket.socket, tmp_path: Path) -> None:
    async with watched(Settings(home=tmp_path, notify_socket=address(manager))):
        assert await told(manager) == "READY=1"
    assert await told(manager) == "STOPPING=1"


async def test_an_abstract_socket_is_written_with_an_at_sign(tmp_path: Path) -> None:
    name = f"dateline-test-{tmp_path.name}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        listening.setblocking(False)
        async with watched(Settings(home=tmp_path, notify_socket=f"@{name}")):
            assert await told(listening) == "READY=1"


async def test_a_manager_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    async with watched(Settings(home=tmp_path, notify_socket=str(tmp_path / "nobody"))):
        pass


async def test_without_a_manager_nothing_is_told(tmp_path: Path) -> None:
    async with watched(Settings(home=tmp_path)):
        pass


@pytest.mark.slow
async def test_the_real_bot_tells_it_once_it_answers(
    manager: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address(manager))
    monkeypatch.setenv("WATCHDOG_USEC", "200000")
    async with BotApiServer() as server:
        process = await fork_bot(server, tmp_path, owner=7)
        try:
            assert await told(manager) == "READY=1"
            assert await told(manager) == "WATCHDOG=1"
            assert any(call.method == "getMe" for call in server.calls)
        finally:
            assert await stop(process, seconds=60) == 0
    said = [(await told(manager)) for _ in range(1)]
    while said[-1] == "WATCHDOG=1":
        said.append(await told(manager))
    assert said[-1] == "STOPPING=1"
