"""Whether who killed people died with them: "shot his wife before killing himself", "… before police shot him dead"."""

from __future__ import annotations

import re

# Whoever does this is dead himself, or may be.
TURNED_TO_SELF = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|sh(?:ot|oots?|ooting)|then) (?:himself|herself)\b"
    r"|\bturn(?:ed|s|ing)? (?:the|a|his|her) \w+ on (?:himself|herself)\b"
    r"|\b(?:took|takes?|taking) (?:his|her) own life\b|\bcommit(?:ted|s|ting)? suicide\b|\bmurder[- ]?suicide\b",
    re.IGNORECASE,
)
# "… before killing himself"; with a gun that he "turned on himself" only where the text calls it a murder-suicide.
_AND_HURT = r"(?: and (?:[a-z]+ )?(?:wounded|injured|hurt) (?:(?! and )[^.,;\n]){1,50}?)?"
_TRYING = r"(?:tr(?:y|ies|ied|ying)|attempt\w*|fail\w*|threaten\w*|want\w*)"
_THEN = (
    rf"{_AND_HURT}(?:(?! and )[^.;\n]){{0,80}}?,? (?:before|then|and(?: then)?) "
    rf"(?:(?:drove|went|walked|ran|returned|fled|driving|going|returning) (?:[a-z]+ ){{1,4}}?and )?"
    rf"(?:(?!{_TRYING}\b)[a-z]+ ){{0,2}}?"
)
_KILLED_SELF = (
    r"(?:kill(?:ing|ed|s)? (?:himself|herself)|(?:taking|took|takes) (?:his|her) own life|commit(?:ting|ted|s)? suicide"
    r"|fatally (?:shooting|shot|shoots) (?:himself|herself)"
    r"|(?:shooting|shot|shoots) (?:himself|herself) (?:dead|to death))\b"
)
_AND_SELF = re.compile(rf"{_THEN}{_KILLED_SELF}", re.IGNORECASE)
# "Father kills wife, two sons, then himself".
KILLS_SELF = re.compile(r"\bkill\w*\b.*(?:,| then| and) ?(?:him|her)?self\b", re.IGNORECASE)
# "A man who shot his wife and her mother dead killed himself".
_WHO = re.compile(r"\bwho (?:has |had )?(?:[a-z]+ly )?[a-z]+ $", re.IGNORECASE)
_WHO_AND_SELF = re.compile(rf"(?:(?! and )[^.,;\n]){{0,60}}?(?: then| later)? {_KILLED_SELF}", re.IGNORECASE)
_AND_TURNED = re.compile(
    rf"{_THEN}(?:shoot(?:ing|s)?|shot|turn(?:ing|ed|s)? (?:the|a|his|her) \w+ on) (?:himself|herself)\b", re.IGNORECASE
)
# "… before police shot him dead", "… and was then killed by a deputy": whoever killed them did not live, either.
_LAW = (
    r"(?:[\w-]+ ){0,3}?(?:polic\w+|cops?|officers?|deput(?:y|ies)|troopers?|guards?|marshals?|swat team)"
    r"(?: officers?)?"
)
_AND_SHOT_DEAD = re.compile(
    rf"{_THEN}(?:(?:(?:he|she) )?(?:(?:was|is|being) )(?:then |later |himself |herself )?"
    rf"(?:killed|slain|gunned down|fatally shot|shot (?:dead|to death|and killed)) by {_LAW}\b"
    rf"|{_LAW} (?:then )?(?:killed|fatally shot|shot and killed|gunned down) (?:him|her)\b"
    rf"|{_LAW} (?:then )?shot (?:him|her) (?:dead|to death)\b)",
    re.IGNORECASE,
)


def end_with_self(text: str, start: int, end: int, *, murder_suicide: bool) -> int | None:
    """Where the words behind a list (`start` to `end`) end to tell that who killed them killed himself or was killed.

    That he turned a gun on himself is enough where the text calls it a murder-suicide.
    """
    found = _AND_SELF.match(text, end) or _AND_SHOT_DEAD.match(text, end)
    if not found and _WHO.search(text, max(0, start - 40), start):
        found = _WHO_AND_SELF.match(text, end)
    if not found and murder_suicide:
        found = _AND_TURNED.match(text, end)
    return found.end() if found else None
