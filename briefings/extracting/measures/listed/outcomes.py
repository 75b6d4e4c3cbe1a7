"""What became of people who were found or hit together, as the sentences behind theirs tell: "Officers found two men in
a car. They were pronounced dead there", "… One died there. The other died at a hospital", "… The three are recovering".

Where a sentence takes up all of them, or one after another until nobody is left, they are a number of dead or of hurt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import WORKED_OUT, Quantity, Span
from briefings.values import frozen

_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = rf"(?:{'|'.join(_SMALL)}|\d{{1,2}})"
_PEOPLE = (
    r"(?:victims?|people|persons?|m[ae]n|wom[ae]n|teens?|teenagers?|boys?|girls?|males?|females?|juveniles?|adults?"
    r"|children|child|kids?|brothers?|sisters?|siblings|students?|individuals?|patients?|officers?|deputies|deputy"
    r"|bystanders?|pair|couple|duo|trio|twins|friends)"
)
_MANY = (
    r"(?:victims|people|persons|men|women|teens|teenagers|boys|girls|males|females|juveniles|adults|children|kids"
    r"|brothers|sisters|siblings|students|individuals|patients|officers|deputies|bystanders|pair|couple|duo|trio|twins"
    r"|friends)"
)
_SAID_FIRST = r"(?:(?:Sadly|Tragically|Unfortunately), )?(?:[A-Z][^.;,\n]{0,50} (?:said|says|say)(?: that)? )?"
_ALL = re.compile(
    rf"[“\"]?{_SAID_FIRST}(?:(?:both|all|the)(?: of the)?(?: (?P<of>{_NUMBER}))?(?: [\w-]+)?? {_MANY}"
    rf"|(?:all|the) (?P<n>{_NUMBER})|(?:both|all)(?: of them)?|they(?: (?:both|all))?)"
    r"(?:, [^,.;]{1,60},)?(?= (?!who\b|that\b))",
    re.IGNORECASE,
)
# One after another: "one", "another", "the second man", "two of them", "the other three"; survivors are of a whole that
# has dead as well, and never all of those told before.
_SOME = (
    rf"(?:(?P<n>{_NUMBER}|another|an?|the)(?P<nth> second| third| fourth| fifth| first)?(?P<other> others?| remaining)?"
    rf"(?P<m> {_NUMBER})?(?: of (?:them|the (?!surviv|rescued)[\w-]+|whom))?(?: (?:[\w-]+ )??(?P<who>{_PEOPLE})| one)?)"
    r"(?:, (?:[^,.;]{1,60},|\d{1,2},))?"
)
_ONE_OR_MORE = re.compile(rf"{_SAID_FIRST}{_SOME}(?= (?!who\b|that\b|or\b))", re.IGNORECASE)
_NEXT = re.compile(
    rf"(?:[,;]| [–—-]+)?(?: (?:and|while|but))? (?={_NUMBER}\b|another\b|an?\b|the (?:second|third|other)\b)"
)
_TO_THEM = rf"(?:both|them|the (?:two|pair|couple|{_MANY})|all {_NUMBER})(?: of them)?(?: {_MANY})?(?: both)?"
_PRONOUNCED = re.compile(rf"\b(?:pronounced|declared) {_TO_THEM} (?:dead|deceased)\b", re.IGNORECASE)
_TOOK = re.compile(
    rf"\b(?:took|rushed|transported|airlifted|drove|flew|brought) {_TO_THEM} to [^.;]{{0,40}}\b"
    r"(?:hospitals?|medical cent(?:er|re)s?|trauma cent(?:er|re)s?|Hospital|Medical Center)\b"
)
AUXILIARY = (
    r"(?: (?:were|was|are|is|have|has|had|been|also|both|all|each|later|then|since|now|soon|reportedly|apparently))*"
)
_DEAD = (
    r"(?:(?:pronounced|declared|confirmed|found|shot)(?: \w+)? (?:dead|deceased)|died|dead|deceased|killed|succumbed"
    r"|(?:shot )?to death|passed away|(?:did not|didn['’]t) (?:survive|make it)|fatally (?:shot|wounded|injured))\b"
)
HURT = (
    r"(?:(?:taken|rushed|transported|driven|flown|airlifted|brought|sent|admitted|went|conveyed|life-flighted)\b[^.;]{0,40}?"
    r" (?:hospitals?|medical cent(?:er|re)s?|trauma cent(?:er|re)s?|infirmary|Hospital|Medical Center)"
    r"|(?:being )?treated|hospitali[sz]ed|(?:wounded|injured|hurt)\b"
    r"|(?:listed |reported |remain(?:s|ed)? )?in (?:an? )?(?:[\w-]+(?:,? (?:but|and) [\w-]+)? )?condition"
    r"|(?:suffered|sustained|suffering|with|received)\b[^.;]{0,40}? (?:injur(?:y|ies)|wounds?)"
    r"|expected to (?:be (?:ok|okay|fine)|survive|recover|live|make)|recovering|survived"
    r"|(?:critical|stable|non-life-threatening|life-threatening)\b)"
)
_IS_DEAD = re.compile(rf"{AUXILIARY} {_DEAD}", re.IGNORECASE)
_THEN_DEAD = re.compile(
    rf"[^.;]{{1,160}}?(?:,? where|,? and|,? but|, when|, before)(?: they| both| all| he| she)?{AUXILIARY} {_DEAD}",
    re.IGNORECASE,
)
_IS_HURT = re.compile(rf"{AUXILIARY}(?: (?:in|have|had))?(?: [\w-]+)?? {HURT}", re.IGNORECASE)
# Who was hit is hurt where nobody is told to have died.
_IS_HIT = re.compile(rf"{AUXILIARY} (?:shot|struck|hit|grazed)\b", re.IGNORECASE)
_ANY_DEATH = re.compile(
    r"\b(?:dead|deceased|died|dies|killed|succumbed|fatal\w*|death|homicides?|passed away|surviv\w+ by)\b",
    re.IGNORECASE,
)
# "Both were hit, one of them in the head", "they shot him and he died": not the same of all.
_APART = re.compile(
    r"\b(?:he|she|him|her(?! own\b)|himself|herself|one|another|others?|only|either|neither|not|no|nobody|third|if"
    r"|until|unless)\b|n['’]t\b",
    re.I,
)
_LIVED_NOT = re.compile(
    r"\b(?:did not|didn['’]t) (?:survive|make it)\b|\bnot (?:expected|considered|been|yet)\b|\bnon-", re.I
)
_DOERS = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|robbers?|masked|armed)\b", re.IGNORECASE
)
_LISTED = re.compile(rf"[,:;] (?=(?:{_NUMBER})\b(?! of\b))|: ")
_MOST, _SENTENCES = 20, 3


@frozen
class Outcome:
    """How many of a party died, and how many were hurt and lived."""

    dead: int
    hurt: int


def outcomes_of(
    text: str, sentences: Sequence[Span], parties: Sequence[Quantity], killed: str | None, hurt: str | None
) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each party (a number or a list of people of whom nobody is told to have died) with the quantities that take its
    place, as the next sentences tell what became of all of them."""
    if killed is None or hurt is None:
        return
    for party in parties:
        if not _may_be_a_party(text, party, hurt):
            continue
        outcome = _outcome(text, sentences, party, hurt)
        if outcome is not None:
            yield party, list(_told(party, outcome, killed, hurt))


