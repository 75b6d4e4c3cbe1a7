"""Every page in a real browser: axe-core's rules in light and dark, keyboard, narrow and wide, no scripts needed.

The browser is the system's Chromium (`.ci/run` installs it); where there is none, these tests are skipped and say so.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page
from starlette.routing import compile_path

from bot.chat.context import Services
from bot.web.addresses import claim_path
from bot.web.pages.routes import PAGES
from tests.support.browser import CHROMIUM, WIDTHS, chromium, event_pages_of, pages_of, served_site
from tests.support.fake_desk import LineDesk, upload
from tests.support.fallen_pages import fallen_pages
from tests.support.reading_chat import FILLED, Clock, publish
from tests.support.told_event import GUN_VIOLENCE, TOLD_EVENT

# One browser and one site for all tests of this file: both only look at pages.
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here: pages were not tried in a browser"),
]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LATER = upload(
    "Some 280 are back in France, says the study. | returned FR 280 | Soufan Center 2018-02-01 at=France/FR"
    " under=returnees",
    source="Soufan Center",
    published="2018-02-01",
    title="A later study with a very long title that has to be broken somewhere on a small screen",
    url="https://example.org/" + "a-very-long-address-" * 8,
)
UNBROKEN = upload(
    f"The road of {'x' * 100} is closed. | - | {'y' * 80} 2018-02-01 at={'z' * 80}/TR under=routes",
    source="w" * 80,
    published="2018-02-01",
    title="v" * 200,
    url="https://example.org/" + "u" * 300,
)
walk = pytest.mark.long(reason="walks through every page in a browser")
# They look as others do.
NOT_PICTURED = {"revised", "taken-out", "unbroken", "unbroken-claim", "unbroken-place"}
# Milliseconds for whatever the browser does on a busy machine.
PATIENCE = 60_000
# The least height of a chart's label on a phone, in pixels: that of the smallest print on the page is about 17.
READABLE = 11


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pages(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, str]]:
    """One page of each kind by name: its address. Those of events are of another beat's library."""
    home = tmp_path_factory.mktemp("pages")
    library, events = (f"sqlite+aiosqlite:///{home / name}.sqlite3" for name in ("library", "events"))
    async with (
        served_site(home, library, desk=LineDesk(), clock=Clock()) as (base, services),
        served_site(home, events, beat=GUN_VIOLENCE, desk=LineDesk(), clock=Clock()) as (other, event_services),
    ):
        wire, *_ = await publish(services, *FILLED, LATER)
        fallen = await fallen_pages(services, wire)
        here = {**await pages_of(services), **fallen, **await unbroken_pages(services)}
        await publish(event_services, *TOLD_EVENT)
        there = await event_pages_of(event_services)
        yield {**{name: base + path for name, path in here.items()}, **{n: other + p for n, p in there.items()}}


async def unbroken_pages(services: Services) -> dict[str, str]:
    """Pages of names that have no place to break at."""
    (number,) = await publish(services, UNBROKEN)
    (claim,) = await services.library.claims_of(number)
    place = f"/topics/routes?place={'z' * 80}"
    return {"unbroken": f"/documents/{number}", "unbroken-claim": claim_path(number, claim.id), "unbroken-place": place}


async def test_every_kind_of_page_is_among_them_and_pictured_in_both_widths(pages: dict[str, str]) -> None:
    paths = [address.partition("/desk")[2].partition("?")[0] for address in pages.values()]
    for pattern in PAGES:
        matches = compile_path(pattern)[0]
        assert any(matches.match(path) for path in paths), f"no page of {pattern} is tried"
    pictures = {path.name for path in (Path(__file__).parents[4] / "docs" / "pages").iterdir()}
    assert pictures == {f"{name}-{width}.png" for name in {*pages} - NOT_PICTURED for width in WIDTHS}


async def opened(page: Page, address: str) -> None:
    page.set_default_timeout(PATIENCE)
    answer = await page.goto(address, timeout=PATIENCE)
    assert answer is not None
    assert answer.status in (200, *((404, 410) if "/nowhere" in address or "/claims/" in address else ())), address


@walk
async def test_every_page_keeps_axes_rules_in_light_and_dark(browser: Browser, pages: dict[str, str]) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    found = []
    for scheme in ("light", "dark"):
        # axe itself is a script, which the pages' policy would refuse.
        context = await browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = await context.new_page()
        for name, address in pages.items():
            await opened(page, address)
            await page.evaluate(axe)
            result = await page.evaluate("rules => axe.run({runOnly: rules})", RULES)
            assert result["passes"], name
            found += [
                (scheme, name, violation["id"], [node["html"][:200] for node in violation["nodes"]][:3])
                for violation in result["violations"]
            ]
        await context.close()
    assert found == []


