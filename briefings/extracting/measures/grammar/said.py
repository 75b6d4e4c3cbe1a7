"""What is said of a number of people."""

from __future__ import annotations

from typing import Any

from briefings.values import frozen


@frozen
class Said:
    """A measure, the verb that says it (None for a noun or a phrase), whether the counted undergo it, and the noun that
    names them where it stands apart from their number ("the number of British returnees rose to 425"). `main_only`
    where it is said so of the beat's own kind of people alone ("has 3,000 fighters"); `of_side` where the strength or
    the losses of the beat's own side are told, whose people come from no one country; `named` where a noun or a state
    alone tells it ("12 deaths", "12 dead"), which does not say whose people they are; `again` where the same people are
    told of as last, by another figure."""

    measure: str
    verb: Any | None
    undergone: bool = False
    noun: Any | None = None
    main_only: bool = False
    of_side: bool = False
    named: bool = False
    again: bool = False
