"""For whoever runs the bot: `/healthz` (it is alive), `/readyz` (all it needs is there), `/metrics` (Prometheus).

They are for the machine and its network, not for the world: a request that a proxy passed on finds nothing but
`/healthz`, which tells nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat.context import DatelineApplication, Services
from bot.desk import desk_here
from bot.queue.telling import QueueLook, queue_words
from briefings.errors import DatelineError
from briefings.model import Feed
from briefings.values import frozen

# Seconds for which a message that may go has waited before the courier counts as behind.
LATE = 600.0
# And for which a feed has been due before the watch counts as behind.
LATE_LOOK = 3600.0
# A proxy says with one of these for whom it asks.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")

Endpoint = Callable[[Request], Awaitable[Response]]


@frozen
class Condition:
    """One thing that was looked at."""

    well: bool
    found: str


def watching_routes(application: DatelineApplication) -> list[BaseRoute]:
    """The three paths."""
    services = application.services

    async def ready(request: Request) -> Response:
        conditions = await conditions_of(services)
        all_well = all(condition.well for condition in conditions.values())
        told = {name: {"well": c.well, "found": c.found} for name, c in conditions.items()}
        return JSONResponse(
            {"ready": all_well, "checks": told}, 200 if all_well else 503, {"cache-control": "no-store"}
        )

    async def metrics(request: Request) -> Response:
        from bot.web.metrics import CONTENT_TYPE, exposition

        # Not as `media_type`, to which Starlette would add a charset that is there already.
        return Response(await exposition(services), headers={"content-type": CONTENT_TYPE})

    return [
        Route("/healthz", _alive, methods=["GET"]),
        Route("/readyz", _for_this_machine(services, ready), methods=["GET"]),
        Route("/metrics", _for_this_machine(services, metrics), methods=["GET"]),
    ]


async def conditions_of(services: Services) -> dict[str, Condition]:
    """The database, the desk, how far courier and watch are behind, whether a restore holds everything back, and on
    PostgreSQL whether somebody reads."""
    found = {"desk": _desk(services)}
    try:
        owed = await services.outbox.owed_by_kind(services.now())
        found["database"] = Condition(True, "answers")
        waited = max((seconds for _, seconds in owed.values()), default=0.0)
        found["courier"] = Condition(waited < LATE, f"the oldest message that may go has waited for {waited:.0f} s")
        held = await services.outbox.hold() is not None
        found["hold"] = Condition(True, "restored, and held back until /resume" if held else "none")
        await services.watching.clock.compare()
        found["feeds"] = _feeds(await services.watching.book.feeds(), services.watching.clock())
        if services.queue is not None:
            found["queue"] = _queue(await services.queue.look())
    except DatelineError as error:
        found["database"] = Condition(False, str(error))
    return found


def _desk(services: Services) -> Condition:
    desk = desk_here(services.desk)
    if desk is None:
        return Condition(True, "of another kind")
    return Condition(not desk.closed, "closed" if desk.closed else "runs" if desk.pid else "starts with its first job")


def _feeds(feeds: Sequence[Feed], now: datetime) -> Condition:
    """That a site doesn't answer is no fault of the bot's; that nobody has asked it for an hour after its time is."""
    watched = [feed for feed in feeds if not feed.paused and feed.chat is None]
    late = max(((now - feed.due).total_seconds() for feed in watched if feed.due), default=0.0)
    failing = sum(feed.failures > 0 for feed in watched)
    words = f"{len(watched)} watched, {failing} of them not answering; the next look is {max(0.0, late):.0f} s late"
    return Condition(late < LATE_LOOK, words)


def _queue(look: QueueLook) -> Condition:
    """What waits though nobody is there makes it unready; a long line does not, for another bot would have it, too."""
    return Condition(not look.is_deserted, "; ".join(queue_words(look)))


async def _alive(_request: Request) -> Response:
    return Response("alive\n", media_type="text/plain", headers={"cache-control": "no-store"})


def _for_this_machine(services: Services, endpoint: Endpoint) -> Endpoint:
    settings = services.settings
    public = {_host_of(urlsplit(url).netloc) for url in (settings.web_url, settings.webhook_url) if url}

    async def guarded(request: Request) -> Response:
        passed_on = any(name in request.headers for name in _PASSED_ON)
        if passed_on or (_host_of(request.headers.get("host", "")) in public and not _is_direct(request)):
            return Response(status_code=404)
        return await endpoint(request)

    return guarded


def _host_of(netloc: str) -> str:
    """The host of "News.Example.:443", as the world's names are compared; empty for what is none."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_direct(request: Request) -> bool:
    """Whether the address that was asked for is the very one that is listened at."""
    server = request.scope.get("server")
    return server is not None and request.headers.get("host", "") == f"{server[0]}:{server[1]}"
