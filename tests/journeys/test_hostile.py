"""Hostile input: nothing leaks, nothing doubles, nothing dies. The Bot API server checks every payload's markup."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.handlers import filled_router
from bot.handlers.editors import drafts
from bot.handlers.editors.concerns import CONCERNS
from briefings.errors import JobFailed
from tests.support.article_files import WORD, pack_docx
from tests.support.desk_chat import EDITOR, READER, WIRE, DeskChat, desk_chat
from tests.support.telegram_server import TOKEN, Call, Refusal

pytestmark = [pytest.mark.model, pytest.mark.slow]

DESK_VIEWS = [name for module in CONCERNS for name in getattr(module, "VIEWS", {})]
MARKUP = "<b>Bold & <a href='https://evil.example'>\"quoted\"</a> </i>"


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def test_markup_in_titles_names_captions_and_reasons_is_only_text(chat: DeskChat) -> None:
    text = f"---\ntitle: {MARKUP}\nsource: {MARKUP}\n---\n" + WIRE.replace("ministry", "ministry <i>&amp;")
    draft = await chat.send(f"{MARKUP}.txt", text, caption=f"2017-12-17 {MARKUP[:60]}")
    assert MARKUP in draft
    await chat.press("Claims")
    await chat.press("Back")
    await chat.press("Publish")
    await chat.send(f"{MARKUP}.txt", b"")
    await chat.say(f"/withdraw 1 {MARKUP}")
    assert f"“{MARKUP}”" in await chat.answer()
    await chat.press("Withdraw it")
    await chat.say("/review")
    await chat.say(f"/source {MARKUP[:60]}")
    await chat.say(f"/refile abcdef {MARKUP}")
    assert chat.server.problems == []


async def test_every_button_of_the_desk_is_refused_to_readers_whatever_they_forge(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    claim = (await chat.services.library.claims_of(1))[0].id
    before = await chat.services.library.acts(limit=100)
    for name in DESK_VIEWS:
        for arguments in ("", "|1", f"|{claim}", f"|{claim}|speaker", "|1|title", "|AFP|family"):
            said = await chat.forge(name + arguments, READER)
            assert "Only this desk's editors" in said, (name, arguments)
    assert await chat.services.library.acts(limit=100) == before
    assert (await chat.services.library.document(1)).status == "draft"
    assert not any("Returned fighters" in text for text in chat.server.texts(READER))


async def test_no_two_screens_share_a_name() -> None:
    router = filled_router()
    with pytest.raises(ValueError, match="two handlers draw"):
        router.draw_by(drafts.VIEWS)


FORGED = [
    "publish|999999999999999999999999", "publish|-1", "publish|one", "publish", "claims|1|99999", "claims||", "amend|",
    "amend-set|abcdef|certainty|sure", "undo|0", "undo|1", "details|77", "detail|1|status", "review|x|y",
    "judge|a|b|same", "revise-now|nothing", "withdraw-now|1|", "=000000000000000000000000", "cancel|cancel", "|", "=",
    "publish-all|1|1|1", "admit|31|yes", "report-decline|4", "source|AFP|name", "\u202e\U0001f600", "x" * 64,
]  # fmt: skip


async def test_forged_data_from_an_editor_ends_in_a_plain_line(
    chat: DeskChat, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for data in FORGED:
        await chat.forge(data, EDITOR)
    assert [record.getMessage() for record in caplog.records] == []
    assert await chat.services.library.count_documents(None) == 0


def zip_bomb() -> bytes:
    return pack_docx(
        f"<w:document {WORD}><w:body><w:p><w:r><w:t>{'a ' * 60_000_000}</w:t></w:r></w:p></w:body></w:document>"
    )


def xml_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol " * 10}">' for n in range(10))
    return pack_docx(f"<?xml version='1.0'?><!DOCTYPE d [{entities}]><w:document {WORD}><w:body><w:p><w:r><w:t>&e9;"
                     "</w:t></w:r></w:p></w:body></w:document>")  # fmt: skip


def file_reader() -> bytes:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return pack_docx(f"{entity}<w:document {WORD}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")


def many_entries() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"word/{number}.xml", "x")
    return packed.getvalue()


@pytest.mark.parametrize("bomb", [zip_bomb, xml_bomb, file_reader, many_entries])
async def test_a_bomb_is_refused_with_one_line(chat: DeskChat, bomb: object) -> None:
    assert callable(bomb)
    said = await chat.send("report.docx", bomb())
    assert said.startswith("report.docx was not taken in.")
    assert "root:" not in said
    assert await chat.services.library.count_documents(None) == 0


@pytest.mark.parametrize("kind", [RuntimeError, JobFailed])
async def test_a_bug_is_an_apology_without_traceback_or_token(
    kind: Callable[[str], Exception], chat: DeskChat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.desk.broken = kind(f"https://api.telegram.org/bot{TOKEN}/getFile")
    said = await chat.send("wire.txt", WIRE)
    assert (
        said == "wire.txt was not taken in.\nSomething went wrong while it was read, by a fault of Dateline's own. "
        "It is in the log, and nothing was kept."
    )
    assert all(TOKEN not in text and "Traceback" not in text for text in chat.server.texts(EDITOR))
    # What a process of the desk meets is logged where the process is known.
    assert kind is JobFailed or any("An upload failed" in record.getMessage() for record in caplog.records)


async def test_work_aside_that_fails_is_logged_and_told(chat: DeskChat, monkeypatch: pytest.MonkeyPatch) -> None:
    await chat.send("wire.txt", WIRE)

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("briefings.newsroom.change_details", broken)
    await chat.press("Edit details")
    await chat.press("Title")
    assert "Something went wrong here" in await chat.say("Another title")


async def test_a_file_that_telegram_will_not_hand_over_is_named(chat: DeskChat) -> None:
    def refuse(call: Call) -> Refusal | None:
        return Refusal(400, "Bad Request: file is too big") if call.method == "getFile" else None

    chat.server.faults = refuse
    assert "over 20 MB" in await chat.send("large.pdf", b"x")


async def test_a_draft_is_shown_where_its_progress_line_is_gone(chat: DeskChat) -> None:
    def refuse(call: Call) -> Refusal | None:
        gone = call.method == "editMessageText"
        return Refusal(400, "Bad Request: message to edit not found") if gone else None

    chat.server.faults = refuse
    assert (await chat.send("wire.txt", WIRE)).startswith("Draft 1")


async def test_a_button_pressed_twice_publishes_once(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    data = chat.data("Publish")
    for _ in range(3):
        chat.server.tap(data, chat.server.message(user=EDITOR, text="draft"), user=EDITOR)
    await chat.settled()
    assert [a.what for a in await chat.services.library.acts(limit=9)].count("publish") == 1


async def test_emoji_alone_and_right_to_left_names_break_nothing(chat: DeskChat) -> None:
    await chat.say("\U0001f600" * 2048)
    await chat.send("\u202etxt.exe \U0001f600" * 20 + ".txt", WIRE, caption="\U0001f600" * 500)
    await chat.say("/revise 99")
    await chat.say("/withdraw \U0001f600")
    await chat.say("/amend <b>")
    assert chat.server.problems == []


async def test_a_dozen_files_in_a_burst_are_all_taken_in(chat: DeskChat) -> None:
    for number in range(12):
        text = WIRE.replace("250", str(300 + number))
        chat.server.upload(f"wire {number}.txt", text.encode(), user=EDITOR)
    assert (await chat.answer()).startswith("12 sent: 12 drafts")
