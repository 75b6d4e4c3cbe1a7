"""What the desk is told of its own acts is true: what /undo takes back, whose text is in place, how many are corrected,
what the outbox and the command line count."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.commands.answering import digests
from bot.commands.keeping import ingest
from bot.handlers.owner.stats import library_words, outbox_words
from bot.settings import Settings
from bot.stalls import FILE, StallWatch, stall_words
from briefings.model import Schedule, Subscription
from tests.bot.test_stalls import hold_up
from tests.support import reading_chat as reading
from tests.support.desk_chat import EDITOR, OWNER, READER, RIVAL, SECOND, WIRE, DeskChat, commands_read_here, desk_chat

pytestmark = [pytest.mark.model, pytest.mark.slow]

SUBSCRIBER, GROUP = 30, -100200
STOOD_STILL = datetime(2018, 1, 2, 12, tzinfo=UTC)
LINK = "https://afp.example/returned"
LINKED = f"2017-12-17 AFP {LINK}"
REWORDED = WIRE.replace("Some 250 fighters", "Some 240 fighters")
OTHERWISE = WIRE.replace("40 women", "44 women")
WITHOUT_WOMEN = WIRE.replace(
    "Officials said on Tuesday that 40 women had returned to France with their children.\n", ""
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskChat]:
    commands_read_here(monkeypatch)
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def publish(chat: DeskChat, text: str = WIRE, caption: str = LINKED) -> None:
    await chat.send("article.txt", text, caption=caption)
    assert "is published" in await chat.press("Publish")


async def alerted(chat: DeskChat) -> None:
    """A subscriber who has been sent an alert of all that the wire says."""
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
    await publish(chat)
    await chat.pass_time(minutes=5)
    assert "40 women" in chat.server.texts(SUBSCRIBER)[-1]


async def compared(chat: DeskChat, text: str, user: int = EDITOR) -> str:
    """A corrected text is sent, and compared with what is in place; nobody has pressed anything yet."""
    await chat.say("/revise 1", user)
    return await chat.send("corrected.txt", text, user)


async def withdraw(chat: DeskChat, number: int) -> str:
    await chat.say(f"/withdraw {number} a slip")
    return await chat.press("Withdraw it")


async def state(chat: DeskChat, number: int) -> tuple[str, int]:
    document = await chat.services.library.document(number)
    return document.status, document.version


def button(chat: DeskChat, label: str) -> str:
    """The data of a button under the newest message of the editor's chat."""
    newest = max((key, m) for key, m in chat.server.messages.items() if key[0] == EDITOR)[1]
    found = (b for row in newest["reply_markup"]["inline_keyboard"] for b in row if b["text"] == label)
    return str(next(found)["callback_data"])


# --- taking back ------------------------------------------------------------------------------------------------------


async def test_undo_names_a_revision_and_takes_nothing_before_it_back(chat: DeskChat) -> None:
    await publish(chat)
    await publish(chat, RIVAL, "2018-01-03 Harbour Institute")
    await withdraw(chat, 2)
    await compared(chat, REWORDED)
    await chat.press("Put it in place")
    refused = "Your last act was a revision of document 1; it can't be taken back. /revise 1 takes the text before."
    assert await chat.say("/undo") == refused
    assert await chat.say("/undo") == refused
    # Nor does it ask first, as before other acts after a minute: there would be nothing to say yes to.
    chat.clock.ahead += timedelta(minutes=5)
    assert await chat.say("/undo") == refused
    assert (await state(chat, 1), await state(chat, 2)) == (("published", 2), ("withdrawn", 1))


async def test_undo_names_a_published_later_version_and_a_change_of_details(chat: DeskChat) -> None:
    await publish(chat)
    await chat.send("later.txt", REWORDED, caption=LINKED)
    await chat.press("Publish")
    assert "Your last act was a revision of document 1" in await chat.say("/undo")
    await chat.say("/document 1")
    await chat.press("Edit details")
    await chat.press("Date")
    await chat.say("2017-12-19")
    said = await chat.say("/undo")
    assert said.startswith("Your last act was a change of document 1's details; it can't be taken back.")
    assert said.endswith("Before: published 2017-12-17.")


async def test_undo_passes_over_what_changes_nothing_public(chat: DeskChat) -> None:
    await publish(chat)
    await withdraw(chat, 1)
    await chat.send("other.txt", RIVAL, caption="2018-01-03 Harbour Institute")
    assert "Taken back: withdraw document 1." in await chat.say("/undo")


