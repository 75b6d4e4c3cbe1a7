"""What a reader types becomes a `Question`: a place, `since DATE` and `asof DATE`, in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from briefings.errors import BadQuestion
from briefings.knowledge.dates.typed_days import read_day
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.model import Question
from briefings.values import frozen

_MARKER = re.compile(r"\b(since|from|after|as\s?of|asof|until|by|before)\b[:\s]*", re.IGNORECASE)
# What is typed for no place in particular, and is none: a gazetteer has a town of a like name ("Tall").
_EVERYWHERE = re.compile(
    r"(?:all|any|every)(?: (?:the )?(?:places?|country|countries))?"
    r"|(?:all )?(?:over |around )?(?:the )?(?:whole )?world|worldwide"
    r"|everywhere|anywhere|globally|partout|tous les pays|le monde entier"
)
# In characters: what somebody typed is told back as far as they need to know it again.
LONGEST_TOLD = 60
_SINCE = {"since", "from", "after"}


@frozen
class Understood:
    """A question, and what was guessed about it, in words for the reader; empty if nothing was. `taken` are the place's
    words as they were typed, and the name that they were taken for."""

    question: Question
    guess: str = ""
    taken: tuple[str, str] | None = None


Resolver = Callable[[str], Sequence[PlaceGuess]]


def understand(words: str, topic: str | None, today: date, resolve_place: Resolver) -> Understood:
    """Reads what was typed after a topic's command. `resolve_place` gives the places that a name may mean, the
    likeliest first. Raises `BadQuestion` for a date or a place that can't be read, with choices if several places fit.
    """
    place_words, limits = _parts(words)
    asof = _limit("asof", limits, today)
    # "since May asof 8 Dec 2017" is the May before that day, not that of this year.
    since = _limit("since", limits, min(asof, today) if asof else today)
    if since and asof and since > asof:
        raise BadQuestion(
            f"Nothing is both since {since.isoformat()} and as of {asof.isoformat()}: the first is later."
        )
    if not place_words or _EVERYWHERE.fullmatch(fold(place_words)):
        return Understood(Question(topic, None, since, asof))
    guesses = resolve_place(place_words)
    if not guesses:
        raise BadQuestion(f"I know no place called “{_in_short(place_words)}”. Try a country, a province or a town.")
    best = guesses[0]
    if not best.sure:
        raise BadQuestion(f"Which place is “{_in_short(place_words)}”?", tuple(guess.name for guess in guesses[:6]))
    exact = names_alike(best.name, place_words)
    question = Question(topic, best.place, since, asof, countries_in(best.place))
    return Understood(question, taken=None if exact else (_in_short(place_words), best.name))


def names_alike(one: str, other: str) -> bool:
    """True if two names of places differ in case, accents or an article only."""
    return fold(one).removeprefix("the ") == fold(other).removeprefix("the ")


def _in_short(words: str) -> str:
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}…"


def _parts(words: str) -> tuple[str, dict[str, str]]:
    pieces = _MARKER.split(" ".join(words.split()))
    limits: dict[str, str] = {}
    places = [pieces[0]]
    for marker, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        kind = "since" if marker.lower() in _SINCE else "asof"
        text, left_over = _date_words(rest)
        limits[kind] = text
        places.append(left_over)
    return " ".join(piece.strip(" ,") for piece in places if piece.strip(" ,")), limits


def _date_words(rest: str) -> tuple[str, str]:
    """The longest beginning of `rest` that is a date, and the words after it."""
    words = rest.split()
    for size in range(min(5, len(words)), 0, -1):
        text = " ".join(words[:size])
        if read_day(text, date(2020, 6, 15)):
            return text, " ".join(words[size:])
    return rest, ""


def _limit(kind: str, limits: dict[str, str], today: date) -> date | None:
    words = limits.get(kind)
    if words is None:
        return None
    days = read_day(words, today)
    if days is None:
        shown = _in_short(words)
        if not shown:
            raise BadQuestion(f"No date stands behind “{kind}”. Write it like 8 Dec 2017, October 2017 or 2017-12-08.")
        raise BadQuestion(f"I cannot read “{shown}” as a date. Write it like 8 Dec 2017, October 2017 or 2017-12-08.")
    return days[0] if kind == "since" else days[1]
