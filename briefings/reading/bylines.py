"""The line that names an article's author, and the agencies and outlets that such lines name behind them."""

from __future__ import annotations

import re

from briefings.knowledge.agencies import agencies_credited, agency_named

_LONGEST = 120
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:al|el|de|van|von|bin|le|la|der)[\s-])?[A-ZÀ-Þ][\w’'.-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:(?:[Ww]ords |[Ss]tory |[Rr]eport |[Ww]ritten )?(?:[Bb]y|BY):?|(?:[Aa]uthor|AUTHOR|[Rr]eporter)s?:)\s+"
    rf"(?:(?:[Aa]gencies|AGENCIES)\s+(?:and|AND)\s+)?"
    rf"(?P<author>{_NAME}(?:(?:\s+(?:and|AND)\s+|,\s+){_NAME})*?)"
    r"(?P<rest>\s*(?:[,|/–—-]|\s(?:in|for|of|IN|FOR|OF)\s)\s*.{2,60})?$"
)


_PICTURE = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]+){1,3}\s*/\s*\S.*")


def may_credit_picture(line: str) -> bool:
    """Whether a line has the form in which pictures are credited, "Ann Poe/Reuters"; so are texts, where nobody else
    signs them."""
    return len(line) <= _LONGEST and _PICTURE.fullmatch(line) is not None


def byline_of(paragraph: str) -> re.Match[str] | None:
    """The `author` and the `rest` of a paragraph that is a byline, None of others."""
    line = unmarked(paragraph)
    return _BYLINE.fullmatch(line) if len(line) <= _LONGEST else None


def agency_in(credit: str) -> str | None:
    """The short name of the first agency that a credit names ("AFP, Reuters", "| Associated Press", "in Beirut for
    Reuters"); None if it names none."""
    words = re.sub(r"^(?:in\s[\w ]+\s)?(?:for|at)\s+", "", credit.strip(" |,–—-*_"))
    named = agency_named(words)
    return named or next(iter(agencies_credited(words)), None)


def unmarked(line: str) -> str:
    """A line without Markdown's marks for headings and emphasis."""
    bare = re.sub(r"^#{1,6}\s+|\s+#+$", "", line)
    return re.sub(r"(?<!\w)([*_]{1,3})(?=\S)([^*_]+?)(?<=\S)\1(?!\w)", r"\2", bare).strip("*_ ")
