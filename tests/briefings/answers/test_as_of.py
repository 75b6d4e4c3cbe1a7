"""As of a day an answer is what it would be had nothing been published since, however the library came about."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefings import newsroom
from briefings.answers.as_of import findings_within
from briefings.answers.figures_as_of import LedgerPage, figures_within
from briefings.errors import DatelineError
from briefings.model import Figure, Question, Root, Rules, Source
from briefings.newsroom.amendments import with_quantity
from briefings.newsroom.recompute import past_figures, recompute, standings
from briefings.newsroom.recompute.standings import make_up_all
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.library.past import dated_figures
from tests.support.fake_desk import LineDesk, upload
from tests.support.slow_as_of import everything_then, figures_under, ledger_then
from tests.support.taking_in import NOBODY, receive, set_details
from tests.support.thoroughness import THOROUGH, examples

NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
RULES = Rules({"killed": "event", "sheltered": "place"}, frozenset({"sheltered"}), "fighters")
FIRST = date(2017, 11, 1)
PLACES = ("FR", "BE", "SY")
TOPICS = ("returnees", "routes")
# What articles say: few things, so that they meet.
SAYINGS = (
    "Some {n} fighters came home to France. | returned FR fighters {n} | {root} {day} under=returnees at=France/FR",
    "About {n} people came home to France. | returned FR all {n} | {root} {day} under=returnees at=Paris/FR",
    "Smugglers sell forged passports in Idlib market for cash. | - | {root} {day} under=routes at=Idlib/SY",
    "Nobody knows how many slipped over to Belgium. | - | {root} {day} under=returnees,routes to=Ghent/BE unknown",
    "The quake at Hafir killed {n} people. | killed all {n} | {root} {day} under=routes event=Hafir/SY/2017-11-03",
    "The camp of Tall Abyad shelters {n} people. | sheltered all {n} | {root} {day} under=routes event=Tall_Abyad/SY",
    "Smugglers sell forged passports in Idlib market for gold coins. | - | {root} {day} under=routes at=Idlib/SY not",
    "Among them {n} women came home to France. | returned FR women {n} | {root} {day} under=returnees from=France/FR",
    "In all some {n} people have come home. | returned all about {n} | {root} {day} under=routes",
    "{n} came home, most of them fighters. | returned FR fighters {n} ; joined BE all {n} | {root} {day} under=routes",
)  # fmt: skip
DAYS = [FIRST + timedelta(days=n) for n in (-1, 1, 3, 4, 6, 9, 40)]
# The days that are asked about: before all, in the midst and long after; in a thorough run every one.
ASKED = DAYS if THOROUGH else DAYS[::3]
ROOTS = ("AFP", "AFP > officials in Paris", "Reuters", "Herald")
acts = st.lists(st.tuples(*[st.integers(0, 11)] * 5), min_size=4, max_size=14)


class Desk:
    """Takes in articles and does what editors do, at random."""

    def __init__(self, library: SqlLibrary) -> None:
        self.library, self.desk, self.count = library, LineDesk(), 0

    async def act(self, what: int, a: int, b: int, c: int, d: int) -> None:
        if what < 6 or not self.count:
            await self.publish(a, b, c, d)
        elif what == 11 and d % 2:
            await newsroom.undo(self.library, by=1, now=NOW, tell=NOBODY)
        elif what == 7 and d % 2:
            await make_up_all(self.library)
        else:
            await (self.withdraw, self.change_date, self.say_of_a_pair, self.amend, self.name_root, self.drop)[
                what - 6
            ](a, b, c)

    async def publish(self, a: int, b: int, c: int, d: int) -> None:
        day = FIRST + timedelta(days=b) if b else None
        self.count += 1
        lines = [
            SAYINGS[n % len(SAYINGS)].format(n=100 + c % 3, root=ROOTS[d % len(ROOTS)], day=day or "")
            for n in {a, a + d}
        ]
        details = {
            "source": f"Paper {d % 3}",
            "title": f"Report {self.count}",
            "url": f"https://news.example/{self.count}",
        }
        article = upload(*lines, **details, **({"published": day.isoformat()} if day else {}))
        draft = await receive(self.library, self.desk, article, by=1, now=NOW)
        await newsroom.publish(self.library, draft.document.number, by=1, now=NOW, tell=NOBODY)

    async def withdraw(self, a: int, _b: int, _c: int) -> None:
        await newsroom.withdraw(self.library, 1 + a % self.count, "wrong", by=1, now=NOW, tell=NOBODY)

    async def change_date(self, a: int, b: int, _c: int) -> None:
        details = {"published": FIRST + timedelta(days=b)}
        await set_details(self.library, self.desk, 1 + a % self.count, details, by=1, now=NOW, tell=NOBODY)

    async def say_of_a_pair(self, a: int, b: int, c: int) -> None:
        statements = await self.library.statements_of(range(1, self.count + 1))
        if not statements:
            return
        left, right = statements[a % len(statements)], statements[b % len(statements)]
        if left.claim.id != right.claim.id:
            verdict = (None, "unsure", "corroborates", "conflicts")[c % 4]
            await newsroom.overrule(self.library, left.id, right.id, verdict, by=1, now=NOW, tell=NOBODY)

    async def amend(self, a: int, b: int, c: int) -> None:
        statements = await self.library.statements_of([1 + a % self.count])
        if not statements:
            return
        read = statements[b % len(statements)].claim
        claim = read.id
        if c % 3 == 0:
            await newsroom.refile(self.library, claim, TOPICS[: c % 2], by=1, now=NOW, tell=NOBODY)
        elif c > 6 and read.quantities:
            other = with_quantity(read, 0, **({"origin": "BE"}, {"measure": "joined"}, {"low": 101.0})[c % 3])
            await newsroom.amend(self.library, claim, "quantities", other, by=1, now=NOW, tell=NOBODY)
        else:
            root = Root(ROOTS[c % 3], "agency", (ROOTS[c % 3],))
            field, value = ("root", root) if c % 3 == 1 else ("certainty", "unknown")
            await newsroom.amend(self.library, claim, field, value, by=1, now=NOW, tell=NOBODY)

    async def name_root(self, a: int, b: int, _c: int) -> None:
        if a % 2:
            await newsroom.same_root(self.library, "AFP", ROOTS[2 + b % 2], by=1, now=NOW, tell=NOBODY)
        else:
            source = Source(f"Paper {b % 3}", family="The Group")
            await newsroom.set_source(self.library, source, by=1, now=NOW, tell=NOBODY)

    async def drop(self, a: int, b: int, _c: int) -> None:
        statements = await self.library.statements_of([1 + a % self.count])
        if statements:
            claim = statements[b % len(statements)].claim.id
            await newsroom.drop(self.library, claim, by=1, now=NOW, tell=NOBODY)


def questions() -> list[Question]:
    """Of topics and places, and of neither, as of days before, between and after what was published."""
    asked = [(None, None), ("returnees", None), ("routes", "SY"), ("returnees", "Paris"), (None, "FR")]
    return [Question(topic, place, None, day) for topic, place in asked for day in ASKED] + [
        Question("returnees", "Europe", None, ASKED[1], ("BE", "FR"))
    ]


async def same_both_ways(library: SqlLibrary) -> None:
    async with library.looking():
        for question in questions():
            everything = await everything_then(library, question)
            for asked in ({"limit": 5, "offset": 0, "unknown": 3}, {"limit": 3, "offset": 2, "unknown": 0}):
                assert await findings_within(library, question, **asked) == await everything.page(**asked)
    await same_ledger_both_ways(library)


async def same_ledger_both_ways(library: SqlLibrary) -> None:
    async with library.looking():
        ledgers = {day: await ledger_then(library, day) for day in ASKED}
        for question, measures in product(questions(), ((), ("returned",))):
            assert question.asof
            figures = figures_under(ledgers[question.asof], question, measures)
            found = await figures_within(library, question, measures)
            assert populations(found.figures) == populations(figures)
            if question.topic is None and question.place is None:
                assert found == LedgerPage(figures, 0)
            page = LedgerPage(found.figures[1:3], max(0, len(found.figures) - 3))
            assert await figures_within(library, question, measures, limit=2, offset=1) == page


def populations(figures: Sequence[Figure]) -> list[Figure]:
    """Those that are not of an event or place, for whose figures it matters where the documents are filed."""
    return [figure for figure in figures if figure.event is None]


async def acted(library: SqlLibrary, plan: Sequence[tuple[int, int, int, int, int]]) -> None:
    desk = Desk(library)
    for each in plan:
        try:
            await desk.act(*each)
        except DatelineError:  # nothing to withdraw twice, nothing to amend in what is withdrawn
            continue


def in_a_library(template: Path, plan: Sequence[tuple[int, int, int, int, int]]) -> None:
    async def run(path: Path) -> None:
        database = Database(path)
        library = SqlLibrary(database, RULES)
        await acted(library, plan)
        await same_both_ways(library)
        await make_up_all(library)
        await same_ledger_both_ways(library)
        await database.close()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        shutil.copyfile(template, path)
        asyncio.run(run(path))


@given(acts)
@settings(max_examples=examples(12), phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_what_was_known_as_of_a_day_is_what_is_put_together_from_what_was_published_by_then(
    sqlite_template: Path, plan: list[tuple[int, int, int, int, int]]
) -> None:
    in_a_library(sqlite_template, plan)


# What was found to be the hardest: a date that moves, a root that becomes another, what has no date.
MOVED = [(0, 0, 0, 0, 0), (0, 0, 4, 0, 0), (7, 1, 10, 9, 5), (7, 1, 6, 1, 1), (10, 1, 0, 0, 0), (6, 0, 1, 9, 8)]


async def test_what_an_older_version_left_is_answered_at_once_and_then_kept(library: SqlLibrary) -> None:
    await acted(library, [(0, n % 7, 1 + n % 9, n, n % 4) for n in range(12)] + MOVED)
    statements = await library.statements_of(range(1, 20))
    dated = [s.id for s in statements if s.published]
    everything = Question(None, None, None, date(2018, 1, 1))
    kept = await library.standing(everything, limit=100, unknown=False)
    await library.save_standings([s.id for s in statements], date.min, ())
    await library.put_off((), dated, date.min)
    assert await library.standing(everything, limit=100, unknown=False) == ()
    await same_both_ways(library)
    await make_up_all(library)
    assert await library.standing(everything, limit=100, unknown=False) == kept
    assert await library.unmade(dated) is None
    await same_both_ways(library)


async def test_what_is_too_much_work_for_an_act_is_answered_all_the_same(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standings, "FOR_AN_ACT", 3)
    await acted(library, [(0, n % 3, 1 + n % 9, n % 2, 0) for n in range(8)])
    assert await library.next_unmade("", 100) != ()
    await same_both_ways(library)
    await make_up_all(library)
    assert await library.next_unmade("", 100) == ()
    await same_both_ways(library)


async def test_a_crowd_that_is_not_read_is_answered_all_the_same(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recompute, "CROWD", 3)
    monkeypatch.setattr(standings, "MOST_STORED", 5)
    await acted(library, [(0, 2, 1 + n % 9, 0, 0) for n in range(9)] + [(0, 0, n, n, 1) for n in range(4)])
    await same_both_ways(library)
    await make_up_all(library)
    assert await library.next_unmade("", 100) == ()
    assert await library.unmade([s.id for s in await library.statements_of(range(1, 10))]) is not None
    await same_both_ways(library)


ANY_DAY = Question(None, None, None, date(2018, 1, 1))


async def test_figures_that_an_older_version_left_are_answered_at_once_and_then_kept(library: SqlLibrary) -> None:
    await acted(library, [(0, n % 10, 1 + n % 9, n, n % 4) for n in range(14)] + MOVED)
    await make_up_all(library)
    kept = await library.standing_figures(ANY_DAY, (), limit=None)
    assert kept
    assert not await library.unmade_cells_under(ANY_DAY, ())
    await library.forget_figure_days()
    assert await library.standing_figures(ANY_DAY, (), limit=None) == ()
    assert {standing.cell for standing in kept} <= set(await library.unmade_cells_under(ANY_DAY, ()))
    await same_ledger_both_ways(library)
    await make_up_all(library)
    assert await library.unmade_cells_under(ANY_DAY, ()) == ()
    assert await library.standing_figures(ANY_DAY, (), limit=None) == kept
    await same_ledger_both_ways(library)


async def test_figures_of_what_was_published_last_are_kept_at_once(library: SqlLibrary) -> None:
    await acted(library, [(0, n % 2, 1 + n, n, n % 4) for n in range(9)])
    assert await library.next_unmade_cells(100) == ()
    await same_ledger_both_ways(library)


async def test_figures_of_what_was_published_before_are_put_off_and_answered_all_the_same(library: SqlLibrary) -> None:
    await acted(library, [(0, n % 2, 9 - n, n, n % 4) for n in range(9)])
    assert await library.next_unmade_cells(100) != ()
    await same_ledger_both_ways(library)
    await make_up_all(library)
    assert await library.next_unmade_cells(100) == ()
    await same_ledger_both_ways(library)


async def test_figures_that_are_too_much_work_at_all_are_only_computed(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_figures, "AT_LEISURE", 6)
    await acted(library, [(0, n % 2, 9 - n, n, n % 4) for n in range(9)])
    await make_up_all(library)
    assert await library.next_unmade_cells(100) == ()
    assert await library.unmade_cells_under(ANY_DAY, ()) != ()
    await same_ledger_both_ways(library)


async def test_figures_with_long_histories_are_made_of_their_statements(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dated_figures, "LONGEST_HISTORY", 1)
    await acted(library, [(0, n % 2, 1 + n % 9, n, n % 4) for n in range(9)])
    await make_up_all(library)
    kept = await library.standing_figures(ANY_DAY, (), limit=None)
    assert not all(standing.whole for standing in kept)
    await same_ledger_both_ways(library)


async def test_figures_as_of_the_last_day_are_those_of_today_wherever_their_claims_are_filed(
    library: SqlLibrary,
) -> None:
    await acted(library, [(0, n % 10, 1 + n % 9, n, n % 4) for n in range(14)])
    for statement in (await library.statements_of(range(1, 15)))[::2]:
        await newsroom.refile(library, statement.claim.id, ("routes",), by=1, now=NOW, tell=NOBODY)
    today = populations(await library.figures(measures=["returned"]))
    assert len(today) > 2
    of_topic = Question("returnees", None, None, date(2018, 1, 1))
    assert populations((await figures_within(library, of_topic, ["returned"])).figures) == today
    await make_up_all(library)
    assert populations((await figures_within(library, of_topic, ["returned"])).figures) == today
