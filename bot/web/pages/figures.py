"""The ledger, and one figure with its history and chart."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from bot.pages import figure_wording, wording
from bot.web.addresses import WORLD, figure_path
from bot.web.pages import words
from bot.web.pages.asked_place import asked_place
from bot.web.pages.charts import chart_of
from bot.web.pages.rendering import Head
from bot.web.pages.site import A_PAGE, Site, nothing_further, offset_of
from briefings import answers
from briefings.answers.events import event_called
from briefings.answers.withdrawn import Withdrawn, withdrawn_from_figure
from briefings.errors import NotFound
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.model import Figure, Question

# Rows of a figure's history on one page, and parts that are listed.
ENTRIES, PARTS = 80, 40
GONE = "This figure no longer stands: the documents that it stood on were withdrawn, or are read otherwise now."


async def figures(site: Site, request: Request) -> Response:
    """The ledger, a page at a time: the world's figures first."""
    offset = offset_of(request)
    place = await asked_place(request)
    briefing = await answers.figures(
        site.services.library,
        site.services.beat,
        Question(None, place, countries=countries_in(place)),
        limit=A_PAGE,
        offset=offset,
    )
    nothing_further(offset, briefing.figures)
    where = f", {wording.place_name(place)}" if place else ""
    head = Head(f"Figures{where}", "Every figure with its original sources and its history.", "/figures",
                {"place": place}, kind="website")  # fmt: skip
    return site.page(
        request, "figures.html", head, figures=briefing.figures, place=place,
        onward=site.to.link("/figures", place=place, offset=str(offset + A_PAGE)) if briefing.more else None,
        back=site.to.link("/figures", place=place) if offset else None,
    )  # fmt: skip


async def figure(site: Site, request: Request) -> Response:
    """One figure: what its sources say now, its chart, and who said which number when."""
    library, beat = site.services.library, site.services.beat
    wanted = request.path_params
    found = await _figure(site, wanted["measure"], wanted["scope"], wanted["subject"],
                          request.query_params.get("part", ""))  # fmt: skip
    fallen = await _fallen(site, wanted["measure"], wanted["scope"], wanted["subject"])
    if found is None:
        return _gone(site, request, wanted["measure"], fallen)
    headline = figure_wording.figure_headline(beat, found)
    newest_first, offset = tuple(reversed(found.history)), offset_of(request)
    shown = newest_first[offset : offset + ENTRIES]
    nothing_further(offset, shown)
    documents = await library.references({entry.document for entry in shown})
    asked = {"part": found.part or None}
    after = str(offset + ENTRIES) if offset + ENTRIES < len(newest_first) else None
    head = Head(
        headline + (" (disputed)" if found.disputed else ""), words.figure_sources(found),
        figure_path(found), asked,
        published=found.newest.isoformat() if found.newest else None,
    )  # fmt: skip
    return site.page(
        request, "figure.html", head, figure=found, headline=headline,
        chart=None if offset else chart_of(found, headline), history=shown,
        numbers={document.number: document for document in documents},
        permalink=site.to.permalink(figure_path(found), **asked),
        parts_of_it=found.parts[:PARTS], fallen=() if found.part else fallen,
        onward=site.to.link(figure_path(found), **asked, offset=after) if after else None,
        back=site.to.figure(found) if offset else None,
    )  # fmt: skip


def _gone(site: Site, request: Request, measure: str, fallen: Sequence[Withdrawn]) -> Response:
    """With the withdrawn documents that told of it, where they are known."""
    if not fallen and measure not in {known.id for known in site.services.beat.measures}:
        raise NotFound("There is no such figure.")
    head = Head("No longer stands", GONE, "/figures", {})
    told = [(site.to.claim(each.document.number, each.statement.claim.id), _withdrawn_words(each)) for each in fallen]
    return site.page(
        request, "said.html", head, status=410, title="No longer stands", said=GONE,
        onward=(*told, (site.to.link("/figures"), "All figures")),
    )  # fmt: skip


def _withdrawn_words(each: Withdrawn) -> str:
    quantity = each.statement.quantity
    amount = wording.amount(quantity.low, quantity.high, quantity.bound) if quantity else ""
    told_by = f"{words.outlet(each.document)}, {wording.day(each.document.published)}, withdrawn"
    return f"{amount}, {each.statement.claim.root.name}: {told_by}"


async def _fallen(site: Site, measure: str, scope: str, subject: str) -> tuple[Withdrawn, ...]:
    """The numbers that withdrawn documents gave for a population; an event's or a place's are not kept by its name."""
    kind, _, name = subject.partition("-")
    if kind != "from" and subject != WORLD:
        return ()
    return await withdrawn_from_figure(site.services.library, measure, name or None, scope)


async def _figure(site: Site, measure: str, scope: str, subject: str, part: str) -> Figure | None:
    """A figure by what its address names; parts lie under their wholes. An event may be called otherwise by now."""
    library = site.services.library
    kind, _, name = subject.partition("-")
    if kind == "event":
        view = await event_called(library, name)
        found = tuple(each for each in view.figures if each.measure == measure) if view else ()
        subject = f"event-{view.known.happening.id}" if view else subject
    elif kind in ("from", "at") and name:
        found = await library.figures(measure=measure, place=name)
    elif subject == WORLD:
        found = await library.figures(measure=measure)
    else:
        return None
    every = [each for whole in found for each in (whole, *whole.parts)]
    path = (measure, scope, subject, part)
    return next((each for each in every if (*_named(each), each.part) == path), None)


def _named(figure: Figure) -> tuple[str, str, str]:
    if figure.event:
        return figure.measure, figure.scope, f"event-{figure.event.id}"
    if figure.place:
        return figure.measure, figure.scope, f"at-{figure.place}"
    return figure.measure, figure.scope, f"from-{figure.origin}" if figure.origin else WORLD
