"""Backups on a schedule: one when it is due, whoever restarts the bot meanwhile, and a word to the owner on failure."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from pydantic import SecretStr

from bot.app import open_services
from bot.chat.context import Services
from bot.commands.checking import doctor
from bot.commands.keeping import held
from bot.commands.scheduled_backups import back_up_if_due
from bot.settings import Settings
from storage.database.encryption import decrypt
from storage.database.kept_backups import SCHEDULED, backups_in
from tests.support.fake_desk import LineDesk
from tests.support.reading_chat import Clock

OWNER = 7


@pytest.fixture
async def services(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    settings = Settings(
        token=SecretStr("1:x"), owner=OWNER, home=tmp_path, database_url=sqlite_url, backup_every=24, backups_keep=2
    )
    async with open_services(settings, desk=LineDesk(), clock=Clock()) as opened:
        yield opened


def made(services: Services) -> int:
    return len(backups_in(services.settings.backups_folder, SCHEDULED, services.now()))


def pass_hours(services: Services, hours: float) -> None:
    assert isinstance(services.clock, Clock)
    services.clock.on(hours=hours)


async def test_one_is_made_when_it_is_due_and_no_more(services: Services) -> None:
    assert await back_up_if_due(services)
    assert not await back_up_if_due(services)
    pass_hours(services, 23.9)
    assert not await back_up_if_due(services)
    pass_hours(services, 0.2)
    assert await back_up_if_due(services)
    pass_hours(services, 24.1)
    assert await back_up_if_due(services)
    assert made(services) == 2, "no more than are to be kept"


async def test_a_clock_that_was_set_back_holds_no_backup_up(services: Services) -> None:
    assert await back_up_if_due(services)
    pass_hours(services, -48)
    assert await back_up_if_due(services)
    assert not await back_up_if_due(services), "one is there now, and the next is due in a day"


async def test_without_a_schedule_none_is_made(sqlite_url: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database_url=sqlite_url)
    async with open_services(settings, desk=LineDesk()) as opened:
        assert not await back_up_if_due(opened)


async def test_with_a_public_key_it_is_encrypted_for_its_holder(sqlite_url: str, tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"{identity}\n")
    settings = Settings(
        home=tmp_path, database_url=sqlite_url, backup_every=24, backup_recipients=str(identity.to_public())
    )
    async with open_services(settings, desk=LineDesk(), clock=Clock()) as opened:
        assert await back_up_if_due(opened)
    (kept,) = backups_in(settings.backups_folder, SCHEDULED, opened.now())
    assert kept.read_bytes().startswith(b"age-encryption.org/v1")
    decrypt(kept, tmp_path / "plain", tmp_path / "key.txt")
    assert (tmp_path / "plain").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"backup_every": 24}, "ok   Backups: not encrypted; none yet: dateline run makes the first"),
        ({"backup_every": 24, "backup_recipients": "age1nonsense"}, "MEND Backups: “age1nonsense” is no public key"),
        ({"backup_every": 1e5}, "ok   Backups: not encrypted; the newest is "),
        ({"backup_every": 1}, "MEND Backups: not encrypted; the newest is "),
    ],
)
async def test_the_doctor_says_whether_backups_go_as_is_set(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: dict[str, Any], said: str
) -> None:
    settings = Settings(home=tmp_path, database_url=sqlite_url, **chosen)
    if "newest" in said:
        async with open_services(settings, desk=LineDesk(), clock=Clock()) as opened:
            assert await back_up_if_due(opened)
    await doctor(settings)
    assert said in capsys.readouterr().out


async def test_the_owner_hears_of_one_that_fails_once_a_day(services: Services) -> None:
    services.settings.backups_folder.write_text("a file, where a folder is wanted")
    for _ in range(3):
        assert not await back_up_if_due(services)
    owed = await services.outbox.deliveries(chat=OWNER)
    assert len(owed) == 1
    assert "backup" in owed[0].text


def test_an_empty_library_is_told_from_a_full_one() -> None:
    assert "EMPTY" in held({"documents": 0, "alembic_version": 1})
    assert held({"documents": 1, "claims": 3, "people": 2, "subscriptions": 0}) == (
        "1 document, 3 claims, 2 people, 0 subscriptions"
    )
    assert held({"documents": 0, "people": 1}).startswith("NO document")
