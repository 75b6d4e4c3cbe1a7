"""Examples of what to type, chosen from the library so that each of them finds something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.context import Services
from bot.language import ENGLISH, speaking
from bot.pages import figure_wording, wording
from bot.pages.references import ID_SHOWN
from briefings import answers
from briefings.knowledge.countries import country_name, country_within
from briefings.model import Figure, Finding, Question
from briefings.values import frozen

LOOKED_THROUGH, TRIED = 12, 6
# A word of at least so many letters is worth a search.
TELLING = 7


@frozen
class Examples:
    """Complete commands; one is empty if it would find nothing in the library."""

    topic: str = ""
    dated: str = ""
    search: str = ""
    ask: str = ""
    figures: str = ""
    follow: str = ""


async def examples(services: Services) -> Examples:
    """Examples that find something in the library now."""
    figures = await services.library.figures(limit=LOOKED_THROUGH)
    for topic in services.beat.topics:
        findings = await services.library.findings(Question(topic.id), limit=LOOKED_THROUGH, unknown=False)
        for found in [f for f in findings if f.countries and f.newest][:TRIED]:
            if await _answers(services, topic.id, found):
                return _of(services, topic.command, found, figures)
    return Examples()


async def _answers(services: Services, topic: str, found: Finding) -> bool:
    """True if the example made from a finding finds something: the finding's topic and place may come from two
    documents."""
    assert found.newest is not None
    question = Question(topic, found.countries[0], found.newest.replace(day=1), found.newest)
    briefing = await answers.brief(services.library, services.beat, question, limit=1)
    return bool(briefing.findings)


def _of(services: Services, command: str, found: Finding, figures: Sequence[Figure]) -> Examples:
    """What is typed is English in every language: dates and measures of another would not be read."""
    with speaking(ENGLISH):
        return _in_english(services, command, found, figures)


def _in_english(services: Services, command: str, found: Finding, figures: Sequence[Figure]) -> Examples:
    assert found.newest is not None
    place, month = country_name(found.countries[0]), f"{found.newest:%B %Y}"
    counted = next((figure for figure in figures if figure.origin), None)
    word = max(re.findall(r"[A-Za-z]+", found.text), key=len)
    return Examples(
        topic=f"/{command} {place} since {month}",
        dated=f"/{command} {place} since {month} asof {wording.day(found.newest)}",
        search=f"/search {word.lower()} place:{_as_filter(place)}",
        ask=f"/ask {_question(services, counted)}" if counted else "",
        figures=f"/figures {country_name(counted.origin or '')}" if counted else "",
        follow=f"/follow claim_{counted.history[-1].claim[:ID_SHOWN]}" if counted and counted.history else "",
    )


def _as_filter(place: str) -> str:
    return f'"{place}"' if " " in place else place


def _question(services: Services, figure: Figure) -> str:
    what = figure_wording.measure_label(services.beat, figure.measure, figure.scope)
    verb = what if what.split()[0] in ("joined", "killed", "returned", "moved") else f"are {what}"
    return f"How many people from {country_within(figure.origin or '')} {'were ' if verb == 'killed' else ''}{verb}?"