def _told(party: Quantity, outcome: Outcome, killed: str, hurt: str) -> Iterator[Quantity]:
    """What a party's number is of, where all of it shared one fate; else the party as it was, its dead and its hurt."""
    if 0 < outcome.dead < party.low:
        yield party if party.measure != killed else replace(party, measure=None)
    for number, measure in ((outcome.dead, killed), (outcome.hurt, hurt)):
        if number == party.low:
            yield replace(party, measure=measure)
        elif number:
            yield replace(party, low=float(number), high=float(number), measure=measure, counted=WORKED_OUT)


def _may_be_a_party(text: str, party: Quantity, hurt: str) -> bool:
    """Whether a number or a list counts several people, of whom nobody is told in its own words to have died."""
    if party.unit != "people" or party.bound != "exact" or party.low != party.high or not 2 <= party.low <= _MOST:
        return False
    return not _DOERS.search(text, party.start, party.end + 30)


def _outcome(text: str, sentences: Sequence[Span], party: Quantity, hurt: str) -> Outcome | None:
    """What its own sentence and those behind tell of all of a party; None where they don't."""
    at = next((n for n, (start, end) in enumerate(sentences) if start <= party.start < end), None)
    if at is None:
        return None
    ahead = _LISTED.search(text, party.end, sentences[at][1])
    if (
        ahead is not None
        and not _ANY_DEATH.search(text, party.end, ahead.start())
        and (told := _of_each(text, [(ahead.end(), sentences[at][1])], party)) is not None
    ):
        return told
    if party.measure not in (None, "", hurt) or _ANY_DEATH.search(text, party.end, sentences[at][1]):
        return None
    behind = sentences[at + 1 : at + 1 + _SENTENCES]
    return _of_all(text, behind, int(party.low)) or _of_each(text, behind, party)


