"""Events in the chat: the list with its tolls, each event's page, and an editor who parts, joins and names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest

from bot.app import open_services
from bot.settings import Settings
from briefings.beat.beat import load_beat
from briefings.model import Document, Extraction, Person, Upload
from briefings.pipeline import understand
from tests.support.desk_chat import EDITOR, DeskChat, HereDesk, desk_chat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, publish, reading_chat
from tests.support.real_model import language

SYRIA = Path(str(resources.files("briefings").joinpath("beats/syria_war.toml")))
BEAT = Path(str(resources.files("briefings").joinpath("beats/gun_violence.toml")))
NOW = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)
AT = "event=Dover/US/2019-05-05"
FIRST = upload(
    "Three people and a boy were killed at the mill. | killed all at_least 3 ; killed minors 1 |"
    f" Reuters 2019-05-06 {AT}",
    source="Reuters",
    published="2019-05-06",
    title="At the mill",
)
SECOND = upload(
    f"The toll at the mill is four. | killed all 4 | AP 2019-05-08 {AT}",
    source="AP",
    published="2019-05-08",
    title="The toll",
)
ELSEWHERE = upload(
    "Two were killed at the fair. | killed all 2 | AP 2019-05-20 event=Salem/US/2019-05-19",
    source="AP",
    published="2019-05-20",
    title="At the fair",
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, FIRST, SECOND, ELSEWHERE, beat=BEAT) as opened:
        yield opened


async def test_a_state_that_has_no_event_leads_to_its_country(chat: DeskChat) -> None:
    named = "Gun sales in Ohio rose last year. | - | AP 2019-05-22 at=Ohio/US under=shootings"
    await publish(chat.services, upload(named, source="AP", published="2019-05-22", title="Sales"))
    said = await chat.say("/events Ohio", ASKER)
    assert "listed by their town and by their country" in said
    assert chat.buttons(ASKER) == ["United States"]
    assert "Salem" in await chat.press("United States", ASKER)


async def test_events_are_listed_with_their_tolls_the_newest_first(chat: DeskChat) -> None:
    said = await chat.say("/events", ASKER)
    assert said.index("Salem, United States, 19 May 2019") < said.index("Dover, United States, 5 May 2019")
    assert "4 killed" in said
    assert "(2 documents)" in said


async def test_events_are_asked_for_by_place_and_date(chat: DeskChat) -> None:
    assert "Dover" not in await chat.say("/events since 2019-05-10", ASKER)
    assert (await chat.say("/events France", ASKER)).endswith("No published document tells of an event here.")


async def test_a_town_at_which_an_event_lies_is_asked_for_though_no_claim_names_it(chat: DeskChat) -> None:
    text = "Six were killed at the depot. | killed all 6 | AP 2019-05-11 event=Wichita/US/2019-05-10"
    await publish(chat.services, upload(text, source="AP", published="2019-05-11", title="At the depot"))
    said = await chat.say("/events Wichita", ASKER)
    assert said.startswith("Wichita taken as Wichita, United States.\nEvents · Wichita\n")
    assert "6 killed" in said
    assert "Salem" not in said
    figures = await chat.say("/figures Wichita", ASKER)
    assert "Figures · Wichita" in figures
    assert "6 people killed" in figures
    assert "Salem" not in figures
    assert "No claim names Omaha; this is United States." in await chat.say("/events Omaha", ASKER)


async def test_what_is_guessed_or_not_read_of_the_words_is_said(chat: DeskChat) -> None:
    said = await chat.say("/events asof 2019-05-06", ASKER)
    assert "as they are known now, not as of 6 May 2019" in said
    assert "/figures asof 2019-05-06" in said
    assert "at least 3 people killed" in await chat.say("/figures asof 2019-05-06", ASKER)
    assert (await chat.say("/events Unted States", ASKER)).startswith("Unted States taken as United States.")


async def test_an_events_page_tells_who_said_what_when_with_parts_under_their_whole(chat: DeskChat) -> None:
    await chat.say("/events", ASKER)
    page = await chat.press("Dover, United States, 5 May 2019", ASKER)
    assert "8 May 2019: 4 killed, AP" in page
    assert "6 May 2019: at least 3 killed, Reuters" in page
    assert page.index("8 May 2019: 4 killed") < page.index("6 May 2019: at least 3 killed")
    assert "of them 1 minor\n" in f"{page}\n"
    assert not any("Not of document" in label for label in chat.buttons(ASKER))


async def test_an_editor_parts_an_event_and_takes_it_back(chat: DeskChat) -> None:
    await chat.say("/events", EDITOR)
    await chat.press("Dover, United States, 5 May 2019", EDITOR)
    assert "Parted" in await chat.press("Not of document 2", EDITOR)
    assert len(await chat.services.library.events()) == 3
    await chat.say("/undo", EDITOR)
    assert len(await chat.services.library.events()) == 2


async def test_an_editor_joins_two_events(chat: DeskChat) -> None:
    await chat.say("/events", EDITOR)
    page = await chat.press("Dover, United States, 5 May 2019", EDITOR)
    asked = await chat.press("Same as another", EDITOR)
    assert asked == "Dover, United States, 5 May 2019\nWhich of these is the same event?"
    assert await chat.press("Back", EDITOR) == page
    await chat.press("Same as another", EDITOR)
    assert "One event now" in await chat.press("Salem, United States, 19 May 2019", EDITOR)
    assert len(await chat.services.library.events()) == 1


def in_salem(sentence: str, number: int, title: str) -> Upload:
    text = f"{sentence} | killed all {number} | AP 2019-05-20 event=Salem/US/"
    return upload(text, source="AP", published="2019-05-20", title=title)


async def test_events_with_the_same_words_are_told_apart_by_their_documents(chat: DeskChat) -> None:
    await publish(
        chat.services,
        in_salem("Five were killed at the dam.", 5, "At the dam"),
        in_salem("Forty were killed at the port.", 40, "At the port"),
    )
    said = await chat.say("/events", EDITOR)
    places = sorted(label for label in chat.buttons(EDITOR) if label.startswith("Salem, United States ("))
    assert places == ["Salem, United States (document 4)", "Salem, United States (document 5)"]
    assert all(label in said for label in places)
    assert "5 killed" in await chat.press("Salem, United States (document 4)", EDITOR)


async def test_two_events_that_read_alike_are_told_apart_where_one_is_asked_for(chat: DeskChat) -> None:
    """The one that is to be joined counts, too: else its twin would be offered under its own words."""
    await publish(
        chat.services,
        in_salem("Five were killed at the dam.", 5, "At the dam"),
        in_salem("Forty were killed at the port.", 40, "At the port"),
    )
    await chat.say("/events", EDITOR)
    await chat.press("Salem, United States (document 4)", EDITOR)
    assert (await chat.press("Same as another", EDITOR)).startswith("Salem, United States (document 4)\n")
    assert "Salem, United States (document 5)" in chat.buttons(EDITOR)


async def test_what_one_document_tells_twice_of_an_event_is_parted_by_what_it_counts(chat: DeskChat) -> None:
    text = (
        "Five were killed at the dam. | killed all 5 | AP 2019-05-20 event=Salem/US/2019-05-19\n"
        "Forty were killed at the port. | killed all 40 | Reuters 2019-05-20 event=Salem/US/2019-05-14"
    )
    await publish(chat.services, upload(*text.split("\n"), source="AP", published="2019-05-20", title="Two"))
    await chat.say("/events", EDITOR)
    await chat.press("Salem, United States, 14 May 2019", EDITOR)
    await chat.press("Same as another", EDITOR)
    await chat.press("Salem, United States, 19 May 2019", EDITOR)
    parting = [label for label in chat.buttons(EDITOR) if label.startswith("Not of document")]
    assert len(parting) == len(set(parting)) > 1


async def test_an_event_is_named_with_its_id_which_the_command_alone_asks_for(chat: DeskChat) -> None:
    said = await chat.say("/events name", EDITOR)
    assert said == "Name the event by its id, which its page tells, and the name: /events name 3fa2b1c9 The mill"


async def test_an_editor_names_an_event_and_a_reader_cannot(chat: DeskChat) -> None:
    [_, dover] = await chat.services.library.events()
    words = f"/events name {dover.happening.id[:8]} The mill shooting"
    await chat.say(words, ASKER)
    assert "The mill shooting" not in await chat.say("/events", ASKER)
    await chat.say(words, EDITOR)
    assert "The mill shooting" in await chat.say("/events", ASKER)


async def test_a_library_kept_by_other_rules_is_backed_up_and_its_ledger_made_anew(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, token=None)
    async with open_services(settings, clock=lambda: NOW) as services:
        await publish(services, FIRST, SECOND)
        await services.library.save_person(Person(ASKER))
        changes = await services.library.last_change()
    async with open_services(settings.model_copy(update={"beat": BEAT}), clock=lambda: NOW) as services:
        figures = await services.library.figures()
        assert [(figure.low, len(figure.history)) for figure in figures] == [(4, 2)]
        assert await services.library.last_change() == changes
    assert backups_in(tmp_path / "backups") == ["before-new-figures-20190601-090000-00.backup"]


async def test_of_backups_before_new_figures_the_newest_are_kept(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, token=None, backups_keep=2)
    async with open_services(settings, clock=lambda: NOW) as services:
        await publish(services, FIRST, SECOND)
    for hour, beat in enumerate((BEAT, None, BEAT, None)):
        clock = NOW + timedelta(hours=hour)
        async with open_services(settings.model_copy(update={"beat": beat}), clock=lambda clock=clock: clock):
            pass
    assert backups_in(tmp_path / "backups") == [f"before-new-figures-20190601-{h}0000-00.backup" for h in (11, 12)]


async def test_of_processes_that_start_at_once_one_makes_the_ledger_anew(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, token=None)
    async with open_services(settings, clock=lambda: NOW) as services:
        await publish(services, FIRST, SECOND)

    async def figures() -> list[tuple[float | None, int]]:
        async with open_services(settings.model_copy(update={"beat": BEAT}), clock=lambda: NOW) as opened:
            return [(figure.low, len(figure.history)) for figure in await opened.library.figures()]

    assert await asyncio.gather(figures(), figures()) == [[(4, 2)]] * 2
    assert backups_in(tmp_path / "backups") == ["before-new-figures-20190601-090000-00.backup"]


def backups_in(folder: Path) -> list[str]:
    return [path.name for path in sorted(folder.glob("*.backup"))]


async def test_events_are_found_by_a_region_too(sqlite_url: str, tmp_path: Path) -> None:
    there = upload(
        "Two were killed at the market. | killed all 2 | AP 2019-05-21 event=Lyon/FR/2019-05-20",
        source="AP",
        published="2019-05-21",
        title="At the market",
    )
    async with reading_chat(sqlite_url, tmp_path, beat=BEAT) as chat:
        await publish(chat.services, FIRST, there)
        assert "Lyon, France" in await chat.say("/events Europe", ASKER)
        assert "Dover" not in await chat.say("/events Europe", ASKER)
        assert "Dover" in await chat.say("/events United States", ASKER)


class SyriaDesk(HereDesk):
    async def extract(self, document: Document) -> Extraction:
        return understand(document, load_beat(SYRIA), language())


@pytest.mark.slow
@pytest.mark.model
async def test_numbers_whose_lines_are_not_surely_of_one_thing_are_disputed_nowhere(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Of an undated event no two lines are surely of one thing, though their numbers stand under one figure. A figure
    that was stored as disputed nevertheless opens, too."""
    told = {
        "Reuters": "Turkish forces killed 475 militants in Afrin, the Turkish military said on Saturday.",
        "AP": "Some 140 YPG fighters were killed in Afrin, a spokesman for the YPG, Brusk Hasaka, said on Saturday.",
    }
    async with desk_chat(sqlite_url, tmp_path, beat=SYRIA) as chat:
        chat.services.desk = SyriaDesk()
        for source, words in told.items():
            text = f"{source} on Afrin\n\n{words}\n\nThe war in Syria began seven years ago.\n"
            await chat.send("afrin.txt", text, caption=f"2018-03-10 {source}")
            await chat.press("Publish")
        assert "isputed" not in await chat.say("/casualties Afrin", ASKER)
        assert "isputed" not in await chat.say("/events Afrin", ASKER)
        assert "No two published documents contradict" in await chat.say("/disputes Afrin", ASKER)
        [figure] = await chat.services.library.figures()
        assert figure.event is not None
        await chat.services.library.save_event_figures([figure.event.id], [replace(figure, disputed=True)])
        assert "⚠ Disputed" in await chat.say("/casualties Afrin", ASKER)
        page = await chat.press("⚠ Disputed", ASKER)
        assert "Numbers on which sources differ\n• about 140 or 475 fighters killed: Afrin, Syria" in page
        assert "No two published documents" not in page
        history = await chat.press("History", ASKER)
        assert "475 killed (fighters), Turkish military" in history
        assert "about 140 killed (fighters), Brusk Hasaka" in history
        assert "Numbers on which sources differ" in await chat.say("/disputes Afrin", ASKER)
