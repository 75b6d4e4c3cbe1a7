"""Acts of the desk as the chat does them: the act, the corrections that it owes and its words, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.chat.context import Services
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.pressing import button
from bot.pages import wording
from briefings import newsroom
from briefings.deliveries.corrections import owe_corrections
from briefings.errors import Conflict, NotFound
from briefings.model import Act, ChangeKind, Document, Extraction, Upload
from briefings.newsroom.documents import Done
from briefings.ports import Library

CHANGES: tuple[ChangeKind, ...] = ("new", "corroborated", "updated", "disputed")
REVISED = "the text was corrected"
CORRECTED = "its source, date or title was corrected"
TAKEN_BACK = "the desk took it back"
# How far back in somebody's acts that of an old button is looked for.
ACTS_AT_ONCE, LOOKED_THROUGH = 200, 10_000
FIRST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Ended:
    """An act that was done, and how many messages it will correct."""

    done: Done
    corrections: int


async def act(services: Services, why: str, do: Callable[[Library], Awaitable[Done]]) -> Ended:
    """Does an act on the library; the corrections that it owes are kept with it or not at all. `why` is what readers
    are told."""
    async with services.library.together() as books:
        done = await do(books)
        owed = await owe_corrections(books, services.outbox, services.scribe, done, why, services.now())
    services.wake()
    if owed and services.rounds:
        services.rounds.wake()
    return Ended(done, owed)


async def publish(services: Services, number: int, by: int | None) -> Ended:
    """Publishes a draft; raises `Conflict` where another editor was faster. `by` is None for the command line."""
    return await act(services, REVISED, lambda books: newsroom.publish(books, number, by=by, now=services.now()))


async def change_details(services: Services, number: int, details: dict[str, object], by: int) -> Ended:
    """Sets a document's title, source, url or date. Roots and relative dates hang on it, so it is read again first."""
    before = await services.library.document(number)
    extraction = await services.desk.extract(replace(before, **details))  # type: ignore[arg-type]
    desk = AlreadyRead(extraction)
    return await act(
        services,
        CORRECTED,
        lambda books: newsroom.change_details(books, desk, number, details, by=by, now=services.now()),
    )


async def undo(services: Services, by: int, only: int | None = None) -> tuple[Act, Ended]:
    """Takes back this editor's last act; with `only`, raises `Conflict` where that is not the last any more."""
    undone: list[Act] = []

    async def do(books: Library) -> Done:
        if only is not None and await _is_taken_back(books, by, only):
            raise Conflict("This is taken back already.")
        what, done = await newsroom.undo(books, by=by, now=services.now())
        if only is not None and what.id != only:
            words = await claim_words(books, what)
            last = f"{what.what} claim {wording.in_marks(words, words)}" if words else in_words(what)
            raise Conflict(f"You have done more since. /undo takes back the last of it: {last}.")
        undone.append(what)
        return done

    ended = await act(services, TAKEN_BACK, do)
    return undone[0], ended


async def _is_taken_back(books: Library, by: int, number: int) -> bool:
    """Whether this editor's act of that number was taken back; it may lie behind many others of theirs."""
    for offset in range(0, LOOKED_THROUGH, ACTS_AT_ONCE):
        acts = await books.acts(limit=ACTS_AT_ONCE, offset=offset, who=by)
        found = next((act for act in acts if act.id == number), None)
        if found is not None:
            return found.undone_by is not None
        if not acts or acts[-1].id < number:
            return False
    return False


class AlreadyRead:
    """A desk that gives what another desk has read: an act that reads can then be one transaction, without a parser's
    seconds in it."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction

    async def read(self, upload: Upload) -> Extraction:
        """What was read before."""
        return self._extraction

    async def extract(self, document: Document) -> Extraction:
        """What was read before."""
        return self._extraction


def in_words(what: Act) -> str:
    """An act for its doer: "withdraw document 3"."""
    return f"{what.what} {what.target}"


async def claim_words(library: Library, what: Act) -> str | None:
    """The first words of the claim that an act was on; None where it was on none, or that is not to be had."""
    if not what.target.startswith("claim "):
        return None
    try:
        claim, _ = await library.claim(what.target.removeprefix("claim "))
    except NotFound:
        return None
    return clip(one_space(claim.text), FIRST_WORDS)


async def published_page(services: Services, ended: Ended) -> Page:
    """What a publication came to, with the way back where there is one: a revision's is to hand in the text before."""
    document = ended.done.document
    assert document is not None
    buttons = [] if ended.done.revision else [await button(services, "Undo", "undo", ended.done.act)]
    buttons += [
        await button(services, "Claims", "claims", document.number, 0),
        await button(services, "Next in the queue", "review"),
    ]
    return Page(await published_words(services, ended), rows(buttons))


async def published_words(services: Services, ended: Ended) -> str:
    """How many claims and findings, what is new, corroborated, disputed, and how many corrections go out."""
    done, document = ended.done, ended.done.document
    assert document is not None
    claims = await services.library.claims_of(document.number)
    counted = Counter(change.kind for change in done.changes)
    what = [f"{counted[kind]} {kind}" for kind in CHANGES if counted[kind]]
    head = f"Document {document.number} is published"
    if document.version > 1:
        head += f" as version {document.version}"
    lines = [
        f"<b>{head}.</b> /document_{document.number}",
        escape(clip(one_space(document.title), 120)),
        f"{wording.count(len(claims), 'claim')} in {wording.count(len(done.findings), 'finding')}"
        + (f": {', '.join(what)}." if what else "."),
    ]
    return "\n".join([*lines, *corrections_words(ended)])


def corrections_words(ended: Ended) -> list[str]:
    """How many messages are corrected; nothing where none."""
    if not ended.corrections:
        return []
    verb = "is" if ended.corrections == 1 else "are"
    return [f"{wording.count(ended.corrections, 'correction')} {verb} on {'its' if verb == 'is' else 'their'} way."]


async def undone_words(services: Services, what: Act, ended: Ended) -> str:
    """What was taken back, and what that leads to; a claim by its first words, too."""
    words = await claim_words(services.library, what)
    quoted = [wording.in_marks(words, escape(words))] if words else []
    return "\n".join([f"Taken back: {escape(in_words(what))}.", *quoted, *corrections_words(ended)])
