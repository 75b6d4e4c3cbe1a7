"""The picture of a figure's history: a PNG of a phone's width, drawn in a moment, with words that say the same."""

from __future__ import annotations

import io
import time
from datetime import date

import pytest
from PIL import Image

from bot.language import speaking
from bot.pictures.card import LIGHT
from bot.pictures.history_chart import WIDE, Chart, Point, draw_history, in_words, ticks

CHART = Chart(
    "People from France returned home",
    (
        Point(date(2017, 10, 26), 271, 271, "Soufan Center"),
        Point(date(2017, 12, 15), 250, 250, "AFP"),
        Point(date(2018, 2, 8), 270, 285, "French interior ministry"),
    ),
    disputed=True,
)


def opened(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw_history(chart)))


def test_each_source_has_a_colour_and_a_shape_of_its_own() -> None:
    picture = opened(CHART).convert("RGB")
    colours = {"#{:02X}{:02X}{:02X}".format(*colour) for _, colour in picture.getcolors(1_000_000) or ()}
    assert picture.width == WIDE
    assert set(LIGHT.hues[:3]) <= colours


def test_the_text_alternative_says_who_gave_which_number_when() -> None:
    assert in_words(CHART).splitlines() == [
        "People from France returned home (disputed)",
        "8 Feb 2018: 270–285, French interior ministry",
        "15 Dec 2017: 250, AFP",
        "26 Oct 2017: 271, Soufan Center",
    ]


@pytest.mark.parametrize(
    "points",
    [
        CHART.points[:1],
        tuple(Point(date(2018, 1, 1), 0, 0, "x" * 400) for _ in range(3)),
        tuple(Point(date(2018, 1, 1 + n), 10.0**n, 10.0**n, f"Source {n}") for n in range(30)),
    ],
)
def test_whatever_is_told_can_be_drawn(points: tuple[Point, ...]) -> None:
    assert opened(Chart("t" * 300, points)).width == WIDE


@pytest.mark.parametrize(
    ("numbers", "marked"),
    [
        ((3, 5), (2, 3, 4, 5, 6)), ((1, 1), (0, 1, 2)), ((0, 0), (0, 1)), ((250, 271), (240, 250, 260, 270, 280)),
        ((1700, 1910), (1600, 1700, 1800, 1900, 2000)), ((3, 90_000), (0, 50_000, 100_000, 150_000)),
    ],
)  # fmt: skip
def test_the_lines_across_are_at_round_numbers(numbers: tuple[int, ...], marked: tuple[int, ...]) -> None:
    """A line at 3.5 people was marked as 4, as the one above it was; one at 1,952 read like a source's number."""
    points = [Point(date(2018, 1, 1 + n), number, number, "AFP") for n, number in enumerate(numbers)]
    assert ticks(points) == marked


def test_a_number_is_told_with_its_bound_and_in_the_readers_language() -> None:
    about = Chart("Joined", (Point(date(2017, 12, 15), 1700, 1700, "AFP", "about"),), disputed=True)
    assert in_words(about).splitlines() == ["Joined (disputed)", "15 Dec 2017: about 1,700, AFP"]
    with speaking("fr"):
        assert in_words(about).splitlines()[0] == "Joined (contredit)"


def test_a_picture_takes_less_than_four_hundred_milliseconds() -> None:
    draw_history(CHART)
    begun = time.process_time()
    draw_history(CHART)
    assert time.process_time() - begun < 0.4


def test_without_a_number_there_is_no_picture() -> None:
    with pytest.raises(ValueError, match="needs a number"):
        draw_history(Chart("nothing", ()))
