"""Where a name lies when several places bear it: by what stands beside it, then by the document's other places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.extracting.places.candidate import Candidate
from briefings.extracting.places.qualifiers import lies_in
from briefings.extracting.places.setting import Setting
from briefings.knowledge.gazetteer.gazetteer import Named, fold

# Places as near as this (in code points) are of one list, and of one kind: "Georgia and Ukraine", "Georgia, Alabama".
_IN_A_LIST = 6


def settle(
    found: Sequence[Candidate], features: Sequence[str] = (), institutions: Sequence[str] = (), offices: int = 0
) -> None:
    """Chooses a reading for each candidate: the plain ones first, since they tell where the document is set.

    `features` are names of counties and the like, `institutions` those of forces, that may tell the country and state;
    `offices` counts the mentions of what serves a county in the United States ("the Ames County sheriff").
    A name that was qualified once ("Tripoli, Lebanon") means the same place wherever it stands alone.
    """
    setting = _set_by_names(features, institutions, offices)
    _settle_plain(found, setting)
    qualified = _qualified(found)
    _settle_open([one for one in found if not one.chosen], found, qualified, setting)
    for one in found:
        if one.chosen and one.is_town and not one.beside and fold(one.name) not in qualified:
            one.chosen = setting.namesake(one.chosen, village=_is_called_a_village(one))


def _is_called_a_village(one: Candidate) -> bool:
    """ "The village of Kaya", "Kaya village"."""
    text, start, end = one.passage.doc.text, one.start - one.passage.start, one.end - one.passage.start
    return _VILLAGE_BEFORE.search(text, max(0, start - _VILLAGE_WITHIN), start) is not None or bool(
        _VILLAGE_BEHIND.match(text, end)
    )


_VILLAGE_WITHIN = 20
_VILLAGE_BEFORE = re.compile(r"\b(?:village|hamlet|settlement)(?: of)? $", re.IGNORECASE)
_VILLAGE_BEHIND = re.compile(r" (?:village|hamlet|settlement)\b")


def _set_by_names(features: Sequence[str], institutions: Sequence[str], offices: int) -> Setting:
    """What counties, forces and county offices tell of the setting."""
    setting = Setting()
    for name in features:
        setting.add_county(name)
    for name in institutions:
        setting.add_institution(name)
    if offices:
        setting.countries["US"] += offices
    return setting


def _settle_plain(found: Sequence[Candidate], setting: Setting) -> None:
    """Settles each name that needs no context, and counts it to the setting."""
    for one in found:
        one.chosen = _plain_reading(one)
        if one.chosen:
            setting.add(one.chosen)


def _qualified(found: Sequence[Candidate]) -> dict[str, Named]:
    """By their folded names, the places whose state or country was written after them, as it was first."""
    qualified: dict[str, Named] = {}
    for one in found:
        if one.chosen and one.beside:
            qualified.setdefault(fold(one.name), one.chosen)
    return qualified


def _settle_open(
    open_ones: Sequence[Candidate], found: Sequence[Candidate], qualified: dict[str, Named], setting: Setting
) -> None:
    """Settles the others: as the name was qualified elsewhere, else as its list and the setting have it likeliest."""
    for one in open_ones:
        if len({reading.country for reading in one.readings}) == 1:
            setting.add(one.readings[0])
    beside = _kinds_beside(found)
    for one in open_ones:
        kinds = beside.get(one.start, set())
        one.chosen = qualified.get(fold(one.name)) or max(
            one.readings, key=lambda reading: (reading.kind in kinds, setting.likelihood(reading))
        )


def _kinds_beside(found: Sequence[Candidate]) -> dict[int, set[str]]:
    """By its offset, the kinds (country or state) of the settled names that stand in a list with a candidate."""
    kinds: dict[int, set[str]] = {}
    for left, right in pairwise(found):
        if right.start - left.end > _IN_A_LIST:
            continue
        for one, other in ((left, right), (right, left)):
            if other.chosen and other.chosen.kind in ("country", "state"):
                kinds.setdefault(one.start, set()).add(other.chosen.kind)
    return kinds


def _plain_reading(one: Candidate) -> Named | None:
    """The reading that needs no context: the one that lies in what is named beside, or the tables' only one."""
    inside = [reading for reading in one.readings if any(lies_in(reading, larger) for larger in one.beside)]
    if inside:
        return inside[0]
    tabled = [reading for reading in one.readings if reading.kind != "town"]
    if tabled and len({reading.country for reading in tabled}) == 1:
        return tabled[0]
    if one.beside:  # the lists know such a name elsewhere only: what is written wins
        return Named(one.name, one.beside[0].country, "town", one.beside[0].state)
    return None
