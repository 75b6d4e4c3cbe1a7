"""Under which keys a statement may be found by others: matching's candidates share at least one.

Keys come from the statement alone, never from the library's state, so that what is compared with what does not hang on
the order in which documents came. A statement that measures has its cell of the ledger by value (the same number,
whenever it was said) and by time (another number, said of the same years), and narrower keys for cells that many share:
the same number at one place, and the same month or day at one place (without a place: at none). A toll has the days of
its event at its place, and the bands of its words. A statement of words has the bands of a MinHash signature over its
telling words, and the day of which it tells at its places.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import floor, log

from briefings.matching.events.events import day_keys
from briefings.matching.likeness.similarity import said, wording
from briefings.matching.likeness.time_relation import timing_of
from briefings.matching.pair import area, places_of
from briefings.matching.signatures import bands
from briefings.model import Event, Quantity, Statement

BANDS, ROWS = 24, 4
FEWEST_WORDS = 3
# Values within a quarter of one another stand in one step or in neighbouring ones.
_STEP = log(1.25)
# Keys under which only those stand that are much alike; what shares one of the others shares one of these, too, if it
# is as much alike.
_NARROW = ("value-at/", "month-at/", "day-at/", "told-on/", "toll/")
# The bands of words: what is much alike shares nearly all of them, so that half of them are enough.
_WORDS = ("words/", "count/", "toll-words/")
FEWER_BANDS = 12


def keys_of(statement: Statement) -> frozenset[str]:
    """The statement's blocking keys; empty where it says too little to be matched at all."""
    quantity = statement.quantity
    if quantity is None:
        return frozenset((*_word_keys(statement, "words"), *_day_keys(statement, "told-on")))
    if quantity.measure is None:
        return frozenset(_word_keys(statement, f"count/{quantity.unit}"))
    if quantity.event is not None:
        return frozenset(
            (*_toll_keys(quantity.measure, quantity.event), *_word_keys(statement, f"toll-words/{quantity.measure}"))
        )
    return frozenset((*_value_keys(statement, quantity), *_time_keys(statement, quantity)))


def _toll_keys(measure: str, event: Event) -> Iterable[str]:
    """The event's places by their days: a toll is compared with those of its own event, and with no other."""
    return (f"toll/{measure}/{key}" for key in day_keys(event))


def is_narrow(key: str) -> bool:
    """True if only what is much alike stands under this key; of the many bands of words, only the first few count."""
    if key.startswith(_WORDS):
        return int(key.rpartition("/")[2].partition("-")[0]) < FEWER_BANDS
    return key.startswith(_NARROW)


def _cell(quantity: Quantity) -> str:
    return f"{quantity.measure}/{quantity.origin or '-'}"


def _areas(statement: Statement) -> frozenset[str]:
    return frozenset(area(place) for place in places_of(statement)) or frozenset("-")


def _value_keys(statement: Statement, quantity: Quantity) -> Iterable[str]:
    """Steps on a logarithmic scale; each value stands in its own and the next, so that neighbours meet."""
    for value in {quantity.low, quantity.high, (quantity.low + quantity.high) / 2}:
        step = floor(log(value) / _STEP) if value > 0 else -1
        for number in (step, step + 1):
            yield f"value/{_cell(quantity)}/{number}"
            for place in _areas(statement):
                yield f"value-at/{_cell(quantity)}/{place}/{number}"


def _time_keys(statement: Statement, quantity: Quantity) -> Iterable[str]:
    """Years and months, each statement in its own and the next, for the scope that it counts."""
    cell = f"{_cell(quantity)}/{quantity.scope or 'all'}"
    timing = timing_of(statement)
    as_of = timing.as_of
    for day in {as_of, statement.published} - {None}:
        assert day is not None
        yield f"time/{cell}/{day.year}"
        yield f"time/{cell}/{day.year + 1}"
    if as_of is not None:
        month = as_of.year * 12 + as_of.month
        for place in _areas(statement):
            yield f"month-at/{cell}/{place}/{month}"
            yield f"month-at/{cell}/{place}/{month + 1}"
    yield from _day_keys(statement, f"day-at/{cell}")


def _day_keys(statement: Statement, space: str) -> Iterable[str]:
    """The day of which it tells, at each of its places."""
    within = timing_of(statement).within
    if within is not None and within.from_date == within.to_date:
        for place in places_of(statement):
            yield f"{space}/{area(place)}/{within.from_date.isoformat()}"


def _word_keys(statement: Statement, space: str) -> Iterable[str]:
    return (f"{space}/{band}" for band in _bands_of(said(statement.claim)))


@lru_cache(maxsize=4096)
def _bands_of(words: str) -> tuple[str, ...]:
    terms = wording(words).terms
    return bands(terms, BANDS, ROWS) if len(terms) >= FEWEST_WORDS else ()
