"""The buttons under an alert: its lines in full, muting a topic, and which changes are worth an alert."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, fit, one_space
from bot.chat.replies import reply, show
from bot.chat.views import View, buttons_for, number_at, word_at
from bot.handlers.readers.answers.place_choice import places_offered
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.handlers.subscriptions.pauses import pause
from bot.handlers.subscriptions.settings import keep_rule, subscription_page
from bot.language import _
from bot.pages import wording
from bot.pages.messages.digest_message import kind_words
from bot.pages.subscription_words import RULES, rule_words
from briefings.answers.claim_view import present_claim
from briefings.deliveries.alert_rules import AlertRule, rule_of
from briefings.errors import NotFound
from briefings.formats.glossing import glossed
from briefings.knowledge.countries import is_country_code
from briefings.model import Carried, Question, Subscription

LONGEST_LINE = 600


async def _lines(update: Update, context: Context, view: View) -> None:
    """Shows the lines of an alert, each with a numbered button that opens it."""
    services, chat = context.services, update.effective_chat
    delivery = await services.outbox.delivery(number_at(view))
    if chat is None or delivery.chat != chat.id:
        raise NotFound(_("This alert is no longer there."))
    lines = list({glossed(line.text, line.glosses): line for line in delivery.carried}.values())
    now = [await present_claim(services.library, line.statements, line.text) for line in lines]
    told = [_line(line, stands=claim is not None) for line, claim in zip(lines, now, strict=True)]
    blocks = [f"{place}. {line}" for place, line in enumerate(told, 1)]
    html, shown = fit([_("<b>What this alert tells</b>"), *blocks], LONGEST_MESSAGE)
    opened = [(str(place), View("claim", (claim.id,))) for place, claim in enumerate(now[: shown - 1], 1) if claim]
    await reply(update, context, Page(html, await buttons_for(services, opened, 5)))


def _line(line: Carried, *, stands: bool) -> str:
    words = clip(one_space(glossed(line.text, line.glosses)), LONGEST_LINE)
    documents = " ".join(f"/document_{number}" for number in line.documents[:3])
    told = f"{kind_words(line)}{wording.in_marks(words, escape(words))} {documents}".rstrip()
    return told if stands or line.kind == "withdrawn" else f"{told}\n<i>{_('It no longer stands.')}</i>"


async def _mute(update: Update, context: Context, view: View) -> None:
    """Takes a topic out of the subscription; if it was the last one, pauses the subscription."""
    services, topic = context.services, word_at(view, 1)
    mine = await _mine(update, context, view)
    every = [t.id for t in services.beat.topics]
    title = next((_(t.title) for t in services.beat.topics if t.id == topic), "")
    if not title:
        raise NotFound(_("This topic is no longer there."))
    left = tuple(t for t in (mine.topics or every) if t != topic)
    if not left:
        await show(update, context, await subscription_page(services, await pause(services, mine), _("Paused.")))
        return
    changed = replace(mine, topics=left)
    await services.outbox.save_subscription(changed)
    page = await subscription_page(
        services, changed, _("No more of <b>{title}</b>. /settings brings it back.").format(title=escape(title))
    )
    await reply(update, context, page)


async def _rule(update: Update, context: Context, view: View) -> None:
    """Sets what alerts are for: everything, or figures and disputes only; and from which size of a change on."""
    services = context.services
    mine = await _mine(update, context, view)
    if len(view.args) > 1:
        place = (await rule_of(services.library, mine)).place
        await keep_rule(services, mine, replace(RULES.get(word_at(view, 1), AlertRule()), place=place))
    await show(update, context, await rule_page(services, mine))


async def rule_page(services: Services, mine: Subscription) -> Page:
    """The present alert rule, and the choices."""
    now = await rule_of(services.library, mine)
    views = [
        (
            _ticked(rule_words(rule).capitalize(), rule == replace(now, place=None)),
            View("set-rule", (str(mine.id), key)),
        )
        for key, rule in RULES.items()
    ]
    views.append((_("About one place"), View("set-rule-place", (str(mine.id),))))
    views.append((_("Back"), View("settings", (str(mine.id),))))
    text = _("<b>What is worth an alert?</b>\nNow: {rule_words}. What is not comes with the digest or /latest.").format(
        rule_words=rule_words(now)
    )
    return Page(text, await buttons_for(services, views, 1))


def _ticked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


async def _place(update: Update, context: Context, view: View) -> None:
    """Sets the country that alerts are about; all, if none is chosen."""
    services, place = context.services, word_at(view, 1)
    mine = await _mine(update, context, view)
    if len(view.args) > 1 and (not place or is_country_code(place)):
        rule = replace(await rule_of(services.library, mine), place=place or None)
        await keep_rule(services, mine, rule)
        await show(update, context, await rule_page(services, mine))
        return
    places = mine.places or tuple(await places_offered(services, Question(None)))
    views = [(wording.country(code), View("set-rule-place", (str(mine.id), code))) for code in places]
    views += [
        (_("Any place"), View("set-rule-place", (str(mine.id), ""))),
        (_("Back"), View("set-rule", (str(mine.id),))),
    ]
    await show(update, context, Page(_("About which place?"), await buttons_for(services, views)))


async def _mine(update: Update, context: Context, view: View) -> Subscription:
    chat = await administered_chat(update, context)
    found = next((s for s in await context.services.outbox.subscriptions(chat) if s.id == number_at(view)), None)
    if found is None:
        raise NotFound(_("This subscription is no longer there. /subscribe makes a new one."))
    return found


VIEWS = {"alert-lines": _lines, "alert-mute": _mute, "set-rule": _rule, "set-rule-place": _place}
