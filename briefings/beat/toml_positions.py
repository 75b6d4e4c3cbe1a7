"""Where the keys and values of a TOML text stand, for messages that name a line; the standard reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""A way into the parsed tables: ("topics", 0, "rules", 2, "any")."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?\Z")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\-]+|\"[^\"]*\"|'[^']*')\s*=(.*)", re.S)
_SCRAP = re.compile(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*|[\[\]{}]")


class TomlLines:
    """The lines, counted from 1, of a text that `tomllib` can read."""

    def __init__(self, text: str) -> None:
        self._text = text.splitlines()
        self._of: dict[Path, int] = dict(_scan(self._text))

    def of(self, *path: str | int) -> int:
        """The line of this key or table, else of the nearest table that holds it; 1 where there is none."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self._of:
                return self._of[path[:cut]]
        return 1

    def of_item(self, value: str, *path: str | int) -> int:
        """The line of a string inside the array under this key."""
        first = self.of(*path)
        following = min((line for line in self._of.values() if line > first), default=len(self._text) + 1)
        for number in range(first, following):
            if f'"{value}"' in self._text[number - 1] or f"'{value}'" in self._text[number - 1]:
                return number
        return first


def syntax_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line that the reader stumbled over, and its words without the position."""
    said = str(error)
    at = re.search(r"at line (\d+)", said)
    line = int(at.group(1)) if at else max(1, len(text.splitlines()))
    return line, re.sub(r"\s*\(at [^)]*\)", "", said)


def _scan(lines: list[str]) -> Iterator[tuple[Path, int]]:
    """Every table and key with its line, reading over arrays and strings that go on for several lines."""
    table: Path = ()
    counts: dict[Path, int] = {}
    depth, quotes = 0, ""
    for number, line in enumerate(lines, 1):
        inside = depth > 0 or bool(quotes)
        header, key = _HEADER.match(line), _KEY.match(line)
        if not inside and header:
            table = _entered(header, counts)
            yield table, number
            continue
        if not inside and key:
            yield (*table, key.group(1).strip("\"'")), number
        depth, quotes = _open_at_end(key.group(2) if key and not inside else line, depth, quotes)


def _entered(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a table's header; each table of an array gets its number, and its parts count anew."""
    path: Path = ()
    names = [name.strip(" \"'") for name in header.group(2).split(".")]
    for n, name in enumerate(names):
        path = (*path, name)
        if header.group(1) == "[[" and n == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _open_at_end(text: str, depth: int, quotes: str) -> tuple[int, str]:
    """How many brackets, and which triple quotation marks, are open after this line."""
    for scrap in _SCRAP.finditer(text):
        sign = scrap.group()
        if quotes:
            quotes = "" if sign == quotes else quotes
        elif sign in ('"""', "'''"):
            quotes = sign
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
    return max(0, depth), quotes
