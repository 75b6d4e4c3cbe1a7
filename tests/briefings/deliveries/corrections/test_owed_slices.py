"""An act that concerns very many messages owes their corrections in slices, none of which is lost or owed twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from briefings.deliveries.corrections import owed_slices
from briefings.deliveries.corrections.corrections import owe_slice
from briefings.model import Carried, Delivery
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk

MANY = 12


@pytest.fixture
def desk(database: Database, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("briefings.deliveries.corrections.corrections.AT_ONCE", 5)
    monkeypatch.setattr(owed_slices, "SLICE", 4)
    return Desk(database)


async def tell_many(desk: Desk, state: str = "sent", first: int = 100) -> list[Delivery]:
    """A digest with one stock line to each of many chats, and four to the first of them."""
    made = []
    for chat in range(first, first + MANY):
        subscription = await desk.subscribe(chat=chat)
        for day in range(4 if chat == first else 1):
            row = Delivery(0, subscription.id, chat, "digest", f"day {day}", 0, "a digest", "pending", SEVEN)
            made.append(replace(row, carried=(Carried("new", ("stock",), (1,), "words of stock"),)))
    await desk.outbox.add_deliveries(made)
    if state != "pending":
        await desk.send_all(state)
    return made


class Killed(Exception):
    """The process ended before the commit."""


async def slice_owed(desk: Desk, *, cut_off: bool = False) -> bool:
    async with desk.library.together() as books:
        owed = await owe_slice(books, desk.outbox, desk.scribe, SEVEN)
        if cut_off:
            raise Killed
        return owed


async def corrections(desk: Desk) -> Counter[int]:
    """How many corrections each chat is owed."""
    found = await desk.outbox.deliveries(limit=1000)
    return Counter(d.chat for d in found if d.kind == "correction")


async def test_the_act_itself_owes_nothing_yet_and_tells_how_many_corrections_it_comes_to(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    assert await desk.withdraw("stock") == MANY
    assert not await corrections(desk)


async def test_slice_by_slice_each_chat_is_owed_one_correction(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    await desk.withdraw("stock")
    owed = []
    while await slice_owed(desk):
        owed.append(sum((await corrections(desk)).values()))
    assert owed == [1, 5, 9, 12]  # the first chat has four messages, which are one slice
    assert set((await corrections(desk)).values()) == {1}
    assert not await slice_owed(desk)


async def test_a_slice_that_is_cut_off_is_owed_again_and_once(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    await desk.withdraw("stock")
    await slice_owed(desk)

    with pytest.raises(Killed):
        await slice_owed(desk, cut_off=True)
    assert sum((await corrections(desk)).values()) == 1
    while await slice_owed(desk):
        pass
    assert await corrections(desk) == Counter(range(100, 100 + MANY))


async def test_what_has_not_gone_yet_is_composed_anew_first(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk, first=100)
    await tell_many(desk, "pending", first=200)
    await desk.withdraw("stock")
    for _ in range(4):
        await slice_owed(desk)
    left = await desk.outbox.deliveries(states=("pending",), limit=1000)
    assert not [d for d in left if d.kind == "digest"]
    assert not await corrections(desk)


async def test_an_act_that_is_taken_back_owes_nothing_more(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    await desk.withdraw("stock", act=3)
    await slice_owed(desk)
    assert await corrections(desk)
    await desk.change("stock")
    await desk.owe("published", back=("stock",), act=4, undoes=3)
    while await slice_owed(desk):
        pass
    assert not await corrections(desk)  # the one that had not gone is dropped, too


async def test_nobody_hears_of_another_reading_that_was_taken_back_before_it_was_owed(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    assert await desk.owe("published", ["stock"], act=3) == MANY
    await desk.owe("published", back=("stock",), act=4, undoes=3)
    while await slice_owed(desk):
        await desk.send_all()
    assert not await corrections(desk)


async def test_a_chats_messages_are_corrected_together_however_others_lie_between_them(desk: Desk) -> None:
    await desk.change("stock")
    mine = [await desk.subscribe(chat=chat) for chat in range(100, 103)]
    carried = (Carried("new", ("stock",), (1,), "words of stock"),)
    await desk.outbox.add_deliveries(
        [
            Delivery(0, s.id, s.chat, "digest", f"day {day}", 0, "a digest", "pending", SEVEN, carried=carried)
            for day in range(4)
            for s in mine
        ]
    )
    await desk.send_all()
    assert await desk.withdraw("stock") == len(mine)
    while await slice_owed(desk):
        pass
    assert await corrections(desk) == Counter(s.chat for s in mine)


async def test_a_slice_stays_when_somebody_is_forgotten_whose_id_is_a_messages(desk: Desk) -> None:
    await desk.change("stock")
    await tell_many(desk)
    await desk.withdraw("stock")
    for delivery in await desk.outbox.deliveries(limit=1000):
        await desk.library.forget(delivery.id, "somebody")
    while await slice_owed(desk):
        pass
    assert await corrections(desk) == Counter(range(100, 100 + MANY))


async def test_one_of_few_messages_waits_for_no_slice(desk: Desk) -> None:
    mine = await desk.subscribe()
    await desk.change("stock")
    line = (Carried("new", ("stock",), (1,), "words of stock"),)
    row = Delivery(0, mine.id, mine.chat, "digest", "day", 0, "a digest", "pending", SEVEN, carried=line)
    await desk.outbox.add_deliveries([row])
    await desk.send_all()
    assert await desk.withdraw("stock") == 1
    assert await corrections(desk) == Counter([mine.chat])
