"""A few answers become a beat file that the checker accepts and that says what each key does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.handlers.readers.help.menus import COMMANDS
from briefings.beat.beat import parse_beat
from briefings.beat.content_words import plain_form, term_form
from briefings.beat.draft import BeatAnswers, TopicAnswers, draft_beat, singular, topic_words
from briefings.beat.handbook import handbook
from briefings.beat.keys import KEYS
from briefings.beat.validation import RESERVED, check_beat
from briefings.errors import BeatError

DAMS = TopicAnswers(
    "Dams",
    "Dams and levees that broke or held.",
    ("The dam at Stronie burst at noon.", "Engineers reinforced the levee with sandbags."),
)
VICTIMS = TopicAnswers("Victims", "The dead of the flood.", ("Three people drowned in the Oder on Monday.",))
ANSWERS = BeatAnswers(
    "Floods in the Oder valley", "What the water took.", ("flood", "Oder"), ("children", "firefighters"),
    ("killed", "displaced"), (VICTIMS, DAMS), ("PL", "CZ"),
)  # fmt: skip


def test_the_answers_become_a_beat_that_the_checker_accepts() -> None:
    text = draft_beat(ANSWERS)
    assert check_beat(text) == []
    beat = parse_beat(text)
    assert [topic.command for topic in beat.topics] == ["victims", "dams"]
    assert [measure.id for measure in beat.measures] == ["killed", "displaced"]
    assert [group.label for group in beat.groups] == ["children", "firefighters"]
    assert beat.places["core"] == {"PL", "CZ"}
    assert beat.whom == "groups"


def test_every_table_of_it_has_a_comment() -> None:
    text = draft_beat(ANSWERS)
    assert text.count("#") >= 10
    assert "# Example: The dam at Stronie burst at noon" in text


def test_a_topic_s_words_come_from_its_examples_in_their_plain_form_without_names() -> None:
    words = topic_words(ANSWERS, DAMS)
    assert {"burst", "reinforce", "sandbag", "levee", "dam"} <= set(words)
    assert not {"stronie", "oder", "flood", "the"} & set(words)


def test_who_acts_or_counts_in_any_story_tells_of_no_topic_unless_it_is_called_so() -> None:
    rescues = TopicAnswers("Rescues", "", ("The coast guard and police pulled a child and two women from a ferry.",))
    answers = replace(ANSWERS, names=("ferry disaster",), topics=(VICTIMS, rescues))
    assert topic_words(answers, rescues) == ("pull", "rescue")
    police = replace(rescues, title="Police", examples=("Police closed the bridge.",))
    assert "police" in topic_words(replace(answers, topics=(police,)), police)


def test_a_word_that_two_topics_have_tells_of_neither() -> None:
    both = replace(VICTIMS, examples=("Three people drowned when the dam burst.",))
    assert "burst" not in topic_words(replace(ANSWERS, topics=(both, DAMS)), DAMS)


def test_a_figure_s_measure_stands_under_the_topic_whose_example_tells_of_it() -> None:
    topics = {topic.id: topic.measures for topic in parse_beat(draft_beat(ANSWERS)).topics}
    assert topics == {"victims": ("killed",), "dams": ()}


def test_what_befalls_homes_is_no_measure_of_people() -> None:
    relief = TopicAnswers("Relief", "Aid for those who lost their homes.", ("Houses fell, and tents were flown in.",))
    answers = replace(ANSWERS, measures=("killed", "displaced"), topics=(VICTIMS, relief))
    topics = {topic.id: topic.measures for topic in parse_beat(draft_beat(answers)).topics}
    assert topics == {"victims": ("killed",), "relief": ("displaced",)}


def test_without_groups_everybody_counts() -> None:
    assert parse_beat(draft_beat(replace(ANSWERS, counts=()))).whom == "everybody"


def test_what_would_break_the_file_is_written_so_that_it_does_not() -> None:
    odd = replace(ANSWERS, title='The "Oder"\\ case\x00\x7f', description="[[topics]]\n# no\ud800")
    beat = parse_beat(draft_beat(odd))
    assert beat.title == 'The "Oder"\\ case'
    assert beat.description == "[[topics]] # no?"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (replace(ANSWERS, title=""), "needs a title"),
        (replace(ANSWERS, title="…"), "no letter"),
        (replace(ANSWERS, names=()), "needs a name"),
        (replace(ANSWERS, names=("flood ...",)), "“flood ...” can't be used"),
        (replace(ANSWERS, topics=()), "needs a topic"),
        (replace(ANSWERS, topics=(replace(DAMS, title="Search"),)), "/search is the chat's own command"),
        (replace(ANSWERS, topics=(DAMS, DAMS)), "wo topics have the id “dams”"),
        (replace(ANSWERS, topics=(TopicAnswers("The"),)), "Nothing can come under “The”"),
        (replace(ANSWERS, measures=("drowned",)), "The catalogue has no measure “drowned”"),
        (replace(ANSWERS, countries=("Poland",)), "no country's code"),
        (
            replace(ANSWERS, names=("Poles", "Poland"), measures=("returned",)),
            "at home in Poland: name the countries they come back from",
        ),
    ],
)
def test_answers_that_make_no_beat_are_refused_with_the_reason(answers: BeatAnswers, sentence: str) -> None:
    with pytest.raises(BeatError) as refused:
        draft_beat(answers)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("smuggled", "smuggle"), ("borders", "border"), ("fled", "flee"), ("returning", "return"), ("raised", "raise"),
        ("created", "create"), ("treated", "treat"), ("stopped", "stop"), ("killed", "kill"), ("cities", "city"),
        ("children", "child"), ("evacuated", "evacuate"), ("crisis", "crisis"), ("boss", "boss"),
    ],
)  # fmt: skip
def test_a_word_is_brought_to_its_plain_form(word: str, plain: str) -> None:
    assert plain_form(word) == plain


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("houses", "house"), ("cases", "case"), ("nurses", "nurse"), ("injured", "injure"), ("escaped", "escape"),
        ("captured", "capture"), ("declared", "declare"), ("included", "include"), ("mined", "mine"),
        # Alike, and without an "e".
        ("losses", "loss"), ("viruses", "virus"), ("appeared", "appear"), ("monitored", "monitor"), ("joined", "join"),
        ("trapped", "trap"), ("kidnapped", "kidnap"), ("burned", "burn"), ("recruited", "recruit"), ("feared", "fear"),
    ],
)  # fmt: skip
def test_a_term_is_proposed_as_somebody_would_write_it(word: str, term: str) -> None:
    assert term_form(word) == term


def test_who_counts_people_among_others_counts_everybody_and_people_are_the_widest() -> None:
    beat = parse_beat(draft_beat(replace(ANSWERS, counts=("people", "migrants", "women"))))
    assert (beat.whom, beat.widest_group, beat.main_group) == ("everybody", "all", "migrants")
    assert [group.label for group in beat.groups] == ["migrants", "women", "people"]


def test_who_counts_nobody_else_counts_these_alone() -> None:
    beat = parse_beat(draft_beat(replace(ANSWERS, counts=("migrants", "staff"))))
    assert (beat.whom, [group.label for group in beat.groups]) == ("groups", ["migrants", "staff"])


@pytest.mark.parametrize(
    ("ids", "words", "widest"),
    [
        # Who is of no group is nobody's child and no house.
        (("minors",), ("child",), ["minors", "all"]),
        (("people", "homes"), ("person", "home"), ["all", "homes"]),
        (("homes", "all"), ("home", "ship"), ["homes", "all"]),
    ],
)
def test_where_everybody_counts_the_widest_group_is_the_one_of_people(
    ids: tuple[str, ...], words: tuple[str, ...], widest: list[str]
) -> None:
    groups = "".join(
        f'[[groups]]\nid = "{name}"\nlabel = "{name}"\nwords = ["{word}"]\n'
        for name, word in zip(ids, words, strict=True)
    )
    text = f'id = "b"\ntitle = "B"\nwhom = "everybody"\n[subject]\nnames = ["fire"]\n{groups}[[topics]]\nid = "t"\n'
    beat = parse_beat(f'{text}command = "t"\ntitle = "T"\nrules = [{{ any = ["fire"] }}]\n')
    assert [group.id for group in beat.groups] == widest
    assert beat.widest_group == "all"


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("children", "child"),
        ("rebels", "rebel"),
        ("families", "family"),
        ("aid workers", "aid worker"),
        ("police", "police"),
        ("houses", "house"),
        ("nurses", "nurse"),
        ("buses", "bus"),
    ],
)
def test_a_noun_is_brought_to_its_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_the_page_on_beats_is_the_one_that_the_checker_s_table_makes() -> None:
    page = Path(__file__).parents[3] / "docs" / "beats.md"
    assert page.read_text("utf-8") == handbook(), "write it anew: dateline beat docs > docs/beats.md"


def test_the_page_explains_every_key_that_the_checker_knows() -> None:
    page = handbook()
    for table in KEYS.values():
        assert all(f"| `{name}` | {key.kind} |" in page for name, key in table.items())


def test_no_topic_may_take_a_command_of_the_chat() -> None:
    assert set(COMMANDS) | {"events", "compare", "add", "resume"} <= RESERVED


def test_no_country_and_no_word_for_any_district_is_a_topic_s_word() -> None:
    topic = replace(DAMS, examples=("Poland reinforced the levee of a district, where the water fell.",))
    assert {"poland", "district", "fall"}.isdisjoint(topic_words(replace(ANSWERS, topics=(topic,)), topic))


def test_the_dead_of_an_outbreak_are_those_of_a_place() -> None:
    of = {m.id: m.of for m in parse_beat(draft_beat(replace(ANSWERS, measures=("infected", "killed")))).measures}
    assert of == {"infected": "place", "killed": "place"}
    assert parse_beat(draft_beat(ANSWERS)).measures[0].of == "event"


def test_people_may_return_from_the_beat_s_own_ground() -> None:
    returns = replace(ANSWERS, names=("Poles",), measures=("returned",), countries=("DE",), topics=(DAMS,))
    assert check_beat(draft_beat(returns)) == []
