"""The ASGI app: which path is answered by what, and the headers that every answer carries."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.chat.context import DatelineApplication
from bot.settings import Settings
from bot.web.webhook import Webhook

# Nothing is loaded from elsewhere, nothing runs, and no other site may frame a page.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def web_app(application: DatelineApplication, settings: Settings) -> Starlette:
    """Health and metrics always; the webhook and the pages where they are set."""
    routes: list[BaseRoute] = []
    if settings.webhook_url and settings.webhook_secret:
        webhook = Webhook(application, settings.webhook_secret.get_secret_value())
        path = _as_route(urlsplit(settings.webhook_url).path) or "/"
        routes.append(Route(path, webhook.receive, methods=["POST"]))
    from bot.web.watching import watching_routes

    routes += watching_routes(application)
    if settings.web_url:
        from bot.web.pages.routes import page_routes

        base = _as_route(urlsplit(settings.web_url).path)
        routes.append(Mount(base, routes=page_routes(application.services, settings.web_url)))
        if base:
            routes.append(Route(base, _with_slash, methods=["GET"]))
    app = Starlette(routes=routes, middleware=[Middleware(_Headers)], exception_handlers={Exception: _failed})
    # Its redirects name the scheme by which the proxy asked, http: a link's key would go out in the open.
    app.router.redirect_slashes = False
    return app


def _as_route(path: str) -> str:
    """A path without what Starlette would take for a parameter."""
    return re.sub(r"[{}]", "", path)


async def _with_slash(request: Request) -> Response:
    """The pages' folder asked for as a file: on to the folder, whatever scheme and host the reader came by."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path}/{query}", 307)


async def _failed(_request: Request, _error: Exception) -> Response:
    # uvicorn writes the traceback into the log.
    return Response("Something went wrong; it is in the log.", 500, media_type="text/plain")


class _Headers:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]
            await send(message)

        await self._app(scope, receive, with_headers)
