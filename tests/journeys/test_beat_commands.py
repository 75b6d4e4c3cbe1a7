"""`dateline beat`: a newsroom writes its own beat, tries it on articles and lets it learn, by hand or in a script."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from briefings import newsroom
from briefings.beat.beat import load_beat
from briefings.beat.validation import check_beat
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from tests.support.desk_chat import commands_read_here
from tests.support.fake_desk import LineDesk, upload
from tests.support.making import NOW
from tests.support.taking_in import NOBODY, receive

ANSWERS = [
    "Floods in the Oder valley",
    "What the water took.",
    "flood, Oder",
    "children, firefighters",
    "killed, drowned",  # the catalogue has no "drowned": the question comes again
    "killed",
    "PL",
    "Victims",
    "The dead of the flood.",
    "Three people drowned in Opole on Monday.",
    "",
    "Search",  # a command of the chat
    "Dams",
    "Dams that broke or held.",
    "The dam at Stronie burst at noon.",
    "",
    "",
    "",
    "dam, levee, burst",
]
OPTIONS = (
    *("--title", "Oder", "--name", "flood", "--measure", "killed", "--counts", "everybody"),
    *("--topic", "Dams: Dams that broke.", "--example", "Dams: The dam at Stronie burst at noon."),
)
ARTICLE = """Flood breaks the dam at Stronie

The dam at Stronie burst at noon on Monday as the flood came down the Oder valley, the mayor said.

