"""Editors whose bot reads by the queue: they see what they always saw, and lose nothing when a process is stopped."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_services
from bot.chat.context import Services
from bot.chat.desk import DeskChat as DeskGroup
from bot.chat.desk import make_desk_group
from bot.chat.roles import editor_of
from bot.handlers.editors.intake.handing_in import STAYS_IN_LINE
from bot.handlers.editors.intake.late_results import tell_what_is_late
from bot.queue import worker
from briefings import newsroom
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.queue import lines
from storage.queue.schema import bring_queue_up_to_date
from storage.queue.submissions import SqlSubmissions
from tests.conftest import Server
from tests.support.desk_chat import EDITOR, GARDEN, OWNER, RIVAL, WIRE, DeskChat, HereDesk, desk_chat, shown
from tests.support.real_bot import fork_bot, kill, stop
from tests.support.telegram_server import BotApiServer
from tests.support.working_process import hurry

pytestmark = [pytest.mark.slow, pytest.mark.model]


@pytest.fixture
async def chat(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskChat]:
    for name in ("HEARTBEAT", "DEAD_AFTER", "POLL", "SWEEP", "GRACE"):
        monkeypatch.setattr(worker, name, getattr(worker, name))
    hurry()
    database = Database(postgres_url)
    await bring_queue_up_to_date(database)
    await database.close()
    async with desk_chat(postgres_url, tmp_path, queued=True) as chat:
        yield chat


def working(chat: DeskChat, desk: HereDesk | None = None) -> AbstractAsyncContextManager[None]:
    """A worker beside the bot, for the block's length."""
    assert chat.services.queue is not None
    return chat.services.queue.own_worker(desk or chat.desk, 2)


async def test_an_upload_is_shown_as_a_draft_with_its_buttons(chat: DeskChat) -> None:
    async with working(chat):
        page = await chat.send("wire.txt", WIRE, caption="2018-02-20 Harbour Wire")
    assert page.startswith("Draft 1: Returned fighters face judges in Paris")
    assert "Source: Harbour Wire (your caption)" in page
    assert chat.buttons()[:2] == ["Publish", "Discard"]


async def test_several_files_have_one_summary_in_the_order_in_which_they_were_sent(chat: DeskChat) -> None:
    chat.services.burst = 5.0  # however slowly they come in on a busy machine
    async with working(chat):
        for name, text in (("wire.txt", WIRE), ("empty.txt", ""), ("rival.txt", RIVAL), ("again.txt", WIRE)):
            chat.server.upload(name, text.encode(), user=EDITOR)
        page = await chat.answer()
    assert page.startswith("4 sent: 2 drafts, 1 known already, 1 not taken in")
    assert page.index("wire.txt") < page.index("rival.txt")
    assert "Draft 1: Returned fighters" in page
    assert "Draft 2: Ministers count" in page
    assert chat.buttons() == ["Draft 1", "Draft 2", "Publish all 2"]


