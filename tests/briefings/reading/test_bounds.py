"""Sizes that no article has are refused before work is done on them, each with what to do about it."""

from __future__ import annotations

import zipfile

import pytest

from briefings.errors import UnreadableDocument
from briefings.model import Document, Upload
from briefings.reading.bounds import LONGEST_SENTENCE, LONGEST_TEXT, LONGEST_WORD, decoded_as, oddity
from briefings.reading.reader import read
from tests.support import poison


def read_text(text: str) -> Document:
    return read(Upload(text.encode(), "article.txt"))


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (poison.SENTENCE * (LONGEST_TEXT // len(poison.SENTENCE) + 1), "split it"),
        (poison.SENTENCE * 20 + "x" * (LONGEST_WORD + 1), "send the article's text"),
        ("the boats and the ferry went to the island and " * 2_000, "put them in"),
        ("41 of 77, 12 of 15, " * 10 + ("8 17 40 - 12. " * 400), "without its tables"),
    ],
    ids=["a text of over a million characters", "a run without a space", "no full stops", "few letters"],
)
def test_a_text_that_no_article_is_gets_one_sentence_with_the_mend(text: str, mend: str) -> None:
    with pytest.raises(UnreadableDocument, match=mend):
        read_text(text)


def test_what_is_nearly_too_long_is_read() -> None:
    sentences = poison.SENTENCE * ((LONGEST_TEXT - 1000) // len(poison.SENTENCE))
    assert len(read_text(sentences).text) > 0.99 * LONGEST_TEXT - 1000


def test_a_long_address_or_number_is_no_endless_word() -> None:
    assert read_text(poison.SENTENCE * 3 + "https://post.example/" + "a" * 3_000 + " has the list.")


@pytest.mark.parametrize(
    ("passage", "odd"),
    [
        (poison.SENTENCE * 100, False),
        ("word " * (LONGEST_SENTENCE // 5 - 1), False),
        ("word " * (LONGEST_SENTENCE // 5 + 1), True),
        ("17.4 20.6 " * 20, False),
        ("17.4 20.6 " * 200, True),
    ],
    ids=["long prose", "a very long sentence", "one too long", "a table's row", "a table"],
)
def test_a_passage_is_odd_by_its_longest_sentence_or_its_few_letters(passage: str, odd: bool) -> None:
    assert (oddity(passage) is not None) is odd


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_word_file_packed_as_word_never_packs_is_broken(method: int) -> None:
    with pytest.raises(UnreadableDocument, match="save it again"):
        read(Upload(poison.docx(method, 1_000_000), "a.docx"))


@pytest.mark.parametrize("mail", [poison.mail_with_long_subject, poison.mail_with_parameters, poison.mail_with_parts])
def test_a_mail_whose_head_or_parts_are_endless_is_refused(mail: object) -> None:
    assert callable(mail)
    with pytest.raises(UnreadableDocument, match="copy"):
        read(Upload(mail(), "a.eml"))


def test_a_mail_to_a_thousand_people_is_read() -> None:
    to = ", ".join(f"reader{number}@post.example" for number in range(1_000))
    assert "forty families" in read(Upload(poison.mail(f"Subject: The ferry\nCc: {to}"), "a.eml")).text


@pytest.mark.parametrize("encoding", ["punycode", "idna", "unicode_escape", "hex", "rot13", "bz2", "no-such-thing"])
def test_only_encodings_of_texts_are_believed(encoding: str) -> None:
    assert decoded_as(b"some words", encoding) is None


def test_an_encoding_of_texts_is_believed() -> None:
    assert decoded_as("naïve".encode("iso-8859-15"), "ISO-8859-15") == "naïve"


def test_a_page_whose_paragraph_never_ends_is_judged_in_one_pass() -> None:
    """A search that begins anew at every word took 71 seconds for this page."""
    with pytest.raises(UnreadableDocument, match="no article"):
        read(Upload(poison.page_without_a_stop(), "a.html"))
