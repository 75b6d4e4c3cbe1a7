"""The command line as a person or a script uses it: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

import bot.desk
from bot.app import open_services
from bot.commands import extracting, keeping
from bot.sandbox.workers import NotStarted
from bot.settings import Settings
from briefings.model import Extraction, Upload
from tests.bot.sandbox import jobs
from tests.support.command_line import Inside
from tests.support.desk_chat import HereDesk

pytestmark = [pytest.mark.slow, pytest.mark.model]

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
WIRE = SAMPLES / "1-wire-copy.txt"
FIELDS = {"kind", "document", "id", "text", "start", "end", "topics", "attribution", "root", "quantities", "places",
          "times", "when", "certainty", "negated", "glosses"}  # fmt: skip
QUANTITY = {"low", "high", "bound", "unit", "counted", "per", "measure", "origin", "event", "scope", "text", "start",
            "end"}  # fmt: skip
MENTIONS = {"attributions", "quantities", "places", "times", "anaphors", "cast"}


class Shell:
    """Runs `dateline` as a process of its own, with a home of its own and no terminal."""

    def __init__(self, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
        self.environment = {**kept, "DATELINE_HOME": str(home), "PYTHONIOENCODING": "ascii"}
        self.home = home

    def __call__(self, *arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *map(str, arguments)]
        return subprocess.run(
            command, env=self.environment | settings, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            encoding="utf-8", timeout=240, check=False, cwd=self.home,
        )  # fmt: skip

    def rows(self, *arguments: str | Path) -> list[dict[str, Any]]:
        ran = self(*arguments)
        assert ran.returncode == 0, ran.stderr
        return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Inside:
    return Inside(monkeypatch, capsys, tmp_path)


@pytest.fixture
def dateline(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def bad_files(folder: Path) -> dict[str, str]:
    """One file of each kind that can't be read, and a word of the sentence that says so."""
    locked = FPDF()
    locked.add_page()
    locked.set_font("helvetica", size=12)
    locked.cell(text="Nobody may read this.")
    locked.set_encryption(owner_password="x", user_password="y")
    scan = FPDF()
    scan.add_page()
    french = "Les combattants sont rentrés en France et le ministère de l'Intérieur a confirmé leur retour hier. " * 6
    files: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "empty"),
        "picture.txt": (bytes(range(256)) * 40, "text"),
        "locked.pdf": (bytes(locked.output()), "locked"),
        "scan.pdf": (bytes(scan.output()), "scan"),
        "page.html": (b"<html><body><nav>Home</nav></body></html>", "article"),
        "french.txt": (french.encode(), "English"),
        "big.txt": (b"word " * (21 * 1024 * 1024 // 5), "20 MB"),
    }
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    return {name: word for name, (_, word) in files.items()}


@pytest.mark.parametrize(
    "program",
    [
        "inside",
        pytest.param("dateline", marks=pytest.mark.long(reason="a process of its own, whose desk loads the model")),
    ],
)
def test_extract_writes_the_claim_format_and_stores_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, program: str
) -> None:
    document, *claims = request.getfixturevalue(program).rows("extract", str(WIRE), "--json")
    assert (document["kind"], document["file"], document["source"]) == ("document", WIRE.name, "The Harbour Courier")
    assert set(document["mentions"]) == MENTIONS
    assert claims
    for claim in claims:
        assert set(claim) == FIELDS
        assert all(set(quantity) == QUANTITY for quantity in claim["quantities"])
        assert claim["text"] == document["text"][claim["start"] : claim["end"]]
        assert claim["document"] == {"id": document["id"], "file": WIRE.name}
    assert not list(tmp_path.glob("*.sqlite3"))


