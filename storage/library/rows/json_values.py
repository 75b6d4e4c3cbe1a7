"""Domain values as JSON bodies, and back: in the claim format where it has the value, in a similar form where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from briefings.model import (
    Claim,
    Event,
    Figure,
    FigureEntry,
    Finding,
    Gloss,
    Happening,
    Mentions,
    Reason,
    Telling,
)
from briefings.model.rows import claim_from_row, claim_row, mentions_from_row, mentions_row

Body = dict[str, Any]


def claim_body(claim: Claim) -> Body:
    """The claim's row in the claim format, with what the format lacks: its quantities' scopes, and the details of their
    events, each event once."""
    scopes = [quantity.scope for quantity in claim.quantities]
    body: Body = {"row": claim_row(claim, None), "scopes": scopes}
    events = list(dict.fromkeys(quantity.event for quantity in claim.quantities if quantity.event))
    if events:
        numbers = [events.index(quantity.event) if quantity.event else None for quantity in claim.quantities]
        body["events"] = [[event_body(event) for event in events], numbers]
    return body


def claim_from_body(body: Mapping[str, Any]) -> Claim:
    """What `claim_body` wrote."""
    claim = claim_from_row(body["row"], body["scopes"])
    if "events" not in body:
        return claim
    bodies, numbers = body["events"]
    events = [event_from_body(event) for event in bodies]
    quantities = (
        replace(quantity, event=events[number] if number is not None else None)
        for quantity, number in zip(claim.quantities, numbers, strict=True)
    )
    return replace(claim, quantities=tuple(quantities))


def event_body(event: Event) -> list[Any]:
    """An event's fields as a list, in their order."""
    days = [_iso(event.from_date), _iso(event.to_date)]
    told = [list(event.within), list(event.names), list(event.words)]
    return [event.place, event.country, *days, *told, event.size, event.aside]


def event_from_body(body: Sequence[Any]) -> Event:
    """What `event_body` wrote."""
    place, country, first, last, within, names, words, size, aside = body
    return Event(
        place, country, _date(first), _date(last), tuple(within), tuple(names), tuple(words), size, bool(aside)
    )  # fmt: skip


def telling_body(telling: Telling) -> Body:
    """What a telling has beside its own columns."""
    return {"event": event_body(telling.event), "statements": telling.statements, "recurs": telling.recurs}


def happening_body(event: Happening | None) -> list[Any] | None:
    """An event as figures refer to it: its fields as a list, in their order."""
    if event is None:
        return None
    return [event.id, event.place, event.country, _iso(event.from_date), _iso(event.to_date), event.name]


def happening_from_body(body: Sequence[Any] | None) -> Happening | None:
    """What `happening_body` wrote."""
    if body is None:
        return None
    number, place, country, first, last, name = body
    return Happening(number, place, country, _date(first), _date(last), name)


def mentions_body(mentions: Mentions) -> Body:
    """The mentions in the claim format, and the scopes."""
    return {**mentions_row(mentions), "scopes": [quantity.scope for quantity in mentions.quantities]}


def mentions_from_body(body: Mapping[str, Any]) -> Mentions:
    """What `mentions_body` wrote."""
    mentions = mentions_from_row(body)
    pairs = zip(mentions.quantities, body["scopes"], strict=True)
    return replace(mentions, quantities=tuple(replace(quantity, scope=scope) for quantity, scope in pairs))


def reasons_body(reasons: Sequence[Reason]) -> list[list[Any]]:
    """Each reason as [feature, weight, words]."""
    return [[reason.feature, reason.weight, reason.words] for reason in reasons]


def reasons_from_body(body: Sequence[Sequence[Any]]) -> tuple[Reason, ...]:
    """What `reasons_body` wrote."""
    return tuple(Reason(feature, weight, words) for feature, weight, words in body)


def finding_body(finding: Finding) -> Body:
    """A finding, field for field."""
    return {
        "id": finding.id,
        "statements": finding.statements,
        "claims": finding.claims,
        "text": finding.text,
        "topics": finding.topics,
        "countries": finding.countries,
        "roots": finding.roots,
        "documents": finding.documents,
        "first": _iso(finding.first),
        "newest": _iso(finding.newest),
        "certainty": finding.certainty,
        "negated": finding.negated,
        "glosses": [[gloss.start, gloss.end, gloss.text] for gloss in finding.glosses],
    }


def finding_from_body(body: Mapping[str, Any]) -> Finding:
    """What `finding_body` wrote."""
    return Finding(
        id=body["id"],
        statements=tuple(body["statements"]),
        claims=tuple(body["claims"]),
        text=body["text"],
        topics=tuple(body["topics"]),
        countries=tuple(body["countries"]),
        roots=tuple(body["roots"]),
        documents=tuple(body["documents"]),
        first=_date(body["first"]),
        newest=_date(body["newest"]),
        certainty=body["certainty"],
        negated=body["negated"],
        glosses=tuple(Gloss(*gloss) for gloss in body.get("glosses", ())),
    )


def figure_body(figure: Figure) -> Body:
    """A figure without its history."""
    return {
        "measure": figure.measure,
        "origin": figure.origin,
        "scope": figure.scope,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "newest": _iso(figure.newest),
        "roots": figure.roots,
        "disputed": figure.disputed,
        "event": happening_body(figure.event),
        "place": figure.place,
        "part": figure.part,
        "parts": [{**figure_body(part), "history": history_body(part)} for part in figure.parts],
        "against": figure.against,
    }


def history_body(figure: Figure) -> list[list[Any]]:
    """The entries of a figure's history, each a list in the order of `FigureEntry`'s fields."""
    return [[e.low, e.high, e.bound, e.root, _iso(e.published), e.claim, e.document, e.verdict] for e in figure.history]


def figure_from_body(body: Mapping[str, Any], history: Sequence[Sequence[Any]] = ()) -> Figure:
    """What `figure_body` and `history_body` wrote."""
    return Figure(
        measure=body["measure"],
        origin=body["origin"],
        scope=body["scope"],
        low=float(body["low"]),
        high=float(body["high"]),
        bound=body["bound"],
        newest=_date(body["newest"]),
        roots=tuple(body["roots"]),
        disputed=body["disputed"],
        history=tuple(_entry(*fields) for fields in history),
        event=happening_from_body(body.get("event")),
        place=body.get("place"),
        part=body.get("part", ""),
        parts=tuple(figure_from_body(part, part["history"]) for part in body.get("parts", ())),
        against=tuple((left, right) for left, right in body.get("against", ())),
    )


def _entry(
    low: float, high: float, bound: Any, root: str, published: str | None, claim: str, document: int, verdict: Any
) -> FigureEntry:
    return FigureEntry(float(low), float(high), bound, root, _date(published), claim, document, verdict)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@lru_cache(maxsize=1 << 13)  # a library's days are few beside the times that they are read
def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
