"""Reads PDF files: the words of every page, without what the pages repeat at their head and foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import closing
from itertools import pairwise, takewhile
from statistics import median
from typing import Any

from briefings.errors import UnreadableDocument
from briefings.reading.bounds import LONGEST_TEXT, TOO_LONG
from briefings.reading.formats.article import Article, known, legible
from briefings.reading.unwrapping import unwrap

BROKEN = "This PDF is broken: open it, save it again and send that, or send the article as text."
_LOCKED = "This PDF is locked with a password: save it without one and send that."
_SCAN = "This PDF holds pictures of pages and no text: run text recognition (OCR) on it, or send the article as text."
_MOST_PAGES = 1500
_FEWEST_LETTERS = 20
# A line step larger than the usual one by this factor begins a paragraph.
_WIDE_STEP = 1.35
# pdfium marks the hyphen of a divided word with one of these.
_DIVIDED = re.compile("(?<=\\w)[\x02\ufffe\u00ad]\\s*\n\\s*(?=\\w)")
_HYPHENED = re.compile(r"([^\W\d_]+)-\n\s*([^\W\d_]+)")
_SOFTWARE_TITLE = re.compile(r"microsoft |untitled|.*\.(?:docx?|indd|qxd|pdf|pages|tex|odt)$", re.IGNORECASE)
# How many lines at a page's head and foot may be running titles.
_EDGE = 2

Line = tuple[str, float | None]


def read_pdf(content: bytes) -> Article:
    """A PDF's article. The file's own dates are ignored, since they say when it was made and not when it
    was published."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            pages = _lines_of_pages(pdf)
            title = _title(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(_LOCKED if "password" in str(error).lower() else BROKEN) from error
    text = unwrap(_close_up("\n\n".join(_page_text(lines) for lines in _without_running_lines(pages))))
    if sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        raise UnreadableDocument(_SCAN)
    return Article(text, known("the file's properties", title=title))


def _lines_of_pages(pdf: Any) -> list[list[Line]]:
    """Every page's lines. Raises `UnreadableDocument` once they are more than one document may have."""
    pages: list[list[Line]] = []
    characters = 0
    for page in _pages(pdf):
        pages.append(_lines(page))
        characters += sum(len(words) for words, _ in pages[-1])
        if characters > LONGEST_TEXT:
            raise UnreadableDocument(TOO_LONG)
    return pages


def _pages(pdf: Any) -> Iterator[Any]:
    if len(pdf) > _MOST_PAGES:
        raise UnreadableDocument(f"This PDF has more than {_MOST_PAGES} pages: send the article's pages alone.")
    for number in range(len(pdf)):
        yield pdf[number]


def _lines(page: Any) -> list[Line]:
    """The page's lines, each with its distance from the bottom of the page if pdfium knows it."""
    with closing(page), closing(page.get_textpage()) as text_page:
        if text_page.count_chars() > LONGEST_TEXT:
            raise UnreadableDocument(TOO_LONG)
        text = text_page.get_text_range()
        located = len(text) == text_page.count_chars()
        lines: list[Line] = []
        for match in re.finditer(r"[^\r\n]+", text):
            words = match.group()
            place = match.start() + len(words) - len(words.lstrip())
            if words.strip():
                lines.append((words.strip(), text_page.get_charbox(place)[1] if located else None))
        return lines


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """The pages without the lines that most of them repeat at their edges (page numbers may differ)."""
    edges = [{_shape(line) for line in [*page[: _EDGE + 1], *page[-_EDGE - 1 :]]} for page in pages]
    seen = Counter(shape for edge in edges for shape in edge)
    often = max(2, (len(pages) + 1) // 2)
    running = {shape for shape, times in seen.items() if times >= often}
    for page in pages:
        usual = _usual_step(page)
        kept = page[_running_lines(page, running, usual) :]
        yield kept[: len(kept) - _running_lines(kept[::-1], running, usual)]


def _running_lines(page: Sequence[Line], running: Container[str], usual: float | None) -> int:
    """How many lines at the beginning are running lines. If more lines repeat than a head or foot has, the body repeats
    itself, and only a line that stands apart from it is dropped."""
    repeated = list(takewhile(lambda line: _shape(line) in running or _is_page_number(line[0]), page[: _EDGE + 1]))
    if len(repeated) <= _EDGE:
        return len(repeated)
    apart = (n for n in range(_EDGE, 0, -1) if _is_wide(page[n - 1], page[n], usual) or _is_page_number(page[n - 1][0]))
    return next(apart, 0)


def _shape(line: Line) -> str:
    """A line's height and its words without numbers, so that "Page 3 of 9" is equal on every page."""
    words, height = line
    return re.sub(r"\d+", "#", words) + ("" if height is None else f" @{height:.0f}")


def _is_page_number(line: str) -> bool:
    return bool(re.fullmatch(r"(?:page\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?", line, re.IGNORECASE))


def _page_text(lines: Sequence[Line]) -> str:
    """The page's lines, with a blank line where the step is larger than within a paragraph."""
    usual = _usual_step(lines)
    pieces = [lines[0][0]] if lines else []
    for above, line in pairwise(lines):
        pieces.append("\n\n" if usual and _is_wide(above, line, usual) else "\n")
        pieces.append(line[0])
    return "".join(pieces)


def _usual_step(lines: Sequence[Line]) -> float | None:
    """The usual step between lines of the page's paragraphs; None if there are too few lines to tell."""
    steps = [a[1] - b[1] for a, b in pairwise(lines) if a[1] is not None and b[1] is not None and a[1] > b[1]]
    return median(steps) if len(steps) > 2 else None


def _is_wide(one: Line, other: Line, usual: float | None) -> bool:
    """True if two lines are further apart than lines of a paragraph, or their heights are unknown."""
    if usual is None or one[1] is None or other[1] is None:
        return True
    return abs(one[1] - other[1]) > _WIDE_STEP * usual


def _close_up(text: str) -> str:
    """The text with words that were divided at a line's end joined; a hyphen stays if the text writes the word with it
    elsewhere."""
    text = legible(_DIVIDED.sub("", text))
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def whole(match: re.Match[str]) -> str:
        first, second = match.groups()
        hyphened, closed = f"{first}-{second}", first + second
        if not second[0].islower() or words[hyphened.lower()] > words[closed.lower()]:
            return hyphened
        # Two words that the text also writes apart are a compound ("war-torn"), not one word that was divided.
        compound = not words[closed.lower()] and words[first.lower()] and words[second.lower()] > 1
        return hyphened if compound else closed

    return _HYPHENED.sub(whole, text)


def _title(pdf: Any) -> str | None:
    title = " ".join(str(pdf.get_metadata_dict().get("Title") or "").split())
    plausible = " " in title and not _SOFTWARE_TITLE.match(title)
    return title if plausible else None
