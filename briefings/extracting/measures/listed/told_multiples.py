"""Numbers that words tell without a number: "a third victim has died" tells of three dead, "a triple homicide", "both
men died", too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefings.extracting.measures.events.tallies import tells_a_tally
from briefings.extracting.measures.listed.outcomes import AUXILIARY, HURT
from briefings.model import WORKED_OUT, Quantity, Span

_ORDINALS = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_WHO = r"(?:person|victim|man|woman|teen|teenager|boy|girl|child|student|officer|patient|member|resident|guest)"
# "A fifth victim was found, and a second victim had died": who died was the second.
_NO_OTHER = rf"(?:(?!\b(?:{'|'.join(_ORDINALS)}) )[^,.;])"
# "A third person has died", "a second victim of Saturday's shooting has died", "became the fourth victim to die".
_NTH_DEAD = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}|[2-9](?:nd|rd|th)|1\dth) (?:[\w-]+ )?{_WHO}\b"
    rf"{_NO_OTHER}{{0,80}}?(?:,[^,.;]{{1,50}},)?"
    r" (?:has (?:now |also |since )?died|died|dies|to die|(?:to be )?killed in the (?:attack|shooting|rampage)"
    r"|succumbed|was pronounced (?:dead|deceased)|(?:was )?found (?:dead|deceased))\b",
    re.IGNORECASE,
)
# "A man lay dead there. A second victim was taken to a hospital and died": counted with the dead before.
_NTH_ALSO_DEAD = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}) (?:[\w-]+ )?{_WHO}(?:,[^,.;]{{1,50}},)? was [^.;]{{1,90}}?,? (?:and|but|where)"
    r"(?: (?:he|she))?(?: (?:was|has|had|later|also|then))* (?:died|succumbed"
    r"|(?:pronounced|declared) (?:dead|deceased))\b",
    re.IGNORECASE,
)
_BEFORE, _THIRD = 300, 3
_ONE = rf"one|(?:an?|the first) (?:[\w-]+ ){{0,2}}?{_WHO}"
_WORDS = dict(enumerate("two three four five six seven eight nine ten".split(), 2))
# "A fifth person was wounded", "a third man walked into a hospital": so many were hurt, where nobody is told to have
# died and somebody is told of before.
_NTH_HURT = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}|[2-9](?:nd|rd|th)|1\dth) (?:[\w-]+ )?{_WHO}"
    rf"(?:, (?:[^,.;]{{1,60}},|\d{{1,2}},))?{AUXILIARY}"
    rf"(?: (?:\w+ly|in|had))? (?:{HURT}|(?:shot|struck|hit|grazed)\b"
    r"|(?:arrived|showed up|walked|turned up|checked|drove|came)\b[^.;]{0,40}?"
    r" (?:hospitals?|Hospital|Medical Center)\b)",
    re.IGNORECASE,
)
_SEVERAL_EVENTS = re.compile(
    r"\bshootings\b|\b(?:another|second|third|separate|unrelated|other|earlier) (?:[\w-]+ )?"
    r"(?:shooting|incident|case)s?\b",
    re.IGNORECASE,
)
_HIT_BEFORE = re.compile(r"\b(?:gunshots?|shot|wound\w*|injur\w+|hospital|bullets?|victims?)\b", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:dead|die[sd]?|kill\w*|fatal\w*|deadly|deaths?|homicides?|murder\w*|slain|slaying\w*)\b", re.I
)
# "Three people were wounded and a fourth victim died": those before are no dead, nor hurt if "five were arrested and a
# sixth person was hurt".
_WHO_LIVED = (
    r"(?:wounded|injured|hurt|grazed|hospitali[sz]ed|hospitals?|surgery|condition|surviv\w+|shot in the|recovering)\b"
)
_WHO_IS_NO_VICTIM = r"(?:arrested|detained|in custody|charged|unhurt|unharmed|uninjured|escaped|fled|missing)\b"
# "Both men were pronounced dead".
_BOTH_DEAD = re.compile(
    r"\b(?P<both>both (?:of (?:the|these) )?(?:[\w-]+ )?(?:victims|men|women|people|teens|teenagers|boys|girls"
    r"|brothers|sisters|children|officers|deputies))(?:, [^.;]{1,50},)? (?:have |had |later |then )*"
    r"(?:died|succumbed"
    r"|were (?:shot and |later )?(?:killed|(?:pronounced |declared |found |shot )?(?:dead|deceased)))\b",
    re.IGNORECASE,
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = re.compile(
    rf"\b(?P<times>{'|'.join(_TIMES)})[ -](?:homicide|murder|slaying|killing|fatal shooting)\b(?![ -]+suicide)",
    re.IGNORECASE,
)
# Counted over more than an event, or of another.
_NOT_OF_ONE = re.compile(
    r"\b(?:this|(?<!\bover )the|per|that) (?:year|month|week|weekend|decade)\b"
    r"(?! (?:[\w-]+ ){0,2}(?:shootings?|attacks?|rampage|massacre|ambush)\b)"
    r"|(?<!\blast )\b(?:year|month|week|city|county|town|state)['’]s\b|\bin as many\b|\bhomicide victim"
    r"|\bwitness(?:es)? (?:in|to|of)\b|\b(?:separate|another|unrelated|other|previous|earlier|attempted|prior)\b",
    re.IGNORECASE,
)


def told_multiples(
    text: str, sentences: Iterable[Span], killed: str | None, hurt: str | None, scope: str | None
) -> Iterator[Quantity]:
    """The numbers of dead (measure `killed`) and hurt that sentences tell in such words; none that are a tally's."""
    for start, end in sentences if killed else ():
        sentence = text[start:end]
        if _NOT_OF_ONE.search(sentence) or tells_a_tally(sentence):
            continue
        if (found := _NTH_DEAD.search(sentence)) and _are_dead_before(text, start, found):
            yield _told(_ordinal(found["nth"]), "people", text, _span(found, "nth", start), killed, scope)
        elif (found := _NTH_ALSO_DEAD.search(sentence)) and _DEATH.search(text, max(0, start - _BEFORE), start):
            yield _told(_ordinal(found["nth"]), WORKED_OUT, text, _span(found, 0, start), killed, scope)
        elif found := _MULTIPLE.search(sentence):
            number = _TIMES[found["times"].lower()]
            yield _told(number, WORKED_OUT, text, _span(found, 0, start), killed, scope)
        elif found := _BOTH_DEAD.search(sentence):
            yield _told(2, WORKED_OUT, text, _span(found, "both", start), killed, scope)
        elif (found := _NTH_HURT.search(sentence)) and _is_told_after_others(text, start, found):
            yield _told(_ordinal(found["nth"]), "people", text, _span(found, "nth", start), hurt, scope)


