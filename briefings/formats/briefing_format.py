"""The briefing format: a `Briefing` as one plain JSON object, field for field as the design has it."""

from __future__ import annotations

from datetime import date

from briefings.model import Briefing, Dispute, Figure, FigureEntry, Finding, Happening, Reference
from briefings.model.rows import Row, plain_number


def briefing_row(briefing: Briefing) -> Row:
    """The whole object. What sources say is unknown stands among the findings, by its certainty."""
    question = briefing.question
    return {
        "topic": question.topic,
        "place": question.place,
        "since": _iso(question.since),
        "asof": _iso(question.asof),
        "figures": [figure_row(figure) for figure in briefing.figures],
        "findings": [finding_row(finding) for finding in (*briefing.findings, *briefing.unknown)],
        "disputes": [dispute_row(dispute) for dispute in briefing.disputes],
        "documents": [reference_row(reference) for reference in briefing.documents],
    }


def figures_row(briefing: Briefing) -> Row:
    """`dateline figures`: the same object."""
    return briefing_row(briefing)


def disputes_row(briefing: Briefing) -> Row:
    """`dateline disputes`: the same object; its findings are the sides of the disputes."""
    return briefing_row(briefing)


def figure_row(figure: Figure) -> Row:
    """A cell of the ledger with its history; `parts` are figures of the same subject that count a part of it."""
    event = figure.event
    return {
        "measure": figure.measure,
        "origin": figure.origin,
        "event": event_row(event) if event and figure.place is None else None,
        "place": {"id": event.id, "place": event.place, "country": event.country} if event and figure.place else None,
        "scope": figure.scope,
        "part": figure.part or None,
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "bound": figure.bound,
        "newest": _iso(figure.newest),
        "roots": list(figure.roots),
        "disputed": figure.disputed,
        "history": [_entry_row(entry) for entry in figure.history],
        "parts": [figure_row(part) for part in figure.parts],
    }


def event_row(event: Happening) -> Row:
    """An event; `name` is an editor's."""
    return {
        "id": event.id,
        "name": event.name,
        "place": event.place,
        "country": event.country,
        "from": _iso(event.from_date),
        "to": _iso(event.to_date),
    }


def finding_row(finding: Finding) -> Row:
    """A finding; `text` is a claim of it, verbatim."""
    return {
        "id": finding.id,
        "text": finding.text,
        "claims": list(finding.claims),
        "roots": list(finding.roots),
        "documents": list(finding.documents),
        "newest": _iso(finding.newest),
        "certainty": finding.certainty,
        "negated": finding.negated,
    }


def dispute_row(dispute: Dispute) -> Row:
    """A dispute; `left` and `right` are findings' ids."""
    return {"left": dispute.left, "right": dispute.right, "why": list(dispute.why)}


def reference_row(reference: Reference) -> Row:
    """A document; `number` is the library's."""
    return {
        "number": reference.number,
        "title": reference.title,
        "source": reference.source,
        "published": _iso(reference.published),
        "url": reference.url,
    }


def _entry_row(entry: FigureEntry) -> Row:
    return {
        "low": plain_number(entry.low),
        "high": plain_number(entry.high),
        "bound": entry.bound,
        "root": entry.root,
        "published": _iso(entry.published),
        "claim": entry.claim,
        "document": entry.document,
        "verdict": entry.verdict,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
