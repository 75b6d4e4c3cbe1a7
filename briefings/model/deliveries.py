"""Subscriptions, the messages that are owed to chats, and corrections."""

from __future__ import annotations

from datetime import datetime, time
from typing import Literal

from briefings.model.changes import ChangeKind
from briefings.model.claims import Gloss
from briefings.values import frozen


@frozen
class Kept:
    """A line that still stands because of other documents: its words as they were sent, the words that say it now, and
    the documents' numbers."""

    words: str
    now: str
    documents: tuple[int, ...]


@frozen
class Correction:
    """What has changed about one message. `fallen` are lines, as they were sent, that no longer stand, and `why`;
    `still` those that stand on other documents, `otherwise` those that are read otherwise now, `alone` those that stand
    while what they were set against does not, `settled` those that an editor says are not disputed, `restored` those
    that stand again because an act was taken back.
    `revised` is True where the document still stands, `line` where the act was on a single line and not on the text."""

    document: int
    title: str
    why: str
    fallen: tuple[str, ...]
    still: tuple[Kept, ...]
    revised: bool = False
    otherwise: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    line: bool = False
    settled: tuple[str, ...] = ()


@frozen
class Mentioned:
    """A message that a correction of several refers to: what it was, when it was sent, and its Telegram id if that is
    known."""

    delivery: int
    kind: DeliveryKind
    chat: int
    sent: datetime | None
    message: int | None = None


@frozen
class CorrectedTogether:
    """Messages of one chat, newest first, that need the same correction; and their lines as readers know
    them after it."""

    messages: tuple[Mentioned, ...]
    correction: Correction
    lines: tuple[Carried, ...]


@frozen
class Carried:
    """One line of a composed message: the finding's statements, documents and words at that moment; other fields as in
    `Change`. In a correction: the line as it stands after it, of kind "withdrawn" if it fell."""

    kind: ChangeKind
    statements: tuple[str, ...]
    documents: tuple[int, ...]
    text: str
    old: str | None = None
    new: str | None = None
    why: str | None = None
    topics: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    instead: ChangeKind | None = None
    beside: int | None = None
    # In a correction of several messages: the id of the delivery that the line is from.
    told_in: int | None = None
    # In a digest or an alert: the line was sent before, in a message that may not have arrived.
    again: bool = False
    backs: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    # With offsets into `text`; none in what an older Dateline sent.
    glosses: tuple[Gloss, ...] = ()


@frozen
class Part:
    """One message of a digest, an alert or a correction: its markup, the lines that it carries and, for a correction of
    several messages, the ids of the deliveries that it corrects."""

    text: str
    carried: tuple[Carried, ...] = ()
    corrects: tuple[int, ...] = ()


@frozen
class Schedule:
    """A digest's local time on chosen days (0 Monday … 6 Sunday) in an IANA zone."""

    at: time
    days: tuple[int, ...]
    zone: str


@frozen
class Subscription:
    """What one chat receives. `topics` or `places` empty means all.

    `seen` is the change up to which its digests told it, `alerted` that of its alerts; `mark` the moment of its last
    digest. `left_out` is the change after which a digest that was too long left lines out, for /latest to tell; None
    where there are none. `due` is the next digest's moment in UTC, None without a schedule. `asleep` while the chat
    cannot be reached; `ended` once it was unsubscribed (its messages may still have to be corrected).
    """

    id: int
    chat: int
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    schedule: Schedule | None = None
    alerts: bool = False
    quiet_from: time | None = None
    quiet_to: time | None = None
    zone: str = "UTC"
    note_when_empty: bool = False
    thread: int | None = None
    mark: datetime | None = None
    seen: int = 0
    alerted: int = 0
    due: datetime | None = None
    asleep: bool = False
    ended: bool = False
    left_out: int | None = None


DeliveryKind = Literal["digest", "alert", "correction", "notice"]


DeliveryState = Literal["pending", "sending", "sent", "failed", "uncertain", "cancelled"]


@frozen
class Hold:
    """Nothing goes out, because the library was restored at `at` from a backup made at `made`: messages may have been
    sent in between that the backup still owes. `delivery` and `change` are the newest ids in the backup."""

    at: datetime
    made: datetime | None
    delivery: int
    change: int


# The spaces of the chat state that hold what very large acts still owe: the acts, and the deliveries of each slice.
OWING_ACTS, OWED_SLICES = "owing acts", "owed slices"


@frozen
class MayRepeat:
    """What may be sent a second time once a hold is lifted: messages that the backup owes, and the subscriptions that
    were due a digest or an alert in between."""

    messages: tuple[Delivery, ...]
    digests: tuple[Subscription, ...]
    alerts: tuple[Subscription, ...]

    def __bool__(self) -> bool:
        return bool(self.messages or self.digests or self.alerts)


@frozen
class Delivery:
    """A message that is owed to a chat: no two share subscription, kind, occasion and part. `subscription` 0 is the
    owner's own.

    `carried` are its lines. `due` is the moment from which it may be sent, in UTC; `message` Telegram's id once sent,
    as the bot with the id `sender` counts; `corrects` the delivery that a correction answers, whose message is replied
    to if it is known, and `also` older ones that it corrects with it. `repeats` is the delivery of unknown outcome that
    this one says again. `cause` is the id of the update that owed it, for the log; None for what no update owed alone,
    as a digest.
    """

    id: int
    subscription: int
    chat: int
    kind: DeliveryKind
    occasion: str
    part: int
    text: str
    state: DeliveryState
    due: datetime
    carried: tuple[Carried, ...] = ()
    attempts: int = 0
    message: int | None = None
    corrects: int | None = None
    thread: int | None = None
    created: datetime | None = None
    sent: datetime | None = None
    error: str | None = None
    sender: int | None = None
    also: tuple[int, ...] = ()
    repeats: int | None = None
    cause: int | None = None
