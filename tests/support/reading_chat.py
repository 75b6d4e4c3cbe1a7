"""A library for the readers' journeys, and their chat over HTTP. No parser is used to read the documents."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat.context import Services
from briefings import newsroom
from briefings.model import Upload
from tests.support.desk_chat import DeskChat, desk_chat
from tests.support.fake_desk import LineDesk, upload
from tests.support.filled_library import FilledLibrary
from tests.support.taking_in import receive

ASKER, OTHER = 20, 21
NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
URL = "https://example.org/returned"

WIRE = upload(
    "Of 1,700 from France, 400 to 450 were killed and 250 came back. | joined FR about 1700 ; killed FR 400-450 ;"
    " returned FR 250 | AFP > French officials 2017-12-17 at=France/FR under=returnees,whereabouts",
    "Nobody knows where the others are. | - | AFP 2017-12-17 at=France/FR unknown under=whereabouts",
    source="AFP",
    published="2017-12-17",
    title="Paris counts",
    url=URL,
)
REPORT = upload(
    "France has 271 returnees, says the <b>study</b> & its authors. | returned FR 271 | Soufan Center 2017-10-24"
    " at=France/FR under=returnees",
    source="Soufan Center",
    published="2017-10-24",
    title="A study of <those> who came back",
)
ROUTES = upload(
    "Smugglers in Raqqa asked for 2,000 dollars. | - | Reuters 2017-11-01 at=Raqqa/SY under=routes",
    "The way through the desert to Turkey stays open. | - | Reuters 2017-11-01 to=Turkey/TR under=routes",
    source="Reuters",
    published="2017-11-01",
    title="Prices on the way",
)
FILLED = (WIRE, REPORT, ROUTES)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        """Moves the clock forward."""
        self.now += timedelta(**by)


async def publish(services: Services, *uploads: Upload) -> list[int]:
    """Publishes documents; gives their numbers."""
    numbers = []
    for each in uploads:
        draft = await receive(services.library, LineDesk(), each, by=None, now=services.now())
        await newsroom.publish(services.library, draft.document.number, by=None, now=services.now(), tell=services.tell)
        numbers.append(draft.document.number)
    return numbers


def many(number: int, topic: str = "routes") -> Upload:
    """A document with many claims in unlike words."""
    lines = [
        f"Road number {n * 7919 % 100003} over hill {n * 104729 % 99991} was {_STATES[n % len(_STATES)]}. | - |"
        f" Reuters 2017-11-02 at=Turkey/TR under={topic}"
        for n in range(number)
    ]
    return upload(*lines, source="Road Watch", published="2017-11-02", title="All the roads")


def apart(number: int) -> Upload:
    """A document with many claims that share no word, so that each is a finding of its own."""
    lines = [f"{' '.join(_word(n, k) for k in range(5)).capitalize()}. | - | Reuters 2017-11-02 under=routes"
             for n in range(number)]  # fmt: skip
    return upload(*lines, source="Road Watch", published="2017-11-02", title="Words apart")


def _word(claim: int, place: int) -> str:
    digest = hashlib.sha256(f"{claim}.{place}".encode()).hexdigest()
    return "q" + "".join(chr(ord("a") + int(digit, 16)) for digit in digest[:9])


_STATES = ("closed", "watched", "open", "mined", "sold", "flooded", "guarded")


@asynccontextmanager
async def reading_chat(
    url: str, home: Path, *uploads: Upload, clock: Clock | None = None, **settings: Any
) -> AsyncIterator[DeskChat]:
    """A running bot on a library with these documents, by a clock that stands still."""
    clock = clock or Clock()
    filled = FilledLibrary(url, (repr(uploads), clock(), settings.get("beat")))
    there = bool(uploads) and filled.put()
    async with desk_chat(url, home, **settings) as chat:
        chat.services.clock = clock
        if uploads and not there:
            keep = filled.is_empty()
            await publish(chat.services, *uploads)
            if keep:
                filled.keep()
        yield chat


def last_markup(chat: DeskChat, user: int = ASKER) -> str:
    """The newest message of a chat, with its markup."""
    return chat.server.texts(user)[-1]
