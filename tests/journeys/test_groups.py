"""Groups and channels: answers reply to the asker, administrators set the subscription, an upgrade moves it all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from briefings.model import Person, Subscription
from tests.support.desk_chat import DeskChat, shown
from tests.support.reading_chat import ASKER, FILLED, OTHER, reading_chat
from tests.support.telegram_server import BOT, Refusal

GROUP, UPGRADED, CHANNEL = -500, -1000500, -1000900


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        opened.server.administrators[GROUP] = {ASKER}
        yield opened


async def say(chat: DeskChat, text: str, user: int = ASKER, **extra: Any) -> str:
    """Somebody writes in the group; gives the newest answer there."""
    chat.server.say(text, user=user, chat=GROUP, **extra)
    await chat.settled()
    texts = chat.server.texts(GROUP)
    return shown(texts[-1]) if texts else ""


async def press(chat: DeskChat, label: str, user: int = ASKER) -> str:
    chat.server.press(label, user=user, chat=GROUP)
    await chat.settled()
    return shown(chat.server.texts(GROUP)[-1])


def membership(old: str, new: str) -> dict[str, Any]:
    def member(status: str) -> dict[str, Any]:
        return {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": {"id": GROUP, "type": "group", "title": "A group"},
        "from": {"id": ASKER, "is_bot": False, "first_name": "A"},
        "date": 1_519_900_000,
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }


async def test_a_command_with_the_bots_name_is_answered_in_reply_to_its_asker(chat: DeskChat) -> None:
    answer = await say(chat, f"/returnees@{BOT['username']} France")
    assert answer.startswith("Returnees · France")
    asked = chat.server.sent[-1]["reply_to"]
    assert asked is not None
    assert (GROUP, asked) not in chat.server.messages, "it replies to the asker's message, not to its own"


async def test_others_commands_and_talk_are_left_alone(chat: DeskChat) -> None:
    for text in ("/roll@dice_bot 6", "/roll 6", "lunch anyone?", "returnees came up at dinner"):
        assert await say(chat, text) == ""
    for text in (f"@{BOT['username']}s who returned to France?", f"/roll@dice_bot for @{BOT['username']}"):
        assert await say(chat, text) == ""
    assert "Taken as" in await say(chat, f"@{BOT['username']} who returned to France?")


async def test_an_unknown_command_meant_for_the_bot_gets_the_nearest(chat: DeskChat) -> None:
    assert "Did you mean /routes" in await say(chat, f"/rutes@{BOT['username']}")


async def test_only_administrators_set_the_groups_subscription(chat: DeskChat) -> None:
    for command in ("/subscribe", "/settings", "/unsubscribe"):
        assert "Only this chat's administrators" in await say(chat, command, OTHER)
    await say(chat, "/subscribe")
    assert "Only this chat's administrators" in await press(chat, "All topics", OTHER)
    assert await chat.services.outbox.subscriptions(GROUP) == ()
    await press(chat, "All topics")
    await press(chat, "Everywhere")
    await press(chat, "Daily at 08:00")
    (made,) = await chat.services.outbox.subscriptions(GROUP)
    assert made.chat == GROUP
    assert await chat.services.outbox.subscriptions(ASKER) == ()


ANONYMOUS_ADMIN, WROTE_AS_A_CHANNEL = 1087968824, 136817688


async def test_an_administrator_may_write_in_the_groups_name_and_nobody_in_a_channels(chat: DeskChat) -> None:
    channel = {"id": CHANNEL, "type": "channel", "title": "A channel"}
    refused = await say(chat, "/subscribe", WROTE_AS_A_CHANNEL, sender_chat=channel)
    assert "Only this chat's administrators" in refused
    await chat.services.outbox.subscribe(Subscription(0, OTHER, alerts=True))
    await chat.services.outbox.subscribe(Subscription(0, GROUP, alerts=True))
    group = {"id": GROUP, "type": "supergroup", "title": "A group"}
    await say(chat, "/unsubscribe", ANONYMOUS_ADMIN, sender_chat=group)
    assert [s.chat for s in await chat.services.outbox.subscriptions()] == [OTHER]


@pytest.mark.parametrize("nobody", [OTHER, ANONYMOUS_ADMIN])
async def test_nobody_is_an_administrator_by_the_message_under_which_a_button_stands(
    chat: DeskChat, nobody: int
) -> None:
    """A channel's posts are in its own name, and a group's may be; a button under them is pressed by anybody. Who
    presses as an anonymous administrator may be any of them."""
    await say(chat, "/subscribe")
    for (place, _), message in chat.server.messages.items():
        if place == GROUP:
            message["sender_chat"] = {"id": GROUP, "type": "supergroup", "title": "A group"}
    chat.server.administrators[GROUP] |= {ANONYMOUS_ADMIN}
    assert "Only this chat's administrators" in await press(chat, "All topics", nobody)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_where_it_may_not_write_is_a_line_in_the_log_and_no_traceback(
    chat: DeskChat, caplog: pytest.LogCaptureFixture, status: int, said: str
) -> None:
    chat.server.faults = lambda call: Refusal(status, said) if call.method.lower() == "sendmessage" else None
    assert await say(chat, "/returnees") == ""
    (record,) = [each for each in caplog.records if each.name == "dateline"]
    assert record.getMessage().startswith("A chat could not be answered: The chat")
    assert record.exc_info is None


async def test_a_forums_subscription_stays_in_its_topic(chat: DeskChat) -> None:
    await say(chat, "/subscribe", message_thread_id=33, is_topic_message=True)
    assert chat.server.calls[-1].parameters.get("message_thread_id") in (33, "33")
    for label in ("All topics", "Everywhere", "Alerts at once"):
        await press(chat, label)
    (made,) = await chat.services.outbox.subscriptions(GROUP)
    assert made.thread == 33


TOPIC = {"message_thread_id": 33, "is_topic_message": True}


async def left(chat: DeskChat) -> list[int | None]:
    """The topics to which something is sent still."""
    return [subscription.thread for subscription in await chat.services.outbox.subscriptions(GROUP)]


async def test_to_unsubscribe_in_a_topic_ends_what_that_topic_is_sent(chat: DeskChat) -> None:
    await say(chat, "/subscribe returnees France at 8", **TOPIC)
    await say(chat, "/subscribe routes at 8", **{**TOPIC, "message_thread_id": 44})
    await say(chat, "/subscribe whereabouts at 8")
    said = await say(chat, "/unsubscribe", **TOPIC)
    assert said.startswith("Unsubscribed: no digest and no alert comes here any more.")
    assert "other topics are sent goes on" in said
    assert await left(chat) == [44, None]
    assert "Nothing is sent to this topic" in await say(chat, "/unsubscribe", **TOPIC)
    assert await left(chat) == [44, None]
    await press(chat, "Undo")
    assert sorted(await left(chat), key=str) == [33, 44, None]


async def test_in_the_general_topic_it_ends_what_that_is_sent(chat: DeskChat) -> None:
    await say(chat, "/subscribe returnees France at 8", **TOPIC)
    await say(chat, "/subscribe whereabouts at 8")
    message = chat.server.message(text="/unsubscribe", user=ASKER, chat=GROUP)
    chat.server.feed(message={**message, "chat": {**message["chat"], "is_forum": True}})
    await chat.settled()
    assert await left(chat) == [33]


async def test_in_a_topic_all_are_ended_by_that_word(chat: DeskChat) -> None:
    await say(chat, "/subscribe returnees France at 8", **TOPIC)
    await say(chat, "/subscribe routes at 8", **{**TOPIC, "message_thread_id": 44})
    said = await say(chat, "/unsubscribe all", **TOPIC)
    assert said.startswith("Unsubscribed: 2 subscriptions have ended")
    assert await left(chat) == []


async def test_a_thread_of_replies_is_no_topic(chat: DeskChat) -> None:
    await say(chat, "/subscribe", message_thread_id=33)
    for label in ("All topics", "Everywhere", "Alerts at once"):
        await press(chat, label)
    (made,) = await chat.services.outbox.subscriptions(GROUP)
    assert made.thread is None


async def post(chat: DeskChat, command: str) -> None:
    """A command, or words, as a channel's post."""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    channel = {"id": CHANNEL, "type": "channel", "title": "Channel"}
    chat.server.feed(
        channel_post={
            "message_id": 900,
            "date": 1_519_900_000,
            "chat": channel,
            "sender_chat": channel,
            "text": command,
            **({"entities": entities} if command.startswith("/") else {}),
        }
    )
    await chat.settled()


