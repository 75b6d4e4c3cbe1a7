"""Who may read. With `DATELINE_ACCESS=invited` a stranger gets one kind line and a button to ask; editors admit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, Update, User
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.context import Context, Services
from bot.handlers.asking import buttons_for
from bot.pages import Button, Page, clip, escape
from bot.people import editor_of, role_of
from bot.pressing import number_at
from bot.replies import answer, keyboard, reply, show
from bot.views import View, data_for
from briefings.model import Person

# The queue of those who asked to be let in: under one key, user id → name.
ASKS = "asks"
QUEUE = "open"


def gate() -> TypeHandler[Update, Context, None]:
    """Stands before all other handlers."""
    return TypeHandler(Update, let_in)


async def let_in(update: Update, context: Context) -> None:
    """Lets readers by; a stranger hears how to ask, and nothing else is done for them."""
    services = context.services
    if services.settings.access == "open" or update.my_chat_member is not None:
        return
    user = update.effective_user
    if user is not None and await may_read(services, user.id):
        return
    if _invitation(update) or _asks(update.callback_query):
        return
    if update.effective_chat is not None and (update.effective_message or update.callback_query):
        await answer(update)
        await reply(update, context, await stranger_page(services))
    raise ApplicationHandlerStop


async def may_read(services: Services, user: int) -> bool:
    """Editors, the owner, and those who were admitted."""
    if await role_of(services, user) != "reader":
        return True
    person = await services.library.person(user)
    return bool(person and person.admitted)


def _invitation(update: Update) -> bool:
    """An editor's one-time link is its own admission."""
    message = update.effective_message
    return bool(message and message.text and message.text.startswith("/start") and "appoint-" in message.text)


def _asks(query: CallbackQuery | None) -> bool:
    return query is not None and query.data == "ask_in"


async def stranger_page(services: Services) -> Page:
    """One kind line, and the button to ask."""
    button = Button("Ask to be let in", await data_for(services, View("ask_in")))
    return Page("This Dateline is for invited readers. Tap below to ask its editors to let you in.", ((button,),))


async def waiting(services: Services) -> dict[int, str]:
    """Who asked to be let in: user id → name, the longest waiting first."""
    kept: Any = await services.library.kept(ASKS, QUEUE)
    return {int(user): str(name) for user, name in (kept or {}).items()}


async def take_from_queue(services: Services, user: int) -> str | None:
    """The name of one who waits, taken out of the queue; None where somebody else was faster."""
    async with services.library.together() as library:
        asks: Any = dict(await library.kept(ASKS, QUEUE) or {})
        name = asks.pop(str(user), None)
        if name is not None:
            await library.keep(ASKS, QUEUE, asks, services.now())
    return str(name) if name is not None else None


async def admit_page(services: Services, user: int, name: str) -> Page:
    """One who asks, for an editor's queue."""
    views = [("Let in", View("admit", (str(user),))), ("Not now", View("refuse", (str(user),)))]
    text = f"<b>{escape(clip(name, 100))}</b> ({user}) asks to read here."
    return Page(text, await buttons_for(services, views))


async def _ask_in(update: Update, context: Context, view: View) -> None:
    services, user = context.services, update.effective_user
    if user is None or await may_read(services, user.id):
        await show(update, context, Page("You may read here already. /start begins."))
        return
    async with services.library.together() as library:
        asks: Any = await library.kept(ASKS, QUEUE) or {}
        first = str(user.id) not in asks
        await library.keep(ASKS, QUEUE, {**asks, str(user.id): user.full_name}, services.now())
    await show(update, context, Page("The editors have your wish. You hear from me once they have let you in."))
    if first:
        await _tell_editors(context, user)


async def _tell_editors(context: Context, user: User) -> None:
    """Every editor is told, with the buttons of the queue; whoever is first decides."""
    services = context.services
    page = await admit_page(services, user.id, user.full_name)
    editors = {person.id for person in await services.library.people("editor")}
    for editor in editors | ({services.settings.owner} if services.settings.owner else set()):
        await _tell(context, editor, page)


async def _tell(context: Context, user: int, page: Page) -> None:
    try:
        await context.bot.send_message(user, page.html, reply_markup=keyboard(page.buttons))
    except TelegramError:
        # They never opened this chat, or left it; the queue has it all the same.
        return


async def _admit(update: Update, context: Context, view: View) -> None:
    services, user = context.services, number_at(view)
    by = await editor_of(services, update)
    async with services.library.together() as library:
        name = await take_from_queue(services, user)
        if name is not None:
            known = await library.person(user) or Person(user)
            await library.save_person(replace(known, name=name, admitted=True))
            await library.record(by, "admit", f"person {user}", services.now())
    if name is None:
        await show(update, context, Page("This was settled already."))
        return
    await show(update, context, Page(f"{escape(name)} may read here now. /review has the rest."))
    await _tell(context, user, Page("You are let in. /start shows the topics."))


async def _refuse(update: Update, context: Context, view: View) -> None:
    services, user = context.services, number_at(view)
    by = await editor_of(services, update)
    name = await take_from_queue(services, user)
    if name is not None:
        await services.library.record(by, "refuse", f"person {user}", services.now())
    text = f"{escape(name)} is not let in; they may ask again." if name else "This was settled already."
    await show(update, context, Page(text))


VIEWS = {"ask_in": _ask_in, "admit": _admit, "refuse": _refuse}
