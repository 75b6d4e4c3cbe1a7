"""JSON-LD for machines, in the words of schema.org: what is claimed by whom, and where it appeared.

A claim is told as `Claim`, not as `ClaimReview`: Dateline rates nothing, and a review without a rating is none.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from bot.chat.page import one_space
from bot.web.pages.words import publisher, safe_url
from briefings.answers.claim_view import ClaimView
from briefings.model import Document, Reference

# Other articles that a claim is said to appear in.
APPEARANCES = 20


def claim_data(view: ClaimView, permalink: str) -> Markup:
    """A claim: its words, who says so, in which article, and where else it appears."""
    claim = view.claim
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": permalink,
        "text": one_space(claim.text),
        "appearance": [_article(view.document)],
    }
    if claim.attribution and claim.attribution.speaker:
        # Untyped: a speaker may be a person, a ministry or a report.
        data["author"] = {"name": one_space(claim.attribution.speaker)}
        if claim.attribution.role:
            data["author"]["jobTitle"] = one_space(claim.attribution.role)
    if claim.root.name != "unknown":
        data["isBasedOn"] = {"@type": "CreativeWork", "name": claim.root.name}
    agree = [match.document for match in view.matches if match.match.verdict in ("restates", "corroborates")]
    data["appearance"] += [_article(document) for document in agree[:APPEARANCES]]
    return script_safe(data)


def document_data(document: Document, permalink: str) -> Markup:
    """An article as it is referred to."""
    return script_safe({"@context": "https://schema.org", "@id": permalink, **_article(document)})


def _article(document: Document | Reference) -> dict[str, Any]:
    known = {
        "@type": "NewsArticle",
        "headline": one_space(document.title),
        "publisher": {"@type": "Organization", "name": publisher(document)},
        "datePublished": document.published.isoformat() if document.published else None,
        "url": safe_url(document.url),
    }
    if document.status == "withdrawn":
        known["creativeWorkStatus"] = "Withdrawn from this library"
    return {name: value for name, value in known.items() if value}


def script_safe(data: Any) -> Markup:
    """JSON that no word of an article can end early inside a script element."""
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
