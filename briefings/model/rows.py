"""Domain values as plain JSON objects, field for field as in the claim format, and back. The library stores claims in
this form too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefings.model import (
    Anaphor,
    Attribution,
    Claim,
    Event,
    Filing,
    Gloss,
    Member,
    Mentions,
    Place,
    Quantity,
    Root,
    Time,
    When,
)

Row = dict[str, Any]


def mentions_row(mentions: Mentions) -> Row:
    """The mentions as six lists of objects."""
    return {
        "attributions": [attribution_row(a) for a in mentions.attributions],
        "quantities": [quantity_row(q) for q in mentions.quantities],
        "places": [place_row(p) for p in mentions.places],
        "times": [time_row(t) for t in mentions.times],
        "anaphors": [anaphor_row(a) for a in mentions.anaphors],
        "cast": [member_row(m) for m in mentions.cast],
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
        "glosses": [{"start": g.start, "end": g.end, "text": g.text} for g in claim.glosses],
        "places": [place_row(p) for p in claim.places],
        "times": [time_row(t) for t in claim.times],
        "when": {"from": iso(claim.when.from_date), "to": iso(claim.when.to_date)} if claim.when else None,
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
        "low": plain_number(q.low),
        "high": plain_number(q.high),
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
    """What a toll is of, as an object."""
    days = {"from": iso(event.from_date), "to": iso(event.to_date)}
    return {"place": event.place, "country": event.country, **days}


def place_row(p: Place) -> Row:
    """A place."""
    return {"name": p.name, "country": p.country, "role": p.role, "start": p.start, "end": p.end}


def time_row(t: Time) -> Row:
    """A time; both dates null where the words are left unresolved."""
    return {"from": iso(t.from_date), "to": iso(t.to_date), "text": t.text, "start": t.start, "end": t.end}


def anaphor_row(a: Anaphor) -> Row:
    """An anaphor with the words that it stands for, and where these stand."""
    return {
        "text": a.text,
        "start": a.start,
        "end": a.end,
        "antecedent": {"text": a.name, "start": a.antecedent[0], "end": a.antecedent[1]},
    }


def member_row(m: Member) -> Row:
    """One of the cast; spans become two-element lists."""
    return {
        "name": m.name,
        "also": list(m.also),
        "role": m.role,
        "country": m.country,
        "kind": m.kind,
        "mentions": [list(span) for span in m.mentions],
    }


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
        glosses=tuple(Gloss(g["start"], g["end"], g["text"]) for g in row.get("glosses", ())),
    )


def mentions_from_row(row: Mapping[str, Any]) -> Mentions:
    """The mentions that `mentions_row` wrote; what was stored before there was a cast has none."""
    return Mentions(
        attributions=tuple(_attribution(a) for a in row["attributions"]),
        quantities=tuple(_quantity(q, None) for q in row["quantities"]),
        places=tuple(Place(p["name"], p["country"], p["role"], p["start"], p["end"]) for p in row["places"]),
        times=tuple(_time(t) for t in row["times"]),
        anaphors=tuple(_anaphor(a) for a in row.get("anaphors", ())),
        cast=tuple(_member(m) for m in row.get("cast", ())),
    )


def _anaphor(row: Mapping[str, Any]) -> Anaphor:
    behind = row["antecedent"]
    return Anaphor(row["text"], row["start"], row["end"], behind["text"], (behind["start"], behind["end"]))


def _member(row: Mapping[str, Any]) -> Member:
    spans = tuple((start, end) for start, end in row["mentions"])
    return Member(row["name"], tuple(row["also"]), row["role"], row["country"], row["kind"], spans)


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


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def plain_number(value: float) -> float | int:
    """A whole number as an integer."""
    return int(value) if float(value).is_integer() else value
