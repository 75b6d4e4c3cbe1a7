"""/start: what this is, in four lines."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler

from bot.chat.context import Context, DatelineApplication, Services
from bot.chat.page import Page, escape
from bot.chat.replies import reply, show
from bot.chat.roles import role_of
from bot.chat.views import View, buttons_for, question_args
from bot.handlers.readers.help.examples import examples
from bot.handlers.readers.help.menus import COMMANDS, set_menu_for
from bot.language import _
from briefings.model import Question

__all__ = ["COMMANDS", "VIEWS", "handlers", "start_page", "topic_views"]


def handlers() -> list[CommandHandler[Context, None]]:
    """/start alone."""
    return [CommandHandler("start", start)]


async def start(update: Update, context: Context) -> None:
    """Says in four lines what this is, with the topics as buttons."""
    services, user, chat = context.services, update.effective_user, update.effective_chat
    await reply(update, context, await start_page(services, user.id if user else None))
    role = await role_of(services, user.id if user else None)
    if user and role != "reader" and chat and chat.type == ChatType.PRIVATE:
        application = context.application
        assert isinstance(application, DatelineApplication)
        await set_menu_for(application, user.id, role)


async def start_page(services: Services, user: int | None) -> Page:
    """The first screen."""
    beat = services.beat
    example = (await examples(services)).topic
    lines = [
        _("<b>Dateline · {title}</b>").format(title=escape(_(beat.title))),
        _("What sources say, in their own words: every line has its reference."),
        _("Tap a topic, or write one with a place: <code>{example}</code>").format(example=escape(example))
        if example
        else _("Tap a topic."),
        _("/subscribe sends you what is new, /help lists the rest."),
    ]
    if not await services.library.count_documents():
        lines.append(f"\n{await _empty_library(services, user)}")
    if services.settings.owner is None and user is not None:
        lines.append(
            _("\nNo owner is set. To be it, set <code>DATELINE_OWNER={user}</code> and start Dateline again.").format(
                user=user
            )
        )
    return Page("\n".join(lines), await buttons_for(services, await topic_views(services)))


async def _empty_library(services: Services, user: int | None) -> str:
    if await role_of(services, user) == "reader":
        return _(
            "The library is still empty: its editors have published nothing yet. /subscribe tells you when they do."
        )
    return _("The library is still empty. Send an article here, as a file, a text or a link, and publish its draft.")


async def words_only_page(services: Services) -> Page:
    """What is answered to what has no words."""
    text = _("I read words: tap a topic, or see /help.")
    return Page(text, await buttons_for(services, await topic_views(services)))


async def topic_views(services: Services) -> list[tuple[str, View]]:
    """The topics as labelled views."""
    return [(_(topic.title), View("ask", question_args(Question(topic.id)))) for topic in services.beat.topics]


async def _start_again(update: Update, context: Context, view: View) -> None:
    user = update.effective_user
    await show(update, context, await start_page(context.services, user.id if user else None))


VIEWS = {"start": _start_again}
