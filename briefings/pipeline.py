"""The way of an article once it is read: extracting, then filing. In comes a document; out goes an `Extraction`.

Both read its text without Markdown's markup, and what they find is put back into its places in the text as it stands.

Reading comes before and is a stage of its own (`briefings.reading.read`), within limits of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.beat.beat import Beat
from briefings.beat.terms import Terms
from briefings.extracting.extract import extract
from briefings.extracting.in_place import in_place
from briefings.extracting.parsing.markup import without_markup
from briefings.filing.filing import file_claims
from briefings.filing.off_beat import goes_without_saying, off_beat
from briefings.model import Claim, Document, Extraction, Quantity

if TYPE_CHECKING:
    from briefings.extracting.parsing.language import Language


def make_ready(beat: Beat) -> None:
    """Works out beforehand all that the beat's first article would have to: for a process that is forked anew for each
    article, so that none of them pays for it."""
    _ = beat.lexicon
    for terms in beat.term_lists:
        if isinstance(terms, Terms):
            terms.make_ready()
    if beat.opinion:
        beat.opinion.make_ready()


def understand(document: Document, beat: Beat, language: Language) -> Extraction:
    """A document's claims, filed under the beat's topics; `off_beat` where none of them is on it. Where the beat counts
    its groups alone, nobody of them is in such a document: its figures have no measure, and stand in no ledger."""
    shown = without_markup(document.text)
    if shown is None:
        return _understood(document, beat, language)
    return in_place(_understood(replace(document, text=shown.text), beat, language), document, shown)


def _understood(document: Document, beat: Beat, language: Language) -> Extraction:
    title = document.title or ""
    extraction = extract(document, beat, language, lambda: goes_without_saying(document.text, beat, title))
    filed = file_claims(extraction.claims, beat, document.text, document.title)
    off = off_beat(document.text, filed, beat, title)
    if not off or beat.whom != "groups":
        return replace(extraction, claims=filed, off_beat=off)
    mentions = replace(extraction.mentions, quantities=_unmeasured(extraction.mentions.quantities))
    claims = tuple(_without_measures(claim) for claim in filed)
    return replace(extraction, mentions=mentions, claims=claims, off_beat=off)


def _without_measures(claim: Claim) -> Claim:
    """The claim with its figures unmeasured; the same where none of them has a measure, as in most."""
    quantities = _unmeasured(claim.quantities)
    return claim if quantities == claim.quantities else replace(claim, quantities=quantities)


def _unmeasured(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures as numbers of whatever is counted, and of nothing that the beat follows."""
    return tuple(
        quantity
        if (quantity.measure, quantity.scope, quantity.event) == (None, None, None)
        else replace(quantity, measure=None, scope=None, event=None)
        for quantity in quantities
    )
