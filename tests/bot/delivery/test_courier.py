"""What a send's outcome means, and the pace that the courier keeps."""

from __future__ import annotations

import asyncio
import heapq
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.delivery.courier import OUT_OF_REACH, TelegramCourier, outcome_of
from bot.delivery.rate_limiter import Departure, PacedAnswers, Pacer
from briefings.deliveries.outcomes import LONGEST_PAUSE, MOST_ATTEMPTS, TRIED_FOR, after_sending
from briefings.model import Delivery
from briefings.ports import Sent
from tests.support.telegram_server import TOKEN, BotApiServer, Call, Refusal
from tests.support.thoroughness import examples

NOW = datetime(2018, 2, 20, 12, tzinfo=UTC)
DELIVERY = Delivery(3, 1, 5, "digest", "2018-02-20 07:00", 0, "text", "sending", NOW, created=NOW)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (caused(TimedOut(), httpx.PoolTimeout("")), "retry"),
        (caused(TimedOut(), httpx.ConnectTimeout("")), "retry"),
        (caused(NetworkError("x"), httpx.ConnectError("")), "retry"),
        (caused(NetworkError("x"), httpx.ProxyError("")), "retry"),
        (caused(NetworkError("x"), httpx.UnsupportedProtocol("")), "retry"),
        (caused(NetworkError("x"), httpx.LocalProtocolError("")), "retry"),
        (RetryAfter(timedelta(seconds=7)), "retry"),
        (NetworkError("Internal Server Error (500)"), "retry"),
        (caused(TimedOut(), httpx.ReadTimeout("")), "uncertain"),
        (caused(TimedOut(), httpx.WriteTimeout("")), "uncertain"),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("")), "uncertain"),
        (caused(NetworkError("x"), httpx.ReadError("")), "uncertain"),
        (NetworkError("Bad Gateway"), "uncertain"),
        (NetworkError("Gateway Timeout"), "uncertain"),
        (NetworkError("Unknown HTTPError (502)"), "uncertain"),
        (NetworkError("Unknown HTTPError (504)"), "uncertain"),
        (TelegramError("Invalid server response"), "uncertain"),
        (Forbidden("Forbidden: bot was blocked by the user"), "asleep"),
        (BadRequest("Chat not found"), "asleep"),
        (ChatMigrated(-1007), "moved"),
        (BadRequest("Message to be replied not found"), "refused"),
        (BadRequest("Message thread not found"), "refused"),
        (BadRequest("Not enough rights to send text messages to the chat"), "asleep"),
        (BadRequest("Have no rights to send a message"), "asleep"),
        (BadRequest("Need administrator rights in the channel chat"), "asleep"),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), "asleep"),
        (BadRequest("CHAT_RESTRICTED"), "asleep"),
        (BadRequest("PEER_ID_INVALID"), "asleep"),
        (InvalidToken(), "retry"),
        (BadRequest("Can't parse entities"), "refused"),
    ],
)
def test_an_outcome_is_sure_unknown_or_a_refusal(error: TelegramError, outcome: str) -> None:
    assert outcome_of(error).outcome == outcome


@pytest.mark.parametrize(
    "words",
    ["Replied message not found", "Message to be replied not found", "Reply message not found", "TOPIC_CLOSED",
     "TOPIC_DELETED", "Message thread not found"],
)  # fmt: skip
def test_of_a_message_or_a_topic_that_is_gone_the_reply_is_lost_and_not_the_words(words: str) -> None:
    assert outcome_of(BadRequest(words)).reply_lost


def test_with_a_token_that_telegram_does_not_accept_everybody_waits() -> None:
    refused = outcome_of(InvalidToken())
    assert refused.everywhere
    assert refused.wait


@asynccontextmanager
async def courier_to(url: str, proxy: str | None = None) -> AsyncIterator[TelegramCourier]:
    """A courier with a bot as `build_application` makes it, to a Bot API at some address."""
    # Times that decide nothing, however busy the machine is.
    request = HTTPXRequest(proxy=proxy, read_timeout=120, write_timeout=120, connect_timeout=120, pool_timeout=120)
    defaults, limiter = Defaults(parse_mode="HTML"), PacedAnswers(Pacer(1000, 1000, 60000))
    bot = ExtBot(TOKEN, base_url=f"{url}/bot", request=request, defaults=defaults, rate_limiter=limiter)
    try:
        yield TelegramCourier(bot)
    finally:
        await request.shutdown()


