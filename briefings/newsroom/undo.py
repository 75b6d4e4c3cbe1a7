"""Takes back what an editor did last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from briefings.errors import Conflict, DatelineError, NotFound
from briefings.model import RecordedAct, Source, Status, Verdict
from briefings.newsroom.acts import ALONG, TAKEN_BACK, Act, Done, Tell, conclude, must_still_hold
from briefings.newsroom.event_overrides import take_names_back, undo_event_name, undo_event_ruling
from briefings.newsroom.overrides import meaning_of, plain_source, put_source, put_verdict, ruling_on
from briefings.newsroom.transitions import change_status, judge_renamed, read_otherwise
from briefings.ports import Library

# How many acts are read at a time, and how many at most, to find one by its number.
ACTS_AT_ONCE, LOOKED_THROUGH = 200, 10_000


class NothingToUndo(DatelineError):
    """The person has done nothing lately that can be taken back."""


class NotTheLast(Conflict):
    """An act was to be taken back after which its doer did others. `last` is the newest of these, `claim` the text of
    the claim that it was on, if any."""

    def __init__(self, last: RecordedAct, claim: str | None) -> None:
        super().__init__(f"You have done more since. /undo takes back the last of it: {last.what} {last.target}.")
        self.last, self.claim = last, claim


async def undo(
    library: Library, *, by: int, now: datetime, tell: Tell, only: int | None = None, past: Collection[int] = ()
) -> tuple[RecordedAct, Done]:
    """Takes back this person's last act; gives that act, and what taking it back led to. With `only`, takes it back
    only if it is the act of that number. Acts in `past`, which could not be taken back, are left as they are: the last
    is then the last before them.

    Raises `NothingToUndo` if there is no such act, or it can't be taken back (no earlier one is taken back instead);
    `Conflict` if somebody has built on the act since, or the act `only` is taken back already; `NotTheLast` if `only`
    is not the last act any more.
    """
    async with library.together() as books:
        if only is not None and await _is_taken_back(books, by, only):
            raise Conflict("This is taken back already.")
        last = await act_to_undo(books, by, past)
        if last is None:
            raise NothingToUndo("There is nothing of yours to undo.")
        if not can_undo(last):
            raise NothingToUndo(_why_not(last))
        await _take_back_along(books, last, by, now, tell)
        done = await _taken_back(books, last, by, now, tell)
        if only not in (None, last.id):
            # Only now does a claim that was dropped exist again, so that its text can be given; the transaction is
            # rolled back.
            raise NotTheLast(last, await claim_words(books, last))
    return last, done


async def _taken_back(books: Library, act: RecordedAct, by: int, now: datetime, tell: Tell) -> Done:
    done = await _UNDO[act.what](books, Act("undo", by, now, tell, TAKEN_BACK, act.id), act)
    await books.mark_undone(act.id, done.act)
    return done


async def _take_back_along(books: Library, last: RecordedAct, by: int, now: datetime, tell: Tell) -> None:
    """Takes back the amendment that followed from an act, before that one, whose corrections tell of both."""
    along = last.detail.get(ALONG)
    followed = await _act_of(books, by, int(str(along))) if along is not None else None
    if followed is not None and followed.undone_by is None:
        act = Act("undo", by, now, tell, TAKEN_BACK, followed.id)
        done = await _undo_amendment(books, act, followed, told=False)
        await books.mark_undone(followed.id, done.act)


async def act_to_undo(library: Library, by: int, past: Collection[int] = ()) -> RecordedAct | None:
    """The act that `undo` would take back for this person, leaving those in `past`: the newest that still stands and
    changed something that is, or was, public. None if there is none."""
    for act in await library.acts(limit=100, who=by):
        if (
            act.id not in past
            and act.undone_by is None
            and act.what not in _CHANGE_NOTHING_PUBLIC
            and not await _is_of_a_draft(library, act)
        ):
            return act
    return None


async def claim_words(library: Library, act: RecordedAct) -> str | None:
    """The text of the claim that an act was on; None if it was on none, or the claim can't be found."""
    if not act.target.startswith("claim "):
        return None
    try:
        claim, _ = await library.claim(act.target.removeprefix("claim "))
    except NotFound:
        return None
    return claim.text


