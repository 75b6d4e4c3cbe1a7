"""What readers were told is found by its chat and topic, by its kind, and by what became of it. On both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.model import DeliveryState
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.storage.outbox.test_outbox import line, owed


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


async def test_messages_of_one_chat_and_topic_come_together_the_oldest_first(outbox: SqlOutbox) -> None:
    topics = [(6, None), (-7, 12), (5, None), (-7, 11), (6, None), (-7, 12), (5, None), (-7, 11)]
    await outbox.add_deliveries(
        [owed(chat, occasion=str(n), thread=topic, carried=line("a")) for n, (chat, topic) in enumerate(topics)]
    )
    found = await outbox.carrying_ids(["a"], ("pending",))
    together = [(-7, 11), (-7, 11), (-7, 12), (-7, 12), (5, None), (5, None), (6, None), (6, None)]
    assert [(chat, topic) for _, chat, topic, _ in found] == together
    numbers = [number for number, *_ in found]
    assert all(first < second for first, second in zip(numbers[::2], numbers[1::2], strict=True))


async def test_only_digests_and_alerts_of_unknown_outcome_are_offered_again_as_news(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries(
        [
            owed(5, state="uncertain"),
            owed(5, "alert", "12", state="uncertain"),
            owed(5, "correction", "1:2:1:withdrawn:3", state="uncertain"),
            owed(5, "notice", "reported:1", state="uncertain"),
            owed(5, occasion="sent", state="sent"),
            owed(6, state="uncertain"),
        ]
    )
    found = await outbox.uncertain_news([5])
    assert [d.kind for d in found] == ["digest", "alert"]
    await outbox.follow([found[0].id])
    assert [d.kind for d in await outbox.uncertain_news([5])] == ["alert"]


async def test_a_correction_of_unknown_outcome_is_said_again_and_the_repetition_is_not(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries(
        [
            owed(5, "correction", "1:2:1:withdrawn:3", state="uncertain"),
            owed(5, "correction", "again:1:2:1:withdrawn:3", state="uncertain", repeats=1),
            owed(5, "notice", "reported:1", state="uncertain"),
            owed(6, "correction", "2:2:1:withdrawn:3", state="sent"),
            owed(7, state="uncertain"),
        ]
    )
    (found,) = await outbox.uncertain_corrections(10)
    assert found.occasion == "1:2:1:withdrawn:3"
    await outbox.follow([found.id])
    assert await outbox.uncertain_corrections(10) == ()


@pytest.mark.parametrize(
    ("repetition", "states"),
    [
        ("pending", ["sent"]),
        ("sending", ["uncertain", "sending"]),
        ("sent", ["uncertain", "sent"]),
    ],
)
async def test_a_correction_that_has_arrived_after_all_is_not_said_again_unless_that_has_begun(
    outbox: SqlOutbox, repetition: DeliveryState, states: list[str]
) -> None:
    await outbox.add_deliveries([owed(5, "correction", "1:2:1:withdrawn:3", state="uncertain")])
    (first,) = await outbox.uncertain_corrections(10)
    again = owed(5, "correction", "again:1:2:1:withdrawn:3", state=repetition, repeats=first.id)
    others = owed(5, "correction", "again:2:2:1:withdrawn:3", repeats=first.id + 9)
    await outbox.add_deliveries([again, others])
    await outbox.follow([first.id])
    await outbox.settle(replace(first, state="sent", message=77))
    found = sorted(await outbox.deliveries(), key=lambda d: d.id)
    assert [d.state for d in found if d.occasion != others.occasion] == states
    assert len(found) == len(states) + 1, "the repetition of another correction stays"
    assert await outbox.uncertain_corrections(10) == ()


async def test_news_that_was_offered_again_stays_uncertain_when_it_turns_out_to_have_arrived(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5, state="uncertain"), owed(6, state="uncertain")])
    offered, other = await outbox.deliveries()
    await outbox.follow([offered.id])
    for delivery in (offered, other):
        await outbox.settle(replace(delivery, state="sent", message=77))
    assert [d.state for d in await outbox.deliveries()] == ["uncertain", "sent"]


async def test_of_the_messages_that_a_correction_speaks_of_those_that_wait_are_outdated(outbox: SqlOutbox) -> None:
    await outbox.add_deliveries([owed(5), owed(6), owed(7), owed(8, state="sent")])
    *_, sent = reversed(await outbox.deliveries())
    waiting = {d.chat: d.id for d in await outbox.deliveries(states=("pending",))}
    await outbox.add_deliveries(
        [
            owed(5, "correction", "a", corrects=waiting[5]),
            owed(6, "correction", "a", corrects=waiting[6], state="cancelled"),
            owed(8, "correction", "a", corrects=sent.id),
        ]
    )
    assert [d.chat for d in await outbox.outdated()] == [5]
