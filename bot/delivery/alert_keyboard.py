"""Buttons under delivered messages. A reader who got an alert can look closer or ask for fewer; the desk can act on
what feeds brought."""

from __future__ import annotations

import functools
import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.language import N_, _, in_every_language
from briefings.model import Delivery

# The beginnings of the occasions of the desk's notices (see `bot.feeds.telling`), and how a notice names a draft.
FINDS, DEAD = "finds", "dead"
MOST_DRAFTS = 9

DETAILS, MUTE, PAUSE = N_("Details"), N_("Mute topic"), N_("Pause")


def keyboard_under(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """The buttons under a delivery; None for most."""
    return desk_keyboard(delivery) if delivery.kind == "notice" else alert_keyboard(delivery)


def desk_keyboard(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """Under a notice of what feeds brought: a button for each draft that it names, and the queue; under one of a dead
    feed, the list of feeds."""
    kind = delivery.occasion.partition(":")[0]
    if kind == DEAD:
        return InlineKeyboardMarkup([[InlineKeyboardButton(_("Feeds"), callback_data="feeds")]])
    drafts = _draft_named().findall(delivery.text) if kind == FINDS else []
    if not drafts:
        return None
    buttons = [
        InlineKeyboardButton(_("Draft {number}").format(number=number), callback_data=f"draft|{number}")
        for number in drafts[:MOST_DRAFTS]
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton(_("Review one by one"), callback_data="review")]])


@functools.cache
def _draft_named() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(in_every_language('Draft'))}) (\d+)\s?:", re.MULTILINE)


def alert_keyboard(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """Buttons for the lines of an alert, and for fewer alerts; None under other messages. Their data holds all they
    need: the delivery's and the subscription's number, and the topic's id."""
    if delivery.kind != "alert" or not delivery.id:
        return None
    topic = next((topic for line in delivery.carried for topic in line.topics), "")
    buttons = [InlineKeyboardButton(_(DETAILS), callback_data=f"alert-lines|{delivery.id}")]
    if topic:
        buttons.append(InlineKeyboardButton(_(MUTE), callback_data=f"alert-mute|{delivery.subscription}|{topic}"))
    buttons.append(InlineKeyboardButton(_(PAUSE), callback_data=f"set-pause|{delivery.subscription}|on"))
    return InlineKeyboardMarkup([buttons])
