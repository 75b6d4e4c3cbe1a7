"""With another beat set, its topics' commands appear in the chat and answer: no topic is in the code."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings.beat.beat import load_beat
from briefings.model import Document, Extraction
from briefings.pipeline import understand
from tests.support.desk_chat import READER, DeskChat, HereDesk, desk_chat
from tests.support.real_model import language

pytestmark = [pytest.mark.slow, pytest.mark.model]

BEAT = Path(__file__).parents[1] / "data" / "second_beat.toml"
OUTBREAK = """Bird flu reaches the coast

A farm near Gdansk culled 12,000 chickens on Monday after bird flu was found there, the Polish veterinary service said.

Officials said the H5N1 virus had spread to three more farms in Poland.
"""


class OtherDesk(HereDesk):
    async def extract(self, document: Document) -> Extraction:
        return understand(document, load_beat(BEAT), language())


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path, beat=BEAT) as opened:
        opened.services.desk = OtherDesk()
        yield opened


async def test_the_other_beats_commands_appear_and_answer(chat: DeskChat) -> None:
    topics = load_beat(BEAT).topics
    await chat.say("/start", READER)
    assert {topic.title for topic in topics} <= set(chat.buttons(READER))
    said = await chat.say("/help", READER)
    assert all(f"/{topic.command}" in said for topic in topics)
    await chat.send("flu.txt", OUTBREAK, caption="2018-02-20 Harbour Courier")
    await chat.press("Publish")
    answers = [await chat.say(f"/{topic.command}", READER) for topic in topics]
    assert any("culled 12,000 chickens" in answer for answer in answers)


async def test_the_shipped_beats_commands_are_unknown_to_it(chat: DeskChat) -> None:
    said = await chat.say("/returnees", READER)
    assert "Returnees" not in said
