"""Fixed wording of the pages around values that carry references; templates use these as filters."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.chat.page import clip, one_space
from bot.pages import figure_wording, wording
from bot.pages.document_page import in_paragraph
from bot.pages.references import web_address
from briefings.beat.beat import Beat
from briefings.formats.glossing import glossed
from briefings.knowledge.countries import country_within
from briefings.model import Claim, Document, Figure, Finding, Gloss, Quantity, Reference

# Characters of a claim's paragraph before and behind it, on its own page and among its document's.
AROUND_CLAIM, AROUND_LINE = 700, 220
CERTAINTY = {
    "certain": "stated as a fact",
    "probable": "said to be probable",
    "possible": "said to be possible",
    "unknown": "said to be not known",
}
VERDICTS = {
    "conflicts": "Contradicted by",
    "updates": "Another number at another time",
    "corroborates": "Borne out by another original source",
    "restates": "The same said again",
    "unsure": "Perhaps the same",
}
CHANGES = {
    "new": "New",
    "corroborated": "Borne out by another original source",
    "updated": "Figure updated",
    "disputed": "Now disputed",
    "withdrawn": "Withdrawn",
}
ROLES = {"origin": "from there", "destination": "to there", "location": "there"}
TITLE = 110


def quote(text: str, glosses: Sequence[Gloss] = ()) -> str:
    """A source's own words on one line, with what stands in brackets, in quotation marks."""
    words = one_space(glossed(text, glosses))
    return wording.in_marks(words, words)


def short(text: str, most: int = TITLE) -> str:
    """A line of words for a title."""
    return clip(one_space(text), most)


def outlet(reference: Reference | Document) -> str:
    """Who published it, as it stands within a line; the title names a nameless one."""
    return wording.isolated(publisher(reference))


def publisher(reference: Reference | Document) -> str:
    """The same for machines."""
    return one_space(reference.source or "") or f"“{short(reference.title, 60)}”"


def because(reason: str | None) -> str:
    """Why something was withdrawn, as a sentence around its editor's words."""
    if not reason:
        return "No reason was given."
    return f"The reason given: {reason}{'' if reason.endswith(('.', '!', '?', '”', '…')) else '.'}"


def paragraph(document: Document, claim: Claim, around: int) -> Markup:
    """A claim in bold, between what stands around it in its paragraph."""
    # The chat's own paragraph: escaped words, and nothing but <b> around the claim.
    return Markup(in_paragraph(document.text, claim, around))


def sources(roots: Sequence[str], documents: int) -> str:
    """ "3 documents, 1 original source: AFP"."""
    named = ", ".join(map(wording.isolated, roots[:4])) + (f" and {len(roots) - 4} more" if len(roots) > 4 else "")
    if documents == 1 and len(roots) == 1:
        return named
    return f"{wording.count(documents, 'document')}, {wording.count(len(roots), 'original source')}: {named}"


def finding_sources(finding: Finding) -> str:
    """How a finding is supported."""
    return sources(finding.roots, len(finding.documents))


def figure_sources(figure: Figure) -> str:
    """Who gives a figure: of an event's toll those alone who gave the number that stands."""
    said = (entry for entry in figure.history if figure.low <= entry.low and entry.high <= figure.high)
    theirs = {entry.document for entry in said if entry.root in figure.roots}
    return sources(figure.roots, len(theirs) or len(figure.roots))


def quantity(claim: Claim, value: Quantity, beat: Beat) -> str:
    """ "about 250 fighters from France: returned home"."""
    amount = wording.amount(value.low, value.high, value.bound)
    counted = value.unit if value.unit == "people" else value.counted or value.unit
    per = f" per {value.per}" if value.per else ""
    origin = f" from {country_within(value.origin)}" if value.origin else ""
    measure = f": {figure_wording.number_told(beat, claim, value)}" if value.measure else ""
    return f"{amount} {counted}{per}{origin}{measure}"


def places(claim: Claim) -> str:
    """ "France (to there), Syria (from there)"."""
    return ", ".join(dict.fromkeys(f"{place.name} ({ROLES[place.role]})" for place in claim.places))


def when(claim: Claim) -> str:
    """The claim's main time, empty where it has none."""
    return wording.days_told(claim.when.from_date, claim.when.to_date) if claim.when else ""


def certainty(claim: Claim) -> str:
    """How sure its speaker is of it."""
    return CERTAINTY[claim.certainty] + (", and denied" if claim.negated else "")


def citation(document: Document | Reference, words: str, permalink: str) -> str:
    """What may be copied into a text: the words, where they stand, and the page that keeps watch over them."""
    return f"{quote(words)} {outlet(document)}, {wording.day(document.published)}. {permalink}"


def safe_url(url: str | None) -> str | None:
    """A link that may be shown as one, else None."""
    return url if web_address(url) else None
