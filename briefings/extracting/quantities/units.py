"""Units around a number: currencies (ISO 4217), per cent, symbols of measurement, and rates ("a month").

Currency signs are read as their commonest currency: "$" is USD, "£" GBP, "€" EUR, "¥" JPY; a country's letter before or
after the sign decides ("A$", "$US", "HK $"). Nothing is converted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₩": "KRW"}
_DOLLARS = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD"}
_LETTERS = {"RM": "MYR", "RS": "INR", "PS": "GBP"}
_CODES = frozenset(
    "AED AFN AUD BRL CAD CHF CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IQD IRR JOD JPY KRW KWD LBP LYD MAD MXN MYR"
    " NGN NOK NZD PHP PKR PLN QAR RON RUB SAR SEK SGD SYP THB TND TRY UAH USD YER ZAR".split()
)
_MONEY_NAMES = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "shekel": "ILS", "rouble": "RUB",
    "ruble": "RUB", "rupee": "INR", "naira": "NGN", "zloty": "PLN", "baht": "THB", "hryvnia": "UAH", "ringgit": "MYR",
    "lira": "TRY", "rand": "ZAR",
}  # fmt: skip
_NATIONAL_MONEY = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "australian dollar": "AUD",
    "canadian dollar": "CAD", "hong kong dollar": "HKD", "new zealand dollar": "NZD", "singapore dollar": "SGD",
    "danish crown": "DKK", "swedish crown": "SEK", "norwegian crown": "NOK", "czech crown": "CZK",
    "danish krone": "DKK", "swedish krona": "SEK", "norwegian krone": "NOK", "swiss franc": "CHF",
    "turkish lira": "TRY", "syrian pound": "SYP", "egyptian pound": "EGP", "lebanese pound": "LBP",
    "british pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "iraqi dinar": "IQD",
    "jordanian dinar": "JOD", "kuwaiti dinar": "KWD", "libyan dinar": "LYD", "tunisian dinar": "TND",
    "saudi riyal": "SAR", "qatari riyal": "QAR", "yemeni rial": "YER", "iranian rial": "IRR", "indian rupee": "INR",
    "pakistani rupee": "PKR", "chinese yuan": "CNY", "japanese yen": "JPY", "russian rouble": "RUB",
    "russian ruble": "RUB", "moroccan dirham": "MAD", "philippine peso": "PHP", "mexican peso": "MXN",
}  # fmt: skip
# Written out (in the plural too) or as a symbol: the symbol that a row carries.
_NAMED_UNITS = {
    "km": "kilometre kilometer", "m": "metre meter", "cm": "centimetre centimeter", "mm": "millimetre millimeter",
    "mi": "mile", "ft": "foot feet", "in": "inch inche", "yd": "yard", "kg": "kilogram kilo", "g": "gram gramme",
    "t": "tonne", "ha": "hectare", "l": "litre liter", "MW": "megawatt", "GW": "gigawatt", "kW": "kilowatt",
    "W": "watt", "V": "volt", "°C": "celsius", "°F": "fahrenheit", "dB": "decibel", "GPa": "gigapascal",
}  # fmt: skip
_UNIT_OF_WORD = {word: symbol for symbol, words in _NAMED_UNITS.items() for word in words.split()}
_SYMBOLS = (
    "km/h km/hr km² km2 km sq\xa0m sq\xa0km m² m2 m³ m3 cm mm µm μm nm m kg mg g lbs lb lb-ft oz mL ml cl L l"
    " mph kph mpg kmh ft sq\xa0ft in yd mi ha rpm hp bhp PS kWh MWh GWh mAh kW MW GW W kV V mA Hz kHz MHz GHz"
    " KB MB GB TB ppb ppm dB Nm GPa MPa bps min p pc °C °F ° ′ ″ C F"
).split(" ")
# Symbols that are words or initials too count as units only where they touch the digits.
_TOUCHING = frozenset("m in g l L C F W V p pc PS t min".split())

_BEFORE = re.compile(
    r"""(?:(?P<lead>US|AU|CA|HK|NZ|[ACS])[ ]?(?P<sign>\$)
      | (?P<sign_first>\$)(?P<tail>US|AU|CA|HK|NZ|[AC])
      | (?P<code>\b[A-Z]{3})[ ]?
      | (?P<letters>\b(?:RM|Rs\.?|PS))[ ]?
      | (?P<other>[$£€¥₹₽₺₪₩]))$""",
    re.VERBOSE,
)
_BOUND_BEFORE = 8  # characters that a currency before a number can take
_PERCENT = re.compile(r"[ \t\u00a0]?%|[ \t\u00a0-](?:per[ \t\u00a0-]?cent|percent|pct)\b|pc\b", re.IGNORECASE)
_POINTS = re.compile(r"[ \t-]?percentage[ \t]points?\b", re.IGNORECASE)
_CODE_AFTER = re.compile(r"[ \t\u00a0]?(?P<sign>[€£₽₺₪])|[ \t\u00a0](?P<code>[A-Z]{3})\b")
_MONEY_AFTER = re.compile(
    r"[ \t\u00a0-]?(?:of[ \t]+)?(?P<name>(?:"
    + "|".join(sorted(map(re.escape, _NATIONAL_MONEY), key=len, reverse=True))
    + "|"
    + "|".join(_MONEY_NAMES)
    + r")s?)\b",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"[ \t\u00a0-](?P<shape>square|cubic|sq\.?)?[ \t]*(?:degrees?[ \t]+)?(?P<name>"
    + "|".join(sorted(_UNIT_OF_WORD, key=len, reverse=True))
    + r")s?\b",
    re.IGNORECASE,
)


def _by_first_letter(symbols: Sequence[str]) -> str:
    """An expression for any of the symbols that looks at most of them by one letter only."""
    rest: dict[str, list[str]] = {}
    for symbol in symbols:
        rest.setdefault(symbol[0], []).append(re.escape(symbol[1:]).replace("\xa0", "[ ]"))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(others)})" for letter, others in rest.items())


_SYMBOL_AFTER = re.compile(
    r"(?P<space>[ \t\u00a0-]?)(?P<symbol>" + _by_first_letter(sorted(_SYMBOLS, key=len, reverse=True)) + r")(?![\w²³])"
)
_PER = re.compile(
    r"""[ \t]*(?:(?:,[ \t]*)?(?:on[ \t]average[ \t]+)?(?:per|each|every|an?)[ \t]+|-an?-)
    (?P<what>day|night|week|month|quarter|year|hour|minute|second|decade|century|person|head|fighter|family|capita
      |barrel|share|gallon|ounce|tonne|ton|gram|litre|liter|square[ \t](?:foot|feet|metre|meter|mile)|mmBTU|sq[ ]m
      |kg|unit|(?:two|three|four|five|six|seven|ten|\d+)[ ](?:days|nights|weeks|months|years|hours|minutes))\b
      (?![ \t]+(?:ago|earlier|later|before|after)\b)
    | [ \t]+(?P<adverb>monthly|annually|yearly|daily|weekly|apiece)\b""",
    re.VERBOSE,
)
_PER_ANY = re.compile(r"[ \t]*(?:-|\b)per[ \t]+(?P<what>[a-z]+)\b")
_ADVERBS = {"monthly": "month", "annually": "year", "yearly": "year", "daily": "day", "weekly": "week"}


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose sign or code ends at `start`, and where it begins."""
    if start == 0 or not (text[start - 1] in "$£€¥₹₽₺₪₩ ." or text[start - 1].isalpha()):
        return None
    match = _BEFORE.search(text, max(0, start - _BOUND_BEFORE), start)
    if match is None:
        return None
    dollar = match["lead"] or match["tail"]
    if dollar:
        return _DOLLARS[dollar], match.start()
    if match["code"]:
        return (match["code"], match.start()) if match["code"] in _CODES else None
    if match["letters"]:
        return _LETTERS[match["letters"].rstrip(".").upper()], match.start()
    return _SIGNS[match["other"]], match.start()


