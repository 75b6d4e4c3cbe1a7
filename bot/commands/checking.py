"""`dateline doctor`: checks everything that has to work, and says the mend for what doesn't."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import TELEGRAM_API, open_up, utc_now
from bot.commands.console import is_installed, print_text
from bot.pages.wording import count
from bot.settings import Settings
from bot.stalls import stall_words
from bot.web.webhook_secret import SHORTEST, kept_secret, secret_file
from briefings.errors import DatelineError
from briefings.values import frozen

if TYPE_CHECKING:
    from storage.database.database import Database

# Machines' clocks may differ by so much.
MOST_SKEW = timedelta(seconds=60)
MEGABYTE = 1024 * 1024
# In megabytes: what a day's articles, their logs and a copy before a migration may take.
LEAST_FREE = 200


@frozen
class Check:
    """One thing that was checked; `mend` says what to do if it is not well."""

    name: str
    well: bool
    found: str
    mend: str = ""


async def doctor(settings: Settings, beat_file: Path | None = None) -> bool:
    """Prints every check; False if something is not well."""
    well = True
    async for check in _checks(settings, beat_file or settings.beat):
        mark = "ok  " if check.well else "MEND"
        print_text(
            f"{mark} {check.name}: {check.found}" + (f"\n     {check.mend}" if check.mend and not check.well else "")
        )
        well = well and check.well
    return well


async def _checks(settings: Settings, beat_file: Path | None) -> AsyncIterator[Check]:
    yield Check("Python", sys.version_info >= (3, 11), sys.version.split()[0], "Install Python 3.11 or later.")
    yield _model(settings)
    yield _readers()
    for check in _beat(beat_file):
        yield check
    yield _home(settings)
    yield _disk(settings)
    yield _privacy(settings)
    async for check in _database(settings):
        yield check
    if settings.backup_every is not None or settings.recipients:
        yield _backups(settings)
    for check in _halves(settings):
        yield check
    yield _stalls(settings)
    yield await _telegram(settings)
    if settings.webhook_url:
        yield _webhook(settings)
    yield Check(
        "Owner",
        settings.owner is not None or settings.token is None,
        str(settings.owner) if settings.owner is not None else "none is set",
        "Send /start to the bot: it tells your id; put it into DATELINE_OWNER.",
    )


def _model(settings: Settings) -> Check:
    there = is_installed(settings.model)
    mend = f"Install it with pip, or name an installed English pipeline in DATELINE_MODEL (it is {settings.model})."
    return Check("Language model", there, settings.model if there else "not installed", mend)


def _readers() -> Check:
    from bot.desk import walls_here

    try:
        walls = walls_here()
    except DatelineError as error:
        return Check("Readers", False, error.in_full, "See that Python may start processes here.")
    return Check(
        "Readers", walls.memory, walls.words(), "Run Dateline on Linux: here a hostile file may take all the memory."
    )


def _beat(path: Path | None) -> Iterator[Check]:
    from briefings.beat.beat import load_beat, shipped_beat
    from briefings.beat.validation import check_beat

    if path is None:
        beat = shipped_beat()
        yield Check("Beat", True, f"{beat.title} (shipped), {len(beat.topics)} topics")
        return
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Check("Beat", False, f"{path} cannot be read ({error})", "Name a TOML file in UTF-8 in DATELINE_BEAT.")
        return
    problems = check_beat(text)
    for problem in problems:
        yield Check("Beat", False, f"{path.name}, line {problem.line}: {problem.message}", problem.mend)
    if not problems:
        beat = load_beat(path)
        yield Check("Beat", True, f"{beat.title}, {len(beat.topics)} topics")


def _home(settings: Settings) -> Check:
    from storage.database.private import make_private_folder

    home = settings.home
    try:
        make_private_folder(home)
        writable = os.access(home, os.W_OK)
    except OSError:
        writable = False
    return Check("Data folder", writable, str(home), "Make it writable, or name another in DATELINE_HOME.")


def _disk(settings: Settings) -> Check:
    """Whether there is room to work: a full disk stops all that is taken in and all that is sent."""
    try:
        free = shutil.disk_usage(settings.home).free // MEGABYTE
    except OSError:  # the check of the data folder has said so
        return Check("Disk", True, "not looked at")
    mend = f"Make room: {LEAST_FREE} MB should be free beside the library."
    return Check("Disk", free >= LEAST_FREE, f"{free:,} MB free", mend)


def _stalls(settings: Settings) -> Check:
    """Tells whether the bot stood still, and because of what. There is nothing to mend here."""
    return Check("Event loop", True, "; ".join(stall_words(settings.home)))


def _backups(settings: Settings) -> Check:
    """Whether backups can be encrypted as is set, and whether the newest is as new as is asked for."""
    from storage.database.encryption import check_recipients
    from storage.database.kept_backups import SCHEDULED, backups_in, moment_of

    try:
        if settings.recipients:  # else what encrypts need not be installed
            check_recipients(settings.recipients)
    except DatelineError as error:
        return Check("Backups", False, error.in_full, "Mend DATELINE_BACKUP_RECIPIENTS: until then none is made.")
    sealed = f"encrypted for {count(len(settings.recipients), 'key')}" if settings.recipients else "not encrypted"
    if settings.backup_every is None:
        return Check("Backups", True, f"{sealed}; only by hand: DATELINE_BACKUP_EVERY is not set")
    newest = next(iter(backups_in(settings.backups_folder, SCHEDULED, utc_now())), None)
    moment = moment_of(newest) if newest else None
    if newest is None or moment is None:
        return Check("Backups", True, f"{sealed}; none yet: dateline run makes the first")
    late = utc_now() - moment > timedelta(hours=2 * settings.backup_every)
    mend = "Is dateline run running? Its log says why a backup failed."
    return Check("Backups", not late, f"{sealed}; the newest is {newest}", mend)


def _halves(settings: Settings) -> Iterator[Check]:
    """What killed backups left beside the library or among the backups: all that the library holds, in a file that
    nobody misses."""
    from storage.database.kept_backups import left_halves

    folders = {folder.absolute() for folder in (settings.home, settings.backups_folder)}
    left = [half for folder in sorted(folders) for half in left_halves(folder)]
    if left:
        mend = f"rm {' '.join(shlex.quote(str(half)) for half in left)}"
        yield Check("Unfinished backups", False, count(len(left), "file"), mend)


def _privacy(settings: Settings) -> Check:
    """Checks that only their owner may read the library, its backups beside it, and the token's file."""
    from storage.database.private import is_open

    own = (path for path in settings.home.glob("*") if path.is_file()) if settings.home.is_dir() else ()
    library = settings.library()
    files = {*own, *_files_of(library), Path(str(Settings.model_config.get("env_file", ".env")))}
    wrong = [f"chmod 700 {settings.home}"] if is_open(settings.home) else []
    wrong += [f"chmod 600 {path}" for path in sorted(files) if is_open(path)]
    found = "readable by other users of this machine" if wrong else "nobody else may read them"
    return Check("Library and settings files", not wrong, found, "; ".join(wrong))


