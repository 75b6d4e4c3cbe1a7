"""Numbers in words: "five hundred and twenty-three", "a thousand", "two and a half million"."""

from __future__ import annotations

import re

from briefings.extracting.quantities.numerals.numeral import PARTS, SCALE, SCALES, SMALL, WORD, Numeral

_ATOM = re.compile(rf"(?:{WORD}|{SCALE})\b", re.IGNORECASE)
_LINK = re.compile(r"(?:[ \t\u00a0]+|-)(?P<and>and[ \t]+)?", re.IGNORECASE)
_ARTICLE = re.compile(rf"an?[ \t\u00a0]+(?=(?:{SCALE})\b)", re.IGNORECASE)
_AND_PART = re.compile(
    rf"(?:[ \t]+|-)and(?:[ \t]+|-)(?:an?(?:[ \t]+|-)(?P<part>half|quarter|third)|(?P<three>three[ \t-]quarters))\b"
    rf"(?:[ \t]+(?P<scale>{SCALE})\b)?",
    re.IGNORECASE,
)
# "Hundred of fighters": a slip for "hundreds of", which is no number.
_SLIP = re.compile(r"(?:hundred|thousand|million|billion) of\b", re.IGNORECASE)


def read_words(text: str, at: int) -> Numeral | None:
    """The number whose words begin at `at`, an article before "hundred" or "thousand" included."""
    if _SLIP.match(text, at):
        return None
    run, end = _run_at(text, at)
    if end == at:
        return None
    value, scale = run.value, run.scale
    part = _AND_PART.match(text, end)
    if part:
        extra = 0.75 if part["three"] else 1 / PARTS[part["part"].lower()]
        scale = SCALES[part["scale"].lower()] if part["scale"] else 1.0
        value, end = (value + extra) * scale, part.end()
    return Numeral(value, value, at, end, scale, "amount" if scale > 1 else "words")


def _run_at(text: str, at: int) -> tuple[_Run, int]:
    """The number words from `at` on that make one number, and where they end: at `at` if there are none."""
    article = _ARTICLE.match(text, at)
    atom = _ATOM.match(text, article.end() if article else at)
    run, end, joined = _Run(), at, False
    while atom is not None and run.take(atom.group().lower(), joined):
        end = atom.end()
        link = _LINK.match(text, end)
        joined = link is not None and link["and"] is not None
        atom = _ATOM.match(text, link.end()) if link else None
    return run, end


class _Run:
    """Number words read one by one, as long as they go on making one number."""

    def __init__(self) -> None:
        self._total = 0.0
        self._group: float | None = None
        self._last = ""
        self.scale = 1.0

    @property
    def value(self) -> float:
        """What was read so far."""
        return self._total + (self._group or 0.0)

    def take(self, word: str, joined: bool) -> bool:
        """Takes one more word (`joined` to the last by "and"), or says that it begins another number."""
        taken = self._small(SMALL[word], joined) if word in SMALL else not joined and self._multiply(word)
        self._last = word if taken else self._last
        return taken

    def _small(self, value: int, joined: bool) -> bool:
        after_scale = self._last in SCALES and self._last != "dozen"
        if self._group is None:
            if self._last and not after_scale:
                return False
            self._group = float(value)
            return not joined or after_scale
        if after_scale:
            self._group += value
            return True
        if not joined and 0 < value < 10 and self._group % 100 >= 20 and self._group % 10 == 0:
            self._group += value
            return True
        return False

    def _multiply(self, word: str) -> bool:
        factor = SCALES[word]
        if self._group is None:
            if self._last:
                if factor <= self.scale:
                    return False
                self._total *= factor
                self.scale = factor
                return True
            self._group = 1.0
        self.scale = factor
        if factor == 100:
            if self._group >= 100:
                return False
            self._group *= 100
        else:
            self._total += self._group * factor
            self._group = None
        return True
