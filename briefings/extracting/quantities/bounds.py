"""The words around a number that bound it: "at least", "some", "up to", "or more", "-odd"."""

from __future__ import annotations

import re

from briefings.model import Bound

# Longer wordings stand before the shorter ones that they hold ("no more than" before "more than").
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"(?:no|not)[ ](?:fewer|less)[ ]than|at[ ](?:the[ ](?:very[ ])?)?least|a[ ]minimum[ ]of"
        r"|at[ ](?:a|the)[ ](?:bare[ ])?minimum"
        r"|minimum[ ]of|from[ ]at[ ]least|as[ ](?:few|little)[ ]as|≥",
    ),
    (
        "at_most",
        r"(?:no|never)[ ](?:more|higher)[ ]than|(?:not|never)[ ](?:more|over|above)[ ]than"
        r"|not[ ](?:exceeding|over|above)"
        r"|at[ ](?:the[ ](?:very[ ])?)?(?:most|best|outside|utmost)|at[ ]a[ ]maximum|(?:anything[ ])?up[ ]to"
        r"|as[ ](?:many|much|high)[ ]as|a[ ]maximum[ ]of|maximum[ ]of|a[ ]ceiling[ ]of|≤",
    ),
    (
        "less_than",
        r"(?:slightly[ ]|a[ ]little[ ]|much[ ]|far[ ]|well[ ]|significantly[ ])?(?:fewer|less|lower|smaller)[ ]than"
        r"|(?:just|slightly|well|somewhat|a[ ](?:little|shade|touch))[ ](?:under|below|short[ ]of|shy[ ]of)"
        r"|under|below|short[ ]of|shy[ ]of|sub|<",
    ),
    (
        "more_than",
        r"(?:slightly[ ]|a[ ]little[ ]|much[ ]|far[ ]|well[ ]|significantly[ ]|little[ ])?"
        r"(?:more|greater|higher|larger|bigger|better)[ ]than|over[ ]than"
        r"|(?:just|slightly|well|somewhat|something|a[ ](?:little|shade|touch))[ ](?:over|above)|upwards?[ ]of"
        r"|(?:well[ ])?in[ ]excess[ ]of|north[ ]of"
        r"|over|above|beyond|(?<!the[ ])(?<!these[ ])past"
        r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|>",
    ),
    (
        "about",
        r"about|around|approximately|approx\.?|roughly|circa|ca?\.|some|something[ ]like|somewhere[ ](?:around|near)"
        r"|nearly|almost|close[ ](?:to|on)|near|nearing|approaching|an?[ ]estimated|estimated(?:[ ]at)?|estimate[ ]of"
        r"|(?:in|on)[ ]the[ ](?:region|order|neighbou?rhood|vicinity)[ ]of|perhaps|maybe|possibly|probably"
        r"|well-?[ ]?nigh|nigh[ ]on(?:[ ]to)?|getting[ ]on[ ]for|not[ ](?:far[ ](?:short[ ]of|off|from)|quite)"
        r"|practically|virtually|the[ ]better[ ]part[ ]of|as[ ]good[ ]as"
        r"|on[ ]average|averag(?:ed|es|ing)"
        r"|barely|hardly|more[ ]or[ ]less|≈|~",
    ),
)
# "Over" and "about" belong to the word before them: "handed over 30 men", "a dispute over 12 villages", "we are talking
# about 13 men"; and "up" to the growth that brought the number about: "the toll is now up to 68", not "there are now up
# to 68". "It took over 30 hours" bounds.
_BELONGS = re.compile(
    r"\b(?:(?:hand|turn|sign|pass|sweep|presid|rul|argu|quarrel)(?:e|s|es|ed|ing)?|swept|g[ia]v(?:e|es|ing|en)"
    r"|(?:took|tak(?:e|es|en|ing))(?!\sover\s[\w.,]+\s(?:minute|hour|day|week|month|year))|won|disputes?|rows?"
    r"|arguments?|debates?|controls?|power|jurisdiction|custody|concerns?|fears?|anger|outrage)\sover\s"
    r"|\b(?:talk(?:s|ed|ing)?|sp(?:eak|eaks|eaking|oke|oken)|worr(?:y|ies|ied|ying)|complain(?:s|ed|ing)?|informed"
    r"|(?:wr[io]t|writt)(?:e|es|en|ing)|questions?|information|news|stor(?:y|ies)"
    r"|details|concern(?:s|ed)?|fears?)\sabout\s"
    r"|\b(?:goes|go|going|gone|went|edged|edges|crept|creeps|shot|shoots|ticked|tolls?|totals?|count|tally)\sup\s"
    r"|(?<!\bthere\s)\b(?:is|are|was|were)\s(?:now|currently)\sup\s",
    re.IGNORECASE,
)
# Words that may stand between the bound and its number without changing it.
_FILLER = (
    r"(?:(?:another|an[ ]additional|additional|a[ ]further|further|only|just|(?:a[ ])?total[ ]of|number[ ]of|"
    r"as[ ]many[ ]as|other|a|an|worth)[ ])*"
)
_WINDOW = 60
_SPACE = re.compile(r"\s")
_NAMES = tuple(name for name, _ in _BEFORE)
_BOUND_BEFORE = re.compile(
    r"(?:^|(?<=[^\w]))(?:"
    + "|".join(f"(?P<b{i}>{wording})" for i, (_, wording) in enumerate(_BEFORE))
    + rf")(?:[ ]?|-)(?P<filler>{_FILLER})[\"“”'‘’(]?$"
)
_OR_MORE = r",?[ ](?:if[ ]not|perhaps|maybe|possibly|probably)[ ](?:even[ ])?"
_LEAST = r"at[ ](?:the[ ](?:very[ ])?)?(?:least|minimum)"
_MOST = r"at[ ](?:(?:the[ ](?:very[ ])?)?(?:most|best|outside|utmost)|a[ ]maximum)"
# "Three hundred and something": so much more; "300 and something went wrong" tells of another thing.
_SOMETHING = (
    r"[ ]and[ ](?:something|then[ ]some|change)"
    r"(?=[ ]*(?:[.,;:)”\"—–]|$|(?:of|were|are|have|had|more)\b|[a-z]{3,}s\b|people\b))"
)
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("more_than", _SOMETHING),
    (
        "at_least",
        r"[ ]?\+(?![\d.])|-plus\b|[ ]or[ ](?:even[ ])?(?:more|over)\b"
        rf"|{_OR_MORE}more\b|[ ]and[ ]counting\b|[ ]{_LEAST}\b",
    ),
    (
        "at_most",
        rf"[ ]or[ ](?:less|fewer|under)\b|{_OR_MORE}(?:less|fewer)\b|[ ]{_MOST}\b",
    ),
    (
        "about",
        r"-(?:odd|some|ish)\b|(?:(?<=0)|(?<=hundred)|(?<=thousand)|(?<=dozen))[ ]odd\b|[ ]or[ ](?:so|thereabouts)\b"
        r"|,?[ ](?:approximately|roughly|on[ ]average|give[ ]or[ ]take)\b",
    ),
)
_BOUND_AFTER = tuple((bound, re.compile(rf"(?:{wording})(?![ ]than)")) for bound, wording in _AFTER)
# Behind what is counted, where the clause ends or its verb follows: "30 men at most", "20 of them or so".
_NOUN = (
    r"[ ](?!(?:and|or|but|to|with|while|as|than)[ ])(?:of[ ])?[a-zA-Z][\w'’-]+"
    r"(?:[ ](?!(?:and|or|but|to)[ ])[a-z][\w'’-]+)?[ ]"
)
_ENDS = r"(?=[ ]*(?:[.,;:)”\"—–]|$|(?:are|were|is|was|have|has|had|of|in|from|still|remain|may)\b))"
_BOUND_BEHIND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(rf"[ ]\w+[ ]or[ ](?:even[ ])?(?:more|over)\b(?![ ]than)|{_NOUN}{_LEAST}{_ENDS}")),
    ("at_most", re.compile(rf"[ ]\w+[ ]or[ ](?:less|fewer|under)\b(?![ ]than)|{_NOUN}{_MOST}{_ENDS}")),
    (
        "about",
        re.compile(
            r"[ ]\w+[ ]or[ ](?:so|thereabouts)\b"
            rf"|{_NOUN}or[ ](?:so|thereabouts){_ENDS}|{_NOUN.removesuffix('[ ]')},?[ ]give[ ]or[ ]take{_ENDS}"
        ),
    ),
)