def _files_of(library: str | Path) -> tuple[Path, ...]:
    from storage.database.database import Database
    from storage.database.private import with_journals

    try:
        database = Database(library)
    except DatelineError:
        return ()
    return with_journals(database.path) if database.is_sqlite else ()


async def _database(settings: Settings) -> AsyncIterator[Check]:
    from bot.handlers.editors.feeds import plain_name, watch_words
    from bot.handlers.owner.stats import library_words, outbox_words
    from storage.database.database import Database
    from storage.feeds.book import SqlFeedBook
    from storage.library.library import SqlLibrary
    from storage.outbox.outbox import SqlOutbox

    try:
        database = Database(settings.library())
    except DatelineError as error:
        yield Check("Database", False, error.in_full, "Set DATELINE_DATABASE_URL, or leave it out for SQLite.")
        return
    try:
        await open_up(database, settings)
        counts = await SqlLibrary(database).counts()
        yield Check("Database", True, f"{database.shown}: {', '.join(library_words(counts))}")
        outbox = await SqlOutbox(database).outbox_counts(await _now_of(database))
        old, found = outbox["oldest_minutes"] >= 60, ", ".join(outbox_words(outbox))
        yield Check("Outbox", not old, found, "Messages wait: is dateline run running, and Telegram in reach?")
        book = SqlFeedBook(database)
        dead = [plain_name(feed) for feed in await book.feeds() if feed.told and not feed.paused]
        mend = f"See what ails {', '.join(dead[:5])}: dateline watch list."
        yield Check("Watching", not dead, ", ".join(await watch_words(book)), mend)
        if not database.is_sqlite:
            async for check in _queue(database, settings):
                yield check
        if await SqlOutbox(database).hold() is not None:
            mend = "See what may go out a second time, and go on: dateline resume."
            yield Check("Restored", False, "nothing goes out since a backup was restored", mend)
    except DatelineError as error:
        yield Check("Database", False, error.in_full)  # the sentence has the mend, another one for each failure
    finally:
        await database.close()