@pytest.mark.parametrize("status", ["502 Bad Gateway", "407 Proxy Authentication Required"])
async def test_what_a_proxy_does_not_let_through_was_surely_not_sent(status: str) -> None:
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with courier_to("https://telegram.invalid", proxy=f"http://127.0.0.1:{port}") as courier:
            sent = await courier.send(DELIVERY)
    assert asked[0].startswith(b"CONNECT telegram.invalid:443")
    assert (sent.outcome, sent.everywhere, sent.wait) == ("retry", True, OUT_OF_REACH)


@pytest.mark.parametrize(
    ("gone", "arrived"),
    [
        ({"thread"}, (77, None)),
        ({"reply"}, (None, 4)),
        ({"thread", "reply"}, (None, None)),
    ],
)
async def test_a_correction_loses_its_topic_or_its_reply_only_where_that_very_thing_is_gone(
    gone: set[str], arrived: tuple[int | None, int | None]
) -> None:
    def faults(call: Call) -> Refusal | None:
        if "thread" in gone and "message_thread_id" in call.parameters:
            return Refusal(description="Bad Request: message thread not found")
        if "reply" in gone and "reply_parameters" in call.parameters:
            return Refusal(description="Bad Request: message to be replied not found")
        return None

    async with BotApiServer(faults=faults) as server, courier_to(server.url) as courier:
        sent = await courier.send(replace(DELIVERY, kind="correction", thread=4), 77)
        (message,), thread = server.sent, server.calls[-1].parameters.get("message_thread_id")
    assert sent == Sent("sent", message=message["message_id"], sender=424242)
    assert (message["reply_to"], int(thread) if thread else None) == arrived
    assert len(server.calls) == 1 + len(gone)


@pytest.mark.parametrize(
    ("reply_to", "thread", "words"),
    [(77, None, "message thread not found"), (None, 4, "message to be replied not found")],
)
async def test_whatever_telegram_misses_a_message_goes_plainly_in_the_end(
    reply_to: int | None, thread: int | None, words: str
) -> None:
    def faults(call: Call) -> Refusal | None:
        bound = {"message_thread_id", "reply_parameters"} & call.parameters.keys()
        return Refusal(description=f"Bad Request: {words}") if bound else None

    async with BotApiServer(faults=faults) as server, courier_to(server.url) as courier:
        assert (await courier.send(replace(DELIVERY, thread=thread), reply_to)).outcome == "sent"


async def test_a_plain_message_that_telegram_misses_something_for_is_refused_and_not_tried_for_ever() -> None:
    async with (
        BotApiServer(faults=lambda _: Refusal(description="Bad Request: message thread not found")) as server,
        courier_to(server.url) as courier,
    ):
        assert (await courier.send(DELIVERY)).outcome == "refused"
        assert len(server.calls) == 1


def unreadable(call: Call) -> Refusal | None:
    words = 'Bad Request: can\'t parse entities: Unsupported start tag "200" at byte offset 12'
    return Refusal(description=words) if "parse_mode" in call.parameters else None


async def test_a_message_whose_markup_telegram_cannot_read_goes_as_plain_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    text = '<b>Fighters</b>\nfewer than <200, said <a href="https://x.org/?a=1&amp;b=2">AT&amp;T</a> &lt;sic&gt;'
    async with BotApiServer(faults=unreadable) as server, courier_to(server.url) as courier:
        sent = await courier.send(replace(DELIVERY, text=text, thread=4), 77)
    first, second = server.calls
    assert first.parameters["parse_mode"] == "HTML", "the bot's default"
    assert "parse_mode" not in second.parameters
    assert (sent.outcome, server.sent[0]["text"]) == ("sent", "Fighters\nfewer than <200, said AT&T <sic>")
    assert (server.sent[0]["reply_to"], second.parameters["message_thread_id"]) == (77, "4")
    assert any("3" in record.getMessage() and "markup" in record.getMessage() for record in caplog.records)


