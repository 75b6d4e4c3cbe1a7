"""What every page works with."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.chat.context import Services
from bot.web.addresses import Addresses
from bot.web.pages.rendering import Head, Renderer
from briefings.errors import NotFound
from briefings.values import frozen

A_PAGE = 50
_LONGEST_NUMBER = 6


@frozen
class Site:
    """The services, where this reader's links lead, and the templates."""

    services: Services
    to: Addresses
    renderer: Renderer

    def page(self, request: Request, name: str, head: Head, *, status: int = 200, **values: Any) -> Response:
        """A template's page."""
        return self.renderer.page(request, self.to, name, head, status=status, **values)


def offset_of(request: Request) -> int:
    """From which entry on a list is asked for. Raises `NotFound` for what is no number."""
    written = request.query_params.get("offset", "0")
    if not written.isdecimal() or len(written) > _LONGEST_NUMBER:
        raise NotFound("There is no such page.")
    return int(written)


def nothing_further(offset: int, found: object) -> None:
    """Raises `NotFound` for a page beyond the end of its list, which is no empty list."""
    if offset and not found:
        raise NotFound("There is nothing further on this list; it may have grown shorter. Its beginning has the rest.")
