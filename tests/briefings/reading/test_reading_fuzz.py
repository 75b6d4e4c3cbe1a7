"""Whatever bytes come, reading ends: with a whole document or with a sentence, never with a traceback, and soon."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefings.errors import UnreadableDocument
from briefings.model import Document, Upload
from briefings.reading.reader import document_id, read
from tests.support.article_files import FIRST, PAGE, make_docx, make_mail, make_pdf
from tests.support.thoroughness import examples

ENDINGS = [".txt", ".md", ".html", ".pdf", ".docx", ".eml", ""]
OPENINGS = [
    b"",
    b"---\n",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<!doctype html>",
    b"From: a@b\nMIME-Version: 1.0\n",
    b"\xff\xfe",
]
WHOLE = {".html": PAGE.encode(), ".pdf": make_pdf(2), ".docx": make_docx(), ".eml": bytes(make_mail(FIRST))}
unhurried = settings(
    max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read_or_refuse(content: bytes, name: str) -> Document | None:
    """The document, checked to be whole, or None where it was refused with one sentence."""
    try:
        document = read(Upload(content, name))
    except UnreadableDocument as error:
        refusal = str(error)
        return None if refusal.endswith(".") and "\n" not in refusal else pytest.fail(refusal)
    assert document.text.strip()
    assert document.title
    assert "\x00" not in document.text
    assert document.id == document_id(document.source, document.url, document.text)
    json.dumps([document.text, document.title, document.source, document.author, dict(document.found)]).encode("utf-8")
    document.text.encode("utf-8")
    document.title.encode("utf-8")
    return document


@unhurried
@given(st.sampled_from(OPENINGS), st.binary(max_size=600), st.sampled_from(ENDINGS))
@example(b"", b"", ".txt")
@example(b"---\n", b"a: b", ".md")
def test_any_bytes_under_any_name(opening: bytes, content: bytes, ending: str) -> None:
    read_or_refuse(opening + content, f"file{ending}")


@unhurried
@given(st.text(max_size=600), st.sampled_from(ENDINGS))
def test_any_text_under_any_name(text: str, ending: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"), f"file{ending}")


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, str]:
    """A real file with some of its bytes changed, taken out, doubled or cut off."""
    ending = draw(st.sampled_from(sorted(WHOLE)))
    content = bytearray(WHOLE[ending])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content) - 1))
        piece = draw(st.binary(max_size=8))
        content[at : at + draw(st.integers(0, 40))] = piece
        if len(content) < 10:
            break
    if draw(st.booleans()):
        content = content[: draw(st.integers(0, len(content)))]
    return bytes(content), ending


@unhurried
@given(damaged())
def test_real_files_with_damage(file: tuple[bytes, str]) -> None:
    content, ending = file
    read_or_refuse(content, f"file{ending}")


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "<div ",
    "<a href='",
    "'>",
    "<!--",
    "-->",
    "<script>",
    "<br>",
    "<svg>",
]
ODD = ["&#0;", "&#xD800;", "&#x1F600;", "]]>", "<meta charset=utf-16>", FIRST]


@unhurried
@given(st.lists(st.sampled_from(TAGS + ODD), max_size=60))
def test_any_soup_of_tags(pieces: list[str]) -> None:
    read_or_refuse(("<html>" + "".join(pieces)).encode(), "page.html")


SENTENCE = "The guards counted forty families at the crossing, and the others waited. "

# What is made n times over; n; the file's name; and how many processor seconds the whole may take.
LARGE: dict[str, tuple[Callable[[int], str], int, str, float]] = {
    "numbered sentences": (
        lambda n: " ".join(f"The guards counted {i} families at the crossing." for i in range(n)),
        12_500,
        "a.txt",
        2.0,
    ),
    "paragraphs": (lambda n: "\n\n".join([SENTENCE * 10] * n), 900, "a.md", 2.0),
    "lines": (lambda n: "\n".join([SENTENCE] * n), 9_000, "a.txt", 2.0),
    "paragraphs of a page": (
        lambda n: "<html><body><article>" + "".join(f"<p>{i} {SENTENCE * 6}</p>" for i in range(n)),
        1_300,
        "a.html",
        5.0,
    ),
    "rows of a table": (
        lambda n: "<html><body><table>" + "<tr><td>Forty families crossed.</td></tr>" * n,
        40_000,
        "a.html",
        15.0,
    ),
    "nested divisions": (lambda n: "<html><body>" + "<div>" * n + SENTENCE, 50_000, "a.html", 15.0),
    "nested bold": (lambda n: "<html><body>" + "<b>" * n + SENTENCE, 59_000, "a.html", 15.0),
    "brackets of tags": (lambda n: "<" * n, 1_000_000, "a.html", 5.0),
    "comments that do not end": (lambda n: "<html><!--" * n, 100_000, "a.html", 10.0),
    "empty comments": (lambda n: "<!---->" * n, 100_000, "a.html", 5.0),
    "few empty comments in a text": (lambda n: "<!---->" * n, 700, "a.txt", 5.0),
    "tags that do not end": (lambda n: "<p " * n, 300_000, "a.html", 5.0),
    "scripts that do not end": (lambda n: "<script>" * n, 200_000, "a.html", 10.0),
    "entities that do not end": (lambda n: "<html>" + "&" * n, 1_000_000, "a.html", 10.0),
    "headers of a mail": (
        lambda n: "From: a@b.example\nMIME-Version: 1.0\n" + "X: y\n" * n + "\n" + SENTENCE,
        200_000,
        "a.eml",
        10.0,
    ),
    "spaced letters": (lambda n: "a " * n, 1_000_000, "a.txt", 5.0),
    "one word": (lambda n: "a" * n, 1_000_000, "a.txt", 5.0),
    "open brackets": (lambda n: "(" * n, 200_000, "a.txt", 5.0),
    "empty lines": (lambda n: "\n" * n + "a", 1_000_000, "a.txt", 5.0),
    "front matter": (lambda n: "---\n" + "a: b\n" * n, 200_000, "a.txt", 5.0),
    "bylines": (lambda n: ("By " + "Jane " * n + "\n\n") * 5, 30_000, "a.txt", 5.0),
    "letters on lines": (lambda n: "a\n" * n, 300_000, "a.txt", 5.0),
}
whole = pytest.mark.long(reason="four times as large as what `make test` reads")


@pytest.mark.slow
@pytest.mark.parametrize("part", [4, pytest.param(1, marks=whole)], ids=["a quarter", "whole"])
@pytest.mark.parametrize("what", LARGE)
def test_large_and_twisted_files_end_in_bounded_time(what: str, part: int) -> None:
    make, many, name, seconds = LARGE[what]
    content = make(many // part).encode()
    began = time.process_time()
    read_or_refuse(content, name)
    # Processor seconds, which do not hang on what else the machine does; a slow one may take ten times as many, and
    # quadratic work far more.
    assert time.process_time() - began < 10 * seconds / part


def test_a_sentence_of_3000_words_is_kept_whole() -> None:
    sentence = "The guards counted " + ", ".join(f"family {n}" for n in range(1_500)) + " and went home."
    document = read(Upload(sentence.encode(), "a.txt"))
    assert document.text == sentence


def test_an_article_of_100000_words_loses_no_word() -> None:
    text = "\n\n".join(f"Guard {n} counted forty families at the crossing." * 2 for n in range(7_200))
    document = read(Upload(text.encode(), "a.txt"))
    assert document.text == text


def test_a_mail_in_a_mail_in_a_mail_ends() -> None:
    mail = bytes(make_mail(FIRST))
    for _ in range(60):
        head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
        mail = head + mail
    read_or_refuse(mail, "a.eml")


@pytest.mark.parametrize("name", ["", "../../a.txt", "C:\\b\\a.txt", "\x00a.txt", "\udce9a.txt", "<b>a.txt", "a" * 400])
def test_any_file_name_and_any_word_of_the_sender(name: str) -> None:
    document = read(Upload(FIRST.encode(), name, details={"title": "odd \ud800 title\x00", "source": "  "}))
    assert (document.title, document.source) == ("odd title", None)
    assert "/" not in (document.file or "")
    (document.file or "").encode("utf-8")
