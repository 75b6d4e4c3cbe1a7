"""The wiring: the only place where settings, library, outbox, desk, fetcher, courier and Telegram are joined."""

from __future__ import annotations

import functools
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults
from telegram.request import BaseRequest, HTTPXRequest

from bot.chat.context import Context, DatelineApplication, Services
from bot.chat.fair_updates import TOO_FAST, FairUpdates
from bot.commands.console import read_beat
from bot.delivery.courier import TelegramCourier
from bot.delivery.courier_loop import CourierLoop
from bot.delivery.paid_broadcast import PaidBroadcast
from bot.delivery.rate_limiter import PacedAnswers, Pacer
from bot.delivery.tick import Tick
from bot.desk import ProcessDesk
from bot.feeds.posts import PostQueue
from bot.feeds.shared_clock import SharedClock
from bot.feeds.wiring import join_watch
from bot.fetching import HttpFetcher
from bot.handlers import membership, register
from bot.language import _, shipped, speaking
from bot.pages.messages.digest_message import TelegramScribe
from bot.queue.wiring import join_queue
from bot.settings import Settings, default_home
from briefings.deliveries.languages import language_of
from briefings.deliveries.telling import TellReaders
from briefings.errors import DatelineError
from briefings.ports import FeedDesk, Fetcher, Getter

if TYPE_CHECKING:
    from storage.database.database import Database
    from storage.library.library import SqlLibrary

log = logging.getLogger("dateline")

TELEGRAM_API = "https://api.telegram.org"


def utc_now() -> datetime:
    """The present moment in UTC: the clock of everything except tests."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_services(
    settings: Settings,
    *,
    demo: bool = False,
    clock: Callable[[], datetime] = utc_now,
    desk: FeedDesk | None = None,
    fetcher: Fetcher | None = None,
    getter: Getter | None = None,
    queued: bool = False,
) -> AsyncIterator[Services]:
    """Opens the database (making or migrating it) and joins the services; closes them at the end. With `queued`, on
    PostgreSQL, this process takes part in the library's queue: workers read its articles. A `desk` that is
    handed in is the caller's to close."""
    from bot.delivery.traced_library import TracedLibrary
    from bot.delivery.traced_outbox import TracedOutbox

    # Imported here only, with what they need, like the rest of the storage.
    from storage.database.courier_lock import SqlCourierLock
    from storage.database.database import Database
    from storage.feeds.book import SqlFeedBook
    from storage.outbox.paid import SqlPaidLedger
    from storage.queue.workers import SqlWorkers

    _make_data_folder(settings.home)
    database = Database(settings.library(demo=demo))
    beat = read_beat(settings.beat)
    own_desk = None
    if desk is None:
        light = queued and not database.is_sqlite and not settings.own_worker
        desk = own_desk = ProcessDesk(settings.model, settings.beat, light=light)
    web = HttpFetcher(contact=settings.contact)
    try:
        await open_up(database, settings)
        library, outbox = TracedLibrary(database, beat.rules), TracedOutbox(database)
        await _renew(library, database, settings, clock())
        scribe = TelegramScribe(beat, settings.zone)
        queue = None
        if queued:
            queue = join_queue(database, library, lambda: TellReaders(outbox, scribe), clock, settings.beat)
        if queue and own_desk:
            desk = queue.desk(own_desk)
        services = Services(
            settings=settings,
            beat=beat,
            library=library,
            outbox=outbox,
            desk=desk,
            fetcher=fetcher or web,
            clock=clock,
            scribe=scribe,
            pacer=Pacer(settings.rate_overall, settings.rate_chat, settings.rate_group, paid=settings.paid_rate),
            courier_lock=SqlCourierLock(database),
            paid_ledger=SqlPaidLedger(database),
            watching=join_watch(
                library, SqlFeedBook(database), outbox, desk, getter or web, owner=settings.owner,
                tell=lambda: TellReaders(outbox, scribe), clock=clock, wake=lambda: services.wake(),
                shared=SharedClock(clock, None if database.is_sqlite else SqlWorkers(database).now),
            ),
            queue=queue,
        )  # fmt: skip
        yield services
    finally:
        if own_desk:
            own_desk.close()
        await database.close()


