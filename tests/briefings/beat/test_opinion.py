"""A second opinion is a file of weights; what it says of a sentence hangs on the sentence and on those around it."""

from __future__ import annotations

import re
from importlib import resources
from math import exp
from pathlib import Path

import pytest

from briefings.beat.beat import files_of_beat, load_beat, parse_beat, shipped_beat
from briefings.beat.opinion import (
    NOBODY,
    Chances,
    Opinion,
    context_names,
    opinion_text,
    read_opinion,
    surroundings,
)
from briefings.beat.weights import BIAS, Weights
from briefings.errors import BeatError

TOPICS = ("boats", "dams")
OWN_ALONE = {f"(own: {topic})": tuple(float(topic == other) for other in TOPICS) for topic in TOPICS}


def test_an_opinion_reads_as_it_was_written() -> None:
    opinion = Opinion.of(TOPICS, {BIAS: (-2.0, -2.5), "ferry": (3.0, -1.0), "burst dam": (0.0, 4.0)})
    assert read_opinion(opinion_text(opinion), TOPICS) == opinion


def test_what_it_says_of_figures_is_read_with_it() -> None:
    figures = Weights.of(("sunk", "raised"), {BIAS: (-1.0, -2.0), "verb 1: go": (3.0, 0.0)})
    opinion = Opinion(TOPICS, "ferry\t3\t-1", figures)
    assert read_opinion(opinion_text(opinion), TOPICS, ("raised", "sunk")) == opinion
    with pytest.raises(BeatError, match="speaks of raised, which is no measure"):
        read_opinion(opinion_text(opinion), TOPICS, ("sunk",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no second opinion"),
        ("a page about ferries\n", "no second opinion"),
        ("topic of each column\tboats\ttrains\n", "speaks of trains"),
        ("topic of each column\tboats\nferry\tmany\n", "no number"),
        ("topic of each column\tboats\nferry\t1\t2\n", "more or fewer weights"),
    ],
)
def test_what_is_no_opinion_of_the_beat_says_the_mend(text: str, says: str) -> None:
    with pytest.raises(BeatError, match=says):
        assert read_opinion(text, TOPICS).weights_of("ferry")


def test_a_sentence_of_endless_words_is_as_sure_as_can_be_and_no_more() -> None:
    opinion = Opinion.of(TOPICS, {BIAS: (0.0, 0.0), **{f"w{n}": (9.0, -9.0) for n in range(1000)}, **OWN_ALONE})
    (endless,) = opinion.chances([{f"w{n}" for n in range(1000)}])
    assert endless.own["boats"] > 0.999 > 0.001 > endless.own["dams"]


def test_words_add_up_to_a_chance() -> None:
    opinion = Opinion.of(TOPICS, {BIAS: (-1.0, -1.0), "ferry": (3.0, 0.0), **OWN_ALONE})
    with_it, without = opinion.chances([{"ferry", "unknown"}, {"harbour"}])
    assert with_it.own["boats"] == with_it.in_context["boats"] == pytest.approx(1 / (1 + exp(-2)))
    assert without.own["boats"] == with_it.own["dams"] == pytest.approx(1 / (1 + exp(1)))


def test_a_sentence_without_words_of_its_own_is_told_by_its_neighbours() -> None:
    around = {"(one before: boats)": (1.0, 0.0), **OWN_ALONE}
    opinion = Opinion.of(TOPICS, {BIAS: (-1.0, -1.0), "ferry": (3.0, 0.0), **around})
    _, after_a_ferry = opinion.chances([{"ferry"}, {"aboard"}])
    _, after_nothing = opinion.chances([{"harbour"}, {"aboard"}])
    assert after_a_ferry.in_context["boats"] > 0.5 > after_nothing.in_context["boats"]
    assert after_a_ferry.own == after_nothing.own


def test_what_stands_around_is_laid_out_as_it_is_named() -> None:
    own = [[1.0, -1.0], [2.0, -2.0], [3.0, -3.0]]
    rows = [dict(zip(context_names(TOPICS), row, strict=True)) for row in surroundings(own, [9.0, -9.0])]
    assert [row["(own: boats)"] for row in rows] == [1, 2, 3]
    assert [row["(one before: boats)"] for row in rows] == [9, 1, 2]
    assert [row["(two before: boats)"] for row in rows] == [9, 9, 1]
    assert [row["(next: dams)"] for row in rows] == [-2, -3, NOBODY]
    assert [row["(title: dams)"] for row in rows] == [-9, -9, -9]


