"""What is owed to whom: one digest an occasion, alerts in batches. On a real library."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest

from briefings.deliveries import compose_due
from storage.database import Database
from tests.briefings.owing_desk import EVERY_DAY, SEVEN, Desk


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    return Desk(sqlite_database)


async def test_a_digest_tells_each_change_once(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    assert await desk.tick(SEVEN) == ["digest\nnew words of a"]
    assert await desk.tick(SEVEN) == []
    await desk.change("b")
    assert await desk.tick(SEVEN + timedelta(hours=5)) == []
    assert await desk.tick(SEVEN + timedelta(days=1)) == ["digest\nnew words of b"]


async def test_nothing_new_is_no_message_unless_a_note_was_asked_for(desk: Desk) -> None:
    await desk.subscribe()
    assert await desk.tick(SEVEN) == []
    await desk.subscribe(note_when_empty=True)
    assert await desk.tick(SEVEN) == ["nothing new"]


async def test_down_for_six_hours_is_one_late_digest_that_says_so(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    assert await desk.tick(SEVEN + timedelta(hours=6)) == ["digest (late)\nnew words of a"]


async def test_down_for_three_days_is_one_digest_not_three(desk: Desk) -> None:
    subscription = await desk.subscribe()
    await desk.change("a")
    assert len(await desk.tick(SEVEN + timedelta(days=3, hours=1))) == 1
    after = await desk.outbox.subscription(subscription.id)
    assert after.due == SEVEN + timedelta(days=4)


async def test_only_the_subscriptions_topics_and_places_are_told(desk: Desk) -> None:
    await desk.subscribe(topics=("routes",))
    await desk.subscribe(chat=6, places=("GB",))
    await desk.subscribe(chat=7, topics=("returnees",), places=("FR",))
    await desk.change("a")
    await desk.tick(SEVEN)
    assert [d.chat for d in await desk.outbox.deliveries()] == [7]


async def test_a_sleeping_subscription_is_told_everything_when_it_wakes(desk: Desk) -> None:
    await desk.subscribe(asleep=True)
    await desk.change("a")
    assert await desk.tick(SEVEN) == []
    await desk.outbox.sleep_chat(5, False)
    assert await desk.tick(SEVEN + timedelta(days=2)) == ["digest (late)\nnew words of a"]


async def test_a_batch_of_documents_makes_one_alert_once_it_has_settled(desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True)
    for number in range(4):
        await desk.change(f"a{number}", at=SEVEN + timedelta(seconds=5 * number))
    assert await desk.tick(SEVEN + timedelta(seconds=20)) == []
    texts = await desk.tick(SEVEN + timedelta(seconds=40))
    assert len(texts) == 2  # one alert, in two messages of two lines each
    assert {d.occasion for d in await desk.outbox.deliveries()} == {"4"}
    assert await desk.tick(SEVEN + timedelta(seconds=60)) == []


async def test_quiet_hours_hold_an_alert_until_they_end(desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True, quiet_from=time(22), quiet_to=time(8))
    await desk.change("a", at=SEVEN)
    assert await desk.tick(SEVEN + timedelta(minutes=10)) == []
    assert await desk.tick(SEVEN + timedelta(minutes=61)) == ["alert\nnew words of a"]


async def test_what_an_alert_told_is_not_told_again_by_the_digest(desk: Desk) -> None:
    await desk.subscribe(alerts=True, due=SEVEN + timedelta(days=1))
    await desk.change("a")
    assert await desk.tick(SEVEN + timedelta(minutes=1)) == ["alert\nnew words of a"]
    await desk.change("u", "updated")
    assert await desk.tick(SEVEN + timedelta(days=1)) == ["digest\nupdated words of u"]


async def test_a_second_digest_of_a_slot_keeps_its_lines_for_the_next(desk: Desk) -> None:
    """Somebody who flies west has the same local date's slot again."""
    made = await desk.subscribe()
    await desk.change("a")
    assert await desk.tick(SEVEN) == ["digest\nnew words of a"]
    for name in "bcd":
        await desk.change(name)
    west = replace(EVERY_DAY, zone="Etc/GMT+6")
    now = SEVEN + timedelta(hours=6)
    await desk.outbox.save_subscription(replace(await desk.outbox.subscription(made.id), schedule=west, due=now))
    assert await desk.tick(now) == []
    assert len(await desk.tick(now + timedelta(days=1))) == 2


async def test_a_settings_change_that_read_before_the_digest_takes_nothing_back(desk: Desk) -> None:
    stale = await desk.subscribe()
    await desk.change("a")
    assert len(await desk.tick(SEVEN)) == 1
    await desk.outbox.move_chat(5, -1005)
    await desk.outbox.sleep_chat(-1005, True)
    await desk.outbox.save_subscription(replace(stale, note_when_empty=True, schedule=replace(EVERY_DAY, at=time(8))))
    after = await desk.outbox.subscription(stale.id)
    assert (after.chat, after.asleep, after.seen, after.mark) == (-1005, True, 1, SEVEN)
    assert after.note_when_empty


