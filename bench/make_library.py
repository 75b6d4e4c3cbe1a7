"""Makes a library of N claims, as reporting would have left it: figures and plain sentences, told by one to four
outlets, matched, found and counted by the domain's own functions, and put into the database in bulk.

    python bench/make_library.py library.sqlite3 --claims 100000

The same seed gives the same library. Other benchmarks call `make_library`.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import itertools
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pycountry
from sqlalchemy import URL, make_url, select, text
from sqlalchemy.ext.asyncio import create_async_engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bulk import pour
from briefings.matching.blocking import keys_of
from briefings.matching.decision import decide
from briefings.matching.figures import cell_of, figures_from
from briefings.matching.findings import findings_from
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import (
    Claim,
    Document,
    Figure,
    Filing,
    Finding,
    Match,
    Mentions,
    Place,
    Quantity,
    Root,
    Statement,
    statements_from,
)
from briefings.newsroom.standings import make_up_all
from storage.database.backups import count_on
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.findings import figure_entry
from storage.library.index_rows import claim_entry, links_of, places_of, shelves, statement_entry
from storage.library.json_values import finding_body, mentions_body, reasons_body
from storage.library.library import SqlLibrary
from storage.tables.base import Base
from storage.tables.claims import ClaimPlaceRow, ClaimRootRow, ClaimRow, FilingRow, KeyRow, MatchRow, StatementRow
from storage.tables.dated import UnmadeRow
from storage.tables.documents import DocumentRow
from storage.tables.findings import FigureRow, FindingRow, FindingStatementRow, ShelfRow
from storage.tables.schema import METADATA

CLAIMS_A_DOCUMENT = 20
COUNTED = 0.4
NOW = datetime(2026, 1, 1, tzinfo=UTC)
COUNTRIES = sorted(country.alpha_2 for country in pycountry.countries)
VERBS = {
    "joined": "left to join the group", "killed": "were killed", "captured": "were captured", "returned": "came home",
    "fighting": "are still in the field", "moved_on": "went on to another front", "unaccounted": "are unaccounted for",
}  # fmt: skip
TOPICS = ("whereabouts", "territory", "routes", "returnees", "dispersal")
GROUPS = {"fighters": "fighters", "women": "women", "minors": "children"}
SYLLABLES = "ba cor del fen gri hal jor kel lum mer nor pol quin ras sil tam ul ver wex yar zin".split()


@dataclass(frozen=True, slots=True)
class Fact:
    """What some outlets report: the sentence, and its figure where it has one."""

    text: str
    topic: str
    country: str
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Made:
    """A whole library, before it is written."""

    documents: list[Document]
    statements: list[Statement]
    keys: dict[str, frozenset[str]]
    matches: list[Match]
    findings: tuple[Finding, ...]
    figures: list[Figure]


async def make_library(database: Database, claims: int, seed: int = 1) -> None:
    """Fills an empty library; its database is migrated first."""
    await migrate(database)
    made = made_up(claims, seed)
    async with database.session():
        for table, rows in _rows(made):
            await pour(database, table.__table__, rows)


async def library_in(url: str, folder: Path, claims: int) -> Database:
    """The library of so many claims on a PostgreSQL server, in a database of its own that is named after its size; it
    is copied there from the folder's if it isn't yet. To be closed by the caller."""
    name = f"dateline_{claims}"
    there = make_url(url).set(database=name)
    await _create(make_url(url), name)
    target = Database(there.render_as_string(hide_password=False))
    await migrate(target)
    if not await SqlLibrary(target).count_documents():
        source = await made_library(folder, claims)
        await copy_all(source, target)
        await source.close()
    return target


async def fresh_copy(url: str, database: Database) -> Database:
    """A copy of a library on the same server, which replaces the one that an earlier run left."""
    name = f"{database.url.database}_copy"
    await database.close()
    await _run(
        make_url(url), f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {database.url.database}"
    )
    return Database(make_url(url).set(database=name).render_as_string(hide_password=False))


async def copy_all(source: Database, target: Database) -> None:
    """Every row of one library into another, which is empty."""
    async with target.session() as writing, source.reading() as reading:
        for table in METADATA.sorted_tables:
            rows = (await reading.execute(select(table))).mappings()
            await pour(target, table, (dict(row) for row in rows))
        if not target.is_sqlite:
            await count_on(writing)
    await target.vacuum()


async def _create(server: URL, name: str) -> None:
    """Makes a database unless it is there."""
    engine = create_async_engine(server)
    async with engine.connect() as connection:
        known = (await connection.scalars(text("SELECT datname FROM pg_database"))).all()
    await engine.dispose()
    if name not in known:
        await _run(server, f"CREATE DATABASE {name}")


async def _run(server: URL, *statements: str) -> None:
    """Runs what can't be part of a transaction."""
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def made_library(folder: Path, claims: int) -> Database:
    """The library of so many claims in a folder, made there if it isn't yet; to be closed by the caller."""
    path, half = folder / f"library{claims}.sqlite3", folder / f"library{claims}.part"
    if not path.exists():
        making = Database(half)
        await make_library(making, claims)
        await making.close()
        half.replace(path)
    database = Database(path)
    await migrate(database)
    await make_up_all(SqlLibrary(database))
    return database


