"""One claim in full: its words in their paragraph, and everything that is known of it, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.page import clip, escape, one_space
from bot.pages import wording
from bot.pages.document_page import in_paragraph
from bot.pages.references import ID_SHOWN, reference_line, text_fragment, web_address
from briefings.answers.claim_view import ClaimView, MatchView
from briefings.answers.composing import reference
from briefings.beat.beat import Beat
from briefings.formats.glossing import claim_glossed
from briefings.knowledge.countries import country_name
from briefings.model import Claim, Quantity, Reason

AROUND = 700
MATCHES_SHOWN = 4
CERTAINTY = {
    "certain": "stated as a fact",
    "probable": "said to be probable",
    "possible": "said to be possible",
    "unknown": "said to be not known",
}
VERDICTS = {
    "restates": "The same said again",
    "corroborates": "Borne out by another original source",
    "updates": "Another number at another time",
    "conflicts": "In conflict",
    "unsure": "Perhaps the same; not sure",
}
# What a reader wants to know first of the lines beside this one.
TELLING = ("conflicts", "updates", "corroborates", "restates", "unsure")
ROLES = {"origin": "from there", "destination": "to there", "location": "there"}


def claim_blocks(view: ClaimView, beat: Beat, why_withdrawn: str | None = None) -> list[str]:
    """The claim as a message's blocks, what matters most first."""
    claim, document = view.claim, view.document
    quote = in_paragraph(document.text, claim, AROUND)
    blocks = [f"<blockquote expandable>{quote}</blockquote>{_where(view)}"]
    if document.status == "withdrawn":
        reason = escape(clip(one_space(why_withdrawn), 400)) if why_withdrawn else "No reason was given."
        blocks.insert(0, f"<b>Withdrawn.</b> {reason} This line stands in no answer any more.")
    blocks.append("\n".join(_facts(claim, beat)))
    blocks.append("\n".join(_filed(claim, beat)))
    telling = sorted(view.matches, key=lambda match: TELLING.index(match.match.verdict))
    matches = [_match(match) for match in telling[:MATCHES_SHOWN]]
    if matches:
        matches[0] = f"<b>Beside other documents</b>\n{matches[0]}"
    more = len(view.matches) - MATCHES_SHOWN
    return [*blocks, *matches, *([f"and {wording.count(more, 'other line', 'other lines')}"] if more > 0 else [])]


def _where(view: ClaimView) -> str:
    document = view.document
    line = reference_line(reference(document))
    url = document.url or ""
    if not web_address(url):
        return line
    return f'{line}\n<a href="{escape(text_fragment(url, view.claim.text))}">Open at this sentence</a>'


def _facts(claim: Claim, beat: Beat) -> Iterator[str]:
    who = claim.attribution
    if who:
        role = f", {who.role}" if who.role else ""
        yield f"<b>Said by</b> {escape((who.speaker or 'somebody not named') + role)} (“{escape(who.cue)}”)"
    else:
        yield "<b>Said by</b> the document itself"
    yield f"<b>Root</b> {escape(' → '.join(claim.root.chain))} ({claim.root.kind})"
    for quantity in claim.quantities:
        yield f"<b>Figure</b> {escape(_figure(quantity, beat))}"
    if claim.places:
        places = dict.fromkeys(f"{place.name} ({ROLES[place.role]})" for place in claim.places)
        yield "<b>Places</b> " + escape(", ".join(places))
    if claim.when:
        first, last = claim.when.from_date, claim.when.to_date
        yield f"<b>When</b> {wording.day(first)}" + (f" to {wording.day(last)}" if last != first else "")
    denied = ", and denied" if claim.negated else ""
    yield f"<b>How sure</b> {CERTAINTY[claim.certainty]}{denied}"


def _figure(quantity: Quantity, beat: Beat) -> str:
    amount = wording.amount(quantity.low, quantity.high, quantity.bound)
    origin = f" from {country_name(quantity.origin)}" if quantity.origin else ""
    per = f" per {quantity.per}" if quantity.per else ""
    # "of them" counts people as much as "of the fighters" does, and reads ill without its sentence.
    counted = quantity.unit if quantity.unit == "people" else quantity.counted or quantity.unit
    measure = f": {wording.measure_label(beat, quantity.measure)}" if quantity.measure else ""
    return f"{amount} {counted}{per}{origin}{measure}"


def _filed(claim: Claim, beat: Beat) -> Iterator[str]:
    for filing in claim.topics:
        title = next((t.title for t in beat.topics if t.id == filing.topic), filing.topic)
        because = ", ".join(f"“{one_space(words)}”" for words in filing.because)
        yield f"<b>Filed under</b> {escape(title)}" + (f" for {escape(because)}" if because else "")
    if not claim.topics:
        yield "Filed under no topic."


def _match(view: MatchView) -> str:
    by = " (an editor's word)" if view.match.by is not None else ""
    root = ", one root" if view.one_root else ""
    reasons = "; ".join(_reason(reason) for reason in view.match.reasons)
    words = clip(one_space(claim_glossed(view.other.claim)), 300)
    quote = wording.in_marks(words, escape(words))
    line = reference_line(view.document)
    return (
        f"<b>{VERDICTS[view.match.verdict]}</b>{by}{root}\n{quote}\n{line} /claim_{view.other.claim.id[:ID_SHOWN]}"
        + (f"\n<i>Why, and how much it weighs: {escape(clip(reasons, 600))}</i>" if reasons else "")
    )


def _reason(reason: Reason) -> str:
    """ "measure (+0.30): both say how many returned"; what weighs nothing is told without a weight."""
    weight = f" ({reason.weight:+.2f})" if reason.weight else ""
    return f"{reason.feature.replace('_', ' ')}{weight}: {reason.words}"
