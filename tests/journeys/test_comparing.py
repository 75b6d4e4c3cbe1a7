"""`dateline compare` and /compare: two documents side by side, for readers and editors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import newsroom
from tests.journeys.test_command_line import Inside, inside
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.fake_desk import LineDesk, upload
from tests.support.reading_chat import ASKER, FILLED, apart, publish, reading_chat
from tests.support.taking_in import NOBODY, receive

__all__ = ["inside"]

WIRE = """---
title: Denmark counts those who came home
source: Nordvest
published: 2018-02-01
---
Denmark says that 95 Danish fighters of the group Islamic State have returned home.

Three of them were convicted by a court in Aarhus, the ministry added.
"""
STUDY = """---
title: A study of Danish returnees
source: Fjord Institute
published: 2018-02-09
---
No more than 60 Danish fighters of the Islamic State group have returned to Denmark, a study by the Institute found.

Villages on the western coast took in most of their families.
"""


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


# --- in the chat ----------------------------------------------------------------------------------------------------


async def test_a_reader_sees_two_documents_side_by_side(chat: DeskChat) -> None:
    answer = await chat.say("/compare 1 2", ASKER)
    head, conflict, *_ = answer.split("\n\n")
    assert head.splitlines() == [
        "Two documents compared",
        "A: AFP, 17 Dec 2017 /document_1",
        "B: Soufan Center, 24 Oct 2017 /document_2",
        "No copy: 0% of the shorter text stands word for word in the other.",
        "They share no original source as a whole.",
    ]
    assert conflict.startswith(
        "In conflict (1)\nA: “Of 1,700 from France, 400 to 450 were killed and 250 came back.”\nB: “"
    )
    assert "both say how many returned" in conflict
    assert "Only A says (1)\n“Nobody knows where the others are.”" in answer
    assert "root" not in answer.lower(), "readers have no need of the word"


async def test_a_sentence_that_a_document_says_twice_stands_beside_its_fellow_once(chat: DeskChat) -> None:
    said = "Sweden has 41 returnees. | returned SE 41 | Soufan Center 2017-10-24 at=Sweden/SE under=returnees"
    twice = upload(said, "It is cold there. | - | -", said, source="Nordvest", published="2017-10-24", title="Twice")
    other = said.replace("Sweden has", "In all, Sweden has")
    once = upload(other, source="Fjord", published="2017-10-24", title="Once")
    left, right = await publish(chat.services, twice, once)
    answer = await chat.say(f"/compare {left} {right}", ASKER)
    assert "Both say (1)" in answer
    assert answer.count("A: “Sweden has 41 returnees.”") == 1


async def test_reasons_are_told_without_their_weights(chat: DeskChat) -> None:
    answer = await chat.say("/compare 1 2", ASKER)
    assert "+0." not in answer
    assert "-0." not in answer


async def test_reasons_are_told_in_the_words_and_days_of_answers_what_decided_first(chat: DeskChat) -> None:
    later = "Some 302 came back to France. | returned FR about 302 | Ministry 2018-02-20 under=returnees"
    await publish(chat.services, upload(later, source="Ministry", published="2018-02-20"))
    answer = await chat.say("/compare 2 4", ASKER)
    (why,) = [line for line in answer.splitlines() if "differ" in line]
    assert why.startswith("about 302 and 271 differ, and the later is higher; both say how many returned home")
    assert "20 Feb 2018" in why
    assert "24 Oct 2017" in why
    assert "2018-02" not in answer
    for weighed_alone in ("words in common", "both under", "titles with"):
        assert weighed_alone not in answer


async def test_buttons_lead_to_both_documents_and_through_the_pages(chat: DeskChat) -> None:
    await publish(chat.services, apart(400))
    await chat.say("/compare 3 4", ASKER)
    assert chat.buttons(ASKER)[-2:] == ["Document 3", "Document 4"]
    (forward,) = [label for label in chat.buttons(ASKER) if label.startswith("Next (")]
    second = await chat.press(forward, ASKER)
    assert second.startswith("Two documents compared")
    assert "Page before" in chat.buttons(ASKER)


async def test_a_draft_is_compared_for_editors_alone(chat: DeskChat) -> None:
    line = "Some 250 came back. | returned FR 250 | A site > AFP 2017-12-19 under=returnees"
    draft, desk = upload(line, source="A site"), LineDesk()
    await receive(chat.services.library, desk, draft, by=EDITOR, now=chat.services.now())
    assert "no published document 4" in await chat.say("/compare 1 4", ASKER)
    assert "Two documents compared" in await chat.say("/compare 1 4", EDITOR)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/compare", "Name two documents by their numbers: /compare 3 5."),
        ("/compare 1", "Name two documents by their numbers"),
        ("/compare 1 2 3", "Name two documents by their numbers"),
        ("/compare 1 1", "you named 1 twice"),
        ("/compare 1 99", "99"),
        ("/compare one two", "Name two documents by their numbers"),
    ],
)
async def test_what_cannot_be_compared_is_said_in_a_sentence(chat: DeskChat, asked: str, answer: str) -> None:
    said = await chat.say(asked, ASKER)
    assert answer in said
    assert "went wrong" not in said


async def test_a_forged_button_does_nothing(chat: DeskChat) -> None:
    for data in ("compare|1", "compare|1|2|x", "compare|1|2|99999999999"):
        assert await chat.forge(data, ASKER) == ""
    told = [c.parameters.get("text", "") for c in chat.server.calls if c.method == "answerCallbackQuery"]
    assert len(told) == 3
    assert all("no longer known" in words for words in told)


async def test_help_and_menus_name_it(chat: DeskChat) -> None:
    from bot.handlers.readers.help.menus import commands_for

    await chat.say("/help", ASKER)
    assert "/compare" in await chat.press("Answers", ASKER)
    assert "compare" in commands_for(chat.services.beat, "reader")


async def test_an_editors_verdict_is_the_one_that_is_shown(chat: DeskChat) -> None:
    library = chat.services.library
    (match,) = [m for m in await library.matches_of([s.id for s in await library.statements_of([2])])
                if m.verdict == "conflicts"]  # fmt: skip
    now = chat.services.now()
    await newsroom.overrule(library, match.left, match.right, "unsure", by=EDITOR, now=now, tell=NOBODY)
    answer = await chat.say("/compare 1 2", ASKER)
    assert "In conflict" not in answer
    assert "Perhaps the same, not sure (1)" in answer


# --- on the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    one, other = tmp_path / "wire.txt", tmp_path / "study.txt"
    one.write_text(WIRE, encoding="utf-8")
    other.write_text(STUDY, encoding="utf-8")
    return str(one), str(other)


@pytest.mark.slow
@pytest.mark.model
def test_two_files_are_compared_and_nothing_is_stored(inside: Inside, files: tuple[str, str], tmp_path: Path) -> None:
    found = inside.row("compare", *files, "--json")
    assert set(found) == {"copy", "root", "pairs"}
    assert (found["copy"], found["root"]) == (0.0, None)
    conflict = next(pair for pair in found["pairs"] if pair["verdict"] == "conflicts")
    assert (conflict["left"]["value"], conflict["right"]["value"]) == ([95, 95], [60, 60])
    for name, side in (("wire.txt", conflict["left"]), ("study.txt", conflict["right"])):
        assert set(side) == {"text", "start", "end", "value"}
        body = (tmp_path / name).read_text("utf-8").split("---\n")[2]
        assert " ".join(side["text"].split()) in " ".join(body.split())
    assert not list(tmp_path.glob("*.sqlite3"))


@pytest.mark.slow
@pytest.mark.model
def test_the_text_for_people_fits_a_narrow_screen_and_names_both(inside: Inside, files: tuple[str, str]) -> None:
    status, shown, _ = inside("compare", *files)
    assert status == 0
    assert "A: Nordvest, 1 Feb 2018: Denmark counts those who came home" in shown
    assert "B: Fjord Institute, 9 Feb 2018: A study of Danish returnees" in shown
    assert "In conflict (1)" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.slow
@pytest.mark.model
def test_one_text_given_twice_is_a_copy_of_itself(inside: Inside, files: tuple[str, str]) -> None:
    found = inside.row("compare", files[0], files[0], "--json")
    assert found["copy"] == 1.0
    assert found["root"] == "Nordvest"
    same = [pair for pair in found["pairs"] if pair["left"] == pair["right"]]
    assert {pair["verdict"] for pair in same} == {"restates"}


@pytest.mark.slow
@pytest.mark.model
def test_numbers_are_documents_of_the_library_and_may_stand_beside_a_file(
    inside: Inside, files: tuple[str, str]
) -> None:
    assert inside("ingest", *files, "--publish")[0] == 0
    by_numbers = inside.row("compare", "1", "2", "--json")
    by_files = inside.row("compare", *files, "--json")
    mixed = inside.row("compare", "1", files[1], "--json")
    verdicts = [
        sorted((pair["verdict"], pair["left"]["text"]) for pair in found["pairs"])
        for found in (by_numbers, by_files, mixed)
    ]
    assert verdicts[0] == verdicts[1] == verdicts[2]


def test_what_is_not_there_is_one_plain_line_and_exit_status_1(inside: Inside, tmp_path: Path) -> None:
    for one, other, word in (("1", "2", "1"), ("missing.txt", "other.txt", "missing.txt")):
        status, written, error = inside("compare", one, other)
        assert (status, written) == (1, "")
        assert word in error
        assert len(error.strip().splitlines()) == 1
    status, _, _ = inside("compare", "1")
    assert status == 2
