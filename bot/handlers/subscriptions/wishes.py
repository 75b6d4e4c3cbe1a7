"""`/subscribe returnees France at 8`: a whole subscription in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from bot.language import _
from bot.pages.place_words import sure_country_of
from bot.pages.subscription_words import DAYS_FROM_TO, read_clock, read_days, without_no_alerts
from briefings.answers.questions.free_words import ASKING_WORDS
from briefings.beat.beat import Beat
from briefings.errors import BadQuestion
from briefings.knowledge.gazetteer.wide_regions import countries_in

_TIME = re.compile(r"\b(?:at|@)\s+\S+(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}[:.]\d{2}\b|\b(?:noon|midnight)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:(?:on|every)\s+)?(?:every ?day|daily|week ?days?|working days|week ?ends?"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(DAYS_FROM_TO, re.IGNORECASE)
_ALERTS = re.compile(r"\b(?:alerts?|at once|immediately)\b", re.IGNORECASE)
_EMPTY = frozenset("and in from on to of at @ me about the with all everything topics everywhere please".split())
# Words of English that are a country's code or a small town, too: in lower case, and alone, they name none of these.
_NO_NAMES = ASKING_WORDS | frozenset("all am best man more most much my no not same since time too until".split())


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the choices, in the form in which /subscribe keeps them, and when it is to come."""

    chosen: Mapping[str, Sequence[str]]
    at: time | None
    days: tuple[int, ...]
    alerts: bool


def read_wish(beat: Beat, words: str) -> Wish:
    """Reads the words. Raises `BadQuestion` for anything that is neither a topic, a place nor a time, and for two
    times."""
    rest = without_no_alerts(words)
    alerts = bool(_ALERTS.search(rest))
    at, rest = _without_time(_ALERTS.sub(" ", rest))
    said = [found[0] for pattern in (_SPAN, _DAYS) for found in pattern.finditer(rest)]
    days = tuple(sorted({day for named in said for day in read_days(named)}))
    rest = _DAYS.sub(" ", _SPAN.sub(" ", rest))
    names = {key.lower(): topic.id for topic in beat.topics for key in (topic.id, topic.command, topic.title)}
    plain = [word for word in re.split(r"[\s,]+", rest) if word and word.lower() not in _EMPTY]
    topics = [names[word.lower().lstrip("/")] for word in plain if word.lower().lstrip("/") in names]
    left = [word for word in plain if word.lower().lstrip("/") not in names]
    return Wish({"topics": sorted(set(topics)), "places": sorted(_places(left))}, at, days, alerts)


def _without_time(words: str) -> tuple[time | None, str]:
    """The time in the words, if there is one, and the other words: "at Raqqa" names none."""
    times = set[time]()

    def take(found: re.Match[str]) -> str:
        at = read_clock(found[0])
        if at is None:
            return found[0]
        times.add(at)
        return " "

    rest = _TIME.sub(take, words)
    if len(times) > 1:
        raise BadQuestion(_("A subscription has one time. Write /subscribe once for each."))
    return (times.pop() if times else None), rest


def _places(words: Sequence[str]) -> set[str]:
    """The codes of the countries that runs of words name, longest run first; a region stands for all of its
    countries."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            codes = _codes(" ".join(words[at : at + size]))
            if codes:
                found |= codes
                at += size
                break
        else:
            raise BadQuestion(
                _(
                    "“{value}” is no topic and no place that I know. Write it like /subscribe returnees France at 8."
                ).format(value=words[at])
            )
    return found


def _codes(name: str) -> set[str]:
    if name in _NO_NAMES:
        return set()
    region = countries_in(name.title())
    country = None if region else sure_country_of(name)
    return {*region, *([country] if country else [])}
