"""Which statements are compared: those that stand near one another under a key (see `briefings.matching.blocking`).

All who share a key are its *block*. In a block of few, everybody is compared with everybody. A block of many would take
the square of their number, and so a crowd is thinned: under a narrow key (of statements that are all alike: one place,
one number or one month) each is compared with the few that stand beside it, in the order of ids, which ties them all
together in a chain; under a broad key with nobody, since whoever is alike there shares a narrower one. What is dropped
is only ever a pair among many alike.

Within one document its own blocks count too, so that it says of itself what it would say in an empty library. Which
pairs a set of statements has (`all_pairs`) hangs on the set alone: ids come from what a document says, never from when
it came. A library that grows compares all of these pairs in whatever order its documents come. In one place the order
shows: where all keys that two statements share are crowds by now, they stay compared if they stood near one another (or
in a block that was no crowd yet) before others came between. So two libraries with the same documents may differ in
matches inside such crowds, and in findings there where a crowd says several things; one that says one thing is one
finding in any order, and where a key that two share is no crowd nothing hangs on the order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefings.matching.blocking import is_narrow, keys_of
from briefings.model import Statement

# A block of so many is no crowd; in a narrow crowd, so many are compared on either side of each.
FEW, BESIDE = 40, 2

Ids = tuple[str, str]
Keys = Mapping[str, Collection[str]]


class Blocks:
    """Who stands under each key, in the order of ids."""

    def __init__(self, members: Mapping[str, Iterable[str]]) -> None:
        self._members: dict[str, Sequence[str]] = {key: sorted(set(ids)) for key, ids in members.items()}

    def pairs(self, chosen: Keys) -> Iterator[Ids]:
        """The pairs to compare with one of the chosen, which are given with their keys; some more than once."""
        by_key: dict[str, list[str]] = {}
        for statement, keys in chosen.items():
            for key in keys:
                by_key.setdefault(key, []).append(statement)
        for key, ids in by_key.items():
            members = self._members.get(key, ())
            reach = _reach(key, len(members))
            for one in ids if reach else ():
                place = bisect_left(members, one)
                for other in members[max(0, place - reach) : place + reach + 1]:
                    if other != one:
                        yield (one, other) if one < other else (other, one)


def block_keys(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Statement id → its keys."""
    return {statement.id: keys_of(statement) for statement in statements}


def pairs_to_compare(
    own: Keys, others: Mapping[str, Collection[str]], only: Collection[str] | None = None
) -> list[Ids]:
    """What is to be compared when one document's statements come (`own`, with their keys) to those who stand under
    these keys already: sorted, each pair once. With `only`, the pairs of these among the own. A key that `others`
    leaves out is one that pairs nobody (`crowded`)."""
    chosen = own if only is None else {statement: own[statement] for statement in only}
    members = by_key(own)
    together = Blocks({key: (*ids, *others[key]) for key, ids in members.items() if key in others})
    return sorted({*Blocks(members).pairs(chosen), *together.pairs(chosen)})


def pairs_across(gone: Mapping[str, Collection[str]], members: Mapping[str, Collection[str]]) -> list[Ids]:
    """What is to be compared when statements go out of crowds: those who are neighbours now and stood too far apart
    before, so that the crowd's chain holds. Key → who went, and who stays under it."""
    pairs: set[Ids] = set()
    for key, ids in gone.items():
        ordered = sorted(members.get(key, ()))
        between = Counter(bisect_left(ordered, one) for one in ids)
        wide = (place for place, many in between.items() if many >= BESIDE and 0 < place < len(ordered))
        pairs.update((ordered[place - 1], ordered[place]) for place in wide)
    return sorted(pairs)


def crowded(key: str, size: int) -> bool:
    """True if so many share this key that it pairs nobody, so that they need not be looked up."""
    return not _reach(key, size) and size > 1


def is_crowd(size: int) -> bool:
    """True if of so many under one key not everybody is compared with everybody."""
    return size > FEW


def by_key(keys: Keys) -> dict[str, list[str]]:
    """Key → who stands under it."""
    members: dict[str, list[str]] = {}
    for statement, own in keys.items():
        for key in own:
            members.setdefault(key, []).append(statement)
    return members


def all_pairs(statements: Collection[Statement]) -> Iterator[Ids]:
    """Every pair that a library with these statements compares."""
    documents: dict[str, list[Statement]] = {}
    for statement in statements:
        documents.setdefault(statement.claim.document_id, []).append(statement)
    for group in (list(statements), *documents.values()):
        keys = block_keys(group)
        yield from Blocks(by_key(keys)).pairs(keys)


def _reach(key: str, size: int) -> int:
    """How far from one another, in places, two members of a block may stand to be compared."""
    return size - 1 if size <= FEW else BESIDE if is_narrow(key) else 0
