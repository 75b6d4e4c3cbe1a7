"""An editor's word on events: these two are one, this document tells of another, this is its name. It is stored apart
from what the machine reads, and recorded in the audit log with what undo needs; re-readings don't change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from briefings.errors import Conflict, DatelineError
from briefings.model import KnownEvent, RecordedAct, Statement, Telling
from briefings.newsroom.acts import NOTHING, Act, Done, Tell, conclude, must_still_hold
from briefings.newsroom.recompute.events import settle_events
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Library

LONGEST_NAME = 80
Ruling = Literal["same", "apart"]
# Two statements' ids, and what an editor had said of them before.
Word = tuple[str, str, str | None]
# The statement on which an event's name hung, the one on which it hangs since, and the name.
Heir = tuple[str, str, str]


async def same_event(library: Library, one: str, other: str, *, by: int, now: datetime, tell: Tell) -> Done:
    """Joins two events. Raises `NotFound`, or `Conflict` if they are one already."""
    async with library.together() as books:
        left, right = await books.event(one), await books.event(other)
        if left.happening.id == right.happening.id:
            raise Conflict("These are one event already.")
        ours, theirs = await _tellings(books, left), await _tellings(books, right)
        # An earlier "not the same" between them would contradict this.
        pairs = [(ours[0], theirs[0]), *(await _ruled_apart(books, ours, theirs))]
        act = Act("same event", by, now, tell)
        return await _settled(books, act, await _rule(books, act, pairs, "same"), f"{one} and {other}")


async def not_this_event(library: Library, telling: str, *, by: int, now: datetime, tell: Tell) -> Done:
    """Parts what one document tells from the event that it belongs to. Raises `Conflict` if no other document tells of
    that event."""
    async with library.together() as books:
        found = await books.tellings(ids=[telling])
        ids = await books.events_of({one.document for one in found})
        groups = [await books.tellings(events=[event]) for event in ids]
        together = next((group for group in groups if any(one.id == telling for one in group)), ())
        others = [one for one in together if one.id != telling]
        if not found or not others:
            raise Conflict("No other document tells of this event.")
        act = Act("not this event", by, now, tell)
        said = await _rule(books, act, [(found[0], other) for other in others], "apart")
        return await _settled(books, act, said, f"document {found[0].document}")


async def name_event(library: Library, event: str, name: str, *, by: int, now: datetime, tell: Tell) -> Done:
    """Gives an event a name; an empty one takes the name away. Raises `NotFound`, or `DatelineError` for too long a
    name."""
    called = " ".join(name.split())
    if len(called) > LONGEST_NAME:
        raise DatelineError(f"A name of {LONGEST_NAME} characters at most fits.")
    async with library.together() as books:
        known = await books.event(event)
        told = [number for telling in await _tellings(books, known) for number in telling.statements]
        names = await books.event_names(told)
        # Where it has the name from, in the order in which one is chosen; from there it is taken away, too.
        named = [number for number in told if number in names] or told[:1]
        said = []
        for number in named[:1] if called else named:
            said.append((number, await books.name_event(number, called or None, by=by, now=now)))
        await _settle(books, named)
        detail = {"named": [list(word) for word in said], "name": called}
        act = Act("name event", by, now, tell)
        return await conclude(books, act, f"event {known.happening.id}", detail, NOTHING)


async def heirs_of_names(books: Library, number: int, leaving: Collection[str]) -> list[Heir]:
    """Before these statements of document `number` leave: the names of events that hang on them, each with who has it
    and another statement of the same event that could, if there is one that stays and the event has no other name."""
    names = await books.event_names(leaving)
    heirs: list[Heir] = []
    for telling in await books.tellings(documents=[number]) if names else ():
        bearer = next((statement for statement in telling.statements if statement in names), None)
        if bearer is None:
            continue
        together = await _told_together(books, telling)
        staying = [statement for statement in together if statement not in leaving]
        if staying and not await books.event_names(staying):
            heirs.append((bearer, staying[0], names[bearer]))
    return heirs


async def hand_names_on(books: Library, act: Act, heirs: Iterable[Heir]) -> None:
    """Gives each name to its heir."""
    for bearer, heir, name in heirs:
        await _move_name(books, act, bearer, heir, name)


async def hand_on_what_left(
    books: Library, act: Act, heirs: Sequence[Heir], standing: Collection[Statement]
) -> list[Heir]:
    """After a reading was changed: hands on the names whose bearer has no place among the statements that stand now.
    Gives those."""
    now = await books.present_ids([bearer for bearer, _, _ in heirs])
    stand = {statement.id for statement in standing}
    left = [heir for heir in heirs if now[heir[0]] not in stand]
    await hand_names_on(books, act, left)
    return left


async def take_names_back(books: Library, act: Act, handed: Iterable[Heir]) -> None:
    """Before a document that fell comes back: gives the names back that were handed on, unless the event has another by
    now."""
    for bearer, heir, name in handed:
        now = await books.present_ids([bearer, heir])
        if (await books.event_names([now[heir]])).get(now[heir]) == name:
            await _move_name(books, act, now[heir], now[bearer], name)


async def _move_name(books: Library, act: Act, bearer: str, heir: str, name: str) -> None:
    await books.name_event(bearer, None, by=act.by, now=act.now)
    await books.name_event(heir, name, by=act.by, now=act.now)


async def undo_event_ruling(books: Library, act: Act, last: RecordedAct) -> Done:
    """Takes back "same event" and "not this event"."""
    words = await _as_called_now(books, _words(last.detail))
    said = await books.event_rulings({side for left, right, _ in words for side in (left, right)})
    found = {frozenset((word.left, word.right)): word.ruling for word in said}
    for left, right, _ in words:
        must_still_hold("same" if last.what == "same event" else "apart", found.get(frozenset((left, right))))
    for left, right, before in words:
        await books.rule_on_events(left, right, before, by=act.by, now=act.now)
    await _settle(books, [side for left, right, _ in words for side in (left, right)])
    return await conclude(books, act, last.target, {"act": last.id}, NOTHING)


async def undo_event_name(books: Library, act: Act, last: RecordedAct) -> Done:
    """Brings back the name that an event had before it was given one, or lost it."""
    detail = last.detail
    # An older Dateline named one statement.
    said: Any = detail["named"] if "named" in detail else [(detail["statement"], detail["before"])]
    now = await books.present_ids([statement for statement, _ in said])
    names = await books.event_names(list(now.values()))
    for statement, before in said:
        must_still_hold(detail["name"] or None, names.get(now[statement]))
        await books.name_event(now[statement], before, by=act.by, now=act.now)
    await _settle(books, list(now.values()))
    return await conclude(books, act, last.target, {"act": last.id}, NOTHING)


# --- the steps --------------------------------------------------------------------------------------------------------


async def _tellings(books: Library, known: KnownEvent) -> tuple[Telling, ...]:
    return await books.tellings(ids=known.tellings)


async def _told_together(books: Library, telling: Telling) -> list[str]:
    """The statements that tell of a telling's event."""
    together = await books.tellings(events=await books.events_with([telling.id]))
    return [statement for one in together for statement in one.statements]


