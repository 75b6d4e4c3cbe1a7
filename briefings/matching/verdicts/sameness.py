"""Whether two statements that would agree, or deny one another, surely speak of one thing.

Names alone don't tell: whoever writes about one case names the same people. Nor do small numbers: ten children and ten
children are soon met.
"""

from __future__ import annotations

import re

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.deeds import FINER
from briefings.matching.likeness.similarity import said
from briefings.matching.likeness.time_relation import brief, meet
from briefings.matching.likeness.worldwide import WORLDWIDE
from briefings.matching.pair import Pair, Side
from briefings.matching.verdicts.gates import same_scope
from briefings.matching.verdicts.parts_of_the_world import regions_of
from briefings.model import Quantity

# An assertion and a denial in words alone must share so many words; two that say the same so many besides names.
FEWEST_SHARED, FEWEST_TOLD = 3, 3
# So many places in one sentence are a way, and not only a case's scene.
FEWEST_STATIONS = 3
# Below this a number is met with by chance.
SMALL = 100
# So few are told of many events.
FEW = 30
# Such a share of a sentence's words is most of it.
MOST = 0.6
# How alike the words of a sentence and of its copy are.
VERBATIM = 0.9
# How alike the words of an assertion and of its denial are at least.
ALIKE, MOST_OF_A_DENIAL = 0.5, 0.7


def known_whole(pair: Pair) -> bool:
    """Whether it is known of which people or place two numbers are: by origin or place, or, if large, the world's."""
    assert pair.quantities is not None
    return pair.one_place_or_people or min(quantity.low for quantity in pair.quantities) >= WORLDWIDE


def surely_alike(pair: Pair) -> bool:
    """Whether two that say the same do so of one thing, as far as words and numbers tell."""
    if pair.quantities is None:
        return _tell_the_same(pair)
    ours, theirs = pair.quantities
    if _on_either_side(ours, theirs):
        return False
    if not pair.measured or ours.event is not None or ours.unit != "people":
        return True
    return not _met_by_chance(pair, ours, theirs)


def _tell_the_same(pair: Pair) -> bool:
    """Both share words that are no names: several, or two that are most of what the shorter says. One source's words
    that are the same are the same, whatever they are."""
    left, right = pair.left, pair.right
    if pair.one_root and pair.meaning > VERBATIM:
        return True
    if pair.meaning >= ALIKE and (_tell_one_deed_of_one_moment(pair) or _pass_the_same_places(pair)):
        return True
    shared = left.terms & right.terms
    told = len(shared - left.names - right.names)
    if told >= FEWEST_TOLD or any(map(_begins_with_a_pronoun, (left, right))):
        return told >= FEWEST_TOLD
    return told >= 2 and len(shared) >= MOST * min(len(left.terms), len(right.terms))


def _tell_one_deed_of_one_moment(pair: Pair) -> bool:
    """ "They gave themselves up near Tarsin on Friday": one deed at one place smaller than a country, on days of which
    both tell and which meet."""
    if not pair.left.deeds & pair.right.deeds & FINER or not pair.left.sites & pair.right.sites:
        return False
    ours, theirs = pair.left.timing.within, pair.right.timing.within
    return ours is not None and theirs is not None and brief(ours) and brief(theirs) and meet(ours, theirs)


def _pass_the_same_places(pair: Pair) -> bool:
    """ "By Tarsin and Oberin to Halden": one way is told by its stations, of which both name the same and no other."""
    return pair.left.sites == pair.right.sites and len(pair.left.sites) >= FEWEST_STATIONS


def _met_by_chance(pair: Pair, ours: Quantity, theirs: Quantity) -> bool:
    """Numbers of people, where it is not known that one people, one place or one time is meant."""
    if ours.origin is None and pair.places != "equal":
        return _met_anywhere(pair, ours, theirs)
    if min(ours.low, theirs.low) >= WORLDWIDE:
        return False
    return max(ours.high, theirs.high) < SMALL and None in (pair.left.published, pair.right.published)


def _met_anywhere(pair: Pair, ours: Quantity, theirs: Quantity) -> bool:
    """Numbers of people from anywhere, at no one place: they are of one thing where they are the whole world's, or the
    very same of one group."""
    if regions_of(pair.left) != regions_of(pair.right):
        return True
    few = max(ours.high, theirs.high) < FEW
    if (few or _of_other_ground(pair)) and not _told_alike(pair):
        return True
    if min(ours.low, theirs.low) >= WORLDWIDE:
        return False
    return not same_scope(pair) or (ours.low, ours.high) != (theirs.low, theirs.high)


def _told_alike(pair: Pair) -> bool:
    """By one source, under titles of one story, or in much the same words."""
    return pair.one_root or pair.one_story or pair.meaning >= ALIKE


def _on_either_side(ours: Quantity, theirs: Quantity) -> bool:
    """Whether one number lies above, and the other below, what both name: "nearly 100" and "well over 100"."""
    return any(
        above.bound == "more_than" and (below.bound == "less_than" or _SHORT_OF.match(below.text) is not None)
        for above, below in ((ours, theirs), (theirs, ours))
    )


_SHORT_OF = late(r"\W*(?:very )?(?:nearly|almost|close to|just under|approaching|not quite|nigh on)\b", re.IGNORECASE)


def _of_other_ground(pair: Pair) -> bool:
    """Whether one counts those of a part of a place or of the group, and the other doesn't, or of another part: a
    branch's three thousand men are not those of the whole, nor of another branch."""
    return pair.places == "overlap" or _branches(pair.left) != _branches(pair.right)


def _branches(side: Side) -> frozenset[str]:
    """The words for a part of the group, or for its ground, in a statement."""
    return frozenset(word.casefold() for word in _BRANCH.findall(said(side.claim)))


_BRANCH = late(
    r"\b(affiliate|branch|wing|faction|offshoot|pocket|enclave|cell|brigade|battalion|valley|city|town|village|camp|prison|jail"
    r"|island|desert|province|district)s?\b",
    re.IGNORECASE,
)


def of_one_matter(pair: Pair) -> bool:
    """Told in words alone, an assertion and a denial must share some, and name whom they speak of: "the American did
    not get far" denies nothing of his passport's being American, and what "we" do nothing of what "he" doesn't."""
    if any(map(_begins_with_a_pronoun, (pair.left, pair.right))) or pair.meaning < ALIKE:
        return False
    if all(_DENYING.search(claim.text) for claim in pair.claims):
        return False  # what is denied may be the same in both
    shared = pair.left.terms & pair.right.terms
    if len(shared) < MOST_OF_A_DENIAL * min(len(pair.left.terms), len(pair.right.terms)):
        return False
    return len(shared - pair.left.names - pair.right.names) >= FEWEST_SHARED


def _begins_with_a_pronoun(side: Side) -> bool:
    return _PRONOUN.match(said(side.claim)) is not None


_DENYING = late(r"\b(?:not|no|never|none|nobody|neither)\b|n['’]t\b", re.IGNORECASE)
_PRONOUN = late(r"\W*(?:and |but |so )?(?:i|we|you|he|she|it|they|this|that|these|those)\b", re.IGNORECASE)