def unit_after(text: str, end: int) -> tuple[str, int] | None:
    """The unit's symbol, % or currency that follows the number ending at `end`, and where it stops."""
    if match := _PERCENT.match(text, end) or _POINTS.match(text, end):
        return "%", match.end()
    if match := _CODE_AFTER.match(text, end):
        if match["sign"]:
            return _SIGNS[match["sign"]], match.end()
        if match["code"] in _CODES:
            return match["code"], match.end()
    if match := _MONEY_AFTER.match(text, end):
        name = match["name"].lower()
        name = name if name in _NATIONAL_MONEY or name in _MONEY_NAMES else name.removesuffix("s")
        return _NATIONAL_MONEY.get(name) or _MONEY_NAMES[name], match.end()
    return _symbol(text, end) or _named(text, end)


def per_after(text: str, end: int) -> tuple[str, int] | None:
    """The "month" of "a month", the "person" of "per person", right after `end`."""
    match = _PER.match(text, end)
    if match:
        return (_ADVERBS.get(match["adverb"], "person") if match["adverb"] else match["what"]), match.end()
    match = _PER_ANY.match(text, end)
    return (match["what"], match.end()) if match and match["what"] != "cent" else None


def per_on_average(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The "month" of "an average of five people leave for the war every month", further on in the sentence."""
    if not _AVERAGE_BEFORE.search(text, max(0, start - _NEAR_AVERAGE), start):
        return None
    match = _EVERY.match(text, end)
    return (match["what"], match.end()) if match else None


def per_in_progress(text: str, end: int) -> tuple[str, int] | None:
    """The "day" of "300 people have been leaving daily", "300 are still being turned back on a daily basis": of what
    goes on, as often as it is told."""
    match = _GOING_ON.match(text, end)
    if match is None:
        return None
    return match["what"] or _ADVERBS[(match["adverb"] or match["basis"]).lower()], match.end()


_GOING_ON = re.compile(
    r"(?:[ ][\w’'-]+){0,6}?[ ](?!(?:during|includ|accord|morning|evening|build|follow))[a-z]+ing\b(?:[ ][\w’'-]+){0,6}?"
    r"[ ](?:(?P<adverb>daily|weekly|monthly)(?=[.,;:)”\"]|[ ](?:since|in|from|at|as|this)\b|$)"
    r"|(?:per|a|each|every)[ ](?P<what>day|week|month)\b(?![ ](?:ago|earlier|later|before|after|when|that)\b)"
    r"|on[ ]a[ ](?P<basis>daily|weekly|monthly)[ ]basis)"
)
_AVERAGE_BEFORE = re.compile(r"\baverage(?:[ ]rate)?[ ]of[ ](?:[\w-]+[ ]){0,2}$", re.IGNORECASE)
_NEAR_AVERAGE = 40
_EVERY = re.compile(
    r"[^.;!?\n]*?\b(?:every|each|per|an?)[ ](?P<what>day|week|month|quarter|year"
    r"|(?:two|three|four|five|six|seven|ten|\d+)[ ](?:days|weeks|months|years))\b"
)


def _symbol(text: str, end: int) -> tuple[str, int] | None:
    match = _SYMBOL_AFTER.match(text, end)
    if match is None or (match["space"] and match["symbol"] in _TOUCHING and not _at_measure(text, match.end())):
        return None
    return match["symbol"], match.end()


def _at_measure(text: str, end: int) -> bool:
    """A lone letter apart from its number is a unit only before punctuation or the end ("a distance of 5 m.")."""
    return text[end : end + 1] in ("", ".", ",", ";", ")") and not text[end : end + 2].strip(".").isalpha()


def _named(text: str, end: int) -> tuple[str, int] | None:
    match = _NAMED_AFTER.match(text, end)
    if match is None:
        return None
    symbol = _UNIT_OF_WORD[match["name"].lower()]
    if match["shape"]:
        return symbol + ("³" if match["shape"].lower() == "cubic" else "²"), match.end()
    return symbol, match.end()
