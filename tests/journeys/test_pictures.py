"""Pictures in the chat: a topic's timeline, its map, a place's ledger; in words too, in dark too, and drawn once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.page import LONGEST_CAPTION, visible_units
from bot.pictures.drawing import Drawn
from tests.support.desk_chat import DeskChat
from tests.support.reading_chat import ASKER, FILLED, OTHER, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


def photos(chat: DeskChat) -> list[dict[str, object]]:
    return [call.parameters for call in chat.server.calls if call.method == "sendPhoto"]


async def test_an_answer_is_drawn_as_a_timeline_a_map_and_a_table(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    assert "Which picture?" in await chat.press("Pictures", ASKER)
    await chat.press("Timeline", ASKER)
    await chat.press("Map", ASKER)
    await chat.press("Table of figures", ASKER)
    timeline, places, table = photos(chat)
    assert "24 Oct 2017: France has 271 returnees" in str(timeline["caption"])
    assert "France: 4" in str(places["caption"])
    assert "250–271 people from France returned home ⚠" in str(table["caption"])
    for photo in (timeline, places, table):
        content = photo["photo"]
        assert isinstance(content, tuple)
        assert content[1].startswith(b"\x89PNG")
        assert visible_units(str(photo["caption"])) <= LONGEST_CAPTION


async def test_a_picture_is_turned_dark_and_the_next_ones_are_dark(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await chat.press("Pictures", ASKER)
    await chat.press("Timeline", ASKER)
    await chat.press("In dark", ASKER)
    light, dark = (photo["photo"] for photo in photos(chat))
    assert light != dark
    await chat.press("Map", ASKER)
    assert "In light" in str(photos(chat)[-1]["reply_markup"])
    drawn = len(chat.services.own(Drawn))
    await chat.press("Map", ASKER)
    assert len(chat.services.own(Drawn)) == drawn, "what was drawn is kept"
    await chat.say("/returnees France", OTHER)
    await chat.press("Pictures", OTHER)
    await chat.press("Timeline", OTHER)
    assert "In dark" in str(photos(chat)[-1]["reply_markup"]), "another chat's theme is its own"


async def test_the_ledger_of_a_place_is_drawn_as_a_table_and_forged_buttons_draw_nothing(chat: DeskChat) -> None:
    await chat.say("/figures France", ASKER)
    await chat.press("As a table", ASKER)
    assert "Figures · France" in str(photos(chat)[0]["caption"])
    for data in ("timeline|", "map|dark|returnees", "table|x|y|z|1|2|3", "chart|dark|returned|XX|all", "pictures|x"):
        await chat.forge(data, ASKER)
    assert len(photos(chat)) == 1
