"""Corrections: each message that carried a line of a document that was withdrawn or revised gets a reply that says so.

What has not been sent yet is composed anew instead. A message that is on its way while it is corrected counts as told;
should it come back unsent, `mend_outdated` composes it anew and drops the correction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from briefings.acts import Done
from briefings.model import Carried, ChangeKind, Correction, Delivery, DeliveryState, Digest, Document, Part
from briefings.owing import Scribe
from briefings.ports import Library, Outbox
from briefings.standing import Standing

# What is on its way counts as told: its correction waits behind it.
TOLD: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")
STANDS = "published"


async def owe_corrections(library: Library, outbox: Outbox, scribe: Scribe, done: Done, why: str, now: datetime) -> int:
    """The corrections that an act of the desk has earned (`done.gone`); gives how many. Call it in the act's own
    transaction, so that neither is ever kept without the other."""
    document = done.document
    if document is None:
        return 0
    if not done.gone:
        return await _restore(library, outbox, scribe, document, done.act, now) if document.status == STANDS else 0
    revised = document.status == STANDS
    return await correct_lines(library, outbox, scribe, document, done.gone, why, now, revised=revised, act=done.act)


async def correct_lines(
    library: Library,
    outbox: Outbox,
    scribe: Scribe,
    document: Document,
    gone: Collection[str],
    why: str,
    now: datetime,
    *,
    revised: bool = False,
    act: int = 0,
) -> int:
    """Owes a correction to every digest and alert that carried one of these statements of a document, or (unless it was
    only `revised`) any line of it; gives how many. `act` tells several acts on one version apart.

    What is still pending is composed anew. Answers given on request earn none (their buttons show what was withdrawn).
    """
    await outbox.alone()
    gone = await ever_called(library, gone)
    number = None if revised else document.number
    for pending in await outbox.carrying(gone, ("pending",), documents=_numbers(number)):
        await _compose_anew(library, outbox, scribe, pending)
    rows, standing = [], Standing(library)
    for delivery, lines in await _told(outbox, gone, number):
        correction = await _correction_of(standing, lines, document, gone, why, revised)
        fallen = _as_told("withdrawn", lines, correction.fallen)
        rows.append(_row(delivery, document, act, scribe.correction(correction), now, fallen))
    return await outbox.add_deliveries(rows)


async def count_corrections(library: Library, outbox: Outbox, number: int, gone: Collection[str] | None = None) -> int:
    """How many messages a withdrawal of this document would correct; with `gone`, a revision after which only these of
    its statements no longer stand."""
    statements = [s.id for s in await library.statements_of([number])] if gone is None else gone
    called = await ever_called(library, statements)
    return len(await _told(outbox, called, number if gone is None else None))


async def _told(outbox: Outbox, gone: Collection[str], number: int | None) -> list[tuple[Delivery, list[Carried]]]:
    """The messages that said what is gone, each with the lines that said it; one that was told to have fallen already
    is told of no more."""
    found = await outbox.carrying(gone, TOLD, documents=_numbers(number))
    fallen = await _fallen_before(outbox, found)
    told = []
    for delivery in found:
        before = fallen.get(delivery.id, ())
        lines = [line for line in delivery.carried if line.text not in before and _concerns(line, gone, number)]
        if lines:
            told.append((delivery, lines))
    return told


def _numbers(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)


async def ever_called(library: Library, statements: Collection[str]) -> set[str]:
    """These statements' ids and all that they had before: a message knows those of its day."""
    former = await library.former_ids(statements)
    return {*statements, *chain.from_iterable(former.values())}


async def mend_outdated(library: Library, outbox: Outbox, scribe: Scribe) -> int:
    """Composes anew what was corrected while it was on its way and did not arrive; gives how many there were."""
    mended = 0
    for found in await outbox.outdated():
        async with library.together() as books:
            await outbox.alone()
            if found.id not in {d.id for d in await outbox.outdated()}:
                continue
            owed = [d.id for d in await outbox.corrections_of([found]) if d.state == "pending"]
            await outbox.remove_pending(owed)
            await _compose_anew(books, outbox, scribe, found)
            mended += 1
    return mended


