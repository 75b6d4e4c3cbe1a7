"""`/source NAME`: a publisher's family, other names and homepage. Sources of one family count as one voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Page, escape, one_space, rows
from bot.chat.prompts import expect, question
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, word_at
from bot.handlers.editors.intake.pieces import only_link
from bot.language import N_, _
from briefings import newsroom
from briefings.errors import DatelineError
from briefings.model import Source

FIELDS = {"family": N_("Family"), "other_names": N_("Other names"), "homepage": N_("Homepage")}
# Not a field of the source: an editor's word that its name, as a root, means another root.
SAME = "same"
HINTS = {
    "same": N_("Which root is it really? Send that root's name: from then on the two count as one."),
    "family": N_(
        "Under whose roof is it? Send the family's name, or a dash (-) for none. A family counts as one root."
    ),
    "other_names": N_("Send its other names, with commas between them, or a dash (-) for none."),
    "homepage": N_("Send its homepage's link, or a dash (-) for none."),
}
LONGEST = 200
MOST_NAMES = 20
LISTED = 40


def handlers() -> list[CommandHandler[Context, None]]:
    """`/source`."""
    return [CommandHandler("source", source_asked, filters=filters.UpdateType.MESSAGE)]


async def source_asked(update: Update, context: Context) -> None:
    """Shows a source; without a name, lists the sources."""
    services = context.services
    await editor_of(services, update)
    assert update.effective_message is not None
    name = one_space((update.effective_message.text or "").partition(" ")[2])
    await reply(update, context, await source_page(services, name) if name else await sources_page(services))


async def sources_page(services: Services) -> Page:
    """The sources that the library knows."""
    found = await services.library.sources()
    names = ", ".join(escape(source.name) for source in found[:LISTED])
    more = _(" and {value} more").format(value=len(found) - LISTED) if len(found) > LISTED else ""
    return Page(
        _("Name one: <code>/source AFP</code>\n{value}{more}").format(
            value=names or _("Nothing is set for any source yet."), more=more
        )
    )


async def source_page(services: Services, name: str) -> Page:
    """What is known of a source, with a button for each field."""
    source = await _source(services, name)
    lines = [
        f"<b>{escape(source.name)}</b>",
        _("Family: {words}").format(words=escape(source.family or _("none"))),
        _("Other names: {words}").format(words=escape(", ".join(source.other_names) or _("none"))),
        _("Homepage: {words}").format(words=escape(source.homepage or _("none"))),
    ]
    asked = {**FIELDS, SAME: _("Same root as …")}
    buttons = [await button(services, _(label), "source", source.name, field) for field, label in asked.items()]
    return Page("\n".join(lines), rows(buttons))


async def _source(services: Services, name: str) -> Source:
    """The source; one of which nothing is stored has its name only."""
    if len(name) > LONGEST:
        raise DatelineError(_("A source's name has {longest} characters at most.").format(longest=LONGEST))
    return await services.library.source(name) or Source(name)


async def _pressed(update: Update, context: Context, view: View) -> None:
    services, field = context.services, word_at(view, 1)
    by = await editor_of(services, update)
    source = await _source(services, word_at(view, 0))
    if field not in HINTS:
        await show(update, context, await source_page(services, source.name))
        return
    assert update.effective_chat is not None
    await expect(services, by, update.effective_chat.id, "source", source.name, field)
    text = f"<b>{escape(source.name)}</b>\n{_(HINTS[field])}"
    await show(update, context, await question(services, update, text, View("source", (source.name, ""))))


async def answered(update: Update, context: Context, by: int, args: tuple[str, ...], text: str) -> None:
    """Takes the value that an editor typed."""
    services = context.services
    name, field = args
    if field == SAME:
        await _one_root(update, context, by, name, one_space(text))
        return
    source = await _source(services, name)
    changed = replace(source, **{field: read_value(field, text)})  # type: ignore[arg-type]
    done = await newsroom.set_source(services.library, changed, by=by, now=services.now(), tell=services.tell)
    services.wake()
    page = await source_page(services, source.name)
    undo = await button(services, _("Undo"), "undo", done.act)
    await reply(
        update,
        context,
        Page(_("{value} set.\n{html}").format(value=_(FIELDS[field]), html=page.html), (*page.buttons, (undo,))),
    )


async def _one_root(update: Update, context: Context, by: int, other: str, name: str) -> None:
    services = context.services
    if not 1 <= len(name) <= LONGEST or name.casefold() == other.casefold():
        raise DatelineError(
            _("Send the name of another root, of {longest} characters at most.").format(longest=LONGEST)
        )
    done = await newsroom.same_root(services.library, name, other, by=by, now=services.now(), tell=services.tell)
    services.wake()
    undo = await button(services, _("Undo"), "undo", done.act)
    await reply(
        update,
        context,
        Page(_("{other} and {name} count as one root now.").format(other=escape(other), name=escape(name)), ((undo,),)),
    )


def read_value(field: str, text: str) -> str | tuple[str, ...] | None:
    """What an editor typed, as the field's value."""
    text = one_space(text)
    empty = text in ("-", "–", "—")
    if len(text) > LONGEST:
        raise DatelineError(_("That is over {longest} characters: send fewer.").format(longest=LONGEST))
    if field == "other_names":
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        return () if empty else names[:MOST_NAMES]
    if field == "homepage" and not empty and only_link(text) is None:
        raise DatelineError(_("That is no link: send one that begins with https://."))
    return None if empty else text


VIEWS: dict[str, Any] = {"source": _pressed}
