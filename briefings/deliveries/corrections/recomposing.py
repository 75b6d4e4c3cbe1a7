"""Composes pending messages anew from what stands now. Parts that have gone stay as they are."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import Protocol

from briefings.deliveries.current_findings import CurrentFindings, KnownFindings
from briefings.deliveries.languages import language_of
from briefings.deliveries.taken_back import TakenBack, keep_taken_back
from briefings.errors import StorageError
from briefings.matching.findings import finding_of
from briefings.matching.net_changes import ids_before, news_of
from briefings.model import Carried, Change, Delivery, DeliveryState, Digest, Part, Subscription
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import ChatState, Deliveries, Library, Outbox, Scribe

log = logging.getLogger("dateline.corrections")

EVERY = 1_000_000
NO_MATES: Mapping[str, Collection[str]] = {}
PENDING: tuple[DeliveryState, ...] = ("pending",)


class SpokenLibrary(KnownFindings, ChatState, Protocol):
    """Findings as they stand now, and the language of each chat."""


async def mend_outdated(library: Library, outbox: Outbox, scribe: Scribe) -> int:
    """Composes anew the messages that were corrected while they were being sent and turned out not to have gone; gives
    how many."""
    mended = 0
    for found in await outbox.outdated():
        try:
            mended += await _mend(library, outbox, scribe, found)
        except StorageError:
            raise
        except Exception:  # one message that cannot be written again must not keep digests from being written
            log.exception("Delivery %s could not be composed anew", found.id)
    return mended


async def write_again(library: Library, outbox: Outbox, scribe: Scribe) -> int:
    """After a re-reading of the library, composes every pending digest and alert anew; gives how many deliveries these
    were."""
    async with library.together() as books:
        await outbox.alone()
        pending = [d for d in await outbox.deliveries(states=PENDING, limit=EVERY) if d.kind in ("digest", "alert")]
        messages = {(d.subscription, d.kind, d.occasion): d for d in pending}
        for first in messages.values():
            await compose_anew(books, outbox, scribe, first)
    return len(pending)


async def owe_again(library: SpokenLibrary, outbox: Outbox, scribe: Scribe, subscription: int, why: str) -> int:
    """Owes again the digests and alerts of a subscription that were cancelled with the words `why`, composed anew from
    what stands now; gives how many deliveries these were. Call it in a transaction."""
    await outbox.alone()
    owed = await outbox.owe_cancelled(subscription, why)
    for first in {(d.kind, d.occasion): d for d in owed}.values():
        await compose_anew(library, outbox, scribe, first)
    return len(owed)


async def _mend(library: Library, outbox: Outbox, scribe: Scribe, found: Delivery) -> int:
    async with library.together() as books:
        await outbox.alone()
        # Locked first: the courier must not begin it after its correction was dropped and before it is composed anew.
        held = await outbox.deliveries_with([found.id], PENDING)
        if not held or found.id not in {d.id for d in await outbox.outdated()}:
            return 0
        owed = [d for d in await outbox.corrections_of([found]) if d.state == "pending"]
        await outbox.remove_pending([d.id for d in owed])
        await outbox.add_deliveries([_of_others(d, found) for d in owed if d.also])
        await compose_anew(books, outbox, scribe, found)
        return 1


def _of_others(correction: Delivery, found: Delivery) -> Delivery:
    """The correction without the message `found`, which never arrived; it corrects several."""
    first, *others = (number for number in (correction.corrects or 0, *correction.also) if number != found.id)
    lines = tuple(line for line in correction.carried if line.told_in != found.id)
    return replace(correction, id=0, corrects=first, also=tuple(others), carried=lines)


async def compose_anew(
    library: SpokenLibrary,
    outbox: Deliveries,
    scribe: Scribe,
    pending: Delivery,
    mates: Mapping[str, Collection[str]] = NO_MATES,
) -> None:
    """Writes the pending parts of a message again, from what stands now. Parts that have gone stay. `mates` maps
    statements that fell to those that stood in one finding with them: a line goes on in the words of these."""
    every = await outbox.same_occasion(pending)
    parts = [d for d in every if d.state == "pending"]
    if not parts:
        return
    standing = CurrentFindings(library)
    carried = _carried_by(parts, mates)
    lines = await _as_heard(library, outbox, standing, pending, carried, {part.id for part in parts})
    lines += [apart for line in lines for apart in await standing.apart_from(line)]
    digest = await _digest_now(library, standing, pending, lines)
    own = scribe.speaking(await language_of(library, pending.chat))
    if taken := await _taken_back(standing, lines):
        await keep_taken_back(library, pending, taken)
    written = _written_again(own, digest, parts)
    await _replace(outbox, parts, written, taken={d.part for d in every})


def _written_again(scribe: Scribe, digest: Digest, parts: Sequence[Delivery]) -> Sequence[Part]:
    """The digest in place of these parts; nothing if it has nothing to tell."""
    if not (digest.changes or digest.perhaps):
        return ()
    return scribe.again(digest, [d.text for d in parts], parts[0].part)


async def _taken_back(standing: CurrentFindings, lines: Sequence[Carried]) -> TakenBack:
    """What a message can't tell any more of its lines: news that fell, and that something fell which stands again."""
    news, fell = set[str](), set[str]()
    for line in lines:
        stands = await standing.present(line) is not None
        if line.kind == "withdrawn" and stands:
            fell.update(line.statements)
        elif line.kind != "withdrawn" and not stands:
            news.update(news_of(line))
    return TakenBack(frozenset(news), frozenset(fell))


