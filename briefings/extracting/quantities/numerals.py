"""The grammar of one number as reporters write it: digits, words, scales, fractions.

It knows nothing of ranges, bounds, units or what is counted. Values have their scale words multiplied out, fractions
are decimals at full precision, and "several hundred" or "a few thousand" is two to nine of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_SMALL = {word: value for value, word in enumerate(_ONES)}
_SMALL |= {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_LETTERS: dict[str, float] = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12,
}  # fmt: skip
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_FEW = (2.0, 9.0)
# "One in five" is a share; "one out of 12 fighters" counts two groups. Shares are spoken of in these parts.
_ROUND_WHOLES = frozenset({*range(2, 11), 20, 50, 100, 1000, 10_000, 100_000})

_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_PART = "|".join(_PARTS)
_ATOM = re.compile(rf"(?:{_WORD}|{_SCALE})\b", re.IGNORECASE)
_LINK = re.compile(r"(?:[ \t\u00a0]+|-)(?P<and>and[ \t]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start` to `end`; `scale` is the multiplier that was written last, 1 where there was none.

    `written` says how: in digits, in words, as a share of something, or vaguely ("several hundred").
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


def find_starts(text: str) -> Iterator[int]:
    """Where a number may begin, in order; most of them do not."""
    return (match.start() for match in _HEAD.finditer(text))


def read_numeral(text: str, at: int, money: bool = False) -> Numeral | None:
    """The number that begins at `at`, or None. After a currency sign (`money`) a bare "m" or "b" is a scale."""
    if text[at] in _GLYPHS:
        return Numeral(_GLYPHS[text[at]], _GLYPHS[text[at]], at, at + 1, 1.0, "share")
    if text[at] in "-−.+" or text[at].isdecimal():
        return (_ratio(text, at) if text[at].isdecimal() else None) or _digits(text, at, money)
    for reader in _READERS:
        numeral = reader(text, at)
        if numeral is not None:
            return numeral
    return None


def _by_first_letter(words: list[str]) -> str:
    """An expression for any of the words that looks at most of them by one letter only: texts have few numbers."""
    letters = sorted({word[0] for word in words})
    return "|".join(f"{letter}(?:{'|'.join(w[1:] for w in words if w[0] == letter)})" for letter in letters)


_OPENERS = _by_first_letter([*_SMALL, *_SCALES, *"several few couple half tens hundreds dozens minus".split()])
_HEAD = re.compile(
    rf"""(?<![\d.,])(?:[-−+](?=[\d.])(?<![\w.][-−+]))?\.?\d
    | (?<![\d⁄/])(?<!\d[ \t])[½¼¾⅓⅔⅛]
    | \b(?:{_OPENERS})\b
    | \ban?[ \t\u00a0]+(?=(?:{_WORD}|{_SCALE}|{_PART}|few|couple)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# Nouns of what comes in whole numbers alone: before them "3.000" and "3 000" are three thousand.
_WHOLE_AHEAD = (
    r"(?=[ \t]+(?:[A-Za-z][a-z]*[ \t]+){0,2}?(?:people|ppl|persons|men|women|children|(?!(?:miles|kilomet(?:re|er)s"
    r"|met(?:re|er)s|inches|feet"
    r"|yards|seconds|minutes|hours|days|weeks|months|years|pounds|dollars|euros|points|times|lit(?:re|er)s|gallons|tonnes|tons|grams"
    r"|kilos|kilograms|degrees|cents|volts|watts|acres|hectares|ounces)\b)"
    r"(?:[a-z]{3,}|[A-Z][a-z]{2,}(?:an|[bdeiknt]))s)\b)"
)
_DIGITS = re.compile(
    rf"""(?P<sign>[-−+])?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?
      |(?P<grouped>\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.,]\d)|\d{{1,3}}(?:[.\u00a0\u202f\u2009\x20]\d{{3}})+{_WHOLE_AHEAD}
        |\d{{1,3}}(?:[\u00a0\u202f\u2009\x20]\d{{3}})*[\u00a0\u202f\u2009\x20]000(?![\d.,]*\d))
      |\d+(?:\.\d+)?|\.\d+)
    (?:[ \t]?(?P<glyph>[½¼¾⅓⅔⅛])
      |(?:[ \t](?P<top>\d+))?[/⁄](?P<bottom>\d+)(?![/⁄\d])
      |[ \t]?[×x][ \t]?10(?:\^|\*\*)?(?P<power>[-−+]?\d+))?""",
    re.VERBOSE,
)
_ONLY_DIGITS = re.compile(
    r"(?P<sign>(?!))?(?P<number>\d+)(?P<grouped>(?!))?(?P<glyph>(?!))?(?P<bottom>(?!))?(?P<power>(?!))?"
)
_COMMA_GROUPS = re.compile(r"\d,\d{3}\b")
# A month or a name ("Gate 12"), but not the first word of a sentence that says how many.
_DAY_BEFORE = re.compile(
    r"\b(?!(?:Some|About|Around|Nearly|Almost|Over|Only|Roughly|Just|Another|Under|The|These|Those|Their|With|From)\b)"
    r"[A-Z][a-z]{2,8}\.?[ \t]+$"
)
_SCALE_AFTER = re.compile(rf"(?:[ \t\u00a0]|-)?(?P<scale>{_SCALE})s?\b", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"[ \t\u00a0]?(?P<letter>bn|mn|mln|trn|tn|[kmb])\b(?!/)", re.IGNORECASE)
_PLURAL_AHEAD = re.compile(r"[ \t]+(?:[a-z]+[ \t]+)?(?:people|men|women|children|[a-z]{3,}s)\b")


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    match = _DIGITS.match(text, at)
    if match is not None and match["grouped"] and " " in match["grouped"] and not _groups_by_space(text, at):
        match = _ONLY_DIGITS.match(text, at)
    if match is None:
        return None
    value = float(re.sub(r"\D" if match["grouped"] else ",", "", match["number"]))
    written = "digits" if match["number"].isdecimal() else "amount"
    end = match.end()
    if match["glyph"]:
        value, written = value + _GLYPHS[match["glyph"]], "amount"
    elif match["bottom"]:
        share = _share(value, match["top"], match["bottom"])
        if share is None:
            return None
        value, written = share, "share"
    elif match["power"]:
        value, written = value * 10.0 ** int(match["power"].replace("−", "-")), "amount"
    scale, end = _scale_after(text, end, money)
    if match["sign"] in ("-", "−"):
        value = -value
    value = _exact(value * scale)
    return Numeral(value, value, at, end, scale, "amount" if scale > 1 else written)


def _groups_by_space(text: str, at: int) -> bool:
    """Whether "12 300 people" may be one number here: not after a month, nor where the text groups by commas."""
    return not _COMMA_GROUPS.search(text) and not _DAY_BEFORE.search(text, max(0, at - 12), at)


def _share(value: float, top: str | None, bottom: str) -> float | None:
    """What "1/16" or "2 3/4" is worth; None for what is no proper fraction ("24/7", "9/11" is one, but of a date)."""
    over, under = (float(top), float(bottom)) if top else (value, float(bottom))
    if under < 2 or over >= under:
        return None
    return value + over / under if top else over / under


def _scale_after(text: str, end: int, money: bool) -> tuple[float, int]:
    """The product of the scale words at `end` ("4 hundred million") and where they stop."""
    scale = 1.0
    while (match := _SCALE_AFTER.match(text, end)) and match["scale"].lower() in _SCALES:
        scale, end = scale * _SCALES[match["scale"].lower()], match.end()
    letter = _LETTER_AFTER.match(text, end) if scale == 1 else None
    if letter and _is_scale(letter["letter"], letter.start("letter") == end, money, text, letter.end()):
        return _LETTERS[letter["letter"].lower()], letter.end()
    return scale, end


def _is_scale(letter: str, attached: bool, money: bool, text: str, end: int) -> bool:
    """Whether a letter after digits multiplies: "3bn", "$5m", "4.3M", "1.5m refugees", but not "a 40m mast"."""
    if len(letter) > 1:
        return letter.lower() != "tn" or money or attached
    if money:
        return attached
    if not attached:
        return False
    return letter in "kM" or (letter == "m" and _PLURAL_AHEAD.match(text, end) is not None)


_FEW_OF = re.compile(
    rf"(?P<how>several|an?[ \t]+few|few|(?:an?[ \t]+)?couple(?:[ \t]+of)?)[ \t]+(?P<scale>{_SCALE})\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"a[ \t]+couple[ \t]+of(?=[ \t]+(?!the\b|days|hours|minutes)[a-z])", re.IGNORECASE)
_TENS_OF = re.compile(
    r"(?P<ten>tens|hundreds|dozens)[ \t]+of[ \t]+(?P<scale>hundred|thousand|million|billion)s\b", re.I
)
_HALF_SCALE = re.compile(
    rf"(?:half(?:[ \t-]+an?)?|(?P<quarter>an?[ \t]+quarter)[ \t]+of[ \t]+an?)[ \t-]+(?P<scale>{_SCALE})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(?P<top>{_WORD}|\d+)[ \t]+(?:out[ \t]+of|in)[ \t]+(?:every[ \t]+)?(?P<of>{_WORD}|\d+)\b(?![.,]\d|[ \t]*%)",
    re.IGNORECASE,
)
# After an article, a part of something is told from an ordinal ("a third man") by what follows.
_PARTS_OF = re.compile(
    rf"""(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)(?:[ \t]+|-)(?P<part>{_PART})(?P<plural>s)?\b
    (?=[ \t]+(?:of|have|has|had|were|was|are|is|more|less|fewer)\b|[ \t]*(?:[.,;:)]|$)|(?P<next>))""",
    re.IGNORECASE | re.VERBOSE,
)
_HALF = re.compile(
    r"half(?=(?P<alone>[.,;:!?)](?:\s|$))|[ \t]+(?:of|the|that|those|these|their|its|his|our|all|were|was|are"
    r"|is|have|had|has|as|a[ \t]+per)\b)",
    re.IGNORECASE,
)
# "Told the paper that half of them were back": no other half is meant.
_HALF_OF_THEM = re.compile(r"half[ \t]+(?:of[ \t]+)?(?:them|these|those|whom)\b", re.IGNORECASE)
# "Over half." is a share of what was named before; "the top half." is none.
_SHARE_BEFORE = re.compile(
    r"\b(?:over|than|nearly|almost|about|around|roughly|some|under|only|just|at|least|most|by)[ \t]+(?:a[ \t]+)?$",
    re.IGNORECASE,
)
# "The first half of the year" is a time, and "the other half" a remainder.
_NO_SHARE_BEFORE = re.compile(
    r"(?:first|second|last|latter|other|this|that|final|in|and[ \t]+a|top|bottom|upper|lower)[ \t-]+$", re.IGNORECASE
)


# "Two were caught, a third is in jail and a fourth has died": one more of them.
_IS_ONE_MORE = re.compile(r"[ \t]+(?:is|was|has)\b")
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:one|two|three|four|five|first|second|another|third)\b[^.!?\n]*(?:,|;|\band)[ \t]+$", re.IGNORECASE
)


