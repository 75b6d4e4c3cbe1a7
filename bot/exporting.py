"""The published library as files: CSV for a table, JSON lines for a program, Markdown with footnotes for a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator, Sequence

from bot.chat.context import Services
from bot.chat.page import one_space
from bot.pages import wording
from briefings import answers
from briefings.formats.claim_format import claim_row
from briefings.formats.glossing import glossed
from briefings.model import Briefing, Claim, Document, Question, Reference

COLUMNS = (
    "document", "title", "source", "published", "url", "claim", "text", "topics", "speaker", "root", "low", "high",
    "bound", "unit", "measure", "origin", "places", "certainty", "negated",
)  # fmt: skip
PAGE = 200
EVERYTHING = 1_000_000
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def published_claims(services: Services) -> AsyncIterator[tuple[Document, Claim]]:
    """Every claim of every published document, oldest document first."""
    total = await services.library.count_documents()
    for offset in range(max(0, total - PAGE), -PAGE, -PAGE):
        limit = PAGE if offset >= 0 else PAGE + offset
        for document in reversed(await services.library.documents(limit=limit, offset=max(0, offset))):
            for claim in await services.library.claims_of(document.number):
                yield document, claim


async def as_csv(services: Services) -> str:
    """A row a statement: a claim with each of its figures, or the claim alone."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    async for document, claim in published_claims(services):
        for row in _csv_rows(document, claim):
            writer.writerow([_cell(value) for value in row])
    # The mark tells spreadsheets that this is UTF-8.
    return "\ufeff" + out.getvalue()


async def as_json_lines(services: Services) -> str:
    """The claim rows of the claim format, each with its document's number."""
    lines = []
    async for document, claim in published_claims(services):
        row = claim_row(claim, document.file)
        row["document"]["number"] = document.number
        lines.append(json.dumps(row, ensure_ascii=False))
    return "".join(line + "\n" for line in lines)


async def as_markdown(services: Services) -> str:
    """A briefing of every topic, each line verbatim with a footnote."""
    parts = [f"# {services.beat.title}", f"As the library stood on {wording.day(services.now().date())}."]
    notes: dict[int, Reference] = {}
    for topic in services.beat.topics:
        briefing = await answers.brief(services.library, services.beat, Question(topic.id), limit=EVERYTHING)
        notes |= {reference.number: reference for reference in briefing.documents}
        parts += [f"## {topic.title}", *_topic_lines(services, briefing)]
    parts += [_footnote(reference) for _, reference in sorted(notes.items())]
    return "\n\n".join(parts) + "\n"


def _topic_lines(services: Services, briefing: Briefing) -> list[str]:
    lines = [
        f"- **{wording.figure_headline(services.beat, figure)}**{_marks([e.document for e in figure.history])}"
        for figure in briefing.figures
    ]
    for finding in (*briefing.findings, *briefing.unknown):
        text = one_space(glossed(finding.text, finding.glosses)).replace("*", "\\*").replace("_", "\\_")
        lines.append(f"- “{text}”{_marks(finding.documents)} ({wording.finding_support(finding)})")
    return ["\n".join(lines)] if lines else ["Nothing in the library yet."]


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in dict.fromkeys(numbers))


def _footnote(reference: Reference) -> str:
    link = f" <{reference.url}>" if reference.url else ""
    source = reference.source or "no source named"
    return f"[^{reference.number}]: {source}, {wording.day(reference.published)}: {one_space(reference.title)}{link}"


def _csv_rows(document: Document, claim: Claim) -> list[list[object]]:
    speaker = claim.attribution.speaker if claim.attribution else ""
    topics, root = " ".join(f.topic for f in claim.topics), " > ".join(claim.root.chain)
    head = [document.number, document.title, document.source, document.published, document.url, claim.id,
            one_space(claim.text), topics, speaker, root]  # fmt: skip
    places = "; ".join(f"{p.name} ({p.role})" for p in claim.places)
    tail: list[object] = [places, claim.certainty, "yes" if claim.negated else "no"]
    figures = [[q.low, q.high, q.bound, q.unit, q.measure, q.origin] for q in claim.quantities]
    return [[*head, *figure, *tail] for figure in figures or [[None] * 6]]


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
