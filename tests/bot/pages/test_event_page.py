"""The list of events: titles that can be told apart, also where a button cuts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.pages.event_page import events_html, titles_apart
from briefings.answers.events import EventView
from briefings.beat.beat import shipped_beat
from briefings.model import FEARED, Figure, Happening, KnownEvent, Question

DAY = date(2017, 3, 4)


def told_by(*documents: int, event: str = "a1b2c3d4e5") -> KnownEvent:
    happening = Happening(event, "Port Harwich on the Lake", "US", DAY, DAY)
    return KnownEvent(happening, (), documents, DAY)


@pytest.mark.parametrize("longest", [40, 120])
def test_events_of_one_town_and_day_tell_their_documents_also_where_the_title_is_cut(longest: int) -> None:
    titles = titles_apart([told_by(8), told_by(9, 11, event="f6a7b8c9d0"), told_by(12, event="0d9c8b7a6f")], longest)
    assert [title.rpartition(" (")[2] for title in titles] == ["document 8)", "documents 9, 11)", "document 12)"]
    assert all(len(title) <= longest and title.startswith("Port Harwich") for title in titles)


def test_events_of_one_document_tell_the_beginning_of_their_ids() -> None:
    titles = titles_apart([told_by(8), told_by(8, event="f6a7b8c9d0")], 40)
    assert [title.rpartition(" (")[2] for title in titles] == ["a1b2c3d4)", "f6a7b8c9)"]
    assert titles_apart([told_by(8)], 40)[0].startswith("Port Harwich on the Lake")


def test_a_toll_of_those_feared_dead_is_told_as_what_it_is() -> None:
    event = told_by(8)
    feared = Figure("killed", None, "all", 40, 40, "at_least", DAY, ("AP",), False, (), event.happening, part=FEARED)
    dead = replace(feared, part="")
    lists = [
        events_html([EventView(event, (figure,), ())], Question(None), shipped_beat())[0] for figure in (feared, dead)
    ]
    assert ["at least 40 feared killed" in html for html in lists] == [True, False]
    assert "at least 40 killed" in lists[1]
