"""The outbox holds what is owed: unique occasions, one chat's order, nothing started twice. On both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from briefings.errors import NotFound
from briefings.model import Carried, Delivery, DeliveryKind, Gloss, Schedule, Subscription
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from storage.outbox.queue import PATIENCE
from tests.support.postgres_server import Server

NOW = datetime(2018, 2, 20, 12, tzinfo=UTC)


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


def owed(
    chat: int = 5, kind: DeliveryKind = "digest", occasion: str = "2018-02-20 07:00", part: int = 0, **more: object
) -> Delivery:
    row = Delivery(0, abs(chat), chat, kind, occasion, part, f"{kind} {occasion} {part}", "pending", NOW, created=NOW)
    return replace(row, **more)  # type: ignore[arg-type]


def line(*statements: str) -> tuple[Carried, ...]:
    return (Carried("new", statements, (1,), "words"),)


async def test_a_subscription_comes_back_as_it_was_stored(outbox: SqlOutbox) -> None:
    made = Subscription(
        0, -100123, ("returnees",), ("FR", "GB"), Schedule(time(7, 30), (0, 4), "Asia/Kathmandu"), True,
        time(22, 0), time(6, 30), "Asia/Kathmandu", True, 77, NOW, 12, 13, NOW + timedelta(hours=3),
    )  # fmt: skip
    stored = await outbox.subscribe(made)
    assert stored.id > 0
    assert await outbox.subscription(stored.id) == replace(made, id=stored.id)


async def test_one_chat_may_have_several_subscriptions_and_an_ended_one_is_not_listed(outbox: SqlOutbox) -> None:
    first = await outbox.subscribe(Subscription(0, 5, ("returnees",)))
    second = await outbox.subscribe(Subscription(0, 5, ("routes",)))
    await outbox.save_subscription(replace(first, ended=True))
    assert await outbox.subscriptions(5) == (second,)


async def test_a_line_comes_back_with_what_it_said_in_brackets(outbox: SqlOutbox) -> None:
    sent = replace(line("a")[0], glosses=(Gloss(0, 2, "Tom Lane"),))
    await outbox.add_deliveries([owed(carried=(sent,))])
    (stored,) = await outbox.deliveries()
    assert stored.carried == (sent,)


async def test_an_occasion_is_owed_once(outbox: SqlOutbox) -> None:
    assert await outbox.add_deliveries([owed(), owed(part=1)]) == 2
    assert await outbox.add_deliveries([owed(), owed(part=1), owed(part=2)]) == 1


async def test_alerts_go_before_others_digests_and_each_chat_gets_one_at_a_time(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries(
        [owed(5), owed(5, part=1), owed(7, "alert", "12"), owed(6, "alert", "13"), owed(6), owed(6, "alert", "14")]
    )
    first = await outbox.next_deliveries(NOW, 10)
    assert [(d.chat, d.kind, d.occasion) for d in first] == [
        (7, "alert", "12"), (6, "alert", "13"), (5, "digest", "2018-02-20 07:00"),
    ]  # fmt: skip


async def test_a_chat_gets_its_alerts_and_digests_in_the_order_in_which_they_were_owed(outbox: SqlOutbox) -> None:
    """An alert told that a number is disputed; the digest of before the outage then told the number as new."""
    late = [owed(), owed(part=1), owed(kind="alert", occasion="12"), owed(occasion="2018-02-21 07:00")]
    await outbox.add_deliveries(late)
    correction = owed(kind="correction", occasion="1:2:1:withdrawn")
    await outbox.add_deliveries([correction])
    gone = []
    while found := await outbox.next_deliveries(NOW, 10):
        gone += [(d.kind, d.occasion, d.part) for d in found]
        for delivery in found:
            await outbox.settle(replace(delivery, state="sent"))
    assert gone == [(d.kind, d.occasion, d.part) for d in (correction, *late)]


async def test_however_many_alerts_wait_for_older_digests_these_are_found(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(chat) for chat in range(1, 41)])
    await outbox.add_deliveries([owed(chat, "alert", "12") for chat in range(1, 41)])
    assert [d.chat for d in await outbox.next_deliveries(NOW, 3)] == [1, 2, 3]


async def test_a_message_that_waits_holds_back_its_own_chat_only(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(5, part=1), owed(6)])
    waiting = (await outbox.next_deliveries(NOW, 10))[0]
    await outbox.settle(replace(waiting, due=NOW + timedelta(seconds=30), attempts=1))
    assert [d.chat for d in await outbox.next_deliveries(NOW, 10)] == [6]
    later = await outbox.next_deliveries(NOW + timedelta(minutes=1), 10)
    assert [(d.chat, d.part) for d in later] == [(5, 0), (6, 0)]


async def test_a_message_that_failed_often_no_longer_holds_back_the_later_ones(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(5, occasion="2018-02-21 07:00")])
    bad, later = reversed(await outbox.deliveries())
    for attempts in range(1, PATIENCE):
        await outbox.settle(replace(bad, due=NOW + timedelta(minutes=4), attempts=attempts))
        assert await outbox.next_deliveries(NOW, 10) == ()
    await outbox.settle(replace(bad, due=NOW + timedelta(minutes=4), attempts=PATIENCE))
    assert await outbox.next_deliveries(NOW, 10) == (later,)
    (due,) = await outbox.next_deliveries(NOW + timedelta(minutes=4), 10)
    assert due.id == bad.id, "when it is due again, it is tried first"


async def test_of_two_couriers_one_starts_a_delivery(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed()])
    (delivery,) = await outbox.next_deliveries(NOW, 10)
    started = await asyncio.gather(*(outbox.start(delivery.id) for _ in range(4)))
    assert sum(d is not None for d in started) == 1
    assert await outbox.next_deliveries(NOW, 10) == ()


async def test_what_a_dead_courier_left_on_its_way_is_uncertain(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6)])
    (first, _) = await outbox.next_deliveries(NOW, 10)
    await outbox.start(first.id)
    assert [d.id for d in await outbox.recover(NOW)] == [first.id]
    assert (await outbox.delivery(first.id)).state == "uncertain"
    assert await outbox.recover(NOW) == ()


async def test_what_a_living_courier_has_on_its_way_is_not_recovered(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6), owed(7)])
    mine, other, third = await outbox.next_deliveries(NOW, 10)
    await outbox.start(mine.id)
    await outbox.start(other.id)
    assert [d.id for d in await outbox.recover(NOW, but={mine.id, third.id})] == [other.id]
    assert [d.state for d in await outbox.deliveries()] == ["pending", "uncertain", "sending"]


async def test_a_withdrawal_finds_every_message_that_carried_a_statement(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries(
        [
            owed(5, carried=line("a", "b")),
            owed(6, "alert", "9", carried=line("b")),
            owed(7, occasion="x", carried=line("c")),
        ]
    )
    found = await outbox.carrying(["b", "zzz"], ("pending",))
    assert [d.chat for d in found] == [5, 6]
    assert await outbox.carrying(["b"], ("sent", "uncertain")) == ()


async def test_thousands_of_statements_can_be_asked_for_at_once(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, carried=line("s02999"))])
    assert len(await outbox.carrying([f"s{n:05}" for n in range(3000)], ("pending",))) == 1


async def test_a_sleeping_chat_is_passed_over_until_it_wakes(outbox: SqlOutbox) -> None:
    await outbox.subscribe(Subscription(0, 5))
    await outbox.add_deliveries([owed(5)])
    assert await outbox.sleep_chat(5, True) == 1
    assert await outbox.next_deliveries(NOW, 10) == ()
    assert await outbox.sleep_chat(5, False) == 1
    assert len(await outbox.next_deliveries(NOW, 10)) == 1


async def test_all_that_hangs_on_a_chat_moves_with_it(outbox: SqlOutbox) -> None:
    await outbox.subscribe(Subscription(0, -5))
    await outbox.add_deliveries([owed(-5)])
    await outbox.move_chat(-5, -1005)
    assert [s.chat for s in await outbox.subscriptions()] == [-1005]
    assert [d.chat for d in await outbox.deliveries()] == [-1005]


async def test_due_subscriptions_are_the_awake_ones_whose_moment_has_come(outbox: SqlOutbox) -> None:
    for minutes, asleep in ((-5, False), (-10, False), (-5, True), (5, False)):
        await outbox.subscribe(Subscription(0, 5 + asleep, due=NOW + timedelta(minutes=minutes), asleep=asleep))
    assert [s.due for s in await outbox.due_subscriptions(NOW, 10)] == [
        NOW - timedelta(minutes=10), NOW - timedelta(minutes=5),
    ]  # fmt: skip


async def test_ending_a_subscription_cancels_what_it_was_owed_but_not_its_corrections(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(5, "correction", "1:2:1:withdrawn")])
    assert await outbox.cancel_pending(5) == 1
    assert [d.kind for d in await outbox.next_deliveries(NOW, 10)] == ["correction"]


async def test_a_forgotten_chat_leaves_nothing(outbox: SqlOutbox) -> None:
    subscription = await outbox.subscribe(Subscription(0, 5))
    await outbox.add_deliveries([owed(5, carried=line("a"))])
    await outbox.forget_chat(5)
    assert await outbox.deliveries() == ()
    assert await outbox.carrying(["a"], ("pending",)) == ()
    with pytest.raises(NotFound):
        await outbox.subscription(subscription.id)


async def test_the_counts_say_how_long_the_oldest_has_waited(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, created=NOW - timedelta(minutes=90)), owed(6)])
    counts = await outbox.outbox_counts(NOW)
    assert (counts["pending"], counts["oldest_minutes"]) == (2, 90)


async def test_what_is_held_for_a_sleeping_chat_is_no_trouble(outbox: SqlOutbox) -> None:
    await outbox.subscribe(Subscription(0, 5, asleep=True))
    await outbox.add_deliveries([owed(5, created=NOW - timedelta(days=3))])
    counts = await outbox.outbox_counts(NOW)
    assert (counts["pending"], counts["held"], counts["oldest_minutes"]) == (1, 1, 0)
    assert not await outbox.silent_since(NOW - timedelta(days=1))


async def test_a_day_is_silent_when_something_was_owed_and_nothing_went(outbox: SqlOutbox) -> None:
    day_ago = NOW - timedelta(days=1)
    assert not await outbox.silent_since(day_ago)
    await outbox.add_deliveries([owed(5, created=NOW - timedelta(days=2))])
    assert await outbox.silent_since(day_ago)
    await outbox.add_deliveries([owed(6, state="sent", sent=NOW, created=NOW)])
    assert not await outbox.silent_since(day_ago)


async def test_a_failure_of_long_ago_makes_no_day_silent(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, state="failed", sent=NOW - timedelta(days=9), created=NOW)])
    assert not await outbox.silent_since(NOW - timedelta(days=1))


async def test_chats_that_must_wait_do_not_hide_the_others(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(chat) for chat in range(1, 11)])
    assert [d.chat for d in await outbox.next_deliveries(NOW, 3, but=range(1, 6))] == [6, 7, 8]


async def test_whoever_subscribes_is_awake(outbox: SqlOutbox) -> None:
    old = await outbox.subscribe(Subscription(0, 5, asleep=True, ended=True))
    await outbox.subscribe(Subscription(0, 5))
    assert not (await outbox.subscription(old.id)).asleep


async def test_a_chat_that_moved_has_other_message_ids(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(-5, state="sent", message=77)])
    await outbox.move_chat(-5, -1005)
    (moved,) = await outbox.deliveries()
    assert (moved.chat, moved.message) == (-1005, None)


async def test_however_many_wait_behind_one_another_the_others_are_found(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, "alert", str(n)) for n in range(60)] + [owed(6)])
    (first,) = await outbox.next_deliveries(NOW, 1)
    await outbox.start(first.id)
    assert [d.chat for d in await outbox.next_deliveries(NOW, 1)] == [6]


async def test_what_is_postponed_waits_unless_it_is_on_its_way(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6)])
    first, second = await outbox.next_deliveries(NOW, 10)
    await outbox.start(first.id)
    for delivery in (first, second):
        await outbox.postpone(delivery.id, NOW + timedelta(hours=8))
    assert (await outbox.delivery(first.id)).due == NOW
    assert await outbox.next_deliveries(NOW, 10) == ()
    later = NOW + timedelta(hours=8)
    assert await outbox.next_deliveries(later, 10) == (replace(second, due=later, created=later),)


async def test_the_failures_of_a_day_are_listed_newest_first_and_the_owners_notices_apart(outbox: SqlOutbox) -> None:
    yesterday, long_ago = NOW - timedelta(days=1), NOW - timedelta(days=2)
    await outbox.add_deliveries(
        [
            owed(5, state="failed", sent=yesterday),
            owed(6, state="failed", sent=NOW, error="Forbidden"),
            owed(7, state="failed", sent=long_ago),
            owed(8, "notice", state="failed", sent=NOW),
            owed(9, state="sent", sent=NOW),
            owed(10, state="uncertain", sent=NOW),
        ]
    )
    failed = await outbox.failed_since(yesterday)
    assert [(d.chat, d.error) for d in failed] == [(6, "Forbidden"), (5, None)]
    assert [d.chat for d in await outbox.failed_since(yesterday, limit=1)] == [6]


async def test_no_part_of_a_message_is_started_while_its_parts_are_being_written_anew(database_url: str) -> None:
    database, couriers = Database(database_url), Database(database_url)
    outbox, courier = SqlOutbox(database), SqlOutbox(couriers)
    await outbox.add_deliveries([owed(), owed(part=1)])
    async with SqlLibrary(database).together():
        first, second = await outbox.same_occasion(owed())
        started = asyncio.create_task(courier.start(first.id))
        await asyncio.wait([started], timeout=0.3)
        assert not started.done()
        await outbox.rewrite([replace(first, text="written anew")])
        await outbox.remove_pending([second.id])
    taken = await started
    assert taken is not None
    assert (taken.text, taken.state) == ("written anew", "sending")
    await database.close()
    await couriers.close()


async def test_whoever_composes_or_corrects_is_alone_until_the_transaction_ends(
    postgres: Server, postgres_url: str
) -> None:
    """In whatever way the transaction was opened: nobody writes a line down while somebody else withdraws it."""
    here, elsewhere = Database(postgres_url), Database(postgres_url)
    order: list[str] = []

    async def withdraw() -> None:
        async with elsewhere.session():
            await SqlOutbox(elsewhere).alone()
            order.append("withdrawn")

    async with here.session():
        await SqlOutbox(here).alone()
        withdrawing = asyncio.create_task(withdraw())
        await postgres.until_it_waits(postgres_url, withdrawing)
        order.append("composed")
    await withdrawing
    assert order == ["composed", "withdrawn"]
    await here.close()
    await elsewhere.close()
