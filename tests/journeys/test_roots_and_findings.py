"""Articles in, findings out, through the real reading, extraction and storage: the two seed articles where they lie
beside the checkout, and their twin on the shipped samples, which always runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from briefings import newsroom
from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Extraction, Finding, Question, Upload
from briefings.pipeline import understand
from briefings.reading.reader import read
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.real_model import language as real_language
from tests.support.taking_in import NOBODY, receive

pytestmark = [pytest.mark.model, pytest.mark.slow]

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)

COALITION = """LONDON, November 20 - The international coalition estimates that about 7,000 militants of Islamic State
are still fighting in Iraq and Syria, its spokesman said on Monday."""


@dataclass
class Desk:
    """The real reading and extraction, in this process."""

    language: Language
    beat: Beat

    async def read(self, upload: Upload) -> Extraction:
        return understand(read(upload), self.beat, self.language)

    async def extract(self, document: Document) -> Extraction:
        return understand(document, self.beat, self.language)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(real_language(), shipped_beat())


@pytest.fixture
def books(sqlite_database: Database) -> SqlLibrary:
    return SqlLibrary(sqlite_database)


async def _take_in(library: SqlLibrary, desk: Desk, *uploads: Upload) -> None:
    for upload in uploads:
        draft = await receive(library, desk, upload, by=None, now=NOW)
        await newsroom.publish(library, draft.document.number, by=None, now=NOW, tell=NOBODY)


async def _finding(library: SqlLibrary, measure: str, low: float, origin: str | None = "FR") -> list[Finding]:
    """The findings that hold such a figure."""
    statements = await library.statements_of(range(1, 20))
    ids = [
        s.id
        for s in statements
        if s.quantity and (s.quantity.measure, s.quantity.low, s.quantity.origin) == (measure, low, origin)
    ]
    return list(await library.findings_with(ids))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two seed articles are not beside this checkout")
async def test_the_seeds_french_figures_are_four_findings_of_one_root(books: SqlLibrary, desk: Desk) -> None:
    wire = Upload((SEEDS / "002_ae5cb2e0bcbc5a79.txt").read_bytes(), "wire.txt", 1, _dated("2017-12-17", "AFP"))
    portal = Upload((SEEDS / "000_454df918794f4b60.txt").read_bytes(), "portal.txt", 1, _dated("2018-02-20"))
    await _take_in(books, desk, wire, portal)
    for measure, low in (("joined", 1700), ("killed", 400), ("returned", 250), ("fighting", 500)):
        (finding,) = await _finding(books, measure, low)
        assert (finding.documents, finding.roots) == ((1, 2), ("AFP",)), measure
    (joined,) = await _finding(books, "joined", 40000, None)
    assert joined.documents == (1, 2)
    (unaccounted,) = await _finding(books, "unaccounted", 500)
    assert unaccounted.documents == (1,)
    assert len(unaccounted.statements) == 1


async def test_the_samples_hold_a_case_of_each_verdict(books: SqlLibrary, desk: Desk) -> None:
    folder = resources.files("bot").joinpath("samples")
    samples = sorted((f for f in folder.iterdir() if f.is_file()), key=lambda f: f.name)
    uploads = [Upload(f.read_bytes(), f.name, 1) for f in samples]
    earlier = Upload(COALITION.encode(), "coalition.txt", 1, _dated("2017-11-20", "The Meridian"))
    await _take_in(books, desk, *uploads, earlier)
    statements = await books.statements_of(range(1, 20))
    verdicts = {match.verdict for match in await books.matches_of([s.id for s in statements])}
    assert verdicts == {"restates", "corroborates", "updates", "conflicts", "unsure"}
    (returned,) = await _finding(books, "returned", 250)
    assert (returned.documents, returned.roots) == ((1, 2, 3), ("AFP",))
    figures = {figure.measure: figure for figure in await books.figures(place="FR")}
    assert (figures["joined"].low, figures["joined"].high, figures["joined"].disputed) == (1700, 1910, True)
    assert figures["joined"].roots == ("AFP", "Soufan Center")
    conflicts = await books.conflicts(Question(None, "FR"))
    assert conflicts


def _dated(published: str, source: str | None = None) -> dict[str, str]:
    return {"published": published, **({"source": source} if source else {})}
