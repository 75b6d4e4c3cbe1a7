"""Corrections: each message that carried a line of a document that was withdrawn or revised gets a reply that says so.

What has not been sent yet is composed anew instead. A message that is on its way while it is corrected counts as told;
should it come back unsent, `mend_outdated` composes it anew and drops the correction.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, count
from typing import TypeVar

from briefings.deliveries.current_findings import Standing
from briefings.deliveries.messages import Scribe
from briefings.errors import StorageError
from briefings.model import Carried, Correction, Delivery, DeliveryState, Digest, Document, Finding, Kept, Part
from briefings.newsroom.transitions import Done
from briefings.ports import Library, Outbox

log = logging.getLogger("dateline.corrections")

EVERY = 1_000_000

T = TypeVar("T")

# What is on its way counts as told: its correction waits behind it.
TOLD: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")
PENDING: tuple[DeliveryState, ...] = ("pending",)


@dataclass(frozen=True, slots=True)
class Act:
    """What an act took away and gave back, by every id that it ever had. `mates` are the statements that stood in one
    finding with one that is gone; `whole` where the document as such fell or came back; `number` tells several acts on
    one version apart, and `undoes` is that of the act that this one takes back. `line` where it was an editor's word on
    one claim."""

    document: Document
    why: str
    gone: frozenset[str]
    back: frozenset[str] = frozenset()
    mates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: bool = False
    number: int = 0
    undoes: int | None = None
    line: bool = False


async def owe_corrections(library: Library, outbox: Outbox, scribe: Scribe, done: Done, why: str, now: datetime) -> int:
    """The corrections that an act of the desk has earned; gives how many. Call it in the act's own transaction, so that
    neither is ever kept without the other."""
    if done.document is None or not (done.gone or done.back):
        return 0
    gone, back = await ever_called(library, done.gone), await ever_called(library, done.back)
    mates = await _mates(library, done.before)
    line = not done.whole and done.revision is None
    act = Act(done.document, why, gone, back, mates, done.whole, done.act, done.undoes, line)
    return await _owe(library, outbox, scribe, act, now)


async def _mates(library: Library, findings: Iterable[Finding]) -> dict[str, frozenset[str]]:
    mates = {s: frozenset(finding.statements) for finding in findings for s in finding.statements}
    former = await library.former_ids(mates)
    return {old: together for s, together in mates.items() for old in (s, *former.get(s, ()))}


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
    only `revised`) any line of it; gives how many."""
    called = await ever_called(library, gone)
    return await _owe(library, outbox, scribe, Act(document, why, called, whole=not revised, number=act), now)


async def count_corrections(library: Library, outbox: Outbox, number: int, gone: Collection[str] | None = None) -> int:
    """How many messages a withdrawal of this document would correct; with `gone`, a revision after which only these of
    its statements no longer stand."""
    statements = [s.id for s in await library.statements_of([number])] if gone is None else gone
    act = Act(Document("", "", "", number=number), "", await ever_called(library, statements), whole=gone is None)
    told = [told for told in await _told(outbox, act) if any(_falls(line, act) for line in told.lines)]
    return len(told)


async def ever_called(library: Library, statements: Collection[str]) -> frozenset[str]:
    """These statements' ids and all that they had before: a message knows those of its day."""
    former = await library.former_ids(statements)
    return frozenset(chain(statements, *former.values()))


async def mend_outdated(library: Library, outbox: Outbox, scribe: Scribe) -> int:
    """Composes anew what was corrected while it was on its way and did not arrive; gives how many there were."""
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
    """Composes anew whatever digest or alert is still pending, after the library was read again; gives how many
    deliveries there were."""
    async with library.together() as books:
        await outbox.alone()
        pending = [d for d in await outbox.deliveries(states=PENDING, limit=EVERY) if d.kind in ("digest", "alert")]
        messages = {(d.subscription, d.kind, d.occasion): d for d in pending}
        for first in messages.values():
            await _compose_anew(books, outbox, scribe, first)
    return len(pending)


async def _mend(library: Library, outbox: Outbox, scribe: Scribe, found: Delivery) -> int:
    async with library.together() as books:
        await outbox.alone()
        if found.id not in {d.id for d in await outbox.outdated()}:
            return 0
        owed = [d.id for d in await outbox.corrections_of([found]) if d.state == "pending"]
        await outbox.remove_pending(owed)
        await _compose_anew(books, outbox, scribe, found)
        return 1


# --- what a message said, and what it was told since ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """A message that has gone, and its lines as its reader knows them after all corrections so far."""

    delivery: Delivery
    lines: tuple[Carried, ...]
    corrections: tuple[Delivery, ...]


