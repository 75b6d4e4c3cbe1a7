"""The buttons under an alert, and the rule by which a reader is woken: each does what it says, in its own chat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import newsroom
from tests.support.desk_chat import DeskChat
from tests.support.fake_desk import LineDesk, upload
from tests.support.reading_chat import ASKER, OTHER, WIRE, Clock, publish, reading_chat

TUNIS = upload(
    "Tunis says that 800 of its people came back. | returned TN 800 | Reuters 2018-02-21 at=Tunisia/TN under=returnees",
    source="Reuters",
    published="2018-02-21",
    title="Tunis counts",
)
ROAD = upload(
    "The road to the border is open again. | - | Reuters 2018-02-22 at=Turkey/TR under=routes",
    source="Reuters",
    published="2018-02-22",
    title="The road",
)


class Woken:
    """A reader with alerts, and the clock that the chat goes by."""

    def __init__(self, chat: DeskChat, clock: Clock) -> None:
        self.chat, self.clock = chat, clock

    async def by(self, *uploads: object) -> list[str]:
        """What the reader is sent when these are published."""
        before = len(self.chat.server.texts(ASKER))
        await publish(self.chat.services, *uploads)  # type: ignore[arg-type]
        self.clock.on(minutes=5)
        await self.chat.tick.run(self.clock())
        await self.chat.deliver()
        return self.chat.server.texts(ASKER)[before:]


@pytest.fixture
async def woken(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Woken]:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        await chat.say("/subscribe everything alerts", ASKER)
        yield Woken(chat, clock)


async def test_details_shows_each_line_with_a_button_that_opens_it_to_its_own_chat_alone(woken: Woken) -> None:
    chat = woken.chat
    await woken.by(WIRE)
    assert chat.buttons(ASKER) == ["Details", "Mute topic", "Pause"]
    data = chat.data("Details", ASKER)
    lines = await chat.press("Details", ASKER)
    assert lines.startswith("What this alert tells")
    assert "1. “Of 1,700 from France" in lines
    assert "2. “Nobody knows" in lines
    assert "Said by" in await chat.press("2", ASKER)
    assert "no longer there" in await chat.forge(data, OTHER), "another chat's alert is not shown"


async def test_details_tells_which_lines_stand_no_more_and_opens_those_that_stand(woken: Woken) -> None:
    """A revision gives each line another id, also those whose words stay."""
    chat, two = woken.chat, "The road to {} is {}. | - | Reuters 2018-02-22 at=Turkey/TR under=routes"
    facts = {"source": "Reuters", "published": "2018-02-22", "title": "Two roads", "url": "https://example.org/roads"}
    desk = LineDesk()
    before = await desk.read(upload(two.format("Adana", "open"), two.format("Izmir", "shut"), **facts))
    await woken.by(upload(two.format("Adana", "open"), two.format("Izmir", "shut"), **facts))
    data = chat.data("Details", ASKER)
    corrected = upload(two.format("Adana", "mined"), two.format("Izmir", "shut"), **facts)
    after = await desk.read(corrected)
    assert {claim.id for claim in before.claims}.isdisjoint(claim.id for claim in after.claims)
    library, tell = chat.services.library, chat.services.tell
    await newsroom.revise(library, 1, corrected, after, by=None, now=woken.clock(), tell=tell)
    lines = await chat.forge(data, ASKER)
    assert "“The road to Adana is open.” /document_1\nIt no longer stands." in lines
    assert lines.count("It no longer stands.") == 1
    (number,) = chat.buttons(ASKER)
    assert f"{number}. “The road to Izmir is shut.”" in lines
    assert "The road to Izmir is shut." in await chat.press(number, ASKER)
    old = next(claim.id for claim in before.claims if "Izmir" in claim.text)
    assert "The road to Izmir is shut." in await chat.forge(f"claim|{old}", ASKER), "an older message's button opens it"


async def test_mute_takes_the_topic_out_and_the_last_topic_is_a_pause(woken: Woken) -> None:
    chat = woken.chat
    await woken.by(TUNIS)
    assert "No more of Returnees" in await chat.press("Mute topic", ASKER)
    (mine,) = await chat.services.outbox.subscriptions(ASKER)
    assert "returnees" not in mine.topics
    assert await woken.by(WIRE.__class__(WIRE.content.replace(b"whereabouts", b"returnees"), "again")) == []
    assert len(await woken.by(ROAD)) == 1, "other topics still wake"


async def test_pause_ends_alerts_until_the_reader_goes_on(woken: Woken) -> None:
    chat = woken.chat
    await woken.by(TUNIS)
    assert "it is paused" in await chat.press("Pause", ASKER)
    assert await woken.by(ROAD) == []
    await chat.press("Go on", ASKER)
    assert len(await woken.by(WIRE)) == 1
    assert "The road" not in chat.server.texts(ASKER)[-1], "what changed meanwhile is not told"


async def test_a_reader_sets_what_wakes_them_figures_a_size_of_change_and_a_place(woken: Woken) -> None:
    chat = woken.chat
    await chat.say("/settings", ASKER)
    await chat.press("Worth an alert", ASKER)
    assert "Now: figures and disputes only." in await chat.press("Figures and disputes only", ASKER)
    assert await woken.by(ROAD) == [], "a line without a number wakes nobody"
    assert len(await woken.by(TUNIS)) == 1
    await chat.say("/settings", ASKER)
    await chat.press("Worth an alert", ASKER)
    await chat.press("Figures and disputes only, from a difference of 25%", ASKER)
    await chat.press("About one place", ASKER)
    now = await chat.press("Tunisia", ASKER)
    assert "figures and disputes only, from a difference of 25% on; only about Tunisia" in now
    assert await woken.by(WIRE) == [], "France is another place"
    await chat.press("About one place", ASKER)
    assert "only about" not in await chat.press("Any place", ASKER)


async def test_a_rule_survives_an_end_that_is_undone(woken: Woken) -> None:
    chat = woken.chat
    await chat.say("/settings", ASKER)
    await chat.press("Worth an alert", ASKER)
    await chat.press("Figures and disputes only", ASKER)
    await chat.say("/unsubscribe", ASKER)
    await chat.press("Undo", ASKER)
    assert await woken.by(ROAD) == []


async def test_nobody_sets_another_chats_rule(woken: Woken) -> None:
    (mine,) = await woken.chat.services.outbox.subscriptions(ASKER)
    for data in (f"set-rule|{mine.id}|figures", f"set-rule-place|{mine.id}|FR", f"alert-mute|{mine.id}|returnees"):
        await woken.chat.forge(data, OTHER)
    assert len(await woken.by(ROAD)) == 1
