"""No log line and no message of the command line holds a password or a token, however it was written."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.console import say_error
from bot.logs import Discreet, secrets_of, without_secrets
from bot.settings import Settings
from briefings.errors import StorageError

TOKEN = "123456789:AAfirst-Second_third-fourth-fifth00"
PASSWORDS = ["hidden-word", 'qu"ote\\d', "p%40rt", "abc"]


def written(line: str, *, as_json: bool = False, **settings: object) -> str:
    """The line as it would stand in the log."""
    made = Settings(home=Path(), **settings)  # type: ignore[arg-type]
    formatter = Discreet(secrets_of(made), as_json=as_json)
    return formatter.format(logging.LogRecord("x", logging.ERROR, __file__, 1, line, (), None))


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize(
    "url", ["postgresql://ada:{}@db/news", "postgresql://ada@db/news?connect_timeout=3&password={}"]
)
def test_the_databases_password_is_in_no_log(url: str, password: str, as_json: bool) -> None:
    shown = written(f"it said {password!s} here", as_json=as_json, database_url=url.format(password))
    assert password not in (json.loads(shown)["message"] if as_json else shown)
    assert "here" in shown


def test_a_password_that_a_url_has_to_escape_is_struck_out_in_both_spellings() -> None:
    shown = written("p@ss:word and p%40ss%3Aword", database_url="postgresql://ada:p%40ss%3Aword@db/news")
    assert "word" not in shown


@pytest.mark.parametrize("as_json", [False, True])
def test_a_traceback_tells_no_secret(as_json: bool) -> None:
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe and hidden-word")
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", (), sys.exc_info())
    made = Settings(home=Path(), token=SecretStr(TOKEN), database_url="postgresql://ada:hidden-word@db/news")
    shown = Discreet(secrets_of(made), as_json=as_json).format(record)
    assert "RuntimeError" in shown
    assert "hidden-word" not in shown
    assert TOKEN.partition(":")[2] not in shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("postgresql://ada:hidden@db:5432/news failed", "postgresql://ada:[secret]@db:5432/news failed"),
        ("db/news?sslpassword=hidden&password=hidden too", "db/news?sslpassword=[secret]&password=[secret] too"),
        ("{'password': 'hidden', 'host': 'db'}", "{'password': '[secret]', 'host': 'db'}"),
        (f"/bot{TOKEN}/sendMessage", "/bot123456789:[secret]/sendMessage"),
        ("put DATELINE_TOKEN=… (BotFather gives it)", "put DATELINE_TOKEN=… (BotFather gives it)"),
        ("at https://example.org:8443/a?b=c, 12:30", "at https://example.org:8443/a?b=c, 12:30"),
    ],
)
def test_what_looks_like_a_secret_is_struck_out_and_nothing_else(line: str, shown: str) -> None:
    assert without_secrets(line) == shown


def test_the_command_line_names_the_library_and_no_password(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(StorageError("It is busy.", "postgresql://ada:hidden@db/news is busy."))
    assert capsys.readouterr().err == "postgresql://ada:[secret]@db/news is busy.\n"


def test_settings_that_are_printed_show_no_password() -> None:
    assert "hidden" not in repr(Settings(home=Path(), database_url="postgresql://ada:hidden@db/news"))
