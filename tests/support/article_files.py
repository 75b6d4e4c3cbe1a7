"""Small files of every format that is read, made when a test asks for them. Their words are invented."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from fpdf import FPDF

FIRST = "The guards at the northern crossing counted some forty families in the first week of the month, a clerk said."
SECOND = "A seat in a van cost twice what it had cost in the spring, and two traders said that it would cost more soon."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Tents at the crossing | The Courier</title>
<meta property="og:title" content="Tents at the crossing"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2018-01-12T08:00:00Z"><meta name="author" content="Mara Quill">
<link rel="canonical" href="https://courier.example/2018/01/12/tents"><script>var a = "<p>never</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Tents at the crossing</h1>
<p>{FIRST}</p><p>Prices rose &lt;again&gt; &amp; again \U0001f600, “as ever”.</p><ul><li>One way goes by Azaz.</li></ul>
<p>{SECOND}</p></article><footer>Copyright 2030 The Courier</footer></body></html>"""


def make_pdf(pages: int = 1, *, password: str = "", write: bool = True, head: str = "", title: str = "") -> bytes:
    pdf = FPDF()
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    if title:
        pdf.set_title(title)
    pdf.set_font("Helvetica", size=11)
    for number in range(1, pages + 1):
        pdf.add_page()
        if not write:
            pdf.rect(20, 20, 100, 100)
            continue
        if head:
            pdf.cell(0, 8, f"{head} {number}", new_x="LMARGIN", new_y="NEXT")
        for paragraph in (f"On day {'I' * number} {FIRST}", SECOND):
            pdf.multi_cell(90, 5, paragraph, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
        pdf.set_y(-25)
        pdf.cell(0, 8, f"Page {number} of {pages}")
    return bytes(pdf.output())


def pack_pdf(line: str) -> bytes:
    """A PDF of one line whose font says for each code what letter it stands for, as word processors write them."""
    letters = sorted(set(line))
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    named = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    streams = (
        f"BT /F 8 Tf 20 300 Td <{''.join(f'{codes[letter]:02x}' for letter in line)}> Tj ET",
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{named}endbfchar endcmap",
    )
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 400]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        *(f"<</Length {len(stream)}>>stream\n{stream}\nendstream" for stream in streams),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>",
    ]
    body = "".join(f"{number} 0 obj {part} endobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def make_docx() -> bytes:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Courier, page 1"
    document.add_heading("Tents at the crossing", 1)
    document.add_paragraph("By Mara Quill")
    document.add_paragraph("").add_run(FIRST[:40]).bold = True
    document.paragraphs[-1].add_run(FIRST[40:])
    document.add_table(1, 2).cell(0, 0).text = "Azaz"
    document.add_paragraph(SECOND)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pack_docx(body: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return packed.getvalue()


def make_mail(body: str, subtype: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "The Courier <news@courier.example>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "Fwd: Tents at the crossing – today"
    mail["Date"] = "Fri, 12 Jan 2018 23:30:00 -0500"
    mail.set_content(body, subtype=subtype)
    return mail
