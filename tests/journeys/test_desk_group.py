"""A group that is the desk: drafts and reports arrive there with their buttons, and a reply acts on what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.chat.desk import desk_group
from bot.feeds.telling import DeskTeller, desk_chats
from bot.fetching import HttpFetcher
from briefings.model import Feed
from tests.support.desk_chat import EDITOR, OWNER, READER, SECOND, WIRE, DeskChat, desk_chat, shown
from tests.support.news_site import here, news_site
from tests.support.telegram_server import BOT, Call, Refusal

pytestmark = [pytest.mark.slow, pytest.mark.model]

GROUP = -1_001_234_567_890


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        await opened.say("/desk", EDITOR, chat=GROUP)
        yield opened


def newest(chat: DeskChat) -> dict[str, Any]:
    return max((m for (c, _), m in chat.server.messages.items() if c == GROUP), key=lambda m: int(m["message_id"]))


async def answer(chat: DeskChat, words: str, user: int) -> str:
    await chat.say(words, user, chat=GROUP, reply_to_message=newest(chat))
    return str(newest(chat)["text"])


async def test_only_an_editor_makes_a_group_the_desk_and_only_a_group(chat: DeskChat) -> None:
    assert "This group is the desk now" in newest(chat)["text"]
    assert "Send /desk in the group" in await chat.say("/desk", EDITOR)
    await chat.say("/desk off", READER, chat=GROUP)
    assert "editors can do that" in newest(chat)["text"]


async def test_a_word_that_desk_does_not_know_changes_nothing(chat: DeskChat) -> None:
    """ "/desk Off", as a phone writes it, made the group the desk anew."""
    await chat.say("/desk elsewhere", EDITOR, chat=GROUP)
    assert newest(chat)["text"].startswith("/desk takes no word but off: “elsewhere” was not read")
    await chat.say("/desk Off", EDITOR, chat=GROUP)
    assert newest(chat)["text"] == "This group is the desk no more."
    assert await desk_group(chat.services.library) is None


async def test_a_draft_is_posted_and_published_by_a_reply_once(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    posted = newest(chat)
    assert "Draft 1" in posted["text"]
    assert "Publish" in str(posted["reply_markup"])
    await chat.say("publish", READER, chat=GROUP, reply_to_message=posted)
    assert await chat.services.library.count_documents() == 0
    await chat.say("publish", SECOND, chat=GROUP, reply_to_message=posted)
    assert "Document 1 is published" in newest(chat)["text"]
    await chat.say("publish", EDITOR, chat=GROUP, reply_to_message=posted)
    assert "published" in newest(chat)["text"], "the second hears that it is settled"
    assert await chat.services.library.count_documents() == 1


async def test_a_report_is_posted_once_and_settled_by_a_reply(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.say("/returnees France", READER)
    await chat.press("Why?", READER)
    await chat.press("Report this line", READER)
    await chat.press("Report this line", READER)
    assert "A reader reports this line" in newest(chat)["text"]
    assert "The line stands; its reader is told." in await answer(chat, "It stands.", EDITOR)
    assert not await chat.services.library.reports()


@pytest.mark.parametrize("told", [True, False])
async def test_the_desk_goes_along_when_its_group_becomes_a_supergroup(chat: DeskChat, told: bool) -> None:
    upgraded = GROUP - 1
    if told:
        chat.server.feed(message={**chat.server.message(user=EDITOR, chat=GROUP), "migrate_to_chat_id": upgraded})
        await chat.settled()

    def moved(call: Call) -> Refusal | None:
        if call.method.lower() == "sendmessage" and int(call.parameters["chat_id"]) == GROUP:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return Refusal(400, words, {"migrate_to_chat_id": upgraded})
        return None

    chat.server.faults = moved
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    posted = max((m for (c, _), m in chat.server.messages.items() if c == upgraded), key=lambda m: m["message_id"])
    assert "Draft 1" in posted["text"]
    await chat.say("publish", EDITOR, chat=upgraded, reply_to_message=posted)
    assert await chat.services.library.count_documents() == 1
    desk = await desk_group(chat.services.library)
    assert desk is not None
    assert desk.chat == upgraded


async def test_a_question_in_the_group_is_answered_by_its_editors_reply(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    draft = newest(chat)
    for label in ("Edit details", "Source"):
        chat.server.press(label, user=SECOND, chat=GROUP)
        await chat.settled()
    question = newest(chat)
    assert question["message_id"] == draft["message_id"]
    assert "Reply to this message with the answer." in question["text"]
    await chat.say("lunch anyone?", SECOND, chat=GROUP)
    await chat.say("AFP", READER, chat=GROUP, reply_to_message=question)
    assert (await chat.services.library.document(1)).source is None
    await chat.say("AFP", EDITOR, chat=GROUP, reply_to_message=question)
    assert "was put to somebody else" in newest(chat)["text"]
    await chat.say("AFP", SECOND, chat=GROUP, reply_to_message=question)
    assert (await chat.services.library.document(1)).source == "AFP"


async def test_a_reason_and_a_revision_are_given_in_the_group_by_a_reply(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.say("publish", SECOND, chat=GROUP, reply_to_message=newest(chat))
    await chat.say("/revise 1", SECOND, chat=GROUP)
    revised = WIRE.replace("250", "255").encode()
    chat.server.upload("wire.txt", revised, user=SECOND, chat=GROUP, reply_to_message=newest(chat))
    await chat.settled()
    assert "255" in newest(chat)["text"]
    await chat.say("/withdraw 1", SECOND, chat=GROUP)
    await chat.say("it was made up", SECOND, chat=GROUP, reply_to_message=newest(chat))
    assert "Readers are told: “it was made up”" in newest(chat)["text"]


@pytest.mark.parametrize("command", ["/add", f"/add@{BOT['username']}"])
async def test_a_file_in_the_group_is_taken_if_its_caption_says_so(chat: DeskChat, command: str) -> None:
    await chat.send("wire.txt", WIRE, EDITOR, chat=GROUP, caption=f"{command} 2017-12-17 AFP")
    document = await chat.services.library.document(1)
    assert (document.source, str(document.published), document.status) == ("AFP", "2017-12-17", "draft")
    assert "Draft 1" in newest(chat)["text"]


@pytest.mark.parametrize("caption", [None, "2017-12-17 AFP", "/add@another_bot AFP", "/addendum", "see /add"])
async def test_other_files_in_the_group_are_talk(chat: DeskChat, caption: str | None) -> None:
    said = len(chat.server.sent)
    await chat.send("wire.txt", WIRE, EDITOR, chat=GROUP, **({"caption": caption} if caption else {}))
    assert len(chat.server.sent) == said
    assert await chat.services.library.count_documents(status="draft") == 0


async def test_a_readers_file_in_the_group_is_not_taken(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, READER, chat=GROUP, caption="/add AFP")
    assert "editors hand in articles" in newest(chat)["text"]
    assert await chat.services.library.count_documents(status="draft") == 0


@pytest.mark.parametrize(("behind", "source"), [("", "AFP"), (" 2017-12-18 Reuters", "Reuters")])
async def test_add_in_reply_to_a_file_takes_the_file(chat: DeskChat, behind: str, source: str) -> None:
    chat.server.files["theirs"] = WIRE.encode()
    file = {"file_id": "theirs", "file_unique_id": "theirs", "file_name": "wire.txt", "file_size": len(WIRE)}
    theirs = chat.server.message(user=READER, chat=GROUP, document=file, caption="2017-12-17 AFP")
    await chat.say(f"/add{behind}", EDITOR, chat=GROUP, reply_to_message=theirs)
    document = await chat.services.library.document(1)
    assert document.source == source
    assert "40 women" in document.text


async def test_talk_in_the_group_does_nothing(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.say("who wrote this one?", EDITOR, chat=GROUP, reply_to_message=newest(chat))
    assert "wrote one" in newest(chat)["text"], "a reply to the bot that names no act is a question"
    said, theirs = len(chat.server.sent), chat.server.message(user=READER, chat=GROUP, text="Shall we eat?")
    await chat.say("ok", EDITOR, chat=GROUP, reply_to_message=theirs)
    await chat.say("publish", EDITOR, chat=GROUP)
    assert len(chat.server.sent) == said
    assert await chat.services.library.count_documents() == 0


async def test_what_a_feed_brings_arrives_at_the_desk_with_a_button_for_each_draft(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with news_site() as site, desk_chat(sqlite_url, tmp_path, getter=HttpFetcher(here)) as chat:
        await chat.say("/desk", EDITOR, chat=GROUP)
        site.publish(1)
        await chat.say(f"/watch {site.url}/feed.xml")
        site.publish(2)
        await chat.services.watching.watch.drain()
        await chat.deliver()
        told = newest(chat)
        assert "2 finds for the desk" in told["text"]
        labels = [b["text"] for row in told["reply_markup"]["inline_keyboard"] for b in row]
        assert labels == ["Draft 1", "Draft 2", "Review one by one"]
        assert "2 finds" not in await chat.answer(EDITOR), "the desk is told once, in its group"
        chat.server.press("Draft 2", user=SECOND, chat=GROUP)
        await chat.settled()
        draft = chat.server.messages[GROUP, told["message_id"]]
        assert "Draft 2: " in draft["text"]
        assert "Publish" in str(draft["reply_markup"])


async def test_a_dead_feed_is_told_at_the_desk_with_the_way_to_all_feeds(chat: DeskChat) -> None:
    library, now = chat.services.library, chat.services.now()
    feed = Feed(id=1, address="https://example.org/feed.xml", title="A wire", failures=9, error="No answer.")
    teller = DeskTeller(library, chat.services.watching.book, chat.services.outbox, desk_chats(library, OWNER))
    await teller.tell_dead(feed, now)
    await chat.deliver()
    assert "A wire" in newest(chat)["text"]
    assert "has not answered for 9 looks" in newest(chat)["text"]
    assert "Feeds" in str(newest(chat)["reply_markup"])


async def test_what_feeds_bring_is_told_in_the_language_of_each_chat_of_the_desk(
    sqlite_url: str, tmp_path: Path
) -> None:
    """It was told in English to all; and the buttons of the drafts are found in the text."""
    async with news_site() as site, desk_chat(sqlite_url, tmp_path, getter=HttpFetcher(here)) as chat:
        chat.server.languages[EDITOR] = "fr"
        site.publish(1)
        await chat.say(f"/watch {site.url}/feed.xml", EDITOR)
        site.publish(2)
        await chat.services.watching.watch.drain()
        await chat.deliver()
        told = shown(chat.server.texts(EDITOR)[-1])
        assert told.startswith("2 trouvailles pour la rédaction\n\nBrouillon 1\u00a0: ")
        assert told.endswith("/review montre les brouillons, un par un.")
        assert chat.buttons(EDITOR) == ["Brouillon 1", "Brouillon 2", "Traiter un par un"]
        assert "2 finds for the desk" in shown(chat.server.texts(OWNER)[-1])
        feed = Feed(id=1, address=site.url, title="A wire", failures=9, error="harbour.example answered 503.")
        teller = DeskTeller(
            chat.services.library, chat.services.watching.book, chat.services.outbox,
            desk_chats(chat.services.library, OWNER),
        )  # fmt: skip
        await teller.tell_dead(feed, chat.services.now())
        await chat.deliver()
        said = shown(chat.server.texts(EDITOR)[-1])
        assert said.startswith("A wire ne répond plus depuis 9 consultations\u00a0: harbour.example a répondu 503.")


async def test_two_editors_who_publish_at_the_same_moment_publish_once(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    posted = newest(chat)
    for editor in (EDITOR, SECOND):
        chat.server.press("Publish", user=editor, chat=GROUP)
    await chat.settled()
    acts = [act.what for act in await chat.services.library.acts()]
    assert acts.count("publish") == 1
    said = [m["text"] for (c, n), m in chat.server.messages.items() if c == GROUP and n >= posted["message_id"]]
    assert sum("Document 1 is published.</b>" in text for text in said) == 1
    assert sum("somebody else was faster" in text for text in said) == 1, "the other one hears so"


async def test_two_editors_who_settle_a_report_in_two_ways_settle_it_once(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.say("/returnees France", READER)
    await chat.press("Why?", READER)
    await chat.press("Report this line", READER)
    reported = newest(chat)
    chat.server.press("It stands", user=EDITOR, chat=GROUP)
    chat.server.say("it stands", user=SECOND, chat=GROUP, reply_to_message=reported)
    await chat.settled()
    acts = [act.what for act in await chat.services.library.acts()]
    assert acts.count("decline") == 1
    await chat.deliver()
    thanks = [text for text in chat.server.texts(READER) if text.startswith("You reported a line")]
    assert len(thanks) == 1, "the reader hears of it once"


async def test_one_sentence_is_filed_as_a_document(chat: DeskChat) -> None:
    sentence = "Some 250 fighters have returned to France from Syria since 2014, the interior ministry said."
    assert "Write the link or the text behind it" in await chat.say("/add")
    first = await chat.say(f"/add {sentence}")
    assert "Draft 1" in first
    assert sentence in first
    dated = await chat.say("/add 2018-01-09 Reuters\nAbout 40 women came back to Belgium from Syria, officials said.")
    assert "Source: Reuters" in dated
    assert "9 Jan 2018" in dated
    sent = chat.server.message(user=EDITOR, text="At least 100 Tunisians were killed in Syria, the minister said.")
    replied = await chat.say("/add 2018-01-10 AFP", reply_to_message=sent)
    assert "At least 100 Tunisians" in replied
    assert "Source: AFP" in replied
