"""The claim format and its way back: domain values to plain JSON objects, field for field as the design has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefings.model import (
    Attribution,
    Claim,
    Document,
    Event,
    Filing,
    Mentions,
    Place,
    Quantity,
    Root,
    Time,
    When,
)

Row = dict[str, Any]


def document_row(document: Document, mentions: Mentions) -> Row:
    """The `document` row of the claim format."""
    return {
        "kind": "document",
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "source": document.source,
        "published": _iso(document.published),
        "url": document.url,
        "text": document.text,
        "mentions": mentions_row(mentions),
    }


def mentions_row(mentions: Mentions) -> Row:
    """The four lists of mentions."""
    return {
        "attributions": [attribution_row(a) for a in mentions.attributions],
        "quantities": [quantity_row(q) for q in mentions.quantities],
        "places": [place_row(p) for p in mentions.places],
        "times": [time_row(t) for t in mentions.times],
    }


def claim_row(claim: Claim, file: str | None) -> Row:
    """The `claim` row of the claim format."""
    return {
        "kind": "claim",
        "document": {"id": claim.document_id, "file": file},
        "id": claim.id,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "topics": [{"id": f.topic, "score": f.score, "because": list(f.because)} for f in claim.topics],
        "attribution": attribution_row(claim.attribution) if claim.attribution else None,
        "root": {"name": claim.root.name, "kind": claim.root.kind, "chain": list(claim.root.chain)},
        "quantities": [quantity_row(q) for q in claim.quantities],
        "places": [place_row(p) for p in claim.places],
        "times": [time_row(t) for t in claim.times],
        "when": {"from": _iso(claim.when.from_date), "to": _iso(claim.when.to_date)} if claim.when else None,
        "certainty": claim.certainty,
        "negated": claim.negated,
    }


def attribution_row(a: Attribution) -> Row:
    """An attribution; spans become two-element lists."""
    return {
        "speaker": a.speaker,
        "role": a.role,
        "cue": a.cue,
        "kind": a.kind,
        "source_span": list(a.source_span) if a.source_span else None,
        "cue_span": list(a.cue_span) if a.cue_span else None,
        "content_span": list(a.content_span),
    }


def quantity_row(q: Quantity) -> Row:
    """A quantity; whole numbers are written as integers."""
    return {
        "low": _number(q.low),
        "high": _number(q.high),
        "bound": q.bound,
        "unit": q.unit,
        "counted": q.counted,
        "per": q.per,
        "measure": q.measure,
        "origin": q.origin,
        "event": event_row(q.event) if q.event else None,
        "scope": q.scope,
        "text": q.text,
        "start": q.start,
        "end": q.end,
    }


def event_row(event: Event) -> Row:
    """What a toll is of."""
    days = {"from": _iso(event.from_date), "to": _iso(event.to_date)}
    return {"place": event.place, "country": event.country, **days}


def place_row(p: Place) -> Row:
    """A place."""
    return {"name": p.name, "country": p.country, "role": p.role, "start": p.start, "end": p.end}


def time_row(t: Time) -> Row:
    """A time; both dates null where the words are left unresolved."""
    return {"from": _iso(t.from_date), "to": _iso(t.to_date), "text": t.text, "start": t.start, "end": t.end}


def claim_from_row(row: Mapping[str, Any], scopes: Sequence[str | None] = ()) -> Claim:
    """The claim that `claim_row` wrote; `scopes` are the quantities' scopes, where they are kept apart from the row."""
    when = row["when"]
    quantities = tuple(
        _quantity(q, scopes[i] if i < len(scopes) else q.get("scope")) for i, q in enumerate(row["quantities"])
    )
    return Claim(
        id=row["id"],
        document_id=row["document"]["id"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        topics=tuple(Filing(t["id"], t["score"], tuple(t["because"])) for t in row["topics"]),
        attribution=_attribution(row["attribution"]) if row["attribution"] else None,
        root=Root(row["root"]["name"], row["root"]["kind"], tuple(row["root"]["chain"])),
        quantities=quantities,
        places=tuple(Place(p["name"], p["country"], p["role"], p["start"], p["end"]) for p in row["places"]),
        times=tuple(_time(t) for t in row["times"]),
        when=When(date.fromisoformat(when["from"]), date.fromisoformat(when["to"])) if when else None,
        certainty=row["certainty"],
        negated=row["negated"],
    )


def mentions_from_row(row: Mapping[str, Any]) -> Mentions:
    """The mentions that `mentions_row` wrote."""
    return Mentions(
        attributions=tuple(_attribution(a) for a in row["attributions"]),
        quantities=tuple(_quantity(q, None) for q in row["quantities"]),
        places=tuple(Place(p["name"], p["country"], p["role"], p["start"], p["end"]) for p in row["places"]),
        times=tuple(_time(t) for t in row["times"]),
    )


def _attribution(row: Mapping[str, Any]) -> Attribution:
    def span(name: str) -> tuple[int, int] | None:
        pair = row[name]
        return (pair[0], pair[1]) if pair else None

    content = row["content_span"]
    return Attribution(
        row["speaker"],
        row["role"],
        row["cue"],
        row["kind"],
        span("source_span"),
        span("cue_span"),
        (content[0], content[1]),
    )


def _quantity(q: Mapping[str, Any], scope: str | None) -> Quantity:
    return Quantity(
        float(q["low"]),
        float(q["high"]),
        q["bound"],
        q["unit"],
        q["counted"],
        q["per"],
        q["measure"],
        q["origin"],
        q["text"],
        q["start"],
        q["end"],
        scope,
        _event(q.get("event")),
    )


def _event(row: Mapping[str, Any] | None) -> Event | None:
    return Event(row["place"], row["country"], _date(row["from"]), _date(row["to"])) if row else None


def _time(t: Mapping[str, Any]) -> Time:
    return Time(_date(t["from"]), _date(t["to"]), t["text"], t["start"], t["end"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
