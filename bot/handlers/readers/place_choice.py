"""Turns a reader's words into a question, or into a page that asks which of several places is meant."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import process

from bot.chat.context import Services
from bot.chat.page import Button, Page, escape, rows
from bot.chat.views import View, data_for
from bot.language import _, retold
from bot.pages import wording
from bot.pages.place_words import country_of, guess_place
from briefings.answers.questions import Understood, names_alike, understand
from briefings.beat.beat import Beat, Topic
from briefings.errors import BadQuestion
from briefings.knowledge.countries import country_name, is_country_code
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.model import Question

PLACES_OFFERED = 8
# So many of a topic's best findings are searched for places to offer.
LOOKED_THROUGH = 60

Lead = Callable[[Question], View]


async def read_question(services: Services, words: str, topic: str | None, lead: Lead) -> Understood | Page:
    """The question; or a page whose buttons (made by `lead`) offer the places that may be meant.

    Raises `BadQuestion` if the words can't be read at all.
    """
    offered: list[PlaceGuess] = []

    def resolve(place: str) -> Sequence[PlaceGuess]:
        offered[:] = guess_place(place)
        return offered

    today = services.now().date()
    try:
        # In a thread, because the gazetteer takes a second to load.
        understood = await asyncio.to_thread(understand, words, topic, today, resolve)
    except BadQuestion as error:
        if not error.choices:
            raise
        sure = [replace(guess, sure=True) for guess in offered[:6]]
        if len({(guess.place, guess.name) for guess in sure}) == 1:
            # Towns of one name in one country are one to claims, and nobody could choose among them.
            taken = understand(words, topic, today, lambda _: sure[:1])
            return await _or_its_country(services, replace(taken, guess=await _guessed(services, taken)))
        questions = [(guess, _taken_as(words, topic, today, guess)) for guess in sure]
        buttons = [Button(guess.name, await data_for(services, lead(question))) for guess, question in questions]
        return Page(escape(retold(str(error))), rows(buttons))
    return await _or_its_country(services, replace(understood, guess=await _guessed(services, understood)))


async def _guessed(services: Services, understood: Understood) -> str:
    """What a place's words were taken for, by the name that stands over the answer; empty if these are the same."""
    if understood.taken is None:
        return ""
    typed, name = understood.taken
    place = understood.question.place or ""
    name = wording.country(place) if is_country_code(place) else await _as_claims_have_it(services, place, name)
    return "" if names_alike(typed, name) else _("{typed} taken as {name}").format(typed=typed, name=name)


async def _as_claims_have_it(services: Services, place: str, name: str) -> str:
    """A place's name with the country in which the library's claims have it: of two towns of one name they tell of one,
    and the likelier one in the world need not be theirs."""
    findings = await services.library.findings(Question(None, place), limit=LOOKED_THROUGH)
    counted = Counter(country for finding in findings for country in finding.countries)
    if not counted or name == place:
        return name
    country, times = counted.most_common(1)[0]
    known = [code for code, many in counted.items() if many == times and name == f"{place}, {country_name(code)}"]
    return name if known else f"{place}, {country_name(country)}"


def _taken_as(words: str, topic: str | None, today: date, guess: PlaceGuess) -> Question:
    return understand(words, topic, today, lambda _: [guess]).question


async def _or_its_country(services: Services, understood: Understood) -> Understood:
    """The question about the country of a town, if no claim names that town; the reader is told."""
    question = understood.question
    place = question.place
    if place is None or question.countries or is_country_code(place):
        return understood
    anywhen = Question(None, place)
    if await services.library.count_findings(anywhen):
        return understood
    country = await asyncio.to_thread(country_of, place)
    if country is None:
        return understood
    said = _("No claim names {place}; this is {country}").format(place=place, country=wording.country(country))
    return Understood(replace(question, place=country), said)


async def places_offered(services: Services, question: Question) -> list[str]:
    """The codes of the countries that most of a question's best findings are about."""
    anywhere = Question(question.topic)
    findings = await services.library.findings(anywhere, limit=LOOKED_THROUGH)
    counted = Counter(country for finding in findings for country in finding.countries)
    return [country for country, _rest in counted.most_common(PLACES_OFFERED)]


def topic_named(beat: Beat, name: str) -> Topic | None:
    """The topic with this id, command or title, also with a typing error; None if there is none."""
    names = {key.lower(): topic for topic in beat.topics for key in (topic.id, topic.command, topic.title)}
    wanted = name.strip().lstrip("/").lower()
    nearest = process.extractOne(wanted, list(names), score_cutoff=80)
    return names[nearest[0]] if nearest else None
