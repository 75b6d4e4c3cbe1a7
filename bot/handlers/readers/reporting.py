"""Reports of a line: by its button, by a 👎, or by a reply that says what is wrong; each can be taken back."""

from __future__ import annotations

import re
from typing import Any

from telegram import ReactionTypeEmoji, Update
from telegram.constants import ChatType
from telegram.ext import MessageReactionHandler

from bot.chat.context import Context, Services
from bot.chat.languages import remember_language
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.replies import answer, reply, send, show
from bot.chat.shown_lines import SAID, lines_of
from bot.chat.views import GONE, button, number_at, word_at
from bot.handlers.editors.desk_group import Post, desks_language, post, post_again
from bot.handlers.editors.queue.review import report_page
from bot.language import N_, _, speaking
from bot.pages import wording
from briefings import newsroom
from briefings.formats.glossing import claim_glossed
from briefings.model import Claim

DOWN = "👎"
THANKS = N_("Thank you. The editors look at this line, and I tell you what became of it.")
# A reply that begins so is an objection. Others may be questions, so the reader is asked.
_OBJECTS = re.compile(
    r"\W*(?:👎|(?:this|that|it)(?:['’]?s| is| was)? ?(?:wrong|false|untrue|not (?:true|right|correct)|mis\w+|incorrect)"
    r"|wrong|false|untrue|incorrect|not true|mistake|error|report|outdated|out of date|misquot\w+|mislead\w+)\b",
    re.IGNORECASE,
)
MOST_OFFERED = 8


def handlers() -> list[MessageReactionHandler[Context, None]]:
    """Reactions to the bot's messages."""
    reactions = MessageReactionHandler.MESSAGE_REACTION_UPDATED
    return [MessageReactionHandler(reacted, message_reaction_types=reactions)]


async def reacted(update: Update, context: Context) -> None:
    """Reports the message's line on a 👎, and takes the report back without it. If the message has several lines, asks
    which."""
    services, reaction = context.services, update.message_reaction
    if reaction is None or reaction.user is None or reaction.user.is_bot:
        return
    before, now = _is_down(reaction.old_reaction), _is_down(reaction.new_reaction)
    if before == now:
        return
    lines = await lines_of(services, reaction.chat.id, reaction.message_id)
    if before:
        await _take_back_all(services, context, reaction.user.id, lines)
        return
    private = reaction.chat.type == ChatType.PRIVATE
    if len(lines) == 1:
        page = await reported(services, context, reaction.user.id, lines[0])
        # Others in a group need not hear who objects to what.
        if private:
            await reply(update, context, page)
    elif lines and private:
        await reply(update, context, await which_page(services, lines))


def _is_down(reactions: Any) -> bool:
    return any(isinstance(each, ReactionTypeEmoji) and each.emoji == DOWN for each in reactions)


async def objects(update: Update, context: Context, text: str) -> bool:
    """Takes a reply to one of the bot's lines: an objection reports it; for other words it asks. False for a message
    that is no such reply."""
    services, message, user = context.services, update.effective_message, update.effective_user
    assert message is not None
    replied = message.reply_to_message
    if user is None or replied is None or replied.from_user is None or replied.from_user.id != context.bot.id:
        return False
    lines = await lines_of(services, message.chat_id, replied.message_id)
    if not lines:
        return False
    if len(lines) == 1 and _OBJECTS.match(text):
        await reply(update, context, await reported(services, context, user.id, lines[0], text))
        return True
    key = f"{message.chat_id}:{message.message_id}"
    await services.library.keep(SAID, key, {"by": user.id, "words": text}, services.now())
    await reply(update, context, await which_page(services, lines, key))
    return True


async def which_page(services: Services, lines: tuple[str, ...], words: str = "") -> Page:
    """Asks which line is meant; with `words` (the key of a reply's kept words), also whether they were a question."""
    blocks, buttons = [], []
    for place, line in enumerate(lines[:MOST_OFFERED], 1):
        claim, _rest = await services.library.claim(line)
        blocks.append(f"{place}. {_quoted(claim)}")
        label = _("Report {place}").format(place=place) if len(lines) > 1 else _("Report this line, with these words")
        buttons.append(await button(services, label, "report", line, words))
    if words:
        buttons.append(await button(services, _("It was a question"), "report-asked", words))
    return Page("\n".join([_("<b>Is something wrong with this line?</b>"), *blocks]), rows(buttons, 2))


def _quoted(claim: Claim) -> str:
    words = clip(one_space(claim_glossed(claim)), 200)
    return wording.in_marks(words, escape(words))


async def reported(services: Services, context: Context, user: int, line: str, reason: str = "") -> Page:
    """Puts the line into the editors' queue and before the desk, once for each reader."""
    claim, _rest = await services.library.claim(line)
    done = await newsroom.report_line(services.library, claim.id, reason, by=user, now=services.now())
    await remember_language(services, user)
    if done.news:
        about = Post("report", done.report.id, claim.id)
        with speaking(await desks_language(services)):
            page = await report_page(services, done.report.id)
        await post(services, context.bot, page, about)
    why = "" if reason else _(" Reply to the line to say what is wrong with it.")
    undo = await button(services, _("Undo"), "report-not", done.report.id)
    return Page(
        _("Reported: {quoted}\n{thanks}{why}").format(quoted=_quoted(claim), thanks=_(THANKS), why=why), ((undo,),)
    )


async def _report(update: Update, context: Context, view: Any) -> None:
    """The button under a line, and the one that says which line a reply was about."""
    services, user, line = context.services, update.effective_user, word_at(view, 0)
    if user is None or not line:
        await answer(update, _(GONE), alert=True)
        return
    page = await reported(services, context, user.id, line, await said_by(services, user.id, word_at(view, 1)))
    await answer(update, _(THANKS))
    await send(update, context, page)


async def said_by(services: Services, user: int, key: str) -> str:
    """The kept words of a reply, which are then deleted; empty if they are gone, or somebody else's."""
    kept: Any = await services.library.kept(SAID, key) if key else None
    if kept is None or kept["by"] != user or not await services.library.drop(SAID, key):
        return ""
    return str(kept["words"])


async def _take_back(update: Update, context: Context, view: Any) -> None:
    user = update.effective_user
    done = user is not None and await _taken_back(context.services, context, user.id, number_at(view))
    said = _("Taken back: nothing is reported.") if done else _("The editors have settled this already.")
    await show(update, context, Page(said))


async def _take_back_all(services: Services, context: Context, user: int, lines: tuple[str, ...]) -> None:
    for report in await services.library.reports():
        if report.by == user and report.claim in lines:
            await _taken_back(services, context, user, report.id)


async def _taken_back(services: Services, context: Context, user: int, number: int) -> bool:
    done = await newsroom.take_back_report(services.library, number, by=user)
    if done:
        with speaking(await desks_language(services)):
            page = Page(_("The reader has taken this report back."))
        await post_again(services, context.bot, page, "report", number)
    return done


VIEWS = {"report": _report, "report-not": _take_back}
