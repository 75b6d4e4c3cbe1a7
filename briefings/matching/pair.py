"""A pair of statements with what is asked of each: of which time it speaks, where it happens, whose word it is.

Many pairs are looked at and one statement stands in many, so that what is asked again and again is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any, Literal

from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import wide_names
from briefings.knowledge.late_patterns import late
from briefings.knowledge.once import once
from briefings.matching.events.event_counts import EventCount, event_count_of
from briefings.matching.independence import Names, links
from briefings.matching.likeness.deeds import deeds_in, groups_named, is_planned, kind_of_people, kinds_together
from briefings.matching.likeness.similarity import Wording, said, similarity, stem, wording
from briefings.matching.likeness.sites import sites_in
from briefings.matching.likeness.time_relation import NEAR_DAYS, Timing, alike, brief, meet, timing_of
from briefings.matching.likeness.values import Values, relation_of
from briefings.matching.spokespeople import told_twice
from briefings.model import Claim, Place, Quantity, Rules, Statement
from briefings.values import frozen

# Words that point to what a document told before.
POINTING = late(
    r"\b(?:he|she|it|they|him|them|his|her|its|we|us|our|you|i|this|these|those|the [a-z]\w*)\b|^\W*their\b",
    re.IGNORECASE,
)
CALENDAR = frozenset(
    stem(word)
    for word in (
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
# So many telling words in common tell that two titles are of one story.
SHARED_IN_TITLES = 2

Times = Literal["same", "left earlier", "right earlier", "apart", "open"]
Places = Literal["equal", "overlap", "open", "apart"]


@frozen
class Ground:
    """What judging a pair needs besides the pair: which names are one; which measures may fall with time (how many
    fight on or are held may, how many were killed may not); the group whom texts also call just "people"; and what the
    figures of a measure are figures of ("origin", "event" or "place"), where it isn't people by their origin."""

    names: Names = field(default_factory=Names)
    may_fall: frozenset[str] = frozenset({"captured", "fighting", "unaccounted"})
    main_scope: str = "fighters"
    of: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def under(cls, rules: Rules, names: Names) -> Ground:
        """The ground that a beat's rules and a library's names make."""
        return cls(names, rules.may_fall, rules.main_group, rules.of)


@frozen(slots=False)
class Side:
    """A statement with what a comparison asks of it, each worked out once: one statement stands in many pairs."""

    statement: Statement
    ground: Ground

    @once
    def memo(self) -> dict[str, Any]:
        """What others have worked out of it, and ask for again."""
        return {}

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def claim(self) -> Claim:
        return self.statement.claim

    @property
    def quantity(self) -> Quantity | None:
        return self.statement.quantity

    @property
    def published(self) -> date | None:
        return self.statement.published

    @once
    def timing(self) -> Timing:
        """Of which time it speaks."""
        return timing_of(self.statement)

    @once
    def event_count(self) -> EventCount | None:
        """The one event whose people it counts; None for a total."""
        return event_count_of(self.statement, self.timing)

    @once
    def places(self) -> tuple[Place, ...]:
        """Where it happens."""
        return places_of(self.statement)

    @once
    def areas(self) -> frozenset[str]:
        """Its places by their names alone."""
        return frozenset(map(area, self.places))

    @once
    def countries(self) -> frozenset[str]:
        """The countries of its places."""
        return frozenset(place.country for place in self.places if place.country)

    @once
    def narrowest(self) -> frozenset[str]:
        """The areas without the countries of which a smaller place is named: "Iraqi forces" in Mosul are in Mosul."""
        wide = wide_names()
        within = {place.country for place in self.places if place.country and fold(place.name) not in wide}
        return frozenset(
            area(place) for place in self.places if fold(place.name) not in wide or place.country not in within
        )

    @once
    def topics(self) -> frozenset[str]:
        """What its claim is filed under."""
        return frozenset(filing.topic for filing in self.claim.topics)

    @once
    def wording(self) -> Wording:
        """Its telling words, without its attribution."""
        return wording(said(self.claim))

    @once
    def terms(self) -> frozenset[str]:
        """These words alone."""
        return self.wording.terms

    @once
    def deeds(self) -> frozenset[str]:
        """What it says that the counted did or underwent, by families of words."""
        return deeds_in(self.claim.text, *self._span)

    @once
    def planned(self) -> bool:
        """Whether that is yet to happen, asked for or only possible."""
        return is_planned(self.claim.text, *self._span)

    @once
    def kind(self) -> str | None:
        """What kind of people are counted, None where any may be meant."""
        if self.quantity is None:
            return None
        together = kinds_together(self.claim.text, max(0, self.quantity.end - self.claim.start))
        return together or kind_of_people(self.quantity.counted)

    @once
    def groups(self) -> frozenset[str]:
        """The names of those to whom the counted belong ("28 members of the SDF")."""
        if self.quantity is None or self.quantity.end <= self.quantity.start:
            return frozenset()
        start = self.quantity.end - self.claim.start
        homes = [place.start - self.claim.start for place in self.claim.places]
        return groups_named(self.claim.text, start, tuple(homes))

    @once
    def names(self) -> frozenset[str]:
        """The proper names in its words, but for the first word's capital."""
        return frozenset(word for word, weight in self.wording.words if weight > 1 and not word[0].isdigit()) - CALENDAR

    @once
    def sites(self) -> frozenset[frozenset[str]]:
        """The places smaller than a country in what it says, each as the words of its name, also those for which "the
        town" or "there" stands."""
        return sites_in(self.claim)

    @once
    def bound(self) -> bool:
        """Whether it says little without what stands before it: "The victims were taken to a hospital"."""
        return bool(POINTING.search(said(self.claim)))

    @property
    def _span(self) -> tuple[int, int] | tuple[()]:
        quantity = self.quantity
        if quantity is None or quantity.end <= quantity.start:
            return ()
        return quantity.start - self.claim.start, quantity.end - self.claim.start

    @once
    def title(self) -> frozenset[str]:
        """The telling words of its document's title."""
        return wording(self.statement.title).terms

    @once
    def links(self) -> tuple[str, ...]:
        """The keys of its root's chain."""
        return links(self.statement, self.ground.names)

    @once
    def directions(self) -> tuple[frozenset[str], frozenset[str]]:
        """The countries out of which and into which it says that people go."""
        out, into = (
            frozenset(place.country for place in self.places if place.country and place.role == role)
            for role in ("origin", "destination")
        )
        return out, into


