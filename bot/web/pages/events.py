"""The list of events, and one event: its tolls, and who said what of it when."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.pages import wording
from bot.web.pages import words
from bot.web.pages.rendering import Head
from bot.web.pages.site import Site, offset_of
from briefings.answers.events import EventView, event_in_full, timeline
from briefings.answers.events import events as events_of
from briefings.errors import NotFound
from briefings.model import Question

EVENTS = 30
GONE = (
    "No event stands under this address now: what told of it was withdrawn, or it became one with another. "
    "The list has all events as they stand."
)


async def events(site: Site, request: Request) -> Response:
    """Events at a place, the newest first."""
    offset = offset_of(request)
    place = " ".join(request.query_params.get("place", "").split())[:80] or None
    views, more = await events_of(site.services.library, Question(None, place), limit=EVENTS, offset=offset)
    where = f", {wording.place_name(place)}" if place else ""
    head = Head(f"Events{where}", "What happened where, with its tolls.", "/events", {"place": place}, kind="website")
    return site.page(
        request, "events.html", head, views=views,
        onward=site.to.link("/events", place=place, offset=str(offset + EVENTS)) if more else None,
        back=site.to.link("/events", place=place) if offset else None,
    )  # fmt: skip


async def event(site: Site, request: Request) -> Response:
    """One event's timeline."""
    wanted: str = request.path_params["event"]
    view = await _present(site, wanted)
    if view is None:
        if not _looks_like_an_id(wanted):
            raise NotFound("There is no such event.")
        head = Head("No longer stands", GONE, "/events", {})
        onward = ((site.to.link("/events"), "All events"),)
        return site.page(request, "said.html", head, status=410, title="No longer stands", said=GONE, onward=onward)
    happening = view.known.happening
    title = words.short(wording.event_words(happening))
    tolls = "; ".join(
        f"{wording.amount(f.low, f.high, f.bound)} {wording.measure_label(site.services.beat, f.measure)}"
        for f in view.figures
    )
    head = Head(title, tolls or "No toll is told.", f"/events/{happening.id}", {},
                published=view.known.newest.isoformat() if view.known.newest else None)  # fmt: skip
    return site.page(
        request, "event.html", head, view=view, happening=happening,
        numbers={known.number: known for known in view.documents},
        timeline=[(figure, figure.history[place]) for figure, place in timeline(view.figures)],
        permalink=site.to.permalink(f"/events/{happening.id}"),
    )  # fmt: skip


async def _present(site: Site, wanted: str) -> EventView | None:
    """The event with this id, or the one to which the telling that it was called by belongs now: an event that grows
    may get another id, and its address must not die of it."""
    library = site.services.library
    try:
        return await event_in_full(library, wanted)
    except NotFound:
        pass
    later = {wanted, *(await library.later_ids([wanted])).get(wanted, ())}
    numbers = {statement.document for statement in await library.statements(later)}
    for known in await library.events_of(numbers):
        view = await event_in_full(library, known)
        if later & {statement for telling in view.tellings for statement in telling.statements}:
            return view
    return None


def _looks_like_an_id(written: str) -> bool:
    return 6 <= len(written) <= 70 and all(sign in "0123456789abcdef." for sign in written)
