"""/help: on one screen what a person of each role needs most; the other commands by section, behind buttons."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import Page, escape
from bot.chat.replies import answer, reply, show
from bot.chat.roles import role_of
from bot.chat.views import View, buttons_for, word_at
from bot.handlers.readers.help.examples import examples
from bot.handlers.readers.help.menus import ANSWERS, DESK, OWNING, YOURS
from bot.language import N_, _
from briefings.model import Role

# Of the commands of each role, those that its people use most. All fit one screen.
FIRST: dict[Role, tuple[str, ...]] = {
    "reader": ("latest", "search", "ask", "figures", "disputes", "subscribe", "settings"),
    "editor": ("review", "withdraw", "undo", "latest", "search", "figures", "subscribe"),
    "owner": ("review", "withdraw", "undo", "appoint", "latest", "search", "subscribe"),
}
TITLES = {
    "topics": N_("Topics"),
    "answers": N_("Answers"),
    "yours": N_("Yours"),
    "desk": N_("For editors"),
    "owning": N_("For the owner"),
}
SECTIONS: dict[Role, tuple[str, ...]] = {
    "reader": ("topics", "answers", "yours"),
    "editor": ("topics", "answers", "yours", "desk"),
    "owner": ("topics", "answers", "yours", "desk", "owning"),
}
COMMANDS_OF = {"answers": ANSWERS, "yours": YOURS, "desk": DESK, "owning": OWNING}
SEND = N_("Send a file, a text or a link, or forward a post: it becomes a draft.")


def handlers() -> list[CommandHandler[Context, None]]:
    """/help alone."""
    return [CommandHandler("help", help_)]


async def help_(update: Update, context: Context) -> None:
    """The first screen for whoever asks."""
    await reply(update, context, await help_page(context.services, await _role(update, context)))


async def help_page(services: Services, role: Role) -> Page:
    """What a role needs most, and its sections as buttons."""
    lines = [_("<b>Help</b>")]
    if role != "reader":
        lines.append(f"{_(SEND)}\n")
    lines += [_("A topic, with a place and dates too:"), " ".join(f"/{t.command}" for t in services.beat.topics)]
    example = (await examples(services)).dated
    if example:
        lines.append(f"<code>{escape(example)}</code>")
    every = {**ANSWERS, **YOURS, **DESK, **OWNING}
    lines += ["", _lines({name: every[name] for name in FIRST[role]}), "", _("The rest is under the buttons.")]
    views = [(_(TITLES[section]), View("help", (section,))) for section in SECTIONS[role]]
    return Page("\n".join(lines), await buttons_for(services, views))


async def section_page(services: Services, section: str) -> Page:
    """All commands of one section, with the way back."""
    if section == "topics":
        commands = {topic.command: _(topic.description) or _(topic.title) for topic in services.beat.topics}
    else:
        commands = COMMANDS_OF[section]
    lines = [f"<b>{_(TITLES[section])}</b>", *([_(SEND)] if section == "desk" else []), _lines(commands)]
    return Page("\n".join(lines), await buttons_for(services, [(_("Back to help"), View("help"))]))


def _lines(commands: dict[str, str]) -> str:
    return "\n".join(f"/{name} – {escape(_(words))}" for name, words in commands.items())


async def _role(update: Update, context: Context) -> Role:
    user = update.effective_user
    return await role_of(context.services, user.id if user else None)


async def _help_again(update: Update, context: Context, view: View) -> None:
    role, section = await _role(update, context), word_at(view, 0)
    if not section:
        await show(update, context, await help_page(context.services, role))
    elif section in SECTIONS[role]:
        await show(update, context, await section_page(context.services, section))
    else:
        # In a group an editor's help is seen by readers too.
        await answer(update, _("That is for this desk's editors, or its owner."), alert=True)


VIEWS = {"help": _help_again}
