"""Fixed wording around values: numbers, bounds, dates, places, counts. Nothing here says what no source said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from briefings.beat.beat import Beat
from briefings.knowledge.countries import country_name
from briefings.model import Figure, Finding, Happening

BOUND_WORDS = {
    "exact": "{}",
    "about": "about {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "less_than": "fewer than {}",
}

# What a number did to the one before it in a figure's history.
VERDICT_WORDS = {
    "restates": "the same again",
    "corroborates": "borne out",
    "updates": "replaces the number before",
    "conflicts": "conflicts with the number before",
    "unsure": "unclear beside the number before",
}


def number(value: float) -> str:
    """40000 as 40,000; a fraction with as many places as it has, at most three."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(low: float, high: float, bound: str | None) -> str:
    """A value or a range with its bound: "about 500", "400–450"."""
    span = number(low) if low == high else f"{number(low)}–{number(high)}"
    return BOUND_WORDS.get(bound or "exact", "{}").format(span)


def day(value: date | None) -> str:
    """17 Dec 2017; "undated" without one."""
    return f"{value.day} {value:%b %Y}" if value else "undated"


def moment(value: datetime, zone: str) -> str:
    """A moment in a person's own zone, named: 17 Dec 2017, 18:05 (Europe/Paris)."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())}, {local:%H:%M} ({zone})"


def in_marks(words: str, shown: str) -> str:
    """`shown` (the words as markup) in quotation marks, unless the words bring their own pair."""
    own = len(words) > 1 and words[0] in '"“' and words[-1] in '"”' and not set(words[1:-1]) & set('"“”')
    return shown if own else f"“{shown}”"


def count(many: int, one: str, more: str | None = None) -> str:
    """1 document, 2 documents."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def place_name(place: str | None) -> str:
    """A question's place for people: a country's name for its code, else the place's own name."""
    if not place:
        return "worldwide"
    return country_name(place) if len(place) == 2 and place.isupper() else place


def measure_label(beat: Beat, measure: str) -> str:
    """The beat's own words for a measure."""
    return next((m.label for m in beat.measures if m.id == measure), measure.replace("_", " "))


def scope_label(beat: Beat, scope: str) -> str:
    """The beat's own words for who is counted."""
    return next((g.label for g in beat.groups if g.id == scope), scope)


def figure_headline(beat: Beat, figure: Figure) -> str:
    """ "250–271 people from France returned home"."""
    where = f" from {country_name(figure.origin)}" if figure.origin else ""
    who = scope_label(beat, figure.scope) if figure.scope else "people"
    event = f": {event_words(figure.event)}" if figure.event else ""
    part = f" ({figure.part})" if figure.part else ""
    what = measure_label(beat, figure.measure)
    return f"{amount(figure.low, figure.high, figure.bound)} {who}{where} {what}{part}{event}"


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
    """ "7 documents, 1 root: AFP · 20 Feb 2018"; one document's one root goes without the counts."""
    named = ", ".join(roots[:4]) + (f" and {len(roots) - 4} more" if len(roots) > 4 else "")
    if documents == 1 and len(roots) == 1:
        return f"{named} · {day(newest)}"
    return f"{count(documents, 'document')}, {count(len(roots), 'root')}: {named} · {day(newest)}"


def finding_support(finding: Finding) -> str:
    """How a finding is supported, in words."""
    return support(finding.roots, len(finding.documents), finding.newest)


def figure_support(figure: Figure) -> str:
    """Who gives a figure, and how new it is: "2 roots: AFP, Soufan Center · 15 Dec 2017"."""
    named = ", ".join(figure.roots[:3]) + (f" and {len(figure.roots) - 3} more" if len(figure.roots) > 3 else "")
    many = f"{len(figure.roots)} roots: " if len(figure.roots) > 1 else ""
    return f"{many}{named} · {day(figure.newest)}"