def test_a_sentence_of_a_long_article_is_judged_as_one_of_a_short_article() -> None:
    short, long = (surroundings([[1.0, -1.0]] * sentences, None) for sentences in (9, 90))
    assert long[45] == pytest.approx(short[4])


def test_an_article_of_one_sentence_has_nobody_around_it() -> None:
    (row,) = surroundings([[1.0, 2.0]], None)
    around = dict(zip(context_names(TOPICS), row, strict=True))
    assert around["(one before: boats)"] == around["(next: dams)"] == around["(title: boats)"] == NOBODY
    assert around["(article: boats)"] == 0


def test_the_surer_a_rule_the_less_likely_the_words_must_make_it() -> None:
    assert Chances({}, {"boats": 0.2}).refuse("boats", 0.4)
    assert Chances({}, {"boats": 0.2}).refuse("boats", 0.75)
    assert not Chances({}, {"boats": 0.2}).refuse("boats", 0.8)
    assert Chances({}, {"boats": 0.1}).refuse("boats", 0.8)
    assert not Chances({}, {"boats": 0.1, "dams": 0.9}).refuse("boats", 0.95)


def test_no_rule_is_so_sure_or_so_unsure_that_the_words_count_for_nothing() -> None:
    assert Chances({}, {"boats": 0.03}).refuse("boats", 1.0)
    assert not Chances({}, {"boats": 0.51}).refuse("boats", 0.3)


def test_what_a_rule_guesses_must_be_as_likely_as_not() -> None:
    assert Chances({}, {"boats": 0.45, "dams": 0.47}).refuse("boats", 0.8, guessed=True)
    assert not Chances({}, {"boats": 0.5, "dams": 0.6}).refuse("boats", 0.4, guessed=True)


def test_a_guess_at_the_likeliest_topic_may_be_less_likely_but_not_unlikely() -> None:
    assert not Chances({}, {"boats": 0.45, "dams": 0.1}).refuse("boats", 0.4, guessed=True)
    assert Chances({}, {"boats": 0.35, "dams": 0.1}).refuse("boats", 0.4, guessed=True)
    assert Chances({}, {"boats": 0.45, "dams": 0.1}).refuse("boats", 0.4), "a rule is asked by its score"


def test_a_rule_stands_where_the_sentence_s_own_words_bear_it_out() -> None:
    assert not Chances({"boats": 0.5}, {"boats": 0.05}).refuse("boats", 0.8)
    assert Chances({"boats": 0.4}, {"boats": 0.05}).refuse("boats", 0.8)


def test_beside_a_rule_s_topic_another_is_given_that_is_far_likelier_or_all_but_sure() -> None:
    assert Chances({"dams": 0.9}, {"boats": 0.2, "dams": 0.72}).given(beside=["boats"]) == "dams"
    assert Chances({"dams": 0.9}, {"boats": 0.2, "dams": 0.55}).given() is None
    assert Chances({"dams": 0.9}, {"boats": 0.1, "dams": 0.65}).given(beside=["boats"]) is None
    assert Chances({"dams": 0.9}, {"boats": 0.8, "dams": 0.94}).given(beside=["boats"]) is None
    assert Chances({"dams": 0.9}, {"boats": 0.8, "dams": 0.96}).given(beside=["boats"]) == "dams"
    assert Chances({"dams": 0.9}, {"boats": 0.2, "dams": 0.96}).given(beside=["boats", "dams"]) is None


def test_a_topic_is_given_where_the_sentence_s_own_words_speak_for_it_as_well() -> None:
    assert Chances({"boats": 0.5, "dams": 0.1}, {"boats": 0.8, "dams": 0.1}).given() == "boats"
    assert Chances({"boats": 0.45, "dams": 0.1}, {"boats": 0.95, "dams": 0.1}).given() is None
    assert Chances({"boats": 0.9, "dams": 0.1}, {"boats": 0.55, "dams": 0.1}).given() is None