def test_the_options_give_only_what_the_file_does_not_say(inside: Inside, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("Officials said on Friday that 40 fighters had returned to France.\n")
    options = ("--published", "2018-02-20", "--source", "A Paper", "--json")
    (document, *_) = inside.rows("extract", str(bare), *options)
    assert (document["published"], document["source"]) == ("2018-02-20", "A Paper")
    (document, *_) = inside.rows("extract", str(WIRE), *options)
    assert (document["published"], document["source"]) == ("2017-12-12", "The Harbour Courier")


def test_each_bad_file_is_one_plain_line_and_the_others_are_done(inside: Inside, tmp_path: Path) -> None:
    words = bad_files(tmp_path)
    files = [*(tmp_path / name for name in words), WIRE, tmp_path / "missing.txt"]
    status, written, error = inside("extract", *map(str, files), "--json")
    assert status == 1
    lines = error.strip().splitlines()
    assert len(lines) == len(words) + 1
    for (name, word), line in zip(words.items(), lines, strict=False):
        assert name in line
        assert word.lower() in line.lower(), line
    assert "missing.txt" in lines[-1]
    assert "Traceback" not in error
    assert json.loads(written.splitlines()[0])["file"] == WIRE.name


@pytest.mark.parametrize("command", [("extract",), ("ingest",)])
def test_a_file_that_meets_a_bug_of_datelines_own_is_one_line_and_the_others_are_done(
    command: tuple[str, ...],
    inside: Inside,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # The bug must be met where a user's files are read: in a process of the real desk. The model is not asked.
    monkeypatch.setattr(keeping, "open_services", open_services)
    monkeypatch.setattr(extracting, "OwnFilesDesk", bot.desk.OwnFilesDesk)
    for loading in ("_make_ready", "_load"):
        monkeypatch.setattr(bot.desk, loading, jobs.prepare)
    monkeypatch.setattr(bot.desk, "_read", jobs.read_but_stumble)
    monkeypatch.setattr(bot.desk, "_extract", jobs.paragraphs_of)
    monkeypatch.setattr(bot.desk, "_files_of", lambda *_: (Path(__file__).parents[1],))
    stumbling = tmp_path / "stumbling.txt"
    stumbling.write_bytes(WIRE.read_bytes())
    status, said, error = inside(*command, str(stumbling), str(WIRE))
    assert status == 1
    one_line = " ".join(error.split())
    assert "stumbling.txt: Something went wrong while it was read, by a fault of Dateline's own." in one_line
    assert "ZeroDivisionError" in caplog.text
    assert "250" in said if command == ("extract",) else "1 taken in" in said


def test_a_person_reads_an_extraction_in_the_terminal_or_as_a_page(inside: Inside, tmp_path: Path) -> None:
    status, said, _ = inside("extract", str(WIRE))
    assert status == 0
    assert "250" in said
    assert "{" not in said
    page = tmp_path / "page.html"
    assert inside("extract", str(WIRE), "--html", str(page))[0] == 0
    assert "<html" in page.read_text("utf-8")


def test_the_library_from_ingest_to_withdrawal(inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, said, error = inside("ingest", str(SAMPLES), "--publish")
    assert status == 0, error
    assert "7 taken in" in said
    assert "0 taken in, 7 there already" in inside("ingest", str(SAMPLES), "--publish")[1]
    briefing = inside.row("brief", "returnees", "France", "--json")
    assert set(briefing) >= {"topic", "place", "since", "asof", "figures", "findings", "disputes", "documents"}
    assert (briefing["topic"], briefing["place"]) == ("returnees", "FR")
    assert any(figure["measure"] == "returned" and figure["low"] == 250 for figure in briefing["figures"])
    early = inside.row("brief", "returnees", "France", "--asof", "2017-11-01", "--json")
    assert early["asof"] == "2017-11-01"
    assert all(document["published"] <= "2017-11-01" for document in early["documents"])
    assert inside.row("figures", "France", "--json")["figures"]
    assert inside.row("disputes", "--json")["disputes"]
    assert inside("digest", "--dry-run")[0] == 0
    check_withdrawal(inside)
    assert "0 of 6 documents read differently" in inside("reread", "--dry-run")[1]
    assert inside("export", str(tmp_path / "out"))[0] == 0
    assert "[^2]:" in (tmp_path / "out" / "briefing.md").read_text("utf-8")
    check_backup(inside, tmp_path, monkeypatch)


def test_drafts_that_are_ingested_again_to_be_published_are_said_to_be(inside: Inside) -> None:
    assert inside("ingest", str(WIRE))[1].endswith("1 taken in, 0 there already, 0 not read\n")
    again = inside("ingest", str(WIRE), "--publish")[1]
    assert again.endswith("0 taken in, 1 there already (1 of them published now), 0 not read\n")
    assert inside("ingest", str(WIRE), "--publish")[1].endswith("0 taken in, 1 there already, 0 not read\n")


def check_withdrawal(inside: Inside) -> None:
    number = inside.row("brief", "returnees", "--json")["documents"][0]["number"]
    status, _, error = inside("withdraw", str(number), "--why", " ")
    assert (status, error) == (1, "Say why with --why: it is said in every correction.\n")
    status, _, error = inside("withdraw", str(number), "--why", "a test")
    assert status == 0, error
    after = inside.row("brief", "returnees", "--json")
    assert number not in [document["number"] for document in after["documents"]]
    status, _, error = inside("withdraw", str(number), "--why", "a test")
    assert (status, error) == (1, f"Document {number} is withdrawn already.\n")


def check_backup(inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = str(tmp_path / "saved.backup")
    assert inside("backup", saved)[0] == 0
    before = inside.row("brief", "returnees", "--json")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "other"))
    assert inside("restore", saved)[0] == 0
    assert inside.row("brief", "returnees", "--json") == before
    status, _, error = inside("restore", saved)
    assert status == 1
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("brief", "retunees"), 1, "returnees"),
        (("brief", "returnees", "Frankreichstadtdorf"), 1, "place"),
        (("brief", "returnees", "--since", "someday"), 1, "date"),
        (("withdraw", "99", "--why", "x"), 1, "99"),
        (("extract",), 2, "files"),
        (("extract", "x.txt", "--published", "yesterday"), 2, "2018-02-20"),
        (("nonsense",), 2, "nonsense"),
        (("digest",), 2, "--dry-run"),
        (("run",), 1, "BotFather"),
    ],
)
def test_a_mistake_is_one_sentence_and_its_exit_status(
    inside: Inside, arguments: tuple[str, ...], status: int, says: str
) -> None:
    ended, _, error = inside(*arguments)
    assert ended == status, error
    assert says in error
    assert "Traceback" not in error


