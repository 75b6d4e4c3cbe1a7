"""A document's statements, compared with the library's: what is read, what is decided, what is written, each apart.

Reading and deciding (`compare`) need no transaction, and deciding runs in a thread, so that nobody waits for it;
`keep` only writes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from briefings.blocking import Blocks, Ids, Keys, block_keys, by_key, crowded, pairs_to_compare
from briefings.matching import matches_of_pairs
from briefings.model import Match, Source, Statement
from briefings.pair import Ground
from briefings.ports import Library

# Key → statement id → its document's number.
Members = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The statements' keys, and the matches of all pairs that were compared."""

    keys: Keys
    matches: tuple[Match, ...]


async def compare(
    library: Library, statements: Collection[Statement], ground: Ground, *, outside: int | None = None
) -> Compared:
    """Compares one document's statements among themselves and with all statements near which they stand under a key;
    `outside` is the document's number, where it is stored already."""
    keys = await asyncio.to_thread(block_keys, statements)
    others = await _others(library, by_key(keys), outside)
    pairs = await asyncio.to_thread(pairs_to_compare, keys, others)
    own = {statement.id: statement for statement in statements}
    beside = await library.statements({number for pair in pairs for number in pair} - own.keys())
    matches = await asyncio.to_thread(matches_of_pairs, pairs, own | {s.id: s for s in beside}, ground)
    return Compared(keys, matches)


async def keep(books: Library, compared: Compared) -> None:
    """Writes what was decided; the statements must be stored."""
    await books.save_keys(compared.keys)
    await books.save_matches(compared.matches)


async def thin(books: Library, statements: Collection[Statement]) -> frozenset[str]:
    """Takes back what was decided of pairs that stand no longer near enough under any key, now that one document's
    statements stand among them; gives the statements of these pairs. An editor's word on a pair stays."""
    keys = await asyncio.to_thread(block_keys, statements)
    members = await _members(books, {key: len(came) for key, came in by_key(keys).items()})
    parted = await asyncio.to_thread(_parted, members, keys)
    if not parted:
        return frozenset()
    matches = await books.matches_of({number for pair in parted for number in pair}, reasons=False)
    machine = {(match.left, match.right) for match in matches if match.by is None}
    gone = await _apart_under_all(books, machine & parted)
    await books.drop_matches(gone)
    return frozenset(number for pair in gone for number in pair)


def family_of(name: str | None, sources: Iterable[Source]) -> str | None:
    """The roof under which a source is: its family, else its own first name; None where nothing is known of it."""
    wanted = _folded(name or "")
    for source in sources:
        if wanted and wanted in map(_folded, (source.name, *source.other_names)):
            return source.family or source.name
    return None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


async def _others(library: Library, own: Mapping[str, Collection[str]], outside: int | None) -> Members:
    """Who else stands under the keys of one document's statements, but for keys that pair nobody."""
    sizes = await library.block_sizes(own, outside=outside)
    wanted = [key for key, ids in own.items() if not crowded(key, len(ids) + sizes.get(key, 0))]
    found = await library.blocks([key for key in wanted if sizes.get(key)], outside=outside)
    return {key: found.get(key, {}) for key in wanted}


async def _members(library: Library, came: Mapping[str, int]) -> Members:
    """Who stands under these keys, but for keys that paired nobody even before as many came as is said of each."""
    sizes = await library.block_sizes(came)
    return await library.blocks([key for key, many in came.items() if not crowded(key, sizes.get(key, 0) - many)])


def _parted(members: Members, new: Keys) -> set[Ids]:
    """Within a document nobody parts: there its own blocks count, and others who come are none of these."""
    blocks = Blocks(members)
    return {
        (one, other)
        for key, came in by_key(new).items()
        for one, other in blocks.thinned(key, came)
        if members[key][one] != members[key][other]
    }


async def _apart_under_all(books: Library, pairs: Collection[Ids]) -> list[Ids]:
    keys = await books.keys_of({number for pair in pairs for number in pair})
    shared = {(one, other): set(keys[one]) & set(keys[other]) for one, other in pairs}
    members = await _members(books, dict.fromkeys({key for both in shared.values() for key in both}, 0))
    return await asyncio.to_thread(_far, Blocks(members), shared)


def _far(blocks: Blocks, shared: Mapping[Ids, Collection[str]]) -> list[Ids]:
    near = {pair for pair, keys in shared.items() if any(blocks.compared(*pair, key) for key in keys)}
    return sorted(shared.keys() - near)
