"""`dateline beat learn`: proposes words for the beat from what editors refiled and dropped; writes those that are
accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import open_services
from bot.commands.asking import ask, is_terminal
from bot.commands.beat.beats import beat_text, write_beat
from bot.commands.console import print_text
from bot.settings import Settings
from briefings.beat.beat import Beat, load_beat
from briefings.beat.shipped import is_shipped
from briefings.errors import DatelineError
from briefings.filing.learning import Proposal, Unruled, proposals, with_learned

if TYPE_CHECKING:
    from briefings.ports import Library

# How many documents' claims are looked at to say what else a word would change; more would only take longer.
NEWEST = 300


async def learn(settings: Settings, path: Path | None, accept: str | None) -> None:
    """Shows proposals and writes those that `accept` names ("all", "none" or numbers), or that are chosen in the
    terminal.

    Raises `DatelineError` if there is no beat file to write to, or the choice names no proposal.
    """
    file = path or settings.beat
    if file is None or is_shipped(file):
        raise DatelineError("Name the beat's file, or set DATELINE_BEAT to it: a shipped beat is not written to.")
    beat = load_beat(file)
    # Opened under its own beat, since another beat's rules would renew its ledger.
    async with open_services(settings) as services:
        found = await _proposals(services.library, beat)
    if not found:
        print_text("Nothing to propose: too few claims were refiled or dropped, or their words speak for nothing.")
        return
    print_text("\n".join(_line(number, proposal) for number, proposal in enumerate(found, 1)))
    chosen = chosen_of(found, accept if accept is not None else _asked(found))
    if not chosen:
        print_text("Nothing was changed.")
        return
    write_beat(file, with_learned(beat_text(file), chosen))
    print_text(
        f"{file} has {len(chosen)} more. dateline reread files the library anew; dateline beat undo takes it back."
    )


def chosen_of(found: tuple[Proposal, ...], answer: str) -> tuple[Proposal, ...]:
    """The proposals that an answer names. Raises `DatelineError` if it names one that doesn't exist."""
    words = answer.replace(",", " ").split()
    if words in ([], ["none"]):
        return ()
    if words == ["all"]:
        return found
    if not all(word.isdecimal() and 1 <= int(word) <= len(found) for word in words):
        raise DatelineError(f"Choose by number, from 1 to {len(found)} and with commas, or say all or none.")
    return tuple(found[number - 1] for number in sorted({int(word) for word in words}))


def _asked(found: tuple[Proposal, ...]) -> str:
    if not is_terminal():
        print_text("Nobody can be asked here: --accept 1,3 (or all) takes some of them.")
        return "none"

    def wrong(answer: str) -> str | None:
        try:
            chosen_of(found, answer)
        except DatelineError as error:
            return str(error)
        return None

    return ask("Which are taken? Numbers with commas, or all. Empty: none", check=wrong)


async def _proposals(library: Library, beat: Beat) -> tuple[Proposal, ...]:
    rulings = await library.filing_rulings()
    if not rulings:
        return ()
    ruled = {ruling.claim for ruling in rulings}
    unruled = [
        Unruled(claim.text, frozenset(filing.topic for filing in claim.topics))
        for document in await library.documents(status="published", limit=NEWEST)
        for claim in await library.claims_of(document.number)
        if claim.id not in ruled
    ]
    return proposals(beat, rulings, unruled)


def _line(number: int, proposal: Proposal) -> str:
    does = "lets into" if proposal.way == "any" else "keeps out of"
    counted = f"{proposal.right} rulings right, {proposal.wrong} wrong"
    moved = f"; it moves {proposal.others} claims that nobody ruled on" if proposal.others else ""
    return f"{number:3}. “{proposal.word}” {does} {proposal.topic}: {counted}{moved}"
