"""The buttons under an alert: a reader who was woken looks, or asks for less."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from briefings.model import Delivery

DETAILS, MUTE, PAUSE = "Details", "Mute topic", "Pause"


def alert_keyboard(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """Details of what an alert tells, and the ways to be woken less; nothing under other messages. All that a button
    needs is in its data: the delivery and the subscription by number, the topic by its id."""
    if delivery.kind != "alert" or not delivery.id:
        return None
    topic = next((topic for line in delivery.carried for topic in line.topics), "")
    buttons = [InlineKeyboardButton(DETAILS, callback_data=f"alert-lines|{delivery.id}")]
    if topic:
        buttons.append(InlineKeyboardButton(MUTE, callback_data=f"alert-mute|{delivery.subscription}|{topic}"))
    buttons.append(InlineKeyboardButton(PAUSE, callback_data=f"set-pause|{delivery.subscription}|on"))
    return InlineKeyboardMarkup([buttons])
