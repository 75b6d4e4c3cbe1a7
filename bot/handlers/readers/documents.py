"""Documents and claims: the list, a document's claims, its whole text for editors, one claim in full."""

from __future__ import annotations

import re

from telegram import InputFile, Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, escape, fit, one_space, rows
from bot.chat.replies import answer, reply, show
from bot.chat.roles import editor_of, role_of
from bot.chat.typed_commands import not_read
from bot.chat.views import GONE, View, buttons_for
from bot.handlers.readers.page_links import page_buttons
from bot.language import _
from bot.pages import wording
from bot.pages.citation import citations
from bot.pages.claim_page import claim_blocks, why_blocks
from bot.pages.document_page import document_blocks, document_head, pages_of
from bot.pages.references import reference_line
from briefings import answers
from briefings.answers.claim_view import ClaimView, present_claim
from briefings.answers.composing import reference
from briefings.answers.public import was_public
from briefings.errors import NotFound
from briefings.model import Document

DOCUMENTS_A_PAGE = 10
ROOM = 60
# So many figures of one line may have been told under ids of their own.
MOST_FIGURES = 40
# What an editor may do with any line, and the views that lead there.
DESK_ACTS = {"Amend": "amend", "Refile": "refile", "Drop it": "drop"}


def handlers() -> list[CommandHandler[Context, None] | MessageHandler[Context, None]]:
    """/documents, /document N (or /document_N), /claim ID (or /claim_ID)."""
    return [
        CommandHandler("documents", documents),
        CommandHandler("document", document),
        MessageHandler(filters.Regex(r"^/document_\d+"), document),
        CommandHandler("claim", claim),
        MessageHandler(filters.Regex(r"^/claim_\w+"), claim),
    ]


async def documents(update: Update, context: Context) -> None:
    """The published documents, newest first; `/documents 3` is document 3."""
    number = _argument(update, r"^/documents(?:@\w+)?\s+(\d{1,9})\s*$")
    if number is not None:
        editor, desk = await _sees(update, context.services)
        await reply(update, context, await document_page(context.services, int(number), 0, editor=editor, desk=desk))
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
    lines = [f"{said}<b>{wording.count(total, 'document')}</b>", *(_listed(document) for document in found)]
    views: list[tuple[str, View]] = []
    if offset:
        views.append((_("Newer"), View("documents", (str(max(0, offset - DOCUMENTS_A_PAGE)),))))
    if offset + DOCUMENTS_A_PAGE < total:
        views.append((_("Older"), View("documents", (str(offset + DOCUMENTS_A_PAGE),))))
    return Page(fit(lines)[0], await buttons_for(services, views))


def _listed(document: Document) -> str:
    title = escape(one_space(document.title)[:160])
    line = reference_line(reference(document))
    return f"{title}\n<i>{line.rsplit(' /document_', 1)[0]}</i> /document_{document.number}"


async def document(update: Update, context: Context) -> None:
    """`/document N`: its claims, each with its paragraph around it."""
    number = _argument(update, r"^/document(?:@\w+)?[_ ]\s*(\d{1,9})\b")
    if number is None:
        raise NotFound(_("Name the document's number: /document 3. /documents lists them."))
    editor, desk = await _sees(update, context.services)
    await reply(update, context, await document_page(context.services, int(number), 0, editor=editor, desk=desk))


async def _sees(update: Update, services: Services) -> tuple[bool, bool]:
    """Whether an editor asks, and whether the desk's buttons may be shown: in a group, readers would see them."""
    user, chat = update.effective_user, update.effective_chat
    editor = await role_of(services, user.id if user else None) != "reader"
    return editor, editor and chat is not None and chat.type == ChatType.PRIVATE


async def document_page(services: Services, number: int, at: int, *, editor: bool, desk: bool) -> Page:
    """Page `at` of a document's claims. Only editors (`editor`) may see drafts, and get buttons for the whole text;
    with `desk` there are buttons to withdraw it, revise it, and edit its details."""
    found = await services.library.document(number)
    if not editor and not await was_public(services.library, found):
        raise NotFound(_("There is no published document {number}. /documents lists them.").format(number=number))
    why = await why_withdrawn(services, number) if found.status == "withdrawn" else None
    claims = [c for c in await services.library.claims_of(number) if c.topics]
    pages = pages_of(document_head(found, why), document_blocks(found, claims), LONGEST_MESSAGE - ROOM)
    at = min(at, len(pages) - 1)
    views = _turns("document", number, at, len(pages))
    if editor:
        views.append((_("Whole text"), View("text", (str(number), "0"))))
        views.append((_("As a file"), View("file", (str(number),))))
    if desk and found.status == "published":
        views.append((_("Withdraw"), View("withdraw", (str(number),))))
        views.append((_("Revise"), View("revise", (str(number),))))
    if desk and found.status != "withdrawn":
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
                _("Next page ({value} of {pages})").format(value=at + 2, pages=pages),
                View(name, (str(number), str(at + 1))),
            )
        )
    return views


