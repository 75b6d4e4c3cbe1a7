"""A beat file is read whole, or refused with every problem's line and mend."""

from __future__ import annotations

import pickle
from importlib import resources
from pathlib import Path

import pytest

from briefings.beat.beat import load_beat, parse_beat, shipped_beat
from briefings.beat.validation import RESERVED, check_beat
from briefings.errors import BeatError

SECOND = Path(__file__).parents[2] / "data" / "second_beat.toml"
TEXT = SECOND.read_text("utf-8")


def line_of(text: str, part: str) -> int:
    """The first line that holds the part."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_the_shipped_beat_has_the_design_s_topics_measures_and_groups() -> None:
    beat = shipped_beat()
    assert [topic.command for topic in beat.topics] == ["whereabouts", "territory", "routes", "returnees", "dispersal"]
    assert {measure.id for measure in beat.measures} == {
        *("joined", "killed", "captured", "returned", "fighting", "moved_on", "unaccounted"),
    }
    assert [group.id for group in beat.groups] == ["fighters", "women", "minors", "all"]
    assert next(m.label for m in beat.measures if m.id == "fighting") == "still fighting"


def test_a_second_beat_has_its_own() -> None:
    beat = load_beat(SECOND)
    assert [topic.command for topic in beat.topics] == ["spread", "culls", "vaccines"]
    assert "farm workers" in beat.groups[1].words


def test_group_words_stand_in_the_singular_and_the_plural() -> None:
    women = next(group for group in shipped_beat().groups if group.id == "women")
    assert {"woman", "women", "wife", "wives"} <= set(women.words)


def test_a_beat_goes_to_another_process() -> None:
    beat = shipped_beat()
    assert pickle.loads(pickle.dumps(beat)) == beat


def test_a_beat_names_shared_lists_and_replaces_them_with_its_own() -> None:
    own = parse_beat(TEXT.replace("[words]", '[words]\ncourts = ["poultry board"]'))
    assert [term.written for term in own.words["courts"]] == ["poultry board"]
    assert "trial" in [term.written for term in parse_beat(TEXT).words["courts"]]


def test_the_first_beat_stays_short_enough_to_be_read() -> None:
    shipped = resources.files("briefings").joinpath("beats/foreign_fighters.toml").read_text("utf-8")
    assert len(shipped.splitlines()) <= 300


def test_neither_beat_has_a_problem() -> None:
    shipped = resources.files("briefings").joinpath("beats/foreign_fighters.toml").read_text("utf-8")
    assert check_beat(shipped) == [], "a start relies on it, and doesn't check it again"
    assert check_beat(TEXT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "message", "mend"),
    [
        ('command = "spread"', 'command = "start"', "/start is the chat's own command", "Choose another word"),
        ('command = "spread"', 'command = "Spread!"', "Telegram takes no command named “Spread!”", "small letters"),
        ('command = "spread"', f'command = "{"s" * 33}"', "Telegram takes no command", "32 at most"),
        ('command = "culls"', 'command = "spread"', "Two topics have the command “spread”", "Rename"),
        ('id = "culls"', 'id = "spread"', "Two topics have the id “spread”", "Rename"),
        ('measures = ["culled"]', 'measures = ["cullled"]', "There is no measure “cullled”", "Did you mean “culled”?"),
        (
            'around = ["cull", "gas"]',
            'arround = ["cull"]',
            "“arround” is no key of a [[topics.rules]] table",
            "“around”?",
        ),
        ('hints = ["poultry"', 'hint = ["poultry"', "“hint” is no key of [subject]", "“hints”?"),
        ('"@wild", "flock"', '"@wilde", "flock"', "There is no word list “@wilde”", "“@wild”?"),
        ('wild = ["gull"', 'wild = ["@birds"', "leads back to itself", "Break the circle"),
        ('place = "elsewhere"', 'place = "elswhere"', "There is no list of places “elswhere”", "“elsewhere”?"),
        ('verbs = ["cull",', 'verbs = ["cull:to cor",', "There is no list of places “cor”", "“core”?"),
        ('core = ["NL", "BE"]', 'core = ["NL", "Belgium"]', "“Belgium” is no country's code", "two-letter code"),
        ('about = "document"', 'about = "everywhere"', "“everywhere” does not say how near", "passage"),
        ("score = 0.7", 'score = 0.7\ntheme = "no cull"', "There is no topic “cull”", "Did you mean “culls”?"),
        ('any = ["cull", "slaughter", "gas"]', 'any = ["gas & @wilde"]', "There is no word list “@wilde”", "“@wild”?"),
        ('any = ["cull", "slaughter", "gas"]', 'any = ["gas & @custodyy"]', "no word list “@custodyy”", "“@custody”?"),
        ("score = 0.7", "score = 7", "A score must be above 0", "0.8"),
        ("score = 0.7", 'score = "high"', "“score” must be a number", "score = 0.8"),
        ('any = ["cull", "slaughter", "gas"]', 'any = ["..."]', "The term “...” can't be read", "signs"),
        ('any = ["cull", "slaughter", "gas"]', "none = ['gas']", "asks for no word", "any ="),
        (
            'none = ["spread ... butter"]',
            'none = ["spread", "find", "detect", "turn"]',
            "can never match",
            "Take it out",
        ),
        ('all = ["vaccin*",', 'none = ["vaccin*"]\nall = ["vaccin*",', "can never match", "Take it out"),
        ('names = ["bird flu",', 'nouns = ["bird flu",', "[subject] has no “names”", "names ="),
        ('verbs = ["cull", "slaughter", "put down"]\nnouns = ["cull"]', "", "has no words", "an id of the catalogue"),
        ('nouns = ["cull"]', 'nouns = ["cull"]\nuses = ["culling"]', "no measure “culling”", "Did you mean"),
        (
            'nouns = ["cull"]',
            'nouns = ["cull"]\nof = "flock"',
            "what figures of this measure are of",
            "origin, event, place",
        ),
        (
            'nouns = ["cull"]',
            'nouns = ["cull"]\nmay_fall = "no"',
            "“may_fall” must be true or false",
            "may_fall = true",
        ),
        (
            'title = "The bird flu outbreak"',
            'title = "Flu"\nwhom = "hens"',
            "whom the beat counts",
            "groups, everybody",
        ),
        ('title = "Vaccines"', "title = 5", "“title” must be text", 'title = "…"'),
        ('title = "Vaccines"', "", "a [[topics]] table has no “title”", 'title = "…"'),
    ],
)
def test_a_problem_is_named_with_its_mend(right: str, wrong: str, message: str, mend: str) -> None:
    assert TEXT.count(right) == 1
    problems = check_beat(TEXT.replace(right, wrong))
    hits = [p for p in problems if message.casefold() in p.message.casefold()]
    assert hits, problems
    assert mend in hits[0].mend


@pytest.mark.parametrize(
    ("right", "wrong", "marked"),
    [
        ('measures = ["culled"]', 'measures = ["cullled"]', "cullled"),
        ('"@wild", "flock"', '\n  "@wilde",\n  "flock"', "@wilde"),
        ("score = 0.7", "score = 7", "score = 7"),
        ('around = ["cull", "gas"]', 'arround = ["cull"]', "arround"),
        ('about = "document"', 'about = "near"', 'about = "near"'),
    ],
)
def test_a_problem_is_named_with_its_line(right: str, wrong: str, marked: str) -> None:
    text = TEXT.replace(right, wrong)
    assert line_of(text, marked) in [problem.line for problem in check_beat(text)]


def test_brackets_in_comments_and_texts_do_not_move_the_lines() -> None:
    head = 'description = """\n[[topics]]\nscore = 9 ]]\n"""\n# [ odd [[ brackets\n'
    text = head + TEXT.replace('description = "Reporting on avian influenza in poultry and wild birds."\n', "").replace(
        "score = 0.7", "score = 7"
    )
    assert [problem.line for problem in check_beat(text)] == [line_of(text, "score = 7")]


def test_all_problems_are_found_at_once_by_line() -> None:
    text = TEXT.replace("score = 0.7", "score = 7").replace('command = "culls"', 'command = "help"')
    assert [p.line for p in check_beat(text)] == [line_of(text, '"help"'), line_of(text, "score = 7")]


@pytest.mark.parametrize("text", ['id = "x', "id = \n", "[[topics]\n", 'id = "a"\nid = "b"\n'])
def test_what_is_not_toml_is_named_with_its_line(text: str) -> None:
    (problem,) = check_beat("# a beat\n" + text)
    assert problem.line >= 2
    assert "not TOML" in problem.message


def test_an_empty_file_lacks_everything_and_says_so() -> None:
    assert {"subject", "topics", "title", "id"} <= {p.message.split("“")[1].rstrip("”.") for p in check_beat("")}


def test_a_beat_with_problems_is_refused_with_the_first_and_the_count() -> None:
    text = TEXT.replace("score = 0.7", "score = 7").replace('command = "culls"', 'command = "help"')
    with pytest.raises(BeatError, match=r"line \d+: /help is the chat's own command.*and 1 more") as caught:
        parse_beat(text)
    assert caught.value.line == line_of(text, '"help"')


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BeatError, match=r"can't be read"):
        load_beat(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("id = ", "utf-8")
    with pytest.raises(BeatError, match=r"bad\.toml: line 1"):
        load_beat(tmp_path / "bad.toml")


def test_a_file_that_an_editor_marked_as_utf_8_is_read_and_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "marked.toml").write_text(TEXT, "utf-8-sig")
    assert load_beat(tmp_path / "marked.toml") == parse_beat(TEXT)
    (tmp_path / "wide.toml").write_text(TEXT, "utf-16")
    with pytest.raises(BeatError, match=r"it is not in UTF-8\. Save it as UTF-8"):
        load_beat(tmp_path / "wide.toml")


def test_a_file_of_nothing_but_brackets_is_said_to_be_no_beat() -> None:
    (problem,) = check_beat("a = " + "[" * 50_000)
    assert "nested too deep" in problem.message


@pytest.mark.parametrize("blank", ["", " ", "…"])
def test_a_word_in_which_there_is_none_is_named_with_its_line(blank: str) -> None:
    for kind, key in (("groups", "words"), ("measures", "nouns"), ("measures", "verbs")):
        text = f'{TEXT}\n[[{kind}]]\nid = "odd"\nlabel = "odd"\n{key} = ["odd", "{blank}"]\n'
        at = line_of(text, f'["odd", "{blank}"]')
        assert [p.line for p in check_beat(text) if f"no word in “{blank}”" in p.message] == [at], (kind, key)


def test_no_topic_may_take_a_command_of_the_chat() -> None:
    assert {"start", "help", "search", "withdraw"} <= RESERVED
    assert not RESERVED & {topic.command for topic in shipped_beat().topics}
