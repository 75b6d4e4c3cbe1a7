"""Events as the library knows them, put together from what documents tell, and what the beat says of its measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from briefings.model.claims import Event
from briefings.values import frozen


@frozen
class Happening:
    """An event as the library knows it: `id` is that of its telling with the smallest id; `name` is an editor's, None
    where nobody gave one."""

    id: str
    place: str | None = None
    country: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    name: str | None = None


@frozen
class Telling:
    """What one document tells of one event, or of the people at one place (`of` says which). `id` is the smallest of
    its statements' ids; `published` the document's. What is told `recurs` where it is nothing that one blow leaves
    behind: layoffs may come anew at the same place within days."""

    id: str
    document: int
    of: Literal["event", "place"]
    event: Event
    statements: tuple[str, ...]
    published: date | None = None
    recurs: bool = False


@frozen
class KnownEvent:
    """An event of the library with its tellings (their ids) and documents."""

    happening: Happening
    tellings: tuple[str, ...]
    documents: tuple[int, ...]
    newest: date | None = None
    of: Literal["event", "place"] = "event"


@frozen
class EventRuling:
    """An editor's word that two statements are of one event, or of two."""

    left: str
    right: str
    ruling: Literal["same", "apart"]
    by: int | None = None


@frozen
class Rules:
    """What the beat says of its measures: what figures of each are figures of ("origin", where none is named), which
    may fall with time, and the group whom texts also call just "people"."""

    of: Mapping[str, str] = field(default_factory=dict)
    may_fall: frozenset[str] = frozenset({"fighting", "unaccounted"})
    main_group: str = "fighters"
