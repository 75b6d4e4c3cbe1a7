"""What the owner does: appoints by reply or by a link that works once, dismisses, reads who did what."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from briefings.model import Person
from tests.journeys.test_privacy import places_naming
from tests.support.desk_chat import EDITOR, OWNER, READER, WIRE, DeskChat, desk_chat

pytestmark = [pytest.mark.model, pytest.mark.slow]

GROUP = -1001


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def role(chat: DeskChat, user: int) -> str:
    person = await chat.services.library.person(user)
    return person.role if person else "nobody"


async def test_the_owner_sees_who_edits(chat: DeskChat) -> None:
    assert "2 editors" in await chat.say("/editors", user=OWNER)
    assert chat.buttons(OWNER) == ["Dismiss Editor 8", "Dismiss Editor 9"]


@pytest.mark.parametrize("command", ["/editors", "/appoint", "/dismiss 9", "/audit"])
@pytest.mark.parametrize("user", [EDITOR, READER])
async def test_only_the_owner_may(chat: DeskChat, command: str, user: int) -> None:
    assert "Only the owner" in await chat.say(command, user=user)
    assert await role(chat, 9) == "editor"


async def test_a_link_appoints_the_first_who_opens_it_and_nobody_else(chat: DeskChat) -> None:
    link = await chat.say("/appoint", user=OWNER)
    found = re.search(r"start=(appoint-[A-Za-z0-9_-]+)", link)
    assert found
    assert len(found[1]) <= 64
    assert "Welcome to the desk" in await chat.say(f"/start {found[1]}", user=READER)
    assert await role(chat, READER) == "editor"
    assert "used already" in await chat.say(f"/start {found[1]}", user=21)
    assert await role(chat, 21) != "editor"


@pytest.mark.parametrize("token", ["appoint-", "appoint-guess", "appoint-' OR 1=1"])
async def test_a_guessed_link_appoints_nobody(chat: DeskChat, token: str) -> None:
    await chat.say(f"/start {token}", user=READER)
    assert await role(chat, READER) != "editor"


async def test_the_owner_who_opens_the_link_does_not_use_it_up(chat: DeskChat) -> None:
    found = re.search(r"start=(appoint-[A-Za-z0-9_-]+)", await chat.say("/appoint", user=OWNER))
    assert found
    assert "You own this Dateline" in await chat.say(f"/start {found[1]}", user=OWNER)
    assert "Welcome to the desk" in await chat.say(f"/start {found[1]}", user=READER)


async def test_a_reply_in_a_group_appoints_and_dismisses(chat: DeskChat) -> None:
    theirs = chat.server.message(user=READER, chat=GROUP, text="Good morning")
    chat.server.say("/appoint", user=OWNER, chat=GROUP, reply_to_message=theirs)
    await chat.settled()
    assert await role(chat, READER) == "editor"
    chat.server.say("/dismiss", user=OWNER, chat=GROUP, reply_to_message=theirs)
    await chat.settled()
    assert await role(chat, READER) == "reader"


ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM = 1087968824, 136817688, 777000
CHANNEL = {"id": -1002, "type": "channel", "title": "A channel"}
NOBODYS = {
    "a channel's post that Telegram forwarded": {
        "from": {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"},
        "sender_chat": CHANNEL,
        "is_automatic_forward": True,
    },
    "Telegram's own message": {"from": {"id": TELEGRAM, "is_bot": False, "first_name": "Telegram"}},
    "an anonymous administrator's": {
        "from": {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group"},
        "sender_chat": {"id": GROUP, "type": "supergroup", "title": "A group"},
    },
    "somebody's who writes as a channel": {
        "from": {"id": CHANNEL_BOT, "is_bot": True, "first_name": "Channel"},
        "sender_chat": CHANNEL,
    },
    "a person's with a sender chat": {
        "from": {"id": READER, "is_bot": False, "first_name": "A reader"},
        "sender_chat": CHANNEL,
    },
    "a bot's": {"from": {"id": 4711, "is_bot": True, "first_name": "A bot"}},
}


@pytest.mark.parametrize("whose", NOBODYS)
async def test_a_reply_to_what_no_one_person_wrote_appoints_nobody(chat: DeskChat, whose: str) -> None:
    theirs = {**chat.server.message(user=READER, chat=GROUP, text="A post"), **NOBODYS[whose]}
    chat.server.say("/appoint", user=OWNER, chat=GROUP, reply_to_message=theirs)
    await chat.settled()
    assert "not by a person" in chat.server.texts(GROUP)[-1]
    assert "appoint-" not in "".join(chat.server.texts(GROUP))
    assert [person.id for person in await chat.services.library.people("editor")] == [8, 9]


@pytest.mark.parametrize("speaker", [TELEGRAM, ANONYMOUS_ADMIN, CHANNEL_BOT])
async def test_who_was_appointed_so_before_is_no_editor_any_more(chat: DeskChat, speaker: int) -> None:
    await chat.services.library.save_person(Person(speaker, "A channel", "editor", admitted=True))
    await chat.send("wire.txt", WIRE)
    chat.server.say("/review", user=speaker, chat=GROUP)
    await chat.settled()
    assert "editors can do that" in chat.server.texts(GROUP)[-1]


async def test_no_link_is_posted_where_others_read(chat: DeskChat) -> None:
    topic = {**chat.server.message(user=READER, chat=GROUP, text=""), "forum_topic_created": {
        "name": "News", "icon_color": 0}}  # fmt: skip
    chat.server.say("/appoint", user=OWNER, chat=GROUP)
    chat.server.say("/appoint", user=OWNER, chat=GROUP, reply_to_message=topic)
    await chat.settled()
    assert all("in private" in text for text in chat.server.texts(GROUP))
    assert len(chat.server.texts(GROUP)) == 2
    assert await role(chat, READER) != "editor"


async def invited(chat: DeskChat) -> str:
    found = re.search(r"start=(appoint-[A-Za-z0-9_-]+)", await chat.say("/appoint", user=OWNER))
    assert found
    return found[1]


async def test_a_link_expires(chat: DeskChat) -> None:
    link = await invited(chat)
    chat.clock.ahead += timedelta(days=3)
    assert "expired" in await chat.say(f"/start {link}", user=READER)
    assert await role(chat, READER) != "editor"
    assert "open invitation" not in await chat.say("/editors", user=OWNER)


async def test_the_owner_sees_open_links_and_takes_one_back(chat: DeskChat) -> None:
    link, other = await invited(chat), await invited(chat)
    shown = await chat.say("/editors", user=OWNER)
    assert "2 open invitations" in shown
    assert link.removeprefix("appoint-") not in shown
    taken = await chat.press("Take back", user=OWNER)
    assert "1 open invitation" in taken
    answers = [await chat.say(f"/start {each}", user=READER) for each in (link, other)]
    assert sum("taken back" in answer for answer in answers) == 1
    assert sum("Welcome to the desk" in answer for answer in answers) == 1


async def test_a_link_is_taken_back_once_and_that_is_in_the_log(chat: DeskChat) -> None:
    await invited(chat)
    await chat.say("/editors", user=OWNER)
    button = chat.data("Take back", OWNER)
    await chat.press("Take back", user=OWNER)
    assert "used already, or taken back" in await chat.forge(button, OWNER)
    assert [act.what for act in await chat.services.library.acts()] == ["take back an invitation", "invite"]


async def test_with_their_role_a_dismissed_editors_links_to_the_pages_end(chat: DeskChat) -> None:
    library = chat.services.library
    for user in (EDITOR, READER):
        await library.keep("page link", f"link of {user}", {"user": user}, chat.services.now())
    await chat.say(f"/dismiss {EDITOR}", user=OWNER)
    assert list(await library.all_kept("page link")) == [f"link of {READER}"]


async def test_only_the_owner_takes_a_link_back(chat: DeskChat) -> None:
    link = await invited(chat)
    await chat.say("/editors", user=OWNER)
    assert "Only the owner" in await chat.forge(chat.data("Take back", OWNER), EDITOR)
    assert "Welcome to the desk" in await chat.say(f"/start {link}", user=READER)


async def test_whoever_reads_the_library_can_open_no_link(chat: DeskChat) -> None:
    token = (await invited(chat)).removeprefix("appoint-")
    kept = await chat.services.library.all_kept("invitation")
    assert kept
    assert token not in str(kept)
    for key in kept:
        await chat.say(f"/start appoint-{key}", user=READER)
    assert await role(chat, READER) != "editor"


async def test_the_name_of_who_was_appointed_and_dismissed_is_forgotten_everywhere(
    chat: DeskChat, sqlite_url: str
) -> None:
    chat.server.say(f"/start {await invited(chat)}", user=READER)
    await chat.settled()
    await chat.say(f"/dismiss {READER}", user=OWNER)
    assert "acts.detail" in places_naming(sqlite_url, f"Person {READER}")
    await chat.say("/forgetme", user=READER)
    assert "Backups" in await chat.press("Delete everything", user=READER)
    assert places_naming(sqlite_url, f"Person {READER}") == []
    log = await chat.say("/audit", user=OWNER)
    assert "appoint person forgotten-" in log


async def test_a_dismissed_editor_is_a_reader_from_then_on(chat: DeskChat) -> None:
    await chat.say("/editors", user=OWNER)
    assert "no editor any more" in await chat.press("Dismiss Editor 8", user=OWNER)
    assert "only this desk's editors" in await chat.send("wire.txt", WIRE)
    assert "That person is no editor" in await chat.say("/dismiss 8", user=OWNER)


async def test_the_audit_log_says_who_did_what_when_and_pages(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    for number in range(7):
        await chat.say(f"/withdraw 1 reason {number}")
        await chat.press("Withdraw it")
        await chat.say("/undo")
    log = await chat.say("/audit", user=OWNER)
    assert "Editor 8: withdraw document 1: reason 6 (undone)" in log
    assert chat.buttons(OWNER) == ["Older"]
    older = log
    while "Older" in chat.buttons(OWNER):
        older = await chat.press("Older", user=OWNER)
    assert "Editor 8: receive document 1" in older
    assert "Newer" in chat.buttons(OWNER)
    assert "Only the owner" in await chat.forge("audit|0", EDITOR)


async def test_stats_show_library_and_outbox_to_editors(chat: DeskChat) -> None:
    assert "Outbox" in await chat.say("/stats")
    assert "Only this desk's editors" in await chat.say("/stats", user=READER)
