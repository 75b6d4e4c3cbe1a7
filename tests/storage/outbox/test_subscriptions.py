"""Who is told next, and how far each was told: nobody is left out, passed over or asked twice. On both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.model import Subscription
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.storage.outbox.test_outbox import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


async def test_page_after_page_each_due_subscription_comes_once_the_longest_due_first(outbox: SqlOutbox) -> None:
    for chat, minutes in ((1, 3), (2, 5), (3, 3), (4, 0), (5, 3), (6, 5), (7, -1)):
        await outbox.subscribe(Subscription(0, chat, due=NOW - minutes * MINUTE))
    await outbox.subscribe(Subscription(0, 8, due=NOW - MINUTE, ended=True))
    await outbox.subscribe(Subscription(0, 9))
    first = await outbox.due_subscriptions(NOW, 2)
    second = await outbox.due_subscriptions(NOW, 2, first[-1])
    third = await outbox.due_subscriptions(NOW, 2, second[-1])
    assert [s.chat for page in (first, second, third) for s in page] == [2, 6, 1, 3, 5, 4]
    assert await outbox.due_subscriptions(NOW, 2, third[-1]) == ()


async def test_page_after_page_each_subscription_that_has_alerts_to_hear_comes_once(outbox: SqlOutbox) -> None:
    for alerted in (11, 12, 13, 0):
        await outbox.subscribe(Subscription(0, alerted + 1, alerts=True, alerted=alerted))
    await outbox.subscribe(Subscription(0, 20, alerts=False))
    await outbox.subscribe(Subscription(0, 21, alerts=True, asleep=True))
    await outbox.subscribe(Subscription(0, 22, alerts=True, ended=True))
    (first,) = await outbox.alert_subscriptions(12, 0, 1)
    (second,) = await outbox.alert_subscriptions(12, first.id, 5)
    assert (first.alerted, second.alerted) == (11, 0)


async def test_a_chat_that_has_read_what_its_digests_left_out_changes_no_other(outbox: SqlOutbox) -> None:
    for chat in (5, 5, 6):
        await outbox.subscribe(Subscription(0, chat, left_out=31))
    await outbox.nothing_left_out(5)
    assert [(s.chat, s.left_out) for s in await outbox.subscriptions()] == [(5, None), (5, None), (6, 31)]


async def test_only_what_was_told_or_is_due_later_than_it_can_be_is_ahead_of_time(outbox: SqlOutbox) -> None:
    told, due = NOW, NOW + 10 * MINUTE
    for chat, mark, next_due in (
        (1, told, due), (2, told + MINUTE, due), (3, told, due + MINUTE), (4, None, None),
    ):  # fmt: skip
        await outbox.subscribe(Subscription(0, chat, mark=mark, due=next_due))
    await outbox.subscribe(Subscription(0, 5, mark=told + MINUTE, ended=True))
    assert [s.chat for s in await outbox.ahead_of_time(told, due)] == [2, 3]


async def test_how_far_somebody_was_told_never_goes_back(outbox: SqlOutbox) -> None:
    """Whoever changes a setting may have read the subscription before the last digest moved it on."""
    read = await outbox.subscribe(Subscription(0, 5, seen=3, alerted=3, mark=NOW))
    await outbox.save_progress([replace(read, seen=9, alerted=8, mark=NOW + MINUTE)])
    await outbox.save_subscription(replace(read, topics=("routes",)))
    now = await outbox.subscription(read.id)
    assert (now.topics, now.seen, now.alerted, now.mark) == (("routes",), 9, 8, NOW + MINUTE)


async def test_what_has_ended_stays_ended(outbox: SqlOutbox) -> None:
    read = await outbox.subscribe(Subscription(0, 5))
    await outbox.save_subscription(replace(read, ended=True))
    await outbox.save_subscription(replace(read, topics=("routes",)))
    assert await outbox.subscriptions() == ()


async def test_an_end_that_is_taken_back_brings_back_the_same_subscription_awake(outbox: SqlOutbox) -> None:
    read = await outbox.subscribe(Subscription(0, 5, seen=3, alerts=True, mark=NOW))
    await outbox.save_subscription(replace(read, ended=True))
    await outbox.sleep_chat(5, True)
    await outbox.bring_back(replace(read, due=NOW + MINUTE))
    assert await outbox.subscriptions() == (replace(read, due=NOW + MINUTE),)
