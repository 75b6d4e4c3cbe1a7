"""`/follow`: a reader is told when a figure moves, by whom and to what, and by nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.desk_chat import DeskChat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, FILLED, OTHER, Clock, last_markup, publish, reading_chat

HIGHER = upload(
    "The ministry now puts the number of those who came back at 310. | returned FR 310 | Reuters 2018-02-20"
    " at=France/FR under=returnees",
    source="Reuters",
    published="2018-02-20",
    title="More have come back",
)
ELSEWHERE = upload(
    "Tunis says that 800 of its people came back. | returned TN 800 | Reuters 2018-02-21 at=Tunisia/TN under=returnees",
    source="Reuters",
    published="2018-02-21",
    title="Tunis counts",
)


class Following:
    """The chat, with the clock that it goes by."""

    def __init__(self, chat: DeskChat, clock: Clock) -> None:
        self.chat, self.clock = chat, clock

    async def told(self) -> list[str]:
        """What the follower was sent by itself since the last look."""
        before = len(self.chat.server.texts(ASKER))
        self.clock.on(minutes=5)
        await self.chat.tick.run(self.clock())
        await self.chat.deliver()
        return self.chat.server.texts(ASKER)[before:]


@pytest.fixture
async def following(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Following]:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as chat:
        yield Following(chat, clock)


async def test_a_line_is_followed_by_its_id_and_a_move_is_told_with_who_says_it(following: Following) -> None:
    chat = following.chat
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France, returned", ASKER)
    assert "You follow this figure: I write when it moves." in await chat.press("Follow this figure", ASKER)
    assert await following.told() == []
    await publish(chat.services, ELSEWHERE)
    assert await following.told() == [], "another country's number moves another figure"
    await publish(chat.services, HIGHER)
    (told,) = await following.told()
    assert "310" in told
    assert "Reuters" in told
    assert "You follow: " in told
    assert "Mute topic" not in chat.buttons(ASKER), "nobody follows a topic by following a figure"
    assert await following.told() == [], "once"


async def test_who_was_told_a_number_that_is_withdrawn_gets_a_correction_and_nothing_twice(
    following: Following,
) -> None:
    chat = following.chat
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France, returned", ASKER)
    await chat.press("Follow this figure", ASKER)
    (number,) = await publish(chat.services, HIGHER)
    await following.told()
    await chat.say(f"/withdraw {number} a slip of the pen")
    await chat.press("Withdraw")
    (told,) = await following.told()
    assert "a slip of the pen" in told


async def test_a_number_that_falls_is_told_to_who_was_never_sent_it(following: Following) -> None:
    chat = following.chat
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France, returned", ASKER)
    await chat.press("Follow this figure", ASKER)
    await chat.say("/withdraw 2 the study was taken back")
    await chat.press("Withdraw")
    (told,) = await following.told()
    assert told.startswith("<b>No longer stands: ")


async def test_the_list_shows_each_figure_as_it_stands_and_ends_it_with_an_undo(following: Following) -> None:
    chat = following.chat
    empty = await chat.say("/follow", ASKER)
    assert "Nothing is followed here" in empty
    example = empty.rpartition("Try ")[2].rstrip(".")
    assert "Which figure of this line?" in await chat.say(example, ASKER)
    await chat.press("250", ASKER)
    listed = await chat.say("/follow", ASKER)
    assert "1. 250–271 people from France returned home" in listed
    assert "Nothing is followed" in await chat.press("Stop 1", ASKER)
    await chat.press("Undo", ASKER)
    assert "250–271" in await chat.say("/follow", ASKER)
    await publish(chat.services, HIGHER)
    assert len(await following.told()) == 1


async def test_followed_figures_are_no_subscriptions_among_the_settings(following: Following) -> None:
    chat = following.chat
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France, returned", ASKER)
    await chat.press("Follow this figure", ASKER)
    assert "Figures that you follow: 1. /follow lists them." in await chat.say("/settings", ASKER)
    await chat.say("/subscribe returnees at 8", ASKER)
    assert "All topics" not in await chat.say("/settings", ASKER)


async def test_a_line_without_a_figure_and_a_line_that_is_not_there_are_said_so(following: Following) -> None:
    chat = following.chat
    await chat.say("/routes Turkey", ASKER)
    await chat.press("Why?", ASKER)
    claim = chat.data("Report this line", ASKER).partition("|")[2]
    assert "no figure that I count" in await chat.say(f"/follow {claim[:10]}", ASKER)
    assert "like /follow claim_" in await chat.say("/follow the money", ASKER)


async def test_one_chat_cannot_end_what_another_follows(following: Following) -> None:
    chat = following.chat
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France, returned", ASKER)
    await chat.press("Follow this figure", ASKER)
    (mine,) = await chat.services.outbox.subscriptions(ASKER)
    await chat.forge(f"unfollow|{mine.id}", OTHER)
    assert await chat.services.outbox.subscriptions(ASKER) == (mine,)
    assert "You follow" not in last_markup(chat, OTHER)
