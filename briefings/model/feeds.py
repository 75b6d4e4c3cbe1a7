"""Feeds that are watched, the things that they name, and what became of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from briefings.values import frozen

# What became of a find: it waits for its turn; it was kept as a document; its document was known before; it is off the
# beat; it can't be read; it can't be fetched; it was older than what a first look takes.
FindState = Literal["waiting", "kept", "known", "off beat", "unreadable", "failed", "passed over"]
PageKind = Literal["feed", "sitemap", "page"]


@frozen
class Feed:
    """A watched address: a link, or a Telegram `chat` that the bot is in.

    `source` is whose words its finds are, if an editor said so. With `publish` finds become public at once, else
    drafts. It is looked at every `minutes`; `looked` is the last successful look, `due` the next. `failures` counts the
    failed looks since, `error` is the reason of the last one, and `told` is True once the editors were told. `etag` and
    `modified` are the server's values for the next conditional request.
    """

    id: int
    address: str
    chat: int | None = None
    title: str | None = None
    source: str | None = None
    publish: bool = False
    paused: bool = False
    minutes: int = 30
    etag: str | None = None
    modified: str | None = None
    looked: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    error: str | None = None
    told: bool = False
    by: int | None = None
    added: datetime | None = None


@frozen
class FeedItem:
    """One thing that a feed names. `address` identifies it; `mark` is another when its publisher has changed it. It was
    published `at` that moment; where the feed tells only when it was last changed, that is `changed`. `text` is its
    whole text, if there is no page to fetch."""

    address: str
    mark: str
    title: str | None = None
    at: datetime | None = None
    text: str | None = None
    changed: datetime | None = None


@frozen
class FeedPage:
    """What stands at a watched address: the newest things first; `links` are the feeds that a page names."""

    kind: PageKind
    title: str | None = None
    items: tuple[FeedItem, ...] = ()
    links: tuple[str, ...] = ()


@frozen
class Find:
    """One thing that a feed named, on its way into the library. `tries` counts failed attempts to fetch it, `hops` how
    often it was found to be elsewhere. `document` is the number of the document that it became."""

    id: int
    feed: int | None
    address: str
    mark: str
    state: FindState = "waiting"
    title: str | None = None
    published: date | None = None
    text: str | None = None
    tries: int = 0
    hops: int = 0
    document: int | None = None
    error: str | None = None


@frozen
class Host:
    """A web server, and what its robots.txt said when it was last asked."""

    name: str
    robots: str | None = None
    asked: datetime | None = None
