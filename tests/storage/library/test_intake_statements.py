"""What receiving an article asks of the database: a few statements, however much the article says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import event

from briefings.model import Upload
from storage.library.library import SqlLibrary
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import receive

NOW = datetime(2018, 3, 3, tzinfo=UTC)


@contextmanager
def asked(library: SqlLibrary) -> Iterator[dict[str, list[str]]]:
    """What the database is asked meanwhile: the statements, and the transactions that are begun."""
    found: dict[str, list[str]] = {"statements": [], "transactions": []}

    def state(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found["statements"].append(statement)

    def begin(_connection: object) -> None:
        found["transactions"].append("begin")

    engine = library.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", state)
    event.listen(engine, "begin", begin)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", state)
        event.remove(engine, "begin", begin)


def article(many: int, source: str) -> Upload:
    """An article of so many claims; each has its like in the other articles of as many."""
    lines = (
        f"{100 + n} people left Ostry for Halden in week {n} | left {100 + n} | AP 2018-02-03" for n in range(many)
    )
    return upload(*lines, source=source, published="2018-02-04")


async def statements_of(library: SqlLibrary, many: int) -> tuple[int, int]:
    """How many statements and transactions it takes to receive an article of so many claims that have their like in
    the library, the second time that this is done."""
    for paper in ("Ostry Post", "Halden Echo"):
        await receive(library, LineDesk(), article(many, paper), by=7, now=NOW)
    with asked(library) as found:
        await receive(library, LineDesk(), article(many, "Vale Herald"), by=7, now=NOW)
    return len(found["statements"]), len(found["transactions"])


async def test_an_article_is_compared_in_one_look_and_stored_in_one_transaction(library: SqlLibrary) -> None:
    _, transactions = await statements_of(library, 5)
    assert transactions == 2


async def test_an_article_of_many_claims_takes_hardly_more_statements_than_one_of_few(library: SqlLibrary) -> None:
    few, _ = await statements_of(library, 5)
    many, _ = await statements_of(library, 60)
    assert few <= 24, few
    assert many - few <= 5, (few, many)
