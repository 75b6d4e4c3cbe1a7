"""Front matter: `key: value` lines between two lines of `---` that open a text or Markdown file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefings.errors import UnreadableDocument

_FENCE = "---"
_MOST_LINES = 200
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_LOWER_KEY = re.compile(r"[a-z][\w-]*:(?:\s|$)")
# The keys that writers use, each with the detail that it gives.
_KEYS = {
    "title": "title",
    "source": "source",
    "publisher": "source",
    "outlet": "source",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "author": "author",
    "authors": "author",
    "by": "author",
    "credit": "credit",
}
# A folded or a literal block, as far as its first line says so.
_BLOCK = re.compile(r"[>|][-+\d]{0,2}\s*(?:#.*)?$")
_QUOTED = re.compile(r"([\"'])(.*?)\1(?:\s+#.*)?")
# YAML needs no space behind the mark; "Party #1" is rather a title than a comment.
_COMMENT = re.compile(r"\s#(?:\s|$)")
_EMPTY_VALUES = {"", "null", "~", "none"}


def read_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The details in a file's front matter (title, source, published, url, author, credit), and the text after it.

    A file that opens with `---` for another reason (a Markdown rule) has no front matter and is returned whole. Unknown
    keys, comments and lists are skipped. Raises `UnreadableDocument` for front matter that is never closed, since its
    lines would be filed as text.
    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None or lines[first].rstrip() != _FENCE:
        return {}, text
    for last in range(first + 1, min(len(lines), first + _MOST_LINES)):
        if lines[last].rstrip() in (_FENCE, "..."):
            break
        if not _belongs(lines[last]):
            return _refuse_if_begun(lines[first + 1 : last], lines[last : first + _MOST_LINES]), text
    else:
        return _refuse_if_begun(lines[first + 1 : first + _MOST_LINES]), text
    details = _details(lines[first + 1 : last])
    if not details and not _only_keys(lines[first + 1 : last]):
        return {}, text
    return details, "".join(lines[last + 1 :])


def _belongs(line: str) -> bool:
    """True if a line may be part of front matter: a pair, a comment, a list item, an indented continuation."""
    stripped = line.strip()
    return not stripped or stripped.startswith(("#", "- ")) or line[:1] in " \t" or bool(_PAIR.match(stripped))


def _only_keys(lines: list[str]) -> bool:
    """True if lines without any known detail are front matter nevertheless, and not text between two rules."""
    pairs = [line for line in lines if line.strip() and line[0] not in " \t#-"]
    return bool(lines) and bool(lines[0].strip() or not pairs) and all(_LOWER_KEY.match(line) for line in pairs)


def _details(lines: list[str]) -> dict[str, str]:
    details: dict[str, str] = {}
    for number, line in enumerate(lines):
        pair = _PAIR.match(line.strip()) if line[:1] not in " \t" else None
        name = _KEYS.get(pair[1].strip().lower()) if pair else None
        value = _value(pair[2] or "", _indented(lines[number + 1 :])) if pair and name else ""
        if name and value.lower() not in _EMPTY_VALUES:
            details.setdefault(name, value)
    return details


def _indented(lines: list[str]) -> list[str]:
    """The lines that belong to the value before them, as far as they are indented."""
    return [line.strip() for line in takewhile(lambda line: line[:1] in " \t\r\n", lines)]


def _value(first: str, following: list[str]) -> str:
    """A value in one line, which YAML lets go on in indented ones, folded or as a block (`>`, `|`). A list or a mapping
    under an empty value gives none."""
    first = first.strip()
    if _BLOCK.match(first):
        return " ".join(line for line in following if line)
    if any(line.startswith("- ") or (not first and _PAIR.match(line)) for line in following):
        following = []
    return _bare(" ".join(line for line in (first, *following) if line and not line.startswith("#")))


def _bare(value: str) -> str:
    """A value without the quotation marks that YAML allows around it, and without a comment behind it."""
    if quoted := _QUOTED.fullmatch(value):
        escaped = '\\"' if quoted[1] == '"' else "''"
        return quoted[2].replace(escaped, quoted[1]).strip()
    return _COMMENT.split(value, maxsplit=1)[0].strip()


def _refuse_if_begun(lines: list[str], rest: Sequence[str] = ()) -> dict[str, str]:
    """Raises `UnreadableDocument` if `lines` have details, since then they are front matter; `rest` begins with the
    line that can't be read as such."""
    if not _details(lines):
        return {}
    behind = list(takewhile(lambda line: line.rstrip() != _FENCE, rest[1:]))
    if len(behind) + 1 < len(rest) and all(not line.strip() or _is_known(line) for line in behind):
        raise UnreadableDocument(
            f"The line “{rest[0].strip()[:40]}” of the front matter can't be read: write it like source: AFP, or take "
            "it out."
        )
    raise UnreadableDocument("The front matter is not closed: put a line with only --- under its last entry.")


def _is_known(line: str) -> bool:
    pair = _PAIR.match(line.strip())
    return pair is not None and pair[1].strip().lower() in _KEYS
