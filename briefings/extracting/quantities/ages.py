"""Ages, which count nobody: "Ann Poe, 31, said", "two sons, 19 and 22", "a girl of five", "children under 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.extracting.quantities.amounts import Amount
from briefings.extracting.quantities.country_words import is_country
from briefings.extracting.quantities.people_nouns import has_an_age

_OLDEST = 110
_AGE_BEFORE = re.compile(r"(?P<name>[A-Z](?:[\w'’-]+|\.)|[JS]r\.)(?:[”\"]?,[”\"]? | \()$")
_YEARS = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
# "A man, 27, was killed", "two brothers, 19 and 22,", "one of the women (31)", "the eldest, then 16,".
_AGES = re.compile(
    r"\b(?P<one>(?i:one) (?:of (?:the|his|her|their) (?:[a-z-]+ )?)?)?(?P<noun>[A-Za-z][a-zé-]{2,})(?:, | \()"
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
    rf"(?P<age>{_YEARS}(?:(?: to |-|–){_YEARS}|(?:(?:, |,? and (?:up to )?|,? or ){_YEARS})*)){_COUNTS_NOTHING}"
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
# "A 17 year-old girl", "a 17 year old", where no hyphen ties the number.
_APART_FROM_YEARS = re.compile(r"(?<![\w.,$£€-])(?P<age>\d{1,2}) year[ -]olds?\b")
# "13 and 17 years of age".
_YEARS_OF_AGE = re.compile(rf"\b(?P<age>(?i:{_YEARS}(?:(?:, | and | or | to ){_YEARS})*)) years of age\b")
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
# "The owner, 55, was among the dead", "the man who was to leave, 70, was held"; not "the number of dead, 55, was …".
_SET_OFF = re.compile(
    r"\b(?!(?:number|toll|count|total|figure|sum|tally|dead|wounded|injured|killed|score|age|people|nearly|about) ?,)"
    r"[a-z][a-z-]{2,}(?<!s), (?P<age>\d{1,2}), (?=(?:was|is|has|had|will|said|says|died|faces|remains|who|told) )"
)
# "The three victims, who are 22, 31 and 58, …".
_ARE_OF_AGES = re.compile(
    r"\b(?:who|[Tt]hey|victims|men|women|teens|teenagers|boys|girls|children|suspects|brothers|sisters) (?:are|were) "
    r"(?P<age>\d{1,2}(?:(?:,? and |, )\d{1,2})+)(?=[,.;)](?!\d)|$)"
)
# What stands wherever a dear expression finds anything, and is found sooner: most texts do without.
_IS_SO_MANY = re.compile(r" (?:is|was|turned|turns|just|only|then|now|barely) \d")
_OF_SO_MANY = re.compile(rf" of (?:(?:about|just|only|barely|around) )?{_YEARS}\b")
_MARKED = (
    (re.compile(r" year[ -]old"), _APART_FROM_YEARS),
    (re.compile(r" years of age"), _YEARS_OF_AGE),
    (re.compile(r"rang(?:e|ing)"), _RANGE_OF_AGES),
    (re.compile(r"-(?:year|month)"), _SHARED_YEARS),
    (re.compile(rf" at (?:just |only )?{_YEARS}\b"), _AT_AGE),
    (re.compile(r"one \d"), _ONE_AND_ANOTHER),
    (re.compile(r", \d{1,2}, "), _SET_OFF),
    (re.compile(r" (?:are|were) \d{1,2}(?:,| and) "), _ARE_OF_AGES),
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
# "Twenty of the returnees from Syria were under 18".
_AGES_OF_A_PART = re.compile(
    r"(?:\bof (?:the|them|those|these|whom|its|their|all)|%|\b(?:per ?cent|half|third|quarter|fifth|most|majority))\b"
    r"[^.;:,]{0,60}? (?:are|were|is|was)(?: (?:all|mostly|still))? (?:aged |under |over |below |above )*$",
    re.IGNORECASE,
)
_PART_WITHIN = 100
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


def ages_in(text: str) -> Iterator[tuple[int, int]]:
    """Where ages are written as such, whatever the number may look like in its clause; in no order."""
    yield from _ages_behind_nouns(text)
    yield from _ages_told(text)


def _ages_behind_nouns(text: str) -> Iterator[tuple[int, int]]:
    """Where ages stand behind a noun for those who have them; so many people as ages, or one of several."""
    for match in _AGES.finditer(text):
        many, noun = len(_AGE.findall(match["ages"])), match["noun"].lower()
        of_several = many == 1 and (match["one"] or match["all"])
        if has_an_age(noun, many) or (of_several and has_an_age(noun, 2)):
            yield match.span("ages")


def _ages_told(text: str) -> Iterator[tuple[int, int]]:
    """Where a clause says how old somebody is."""
    for match in _IS_OF_AGE.finditer(text) if _IS_SO_MANY.search(text) else ():
        yield match.span("age" if match["age"] else "then")
    for match in _OF_AGE.finditer(text) if _OF_SO_MANY.search(text) else ():
        if _is_of_age(match["noun"]):
            yield match.span("age")
    marked = (pattern for mark, pattern in _MARKED if mark.search(text))
    for pattern in (*marked, _CALLED_AGES, _BOTH_OF_AGE):
        yield from (match.span("age") for match in pattern.finditer(text))


def _is_of_age(noun: str) -> bool:
    """Whether a number behind the noun and "of" is somebody's age: behind "girl", "nurse", "Frenchman"."""
    if noun[0].isupper():
        return noun.endswith(_NATIVES)
    return noun not in _OF_OTHERS and has_an_age(noun, 1)


