"""The newsroom's functions for tests: an upload is read and received in one call, and nobody is owed anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from briefings import newsroom
from briefings.model import Upload
from briefings.newsroom import Done, Draft, Tell
from briefings.ports import Desk, Library, Report
from tests.support.fake_desk import LineDesk


class Nobody:
    """A `Tell` that owes nobody anything, for tests of what an act changes."""

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        return 0

    async def reporter(self, books: Library, report: Report, now: datetime) -> None:
        return None

    async def pending_anew(self, books: Library) -> None:
        return None


NOBODY = Nobody()


async def receive(library: Library, desk: Desk, upload: Upload, *, by: int | None, now: datetime) -> Draft:
    """Reads and receives an upload, as each handler does."""
    return await newsroom.receive(library, upload, await desk.read(upload), by=by, now=now)


async def take_in(library: Library, *uploads: Upload, by: int, now: datetime) -> list[int]:
    """Receives and publishes; gives the documents' numbers."""
    desk, numbers = LineDesk(), []
    for each in uploads:
        draft = await receive(library, desk, each, by=by, now=now)
        await newsroom.publish(library, draft.document.number, by=by, now=now, tell=NOBODY)
        numbers.append(draft.document.number)
    return numbers


async def set_details(
    library: Library, desk: Desk, number: int, details: Mapping[str, object], *, by: int, now: datetime, tell: Tell
) -> Done:
    """Reads a document again with other details, and stores them."""
    extraction = await desk.extract(newsroom.with_details(await library.document(number), details))
    return await newsroom.change_details(library, number, details, extraction, by=by, now=now, tell=tell)
