"""Draws a place's ledger as a table: what is counted, how many, who says so, and as of when."""

from __future__ import annotations

from bot.pictures.card import EDGE, SMALL, TEXT, THEMES, WIDE, Card, Theme
from briefings.values import frozen

MOST = 9
TOP, ROW, LINE = 66, 62, 28
# What is counted may take two lines: "(of a larger number)" at its end must be read.
MOST_LINES = 2


@frozen
class TableRow:
    """One row: what is counted, its number, and who gives it and when."""

    what: str
    number: str
    who: str
    disputed: bool = False


@frozen
class Table:
    """A table to draw; `more` says in words how many figures are left out, empty if none."""

    title: str
    rows: tuple[TableRow, ...]
    more: str = ""
    theme: str = "light"


def draw_table(spec: Table) -> bytes:
    """The picture as PNG. Raises `ValueError` without a row."""
    if not spec.rows:
        raise ValueError("a table needs a row")
    theme = THEMES[spec.theme]
    said = [_what(row, theme) for row in spec.rows]
    high = sum(ROW + LINE * (len(lines) - 1) for lines in said)
    card = Card(spec.title, TOP + high + (44 if spec.more else 16), theme)
    y = TOP
    for row, lines in zip(spec.rows, said, strict=True):
        card.draw.line((EDGE, y - 6, WIDE - EDGE, y - 6), theme.grid, 2)
        card.words(WIDE - EDGE, y, row.number, TEXT, anchor="ra", colour=theme.mark if row.disputed else theme.ink)
        if row.disputed:
            _warning(card, WIDE - EDGE - card.length(row.number) - 20, y + 13)
        for line in lines:
            card.words(EDGE, y, line, TEXT)
            y += LINE
        card.words(EDGE, y, row.who, SMALL, wide=WIDE - 2 * EDGE, colour=theme.faint)
        y += ROW - LINE
    if spec.more:
        card.words(EDGE, y + 6, spec.more, SMALL, colour=theme.faint)
    return card.png()


def _what(row: TableRow, theme: Theme) -> list[str]:
    """What a row counts, in lines that leave room for its number, which is never cut."""
    measured = Card("", 1, theme)
    number = measured.length(row.number) + (30 if row.disputed else 0)
    return measured.lines(row.what, WIDE - 2 * EDGE - number - 16, MOST_LINES, TEXT)


def _warning(card: Card, x: float, y: float) -> None:
    """Draws a triangle, so that disputed figures are not marked by colour alone."""
    card.draw.polygon([(x, y - 9), (x + 10, y + 9), (x - 10, y + 9)], card.theme.mark)


def table_in_words(spec: Table) -> str:
    """The content of the table in words, for those who can't see it."""
    told = [f"{row.number} {row.what}{' ⚠' if row.disputed else ''} ({row.who})" for row in spec.rows]
    return "\n".join([spec.title, *told, *([spec.more] if spec.more else [])])
