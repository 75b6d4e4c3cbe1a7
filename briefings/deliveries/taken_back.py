"""Remembers what subscriptions were owed and never told: lines that fell, or stood again, while their message waited to
be sent. It is kept in the chat state until their next digest (or alert, where no digests come)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from briefings.model import Delivery, Subscription
from briefings.ports import ChatState
from briefings.values import frozen

# Chat → subscription → {news, fell}.
TAKEN_BACK = "taken back"


@frozen
class TakenBack:
    """Statements that a subscription was yet to be told as news when they fell (`news`), and those that it was yet to
    be told to have fallen when they stood again (`fell`)."""

    news: frozenset[str] = frozenset()
    fell: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.news or self.fell)


async def taken_back(state: ChatState, subscription: Subscription) -> TakenBack:
    """What was taken back from messages to a subscription since its last."""
    kept: Any = await state.kept(TAKEN_BACK, str(subscription.chat)) or {}
    row = kept.get(str(subscription.id))
    return TakenBack(frozenset(row["news"]), frozenset(row["fell"])) if row else TakenBack()


async def keep_taken_back(state: ChatState, message: Delivery, taken: TakenBack) -> None:
    """Adds what is taken back from a message that waits."""
    mine = Subscription(message.subscription, message.chat)
    before = await taken_back(state, mine)
    row = {"news": sorted(before.news | taken.news), "fell": sorted(before.fell | taken.fell)}
    await _put(state, mine, row, message.due)


async def drop_taken_back(state: ChatState, subscription: Subscription, now: datetime) -> None:
    """Forgets it, once the subscription was told what there is to tell."""
    await _put(state, subscription, None, now)


async def _put(state: ChatState, subscription: Subscription, row: Any | None, now: datetime) -> None:
    chat = str(subscription.chat)
    kept: dict[str, Any] = dict(await state.kept(TAKEN_BACK, chat) or {})
    kept.pop(str(subscription.id), None)
    if row is not None:
        kept[str(subscription.id)] = row
    if kept:
        await state.keep(TAKEN_BACK, chat, kept, now)
    else:
        await state.drop(TAKEN_BACK, chat)
