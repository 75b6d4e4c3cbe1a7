"""What a number of dead or injured takes in, as its clause and its document's title tell.

"Six were shot" counts all who were hit, "six were wounded" not the dead; "six bodies" are those found so far.
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import behind_in_clause, clause_of
from briefings.model import WORKED_OUT, Statement

_HIT = late(
    r"\b(?:shot|struck|hit|gunned down|gunshots?|gunfire|bullets?|rounds|victims|casualties|stabbed)\b",
    re.IGNORECASE,
)
# Who was wounded lives; "others", and who was hit "also", are told beside the dead.
_LIVING = late(
    r"\b(?:wounded|injured|hurt|wounding|injuring|injur(?:y|ies)|(?<!not )surviv\w+|non-?fatal\w*|non-?life\w*"
    r"|recover\w*|others?|more|also|hospitali[sz]ed|critical|stable|taken|transported|rushed|treated)\b",
    re.IGNORECASE,
)
# "Three were injured, including a girl who died": told in one clause.
_DIED_OF_IT = late(
    r"\b(?:includ\w+|among (?:them|whom)|one|two|three|\d+)\b(?:(?! and (?:an?|another) )[^.;]){0,60}"
    r"\b(?:died|dead|deceased|dying|succumb(?:ed|ing)|fatal\w*|killed|did(?:n['’]t| not) survive)\b",
    re.IGNORECASE,
)
# "Left four people injured and one dead".
_BESIDE_THE_DEAD = late(
    r"(?: [\w-]+){0,3}? (?:injured|wounded|hurt) and (?!\w+ of )\w+(?: [\w-]+){0,2}? (?:dead|killed)\b",
    re.IGNORECASE,
)
_DEATH = late(
    r"\b(?:dead|deceased|dies|died|kill(?:s|ed|ing|ings)?|fatal\w*|deadly|deaths?|homicides?|murder\w*|slain|slaying\w*"
    r"|did(?:n['’]t| not) (?:survive|make it|live))\b",
    re.IGNORECASE,
)


def counts_those_hit(statement: Statement) -> bool:
    """True if a number is told of those who were hit, with no word for their being alive, so that it may count dead."""
    clause = clause_of(statement)
    return _HIT.search(clause) is not None and _LIVING.search(clause) is None and not _stands_beside_the_dead(statement)


def _stands_beside_the_dead(statement: Statement) -> bool:
    """Whether a number is joined to the dead of its own sentence: "a man was killed and two girls were hit"."""
    quantity, claim = statement.quantity, statement.claim
    return quantity is not None and _THE_DEAD_AND.search(claim.text[: quantity.start - claim.start]) is not None


_THE_DEAD_AND = late(
    r"\b(?:(?:was|were|is|are|been) (?:killed|slain|fatally shot|shot (?:dead|to death|and killed))|(?:is|are|lay) dead"
    r"|died)\b[^.,;]{0,60}?,? (?:and|while) (?:at least |about |another )?$",
    re.IGNORECASE,
)


def counts_in_turn(statement: Statement) -> bool:
    """True if a number is that of the last of several: "a third victim has died"."""
    return statement.quantity is not None and _IN_TURN.match(statement.quantity.text) is not None


_IN_TURN = late(r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))\b", re.IGNORECASE)


def counts_some_dead(statement: Statement) -> bool:
    """True if a number's own clause says that some of the counted died: "five were shot, one of them fatally"."""
    after = behind_in_clause(statement)
    return _DIED_OF_IT.search(after) is not None and not _BESIDE_THE_DEAD.match(after)


def tells_of_a_death(words: str) -> bool:
    """True if words, a title's say, tell that somebody died."""
    return _DEATH.search(_NO_DEATH.sub(" ", words)) is not None


# "Seven shot, none fatally", "no deaths reported", "nobody was killed", "non-fatal".
_NO_DEATH = late(
    r"\b(?:none|nobody|no one|neither|not|non|no|without)(?: of (?:them|whom|the \w+))?"
    r"(?: (?:is|was|were|are|been|have|has))*[ -](?:fatal\w*|killed|dead|died|deaths?|deadly)\b",
    re.IGNORECASE,
)


def tells_a_rise(statement: Statement) -> bool:
    """True if a number's clause tells that a toll has come to it ("rose to 41", "bringing the death toll to 13"), or
    that it is the count of a moment ("so far", "the latest figures")."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    mark = _MARK.match(quantity.text)
    before = claim.text[: quantity.start - claim.start] + (mark.group() if mark else "")
    return _RISEN_TO.search(before) is not None or _AS_OF_NOW.search(clause_of(statement)) is not None


_MARK = late(r"(?:above|beyond|past|over) ", re.IGNORECASE)
_RISEN_TO = late(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)|jump(?:s|ed)|grew|grown|increas(?:ed|es|ing)|went up|gone up"
    r"|swelled|swollen|swell(?:s|ing)|mounted"
    r"|br(?:ings?|inging|ought)|tak(?:es|ing)|pushed|pushing|rais(?:ed|es|ing))\b[^.;]{0,60}?"
    r" (?:to(?: (?:at least|more than))?|(?:to )?(?:above|beyond|past|over)) $"
    r"|\b(?:has|have) (?:now |since |meanwhile |already )?(?:reached|passed|topped|exceeded|surpassed) $",
    re.IGNORECASE,
)


def tells_a_fall(statement: Statement) -> bool:
    """True if a number's clause tells that a toll was taken back to it: "revised down to 12", "lowered the toll to
    12"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _FALLEN_TO.search(claim.text[: quantity.start - claim.start]) is not None


