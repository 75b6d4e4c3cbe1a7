"""Document → Extraction: spaCy once, then each extractor, then the claims with what stands in them, not yet filed."""

from __future__ import annotations

import hashlib
import logging
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from briefings.beat.beat import Beat
from briefings.extracting.attributions.attributions import Heard, hear
from briefings.extracting.certainty import judge
from briefings.extracting.claims.non_claims import without_claims
from briefings.extracting.claims.pieces import Piece
from briefings.extracting.claims.segmentation import attributions_near, pieces_of
from briefings.extracting.coreference.anaphors import find_anaphors
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.coreference.glosses import glosses_of
from briefings.extracting.measures.assign import assign_measures
from briefings.extracting.measures.events.events import with_events
from briefings.extracting.measures.listed.listed_people import with_listed_people
from briefings.extracting.parsing.language import Language, Passage, odd_passages
from briefings.extracting.places.places import find_places
from briefings.extracting.quantities.quantities import find_quantities
from briefings.extracting.roots.roots import find_roots
from briefings.extracting.times import find_times, main_time
from briefings.model import Anaphor, Attribution, Claim, Document, Extraction, Mentions, Place, Quantity, Root, Skipped

log = logging.getLogger(__name__)

# What an odd passage can make an extractor raise; a missing name or module is a bug everywhere and goes through.
_ODDITIES = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Mention = TypeVar("Mention", bound=_Placed)
Found = TypeVar("Found")


def extract(
    document: Document, beat: Beat, language: Language, reads_like_it: Callable[[], bool] = lambda: False
) -> Extraction:
    """Everything that the document says. What cannot be read of it is skipped, passage by passage, and recorded.
    `reads_like_it` is asked whether a document that never names the beat's subject is about it all the same."""
    text = document.text
    passages = language.parse(text)
    trouble = _Trouble(list(odd_passages(text)))
    times = trouble.by_passage("times", lambda some: find_times(text, some, document.published), passages)
    places = trouble.by_passage("places", lambda some: find_places(text, some), passages)
    passages, cast, heard = trouble.heard(text, passages, places)
    trouble.skipped += heard.skipped
    quantities = trouble.by_passage("quantities", lambda some: find_quantities(text, some), passages)
    anaphors = trouble.whole(
        "anaphors",
        lambda: find_anaphors(text, passages, cast, places, times, heard.attributions),
        list[Anaphor](),
    )
    pieces = list(_pieces(passages, heard.voices, document, trouble))
    roots = find_roots(text, passages, pieces, document, places)
    bare = [_claim(piece, root, document, trouble) for piece, root in zip(pieces, roots, strict=True)]
    quantities = trouble.measured(
        quantities,
        passages,
        lambda some, found: assign_measures(text, some, bare, found, places, beat, document.title, reads_like_it),
    )
    quantities = trouble.measured(
        quantities,
        passages,
        lambda some, found: with_listed_people(text, some, found, places, beat, document.title),
    )
    quantities = trouble.measured(
        quantities,
        passages,
        lambda some, found: with_events(text, some, found, places, times, beat, document.title, document.published),
    )
    mentions = Mentions(
        heard.attributions, tuple(quantities), tuple(places), tuple(times), tuple(anaphors), cast.members()
    )
    placed = _Placements(mentions)
    whole = [_with_mentions(claim, mentions, placed, passages) for claim in bare]
    found = tuple(trouble.skipped)
    return Extraction(document, mentions, tuple(whole), found)


def claim_id(document_id: str, start: int, end: int, text: str) -> str:
    """16 hex digits that are the same whenever the same words are read at the same place of the same document."""
    return hashlib.sha256(f"{document_id}\n{start}\n{end}\n{text}".encode()).hexdigest()[:16]


