"""The published library as files: CSV for tables, JSON lines for programs, Markdown with footnotes for pages."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Sequence

from bot.chat.context import Services
from bot.chat.page import one_space
from bot.pages import figure_wording, wording
from bot.pages.briefing_page import by_claim
from bot.pages.references import web_address
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
# Characters that Markdown would interpret, and how to write them as plain text: with a backslash, or as entities where
# some renderers know no backslash (HTML, strike-through, tables, links without brackets, and what begins a list, a
# heading or a rule).
_MARKUP = re.compile(r"[\\`*_\[\]]|[&<>~|]|:(?=//)|(?<=www)\.|^(?:[#=+-]|\d+[.)])", re.IGNORECASE)
_BACKSLASHED = "\\`*_[]"


async def published_claims(services: Services) -> AsyncIterator[tuple[Document, Claim]]:
    """Every claim of every published document, oldest document first."""
    total = await services.library.count_documents()
    for offset in range(max(0, total - PAGE), -PAGE, -PAGE):
        limit = PAGE if offset >= 0 else PAGE + offset
        for document in reversed(await services.library.documents(limit=limit, offset=max(0, offset))):
            for claim in await services.library.claims_of(document.number):
                yield document, claim


async def as_csv(services: Services) -> str:
    """One row for each statement: a claim with one of its figures, or a claim without any."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    async for document, claim in published_claims(services):
        for row in _csv_rows(document, claim):
            writer.writerow([_cell(value) for value in row])
    # The byte order mark tells spreadsheets that this is UTF-8.
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
    parts = [
        f"# {markdown_text(services.beat.title)}",
        f"As the library stood on {wording.day(services.now().date())}.",
    ]
    notes: dict[int, Reference] = {}
    for topic in services.beat.topics:
        briefing = await answers.brief(services.library, services.beat, Question(topic.id), limit=EVERYTHING)
        notes |= {reference.number: reference for reference in briefing.documents}
        parts += [f"## {markdown_text(topic.title)}", *_topic_lines(services, briefing)]
    parts += [_footnote(reference) for _, reference in sorted(notes.items())]
    return "\n\n".join(parts) + "\n"


def _topic_lines(services: Services, briefing: Briefing) -> list[str]:
    lines = [
        f"- **{markdown_text(figure_wording.figure_headline(services.beat, figure))}**"
        f"{', disputed' if figure.disputed else ''}{_marks([e.document for e in figure.history])}"
        for figure in briefing.figures
    ]
    # A sentence with two figures is in two findings, and is printed once.
    for finding in by_claim((*briefing.findings, *briefing.unknown)):
        support = markdown_text(wording.finding_support(finding))
        lines.append(
            f"- “{markdown_text(glossed(finding.text, finding.glosses))}”{_marks(finding.documents)} ({support})"
        )
    return ["\n".join(lines)] if lines else ["Nothing in the library yet."]


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in dict.fromkeys(numbers))


def _footnote(reference: Reference) -> str:
    """A footnote. Only web addresses become links: `javascript:` would be one as well."""
    url = reference.url or ""
    link = f" <{url}>" if web_address(url) and url.isprintable() else ""
    source = markdown_text(reference.source or "no source named")
    day, title = wording.day(reference.published), markdown_text(reference.title)
    return f"[^{reference.number}]: {source}, {day}: {title}{link}"


def markdown_text(text: str) -> str:
    """Text escaped so that Markdown shows it as it is, without markup, HTML or links in it."""
    return _MARKUP.sub(_as_text, one_space(text))


def _as_text(found: re.Match[str]) -> str:
    before, last = found[0][:-1], found[0][-1]
    return before + (f"\\{last}" if last in _BACKSLASHED else f"&#{ord(last)};")


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
