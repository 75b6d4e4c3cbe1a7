"""A message as structure: HTML blocks and buttons, cut to Telegram's limits.

Telegram allows 4096 UTF-16 code units after it has parsed entities, and 64 bytes of callback data; a phone shows two or
three buttons in a row.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from textwrap import wrap

from briefings.values import frozen

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA = 64
# A phone 360 pixels wide and 720 high: characters in a line, and lines above a row of buttons.
PHONE_WIDE, PHONE_LINES = 36, 30
# Characters of all labels in a row of its buttons.
ROW_WIDE = 42


@frozen
class Button:
    """A button. `data` is what comes back when it is pressed (64 bytes at most); one with `url` opens a
    link instead."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@frozen
class Page:
    """One message: Telegram HTML and rows of buttons."""

    html: str
    buttons: Rows = ()
    # The claim whose words the page shows first, in case its reader objects to it.
    line: str | None = None


def escape(text: str) -> str:
    """Text escaped for Telegram HTML, also inside attributes."""
    return html.escape(text, quote=True)


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(markup: str) -> str:
    """Telegram HTML without its tags, and with its entities parsed."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def visible_units(markup: str) -> int:
    """Length as Telegram counts it: UTF-16 units after entity parsing."""
    return units(shown(markup))


def fit(blocks: Sequence[str], limit: int = LONGEST_MESSAGE, gap: str = "\n\n") -> tuple[str, int]:
    """Joins the leading blocks that fit into `limit` units; gives the text, and how many blocks it holds."""
    taken: list[str] = []
    used = 0
    for block in blocks:
        size = visible_units(block) + (units(gap) if taken else 0)
        if used + size > limit:
            break
        taken.append(block)
        used += size
    return gap.join(taken), len(taken)


def phone_lines(markup: str) -> int:
    """How many lines of a phone 360 pixels wide the text takes, where nothing is folded."""
    return sum(max(1, len(wrap(line, PHONE_WIDE))) for line in shown(markup).split("\n"))


def fit_phone(blocks: Sequence[str]) -> tuple[str, int]:
    """Joins the leading blocks that fit a phone's screen, with a row of buttons under them, as `fit` does; at least two
    of them, which are a heading and what stands under it."""
    taken = list(blocks[:2])
    for block in blocks[2:]:
        if phone_lines("\n\n".join((*taken, block))) > PHONE_LINES:
            break
        taken.append(block)
    return fit(taken)


def split(blocks: Sequence[str], limit: int = LONGEST_MESSAGE, gap: str = "\n\n") -> list[str]:
    """Joins all blocks into as few messages as possible. A block that is too long for one is cut as plain text."""
    pages: list[str] = []
    rest = [piece for block in blocks for piece in _pieces(block, limit)]
    while rest:
        text, count = fit(rest, limit, gap)
        pages.append(text)
        rest = rest[count:]
    return pages


def clip(text: str, limit: int) -> str:
    """Plain text cut to `limit` UTF-16 units, with an ellipsis where something was cut; what stands in quotation marks
    stays in them."""
    if units(text) <= limit:
        return text
    end = "…”" if text.startswith("“") and text.endswith("”") else "…"
    return _head(text, limit - len(end)).rstrip() + end


def _head(text: str, limit: int) -> str:
    """The first `limit` UTF-16 units of plain text, without half a character at the end."""
    return text.encode("utf-16-le", "surrogatepass")[: limit * 2].decode("utf-16-le", "ignore")


def one_space(text: str) -> str:
    """Runs of white space as one space: the only change that a quoted line may undergo."""
    return " ".join(text.split())


def rows(buttons: Iterable[Button], per_row: int = 2) -> Rows:
    """Buttons in rows of `per_row`; of fewer where a phone would cut a label, since those of a row are equally wide."""
    laid: list[list[Button]] = [[]]
    for button in buttons:
        longest = max(units(each.label) for each in (*laid[-1], button))
        if laid[-1] and (len(laid[-1]) == per_row or longest * (len(laid[-1]) + 1) > ROW_WIDE):
            laid.append([])
        laid[-1].append(button)
    return tuple(tuple(row) for row in laid if row)


def _pieces(block: str, limit: int) -> list[str]:
    if visible_units(block) <= limit:
        return [block]
    plain, pieces = shown(block), []
    while plain:
        head = _head(plain, limit - 1).rstrip() if units(plain) > limit else plain
        pieces.append(escape(head))
        plain = plain[len(head) :].lstrip()
    return pieces
