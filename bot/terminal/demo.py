"""The tour: what a new editor does in the first five minutes, typed by a script into the terminal chat."""

from __future__ import annotations

from bot.terminal.chat import TerminalChat
from bot.terminal.samples import sample_files

# The beginning of the label of the button that opens an answer's best line.
WHY = "Why?"


async def play_tour(chat: TerminalChat) -> None:
    """Uploads a sample, looks at its draft, publishes it, asks two questions and opens one claim."""
    sample = sample_files()[0]
    chat.echo(f"(an editor sends {sample.name})")
    await chat.upload(sample)
    if chat.buttons() and chat.buttons()[0].startswith("Publish"):
        chat.echo("(presses Publish)")
        await chat.press(1)
    for line in ("/whereabouts", "/returnees France"):
        chat.echo(line)
        await chat.say(line)
    if WHY in chat.buttons():
        chat.echo(f"(presses {WHY})")
        await chat.press(chat.buttons().index(WHY) + 1)