def _few(text: str, at: int) -> Numeral | None:
    match = _FEW_OF.match(text, at)
    if match is None:
        return None
    scale = _SCALES[match["scale"].lower()]
    low, high = (2.0, 2.0) if "couple" in match["how"].lower() else _FEW
    return Numeral(low * scale, high * scale, at, match.end(), scale, "vague")


def _couple(text: str, at: int) -> Numeral | None:
    match = _COUPLE.match(text, at)
    return Numeral(2.0, 2.0, at, match.end(), 1.0, "vague") if match else None


def _tens_of(text: str, at: int) -> Numeral | None:
    """ "Tens of thousands": never an amount of its own, but the upper end of a range ("two to tens of thousands")."""
    match = _TENS_OF.match(text, at)
    if match is None:
        return None
    scale = _SCALES[match["scale"].lower()]
    value = {"tens": 10, "dozens": 12, "hundreds": 100}[match["ten"].lower()] * scale
    return Numeral(value, value, at, match.end(), scale, "end")


def _half_scale(text: str, at: int) -> Numeral | None:
    match = _HALF_SCALE.match(text, at)
    if match is None:
        return None
    scale = _SCALES[match["scale"].lower()]
    value = _exact(scale * (0.25 if match["quarter"] else 0.5))
    return Numeral(value, value, at, match.end(), scale, "amount")


