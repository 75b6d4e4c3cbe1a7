"""What an editor sends, as pieces that can be read: a file, a text, a link, a forwarded post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Any

from telegram import Bot, Message, MessageOriginChannel
from telegram.error import BadRequest, TelegramError

from bot.chat.context import Services
from bot.chat.page import clip, units
from bot.handlers.editors.intake.captions import kept_link, read_caption
from bot.language import _
from briefings.errors import FetchFailed
from briefings.model import Upload
from briefings.values import frozen

LARGEST = 20 * 1024 * 1024
# Telegram splits a long text at 4096 units, at a space if it can: a message this long may have a sequel.
NEARLY_FULL = 3500
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LINK_IN_WORDS = re.compile(r"(?<!\w)(?:https?://|www\.)\S+", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\b")
_BEHIND_A_LINK = ".,;:!?)]}>\"'”’»"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*\s*\Z")


@frozen
class Piece:
    """One thing that was sent: a `file` by Telegram's id, a `text`, or a `link`.

    `name` is what the chat calls it, `note` what was wrong with its caption. `open` marks a text that may go on in the
    next message; `album` is Telegram's id of things sent together.
    """

    name: str
    file: str | None = None
    size: int = 0
    text: str | None = None
    link: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    given_by: str = "your caption"
    note: str | None = None
    open: bool = False
    album: str | None = None

    def joined(self, more: str) -> Piece:
        """This text with the rest that Telegram split off. A paragraph ends there if a sentence does."""
        text = self.text or ""
        gap = "\n\n" if _SENTENCE_END.search(text) else " "
        return replace(self, text=text + gap + more, open=is_nearly_full(more))

    def row(self) -> dict[str, Any]:
        """The piece as JSON; `from_row` reverses it."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"details": dict(self.details)}

    @staticmethod
    def from_row(row: Mapping[str, Any]) -> Piece:
        """The piece that `row` wrote."""
        return Piece(**row)


def is_nearly_full(text: str) -> bool:
    """True if Telegram may have split a longer text here."""
    return units(text) >= NEARLY_FULL


def only_link(text: str) -> str | None:
    """The link, if the message is nothing else; else None."""
    words = text.split()
    return words[0] if len(words) == 1 and _LINK.fullmatch(words[0]) else None


def links_among(text: str) -> tuple[str, ...]:
    """The links in a text as they are written, each once, without the marks that end the sentence they stand in."""
    found = (link[0].rstrip(_BEHIND_A_LINK) for link in _LINK_IN_WORDS.finditer(text))
    return tuple(dict.fromkeys(link for link in found if re.search(r"\w\.\w", link)))


def under_a_caption(text: str, today: date) -> Piece | None:
    """A text under a line "2017-12-17 AFP", as captions are written, with that line's details; None for any other. A
    dateline ("PARIS, 17 December 2017") names a town and no source, so no other way of writing a day will do."""
    head, _newline, below = text.strip().partition("\n")
    if not _ISO_DAY.match(head) or not below.strip():
        return None
    details = read_caption(head, today).details
    return _pasted(below.strip(), details) if "published" in details else None


def file_piece(message: Message, today: date) -> Piece:
    """A file with its caption."""
    document = message.document
    assert document is not None
    name = document.file_name or "a file without a name"
    piece = Piece(name, file=document.file_id, size=document.file_size or 0, album=message.media_group_id)
    return with_details(piece, message, message.caption or "", today)


def text_piece(message: Message, text: str, today: date) -> Piece:
    """A pasted text, or the text of a forwarded post."""
    if message.forward_origin is None:
        return under_a_caption(text, today) or _pasted(text, {})
    return with_details(Piece("the forwarded post", text=text), message, "", today)


def _pasted(text: str, details: Mapping[str, str]) -> Piece:
    return Piece("your text", text=text, details=details, open=is_nearly_full(text))


def link_piece(link: str) -> Piece:
    """A link to fetch."""
    return Piece(clip(link, 80), link=link, details={"url": kept_link(link)}, given_by="the link")


def linked_pieces(text: str, today: date) -> list[Piece]:
    """The links in a few words, to fetch. Words beside a single one are its date and source where they have a date,
    else talk: "look at this, please" is nobody's name."""
    links = links_among(text)
    pieces = [link_piece(f"https://{link}" if link[:4].lower() == "www." else link) for link in links]
    beside = read_caption(text.replace(links[0], " "), today).details if len(links) == 1 else {}
    if "published" in beside:
        pieces = [replace(pieces[0], details={**pieces[0].details, **beside}, given_by="your text")]
    return pieces


def with_details(piece: Piece, message: Message, caption: str, today: date) -> Piece:
    """The piece with the channel and date of its forward; the editor's own caption counts more."""
    forwarded = _of_forward(message)
    if forwarded:
        # The caption of a forwarded message is the channel's, not the editor's.
        return replace(piece, details=forwarded, given_by="the forward")
    read = read_caption(caption, today)
    return replace(piece, details=read.details, note=read.problem)


def _of_forward(message: Message) -> dict[str, str]:
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return {}
    details = {"source": origin.chat.title or "", "published": origin.date.date().isoformat()}
    if origin.chat.username:
        details["url"] = f"https://t.me/{origin.chat.username}/{origin.message_id}"
    return {name: value for name, value in details.items() if value}


async def fetched(piece: Piece, services: Services, bot: Bot, by: int) -> Upload:
    """The piece as an upload. Raises `FetchFailed`; a file that is too large is not downloaded."""
    if piece.link is not None:
        upload = await services.fetcher.fetch(piece.link)
        return replace(upload, sender=by, details={**upload.details, **piece.details}, given_by=piece.given_by)
    if piece.file is None:
        content = (piece.text or "").encode("utf-8", "replace")
        return Upload(content, "pasted.txt", by, piece.details, given_by=piece.given_by)
    if piece.size > LARGEST:
        raise FetchFailed(_("This file is over 20 MB, more than Telegram lets a bot fetch: send it in parts."))
    content = await _downloaded(bot, piece.file)
    return Upload(content, piece.name, by, piece.details, given_by=piece.given_by)


async def _downloaded(bot: Bot, file_id: str) -> bytes:
    try:
        file = await bot.get_file(file_id)
        if (file.file_size or 0) > LARGEST:
            raise FetchFailed(_("This file is over 20 MB, more than Telegram lets a bot fetch: send it in parts."))
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "too big" in str(error).lower():
            raise FetchFailed(
                _("This file is over 20 MB, more than Telegram lets a bot fetch: send it in parts.")
            ) from error
        raise FetchFailed(_("Telegram no longer has this file: send it again.")) from error
    except TelegramError as error:
        raise FetchFailed(_("Telegram did not hand this file over: send it again.")) from error
