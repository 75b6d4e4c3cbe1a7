"""Which sentences count over more than an event: a war, a year, a weekend's violence, several shootings."""

from __future__ import annotations

import re

from briefings.model import Span

# "Since the war began", "so far this year": a total's span, whatever place stands beside it.
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|onset|conflict|war|uprising|revolution|crisis|civil war)"
    r"|(?:\w+ )?(?:19|20)\d\d\b"
    r"|(?:the )?(?:[\w'’-]+ ){0,3}(?:war|conflict|uprising|revolution|revolt|rebellion|insurgency|unrest"
    r"|fighting|hostilities|crackdown"
    r"|campaign|movement|protests|it|they) (?:began|started|broke out|erupted|escalated|was launched))"
    r"|(?:\bha(?:s|ve)\b[^.;]*\bsince then\b|\bsince then\b[^.;]*\bha(?:s|ve)\b)"
    r"|\b(?:so far )?this year\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:year|decade|\w+ years|\w+ months|year and a half)\b"
    r"|\b(?:conflict|war|uprising|revolution|insurgency)(?: in [A-Z]\w+| between [^,.;]{3,60}?)?(?:, [^,.;]{0,60},)?"
    r" (?:has|have) (?:also |already |so far |since )?"
    r"(?:killed|claimed|left|cost|resulted in|displaced|uprooted|forced|driven|led to|caused|taken)\b"
    r"|\b(?:has|have) (?:also |already |now )?(?:died|drowned|perished|been killed|lost their lives)\b[^.;]{0,80}"
    r"\bin (?:19|20)\d\d\b"
    r"|\bin all of (?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
    r"|\bha(?:s|ve)\b(?:(?!\b(?:marking|making|first|second|third|\w+th)\b)[^.;]){0,120}\bthis month\b"
    r"|\b(?:homicides|murders|killings|shootings|stabbings)(?: [\w-]+){0,4}? (?:fell|rose|dropped|climbed|jumped"
    r"|declined|increased|decreased|(?:is|are|was|were) (?:up|down))\b"
    # A tally of many: the city's year, a weekend's violence, several shootings together.
    r"|\b(?:for|in) the (?:calendar )?year(?: so far| to date)?\b|\b(?:year|month)[ -]to[ -]date\b"
    r"|\bso far in (?:19|20)\d\d\b|\b(?:homicide|murder) (?:count|tally|toll|total)\b"
    r"|\b(?:across|in|around|throughout) (?:the city|[A-Z]\w+)[^.;,]{0,20} since (?:[A-Z]\w+day|the weekend)\b"
    r"|\b(?:weekend|weeklong|week-long|citywide) (?:violence|bloodshed|toll|tally|shootings)\b"
    r"|\b(?:shootings|killings|homicides|stabbings|violence) (?:across|around|throughout|all over)\b"
    # "In overnight shootings", "investigate shootings that left three dead": some, and none of them known.
    r"|\b(?:overnight|weekend|nightly|recent) shootings\b|\b(?:weekend|week|month) (?:during|in) which\b"
    r"|\b(?:in|of|by|from|during|investigat(?:e|es|ed|ing)) (?:(?!the\b|these\b|those\b|both\b|his\b|her\b|their\b)"
    r"[\w-]+ )?shootings\b(?! (?:suspects?|victims?))"
    r"|\bin (?:[\w-]+ )?(?:separate|unrelated|different) (?:shootings|incidents|attacks|homicides|crimes)\b"
    r"|\bin (?:(?:the|just|only|less than|under) )?(?:two|three|four|five|six|seven|ten|\d+)"
    r" (?:days|weeks|months|hours)\b"
    r"|^(?!.*\b(?:first|second|third|fourth|fifth|last|worst|deadliest|only|biggest|largest)\b).*"
    r"\b(?:in|over) (?:the |just |only |less than )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+) years\b"
    r"|\b(?:\d+|twenty-four|forty-eight)-hour (?:period|span|stretch)\b"
    r"|\b(?:string|series|spate|rash|wave|number) of (?:[\w-]+ ){0,3}?(?:shootings|killings|homicides|slayings|murders"
    r"|(?:shooting|gun) deaths)\b"
    # "Brought to at least 70 the number of people shot since Friday".
    r"|\bbr(?:ings?|ought|inging)\b[^.;]{0,40}\bthe number of (?:people|those|victims)\b"
    # "Shootings at six parties".
    r"|\bshootings (?:at|in|on|across)"
    r" (?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple|various)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple)"
    r" (?:(?!(?:of|in|by|from|to|and|at|on|for|after|during|people|men|women|others?) )[A-Za-z][\w'’-]* ){0,3}?"
    r"(?:shootings|homicides)\b(?! (?:victims|suspects))",
    re.IGNORECASE,
)
# "Have been killed in the war", "in Kordia's seven-year war": over all of it, unless a blow is compared with its others
# ("the deadliest raid of the seven-year war").
_WARS = r"(?:civil )?(?:war|conflict|uprising|insurgency|rebellion|civil strife)\b(?![-’'])"
_IN_IT = (
    r"\b(?:in|during|over|throughout) (?:(?:the|this|that|its|their|an?) |(?:the )?[\w-]+[’'](?:s )?(?:[A-Z]\w+ )?)?"
)
_OF_A_WAR = re.compile(
    r"^(?!.*\b(?:first|second|third|last|latest|worst|deadliest|bloodiest|only|biggest|largest|heaviest|fiercest|one of"
    r"|such|since)\b)"
    rf"(?:.*{_IN_IT}(?:[\w-]+ ){{0,2}}?[\w-]+[- ]year(?:-old|-long)? {_WARS}"
    rf"|.*\bha(?:s|ve) (?:\w+ ){{0,2}}?(?:killed|died|perished|claimed|lost|wounded|injured|displaced|fled)\b"
    r"[^.;]{0,60}"
    rf"{_IN_IT}(?:(?:long|ongoing|current|whole|entire) )?{_WARS})",
    re.IGNORECASE | re.DOTALL,
)
# "Twelve were shot in Dayton over the weekend", if no one blow is told of before: "in a shooting in Dayton over the
# weekend".
_A_WEEKENDS = re.compile(
    r"\b(?:across|(?P<there>in)|around) (?:the city|[A-Z]\w+)[^.;,]{0,40} (?:over|during) the [^.;,]{0,40}weekend\b",
    re.IGNORECASE,
)
_ONE_BLOW = re.compile(
    r"\b(?:an?|the|one|this|that) (?:[\w’'-]+ ){0,3}?(?:shooting|shoot-?out|drive-by|attack|ambush|homicide|killing"
    r"|slaying|murder(?:-suicide)?|stabbing|massacre|rampage|brawl|fire|blaze|blast|explosion|crash|collision|wreck|accident"
    r"|tornado|collapse)\b(?! of violence)(?:(?! and (?:[\w-]+ ){1,3}(?:was|were)\b)[^.;,])*$",
    re.IGNORECASE,
)
# "In two operations": told of all of them together, and of no one place and day.
_OF_SEVERAL = re.compile(
    r"\b(?:in|after|following|from) (?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple) (?:[a-z]+ )?"
    r"(?:operations|raids|attacks|strikes|air ?strikes|ambushes|clashes|incidents|bombings)\b"
    r"|\b(?:in|across) (?:at least |more than |nearly )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple|dozens of) (?:[a-z]+ )?"
    r"(?:countries|nations|states|provinces)\b",
    re.IGNORECASE,
)
# What strikes several places that are named together happened several times.
_STRIKES = re.compile(r"\b(?:(?:air ?)?strikes|raids|attacks|bombings|shootings|blasts|explosions)\b", re.IGNORECASE)


