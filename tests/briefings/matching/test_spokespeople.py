"""A body and who speaks for it are one root; two bodies, and a body and a stranger, are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.matching.independence import Names, independent_roots
from briefings.model import Attribution, Statement
from tests.support.saying import say

AT = "event=Ludlow/GB/2019-05-05"


def told(root: str, number: int, role: str = "", kind: str = "official", of: str = AT) -> Statement:
    line = f"Four died, {root} said. | killed all 4 | {root} 2019-05-06 in={number} kind={kind} {of}"
    statement = say(line)
    said = Attribution(root, role or None, "said", "indirect", None, None, (0, 4))
    return replace(statement, claim=replace(statement.claim, attribution=said))


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [
        (told("Ann Poe", 1, "Ludlow Police Chief"), told("Ludlow police", 2), 1),
        (told("Ann Poe", 1, "police chief"), told("Ludlow police", 2), 1),
        (told("Tom Lane", 1, "interior ministry spokesman"), told("interior ministry", 2), 1),
        (told("Ann Poe", 1, "police chief"), told("Tom Lane", 2, "police spokesman"), 1),
        (told("Ann Poe", 1, "Interior Minister"), told("Tarsian Interior Ministry", 2), 1),
        (told("Ann Poe", 1, "Prime Minister"), told("Tarsian Interior Ministry", 2), 2),
        (told("Ann Poe", 1, "Health Minister"), told("Tarsian Interior Ministry", 2), 2),
        (told("local police", 1), told("police", 2), 1),
        (told("military", 1), told("Iraqi army", 2), 1),
        (told("Syrian armed forces", 1), told("Syria's army", 2), 1),
        (told("Iraqi military", 1), told("Syrian army", 2), 2),
        (told("Iraq's health ministry", 1), told("Iraqi Health Ministry", 2), 1),
        (told("Iraq's health ministry", 1), told("Syrian Health Ministry", 2), 2),
        (told("chairman of the committee Ann Poe", 1), told("Ann Poe", 2), 1),
        (told("British authorities", 1), told("Ann Poe", 2, "mayor"), 1),
        (told("Harbour Post", 1, kind="outlet"), told("Ann Poe", 2, "mayor"), 1),
        # Who speaks for another body, or for none, is another source; so are two bodies, and two people.
        (told("Ann Poe", 1, "health ministry spokeswoman"), told("interior ministry", 2), 2),
        (told("Ann Poe", 1, "mayor"), told("Ludlow police", 2), 2),
        (told("Ludlow police", 1), told("Ludlow hospital", 2), 2),
        (
            told("Ann Poe", 1, "police chief", of="when=2019"),
            told("Tom Lane", 2, "police spokesman", of="when=2019"),
            2,
        ),
        (told("Observatory", 1, kind="report"), told("Ludlow police", 2), 2),
    ],
)
def test_who_speaks_for_a_body_is_that_body(one: Statement, other: Statement, many: int) -> None:
    assert len(independent_roots([one, other], Names())) == many
    assert independent_roots([one, other], Names()) == independent_roots([other, one], Names())
