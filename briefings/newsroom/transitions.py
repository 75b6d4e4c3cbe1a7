"""The steps of which editors' acts are made. All run inside a transaction that the caller has opened."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefings.model import Change, Document, Extraction, Finding, Statement, Status
from briefings.newsroom.near_copies import text_bands
from briefings.newsroom.recompute import Settled, ground_of, match, settle, touch
from briefings.newsroom.revisions import Revision, revision_between
from briefings.ports import Library

NOTHING = Settled((), ())


@dataclass(frozen=True, slots=True)
class Done:
    """What an act came to. `act` is its line in the audit log, `undoes` that of the act that it takes back.

    Corrections are owed for `gone`, the statements that readers may have been told and that no longer stand as they
    did, and for `back`, those that have become public and may have been told to have fallen; `before` are the findings
    that the act touched, as they were. `whole` where it is the document as such that fell or came back.
    """

    act: int
    document: Document | None
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    revision: Revision | None = None
    back: tuple[str, ...] = ()
    before: tuple[Finding, ...] = ()
    whole: bool = False
    undoes: int | None = None


async def change_status(
    books: Library,
    number: int,
    status: Status,
    expected: Status,
    what: str,
    by: int | None,
    now: datetime,
    *,
    why: str | None = None,
    undoes: int | None = None,
) -> Done:
    statements = await books.statements_of([number])
    before = await touch(books, statements)
    was = (await books.document(number)).status
    document = await books.change_status(number, status, expected=(expected,), now=now)
    settled = NOTHING
    if "published" in (was, status):
        fresh = {s.id for s in statements} if status == "published" else set()
        # Withdrawn once and handed in again, a document is a draft of a later version.
        again = was == "withdrawn" or (was == "draft" and document.version > 1)
        settled = await settle(books, before, statements, await ground_of(books), now, fresh=fresh, again=again)
    detail = {"was": was, **({"why": why} if why else {})}
    act = await books.record(by, what, f"document {number}", now, detail)
    ids = tuple(s.id for s in statements)
    gone, back = ids if was == "published" else (), ids if status == "published" else ()
    return Done(
        act, document, settled.findings, settled.changes, gone, back=back, before=settled.before, whole=True,
        undoes=undoes,
    )  # fmt: skip


async def put_in_place(
    books: Library,
    before: Document,
    extraction: Extraction,
    what: str,
    by: int | None,
    now: datetime,
    *,
    new_version: bool = False,
    tell: bool = True,
    otherwise: bool = False,
    detail: dict[str, object] | None = None,
) -> Done:
    """Another reading or another text in a document's place: what it said is matched and settled anew. With `otherwise`
    even what stands word for word is not what readers were told of it: somebody else says it, or at another time."""
    number = before.number
    old_claims, old = await books.claims_of(number), await books.statements_of([number])
    touched = await touch(books, old)
    await books.forget_matches([statement.id for statement in old])
    marks = await asyncio.to_thread(text_bands, extraction.document.text)
    document = await books.replace_extraction(number, extraction, now=now, new_version=new_version, bands=marks)
    new = await books.statements_of([number])
    ground = await ground_of(books)
    await match(books, new, ground)
    settled = NOTHING
    if document.status == "published":
        fresh = {s.id for s in new} - {s.id for s in old} if new_version else set()
        settled = await settle(books, touched, new, ground, now, fresh=fresh, tell=tell)
    revision = await asyncio.to_thread(revision_between, before, old_claims, document, await books.claims_of(number))
    detail = {**(detail or {}), "version": document.version}
    act = await books.record(by, what, f"document {number}", now, detail)
    gone: tuple[str, ...] = ()
    if before.status == "published" and tell:
        gone = tuple(s.id for s in old) if otherwise else _fallen(old, new)
    return Done(act, document, settled.findings, settled.changes, gone, revision, before=settled.before)


def _fallen(old: Collection[Statement], new: Collection[Statement]) -> tuple[str, ...]:
    """The statements whose words the later reading no longer has."""
    words = {" ".join(statement.claim.text.split()) for statement in new}
    return tuple(s.id for s in old if " ".join(s.claim.text.split()) not in words)


async def read_otherwise(
    books: Library,
    claim_id: str,
    number: int,
    change: Callable[[], Awaitable[int]],
    what: str,
    by: int | None,
    now: datetime,
    detail: Mapping[str, object],
    *,
    told: bool = True,
    undoes: int | None = None,
) -> Done:
    """An editor's word on one claim of document `number` (or its end): `change` lays it over the reading and gives the
    amendment's id; the claim is then matched and settled anew. What readers were told stays true unless `told`: a
    claim's topics are the desk's own order."""
    document = await books.document(number)
    old = [s for s in await books.statements_of([number]) if s.claim.id == claim_id]
    touched = await touch(books, old)
    await books.forget_matches([s.id for s in old])
    amendment = await change()
    statements = await books.statements_of([number])
    ground = await ground_of(books)
    own = [s for s in statements if s.claim.id == claim_id]
    await match(books, statements, ground, only=[s.id for s in own])
    settled = NOTHING
    if document.status == "published":
        settled = await settle(
            books, touched, own, ground, now, fresh={s.id for s in own}, again=undoes is not None
        )  # fmt: skip
    kept = {**detail, "amendment": amendment, "claim": claim_id, "document": number}
    act = await books.record(by, what, f"claim {claim_id}", now, kept)
    told = told and document.status == "published"
    gone, back = (tuple(s.id for s in some) if told else () for some in (old, own))
    return Done(
        act, document, settled.findings, settled.changes, gone, back=back, before=settled.before, undoes=undoes
    )  # fmt: skip


async def judge_again(
    books: Library, statements: Collection[str], change: Callable[[], Awaitable[None]], now: datetime
) -> Settled:
    """Something changed by which pairs are judged (a ruling, a root's name, a family): these statements' documents are
    matched again, and what they touch is settled anew."""
    affected = await books.statements(statements)
    touched = await touch(books, affected)
    await books.forget_matches(statements)
    await change()
    ground = await ground_of(books)
    for number in sorted({statement.document for statement in affected}):
        own = {statement.id for statement in affected if statement.document == number}
        together = await books.statements_of([number])
        await match(books, together, ground, only=[s.id for s in together if s.id in own])
    again = await books.statements(statements)
    return await settle(books, touched, again, ground, now, fresh=set(statements))
