"""One act, one correction for a chat: with its lines by the message that carried them, in reply to the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.model import Carried, Delivery, Subscription
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk

STOCK = ("stock",)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def sent(
    desk: Desk, subscription: Subscription, many: int, *lines: Sequence[str], state: str = "sent"
) -> list[Delivery]:
    """So many digests, a day apart, that each carried these lines."""
    had = len(await desk.outbox.deliveries(limit=1000))
    carried = tuple(Carried("new", tuple(line), (1,), f"words of {line[0]}") for line in lines)
    for day in range(had, had + many):
        row = Delivery(0, subscription.id, subscription.chat, "digest", f"day {day}", 0, "a digest", "pending", SEVEN)
        await desk.outbox.add_deliveries([replace(row, carried=carried, thread=subscription.thread)])
    made = [d for d in await desk.outbox.deliveries(states=("pending",), limit=1000) if d.kind == "digest"]
    for delivery in made:
        await desk.settle(delivery, state)
    return [await desk.outbox.delivery(d.id) for d in reversed(made)]


async def owed(desk: Desk) -> list[Delivery]:
    pending = await desk.outbox.deliveries(states=("pending",), limit=1000)
    return [d for d in reversed(pending) if d.kind == "correction"]


async def test_what_forty_messages_of_a_chat_carried_is_corrected_once_in_reply_to_the_newest(desk: Desk) -> None:
    mine, theirs = await desk.subscribe(), await desk.subscribe(chat=6)
    await desk.change("stock")
    told = await sent(desk, mine, 42, STOCK)
    await sent(desk, theirs, 42, STOCK)
    assert await desk.withdraw("stock") == 2
    correction, other = await owed(desk)
    assert correction.text == "42 messages: correction: words of stock |  | why"
    assert correction.corrects == told[-1].id
    assert {correction.corrects, *correction.also} == {d.id for d in told}
    assert (correction.chat, other.chat) == (5, 6)


async def test_a_few_messages_are_each_replied_to(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    told = await sent(desk, mine, 3, STOCK)
    assert await desk.withdraw("stock") == 3
    assert [(d.corrects, d.also) for d in await owed(desk)] == [(d.id, ()) for d in told]


async def test_the_reply_goes_to_a_message_that_is_known_to_have_arrived(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    told = await sent(desk, mine, 4, STOCK)
    await sent(desk, mine, 1, STOCK, state="uncertain")
    assert await desk.withdraw("stock") == 1
    (correction,) = await owed(desk)
    assert correction.corrects == told[-1].id


async def test_messages_of_other_lines_are_told_apart(desk: Desk) -> None:
    mine = await desk.subscribe()
    for name in ("stock", "b"):
        await desk.change(name)
    await sent(desk, mine, 3, STOCK)
    await sent(desk, mine, 2, STOCK, ("b",))
    await desk.withdraw("stock", "b")
    (correction,) = await owed(desk)
    assert correction.text.splitlines() == [
        "2 messages: correction: words of stock; words of b |  | why",
        "3 messages: correction: words of stock |  | why",
    ]


async def test_more_than_one_message_holds_are_parts_of_one_correction_each_with_its_own_messages(desk: Desk) -> None:
    mine = await desk.subscribe()
    for name in "abcde":
        await desk.change(name)
    told = [(await sent(desk, mine, 1, (name,)))[0] for name in "abcde"]
    assert await desk.withdraw(*"abcde") == 3
    parts = await owed(desk)
    assert [part.part for part in parts] == [0, 1, 2]
    assert len({part.occasion for part in parts}) == 1
    assert [{part.corrects, *part.also} for part in parts] == [
        {told[4].id, told[3].id}, {told[2].id, told[1].id}, {told[0].id},
    ]  # fmt: skip


async def test_the_same_act_owes_its_correction_once(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    await sent(desk, mine, 5, STOCK)
    assert await desk.withdraw("stock") == 1
    assert await desk.owe(gone=STOCK) == 0
    assert len(await owed(desk)) == 1


async def test_each_message_is_followed_line_by_line_after_a_common_correction(desk: Desk) -> None:
    """One message's line stands on others that another message never named."""
    mine = await desk.subscribe()
    for name in ("stock", "b"):
        await desk.change(name)
    await sent(desk, mine, 4, STOCK)
    both = await sent(desk, mine, 1, ("stock", "b"))
    await desk.withdraw("stock")
    first = (await owed(desk))[0]
    assert "1 messages: correction:  | words of b | why" in first.text
    assert "4 messages: correction: words of stock |  | why" in first.text
    await desk.send_all()
    assert await desk.withdraw("b", act=2) == 1
    (second,) = await owed(desk)
    assert (second.corrects, second.also) == (both[0].id, ())


