"""/settings and /unsubscribe: each subscription with its next moment, and buttons to change it."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, fit
from bot.chat.prompts import stop_waiting
from bot.chat.replies import reply, show
from bot.chat.typed_commands import LONGEST_ECHO, command_of, noting_unread, words_after_command
from bot.chat.views import View, buttons_for, number_at
from bot.handlers.subscriptions.chat_rights import administered_chat, thread_of
from bot.handlers.subscriptions.choices import plain_subscriptions
from bot.handlers.subscriptions.pauses import bring_back, end, runs
from bot.language import N_, _
from bot.pages import figure_wording
from bot.pages.subscription_words import (
    subject_words,
    subscription_html,
)
from briefings.deliveries.alert_rules import ALERT_RULES, EVERYTHING, AlertRule, rule_of, rules_of, with_rule
from briefings.deliveries.followed import FollowedFigure, figure_now
from briefings.model import Subscription

NONE_YET = N_("This chat has no subscription. /subscribe makes one in three taps.")


SETTINGS, UNSUBSCRIBE = "settings", "unsubscribe"
# What may be written behind /unsubscribe: it is what it does.
_EVERYWHERE_IN_IT = frozenset(("all", "from all", "everything", "from everything"))
_ALL = _EVERYWHERE_IN_IT | {"me", "now"}
OTHER_TOPICS = N_("What this group's other topics are sent goes on; <code>/unsubscribe all</code> ends that, too.")

MADE_ANEW = N_(
    "What you subscribed to anew meanwhile goes on as it is, from the moment at which you did: what changed before "
    "that is not told."
)

NOTE = N_("Note when nothing is new")


_EVERYWHERE = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """/settings and /unsubscribe."""
    return [
        CommandHandler(SETTINGS, settings, filters=_EVERYWHERE),
        CommandHandler(UNSUBSCRIBE, unsubscribe, filters=_EVERYWHERE),
    ]


async def settings(update: Update, context: Context) -> None:
    """Shows the chat's subscriptions; if there is one only, with its buttons."""
    chat = await administered_chat(update, context)
    await stop_waiting(context.services, chat)
    page = await settings_page(context.services, chat)
    await reply(update, context, noting_unread(update, page) if command_of(update) == SETTINGS else page)


async def settings_page(services: Services, chat: int, note: str = "") -> Page:
    """All of a chat's subscriptions."""
    mine = await plain_subscriptions(services, chat)
    follows = len(await services.outbox.subscriptions(chat)) - len(mine)
    also = _("Figures that you follow: {follows}. /follow lists them.").format(follows=follows) if follows else ""
    if not mine:
        buttons = await buttons_for(services, [(_("Subscribe"), View("subscribe", ("", "")))])
        return Page("\n\n".join(filter(None, (note, _(NONE_YET), also))), buttons)
    if len(mine) == 1:
        return await subscription_page(services, mine[0], "\n\n".join(filter(None, (note, also))))
    blocks = [note] if note else []
    blocks += [subscription_html(services.beat, s, services.now()) for s in mine]
    blocks += [also] if also else []
    views = [
        (
            clip(
                _("Change {subject_words}").format(subject_words=subject_words(services.beat, s.topics, s.places)), 60
            ),
            View("settings", (str(s.id),)),
        )
        for s in mine
    ]
    return Page(fit(blocks, LONGEST_MESSAGE)[0], await buttons_for(services, views, 1))


async def subscription_page(services: Services, subscription: Subscription, note: str = "") -> Page:
    """One subscription, and what can be changed in it."""
    key = str(subscription.id)
    rule = await rule_of(services.library, subscription)
    if rule.figure is not None:
        return await followed_page(services, subscription, rule.figure, note)
    # A button names the state that it leads to, so that pressing it twice, or in an older message, leads nowhere else.
    pause = (_("Pause"), "on") if runs(subscription) else (_("Go on"), "off")
    alerts = (_("Alerts off"), "off") if subscription.alerts else (_("Alerts on"), "on")
    silence = (_("Say nothing when nothing is new"), "off") if subscription.note_when_empty else (_(NOTE), "on")
    views = [
        (pause[0], View("set-pause", (key, pause[1]))),
        (alerts[0], View("set-alerts", (key, alerts[1]))),
        (_("Digest time"), View("set-time", (key,))),
        (_("Days"), View("set-days", (key,))),
        (_("Time zone"), View("set-zone", (key,))),
        (_("Quiet hours"), View("set-quiet", (key,))),
        *([(_("Worth an alert"), View("set-rule", (key,)))] if subscription.alerts else []),
        (silence[0], View("set-note", (key, silence[1]))),
        (_("Delete"), View("set-delete", (key,))),
    ]
    html = subscription_html(services.beat, subscription, services.now())
    return Page(f"{note}\n\n{html}".strip(), await buttons_for(services, views))


