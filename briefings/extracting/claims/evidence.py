"""Evidence that is cited like a speaker: data, figures, estimates, and who made them, where that is said."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# Speakers that are no one's voice: evidence with no maker named. They neither cut a claim nor count as its root.
_EVIDENCE = frozenset(
    {"data", "datum", "figure", "figures", "number", "numbers", "statistic", "statistics", "estimate", "estimates",
     "evidence", "information", "record", "records", "calculation", "calculations", "account", "accounts", "detail",
     "details", "indication", "indications", "sign", "signs"}
)  # fmt: skip
_EVIDENCE_FIRST = re.compile(
    rf"(?:the|its|these|those)?\s*(?:[a-z-]+\s+)?(?:{'|'.join(sorted(_EVIDENCE))})\b", re.IGNORECASE
)
_MAKER = re.compile(
    r"\b(?:of|by|from)\s+(?P<maker>(?!(?:the\s+)?(?:beginning|start|end|middle|first|second|last|past|early|late|mid|this|"
    rf"year|month|week|spring|summer|autumn|winter|\d|(?:{_MONTH})))(?:the\s+)?\S.*?)"
    r"(?:\s+and\s+(?:\w+ly\s+)?(?:shared|seen|obtained|provided|published|released|reviewed|cited)\b.*)?$",
    re.IGNORECASE,
)


# "The Halden Information | Center |", "the Records | Office |": a body's name, whatever it keeps.
_IS_A_BODY = re.compile(
    r"(?: [A-Z][\w’'-]*)* (?:Cent(?:er|re)|Office|Bureau|Ministry|Agency|Department|Service|Institute|Network|Council"
    r"|Committee|Authority|Directorate|Unit|Society|Association|Foundation|Group|Project)\b"
)


# Segmentation asks it of each of a sentence's words.
@lru_cache(maxsize=1024)
def is_evidence(speaker: str | None) -> bool:
    """Whether a speaker is only evidence whose maker is not named ("data from the beginning of June")."""
    found = _EVIDENCE_FIRST.match(speaker or "")
    if found is None or _IS_A_BODY.match(speaker or "", found.end()) is not None:
        return False
    return evidence_maker(speaker or "") is None


# "a document | signed by both sides", "files | that the port keeps"
_WHAT_WAS_DONE = re.compile(r"\s(?:signed|dated|obtained|seen|found|issued|kept|held|that|which)\b")
_SHOWN = _EVIDENCE | {
    "document",
    "documents",
    "file",
    "files",
    "footage",
    "images",
    "intelligence",
    "papers",
    "reports",
}
# What somebody wrote or said, which shows what it shows to whoever tells of it.
_TRACES = frozenset({"message", "messages", "recording", "recordings", "letter", "letters", "posts", "tweets"})


# What a sentence may open with that names nobody: "Intelligence reports indicate that P, Ann Poe said".
_OF_ANY_KIND = frozenset(
    """intelligence initial early local media press some latest several various unconfirmed recent preliminary field
    internal available new court forensic medical earlier first other many most all our these those""".split()
)


def is_shown(speaker: str | None) -> bool:
    """Whether a speaker is only what somebody else shows ("The mayor said that documents prove P"): evidence of which
    no maker with a name is told, or somebody's messages."""
    words = _WHAT_WAS_DONE.split(speaker or "", maxsplit=1)[0].split()
    if not words or evidence_maker(" ".join(words)) is not None:
        return False
    named = any(word[:1].isupper() and word.lower() not in _OF_ANY_KIND for word in words[:-1])
    return words[-1].lower() in _TRACES or (words[-1].lower() in _SHOWN and not named)


def evidence_maker(speaker: str) -> str | None:
    """Who made the evidence that is cited ("estimates of the coalition"), None where it is not said."""
    found = _EVIDENCE_FIRST.match(speaker)
    maker = found and _MAKER.search(speaker, found.end())
    return maker["maker"] if maker else None
