"""What a question is limited to, as values or as parameters of a statement.

To build a statement takes several times as long as to run it. So what every answer asks is built once for each `Shape`
of question, with parameters, and run with the `values_of` a question.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Date, String, bindparam

from briefings.model import Question
from briefings.values import frozen
from storage.library.rows.index_rows import place_key, place_keys


class Shape(NamedTuple):
    """Which limits a question has."""

    topic: bool = False
    place: bool = False
    region: bool = False
    since: bool = False
    asof: bool = False


@frozen
class Limits:
    """The limits of a question, None where it has none: values, or the parameters that stand for them. Of a region all
    its `places` count, else `place` alone."""

    topic: Any = None
    place: Any = None
    places: Any = None
    since: Any = None
    asof: Any = None


def shape_of(question: Question) -> Shape:
    """The shape of a question."""
    placed = question.place is not None
    dates = question.since is not None, question.asof is not None
    return Shape(question.topic is not None, placed, placed and bool(question.countries), *dates)


def values_of(question: Question) -> dict[str, str | date | list[str] | None]:
    """What the parameters of `parameters_of` stand for in a question. A statement takes those that it has."""
    return {
        "topic": question.topic,
        "place": place_key(question.place),
        "places": place_keys(question),
        "since": question.since,
        "asof": question.asof,
    }


def limits_of(question: Question) -> Limits:
    """The limits of a question as values."""
    here = place_key(question.place) if question.place is not None else None
    region = place_keys(question) if question.countries and question.place is not None else None
    return Limits(question.topic, None if region else here, region, question.since, question.asof)


def parameters_of(shape: Shape) -> Limits:
    """The limits of all questions of a shape as parameters."""
    return Limits(
        bindparam("topic", type_=String()) if shape.topic else None,
        bindparam("place", type_=String()) if shape.place and not shape.region else None,
        bindparam("places", type_=String(), expanding=True) if shape.region else None,
        bindparam("since", type_=Date()) if shape.since else None,
        bindparam("asof", type_=Date()) if shape.asof else None,
    )
