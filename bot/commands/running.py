"""`dateline run`: the application over Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import Updater

from bot.app import build_application, open_services, open_up, utc_now
from bot.chat.context import DatelineApplication, Services
from bot.commands.at_work import delivering
from bot.commands.past_days import keep_past_days
from bot.commands.scheduled_backups import back_up_on_schedule
from bot.desk import desk_here
from bot.fetching import HttpFetcher
from bot.handlers.editors.intake.late_results import tell_late
from bot.handlers.readers.help.menus import set_menus, set_profile
from bot.lean_start import keep_what_is_loaded
from bot.logs import set_up_logs
from bot.queue.wiring import at_once
from bot.service_manager import watched
from bot.settings import Settings, SettingsError, read_settings
from bot.stalls import StallWatch
from bot.version import dateline_version
from bot.web.listening import listen
from bot.web.webhook_secret import with_webhook_secret
from briefings.errors import StorageUnreachable

if TYPE_CHECKING:
    from bot.web.server import WebServer

T = TypeVar("T")

log = logging.getLogger("dateline")

# All kinds of updates that the handlers understand; Telegram sends some of them only if asked.
UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MESSAGE_REACTION,
    Update.MY_CHAT_MEMBER,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.INLINE_QUERY,
]
# python-telegram-bot's name for the task that polls for updates.
POLLING = "Updater:start_polling:polling_task"
# Seconds after the start until the menus are set and the desk loads its model: these first ones are for people who
# wrote meanwhile. An upload that comes earlier has the model loaded at once.
WARM_AFTER = 2.0
# Seconds until the pages are loaded, where they aren't needed for hearing people.
PAGES_AFTER = 0.5
# The longest pause between two tries to reach Telegram or the database, in seconds.
LONGEST_WAIT = 60.0
# How many seconds uploads that are being read may take after the signal to stop.
LAST_READINGS = 3.0


def serve() -> None:
    """`dateline run`: serves Telegram, as it is set, until it is told to stop."""
    asyncio.run(run_telegram(read_settings()))


async def run_telegram(settings: Settings) -> None:
    """Serves Telegram until it is told to stop. Raises `SettingsError` without a usable token."""
    token = settings.token
    if token is None:
        raise SettingsError(
            "No token is set: put DATELINE_TOKEN=… (BotFather gives it) into the environment or .env, "
            "or try Dateline without one: dateline chat."
        )
    settings = with_webhook_secret(settings)
    set_up_logs(settings)
    stop = stop_signal()
    if not await database_is_up(settings, stop):
        return
    async with open_services(settings, queued=True) as services:
        application = build_application(services, token.get_secret_value())
        async with StallWatch(settings.home, utc_now).watching(), _started(application, stop):
            if stop.is_set():
                return
            async with _served(application, settings, stop):
                await _take_updates(application, settings, stop)
                async with _at_work(application, services) as ticking, watched(settings):
                    log.info("Dateline %s answers as @%s", dateline_version(), application.bot.username)
                    refused = await _until_stopped_or_refused(stop, ticking)
            if not settings.webhook_url and not refused:
                assert application.updater is not None
                await application.updater.stop()
            await _finish_reading(services)
            if refused:
                raise SettingsError(
                    "Telegram knows this DATELINE_TOKEN no more; BotFather shows the right one. What is owed is kept, "
                    "and goes out with it."
                )


async def _finish_reading(services: Services) -> None:
    """Lets uploads that are being read finish, for `LAST_READINGS` seconds; then tells their editors that they were not
    read, or stay in line."""
    reading = asyncio.create_task(services.quiet())
    if not (await asyncio.wait({reading}, timeout=LAST_READINGS))[0]:
        if services.queue is not None:
            services.queue.waiting.close()
        if (desk := desk_here(services.desk)) is not None:
            await asyncio.to_thread(desk.close)
    await reading


async def _until_stopped_or_refused(stop: asyncio.Event, ticking: asyncio.Task[None]) -> bool:
    """Waits for the signal to stop, or until Telegram refuses the token for good. python-telegram-bot then stops
    polling, and a bot that hears nobody must not look as if it ran. True if it was refused. Raises what ended the
    ticks, without which nothing is due any more."""
    polling = [task for task in asyncio.all_tasks() if task.get_name() == POLLING]
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({stopped, ticking, *polling}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if ticking.done():
        ticking.result()
    return any(task.done() and isinstance(task.exception(), InvalidToken) for task in polling)


async def database_is_up(settings: Settings, stop: asyncio.Event) -> bool:
    """Waits for a database server that doesn't answer yet, as after a restart of the machine; False if told to stop
    meanwhile. Raises `StorageError` for failures that waiting doesn't mend."""
    from storage.database.database import Database

    database, wait = Database(settings.library()), 1.0
    try:
        while not stop.is_set():
            try:
                await _unless_stopped(open_up(database, settings), stop)
                break
            except StorageUnreachable as error:
                log.warning("%s Next try in %.0f s", error.in_full, wait)
            await _unless_stopped(asyncio.sleep(wait), stop)
            wait = min(wait * 2, LONGEST_WAIT)
    finally:
        await database.close()
    return not stop.is_set()


async def _unless_stopped(work: Coroutine[Any, Any, T], stop: asyncio.Event) -> T | None:
    """Awaits some work, or cancels it when the signal to stop comes (then None)."""
    working, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not working.done():
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        return None
    return await working


