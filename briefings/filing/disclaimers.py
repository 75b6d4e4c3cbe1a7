"""Sentences by which an outlet says that it could not check, or that nobody would comment: they tell nothing of the
beat, whatever words of it they hold."""

from __future__ import annotations

import re

_LONGEST = 18
_CHECKING = r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?|check(?:ed)?|substantiated?)"
_NOT = r"\w*(?:not|n[’']t|unable to|impossible to|no way (?:to|of)|never)"
_TOLD = (
    r"(?:accounts?|claims?|figures?|numbers?|reports?|statements?|videos?|footage|tolls?|authenticity|details|allegations?"
    r"|assertions?|stor(?:y|ies)|recordings?|photographs?|documents?|veracity|versions?|testimony)"
)
_SUBJECT = rf"(?:{_TOLD}|this|that(?=\s+(?:could|can|has|was)))"
_YET = r"(?:\s+(?:be|been|yet|immediately|independently|fully|possible|able|to)){0,4}"
_OBJECT = rf"(?:{_TOLD}|it|this|that)"
_UNCHECKED = re.compile(
    rf"\b{_SUBJECT}(?:\s+(?!that\b)[\w’']+){{0,3}}?\s+{_NOT}\b{_YET}\s+{_CHECKING}\b"
    rf"|\b{_NOT}\b{_YET}\s+{_CHECKING}\b(?:\s+[\w’']+){{0,3}}?\s+{_OBJECT}\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:declin|refus)(?:ed|es|ing) (?:to comment|comment)|\bno (?:immediate )?comment\b|\bwould not comment\b"
    r"|\b(?:did|does|do|has|have|had) not (?:\w+ )?comment(?:ed)?\b"
    r"|\b(?:did|does|do|has|have|had) not (?:\w+ )?(?:respond|responded|reply|replied|answer|answered)\b.*"
    r"\b(?:comment|requests?|questions?|e-?mails?|calls?|messages?)\b"
    r"|\bcould not (?:\w+ )?be (?:\w+ )?reached\b",
    re.IGNORECASE,
)


def is_disclaimer(text: str) -> bool:
    """Whether a claim only says that something could not be checked, or that somebody would not comment."""
    if len(text.split()) > _LONGEST or ";" in text or any(c.isdigit() for c in text):
        return False
    return _UNCHECKED.search(text) is not None or _SILENT.search(text) is not None
