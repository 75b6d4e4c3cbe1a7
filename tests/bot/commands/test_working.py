"""`dateline worker` obeys a service manager also before it is ready."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.commands import working
from bot.desk import ProcessDesk
from bot.settings import Settings
from tests.support.postgres_server import Server


async def test_a_worker_that_is_stopped_while_it_loads_the_model_ends_at_once(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading = asyncio.Event()

    async def load(_: ProcessDesk) -> None:
        loading.set()
        await asyncio.sleep(3600)

    monkeypatch.setattr(ProcessDesk, "warm", load)
    monkeypatch.setattr(working, "set_up_logs", lambda settings: None)
    worker = asyncio.create_task(working.work(Settings(home=tmp_path, database_url=postgres.new_database()), 1))
    await asyncio.wait_for(loading.wait(), 60)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(worker, 5)