def _make_data_folder(home: Path) -> None:
    """Makes the data folder, which nobody else may read. Raises `DatelineError` where it can't be made."""
    from storage.database.private import make_private, make_private_folder

    try:
        make_private_folder(home)
    except OSError as error:
        raise DatelineError(
            f"The data folder {home} can't be made ({error.strerror}): name another in DATELINE_HOME."
        ) from error
    if home == default_home():
        # Dateline made it, maybe before it made such folders private.
        make_private(home)


async def open_up(database: Database, settings: Settings) -> None:
    """Makes the schema or migrates it; an older library is backed up first."""
    from storage.database.kept_backups import bring_up_to_date
    from storage.queue.schema import bring_queue_up_to_date

    made = await bring_up_to_date(database, settings.backups_folder, settings.backups_keep)
    await bring_queue_up_to_date(database)
    if made is not None:
        log.warning("The library's schema is that of this version now. The library as it was before: %s", made.path)


async def _renew(library: SqlLibrary, database: Database, settings: Settings, now: datetime) -> None:
    """Renews a ledger that an older Dateline or another beat made; the library is backed up first. PostgreSQL is backed
    up the same way."""
    from briefings.newsroom.renewal import is_out_of_date, note_way, renew_ledger
    from storage.database.kept_backups import BEFORE_NEW_FIGURES, keep_backup
    from storage.database.upgrade_lock import one_upgrade

    if not await is_out_of_date(library):
        await note_way(library, now)
        return
    async with one_upgrade(database):
        # Another process may have renewed it meanwhile.
        if await is_out_of_date(library):
            folder, keep = settings.backups_folder, settings.backups_keep
            made = await keep_backup(database, folder, BEFORE_NEW_FIGURES, keep, now)
            log.warning(
                "The figures are made anew, in another way than before; nobody is sent anything. Backup: %s", made.path
            )
            await renew_ledger(library, now)


def build_application(services: Services, token: str, *, request: BaseRequest | None = None) -> DatelineApplication:
    """python-telegram-bot's application with all handlers; `request` replaces the HTTP client (terminal, tests)."""
    base = (services.settings.api_url or TELEGRAM_API).rstrip("/")

    async def too_fast(update: Update) -> None:
        chat, user = update.effective_chat, update.effective_user
        if chat:
            language = await language_of(services.library, chat.id) or shipped(user.language_code if user else None)
            with speaking(language):
                said = _(TOO_FAST)
            try:
                await application.bot.send_message(chat.id, said)
            except TelegramError as error:
                log.warning("A flood notice was not sent: %s", error)

    # The authorities' certificates are read once for both clients.
    tls = {} if request else {"verify": httpx.create_ssl_context()}
    builder: Any = (
        ApplicationBuilder()
        .application_class(DatelineApplication, {"services": services})
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .context_types(ContextTypes(context=Context))
        .job_queue(None)  # the tick is Dateline's own
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .concurrent_updates(FairUpdates(too_fast, observed=services.observed))
        .update_queue(PostQueue(services.watching.book, services.now, services.watching.watch.look_now))
        .request(request or HTTPXRequest(connection_pool_size=64, media_write_timeout=60.0, httpx_kwargs=tls))
        .get_updates_request(request or HTTPXRequest(connection_pool_size=2, httpx_kwargs=tls))
    )
    if request is None:
        builder = builder.rate_limiter(PacedAnswers(services.pacer))
    application: Any = builder.build()
    register(application)
    return application  # type: ignore[no-any-return]


def join_courier(application: DatelineApplication) -> Tick:
    """Joins the courier to its outbox, pacer and lock (as `services.courier_loop`); gives the tick that feeds it."""
    services = application.services
    courier = TelegramCourier(application.bot, functools.partial(language_of, services.library))
    move = functools.partial(membership.move, services)
    services.courier_loop = CourierLoop(
        services.outbox, courier, services.pacer, services.courier_lock, services.clock, move,
        PaidBroadcast(services.paid_ledger, services.outbox, services.settings.paid_stars, services.now),
    )  # fmt: skip
    return Tick(
        services.library,
        services.outbox,
        services.scribe,
        owner=services.settings.owner,
        clock=services.now,
        wake_courier=services.courier_loop.wake,
    )
