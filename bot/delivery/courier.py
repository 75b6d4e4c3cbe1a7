"""Implements the `Courier` port: one call of the Bot API, and what its outcome means for the message."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from html import unescape
from typing import Any

import httpx
from telegram import ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.delivery.alert_keyboard import keyboard_under
from bot.delivery.rate_limiter import PacedAnswers
from bot.language import ENGLISH, speaking
from briefings.model import Delivery
from briefings.ports import Sent

log = logging.getLogger("dateline.courier")

# Gives the code of a chat's language, if it is known.
LanguageOf = Callable[[int], Awaitable[str | None]]
# How many seconds everything waits if Telegram can't be reached.
OUT_OF_REACH = 5.0

_GONE_REPLY = ("replied message not found", "message to be replied not found", "reply message not found")
_GONE_THREAD = ("message thread not found", "topic_closed", "topic_deleted")
_GONE_CHAT = ("chat not found", "user is deactivated", "have no rights to send", "not enough rights",
              "need administrator rights", "chat_write_forbidden", "chat_restricted", "peer_id_invalid")  # fmt: skip
# Telegram's manual names none of these refusals. Each of these words occurs only in refusals of payment.
_NOT_PAID = ("paid", "stars", "balance_too_low", "payment")
_UNREADABLE = ("can't parse entities",)
# What looks like a tag. A single < is part of the words, and may be what Telegram stumbled over.
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
# What httpx raises before the first byte of a request is sent. By httpcore's sources, a `ProxyError` is a tunnel that
# the proxy refused (`http_proxy`, `socks_proxy`), an `UnsupportedProtocol` a URL that the pool refuses, and a
# `LocalProtocolError` (in HTTP/1.1, which the bot speaks) a request whose head can't be written.
_NEVER_LEFT = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.LocalProtocolError)
# The kinds of deliveries under which buttons may stand.
_WITH_BUTTONS = ("alert", "notice")
# A gateway's answer says nothing about what happened behind it.
_GATEWAY = ("bad gateway", "gateway timeout", "gateway time-out", "(502)", "(504)")


class TelegramCourier:
    """Implements the `Courier` port with python-telegram-bot."""

    def __init__(self, bot: ExtBot[str], language_of: LanguageOf | None = None) -> None:
        self._bot = bot
        self._language_of = language_of

    @property
    def sender(self) -> int:
        """The bot's Telegram user id, which its token begins with."""
        return int(self._bot.token.partition(":")[0])

    async def send(
        self, delivery: Delivery, reply_to: int | None = None, *, plain: bool = False, paid: bool = False
    ) -> Sent:
        """Sends a delivery's text, as a reply if `reply_to` is given, into its forum topic if it has one. If the
        message or the topic is gone, it is sent without; if Telegram can't parse the markup, it is sent without markup
        (as with `plain`). Never raises for what the network does."""
        # Only passing None explicitly keeps the bot's default from being sent.
        markup: dict[str, Any] = {"parse_mode": None} if plain else {}
        buttoned = delivery.kind in _WITH_BUTTONS
        language = await self._language_of(delivery.chat) if self._language_of and buttoned else None
        with speaking(language or ENGLISH):
            buttons = keyboard_under(delivery)
        if paid:
            markup["allow_paid_broadcast"] = True
        try:
            message = await self._bot.send_message(
                delivery.chat,
                unescape(_TAG.sub("", delivery.text)) if plain else delivery.text,
                reply_parameters=_reply_to(reply_to),
                reply_markup=buttons,
                message_thread_id=delivery.thread,
                # In the terminal nobody keeps a pace, and the library refuses the argument.
                rate_limit_args=PacedAnswers.PACED if self._bot.rate_limiter else None,
                **markup,
            )
        except TelegramError as error:
            outcome = outcome_of(error)
            if paid and _says(error, _NOT_PAID):
                return _unpaid(error)
            if outcome.reply_lost and (reply_to or delivery.thread):
                return await self.send(*_without_what_is_gone(delivery, reply_to, error), plain=plain, paid=paid)
            if _says(error, _UNREADABLE) and not plain:
                log.warning("Delivery %s goes without its markup, which Telegram refused: %s", delivery.id, error)
                return await self.send(delivery, reply_to, plain=True, paid=paid)
            return outcome
        return Sent("sent", message=message.message_id, sender=self.sender)


def _without_what_is_gone(
    delivery: Delivery, reply_to: int | None, error: TelegramError
) -> tuple[Delivery, int | None]:
    """The delivery without its topic, or the reply without its message: whichever Telegram says is gone."""
    if delivery.thread and (_says(error, _GONE_THREAD) or not reply_to):
        return replace(delivery, thread=None), reply_to
    return delivery, None


def _says(error: TelegramError, words: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return isinstance(error, BadRequest) and any(word in said for word in words)


def _reply_to(message: int | None) -> ReplyParameters | None:
    """Nothing is quoted, so the reply must not carry the parse mode of a quotation, which the bot's
    defaults would add."""
    return ReplyParameters(message, allow_sending_without_reply=True, quote_parse_mode=None) if message else None


def outcome_of(error: TelegramError) -> Sent:
    """What a failed call means: if no connection was made, a retry; if it was lost after sending, uncertain; an
    explicit refusal is one."""
    words = str(error).lower()
    match error:
        case RetryAfter():
            value = error.retry_after
            wait = float(value) if isinstance(value, int | float) else value.total_seconds()
            return Sent("retry", wait=max(wait, 1.0), error="Telegram asked to wait.")
        case ChatMigrated():
            return Sent("moved", chat=error.new_chat_id, error="The group became a supergroup.")
        case Forbidden():
            return Sent("asleep", error="The chat cannot be reached: the bot was blocked or put out.")
        case BadRequest() if _says(error, _GONE_REPLY + _GONE_THREAD):
            return Sent("refused", reply_lost=True, error="The message to reply to, or the topic, is gone.")
        case BadRequest() if _says(error, _GONE_CHAT):
            return Sent("asleep", error="The chat is gone, or the bot may not write there.")
        case BadRequest():
            return Sent("refused", error=f"Telegram refused the message: {error.message}")
        case InvalidToken():
            return Sent("retry", wait=60.0, everywhere=True, error="Telegram does not accept the bot's token.")
        case TimedOut():
            sure = isinstance(error.__cause__, httpx.PoolTimeout | httpx.ConnectTimeout)
            return _not_sent(error) if sure else _unknown("Telegram did not answer in time.")
        case NetworkError() if isinstance(error.__cause__, _NEVER_LEFT):
            return _not_sent(error)
        case NetworkError() if error.__cause__ is not None:
            return _unknown("The connection was lost after the message went out.")
        case NetworkError() if any(gateway in words for gateway in _GATEWAY):
            return _unknown("A gateway answered for Telegram.")
        case NetworkError():
            return Sent("retry", error=f"Telegram could not do it: {error.message}")
        case _:
            return _unknown("Telegram's answer could not be understood.")


def _unpaid(error: TelegramError) -> Sent:
    """The outcome if Telegram refused to be paid: the message was not sent, and is owed as before."""
    return Sent("retry", error=f"Telegram refused to be paid: {error.message}", unpaid=True)


def _not_sent(error: TelegramError) -> Sent:
    # The chat has no part in this: the next message would fare no better.
    reason = f"Telegram could not be reached ({type(error.__cause__).__name__})."
    return Sent("retry", wait=OUT_OF_REACH, everywhere=True, error=reason)


def _unknown(why: str) -> Sent:
    return Sent("uncertain", error=why)
