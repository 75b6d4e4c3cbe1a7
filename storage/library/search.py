"""Full-text search in claims: FTS5 on SQLite, tsvector on PostgreSQL.

Both have two indexes, which the first migration makes and the database keeps up to date: `claim_words` by word stems,
for words ("return" finds "returned"), and `claim_phrases` by words as written, for phrases. Both fold accents and
letter case and treat punctuation as a space, so that the two databases find the same.

An index knows nothing of days, and to rank what it finds takes a look at each: at half of a million claims, for a word
that half of them have. So the claims of the newest documents are looked through first, and the older ones only where
those don't fill the page, which they do of a common word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, TableClause, column, func, literal_column, or_, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.ports import Hit, Search
from briefings.values import frozen
from storage.database.statements import AnySelect, Repository, rows_for
from storage.database.unindexed import Unindexed
from storage.library.documents import document_columns, document_from
from storage.library.rows.claim_conditions import claims_there, published
from storage.library.rows.index_rows import folded, place_key
from storage.library.rows.json_values import claim_from_body
from storage.library.rows.limits import Limits
from storage.tables.claims import ClaimRow
from storage.tables.documents import DocumentRow, SourceNameRow

# The documents whose claims are looked through first.
LATELY = 500
_NEWEST = (DocumentRow.published.desc().nulls_last(), ClaimRow.serial)
_WORD = re.compile(r"[^\W_]+")
# The database puts these around found words. They are no characters, so no text contains them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

Marks = tuple[tuple[int, int], ...]


@frozen
class _Wanted:
    """Words and phrases that are searched for, and which page of the finds."""

    words: Sequence[str]
    phrases: Sequence[str]
    limit: int
    offset: int


class SearchIndex(Repository):
    """The library's full-text search."""

    async def search(self, search: Search, *, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """Those of the newest `LATELY` documents come before others; among them the best first, then the newest. A
        search without words finds what its filters leave; without filters either, nothing."""
        words, phrases, without = (_searchable(part) for part in (search.words, search.phrases, search.without))
        if not words and not phrases and not (search.place or search.topic or search.source):
            return ()
        engine = _Fts5() if self.database.is_sqlite else _TsVector()
        async with self.database.reading() as session:
            question = await _filtered(session, search)
            if without:
                question = question.where(ClaimRow.serial.not_in(engine.with_any(without)))
            serials = await _page(session, engine, question, _Wanted(words, phrases, limit, offset))
            marked = await engine.marked(session, serials, words)
            return await _hits(session, serials, marked, phrases)


async def _page(
    session: AsyncSession, engine: _Fts5 | _TsVector, question: AnySelect, wanted: _Wanted
) -> Sequence[int]:
    """The serials of a page of the claims that have the words and phrases, of those that `question` leaves."""
    day, first = DocumentRow.published, (await session.scalars(_day_after_lately())).one_or_none()
    if first is None:
        parts = [engine.among_all(question, wanted)]
    else:
        earlier = question.where(or_(day < first, day.is_(None)))
        parts = [engine.among_few(question.where(day >= first), wanted), engine.among_all(earlier, wanted)]
    found: list[int] = []
    last = wanted.offset + wanted.limit
    for part in parts:
        found += (await session.scalars(part.limit(last - len(found)))).all()
        if len(found) == last:
            break
    return found[wanted.offset :]


def _day_after_lately() -> AnySelect:
    """The day of the newest document behind the `LATELY` newest."""
    days = select(DocumentRow.published).where(published(), DocumentRow.published.is_not(None))
    # "Nulls last" would keep the server from walking down its index.
    return days.order_by(DocumentRow.published.desc()).offset(LATELY).limit(1)


class _Fts5:
    """Full text on SQLite."""

    words = table("claim_words", column("rowid"), column("rank"))
    phrases = table("claim_phrases", column("rowid"), column("rank"))

    def among_all(self, question: AnySelect, wanted: _Wanted) -> AnySelect:
        """Asks the index, and looks up what it finds."""
        order: list[ColumnElement[Any]] = []
        for index, terms in self._asked(wanted):
            question = question.join(index, index.c.rowid == ClaimRow.serial).where(_match(index, terms, " "))
            order.append(index.c.rank)
        return question.order_by(*order, *_NEWEST)

    def among_few(self, question: AnySelect, wanted: _Wanted) -> AnySelect:
        """Looks up the claims that `question` leaves, and walks once through what the index finds, of which only those
        are ranked."""
        asked = self._asked(wanted)
        if len(asked) != 1:
            return self.among_all(question, wanted)
        ((index, terms),) = asked
        few = question.add_columns(DocumentRow.published).cte("few").prefix_with("MATERIALIZED")
        # Written so that the index isn't asked for one claim after the other, each time from its beginning.
        walked = few.c.serial == Unindexed(index.c.rowid)
        ranked = select(few.c.serial).join(index, walked).where(_match(index, terms, " "))
        return ranked.order_by(index.c.rank, few.c.published.desc().nulls_last(), few.c.serial)

    def _asked(self, wanted: _Wanted) -> list[tuple[TableClause, Sequence[str]]]:
        return [
            (index, terms) for index, terms in ((self.words, wanted.words), (self.phrases, wanted.phrases)) if terms
        ]

    def with_any(self, words: Sequence[str]) -> AnySelect:
        return select(self.words.c.rowid).where(_match(self.words, words, " OR "))

    async def marked(self, session: AsyncSession, serials: Sequence[int], words: Sequence[str]) -> dict[int, Marks]:
        if not words:
            return {}
        shown: ColumnElement[str] = literal_column(f"highlight(claim_words, 0, '{_OPEN}', '{_CLOSE}')").label("shown")
        question = select(self.words.c.rowid, shown).where(_match(self.words, words, " OR "))
        rows = await rows_for(session, serials, lambda part: question.where(self.words.c.rowid.in_(part)))
        return {row.rowid: _spans(row.shown) for row in rows}


def _match(index: TableClause, terms: Sequence[str], joiner: str) -> ColumnElement[bool]:
    quoted = joiner.join('"{}"'.format(term.replace('"', " ")) for term in terms)
    return literal_column(index.name).bool_op("MATCH")(quoted)


class _TsVector:
    """Full text on PostgreSQL: generated columns that the models don't know, with a configuration of our own that stems
    English and has no stop words."""

    words: ColumnElement[Any] = literal_column("claims.words")
    phrases: ColumnElement[Any] = literal_column("claims.phrases")

    def among_all(self, question: AnySelect, wanted: _Wanted) -> AnySelect:
        """Asks the index."""
        return self._ranked(question, wanted, indexed=True)

    def among_few(self, question: AnySelect, wanted: _Wanted) -> AnySelect:
        """Looks through all claims that `question` leaves."""
        return self._ranked(question, wanted, indexed=False)

    def _ranked(self, question: AnySelect, wanted: _Wanted, *, indexed: bool) -> AnySelect:
        """Best first, then newest."""
        order = []
        terms_of = ((self.words, wanted.words, "dateline"), (self.phrases, wanted.phrases, "simple"))
        for index, terms, configuration in terms_of:
            if terms:
                query = _tsquery(configuration, terms, "&&")
                # The function behind the operator is the same, but no index serves it.
                matches = index.bool_op("@@")(query) if indexed else func.ts_match_vq(index, query)
                question = question.where(matches)
                order.append(func.ts_rank(index, query).desc())
        return question.order_by(*order, *_NEWEST)

    def with_any(self, words: Sequence[str]) -> AnySelect:
        return select(ClaimRow.serial).where(self.words.bool_op("@@")(_tsquery("dateline", words, "||")))

    async def marked(self, session: AsyncSession, serials: Sequence[int], words: Sequence[str]) -> dict[int, Marks]:
        if not words:
            return {}
        options = f"HighlightAll=true,StartSel={_OPEN},StopSel={_CLOSE}"
        # Folding keeps every character's position, so that spans in the folded text are spans in the claim's.
        shown = func.ts_headline(
            _configuration("dateline"), func.dateline_fold(ClaimRow.text), _tsquery("dateline", words, "||"), options
        )
        rows = await rows_for(
            session,
            serials,
            lambda part: select(ClaimRow.serial, shown.label("shown")).where(ClaimRow.serial.in_(part)),
        )
        return {row.serial: _spans(row.shown) for row in rows}


def _configuration(name: str) -> ColumnElement[Any]:
    return literal_column(f"'{name}'::regconfig")


def _tsquery(configuration: str, terms: Sequence[str], joiner: str) -> ColumnElement[Any]:
    query: ColumnElement[Any] | None = None
    for term in terms:
        one = func.phraseto_tsquery(_configuration(configuration), func.dateline_fold(term))
        query = one if query is None else query.op(joiner)(one)
    assert query is not None
    return query


def _searchable(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms with at least one letter or digit."""
    return tuple(term for term in terms if _WORD.search(term))


async def _filtered(session: AsyncSession, search: Search) -> AnySelect:
    """The published claims that a search's filters leave."""
    question: AnySelect = select(ClaimRow.serial).join(DocumentRow, DocumentRow.number == ClaimRow.document)
    question = question.where(published(), ~ClaimRow.dropped)
    there = Limits(search.topic, place_key(search.place) if search.place is not None else None)
    if there != Limits():
        question = question.where(ClaimRow.serial.in_(claims_there(there)))
    if search.source is not None:
        question = question.where(DocumentRow.source.in_(await _written(session, search.source)))
    return question


async def _written(session: AsyncSession, source: str) -> list[str]:
    """The names of a source as documents write them."""
    mine = select(SourceNameRow.source).where(SourceNameRow.folded == folded(source))
    known = (await session.scalars(select(SourceNameRow.folded).where(SourceNameRow.source.in_(mine)))).all()
    names = {folded(source), *known}
    written = (await session.scalars(select(DocumentRow.source).distinct())).all()
    return [name for name in written if name and folded(name) in names]


async def _hits(
    session: AsyncSession, serials: Sequence[int], marked: dict[int, Marks], phrases: Sequence[str]
) -> tuple[Hit, ...]:
    columns = (ClaimRow.serial, ClaimRow.document, ClaimRow.machine, ClaimRow.amended)
    claims = await rows_for(session, serials, lambda part: select(*columns).where(ClaimRow.serial.in_(part)))
    numbers = {row.document for row in claims}
    rows = await rows_for(
        session, numbers, lambda part: select(*document_columns()).where(DocumentRow.number.in_(part))
    )
    documents = {row.number: document_from(row) for row in rows}
    hits = {}
    for row in claims:
        claim = claim_from_body(row.amended or row.machine)
        spans = (*marked.get(row.serial, ()), *_phrase_spans(claim.text, phrases))
        hits[row.serial] = Hit(claim, documents[row.document], _merged_spans(claim.text, spans))
    return tuple(hits[serial] for serial in serials)


def _spans(shown: str) -> Marks:
    """The spans between the database's marks, with offsets into the text without marks."""
    spans, start, at = [], 0, 0
    for character in shown:
        if character == _OPEN:
            start = at
        elif character == _CLOSE:
            spans.append((start, at))
        else:
            at += 1
    return tuple(spans)


def _phrase_spans(words_of: str, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    tokens = [(_plain(found.group()), found.start(), found.end()) for found in _WORD.finditer(words_of)]
    for phrase in phrases:
        wanted = [_plain(found.group()) for found in _WORD.finditer(phrase)]
        for first in range(len(tokens) - len(wanted) + 1):
            run = tokens[first : first + len(wanted)]
            if [token for token, _, _ in run] == wanted:
                yield run[0][1], run[-1][2]


def _plain(word: str) -> str:
    """A word without accents, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).casefold()


def _merged_spans(words_of: str, spans: Sequence[tuple[int, int]]) -> Marks:
    """The spans in text order; spans that overlap, or stand in one word (with a hyphen or a comma between),
    become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and not any(map(str.isspace, words_of[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
