"""Reads whatever a watched address sends: RSS, Atom, JSON Feed, a news sitemap, or a page that names a feed."""

from __future__ import annotations

import calendar
import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from briefings.errors import UnreadableDocument
from briefings.model import FeedItem, FeedPage
from briefings.reading.feeds.addresses import plain_address
from briefings.reading.feeds.items import made_item, newest_first, storable

NO_FEED = (
    "There is no feed at this address: name an RSS, Atom or JSON feed, a news sitemap, or a page that links to one."
)
ENTITIES = "This feed declares entities of its own, which no honest feed needs, so it is not read."
MOST_LINKS = 10
MOST_PARTS = 20
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "text/xml",
               "application/xml")  # fmt: skip
# Under whatever prefix; and whatever the namespace, since many write https:// into it, or an older one.
_SITEMAP = re.compile(rb"<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)


def read_feed(content: bytes, address: str, now: datetime) -> FeedPage:
    """What `content`, which came from `address`, names. Raises `UnreadableDocument`."""
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _json_feed(content, address, now)
    if b"<!ENTITY" in content:
        raise UnreadableDocument(ENTITIES)
    if _SITEMAP.search(head):
        return _sitemap(content, address, now)
    page = _feed(content, address, now)
    if page is not None:
        return page
    links = _named_by_page(content, address)
    if not links:
        raise UnreadableDocument(NO_FEED)
    return FeedPage("page", None, (), links)


# --- RSS and Atom ---------------------------------------------------------------------------------------------------


def _feed(content: bytes, address: str, now: datetime) -> FeedPage | None:
    import feedparser

    try:
        # Without the feed's own address, which would make an address of every id; `made_item` resolves the links.
        read = feedparser.parse(content, sanitize_html=False)
    except ValueError:
        # Its strict parser stumbles over some broken elements, where it should hand the feed to its loose one.
        return None
    if not read.get("version"):
        return None
    dated = "published" if read.version.startswith("atom") else "updated"
    items = [_entry(entry, address, dated) for entry in read.entries]
    return FeedPage("feed", _title(read.feed.get("title")), newest_first(items, now))


def _entry(entry: Any, address: str, dated: str) -> FeedItem | None:
    """An entry as an item. `dated` is feedparser's name for the date of publication where it has none by that name: in
    RSS, Dublin Core's date, which it calls that of the last change."""
    name = _words(entry.get("id"))
    link = _entry_link(entry, name)
    contents = [_words(part.get("value")) or "" for part in entry.get("content", ())[:MOST_PARTS]]
    text = max([*contents, _words(entry.get("summary")) or ""], key=len)
    # Not by feedparser's own look-up, which takes the publication date for the date of the last change.
    when = "published" if entry.get("published_parsed") else dated
    at, changed = (
        _moment(dict.get(entry, f"{name}_parsed"), _words(dict.get(entry, name))) for name in (when, "updated")
    )
    return made_item(
        link,
        address,
        name=name,
        title=_words(entry.get("title")),
        at=at,
        changed=changed,
        edition=f"{_words(dict.get(entry, 'updated'))} {text}",
        text=text,
    )


def _entry_link(entry: Any, name: str | None) -> str | None:
    """An entry's link; without one its id, unless that is no address or RSS says that it is none (`isPermaLink`)."""
    link, says_link = _words(entry.get("link")), entry.get("guidislink")
    if link and not (says_link and link == name):  # feedparser gives a bare guid as a link, too
        return link
    return None if says_link is False else _linked(name)


def _linked(name: str | None) -> str | None:
    """An item's id as its link, if it is one."""
    return name if name and name.startswith(("http://", "https://")) else None


def _moment(parsed: Any, written: str | None) -> datetime | None:
    """feedparser's time, which is in UTC, as a datetime; in the zone of the publisher if that is written, since an
    article bears the day that it was there."""
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None
    there = _in_mail(written) or _written(written)
    return there if there == moment else moment


def _in_mail(moment: str | None) -> datetime | None:
    """A moment as e-mail and RSS write it; None if it is none, or has no zone."""
    try:
        read = parsedate_to_datetime(moment) if moment else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read is not None and read.tzinfo is not None else None


# --- JSON Feed ------------------------------------------------------------------------------------------------------


def _json_feed(content: bytes, address: str, now: datetime) -> FeedPage:
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(NO_FEED) from error
    listed = read.get("items") if isinstance(read, dict) else None
    if not isinstance(listed, list) or "jsonfeed.org" not in str(read.get("version")):
        raise UnreadableDocument(NO_FEED)
    items = [_json_item(each, address) for each in listed if isinstance(each, dict)]
    return FeedPage("feed", _title(read.get("title")), newest_first(items, now))


def _json_item(item: dict[str, Any], address: str) -> FeedItem | None:
    text = _words(item.get("content_html")) or _words(item.get("content_text"))
    return made_item(
        _words(item.get("url")) or _linked(_words(item.get("id"))),
        address,
        name=_words(item.get("id")),
        title=_words(item.get("title")),
        at=_written(item.get("date_published")),
        changed=_written(item.get("date_modified")),
        edition=f"{_words(item.get('date_modified'))} {text}",
        text=text,
    )


def _written(moment: Any) -> datetime | None:
    """A moment in ISO 8601, in the zone in which it is written; a day alone is its first moment."""
    try:
        read = datetime.fromisoformat(moment.strip()) if isinstance(moment, str) else None
        if read is None:
            return None
        read = read.replace(tzinfo=UTC) if read.tzinfo is None else read
        read.astimezone(UTC)  # what is no moment there is none
        return read
    except (ValueError, OverflowError):
        return None


# --- sitemaps -------------------------------------------------------------------------------------------------------


def _sitemap(content: bytes, address: str, now: datetime) -> FeedPage:
    """A sitemap's pages; or the sitemaps that an index names, those of news first."""
    import defusedxml.ElementTree as xml

    try:
        root = xml.fromstring(content, forbid_dtd=True)
    except (xml.ParseError, ValueError, RecursionError) as error:
        raise UnreadableDocument(NO_FEED) from error
    if root.tag.rpartition("}")[2] == "sitemapindex":
        maps = [plain_address(each.findtext("{*}loc"), address) for each in root.findall("{*}sitemap")]
        named = sorted(filter(None, maps), key=lambda there: "news" not in urlsplit(there).path)
        return FeedPage("page", None, (), tuple(named)[:MOST_LINKS])
    items = [_mapped(each, address) for each in root.findall("{*}url")]
    title = root.findtext(".//{*}publication/{*}name")
    return FeedPage("sitemap", _title(title), newest_first(items, now))


def _mapped(element: Any, address: str) -> FeedItem | None:
    link, changed = element.findtext("{*}loc"), element.findtext("{*}lastmod")
    news = element.find("{*}news")
    title = news.findtext("{*}title") if news is not None else None
    at = _written(news.findtext("{*}publication_date") if news is not None else None)
    return made_item(link, address, title=title, at=at, changed=_written(changed), edition=changed) if link else None


# --- pages ----------------------------------------------------------------------------------------------------------


def _named_by_page(content: bytes, address: str) -> tuple[str, ...]:
    """The feeds that a page names in its head; feeds of comments come last."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(content, parser=html.HTMLParser(collect_ids=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    found: dict[str, bool] = {}
    for link in tree.iter("link"):
        kinds = (link.get("rel") or "").casefold().split()
        if "alternate" not in kinds or (link.get("type") or "").split(";")[0].strip().casefold() not in _FEED_TYPES:
            continue
        there = plain_address(link.get("href"), address)
        if there:
            found.setdefault(there, "comment" in f"{link.get('title') or ''} {there}".casefold())
    return tuple(sorted(found, key=lambda there: found[there]))[:MOST_LINKS]


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _title(value: Any) -> str | None:
    return " ".join(storable(value).split())[:200] or None if isinstance(value, str) else None
