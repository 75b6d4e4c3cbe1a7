"""Pairs that look alike: when in doubt, apart. The table names what each two differ in, or why they are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.matching.decision import decide
from briefings.model import Statement
from tests.support.saying import say


def _table() -> list[tuple[str, str, Statement, Statement]]:
    rows: list[tuple[str, str, Statement, Statement]] = []
    heading, first = "", None
    for line in Path(__file__).with_name("alike_but_different.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:]
        elif line.strip() and not line.startswith("#"):
            if first is None:
                first = say(line)
            else:
                verdict, _, why = heading.partition(": ")
                rows.append((verdict, why, first, say(line)))
                first = None
    return rows


TABLE = _table()
APART = [row for row in TABLE if row[0] == "apart"]
ONE = [row for row in TABLE if row[0] != "apart"]


def _ids(rows: list[tuple[str, str, Statement, Statement]]) -> list[str]:
    return [f"{why}: {left.claim.text[:40]} | {right.claim.text[:40]}" for _, why, left, right in rows]


@pytest.mark.parametrize(("verdict", "why", "left", "right"), APART, ids=_ids(APART))
def test_what_only_looks_alike_stays_apart(verdict: str, why: str, left: Statement, right: Statement) -> None:
    match = decide(left, right)
    assert match is None or match.verdict == "unsure", [reason.words for reason in match.reasons]


@pytest.mark.parametrize(("verdict", "why", "left", "right"), ONE, ids=_ids(ONE))
def test_what_is_one_subject_gets_its_verdict(verdict: str, why: str, left: Statement, right: Statement) -> None:
    match = decide(left, right)
    assert match is not None
    assert match.verdict == verdict, [reason.words for reason in match.reasons]


@pytest.mark.parametrize(("verdict", "why", "left", "right"), TABLE, ids=_ids(TABLE))
def test_the_order_of_the_two_changes_nothing(verdict: str, why: str, left: Statement, right: Statement) -> None:
    assert decide(left, right) == decide(right, left)


def test_the_table_is_large_enough_to_tell() -> None:
    assert len(APART) >= 30
    assert len(TABLE) >= 60
