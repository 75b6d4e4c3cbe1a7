"""Corrections: whoever was sent a line that an act withdrew, changed or brought back gets a reply that says so.

If an act concerns more than `FEW` messages of one chat, one correction speaks of them all, in reply to the newest. A
message that Telegram gave no number (it may not have arrived) can't be replied to; it shares the correction of another
message if that has the same words. A message that is still pending is composed anew instead. One that is being sent
counts as told; if it turns out not to have gone, `mend_outdated` composes it anew and drops the correction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from briefings.deliveries.corrections.owed_slices import AT_ONCE, FEW, drop_slices, keep_slices, next_slice
from briefings.deliveries.corrections.recomposing import PENDING, SpokenLibrary, compose_anew
from briefings.deliveries.corrections.told_lines import (
    TOLD,
    OwingAct,
    ToldMessage,
    ever_called,
    numbers_of,
    take_back,
    told_by,
)
from briefings.deliveries.corrections.verdicts import correction_of, judged
from briefings.deliveries.current_findings import UPDATE, CurrentFindings, KnownFindings
from briefings.deliveries.languages import Languages
from briefings.model import (
    Carried,
    CorrectedTogether,
    Correction,
    Delivery,
    DeliveryState,
    Document,
    Finding,
    Mentioned,
    Part,
)
from briefings.newsroom.acts import Done
from briefings.newsroom.recompute.recompute import CONFLICT
from briefings.ports import Outbox, Scribe, StatementIds
from briefings.values import frozen


async def owe_corrections(
    library: SpokenLibrary, outbox: Outbox, scribe: Scribe, done: Done, why: str, now: datetime
) -> int:
    """Owes the corrections of an act of the desk; gives how many. Call it in the act's own transaction, so that neither
    is kept without the other. If the act concerns more than `AT_ONCE` messages, it keeps slices of them to be worked
    off later (see `owed_slices`), and gives the most corrections that they can come to."""
    if done.document is None:
        return await _owe_after_ruling(library, outbox, scribe, done, now)
    settled = await _settled_by(library, outbox, done.document)
    if not (done.gone or done.back or settled):
        return 0
    if done.undoes is not None:
        await drop_slices(library, done.undoes)
    gone, back = await ever_called(library, done.gone), await ever_called(library, done.back)
    act = OwingAct(
        document=done.document,
        why=why,
        gone=gone,
        back=back,
        mates=await _mates(library, done.before),
        whole=done.whole,
        number=done.act,
        undoes=done.undoes,
        line=not done.whole and done.revision is None,
    )
    settled = await ever_called(library, settled)
    return await _owe(library, outbox, scribe, act, gone | back, (*PENDING, *TOLD), now, settled)


async def _owe_after_ruling(library: SpokenLibrary, outbox: Outbox, scribe: Scribe, done: Done, now: datetime) -> int:
    """Composes anew what is pending of the findings that a ruling (on a pair, a root or a source) touched: nothing
    fell, but what waits may be in dispute no more, or no longer one. Whoever was told of a dispute that a ruling on the
    very pair ended is corrected; gives how many."""
    if done.undoes is not None:
        await drop_slices(library, done.undoes)
    touched = {statement for finding in (*done.before, *done.findings) for statement in finding.statements}
    ruled = await ever_called(library, done.ruled)
    act = OwingAct(Document("", "", ""), "", frozenset(), number=done.act, undoes=done.undoes, ruled=ruled)
    states = (*PENDING, *TOLD) if ruled else PENDING
    return await _owe(library, outbox, scribe, act, await ever_called(library, touched), states, now)


async def _settled_by(library: SpokenLibrary, outbox: Outbox, document: Document) -> Collection[str]:
    """The statements that were set against others and that a public document updates. What waits to tell of that
    dispute would tell of none."""
    if document.status != "published" or not await outbox.deliveries(states=PENDING, limit=1):
        return ()
    own = {statement.id for statement in await library.statements_of([document.number])}
    updates = await library.matches_of(own, verdicts=UPDATE, reasons=False) if own else ()
    sides = {side for match in updates for side in (match.left, match.right)} - own
    conflicts = await library.matches_of(sides, verdicts=CONFLICT, reasons=False) if sides else ()
    return sides & {side for match in conflicts for side in (match.left, match.right)}


async def _owe(
    library: SpokenLibrary,
    outbox: Outbox,
    scribe: Scribe,
    act: OwingAct,
    statements: Collection[str],
    states: Collection[DeliveryState],
    now: datetime,
    settled: Collection[str] = (),
) -> int:
    """Owes at once, or in slices, what an act means for the messages in these states that carry one of these
    statements, and for those that wait and carry one that is `settled`; gives how many corrections that can come to."""
    await outbox.alone()
    owed_to = await outbox.carrying_ids(statements, states, documents=numbers_of(act))
    if settled:
        waiting = {*owed_to, *await outbox.carrying_ids(settled, PENDING)}
        owed_to = sorted(waiting, key=lambda each: (each[1], each[2] or 0, each[0]))
    if len(owed_to) > AT_ONCE:
        return await keep_slices(library, act, owed_to, now)
    return await owe_to(library, outbox, scribe, act, [number for number, *_ in owed_to], now)


async def owe_slice(library: SpokenLibrary, outbox: Outbox, scribe: Scribe, now: datetime) -> bool:
    """Owes the next slice of an act's corrections, in the caller's transaction; False where none is left."""
    await outbox.alone()
    found = await next_slice(library)
    if found is None:
        return False
    act, deliveries = found
    await owe_to(library, outbox, scribe, act, deliveries, now)
    return True


async def _mates(library: StatementIds, findings: Iterable[Finding]) -> dict[str, frozenset[str]]:
    # One set a finding, which may have thousands of statements.
    sets = ((finding.statements, frozenset(finding.statements)) for finding in findings)
    mates = {s: together for statements, together in sets for s in statements}
    former = await library.former_ids(mates)
    return {old: together for s, together in mates.items() for old in (s, *former.get(s, ()))}


class _Unjudged:
    """Marks lines that have not been judged yet in the cache, where None means “nothing to tell”."""


_UNJUDGED = _Unjudged()


@frozen
class _Concerned:
    """A message whose reader must be told something: the correction, and the lines as the reader knows them
    after it."""

    original: Delivery
    correction: Correction
    lines: tuple[Carried, ...]


async def owe_to(
    library: SpokenLibrary, outbox: Outbox, scribe: Scribe, act: OwingAct, deliveries: Collection[int], now: datetime
) -> int:
    """Owes the corrections of these messages (by delivery id) and composes anew those that are still pending; gives how
    many corrections were added. Answers to a question get no correction: they are no deliveries, and their buttons show
    what was withdrawn."""
    # Read at once: the courier may set one that is being sent back to pending, and one that was looked for among the
    # pending too early and among the told too late would be sent with what fell, and never corrected.
    found = await outbox.deliveries_with(deliveries, (*PENDING, *TOLD))
    mates = {s: act.mates[s] for s in act.gone if s in act.mates}
    for delivery in found:
        if delivery.state in PENDING:
            await compose_anew(library, outbox, scribe, delivery, mates)
    places: dict[tuple[int, int | None], list[_Concerned]] = {}
    told = await told_by(outbox, tuple(delivery for delivery in found if delivery.state in TOLD))
    for concerned in await _concerned(library, outbox, act, told):
        places.setdefault((concerned.original.chat, concerned.original.thread), []).append(concerned)
    languages, rows = Languages(library, scribe), list[Delivery]()
    writers: dict[str | None, _Writer] = {}
    for (chat, _), messages in places.items():
        language = await languages.of(chat)
        if language not in writers:
            writers[language] = _Writer(await languages.scribe(chat), act, now)
        rows += writers[language].rows(messages)
    return await outbox.add_deliveries(rows)


async def _concerned(
    library: KnownFindings, outbox: Outbox, act: OwingAct, messages: Sequence[ToldMessage]
) -> list[_Concerned]:
    found, standing = [], CurrentFindings(library)
    # Thousands of messages may have the same lines, which are judged once.
    known: dict[tuple[Carried, ...], tuple[Correction, tuple[Carried, ...]] | None] = {}
    for message in messages:
        told = await take_back(outbox, standing, message, act)
        if told is None:
            continue
        heard = known.get(told.lines, _UNJUDGED)
        if isinstance(heard, _Unjudged):
            verdict = await judged(standing, told.lines, act)
            heard = (correction_of(verdict, act), tuple(verdict.lines)) if verdict else None
            known[told.lines] = heard
        if heard is not None:
            found.append(_Concerned(told.delivery, *heard))
    return found


class _Writer:
    """Writes an act's corrections in one language; a text that thousands get is written once."""

    def __init__(self, scribe: Scribe, act: OwingAct, now: datetime) -> None:
        self._scribe, self._act, self._now = scribe, act, now
        self._texts: dict[Correction, str] = {}

    def rows(self, concerned: Sequence[_Concerned]) -> list[Delivery]:
        """The corrections of one chat's messages. A message that is being sent gets a correction of its own, which can
        be dropped alone if the message turns out not to have gone."""
        gone = [c for c in concerned if c.original.state != "sending"]
        if len(concerned) <= FEW or len(gone) == 1:
            return [self._reply(*several) for several in _told_by_one_reply(concerned)]
        return [*self._together(gone), *(self._reply(c) for c in concerned if c.original.state == "sending")]

    def _reply(self, named: _Concerned, *unnumbered: _Concerned) -> Delivery:
        if named.correction not in self._texts:
            self._texts[named.correction] = self._scribe.correction(named.correction).text
        told, text = (named, *unnumbered), self._texts[named.correction]
        lines = _lines_of(told) if unnumbered else named.lines
        return self._row(named.original, named.original, Part(text, lines, tuple(c.original.id for c in told)))

    def _together(self, concerned: Sequence[_Concerned]) -> list[Delivery]:
        originals = {c.original.id: c.original for c in sorted(concerned, key=lambda c: c.original.id, reverse=True)}
        alike: dict[Correction, list[_Concerned]] = {}
        for found in sorted(concerned, key=lambda c: c.original.id, reverse=True):
            alike.setdefault(found.correction, []).append(found)
        parts = self._scribe.corrections([_corrected_together(several) for several in alike.values()])
        newest = next(iter(originals.values()))
        return [self._row(newest, _replied_to(part, originals), part, number) for number, part in enumerate(parts)]

    def _row(self, named: Delivery, replied_to: Delivery, part: Part, number: int = 0) -> Delivery:
        document = self._act.document
        return Delivery(
            id=0,
            subscription=named.subscription,
            chat=named.chat,
            kind="correction",
            occasion=f"{named.id}:{document.number}:{document.version}:{document.status}:{self._act.number}",
            part=number,
            text=part.text,
            state="pending",
            due=self._now,
            carried=part.carried,
            thread=named.thread,
            corrects=replied_to.id,
            created=self._now,
            also=tuple(original for original in part.corrects if original != replied_to.id),
        )