async def test_one_digest_that_cannot_be_written_costs_the_others_nothing(desk: Desk) -> None:
    bad = await desk.subscribe(chat=6, topics=("returnees",))
    await desk.subscribe()
    await desk.change("a")
    written = desk.scribe.digest

    def write(digest: object) -> object:
        if len(calls) % 2 == 0:
            calls.append(1)
            raise ValueError("a bug")
        calls.append(1)
        return written(digest)  # type: ignore[arg-type]

    calls: list[int] = []
    desk.scribe.digest = write  # type: ignore[assignment,method-assign]
    composed = await compose_due(desk.library, desk.outbox, desk.scribe, SEVEN)
    assert composed.added == 1
    assert len(composed.failed) == 1 or bad.id


async def test_what_fell_before_the_digest_was_written_is_not_told(desk: Desk) -> None:
    """A document goes and its finding stays, on another document: nothing changed, but the words did."""
    await desk.subscribe()
    old = await desk.change("a", statements=("a1", "a2"), documents=(1, 2))
    left = replace(old, id="a2", statements=("a2",), documents=(2,), text="what document 2 says")
    await desk.library.save_findings(("a1", "a2"), [left], SEVEN)
    assert await desk.tick(SEVEN) == ["digest\nnew what document 2 says"]


async def test_new_and_restored_is_told_to_whom_it_was_never_told(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.withdraw("a")  # the digest was still pending: it is not sent
    assert await desk.outbox.deliveries() == ()
    await desk.change("a", "withdrawn")
    await desk.change("a", "new")
    assert await desk.tick(SEVEN + timedelta(days=1)) == ["digest\nnew words of a"]


async def test_withdrawn_and_restored_is_nothing_to_whom_it_was_told(desk: Desk) -> None:
    await desk.subscribe(alerts=True, due=SEVEN + timedelta(days=1))
    await desk.change("a")
    assert await desk.tick(SEVEN + timedelta(minutes=1)) == ["alert\nnew words of a"]
    await desk.send_all()
    await desk.change("a", "withdrawn", at=SEVEN + timedelta(minutes=2))
    await desk.change("a", "new", at=SEVEN + timedelta(minutes=3))
    assert await desk.tick(SEVEN + timedelta(minutes=10)) == []
    assert await desk.tick(SEVEN + timedelta(days=1)) == []


async def test_what_did_not_fit_into_an_alert_is_the_digests_to_tell(desk: Desk) -> None:
    await desk.subscribe(alerts=True, due=SEVEN + timedelta(days=1))
    for number in range(25):
        await desk.change(f"a{number:02}")
    alerted = await desk.tick(SEVEN + timedelta(minutes=1))
    digest = await desk.tick(SEVEN + timedelta(days=1))
    told = [line for text in alerted + digest for line in text.splitlines()[1:]]
    assert len(told) == len(set(told)) == 25


async def test_with_both_nothing_is_told_twice_and_nothing_lost_over_quiet_hours(desk: Desk) -> None:
    quiet = {"quiet_from": time(22), "quiet_to": time(7, 30)}
    await desk.subscribe(alerts=True, due=SEVEN + timedelta(days=1), **quiet)
    evening = SEVEN + timedelta(hours=13)
    await desk.change("a", at=evening)
    await desk.change("u", "updated", at=evening)
    assert await desk.tick(evening + timedelta(minutes=1)) == ["alert\nnew words of a"]
    night = SEVEN + timedelta(hours=18)
    await desk.change("n", at=night)
    assert await desk.tick(night + timedelta(minutes=5)) == []
    (digest,) = await desk.tick(SEVEN + timedelta(days=1))
    assert digest == "digest\nupdated words of u\nnew words of n"
    assert await desk.tick(SEVEN + timedelta(days=1, hours=2)) == []


async def test_alerts_come_out_of_a_stream_that_never_pauses(desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True)
    told: list[str] = []
    for number in range(60):
        now = SEVEN + timedelta(seconds=10 * number)
        await desk.change(f"a{number:02}", at=now)
        told += await desk.tick(now)
    told += await desk.tick(now + timedelta(minutes=1))
    lines = [line for text in told for line in text.splitlines()[1:]]
    assert len(lines) == len(set(lines)) == 60
    assert len({d.occasion for d in await desk.outbox.deliveries(limit=1000)}) == 4


async def test_two_processes_that_tick_at_once_compose_each_occasion_once(database_url: str) -> None:
    one, two = Database(database_url), Database(database_url)
    desks = [Desk(one), Desk(two)]
    for chat in range(1, 31):
        await desks[0].subscribe(chat=chat, alerts=chat % 2 == 0)
    await desks[0].change("a")
    now = SEVEN + timedelta(minutes=1)
    await asyncio.gather(*(desk.tick(now) for desk in (*desks, *desks)))
    composed = await desks[0].outbox.deliveries(limit=1000)
    assert sorted(d.chat for d in composed) == list(range(1, 31))
    for database in (one, two):
        await database.close()
