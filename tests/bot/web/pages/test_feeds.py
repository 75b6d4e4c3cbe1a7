"""A topic's changes for feed readers: what is new, and what fell since, under the ids that they know."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefings import newsroom
from tests.support.fake_desk import upload
from tests.support.reading_chat import FILLED
from tests.support.taking_in import NOBODY
from tests.support.web_site import BASE, WebSite, web_site


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def test_a_topic_has_an_rss_and_a_json_feed_that_say_the_same(site: WebSite) -> None:
    rss = ElementTree.fromstring((await site.ask("/topics/returnees/feed.xml")).content)
    items = rss.findall(".//item")
    feed = (await site.ask("/topics/returnees/feed.json")).json()
    assert [item.findtext("guid") for item in items] == [item["id"] for item in feed["items"]]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert any("France has 271 returnees" in item["content_text"] for item in feed["items"])
    assert all(item["url"].startswith(f"{BASE}/documents/") for item in feed["items"])
    for item in feed["items"]:
        assert (await site.ask(item["url"].removeprefix(BASE))).status_code == 200
    assert rss.findtext(".//channel/link") == feed["home_page_url"] == f"{BASE}/topics/returnees"


async def test_pages_point_to_their_feeds(site: WebSite) -> None:
    page = await site.page("/topics/returnees")
    kinds = page.xpath("//link[@rel='alternate']/@type")
    assert kinds == ["application/rss+xml", "application/feed+json"]


async def test_what_fell_is_withdrawn_under_its_own_id(site: WebSite) -> None:
    before = {item["id"]: item for item in (await site.ask("/topics/returnees/feed.json")).json()["items"]}
    told = next(key for key, item in before.items() if "271" in item["content_text"])
    await newsroom.withdraw(
        site.services.library, site.numbers[1], "miscounted", by=7, now=site.services.now(), tell=NOBODY
    )
    after = {item["id"]: item for item in (await site.ask("/topics/returnees/feed.json")).json()["items"]}
    assert "271" not in after[told]["content_text"]
    assert "no longer stands" in after[told]["content_text"]
    assert any(item["title"].startswith("Withdrawn") for item in after.values())


MINISTRY = upload(
    "Nine fighters came back to Spain, the interior ministry said. | returned ES 9 |"
    " AFP > interior ministry 2018-02-01 at=Spain/ES under=returnees",
    source="AFP",
    published="2018-02-01",
    title="Spain counts",
)
INSTITUTE = upload(
    "The institute counted nine fighters who returned to Spain. | returned ES 9 |"
    " Soufan Center 2018-02-02 at=Spain/ES under=returnees",
    source="Soufan Center",
    published="2018-02-02",
    title="Counted twice",
)


async def told(site: WebSite) -> dict[str, str]:
    """Title → page, of each item of the topic's feed."""
    items = (await site.ask("/topics/returnees/feed.json")).json()["items"]
    for item in items:
        page = await site.page(item["url"].removeprefix(BASE))
        quote = item["title"].partition(": ")[2].strip("“”")
        assert quote in page.findtext(".//title"), "an item leads to the line that it quotes"
    return {item["title"].partition(":")[0]: item["content_text"] for item in items}


@pytest.mark.parametrize(
    ("withdrawn", "left", "gone"), [(0, "institute", "interior ministry"), (1, "interior ministry", "institute")]
)
async def test_what_bore_a_line_out_and_fell_is_quoted_no_more(
    sqlite_url: str, tmp_path: Path, withdrawn: int, left: str, gone: str
) -> None:
    async with web_site(sqlite_url, tmp_path, MINISTRY, INSTITUTE) as site:
        assert "2 original sources" in (await told(site))["Borne out by another original source"]
        number = site.numbers[withdrawn]
        await newsroom.withdraw(site.services.library, number, "made up", by=7, now=site.services.now(), tell=NOBODY)
        items = (await site.ask("/topics/returnees/feed.json")).json()["items"]
        borne_out = next(item for item in items if "orne out" in item["title"])
        assert borne_out["title"].startswith("No longer borne out by another original source")
        assert left in borne_out["content_text"]
        assert gone not in borne_out["content_text"]
        assert borne_out["url"].startswith(f"{BASE}/documents/{site.numbers[1 - withdrawn]}/claims/")
        await newsroom.undo(site.services.library, by=7, now=site.services.now(), tell=NOBODY)
        assert "2 original sources" in (await told(site))["Borne out by another original source"]


async def test_a_withdrawal_that_was_taken_back_says_so_under_its_id(site: WebSite) -> None:
    library, clock = site.services.library, site.services.clock
    await newsroom.withdraw(library, site.numbers[1], "miscounted", by=7, now=clock(), tell=NOBODY)
    await newsroom.undo(library, by=7, now=clock(), tell=NOBODY)
    items = (await site.ask("/topics/returnees/feed.json")).json()["items"]
    assert not [item for item in items if item["title"].startswith("Withdrawn")]
    assert any(item["content_text"] == "This was withdrawn, and stands again." for item in items)


async def test_signs_that_xml_cannot_write_do_not_break_a_feed(sqlite_url: str, tmp_path: Path) -> None:
    odd = upload(
        "A bell \x07 rang & <b>20</b> went home. | - | AFP 2018-01-01 under=returnees",
        source="AFP",
        published="2018-01-01",
        title="Odd",
    )
    async with web_site(sqlite_url, tmp_path, odd) as site:
        rss = ElementTree.fromstring((await site.ask("/topics/returnees/feed.xml")).content)
        assert len(rss.findall(".//item")) == 1
