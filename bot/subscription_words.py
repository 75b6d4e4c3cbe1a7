"""Subscriptions in words and from words: times, days, quiet hours, what is received and when the next one comes."""

from __future__ import annotations

import re
from datetime import time

from bot import wording
from bot.pages import escape
from briefings.beat import Beat
from briefings.model import Schedule, Subscription

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\b\.?)?", re.IGNORECASE)


def read_clock(words: str) -> time | None:
    """The first time of day in words: "8", "08:30", "7.15 pm"."""
    found = _clocks(words)
    return found[0] if found else None


def read_quiet(words: str) -> tuple[time, time] | None:
    """Two times of day, from and to: "22:00 to 7"."""
    found = _clocks(words)
    return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def read_days(words: str) -> tuple[int, ...]:
    """Days by name: "Mon, Thursday", "weekdays", "every day"; empty where none is named."""
    plain = words.lower()
    if re.search(r"every ?day|daily|all days", plain):
        return EVERY_DAY
    if re.search(r"week ?days|working days", plain):
        return WEEKDAYS
    if re.search(r"week ?ends?", plain):
        return (5, 6)
    named = {day[:3].lower(): number for number, day in enumerate(DAY_NAMES)}
    return tuple(sorted({named[word[:3]] for word in re.findall(r"[a-z]{3,}", plain) if word[:3] in named}))


def days_words(days: tuple[int, ...]) -> str:
    """ "daily", "on weekdays", "on Monday and Thursday"."""
    if days == EVERY_DAY:
        return "daily"
    if days == WEEKDAYS:
        return "on weekdays"
    names = [DAY_NAMES[day] for day in days]
    return "on " + (
        " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0] if names else "no day"
    )


def schedule_words(schedule: Schedule | None, *, alerts: bool) -> str:
    """ "a digest daily at 08:00 (Europe/Paris), and alerts at once"."""
    digest = f"a digest {days_words(schedule.days)} at {schedule.at:%H:%M} ({schedule.zone})" if schedule else ""
    return (
        ", and ".join(part for part in (digest, "alerts at once" if alerts else "") if part) or "nothing: it is paused"
    )


def subject_words(beat: Beat, topics: tuple[str, ...], places: tuple[str, ...]) -> str:
    """ "Returnees, Routes · France"."""
    titles = [topic.title for topic in beat.topics if topic.id in topics]
    named = ", ".join(wording.place_name(place) for place in places) or "everywhere"
    return f"{', '.join(titles) or 'All topics'} · {named}"


def subscription_html(beat: Beat, subscription: Subscription) -> str:
    """One subscription in full, with the exact local moment of its next digest."""
    lines = [
        f"<b>{escape(subject_words(beat, subscription.topics, subscription.places))}</b>",
        f"You receive {escape(schedule_words(subscription.schedule, alerts=subscription.alerts))}.",
    ]
    if subscription.due and subscription.schedule:
        zone = subscription.schedule.zone
        lines.append(f"Next digest: <b>{escape(wording.moment(subscription.due, zone))}</b>")
    if subscription.quiet_from and subscription.quiet_to:
        quiet = f"{subscription.quiet_from:%H:%M} to {subscription.quiet_to:%H:%M} ({subscription.zone})"
        lines.append(f"Quiet hours: {escape(quiet)}; alerts wait until they end.")
    if subscription.schedule:
        lines.append(
            "With nothing new: a short note." if subscription.note_when_empty else "With nothing new: no message."
        )
    if subscription.asleep:
        lines.append("<b>Asleep</b>, because this chat could not be reached. It wakes with your next message.")
    return "\n".join(lines)


def _clocks(words: str) -> list[time]:
    found = []
    for hour, minute, half in _CLOCK.findall(words):
        value = int(hour) % 12 + 12 * half.lower().startswith("p") if half else int(hour)
        if value < 24 and int(minute or 0) < 60:
            found.append(time(value, int(minute or 0)))
    return found
