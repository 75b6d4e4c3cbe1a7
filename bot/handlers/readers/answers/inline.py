"""Inline mode: quotes a sourced line in any chat. "@bot returned France" offers claims with these words."""

from __future__ import annotations

import asyncio

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import InlineQueryHandler

from bot.chat.context import Context, Services
from bot.chat.page import clip, escape, one_space
from bot.pages import wording
from bot.pages.references import short_reference
from bot.pages.wording import day
from briefings.answers.composing import reference
from briefings.answers.questions.search_query import parse_search
from briefings.formats.glossing import claim_glossed
from briefings.ports import Hit

# Telegram accepts 50; a phone shows a few.
OFFERED = 10
LONGEST_QUERY, LONGEST_QUOTE = 200, 1500
# For how many seconds Telegram may cache an answer: a withdrawn line must not be offered for long.
KEPT = 30


def handlers() -> list[InlineQueryHandler[Context, None]]:
    """Handles whatever is written after the bot's name in any chat."""
    return [InlineQueryHandler(offer)]


async def offer(update: Update, context: Context) -> None:
    """Offers the claims with these words, each ready to be sent with its source."""
    query = update.inline_query
    assert query is not None
    found = await _found(context.services, query.query)
    results = [_result(hit) for hit in found]
    # If reading is by invitation, Telegram must not show a stranger what it cached for a reader.
    personal = context.services.settings.access != "open"
    await query.answer(results, cache_time=KEPT, is_personal=personal)


async def _found(services: Services, typed: str) -> tuple[Hit, ...]:
    words = clip(one_space(typed), LONGEST_QUERY)
    if len(words) < 3:
        return ()
    return await asyncio.wait_for(services.library.search(parse_search(words).search(), limit=OFFERED), 10)


def _result(hit: Hit) -> InlineQueryResultArticle:
    words = clip(one_space(claim_glossed(hit.claim)), LONGEST_QUOTE)
    quote = wording.in_marks(words, escape(words))
    return InlineQueryResultArticle(
        hit.claim.id,
        clip(words, 80),
        InputTextMessageContent(
            f"<blockquote>{quote}</blockquote>{short_reference(reference(hit.document))}",
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        description=clip(f"{hit.document.source or hit.document.title}, {day(hit.document.published)}", 80),
    )
