"""Each message that carried a line which fell is corrected, once; what was not sent yet is composed anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.deliveries.corrections.recomposing import write_again
from briefings.deliveries.telling import count_corrections
from briefings.matching.net_changes import carried
from briefings.model import Delivery, Digest, Document, Part
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.support.acting import REPORT, Room, told
from tests.support.owing_desk import SEVEN, Desk, PlainScribe, correct_lines
from tests.support.postgres_server import Server


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_a_withdrawal_corrects_each_message_that_carried_a_line_and_no_other(desk: Desk) -> None:
    await desk.subscribe()
    await desk.subscribe(chat=6, topics=("routes",))
    await desk.change("a")
    await desk.change("r", topics=("routes",), documents=(2,))
    await desk.tick(SEVEN)
    await desk.send_all()
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    await desk.library.save_findings(["a"], [], SEVEN)
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
    await desk.change("a")
    await desk.change("b")
    await desk.tick(SEVEN)
    await desk.library.save_findings(["b"], [], SEVEN)
    document = Document("id", "text", "A title", number=1, status="withdrawn")
    assert await correct_lines(desk.library, desk.outbox, desk.scribe, document, ["b"], "why", SEVEN) == 0
    (pending,) = await desk.outbox.deliveries(states=("pending",))
    assert pending.text == "digest\nnew words of a"


async def test_a_pending_message_of_which_nothing_stands_is_not_sent(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("b")
    await desk.tick(SEVEN)
    assert await desk.withdraw("b") == 0
    assert await desk.outbox.deliveries() == ()


async def test_what_was_revised_before_is_found_when_it_is_withdrawn(desk: Desk) -> None:
    """A revision gives the words that stay new ids; the message carries the old ones."""
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.library.save_findings(["a"], [], SEVEN)
    assert await desk.withdraw("a-of-version-2") == 1
    assert (await desk.pending())[-1] == "correction: words of a |  | why"


async def test_a_line_that_a_revision_took_away_is_not_told_of_again_by_a_withdrawal(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b")
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.library.save_findings(["a"], [], SEVEN)
    assert await desk.owe("published", ["a"], 1) == 1
    await desk.library.save_findings(["b"], [], SEVEN)
    assert await desk.owe("withdrawn", ["b"], 2) == 1
    assert await desk.pending() == ["correction: words of a |  | why", "correction: words of b |  | why"]


async def test_two_amendments_of_one_version_are_two_corrections(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b")
    await desk.tick(SEVEN)
    await desk.send_all()
    for act, name in enumerate("ab", 1):
        await desk.library.save_findings([name], [], SEVEN)
        assert await desk.owe("published", [name], act) == 1
    assert await desk.pending() == ["correction: words of a |  | why", "correction: words of b |  | why"]


async def test_an_amended_line_that_stands_is_not_said_to_fall(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    assert await desk.owe("published", ["a"]) == 1
    assert await desk.pending() == ["correction:  |  | why | otherwise words of a"]


async def test_a_line_that_told_a_withdrawal_is_not_corrected(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a", "withdrawn")
    assert await desk.tick(SEVEN) == ["digest\nwithdrawn words of a"]
    await desk.send_all()
    assert await desk.withdraw("a") == 0


async def test_a_message_on_its_way_that_comes_back_unsent_is_composed_anew_without_the_line(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    await desk.tick(SEVEN)
    on_its_way = await desk.outbox.start((await desk.only()).id)
    assert on_its_way is not None
    assert await desk.withdraw("a") == 1
    await desk.outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert await desk.outbox.next_deliveries(SEVEN, 10) == (), "neither the line nor its correction may go"
    assert await desk.mend() == 1
    assert await desk.pending() == ["digest\nnew words of b"]
    assert await desk.mend() == 0


async def test_a_correction_waits_for_what_becomes_of_its_original(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    on_its_way = await desk.outbox.start((await desk.only()).id)
    assert on_its_way is not None
    await desk.withdraw("a")
    assert await desk.outbox.next_deliveries(SEVEN, 10) == ()
    await desk.outbox.settle(replace(on_its_way, state="sent", message=77))
    (correction,) = await desk.outbox.next_deliveries(SEVEN, 10)
    assert correction.corrects == on_its_way.id


async def test_a_withdrawal_that_was_taken_back_before_it_was_told_is_not_told(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    assert await desk.withdraw("a") == 1
    await desk.change("a", "new")
    assert await desk.owe("published", act=2, back=("a",)) == 0
    assert await desk.pending() == []


async def test_whoever_was_told_of_a_withdrawal_hears_that_it_was_taken_back_and_of_the_next(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.withdraw("a")
    await desk.send_all()
    await desk.change("a", "new")
    assert await desk.owe("published", act=2, back=("a",)) == 1
    assert await desk.pending() == ["stands again: words of a"]
    await desk.send_all()
    assert await desk.owe("published", act=3, back=("a",)) == 0
    assert await desk.withdraw("a", act=4) == 1


async def test_lines_about_a_withdrawal_survive_being_composed_anew(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("w", "withdrawn", documents=(3,))
    await desk.change("a")
    await desk.change("b", documents=(2,))
    assert len(await desk.tick(SEVEN)) == 2
    await desk.withdraw("a")
    assert await desk.pending() == ["digest\nnew words of b\nwithdrawn words of w"]


async def test_parts_that_went_stay_and_the_rest_is_composed_anew(desk: Desk) -> None:
    await desk.subscribe()
    for name, number in (("a", 2), ("b", 2), ("c", 1), ("d", 2), ("e", 2)):
        await desk.change(name, documents=(number,))
    assert len(await desk.tick(SEVEN)) == 3
    first = (await desk.outbox.next_deliveries(SEVEN, 1))[0]
    await desk.outbox.settle(replace(first, state="sent", message=5))
    assert await desk.withdraw("c") == 0
    rest = [d for d in reversed(await desk.outbox.deliveries()) if d.state == "pending"]
    assert [d.part for d in rest] == [1]
    assert rest[0].text == "digest\nnew words of d\nnew words of e"


async def test_each_part_of_a_long_digest_is_corrected_by_itself(desk: Desk) -> None:
    await desk.subscribe()
    for name, number in (("a", 1), ("b", 2), ("c", 1), ("d", 2)):
        await desk.change(name, documents=(number,))
    await desk.tick(SEVEN)
    await desk.send_all()
    assert await desk.withdraw("a", "c") == 2
    assert await desk.pending() == ["correction: words of a |  | why", "correction: words of c |  | why"]


async def test_in_a_chat_that_moved_a_correction_replies_to_nothing(desk: Desk) -> None:
    """A supergroup counts its messages anew: the old number is another message's."""
    await desk.subscribe(chat=-5)
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.outbox.move_chat(-5, -1005)
    assert await desk.withdraw("a") == 1
    (correction,) = await desk.outbox.next_deliveries(SEVEN + timedelta(hours=1), 10)
    original = await desk.outbox.delivery(correction.corrects or 0)
    assert (correction.chat, original.message) == (-1005, None)


