"""Each page stays under 100 KB without its chart, however much a library holds of what it shows, and leads on to the
rest."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.web.pages.charts import MOST, chart_of
from bot.web.pages.room import fitting, weight
from briefings.model import Figure, FigureEntry, Person, Upload
from tests.support.crowded_library import fill
from tests.support.fake_desk import upload
from tests.support.filled_library import FilledLibrary
from tests.support.told_event import GUN_VIOLENCE
from tests.support.web_site import WebSite, links_of, web_site

pytestmark = pytest.mark.slow

LARGEST = 100_000
MANY = 120
READER = 5
# As long as a sentence may be, with signs that are five bytes each on a page.
ENDLESS = "They said “no” & 'yes' of \"all\" that they saw on the way to the border and back. " * 170


def day(n: int) -> str:
    return (date(2017, 1, 1) + timedelta(days=n)).isoformat()


def told_by_many(n: int) -> Upload:
    """One figure with many numbers, and lines of some length that repeat one another."""
    return upload(
        f"Some {200 + n} fighters have returned to France by now, {'all told, ' * 20}says the ministry. | returned FR"
        f" fighters about {200 + n} | Wire{n} 2017-01-01 at=France/FR under=returnees",
        f"The crossing at Ruwan is closed, {'as it was before, ' * 30}guards say. | - | Wire{n} 2017-01-01"
        " at=Turkey/TR under=routes",
        source=f"The Paper Number {n} of a Town with a Long Name",
        published=day(n),
        title=f"Report {n} " + "with a long title " * 8,
        url=f"https://paper.example/{n}",
    )


def long_document() -> Upload:
    lines = [f"Road {n} to the north is closed; {'it has been for a while, ' * 30}so they say. | - | Wire 2017-01-01"
             " at=Turkey/TR under=routes" for n in range(150)]  # fmt: skip
    return upload(*lines, source="Road Watch", published="2017-12-01", title="All roads")


def endless(n: int) -> Upload:
    line = f"{ENDLESS} {n} ways. | - | Wire{n} 2017-01-01 at=Turkey/TR under=territory"
    return upload(line, source=f"Endless {n}", published=day(n), title="Endless")


def endless_and_unlike(n: int) -> Upload:
    dice = Random(n)
    words = " ".join("".join(dice.choices("bcdfglmnprst", k=7)) + "o" for _ in range(1_400))
    line = f"The {words}. | - | Wire{n} 2017-01-01 at=Turkey/TR under=dispersal"
    return upload(line, source=f"Unlike {n}", published=day(n), title="Unlike")


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    """By invitation, so that every link carries a key, which makes it as long as links get."""
    filled = FilledLibrary(sqlite_url, ("pages of all sizes",))
    there = filled.put()
    async with web_site(sqlite_url, tmp_path, access="invited") as opened:
        if not there:
            await opened.services.library.save_person(Person(READER, "A Reader", admitted=True))
            uploads = [told_by_many(n) for n in range(MANY)] + [long_document()] + [endless(n) for n in range(8)]
            await fill(opened.services.library, uploads + [endless_and_unlike(n) for n in range(12)])
            filled.keep()
        yield opened


@pytest.fixture
async def events(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, beat=GUN_VIOLENCE) as opened:
        told = "event=Dover/US/2019-05-05 at=Dover/US under=victims"
        uploads = [
            upload(
                f"At least {3 + n} people were killed. | killed all at_least {3 + n} ; injured all {n + 1} | Wire{n}"
                f" 2019-05-06 {told}",
                source=f"The Paper Number {n} of a Town with a Long Name",
                published=(date(2019, 5, 5) + timedelta(days=n % 9)).isoformat(),
                title=f"Report {n}",
            )
            for n in range(MANY)
        ]
        await fill(opened.services.library, uploads)
        yield opened


async def walked(site: WebSite, starts: list[str], key: str = "") -> dict[str, int]:
    """Bytes (style sheet in, chart out) of these pages and all that their lists lead on to, by address."""
    style, sizes, ahead = 0, dict[str, int](), list(starts)
    while ahead:
        path = ahead.pop()
        page = await site.page(path if "key=" in path or not key else f"{path}{'&' if '?' in path else '?'}key={key}")
        style = style or len((await site.ask(page.xpath("//link[@rel='stylesheet']/@href")[0])).content)
        text = (await site.ask(path if "key=" in path or not key else f"{path}?key={key}")).text
        sizes[path] = len(re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL).encode()) + style
        onward = [str(link) for link in page.xpath("//nav[@class='pager']/a[@rel='next']/@href")]
        ahead += [link for link in onward if link not in sizes]
    return sizes


async def test_each_page_stays_under_100_kb_over_a_big_library(site: WebSite) -> None:
    from bot.web.access import PageLinks

    key = await PageLinks(site.services).key_for(READER)
    library = site.services.library
    topics = [f"/topics/{topic.id}" for topic in site.services.beat.topics]
    numbers = (1, MANY + 1, MANY + 2)
    claims = [f"/documents/{n}/claims/{claim.id}" for n in numbers for claim in (await library.claims_of(n))[:2]]
    starts = ["/", "/figures", "/documents", "/events", *topics, *claims, *(f"/documents/{n}" for n in numbers)]
    figure = "/figures/returned/fighters/from-FR"
    sizes = await walked(site, [*starts, figure], key)
    assert {path: size for path, size in sizes.items() if size >= LARGEST} == {}
    assert max(sizes.values()) > LARGEST / 3, "pages are as full as they may be"
    for path in (f"/documents/{MANY + 1}", figure, "/documents", "/topics/dispersal"):
        assert sum(path in other for other in sizes) > 1, "it goes on"


async def test_a_document_of_many_lines_shows_each_of_them_once(site: WebSite) -> None:
    from bot.web.access import PageLinks

    key = await PageLinks(site.services).key_for(READER)
    pages = await walked(site, [f"/documents/{MANY + 1}"], key)
    lines = [
        link.partition("?")[0]
        for path in pages
        for link in links_of(await site.page(path if "key=" in path else f"{path}?key={key}"))
        if "/claims/" in link
    ]
    assert len(lines) == len(set(lines)) == 150


async def test_an_event_that_many_tell_of_stays_under_100_kb(events: WebSite) -> None:
    (known,) = await events.services.library.events()
    tolls = await events.services.library.figures(event=known.happening.id)
    sizes = await walked(
        events,
        [
            "/events",
            f"/events/{known.happening.id}",
            *(f"/figures/{f.measure}/all/event-{known.happening.id}" for f in tolls),
        ],
    )
    assert {path: size for path, size in sizes.items() if size >= LARGEST} == {}
    assert sum("/events/" in path for path in sizes) > 1, "the timeline goes on"


async def test_feeds_stay_small_too(site: WebSite) -> None:
    from bot.web.access import PageLinks

    key = await PageLinks(site.services).key_for(READER)
    for name in ("feed.xml", "feed.json"):
        assert len((await site.ask(f"/topics/territory/{name}?key={key}")).content) < LARGEST


def test_one_entry_is_always_shown_and_what_does_not_fit_is_not() -> None:
    assert fitting(["a" * 100, "b"], len, 10) == ["a" * 100]
    assert fitting(["aa", "bb", "cc"], len, 4) == ["aa", "bb"]
    assert fitting([], len, 4) == []
    assert weight('"', 0) == 5


@pytest.mark.parametrize(
    ("highest", "marked"),
    [
        (1, ["0", "1", "2", "3", "4"]),
        (6, ["0", "2", "4", "6", "8"]),
        (10, ["0", "5", "10", "15", "20"]),
        (55, ["0", "15", "30", "45", "60"]),
        (1_900, ["0", "500", "1,000", "1,500", "2,000"]),
    ],
)
def test_a_charts_ticks_are_whole_numbers(highest: int, marked: list[str]) -> None:
    told = ((1, 1), (2, highest))
    entries = tuple(FigureEntry(n, n, "exact", "AFP", date(2017, 1, day), "c" * 16, day, None) for day, n in told)
    chart = chart_of(Figure("returned", "FR", "all", 1, 2, "exact", date(2017, 1, 1), ("AFP",), False, entries), "x")
    assert chart is not None
    assert [label for _, label in chart.up] == marked


def test_a_chart_says_how_many_older_points_it_leaves_out() -> None:
    entries = tuple(
        FigureEntry(n, n, "exact", "AFP", date(2017, 1, 1) + timedelta(days=n), "c" * 16, n, None)
        for n in range(MOST + 7)
    )
    chart = chart_of(Figure("returned", "FR", "all", 1, 2, "exact", date(2017, 1, 1), ("AFP",), False, entries), "x")
    assert chart is not None
    assert (len(chart.points), chart.older) == (MOST, 7)
