"""After a restore nothing goes out until somebody has said how: all of it, or without what may have gone out."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from briefings.model import Hold, Schedule, Subscription
from storage.database.backups import backup, restore
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from storage.tables.findings import ChangeRow
from tests.storage.outbox.test_outbox import NOW, owed

DAILY = Schedule(time(7, 0), (0, 1, 2, 3, 4, 5, 6), "UTC")
RESTORED = NOW + timedelta(days=1)
LATER = RESTORED + timedelta(hours=1)


async def changes(database: Database, many: int) -> None:
    """So many changes that somebody may be told of."""
    async with database.session() as session:
        for _ in range(many):
            session.add(ChangeRow(at=NOW, kind="new", finding="f", body={}, detail={}))


async def restored(database: Database, tmp_path: Path) -> Hold:
    """The library, after a backup of it was restored a day later."""
    await backup(database, tmp_path / "backup")
    await restore(database, tmp_path / "backup", force=True, now=RESTORED)
    hold = await SqlOutbox(database).hold()
    assert hold
    return hold


@pytest.fixture
async def outbox(database: Database) -> SqlOutbox:
    """Somebody (5) whose digest was due since, somebody (6) whose isn't yet, alerts (7); and messages owed to both."""
    await changes(database, 4)
    made = SqlOutbox(database)
    await made.subscribe(Subscription(0, 5, schedule=DAILY, seen=2, due=NOW + timedelta(hours=19)))
    await made.subscribe(Subscription(0, 6, schedule=DAILY, seen=2, due=RESTORED + timedelta(hours=19)))
    await made.subscribe(Subscription(0, 7, alerts=True, alerted=3))
    await made.subscribe(Subscription(0, 8, schedule=DAILY, seen=4, due=NOW))
    await made.add_deliveries([owed(5), owed(6, "correction", "1"), replace(owed(7), due=LATER), owed(9)])
    (done,) = [d for d in await made.next_deliveries(NOW, 10) if d.chat == 9]
    await made.settle(replace(done, state="sent", sent=NOW))
    return made


async def test_nothing_goes_out_but_what_tells_of_the_hold(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    assert [d.chat for d in await outbox.next_deliveries(NOW, 10)] == [6, 5]
    await restored(database, tmp_path)
    assert await outbox.next_deliveries(LATER, 10) == ()
    await outbox.add_deliveries([owed(1, "notice", "restored:2018"), owed(1, "notice", "failed:2018")])
    assert [d.occasion for d in await outbox.next_deliveries(LATER, 10)] == ["restored:2018"]
    assert await outbox.next_deliveries(LATER, 10, but=[1]) == ()


async def test_it_shows_what_may_go_out_twice_and_nothing_else(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    hold = await restored(database, tmp_path)
    found = await outbox.may_repeat(hold)
    assert [(d.chat, d.kind) for d in found.messages] == [(6, "correction"), (5, "digest")]
    assert [s.chat for s in found.digests] == [5]
    assert [s.chat for s in found.alerts] == [7]


async def test_the_newest_message_of_the_backup_may_go_out_twice_and_one_that_was_owed_later_cannot(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    await outbox.add_deliveries([owed(10)])
    hold = await restored(database, tmp_path)
    await outbox.add_deliveries([owed(11)])
    assert [d.chat for d in (await outbox.may_repeat(hold)).messages] == [6, 5, 10]


async def test_who_is_owed_nothing_more_or_cannot_be_reached_is_not_shown(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    for gone in ({"ended": True}, {"asleep": True}):
        due = {"schedule": DAILY, "seen": 2, "due": NOW + timedelta(hours=19)}
        await outbox.subscribe(replace(Subscription(0, 10), **due, **gone))  # type: ignore[arg-type]
        await outbox.subscribe(replace(Subscription(0, 11), alerts=True, alerted=3, **gone))  # type: ignore[arg-type]
    found = await outbox.may_repeat(await restored(database, tmp_path))
    assert [s.chat for s in (*found.digests, *found.alerts)] == [5, 7]


async def test_alerts_that_had_told_all_of_the_backup_are_not_shown(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    by_an_alert = Subscription(0, 10, alerts=True, alerted=4)
    by_a_digest = Subscription(0, 11, schedule=DAILY, alerts=True, seen=4, alerted=3, due=NOW)
    by_neither = Subscription(0, 12, schedule=DAILY, alerts=True, seen=3, alerted=3, due=RESTORED + timedelta(hours=1))
    for subscription in (by_an_alert, by_a_digest, by_neither):
        await outbox.subscribe(subscription)
    found = await outbox.may_repeat(await restored(database, tmp_path))
    assert [s.chat for s in found.alerts] == [7, 12]


async def test_sending_all_sends_it_as_it_was_owed(database: Database, outbox: SqlOutbox, tmp_path: Path) -> None:
    hold = await restored(database, tmp_path)
    assert await outbox.go_on(hold, leave_out=False, now=LATER)
    assert await outbox.hold() is None
    assert not await outbox.go_on(hold, leave_out=False, now=LATER), "somebody else was faster"
    assert [d.chat for d in await outbox.next_deliveries(LATER, 10)] == [6, 5, 7]
    assert [s.seen for s in await outbox.subscriptions()] == [2, 2, 0, 4]


async def test_leaving_out_makes_messages_uncertain_and_counts_the_rest_as_told(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    hold = await restored(database, tmp_path)
    await outbox.add_deliveries([owed(5, "correction", "owed after the restore")])
    assert await outbox.go_on(hold, leave_out=True, now=LATER)
    left = {d.occasion: d.state for d in await outbox.deliveries() if d.chat in (5, 6)}
    assert left == {"2018-02-20 07:00": "uncertain", "1": "uncertain", "owed after the restore": "pending"}
    # Chat 7's message was not due before the restore, so it can't have gone out.
    assert [d.chat for d in await outbox.next_deliveries(LATER, 10)] == [5, 7]
    assert [(s.chat, s.seen, s.alerted) for s in await outbox.subscriptions()] == [
        (5, 4, 0), (6, 2, 0), (7, 0, 4), (8, 4, 0),
    ]  # fmt: skip


async def test_a_library_that_owes_nobody_anything_is_not_held(database: Database, tmp_path: Path) -> None:
    await backup(database, tmp_path / "backup")
    assert (await restore(database, tmp_path / "backup", force=True)).hold is None
    assert await SqlOutbox(database).hold() is None


async def test_a_hold_in_a_backup_is_replaced_by_the_new_one(
    database: Database, outbox: SqlOutbox, tmp_path: Path
) -> None:
    await restored(database, tmp_path)
    await backup(database, tmp_path / "second")
    await restore(database, tmp_path / "second", force=True, now=LATER)
    hold = await outbox.hold()
    assert hold
    assert hold.at == LATER
