"""An editor's word on a claim, a match, a root's name or a source: kept apart from the machine's reading, in the audit
log with what is needed to take it back, and stronger than whatever is read again later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from briefings.errors import DatelineError, NotFound
from briefings.matching.independence import names_from
from briefings.model import Act, Filing, Match, Source, Status, Verdict
from briefings.newsroom.event_overrides import undo_event_name, undo_event_ruling
from briefings.newsroom.transitions import Done, change_status, judge_again, read_otherwise
from briefings.ports import Library

EDITOR = "an editor"


class NothingToUndo(DatelineError):
    """This person has done nothing lately that can be taken back."""


async def amend(library: Library, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> Done:
    """Corrects how a claim is read (its text never): speaker, role, root, quantities, places, times, negated or
    certainty, in domain values. Raises `NotFound`."""
    return await _lay(library, claim_id, field, value, "amend", by, now)


async def refile(library: Library, claim_id: str, topics: Sequence[str], *, by: int, now: datetime) -> Done:
    """Files a claim under exactly these topics."""
    filings = tuple(Filing(topic, 1.0, (EDITOR,)) for topic in topics)
    return await _lay(library, claim_id, "topics", filings, "refile", by, now)


async def drop(library: Library, claim_id: str, *, by: int, now: datetime) -> Done:
    """Takes a claim out of the library's answers; its document keeps its text."""
    return await _lay(library, claim_id, "dropped", True, "drop", by, now)


async def overrule(library: Library, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime) -> Done:
    """“Same” (corroborates or restates), “not the same” (unsure), or any other verdict on two statements; None goes
    back to what the machine decided."""
    async with library.together() as books:
        return await _rule(books, left, right, verdict, "overrule", by, now)


async def same_root(library: Library, name: str, other: str, *, by: int, now: datetime) -> Done:
    """From now on the root `other` is the root `name`: together they count once."""
    async with library.together() as books:
        before = names_from(await books.root_names(), ()).one

        async def change() -> None:
            await books.same_root(name, other, by=by, now=now)

        settled = await judge_again(books, await books.statements_rooted([name, other]), change, now)
        detail = {"name": name, "other": other, "before": before.get(other.casefold())}
        act = await books.record(by, "same root", f"{other} is {name}", now, detail)
    return Done(act, None, settled.findings, settled.changes)


async def set_source(library: Library, source: Source, *, by: int, now: datetime) -> Done:
    """Sets a source's family, other names and homepage. A family counts once."""
    async with library.together() as books:
        return await _save_source(books, source, "source", by, now)


async def undo(library: Library, *, by: int, now: datetime) -> tuple[Act, Done]:
    """Takes back this person's last act; gives that act and what taking it back came to. Raises `NothingToUndo`, also
    where the last act cannot be taken back (none before it is, in its stead), or `Conflict` where somebody has gone on
    from it."""
    async with library.together() as books:
        act = await _last_act(books, by)
        if act is None:
            raise NothingToUndo("There is nothing of yours to undo.")
        if not _can_undo(act):
            raise NothingToUndo(_why_not(act))
        done = await _UNDO[act.what](books, act, by, now)
        await books.mark_undone(act.id, done.act)
    return act, done


# --- taking back ------------------------------------------------------------------------------------------------------


# Nobody who takes back their last act means one of these: they are passed over.
_CHANGE_NOTHING_PUBLIC = frozenset({"undo", "receive", "decline", "admit", "turn away", "appoint", "dismiss"})


async def _last_act(books: Library, by: int) -> Act | None:
    """A person's newest act that stands and changed something that is, or was, public."""
    for act in await books.acts(limit=100, who=by):
        if act.undone_by is None and act.what not in _CHANGE_NOTHING_PUBLIC and not await _is_of_a_draft(books, act):
            return act
    return None


async def _is_of_a_draft(books: Library, act: Act) -> bool:
    """Whether it set a detail of what is still a draft, or has gone on in another document since."""
    if act.what != "details":
        return False
    try:
        return (await books.document(int(act.target.removeprefix("document ")))).status == "draft"
    except NotFound:
        return True


def _can_undo(act: Act) -> bool:
    """A revision's earlier text is kept, but comes back only by handing it in."""
    return act.what in _UNDO and not (act.what == "publish" and "was" not in act.detail)


def _why_not(act: Act) -> str:
    """What an act that cannot be taken back was, and how its doer mends it."""
    number = act.target.removeprefix("document ")
    if act.what in ("revise", "publish"):
        was, mend = f"a revision of document {number}", f"/revise {number} takes the text before."
    elif act.what == "details":
        was = f"a change of document {number}'s details"
        mend = f"Edit details, under /document_{number}, sets them anew."
        before = act.detail.get("before")
        if isinstance(before, Mapping) and before:
            values = (f"{name} {value or 'not known'}" for name, value in before.items())
            mend += f" Before: {', '.join(values)}."
    else:
        was, mend = f"{act.what} {act.target}", ""
    return f"Your last act was {was}; it can't be taken back. {mend}".rstrip()


