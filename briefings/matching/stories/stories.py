"""Two documents' statements → the matches that their one story tells, of pairs that had no verdict by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import product

from briefings.matching.decision import Judge
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.differing_numbers import told_otherwise
from briefings.matching.stories.grown_numbers import told_to_have_grown
from briefings.matching.stories.learned.one_count import told_by_one_count
from briefings.matching.stories.learned.same_sentence import told_by_the_same_sentence
from briefings.matching.stories.learned.sentences import Couple, agreements
from briefings.matching.stories.one_number import told_by_one_number
from briefings.matching.stories.one_sentence import told_by_their_words
from briefings.matching.stories.story import Story, of_one_voice, story_of, undated_story_of
from briefings.matching.verdicts.features import reasons_of
from briefings.matching.verdicts.numbers import Reasoned, agreement_in, agreement_of, value_words
from briefings.model import Match, Reason, Statement

# How sure it is that two say the same of which only their story tells that.
TOLD_BY_A_STORY = 0.6
# So many names of a story are enough to see that it is one.
MOST_NAMES = 4
Ids = frozenset[str]


def matches_in_story(
    left: Sequence[Statement], right: Sequence[Statement], judge: Judge, settled: Collection[Ids]
) -> list[Match]:
    """Matches of statements of two documents of one story; none of documents that may tell two. `settled` are the pairs
    of ids that have a verdict other than unsure: their statements are not matched again."""
    sides = [judge.side(one) for one in left], [judge.side(one) for one in right]
    taken = frozenset(number for pair in settled for number in pair)
    story = story_of(*sides)
    if story is None:
        undated = undated_story_of(*sides)
        return _of_the_same_sentences(undated, judge, taken, (), near=False) if undated else []
    found = [] if story.weeks_apart else _of_its_numbers(story, judge, taken)
    found += _of_one_count(story, judge, {*settled, *(frozenset((one.left, one.right)) for one in found)})
    if not story.weeks_apart:
        found += _of_its_words(story, judge, taken | _ids_of(found))
    told = {frozenset((one.left, one.right)) for one in found}
    return found + _of_the_same_sentences(story, judge, taken, told, near=not story.weeks_apart)


def _of_its_numbers(story: Story, judge: Judge, taken: frozenset[str]) -> list[Match]:
    """Matches of statements that a number tells to be one, or to differ, by rules; not of those that are taken."""
    ours, theirs = ([side for side in sides if side.id not in taken] for sides in (story.left, story.right))
    counted = [judge.pair(a.statement, b.statement) for a, b in product(ours, theirs) if a.quantity and b.quantity]
    found = [match for pair in told_by_one_number(story, counted) if (match := _same(story, pair))]
    for told in (told_otherwise, told_to_have_grown):
        found += [_match(story, pair, reasoned) for pair, reasoned in told(story, counted)]
    return found


def _of_its_words(story: Story, judge: Judge, taken: frozenset[str]) -> list[Match]:
    """Matches of sentences that their words tell to be one, by rules; not of those of which anything is taken."""
    taken_claims = _claims_of(taken, story)
    lines = [
        [side for side in _lines(sides) if side.claim.id not in taken_claims] for sides in (story.left, story.right)
    ]
    words = (judge.pair(a.statement, b.statement) for a, b in product(*lines))
    return [match for pair in told_by_their_words(story, words) if (match := _same(story, pair))]


def _of_one_count(story: Story, judge: Judge, have: Collection[Ids]) -> list[Match]:
    """Matches of statements that count one thing and differ, but for pairs that have one. What one source restates
    another may dispute, and its own later word may update."""
    told = told_by_one_count(story, judge)
    return [_match(story, pair, why) for pair, why in told if frozenset((pair.left.id, pair.right.id)) not in have]


def _of_the_same_sentences(
    story: Story, judge: Judge, taken: frozenset[str], told: Collection[Ids], *, near: bool
) -> list[Match]:
    """Matches of statements of which both sentences tell the same: not of those that are taken, nor where their story
    has told of these two (`told`). What one source disputes another may bear out."""
    claim_of = {side.id: side.claim.id for side in (*story.left, *story.right)}
    together = {frozenset(claim_of[number] for number in pair) for pair in told}
    pairs = (pair for couple in told_by_the_same_sentence(story, judge, near=near) for pair in _pairs_of(couple, judge))
    unmatched = (pair for pair in pairs if frozenset(claim.id for claim in pair.claims) not in together)
    left_over = (pair for pair in unmatched if taken.isdisjoint((pair.left.id, pair.right.id)))
    return [match for pair in left_over if (match := _same(story, pair))]


def _pairs_of(couple: Couple, judge: Judge) -> list[Pair]:
    """The statements whose numbers agree; without any, one of either sentence, for its words."""
    return agreements(couple.ours, couple.theirs, judge) if couple.agrees else [couple.pair]


def _ids_of(matches: Iterable[Match]) -> set[str]:
    return {number for match in matches for number in (match.left, match.right)}


def _lines(sides: Iterable[Side]) -> list[Side]:
    """One statement of each claim, for its words."""
    return list({side.claim.id: side for side in reversed(list(sides))}.values())


def _claims_of(ids: Collection[str], story: Story) -> set[str]:
    return {side.claim.id for side in (*story.left, *story.right) if side.id in ids}


def _same(story: Story, pair: Pair) -> Match | None:
    """The match of two that say the same. Where one may pass on the other's word, none bears the other out: of two
    voices that may be one, as those of two officials, and of two sentences that are known by their words alone, since
    what is said in so many of the same words was mostly said once."""
    by_number = pair.quantities is not None and pair.values == "agree"
    verdict, why = agreement_of(pair) if by_number else agreement_in(pair, "they say the same")
    if verdict == "unsure":
        return None
    if verdict == "corroborates" and (not by_number or of_one_voice(pair) or _are_officials(pair)):
        said_so = value_words(pair) if by_number else "they say the same"
        verdict, why = "restates", Reason("value", why.weight, f"{said_so}, and one may only pass on the other’s word")
    return _match(story, pair, (verdict, why))


def _are_officials(pair: Pair) -> bool:
    return all(claim.root.kind == "official" for claim in pair.claims)


def _match(story: Story, pair: Pair, reasoned: Reasoned) -> Match:
    verdict, why = reasoned
    names = ", ".join(story.named[:MOST_NAMES])
    told = Reason("one story", 0.2, f"their documents tell one story: {names}")
    return Match(pair.left.id, pair.right.id, verdict, TOLD_BY_A_STORY, (*reasons_of(pair), told, why))
