"""Turns rows of the outbox into domain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from typing import Any

from briefings.model import Carried, Delivery, Gloss, Schedule, Subscription
from storage.database.statements import AnyRow
from storage.tables.outbox import DeliveryRow, SubscriptionRow

_CARRIED = tuple(field.name for field in fields(Carried))
URGENCY = {"correction": 0, "notice": 0, "alert": 1, "digest": 2}


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _clock_text(value: time | None) -> str | None:
    return f"{value:%H:%M}" if value else None


def subscription_from(row: SubscriptionRow) -> Subscription:
    """The subscription in a row."""
    at = _clock(row.schedule_at)
    schedule = Schedule(at, tuple(row.schedule_days or ()), row.schedule_zone or row.zone) if at else None
    return Subscription(
        id=row.id,
        chat=row.chat,
        topics=tuple(row.topics),
        places=tuple(row.places),
        schedule=schedule,
        alerts=row.alerts,
        quiet_from=_clock(row.quiet_from),
        quiet_to=_clock(row.quiet_to),
        zone=row.zone,
        note_when_empty=row.note_when_empty,
        thread=row.thread,
        mark=row.mark,
        seen=row.seen,
        alerted=row.alerted,
        due=row.due,
        asleep=row.asleep,
        ended=row.ended,
        left_out=row.left_out,
    )


def subscription_values(s: Subscription) -> dict[str, Any]:
    """A subscription's columns without its id."""
    return {
        "chat": s.chat,
        "thread": s.thread,
        "topics": list(s.topics),
        "places": list(s.places),
        "schedule_at": _clock_text(s.schedule.at) if s.schedule else None,
        "schedule_days": list(s.schedule.days) if s.schedule else None,
        "schedule_zone": s.schedule.zone if s.schedule else None,
        "alerts": s.alerts,
        "quiet_from": _clock_text(s.quiet_from),
        "quiet_to": _clock_text(s.quiet_to),
        "zone": s.zone,
        "note_when_empty": s.note_when_empty,
        "mark": s.mark,
        "seen": s.seen,
        "alerted": s.alerted,
        "due": s.due,
        "asleep": s.asleep,
        "ended": s.ended,
        "left_out": s.left_out,
    }


def delivery_from(row: DeliveryRow | AnyRow, carried: tuple[Carried, ...] | None = None) -> Delivery:
    """The delivery in a row; `carried` are its lines, if they were read already."""
    return Delivery(
        id=row.id,
        subscription=row.subscription,
        chat=row.chat,
        kind=row.kind,  # type: ignore[arg-type]
        occasion=row.occasion,
        part=row.part,
        text=row.text,
        state=row.state,  # type: ignore[arg-type]
        due=row.due,
        carried=tuple(carried_from(line) for line in row.carried) if carried is None else carried,
        attempts=row.attempts,
        message=row.message,
        corrects=row.corrects,
        thread=row.thread,
        created=row.created,
        sent=row.sent,
        error=row.error,
        sender=row.sender,
        also=tuple(row.also or ()),
        repeats=row.repeats,
        cause=row.cause,
    )


def carried_from(line: Mapping[str, Any]) -> Carried:
    """A line of a message, from its JSON."""
    return Carried(
        line["kind"], tuple(line["statements"]), tuple(line["documents"]), line["text"],
        line["old"], line["new"], line["why"], tuple(line.get("topics", ())), tuple(line.get("against", ())),
        line.get("instead"), line.get("beside"), line.get("told_in"), line.get("again", False),
        tuple(line.get("backs", ())), tuple(line.get("older", ())),
        tuple(Gloss(*gloss) for gloss in line.get("glosses", ())),
    )  # fmt: skip


def _line(line: Carried) -> dict[str, Any]:
    # `dataclasses.asdict` copies every string's tuple and takes ten times as long; a digest is written for thousands.
    values = {name: getattr(line, name) for name in _CARRIED}
    return {**values, "glosses": [[gloss.start, gloss.end, gloss.text] for gloss in line.glosses]}


def delivery_values(d: Delivery) -> dict[str, Any]:
    """A delivery's columns without its id."""
    return {
        "subscription": d.subscription,
        "chat": d.chat,
        "thread": d.thread,
        "kind": d.kind,
        "occasion": d.occasion,
        "part": d.part,
        "urgency": URGENCY[d.kind],
        "text": d.text,
        "carried": [_line(line) for line in d.carried],
        "state": d.state,
        "due": d.due,
        "attempts": d.attempts,
        "message": d.message,
        "corrects": d.corrects,
        "created": d.created,
        "sent": d.sent,
        "error": d.error,
        "sender": d.sender,
        "also": list(d.also) or None,
        "repeats": d.repeats,
        "cause": d.cause,
    }