async def _undo_status(books: Library, act: Act, by: int, now: datetime) -> Done:
    became: dict[str, Status] = {"publish": "published", "discard": "withdrawn", "withdraw": "withdrawn"}
    number = int(act.target.removeprefix("document "))
    was: Status = act.detail["was"]  # type: ignore[assignment]
    return await change_status(books, number, was, became[act.what], "undo", by, now, undoes=act.id)


async def _undo_amendment(books: Library, act: Act, by: int, now: datetime) -> Done:
    amendment, claim = int(str(act.detail["amendment"])), str(act.detail["claim"])

    async def change() -> int:
        await books.take_back_amendment(amendment)
        return amendment

    number = int(str(act.detail["document"]))
    told = act.detail["field"] != "topics"
    detail = {"act": act.id}
    return await read_otherwise(books, claim, number, change, "undo", by, now, detail, told=told, undoes=act.id)


async def _undo_ruling(books: Library, act: Act, by: int, now: datetime) -> Done:
    verdict: Verdict | None = act.detail["before"]  # type: ignore[assignment]
    return await _rule(books, str(act.detail["left"]), str(act.detail["right"]), verdict, "undo", by, now)


async def _undo_root(books: Library, act: Act, by: int, now: datetime) -> Done:
    name, other, before = str(act.detail["name"]), str(act.detail["other"]), act.detail["before"]

    async def change() -> None:
        await books.not_same_root(name, other)
        if before:
            await books.same_root(str(before), other, by=by, now=now)

    settled = await judge_again(books, await books.statements_rooted([name, other]), change, now)
    number = await books.record(by, "undo", act.target, now, {"act": act.id})
    return Done(number, None, settled.findings, settled.changes)


async def _undo_source(books: Library, act: Act, by: int, now: datetime) -> Done:
    source, before = act.detail["source"], act.detail["before"]
    assert isinstance(source, Mapping)
    earlier = before if isinstance(before, Mapping) else {"name": source["name"]}
    back = Source(
        str(earlier["name"]), tuple(earlier.get("other_names", ())), earlier.get("homepage"), earlier.get("family")
    )
    return await _save_source(books, back, "undo", by, now)


_UNDO: dict[str, Callable[[Library, Act, int, datetime], Awaitable[Done]]] = {
    "publish": _undo_status,
    "discard": _undo_status,
    "withdraw": _undo_status,
    "amend": _undo_amendment,
    "refile": _undo_amendment,
    "drop": _undo_amendment,
    "overrule": _undo_ruling,
    "same root": _undo_root,
    "source": _undo_source,
    "same event": undo_event_ruling,
    "not this event": undo_event_ruling,
    "name event": undo_event_name,
}


async def _lay(library: Library, claim_id: str, field: str, value: Any, what: str, by: int, now: datetime) -> Done:
    async with library.together() as books:
        claim, document = await books.claim(claim_id)

        async def change() -> int:
            return await books.amend(claim.id, field, value, by=by, now=now)

        detail = {"field": field}
        told = field != "topics"
        return await read_otherwise(books, claim.id, document.number, change, what, by, now, detail, told=told)


async def _rule(
    books: Library, left: str, right: str, verdict: Verdict | None, what: str, by: int, now: datetime
) -> Done:
    left, right = sorted((left, right))
    before = await _ruling(books, left, right)

    async def change() -> None:
        await books.overrule(left, right, verdict, by=by, now=now)

    settled = await judge_again(books, (left, right), change, now)
    detail = {"left": left, "right": right, "verdict": verdict, "before": before.verdict if before else None}
    act = await books.record(by, what, f"{left} and {right}", now, detail)
    return Done(act, None, settled.findings, settled.changes)


async def _save_source(books: Library, source: Source, what: str, by: int, now: datetime) -> Done:
    before = await books.source(source.name)

    async def change() -> None:
        await books.save_source(source)

    names = {source.name, *source.other_names, *(before.other_names if before else ())}
    settled = await judge_again(books, await books.statements_rooted(names), change, now)
    detail = {"source": _plain(source), "before": _plain(before) if before else None}
    act = await books.record(by, what, source.name, now, detail)
    return Done(act, None, settled.findings, settled.changes)


async def _ruling(books: Library, left: str, right: str) -> Match | None:
    """What an editor said of the pair before, if anything."""
    pairs = await books.matches_of([left])
    return next((m for m in pairs if (m.left, m.right) == (left, right) and m.by is not None), None)


def _plain(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "other_names": list(source.other_names),
        "homepage": source.homepage,
        "family": source.family,
    }