async def test_what_is_composed_anew_keeps_its_place_before_what_came_later(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    await desk.tick(SEVEN)
    await desk.change("c", documents=(2,))
    next_day = SEVEN + timedelta(days=1)
    await desk.tick(next_day)
    await desk.withdraw("a")
    (first,) = await desk.outbox.next_deliveries(next_day, 10)
    assert first.text == "digest\nnew words of b"


class TightScribe(PlainScribe):
    """A message holds ten characters of its lines' words, or one line."""

    def digest(self, digest: Digest) -> Sequence[Part]:
        parts = [Part(digest.kind)]
        for change in digest.changes:
            line = Part(f"\n{change.finding.text}", (carried(change),))
            if parts[-1].carried and len(parts[-1].text + line.text) > len(f"{digest.kind}\n") + 10:
                parts.append(Part(digest.kind))
            parts[-1] = Part(parts[-1].text + line.text, parts[-1].carried + line.carried)
        return parts


class Overtaken(SqlOutbox):
    """Another courier takes the first part of a message just when it is read to be composed anew."""

    def __init__(self, database: Database, courier: SqlOutbox) -> None:
        super().__init__(database)
        self.courier = courier
        self.begun: list[asyncio.Task[Delivery | None]] = []

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        parts = await super().same_occasion(delivery)
        self.begun.append(asyncio.create_task(self.courier.start(parts[0].id)))
        await asyncio.wait(self.begun, timeout=0.3)  # where the part is locked, the courier has to wait
        return parts


async def test_what_the_courier_takes_while_it_is_composed_anew_costs_no_line(database_url: str) -> None:
    """The first part has room for a line of the last once the line between them has fallen."""
    database, couriers = Database(database_url), Database(database_url)
    desk = Desk(database)
    desk.scribe = TightScribe()
    await desk.subscribe()
    for name, text, number in (("a", "aaaa", 2), ("b", "bbbbbbbbb", 1), ("c", "cc", 2)):
        await desk.change(name, text=text, documents=(number,))
    assert await desk.tick(SEVEN) == ["digest\naaaa", "digest\nbbbbbbbbb", "digest\ncc"]
    desk.outbox = overtaken = Overtaken(database, SqlOutbox(couriers))
    async with desk.library.together():
        await desk.withdraw("b")
    await asyncio.gather(*overtaken.begun)
    lines = [line for delivery in await desk.outbox.deliveries() for line in delivery.text.splitlines()[1:]]
    assert sorted(lines) == ["aaaa", "cc"]
    await database.close()
    await couriers.close()


class Composing(SqlOutbox):
    """A tick that is just about to write down what it composed, and goes on when it is told to."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.composed, self.go_on = asyncio.Event(), asyncio.Event()

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        self.composed.set()
        await self.go_on.wait()
        return await super().add_deliveries(deliveries)


async def test_a_line_that_falls_while_a_digest_of_it_is_composed_is_not_told(
    postgres: Server, postgres_url: str
) -> None:
    """The withdrawal finds no message to correct yet, and the tick still sees the line stand: one waits for the other.
    On SQLite whoever writes is alone by nature."""
    database, elsewhere = Database(postgres_url), Database(postgres_url)
    tick, editor = Desk(database), Desk(elsewhere)
    await tick.subscribe()
    await tick.change("a")
    await tick.change("b", documents=(2,))
    tick.outbox = composing = Composing(database)

    async def withdraw() -> int:
        async with editor.library.together():
            return await editor.withdraw("a")

    composed = asyncio.create_task(tick.tick(SEVEN))
    await composing.composed.wait()
    withdrawn = asyncio.create_task(withdraw())
    await postgres.until_it_waits(postgres_url, withdrawn)
    composing.go_on.set()
    await asyncio.gather(composed, withdrawn)
    assert await editor.pending() == ["digest\nnew words of b"]
    await database.close()
    await elsewhere.close()


async def test_as_many_corrections_are_announced_as_are_owed(desk: Desk) -> None:
    """Whoever was told that a claim was dropped hears nothing when its document is withdrawn."""
    await desk.subscribe()
    room = Room(desk)
    report = await room.publish(REPORT)
    await told(desk)
    assert await count_corrections(desk.library, desk.outbox, report) == 1
    await room.drop(await room.claim_of(report))
    await desk.send_all()
    assert await count_corrections(desk.library, desk.outbox, report) == 0
    assert await room.withdraw(report) == 0


async def test_what_is_pending_is_written_anew_after_the_library_was_read_again(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    await desk.tick(SEVEN)
    await desk.library.save_findings(["a"], [], SEVEN)
    assert await write_again(desk.library, desk.outbox, desk.scribe) == 1
    assert await desk.pending() == ["digest\nnew words of b"]
