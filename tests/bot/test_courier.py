"""What a send's outcome means, and the pace that the courier keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.courier import outcome_of
from bot.pacer import Pacer
from briefings.deliveries import MOST_ATTEMPTS, after_sending
from briefings.model import Delivery
from briefings.ports import Sent

NOW = datetime(2018, 2, 20, 12, tzinfo=UTC)
DELIVERY = Delivery(3, 1, 5, "digest", "2018-02-20 07:00", 0, "text", "sending", NOW)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (caused(TimedOut(), httpx.PoolTimeout("")), "retry"),
        (caused(TimedOut(), httpx.ConnectTimeout("")), "retry"),
        (caused(NetworkError("x"), httpx.ConnectError("")), "retry"),
        (RetryAfter(timedelta(seconds=7)), "retry"),
        (NetworkError("Internal Server Error (500)"), "retry"),
        (caused(TimedOut(), httpx.ReadTimeout("")), "uncertain"),
        (caused(TimedOut(), httpx.WriteTimeout("")), "uncertain"),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("")), "uncertain"),
        (caused(NetworkError("x"), httpx.ReadError("")), "uncertain"),
        (NetworkError("Bad Gateway"), "uncertain"),
        (TelegramError("Invalid server response"), "uncertain"),
        (Forbidden("Forbidden: bot was blocked by the user"), "asleep"),
        (BadRequest("Chat not found"), "asleep"),
        (ChatMigrated(-1007), "moved"),
        (BadRequest("Message to be replied not found"), "refused"),
        (BadRequest("Can't parse entities"), "refused"),
    ],
)
def test_an_outcome_is_sure_unknown_or_a_refusal(error: TelegramError, outcome: str) -> None:
    assert outcome_of(error).outcome == outcome


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        (Sent("sent", message=9), "sent"),
        (Sent("uncertain"), "uncertain"),
        (Sent("retry"), "pending"),
        (Sent("asleep"), "pending"),
        (Sent("moved", chat=-1007), "pending"),
        (Sent("refused"), "failed"),
    ],
)
def test_a_delivery_after_its_send(sent: Sent, state: str) -> None:
    assert after_sending(DELIVERY, sent, NOW).state == state


def test_a_retry_waits_longer_each_time_and_ends() -> None:
    waits, delivery = [], DELIVERY
    while (delivery := after_sending(delivery, Sent("retry"), NOW)).state == "pending":
        waits.append((delivery.due - NOW).total_seconds())
    assert waits == sorted(waits)
    assert len(waits) == MOST_ATTEMPTS - 1
    assert delivery.state == "failed"


def test_a_flood_wait_is_honoured_however_often_it_comes() -> None:
    delivery = DELIVERY
    for _ in range(MOST_ATTEMPTS * 2):
        delivery = after_sending(delivery, Sent("retry", wait=35), NOW)
    assert (delivery.state, delivery.due) == ("pending", NOW + timedelta(seconds=35))


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def paced(chats: list[int], pacer: Pacer, clock: Clock) -> list[float]:
    moments = []
    for chat in chats:
        clock.now = max(clock.now, pacer._take(chat))
        moments.append(clock.now - 1000.0)
    return moments


def test_the_overall_pace_is_smooth_from_the_first_second() -> None:
    clock = Clock()
    moments = paced(list(range(1, 91)), Pacer(30, 1, 20, clock), clock)
    for start in moments:
        assert sum(start <= moment < start + 0.999 for moment in moments) <= 30


def test_a_private_chat_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    clock = Clock()
    assert paced([5] * 3, Pacer(30, 1, 20, clock), clock) == pytest.approx([0, 1, 2])
    clock = Clock()
    moments = paced([-5] * 41, Pacer(30, 1, 20, clock), clock)
    assert max(sum(a <= b < a + 60 for b in moments) for a in moments) == 20


def test_one_chats_flood_wait_stops_that_chat_only() -> None:
    clock = Clock()
    pacer = Pacer(30, 1, 20, clock)
    assert pacer.flooded(5, 40) is False
    assert pacer.wait(5) == pytest.approx(40)
    assert pacer._take(6) - clock.now < 0.1


def test_flood_waits_of_several_chats_at_once_are_the_bots_own() -> None:
    clock = Clock()
    pacer = Pacer(30, 1, 20, clock)
    assert [pacer.flooded(chat, 12) for chat in (5, 6, 7)] == [False, False, True]
    assert pacer._take(99) - clock.now == pytest.approx(12)
