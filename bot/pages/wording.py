"""Fixed wording around values: numbers, bounds, dates, places, counts. Nothing here says what no source said."""

from __future__ import annotations

import gettext
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from bot.language import ENGLISH, N_, _, ngettext, spoken
from briefings.knowledge.countries import country_name, country_within, is_country_code
from briefings.knowledge.folding import fold
from briefings.model import MOST_MORE, MOST_UNDATED, Briefing, Finding, Happening

BOUND_WORDS = {
    "exact": "{}",
    "about": N_("about {}"),
    "at_least": N_("at least {}"),
    "more_than": N_("more than {}"),
    "at_most": N_("at most {}"),
    "less_than": N_("fewer than {}"),
}

# The bounds of `briefings.matching.likeness.values.amount`.
_STORED_BOUNDS = {
    None: "exact", "about": "about", "at least": "at_least", "more than": "more_than", "at most": "at_most",
    "less than": "less_than",
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?:(about|at least|more than|at most|less than) )?(\d[\d,]*(?:\.\d+)?)(?: to (\d[\d,]*(?:\.\d+)?))?(%?)"
)

# The signs that say in which direction words run.
_MARKS_OF_DIRECTION = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


# What follows the noun that says who speaks: "officials | in Hasakah", "residents, | who …".
_BEHIND_A_HEAD = re.compile(r",|\s(?:in|of|at|for|from|with|on|to|near|inside|who|whose|that|familiar|close|and)\b")
_PLURAL = re.compile(r"[a-z-]{3,}[^aius]s")
_MANY = frozenset("police people men women".split())
_ONE = frozenset("news press series headquarters".split())

MARKS = tuple('"“”„«»')


# A fraction in words; one without is told by its digits.
FRACTIONS = {
    (1, 2): N_("half"), (1, 3): N_("a third"), (2, 3): N_("two thirds"), (1, 4): N_("a quarter"),
    (3, 4): N_("three quarters"), (1, 5): N_("a fifth"), (2, 5): N_("2 fifths"), (3, 5): N_("3 fifths"),
    (4, 5): N_("4 fifths"), (1, 6): N_("a sixth"), (5, 6): N_("5 sixths"), (1, 7): N_("a seventh"),
    (1, 8): N_("an eighth"), (1, 9): N_("a ninth"), (1, 10): N_("a tenth"),
}  # fmt: skip
ORDINALS = {6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}


def number(value: float) -> str:
    """40000 as 40,000, a third as "a third"; another fraction with as many places as it has, at most three."""
    if float(value).is_integer():
        return _digits(value, "#,##0")
    share = Fraction(value).limit_denominator(10)
    if 0 < value < 1 and abs(float(share) - value) < 1e-6 and share.denominator in (2, 3, 4, 5, *ORDINALS):
        told = FRACTIONS.get((share.numerator, share.denominator))
        if told or spoken() != ENGLISH:
            return _(told) if told else f"{share.numerator}/{share.denominator}"
        return f"{share.numerator} {ORDINALS[share.denominator]}s"
    return _digits(value, "#,##0.###")


def _digits(value: float, pattern: str) -> str:
    """A number as those write it who speak the language."""
    if spoken() != ENGLISH:
        # Loaded for those alone who read another language than English.
        from babel.numbers import format_decimal

        return str(format_decimal(value, pattern, spoken()))
    return f"{value:,.0f}" if "." not in pattern else f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(low: float, high: float, bound: str | None) -> str:
    """A value or a range with its bound: "about 500", "400–450"."""
    span = number(low) if low == high else f"{number(low)}–{number(high)}"
    return _(BOUND_WORDS.get(bound or "exact", "{}")).format(span)


def stored_amount(words: str) -> str:
    """An amount as the matcher wrote it into a change or a reason ("more than 1,700"), written as those who read it
    write numbers: to a French eye 1,700 is less than two."""
    found = _AMOUNT.fullmatch(words)
    if found is None or spoken() == ENGLISH:
        return words
    low, high = (float(value.replace(",", "")) for value in (found[2], found[3] or found[2]))
    told = amount(low, high, _STORED_BOUNDS[found[1]])
    return _("{value}%").format(value=told) if found[4] else told


def day(value: date | None) -> str:
    """17 Dec 2017; "undated" without one."""
    if value is None:
        return _("undated")
    return f"{value.day} {value:%b %Y}" if spoken() == ENGLISH else _dated(value, "d MMM y")


def month(value: date) -> str:
    """Dec 2017."""
    return f"{value:%b %Y}" if spoken() == ENGLISH else _dated(value, "MMM y")


def _dated(value: date, pattern: str) -> str:
    """A day as those write it who speak another language than English, for whom alone this is loaded."""
    from babel.dates import format_date

    words = str(format_date(value, pattern, spoken()))
    # The first of a month alone is an ordinal in French; no pattern has it.
    return words.replace("1", "1er", 1) if spoken() == "fr" and value.day == 1 and pattern.startswith("d") else words


def moment(value: datetime, zone: str) -> str:
    """A moment in a person's own zone, named: Sun 17 Dec 2017, 18:05 (Europe/Paris)."""
    local = value.astimezone(ZoneInfo(zone))
    weekday = f"{local:%a}" if spoken() == ENGLISH else _dated(local.date(), "EEE")
    return f"{weekday} {day(local.date())}, {local:%H:%M} ({zone})"


def in_marks(words: str, shown: str) -> str:
    """`shown` (the words as markup) in quotation marks, unless the words bring their own at either end: two marks in a
    row tell nobody who speaks."""
    own = words[:1] in MARKS or words[-1:] in MARKS
    return shown if own and words else quoted(shown)


