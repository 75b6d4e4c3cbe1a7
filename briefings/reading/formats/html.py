"""Reads web pages: the article in the page, and what the page's metadata says about it."""

from __future__ import annotations

import codecs
import re
from typing import Any

from briefings.errors import UnreadableDocument
from briefings.reading.bounds import decoded_as
from briefings.reading.encoding import decode
from briefings.reading.formats.article import Article, Known, known, legible, without_unwanted
from briefings.reading.unwrapping import unwrap

NO_ARTICLE = "There is no article on this page: open it, copy the text and send that."
# More markup than this is no article, and extraction would keep the desk busy for minutes.
_LARGEST_MARKUP = 4_000_000
_MOST_ELEMENTS = 60_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Elements with nothing for readers in them, from opening to end.
_NOISE = re.compile(r"<!--|<(?:script|style|svg|noscript|template)\b", re.IGNORECASE)
# Searched for at the text's end only: a search from every word on would take quadratic time.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_LONGEST_CLOSING = 20
_FEWEST_WORDS = 8
# The element in which mail programs put the mail that is answered: Apple's, Outlook's for the Mac and Thunderbird's
# with a type, Gmail's with a class.
_QUOTE = "blockquote[@type='cite' or contains(concat(' ', @class, ' '), ' gmail_quote ')]"
_QUOTES = f".//{_QUOTE}"
_HOW = "the page's own metadata"
# Elements whose text is a paragraph of its own: HTML's first, then those that trafilatura makes.
_BLOCK_NAMES = (
    "address article blockquote body br caption center dd div dl dt figcaption h1 h2 h3 h4 h5 h6 hr li main ol "
    "p pre section table td th title tr ul head item cell row list quote lb code"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())


def read_html(content: bytes) -> Article:
    """A page's article, without navigation, comments and captions of pictures."""
    markup = _clean(_decoded(content))
    tree = _parsed(markup)
    article = _extracted(tree)
    text = _blocks_text(article.body) if article is not None and article.body is not None else ""
    if not _is_article(text):
        raise UnreadableDocument(NO_ARTICLE)
    return Article(text, _details(article, markup))


def html_text(markup: str) -> str:
    """All the text of a piece of HTML (a mail's body), one paragraph a block."""
    return _blocks_text(_parsed(_clean(markup)))


def quoting_text(markup: str) -> str | None:
    """All the text of a mail's body that quotes another mail, each quoted paragraph with the mark ("> ") that it has in
    plain text; None for one that quotes none."""
    tree = _parsed(_clean(markup))
    quotes = [quote for quote in tree.xpath(_QUOTES) if not any(map(_is_quote, quote.iterancestors()))]
    if not quotes:
        return None
    for quote in quotes:
        paragraphs = _blocks_text(quote).split("\n\n")
        quote.clear(keep_tail=True)
        for paragraph in filter(None, paragraphs):
            quote.append(quote.makeelement("p"))
            quote[-1].text = f"> {paragraph}"
    return _blocks_text(tree)


def _is_quote(element: Any) -> bool:
    return bool(element.xpath(f"boolean(self::{_QUOTE})"))


def _decoded(content: bytes) -> str:
    """Decodes a page. The encoding that the page names counts if the bytes are not UTF-8 or UTF-16."""
    marked = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = _CHARSET.search(content[:4096])
    if declared and not marked and not _is_utf8(content):
        text = decoded_as(content, declared[1].decode("ascii", "replace"))
        if text is not None:
            return text  # else a wrong word for it: the bytes decide
    return decode(content.replace(b"\x00", b"")) if b"\x00" in content and not marked else decode(content)


def _is_utf8(content: bytes) -> bool:
    """True if bytes beyond ASCII are all in UTF-8, which hardly happens by chance."""
    try:
        return not content.isascii() and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _clean(markup: str) -> str:
    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", without_unwanted(_without_noise(markup)))
    if len(cleaned) > _LARGEST_MARKUP or cleaned.count("<") > 2 * _MOST_ELEMENTS:
        raise UnreadableDocument("This page is too long to be one article: copy the article's text and send that.")
    return cleaned


def _without_noise(markup: str) -> str:
    """`markup` without scripts, styles and comments. One that is never closed is left for the parser.

    Scans instead of matching one pattern from opening to end, which would take quadratic time on a page of unclosed
    comments.
    """
    lower = markup.lower()
    if len(lower) != len(markup):  # a letter whose small form is longer would shift every place
        lower = markup
    pieces: list[str] = []
    unclosed: set[str] = set()
    end = 0
    for opening in _NOISE.finditer(markup):
        kind = opening.group().lower()
        if opening.start() < end or kind in unclosed:
            continue
        closing = "-->" if kind == "<!--" else f"</{kind[1:]}"
        at = lower.find(closing, opening.end())
        after = lower.find(">", at) + 1 if at >= 0 else 0
        if not after:
            unclosed.add(kind)
            continue
        pieces += (markup[end : opening.start()], " ")
        end = after
    return "".join([*pieces, markup[end:]])


def _parsed(markup: str) -> Any:
    """The page's tree. lxml refuses elements that are nested too deep, so that no walk recurses without end."""
    from lxml import etree, html

    parser = html.HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(NO_ARTICLE) from error


def _blocks_text(tree: Any) -> str:
    """A tree's text with a blank line around every block. The tree is walked without recursion."""
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        text = element.text if event == "start" else element.tail
        pieces.append(" ".join((text or "").splitlines()))
    return unwrap(legible("".join(pieces)))


def _extracted(tree: Any) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=True, deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2199-12-31"},
    )  # fmt: skip


def _is_article(text: str) -> bool:
    """True if the page has at least one sentence; menus and log-in pages have none."""
    return any(_is_sentence(p) and len(p.split()) >= _FEWEST_WORDS for p in text.split("\n\n"))


def _is_sentence(paragraph: str) -> bool:
    """True if a paragraph's last line ends as sentences do."""
    line = paragraph.rstrip("\n").rpartition("\n")[2]
    end = _SENTENCE_END.search(line, max(0, len(line) - _LONGEST_CLOSING))
    return end is not None and re.search(r"\w", line[: end.start()]) is not None


def _details(article: Any, markup: str) -> dict[str, Known]:
    details = known(
        _HOW,
        title=article.title,
        source=article.sitename,
        author=article.author,
        url=article.url,
    )
    if article.date:
        details["published"] = Known(article.date, _HOW)
    return details
