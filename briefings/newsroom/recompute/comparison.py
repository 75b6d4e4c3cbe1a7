"""Compares a document's statements with the library's. Reading, deciding and writing are kept apart:

`compare` reads and decides without a transaction (deciding in a thread), so that it holds up no other writer; `keep`
only writes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping

from briefings.matching.candidates import Keys, block_keys, by_key, crowded, is_crowd, pairs_across, pairs_to_compare
from briefings.matching.cells import ledger_key
from briefings.matching.decision import matches_of_pairs
from briefings.matching.events.events import keys_of, tellings_of
from briefings.matching.pair import Ground
from briefings.model import Match, Source, Statement, Telling
from briefings.ports import Library
from briefings.values import frozen


@frozen
class Compared:
    """What a comparison gives: the statements' keys, the matches of all pairs that were compared, and what the document
    tells of events."""

    keys: Keys
    matches: tuple[Match, ...]
    tellings: tuple[Telling, ...] = ()


@frozen
class Ahead:
    """A comparison that was made before the transaction that stores the statements: with the library as it stood after
    the act `seen`."""

    statements: tuple[Statement, ...]
    compared: Compared
    seen: int

    async def holds(self, books: Library, statements: Collection[Statement]) -> bool:
        """True if exactly these statements were stored (an editor's amendments may have changed them), and no act was
        done in between."""
        return set(self.statements) == set(statements) and await newest_act(books) == self.seen


async def newest_act(library: Library) -> int:
    """The id of the library's newest act, 0 without any. While it stays the same, comparisons hold: everything that
    they depend on is changed by acts only."""
    acts = await library.acts(limit=1)
    return acts[0].id if acts else 0


async def compare(
    library: Library,
    statements: Collection[Statement],
    ground: Ground,
    *,
    outside: int | None = None,
    only: Collection[str] | None = None,
    public: bool = False,
) -> Compared:
    """Compares a document's statements with each other and with all statements of the library that share a key and
    stand near; with `only`, just these of them. `outside` is the document's number if it is stored already, so that its
    own rows are not counted. With `public` only published statements are looked at, and only pairs that are neighbours
    there but not among all statements."""
    keys = await asyncio.to_thread(block_keys, statements)
    others = await _others(library, by_key(keys), outside, public=public)
    pairs = await asyncio.to_thread(pairs_to_compare, keys, others, only)
    if public:
        every = await _others(library, by_key(keys), outside, public=False)
        before = set(await asyncio.to_thread(pairs_to_compare, keys, every, only))
        pairs = await _undecided(library, [pair for pair in pairs if pair not in before])
    own = {statement.id: statement for statement in statements}
    beside = await library.statements({number for pair in pairs for number in pair} - own.keys())
    matches = await asyncio.to_thread(matches_of_pairs, pairs, own | {s.id: s for s in beside}, ground)
    chosen = statements if only is None else [own[number] for number in only]
    own_keys = await asyncio.to_thread(stored_keys, chosen, keys)
    return Compared(own_keys, matches, tellings_of(statements, ground))


async def meet(books: Library, statements: Collection[Statement], ground: Ground) -> None:
    """When statements become public, compares them with their neighbours among all public statements: so far, drafts or
    withdrawn statements may have stood between them."""
    if not statements:
        return
    outside = next(iter(statements)).document
    keys = by_key(await asyncio.to_thread(block_keys, statements))
    if await books.hides(keys, outside=outside):
        compared = await compare(books, statements, ground, outside=outside, public=True)
        await books.save_matches(compared.matches)


async def close_ranks(books: Library, gone: Collection[Statement], ground: Ground) -> None:
    """When statements are no longer public, compares those between which they stood, since these are neighbours now."""
    if not gone:
        return
    outside = next(iter(gone)).document
    own = by_key(await asyncio.to_thread(block_keys, gone))
    sizes = await books.block_sizes(own, outside=outside, public=True)
    # Below the size of a crowd, everybody was compared with everybody already.
    crowds = [k for k, ids in own.items() if is_crowd(len(ids) + sizes.get(k, 0)) and not crowded(k, sizes.get(k, 0))]
    members = await books.blocks([key for key in crowds if sizes.get(key)], outside=outside, public=True)
    pairs = await asyncio.to_thread(pairs_across, {key: own[key] for key in members}, members)
    pairs = await _undecided(books, pairs)
    near = await books.statements({number for pair in pairs for number in pair})
    await books.save_matches(await asyncio.to_thread(matches_of_pairs, pairs, {s.id: s for s in near}, ground))


async def _undecided(library: Library, pairs: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs for which no match is stored."""
    known = await library.matches_of({left for left, _ in pairs}, reasons=False)
    decided = {(match.left, match.right) for match in known}
    return [pair for pair in pairs if pair not in decided]


def stored_keys(statements: Iterable[Statement], blocks: Keys) -> Keys:
    """Statement id → all keys under which it is stored: those of its blocks, and the ledger's."""
    ledger = {statement.id: ledger_key(statement) for statement in statements}
    return {number: {*blocks[number], *([key] if key else [])} for number, key in ledger.items()}


async def keep(books: Library, compared: Compared, document: int) -> None:
    """Stores a comparison: keys, matches, and what the document tells of events. The statements must be
    stored already."""
    await books.save_keys(compared.keys)
    await books.save_matches(compared.matches)
    await books.save_tellings(document, compared.tellings, {t.id: keys_of(t) for t in compared.tellings})


def family_of(name: str | None, sources: Iterable[Source]) -> str | None:
    """The family of a source, else its own main name; None if the library doesn't know the source."""
    wanted = _folded(name or "")
    for source in sources:
        if wanted and wanted in map(_folded, (source.name, *source.other_names)):
            return source.family or source.name
    return None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


async def _others(
    library: Library, own: Mapping[str, Collection[str]], outside: int | None, *, public: bool
) -> Mapping[str, Collection[str]]:
    """Key → the other statements under it, for the keys of one document's statements; keys that are too crowded to pair
    anybody are left out."""
    sizes = await library.block_sizes(own, outside=outside, public=public)
    wanted = [key for key, ids in own.items() if not crowded(key, len(ids) + sizes.get(key, 0))]
    found = await library.blocks([key for key in wanted if sizes.get(key)], outside=outside, public=public)
    return {key: found.get(key, ()) for key in wanted}
