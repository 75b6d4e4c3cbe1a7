"""What a document says: its mentions, its claims, and what is read of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from briefings.model.documents import Document
from briefings.values import frozen

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]


AttributionKind = Literal["direct", "indirect", "according_to"]


RootKind = Literal["agency", "report", "official", "witness", "outlet"]


PlaceRole = Literal["origin", "destination", "location"]


Certainty = Literal["certain", "probable", "possible", "unknown"]


CastKind = Literal["person", "official", "body", "agency", "outlet", "report"]


Span = tuple[int, int]


# What a quantity counts that no number tells: a list ("a man and his daughter"), or who lived ("six were shot, one
# fatally").
WORKED_OUT = "people (worked out)"


@frozen
class Attribution:
    """Who says what. `speaker` is the resolved name, else the noun phrase without its article."""

    speaker: str | None
    role: str | None
    cue: str
    kind: AttributionKind
    source_span: Span | None
    cue_span: Span | None
    content_span: Span


@frozen
class Root:
    """Where a claim first comes from: `name` is the last link of `chain`."""

    name: str
    kind: RootKind
    chain: tuple[str, ...]


@frozen
class Event:
    """What a toll is of: where, in which country (ISO 3166-1 alpha-2), and on what days, inclusive. None is what the
    document doesn't tell.

    `within` are the wider places in which the document has it (the town of a quarter, the state of a town). By `names`
    (streets, venues, victims) and `words` (of its title and head) told with it, reports of one event know one another:
    the larger the place (`size`), the more of them it takes. `aside` where it is not what its document is about.
    """

    place: str | None = None
    country: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    within: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    size: Literal["town", "city", "region"] = "town"
    aside: bool = False


@frozen
class Quantity:
    """A number with its bound. `unit` is people, %, an ISO 4217 code, a unit's symbol, or the counted noun.

    `scope` is the beat's group that is counted (fighters, women, minors, all); None where there is no measure. `event`
    is what it is a toll of, where its measure is of events; None for a total.
    """

    low: float
    high: float
    bound: Bound
    unit: str
    counted: str | None
    per: str | None
    measure: str | None
    origin: str | None
    text: str
    start: int
    end: int
    scope: str | None = None
    event: Event | None = None


@frozen
class Place:
    """A place name as written. `country` is ISO 3166-1 alpha-2 (XK for Kosovo), None for what spans several."""

    name: str
    country: str | None
    role: PlaceRole
    start: int
    end: int


@frozen
class Time:
    """The inclusive dates that words refer to; both None where they are recognised but left unresolved."""

    from_date: date | None
    to_date: date | None
    text: str
    start: int
    end: int


@frozen
class When:
    """A claim's main time, inclusive."""

    from_date: date
    to_date: date


@frozen
class Member:
    """One of a document's cast. `name` is the fullest, or the phrase without its article where there is no name; `also`
    are the other names. `mentions` are the spans of names, descriptions and pronouns, in text order."""

    name: str
    also: tuple[str, ...]
    role: str | None
    country: str | None
    kind: CastKind
    mentions: tuple[Span, ...]


@frozen
class Anaphor:
    """Words that stand for somebody or something named elsewhere: `name`, whose span is `antecedent`."""

    text: str
    start: int
    end: int
    name: str
    antecedent: Span


@frozen
class Gloss:
    """What a line shows in square brackets after the words from `start` to `end`; `text` stands in the document."""

    start: int
    end: int
    text: str


# Stands in the place of a claim's words where an editor filed it.
FILED_BY_EDITOR = ("an editor",)


@frozen
class Filing:
    """A claim stands under `topic` because of these words of it, or `FILED_BY_EDITOR`. `score` is from 0 to 1."""

    topic: str
    score: float
    because: tuple[str, ...]


@frozen
class Claim:
    """One sentence (or a part that one speaker says) that asserts something; `text` is verbatim.

    `id` hashes the document's id, the offsets and the text, so that reading again gives the same claim the same id.
    """

    id: str
    document_id: str
    text: str
    start: int
    end: int
    topics: tuple[Filing, ...] = ()
    attribution: Attribution | None = None
    root: Root = Root("unknown", "outlet", ("unknown",))
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    when: When | None = None
    certainty: Certainty = "certain"
    negated: bool = False
    glosses: tuple[Gloss, ...] = ()

    @property
    def line(self) -> str:
        """Its words as a line shows them, each run of white space as one space."""
        return " ".join(self.text.split())


@frozen
class Mentions:
    """Everything found in a text, in a claim or not."""

    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    anaphors: tuple[Anaphor, ...] = ()
    cast: tuple[Member, ...] = ()


@frozen
class Skipped:
    """A passage that could not be read, and why; the rest of the document was."""

    start: int
    end: int
    why: str


@frozen
class Version:
    """A version of a document that a later one replaced at the moment `replaced`, with its claims as they stood."""

    document: Document
    replaced: datetime
    claims: tuple[Claim, ...]


@frozen
class Extraction:
    """What one document says. `off_beat` is true where nothing of it belongs to the beat."""

    document: Document
    mentions: Mentions
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
    off_beat: bool = False


def glosses_within(claim: Claim) -> tuple[Gloss, ...]:
    """A claim's glosses by offsets into its own text."""
    return tuple(Gloss(g.start - claim.start, g.end - claim.start, g.text) for g in claim.glosses)
