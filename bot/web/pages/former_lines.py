"""A line's address once the line stands no more: what was there, what became of it, and the line that follows it.

A revision gives every line another id, also those whose words stay; reading anew may cut a text into other lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.pages import wording
from bot.web.addresses import claim_path
from bot.web.pages import words
from bot.web.pages.becoming import Happened, history_of, reason_of
from bot.web.pages.rendering import Head
from bot.web.pages.site import Site
from briefings.answers.public import public_document, public_versions
from briefings.errors import NotFound
from briefings.model import Claim, Document, Version
from briefings.newsroom.revisions import follow

# So many figures of one line may be told under ids of their own.
MOST_FIGURES = 40


async def former_line(site: Site, request: Request, document: Document, wanted: str) -> Response:
    """What became of a line that the document no longer has. Raises `NotFound` where it never had it."""
    library = site.services.library
    happened = await history_of(library, document, claim_id=wanted)
    if (taken_out := next((act for act in happened if act.kind == "drop"), None)) is not None:
        return _taken_out(site, request, document, wanted, taken_out.at)
    versions = await public_versions(library, document)
    for nth, version in reversed([*enumerate(versions)]):
        old = next((claim for claim in version.claims if claim.id == wanted), None)
        if old is not None:
            return await _replaced(site, request, document, versions[nth:], nth + 1, old, happened)
    if now := await _read_anew(site, document, wanted):
        return _read_otherwise(site, request, document, wanted, now)
    if (elsewhere := await _elsewhere(site, wanted)) is not None:
        return RedirectResponse(site.to.claim(elsewhere, wanted), 308)
    raise NotFound(await _never_or_no_more(site, document))


async def _replaced(
    site: Site,
    request: Request,
    document: Document,
    versions: Sequence[Version],
    first: int,
    old: Claim,
    happened: Sequence[Happened],
) -> Response:
    """The line as it stood in the `first` version, with which these begin, and the one that stands in its place."""
    present = await site.services.library.claims_of(document.number)
    now = follow(old, [*(version.claims for version in versions), present])
    same = now is not None and now.text.split() == old.text.split()
    became = "Word for word" if same else "Reworded" if now else "Fell away"
    head = Head(
        f"{became}: {words.short(words.quote(old.text))}",
        f"This line stood in version {first} of a document that was revised.",
        claim_path(document.number, old.id), {},
    )  # fmt: skip
    return site.page(
        request, "replaced.html", head, document=document, old=old, now=now, same=same, version=first,
        replaced=versions[0].replaced,
        reason=reason_of(happened) if document.status == "withdrawn" else None,
    )  # fmt: skip


async def _read_anew(site: Site, document: Document, wanted: str) -> list[Claim]:
    """The lines into which the present reading of the same text puts what had this id."""
    library = site.services.library
    ids = [wanted, *(f"{wanted}.{n}" for n in range(1, MOST_FIGURES))]
    later = {statement for found in (await library.later_ids(ids)).values() for statement in found}
    claims = {statement.partition(".")[0] for statement in later}
    return [claim for claim in await library.claims_of(document.number) if claim.id in claims]


def _read_otherwise(site: Site, request: Request, document: Document, wanted: str, now: Sequence[Claim]) -> Response:
    said = "The document's text is as it was; it was read anew, and this line is cut otherwise now."
    head = Head("Read otherwise", said, claim_path(document.number, wanted), {})
    onward = [
        (site.to.claim(document.number, claim.id), f"It now reads: {words.quote(words.short(claim.text, 300))}")
        for claim in now
    ]
    return site.page(request, "said.html", head, title="A line that is read otherwise", said=said, onward=onward)


def _taken_out(site: Site, request: Request, document: Document, wanted: str, at: datetime) -> Response:
    """Without its words: an editor found that they were no claim of the document."""
    said = (
        f"An editor took this line out of all answers on {wording.day(at.date())}: it was not a claim of the document."
    )
    head = Head("Taken out", "An editor took this line out of all answers.", claim_path(document.number, wanted), {})
    return site.page(
        request, "said.html", head, status=410, title="Taken out", said=said,
        onward=((site.to.document(document.number), f"The document: {words.short(document.title)}"),),
    )  # fmt: skip


async def _elsewhere(site: Site, wanted: str) -> int | None:
    """The number of the document that has this claim, if readers may see it."""
    library = site.services.library
    try:
        claim, document = await library.claim(wanted)
        await public_document(library, library, document.number)
    except NotFound:
        return None
    return document.number if claim.id == wanted else None


async def _never_or_no_more(site: Site, document: Document) -> str:
    acts = await site.services.library.acts_on({f"document {document.number}"})
    anew = next((act for act in acts if act.what in ("reread", "details", "undo")), None)
    if anew is None:
        return f"Document {document.number} has no such line. Its page shows those that it has."
    day = wording.day(anew.at.date())
    return (
        f"Document {document.number} has no such line, or has it no more: it was read anew on {day}. Its page shows "
        "those that it has."
    )
