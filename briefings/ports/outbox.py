"""Stores who is told what, and what became of each message."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from briefings.model import Carried, Delivery, DeliveryKind, DeliveryState, Hold, MayRepeat, Subscription


class Subscriptions(Protocol):
    """Stores subscriptions, and how far each was told."""

    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Stores a new subscription and gives it its id."""
        ...

    async def save_subscription(self, subscription: Subscription) -> None:
        """Replaces what people chose, and the next due moment. How far it was told never goes back; its chat and
        whether it sleeps are changed by `move_chat` and `sleep_chat` only."""
        ...

    async def bring_back(self, subscription: Subscription) -> None:
        """Makes a subscription that has ended go on, due when it says, told as far as it was; its chat is awake."""
        ...

    async def save_progress(self, subscriptions: Collection[Subscription]) -> None:
        """Records how far these subscriptions (locked by the caller) were told, and when they are due next."""
        ...

    async def nothing_left_out(self, chat: int) -> None:
        """Notes that a chat has read the lines that its digests left out."""
        ...

    async def locked(self, subscription_ids: Collection[int]) -> tuple[Subscription, ...]:
        """Those of these subscriptions that exist, by id; locked until the transaction ends."""
        ...

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        """A subscription. Raises `NotFound`. With `lock`, nobody else changes it until the transaction ends."""
        ...

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        """Subscriptions that are not ended, of one chat or of all."""
        ...

    async def due_subscriptions(
        self, now: datetime, limit: int, after: Subscription | None = None
    ) -> tuple[Subscription, ...]:
        """Subscriptions that don't sleep and are due, the longest due first; with `after`, those behind it in this
        order."""
        ...

    async def ahead_of_time(self, told: datetime, due: datetime) -> tuple[Subscription, ...]:
        """Subscriptions that were told something later than `told`, or are due later than `due`."""
        ...

    async def alert_subscriptions(self, upto: int, after_id: int, limit: int) -> tuple[Subscription, ...]:
        """Subscriptions with alerts that don't sleep and were not told of change `upto`, by id, above `after_id`."""
        ...


class Deliveries(Protocol):
    """Stores the messages that are owed, and what became of them."""

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        """Adds those whose (subscription, kind, occasion, part) is new; gives how many."""
        ...

    async def occasions(self, subscription_ids: Collection[int], occasions: Collection[str]) -> set[tuple[int, str]]:
        """Which of these digest occasions these subscriptions have had already, as (subscription, occasion)."""
        ...

    async def alerts_told(self, subscription_ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, Carried]]]:
        """Subscription → what alerts told it since its last digest, as (the change that an alert went up to, a line of
        it)."""
        ...

    async def carried_to(
        self, subscription: Subscription, statements: Collection[str], but: Collection[int] = ()
    ) -> set[str]:
        """Those of these statements that a digest or an alert (without the deliveries `but`) has told a subscription's
        chat, or is going to; lines that say that something no longer stands do not count."""
        ...

    async def lines_to(self, subscription: Subscription, statements: Collection[str]) -> Sequence[Carried]:
        """The lines that carry one of these statements and that a digest or an alert has told a subscription's chat, or
        is going to, oldest first; without those that say that something no longer stands."""
        ...

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """The pending deliveries that may go now, one for each chat at most (corrections and notices first, then what
        was owed first), without the chats `but`. A correction waits until the outcome of the message that it corrects
        is known."""
        ...

    async def start(self, delivery_id: int) -> Delivery | None:
        """Marks a pending delivery as being sent; that is on disk when this returns. None if it is no
        longer pending."""
        ...

    async def settle(self, delivery: Delivery) -> None:
        """Records what became of a delivery: state, message, sender, attempts, due, error, sent, chat. One that is owed
        again is not set back to pending if another courier has called it uncertain meanwhile; nor if its subscription
        has ended or was paused while it was on its way. One that another courier has called uncertain and followed up
        stays so, however it went; but a correction that has arrived is sent once, if its repetition is still pending:
        that is removed."""
        ...

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """Makes uncertain what a dead courier left marked as being sent, except for the deliveries `but`; gives those
        that it changed."""
        ...

    async def delivery(self, delivery_id: int) -> Delivery:
        """Raises `NotFound`."""
        ...

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        """All parts of a delivery's message, in order. In a writing transaction they are locked, so that none is sent
        meanwhile."""
        ...

    async def rewrite(self, deliveries: Sequence[Delivery]) -> None:
        """Replaces the text and lines of deliveries that are still pending; their place in the queue stays."""
        ...

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        """Deletes deliveries that are still pending, so that they can be composed anew."""
        ...

    async def alerts_to_hold(self, now: datetime, limit: int = 500) -> tuple[tuple[Delivery, Subscription], ...]:
        """Pending alerts that may go by now, of subscriptions with quiet hours, each with its subscription."""
        ...

    async def held_alerts(self, subscription_id: int, now: datetime) -> tuple[Delivery, ...]:
        """A subscription's pending alerts that were postponed to a moment after `now`."""
        ...

    async def postpone(self, delivery_id: int, due: datetime) -> None:
        """Postpones a pending delivery to another moment; its wait is counted from then."""
        ...

    async def hasten(self, beyond: datetime, now: datetime) -> int:
        """Makes pending deliveries that are due later than `beyond` due now; gives how many."""
        ...

    async def cancel_pending(self, subscription_id: int, why: str | None = None) -> int:
        """Cancels what a subscription is still owed, except corrections; gives how many. `why` is kept with them."""
        ...

    async def owe_cancelled(self, subscription_id: int, why: str) -> tuple[Delivery, ...]:
        """Owes again what was cancelled with these words; gives it."""
        ...

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        ...


