"""The content of an answer's pictures: a topic's timeline, the map of its places, a place's ledger."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from bot.chat.context import Services
from bot.chat.page import one_space, shown
from bot.language import _
from bot.pages import figure_wording, wording
from bot.pages.briefing_page import heading
from bot.pictures.places import Land, PlacesMap, Town
from bot.pictures.table import MOST, Table, TableRow
from bot.pictures.timeline import Moment, Timeline, timeline
from briefings import answers
from briefings.formats.glossing import glossed
from briefings.knowledge.countries import is_country_code
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.gazetteer import shared_gazetteer
from briefings.model import Finding, Question, Statement

# How many lines are read for a picture, which shows a few.
LINES, LINES_ON_A_MAP = 30, 200


async def timeline_of(services: Services, question: Question, theme: str) -> Timeline | None:
    """The dated lines under a question; None if there are fewer than two."""
    briefing = await answers.brief(services.library, services.beat, question, limit=LINES)
    disputed = {side for dispute in briefing.disputes for side in (dispute.left, dispute.right)}
    moments: dict[str, Moment] = {}
    for finding in briefing.findings:
        words = one_space(glossed(finding.text, finding.glosses))
        if finding.newest is not None and words not in moments:
            who = ", ".join(finding.roots[:3])
            told = f"{who} · {_('disputed')}" if finding.id in disputed else who
            moments[words] = Moment(finding.newest, words, told, finding.id in disputed)
    if len(moments) < 2:
        return None
    return timeline(_title(services, question), tuple(moments.values()), theme)


async def map_of(services: Services, question: Question, theme: str) -> PlacesMap | None:
    """The places of the lines under a question; None if they name none."""
    briefing = await answers.brief(services.library, services.beat, question, limit=LINES_ON_A_MAP)
    findings = briefing.findings
    lines = Counter(code for finding in findings for code in finding.countries if is_country_code(code))
    lands = tuple(Land(code, wording.country(code), many) for code, many in lines.most_common())
    towns = await asyncio.to_thread(_towns, await _statements(services, findings))
    if not lands and not towns:
        return None
    foot = _("Numbers: lines about a country, or that name a town")
    return PlacesMap(_title(services, question), lands, towns, foot, theme)


async def table_of(services: Services, question: Question, theme: str) -> Table | None:
    """The ledger of a question's place; None if it is empty."""
    briefing = await answers.figures(services.library, services.beat, question, limit=MOST)
    rows = tuple(
        TableRow(
            figure_wording.counted_words(services.beat, figure),
            figure_wording.figure_amount(figure),
            figure_wording.figure_support(figure),
            figure.disputed,
        )
        for figure in briefing.figures
    )
    if not rows:
        return None
    title = f"{_('Figures')} · {wording.place_name(question.place)}"
    return Table(title, rows, _("{more} more: /figures").format(more=briefing.more) if briefing.more else "", theme)


def _title(services: Services, question: Question) -> str:
    return one_space(shown(heading(question, services.beat)))


async def _statements(services: Services, findings: Sequence[Finding]) -> tuple[Statement, ...]:
    ids = [finding.statements[0] for finding in findings if finding.statements]
    return await services.library.statements(ids) if ids else ()


def _towns(statements: Sequence[Statement]) -> tuple[Town, ...]:
    """The towns that claims name, if the gazetteer has them in the claim's own country."""
    named = Counter((place.name, place.country) for s in statements for place in s.claim.places if place.country)
    towns, known = shared_gazetteer().towns, shared_gazetteer().tables
    found: list[Town] = []
    for (name, country), lines in named.most_common():
        # A name that is also a country's or a province's gets no dot.
        if known.find(name):
            continue
        point = next((p for p in towns.points_of(fold(name)) if p.country == country), None)
        if point is not None:
            found.append(Town(name, point.north, point.east, lines))
    return tuple(found)
