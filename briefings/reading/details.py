"""What an article's own words say of it: its title, its credit line, its date."""

from __future__ import annotations

from pathlib import PurePath

from briefings.reading.article import Article, Known

_LONGEST_TITLE = 140


def look_in_text(article: Article, name: str) -> dict[str, Known]:
    """The details that can be read out of the text, each with how; `name` is the file's."""
    return {"title": _title(article.text, name)}


def _title(text: str, name: str) -> Known:
    first = text.split("\n", 1)[0]
    if first.startswith("#") and first.strip("# "):
        return Known(first.strip("# "), "the first heading")
    if first.strip():
        return Known(_short(first), "the first line")
    return Known(PurePath(name).stem, "the file's name")


def _short(line: str) -> str:
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
