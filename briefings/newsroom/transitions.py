"""The steps that editors' acts are made of. Each runs in a transaction that the caller has opened.

All go the same way. `touch` notes what the act will concern, as long as everything stands as it was: afterwards matches
are forgotten, and who was linked with whom can't be told any more. Names that editors gave to events get another
bearer, where theirs leaves. Then the library is changed, and what is new in it compared (`match`). Statements that go
or come bring others of a crowd next to one another, which are compared then (`close_ranks`, `meet`). `settle`
recomputes the findings, figures and events, and records what readers are told; `conclude` writes the line of the audit
log, and owes the corrections. A draft is compared like all others, but settles nothing, since no answer has it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import date, datetime

from briefings.matching.pair import Ground
from briefings.model import Document, Extraction, Statement, Status
from briefings.newsroom.acts import NOTHING, Act, Done, Effect, conclude
from briefings.newsroom.event_overrides import Heir, hand_names_on, hand_on_what_left, heirs_of_names
from briefings.newsroom.near_copies import text_marks
from briefings.newsroom.recompute.comparison import Ahead, close_ranks, keep, meet
from briefings.newsroom.recompute.recompute import Settled, Touched, ground_of, match, settle, touch
from briefings.newsroom.revisions import revision_between
from briefings.ports import Library
from briefings.values import frozen


async def change_status(
    books: Library, act: Act, number: int, status: Status, expected: Status, *, why: str | None = None
) -> Done:
    """Changes a document's status. Raises `Conflict` if it isn't `expected`. `why` is the editor's reason, for the
    audit log."""
    statements = await books.statements_of([number])
    ids = [s.id for s in statements]
    before = await touch(books, statements)
    was = (await books.document(number)).status
    falls, comes = was == "published", status == "published"
    handed = await heirs_of_names(books, number, ids) if falls else []
    await hand_names_on(books, act, handed)
    document = await books.change_status(number, status, expected=(expected,))
    settled = NOTHING
    if falls or comes:
        fresh = set(ids) if comes else set[str]()
        await (meet if comes else close_ranks)(books, statements, await ground_of(books))
        again = _was_public_before(was, document)
        settled = await settle(books, before, statements, await ground_of(books), act.now, fresh=fresh, again=again)
    detail = {"was": was, **({"why": why} if why else {}), **({"handed": handed} if handed else {})}
    effect = Effect(document, ids if falls else (), ids if comes else (), whole=True)
    return await conclude(books, act, f"document {number}", detail, settled, effect)


def _was_public_before(was: Status, document: Document) -> bool:
    """True if a document that comes back was withdrawn: just now, or once, and was handed in again, which makes it a
    draft of a later version."""
    return was == "withdrawn" or (was == "draft" and document.version > 1)


@frozen
class NewReading:
    """What is put in the place of a document's reading: another one of its text or, if `new_version`, of another text.

    If it is `unsaid`, readers are told nothing. If it is said `otherwise`, every line owes a correction, even if its
    words are the same, because somebody else says it now, or at another time. `dated` is the document's earlier
    publication date, if it may have changed. `ahead` is a comparison that was made outside the transaction; if it still
    holds it is only written, because comparing inside would hold up every other writer.
    """

    extraction: Extraction
    new_version: bool = False
    unsaid: bool = False
    otherwise: bool = False
    dated: date | None = None
    ahead: Ahead | None = None


async def put_in_place(
    books: Library, act: Act, before: Document, reading: NewReading, detail: Mapping[str, object] | None = None
) -> Done:
    """Puts another reading in a document's place, and recomputes what it touches. `detail` goes into the audit log."""
    number = before.number
    old_claims, old = await books.claims_of(number), await books.statements_of([number])
    leaving = await _leave(books, before, old, reading.dated)
    document = await _replace(books, act, number, reading)
    new = await books.statements_of([number])
    await hand_on_what_left(books, act, leaving.heirs, new)
    ground = await ground_of(books)
    await _compare(books, number, new, reading.ahead, ground)
    settled = NOTHING
    if document.status == "published":
        await _meet_neighbours(books, old, new, ground)
        fresh = {s.id for s in new} - {s.id for s in old} if reading.new_version else set()
        settled = await settle(books, leaving.touched, new, ground, act.now, fresh=fresh, tell=not reading.unsaid)
    revision = await asyncio.to_thread(revision_between, before, old_claims, document, await books.claims_of(number))
    told = before.status == "published" and not reading.unsaid
    gone = _to_correct(reading, old, new) if told else ()
    detail = {**(detail or {}), "version": document.version}
    return await conclude(books, act, f"document {number}", detail, settled, Effect(document, gone, revision=revision))


async def _replace(books: Library, act: Act, number: int, reading: NewReading) -> Document:
    extraction, new_version = reading.extraction, reading.new_version
    marks = await asyncio.to_thread(text_marks, extraction.document.text)
    return await books.replace_extraction(number, extraction, now=act.now, new_version=new_version, bands=marks)


