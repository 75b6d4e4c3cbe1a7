"""Each act of the desk has one door, whoever opens it: from a button, a command or the command line it owes readers the
same corrections, and none can forget them."""

from __future__ import annotations

import asyncio
import functools
import inspect
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_services
from bot.chat.context import Services
from bot.commands import keeping
from bot.settings import Settings
from briefings import newsroom
from briefings.model import Claim, Delivery, Extraction, Source, Subscription, Upload
from tests.support.desk_chat import EDITOR, READER, DeskChat, desk_chat
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import receive

SUBSCRIBER = 30
LINK = "https://wire.example/home"
COUNTED = "Some 250 fighters returned to France. | returned FR 250 | AFP 2017-12-17 at=France/FR under=returnees"
WOMEN = "Forty women came home to Lyon with their children. | - | AFP 2017-12-17 at=France/FR under=returnees"
TENTS = "Guards counted 90 tents beyond the river. | - | AFP 2017-12-17 at=Syria/SY under=routes"
WIRE = upload(COUNTED, WOMEN, source="AFP", published="2017-12-17")
COURT = upload(
    "Some 250 have come home to France. | returned FR about 250 | Paris prosecutor 2017-12-20 under=returnees",
    source="Le Matin",
    published="2017-12-20",
)
# A later version of the wire copy: one of its lines is gone.
LATER = upload(COUNTED, TENTS, source="AFP", published="2017-12-17")
WHY = "the agency took it back"
# When the subscriber has been told of both.
LATE = timedelta(minutes=5)


class LinkedDesk(LineDesk):
    """Reads lines. What the agency sends has one link, so that another text of its is a later version."""

    async def read(self, upload: Upload) -> Extraction:
        details = {**upload.fallbacks, **upload.details}
        if details.get("source") == "AFP":
            details["url"] = LINK
        return await super().read(replace(upload, details=details))


@dataclass(frozen=True)
class Stage:
    """A library whose two documents a subscriber was told, with a reader's report of one line."""

    chat: DeskChat
    settings: Settings

    @property
    def services(self) -> Services:
        return self.chat.services

    @property
    def act(self) -> dict[str, Any]:
        return {"by": EDITOR, "now": self.services.now(), "tell": self.services.tell}

    async def claim(self, words: str = "Forty women") -> Claim:
        return next(c for c in await self.services.library.claims_of(1) if words in c.text)

    async def pair(self) -> tuple[str, str]:
        """Two statements that are matched."""
        (court,) = await self.services.library.statements_of([2])
        (match,) = await self.services.library.matches_of([court.id])
        return match.left, match.right

    async def draft(self, document: Upload = LATER) -> int:
        """Hands something in, and leaves it a draft."""
        services = self.services
        drafted = await receive(services.library, services.desk, document, by=EDITOR, now=services.now())
        return drafted.document.number

    async def press(self, data: str) -> str:
        """Presses a button that carries this."""
        return await self.chat.forge(data, EDITOR)

    async def ingest(self, path: Path) -> None:
        assert await keeping.ingest(self.settings, [path], {"published": "2017-12-17", "source": "AFP"}, publish=True)

    def file(self) -> Path:
        path = self.settings.home / "later.txt"
        path.write_bytes(LATER.content)
        return path


Door = Callable[[Stage], Awaitable[Any]]


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Two empty folders."""
    made = tmp_path / "straight", tmp_path / "door"
    for home in made:
        home.mkdir()
    return made


@asynccontextmanager
async def opened(home: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """The library in a folder, a bot on it, and a command line whose desk reads lines, too."""
    url = f"sqlite+aiosqlite:///{home / 'library.sqlite3'}"
    patch.setattr(keeping, "open_services", functools.partial(open_services, desk=LinkedDesk()))
    async with desk_chat(url, home) as chat:
        chat.services.desk = desk = LinkedDesk()
        for document in (WIRE, COURT):
            await desk.read(document)
        yield Stage(chat, Settings(home=home, database_url=url))


async def set_the_stage(home: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        async with opened(home, patch) as stage:
            services = stage.services
            await services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
            for document in (WIRE, COURT):
                await newsroom.publish(services.library, await stage.draft(document), **stage.act)
            await services.library.report((await stage.claim()).id, READER, services.now())
            await stage.chat.pass_time(seconds=LATE.seconds)


@pytest.fixture(scope="module")
def library_of_two(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose two documents a subscriber was told, set once for all doors."""
    home = tmp_path_factory.mktemp("stage")
    shutil.copy(sqlite_template, home / "library.sqlite3")
    asyncio.run(set_the_stage(home))
    return home / "library.sqlite3"


