"""Nothing is told twice, by whatever way it came; nothing that has fallen is told any more, nothing after the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings import newsroom
from briefings.model import Upload
from storage.database.database import Database
from tests.support.acting import COURT, EDITOR, REPORT, Room, told
from tests.support.fake_desk import upload
from tests.support.owing_desk import SEVEN, Desk

NEXT_DAY = SEVEN + timedelta(days=1)
DISPUTED = "digest\ndisputed Some 250 have come home to France."
NEW = "digest\nnew Some 250 have come home to France."


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk)


# --- what was told already --------------------------------------------------------------------------------------------


async def test_what_an_alert_told_is_no_news_to_the_digest_once_alerts_are_off(desk: Desk) -> None:
    made = await desk.subscribe(alerts=True, due=NEXT_DAY)
    await desk.change("a")
    assert await told(desk, SEVEN + timedelta(minutes=1)) == ["alert\nnew words of a"]
    after = await desk.outbox.subscription(made.id)
    await desk.outbox.save_subscription(replace(after, alerts=False))
    assert await desk.tick(NEXT_DAY) == []


async def test_what_an_alert_told_before_the_moment_of_the_last_digest_is_not_told_again(desk: Desk) -> None:
    """The clock was three hours ahead when that digest was written."""
    await desk.subscribe(alerts=True, mark=None)
    await desk.change("x")
    assert await told(desk, SEVEN + timedelta(hours=3)) == ["digest (late)\nnew words of x"]
    await desk.change("a", at=SEVEN + timedelta(hours=1))
    assert await told(desk, SEVEN + timedelta(hours=1, minutes=1)) == ["alert\nnew words of a"]
    assert await desk.tick(NEXT_DAY) == []


async def test_what_joins_a_finding_that_was_told_corroborates_it_and_is_not_new(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await told(desk)
    await desk.change("b", documents=(2,))
    await desk.change("a", "corroborated", statements=("a", "b"), documents=(1, 2), roots=("AFP", "Reuters"))
    assert await desk.tick(NEXT_DAY) == ["digest\ncorroborated words of a"]


async def test_what_joins_a_finding_that_was_told_and_adds_no_root_is_nothing(desk: Desk) -> None:
    await desk.subscribe()
    old = await desk.change("a")
    await told(desk)
    await desk.change("b", documents=(2,))
    joined = replace(old, statements=("a", "b"), documents=(1, 2))
    await desk.library.save_findings(("a", "b"), [joined], SEVEN)
    assert await desk.tick(NEXT_DAY) == []


# Four months earlier, by another witness: the two are separate findings in the same words.
EARLIER = upload(
    "Some 250 have come home to France. | returned FR about 250 | Soufan Center 2017-08-20 when=2016 under=returnees",
    source="Soufan Center",
    published="2017-08-20",
)


async def test_words_that_fell_and_stand_again_on_another_document_are_only_new(desk: Desk, room: Room) -> None:
    earlier = await room.publish(EARLIER)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.withdraw(earlier)
    await room.publish(COURT)
    assert await desk.tick(SEVEN) == [NEW]


async def test_what_an_alert_told_that_was_composed_anew_after_a_revision_is_no_news(desk: Desk, room: Room) -> None:
    """The line then has the ids of the later version; the change was recorded by the earlier one's."""
    await desk.subscribe(alerts=True, due=NEXT_DAY)
    line, way = COURT.content.decode(), "A way to Turkey stays open. | - | Reuters 2017-11-01 to=Turkey/TR under=routes"
    count = "France has 250 returnees. | returned FR 250 | AFP 2017-12-19 under=returnees"
    wire = await room.publish(upload(count, source="AFP", published="2017-12-19"))
    court = await room.publish(upload(line, way, **COURT.details))
    assert len(await desk.tick(SEVEN)) == 1
    await room.withdraw(wire)
    await room.revise(court, upload("Its head is new.", line, **COURT.details))
    assert await desk.pending() == ["alert\nnew Some 250 have come home to France."]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_words_that_an_alert_told_are_not_told_to_have_fallen_with_an_earlier_document(
    desk: Desk, room: Room
) -> None:
    earlier = await room.publish(EARLIER)
    await desk.subscribe(alerts=True, seen=await desk.library.last_change(), due=NEXT_DAY)
    await room.withdraw(earlier)
    await room.publish(COURT)
    assert await told(desk) == ["alert\nnew Some 250 have come home to France."]
    assert await desk.tick(NEXT_DAY) == []


