"""Subscriptions in words and from words: times, days, quiet hours, what is received and when the next one comes."""

from __future__ import annotations

import re
from datetime import datetime, time

from bot.chat.page import escape
from bot.language import N_, _
from bot.pages import wording
from briefings.beat.beat import Beat
from briefings.deliveries.alert_rules import AlertRule
from briefings.model import Schedule, Subscription

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
DAY_NAMES = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
# A whole number or two: neither "2017" nor "8:5" holds a time of day.
_CLOCK = re.compile(r"(?<![\w:.])(\d{1,2})(?:[:.h](\d{2}))?(?![:.h]?\d)\s*([ap]\.?m\b\.?)?", re.IGNORECASE)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPOKEN = re.compile(rf"\b(quarter|half) (past|to) ({'|'.join(_HOURS)}|\d{{1,2}})\b(?![:.]\d)")
_HALF_OF_DAY = re.compile(r"(?<=\d) (?:o['’]?clock )?in the (morning|afternoon|evening)\b")


_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
# A span of days, as in "Mon-Fri" and "Monday to Friday".
DAYS_FROM_TO = rf"\b({_DAY})\s*(?:[-–—]|to|through|until|till)\s*({_DAY})\b"
NO_QUIET_HOURS = N_("No quiet hours")
_NONE = frozenset(("none", "no", "off", "never", "no hours", "no quiet hours", "not any", "aucune", "non", "jamais"))
_NO_ALERTS = re.compile(r"\b(?:no|without|not any)\s+alerts?\b", re.IGNORECASE)


def read_clock(words: str) -> time | None:
    """The time of day in words: "8", "08:30", "7.15 pm", "noon", "quarter past six". None for several."""
    found = set(_clocks(words))
    return found.pop() if len(found) == 1 else None


def without_no_alerts(words: str) -> str:
    """The words without a wish for no alerts, in which the others would be taken for one."""
    return _NO_ALERTS.sub(" ", words)


def wants_no_quiet(words: str) -> bool:
    """True if the words say that there are no quiet hours: "none", or the button's label, typed."""
    plain = words.strip().strip(".!").casefold()
    return plain in _NONE or plain == _(NO_QUIET_HOURS).casefold()


def read_quiet(words: str) -> tuple[time, time] | None:
    """Two times of day, from and to: "22:00 to 7"."""
    found = _clocks(words)
    return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def read_days(words: str) -> tuple[int, ...]:
    """Days by name: "Mon, Thursday", "Mon-Fri", "weekdays", "every day"; empty where none is named."""
    plain = words.lower()
    if re.search(r"every ?day|daily|all days", plain):
        return EVERY_DAY
    if re.search(r"week ?days|working days", plain):
        return WEEKDAYS
    if re.search(r"week ?ends?", plain):
        return (5, 6)
    named = {day[:3].lower(): number for number, day in enumerate(DAY_NAMES)}
    spans = [(named[first[:3]], named[last[:3]]) for first, last in re.findall(DAYS_FROM_TO, plain)]
    between = {(first + n) % 7 for first, last in spans for n in range((last - first) % 7 + 1)}
    return tuple(sorted(between | {named[word[:3]] for word in re.findall(r"[a-z]{3,}", plain) if word[:3] in named}))


def days_words(days: tuple[int, ...]) -> str:
    """ "daily", "on weekdays", "on Monday and Thursday"."""
    if days == EVERY_DAY:
        return _("daily")
    if days == WEEKDAYS:
        return _("on weekdays")
    names = [_(DAY_NAMES[day]) for day in days]
    return _("on ") + (
        _(" and ").join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0] if names else _("no day")
    )


def schedule_words(schedule: Schedule | None, *, alerts: bool) -> str:
    """ "a digest daily at 08:00 (Europe/Paris), and alerts at once"."""
    digest = (
        _("a digest {days_words} at {at:%H:%M} ({zone})").format(
            days_words=days_words(schedule.days), at=schedule.at, zone=schedule.zone
        )
        if schedule
        else ""
    )
    return _(", and ").join(part for part in (digest, _("alerts at once") if alerts else "") if part) or _(
        "nothing: it is paused"
    )


