"""Sends messages."""

from __future__ import annotations

from typing import Protocol

from briefings.model import Delivery
from briefings.values import frozen


@frozen
class Sent:
    """What became of a send. `outcome` is sent, retry (it surely did not arrive), uncertain, refused (this message can
    never be sent), asleep (the chat cannot be reached) or moved (to `chat`). `wait` is in seconds, and `everywhere` is
    True if the whole bot must wait and not this chat alone. `reply_lost` is True if the message to reply to is gone, so
    that it may be sent without a reply. `sender` is the id of the bot that sent it. `unpaid` is True if Telegram
    refused to be paid for it."""

    outcome: str
    message: int | None = None
    chat: int | None = None
    wait: float = 0.0
    everywhere: bool = False
    reply_lost: bool = False
    error: str | None = None
    sender: int | None = None
    unpaid: bool = False


class Courier(Protocol):
    """Sends one message to one chat and says what became of it. Never raises for what the network does. `sender` is the
    id of the bot that it sends as."""

    @property
    def sender(self) -> int | None:
        """The Telegram user id of the bot that it sends as; None if that is not known."""
        ...

    async def send(self, delivery: Delivery, reply_to: int | None = None, *, paid: bool = False) -> Sent:
        """`paid` allows Telegram to take Stars for it."""
        ...
