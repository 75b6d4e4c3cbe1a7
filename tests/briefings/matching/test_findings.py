"""Findings: what says one thing stands together, whatever the order; what stands against one another never does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.matching.findings import findings_from, in_order, rank_of
from briefings.matching.independence import Names
from briefings.matching.pair import Ground
from briefings.model import Finding, Match, Statement
from tests.support.matched import matches_among
from tests.support.saying import say, say_all
from tests.support.thoroughness import examples

AFP = "Of 1,700 from France, 400 to 450 died and 250 came back. | joined FR 1700 ; killed FR 400-450 ; returned FR 250"
POOL = [
    *say_all(f"{AFP} | AFP > French officials 2017-12-17 under=returnees in=1"),
    *say_all(f"{AFP} | A site > AFP 2018-02-20 under=returnees in=2"),
    say("Another 500 are unaccounted for. | unaccounted FR 500 | AFP 2017-12-17 in=1"),
    say("France has 271 returnees. | returned FR 271 | Soufan Center 2017-10-24 in=3"),
    say("Some 250 have gone home to France. | returned FR about 250 | Paris prosecutor 2017-12-10 in=4"),
    say("More than 5,000 have returned. | returned more_than 5000 | Europol 2017-10-01 in=5"),
    say("At least 5,200 have returned. | returned 5200 | RAN 2017-10-10 in=6"),
    say("At least 6,200 have returned. | returned 6200 | Soufan Center 2017-10-24 in=3"),
    say("Escape routes to Turkey through the desert stay open. | - | Reuters 2017-11-01 to=Turkey/TR in=7"),
    say("The escape routes through the desert to Turkey stay open. | - | AP 2017-11-03 to=Turkey/TR in=8"),
    say("Escape routes to Turkey through the desert are closed. | - | The coalition 2017-11-04 to=Turkey/TR in=9"),
]


def _findings(statements: list[Statement], order: list[Statement] | None = None) -> tuple[Finding, ...]:
    """Takes the statements in one after another, in this order."""
    matches: list[Match] = []
    taken: list[Statement] = []
    for statement in order or statements:
        matches += matches_among([statement], taken, Ground())
        taken.append(statement)
    return findings_from(taken, matches, Names())


def _of(findings: tuple[Finding, ...], statement: Statement) -> Finding:
    return next(finding for finding in findings if statement.id in finding.statements)


def test_a_sentence_with_three_figures_is_in_three_findings_and_merges_none_of_them() -> None:
    findings = _findings(POOL[:6])
    assert [finding.documents for finding in findings] == [(1, 2)] * 3
    assert {finding.roots for finding in findings} == {("AFP",)}
    assert len({finding.id for finding in findings}) == 3


def test_another_five_hundred_stand_alone() -> None:
    assert _of(_findings(POOL), POOL[6]).statements == (POOL[6].id,)


def test_an_independent_root_supports_and_is_named() -> None:
    finding = _of(_findings(POOL), POOL[8])
    assert finding.roots == ("AFP", "Paris prosecutor")
    assert finding.documents == (1, 2, 4)
    assert (finding.first, finding.newest) == (date(2017, 12, 10), date(2018, 2, 20))


def test_two_that_conflict_never_stand_together_by_way_of_a_third() -> None:
    findings = _findings(POOL)
    more, some, others = POOL[9:12]
    assert _of(findings, some) != _of(findings, others)
    assert _of(findings, more) in (_of(findings, some), _of(findings, others))


def test_the_denial_of_a_finding_is_a_finding_of_its_own() -> None:
    findings = _findings(POOL)
    assert _of(findings, POOL[12]) == _of(findings, POOL[13])
    assert _of(findings, POOL[14]) != _of(findings, POOL[12])


def test_a_finding_shows_a_claim_word_for_word_and_the_surest_one() -> None:
    sure = say("Some 250 have gone home to France. | returned FR about 250 | AFP 2017-12-10")
    unsure = say("Probably 250 have gone home to France. | returned FR about 250 | Rand 2017-12-20 probable")
    finding = _findings([sure, unsure])[0]
    assert (finding.text, finding.certainty) == (sure.claim.text, "certain")


def test_an_editors_not_the_same_keeps_two_apart_also_by_way_of_a_third() -> None:
    statements = [POOL[2], POOL[5], POOL[8]]
    pairs = matches_among(statements, [], Ground())
    left, right = sorted((POOL[2].id, POOL[8].id))
    ruled = [m for m in pairs if (m.left, m.right) != (left, right)] + [Match(left, right, "unsure", 1.0, (), by=1)]
    findings = findings_from(statements, ruled, Names())
    assert _of(findings, POOL[2]) != _of(findings, POOL[8])


def test_an_editors_same_joins_what_the_machine_left_apart() -> None:
    left, right = sorted((POOL[6].id, POOL[12].id))
    findings = findings_from([POOL[6], POOL[12]], [Match(left, right, "restates", 1.0, (), by=1)], Names())
    assert [finding.statements for finding in findings] == [(left, right)]


def test_an_editors_same_goes_before_what_the_machine_is_surest_of() -> None:
    ruled, other, rival = sorted((POOL[6], POOL[8], POOL[12]), key=lambda statement: statement.id)
    pairs = [
        Match(other.id, rival.id, "restates", 1.0, ()),
        Match(ruled.id, rival.id, "conflicts", 1.0, ()),
        Match(ruled.id, other.id, "restates", 0.5, (), by=1),
    ]
    findings = findings_from([ruled, other, rival], pairs, Names())
    assert _of(findings, ruled).statements == (ruled.id, other.id)
    assert _of(findings, rival).statements == (rival.id,)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.sampled_from(range(len(POOL))), unique=True, min_size=1), st.randoms(use_true_random=False))
def test_the_order_of_intake_changes_no_finding(chosen: list[int], random: object) -> None:
    statements = [POOL[n] for n in chosen]
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _findings(sorted(statements, key=lambda s: s.id)) == _findings(statements, shuffled)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.sampled_from(range(len(POOL))), unique=True, min_size=2), st.integers(0, 20))
def test_without_a_document_stands_what_would_stand_had_it_never_come(chosen: list[int], gone: int) -> None:
    statements = [POOL[n] for n in chosen]
    out = statements[gone % len(statements)].document
    rest = [s for s in statements if s.document != out]
    with_all = matches_among(statements, [], Ground())
    assert findings_from(rest, with_all, Names()) == _findings(rest)


@pytest.mark.parametrize("field", ["statements", "roots", "documents"])
def test_findings_are_told_best_supported_first(field: str) -> None:
    findings = in_order(_findings(POOL))
    assert [len(f.roots) for f in findings] == sorted((len(f.roots) for f in findings), reverse=True)
    assert getattr(findings[0], field)


def test_of_two_groups_with_equal_support_the_newer_ranks_first() -> None:
    old = say("Some 250 have gone home to France. | returned FR about 250 | AFP 2017-12-10 in=1")
    new = say("Some 90 have gone home to Belgium. | returned BE about 90 | AFP 2017-12-20 in=2")
    undated = say("Some 30 have gone home to Malta. | returned MT about 30 | AFP in=3")
    ranked = sorted([[undated], [new], [old]], key=lambda group: rank_of(group, Names()), reverse=True)
    assert ranked == [[new], [old], [undated]]
    assert rank_of([new, old], Names())[2] == date(2017, 12, 20)
