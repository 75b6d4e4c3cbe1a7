"""The command line of `dateline beat`: its commands and options."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings
from briefings.beat.shipped import beat_file

app = typer.Typer(
    help="Write a beat, try it on articles, and let it learn from what editors did.", no_args_is_help=True
)

BeatFile = Annotated[Path, typer.Argument(help="A beat file.", show_default=False)]
AnyBeat = Annotated[
    Path, typer.Argument(help="A beat file, or the id of a shipped beat, like syria_war.", show_default=False)
]
Titled = "“Title: text”; may be given several times."


@app.command()
def new(
    file: Annotated[Path | None, typer.Argument(help="The file to write; else named after the title.")] = None,
    title: Annotated[str, typer.Option(help="What the beat is called.")] = "",
    description: Annotated[str, typer.Option(help="One sentence on what is followed.")] = "",
    name: Annotated[list[str] | None, typer.Option(help="A name of the subject; may be given several times.")] = None,
    counts: Annotated[str, typer.Option(help="Whom it counts: nouns with commas, or everybody.")] = "",
    measure: Annotated[list[str] | None, typer.Option(help="A measure of the catalogue; several times.")] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(help="Where it happens, two letters; of those who go home, what they leave."),
    ] = None,
    topic: Annotated[list[str] | None, typer.Option(help=f"A topic and its sentence: {Titled}")] = None,
    example: Annotated[list[str] | None, typer.Option(help=f"A sentence that belongs under a topic: {Titled}")] = None,
    words: Annotated[list[str] | None, typer.Option(help=f"A topic's words, with commas: {Titled}")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file; `beat undo` brings it back.")] = False,
) -> None:
    """Asks what is followed, and writes a beat with comments. Every question has an option."""
    from bot.commands.asking import parts
    from bot.commands.beat import beats
    from briefings.beat.draft import EVERYBODY, BeatAnswers, TopicAnswers

    everybody = counts.strip().lower() == EVERYBODY
    titles = dict(map(_split, topic or ()))
    examples, own = [_of(titles, text) for text in example or ()], dict(_of(titles, text) for text in words or ())
    topics = tuple(
        TopicAnswers(
            heading,
            sentence,
            tuple(text for of, text in examples if of == heading),
            parts(own[heading]) if heading in own else None,
        )
        for heading, sentence in titles.items()
    )
    given = BeatAnswers(
        " ".join(title.split()), description, tuple(name or ()), () if everybody else parts(counts),
        tuple(measure or ()), topics, tuple(country or ()),
    )  # fmt: skip
    beats.new(file, given, force=force, counts_everybody=everybody)


@app.command()
def check(beat: AnyBeat) -> None:
    """Names the line and the mend of whatever is wrong with a beat."""
    from bot.commands.beat import beats

    if not beats.check(beat_file(beat)):
        raise typer.Exit(1)


@app.command("try")
def try_(
    beat: AnyBeat,
    files: Annotated[list[Path], typer.Argument(help="Articles: txt, md, html, pdf, docx, eml.", show_default=False)],
    html: Annotated[Path | None, typer.Option(help="Write it as a page to this file, too.")] = None,
    source: Annotated[str | None, typer.Option(help="The source, where the file names none.")] = None,
) -> None:
    """Shows on articles what a beat files, what it leaves, and why. Nothing is stored."""
    from bot.commands.beat import beats

    if not beats.try_beat(beat_file(beat), files, read_settings(), html=html, source=source):
        raise typer.Exit(1)


@app.command()
def learn(
    beat: Annotated[Path | None, typer.Argument(help="The beat file; else DATELINE_BEAT.")] = None,
    accept: Annotated[str | None, typer.Option(help="Take these proposals: numbers with commas, all or none.")] = None,
) -> None:
    """Proposes words from what editors refiled and dropped, and writes those that you accept into the beat."""
    from bot.commands.beat.beat_learning import learn as propose

    asyncio.run(propose(read_settings(), beat, accept))


@app.command()
def train(
    beat: BeatFile,
    examples: Annotated[
        Path, typer.Argument(help="Labelled articles, one a line (docs/beats.md).", show_default=False)
    ],
    trial: Annotated[bool, typer.Option(help="First try it on articles that it has not seen.")] = True,
) -> None:
    """Learns from labelled articles which words speak for which topic and measure, and writes it beside the beat."""
    from bot.commands.beat.beat_training import train_beat

    train_beat(beat, examples, model=read_settings().model, trial=trial)


@app.command()
def undo(beat: BeatFile) -> None:
    """Brings back a beat's file as it was before new or learn last wrote it."""
    from bot.commands.beat import beats

    beats.undo(beat)


@app.command()
def docs() -> None:
    """Prints the page on how a beat is written."""
    from bot.commands.beat import beats

    beats.docs()


def _split(said: str) -> tuple[str, str]:
    """“Title: text” as its two halves."""
    title, _, text = said.partition(":")
    return " ".join(title.split()), " ".join(text.split())


def _of(titles: dict[str, str], said: str) -> tuple[str, str]:
    """“Title: text” as its two halves; the title must be that of a topic."""
    title, text = _split(said)
    if title not in titles or not text:
        raise typer.BadParameter(f"{said!r}: write it as “Title: text”, with the title of a --topic")
    return title, text
