"""Documents: the list, a document's claims, and for editors its whole text."""

from __future__ import annotations

from telegram import InputFile, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, escape, fit, one_space, rows
from bot.chat.replies import answer, reply, show
from bot.chat.roles import editor_of
from bot.chat.typed_commands import not_read, typed_argument
from bot.chat.views import GONE, View, buttons_for
from bot.handlers.readers.page_links import page_buttons
from bot.handlers.readers.viewers import Viewer, viewer_of
from bot.language import _
from bot.pages import wording
from bot.pages.document_page import document_blocks, document_head, listed, pages_of
from briefings.answers.public import was_public
from briefings.errors import NotFound

DOCUMENTS_A_PAGE = 10
ROOM = 60


def handlers() -> list[CommandHandler[Context, None] | MessageHandler[Context, None]]:
    """/documents, /document N (or /document_N)."""
    return [
        CommandHandler("documents", documents),
        CommandHandler("document", document),
        MessageHandler(filters.Regex(r"^/document_\d+"), document),
    ]


async def documents(update: Update, context: Context) -> None:
    """The published documents, newest first; `/documents 3` is document 3."""
    number = typed_argument(update, r"^/documents(?:@\w+)?\s+(\d{1,9})\s*$")
    if number is not None:
        viewer = await viewer_of(update, context.services)
        await reply(update, context, await document_page(context.services, int(number), 0, viewer))
        return
    await reply(update, context, await documents_page(context.services, 0, not_read(update)))


