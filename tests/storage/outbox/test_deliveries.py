"""What is changed about one message leaves every other as it is; and what has left is out of reach. On both
databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from briefings.model import DeliveryKind, Schedule, Subscription
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.storage.outbox.test_outbox import NOW, line, owed

DAILY = Schedule(time(7, 0), (0, 1, 2, 3, 4, 5, 6), "UTC")


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


async def test_what_became_of_a_message_is_kept_with_the_moment_and_the_bot_that_sent_it(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed()])
    (delivery,) = await outbox.next_deliveries(NOW, 1)
    gone = replace(delivery, state="sent", sent=NOW + timedelta(seconds=2), message=71, sender=4242, attempts=1)
    await outbox.settle(gone)
    assert await outbox.delivery(delivery.id) == gone


async def test_a_message_is_written_anew_and_the_others_keep_their_words(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, carried=line("a")), owed(6, carried=line("b"))])
    mine, other = await outbox.next_deliveries(NOW, 10)
    await outbox.rewrite([replace(mine, text="written anew", carried=line("c"))])
    assert (await outbox.delivery(mine.id)).text == "written anew"
    assert await outbox.delivery(other.id) == other
    assert [d.id for d in await outbox.carrying(["a", "b", "c"], ("pending",))] == [mine.id, other.id]
    assert await outbox.carrying(["a"], ("pending",)) == ()


async def test_what_has_left_is_neither_written_anew_nor_taken_away(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6)])
    for delivery in await outbox.next_deliveries(NOW, 10):
        await outbox.start(delivery.id)
    before = await outbox.deliveries()
    await outbox.rewrite([replace(delivery, text="too late") for delivery in before])
    await outbox.remove_pending([delivery.id for delivery in before])
    assert await outbox.deliveries() == before


async def test_the_id_of_a_message_that_was_taken_back_is_never_given_to_another(outbox: SqlOutbox) -> None:
    """A courier that had read it would start the other in its place, as a reply to what the first corrected."""
    await outbox.add_deliveries([owed(5)])
    (taken_back,) = await outbox.deliveries()
    await outbox.remove_pending([taken_back.id])
    await outbox.add_deliveries([owed(6)])
    assert await outbox.start(taken_back.id) is None


async def test_the_id_of_a_subscription_that_was_forgotten_is_never_given_to_another(outbox: SqlOutbox) -> None:
    forgotten = await outbox.subscribe(Subscription(0, 5, schedule=DAILY))
    await outbox.forget_chat(5)
    assert (await outbox.subscribe(Subscription(0, 6, schedule=DAILY))).id > forgotten.id


async def test_whoever_ends_a_subscription_is_owed_no_more_of_it_and_the_others_are(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(5, "alert", "12"), owed(6), owed(6, "alert", "12")])
    assert await outbox.cancel_pending(5) == 2
    assert {(d.chat, d.kind) for d in await outbox.deliveries(states=("pending",))} == {(6, "digest"), (6, "alert")}


async def test_what_was_cancelled_for_a_reason_is_owed_again_and_nothing_else(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6)])
    await outbox.cancel_pending(5)
    await outbox.add_deliveries([owed(5, "alert", "12"), owed(6, "alert", "12")])
    for chat in (5, 6):
        await outbox.cancel_pending(chat, "it ended")
    (again,) = await outbox.owe_cancelled(5, "it ended")
    assert (again.kind, again.error) == ("alert", None)
    assert await outbox.deliveries(states=("pending",)) == (again,)
    assert await outbox.owe_cancelled(5, "it ended") == ()


@pytest.mark.parametrize("kind", ["digest", "alert"])
@pytest.mark.parametrize(
    ("now", "state"),
    [
        ({"ended": True, "schedule": DAILY, "alerts": True}, "cancelled"),
        ({"schedule": None, "alerts": False}, "cancelled"),
        ({"schedule": None, "alerts": True}, "pending"),
        ({"schedule": DAILY, "alerts": False}, "pending"),
    ],
    ids=["ended", "paused", "alerts only", "digests only"],
)
async def test_what_could_not_be_sent_is_owed_again_unless_nobody_wants_it_any_more(
    outbox: SqlOutbox, kind: DeliveryKind, now: dict[str, object], state: str
) -> None:
    wanted = await outbox.subscribe(Subscription(0, 5, schedule=DAILY, alerts=True))
    await outbox.add_deliveries([owed(5, kind, "12", subscription=wanted.id)])
    (delivery,) = await outbox.next_deliveries(NOW, 1)
    on_its_way = await outbox.start(delivery.id)
    assert on_its_way is not None
    await outbox.save_subscription(replace(wanted, **now))  # type: ignore[arg-type]
    await outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert (await outbox.delivery(delivery.id)).state == state


async def test_a_correction_that_could_not_be_sent_is_owed_though_its_subscription_has_ended(outbox: SqlOutbox) -> None:
    ended = await outbox.subscribe(Subscription(0, 5, ended=True))
    await outbox.add_deliveries([owed(5, "correction", "1:2:1:withdrawn", subscription=ended.id)])
    (delivery,) = await outbox.next_deliveries(NOW, 1)
    on_its_way = await outbox.start(delivery.id)
    assert on_its_way is not None
    await outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert (await outbox.delivery(delivery.id)).state == "pending"


async def test_an_alert_is_looked_at_for_quiet_hours_as_soon_as_it_may_go(outbox: SqlOutbox) -> None:
    quiet = await outbox.subscribe(Subscription(0, 5, alerts=True, quiet_from=time(22), quiet_to=time(6)))
    awake = await outbox.subscribe(Subscription(0, 6, alerts=True))
    await outbox.add_deliveries(
        [
            owed(5, "alert", "12", subscription=quiet.id),
            owed(5, "alert", "13", subscription=quiet.id, due=NOW + timedelta(seconds=1)),
            owed(5, subscription=quiet.id),
            owed(6, "alert", "12", subscription=awake.id),
        ]
    )
    assert [(d.occasion, s.id) for d, s in await outbox.alerts_to_hold(NOW)] == [("12", quiet.id)]
