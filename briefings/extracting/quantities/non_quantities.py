"""Numbers that name instead of counting: dates, years, times of day, ages in apposition, scores, list numbers; and such
as the page has torn apart ("1, 940 families"), of which nobody can say what they are."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefings.extracting.quantities.ages import ages_in, is_age
from briefings.extracting.quantities.amounts import Amount

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# Every alternative begins with one of these; the check spares the others at all other places.
_NAMING = re.compile(
    rf"""(?=[\d(+\[JFMASOND])(?:
      (?P<date>\b{_MONTH}[ ]{_DAY}(?:[ ]?(?:-|–|to|and|or)[ ]?{_DAY})?\b
          (?!,?\d|%|[ ](?:percent|per[ ]cent|people))(?:,?[ ]\d{{4}}\b)?
      | \b{_DAY}(?:[ ]?(?:-|–|to|and|or)[ ]?{_DAY})?[ ](?:of[ ])?{_MONTH}\b(?:,?[ ]\d{{4}}\b)?
      | \b{_MONTH},?[ ](?:of[ ])?\d{{4}}\b(?!,\d)
      | (?<![\d,.])\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b(?![.,]?\d)
      | (?<![\d,.$£€])(?:19|20)\d\d(?:/|-|–)\d\d(?:\d\d)?\b(?![,.]\d)
      | (?<![\d,.$£€])9/11\b | \b24/7\b)
    | (?P<clock>\b\d{{1,2}}[:.]\d\d[ ]?[apAP]\.?[mM]\b | \b\d{{1,2}}:\d\d(?::\d\d)?\b | \b\d{{4}}[ ](?:GMT|UTC|hours)\b)
    | (?P<phone>(?<![\w$£€])(?:\+\d{{1,3}}[ -]?)?\(?\d{{2,5}}\)?[ -]\d{{3,4}}[ -]\d{{3,4}}\b)
    | (?P<dotted>\b\d+(?:\.\d+){{2,}}\b)
    | (?P<frame>(?:(?<=\bImage[ ])|(?<=\bPhoto[ ])|(?<=\bSlide[ ])|(?<=\bPicture[ ]))\d{{1,3}}[ ]of[ ]\d{{1,3}}\b)
    | (?P<torn>(?<![\d,.$£€-])\d{{1,2}},[ ]\d{{3}}\b
          (?![ ](?:and|or)[ ]\d|,|[ ](?:wounded|injured|hurt|dead|killed|others)\b))
    | (?P<note>\[\d{{1,3}}\]))""",
    re.VERBOSE,
)
_CLOCK_AFTER = re.compile(r"[ ]?(?:[apAP]\.?[mM]\b|o['’]clock)")
_ITEM_AFTER = re.compile(r"[.)](?=[ \t])")
_LINK = re.compile(r"://|^www\.|\w@\w")
_SCORE = re.compile(r"(?<![\w.,$£€-])(\d{1,3})[-–](\d{1,3})(?![\w,%-]|\.\d)")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|from|by|until|till|through|before|after|during|of|early|late|mid|and|to|between|or|for|than|the|this)"
    r"(?:[ ](?:early|late|mid|about|around))?[ -]$",
    re.IGNORECASE,
)
# Before 1900 more numbers count than name a year: only what surely leads to a time makes one of them.
_OLD_YEAR_BEFORE = re.compile(r"\b(?:in|since|from|by|until|till|through|during|early|late|mid)[ -]$", re.IGNORECASE)
_COUNTABLE_AHEAD = re.compile(
    r"[ ](?:[a-z]+[ ]){0,2}?(?:people|men|women|children|police|(?!(?:was|has|is|as|its|this)\b)[A-Za-z]{2,}s)\b"
)


class Namings:
    """Where a text's dates, times of day, numberings and addresses stand, asked amount by amount."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _NAMING.finditer(text)]
        self._spans += [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
        self._spans += ages_in(text)
        self._spans.sort()
        self._starts = [start for start, _ in self._spans]

    def holds(self, amount: Amount) -> bool:
        """Whether the amount names a date, a year, an age or the like."""
        text = self._text
        return (
            _CLOCK_AFTER.match(text, amount.end) is not None
            or self._inside(amount)
            or self._is_year(amount)
            or is_age(text, amount)
            or self._is_item(amount)
            or self._is_in_link(amount)
        )

    def _is_item(self, amount: Amount) -> bool:
        """ "2. Travel": the number of a list's item, at the start of its line."""
        if not amount.numeral.plain or amount.unit is not None:
            return False
        line = self._text.rfind("\n", 0, amount.start) + 1
        opens = self._text[line : amount.start].strip(" \t(") == ""
        return opens and _ITEM_AFTER.match(self._text, amount.end) is not None

    def _is_in_link(self, amount: Amount) -> bool:
        """Whether the number stands in an address of the web or of mail."""
        apart = self._text[amount.start - 1 : amount.start].isspace()
        left = [] if apart else self._text[max(0, amount.start - 100) : amount.start].rsplit(maxsplit=1)[-1:]
        right = self._text[amount.core[0] : amount.end + 60].split(maxsplit=1)[:1]
        return _LINK.search("".join([*left, *right])) is not None

    def _inside(self, amount: Amount) -> bool:
        index = bisect_right(self._starts, amount.core[0])
        inside = any(self._spans[i][1] > amount.core[0] for i in range(max(0, index - 2), index))
        return inside and not (amount.unit and amount.unit.isupper() and len(amount.unit) == 3)

    def _is_year(self, amount: Amount) -> bool:
        """ "In 2014", "the 1990 law"; a round number that people or things follow counts them ("2000 men"), unless "in"
        leads to it."""
        if not _is_written_as_a_year(amount):
            return False
        counts = _COUNTABLE_AHEAD.match(self._text, amount.end) is not None
        if amount.high < 1900:
            return not counts and self._follows(_OLD_YEAR_BEFORE, amount)
        if not counts:
            return True
        return not amount.bounded and (amount.high % 50 != 0 or self._follows(_YEAR_BEFORE, amount))

    def _follows(self, pattern: re.Pattern[str], amount: Amount) -> bool:
        return pattern.search(self._text, max(0, amount.start - 20), amount.start) is not None


def _is_written_as_a_year(amount: Amount) -> bool:
    """Four digits with no unit, from 1000 to 2199."""
    if amount.unit or amount.numeral.written != "digits" or amount.low < 1000 or amount.high > 2199:
        return False
    return amount.numeral.end - amount.numeral.start == 4
