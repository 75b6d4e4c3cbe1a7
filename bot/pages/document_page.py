"""One document as readers see it: its details, and its filed claims, each in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.page import clip, escape, fit, one_space, split, visible_units
from bot.pages import wording
from bot.pages.references import ID_SHOWN, reference_line
from briefings.answers.composing import reference
from briefings.formats.glossing import glossed
from briefings.model import Claim, Document

# A paragraph longer than this is cut around its claim: readers see claims, not articles.
AROUND = 220
LONGEST_CLAIM = 1200


def document_head(document: Document, why: str | None) -> str:
    """Title, outlet, date, and, where it was withdrawn, that and why."""
    lines = [f"<b>{escape(clip(one_space(document.title), 200))}</b>", f"<i>{reference_line(reference(document))}</i>"]
    if document.author:
        lines.append(f"By {escape(clip(one_space(document.author), 100))}")
    if document.status == "withdrawn":
        reason = f" {escape(clip(one_space(why), 400))}" if why else " No reason was given."
        lines.append(f"<b>Withdrawn.</b>{reason}\nIts lines stand in no answer any more.")
    if document.status == "draft":
        lines.append("<b>A draft.</b> Only editors see it.")
    if document.published is None:
        lines.append("Its date is not known: answers with since or as of leave it out.")
    return "\n".join(lines)


def document_blocks(document: Document, claims: Sequence[Claim]) -> list[str]:
    """Each claim in bold, with what stands around it in its paragraph."""
    if not claims:
        return ["Nothing in it is filed under a topic."]
    return [wording.count(len(claims), "claim"), *(_in_paragraph(document, claim) for claim in claims)]


def pages_of(head: str, blocks: Sequence[str], limit: int) -> list[str]:
    """The blocks in pages, each under the head."""
    room = limit - visible_units(head) - 2
    pages: list[str] = []
    rest = [piece for block in blocks for piece in split([block], room)]
    while rest or not pages:
        text, count = fit(rest, room)
        pages.append(f"{head}\n\n{text}".rstrip())
        rest = rest[max(1, count) :]
    return pages


def in_paragraph(text: str, claim: Claim, around: int) -> str:
    """A claim in bold between at most `around` characters of its paragraph before and behind."""
    start = text.rfind("\n", 0, claim.start) + 1
    stop = text.find("\n", claim.end)
    end = stop if stop >= 0 else len(text)
    before, after = one_space(text[start : claim.start]), one_space(text[claim.end : end])
    before = before if len(before) <= around else "…" + before[-around:].partition(" ")[2]
    after = after if len(after) <= around else after[:around].rpartition(" ")[0] + " …"
    unsaid = [gloss for gloss in claim.glosses if gloss.text not in before]
    line = one_space(glossed(claim.text, unsaid, claim.start))
    words = f"<b>{escape(clip(line, LONGEST_CLAIM))}</b>"
    return " ".join(part for part in (escape(before), words, escape(after)) if part)


def _in_paragraph(document: Document, claim: Claim) -> str:
    quote = in_paragraph(document.text, claim, AROUND)
    return f"<blockquote expandable>{quote}</blockquote>/claim_{claim.id[:ID_SHOWN]}"
