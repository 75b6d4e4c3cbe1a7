"""Settings: secrets as files, what is served, and one sentence for what cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import SECRETS, SettingsError, read_settings


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def plain(value: object) -> str:
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_stand_in_a_file(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("a-secret-of-16-signs\n")
    monkeypatch.setenv(f"DATELINE_{name.upper()}_FILE", str(file))
    settings = read_settings()
    assert plain(getattr(settings, name)) == "a-secret-of-16-signs"
    assert "a-secret-of-16-signs" not in repr(settings)


def test_a_secrets_file_may_be_named_in_the_env_file_too(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:x")
    (tmp_path / ".env").write_text(f"DATELINE_TOKEN_FILE={tmp_path / 'token'}\n")
    assert plain(read_settings().token) == "1:x"


@pytest.mark.parametrize("content", [None, "", " \n", b"\xff\xfe\x00"])
def test_a_file_without_a_secret_is_one_sentence(
    content: str | bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.setenv("DATELINE_TOKEN_FILE", str(file))
    with pytest.raises(SettingsError, match="DATELINE_TOKEN_FILE"):
        read_settings()


def test_a_secret_that_is_set_twice_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:file")
    monkeypatch.setenv("DATELINE_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("DATELINE_TOKEN", "1:environment")
    with pytest.raises(SettingsError, match="both set") as refused:
        read_settings()
    assert "1:environment" not in str(refused.value)
    assert "1:file" not in str(refused.value)


@pytest.mark.parametrize(
    ("settings", "served"),
    [
        ({}, False),
        ({"LISTEN": "127.0.0.1:9000"}, True),
        ({"WEB_URL": "https://news.example"}, True),
        ({"WEBHOOK_URL": "https://news.example/hook"}, True),
    ],
)
def test_nothing_is_served_unless_it_is_asked_for(
    settings: dict[str, str], served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"DATELINE_{name}", value)
    assert read_settings().serves_http is served


@pytest.mark.parametrize("url", ["news.example", "ftp://news.example", "https://news.example/?x=1", "https://a@b/"])
def test_pages_need_an_address_that_can_be_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WEB_URL", url)
    with pytest.raises(SettingsError, match="DATELINE_WEB_URL"):
        read_settings()


def test_the_address_of_pages_ends_without_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WEB_URL", "https://news.example/desk/")
    assert read_settings().web_url == "https://news.example/desk"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("OWNER", "@somebody", "write your Telegram user id, a number; /start in the bot's chat tells it"),
        ("ACCESS", "public", "public is none of these: 'open' or 'invited'"),
        ("TICK", "0", "it must be 0.01 or more"),
        ("RATE_CHAT", "0", "it must be more than 0"),
        ("RATE_OVERALL", "fast", "fast is no number"),
        ("BACKUPS_KEEP", "1.5", "1.5 is no whole number"),
        ("BACKUPS_KEEP", "5000", "it must be 1000 or less"),
        ("OWN_WORKER", "perhaps", "write true or false"),
    ],
)
def test_what_cannot_be_used_is_told_in_plain_words(
    name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DATELINE_{name}", value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert str(refused.value) == f"The setting DATELINE_{name} cannot be used: {words}."
