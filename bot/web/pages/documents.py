"""The list of documents, and one document as readers may see it: its claims, each with what stands around it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.pages import wording
from bot.web.addresses import document_path
from bot.web.pages import words
from bot.web.pages.becoming import history_of, reason_of
from bot.web.pages.linked_data import document_data
from bot.web.pages.rendering import Head
from bot.web.pages.room import fitting, weight
from bot.web.pages.site import A_PAGE, Site, nothing_further, offset_of
from briefings.answers.composing import reference
from briefings.answers.public import public_document, public_versions

# Claims on one page of a document, where they are short.
CLAIMS = 60


async def documents(site: Site, request: Request) -> Response:
    """The published documents, the last taken in first."""
    library, offset = site.services.library, offset_of(request)
    found = [reference(document) for document in await library.documents(limit=A_PAGE, offset=offset)]
    nothing_further(offset, found)
    total = await library.count_documents()
    said = f"{wording.count(total, 'document')}, the last taken in first."
    head = Head("Documents", said, "/documents", {}, kind="website")
    return site.page(
        request, "documents.html", head, found=found, total=total,
        onward=site.to.link("/documents", offset=str(offset + A_PAGE)) if offset + A_PAGE < total else None,
        back=site.to.link("/documents") if offset else None,
    )  # fmt: skip


async def document(site: Site, request: Request) -> Response:
    """A document that is, or was, published."""
    library, number, offset = site.services.library, request.path_params["number"], offset_of(request)
    found = await public_document(library, library, number)
    claims = [claim for claim in await library.claims_of(number) if claim.topics]
    shown = fitting(claims[offset : offset + CLAIMS], lambda claim: weight(claim.text) + 2 * words.AROUND_LINE)
    nothing_further(offset, shown)
    after = offset + len(shown)
    replaced = await public_versions(library, found)
    withdrawn = found.status == "withdrawn"
    happened = await history_of(library, found)
    permalink = site.to.permalink(document_path(number))
    title = words.short(found.title)
    head = Head(
        f"Withdrawn: {title}" if withdrawn else title,
        f"{words.outlet(found)}, {wording.day(found.published)}. {wording.count(len(claims), 'claim')}.",
        document_path(number), {}, published=found.published.isoformat() if found.published else None,
        data=None if withdrawn else document_data(found, permalink),
    )  # fmt: skip
    return site.page(
        request, "document.html", head,
        document=found, claims=shown, total=len(claims), replaced=replaced,
        reason=reason_of(happened) if withdrawn else None, happened=happened, permalink=permalink,
        onward=site.to.link(document_path(number), offset=str(after)) if after < len(claims) else None,
        back=site.to.document(number) if offset else None,
    )  # fmt: skip
