"""What somebody whom nobody let in can do to a desk: not more than ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.chat import typed_words
from bot.chat.typed_words import TYPED
from bot.chat.views import SPACE
from storage.database.database import Database
from storage.tables.people import KeptRow
from tests.support.desk_chat import EDITOR, OWNER, READER, SECOND, desk_chat
from tests.support.telegram_server import BOT

pytestmark = pytest.mark.slow

STRANGER = 66


# --- the wish to be let in --------------------------------------------------------------------------------------------


async def test_a_forged_wish_where_everybody_may_read_alarms_nobody(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path) as chat:
        assert "You may read here already" in await chat.forge("ask_in", STRANGER)
        assert [chat.server.texts(person) for person in (OWNER, EDITOR, SECOND)] == [[], [], []]
        assert await chat.services.library.person(STRANGER) is None
        assert "Person 66" not in await chat.say("/review", EDITOR)


async def test_a_wish_where_readers_are_invited_reaches_the_editors_once(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        for _ in range(3):
            assert "The editors have your wish" in await chat.forge("ask_in", STRANGER)
        for person in (OWNER, EDITOR, SECOND):
            assert len(chat.server.texts(person)) == 1


# --- a link to become an editor ---------------------------------------------------------------------------------------

NAMED = f"/start@{BOT['username']} appoint-guess"
NO_INVITATIONS = ["/start xx appoint-", "/start appoint", "/startappoint-x", "/START appoint-x", "/start  appoint-x",
                  "/start\nappoint-x", "/start@another_bot appoint-x", "/start xappoint-x", "/starter appoint-x",
                  "/whereabouts appoint-x"]  # fmt: skip


@pytest.mark.parametrize("text", NO_INVITATIONS)
async def test_words_that_only_look_like_an_invitation_let_nobody_by(
    sqlite_url: str, tmp_path: Path, text: str
) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        assert "for invited readers" in await chat.say(text, STRANGER)
        assert chat.buttons(STRANGER) == ["Ask to be let in"]
        assert len(chat.server.texts(STRANGER)) == 1


@pytest.mark.parametrize("text", ["/start appoint-guess", NAMED])
async def test_an_invitation_that_is_none_says_so_and_shows_nothing_else(
    sqlite_url: str, tmp_path: Path, text: str
) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        assert "was taken back, has expired, or never was one" in await chat.say(text, STRANGER)
        assert len(chat.server.texts(STRANGER)) == 1


async def test_an_invitation_as_mere_words_or_as_a_change_is_none(sqlite_url: str, tmp_path: Path) -> None:
    """Without the entity that makes it a command, and as an edit, other handlers would answer."""
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        as_code = chat.server.message(user=STRANGER, text="/start appoint-guess")
        as_code["entities"] = [{"type": "code", "offset": 0, "length": 20}]
        changed: dict[str, Any] = chat.server.message(user=STRANGER, text="/start appoint-guess")
        for update in ({"message": as_code}, {"edited_message": {**changed, "edit_date": changed["date"]}}):
            chat.server.feed(**update)
            await chat.settled()
        texts = chat.server.texts(STRANGER)
        assert texts
        assert all("for invited readers" in text for text in texts)


async def test_the_link_of_the_owner_still_appoints_a_stranger(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        link = (await chat.say("/appoint", OWNER)).split("start=")[1]
        assert "Welcome to the desk" in await chat.say(f"/start {link}", STRANGER)


# --- what readers type ------------------------------------------------------------------------------------------------


async def kept_characters(url: str) -> int:
    """How much of what buttons stand for is kept."""
    database = Database(url)
    async with database.reading() as session:
        values = await session.scalars(select(KeptRow.value).where(KeptRow.space.in_((SPACE, TYPED))))
        found = sum(len(str(value)) for value in values)
    await database.close()
    return found


async def test_mistyped_commands_are_kept_in_part_and_for_a_while(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path) as chat:
        for number in range(60):
            chat.server.say(f"/returnes {number} " + "word " * 780, user=READER)
            if number % 10 == 9:
                await chat.settled()
        assert 0 < await kept_characters(sqlite_url) < 60 * 400
        await chat.pass_time(days=29)
        assert await kept_characters(sqlite_url) > 0
        await chat.pass_time(days=2)
        assert await kept_characters(sqlite_url) == 0


async def test_the_newest_of_what_was_typed_is_kept_and_no_more_than_so_much(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_words, "MOST_TYPED", 100)
    async with desk_chat(sqlite_url, tmp_path) as chat:
        library = chat.services.library
        async with library.together() as books:
            for number in range(150):
                await books.keep(TYPED, f"{number:024}", ["do", "search", "x"], chat.clock())
        await chat.pass_time(minutes=1)
        database = Database(sqlite_url)
        async with database.reading() as session:
            many = select(func.count()).select_from(KeptRow).where(KeptRow.space == TYPED)
            assert (await session.scalars(many)).one() == 100
        await database.close()


async def test_a_long_command_that_was_mistyped_can_still_be_done(sqlite_url: str, tmp_path: Path) -> None:
    words = "smugglers who asked for a great deal of money on the road to the border in the summer"
    async with desk_chat(sqlite_url, tmp_path) as chat:
        assert "Did you mean /search smugglers" in await chat.say(f"/serach {words}", READER)
        assert f"Search: {words}" in await chat.press("Do /search", READER)


async def test_a_button_whose_words_were_forgotten_says_so(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path) as chat:
        await chat.say("/serach " + "smugglers on the road " * 10, READER)
        await chat.pass_time(days=31)
        await chat.press("Do /search", READER)
        answers = [call.parameters for call in chat.server.calls if call.method == "answerCallbackQuery"]
        assert "no longer known" in str(answers[-1].get("text"))
