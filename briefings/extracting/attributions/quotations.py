"""Quotations: where quotation marks open and close, in one passage and over several.

A quotation that runs over several paragraphs opens each of them and closes only the last (the custom of newspapers), so
an unclosed quotation counts to its paragraph's end when the next paragraph opens with a mark. So it does, whatever
follows, where the mark opens the paragraph or stands behind a colon: the last mark was forgotten. Any other odd mark is
recorded and passed over: it costs its own quotation, never the rest of the passage's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.extracting.parsing.language import Passage
from briefings.model import Skipped
from briefings.values import frozen

# Two single marks are a double one, as typewriters and some agencies have it: ``so'', ‘‘so’’, and “so’’.
_MARKS = re.compile(r"[\"“”„«»]|''|``|‘‘|’’|(?<!\w)[‘'](?=\w)")
# One of these stands in all of them.
_ANY_MARK = re.compile(r"[\"“”„«»'`‘]|’’")
_OPENING = ("“", "„", "«", "``", "‘‘")
_CLOSING = ("”", "»", "’’")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
# A clipped word ("'90s", "'em", "’tis") opens no quotation.
_CLIPPED = re.compile(r"['‘’](?:\d|em\b|tis\b|til\b|cause\b|n\b|bout\b)", re.IGNORECASE)
_LONGEST_SINGLE = 1_000


@frozen
class Quotation:
    """Quoted words with their marks, as offsets into the document. `passage` is the index of its passage.

    `mark` is how many characters its marks are wide, 0 where the paragraph before has its opening mark. `goes_on` says
    that the next paragraph's quotation continues it (its own closing mark is left out); `unclosed` that its closing
    mark is missing, and nothing continues it.
    """

    start: int
    end: int
    passage: int
    mark: int = 1
    goes_on: bool = False
    unclosed: bool = False

    def words(self, text: str) -> str:
        """What stands between the marks."""
        open_end = self.goes_on or self.unclosed
        return text[self.start + self.mark : self.end if open_end else self.end - self.mark].strip()


def find_quotations(text: str, passages: Sequence[Passage]) -> tuple[list[Quotation], list[Skipped]]:
    """All quotations in text order, outermost only, and the passages where a mark stands alone."""
    found: list[Quotation] = []
    skipped: list[Skipped] = []
    closes: int | None = None
    for i, passage in enumerate(passages):
        following = text[passages[i + 1].start] if i + 1 < len(passages) else ""
        if closes is not None:
            found.append(Quotation(passage.start, closes, i, 0))
        spans, open_at = _pair(text, closes or passage.start, passage.end)
        found += [Quotation(a, b, i, _width(text, a)) for a, b in spans]
        closes = None if open_at is None or i + 1 == len(passages) else _closed_in(text, passages[i + 1])
        if open_at is None:
            continue
        opened_again = bool(following) and following in "\"“'‘„«" and text[open_at] not in "'‘"
        if closes is not None or opened_again or _ends_an_open_one(found, open_at, passage, i):
            found.append(Quotation(open_at, passage.end, i, _width(text, open_at), goes_on=True))
        elif _lacks_its_end(text, passage, open_at):
            found.append(Quotation(open_at, passage.end, i, _width(text, open_at), unclosed=True))
        else:
            skipped.append(Skipped(passage.start, passage.end, "a quotation mark here has no other half"))
    return found, skipped


def _closed_in(text: str, following: Passage) -> int | None:
    """Where the next paragraph ends a quotation, though no mark opens it again: "… it rained. | We rowed on,” she
    said"."""
    first = _MARKS.search(text, following.start, following.end)
    if first is None or first.group() not in _CLOSING or first.start() == following.start:
        return None
    return first.end()


def _lacks_its_end(text: str, passage: Passage, open_at: int) -> bool:
    """Whether only the closing mark is missing of a quotation: its words are the paragraph, or all behind a colon, and
    nobody speaks in them ("“The road is shut, he said.", of which it is open where the quotation ends)."""
    if text[open_at] in "'‘" or text[open_at : passage.end].rstrip()[-1:] not in _SENTENCE_ENDS:
        return False
    alone = open_at == passage.start or text[passage.start : open_at].rstrip().endswith(":")
    return alone and _SAID.search(text, open_at, passage.end) is None


_SENTENCE_ENDS = frozenset(".?!…")
_SAID = re.compile(r"\b(said|says|told|added|adds)\b", re.IGNORECASE)


def _width(text: str, at: int) -> int:
    """Two characters can stand for one mark ('' or ``)."""
    return 2 if text[at] in "'`‘" and text[at + 1 : at + 2] == text[at] else 1


def _ends_an_open_one(found: Sequence[Quotation], open_at: int, passage: Passage, i: int) -> bool:
    """Whether this paragraph goes on with the one before and only lacks the last mark."""
    return open_at == passage.start and bool(found) and found[-1].goes_on and found[-1].passage == i - 1


def _pair(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Quotations between two offsets, and where one is left open."""
    spans: list[tuple[int, int]] = []
    open_at: int | None = None
    if _ANY_MARK.search(text, start, end) is None:
        return spans, open_at
    at = start
    while match := _MARKS.search(text, at, end):
        here, at = match.start(), match.end()
        mark = match.group()
        if mark in "'‘":
            closing = _single_end(text, here, end) if open_at is None else None
            if closing is not None:
                spans.append((here, closing))
                at = closing
        elif open_at is None:
            if _opens(text, mark, here, at, end):
                open_at = here
        elif mark in _OPENING or (_looks_opening(text, here, at, start, end) and mark not in _CLOSING):
            # The earlier mark never closed: the passage goes on from this one.
            open_at = here
        else:
            spans.append((open_at, at))
            open_at = None
    return spans, open_at


def _opens(text: str, mark: str, here: int, after: int, end: int) -> bool:
    if mark in _OPENING:
        return True
    return after < end and not text[after].isspace() and (here == 0 or not text[here - 1].isalnum())


def _looks_opening(text: str, here: int, after: int, start: int, end: int) -> bool:
    before_space = here == start or text[here - 1].isspace() or text[here - 1] in "(["
    return before_space and after < end and text[after].isalnum()


def _single_end(text: str, here: int, end: int) -> int | None:
    """Where a quotation in single marks ends, or None where the mark is an apostrophe."""
    if _CLIPPED.match(text, here):
        return None
    best: int | None = None
    for match in _SINGLE_END.finditer(text, here + 1, min(end, here + _LONGEST_SINGLE)):
        plural = text[match.start() - 1] in "sS" and match.end() < end and text[match.end()] == " "
        if not plural:
            return match.end()
        best = best or match.end()
    return best
