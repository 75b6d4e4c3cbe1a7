"""Where a name lies when several places bear it: by what stands beside it, then by the document's other places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import log10

from briefings.extracting.places.candidates import Candidate, lies_in
from briefings.knowledge.gazetteer.containment import county_states
from briefings.knowledge.gazetteer.gazetteer import Named, fold
from briefings.knowledge.gazetteer.institutions import INSTITUTIONS

# A region of the tables counts as a town of three million: it is in them because the news speaks of it.
_KNOWN_REGION = 6.5
_GREAT_CITY = 2_000_000
# A town that so many languages name counts as ten times as large, and at most so many powers of ten.
_TONGUES, _MOST_FAMOUS = 60, 1.5
# Countries whose small towns bear the names of others: a text names such a town abroad with its country.
_OF_NAMESAKES = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
_SMALL = 20_000
# How often a country must be named, and what share of all, to be the only one that a text speaks of.
_ALONE = 4, 0.75
# Added to the count of places, so that a short text's few do not count as the whole of its setting.
_FEW = 6
# Places as near as this (in code points) are of one list, and of one kind: "Georgia and Ukraine", "Georgia, Alabama".
_IN_A_LIST = 6


class _Setting:
    """Where a document is set: how often each country and state is named."""

    def __init__(self) -> None:
        self.countries: Counter[str] = Counter()
        self.states: defaultdict[tuple[str, str], float] = defaultdict(float)

    def add(self, named: Named) -> None:
        """Counts one place; a state that is named itself tells three times what a town in it does."""
        if named.country:
            self.countries[named.country] += 1
            if named.state:
                self.states[(named.country, named.state)] += 3 if named.kind == "state" else 1

    def namesake(self, named: Named) -> Named:
        """A small town abroad; or its namesake that no list has, where the document speaks of one country alone."""
        country, times = self.countries.most_common(1)[0] if self.countries else ("", 0)
        alone = times >= _ALONE[0] and times >= _ALONE[1] * self.countries.total() and country in _OF_NAMESAKES
        small = 0 < named.population < _SMALL and named.country != country and self.countries[named.country or ""] <= 1
        return Named(named.name, country, "town") if alone and small else named

    def add_county(self, name: str) -> None:
        """Counts the states that have a county of this name; one that a single state has tells as much as the state."""
        states = county_states(name)
        for state in states:
            self.states[("US", state)] += 3 / len(states)
        if states:
            self.countries["US"] += 1

    def add_institution(self, name: str) -> None:
        """Counts the country that has such a force, and its state where it is one's own."""
        country, state = INSTITUTIONS[name]
        self.countries[country] += 1
        if state:
            self.states[(country, state)] += 3

    def likelihood(self, named: Named) -> float:
        """The larger a place, and the more the document speaks of its country and state, the likelier it is meant."""
        size = log10(named.population + 1) if named.kind == "town" else _KNOWN_REGION
        size += min(_MOST_FAMOUS, named.fame / _TONGUES)
        if named.kind == "country":
            size += 1.5
        elif named.population >= _GREAT_CITY:
            size += 2.5
        if not named.country or not self.countries[named.country]:
            return size
        size += 1 + self.countries[named.country] / self.countries.total()
        state = self.states[(named.country, named.state)]
        if named.kind == "town" and state:
            size += 1 + min(3.0, 6 * state / (sum(self.states.values()) + _FEW))
        if named.kind == "state" and any(country == named.country for country, _ in self.states):
            size += 1.5
        return size


def settle(
    found: Sequence[Candidate], features: Sequence[str] = (), institutions: Sequence[str] = (), offices: int = 0
) -> None:
    """Chooses a reading for each candidate: the plain ones first, since they tell where the document is set.

    `features` are names of counties and the like, `institutions` those of forces, that may tell the country and state;
    `offices` counts the mentions of what serves a county in the United States ("the Ames County sheriff").
    A name that was qualified once ("Tripoli, Lebanon") means the same place wherever it stands alone.
    """
    setting = _Setting()
    for name in features:
        setting.add_county(name)
    for name in institutions:
        setting.add_institution(name)
    if offices:
        setting.countries["US"] += offices
    qualified: dict[str, Named] = {}
    for one in found:
        one.chosen = _plain_reading(one)
        if one.chosen:
            setting.add(one.chosen)
            if one.beside:
                qualified.setdefault(fold(one.name), one.chosen)
    open_ones = [one for one in found if not one.chosen]
    for one in open_ones:
        if len({reading.country for reading in one.readings}) == 1:
            setting.add(one.readings[0])
    beside = _kinds_beside(found)
    for one in open_ones:
        kinds = beside.get(one.start, set())
        one.chosen = qualified.get(fold(one.name)) or max(
            one.readings, key=lambda reading: (reading.kind in kinds, setting.likelihood(reading))
        )
    for one in found:
        if one.chosen and one.is_town and not one.beside and fold(one.name) not in qualified:
            one.chosen = setting.namesake(one.chosen)


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