class _Trouble:
    """What had to be skipped: a passage that one extractor fails on is lost to that extractor alone."""

    def __init__(self, skipped: list[Skipped]) -> None:
        self.skipped = skipped

    def by_passage(
        self, what: str, find: Callable[[Sequence[Passage]], list[Mention]], passages: Sequence[Passage]
    ) -> list[Mention]:
        """`find` over all passages at once, since they explain one another; one by one only if that fails."""
        try:
            return find(passages)
        except _ODDITIES:
            log.exception("reading %s failed; reading passage by passage", what)
        found: list[Mention] = []
        for passage in passages:
            try:
                found += find([passage])
            except _ODDITIES as error:
                self.note(passage, what, error)
        return found

    def heard(
        self, text: str, passages: tuple[Passage, ...], places: Sequence[Place]
    ) -> tuple[tuple[Passage, ...], Cast, Heard]:
        """Who is in the document and says what, and the passages that it is known of. One that can't be heard is left
        out of all that follows: what it reports would else seem to be the document's own word. Raises what `hear` does
        if no passage is to blame."""
        try:
            return passages, *self._heard(text, passages, places)
        except _ODDITIES:
            log.exception("hearing failed; hearing passage by passage")
            audible = tuple(passage for passage in passages if self._is_audible(text, passage, places))
            if len(audible) == len(passages):
                raise
            return audible, *self._heard(text, audible, places)

    def _heard(self, text: str, passages: Sequence[Passage], places: Sequence[Place]) -> tuple[Cast, Heard]:
        cast = self.whole("cast", lambda: Cast.of(text, passages, places), Cast(()))
        return cast, hear(text, passages, cast)

    def _is_audible(self, text: str, passage: Passage, places: Sequence[Place]) -> bool:
        try:
            self._heard(text, [passage], places)
        except _ODDITIES as error:
            self.note(passage, "speakers", error)
            return False
        return True

    def whole(self, what: str, find: Callable[[], Found], otherwise: Found) -> Found:
        """What `find` makes of the whole document, since no passage of it stands alone; `otherwise` where it fails."""
        try:
            return find()
        except _ODDITIES:
            log.exception("reading the %s failed", what)
            return otherwise

    def measured(
        self,
        quantities: list[Quantity],
        passages: Sequence[Passage],
        assign: Callable[[Sequence[Passage], list[Quantity]], list[Quantity]],
    ) -> list[Quantity]:
        """The quantities with their measures; those of a passage where that fails are kept without."""
        try:
            return assign(passages, quantities)
        except _ODDITIES:
            log.exception("measuring failed; measuring passage by passage")
        found: list[Quantity] = []
        for passage in passages:
            here = [q for q in quantities if passage.start <= q.start < passage.end]
            try:
                found += assign([passage], here)
            except _ODDITIES as error:
                self.note(passage, "measures", error)
                found += here
        return found

    def note(self, passage: Passage, what: str, error: Exception) -> None:
        log.warning("skipped a passage at %d for %s: %r", passage.start, what, error)
        self.skipped.append(
            Skipped(passage.start, passage.end, f"{what} could not be read here ({type(error).__name__})")
        )


def _pieces(
    passages: Sequence[Passage], attributions: Sequence[Attribution], document: Document, trouble: _Trouble
) -> Iterator[Piece]:
    barren = without_claims(passages, document)
    near = attributions_near(passages, attributions)
    for i, passage in enumerate(passages):
        if i in barren:
            continue
        try:
            found = list(pieces_of(passage, document.text, near[i]))
        except _ODDITIES as error:
            trouble.note(passage, "claims", error)
            continue
        yield from found


def _claim(piece: Piece, root: Root, document: Document, trouble: _Trouble) -> Claim:
    words = document.text[piece.start : piece.end]
    try:
        certainty, negated = judge(piece)
    except _ODDITIES as error:
        trouble.note(piece.passage, "certainty", error)
        certainty, negated = "certain", False
    return Claim(
        id=claim_id(document.id, piece.start, piece.end, words),
        document_id=document.id,
        text=words,
        start=piece.start,
        end=piece.end,
        attribution=piece.attribution,
        root=root,
        certainty=certainty,
        negated=negated,
    )


class _InOrder(Generic[Mention]):
    """Mentions in text order, with their beginnings apart, for each of a document's claims asks for its own."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def inside(self, claim: Claim) -> tuple[Mention, ...]:
        """The mentions that lie wholly in the claim."""
        first, last = bisect_left(self._starts, claim.start), bisect_left(self._starts, claim.end)
        return tuple([m for m in self._mentions[first:last] if m.end <= claim.end])


class _Placements:
    """Where a document's mentions stand."""

    def __init__(self, mentions: Mentions) -> None:
        self.quantities = _InOrder(mentions.quantities)
        self.places = _InOrder(mentions.places)
        self.times = _InOrder(mentions.times)


def _with_mentions(claim: Claim, mentions: Mentions, placed: _Placements, passages: Sequence[Passage]) -> Claim:
    times = placed.times.inside(claim)
    return replace(
        claim,
        quantities=placed.quantities.inside(claim),
        places=placed.places.inside(claim),
        times=times,
        when=main_time(claim.start, claim.end, times, passages),
        glosses=glosses_of(claim, mentions.anaphors, mentions.cast),
    )
