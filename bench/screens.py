"""How tall every kind of message is on a phone (360 px wide, 16 px text, 720 px high), over 300 made-up documents.

    python bench/screens.py [--claims 6000] [--keep FOLDER] [--pictures docs/screens]

Prints phone screens at the 50th and 95th percentile beside what is asked for, folded quotations counted as they show
(three lines), buttons included; ends with status 1 where a kind is taller than asked. With `--pictures`, writes one
picture of each kind, made of the shipped samples, into that folder (it reads them with the model: a minute).
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.make_library import made_library
from bench.phone import SCREEN, height, picture
from bot.app import open_services
from bot.chat.context import Services
from bot.chat.page import Button, Page
from bot.handlers.readers.answers.claims import claim_page
from bot.handlers.readers.answers.disputes import conflicts_page
from bot.handlers.readers.answers.documents import document_page
from bot.handlers.readers.answers.ledger import ledger_page
from bot.handlers.readers.answers.lines import lines_page
from bot.handlers.readers.answers.topics import answer_page
from bot.handlers.readers.help.help_screens import SECTIONS, help_page, section_page
from bot.handlers.readers.help.start import start_page
from bot.handlers.readers.viewers import READER
from bot.language import speaking
from bot.pictures.drawing import Spec, chart_of, drawn
from bot.pictures.of_answers import map_of, table_of, timeline_of
from bot.settings import Settings
from bot.terminal.samples import take_in_samples
from briefings import answers
from briefings.deliveries.alerts import MOST_ALERTED
from briefings.matching.net_changes import digest_from
from briefings.model import Change, ChangeKind, Finding, Question

# Kind → phone screens at the 95th percentile that are asked for; None where nothing is.
ASKED: dict[str, float | None] = {
    "answer": 1.0, "alert": 0.7, "digest": 1.5, "claim": 1.0, "lines": None, "ledger": None, "disputes": None,
    "document": None, "help": 1.0, "start": None,
}  # fmt: skip
ALERT_BUTTONS = ((Button("Details", "x"), Button("Mute topic", "x"), Button("Pause", "x")),)
KINDS: tuple[ChangeKind, ...] = ("new", "new", "new", "corroborated", "disputed", "updated")
PLACES = (None, "FR", "TN", "SY", "GB", "RU")


async def pages(services: Services, dice: Random, many: int = 40) -> AsyncIterator[tuple[str, Page]]:
    """Many messages of every kind."""
    questions = [Question(topic.id, place) for topic in services.beat.topics for place in PLACES]
    for question in questions:
        yield "answer", await answer_page(services, question)
        yield "lines", await lines_page(services, question, 0)
    for place in PLACES:
        yield "ledger", await ledger_page(services, Question(None, place), None, 0)
        yield "disputes", await conflicts_page(services, Question(None, place), 0)
    findings = [f for f in await services.library.findings(Question(None), limit=800) if f.topics]
    for _ in range(many):
        yield "alert", alert(services, dice, findings, dice.randint(1, 12))
        yield "digest", digest(services, dice, findings, dice.randint(1, 20))
        yield "claim", await claim_page(services, dice.choice(findings).claims[0])
    for number in range(1, many // 4):
        yield "document", await document_page(services, number, 0, READER)
    for role in SECTIONS:
        yield "help", await help_page(services, role)
    for section in SECTIONS["owner"]:
        yield "help", await section_page(services, section)
    yield "start", await start_page(services, 7)


def alert(
    services: Services, dice: Random, findings: Sequence[Finding], many: int, kinds: Sequence[ChangeKind] = KINDS
) -> Page:
    """An alert of so many changes."""
    made = digest_from(changes(dice, findings, many, kinds), kind="alert", most=MOST_ALERTED)
    return Page(services.scribe.digest(made)[0].text, ALERT_BUTTONS)


def digest(
    services: Services, dice: Random, findings: Sequence[Finding], many: int, kinds: Sequence[ChangeKind] = KINDS
) -> Page:
    """A digest of so many changes; its first message."""
    made = digest_from(changes(dice, findings, many, kinds), kind="digest", since=services.now())
    return Page(services.scribe.digest(made)[0].text)


def changes(dice: Random, findings: Sequence[Finding], many: int, kinds: Sequence[ChangeKind] = KINDS) -> list[Change]:
    """What changed of so many findings, each in one of the ways."""
    made = []
    for finding in dice.sample(list(findings), min(many, len(findings))):
        change = Change(dice.choice(kinds), finding)
        if change.kind in ("disputed", "updated"):
            why = "about 1,700 and 1,910 differ: a total (joined) cannot fall, and the later is lower"
            change = replace(change, old="about 1,700", new="1,910", why=why, beside=3)
        made.append(change)
    return made


async def measured(folder: Path, claims: int) -> dict[str, list[float]]:
    """Kind → heights of its messages, in phone screens."""
    database = await made_library(folder, claims)
    await database.close()
    url = f"sqlite+aiosqlite:///{folder / f'library{claims}.sqlite3'}"
    found: dict[str, list[float]] = {}
    async with open_services(Settings(home=folder, database_url=url)) as services:
        async for kind, page in pages(services, Random(1)):
            found.setdefault(kind, []).append(height(page) / SCREEN)
    return found


def report(found: dict[str, list[float]]) -> int:
    """Prints the table; the exit status."""
    print(f"{'phone screens':<12}{'messages':>10}{'p50':>8}{'p95':>8}{'asked':>8}")
    missed = 0
    for kind, asked in ASKED.items():
        heights = sorted(found.get(kind, ()))
        cut = quantiles(heights, n=20, method="inclusive") if len(heights) > 1 else heights * 19
        late = asked is not None and cut[18] > asked
        missed += late
        words = f"{asked:.1f}" if asked is not None else ""
        print(f"{kind:<12}{len(heights):>10}{cut[9]:>8.2f}{cut[18]:>8.2f}{words:>8}{'  too tall' if late else ''}")
    return 1 if missed else 0


async def draw(into: Path, home: Path) -> None:
    """One picture of each kind, from the shipped samples."""
    await asyncio.to_thread(into.mkdir, parents=True, exist_ok=True)
    async with open_services(Settings(home=home, owner=1), demo=True) as services:
        await take_in_samples(services, print)
        findings = [f for f in await services.library.findings(Question(None), limit=60) if f.topics]
        france = Question("returnees", "FR")
        shown = {
            "answer": [("/returnees France", await answer_page(services, france))],
            "asked": [("did 271 return to France?", await answer_page(services, france, words="did 271 return?"))],
            "lines": [("", await lines_page(services, france, 0))],
            "claim": [("", await claim_page(services, findings[0].claims[0]))],
            "alert": [("", alert(services, Random(3), findings, 5, ("new",)))],
            "digest": [("", digest(services, Random(3), findings, 14, ("new",)))],
            "figures": [("/figures France", await ledger_page(services, Question(None, "FR"), None, 0))],
            "start": [("/start", await start_page(services, 1))],
        }
        with speaking("fr"):
            shown["answer-fr"] = [("/returnees France", await answer_page(services, france))]
        for name, messages in shown.items():
            picture(messages).save(into / f"{name}.png", optimize=True)
        for name, spec in (await pictured(services)).items():
            await asyncio.to_thread((into / f"{name}.png").write_bytes, drawn(spec))


async def pictured(services: Services) -> dict[str, Spec]:
    """A picture of each kind, of the shipped samples: one of them in dark."""
    returnees, france = Question("returnees"), Question(None, "FR")
    figures = (await answers.figures(services.library, services.beat, france)).figures
    told = sorted(figures, key=lambda figure: (not figure.disputed, -len(figure.history)))
    found: dict[str, Spec | None] = {
        "timeline": await timeline_of(services, returnees, "light"),
        "timeline-dark": await timeline_of(services, returnees, "dark"),
        "map": await map_of(services, Question(None), "light"),
        "table": await table_of(services, france, "light"),
        "history": next((chart for figure in told if (chart := chart_of(figure, services.beat))), None),
    }
    return {name: spec for name, spec in found.items() if spec is not None}


async def main(claims: int, keep: str | None, pictures: str | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        if pictures:
            await draw(Path(pictures), Path(folder))
        return report(await measured(Path(keep or folder), claims))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=6000, help="20 of them make a document")
    parser.add_argument("--keep", help="a folder in which the library is made once, and found again")
    parser.add_argument("--pictures", help="a folder to write one picture of each kind into")
    arguments = parser.parse_args()
    sys.exit(asyncio.run(main(arguments.claims, arguments.keep, arguments.pictures)))
