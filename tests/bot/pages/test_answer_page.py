"""The facts of an answer: the newest number first, what was said before it behind, and each subject in its turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import speaking
from bot.pages.answer_page import answer_html, facts_of
from bot.pages.figure_wording import figure_headline
from bot.pages.references import References
from briefings.answers.one_screen import Coverage, Screen
from briefings.beat.beat import shipped_beat
from briefings.model import GIVEN_LAST, Briefing, Figure, FigureEntry, Finding, Question, Reference, abridged
from briefings.model.claims import Bound

BEAT = shipped_beat()
FIRST = date(2017, 1, 5)


def entry(number: float, root: str, day: date, bound: Bound = "exact") -> FigureEntry:
    return FigureEntry(number, number, bound, root, day, f"{root}{number}", 1, None)


def figure(history: Sequence[FigureEntry], *, origin: str = "FR", scope: str = "fighters") -> Figure:
    """A figure whose sources' last words of all count."""
    told = {each.root: each for each in history}.values()
    low, high = min(each.low for each in told), max(each.high for each in told)
    return Figure("returned", origin, scope, low, high, None, history[-1].published, ("AFP",), False, tuple(history))


def facts(*figures: Figure, known: Sequence[Reference] = ()) -> list[str]:
    briefing = Briefing(Question(None), tuple(figures), (), (), (), (), 0, 0)
    lines = facts_of(briefing, BEAT, References(known))
    return [re.sub(r"<[^>]+>", "", line) for line in lines]


def test_a_source_that_repeats_its_number_after_another_leads() -> None:
    history = [
        entry(300, "AFP", FIRST),
        entry(200, "Reuters", FIRST + timedelta(9)),
        entry(300, "AFP", date(2018, 2, 3)),
    ]
    lead, earlier = facts(figure(history))
    assert lead.startswith("300 fighters from France")
    assert "says AFP (3 Feb 2018)" in lead
    assert earlier == "Earlier: 200 Reuters, Jan 2017"


TITLE = "Where did the drivers go?"
UNTITLED = Reference(1, TITLE, None, FIRST, None, "published")
OF_A_PAPER = Reference(1, TITLE, "The Courant", FIRST, None, "published")


def test_a_document_that_speaks_for_itself_and_has_no_source_is_named_by_its_title_in_quotation_marks() -> None:
    spoken = figure([entry(200, "Reuters", FIRST), entry(300, TITLE, FIRST + timedelta(9))])
    lead, earlier = facts(spoken, known=(UNTITLED,))
    assert f"says “{TITLE}” (14 Jan 2017)" in lead
    assert earlier == "Earlier: 200 Reuters, Jan 2017"
    assert f"says {TITLE} (" in facts(spoken, known=(OF_A_PAPER,))[0], "a paper of that name"
    long = figure([entry(200, "Words " * 20, FIRST)])
    assert "“" not in facts(long, known=(UNTITLED,))[0]
    assert References((UNTITLED,)).voice(TITLE, 10) == "“Where did…”"


@pytest.mark.parametrize("beside", [FIRST, None])
def test_a_number_of_the_same_day_or_of_no_day_is_not_called_earlier(beside: date | None) -> None:
    lead, other = facts(figure([replace(entry(300, "AFP", FIRST), published=beside), entry(200, "Reuters", FIRST)]))
    assert "200" in lead or beside == FIRST
    assert other.startswith("Also: ")


def test_one_person_is_counted_as_one() -> None:
    (lead,) = facts(figure([entry(1, "AFP", FIRST)]))
    assert lead.startswith("1 fighter from France")
    assert figure_headline(BEAT, figure([entry(1, "AFP", FIRST)])).startswith("1 fighter from France")
    assert figure_headline(BEAT, figure([entry(2, "AFP", FIRST)])).startswith("2 fighters from France")
    assert figure_headline(BEAT, figure([entry(1, "AFP", FIRST)], scope="all")).startswith("1 person from France")


def test_at_least_one_is_counted_as_one_too() -> None:
    one = figure([replace(entry(1, "AFP", FIRST), bound="at_least")])
    (lead,) = facts(one)
    assert lead.startswith("at least 1 fighter from France")
    assert figure_headline(BEAT, replace(one, bound="at_least")).startswith("at least 1 fighter from France")


def test_numbers_beyond_the_third_are_hinted_at() -> None:
    told = [entry(number, f"Source {number}", FIRST + timedelta(number)) for number in (10, 20, 30, 40)]
    assert figure_headline(BEAT, figure(told[:3])).startswith("30 or 20 or 10 fighters")
    assert figure_headline(BEAT, figure(told)).startswith("40 or 30 or 20 or … fighters")


def test_a_part_of_a_larger_number_is_called_one_in_every_language() -> None:
    part = replace(figure([entry(295, "AFP", FIRST)]), part="among")
    assert "(of a larger number)" in figure_headline(BEAT, part)
    with speaking("fr"):
        assert "(parmi un plus grand nombre)" in figure_headline(BEAT, part)


