"""Two documents side by side: what both say, whose word it is, what one alone says, and whether one is a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.pages.comparison_page import comparison_blocks
from briefings.answers.compare import Side, compare, copied_share, side_of
from briefings.beat.beat import shipped_beat
from briefings.formats.comparison_format import comparison_row
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import Match, Reason, Source
from tests.support.fake_desk import LineDesk, upload

WIRE = (
    "Some 250 fighters came home to France. | returned FR fighters about 250 | AFP 2017-12-17 under=returnees",
    "The judges of Lyon heard a widow for nine hours. | - | AFP 2017-12-17 at=Lyon/FR under=returnees",
)
STUDY = (
    "France has 271 fighters at home again. | returned FR fighters 271 | Soufan Center 2017-11-24 under=returnees",
    "Nobody counts the children. | - | Soufan Center 2017-11-24 not",
)
COPY = (
    "About 250 fighters are back in France. | returned FR fighters about 250 | A site > AFP 2017-12-18 under=returnees",
    *WIRE[1:],
)


async def _side(*lines: str, source: str = "AFP", published: str = "2017-12-17") -> Side:
    return side_of(await LineDesk().read(upload(*lines, source=source, published=published)))


async def test_each_statement_stands_beside_its_fellow_with_a_verdict_and_the_reasons() -> None:
    found = compare(await _side(*WIRE), await _side(*STUDY, source="Soufan Center", published="2017-11-24"), Ground())
    ((pair,), row) = found.pairs, comparison_row(found)
    assert (pair.left.claim.text, pair.right.claim.text) == (WIRE[0].split(" |")[0], STUDY[0].split(" |")[0])
    assert pair.match.verdict == "conflicts"
    (shown,) = row["pairs"]
    assert shown["verdict"] == "conflicts"
    assert shown["left"] == {"text": pair.left.claim.text, "start": 0, "end": len(pair.left.claim.text),
                             "value": [250, 250]}  # fmt: skip
    assert shown["right"]["value"] == [271, 271]
    assert "both say how many returned" in shown["why"]


async def test_what_only_one_of_them_says_are_its_filed_claims_without_a_fellow() -> None:
    found = compare(await _side(*WIRE), await _side(*STUDY, source="Soufan Center"), Ground())
    assert [claim.text for claim in found.only_left] == ["The judges of Lyon heard a widow for nine hours."]
    assert found.only_right == (), "what is filed nowhere is nobody's to see"


async def test_what_stands_in_both_word_for_word_is_said_by_neither_alone() -> None:
    shrug = "“We do not know,” he said. | - | {} 2017-12-17 unknown under=whereabouts"
    left, right = await _side(*WIRE, shrug.format("AFP")), await _side(shrug.format("Herald"), source="Herald")
    found = compare(left, right, Ground())
    assert found.pairs == (), "too few words to tell whether both mean the same people"
    assert [claim.text for claim in found.alike] == ["“We do not know,” he said."]
    assert "“We do not know,” he said." not in {claim.text for claim in (*found.only_left, *found.only_right)}
    both = next(block for block in comparison_blocks(found, shipped_beat()) if "We do not know" in block)
    assert both.startswith("<b>Both say (1)</b>\nA and B: ")


async def test_two_that_go_back_to_one_agency_share_its_root_whatever_their_outlets() -> None:
    rows = [line.replace("A site > AFP", "AFP") for line in COPY]
    found = compare(await _side(*WIRE), await _side(*rows, source="A site"), Ground())
    assert found.root == "AFP"
    assert {pair.match.verdict for pair in found.pairs} == {"restates"}


async def test_what_both_say_mostly_goes_back_to_one_link_which_is_then_their_root() -> None:
    found = compare(await _side(*WIRE[:1]), await _side(*COPY[:1], source="A site"), Ground())
    assert found.root == "AFP"


async def test_two_titles_of_one_family_speak_with_one_voice() -> None:
    morning, evening = "Morning Post", "Evening Post"
    left = await _side(WIRE[0].replace("AFP", morning), source=morning)
    right = await _side(COPY[0].replace("A site > AFP", evening), source=evening)
    assert compare(left, right, Ground()).root is None
    names = names_from({}, [Source(morning, family="Posts"), Source(evening, family="Posts")])
    assert compare(left, right, Ground(names)).root == "Posts"


async def test_two_with_nothing_in_common_have_no_pair_and_no_root() -> None:
    other = await _side("The ferry to Sorba sank. | - | Reuters 2012-01-01 under=routes", source="Reuters")
    found = compare(await _side(*WIRE), other, Ground())
    assert (found.pairs, found.root, found.copy) == ((), None, 0.0)


async def test_an_editors_word_on_a_pair_goes_before_the_machines() -> None:
    left, right = await _side(*WIRE), await _side(*STUDY, source="Soufan Center")
    one, other = sorted((left.statements[0].id, right.statements[0].id))
    ruling = Match(one, other, "unsure", 1.0, (Reason("editor", 0.0, "two counts of two years"),), by=7)
    (pair,) = compare(left, right, Ground(), {frozenset((one, other)): ruling}).pairs
    assert (pair.match.verdict, pair.match.by) == ("unsure", 7)


async def test_a_doubtful_pair_is_given_too() -> None:
    vague = STUDY[0].replace("fighters 271", "fighters 271").replace("2017-11-24", "2017-11-24 possible")
    found = compare(await _side(*WIRE), await _side(vague, source="Soufan Center", published="2017-11-24"), Ground())
    assert [pair.match.verdict for pair in found.pairs] == ["unsure"]


TEN = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (TEN, TEN.upper().replace(" ", ", "), 1.0),
        (TEN, f"{TEN} {TEN[::-1]}", 1.0),
        (TEN, "one two three four five and then six seven eight nine ten", 0.3333),
        (TEN, "ten nine eight seven six five four three two one", 0.0),
        ("too short for a run", TEN, 0.0),
        ("", TEN, 0.0),
    ],
)
def test_copied_is_the_share_of_the_shorter_texts_runs_of_five_words(one: str, other: str, share: float) -> None:
    assert copied_share(one, other) == copied_share(other, one) == share


async def test_texts_as_long_as_books_are_compared_by_blocks_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left, right = await _side(*WIRE), await _side(*COPY, source="A site", published="2017-12-18")
    whole = compare(left, right, Ground())
    monkeypatch.setattr("briefings.answers.compare.MANY", 0)
    blocks = compare(left, right, Ground())
    assert {(p.left.id, p.right.id) for p in blocks.pairs} == {(p.left.id, p.right.id) for p in whole.pairs}


async def test_left_and_right_stay_where_they_were_named_whatever_the_ids() -> None:
    left, right = await _side(*WIRE), await _side(*STUDY, source="Soufan Center", published="2017-11-24")
    there, back = compare(left, right, Ground()), compare(right, left, Ground())
    assert [(p.left.id, p.right.id) for p in there.pairs] == [(p.right.id, p.left.id) for p in back.pairs]
    assert replace(there, pairs=()).left == replace(back, pairs=()).right


async def test_what_only_the_story_of_both_tells_is_told_and_an_editors_word_stands() -> None:
    raid = "Gunmen of the Amber League stormed the prison of Tarsin. | - | {0} {1}", "Shops stayed shut. | - | {0} {1}"
    ours = "Of all inmates 864 have got away. | escaped all 864 | AFP > Edo Marlin 2019-04-02"
    theirs = "The governor counted 864 who fled. | escaped all 864 | Reuters > A clerk 2019-04-03"
    left = await _side(*(line.format("AFP", "2019-04-02") for line in raid), ours, published="2019-04-02")
    right = await _side(*(f"{line.format('Reuters', '2019-04-03')}" for line in raid), theirs, published="2019-04-03")
    found = {pair.left.claim.text: pair.match for pair in compare(left, right, Ground()).pairs}
    told = found[ours.split(" |")[0]]
    assert told.verdict == "corroborates"
    ruling = Match(told.left, told.right, "unsure", 1.0, (Reason("editor", 0.0, "two lists"),), by=7)
    again = compare(left, right, Ground(), {frozenset((told.left, told.right)): ruling}).pairs
    assert [pair.match for pair in again if pair.left.claim.text == ours.split(" |")[0]] == [ruling]
