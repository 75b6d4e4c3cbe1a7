"""As of a day an answer is what it would be had nothing been published since, however the library came about."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefings import newsroom
from briefings.answers.as_of import findings_within
from briefings.errors import DatelineError
from briefings.model import Question, Root, Rules, Source
from briefings.newsroom import recompute, standings
from briefings.newsroom.standings import make_up_all
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.fake_desk import LineDesk, upload
from tests.support.slow_as_of import everything_then
from tests.support.taking_in import NOBODY, receive, set_details
from tests.support.thoroughness import examples

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
)  # fmt: skip
ROOTS = ("AFP", "AFP > officials in Paris", "Reuters", "Herald")
acts = st.lists(st.tuples(*[st.integers(0, 11)] * 5), min_size=4, max_size=14)


class Desk:
    """Takes in articles and does what editors do, at random."""

    def __init__(self, library: SqlLibrary) -> None:
        self.library, self.desk, self.count = library, LineDesk(), 0

    async def act(self, what: int, a: int, b: int, c: int, d: int) -> None:
        if what < 6 or not self.count:
            await self.publish(a, b, c, d)
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
        claim = statements[b % len(statements)].claim.id
        if c % 3 == 0:
            await newsroom.refile(self.library, claim, TOPICS[: c % 2], by=1, now=NOW, tell=NOBODY)
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
    days = [FIRST + timedelta(days=n) for n in (-1, 1, 3, 4, 6, 9, 40)]
    asked = [(None, None), ("returnees", None), ("routes", "SY"), ("returnees", "Paris"), (None, "FR")]
    return [Question(topic, place, None, day) for topic, place in asked for day in days] + [
        Question("returnees", "Europe", None, days[4], ("BE", "FR"))
    ]


async def same_both_ways(library: SqlLibrary) -> None:
    async with library.looking():
        for question in questions():
            everything = await everything_then(library, question)
            for asked in ({"limit": 5, "offset": 0, "unknown": 3}, {"limit": 3, "offset": 2, "unknown": 0}):
                assert await findings_within(library, question, **asked) == await everything.page(**asked)


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
    monkeypatch.setattr(standings, "CROWD", 5)
    await acted(library, [(0, 2, 1 + n % 9, 0, 0) for n in range(9)] + [(0, 0, n, n, 1) for n in range(4)])
    await same_both_ways(library)
    await make_up_all(library)
    assert await library.next_unmade("", 100) == ()
    assert await library.unmade([s.id for s in await library.statements_of(range(1, 10))]) is not None
    await same_both_ways(library)
