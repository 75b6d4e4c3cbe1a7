"""Why two numbers that differ may both be so: each rule finds one thing that may keep them from being of one count.

A false dispute costs more trust than ten that are missed, so that one doubt is enough. Every rule is symmetrical.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefings.knowledge.countries import country_of_capital, names_of_country
from briefings.knowledge.folding import fold
from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import counts_some_dead, counts_those_hit
from briefings.matching.events.parties import tells_a_part
from briefings.matching.likeness.deeds import FINER
from briefings.matching.likeness.sums import is_told_as_done, is_told_as_sum
from briefings.matching.pair import Pair, Side
from briefings.matching.verdicts.gates import certainties_meet
from briefings.matching.verdicts.opposition import comes_on_top, party_against_total
from briefings.matching.verdicts.parts_of_the_world import names, of_other_parts_of_the_country, of_other_regions
from briefings.model import Quantity

Doubt = tuple[Callable[[Pair], bool], str]


def doubt_of(pair: Pair) -> str | None:
    """What speaks against two numbers being of one count, in words for a reader; None where nothing does."""
    return next((words for doubted, words in DOUBTS if doubted(pair)), None)


def doubt_in_a_story(pair: Pair) -> str | None:
    """As `doubt_of`, of two documents that tell of one place: both may count those at one spot of it."""
    spared = _at_a_spot if at_one_spot(pair) else None
    return next((words for doubted, words in DOUBTS if doubted is not spared and doubted(pair)), None)


def doubt_of_a_dispute(pair: Pair) -> str | None:
    """What forbids to call two statements that contradict one another a dispute; None where nothing does."""
    if pair.within_one_document and not _set_against_one_another(pair):
        return "their document does not set them against one another"
    if pair.measured and not all(map(_names_the_people, (pair.left, pair.right))):
        return "one does not say itself of whom it is"
    if _is_only_its_papers_count(pair):
        return "one is nobody's count but its paper's"
    if not all(map(_tells_what_it_counts, (pair.left, pair.right))):
        return "one hardly says what it counts"
    if _too_small_for_totals(pair):
        return "such small numbers are told of many events"
    if _one_may_be_a_deeds(pair):
        return "one may be of a single deed, and no total"
    return None


# So many words besides its number tell what a sentence counts; a sum below this is told as one.
FEWEST_TERMS, SMALL_SUM = 1, 30


def _is_only_its_papers_count(pair: Pair) -> bool:
    """Two tolls of an event, of which no agency, office or witness gave one."""
    of_an_event = pair.quantities is not None and pair.quantities[0].event is not None
    return of_an_event and any(side.claim.root.kind == "outlet" for side in (pair.left, pair.right))


def _tells_what_it_counts(side: Side) -> bool:
    """ "400 came home to Halden", and not "400 in 2018"."""
    return len([term for term in side.terms if not term[0].isdigit()]) >= FEWEST_TERMS


def _too_small_for_totals(pair: Pair) -> bool:
    """Small numbers of a people, of which one is not told as a sum nor both as of one event: twelve here and eighteen
    there are no dispute."""
    if pair.quantities is None or any(q.unit != "people" for q in pair.quantities):
        return False
    if not pair.measured:  # what they did isn't known: three men here and one of two there are no dispute
        return max(quantity.high for quantity in pair.quantities) < SMALL_SUM
    if any(quantity.event for quantity in pair.quantities):
        return False
    if pair.left.event_count and pair.right.event_count:
        return False
    sums = [is_told_as_sum(side.statement) for side in (pair.left, pair.right)]
    return max(quantity.high for quantity in pair.quantities) < SMALL_SUM and not all(sums)


def _one_may_be_a_deeds(pair: Pair) -> bool:
    """Numbers of a people of which one is what somebody did ("captured 157", "the return of 109"), by no word all there
    are: other days have others. Both may be of one event, which is told by its place and day."""
    if pair.quantities is None or not pair.measured or any(q.event or q.unit != "people" for q in pair.quantities):
        return False
    if pair.left.event_count and pair.right.event_count:
        return False
    return any(is_told_as_done(side.statement) for side in (pair.left, pair.right))


def doubt_of_tolls(pair: Pair) -> str | None:
    """What speaks against two tolls of one event being of one count; None where nothing does."""
    sides = pair.left, pair.right
    if any(side.published is None for side in sides) or not certainties_meet(pair):
        return "of which day, or how surely, is not known"
    if any(tells_a_part(side.statement) for side in sides):
        return "one counts a part of them"
    if _one_may_count_who_did_it(pair):
        return "one may count who did it, too"
    hit = {counts_those_hit(side.statement) or counts_some_dead(side.statement) for side in sides}
    return "one may count the dead, too" if len(hit) > 1 else None


def _one_may_count_who_did_it(pair: Pair) -> bool:
    """Two tolls of dead of which one is higher by one, where either tells of somebody who did it, or may be of him."""
    if pair.quantities is None or pair.quantities[0].measure != "killed":
        return False
    ours, theirs = pair.quantities
    return abs(ours.low - theirs.low) == 1 and any(
        _WHO_DID_IT.search(f"{side.statement.title} {side.claim.text}") for side in (pair.left, pair.right)
    )


_WHO_DID_IT = late(
    r"\b(?:gunm[ae]n|shooters?|shootings?|suspects?|attackers?|assailants?|killers?|(?:suicide )?bombers?|perpetrators?"
    r"|suicide)\b",
    re.IGNORECASE,
)


def _set_against_one_another(pair: Pair) -> bool:
    """Whether two statements of one document are told as being at odds: "the ministry says 40, but …". A document that
    tells two counts in turn mostly counts two things."""
    return any(_CONTRAST.search(side.claim.text) for side in (pair.left, pair.right))


def _names_the_people(side: Side) -> bool:
    """Whether the sentence, or its document's title, names the country whose people are counted: what is only taken
    over from the sentences before may be taken over wrongly."""
    home = side.quantity.origin if side.quantity else None
    if home is None or any(place.country == home for place in side.claim.places):
        return True
    words = fold(f"{side.statement.title} {side.claim.text}")
    return any(names(name).search(words) for name in names_of_country(home)) or any(
        country_of_capital(word) == home for word in _CAPITAL.findall(side.claim.text)
    )


_CAPITAL = late(r"\b[A-Z]\w+")
_CONTRAST = late(
    r"\b(?:but|while|whereas|although|though|however|yet|contrary to|in contrast|by contrast|on the other hand|instead"
    r"|contradict\w*|disput\w+|den(?:y|ies|ied)|reject(?:s|ed)?|insist(?:s|ed)?|at odds|differ(?:s|ed)?|rather than"
    r"|lower|higher|only|just|other (?:estimates|counts|sources|reports))\b",
    re.IGNORECASE,
)


# --- at a spot of a place --------------------------------------------------------------------------------------------


def _at_a_spot(pair: Pair) -> bool:
    """People from anywhere, of whom one counts those at a spot without its name: gunmen who hold out "in a few
    buildings" are not those of another town. Both may count those of one named town, in the town as such."""
    if not pair.measured:
        return False
    spots = [_spot_of(side) for side in (pair.left, pair.right)]
    return spots != ["", ""] and not (pair.one_site and spots[0] == spots[1])


