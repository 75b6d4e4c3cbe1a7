"""What is owed to whom: one digest an occasion, alerts in batches, corrections to what was told. On a real library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from briefings.deliveries import compose_alerts, compose_due, correct_lines
from briefings.digests import carried
from briefings.model import (
    ChangeKind,
    Correction,
    Digest,
    Document,
    Finding,
    Part,
    Schedule,
    Subscription,
)
from storage.database import Database
from storage.library import SqlLibrary
from storage.outbox import SqlOutbox

SEVEN = datetime(2018, 2, 20, 7, tzinfo=UTC)
EVERY_DAY = Schedule(time(7, 0), (0, 1, 2, 3, 4, 5, 6), "UTC")


class PlainScribe:
    """One line a change, two changes a message."""

    def digest(self, digest: Digest) -> Sequence[Part]:
        late = " (late)" if digest.late else ""
        pairs = [digest.changes[n : n + 2] for n in range(0, len(digest.changes), 2)]
        return [
            Part(digest.kind + late + "".join(f"\n{c.kind} {c.finding.text}" for c in pair), tuple(map(carried, pair)))
            for pair in pairs
        ]

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        return [Part("nothing new")]

    def correction(self, correction: Correction) -> Part:
        return Part(f"correction: {'; '.join(correction.fallen)} | {'; '.join(correction.still)} | {correction.why}")


class Desk:
    """A library, an outbox and a hand to record changes with."""

    def __init__(self, database: Database) -> None:
        self.library = SqlLibrary(database)
        self.outbox = SqlOutbox(database)
        self.scribe = PlainScribe()

    async def change(self, name: str, kind: ChangeKind = "new", at: datetime = SEVEN, **fields: object) -> Finding:
        finding = Finding(
            id=name, statements=(name,), claims=(name,), text=f"words of {name}", topics=("returnees",),
            countries=("FR",), roots=("AFP",), documents=(1,), first=date(2018, 2, 1), newest=date(2018, 2, 1),
            certainty="certain", negated=False,
        )  # fmt: skip
        finding = replace(finding, **fields)  # type: ignore[arg-type]
        await self.library.record_change(kind, finding, at, {})
        return finding

    async def subscribe(self, **fields: object) -> Subscription:
        plain = Subscription(0, 5, schedule=EVERY_DAY, due=SEVEN, mark=SEVEN - timedelta(days=1))
        return await self.outbox.subscribe(replace(plain, **fields))  # type: ignore[arg-type]

    async def tick(self, now: datetime) -> list[str]:
        """Composes what is due and gives the texts that were added."""
        before = {d.id for d in await self.outbox.deliveries(limit=1000)}
        await compose_due(self.library, self.outbox, self.scribe, now)
        await compose_alerts(self.library, self.outbox, self.scribe, now)
        return [d.text for d in reversed(await self.outbox.deliveries(limit=1000)) if d.id not in before]

    async def send_all(self, state: str = "sent") -> None:
        for delivery in await self.outbox.deliveries(states=("pending",), limit=1000):
            message = 900 + delivery.id if state == "sent" else None
            await self.outbox.settle(replace(delivery, state=state, message=message))  # type: ignore[arg-type]


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


async def test_a_withdrawal_corrects_each_message_that_carried_a_line_and_no_other(desk: Desk) -> None:
    await desk.subscribe()
    await desk.subscribe(chat=6, topics=("routes",))
    await desk.change("a")
    await desk.change("r", topics=("routes",))
    await desk.tick(SEVEN)
    await desk.send_all()
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    owed = await correct_lines(
        desk.library, desk.outbox, desk.scribe, document, ["a"], "It was a hoax", SEVEN + timedelta(days=90)
    )
    assert owed == 1
    (correction,) = await desk.outbox.deliveries(states=("pending",))
    original = await desk.outbox.delivery(correction.corrects or 0)
    assert (correction.chat, original.message) == (5, 900 + original.id)
    assert correction.text == "correction: words of a |  | It was a hoax"


async def test_a_withdrawal_told_twice_corrects_once(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    for _ in range(2):
        await correct_lines(desk.library, desk.outbox, desk.scribe, document, ["a"], "why", SEVEN)
    assert len(await desk.outbox.deliveries(states=("pending",))) == 1


async def test_an_uncertain_message_counts_as_told_and_is_corrected(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all("uncertain")
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    assert await correct_lines(desk.library, desk.outbox, desk.scribe, document, ["a"], "why", SEVEN) == 1


async def test_what_is_pending_is_composed_anew_without_the_withdrawn_line(desk: Desk) -> None:
    await desk.subscribe()
    kept = await desk.change("a")
    await desk.change("b")
    await desk.library.save_findings((), [kept], SEVEN)
    await desk.tick(SEVEN)
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    assert await correct_lines(desk.library, desk.outbox, desk.scribe, document, ["b"], "why", SEVEN) == 0
    (pending,) = await desk.outbox.deliveries(states=("pending",))
    assert pending.text == "digest\nnew words of a"


async def test_a_pending_message_of_which_nothing_stands_is_not_sent(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("b")
    await desk.tick(SEVEN)
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    await correct_lines(desk.library, desk.outbox, desk.scribe, document, ["b"], "why", SEVEN)
    assert await desk.outbox.deliveries() == ()
