"""A line as one cites it: in plain words, for Markdown, as a BibTeX entry, and as a footnote."""

from __future__ import annotations

import re

from bot.chat.page import one_space
from bot.pages import wording
from bot.pages.references import web_address
from briefings.model import Claim, Document


def citations(claim: Claim, document: Document) -> dict[str, str]:
    """Form → text, ready to be copied."""
    words = wording.in_marks(one_space(claim.text), one_space(claim.text))
    source, title = document.source or "no source named", one_space(document.title)
    day, url = wording.day(document.published), document.url if web_address(document.url) else ""
    link = f", {url}" if url else ""
    return {
        "Plain": f"{words} ({source}, {day}: {title}{link})",
        "Markdown": f"> {words}\n>\n> {f'[{source}]({url})' if url else source}, {day}: *{title}*",
        "BibTeX": _bibtex(document, source, title, url or ""),
        "Footnote": f"{source}, “{title}”, {day}{link}.",
    }


def _bibtex(document: Document, source: str, title: str, url: str) -> str:
    year = f"{document.published.year}" if document.published else "n.d."
    key = re.sub(r"\W", "", source.lower())[:20] + year.replace(".", "") + str(document.number)
    fields = {
        "title": f"{{{_tex(title)}}}",
        "author": _tex(document.author or ""),
        "journal": _tex(source),
        "year": year,
        "month": f"{document.published:%b}".lower() if document.published else "",
        "day": str(document.published.day) if document.published else "",
        "url": url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{{key},\n{lines}\n}}"


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", one_space(text))
