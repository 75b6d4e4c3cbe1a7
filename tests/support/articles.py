"""Small articles for the tests of claims and roots: documents, attributions made by hand, and the claims read from
them."""

from __future__ import annotations

from briefings.extracting.claims.pieces import Piece
from briefings.extracting.claims.segmentation import find_pieces
from briefings.extracting.parsing.language import Language
from briefings.extracting.roots.roots import find_roots
from briefings.model import Attribution, AttributionKind, Document, Place, Root


def document(text: str, *, title: str = "A title", source: str | None = None, credit: str | None = None) -> Document:
    return Document("d1", text, title, source=source, credit=credit)


def said(
    text: str,
    speaker: str | None,
    content: str,
    *,
    cue: str = "said",
    source: str | None = None,
    role: str | None = None,
    kind: AttributionKind = "indirect",
) -> Attribution:
    """An attribution whose spans are found by its words; `source` are the speaker's words in the text, if
    they differ."""
    at = text.index(content)
    words = source or speaker or ""
    cue_at, source_at = text.find(cue), text.find(words) if words else -1
    return Attribution(
        speaker,
        role,
        cue,
        kind,
        (source_at, source_at + len(words)) if source_at >= 0 else None,
        (cue_at, cue_at + len(cue)) if cue_at >= 0 else None,
        (at, at + len(content)),
    )


def pieces(language: Language, text: str, *attributions: Attribution, title: str = "A title") -> list[Piece]:
    return find_pieces(language.parse(text), attributions, document(text, title=title))


def claims(language: Language, text: str, *attributions: Attribution, title: str = "A title") -> list[str]:
    return [text[p.start : p.end] for p in pieces(language, text, *attributions, title=title)]


def speakers(language: Language, text: str, *attributions: Attribution) -> list[str | None]:
    return [p.held_by[-1].speaker if p.held_by else None for p in pieces(language, text, *attributions)]


def roots(
    language: Language,
    text: str,
    *attributions: Attribution,
    title: str = "A title",
    source: str | None = None,
    credit: str | None = None,
    places: tuple[Place, ...] = (),
) -> list[Root]:
    passages = language.parse(text)
    made = document(text, title=title, source=source, credit=credit)
    return find_roots(text, passages, find_pieces(passages, attributions, made), made, places)