def made_up(claims: int, seed: int) -> Made:
    """The library's content."""
    dice = random.Random(seed)
    tellings = list(itertools.islice(_tellings(dice), claims))
    dice.shuffle(tellings)
    documents: list[Document] = []
    statements: list[Statement] = []
    for number, part in enumerate(_batched(tellings, CLAIMS_A_DOCUMENT), 1):
        document, own = _document(dice, number, part)
        documents.append(document)
        statements += statements_from(own, document, None)
    ground = Ground(names_from({}, ()))
    keys = {statement.id: keys_of(statement) for statement in statements}
    matches = _matches(statements, keys, ground)
    findings = findings_from(statements, matches, ground.names)
    return Made(documents, statements, keys, matches, findings, _figures(statements, matches, ground))


def _tellings(dice: random.Random) -> Iterator[Fact]:
    while True:
        fact = _counted(dice) if dice.random() < COUNTED else _plain(dice)
        yield from [fact] * dice.choice((1, 1, 1, 2, 2, 4))


def _counted(dice: random.Random) -> Fact:
    measure, country, scope = dice.choice(list(VERBS)), dice.choice(COUNTRIES), dice.choice(list(GROUPS))
    low, year = float(dice.randrange(5, 6000)), dice.randrange(2004, 2018)
    text = f"In {year} {low:.0f} {GROUPS[scope]} from {_name(dice)} in {country} {VERBS[measure]}."
    end = text.index(" ", 8)
    quantity = Quantity(low, low, "exact", "people", GROUPS[scope], None, measure, country, text[8:end], 8, end, scope)
    return Fact(text, dice.choice(TOPICS), country, quantity)


def _plain(dice: random.Random) -> Fact:
    words = " ".join(_name(dice).lower() for _ in range(dice.randrange(5, 9)))
    country = dice.choice(COUNTRIES)
    return Fact(f"The {words} was seen near {_name(dice)} in {country}.", dice.choice(TOPICS), country, None)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randrange(2, 4))).capitalize()


def _document(dice: random.Random, number: int, facts: Sequence[Fact]) -> tuple[Document, list[Claim]]:
    source = f"Paper {dice.randrange(60)}"
    text = "\n".join(fact.text for fact in facts)
    key = hashlib.sha256(f"{number}{source}{text}".encode()).hexdigest()[:20]
    published = date(2015, 1, 1) + timedelta(days=dice.randrange(1300)) if dice.random() < 0.95 else None
    document = Document(
        key, text, f"Report {number}", source, f"https://news.example/{number}", published=published, number=number,
        status="published", received=NOW,
    )  # fmt: skip
    claims, start = [], 0
    for nth, fact in enumerate(facts):
        claims.append(_claim(dice, document, fact, nth, start))
        start += len(fact.text) + 1
    return document, claims


def _claim(dice: random.Random, document: Document, fact: Fact, nth: int, start: int) -> Claim:
    root = dice.choice((str(document.source), "AFP", "Reuters", f"Office {dice.randrange(200)}"))
    at = start + fact.text.rindex(fact.country)
    quantity = fact.quantity
    moved = [Quantity(*_shifted(quantity, start))] if quantity else []
    return Claim(
        hashlib.sha256(f"{document.id}{nth}".encode()).hexdigest()[:16], document.id, fact.text, start,
        start + len(fact.text), (Filing(fact.topic, 0.8, ("seen",)),), None,
        Root(root, "official" if root.startswith("Office") else "outlet", (str(document.source), root)),
        tuple(moved), (Place(fact.country, fact.country, "location", at, at + 2),),
    )  # fmt: skip


