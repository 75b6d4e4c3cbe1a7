"""`/subscribe returnees France at 8`: a whole subscription in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from bot.language import _
from bot.pages.place_words import sure_country_of
from bot.pages.subscription_words import read_clock, read_days
from briefings.beat.beat import Beat
from briefings.errors import BadQuestion
from briefings.knowledge.gazetteer.wide_regions import countries_in

_TIME = re.compile(r"\b(?:at|@)\s+\S+(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}[:.]\d{2}\b|\b(?:noon|midnight)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:(?:on|every)\s+)?(?:every ?day|daily|week ?days?|working days|week ?ends?"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?)\b",
    re.IGNORECASE,
)
_ALERTS = re.compile(r"\b(?:alerts?|at once|immediately)\b", re.IGNORECASE)
_EMPTY = frozenset("and in from on to of me about the with all everything topics everywhere please".split())


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the choices, in the form in which /subscribe keeps them, and when it is to come."""

    chosen: Mapping[str, Sequence[str]]
    at: time | None
    days: tuple[int, ...]
    alerts: bool


def read_wish(beat: Beat, words: str) -> Wish:
    """Reads the words. Raises `BadQuestion` for anything that is neither a topic, a place nor a time."""
    alerts = bool(_ALERTS.search(words))
    rest = _ALERTS.sub(" ", words)
    timed = _TIME.search(rest)
    at = read_clock(timed[0]) if timed else None
    rest = _TIME.sub(" ", rest)
    days = tuple(sorted({day for found in _DAYS.findall(rest) for day in read_days(found)}))
    rest = _DAYS.sub(" ", rest)
    names = {key.lower(): topic.id for topic in beat.topics for key in (topic.id, topic.command, topic.title)}
    plain = [word for word in re.split(r"[\s,]+", rest) if word and word.lower() not in _EMPTY]
    topics = [names[word.lower().lstrip("/")] for word in plain if word.lower().lstrip("/") in names]
    left = [word for word in plain if word.lower().lstrip("/") not in names]
    return Wish({"topics": sorted(set(topics)), "places": sorted(_places(left))}, at, days, alerts)


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
    region = countries_in(name.title())
    country = None if region else sure_country_of(name)
    return {*region, *([country] if country else [])}
