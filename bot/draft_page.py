"""A draft as its editor sees it: details and how each was found, claims by topic, what was left out."""

from __future__ import annotations

from bot import wording
from bot.context import Services
from bot.pages import LONGEST_MESSAGE, Button, Page, escape, fit, one_space, rows
from bot.views import View, data_for
from briefings.newsroom import Draft

CLAIMS_SHOWN = 3


async def draft_page(services: Services, draft: Draft) -> Page:
    """The preview, with its buttons."""
    document = draft.document
    blocks = [
        f"<b>Draft {document.number}: {escape(one_space(document.title)[:200])}</b>",
        _details(draft),
        *_topics(services, draft),
    ]
    if draft.off_beat:
        blocks.insert(2, "<b>This looks off the beat:</b> nothing in it is filed.")
    html, _ = fit(blocks, LONGEST_MESSAGE - 100)
    number = str(document.number)
    buttons = [
        Button("Publish", await data_for(services, View("publish", (number,)))),
        Button("Discard", await data_for(services, View("discard", (number,)))),
    ]
    return Page(html, rows(buttons))


def _details(draft: Draft) -> str:
    document, found = draft.document, draft.document.found
    lines = []
    for name, value in (("source", document.source), ("published", document.published), ("credit", document.credit)):
        shown = wording.day(document.published) if name == "published" and value else value
        how = f" <i>({escape(found[name])})</i>" if name in found else ""
        lines.append(f"{name.capitalize()}: {escape(str(shown)) if value else 'not found'}{how}")
    if document.published is None:
        lines.append("<i>Undated: it will be left out of answers with since or asof, and relative dates stay open.</i>")
    return "\n".join(lines)


def _topics(services: Services, draft: Draft) -> list[str]:
    blocks = []
    for topic in services.beat.topics:
        claims = [c for c in draft.claims if any(f.topic == topic.id for f in c.topics)]
        if claims:
            quoted = [f"“{escape(one_space(c.text)[:300])}”" for c in claims[:CLAIMS_SHOWN]]
            more = f"\n… and {len(claims) - CLAIMS_SHOWN} more" if len(claims) > CLAIMS_SHOWN else ""
            blocks.append(f"<b>{escape(topic.title)}</b> ({len(claims)})\n" + "\n".join(quoted) + more)
    unfiled = sum(1 for c in draft.claims if not c.topics)
    if unfiled:
        blocks.append(f"<i>{wording.count(unfiled, 'claim')} under no topic.</i>")
    return blocks
