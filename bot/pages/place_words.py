"""Places as people write them, for questions and subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language import _
from bot.pages import wording
from briefings.answers.questions.questions import names_alike
from briefings.knowledge.countries import country_name
from briefings.knowledge.gazetteer.gazetteer import PlaceChoice, shared_gazetteer
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.values import frozen

# A reading is clear when it is likely by itself and the next one is so much less likely.
CLEAR = 0.75
AHEAD = 0.1


def guess_place(words: str) -> Sequence[PlaceGuess]:
    """What place words may mean, best first; the gazetteer is loaded on the first place that needs it (a second).
    Whoever is shown "Allemagne" may write it."""
    if code := wording.country_called(words):
        return [PlaceGuess(code, country_name(code), True)]
    choices = _choices(words)
    if not choices:
        return []
    if choices[0].country is None and countries_in(choices[0].name) and choices[0].confidence > 0.85:
        # A region that spans countries is itself what was meant, whatever town has its name.
        return [PlaceGuess(choices[0].name, choices[0].name, True)]
    narrowed = is_narrowed(words)
    clear = narrowed or (_is_ahead(choices) and choices[0].confidence >= CLEAR)
    names = [choice.name for choice in choices]
    guesses = [PlaceGuess(_place(choice), _label(choice, names), clear) for choice in choices]
    if not narrowed and (clear or len({guess.name for guess in guesses}) == 1):
        return guesses
    return [replace(guess, country=choice.country) for guess, choice in zip(guesses, choices, strict=True)]


def country_of(words: str) -> str | None:
    """The country of a place's name, where its best reading has one."""
    choices = _choices(words)
    return choices[0].country if choices else None


@frozen
class CountryMeant:
    """The country that a place's name was taken for. `others` have a place of that name, too, and may be meant;
    `whole` is true if the name is the country's own."""

    country: str
    others: tuple[str, ...] = ()
    whole: bool = False


def country_meant(words: str) -> CountryMeant | None:
    """The country that a place's name surely stands for; None where the likeliest reading is a guess ("Maroc" is no
    Maro in Chad). For what is kept without a question, like a subscription."""
    if code := wording.country_called(words):
        return CountryMeant(code, whole=True)
    choices = _choices(words)
    if not choices:
        return None
    best, narrowed, whole = choices[0], is_narrowed(words), choices[0].kind == "country"
    clear = best.confidence >= CLEAR and _is_ahead(choices)
    if best.country is None or not (narrowed or whole or clear or names_alike(best.name, words)):
        return None
    namesakes = () if clear or narrowed else tuple(c.country for c in choices if names_alike(c.name, best.name))
    others = dict.fromkeys(code for code in namesakes if code and code != best.country)
    return CountryMeant(best.country, tuple(others), whole)


def taken_words(words: str, meant: CountryMeant) -> str:
    """Which country a place's name was taken for, and where its namesakes are; empty if it has none."""
    if not meant.others:
        return ""
    return _(
        "“{words}” was taken as {country}. There is one in {others}, too: write the country if you mean that."
    ).format(
        words=words, country=wording.country(meant.country), others=_(" and ").join(map(wording.country, meant.others))
    )


def names_an_area(words: str) -> bool:
    """True if words name a country or a state, behind a comma after a place that lies there."""
    return any(area.kind in ("country", "state") for area in shared_gazetteer().areas(words))


def _is_ahead(choices: Sequence[PlaceChoice]) -> bool:
    return len(choices) == 1 or choices[0].confidence - choices[1].confidence > AHEAD


def _choices(words: str) -> tuple[PlaceChoice, ...]:
    """A comma narrows: "Georgia, United States". What lies elsewhere is not meant then, however much larger it is."""
    if not is_narrowed(words):
        return shared_gazetteer().resolve_place(words.strip(" ,"))
    head, _comma, tail = words.rpartition(",")
    return shared_gazetteer().resolve_inside(head, tail)


def is_narrowed(words: str) -> bool:
    """True if words behind a comma say where the place lies."""
    head, _comma, tail = words.rpartition(",")
    return bool(head.strip() and tail.strip())


def _place(choice: PlaceChoice) -> str:
    """A country by its code; a town or a region by its name, which is how claims name it."""
    return choice.country if choice.kind == "country" and choice.country else choice.name


def _label(choice: PlaceChoice, names: Sequence[str]) -> str:
    if choice.kind == "country" and names.count(choice.name) == 1:
        return choice.name
    if choice.kind == "country":
        return f"{choice.name} (country)"
    return f"{choice.name}, {country_name(choice.country)}" if choice.country else choice.name