async def test_what_is_sent_first_is_stored_first_however_long_it_takes_to_look_its_sender_up(
    chat: DeskChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = asyncio.Event()
    calls = 0

    async def slow_the_first_time(*of: Any) -> int:
        nonlocal calls
        calls += 1
        if calls == 1:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(again.wait(), 0.5)
        else:
            again.set()
        return await editor_of(*of)

    monkeypatch.setattr("bot.handlers.editors.intake.handing_in.editor_of", slow_the_first_time)
    chat.services.burst = 5.0
    async with working(chat):
        for name, text in (("wire.txt", WIRE), ("again.txt", WIRE)):
            chat.server.upload(name, text.encode(), user=EDITOR)
        page = await chat.answer()
    assert "again.txt: This is document 1 already" in page


async def test_where_the_owner_has_it_so_an_upload_is_published_at_once(postgres_url: str, tmp_path: Path) -> None:
    async with desk_chat(postgres_url, tmp_path, queued=True, publish="at-once") as chat:
        await bring_queue_up_to_date(chat.services.library.database)  # type: ignore[attr-defined]
        async with working(chat):
            assert "Document 1 is published." in await chat.send("wire.txt", WIRE)
            assert "off the beat" in await chat.send("garden.txt", GARDEN)


async def test_a_corrected_text_is_read_by_a_worker_and_put_in_place(chat: DeskChat) -> None:
    async with working(chat):
        await chat.send("wire.txt", WIRE)
        await chat.press("Publish")
        await chat.say("/revise 1")
        await chat.send("wire.txt", WIRE.replace("250", "260"))
        await chat.press("Put it in place")
    assert (await chat.services.library.document(1)).version == 2


async def test_what_is_in_line_when_the_bot_stops_is_told_by_the_next_in_the_same_message(chat: DeskChat) -> None:
    services = chat.services
    assert services.queue is not None
    services.burst = 0.0
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    async with asyncio.timeout(30):
        while not await services.queue.submissions.untold(1):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    services.queue.waiting.close()
    assert await chat.answer() == STAYS_IN_LINE
    before = chat.count("sendMessage")
    submissions, (waits,) = services.queue.submissions, await services.queue.submissions.untold(1)
    async with working(chat):
        async with asyncio.timeout(60):
            while not await submissions.settled_of([waits.id]):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    assert await tell_what_is_late(services, chat.application.bot) == 1
    assert (await chat.answer()).startswith("Draft 1: Returned fighters")
    assert chat.count("sendMessage") == before
    assert await tell_what_is_late(services, chat.application.bot) == 0


async def left_in_line(chat: DeskChat) -> None:
    """The editor's article stands in line, and nobody waits for it any more."""
    assert chat.services.queue is not None
    chat.services.burst = 0.0
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    async with asyncio.timeout(30):
        while not await chat.services.queue.submissions.untold(1):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    chat.services.queue.waiting.close()
    await chat.answer()


async def read_meanwhile(chat: DeskChat) -> None:
    assert chat.services.queue is not None
    submissions = chat.services.queue.submissions
    (waits,) = await submissions.untold(1)
    async with working(chat), asyncio.timeout(60):
        while not await submissions.settled_of([waits.id]):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@asynccontextmanager
async def another_bot(chat: DeskChat) -> AsyncIterator[Services]:
    """The services of a second bot on the same library, which looks for what is late as the first does."""
    async with open_services(chat.services.settings, desk=chat.desk, queued=True) as services:
        yield services


async def test_what_one_bot_waits_for_no_other_bot_tells(chat: DeskChat) -> None:
    """Several machines behind one address: whoever got the upload tells what came of it."""
    services, held = chat.services, asyncio.Event()
    assert services.queue is not None

    async def until_then(*numbers: Any) -> None:
        await held.wait()

    async with another_bot(chat) as second, working(chat):
        services.burst = 0.0
        services.queue.submissions.tell, tell = until_then, services.queue.submissions.tell  # type: ignore[method-assign]
        chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
        await chat.server.until(lambda: "Draft 1" in "".join(chat.server.texts(EDITOR)), seconds=60)
        assert await tell_what_is_late(second, chat.application.bot) == 0
        services.queue.submissions.tell = tell  # type: ignore[method-assign]
        held.set()
        await chat.settled()


async def test_of_two_bots_one_tells_what_is_late(chat: DeskChat) -> None:
    group = -500
    await make_desk_group(chat.services.library, DeskGroup(group), chat.services.now())
    await left_in_line(chat)
    await read_meanwhile(chat)
    async with another_bot(chat) as second:
        told = await asyncio.gather(
            *(tell_what_is_late(each, chat.application.bot) for each in (chat.services, second))
        )
    assert sum(told) == 1
    assert len(chat.server.texts(group)) == 1


async def test_a_bot_that_lost_its_connection_still_holds_what_it_tells(
    chat: DeskChat, postgres: Server, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LOOK", 0.05)
    assert chat.services.queue is not None
    async with another_bot(chat) as second:
        assert second.queue is not None
        async with chat.services.queue.lines.held(EDITOR, 1) as mine:
            assert mine
            postgres.cut_connections(postgres_url)
            await asyncio.sleep(1.0)
            async with second.queue.lines.held(EDITOR, 1) as others:
                assert not others
        async with second.queue.lines.held(EDITOR, 1) as free:
            assert free


async def test_what_a_killed_bot_published_is_not_said_to_be_left_out(chat: DeskChat) -> None:
    await left_in_line(chat)
    await read_meanwhile(chat)
    services = chat.services
    await newsroom.publish(services.library, 1, by=EDITOR, now=services.now(), tell=services.tell)
    assert await tell_what_is_late(services, chat.application.bot) == 1
    assert await chat.answer() == "wire.txt was taken in.\nDocument 1 is no draft: it is published."
    assert chat.buttons() == ["Document 1"]


async def test_what_is_late_is_told_in_the_editors_language(chat: DeskChat) -> None:
    await chat.say("/language fr")
    await left_in_line(chat)
    await read_meanwhile(chat)
    assert await tell_what_is_late(chat.services, chat.application.bot) == 1
    assert "Brouillon 1" in await chat.answer()


async def test_stats_say_who_works_and_what_waits(chat: DeskChat) -> None:
    assert "Workers\nno worker\n0 waiting, 0 being read, 0 waiting to be laid" in await chat.say("/stats")
    async with working(chat):
        async with asyncio.timeout(30):
            while not (await chat.services.queue.look()).seats:  # type: ignore[union-attr]  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        assert "1 worker (2 at a time, on " in await chat.say("/stats")


@pytest.mark.long(reason="starts the real bot twice, and the model once")
async def test_the_real_bot_killed_while_it_reads_tells_its_editor_after_it_is_back(
    postgres_url: str, tmp_path: Path
) -> None:
    database = Database(postgres_url)
    submissions, library = SqlSubmissions(database), SqlLibrary(database)
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, database_url=postgres_url, owner=OWNER, own_worker="false")
        try:
            await server.until(lambda: any(call.method == "getUpdates" for call in server.calls), seconds=60)
            server.upload("wire.txt", WIRE.encode(), user=OWNER)
            async with asyncio.timeout(60):
                while not await submissions.untold(1):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            await kill(bot)
            bot = await fork_bot(server, tmp_path, reads=True, database_url=postgres_url, owner=OWNER)
            # Telegram hands the update out anew, since nobody told it that it has arrived.
            await server.until(
                lambda: {"Draft 1", "wire.tx"} <= {shown(t)[:7] for t in server.texts(OWNER)}, seconds=180
            )
            (again,) = [text for text in server.texts(OWNER) if "was not taken in" in text]
            assert "This is document 1 already" in again
            assert await library.count_documents("draft") == 1
            assert await stop(bot) == 0
        finally:
            await kill(bot)
    await database.close()


def _beginnings(server: BotApiServer) -> set[str]:
    return {shown(text)[:7] for text in server.texts(OWNER)}
