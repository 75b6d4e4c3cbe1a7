"""One number as it is written, and the words and signs that numbers are made of."""

from __future__ import annotations

from briefings.values import frozen

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
SMALL = {word: value for value, word in enumerate(_ONES)}
SMALL |= {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12,
}  # fmt: skip
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

# Any of these words, for patterns.
WORD = "|".join(sorted(SMALL, key=len, reverse=True))
SCALE = "|".join(SCALES)
PART = "|".join(PARTS)


@frozen
class Numeral:
    """A number at `start` to `end`; `scale` is the multiplier that was written last, 1 where there was none.

    `written` says how: in digits, in words, as a share of something, as a group of people ("a pair of
    brothers"), or vaguely ("several hundred").
    """

    low: float
    high: float
    start: int
    end: int
    scale: float
    written: str

    @property
    def plain(self) -> bool:
        """Bare digits of a single number, with nothing that marks them as an amount."""
        return self.written == "digits"


def exact(value: float) -> float:
    """4.3 million is 4300000, not 4299999.9999999995: rounded to fifteen significant digits."""
    return float(f"{value:.15g}")
