"""The buttons under a message that is delivered: a reader who was woken looks, or asks for less; the desk settles what
feeds brought."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.language import N_, _
from briefings.model import Delivery

# How the occasions of the desk's notices begin (`bot.feeds.telling`), and how a notice names a draft.
FINDS, DEAD = "finds", "dead"
_DRAFT = re.compile(r"^Draft (\d+):", re.MULTILINE)
MOST_DRAFTS = 9

DETAILS, MUTE, PAUSE = N_("Details"), N_("Mute topic"), N_("Pause")


def keyboard_under(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """The buttons that go with a delivery; None under most."""
    return desk_keyboard(delivery) if delivery.kind == "notice" else alert_keyboard(delivery)


def desk_keyboard(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """Under what feeds brought: each draft that the notice names, and the queue; under a dead feed all feeds."""
    kind = delivery.occasion.partition(":")[0]
    if kind == DEAD:
        return InlineKeyboardMarkup([[InlineKeyboardButton(_("Feeds"), callback_data="feeds")]])
    drafts = _DRAFT.findall(delivery.text) if kind == FINDS else []
    if not drafts:
        return None
    buttons = [
        InlineKeyboardButton(_("Draft {number}").format(number=number), callback_data=f"draft|{number}")
        for number in drafts[:MOST_DRAFTS]
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton(_("Review one by one"), callback_data="review")]])


def alert_keyboard(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """Details of what an alert tells, and the ways to be woken less; nothing under other messages. All that a button
    needs is in its data: the delivery and the subscription by number, the topic by its id."""
    if delivery.kind != "alert" or not delivery.id:
        return None
    topic = next((topic for line in delivery.carried for topic in line.topics), "")
    buttons = [InlineKeyboardButton(_(DETAILS), callback_data=f"alert-lines|{delivery.id}")]
    if topic:
        buttons.append(InlineKeyboardButton(_(MUTE), callback_data=f"alert-mute|{delivery.subscription}|{topic}"))
    buttons.append(InlineKeyboardButton(_(PAUSE), callback_data=f"set-pause|{delivery.subscription}|on"))
    return InlineKeyboardMarkup([buttons])
