"""What a correction says: whose act it was, and of each line whether it fell, stands elsewhere or stands again."""

from __future__ import annotations

import pytest

from briefings.model import Correction, Document, Part, Status
from briefings.newsroom.revisions import Revision, revision_between
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk, PlainScribe


class HeardScribe(PlainScribe):
    """Keeps the corrections that it was asked to write."""

    def __init__(self) -> None:
        self.heard: list[Correction] = []

    def correction(self, correction: Correction) -> Part:
        self.heard.append(correction)
        return super().correction(correction)


@pytest.fixture
async def desk(sqlite_database: Database) -> Desk:
    """Somebody was sent a digest with the lines a and b of document 1."""
    desk = Desk(sqlite_database)
    desk.scribe = HeardScribe()
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b")
    await desk.tick(SEVEN)
    await desk.send_all()
    return desk


async def heard(desk: Desk, status: Status = "published", **more: object) -> Correction:
    """The one correction that an act makes the reader hear."""
    await desk.owe(status, **more)  # type: ignore[arg-type]
    assert isinstance(desk.scribe, HeardScribe)
    (only,) = desk.scribe.heard
    return only


NEW_VERSION = revision_between(Document("id", "text", "A title"), (), Document("id", "text", "A title"), ())


@pytest.mark.parametrize(
    ("status", "revision", "line", "revised"),
    [("published", None, True, True), ("published", NEW_VERSION, False, True), ("withdrawn", None, False, False)],
    ids=["an editor's word on a line", "a new version", "a withdrawal"],
)
async def test_it_says_whether_a_line_was_amended_the_text_revised_or_withdrawn(
    desk: Desk, status: Status, revision: Revision | None, line: bool, revised: bool
) -> None:
    await desk.library.save_findings(["a"], [], SEVEN)
    said = await heard(desk, status, gone=["a"], revision=revision)
    assert (said.fallen, said.line, said.revised) == (("words of a",), line, revised)


async def test_it_speaks_of_what_its_own_act_took_away_and_not_of_what_others_had(desk: Desk) -> None:
    await desk.library.save_findings(["a", "b"], [], SEVEN)
    assert (await heard(desk, gone=["a"])).fallen == ("words of a",)


@pytest.mark.parametrize(
    ("whole", "why"), [(True, ""), (False, "why")], ids=["a document came back", "an amendment was taken back"]
)
async def test_what_stands_again_with_its_document_needs_no_reason_and_a_line_has_one(
    desk: Desk, whole: bool, why: str
) -> None:
    await desk.library.save_findings(["a"], [], SEVEN)
    await heard(desk, gone=["a"], whole=whole)
    await desk.send_all()
    await desk.change("a")
    desk.scribe = HeardScribe()
    said = await heard(desk, back=("a",), whole=whole, act=2, undoes=1)
    assert (said.restored, said.fallen, said.why) == (("words of a",), (), why)
