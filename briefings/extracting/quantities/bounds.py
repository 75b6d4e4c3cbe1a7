"""The words around a number that bound it: "at least", "some", "up to", "or more", "-odd"."""

from __future__ import annotations

import re

from briefings.model import Bound

# Longer wordings stand before the shorter ones that they hold ("no more than" before "more than").
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"no[ ](?:fewer|less)[ ]than|not[ ](?:fewer|less)[ ]than|at[ ](?:the[ ]very[ ])?least|a[ ]minimum[ ]of"
        r"|minimum[ ]of|from[ ]at[ ]least|as[ ](?:few|little)[ ]as|≥",
    ),
    (
        "at_most",
        r"(?:no|never)[ ]more[ ]than|(?:not|never)[ ](?:more|over)[ ]than|not[ ]exceeding|at[ ](?:the[ ]very[ ])?most"
        r"|up[ ]to"
        r"|as[ ](?:many|much|high)[ ]as|a[ ]maximum[ ]of|maximum[ ]of|a[ ]ceiling[ ]of|≤",
    ),
    (
        "less_than",
        r"(?:slightly[ ]|a[ ]little[ ]|much[ ]|far[ ]|well[ ]|significantly[ ])?(?:fewer|less|lower|smaller)[ ]than"
        r"|(?:just|slightly|well|a[ ]little)[ ](?:under|below|short[ ]of)|under|below|short[ ]of|sub|<",
    ),
    (
        "more_than",
        r"(?:slightly[ ]|a[ ]little[ ]|much[ ]|far[ ]|well[ ]|significantly[ ]|little[ ])?"
        r"(?:more|greater|higher|larger|bigger|better)[ ]than|over[ ]than"
        r"|(?:just|slightly|well|a[ ]little)[ ](?:over|above)|upwards?[ ]of"
        r"|in[ ]excess[ ]of|over|above|beyond|past|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|>",
    ),
    (
        "about",
        r"about|around|approximately|approx\.?|roughly|circa|ca?\.|some|something[ ]like|somewhere[ ](?:around|near)"
        r"|nearly|almost|close[ ]to|near|nearing|approaching|an?[ ]estimated|estimated(?:[ ]at)?|estimate[ ]of"
        r"|in[ ]the[ ](?:region|order|neighbou?rhood)[ ]of|perhaps|maybe|possibly|probably"
        r"|on[ ]average|averag(?:ed|es|ing)"
        r"|barely|hardly|more[ ]or[ ]less|≈|~",
    ),
)
# Words that may stand between the bound and its number without changing it.
_FILLER = (
    r"(?:(?:another|an[ ]additional|additional|a[ ]further|further|only|just|a[ ]total[ ]of|as[ ]many[ ]as|other|"
    r"a|an|worth)[ ])*"
)
_WINDOW = 60
_NAMES = tuple(name for name, _ in _BEFORE)
_BOUND_BEFORE = re.compile(
    r"(?:^|(?<=[^\w]))(?:"
    + "|".join(f"(?P<b{i}>{wording})" for i, (_, wording) in enumerate(_BEFORE))
    + rf")(?:[ ]?|-)(?P<filler>{_FILLER})[\"“”'‘’(]?$",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"[ ]?\+(?![\d.])|-plus\b|[ ](?:\w+[ ])?or[ ](?:even[ ])?(?:more|over)\b"
        r"|[ ]at[ ](?:the[ ](?:very[ ])?)?(?:least|minimum)\b",
    ),
    (
        "at_most",
        r"[ ](?:\w+[ ])?or[ ](?:less|fewer|under)\b"
        r"|[ ]at[ ](?:(?:the[ ](?:very[ ])?)?(?:most|best|outside)|a[ ]maximum)\b",
    ),
    (
        "about",
        r"-(?:odd|some|ish)\b|[ ](?:\w+[ ])?or[ ](?:so|thereabouts)\b"
        r"|,?[ ](?:approximately|roughly|on[ ]average|give[ ]or[ ]take)\b",
    ),
)
_BOUND_AFTER = tuple((bound, re.compile(rf"(?:{wording})(?![ ]than)")) for bound, wording in _AFTER)


def bound_before(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound whose words end right before `start`, and where they begin."""
    window = max(0, start - _WINDOW)
    # "minus" and the like end in word characters too: the search is short, and anchored at the number.
    match = _BOUND_BEFORE.search(_spaced(text[window:start]))
    if match is None:
        return None
    name = next(name for i, name in enumerate(_NAMES) if match[f"b{i}"])
    return name, window + match.start()


def bound_after(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound whose words begin right after `end` ("or more", "-odd"), and where they stop."""
    for name, pattern in _BOUND_AFTER:
        if match := pattern.match(text, end):
            return name, match.end()
    return None


def _spaced(window: str) -> str:
    """Every white space as one plain space, so that wordings need not say which; offsets stay."""
    return re.sub(r"\s", " ", window)