async def test_axe_is_really_asked(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<title>x</title><img src='x.png'><p style='color:#999;background:#fff'>faint</p>")
    await page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    result = await page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {violation["id"] for violation in result["violations"]}


@walk
async def test_no_page_is_wider_than_its_screen_or_asks_others_for_anything(
    browser: Browser, pages: dict[str, str]
) -> None:
    for width, height in WIDTHS.items():
        # What a reader without scripts sees; a page that needed one would be empty.
        context = await browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
        page = await context.new_page()
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, wrong=wrong: wrong.append(message.text))
        for name, address in pages.items():
            asked.clear()
            await opened(page, address)
            assert (await page.inner_text("h1")).strip(), name
            box = await page.locator("html").bounding_box()
            assert box is not None
            assert box["width"] <= width, (name, box)
            assert {url.split("/desk")[0] for url in asked} == {address.split("/desk")[0]}, name
            assert await context.cookies() == []
        assert [words for words in wrong if "404" not in words and "410" not in words] == []
        await context.close()


async def test_nothing_sticks_out_of_a_narrow_screen(browser: Browser, pages: dict[str, str]) -> None:
    """320 pixels are what WCAG's rule on reflow asks for."""
    context = await browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = await context.new_page()
    stick_out = {}
    for name, address in pages.items():
        await opened(page, address)
        wide = await page.evaluate("document.documentElement.scrollWidth")
        stick_out |= {name: wide} if wide > 320 else {}
    assert stick_out == {}


async def test_all_of_a_number_s_row_is_seen_on_a_phone(browser: Browser, pages: dict[str, str]) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 800})
    await opened(page, pages["figure"])
    cells = page.locator(".history td:not(:empty)")
    assert await cells.count() >= 8, "a row has its day, number, source and document at least"
    for cell in await cells.all():
        box = await cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360, await cell.inner_text()


async def test_no_line_begins_with_a_dot_on_a_phone(browser: Browser, pages: dict[str, str]) -> None:
    """A dot between two things stays with the first of them, by a space that doesn't break."""
    page = await browser.new_page(viewport={"width": 360, "height": 800})
    loose, dots = {}, 0
    for name, address in pages.items():
        await opened(page, address)
        text = await page.evaluate("document.body.textContent")
        dots += text.count("·")
        loose |= {name: found} if (found := re.findall(r".{0,20}(?<!\S\N{NO-BREAK SPACE})·.{0,20}", text)) else {}
    assert loose == {}
    assert dots > 20
    await opened(page, pages["figure"])
    made = "cell => ['::before', '::after'].map(part => getComputedStyle(cell, part).content)"
    sources = await page.locator(".history td:nth-child(3)").evaluate_all(f"cells => cells.map({made})")
    assert {tuple(each) for each in sources} == {("none", '"\N{NO-BREAK SPACE}·"')}
    documents = await page.locator(".history td:nth-child(4)").evaluate_all(f"cells => cells.map({made})")
    assert {tuple(each) for each in documents} == {("none", "none")}


async def test_charts_are_drawn_and_their_labels_can_be_read_on_a_phone(
    browser: Browser, pages: dict[str, str]
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 800})
    for name in ("figure", "toll"):
        await opened(page, pages[name])
        assert await page.locator("svg circle").count() >= 3, name
        boxes = await page.evaluate(
            "[...document.querySelectorAll('svg .tick')].map(tick => tick.getBoundingClientRect().toJSON())"
        )
        assert all(box["height"] >= READABLE for box in boxes), (name, boxes)
        assert all(box["left"] >= 0 and box["right"] <= 360 for box in boxes), (name, boxes)
        below = sorted((box["left"], box["right"]) for box in boxes if box["top"] > boxes[0]["bottom"])
        assert all(one[1] <= other[0] for one, other in pairwise(below)), (name, below)


async def test_an_events_timeline_reads_from_first_to_last(browser: Browser, pages: dict[str, str]) -> None:
    page = await browser.new_page()
    await opened(page, pages["event"])
    days = await page.locator(".timeline .day").all_inner_texts()
    assert list(dict.fromkeys(days)) == ["5 May 2019", "6 May 2019", "9 May 2019"]
    await page.locator(".timeline a").first.click()
    assert "/claims/" in page.url
    assert "One line" in await page.inner_text("h1")


async def test_a_page_is_read_by_keyboard_alone(browser: Browser, pages: dict[str, str]) -> None:
    page = await browser.new_page()
    await opened(page, pages["topic"])
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "To the text"
    assert (await page.locator(".skip").bounding_box() or {"x": -1})["x"] >= 0, "it shows once it has the focus"
    await page.keyboard.press("Enter")
    await page.wait_for_url("**#main")  # the browser goes there in its own time
    reached = set()
    for _ in range(12):
        await page.keyboard.press("Tab")
        reached.add(await page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"place", "since", "asof", "BUTTON"} <= reached


async def test_the_form_works_without_a_script(browser: Browser, pages: dict[str, str]) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await opened(page, f"{pages['home']}topics/routes")
    await page.select_option("#place", "SY")
    await page.click("button[type=submit]")
    assert "place=SY" in page.url
    assert "Smugglers in Raqqa" in await page.inner_text("main")


async def test_on_paper_the_way_about_is_left_out(browser: Browser, pages: dict[str, str]) -> None:
    page = await browser.new_page()
    await page.emulate_media(media="print")
    await opened(page, pages["topic"])
    assert not await page.locator("header nav").is_visible()
    assert not await page.locator("form").is_visible()
    assert await page.locator("main blockquote").first.is_visible()
