"""The first page, and a topic's briefing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from bot.pages import wording
from bot.pages.briefing_page import by_claim
from bot.pages.lines_page import not_before
from bot.pages.references import shown_claims
from bot.web.addresses import question_asked, topic_path
from bot.web.pages.asked_place import asked_place
from bot.web.pages.rendering import Head
from bot.web.pages.room import BESIDE, fitting, weight
from bot.web.pages.site import Site, nothing_further, offset_of
from briefings import answers
from briefings.answers.composing import reference
from briefings.errors import BadQuestion, NotFound
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.model import Dispute, Finding, Question

FINDINGS = 30
FIGURES = 12
NEWEST = 8
# Documents that are named under one finding, as the templates have it.
SOURCES = 6
# So many of a topic's best findings are looked through for places to offer.
LOOKED_THROUGH = 200


async def home(site: Site, request: Request) -> Response:
    """The beat, its topics, and the newest documents."""
    library, beat = site.services.library, site.services.beat
    newest = [reference(document) for document in await library.documents(limit=NEWEST)]
    description = f"{beat.title}: every line is quoted from a document and says from which."
    counts = (await library.count_documents(), await library.count_findings(Question(None)))
    head = Head(beat.title, description, "/", {}, kind="website")
    return site.page(request, "home.html", head, newest=newest, documents=counts[0], findings=counts[1])


async def topic(site: Site, request: Request) -> Response:
    """A topic's briefing, of a place and between dates where that is asked."""
    services, beat = site.services, site.services.beat
    found = next((t for t in beat.topics if t.id == request.path_params["topic"]), None)
    if found is None:
        raise NotFound(f"There is no such topic. There are: {', '.join(t.title for t in beat.topics)}.")
    question, offset = await _question(request, found.id), offset_of(request)
    briefing = await answers.brief(services.library, beat, question, limit=FINDINGS, offset=offset)
    nothing_further(offset, briefing.findings)
    findings = fitting(briefing.findings, _weight)
    before = await answers.sentences_before(services.library, beat, question, offset)
    unknown = fitting(briefing.unknown, _weight, BESIDE)
    more = briefing.more + len(briefing.findings) - len(findings)
    shown = await shown_claims(services.library, (*findings, *unknown))
    where = f", {wording.place_name(question.place)}" if question.place else ""
    head = Head(
        f"{found.title}{where}", found.description, topic_path(found.id), question_asked(question), kind="website",
        feed=topic_path(found.id),
    )  # fmt: skip
    return site.page(
        request, "topic.html", head,
        topic=found, question=question, briefing=briefing, figures=briefing.figures[:FIGURES],
        findings=by_claim(not_before(findings, before)), unknown=by_claim(unknown), shown=shown,
        disputes=fitting(briefing.disputes, _weight_of_dispute, BESIDE),
        numbers={known.number: known for known in briefing.documents}, places=await _places(site, question),
        onward=site.to.topic(question, offset + len(findings)) if more else None,
        back=site.to.topic(question) if offset else None,
        anywhere=site.to.topic(replace(question, place=None)) if question.place else None,
    )  # fmt: skip


def _weight(finding: Finding) -> int:
    return weight(finding.text, 3 + min(len(finding.documents), SOURCES))


def _weight_of_dispute(dispute: Dispute) -> int:
    return weight(dispute.left_text) + weight(dispute.right_text) + weight("; ".join(dispute.why))


async def _question(request: Request, topic: str) -> Question:
    asked, place = request.query_params, await asked_place(request)
    since, asof = _day(asked.get("since", "")), _day(asked.get("asof", ""))
    if since and asof and since > asof:
        raise BadQuestion(f"Nothing is both since {since} and as of {asof}: the first is later.")
    return Question(topic, place, since, asof, countries_in(place))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise BadQuestion("A date is written like 2017-12-08.") from error


async def _places(site: Site, question: Question) -> list[tuple[str, str]]:
    """The countries that a topic's best findings are about, and the one that is asked for: code and name, by name."""
    findings = await site.services.library.findings(Question(question.topic), limit=LOOKED_THROUGH)
    codes = {country for finding in findings for country in finding.countries}
    if question.place:
        codes.add(question.place)
    return sorted(((code, wording.place_name(code)) for code in codes), key=lambda pair: pair[1])
