"""The command line's commands and their options. How they end: `plain_ends`."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import watch_app
from bot.commands.beat import beat_app
from bot.commands.console import fallbacks_of, iso_day, print_text
from bot.settings import read_settings

app = typer.Typer(
    name="dateline",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(beat_app.app, name="beat")
app.add_typer(watch_app.app, name="watch")


class OfATopic(StrEnum):
    """Pictures of a topic's answer."""

    timeline = "timeline"
    map = "map"


class OfTheLedger(StrEnum):
    """Pictures of figures."""

    history = "history"
    table = "table"


Demo = Annotated[bool, typer.Option("--demo", help="Ask the demo library that `dateline chat` fills.")]
Dark = Annotated[bool, typer.Option("--dark", help="Draw on a dark ground.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON, never cut to a message's length.")]
Published = Annotated[
    str | None, typer.Option("--published", callback=iso_day, help="The publication date, where the file has none.")
]
SourceName = Annotated[str | None, typer.Option("--source", help="The source, where the file names none.")]


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(help="Articles: txt, md, html, pdf, docx, eml.", show_default=False)],
    published: Published = None,
    source: SourceName = None,
    as_json: Json = False,
    html: Annotated[Path | None, typer.Option(help="Write the marked article as a page to this file.")] = None,
) -> None:
    """Shows every claim in the files. Nothing is stored."""
    from bot.commands.extracting import extract_files

    settings = read_settings()
    if not extract_files(files, settings, fallbacks_of(published, source), as_json=as_json, html=html):
        raise typer.Exit(1)


@app.command()
def compare(
    one: Annotated[str, typer.Argument(help="A file, or a document's number.", show_default=False)],
    other: Annotated[str, typer.Argument(help="The same.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Two articles side by side: a copy or not, what both say and whose word it is, what one alone says."""
    from bot.commands.comparing import compare as side_by_side

    asyncio.run(side_by_side(read_settings(), one, other, as_json=as_json))


def _say_version(wanted: bool) -> None:
    if wanted:
        from bot.version import dateline_version

        print_text(f"dateline {dateline_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def dateline(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Say which Dateline this is.", is_eager=True, callback=_say_version)
    ] = False,
) -> None:
    """Claims read out of news, and briefings in which every line is a source's own words.

    Without a command: Telegram where DATELINE_TOKEN is set, else the chat in this terminal, else a short tour.
    """
    if context.invoked_subcommand is None:
        from bot.commands.chatting import start

        asyncio.run(start(read_settings()))


@app.command()
def run() -> None:
    """Serves Telegram, by polling or (with DATELINE_WEBHOOK_URL) by webhook."""
    from bot.commands.running import serve

    serve()


@app.command()
def worker(
    concurrency: Annotated[
        int | None,
        typer.Option(
            "--concurrency", min=1, max=64, help="Jobs at a time: reading, or laying (else one a processor, up to 4)."
        ),
    ] = None,
) -> None:
    """Reads and extracts for a library on PostgreSQL, beside the bot or on any other machine."""
    from bot.commands.working import work

    asyncio.run(work(read_settings(), concurrency))


@app.command()
def chat() -> None:
    """The chat in this terminal, on a demo library; needs no token."""
    from bot.commands.chatting import chat_in_terminal

    asyncio.run(chat_in_terminal(read_settings()))


@app.command()
def demo() -> None:
    """Plays the tour: upload, preview, publish, two questions, one claim."""
    from bot.commands.chatting import demo as play

    asyncio.run(play(read_settings()))


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)],
    publish: Annotated[bool, typer.Option("--publish", help="Publish at once, without an editor's look.")] = False,
    published: Published = None,
    source: SourceName = None,
) -> None:
    """Takes articles into the library, as drafts unless --publish. Running it again goes on where it stopped."""
    from bot.commands.keeping import ingest as take_in

    if not asyncio.run(take_in(read_settings(), paths, fallbacks_of(published, source), publish=publish)):
        raise typer.Exit(1)


@app.command()
def brief(
    topic: Annotated[str, typer.Argument(help="One of the beat's topics.")],
    place: Annotated[str | None, typer.Argument(help="A country, province or town.")] = None,
    since: Annotated[str | None, typer.Option(help="Only what was published from this date on.")] = None,
    asof: Annotated[str | None, typer.Option(help="Only what was published by this date.")] = None,
    as_json: Json = False,
    demo_library: Demo = False,
    png: Annotated[Path | None, typer.Option(help="Draw the answer into this file, too.")] = None,
    picture: Annotated[OfATopic, typer.Option(help="What is drawn.")] = OfATopic.timeline,
    dark: Dark = False,
) -> None:
    """Answers a topic: figures, findings, disputes, what is not known."""
    from bot.commands.answering import Wanted
    from bot.commands.answering import brief as answer

    drawn = Wanted(picture.value, png, "dark" if dark else "light") if png else None
    asyncio.run(answer(read_settings(), topic, place, since, asof, as_json=as_json, demo=demo_library, picture=drawn))


