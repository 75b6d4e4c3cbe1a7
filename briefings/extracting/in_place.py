"""What was read of a text without its markup, put back into its places in the text as it is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from briefings.extracting.extract import claim_id
from briefings.extracting.parsing.markup import Shown, Span
from briefings.model import (
    Anaphor,
    Attribution,
    Claim,
    Document,
    Extraction,
    Gloss,
    Member,
    Mentions,
    Place,
    Quantity,
    Skipped,
    Time,
)

Worded = TypeVar("Worded", Quantity, Time, Anaphor)
Placed = TypeVar("Placed", Place, Gloss, Skipped)


def in_place(extraction: Extraction, document: Document, shown: Shown) -> Extraction:
    """The extraction of `document` whose text was read as `shown`: every span counts the characters of the document's
    own text, and the claims' and mentions' words are those under their spans."""
    return _Places(document, shown).extraction(extraction)


class _Places:
    def __init__(self, document: Document, shown: Shown) -> None:
        self._document = document
        self._shown = shown

    def extraction(self, found: Extraction) -> Extraction:
        return replace(
            found,
            document=self._document,
            mentions=self._mentions(found.mentions),
            claims=tuple(map(self._claim, found.claims)),
            skipped=tuple(map(self._placed, found.skipped)),
        )

    def _mentions(self, mentions: Mentions) -> Mentions:
        return Mentions(
            attributions=tuple(map(self._attribution, mentions.attributions)),
            quantities=tuple(map(self._worded, mentions.quantities)),
            places=tuple(map(self._placed, mentions.places)),
            times=tuple(map(self._worded, mentions.times)),
            anaphors=tuple(map(self._anaphor, mentions.anaphors)),
            cast=tuple(map(self._member, mentions.cast)),
        )

    def _claim(self, claim: Claim) -> Claim:
        start, end = self._shown.back_whole(claim.start, claim.end)
        words = self._document.text[start:end]
        return replace(
            claim,
            id=claim_id(claim.document_id, start, end, words),
            text=words,
            start=start,
            end=end,
            attribution=self._attribution(claim.attribution) if claim.attribution else None,
            quantities=tuple(map(self._worded, claim.quantities)),
            places=tuple(map(self._placed, claim.places)),
            times=tuple(map(self._worded, claim.times)),
            glosses=tuple(map(self._placed, claim.glosses)),
        )

    def _attribution(self, told: Attribution) -> Attribution:
        return replace(
            told,
            source_span=self._span(told.source_span) if told.source_span else None,
            cue_span=self._span(told.cue_span) if told.cue_span else None,
            content_span=self._shown.back_whole(*told.content_span),
        )

    def _worded(self, mention: Worded) -> Worded:
        start, end = self._span((mention.start, mention.end))
        as_read = mention.text == self._shown.text[mention.start : mention.end]
        return replace(mention, start=start, end=end, text=self._document.text[start:end] if as_read else mention.text)

    def _anaphor(self, anaphor: Anaphor) -> Anaphor:
        return replace(self._worded(anaphor), antecedent=self._span(anaphor.antecedent))

    def _placed(self, mention: Placed) -> Placed:
        start, end = self._span((mention.start, mention.end))
        return replace(mention, start=start, end=end)

    def _member(self, member: Member) -> Member:
        return replace(member, mentions=tuple(map(self._span, member.mentions)))

    def _span(self, span: Span) -> Span:
        return self._shown.back(*span)