def _ratio(text: str, at: int) -> Numeral | None:
    match = _RATIO.match(text, at)
    if match is None:
        return None
    top, whole = (_small(match[name]) for name in ("top", "of"))
    if top < 1 or top >= whole or whole not in _ROUND_WHOLES:
        return None
    return Numeral(top / whole, top / whole, at, match.end(), 1.0, "share")


def _parts(text: str, at: int) -> Numeral | None:
    match = _PARTS_OF.match(text, at)
    if match is None:
        return None
    top = 1 if match["top"].lower() in ("a", "an") else _SMALL[match["top"].lower()]
    hyphened = "-" in match.group()
    if (match["next"] is not None and not (hyphened or match["plural"])) or (top > 1 and not match["plural"]):
        return None
    if match["part"].lower() == "half" and top == 1 and _NO_SHARE_BEFORE.search(text, max(0, at - 12), at):
        return None
    if top == 1 and _IS_ONE_MORE.match(text, match.end()) and _ONE_OF_SEVERAL.search(text, max(0, at - 100), at):
        return None
    if top == 1 and _is_next_of_all(text, at, match):
        return None
    value = top / _PARTS[match["part"].lower()]
    return Numeral(value, value, at, match.end(), 1.0, "share")


def _is_next_of_all(text: str, at: int, match: re.Match[str]) -> bool:
    """ "Wounded three men and shot dead a fourth": whether it is one more than were counted before, and no part."""
    if text.startswith(" of ", match.end()):
        return False
    counted = _PARTS[match["part"].lower()] - 1
    before = re.findall(r"\w+", text[max(0, at - 100) : at].rpartition(". ")[2].lower())
    return any(word == str(counted) or _SMALL.get(word) == counted for word in before)


