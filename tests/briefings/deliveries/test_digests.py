"""What is owed to whom: one digest an occasion, alerts in batches. On a real library."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from briefings.deliveries.alerts import compose_alerts, hold_alerts, hold_anew
from briefings.deliveries.clock import follow_the_clock
from briefings.deliveries.digests import compose_due
from briefings.model import Delivery, Digest, Part, Subscription
from storage.database.database import Database
from tests.support.owing_desk import EVERY_DAY, SEVEN, Desk, PlainScribe


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


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


class NoRoutes(PlainScribe):
    """Cannot write of routes."""

    def digest(self, digest: Digest) -> Sequence[Part]:
        if any("routes" in change.finding.topics for change in digest.changes):
            raise ValueError("a bug")
        return super().digest(digest)


async def test_one_digest_that_cannot_be_written_costs_the_others_nothing(desk: Desk) -> None:
    bad = await desk.subscribe(chat=6, topics=("routes",))
    await desk.subscribe(topics=("returnees",))
    await desk.change("a")
    await desk.change("r", topics=("routes",))
    composed = await compose_due(desk.library, desk.outbox, NoRoutes(), SEVEN)
    assert (composed.added, composed.failed) == (1, ((bad.id, "a bug"),))
    assert (await desk.only()).text == "digest\nnew words of a"
    assert (await desk.outbox.subscription(bad.id)).due == SEVEN, "it is tried again"


async def test_however_many_digests_cannot_be_written_the_others_are(desk: Desk) -> None:
    for chat in (1, 2, 3):
        await desk.subscribe(chat=chat, topics=("routes",))
    await desk.subscribe(topics=("returnees",))
    await desk.change("a")
    await desk.change("r", topics=("routes",))
    composed = await compose_due(desk.library, desk.outbox, NoRoutes(), SEVEN, limit=3)
    assert (composed.added, len(composed.failed)) == (1, 3)
    assert (await desk.only()).chat == 5


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
    # Five lines an alert at the most; the rest is there for /latest.
    assert len(lines) == len(set(lines)) == 18
    assert [s.left_out for s in await desk.outbox.subscriptions()] == [0]
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


async def test_a_zone_that_this_machine_does_not_know_costs_nobody_else_their_alert(desk: Desk) -> None:
    quiet = {"quiet_from": time(22), "quiet_to": time(7), "zone": "Nowhere/Atall"}
    bad = await desk.subscribe(chat=1, schedule=None, due=None, alerts=True, **quiet)
    await desk.subscribe(chat=2, schedule=None, due=None, alerts=True)
    await desk.change("a")
    composed = await compose_alerts(desk.library, desk.outbox, desk.scribe, SEVEN + timedelta(minutes=1))
    assert [number for number, _ in composed.failed] == [bad.id]
    assert (await desk.only()).chat == 2


# --- quiet hours that begin before an alert got out -------------------------------------------------------------------

LATE = SEVEN.replace(hour=21, minute=59)
QUIET_BEGAN = SEVEN.replace(hour=22, minute=5)
MORNING = SEVEN.replace(hour=7) + timedelta(days=1)


async def alert_just_before_quiet_hours(desk: Desk) -> Delivery:
    await desk.subscribe(schedule=None, due=None, alerts=True, quiet_from=time(22), quiet_to=time(7))
    await desk.change("a")
    assert await desk.tick(LATE) == ["alert\nnew words of a"]
    return await desk.only()


async def test_an_alert_that_did_not_get_out_before_quiet_hours_waits_until_they_end(desk: Desk) -> None:
    alert = await alert_just_before_quiet_hours(desk)
    assert await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN) == 1
    assert await desk.outbox.next_deliveries(MORNING - timedelta(minutes=1), 10) == ()
    assert await desk.outbox.next_deliveries(MORNING, 10) == (replace(alert, due=MORNING, created=MORNING),)
    assert await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN + timedelta(minutes=1)) == 0, "it is held already"


async def test_quiet_hours_that_are_switched_off_while_alerts_are_looked_through_hold_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert, look = await alert_just_before_quiet_hours(desk), desk.outbox.alerts_to_hold

    async def looked_at_too_early(now: datetime) -> tuple[tuple[Delivery, Subscription], ...]:
        found = await look(now)
        ((_, owner),) = found
        changed = replace(owner, quiet_from=None, quiet_to=None)
        async with desk.library.together():
            await desk.outbox.save_subscription(changed)
            await hold_anew(desk.outbox, changed, now)
        return found

    monkeypatch.setattr(desk.outbox, "alerts_to_hold", looked_at_too_early)
    assert await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN) == 0
    assert await desk.outbox.next_deliveries(QUIET_BEGAN, 10) == (alert,)


async def test_an_alert_that_is_held_goes_when_quiet_hours_are_switched_off(desk: Desk) -> None:
    alert = await alert_just_before_quiet_hours(desk)
    assert await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN) == 1
    owner = replace(await desk.outbox.subscription(alert.subscription), quiet_from=None, quiet_to=None)
    await desk.outbox.save_subscription(owner)
    await hold_anew(desk.outbox, owner, QUIET_BEGAN)
    (going,) = await desk.outbox.next_deliveries(QUIET_BEGAN, 10)
    assert going.id == alert.id


async def test_an_alert_may_go_while_it_is_not_quiet(desk: Desk) -> None:
    alert = await alert_just_before_quiet_hours(desk)
    assert await hold_alerts(desk.library, desk.outbox, LATE) == 0
    assert await desk.outbox.next_deliveries(LATE, 10) == (alert,)


async def test_an_alert_that_is_being_sent_when_quiet_hours_begin_is_left_alone(desk: Desk) -> None:
    alert = await alert_just_before_quiet_hours(desk)
    await desk.outbox.start(alert.id)
    assert await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN) == 0
    assert await desk.only() == replace(alert, state="sending")


async def test_an_alert_that_waits_for_the_end_of_quiet_hours_holds_up_no_digest_of_the_night(desk: Desk) -> None:
    alert = await alert_just_before_quiet_hours(desk)
    await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN)
    night = QUIET_BEGAN + timedelta(hours=1)
    await desk.subscribe(topics=("routes",), due=night)
    await desk.change("r", topics=("routes",))
    assert await desk.tick(night) == ["digest\nnew words of r"]
    (digest,) = await desk.outbox.next_deliveries(night, 10)
    assert digest.kind == "digest"
    await desk.settle(digest, "sent")
    assert [d.id for d in await desk.outbox.next_deliveries(MORNING, 10)] == [alert.id]


async def test_quiet_hours_hold_back_alerts_alone(desk: Desk) -> None:
    await desk.subscribe(alerts=True, quiet_from=time(6), quiet_to=time(8))
    await desk.change("a")
    assert await desk.tick(SEVEN) == ["digest\nnew words of a"]
    assert await hold_alerts(desk.library, desk.outbox, SEVEN) == 0
    assert len(await desk.outbox.next_deliveries(SEVEN, 10)) == 1


# --- a clock that was wrong -------------------------------------------------------------------------------------------

YEAR = timedelta(days=365)


async def test_what_was_recorded_by_a_clock_that_was_ahead_is_alerted_at_once(desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True)
    await desk.change("a", at=SEVEN + timedelta(days=30))
    assert await desk.tick(SEVEN + timedelta(hours=1)) == ["alert\nnew words of a"]


async def test_a_digest_that_a_clock_a_year_ahead_put_off_is_due_at_its_next_slot(desk: Desk) -> None:
    made = await desk.subscribe(schedule=replace(EVERY_DAY, zone="Asia/Tokyo"))
    await desk.change("a")
    assert len(await desk.tick(SEVEN + YEAR)) == 1
    now = SEVEN + timedelta(hours=1)
    assert await follow_the_clock(desk.library, desk.outbox, now) == 1
    after = await desk.outbox.subscription(made.id)
    assert (after.due, after.mark) == (SEVEN.replace(hour=22), now), "07:00 in Tokyo"
    assert after.seen == 1, "what was told is not told again"


async def test_what_another_process_tells_while_the_clock_is_mended_is_not_told_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN + YEAR)
    found = desk.outbox.ahead_of_time

    async def and_a_digest_in_between(told: datetime, due: datetime) -> tuple[Subscription, ...]:
        ahead = await found(told, due)
        await desk.change("b")
        await desk.outbox.save_progress([replace(one, seen=2) for one in ahead])
        return ahead

    monkeypatch.setattr(desk.outbox, "ahead_of_time", and_a_digest_in_between)
    await follow_the_clock(desk.library, desk.outbox, SEVEN + timedelta(hours=1))

    assert (await desk.outbox.subscription(made.id)).seen == 2


async def test_a_message_that_waits_for_a_moment_a_year_away_may_go_now(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN + YEAR)
    now = SEVEN + timedelta(hours=1)
    assert await desk.outbox.next_deliveries(now, 10) == ()
    await follow_the_clock(desk.library, desk.outbox, now)
    assert [d.due for d in await desk.outbox.next_deliveries(now, 10)] == [now]


async def test_a_clock_that_is_right_changes_nothing(desk: Desk) -> None:
    """Neither a digest of next week, nor an alert that waits for the morning, nor a mark of another machine's clock."""
    mondays = replace(EVERY_DAY, days=(0,))
    ahead = QUIET_BEGAN + timedelta(minutes=2)
    await desk.subscribe(schedule=mondays, due=SEVEN + timedelta(days=6), mark=ahead)
    await alert_just_before_quiet_hours(desk)
    await hold_alerts(desk.library, desk.outbox, QUIET_BEGAN)
    before = await desk.outbox.subscriptions(), await desk.outbox.deliveries()
    assert await follow_the_clock(desk.library, desk.outbox, QUIET_BEGAN) == 0
    assert (await desk.outbox.subscriptions(), await desk.outbox.deliveries()) == before
