"""Which reader a file needs: decided by its content first, then by its name."""

from __future__ import annotations

from briefings.reading.article import Article
from briefings.reading.plain import read_plain


def read_article(content: bytes, name: str) -> Article:
    """The article in `content`, read as what it is."""
    return read_plain(content)
