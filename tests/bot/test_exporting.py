"""The Markdown export shows hostile words as words: it is rendered by a real Markdown parser that lets HTML pass."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot.app import open_services
from bot.exporting import as_markdown, markdown_text
from bot.settings import Settings
from briefings.model import Upload
from tests.support.fake_desk import upload
from tests.support.reading_chat import REPORT, WIRE, publish

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[read more](javascript:alert(1))",
    "[read more](https://evil.example/)",
    "![seen](https://evil.example/pixel.png)",
    "<javascript:alert(1)>",
    "<https://evil.example/>",
    "https://evil.example/ and www.evil.example",
    "[a link][1] [^1] [1]",
    "**bold** __bold__ *slanted* _slanted_ `code` ~~gone~~",
    "&lt;b&gt; &amp; &#60;",
    "# A heading",
    "- a list",
    "+ a list",
    "1. a list",
    "12) a list",
    "> a quotation",
    "===",
    "---",
    "\\[not a link\\](https://evil.example) \\",
    "a | b",
    "```html",
    "~~~",
)


class Rendered(HTMLParser):
    """What a reader's program would make of the page: its tags, where its links lead, and its text."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        parser = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
        parser.validateLink = _any_link  # type: ignore[method-assign]  # some renderers have no scruples
        self.feed(parser.render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def _any_link(url: str) -> bool:
    return True


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("line", ["{}", "- {}", "[^1]: {}, 17 Dec 2017: {}", "- “{}”[^1] (AFP)"])
def test_words_are_shown_as_they_are(words: str, line: str) -> None:
    page = Rendered(line.replace("{}", markdown_text(words)))
    assert page.tags <= {"p", "ul", "li"}
    assert page.links == []
    assert words in " ".join(page.text.split())


def test_plain_words_stay_plain_in_the_file() -> None:
    plain = "“We saw 2,500 of them – 40% on foot – at 9:30,” she said; it cost $2,000 (or so), e.g. in St. Louis."
    assert markdown_text(plain) == plain


@pytest.mark.parametrize("address", ["http://a.example/", "www.a.example", "HTTPS://A.example", "WWW.a.example"])
def test_an_address_in_words_is_left_to_no_renderer_that_makes_links(address: str) -> None:
    written = markdown_text(address).lower()
    assert "://" not in written
    assert "www." not in written


def hostile(number: int, words: str) -> Upload:
    return upload(
        f"Some {number + 300} people crossed at gate {number}: {words.replace('|', '')} | returned FR {number + 300} |"
        f" AFP 2017-12-{number % 28 + 1:02} at=France/FR under=returnees",
        source=f"{words} Post", title=words, published="2017-12-17", url=f"javascript:alert({number})",
    )  # fmt: skip


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url=sqlite_url)


async def test_an_export_of_hostile_articles_runs_nothing_and_links_nowhere(settings: Settings) -> None:
    async with open_services(settings) as services:
        await publish(services, *(hostile(number, words) for number, words in enumerate(HOSTILE)))
        page = Rendered(await as_markdown(services))
    assert page.tags <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert page.links == []
    assert "<script>alert(1)</script>" in page.text
    assert "javascript:alert(3)" not in page.text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=c&d=e", True), ("http://news.example/", True), ("javascript:alert(1)", False),
        ("data:text/html,<script>", False), ("https://news.example/> <script>", False), ("JaVaScRiPt:alert(1)", False),
        ("vbscript:x", False), ("file:///etc/passwd", False), ("//news.example", False),
    ],
)  # fmt: skip
async def test_only_the_web_is_linked(settings: Settings, url: str, linked: bool) -> None:
    article = upload("The gate was shut. | - | AFP under=routes", source="AFP", title="The gate", url=url)
    async with open_services(settings) as services:
        await publish(services, article)
        page = Rendered(await as_markdown(services))
    assert page.links == ([url] if linked else [])


async def test_the_export_says_what_is_disputed_and_tells_a_sentence_once(settings: Settings) -> None:
    async with open_services(settings) as services:
        await publish(services, WIRE, REPORT)
        page = await as_markdown(services)
    returnees = page.split("## Returnees")[1].split("\n## ")[0]
    assert "250–271 people from France returned home**, disputed" in returnees
    assert returnees.count("Of 1,700 from France") == 1
