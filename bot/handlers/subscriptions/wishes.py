"""`/subscribe returnees France at 8`: a whole subscription in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from bot.language import _
from bot.pages.place_words import CountryMeant, country_meant, names_an_area, taken_words
from bot.pages.subscription_words import DAYS_FROM_TO, read_clock, read_days, without_no_alerts
from briefings.answers.questions.free_words import ASKING_WORDS
from briefings.beat.beat import Beat
from briefings.errors import BadQuestion
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.values import frozen

_TIME = re.compile(
    r"\b(?:at|à|@)\s+\S+(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}(?:[:.]\d{2}|h(?:\d{2})?)\b|\b(?:noon|midnight)\b", re.IGNORECASE
)
_DAYS = re.compile(
    r"\b(?:(?:on|every)\s+)?(?:every ?day|daily|week ?days?|working days|week ?ends?"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(DAYS_FROM_TO, re.IGNORECASE)
_ALERTS = re.compile(r"\b(?:alerts?|at once|immediately)\b", re.IGNORECASE)
_EMPTY = frozenset("et and in from on to of at @ me about the with all everything topics everywhere please".split())
# Words of English that are a country's code or a small town, too: in lower case, and alone, they name none of these.
_NO_NAMES = ASKING_WORDS | frozenset("all am best man more most much my no not same since time too until".split())


@frozen
class Wish:
    """What was asked for: the choices, in the form in which /subscribe keeps them, and when it is to come. `taken` says
    which places' names were taken for which country, where the names don't."""

    chosen: Mapping[str, Sequence[str]]
    at: time | None
    days: tuple[int, ...]
    alerts: bool
    taken: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True if nothing is left to ask: it says when, or asks for alerts."""
        return self.at is not None or self.alerts


def read_wish(beat: Beat, words: str) -> Wish:
    """Reads the words. Raises `BadQuestion` for anything that is neither a topic, a place nor a time, and for two
    times."""
    rest = without_no_alerts(words)
    alerts = bool(_ALERTS.search(rest))
    at, rest = _without_time(_ALERTS.sub(" ", rest))
    said = [found[0] for pattern in (_SPAN, _DAYS) for found in pattern.finditer(rest)]
    days = tuple(sorted({day for named in said for day in read_days(named)}))
    rest = _DAYS.sub(" ", _SPAN.sub(" ", rest))
    topics, rest = _without_topics(beat, rest)
    left = [word for word in re.findall(r"[^\s,]+|,", rest) if word.lower() not in _EMPTY]
    places, taken = _places(left)
    return Wish({"topics": sorted(topics), "places": sorted(places)}, at, days, alerts, taken)


def _without_topics(beat: Beat, words: str) -> tuple[set[str], str]:
    """The ids of the topics in the words, also by the titles under which they are shown ("Retours"), and the other
    words."""
    names = {
        key.lower(): topic.id for topic in beat.topics for key in (topic.id, topic.command, topic.title, _(topic.title))
    }
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    named = re.compile(rf"(?<![\w/])/?({longest_first})(?![\w-])", re.IGNORECASE)
    return {names[found[1].lower()] for found in named.finditer(words)}, named.sub(" ", words)


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


def _places(words: Sequence[str]) -> tuple[set[str], tuple[str, ...]]:
    """The codes of the countries that runs of words name, longest run first, and what names were taken for; a region
    stands for all of its countries. Behind a comma stands another place, or the country or state of the one before."""
    found: set[str] = set()
    taken: list[str] = []
    at = 0
    while at < len(words):
        if words[at] == ",":
            at += 1
            continue
        size, name, meant = _longest(words, at)
        at += size
        if isinstance(meant, CountryMeant):
            size, name, meant = _narrowed(words, at, name, meant)
            at += size
            taken += filter(None, [taken_words(name, meant)])
        found |= {meant.country} if isinstance(meant, CountryMeant) else meant
    return found, tuple(taken)


def _narrowed(words: Sequence[str], at: int, name: str, meant: CountryMeant) -> tuple[int, str, CountryMeant]:
    """What a place is by the country or state behind its comma at `at`: how many words say it, its name with them, and
    what it means. A country stands in no other: behind it stands the next place. Raises `BadQuestion`."""
    size = _area_behind(words, at)
    inside = f"{name}, {' '.join(words[at + 1 : at + 1 + size])}"
    narrowed = country_meant(inside) if size else meant
    if narrowed is None and not meant.whole:
        raise BadQuestion(
            _("I know no place called “{name}”. A comma says where a place lies: put “and” between two places.").format(
                name=inside
            )
        )
    return (1 + size, inside, narrowed) if size and narrowed else (0, name, meant)


def _longest(words: Sequence[str], at: int) -> tuple[int, str, CountryMeant | frozenset[str]]:
    """The longest run of words from `at` on that names a place: how many words, the name, and what it means."""
    for name in _runs(words, at):
        meant = _meant(name)
        if meant is not None:
            return len(name.split()), name, meant
    raise BadQuestion(
        _("“{value}” is no topic and no place that I know. Write it like /subscribe returnees France at 8.").format(
            value=words[at]
        )
    )


def _area_behind(words: Sequence[str], at: int) -> int:
    """How many words name a country or a state behind a comma at `at`; 0 if there is none."""
    if words[at : at + 1] != [","]:
        return 0
    named = (name for name in _runs(words, at + 1) if name not in _NO_NAMES and names_an_area(name))
    return len(next(named, "").split())


def _runs(words: Sequence[str], at: int) -> Iterator[str]:
    """The runs of words from `at` on, longest first, none across a comma."""
    for size in range(min(4, len(words) - at), 0, -1):
        run = words[at : at + size]
        if "," not in run:
            yield " ".join(run)


def _meant(name: str) -> CountryMeant | frozenset[str] | None:
    """The country that a name means, or the codes of all countries of a region."""
    if name in _NO_NAMES:
        return None
    return frozenset(countries_in(name.title())) or country_meant(name)
