"""Double taps, old buttons, answers that are none, and pauses; over a real HTTP Bot API on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from bot.chat.prompts import expect
from bot.pages.subscription_words import subscription_html
from briefings.model import Subscription
from tests.support.desk_chat import EDITOR, DeskChat, shown
from tests.support.reading_chat import ASKER, FILLED, OTHER, Clock, publish, reading_chat
from tests.support.reading_chat import many as many_roads

GROUP = -500


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path, clock: Clock) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=clock) as opened:
        opened.server.administrators[GROUP] = {ASKER, OTHER}
        yield opened


async def mine(chat: DeskChat, user: int = ASKER) -> tuple[Subscription, ...]:
    return await chat.services.outbox.subscriptions(user)


async def subscribed(chat: DeskChat, when: str = "Daily at 08:00", user: int = ASKER) -> Subscription:
    """Three taps; gives the newest subscription."""
    for label in ("All topics", "Everywhere", when):
        if label == "All topics":
            await chat.say("/subscribe", user)
        await chat.press(label, user)
    return (await mine(chat, user))[-1]


async def asked_when(chat: DeskChat, user: int = ASKER) -> None:
    """Routes, Turkey, and on to the third question."""
    await chat.say("/subscribe", user)
    await chat.press("Routes", user)
    await chat.say("turkey", user)
    await chat.press("That is all", user)


def newest(chat: DeskChat, user: int) -> dict[str, Any]:
    return max(((key, m) for key, m in chat.server.messages.items() if key[0] == user), key=lambda each: each[0])[1]


# --- taps that come twice ---------------------------------------------------------------------------------------------


async def test_a_double_tap_makes_what_was_chosen_and_nothing_else(chat: DeskChat) -> None:
    await asked_when(chat)
    data = chat.data("Daily at 08:00", ASKER)
    message = newest(chat, ASKER)
    chat.server.tap(data, message, user=ASKER)
    chat.server.tap(data, message, user=ASKER)
    text = await chat.answer(ASKER)
    (made,) = await mine(chat)
    assert (made.topics, made.places) == (("routes",), ("TR",))
    assert "Routes · Türkiye" in text
    assert "Subscribed." in text


async def test_two_administrators_who_tap_at_the_same_moment_make_one(chat: DeskChat) -> None:
    chat.server.say("/subscribe", user=ASKER, chat=GROUP)
    await chat.settled()
    for label in ("Routes", "Everywhere"):
        chat.server.press(label, user=ASKER, chat=GROUP)
        await chat.settled()
    for user, label in ((ASKER, "Daily at 08:00"), (OTHER, "Weekdays")):
        chat.server.press(label, user=user, chat=GROUP)
    await chat.settled()
    (made,) = await mine(chat, GROUP)
    assert made.topics == ("routes",)


@pytest.mark.parametrize("label", ["Daily at 08:00", "Everywhere", "That is all", "Türkiye", "France"])
async def test_an_old_button_of_a_forgotten_question_asks_anew(chat: DeskChat, label: str) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("All topics", ASKER)
    old = {"Everywhere": chat.data("Everywhere", ASKER), "France": chat.data("France", ASKER)}
    await chat.say("turkey", ASKER)
    old |= {"That is all": chat.data("That is all", ASKER), "Türkiye": chat.data("✓ Türkiye", ASKER)}
    await chat.press("That is all", ASKER)
    old["Daily at 08:00"] = chat.data("Daily at 08:00", ASKER)
    await chat.services.library.drop("subscribing", str(ASKER))
    text = await chat.forge(old[label], ASKER)
    assert "(1 of 3)" in text
    assert await mine(chat) == ()
    await chat.forge(old["Daily at 08:00"], ASKER)
    assert await mine(chat) == (), "the old button knows nothing of the new question either"


async def test_an_old_button_shows_what_was_made_just_now_but_not_later(chat: DeskChat, clock: Clock) -> None:
    await asked_when(chat)
    old = chat.data("Weekdays", ASKER)
    await chat.press("Daily at 08:00", ASKER)
    assert "a digest daily at 08:00" in await chat.forge(old, ASKER)
    clock.on(hours=2)
    assert "(1 of 3)" in await chat.forge(old, ASKER)
    assert len(await mine(chat)) == 1


async def test_a_button_makes_what_its_page_shows_or_shows_what_it_would_make(chat: DeskChat) -> None:
    await asked_when(chat)
    old = chat.data("Daily at 08:00", ASKER)
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    text = await chat.forge(old, ASKER)
    assert "(3 of 3)\nReturnees · everywhere" in text
    assert await mine(chat) == ()


async def test_two_taps_on_a_place_choose_it_once(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("All topics", ASKER)
    data = chat.data("France", ASKER)
    await chat.forge(data, ASKER)
    assert "All topics · France" in await chat.forge(data, ASKER)


# --- taking out -------------------------------------------------------------------------------------------------------


async def test_everywhere_means_everywhere_also_on_an_older_message(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Routes", ASKER)
    old = chat.data("Everywhere", ASKER)
    assert "Routes · Türkiye" in await chat.say("turkey", ASKER)
    assert "(3 of 3)\nRoutes · everywhere" in await chat.forge(old, ASKER)
    await chat.press("Daily at 08:00", ASKER)
    (made,) = await mine(chat)
    assert (made.topics, made.places) == (("routes",), ())


async def test_a_place_that_was_tapped_by_mistake_is_taken_out_by_a_tap(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("All topics", ASKER)
    await chat.press("France", ASKER)
    assert "All topics · France, Türkiye" in await chat.say("turkey", ASKER)
    assert {"✓ France", "✓ Türkiye", "Everywhere", "That is all: go on"} <= set(chat.buttons(ASKER))
    assert "All topics · Türkiye\n" in await chat.press("✓ France", ASKER)
    assert "All topics · everywhere\n" in await chat.press("✓ Türkiye", ASKER)


async def test_a_topic_that_was_tapped_by_mistake_is_taken_out_by_a_tap(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Returnees", ASKER)
    await chat.press("Also Routes", ASKER)
    assert "Routes · everywhere" in await chat.press("✓ Returnees", ASKER)
    assert "To which topic?" in await chat.press("✓ Routes", ASKER)
    await chat.press("All topics", ASKER)
    assert "To which topic?" in await chat.press("Choose topics", ASKER)


# --- pauses and states ------------------------------------------------------------------------------------------------


async def test_going_on_brings_back_days_time_and_alerts(chat: DeskChat) -> None:
    await asked_when(chat)
    await chat.say("Monday, Wednesday and Friday at 18:15, and alerts", ASKER)
    await chat.say("/settings", ASKER)
    await chat.press("Pause", ASKER)
    (paused,) = await mine(chat)
    assert (paused.schedule, paused.alerts, paused.due) == (None, False, None)
    await publish(chat.services, many_roads(1))
    text = await chat.press("Go on", ASKER)
    assert "What changed while it was paused is not told" in text
    assert "a digest on Monday, Wednesday and Friday at 18:15 (UTC), and alerts at once" in text
    (made,) = await mine(chat)
    assert made.schedule is not None
    assert (made.schedule.at, made.schedule.days, made.alerts) == (time(18, 15), (0, 2, 4), True)
    last = await chat.services.library.last_change()
    assert (made.seen, made.alerted) == (last, last)
    assert made.due == datetime(2018, 3, 2, 18, 15, tzinfo=UTC)


async def test_another_time_for_a_paused_subscription_keeps_its_days(chat: DeskChat) -> None:
    await asked_when(chat)
    await chat.say("Monday and Friday at 18:15, and alerts", ASKER)
    for label in ("Change it", "Pause", "Digest time", "07:00"):
        text = await chat.press(label, ASKER)
    assert "a digest on Monday and Friday at 07:00 (UTC), and alerts at once" in text
    assert "while it was paused is not told" in text


async def test_alerts_that_were_all_and_are_put_off_come_back(chat: DeskChat) -> None:
    await subscribed(chat, "Alerts at once")
    for label in ("Change it", "Alerts off", "Go on"):
        await chat.press(label, ASKER)
    (made,) = await mine(chat)
    assert (made.schedule, made.alerts) == (None, True)


async def test_two_subscriptions_are_paused_and_go_on_each_as_it_was(chat: DeskChat) -> None:
    daily, alerts = await subscribed(chat), await subscribed(chat, "Alerts at once")
    for state in ("on", "off"):
        for each in (daily, alerts):
            await chat.forge(f"set-pause|{each.id}|{state}", ASKER)
    first, second = await mine(chat)
    assert (first.schedule, first.alerts) == (daily.schedule, False)
    assert (second.schedule, second.alerts) == (None, True)
    assert await chat.services.library.kept("paused", str(ASKER)) is None


@pytest.mark.parametrize("label", ["Alerts on", "Pause", "Note when nothing is new"])
async def test_a_button_in_a_second_message_leads_to_the_state_that_it_names(chat: DeskChat, label: str) -> None:
    await subscribed(chat)
    await chat.say("/settings", ASKER)
    data = chat.data(label, ASKER)
    await chat.forge(data, ASKER)
    once = await mine(chat)
    await publish(chat.services, many_roads(1))
    await chat.forge(data, ASKER)
    assert await mine(chat) == once


async def test_going_on_twice_leaves_out_nothing_that_came_after_the_first(chat: DeskChat) -> None:
    await subscribed(chat)
    await chat.say("/settings", ASKER)
    await chat.press("Pause", ASKER)
    data = chat.data("Go on", ASKER)
    await chat.forge(data, ASKER)
    once = await mine(chat)
    assert once[0].schedule is not None
    await publish(chat.services, many_roads(1))
    await chat.forge(data, ASKER)
    assert await mine(chat) == once


async def test_two_administrators_who_pause_at_the_same_moment_pause_it(chat: DeskChat) -> None:
    chat.server.say("/subscribe", user=ASKER, chat=GROUP)
    await chat.settled()
    for label in ("All topics", "Everywhere", "Weekdays", "Change it"):
        chat.server.press(label, user=ASKER, chat=GROUP)
        await chat.settled()
    for user in (ASKER, OTHER):
        chat.server.press("Pause", user=user, chat=GROUP)
    await chat.settled()
    assert "it is paused" in shown(chat.server.texts(GROUP)[-1])
    chat.server.press("Go on", user=OTHER, chat=GROUP)
    await chat.settled()
    assert "a digest on weekdays at 08:00" in shown(chat.server.texts(GROUP)[-1])


# --- answers that are none --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "words", "said"),
    [
        ("Digest time", "25:00", "“25:00” is no time that I can read: write one like 18:30."),
        ("Digest time", "soonish", "“soonish” is no time that I can read: write one like 18:30."),
        ("Days", "some day", "“some day” names no day of the week: write days like Monday and Thursday."),
        ("Quiet hours", "22:00 - 22:00", "“22:00 - 22:00” does not say from when to when: write two different times"),
        ("Time zone", "Qqqqqqqq <b>", "“Qqqqqqqq <b>” is no city that I know: write a large one"),
    ],
)
async def test_an_answer_that_is_none_is_told_so_and_how_to_write_it(
    chat: DeskChat, label: str, words: str, said: str
) -> None:
    before = await subscribed(chat)
    await chat.press("Change it", ASKER)
    await chat.press(label, ASKER)
    assert (await chat.say(words, ASKER)).startswith(said)
    assert chat.buttons(ASKER) == ["Cancel"]
    assert "Nothing was changed." in await chat.press("Cancel", ASKER)
    assert await mine(chat) == (before,)
    assert not (await chat.say(words, ASKER)).startswith("“"), "after Cancel words find answers as ever"


async def test_a_place_that_is_none_is_told_so_and_cancel_ends_it(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Routes", ASKER)
    said = "“the moon” is no country or town that I know: write a name like Tunisia."
    assert await chat.say("the moon", ASKER) == said
    assert "Routes · Tunisia" in await chat.say("Tunisia", ASKER), "the question stands"
    assert await chat.say("the moon", ASKER) == said
    assert "nothing was subscribed" in await chat.press("Cancel", ASKER)
    assert "Taken as: Routes" in await chat.say("smugglers", ASKER)
    assert await mine(chat) == ()
    await chat.press("That is all", ASKER)
    assert any("(1 of 3)" in shown(text) for text in chat.server.texts(ASKER)), "the old message asks anew"


async def test_a_time_that_is_none_at_the_third_question(chat: DeskChat) -> None:
    await asked_when(chat)
    assert (await chat.say("whenever", ASKER)).startswith("“whenever” is no time that I can read: write one like 18:30")
    assert "at 12:00 (UTC)" in await chat.say("at noon", ASKER)
    await chat.press("Change it", ASKER)
    await chat.press("Digest time", ASKER)
    assert "at 06:15 (UTC)" in await chat.say("quarter past six", ASKER)


async def test_everywhere_may_be_written(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Routes", ASKER)
    await chat.say("turkey", ASKER)
    assert "(3 of 3)\nRoutes · everywhere" in await chat.say("Everywhere", ASKER)


async def test_commands_long_texts_and_links_are_no_answers(chat: DeskChat) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Routes", ASKER)
    assert (await chat.say("/returnees France", ASKER)).startswith("Returnees · France")
    long = "how many of those who went from France have come home again since 2014, please?"
    assert "Taken as" in await chat.say(long, ASKER)
    assert not (await chat.say("https://example.org/returned", ASKER)).startswith("“")
    assert (await chat.say("the moon", ASKER)).startswith("“the moon” is no")


async def test_what_was_asked_is_forgotten_after_a_quarter_of_an_hour(chat: DeskChat, clock: Clock) -> None:
    await chat.say("/subscribe", ASKER)
    await chat.press("Routes", ASKER)
    clock.on(minutes=16)
    assert "Subscribe" not in await chat.say("turkey", ASKER), "a question by now, and no place for the subscription"
    assert "this is a search" in await chat.say("the moon", ASKER)


async def test_the_desks_later_question_is_answered_first(chat: DeskChat, clock: Clock) -> None:
    await subscribed(chat, user=EDITOR)
    await chat.press("Change it", EDITOR)
    await chat.press("Digest time", EDITOR)
    clock.on(minutes=1)
    await expect(chat.services, EDITOR, EDITOR, "detail", "1", "published")
    assert "Date is set" in await chat.say("2017-12-17", EDITOR)
    (made,) = await mine(chat, EDITOR)
    assert made.schedule is not None
    assert made.schedule.at == time(8)


async def test_back_ends_a_question(chat: DeskChat) -> None:
    await subscribed(chat)
    for label in ("Change it", "Digest time", "Back"):
        await chat.press(label, ASKER)
    await chat.say("8 smugglers", ASKER)
    await chat.press("Digest time", ASKER)
    await chat.say("/settings", ASKER)
    await chat.say("9 smugglers", ASKER)
    (made,) = await mine(chat)
    assert made.schedule is not None
    assert made.schedule.at == time(8)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Paris, Texas", "America/Chicago"),
        ("Paris, TX", "America/Chicago"),
        ("Paris, France", "Europe/Paris"),
        ("Athens, Georgia", "America/New_York"),
        ("London, Ontario", "America/Toronto"),
        ("Tripoli, Lebanon", "Asia/Beirut"),
    ],
)
async def test_a_comma_tells_a_city_from_its_namesakes(chat: DeskChat, words: str, zone: str) -> None:
    await subscribed(chat)
    assert f"Times are now those of {zone}." in await chat.say(words, ASKER)
    (made,) = await mine(chat)
    assert made.zone == zone


async def test_a_city_of_an_unknown_country_is_asked_about(chat: DeskChat) -> None:
    await subscribed(chat)
    await chat.press("Change it", ASKER)
    await chat.press("Time zone", ASKER)
    assert "Which “Paris, Atlantis”?" in await chat.say("Paris, Atlantis", ASKER)
    assert (await mine(chat))[0].zone == "UTC"
    assert "Times are now those of America/Chicago" in await chat.press("Paris, US", ASKER)


# --- in groups --------------------------------------------------------------------------------------------------------


async def test_in_a_group_every_question_says_that_a_reply_is_needed(chat: DeskChat) -> None:
    def text() -> str:
        return shown(chat.server.texts(GROUP)[-1])

    async def press(label: str) -> str:
        chat.server.press(label, user=ASKER, chat=GROUP)
        await chat.settled()
        return text()

    async def answer(words: str) -> str:
        asked = newest(chat, GROUP)
        chat.server.say(words, user=ASKER, chat=GROUP, reply_to_message=asked)
        await chat.settled()
        return text()

    chat.server.say("/subscribe", user=ASKER, chat=GROUP)
    await chat.settled()
    reply = "Reply to this message with"
    assert f"{reply} the name of any other" in await press("All topics")
    assert "reply to this message with a name" in await answer("the moon")
    assert "Türkiye" in await answer("turkey")
    assert f"{reply} it, like 18:30" in await press("That is all")
    assert f"{reply} your city" in await press("Daily at 08:00")
    await press("Change it")
    for label in ("Digest time", "Days", "Quiet hours", "Time zone"):
        assert reply in await press(label)
        await press("Back")
    before = len(chat.server.texts(GROUP))
    await press("Digest time")
    chat.server.say("25:00", user=ASKER, chat=GROUP)
    await chat.settled()
    assert len(chat.server.texts(GROUP)) == before, "others' talk is left alone"


async def test_in_private_nobody_is_asked_for_a_reply(chat: DeskChat) -> None:
    await asked_when(chat)
    await chat.press("Daily at 08:00", ASKER)
    assert not any("Reply to this message" in text for text in chat.server.texts(ASKER))


async def test_a_channels_posts_are_not_taken_for_wrong_answers(chat: DeskChat) -> None:
    channel = {"id": -1000900, "type": "channel", "title": "Channel"}
    for number, text in enumerate(("/subscribe", "All the news at noonish"), 900):
        entities = [{"type": "bot_command", "offset": 0, "length": 10}] if text.startswith("/") else []
        post = {"message_id": number, "date": 1_519_900_000, "chat": channel, "sender_chat": channel, "text": text}
        chat.server.feed(channel_post={**post, "entities": entities})
        await chat.settled()
        if text == "/subscribe":
            chat.server.administrators[channel["id"]] = {ASKER}
            chat.server.press("All topics", user=ASKER, chat=channel["id"])
            await chat.settled()
    assert len(chat.server.texts(channel["id"])) == 1


# --- what is said -----------------------------------------------------------------------------------------------------


async def test_a_zone_keeps_its_capitals(chat: DeskChat) -> None:
    await subscribed(chat)
    assert "Times are now those of Europe/Paris." in await chat.say("Europe/Paris", ASKER)
    text = await chat.press("Alerts on", ASKER)
    assert text.startswith("A digest daily at 08:00 (Europe/Paris), and alerts at once.")


async def test_after_the_zone_one_subscription_keeps_its_buttons_and_several_lead_on(chat: DeskChat) -> None:
    await subscribed(chat)
    await chat.say("Tokyo", ASKER)
    assert {"Pause", "Digest time", "Delete"} <= set(chat.buttons(ASKER))
    await subscribed(chat, "Alerts at once")
    await chat.say("Tokyo", ASKER)
    assert len(chat.buttons(ASKER)) == 2


async def test_unsubscribe_says_how_many_have_ended(chat: DeskChat) -> None:
    for when in ("Daily at 08:00", "Alerts at once", "Mondays"):
        await subscribed(chat, when)
    assert (await chat.say("/unsubscribe", ASKER)).startswith("Unsubscribed: 3 subscriptions have ended, and no digest")
    await subscribed(chat)
    assert (await chat.say("/unsubscribe", ASKER)).startswith("Unsubscribed: no digest and no alert comes here")


async def test_unsubscribe_with_words_ends_nothing_and_shows_what_can_be_deleted(chat: DeskChat) -> None:
    await chat.say("/subscribe returnees France at 8", ASKER)
    await chat.say("/subscribe routes at 9", ASKER)
    text = await chat.say("/unsubscribe France", ASKER)
    assert text.startswith("/unsubscribe takes no words: “France” was not read, and nothing has ended.")
    assert chat.buttons(ASKER) == ["Change Returnees · France", "Change Routes · everywhere"]
    assert len(await mine(chat)) == 2
    assert "2 subscriptions have ended" in await chat.say("/unsubscribe all", ASKER)
    assert await mine(chat) == ()


async def test_a_digest_that_is_due_already_is_not_shown_as_if_it_were_to_come(chat: DeskChat, clock: Clock) -> None:
    made = await subscribed(chat)
    clock.on(days=2)
    text = await chat.say("/settings", ASKER)
    assert "Next digest" not in text
    assert "A digest is due since Fri 2 Mar 2018, 08:00 (UTC); it comes with the next round." in text

    asleep = shown(subscription_html(chat.services.beat, replace(made, asleep=True), clock()))
    assert "due since Fri 2 Mar 2018, 08:00 (UTC); it comes once this chat can be reached." in asleep


async def test_forgetting_leaves_no_pause_behind(chat: DeskChat) -> None:
    await subscribed(chat)
    await chat.say("/settings", ASKER)
    await chat.press("Pause", ASKER)
    assert await chat.services.library.kept("paused", str(ASKER))
    await chat.say("/forgetme", ASKER)
    await chat.press("Delete everything", ASKER)
    assert await chat.services.library.kept("paused", str(ASKER)) is None


async def test_the_pause_of_a_deleted_subscription_is_kept_for_an_undo_and_pauses_no_other(chat: DeskChat) -> None:
    await subscribed(chat)
    for label in ("Change it", "Pause", "Delete"):
        await chat.press(label, ASKER)
    assert await mine(chat) == ()
    await subscribed(chat)
    (other,) = await mine(chat)
    assert other.schedule is not None
    await chat.say("/forgetme", ASKER)
    await chat.press("Delete everything", ASKER)
    assert await chat.services.library.kept("paused", str(ASKER)) is None
