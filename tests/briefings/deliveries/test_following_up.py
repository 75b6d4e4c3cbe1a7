"""What may not have arrived: a correction goes once more and says so; lines are offered once, and never as news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.deliveries.digests import preview
from briefings.model import Delivery, Subscription
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk

NEXT_DAY = SEVEN + timedelta(days=1)
THIRD_DAY = SEVEN + timedelta(days=2)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def told(desk: Desk, *names: str, state: str = "sent") -> Subscription:
    """A subscription whose first digest, of these lines, went out, with this outcome."""
    made = await desk.subscribe()
    for name in names:
        await desk.change(name)
    await desk.tick(SEVEN)
    await desk.send_all(state)
    return made


async def newest(desk: Desk) -> Delivery:
    return (await desk.outbox.deliveries(limit=1))[0]


# --- corrections ------------------------------------------------------------------------------------------------------


async def test_a_correction_that_may_not_have_arrived_goes_once_more_and_says_so(desk: Desk) -> None:
    await told(desk, "a")
    await desk.withdraw("a")
    first = await newest(desk)
    await desk.settle(first, "uncertain")
    assert await desk.repeat() == 1
    again = await newest(desk)
    assert again.text == "again: correction: words of a |  | why"
    assert (again.corrects, again.repeats, again.chat) == (first.corrects, first.id, first.chat)


@pytest.mark.parametrize("outcome", ["sent", "uncertain", "failed"])
async def test_it_goes_no_third_time_whatever_becomes_of_the_second(desk: Desk, outcome: str) -> None:
    await told(desk, "a")
    await desk.withdraw("a")
    await desk.settle(await newest(desk), "uncertain")
    await desk.repeat()
    await desk.settle(await newest(desk), outcome)
    assert await desk.repeat(NEXT_DAY) == 0
    assert await desk.pending() == []


async def test_two_ticks_owe_it_once(desk: Desk) -> None:
    await told(desk, "a")
    await desk.withdraw("a")
    await desk.settle(await newest(desk), "uncertain")
    assert [await desk.repeat(), await desk.repeat()] == [1, 0]


async def test_a_correction_that_arrived_is_not_repeated(desk: Desk) -> None:
    await told(desk, "a")
    await desk.withdraw("a")
    await desk.settle(await newest(desk), "sent")
    assert await desk.repeat() == 0


async def test_what_was_taken_back_meanwhile_is_not_said_to_fall_again(desk: Desk) -> None:
    """The reader may have read that it fell, so hears that it stands; to say once more that it fell would be false."""
    await told(desk, "a")
    await desk.withdraw("a")
    await desk.settle(await newest(desk), "uncertain")
    await desk.change("a", "new")
    assert await desk.owe("published", act=2, back=("a",), undoes=1) == 1
    assert await desk.repeat() == 0
    assert await desk.pending() == ["stands again: words of a"]


async def test_a_repetition_that_has_not_gone_is_dropped_when_its_act_is_taken_back(desk: Desk) -> None:
    await told(desk, "a")
    await desk.withdraw("a")
    await desk.settle(await newest(desk), "uncertain")
    await desk.repeat()
    await desk.change("a", "new")
    assert await desk.owe("published", act=2, back=("a",), undoes=1) == 1
    assert await desk.pending() == ["stands again: words of a"]


async def test_of_what_was_told_on_since_only_what_still_falls_is_said_again(desk: Desk) -> None:
    await told(desk, "a", "b")
    await desk.withdraw("a", "b")
    lost = await newest(desk)
    await desk.settle(lost, "uncertain")
    await desk.change("b", "new")
    assert await desk.owe("published", act=2, back=("b",)) == 1
    assert await desk.repeat() == 1
    assert (await newest(desk)).text == "again: correction: words of a |  | "


# --- digests and alerts -----------------------------------------------------------------------------------------------


async def test_what_an_uncertain_digest_carried_is_offered_in_the_next_and_not_as_new(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.change("b")
    assert await desk.tick(NEXT_DAY) == ["digest\nnew words of b\nperhaps words of a"]


async def test_it_is_offered_even_where_nothing_else_is_new(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    assert await desk.tick(NEXT_DAY) == ["digest\nperhaps words of a"]


@pytest.mark.parametrize("outcome", ["sent", "uncertain"])
async def test_it_is_offered_once_also_where_the_offer_may_be_lost(desk: Desk, outcome: str) -> None:
    await told(desk, "a", state="uncertain")
    await desk.change("b")
    await desk.tick(NEXT_DAY)
    await desk.send_all(outcome)
    expected = [] if outcome == "sent" else ["digest\nperhaps words of b"]
    assert await desk.tick(THIRD_DAY) == expected


async def test_what_fell_meanwhile_is_not_offered(desk: Desk) -> None:
    await told(desk, "a", "b", state="uncertain")
    await desk.withdraw("a")
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == ["digest\nperhaps words of b"]


async def test_what_is_told_anyway_is_not_offered_beside_it(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.change("a", "disputed", at=NEXT_DAY)
    assert await desk.tick(NEXT_DAY) == ["digest\ndisputed words of a"]


async def test_what_arrived_is_not_offered(desk: Desk) -> None:
    await told(desk, "a")
    assert await desk.tick(NEXT_DAY) == []


async def test_an_offer_that_falls_before_it_went_is_taken_out(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.change("b", documents=(2,))
    await desk.tick(NEXT_DAY)
    await desk.withdraw("a")
    digests = [text for text in await desk.pending() if text.startswith("digest")]
    assert digests == ["digest\nnew words of b"]


async def test_an_offer_stays_one_when_its_message_is_composed_anew(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.change("b", documents=(2,))
    await desk.tick(NEXT_DAY)
    await desk.library.save_findings(["b"], [], SEVEN)
    await desk.owe(gone=["b"], number=2)
    assert await desk.pending() == ["digest\nperhaps words of a"]


async def test_what_was_offered_is_corrected_when_it_falls(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.tick(NEXT_DAY)
    await desk.send_all()
    offered = await newest(desk)
    await desk.withdraw("a")
    assert offered.id in {d.corrects for d in await desk.outbox.deliveries(states=("pending",))}


async def test_what_an_uncertain_alert_carried_is_offered_in_the_next_digest(desk: Desk) -> None:
    await desk.subscribe(alerts=True, due=NEXT_DAY)
    await desk.change("a")
    assert await desk.tick(SEVEN + timedelta(minutes=1)) == ["alert\nnew words of a"]
    await desk.send_all("uncertain")
    await desk.change("b", at=SEVEN + timedelta(hours=1))
    assert await desk.tick(SEVEN + timedelta(hours=2)) == ["alert\nnew words of b"]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == ["digest\nperhaps words of a"]


async def test_whoever_has_alerts_alone_is_offered_it_with_the_next_alert(desk: Desk) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    await desk.change("a")
    await desk.tick(SEVEN + timedelta(minutes=1))
    await desk.send_all("uncertain")
    await desk.change("b", at=SEVEN + timedelta(hours=1))
    assert await desk.tick(SEVEN + timedelta(hours=2)) == ["alert\nnew words of b\nperhaps words of a"]
    await desk.send_all("uncertain")
    await desk.change("c", at=SEVEN + timedelta(hours=3))
    assert await desk.tick(SEVEN + timedelta(hours=4)) == ["alert\nnew words of c\nperhaps words of b"]


async def test_a_preview_offers_it_and_uses_nothing_up(desk: Desk) -> None:
    made = await told(desk, "a", state="uncertain")
    for _ in range(2):
        seen = await preview(desk.library, desk.outbox, await desk.outbox.subscription(made.id))
        assert [change.finding.text for change in seen.perhaps] == ["words of a"]


async def test_the_offer_is_the_subscriptions_own(desk: Desk) -> None:
    await told(desk, "a", state="uncertain")
    await desk.subscribe(chat=6, due=NEXT_DAY, seen=await desk.library.last_change())
    assert await desk.tick(NEXT_DAY) == ["digest\nperhaps words of a"]


# --- two subscriptions of one chat ------------------------------------------------------------------------------------


async def test_two_subscriptions_of_one_chat_tell_a_line_once_on_one_occasion(desk: Desk) -> None:
    await desk.subscribe()
    await desk.subscribe(places=("FR",))
    await desk.subscribe(chat=6)
    await desk.change("a")
    await desk.change("b", countries=("GB",))
    assert sorted(await desk.tick(SEVEN)) == ["digest\nnew words of a\nnew words of b"] * 2


async def test_the_second_tells_what_the_first_left_out(desk: Desk) -> None:
    await desk.subscribe(topics=("returnees",))
    await desk.subscribe()
    await desk.change("a")
    await desk.change("r", topics=("routes",))
    assert await desk.tick(SEVEN) == ["digest\nnew words of a", "digest\nnew words of r"]


async def test_composed_in_transactions_apart_they_tell_it_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.deliveries.batches.BATCH", 1)
    await desk.subscribe()
    await desk.subscribe(places=("FR",))
    await desk.change("a")
    assert await desk.tick(SEVEN) == ["digest\nnew words of a"]


async def test_two_alerts_of_one_chat_tell_a_line_once(desk: Desk) -> None:
    for places in ((), ("FR",)):
        await desk.subscribe(alerts=True, schedule=None, due=None, places=places)
    await desk.change("a")
    assert await desk.tick(SEVEN + timedelta(minutes=1)) == ["alert\nnew words of a"]


async def test_the_topics_of_a_forum_are_told_apart(desk: Desk) -> None:
    for thread in (1, 2):
        await desk.subscribe(chat=-1_000_000_000_005, thread=thread)
    await desk.change("a")
    assert await desk.tick(SEVEN) == ["digest\nnew words of a"] * 2


async def test_what_one_subscription_told_a_chat_is_no_news_from_its_other(desk: Desk) -> None:
    """A line that was told, fell and stands again: whoever reads the chat heard of it."""
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    second = await desk.subscribe(due=NEXT_DAY, seen=await desk.library.last_change())
    await desk.change("a", "withdrawn", at=SEVEN + timedelta(hours=1))
    await desk.change("a", at=SEVEN + timedelta(hours=2))
    first = (await desk.outbox.subscriptions(5))[0]
    await desk.outbox.save_subscription(replace(first, ended=True))
    assert await desk.tick(NEXT_DAY) == []
    assert (await desk.outbox.subscription(second.id)).seen == await desk.library.last_change()
