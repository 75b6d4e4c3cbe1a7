"""What became of a message: sent, to be tried again, given up, or unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from briefings.deliveries.messages import OWNER, rows_of
from briefings.model import Delivery, Part, Subscription
from briefings.ports import Sent

# A message that Telegram fails to take is tried at least so often and for at least so long, because its outages last
# hours.
MOST_ATTEMPTS = 12


TRIED_FOR = timedelta(days=2)


LONGEST_WAIT = timedelta(days=1)


# The longest pause between two tries, in seconds.
LONGEST_PAUSE = 600.0


def after_sending(delivery: Delivery, sent: Sent, now: datetime) -> Delivery:
    """The delivery after a send: sent, to be tried again, given up, held, or of unknown outcome.

    A message is given up only for what Telegram itself answers: at once where it can never be sent, else after
    `MOST_ATTEMPTS` tries over at least `TRIED_FOR`. That Telegram can't be reached, or asks to wait, never counts
    against it.
    """
    waits = sent.outcome == "retry" and sent.wait > 0
    tried = replace(delivery, attempts=delivery.attempts + (not waits), error=sent.error)
    match sent.outcome:
        case "sent":
            return replace(tried, state="sent", message=sent.message, sender=sent.sender, sent=now, error=None)
        case "uncertain":
            return replace(tried, state="uncertain", sent=now)
        case "moved":
            return replace(tried, state="pending", chat=sent.chat or delivery.chat, due=now)
        case "asleep":
            # The chat can't be reached: the message waits until its subscription is awake again.
            return replace(tried, state="pending", due=now)
        case "retry" if waits or not _given_up(tried, now):
            wait = sent.wait or min(LONGEST_PAUSE, 2.0 ** min(tried.attempts, 10))
            return replace(tried, state="pending", due=now + timedelta(seconds=wait))
        case _:
            return replace(tried, state="failed", sent=now)


def _given_up(tried: Delivery, now: datetime) -> bool:
    return tried.attempts >= MOST_ATTEMPTS and now - (tried.created or now) >= TRIED_FOR


def notice(text: str, chat: int, occasion: str, now: datetime) -> Delivery:
    """A notice to one chat (the owner's, or a reader's), as a pending delivery. Each occasion is told once."""
    return rows_of(Subscription(OWNER, chat), "notice", occasion, [Part(text)], now)[0]
