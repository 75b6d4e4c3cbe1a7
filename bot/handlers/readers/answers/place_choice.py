"""Turns a reader's words into a question, or into a page that asks which of several places is meant."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.chat.context import Services
from bot.chat.page import Button, Page, escape, rows
from bot.chat.views import View, data_for
from bot.language import _, retold
from bot.pages import wording
from bot.pages.place_words import country_of, guess_place
from briefings.answers.questions.questions import Understood, names_alike, understand
from briefings.beat.beat import Beat, Topic
from briefings.errors import BadQuestion
from briefings.knowledge.countries import country_name, is_country_code
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.model import Question

PLACES_OFFERED = 8
# So many of a topic's best findings are searched for places to offer.
LOOKED_THROUGH = 60
# Of the places that words may mean, so many are asked about.
MOST_MEANT = 6

Lead = Callable[[Question], View]


async def read_question(
    services: Services, words: str, topic: str | None, lead: Lead, *, of_events: bool = False
) -> Understood | Page:
    """The question; or a page whose buttons (made by `lead`) offer the places that may be meant. For an answer
    `of_events`, a town at which one lies is asked for though no claim names it.

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
        guesses = [replace(guess, sure=True) for guess in offered[:MOST_MEANT]]
        return await _among_several(services, words, topic, lead, guesses, str(error))
    inside = offered[0].country if offered else None
    told = replace(understood, guess=await _guessed(services, understood, inside))
    if of_events and await services.library.count_events(place=understood.question.place):
        return told
    return await _or_its_country(services, told, inside)


async def _among_several(
    services: Services, words: str, topic: str | None, lead: Lead, guesses: Sequence[PlaceGuess], asking: str
) -> Understood | Page:
    """The question, if whichever of several places is meant has one answer; else the page that asks which is meant."""
    today = services.now().date()
    if len({(guess.place, guess.name) for guess in guesses}) == 1:
        # Towns of one name in one country are one to claims, and nobody could choose among them.
        taken = understand(words, topic, today, lambda _: guesses[:1])
        return await _or_its_country(services, replace(taken, guess=await _guessed(services, taken)))
    meant = [(guess, await _taken_as(services, words, topic, today, guess)) for guess in guesses]
    if len({(guess.place, each.question) for guess, each in meant}) == 1:
        # Claims name a town as it is written, so of these the library has one answer.
        names = _(" and ").join(guess.name for guess in guesses)
        return replace(meant[0][1], guess=_("Lines on {names} stand together").format(names=names))
    buttons = [Button(_offered(*each), await data_for(services, lead(each[1].question))) for each in meant]
    return Page(escape(retold(asking)), rows(buttons, 1))


async def _guessed(services: Services, understood: Understood, inside: str | None = None) -> str:
    """What a place's words were taken for, by the name that stands over the answer; empty if these are the same.
    `inside` is the country that the words name."""
    if understood.taken is None:
        return ""
    typed, name = understood.taken
    place = understood.question.place or ""
    if is_country_code(place):
        name = wording.country(place)
    elif inside is None:
        name = await _as_claims_have_it(services, place, name)
    return "" if names_alike(typed, name) else _("{typed} taken as {name}").format(typed=typed, name=name)


async def _as_claims_have_it(services: Services, place: str, name: str) -> str:
    """A place's name with the country in which the library's claims have it: of two towns of one name they tell of one,
    and the likelier one in the world need not be theirs."""
    counted = await _countries_in_claims(services, place)
    if not counted or name == place:
        return name
    country, times = counted.most_common(1)[0]
    known = [code for code, many in counted.items() if many == times and name == f"{place}, {country_name(code)}"]
    return name if known else f"{place}, {country_name(country)}"


async def country_in_claims(services: Services, place: str) -> str | None:
    """The code of the country in which the library's claims have a town; None if none names it."""
    counted = await _countries_in_claims(services, place)
    return counted.most_common(1)[0][0] if counted else None


async def _countries_in_claims(services: Services, place: str) -> Counter[str]:
    findings = await services.library.findings(Question(None, place), limit=LOOKED_THROUGH)
    return Counter(country for finding in findings for country in finding.countries)


async def _taken_as(services: Services, words: str, topic: str | None, today: date, guess: PlaceGuess) -> Understood:
    return await _or_its_country(services, understand(words, topic, today, lambda _: [guess]), guess.country)


def _offered(guess: PlaceGuess, understood: Understood) -> str:
    """What a button says of a place: of a town that no claim names, the country that stands for it."""
    place = understood.question.place
    if place == guess.place or place is None:
        return guess.name
    return _("{country} (no claim names {place})").format(country=wording.country(place), place=guess.place)


async def _or_its_country(services: Services, understood: Understood, inside: str | None = None) -> Understood:
    """The question about the country of a town, if no claim names that town; the reader is told. `inside` is the
    country in which it is meant to be, where its namesake in another is not."""
    question = understood.question
    place = question.place
    if place is None or question.countries or is_country_code(place):
        return understood
    anywhen = Question(None, place)
    if await services.library.count_findings(anywhen):
        if inside is None or await _is_named_in(services, place, inside):
            return understood
        country: str | None = inside
        said = _("No claim names {place} in {country}")
    else:
        country = inside or await asyncio.to_thread(country_of, place)
        said = _("No claim names {place}; this is {country}")
    if country is None:
        return understood
    told = said.format(place=place, country=wording.country(country))
    return Understood(replace(question, place=country), told)


async def _is_named_in(services: Services, place: str, country: str) -> bool:
    """True if claims that name the place may mean that in this country: not if all are on its namesakes elsewhere."""
    findings = await services.library.findings(Question(None, place), limit=LOOKED_THROUGH)
    return len(findings) == LOOKED_THROUGH or any(not f.countries or country in f.countries for f in findings)


async def places_offered(services: Services, question: Question) -> list[str]:
    """The codes of the countries that most of a question's best findings are about."""
    anywhere = Question(question.topic)
    findings = await services.library.findings(anywhere, limit=LOOKED_THROUGH)
    counted = Counter(country for finding in findings for country in finding.countries)
    return [country for country, _rest in counted.most_common(PLACES_OFFERED)]


def topic_named(beat: Beat, name: str) -> Topic | None:
    """The topic with this id, command or title, also as it is shown ("Retours") and with a typing error; None if there
    is none."""
    from rapidfuzz import process  # here, because the bot answers commands without it

    names = {
        key.lower(): topic for topic in beat.topics for key in (topic.id, topic.command, topic.title, _(topic.title))
    }
    wanted = name.strip().lstrip("/").lower()
    nearest = process.extractOne(wanted, list(names), score_cutoff=80)
    return names[nearest[0]] if nearest else None
