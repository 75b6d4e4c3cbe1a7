"""Numbers that words tell without a number: "a third victim has died" tells of three dead, "a triple homicide", too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.extracting.measures.events import tells_a_tally
from briefings.model import WORKED_OUT, Quantity, Span

_ORDINALS = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_WHO = r"(?:person|victim|man|woman|teen|teenager|boy|girl|child|student|officer|patient|member|resident|guest)"
# "A third person has died", "a second victim of Saturday's shooting has died", "became the fourth victim to die".
_NTH_DEAD = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)}|[2-9](?:nd|rd|th)|1\dth) (?:[\w-]+ )?{_WHO}\b"
    r"[^,.;]{0,80}?(?:,[^,.;]{1,50},)?"
    r" (?:has (?:now |also |since )?died|died|dies|to die|succumbed|was pronounced dead|(?:was )?found dead)\b",
    re.IGNORECASE,
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = re.compile(
    rf"\b(?P<times>{'|'.join(_TIMES)})[ -](?:homicide|murder|slaying|killing|fatal shooting)\b(?![ -]+suicide)",
    re.IGNORECASE,
)
# Counted over more than an event, or of another.
_NOT_OF_ONE = re.compile(
    r"\b(?:this|the|per|that) (?:year|month|week|weekend|decade)\b"
    r"|\b(?:year|month|week|city|county|town|state)['’]s\b|\bin as many\b|\bhomicide victim"
    r"|\b(?:separate|another|unrelated|other|previous|earlier|attempted|prior)\b",
    re.IGNORECASE,
)


def told_multiples(text: str, sentences: Iterator[Span], killed: str | None, scope: str | None) -> Iterator[Quantity]:
    """The numbers of dead (measure `killed`) that the sentences tell in such words; none that are a tally's."""
    for start, end in sentences if killed else ():
        sentence = text[start:end]
        nth, multiple = _NTH_DEAD.search(sentence), _MULTIPLE.search(sentence)
        if (nth is None and multiple is None) or _NOT_OF_ONE.search(sentence) or tells_a_tally(sentence):
            continue
        if nth is not None:
            word = nth["nth"].lower()
            number, at = _ORDINALS.get(word) or int(word[:-2]), start + nth.start()
            yield _dead(number, "people", text, (at, at + len(word)), killed, scope)
        elif multiple is not None:
            span = start + multiple.start(), start + multiple.end()
            yield _dead(_TIMES[multiple["times"].lower()], WORKED_OUT, text, span, killed, scope)


def _dead(number: int, counted: str, text: str, span: Span, killed: str | None, scope: str | None) -> Quantity:
    return Quantity(
        float(number), float(number), "exact", "people", counted, None, killed, None, text[slice(*span)], *span, scope
    )
