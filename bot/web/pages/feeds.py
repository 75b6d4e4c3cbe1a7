"""A topic's changes as RSS and as JSON Feed: what is new, borne out, updated, disputed, and what was withdrawn.

An item's words are those that stand: once all that an item told has fallen, it says so in place of them, under the same
id, so that feed readers replace what they showed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from bot.web.addresses import claim_path, topic_path
from bot.web.pages import words
from bot.web.pages.rendering import answer
from bot.web.pages.site import Site
from briefings.beat.beat import Topic
from briefings.errors import NotFound
from briefings.model import GOES_ON, PARTED, Finding

ITEMS = 50
# Characters of a line in an item; its link leads to the rest.
LINE = 1_200
WINDOW = timedelta(days=60)
FALLEN = "This no longer stands: what told it was withdrawn or is read otherwise now."
# What XML 1.0 has no way to write.
_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True, slots=True)
class Item:
    """One change. `id` stays, whatever becomes of what it tells."""

    id: str
    at: datetime
    title: str
    text: str
    link: str


async def rss(site: Site, request: Request) -> Response:
    """RSS 2.0."""
    topic = _topic(site, request)
    items = await _items(site, topic)
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
                "url": item.link,
                "title": item.title,
                "content_text": item.text,
                "date_published": item.at.isoformat(),
            }
            for item in await _items(site, topic)
        ],
    }
    body = json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")
    return answer(request, body, "application/feed+json; charset=utf-8", private=site.to.key is not None)


def _topic(site: Site, request: Request) -> Topic:
    found = next((t for t in site.services.beat.topics if t.id == request.path_params["topic"]), None)
    if found is None:
        raise NotFound("There is no such topic.")
    return found


async def _items(site: Site, topic: Topic) -> list[Item]:
    library, now = site.services.library, site.services.now()
    recorded = await library.changes(now - WINDOW, now, topics=[topic.id])
    told = [c for c in recorded if not (c[3].get(GOES_ON) or c[3].get(PARTED))]
    newest = sorted(told, key=lambda change: change[0], reverse=True)[:ITEMS]
    statements = {statement for _, _, finding, _ in newest for statement in finding.statements}
    standing = {s for finding in await library.findings_with(statements) for s in finding.statements}
    documents = {s.claim.id: s.document for s in await library.statements(statements)}
    items = []
    for at, kind, finding, detail in newest:
        link = next((claim_path(documents[c], c) for c in finding.claims if c in documents), topic_path(topic.id))
        stands = not standing.isdisjoint(finding.statements)
        items.append(_item(site, kind, at, finding, dict(detail), stands, _whole(site, link)))
    return items


def _item(
    site: Site, kind: str, at: datetime, finding: Finding, detail: dict[str, Any], stands: bool, link: str
) -> Item:
    number = f"{site.to.base}/changes/{finding.id}/{kind}/{int(at.timestamp())}"
    quote = words.quote(finding.text, finding.glosses)
    if kind == "withdrawn":
        why = f" {words.short(str(detail.get('why')), 200)}" if detail.get("why") else ""
        return Item(number, at, f"Withdrawn: {words.short(quote)}", f"Withdrawn:{why} {words.short(quote, LINE)}", link)
    if not stands:
        return Item(number, at, "No longer stands", FALLEN, link)
    moved = f" ({detail['old']} → {detail['new']})" if detail.get("old") and detail.get("new") else ""
    text = f"{words.CHANGES.get(kind, kind)}{moved}: {words.short(quote, LINE)} {words.finding_sources(finding)}."
    return Item(number, at, f"{words.CHANGES.get(kind, kind)}: {words.short(quote)}", text, link)


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
            f"<link>{escape(item.link)}</link><pubDate>{format_datetime(item.at)}</pubDate>"
            f"<description>{escape(escape(item.text))}</description></item>"
        )
    return "\n".join([*lines, "</channel></rss>"])
