"""The card on which every picture is drawn: twice a phone's width, light or dark, in colours that colour-blind people
can tell apart."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.values import frozen

# Pillow is imported where a picture is drawn, in the desk's process: the bot's own knows pictures by their words.
if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

WIDE, EDGE = 720, 24
TITLE, TEXT, SMALL = 26, 22, 18


@frozen
class Theme:
    """Colours by their use: `hues` tell sources apart, `steps` mean few, some, many."""

    paper: str
    ink: str
    faint: str
    grid: str
    land: str
    border: str
    hues: tuple[str, ...]
    steps: tuple[str, str, str]
    mark: str


# Okabe and Ito's hues. Each stands out from its paper by 3:1 at least, text by 4.5:1 (a test measures it).
LIGHT = Theme(
    "#fbfbf8", "#1b1b1b", "#5c5c5c", "#dddddd", "#eceae2", "#9a968a",
    ("#0072B2", "#D55E00", "#008060", "#B0508A", "#8A6A00", "#3A7CA5"), ("#a8cfe8", "#4a97c9", "#00507d"), "#C44E00",
)  # fmt: skip
DARK = Theme(
    "#17212b", "#f2f2f2", "#b3bcc5", "#33414e", "#26323d", "#5d6b78",
    ("#56B4E9", "#F08A3C", "#2FC39A", "#E39AC4", "#F0E442", "#9AD0F5"), ("#2c5674", "#3f87b8", "#8fd0f7"), "#FFA552",
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}


@lru_cache
def font(size: int) -> Font:
    """Roboto from its package, so that no font file has to be found on the machine. It has accents, dashes and
    Cyrillic, which Pillow's own font lacks."""
    from PIL import ImageFont

    spec = find_spec("font_roboto")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return ImageFont.load_default(size)
    return ImageFont.truetype(str(Path(folders[0]) / "files" / "Roboto-Regular.ttf"), size)


def blank(wide: int, high: int, theme: Theme) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty image on the theme's paper, and what draws on it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (wide, high), theme.paper)
    return image, ImageDraw.Draw(image)


class Card:
    """An image that is being drawn, with the few things that all pictures draw."""

    def __init__(self, title: str, high: int, theme: Theme) -> None:
        self.theme, self.high = theme, high
        self.image, self.draw = blank(WIDE, high, theme)
        self.words(EDGE, 18, title, TITLE, wide=WIDE - 2 * EDGE)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        size: int = TEXT,
        *,
        wide: float = WIDE,
        colour: str = "",
        anchor: str = "la",
    ) -> None:
        """Draws one line, cut if it is wider than `wide` pixels."""
        self.draw.text((x, y), self.cut(words, wide, size), colour or self.theme.ink, font(size), anchor=anchor)

    def length(self, words: str, size: int = TEXT) -> float:
        """The width of words, in pixels."""
        return float(self.draw.textlength(words, font(size)))

    def cut(self, words: str, wide: float, size: int = TEXT) -> str:
        """The words, cut with an ellipsis if they are wider than `wide` pixels: behind a word, unless that would leave
        less than half."""
        if self.length(words, size) <= wide:
            return words
        kept = words
        while kept and self.length(kept + "…", size) > wide:
            kept = kept[:-1]
        whole = kept if words[len(kept) :].startswith(" ") else kept.rpartition(" ")[0]
        return (whole if 2 * len(whole) > len(kept) else kept).rstrip(" ,;:–") + "…"

    def lines(self, words: str, wide: float, most: int, size: int = TEXT) -> list[str]:
        """The words in at most `most` lines of `wide` pixels; the last one is cut."""
        found: list[str] = []
        rest = words.split()
        while rest and len(found) < most - 1:
            line = rest.pop(0)
            while rest and self.length(f"{line} {rest[0]}", size) <= wide:
                line += f" {rest.pop(0)}"
            found.append(self.cut(line, wide, size))
        return [*found, self.cut(" ".join(rest), wide, size)] if rest else found

    def png(self) -> bytes:
        """The picture as PNG."""
        out = io.BytesIO()
        self.image.save(out, "PNG", compress_level=6)
        return out.getvalue()
