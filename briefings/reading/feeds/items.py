"""What all kinds of feeds share: an item with its address and mark, and which items count."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefings.knowledge.late_patterns import late
from briefings.model import FeedItem
from briefings.reading.feeds.addresses import plain_address

# No more items of one feed are looked at; a news sitemap has 1,000 at most.
MOST_ITEMS = 1000
LONGEST_TITLE = 300
LONGEST_TEXT = 200_000
# A text of fewer words is a teaser, and not the article.
FEWEST_WORDS = 40
# A date so far in the future is a mistake, or a trick to stay on top.
AHEAD = timedelta(days=1)
_UNSTORABLE = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = late(r"<[^<>]{0,2000}>")


def made_item(
    link: str | None,
    base: str,
    *,
    name: str | None = None,
    title: str | None = None,
    at: datetime | None = None,
    changed: datetime | None = None,
    edition: str | None = None,
    text: str | None = None,
) -> FeedItem | None:
    """An item by its link, or (without a link) by its words, if they are a whole text; None if it has neither. An
    article that was published in May and mended in June bears May's day, so the moment of the last change (`changed`)
    is none of publication. `edition` is a value that the publisher changes with the item."""
    address = plain_address(link, base) if link else None
    title = _plain(title)[:LONGEST_TITLE] or None
    mark = _digest(title, edition)
    changed = None if at else changed
    if address is not None:
        return FeedItem(address, mark, title, at, changed=changed)
    words = _plain(text)[:LONGEST_TEXT]
    if len(words.split()) < FEWEST_WORDS:
        return None
    own = plain_address(base, base) or base
    return FeedItem(f"{own}#{_digest(name or title or words)}", _digest(words), title, at, words, changed)


def newest_first(items: Iterable[FeedItem | None], now: datetime) -> tuple[FeedItem, ...]:
    """Each address once: newest first if every item has a date, else in the feed's own order; `MOST_ITEMS` at most.
    Dates that can't be right are taken off."""
    kept: dict[str, FeedItem] = {}
    for item in items:
        if item is not None and item.address not in kept:
            kept[item.address] = replace(item, at=_right(item.at, now), changed=_right(item.changed, now))
    if all(item.at or item.changed for item in kept.values()):
        return tuple(sorted(kept.values(), key=lambda item: item.at or item.changed or now, reverse=True)[:MOST_ITEMS])
    return tuple(kept.values())[:MOST_ITEMS]


def _right(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment and datetime(1990, 1, 1, tzinfo=UTC) <= moment <= now + AHEAD else None


def storable(text: str) -> str:
    """The text without what no database and no XML takes: halves of characters, and all control characters but white
    space. JSON can write both."""
    return _UNSTORABLE.sub(" ", text)


def _plain(markup: str | None) -> str:
    """The words of a piece of a feed's markup; its paragraphs stay apart."""
    markup = storable(markup or "")
    text = html.unescape(_TAG.sub("\n", markup)) if "<" in markup else html.unescape(markup)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _digest(*parts: str | None) -> str:
    return hashlib.sha256("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