async def _compare(
    books: Library, number: int, statements: Collection[Statement], ahead: Ahead | None, ground: Ground
) -> None:
    """Compares a document's new statements with those near them, unless that was done `ahead` and still holds."""
    if ahead is not None and await ahead.holds(books, statements):
        await keep(books, ahead.compared, number)
    else:
        await match(books, number, statements, ground)


def _to_correct(reading: NewReading, old: Collection[Statement], new: Collection[Statement]) -> tuple[str, ...]:
    """The old statements of which readers must be told: all if another says them now, else those that fell."""
    return tuple(s.id for s in old) if reading.otherwise else _fallen(old, new)


def _fallen(old: Collection[Statement], new: Collection[Statement]) -> tuple[str, ...]:
    """The statements whose words the later reading no longer has."""
    words = {statement.claim.line for statement in new}
    return tuple(s.id for s in old if s.claim.line not in words)


async def read_otherwise(
    books: Library,
    act: Act,
    claim_id: str,
    number: int,
    change: Callable[[], Awaitable[int]],
    detail: Mapping[str, object],
    *,
    told: bool = True,
) -> Done:
    """Applies an editor's word on one claim of document `number`, or its undoing. `change` writes it and gives the
    amendment's id; then the claim is compared and recomputed. Corrections are owed only if `told`: a claim's topics,
    for one, are the desk's own order, of which readers were told nothing."""
    document = await books.document(number)
    old = _of_claim(claim_id, await books.statements_of([number]))
    leaving = await _leave(books, document, old)
    amendment = await change()
    statements = await books.statements_of([number])
    ground = await ground_of(books)
    own = _of_claim(claim_id, statements)
    handed = await hand_on_what_left(books, act, leaving.heirs, own)
    await match(books, number, statements, ground, only=[s.id for s in own])
    settled = NOTHING
    if document.status == "published":
        await _meet_neighbours(books, old, own, ground)
        fresh = {s.id for s in own}
        settled = await settle(books, leaving.touched, own, ground, act.now, fresh=fresh, again=act.undoes is not None)
    kept = {**detail, "amendment": amendment, "claim": claim_id, "document": number}
    if handed:
        kept["handed"] = handed
    told = told and document.status == "published"
    gone, back = ([s.id for s in some] if told else [] for some in (old, own))
    return await conclude(books, act, f"claim {claim_id}", kept, settled, Effect(document, gone, back))


def _of_claim(claim_id: str, statements: Collection[Statement]) -> list[Statement]:
    return [statement for statement in statements if statement.claim.id == claim_id]


@frozen
class _Leaving:
    """What was noted before statements left: what the act will concern, and who may take on their events' names."""

    touched: Touched
    heirs: list[Heir]


async def _leave(
    books: Library, document: Document, statements: Collection[Statement], dated: date | None = None
) -> _Leaving:
    """The first steps of an act that reads a document's statements otherwise: notes what they leave, and forgets their
    matches. `dated` is the document's earlier publication date."""
    ids = [statement.id for statement in statements]
    touched = await touch(books, statements, dated)
    heirs = await heirs_of_names(books, document.number, ids) if document.status == "published" else []
    await books.forget_matches(ids)
    return _Leaving(touched, heirs)


async def _meet_neighbours(
    books: Library, old: Collection[Statement], new: Collection[Statement], ground: Ground
) -> None:
    """Compares those between which the old statements stood, and the new ones with those beside which they stand."""
    await close_ranks(books, old, ground)
    await meet(books, new, ground)


async def judge_renamed(
    books: Library, names: Collection[str], change: Callable[[], Awaitable[None]], now: datetime
) -> Settled:
    """Runs `change`, which alters what these names of roots mean, and recomputes the statements rooted in them, and in
    every name that means another root since: what was a name of a name, or is written otherwise."""
    before = (await ground_of(books)).names
    await change()
    after = (await ground_of(books)).names
    others = [link for link in await books.root_links() if before.of(link) != after.of(link)]
    return await judge_again(books, await books.statements_rooted([*names, *others]), _nothing, now)


async def _nothing() -> None:
    return None


async def judge_again(
    books: Library, statements: Collection[str], change: Callable[[], Awaitable[None]], now: datetime
) -> Settled:
    """Runs `change`, which alters how pairs are judged (a ruling, a root's name, a family), and recomputes these
    statements: their documents are compared again, with all that they touch."""
    affected = await books.statements(statements)
    touched = await touch(books, affected)
    await books.forget_matches(statements)
    await change()
    ground = await ground_of(books)
    for number in sorted({statement.document for statement in affected}):
        own = {statement.id for statement in affected if statement.document == number}
        together = await books.statements_of([number])
        await match(books, number, together, ground, only=[s.id for s in together if s.id in own])
        await meet(books, [s for s in together if s.id in own], ground)
    again = await books.statements(statements)
    return await settle(books, touched, again, ground, now, fresh=set(statements))
