"""One claim: its words in their paragraph, its original source and chain, what agrees and what contradicts, and what
became of it. Its address stays: a line that was revised, taken out or withdrawn says so there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.addresses import claim_path
from bot.web.pages import words
from bot.web.pages.becoming import Happened, history_of, reason_of
from bot.web.pages.linked_data import claim_data
from bot.web.pages.rendering import Head
from bot.web.pages.site import Site
from briefings import answers
from briefings.answers.claim_view import ClaimView, MatchView
from briefings.answers.public import public_document
from briefings.errors import NotFound
from briefings.model import Claim, Document, Version

# What a reader wants to know first of the lines beside this one.
TELLING = ("conflicts", "updates", "corroborates", "restates", "unsure")
MATCHES = 60


@dataclass(frozen=True, slots=True)
class Beside:
    """Other lines of one verdict."""

    title: str
    matches: tuple[MatchView, ...]


async def short_link(site: Site, request: Request) -> Response:
    """`/claims/ID`, with the id as the chat shows it, leads to the claim's permalink."""
    library = site.services.library
    claim, document = await library.claim(_id(request))
    await public_document(library, library, document.number)
    return RedirectResponse(site.to.claim(document.number, claim.id), 308)


async def claim(site: Site, request: Request) -> Response:
    """A claim that stands, or what became of it."""
    library, number, wanted = site.services.library, request.path_params["number"], _id(request)
    document = await public_document(library, library, number)
    if any(claim.id == wanted for claim in await library.claims_of(number)):
        return await _standing(site, request, await answers.claim_in_full(library, wanted))
    for version in reversed(await library.replaced_versions(number)):
        found = next((claim for claim in version.claims if claim.id == wanted), None)
        if found is not None and version.document.status != "draft":
            return await _replaced(site, request, document, version, found)
    return await _gone(site, request, document, wanted)


async def _standing(site: Site, request: Request, view: ClaimView) -> Response:
    claim, document = view.claim, view.document
    happened = await history_of(site.services.library, document, claim)
    withdrawn = document.status == "withdrawn"
    path = claim_path(document.number, claim.id)
    permalink = site.to.permalink(path)
    title = words.short(words.quote(claim.text, ()))
    description = f"{words.outlet(document)}. Original source: {claim.root.name}."
    if withdrawn:
        title, description = f"Withdrawn: {title}", f"Withdrawn. {description}"
    head = Head(
        title, description, path, {}, published=document.published.isoformat() if document.published else None,
        data=None if withdrawn else claim_data(view, permalink),
    )  # fmt: skip
    return site.page(
        request, "claim.html", head,
        view=view, claim=claim, document=document, permalink=permalink, beside=_beside(view.matches),
        happened=happened, reason=reason_of(happened) if withdrawn else None,
        citation=words.citation(document, claim.text, permalink),
    )  # fmt: skip


def _beside(matches: Sequence[MatchView]) -> list[Beside]:
    told = sorted(matches[:MATCHES], key=lambda match: TELLING.index(match.match.verdict))
    kinds = dict.fromkeys(match.match.verdict for match in told)
    return [Beside(words.VERDICTS[kind], tuple(m for m in told if m.match.verdict == kind)) for kind in kinds]


async def _replaced(site: Site, request: Request, document: Document, version: Version, old: Claim) -> Response:
    """The line as it was, under the word that it was revised, and the line that follows it, if one does."""
    now = await _followers(site, document, old)
    head = Head(f"Revised: {words.short(words.quote(old.text))}",
                f"This line stood in version {version.document.version} of a document that was revised.",
                claim_path(document.number, old.id), {})  # fmt: skip
    return site.page(
        request, "replaced.html", head, document=document, version=version, old=old, now=now, replaced=version.replaced
    )


async def _followers(site: Site, document: Document, old: Claim) -> list[Claim]:
    """The claims that stand in an old one's place, by the ids that their statements had before."""
    library = site.services.library
    ids = [old.id, *(f"{old.id}.{n}" for n in range(1, len(old.quantities) + 1))]
    later = {statement for found in (await library.later_ids(ids)).values() for statement in found}
    claims = {statement.partition(".")[0] for statement in later}
    return [claim for claim in await library.claims_of(document.number) if claim.id in claims]


async def _gone(site: Site, request: Request, document: Document, wanted: str) -> Response:
    """An id that this document no longer has, or never had, or that is another's."""
    acts: Sequence[Happened] = await history_of(site.services.library, document, None, claim_id=wanted)
    taken_out = next((happened for happened in acts if happened.kind == "drop"), None)
    if taken_out is None:
        if (elsewhere := await _elsewhere(site, wanted)) is not None:
            return RedirectResponse(site.to.claim(elsewhere, wanted), 308)
        raise NotFound(f"Document {document.number} has no such line. Its page shows those that it has.")
    head = Head("Taken out", "An editor took this line out of all answers.", claim_path(document.number, wanted), {})
    return site.page(
        request, "said.html", head, status=410, title="Taken out", said=_taken_out(taken_out.at),
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


def _taken_out(at: datetime) -> str:
    return f"An editor took this line out of all answers on {at.day} {at:%B %Y}: it was not a claim of the document."


def _id(request: Request) -> str:
    written: str = request.path_params["claim"]
    if not (6 <= len(written) <= 64 and all(sign in "0123456789abcdef" for sign in written)):
        raise NotFound("There is no such line.")
    return written
