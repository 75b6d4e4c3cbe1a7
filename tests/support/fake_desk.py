"""A desk for tests of the newsroom, which reads documents whose lines are statements (see saying.py), so that these
tests need no parser."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from briefings.errors import UnreadableDocument
from briefings.model import Claim, Document, Extraction, Mentions, Upload
from tests.support.saying import say_all


def upload(*lines: str, name: str = "article.txt", **details: str) -> Upload:
    """An upload of these lines; `details` are source, published, title and url."""
    return Upload("\n".join(lines).encode(), name, 1, details)


class LineDesk:
    """Reads one claim a line; a line without `|` is text without a claim. The stored text has the lines' words only."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}

    async def read(self, upload: Upload) -> Extraction:
        lines = [line for line in upload.content.decode().split("\n") if line.strip()]
        if not lines:
            raise UnreadableDocument(f"{upload.name} is empty.")
        text = "\n".join(line.split("|")[0].strip() for line in lines)
        details = upload.details
        identity = hashlib.sha256(f"{details.get('source')}|{details.get('url')}|{text}".encode()).hexdigest()[:16]
        self.lines[text] = lines
        published = details.get("published")
        return self._extraction(
            Document(
                id=identity,
                text=text,
                title=details.get("title", lines[0].split("|")[0].strip()),
                source=details.get("source"),
                url=details.get("url"),
                published=date.fromisoformat(published) if published else None,
                file=upload.name,
            )
        )

    async def extract(self, document: Document) -> Extraction:
        return self._extraction(document)

    def _extraction(self, document: Document) -> Extraction:
        claims, start = [], 0
        for line in self.lines[document.text]:
            words = line.split("|")[0].strip()
            if "|" in line:
                claims.append(_claim(line, document, start, words))
            start += len(words) + 1
        return Extraction(document, Mentions(), tuple(claims), (), not any(claim.topics for claim in claims))


def _claim(line: str, document: Document, start: int, words: str) -> Claim:
    said = say_all(line)[0].claim
    digest = hashlib.sha256(f"{document.id}|{start}|{words}".encode()).hexdigest()[:16]
    quantities = tuple(
        replace(q, start=start + q.start, end=start + q.end)
        if q.end > q.start
        else replace(q, start=start + n, end=start + n + 1)
        for n, q in enumerate(said.quantities)
    )
    return replace(said, id=digest, document_id=document.id, start=start, end=start + len(words), quantities=quantities)
