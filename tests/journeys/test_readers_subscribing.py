"""Subscribing in three taps, changing it, ending it; over a real HTTP Bot API on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from briefings.model import Subscription
from tests.support.desk_chat import DeskChat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, FILLED, OTHER, Clock, publish, reading_chat
from tests.support.reading_chat import many as many_roads


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def mine(chat: DeskChat, user: int = ASKER) -> tuple[Subscription, ...]:
    return await chat.services.outbox.subscriptions(user)


async def subscribed(chat: DeskChat, when: str = "Daily at 08:00", user: int = ASKER) -> str:
    """Three taps."""
    await chat.say("/subscribe", user)
    await chat.press("All topics", user)
    await chat.press("Everywhere", user)
    return await chat.press(when, user)


async def test_three_taps_make_a_subscription_that_begins_now(chat: DeskChat) -> None:
    text = await subscribed(chat)
    assert "Next digest: Fri 2 Mar 2018, 08:00 (UTC)" in text
    (made,) = await mine(chat)
    last = await chat.services.library.last_change()
    assert (made.topics, made.places, made.seen, made.alerted) == ((), (), last, last)
    assert made.due == datetime(2018, 3, 2, 8, tzinfo=UTC)
    assert len(chat.server.texts(ASKER)) == 1


async def test_a_second_tap_makes_no_second_subscription(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("All topics", ASKER)
    await chat.press("Everywhere", ASKER)
    data = chat.data("Daily at 08:00 and alerts", ASKER)
    await chat.forge(data, ASKER)
    await chat.forge(data, ASKER)
    assert len(await mine(chat)) == 1


@pytest.mark.parametrize(
    ("when", "days", "alerts"),
    [
        ("Weekdays", (0, 1, 2, 3, 4), False),
        ("Mondays", (0,), False),
        ("Alerts at once", None, True),
        ("Daily at 08:00 and", (0, 1, 2, 3, 4, 5, 6), True),
    ],
)
async def test_when_is_one_tap(chat: DeskChat, when: str, days: tuple[int, ...] | None, alerts: bool) -> None:
    await subscribed(chat, when)
    (made,) = await mine(chat)
    assert (made.schedule.days if made.schedule else None, made.alerts) == (days, alerts)
    assert (made.due is None) == (days is None)


@pytest.mark.parametrize(("words", "alerts"), [("8, with alerts", True), ("8, no alerts", False)])
async def test_alerts_are_wished_for_or_not_with_the_time(chat: DeskChat, words: str, alerts: bool) -> None:
    await chat.say("/subscribe returnees", ASKER)
    assert "You receive a digest daily at 08:00" in await chat.say(words, ASKER)
    (made,) = await mine(chat)
    assert made.alerts == alerts


async def test_topics_and_places_are_chosen_by_taps_and_by_words(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    await chat.press("Also Routes", ASKER)
    await chat.press("France", ASKER)
    assert "Tunisia" in await chat.say("Tunsia", ASKER)
    await chat.press("That is all", ASKER)
    text = await chat.say("18:30 on Monday and Friday", ASKER)
    (made,) = await mine(chat)
    assert (made.topics, made.places) == (("returnees", "routes"), ("FR", "TN"))
    assert made.schedule is not None
    assert (made.schedule.at, made.schedule.days) == (time(18, 30), (0, 4))
    assert "on Monday and Friday at 18:30" in text


@pytest.mark.parametrize("place", ["Maroc", "Irak"])
async def test_nobody_is_subscribed_to_a_country_that_was_only_guessed(chat: DeskChat, place: str) -> None:
    """The nearest names that the gazetteer has are Maro in Chad and Hirak in Syria."""
    assert f"“{place}” is no topic and no place" in await chat.say(f"/subscribe returnees {place} at 8", ASKER)
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    assert f"“{place}” is no country or town that I know" in await chat.say(place, ASKER)
    assert await mine(chat) == ()


@pytest.mark.parametrize(
    ("place", "country"), [("Moroco", "MA"), ("Georgia", "GE"), ("Raqqa", "SY"), ("Tripoli", "LY"), ("UK", "GB")]
)
async def test_a_place_that_was_named_or_nearly_so_is_taken(chat: DeskChat, place: str, country: str) -> None:
    await chat.say(f"/subscribe returnees {place} at 8", ASKER)
    (made,) = await mine(chat)
    assert made.places == (country,)


async def test_of_a_name_that_two_countries_have_a_subscriber_is_told_which_was_taken(chat: DeskChat) -> None:
    said = "“Tripoli” was taken as Libya. There is one in Lebanon, too: write the country if you mean that."
    made = await chat.say("/subscribe returnees Tripoli at 8", ASKER)
    assert made.startswith(said)
    assert "Returnees · Libya" in made
    assert (await chat.say("/subscribe returnees Tripoli", ASKER)).startswith(said)
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    assert (await chat.say("Tripoli", ASKER)).startswith(said)
    assert "✓ Libya" in chat.buttons(ASKER)
    await chat.press("Lebanon", ASKER)
    await chat.press("✓ Libya", ASKER)
    await chat.press("That is all", ASKER)
    await chat.press("Daily at 08:00", ASKER)
    assert (await mine(chat))[-1].places == ("LB",)


async def test_a_town_behind_whose_comma_its_country_stands_is_that_or_unknown(chat: DeskChat) -> None:
    """“Paris, Texas” subscribed to France and the United States, "Tripoli, Lebanon" to Libya, too."""
    assert "Returnees · Lebanon\n" in await chat.say("/subscribe returnees Tripoli, Lebanon at 8", ASKER)
    assert "Returnees · United States\n" in await chat.say("/subscribe returnees Paris, Texas at 9", ASKER)
    before = await mine(chat)
    assert "I know no place called “Paris, Germany”" in await chat.say(
        "/subscribe returnees Paris, Germany at 8", ASKER
    )
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    assert "“Paris, Germany” is no country or town" in await chat.say("Paris, Germany", ASKER)
    assert await mine(chat) == before


async def test_the_button_under_an_answer_presets_topic_and_place(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await chat.press("Follow", ASKER)
    await chat.press("Daily at 08:00", ASKER)
    (made,) = await mine(chat)
    assert (made.topics, made.places) == (("returnees",), ("FR",))


async def test_a_button_that_is_answered_by_a_new_message_waits_no_longer(chat: DeskChat) -> None:
    """Telegram shows a pressed button as loading until it is answered; Follow, Details and two more never were."""
    await chat.say("/returnees France", ASKER)
    await chat.press("Follow", ASKER)
    await chat.say("/figures France", ASKER)
    await chat.press("History", ASKER)
    assert "You follow this figure" in await chat.press("Follow this figure", ASKER)
    assert chat.count("answerCallbackQuery") == 3


async def test_the_button_under_an_answer_follows_the_country_of_its_claims(chat: DeskChat) -> None:
    """It followed Libya, which has the larger Tripoli, under lines on Lebanon's."""
    bus = "A bus from Tripoli reached Homs. | - | AFP 2017-11-02 at=Tripoli/LB under=routes"
    await publish(chat.services, upload(bus, source="AFP", published="2017-11-02", title="Buses"))
    assert "A bus from Tripoli" in await chat.say("/routes Tripoli, Lebanon", ASKER)
    await chat.press("Follow", ASKER)
    await chat.press("Daily at 08:00", ASKER)
    (made,) = await mine(chat)
    assert made.places == ("LB",)