async def _restore(
    library: Library, outbox: Outbox, scribe: Scribe, document: Document, act: int, now: datetime
) -> int:
    """A withdrawal was taken back: what was not told of it need not be, and who was told hears that the lines stand."""
    await outbox.alone()
    found = await outbox.carrying((), ("pending", *TOLD), documents=(document.number,))
    for pending in (d for d in found if d.state == "pending"):
        await _compose_anew(library, outbox, scribe, pending)
    taken_back = await _withdrawals_told(outbox, found, document.number)
    await outbox.remove_pending([c.id for c in taken_back.values() if c.state == "pending"])
    rows, standing = [], Standing(library)
    for original in (d for d in found if d.id in taken_back and taken_back[d.id].state != "pending"):
        # What fell by another act, before the withdrawal or since, does not stand again.
        fell = {line.text for line in taken_back[original.id].carried}
        concerned = [line for line in original.carried if line.text in fell]
        again = tuple([line.text for line in concerned if await standing.stands(line.statements)])
        if not again:
            continue
        correction = Correction(document.number, document.title, "", (), (), restored=again)
        lines = _as_told("new", original.carried, again)
        rows.append(_row(original, document, act, scribe.correction(correction), now, lines))
    return await outbox.add_deliveries(rows)


async def _fallen_before(outbox: Outbox, originals: Collection[Delivery]) -> dict[int, set[str]]:
    """By original: the words of its lines that a correction has told of already, and that no later one restored. A
    line that a revision took away is not told of again when its document is withdrawn."""
    fallen: dict[int, set[str]] = {}
    for correction in sorted(await outbox.corrections_of(originals), key=lambda d: d.id):
        if correction.state in ("failed", "cancelled"):
            continue
        words = fallen.setdefault(correction.corrects or 0, set())
        for line in correction.carried:
            if line.kind == "withdrawn":
                words.add(line.text)
            else:
                words.discard(line.text)
    return fallen


def _as_told(kind: ChangeKind, carried: Collection[Carried], texts: Collection[str]) -> tuple[Carried, ...]:
    """The lines with these words as a correction remembers them: withdrawn where it said so, new where it restored."""
    return tuple(replace(line, kind=kind) for line in carried if line.text in texts)


async def _withdrawals_told(outbox: Outbox, originals: Collection[Delivery], number: int) -> dict[int, Delivery]:
    """By original: the newest correction for this document, where that said that it was withdrawn."""
    newest: dict[int, Delivery] = {}
    for correction in await outbox.corrections_of(originals):
        _, document, _, status, *_ = correction.occasion.split(":")
        if int(document) != number or correction.state in ("failed", "cancelled"):
            continue
        newest.pop(correction.corrects or 0, None)
        if status != STANDS:
            newest[correction.corrects or 0] = correction
    return newest


def _row(
    original: Delivery, document: Document, act: int, part: Part, now: datetime, lines: tuple[Carried, ...]
) -> Delivery:
    return Delivery(
        id=0,
        subscription=original.subscription,
        chat=original.chat,
        kind="correction",
        occasion=f"{original.id}:{document.number}:{document.version}:{document.status}:{act}",
        part=0,
        text=part.text,
        state="pending",
        due=now,
        carried=lines,
        thread=original.thread,
        corrects=original.id,
        created=now,
    )


def _concerns(line: Carried, gone: Collection[str], number: int | None) -> bool:
    """Whether a line said something that is gone. One that said "no longer stands" needs no correction."""
    if line.kind == "withdrawn":
        return False
    return number in line.documents or any(statement in gone for statement in line.statements)


async def _correction_of(
    standing: Standing, lines: Collection[Carried], document: Document, gone: set[str], why: str, revised: bool
) -> Correction:
    fallen: list[str] = []
    still: list[str] = []
    otherwise: list[str] = []
    for line in lines:
        if revised and await standing.stands([s for s in line.statements if s in gone]):
            otherwise.append(line.text)
        elif await standing.stands([s for s in line.statements if s not in gone]):
            still.append(line.text)
        else:
            fallen.append(line.text)
    first, second, third = (tuple(dict.fromkeys(texts)) for texts in (fallen, still, otherwise))
    return Correction(document.number, document.title, why, first, second, revised, third)


async def _compose_anew(library: Library, outbox: Outbox, scribe: Scribe, pending: Delivery) -> None:
    """Writes the parts of a message that are still pending again, from what stands now. Parts that went stay."""
    every = await outbox.same_occasion(pending)
    parts = [d for d in every if d.state == "pending"]
    if not parts:
        return
    changes = await Standing(library).lines(line for part in parts for line in part.carried)
    await outbox.remove_pending([d.id for d in parts])
    if not changes:
        return
    first = parts[0]
    digest = Digest("alert" if first.kind == "alert" else "digest", tuple(changes))
    written = scribe.again(digest, [d.text for d in parts], first.part)
    numbers = _free_numbers(first.part, {d.part for d in every if d.state != "pending"}, len(written))
    await outbox.add_deliveries(
        [
            replace(first, id=0, part=number, text=part.text, carried=part.carried, attempts=0, error=None)
            for number, part in zip(numbers, written, strict=True)
        ]
    )


def _free_numbers(start: int, taken: Iterable[int], many: int) -> list[int]:
    taken = set(taken)
    return [number for number in range(start, start + many + len(taken)) if number not in taken][:many]
