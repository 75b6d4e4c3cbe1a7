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
