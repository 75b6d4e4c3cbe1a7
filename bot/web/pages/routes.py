"""Which page is where, who may see it, and how many are made at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat.context import Services
from bot.web.access import PageLinks
from bot.web.addresses import KEY, Addresses
from bot.web.pages import briefings, claims, documents, events, feeds, figures
from bot.web.pages.rendering import Head, Renderer, answer
from bot.web.pages.site import Site
from briefings.errors import BadQuestion, NotFound

# Pages made at a time, and requests that may wait for that; the chat must not wait for the web. More get 503.
AT_ONCE, WAITING = 2, 40

UNINVITED = (
    "This page is for invited readers. Ask the bot for a link: “Open as page”, under a line or a document. Such links "
    "last for 7 days."
)

Page = Callable[[Site, Request], Awaitable[Response]]
# Path → the page that is shown there, and what else is answered there.
PAGES: dict[str, Page] = {
    "/": briefings.home,
    "/topics/{topic}": briefings.topic,
    "/documents": documents.documents,
    "/documents/{number:int}": documents.document,
    "/documents/{number:int}/claims/{claim}": claims.claim,
    "/figures": figures.figures,
    "/figures/{measure}/{scope}/{subject}": figures.figure,
    "/events": events.events,
    "/events/{event}": events.event,
}
OTHERS: dict[str, Page] = {
    "/topics/{topic}/feed.xml": feeds.rss,
    "/topics/{topic}/feed.json": feeds.json_feed,
    "/claims/{claim}": claims.short_link,
}


def page_routes(services: Services, web_url: str) -> list[BaseRoute]:
    """The pages under `DATELINE_WEB_URL`."""
    doors = _Doors(services, web_url)
    answered = {**PAGES, **OTHERS}
    routes: list[BaseRoute] = [Route(path, doors.to(page), methods=["GET"]) for path, page in answered.items()]
    routes.append(Route(doors.renderer.style_path, doors.style, methods=["GET"]))
    routes.append(Route("/robots.txt", doors.robots, methods=["GET"]))
    routes.append(Route("/{rest:path}", doors.to(_nowhere), methods=["GET"]))
    return routes


async def _nowhere(_site: Site, _request: Request) -> Response:
    raise NotFound("There is no such page.")


class _Doors:
    """Lets readers in, makes pages a few at a time, and turns what is not there into a page that says so."""

    def __init__(self, services: Services, web_url: str) -> None:
        self._services, self._base = services, web_url
        self._invited = services.settings.access == "invited"
        self._links = PageLinks(services) if self._invited else None
        self.renderer = Renderer(services)
        self._making, self._waiting = asyncio.Semaphore(AT_ONCE), 0

    def to(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of a page."""

        async def endpoint(request: Request) -> Response:
            response = await self._in_line(page, request)
            self._services.observed.requests[response.status_code] += 1
            return response

        return endpoint

    async def _in_line(self, page: Page, request: Request) -> Response:
        if self._waiting >= WAITING:
            return Response("Busy; try again in a moment.", 503, {"retry-after": "5"}, "text/plain")
        self._waiting += 1
        try:
            async with self._making:
                return await self._made(page, request)
        finally:
            self._waiting -= 1

    async def _made(self, page: Page, request: Request) -> Response:
        key = request.query_params.get(KEY, "") if self._links else ""
        site = Site(self._services, Addresses(self._base, key or None), self.renderer)
        if self._links and not await self._links.opens(key):
            outside = Site(self._services, Addresses(self._base, ""), self.renderer)
            return self._said(outside, request, 403, "By invitation", UNINVITED)
        try:
            _without_nul(request)
            return await page(site, request)
        except NotFound as error:
            return self._said(site, request, 404, "Not found", str(error))
        except BadQuestion as error:
            return self._said(site, request, 400, "That cannot be asked", str(error))

    def _said(self, site: Site, request: Request, status: int, title: str, words: str) -> Response:
        head = Head(title, words, "/", {})
        values: dict[str, Any] = {"title": title, "said": words, "onward": ()}
        return self.renderer.page(request, site.to, "said.html", head, status=status, **values)

    async def style(self, request: Request) -> Response:
        """The style sheet; its name changes with its words."""
        response = answer(request, self.renderer.style, "text/css; charset=utf-8", private=False)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response

    async def robots(self, _request: Request) -> Response:
        """Open pages may be found; what needs a key may not."""
        return Response(f"User-agent: *\n{'Disallow: /' if self._invited else 'Allow: /'}\n", media_type="text/plain")


def _without_nul(request: Request) -> None:
    """Raises `NotFound` for an address with a character that PostgreSQL has no way to compare with anything."""
    asked = (*request.path_params.values(), *request.query_params.values())
    if any("\0" in str(each) for each in asked):
        raise NotFound("There is no such page.")


def redirect(site: Site, path: str) -> Response:
    """For good, to another page, with the key."""
    return RedirectResponse(site.to.link(path), 308)