async def _owe(library: Library, outbox: Outbox, scribe: Scribe, act: Act, now: datetime) -> int:
    """What is still pending is composed anew. Answers given on request earn no correction (their buttons show what was
    withdrawn)."""
    await outbox.alone()
    for pending in await outbox.carrying(act.gone | act.back, PENDING, documents=_numbers(act)):
        await _compose_anew(library, outbox, scribe, pending)
    rows, standing = [], Standing(library)
    # Thousands may have been sent the same lines.
    written: dict[tuple[Carried, ...], Part | None] = {}
    for concerned in await _told(outbox, act):
        told = await _take_back(outbox, standing, concerned, act)
        if told is None:
            continue
        if told.lines not in written:
            written[told.lines] = _part(scribe, await _judged(standing, told.lines, act), act)
        part = written[told.lines]
        if part is not None:
            rows.append(_row(told.delivery, act, part, now))
    return await outbox.add_deliveries(rows)


def _part(scribe: Scribe, verdict: _Verdict, act: Act) -> Part | None:
    """The correction as a message, with the lines as they are known from then on; None where nothing is to be told."""
    return Part(scribe.correction(_correction(verdict, act)).text, tuple(verdict.lines)) if verdict else None


async def _told(outbox: Outbox, act: Act) -> list[_Told]:
    """The messages that said something that the act concerns."""
    found = await outbox.carrying(act.gone | act.back, TOLD, documents=_numbers(act))
    by_original: dict[int, list[Delivery]] = {}
    for correction in await outbox.corrections_of(found):
        if correction.state not in ("failed", "cancelled"):
            by_original.setdefault(correction.corrects or 0, []).append(correction)
    told = []
    for delivery in found:
        corrections = by_original.get(delivery.id, [])
        told.append(_Told(delivery, _lines_after(delivery, corrections), tuple(corrections)))
    return told


def _lines_after(delivery: Delivery, corrections: Iterable[Delivery]) -> tuple[Carried, ...]:
    """A message's lines, each as the newest correction that told of it left it. One that said "no longer stands" needs
    no correction."""
    lines = [line for line in delivery.carried if line.kind != "withdrawn"]
    for told in (line for correction in corrections for line in correction.carried):
        lines = [told if set(line.statements) <= set(told.statements) else line for line in lines]
    return tuple(lines)


def _numbers(act: Act) -> tuple[int, ...]:
    return (act.document.number,) if act.whole else ()


def _concerns(line: Carried, act: Act, ids: Collection[str]) -> bool:
    """Whether a line said something of what is gone, or of what is back: by its ids, or by the document as such."""
    if not ids:
        return False
    return any(s in ids for s in line.statements) or (act.whole and act.document.number in line.documents)


def _falls(line: Carried, act: Act) -> bool:
    """Whether the act may take something from a line that stands, by all that its reader knows."""
    if line.kind == "withdrawn":
        return False
    return _concerns(line, act, act.gone) or any(s in act.gone for s in line.against)


async def _take_back(outbox: Outbox, standing: Standing, told: _Told, act: Act) -> _Told | None:
    """A correction that has not gone yet is dropped where the act takes its own act back (then nobody need hear of
    either: None), or where all that it says to have fallen stands again."""
    pending = [c for c in told.corrections if c.state == "pending"]
    if not pending:
        return told
    undone = [c for c in pending if _act_of(c) == act.undoes]
    needless = [*undone, *[c for c in pending if c not in undone and await _stands_again(standing, c)]]
    await outbox.remove_pending([c.id for c in needless])
    if undone:
        return None
    left = tuple(c for c in told.corrections if c not in needless)
    return _Told(told.delivery, _lines_after(told.delivery, left), left)


async def _stands_again(standing: Standing, correction: Delivery) -> bool:
    fell = [line for line in correction.carried if line.kind == "withdrawn"]
    return bool(fell) and all([await standing.present(line) for line in fell])


def _act_of(correction: Delivery) -> int:
    return int(correction.occasion.rsplit(":", 1)[1])


