"""Feeds that are made to harm: the desk ends what they cost, refuses them in a sentence, and reads the next."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.desk import ProcessDesk
from briefings.errors import UnreadableDocument
from briefings.extracting.parsing.language import MODEL

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's"),
]

NOW = datetime(2018, 3, 1, tzinfo=UTC)
HONEST = (
    b"<rss version='2.0'><channel><title>The Wire</title><item><link>https://w.example/1</link></item></channel></rss>"
)
JSON_FEED = "https://jsonfeed.org/version/1"
BILLION_LAUGHS = (
    "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE rss ["
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'boom'}'>" for n in range(12))
    + "]><rss version='2.0'><channel><title>&e11;</title></channel></rss>"
)


def rss(body: str) -> bytes:
    return f"<rss version='2.0'><channel>{body}</channel></rss>".encode()


POISON: dict[str, Callable[[], bytes]] = {
    "a bomb of entities in UTF-16": lambda: BILLION_LAUGHS.encode("utf-16"),
    "a million levels of elements": lambda: rss("<item>" * 700_000),
    "a title of five megabytes of markup": lambda: rss(f"<title>{'&lt;' * 1_200_000}</title>"),
    "one tag with 200,000 attributes": lambda: rss("<item " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
    "a JSON feed that is nested too deep": lambda: f'{{"version": "{JSON_FEED}", "items": {"[" * 500_000}'.encode(),
    "a JSON feed of 100,000 items": lambda: json.dumps(
        {"version": JSON_FEED, "items": [{"url": f"https://w.example/{n}"} for n in range(100_000)]}
    ).encode(),
    "a sitemap of 60,000 pages": lambda: b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    + b"".join(b"<url><loc>https://w.example/%d</loc></url>" % n for n in range(60_000)) + b"</urlset>",
    "a page that names 50,000 feeds": lambda: b"<html><head>"
    + b"<link rel='alternate' type='application/rss+xml' href='/f'>" * 50_000,
    "three megabytes of items with broken dates": lambda: rss("<item><pubDate>32 Foo 99999</pubDate></item>" * 60_000),
    "unclosed comments and sections": lambda: rss("<![CDATA[<!--" * 200_000),
}  # fmt: skip

# These go on until the desk's limits end them; the others show in moments that it goes on.
TO_THE_LIMIT = {
    "a million levels of elements", "one tag with 200,000 attributes", "a sitemap of 60,000 pages",
    "a page that names 50,000 feeds", "three megabytes of items with broken dates", "a JSON feed of 100,000 items",
}  # fmt: skip
to_the_limit = pytest.mark.long(reason="goes on until the desk's limits end it")


@pytest.fixture(scope="module")
def desk() -> Iterator[ProcessDesk]:
    # A desk that reads feeds alone has the walls and limits of one that reads articles, and loads no model.
    made = ProcessDesk(MODEL, at_a_time=2, light=True)
    yield made
    made.close()


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=to_the_limit) if what in TO_THE_LIMIT else what for what in POISON]
)
async def test_a_poison_ends_in_bounds_and_the_next_feed_is_read(desk: ProcessDesk, what: str) -> None:
    page, said = None, "It was read."
    try:
        page = await desk.feed(POISON[what](), "https://w.example/feed", NOW)
    except UnreadableDocument as error:
        said = str(error)
    assert said.endswith(".")
    if page is not None:
        assert len(page.items) <= 1000
        assert len(page.links) <= 10
        assert len(page.title or "") <= 200
    honest = await desk.feed(HONEST, "https://w.example/feed", NOW)
    assert (honest.title, len(honest.items)) == ("The Wire", 1)
