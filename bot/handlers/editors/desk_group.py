"""`/desk` makes a group the desk: drafts and readers' reports are posted there with their buttons.

An editor may also reply to a post: "publish", "discard", "drop", "it stands". Whoever is first settles a thing; the
second is told so.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ApplicationHandlerStop, CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.desk import DESK, HERE, DeskChat, desk_group, make_desk_group, move_desk_group
from bot.chat.languages import language_for
from bot.chat.page import Page, clip
from bot.chat.replies import keyboard, reply
from bot.chat.roles import editor_of
from bot.chat.typed_commands import LONGEST_ECHO, words_after_command
from bot.handlers.editors.act_pages import published_page
from bot.handlers.editors.claims import done_page
from bot.handlers.editors.draft_page import draft_page
from bot.handlers.editors.drafts import asks_first
from bot.handlers.editors.intake.batches import Outcome
from bot.language import ENGLISH, N_, _, speaking
from briefings import newsroom
from briefings.errors import BadQuestion, NotAllowed
from briefings.values import frozen

log = logging.getLogger("dateline")

# "chat:message" → what a message posted to the desk is about.
POSTS = "desk-post"
MADE = N_(
    "This group is the desk now: drafts, readers' reports and what feeds bring are posted "
    "here, for its editors to settle by a button or by a reply (publish, discard, drop, it "
    "stands). /desk off ends that."
)
ENDED = N_("This group is the desk no more.")
ONLY_IN_GROUPS = N_("Send /desk in the group that is to be the desk. I must be in it.")


@frozen
class Post:
    """What a message in the desk's group is about: the number of a draft or a report, and the report's claim."""

    kind: str
    number: int
    claim: str = ""


def handlers() -> list[Any]:
    """`/desk`, in groups."""
    return [CommandHandler("desk", make_desk, filters=filters.UpdateType.MESSAGE)]


def reply_handlers() -> list[Any]:
    """Takes editors' replies to posts; other handlers don't see these."""
    return [MessageHandler(filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND, replied)]


async def make_desk(update: Update, context: Context) -> None:
    """Makes this group the desk; with `off`, no longer."""
    services, chat, message = context.services, update.effective_chat, update.effective_message
    await editor_of(services, update)
    assert chat is not None
    assert message is not None
    if chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        raise NotAllowed(_(ONLY_IN_GROUPS))
    words = words_after_command(update)
    if words.lower() not in ("", "on", "off"):
        raise BadQuestion(
            _("/desk takes no word but off: “{words}” was not read, and nothing has changed.").format(
                words=clip(words, LONGEST_ECHO)
            )
        )
    if words.lower() == "off":
        await services.library.drop(DESK, HERE)
        await reply(update, context, Page(_(ENDED)))
        return
    thread = message.message_thread_id if message.is_topic_message else None
    await make_desk_group(services.library, DeskChat(chat.id, thread), services.now())
    await reply(update, context, Page(_(MADE)))


async def desks_language(services: Services) -> str:
    """The language of the desk's group, in which everything is posted there, whoever caused it."""
    desk = await desk_group(services.library)
    return await language_for(services, desk.chat) if desk else ENGLISH


async def post(services: Services, bot: Bot, page: Page, about: Post, *, unless: int | None = None) -> None:
    """Posts a page to the desk's group, if there is one and it is not the chat `unless`, where the thing came from. If
    Telegram refuses, that is logged: /review has the thing all the same."""
    desk = await desk_group(services.library)
    if desk is None or desk.chat == unless:
        return
    try:
        try:
            sent = await _sent(bot, desk, page)
        except ChatMigrated as error:
            # It became a supergroup, and the bot was not told.
            await move_desk_group(services.library, desk.chat, error.new_chat_id, services.now())
            desk = replace(desk, chat=error.new_chat_id)
            sent = await _sent(bot, desk, page)
    except TelegramError as error:
        log.warning("The desk's group could not be written to: %s", type(error).__name__)
        return
    row = {"kind": about.kind, "number": about.number, "claim": about.claim}
    await services.library.keep(POSTS, f"{desk.chat}:{sent.message_id}", row, services.now())


async def post_drafts(services: Services, bot: Bot, outcomes: Sequence[Outcome], chat: int) -> None:
    """Posts each draft of a batch that came from a chat, with its buttons."""
    for outcome in outcomes:
        if outcome.draft is not None and outcome.done is None:
            with speaking(await desks_language(services)):
                page = await draft_page(services, outcome.draft, outcome.piece.note)
            await post(services, bot, page, Post("draft", outcome.draft.document.number), unless=chat)


async def _sent(bot: Bot, desk: DeskChat, page: Page) -> Message:
    return await bot.send_message(
        desk.chat, page.html, reply_markup=keyboard(page.buttons), message_thread_id=desk.thread
    )


async def post_again(services: Services, bot: Bot, page: Page, kind: str, number: int) -> None:
    """Replaces the post about a thing by another page; does nothing if there is none."""
    posts: Any = await services.library.all_kept(POSTS)
    for key, row in posts.items():
        if (row["kind"], row["number"]) != (kind, number):
            continue
        chat, _rest, message = key.rpartition(":")
        try:
            await bot.edit_message_text(
                page.html, chat_id=int(chat), message_id=int(message), reply_markup=keyboard(page.buttons)
            )
        except TelegramError as error:
            log.warning("The desk's group could not be written to: %s", type(error).__name__)


async def replied(update: Update, context: Context) -> None:
    """Does what a reply to a post says; leaves any other talk to other handlers."""
    services, message = context.services, update.effective_message
    if message is None or message.reply_to_message is None:
        return
    kept: Any = await services.library.kept(POSTS, f"{message.chat_id}:{message.reply_to_message.message_id}")
    words = " ".join((message.text or "").lower().strip(" .!").split())
    if kept is None or words not in WORDS:
        return
    by = await editor_of(services, update)
    page = await _act(services, by, Post(**kept), WORDS[words])
    if page is not None:
        await reply(update, context, page)
        raise ApplicationHandlerStop


# An editor's reply → what it does.
WORDS = {
    **dict.fromkeys(("publish", "publish it", "ok", "yes"), "publish"),
    **dict.fromkeys(("discard", "discard it", "no"), "discard"),
    **dict.fromkeys(("drop", "drop it"), "drop"),
    **dict.fromkeys(("it stands", "stands", "decline"), "decline"),
}


async def _act(services: Services, by: int, about: Post, what: str) -> Page | None:
    act: dict[str, Any] = {"by": by, "now": services.now(), "tell": services.tell}
    match about.kind, what:
        case "draft", "publish":
            asked = await asks_first(services, about.number)
            if asked is not None:
                return asked
            page = await published_page(services, await newsroom.publish(services.library, about.number, **act))
        case "draft", "discard":
            await newsroom.discard(services.library, about.number, **act)
            page = Page(_("Draft {number} is discarded. /undo takes it back.").format(number=about.number))
        case "report", "drop":
            _rest, document = await services.library.claim(about.claim)
            done = await newsroom.drop(services.library, about.claim, **act)
            page = await done_page(services, _("Dropped from all answers."), done, document.number)
        case "report", "decline":
            await newsroom.decline(services.library, about.number, **act)
            page = Page(_("The line stands; its reader is told."))
        case _:
            return None
    services.wake()
    return page