@frozen(slots=False)
class Pair:
    """Two statements, the one with the smaller id on the left."""

    left: Side
    right: Side
    ground: Ground

    @once
    def memo(self) -> dict[str, Any]:
        """What others have worked out of the pair, and ask for again."""
        return {}

    @property
    def claims(self) -> tuple[Claim, Claim]:
        return self.left.claim, self.right.claim

    @once
    def quantities(self) -> tuple[Quantity, Quantity] | None:
        """Both quantities, None where either has none."""
        if self.left.quantity is None or self.right.quantity is None:
            return None
        return self.left.quantity, self.right.quantity

    @once
    def measured(self) -> bool:
        """Both count what a measure of the beat says."""
        return self.quantities is not None and all(quantity.measure is not None for quantity in self.quantities)

    @property
    def within_one_document(self) -> bool:
        return self.left.claim.document_id == self.right.claim.document_id

    @property
    def one_root(self) -> bool:
        """The last link of one stands in the chain of the other."""
        ours, theirs = self.left.links, self.right.links
        return ours[-1] in theirs or theirs[-1] in ours

    @once
    def maybe_one_voice(self) -> bool:
        """One root, or a body beside who speaks for it or beside its own longer name."""
        if self.one_root:
            return True
        sides = self.left.statement, self.right.statement
        return bool(told_twice([(self.ground.names.of(side.claim.root.name), side) for side in sides]))

    @once
    def values(self) -> Values:
        """How their numbers stand to one another; two without any agree."""
        return relation_of(*self.quantities) if self.quantities else "agree"

    @once
    def times(self) -> Times:
        """How the times of which they speak stand to one another."""
        return _times(self)

    @once
    def places(self) -> Places:
        """How the places stand to one another where things happen; where the counted come from is `origin`'s."""
        return _places(self)

    @property
    def one_place_or_people(self) -> bool:
        """Both name the very same place, or count the people of one country with nothing said of places by either."""
        ours, theirs = self.left.quantity, self.right.quantity
        one_people = (
            ours is not None and theirs is not None and ours.origin is not None and ours.origin == theirs.origin
        )
        return self.places == "equal" or (one_people and self.places == "open")

    @property
    def one_story(self) -> bool:
        """Their documents' titles share two telling words or more, and were published within a month."""
        return self.published_near and len(self.left.title & self.right.title) >= SHARED_IN_TITLES

    @property
    def one_site(self) -> bool:
        """Both name one place smaller than a country, or one names that of which the other's title tells, and both were
        published within a month."""
        left, right = self.left, self.right
        if not left.sites and not right.sites:
            return False
        if not left.sites.isdisjoint(right.sites):
            return True
        titled = any(site <= right.title for site in left.sites) or any(site <= left.title for site in right.sites)
        return titled and self.published_near

    @property
    def published_near(self) -> bool:
        """Both were published within a month."""
        ours, theirs = self.left.published, self.right.published
        return ours is not None and theirs is not None and abs((ours - theirs).days) <= NEAR_DAYS

    @once
    def meaning(self) -> float:
        """The likeness of their words, from 0 to 1."""
        return similarity(self.left.wording, self.right.wording)


