"""Fixed wording around values: numbers, bounds, dates, places, counts. Nothing here says what no source said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from briefings.beat.beat import Beat
from briefings.knowledge.countries import country_name, is_country_code
from briefings.model import Figure, FigureEntry, Finding, Happening

BOUND_WORDS = {
    "exact": "{}",
    "about": "about {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "fewer than {}",
}

# A part that is told by "of them", "among those" alone.
_OF_A_LARGER_NUMBER = re.compile(r"\bamong\b")

MARKS = tuple('"“”„«»')

# What a number did to the one before it in a figure's history.
VERDICT_WORDS = {
    "restates": "the same again",
    "corroborates": "borne out",
    "updates": "replaces the number before",
    "conflicts": "conflicts with the number before",
    "unsure": "unclear beside the number before",
}


FRACTIONS = {(1, 2): "half", (2, 3): "two thirds", (1, 4): "a quarter", (3, 4): "three quarters"}
_ORDINALS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}


def number(value: float) -> str:
    """40000 as 40,000, a third as "a third"; another fraction with as many places as it has, at most three."""
    if float(value).is_integer():
        return f"{int(value):,}"
    share = Fraction(value).limit_denominator(10)
    if 0 < value < 1 and abs(float(share) - value) < 1e-6 and share.denominator in (2, *_ORDINALS):
        one = f"a {_ORDINALS[share.denominator]}" if share.denominator in _ORDINALS else ""
        many = f"{share.numerator} {_ORDINALS.get(share.denominator, '')}s"
        return FRACTIONS.get((share.numerator, share.denominator)) or (one if share.numerator == 1 else many)
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(low: float, high: float, bound: str | None) -> str:
    """A value or a range with its bound: "about 500", "400–450"."""
    span = number(low) if low == high else f"{number(low)}–{number(high)}"
    return BOUND_WORDS.get(bound or "exact", "{}").format(span)


def day(value: date | None) -> str:
    """17 Dec 2017; "undated" without one."""
    return f"{value.day} {value:%b %Y}" if value else "undated"


def moment(value: datetime, zone: str) -> str:
    """A moment in a person's own zone, named: Sun 17 Dec 2017, 18:05 (Europe/Paris)."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{local:%a} {day(local.date())}, {local:%H:%M} ({zone})"


def in_marks(words: str, shown: str) -> str:
    """`shown` (the words as markup) in quotation marks, unless the words bring their own at either end: two marks in a
    row tell nobody who speaks."""
    own = words[:1] in MARKS or words[-1:] in MARKS
    return shown if own and words else f"“{shown}”"


def count(many: int, one: str, more: str | None = None) -> str:
    """1 document, 2 documents."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def place_name(place: str | None) -> str:
    """A question's place for people: a country's name for its code, else the place's own name."""
    if not place:
        return "worldwide"
    return country_name(place) if is_country_code(place) else place


def measure_label(beat: Beat, measure: str, scope: str | None = None) -> str:
    """The beat's own words for a measure. Women in a camp are not said to fight: they are still there."""
    if measure == "fighting" and scope not in (None, beat.rules.main_group):
        return "still in the war zone"
    return next((m.label for m in beat.measures if m.id == measure), measure.replace("_", " "))


def scope_label(beat: Beat, scope: str) -> str:
    """The beat's own words for who is counted."""
    return next((g.label for g in beat.groups if g.id == scope), scope)


def figure_headline(beat: Beat, figure: Figure) -> str:
    """ "250–271 people from France returned home"."""
    return f"{figure_amount(figure)} {counted_words(beat, figure)}"


def counted_words(beat: Beat, figure: Figure) -> str:
    """Who a figure counts and what they did: "fighters from France returned home"."""
    where = f" from {country_name(figure.origin)}" if figure.origin else ""
    who = scope_label(beat, figure.scope) if figure.scope else "people"
    event = f": {event_words(figure.event)}" if figure.event else ""
    part = f" ({_OF_A_LARGER_NUMBER.sub('of a larger number', figure.part)})" if figure.part else ""
    return f"{who}{where} {measure_label(beat, figure.measure, figure.scope)}{part}{event}"


def figure_amount(figure: Figure) -> str:
    """What a figure's sources say now. A range only where they are of one thing: numbers that are not known to count
    the same people stand side by side, the newest first, as their sources gave them."""
    told = told_now(figure)
    if figure.disputed or len(told) < 2:
        return amount(figure.low, figure.high, figure.bound)
    values: dict[tuple[float, float], str | None] = {}
    for entry in told:
        # "425" and "about 425" are one number, and the careful wording is true of both.
        value = (entry.low, entry.high)
        values[value] = entry.bound if values.get(value, "exact") == "exact" else values[value]
    return " or ".join([amount(low, high, bound) for (low, high), bound in values.items()][:3])


def told_now(figure: Figure) -> tuple[FigureEntry, ...]:
    """The newest word of each source that counts now, the newest first; none where a history is not at hand."""
    newest: dict[str, FigureEntry] = {}
    for entry in figure.history:
        if figure.low <= entry.low and entry.high <= figure.high:
            newest[entry.root] = entry
    return tuple(sorted(newest.values(), key=lambda entry: entry.published or date.min, reverse=True))


def part_words(beat: Beat, figure: Figure) -> str:
    """Which part of a whole a figure counts."""
    who = scope_label(beat, figure.scope) if figure.scope and figure.scope != "all" else ""
    return ", ".join(filter(None, (who, figure.part.removeprefix("among").strip("; "))))


def event_words(event: Happening) -> str:
    """An event by its editor's name, else by where and when it was."""
    return event.name or where_and_when(event)


def where_and_when(event: Happening) -> str:
    """ "Aleppo, Syria, 15 Apr 2017"."""
    country = country_name(event.country) if event.country else None
    days = day(event.from_date) if event.from_date else None
    if event.to_date and event.from_date and event.to_date != event.from_date:
        days = f"{day(event.from_date)} to {day(event.to_date)}"
    return ", ".join(filter(None, (event.place, country, days))) or "somewhere, undated"


def support(roots: Sequence[str], documents: int, newest: date | None) -> str:
    """ "AFP, in 7 documents · 20 Feb 2018", "2 original sources: AFP, Soufan Center · 20 Feb 2018"."""
    named = ", ".join(roots[:4]) + (f" and {len(roots) - 4} more" if len(roots) > 4 else "")
    if len(roots) > 1:
        return f"{len(roots)} original sources: {named} · {day(newest)}"
    carried = f", in {documents} documents" if documents > 1 else ""
    return f"{named}{carried} · {day(newest)}"


def finding_support(finding: Finding) -> str:
    """How a finding is supported, in words."""
    return support(finding.roots, len(finding.documents), finding.newest)


def figure_support(figure: Figure) -> str:
    """Who gives a figure, and how new it is: "2 original sources: AFP, Soufan Center · 15 Dec 2017"."""
    named = ", ".join(figure.roots[:3]) + (f" and {len(figure.roots) - 3} more" if len(figure.roots) > 3 else "")
    many = f"{len(figure.roots)} original sources: " if len(figure.roots) > 1 else ""
    return f"{many}{named} · {day(figure.newest)}"
