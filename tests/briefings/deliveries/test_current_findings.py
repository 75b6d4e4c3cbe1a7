"""A line is composed from what stands now: what it was set against may have fallen, its words may stand elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.deliveries.current_findings import CurrentFindings
from briefings.matching.net_changes import carried
from briefings.model import Change, ChangeKind, Match
from storage.database.database import Database
from tests.support.acting import COURT, EDITOR, REPORT, Room
from tests.support.fake_desk import upload
from tests.support.owing_desk import SEVEN, Desk


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    return Desk(sqlite_database)


async def in_conflict(desk: Desk, one: str, other: str) -> None:
    left, right = sorted((one, other))
    await desk.library.save_matches([Match(left, right, "conflicts", 0.9, ())])


@pytest.mark.parametrize("kind", ["disputed", "updated"])
async def test_what_is_set_against_something_that_stands_is_told_as_it_was_recorded(
    desk: Desk, kind: ChangeKind
) -> None:
    mine = await desk.change("mine")
    await desk.change("other", documents=(2,))
    await in_conflict(desk, "mine", "other")
    recorded = Change(kind, mine, "271", "250", "it cannot fall", ("other",), "new", 2)
    assert await CurrentFindings(desk.library).changes([recorded]) == [recorded]


@pytest.mark.parametrize("kind", ["disputed", "updated"])
async def test_what_is_set_against_something_that_fell_is_told_as_what_it_would_have_been(
    desk: Desk, kind: ChangeKind
) -> None:
    mine = await desk.change("mine")
    recorded = Change(kind, mine, "271", "250", "it cannot fall", ("other",), "new", 2)
    assert await CurrentFindings(desk.library).changes([recorded]) == [Change("new", mine)]


async def test_what_was_only_set_against_something_that_fell_is_not_told(desk: Desk) -> None:
    mine = await desk.change("mine")
    assert await CurrentFindings(desk.library).changes([Change("disputed", mine, against=("other",))]) == []


async def test_a_dispute_that_an_editor_has_settled_since_is_none(desk: Desk) -> None:
    mine = await desk.change("mine")
    await desk.change("other", documents=(2,))
    await in_conflict(desk, "mine", "other")
    await desk.library.overrule("mine", "other", "unrelated", by=EDITOR, now=SEVEN)
    recorded = Change("disputed", mine, "271", "250", "it cannot fall", ("other",), "new", 2)
    assert await CurrentFindings(desk.library).changes([recorded]) == [Change("new", mine)]
    assert await CurrentFindings(desk.library).changes([replace(recorded, instead=None)]) == []


async def test_nor_is_one_after_a_sides_own_later_word(desk: Desk) -> None:
    """The Soufan Center's number is disputed until it comes to the other's own."""
    room = Room(desk)
    report = await room.publish(REPORT)
    await room.publish(COURT)
    (mine,) = await desk.library.findings_with([s.id for s in await desk.library.statements_of([report])])
    (against,) = [s.id for s in await desk.library.statements_of([report + 1])]
    recorded = Change("disputed", mine, "250", "271", "they differ", (against,), "new", 2)
    assert await CurrentFindings(desk.library).changes([recorded]) == [recorded]
    later = "Now 250 are back, says the center. | returned FR about 250 | Soufan Center 2017-12-24 under=returnees"
    await room.publish(upload(later, source="Soufan Center", published="2017-12-24"))
    assert "disputed" not in {change.kind for change in await CurrentFindings(desk.library).changes([recorded])}


async def test_a_dispute_that_an_editor_takes_for_an_update_is_one(desk: Desk) -> None:
    room = Room(desk)
    report, court = await room.publish(REPORT), await room.publish(COURT)
    (mine,) = await desk.library.findings_with([s.id for s in await desk.library.statements_of([court])])
    (other,) = [s.id for s in await desk.library.statements_of([report])]
    recorded = Change("disputed", mine, "271", "about 250", "they differ", (other,), "new", report)
    assert await CurrentFindings(desk.library).changes([recorded]) == [recorded]
    await room.rule(report, court, "updates")
    (told,) = await CurrentFindings(desk.library).changes([replace(recorded, again=True)])
    assert told == Change("updated", mine, "271", "about 250", told.why, (other,), "new", report, again=True)


async def test_a_dispute_whose_other_side_fell_is_the_update_that_it_was_beside(desk: Desk) -> None:
    room = Room(desk)
    first = await room.publish(
        upload(
            "France has 230 returnees. | returned FR 230 | AFP 2017-06-19 under=returnees",
            source="AFP",
            published="2017-06-19",
        )
    )
    report, court = await room.publish(REPORT), await room.publish(COURT)
    await room.rule(first, court, "updates")
    await room.withdraw(report)
    (mine,) = await desk.library.findings_with([s.id for s in await desk.library.statements_of([court])])
    (older,) = [s.id for s in await desk.library.statements_of([first])]
    recorded = Change("disputed", mine, "271", "about 250", "they differ", ("other",), "new", report)
    (told,) = await CurrentFindings(desk.library).changes([recorded])
    assert (told.kind, told.old, told.new, told.against) == ("updated", "230", "about 250", (older,))


async def test_one_of_several_sides_that_stands_keeps_a_dispute(desk: Desk) -> None:
    mine = await desk.change("mine")
    await desk.change("one", documents=(2,))
    await in_conflict(desk, "mine", "one")
    recorded = Change("disputed", mine, against=("other", "one"), instead="new")
    assert await CurrentFindings(desk.library).changes([recorded]) == [recorded]


async def test_a_side_that_only_has_another_id_now_still_stands(desk: Desk) -> None:
    room = Room(desk)
    report = await room.publish(REPORT)
    (before,) = await desk.library.statements_of([report])
    await room.revise(report, upload("Its head is new.", REPORT.content.decode(), **REPORT.details))
    (after,) = await desk.library.statements_of([report])
    assert after.id != before.id
    await in_conflict(desk, "mine", after.id)
    recorded = Change("disputed", await desk.change("mine", documents=(2,)), against=(before.id,), instead="new")
    assert await CurrentFindings(desk.library).changes([recorded]) == [recorded]


async def test_that_something_is_public_again_is_kept_when_its_other_side_fell(desk: Desk) -> None:
    mine = await desk.change("mine")
    recorded = Change("disputed", mine, against=("other",), instead="new", again=True)
    assert await CurrentFindings(desk.library).changes([recorded]) == [Change("new", mine, again=True)]


async def test_a_line_of_a_message_remembers_what_it_was_set_against(desk: Desk) -> None:
    mine = await desk.change("mine")
    line = carried(Change("updated", mine, "271", "250", None, ("other",), "new", 2))
    assert await CurrentFindings(desk.library).lines([line]) == [Change("new", mine)]


async def test_the_finding_behind_a_line_is_the_one_that_shows_its_words(desk: Desk) -> None:
    both = await desk.change("a", statements=("a", "b", "c"))
    line = carried(Change("new", both))
    await desk.change("a", text="other words")
    await desk.change("b", text="other words", statements=("b", "c"))
    shown = await desk.change("d", text=both.text, documents=(2,))
    standing = CurrentFindings(desk.library)
    assert await standing.present(replace(line, statements=("a", "b", "c", "d"))) == shown


async def test_of_findings_with_other_words_the_one_that_shares_most_is_behind_a_line(desk: Desk) -> None:
    line = carried(Change("new", await desk.change("a", statements=("a", "b", "c"))))
    await desk.change("z", text="other words", statements=("a", "z"))
    most = await desk.change("b", text="other words", statements=("b", "c"))
    assert await CurrentFindings(desk.library).present(line) == most


async def test_a_line_of_which_nothing_is_public_has_no_finding_but_by_what_stood_beside_it(desk: Desk) -> None:
    line = carried(Change("new", await desk.change("a")))
    beside = await desk.change("b", at=SEVEN + timedelta(hours=1), documents=(2,))
    await desk.library.save_findings(["a"], [], SEVEN)
    assert await CurrentFindings(desk.library).present(line) is None
    assert await CurrentFindings(desk.library).present(line, ["b"]) == beside


async def test_a_corroboration_left_of_a_fallen_dispute_needs_its_second_root(desk: Desk) -> None:
    mine = await desk.change("mine", roots=("AFP",))
    recorded = Change("disputed", mine, against=("other",), instead="corroborated")
    assert await CurrentFindings(desk.library).changes([recorded]) == []
