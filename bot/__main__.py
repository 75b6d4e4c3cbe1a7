"""The command line. Exit status 0: done; 1: a person's mistake, told in one sentence; 2: usage."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.shared import iso_day, say_error
from bot.settings import read_settings
from briefings.errors import DatelineError

app = typer.Typer(
    name="dateline",
    help="Claims read out of news, and briefings in which every line is a source's own words.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

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
    if not extract_files(files, settings, published=published, source=source, as_json=as_json, html=html):
        raise typer.Exit(1)


def main() -> None:
    """Runs a command; a `DatelineError` becomes one plain line and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        # JSON and quotes are UTF-8 whatever the locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except DatelineError as error:
        say_error(error)
        sys.exit(1)


if __name__ == "__main__":
    main()
