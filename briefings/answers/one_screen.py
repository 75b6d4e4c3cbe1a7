"""An answer that fits a phone's screen: the figures asked for, the best line, and what else there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefings.answers.briefing import brief
from briefings.answers.lines import CLAIMS_LOOKED_AT, POINTED_TO
from briefings.answers.questions.asked_for import NOTHING_ASKED, AskedFor
from briefings.answers.ranking import asked_first, shown_for
from briefings.answers.readable import Readable, is_dated, measures_of
from briefings.beat.beat import Beat
from briefings.matching.independence import Names, roots_of
from briefings.model import Briefing, Figure, Finding, Question, Statement, newest_told
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Search, SearchIndex
from briefings.values import frozen

# How many findings are looked at for the best line; for a question in free words, more.
LOOKED_THROUGH, FOR_A_QUESTION = 12, 60
WORDS_SEARCHED, HITS_A_WORD = 5, 8


@frozen
class Coverage:
    """An original source (by its name), and the number of documents that carry what it says."""

    root: str
    documents: int


@frozen
class Screen:
    """An answer for one screen. `briefing.findings` are in the order in which they answer the question; `total` counts
    all lines, also those that are not here. `whole` is False where there are more findings than were looked at: then
    several of the others may be one line, so that `total` is how many lines there are at most, and `coverage` may be
    short. `line_first` is True where no figure answers the question, so that the best line comes before the figures.
    `statements` are those of the findings."""

    briefing: Briefing
    coverage: tuple[Coverage, ...]
    total: int
    whole: bool = True
    line_first: bool = False
    statements: tuple[Statement, ...] = ()


async def one_screen(
    library: Readable, beat: Beat, question: Question, asked: AskedFor = NOTHING_ASKED, index: SearchIndex | None = None
) -> Screen:
    """The answer to a question. `asked` and `index` are for a question in free words, which is also searched for by its
    words."""
    async with library.looking():
        return await _one_screen(library, beat, question, asked, index)


async def _one_screen(
    library: Readable, beat: Beat, question: Question, asked: AskedFor, index: SearchIndex | None
) -> Screen:
    limit = FOR_A_QUESTION if asked else LOOKED_THROUGH
    briefing = await brief(library, beat, question, limit=limit, for_screen=True)
    found = await _found_by_words(library, question, asked, index) if index is not None and asked else ()
    known = {finding.id for finding in briefing.findings}
    findings = _on_the_beat((*briefing.findings, *_beside(found, known)))
    statements = await _statements(library, (*findings, *briefing.unknown))
    measures = measures_of(beat, question.topic)
    shown = shown_for(findings, statements, question, measures, asked)
    unknown = shown_for(briefing.unknown, statements, question, measures, asked)
    names = (await ground_of(library)).names
    numbers = documents_pointed_to(briefing.figures, (*shown, *unknown), statements)
    documents = await library.references(numbers) if numbers else ()
    # What only the question's words led to is no line of its topic and place.
    counted = [finding for finding in shown if finding.id in known]
    return Screen(
        replace(
            briefing,
            figures=asked_first(briefing.figures, beat, asked),
            findings=tuple(shown),
            unknown=tuple(unknown),
            documents=documents,
        ),
        coverage=coverage_of(counted or shown, statements, names),
        total=len({finding.text for finding in counted}) + briefing.more,
        whole=not briefing.more,
        line_first=asked.kind == "money" or bool(asked.numbers),
        statements=tuple(statements.values()),
    )


def documents_pointed_to(
    figures: Iterable[Figure], findings: Iterable[Finding], statements: Mapping[str, Statement]
) -> frozenset[int]:
    """The numbers of the documents that a screen's lines may point to: of each figure that of its newest number, of
    each finding the first few and those with its words."""
    numbers = {entry.document for figure in figures if (entry := newest_told(figure)) and entry.document}
    for finding in findings:
        own = (statements[s] for s in finding.statements if s in statements)
        numbers.update(finding.documents[:POINTED_TO])
        numbers.update(statement.document for statement in own if statement.claim.text == finding.text)
    return frozenset(numbers)


def coverage_of(findings: Iterable[Finding], statements: Mapping[str, Statement], names: Names) -> tuple[Coverage, ...]:
    """The original sources of these findings, those in most documents first."""
    own = [statements[s] for finding in findings for s in finding.statements if s in statements]
    documents: dict[str, set[int]] = {}
    root_of = roots_of(own, names)
    for statement in own:
        documents.setdefault(root_of[statement.id], set()).add(statement.document)
    counted = sorted(documents.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(Coverage(root, len(numbers)) for root, numbers in counted)


def _beside(found: Iterable[Finding], known: Collection[str]) -> Iterable[Finding]:
    """What the question's words found beside the findings that are known, without what sources say is not known."""
    return (finding for finding in found if finding.id not in known and finding.certainty != "unknown")


def _on_the_beat(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that are filed nowhere: they are off the beat, and answer no question."""
    return tuple(finding for finding in findings if finding.topics)


async def _statements(library: Readable, findings: Sequence[Finding]) -> dict[str, Statement]:
    ids = {s for finding in findings if len(finding.claims) <= CLAIMS_LOOKED_AT for s in finding.statements}
    return {statement.id: statement for statement in await library.statements(ids)} if ids else {}


async def _found_by_words(
    library: Readable, question: Question, asked: AskedFor, index: SearchIndex
) -> Sequence[Finding]:
    """Findings that share a word or number with the question, wherever they are filed; none for a question
    with dates."""
    if is_dated(question):
        return ()
    words: Collection[str] = sorted(asked.words, key=lambda word: (-len(word), word))[:WORDS_SEARCHED]
    terms = [*words, *(f"{number:g}" for number in sorted(asked.numbers))]
    claims: dict[str, int] = {}
    for term in terms:
        for hit in await index.search(Search((term,), place=question.place), limit=HITS_A_WORD):
            claims[hit.claim.id] = hit.document.number
    if not claims:
        return ()
    statements = await library.statements_of(sorted(set(claims.values())))
    return await library.findings_with([s.id for s in statements if s.claim.id in claims])
