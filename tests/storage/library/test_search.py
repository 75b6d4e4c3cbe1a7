"""Full text: the same finds on both databases, best first, with the words' places."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefings.model import Source
from briefings.ports import Hit, Search
from storage.library.library import SqlLibrary
from tests.support.making import NOW, extraction

CLAIMS = {
    "A": "Police in Lyon arrested two returning fighters near the station.",
    "B": "The fighters' wives returned to Türkiye in 2017, an anti-ISIS group said.",
    "C": "Smugglers asked for 5,600 dollars, and a fighter paid.",
    "D": "Nothing at all was said about the war.",
}


async def stocked(library: SqlLibrary) -> None:
    for source, text in CLAIMS.items():
        await library.add_document(extraction(text, source=source), now=NOW, status="published")


def shown(hit: Hit) -> list[str]:
    return [hit.claim.text[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search(("fighter",)), {"A": ["fighters"], "B": ["fighters"], "C": ["fighter"]}),
        (Search(("RETURN", "fighters")), {"A": ["returning", "fighters"], "B": ["fighters", "returned"]}),
        (Search(("fighters",), without=("wives",)), {"A": ["fighters"], "C": ["fighter"]}),
        (Search(("fighters",), without=("wives", "smuggler")), {"A": ["fighters"]}),
        (Search((), ("returning fighters",)), {"A": ["returning fighters"]}),
        (Search((), ("returning fighter",)), {}),
        (Search((), ("fighters returned",)), {}),
        (Search(("said",), ("the war",)), {"D": ["said", "the war"]}),
        (Search((), ("to turkiye in 2017",)), {"B": ["to Türkiye in 2017"]}),
        (Search(("turkiye",)), {"B": ["Türkiye"]}),
        (Search(("anti-ISIS",)), {"B": ["anti-ISIS"]}),
        (Search(("5,600",)), {"C": ["5,600"]}),
        (Search(("the",)), {"A": ["the"], "B": ["The"], "D": ["the"]}),
        (Search(("nowhere",)), {}),
        (Search(()), {}),
        (Search(("…", "--")), {}),
        (Search(('"', "*", "fighter OR war", "NEAR(", "a:b")), {}),
    ],
)
async def test_a_search_finds_and_marks(library: SqlLibrary, search: Search, expected: dict[str, list[str]]) -> None:
    await stocked(library)
    hits = await library.search(search, limit=10)
    found = {str(hit.document.source): shown(hit) for hit in hits}
    assert found == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"place": "FR"}, {"A", "B", "C", "D"}),
        ({"place": "lyon"}, set()),
        ({"topic": "returnees"}, {"A", "B", "C", "D"}),
        ({"topic": "routes"}, set()),
        ({"source": "b"}, {"B"}),
        ({"source": "Courier"}, {"C"}),
    ],
)
async def test_filters_narrow_and_stand_alone(library: SqlLibrary, filters: dict[str, Any], expected: set[str]) -> None:
    await stocked(library)
    await library.save_source(Source("C", ("Courier",)))
    assert {str(hit.document.source) for hit in await library.search(Search(**filters), limit=9)} == expected


async def test_only_published_claims_are_found(library: SqlLibrary) -> None:
    await stocked(library)
    await library.change_status(1, "withdrawn", expected=["published"])
    dropped = (await library.claims_of(3))[0]
    await library.amend(dropped.id, "dropped", True, by=7, now=NOW)
    assert [hit.document.source for hit in await library.search(Search(("fighters",)), limit=9)] == ["B"]


async def test_the_best_comes_first_and_pages_follow(library: SqlLibrary) -> None:
    long = "The war went on, and people in the town, far from it, spoke of the harvest and of little else."
    for source, text in {"long": long, "short": "The war, the war."}.items():
        await library.add_document(extraction(text, source=source), now=NOW, status="published")
    hits = await library.search(Search(("war",)), limit=9)
    assert [hit.document.source for hit in hits] == ["short", "long"]
    assert await library.search(Search(("war",)), limit=1, offset=1) == hits[1:]


async def test_pages_hold_every_claim_once_however_few_documents_are_lately(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.library.search.LATELY", 2)
    for nth, day in enumerate((3, 1, None, 2, None, 5, 4)):
        published = date(2018, 1, day) if day else None
        told = extraction(f"War reached village {nth}.", published=published)
        await library.add_document(told, now=NOW, status="published")
    whole = [hit.claim.id for hit in await library.search(Search(("war",)), limit=9)]
    assert len(set(whole)) == len(whole) == 7
    for size in (1, 2, 3, 5):
        pages = [await library.search(Search(("war",)), limit=size, offset=first) for first in range(0, 8, size)]
        assert [hit.claim.id for page in pages for hit in page] == whole


@pytest.mark.parametrize("search", [Search(("war",)), Search(phrases=("the war",)), Search(("war",), ("the war",))])
async def test_what_the_newest_documents_say_comes_first_however_well_older_ones_fit(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch, search: Search
) -> None:
    monkeypatch.setattr("storage.library.search.LATELY", 2)
    long = "The war went on, and people in the town, far from it, spoke of the harvest and of little else."
    short = "The war, the war."
    for day, text in ((1, short), (2, short), (3, long), (4, short), (5, long)):
        told = extraction(text, source=f"of day {day}", published=date(2018, 1, day))
        await library.add_document(told, now=NOW, status="published")
    found = [hit.document.source for hit in await library.search(search, limit=9)]
    assert found == ["of day 4", "of day 5", "of day 3", "of day 2", "of day 1"]


async def test_the_index_follows_a_revision(library: SqlLibrary) -> None:
    await stocked(library)
    await library.replace_extraction(1, extraction("Quiet returned.", source="A"), now=NOW, new_version=True)
    assert [hit.document.source for hit in await library.search(Search(("police",)), limit=9)] == []
    assert [hit.document.source for hit in await library.search(Search(("quiet",)), limit=9)] == ["A"]
