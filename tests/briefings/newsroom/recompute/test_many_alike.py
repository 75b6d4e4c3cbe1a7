"""A crowd of statements is not read one by one: it comes to the very findings and figures that reading each gives."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from briefings import newsroom
from briefings.model import Figure, Finding, Question, Upload
from briefings.newsroom.recompute import ledger, recompute
from storage.database.database import Database
from storage.library.claims import statements as stored_statements
from storage.library.library import SqlLibrary
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import NOBODY, receive

NOW = datetime(2018, 3, 1, tzinfo=UTC)
EVERYTHING = 10**9
TOWNS, CHAINS = ("Sarlane/SY", "Ombria/SY"), ("Observers", "Herald > Observers", "Herald", "officials")


MORE = [pytest.param(seed, marks=pytest.mark.long(reason="another crowd shows the same")) for seed in (1, 2, 3)]


def reports(seed: int) -> list[Upload]:
    """Papers whose lines repeat what they and others say, with a few numbers that are against one another."""
    dice = Random(seed)
    told = []
    for number in range(7):
        lines = []
        for _ in range(4):
            killed, town, chain = dice.choice((5, 5, 5, 6, 9)), dice.choice(TOWNS), dice.choice(CHAINS)
            group, sure = dice.choice(("fighters", "fighters", "")), dice.choice(("", "", " probable", " possible"))
            lines.append(
                f"On 3 March, {killed} {group or 'people'} were killed near {town[:-3]}, {chain[-9:]} said."
                f" | killed {group} {killed} | {chain} at={town} when=2017-03-03 under=whereabouts{sure}"
            )
        day = f"2017-03-{dice.choice((4, 4, 29)):02}"
        url = f"https://paper.example/{number}"
        told.append(upload(*lines, source=f"Paper {number % 3}", url=url, published=day))
    return told


async def lived_through(library: SqlLibrary, seed: int) -> tuple[list[Finding], list[Figure], list[Any]]:
    """The library after papers were published and some of them withdrawn: findings, figures and what readers heard."""
    desk, numbers = LineDesk(), []
    for each in reports(seed):
        draft = await receive(library, desk, each, by=7, now=NOW)
        await newsroom.publish(library, draft.document.number, by=7, now=NOW, tell=NOBODY)
        numbers.append(draft.document.number)
    for number in Random(seed).sample(numbers, 3):
        await newsroom.withdraw(library, number, "x", by=7, now=NOW, tell=NOBODY)
    found = await library.findings(Question(None), limit=1000)
    heard = [
        (kind, finding, detail)
        for _, kind, finding, detail in await library.changes(datetime.min.replace(tzinfo=UTC), NOW)
    ]
    return list(found), list(await library.figures()), heard


@pytest.mark.parametrize("seed", [0, *MORE])
async def test_a_crowd_comes_to_what_reading_each_statement_gives(
    library: SqlLibrary, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(recompute, "CROWD", 2)
    monkeypatch.setattr(stored_statements, "FEW", 1)
    summed_up = await lived_through(library, seed)
    monkeypatch.setattr(recompute, "CROWD", EVERYTHING)
    monkeypatch.setattr(ledger, "ids_of_cells", every_statement)
    other = Database(shutil.copy(sqlite_template, tmp_path / "other.sqlite3"))
    assert summed_up == await lived_through(SqlLibrary(other), seed)
    await other.close()


async def every_statement(library: SqlLibrary, related: list[tuple[str, str | None, str]]) -> list[str]:
    return [number for cell in related for number in await library.figure_statement_ids(*cell)]
