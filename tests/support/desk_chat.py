"""The desk in a chat for journey tests: the application as wired in `bot/app.py`, over HTTP to a Bot API on loopback.

Only the desk's process is replaced: documents are read and extracted in this process, by the real readers and the real
model, each text once.
"""

from __future__ import annotations

import asyncio
import functools
import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import build_application, join_courier, open_services, utc_now
from bot.chat.context import DatelineApplication, Services
from bot.commands import answering, comparing, extracting, keeping
from bot.delivery.tick import Tick
from bot.settings import Settings
from briefings.beat.beat import load_beat, shipped_beat
from briefings.model import Document, Extraction, FeedPage, Person, Upload
from briefings.pipeline import understand
from briefings.ports import Fetcher, Getter
from briefings.reading.fallbacks import with_fallbacks
from briefings.reading.feeds import read_feed
from briefings.reading.reader import read
from tests.support.real_model import language
from tests.support.telegram_server import TOKEN, BotApiServer

OWNER, EDITOR, SECOND, READER = 7, 8, 9, 20

WIRE = """Returned fighters face judges in Paris

PARIS (AFP) - Some 250 fighters have returned to France from Syria and Iraq since 2014, the interior ministry said.

About 700 French nationals joined Islamic State in Syria, the ministry said. At least 100 of them were killed there.

Officials said on Tuesday that 40 women had returned to France with their children.
"""
RIVAL = """Ministers count the returned

A study by the Harbour Institute says that 271 fighters have returned to France from Syria and Iraq.

The institute said that some 300 French nationals were killed in Syria while they fought for Islamic State.
"""
GARDEN = """Tulips win the spring prize

The jury praised a bed of yellow tulips in the town park on Sunday, and the gardener thanked her two helpers warmly.
"""


class HereDesk:
    """Reads and extracts in this process. While `gate` is not set, reading waits; `broken` is raised instead, if it is
    set."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.broken: Exception | None = None
        self.reads = 0

    async def read(self, upload: Upload) -> Extraction:
        self.reads += 1
        await self.gate.wait()
        if self.broken:
            raise self.broken
        document = read(upload)
        if upload.fallbacks:
            document = with_fallbacks(document, upload.fallbacks, upload.fallbacks_by)
        return await self.extract(document)

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        return read_feed(content, address, now)

    async def extract(self, document: Document) -> Extraction:
        return understood_here(document)


class HereFilesDesk:
    """The desk of the command line's `extract` and `compare`, in this process."""

    def __init__(self, _model: str, beat: Path | None = None) -> None:
        self._beat = load_beat(beat) if beat else None

    def read(self, upload: Upload) -> Document:
        return with_fallbacks(read(upload), upload.fallbacks, "the command line")

    def extract(self, document: Document) -> Extraction:
        return understand(document, self._beat, language()) if self._beat else understood_here(document)

    def close(self) -> None:
        return


_understood: dict[str, Extraction] = {}


def understood_here(document: Document) -> Extraction:
    """The real model's extraction of a document with the shipped beat; computed once a process for the same
    document."""
    key = repr(document)
    if key not in _understood:
        _understood[key] = understand(document, shipped_beat(), language())
    return _understood[key]


def commands_read_here(patch: pytest.MonkeyPatch) -> None:
    """Makes commands that a test runs in this process use its desk, since a desk of their own would load the model
    again."""
    for module in (answering, keeping):
        patch.setattr(module, "open_services", functools.partial(open_services, desk=HereDesk()))
    for module in (comparing, extracting):
        patch.setattr(module, "OwnFilesDesk", HereFilesDesk)


