"""`/follow LINE`: tells the chat when the figure of a line changes; without a line, lists what it follows."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.languages import remember_language
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, fit, rows
from bot.chat.replies import reply, show
from bot.chat.typed_commands import words_after_command
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.readers.help.examples import examples
from bot.handlers.subscriptions.chat_rights import administered_chat, thread_of
from bot.handlers.subscriptions.pauses import end, runs
from bot.handlers.subscriptions.schedule import zone_of
from bot.handlers.subscriptions.settings import followed_html, keep_rule, subscription_page
from bot.language import _
from bot.pages import figure_wording
from briefings.answers.public import was_public
from briefings.deliveries.alert_rules import AlertRule, rules_of
from briefings.deliveries.followed import FollowedFigure, figure_now, figures_of_claim, followed
from briefings.errors import BadQuestion, NotFound
from briefings.model import Figure, Subscription

MOST_FOLLOWED = 20
_EVERYWHERE = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POST
_LINE = re.compile(r"(?:/?claim_)?([0-9a-f]{6,64})\b", re.IGNORECASE)


def handlers() -> list[CommandHandler[Context, None]]:
    """`/follow`, in channels too."""
    return [CommandHandler("follow", follow, filters=_EVERYWHERE)]


async def follow(update: Update, context: Context) -> None:
    """Follows the figure of a line that is named by its id. If it has several figures, asks which."""
    services, words = context.services, words_after_command(update)
    chat = await administered_chat(update, context)
    if not words:
        await reply(update, context, await follows_page(services, chat))
        return
    named = _LINE.match(words)
    if named is None:
        raise NotFound(_("Name the line as an answer shows it, like /follow claim_1617b4a589."))
    await reply(update, context, await _claims_page(services, update, chat, named[1].lower()))


async def follows_page(services: Services, chat: int, note: str = "") -> Page:
    """What the chat follows, with a button that ends each."""
    mine = await _follows(services, chat)
    if not mine:
        example = (await examples(services)).follow
        how = _(" Try <code>{example}</code>.").format(example=escape(example)) if example else ""
        said = _(
            "Nothing is followed here. /figures lists figures, and each one's history has a button for it.{how}"
        ).format(how=how)
        return Page("\n\n".join(filter(None, (note, said))))
    blocks = [await followed_html(services, figure) for _rest, figure in mine]
    numbered = [f"{place}. {block}" for place, block in enumerate(blocks, 1)]
    html, shown = fit([*([note] if note else []), _("<b>You follow</b>"), *numbered], LONGEST_MESSAGE)
    stops = [
        await button(services, _("Stop {place}").format(place=place), "unfollow", subscription.id)
        for place, (subscription, _rest) in enumerate(mine[:shown], 1)
    ]
    return Page(html, rows(stops, 4))


async def _follows(services: Services, chat: int) -> list[tuple[Subscription, FollowedFigure]]:
    rules = await rules_of(services.library, chat)
    every = [(s, rules[s.id].figure) for s in await services.outbox.subscriptions(chat) if s.id in rules]
    return [(subscription, figure) for subscription, figure in every if figure is not None]


async def _claims_page(services: Services, update: Update, chat: int, claim_id: str) -> Page:
    claim, document = await services.library.claim(claim_id)
    if not await was_public(services.library, document):
        raise NotFound(_("There is no published claim {claim_id}.").format(claim_id=claim_id))
    figures = await figures_of_claim(services.library, claim, document.number)
    if not figures:
        raise NotFound(_("This line gives no figure that I count. /figures lists those that I do."))
    if len(figures) == 1:
        return await _followed(services, update, chat, followed(figures[0]))
    choices = [await follow_button(services, figure, _label(services, figure)) for figure in figures]
    return Page(_("Which figure of this line?"), rows(choices, 1))


def _label(services: Services, figure: Figure) -> str:
    return clip(figure_wording.figure_headline(services.beat, figure), 60)


async def follow_button(services: Services, figure: Figure, label: str = "") -> Button:
    """A button that follows a figure."""
    key = followed(figure)
    return await button(
        services,
        label or _("Follow this figure"),
        "follow",
        key.measure,
        key.origin or "",
        key.scope,
        key.part,
        key.event or "",
    )


async def _followed(services: Services, update: Update, chat: int, figure: FollowedFigure) -> Page:
    """Follows a figure from now on, once however often it is asked."""
    mine = await _follows(services, chat)
    there = next((subscription for subscription, other in mine if other == figure), None)
    if there is None and len(mine) >= MOST_FOLLOWED:
        raise BadQuestion(
            _("This chat follows {most_followed} figures. /follow ends one to make room.").format(
                most_followed=MOST_FOLLOWED
            )
        )
    if await figure_now(services.library, figure) is None:
        raise NotFound(_("This figure no longer stands: its documents were withdrawn."))
    if there is None:
        async with services.library.together() as library:
            last = await library.last_change()
            new = Subscription(
                id=0, chat=chat, alerts=True, zone=await zone_of(services, chat), thread=thread_of(update),
                seen=last, alerted=last,
            )  # fmt: skip
            there = await services.outbox.subscribe(new)
            await keep_rule(services, there, AlertRule(figure=figure))
            await remember_language(services, chat)
    note = (
        _("You follow this figure: I write when it moves.")
        if runs(there)
        else _("You follow this figure; it is paused.")
    )
    return await subscription_page(services, there, note)


async def _follow(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    measure, origin, scope, part, event = (word_at(view, place) for place in range(5))
    figure = FollowedFigure(measure, origin or None, scope, part, event or None)
    await reply(update, context, await _followed(services, update, chat, figure))


async def _unfollow(update: Update, context: Context, view: View) -> None:
    services = context.services
    chat = await administered_chat(update, context)
    mine = next((s for s, _rest in await _follows(services, chat) if s.id == number_at(view)), None)
    if mine is not None:
        await end(services, mine)
    page = await follows_page(services, chat, _("You no longer follow it."))
    again = () if mine is None else ((await button(services, _("Undo"), "resubscribe", mine.id),),)
    await show(update, context, Page(page.html, (*page.buttons, *again)))


async def _follows_again(update: Update, context: Context, view: View) -> None:
    chat = await administered_chat(update, context)
    await show(update, context, await follows_page(context.services, chat))


async def _line(update: Update, context: Context, view: View) -> None:
    """Follows the figure of the line whose button was pressed."""
    chat = await administered_chat(update, context)
    await reply(update, context, await _claims_page(context.services, update, chat, word_at(view, 0)))


VIEWS = {"follow": _follow, "follow-line": _line, "unfollow": _unfollow, "follows": _follows_again}