def test_lines_that_only_the_questions_words_led_to_are_counted_where_they_stand() -> None:
    """They are no lines of its topic, of which there is one here."""
    lines = tuple(
        Finding(
            n, (f"{n}.0",), (n,), f"Line {n}", ("returnees",), ("FR",), ("AFP",), (1,), FIRST, FIRST, "certain", False
        )
        for n in "abc"
    )
    briefing = Briefing(Question("returnees"), (), lines, (), (), (), 0, 0)
    html = answer_html(Screen(briefing, (), 1), BEAT, {}).html
    assert "▾ 2 more lines" in html
    assert html.count("• “Line") == 2


def line(root: str, document: int) -> Finding:
    told = ("returnees",), ("FR",), (root,), (document,), FIRST, FIRST
    return Finding(f"{root}.0", (f"{root}.0",), (root,), f"{root} counted them.", *told, "certain", False)


def test_documents_are_numbered_as_they_are_read_so_that_the_facts_own_stands_in_the_open() -> None:
    known = tuple(Reference(number, f"Title {number}", f"Paper {number}", FIRST, None) for number in (1, 2, 3))
    told = (replace(entry(300, "AFP", FIRST), document=3),)
    lines = line("Reuters", 1), line("Tass", 2)
    briefing = Briefing(Question("returnees"), (figure(told),), lines, (), (), known, 0, 0)
    covered = Coverage("Reuters", 1), Coverage("Tass", 1)
    html = answer_html(Screen(briefing, covered, 2), BEAT, {}).html
    assert "says \u2068AFP\u2069 (5 Jan 2017) [1]" in html or "says AFP (5 Jan 2017) [1]" in html
    assert "[1] Paper 3, 5 Jan 2017 · [2] Paper 1, 5 Jan 2017" in html
    first_line = answer_html(Screen(briefing, covered, 2, line_first=True), BEAT, {}).html
    assert "[1] Paper 1, 5 Jan 2017 · [2] Paper 3, 5 Jan 2017" in first_line


def test_every_document_that_a_line_names_is_listed_once_in_the_open_or_in_the_fold() -> None:
    """With one document in the open the second was listed nowhere: the fold went on with the third."""
    known = tuple(Reference(number, f"Title {number}", f"Paper {number}", FIRST, None) for number in (1, 2, 3))
    lines = tuple(line(root, number) for number, root in enumerate(("Reuters", "Tass", "AFP"), 1))
    briefing = Briefing(Question("returnees"), (), lines, (), (), known, 0, 0)
    covered = tuple(Coverage(each.roots[0], 1) for each in lines)
    html = answer_html(Screen(briefing, covered, 3), BEAT, {}).html
    assert [html.count(f"[{number}] Paper {number}, 5 Jan 2017") for number in (1, 2, 3)] == [1, 1, 1]


def test_a_source_that_is_the_only_one_is_not_listed_beneath_the_line_that_names_it() -> None:
    lines = line("Reuters", 1), replace(line("Reuters", 1), id="b", text="Reuters counted on.")
    briefing = Briefing(Question("returnees"), (), lines, (), (), (), 0, 0)
    html = answer_html(Screen(briefing, (Coverage("Reuters", 1),), 2), BEAT, {}).html
    assert "▾ 1 more line, 1 original source\n• “Reuters counted on.”" in html
    others = answer_html(Screen(briefing, (Coverage("Reuters", 1),), 2, whole=False), BEAT, {}).html
    assert "Original sources: Reuters and others" in others


def test_subjects_keep_the_ledgers_order_where_one_comes_twice() -> None:
    said = [entry(300, "AFP", FIRST)]
    french, belgian = figure(said), figure(said, origin="BE")
    first, second = facts(french, belgian, replace(french, scope="women"))
    assert "France" in first
    assert "Belgium" in second


entries = st.builds(
    entry,
    st.sampled_from([100.0, 150.0, 200.0, 250.0, 300.0, 350.0]),
    st.sampled_from(["AFP", "Reuters", "Le Monde", "Herald", "the ministry"]),
    st.integers(0, 90).map(lambda days: FIRST + timedelta(days)),
    st.sampled_from(["exact", "about", "more_than"]),
)
histories = st.lists(entries, min_size=1, max_size=60).map(
    lambda told: sorted(told, key=lambda each: str(each.published))
)


@given(histories, histories)
def test_an_abridged_history_gives_the_same_facts_and_the_same_headline(
    one: Sequence[FigureEntry], other: Sequence[FigureEntry]
) -> None:
    for whole in (
        [figure(one)],
        [figure(one), figure(other, scope="women")],
        [figure(one), figure(other, origin="BE")],
    ):
        short = [abridged(each) for each in whole]
        assert all(
            len(each.history) <= 2 * GIVEN_LAST + len({(e.low, e.bound) for e in each.history}) for each in short
        )
        assert facts(*short) == facts(*whole)
        assert [figure_headline(BEAT, each) for each in short] == [figure_headline(BEAT, each) for each in whole]
