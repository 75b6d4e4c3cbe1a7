"""`dateline brief`, `figures`, `disputes`, `documents`: the chat's answers on the command line, as text or JSON."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rapidfuzz import process

from bot.app import open_services, utc_now
from bot.chat.context import Services
from bot.commands.console import print_text, say_error, write_file, write_row
from bot.pages.briefing_page import briefing_html, disputes_html, figures_html
from bot.pages.document_page import listed
from bot.pages.place_words import guess_place
from bot.pages.references import shown_claims
from bot.pages.wording import count, moment, number
from bot.pictures.drawing import Spec, chart_of, drawn, words_for
from bot.pictures.of_answers import map_of, table_of, timeline_of
from bot.settings import Settings
from bot.terminal.markup import as_terminal_text
from bot.terminal.samples import take_in_samples
from briefings import answers
from briefings.answers.composing import reference
from briefings.answers.questions.questions import understand
from briefings.beat.beat import Topic
from briefings.deliveries.digests import preview
from briefings.errors import BadQuestion
from briefings.formats.briefing_format import briefing_row, disputes_row, figures_row, reference_row
from briefings.model import Question, Subscription
from briefings.values import frozen

# More than any topic has lines: the command line's answers are not cut to a message's length.
EVERYTHING = 1_000_000


@frozen
class Wanted:
    """A picture that is asked for: which part of the answer, in which theme, into which file."""

    what: str
    png: Path
    theme: str = "light"


async def brief(
    settings: Settings,
    topic: str,
    place: str | None,
    since: str | None,
    asof: str | None,
    *,
    as_json: bool,
    demo: bool = False,
    picture: Wanted | None = None,
) -> None:
    """Prints the answer to a question; with `picture`, draws that part of it into a file."""
    async with _library(settings, demo=demo) as services:
        question = _question(topic_named(services, topic), place, since, asof)
        briefing = await answers.brief(services.library, services.beat, question, limit=EVERYTHING)
        if as_json:
            write_row(briefing_row(briefing))
        else:
            claims = await shown_claims(services.library, (*briefing.findings, *briefing.unknown))
            _print(briefing_html(briefing, services.beat, EVERYTHING, claims)[0])
        if picture is not None:
            await _draw(services, question, picture)


async def figures(
    settings: Settings, place: str | None, *, as_json: bool, demo: bool = False, picture: Wanted | None = None
) -> None:
    """Prints the ledger; with `picture`, draws a table of it, or the history of its most disputed figure,
    into a file."""
    async with _library(settings, demo=demo) as services:
        question = _question(None, place, None, None)
        briefing = await answers.figures(services.library, services.beat, question)
        if as_json:
            write_row(figures_row(briefing))
        else:
            _print(figures_html(briefing, services.beat, limit=EVERYTHING))
        if picture is not None:
            await _draw(services, question, picture)


async def _draw(services: Services, question: Question, wanted: Wanted) -> None:
    """Draws a picture into a file. Raises `BadQuestion` if there is nothing to draw."""
    spec = await MAKES[wanted.what](services, question, wanted.theme)
    if spec is None:
        raise BadQuestion("There is too little here to draw: a picture needs two dated lines or numbers, or a place.")
    await asyncio.to_thread(write_file, wanted.png, drawn(spec))
    say_error(f"{wanted.png}: {words_for(spec)}")


async def _history(services: Services, question: Question, theme: str) -> Spec | None:
    """The history of the figure that shows most: disputed ones first, then those told most often; None if there is
    none."""
    briefing = await answers.figures(services.library, services.beat, question)
    told = sorted(briefing.figures, key=lambda figure: (not figure.disputed, -len(figure.history)))
    charts = (chart_of(figure, services.beat, theme) for figure in told)
    return next((chart for chart in charts if chart is not None), None)


MAKES = {"timeline": timeline_of, "map": map_of, "table": table_of, "history": _history}


async def disputes(settings: Settings, *, as_json: bool, demo: bool = False) -> None:
    """Prints the open conflicts, both sides verbatim."""
    async with _library(settings, demo=demo) as services:
        briefing = await answers.disputes(services.library, services.beat, Question(None), limit=EVERYTHING)
        if as_json:
            write_row(disputes_row(briefing))
        else:
            _print(disputes_html(briefing, services.beat, limit=EVERYTHING))


async def documents(settings: Settings, most: int | None, *, as_json: bool, demo: bool = False) -> None:
    """Prints the published documents, the last taken in first, and at most so many; None for all."""
    async with _library(settings, demo=demo) as services:
        total = await services.library.count_documents()
        found = await services.library.documents(limit=most or EVERYTHING)
        if as_json:
            write_row({"documents": [reference_row(reference(document)) for document in found], "total": total})
        elif not found:
            print_text(_nothing_listed(await services.library.count_documents("draft")))
        else:
            _print("\n\n".join([count(total, "document"), *map(listed, found)]))
            if older := total - len(found):
                them, ones = ("it", "one") if older == 1 else ("them", "ones")
                print_text(f"\nand {number(older)} older {ones}: --most {total} shows {them}, too.")


def _nothing_listed(drafts: int) -> str:
    """Why there is nothing to list, and what mends it."""
    if not drafts:
        return "The library is empty: `dateline ingest FILE --publish` fills it."
    wait, them, files = ("waits", "it", "its file") if drafts == 1 else ("wait", "them", "their files")
    return (
        f"Nothing is published. {count(drafts, 'draft')} {wait}: /review in the chat publishes {them}, or "
        f"`dateline ingest --publish` with {files}."
    )


@asynccontextmanager
async def _library(settings: Settings, *, demo: bool) -> AsyncIterator[Services]:
    """The settings' library, or the demo's, filled if it is still empty."""
    async with open_services(settings, demo=demo) as services:
        if demo:
            await take_in_samples(services, lambda words: say_error(words))
        yield services


def topic_named(services: Services, name: str) -> Topic:
    """The beat's topic with this id or command. Raises `BadQuestion`, which names the nearest topic."""
    wanted = name.strip().lstrip("/").lower()
    topics = {key: topic for topic in services.beat.topics for key in (topic.id, topic.command)}
    if wanted in topics:
        return topics[wanted]
    nearest = process.extractOne(wanted, list(topics), score_cutoff=60)
    hint = (
        f"Did you mean {nearest[0]}?"
        if nearest
        else f"The beat's topics: {', '.join(t.id for t in services.beat.topics)}."
    )
    raise BadQuestion(f"The beat has no topic “{name}”. {hint}")