# --- what was to be told goes on otherwise ----------------------------------------------------------------------------

REPRINT = upload(COURT.content.decode(), source="Another Paper", published="2017-12-21")
WIRE = upload("France has 250 returnees. | returned FR 250 | AFP 2017-12-19 under=returnees", source="AFP")
LATER = upload("Its head is new.", COURT.content.decode(), **COURT.details)


async def test_a_line_whose_document_went_before_it_was_told_is_told_by_another_that_says_the_same(
    desk: Desk, room: Room
) -> None:
    await desk.subscribe()
    court = await room.publish(COURT)
    await room.publish(REPRINT)
    await room.withdraw(court)
    assert await told(desk) == [NEW]
    assert await desk.tick(NEXT_DAY) == []


async def test_a_line_that_waits_to_be_sent_goes_on_in_the_words_of_what_bore_it_out(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    wire = await room.publish(WIRE)
    assert await desk.tick(SEVEN) == ["digest\nnew France has 250 returnees."]
    await room.publish(COURT)
    await room.withdraw(wire)
    assert await desk.pending() == [NEW]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_it_wakes_whoever_asked_for_alerts(desk: Desk, room: Room) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    court = await room.publish(COURT)
    await room.publish(REPRINT)
    await room.withdraw(court)
    assert await told(desk) == ["alert\nnew Some 250 have come home to France."]


async def test_whoever_knows_the_line_is_told_no_more_than_its_correction(desk: Desk, room: Room) -> None:
    await desk.subscribe(alerts=True)
    court = await room.publish(COURT)
    assert len(await told(desk)) == 1
    await room.publish(REPRINT)
    assert await room.withdraw(court) == 1
    await desk.send_all()
    assert await told(desk, SEVEN + timedelta(minutes=5)) == []
    assert await desk.tick(NEXT_DAY) == []


async def test_whoever_subscribed_after_both_is_told_nothing(desk: Desk, room: Room) -> None:
    court = await room.publish(COURT)
    await room.publish(REPRINT)
    last = await desk.library.last_change()
    await desk.subscribe(alerts=True, seen=last, alerted=last, due=NEXT_DAY)
    await room.withdraw(court)
    assert await told(desk, SEVEN + timedelta(minutes=5)) == []
    assert await desk.tick(NEXT_DAY) == []


async def subscribed_between_two_that_say_the_same(desk: Desk, room: Room, **fields: object) -> int:
    """A reader whom only the second document is news to; the number of the first."""
    wire = await room.publish(WIRE)
    last = await desk.library.last_change()
    await desk.subscribe(seen=last, alerted=last, **fields)
    await room.publish(COURT)
    return wire


async def test_what_bore_out_a_line_that_fell_before_the_digest_is_new(desk: Desk, room: Room) -> None:
    wire = await subscribed_between_two_that_say_the_same(desk, room)
    await room.withdraw(wire)
    assert await told(desk) == [NEW]
    assert await desk.tick(NEXT_DAY) == []


async def test_so_it_is_once_the_first_is_revised_without_the_line(desk: Desk, room: Room) -> None:
    wire = await subscribed_between_two_that_say_the_same(desk, room)
    await room.revise(wire, upload("Its head is new.", **WIRE.details))
    assert await told(desk) == [NEW]


async def test_and_by_an_alert(desk: Desk, room: Room) -> None:
    wire = await subscribed_between_two_that_say_the_same(desk, room, alerts=True, schedule=None, due=None)
    await room.withdraw(wire)
    assert await told(desk) == ["alert\nnew Some 250 have come home to France."]


async def test_and_where_the_digest_waits_to_be_sent(desk: Desk, room: Room) -> None:
    wire = await subscribed_between_two_that_say_the_same(desk, room)
    assert await desk.tick(SEVEN) == ["digest\ncorroborated Some 250 have come home to France."]
    await room.withdraw(wire)
    assert await desk.pending() == [NEW]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_a_line_that_nothing_bears_out_any_more_is_no_news(desk: Desk, room: Room) -> None:
    await room.publish(WIRE)
    await desk.subscribe(seen=await desk.library.last_change())
    court = await room.publish(COURT)
    await room.withdraw(court)
    assert await desk.tick(SEVEN) == []


async def test_whoever_was_told_the_line_hears_from_its_correction_on_what_it_stands(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    wire = await room.publish(WIRE)
    await told(desk)
    await room.publish(COURT)
    await room.withdraw(wire)
    assert await desk.pending() == ["correction:  | Some 250 have come home to France. | why"]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_and_not_from_a_digest_that_waits_to_be_sent_as_well(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    wire = await room.publish(WIRE)
    await told(desk)
    await room.publish(COURT)
    assert await desk.tick(NEXT_DAY) == ["digest\ncorroborated Some 250 have come home to France."]
    await room.withdraw(wire)
    assert await desk.pending() == ["correction:  | Some 250 have come home to France. | why"]


async def test_a_line_that_was_revised_before_its_alert_went_is_told_by_the_alert(desk: Desk, room: Room) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    court = await room.publish(COURT)
    await room.revise(court, LATER)
    assert await told(desk) == ["alert\nnew Some 250 have come home to France."]


# --- what was one finding and is two again ----------------------------------------------------------------------------

WAY = upload(
    "A way to Turkey stays open. | - | Reuters 2017-11-01 to=Turkey/TR under=routes",
    source="Reuters",
    published="2017-11-01",
)
RIVER = upload(
    "Smugglers lead people past the river Tigris. | - | AP 2017-11-03 at=Iraq/IQ under=routes",
    source="AP",
    published="2017-11-03",
)
WAY_STAYS, PAST_RIVER = "A way to Turkey stays open.", "Smugglers lead people past the river Tigris."
BOTH = ["digest\nnew Smugglers lead people past the river Tigris.\nnew A way to Turkey stays open."]


async def ruled_one(room: Room, *numbers: int) -> None:
    """An editor takes what these two documents say for the same."""
    left, right = [s.id for number in numbers for s in await room.desk.library.statements_of([number])]
    await newsroom.overrule(
        room.desk.library, left, right, "corroborates", by=EDITOR, now=room.now, tell=room.desk.tell
    )


async def test_two_lines_that_were_taken_for_one_by_mistake_are_both_told(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    await ruled_one(room, await room.publish(WAY), await room.publish(RIVER))
    await room.undo()
    assert await told(desk) == BOTH
    assert await desk.tick(NEXT_DAY) == []


async def test_both_by_an_alert(desk: Desk, room: Room) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    await ruled_one(room, await room.publish(WAY), await room.publish(RIVER))
    await room.undo()
    assert await told(desk) == [BOTH[0].replace("digest", "alert")]


async def test_the_one_that_a_reader_knew_is_not_told_again(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    way = await room.publish(WAY)
    assert await told(desk) == ["digest\nnew A way to Turkey stays open."]
    await ruled_one(room, way, await room.publish(RIVER))
    await room.undo()
    assert await told(desk, NEXT_DAY) == ["digest\nnew Smugglers lead people past the river Tigris."]


async def test_neither_is_told_to_whoever_knew_both(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    way, river = await room.publish(WAY), await room.publish(RIVER)
    assert await told(desk) == BOTH
    await ruled_one(room, way, river)
    await room.undo()
    assert await desk.tick(NEXT_DAY) == []


async def test_nor_to_whoever_subscribed_after_both(desk: Desk, room: Room) -> None:
    way, river = await room.publish(WAY), await room.publish(RIVER)
    await desk.subscribe(seen=await desk.library.last_change())
    await ruled_one(room, way, river)
    await room.undo()
    assert await desk.tick(SEVEN) == []


async def test_what_held_two_lines_together_may_fall_before_they_are_told(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    way, river, third = [await room.publish(document) for document in (WAY, RIVER, REPORT)]
    await ruled_one(room, way, third)
    await ruled_one(room, river, third)
    await room.withdraw(third)
    assert await told(desk) == BOTH
    assert await desk.tick(NEXT_DAY) == []


async def test_what_was_told_in_the_words_of_its_twin_is_told_once_they_are_parted(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    await ruled_one(room, await room.publish(WAY), await room.publish(RIVER))
    first = await told(desk)
    assert first in ([f"digest\nnew {words}"] for words in (WAY_STAYS, PAST_RIVER))
    await room.undo()
    (second,) = await told(desk, NEXT_DAY)
    assert {first[0], second} == {f"digest\nnew {words}" for words in (WAY_STAYS, PAST_RIVER)}
    await ruled_one(room, 1, 2)
    await room.undo()
    assert await desk.tick(NEXT_DAY + timedelta(days=1)) == []


async def test_so_it_is_by_an_alert(desk: Desk, room: Room) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    await ruled_one(room, await room.publish(WAY), await room.publish(RIVER))
    first = await told(desk)
    await room.undo()
    assert await told(desk, SEVEN + timedelta(minutes=5)) != first
    assert len(await desk.outbox.deliveries()) == 2
    assert await desk.tick(NEXT_DAY) == []


async def test_and_where_the_twin_bore_out_what_was_told_before(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    river = await room.publish(RIVER)
    assert await told(desk) == [f"digest\nnew {PAST_RIVER}"]
    await ruled_one(room, river, await room.publish(WAY))
    assert await told(desk, NEXT_DAY) == [f"digest\ncorroborated {PAST_RIVER}"]
    await room.undo()
    assert await told(desk, NEXT_DAY + timedelta(days=1)) == [f"digest\nnew {WAY_STAYS}"]
    assert await desk.tick(NEXT_DAY + timedelta(days=2)) == []


async def test_both_by_a_digest_that_waits_while_they_are_parted(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    await ruled_one(room, await room.publish(WAY), await room.publish(RIVER))
    await desk.tick(SEVEN)
    await room.undo()
    assert sorted("\n".join(await desk.pending()).split("\n")[1:]) == [f"new {WAY_STAYS}", f"new {PAST_RIVER}"]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_what_was_there_before_the_reader_is_borne_out_and_not_new(desk: Desk, room: Room) -> None:
    river = await room.publish(RIVER)
    await desk.subscribe(seen=await desk.library.last_change())
    way = await room.publish(WAY)
    await ruled_one(room, river, way)
    assert await told(desk) == [f"digest\ncorroborated {PAST_RIVER}"]
    await desk.subscribe(chat=6, seen=await desk.library.last_change(), due=NEXT_DAY)
    await ruled_one(room, river, await room.publish(REPORT))
    await room.undo()
    assert await told(desk, NEXT_DAY) == ["digest\nnew France has 271 returnees."] * 2


@pytest.mark.parametrize("older", [WAY, RIVER])
async def test_the_twin_that_was_there_before_the_reader_is_no_news(desk: Desk, room: Room, older: Upload) -> None:
    first = await room.publish(older)
    await desk.subscribe(seen=await desk.library.last_change())
    await ruled_one(room, first, await room.publish(RIVER if older is WAY else WAY))
    told_together = await told(desk)
    await room.undo()
    apart = await told(desk, NEXT_DAY)
    young = PAST_RIVER if older is WAY else WAY_STAYS
    assert "".join(told_together + apart).count(young) == 1
    assert older.content.decode().partition(" |")[0] not in "".join(apart)


# --- disputes whose other side fell -----------------------------------------------------------------------------------


async def test_a_dispute_whose_other_side_fell_before_it_was_told_is_only_new(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    await told(desk)
    await room.publish(COURT)
    await room.withdraw(report)
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == [f"{NEW}\nwithdrawn France has 271 returnees."]


async def test_a_dispute_that_waits_to_be_sent_when_its_other_side_falls_is_only_new(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    await told(desk)
    await room.publish(COURT)
    assert await desk.tick(NEXT_DAY) == [DISPUTED]
    await room.withdraw(report)
    assert NEW in await desk.pending()
    assert DISPUTED not in await desk.pending()


async def test_a_dispute_stays_one_while_its_other_side_is_only_revised(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    await told(desk)
    await room.publish(COURT)
    await room.revise(report, upload("Its head is new.", REPORT.content.decode(), **REPORT.details))
    assert await desk.tick(NEXT_DAY) == [DISPUTED]


async def test_a_dispute_that_was_told_is_not_told_again_when_one_side_is_revised(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    await room.publish(COURT)
    await told(desk)
    await room.revise(report, upload("Its head is new.", REPORT.content.decode(), **REPORT.details))
    assert await desk.tick(NEXT_DAY) == []


async def test_another_outlet_with_the_same_copy_disputes_nothing_anew(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    await room.publish(REPORT)
    await room.publish(COURT)
    await told(desk)
    reprint = upload(COURT.content.decode(), source="Another Paper", published="2017-12-21")
    await room.publish(reprint)
    assert await desk.tick(NEXT_DAY) == []


async def test_a_dispute_whose_document_was_withdrawn_and_restored_is_no_news(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    await room.publish(REPORT)
    court = await room.publish(COURT)
    await told(desk)
    await room.withdraw(court)
    await desk.send_all()
    await room.undo()
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_whoever_was_told_of_a_dispute_hears_that_its_other_side_fell(desk: Desk, room: Room) -> None:
    """Also where they were never told of the other side by itself."""
    report = await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.publish(COURT)
    assert await told(desk) == [DISPUTED]
    assert await room.withdraw(report) == 1
    assert await desk.pending() == ["correction:  |  | why | alone Some 250 have come home to France."]


SETTLED = "correction:  |  |  | not disputed Some 250 have come home to France."


async def told_of_a_dispute(desk: Desk, room: Room) -> tuple[int, int]:
    """A reader is told of a dispute between two documents; gives their numbers."""
    await desk.subscribe()
    report = await room.publish(REPORT)
    await told(desk)
    court = await room.publish(COURT)
    assert await told(desk, NEXT_DAY) == [DISPUTED]
    return report, court


async def test_whoever_was_told_of_a_dispute_hears_that_an_editor_ruled_it_away_and_that_it_is_one_again(
    desk: Desk, room: Room
) -> None:
    report, court = await told_of_a_dispute(desk, room)
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [SETTLED]
    await desk.send_all()
    await room.rule(report, court, "restates")
    assert await desk.pending() == []
    await room.rule(report, court, "conflicts")
    (again,) = await desk.tick(NEXT_DAY + timedelta(days=1))
    assert again.startswith(DISPUTED)


async def test_nobody_hears_of_a_ruling_that_is_taken_back_before_it_is_told(desk: Desk, room: Room) -> None:
    await room.rule(*await told_of_a_dispute(desk, room), "unsure")
    await room.undo()
    assert await desk.pending() == []


async def test_nor_do_those_who_were_told_of_no_dispute(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await desk.subscribe()
    await told(desk)
    court = await room.publish(COURT)
    await room.rule(report, court, "unsure")
    assert await desk.pending() == []
    assert await desk.tick(NEXT_DAY) == [NEW]


async def test_a_dispute_that_came_and_fell_between_two_digests_is_nothing(desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a", "disputed")
    await desk.change("a", "withdrawn")
    assert await desk.tick(SEVEN) == []


# --- after the end ----------------------------------------------------------------------------------------------------


async def test_what_is_on_its_way_at_the_end_and_comes_back_unsent_is_not_tried_again(desk: Desk) -> None:
    made = await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    on_its_way = await desk.outbox.start((await desk.only()).id)
    assert on_its_way is not None
    await desk.outbox.save_subscription(replace(made, ended=True, due=None))
    await desk.outbox.cancel_pending(made.id)
    await desk.outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert await desk.outbox.next_deliveries(SEVEN, 10) == ()
    assert (await desk.only()).state == "cancelled"


async def test_a_settings_change_that_read_before_the_end_revives_nothing(desk: Desk) -> None:
    stale = await desk.subscribe()
    await desk.outbox.save_subscription(replace(stale, ended=True, due=None))
    await desk.outbox.save_subscription(replace(stale, note_when_empty=True))
    assert (await desk.outbox.subscription(stale.id)).ended
    await desk.change("a")
    assert await desk.tick(SEVEN) == []
