"""What editors do from a phone: hand in, look, publish; over a real HTTP Bot API on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from briefings.errors import DeskFailed
from tests.support import article_files
from tests.support.desk_chat import EDITOR, GARDEN, OWNER, READER, RIVAL, SECOND, WIRE, DeskChat, desk_chat

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def test_a_file_becomes_a_draft_and_is_public_only_once_published(chat: DeskChat) -> None:
    draft = await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    assert draft.startswith("Draft 1: Returned fighters face judges in Paris")
    assert "Source: AFP (your caption)" in draft
    assert "Date: 17 Dec 2017 (your caption)" in draft
    assert "Returnees" in draft
    assert "Some 250 fighters have returned to France" in draft
    assert chat.buttons()[:4] == ["Publish", "Discard", "Edit details", chat.buttons()[3]]
    assert await chat.services.library.count_documents() == 0

    published = await chat.press("Publish")
    assert published.startswith("Document 1 is published.")
    assert "new" in published
    assert await chat.services.library.count_documents() == 1
    assert chat.services.woken.is_set()


async def test_one_progress_line_is_edited_until_the_draft_stands_in_its_place(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    assert len(chat.server.texts(EDITOR)) == 1
    first = next(m for m in chat.server.sent if m["chat_id"] == EDITOR)
    assert first["text"] == "Reading wire.txt …"
    assert chat.count("editMessageText") >= 1


async def test_a_long_reading_shows_that_it_goes_on(chat: DeskChat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.handlers.editors.intake.batches.SIGN_OF_LIFE", 0.1)
    chat.desk.gate.clear()
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    await chat.server.until(lambda: any(text == "Reading wire.txt … 0 s" for text in chat.server.texts(EDITOR)))
    chat.desk.gate.set()
    assert (await chat.answer()).startswith("Draft 1")


async def test_several_files_at_once_are_one_batch_with_one_summary(chat: DeskChat) -> None:
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR, media_group_id="album", caption="2017-12-17 AFP")
    chat.server.upload("empty.txt", b"", user=EDITOR, media_group_id="album")
    chat.server.upload("rival.txt", RIVAL.encode(), user=EDITOR, media_group_id="album")
    chat.server.upload("wire again.txt", WIRE.encode(), user=EDITOR, caption="2017-12-17 AFP")
    summary = await chat.answer()
    assert len(chat.server.texts(EDITOR)) == 1
    assert summary.startswith("4 sent: 2 drafts, 1 known already, 1 not taken in")
    assert "✗ empty.txt: This file is empty" in summary
    assert "✗ wire again.txt: This is document 1 already" in summary
    assert chat.buttons() == ["Draft 1", "Draft 2", "Publish all 2"]

    published = await chat.press("Publish all 2")
    assert "Document 1 is published." in published
    assert "Document 2 is published." in published


async def test_one_draft_that_another_editor_was_faster_with_costs_no_other(chat: DeskChat) -> None:
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    chat.server.upload("rival.txt", RIVAL.encode(), user=EDITOR)
    await chat.answer()
    await chat.forge("discard|1", SECOND)
    published = await chat.press("Publish all 2")
    assert "✗ Draft 1: Document 1 is withdrawn by now" in published
    assert "Document 2 is published." in published


async def test_a_desk_that_dies_costs_one_upload_a_plain_line(chat: DeskChat) -> None:
    chat.desk.broken = DeskFailed("The reading desk stopped while it was at work. Send the document again.")
    assert "The reading desk stopped" in await chat.send("wire.txt", WIRE)
    chat.desk.broken = None
    assert (await chat.send("wire.txt", WIRE)).startswith("Draft 1")


async def test_an_albums_one_caption_is_for_all_of_it(chat: DeskChat) -> None:
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR, media_group_id="album")
    chat.server.upload("rival.txt", RIVAL.encode(), user=EDITOR, media_group_id="album", caption="2017-12-17 AFP")
    assert (await chat.answer()).count("AFP, 17 Dec 2017") == 2


async def test_a_text_that_telegram_parted_is_one_document(chat: DeskChat) -> None:
    sentence = "About 90 fighters returned to Tunisia in March, the governor said on television there. "
    whole = WIRE + "\n" + sentence * 70
    cut = whole.rindex(" ", 0, 4096)
    chat.server.say(whole[:cut], user=EDITOR)
    chat.server.say(whole[cut:].strip(), user=EDITOR)
    assert (await chat.answer()).startswith("Draft 1")
    assert await chat.services.library.count_documents("draft") == 1
    stored = (await chat.services.library.document(1)).text
    assert " ".join(stored.split()) == " ".join(whole.split())


async def test_two_short_texts_in_a_row_are_two_documents(chat: DeskChat) -> None:
    chat.server.say(WIRE, user=EDITOR)
    chat.server.say(RIVAL, user=EDITOR)
    assert (await chat.answer()).startswith("2 sent: 2 drafts")


async def test_a_short_text_under_its_date_and_source_is_an_article_and_other_lines_are_a_question(
    chat: DeskChat,
) -> None:
    short = "Some 90 fighters have returned to Denmark from Syria, the ministry said."
    draft = await chat.say(f"2018-03-12 Harbour Post\n{short}")
    assert draft.startswith("Draft 1")
    assert "Source: Harbour Post (your caption)" in draft
    assert "Date: 12 Mar 2018 (your caption)" in draft
    assert (await chat.services.library.document(1)).text == short
    # A town and a day are a dateline, and no source.
    for head in ("From the Harbour Post", "COPENHAGEN, 12 March 2018"):
        assert "Taken as" in await chat.say(f"{head}\n{short}")
    assert "Taken as" in await chat.say("returnees to Denmark since 2018-03-12")
    assert await chat.services.library.count_documents("draft") == 1


async def test_a_forward_gives_its_channel_date_and_link(chat: DeskChat) -> None:
    channel = {"id": -100123, "type": "channel", "title": "Harbour News", "username": "harbournews"}
    origin = {"type": "channel", "date": 1513468800, "chat": channel, "message_id": 44}
    draft = await chat.say(WIRE, forward_origin=origin)
    assert "Source: Harbour News (the forward)" in draft
    assert "Date: 17 Dec 2017 (the forward)" in draft
    assert "Link: https://t.me/harbournews/44 (the forward)" in draft


UNREAD: list[dict[str, object]] = [
    {"sticker": {"file_id": "s", "file_unique_id": "s", "width": 9, "height": 9, "is_animated": False,
                 "is_video": False, "type": "regular"}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    {"location": {"latitude": 48.8, "longitude": 2.3}},
    {"contact": {"phone_number": "1", "first_name": "A"}},
    {"dice": {"emoji": "🎲", "value": 3}},
]  # fmt: skip


@pytest.mark.parametrize("content", UNREAD, ids=[next(iter(row)) for row in UNREAD])
async def test_what_has_no_words_is_answered_with_what_is_taken(chat: DeskChat, content: dict[str, object]) -> None:
    chat.server.feed(message=chat.server.message(user=EDITOR, **content))
    assert "txt, md, html, pdf, docx, eml" in await chat.answer(EDITOR)
    for _ in range(3):
        chat.server.feed(message=chat.server.message(user=READER, **content))
    assert await chat.answer(READER) == "I read words: tap a topic, or see /help."
    assert "Returnees" in chat.buttons(READER)
    assert len(chat.server.texts(READER)) == 1, "told once"


async def test_what_telegram_says_of_a_chat_is_not_answered(chat: DeskChat) -> None:
    pinned = chat.server.message(user=READER, text="Look")
    chat.server.feed(message=chat.server.message(user=READER, pinned_message=pinned))
    assert await chat.answer(READER) == ""


async def test_a_forwarded_picture_is_read_by_its_caption(chat: DeskChat) -> None:
    channel = {"id": -100123, "type": "channel", "title": "Harbour News"}
    origin = {"type": "channel", "date": 1513468800, "chat": channel, "message_id": 44}
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
    chat.server.feed(message=chat.server.message(user=EDITOR, photo=photo, caption=WIRE, forward_origin=origin))
    assert "Source: Harbour News (the forward)" in await chat.answer()


async def test_a_caption_that_cannot_be_read_is_said_and_not_guessed(chat: DeskChat) -> None:
    draft = await chat.send("wire.txt", WIRE, caption="03/04/2017 AFP")
    assert draft.startswith("⚠ The caption “03/04/2017 AFP” was left out")
    assert "Date: not found" in draft
    assert "Undated." in draft


async def test_a_date_that_lies_ahead_is_pointed_out(chat: DeskChat) -> None:
    assert "⚠ Its date lies ahead." in await chat.send("wire.txt", f"Title\n\n3 December 2099\n\n{WIRE}")


async def test_a_date_of_the_past_is_not(chat: DeskChat) -> None:
    assert "lies ahead" not in await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")


async def test_publishing_at_once_has_a_way_back(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, publish="at-once") as chat:
        assert (await chat.send("wire.txt", WIRE)).startswith("Document 1 is published.")
        assert await chat.services.library.count_documents() == 1
        assert "Taken back: publish document 1." in await chat.press("Undo")
        assert await chat.services.library.count_documents() == 0


async def test_what_looks_off_the_beat_is_said(chat: DeskChat) -> None:
    assert "This looks off the beat" in await chat.send("garden.txt", GARDEN)


async def test_a_version_of_another_document_is_named(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    again = WIRE.replace("Officials said on Tuesday that 40 women had returned to France with their children.\n", "")
    assert "a version of document 1: 1 paragraph dropped" in await chat.send("copy.txt", again, caption="Harbour News")


BAD = [
    ("empty.txt", b"", "This file is empty"),
    ("noise.txt", bytes(range(1, 32)) * 40, "text"),
    ("scan.pdf", article_files.make_pdf(write=False), "no text"),
    ("page.html", b"<html><body><nav>Home</nav></body></html>", "article"),
    ("fremd.txt", ("Der Minister sagte am Dienstag, dass die Kämpfer nach Hause zurückgekehrt seien. " * 12).encode(),
     "not in English"),
    ("bent.docx", b"PK\x03\x04 no archive", "send"),
    ("locked.pdf", article_files.make_pdf(password="secret"), "password"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[name for name, *_ in BAD])
async def test_bad_input_is_named_with_its_reason_and_nothing_is_stored(
    chat: DeskChat, name: str, content: bytes, reason: str
) -> None:
    said = await chat.send(name, content)
    assert said.startswith(f"{name} was not taken in.")
    assert reason in said
    assert len(said.splitlines()) == 2
    assert await chat.services.library.count_documents(None) == 0


async def test_a_file_over_20_mb_is_refused_without_a_download(chat: DeskChat) -> None:
    document = {"file_id": "huge", "file_unique_id": "huge", "file_name": "huge.pdf", "file_size": 21 * 1024 * 1024}
    chat.server.feed(message=chat.server.message(user=EDITOR, document=document))
    assert "over 20 MB" in await chat.answer()
    assert chat.count("getFile") == 0


async def test_a_reader_who_sends_a_file_gets_a_kind_line_and_it_is_not_downloaded(chat: DeskChat) -> None:
    said = await chat.send("wire.txt", WIRE, user=READER)
    assert "only this desk's editors hand in articles" in said
    assert chat.count("getFile") == 0
    assert chat.desk.reads == 0


async def test_a_reader_who_sends_a_folder_is_told_once(chat: DeskChat) -> None:
    for number in range(25):
        chat.server.upload(f"{number}.txt", WIRE.encode(), user=READER)
    await chat.settled()
    assert len(chat.server.texts(READER)) == 1
    assert chat.count("getFile") == 0


async def test_the_chat_answers_while_a_document_is_read(chat: DeskChat) -> None:
    chat.desk.gate.clear()
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    await chat.server.until(lambda: chat.desk.reads)
    chat.server.say("/stats", user=EDITOR)
    await chat.server.until(lambda: any("Outbox" in text for text in chat.server.texts(EDITOR)))
    assert not any("Draft" in text for text in chat.server.texts(EDITOR)), "the document is being read still"
    chat.desk.gate.set()
    await chat.settled()
    assert any("Draft 1" in text for text in chat.server.texts(EDITOR))


async def test_details_are_edited_by_a_button_and_one_message(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    await chat.press("Edit details")
    assert "Send the date of publication" in await chat.press("Date")
    assert "“soonish” is no date that I can read" in await chat.say("soonish")
    changed = await chat.say("17 Dec 2017")
    assert changed.startswith("Date is set.")
    assert "Date: 17 Dec 2017 (an editor)" in changed
    await chat.press("Edit details")
    await chat.press("Source")
    assert "none" in await chat.press("Cancel")
    # What comes after a cancelled question is an ordinary message again.
    await chat.say("Reuters")
    assert (await chat.services.library.document(1)).source != "Reuters"


async def test_claims_are_leafed_through_refiled_and_dropped(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    assert (await chat.press("Claims")).startswith("Claim 1 of")
    await chat.press("Next")
    assert (await chat.answer()).startswith("Claim 2 of")
    await chat.press("Refile")
    before = (await chat.services.library.claims_of(1))[1]
    await chat.press("Routes")
    after = (await chat.services.library.claims_of(1))[1]
    assert {f.topic for f in after.topics} == {f.topic for f in before.topics} | {"routes"}
    await chat.press("Done")
    many = len(await chat.services.library.claims_of(1))
    assert "Dropped from all answers" in await chat.press("Drop it")
    assert len(await chat.services.library.claims_of(1)) == many - 1
    await chat.press("Undo")
    assert len(await chat.services.library.claims_of(1)) == many


async def test_what_is_filed_nowhere_is_published_only_when_its_editor_is_sure_and_sent_to_nobody(
    chat: DeskChat,
) -> None:
    await chat.say("/subscribe", READER)
    for label in ("All topics", "Everywhere", "Alerts at once"):
        await chat.press(label, READER)
    before = len(chat.server.texts(READER))
    await chat.send("garden.txt", GARDEN)
    asked = await chat.press("Publish")
    assert "Nothing in it is filed under a topic" in asked
    assert not await chat.services.library.documents(status="published")
    assert "is published" in await chat.press("Publish anyway")
    await chat.pass_time(minutes=5)
    assert len(chat.server.texts(READER)) == before


# --- from a phone -----------------------------------------------------------------------------------------------------


async def test_a_draft_shows_speakers_and_figures_and_a_wrong_speaker_is_three_taps_away(
    chat: DeskChat,
) -> None:
    page = await chat.send("wire.txt", WIRE, caption="17.12.17 AFP")
    assert "Date: 17 Dec 2017" in page
    first = next(n for n, line in enumerate(page.splitlines()) if line.startswith("1. “"))
    assert "Says: " in page.splitlines()[first + 1]
    assert "Counts: 250 fighters from France: returned home" in page or "Counts: about 250" in page
    assert {"1", "2", "3"} <= set(chat.buttons())
    await chat.press("1")
    asked = await chat.press("Speaker")
    assert "Who says it?" in asked
    assert "The document" in chat.buttons()
    mended = await chat.press("The document")
    assert "Speaker amended." in mended
    assert "Speaker: the document itself" in mended


async def test_a_speaker_mended_takes_the_original_source_along(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    (number,) = [d.number for d in await chat.services.library.documents(status="draft")]
    claims = await chat.services.library.claims_of(number)
    own = next(c for c in claims if c.attribution and c.root.name == c.attribution.speaker)
    await chat.forge(f"amend-field|{own.id}|speaker", EDITOR)
    assert "follows" in await chat.say("the prosecutor's office")
    after, _ = await chat.services.library.claim(own.id)
    assert after.root.chain == (*own.root.chain[:-1], "the prosecutor's office")
    assert after.attribution is not None
    assert after.attribution.speaker == "the prosecutor's office"
    assert "Taken back" in await chat.press("Undo")
    back, _ = await chat.services.library.claim(own.id)
    assert (back.root, back.attribution) == (own.root, own.attribution)
    assert "There is nothing of yours to undo" in await chat.say("/undo")
    assert sum(act.undone_by is not None for act in await chat.services.library.acts(limit=9)) == 2


@pytest.mark.parametrize("said", ["cancel", "Annuler", "/cancel"])
async def test_a_question_is_called_off_by_a_word_which_names_nobody(chat: DeskChat, said: str) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    claims = await chat.services.library.claims_of(1)
    await chat.forge(f"amend-field|{claims[0].id}|speaker", EDITOR)
    assert await chat.say(said) == "Nothing was changed."
    assert await chat.services.library.claims_of(1) == claims
    # The question is over: what is said next is no answer to it.
    assert "Taken as" in await chat.say("returnees to France")
    assert await chat.services.library.claims_of(1) == claims


async def test_a_source_mended_after_the_speaker_is_not_taken_back_with_it(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    claims = await chat.services.library.claims_of(1)
    own = next(c for c in claims if c.attribution and c.root.name == c.attribution.speaker)
    await chat.forge(f"amend-field|{own.id}|speaker", EDITOR)
    await chat.say("the prosecutor's office")
    await chat.forge(f"amend-ask|{own.id}|root|official", EDITOR)
    assert "Root amended" in await chat.say("AFP > Harbour Court")
    await chat.say("/undo")
    after, _ = await chat.services.library.claim(own.id)
    assert after.root.name == "the prosecutor's office", "each act is taken back by itself"
    await chat.say("/undo")
    back, _ = await chat.services.library.claim(own.id)
    assert (back.root, back.attribution) == (own.root, own.attribution)


async def test_a_credit_line_or_a_source_of_late_is_used_in_one_tap(chat: DeskChat) -> None:
    await chat.send("rival.txt", RIVAL, caption="2017-12-19 The Gazette")
    await chat.press("Publish")
    page = await chat.send("wire.txt", WIRE, caption="2017-12-17")
    assert "Source: not found" in page
    assert [label for label in chat.buttons() if label.startswith("Use")] == ["Use AFP", "Use The Gazette"]
    after = await chat.press("Use AFP")
    assert "Source is set." in after
    assert "Source: AFP" in after


async def test_undo_names_what_is_older_than_a_minute_and_asks(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    chat.clock.ahead += timedelta(minutes=5)
    assert "Your last act was publish document 1" in await chat.say("/undo")
    assert await chat.services.library.count_documents() == 1
    assert "It stands." in await chat.press("Leave it")
    await chat.say("/undo")
    assert "Taken back: publish document 1." in await chat.press("Take it back")
    assert await chat.services.library.count_documents() == 0


async def test_an_invitation_does_not_stand_before_what_undo_takes_back(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP", user=OWNER)
    await chat.press("Publish", OWNER)
    await chat.say("/appoint", OWNER)
    assert "Taken back: publish document 1." in await chat.say("/undo", OWNER)


async def test_who_presses_publish_twice_is_not_told_of_somebody_else(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    assert "Document 1 is published already. /document_1" in await chat.forge("publish|1", EDITOR)
    assert "Document 1 is published by now; somebody else was faster." in await chat.forge("publish|1", SECOND)


async def test_publish_all_pressed_twice_says_what_is_public(chat: DeskChat) -> None:
    chat.server.upload("wire.txt", WIRE.encode(), user=EDITOR)
    chat.server.upload("rival.txt", RIVAL.encode(), user=EDITOR)
    await chat.answer()
    again = chat.data("Publish all 2")
    await chat.press("Publish all 2")
    said = await chat.forge(again, EDITOR)
    assert "Document 1 is published already. /document_1" in said
    assert "Document 2 is published already. /document_2" in said
    assert "somebody else" not in said


async def test_a_claim_says_that_an_editor_filed_it_and_puts_no_words_in_its_mouth(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Claims")
    await chat.press("Refile")
    await chat.press("Dispersal")
    page = await chat.press("Done")
    assert "Filed under Dispersal (an editor's word)" in page
    assert "“an editor”" not in page


async def test_every_claim_that_an_editor_sees_can_be_set_right(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.say("/returnees France")
    await chat.press("Why?")
    assert {"Amend", "Refile", "Drop it"} <= set(chat.buttons())
    await chat.say("/returnees France", READER)
    await chat.press("Why?", READER)
    assert not {"Amend", "Refile", "Drop it"} & set(chat.buttons(READER))