async def test_the_zone_is_asked_by_city_or_by_a_shared_place(chat: DeskChat) -> None:
    await subscribed(chat)
    assert "Next digest: Fri 2 Mar 2018, 08:00 (Asia/Tokyo)" in await chat.say("Tokyo", ASKER)
    (made,) = await mine(chat)
    assert made.due == datetime(2018, 3, 1, 23, tzinfo=UTC)
    await chat.press("Change it", ASKER)
    await chat.press("Time zone", ASKER)
    chat.server.feed(message=chat.server.message(user=ASKER, location={"latitude": 48.85, "longitude": 2.35}))
    assert "Europe/Paris" in await chat.answer(ASKER)
    (made,) = await mine(chat)
    assert made.due == datetime(2018, 3, 2, 7, tzinfo=UTC)


async def test_after_the_zone_was_asked_for_words_still_find_answers(chat: DeskChat) -> None:
    await subscribed(chat)
    assert "Returnees · France" in await chat.say("returnees France", ASKER)
    assert "went wrong" not in await chat.say("what is going on here then?", ASKER)


async def test_settings_show_the_exact_moment_and_change_everything(chat: DeskChat) -> None:
    await subscribed(chat)
    assert "Next digest: Fri 2 Mar 2018, 08:00 (UTC)" in await chat.say("/settings", ASKER)
    await chat.press("Digest time", ASKER)
    assert "2 Mar 2018, 07:00" in await chat.press("07:00", ASKER)
    await chat.press("Digest time", ASKER)
    assert "1 Mar 2018, 21:15" in await chat.say("9:15 pm", ASKER)
    await chat.press("Days", ASKER)
    assert "3 Mar 2018, 21:15" in await chat.press("Weekends", ASKER)
    await chat.press("Alerts on", ASKER)
    await chat.press("Quiet hours", ASKER)
    assert "21:30 to 06:00" in await chat.say("21:30 to 6", ASKER)
    assert "a short note" in await chat.press("Note when nothing is new", ASKER)
    (made,) = await mine(chat)
    assert (made.alerts, made.quiet_from, made.quiet_to, made.note_when_empty) == (True, time(21, 30), time(6), True)


