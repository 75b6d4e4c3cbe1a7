"""/audit: who did what, newest first."""

from __future__ import annotations

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, escape, fit, rows
from bot.chat.replies import reply, show
from bot.chat.typed_commands import noting_unread
from bot.chat.views import View, data_for
from bot.handlers.editors.act_pages import in_words
from bot.handlers.owner.rights import owner_of, person_name
from bot.language import _
from bot.pages import wording
from briefings.model import RecordedAct

ACTS_A_PAGE = 12


async def audit(update: Update, context: Context) -> None:
    """Shows who did what, when, and to what."""
    services = context.services
    await owner_of(services, update)
    await reply(update, context, noting_unread(update, await audit_page(services, 0)))


async def audit_page(services: Services, offset: int) -> Page:
    """A page of the audit log, newest first."""
    acts = await services.library.acts(limit=ACTS_A_PAGE + 1, offset=offset)
    if not acts:
        return Page(_("Nothing has been done here yet."))
    names = {person.id: person_name(person) for person in await services.library.people()}
    blocks = [_("<b>Audit log</b>"), *(_act_line(services, act, names) for act in acts[:ACTS_A_PAGE])]
    buttons = []
    if offset:
        newer = View("audit", (str(max(0, offset - ACTS_A_PAGE)),))
        buttons.append(Button(_("Newer"), await data_for(services, newer)))
    if len(acts) > ACTS_A_PAGE:
        buttons.append(Button(_("Older"), await data_for(services, View("audit", (str(offset + ACTS_A_PAGE),)))))
    return Page(fit(blocks, LONGEST_MESSAGE, "\n")[0], rows(buttons))


def _act_line(services: Services, act: RecordedAct, names: dict[int, str]) -> str:
    if act.who is None:
        who = _("the command line")
    elif act.who == services.settings.owner:
        who = _("the owner")
    else:
        who = names.get(act.who, _("person {who}").format(who=act.who))
    why = str(act.detail.get("why") or "")
    if act.what == "resume":
        # The label of the button that was pressed; other reasons are somebody's words.
        why = _(why)
    undone = _(" (undone)") if act.undone_by else ""
    at = wording.moment(act.at, services.settings.zone)
    told = wording.labelled(in_words(act), why) if why else in_words(act)
    return f"{at}\n  {escape(wording.labelled(who, told))}{undone}"


async def audit_again(update: Update, context: Context, view: View) -> None:
    await owner_of(context.services, update)
    offset = int(view.args[0]) if view.args and view.args[0].isdecimal() else 0
    await show(update, context, await audit_page(context.services, offset))
