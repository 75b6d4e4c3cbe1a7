"""What an act means for each line of a message, by the words that its reader knows; and what its undo means."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefings.model import Quantity
from briefings.newsroom.acts import AMENDED
from storage.database.database import Database
from tests.support.acting import COURT, REPORT, Room, told
from tests.support.fake_desk import upload
from tests.support.owing_desk import SEVEN, Desk

NEXT_DAY = SEVEN + timedelta(days=1)
AGENCY = upload("250 came back to France. | returned FR 250 | AFP 2017-12-24 under=returnees", published="2017-12-24")
COURTS_WORDS = "Some 250 have come home to France."
BOTH_FIGURES = "450 were killed and 250 came back to France."
TWO_FIGURES = upload(
    f"{BOTH_FIGURES} | killed FR 450 ; returned FR 250 | AFP 2017-12-24 under=returnees", published="2017-12-24"
)
NO_FIGURE = upload("Many came back to France. | - | AFP 2017-12-24 under=returnees", published="2017-12-24")


@pytest.fixture
async def desk(database: Database) -> Desk:
    """With one subscription to everything."""
    desk = Desk(database)
    await desk.subscribe()
    return desk


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk)


def many(start: int) -> Quantity:
    """The figure that an editor reads in a word."""
    return Quantity(200, 900, "about", "people", None, None, "returned", "FR", "Many", start, start + 4)


async def test_words_with_two_figures_fall_one_after_the_other(desk: Desk, room: Room) -> None:
    """One of the figures stands on another document as well."""
    agency, court = await room.publish(TWO_FIGURES), await room.publish(COURT)
    await told(desk)
    assert await room.withdraw(agency) == 1
    assert await desk.pending() == [f"correction: {BOTH_FIGURES} | {COURTS_WORDS} | why"]
    await desk.send_all()
    assert await room.withdraw(court) == 1
    assert await desk.pending() == [f"correction: {COURTS_WORDS} |  | why"]


async def test_of_two_lines_with_the_same_words_each_is_corrected(desk: Desk) -> None:
    await desk.change("a", text="the same words")
    await desk.change("b", text="the same words", documents=(2,))
    await told(desk)
    assert await desk.withdraw("a") == 1
    assert await desk.pending() == ["correction:  | the same words | why"]
    await desk.send_all()
    await desk.library.save_findings(["b"], [], SEVEN)
    assert await desk.owe(gone=["b"], act=2, number=2) == 1
    assert await desk.pending() == ["correction: the same words |  | why"]


async def test_words_that_lose_one_of_two_figures_still_stand(desk: Desk, room: Room) -> None:
    claim = await room.claim_of(await room.publish(TWO_FIGURES))
    await told(desk)
    assert await room.amend(claim, "quantities", claim.quantities[1:]) == 1
    assert await desk.pending() == [f"correction:  |  | {AMENDED} | otherwise {BOTH_FIGURES}"]


async def test_words_that_gain_a_figure_still_stand(desk: Desk, room: Room) -> None:
    """Their statement has another id from then on."""
    claim = await room.claim_of(await room.publish(NO_FIGURE))
    await told(desk)
    assert await room.amend(claim, "quantities", (many(claim.start),)) == 1
    assert await desk.pending() == [f"correction:  |  | {AMENDED} | otherwise Many came back to France."]


async def test_a_line_that_was_corroborated_since_it_was_told_does_not_fall_with_its_first_document(
    desk: Desk, room: Room
) -> None:
    agency = await room.publish(AGENCY)
    await told(desk)
    await room.publish(COURT)
    assert await told(desk, NEXT_DAY) == ["digest\ncorroborated 250 came back to France."]
    await desk.send_all()
    assert await room.withdraw(agency) == 2
    assert await desk.pending() == [f"correction:  | {COURTS_WORDS} | why"] * 2


async def test_the_undo_of_a_drop_that_nobody_heard_of_is_not_told(desk: Desk, room: Room) -> None:
    claim = await room.claim_of(await room.publish(REPORT))
    await told(desk)
    assert await room.drop(claim) == 1
    assert await room.undo() == 0
    assert await desk.pending() == []
    assert await desk.library.findings_with([f"{claim.id}.1"])


async def test_whoever_was_told_of_a_drop_hears_of_its_undo_and_of_the_next(desk: Desk, room: Room) -> None:
    claim = await room.claim_of(await room.publish(REPORT))
    await told(desk)
    await room.drop(claim)
    await desk.send_all()
    assert await room.undo() == 1
    assert await desk.pending() == ["stands again: France has 271 returnees."]
    await desk.send_all()
    assert await room.drop(claim) == 1


async def test_a_drop_finds_what_was_sent_before_a_revision_gave_the_words_another_id(desk: Desk, room: Room) -> None:
    report = await room.publish(REPORT)
    await told(desk)
    assert await room.revise(report, upload("Its head is new.", REPORT.content.decode(), **REPORT.details)) == 0
    assert await room.drop(await room.claim_of(report)) == 1


async def test_filing_a_claim_anew_and_its_undo_owe_nothing(desk: Desk, room: Room) -> None:
    claim = await room.claim_of(await room.publish(REPORT))
    await told(desk)
    assert await room.refile(claim, "routes") == 0
    assert await room.undo() == 0
    assert await desk.pending() == []


async def test_the_undo_of_an_amendment_that_nobody_heard_of_is_not_told(desk: Desk, room: Room) -> None:
    claim = await room.claim_of(await room.publish(NO_FIGURE))
    await told(desk)
    assert await room.amend(claim, "negated", True) == 1
    assert await room.undo() == 0
    assert await desk.pending() == []


async def test_what_was_alerted_and_then_restored_is_not_new_again(desk: Desk, room: Room) -> None:
    await desk.subscribe(chat=6, schedule=None, due=None, alerts=True)
    report = await room.publish(REPORT)
    assert "alert\nnew France has 271 returnees." in await told(desk)
    await room.withdraw(report)
    await desk.send_all()
    assert await desk.tick(SEVEN + timedelta(minutes=3)) == []
    await room.undo()
    assert await desk.pending() == ["stands again: France has 271 returnees."] * 2
    await desk.send_all()
    assert await desk.tick(SEVEN + timedelta(minutes=6)) == []
