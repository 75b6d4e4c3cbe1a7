"""docs/deploying.md keeps its word: what it names is there, and its commands do what it says, in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from pydantic import SecretStr

from bot.app import open_services
from bot.commands.command_line import app
from bot.settings import Settings
from tests.conftest import Server
from tests.deploy.test_units import settings as settings_of_unit
from tests.support.fake_desk import LineDesk
from tests.support.reading_chat import FILLED, Clock, publish

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "deploying.md").read_text("utf-8")
walk = pytest.mark.long(reason="starts the program a dozen times, as the page says")
HELD = "3 documents, 5 claims"


def blocks(heading: str) -> list[str]:
    """The commands under a heading of the page, block by block."""
    _, _, behind = PAGE.partition(f"\n## {heading}\n")
    assert behind, f"the page has a part {heading}"
    return re.findall(r"^```\n(.*?)^```$", re.split(r"^## ", behind, flags=re.MULTILINE)[0], re.DOTALL | re.MULTILINE)


def commands() -> list[list[str]]:
    """Every `dateline …` of the page's blocks, as words."""
    lines = [
        line for block in re.findall(r"^```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE) for line in block.splitlines()
    ]
    found = [re.search(r"(?:^|&& |bin/|bot )dateline ((?!&&)[a-z].*)", line.partition("#")[0]) for line in lines]
    return [match[1].split("&&")[0].split() for match in found if match]


def test_every_setting_that_it_names_is_one() -> None:
    known = {f"DATELINE_{name.upper()}" for name in Settings.model_fields}
    everywhere = PAGE + (ROOT / "compose.yaml").read_text("utf-8")
    everywhere += "".join(path.read_text("utf-8") for path in (ROOT / "deploy" / "systemd").iterdir())
    assert set(re.findall(r"DATELINE_[A-Z_]*[A-Z]", everywhere)) - known == set()


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"\b(?:deploy|tests|docs)/[\w./-]*\w", PAGE) + re.findall(
        r"requirements\.lock|compose\.yaml", PAGE
    )
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_and_option_that_it_names_is_one() -> None:
    group = typer.main.get_command(app)
    named = commands()
    assert {words[0] for words in named} >= {"doctor", "worker", "backup", "restore", "resume"}
    for words in named:
        command = group.commands[words[0]]  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, words


def test_every_metric_that_is_worth_an_alarm_is_one() -> None:
    exposed = (ROOT / "bot" / "web" / "metrics.py").read_text("utf-8")
    named = set(re.findall(r"\bdateline_[a-z_]+(?=[\[{ `\])])", PAGE)) - {"dateline_queue_schema"}
    assert named
    for name in named:
        assert f'"{name.removesuffix("_total")}"' in exposed, name


def test_compose_takes_its_secrets_out_of_the_files_that_the_page_makes() -> None:
    compose = (ROOT / "compose.yaml").read_text("utf-8")
    made = set(re.findall(r"> (secrets/\w+)", PAGE))
    assert set(re.findall(r"^    file: (secrets/\w+)$", compose, re.MULTILINE)) == made
    handed = set(re.findall(r"_FILE: /run/(secrets/\w+)", compose))
    assert handed == made, "each is handed on as a file"
    assert not re.search(r"(TOKEN|SECRET|PASSWORD|DATABASE_URL): ", compose)


def test_the_unit_reads_what_the_page_writes() -> None:
    unit = settings_of_unit(ROOT / "deploy" / "systemd" / "dateline.service")
    for path in (
        unit["LoadCredential"].partition(":")[2],
        unit["EnvironmentFile"].lstrip("-"),
        unit["ExecStart"].split()[0],
    ):
        assert path in PAGE or Path(path).parent.as_posix() in PAGE, path


async def filled(home: Path) -> None:
    """A library with three documents in a data folder, which is made."""
    made = Settings(token=SecretStr("1:x"), owner=7, home=home)
    async with open_services(made, desk=LineDesk(), clock=Clock()) as services:
        await publish(services, *FILLED)


def in_a_shell(lines: str, folder: Path, **environment: str) -> str:
    """What a shell says to these lines; `dateline` is the program, and systemctl does nothing."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    program = f'dateline() {{ "{sys.executable}" -m bot "$@"; }}; systemctl() {{ echo "systemctl $*"; }}'
    ran = subprocess.run(
        ["bash", "-euc", f"{program}\n{lines}"], cwd=folder, env=kept | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@walk
async def test_a_backup_and_its_restore_go_as_the_page_says(tmp_path: Path) -> None:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"{identity}\n")
    (lines,) = blocks("Backup and restore")
    lines = lines.replace("age1…", str(identity.to_public()))
    backing_up, restoring = re.split(r"^(?=dateline restore)", lines, maxsplit=1, flags=re.MULTILINE)
    await filled(tmp_path / "full")
    told = in_a_shell(backing_up, tmp_path, DATELINE_HOME=str(tmp_path / "full"))
    assert told.count(HELD) == 2
    assert b"Paris" not in (tmp_path / "library.age").read_bytes()
    told = in_a_shell(restoring, tmp_path, DATELINE_HOME=str(tmp_path / "empty"))
    assert told.count(f"It holds {HELD}") == 2
    assert "Nothing is held back" in told


@walk
async def test_sqlite_becomes_postgresql_with_the_role_that_the_page_makes_and_nothing_more(
    tmp_path: Path, postgres: Server
) -> None:
    statements = re.findall(r"(?:CREATE|REVOKE)[^;`]*(?=;)", PAGE)
    assert [statement.split()[1] for statement in statements] == ["ROLE", "DATABASE", "ALL"]
    postgres.run(*(" ".join(statement.replace("'…'", "'x'").split()) for statement in statements))
    try:
        url = postgres.url.set(username="dateline", database="dateline").render_as_string(hide_password=False)
        await filled(tmp_path / "home")
        lines, _ = blocks("From SQLite to PostgreSQL")
        lines = re.sub(r"postgresql\+psycopg://\S+", f"'{url}'", lines)
        told = in_a_shell(f"{lines}\ndateline doctor || true", tmp_path, DATELINE_HOME=str(tmp_path / "home"))
        assert f"It holds {HELD}" in told
        assert "3 documents (3 published), 5 claims" in told, "the doctor looks into PostgreSQL"
        assert "systemctl start dateline" in told
    finally:
        postgres.run("DROP DATABASE dateline WITH (FORCE)", "DROP ROLE dateline")
