"""From the chat to the pages: a button to the page, and a link of one's own where that is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.web.access import PageLinks
from briefings import newsroom
from briefings.model import Person
from tests.support.desk_chat import EDITOR, OWNER, DeskChat
from tests.support.fake_desk import LineDesk
from tests.support.reading_chat import ASKER, FILLED, WIRE, reading_chat
from tests.support.taking_in import NOBODY, receive

BASE = "https://news.example/desk"


def buttons(chat: DeskChat, user: int = ASKER) -> dict[str, dict[str, Any]]:
    newest = max((key, m) for key, m in chat.server.messages.items() if key[0] == user)[1]
    rows = (newest.get("reply_markup") or {}).get("inline_keyboard", [])
    return {button["text"]: button for row in rows for button in row}


async def first_claim(chat: DeskChat, number: int = 1) -> str:
    return (await chat.services.library.claims_of(number))[0].id


async def test_a_line_and_a_document_lead_to_their_pages(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, web_url=BASE) as chat:
        claim = await first_claim(chat)
        await chat.say(f"/claim_{claim[:10]}", ASKER)
        found = buttons(chat)
        assert found["Open as page"]["url"] == f"{BASE}/documents/1/claims/{claim}"
        await chat.say("/document 1", ASKER)
        assert buttons(chat)["Open as page"]["url"] == f"{BASE}/documents/1"


@pytest.mark.parametrize("base", [None, "http://localhost:8443/desk"])
async def test_without_pages_that_telegram_would_open_there_is_no_button(
    base: str | None, sqlite_url: str, tmp_path: Path
) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, web_url=base) as chat:
        await chat.say(f"/claim_{(await first_claim(chat))[:10]}", ASKER)
        assert "Open as page" not in buttons(chat)


async def test_an_invited_reader_gets_a_link_that_ends_with_them(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, web_url=BASE, access="invited") as chat:
        services = chat.services
        await services.library.save_person(Person(ASKER, "Asker", admitted=True))
        await chat.say("/document 1", ASKER)
        assert "url" not in buttons(chat)["Open as page"]
        assert "7 days" in await chat.press("Open as page", ASKER)
        link = buttons(chat)["Open as page"]["url"]
        assert link.startswith(f"{BASE}/documents/1?key=")
        (key,) = parse_qs(urlsplit(link).query)["key"]
        assert await PageLinks(services).opens(key)
        await chat.say("/forgetme", ASKER)
        await chat.press("Delete everything", ASKER)
        assert not await PageLinks(services).opens(key)


async def test_a_dismissed_editors_links_end(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, web_url=BASE, access="invited") as chat:
        key = await PageLinks(chat.services).key_for(EDITOR)
        assert await PageLinks(chat.services).opens(key)
        await chat.say(f"/dismiss {EDITOR}", OWNER)
        assert not await PageLinks(chat.services).opens(key)


async def test_what_was_discarded_is_no_readers_to_see(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, web_url=BASE) as chat:
        services = chat.services
        draft = await receive(services.library, LineDesk(), WIRE, by=EDITOR, now=services.now())
        claim = await first_claim(chat, draft.document.number)
        await newsroom.discard(services.library, draft.document.number, by=EDITOR, now=services.now(), tell=NOBODY)
        assert "no published document" in await chat.say(f"/document {draft.document.number}", ASKER)
        assert "no published claim" in await chat.say(f"/claim_{claim[:10]}", ASKER)
        for view in ("why", "cite", "line", "claim"):
            await chat.forge(f"{view}|{claim}", ASKER)
        assert not [text for text in chat.server.texts(ASKER) if "1,700 from France" in text]
