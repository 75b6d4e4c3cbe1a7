"""Where a document is set, by the countries, states, counties and forces it names, and what is likely meant there."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log10

from briefings.knowledge.gazetteer.containment import county_states
from briefings.knowledge.gazetteer.gazetteer import Named
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


class Setting:
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

    def namesake(self, named: Named, *, village: bool = False) -> Named:
        """A small town abroad; or its namesake that no list has, where the document speaks of one country alone. What a
        text calls a `village` is one, and no town abroad of whatever size, wherever that country is."""
        country, times = self.countries.most_common(1)[0] if self.countries else ("", 0)
        alone = times >= _ALONE[0] and times >= _ALONE[1] * self.countries.total()
        small = village or (0 < named.population < _SMALL and country in _OF_NAMESAKES)
        abroad = named.country != country and self.countries[named.country or ""] <= 1
        return Named(named.name, country, "town") if alone and small and abroad else named

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
        size = _renown(named)
        if not named.country or not self.countries[named.country]:
            return size
        size += 1 + self.countries[named.country] / self.countries.total()
        state = self.states.get((named.country, named.state), 0.0)
        if named.kind == "town" and state:
            size += 1 + min(3.0, 6 * state / (sum(self.states.values()) + _FEW))
        if named.kind == "state" and any(country == named.country for country, _ in self.states):
            size += 1.5
        return size


def _renown(named: Named) -> float:
    """How likely a place is meant where nothing is known of the document: by its people and its names abroad."""
    size = log10(named.population + 1) if named.kind == "town" else _KNOWN_REGION
    size += min(_MOST_FAMOUS, named.fame / _TONGUES)
    if named.kind == "country":
        size += 1.5
    elif named.population >= _GREAT_CITY:
        size += 2.5
    return size
