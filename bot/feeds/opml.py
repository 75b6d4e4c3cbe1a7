"""Reads and writes lists of feeds in OPML, the format of other feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

import defusedxml.ElementTree as xml

from briefings.errors import DatelineError
from briefings.model import Feed
from briefings.reading.feeds import plain_address

LARGEST = 5 * 1024 * 1024
MOST = 2000


def read_opml(content: bytes) -> tuple[Feed, ...]:
    """The feeds of a list, each address once. Raises `DatelineError` for anything else."""
    if len(content) > LARGEST:
        raise DatelineError("This list is over 5 MB: import it in parts.")
    try:
        root = xml.fromstring(content, forbid_dtd=True)
    except (xml.ParseError, ValueError, RecursionError) as error:
        raise DatelineError("This is no OPML file, as feed readers export them.") from error
    found: dict[str, Feed] = {}
    for outline in root.iter("outline"):
        address = plain_address(outline.get("xmlUrl"), "")
        title = " ".join((outline.get("title") or outline.get("text") or "").split())[:200]
        if address:
            found.setdefault(address, Feed(0, address, title=title or None))
    if not found:
        raise DatelineError("There is no feed in this list: an OPML file names each in xmlUrl.")
    return tuple(found.values())[:MOST]


def write_opml(feeds: Iterable[Feed]) -> str:
    """The list as OPML."""
    lines = [
        f'    <outline type="rss" text={quoteattr(feed.title or feed.address)} xmlUrl={quoteattr(feed.address)}/>'
        for feed in feeds
        if feed.chat is None
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Dateline</title></head>\n'
    return "\n".join([head + "  <body>", *lines, "  </body>", "</opml>"]) + "\n"