def _corrected_together(concerned: Sequence[_Concerned]) -> CorrectedTogether:
    messages = tuple(Mentioned(o.id, o.kind, o.chat, o.sent, o.message) for o in (c.original for c in concerned))
    return CorrectedTogether(messages, concerned[0].correction, _lines_of(concerned))


def _lines_of(concerned: Iterable[_Concerned]) -> tuple[Carried, ...]:
    return tuple(replace(line, told_in=c.original.id) for c in concerned for line in c.lines)


def _told_by_one_reply(concerned: Sequence[_Concerned]) -> list[tuple[_Concerned, ...]]:
    """Groups a chat's messages by the reply that corrects them; the first of each group is the one to reply to.

    A message that can't be replied to joins another with the same correction: a second correction in the same words,
    which doesn't say what it is about, would look like the first one sent twice.
    """
    alike: dict[Correction, list[_Concerned]] = {}
    for found in concerned:
        alike.setdefault(found.correction, []).append(found)
    told: list[tuple[_Concerned, ...]] = []
    for several in alike.values():
        *others, named = sorted(several, key=_replied_to_first)
        told += [(c,) for c in others if not _unnumbered(c)]
        told.append((named, *(c for c in others if _unnumbered(c))))
    return sorted(told, key=lambda messages: messages[0].original.id)


def _unnumbered(concerned: _Concerned) -> bool:
    """True if the message has no number of Telegram's and won't get one. One that is being sent may still get one."""
    return concerned.original.message is None and concerned.original.state != "sending"


def _replied_to_first(concerned: _Concerned) -> tuple[bool, bool, int]:
    original = concerned.original
    return original.message is not None, original.state == "sending", original.id


def _replied_to(part: Part, originals: dict[int, Delivery]) -> Delivery:
    """The message that a part of a correction replies to: the newest with a Telegram number, else the newest."""
    newest = sorted(part.corrects, reverse=True)
    known = (number for number in newest if originals[number].message is not None)
    return originals[next(known, newest[0])]
