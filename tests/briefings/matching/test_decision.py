"""What two statements are to one another: a table of pairs with near misses, and the properties that hold for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefings.matching.blocking import keys_of
from briefings.matching.decision import decide
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import Statement
from tests.support.matched import matches_among
from tests.support.saying import say


def _table() -> list[tuple[str, Statement, Statement]]:
    rows: list[tuple[str, Statement, Statement]] = []
    verdict, pending = "", None
    for line in Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            verdict = line[2:].partition(":")[0].strip()
        elif line.strip() and not line.startswith("#"):
            pending, done = (None, pending) if pending else (say(line), None)
            if done:
                rows.append((verdict, done, say(line)))
    return rows


TABLE = _table()


def _verdict(left: Statement, right: Statement) -> str:
    match = decide(left, right)
    return match.verdict if match and match.verdict != "unsure" else "none"


EASY = [row for row in TABLE if "(hard)" not in row[0]]


def _ids(rows: list[tuple[str, Statement, Statement]]) -> list[str]:
    return [f"{verdict}: {left.claim.text[:50]}" for verdict, left, _ in rows]


@pytest.mark.parametrize(("expected", "left", "right"), EASY, ids=_ids(EASY))
def test_a_pair_gets_its_verdict(expected: str, left: Statement, right: Statement) -> None:
    assert _verdict(left, right) == expected


@pytest.mark.parametrize("verdict", ["corroborates", "conflicts"])
def test_over_the_whole_table_it_is_seldom_wrong_and_misses_little(verdict: str) -> None:
    expected = [row[0].removesuffix(" (hard)") == verdict for row in TABLE]
    given = [_verdict(left, right) == verdict for _, left, right in TABLE]
    right = sum(e and g for e, g in zip(expected, given, strict=True))
    assert len(TABLE) >= 120
    assert right / sum(given) >= 0.9
    assert right / sum(expected) >= 0.8


@pytest.mark.parametrize(("expected", "left", "right"), TABLE, ids=_ids(TABLE))
def test_a_pair_has_no_first_and_no_second(expected: str, left: Statement, right: Statement) -> None:
    assert decide(left, right) == decide(right, left)


MERGED = [row for row in EASY if row[0] in {"restates", "corroborates", "conflicts"}]


@pytest.mark.parametrize(("expected", "left", "right"), MERGED, ids=_ids(MERGED))
def test_what_matches_is_found_by_a_shared_key(expected: str, left: Statement, right: Statement) -> None:
    assert keys_of(left) & keys_of(right)


def test_every_match_says_why_in_words_with_weights() -> None:
    left = say("Some 250 have gone home. | returned FR fighters about 250 | AFP 2017-12-17")
    right = say("France counts 250 returnees. | returned FR fighters 250 | Paris prosecutor 2017-12-10")
    match = decide(left, right)
    assert match is not None
    assert [(reason.feature, reason.words) for reason in match.reasons][:2] == [
        ("measure", "both say how many returned"),
        ("population", "both of people from France (fighters)"),
    ]
    assert match.reasons[-1].words == "about 250 and 250 agree, from independent sources"
    assert all(reason.weight for reason in match.reasons if reason.feature in {"measure", "population", "value"})


def test_two_figures_of_one_claim_are_never_matched() -> None:
    line = "Of those, 400 died and 250 came back, in all 400. | killed FR 400 | AFP 2017-12-17"
    statement = say(line)
    other = replace(statement, id=statement.claim.id + ".2")
    assert decide(statement, other) is None


def test_a_sentence_that_only_points_back_has_no_keys() -> None:
    assert not keys_of(say("They are still there. | - | AFP 2017-12-17"))


def test_a_new_statement_is_matched_with_what_shares_a_key_and_with_nothing_else() -> None:
    new = say("Some 250 have gone home. | returned FR fighters about 250 | AFP 2017-12-17")
    like = say("France counts 250 returnees. | returned FR fighters 250 | Paris prosecutor 2017-12-10")
    unlike = say("Belgium counts 250 returnees. | returned BE fighters 250 | Paris prosecutor 2017-12-10")
    matches = matches_among([new], [like, unlike, new], Ground())
    assert [(m.verdict, {m.left, m.right}) for m in matches] == [("corroborates", {new.id, like.id})]


def test_an_editor_who_makes_two_roots_one_turns_support_into_repetition() -> None:
    left = say("Some 250 have gone home. | returned FR fighters about 250 | Paris prosecutor 2017-12-17")
    right = say("France counts 250 returnees. | returned FR fighters 250 | French judiciary 2017-12-10")
    one = Ground(names_from({"French judiciary": "Paris prosecutor"}, []))
    verdicts = [match.verdict for match in (decide(left, right), decide(left, right, one)) if match]
    assert verdicts == ["corroborates", "restates"]


def test_two_that_have_nothing_in_common_are_not_even_shown_to_an_editor() -> None:
    roads = say("Escape routes through the desert to Turkey stay open. | - | Reuters 2017-11-01")
    judges = say("Judges in Brussels heard eleven witnesses behind closed doors. | - | AP 2017-11-01")
    assert decide(roads, judges) is None
    home = say("Some 250 have gone home. | returned FR fighters 250 | AFP 2017-12-17 at=Tunis/TN")
    fled = say("A count of those who fled gives 250. | returned FR fighters 250 | Rand 2017-12-17 at=Rabat/MA")
    assert decide(home, fled) is None


def test_numbers_that_differ_of_what_is_hardly_one_thing_are_left_alone() -> None:
    here = say("Some 250 fighters have gone home to Tunis. | returned FR fighters 250 | AFP 2017-12-17 at=Tunis/TN")
    there = say("Some 400 fighters have gone home to Rabat. | returned FR fighters 400 | Rand 2017-12-17 at=Rabat/MA")
    assert decide(here, there) is None


def test_a_denial_in_wholly_other_words_is_a_doubt_for_an_editor() -> None:
    count = say("Some 250 have come home to France. | returned FR fighters 250 | AFP 2017-12-17")
    denial = say(
        "Paris calls what the newspapers print wholly invented. | returned FR fighters 250 | Rand 2017-12-17 not"
    )
    match = decide(count, denial)
    assert match is not None
    assert match.verdict == "unsure"
    assert match.reasons[-1].words == "one asserts and one denies, perhaps of different things"


def _seen(left: str, right: str, feature: str) -> tuple[float, str] | None:
    match = decide(say(left), say(right))
    assert match is not None
    return next(((r.weight, r.words) for r in match.reasons if r.feature == feature), None)


@pytest.mark.parametrize(
    ("left", "right", "weight"),
    [
        ("returned FR fighters 250", "returned FR fighters 250", 0.20),
        ("returned fighters 5600", "returned fighters 5600", 0.12),
        ("returned FR fighters 250", "returned FR all 250", 0.12),
        ("returned fighters 5600", "returned all 5600", 0.05),
    ],
)
def test_one_group_of_one_country_speaks_most_for_one_thing(left: str, right: str, weight: float) -> None:
    words = "So many have gone home by now."
    seen = _seen(f"{words} | {left} | AFP 2017-12-17", f"{words} | {right} | Rand 2017-12-17", "population")
    assert seen is not None
    assert seen[0] == weight


HELD = "The last two hundred fighters of the group hold out in caves above the river. | - |"


@pytest.mark.parametrize(("one", "other"), [("Syria/SY", "Syrian/SY"), ("Kurdistan", "Kurdistan")])
def test_a_place_is_known_by_its_name_and_in_a_country_by_how_that_begins(one: str, other: str) -> None:
    seen = _seen(f"{HELD} AFP 2017-12-17 at={one}", f"{HELD} Rand 2017-12-17 at={other}", "place")
    assert seen is not None
    assert seen[1].startswith("the same place")


def test_two_places_of_no_country_that_begin_alike_are_two() -> None:
    one, other = (say(f"{HELD} AFP 2017-12-17 at={place}") for place in ("Kurdistan", "Kurdish_mountains"))
    assert decide(one, other) is None


@pytest.mark.parametrize(("published", "verdict"), [("2018-02-01", "conflicts"), ("2018-02-02", "updates")])
def test_after_a_month_another_number_is_news_and_no_longer_a_contradiction(published: str, verdict: str) -> None:
    before = say("France has 271 returnees. | returned FR fighters 271 | Soufan Center 2018-01-01 in=1")
    after = say(f"France has 340 returnees. | returned FR fighters 340 | AFP {published} in=2")
    (match,) = matches_among([before, after], [], Ground())
    assert match.verdict == verdict
