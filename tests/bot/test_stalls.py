"""The watchdog: a loop that stands still is seen, named and remembered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.checking import doctor
from bot.settings import Settings
from bot.stalls import FILE, StallWatch, stall_words, stalls_in

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
PATIENCE = 60.0


def hold_up(until: Callable[[], bool]) -> None:
    """Keeps the loop from turning, as long work would, until something is seen from outside."""
    deadline = time.monotonic() + PATIENCE
    while not until() and time.monotonic() < deadline:
        time.sleep(0.001)


async def test_a_stall_is_written_down_while_it_lasts_with_what_is_running(tmp_path: Path) -> None:
    async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
        hold_up((tmp_path / FILE).exists)
    latest = stalls_in(tmp_path)["latest"]
    assert latest.at == "2026-01-02T12:00:00+00:00"
    assert latest.seconds >= 0.05
    assert "tests.bot.test_stalls.hold_up" in latest.running


async def test_waiting_is_told_from_work(tmp_path: Path) -> None:
    async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
        hold_up((tmp_path / FILE).exists)
    waited = stalls_in(tmp_path)["worst"]
    assert waited.worked is not None
    assert waited.worked < waited.seconds
    assert "s of them at work" in stall_words(tmp_path)[0]


async def test_a_stall_is_logged_when_it_is_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "dateline.stalls"):
        async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
            hold_up((tmp_path / FILE).exists)
    assert caplog.messages[0].startswith("The event loop stood still for ")
    assert "hold_up" in caplog.messages[0]


async def test_the_worst_stall_is_kept_beside_the_latest(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        '{"worst": {"at": "2025-12-24T18:00:00+00:00", "seconds": 480.0, "running": "old"},'
        ' "latest": {"at": "2025-12-24T18:00:00+00:00", "seconds": 480.0, "running": "old"}}'
    )
    async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
        hold_up(lambda: stalls_in(tmp_path).get("latest") != stalls_in(tmp_path).get("worst"))
    worst, latest = stall_words(tmp_path)
    assert worst == "worst stall: 480 s at 2025-12-24T18:00:00+00:00, running old"
    assert latest.startswith("latest stall: ")
    assert "hold_up" in latest


async def test_doctor_tells_a_stall_that_was_written_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
        hold_up((tmp_path / FILE).exists)
    worst, latest = stall_words(tmp_path)
    assert "at 2026-01-02T12:00:00+00:00, running " in worst
    await doctor(Settings(home=tmp_path))
    assert f"ok   Event loop: {worst}; {latest}" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("written", [None, "", "[]", '{"worst": 3}', '{"worst": {"seconds": 1}}'])
def test_without_a_file_that_can_be_read_there_was_no_stall(tmp_path: Path, written: str | None) -> None:
    if written is not None:
        (tmp_path / FILE).write_text(written)
    assert stall_words(tmp_path) == ["it never stood still for half a second"]


async def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    async with StallWatch(tmp_path, lambda: NOON, stall=0.05).watching():
        hold_up((tmp_path / FILE).exists)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