def test_of_a_sentence_about_the_subject_its_own_words_need_say_less() -> None:
    leaning = Chances({"boats": 0.3, "dams": 0.1}, {"boats": 0.8, "dams": 0.1})
    assert leaning.given() is None
    assert leaning.given(about=True) == "boats"
    assert Chances({"boats": 0.1, "dams": 0.1}, {"boats": 0.8, "dams": 0.1}).given(about=True) is None
    assert Chances({"boats": 0.3, "dams": 0.1}, {"boats": 0.55, "dams": 0.1}).given(about=True) is None


def test_a_rule_s_guess_stands_unless_another_topic_is_far_likelier() -> None:
    assert Chances({"boats": 0.5, "dams": 0.1}, {"boats": 0.8, "dams": 0.1}).given(guess="dams") == "boats"
    assert Chances({"boats": 0.5, "dams": 0.1}, {"boats": 0.8, "dams": 0.6}).given(guess="dams") is None
    assert Chances({"boats": 0.5, "dams": 0.1}, {"boats": 0.8, "dams": 0.1}).given(guess="boats") == "boats"


def test_of_a_topic_that_it_was_not_taught_it_says_nothing() -> None:
    assert not Chances({}, {"dams": 0.9}).refuse("boats", 0.3)
    assert Chances({}, {}).given() is None


def test_a_beat_has_the_opinion_that_lies_beside_it() -> None:
    shipped = shipped_beat()
    assert shipped.opinion
    assert shipped.opinion.topics == tuple(topic.id for topic in shipped.topics)
    text = resources.files("briefings").joinpath("beats/foreign_fighters.toml").read_text("utf-8")
    assert parse_beat(text).opinion is None


def test_a_beat_whose_opinion_is_not_there_says_which_file(tmp_path: Path) -> None:
    text = resources.files("briefings").joinpath("beats/gun_violence.toml").read_text("utf-8")
    beat = tmp_path / "shootings.toml"
    beat.write_text(re.sub(r"^title", 'second_opinion = "lost.tsv"\ntitle', text, count=1, flags=re.M), "utf-8")
    with pytest.raises(BeatError, match=r"lost\.tsv can't be read; dateline beat train"):
        load_beat(beat)


def test_a_network_counts_on_the_average_with_the_words() -> None:
    opinion = Opinion.of(TOPICS, {BIAS: (0.0, 0.0), "ferry": (4.0, 0.0), **OWN_ALONE})
    (both,) = opinion.chances([{"ferry"}], by_net=([[-2.0, 0.0]], [[-4.0, 1.0]]))
    assert both.own["boats"] == pytest.approx(1 / (1 + exp(-1)))
    assert both.in_context["boats"] == pytest.approx(0.5)
    assert both.in_context["dams"] == pytest.approx(1 / (1 + exp(-0.5)))


def test_a_network_is_read_from_beside_its_opinion_and_may_be_missing(tmp_path: Path) -> None:
    beat = shipped_files_in(tmp_path)
    alone = load_beat(beat).opinion
    assert alone
    assert alone.odds_of_net(["They went home."], "") is None
    tmp_path.joinpath("foreign_fighters.opinion.npz").write_bytes(b"a page about ferries")
    with pytest.raises(BeatError, match=r"its network foreign_fighters\.opinion\.npz is damaged; dateline beat train"):
        load_beat(beat)


def test_an_opinion_in_a_folder_below_the_beat_has_its_network_there(tmp_path: Path) -> None:
    beat = tmp_path / "beat.toml"
    beat.write_text('second_opinion = "learned/boats.tsv"')
    learned = tmp_path / "learned"
    assert files_of_beat(beat) == (beat, learned / "boats.tsv", learned / "boats.npz")


def test_the_shipped_network_knows_what_a_sentence_is_about() -> None:
    shipped = shipped_beat().opinion
    assert shipped
    ((by_own_words,), _) = shipped.odds_of_net(["The jihadists were flown home to Belgium."], "") or ([()], [()])
    assert max(zip(by_own_words, shipped.columns, strict=True))[1] == "returnees"


def shipped_files_in(folder: Path) -> Path:
    """The shipped beat with its second opinion and without its network."""
    shipped = resources.files("briefings").joinpath("beats")
    for name in ("foreign_fighters.toml", "foreign_fighters.opinion.tsv"):
        folder.joinpath(name).write_bytes(shipped.joinpath(name).read_bytes())
    return folder / "foreign_fighters.toml"
