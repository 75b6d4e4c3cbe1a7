"""Timelines, maps and tables: pictures of a phone's width in light and dark, each with words that say the same."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from bot.language import speaking
from bot.pictures.base_map import outlines
from bot.pictures.card import THEMES, WIDE, Card, font
from bot.pictures.drawing import Spec, drawn, words_for
from bot.pictures.places import Land, PlacesMap, Town
from bot.pictures.table import Table, TableRow
from bot.pictures.timeline import Moment, timeline

TIMELINE = timeline(
    "Returnees · France",
    (
        Moment(date(2017, 12, 17), "Of 1,700 who left, about 250 came back", "AFP · disputed", disputed=True),
        Moment(date(2017, 10, 24), "The study counts 271 who came back to their département", "Soufan Center"),
    ),
)
MAP = PlacesMap(
    "Returnees", (Land("FR", "France", 12), Land("SY", "Syria", 3)), (Town("Raqqa", 35.95, 39.0, 2),), "Numbers: lines"
)
TABLE = Table(
    "Figures · France",
    (
        TableRow("people returned home", "250–271", "AFP · 17 Dec 2017", disputed=True),
        TableRow("joined", "1,700", "AFP"),
    ),
    "3 more: /figures",
)
SPECS: dict[str, Spec] = {"timeline": TIMELINE, "map": MAP, "table": TABLE}


def opened(spec: Spec) -> Image.Image:
    return Image.open(io.BytesIO(drawn(spec))).convert("RGB")


def colours_of(picture: Image.Image) -> set[str]:
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in picture.getcolors(1_000_000) or ()}  # type: ignore[misc]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", SPECS)
def test_each_picture_is_twice_a_phones_width_on_its_themes_ground(kind: str, theme: str) -> None:
    picture = opened(replace(SPECS[kind], theme=theme))
    assert picture.width == WIDE
    assert THEMES[theme].paper in colours_of(picture)
    assert THEMES[theme].ink in colours_of(picture)


def test_each_picture_is_told_in_words_too() -> None:
    assert words_for(TIMELINE).splitlines() == [
        "Returnees · France",
        "17 Dec 2017: Of 1,700 who left, about 250 came back (AFP · disputed)",
        "24 Oct 2017: The study counts 271 who came back to their département (Soufan Center)",
    ]
    assert words_for(MAP).splitlines() == ["Returnees", "France: 12", "Syria: 3", "Raqqa: 2", "Numbers: lines"]
    assert words_for(TABLE).splitlines()[1] == "250–271 people returned home ⚠ (AFP · 17 Dec 2017)"


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_marks_stand_out_from_their_ground(theme: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours.ink, colours.paper) >= 7
    assert contrast(colours.faint, colours.paper) >= 4.5
    assert contrast(colours.mark, colours.paper) >= 4.5
    assert all(contrast(hue, colours.paper) >= 3 for hue in colours.hues)
    few, some, many = colours.steps
    assert contrast(few, some) >= 1.7, "shades differ by lightness, which the colour-blind see"
    assert contrast(some, many) >= 1.7


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_accents_and_dashes_have_a_form_of_their_own() -> None:
    missing = font(22).getmask("\uffff").getbbox()
    for letter in "é–“”ç·…Ж":
        assert font(22).getmask(letter).getbbox() not in (None, missing), letter


def test_words_are_readable_at_a_phones_width() -> None:
    """Drawn at twice its width: 18 pixels are 9 points on a phone, and no text is smaller."""
    card = Card("x", 100, THEMES["light"])
    assert card.lines("one two three four five six", 120, 2)[-1].endswith("…")
    assert len(card.lines("short", 120, 2)) == 1


def test_words_are_cut_behind_a_word_unless_little_would_be_left() -> None:
    card = Card("x", 100, THEMES["light"])
    assert card.cut("we think more than thirty were killed", 300) == "we think more than thirty…"
    assert card.cut("we think, more than thirty", 110) == "we think…"
    assert card.cut("a " + "x" * 80, 300).startswith("a xxxx")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All words that a picture is given, as they stand in it."""
    words, original = list[str](), Card.words

    def noted(self: Card, x: float, y: float, said: str, size: int = 22, *, wide: float = WIDE, **more: str) -> None:
        words.append(self.cut(said, wide, size))
        original(self, x, y, said, size, wide=wide, **more)

    monkeypatch.setattr(Card, "words", noted)
    return words


def test_what_is_counted_is_read_to_its_end(written: list[str]) -> None:
    part = "fighters from the Russian Federation captured or held (of a larger number)"
    told = TableRow(part, "more than 1,300", "Officials")
    tall = opened(replace(TABLE, rows=(told, *TABLE.rows)))
    assert part in " ".join(written)
    assert tall.height > opened(replace(TABLE, rows=(TableRow("short", "1", "Officials"), *TABLE.rows))).height


def test_a_shaded_country_has_its_name_also_where_others_crowd_it(written: list[str]) -> None:
    near = (("SY", "Syria", 19), ("FR", "France", 16), ("IQ", "Iraq", 10), ("TR", "Türkiye", 7), ("RU", "Russia", 2),
            ("LY", "Libya", 2), ("ID", "Indonesia", 1), ("AF", "Afghanistan", 1))  # fmt: skip
    opened(replace(MAP, lands=tuple(Land(*each) for each in near), towns=()))
    assert {f"{name} {lines}" for _, name, lines in near} <= set(written)


def test_days_are_the_readers_own() -> None:
    with speaking("fr"):
        assert timeline("x", (Moment(date(2017, 12, 17), "words", "AFP"),)).days == ("17 déc. 2017",)


def test_the_base_map_has_every_country_once_and_the_view_keeps_to_the_main_pieces() -> None:
    codes = [outline.code for outline in outlines()]
    assert {"FR", "SY", "IQ", "TN", "TR", "GB", "NO", "US"} <= set(codes)
    france = max((o for o in outlines() if o.code == "FR"), key=lambda o: len(o.rings))
    west, south, east, north = france.main_box
    assert -6 < west < east < 10, "not Guiana's"
    assert 41 < south < north < 52


@pytest.mark.parametrize(
    "spec",
    [
        replace(MAP, lands=(), towns=(Town("x" * 90, 0, 0, 1),)),
        replace(MAP, lands=tuple(Land(code, code, 1) for code in ("FJ", "NZ", "RU", "US", "AQ", "VA"))),
        replace(MAP, lands=(Land("ZZ", "Nowhere", 1),), towns=(Town("Raqqa", 35.95, 39.0, 2),)),
        timeline("t" * 300, tuple(Moment(date(2018, 1, 1 + n), "word " * 200, "s" * 200) for n in range(20))),
        timeline("t", (Moment(date(2018, 1, 1), "", ""),)),
        Table("t" * 300, tuple(TableRow("w" * 300, "1" * 60, "s" * 300, disputed=True) for _ in range(9))),
    ],
)
def test_whatever_is_told_can_be_drawn(spec: Spec) -> None:
    assert opened(spec).width == WIDE


def test_where_there_is_nothing_there_is_no_picture() -> None:
    for spec in (timeline("t", ()), replace(MAP, lands=(), towns=()), replace(TABLE, rows=())):
        with pytest.raises(ValueError, match="needs a"):
            drawn(spec)


@pytest.mark.parametrize("kind", SPECS)
def test_a_picture_takes_less_than_four_hundred_milliseconds_of_work(kind: str) -> None:
    drawn(SPECS[kind])
    begun = time.process_time()
    drawn(SPECS[kind])
    assert time.process_time() - begun < 0.4
