"""The systemd units: their kind, their limits, and (where systemd is installed) systemd's own opinion of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "deploy" / "systemd"
# Each unit, and the secret that it is handed as a file.
UNITS = {"dateline.service": "TOKEN", "dateline-worker.service": "DATABASE_URL"}
each_unit = pytest.mark.parametrize("unit", [FOLDER / name for name in UNITS], ids=[*UNITS])


def settings(unit: Path) -> dict[str, str]:
    lines = (line for line in unit.read_text().splitlines() if "=" in line and line[0] != "#")
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


@each_unit
def test_it_notifies_is_watched_and_starts_again(unit: Path) -> None:
    found = settings(unit)
    assert found["Type"] == "notify"
    assert int(found["WatchdogSec"]) >= 10
    assert found["Restart"] == "on-failure"
    assert found["TimeoutStartSec"] == "infinity", "it waits for its database"
    assert found["OOMPolicy"] == "continue", "a reader that took too much must not end all"


@each_unit
def test_it_may_do_little_and_holds_no_secret(unit: Path) -> None:
    found, secret = settings(unit), UNITS[unit.name]
    assert found["ProtectSystem"] == "strict"
    assert found["NoNewPrivileges"] == "yes"
    assert found["CapabilityBoundingSet"] == ""
    assert found["UMask"] == "0077"
    assert f"DATELINE_{secret}_FILE=%d/{secret.lower()}" in found["Environment"]
    assert f"DATELINE_{secret}=" not in unit.read_text()


@each_unit
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_can_read_it(unit: Path) -> None:
    ran = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    complaints = [line for line in ran.stderr.splitlines() if unit.name in line]
    assert [line for line in complaints if "/opt/dateline/bin/dateline is not executable" not in line] == []
