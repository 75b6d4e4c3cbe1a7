"""What composing and correcting share: who writes the messages, and how they become rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import CorrectedTogether, Correction, Delivery, DeliveryKind, Digest, Part, Subscription

# The subscription under which the owner's own notices are kept.
OWNER = 0


class Scribe(Protocol):
    """Writes structure as messages; the real one lives with Telegram's limits."""

    def digest(self, digest: Digest) -> Sequence[Part]: ...

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """Writes the rest of a message anew, whose texts were these, from part number `first` on: what its head and
        its end said still holds."""
        ...

    def nothing_new(self, digest: Digest) -> Sequence[Part]: ...

    def correction(self, correction: Correction) -> Part: ...

    def corrections(self, together: Sequence[CorrectedTogether]) -> Sequence[Part]:
        """Many messages of one chat in as few as hold them, each with the lines and the deliveries that it corrects."""
        ...

    def repeated(self, text: str) -> str:
        """The text of a correction that may not have arrived, as it is sent once more."""
        ...


def rows_of(
    subscription: Subscription, kind: DeliveryKind, occasion: str, parts: Sequence[Part], now: datetime
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
        )
        for number, part in enumerate(parts)
    ]
