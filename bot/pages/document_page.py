"""One document as readers see it: its details, and its filed claims, each in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.page import clip, escape, fit, one_space, split, visible_units
from bot.language import _
from bot.pages import wording
from bot.pages.references import ID_SHOWN, reference_line
from briefings.answers.composing import reference
from briefings.formats.glossing import glossed
from briefings.model import Claim, Document

# A paragraph longer than this is cut around its claim: readers see claims, not articles.
AROUND = 220
LONGEST_CLAIM = 1200


def document_head(document: Document, why: str | None, *, discarded: bool = False) -> str:
    """Title, outlet, date, and, where it was withdrawn, that and why. A draft that was `discarded` is stored as
    withdrawn, too."""
    known = reference(document)
    line = reference_line(replace(known, status="draft") if discarded else known)
    lines = [f"<b>{escape(clip(one_space(document.title), 200))}</b>", f"<i>{line}</i>"]
    if document.author:
        lines.append(_("By {author}").format(author=escape(clip(one_space(document.author), 100))))
    if discarded:
        lines.append(_("<b>Discarded.</b> It was never public."))
    elif document.status == "withdrawn":
        lines.append(f"{withdrawn_words(why)}\n{_('Its lines stand in no answer any more.')}")
    if document.status == "draft":
        lines.append(_("<b>A draft.</b> Only editors see it."))
    if document.published is None:
        lines.append(_("Its date is not known: answers with since or as of leave it out."))
    return "\n".join(lines)


def listed(document: Document) -> str:
    """A document in a list: its title, and under it outlet, date and the way to it."""
    title = escape(one_space(document.title)[:160])
    # A source that is not known would be named by the title once more.
    line = reference_line(replace(reference(document), source=document.source or _("no source named")))
    return f"{title}\n<i>{line.rsplit(' /document_', 1)[0]}</i> /document_{document.number}"


def withdrawn_words(why: str | None) -> str:
    """That a document was withdrawn, and the editor's reason as it was typed."""
    if not why:
        return _("<b>Withdrawn.</b> No reason was given.")
    return _("<b>Withdrawn.</b> The reason given: “{reason}”.").format(
        reason=escape(clip(one_space(why).rstrip("."), 400))
    )


def document_blocks(document: Document, claims: Sequence[Claim]) -> list[str]:
    """Each claim in bold, with what stands around it in its paragraph."""
    if not claims:
        return [_("Nothing in it is filed under a topic.")]
    paragraphs: dict[int, list[Claim]] = {}
    for claim in claims:
        paragraphs.setdefault(document.text.rfind("\n", 0, claim.start), []).append(claim)
    return [wording.count(len(claims), "claim"), *(_in_paragraph(document, own) for own in paragraphs.values())]


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
    before, after = _before(text, claim.start, around), _after(text, claim.end, around)
    unsaid = [gloss for gloss in claim.glosses if escape(gloss.text) not in before]
    line = one_space(glossed(claim.text, unsaid, claim.start))
    words = f"<b>{escape(clip(line, LONGEST_CLAIM))}</b>"
    return " ".join(part for part in (before, words, after) if part)


def _in_paragraph(document: Document, claims: Sequence[Claim]) -> str:
    """A paragraph once, with all its claims in bold, and the ways to them in their order."""
    first, last = claims[0], claims[-1]
    links = " ".join(f"/claim_{claim.id[:ID_SHOWN]}" for claim in claims)
    if len(claims) == 1:
        return f"<blockquote expandable>{in_paragraph(document.text, first, AROUND)}</blockquote>{links}"
    parts = [_before(document.text, first.start, AROUND)]
    for claim, following in zip(claims, (*claims[1:], None), strict=True):
        parts.append(
            f"<b>{escape(clip(one_space(glossed(claim.text, claim.glosses, claim.start)), LONGEST_CLAIM))}</b>"
        )
        if following is not None:
            parts.append(escape(one_space(document.text[claim.end : following.start])))
    parts.append(_after(document.text, last.end, AROUND))
    return f"<blockquote expandable>{' '.join(part for part in parts if part)}</blockquote>{links}"


def _before(text: str, start: int, around: int) -> str:
    words = one_space(text[text.rfind("\n", 0, start) + 1 : start])
    return escape(words if len(words) <= around else "…" + words[-around:].partition(" ")[2])


def _after(text: str, end: int, around: int) -> str:
    stop = text.find("\n", end)
    words = one_space(text[end : stop if stop >= 0 else len(text)])
    return escape(words if len(words) <= around else words[:around].rpartition(" ")[0] + " …")
