"""The list of events, and one event: its tolls, and who said what of it when."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.pages import figure_wording, wording
from bot.web.pages import words
from bot.web.pages.asked_place import asked_place
from bot.web.pages.becoming import history_of, reason_of
from bot.web.pages.rendering import Head
from bot.web.pages.site import Site, nothing_further, offset_of
from briefings.answers.events import event_called, timeline
from briefings.answers.events import events as events_of
from briefings.answers.withdrawn import told_by
from briefings.errors import NotFound
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.model import Question

EVENTS = 30
# Entries of an event's timeline on one page, and documents that are listed under it.
ENTRIES, DOCUMENTS = 80, 60
WITHDRAWN = "No event stands under this address now: what told of it was withdrawn."
GONE = (
    "No event stands under this address now: what told of it was withdrawn, or it became one with another. "
    "The list has all events as they stand."
)


async def events(site: Site, request: Request) -> Response:
    """Events at a place, the newest first."""
    offset = offset_of(request)
    place = await asked_place(request)
    views, more = await events_of(
        site.services.library, Question(None, place, countries=countries_in(place)), limit=EVENTS, offset=offset
    )
    nothing_further(offset, views)
    where = f", {wording.place_name(place)}" if place else ""
    head = Head(f"Events{where}", "What happened where, with its tolls.", "/events", {"place": place}, kind="website")
    return site.page(
        request, "events.html", head, views=views, place=place,
        onward=site.to.link("/events", place=place, offset=str(offset + EVENTS)) if more else None,
        back=site.to.link("/events", place=place) if offset else None,
    )  # fmt: skip


async def event(site: Site, request: Request) -> Response:
    """One event's timeline."""
    wanted: str = request.path_params["event"]
    view = await event_called(site.services.library, wanted)
    if view is None:
        if not _looks_like_an_id(wanted):
            raise NotFound("There is no such event.")
        return await _gone(site, request, wanted)
    happening = view.known.happening
    title = words.short(wording.event_words(happening))
    tolls = "; ".join(
        f"{wording.amount(f.low, f.high, f.bound)} {figure_wording.measure_told(site.services.beat, f)}"
        for f in view.figures
    )
    head = Head(title, tolls or "No toll is told.", f"/events/{happening.id}", {},
                published=view.known.newest.isoformat() if view.known.newest else None)  # fmt: skip
    entries, offset = timeline(view.figures), offset_of(request)
    shown, after = entries[offset : offset + ENTRIES], offset + ENTRIES
    nothing_further(offset, shown)
    return site.page(
        request, "event.html", head, view=view, happening=happening,
        numbers={known.number: known for known in view.documents}, documents=view.documents[:DOCUMENTS],
        timeline=[(figure, figure.history[place]) for figure, place in shown],
        onward=site.to.link(f"/events/{happening.id}", offset=str(after)) if after < len(entries) else None,
        back=site.to.event(happening.id) if offset else None,
        permalink=site.to.permalink(f"/events/{happening.id}"), moved=not happening.id.startswith(wanted),
    )  # fmt: skip


async def _gone(site: Site, request: Request, wanted: str) -> Response:
    """An event is called by a statement of the document that told of it first: that one says what became of it."""
    told = await told_by(site.services.library, wanted)
    onward = [(site.to.link("/events"), "All events")]
    said = GONE
    if told is not None:
        happened = await history_of(site.services.library, told)
        why = f" ({reason_of(happened)})" if reason_of(happened) else ""
        state = f"withdrawn{why}" if told.status == "withdrawn" else "read otherwise now"
        onward.insert(
            0, (site.to.document(told.number), f"{words.outlet(told)}, {wording.day(told.published)}: {state}")
        )
        said = WITHDRAWN if told.status == "withdrawn" else GONE
    head = Head("No longer stands", said, "/events", {})
    return site.page(request, "said.html", head, status=410, title="No longer stands", said=said, onward=onward)


def _looks_like_an_id(written: str) -> bool:
    return 6 <= len(written) <= 70 and all(sign in "0123456789abcdef." for sign in written)
