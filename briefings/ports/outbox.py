"""Who is told what, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import Carried, Delivery, DeliveryKind, DeliveryState, Hold, MayRepeat, Subscription


class Subscriptions(Protocol):
    """Keeps who wants to be told what, and how far they were told."""

    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Stores a new one and gives it its id."""
        ...

    async def save_subscription(self, subscription: Subscription) -> None:
        """Replaces what people chose, and its next moment; how far it was told never goes back, and its chat and sleep
        are `move_chat`'s and `sleep_chat`'s."""
        ...

    async def save_progress(self, subscriptions: Collection[Subscription]) -> None:
        """Records how far these (locked) subscriptions were told, and when they are due next."""
        ...

    async def nothing_left_out(self, chat: int) -> None:
        """A chat has read what its digests had left out."""
        ...

    async def locked(self, subscription_ids: Collection[int]) -> tuple[Subscription, ...]:
        """Those of these subscriptions that are there, by id; nobody else changes them until the transaction ends."""
        ...

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        """Raises `NotFound`. With `lock`, nobody else changes it until the transaction ends."""
        ...

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        """Those that are not ended, of one chat or of all."""
        ...

    async def due_subscriptions(
        self, now: datetime, limit: int, after: Subscription | None = None
    ) -> tuple[Subscription, ...]:
        """Awake ones whose moment has come, the longest due first; those behind `after`, where one is given."""
        ...

    async def ahead_of_time(self, told: datetime, due: datetime) -> tuple[Subscription, ...]:
        """Subscriptions that were told something later than `told`, or are due later than `due`."""
        ...

    async def alert_subscriptions(self, upto: int, after_id: int, limit: int) -> tuple[Subscription, ...]:
        """Awake ones with alerts that were not told of change `upto`, by id from `after_id` on."""
        ...


class Deliveries(Protocol):
    """Keeps messages that are owed, and what became of them."""

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        """Adds those whose (subscription, kind, occasion, part) is new; gives how many."""
        ...

    async def occasions(self, subscription_ids: Collection[int], occasions: Collection[str]) -> set[tuple[int, str]]:
        """Which of these occasions of digests these subscriptions have had: (subscription, occasion)."""
        ...

    async def alerts_told(self, subscription_ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, Carried]]]:
        """What alerts told these subscriptions since their last digests: by subscription, the change that an alert went
        up to, and a line of it."""
        ...

    async def carried_to(self, subscription: Subscription, statements: Collection[str]) -> set[str]:
        """Those of these statements that a digest or an alert has told a subscription's chat, or is to tell it; that
        one no longer stands does not count."""
        ...

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """The pending deliveries that may go now, at most one a chat (its first by urgency and age), of all chats `but`
        these. A correction waits until it is known what became of the message that it corrects."""
        ...

    async def start(self, delivery_id: int) -> Delivery | None:
        """Pending becomes sending, and is on disk when this returns; None where it is no longer pending."""
        ...

    async def settle(self, delivery: Delivery) -> None:
        """Records what became of a delivery: its state, message, sender, attempts, due, error, sent, chat. What is owed
        again is not, where another courier has called it uncertain meanwhile, nor where its subscription has ended or
        was paused while it was on its way."""
        ...

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """What a dead courier left as sending becomes uncertain, of all deliveries `but` these; gives those."""
        ...

    async def delivery(self, delivery_id: int) -> Delivery: ...

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        """All parts of a delivery's message, in order. Inside a writing transaction they are locked, so that none is
        sent meanwhile."""
        ...

    async def rewrite(self, deliveries: Sequence[Delivery]) -> None:
        """Gives deliveries that are still pending another text and other lines; their place in the queue stays."""
        ...

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        """Deletes deliveries that are still pending, so that they can be composed anew."""
        ...

    async def alerts_to_hold(self, now: datetime, limit: int = 500) -> tuple[tuple[Delivery, Subscription], ...]:
        """Pending alerts that may go by now, of subscriptions with quiet hours; with their subscriptions."""
        ...

    async def postpone(self, delivery_id: int, due: datetime) -> None:
        """A delivery that is still pending may go from another moment on, and waits only from then on."""
        ...

    async def hasten(self, beyond: datetime, now: datetime) -> int:
        """What is pending, but for later than a moment, may go now; gives how many."""
        ...

    async def cancel_pending(self, subscription_id: int) -> int: ...

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        ...


