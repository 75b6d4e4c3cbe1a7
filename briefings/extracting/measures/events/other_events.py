"""What a sentence's words tell of it: that it is on another event than the document's own, or leads back to what the
sentence before tells."""

from __future__ import annotations

import re

from briefings.extracting.measures.events.recalled import opens_with_what_was_before
from briefings.extracting.measures.events.words_beside import HAPPENED
from briefings.model import Span

# What is told beside the document's own event, and is another.
_ANOTHER = re.compile(
    # "Wounding another in a shooting" is the one that is told of.
    r"\b(?:another|separate|unrelated|previous|earlier|similar) "
    r"(?:(?!in\b|at\b|during\b|after\b|from\b|with\b)\w+ ){0,2}?"
    r"(?:shooting|attack|incident|strike|raid|bombing|blast|explosion|massacre|homicide|killing|case|outbreak|"
    r"epidemic|earthquake|quake|flood|landslide|accident|crash|derailment|shipwreck|sinking|disaster|tragedy|protest|clash)"
    r"(?:s|es)?\b"
    r"|\b(?:elsewhere|separately|in other violence)\b"
    r"|\bin (?:another|a different|other) (?:parts?|areas?|districts?|quarters?|neighbou?rhoods?|suburbs?) of\b"
    r"|\b(?:an?|one|two|three|several) (?:weeks?|months?|years?) (?:earlier|before)\b"
    r"|\b(?:it|this|which) follow(?:s|ed) (?:an?|another|two|several)\b"
    r"|\b(?:came|comes) (?:[\w-]+ ){0,4}?after (?:an?|another)\b",
    re.IGNORECASE,
)

# What opens a sentence on what happened at the same time, which has a day of its own.
_BESIDE_IT = ("Meanwhile", "Elsewhere", "Separately")
# What leads back to the sentence before: to what happened, to where, to whom.
_LEADS_BACK = re.compile(
    r"\b(?:the|that|this|those|these) (?:[\w-]+ ){0,2}?(?:attack|assault|strike|raid|shelling|bombardment|bombing"
    r"|bomb|blast|explosion|clash|ambush|shooting|incident|fire|crash|quake|flood|village|town|neighbou?rhood|district|area|suburb|camp"
    r"|market|building|victim|dead|deceased|wounded|injured)(?:s|es)?\b|\bthere\b(?! (?:is|are|was|were|has|have)\b)",
    re.IGNORECASE,
)


def names_another(text: str, sentence: Span) -> bool:
    """Whether a sentence calls what it tells another event: "a separate shooting", "weeks earlier". "Another
    shooting" with which a text opens is its own."""
    found = _ANOTHER.search(text, *sentence)
    if found is None or sentence[0] >= AT_ONCE or not found.group().lower().startswith("another "):
        return found is not None
    return HAPPENED.search(text, sentence[0], found.start()) is not None


# A sentence that begins before is the first, behind a dateline at most.
AT_ONCE = 60


def opens_beside_it(text: str, sentence: Span) -> bool:
    """Whether a sentence opens with what happened at the same time: "Meanwhile"."""
    return text.startswith(_BESIDE_IT, sentence[0])


# "A new fire broke out there today": its day is not that of the first, though who died of either is told together.
_A_NEW_ONE = re.compile(
    r"\ban? (?:new|fresh) (?:[\w,-]+ ){0,2}?"
    r"(?:incident|blast|explosion|(?:earth)?quake|tremor|flood|(?:land|mud)slide|accident|fire|blaze|collapse|leak)\b",
    re.IGNORECASE,
)


def opens_on_another(text: str, sentence: Span) -> bool:
    """Whether the words of a sentence set it apart from what its text opens with."""
    if names_another(text, sentence) or opens_beside_it(text, sentence):
        return True
    if sentence[0] >= AT_ONCE and _A_NEW_ONE.search(text, *sentence):
        return True
    return opens_with_what_was_before(text, sentence)


def leads_back(text: str, sentence: Span) -> bool:
    """Whether a sentence leads back to what the one before it tells: "the blast", "there"."""
    return _LEADS_BACK.search(text, *sentence) is not None