# Acts that `undo` passes over, because nobody who takes back their last act means one of these.
_CHANGE_NOTHING_PUBLIC = frozenset(
    {"undo", "receive", "decline", "admit", "turn away", "invite", "take back an invitation", "appoint", "dismiss"}
)


async def _is_of_a_draft(books: Library, act: RecordedAct) -> bool:
    """True if the act set a detail of a document that is still a draft, or that has become part of another."""
    if act.what != "details":
        return False
    try:
        return (await books.document(int(act.target.removeprefix("document ")))).status == "draft"
    except NotFound:
        return True


def can_undo(act: RecordedAct) -> bool:
    """A revision can't be undone: its earlier text is kept, but comes back only if it is handed in again."""
    return act.what in _UNDO and not (act.what == "publish" and "was" not in act.detail)


def _why_not(act: RecordedAct) -> str:
    """What an act that can't be taken back was, and how its doer can mend it, for the editor."""
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


async def _is_taken_back(books: Library, by: int, number: int) -> bool:
    """True if this editor's act of that number is taken back."""
    act = await _act_of(books, by, number)
    return act is not None and act.undone_by is not None


async def _act_of(books: Library, by: int, number: int) -> RecordedAct | None:
    """This editor's act of that number; many later acts of theirs may come before it."""
    for offset in range(0, LOOKED_THROUGH, ACTS_AT_ONCE):
        acts = await books.acts(limit=ACTS_AT_ONCE, offset=offset, who=by)
        found = next((act for act in acts if act.id == number), None)
        if found is not None or not acts or acts[-1].id < number:
            return found
    return None


async def _undo_status(books: Library, act: Act, last: RecordedAct) -> Done:
    became: dict[str, Status] = {"publish": "published", "discard": "withdrawn", "withdraw": "withdrawn"}
    number = int(last.target.removeprefix("document "))
    was: Status = last.detail["was"]  # type: ignore[assignment]
    handed: Any = last.detail.get("handed", ())
    await take_names_back(books, act, handed)
    return await change_status(books, act, number, was, became[last.what])


async def _undo_amendment(books: Library, act: Act, last: RecordedAct, *, told: bool = True) -> Done:
    amendment = int(str(last.detail["amendment"]))
    # The text may have been revised since, and the claim have another id.
    number, now = await books.amended(amendment)
    claim = now or str(last.detail["claim"])

    async def change() -> int:
        await books.take_back_amendment(amendment)
        return amendment

    handed: Any = last.detail.get("handed", ())
    await take_names_back(books, act, handed)
    told = told and last.detail["field"] != "topics"
    return await read_otherwise(books, act, claim, number, change, {"act": last.id}, told=told)


async def _undo_ruling(books: Library, act: Act, last: RecordedAct) -> Done:
    verdict: Verdict | None = last.detail["before"]  # type: ignore[assignment]
    left, right = str(last.detail["left"]), str(last.detail["right"])
    left, right = sorted((await books.present_ids([left, right])).values())
    found = await ruling_on(books, left, right)
    must_still_hold(last.detail["verdict"], found.verdict if found else None)
    return await put_verdict(books, act, left, right, verdict)


async def _undo_root(books: Library, act: Act, last: RecordedAct) -> Done:
    name, other, before = str(last.detail["name"]), str(last.detail["other"]), last.detail["before"]
    must_still_hold(name, await meaning_of(books, other))

    async def change() -> None:
        await books.not_same_root(name, other)
        if before:
            await books.same_root(str(before), other, by=act.by_editor, now=act.now)

    settled = await judge_renamed(books, [name, other], change, act.now)
    return await conclude(books, act, last.target, {"act": last.id}, settled)


async def _undo_source(books: Library, act: Act, last: RecordedAct) -> Done:
    source, before = last.detail["source"], last.detail["before"]
    assert isinstance(source, Mapping)
    found = await books.source(str(source["name"]))
    must_still_hold(dict(source), plain_source(found) if found else None)
    earlier = before if isinstance(before, Mapping) else {"name": source["name"]}
    back = Source(
        str(earlier["name"]), tuple(earlier.get("other_names", ())), earlier.get("homepage"), earlier.get("family")
    )
    return await put_source(books, act, back)


_UNDO: dict[str, Callable[[Library, Act, RecordedAct], Awaitable[Done]]] = {
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