# What an alert may be set to wake for, by the word in a button's data.
RULES = {
    "all": AlertRule(),
    "figures": AlertRule(figures_only=True),
    "change10": AlertRule(figures_only=True, change=10),
    "change25": AlertRule(figures_only=True, change=25),
}


def rule_words(rule: AlertRule) -> str:
    """ "figures and disputes only, from a difference of 10% on"."""
    what = _("figures and disputes only") if rule.figures_only else _("everything that is new")
    if rule.change:
        what = _("{what}, from a difference of {change}% on").format(what=what, change=rule.change)
    if rule.place:
        what = _("{what}; only about {place}").format(what=what, place=wording.country(rule.place))
    return what


def as_sentence(words: str) -> str:
    """With a capital and a full stop; names inside keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}."


def subject_words(beat: Beat, topics: tuple[str, ...], places: tuple[str, ...]) -> str:
    """ "Returnees, Routes · France"."""
    titles = [_(topic.title) for topic in beat.topics if topic.id in topics]
    named = ", ".join(wording.place_name(place) for place in places) or _("everywhere")
    return "{} · {}".format(", ".join(titles) or _("All topics"), named)


def subscription_html(beat: Beat, subscription: Subscription, now: datetime) -> str:
    """One subscription in full, with the exact local moment of its next digest."""
    lines = [
        f"<b>{escape(subject_words(beat, subscription.topics, subscription.places))}</b>",
        _("You receive {schedule}.").format(
            schedule=escape(schedule_words(subscription.schedule, alerts=subscription.alerts))
        ),
    ]
    if subscription.due and subscription.schedule:
        lines.append(_due_html(subscription, escape(wording.moment(subscription.due, subscription.schedule.zone)), now))
    if subscription.quiet_from and subscription.quiet_to:
        quiet = _("{quiet_from:%H:%M} to {quiet_to:%H:%M} ({zone})").format(
            quiet_from=subscription.quiet_from, quiet_to=subscription.quiet_to, zone=subscription.zone
        )
        lines.append(_("Quiet hours: {quiet}; alerts wait until they end.").format(quiet=escape(quiet)))
    if subscription.schedule:
        lines.append(
            _("With nothing new: a short note.") if subscription.note_when_empty else _("With nothing new: no message.")
        )
    if subscription.asleep:
        lines.append(_("<b>Asleep</b>, because this chat could not be reached. It wakes with your next message."))
    return "\n".join(lines)


def _due_html(subscription: Subscription, moment: str, now: datetime) -> str:
    """A moment that has passed is not shown as if it were to come."""
    if subscription.due is None or subscription.due > now:
        reached = _(", if this chat can be reached by then") if subscription.asleep else ""
        return _("Next digest: <b>{moment}</b>{reached}").format(moment=moment, reached=reached)
    comes = _("once this chat can be reached") if subscription.asleep else _("with the next round")
    return _("A digest is due since <b>{moment}</b>; it comes {comes}.").format(moment=moment, comes=comes)


def _clocks(words: str) -> list[time]:
    found = []
    for hour, minute, half in _CLOCK.findall(_in_figures(words.lower())):
        value = int(hour) % 12 + 12 * half.lower().startswith("p") if half else int(hour)
        if value < 24 and int(minute or 0) < 60:
            found.append(time(value, int(minute or 0)))
    return found


def _in_figures(plain: str) -> str:
    """Noon, midnight and quarters as figures; what is said of the half of the day as am or pm."""
    plain = re.sub(r"\b(?:noon|midday)\b", "12:00", plain)
    plain = re.sub(r"\bmidnight\b", "0:00", plain)
    plain = _SPOKEN.sub(_figures, plain)
    return _HALF_OF_DAY.sub(lambda said: " am" if said[1] == "morning" else " pm", plain)


def _figures(said: re.Match[str]) -> str:
    hour = _HOURS.index(said[3]) + 1 if said[3] in _HOURS else int(said[3])
    if said[2] == "past":
        return f"{hour}:{15 if said[1] == 'quarter' else 30}"
    # Nobody says "half to": without its hour it is no time.
    return f"{(hour - 2) % 12 + 1 if hour < 13 else hour - 1}:45" if said[1] == "quarter" else ""
