"""Numbers in digits, with the fraction, power or scale behind them: "12,300", "2 3/4", "4.3 million", "5bn"."""

from __future__ import annotations

import re

from briefings.extracting.quantities.numerals.numeral import GLYPHS, SCALE, SCALES, Numeral, exact

_LETTERS: dict[str, float] = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
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
_SCALE_AFTER = re.compile(rf"(?:[ \t\u00a0]|-)?(?P<scale>{SCALE})s?\b", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"[ \t\u00a0]?(?P<letter>bn|mn|mln|trn|tn|[kmb])\b(?!/)", re.IGNORECASE)
_PLURAL_AHEAD = re.compile(r"[ \t]+(?:[a-z]+[ \t]+)?(?:people|men|women|children|[a-z]{3,}s)\b")


def read_digits(text: str, at: int, money: bool) -> Numeral | None:
    """The number whose digits begin at `at`. After a currency sign (`money`) a bare "m" or "b" is a scale."""
    match = _digits_at(text, at)
    worth = _worth(match) if match else None
    if match is None or worth is None:
        return None
    value, written = worth
    scale, end = _scale_after(text, match.end(), money)
    if match["sign"] in ("-", "−"):
        value = -value
    value = exact(value * scale)
    return Numeral(value, value, at, end, scale, "amount" if scale > 1 else written)


def _digits_at(text: str, at: int) -> re.Match[str] | None:
    match = _DIGITS.match(text, at)
    grouped = match["grouped"] if match else None
    if grouped and " " in grouped and not _groups_by_space(text, at):
        return _ONLY_DIGITS.match(text, at)
    return match


def _worth(match: re.Match[str]) -> tuple[float, str] | None:
    """What the digits are worth with the fraction or power behind them, and how that is written; None for what looks
    like a fraction and is none."""
    value = float(re.sub(r"\D" if match["grouped"] else ",", "", match["number"]))
    if match["glyph"]:
        return value + GLYPHS[match["glyph"]], "amount"
    if match["bottom"]:
        share = _share(value, match["top"], match["bottom"])
        return None if share is None else (share, "share")
    if match["power"]:
        return value * 10.0 ** int(match["power"].replace("−", "-")), "amount"
    return value, "digits" if match["number"].isdecimal() else "amount"


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
    while (match := _SCALE_AFTER.match(text, end)) and match["scale"].lower() in SCALES:
        scale, end = scale * SCALES[match["scale"].lower()], match.end()
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