class ToldDeliveries(Protocol):
    """Finds messages by what they told: for corrections, and for news that may be lost."""

    async def carrying(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> tuple[Delivery, ...]:
        """Digests and alerts in one of these states that carry one of these statements or a line of one of these
        documents, or that have a correction which does. In a writing transaction they are locked, so that none is sent
        meanwhile."""
        ...

    async def carrying_ids(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> Sequence[tuple[int, int, int | None, DeliveryState]]:
        """The id, chat, thread and state of each delivery that `carrying` finds, by chat and thread; none is locked."""
        ...

    async def deliveries_with(
        self, delivery_ids: Collection[int], states: Collection[DeliveryState]
    ) -> tuple[Delivery, ...]:
        """Those of these deliveries that are in one of these states, locked as by `carrying`."""
        ...

    async def corrections_of(self, deliveries: Collection[Delivery]) -> tuple[Delivery, ...]:
        """All corrections of these deliveries, whatever became of them, in the order in which they were owed."""
        ...

    async def outdated(self, limit: int = 100) -> tuple[Delivery, ...]:
        """Pending digests and alerts that have a correction: they were being sent when it was owed, and did
        not arrive."""
        ...

    async def uncertain_news(self, subscription_ids: Collection[int]) -> tuple[Delivery, ...]:
        """Digests and alerts of these subscriptions whose outcome is unknown and that were not followed up yet."""
        ...

    async def uncertain_corrections(self, limit: int) -> tuple[Delivery, ...]:
        """Corrections whose outcome is unknown and that were not followed up yet, without those that are
        repetitions."""
        ...

    async def follow(self, delivery_ids: Collection[int]) -> None:
        """Notes that messages of unknown outcome were followed up: sent once more, or offered in a digest."""
        ...

    async def carried_beside(
        self, subscription_ids: Collection[int], kind: DeliveryKind, occasions: Collection[str]
    ) -> tuple[Delivery, ...]:
        """The deliveries of this kind on these occasions to the chats of these subscriptions, by whichever of the
        chats' subscriptions."""
        ...


class Chats(Protocol):
    """Stores what belongs to a chat as a whole."""

    async def sleep_chat(self, chat: int, asleep: bool) -> int:
        """Puts a chat's subscriptions to sleep or wakes them; gives how many it has, changed or not."""
        ...

    async def sleeps(self, chat: int) -> bool:
        """True if something is held for a chat because it can't be reached: also for a subscription that has ended,
        whose messages may still have to be corrected."""
        ...

    async def move_chat(self, old: int, new: int) -> None:
        """Moves everything of a chat to its new id."""
        ...

    async def forget_chat(self, chat: int) -> None:
        """Deletes a chat's subscriptions and deliveries."""
        ...


class Health(Protocol):
    """Tells whether what is owed goes out."""

    async def failed_since(self, moment: datetime, limit: int = 100) -> tuple[Delivery, ...]:
        """Messages that could not be sent, except those to the owner; newest first."""
        ...

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        """Figures for /stats and doctor: deliveries by state, `held` (pending ones for sleeping chats),
        `oldest_minutes` (the longest wait of the other pending ones), and subscriptions."""
        ...

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]:
        """Kind → how many of its deliveries are pending and may go by now (without sleeping chats), and how many
        seconds the oldest has waited."""
        ...

    async def silent_since(self, moment: datetime) -> bool:
        """True if nothing was sent since a moment, though something was owed all the time or failed since."""
        ...


class Holding(Protocol):
    """Holds all messages back after a restore."""

    async def hold(self) -> Hold | None:
        """The hold that a restore left: until `go_on` nothing goes out but notices of the hold itself."""
        ...

    async def may_repeat(self, hold: Hold) -> MayRepeat:
        """What may go out a second time once the hold is lifted."""
        ...

    async def go_on(self, hold: Hold, *, leave_out: bool, now: datetime) -> bool:
        """Lifts the hold; False if somebody else did before. With `leave_out`, nothing that may have been sent is sent
        again: messages become uncertain, and subscriptions that were due count as told."""
        ...


class Outbox(Subscriptions, Deliveries, ToldDeliveries, Chats, Health, Holding, Protocol):
    """All ports of the outbox. Its methods may be part of a library's transaction (`together`)."""

    async def alone(self) -> None:
        """Locks composing and correcting until the transaction ends, so that nobody else does either."""
        ...