@pytest.mark.parametrize("words", ["none", "None.", "no quiet hours", "off"])
async def test_quiet_hours_are_ended_by_words_as_by_the_button(chat: DeskChat, words: str) -> None:
    await chat.say("/subscribe returnees France at 8 alerts", ASKER)
    await chat.press("Quiet hours", ASKER)
    await chat.press("22:00 to 07:00", ASKER)
    await chat.press("Quiet hours", ASKER)
    assert "Changed." in await chat.say(words, ASKER)
    (made,) = await mine(chat)
    assert (made.quiet_from, made.quiet_to) == (None, None)


async def edited(chat: DeskChat, message: dict[str, Any], text: str) -> str:
    """Somebody changes a message of theirs; gives the newest answer."""
    anew = chat.server.message(user=ASKER, text=text)
    chat.server.feed(edited_message={**anew, "message_id": message["message_id"], "edit_date": anew["date"]})
    return await chat.answer(ASKER)


async def test_a_subscribe_with_a_typing_error_may_be_mended_by_editing_it(chat: DeskChat) -> None:
    message = chat.server.message(user=ASKER, text="/subscribe returnees Fxqwz at 8")
    chat.server.feed(message=message)
    assert "no place that I know" in await chat.answer(ASKER)
    assert "Subscribed." in await edited(chat, message, "/subscribe returnees France at 8")
    (made,) = await mine(chat)
    assert made.places == ("FR",)


async def test_an_edited_subscribe_takes_the_place_of_what_it_had_asked_for(chat: DeskChat) -> None:
    message = chat.server.message(user=ASKER, text="/subscribe returnees France at 8")
    chat.server.feed(message=message)
    assert "Subscribed." in await chat.answer(ASKER)
    (first,) = await mine(chat)
    assert "takes the place of" in await edited(chat, message, "/subscribe returnees France at 9")
    (made,) = await mine(chat)
    assert (made.id != first.id, made.schedule and made.schedule.at) == (True, time(9))
    # Telegram may tell of an edit that changed no word.
    assert "takes the place of" not in await edited(chat, message, "/subscribe returnees France at 9")
    assert await mine(chat) == (made,)
    await chat.say("/subscribe routes at 7", ASKER)
    await edited(chat, message, "/subscribe returnees France at 10")
    assert len(await mine(chat)) == 3


async def test_a_pause_stops_all_and_going_on_begins_from_now(chat: DeskChat) -> None:
    await subscribed(chat, "Daily at 08:00 and")
    await chat.say("/settings", ASKER)
    assert "it is paused" in await chat.press("Pause", ASKER)
    await publish(chat.services, many_roads(1))
    await chat.press("Go on", ASKER)
    (made,) = await mine(chat)
    assert made.seen == await chat.services.library.last_change()
    assert made.due is not None


async def test_unsubscribe_is_at_once_and_says_what_may_still_come(chat: DeskChat) -> None:
    await subscribed(chat)
    text = await chat.say("/unsubscribe", ASKER)
    assert "Unsubscribed" in text
    assert "/forgetme" in text
    assert await mine(chat) == ()
    assert "no subscription" in await chat.say("/unsubscribe", ASKER)


