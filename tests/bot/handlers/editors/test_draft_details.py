"""Where a draft's details were found is told in words that its editor knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.handlers.editors.draft_page import FOUND_IN, SAID_PLAINLY
from tests.support.desk_chat import EDITOR, desk_chat

READING = Path(__file__).parents[4] / "briefings" / "reading"
# What only those who make web pages know.
JARGON = ("front matter", "metadata")


def test_every_place_of_a_detail_has_words_for_editors() -> None:
    written = "\n".join(path.read_text("utf-8") for path in READING.rglob("*.py"))
    places = set(re.findall(r'Known\([^"\n]*, "([^"]+)"\)|\bknown\(\s*"([^"]+)"|, "(the [\w\' ]+)"\),$', written, re.M))
    found = {place for each in places for place in each if place}
    assert {"front matter", "the byline", "the mail's sender"} <= found
    assert found <= {*FOUND_IN, *SAID_PLAINLY}
    assert not [words for words in (*FOUND_IN, *SAID_PLAINLY.values()) if any(word in words for word in JARGON)]


@pytest.mark.parametrize(("language", "told"), [("en", "(the head of the file)"), ("fr", "(l’en-tête du fichier)")])
async def test_a_draft_names_the_head_of_its_file(sqlite_url: str, tmp_path: Path, language: str, told: str) -> None:
    text = "---\ntitle: Tents\nsource: Lake Post\n---\nThree fighters from France were killed in Raqqa on Monday.\n"
    async with desk_chat(sqlite_url, tmp_path) as chat:
        chat.server.languages[EDITOR] = language
        said = await chat.send("tents.txt", text)
        assert said.count(told) == 2
