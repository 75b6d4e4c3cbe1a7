"""Reads all drafts and published documents again, after the model or the beat has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from briefings.errors import UnreadableDocument
from briefings.model import Claim, Document
from briefings.newsroom.acts import Act, Tell
from briefings.newsroom.transitions import NewReading, put_in_place
from briefings.ports import Desk, Library
from briefings.values import frozen

Progress = Callable[[int, int], None]


@frozen
class Difference:
    """What reading a document again changes: the texts of claims that are gone or new, and of those that are read
    otherwise. `unread` says why it could not be read again; then it stays as it was."""

    document: Document
    gone: tuple[str, ...]
    new: tuple[str, ...]
    otherwise: tuple[str, ...]
    unread: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return bool(self.gone or self.new or self.otherwise)

    def __str__(self) -> str:
        head = f"Document {self.document.number}, {self.document.title}:"
        if self.unread:
            return f"{head} not read again, and left as it was. {self.unread}"
        if not self.changed:
            return f"{head} no difference"
        counts = ((len(self.gone), "gone"), (len(self.new), "new"), (len(self.otherwise), "read otherwise"))
        return f"{head} claims " + ", ".join(f"{number} {what}" for number, what in counts if number)


async def reread(
    library: Library,
    desk: Desk,
    *,
    by: int | None,
    now: datetime,
    tell: Tell,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[Difference, ...]:
    """Reads all drafts and published documents again; gives what differs in each. One that can't be read any more stays
    as it was. Editors' words stay. Readers are told nothing, but pending digests and alerts are composed anew. With
    `dry_run` nothing is stored. `progress` is called with (documents done, documents in all)."""
    act, numbers = Act("reread", by, now, tell), await _standing(library)
    differences = []
    for done, number in enumerate(numbers, 1):
        document = await library.document(number)
        try:
            extraction = await desk.extract(document)
        except UnreadableDocument as error:
            differences.append(Difference(document, (), (), (), str(error)))
        else:
            before = await library.claims_of(number)
            if not dry_run:
                async with library.together() as books:
                    await put_in_place(books, act, document, NewReading(extraction, unsaid=True))
            after = extraction.claims if dry_run else await library.claims_of(number)
            differences.append(_difference(document, before, after))
        if progress:
            progress(done, len(numbers))
    if not dry_run:
        # Messages held for a sleeping chat were written from the reading before.
        await tell.pending_anew(library)
    return tuple(differences)


async def _standing(library: Library) -> list[int]:
    numbers: list[int] = []
    for status in ("draft", "published"):
        total = await library.count_documents(status)
        numbers += [d.number for d in await library.documents(status=status, limit=total)]
    return sorted(numbers)


def _difference(document: Document, before: Collection[Claim], after: Collection[Claim]) -> Difference:
    old = {claim.line: claim for claim in before}
    new = {claim.line: claim for claim in after}
    otherwise = sorted(words for words in old.keys() & new.keys() if _reading(old[words]) != _reading(new[words]))
    gone, added = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    return Difference(document, tuple(gone), tuple(added), tuple(otherwise))


def _reading(claim: Claim) -> tuple[object, ...]:
    return (
        claim.topics,
        claim.attribution,
        claim.root,
        claim.quantities,
        claim.places,
        claim.when,
        claim.certainty,
        claim.negated,
    )