async def test_a_message_that_telegram_refuses_as_plain_text_too_is_refused() -> None:
    refusal = Refusal(description="Bad Request: can't parse entities")
    async with BotApiServer(faults=lambda _: refusal) as server, courier_to(server.url) as courier:
        assert (await courier.send(DELIVERY)).outcome == "refused"
    assert len(server.calls) == 2


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


def test_a_retry_waits_longer_each_time_and_ends_after_two_days() -> None:
    waits, delivery, now = list[float](), DELIVERY, NOW
    while (delivery := after_sending(delivery, Sent("retry"), now)).state == "pending":
        waits.append((delivery.due - now).total_seconds())
        now = delivery.due
        assert len(waits) < 1000
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (2, LONGEST_PAUSE)
    assert delivery.state == "failed"
    assert timedelta(0) <= now - NOW - TRIED_FOR < timedelta(seconds=LONGEST_PAUSE)


def test_a_message_that_waited_long_for_its_first_try_is_tried_as_often_as_any() -> None:
    tries, delivery, now = 0, DELIVERY, NOW + 2 * TRIED_FOR
    while (delivery := after_sending(delivery, Sent("retry"), now)).state == "pending":
        tries += 1
        assert tries < 1000
    assert tries == MOST_ATTEMPTS - 1


def test_that_telegram_is_out_of_reach_for_a_week_costs_no_message() -> None:
    """Neither does it use up the tries that a message has."""
    out_of_reach = outcome_of(caused(NetworkError("x"), httpx.ConnectError("")))
    delivery, now = DELIVERY, NOW
    while now < NOW + timedelta(days=7):
        delivery = after_sending(delivery, out_of_reach, now)
        assert delivery.state == "pending"
        assert now < delivery.due <= now + timedelta(minutes=1)
        now += timedelta(minutes=30)
    assert after_sending(delivery, Sent("retry"), now).state == "pending"


def test_a_flood_wait_is_honoured_however_often_it_comes() -> None:
    delivery = DELIVERY
    for _ in range(MOST_ATTEMPTS * 2):
        delivery = after_sending(delivery, Sent("retry", wait=35), NOW)
    assert (delivery.state, delivery.due) == ("pending", NOW + timedelta(seconds=35))


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 1e-6)


async def paced(chats: list[int], pacer: Pacer, clock: Clock) -> list[float]:
    """Sends to these chats one after the other, each answered at once: the moments at which they went."""
    moments = []
    for chat in chats:
        departure = await pacer.turn(chat)
        moments.append(clock.now - 1000.0)
        pacer.answered(departure)
    return moments


def new_pacer(clock: Clock, overall: float = 29.4) -> Pacer:
    return Pacer(overall, 1, 20, clock, clock.sleep)


def most_within(seconds: float, moments: list[float]) -> int:
    return max(sum(start <= moment < start + seconds for moment in moments) for start in moments)


async def test_the_limit_is_kept_in_every_second_from_the_first() -> None:
    clock = Clock()
    moments = await paced(list(range(1, 301)), new_pacer(clock), clock)
    assert most_within(1.0, moments) <= 30
    assert len(moments) / (moments[-1] - moments[0]) >= 29


@pytest.mark.parametrize("stall", [0.1, 0.4, 2.0])
async def test_a_stall_is_made_up_for_without_passing_the_limit_in_any_second(stall: float) -> None:
    clock = Clock()
    pacer, moments = new_pacer(clock), list[float]()
    for start in range(1, 302, 60):
        moments += await paced(list(range(start, start + 60)), pacer, clock)
        clock.now += stall
    assert most_within(1.0, moments) <= 30
    if stall < 0.5:
        assert len(moments) / (moments[-1] - moments[0]) >= 29


async def test_sends_of_many_callers_at_once_are_paced_together() -> None:
    clock = Clock()
    pacer, moments = new_pacer(clock), list[float]()

    async def caller(chat: int) -> None:
        departure = await pacer.turn(chat)
        moments.append(clock.now)
        pacer.answered(departure)

    await asyncio.gather(*(caller(chat) for chat in range(1, 121)))
    assert most_within(1.0, moments) <= 30


