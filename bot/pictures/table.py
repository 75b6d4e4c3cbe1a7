"""Draws a place's ledger as a table: what is counted, how many, who says so, and as of when."""

from __future__ import annotations

from bot.pictures.card import EDGE, SMALL, TEXT, THEMES, WIDE, Card
from briefings.values import frozen

MOST = 9
TOP, ROW = 66, 62
# Where the columns begin, in pixels: what, how many.
NUMBER = 500


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
    card = Card(spec.title, TOP + ROW * len(spec.rows) + (44 if spec.more else 16), theme)
    for number, row in enumerate(spec.rows):
        y = TOP + ROW * number
        card.draw.line((EDGE, y - 6, WIDE - EDGE, y - 6), theme.grid, 2)
        # A long number reaches into the column before it, and is never cut.
        left = min(NUMBER, WIDE - EDGE - card.length(row.number) - (30 if row.disputed else 0))
        card.words(EDGE, y, row.what, TEXT, wide=left - EDGE - 16)
        card.words(EDGE, y + 28, row.who, SMALL, wide=WIDE - 2 * EDGE, colour=theme.faint)
        card.words(WIDE - EDGE, y, row.number, TEXT, anchor="ra", colour=theme.mark if row.disputed else theme.ink)
        if row.disputed:
            _warning(card, WIDE - EDGE - card.length(row.number) - 20, y + 13)
    if spec.more:
        card.words(EDGE, TOP + ROW * len(spec.rows) + 6, spec.more, SMALL, colour=theme.faint)
    return card.png()


def _warning(card: Card, x: float, y: float) -> None:
    """Draws a triangle, so that disputed figures are not marked by colour alone."""
    card.draw.polygon([(x, y - 9), (x + 10, y + 9), (x - 10, y + 9)], card.theme.mark)


def table_in_words(spec: Table) -> str:
    """The content of the table in words, for those who can't see it."""
    told = [f"{row.number} {row.what}{' ⚠' if row.disputed else ''} ({row.who})" for row in spec.rows]
    return "\n".join([spec.title, *told, *([spec.more] if spec.more else [])])