def is_age(text: str, amount: Amount) -> bool:
    """Whether a small number is an age by the words on either side of it."""
    if amount.unit or amount.high > _OLDEST:
        return False
    return _is_asked_for(text, amount) or _is_age_of_people(text, amount) or _is_told_in_passing(text, amount)


def _is_asked_for(text: str, amount: Amount) -> bool:
    """ "The youngest is three", "aged 25"."""
    return _AGE_OF.search(text, max(0, amount.start - 24), amount.start) is not None


def _is_age_of_people(text: str, amount: Amount) -> bool:
    """ "Children under 10": the number that ends a noun for people and a word for an age."""
    if amount.numeral.written not in ("digits", "words") or not _AGES_END.match(text, amount.numeral.end):
        return False
    people = _AGES_OF.search(text, max(0, amount.start - 44), amount.start)
    people = people or _AGES_OF_A_PART.search(text, max(0, amount.start - _PART_WITHIN), amount.start)
    if people is None:
        return False
    words = people.group() + text[amount.start : amount.numeral.start]
    return _AGE_WORD.search(words) is not None


def _is_told_in_passing(text: str, amount: Amount) -> bool:
    """A bare number in apposition: behind a name, or behind a noun for kin ("their mothers, 38 and 41,")."""
    if amount.bounded or amount.is_range or not amount.numeral.plain:
        return False
    return _stands_behind_kin(text, amount) or _stands_behind_a_name(text, amount)


def _stands_behind_kin(text: str, amount: Amount) -> bool:
    kin = _AGES_OF_KIN.search(text, max(0, amount.start - 40), amount.start)
    return kin is not None and _AGES_OF_KIN_AFTER.match(text, amount.end) is not None


def _stands_behind_a_name(text: str, amount: Amount) -> bool:
    """ "Abu Omar, 25, said"; "from Denmark, 25, and Sweden, 30" has none, unless one person is told of ("Jordan, 42,
    was held")."""
    before = _AGE_BEFORE.search(text, max(0, amount.start - 30), amount.start)
    if before is None or _AGE_AFTER.match(text, amount.end) is None:
        return False
    return _OF_ONE.match(text, amount.end) is not None or not is_country(before["name"])
