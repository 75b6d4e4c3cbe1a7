"""Reads a question in free words: the topic, place and dates that it names. Answers nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from briefings.answers.questions.word_forms import EMPTY_WORDS, akin
from briefings.beat.beat import Beat, Topic
from briefings.knowledge.dates.typed_days import read_day
from briefings.knowledge.gazetteer.gazetteer import shared_gazetteer
from briefings.values import frozen

_DATES = re.compile(r"\b(since|as\s?of|until|by)\b\s+(.{3,30})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST_NAME = 4
# The ending in which a word and a topic's may differ ("returned", "returnees"). It is shorter than in `ranking`: a word
# that is taken for a topic decides the whole answer, there it only moves a line up.
LONGEST_ENDING = 3
# With these people ask for anything at all. A statement that answers may have them (`ranking`), a topic's name has not.
ASKING_WORDS = EMPTY_WORDS | {"tell", "happened", "know", "known"}


@frozen
class FreeWords:
    """What a question in free words names: `place` as a `Question` takes it, `place_words` and `dates` as written, and
    `content`, the words that are worth a search."""

    topic: str | None
    place: str | None
    place_words: str
    dates: str
    content: str


def read_free_words(beat: Beat, words: str) -> FreeWords:
    """The nearest topic, the first place and the dates of a question."""
    dates = _dates(words)
    place, place_words = _place(words)
    plain = [word for word in _WORD.findall(words) if word.lower() not in ASKING_WORDS]
    named = set(place_words.lower().split())
    content = " ".join(word for word in plain if word.lower() not in named) or " ".join(plain)
    return FreeWords(_topic(beat, plain), place, place_words, dates, content)


def _dates(words: str) -> str:
    found = _DATES.search(words)
    if not found:
        return ""
    tail = found[2].rstrip("?!. ").split()
    for size in range(min(4, len(tail)), 0, -1):
        text = " ".join(tail[:size])
        if read_day(text, date(2020, 6, 15)):
            return f"{found[1]} {text}"
    return ""


def _place(words: str) -> tuple[str | None, str]:
    """The first name of the gazetteer's tables among the words, and as written; words in lower case are not taken for
    towns."""
    tables = shared_gazetteer().tables
    for text in _runs(words):
        if len(text) < 4 and not text.isupper():
            continue
        for named in tables.find(text):
            if named.kind != "town" or text[0].isupper():
                place = named.country if named.kind in ("country", "adjective", "people") else named.name
                if place and place == named.name and (inside := _inside(text, words)):
                    return inside, inside
                if place:
                    return place, named.name
    return None, ""


def _inside(name: str, words: str) -> str:
    """A place with the country or state behind its comma ("Paris, Texas"); empty if none is, or the place is not there:
    "After Raqqa, France took 12 back" names no Raqqa in France."""
    found = re.search(rf"{re.escape(name)},\s*(.+)", words)
    behind = _WORD.findall(found[1])[:LONGEST_NAME] if found else []
    for size in range(len(behind), 0, -1):
        area = " ".join(behind[:size])
        known = {one.kind for one in shared_gazetteer().areas(area)} & {"country", "state"}
        if known and area[0].isupper() and shared_gazetteer().resolve_inside(name, area):
            return f"{name}, {area}"
    return ""


def _runs(words: str) -> Iterator[str]:
    plain = _WORD.findall(words)
    for size in range(min(LONGEST_NAME, len(plain)), 0, -1):
        for start in range(len(plain) - size + 1):
            run = plain[start : start + size]
            if not {run[0].lower(), run[-1].lower()} & ASKING_WORDS:
                yield " ".join(run)


def _topic(beat: Beat, words: list[str]) -> str | None:
    scores = [(sum(_tells(word.lower(), topic, beat) for word in words), topic.id) for topic in beat.topics]
    best = max(score for score, _ in scores)
    return next(topic for score, topic in scores if score == best) if best else None


def _tells(word: str, topic: Topic, beat: Beat) -> int:
    """How strongly a word indicates a topic: most if it is in the topic's name, then its description, then what it
    counts."""
    if _any_akin(word, _cached(f"{topic.id} {topic.title} {topic.command}")):
        return 4
    if any(word in group.words for group in beat.groups):
        return 0  # Whom the whole beat is about tells no topic from another.
    if _any_akin(word, _cached(topic.description)):
        return 2
    return 1 if _any_akin(word, _counted(topic, beat)) else 0


@lru_cache(maxsize=256)
def _cached(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in ASKING_WORDS)


def _counted(topic: Topic, beat: Beat) -> frozenset[str]:
    """The words of the measures of a topic."""
    measures = [measure for measure in beat.measures if measure.id in (*topic.measures, *topic.shows)]
    text = " ".join(" ".join((m.id, m.label, *(v.split(":")[0] for v in m.verbs))) for m in measures)
    return _cached(text.replace("_", " "))


def _any_akin(word: str, names: frozenset[str]) -> bool:
    return any(akin(word, name, LONGEST_ENDING) for name in names)
