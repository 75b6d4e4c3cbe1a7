"""What somebody chose to leave undone denies the deed, and counts nobody: hits and near misses side by side."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.certainty import judge
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document
from tests.support.articles import pieces

pytestmark = pytest.mark.model

ROWS = """
Malta decided not to repatriate its nationals. ## negated
The cabinet chose not to take back the men. ## negated
Ministers opted against bringing home the orphans. ## negated
The cabinet voted against flying the women home. ## negated
Malta has decided, at least for now, not to take back the men. ## negated
Malta has chosen to not repatriate its nationals. ## negated
Eleven of the mothers have chosen not to go home. ## negated
Malta opted against the repatriation of its nationals. ## negated
The men swore not to lay down their arms. ## negated
Malta has opted out of repatriating its nationals. ## negated
Malta stopped short of bringing home the fathers. ## negated
The port held off on opening the camp. ## negated
The police refrained from storming the camp. ## negated
Malta has resisted taking back its nationals. ## negated
Malta did not decide against bringing home the orphans. ## told
Malta decided to repatriate its nationals. ## told
Malta decided not only to fetch the orphans but also their mothers. ## told
Malta chose not to take back its men but fetched nine orphans. ## told
Malta, which chose not to take back its men, fetched nine orphans. ## told
The women who chose not to return are in the camp. ## told
Malta's decision not to repatriate the women was criticised. ## told
The court told the men not to return. ## told
The mayor warned against bringing home the women. ## told
The court ruled against the ministry. ## told
The party voted against the bill. ## told
The garrison held off the army. ## told
They backed out of the deal. ## told
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_what_somebody_chose_not_to_do_is_denied(language: Language, row: str) -> None:
    text, _, verdict = row.partition(" ## ")
    (piece, *_) = pieces(language, text)
    assert judge(piece) == ("certain", verdict == "negated")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Malta decided to repatriate 11 mothers.", [None]),
        ("The cabinet voted to bring home 11 mothers.", [None]),
        ("The cabinet decided against the return of 11 mothers.", [None]),
        ("Malta decided not to take back 11 mothers.", [None]),
        ("Malta repatriated 11 mothers.", ["returned"]),
        ("The cabinet announced the return of 11 mothers.", ["returned"]),
        ("Malta chose a day in May and brought home 11 mothers.", ["returned"]),
    ],
)
def test_who_was_to_be_brought_home_has_not_come(language: Language, text: str, measures: list[str | None]) -> None:
    text = f"The women of Islamic State are held in Syria. {text}"
    found = extract(Document("1", text, "The women of Islamic State"), shipped_beat(), language)
    assert [quantity.measure for quantity in found.mentions.quantities] == measures
