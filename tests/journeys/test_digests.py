"""A subscriber's digests, alerts and corrections, from the three taps to the reply to the very message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.desk_chat import EDITOR, OWNER, READER, RIVAL, WIRE, DeskChat, desk_chat, shown
from tests.support.telegram_server import Call, Refusal

pytestmark = [pytest.mark.slow, pytest.mark.model]

SECOND_READER = 21
EVENING = datetime(2018, 2, 20, 18, tzinfo=UTC)
MORNING = datetime(2018, 2, 21, 8, tzinfo=UTC)


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path, clock: Clock) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path, clock=clock) as opened:
        yield opened


async def subscribe(chat: DeskChat, when: str, user: int = READER) -> str:
    """Three taps."""
    await chat.say("/subscribe", user)
    await chat.press("All topics", user)
    await chat.press("Everywhere", user)
    return await chat.press(when, user)


async def publish(chat: DeskChat, text: str, caption: str) -> None:
    await chat.send(f"{caption.split()[-1]}.txt", text, caption=caption)
    await chat.press("Publish")


async def pass_time(chat: DeskChat, clock: Clock, now: datetime) -> None:
    """The clock goes on, the tick comes, and what is owed goes out."""
    clock.now = now
    await chat.tick.run(now)
    await chat.deliver()


def received(chat: DeskChat, user: int = READER, word: str = "Digest") -> list[str]:
    return [shown(m["text"]) for m in chat.server.sent if m["chat_id"] == user and word in m["text"]]


async def test_three_taps_subscribe_and_the_digest_comes_at_its_local_time(chat: DeskChat, clock: Clock) -> None:
    said = await subscribe(chat, "Daily at 08:00")
    assert "08:00" in said
    await publish(chat, WIRE, "2018-02-20 AFP")
    await pass_time(chat, clock, MORNING - timedelta(minutes=1))
    assert received(chat) == []
    await pass_time(chat, clock, MORNING)
    (digest,) = received(chat)
    assert "250 fighters have returned to France" in digest
    await pass_time(chat, clock, MORNING + timedelta(days=1))
    assert len(received(chat)) == 1, "nothing new is no message"


async def test_a_digest_says_only_what_changed_since_the_last(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    await pass_time(chat, clock, MORNING)
    await publish(chat, RIVAL, "2018-02-21 Harbour Courier")
    await pass_time(chat, clock, MORNING + timedelta(days=1))
    second = received(chat)[1]
    assert "271 fighters" in second
    assert "40 women" not in second


async def test_a_withdrawal_is_told_in_reply_to_the_very_message_and_once(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    await pass_time(chat, clock, MORNING)
    digest = next(m for m in chat.server.sent if m["chat_id"] == READER and "Digest" in m["text"])
    clock.now = MORNING + timedelta(days=100)
    asked = await chat.say("/withdraw 1 the ministry took it back")
    assert "1 message" in asked
    await chat.press("Withdraw")
    await chat.deliver()
    (correction,) = (m for m in chat.server.sent if m["chat_id"] == READER and "Correction" in m["text"])
    assert correction["reply_to"] == digest["message_id"]
    assert "the ministry took it back" in shown(correction["text"])
    assert "250 fighters have returned to France" in shown(correction["text"])
    await pass_time(chat, clock, clock.now + timedelta(days=1))
    assert len(received(chat, word="Correction")) == 1


async def test_an_answer_given_on_request_earns_no_correction(chat: DeskChat, clock: Clock) -> None:
    await publish(chat, WIRE, "2018-02-20 AFP")
    await chat.say("/returnees", READER)
    await chat.say("/withdraw 1 a hoax")
    await chat.press("Withdraw")
    await chat.deliver()
    assert received(chat, word="Correction") == []


async def test_documents_published_together_make_one_alert(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Alerts at once")
    await publish(chat, WIRE, "2018-02-20 AFP")
    clock.now += timedelta(seconds=8)
    await publish(chat, RIVAL, "2018-02-20 Harbour Courier")
    await pass_time(chat, clock, clock.now + timedelta(seconds=10))
    assert received(chat, word="Alert") == []
    await pass_time(chat, clock, clock.now + timedelta(seconds=15))
    (alert,) = received(chat, word="Alert")
    assert "250 fighters" in alert
    assert "271 fighters" in alert


async def test_a_blocked_reader_sleeps_and_is_told_when_they_come_back(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")

    def blocked(call: Call) -> Refusal | None:
        mine = call.method == "sendMessage" and str(call.parameters["chat_id"]) == str(READER)
        return Refusal(403, "Forbidden: bot was blocked by the user") if mine else None

    chat.server.faults = blocked
    clock.now = MORNING
    await chat.tick.run(MORNING)
    courier_loop = chat.services.courier_loop
    assert courier_loop is not None
    await courier_loop.round()
    await courier_loop.finish()
    assert (await chat.services.outbox.outbox_counts(MORNING))["asleep"] == 1
    chat.server.faults = None
    bot = {"id": 424242, "is_bot": True, "first_name": "Dateline"}
    person = {"id": READER, "is_bot": False, "first_name": "Reader"}
    chat.server.feed(
        my_chat_member={
            "chat": {"id": READER, "type": "private"}, "from": person, "date": 1,
            "old_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
            "new_chat_member": {"status": "member", "user": bot},
        }
    )  # fmt: skip
    await chat.settled()
    await chat.deliver()
    assert len(received(chat)) == 1


async def test_unsubscribed_at_once_and_nothing_more_comes(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    await chat.say("/unsubscribe", READER)
    await pass_time(chat, clock, MORNING)
    assert received(chat) == []


async def test_one_readers_digest_does_not_hang_on_anothers(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    await pass_time(chat, clock, MORNING)
    await subscribe(chat, "Daily at 08:00", SECOND_READER)
    await publish(chat, RIVAL, "2018-02-21 Harbour Courier")
    await pass_time(chat, clock, MORNING + timedelta(days=1))
    (theirs,) = received(chat, SECOND_READER)
    assert "271 fighters" in theirs
    assert "40 women" not in theirs


async def test_down_over_the_due_moment_is_one_late_digest_that_says_so(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    await pass_time(chat, clock, MORNING + timedelta(days=2, hours=6))
    (digest,) = received(chat)
    assert "Late" in digest


async def test_the_owner_hears_of_an_outbox_that_does_not_move(chat: DeskChat, clock: Clock) -> None:
    await subscribe(chat, "Daily at 08:00")
    await publish(chat, WIRE, "2018-02-20 AFP")
    clock.now = MORNING
    await chat.tick.run(MORNING)
    clock.now = MORNING + timedelta(hours=2)
    await chat.tick.run(clock.now)
    await chat.deliver()
    told = received(chat, OWNER, "waited")
    assert len(told) == 1
    assert EDITOR != OWNER