def _shifted(q: Quantity, by: int) -> tuple[Any, ...]:
    return (
        q.low,
        q.high,
        q.bound,
        q.unit,
        q.counted,
        q.per,
        q.measure,
        q.origin,
        q.text,
        q.start + by,
        q.end + by,
        q.scope,
    )


def _matches(statements: Sequence[Statement], keys: Mapping[str, frozenset[str]], ground: Ground) -> list[Match]:
    """As intake would have found them: each statement against all others that share a key."""
    by_key: dict[str, list[Statement]] = defaultdict(list)
    matches = []
    for statement in statements:
        near = {other.id: other for key in keys[statement.id] for other in by_key[key]}
        matches += [match for other in near.values() if (match := decide(other, statement, ground))]
        for key in keys[statement.id]:
            by_key[key].append(statement)
    return matches


def _figures(statements: Iterable[Statement], matches: Iterable[Match], ground: Ground) -> list[Figure]:
    """The ledger, a measure and origin at a time."""
    together: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    where: dict[str, tuple[str, str | None]] = {}
    for statement in statements:
        cell = cell_of(statement, ground)
        if cell:
            where[statement.id] = cell[:2]
            together[cell[:2]].append(statement)
    inside: dict[tuple[str, str | None], list[Match]] = defaultdict(list)
    for match in matches:
        if match.left in where and where[match.left] == where.get(match.right):
            inside[where[match.left]].append(match)
    return [figure for place, own in together.items() for figure in figures_from(own, inside[place], ground)]


def _rows(made: Made) -> Iterator[tuple[type[Base], Iterable[dict[str, Any]]]]:
    """The rows of every table, in the order in which they may be written."""
    claims = {statement.claim.id: statement for statement in made.statements}
    serials = {claim_id: serial for serial, claim_id in enumerate(claims, 1)}
    placed = [(statement.claim, serials[claim_id]) for claim_id, statement in claims.items()]
    yield DocumentRow, (_document_row(document) for document in made.documents)
    yield ClaimRow, ({**claim_entry(s.document, s.claim), "serial": serials[s.claim.id]} for s in claims.values())
    yield FilingRow, ({"topic": filing.topic, "claim": n} for claim, n in placed for filing in claim.topics)
    yield ClaimPlaceRow, ({"place": place, "claim": n} for claim, n in placed for place in places_of(claim))
    yield ClaimRootRow, ({"name": name, "claim": n} for claim, n in placed for name in links_of(claim))
    yield StatementRow, (statement_entry(s, serials[s.claim.id]) for s in made.statements)
    yield KeyRow, ({"key": key, "statement": s.id} for s in made.statements for key in made.keys[s.id])
    yield MatchRow, (_match_row(match) for match in made.matches)
    yield FindingRow, ({"id": f.id, "at": NOW, "body": finding_body(f)} for f in made.findings)
    yield FindingStatementRow, ({"statement": s, "finding": f.id} for f in made.findings for s in f.statements)
    yield ShelfRow, (row for finding in made.findings for row in shelves(finding, ()))
    yield FigureRow, (figure_entry(figure) for figure in made.figures)
    dated = {document.number for document in made.documents if document.published}
    unmade = (statement.id for statement in made.statements if statement.document in dated)
    yield UnmadeRow, ({"statement": number, "first": date.min, "always": False} for number in unmade)


def _document_row(document: Document) -> dict[str, Any]:
    names = ("number", "id", "version", "status", "published", "received", "source", "url", "title", "text")
    fields = {name: getattr(document, name) for name in names}
    return {**fields, "found": {}, "mentions": mentions_body(Mentions())}


def _match_row(match: Match) -> dict[str, Any]:
    verdict = {"verdict": match.verdict, "machine": match.verdict, "score": match.score}
    return {"left": match.left, "right": match.right, **verdict, "reasons": reasons_body(match.reasons)}


def _batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows = iter(rows)
    while part := list(itertools.islice(rows, size)):
        yield part


async def _main(path: str, claims: int, seed: int) -> None:
    url = path if "://" in path else f"sqlite+aiosqlite:///{path}"
    database = Database(url)
    started = time.perf_counter()
    await make_library(database, claims, seed)
    await database.close()
    print(f"{claims} claims in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", help="a SQLite file, or a database's URL")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(_main(arguments.path, arguments.claims, arguments.seed))
