"""What became of a text's paragraphs in a later version of it, in the words of whoever is told."""

from __future__ import annotations

from bot.language import ENGLISH, _, spoken
from bot.pages import wording
from briefings.newsroom.near_copies import NearCopy, ParagraphCounts


def copy_words(copy: NearCopy) -> str:
    """Of which document this is a version, and what is different."""
    if spoken() == ENGLISH:
        return copy.words
    version = _("a version of document {number}").format(number=copy.document.number)
    return wording.labelled(version, paragraph_words(copy.paragraphs))


def paragraph_words(told: ParagraphCounts) -> str:
    """How many paragraphs were dropped, added and reworded."""
    if spoken() == ENGLISH:
        return told.words
    counted = (
        (told.dropped, wording.count(told.dropped, "paragraph dropped", "paragraphs dropped")),
        (told.added, wording.count(told.added, "paragraph added", "paragraphs added")),
        (told.reworded, wording.count(told.reworded, "paragraph reworded", "paragraphs reworded")),
        (told.retitled, _("another headline")),
    )
    return ", ".join(words for number, words in counted if number) or _("the same text")
