"""What several documents say: statements, matches, findings, figures, disputes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from briefings.model.claims import Bound, Certainty, Claim, Gloss, Quantity
from briefings.model.documents import Document
from briefings.model.events import Happening
from briefings.values import frozen

Verdict = Literal["restates", "corroborates", "updates", "conflicts", "unsure"]


@frozen
class Statement:
    """A claim with one of its quantities, or the claim alone: what is matched, found and counted.

    `id` is the claim's id, with `.1`, `.2` … for its quantities in text order. It carries what matching needs of its
    document, so that a pair of statements can be judged with nothing else at hand.
    """

    id: str
    claim: Claim
    quantity: Quantity | None
    document: int
    source: str | None
    family: str | None
    published: date | None
    title: str = ""


@frozen
class Reason:
    """One named feature of a match: its weight in the score, and what was seen, in words for an editor."""

    feature: str
    weight: float
    words: str


@frozen
class Match:
    """What the machine (or, where `by` is set, an editor) decided of two statements; `left < right` by id."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    by: int | None = None


@frozen
class Finding:
    """Statements that say one thing. `id` is the smallest id of its statements.

    `roots` are the names of the independent ones; `text` is the claim shown for the finding, `glosses` are that
    claim's, with offsets into `text`. `first` and `newest` are publication dates, None where no document of it is
    dated.
    """

    id: str
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    text: str
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    roots: tuple[str, ...]
    documents: tuple[int, ...]
    first: date | None
    newest: date | None
    certainty: Certainty
    negated: bool
    glosses: tuple[Gloss, ...] = ()


@frozen
class FigureEntry:
    """One number that one root gave; `verdict` is against the entry before it by publication date."""

    low: float
    high: float
    bound: Bound
    root: str
    published: date | None
    claim: str
    document: int
    verdict: Verdict | None


# The part of a toll that nobody has found: "40 are feared dead". It has no whole, and is no count of the dead.
FEARED = "feared"


@frozen
class Figure:
    """What all roots have of one measure for one subject and group: of a population (people from `origin`, None for the
    world), of an `event`, or of a `place`.

    Of an event `low`, `high` and `bound` are the newest toll of the best root; of a population they span what the roots
    say now. `part` says, in a few words, of which part of the whole this is ("among them", "alone turkey"), "" for the
    whole; the parts of a toll stand in `parts`, under their whole. `against` has the pairs of statements of an event's
    or a place's figure that are in dispute, each in order.
    """

    measure: str
    origin: str | None
    scope: str
    low: float
    high: float
    bound: Bound | None
    newest: date | None
    roots: tuple[str, ...]
    disputed: bool
    history: tuple[FigureEntry, ...]
    event: Happening | None = None
    place: str | None = None
    part: str = ""
    parts: tuple[Figure, ...] = ()
    against: tuple[tuple[str, str], ...] = ()


@frozen
class Summary:
    """What many statements come to. `kinds` holds one statement of each kind (document, chain, certainty), in outline:
    the one with the smallest id. `topics` and `countries` are those of all."""

    kinds: tuple[Statement, ...]
    topics: frozenset[str]
    countries: frozenset[str]


@frozen
class Dispute:
    """Two findings that cannot both hold, with one claim of each and the reasons in words."""

    left: str
    right: str
    left_text: str
    right_text: str
    why: tuple[str, ...]
    left_document: int = 0
    right_document: int = 0
    left_statement: str = ""
    right_statement: str = ""
    left_glosses: tuple[Gloss, ...] = ()
    right_glosses: tuple[Gloss, ...] = ()


# The prefix of the keys under which the ledger finds statements, and the key of a statement that counts nobody.
LEDGER = "ledger/"
NO_ENTRY = f"{LEDGER}-"


def claim_of(statement: str) -> str:
    """The id of the claim that a statement is of."""
    return statement.partition(".")[0]


def statements_from(claims: Iterable[Claim], document: Document, family: str | None) -> tuple[Statement, ...]:
    """The statements of a document's claims: one for each quantity of a claim, or the claim alone if it has none.

    `family` is that of the document's source. Statement ids are formed here and nowhere else; both the domain and the
    storage need them.
    """
    return tuple(
        Statement(number, claim, quantity, document.number, document.source, family, document.published, document.title)
        for claim in claims
        for number, quantity in _numbered(claim)
    )


def _numbered(claim: Claim) -> list[tuple[str, Quantity | None]]:
    if not claim.quantities:
        return [(claim.id, None)]
    return [(f"{claim.id}.{n}", quantity) for n, quantity in enumerate(claim.quantities, 1)]