def _half(text: str, at: int) -> Numeral | None:
    match = _HALF.match(text, at)
    if match is None:
        return None
    of_them = _HALF_OF_THEM.match(text, at) is not None
    if not of_them and _NO_SHARE_BEFORE.search(text, max(0, at - 12), at):
        return None
    if match["alone"] and not _SHARE_BEFORE.search(text, max(0, at - 20), at):
        return None
    return Numeral(0.5, 0.5, at, match.end(), 1.0, "share")


_ARTICLE = re.compile(rf"an?[ \t\u00a0]+(?=(?:{_SCALE})\b)", re.IGNORECASE)
_AND_PART = re.compile(
    rf"[ \t]+and[ \t]+(?:an?[ \t]+(?P<part>half|quarter|third)|(?P<three>three[ \t-]quarters))\b"
    rf"(?:[ \t]+(?P<scale>{_SCALE})\b)?",
    re.IGNORECASE,
)


def _words(text: str, at: int) -> Numeral | None:
    """ "Five hundred and twenty-three", "a thousand", "two and a half million"."""
    article = _ARTICLE.match(text, at)
    atom = _ATOM.match(text, article.end() if article else at)
    if atom is None:
        return None
    run, end = _Run(), at
    joined = False
    while atom is not None and run.take(atom.group().lower(), joined):
        end = atom.end()
        link = _LINK.match(text, end)
        joined = link is not None and link["and"] is not None
        atom = _ATOM.match(text, link.end()) if link else None
    if end == at:
        return None
    value, scale = run.value, run.scale
    part = _AND_PART.match(text, end)
    if part:
        extra = 0.75 if part["three"] else 1 / _PARTS[part["part"].lower()]
        scale = _SCALES[part["scale"].lower()] if part["scale"] else 1.0
        value, end = (value + extra) * scale, part.end()
    return Numeral(value, value, at, end, scale, "amount" if scale > 1 else "words")


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
        taken = self._small(_SMALL[word], joined) if word in _SMALL else not joined and self._multiply(word)
        self._last = word if taken else self._last
        return taken

    def _small(self, value: int, joined: bool) -> bool:
        after_scale = self._last in _SCALES and self._last != "dozen"
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
        factor = _SCALES[word]
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


def _small(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word.lower()]


def _exact(value: float) -> float:
    """4.3 million is 4300000, not 4299999.9999999995: rounded to fifteen significant digits."""
    return float(f"{value:.15g}")


_MINUS = re.compile(r"minus(?:[ \t]+|-)(?=[\d.])", re.IGNORECASE)


def _minus(text: str, at: int) -> Numeral | None:
    match = _MINUS.match(text, at)
    numeral = _digits(text, match.end(), money=False) if match else None
    if numeral is None:
        return None
    return Numeral(-numeral.high, -numeral.low, at, numeral.end, numeral.scale, "amount")


_READERS: tuple[Callable[[str, int], Numeral | None], ...] = (
    _few, _couple, _tens_of, _half_scale, _ratio, _parts, _half, _minus, _words,
)  # fmt: skip