async def _ruled_apart(
    books: Library, ours: Sequence[Telling], theirs: Sequence[Telling]
) -> list[tuple[Telling, Telling]]:
    home = {statement: telling for telling in (*ours, *theirs) for statement in telling.statements}
    words = await books.event_rulings(list(home))
    apart = ((home.get(word.left), home.get(word.right)) for word in words if word.ruling == "apart")
    return [(left, right) for left, right in apart if left and right and (left in ours) != (right in ours)]


async def _rule(books: Library, act: Act, pairs: Collection[tuple[Telling, Telling]], ruling: Ruling) -> list[Word]:
    said: dict[tuple[str, str], str | None] = {}
    for one, other in pairs:
        left, right = sorted((one.statements[0], other.statements[0]))
        if (left, right) not in said:
            said[left, right] = await books.rule_on_events(left, right, ruling, by=act.by, now=act.now)
    return [(left, right, before) for (left, right), before in said.items()]


async def _settled(books: Library, act: Act, said: Sequence[Word], target: str) -> Done:
    await _settle(books, [side for left, right, _ in said for side in (left, right)])
    return await conclude(books, act, target, {"pairs": [list(word) for word in said]}, NOTHING)


async def _settle(books: Library, statements: Collection[str]) -> None:
    documents = {statement.document for statement in await books.statements(statements)}
    before = await books.events_of(documents)
    await settle_events(books, documents, before, await ground_of(books))


async def _as_called_now(books: Library, words: Sequence[Word]) -> list[Word]:
    """The same words on the same statements, by the ids that these have now."""
    now = await books.present_ids({side for left, right, _ in words for side in (left, right)})
    return [(now[left], now[right], before) for left, right, before in words]


def _words(detail: Mapping[str, Any]) -> list[Word]:
    return [(str(left), str(right), before) for left, right, before in detail["pairs"]]
