"""What is asked and answered."""

from __future__ import annotations

from datetime import date

from briefings.model.documents import Status
from briefings.model.findings import Dispute, Figure, Finding
from briefings.values import frozen


@frozen
class Reference:
    """A document as a briefing points to it."""

    number: int
    title: str
    source: str | None
    published: date | None
    url: str | None
    status: Status = "published"


@frozen
class Question:
    """What a reader asks. `place` is an ISO country code or a place's name as resolved; `topic` None asks of all.

    `countries` are those of the region that `place` names ("Europe"): what is of one of them is of the region.
    """

    topic: str | None
    place: str | None = None
    since: date | None = None
    asof: date | None = None
    countries: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that answers the question: none where it asks for none."""
        return (self.place, *self.countries) if self.place is not None else ()


# Nobody needs to know how many more documents have no date, nor how many thousand lines there are beyond a page.
MOST_UNDATED = 100
MOST_MORE = 1000


@frozen
class Briefing:
    """The answer to a question at a moment; structure, no markup.

    `unknown` are the findings in which sources say that something is not known. `undated` counts the documents that
    `since` or `asof` left out for want of a date, up to one more than `MOST_UNDATED`; `more` counts findings (of the
    ledger: figures) beyond those that are given, of a page of findings up to one more than `MOST_MORE`.
    """

    question: Question
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    disputes: tuple[Dispute, ...]
    unknown: tuple[Finding, ...]
    documents: tuple[Reference, ...]
    undated: int = 0
    more: int = 0