The choir of Ede sang for the guests that night.
"""


class Terminal(io.StringIO):
    """Somebody who types these lines and then leaves."""

    def isatty(self) -> bool:
        return True


class Shell:
    """Runs `dateline beat` in this process, in a folder of its own."""

    def __init__(self, patch: pytest.MonkeyPatch, output: pytest.CaptureFixture[str], home: Path) -> None:
        self._patch, self._output = patch, output
        for name in [name for name in os.environ if name.startswith("DATELINE_")]:
            patch.delenv(name)
        patch.setenv("DATELINE_HOME", str(home))
        patch.chdir(home)

    def __call__(self, *arguments: str | Path, typed: list[str] | None = None) -> tuple[int, str, str]:
        self._patch.setattr(sys, "argv", ["dateline", "beat", *map(str, arguments)])
        text = "".join(f"{line}\n" for line in typed or ())
        self._patch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(text))
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        shown = self._output.readouterr()
        return status, shown.out, shown.err


@pytest.fixture
def beat(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path)


def test_answers_at_a_terminal_become_a_beat(beat: Shell, tmp_path: Path) -> None:
    status, shown, error = beat("new", typed=ANSWERS)
    assert (status, error) == (0, "")
    assert "The catalogue has no “drowned”" in shown
    assert "/search is the chat's own command" in shown
    written = tmp_path / "floods_in_the_oder_valley.toml"
    made = load_beat(written)
    assert [topic.title for topic in made.topics] == ["Victims", "Dams"]
    assert [term.written for term in made.topics[1].rules[0].any_of] == ["dam", "levee", "burst"]
    assert made.topics[0].measures == ("killed",)
    assert beat("check", written)[0] == 0


@pytest.mark.parametrize("said", [0, 1, 5, 9, 14, len(ANSWERS) - 1])
def test_answers_that_end_too_soon_write_nothing(beat: Shell, tmp_path: Path, said: int) -> None:
    status, _, error = beat("new", typed=ANSWERS[:said])
    assert status == 1
    assert error == "The answers ended before the questions did; nothing was written.\n"
    assert list(tmp_path.glob("*.toml*")) == []


def test_careless_answers_are_asked_again_and_none_is_lost_at_the_end(beat: Shell, tmp_path: Path) -> None:
    (tmp_path / "oder.toml").write_text("# somebody's own")
    # No sentence, no example, and a name with no word that could be looked for: "Places" alone says nothing.
    careless = ["Oder", "The Oder", "", "Oder", "", "", "", "Here", "", "", "", "", "dike"]
    status, shown, error = beat("new", typed=careless)
    assert (status, error) == (0, "")
    assert "oder.toml is there already: call it something else" in shown
    assert "By which words does a claim belong under Here?" in shown
    assert "Empty: no more" not in shown.partition("first topic's name")[2].partition("\n")[0]
    made = load_beat(tmp_path / "the_oder.toml")
    assert [term.written for term in made.topics[0].rules[0].any_of] == ["dike"]
    assert (tmp_path / "oder.toml").read_text() == "# somebody's own"


def test_a_topic_with_a_figure_needs_no_words(beat: Shell, tmp_path: Path) -> None:
    figure = ["Oder", "", "Oder", "everybody", "killed", "", "Here", "The killed", "", "", ""]
    status, shown, error = beat("new", typed=figure)
    assert (status, error) == (0, ""), shown


def test_options_answer_every_question_where_nobody_can_be_asked(beat: Shell, tmp_path: Path) -> None:
    status, shown, _ = beat("new", "oder.toml", *OPTIONS)
    assert status == 0
    assert ">" not in shown
    assert check_beat((tmp_path / "oder.toml").read_text("utf-8")) == []


def test_without_a_terminal_the_missing_options_are_named(beat: Shell) -> None:
    status, _, error = beat("new", "--title", "Oder")
    assert status == 1
    assert "give --name, --topic" in error


def test_an_example_of_a_topic_that_is_not_there_is_a_mistake_of_usage(beat: Shell) -> None:
    assert beat("new", *OPTIONS, "--example", "Damms: It burst.")[0] == 2


def test_a_file_that_is_there_is_kept_until_force_and_then_undo_brings_it_back(beat: Shell, tmp_path: Path) -> None:
    written = tmp_path / "oder.toml"
    beat("new", written, *OPTIONS)
    first = written.read_text("utf-8")
    changed = [word.replace("Oder", "Odra") for word in OPTIONS]
    status, _, error = beat("new", written, *changed)
    assert (status, written.read_text("utf-8")) == (1, first)
    assert "--force" in error
    # Whoever would be asked is told before the questions, not after them.
    status, shown, error = beat("new", written, typed=ANSWERS)
    assert (status, shown) == (1, "")
    assert "--force" in error

    assert beat("new", written, *changed, "--force")[0] == 0
    second = written.read_text("utf-8")
    assert second != first
    assert beat("undo", written)[0] == 0
    assert written.read_text("utf-8") == first
    assert beat("undo", written)[0] == 0
    assert written.read_text("utf-8") == second


def test_there_is_nothing_to_undo_where_nothing_was_written_over(beat: Shell, tmp_path: Path) -> None:
    beat("new", "oder.toml", *OPTIONS)
    status, _, error = beat("undo", "oder.toml")
    assert status == 1
    assert "nothing has been written over oder.toml" in error


def test_what_is_wrong_with_a_beat_is_told_with_line_and_mend(beat: Shell, tmp_path: Path) -> None:
    beat("new", "oder.toml", *OPTIONS)
    written = tmp_path / "oder.toml"
    written.write_text(written.read_text("utf-8").replace("about =", "abuot ="), "utf-8")
    status, _, error = beat("check", written)
    assert status == 1
    assert "Did you mean “about”?" in error
    assert ", line " in error


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(beat: Shell) -> None:
    status, _, error = beat("new", "nowhere/oder.toml", *OPTIONS)
    assert status == 1
    assert "nowhere/oder.toml can't be written" in error


@pytest.mark.slow
@pytest.mark.model
def test_a_beat_is_tried_on_articles(beat: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands_read_here(monkeypatch)
    beat("new", "oder.toml", *OPTIONS)
    (tmp_path / "dam.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "off.txt").write_text("The choir of Ede sang on Monday, the mayor said.", "utf-8")
    status, shown, error = beat("try", "oder.toml", "dam.txt", "off.txt", "none.txt", "--html", "page.html")
    assert status == 1, "one file is not there"
    assert "none.txt" in error
    assert "Dams (1)\n  - The dam at Stronie burst at noon" in shown
    assert "The choir of Ede sang for the guests that night.\n      It has no word of any topic." in shown
    assert "Off the beat: The subject's names and signs do not stand in it." in shown
    assert "2 articles, 1 off the beat. Filed: Dams 1." in shown
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "The dam at Stronie burst at noon" in page
    assert "Left (1)" in page


@pytest.mark.slow
@pytest.mark.model
def test_a_shipped_beat_goes_by_its_id_and_a_file_of_that_name_goes_first(
    beat: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands_read_here(monkeypatch)
    told = "Six civilians were killed by shelling in Saraqib in Syria on Monday, rescuers said.\n"
    (tmp_path / "saraqib.txt").write_text(f"Shelling hits Saraqib\n\n{told}", "utf-8")
    status, shown, error = beat("try", "syria_war", "saraqib.txt")
    assert (status, error) == (0, "")
    assert "Casualties (1)" in shown
    status, _, error = beat("try", "syria_wars", "saraqib.txt")
    assert status == 1
    assert "no shipped beat of that name: they are foreign_fighters, gun_violence, syria_war." in error
    monkeypatch.setenv("DATELINE_BEAT", "gun_violence")
    assert beat("check", "gun_violence")[0] == 0
    status, _, error = beat("learn")
    assert status == 1
    assert "a shipped beat is not written to" in error
    (tmp_path / "syria_war").write_text("id = 3", "utf-8")
    assert beat("check", "syria_war")[0] == 1, "a file of the same name goes first"


SEALED = ("A barn in the valley was sealed.", "Police sealed a shed.", "The sluice was sealed with clay.")


async def _fill(home: Path, made: str) -> None:
    """A library with three claims of no topic, of which an editor files two under dams."""
    database = Database(home / "dateline.sqlite3")
    await migrate(database)
    library = SqlLibrary(database, load_beat(home / made).rules)
    lines = [f"{sentence} | - - - | mayor" for sentence in SEALED]
    draft = await receive(library, LineDesk(), upload(*lines, source="Post", published="2017-12-20"), by=7, now=NOW)
    await newsroom.publish(library, draft.document.number, by=7, now=NOW, tell=NOBODY)
    for claim in (await library.claims_of(draft.document.number))[:2]:
        await newsroom.refile(library, claim.id, ["dams"], by=7, now=NOW, tell=NOBODY)
    await database.close()


@pytest.fixture
def ruled(beat: Shell, tmp_path: Path) -> Path:
    """A beat, beside a library with rulings."""
    beat("new", "oder.toml", *OPTIONS)
    asyncio.run(_fill(tmp_path, "oder.toml"))
    return tmp_path / "oder.toml"


PROPOSED = "1. “seal” lets into dams: 2 rulings right, 0 wrong; it moves 1 claims that nobody ruled on"


def test_a_beat_learns_what_is_accepted_at_a_terminal(beat: Shell, ruled: Path) -> None:
    before = ruled.read_text("utf-8")
    status, shown, error = beat("learn", ruled, typed=["2", "1"])
    assert (status, error) == (0, "")
    assert PROPOSED in shown
    assert "Choose by number, from 1 to 1" in shown
    assert '[[learned]]\ntopic = "dams"\nany = ["seal"]' in ruled.read_text("utf-8")
    assert beat("check", ruled)[0] == 0

    assert beat("undo", ruled)[0] == 0
    assert ruled.read_text("utf-8") == before


@pytest.mark.parametrize(("typed", "status"), [([""], 0), ([], 1)])
def test_nothing_is_learned_where_nothing_is_said(beat: Shell, ruled: Path, typed: list[str], status: int) -> None:
    before = ruled.read_text("utf-8")
    assert beat("learn", ruled, typed=typed)[0] == status
    assert ruled.read_text("utf-8") == before
    assert not ruled.with_name("oder.toml.before").exists()


def test_in_a_script_proposals_are_shown_and_an_option_accepts(beat: Shell, ruled: Path) -> None:
    before = ruled.read_text("utf-8")
    status, shown, _ = beat("learn", ruled)
    assert status == 0
    assert PROPOSED in shown
    assert "--accept" in shown
    assert ruled.read_text("utf-8") == before

    assert beat("learn", ruled, "--accept", "7")[0] == 1
    assert ruled.read_text("utf-8") == before
    assert beat("learn", ruled, "--accept", "all")[0] == 0
    assert "seal" in ruled.read_text("utf-8")
    assert "Nothing to propose" in beat("learn", ruled)[1], "what is learned is not proposed again"


def test_the_shipped_beat_is_not_written_to(beat: Shell) -> None:
    status, _, error = beat("learn")
    assert status == 1
    assert "DATELINE_BEAT" in error
