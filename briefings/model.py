"""The words of Dateline as frozen dataclasses, and nothing else.

Offsets are code points into `Document.text`, end exclusive. Dates are publication or event dates (`datetime.date`);
moments are aware `datetime`s in UTC. Tuples are in text order unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]
AttributionKind = Literal["direct", "indirect", "according_to"]
RootKind = Literal["agency", "report", "official", "witness", "outlet"]
PlaceRole = Literal["origin", "destination", "location"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal["draft", "published", "withdrawn"]
Verdict = Literal["restates", "corroborates", "updates", "conflicts", "unsure"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher. Titles with one `family` are under one roof and count as one voice."""

    name: str
    other_names: tuple[str, ...] = ()
    homepage: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """What an editor handed in, as bytes. `details` are the sender's own words for it (source, published, title, url);
    they win over what the file says. `fallbacks` give only what the file doesn't say. `given_by` says where the details
    come from, in words for `Document.found`."""

    content: bytes
    name: str
    sender: int | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    given_by: str = "your caption"


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `id` hashes source, url and text. `number` is the library's, 0 before it is stored.

    `found` says, for each of title, source, author, credit, published and url that is known, how it was found, in words
    fit for an editor ("front matter", "the caption", "the credit line").
    """

    id: str
    text: str
    title: str
    source: str | None = None
    url: str | None = None
    author: str | None = None
    credit: str | None = None
    published: date | None = None
    file: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    version: int = 1
    status: Status = "draft"
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what. `speaker` is the resolved name, else the noun phrase without its article."""

    speaker: str | None
    role: str | None
    cue: str
    kind: AttributionKind
    source_span: Span | None
    cue_span: Span | None
    content_span: Span


@dataclass(frozen=True, slots=True)
class Root:
    """Where a claim first comes from: `name` is the last link of `chain`."""

    name: str
    kind: RootKind
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What a toll is of: where, in which country (ISO 3166-1 alpha-2), and on what days, inclusive. None is what the
    document doesn't tell.

    `within` are the wider places in which the document has it (the town of a quarter, the state of a town). By `names`
    (streets, venues, victims) and `words` (nouns of its title and head) told with it, reports of one event know one
    another: the larger the place (`size`), the more of them it takes. `aside` where it is not what its document is about.
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Place:
    """A place name as written. `country` is ISO 3166-1 alpha-2 (XK for Kosovo), None for what spans several."""

    name: str
    country: str | None
    role: PlaceRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Time:
    """The inclusive dates that words refer to; both None where they are recognised but left unresolved."""

    from_date: date | None
    to_date: date | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """A claim's main time, inclusive."""

    from_date: date
    to_date: date


@dataclass(frozen=True, slots=True)
class Filing:
    """A claim stands under `topic` because of these words of it. `score` is from 0 to 1."""

    topic: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in a text, in a claim or not."""

    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A passage that could not be read, and why; the rest of the document was."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says. `off_beat` is true where nothing of it belongs to the beat."""

    document: Document
    mentions: Mentions
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()
    off_beat: bool = False


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Reason:
    """One named feature of a match: its weight in the score, and what was seen, in words."""

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """What the machine (or, where `by` is set, an editor) decided of two statements; `left < right` by id."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Statements that say one thing. `id` is that of the statement with the smallest id.

    `roots` are the independent ones, by name; `text` is the claim shown for it. `first` and `newest` are publication
    dates, None where no document of it is dated.
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the library knows it: `id` is that of its telling with the smallest id; `name` is an editor's, None
    where nobody gave one."""

    id: str
    place: str | None = None
    country: str | None = None
    from_date: date | None = None
    to_date: date | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What all roots have of one measure for one subject and group: of a population (people from `origin`, None for the
    world), of an `event`, or of a `place`.

    Of an event `low`, `high` and `bound` are the newest toll of the best root; of a population they span what the roots
    say now. `part` says, in a few words, of which part of the whole this is ("among them", "alone turkey"), "" for the
    whole; the parts of a toll stand in `parts`, under their whole.
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


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells of one event, or of the people at one place (`of` says which). `id` is the smallest of its
    statements' ids; `published` the document's."""

    id: str
    document: int
    of: Literal["event", "place"]
    event: Event
    statements: tuple[str, ...]
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An event of the library with its tellings (their ids) and documents."""

    happening: Happening
    tellings: tuple[str, ...]
    documents: tuple[int, ...]
    newest: date | None = None
    of: Literal["event", "place"] = "event"


@dataclass(frozen=True, slots=True)
class EventRuling:
    """An editor's word that two statements are of one event, or of two."""

    left: str
    right: str
    ruling: Literal["same", "apart"]
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What the beat says of its measures: what figures of each are figures of ("origin", where none is named), which may
    fall with time, and the group whom texts also call just "people"."""

    of: Mapping[str, str] = field(default_factory=dict)
    may_fall: frozenset[str] = frozenset({"fighting", "unaccounted"})
    main_group: str = "fighters"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as a briefing points to it."""

    number: int
    title: str
    source: str | None
    published: date | None
    url: str | None
    status: Status = "published"


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. `place` is an ISO country code or a place's name as resolved; `topic` None asks of all."""

    topic: str | None
    place: str | None = None
    since: date | None = None
    asof: date | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """The answer to a question at a moment; structure, no markup.

    `unknown` are the findings in which sources say that something is not known. `undated` counts the documents that
    `since` or `asof` left out for want of a date; `more` counts findings (of the ledger: figures) beyond those that are
    given.
    """

    question: Question
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    disputes: tuple[Dispute, ...]
    unknown: tuple[Finding, ...]
    documents: tuple[Reference, ...]
    undated: int = 0
    more: int = 0


