"""Who speaks in a text, as tests of speakers ask."""

from __future__ import annotations

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language


def voices(language: Language, text: str) -> set[str | None]:
    """The names of all who are heard in it."""
    passages = language.parse(text)
    return {a.speaker for a in hear(text, passages, Cast.of(text, passages)).voices if a.speaker}
