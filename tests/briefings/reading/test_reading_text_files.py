"""Text and Markdown: only white space and what nobody sees in words change, whatever the encoding; front matter is no
text."""

from __future__ import annotations

import codecs
import re
from datetime import date

import pytest

from briefings.errors import UnreadableDocument
from briefings.model import Document, Upload
from briefings.reading.formats.front_matter import read_front_matter
from briefings.reading.reader import read

ARTICLE = (
    "Tents at the crossing\n\nThe guards counted “forty” families – and a café’s worth of luggage.\n\nNobody crossed."
)


def read_bytes(content: bytes, name: str = "article.txt", **details: str) -> Document:
    return read(Upload(content, name, details=details))


@pytest.mark.parametrize(
    "encoded",
    [
        ARTICLE.encode("utf-8"),
        codecs.BOM_UTF8 + ARTICLE.encode("utf-8"),
        codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"),
        ARTICLE.encode("utf-16-le"),
        ARTICLE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ARTICLE.encode("utf-32-le"),
        ARTICLE.encode("cp1252"),
        ARTICLE.replace("\n", "\r\n").encode("cp1252"),
        ARTICLE.replace("\n", "\r").encode("utf-8"),
    ],
)
def test_one_article_reads_the_same_in_every_encoding(encoded: bytes) -> None:
    assert read_bytes(encoded).text == ARTICLE


def test_latin_1_letters_are_read() -> None:
    assert read_bytes("Señor Muñoz left Málaga.".encode("latin-1")).text == "Señor Muñoz left Málaga."


def test_a_stray_windows_byte_does_not_garble_a_utf_8_text() -> None:
    content = "The café’s owner – he stayed – said “no”. ".encode() + b"It\x92s over."
    assert read_bytes(content).text.endswith("said “no”. It’s over.")


def test_right_to_left_text_emoji_and_odd_code_points_are_kept_as_they_are() -> None:
    text = "He wrote مرحبا بكم to her. \U0001f600 The ﬁrst ½ e\u0301 was \u200fkept\u200b."
    assert read_bytes(text.encode()).text == text


def test_html_signs_in_a_text_file_are_text() -> None:
    assert read_bytes(b"If a < b & b > c, <b>bold</b> stays.").text == "If a < b & b > c, <b>bold</b> stays."


def test_front_matter_gives_details_and_is_not_text() -> None:
    content = (
        b"---\ntitle: \"Tents: a report\"\nsource: 'The Harbour Courier'\npublished: 2018-02-20\nauthor: Ann Lee\n"
        b"url: https://courier.example/tents?a=1\nnote: none of our business\n---\n\nThe guards counted forty families."
    )
    document = read_bytes(content, "tents.md")
    assert document.text == "The guards counted forty families."
    assert (document.title, document.source, document.author) == ("Tents: a report", "The Harbour Courier", "Ann Lee")
    assert (document.published, document.url) == (date(2018, 2, 20), "https://courier.example/tents?a=1")
    assert document.found["published"] == "front matter"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-02-20", date(2018, 2, 20)),
        ("2018-02-20T08:00:00Z", date(2018, 2, 20)),
        ("20 February 2018", date(2018, 2, 20)),
        ("Feb. 20, 2018", date(2018, 2, 20)),
        ("Tuesday, 20th February 2018 14:30 GMT", date(2018, 2, 20)),
        ("20/02/2018", date(2018, 2, 20)),
        ("20.2.2018", date(2018, 2, 20)),
    ],
)
def test_dates_of_front_matter_are_read_as_people_write_them(written: str, day: date) -> None:
    assert read_bytes(f"---\npublished: {written}\n---\nThe text.".encode()).published == day


@pytest.mark.parametrize("written", ["03/04/2018", "31 February 2018", "last week"])
def test_a_date_that_could_mean_two_days_or_none_is_refused_with_the_mend(written: str) -> None:
    with pytest.raises(UnreadableDocument, match="write it like 2018-02-20"):
        read_bytes(f"---\npublished: {written}\n---\nThe text.".encode())


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("title: >\n  Tents at\n  the crossing", "Tents at the crossing"),
        ("title: >-\n\n  Tents at\n\n  the crossing", "Tents at the crossing"),
        ("title: | # as printed\n  Tents at the crossing", "Tents at the crossing"),
        ("title: Tents at\n  the crossing", "Tents at the crossing"),
        ('title: "Tents at\n  the crossing"', "Tents at the crossing"),
        ("title:\n  Tents at the crossing", "Tents at the crossing"),
        ("title: Tents at the crossing  # not final", "Tents at the crossing"),
        ("title: 'Tents at the crossing' # not final", "Tents at the crossing"),
        ("title: Tents: party #1 wins", "Tents: party #1 wins"),
        ('title: "Tents # crossings"', "Tents # crossings"),
        ('title: "The \\"tents\\" go"', 'The "tents" go'),
        ("title: 'The guards'' tents'", "The guards' tents"),
    ],
)
def test_values_of_front_matter_are_read_as_yaml_lets_them_be_written(written: str, title: str) -> None:
    document = read_bytes(f'---\n{written}\nsource: Courier\npublished: "2019-03-02" # a note\n---\nThe text.'.encode())
    assert (document.title, document.source, document.published) == (title, "Courier", date(2019, 3, 2))


