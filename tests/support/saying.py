"""A statement from one line, for tables of matching: its words, its figure, and where it comes from.

    Some 250 have gone home to France. | returned FR fighters about 250 | AFP > French officials 2017-12-17 when=2017

The middle part may be left empty (`-`); several figures of one claim stand between semicolons. After the date:
`when=FROM..TO` (or one day, month or year), `at=Name/XX`, `from=Name/XX`, `to=Name/XX` (underscores for spaces),
`event=Place/XX/FROM..TO` (or one day, or no day), `size=city`, `names=Name,Name`, `words=word,word` and `aside` for the
event of its figures, `kind=official` (of the root), `title=Words_of_it`, `under=topic,topic`, `not`, `possible`,
`probable`, `unknown`, `in=NUMBER` (the document), `by=Source`, `family=Name`.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from dataclasses import replace
from datetime import date
from typing import Any, cast

from briefings.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Event,
    Filing,
    Place,
    PlaceRole,
    Quantity,
    Root,
    RootKind,
    Statement,
    When,
    statements_from,
)

_BOUNDS = {"exact", "about", "at_least", "more_than", "at_most", "less_than"}
_SCOPES = {"fighters", "women", "minors", "all"}
_ROLES: dict[str, PlaceRole] = {"at": "location", "from": "origin", "to": "destination"}


def say(line: str) -> Statement:
    """The statement that one line describes; the first, if there are several. Its id depends on the line alone."""
    return say_all(line)[0]


def say_all(line: str) -> list[Statement]:
    """The statements that one line describes."""
    text, figure, origin = (part.strip() for part in line.split("|"))
    details = _details(origin)
    digest = hashlib.sha1(line.encode()).hexdigest()
    document = int(details.get("in", "0")) or 1 + int(digest[:6], 16)
    event = _event(details) if "event" in details else None
    parts = [part for part in figure.split(";") if part.strip("- ")]
    quantities = tuple(replace(_placed(_quantity(part), text), event=event) for part in parts)
    claim = Claim(
        id=digest[:12],
        document_id=f"doc{document}",
        text=text,
        start=0,
        end=len(text),
        topics=tuple(Filing(topic, 0.9, ()) for topic in details.get("under", "").split(",") if topic),
        root=Root(details["chain"][-1], cast("RootKind", details.get("kind", "agency")), tuple(details["chain"])),
        quantities=quantities,
        places=details["places"],
        when=_when(details["when"]) if "when" in details else None,
        certainty=cast("Certainty", details.get("certainty", "certain")),
        negated="not" in details,
    )
    title, published = details.get("title", ""), details.get("published")
    document_of = Document(claim.document_id, text, title, details.get("by"), published=published)
    return list(statements_from([claim], replace(document_of, number=document), details.get("family")))


def _details(words: str) -> dict[str, Any]:
    details: dict[str, Any] = {"places": ()}
    chain = []
    for word in words.split():
        name, _, value = word.partition("=")
        if word[0].isdigit():
            details["published"] = date.fromisoformat(word)
        elif name in _ROLES and value:
            place, _, country = value.replace("_", " ").partition("/")
            details["places"] += (Place(place, country or None, _ROLES[name], 0, 0),)
        elif value:
            details[name] = value.replace("_", " ")
        elif word in {"possible", "probable", "unknown"}:
            details["certainty"] = word
        elif word in {"not", "aside"}:
            details[word] = True
        else:
            chain.append(word)
    details["chain"] = [" ".join(link.split()) for link in " ".join(chain).split(">")]
    return details


def _quantity(words: str) -> Quantity:
    """`measure origin scope bound low[-high] [counted]`, in any order; `#counted` has no measure."""
    found: dict[str, Any] = {"measure": None, "origin": None, "scope": None, "bound": "exact", "unit": "people"}
    for word in words.split():
        if word[0].isdigit():
            low, _, high = word.partition("-")
            found["low"], found["high"] = float(low), float(high or low)
        elif word in _BOUNDS:
            found["bound"] = word
        elif word in _SCOPES:
            found["scope"] = word
        elif word.startswith("#"):
            found["counted"] = word[1:]
        elif word.startswith("unit="):
            found["unit"] = word[5:]
        elif len(word) == 2 and word.isupper():
            found["origin"] = word
        else:
            found["measure"] = word
    return Quantity(
        found["low"],
        found["high"],
        cast("Bound", found["bound"]),
        found["unit"],
        found.get("counted"),
        None,
        found["measure"],
        found["origin"],
        words,
        0,
        0,
        found["scope"],
    )


def _event(details: dict[str, Any]) -> Event:
    place, country, days = (*details["event"].split("/"), "", "")[:3]
    when = _when(days) if days else None
    return Event(
        place or None,
        country or None,
        when.from_date if when else None,
        when.to_date if when else None,
        tuple(filter(None, details.get("within", "").split(","))),
        tuple(filter(None, details.get("names", "").split(","))),
        tuple(filter(None, details.get("words", "").split(","))),
        details.get("size", "town"),
        bool(details.get("aside")),
    )


def _placed(quantity: Quantity, text: str) -> Quantity:
    """The quantity at the digits that express it in the text, with "nearly" before them; at the text's start, with no
    length, if it is spelled out."""
    found = re.search(rf"(?i:\b(?:nearly|almost) )?(?<![\d.,]){re.escape(f'{quantity.low:,.12g}')}(?![\d])", text)
    return replace(quantity, text=found.group(), start=found.start(), end=found.end()) if found else quantity


def _when(words: str) -> When:
    first, _, last = words.partition("..")
    return When(_day(first, first=True), _day(last or first, first=False))


def _day(words: str, *, first: bool) -> date:
    year, month, day = ([int(part) for part in words.split("-")] + [0, 0])[:3]
    if not month:
        return date(year, 1, 1) if first else date(year, 12, 31)
    if not day:
        return date(year, month, 1 if first else calendar.monthrange(year, month)[1])
    return date(year, month, day)