class Ending:
    """A chat with a daily digest and alerts, and the clock that it goes by."""

    def __init__(self, chat: DeskChat, clock: Clock) -> None:
        self.chat, self.clock = chat, clock

    async def told(self, **by: float) -> list[str]:
        """What comes by itself while so much time passes."""
        before = len(self.chat.server.texts(ASKER))
        self.clock.on(**by)
        await self.chat.tick.run(self.clock())
        await self.chat.deliver()
        return self.chat.server.texts(ASKER)[before:]

    async def end_and_undo(self) -> None:
        await self.chat.say("/unsubscribe", ASKER)
        assert "Subscribed again" in await self.chat.press("Undo", ASKER)


@pytest.fixture
async def ending(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Ending]:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as chat:
        await subscribed(chat, "Daily at 08:00 and")
        yield Ending(chat, clock)


async def test_what_an_alert_told_before_an_end_that_was_undone_is_no_news_to_the_digest(ending: Ending) -> None:
    await publish(ending.chat.services, many_roads(1))
    (alert,) = await ending.told(minutes=5)
    assert "Road number" in alert
    await ending.end_and_undo()
    assert await ending.told(days=1) == []


async def test_what_was_owed_at_an_end_that_was_undone_is_owed_again(ending: Ending) -> None:
    await publish(ending.chat.services, many_roads(1))
    ending.clock.on(minutes=5)
    await ending.chat.tick.run(ending.clock())
    await ending.end_and_undo()
    (alert,) = await ending.told(minutes=5)
    assert "Road number" in alert
    assert await ending.told(days=1) == []


async def test_an_undo_says_what_it_cannot_bring_back_where_the_same_was_subscribed_to_anew(ending: Ending) -> None:
    await ending.chat.say("/unsubscribe", ASKER)
    undo = ending.chat.data("Undo", ASKER)
    await publish(ending.chat.services, many_roads(1))
    await subscribed(ending.chat, "Daily at 08:00 and")
    await ending.chat.forge(undo, ASKER)
    assert "what changed before that is not told" in ending.chat.server.texts(ASKER)[-1]
    assert len(await mine(ending.chat)) == 1
    assert await ending.told(days=2) == []


async def test_a_second_tap_on_undo_says_the_same(ending: Ending) -> None:
    await ending.chat.say("/unsubscribe", ASKER)
    undo = ending.chat.data("Undo", ASKER)
    for _tap in range(2):
        await ending.chat.forge(undo, ASKER)
        assert "nothing was lost" in ending.chat.server.texts(ASKER)[-1]
    assert len(await mine(ending.chat)) == 1


async def held_for_the_night(ending: Ending) -> None:
    """An alert is written, and has not gone when quiet hours begin."""
    await publish(ending.chat.services, many_roads(1))
    ending.clock.on(minutes=5)
    await ending.chat.tick.run(ending.clock())
    await ending.chat.say("/settings", ASKER)
    await ending.chat.press("Quiet hours", ASKER)
    await ending.chat.say("0:00 to 23:00", ASKER)
    assert not await may_go(ending)


async def may_go(ending: Ending) -> bool:
    """True if something that is owed may be sent a minute later."""
    ending.clock.on(minutes=1)
    await ending.chat.tick.run(ending.clock())
    return bool(await ending.chat.services.outbox.next_deliveries(ending.clock(), 10))


async def test_an_alert_that_waits_goes_once_quiet_hours_are_switched_off(ending: Ending) -> None:
    await held_for_the_night(ending)
    await ending.chat.press("Quiet hours", ASKER)
    await ending.chat.press("No quiet hours", ASKER)
    assert await may_go(ending)


async def test_an_alert_that_waits_goes_once_it_is_morning_in_another_zone(ending: Ending) -> None:
    await held_for_the_night(ending)
    await ending.chat.press("Quiet hours", ASKER)
    await ending.chat.say("0:00 to 10:00", ASKER)
    assert not await may_go(ending)
    await ending.chat.press("Time zone", ASKER)
    await ending.chat.say("Nairobi", ASKER)
    assert await may_go(ending)


async def test_what_fell_between_an_end_and_its_undo_is_told_no_more(ending: Ending) -> None:
    (number,) = await publish(ending.chat.services, many_roads(1))
    ending.clock.on(minutes=5)
    await ending.chat.tick.run(ending.clock())
    await ending.chat.say("/unsubscribe", ASKER)
    await ending.chat.say(f"/withdraw {number} a slip of the pen")
    await ending.chat.press("Withdraw")
    await ending.chat.press("Undo", ASKER)
    assert await ending.told(days=2) == []


