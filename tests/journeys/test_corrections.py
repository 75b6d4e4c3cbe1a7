"""A line that was sent is corrected when it falls, by whatever way, and however its document changed in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.keeping import ingest
from bot.settings import Settings
from briefings.model import Subscription
from tests.journeys.desk_chat import WIRE, DeskChat, desk_chat, shown

pytestmark = [pytest.mark.model, pytest.mark.slow]

SUBSCRIBER = 30
WITHOUT_WOMEN = WIRE.replace(
    "Officials said on Tuesday that 40 women had returned to France with their children.\n", ""
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def alerted(chat: DeskChat) -> None:
    """A subscriber who has been sent an alert of all that the wire says."""
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
    await chat.send("article.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.pass_time(minutes=5)
    assert "40 women" in chat.server.texts(SUBSCRIBER)[-1]


async def revise(chat: DeskChat, text: str) -> str:
    await chat.say("/revise 1")
    compared = await chat.send("corrected.txt", text)
    await chat.press("Put it in place")
    return compared


async def corrections(chat: DeskChat) -> list[str]:
    """What the subscriber was told, each in reply to the alert."""
    await chat.deliver()
    mine = [m for m in chat.server.sent if m["chat_id"] == SUBSCRIBER]
    alert = mine[0]["message_id"]
    told = [m for m in mine if "Correction" in m["text"]]
    assert {m["reply_to"] for m in told} <= {alert}
    return [shown(m["text"]) for m in told]


async def claim_about(chat: DeskChat, words: str) -> str:
    return next(c.id for c in await chat.services.library.claims_of(1) if words in c.text)


async def test_a_line_that_one_revision_keeps_and_the_next_takes_away_is_corrected(chat: DeskChat) -> None:
    await alerted(chat)
    reworded = WIRE.replace("Some 250 fighters", "Some 240 fighters")
    assert "1 message will be corrected." in await revise(chat, reworded)
    (first,) = await corrections(chat)
    assert "250 fighters" in first
    assert "40 women" not in first
    assert "1 message will be corrected." in await revise(chat, WITHOUT_WOMEN.replace("Some 250", "Some 240"))
    _, second = await corrections(chat)
    assert "40 women" in second
    assert "250 fighters" not in second, "that was told before"


async def test_a_line_that_was_dropped_does_not_stand_again_with_its_document(chat: DeskChat) -> None:
    await alerted(chat)
    await chat.say(f"/drop {await claim_about(chat, '40 women')}")
    await corrections(chat)
    await chat.say("/withdraw 1 a slip")
    await chat.press("Withdraw it")
    await corrections(chat)
    await chat.press("Undo")
    dropped, withdrawn, restored = await corrections(chat)
    assert "40 women" in dropped
    assert "40 women" not in withdrawn
    assert "Stands again" in restored
    assert "250 fighters" in restored
    assert "40 women" not in restored


async def test_nobody_is_counted_whom_an_earlier_correction_told_all(chat: DeskChat) -> None:
    await alerted(chat)
    await revise(chat, "A correction\n\nThe figures that stood here were wrong, the agency said on Monday.\n")
    assert len(await corrections(chat)) == 1
    assert "nobody is written to" in await chat.say("/withdraw 1 nothing is left of it")
    await chat.press("Withdraw it")
    assert len(await corrections(chat)) == 1


async def test_a_later_version_from_the_command_line_earns_corrections(
    chat: DeskChat, sqlite_url: str, tmp_path: Path
) -> None:
    """The same link from the same source: it takes the place of what was published."""
    link = "2017-12-17 AFP https://afp.example/returned"
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
    await chat.send("article.txt", WIRE, caption=link)
    await chat.press("Publish")
    await chat.pass_time(minutes=5)
    later = tmp_path / "later.md"
    later.write_text(
        f"---\nsource: AFP\npublished: 2017-12-18\nurl: https://afp.example/returned\n---\n{WITHOUT_WOMEN}"
    )
    settings = Settings(home=tmp_path, database_url=sqlite_url)
    assert await ingest(settings, [later], publish=True, published=None, source=None)
    (told,) = await corrections(chat)
    assert "40 women" in told
    assert "was revised" in told
