"""Forwarded messages carry out nothing: "/withdraw 3" that somebody passes on is another's word, not theirs."""

from __future__ import annotations

from typing import Any

from telegram import Bot, Message, MessageEntity, Update

_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")


def is_forwarded(message: Message | None) -> bool:
    """True if a message was passed on, by a person or by Telegram itself into a channel's group."""
    return message is not None and (message.forward_origin is not None or bool(message.is_automatic_forward))


def commands(message: Message | None) -> bool:
    """True if a message begins with a command of whoever sent it."""
    return message is not None and (message.text or "").startswith("/") and not is_forwarded(message)


def without_others_commands(update: Update, bot: Bot) -> Update:
    """The update with no command in a forwarded message, so that its words are words to every handler; the same object
    if it has none."""
    if update.callback_query is not None or not is_forwarded(update.effective_message):
        return update
    row = update.to_dict()
    return Update.de_json({**row, **{name: _plain(row[name]) for name in _MESSAGES if name in row}}, bot)


def _plain(message: dict[str, Any]) -> dict[str, Any]:
    kept = [entity for entity in message.get("entities", ()) if entity["type"] != MessageEntity.BOT_COMMAND]
    return {**message, "entities": kept}
