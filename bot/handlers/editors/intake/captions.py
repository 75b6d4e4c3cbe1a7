"""A caption's date and source: `2017-12-17 AFP`, `AFP, 17 Dec 2017`. What can't be read is reported, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, timedelta

from bot.language import N_, _
from briefings.knowledge.dates.publication_dates import parse_day
from briefings.reading.feeds import plain_address
from briefings.values import frozen

LONGEST_SOURCE = 80
MOST_WORDS = 8
_URL = re.compile(r"https?://\S+")
# Words that look like a date but can't be read as one are not taken for part of a name; "France 24" is a name.
_DATE_LIKE = re.compile(
    r"\d{3}|\d[/.-]\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})")
_OF_CLOCK = re.compile(r"\d|\A(?:[ap]\.?m\.?|Z|UTC|[A-Z]{1,4}T|hrs|Uhr|h)\W*\Z")
# What takes a file anyway.
_ADD = re.compile(r"\A\s*/add(?:@(\w+))?(?!\w)", re.IGNORECASE)
_EDGES = " \t,;:|·/–—-"
HOW = N_("write it like “2017-12-17 AFP”")


@frozen
class Caption:
    """The details in a caption (published as YYYY-MM-DD, source, url). One that `is_unread` has none, and one with two
    dates has neither of these; then `problem` is one sentence that says so."""

    details: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    is_unread: bool = False


def kept_link(link: str) -> str:
    """A link that an editor gave as a document's own: without the parameters that say where the editor found it, which
    would make two documents of one page that was found twice."""
    return plain_address(link, "") or link


def asks_to_add(caption: str, bot: str) -> bool:
    """True if a caption begins with `/add` that is meant for the bot of this username."""
    command = _ADD.match(caption)
    return command is not None and (command[1] or bot).lower() == bot.lower()


def read_caption(caption: str, today: date) -> Caption:
    """Reads a caption, date and source in either order. `today` is needed to refuse dates in the future."""
    caption = _ADD.sub("", caption)
    if caption.lstrip().startswith("/"):
        return _unread(caption, _("a command in a caption is not done"))
    link = _URL.search(caption)
    if link is None:
        return _read_day_and_source(caption, today)
    read = _read_day_and_source(caption.replace(link[0], " "), today)
    return read if read.is_unread else replace(read, details={"url": kept_link(link[0]), **read.details})


def _read_day_and_source(caption: str, today: date) -> Caption:
    """Reads a caption without its link."""
    words = caption.split()
    if not words:
        return Caption()
    day, rest = _dated(words, today)
    if day and day > today:
        return _unread(caption, _("its date has not come yet"))
    second_day, left = _dated(rest, today)
    has_two = day is not None and second_day is not None
    source = " ".join(left if has_two else rest).strip(_EDGES)
    if day is None and _DATE_LIKE.search(source):
        return _unread(caption, _("no date in it can be read"))
    if len(rest) > MOST_WORDS or not _may_be_source(source):
        return _unread(caption, _("it is no date and source"))
    named = {"source": source} if source else {}
    if has_two and second_day != day:
        return Caption(named, _two_dates(caption, source))
    return Caption({**named, "published": day.isoformat()} if day else named)


def _may_be_source(words: str) -> bool:
    return len(words) <= LONGEST_SOURCE and not re.search(r"\d{3}", words)


def _dated(words: list[str], today: date) -> tuple[date | None, list[str]]:
    """The longest date that can be read at the words' beginning or end, and the other words."""
    for part, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])) if words else ():
        day = _spoken(part[0].strip(_EDGES + "()[]"), today)
        if day:
            return day, rest
    for size in range(min(5, len(words)), 0, -1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            day = _read(part)
            if day:
                return day, [*_behind_the_clock(part, day), *rest] if part == words[:size] else rest
    return None, words


def _read(words: list[str]) -> date | None:
    return parse_day(" ".join(words).strip(_EDGES + "()[]"))


def _behind_the_clock(part: list[str], day: date) -> list[str]:
    """The last words of a day with its time that are neither: dates are read with a zone's name behind the time, and
    "10:00 AFP" has none."""
    size = len(part)
    while size > 1 and not _OF_CLOCK.search(part[size - 1]) and _read(part[: size - 1]) == day:
        size -= 1
    return part[size:]


def _spoken(word: str, today: date) -> date | None:
    """The date of "yesterday", "today" (in lower case: USA Today is a paper), or "14.3.18", written with
    the day first."""
    ago = {"today": 0, "yesterday": 1}.get(word)
    if ago is not None or word == "Yesterday":
        return today - timedelta(days=1 if ago is None else ago)
    short = _SHORT_YEAR.fullmatch(word)
    if short is None:
        return None
    try:
        return date(2000 + int(short[3]), int(short[2]), int(short[1]))
    except ValueError:
        return None


def _two_dates(caption: str, source: str) -> str:
    """That neither of two dates was taken, and that the source beside them was, if there is one."""
    if source:
        said = _(
            "Of the caption “{shown}” only the source was taken, because it gives two dates: {how},"
            " or use Edit details."
        )
    else:
        said = _("Neither date of the caption “{shown}” was taken, because it gives two: {how}, or use Edit details.")
    return said.format(shown=" ".join(caption.split())[:80], how=_(HOW))


def _unread(caption: str, why: str) -> Caption:
    shown = " ".join(caption.split())[:80]
    return Caption(
        is_unread=True,
        problem=_("The caption “{shown}” was left out, because {why}: {how}, or use Edit details.").format(
            shown=shown, why=why, how=_(HOW)
        ),
    )
