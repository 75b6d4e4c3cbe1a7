"""Who may read. With `DATELINE_ACCESS=invited` a stranger gets one friendly line and a button to ask; editors admit."""

from __future__ import annotations

from dataclasses import replace

from telegram import CallbackQuery, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.chat.context import Context, Services
from bot.chat.forwarded import commands
from bot.chat.languages import language_for, remember_of_person
from bot.chat.page import Button, Page, clip, escape
from bot.chat.prompts import waited_for
from bot.chat.replies import keyboard, reply, show
from bot.chat.roles import may_read
from bot.chat.views import View, buttons_for, data_for
from bot.handlers.editors.queue.review_queue import ASKS
from bot.handlers.owner.editors import opens_invitation
from bot.language import _, speaking
from briefings.model import Person


def gate() -> TypeHandler[Update, Context, None]:
    """The handler that runs before all others."""
    return TypeHandler(Update, let_in)


async def let_in(update: Update, context: Context) -> None:
    """Lets readers by. Strangers are told how to ask, and nothing else is done for them."""
    services = context.services
    if services.settings.access == "open" or _about_the_chat(update):
        return
    user = update.effective_user
    if user is not None and await may_read(services, user.id):
        return
    if opens_invitation(update) or _asks(update.callback_query) or await _answers_in_a_channel(services, update):
        return
    if _spoken_to(update, context.bot.username):
        posted = update.channel_post is not None or update.edited_channel_post is not None
        await reply(update, context, await (channel_page(services) if posted else stranger_page(services)))
    raise ApplicationHandlerStop


async def _answers_in_a_channel(services: Services, update: Update) -> bool:
    """True for a channel's post where a question waits for words: a reader who was let in opened it by a button."""
    post = update.channel_post
    if post is None or commands(post):
        return False
    return await waited_for(services, post.chat_id) is not None


def _about_the_chat(update: Update) -> bool:
    """True if the bot was put in or out, or a group became a supergroup: nobody asks for anything."""
    message = update.message
    moved = message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id)
    return update.my_chat_member is not None or bool(moved)


def _spoken_to(update: Update, me: str) -> bool:
    """True for a button, a private message, or a group's command that is not another bot's: other talk in a group gets
    no answer."""
    message = update.effective_message
    if update.callback_query is not None or message is None:
        return update.callback_query is not None
    if message.chat.type == ChatType.PRIVATE:
        return True
    if not commands(message):
        return False
    named = (message.text or "").split()[0].partition("@")[2].lower()
    return named in ("", me.lower())


def _asks(query: CallbackQuery | None) -> bool:
    return query is not None and query.data == "ask_in"


async def stranger_page(services: Services) -> Page:
    """One friendly line, and the button to ask."""
    button = Button(_("Ask to be let in"), await data_for(services, View("ask_in")))
    return Page(_("This Dateline is for invited readers. Tap below to ask its editors to let you in."), ((button,),))


async def channel_page(services: Services) -> Page:
    """For a channel's post, which doesn't say who wrote it: buttons, of which Telegram says who presses them."""
    views = [
        (_("Subscribe"), View("sub-topics")),
        (_("Settings"), View("settings")),
        (_("Ask to be let in"), View("ask_in")),
    ]
    text = _(
        "This Dateline is for invited readers, and a channel's post does not say who wrote it. An administrator of this"
        " channel who has been let in sets by a tap what it receives."
    )
    return Page(text, await buttons_for(services, views))


async def _ask_in(update: Update, context: Context, view: View) -> None:
    services, user = context.services, update.effective_user
    if user is None or await may_read(services, user.id):
        await show(update, context, Page(_("You may read here already. /start begins.")))
        return
    async with services.library.together() as library:
        known = await library.person(user.id) or Person(user.id)
        await library.save_person(replace(known, name=user.full_name))
        first = await library.kept(ASKS, str(user.id)) is None
        await library.keep(ASKS, str(user.id), {"name": user.full_name}, services.now())
    await remember_of_person(services, update)
    await show(
        update, context, Page(_("The editors have your wish. You hear from me once one of them has looked at it."))
    )
    if first:
        await _tell_editors(context, user)


async def _tell_editors(context: Context, user: User) -> None:
    """Tells every editor, with the buttons of the queue (see `bot.handlers.editors.queue.review`); whoever is first
    settles it."""
    services = context.services
    editors = {person.id for person in await services.library.people("editor")}
    for editor in editors | ({services.settings.owner} if services.settings.owner else set()):
        with speaking(await language_for(services, editor)):
            page = await _asking_page(services, user)
        try:
            await context.bot.send_message(editor, page.html, reply_markup=keyboard(page.buttons))
        except TelegramError:
            # They never opened this chat, or left it; the queue has it all the same.
            continue


async def _asking_page(services: Services, user: User) -> Page:
    views = [
        (_("Let them in"), View("admit", (str(user.id), "yes"))),
        (_("Not now"), View("admit", (str(user.id), "no"))),
    ]
    text = _("<b>{full_name}</b> ({id}) asks to read. /review has all who wait.").format(
        full_name=escape(clip(user.full_name, 100)), id=user.id
    )
    return Page(text, await buttons_for(services, views))


VIEWS = {"ask_in": _ask_in}