async def test_a_channel_subscribes_by_a_post(chat: DeskChat) -> None:
    await post(chat, "/subscribe")
    assert "To which topic?" in shown(chat.server.texts(CHANNEL)[-1])
    chat.server.press("All topics", user=OTHER, chat=CHANNEL)
    await chat.settled()
    assert "Only this chat's administrators" in shown(chat.server.texts(CHANNEL)[-1])
    chat.server.administrators[CHANNEL] = {ASKER}
    for label in ("All topics", "Everywhere", "Daily at 08:00"):
        chat.server.press(label, user=ASKER, chat=CHANNEL)
        await chat.settled()
    assert len(await chat.services.outbox.subscriptions(CHANNEL)) == 1
    await post(chat, "/settings")
    assert "a digest daily at 08:00" in shown(chat.server.texts(CHANNEL)[-1])
    await post(chat, "/unsubscribe")
    assert await chat.services.outbox.subscriptions(CHANNEL) == ()


async def test_a_channel_of_invited_readers_is_subscribed_by_an_administrators_taps(
    sqlite_url: str, tmp_path: Path
) -> None:
    """A post does not say who wrote it, so that nobody is known to be let in; a button says who pressed it."""
    async with reading_chat(sqlite_url, tmp_path, *FILLED, access="invited") as chat:
        chat.server.administrators[CHANNEL] = {ASKER, OTHER}
        await chat.services.library.save_person(Person(ASKER, "A reader", "reader", admitted=True))
        for command in ("/subscribe", "/settings"):
            await post(chat, command)
            assert "An administrator of this channel who has been let in" in shown(chat.server.texts(CHANNEL)[-1])
        chat.server.press("Subscribe", user=OTHER, chat=CHANNEL)
        await chat.settled()
        assert "To which topic?" not in shown(chat.server.texts(CHANNEL)[-1]), "the other was not let in"
        await post(chat, "/subscribe")
        for label in ("Subscribe", "All topics"):
            chat.server.press(label, user=ASKER, chat=CHANNEL)
            await chat.settled()
        await post(chat, "France")
        chat.server.press("That is all", user=ASKER, chat=CHANNEL)
        await chat.settled()
        await post(chat, "18:30 on Monday")
        (made,) = await chat.services.outbox.subscriptions(CHANNEL)
        assert made.places == ("FR",)
        said = len(chat.server.sent)
        await post(chat, "Good morning, everybody")
        assert len(chat.server.sent) == said