async def test_undo_with_words_takes_nothing_back_unasked(chat: DeskChat) -> None:
    """Who types a number means some act, and it need not be the last."""
    await publish(chat)
    await publish(chat, RIVAL, "2018-01-03 Harbour Institute")
    said = await chat.say("/undo 1")
    assert "/undo takes no words: “1” was not read." in said
    assert "Your last act was publish document 2" in said
    assert (await state(chat, 1), await state(chat, 2)) == (("published", 1), ("published", 1))
    assert "Taken back: publish document 2." in await chat.press("Take it back")
    assert (await state(chat, 1), await state(chat, 2)) == (("published", 1), ("draft", 1))


async def test_a_second_tap_on_an_undo_button_offers_no_other_act(chat: DeskChat) -> None:
    await publish(chat)
    await withdraw(chat, 1)
    # The publication's own button stands above it.
    undo = button(chat, "Undo")
    assert "Taken back: withdraw document 1." in await chat.forge(undo, EDITOR)
    assert await chat.forge(undo, EDITOR) == "This is taken back already."
    assert await state(chat, 1) == ("published", 1)


async def test_what_is_taken_back_of_a_claim_is_quoted(chat: DeskChat) -> None:
    await publish(chat)
    claims = await chat.services.library.claims_of(1)
    claim = next(c for c in claims if "40 women" in c.text)
    await chat.say(f"/drop {claim.id}")
    assert f"“{claim.text}”" in await chat.say("/undo")


# --- whose text is in place -------------------------------------------------------------------------------------------


async def test_of_two_editors_who_revise_one_document_the_second_is_told(chat: DeskChat) -> None:
    await publish(chat)
    await compared(chat, REWORDED)
    await compared(chat, OTHERWISE, SECOND)
    assert "as version 2" in await chat.press("Put it in place")
    said = await chat.press("Put it in place", SECOND)
    assert said == "Somebody put version 2 in place meanwhile; /revise 1 begins anew."
    assert (await state(chat, 1))[1] == 2
    assert "Some 240 fighters" in (await chat.services.library.document(1)).text
    await compared(chat, OTHERWISE, SECOND)
    assert "as version 3" in await chat.press("Put it in place", SECOND)


async def test_a_draft_that_was_discarded_and_sent_again_is_no_later_version(chat: DeskChat) -> None:
    await chat.send("article.txt", WIRE, caption=LINKED)
    await chat.press("Discard")
    await chat.send("article.txt", WIRE, caption=LINKED)
    assert "Document 1 is published." in await chat.press("Publish")
    await compared(chat, REWORDED)
    await compared(chat, OTHERWISE, SECOND)
    assert "Document 1 is published as version 2." in await chat.press("Put it in place")
    assert await chat.press("Put it in place", SECOND) == (
        "Somebody put version 2 in place meanwhile; /revise 1 begins anew."
    )


# --- how many are corrected -------------------------------------------------------------------------------------------


async def test_a_draft_that_takes_a_documents_place_says_how_many_it_corrects(chat: DeskChat) -> None:
    await alerted(chat)
    draft = await chat.send("later.txt", WITHOUT_WOMEN, caption=LINKED)
    assert "A later version of document 1: published, it takes that document's place. 1 paragraph " in draft
    assert "a version of document 1" not in draft, "told once"
    assert "1 message will be corrected." in draft
    assert "1 correction is on its way." in await chat.press("Publish")


async def test_a_batch_says_of_each_draft_how_many_it_corrects(chat: DeskChat) -> None:
    await alerted(chat)
    chat.server.upload("later.txt", WITHOUT_WOMEN.encode(), user=EDITOR, caption=LINKED)
    summary = await chat.send("rival.txt", RIVAL, caption="2018-01-03 Harbour Institute")
    assert summary.startswith("2 sent: 2 drafts")
    assert summary.count("A later version of document 1. 1 message will be corrected.") == 1


async def test_a_batch_that_is_published_at_once_says_how_many_it_corrected(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, publish="at-once") as chat:
        await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
        await chat.send("article.txt", WIRE, caption=LINKED)
        await chat.pass_time(minutes=5)
        chat.server.upload("later.txt", WITHOUT_WOMEN.encode(), user=EDITOR, caption=LINKED)
        summary = await chat.send("rival.txt", RIVAL, caption="2018-01-03 Harbour Institute")
        assert summary.startswith("2 sent: 2 published")
        assert "Document 1: Returned fighters face judges" in summary, "the number that it is published under"
        assert "1 correction is on its way." in summary


