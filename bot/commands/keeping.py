"""`dateline ingest`, `withdraw`, `reread`, `export`, `migrate`, `backup`, `restore`, `resume`, `vacuum`: what fills and
keeps the library."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot import exporting
from bot.app import open_services, open_up
from bot.commands.console import need_model, print_text, say_error, write_file
from bot.commands.ingesting import take_in
from bot.pages.wording import count, moment
from bot.settings import Settings
from briefings import newsroom
from briefings.errors import DatelineError
from briefings.newsroom.recompute.standings import make_up_all

READABLE = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"}
STOPPED = "Stopped. What was taken in is kept: give the same command again, and it goes on from there."


async def ingest(settings: Settings, paths: Sequence[Path], fallbacks: Mapping[str, str], *, publish: bool) -> bool:
    """Takes in files, and folders with all below them; False if a file could not be read.

    Running it again goes on where it stopped: what is stored already is counted, and not stored twice.
    """
    files, missing = _files(paths)
    tally = Counter({"not read": len(missing)})
    for error in missing:
        say_error(error)
    async with open_services(settings, queued=True) as services:
        try:
            with _progress() as progress:
                tally += await take_in(services, files, progress, fallbacks, publish=publish)
        except asyncio.CancelledError:  # by Ctrl-C
            say_error(STOPPED)
            raise
    print_text(_tallied(tally))
    return tally["not read"] == 0


def _tallied(tally: Counter[str]) -> str:
    """“7 taken in, 0 there already, 0 not read”, with new versions and corrections if there are any."""
    words = [f"{tally['taken in']} taken in"]
    if tally["new versions"]:
        words.append(count(tally["new versions"], "new version of a document", "new versions of documents"))
    late = tally["published now"]
    words.append(f"{tally['there already']} there already" + (f" ({late} of them published now)" if late else ""))
    words.append(f"{tally['not read']} not read")
    owed = tally["corrections"]
    return ", ".join(words) + (f"; {count(owed, 'message')} will be corrected" if owed else "")


async def withdraw(settings: Settings, number: int, why: str) -> None:
    """Withdraws a document; its corrections are owed at once and sent by the running bot."""
    if not why.strip():
        raise DatelineError("Say why with --why: it is said in every correction.")
    async with open_services(settings) as services:
        status = (await services.library.document(number)).status
        if status == "withdrawn":
            raise DatelineError(f"Document {number} is withdrawn already.")
        if status == "draft":
            raise DatelineError(f"Document {number} is a draft, which nobody was told of: discard it in the chat.")
        done = await newsroom.withdraw(services.library, number, why, by=None, now=services.now(), tell=services.tell)
        print_text(f"Document {number} is withdrawn; {count(done.corrections, 'message')} will be corrected.")


async def reread(settings: Settings, *, dry_run: bool) -> None:
    """Extracts the whole library anew and shows the difference."""
    need_model(settings.model)
    async with open_services(settings) as services:
        with _progress() as progress:
            task = progress.add_task("Reading again", total=None)

            def advance(done: int, total: int) -> None:
                progress.update(task, completed=done, total=total)

            differences = await newsroom.reread(
                services.library,
                services.desk,
                by=None,
                now=services.now(),
                tell=services.tell,
                dry_run=dry_run,
                progress=advance,
            )
        for difference in differences:
            _print_difference(difference)
        changed = sum(1 for d in differences if d.changed)
        print_text(
            f"{changed} of {len(differences)} documents read differently" + (" (nothing was stored)" if dry_run else "")
        )


async def export(settings: Settings, folder: Path) -> None:
    """Writes the published library into a folder, as claims.csv, claims.jsonl and briefing.md."""
    async with open_services(settings) as services:
        files = {
            "claims.csv": await exporting.as_csv(services),
            "claims.jsonl": await exporting.as_json_lines(services),
            "briefing.md": await exporting.as_markdown(services),
        }
    _write(folder, files)
    print_text(f"{', '.join(files)} are in {folder}.")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatelineError(f"{folder} can't be made ({error.strerror}).") from error
    for name, text in files.items():
        write_file(folder / name, text.encode("utf-8"))


async def migrate(settings: Settings) -> None:
    """Migrates the database to this program's version (as every command does), and stores at once how an older library
    stood as of past days, which the bot would do little by little."""
    async with open_services(settings) as services:
        await make_up_all(services.library)
        print_text("The database is up to date.")


async def backup(settings: Settings, path: Path, recipients: Sequence[str] = ()) -> None:
    """Writes the whole library to a new file, encrypted for these public keys or those in the settings, and says what
    is in it."""
    from storage.database import backups
    from storage.database.database import Database

    database = Database(settings.library())
    try:
        await open_up(database, settings)
        made = await backups.backup(database, path, recipients=tuple(recipients) or settings.recipients)
    finally:
        await database.close()
    sealed = ", encrypted," if made.encrypted else ""
    print_text(f"The library is in {path}{sealed} and was read again: {held(made.rows)}.")


def held(rows: Mapping[str, int]) -> str:
    """ "12 documents, 340 claims, 5 people, 3 subscriptions"; an empty library is named as such."""
    if not any(many for table, many in rows.items() if table != "alembic_version"):
        return "it is EMPTY. Is this the library you mean? See DATELINE_HOME and DATELINE_DATABASE_URL"
    kinds = (("document", None), ("claim", None), ("person", "people"), ("subscription", None))
    words = [count(rows.get(more or f"{one}s", 0), one, more) for one, more in kinds]
    return ", ".join(words) if rows.get("documents") else f"NO document, but {', '.join(words[2:])}"


async def restore(
    settings: Settings, path: Path, *, force: bool, unchecked: bool, identity: Path | None = None
) -> None:
    """Fills the library from a backup; says what is in it, and what is held back until `resume`."""
    from storage.database import backups
    from storage.database.database import Database

    database = Database(settings.library())
    try:
        restored = await backups.restore(database, path, force=force, unchecked=unchecked, identity=identity)
    finally:
        await database.close()
    made = f" The backup was made {moment(restored.made, settings.zone)}." if restored.made else ""
    counted = f" It holds {held(restored.rows)}." if restored.rows else ""
    print_text(f"The library is restored.{counted}{made} Whoever had their data deleted since then is in it again.")
    if restored.hold:
        await resume(settings, None)


async def resume(settings: Settings, choice: str | None) -> None:
    """After a restore: shows what may be sent a second time, or goes on by one of the two choices."""
    from bot.handlers.owner.hold import NOT_HELD, go_on, hold_words

    async with open_services(settings) as services:
        hold = await services.outbox.hold()
        if hold is None:
            print_text(NOT_HELD)
        elif choice is None:
            print_text("\n".join(await hold_words(services, hold)))
            print_text("\nGo on with: dateline resume --send-all, or: dateline resume --leave-out")
        else:
            print_text(await go_on(services, hold, choice, None))


async def vacuum(settings: Settings) -> None:
    """Rewrites the database's files without deleted data."""
    from storage.database.database import Database

    database = Database(settings.library())
    try:
        await open_up(database, settings)
        await database.vacuum()
    finally:
        await database.close()
    print_text("The library's files are written anew: nothing that was deleted is left in them.")


def _print_difference(difference: newsroom.Difference) -> None:
    if difference.unread:
        say_error(str(difference))
    lists = (("-", difference.gone), ("+", difference.new), ("~", difference.otherwise))
    lines = [f"  {sign} {words}" for sign, found in lists for words in found]
    if lines:
        print_text(f"Document {difference.document.number}: {difference.document.title}")
        print_text("\n".join(lines))


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[DatelineError]]:
    files: list[Path] = []
    missing: list[DatelineError] = []
    for path in paths:
        if path.is_dir():
            files += sorted(p for p in path.rglob("*") if p.suffix.lower() in READABLE and p.is_file())
        elif path.exists():
            files.append(path)
        else:
            missing.append(DatelineError(f"{path}: there is no such file."))
    return files, missing


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(file=sys.stderr), disable=not sys.stderr.isatty())