_FALLEN_TO = late(
    r"\b(?:(?:revis|correct|amend)(?:ed|es|ing)\b[^.;]{0,40}? down\w*|lower(?:ed|s|ing)|reduc(?:ed|es|ing)"
    r"|cut(?:s|ting)?|downgrad(?:ed|es|ing)|scal(?:ed|es|ing) (?:back|down)|fell|fallen|dropped|down)"
    r"\b[^.;]{0,60}? (?:to(?: at least| about)?) $",
    re.IGNORECASE,
)
# Days after an event in which a higher toll is what it has come to, whoever tells it.
RISING_DAYS = 7


def rose_since(lower: Statement, higher: Statement) -> bool:
    """True if the lower of two tolls was published on the event's own day, and the higher no earlier, or the higher a
    day later within a week: bodies are found for hours and days, so that the lower is only the earlier. Of "at most 40"
    nothing is found that would make more of it."""
    told, more = lower.quantity, higher.quantity
    if told is None or more is None or told.event is None or lower.published is None or higher.published is None:
        return False
    last = told.event.to_date
    on_the_day = last is not None and lower.published <= last and lower.published <= higher.published
    later = lower.published < higher.published and (last is None or (higher.published - last).days <= RISING_DAYS)
    return (on_the_day or later) and told.high <= more.low and told.bound not in ("at_most", "less_than")


_AS_OF_NOW = late(
    r"\b(?:so far|until now|up to now|to date|latest (?:\w+ )?(?:data|figures?|count|tally|toll|update|report|numbers?)"
    r"|(?:now )?(?:stands|stood) at|updated (?:\w+ )?(?:figures?|toll|count|tally))\b",
    re.IGNORECASE,
)


def counts_bodies(statement: Statement) -> bool:
    """True if a number is of bodies that were found so far, which the dead may well be more than: "six bodies were
    recovered", "the bodies of six people"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    if _BODIES.search(quantity.counted or "") or _BODIES.match(claim.text, quantity.end - claim.start + 1):
        return True
    return _BODIES_OF.search(claim.text[: quantity.start - claim.start]) is not None


_BODIES = late(r"\b(?:bodies|corpses|remains)\b", re.IGNORECASE)
_BODIES_OF = late(r"\b(?:bodies|corpses|remains) of (?:at least |another |the )?$", re.IGNORECASE)


def counts_those_found(statement: Statement) -> bool:
    """True if a number is of those whom somebody came upon: "officers found two victims in a car". Others may have been
    found elsewhere, or come to a hospital by themselves."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _CAME_UPON.search(claim.text[: quantity.start - claim.start]) is not None


_CAME_UPON = late(r"\b(?:found|find|finding|located|discovered|came upon|encountered) $", re.IGNORECASE)


def counts_the_doer(statement: Statement) -> bool:
    """True if a number says that it takes in who did it: "five people, including the gunman, died", "killed four before
    turning the gun on himself"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    if is_worked_out(statement) and _AND_THE_DOER.search(quantity.text):
        return True
    if _DOER_FIRST.search(claim.text[: quantity.start - claim.start]):
        return True
    return _WITH_THE_DOER.match(claim.text, quantity.end - claim.start) is not None


_AND_THE_DOER = late(
    r"\b(?:before|then|and)\b.{0,60}"
    r"\b(?:himself|herself|own life|suicide|by [\w -]{2,30}|(?:him|her)(?: dead| to death)?)$",
    re.IGNORECASE,
)
_THE_DOER = (
    r"(?:the |a |an |its |their )?(?:[\w-]+ ){0,2}?"
    r"(?:gunm[ae]n|shooters?|suspects?|attackers?|assailants?|killers?|bombers?|perpetrators?"
    r"|(?:man|woman|boy|girl|teen|student|employee|worker|person) who (?:opened fire|fired|shot|did it))\b"
)
_WITH_THE_DOER = late(
    rf"[^.;\n,]{{0,40}},? (?:(?:including|counting|among them|one of (?:them|whom)) {_THE_DOER}"
    rf"|(?!and\b)(?:[\w-]+ ){{0,4}}?(?:with )?{_THE_DOER} among (?:them|the dead))",
    re.IGNORECASE,
)
_DOER_FIRST = late(rf"\b(?:including|counting|with) {_THE_DOER}(?: himself| herself)?,[^.;]{{0,20}}$", re.IGNORECASE)


def is_of_those_who_lived(statement: Statement) -> bool:
    """True if a number is worked out as those who lived of more who were hit: by its words, which tell of a death, or
    since the larger number stands in the same place."""
    quantity = statement.quantity
    if quantity is None or quantity.measure == "killed" or not is_worked_out(statement):
        return False
    more = (q for q in statement.claim.quantities if q.start == quantity.start and q.measure == quantity.measure)
    return tells_of_a_death(quantity.text) or any(q.low > quantity.low for q in more)


def is_worked_out(statement: Statement) -> bool:
    """True if no number tells how many, but its words do: "a man and his daughter", "six were shot, one fatally"."""
    return statement.quantity is not None and statement.quantity.counted == WORKED_OUT