@settings(max_examples=examples(60), deadline=None)
@given(seed=st.integers(0, 2**32), most=st.sampled_from([0.0, 0.02, 0.1, 0.2]))
async def test_however_unevenly_messages_travel_no_second_has_too_many_at_the_other_end(seed: int, most: float) -> None:
    """What counts is when a message comes in, which the pacer is told only by its answer."""
    dice, clock = random.Random(seed), Clock()
    pacer, arrived, under_way = new_pacer(clock), list[float](), list[tuple[float, Departure]]()
    for chat in range(1, 200):
        departure = await pacer.turn(chat)
        arrival = departure.at + 0.001 + dice.choice([0.0, 0.0, 0.0, dice.random() * most])
        arrived.append(arrival)
        heapq.heappush(under_way, (arrival + 0.051, departure))
        while under_way and under_way[0][0] <= clock.now + 0.05:
            answer, answered = heapq.heappop(under_way)
            clock.now = max(clock.now, answer)
            pacer.answered(answered)
    assert most_within(1.0, sorted(arrived)) <= 30


async def test_a_chats_next_message_keeps_its_distance_to_one_that_came_in_late() -> None:
    clock = Clock()
    pacer = new_pacer(clock)
    await paced([6], pacer, clock)
    departure = await pacer.turn(5)
    clock.now += 0.2  # it may have come in just now
    pacer.answered(departure)
    assert (await pacer.turn(5)).at - departure.at >= 1.2


async def test_everybody_waits_while_telegram_is_out_of_reach() -> None:
    clock = Clock()
    pacer = new_pacer(clock)
    pacer.halt(5)
    assert pacer.wait(6) == 0, "no chat is to blame"
    assert await paced([6], pacer, clock) == pytest.approx([5], abs=0.001)


async def test_a_private_chat_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    clock = Clock()
    first, second, third = await paced([5] * 3, new_pacer(clock), clock)
    assert 1.0 <= second - first < 1.01
    assert 1.0 <= third - second < 1.01
    clock = Clock()
    assert most_within(59.99, await paced([-5] * 41, new_pacer(clock), clock)) == 20


async def test_one_chats_flood_wait_stops_that_chat_only() -> None:
    clock = Clock()
    pacer = new_pacer(clock)
    assert pacer.flooded(5, 40) is False
    assert pacer.wait(5) == pytest.approx(40)
    assert pacer.waiting(1) == {5}
    assert await paced([6], pacer, clock) == pytest.approx([0], abs=0.1)


async def test_flood_waits_of_several_chats_at_once_are_the_bots_own() -> None:
    clock = Clock()
    pacer = new_pacer(clock)
    assert [pacer.flooded(chat, 12) for chat in (5, 6, 7)] == [False, False, True]
    assert await paced([99], pacer, clock) == pytest.approx([12], abs=0.001)


async def test_whoever_has_no_patience_gets_no_turn_in_a_chat_that_must_wait_for_long() -> None:
    clock = Clock()
    pacer = new_pacer(clock)
    pacer.flooded(5, 40)
    assert await pacer.turn(5, 0.5) is None
    assert clock.now == 1000, "and hears so at once"
    clock.now += 39.6
    departure = await pacer.turn(5, 0.5)
    assert departure is not None
    assert departure.at == pytest.approx(1040)


@pytest.mark.parametrize("in_line", [False, True])
async def test_nobody_without_patience_stands_in_line_behind_somebody_who_waits_for_everybodys_wait(
    in_line: bool,
) -> None:
    """An answer waits however long it takes, and holds up nobody but itself."""
    pacer = Pacer(20, 1000, 60000)
    pacer.answered(await pacer.turn(6))
    if not in_line:
        pacer.halt(0.4)
    answer, delivery = asyncio.create_task(pacer.turn(7)), asyncio.create_task(pacer.turn(8, 0.1))
    await asyncio.sleep(0.01)
    if in_line:
        pacer.halt(0.4)
    async with asyncio.timeout(0.3):
        assert await delivery is None
    assert not answer.done()
    assert (await answer).chat == 7
    assert pacer.halted() == 0