async def test_the_corrections_of_one_act_are_counted_without_those_before(chat: DeskChat) -> None:
    await alerted(chat)
    await compared(chat, WITHOUT_WOMEN)
    await chat.press("Put it in place")
    await chat.deliver()
    assert "1 correction is on its way." in await withdraw(chat, 1)
    assert "\n1 still to go\n" in await chat.press("How many went out?")
    await chat.deliver()
    assert "\n1 sent\n" in await chat.press("Look again")
    assert "\n2 sent\n" in await chat.forge("corrected|1", EDITOR), "a button from before knows no act"


async def test_who_withdraws_what_nobody_was_sent_is_promised_no_telling(chat: DeskChat) -> None:
    await publish(chat)
    asked = await chat.say("/withdraw 1 wrong")
    assert "nobody is written to." in asked
    assert not asked.endswith("Readers are told: “wrong”")


# --- the command line -------------------------------------------------------------------------------------------------


async def test_two_versions_in_one_folder_take_no_turns(
    chat: DeskChat, sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await alerted(chat)
    files = [tmp_path / "1-wire.md", tmp_path / "2-later.md"]
    for file, text in zip(files, (WIRE, WITHOUT_WOMEN), strict=True):
        file.write_text(f"---\nsource: AFP\npublished: 2017-12-17\nurl: {LINK}\n---\n{text}")
    settings = Settings(home=tmp_path, database_url=sqlite_url)

    async def run() -> str:
        capsys.readouterr()
        assert await ingest(settings, files, {}, publish=True)
        return capsys.readouterr().out.strip()

    assert await run() == (
        "0 taken in, 1 new version of a document, 1 there already, 0 not read; 1 message will be corrected"
    )
    assert await run() == "0 taken in, 2 there already, 0 not read"
    assert await state(chat, 1) == ("published", 2)
    await chat.deliver()
    assert len([text for text in chat.server.texts(SUBSCRIBER) if "Correction" in text]) == 1


async def test_a_dry_run_says_who_would_get_no_message_and_when_each_is_due(
    chat: DeskChat, sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    daily = Schedule(time(8, 0), (0, 1, 2, 3, 4), "Europe/Paris")
    due = datetime(2018, 1, 5, 7, 0, tzinfo=UTC)
    for number, note in enumerate((False, True)):
        wanted = Subscription(0, SUBSCRIBER + number, schedule=daily, due=due, note_when_empty=note)
        await chat.services.outbox.subscribe(wanted)
    await digests(Settings(home=tmp_path, database_url=sqlite_url))
    silent, noted = capsys.readouterr().out.split("--- subscription ")[1:]
    assert f"chat {SUBSCRIBER}, due Fri 5 Jan 2018, 08:00 (Europe/Paris)\nno message: nothing new" in silent
    assert "Nothing new." in noted


# --- what is shown to whom --------------------------------------------------------------------------------------------

ACTS = ["Withdraw", "Revise", "Edit details"]


async def test_editors_withdraw_revise_and_edit_from_a_documents_page(chat: DeskChat) -> None:
    await publish(chat)
    for user in (EDITOR, OWNER):
        await chat.say("/document 1", user)
        assert chat.buttons(user)[-3:] == ACTS
    assert (await chat.press("Withdraw")).startswith("Document 1: Returned fighters")
    await chat.say("/document_1")
    assert (await chat.press("Revise")).startswith("Document 1: Returned fighters")
    await chat.say("/document_1")
    await chat.press("Edit details")
    assert "Date" in chat.buttons()


async def test_readers_see_no_buttons_of_the_desk_in_a_group_either(chat: DeskChat) -> None:
    await publish(chat)
    await chat.say("/document 1", READER)
    assert not set(ACTS) & set(chat.buttons(READER))
    for user in (READER, EDITOR):
        chat.server.say("/document 1", user=user, chat=GROUP)
        await chat.settled()
        assert "Returned fighters" in chat.server.texts(GROUP)[-1]
        assert not set(ACTS) & set(chat.buttons(GROUP))


async def test_a_withdrawn_document_has_none_of_these_buttons(chat: DeskChat) -> None:
    await publish(chat)
    await withdraw(chat, 1)
    await chat.say("/document 1")
    assert not set(ACTS) & set(chat.buttons())


async def test_latest_tells_a_sentence_once_with_all_that_changed_of_it(sqlite_url: str, tmp_path: Path) -> None:
    async with reading.reading_chat(sqlite_url, tmp_path, reading.REPORT, reading.WIRE) as chat:
        said = await chat.say("/latest", reading.ASKER)
        assert said.count("Of 1,700 from France") == 1
        entry = next(block for block in said.split("\n\n") if "Of 1,700 from France" in block)
        assert entry.startswith("Now disputed: 250 here, 271 in /document_1"), "in the digests' words"
        assert entry.splitlines()[1] == "New"


async def test_latest_recommends_a_subscription_only_to_who_has_none(sqlite_url: str, tmp_path: Path) -> None:
    async with reading.reading_chat(sqlite_url, tmp_path) as chat:
        await chat.services.outbox.subscribe(Subscription(0, reading.OTHER, alerts=True))
        assert (await chat.say("/latest", reading.OTHER)).endswith("Nothing has changed.")
        assert "/subscribe tells you" in await chat.say("/latest", reading.ASKER)


# --- what is counted --------------------------------------------------------------------------------------------------


async def test_stats_are_written_as_people_read_them(chat: DeskChat) -> None:
    await publish(chat)
    said = await chat.say("/stats")
    assert "\n1 document (1 published)\n" in said
    assert "\n2 people\n" in said
    assert "source" not in said, "the wire's own source is one, and no editor has described it"
    assert "\n\nOutbox\nlongest waiting: none\n0 subscriptions\n\n" in said
    assert said.endswith("Event loop\nit never stood still for half a second")


async def test_a_draft_that_was_discarded_was_never_public_and_is_not_counted_as_withdrawn(chat: DeskChat) -> None:
    await publish(chat)
    await chat.send("rival.txt", RIVAL, caption="2017-12-18 Lake Post")
    await chat.press("Discard")
    assert "\n2 documents (1 published, 1 discarded)\n" in await chat.say("/stats")
    said = await chat.say("/document 2")
    assert "Discarded. It was never public." in said
    assert "ithdrawn" not in said
    assert "\nDiscarded. /document_2" in await chat.forge("stored|2", EDITOR)
    await withdraw(chat, 1)
    assert "\n2 documents (1 withdrawn, 1 discarded)\n" in await chat.say("/stats")
    await chat.say("/undo")
    await chat.press("Undo")
    assert "\n2 documents (1 published, 1 discarded)\n" in await chat.say("/stats")


async def test_stats_tell_a_stall_of_the_event_loop(chat: DeskChat, tmp_path: Path) -> None:
    async with StallWatch(tmp_path, lambda: STOOD_STILL, stall=0.05).watching():
        hold_up((tmp_path / FILE).exists)
    said = await chat.say("/stats")
    told = said.partition("Event loop\n")[2].splitlines()
    assert told == stall_words(tmp_path)
    assert told[0].startswith("worst stall: ")
    assert " at 2018-01-02T12:00:00+00:00, running " in told[0]
    assert "tests.bot.test_stalls.hold_up" in told[0]


LIBRARY = {"draft": 2, "published": 1, "withdrawn": 0, "discarded": 0, "documents": 3, "claims": 1, "findings": 1_200,
           "sources": 1, "people": 1}  # fmt: skip
OUTBOX = {"sent": 12, "pending": 3, "held": 2, "oldest_minutes": 1_560, "subscriptions": 1, "asleep": 1}


def test_library_and_outbox_in_words() -> None:
    assert library_words(LIBRARY) == [
        "3 documents (1 published, 2 drafts)", "1 claim", "1,200 findings", "1 source described by editors", "1 person",
    ]  # fmt: skip
    assert outbox_words(OUTBOX) == [
        "12 sent", "1 still to go", "2 held for chats that sleep", "longest waiting: 1 day 2 h", "1 subscription",
        "1 subscription asleep",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "under a minute"), (5, "5 min"), (60, "1 h"), (125, "2 h 5 min"), (2 * 1440, "2 days")]
)
def test_the_longest_wait_in_words(minutes: int, words: str) -> None:
    assert f"longest waiting: {words}" in outbox_words({**OUTBOX, "oldest_minutes": minutes})


def test_what_is_held_for_chats_that_sleep_is_not_waiting() -> None:
    assert "longest waiting: none" in outbox_words({**OUTBOX, "held": 3})
