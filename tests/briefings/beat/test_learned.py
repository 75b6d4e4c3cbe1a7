"""[[learned]] tables: words that let claims into a topic, and words that keep them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.beat.beat import parse_beat
from briefings.beat.validation import check_beat
from briefings.errors import BeatError
from briefings.filing.filing import file_claims
from briefings.filing.learning import Proposal, Unruled, proposals, with_learned
from briefings.model import Claim, FilingRuling

BEAT = (Path(__file__).parents[2] / "data" / "second_beat.toml").read_text("utf-8")
GASSED, OVEN = "A flock near Ede was gassed by vets.", "Turkeys were slaughtered for the feast."


def topics_of(text: str, beat: str) -> set[str]:
    whole = f"Bird flu has come to Ede. {text}"
    claim = Claim("c", "d", text, whole.index(text), len(whole))
    (filed,) = file_claims([claim], parse_beat(beat), whole)
    return {filing.topic for filing in filed.topics}


def ruling(text: str, was: set[str], topics: set[str], *, dropped: bool = False) -> FilingRuling:
    return FilingRuling(text, 1, text, frozenset(was), frozenset(topics), dropped)


def learned(topic: str, way: str, word: str) -> str:
    return f'{BEAT}\n[[learned]]\ntopic = "{topic}"\n{way} = ["{word}"]\n'


def test_a_learned_word_lets_a_claim_into_its_topic() -> None:
    farm = "The barn at Ede was sealed."
    assert topics_of(farm, BEAT) == set()
    assert topics_of(farm, learned("culls", "any", "seal")) == {"culls"}


def test_a_learned_word_keeps_a_claim_out_of_its_topic_alone() -> None:
    assert topics_of(OVEN, BEAT) == {"culls"}
    assert topics_of(OVEN, learned("culls", "none", "feast")) == set()
    assert topics_of(GASSED, learned("culls", "none", "feast")) == {"culls"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[[learned]]\ntopic = "cull"\nany = ["seal"]', "There is no topic “cull”"),
        ('[[learned]]\ntopic = "culls"', "has learned nothing"),
        ('[[learned]]\nany = ["seal"]', "has no “topic”"),
        ('[[learned]]\ntopic = "culls"\nany = ["..."]', "can't be read"),
    ],
)
def test_a_learned_table_is_checked(table: str, message: str) -> None:
    assert any(message in problem.message for problem in check_beat(f"{BEAT}\n{table}\n"))


REFILED = [ruling("The barn was sealed on Monday.", set(), {"culls"}), ruling("They sealed a shed.", set(), {"culls"})]


def test_a_word_of_claims_that_editors_moved_into_a_topic_is_proposed_with_its_rulings() -> None:
    (proposal,) = proposals(parse_beat(BEAT), REFILED)
    assert proposal == Proposal("culls", "any", "seal", 2, 0, 0)


def test_a_word_that_other_rulings_contradict_is_counted_wrong_and_not_proposed() -> None:
    against = ruling("The court sealed the file.", {"culls"}, set(), dropped=True)
    assert proposals(parse_beat(BEAT), [*REFILED, against]) == ()
    more = [ruling(f"Shed {n} was sealed.", set(), {"culls"}) for n in range(2)]
    found = proposals(parse_beat(BEAT), [*REFILED, *more, against])
    assert ("seal", 4, 1) in {(p.word, p.right, p.wrong) for p in found}


def test_one_ruling_is_no_reason() -> None:
    assert proposals(parse_beat(BEAT), REFILED[:1]) == ()


def test_a_word_of_dropped_claims_is_proposed_to_keep_others_out() -> None:
    dropped = [ruling(text, {"culls"}, {"culls"}, dropped=True) for text in (OVEN, "A feast of slaughtered geese.")]
    found = {(p.topic, p.way, p.word, p.right, p.wrong) for p in proposals(parse_beat(BEAT), dropped)}
    assert ("culls", "none", "feast", 2, 0) in found


def test_a_word_tells_how_many_claims_it_would_move_that_nobody_ruled_on() -> None:
    library = [Unruled("A sealed letter came.", frozenset()), Unruled("The shed is sealed.", frozenset({"culls"}))]
    (proposal,) = proposals(parse_beat(BEAT), REFILED, library)
    assert proposal.others == 1


def test_what_is_accepted_stands_at_the_file_s_end_and_nothing_else_changes() -> None:
    text = with_learned(BEAT, [Proposal("culls", "any", "seal", 2, 0, 1), Proposal("culls", "none", "feast", 3, 1, 0)])
    assert text.startswith(BEAT.rstrip("\n"))
    assert "# seal: 2 rulings right, 0 wrong" in text
    assert topics_of("The barn at Ede was sealed.", text) == {"culls"}
    assert topics_of(OVEN, text) == set()


def test_learning_twice_keeps_what_was_learned_before() -> None:
    once = with_learned(BEAT, [Proposal("culls", "any", "seal", 2, 0, 0)])
    twice = with_learned(once, [Proposal("culls", "any", "barn", 2, 0, 0)])
    assert topics_of("They sealed it.", twice) == topics_of("The barn stood.", twice) == {"culls"}


def test_a_word_that_would_bar_all_of_a_rule_is_refused() -> None:
    with pytest.raises(BeatError, match="never match"):
        with_learned(learned("culls", "any", "seal"), [Proposal("culls", "none", "seal", 2, 0, 0)])
