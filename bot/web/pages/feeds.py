"""A topic's changes as RSS and as JSON Feed: what is new, borne out, updated, disputed, and what was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from bot.web.addresses import topic_path
from bot.web.pages.feed_items import Item, feed_items
from bot.web.pages.rendering import answer
from bot.web.pages.site import Site
from briefings.beat.beat import Topic
from briefings.errors import NotFound

# What XML 1.0 has no way to write.
_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


async def rss(site: Site, request: Request) -> Response:
    """RSS 2.0."""
    topic = _topic(site, request)
    items = await feed_items(site, topic)
    body = _rss(site, topic, items).translate(_UNWRITABLE).encode()
    return answer(request, body, "application/rss+xml; charset=utf-8", private=site.to.key is not None)


async def json_feed(site: Site, request: Request) -> Response:
    """JSON Feed 1.1."""
    topic = _topic(site, request)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site, topic),
        "home_page_url": _whole(site, topic_path(topic.id)),
        "feed_url": _whole(site, f"{topic_path(topic.id)}/feed.json"),
        "description": topic.description,
        "language": "en",
        "items": [
            {
                "id": item.id,
                "url": _whole(site, item.link),
                "title": item.title,
                "content_text": item.text,
                "date_published": item.at.isoformat(),
            }
            for item in await feed_items(site, topic)
        ],
    }
    body = json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")
    return answer(request, body, "application/feed+json; charset=utf-8", private=site.to.key is not None)


def _topic(site: Site, request: Request) -> Topic:
    found = next((t for t in site.services.beat.topics if t.id == request.path_params["topic"]), None)
    if found is None:
        raise NotFound("There is no such topic.")
    return found


def _whole(site: Site, path: str) -> str:
    """An address outside of any page; where a key is needed it carries it, for what reads a feed has no other."""
    return site.to.permalink(path, key=site.to.key)


def _title(site: Site, topic: Topic) -> str:
    return f"{topic.title} · {site.services.beat.title}"


def _rss(site: Site, topic: Topic, items: Sequence[Item]) -> str:
    own = escape(_whole(site, f"{topic_path(topic.id)}/feed.xml"), {'"': "&quot;"})
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
        f"<title>{escape(_title(site, topic))}</title>",
        f"<link>{escape(_whole(site, topic_path(topic.id)))}</link>",
        f"<description>{escape(topic.description)}</description>",
        f'<language>en</language><atom:link href="{own}" rel="self" type="application/rss+xml"/>',
    ]
    for item in items:
        lines.append(
            f'<item><guid isPermaLink="false">{escape(item.id)}</guid><title>{escape(item.title)}</title>'
            f"<link>{escape(_whole(site, item.link))}</link><pubDate>{format_datetime(item.at)}</pubDate>"
            f"<description>{escape(escape(item.text))}</description></item>"
        )
    return "\n".join([*lines, "</channel></rss>"])