class ToldDeliveries(Protocol):
    """Finds messages by what they told: what corrections, and news that may be lost, are found by."""

    async def carrying(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> tuple[Delivery, ...]:
        """Digests and alerts in one of these states that carry one of these statements, or a line of one of these
        documents, or that a correction which does was for. Inside a writing transaction they are locked, so that none
        is sent meanwhile."""
        ...

    async def carrying_ids(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> Sequence[tuple[int, int, int | None, DeliveryState]]:
        """Of those that `carrying` gives only the id, the chat, the thread and the state, by chat and thread; none is
        locked."""
        ...

    async def deliveries_with(
        self, delivery_ids: Collection[int], states: Collection[DeliveryState]
    ) -> tuple[Delivery, ...]:
        """Those of these deliveries that are in one of these states, locked as `carrying` does."""
        ...

    async def corrections_of(self, deliveries: Collection[Delivery]) -> tuple[Delivery, ...]:
        """All corrections of these deliveries, whatever became of them, in the order in which they were owed."""
        ...

    async def outdated(self, limit: int = 100) -> tuple[Delivery, ...]:
        """Pending digests and alerts for which a correction is owed: they were on their way when it was, and did not
        arrive."""
        ...

    async def uncertain_news(self, subscription_ids: Collection[int]) -> tuple[Delivery, ...]:
        """Digests and alerts of these subscriptions whose outcome is unknown, and that nothing followed yet."""
        ...

    async def uncertain_corrections(self, limit: int) -> tuple[Delivery, ...]:
        """Corrections whose outcome is unknown, and that nothing followed yet; repeated ones apart."""
        ...

    async def follow(self, delivery_ids: Collection[int]) -> None:
        """Notes that what was uncertain has been sent once more, or offered."""
        ...

    async def carried_beside(
        self, subscription_ids: Collection[int], kind: DeliveryKind, occasions: Collection[str]
    ) -> tuple[Delivery, ...]:
        """What all subscriptions of these subscriptions' chats were told, or are to be told, on these occasions."""
        ...


class Chats(Protocol):
    """Keeps what hangs on a chat as such."""

    async def sleep_chat(self, chat: int, asleep: bool) -> int:
        """Puts a chat's subscriptions to sleep or wakes them; gives how many it has, slept they before or not."""
        ...

    async def move_chat(self, old: int, new: int) -> None:
        """All that hangs on a chat moves to its new id."""
        ...

    async def forget_chat(self, chat: int) -> None:
        """Deletes a chat's subscriptions and deliveries."""
        ...


class Health(Protocol):
    """Tells whether what is owed goes out."""

    async def failed_since(self, moment: datetime, limit: int = 100) -> tuple[Delivery, ...]:
        """Messages that could never be sent, those to the owner apart; newest first."""
        ...

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        """Deliveries by state, `held` of the pending ones for chats that sleep, `oldest_minutes` of the longest owed
        that is not, and subscriptions: for /stats, doctor."""
        ...

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]:
        """Kind → how many of its messages are owed and may go by now (those for chats that sleep apart), and for how
        many seconds the oldest of them has waited."""
        ...

    async def silent_since(self, moment: datetime) -> bool:
        """Whether nothing went out since a moment, though something was owed all the time or failed since."""
        ...


class Holding(Protocol):
    """Holds everything back after a restore."""

    async def hold(self) -> Hold | None:
        """The hold that a restore left: until `go_on` nothing goes out but notices of the hold itself."""
        ...

    async def may_repeat(self, hold: Hold) -> MayRepeat:
        """What may go out a second time once the hold is lifted."""
        ...

    async def go_on(self, hold: Hold, *, leave_out: bool, now: datetime) -> bool:
        """Lifts the hold; False where somebody else was faster. With `leave_out`, what may have gone out is not sent as
        if it had not: messages become uncertain, and what was still to tell counts as told to whoever was due."""
        ...


class Outbox(Subscriptions, Deliveries, ToldDeliveries, Chats, Health, Holding, Protocol):
    """Keeps subscriptions and deliveries. Its methods may be part of a library's transaction (`together`)."""

    async def alone(self) -> None:
        """Until the transaction ends, nobody else composes or corrects."""
        ...