def _are_dead_before(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether who is told of before "a third victim" may be dead, too; before "the third victim", whether somebody is
    told to be."""
    before = text[max(0, start - _BEFORE) : start + found.start()]
    if re.search(r"\bthe $", before, re.IGNORECASE) and not re.search(r"\bto die$", found[0]):
        return _DEATH.search(before) is not None and not _befell_the_others(_WHO_LIVED, before, found)
    return not _befell_the_others(_WHO_LIVED, before, found)


def _befell_the_others(fate: str, before: str, found: re.Match[str]) -> bool:
    """Whether so many as the ordinal has before it are told to have met this fate, and not to be dead."""
    others = _ordinal(found["nth"]) - 1
    words = _ONE if others == 1 else rf"{others}|{_WORDS.get(others, others)}"
    told = re.finditer(rf"\b(?:{words})\b[^.;]{{0,60}}?\b{fate}", before, re.IGNORECASE)
    return any(_DEATH.search(other[0]) is None for other in told)


def _is_told_after_others(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether somebody is told to have been hit before "a third victim" (a fourth needs nobody), nobody to have died,
    and all in one event."""
    if _DEATH.search(text) or _SEVERAL_EVENTS.search(text):
        return False
    before = text[max(0, start - _BEFORE) : start + found.start()]
    if _befell_the_others(_WHO_IS_NO_VICTIM, before, found):
        return False
    return _ordinal(found["nth"]) > _THIRD or _HIT_BEFORE.search(before) is not None


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word.lower()) or int(word[:-2])


def _span(found: re.Match[str], group: str | int, start: int) -> Span:
    return start + found.start(group), start + found.end(group)


def _told(number: int, counted: str, text: str, span: Span, measure: str | None, scope: str | None) -> Quantity:
    return Quantity(
        float(number), float(number), "exact", "people", counted, None, measure, None, text[slice(*span)], *span, scope
    )
