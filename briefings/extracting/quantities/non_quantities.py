"""Numbers that name instead of counting: dates, years, times of day, ages in apposition, scores, list numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from briefings.extracting.quantities.amounts import Amount
from briefings.extracting.quantities.people_nouns import has_an_age

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
_AGE_BEFORE = re.compile(r"(?P<name>[A-Z](?:[\w'’-]+|\.)|[JS]r\.)(?:[”\"]?,[”\"]? | \()$")
_YEARS = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
# "A man, 27, was killed", "two brothers, 19 and 22,", "one of the women (31)", "the eldest, then 16,".
_AGES = re.compile(
    r"\b(?P<one>(?i:one) (?:of (?:the|his|her|their) (?:[a-z-]+ )?)?)?(?P<noun>[a-z][a-zé-]{2,})(?:, | \()"
    r"(?:(?:then|now|just|only|barely|about|around|(?P<all>aged|ages|both|all)) )?"
    rf"(?P<ages>{_YEARS}(?:(?:, | and | or |, and | to ){_YEARS})*)(?: years old)?(?=,(?! ?\d)|\)|;|\.(?!\d)|$)",
    re.MULTILINE,
)
# "Who was 48", "she is 31 now", "Petra was 16 when she left".
_IS_OF_AGE = re.compile(
    r"\b(?:(?:who|he|she|He|She) (?:is|was|has turned|had turned|turned|turns)(?: (?:just|only|then|now|barely))?"
    r" (?P<age>\d{1,2})(?=[,.;)](?!\d)|$| (?:when|at the time|now|then|and (?:ha[sd]|is|was)\b))"
    r"|[A-Z][\w’'-]+ was (?P<then>\d{1,2})(?= (?:when|at the time)\b))",
    re.MULTILINE,
)
# Behind an age stands nothing that it could count.
_COUNTS_NOTHING = (
    r"\b(?![-–.,]?\d|,? (?!(?:is|was|has|as|whose|across)\b)[a-z]+s\b"
    r"|,? (?:people|men|women|children|hundred|thousand|million|dozen|of|or|more|others?)\b)"
)
# "A boy of five", "the girl of about 14", "a Danish nurse of 39 from Aarhus"; a team is of five men, a mother of five.
_OF_AGE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Oo]ne|[Aa]nother|whose) (?:[\w-]+ )?(?P<noun>[A-Za-z][a-z-]{2,}) of "
    rf"(?P<age>(?:(?:about|just|only|barely|around) )?{_YEARS}){_COUNTS_NOTHING}"
)
# Who is told of by those that are his: "a mother of five", "a member of 12", "the brother of one".
_OF_OTHERS = frozenset(
    "mother father parent wife widow husband grandmother grandfather grandparent member leader commander follower"
    " supporter friend colleague victim survivor relative brother sister cousin uncle aunt guard agent official"
    " minister director owner player coach veteran head".split()
)
_NATIVES = ("man", "woman")
# "She left at 20, bore two sons": what people do at an age.
_AT_AGE = re.compile(
    r"\b(?:left(?: [a-z]+)?|married|wed|converted|ran away|fled|joined(?: up)?|widowed|orphaned|recruited|enlisted|died"
    r"|radicali[sz]ed|dropped out|set out|travelled|went(?: [a-z]+)?) at (?:just |only )?"
    rf"(?P<age>{_YEARS})(?=[,.;)](?!\d)|$)",
    re.MULTILINE,
)
# "Ages 5 and 4", "aged 21, 22, and 24", "ages 17 to 45", "at the age of 12", "as young as nine", "younger than 21";
# "a 25- and a 30-year-old".
_CALLED_AGES = re.compile(
    r"\b(?:[Aa]ge[sd]|[Aa]ge[ds]? (?:of|between)|[Aa]s (?:young|old) as|(?:younger|older) than)"
    r" (?:about |around |from |between )?"
    rf"(?P<age>{_YEARS}(?:(?: to |-|–){_YEARS}|(?:(?:, |,? and |,? or ){_YEARS})*)){_COUNTS_NOTHING}"
)
# "Ranging in age from 31 to 47", "whose ages range from 17 to 45".
_RANGE_OF_AGES = re.compile(
    r"\b(?:rang(?:e[sd]?|ing) in age|[Aa]ges(?: of [\w ]{1,30}?)? rang(?:e[sd]?|ing)) (?:from |between )?"
    rf"(?P<age>{_YEARS}(?: to | and |-|–){_YEARS})"
)
_SHARED_YEARS = re.compile(
    r"(?<![\w.,])(?P<age>\d{1,2}-)(?:,? (?:and|or|to)(?: an?)?|,)"
    r" (?:\d{1,2}-,? )?(?:(?:and|or) (?:an? )?)?\d{1,2}-(?:year|month)"
)
# "A 17 year-old girl", "a 17 year old", where no hyphen ties the number; "13 and 17 years of age".
_APART_FROM_YEARS = re.compile(
    rf"(?<![\w.,$£€-])(?P<age>\d{{1,2}}) year[ -]olds?\b"
    rf"|\b(?i:(?P<ages>{_YEARS}(?:(?:, | and | or | to ){_YEARS})*)) years of age\b"
)
# "Ann and Ben Ash, both 35, …", "a man and a woman, both 41 years old".
_BOTH_OF_AGE = re.compile(
    rf"(?:,|[(–—-]) ?(?:both|all) (?P<age>{_YEARS})(?= years old\b|[,.;)–—](?!\d)| --| [–—]| and [a-z])"
)
# "Two sailors, one 18 and the other 24, fell", "one 31 years old, another 47, two others 36".
_ONE_AND_ANOTHER = re.compile(
    r"\bone (?P<age>\d{1,2}(?: years old)?,? (?:and )?(?:the other|another) \d{1,2}"
    r"(?:,? (?:and )?(?:two|three) others \d{1,2})?)"
    r"(?=[,.;)](?!\d)| [–—-])"
)
_AGE = re.compile(_YEARS)
_AGE_OF = re.compile(
    r"\b(?:the (?:youngest|oldest|eldest)(?: (?:is|was|of them))?|aged(?: [\w-]+,? (?:and|to|or))?) $", re.IGNORECASE
)
# "Three of them children under 10", "boys aged 12", "most of whom are below 12".
_AGES_OF = re.compile(
    r"\b(?:children|minors|boys|girls|kids|babies|toddlers|youths|people|those|adults|men|women|pupils|residents|them|all"
    r"|whom|most|many|half)"
    r"(?: who)?(?: (?:are|were|is|was)(?: (?:all|mostly|still|aged|(?:thought|believed|said|known) to be))?)?"
    r"(?: aged?| under| over| below| above)?(?: the age of)? $",
    re.IGNORECASE,
)
# "Their mothers, 38 and 41, are in jail".
_AGES_OF_KIN = re.compile(
    r"\b(?:mothers|fathers|parents|sons|daughters|brothers|sisters|wives|widows|husbands|twins|cousins|siblings), "
    r"(?:\d{1,2}(?:, | and ))*$"
)
_AGES_OF_KIN_AFTER = re.compile(r"(?:, \d{1,2})* and \d{1,2},|,")
_AGE_WORD = re.compile(r"(?:aged?|under|over|below|above)\b")
_AGES_END = re.compile(r"(?: years?(?: of age| old)?)?(?:[,.;)]|$| (?:and|or|to) \w)")
# "Jordan, 42, who has lived here": one person, and not so many people of a country.
_OF_ONE = re.compile(r", (?:who (?:has|was|is)|was|is|said|told)\b")
_AGE_AFTER = re.compile(r"[,)]|\.(?!\d)|[ ]years?[ ]old\)")


class Namings:
    """Where a text's dates, times of day, numberings and addresses stand, asked amount by amount."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _NAMING.finditer(text)]
        self._spans += [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
        self._spans += [*_ages_in(text), *_ages_told_in(text)]
        self._spans.sort()
        self._starts = [start for start, _ in self._spans]

    def holds(self, amount: Amount) -> bool:
        """Whether the amount names a date, a year, an age or the like."""
        text = self._text
        return (
            _CLOCK_AFTER.match(text, amount.end) is not None
            or self._inside(amount)
            or self._is_year(amount)
            or self._is_age(amount)
            or self._is_item(amount)
            or self._is_in_link(amount)
        )

    def _is_item(self, amount: Amount) -> bool:
        """ "2. Travel": the number of a list's item, at the start of its line."""
        line = self._text.rfind("\n", 0, amount.start) + 1
        plain = amount.numeral.plain and amount.unit is None
        return (
            plain
            and self._text[line : amount.start].strip(" \t(") == ""
            and bool(_ITEM_AFTER.match(self._text, amount.end))
        )

    def _is_in_link(self, amount: Amount) -> bool:
        """Whether the number stands in an address of the web or of mail."""
        around = self._text[max(0, amount.start - 100) : amount.end + 60]
        left = (
            around[: amount.start - max(0, amount.start - 100)].split()[-1:]
            if not self._text[amount.start - 1 : amount.start].isspace()
            else []
        )
        right = self._text[amount.core[0] : amount.end + 60].split(maxsplit=1)[:1]
        return _LINK.search("".join([*left, *right])) is not None

    def _inside(self, amount: Amount) -> bool:
        index = bisect_right(self._starts, amount.core[0])
        inside = any(self._spans[i][1] > amount.core[0] for i in range(max(0, index - 2), index))
        return inside and not (amount.unit and amount.unit.isupper() and len(amount.unit) == 3)

    def _is_year(self, amount: Amount) -> bool:
        value = amount.high
        if amount.unit or amount.numeral.written != "digits" or not 1000 <= value <= 2199 or amount.low < 1000:
            return False
        if amount.numeral.end - amount.numeral.start != 4:
            return False
        counts = _COUNTABLE_AHEAD.match(self._text, amount.end) is not None
        if value < 1900:
            return (
                not counts and _OLD_YEAR_BEFORE.search(self._text, max(0, amount.start - 20), amount.start) is not None
            )
        return not (counts and (amount.bounded or (value % 50 == 0 and not self._after_preposition(amount))))

    def _after_preposition(self, amount: Amount) -> bool:
        return _YEAR_BEFORE.search(self._text, max(0, amount.start - 20), amount.start) is not None

    def _is_age(self, amount: Amount) -> bool:
        """ "Abu Omar, 25, said", "the youngest three": a small number between a name and a comma, unless the name is a
        country's, or behind words that ask for an age."""
        if (
            not amount.unit
            and amount.high <= 110
            and _AGE_OF.search(self._text, max(0, amount.start - 24), amount.start)
        ):
            return True
        if not amount.unit and amount.high <= 110 and self._is_age_of_people(amount):
            return True
        if amount.unit or amount.bounded or amount.is_range or not amount.numeral.plain or amount.high > 110:
            return False
        kin = _AGES_OF_KIN.search(self._text, max(0, amount.start - 40), amount.start)
        if kin is not None and _AGES_OF_KIN_AFTER.match(self._text, amount.end):
            return True
        before = _AGE_BEFORE.search(self._text, max(0, amount.start - 30), amount.start)
        after = _AGE_AFTER.match(self._text, amount.end)
        of_one = _OF_ONE.match(self._text, amount.end) is not None
        return before is not None and after is not None and (of_one or not is_country(before["name"]))

    def _is_age_of_people(self, amount: Amount) -> bool:
        """ "Children under 10": the number that ends a noun for people and a word for an age."""
        if amount.numeral.written not in ("digits", "words") or not _AGES_END.match(self._text, amount.numeral.end):
            return False
        people = _AGES_OF.search(self._text, max(0, amount.start - 44), amount.start)
        if people is None:
            return False
        words = people.group() + self._text[amount.start : amount.numeral.start]
        return _AGE_WORD.search(words) is not None


def _ages_in(text: str) -> Iterator[tuple[int, int]]:
    """Where ages stand behind a noun for those who have them; so many people as ages, or one of several."""
    for match in _AGES.finditer(text):
        many = len(_AGE.findall(match["ages"]))
        of_several = many == 1 and (match["one"] or match["all"])
        if has_an_age(match["noun"], many) or (of_several and has_an_age(match["noun"], 2)):
            yield match.span("ages")


def _ages_told_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a clause says how old somebody is."""
    for match in _IS_OF_AGE.finditer(text):
        yield match.span("age" if match["age"] else "then")
    for match in _APART_FROM_YEARS.finditer(text):
        yield match.span("age" if match["age"] else "ages")
    for match in _OF_AGE.finditer(text):
        if _is_of_age(match["noun"]):
            yield match.span("age")
    for pattern in (_AT_AGE, _CALLED_AGES, _RANGE_OF_AGES, _SHARED_YEARS, _BOTH_OF_AGE, _ONE_AND_ANOTHER):
        yield from (match.span("age") for match in pattern.finditer(text))


def _is_of_age(noun: str) -> bool:
    """Whether a number behind the noun and "of" is somebody's age: behind "girl", "nurse", "Frenchman"."""
    if noun[0].isupper():
        return noun.endswith(_NATIVES)
    return noun not in _OF_OTHERS and has_an_age(noun, 1)


def is_country(word: str) -> bool:
    """Whether the word is, or ends, a country's name ("Arabia", "Kingdom" count too: the name's last word)."""
    return word.lower() in _country_words()


@cache
def _country_words() -> frozenset[str]:
    import pycountry

    names: set[str] = {"uk", "britain", "england", "us", "usa", "uae", "russia", "kosovo", "turkey", "syria", "iran"}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", "")):
            names.add(name.split(",")[0].split("(")[0].strip().split(" ")[-1].lower())
    return frozenset(names - {"", "islands", "states", "republic", "of", "territory", "and", "the"}) | {"states"}
