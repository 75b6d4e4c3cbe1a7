"""Reads and writes lists of feeds in OPML, the format of other feed readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

import defusedxml.ElementTree as xml

from briefings.errors import DatelineError
from briefings.model import Feed
from briefings.reading.feeds import plain_address

LARGEST = 5 * 1024 * 1024
MOST = 2000
# Some readers write feed://wire.example/rss, or feed:https://wire.example/rss.
_FEED = re.compile(r"^feed:(?P<slashes>//)?", re.IGNORECASE)


def read_opml(content: bytes) -> tuple[tuple[Feed, ...], int]:
    """The feeds of a list, each address once, and how many others it names: those over `MOST`, and those whose address
    is none of the web. Raises `DatelineError` for anything else."""
    if len(content) > LARGEST:
        raise DatelineError("This list is over 5 MB: import it in parts.")
    try:
        root = xml.fromstring(content, forbid_dtd=True)
    except (xml.ParseError, ValueError, RecursionError) as error:
        raise DatelineError("This is no OPML file, as feed readers export them.") from error
    found: dict[str, Feed] = {}
    others: set[str] = set()
    for outline in root.iter("outline"):
        written = (outline.get("xmlUrl") or "").strip()
        address = plain_address(_FEED.sub(_of_the_web, written), "")
        title = " ".join((outline.get("title") or outline.get("text") or "").split())[:200]
        if address:
            found.setdefault(address, Feed(0, address, title=title or None))
        elif written:
            others.add(written)
    if not found:
        raise DatelineError("There is no feed in this list: an OPML file names each in xmlUrl.")
    return tuple(found.values())[:MOST], len(others) + max(0, len(found) - MOST)


def _of_the_web(scheme: re.Match[str]) -> str:
    return "http://" if scheme["slashes"] else ""


def write_opml(feeds: Iterable[Feed]) -> str:
    """The list as OPML."""
    lines = [
        f'    <outline type="rss" text={quoteattr(feed.title or feed.address)} xmlUrl={quoteattr(feed.address)}/>'
        for feed in feeds
        if feed.chat is None
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Dateline</title></head>\n'
    return "\n".join([head + "  <body>", *lines, "  </body>", "</opml>"]) + "\n"
