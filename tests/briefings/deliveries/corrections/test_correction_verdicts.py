"""What a correction says: whose act it was, and of each line whether it fell, stands elsewhere or stands again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from briefings.model import Correction, Document, Gloss, Part, Status
from briefings.newsroom.revisions import Revision, revision_between
from storage.database.database import Database
from tests.support.owing_desk import SEVEN, Desk, PlainScribe

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


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


HE: dict[str, Any] = {"text": "He was buried in spring.", "glosses": (Gloss(0, 2, "Tom Lane"),)}


@pytest.fixture
async def told_of_him(sqlite_database: Database) -> Desk:
    """Somebody was sent a digest with a line whose "he" its document names elsewhere."""
    desk = Desk(sqlite_database)
    desk.scribe = HeardScribe()
    await desk.subscribe()
    await desk.change("a", **HE)
    await desk.tick(SEVEN)
    await desk.send_all()
    return desk


async def test_a_line_is_quoted_as_it_was_sent_with_whom_its_he_means(told_of_him: Desk) -> None:
    await told_of_him.library.save_findings(["a"], [], SEVEN)
    assert (await heard(told_of_him, gone=["a"])).fallen == ("He [Tom Lane] was buried in spring.",)


@pytest.mark.parametrize(
    ("left", "now"),
    [
        (HE, "He [Tom Lane] was buried in spring."),
        ({"text": "They buried him.", "glosses": (Gloss(12, 15, "Lane"),)}, "They buried him [Lane]."),
        ({"text": "Tom Lane was buried in spring."}, "Tom Lane was buried in spring."),
    ],
    ids=["in the same words", "in others", "in others without any he"],
)
async def test_what_still_stands_is_quoted_with_whom_its_he_means(
    sqlite_database: Database, left: dict[str, Any], now: str
) -> None:
    desk = Desk(sqlite_database)
    desk.scribe = HeardScribe()
    await desk.subscribe()
    await desk.change("a", statements=("a", "b"), documents=(1, 2), **HE)
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.library.save_findings(["a", "b"], [], SEVEN)
    await desk.change("b", documents=(2,), **left)
    (kept,) = (await heard(desk, gone=["a"])).still
    assert (kept.words, kept.now) == ("He [Tom Lane] was buried in spring.", now)


async def test_two_people_of_whom_the_same_words_are_told_fall_each_alone(told_of_him: Desk) -> None:
    desk = told_of_him
    await desk.change("b", at=SEVEN + HOUR, **{**HE, "glosses": (Gloss(0, 2, "Ann Poe"),)})
    await desk.tick(SEVEN + DAY)
    await desk.send_all()
    await desk.library.save_findings(["a"], [], SEVEN)
    said = await heard(desk, gone=["a"])
    assert (said.fallen, said.still) == (("He [Tom Lane] was buried in spring.",), ())


async def test_a_line_that_was_sent_before_lines_kept_their_brackets_stands_as_it_was_sent(
    sqlite_database: Database,
) -> None:
    """What an older Dateline sent is remembered without; the finding has them."""
    desk = Desk(sqlite_database)
    desk.scribe = HeardScribe()
    await desk.subscribe()
    await desk.change("a", statements=("a", "b"), documents=(1, 2), **HE)
    await desk.tick(SEVEN)
    message = await desk.only()
    await desk.outbox.rewrite([replace(message, carried=tuple(replace(c, glosses=()) for c in message.carried))])
    await desk.send_all()
    await desk.library.save_findings(["a", "b"], [], SEVEN)
    await desk.change("b", documents=(2,), **HE)
    (kept,) = (await heard(desk, gone=["a"])).still
    assert kept.words == kept.now == "He was buried in spring."
