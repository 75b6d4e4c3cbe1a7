"""A digest or an alert that waits to be sent says what stands when it goes, whatever was ruled meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefings.deliveries.telling import owe_next_slice
from storage.database.database import Database
from tests.support.acting import COURT, REPORT, Room, told
from tests.support.fake_desk import upload
from tests.support.owing_desk import SEVEN, Desk

DAY = timedelta(days=1)
NEXT_DAY = SEVEN + DAY
RIVER = upload(
    "Smugglers lead people past the river Tigris. | - | AP 2017-09-03 at=Iraq/IQ under=routes",
    source="AP",
    published="2017-09-03",
)
DISPUTED = "digest\ndisputed Some 250 have come home to France."
UPDATED = "digest\nupdated Some 250 have come home to France."
NEW = "digest\nnew Some 250 have come home to France."


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk)


async def test_a_dispute_that_waits_when_an_editor_rules_that_there_is_none_is_only_new(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [NEW]
    await desk.send_all()
    await room.undo()
    (text,) = await desk.tick(NEXT_DAY)
    assert text.startswith(DISPUTED)


async def test_a_dispute_that_an_editor_takes_for_an_update_is_told_as_one(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    last = await desk.library.last_change()
    await desk.subscribe(seen=last)
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.rule(report, court, "updates")
    assert await desk.pending() == [UPDATED]
    await desk.subscribe(chat=6, seen=last)
    assert await desk.tick(SEVEN) == [UPDATED]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == []


async def test_so_it_is_in_an_alert(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    last = await desk.library.last_change()
    await desk.subscribe(alerts=True, schedule=None, due=None, seen=last, alerted=last)
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED.replace("digest", "alert")]
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [NEW.replace("digest", "alert")]


LATER = upload(
    "Some 271 are back in France by now. | returned FR about 271 | Paris prosecutor 2018-02-10 under=returnees",
    source="Le Matin",
    published="2018-02-10",
)
OTHERS_LATER = upload(
    "Some 300 are back in France by now. | returned FR about 300 | Interpol 2018-02-10 under=returnees",
    source="Le Soir",
    published="2018-02-10",
)


async def test_a_dispute_that_waits_when_one_side_s_later_word_is_published_is_none_any_more(
    desk: Desk, room: Room
) -> None:
    await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.publish(LATER)
    assert await desk.pending() == [NEW]


async def test_it_is_a_dispute_still_after_somebody_else_s_later_word(desk: Desk, room: Room) -> None:
    await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED]
    await room.publish(OTHERS_LATER)
    await room.publish(RIVER)
    assert await desk.pending() == [DISPUTED]


async def test_a_dispute_that_was_told_is_not_corrected_by_a_later_word(desk: Desk, room: Room) -> None:
    await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.publish(COURT)
    assert await told(desk) == [DISPUTED]
    await room.publish(LATER)
    assert await desk.pending() == []


async def test_very_many_that_wait_for_a_later_word_are_written_anew_in_slices_with_the_act_s_own(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.deliveries.corrections.corrections.AT_ONCE", 2)
    await room.publish(REPORT)
    last = await desk.library.last_change()
    court = await room.publish(COURT)
    await desk.subscribe(chat=4, seen=last)
    assert await told(desk) == [DISPUTED]
    for chat in range(5, 8):
        await desk.subscribe(chat=chat, seen=last)
    assert await desk.tick(SEVEN) == [DISPUTED] * 3
    await room.revise(court, LATER)
    while await owe_next_slice(desk.library, desk.outbox, desk.scribe, SEVEN):
        pass
    owed = await desk.pending()
    assert [text for text in owed if text.startswith("correction: Some 250 have come home to France.")] != []
    assert DISPUTED not in owed


async def test_very_many_that_wait_are_written_anew_in_slices(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.deliveries.corrections.corrections.AT_ONCE", 2)
    report = await room.publish(REPORT)
    for chat in range(5, 8):
        await desk.subscribe(chat=chat, seen=await desk.library.last_change())
    court = await room.publish(COURT)
    assert await desk.tick(SEVEN) == [DISPUTED] * 3
    await room.rule(report, court, "unsure")
    assert await desk.pending() == [DISPUTED] * 3
    while await owe_next_slice(desk.library, desk.outbox, desk.scribe, SEVEN):
        pass
    assert await desk.pending() == [NEW] * 3


async def test_what_stands_again_while_that_it_fell_waits_is_told_neither_way(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    await room.withdraw(report)
    assert await desk.tick(SEVEN) == ["digest\nwithdrawn France has 271 returnees."]
    await room.undo()
    assert await desk.pending() == []
    assert await desk.tick(NEXT_DAY) == []
    await room.withdraw(report)
    assert await told(desk, NEXT_DAY + DAY) == ["digest\nwithdrawn France has 271 returnees."]
    await room.undo()
    assert await told(desk, NEXT_DAY + 2 * DAY) == ["digest\nnew France has 271 returnees."]


async def test_what_fell_while_it_waited_to_be_told_was_never_said_and_is_new_when_it_stands_again(
    desk: Desk, room: Room
) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await desk.tick(SEVEN) == ["digest\nnew France has 271 returnees."]
    await room.withdraw(report)
    assert await desk.tick(NEXT_DAY) == []
    await room.undo()
    assert await told(desk, NEXT_DAY + DAY) == ["digest\nnew France has 271 returnees."]


async def test_also_where_it_stands_again_before_the_next_digest(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await desk.tick(SEVEN) == ["digest\nnew France has 271 returnees."]
    await room.withdraw(report)
    await room.undo()
    assert await told(desk, NEXT_DAY) == ["digest\nnew France has 271 returnees."]
    assert await desk.tick(NEXT_DAY + DAY) == []


async def test_what_waits_keeps_its_words_when_it_is_taken_for_what_the_reader_knew(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await desk.subscribe(seen=await desk.library.last_change())
    river = await room.publish(RIVER)
    new = ["digest\nnew Smugglers lead people past the river Tigris."]
    assert await desk.tick(SEVEN) == new
    await room.rule(report, river, "corroborates")
    (finding,) = await desk.library.findings_with([s.id for s in await desk.library.statements_of([river])])
    assert (finding.text, await desk.pending()) == ("France has 271 returnees.", new)
    await desk.send_all()
    assert await desk.tick(NEXT_DAY) == ["digest\ncorroborated France has 271 returnees."]


# --- what bore a line out and stands apart before that was told -------------------------------------------------------

AGENCY = upload(
    "Some 271 went back to France. | returned FR 271 | AFP 2017-10-23 under=returnees",
    source="AFP",
    published="2017-10-23",
)
FIRST = "digest\nnew France has 271 returnees."
APART = "digest\nnew Some 271 went back to France."


async def test_what_bore_out_a_line_and_stands_apart_before_the_next_digest_is_new(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await told(desk) == [FIRST]
    agency = await room.publish(AGENCY)
    await room.rule(report, agency, "unsure")
    assert await told(desk, NEXT_DAY) == [APART]
    assert await desk.tick(NEXT_DAY + DAY) == []


@pytest.mark.parametrize("before", [0, 1], ids=["at once", "after another ruling"])
async def test_what_waits_to_bear_out_a_line_and_stands_apart_by_a_ruling_is_new(
    desk: Desk, room: Room, before: int
) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await told(desk) == [FIRST]
    agency = await room.publish(AGENCY)
    assert await desk.tick(NEXT_DAY) == ["digest\ncorroborated France has 271 returnees."]
    for _ in range(before):
        await room.rule(report, agency, "corroborates")
    await room.rule(report, agency, "unsure")
    assert await desk.pending() == [APART]
    await desk.send_all()
    assert await desk.tick(NEXT_DAY + DAY) == []


async def test_what_bore_out_a_line_that_fell_is_told_by_its_correction_and_is_not_new(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await told(desk) == [FIRST]
    await room.publish(AGENCY)
    assert await desk.tick(NEXT_DAY) == ["digest\ncorroborated France has 271 returnees."]
    await room.withdraw(report)
    (owed,) = await desk.pending()
    assert owed.startswith("correction: ")
    assert "Some 271 went back to France." in owed
    await desk.send_all()
    assert await desk.tick(NEXT_DAY + DAY) == []


async def test_what_bore_out_a_line_and_was_told_is_not_new_when_it_stands_apart(desk: Desk, room: Room) -> None:
    await desk.subscribe()
    report = await room.publish(REPORT)
    assert await told(desk) == [FIRST]
    agency = await room.publish(AGENCY)
    assert await told(desk, NEXT_DAY) == ["digest\ncorroborated France has 271 returnees."]
    await room.rule(report, agency, "unsure")
    texts = await told(desk, NEXT_DAY + DAY)
    assert FIRST not in texts
    assert await desk.tick(NEXT_DAY + 2 * DAY) == []


# --- what an editor takes away by mistake and gives back --------------------------------------------------------------


@pytest.mark.parametrize("alerts", [False, True])
async def test_a_line_that_was_dropped_and_given_back_is_no_news_to_who_subscribed_after_it(
    desk: Desk, room: Room, alerts: bool
) -> None:
    report = await room.publish(REPORT)
    last = await desk.library.last_change()
    await desk.subscribe(alerts=alerts, seen=last, alerted=last)
    await room.drop(await room.claim_of(report))
    await room.undo()
    assert await told(desk) == []
    await room.withdraw(report)
    await room.undo()
    assert await told(desk, NEXT_DAY) == []
