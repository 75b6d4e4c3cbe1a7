"""Delivery: messages a second through the real courier, and what composing a digest costs as subscriptions grow.

    python bench/delivery.py [--messages 3000] [--subscriptions 1000,10000,100000]

The Bot API server runs in a process of its own on loopback, answers in 50 ms, and enforces Telegram's limits (30 a
second in all over any second, 1 a second to a chat): what goes over them is answered 429 and counted. Bounded, and ends
by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import deque
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from storage.database.migrating import migrate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

TOKEN = "1:bench"
LATENCY = 0.05


def serve(pipe: Connection) -> None:
    """The server's process: says its port, then (at the end) what it counted."""
    from aiohttp import web

    sent: deque[float] = deque()
    chats: dict[int, float] = {}
    refused = {"overall": 0, "chat": 0}
    moments: list[float] = []

    async def send(request: web.Request) -> web.Response:
        if request.match_info["method"] != "sendMessage":
            return web.json_response(
                {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "b", "username": "b"}}
            )
        parameters = await request.post()
        chat, now = int(str(parameters["chat_id"])), time.monotonic()
        while sent and now - sent[0] >= 1.0:
            sent.popleft()
        over = "overall" if len(sent) >= 30 else "chat" if now - chats.get(chat, 0.0) < 1.0 else None
        if over:
            refused[over] += 1
            body = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }
            return web.json_response(body, status=429)
        sent.append(now)
        moments.append(now)
        chats[chat] = now
        await asyncio.sleep(LATENCY)
        message = {"message_id": len(moments), "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}
        return web.json_response({"ok": True, "result": message})

    async def run() -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", send)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        pipe.send(site._server.sockets[0].getsockname()[1])  # type: ignore[union-attr]
        while not pipe.poll():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        pipe.send({"received": len(moments), "refused": refused, "seconds": moments[-1] - moments[0] if moments else 0})
        await runner.cleanup()

    asyncio.run(run())


async def messages_a_second(count: int) -> None:
    """Sends `count` messages to as many chats."""
    from telegram.ext import ExtBot
    from telegram.request import HTTPXRequest

    from bot.delivery.courier import TelegramCourier
    from bot.delivery.courier_loop import CourierLoop
    from bot.delivery.rate_limiter import PacedAnswers, Pacer
    from bot.settings import Settings
    from briefings.model import Delivery
    from storage.database.courier_lock import SqlCourierLock
    from storage.database.database import Database
    from storage.outbox.outbox import SqlOutbox

    here, there = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")
        await migrate(database)
        outbox, now = SqlOutbox(database), datetime.now(UTC)
        rows = [
            Delivery(0, n, n, "digest", "2018-02-20 07:00", 0, f"Digest {n}", "pending", now, created=now)
            for n in range(1, count + 1)
        ]
        await outbox.add_deliveries(rows)
        pace = Settings.model_fields
        pacer = Pacer(*(pace[name].default for name in ("rate_overall", "rate_chat", "rate_group")))
        base = f"http://127.0.0.1:{here.recv()}/bot"
        bot = ExtBot(
            TOKEN, base_url=base, request=HTTPXRequest(connection_pool_size=64), rate_limiter=PacedAnswers(pacer)
        )
        courier_loop = CourierLoop(
            outbox, TelegramCourier(bot), pacer, SqlCourierLock(database), lambda: datetime.now(UTC)
        )
        async with bot:
            task = asyncio.create_task(courier_loop.run())
            while (await outbox.outbox_counts(now)).get("sent", 0) < count and not task.done():  # noqa: ASYNC110
                await asyncio.sleep(0.5)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await database.close()
    here.send("enough")
    result = here.recv()
    server.join(5)
    rate = result["received"] / result["seconds"]
    print(json.dumps({"messages": result["received"], "a second": round(rate, 2), "429s": result["refused"]}))


async def compose(count: int) -> None:
    """Composes the digests of `count` subscriptions that are all due, of 30 to 40 changes each."""
    from bot.pages.messages.digest_message import TelegramScribe
    from briefings.beat.beat import shipped_beat
    from briefings.deliveries.digests import compose_due
    from briefings.model import Finding, Schedule, Subscription
    from storage.database.database import Database
    from storage.library.library import SqlLibrary
    from storage.outbox.outbox import SqlOutbox

    beat = shipped_beat()
    topics = [topic.id for topic in beat.topics]
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")
        await migrate(database)
        library, outbox, scribe = SqlLibrary(database), SqlOutbox(database), TelegramScribe(beat, "UTC")
        now = datetime.now(UTC)
        async with library.together() as books:
            for n in range(40):
                finding = Finding(
                    f"s{n:03}", (f"s{n:03}",), (f"c{n:03}",), f"Finding number {n} of the benchmark.", (topics[n % 5],),
                    ("FR",), ("AFP", "Reuters")[: 1 + n % 2], (n + 1,), date(2018, 2, 1), date(2018, 2, 1),
                    "certain", False,
                )  # fmt: skip
                await books.save_findings((), [finding], now)
                await books.record_change("new", finding, now, {})
        due = now - timedelta(minutes=1)
        schedule = Schedule(clock_time(due.hour, due.minute), tuple(range(7)), "UTC")
        async with library.together():
            for n in range(count):
                wanted: tuple[str, ...] = (topics[n % 5],) if n % 3 else ()
                await outbox.subscribe(Subscription(0, n + 1, wanted, schedule=schedule, due=due, seen=n % 10))
        before, started = _memory(), time.perf_counter()
        composed = 0
        while added := (await compose_due(library, outbox, scribe, now)).added:
            composed += added
        took = time.perf_counter() - started
        report: dict[str, Any] = {
            "subscriptions": count,
            "digests": composed,
            "ms each": round(1000 * took / count, 2),
            "memory MB": round(_memory(), 1),
            "grown MB": round(_memory() - before, 1),
        }
        print(json.dumps(report))
        await database.close()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Runs both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--subscriptions", default="1000,10000,100000")
    arguments = parser.parse_args()
    for count in filter(None, arguments.subscriptions.split(",")):
        asyncio.run(compose(int(count)))
    if arguments.messages:
        asyncio.run(messages_a_second(arguments.messages))


if __name__ == "__main__":
    main()