async def claim(update: Update, context: Context) -> None:
    """`/claim ID`: one claim in full."""
    claim_id = _argument(update, r"^/claim(?:@\w+)?[_ ]\s*([0-9a-fA-F]{6,64})\b")
    if claim_id is None:
        raise NotFound(_("Name the claim as an answer shows it, like /claim_1617b4a589."))
    editor, desk = await _sees(update, context.services)
    await reply(update, context, await claim_page(context.services, claim_id.lower(), editor=editor, desk=desk))


async def claim_page(services: Services, claim_id: str, *, editor: bool = False, desk: bool = False) -> Page:
    """A claim with all that is known of it, and a button that reports it; with `desk`, buttons to correct it."""
    view = await _shown(services, claim_id, editor=editor)
    number = view.document.number
    why = await why_withdrawn(services, number) if view.document.status == "withdrawn" else None
    html, _rest = fit(claim_blocks(view, services.beat, why), LONGEST_MESSAGE)
    views = [
        (_("Why?"), View("why", (view.claim.id,))),
        (_("Its document"), View("document", (str(number), "0"))),
        (_("Cite"), View("cite", (view.claim.id,))),
        (_("Report this line"), View("report", (view.claim.id,))),
    ]
    if any(quantity.measure for quantity in view.claim.quantities):
        views.append((_("Follow its figure"), View("follow-line", (view.claim.id,))))
    if desk:
        views += [(label, View(name, (view.claim.id,))) for label, name in DESK_ACTS.items()]
    buttons = [button for row in await buttons_for(services, views) for button in row]
    buttons += await page_buttons(services, view.document, view.claim.id)
    return Page(html, rows(buttons, 3), view.claim.id)


async def _shown(services: Services, claim_id: str, *, editor: bool) -> ClaimView:
    """The claim. Raises `NotFound` if its document was never public: a discarded document is stored as
    withdrawn too."""
    try:
        view = await answers.claim_in_full(services.library, claim_id, drafts=editor)
    except NotFound:
        # A button of a message that was sent before the document was revised names the line as it was called then.
        told = [claim_id, *(f"{claim_id}.{n}" for n in range(1, MOST_FIGURES))]
        now = await present_claim(services.library, told)
        if now is None:
            raise
        view = await answers.claim_in_full(services.library, now.id, drafts=editor)
    if not editor and not await was_public(services.library, view.document):
        raise NotFound(_("There is no published claim {claim_id}.").format(claim_id=claim_id))
    return view


async def _why(update: Update, context: Context, view: View) -> None:
    """Shows all reasons that were weighed for a claim, with their weights."""
    services = context.services
    editor, _desk = await _sees(update, services)
    if len(view.args) != 1:
        await answer(update, _(GONE), alert=True)
        return
    found = await _shown(services, view.args[0], editor=editor)
    html, _rest = fit(why_blocks(found, services.beat), LONGEST_MESSAGE)
    back = await buttons_for(services, [(_("Back to the line"), View("line", (found.claim.id,)))])
    await show(update, context, Page(html, back))


async def _cite(update: Update, context: Context, view: View) -> None:
    """Shows citations of the line in four forms; a tap on one copies it."""
    services = context.services
    if len(view.args) != 1:
        await answer(update, _(GONE), alert=True)
        return
    found = await _shown(services, view.args[0], editor=False)
    forms = [
        f"<b>{form}</b>\n<code>{escape(text)}</code>" for form, text in citations(found.claim, found.document).items()
    ]
    back = await buttons_for(services, [(_("Back to the line"), View("line", (found.claim.id,)))])
    await show(update, context, Page(fit([_("<i>A tap copies.</i>"), *forms], LONGEST_MESSAGE)[0], back))


async def _line_again(update: Update, context: Context, view: View) -> None:
    editor, desk = await _sees(update, context.services)
    if len(view.args) == 1:
        await show(update, context, await claim_page(context.services, view.args[0], editor=editor, desk=desk))


def _argument(update: Update, pattern: str) -> str | None:
    message = update.effective_message
    match = re.match(pattern, (message.text or "") if message else "")
    return match[1] if match else None


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
    editor, desk = await _sees(update, context.services)
    await show(update, context, await document_page(context.services, *numbers, editor=editor, desk=desk))


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


async def _claim_again(update: Update, context: Context, view: View) -> None:
    editor, desk = await _sees(update, context.services)
    if len(view.args) == 1:
        await reply(update, context, await claim_page(context.services, view.args[0], editor=editor, desk=desk))
    await answer(update)


VIEWS = {
    "documents": _documents_again,
    "document": _document_again,
    "text": _whole_text,
    "file": _as_a_file,
    "claim": _claim_again,
    "line": _line_again,
    "why": _why,
    "cite": _cite,
}