def _of_all(text: str, behind: Sequence[Span], whole: int) -> Outcome | None:
    """What is told of all of a party at once; the latest word counts: they were taken away, and died."""
    found: Outcome | None = None
    for start, end in behind:
        if _PRONOUNCED.search(text, start, end):
            return Outcome(whole, 0)
        if _TOOK.search(text, start, end) and not _ANY_DEATH.search(text, start, end):
            found = Outcome(0, whole)
            continue
        taken_up = _ALL.match(text, start, end)
        if taken_up is None or not _is_of(taken_up, whole):
            if found is not None and _ANY_DEATH.search(text, start, end):
                return found if found.dead else None
            continue
        fate = _fate(text, taken_up.end(), end)
        if fate == "dead":
            return Outcome(whole, 0)
        if fate == "hurt":
            found = Outcome(0, whole)
        elif found is not None and _ANY_DEATH.search(text, start, end):
            return None
    return found


def _is_of(taken_up: re.Match[str], whole: int) -> bool:
    """Whether "all three" and "the two men" are as many as the party, "both" two."""
    told = taken_up["n"] or taken_up["of"]
    if told is not None:
        return _number(told) == whole
    return whole == 2 or not re.search(r"\bboth\b", taken_up.group(), re.IGNORECASE)


def _fate(text: str, start: int, end: int) -> str | None:
    """ "dead" or "hurt", as the words behind those who are taken up say; None where they say neither, or part them."""
    words = text[start:end]
    if _APART.search(_LIVED_NOT.sub(" ", words)):
        return None
    if _IS_DEAD.match(words) or (_THEN_DEAD.match(words) and not re.search(r"\bwh(?:o|ich)\b", words)):
        return "dead"
    hurt = _IS_HURT.match(words) or (_IS_HIT.match(words) and not _ANY_DEATH.search(text))
    return "hurt" if hurt and not _ANY_DEATH.search(words) else None


def _of_each(text: str, behind: Sequence[Span], party: Quantity) -> Outcome | None:
    """What is told of one after another of a party, where that comes to all of it."""
    whole, told, dead = int(party.low), 0, 0
    named = _singles(party)
    for start, end in behind:
        for clause_start, clause_end in _clauses(text, start, end):
            some = _ONE_OR_MORE.match(text, clause_start, clause_end)
            number = _how_many(some, named) if some is not None else 0
            fate = _fate_of_some(text, some.end(), clause_end) if some is not None else None
            if not number or fate is None or (number == whole and _tells_of_more(some)):
                return None
            told += number
            dead += number if fate == "dead" else 0
        if told >= whole:
            break
    return Outcome(dead, told - dead) if told == whole else None


def _tells_of_more(some: re.Match[str] | None) -> bool:
    """ "Two people were killed", "two of the five died": as many as a party of two, and none of it."""
    return some is not None and (some["who"] is not None or " of the " in some.group()) and not some["m"]


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence's clauses, as far as each begins with somebody of a party: "one died there, | and the other was …"."""
    for found in _NEXT.finditer(text, start, end):
        ahead = _ONE_OR_MORE.match(text, found.end(), end)
        if (
            ahead is not None
            and _fate_of_some(text, ahead.end(), end) is not None
            and _ends_a_clause(text, start, found)
        ):
            yield start, found.start()
            start = found.end()
    yield start, end


def _ends_a_clause(text: str, start: int, found: re.Match[str]) -> bool:
    some = _ONE_OR_MORE.match(text, start, found.start())
    return some is not None and _fate_of_some(text, some.end(), found.start()) is not None


def _singles(party: Quantity) -> list[str]:
    """The kinds of those in a list of which each has one, as "a man and a boy" have."""
    if party.counted != WORKED_OUT:
        return []
    words = re.findall(r"[a-z]+", party.text.lower())
    return [word for word in words if words.count(word) == 1 and re.fullmatch(_PEOPLE, word)]


def _how_many(some: re.Match[str], named: list[str]) -> int:
    """How many are told of in turn: "one", "a second man", "two others", "the other three"; 0 for "the man", unless he
    is one of those `named` and not told of before."""
    who = (some["who"] or "").lower()
    if some["n"].lower() == "the" and who in named and not some["m"] and not some["nth"]:
        named.remove(who)
        return 1
    if some["m"]:
        return _number(some["m"].strip())
    word = some["n"].lower()
    if some["nth"] or word == "another":
        return 1
    if word in ("a", "an"):
        return 0
    if word == "the":
        return 1 if some["other"] and not some["other"].endswith("s") else 0
    return _number(word)


def _fate_of_some(text: str, start: int, end: int) -> str | None:
    words = text[start:end]
    if _IS_DEAD.match(words) or _THEN_DEAD.match(words):
        return "dead"
    return "hurt" if _IS_HURT.match(words) and not _ANY_DEATH.search(words) else None


def _number(word: str) -> int:
    return _SMALL.get(word.lower()) or (int(word) if word.isdigit() else 0)