async def _digest_now(
    library: KnownFindings, standing: CurrentFindings, message: Delivery, lines: Sequence[Carried]
) -> Digest:
    """What stands now of a message's lines; it may be nothing."""
    stand = await standing.lines(line for line in lines if not line.again)
    changes = [await _in_own_words(library, change, lines) for change in stand]
    told = {change.finding.id for change in changes}
    perhaps = [c for c in await standing.lines(line for line in lines if line.again) if c.finding.id not in told]
    return Digest("alert" if message.kind == "alert" else "digest", tuple(changes), perhaps=tuple(perhaps))


async def _in_own_words(library: KnownFindings, change: Change, lines: Sequence[Carried]) -> Change:
    """What is new stays in the words in which it was to be told, as long as these stand, though it has joined a finding
    that is shown in others: its reader may have known those."""
    finding = change.finding
    if change.kind != "new" or any(line.text == finding.text for line in lines):
        return change
    carried = {s for line in lines for s in line.statements}
    own = {*carried, *chain.from_iterable((await library.later_ids(carried)).values())}.intersection(finding.statements)
    if not own or len(own) == len(finding.statements):
        return change
    names = (await ground_of(library)).names
    return replace(change, finding=finding_of(await library.statements(sorted(own)), names))


async def _replace(
    outbox: Deliveries, pending: Sequence[Delivery], written: Sequence[Part], taken: Collection[int]
) -> None:
    """Puts what was written in the place of pending parts, which keep theirs in the chat's queue. Parts that are too
    many are removed; what is written beyond them gets the next numbers that are not `taken`."""
    await outbox.rewrite(
        [replace(d, text=part.text, carried=part.carried) for d, part in zip(pending, written, strict=False)]
    )
    await outbox.remove_pending([d.id for d in pending[len(written) :]])
    first = pending[0]
    numbers = (number for number in count(first.part) if number not in taken)
    await outbox.add_deliveries(
        [
            replace(first, id=0, part=number, text=part.text, carried=part.carried, attempts=0, error=None)
            for number, part in zip(numbers, written[len(pending) :], strict=False)
        ]
    )


async def _as_heard(
    library: SpokenLibrary,
    outbox: Deliveries,
    standing: CurrentFindings,
    message: Delivery,
    lines: Sequence[Carried],
    parts: Collection[int],
) -> list[Carried]:
    """The lines, without what one bears out where that has fallen and other messages told the reader of it: what is
    left is told by their corrections, and is not new. Where it stands, and only stands apart by now, what bore it out
    is told by nobody else."""
    fallen = {line for line in lines if line.backs and not await standing.stands(line.backs)}
    if not fallen:
        return list(lines)
    backs = {s for line in fallen for s in line.backs}
    former = await library.former_ids(backs)
    reader = Subscription(message.subscription, message.chat, thread=message.thread)
    heard = await outbox.carried_to(reader, {*backs, *ids_before(backs, former)}, but=parts)
    known = {line for line in fallen if not heard.isdisjoint({*line.backs, *ids_before(line.backs, former)})}
    return [replace(line, backs=()) if line in known else line for line in lines]


def _carried_by(parts: Sequence[Delivery], mates: Mapping[str, Collection[str]]) -> list[Carried]:
    """The lines of these parts, each also with the statements that stood in one finding with what fell of it."""
    return [_with_mates(line, mates) for part in parts for line in part.carried]


def _with_mates(line: Carried, mates: Mapping[str, Collection[str]]) -> Carried:
    beside = sorted({mate for statement in line.statements for mate in mates.get(statement, ())})
    return replace(line, statements=tuple(dict.fromkeys((*line.statements, *beside)))) if beside else line
