"""Applies editors' amendments to the machine's reading, and finds the claim that each belongs to after a re-reading.
Pure functions on JSON bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from briefings.model import Claim, Filing, Place, Quantity, Root, Time
from briefings.model.rows import place_row, quantity_row, time_row
from briefings.values import frozen
from storage.library.rows.json_values import Body

FIELDS = ("topics", "speaker", "role", "root", "quantities", "places", "times", "negated", "certainty", "dropped")


@frozen
class Anchor:
    """The claim that an amendment was made on: its text and offsets."""

    amendment: int
    start: int
    end: int
    text: str


def plain_value(field: str, value: Any) -> Any:
    """An amendment's value (a domain value or JSON) as JSON in the claim format. Quantities have their `scope`, and are
    sorted by text order, because statements are numbered in it. Raises `ValueError` for an unknown field."""
    if field not in FIELDS:
        raise ValueError(f"a claim has no field {field} to amend")
    if isinstance(value, Root):
        return {"name": value.name, "kind": value.kind, "chain": list(value.chain)}
    if field in ("topics", "quantities", "places", "times"):
        rows = [_plain_row(item) for item in value]
        return rows if field == "topics" else sorted(rows, key=lambda row: (row["start"], row["end"]))
    return value


def _plain_row(item: Any) -> Any:
    if isinstance(item, Filing):
        return {"id": item.topic, "score": item.score, "because": list(item.because)}
    if isinstance(item, Quantity):
        return {**quantity_row(item), "scope": item.scope}
    if isinstance(item, Place):
        return place_row(item)
    return time_row(item) if isinstance(item, Time) else dict(item)


def laid_over(body: Body, amendments: Iterable[tuple[str, Any]]) -> Body:
    """The reading with these amendments (field, value) applied; of several on a field the last wins."""
    amended = deepcopy(body)
    for field, value in amendments:
        _lay(amended, field, value)
    return amended


def is_dropped(amendments: Iterable[tuple[str, Any]]) -> bool:
    """True if the latest amendment of `dropped` drops the claim."""
    return any(dict([pair for pair in amendments if pair[0] == "dropped"]).values())


def _lay(body: Body, field: str, value: Any) -> None:
    row = body["row"]
    if field in ("speaker", "role"):
        row["attribution"] = _attribution(row, field, value)
    elif field == "quantities":
        body["scopes"] = [quantity.get("scope") for quantity in value]
        row["quantities"] = [_without_scope(quantity) for quantity in value]
    elif field == "times":
        row["times"] = value
        row["when"] = _when(value)
    elif field != "dropped":
        row[field] = value


def _without_scope(quantity: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in quantity.items() if key != "scope"}


def _when(times: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The span of the first of these times that has both of its ends; None if none has."""
    dated = next((time for time in times if time["from"] and time["to"]), None)
    return {"from": dated["from"], "to": dated["to"]} if dated else None


def _attribution(row: Mapping[str, Any], field: str, value: str | None) -> Any:
    """The attribution with another speaker or role. Without a speaker the claim is the document's own voice (None). A
    speaker that only the editor knows has no span in the text, and the whole claim as content."""
    if field == "speaker" and value is None:
        return None
    bare = {"speaker": None, "role": None, "cue": "", "kind": "indirect", "source_span": None, "cue_span": None}
    return {**(row["attribution"] or {**bare, "content_span": [row["start"], row["end"]]}), field: value}


def anchored(anchors: Sequence[Anchor], claims: Sequence[Claim], *, same_text: bool) -> dict[int, str]:
    """Amendment → the id of the claim that it belongs to now: the one with the same words (the nearest, if there are
    several); else, if the document's text is the same, the one that shares at least half of its span."""
    found: dict[int, str] = {}
    for anchor in anchors:
        claim = _exact(anchor, claims) or (_overlapping(anchor, claims) if same_text else None)
        if claim is not None:
            found[anchor.amendment] = claim.id
    return found


def _exact(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    words = anchor.text.split()
    same = [claim for claim in claims if claim.text.split() == words]
    return min(same, key=lambda claim: abs(claim.start - anchor.start), default=None)


def _overlapping(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    best = max(claims, key=lambda claim: _shared(anchor, claim), default=None)
    return best if best is not None and _shared(anchor, best) >= 0.5 else None


def _shared(anchor: Anchor, claim: Claim) -> float:
    """The code points that both spans cover, as a share (0 to 1) of the stretch from the first start to the
    last end."""
    both = min(anchor.end, claim.end) - max(anchor.start, claim.start)
    either = max(anchor.end, claim.end) - min(anchor.start, claim.start)
    return both / either if either else 0.0
