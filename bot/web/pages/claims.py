"""One claim: its words in their paragraph, its original source and chain, what agrees and what contradicts, and what
became of it. Its address stays: a line that was withdrawn says so there, and former_lines.py has those that stand no
more."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.addresses import claim_path
from bot.web.pages import words
from bot.web.pages.becoming import history_of, reason_of
from bot.web.pages.former_lines import former_line
from bot.web.pages.linked_data import claim_data
from bot.web.pages.rendering import Head
from bot.web.pages.room import fitting, weight
from bot.web.pages.site import Site
from briefings import answers
from briefings.answers.claim_view import ClaimView, MatchView
from briefings.answers.public import public_document, public_versions
from briefings.errors import NotFound
from briefings.values import frozen

# What a reader wants to know first of the lines beside this one.
TELLING = ("conflicts", "updates", "corroborates", "restates", "unsure")
MATCHES = 60
# Bytes for them: the line itself stands on its page three times, with its paragraph, to cite, and for machines.
MATCHES_ROOM = 30_000


@frozen
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
    return await former_line(site, request, document, wanted)


async def _standing(site: Site, request: Request, view: ClaimView) -> Response:
    claim, document = view.claim, view.document
    library = site.services.library
    happened = await history_of(library, document, claim)
    revised = await public_versions(library, document)
    withdrawn = document.status == "withdrawn"
    path = claim_path(document.number, claim.id)
    permalink = site.to.permalink(path)
    title = words.short(words.quote(claim.text, ()))
    told = sorted(view.matches, key=lambda match: TELLING.index(match.match.verdict))
    shown = fitting(told[:MATCHES], _weight, MATCHES_ROOM)
    description = f"{words.outlet(document)}. Original source: {claim.root.name}."
    if withdrawn:
        title, description = f"Withdrawn: {title}", f"Withdrawn. {description}"
    head = Head(
        title, description, path, {}, published=document.published.isoformat() if document.published else None,
        data=None if withdrawn else claim_data(view, permalink),
    )  # fmt: skip
    return site.page(
        request, "claim.html", head,
        view=view, claim=claim, document=document, permalink=permalink, beside=_beside(shown),
        more=len(view.matches) - len(shown),
        happened=happened, reason=reason_of(happened) if withdrawn else None,
        revised=revised[-1].replaced if revised else None,
        citation=words.citation(document, claim.text, permalink),
    )  # fmt: skip


def _beside(told: Sequence[MatchView]) -> list[Beside]:
    kinds = dict.fromkeys(match.match.verdict for match in told)
    return [Beside(words.VERDICTS[kind], tuple(m for m in told if m.match.verdict == kind)) for kind in kinds]


def _weight(match: MatchView) -> int:
    return weight(match.other.claim.text, 3) + sum(weight(reason.words, 0) + 10 for reason in match.match.reasons)


def _id(request: Request) -> str:
    written: str = request.path_params["claim"]
    if not (6 <= len(written) <= 64 and all(sign in "0123456789abcdef" for sign in written)):
        raise NotFound("There is no such line.")
    return written