def _question(topic: Topic | None, place: str | None, since: str | None, asof: str | None) -> Question:
    """The question that a command's words ask. Raises `BadQuestion`, with the places that a name may mean."""
    words = " ".join(
        part for part in (place, f"since {since}" if since else None, f"asof {asof}" if asof else None) if part
    )
    try:
        return understand(words, topic.id if topic else None, utc_now().date(), guess_place).question
    except BadQuestion as error:
        if error.choices:
            raise BadQuestion(f"{error} It may be: {', '.join(error.choices)}.") from error
        raise


def _print(html: str) -> None:
    print_text(as_terminal_text(html))


async def digests(settings: Settings) -> None:
    """Prints what each subscription would be sent now; nothing is stored or sent."""
    async with open_services(settings) as services:
        subscriptions = await services.outbox.subscriptions()
        if not subscriptions:
            print_text("Nobody has subscribed yet. In the chat, /subscribe makes a subscription.")
        for subscription in subscriptions:
            print_text(f"--- subscription {subscription.id}, chat {subscription.chat}, due {_due(subscription)}")
            for text in await _would_be_sent(services, subscription):
                _print(text)


def _due(subscription: Subscription) -> str:
    zone = subscription.schedule.zone if subscription.schedule else subscription.zone
    return moment(subscription.due, zone) if subscription.due else "never"


async def _would_be_sent(services: Services, subscription: Subscription) -> list[str]:
    """The messages of a digest; none if nothing is new and the subscriber did not ask for a note."""
    digest = await preview(services.library, services.outbox, subscription)
    if digest.changes:
        return [part.text for part in services.scribe.digest(digest)]
    if subscription.note_when_empty:
        return [part.text for part in services.scribe.nothing_new(digest)]
    return ["no message: nothing new"]