def bound_before(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound whose words end right before `start`, and where they begin."""
    # In lower case, since an expression for any letter case takes twice as long.
    before = _spaced(text[max(0, start - _WINDOW) : start].lower())
    # "minus" and the like end in word characters too: the search is short, and anchored at the number.
    match = _BOUND_BEFORE.search(before)
    if match is None:
        return None
    begin = start - (len(before) - match.start())  # from the end: a Turkish capital is longer in lower case
    if _belongs_before(text, begin):
        return None
    name = next(name for i, name in enumerate(_NAMES) if match[f"b{i}"])
    return name, begin


def _belongs_before(text: str, start: int) -> bool:
    """The word at `start` belongs to the word before it."""
    around = _BELONGS.finditer(text, max(0, start - _WINDOW), start + _WINDOW)
    return any(match.start() < start < match.end() for match in around)


def bound_after(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound whose words begin right after `end` ("or more", "-odd"), and where they stop; the same `end` for those
    that stand behind what is counted ("30 men at most")."""
    for name, pattern in _BOUND_AFTER:
        if match := pattern.match(text, end):
            return name, match.end()
    return next(((name, end) for name, pattern in _BOUND_BEHIND if pattern.match(text, end)), None)


def _spaced(window: str) -> str:
    """Every white space as one plain space, so that wordings need not say which; offsets stay."""
    return _SPACE.sub(" ", window)
