"""A reader says that a line is wrong: by a 👎, by a reply with a reason, and takes it back; the desk hears why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.desk_chat import EDITOR, DeskChat, shown
from tests.support.reading_chat import ASKER, FILLED, OTHER, Clock, publish, reading_chat

GROUP = -1_001_234_567_890
DOWN = "👎"


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        await opened.say("/desk", EDITOR, chat=GROUP)
        yield opened


def newest(chat: DeskChat, where: int) -> dict[str, Any]:
    return max((m for (c, _), m in chat.server.messages.items() if c == where), key=lambda m: int(m["message_id"]))


async def react(chat: DeskChat, emoji: str | None, message: dict[str, Any], **extra: Any) -> str:
    chat.server.react(emoji, message, user=ASKER, **extra)
    return await chat.answer(ASKER)


async def test_a_thumb_down_reports_the_line_and_its_end_takes_the_report_back(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    answer = newest(chat, ASKER)
    said = await react(chat, DOWN, answer)
    assert said.startswith("Reported: “Of 1,700 from France")
    assert "A reader reports this line" in newest(chat, GROUP)["text"]
    await react(chat, "👍", answer, before=DOWN)
    assert not await chat.services.library.reports()
    assert "The reader has taken this report back." in newest(chat, GROUP)["text"]


async def test_other_reactions_and_those_to_other_messages_report_nothing(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await react(chat, "🔥", newest(chat, ASKER))
    await chat.say("/help", ASKER)
    await react(chat, DOWN, newest(chat, ASKER))
    assert not await chat.services.library.reports()


async def test_a_reply_that_objects_reports_the_line_with_its_reason_and_can_be_undone(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    said = await chat.say("Wrong: it was <250> by 2016 only", ASKER, reply_to_message=newest(chat, ASKER))
    assert said.startswith("Reported: ")
    assert "They say Wrong: it was <250> by 2016 only" in shown(newest(chat, GROUP)["text"])
    assert "Taken back" in await chat.press("Undo", ASKER)
    assert not await chat.services.library.reports()
    assert await chat.services.library.all_kept("report-reason") == {}


async def test_any_other_reply_is_asked_about(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    answer = newest(chat, ASKER)
    assert "Is something wrong with this line?" in await chat.say("prices in Raqqa", ASKER, reply_to_message=answer)
    assert not await chat.services.library.reports()
    assert "2,000 dollars" in await chat.press("It was a question", ASKER)
    await chat.say("the ministry has denied it since", ASKER, reply_to_message=answer)
    await chat.press("Report this line, with these words", ASKER)
    (report,) = await chat.services.library.reports()
    assert report.by == ASKER
    assert "They say the ministry has denied it since" in shown(newest(chat, GROUP)["text"])


async def test_the_line_of_an_alert_is_reported_too_and_of_several_it_is_asked_which(
    sqlite_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        await chat.say("/subscribe everything alerts", ASKER)
        await publish(chat.services, *FILLED[:1])
        clock.on(minutes=5)
        await chat.tick.run(clock())
        await chat.deliver()
        alert = newest(chat, ASKER)
        assert "Alert · " in alert["text"]
        said = await react(chat, DOWN, alert)
        assert "1. “Of 1,700" in said
        assert "2. “Nobody knows" in said
        await chat.press("Report 2", ASKER)
        (report,) = await chat.services.library.reports()
        claim, _ = await chat.services.library.claim(report.claim)
        assert claim.text.startswith("Nobody knows")


async def test_a_settled_report_keeps_no_words_and_forgetting_leaves_neither_name_nor_words(chat: DeskChat) -> None:
    library = chat.services.library
    await chat.say("/returnees France", ASKER)
    await chat.say("false, says Person Twenty", ASKER, reply_to_message=newest(chat, ASKER))
    await chat.say("It stands", EDITOR, chat=GROUP, reply_to_message=newest(chat, GROUP))
    assert await library.all_kept("report-reason") == {}
    await chat.say("/returnees France", ASKER)
    await chat.say("false, says Person Twenty", ASKER, reply_to_message=newest(chat, ASKER))
    await chat.say("is that so", ASKER, reply_to_message=newest(chat, ASKER))
    await chat.say("/forgetme", ASKER)
    await chat.press("Delete everything", ASKER)
    for space in ("report-reason", "said-of-a-line", "shown-line"):
        assert await library.all_kept(space) == {}, space


async def test_nobody_takes_back_what_another_has_reported(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await react(chat, DOWN, newest(chat, ASKER))
    (report,) = await chat.services.library.reports()
    await chat.forge(f"report-not|{report.id}", OTHER)
    assert await chat.services.library.reports() == (report,)
