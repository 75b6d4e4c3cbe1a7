"""Templates → answers: HTML with an ETag, cached by readers' browsers only, and never where a key was needed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from bot.chat.context import Services
from bot.pages import figure_wording, wording
from bot.web.addresses import Addresses
from bot.web.pages import words
from briefings.knowledge.countries import country_name
from briefings.values import frozen

# Seconds for which a browser need not ask again. What is withdrawn is gone from pages at once, and from there soon.
FRESH = 60
_HTML = "text/html; charset=utf-8"


@frozen
class Head:
    """What a page says of itself: for its tab, for previews and for machines. `path` (with `asked`) is its permalink's.
    `data` is JSON-LD."""

    title: str
    description: str
    path: str
    asked: dict[str, str | None]
    kind: str = "article"
    published: str | None = None
    data: str | None = None
    feed: str | None = None


class Renderer:
    """Renders the templates of `bot/web/templates`."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._environment = Environment(
            loader=PackageLoader("bot.web"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._environment.globals.update(
            beat=services.beat,
            words=words,
            wording=wording,
            figure_wording=figure_wording,
            country_name=country_name,
            style=self.style_path,
        )

    @cached_property
    def style(self) -> bytes:
        """The style sheet."""
        return (files("bot.web") / "static" / "style.css").read_bytes()

    @cached_property
    def style_path(self) -> str:
        """Where it is found: a name of its own for each version, so that it may be kept for good."""
        return f"/style-{hashlib.sha256(self.style).hexdigest()[:12]}.css"

    def page(
        self, request: Request, addresses: Addresses, name: str, head: Head, *, status: int = 200, **values: Any
    ) -> Response:
        """The answer to a request for a page."""
        now = wording.moment(self._services.now(), self._services.settings.zone)
        template = self._environment.get_template(name)
        html = template.render(head=head, to=addresses, stood=now, private=addresses.key is not None, **values)
        return answer(request, html.encode(), _HTML, private=addresses.key is not None, status=status)


def answer(request: Request, body: bytes, kind: str, *, private: bool, status: int = 200) -> Response:
    """A body with its ETag, or 304 where the asker has it already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"cache-control": "private, no-store" if private else f"public, max-age={FRESH}", "etag": tag}
    if private:
        headers["x-robots-tag"] = "noindex, nofollow"
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, kind)
