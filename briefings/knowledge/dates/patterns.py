"""The patterns of `date_phrases` and `unit_phrases`: what may stand on either side of a word that triggers a look.

Those named `…_BEFORE`, `…_LEFT` and `…_LED` end where the trigger begins; the others begin where it begins or ends.
"""

from __future__ import annotations

import re

from briefings.knowledge.dates.calendar import HOLIDAYS, Part
from briefings.knowledge.dates.vocabulary import CENTURIES, NUMBERS, PARTS, RELATIONS, WORDED_DAYS, Relation
from briefings.knowledge.late_patterns import late

# How far to look back from a trigger for what belongs to it.
REACH = 48

YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DASH = r"\s?[-–—]\s?"
MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY_NAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
CLOCK = r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:a\.m\.?|p\.m\.?|am|pm|AM|PM)|(?:[01]?\d|2[0-3]):[0-5]\d)"
ZONE = r"(?:\s+(?:GMT|UTC|BST|CET|[ECMP][SD]?T|local time)\b)?"
RELATION = r"this\s+past|this\s+coming|last|past|previous|this|current|next|coming"
YEAR_RELATION = r"(?:of\s+)?(?P<year_relation>last|this|next)\s+year\b"
NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
ROUGH = r"a\s+few|several|many|some|a\s+couple(?:\s+of)?|(?:a|two)\s+dozen|dozens\s+of|hundreds\s+of"
WORD = late(r"[A-Za-z]+|\d+")
AFTER_MONTH = late(
    rf"""(?:
      \s+(?P<day>{DAY})(?![\d%]|[.,:]\d|\s?(?:%|per\s?cent\b))
        (?:(?:{DASH}|\s+(?:to|through|and)\s+)(?P<last>{DAY})(?![\d%\w]|[.,:]\d)
            (?=[\s]*(?:[.,;:)]|$|\d{{4}}|of\b|in\b)|{DASH})?)?
        (?:(?:,\s*|\s+)(?P<day_year>{YEAR})\b(?!\s*[-–]\s*\d)|\s+(?:{YEAR_RELATION}))?
     |(?:,\s*|\s+(?:of\s+)?)(?P<year>{YEAR}|['’‘]\d\d)\b(?![.,]\d)
     |,?\s+{YEAR_RELATION.replace("year_relation", "month_relation")}
    )?""",
    re.VERBOSE,
)
BEFORE_MONTH = late(
    rf"(?<![\w$£€.,:/-])(?:(?P<weekday>{WEEKDAY_NAME}),?\s+(?:the\s+)?)?(?:the\s+)?"
    rf"(?:(?:between|from|nights?\s+of)\s+(?:the\s+)?(?P<opened>{DAY})\s+(?:and|to|until)\s+(?:the\s+)?|"
    rf"(?P<first>{DAY}){DASH})?"
    rf"(?P<day>{DAY})\s+(?:of\s+)?$",
    re.IGNORECASE,
)
WORDED_DAY_BEFORE = late(
    r"(?:\b(?P<weekday>" + WEEKDAY_NAME + r"),?\s+)?\bthe\s+(?P<day>"
    + "|".join(sorted(WORDED_DAYS, key=len, reverse=True)) + r")\s+(?:day\s+)?of\s+$",
    re.IGNORECASE,
)  # fmt: skip
WEEKDAY_BEFORE = late(rf"\b(?P<weekday>{WEEKDAY_NAME}),?\s+(?:the\s+)?$")
RELATION_BEFORE = late(rf"\b(?P<the>the\s+)?(?P<relation>{RELATION})\s+$", re.IGNORECASE)
PART_BEFORE = late(
    r"\b(?:(?:the\s+)?(?P<stretch>beginning|start|middle|end)\s+of\s+(?:the\s+(?:month\s+of\s+)?)?|"
    r"(?P<part>early|mid|late|latter)(?:\s+in|\s+part\s+of)?[\s-]+(?:the\s+)?)$",
    re.IGNORECASE,
)
PREPOSITION_BEFORE = late(
    r"\b(?:in|since|until|till|by|from|to|and|or|through|before|after|during|between|of|for|on|around|throughout|"
    r"as of|mid)[\s-]+$",
    re.IGNORECASE,
)
BETWEEN = late(r"\bbetween\s+\Z", re.IGNORECASE)
THE_ATTACKS = late(r"(?: terrorist| terror)? (?:attacks|hijack\w+|terrorists)\b", re.IGNORECASE)
PERSON_BEFORE = late(r"(?:\b(?:Mr|Mrs|Ms|Dr|Lord|Lady|Sir|Theresa|Prime Minister|minister)\.?\s+)$")
PERSON_AFTER = late(r"\s+[A-Z][a-z]+\s+(?:said|told|was)\b")
MONTH_BEFORE = late(rf"\b{MONTH_NAME}\.?{DASH}\Z")
ARTICLE_BEFORE = late(r"\b(?:the|a|an|’s|'s|its|their|his)\s+$", re.IGNORECASE)
AFTER_WEEKDAY = late(
    r"(?:(?:\s+(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night|midday|noon)\b)|"
    r"(?:\s+(?:of\s+)?(?P<relation>last|this|next)\s+week\b)|(?P<before_last>\s+before\s+last\b(?!\s+[A-Z]))|"
    # Of which week, the text tells elsewhere ("Tuesday of that week", "Monday week").
    r"(?P<elsewhere>\s+of\s+(?:that|the)\s+(?:same\s+)?(?:previous\s+|following\s+|next\s+)?week\b"
    r"(?:\s+(?:before|after))?|\s+(?:week|fortnight)\b))?"
)
CLOCK_BEFORE = late(rf"(?<![\w:]){CLOCK}{ZONE},?\s+(?:on\s+)?$")
CLOCK_HERE = late(CLOCK + ZONE)
NO_WEEKDAY_BEFORE = late(r"\b(?:Black|Bloody|Super|Ash|Cyber|Giving|Mail on|Maundy|Freaky)\s+$")
NO_WEEKDAY_AFTER = late(r"s\b|\s+(?:Times|Telegraph|Mirror|Express|Herald|Post|World|Independent|School)\b")
ISO = late(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
SLASHED = late(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
NINE_ELEVEN = late(r"9/11(?![\d/])")
BARE_YEAR = late(rf"(?P<year>{YEAR})(?:(?P<decade>'?s)|[/–-](?P<last>\d\d)(?![\d-]))?(?![\w%]|[.,]\d|/\d)")
TWO_DIGIT_DECADE = late(r"(?P<decade>[2-9]0)s\b")
DECADE_LED = late(r"(?:['’‘]|\bthe |\bthe (?:early|mid|late)[ -])\Z", re.IGNORECASE)
NO_YEAR_BEFORE = late(
    r"(?:[$£€#№.,/]|\b[Nn]o\.?\s?|\bNos?\.\s?|\d\s?[-–:]|"
    r"\b(?:[Rr]esolution|[Rr]oom|[Pp]age|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]rticle|[Ss]ection)\s)$"
)
YEAR_DASH_BEFORE = late(rf"{YEAR}{DASH}$")
ROUGHLY_BEFORE = late(r"\b(?:some|about|around|nearly|almost|over|than|least|most|roughly|only|to)\s+$", re.IGNORECASE)
PLURAL_AFTER = late(r"\s+(?:[a-z-]+\s+)?[a-z]+s\b")
NO_YEAR_AFTER = late(
    r"\s*(?:people|men|women|children|troops|soldiers|fighters|miles|km|kilomet\w+|met(?:re|er)s|feet|tons?|tonnes|"
    r"dollars|euros|pounds|per\s?cent|percent|times|words|copies|seats|votes|years|days|hours|GMT|or more)\b"
    # "In the 1500 block of Mill Lane", "at 1925 Plymouth Ave.": a house's number.
    r"|\s+blocks?\b|\s+(?:[NSEW]\.? |North |South |East |West )?(?:[A-Z][\w.'’-]+ ){1,3}"
    r"(?:Street|Avenue|Road|Drive|Lane|Boulevard|Court|Place|Parkway|St|Ave|Rd|Dr|Ln|Blvd|Ct|Pl)\b",
)
YEAR_LED = late(
    r"\b(?:in|since|by|until|till|from|during|of|the|before|after|between|and|to|late|early|mid|for|around)[\s-]+$",
    re.IGNORECASE,
)
UNIT_LEFT = late(
    rf"""(?<![\w-])(?:
      (?P<over>(?:more|less|fewer)\s+than\s+|over\s+|at\s+least\s+|up\s+to\s+)?
        (?:(?:about|almost|nearly|some|around|roughly|just|only|exactly)\s+)?
        (?:(?P<rough>{ROUGH})|(?P<count>{NUMBER}))(?:\s+(?:\d/\d|(?:and\s+a\s+)?half|more|full|long|whole))?[\s-]+
     |(?:(?P<the>the|these|those)\s+)?(?P<relation>{RELATION}|recent|following|earlier|prior|preceding)\s+
        (?P<several>(?:{NUMBER}|{ROUGH}|few|couple\s+of)\s+)?(?:full\s+)?
     |(?P<same>that\s+same|the\s+same|that)\s+
     |(?P<stretch>the\s+(?:end|start|beginning|middle)\s+of\s+(?:the|this)\s+)
     |(?P<weekend>the\s+)(?:(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{"|".join(CENTURIES)})[\s-]+)?
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
AGO = late(r"\s+(?:ago|(?P<ahead>from\s+(?:now|today)))\b")
# Not "the day before last Tuesday".
BEFORE_LAST = late(r"\s+before\s+last\b(?!\s+(?:[A-Z]|night|week|month|year|spring|summer|autumn|fall|winter))")
HALF_BEFORE = late(r"\bhalf\s+\Z", re.IGNORECASE)
ANCHOR = late(r"\s+(?P<word>earlier|later|before|after)\b")
# "the day before", "two days after" at the end of a clause: what they lean on was told already.
CLAUSE_END = late(r"\s*(?:[,.;:)—–]|\Z)")
YEAR_EARLIER = late(
    r"-(?:earlier|ago)\b(?:\s+(?:period|quarter|figures?|level|results?|months?|profits?|loss))?", re.IGNORECASE
)
COMPARED = late(r"\b(?:from|than|with|to)\s+\Z", re.IGNORECASE)
FIRST_MONTHS = late(rf"\b(?:the\s+)?(?P<edge>first|last)\s+(?P<count>{NUMBER})\s+\Z", re.IGNORECASE)
FISCAL = late(r"\b(?:fiscal|financial|business)(?:[ -]years?)?[\s-]+(?:the\s+)?\Z", re.IGNORECASE)
SHORT_YEAR = late(r"(?P<year>\d\d)(?![\w'’-])")
SHORT_YEAR_LED = late(
    rf"(?:\b(?:in|since|by|until|of|from|to|before|after|early|late|mid|spring|summer|autumn|fall|winter)|{MONTH_NAME})"
    r"[\s-]+['’‘]\Z",
    re.IGNORECASE,
)
EDGE = late(r"(?:earlier|later|early|late|mid)[\s-]+$", re.IGNORECASE)
WEEK_OF = late(rf"\s+(?:of|beginning|starting)\s+(?={MONTH_NAME}\b)")
SEASON_AFTER = late(rf"(?:\s+(?:of\s+)?(?P<year>{YEAR})\b|\s+of\s+(?P<relation>last|this|next)\s+year\b)?")
SEASON_LED = late(r"\b(?:in|during|over|since|by|until)\s+the\s+$", re.IGNORECASE)
NTH_BEFORE = late(r"\b(?:the\s+)?(?P<nth>first|second|latter|third|fourth|last|final)[\s-]+$", re.IGNORECASE)
SPAN_RIGHT = late(
    rf"(?:\s+of\s+(?:(?P<year>{YEAR})\b|(?P<relation>last|this|next|the)\s+(?:current\s+)?year\b)|"
    rf"\s+(?P<bare>{YEAR})\b)?"
)
Q = late(rf"Q(?P<nth>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b")
HOLIDAY = late(
    "(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))
    # "Over the Christmas holiday in 2014", "on Halloween night in 2019".
    + r")(?:\s+(?P<day>Day))?(?:(?:\s+(?:holiday|night|morning|evening|celebrations?))?"
    rf",?\s+(?:(?:of|in)\s+)?(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)  # fmt: skip
# "the twelve months to December", "the week ended 9 January": a stretch, by its last day. Without an article it is the
# time that is left ("two weeks to Christmas").
STRETCH_TO = late(
    rf"\b(?:the|that|this)\s+(?:(?:past|last|single|full|whole)\s+)?(?:(?P<count>{NUMBER})\s+)?"
    r"(?P<unit>day|week|month|year)s?\s+(?:to|ended|ending|through|up\s+to)\s+(?:the\s+end\s+of\s+|on\s+)?\Z",
    re.IGNORECASE,
)
# "the day before" is a time only where its clause ends, or where its day follows.
ANCHORED = late(
    rf"{ANCHOR.pattern}(?={CLAUSE_END.pattern}|\s+(?:the\s+|last\s+)?(?:{MONTH_NAME}\b|{WEEKDAY_NAME}|{YEAR}\b|"
    + "|".join(re.escape(name.title()).replace("'S", "['’]s") for name in HOLIDAYS)
    + "))"
)
HOLIDAY_LED = late(r"\b(?:last|this|next|on|at|by|before|after|since|until|around|over)\s+$", re.IGNORECASE)
TIME_OF_DAY_LEFT = late(
    r"\b(?:(?P<which>last|this)|(?P<same>that(?:\s+same)?|the\s+same|the\s+(?:next|following|previous)))\s+$",
    re.IGNORECASE,
)
DAY_BESIDE = late(r"\bthe\s+day\s+(?P<side>before|after)\s+\Z", re.IGNORECASE)


def left_of(text: str, start: int) -> str:
    """What stands before a trigger, as far back as anything may belong to it."""
    return text[max(0, start - REACH) : start]


def left_match(pattern: re.Pattern[str], text: str, start: int) -> tuple[re.Match[str] | None, int]:
    """A match of a pattern that ends at `start`, and where it begins (`start` itself where there is none)."""
    low = max(0, start - REACH)
    match = pattern.search(text[low:start])
    return match, low + match.start() if match else start


def part_in(match: re.Match[str] | None) -> Part | None:
    """The part that a match of `PART_BEFORE` names."""
    return PARTS[(match["stretch"] or match["part"]).lower()] if match else None


def relation_in(words: str | None) -> Relation | None:
    """The relation that words such as "this past" express."""
    return RELATIONS.get(" ".join(words.lower().split())) if words else None


def year_in(digits: str | None) -> int | None:
    """The year that is written in full, or short after an apostrophe: "'87" is 1987, "'14" 2014."""
    year = whole(digits)
    return year + (2000 if year < 40 else 1900) if year is not None and year < 100 else year


def whole(digits: str | None) -> int | None:
    """The number that digits write, with or without an ordinal's letters."""
    return int(re.sub(r"\D", "", digits)) if digits else None
