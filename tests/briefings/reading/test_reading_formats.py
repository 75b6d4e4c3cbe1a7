"""Pages, PDFs, Word files and mails: the article is kept, and what surrounds it is dropped before it is stored."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import pytest

from briefings.errors import UnreadableDocument
from briefings.model import Document, Upload
from briefings.reading.reader import read
from tests.support.article_files import FIRST, PAGE, SECOND, WORD, make_docx, make_mail, make_pdf, pack_docx, pack_pdf


def read_file(content: bytes, name: str, **details: str) -> Document:
    return read(Upload(content, name, details=details))


def test_a_page_gives_its_article_and_what_its_metadata_says() -> None:
    document = read_file(PAGE.encode(), "tents.html")
    assert document.text.split("\n\n") == [
        "Tents at the crossing",
        FIRST,
        "Prices rose <again> & again \U0001f600, “as ever”.",
        "One way goes by Azaz.",
        SECOND,
    ]
    assert (document.title, document.source, document.author) == ("Tents at the crossing", "The Courier", "Mara Quill")
    assert (document.published, document.url) == (date(2018, 1, 12), "https://courier.example/2018/01/12/tents")
    assert document.found["published"] == "the page's own metadata"


def test_a_page_s_own_encoding_is_heeded() -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("\U0001f600", "").encode("cp1252")
    assert "“as ever”" in read_file(page, "tents.html").text


def test_a_page_that_calls_itself_latin_1_keeps_its_curly_quotes_as_in_a_browser() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("\U0001f600", "").encode("cp1252")
    assert "“as ever”" in read_file(page, "tents.html").text


def test_a_page_in_utf_8_is_read_as_such_whatever_it_calls_itself() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").encode()
    assert "\U0001f600, “as ever”" in read_file(page, "tents.html").text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("name", ["tents.html", "tents.txt"])
def test_a_page_is_known_for_one_in_every_encoding_of_unicode(encoding: str, name: str) -> None:
    page = PAGE.replace("utf-8", encoding).encode(encoding)
    assert read_file(page, name).text == read_file(PAGE.encode(), name).text


def test_a_page_with_no_date_is_undated() -> None:
    page = PAGE.replace("2018-01-12T08:00:00Z", "").replace("/2018/01/12", "")
    assert read_file(page.encode(), "tents.html").published is None


def test_the_sender_s_words_win_over_the_page_s() -> None:
    document = read_file(PAGE.encode(), "tents.html", published="2017-12-17", url="https://other.example/")
    assert (document.published, document.url) == (date(2017, 12, 17), "https://other.example/")
    assert document.found["url"] == "your caption"


def test_a_pdf_gives_whole_paragraphs() -> None:
    document = read_file(make_pdf(title="Tents at the crossing"), "tents.pdf")
    assert document.text == f"On day I {FIRST}\n\n{SECOND}"
    assert (document.title, document.found["title"]) == ("Tents at the crossing", "the file's properties")
    assert document.published is None


def test_what_a_pdf_s_pages_repeat_is_dropped() -> None:
    text = read_file(make_pdf(3, head="The Courier, no."), "tents.pdf").text
    assert "The Courier" not in text
    assert "Page" not in text
    assert text.count(SECOND) == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (make_pdf(password="secret"), "locked with a password"),
        (make_pdf(2, write=False), "pictures of pages and no text"),
        (make_pdf()[:400], "PDF is broken"),
    ],
    ids=["locked", "scan", "cut off"],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        read_file(content, "tents.pdf")


def test_a_word_file_gives_its_body_and_never_its_template_s_date() -> None:
    document = read_file(make_docx(), "tents.docx")
    assert document.text.split("\n\n") == ["Tents at the crossing", "By Mara Quill", FIRST, "Azaz", SECOND]
    assert (document.title, document.author, document.published) == ("Tents at the crossing", "Mara Quill", None)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (lambda: f"<w:document {WORD}><w:p><w:r><w:t>{'a' * 50_000_000}</w:t></w:r></w:p></w:document>", "unpacks"),
        (lambda: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>', "broken"),
        (lambda: f"<w:document {WORD}>{'<w:p>' * 100_000}{'</w:p>' * 100_000}</w:document>", "no text"),
        (lambda: "<w:document", "broken"),
    ],
    ids=["zip bomb", "entities", "nested", "cut off"],
)
def test_hostile_word_files_are_refused(body: Callable[[], str], says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        read_file(pack_docx(body()), "tents.docx")


def test_deleted_words_and_field_codes_of_a_word_file_are_not_text() -> None:
    body = (
        f"<w:document {WORD}><w:p><w:r><w:t>Forty</w:t></w:r><w:del><w:r><w:delText>Fifty</w:delText></w:r></w:del>"
        "<w:r><w:instrText> PAGE </w:instrText><w:tab/><w:t>families</w:t></w:r></w:p></w:document>"
    )
    assert read_file(pack_docx(body), "tents.docx").text == "Forty families"


def test_a_mail_gives_its_text_title_sender_and_local_date() -> None:
    document = read_file(bytes(make_mail(f"{FIRST}\n\n{SECOND}\n-- \nThe Courier\nUnsubscribe\n")), "tents.eml")
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert (document.title, document.source) == ("Tents at the crossing – today", "The Courier")
    assert document.published == date(2018, 1, 12)
    assert document.found["published"] == "the mail's date"


@pytest.mark.parametrize("body", [PAGE, f"<table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr></table>"])
def test_a_mail_in_html_gives_its_text(body: str) -> None:
    text = read_file(bytes(make_mail(body, "html")), "tents.eml").text
    assert FIRST in text.split("\n\n")
    assert SECOND in text.split("\n\n")


def test_of_two_bodies_the_plain_one_is_read() -> None:
    mail = make_mail(FIRST)
    mail.add_alternative(f"<p>{SECOND}</p>", subtype="html")
    assert read_file(bytes(mail), "tents.eml").text == FIRST


def test_a_mail_forwarded_as_an_attachment_is_the_article() -> None:
    outer = EmailMessage()
    outer["From"] = "Ann Editor <ann@example.org>"
    outer["Subject"] = "please file"
    outer["Date"] = "Mon, 15 Jan 2018 09:00:00 +0000"
    outer.set_content("See below.")
    outer.add_attachment(make_mail(FIRST))
    document = read_file(bytes(outer), "forward.eml")
    assert (document.text, document.source, document.published) == (FIRST, "The Courier", date(2018, 1, 12))


@pytest.mark.parametrize("quote", ["", "> "])
def test_a_mail_forwarded_inline_is_the_article(quote: str) -> None:
    inner = f"From: The Ledger <l@ledger.example>\nDate: Thu, 11 Jan 2018 at 10:00\nSubject: Tents\nTo: Ann\n\n{FIRST}"
    quoted = "\n".join(quote + line for line in inner.split("\n"))
    mail = make_mail(f"Please file.\n\n---------- Forwarded message ---------\n{quoted}\n")
    document = read_file(bytes(mail), "forward.eml")
    assert (document.text, document.source, document.title) == (FIRST, "The Ledger", "Tents")
    assert document.published == date(2018, 1, 11)


@pytest.mark.parametrize("above", ["", "________________________________\n", "-----Original Message-----\n"])
@pytest.mark.parametrize("sent", ["Sent: Thursday, 11 January 2018 10:00", "Date: Thu, 11 Jan 2018 10:00:00 +0000"])
def test_a_mail_forwarded_by_outlook_is_the_article(above: str, sent: str) -> None:
    head = f"From: The Ledger <l@ledger.example>\n{sent}\nTo: Ann Lee <ann@a.example>;\n Bob Roe <b@b.example>"
    inner = f"{head}\nSubject: Tents\n\n{FIRST}"
    document = read_file(bytes(make_mail(f"Please file.\n\n{above}{inner}\n")), "forward.eml")
    assert (document.text, document.source, document.title) == (FIRST, "The Ledger", "Tents")
    assert document.published == date(2018, 1, 11)


@pytest.mark.parametrize("sender", ["Lee, Ann", "Lee, Ann <ann@a.example>", '"Lee, Ann" <ann@a.example>'])
def test_a_forwarded_mail_s_sender_is_named_in_full_without_an_address_too(sender: str) -> None:
    inner = f"From: {sender}\nSent: Thursday, 11 January 2018 10:00\nSubject: Tents\n\n{FIRST}"
    assert read_file(bytes(make_mail(f"Please file.\n\n{inner}\n")), "forward.eml").source == "Lee, Ann"


def test_a_mail_forwarded_by_outlook_as_a_page_is_the_article() -> None:
    head = (
        "<p><b>From:</b> The Ledger &lt;l@ledger.example&gt;<br><b>Sent:</b> Thursday, January 11, 2018 10:00 AM<br>"
        "<b>To:</b> Ann<br><b>Subject:</b> Tents<br></p>"
    )
    document = read_file(bytes(make_mail(f"<p>Please file.</p><hr>{head}<p>{FIRST}</p>", "html")), "forward.eml")
    assert (document.text, document.source, document.title) == (FIRST, "The Ledger", "Tents")
    assert document.published == date(2018, 1, 11)


WROTE = [
    "On Thu, 11 Jan 2018 at 10:00, The Ledger <l@ledger.example> wrote:",
    "On Jan 11, 2018, at 9:05 AM, The Ledger wrote:",
]


@pytest.mark.parametrize(
    "wrote", [*WROTE, WROTE[0].replace(" <", "\n<"), "Le jeu. 11 janv. 2018 à 10:00, Ann a écrit :"]
)
def test_a_reply_is_its_sender_s_own_words_of_its_own_day(wrote: str) -> None:
    mail = make_mail(f"{FIRST}\n\n{wrote}\n\n> Dear all,\n>\n> {SECOND}\n>> Who counted?\n")
    document = read_file(bytes(mail), "reply.eml")
    assert (document.text, document.source, document.published) == (FIRST, "The Courier", date(2018, 1, 12))


QUOTES = ['<blockquote type="cite">', '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">']


@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("wrote", WROTE)
def test_a_reply_as_a_page_is_its_sender_s_own_words_of_its_own_day(quote: str, wrote: str) -> None:
    above = wrote.replace("<", "&lt;").replace(">", "&gt;")
    inner = f"{quote}<div>Dear all,</div>{QUOTES[0]}<p>Who counted?</p></blockquote><p>{SECOND}</p></blockquote>"
    mail = make_mail(f"<div>{FIRST}</div><br><div>{above}<br></div>{inner}", "html")
    document = read_file(bytes(mail), "reply.eml")
    assert (document.text, document.source, document.published) == (FIRST, "The Courier", date(2018, 1, 12))


@pytest.mark.parametrize("quote", QUOTES)
def test_a_reply_as_a_page_of_a_few_words_passes_on_what_it_answers_with_its_sender_and_day(quote: str) -> None:
    inner = f"{quote}<p>{FIRST}</p><p>{SECOND}</p></blockquote>"
    document = read_file(bytes(make_mail(f"<div>Please file.</div><div>{WROTE[1]}</div>{inner}", "html")), "reply.eml")
    assert (document.text, document.source) == (f"{FIRST}\n\n{SECOND}", "The Ledger")
    assert document.published == date(2018, 1, 11)


def test_a_mail_forwarded_as_a_page_in_a_quotation_is_the_article() -> None:
    head = (
        "<div><b>From: </b>The Ledger &lt;l@ledger.example&gt;<br></div><div><b>Subject: </b><b>Tents</b><br></div>"
        "<div><b>Date: </b>11 January 2018 at 10:00:00 GMT<br></div><div><b>To: </b>Ann<br></div><br>"
    )
    inner = f'<blockquote type="cite"><div>Begin forwarded message:</div><br>{head}<p>{FIRST}</p></blockquote>'
    document = read_file(bytes(make_mail(f"<div>Please file.</div><br>{inner}", "html")), "forward.eml")
    assert (document.text, document.source, document.title) == (FIRST, "The Ledger", "Tents")
    assert document.published == date(2018, 1, 11)


def test_answers_between_the_quoted_lines_are_the_reply_too() -> None:
    mail = make_mail(f"{WROTE[0]}\n> How many came?\n\n{FIRST}\n\n{WROTE[1]}\n> What does it cost?\n\n{SECOND}\n")
    assert read_file(bytes(mail), "reply.eml").text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("wrote", WROTE)
def test_a_reply_of_a_few_words_passes_on_what_it_answers_with_its_sender_and_day(wrote: str) -> None:
    mail = make_mail(f"Please file.\n\n{wrote}\n> {FIRST}\n>\n> {SECOND}\n\n-- \nAnn Lee, The Courier\n")
    document = read_file(bytes(mail), "reply.eml")
    assert (document.text, document.source) == (f"{FIRST}\n\n{SECOND}", "The Ledger")
    assert document.published == date(2018, 1, 11)


def test_a_few_words_that_send_the_reader_to_the_page_beside_them_are_not_the_article() -> None:
    mail = make_mail("Your program shows no HTML. Please see the HTML part.")
    mail.add_alternative(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html")
    assert read_file(bytes(mail), "tents.eml").text == f"{FIRST}\n\n{SECOND}"


def test_a_mail_that_only_brings_a_file_says_to_send_the_file() -> None:
    mail = make_mail("See the file.")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="tents.pdf")
    with pytest.raises(UnreadableDocument, match="send its attachment itself"):
        read_file(bytes(mail), "tents.eml")


def test_a_picture_or_a_card_beside_a_short_mail_is_no_article() -> None:
    mail = make_mail("Nobody crossed on Monday, a clerk said.")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    assert read_file(bytes(mail), "tents.eml").text == "Nobody crossed on Monday, a clerk said."


@pytest.mark.parametrize("name", ["tents.eml", "tents.txt"])
def test_a_mail_that_was_saved_with_a_byte_order_mark_is_read(name: str) -> None:
    mail = make_mail(f"{FIRST}\n").as_bytes()
    assert read_file(codecs.BOM_UTF8 + mail, name) == read_file(mail, name)


def test_a_mail_that_calls_itself_latin_1_keeps_its_curly_quotes() -> None:
    head = b"From: a@b.example\nSubject: Tents\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    assert read_file(head + b"\x93Forty\x94 families, the guards\x92 list said.", "tents.eml").text == (
        "“Forty” families, the guards’ list said."
    )


def test_a_text_that_begins_like_a_mail_is_a_text() -> None:
    text = "From: the northern crossing\n\nForty families were counted."
    assert read_file(text.encode(), "a.txt").text == text


HIDDEN = (
    "The of\ufb01ce coun\u00adted forty fami\u200blies\u200b. “\ufeffYes”, a clerk said to the Cou\u2060rier.\u200b"
)
SEEN = "The office counted forty families. “Yes”, a clerk said to the Courier."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PAGE.replace(FIRST, HIDDEN).encode(), "tents.html"),
        (PAGE.replace(FIRST, HIDDEN.replace("\u00ad", "&shy;")).encode(), "tents.html"),
        (pack_docx(f"<w:document {WORD}><w:body><w:p><w:r><w:t>{HIDDEN}</w:t></w:r></w:p></w:body></w:document>"), "a"),
        (pack_pdf(HIDDEN), "tents.pdf"),
        (make_mail(HIDDEN).as_bytes(), "tents.eml"),
        (make_mail(f"<p>{HIDDEN}</p>", "html").as_bytes(), "tents.eml"),
    ],
)  # fmt: skip
def test_words_are_kept_as_they_are_seen(content: bytes, name: str) -> None:
    assert SEEN in read_file(content, name).text.split("\n\n")


def test_a_title_is_kept_as_it_is_seen() -> None:
    page = PAGE.replace('content="Tents at the crossing"', 'content="Tents at the cross&shy;ing"')
    assert read_file(page.encode(), "tents.html").title == "Tents at the crossing"
