"""Tells the desk: one message for a batch of finds, and once that a feed is dead.

A message is a row of the outbox, added in the transaction that notes that it was told, so that it is sent once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.chat.desk import DeskChat, desk_group
from bot.chat.page import clip, escape, fit, one_space
from bot.language import ENGLISH, _, retold, speaking
from bot.pages import wording
from bot.pages.copy_words import copy_words
from briefings import newsroom
from briefings.deliveries.languages import language_of
from briefings.deliveries.outcomes import notice
from briefings.errors import NotFound
from briefings.model import Document, Feed, Find
from briefings.ports import Finds, Library, Outbox

# So many finds are told in one message.
BATCH = 20
# The beginnings of the occasions of the desk's notices, by which the courier knows their buttons.
FINDS, DEAD = "finds", "dead"
Chats = Callable[[], Awaitable[Sequence[DeskChat]]]


class DeskTeller:
    """Writes notices to the desk's chats."""

    def __init__(self, library: Library, finds: Finds, outbox: Outbox, chats: Chats) -> None:
        self._library, self._finds, self._outbox, self._chats = library, finds, outbox, chats

    async def tell(self, now: datetime) -> int:
        """Tells the desk of finds that it doesn't know of yet; gives how many."""
        if not await self._finds.untold(1):
            return 0
        async with self._library.together() as books:
            found = await self._finds.untold(BATCH)
            if not found:
                return 0
            if documents := await _documents_of(books, found):
                (last,) = await books.acts(limit=1) or (None,)
                occasion = f"{FINDS}:{last.id if last else 0}:{found[-1].id}"
                await self._to_desk(lambda: _batch_text(books, documents), occasion, now)
            await self._finds.tell_finds([find.id for find in found])
        return len(found)

    async def tell_dead(self, feed: Feed, now: datetime) -> None:
        """Tells the desk that a feed is dead, in the transaction that records it."""

        async def text() -> str:
            return _dead_text(feed)

        await self._to_desk(text, f"{DEAD}:{feed.id}:{now:%Y-%m-%dT%H:%M:%S}", now)

    async def _to_desk(self, text: Callable[[], Awaitable[str]], occasion: str, now: datetime) -> None:
        """Owes each chat the text in its own language."""
        texts: dict[str, str] = {}
        notices = []
        for to in await self._chats():
            language = await language_of(self._library, to.chat) or ENGLISH
            if language not in texts:
                with speaking(language):
                    texts[language] = await text()
            told = notice(texts[language], to.chat, f"{occasion}:{to.chat}", now)
            notices.append(replace(told, thread=to.thread))
        await self._outbox.add_deliveries(notices)


def _dead_text(feed: Feed) -> str:
    return _(
        "<b>{feed}</b> has not answered for {failures} looks: {error} I go on trying once a day. /feeds shows "
        "it.\n{address}"
    ).format(
        feed=escape(clip(feed.title or feed.address, 100)),
        failures=feed.failures,
        error=escape(clip(retold(feed.error or ""), 200)),
        address=escape(clip(feed.address, 300)),
    )


def desk_chats(library: Library, owner: int | None) -> Chats:
    """Gives the chats that are told of finds: the desk's group, else the private chats of the owner and all editors."""

    async def chats() -> Sequence[DeskChat]:
        group = await desk_group(library)
        if group is not None:
            return [group]
        editors = {person.id for person in await library.people("editor")}
        return [DeskChat(person) for person in sorted(editors | ({owner} if owner else set()))]

    return chats


async def _documents_of(library: Library, found: Sequence[Find]) -> list[Document]:
    """What finds became, without drafts that are no more by now."""
    documents = []
    for find in found:
        with suppress(NotFound):
            documents += [await library.document(find.document)] if find.document else []
    return documents


async def _batch_text(library: Library, documents: Sequence[Document]) -> str:
    drafts = sum(document.status == "draft" for document in documents)
    lines = [await _line(library, document) for document in documents]
    blocks = [_("<b>{count} for the desk</b>").format(count=wording.count(len(documents), "find")), *lines]
    text, shown = fit(blocks, 3800)
    if shown < len(blocks):
        text += _("\n\n… and {value} more.").format(value=len(blocks) - shown)
    return text + (_("\n\n/review shows the drafts, one by one.") if drafts else "")


async def _line(library: Library, document: Document) -> str:
    title = escape(clip(one_space(document.title), 120))
    facts = escape(clip(f"{document.source or _('no source named')}, {wording.day(document.published)}", 100))
    if document.status != "draft":
        back = await newsroom.is_taken_back(library, document.number)
        became = _("taken back by its publisher, and discarded") if back else _(document.status)
        headed = wording.labelled(f"{_('Document')} {document.number}", title)
        return f"{headed}\n<i>{facts} · {became}</i> /document_{document.number}"
    draft = await newsroom.draft(library, document.number)
    notes = [_("a later version of document {number}").format(number=draft.revision_of)] if draft.revision_of else []
    notes += [copy_words(copy) for copy in draft.copies[:1] if copy.document.number != draft.revision_of]
    notes += [_("undated")] if document.published is None else []
    told = "".join(f"\n⚠ {escape(wording.sentence(note))}" for note in notes)
    headed = wording.labelled(f"{_('Draft')} {document.number}", title)
    return f"{headed}\n<i>{facts} · {wording.count(len(draft.claims), 'claim')}</i>{told}"
