"""The webhook takes updates from whoever knows the secret, and from nobody else; without a set secret one is made."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr, ValidationError

from bot.app import build_application, open_services
from bot.commands.checking import doctor
from bot.settings import Settings, SettingsError
from bot.web.server import WebServer
from bot.web.webhook import LARGEST_UPDATE, SECRET_HEADER
from bot.web.webhook_secret import secret_file, with_webhook_secret
from tests.support.ports import free_port
from tests.support.real_bot import fork_bot, stop
from tests.support.telegram_server import TOKEN, BotApiServer

OWNER, STRANGER = 7, 66
SECRET = "a-secret-that-nobody-guesses"


@dataclass
class Webhook:
    """A bot that is served by webhook at `url`."""

    url: str
    server: BotApiServer

    async def post(self, update: dict[str, Any], **headers: str) -> int:
        """Hands an update in, as Telegram does; gives the status of the answer."""
        async with httpx.AsyncClient() as client:
            return (await client.post(self.url, json=update, headers=headers)).status_code

    def update(self, text: str, user: int = OWNER) -> dict[str, Any]:
        return {"update_id": self.server.next_update, "message": self.server.message(text=text, user=user)}


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def settings_for(home: Path, secret: str | None = SECRET, **more: Any) -> Settings:
    port = free_port()
    return Settings(
        token=SecretStr(TOKEN), owner=OWNER, home=home, webhook_url=f"http://127.0.0.1:{port}/dateline",
        listen=f"127.0.0.1:{port}", webhook_secret=SecretStr(secret) if secret else None, **more,
    )  # fmt: skip


@asynccontextmanager
async def served(home: Path, sqlite_url: str) -> AsyncIterator[Webhook]:
    async with BotApiServer() as server:
        settings = settings_for(home, api_url=server.url, database_url=sqlite_url)
        async with open_services(settings) as services:
            application = build_application(services, TOKEN)
            async with application:
                await application.start()
                webhook = WebServer(application, settings)
                await webhook.start()
                yield Webhook(settings.webhook_url or "", server)
                await webhook.stop()
                await application.stop()


@pytest.fixture
async def webhook(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Webhook]:
    async with served(tmp_path, sqlite_url) as opened:
        yield opened


async def test_an_update_with_the_secret_is_answered(webhook: Webhook) -> None:
    assert await webhook.post(webhook.update("/editors"), **{SECRET_HEADER: SECRET}) == 200
    await webhook.server.until(lambda: any("No editors yet" in text for text in webhook.server.texts(OWNER)))


@pytest.mark.parametrize("shown", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: SECRET + "x"},
                                   {SECRET_HEADER: "wrong"}, {"Authorization": SECRET}])  # fmt: skip
async def test_nobody_appoints_an_editor_in_the_owners_name(webhook: Webhook, shown: dict[str, str]) -> None:
    victim = webhook.server.message(text="hello", user=STRANGER)
    forged = webhook.update("/appoint")
    forged["message"]["reply_to_message"] = victim
    assert await webhook.post(forged, **shown) == 403
    # What comes after it is answered, and it never was.
    assert await webhook.post(webhook.update("/editors"), **{SECRET_HEADER: SECRET}) == 200
    await webhook.server.until(lambda: webhook.server.texts(OWNER))
    assert [text for text in webhook.server.texts(OWNER) if "is an editor now" in text] == []
    assert "No editors yet" in webhook.server.texts(OWNER)[-1]


async def said_to(webhook: Webhook, request: bytes) -> bytes:
    """What the server answers to the beginning of a request whose rest never comes."""
    parts = urlsplit(webhook.url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(request)
    try:
        async with asyncio.timeout(15):
            return await reader.read(200)
    finally:
        writer.close()


async def test_a_stranger_is_refused_before_the_body_is_read(webhook: Webhook) -> None:
    head = (
        f"POST /dateline HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {LARGEST_UPDATE}\r\n"
    )
    assert b" 403 " in await said_to(webhook, head.encode() + b'\r\n{"update_id"')


async def test_a_body_over_the_limit_is_not_taken_even_with_the_secret(webhook: Webhook) -> None:
    head = f"POST /dateline HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    assert b" 200 " not in await said_to(webhook, f"{head}Content-Length: {LARGEST_UPDATE + 1}\r\n\r\n".encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b"[" * 100_000, b'{"update_id": "x', b"\xff", b"3", b'"x"'])
async def test_what_is_no_update_ends_in_a_status(webhook: Webhook, body: bytes) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(webhook.url, content=body, headers={SECRET_HEADER: SECRET})
    assert answer.status_code in (200, 400)
    assert answer.content == b""
    assert await webhook.post(webhook.update("/editors"), **{SECRET_HEADER: SECRET}) == 200
    await webhook.server.until(lambda: webhook.server.texts(OWNER))


async def test_other_paths_and_methods_tell_nothing(webhook: Webhook) -> None:
    async with httpx.AsyncClient() as client:
        for method, path in (("GET", ""), ("PUT", ""), ("POST", "/x"), ("GET", "/../")):
            answer = await client.request(method, webhook.url + path, headers={SECRET_HEADER: SECRET})
            assert answer.status_code in (404, 405)
            assert b"Traceback" not in answer.content


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(settings: Settings) -> str:
    secret = with_webhook_secret(settings).webhook_secret
    assert secret is not None
    return secret.get_secret_value()


def test_a_secret_is_made_where_none_is_set_and_stays_the_same(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "home", secret=None)
    secret = made(settings)
    assert len(secret) >= 32
    assert made(settings) == secret
    assert mode(secret_file(settings)) == 0o600
    assert made(settings_for(tmp_path / "other", secret=None)) != secret
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["webhook.secret"]


def test_a_secret_that_is_set_is_the_secret(tmp_path: Path) -> None:
    assert made(settings_for(tmp_path)) == SECRET
    assert list(tmp_path.iterdir()) == []


def test_without_a_webhook_no_secret_is_made(tmp_path: Path) -> None:
    settings = Settings(token=SecretStr(TOKEN), home=tmp_path)
    assert with_webhook_secret(settings) == settings
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoil", ["readable", "writable", "short", "empty", "other letters", "a link"])
def test_a_kept_secret_that_others_may_know_is_made_anew(tmp_path: Path, spoil: str) -> None:
    settings = settings_for(tmp_path, secret=None)
    first, file = made(settings), secret_file(settings)
    if spoil == "a link":
        elsewhere = tmp_path / "elsewhere"
        file.rename(elsewhere)
        file.symlink_to(elsewhere)
    elif spoil in ("readable", "writable"):
        file.chmod(0o640 if spoil == "readable" else 0o602)
    else:
        file.write_text({"short": "abc", "empty": "", "other letters": "ü" * 43}[spoil])
    second = made(settings)
    assert second != first
    assert len(second) >= 32
    assert mode(file) == 0o600
    assert not file.is_symlink()
    assert made(settings) == second


def test_a_folder_that_cannot_keep_it_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, no folder")
    with pytest.raises(SettingsError, match="DATELINE_WEBHOOK_SECRET"):
        with_webhook_secret(settings_for(tmp_path / "home", secret=None))


@pytest.mark.parametrize("secret", ["a secret", "ümlaut", "x" * 257, "a\nb"])
def test_a_secret_that_telegram_cannot_send_is_refused_and_not_shown(tmp_path: Path, secret: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings_for(tmp_path, secret=secret)
    assert secret not in refused.value.errors()[0]["msg"]


async def webhook_line(settings: Settings, capsys: pytest.CaptureFixture[str]) -> str:
    await doctor(settings)
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "Webhook:" in line)
    return " ".join(lines[at : at + 2])


async def test_doctor_looks_at_the_secret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_for(tmp_path, secret=None, api_url="http://127.0.0.1:9")
    assert (await webhook_line(settings, capsys)).startswith("ok")
    made(settings)
    assert (await webhook_line(settings, capsys)).startswith("ok")
    secret_file(settings).chmod(0o644)
    said = await webhook_line(settings, capsys)
    assert said.startswith("MEND")
    assert "open to others" in said
    weak = settings_for(tmp_path, secret="short", api_url="http://127.0.0.1:9")
    said = await webhook_line(weak, capsys)
    assert said.startswith("MEND")
    assert "DATELINE_WEBHOOK_SECRET" in said
    assert (await webhook_line(settings_for(tmp_path, api_url="http://127.0.0.1:9"), capsys)).startswith("ok")


@pytest.mark.slow
async def test_the_real_bot_tells_telegram_a_secret_of_its_own_making(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/dateline"
    async with BotApiServer() as server:
        process = await fork_bot(server, tmp_path, owner=OWNER, webhook_url=url, listen=f"127.0.0.1:{port}")
        try:
            await server.until(lambda: any(call.method == "setWebhook" for call in server.calls), seconds=60)
            told = next(call.parameters for call in server.calls if call.method == "setWebhook")
            secret = str(told["secret_token"])
            bot = Webhook(url, server)
            assert told["url"] == url
            assert secret == (tmp_path / "webhook.secret").read_text().strip()
            assert await bot.post(bot.update("/editors")) == 403
            assert server.texts(OWNER) == []
            assert await bot.post(bot.update("/editors"), **{SECRET_HEADER: secret}) == 200
            await server.until(lambda: any("No editors yet" in text for text in server.texts(OWNER)))
        finally:
            assert await stop(process) == 0
    assert secret not in (tmp_path / "bot.log").read_text()
    assert "Traceback" not in (tmp_path / "bot.log").read_text()


@pytest.mark.slow
async def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    runner = web.AppRunner(web.Application())
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with BotApiServer() as server:
        process = await fork_bot(
            server, tmp_path, owner=OWNER, webhook_url="http://127.0.0.1/x", listen=f"127.0.0.1:{port}"
        )
        assert await asyncio.wait_for(process.wait(), 60) == 1
    await runner.cleanup()
    log = (tmp_path / "bot.log").read_text()
    assert "DATELINE_LISTEN" in log
    assert "Traceback" not in log
