"""What readers write in their own words: hello, stop, thanks, a link; a subscription in one line; inline quotations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handlers.readers.help.menus import set_menus, set_profile
from tests.support.desk_chat import DeskChat
from tests.support.reading_chat import ASKER, FILLED, OTHER, last_markup, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def test_plain_words_do_what_they_say(chat: DeskChat) -> None:
    assert (await chat.say("Hello!", ASKER)).startswith("Dateline · ")
    assert (await chat.say("help", ASKER)).startswith("Help")
    assert "You're welcome" in await chat.say("Thanks!", ASKER)
    for link in ("https://example.org/news", "Have you seen www.example.org/news?"):
        assert "handed in by this desk's editors" in await chat.say(link, ASKER)
    assert "no subscription" in await chat.say("Stop", ASKER)


async def test_more_and_why_lead_to_the_buttons_and_search_for_no_such_word(chat: DeskChat) -> None:
    for typed in ("more", "Why?", "Encore"):
        assert "The buttons under an answer lead on" in await chat.say(typed, ASKER), typed
    assert (await chat.say("more than 300", ASKER)).startswith("Search: more 300")


async def test_a_subscription_is_made_in_one_line_and_its_end_is_undone(chat: DeskChat) -> None:
    made = await chat.say("/subscribe returnees France at 8:30 on weekdays with alerts", ASKER)
    assert "Subscribed." in made
    assert "Returnees · France" in made
    assert "a digest on weekdays at 08:30 (UTC), and alerts at once" in made
    assert "Unsubscribed" in await chat.say("unsubscribe", ASKER)
    assert not await chat.services.outbox.subscriptions(ASKER)
    back = await chat.press("Undo", ASKER)
    assert "Subscribed again" in back
    assert "a digest on weekdays at 08:30 (UTC), and alerts at once" in back
    assert len(await chat.services.outbox.subscriptions(ASKER)) == 1
    await chat.forge(f"resubscribe|{(await chat.services.outbox.subscriptions(ASKER))[0].id}", OTHER)
    assert not await chat.services.outbox.subscriptions(OTHER)


async def test_one_line_without_a_time_asks_for_it_and_unknown_words_are_named(chat: DeskChat) -> None:
    assert "(3 of 3)" in await chat.say("/subscribe routes Turkey", ASKER)
    assert "is no topic and no place" in await chat.say("/subscribe blurbsday", ASKER)


async def test_what_wakes_a_reader_is_theirs_to_set(chat: DeskChat) -> None:
    await chat.say("/subscribe returnees alerts", ASKER)
    await chat.say("/settings", ASKER)
    assert "Now: everything that is new" in await chat.press("Worth an alert", ASKER)
    assert "Now: figures and disputes only" in await chat.press("Figures and disputes only", ASKER)


async def test_menus_say_what_a_topic_is_about_and_the_profile_is_set(chat: DeskChat) -> None:
    await set_menus(chat.application)
    await set_profile(chat.application)
    menus = [str(call.parameters["commands"]) for call in chat.server.calls if call.method == "setMyCommands"]
    assert all('"Whereabouts"' not in menu for menu in menus)
    assert "events" in menus[0]
    assert "compare" in menus[0]
    set_ = {call.method: call.parameters for call in chat.server.calls}
    assert len(set_["setMyDescription"]["description"]) <= 512
    assert len(set_["setMyShortDescription"]["short_description"]) <= 120


async def test_a_sourced_line_is_quoted_in_any_chat(chat: DeskChat) -> None:
    query = {"id": "1", "from": {"id": ASKER, "is_bot": False, "first_name": "A"}, "query": "smugglers", "offset": ""}
    chat.server.feed(inline_query=query)
    await chat.settled()
    (answered,) = [call for call in chat.server.calls if call.method == "answerInlineQuery"]
    assert "Smugglers in Raqqa asked for 2,000 dollars." in str(answered.parameters["results"])
    assert "Reuters, 1 Nov 2017" in str(answered.parameters["results"])


async def test_a_line_is_cited_in_four_forms(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await chat.press("Why?", ASKER)
    await chat.press("Cite", ASKER)
    cited = last_markup(chat)
    for part in ("<b>Plain</b>", "<b>Markdown</b>\n<code>&gt; ", "@article{AFP", "<b>Footnote</b>"):
        assert part.casefold() in cited.casefold()