def _times(pair: Pair) -> Times:
    ours, theirs = pair.left.timing, pair.right.timing
    if _run_to_one_day(ours, theirs):
        return "same"
    stretches = _by_their_stretches(ours, theirs, counted=pair.quantities is not None)
    if stretches != "open":
        return stretches
    if ours.as_of is None or theirs.as_of is None:
        return "open"
    days = (theirs.as_of - ours.as_of).days
    two_events = ours.within is not None and theirs.within is not None and pair.left.quantity is None
    if days == 0 or (abs(days) <= NEAR_DAYS and not two_events):
        return "same"
    return "left earlier" if days > 0 else "right earlier"


def _run_to_one_day(ours: Timing, theirs: Timing) -> bool:
    """Both tell up to which day they run, and the days are near one another."""
    return ours.until is not None and theirs.until is not None and abs((ours.until - theirs.until).days) <= NEAR_DAYS


def _by_their_stretches(ours: Timing, theirs: Timing, *, counted: bool) -> Literal["same", "apart", "open"]:
    """What the stretches of time within which both or one of them speak tell; "open" where they tell nothing."""
    if ours.within and theirs.within:
        if meet(ours.within, theirs.within):
            return "same" if alike(ours.within, theirs.within) else "apart"
        return "apart" if counted else "open"  # so many then, so many at another time: no running total
    alone = ours.within or theirs.within
    return "apart" if alone and not brief(alone) else "open"


# --- places ----------------------------------------------------------------------------------------------------------


def _places(pair: Pair) -> Places:
    if not pair.left.places or not pair.right.places:
        return "open"
    if _directions_clash(pair):
        return "apart"
    ours, theirs = pair.left.areas, pair.right.areas
    if ours == theirs or pair.left.narrowest == pair.right.narrowest:
        return "equal"
    if ours & theirs:
        return "overlap"
    return "overlap" if pair.measured and pair.left.countries & pair.right.countries else "apart"


def places_of(statement: Statement) -> tuple[Place, ...]:
    """The places where what a statement says happens: not those from which the people come whom it counts, nor, where
    others are named, those by which its speaker goes ("the Paris prosecutor", "Iraq's army")."""
    origin = statement.quantity.origin if statement.quantity else None
    claim, measured = statement.claim, statement.quantity is not None and statement.quantity.measure is not None

    def is_none(place: Place) -> bool:
        return place.role == "origin" or bool(origin and place.country == origin) or _names_a_body(claim, place)

    told = _told_of(claim) if statement.quantity else claim.places
    return tuple(place for place in told if not (measured and is_none(place)))


def _names_a_body(claim: Claim, place: Place) -> bool:
    """Whether a country's adjective only opens the name of a body ("the Syrian Observatory"), which is no place."""
    end = place.end - claim.start
    adjective = place.end > place.start and place.name.endswith(("an", "ish", "i", "ese", "ch"))
    return adjective and _NAME_GOES_ON.match(claim.text, end) is not None


_NAME_GOES_ON = late(r" (?!Kurdistan\b)[A-Z][a-z]")


def _told_of(claim: Claim) -> Sequence[Place]:
    """A claim's places without its speaker's, if it has any others."""
    said_by = claim.attribution.source_span if claim.attribution else None
    if said_by is None:
        return claim.places
    others = [place for place in claim.places if not said_by[0] <= place.start < said_by[1]]
    return others or claim.places


def area(place: Place) -> str:
    """A place by its name, without what makes it an adjective: Syria and Syrian, Iraq and Iraqi are one."""
    name = fold(place.name)
    return f"{place.country}/{name[:4]}" if place.country else name


def _directions_clash(pair: Pair) -> bool:
    """Out of one country for one of them, into it for the other."""
    (out, into), (their_out, their_into) = pair.left.directions, pair.right.directions
    return bool((out & their_into) - into or (into & their_out) - their_into)
