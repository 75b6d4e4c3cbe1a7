"""JSON log lines carry the id of the update that they are about, through to the delivery that came of it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from bot.logs import Discreet
from bot.tracing import update_worked_on, working_on
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
    caplog.handler.addFilter(lambda _: True)
    return handler


def test_a_line_outside_of_any_update_carries_none() -> None:
    row = json.loads(Discreet((), as_json=True).format(logging.makeLogRecord({"msg": "x"})))
    assert "update" not in row
    with working_on(12):
        row = json.loads(Discreet((), as_json=True).format(logging.makeLogRecord({"msg": "x"})))
    assert row["update"] == "12"
    assert update_worked_on() is None


async def test_a_correction_is_logged_with_the_update_that_owed_it(
    sqlite_url: str, tmp_path: Path, lines: Lines
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        await subscribed(chat)
        await publish(chat.services, WIRE)
        clock.on(days=1)
        await chat.tick.run(chat.services.now())
        await chat.deliver()
        # The desk withdraws it: that update owes a correction, which goes out later, in another task.
        update = chat.server.next_update
        await chat.say("/withdraw 1 it was made up", EDITOR)
        if any(label.startswith("Withdraw") for label in chat.buttons(EDITOR)):
            update = chat.server.next_update
            await chat.press("Withdraw", EDITOR)
        await chat.deliver()
    logging.getLogger("dateline").removeHandler(lines)
    sent = [row for row in lines.rows if "(correction) to chat" in row["message"]]
    assert [row.get("update") for row in sent] == [str(update)]
    digests = [row for row in lines.rows if "(digest) to chat" in row["message"]]
    assert digests
    assert all("update" not in row for row in digests)


async def subscribed(chat: DeskChat) -> None:
    """A reader with a daily digest."""
    from datetime import time

    from briefings.model import Schedule, Subscription

    now = chat.services.now()
    schedule = Schedule(time(8), tuple(range(7)), "UTC")
    await chat.services.outbox.save_subscription(
        Subscription(0, ASKER, topics=("returnees",), schedule=schedule, mark=now, due=now)
    )