@contextlib.asynccontextmanager
async def _started(application: DatelineApplication, stop: asyncio.Event) -> AsyncIterator[None]:
    await _initialise(application, stop)
    if stop.is_set():
        yield
        return
    await application.start()
    try:
        yield
    finally:
        await application.stop()
        await application.shutdown()


async def _initialise(application: DatelineApplication, stop: asyncio.Event) -> None:
    try:
        await _once_reached(application.initialize, stop)
    except InvalidToken as error:
        raise SettingsError("Telegram does not know this DATELINE_TOKEN; BotFather shows the right one.") from error


async def _once_reached(ask: Callable[[], Awaitable[object]], stop: asyncio.Event) -> None:
    """Calls Telegram until it answers, if the network isn't there yet, or until `stop` is set. Raises what Telegram
    refuses."""
    wait = 1.0
    while not stop.is_set():
        try:
            await ask()
            return
        except BadRequest:
            raise
        except NetworkError:
            log.warning("Telegram cannot be reached yet; next try in %.0f s", wait)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await stop.wait()
            wait = min(wait * 2, LONGEST_WAIT)


@contextlib.asynccontextmanager
async def _served(application: DatelineApplication, settings: Settings, stop: asyncio.Event) -> AsyncIterator[None]:
    """Runs the web server if anything is to be served. Its address is taken at once, and whoever comes waits; what
    answers there is loaded before Telegram sends updates to it, or, where the bot asks for them, a moment later."""
    if not settings.serves_http:
        yield
        return
    leaving = asyncio.Event()
    serving = asyncio.create_task(_serve(application, settings, listen(settings.listen_address), leaving))
    if settings.webhook_url:
        await serving
    # A bot whose pages can't be loaded must not look as if it ran.
    serving.add_done_callback(lambda served: stop.set() if served.exception() else None)
    try:
        yield
    finally:
        leaving.set()
        if server := await serving:
            await server.stop()


async def _serve(
    application: DatelineApplication, settings: Settings, listening: socket.socket, leaving: asyncio.Event
) -> WebServer | None:
    """The server once it answers; None if the bot was stopped before."""
    if not settings.webhook_url:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PAGES_AFTER):
                await leaving.wait()
    if leaving.is_set():
        listening.close()
        return None
    from bot.web.server import WebServer

    server = WebServer(application, settings)
    await server.start(listening)
    return server


async def _take_updates(application: DatelineApplication, settings: Settings, stop: asyncio.Event) -> None:
    """Starts taking updates, by polling or by webhook."""
    updater = application.updater
    assert isinstance(updater, Updater)
    if not settings.webhook_url:
        await updater.start_polling(allowed_updates=UPDATES, bootstrap_retries=-1, timeout=30)
        return
    try:
        await _once_reached(functools.partial(_set_webhook, application, settings), stop)
    except BadRequest as error:
        raise SettingsError(f"Telegram does not take DATELINE_WEBHOOK_URL: {error.message}") from error


async def _set_webhook(application: DatelineApplication, settings: Settings) -> None:
    assert settings.webhook_url is not None
    assert settings.webhook_secret is not None
    await application.bot.set_webhook(
        settings.webhook_url, allowed_updates=UPDATES, secret_token=settings.webhook_secret.get_secret_value()
    )


@contextlib.asynccontextmanager
async def _at_work(application: DatelineApplication, services: Services) -> AsyncIterator[asyncio.Task[None]]:
    """Runs what works beside the chat: the tick, the courier, the watch, backups, past days and, on PostgreSQL, a
    worker. At the end each of these finishes what it must not leave half done. Gives the task that ticks."""
    _name_contact(application, services)
    stop = asyncio.Event()
    beside = [_menus(application), _warm(services), back_up_on_schedule(services), keep_past_days(services.library)]
    if services.queue is not None:
        beside.append(tell_late(services, application.bot))
    own_worker = asyncio.create_task(_own_worker(services, stop))
    try:
        async with delivering(application, *beside) as ticking:
            try:
                yield ticking
            finally:
                stop.set()
    finally:
        await asyncio.gather(own_worker, return_exceptions=True)


def _name_contact(application: DatelineApplication, services: Services) -> None:
    """Names the bot itself to the sites that are fetched from, where no other contact is set."""
    if isinstance(services.fetcher, HttpFetcher) and not services.fetcher.contact:
        services.fetcher.contact = f"https://t.me/{application.bot.username}"


async def _own_worker(services: Services, stop: asyncio.Event) -> None:
    """Runs a worker in this process, once people have been answered; none on SQLite, or if the settings say so."""
    desk = desk_here(services.desk)
    if services.queue is None or desk is None:
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(WARM_AFTER):
            await stop.wait()
    if services.settings.own_worker and not stop.is_set():
        await services.queue.work(desk, at_once(), stop)
    elif not stop.is_set():
        await services.queue.warm()


async def _menus(application: DatelineApplication) -> None:
    await asyncio.sleep(WARM_AFTER)
    try:
        await set_menus(application)
        await set_profile(application)
    except TelegramError as error:
        log.warning("The command menus were not set: %s", error.message)


async def _warm(services: Services) -> None:
    """Makes the desk load its model, once people have been answered: the first seconds after a start are theirs."""
    await asyncio.sleep(WARM_AFTER)
    keep_what_is_loaded()
    if (desk := desk_here(services.desk)) is not None and (services.queue is None or services.settings.own_worker):
        await desk.warm()


def stop_signal() -> asyncio.Event:
    """An event that Ctrl-C sets, a service manager, or the end of the terminal in which this was started (unless that
    was to be outlived, as by nohup)."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            continue
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    return stop
