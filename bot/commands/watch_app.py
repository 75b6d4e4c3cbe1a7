"""The command line of `dateline watch`: its commands and options. `bot.commands.watching` does the work."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings

app = typer.Typer(help="What is watched: feeds, news sitemaps, channels.", no_args_is_help=True, rich_markup_mode=None)

Which = Annotated[str, typer.Argument(help="Its address, or its number in the list.", show_default=False)]
Source = Annotated[str | None, typer.Option("--source", help="Whose words its finds are; a dash: as each page says.")]
Family = Annotated[str | None, typer.Option("--family", help="Under whose roof that source is; a dash: none.")]
Every = Annotated[int | None, typer.Option("--every", help="Minutes between two looks, 5 to 1440.")]
Publish = Annotated[
    bool | None, typer.Option("--publish/--review", help="Publish its finds at once, or as drafts (the default).")
]


@app.command()
def add(
    address: Annotated[str, typer.Argument(help="A feed, a news sitemap, or a page that names its feed.")],
    source: Source = None,
    family: Family = None,
    every: Every = None,
    publish: Publish = None,
) -> None:
    """Watches an address from now on; its newest few things come first."""
    from bot.commands.watching import add as begin

    asyncio.run(begin(read_settings(), address, source, family, every, publish))


@app.command("list")
def show(as_json: Annotated[bool, typer.Option("--json", help="Write JSON lines.")] = False) -> None:
    """What is watched, with last look, finds, failures."""
    from bot.commands.watching import show as write

    asyncio.run(write(read_settings(), as_json=as_json))


@app.command("set")
def change(
    which: Which,
    source: Source = None,
    family: Family = None,
    every: Every = None,
    publish: Publish = None,
    pause: Annotated[bool | None, typer.Option("--pause/--go-on", help="Look no more for now, or again.")] = None,
) -> None:
    """Sets a feed's source and family, how often it is looked at, whether it publishes, whether it is paused."""
    from bot.commands.watching import change as put

    asyncio.run(put(read_settings(), which, source, family, every, publish, pause))


@app.command()
def remove(which: Which) -> None:
    """Watches something no more; what it found stays."""
    from bot.commands.watching import remove as end

    asyncio.run(end(read_settings(), which))


@app.command()
def check() -> None:
    """Looks at everything now, reads what is new, and says what came of it."""
    from bot.commands.watching import check as look

    if not asyncio.run(look(read_settings())):
        raise typer.Exit(1)


@app.command("import")
def take_in(file: Annotated[Path, typer.Argument(help="An OPML file.")]) -> None:
    """Watches all feeds of a list that another reader exported."""
    from bot.commands.watching import take_in as add_all

    asyncio.run(add_all(read_settings(), file))


@app.command()
def export() -> None:
    """Writes the feeds as OPML to standard output."""
    from bot.commands.watching import export as write

    asyncio.run(write(read_settings()))
