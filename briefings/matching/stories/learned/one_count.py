"""Two sentences of one story that count one thing and differ: a dispute of two sources, or the later word.

"The watchers counted 41 fighters killed in the town since Tuesday", "their commanders claim that 93 gunmen died there",
and two days on "the watchers have since raised the number to 58". How much each sign counts was learned from pairs of
articles that were written for it (`python -m bot.commands.sentence_training`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefings.matching.decision import Judge
from briefings.matching.likeness.values import amount
from briefings.matching.pair import Pair
from briefings.matching.stories.learned.clash_signs import (
    count_two_things,
    in_time,
    signs_of_a_later_state,
    signs_of_one_count,
)
from briefings.matching.stories.learned.clashes import Clash, cannot_be_one, clashes_of
from briefings.matching.stories.learned.sentences import leads_of, too_few_sentences
from briefings.matching.stories.learned.weights import LATER_STATE, ONE_COUNT, odds_of
from briefings.matching.stories.story import Story, of_one_voice
from briefings.matching.verdicts.numbers import Reasoned, value_words
from briefings.model import Reason, Verdict
from briefings.values import frozen

# How much the signs must speak for one thing, in log odds: more where it would be a dispute, since a false one costs
# more than ten that are missed. Of the updates so found in stories that nothing was learned from, 15 of 16 were right.
ENOUGH: Mapping[Verdict, float] = {"updates": 0.2, "conflicts": 1.8}
# And how much for the later word, or against it.
ENOUGH_OF_LATER, ENOUGH_OF_DISPUTE = 0.2, 0.7
# So much more where both documents were published weeks apart.
WEEKS_APART = 0.8
# So much ahead of any other that is the same to either of its numbers.
AHEAD = 0.25
# Numbers as of days that are further apart are of two times: things have moved on.
ONE_TIME_DAYS = 7


@frozen
class Told:
    """A clash of one thing, what it is, and how much speaks for its being one."""

    clash: Clash
    verdict: Verdict
    speaks: float


def told_by_one_count(story: Story, judge: Judge) -> list[tuple[Pair, Reasoned]]:
    """The statements of a story that count one thing and differ, with what they are. A number is updated once at most,
    and contradicted once: by that which most speaks for."""
    if too_few_sentences(story):
        return []
    clashes = clashes_of(story, judge)
    best = leads_of(clashes)
    open_ones = [clash for clash in clashes if not count_two_things(clash)]
    told = [
        Told(clash, verdict, odds_of(ONE_COUNT, signs_of_one_count(story, clash, best)))
        for clash in open_ones
        if (verdict := _verdict(story, clash, judge))
    ]
    more = WEEKS_APART if story.weeks_apart else 0.0
    sure = (one for one in told if one.speaks >= ENOUGH[one.verdict] + more)
    return [(one.clash.pair, _reasoned(one)) for one in sure if _is_nearest(one, told)]


def _verdict(story: Story, clash: Clash, judge: Judge) -> Verdict | None:
    speaks = odds_of(LATER_STATE, signs_of_a_later_state(story, clash, judge.ground.may_fall))
    if speaks >= ENOUGH_OF_LATER:
        return "updates"
    return "conflicts" if speaks <= -ENOUGH_OF_DISPUTE and _may_be_disputed(clash.pair) else None


def _may_be_disputed(pair: Pair) -> bool:
    """Numbers of one time that cannot both be so, of which no source gives both."""
    ours, theirs = pair.left.timing.as_of, pair.right.timing.as_of
    if ours is None or theirs is None or abs((ours - theirs).days) > ONE_TIME_DAYS:
        return False
    return cannot_be_one(pair) and not of_one_voice(pair)


def _is_nearest(one: Told, told: Sequence[Told]) -> bool:
    sentences = {id(one.clash.ours), id(one.clash.theirs)}
    others = (other for other in told if other is not one and other.verdict == one.verdict)
    rivals = (other for other in others if sentences & {id(other.clash.ours), id(other.clash.theirs)})
    return all(one.speaks >= other.speaks + AHEAD for other in rivals)


def _reasoned(one: Told) -> Reasoned:
    if one.verdict == "updates":
        before, now = (amount(side.quantity) for side in in_time(one.clash.pair) if side.quantity)
        return "updates", Reason("value", -0.2, f"{before}, then {now}: the later tells how things have moved on")
    return "conflicts", Reason("value", -0.3, f"{value_words(one.clash.pair)}, of one thing and of about one time")