@asynccontextmanager
async def staged(home: Path, library: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A copy of that library for one act."""
    shutil.copy(library, home / "library.sqlite3")
    async with opened(home, patch) as stage:
        stage.chat.clock.ahead = LATE
        yield stage


async def owed(stage: Stage, door: Door) -> list[tuple[object, ...]]:
    """What an act owes, as far as it does not hang on when and as which act it was done."""
    outbox = stage.services.outbox
    before = {delivery.id for delivery in await outbox.deliveries(limit=1000)}
    await door(stage)
    return sorted(map(_row, (d for d in await outbox.deliveries(limit=1000) if d.id not in before)), key=repr)


def _row(owed: Delivery) -> tuple[object, ...]:
    occasion = owed.occasion.rsplit(":", 1)[0]
    return owed.kind, owed.chat, owed.state, owed.text, owed.carried, owed.corrects, owed.also, occasion


# --- the doors themselves -------------------------------------------------------------------------------------------


async def publish(stage: Stage) -> None:
    await newsroom.publish(stage.services.library, await stage.draft(), **stage.act)


async def discard(stage: Stage) -> None:
    await newsroom.discard(stage.services.library, await stage.draft(), **stage.act)


async def withdraw(stage: Stage) -> None:
    await newsroom.withdraw(stage.services.library, 1, WHY, **stage.act)


async def revise(stage: Stage) -> None:
    extraction = await stage.services.desk.read(LATER)
    await newsroom.revise(stage.services.library, 1, LATER, extraction, **stage.act)


async def change_details(stage: Stage) -> None:
    services, details = stage.services, {"published": date(2017, 12, 19)}
    before = await services.library.document(1)
    extraction = await services.desk.extract(newsroom.with_details(before, details))
    await newsroom.change_details(services.library, 1, details, extraction, **stage.act)


async def amend(stage: Stage) -> None:
    await newsroom.amend(stage.services.library, (await stage.claim()).id, "negated", True, **stage.act)


async def drop(stage: Stage) -> None:
    await newsroom.drop(stage.services.library, (await stage.claim()).id, **stage.act)


async def refile(stage: Stage) -> None:
    await newsroom.refile(stage.services.library, (await stage.claim()).id, ["routes"], **stage.act)


async def overrule(stage: Stage) -> None:
    await newsroom.overrule(stage.services.library, *await stage.pair(), "unsure", **stage.act)


async def same_root(stage: Stage) -> None:
    await newsroom.same_root(stage.services.library, "Paris prosecutor", "AFP", **stage.act)


async def set_source(stage: Stage) -> None:
    await newsroom.set_source(stage.services.library, Source("AFP", family="Agencies"), **stage.act)


async def decline(stage: Stage) -> None:
    await newsroom.decline(stage.services.library, 1, **stage.act)


async def undo(stage: Stage) -> None:
    await withdraw(stage)
    await newsroom.undo(stage.services.library, **stage.act)


async def reread(stage: Stage) -> None:
    await newsroom.reread(stage.services.library, stage.services.desk, **stage.act)


# --- who opens them -------------------------------------------------------------------------------------------------


async def publish_button(stage: Stage) -> None:
    await stage.press(f"publish|{await stage.draft()}")


async def publish_all_button(stage: Stage) -> None:
    await stage.press(f"publish-all|{await stage.draft()}")


async def at_once(stage: Stage) -> None:
    stage.services.settings = stage.services.settings.model_copy(update={"publish": "at-once"})
    assert "as version 2" in await stage.chat.send("later.txt", LATER.content, caption="2017-12-17 AFP")


async def ingested(stage: Stage) -> None:
    await stage.ingest(stage.file())


async def ingested_again(stage: Stage) -> None:
    """A run that was stopped had left a draft behind."""
    await stage.draft()
    await stage.ingest(stage.file())


async def discard_button(stage: Stage) -> None:
    await stage.press(f"discard|{await stage.draft()}")


async def withdraw_command(stage: Stage) -> None:
    await stage.chat.say(f"/withdraw 1 {WHY}")
    await stage.chat.press("Withdraw it")


async def withdraw_button(stage: Stage) -> None:
    await stage.press("withdraw|1")
    await stage.chat.say(WHY)
    await stage.chat.press("Withdraw it")


async def withdraw_command_line(stage: Stage) -> None:
    await keeping.withdraw(stage.settings, 1, WHY)


async def revise_command(stage: Stage) -> None:
    await stage.chat.say("/revise 1")
    await stage.chat.send("later.txt", LATER.content)
    await stage.chat.press("Put it in place")


async def revise_button(stage: Stage) -> None:
    await stage.press("revise|1")
    await stage.chat.send("later.txt", LATER.content)
    await stage.chat.press("Put it in place")


async def details_button(stage: Stage) -> None:
    await stage.press("detail|1|published")
    assert "Date is set." in await stage.chat.say("2017-12-19")


async def amend_command(stage: Stage) -> None:
    await stage.chat.say(f"/amend {(await stage.claim()).id}")
    assert "amended." in await stage.chat.press("Negation")


async def amend_button(stage: Stage) -> None:
    await stage.press(f"amend|{(await stage.claim()).id}")
    assert "amended." in await stage.chat.press("Negation")


async def drop_command(stage: Stage) -> None:
    await stage.chat.say(f"/drop {(await stage.claim()).id}")


async def drop_button(stage: Stage) -> None:
    await stage.press(f"drop|{(await stage.claim()).id}")


async def drop_in_review(stage: Stage) -> None:
    assert "A reader reports this line" in await stage.chat.say("/review")
    await stage.chat.press("Drop it")


async def refile_command(stage: Stage) -> None:
    await stage.chat.say(f"/refile {(await stage.claim()).id} routes")


async def refile_button(stage: Stage) -> None:
    await stage.press(f"refile-to|{(await stage.claim()).id}|routes")


async def judge_button(stage: Stage) -> None:
    left, right = await stage.pair()
    await stage.press(f"judge-here|{left}|{right}|apart|{(await stage.claim('Some 250')).id}|0")


async def judge_in_review(stage: Stage) -> None:
    left, right = await stage.pair()
    await stage.press(f"judge|{left}|{right}|apart")


async def same_root_button(stage: Stage) -> None:
    await stage.press("source|AFP|same")
    assert "count as one root now" in await stage.chat.say("Paris prosecutor")


async def source_command(stage: Stage) -> None:
    await stage.chat.say("/source AFP")
    await stage.chat.press("Family")
    assert "Family set." in await stage.chat.say("Agencies")


async def decline_button(stage: Stage) -> None:
    await stage.chat.say("/review")
    await stage.chat.press("It stands")


async def undo_command(stage: Stage) -> None:
    await withdraw(stage)
    assert "Taken back: withdraw document 1." in await stage.chat.say("/undo")


async def undo_button(stage: Stage) -> None:
    await withdraw_command(stage)
    assert "Taken back: withdraw document 1." in await stage.chat.press("Undo")


async def reread_command_line(stage: Stage) -> None:
    # A desk of another process has not read these lines before.
    keeping.open_services.keywords["desk"].lines.update(stage.services.desk.lines)  # type: ignore[attr-defined]
    await keeping.reread(stage.settings, dry_run=False)


# Each act, how many messages it owes here, and all who open its door.
DOORS: dict[Door, tuple[int, tuple[Door, ...]]] = {
    publish: (1, (publish_button, publish_all_button, at_once, ingested, ingested_again)),
    discard: (0, (discard_button,)),
    withdraw: (1, (withdraw_command, withdraw_button, withdraw_command_line)),
    revise: (1, (revise_command, revise_button)),
    change_details: (1, (details_button,)),
    amend: (2, (amend_command, amend_button)),
    drop: (2, (drop_command, drop_button, drop_in_review)),
    refile: (1, (refile_command, refile_button)),
    overrule: (0, (judge_button, judge_in_review)),
    same_root: (0, (same_root_button,)),
    set_source: (0, (source_command,)),
    decline: (1, (decline_button,)),
    undo: (0, (undo_command, undo_button)),
    reread: (0, (reread_command_line,)),
}


def _acts() -> dict[str, inspect.Parameter]:
    """The newsroom's doors: whatever tells readers of something."""
    doors = {name: inspect.signature(getattr(newsroom, name)).parameters.get("tell") for name in newsroom.__all__
             if inspect.iscoroutinefunction(getattr(newsroom, name))}  # fmt: skip
    return {name: tell for name, tell in doors.items() if tell is not None}


def test_every_act_is_in_this_table() -> None:
    assert set(_acts()) == {door.__name__ for door in DOORS}


@pytest.mark.parametrize("name", sorted(_acts()))
def test_nobody_acts_without_saying_who_tells_readers(name: str) -> None:
    assert _acts()[name].default is inspect.Parameter.empty


_owed: dict[Door, list[tuple[object, ...]]] = {}


async def expected_of(act: Door, home: Path, library: Path, patch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What an act owes when it is done straight; found out once."""
    if act not in _owed:
        async with staged(home, library, patch) as stage:
            _owed[act] = await owed(stage, act)
    return _owed[act]


@pytest.mark.parametrize(
    ("act", "many", "door"),
    [pytest.param(act, many, door, id=door.__name__) for act, (many, doors) in DOORS.items() for door in doors],
)
async def test_each_door_owes_the_same(
    act: Door, many: int, door: Door, library_of_two: Path, homes: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = await expected_of(act, homes[0], library_of_two, monkeypatch)
    assert len(expected) == many
    async with staged(homes[1], library_of_two, monkeypatch) as stage:
        assert await owed(stage, door) == expected