async def test_an_act_that_is_taken_back_before_its_common_correction_went_is_not_told(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    await sent(desk, mine, 5, STOCK)
    await desk.withdraw("stock")
    await desk.change("stock", "new")
    assert await desk.owe("published", act=2, back=STOCK, undoes=1) == 0
    assert await owed(desk) == []


async def test_an_act_that_is_taken_back_afterwards_is_told_in_one_correction_too(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    await sent(desk, mine, 5, STOCK)
    await desk.withdraw("stock")
    await desk.send_all()
    await desk.change("stock", "new")
    assert await desk.owe("published", act=2, back=STOCK, undoes=1) == 1
    (restored,) = await owed(desk)
    assert restored.text == "5 messages: stands again: words of stock"


async def test_a_message_on_its_way_has_a_correction_of_its_own_that_falls_away_if_it_comes_back(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    await sent(desk, mine, 5, STOCK)
    row = Delivery(0, mine.id, mine.chat, "digest", "today", 0, "digest\nnew words of stock", "pending", SEVEN)
    await desk.outbox.add_deliveries([replace(row, carried=(Carried("new", STOCK, (1,), "words of stock"),))])
    on_its_way = await desk.outbox.start((await desk.outbox.deliveries())[0].id)
    assert on_its_way is not None
    assert await desk.withdraw("stock") == 2
    await desk.outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert await desk.mend() == 1
    (common,) = await owed(desk)
    assert common.text == "5 messages: correction: words of stock |  | why"


async def test_the_topics_of_a_forum_are_corrected_apart(desk: Desk) -> None:
    await desk.change("stock")
    for thread in (11, 12):
        mine = await desk.subscribe(chat=-1_000_000_000_005, thread=thread)
        await sent(desk, mine, 4, STOCK)
    assert await desk.withdraw("stock") == 2
    assert [(d.thread, len(d.also)) for d in await owed(desk)] == [(11, 3), (12, 3)]


async def test_a_chats_two_subscriptions_hear_of_an_act_together(desk: Desk) -> None:
    await desk.change("stock")
    for _ in range(2):
        await sent(desk, await desk.subscribe(), 2, STOCK)
    assert await desk.withdraw("stock") == 1
    (correction,) = await owed(desk)
    assert len(correction.also) == 3


async def test_a_later_correction_waits_no_longer_than_the_first(desk: Desk) -> None:
    """All that is owed may go at once, to each chat one after the other."""
    mine = await desk.subscribe()
    await desk.change("stock")
    await sent(desk, mine, 5, STOCK)
    await desk.withdraw("stock")
    (first,) = await desk.outbox.next_deliveries(SEVEN + timedelta(seconds=1), 10)
    assert first.kind == "correction"


async def test_a_common_correction_stays_where_one_of_its_lines_stands_again_by_another_act(desk: Desk) -> None:
    """It may say more of other messages; that the line stands again is told behind it."""
    mine = await desk.subscribe()
    for name in ("stock", "b"):
        await desk.change(name)
    await sent(desk, mine, 4, STOCK)
    await sent(desk, mine, 1, ("stock", "b"))
    await desk.withdraw("stock")
    (first,) = await owed(desk)
    await desk.change("stock", "new", documents=(2,))
    assert await desk.owe("published", act=2, number=2, back=STOCK) == 1
    assert [d.text for d in await owed(desk)] == [first.text, "4 messages: stands again: words of stock"]
