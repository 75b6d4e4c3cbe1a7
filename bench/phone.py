"""A message as a phone shows it, 360 pixels wide in 16 px text: laid out by a font's own widths, and drawn.

Folded quotations show three lines, as Telegram's do. What is drawn is what is measured.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.chat.page import Page

WIDTH, SCREEN = 360, 720
TEXT, LINE = 16, 21
BUBBLE, PAD, MARGIN = 326, 10, 8
QUOTE_PAD, FOLDED_LINES = 10, 3
BUTTON, GAP = 37, 3
FONTS = Path("/usr/share/fonts/truetype/dejavu")
BLOCK = re.compile(r"(<blockquote(?: expandable)?>.*?</blockquote>)", re.DOTALL)
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style: bold, italic, or a link."""

    words: str
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a message: its runs, and whether it stands in a quotation."""

    runs: tuple[Run, ...]
    quoted: bool


@cache
def font(style: str = "", size: int = TEXT) -> Font:
    """DejaVu Sans where the machine has it (wider than most phones' fonts), else the one that comes with Pillow."""
    name = {"b": "DejaVuSans-Bold.ttf", "i": "DejaVuSans-Oblique.ttf", "code": "DejaVuSansMono.ttf"}.get(style)
    path = FONTS / (name or "DejaVuSans.ttf")
    if not path.exists():
        path = FONTS / "DejaVuSans.ttf"
    return ImageFont.truetype(path, size) if path.exists() else ImageFont.load_default(size)


def height(page: Page) -> int:
    """Pixels from the bubble's top to the last button's bottom."""
    return len(rows_of(page.html)) * LINE + 2 * PAD + MARGIN + len(page.buttons) * (BUTTON + GAP)


def rows_of(markup: str) -> list[Row]:
    """The lines that a phone shows before anything is tapped."""
    rows: list[Row] = []
    for part in BLOCK.split(markup):
        quoted = part.startswith("<blockquote")
        inner = re.sub(r"^<blockquote[^>]*>|</blockquote>$", "", part) if quoted else part
        if not inner or (not quoted and not inner.strip("\n")):
            continue
        # What follows a quotation begins on a line of its own, with or without a break before it.
        inner = inner.removeprefix("\n") if rows and rows[-1].quoted else inner
        wide = BUBBLE - 2 * PAD - (QUOTE_PAD if quoted else 0)
        own = [Row(runs, quoted) for line in _stripped(inner, quoted).split("\n") for runs in _wrapped(line, wide)]
        rows += own[:FOLDED_LINES] if part.startswith("<blockquote expandable") else own
    return rows


def _stripped(inner: str, quoted: bool) -> str:
    return inner if quoted else inner.removesuffix("\n")


def _wrapped(line: str, wide: int) -> Iterator[tuple[Run, ...]]:
    runs: list[Run] = []
    used = 0.0
    for run in _runs(line):
        for word in re.findall(r"\S+\s*|\s+", run.words):
            size = font(run.style).getlength(word.rstrip())
            if used + size > wide and runs:
                yield tuple(runs)
                runs, used = [], 0.0
            runs.append(Run(word, run.style))
            used += font(run.style).getlength(word)
    yield tuple(runs)


def _runs(line: str) -> Iterator[Run]:
    style = ""
    for part in re.split(r"(<[^>]+>)", line):
        if part.startswith("</"):
            style = ""
        elif part.startswith("<"):
            style = part.strip("<>").split()[0]
        elif part:
            yield Run(html.unescape(part), style)


def picture(pages: Sequence[tuple[str, Page]]) -> Image.Image:
    """A chat: what was typed, and the message that answered it, one below the other."""
    total = sum(height(page) + (LINE + 2 * PAD if asked else 0) + MARGIN for asked, page in pages) + MARGIN
    image = Image.new("RGB", (WIDTH, total), "#cfdcc3")
    draw, top = ImageDraw.Draw(image), MARGIN
    for asked, page in pages:
        if asked:
            top = _asked(draw, asked, top)
        top = _answered(draw, page, top) + MARGIN
    return image


def _asked(draw: ImageDraw.ImageDraw, words: str, top: int) -> int:
    wide = min(BUBBLE, int(font().getlength(words)) + 2 * PAD)
    draw.rounded_rectangle((WIDTH - wide - 6, top, WIDTH - 6, top + LINE + PAD), 12, "#effdde")
    draw.text((WIDTH - wide - 6 + PAD, top + PAD // 2), words, "#000000", font())
    return top + LINE + 2 * PAD


def _answered(draw: ImageDraw.ImageDraw, page: Page, top: int) -> int:
    rows = rows_of(page.html)
    bottom = top + len(rows) * LINE + 2 * PAD
    draw.rounded_rectangle((6, top, 6 + BUBBLE, bottom), 12, "#ffffff")
    y = top + PAD
    for row in rows:
        x = 6 + PAD + (QUOTE_PAD if row.quoted else 0)
        if row.quoted:
            draw.rectangle((6 + PAD - 2, y, 6 + BUBBLE - PAD, y + LINE), "#eaf3fc")
            draw.rectangle((6 + PAD - 2, y, 6 + PAD + 1, y + LINE), "#3390ec")
        for run in row.runs:
            draw.text((x, y + 1), run.words, "#2481cc" if run.style == "a" else "#000000", font(run.style))
            x += int(font(run.style).getlength(run.words))
        y += LINE
    y = bottom + GAP
    for buttons in page.buttons:
        wide = (BUBBLE - GAP * (len(buttons) - 1)) / len(buttons)
        for place, button in enumerate(buttons):
            left = 6 + place * (wide + GAP)
            draw.rounded_rectangle((left, y, left + wide, y + BUTTON), 7, "#84947b")
            label = button.label
            while font("", 14).getlength(label) > wide - 8:
                label = label[:-2] + "…"
            draw.text((left + wide / 2, y + BUTTON / 2), label, "#ffffff", font("", 14), anchor="mm")
        y += BUTTON + GAP
    return int(y)
