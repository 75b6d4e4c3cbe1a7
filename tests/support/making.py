"""Small documents, claims and findings for the storage's tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from briefings.model import (
    Attribution,
    Claim,
    Document,
    Extraction,
    Filing,
    Finding,
    Match,
    Mentions,
    Place,
    Quantity,
    Reason,
    Root,
    Statement,
    Time,
    When,
)

NOW = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)
DAY = date(2018, 2, 20)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def quantity(text: str, start: int, low: float = 250, **fields: Any) -> Quantity:
    defaults: dict[str, Any] = {"measure": "returned", "origin": "FR", "scope": "fighters"}
    plain = Quantity(low, low, "exact", "people", "fighters", None, None, None, text, start, start + len(text))
    return replace(plain, **{**defaults, **fields})


def claim(document_id: str, text: str, sentence: str, **fields: Any) -> Claim:
    """The claim that is `sentence` of `text`."""
    start = text.index(sentence)
    end = start + len(sentence)
    key = f"{document_id}|{start}|{end}|{sentence}"
    plain = Claim(hashlib.sha256(key.encode()).hexdigest()[:16], document_id, sentence, start, end)
    return replace(plain, **fields)


SENTENCES = (
    "Officials in Paris said that 250 fighters had returned to France.",
    "About 80 of them are women.",
    "Nobody knows where the others are.",
)
TEXT = " ".join(SENTENCES)


def extraction(text: str = TEXT, source: str | None = "Harbour Post", **fields: Any) -> Extraction:
    """A document whose every sentence is a claim; the first has a figure, a place, a time and a speaker."""
    document_id = hashlib.sha256(f"{source}|{text}".encode()).hexdigest()[:20]
    plain = Document(document_id, text, "What became of them", source, published=DAY, found={"source": "front matter"})
    document = replace(plain, **fields)
    sentences = [part if part.endswith(".") else part + "." for part in text.split(". ")]
    claims = [claim(document_id, text, sentence) for sentence in sentences]
    claims[0] = filled(claims[0])
    return Extraction(document, Mentions(quantities=claims[0].quantities, places=claims[0].places), tuple(claims))


def filled(plain: Claim) -> Claim:
    """The claim with something in every field."""
    start = plain.start
    return replace(
        plain,
        topics=(Filing("returnees", 0.9, ("returned to France",)),),
        attribution=Attribution(
            "officials", "in Paris", "said", "indirect", (start, start + 9), None, (start, plain.end)
        ),
        root=Root("French officials", "official", ("Harbour Post", "French officials")),
        quantities=(quantity("250", start + 29),),
        places=(Place("France", "FR", "destination", start + 58, start + 64),),
        times=(Time(DAY, DAY, "today", start, start + 1),),
        when=When(DAY, DAY),
        certainty="probable",
    )


def finding(*statements: Statement, **fields: Any) -> Finding:
    first = statements[0]
    plain = Finding(
        id=min(statement.id for statement in statements),
        statements=tuple(sorted(statement.id for statement in statements)),
        claims=tuple(dict.fromkeys(statement.claim.id for statement in statements)),
        text=first.claim.text,
        topics=tuple(filing.topic for filing in first.claim.topics),
        countries=("FR",),
        roots=(first.claim.root.name,),
        documents=tuple(sorted({statement.document for statement in statements})),
        first=first.published,
        newest=first.published,
        certainty=first.claim.certainty,
        negated=first.claim.negated,
    )
    return replace(plain, **fields)


def match(one: str, other: str, verdict: Any = "restates", score: float = 0.9) -> Match:
    left, right = sorted((one, other))
    return Match(left, right, verdict, score, (Reason("same figure", 0.5, "both say 250"),))
