"""A library that the version before made, of three invented articles, is opened by this one and answers the same.

`tests/data/before` holds that library as SQL, and what that version answered: briefings, the ledger, and what each
claim's page said of it (its layout is free to change). Neither is edited; whoever releases a version may add another.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.app import open_services
from bot.chat.context import Services
from bot.pages.claim_page import claim_blocks
from bot.settings import Settings
from briefings import answers
from briefings.formats.briefing_format import briefing_row
from briefings.model import Question, Upload
from briefings.reading.reader import read

pytestmark = pytest.mark.asyncio(loop_scope="module")

BEFORE = Path(__file__).parents[1] / "data" / "before"
KEPT: dict[str, Any] = json.loads((BEFORE / "answers.json").read_text("utf-8"))
QUESTIONS = {
    "returnees NO": Question("returnees", "NO"),
    "returnees NO asof 2018-02-10": Question("returnees", "NO", None, date(2018, 2, 10)),
    "whereabouts": Question("whereabouts"),
    "routes": Question("routes"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def services(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Services]:
    """The library, opened once: every test here only asks it."""
    home = tmp_path_factory.mktemp("before")
    path = home / "library.sqlite3"
    with closing(sqlite3.connect(path)) as library:
        library.executescript((BEFORE / "library.sql").read_text("utf-8"))
    async with open_services(Settings(home=home, database_url=f"sqlite+aiosqlite:///{path}")) as opened:
        yield opened


def as_told_before(now: Any, before: Any) -> Any:
    """What is told now, of what was told before: keys that are new are left out."""
    if isinstance(before, dict):
        return {name: as_told_before(now.get(name, "gone"), value) for name, value in before.items()}
    if isinstance(before, list) and len(now) == len(before):
        return [as_told_before(one, other) for one, other in zip(now, before, strict=True)]
    return now


def row_of(briefing: Any) -> Any:
    """An answer as the command line writes it."""
    return json.loads(json.dumps(briefing_row(briefing), default=str))


@pytest.mark.parametrize("asked", QUESTIONS)
async def test_a_topic_is_answered_as_before(services: Services, asked: str) -> None:
    before = KEPT["briefings"][asked]
    now = row_of(await answers.brief(services.library, services.beat, QUESTIONS[asked], limit=1000))
    assert as_told_before(now, before) == before


async def test_the_ledger_is_as_before(services: Services) -> None:
    now = row_of(await answers.figures(services.library, services.beat, Question(None)))
    assert [(f["measure"], f["low"], f["high"]) for f in now["figures"]] == [
        ("returned", 86, 120), ("joined", 300, 300), ("killed", 45, 45), ("returned", 18, 18),
    ]  # fmt: skip
    assert as_told_before(now, KEPT["ledger"]) == KEPT["ledger"]


# A whole year is told by its number.
TOLD_SHORTER = {"When 1 Jan 2014 to 31 Dec 2014": "When 2014"}


@pytest.mark.parametrize("claim", KEPT["pages"])
async def test_a_claims_page_says_all_that_it_said_before(services: Services, claim: str) -> None:
    view = await answers.claim_in_full(services.library, claim)
    page = html.unescape(re.sub(r"<[^>]*>", "", "\n".join(claim_blocks(view, services.beat))))
    assert [line for line in KEPT["pages"][claim] if TOLD_SHORTER.get(line, line) not in page] == []


async def test_nothing_is_owed_to_anybody_for_being_opened(services: Services) -> None:
    assert await services.outbox.deliveries(limit=9) == ()
    assert [document.number for document in await services.library.documents()] == [3, 2, 1]


async def test_the_articles_are_what_was_handed_in(services: Services) -> None:
    for number, article in enumerate(KEPT["articles"], 1):
        stored = await services.library.document(number)
        assert stored.text == read(Upload(article.encode(), "article.md")).text