async def _now_of(database: Database) -> datetime:
    """The moment by which others wrote what is owed: on PostgreSQL the database's, since this machine's clock may be
    wrong."""
    from storage.queue.workers import SqlWorkers

    return utc_now() if database.is_sqlite else await SqlWorkers(database).now()


def _clock(ahead: timedelta) -> Check:
    """This machine's clock beside the database's, with which those of all other machines are compared."""
    seconds = round(ahead.total_seconds())
    apart = f"{abs(seconds)} s {'behind' if seconds < 0 else 'ahead of'} the database's"
    mend = "Set it by a time server: what this machine sends comes too early or too late by as much."
    return Check("Clock", abs(ahead) < MOST_SKEW, apart if seconds else "as the database's", mend)


async def _queue(database: Database, settings: Settings) -> AsyncIterator[Check]:
    from bot.queue.telling import look_at, queue_words
    from bot.queue.wiring import beat_mark
    from storage.queue.schema import newest_script, queue_schema
    from storage.queue.submissions import SqlSubmissions
    from storage.queue.workers import SqlWorkers

    has, wants = await queue_schema(database), newest_script()
    mend = "Bring it up to date: dateline migrate. Workers of older versions are to be stopped first."
    yield Check("Queue's tables", has == wants, f"as of {(has or 'none').removesuffix('.sql')}", mend)
    beat = beat_mark(settings.beat)
    workers = SqlWorkers(database)
    yield _clock(utc_now() - await workers.now())
    look = await look_at(SqlSubmissions(database), workers, beat)
    mend = "Start dateline run, or dateline worker."
    if look.strangers:
        names = ", ".join(seat.name for seat in look.strangers)
        mend = f"Give every worker the same version and DATELINE_BEAT, and start them anew: {names}."
    elif look.is_late and not look.is_deserted:
        mend = "Start more of them: dateline worker, on any machine that reaches the database."
    well = not (look.is_deserted or look.is_late or look.strangers)
    yield Check("Workers", well, "; ".join(queue_words(look)), mend)


async def _telegram(settings: Settings) -> Check:
    if settings.token is None:
        return Check("Telegram", True, "no token set; dateline chat works without one")
    from telegram import Bot
    from telegram.error import InvalidToken, TelegramError

    base = (settings.api_url or TELEGRAM_API).rstrip("/")
    try:
        async with Bot(settings.token.get_secret_value(), base_url=f"{base}/bot") as bot:
            return Check("Telegram", True, f"the token is that of @{bot.username}")
    except InvalidToken:
        return Check("Telegram", False, "Telegram does not know the token", "Ask BotFather for it: /mybots, API Token.")
    except TelegramError as error:
        return Check(
            "Telegram", False, f"out of reach ({type(error).__name__})", "Check the network and DATELINE_API_URL."
        )


def _webhook(settings: Settings) -> Check:
    """Checks that only Telegram can send updates to the webhook."""
    secret, file = settings.webhook_secret, secret_file(settings)
    if secret is not None:
        long_enough = len(secret.get_secret_value()) >= SHORTEST
        found = (
            "the secret is that of DATELINE_WEBHOOK_SECRET" if long_enough else "the secret is short enough to guess"
        )
        mend = f"Set DATELINE_WEBHOOK_SECRET to {SHORTEST} characters or more, or leave it out and one is made."
        return Check("Webhook", long_enough, found, mend)
    if not file.exists():
        return Check("Webhook", True, f"dateline run makes a secret, and keeps it in {file}")
    mend = f"dateline run makes a new one at its next start; see that nobody else can write to {file.parent}."
    well = kept_secret(file) is not None
    return Check("Webhook", well, f"the secret in {file} is " + ("nobody else's" if well else "open to others"), mend)