def at_one_spot(pair: Pair) -> bool:
    """Both count those at a spot of one kind: "in the town"."""
    spots = {_spot_of(side) for side in (pair.left, pair.right)}
    return len(spots) == 1 and "" not in spots


def _spot_of(side: Side) -> str:
    """What kind of spot the people of a number are at, "" where none is told or they are a people's or an event's."""
    quantity = side.quantity
    if quantity is None or quantity.origin is not None or quantity.event is not None:
        return ""
    spot = _SPOT.search(_around(side, 90))
    return _KIND_OF_SPOT.split(spot.group())[-1].casefold() if spot else ""


_KIND_OF_SPOT = late(r"\s+")


_SPOT = late(
    r"\b(?:in|at|on|around|inside|near|by|across) (?:[\w’'-]+ ){0,5}?(?:city|town|village|districts?|quarters?|blocks?"
    r"|neighbou?rhoods?|buildings?|houses?|hills|caves|jungle|forest|marsh|lake|stadium|prison|camp|island)\b",
    re.IGNORECASE,
)


# --- how they came ---------------------------------------------------------------------------------------------------


def _by_other_ways(pair: Pair) -> bool:
    """One counts those whom a state fetched, or those who came by themselves, the other all: the former are a part."""
    return pair.measured and _way(pair.left) != _way(pair.right)


