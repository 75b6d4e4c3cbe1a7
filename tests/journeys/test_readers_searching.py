"""What readers find by words: /search, /ask, words without a command, and words behind a command that reads none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.desk_chat import EDITOR, DeskChat, desk_chat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, FILLED, OTHER, last_markup, many, publish, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "found", "missing"),
    [
        ("smuggler", "Smugglers", "desert"),
        ('"desert to Turkey"', "desert", "Smugglers"),
        ("topic:routes -desert", "Smugglers", "desert"),
        ("place:Turkey topic:routes", "desert", "Smugglers"),
        ('source:"Soufan Center" returnees', "271 returnees", "Smugglers"),
        ("xylophone", "No claim has all of these words", "Smugglers"),
    ],
)
async def test_search_takes_words_phrases_and_filters(chat: DeskChat, words: str, found: str, missing: str) -> None:
    answer = await chat.say(f"/search {words}", ASKER)
    lines = "\n".join(line for line in answer.splitlines() if not line.startswith("Search:"))
    assert found in lines
    assert missing not in lines


async def test_found_words_are_marked_and_a_long_result_pages(chat: DeskChat) -> None:
    await chat.say("/search smugglers", ASKER)
    assert "<b>Smugglers</b> in Raqqa" in last_markup(chat)
    await publish(chat.services, many(15))
    first = await chat.say("/search road hill", ASKER)
    second = await chat.press("More", ASKER)
    assert not {x for x in first.splitlines() if "Road" in x} & {x for x in second.splitlines() if "Road" in x}


async def test_a_question_in_ones_own_words_finds_topic_and_place_and_says_so(chat: DeskChat) -> None:
    answer = await chat.say("/ask How many fighters returned to France?", ASKER)
    assert "Taken as: Returnees · France" in answer
    assert "250 people from France" in answer
    assert "this is a search" in await chat.say("/ask what do dollars buy", ASKER)


async def test_a_question_is_answered_by_its_words_numbers_and_kind(chat: DeskChat) -> None:
    priced = upload(
        "Smugglers wait in the hills for a clear night. | - | Reuters 2017-11-05 at=Turkey/TR under=routes",
        "Guides charge 400 dollars a head, the smugglers told us. | - | Reuters 2017-11-04 at=Turkey/TR under=routes",
        source="Hill Post", published="2017-11-05", title="At night",
    )  # fmt: skip
    denied = upload(
        "It is not true that 271 returned to France, he said. | returned FR 271 | a spokesman 2018-02-08 at=France/FR"
        " not under=returnees",
        source="Strait Gazette", published="2018-02-08", title="A denial",
    )  # fmt: skip
    await publish(chat.services, priced, denied)
    prices = await chat.say("/ask How much do smugglers charge?", ASKER)
    assert prices.splitlines()[2].startswith("“Guides charge 400 dollars")
    answer = await chat.say("/ask Did 271 return to France?", ASKER)
    assert "It is not true that 271 returned" in answer.splitlines()[2]


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("/returnes France", "Did you mean /returnees France?"),
        ("/serach smugglers", "Did you mean /search smugglers?"),
        ("/qqqqqqqq", "/help lists all"),
        ("returnees France", "Returnees · France"),
        ("who smuggles fighters over the border?", "Taken as: Routes"),
        ("hlep", "Did you mean /help?"),
        ("🙂" * 4096, "I read words"),
        ("...", "I read words"),
    ],
)
async def test_words_that_are_no_command_are_never_met_with_silence(chat: DeskChat, typed: str, answered: str) -> None:
    assert answered in await chat.say(typed, ASKER)


async def test_a_misspelt_word_is_offered_as_the_nearest_that_claims_have(database_url: str, tmp_path: Path) -> None:
    async with desk_chat(database_url, tmp_path) as chat:
        await publish(chat.services, *FILLED)
        said = await chat.say("/search smugler raqqa", ASKER)
        assert said.endswith("No claim has all of these words. Did you mean one of these?")
        assert chat.buttons(ASKER) == ["smugglers raqqa"]
        assert "“Smugglers in Raqqa asked" in await chat.press("smugglers raqqa", ASKER)
        await chat.say("/search Smugler Raqa", ASKER)
        assert chat.buttons(ASKER) == ["smugglers raqqa"]
        for typed in ("zzyzx", "smugglers kabul", "kil", "smugler place:France"):
            said = await chat.say(f"/search {typed}", ASKER)
            assert said.endswith("No claim has all of these words. Try fewer, or a topic."), typed


async def test_a_town_that_is_typed_in_lower_case_is_answered_where_lines_name_it(chat: DeskChat) -> None:
    """It was searched for as a word, with the note that no place was named."""
    told = upload(
        "The bridges of Mosul stand again. | - | Reuters 2017-11-02 at=Mosul/IQ under=territory",
        "A birmingham of tents lay behind it. | - | Reuters 2017-11-02 at=Mosul/IQ under=territory",
        source="Reuters", published="2017-11-02", title="Bridges",
    )  # fmt: skip
    await publish(chat.services, told)
    for typed in ("mosul", "in mosul?", "where is mosul"):
        assert "All topics · Mosul\n" in await chat.say(typed, ASKER), typed
    assert "“A birmingham of tents" in (said := await chat.say("birmingham", ASKER))
    assert "No line names the place Birmingham, so this is a search." in said
    assert "No topic or place was named, so this is a search." in await chat.say("mosul bridges", ASKER)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("documents", "3 documents"), ("Figures", "Figures"), ("disputes", "Disputes"), ("events", "Events"),
     ("/documnets", "3 documents"), ("/fiugres", "Figures"), ("follow", "Nothing is followed here"),
     ("/event Raqqa", "Events · Raqqa"), ("/dispute France", "Disputes · France")],
)  # fmt: skip
async def test_a_command_that_was_typed_wrongly_is_done_by_its_button(chat: DeskChat, typed: str, shown: str) -> None:
    said = await chat.say(typed, ASKER)
    assert said.endswith("?") or said.startswith("A command begins with a slash: /")
    (label,) = chat.buttons(ASKER)
    assert label.startswith("Do /")
    assert shown in await chat.press(label, ASKER)


async def test_a_commands_name_without_its_slash_is_no_unknown_command(chat: DeskChat) -> None:
    assert await chat.say("events", ASKER) == "A command begins with a slash: /events"
    assert await chat.say("evnets", ASKER) == "Did you mean /events?"
    assert await chat.say("/evnets", ASKER) == "I know no command /evnets. Did you mean /events?"


# --- words behind a command that reads none -------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["documents", "latest"])
async def test_words_that_a_list_does_not_read_are_named_with_what_finds_them(chat: DeskChat, command: str) -> None:
    plain = await chat.say(f"/{command}", OTHER)
    answer = await chat.say(f"/{command} France <now>", ASKER)
    note, whole = answer.split("\n", 1)
    assert note == f"/{command} takes no words: “France <now>” was not read. For its lines: /search France <now>"
    assert whole == plain


async def test_a_number_behind_the_list_is_that_documents(chat: DeskChat) -> None:
    assert await chat.say("/documents 2", ASKER) == await chat.say("/document 2", ASKER)
    assert "no document 99" in await chat.say("/documents 99", ASKER)


async def test_control_characters_are_read_as_spaces(database_url: str, tmp_path: Path) -> None:
    """PostgreSQL stores no NUL, and SQLite's search ends at one: both said that the library can't be used."""
    async with desk_chat(database_url, tmp_path) as chat:
        await publish(chat.services, *FILLED)
        for typed in (
            "/search smugglers\0",
            '/search "in\0Raqqa"',
            "/search \x01smugglers\x7f",
            "/search dollars\ud83d",
        ):
            assert "Smugglers in Raqqa asked for 2,000 dollars." in await chat.say(typed, ASKER), typed
        await chat.say("/serch smugglers\0Raqqa", ASKER)
        assert "Smugglers in Raqqa" in await chat.press("Do /search smugglers Raqqa", ASKER)
        asker = {"id": ASKER, "is_bot": False, "first_name": "A\0"}
        chat.server.feed(inline_query={"id": "1", "from": asker, "query": "\0smugglers", "offset": ""})
        await chat.settled()
        (offered,) = [call for call in chat.server.calls if call.method == "answerInlineQuery"]
        assert "Smugglers in Raqqa" in str(offered.parameters["results"])
        await chat.say("/withdraw 3 a\0mistake", EDITOR)
        assert "is withdrawn" in await chat.press("Withdraw it", EDITOR)
        assert "“a mistake”" in await chat.say("/document 3", EDITOR)


async def test_an_empty_library_says_what_to_do_where_there_is_nothing_to_ask(sqlite_url: str, tmp_path: Path) -> None:
    """“Which words?” alone stood there, where an example stands in a library with lines."""
    async with reading_chat(sqlite_url, tmp_path) as chat:
        for typed, asked in (("/search", "Which words?"), ("/ask", "What do you want to know?")):
            said = await chat.say(typed, ASKER)
            assert said == f"{asked} There is no line to find yet: /subscribe tells you when there is one."
