"""One claim in full: its words in their paragraph, and everything that is known of it, with the reasons."""

from __future__ import annotations

from bot import wording
from bot.pages import escape, one_space
from bot.rendering import CERTAINTY_WORDS
from briefings.answers import ClaimView
from briefings.beat import Beat

PARAGRAPH = 900


def claim_html(view: ClaimView, beat: Beat) -> str:
    """The claim as a message."""
    claim, document = view.claim, view.document
    parts = [_in_paragraph(view)]
    facts = []
    who = claim.attribution
    if who:
        role = f", {who.role}" if who.role else ""
        facts.append(f"Said by: {escape((who.speaker or 'not named') + role)} ({escape(who.cue)})")
    else:
        facts.append("Said by: the document itself")
    facts.append(f"Root: {escape(' → '.join(claim.root.chain))} ({claim.root.kind})")
    for q in claim.quantities:
        measure = wording.measure_label(beat, q.measure) if q.measure else "no measure"
        origin = f", from {wording.country_name(q.origin)}" if q.origin else ""
        facts.append(
            f"Figure: {escape(wording.amount(q.low, q.high, q.bound))} {escape(q.unit)}: {escape(measure + origin)}"
        )
    if claim.places:
        facts.append("Places: " + escape(", ".join(f"{p.name} ({p.role})" for p in claim.places)))
    if claim.when:
        facts.append(f"When: {wording.day(claim.when.from_date)} to {wording.day(claim.when.to_date)}")
    facts.append(
        f"Certainty: {CERTAINTY_WORDS.get(claim.certainty, 'as stated')}{', negated' if claim.negated else ''}"
    )
    for filing in claim.topics:
        title = next((t.title for t in beat.topics if t.id == filing.topic), filing.topic)
        because = ", ".join(f"“{one_space(words)}”" for words in filing.because)
        facts.append(f"Filed under {escape(title)} for {escape(because)}")
    parts.append("\n".join(facts))
    source = escape(document.source or "no source named")
    title = escape(one_space(document.title)[:120])
    parts.append(f"{source}, {wording.day(document.published)}: {title} /document_{document.number}")
    return "\n\n".join(parts)


def _in_paragraph(view: ClaimView) -> str:
    claim, text = view.claim, view.document.text
    start = max(text.rfind("\n", 0, claim.start) + 1, claim.start - PARAGRAPH)
    stop = text.find("\n", claim.end)
    end = min(stop if stop >= 0 else len(text), claim.end + PARAGRAPH)
    before, after = one_space(text[start : claim.start]), one_space(text[claim.end : end])
    words = f"<b>{escape(one_space(claim.text))}</b>"
    return f"<blockquote expandable>{' '.join(p for p in (escape(before), words, escape(after)) if p)}</blockquote>"
