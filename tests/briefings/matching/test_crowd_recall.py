"""Lists of alike lines in different documents: comparing few finds what comparing everybody with everybody would."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from random import Random

import pytest

from briefings.matching.candidates import all_pairs
from briefings.matching.decision import matches_of_pairs
from briefings.matching.findings import findings_from
from briefings.matching.independence import Names
from briefings.matching.pair import Ground
from briefings.model import Finding, Statement
from tests.support.saying import say

LINES, RECALL = 160, 0.95
VILLAGES = "Tarhana Selwan Ombria Quarif Hassira Kafran Belloua Mashta Tellmar Oubaid Rasmin Jarniya".split()
DEEDS = ("rebels left the village of {}", "troops entered {}", "residents of {} fled", "shells fell on {}")
FRAMES = ("On {1} March, {0}, the observers said.", "The observers said that {0} on {1} March.",
          "Activists in the area said that on {1} March {0}.")  # fmt: skip
KILLED = ("On {2} March, {0} fighters were killed near {1}, the observers said.",
          "Near {1}, {0} fighters were killed on {2} March, activists said.")  # fmt: skip
ROOTS = ("Observers", "Herald > Observers", "activists")


def told(seed: int) -> list[Statement]:
    """Lines without numbers: each deed is told some five times, by several papers, in other words."""
    dice = Random(seed)
    deeds = [(dice.choice(DEEDS), dice.choice(VILLAGES), 1 + dice.randrange(28)) for _ in range(LINES // 5)]
    lines = []
    for n in range(LINES):
        deed, village, day = deeds[n % len(deeds)]
        words = dice.choice(FRAMES).format(deed.format(village), day)
        lines.append(_line(n, dice, words, "-", village, day))
    return lines


def counted(seed: int) -> list[Statement]:
    """Tolls of many places and days; of some a second root tells another number."""
    dice = Random(seed)
    tolls = [(3 + dice.randrange(40), dice.choice(VILLAGES[:4]), 1 + dice.randrange(28)) for _ in range(LINES // 5)]
    lines = []
    for n in range(LINES):
        killed, village, day = tolls[n % len(tolls)]
        killed += 2 if n % 17 == 0 else 0
        words = dice.choice(KILLED).format(killed, village, day)
        lines.append(_line(n, dice, words, f"killed fighters {killed}", village, day))
    return lines


def _line(nth: int, dice: Random, words: str, figure: str, village: str, day: int) -> Statement:
    return say(
        f"{words} | {figure} | {dice.choice(ROOTS)} 2017-03-29 in={1 + nth % 9} at={village}/SY when=2017-03-{day:02}"
        f" under=whereabouts by=Paper{nth}"
    )


@pytest.mark.parametrize("statements", [told(1), counted(1)], ids=["told", "counted"])
def test_few_comparisons_find_what_all_would(statements: list[Statement]) -> None:
    by_id = {statement.id: statement for statement in statements}
    pairs = sorted(set(all_pairs(statements)))
    assert len(pairs) < LINES * LINES / 4
    found = matches_of_pairs(pairs, by_id, Ground())
    every = matches_of_pairs(combinations(sorted(by_id), 2), by_id, Ground())
    disputes = {(m.left, m.right) for m in every if m.verdict == "conflicts"}
    assert disputes <= {(m.left, m.right) for m in found}
    together, wanted = (_together(findings_from(statements, matches, Names())) for matches in (found, every))
    assert len(together & wanted) >= RECALL * len(wanted)
    assert together <= wanted


def _together(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """The pairs of statements that stand in one finding."""
    return {pair for finding in findings for pair in combinations(finding.statements, 2)}