@dataclass
class Clock:
    """The real time, plus the time that a test has let pass."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


# A test's loop writes out what a fixture gives, which here is half of the program.
@dataclass(repr=False)
class DeskChat:
    """One bot with its people. Numbers are Telegram user ids; a person's private chat has the same id."""

    server: BotApiServer
    application: DatelineApplication
    desk: HereDesk
    tick: Tick
    clock: Clock

    @property
    def services(self) -> Services:
        return self.application.services

    async def say(self, text: str, user: int = EDITOR, **extra: Any) -> str:
        """A person writes. Returns the newest message in their chat, once everything is answered."""
        self.server.say(text, user=user, **extra)
        return await self.answer(user)

    async def send(self, name: str, content: str | bytes, user: int = EDITOR, **extra: Any) -> str:
        """A person sends a file, and no other that would belong to the same batch follows."""
        burst, self.services.burst = self.services.burst, 0.0
        try:
            self.server.upload(name, content.encode() if isinstance(content, str) else content, user=user, **extra)
            return await self.answer(user)
        finally:
            self.services.burst = burst

    async def press(self, label: str, user: int = EDITOR) -> str:
        """A person presses the newest button whose label starts so."""
        self.server.press(label, user=user)
        return await self.answer(user)

    async def forge(self, data: str, user: int) -> str:
        """A person sends callback data of a button that they were never shown."""
        self.server.tap(data, self.server.message(user=user, text="forged"), user=user)
        return await self.answer(user)

    async def answer(self, user: int = EDITOR) -> str:
        """The newest text in a person's chat, once everything is done."""
        await self.settled()
        texts = self.server.texts(user)
        return shown(texts[-1]) if texts else ""

    async def settled(self) -> None:
        """Waits until every update is handled, with the work beside the chat."""
        await self.server.until(self._taken, seconds=60)
        while True:
            await self.services.quiet()
            await self.server.until(self._idle, seconds=60)
            if not self.services.background:
                return

    def fetched(self) -> bool:
        """True if the bot has received everything that people sent."""
        polls = (call for call in reversed(self.server.calls) if call.method == "getUpdates")
        newest = next(polls, None)
        return newest is not None and int(newest.parameters.get("offset") or 0) >= self.server.next_update

    def _taken(self) -> bool:
        return self.fetched() and self._idle()

    def _idle(self) -> bool:
        application = self.application
        return application.update_queue.empty() and application.update_processor.current_concurrent_updates == 0

    def buttons(self, user: int = EDITOR) -> list[str]:
        """The labels under the newest message in a person's chat."""
        newest = max((key, m) for key, m in self.server.messages.items() if key[0] == user)[1]
        rows = (newest.get("reply_markup") or {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]

    def data(self, label: str, user: int = EDITOR) -> str:
        """The callback data of a button that a person is shown."""
        for message in (m for (chat, _), m in self.server.messages.items() if chat == user):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(label):
                        return str(button["callback_data"])
        raise AssertionError(f"no button {label!r}")

    def count(self, method: str) -> int:
        """How often a method of the Bot API was called."""
        return sum(1 for call in self.server.calls if call.method.lower() == method.lower())

    async def pass_time(self, **much: int) -> None:
        """Lets time pass (`minutes=5`), and composes and sends what is due then."""
        self.clock.ahead += timedelta(**much)
        await self.tick.run(self.clock())
        await self.deliver()

    async def deliver(self) -> None:
        """Sends everything that is owed now."""
        courier_loop = self.services.courier_loop
        assert courier_loop is not None
        running = asyncio.create_task(courier_loop.run())
        try:
            async with asyncio.timeout(20):
                while (await self.services.outbox.outbox_counts(self.services.now())).get("pending"):
                    courier_loop.wake()
                    await asyncio.sleep(0.005)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def desk_chat(
    url: str,
    home: Path,
    *,
    fetcher: Fetcher | None = None,
    getter: Getter | None = None,
    clock: Callable[[], datetime] | None = None,
    queued: bool = False,
    **settings: Any,
) -> AsyncIterator[DeskChat]:
    """A running bot on an empty, migrated library, with an owner and two editors; by `clock`, if one is given. With
    `queued`, it reads through the library's queue. Fails at the end if Telegram would have refused anything that was
    sent."""
    async with BotApiServer() as server:
        made = Settings(
            token=SecretStr(TOKEN), owner=OWNER, home=home, database_url=url, api_url=server.url,
            rate_overall=1000.0, rate_chat=1000.0, rate_group=60000.0, **settings,
        )  # fmt: skip
        desk, passing = HereDesk(), Clock()
        async with open_services(
            made, desk=desk, fetcher=fetcher, getter=getter, clock=clock or passing, queued=queued
        ) as services:
            services.burst = 0.25
            for number in (EDITOR, SECOND):
                await services.library.save_person(Person(number, f"Editor {number}", "editor", admitted=True))
            application = build_application(services, TOKEN)
            tick = join_courier(application)
            async with application:
                await application.start()
                assert application.updater is not None
                await application.updater.start_polling(timeout=1)
                yield DeskChat(server, application, desk, tick, passing)
                await application.updater.stop()
                await application.stop()
        assert server.problems == []


def shown(markup: str) -> str:
    """The text of a message as a person reads it."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))
