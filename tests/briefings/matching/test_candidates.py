"""Who is compared with whom: everybody among few, neighbours among many alike, and never by who came first."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.matching.blocking import is_narrow, keys_of
from briefings.matching.candidates import BESIDE, FEW, Blocks, all_pairs, block_keys, by_key, pairs_to_compare
from briefings.matching.decision import matches_of_pairs
from briefings.matching.findings import findings_from
from briefings.matching.independence import Names
from briefings.matching.pair import Ground
from briefings.model import Statement
from tests.support.matched import matches_among
from tests.support.saying import say
from tests.support.thoroughness import examples

TOWNS = "Raqqa/SY Mosul/IQ Palmyra/SY Idlib/SY".split()


def strike(nth: int, *, town: str = "Raqqa/SY", killed: int = 5, day: int = 3, document: int = 1) -> Statement:
    """One of many lines of a long list of strikes; `nth` tells two alike ones apart."""
    words = f"On {day} March, {killed} fighters were killed in a strike near {town[:-3]}, the monitor said."
    return say(
        f"{words} | killed fighters {killed} | Monitor 2017-03-29 in={document} at={town} when=2017-03-{day:02} "
        f"under=whereabouts by=Paper{nth}"
    )


def varied(many: int, *, document: int = 1, seed: int = 1) -> list[Statement]:
    dice = Random(seed)
    return [
        strike(seed * 10_000 + n, town=dice.choice(TOWNS), killed=3 + dice.randrange(40), day=1 + dice.randrange(28),
               document=document)
        for n in range(many)
    ]  # fmt: skip


def test_among_few_everybody_who_shares_a_key_is_compared() -> None:
    alike = [strike(n) for n in range(FEW)]
    assert set(all_pairs(alike)) == {tuple(sorted((a.id, b.id))) for a, b in combinations(alike, 2)}


@pytest.mark.parametrize("crowd", [[strike(n) for n in range(400)], varied(400)], ids=["all alike", "varied"])
def test_in_a_crowd_each_is_compared_with_a_bounded_number(crowd: list[Statement]) -> None:
    pairs = set(all_pairs(crowd))
    narrow = max(sum(map(is_narrow, keys_of(statement))) for statement in crowd)
    broad = max(len(keys_of(statement)) for statement in crowd) - narrow
    assert len(pairs) <= len(crowd) * (narrow * max(BESIDE, FEW / 2) + broad * FEW / 2)
    together = len(set(all_pairs([*crowd, *varied(400, document=2, seed=2)])) - pairs)
    assert together <= 2 * len(crowd) * narrow * 2 * FEW


def test_a_crowd_that_is_all_alike_is_one_finding_still() -> None:
    alike = [strike(n, document=n % 7 + 1) for n in range(300)]
    matches = matches_among(alike, [], Ground())
    assert len(matches) <= 300 * BESIDE * 4
    assert len(findings_from(alike, matches, Names())) == 1


def test_only_pairs_among_many_alike_are_dropped() -> None:
    crowd = varied(300)
    members = by_key(block_keys(crowd))
    keys = block_keys(crowd)
    compared = set(all_pairs(crowd))
    for one, other in combinations(sorted(keys), 2):
        shared = keys[one] & keys[other]
        if shared and (one, other) not in compared:
            assert min(len(members[key]) for key in shared) > FEW


def test_a_dispute_beside_a_crowd_is_found() -> None:
    one = say("France has 271 returnees. | returned FR fighters 271 | Soufan Center 2017-10-24 in=8")
    other = say("Only 250 came back to France. | returned FR fighters 250 | AFP 2017-11-17 in=9")
    matches = matches_among([one, other, *varied(200)], [], Ground())
    assert {m.verdict for m in matches if {m.left, m.right} == {one.id, other.id}} == {"conflicts"}


POOL = [*(strike(n, document=n % 3 + 1) for n in range(45)), *varied(40, document=4), *varied(40, document=5, seed=3)]


@settings(max_examples=examples(25), deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_a_crowd_changes_no_pair(random: Random) -> None:
    shuffled = list(POOL)
    random.shuffle(shuffled)
    assert set(all_pairs(shuffled)) == set(all_pairs(POOL))


def _taken_in(documents: list[list[Statement]]) -> set[tuple[str, str]]:
    """The pairs that a library compares to which documents come one after another."""
    under: dict[str, list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for document in documents:
        keys = block_keys(document)
        pairs |= set(pairs_to_compare(keys, {key: under.get(key, []) for own in keys.values() for key in own}))
        for key, ids in by_key(keys).items():
            under.setdefault(key, []).extend(ids)
    return pairs


@settings(max_examples=examples(25), deadline=None)
@given(st.permutations(range(5)), st.integers(min_value=2, max_value=30))
def test_a_library_compares_the_same_pairs_in_whatever_order_documents_come(order: list[int], many: int) -> None:
    documents = [[s for s in POOL if s.document == number][:many] for number in range(1, 6)]
    statements = [statement for document in documents for statement in document]
    taken = _taken_in([documents[place] for place in order])
    crowds = [key for key, ids in by_key(block_keys(statements)).items() if len(ids) > FEW]
    assert taken >= set(all_pairs(statements))
    if not crowds:
        assert taken == set(all_pairs(statements))


@settings(max_examples=examples(15), deadline=None)
@given(st.permutations(range(6)))
def test_a_crowd_that_says_one_thing_is_one_finding_in_whatever_order_its_documents_come(order: list[int]) -> None:
    documents = [[strike(100 * number + n, document=number + 1) for n in range(20)] for number in range(6)]
    statements = {s.id: s for document in documents for s in document}
    assert len(statements) > FEW
    taken = _taken_in([documents[place] for place in order])
    matches = matches_of_pairs(sorted(taken), statements, Ground())
    (finding,) = findings_from(statements.values(), matches, Names())
    assert finding.statements == tuple(sorted(statements))


@settings(max_examples=examples(15), deadline=None)
@given(st.permutations(range(5)))
def test_what_the_order_adds_are_pairs_of_a_crowd_alone(order: list[int]) -> None:
    """The one thing that hangs on the order: who stood side by side before others came between stays compared."""
    documents = [[s for s in POOL if s.document == number] for number in range(1, 6)]
    keys = block_keys(POOL)
    members = by_key(keys)
    for one, other in _taken_in([documents[place] for place in order]) - set(all_pairs(POOL)):
        assert all(len(members[key]) > FEW for key in keys[one] & keys[other])


def test_a_pair_stands_once_with_the_smaller_id_first() -> None:
    keys = {"b": ["k"], "a": ["k", "l"], "c": ["l"]}
    assert pairs_to_compare(keys, {"k": ["0"], "l": []}) == [("0", "a"), ("0", "b"), ("a", "b"), ("a", "c")]
    assert pairs_to_compare(keys, {"k": ["0"]}, only=["c"]) == [("a", "c")]


def test_under_a_broad_key_a_crowd_is_not_paired_at_all() -> None:
    crowd = [f"{n:03}" for n in range(FEW + 1)]
    keys = {statement: ["value/killed/-/7"] for statement in crowd}
    assert not list(Blocks({"value/killed/-/7": crowd}).pairs(keys))
