"""A statement whose number stands at a place of its text, for tests of what the words around a number tell."""

from __future__ import annotations

from dataclasses import replace

from briefings.model import Statement
from tests.support.saying import say

TOLL = "killed all 11 | AP 2019-05-06 event=Ludlow/GB/2019-05-05"


def counting(text: str, number: str, line: str = TOLL) -> Statement:
    """A statement whose figure stands where `number` does in the text."""
    statement = say(f"{text} | {line}")
    assert statement.quantity is not None
    at = text.index(number)
    quantity = replace(statement.quantity, start=at, end=at + len(number))
    return replace(statement, quantity=quantity, claim=replace(statement.claim, quantities=(quantity,)))
