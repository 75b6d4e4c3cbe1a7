"""Small files on which a reader would spend minutes or gigabytes, made when a test asks for them."""

from __future__ import annotations

import io
import zipfile
import zlib

SENTENCE = (
    "The clerk at the ferry said on Monday that forty families had left the island and that all of them were well. "
)
_HEADERS = "From: a@post.example\nTo: b@post.example\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
_WORDPROCESSING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_RESOURCES = b"/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + _RESOURCES % 6 + b">>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WRITE = b"BT /F 9 Tf (Forty families left the island on Monday.)Tj ET"


def pdf_of_forms(levels: int = 9, calls: int = 10) -> bytes:
    """Forms that each draw the next one ten times: ten to the ninth lines of text."""
    forms = [
        _stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + _RESOURCES % (7 + i),
            _WRITE if i == levels - 1 else b"/X Do " * calls,
        )
        for i in range(levels)
    ]
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE, _stream(b"", b"/X Do"), _FONT, *forms)


def pdf_of_layers(layers: int = 3, size: int = 1_500_000_000) -> bytes:
    """A page packed three times, whose first layer unpacks to gigabytes."""
    packed = _packed_spaces(size // 1_000_000)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    contents = _stream(b"/Filter[" + b"/FlateDecode" * layers + b"]", packed)
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE, contents, _FONT)


def _packed_spaces(megabytes: int) -> bytes:
    """So many megabytes of spaces as zlib packs them; one megabyte is packed once, and its packed form repeated."""
    megabyte, checksum = b" " * 1_000_000, 1
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes):
        checksum = zlib.adler32(megabyte, checksum)
    return b"\x78\xda" + packed * megabytes + packer.flush() + checksum.to_bytes(4, "big")


def pdf_of_one_page(times: int = 1_400) -> bytes:
    """One page of much text, to which the file refers 1,400 times."""
    kids = b"<</Type/Pages/Kids[" + b"3 0 R " * times + b"]/Count %d>>" % times
    lines = b"BT /F 1 Tf " + b"(Forty families left the island on Monday, the clerk said. )Tj " * 1_500 + b"ET"
    return _pdf(_CATALOG, kids, _PAGE, _stream(b"", lines), _FONT)


def docx(method: int, size: int = 50_000_000) -> bytes:
    """A Word file whose body is white space, packed by one of zipfile's methods."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return packed.getvalue()


def docx_of_elements(elements: int = 2_000_000) -> bytes:
    """A Word file of empty paragraphs."""
    body = "<w:p/>" * elements
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORDPROCESSING}"><w:body>{body}</w:body></w:document>',
        )
    return packed.getvalue()


def mail(headers: str, body: str = SENTENCE * 9) -> bytes:
    return f"{_HEADERS}{headers}\n\n{body}".encode()


def mail_with_long_subject() -> bytes:
    """816 KB in one encoded Subject."""
    return mail("Subject: " + "=?utf-8?q?=41?= " * 51_000)


def mail_with_parameters() -> bytes:
    return mail("Subject: x\nContent-Type: text/plain; " + "a*0*=b;" * 30_000)


def mail_with_parts() -> bytes:
    return mail("Subject: x\nContent-Type: multipart/mixed; boundary=b", "--b\n\nx\n" * 400_000 + "--b--\n")


def mail_in_punycode() -> bytes:
    return mail("Subject: x\nContent-Type: text/plain; charset=punycode", "a-" + "b" * 300_000)


def page_without_a_stop() -> bytes:
    """88 KB of words, none of which ends a sentence."""
    return f"<html><body><article><p>{'a b ' * 22_000}</p></article></body></html>".encode()


def page_in_punycode() -> bytes:
    return b"<html><head><meta charset=punycode></head><body><p>a-" + b"b" * 300_000 + b"</p></body></html>"


def text_of(unit: str, size: int) -> bytes:
    """A text that repeats `unit` until it is `size` bytes long."""
    return (unit * (size // len(unit) + 1))[:size].encode()


def report(words: int = 110_000) -> str:
    """An honest report of 300 pages: paragraphs of five sentences, no two alike."""
    paragraphs: list[str] = []
    written = 0
    while written < words:
        number = len(paragraphs)
        paragraph = (
            f"Clerks in the harbour counted {number + 12} families on {number % 28 + 1} March 2016, the ministry said. "
            f"Of those, {number % 11 + 2} have returned home since, and at least {number % 9 + 3} went on to Lyon. "
            f'"We do not know where group {number} is," said Ann Example, who leads the Harbour Institute. '
            "A seat in a van cost twice what it had cost in the spring, and two traders expect it to cost more. "
            "The road had been closed for most of the winter, so that nobody could count them."
        )
        paragraphs.append(paragraph)
        written += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def _pdf(*objects: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(written))
    return written + head + table + tail
