"""How large each page is, and how long it takes to make, over a library of some hundred documents.

    python bench/web_pages.py [--documents 300] [--rounds 5] [--keep FOLDER]

Printed for each kind of page: how many different ones were asked for, the median and the largest size in KB (with the
style sheet and without the chart), and the 50th and the 95th percentile of the time in milliseconds, asked one after
the other within the process (without a network). Events are of a second library, of 120 documents. Ends with status 1
where a page has 100 KB or more.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import httpx
from pydantic import SecretStr

from bench.made_news import CLAIMS_A_DOCUMENT
from bench.make_library import made_library
from bot.app import build_application, open_services
from bot.chat.context import Services
from bot.settings import Settings
from bot.web.addresses import claim_path, figure_path
from bot.web.app import web_app
from tests.support.crowded_library import fill
from tests.support.fake_desk import LineDesk, upload
from tests.support.told_event import GUN_VIOLENCE

BASE = "https://news.example/desk"
LARGEST = 100_000
TOKEN = "1:bench"
EVENTS, TELLERS = 12, 10
# Pages of one kind that are asked for.
SAMPLE = 12


@dataclass
class Measured:
    """Bytes of each page of a kind, and seconds of each request for one."""

    sizes: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


@asynccontextmanager
async def site(
    home: Path, library: Path, beat: Path | None = None
) -> AsyncIterator[tuple[Services, httpx.AsyncClient]]:
    """The web app on a library."""
    settings = Settings(
        token=SecretStr(TOKEN), home=home, database_url=f"sqlite+aiosqlite:///{library}", web_url=BASE, beat=beat
    )
    async with open_services(settings, desk=LineDesk()) as services:  # type: ignore[arg-type]
        app = web_app(build_application(services, TOKEN), settings)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://news.example") as client:
            yield services, client


async def pages_of(services: Services) -> dict[str, list[str]]:
    """Kind → the pages of it that are asked for, those with most on them first."""
    library = services.library
    topics = [f"/topics/{topic.id}" for topic in services.beat.topics]
    documents = await library.documents(limit=SAMPLE)
    claims = [claim_path(d.number, claim.id) for d in documents for claim in (await library.claims_of(d.number))[:1]]
    figures = sorted(await library.figures(), key=lambda figure: len(figure.history), reverse=True)[:SAMPLE]
    return {
        "the first page": ["/"],
        "a topic": topics,
        "a topic of a country": [f"{topic}?place={place}" for topic in topics for place in ("FR", "SY")],
        "a topic as of a day": [f"{topic}?asof=2016-06-01" for topic in topics],
        "the documents": ["/documents", "/documents?offset=50"],
        "a document": [f"/documents/{document.number}" for document in documents],
        "a claim": claims,
        "the figures": ["/figures", "/figures?offset=50", "/figures?place=FR"],
        "a figure": [figure_path(figure) for figure in figures],
    }


async def event_pages_of(services: Services) -> dict[str, list[str]]:
    """The same of a library of events."""
    known = await services.library.events(limit=SAMPLE)
    tolls = [figure for figure in await services.library.figures() if figure.event][:SAMPLE]
    return {
        "the events": ["/events"],
        "an event": [f"/events/{event.happening.id}" for event in known],
        "an event's toll": [figure_path(figure) for figure in tolls],
    }


async def measure(client: httpx.AsyncClient, pages: dict[str, list[str]], rounds: int) -> dict[str, Measured]:
    """Asks for each page so often, one after the other."""
    first = (await client.get("/desk/")).text
    sheet = re.search(r'stylesheet" href="([^"]+)"', first)
    assert sheet is not None
    style = len((await client.get(sheet[1])).content)
    found: dict[str, Measured] = {}
    for kind, paths in pages.items():
        measured = found[kind] = Measured()
        for path in paths:
            for nth in range(rounds):
                began = time.perf_counter()
                answer = await client.get(f"/desk{path}")
                measured.seconds.append(time.perf_counter() - began)
                assert answer.status_code == 200, (path, answer.status_code)
                if nth == 0:
                    bare = re.sub(r"<svg.*?</svg>", "", answer.text, flags=re.DOTALL)
                    measured.sizes.append(len(bare.encode()) + style)
    return found


async def fill_with_events(services: Services) -> None:
    """Events that ten papers each tell of, with tolls that rise."""
    if await services.library.count_documents():
        return
    await fill(
        services.library,
        [
            upload(
                f"At least {2 + teller} people were killed and {event + teller} injured in Town{event}, police said. |"
                f" killed all at_least {2 + teller} ; injured all {event + teller} | Wire{teller} > police"
                f" 2019-05-{6 + teller:02} event=Town{event}/US/2019-05-05 at=Town{event}/US under=victims,shootings",
                source=f"Paper {teller}",
                published=f"2019-05-{6 + teller:02}",
                title=f"Report {teller} of Town{event}",
            )
            for event in range(1, EVENTS + 1)
            for teller in range(TELLERS)
        ],
    )


def report(found: dict[str, Measured]) -> int:
    """Prints the table; the exit status."""
    print(f"{'':<24}{'pages':>6}{'KB p50':>9}{'largest':>9}{'ms p50':>9}{'p95':>9}")
    for kind, measured in found.items():
        times = sorted(seconds * 1000 for seconds in measured.seconds)
        late = quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]
        kb = [size / 1000 for size in measured.sizes]
        print(f"{kind:<24}{len(kb):>6}{median(kb):>9.1f}{max(kb):>9.1f}{median(times):>9.1f}{late:>9.1f}")
    return 1 if any(max(measured.sizes) >= LARGEST for measured in found.values()) else 0


async def run(asked: Sequence[str] | None = None) -> int:
    """Makes the libraries, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(asked)
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        claims = given.documents * CLAIMS_A_DOCUMENT
        await (await made_library(folder, claims)).close()
        async with site(folder, folder / f"library{claims}.sqlite3") as (services, client):
            found = await measure(client, await pages_of(services), given.rounds)
        async with site(folder, folder / "events.sqlite3", GUN_VIOLENCE) as (services, client):
            await fill_with_events(services)
            found |= await measure(client, await event_pages_of(services), given.rounds)
    return report(found)


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))
