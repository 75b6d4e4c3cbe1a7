"""The systemd unit: its kind, its limits, and (where systemd is installed) systemd's own opinion of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "systemd" / "dateline.service"


def settings() -> dict[str, str]:
    lines = (line for line in UNIT.read_text().splitlines() if "=" in line and line[0] != "#")
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


def test_it_notifies_is_watched_and_starts_again() -> None:
    found = settings()
    assert found["Type"] == "notify"
    assert int(found["WatchdogSec"]) >= 10
    assert found["Restart"] == "on-failure"
    assert found["TimeoutStartSec"] == "infinity", "the bot waits for its database"


def test_it_may_do_little_and_holds_no_secret() -> None:
    found = settings()
    assert found["ProtectSystem"] == "strict"
    assert found["NoNewPrivileges"] == "yes"
    assert found["CapabilityBoundingSet"] == ""
    assert found["UMask"] == "0077"
    assert "DATELINE_TOKEN_FILE=%d/token" in found["Environment"]
    assert "DATELINE_TOKEN=" not in UNIT.read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_can_read_it() -> None:
    ran = subprocess.run(
        ["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, timeout=60, check=False
    )
    complaints = [line for line in ran.stderr.splitlines() if UNIT.name in line]
    assert [line for line in complaints if "/opt/dateline/bin/dateline is not executable" not in line] == []
