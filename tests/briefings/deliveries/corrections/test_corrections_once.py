"""No chat reads one correction twice: a message that can't be replied to shares another's that would say the same.

What may not have arrived is offered again. When its line falls, both messages are corrected: by one reply to the newer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.model import Delivery, DeliveryState
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk

NEXT_DAY = SEVEN + timedelta(days=1)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def offered_again(desk: Desk, *names: str) -> tuple[Delivery, Delivery]:
    """A digest of unknown outcome, and the next one, still pending, that offers its lines again."""
    await desk.subscribe()
    for name in names:
        await desk.change(name)
    await desk.tick(SEVEN)
    await desk.send_all("uncertain")
    await desk.tick(NEXT_DAY)
    later, earlier = await desk.outbox.deliveries()
    return earlier, later


async def owed(desk: Desk) -> list[Delivery]:
    """The corrections that are pending, oldest first."""
    pending = await desk.outbox.deliveries(states=("pending",))
    return [d for d in reversed(pending) if d.kind == "correction"]


async def on_its_way(desk: Desk, delivery: Delivery) -> Delivery:
    taken = await desk.outbox.start(delivery.id)
    assert taken is not None
    return taken


async def test_what_may_not_have_arrived_and_what_offered_it_again_are_corrected_by_one_reply(desk: Desk) -> None:
    uncertain, offer = await offered_again(desk, "a")
    await desk.settle(offer, "sent")
    assert await desk.withdraw("a") == 1
    (correction,) = await owed(desk)
    assert (correction.corrects, correction.also) == (offer.id, (uncertain.id,))
    assert correction.text == "correction: words of a |  | why"


async def test_both_messages_are_known_as_their_reader_knows_them_afterwards(desk: Desk) -> None:
    _, offer = await offered_again(desk, "a", "b")
    await desk.settle(offer, "sent")
    for act, name in enumerate("ab", 1):
        await desk.library.save_findings([name], [], SEVEN)
        assert await desk.owe("published", [name], act) == 1
        assert (await owed(desk))[-1].text == f"correction: words of {name} |  | why"
        await desk.send_all()
        assert await desk.owe("published", [name], act + 10) == 0, "its fall was told of both"


async def test_messages_that_arrived_are_each_replied_to(desk: Desk) -> None:
    """A reply says which message it is for: the same words twice are no repetition there."""
    mine = await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    (first,) = await desk.outbox.deliveries()
    second = replace(first, id=0, subscription=mine.id, occasion="another day")
    await desk.outbox.add_deliveries([second])
    await desk.send_all()
    assert await desk.withdraw("a") == 2


async def test_an_offer_that_is_on_its_way_is_waited_for(desk: Desk) -> None:
    uncertain, offer = await offered_again(desk, "a")
    sending = await on_its_way(desk, offer)
    assert await desk.withdraw("a") == 1
    (correction,) = await owed(desk)
    assert (correction.corrects, correction.also) == (offer.id, (uncertain.id,))
    assert await desk.outbox.next_deliveries(NEXT_DAY, 10) == ()
    await desk.outbox.settle(replace(sending, state="sent", message=77))
    assert [d.id for d in await desk.outbox.next_deliveries(NEXT_DAY, 10)] == [correction.id]


async def test_an_offer_that_comes_back_unsent_leaves_the_other_message_its_correction(desk: Desk) -> None:
    uncertain, offer = await offered_again(desk, "a")
    sending = await on_its_way(desk, offer)
    await desk.withdraw("a")
    await desk.outbox.settle(replace(sending, state="pending", attempts=1))
    assert await desk.mend() == 1
    (correction,) = await owed(desk)
    assert (correction.corrects, correction.also) == (uncertain.id, ())
    assert {line.told_in for line in correction.carried} == {uncertain.id}
    assert await desk.pending() == [correction.text], "the offer had nothing else to say"


@pytest.mark.parametrize("state", ["sent", "uncertain"])
async def test_what_fell_with_other_lines_is_told_of_apart(desk: Desk, state: DeliveryState) -> None:
    """Two corrections that say different things are both needed."""
    mine = await desk.subscribe()
    await desk.change("a")
    await desk.change("b")
    await desk.tick(SEVEN)
    await desk.send_all("uncertain")
    (both,) = await desk.outbox.deliveries()
    await desk.outbox.add_deliveries(
        [replace(both, id=0, subscription=mine.id, occasion="another day", carried=both.carried[:1], state="pending")]
    )
    await desk.send_all(state)
    assert await desk.withdraw("a", "b") == 2