@pytest.mark.parametrize("written", ["author:\n  - Ann Lee", "author:\n  name: Ann Lee", "author: # nobody"])
def test_a_list_or_a_mapping_in_front_matter_is_no_value(written: str) -> None:
    assert read_bytes(f"---\n{written}\ntitle: Tents\n---\nThe text.".encode()).author is None


def test_a_rule_in_markdown_is_not_front_matter() -> None:
    text = "---\n\nA paragraph that goes on: and on.\n\n---\n\nThe end."
    assert read_front_matter(text) == ({}, text)
    assert read_bytes(text.encode(), "a.md").text == text


def test_front_matter_that_is_never_closed_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="not closed"):
        read_bytes(b"---\ntitle: Tents\n\nThe guards counted forty families.")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("title: Tents\nsource", "The line “source” of the front matter can't be read: write it like source: AFP"),
        ("title: Tents\nsource AFP\ndate: 2019-03-02\n", "The line “source AFP” of the front matter can't be read"),
        # A rule far below closes nothing.
        ("title: Tents\nThe guards counted.\n\nThey found forty.\n", "not closed"),
    ],
)
def test_the_odd_line_of_front_matter_is_named(lines: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=re.escape(says)):
        read_bytes(f"---\n{lines}\n---\nThe guards counted forty families.".encode())


def test_front_matter_alone_is_no_document() -> None:
    with pytest.raises(UnreadableDocument, match="no text under it"):
        read_bytes(b"---\ntitle: Tents\n---\n\n  \n")


def test_markdown_keeps_its_markup() -> None:
    text = "# Tents\n\n- *one* family\n\n- two [families](https://a.example)\n\n| a | b |"
    assert read_bytes(text.encode(), "a.md").text == text


def test_an_undated_text_without_a_source_is_a_document() -> None:
    document = read_bytes(b"Nobody crossed.", "tents.txt")
    assert (document.published, document.source, document.title) == (None, None, "Nobody crossed.")
    assert document.file == "tents.txt"


def test_the_sender_s_words_win_over_the_file_s() -> None:
    content = b"---\nsource: The Courier\npublished: 2018-02-20\n---\nThe text."
    document = read_bytes(content, source="AFP", published="2017-12-17")
    assert (document.source, document.published) == ("AFP", date(2017, 12, 17))
    assert document.found["source"] == "your caption"


def test_the_id_tells_source_address_and_text_apart_and_nothing_else() -> None:
    one = read_bytes(b"The text.", source="The Courier")
    again = read_bytes(b"The  text.\n", "other.md", source="the courier", title="Other")
    elsewhere = read_bytes(b"The text.", source="The Ledger")
    linked = read_bytes(b"The text.", source="The Courier", url="https://a.example/")
    assert one.id == again.id
    assert len({one.id, elsewhere.id, linked.id}) == 3


def test_front_matter_with_keys_that_are_not_known_is_no_text() -> None:
    assert read_bytes(b"---\nlayout: post\ntags:\n  - tents\n---\nThe text.").text == "The text."


def test_an_article_whose_first_letters_are_a_zips_is_text() -> None:
    text = "PKK fighters left the hills on Monday, the governor said.\n\nHe gave no number."
    assert read_bytes(text.encode(), "hills.txt").text == text
    with pytest.raises(UnreadableDocument, match="zip"):
        read_bytes(b"PK\x03\x04" + b"\x00" * 40, "hills.txt")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Fight\u00aders cros\u00adsed.", "Fighters crossed."),
        (
            "Jean Du\u200bpont left Sy\ufeffria on a re\u2060turn tick\u200cet.",
            "Jean Dupont left Syria on a return ticket.",
        ),
        ("\u200bPolice counted\u200b forty \u200bfamilies.", "Police counted forty families."),
        ("They retur\u00ad\nned home.", "They returned home."),
        ("They retur\u00ad\r\n  ned home.", "They returned home."),
    ],
)
def test_a_word_is_read_as_its_writer_typed_it_without_marks_that_nobody_sees(written: str, kept: str) -> None:
    assert read_bytes(written.encode()).text == kept


@pytest.mark.parametrize("text", ["An emoji 👩\u200d🚒 stays.", "In Persian می\u200cخواهم stays."])
def test_joiners_stay_where_they_are_seen(text: str) -> None:
    assert read_bytes(text.encode()).text == text