def quoted(shown: str) -> str:
    """`shown` in the quotation marks of those who read it."""
    return _("“{shown}”").format(shown=shown)


def labelled(label: str, value: str) -> str:
    """ "Source: AFP", as those who read it set a colon."""
    return _("{label}: {value}").format(label=label, value=value)


def sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return f"{words[:1].upper()}{words[1:]}."


def listed(parts: Iterable[str]) -> str:
    """Parts that may hold commas, with semicolons between them."""
    return _("; ").join(parts)


def percent(share: float) -> str:
    """A share of 0.45 as 45%."""
    return _("{value}%").format(value=f"{share * 100:.0f}")


def count(many: int, one: str, more: str | None = None) -> str:
    """1 document, 2 documents."""
    return f"{number(many)} {ngettext(one, more or one + 's', many)}"


def lines_counted(many: int, *, at_most: bool = False) -> str:
    """How many lines there are: "17", "up to 17", and "1,000+" where they weren't counted to the end."""
    if many > MOST_MORE:
        return f"{number(MOST_MORE)}+"
    return _("up to {many}").format(many=number(many)) if at_most else number(many)


def undated_left_out(briefing: Briefing) -> str:
    """The line that says how many documents an answer within dates had to leave out; empty if it was none."""
    if not briefing.undated:
        return ""
    counted = count(min(briefing.undated, MOST_UNDATED), "document")
    many = _("more than {}").format(counted) if briefing.undated > MOST_UNDATED else counted
    return _("<i>{count} without a date left out.</i>").format(count=many[0].upper() + many[1:])


def place_name(place: str | None) -> str:
    """A question's place for people: a country's name for its code, else the place's own name."""
    if not place:
        return _("worldwide")
    return country(place) if is_country_code(place) else place


def country(code: str) -> str:
    """A country's name, as it is called in the language that is spoken now."""
    name = country_name(code)
    return name if spoken() == ENGLISH else _countries(spoken()).get(code, name)


def country_called(name: str) -> str | None:
    """The code of the country that has this name in the language that is spoken now; None in English, whose names of
    countries are read like those of any place."""
    if spoken() == ENGLISH:
        return None
    wanted = fold(name).strip()
    return next((code for code, called in _countries(spoken()).items() if fold(called) == wanted), None)


def within(code: str) -> str:
    """A country's name as it stands behind "from" or "in": "the Netherlands"; other languages than English have it
    bare, and their words around it are made for that."""
    return country_within(code) if spoken() == ENGLISH else country(code)


@lru_cache
def _countries(language: str) -> Mapping[str, str]:
    # Loaded for those alone who read another language than English.
    import pycountry

    catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True)
    return {each.alpha_2: catalogue.gettext(getattr(each, "common_name", each.name)) for each in pycountry.countries}


def event_words(event: Happening) -> str:
    """An event by its editor's name, else by where and when it was."""
    return event.name or where_and_when(event)


def where_and_when(event: Happening) -> str:
    """ "Aleppo, Syria, 15 Apr 2017"; somewhere in the north of a country is told by the country alone."""
    where = country(event.country) if event.country else None
    place = None if event.country and event.place == country_name(event.country) else event.place
    days = day(event.from_date) if event.from_date else None
    if event.to_date and event.from_date and event.to_date != event.from_date:
        days = days_told(event.from_date, event.to_date)
    return ", ".join(filter(None, (place, where, days))) or _("somewhere, undated")


def days_told(first: date, last: date) -> str:
    """ "17 Dec 2017 to 3 Jan 2018"; a whole month or year is told as one: "Dec 2017", "2017"."""
    if first == last:
        return day(first)
    whole = first.day == 1 and first.year == last.year and last.day == monthrange(last.year, last.month)[1]
    if whole and first.month == last.month:
        return month(first)
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year)
    return _("{day} to {day2}").format(day=day(first), day2=day(last))


def isolated(name: str) -> str:
    """A name as it stands within a line: one that is written from right to left would turn the date behind it around,
    and marks of direction all that follows."""
    plain = name.translate(_MARKS_OF_DIRECTION)
    turns = any(bidirectional(sign) in ("R", "AL") for sign in plain)
    return f"\u2068{plain}\u2069" if turns else plain


def are_many(speaker: str) -> bool:
    """True of those who are called by what they are, more than one of them: "security officials in Hasakah" say. A
    proper name is one's own, however it ends ("Reuters", "the United Nations")."""
    head = _BEHIND_A_HEAD.split(speaker.strip(), maxsplit=1)[0].rpartition(" ")[2]
    return head in _MANY or (head.islower() and bool(_PLURAL.fullmatch(head)) and head not in _ONE)


def support(roots: Sequence[str], documents: int, newest: date | None, voice: Callable[[str], str] = isolated) -> str:
    """ "AFP, in 7 documents · 20 Feb 2018", "2 original sources: AFP, Soufan Center · 20 Feb 2018"; `voice` writes a
    root's name."""
    named = ", ".join(map(voice, roots[:4])) + (
        _(" and {value} more").format(value=len(roots) - 4) if len(roots) > 4 else ""
    )
    if len(roots) > 1:
        return _("{len} original sources: {named} · {day}").format(len=len(roots), named=named, day=day(newest))
    carried = _(", in {documents} documents").format(documents=documents) if documents > 1 else ""
    return f"{named}{carried} · {day(newest)}"


def finding_support(finding: Finding, voice: Callable[[str], str] = isolated) -> str:
    """How a finding is supported, in words."""
    return support(finding.roots, len(finding.documents), finding.newest, voice)
