"""JSON log lines carry the id of the update that they are about, through to the delivery that came of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import Discreet
from bot.queue.work import Work
from bot.tracing import update_worked_on, working_on
from briefings.model import Extraction, HandedIn, Subscription, Upload
from storage.database.database import Database
from storage.queue.schema import bring_queue_up_to_date
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.fake_desk import LineDesk, upload
from tests.support.reading_chat import ASKER, NOW, ROUTES, WIRE, Clock, publish, reading_chat
from tests.support.taking_in import receive
from tests.support.working_process import queue_of


class Lines(logging.Handler):
    """What would be written to standard error."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Discreet((), as_json=True))
        self.rows: list[dict[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.rows.append(json.loads(self.format(record)))


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    caplog.set_level(logging.INFO, "dateline")
    handler = Lines()
    logging.getLogger("dateline").addHandler(handler)
    yield handler
    logging.getLogger("dateline").removeHandler(handler)


async def delivered(chat: DeskChat) -> None:
    """All that is owed is sent, and written down."""
    await chat.deliver()
    assert chat.services.courier_loop is not None
    await chat.services.courier_loop.finish()


def record() -> logging.LogRecord:
    return logging.LogRecord("dateline", logging.INFO, "here.py", 1, "x", None, None)


def test_a_line_outside_of_any_update_carries_none() -> None:
    row = json.loads(Discreet((), as_json=True).format(record()))
    assert "update" not in row
    with working_on(12):
        row = json.loads(Discreet((), as_json=True).format(record()))
    assert row["update"] == "12"
    assert update_worked_on() is None


async def owe_a_correction(chat: DeskChat, clock: Clock) -> int:
    """Somebody was sent an alert of a document, and the desk withdraws that; gives the update that did."""
    await chat.services.outbox.subscribe(Subscription(0, ASKER, alerts=True))
    await publish(chat.services, WIRE)
    clock.on(minutes=30)
    await chat.tick.run(chat.services.now())
    await delivered(chat)
    await chat.say("/withdraw 1 it was made up", EDITOR)
    update = chat.server.next_update
    await chat.press(chat.buttons(EDITOR)[0], EDITOR)
    return update


def updates_of(lines: Lines, kind: str) -> list[str | None]:
    """The update that stands in the log line of each message of a kind that was sent."""
    return [row.get("update") for row in lines.rows if f"({kind}) to chat" in row["message"]]


async def test_a_correction_is_logged_with_the_update_that_owed_it(
    sqlite_url: str, tmp_path: Path, lines: Lines
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        update = await owe_a_correction(chat, clock)
        await delivered(chat)
        assert "withdrawn" in chat.server.texts(ASKER)[-1].lower(), chat.server.texts(EDITOR)
    assert updates_of(lines, "correction") == [str(update)]
    assert set(updates_of(lines, "alert")) == {None}, "no update published that document"


@pytest.mark.parametrize("several", [False, True])
async def test_an_alert_is_logged_with_the_update_that_published_what_it_tells_unless_several_did(
    sqlite_url: str, tmp_path: Path, lines: Lines, several: bool
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        await chat.services.outbox.subscribe(Subscription(0, ASKER, alerts=True))
        updates = []
        for each in (WIRE, ROUTES) if several else (WIRE,):
            await receive(chat.services.library, LineDesk(), each, by=EDITOR, now=clock())
            await chat.say("/review", EDITOR)
            updates.append(chat.server.next_update)
            await chat.press("Publish", EDITOR)
        clock.on(minutes=30)
        await chat.tick.run(chat.services.now())
        await delivered(chat)
    assert updates_of(lines, "alert") == [None if several else str(updates[0])]


async def test_the_next_process_logs_it_with_the_update_that_owed_it_before_the_restart(
    database_url: str, tmp_path: Path, lines: Lines
) -> None:
    clock = Clock()
    async with reading_chat(database_url, tmp_path, clock=clock) as chat:
        update = await owe_a_correction(chat, clock)
    assert updates_of(lines, "correction") == []
    async with reading_chat(database_url, tmp_path, clock=clock) as chat:
        await delivered(chat)
    assert updates_of(lines, "correction") == [str(update)]


async def test_what_may_not_have_arrived_and_is_said_again_is_logged_with_its_first_update(
    sqlite_url: str, tmp_path: Path, lines: Lines
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        update = await owe_a_correction(chat, clock)
        (owed,) = await chat.services.outbox.deliveries(states=("pending",))
        await chat.services.outbox.start(owed.id)
        await chat.services.outbox.recover(chat.services.now())
        await chat.tick.run(chat.services.now())
        await delivered(chat)
        assert "again" in chat.server.texts(ASKER)[-1].lower()
    assert updates_of(lines, "correction") == [str(update)]


@pytest.mark.slow
async def test_what_a_worker_logs_of_an_upload_carries_the_update_that_handed_it_in(
    postgres_url: str, tmp_path: Path, lines: Lines
) -> None:
    database = Database(postgres_url)
    await bring_queue_up_to_date(database)
    queue = queue_of(database)
    number = await queue.submissions.hand_in(
        upload("x | - | AFP 2018-01-01"), "editor:8", NOW, how=HandedIn(cause=4711)
    )
    desk = BrokenDesk()
    work = Work(queue.library, queue.submissions, desk, queue.tell, lambda: NOW, "worker-1")
    await work.read(number)
    await database.close()
    assert [row.get("update") for row in lines.rows if row["message"] == f"Submission {number} was not read"] == [
        "4711"
    ]


class BrokenDesk(LineDesk):
    """Fails in a way that nobody foresaw."""

    async def read(self, upload: Upload) -> Extraction:
        raise RuntimeError("no such thing")
