"""People who are from "this country", "these islands" or "the valley": from where the text is written, or last was."""

from __future__ import annotations

import re

from briefings.extracting.measures.origins.homes import Homes
from briefings.extracting.measures.origins.placed_text import PlacedText
from briefings.model import Span

# Those who left so, who are bound so, or who are back: theirs is the country.
_LEFT = r"(?:left|leav(?:e|es|ing)|quit|depart(?:ed|ing)?(?: from)?|set out from|went from|from|abandoned)"
_BOUND = (
    r"(?:(?:ties|links|connections|roots|claim|right of residence) (?:to|with|in|on)"
    r"|(?:citizens|nationals|natives|residents) of)"
)
_BACK = (
    r"(?:(?:back|home)(?: again)? (?:in|to|into)|return(?:ed|s|ing)? to"
    r"|(?:came|come|slipped|crept) (?:back )?(?:in)?to)"
)
_THIS_LAND = re.compile(
    rf"\b(?:{_LEFT}|{_BOUND}|{_BACK}) (?:this|our|these|our own) (?:[a-z]+ )?"
    r"(?:country|nation|land|kingdom|republic|islands?|shores|soil)\b",
    re.IGNORECASE,
)
_THE_COUNTRY = re.compile(rf"\b(?:(?:left|leav(?:e|es|ing)|quit)|{_BACK}) the country\b", re.IGNORECASE)
# "Nineteen boys of the valley", "six young men from the gorge": of the place that was told of last.
_PLACE_AROUND = re.compile(
    r" (?:of|from) (?:the|this|that) (?:(?:one|same|whole|entire|remote|poor) )?(?:valley|gorge|village|hamlet|town"
    r"|parish|municipality|province|district|county|state|region|suburb|neighbou?rhood|island)\b(?!['’])"
)
# Between its telling and the people, so many characters may stand.
_TOLD_WITHIN = 600


class Here:
    """Asked for the country of such people. `core` is the beat's own ground, which is nobody's home here."""

    def __init__(self, placed: PlacedText, homes: Homes, core: frozenset[str]) -> None:
        self._placed, self._text = placed, placed.text
        self._homes = homes
        self._core = core

    def left_this_land(self, span: Span) -> str | None:
        """ "240 people left these islands": the country that the document is about, or is written in."""
        return self._homes.own_ground() if _THIS_LAND.search(self._text, *span) else None

    def left_the_country(self, span: Span) -> str | None:
        """ "40 have left the country", "eight are back in the country": that of the document, if these words name no
        other."""
        if not _THE_COUNTRY.search(self._text, *span):
            return None
        country = self._homes.own_ground()
        named = {place.country for place in self._placed.within(*span)} - self._core - {None}
        return country if named <= {country} else None

    def around(self, phrase: Span) -> str | None:
        """ "Nineteen boys of the valley": the country of the place that was told of last, where the document names no
        other as often."""
        if not _PLACE_AROUND.match(self._text, phrase[1]):
            return None
        told = self._placed.last_before(phrase[0])
        if told is None or told.country is None or told.country in self._core or told.start < phrase[0] - _TOLD_WITHIN:
            return None
        return told.country if told.country == self._homes.most_named() else None