@app.command()
def figures(
    place: Annotated[str | None, typer.Argument(help="A country of origin.")] = None,
    as_json: Json = False,
    demo_library: Demo = False,
    png: Annotated[Path | None, typer.Option(help="Draw figures into this file, too.")] = None,
    picture: Annotated[
        OfTheLedger, typer.Option(help="What is drawn: the most disputed figure's history, or a table.")
    ] = OfTheLedger.history,
    dark: Dark = False,
) -> None:
    """The ledger: every measure by country of origin, with ranges, roots and history."""
    from bot.commands.answering import Wanted
    from bot.commands.answering import figures as answer

    drawn = Wanted(picture.value, png, "dark" if dark else "light") if png else None
    asyncio.run(answer(read_settings(), place, as_json=as_json, demo=demo_library, picture=drawn))


@app.command()
def disputes(as_json: Json = False, demo_library: Demo = False) -> None:
    """Open conflicts, each with both sides verbatim."""
    from bot.commands.answering import disputes as answer

    asyncio.run(answer(read_settings(), as_json=as_json, demo=demo_library))


@app.command()
def documents(
    most: Annotated[int | None, typer.Option("--most", min=1, help="Only so many of them (else all).")] = None,
    as_json: Json = False,
    demo_library: Demo = False,
) -> None:
    """What is published, the last taken in first, each with the number that `withdraw` and `compare` take."""
    from bot.commands.answering import documents as answer

    asyncio.run(answer(read_settings(), most, as_json=as_json, demo=demo_library))


@app.command()
def digest(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go out now; nothing is sent.")] = False,
) -> None:
    """Shows what each subscription would be sent now (sending is the running bot's)."""
    from bot.commands.answering import digests

    if not dry_run:
        raise typer.BadParameter("digests are sent by `dateline run`; add --dry-run to see them")
    asyncio.run(digests(read_settings()))


@app.command()
def withdraw(
    number: Annotated[int, typer.Argument(help="The document's number.")],
    why: Annotated[str, typer.Option("--why", help="Said in every correction.")],
) -> None:
    """Withdraws a document; everybody who was told one of its lines is sent a correction."""
    from bot.commands.keeping import withdraw as take_back

    asyncio.run(take_back(read_settings(), number, why))


@app.command()
def reread(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference and store nothing.")] = False,
) -> None:
    """Extracts the library anew after a model or beat changed, and shows the difference."""
    from bot.commands.keeping import reread as read_again

    asyncio.run(read_again(read_settings(), dry_run=dry_run))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A folder to write claims.csv, claims.jsonl and briefing.md into.")],
) -> None:
    """Writes the published library as CSV, JSON lines and a Markdown briefing with footnotes."""
    from bot.commands.keeping import export as write_out

    asyncio.run(write_out(read_settings(), folder))


@app.command()
def migrate() -> None:
    """Makes the database or brings it up to date (every command does so by itself)."""
    from bot.commands.keeping import migrate as bring_up

    asyncio.run(bring_up(read_settings()))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    to: Annotated[
        list[str] | None, typer.Option("--to", help="Encrypt it for this public key (age1… or SSH); may be repeated.")
    ] = None,
) -> None:
    """Writes the whole library to one file, whatever database it is in, and says what is in it."""
    from bot.commands.keeping import backup as write_backup

    asyncio.run(write_backup(read_settings(), file, to or ()))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that backup wrote.")],
    force: Annotated[bool, typer.Option("--force", help="Even where the library holds something.")] = False,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Even where the backup carries no checksums, or wrong ones.")
    ] = False,
    identity: Annotated[
        Path | None, typer.Option("--identity", help="The file with the private key of an encrypted backup.")
    ] = None,
) -> None:
    """Fills the library from a backup; nothing goes out then before `resume`. No bot may be running on it."""
    from bot.commands.keeping import restore as fill

    asyncio.run(fill(read_settings(), file, force=force, unchecked=unchecked, identity=identity))


@app.command()
def resume(
    send_all: Annotated[
        bool, typer.Option("--send-all", help="Everything goes out, though some may come twice.")
    ] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="What may have gone out is not sent again.")] = False,
) -> None:
    """After a restore: shows what may go out a second time; with an option, goes on."""
    from bot.commands.keeping import resume as go_on

    if send_all and leave_out:
        raise typer.BadParameter("choose one: --send-all or --leave-out")
    asyncio.run(go_on(read_settings(), "send" if send_all else "leave" if leave_out else None))


@app.command()
def vacuum() -> None:
    """Writes the database's files anew, so that nothing that was deleted is left in them."""
    from bot.commands.keeping import vacuum as write_anew

    asyncio.run(write_anew(read_settings()))


@app.command()
def doctor(
    beat: Annotated[Path | None, typer.Option(help="Check this beat (a file, or a shipped one's id) instead.")] = None,
) -> None:
    """Checks everything, and says the mend for what is not well."""
    from bot.commands.checking import doctor as check
    from briefings.beat.shipped import beat_file

    if not asyncio.run(check(read_settings(), beat_file(beat) if beat else None)):
        raise typer.Exit(1)
