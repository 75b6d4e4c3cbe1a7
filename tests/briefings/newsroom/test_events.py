"""Events in a real library: they are what the published documents tell, and editors have the last word."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from briefings import newsroom
from briefings.errors import Conflict
from briefings.matching.blocking import keys_of
from briefings.matching.events.events import known_from
from briefings.model import Extraction, Figure, Rules, Upload
from briefings.newsroom.event_overrides import name_event, not_this_event, same_event
from briefings.newsroom.renewal import is_out_of_date, note_way, renew_ledger
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support import taking_in
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import NOBODY, receive

NOW = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)
EDITOR = 7
RULES = Rules({"killed": "event", "sheltered": "place"}, frozenset({"sheltered"}), "all")
AT = "event=Ludlow/GB/2019-05-05"


def told(words: str, figure: str, root: str, day: str, rest: str = AT) -> Upload:
    return upload(f"{words} | {figure} | {root} {day} {rest}", source=root, published=day)


MILL = told("Three died at the mill.", "killed all 3", "Reuters", "2019-05-06")
MILL_LATER = told("Four have died at the mill.", "killed all 4", "AP", "2019-05-08")
MARKET = told("Three died at the market.", "killed all 3", "BBC", "2019-05-16", "event=Ludlow/GB/2019-05-15")


@pytest.fixture
def books(database: Database) -> SqlLibrary:
    return SqlLibrary(database, RULES)


take_in = partial(taking_in.take_in, by=EDITOR, now=NOW)


def shown(figure: Figure) -> tuple[float, float, list[float]]:
    return figure.low, figure.high, [entry.low for entry in figure.history]


async def ledger(library: SqlLibrary) -> list[tuple[float, float, list[float]]]:
    return sorted(map(shown, await library.figures()))


async def events(library: SqlLibrary) -> list[tuple[int, ...]]:
    return sorted(known.documents for known in await library.events())


async def test_what_is_told_of_one_event_is_one_figure_and_of_another_another(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER, MARKET)
    assert await events(books) == [(1, 2), (3,)]
    assert await ledger(books) == [(3, 3, [3]), (4, 4, [3, 4])]


async def test_the_order_of_intake_changes_nothing(sqlite_template: Path, tmp_path: Path) -> None:
    found = set()
    for n, order in enumerate(permutations((MILL, MILL_LATER, MARKET))):
        database = Database(shutil.copy(sqlite_template, tmp_path / f"{n}.sqlite3"))
        library = SqlLibrary(database, RULES)
        await take_in(library, *order)
        found.add(str(sorted((known.happening.id, str(known.tellings)) for known in await library.events())))
        found.add(str(await ledger(library)))
        await database.close()
    assert len(found) == 2


async def test_a_withdrawn_document_leaves_what_would_be_there_without_it(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    alone = await books.figures(), await books.events()
    [number] = await take_in(books, MILL_LATER)
    assert await ledger(books) == [(4, 4, [3, 4])]
    await newsroom.withdraw(books, number, "wrong town", by=EDITOR, now=NOW, tell=NOBODY)
    assert (await books.figures(), await books.events()) == alone
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await ledger(books) == [(4, 4, [3, 4])]


async def test_what_else_a_document_tells_of_stays_when_another_document_joins_one_of_its_events(
    books: SqlLibrary,
) -> None:
    both = upload(
        f"Three died at the mill. | killed all 3 | Reuters 2019-05-06 {AT}",
        "Nine died at the bridge. | killed all 9 | Reuters 2019-05-06 event=Wick/GB/2019-05-02",
        source="Reuters",
        published="2019-05-06",
    )
    await take_in(books, both, MILL_LATER)
    assert await events(books) == [(1,), (1, 2)]
    assert await ledger(books) == [(4, 4, [3, 4]), (9, 9, [9])]
    await newsroom.withdraw(books, 2, "wrong", by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1,), (1,)]
    assert await ledger(books) == [(3, 3, [3]), (9, 9, [9])]


async def test_a_document_whose_only_claim_is_dropped_tells_of_no_event(books: SqlLibrary) -> None:
    await take_in(books, MILL, MARKET)
    (claim,) = await books.claims_of(1)
    await newsroom.drop(books, claim.id, by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(2,)]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1,), (2,)]


async def test_a_document_tells_of_no_event_once_a_revision_claims_nothing(books: SqlLibrary) -> None:
    address = "https://reuters.example/mill"
    line = f"Three died at the mill. | killed all 3 | Reuters 2019-05-06 {AT}"
    await take_in(books, upload(line, source="Reuters", published="2019-05-06", url=address))
    await take_in(books, upload("This report was mistaken.", source="Reuters", published="2019-05-06", url=address))
    assert (await books.document(1)).version == 2
    assert await books.events() == ()


async def test_a_draft_is_of_no_event(books: SqlLibrary) -> None:
    await receive(books, LineDesk(), MILL, by=EDITOR, now=NOW)
    assert (await books.events(), await books.figures()) == ((), ())


async def test_an_editor_makes_two_events_one_and_takes_it_back(books: SqlLibrary) -> None:
    await take_in(books, MILL, MARKET)
    one, other = [known.happening.id for known in await books.events()]
    await same_event(books, one, other, by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1, 2)]
    with pytest.raises(Conflict):
        await same_event(books, min(one, other), min(one, other), by=EDITOR, now=NOW, tell=NOBODY)
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1,), (2,)]


async def test_an_editor_parts_a_document_from_an_event_and_takes_it_back(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER)
    [known] = await books.events()
    await not_this_event(books, known.tellings[0], by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1,), (2,)]
    assert await ledger(books) == [(3, 3, [3]), (4, 4, [4])]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await events(books) == [(1, 2)]


async def test_an_editors_word_on_events_holds_for_what_comes_later(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER)
    [known] = await books.events()
    await not_this_event(books, known.tellings[0], by=EDITOR, now=NOW, tell=NOBODY)
    await take_in(books, told("The mill burned for a day.", "killed all 5", "AFP", "2019-05-09"))
    assert sorted(map(len, await events(books))) == [1, 2]


async def test_an_event_keeps_the_name_that_an_editor_gave_it_until_that_is_taken_back(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    [known] = await books.events()
    await name_event(books, known.happening.id, "The mill fire", by=EDITOR, now=NOW, tell=NOBODY)
    await take_in(books, MILL_LATER)
    [known] = await books.events()
    assert known.happening.name == "The mill fire"
    assert [figure.event.name for figure in await books.figures() if figure.event] == ["The mill fire"]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)  # the publishing
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert [known.happening.name for known in await books.events()] == [None]


async def _named(library: SqlLibrary, name: str, place: str = "Ludlow") -> None:
    [event] = [known.happening.id for known in await library.events() if known.happening.place == place]
    await name_event(library, event, name, by=EDITOR, now=NOW, tell=NOBODY)


async def names(library: SqlLibrary) -> list[tuple[str | None, str | None]]:
    return sorted((known.happening.place, known.happening.name) for known in await library.events())


async def _revised(library: SqlLibrary, number: int, by: int = EDITOR, desk: LineDesk | None = None) -> None:
    """Revises a document: its lines stay, under new ids, and one comes after them."""
    before = {1: MILL, 2: MARKET}[number] if desk is None else TWO_TOWNS
    details = {name: str(value) for name, value in before.details.items()}
    revision = upload(before.content.decode(), "The town has asked for help.", **details)
    read = await (desk or LineDesk()).read(revision)
    await newsroom.revise(library, number, revision, read, by=by, now=NOW, tell=NOBODY)


async def test_a_name_is_taken_away_of_whichever_document_the_event_has_it(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    await _named(books, "The mill fire")
    [first] = await books.events()
    for n in range(9):  # among so many ids one comes before the first
        await take_in(books, told(f"Four have died at the mill, says page {n}.", "killed all 4", "AP", "2019-05-08"))
    [known] = await books.events()
    assert known.happening.id != first.happening.id
    await _named(books, "")
    assert await names(books) == [("Ludlow", None)]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await names(books) == [("Ludlow", "The mill fire")]


@pytest.mark.parametrize("name", ["", "The blaze"])
async def test_a_name_that_was_given_before_a_revision_is_changed_and_brought_back(
    books: SqlLibrary, name: str
) -> None:
    await take_in(books, MILL)
    await _named(books, "The mill fire")
    await _revised(books, 1)
    await _named(books, name)
    assert await names(books) == [("Ludlow", name or None)]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await names(books) == [("Ludlow", "The mill fire")]


async def test_a_name_is_taken_back_after_a_colleagues_revision(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    await _named(books, "The mill fire")
    await _revised(books, 1, by=8)
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await names(books) == [("Ludlow", None)]


async def test_an_events_name_outlives_the_withdrawal_of_any_of_its_documents(books: SqlLibrary) -> None:
    """Of both in turn: it hangs on the event, not on the report that happened to be first."""
    await take_in(books, MILL, MILL_LATER, MARKET)
    [mill] = [known for known in await books.events() if known.documents == (1, 2)]
    await name_event(books, mill.happening.id, "The mill fire", by=EDITOR, now=NOW, tell=NOBODY)
    for number in (1, 2):
        await newsroom.withdraw(books, number, "wrong", by=8, now=NOW, tell=NOBODY)
        left = {known.documents: known.happening.name for known in await books.events()}
        assert left == {(3 - number,): "The mill fire", (3,): None}
        assert {f.event.name for f in await books.figures() if f.event} == {"The mill fire", None}
        await newsroom.undo(books, by=8, now=NOW, tell=NOBODY)
        assert {k.documents: k.happening.name for k in await books.events()} == {(1, 2): "The mill fire", (3,): None}
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert {known.happening.name for known in await books.events()} == {None}


async def test_an_events_name_outlives_a_line_that_is_dropped_and_goes_back_with_the_undo(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER)
    await _named(books, "The mill fire")
    for number in (1, 2):
        (claim,) = await books.claims_of(number)
        await newsroom.drop(books, claim.id, by=8, now=NOW, tell=NOBODY)
        assert await names(books) == [("Ludlow", "The mill fire")]
        await newsroom.undo(books, by=8, now=NOW, tell=NOBODY)
        assert await names(books) == [("Ludlow", "The mill fire")]
    await newsroom.undo(books, by=EDITOR, now=NOW, tell=NOBODY)
    assert await names(books) == [("Ludlow", None)]


@pytest.mark.parametrize("number", [1, 2])
async def test_an_events_name_outlives_a_revision_that_no_longer_tells_of_it(books: SqlLibrary, number: int) -> None:
    await take_in(books, MILL, MILL_LATER)
    await _named(books, "The mill fire")
    revision = upload("The town has asked for help.", source="Reuters", published="2019-05-10")
    await newsroom.revise(books, number, revision, await LineDesk().read(revision), by=8, now=NOW, tell=NOBODY)
    assert await names(books) == [("Ludlow", "The mill fire")]


async def test_an_event_that_is_renamed_while_a_document_is_withdrawn_keeps_its_new_name(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER)
    await _named(books, "The mill fire")
    for number in (1, 2):
        await newsroom.withdraw(books, number, "wrong", by=8, now=NOW, tell=NOBODY)
        await _named(books, f"The blaze {number}")
        await newsroom.undo(books, by=8, now=NOW, tell=NOBODY)
        assert await names(books) == [("Ludlow", f"The blaze {number}")]


async def test_nobody_takes_back_what_a_colleague_has_ruled_on_since(books: SqlLibrary) -> None:
    await take_in(books, MILL, MARKET)
    one, other = [known.happening.id for known in await books.events()]
    await same_event(books, one, other, by=8, now=NOW, tell=NOBODY)
    await _named(books, "The fires")
    [known] = await books.events()
    await name_event(books, known.happening.id, "The blaze", by=9, now=NOW, tell=NOBODY)
    await not_this_event(books, known.tellings[1], by=9, now=NOW, tell=NOBODY)
    for by in (8, EDITOR):
        with pytest.raises(Conflict, match="has ruled on this since"):
            await newsroom.undo(books, by=by, now=NOW, tell=NOBODY)
    assert await events(books) == [(1,), (2,)]
    assert {known.happening.name for known in await books.events()} == {None, "The blaze"}


class TwoTownsDesk(LineDesk):
    """Reads the first figure as one of Ludlow, the second as one of Dover."""

    async def read(self, upload: Upload) -> Extraction:
        extraction = await super().read(upload)
        claim, *rest = extraction.claims
        quantities = tuple(
            replace(quantity, event=replace(quantity.event, place=town))
            for quantity, town in zip(claim.quantities, ("Ludlow", "Dover"), strict=True)
            if quantity.event
        )
        return replace(extraction, claims=(replace(claim, quantities=quantities), *rest))


TWO_TOWNS = told("Three died in Ludlow, five in Dover.", "killed all 3 ; killed all 5", "Reuters", "2019-05-06")


@pytest.mark.parametrize("town", ["Dover", "Ludlow"])
async def test_a_name_is_that_of_one_event_of_a_claim_that_tells_of_two(books: SqlLibrary, town: str) -> None:
    desk = TwoTownsDesk()
    await receive(books, desk, TWO_TOWNS, by=EDITOR, now=NOW)
    await newsroom.publish(books, 1, by=EDITOR, now=NOW, tell=NOBODY)
    await _named(books, "The fire", town)
    expected = [(place, "The fire" if place == town else None) for place in ("Dover", "Ludlow")]
    (claim,) = await books.claims_of(1)
    await newsroom.amend(books, claim.id, "certainty", "probable", by=EDITOR, now=NOW, tell=NOBODY)
    await take_in(books, MILL_LATER)
    assert await names(books) == expected
    await _revised(books, 1, desk=desk)
    assert await names(books) == expected


async def test_two_events_that_an_editor_made_one_stay_one_after_a_revision(books: SqlLibrary) -> None:
    await take_in(books, MILL, MARKET)
    one, other = [known.happening.id for known in await books.events()]
    await same_event(books, one, other, by=EDITOR, now=NOW, tell=NOBODY)
    await _revised(books, 2)
    await take_in(books, MILL_LATER)
    assert await events(books) == [(1, 2, 3)]


async def test_figures_are_found_by_country_and_by_town(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    assert len(await books.figures(place="GB")) == len(await books.figures(place="Ludlow")) == 1
    assert await books.figures(place="FR") == ()


async def test_an_older_ledger_is_made_anew_and_nobody_is_told(database: Database) -> None:
    before = SqlLibrary(database)
    await take_in(before, MILL, MILL_LATER)
    await note_way(before, NOW)
    changes = await before.last_change()
    library = SqlLibrary(database, RULES)
    assert await is_out_of_date(library)
    await renew_ledger(library, NOW)
    assert await ledger(library) == [(4, 4, [3, 4])]
    assert not await is_out_of_date(library)
    assert await library.last_change() == changes


async def test_events_that_an_older_dateline_held_apart_do_not_stay_beside_the_one_that_they_are(
    books: SqlLibrary,
) -> None:
    await take_in(books, MILL, MILL_LATER)
    expected = await books.events(), await books.figures()
    mill, later = await books.tellings(documents=[1, 2])
    await books.save_events([expected[0][0].happening.id], [known_from([mill]), known_from([later])])
    (figure,) = expected[1]
    assert figure.event
    of_another = replace(figure, event=replace(figure.event, id=later.id))
    await books.save_event_figures([later.id], [of_another])
    assert len(await books.events()) == len(await books.figures()) == 2
    await renew_ledger(books, NOW)
    assert (await books.events(), await books.figures()) == expected


async def test_the_keys_of_an_older_library_are_made_anew_of_withdrawn_documents_too(books: SqlLibrary) -> None:
    await take_in(books, MILL, MILL_LATER)
    await newsroom.withdraw(books, 2, "wrong", by=EDITOR, now=NOW, tell=NOBODY)
    statements = await books.statements_of([1, 2])
    await books.save_keys({statement.id: ["an/older/key"] for statement in statements})
    await renew_ledger(books, NOW)
    for statement in statements:
        found = await books.blocks(keys_of(statement))
        assert found
        assert all(statement.id in ids for ids in found.values())
    assert await books.blocks(["an/older/key"]) == {}


@pytest.mark.parametrize(
    ("rules", "changed"),
    [
        (Rules({"killed": "event", "sheltered": "place"}, frozenset({"sheltered"}), "all"), False),
        (Rules({"killed": "event", "lost": "event"}, frozenset({"lost"}), "all"), False),
        (Rules({"killed": "event"}, frozenset({"killed"}), "all"), True),
        (Rules({"killed": "place"}, frozenset(), "all"), True),
        (Rules({}, frozenset(), "all"), True),
        (Rules({"killed": "event"}, frozenset(), "fighters"), True),
    ],
)
async def test_another_beat_changes_the_ledger_only_where_it_says_otherwise_of_a_measure_that_is_in_it(
    books: SqlLibrary, database: Database, rules: Rules, changed: bool
) -> None:
    await take_in(books, MILL)
    await note_way(books, NOW)
    assert await is_out_of_date(SqlLibrary(database, rules)) is changed


async def test_a_ledger_that_an_older_dateline_noted_is_out_of_date(books: SqlLibrary) -> None:
    await take_in(books, MILL)
    await books.keep("ledger", "way", "1/0123456789abcdef", NOW)
    assert await is_out_of_date(books)
