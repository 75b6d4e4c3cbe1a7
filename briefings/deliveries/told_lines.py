"""What a message said, and what its reader was told of it since; line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from briefings.deliveries.current_findings import Standing
from briefings.model import Carried, Delivery, DeliveryState, Document
from briefings.ports import Deliveries, StatementIds, ToldDeliveries

# What is on its way counts as told: its correction waits behind it.
TOLD: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")


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


async def ever_called(library: StatementIds, statements: Collection[str]) -> frozenset[str]:
    """These statements' ids and all that they had before: a message knows those of its day."""
    former = await library.former_ids(statements)
    return frozenset(chain(statements, *former.values()))


@dataclass(frozen=True, slots=True)
class Told:
    """A message that has gone, and its lines as its reader knows them after all corrections so far."""

    delivery: Delivery
    lines: tuple[Carried, ...]
    corrections: tuple[Delivery, ...]


async def messages_told(outbox: ToldDeliveries, act: Act) -> list[Told]:
    """The messages that said something that the act concerns."""
    return await told_by(outbox, await outbox.carrying(act.gone | act.back, TOLD, documents=numbers_of(act)))


async def told_by(outbox: ToldDeliveries, found: Sequence[Delivery]) -> list[Told]:
    """These messages, with what was told of them since."""
    by_original = await corrections_by_original(outbox, found)
    told = []
    for delivery in found:
        corrections = by_original.get(delivery.id, [])
        told.append(Told(delivery, lines_after(delivery, corrections), tuple(corrections)))
    return told


async def corrections_by_original(outbox: ToldDeliveries, originals: Sequence[Delivery]) -> dict[int, list[Delivery]]:
    """What was told of these messages since, or is to be told, oldest first."""
    found: dict[int, list[Delivery]] = {}
    for correction in await outbox.corrections_of(originals):
        if correction.state not in ("failed", "cancelled"):
            for number in (correction.corrects or 0, *correction.also):
                found.setdefault(number, []).append(correction)
    return found


def lines_after(delivery: Delivery, corrections: Iterable[Delivery]) -> tuple[Carried, ...]:
    """A message's lines, each as the newest correction that told of it left it. One that said "no longer stands" needs
    no correction."""
    corrections = list(corrections)
    lines = [line for line in delivery.carried if line.kind != "withdrawn"]
    if not corrections:
        return tuple(lines)
    mine = (None, delivery.id)
    for told in (line for correction in corrections for line in correction.carried if line.told_in in mine):
        lines = [told if set(line.statements) <= set(told.statements) else line for line in lines]
    # Messages of the same lines are judged as one, by whatever correction they came to be the same.
    return tuple(line if line.told_in is None else replace(line, told_in=None) for line in lines)


def numbers_of(act: Act) -> tuple[int, ...]:
    """The documents of which every line is concerned."""
    return (act.document.number,) if act.whole else ()


def concerns(line: Carried, act: Act, ids: Collection[str]) -> bool:
    """Whether a line said something of what is gone, or of what is back: by its ids, or by the document as such."""
    if not ids:
        return False
    return any(s in ids for s in line.statements) or (act.whole and act.document.number in line.documents)


def falls(line: Carried, act: Act) -> bool:
    """Whether the act may take something from a line that stands, by all that its reader knows."""
    if line.kind == "withdrawn":
        return False
    return concerns(line, act, act.gone) or any(s in act.gone for s in line.against)


async def take_back(outbox: Deliveries, standing: Standing, told: Told, act: Act) -> Told | None:
    """A correction that has not gone yet is dropped where the act takes its own act back (then nobody need hear of
    either, unless that was told before: None), or where all that it says to have fallen stands again."""
    pending = [c for c in told.corrections if c.state == "pending"]
    if not pending:
        return told
    undone = [c for c in pending if _act_of(c) == act.undoes]
    needless = [*undone, *[c for c in pending if c not in undone and await _stands_again(standing, c)]]
    await outbox.remove_pending([c.id for c in needless])
    left = tuple(c for c in told.corrections if c not in needless)
    if undone and not any(_act_of(c) == act.undoes for c in left):
        return None
    return Told(told.delivery, lines_after(told.delivery, left), left)


async def _stands_again(standing: Standing, correction: Delivery) -> bool:
    if correction.also:
        return False  # What it says of other messages may still be so.
    fell = [line for line in correction.carried if line.kind == "withdrawn"]
    return bool(fell) and all([await standing.present(line) for line in fell])


def _act_of(correction: Delivery) -> int:
    """The act that a correction tells of: its occasion's last number."""
    return int(correction.occasion.rsplit(":", 1)[1])