def _way(side: Side) -> str:
    around = _around(side, 90)
    return next((way for way, words in _WAYS.items() if words.search(around)), "")


def _around(side: Side, reach: int) -> str:
    """A number with so many characters before it and behind it; empty where there is none."""
    if side.quantity is None:
        return ""
    start = max(0, side.quantity.start - side.claim.start)
    return side.claim.text[max(0, start - reach) : start + len(side.quantity.text) + reach]


_BY_THEMSELVES = late(
    r"\b(?:on|of) (?:his|her|their) own(?: (?:accord|free will|will|volition|feet|steam))?\b"
    r"|\bby themselves\b|\bvoluntar\w+",
    re.IGNORECASE,
)
_FETCHED = late(
    r"\b(?:repatriat\w+|airlift\w*|(?:brought|bring(?:s|ing)?|tak(?:es?|ing|en)|took|fl(?:own|ew|ies|ying)"
    r"|fetch(?:ed|es)?|receiv(?:ed|es|ing)|accept(?:ed|s)?|g(?:ot|et)|handed|sent)"
    r" (?:(?!and\b|but\b)[\w’'-]+ ){0,3}?(?:back|home|over)"
    r"|(?:brought|fetched|flown|taken|airlifted|evacuated) (?:(?!and\b|but\b)[\w’'-]+ ){0,3}?"
    r"(?:from|out of) the camps?)\b",
    re.IGNORECASE,
)
_THAT_WAY = late(
    r"\b(?:(?:in )?(?:this|that|the same) (?:way|manner|fashion)|by (?:this|that|the same) (?:road|route|path|means)"
    r"|(?:through|via|under|thanks to) (?:this|that|the) (?:channel|scheme|programme|program|accord|agreement|deal))\b",
    re.IGNORECASE,
)
_WAYS = {"that way": _THAT_WAY, "themselves": _BY_THEMSELVES, "fetched": _FETCHED}
_PARTY = late(
    r"\b(?:first|second|third|fourth|fifth|latest|last|largest|biggest|next|previous|earlier|new) (?:such )?"
    r"(?:group|party|batch|contingent|convoy|flight|operation|transfer|plane(?:load)?)\b",
    re.IGNORECASE,
)


def _of_one_party(pair: Pair) -> bool:
    """One counts a party that came at once: there may have been others."""
    return pair.measured and any(_PARTY.search(side.claim.text) for side in (pair.left, pair.right))


# --- what else is told of them ---------------------------------------------------------------------------------------


def _of_another_standing(pair: Pair) -> bool:
    """One tells of those who were charged, identified, released, and the other of all: who are told apart by what
    became of them are a part of those who are not."""
    return pair.measured and bool((pair.left.deeds ^ pair.right.deeds) & _STANDINGS)


_STANDINGS = FINER & frozenset("released convicted charged identified born asked rescued stopped".split())


def _one_counts_the_known(pair: Pair) -> bool:
    """One counts only those who are known by name, confirmed or on a list, the other estimates."""
    return pair.measured and _known(pair.left) != _known(pair.right)


def _known(side: Side) -> bool:
    return _KNOWN.search(_around(side, 50)) is not None


_KNOWN = late(
    r"\b(?:identified|verified|documented|by name|on (?:file|record|its list|a list|its books)"
    r"|(?:been|are|were|is|was) confirmed|confirmed (?:dead|killed|to have))\b",
    re.IGNORECASE,
)


def _one_counts_the_grown_up(pair: Pair) -> bool:
    """One counts adults, the other whoever there is."""
    return pair.measured and len({_ADULTS.search(_around(side, 40)) is None for side in (pair.left, pair.right)}) > 1


_ADULTS = late(r"\b(?:adults?|grown-ups?|of (?:full|legal) age|men and women)\b", re.IGNORECASE)


def _one_counts_attempts(pair: Pair) -> bool:
    """One counts those who only tried, too."""
    return pair.measured and len({_ATTEMPTED.search(_around(side, 90)) is None for side in (pair.left, pair.right)}) > 1


_ATTEMPTED = late(r"\b(?:attempt(?:ed|s|ing)?|tr(?:y|ies|ied|ying)|sought|seeking) to\b", re.IGNORECASE)