async def test_made_a_member_it_says_one_line(chat: DeskChat) -> None:
    chat.server.feed(my_chat_member=membership("left", "member"))
    await chat.settled()
    (line,) = chat.server.texts(GROUP)
    assert "\n" not in line


async def test_put_out_it_forgets_nothing_and_sends_nothing(chat: DeskChat) -> None:
    await say(chat, "/subscribe")
    for label in ("All topics", "Everywhere", "Daily at 08:00"):
        await press(chat, label)
    before = len(chat.server.texts(GROUP))
    chat.server.feed(my_chat_member=membership("member", "kicked"))
    await chat.settled()
    (asleep,) = await chat.services.outbox.subscriptions(GROUP)
    assert asleep.asleep
    assert len(chat.server.texts(GROUP)) == before
    chat.server.feed(my_chat_member=membership("left", "member"))
    await chat.settled()
    (awake,) = await chat.services.outbox.subscriptions(GROUP)
    assert not awake.asleep


async def test_an_upgrade_to_a_supergroup_moves_all_that_hangs_on_the_chat(chat: DeskChat) -> None:
    await say(chat, "/latest")
    await say(chat, "/subscribe")
    for label in ("All topics", "Everywhere", "Daily at 08:00"):
        await press(chat, label)
    await say(chat, "/subscribe")
    chat.server.feed(message={**chat.server.message(user=ASKER, chat=GROUP), "migrate_to_chat_id": UPGRADED})
    await chat.settled()
    chat.server.feed(message={**chat.server.message(user=ASKER, chat=UPGRADED), "migrate_from_chat_id": GROUP})
    await chat.settled()
    library, outbox = chat.services.library, chat.services.outbox
    assert await outbox.subscriptions(GROUP) == ()
    assert len(await outbox.subscriptions(UPGRADED)) == 1
    for space in ("latest", "subscribing"):
        assert await library.kept(space, str(GROUP)) is None
        assert await library.kept(space, str(UPGRADED)) is not None


async def test_a_strangers_talk_in_a_group_is_left_alone_where_readers_are_invited(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, access="invited") as chat:
        assert await say(chat, "lunch anyone?") == ""
        assert await say(chat, "/roll@dice_bot") == ""
        assert "for invited readers" in await say(chat, "/returnees")
        chat.server.feed(message={**chat.server.message(user=ASKER, chat=GROUP), "migrate_to_chat_id": UPGRADED})
        await chat.settled()
        assert len(chat.server.texts(GROUP)) == 1


async def test_ones_own_data_is_a_matter_for_a_private_chat(chat: DeskChat) -> None:
    for command in ("/export", "/forgetme"):
        assert "in private" in await say(chat, command)