# --- what the act means for it ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Verdict:
    """What one message's reader has to hear (as in `Correction`), and the lines as they are known from then on."""

    fallen: list[str] = field(default_factory=list)
    still: list[Kept] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    lines: list[Carried] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.fallen or self.still or self.otherwise or self.restored or self.alone)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as its reader knows it, and the finding behind it now (None where none is public)."""

    known: Carried
    finding: Finding | None
    concerned: bool
    otherwise: bool = False
    alone: bool = False

    @property
    def fell(self) -> bool:
        return self.known.kind != "withdrawn" and self.concerned and self.finding is None

    @property
    def came_back(self) -> bool:
        return self.known.kind == "withdrawn" and self.concerned and self.finding is not None

    @property
    def stands(self) -> bool:
        return self.known.kind != "withdrawn" and self.finding is not None


async def _judged(standing: Standing, lines: Sequence[Carried], act: Act) -> _Verdict:
    """Lines of the same words are one line to whoever reads them (a sentence with two figures makes two): the words
    fall when nothing that was told by them stands."""
    looked_at = [await _looked_at(standing, line, act) for line in lines]
    verdict = _Verdict()
    for words in dict.fromkeys(line.text for line in lines):
        _judge_words(words, [line for line in looked_at if line.known.text == words], verdict)
    return verdict


def _correction(verdict: _Verdict, act: Act) -> Correction:
    def once(found: Iterable[T]) -> tuple[T, ...]:
        return tuple(dict.fromkeys(found))

    return Correction(
        document=act.document.number,
        title=act.document.title,
        why="" if verdict.restored and act.whole else act.why,
        fallen=once(verdict.fallen),
        still=once(verdict.still),
        revised=not act.whole,
        otherwise=once(verdict.otherwise),
        restored=once(verdict.restored),
        alone=once(verdict.alone),
        line=act.line,
    )


async def _looked_at(standing: Standing, line: Carried, act: Act) -> _Line:
    gone = [s for s in line.statements if s in act.gone]
    beside = {mate for s in gone for mate in act.mates.get(s, ())}
    finding = await standing.present(line, beside)
    concerned = _concerns(line, act, act.back if line.kind == "withdrawn" else act.gone)
    otherwise = bool(gone) and not act.whole and await standing.stands(gone)
    set_against = [s for s in line.against if s in act.gone]
    alone = bool(set_against) and not await standing.stands(line.against)
    return _Line(line, finding, concerned, otherwise, alone)


def _judge_words(words: str, lines: Sequence[_Line], verdict: _Verdict) -> None:
    fell, stand = [line for line in lines if line.fell], [line for line in lines if line.stands]
    verdict.lines += [replace(line.known, kind="withdrawn") for line in fell]
    if fell and not any(line.finding and line.finding.text == words for line in stand):
        verdict.fallen.append(words)
    for line in stand:
        _judge_standing(words, line, bool(fell), verdict)
    back = [line for line in lines if line.came_back]
    verdict.lines += [replace(line.known, kind="new") for line in back]
    if back and not stand:
        verdict.restored.append(words)


def _judge_standing(words: str, line: _Line, others_fell: bool, verdict: _Verdict) -> None:
    known, finding = line.known, line.finding
    assert finding is not None
    if line.otherwise:
        verdict.otherwise.append(words)
    elif line.concerned or others_fell:
        verdict.still.append(Kept(words, finding.text, finding.documents))
        known = replace(
            known, kind="new", text=finding.text,
            statements=tuple(dict.fromkeys((*known.statements, *finding.statements))),
            documents=tuple(dict.fromkeys((*known.documents, *finding.documents))),
        )  # fmt: skip
    if line.alone:
        verdict.alone.append(words)
        known = replace(known, kind="new", against=())
    if known is not line.known:
        verdict.lines.append(known)


def _row(original: Delivery, act: Act, part: Part, now: datetime) -> Delivery:
    document = act.document
    return Delivery(
        id=0,
        subscription=original.subscription,
        chat=original.chat,
        kind="correction",
        occasion=f"{original.id}:{document.number}:{document.version}:{document.status}:{act.number}",
        part=0,
        text=part.text,
        state="pending",
        due=now,
        carried=part.carried,
        thread=original.thread,
        corrects=original.id,
        created=now,
    )


async def _compose_anew(library: Library, outbox: Outbox, scribe: Scribe, pending: Delivery) -> None:
    """Writes the parts of a message that are still pending again, from what stands now. Parts that went stay."""
    every = await outbox.same_occasion(pending)
    parts = [d for d in every if d.state == "pending"]
    if not parts:
        return
    changes = await Standing(library).lines(line for part in parts for line in part.carried)
    first = parts[0]
    digest = Digest("alert" if first.kind == "alert" else "digest", tuple(changes))
    written = scribe.again(digest, [d.text for d in parts], first.part) if changes else ()
    # Those that are there keep their place among all that the chat is owed.
    again = [replace(d, text=part.text, carried=part.carried) for d, part in zip(parts, written, strict=False)]
    await outbox.rewrite(again)
    await outbox.remove_pending([d.id for d in parts[len(again) :]])
    taken = {d.part for d in every}
    numbers = (number for number in count(first.part) if number not in taken)
    await outbox.add_deliveries(
        [
            replace(first, id=0, part=number, text=part.text, carried=part.carried, attempts=0, error=None)
            for number, part in zip(numbers, written[len(again) :], strict=False)
        ]
    )
