"""JSON log lines carry the id of the update that they are about, through to the delivery that came of it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from bot.logs import Discreet
from bot.tracing import update_worked_on, working_on
from briefings.model import Subscription
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.reading_chat import ASKER, WIRE, Clock, publish, reading_chat


class Lines(logging.Handler):
    """What would be written to standard error."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Discreet((), as_json=True))
        self.rows: list[dict[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.rows.append(json.loads(self.format(record)))


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Lines:
    caplog.set_level(logging.INFO, "dateline")
    handler = Lines()
    logging.getLogger("dateline").addHandler(handler)
    return handler


async def delivered(chat: DeskChat) -> None:
    """All that is owed is sent, and written down."""
    await chat.deliver()
    assert chat.services.rounds is not None
    await chat.services.rounds.finish()


def record() -> logging.LogRecord:
    return logging.LogRecord("dateline", logging.INFO, "here.py", 1, "x", None, None)


def test_a_line_outside_of_any_update_carries_none() -> None:
    row = json.loads(Discreet((), as_json=True).format(record()))
    assert "update" not in row
    with working_on(12):
        row = json.loads(Discreet((), as_json=True).format(record()))
    assert row["update"] == "12"
    assert update_worked_on() is None


async def test_a_correction_is_logged_with_the_update_that_owed_it(
    sqlite_url: str, tmp_path: Path, lines: Lines
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        await chat.services.outbox.subscribe(Subscription(0, ASKER, alerts=True))
        await publish(chat.services, WIRE)
        clock.on(minutes=30)
        await chat.tick.run(chat.services.now())
        await delivered(chat)
        # The desk withdraws it: that update owes a correction, which goes out later, in another task.
        await chat.say("/withdraw 1 it was made up", EDITOR)
        update = chat.server.next_update
        await chat.press(chat.buttons(EDITOR)[0], EDITOR)
        await delivered(chat)
        assert "withdrawn" in chat.server.texts(ASKER)[-1].lower(), chat.server.texts(EDITOR)
    logging.getLogger("dateline").removeHandler(lines)
    sent = [row for row in lines.rows if "(correction) to chat" in row["message"]]
    assert [row.get("update") for row in sent] == [str(update)]
    alerts = [row for row in lines.rows if "(alert) to chat" in row["message"]]
    assert alerts
    assert all("update" not in row for row in alerts)
