"""Compares two documents: whether one copies the other, where both come from, what both say, and what only one says.

`compare` is pure. It looks at every pair of their statements, since two reports of one fact may share hardly a word;
only for texts as long as books it looks at pairs that share a block (see `briefings.matching.candidates`).
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

from briefings.errors import BadQuestion, NotFound
from briefings.knowledge.folding import fold
from briefings.matching.candidates import block_keys, by_key, pairs_to_compare
from briefings.matching.decision import Judge
from briefings.matching.independence import links, shared_link
from briefings.matching.pair import Ground
from briefings.matching.stories.stories import matches_in_story
from briefings.model import Claim, Comparison, Document, Extraction, Match, Statement, StatementPair, statements_from
from briefings.newsroom.recompute.comparison import family_of
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Library
from briefings.values import frozen

RUN = 5
# Above so many pairs of statements only those that share a block are compared.
MANY = 250_000
# From these shares of the shorter text's runs of words on, readers are told of a near copy, or of passages in common.
COPY, PASSAGES = 0.30, 0.05

_WORD = re.compile(r"[^\W_]+")


@frozen
class Side:
    """One document of a comparison, with all its claims and statements."""

    document: Document
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]

    @property
    def lines(self) -> set[str]:
        """The words of its claims."""
        return {claim.line for claim in self.claims}


def side_of(extraction: Extraction, family: str | None = None) -> Side:
    """A document that was just read, as one side of a comparison. `family` is that of its source."""
    document, claims = extraction.document, extraction.claims
    return Side(document, claims, statements_from(claims, document, family))


async def stored_side(library: Library, number: int, *, drafts: bool = False) -> Side:
    """A document of the library as one side of a comparison. Raises `NotFound`, also for a draft unless `drafts` (for
    editors)."""
    document = await library.document(number)
    if document.status == "draft" and not drafts:
        raise NotFound(f"There is no published document {number}. /documents lists them.")
    return Side(document, await library.claims_of(number), await library.statements_of([number]))


async def compare_stored(library: Library, one: int, other: int, *, drafts: bool = False) -> Comparison:
    """Compares two documents of the library. Raises `NotFound`, and `BadQuestion` if both numbers are the same."""
    if one == other:
        raise BadQuestion(f"Name two documents: you named {one} twice.")
    left, right = await stored_side(library, one, drafts=drafts), await stored_side(library, other, drafts=drafts)
    return await compare_in_library(library, left, right)


async def compare_in_library(library: Library, left: Side, right: Side) -> Comparison:
    """Compares two documents, stored or not, with what the library knows of names, sources and editors' verdicts."""
    left, right = [await _with_family(library, side) for side in (left, right)]
    ruled = await _ruled_between(library, left, right)
    return await asyncio.to_thread(compare, left, right, await ground_of(library), ruled)


async def _with_family(library: Library, side: Side) -> Side:
    """The side with the family that the library knows of the document's source."""
    family = family_of(side.document.source, await library.sources())
    return replace(side, statements=tuple(replace(statement, family=family) for statement in side.statements))


async def _ruled_between(library: Library, left: Side, right: Side) -> dict[frozenset[str], Match]:
    """Pair of statement ids → the verdict that an editor gave on it, for pairs with one statement of each document."""
    ours, theirs = ({statement.id for statement in side.statements} for side in (left, right))
    matches = await library.matches_of(ours, ruled=True) if ours else ()
    pairs = {frozenset((match.left, match.right)): match for match in matches if match.by is not None}
    return {pair: match for pair, match in pairs.items() if pair & ours and pair & theirs}


def compare(left: Side, right: Side, ground: Ground, ruled: Mapping[frozenset[str], Match] | None = None) -> Comparison:
    """Compares two documents. `ruled` maps a pair of statement ids to an editor's verdict, which replaces the
    machine's."""
    pairs = tuple(_pairs(left, right, Judge(ground), ruled or {}))
    paired = {side.claim.id for pair in pairs for side in (pair.left, pair.right)}
    ours, theirs = (_without_fellow(side.claims, paired) for side in (left, right))
    said = left.lines & right.lines
    return Comparison(
        left=left.document,
        right=right.document,
        copy=copied_share(left.document.text, right.document.text),
        root=_shared_root(left, right, pairs, ground),
        pairs=pairs,
        only_left=tuple(claim for claim in ours if claim.line not in said),
        only_right=tuple(claim for claim in theirs if claim.line not in said),
        alike=tuple(claim for claim in ours if claim.line in said),
    )


def copied_share(one: str, other: str) -> float:
    """The share (0 to 1) of the shorter text's runs of five words that stand in the longer, whatever their case,
    accents and punctuation."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    within = set(longer)
    return round(sum(run in within for run in shorter) / len(shorter), 4) if shorter else 0.0


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]


def _pairs(left: Side, right: Side, judge: Judge, ruled: Mapping[frozenset[str], Match]) -> Iterable[StatementPair]:
    """The pairs with a verdict, in the left text's order: by themselves, else by the story that both documents tell."""
    compared = list(_to_compare(left, right))
    found: dict[frozenset[str], Match] = {}
    for ours, theirs in compared:
        match = ruled.get(frozenset((ours.id, theirs.id))) or judge.decide(ours, theirs)
        if match:
            found[frozenset((ours.id, theirs.id))] = match
    settled = {pair for pair, match in found.items() if match.verdict != "unsure" or pair in ruled}
    for match in matches_in_story(left.statements, right.statements, judge, settled):
        found[frozenset((match.left, match.right))] = match
    for ours, theirs in compared:
        match = found.get(frozenset((ours.id, theirs.id)))
        if match:
            yield StatementPair(ours, theirs, match)


def _to_compare(left: Side, right: Side) -> Iterable[tuple[Statement, Statement]]:
    if len(left.statements) * len(right.statements) <= MANY:
        return product(left.statements, right.statements)
    ours, theirs = ({statement.id: statement for statement in side.statements} for side in (left, right))
    own, others = block_keys(left.statements), by_key(block_keys(right.statements))
    found = pairs_to_compare(own, {key: others.get(key, ()) for key in by_key(own)})
    across = ((one, other) if one in ours else (other, one) for one, other in found)
    return ((ours[one], theirs[other]) for one, other in across if one in ours and other in theirs)


def _without_fellow(claims: Iterable[Claim], paired: set[str]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.topics and claim.id not in paired)


def _shared_root(left: Side, right: Side, pairs: Iterable[StatementPair], ground: Ground) -> str | None:
    """The own voice of both documents if it is one, else the root of more than half of what both say; None if there is
    neither."""
    ours, theirs = _own_voice(left, ground), _own_voice(right, ground)
    if ours and theirs and ours[0] == theirs[0]:
        return ours[1]
    same = [pair for pair in pairs if pair.match.verdict in ("restates", "corroborates")]
    shared = Counter(name for pair in same if (name := shared_link(pair.left, pair.right, ground.names)))
    name, times = next(iter(shared.most_common(1)), ("", 0))
    return name if times * 2 > len(same) else None


def _own_voice(side: Side, ground: Ground) -> tuple[str, str] | None:
    """The key and the name of a document's own voice, the most frequent first link of its chains: its agency, else its
    source."""
    voices = Counter(
        (links(statement, ground.names)[0], ground.names.of(statement.claim.root.chain[0]))
        for statement in side.statements
        if statement.claim.root.chain
    )
    return next((voice for voice, _ in voices.most_common(1)), None)
