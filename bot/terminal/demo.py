"""The tour: what a new editor would do in the first five minutes, typed by a script into the terminal chat."""

from __future__ import annotations

import re

from bot.terminal.chat import TerminalChat
from bot.terminal.samples import sample_files


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
    claim = re.search(r"/claim_[0-9a-f]+", chat.last_text())
    if claim:
        chat.echo(claim[0])
        await chat.say(claim[0])
