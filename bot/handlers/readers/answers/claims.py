"""One claim in full: what is known of it, why it is filed and matched so, and citations of it."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, escape, fit, rows
from bot.chat.replies import answer, reply, show
from bot.chat.typed_commands import typed_argument
from bot.chat.views import GONE, View, buttons_for
from bot.handlers.readers.answers.documents import why_withdrawn
from bot.handlers.readers.page_links import page_buttons
from bot.handlers.readers.viewers import READER, Viewer, viewer_of
from bot.language import N_, _
from bot.pages.citation import citations
from bot.pages.claim_page import claim_blocks, why_blocks
from briefings import answers
from briefings.answers.claim_view import ClaimView, present_claim
from briefings.answers.public import was_public
from briefings.errors import NotFound

NO_CLAIM = N_(
    "There is no claim {claim_id}, or no longer: it may have been reworded or taken out. "
    "/search finds lines by their words."
)
# What an editor may do with any line, and the views that lead there.
DESK_ACTS = {N_("Amend"): "amend", N_("Refile"): "refile", N_("Drop it"): "drop"}


def handlers() -> list[CommandHandler[Context, None] | MessageHandler[Context, None]]:
    """/claim ID (or /claim_ID)."""
    return [CommandHandler("claim", claim), MessageHandler(filters.Regex(r"^/claim_\w+"), claim)]


async def claim(update: Update, context: Context) -> None:
    """`/claim ID`: one claim in full."""
    claim_id = typed_argument(update, r"^/claim(?:@\w+)?[_ ]\s*([0-9a-fA-F]{6,64})\b")
    if claim_id is None:
        raise NotFound(_("Name the claim as an answer shows it, like /claim_1617b4a589."))
    viewer = await viewer_of(update, context.services)
    await reply(update, context, await claim_page(context.services, claim_id.lower(), viewer))


async def claim_page(services: Services, claim_id: str, viewer: Viewer = READER) -> Page:
    """A claim with all that is known of it, and a button that reports it; at the desk, buttons to correct it."""
    view = await _shown(services, claim_id, viewer)
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
    if viewer.at_desk:
        views += [(_(label), View(name, (view.claim.id,))) for label, name in DESK_ACTS.items()]
    buttons = [button for row in await buttons_for(services, views) for button in row]
    buttons += await page_buttons(services, view.document, view.claim.id)
    return Page(html, rows(buttons, 3), view.claim.id)


async def _shown(services: Services, claim_id: str, viewer: Viewer) -> ClaimView:
    """The claim. Raises `NotFound` if its document was never public: a discarded document is stored as
    withdrawn too."""
    try:
        view = await answers.claim_in_full(services.library, claim_id, drafts=viewer.is_editor)
    except NotFound:
        # A message that was sent before the document was revised names the line as it was called then.
        told = await services.library.former_ids_of(claim_id)
        now = await present_claim(services.library, told) if told else None
        if now is None:
            raise NotFound(_(NO_CLAIM).format(claim_id=claim_id)) from None
        view = await answers.claim_in_full(services.library, now.id, drafts=viewer.is_editor)
    if not viewer.is_editor and not await was_public(services.library, view.document):
        raise NotFound(_("There is no published claim {claim_id}.").format(claim_id=claim_id))
    return view


# --- buttons ----------------------------------------------------------------------------------------------------------


async def _claim_again(update: Update, context: Context, view: View) -> None:
    viewer = await viewer_of(update, context.services)
    if len(view.args) == 1:
        await reply(update, context, await claim_page(context.services, view.args[0], viewer))
    await answer(update)


async def _line_again(update: Update, context: Context, view: View) -> None:
    viewer = await viewer_of(update, context.services)
    if len(view.args) == 1:
        await show(update, context, await claim_page(context.services, view.args[0], viewer))


async def _why(update: Update, context: Context, view: View) -> None:
    """Shows all reasons that were weighed for a claim, with their weights."""
    services = context.services
    viewer = await viewer_of(update, services)
    if len(view.args) != 1:
        await answer(update, _(GONE), alert=True)
        return
    found = await _shown(services, view.args[0], viewer)
    html, _rest = fit(why_blocks(found, services.beat), LONGEST_MESSAGE)
    back = await buttons_for(services, [(_("Back to the line"), View("line", (found.claim.id,)))])
    await show(update, context, Page(html, back))


async def _cite(update: Update, context: Context, view: View) -> None:
    """Shows citations of the line in four forms; a tap on one copies it."""
    services = context.services
    if len(view.args) != 1:
        await answer(update, _(GONE), alert=True)
        return
    found = await _shown(services, view.args[0], READER)
    forms = [
        f"<b>{form}</b>\n<code>{escape(text)}</code>" for form, text in citations(found.claim, found.document).items()
    ]
    back = await buttons_for(services, [(_("Back to the line"), View("line", (found.claim.id,)))])
    await show(update, context, Page(fit([_("<i>A tap copies.</i>"), *forms], LONGEST_MESSAGE)[0], back))


VIEWS = {
    "claim": _claim_again,
    "line": _line_again,
    "why": _why,
    "cite": _cite,
}
