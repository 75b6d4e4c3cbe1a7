"""Turns a message's parts into rows of the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefings.model import Delivery, DeliveryKind, Part, Subscription

# The subscription under which the owner's own notices are kept.
OWNER = 0


def rows_of(
    subscription: Subscription,
    kind: DeliveryKind,
    occasion: str,
    parts: Sequence[Part],
    now: datetime,
    cause: int | None = None,
) -> list[Delivery]:
    """A message's parts as pending deliveries to the subscription's chat."""
    return [
        Delivery(
            id=0,
            subscription=subscription.id,
            chat=subscription.chat,
            kind=kind,
            occasion=occasion,
            part=number,
            text=part.text,
            state="pending",
            due=now,
            carried=part.carried,
            thread=subscription.thread,
            created=now,
            cause=cause,
        )
        for number, part in enumerate(parts)
    ]