def tells_a_tally(sentence: str) -> bool:
    """Whether a sentence counts over more than an event: a war, a year, a weekend's violence, several shootings."""
    if any(tally.search(sentence) is not None for tally in (_TOTAL, _OF_SEVERAL, _OF_A_WAR)):
        return True
    return any(not _is_of_one_blow(sentence, found) for found in _A_WEEKENDS.finditer(sentence))


def _is_of_one_blow(sentence: str, weekend: re.Match[str]) -> bool:
    """Whether a weekend in a town is that of one blow, which is told of before it in one clause."""
    return weekend["there"] is not None and _ONE_BLOW.search(sentence, 0, weekend.end()) is not None


def tells_of_several(sentence: str) -> bool:
    """Whether a sentence tells of several blows, or of several countries, by how many they were."""
    return _OF_SEVERAL.search(sentence) is not None


def tells_of_strikes(sentence: str) -> bool:
    """Whether a sentence tells of strikes, of which each had a place of its own."""
    return _STRIKES.search(sentence) is not None


# "In recent weeks", "over the past week"; not "the third such blast in recent weeks".
_OVER_WEEKS = re.compile(
    r"^(?!.*\b(?:first|second|third|fourth|fifth|\w+th|last|latest|worst|deadliest|only|biggest|largest|heaviest|one of"
    r"|such|another)\b)"
    r".*\b(?:(?:in|over|during) recent (?:days|weeks|months)"
    r"|(?:over|during|for|in|within) the (?:past|last)"
    r" (?:(?:two|three|four|five|six|seven|ten|few|several|couple of|\d+) )?(?:weeks?|fortnight|months?))\b",
    re.IGNORECASE | re.DOTALL,
)


def counts_over_weeks(sentence: str) -> bool:
    """Whether a sentence tells what was over the last weeks or so: "rains in recent weeks have killed 40"."""
    return _OVER_WEEKS.search(sentence) is not None


def counts_some_of_them(text: str, sentence: Span) -> bool:
    """ "Those included four reporters", "four reporters were among the dead"."""
    opens = _INCLUDED.match(text, *sentence)
    return opens is not None or _AMONG_THEM.search(text, *sentence) is not None


_INCLUDED = re.compile(
    r"[\"“]?(?:That|This|They|These|Those|It|Among (?:them|those|the dead)) (?:also )?(?:includ|number|were\b|was\b)"
)
_AMONG_THEM = re.compile(r"\b(?:were|was|are|is) among (?:the (?:dead|victims)|them|those)\b")