async def documents_page(services: Services, offset: int, note: str = "") -> Page:
    """A page of the library's documents, under a note."""
    total = await services.library.count_documents()
    if not total:
        return Page(_("The library is empty. An editor fills it by sending an article here."))
    # A button may be older than the withdrawal of what its page had.
    offset = min(offset, (total - 1) // DOCUMENTS_A_PAGE * DOCUMENTS_A_PAGE)
    found = await services.library.documents(limit=DOCUMENTS_A_PAGE, offset=offset)
    said = f"<i>{note}</i>\n" if note else ""
    lines = [f"{said}<b>{wording.count(total, 'document')}</b>", *(listed(document) for document in found)]
    views: list[tuple[str, View]] = []
    if offset:
        views.append((_("Newer"), View("documents", (str(max(0, offset - DOCUMENTS_A_PAGE)),))))
    if offset + DOCUMENTS_A_PAGE < total:
        views.append((_("Older"), View("documents", (str(offset + DOCUMENTS_A_PAGE),))))
    return Page(fit(lines)[0], await buttons_for(services, views))


async def document(update: Update, context: Context) -> None:
    """`/document N`: its claims, each with its paragraph around it."""
    number = typed_argument(update, r"^/document(?:@\w+)?[_ ]\s*(\d{1,9})\b")
    if number is None:
        raise NotFound(_("Name the document's number: /document 3. /documents lists them."))
    viewer = await viewer_of(update, context.services)
    await reply(update, context, await document_page(context.services, int(number), 0, viewer))


async def document_page(services: Services, number: int, at: int, viewer: Viewer) -> Page:
    """Page `at` of a document's claims. Only editors may see drafts, and get buttons for the whole text; at the
    desk there are buttons to withdraw it, revise it, and edit its details."""
    found = await services.library.document(number)
    public = await was_public(services.library, found)
    if not viewer.is_editor and not public:
        raise NotFound(_("There is no published document {number}. /documents lists them.").format(number=number))
    why = await why_withdrawn(services, number) if found.status == "withdrawn" else None
    claims = [c for c in await services.library.claims_of(number) if c.topics]
    pages = pages_of(
        document_head(found, why, discarded=found.status == "withdrawn" and not public),
        document_blocks(found, claims),
        LONGEST_MESSAGE - ROOM,
    )
    at = min(at, len(pages) - 1)
    views = _turns("document", number, at, len(pages))
    if viewer.is_editor:
        views.append((_("Whole text"), View("text", (str(number), "0"))))
        views.append((_("As a file"), View("file", (str(number),))))
    if viewer.at_desk and found.status == "published":
        views.append((_("Withdraw"), View("withdraw", (str(number),))))
        views.append((_("Revise"), View("revise", (str(number),))))
    if viewer.at_desk and found.status != "withdrawn":
        views.append((_("Edit details"), View("details", (str(number),))))
    buttons = [button for row in await buttons_for(services, views) for button in row]
    if found.status != "draft":
        buttons += await page_buttons(services, found)
    return Page(pages[at], rows(buttons))


async def why_withdrawn(services: Services, number: int) -> str | None:
    """The reason that an editor gave for a withdrawal, from the audit log; None if there is none."""
    target, page = f"document {number}", 200
    for offset in range(0, 10_000, page):
        acts = await services.library.acts(limit=page, offset=offset)
        for act in acts:
            if act.what == "withdraw" and act.target == target:
                return str(act.detail.get("why") or "") or None
        if len(acts) < page:
            return None
    return None


def _turns(name: str, number: int, at: int, pages: int) -> list[tuple[str, View]]:
    views: list[tuple[str, View]] = []
    if at:
        views.append((_("Page before"), View(name, (str(number), str(at - 1)))))
    if at + 1 < pages:
        views.append(
            (
                _("Next ({value} of {pages})").format(value=at + 2, pages=pages),
                View(name, (str(number), str(at + 1))),
            )
        )
    return views


# --- buttons ----------------------------------------------------------------------------------------------------------


def _numbers(view: View) -> tuple[int, ...]:
    """The view's arguments as numbers; empty if one of them is forged."""
    return tuple(int(arg) for arg in view.args) if all(a.isdecimal() and len(a) < 10 for a in view.args) else ()


async def _documents_again(update: Update, context: Context, view: View) -> None:
    numbers = _numbers(view)
    await show(update, context, await documents_page(context.services, numbers[0] if numbers else 0))


async def _document_again(update: Update, context: Context, view: View) -> None:
    numbers = _numbers(view)
    if len(numbers) != 2:
        await answer(update, _(GONE), alert=True)
        return
    viewer = await viewer_of(update, context.services)
    await show(update, context, await document_page(context.services, *numbers, viewer))


async def _whole_text(update: Update, context: Context, view: View) -> None:
    """Shows the text as it is stored, in pages, for editors."""
    services, numbers = context.services, _numbers(view)
    await editor_of(services, update)
    if len(numbers) != 2:
        await answer(update, _(GONE), alert=True)
        return
    found = await services.library.document(numbers[0])
    paragraphs = [escape(paragraph) for paragraph in found.text.split("\n") if paragraph.strip()]
    pages = pages_of(f"<b>{escape(one_space(found.title)[:150])}</b>", paragraphs, LONGEST_MESSAGE - ROOM)
    at = min(numbers[1], len(pages) - 1)
    views = _turns("text", found.number, at, len(pages))
    views.append((_("Back to its claims"), View("document", (str(found.number), "0"))))
    await show(update, context, Page(pages[at], await buttons_for(services, views)))


async def _as_a_file(update: Update, context: Context, view: View) -> None:
    """Sends the text as a file, for editors."""
    services, numbers = context.services, _numbers(view)
    await editor_of(services, update)
    if len(numbers) != 1 or update.effective_chat is None:
        await answer(update, _(GONE), alert=True)
        return
    await answer(update)
    found = await services.library.document(numbers[0])
    file = InputFile(found.text.encode(), filename=f"document-{found.number}.txt")
    await context.bot.send_document(update.effective_chat.id, file, caption=escape(one_space(found.title)[:200]))


VIEWS = {
    "documents": _documents_again,
    "document": _document_again,
    "text": _whole_text,
    "file": _as_a_file,
}
