"""A digest or an alert that waits to be sent says what stands when it goes, whatever was ruled meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefings.deliveries.telling import owe_next_slice
from storage.database.database import Database
from tests.support.acting import COURT, REPORT, Room
from tests.support.owing_desk import SEVEN, Desk

NEXT_DAY = SEVEN + timedelta(days=1)
DISPUTED = "digest\ndisputed Some 250 have come home to France."
UPDATED = "digest\nupdated Some 250 have come home to France."
NEW = "digest\nnew Some 250 have come home to France."


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk)


async def test_a_dispute_that_waits_when_an_editor_rules_that_there_is_none_is_only_new(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [NEW]
    await desk.send_all()
    await room.undo()
    (told,) = await desk.tick(NEXT_DAY)
    assert told.startswith(DISPUTED)


async def test_a_dispute_that_an_editor_takes_for_an_update_is_told_as_one(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    last = await desk.library.last_change()
    await desk.subscribe(seen=last)
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.rule(report, court, "updates")
    assert await desk.pending() == [UPDATED]
    await desk.subscribe(chat=6, seen=last)
    assert await desk.tick(SEVEN) == [UPDATED]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_so_it_is_in_an_alert(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    last = await desk.library.last_change()
    await desk.subscribe(alerts=True, schedule=None, due=None, seen=last, alerted=last)
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED.replace("digest", "alert")]
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [NEW.replace("digest", "alert")]


async def test_very_many_that_wait_are_written_anew_in_slices(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.deliveries.corrections.AT_ONCE", 2)
    report = await room.publish(REPORT)
    for chat in range(5, 8):
        await desk.subscribe(chat=chat, seen=await desk.library.last_change())
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED] * 3
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [DISPUTED] * 3
    while await owe_next_slice(desk.library, desk.outbox, desk.scribe, SEVEN):
        pass
    assert await desk.pending() == [NEW] * 3