async def test_an_end_that_was_undone_leaves_a_pause_as_it_was(ending: Ending) -> None:
    await ending.chat.say("/settings", ASKER)
    await ending.chat.press("Pause", ASKER)
    await ending.end_and_undo()
    await ending.chat.press("Go on", ASKER)
    (made,) = await mine(ending.chat)
    assert (made.schedule is not None, made.alerts) == (True, True)


async def test_several_subscriptions_in_one_chat_are_changed_one_by_one(chat: DeskChat) -> None:
    await subscribed(chat)
    await subscribed(chat, "Alerts at once")
    await chat.say("/settings", ASKER)
    assert len(chat.buttons(ASKER)) == 2
    await chat.press("Change All topics", ASKER)
    before = await mine(chat)
    assert "This subscription is deleted" in await chat.press("Delete", ASKER)
    assert len(await mine(chat)) == 1
    assert "Subscribed again: nothing was lost." in await chat.press("Undo", ASKER)
    assert await mine(chat) == before


async def test_nobody_changes_anothers_subscription_by_a_forged_button(chat: DeskChat) -> None:
    await subscribed(chat)
    (made,) = await mine(chat)
    for name in ("set-pause", "set-delete", "set-alerts", "settings"):
        assert "no longer there" in await chat.forge(f"{name}|{made.id}", OTHER)
    assert await mine(chat) == (made,)


async def test_what_is_under_way_survives_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as before:
        await before.say("/subscribe", ASKER)
        await before.press("Returnees", ASKER)
        await before.press("Everywhere", ASKER)
        data = before.data("Weekdays", ASKER)
    async with reading_chat(sqlite_url, tmp_path) as after:
        await after.forge(data, ASKER)
        (made,) = await mine(after)
        assert made.topics == ("returnees",)


async def test_the_digest_comes_at_its_moment_and_tells_what_is_new(sqlite_url: str, tmp_path: Path) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as chat:
        await subscribed(chat)
        await publish(chat.services, many_roads(1))
        clock.on(hours=23, minutes=1)
        await chat.tick.once()
        await chat.deliver()
        digest = chat.server.texts(ASKER)[-1]
        assert "Road number" in digest
        assert "Smugglers" not in digest
        assert "Nothing has changed" in await chat.say("/latest", ASKER), "a digest moves the mark of /latest"


@pytest.mark.parametrize("words", ["/start", "/settings", "/latest", "/whereabouts France"])
async def test_a_chat_that_sleeps_wakes_with_its_persons_next_message(chat: DeskChat, words: str) -> None:
    await subscribed(chat)
    await chat.services.outbox.sleep_chat(ASKER, True)
    await chat.say(words, ASKER)
    (made,) = await mine(chat)
    assert not made.asleep


async def test_a_chat_that_sleeps_wakes_for_the_correction_of_what_it_was_sent_before_its_subscription_ended(
    sqlite_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as chat:
        ending = Ending(chat, clock)
        await subscribed(chat)
        (number,) = await publish(chat.services, many_roads(1))
        assert len(await ending.told(days=1)) == 1
        await chat.say("/unsubscribe", ASKER)
        await chat.services.outbox.sleep_chat(ASKER, True)
        await chat.say(f"/withdraw {number} a slip of the pen")
        await chat.press("Withdraw")
        await chat.say("/start", ASKER)
        assert "a slip of the pen" in (await ending.told(minutes=1))[-1]


async def test_a_chat_that_sleeps_wakes_when_its_person_subscribes_to_the_same_again(chat: DeskChat) -> None:
    await subscribed(chat)
    await chat.services.outbox.sleep_chat(ASKER, True)
    await subscribed(chat)
    (made,) = await mine(chat)
    assert not made.asleep


async def test_a_change_of_zone_puts_off_no_digest_that_is_due(sqlite_url: str, tmp_path: Path) -> None:
    """The bot was down on Monday at 08:00; London's clock is the one that held before."""
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as chat:
        await subscribed(chat, "Mondays")
        await publish(chat.services, many_roads(1))
        clock.now = datetime(2018, 3, 5, 8, 10, tzinfo=UTC)
        await chat.say("/settings", ASKER)
        await chat.press("Time zone", ASKER)
        assert "Europe/London" in await chat.say("London", ASKER)
        await chat.tick.once()
        await chat.deliver()
        assert "Road number" in chat.server.texts(ASKER)[-1]
        (made,) = await mine(chat)
        assert made.due == datetime(2018, 3, 12, 8, tzinfo=UTC)
