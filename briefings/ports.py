"""The world as the domain sees it: who keeps, who reads off the event loop, who fetches, who sends.

Every `now` is an aware UTC datetime that the caller passes. Every method that changes something and is called inside
`together()` is part of that one transaction; outside it, each is a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from briefings.model import (
    Act,
    Carried,
    Changed,
    Claim,
    Delivery,
    DeliveryState,
    Document,
    EventRuling,
    Extraction,
    Figure,
    Finding,
    Known,
    Match,
    Mentions,
    Person,
    Question,
    Role,
    Rules,
    Source,
    Statement,
    Status,
    Subscription,
    Telling,
    Upload,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Search:
    """A full-text question. `words` must all stand in the claim, `phrases` word for word, `without` not at all."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    place: str | None = None
    topic: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that a search found; `marks` are the found words' spans inside `claim.text`."""

    claim: Claim
    document: Document
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A line that a reader reported: `state` is open, upheld (the claim was changed) or declined."""

    id: int
    claim: str
    by: int
    at: datetime
    state: str
    outcome: str | None = None


class Library(Protocol):
    """Keeps documents, claims, matches, findings, events, people and the audit log."""

    @property
    def rules(self) -> Rules:
        """What the beat that this library is kept by says of its measures."""
        ...

    def together(self) -> AbstractAsyncContextManager[Library]:
        """One transaction over several calls, on the library that the block gets; rolled back when the block raises.
        Joins the transaction that is under way, if there is one."""
        ...

    def looking(self) -> AbstractAsyncContextManager[Library]:
        """Several questions that make one answer: cheaper together, and where the database can, as of one moment."""
        ...

    # --- documents and their claims -------------------------------------------------------------------------------
    async def keep_upload(self, upload: Upload, now: datetime) -> int:
        """Keeps the bytes as handed in; gives the upload's id."""
        ...

    async def upload(self, number: int) -> Upload | None:
        """The bytes from which document `number` was read, if they were kept."""
        ...

    async def add_document(
        self,
        extraction: Extraction,
        *,
        now: datetime,
        upload: int | None = None,
        status: Status = "draft",
        by: int | None = None,
        bands: Collection[str] = (),
        revive: bool = True,
    ) -> Document:
        """Stores document, mentions, claims and statements, and gives the document its number.

        Raises `AlreadyStored` when a document with this id is there and is not withdrawn; where it is withdrawn, and
        `revive` is not wanted, too.
        """
        ...

    async def document(self, number: int) -> Document:
        """Raises `NotFound`."""
        ...

    async def documents_with(self, numbers: Collection[int]) -> tuple[Document, ...]:
        """These documents without their texts (`text` is empty), by number: what an answer's references need."""
        ...

    async def documents(
        self, *, status: Status | None = "published", limit: int = 20, offset: int = 0
    ) -> tuple[Document, ...]:
        """Newest number first."""
        ...

    async def count_documents(self, status: Status | None = "published") -> int: ...

    async def document_with_url(self, url: str, *, status: Status | None = None) -> Document | None:
        """The newest document with this link and status; without a status the newest that is not withdrawn."""
        ...

    async def remove_draft(self, number: int, *, into: int | None = None) -> None:
        """Deletes a draft with all that hangs on it, because its text goes on in the document `into`, which inherits
        its upload and what editors amended in it. Raises `Conflict` where it is no draft."""
        ...

    async def near_documents(self, bands: Collection[str]) -> tuple[Document, ...]:
        """Documents (not withdrawn) that share one of these bands of a text's signature."""
        ...

    async def claims_of(self, number: int) -> tuple[Claim, ...]:
        """A document's claims in text order, with what editors amended laid over them and without dropped ones."""
        ...

    async def mentions_of(self, number: int) -> Mentions: ...

    async def claim(self, claim_id: str) -> tuple[Claim, Document]:
        """Raises `NotFound`. A prefix of the id of at least 6 characters will do where only one claim has it."""
        ...

    async def change_status(
        self, number: int, status: Status, *, expected: Collection[Status], now: datetime
    ) -> Document:
        """Raises `Conflict` when the document's status is not among `expected`: of two editors, one wins."""
        ...

    async def change_details(self, number: int, details: Mapping[str, Any], now: datetime) -> Document:
        """Sets title, source, url, author, credit or published; `found` then says that an editor did."""
        ...

    async def replace_extraction(
        self, number: int, extraction: Extraction, *, now: datetime, new_version: bool, bands: Collection[str] = ()
    ) -> Document:
        """Puts another reading (`new_version` False) or a revised text (True) in the document's place. The version
        before is kept. What editors amended is laid over claims that still stand."""
        ...

    async def versions(self, number: int) -> tuple[Document, ...]:
        """All versions of a document, oldest first; the last is the present one."""
        ...

    # --- an editor's word ---------------------------------------------------------------------------------------
    async def amend(self, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> int:
        """Lays an editor's value over the machine's reading: field is topics, speaker, role, root, quantities, places,
        times, negated, certainty or dropped. Gives the amendment's id."""
        ...

    async def take_back_amendment(self, amendment: int) -> None: ...

    async def sources(self) -> tuple[Source, ...]: ...

    async def source(self, name: str) -> Source | None:
        """By its name or one of its other names, in any letter case."""
        ...

    async def save_source(self, source: Source) -> None: ...

    async def root_names(self) -> Mapping[str, str]:
        """Editors' "this root is that root": other name → name."""
        ...

    async def same_root(self, name: str, other: str, *, by: int, now: datetime) -> None: ...

    async def not_same_root(self, name: str, other: str) -> None: ...

    # --- statements, matches, findings ----------------------------------------------------------------------------
    async def statements_of(self, numbers: Collection[int]) -> tuple[Statement, ...]: ...

    async def statements(self, ids: Collection[str]) -> tuple[Statement, ...]: ...

    async def former_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """All ids that these statements had before, by statement: a revision, another reading or an amendment can give
        the same words others. One that had none is left out."""
        ...

    async def later_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        """All ids under which what had these ids has stood since, by former id."""
        ...

    async def save_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Statement id → the keys under which other statements may find it."""
        ...

    async def block_sizes(self, keys: Collection[str], *, outside: int | None = None) -> Mapping[str, int]:
        """Key → how many statements (whatever their document's status) stand under it; keys of nobody are left out.
        The document `outside` is not counted."""
        ...

    async def blocks(self, keys: Collection[str], *, outside: int | None = None) -> Mapping[str, Collection[str]]:
        """Key → the ids of those whom `block_sizes` counts."""
        ...

    async def save_matches(self, matches: Sequence[Match]) -> None:
        """Replaces what the machine decided of these pairs; what an editor decided stands."""
        ...

    async def forget_matches(self, statements: Collection[str]) -> None:
        """Drops what the machine decided of pairs with one of these statements on either side, before they are judged
        anew; what an editor decided stands."""
        ...

    async def statements_rooted(self, names: Collection[str]) -> tuple[str, ...]:
        """Ids of the statements (whatever their document's status) whose root's chain has one of these names, in any
        letter case."""
        ...

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        """Matches whose verdict (an editor's before the machine's) is conflicts, between two published statements, one
        of them at least under the question's topic and place; by the later of the two publication dates, newest first.
        With since or asof, both sides lie within."""
        ...

    async def matches_of(
        self,
        statements: Collection[str],
        *,
        verdicts: Collection[Verdict] = (),
        reasons: bool = True,
        ruled: bool = False,
    ) -> tuple[Match, ...]:
        """Matches with one of these statements on either side, an editor's word before the machine's: those with one of
        the verdicts, where some are named, and with `ruled` also all of which an editor has said something. Without
        `reasons` these are left empty, and are not read."""
        ...

    async def overrule(self, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime) -> None:
        """An editor's verdict on a pair; None takes it back."""
        ...

    async def unsure_matches(self, limit: int = 20) -> tuple[Match, ...]: ...

    async def linked(self, statements: Collection[str]) -> tuple[str, ...]:
        """Ids of all published statements in the same components as these (these included, where they are published),
        over merging matches (restates and corroborates, an editor's word before the machine's, both sides published)
        and over the findings as they are stored now."""
        ...

    async def save_findings(self, replaced: Collection[str], findings: Sequence[Finding], now: datetime) -> None:
        """Replaces every stored finding that holds one of the `replaced` statements by `findings`."""
        ...

    async def findings(
        self, question: Question, *, limit: int, offset: int = 0, unknown: bool | None = None
    ) -> tuple[Finding, ...]:
        """The stored findings, by index, best supported first, then newest; `unknown` asks only for those in which
        sources say that something is not known, or only for the others. Not for since and asof."""
        ...

    async def findings_with(self, statements: Collection[str]) -> tuple[Finding, ...]: ...

    async def finding(self, finding_id: str) -> Finding: ...

    async def count_findings(self, question: Question, *, unknown: bool | None = None) -> int: ...

    async def published_statements(
        self, question: Question, *, measures: Collection[str] | None = None
    ) -> tuple[Statement, ...]:
        """Published statements under a question's topic, place and dates, for answers `asof` a day; undated documents
        are left out where since or asof is set. With `measures` only those with one of them, or (empty) with any."""
        ...

    async def outlines(self, statements: Collection[str]) -> tuple[Statement, ...]:
        """Those of the statements that are published, in outline: of their claims only id, root and certainty."""
        ...

    async def as_it_stood(
        self, question: Question, *, around: Collection[str] | None = None
    ) -> tuple[frozenset[str], tuple[Statement, ...], tuple[Match, ...]]:
        """What findings within the question's dates are put together from: the ids of the statements asked for (those
        under its topic and place, or those of `around` that lie within the dates); these and all that hang together
        with them over merging matches within the dates, in outline (see `outlines`); and their matches, bare."""
        ...

    async def count_undated(self, question: Question) -> int: ...

    async def figure_statements(self, measure: str, origin: str | None, scope: str) -> tuple[Statement, ...]:
        """Published statements of one cell of the ledger."""
        ...

    async def figure_statement_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        """The ids of `figure_statements`."""
        ...

    async def save_figures(
        self, measure: str, origin: str | None, scopes: Collection[str], figures: Sequence[Figure]
    ) -> None:
        """Puts these in the place of all figures of a population's measure and groups."""
        ...

    async def save_event_figures(self, events: Collection[str], figures: Sequence[Figure]) -> None:
        """Puts these in the place of all figures of these events or places."""
        ...

    async def figures(
        self,
        *,
        place: str | None = None,
        measure: str | None = None,
        measures: Collection[str] = (),
        event: str | None = None,
        history: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Figure, ...]:
        """The ledger's cells: the world's first, then those with most roots, then the newest. None and empty ask for
        all; `place` for those of a population from there and of what happened there. Without `history` the figures'
        histories are left empty, and are not read from the database."""
        ...

    async def count_figures(self, *, place: str | None = None, measures: Collection[str] = ()) -> int: ...

    # --- events -----------------------------------------------------------------------------------------------------
    async def save_tellings(
        self, number: int, tellings: Sequence[Telling], keys: Mapping[str, Collection[str]]
    ) -> None:
        """Puts these in the place of document `number`'s tellings, each with the keys under which it may be found."""
        ...

    async def events_of(self, numbers: Collection[int]) -> tuple[str, ...]:
        """The ids of the events to which these documents' tellings belong."""
        ...

    async def tellings(
        self,
        *,
        ids: Collection[str] = (),
        documents: Collection[int] = (),
        events: Collection[str] = (),
    ) -> tuple[Telling, ...]:
        """Published tellings with these ids, of these documents or in these events, by id."""
        ...

    async def tellings_under(self, keys: Collection[str]) -> tuple[str, ...]:
        """The ids of the tellings (whatever their documents' status) that stand under one of these keys."""
        ...

    async def save_events(self, gone: Collection[str], events: Sequence[Known]) -> None:
        """Puts these events in the place of those with the ids `gone`; their tellings belong to them from now on."""
        ...

    async def leave_events(self, numbers: Collection[int]) -> None:
        """These documents' tellings belong to no event any more."""
        ...

    async def event(self, event_id: str) -> Known: ...

    async def events(
        self, *, place: str | None = None, since: date | None = None, limit: int = 20, offset: int = 0
    ) -> tuple[Known, ...]:
        """Events in a country or at a place, on or after a day; the newest first."""
        ...

    async def count_events(self, *, place: str | None = None, since: date | None = None) -> int: ...

    async def event_rulings(self, statements: Collection[str]) -> tuple[EventRuling, ...]:
        """What editors said of these statements' events."""
        ...

    async def rule_on_events(
        self, left: str, right: str, ruling: str | None, *, by: int | None, now: datetime
    ) -> str | None:
        """An editor's word on two statements (same or apart; None takes it back); gives the word before."""
        ...

    async def event_names(self, statements: Collection[str]) -> Mapping[str, str]:
        """Statement → the name that an editor gave its event."""
        ...

    async def name_event(self, statement: str, name: str | None, *, by: int | None, now: datetime) -> str | None:
        """Names the event of a statement (None takes the name back); gives the name before."""
        ...

    async def search(self, search: Search, *, limit: int, offset: int = 0) -> tuple[Hit, ...]: ...

    # --- what has changed -------------------------------------------------------------------------------------------
    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        """Something changed of a finding (see `ChangeKind`): what digests are made of."""
        ...

    async def changes(
        self, since: datetime, until: datetime, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[tuple[datetime, str, Finding, Mapping[str, Any]], ...]: ...

    async def changes_after(
        self, seen: int, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[Changed, ...]:
        """Changes with an id above `seen`, in order, of findings under one of the topics and in one of the countries
        (empty: all). Ids become visible in order: no later look ever finds one below an id that was seen."""
        ...

    async def last_change(self) -> int:
        """The newest change's id, 0 without any."""
        ...

    # --- people and the audit log ---------------------------------------------------------------------------------
    async def person(self, user: int) -> Person | None: ...

    async def save_person(self, person: Person) -> None: ...

    async def people(self, role: Role | None = None) -> tuple[Person, ...]: ...

    async def forget(self, user: int, pseudonym: str) -> None:
        """Deletes all that is kept of a person; the audit log keeps their acts under the pseudonym."""
        ...

    async def record(
        self, who: int | None, what: str, target: str, now: datetime, detail: Mapping[str, Any] | None = None
    ) -> int:
        """One line of the audit log; gives its id."""
        ...

    async def acts(self, *, limit: int = 20, offset: int = 0, who: int | None = None) -> tuple[Act, ...]:
        """Newest first."""
        ...

    async def mark_undone(self, act: int, by: int) -> None: ...

    async def mark(self, user: int) -> datetime | None:
        """The moment of a reader's last /latest."""
        ...

    async def set_mark(self, user: int, now: datetime) -> None: ...

    async def report(self, claim_id: str, by: int, now: datetime) -> Report: ...

    async def reports(self, state: str = "open") -> tuple[Report, ...]: ...

    async def settle_report(self, report: int, state: str, outcome: str) -> Report: ...

    # --- small state of the chat ------------------------------------------------------------------------------------
    async def keep(self, space: str, key: str, value: Any, now: datetime) -> None:
        """A small JSON value by name (a button's question, an invitation, an edit under way)."""
        ...

    async def kept(self, space: str, key: str) -> Any | None: ...

    async def drop(self, space: str, key: str) -> bool:
        """True for the one caller that removed it."""
        ...

    async def forget_kept(self, space: str, before: datetime, most: int) -> int:
        """Drops what was kept under a space before a moment, and all but its `most` newest values; gives how many."""
        ...

    async def counts(self) -> Mapping[str, int]:
        """How many documents (by status), claims, findings, sources, people: for /stats and doctor."""
        ...


class Outbox(Protocol):
    """Keeps subscriptions and deliveries. Its methods may be part of a library's transaction (`together`)."""

    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Stores a new one and gives it its id."""
        ...

    async def save_subscription(self, subscription: Subscription) -> None:
        """Replaces what people chose, and its next moment; how far it was told never goes back, and its chat and sleep
        are `move_chat`'s and `sleep_chat`'s."""
        ...

    async def save_progress(self, subscriptions: Collection[Subscription]) -> None:
        """Records how far these (locked) subscriptions were told, and when they are due next."""
        ...

    async def nothing_left_out(self, chat: int) -> None:
        """A chat has read what its digests had left out."""
        ...

    async def alone(self) -> None:
        """Until the transaction ends, nobody else composes or corrects."""
        ...

    async def locked(self, subscription_ids: Collection[int]) -> tuple[Subscription, ...]:
        """Those of these subscriptions that are there, by id; nobody else changes them until the transaction ends."""
        ...

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        """Raises `NotFound`. With `lock`, nobody else changes it until the transaction ends."""
        ...

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        """Those that are not ended, of one chat or of all."""
        ...

    async def due_subscriptions(
        self, now: datetime, limit: int, after: Subscription | None = None
    ) -> tuple[Subscription, ...]:
        """Awake ones whose moment has come, the longest due first; those behind `after`, where one is given."""
        ...

    async def ahead_of_time(self, told: datetime, due: datetime) -> tuple[Subscription, ...]:
        """Subscriptions that were told something later than `told`, or are due later than `due`."""
        ...

    async def alert_subscriptions(self, upto: int, after_id: int, limit: int) -> tuple[Subscription, ...]:
        """Awake ones with alerts that were not told of change `upto`, by id from `after_id` on."""
        ...

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        """Adds those whose (subscription, kind, occasion, part) is new; gives how many."""
        ...

    async def occasions(self, subscription_ids: Collection[int], occasions: Collection[str]) -> set[tuple[int, str]]:
        """Which of these occasions of digests these subscriptions have had: (subscription, occasion)."""
        ...

    async def alerts_told(self, subscription_ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, Carried]]]:
        """What alerts told these subscriptions since their last digests: by subscription, the change that an alert went
        up to, and a line of it."""
        ...

    async def carried_to(self, subscription: int, statements: Collection[str]) -> set[str]:
        """Those of these statements that a digest or an alert has told a subscription, or is to tell it; that one no
        longer stands does not count."""
        ...

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """The pending deliveries that may go now, at most one a chat (its first by urgency and age), of all chats `but`
        these. A correction waits until it is known what became of the message that it corrects."""
        ...

    async def start(self, delivery_id: int) -> Delivery | None:
        """Pending becomes sending, and is on disk when this returns; None where it is no longer pending."""
        ...

    async def settle(self, delivery: Delivery) -> None:
        """Records what became of a delivery: its state, message, sender, attempts, due, error, sent, chat. What is owed
        again is not, where another courier has called it uncertain meanwhile, nor where its subscription has ended or
        was paused while it was on its way."""
        ...

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """What a dead courier left as sending becomes uncertain, of all deliveries `but` these; gives those."""
        ...

    async def delivery(self, delivery_id: int) -> Delivery: ...

    async def carrying(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> tuple[Delivery, ...]:
        """Digests and alerts in one of these states that carry one of these statements, or a line of one of these
        documents, or that a correction which does was for. Inside a writing transaction they are locked, so that none
        is sent meanwhile."""
        ...

    async def corrections_of(self, deliveries: Collection[Delivery]) -> tuple[Delivery, ...]:
        """All corrections of these deliveries, whatever became of them, in the order in which they were owed."""
        ...

    async def outdated(self, limit: int = 100) -> tuple[Delivery, ...]:
        """Pending digests and alerts for which a correction is owed: they were on their way when it was, and did not
        arrive."""
        ...

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        """All parts of a delivery's message, in order. Inside a writing transaction they are locked, so that none is
        sent meanwhile."""
        ...

    async def rewrite(self, deliveries: Sequence[Delivery]) -> None:
        """Gives deliveries that are still pending another text and other lines; their place in the queue stays."""
        ...

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        """Deletes deliveries that are still pending, so that they can be composed anew."""
        ...

    async def alerts_to_hold(self, now: datetime, limit: int = 500) -> tuple[tuple[Delivery, Subscription], ...]:
        """Pending alerts that may go by now, of subscriptions with quiet hours; with their subscriptions."""
        ...

    async def postpone(self, delivery_id: int, due: datetime) -> None:
        """A delivery that is still pending may go from another moment on, and waits only from then on."""
        ...

    async def hasten(self, beyond: datetime, now: datetime) -> int:
        """What is pending, but for later than a moment, may go now; gives how many."""
        ...

    async def failed_since(self, moment: datetime, limit: int = 100) -> tuple[Delivery, ...]:
        """Messages that could never be sent, those to the owner apart; newest first."""
        ...

    async def cancel_pending(self, subscription_id: int) -> int: ...

    async def sleep_chat(self, chat: int, asleep: bool) -> int:
        """Puts a chat's subscriptions to sleep or wakes them; gives how many it has, slept they before or not."""
        ...

    async def move_chat(self, old: int, new: int) -> None:
        """All that hangs on a chat moves to its new id."""
        ...

    async def forget_chat(self, chat: int) -> None:
        """Deletes a chat's subscriptions and deliveries."""
        ...

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        ...

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        """Deliveries by state, `held` of the pending ones for chats that sleep, `oldest_minutes` of the longest owed
        that is not, and subscriptions: for /stats, doctor."""
        ...

    async def silent_since(self, moment: datetime) -> bool:
        """Whether nothing went out since a moment, though something was owed all the time or failed since."""
        ...


class Desk(Protocol):
    """Reads and extracts in a process of its own, so that the chat never waits for a parser."""

    async def read(self, upload: Upload) -> Extraction:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        ...

    async def extract(self, document: Document) -> Extraction: ...


class Fetcher(Protocol):
    """Gets what stands behind a link, from public addresses only."""

    async def fetch(self, url: str) -> Upload:
        """Raises `FetchFailed`."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a send. `outcome` is sent, retry (it surely did not arrive), uncertain, refused (this message can
    never be sent), asleep (the chat cannot be reached) or moved (to `chat`). `wait` is in seconds; `everywhere` where
    the whole bot has to wait, not this chat alone; `reply_lost` where the message replied to is gone and a plain one
    may be sent. `sender` is the id of the bot that sent it."""

    outcome: str
    message: int | None = None
    chat: int | None = None
    wait: float = 0.0
    everywhere: bool = False
    reply_lost: bool = False
    error: str | None = None
    sender: int | None = None


class Courier(Protocol):
    """Sends one message to one chat and says what became of it; never raises for what the network does. `sender` is the
    id of the bot that it sends as."""

    @property
    def sender(self) -> int | None: ...

    async def send(self, delivery: Delivery, reply_to: int | None = None) -> Sent: ...


__all__ = ["Courier", "Desk", "Fetcher", "Hit", "Library", "Outbox", "Report", "Search", "Sent"]
