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


def _why(left: str, right: str) -> list[str]:
    match = decide(say(left), say(right))
    assert match is not None
    return [reason.words for reason in match.reasons]


def test_the_reasons_are_plain_words_that_a_reader_can_check() -> None:
    why = _why(
        "Turkey has expelled 214 Kazakhs. | 214 KZ #Kazakhs | A ministry 2018-05-05 from=Turkey/TR"
        " title=Kazakhs_sent_out_of_Turkey",
        "Kazakhstan has received back 214 of its citizens from Turkey. | 214 KZ #citizens | Interfax 2018-05-11"
        " from=Turkey/TR title=Turkey_and_its_Kazakhs",
    )
    assert why == [
        "what they count goes by other words",
        "both of people from Kazakhstan",
        "the same place: Turkey",
        "of the same time",
        "the very same number",
        "the same became of them: expelled",
        "titles with the same words: Kazakhs, Turkey",
        "words in common: 214, received back, Turkey",
        "both say 214, from independent sources",
    ]


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "The service counts 130 Austrians dead. | killed AT fighters 130 | A service 2017-06-01",
            "Austria says that 90 of its fighters have died. | killed AT fighters 90 | Vienna ministry 2017-10-10",
            "a total (killed) cannot fall, and the later is lower",
        ),
        (
            "The blast in Tarsin killed 40 people. | killed all 40 | A mayor 2018-03-02"
            " at=Tarsin/SY event=Tarsin/SY/2018-03-01",
            "The blast in Tarsin killed 22 people. | killed all 22 | A hospital 2018-03-02"
            " at=Tarsin/SY event=Tarsin/SY/2018-03-01",
            "of one event and about one day, from different sources",
        ),
        (
            "Not one inmate escaped from the jail at Tarsin. | - | SDF 2018-01-26 at=Tarsin/SY not",
            "More than 20 militants got away from the jail at Tarsin. | unaccounted fighters more_than 20 | A channel"
            " 2018-01-23 at=Tarsin/SY",
            "one says that nobody, the other that more than 20 (displaced, escaped), at one place",
        ),
        (
            "France brought home 11 women and 27 children. | returned FR women 11 #women ; returned FR minors 27"
            " #children | AFP 2018-07-05",
            "By now 17 women have come home to France. | returned FR women 17 #women | A daily 2018-07-06",
            "one counts a party by its kinds",
        ),
    ],
)
def test_what_decided_is_said_last(left: str, right: str, words: str) -> None:
    assert words in _why(left, right)[-1]


def test_a_count_that_comes_after_a_denial_is_its_update() -> None:
    denial = "No inmate escaped from the jail at Tarsin. | - | SDF 2018-01-23 at=Tarsin/SY not"
    count = (
        "Some 20 militants got away from the jail at Tarsin. | unaccounted fighters 20 | AFP 2018-01-26 at=Tarsin/SY"
    )
    match = decide(say(denial), say(count))
    assert match is not None
    assert match.verdict == "updates"
