"""How a figure is told: its number, whom it counts, what they did, and who says so. All of it is fixed wording around
values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.language import N_, _, ngettext
from bot.pages.wording import amount, day, event_words, isolated, within
from briefings.beat.beat import Beat
from briefings.knowledge.inflection import plural_of
from briefings.matching.events.non_counts import tells_of_feared
from briefings.model import FEARED, Claim, Figure, FigureEntry, Quantity, told_now

# How one person of a group is called, where a figure counts no more.
ONE_OF = {
    "fighters": N_("fighter"),
    "civilians": N_("civilian"),
    "women": N_("woman"),
    "minors": N_("minor"),
    "children": N_("child"),
}
# So many numbers of sources that count differently stand side by side; the history has the others.
NUMBERS_SHOWN = 3
# A part that is told by "of them", "among those" alone.
_OF_A_LARGER_NUMBER = re.compile(r"\bamong\b")
# What a number did to the one before it in a figure's history.
VERDICT_WORDS = {
    "restates": N_("the same again"),
    "corroborates": N_("borne out"),
    "updates": N_("replaces the number before"),
    "conflicts": N_("conflicts with the number before"),
    "unsure": N_("unclear beside the number before"),
}


def measure_label(beat: Beat, measure: str, scope: str | None = None) -> str:
    """The beat's own words for a measure. Women in a camp are not said to fight: they are still there."""
    if measure == "fighting" and scope not in (None, beat.rules.main_group):
        return _("still in the war zone")
    return _(next((m.label for m in beat.measures if m.id == measure), measure.replace("_", " ")))


def measure_told(beat: Beat, figure: Figure) -> str:
    """What a figure counts: "killed"; of those whom nobody has found "feared killed"."""
    label = measure_label(beat, figure.measure, figure.scope)
    return _feared(label) if figure.part == FEARED else label


def number_told(beat: Beat, claim: Claim, quantity: Quantity) -> str:
    """What a number of a claim counts, as `measure_told`; empty where it has no measure."""
    if quantity.measure is None:
        return ""
    label = measure_label(beat, quantity.measure, quantity.scope)
    return _feared(label) if tells_of_feared(claim, quantity) else label


def _feared(label: str) -> str:
    return _("feared {measure}").format(measure=label)


def _named_part(figure: Figure) -> str:
    """The words for which part a figure counts; none where its measure tells so."""
    return "" if figure.part == FEARED else figure.part


def scope_label(beat: Beat, scope: str) -> str:
    """The beat's own words for who is counted."""
    return _who(beat, scope, one=False)


def _who(beat: Beat, scope: str | None, *, one: bool) -> str:
    group = next((g for g in beat.groups if g.id == scope), None)
    label = group.label if group else _scope_without_group(scope)
    return _one_of(label, group.words if group else ()) if one else _(label)


def figure_headline(beat: Beat, figure: Figure) -> str:
    """ "250–271 people from France returned home"."""
    amount_now = figure_amount(figure)
    return f"{amount_now} {counted_words(beat, figure, one=is_one(figure))}"


def is_one(counted: Figure | FigureEntry) -> bool:
    """Whether words for one go with a number: "1", "at least 1"."""
    values = [(counted.low, counted.high)] if isinstance(counted, FigureEntry) else _values_now(counted)
    return all(value == (1, 1) for value in values)


def _values_now(figure: Figure) -> list[tuple[float, float]]:
    told = told_now(figure)
    if figure.disputed or len(told) < 2:
        return [(figure.low, figure.high)]
    return [(entry.low, entry.high) for entry in told]


def counted_words(beat: Beat, figure: Figure, *, one: bool = False) -> str:
    """Who a figure counts and what they did: "fighters from France returned home"; of `one`, "fighter …"."""
    where = _(" from {country}").format(country=within(figure.origin)) if figure.origin else ""
    who = _who(beat, figure.scope, one=one)
    event = f": {event_words(figure.event)}" if figure.event else ""
    named = _OF_A_LARGER_NUMBER.sub(_("of a larger number"), _named_part(figure))
    part = f" ({named})" if named else ""
    return f"{who}{where} {measure_told(beat, figure)}{part}{event}"


def _one_of(label: str, words: Sequence[str]) -> str:
    """What one of a group is called, by its label; else by that of its words whose plural the label is."""
    if label == "people":
        return ngettext("person", "people", 1)
    return _(ONE_OF.get(label) or next((word for word in words if plural_of(word) == label), label))


def _scope_without_group(scope: str | None) -> str:
    """Who is counted by a scope for which the beat has no group: everybody, or a group that it once had."""
    return "people" if scope is None or scope == "all" else scope.replace("_", " ")


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
    shown = [amount(low, high, bound) for (low, high), bound in values.items()]
    return _(" or ").join([*shown[:NUMBERS_SHOWN], *(["…"] if len(shown) > NUMBERS_SHOWN else [])])


def numbers_given(beat: Beat, figure: Figure) -> str:
    """ "475 or about 140 fighters killed: Afrin, Syria": what sources give of a figure, what counts now first."""
    entries = (*told_now(figure), *reversed(figure.history))
    shown = list(dict.fromkeys(amount(entry.low, entry.high, entry.bound) for entry in entries))
    numbers = [*shown[:NUMBERS_SHOWN], *(["…"] if len(shown) > NUMBERS_SHOWN else [])]
    return f"{_(' or ').join(numbers)} {counted_words(beat, figure)}"


def part_words(beat: Beat, figure: Figure, *, one: bool = False) -> str:
    """Which part of a whole a figure counts: "minors"; behind a number that is `one`, "minor"."""
    who = _who(beat, figure.scope, one=one) if figure.scope and figure.scope != "all" else ""
    return ", ".join(filter(None, (who, _named_part(figure).removeprefix("among").strip("; "))))


def in_brackets(beat: Beat, figure: Figure) -> str:
    """ " (minors)" behind a number that counts a part, empty behind that of a whole."""
    part = part_words(beat, figure) or _OF_A_LARGER_NUMBER.sub(_("of a larger number"), _named_part(figure))
    return f" ({part})" if part else ""


def figure_support(figure: Figure, voice: Callable[[str], str] = isolated) -> str:
    """Who gives a figure, and how new it is: "2 original sources: AFP, Soufan Center · 15 Dec 2017"."""
    named = ", ".join(map(voice, figure.roots[:3])) + (
        _(" and {value} more").format(value=len(figure.roots) - 3) if len(figure.roots) > 3 else ""
    )
    many = _("{len} original sources: ").format(len=len(figure.roots)) if len(figure.roots) > 1 else ""
    return f"{many}{named} · {day(figure.newest)}"