def test_a_setting_that_cannot_be_used_is_named(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ZONE", "Mars/Olympus")
    status, _, error = inside("doctor")
    assert (status, "DATELINE_ZONE" in error) == (1, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_LISTEN", "127.0.0.1:https"), ("DATELINE_LISTEN", "8443"), ("DATELINE_LISTEN", "127.0.0.1:0"),
        ("DATELINE_LISTEN", "127.0.0.1:70000"), ("DATELINE_LISTEN", "::1:8443"), ("DATELINE_LISTEN", "localhost:"),
        ("DATELINE_DATABASE_URL", "postgresql+psycopg://clerk:word-of-hers@127.0.0.1:port/library"),
        ("DATELINE_DATABASE_URL", "postgresql+psycopg://clerk:word-of-hers@127.0.0.1:99999/library"),
        ("DATELINE_WEBHOOK_URL", "https://news.example:port/x"), ("DATELINE_WEBHOOK_URL", "news.example"),
        ("DATELINE_WEBHOOK_URL", "https://clerk:word-of-hers@news.example/"),
        ("DATELINE_WEBHOOK_SECRET", "word-of-hers with a blank"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["doctor", "brief"])
def test_a_port_or_an_address_that_is_none_is_a_sentence_without_its_password(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, name: str, value: str, command: str
) -> None:
    monkeypatch.setenv(name, value)
    status, said, error = inside(*(["brief", "returnees"] if command == "brief" else ["doctor"]))
    assert status == 1
    assert name in said + error or "database's URL" in error
    assert "word-of-hers" not in said + error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("listen", "address"),
    [("127.0.0.1:8443", ("127.0.0.1", 8443)), (":80", ("127.0.0.1", 80)), ("[::1]:443", ("::1", 443)),
     ("0.0.0.0:65535", ("0.0.0.0", 65535)), ("news.example:88", ("news.example", 88))],
)  # fmt: skip
def test_an_address_to_listen_at_is_a_host_and_a_port(listen: str, address: tuple[str, int]) -> None:
    assert Settings(listen=listen).listen_address == address


@pytest.mark.parametrize(
    "command", [("extract", str(WIRE)), ("ingest", str(SAMPLES)), ("compare", str(WIRE), str(WIRE)), ("reread",)]
)
def test_a_language_model_that_is_missing_is_named_and_no_article_blamed(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model")
    status, _, error = inside(*command)
    assert (status, error.count("\n")) == (1, 1)
    assert "no_such_model is not installed" in error


def test_a_desk_that_cannot_be_started_ends_ingest_with_the_reason(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file was said not to be read, and "the log says why", of which there is none on a terminal."""

    async def unable(self: HereDesk, upload: Upload) -> Extraction:
        raise NotStarted("Traceback …\nOSError: no room for the model\n")

    monkeypatch.setattr(HereDesk, "read", unable)
    status, _, error = inside("ingest", str(SAMPLES))
    assert (status, error.count("\n")) == (1, 1)
    assert error.startswith("The reading desk could not be started: OSError: no room for the model.")


def test_a_data_folder_that_cannot_be_made_is_one_sentence(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    (inside.home / "taken").write_text("a file")
    monkeypatch.setenv("DATELINE_HOME", str(inside.home / "taken"))
    status, _, error = inside("figures")
    assert (status, error.count("\n")) == (1, 1)
    assert "can't be made (File exists)" in error


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["figures", "--version"])
def test_a_full_disk_is_one_sentence(dateline: Shell, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "bot", command], env=dateline.environment, stdin=subprocess.DEVNULL, stdout=full,
            stderr=subprocess.PIPE, text=True, timeout=240, check=False, cwd=dateline.home,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, "The disk is full: make room on it, and give the command again.\n")


def test_an_empty_library_answers_kindly(inside: Inside) -> None:
    _, said, _ = inside("brief", "returnees")
    assert "No document in the library" in said
    _, written, _ = inside("brief", "returnees", "--json")
    empty = json.loads(written)
    assert (empty["figures"], empty["findings"], empty["documents"]) == ([], [], [])


def test_doctor_says_line_and_mend_of_a_broken_beat(inside: Inside, tmp_path: Path) -> None:
    assert inside("doctor")[0] == 0
    lines = (Path(__file__).parents[1] / "data" / "second_beat.toml").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("title"))
    lines[at] = lines[at].replace("title", "titel")
    beat = tmp_path / "beat.toml"
    beat.write_text("\n".join(lines))
    status, said, _ = inside("doctor", "--beat", str(beat))
    assert status == 1
    assert f"line {at + 1}" in said
    assert "title" in said


@pytest.mark.parametrize("page", ["missing/page.html", "."])
def test_a_page_that_cannot_be_written_is_said_plainly(inside: Inside, tmp_path: Path, page: str) -> None:
    status, _, error = inside("extract", str(WIRE), "--html", str(tmp_path / page))
    assert status == 1
    assert error.startswith(f"{tmp_path / page} can't be written (")


def test_doctor_says_before_the_disk_is_full_that_it_will_be(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    free = 90 * 1024 * 1024
    monkeypatch.setattr("bot.commands.checking.shutil.disk_usage", lambda _folder: usage._replace(free=free))
    status, said, _ = inside("doctor")
    assert status == 1
    assert "MEND Disk: 90 MB free\n     Make room: 200 MB should be free" in said
    free *= 5
    status, said, _ = inside("doctor")
    assert (status, "ok   Disk: 450 MB free" in said) == (0, True)


def test_doctor_says_no_mend_but_its_own_of_a_library_that_a_newer_dateline_made(inside: Inside) -> None:
    assert inside("doctor")[0] == 0
    with closing(sqlite3.connect(inside.home / "dateline.sqlite3")) as library, library:
        library.execute("UPDATE alembic_version SET version_num = '9999'")
    status, said, _ = inside("doctor")
    assert status == 1
    told = said[said.index("MEND Database") :].partition("\nok ")[0]
    assert told.endswith("was made by a newer Dateline than this one; install the newer one.")


@pytest.mark.long(reason="a process that loads the model and reads all samples")
def test_the_tour_plays_without_a_terminal(dateline: Shell) -> None:
    ran = dateline()
    assert ran.returncode == 0, ran.stderr
    for said in ("Draft", "published", "/whereabouts", "/returnees France", "250", "Filed under"):
        assert said in ran.stdout
    assert "Traceback" not in ran.stderr


COMMANDS = """extract run chat ingest brief figures disputes documents digest withdraw reread export migrate backup
    restore resume vacuum doctor"""


@pytest.mark.parametrize("command", COMMANDS.split())
def test_every_command_explains_itself(inside: Inside, command: str) -> None:
    status, said, _ = inside(command, "--help")
    assert status == 0
    assert "Usage" in said