async def followed_page(services: Services, mine: Subscription, figure: FollowedFigure, note: str = "") -> Page:
    """One followed figure: its present value, and a button to stop following."""
    views = [(_("Stop following"), View("unfollow", (str(mine.id),))), (_("All you follow"), View("follows"))]
    if not runs(mine):
        views.insert(0, (_("Go on"), View("set-pause", (str(mine.id), "off"))))
    html = await followed_html(services, figure)
    return Page("\n\n".join(filter(None, (note, html))), await buttons_for(services, views))


async def followed_html(services: Services, figure: FollowedFigure) -> str:
    """A followed figure's present value."""
    now = await figure_now(services.library, figure)
    if now is None:
        return _("A figure that no document gives any more.")
    headline, support = figure_wording.figure_headline(services.beat, now), figure_wording.figure_support(now)
    return f"<b>{escape(headline)}</b>\n<i>{escape(support)}</i>"


async def unsubscribe(update: Update, context: Context) -> None:
    """Ends all of the chat's subscriptions, at once; in a topic of a forum those of that topic, unless words say all.
    `/unsubscribe France` ends none: it shows them, each with its button to delete it."""
    services = context.services
    chat = await administered_chat(update, context)
    await stop_waiting(services, chat)
    mine = await services.outbox.subscriptions(chat)
    words = words_after_command(update) if command_of(update) == UNSUBSCRIBE else ""
    if mine and words and words.lower() not in _ALL:
        note = _("/unsubscribe takes no words: “{words}” was not read, and nothing has ended.").format(
            words=escape(clip(words, LONGEST_ECHO))
        )
        await reply(update, context, await settings_page(services, chat, note))
        return
    every = len(mine)
    if words.lower() not in _EVERYWHERE_IN_IT:
        mine = _of_this_topic(update, mine)
    elsewhere = _(OTHER_TOPICS) if len(mine) < every else ""
    for subscription in mine:
        await end(services, subscription)
    if not mine:
        none = _("Nothing is sent to this topic. {elsewhere}").format(elsewhere=elsewhere) if elsewhere else _(NONE_YET)
        await reply(update, context, Page(none))
        return
    ended = _("{len} subscriptions have ended, and ").format(len=len(mine)) if len(mine) > 1 else ""
    text = _("Unsubscribed: {ended}no digest and no alert comes here any more. {corrections}").format(
        ended=ended, corrections=_(CORRECTIONS)
    )
    text = "\n\n".join(filter(None, (text, elsewhere)))
    back = [(_("Undo"), View("resubscribe", tuple(str(subscription.id) for subscription in mine)))]
    await reply(update, context, Page(text, await buttons_for(services, back)))


def _of_this_topic(update: Update, mine: Sequence[Subscription]) -> tuple[Subscription, ...]:
    """Those of a chat's subscriptions that are sent where the update came from."""
    thread, chat = thread_of(update), update.effective_chat
    in_a_forum = thread is not None or (chat is not None and bool(chat.is_forum))
    return tuple(each for each in mine if not in_a_forum or each.thread == thread)


async def resubscribe(update: Update, context: Context, view: View) -> None:
    """Brings back what was ended, with everything that changed meanwhile still to be told; but not what was made anew
    meanwhile, which begins at that moment."""
    services = context.services
    chat = await administered_chat(update, context)
    async with services.library.together():
        rules = await rules_of(services.library, chat)
        there = await services.outbox.subscriptions(chat)
        found = [await services.outbox.subscription(number_at(view, place)) for place in range(len(view.args))]
        ended = [old for old in found if old.chat == chat and old.ended]
        anew = [
            old for old in ended
            if any(_alike(old, m) and rules.get(m.id, EVERYTHING) == rules.get(old.id, EVERYTHING) for m in there)
        ]  # fmt: skip
        for old in ended:
            if old not in anew:
                await bring_back(services, old)
    note = _(MADE_ANEW) if anew else _("Subscribed again: nothing was lost.")
    await show(update, context, await settings_page(services, chat, note))


async def keep_rule(services: Services, subscription: Subscription, rule: AlertRule) -> None:
    """Stores the subscription's alert rule."""
    async with services.library.together() as library:
        kept = await library.kept(ALERT_RULES, str(subscription.chat))
        await library.keep(ALERT_RULES, str(subscription.chat), with_rule(kept, subscription, rule), services.now())


def _alike(one: Subscription, other: Subscription) -> bool:
    return (one.topics, one.places, one.schedule, one.alerts, one.thread) == (
        other.topics, other.places, other.schedule, other.alerts, other.thread,
    )  # fmt: skip


CORRECTIONS = N_(
    "Should a line that you were sent be withdrawn, I still correct it; /forgetme ends that "
    "too. /subscribe begins anew."
)
