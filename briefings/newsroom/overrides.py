"""An editor's word on a claim, a match, a root's name or a source. It is stored apart from the machine's reading, and
recorded in the audit log with what undo needs; later readings don't change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from briefings.model import FILED_BY_EDITOR, Filing, Match, Source, Verdict
from briefings.newsroom.acts import ALONG, AMENDED, DROPPED, REFILED, Act, Done, Effect, Tell, conclude
from briefings.newsroom.reports import uphold
from briefings.newsroom.transitions import judge_again, judge_renamed, read_otherwise
from briefings.ports import Library


async def amend(
    library: Library,
    claim_id: str,
    field: str,
    value: Any,
    *,
    by: int,
    now: datetime,
    tell: Tell,
    along: int | None = None,
    told: bool = True,
) -> Done:
    """Corrects how a claim is read, never its text. `field` is speaker, role, root, quantities, places, times, negated
    or certainty, `value` the domain value. `along` is an act just before that followed from this one, and is taken back
    with it; it was not `told`, because this one owes the corrections of both. Raises `NotFound`."""
    beside = {ALONG: along} if along is not None else None
    return await _lay(library, Act("amend", by, now, tell, AMENDED), claim_id, field, value, beside, told=told)


async def refile(library: Library, claim_id: str, topics: Sequence[str], *, by: int, now: datetime, tell: Tell) -> Done:
    """Files a claim under exactly these topics. Raises `NotFound`."""
    filings = tuple(Filing(topic, 1.0, FILED_BY_EDITOR) for topic in topics)
    return await _lay(library, Act("refile", by, now, tell, REFILED), claim_id, "topics", filings)


async def drop(library: Library, claim_id: str, *, by: int, now: datetime, tell: Tell) -> Done:
    """Takes a claim out of all answers; its document's text stays. Raises `NotFound`."""
    return await _lay(library, Act("drop", by, now, tell, DROPPED), claim_id, "dropped", True)


async def overrule(
    library: Library, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime, tell: Tell
) -> Done:
    """Sets the verdict on two statements: “the same” (corroborates or restates), “not the same” (unsure), or any other.
    None brings back what the machine decided."""
    async with library.together() as books:
        return await put_verdict(books, Act("overrule", by, now, tell), left, right, verdict)


async def same_root(library: Library, name: str, other: str, *, by: int, now: datetime, tell: Tell) -> Done:
    """Makes the root `other` a name of the root `name`: together they count once."""
    async with library.together() as books:
        before = await meaning_of(books, other)

        async def change() -> None:
            await books.same_root(name, other, by=by, now=now)

        settled = await judge_renamed(books, [name, other], change, now)
        detail = {"name": name, "other": other, "before": before}
        return await conclude(books, Act("same root", by, now, tell), f"{other} is {name}", detail, settled)


async def set_source(library: Library, source: Source, *, by: int | None, now: datetime, tell: Tell) -> Done:
    """Sets a source's family, other names and homepage. Sources of one family count as one voice."""
    async with library.together() as books:
        return await put_source(books, Act("source", by, now, tell), source)


async def put_verdict(books: Library, act: Act, left: str, right: str, verdict: Verdict | None) -> Done:
    """Sets (or with None removes) an editor's verdict on a pair, in the caller's transaction."""
    left, right = sorted((left, right))
    before = await ruling_on(books, left, right)

    async def change() -> None:
        await books.overrule(left, right, verdict, by=act.by_editor, now=act.now)

    settled = await judge_again(books, (left, right), change, act.now)
    detail = {"left": left, "right": right, "verdict": verdict, "before": before.verdict if before else None}
    return await conclude(books, act, f"{left} and {right}", detail, settled, Effect(ruled=(left, right)))


async def put_source(books: Library, act: Act, source: Source) -> Done:
    """Stores a source, in the caller's transaction."""
    before = await books.source(source.name)

    async def change() -> None:
        await books.save_source(source)

    names = {source.name, *source.other_names, *(before.other_names if before else ())}
    settled = await judge_renamed(books, names, change, act.now)
    detail = {"source": plain_source(source), "before": plain_source(before) if before else None}
    return await conclude(books, act, source.name, detail, settled)


async def _lay(
    library: Library,
    act: Act,
    claim_id: str,
    field: str,
    value: Any,
    beside: Mapping[str, object] | None = None,
    *,
    told: bool = True,
) -> Done:
    async with library.together() as books:
        claim, document = await books.claim(claim_id)

        async def change() -> int:
            return await books.amend(claim.id, field, value, by=act.by_editor, now=act.now)

        # A claim's topics are the desk's own order: readers were told nothing of them.
        told = told and field != "topics"
        detail = {"field": field, **(beside or {})}
        done = await read_otherwise(books, act, claim.id, document.number, change, detail, told=told)
        await uphold(books, act, claim.id)
        return done


async def ruling_on(books: Library, left: str, right: str) -> Match | None:
    """The verdict that an editor gave on the pair (`left` before `right`), if any."""
    pairs = await books.matches_of([left])
    return next((m for m in pairs if (m.left, m.right) == (left, right) and m.by is not None), None)


async def meaning_of(books: Library, name: str) -> str | None:
    """The root that an editor made this a name of, if any."""
    meant = {_folded(other): main for other, main in (await books.root_names()).items()}
    return meant.get(_folded(name))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def plain_source(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "other_names": list(source.other_names),
        "homepage": source.homepage,
        "family": source.family,
    }
