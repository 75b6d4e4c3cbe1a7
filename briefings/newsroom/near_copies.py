"""Near copies: wire copy that was cut, re-headlined or lightly rewritten, recognised at intake.

Candidates are found by marks: those of a text's runs of five words that a hash function picks, the same in every text.
This finds a brief that was cut from a long report, and light rewrites. An exact comparison then decides, and says what
differs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from briefings.knowledge.folding import fold
from briefings.model import Document
from briefings.values import frozen

# One run of five words in eight is a mark. Of texts of 60 words of which half stands in another 99 in 100 are found, of
# texts of 40 words 94 (bench/copies.py).
MARKED_RUN, ONE_IN = 5, 8
RUN = 3
LIKE = 0.20  # of all runs of both
HELD = 0.45  # of the shorter one's runs: a brief that was cut from a long report
FEWEST_RUNS = 20
SAME_PARAGRAPH = 0.5
# Above so many pairs of paragraphs those that are the same word for word are taken out first; if still so many are
# left, they are counted as dropped and added, and not looked at for how they were reworded.
MANY = 40_000

_WORD = re.compile(r"[^\W_]+")


@frozen
class ParagraphCounts:
    """What became of one text's paragraphs in another, as counts; `retitled` if its title differs."""

    same: int
    reworded: int
    dropped: int
    added: int
    retitled: bool

    @property
    def words(self) -> str:
        """In words: "3 paragraphs dropped, 1 reworded"; "the same text" where nothing is different."""
        counted = (("dropped", self.dropped), ("added", self.added), ("reworded", self.reworded))
        parts = [f"{number} {what}" for what, number in counted if number]
        if parts:
            first, _, what = parts[0].partition(" ")
            parts[0] = f"{first} {'paragraph' if first == '1' else 'paragraphs'} {what}"
        if self.retitled:
            parts.append("another headline")
        return ", ".join(parts) or "the same text"


@frozen
class NearCopy:
    """A document of which the new one is a version. `likeness` is the share of runs of three words that both have, from
    0 to 1."""

    document: Document
    likeness: float
    paragraphs: ParagraphCounts

    @property
    def words(self) -> str:
        """The line that an editor is shown."""
        return f"a version of document {self.document.number}: {self.paragraphs.words}"


def text_marks(text: str) -> tuple[str, ...]:
    """The marks by which near copies of a text are found; none for a text that is too short."""
    if len(runs(text)) < FEWEST_RUNS:
        return ()
    hashes = (blake2b(run.encode(), digest_size=6).digest() for run in runs(text, MARKED_RUN))
    return tuple(sorted(mark.hex() for mark in hashes if mark[-1] % ONE_IN == 0))


def near_copies(document: Document, candidates: Iterable[Document]) -> tuple[NearCopy, ...]:
    """Those candidates of which `document` is a version, the most alike first."""
    mine = runs(document.text)
    found = []
    for other in candidates:
        likeness = _likeness(mine, runs(other.text))
        if likeness and other.number != document.number:
            found.append(NearCopy(other, round(likeness, 3), count_paragraphs(other, document)))
    return tuple(sorted(found, key=lambda copy: (-copy.likeness, copy.document.number)))


def count_paragraphs(before: Document, after: Document) -> ParagraphCounts:
    """Counts what became of `before`'s paragraphs in `after`."""
    ours, theirs = ([_words(paragraph) for paragraph in paragraphs(text)] for text in (before.text, after.text))
    same = reworded = 0
    if len(ours) * len(theirs) > MANY:
        ours, theirs, same = _without_the_same(ours, theirs)
    if len(ours) * len(theirs) <= MANY:
        ours, theirs, more, reworded = _paired(ours, theirs)
        same += more
    return ParagraphCounts(same, reworded, len(ours), len(theirs), _words(before.title) != _words(after.title))


def _paired(ours: list[list[str]], theirs: list[list[str]]) -> tuple[list[list[str]], list[list[str]], int, int]:
    """Pairs each of our paragraphs with the one most like it. Gives those that are left of ours and of theirs, and how
    many pairs are the same and how many reworded."""
    free = dict(enumerate(map(set, theirs)))
    left = []
    same = reworded = 0
    for paragraph in ours:
        best = _most_alike(set(paragraph), free)
        if best is None:
            left.append(paragraph)
            continue
        del free[best]
        same, reworded = (same + 1, reworded) if paragraph == theirs[best] else (same, reworded + 1)
    return left, [theirs[n] for n in free], same, reworded


def _most_alike(words: set[str], others: Mapping[int, set[str]]) -> int | None:
    """Which of these paragraphs is most like one with such words, the first of several; None if none is like it."""
    found, most = None, 0.0
    for number, other in others.items():
        overlap = _overlap(words, other)
        if overlap > most:
            found, most = number, overlap
        if most == 1:  # No other can be more so. Of two versions of a text most paragraphs end here, at the first.
            break
    return found if most >= SAME_PARAGRAPH else None


def _without_the_same(ours: list[list[str]], theirs: list[list[str]]) -> tuple[list[list[str]], list[list[str]], int]:
    """Takes out the paragraphs that both texts have word for word. Gives what is left of ours and of theirs, and how
    many were taken out."""
    both = Counter(map(tuple, ours)) & Counter(map(tuple, theirs))
    return _less(ours, both), _less(theirs, both), both.total()


def _less(paragraphs: list[list[str]], taken: Counter[tuple[str, ...]]) -> list[list[str]]:
    left, kept = taken.copy(), []
    for paragraph in paragraphs:
        if left[tuple(paragraph)] > 0:
            left[tuple(paragraph)] -= 1
        else:
            kept.append(paragraph)
    return kept


def paragraphs(text: str) -> list[str]:
    """A stored text's paragraphs: its lines that say something."""
    return [line.strip() for line in text.split("\n") if _WORD.search(line)]


def runs(text: str, size: int = RUN) -> frozenset[str]:
    """All runs of `size` words in a text, whatever their letter case."""
    words = _words(text)
    return frozenset(" ".join(words[n : n + size]) for n in range(len(words) - size + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _overlap(ours: set[str], theirs: set[str]) -> float:
    both = len(ours & theirs)
    return both / max(1, min(len(ours), len(theirs))) if both >= 4 or ours == theirs else 0.0


def _likeness(mine: frozenset[str], others: frozenset[str]) -> float:
    """The share of runs that both have, from 0 to 1; 0 if it is too small for a copy."""
    both = len(mine & others)
    if both < FEWEST_RUNS:
        return 0.0
    share = both / len(mine | others)
    return share if share >= LIKE or both / min(len(mine), len(others)) >= HELD else 0.0
