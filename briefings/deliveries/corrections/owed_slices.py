"""Splits the corrections of a very large act into slices, each owed in a transaction of its own, so that other writers
need not wait for all of them.

With the act is kept what its corrections need, and the deliveries of each slice. A slice is deleted in the transaction
that owes its corrections, so a kill loses none and repeats none. All messages of a chat are in one slice, because one
correction may speak of them all. The tick works off slice after slice.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from briefings.deliveries.corrections.told_lines import OwingAct
from briefings.model import OWED_SLICES, OWING_ACTS, DeliveryState, Document
from briefings.ports import ChatState

# An act owes the corrections of up to `AT_ONCE` messages at once; more are split into slices of about `SLICE`.
AT_ONCE, SLICE = 500, 300
# Up to so many messages of one chat get a correction each; more get one that speaks of them all.
FEW = 3

# A message that owes a correction: the id, chat, thread and state of its delivery.
OwedTo = tuple[int, int, int | None, DeliveryState]


async def keep_slices(library: ChatState, act: OwingAct, owed_to: Sequence[OwedTo], now: datetime) -> int:
    """Keeps the slices of what an act owes, for messages in the order of chat and thread; gives the most corrections
    that they can come to."""
    await library.keep(OWING_ACTS, str(act.number), _act_body(act), now)
    slices = enumerate(await asyncio.to_thread(_slices, owed_to))
    await library.keep_all(OWED_SLICES, {f"{act.number:012}/{n:06}": deliveries for n, deliveries in slices}, now)
    chats = Counter((chat, thread) for _, chat, thread, state in owed_to if state != "pending")
    return sum(many if many <= FEW else 1 for many in chats.values())


async def next_slice(library: ChatState) -> tuple[OwingAct, Sequence[int]] | None:
    """Takes the next slice out of the store: its act, and its deliveries' ids; None if there is none. With an act's
    last slice the act is deleted, too."""
    found = await library.first_kept(OWED_SLICES)
    if found is None:
        return None
    key, deliveries = found
    number = key.partition("/")[0].lstrip("0") or "0"
    act = _act_from(await library.kept(OWING_ACTS, number))
    await library.drop(OWED_SLICES, key)
    following = await library.first_kept(OWED_SLICES)
    if following is None or following[0].partition("/")[0] != key.partition("/")[0]:
        await library.drop(OWING_ACTS, number)
    return act, deliveries


async def drop_slices(library: ChatState, act: int) -> None:
    """Deletes what an act that is being taken back still owes: nobody who was not told of it need hear of it."""
    if not await library.drop(OWING_ACTS, str(act)):
        return
    for key in await library.all_kept(OWED_SLICES):
        if key.startswith(f"{act:012}/"):
            await library.drop(OWED_SLICES, key)


def _slices(owed_to: Sequence[OwedTo]) -> list[list[int]]:
    """Delivery ids in slices. Pending messages come first, so that they are composed anew before they go."""
    waiting, gone = ([o for o in owed_to if (o[3] == "pending") is pending] for pending in (True, False))
    return [*_sliced(waiting), *_sliced(gone)]


def _sliced(owed_to: Sequence[OwedTo]) -> Iterator[list[int]]:
    """Delivery ids in slices; those of one chat and thread stay together."""
    part: list[int] = []
    for _, together in groupby(owed_to, key=lambda owed: owed[1:3]):
        part += [number for number, *_ in together]
        if len(part) >= SLICE:
            yield part
            part = []
    if part:
        yield part


def _act_body(act: OwingAct) -> dict[str, Any]:
    document = act.document
    mates = {act.mates[s] for s in act.gone if s in act.mates}
    return {
        "document": [document.number, document.title, document.version, document.status],
        "why": act.why,
        "gone": sorted(act.gone),
        "back": sorted(act.back),
        "mates": [sorted(together) for together in mates],
        "whole": act.whole,
        "number": act.number,
        "undoes": act.undoes,
        "line": act.line,
        "ruled": sorted(act.ruled),
    }


def _act_from(body: Any) -> OwingAct:
    number, title, version, status = body["document"]
    gone = frozenset(body["gone"])
    sets = [frozenset(together) for together in body["mates"]]
    return OwingAct(
        document=Document("", "", title, number=number, version=version, status=status),
        why=body["why"],
        gone=gone,
        back=frozenset(body["back"]),
        mates={s: together for together in sets for s in together & gone},
        whole=body["whole"],
        number=body["number"],
        undoes=body["undoes"],
        line=body["line"],
        ruled=frozenset(body.get("ruled", ())),  # which an older Dateline did not keep
    )
