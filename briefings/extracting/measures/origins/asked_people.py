"""People of whom it is asked where they come from: their number in its clause, and what is said of them."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.parsing.language import Passage
from briefings.model import Span
from briefings.values import frozen


@frozen
class AskedPeople:
    """The spans of their number with its noun, of the clause that goes on behind it, and of the sentence; the token
    that stands for them, and its passage."""

    phrase: Span
    clause: Span
    sentence: Span
    anchor: Any
    passage: Passage
    said: Said