ChangeKind = Literal["new", "corroborated", "updated", "disputed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different since a mark: one finding, one line. `old` → `new` for an updated figure.

    `against` are the statements that it is set against (the figure before, the other side of a dispute), `beside` the
    number of their document. Once none of them stands, the change is only what it would have been without them:
    `instead`, None for nothing. `again` where what it is of was public before, and had fallen.
    """

    kind: ChangeKind
    finding: Finding
    old: str | None = None
    new: str | None = None
    why: str | None = None
    against: tuple[str, ...] = ()
    instead: ChangeKind | None = None
    beside: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A recorded change. `id` counts up in the order in which changes became public: a mark is such an id, because two
    clocks may disagree and two acts may share a moment."""

    id: int
    at: datetime
    kind: ChangeKind
    finding: Finding
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed for one subscription since its mark: one finding, one change. `more` counts what is left out here.

    `due` is the moment for which it was asked, None for an alert; `late` where that is long past. `since` is the moment
    of the digest before, None for the first. `topics` are those that were asked for, empty for all; `zone` is the IANA
    zone of its reader, None for the desk's own.
    """

    kind: Literal["digest", "alert"]
    changes: tuple[Change, ...]
    more: int = 0
    since: datetime | None = None
    due: datetime | None = None
    late: bool = False
    topics: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A line that stands on other documents: its words as they were sent, those that say it now, and where."""

    words: str
    now: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What no longer stands of one message: its lines as they were sent, and why. `still` are those that stand on
    other documents, `otherwise` those that are now read otherwise, `alone` those that stand while the figure that they
    were set against does not. Where an act was taken back, `restored` are the lines that stand again. `revised` where
    the document as such stands, `line` where the act was on one of its lines and not on its text."""

    document: int
    title: str
    why: str
    fallen: tuple[str, ...]
    still: tuple[Kept, ...]
    revised: bool = False
    otherwise: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    line: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """One line of a message that was composed: the finding's statements and documents at that moment, and its words;
    the rest as in `Change`. In a correction: the line as it stands from then on, withdrawn where it fell."""

    kind: ChangeKind
    statements: tuple[str, ...]
    documents: tuple[int, ...]
    text: str
    old: str | None = None
    new: str | None = None
    why: str | None = None
    topics: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    instead: ChangeKind | None = None
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a digest, an alert or a correction: its markup, and what it carries."""

    text: str
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A digest's local time on chosen days (0 Monday … 6 Sunday) in an IANA zone."""

    at: time
    days: tuple[int, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one chat receives. `topics` or `places` empty means all.

    `seen` is the change up to which its digests told it, `alerted` that of its alerts; `mark` the moment of its last
    digest. `left_out` is the change after which a digest that was too long left lines out, for /latest to tell; None
    where there are none. `due` is the next digest's moment in UTC, None without a schedule. `asleep` while the chat
    cannot be reached; `ended` once it was unsubscribed (its messages may still have to be corrected).
    """

    id: int
    chat: int
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    schedule: Schedule | None = None
    alerts: bool = False
    quiet_from: time | None = None
    quiet_to: time | None = None
    zone: str = "UTC"
    note_when_empty: bool = False
    thread: int | None = None
    mark: datetime | None = None
    seen: int = 0
    alerted: int = 0
    due: datetime | None = None
    asleep: bool = False
    ended: bool = False
    left_out: int | None = None


DeliveryKind = Literal["digest", "alert", "correction", "notice"]
DeliveryState = Literal["pending", "sending", "sent", "failed", "uncertain", "cancelled"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that is owed to a chat: no two share subscription, kind, occasion and part. `subscription` 0 is the
    owner's own.

    `carried` are its lines. `due` is the moment from which it may be sent, in UTC; `message` Telegram's id once sent,
    as the bot with the id `sender` counts; `corrects` the delivery that a correction answers, whose message is replied
    to if it is known.
    """

    id: int
    subscription: int
    chat: int
    kind: DeliveryKind
    occasion: str
    part: int
    text: str
    state: DeliveryState
    due: datetime
    carried: tuple[Carried, ...] = ()
    attempts: int = 0
    message: int | None = None
    corrects: int | None = None
    thread: int | None = None
    created: datetime | None = None
    sent: datetime | None = None
    error: str | None = None
    sender: int | None = None


Role = Literal["reader", "editor", "owner"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to the bot, by Telegram user id."""

    id: int
    name: str | None = None
    role: Role = "reader"
    admitted: bool = False
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an editor or the owner, as the audit log keeps it. `undo` is what takes it back, None where nothing
    can; `undone` is the act that did."""

    id: int
    at: datetime
    who: int | None
    what: str
    target: str
    detail: Mapping[str, object] = field(default_factory=dict)
    undone_by: int | None = None


def statements_from(claims: Iterable[Claim], document: Document, family: str | None) -> tuple[Statement, ...]:
    """The statements of a document's claims: one for each quantity of a claim, the claim alone where it has none.

    `family` is that of the document's source. The one place for the rule of a statement's id, which both the domain and
    the storage need.
    """
    return tuple(
        Statement(number, claim, quantity, document.number, document.source, family, document.published)
        for claim in claims
        for number, quantity in _numbered(claim)
    )


def _numbered(claim: Claim) -> list[tuple[str, Quantity | None]]:
    if not claim.quantities:
        return [(claim.id, None)]
    return [(f"{claim.id}.{n}", quantity) for n, quantity in enumerate(claim.quantities, 1)]
