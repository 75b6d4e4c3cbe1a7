"""The lines of a message as its reader knows them after all corrections so far."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain

from briefings.deliveries.current_findings import CurrentFindings
from briefings.model import Carried, Delivery, DeliveryState, Document
from briefings.ports import Deliveries, StatementIds, ToldDeliveries
from briefings.values import frozen

# A message that is being sent counts as told; its correction waits until the outcome is known.
TOLD: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")


@frozen
class OwingAct:
    """An act that owes corrections, with what these need of it. `gone` and `back` are the statements that it took away
    and gave back, by every id that each ever had. `mates` maps a statement to the other statements of its finding.
    `whole` is True if the document as a whole fell or came back, `line` if the act was an editor's word on one claim.
    `ruled` are, likewise, the two statements on which it was a ruling. `number` is its id in the audit log, and
    `undoes` that of the act that it takes back."""

    document: Document
    why: str
    gone: frozenset[str]
    back: frozenset[str] = frozenset()
    mates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: bool = False
    number: int = 0
    undoes: int | None = None
    line: bool = False
    ruled: frozenset[str] = frozenset()


async def ever_called(library: StatementIds, statements: Collection[str]) -> frozenset[str]:
    """The statements' ids with all ids that they had before: a message holds the ids of the day on which it was
    composed."""
    former = await library.former_ids(statements)
    return frozenset(chain(statements, *former.values()))


@frozen
class ToldMessage:
    """A message that has gone, its lines as its reader knows them by now, and the corrections that it got."""

    delivery: Delivery
    lines: tuple[Carried, ...]
    corrections: tuple[Delivery, ...]

    @property
    def pending(self) -> list[Delivery]:
        """The corrections that wait to be sent."""
        return [correction for correction in self.corrections if correction.state == "pending"]


async def messages_told(outbox: ToldDeliveries, act: OwingAct) -> list[ToldMessage]:
    """The messages that carried something that the act took away or gave back."""
    return await told_by(outbox, await outbox.carrying(act.gone | act.back, TOLD, documents=numbers_of(act)))


async def told_by(outbox: ToldDeliveries, found: Sequence[Delivery]) -> list[ToldMessage]:
    """These messages with their corrections so far."""
    by_original = await corrections_by_original(outbox, found)
    told = []
    for delivery in found:
        corrections = by_original.get(delivery.id, [])
        told.append(ToldMessage(delivery, lines_after(delivery, corrections), tuple(corrections)))
    return told


async def corrections_by_original(outbox: ToldDeliveries, originals: Sequence[Delivery]) -> dict[int, list[Delivery]]:
    """Delivery id → its corrections, sent or owed, oldest first. Those that failed or were cancelled don't count."""
    found: dict[int, list[Delivery]] = {}
    for correction in await outbox.corrections_of(originals):
        if correction.state not in ("failed", "cancelled"):
            for number in (correction.corrects or 0, *correction.also):
                found.setdefault(number, []).append(correction)
    return found


def lines_after(delivery: Delivery, corrections: Sequence[Delivery]) -> tuple[Carried, ...]:
    """A message's lines, each as the newest correction of it left it. Lines that said "no longer stands" are left out,
    since they need no correction."""
    lines = [line for line in delivery.carried if line.kind != "withdrawn"]
    if not corrections:
        return tuple(lines)
    for told in _lines_on(delivery, corrections):
        lines = [told if set(line.statements) <= set(told.statements) else line for line in lines]
    # So that messages with the same lines compare as equal, whichever correction made them the same.
    return tuple(line if line.told_in is None else replace(line, told_in=None) for line in lines)


def _lines_on(delivery: Delivery, corrections: Sequence[Delivery]) -> list[Carried]:
    """The lines of its corrections that speak of this message. A correction of several messages says with each line of
    which of them it speaks."""
    mine = (None, delivery.id)
    return [line for correction in corrections for line in correction.carried if line.told_in in mine]


def numbers_of(act: OwingAct) -> tuple[int, ...]:
    """The numbers of the documents of which every line is concerned: the act's own if it is on the whole document."""
    return (act.document.number,) if act.whole else ()


def concerns(line: Carried, act: OwingAct, ids: Collection[str]) -> bool:
    """True if a line carries one of these statements (`ids`: gone or back), or a line of the act's document where the
    act is on all of it."""
    if not ids:
        return False
    return any(s in ids for s in line.statements) or (act.whole and act.document.number in line.documents)


def falls(line: Carried, act: OwingAct) -> bool:
    """True if the act may take something from a line, by what its reader knows: the line is not withdrawn, and it, or
    what it was set against, is gone."""
    if line.kind == "withdrawn":
        return False
    return concerns(line, act, act.gone) or any(s in act.gone for s in line.against)


async def take_back(
    outbox: Deliveries, standing: CurrentFindings, told: ToldMessage, act: OwingAct
) -> ToldMessage | None:
    """Drops pending corrections of a message that the act makes needless: those of the act that it takes back, and
    those of which everything stands again. Gives the message with its remaining corrections; None if the act that is
    taken back was never told, so that nobody need hear of either."""
    pending = told.pending
    if not pending:
        return told
    undone = _telling_of(act.undoes, pending)
    needless = [c for c in pending if c in undone or await _stands_again(standing, c)]
    await outbox.remove_pending([c.id for c in needless])
    left = tuple(c for c in told.corrections if c not in needless)
    if undone and not _telling_of(act.undoes, left):
        return None
    return ToldMessage(told.delivery, lines_after(told.delivery, left), left)


async def _stands_again(standing: CurrentFindings, correction: Delivery) -> bool:
    if correction.also:
        return False  # What it says of other messages may still be so.
    fell = [line for line in correction.carried if line.kind == "withdrawn"]
    return bool(fell) and all([await standing.present(line) for line in fell])


def _telling_of(act: int | None, corrections: Sequence[Delivery]) -> list[Delivery]:
    """Those of the corrections that tell of an act."""
    return [correction for correction in corrections if _act_of(correction) == act]


def _act_of(correction: Delivery) -> int:
    """The id of the act that a correction tells of: the last number of its occasion."""
    return int(correction.occasion.rsplit(":", 1)[1])