def _parts_of_other_kinds(pair: Pair) -> bool:
    """Two parts of which it isn't said alike what they are parts by: "15 of them adults", "ten of these charged"."""
    kinds = [_PART_KIND.match(_behind(side)) for side in (pair.left, pair.right)]
    ours, theirs = (kind["kind"].casefold() if kind else "" for kind in kinds)
    return ours != theirs


_PART_KIND = late(r" (?:of|among) (?:them|those|these|whom|which)(?: (?:were|are|have been|had been))? ?(?P<kind>\w*)")


def _behind(side: Side) -> str:
    return side.claim.text[max(0, side.quantity.end - side.claim.start) :] if side.quantity else ""


def _one_counts_the_rest(pair: Pair) -> bool:
    """One counts those who are left of others: "178 of the others", "forty others"."""
    return any(_REST.match(_behind(side)) for side in (pair.left, pair.right))


_REST = late(r"(?: of the)?(?: \w+)? (?:others?|rest|remaining|remainder)\b", re.IGNORECASE)


def _two_of_one_kind_in_a_sentence(pair: Pair) -> bool:
    """One's sentence has another number of the very same people, so that either may be the whole."""
    return pair.measured and any(map(_has_a_second, (pair.left, pair.right)))


def _has_a_second(side: Side) -> bool:
    own = side.quantity
    assert own is not None
    alike = [q for q in side.claim.quantities if (q.measure, q.origin, q.unit, q.scope) == _cell(own)]
    return len({(q.low, q.high) for q in alike}) > 1


def _cell(quantity: Quantity) -> tuple[str | None, str | None, str, str | None]:
    return quantity.measure, quantity.origin, quantity.unit, quantity.scope


# --- of an earlier time ----------------------------------------------------------------------------------------------


def _one_points_back(pair: Pair) -> bool:
    """ "Only one of those 15 people": which of the people told of before they are is not known."""
    return any(map(_points_back, (pair.left, pair.right)))


def _points_back(side: Side) -> bool:
    if side.quantity is None:
        return False
    before = side.claim.text[: max(0, side.quantity.start - side.claim.start)]
    return before.rstrip().lower().endswith(("those", "these"))


def _of_a_time_gone_by(pair: Pair) -> bool:
    """One recalls a number, or tells from which number it went on: of which day that was is not known."""
    return any(map(_recalled, (pair.left, pair.right)))


def _recalled(side: Side) -> bool:
    if side.quantity is None:
        return False
    if _RECALLED.search(side.claim.text):
        return True
    start, end = (at - side.claim.start for at in (side.quantity.start, side.quantity.end))
    before, after = side.claim.text[max(0, start - 30) : max(0, start)], side.claim.text[max(0, end) :][:12]
    return _FROM.search(before) is not None and after.lstrip().startswith("to ")


_RECALLED = late(
    r"\b(?:recall(?:s|ed|ing)?|remember(?:s|ed)?|looking back|back then|in those days|at (?:that|the|one) time"
    r"|at one point|originally|initially|at (?:its|their|the) (?:peak|height|outset))\b",
    re.IGNORECASE,
)
_FROM = late(
    r"\b(?:jump|r[io]s|grow|grew|climb|swell|increas|f[ae]ll|dropp?|shr[aiu]nk|dwindl|declin|went|gone|up|down|revis)\w*"
    r" from (?:about |some |around |nearly |roughly |over |more than )?$",
    re.IGNORECASE,
)

DOUBTS: tuple[Doubt, ...] = (
    (comes_on_top, "one comes on top of others"),
    (party_against_total, "one counts a party by its kinds"),
    (of_other_regions, "one counts those of another part of the world"),
    (of_other_parts_of_the_country, "one may count only a part of the country"),
    (_at_a_spot, "one counts those at one spot"),
    (_by_other_ways, "one counts only those who came in one way"),
    (_of_one_party, "one counts a party that came at once"),
    (_one_counts_the_grown_up, "one counts adults alone"),
    (_one_counts_attempts, "one counts those who tried, too"),
    (_parts_of_other_kinds, "one counts another part"),
    (_one_counts_the_rest, "one counts those who are left of others"),
    (_two_of_one_kind_in_a_sentence, "one's sentence counts them twice"),
    (_of_another_standing, "one counts only those of whom more is told"),
    (_one_counts_the_known, "one counts only those who are known by name"),
    (_of_a_time_gone_by, "one is of an earlier time"),
    (_one_points_back, "one points back at people told of before"),
)
