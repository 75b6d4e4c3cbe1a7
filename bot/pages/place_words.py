"""Places as people write them, for questions and subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.pages import wording
from briefings.answers.questions.questions import names_alike
from briefings.knowledge.countries import country_name
from briefings.knowledge.gazetteer.gazetteer import PlaceChoice, shared_gazetteer
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.knowledge.gazetteer.wide_regions import countries_in

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
    narrowed = _is_narrowed(words, choices)
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


def sure_country_of(words: str) -> str | None:
    """The country that a place's name surely stands for; None where the likeliest reading is a guess ("Maroc" is no
    Maro in Chad). For what is kept without a question, like a subscription."""
    if code := wording.country_called(words):
        return code
    choices = _choices(words)
    if not choices:
        return None
    best = choices[0]
    named = names_alike(best.name, words) or best.kind == "country"
    return best.country if named or (best.confidence >= CLEAR and _is_ahead(choices)) else None


def _is_ahead(choices: Sequence[PlaceChoice]) -> bool:
    return len(choices) == 1 or choices[0].confidence - choices[1].confidence > AHEAD


def _choices(words: str) -> tuple[PlaceChoice, ...]:
    """A comma narrows: "Georgia, United States"."""
    whole = shared_gazetteer().resolve_place(words)
    head, comma, tail = words.rpartition(",")
    if not comma or not head.strip():
        return whole
    inside = {choice.country for choice in shared_gazetteer().resolve_place(tail)}
    return tuple(choice for choice in shared_gazetteer().resolve_place(head) if choice.country in inside)[:1] or whole


def _is_narrowed(words: str, choices: Sequence[PlaceChoice]) -> bool:
    """True if the words behind a comma chose among places of one name."""
    head, comma, _tail = words.rpartition(",")
    return bool(comma and head.strip()) and choices != shared_gazetteer().resolve_place(words)


def _place(choice: PlaceChoice) -> str:
    """A country by its code; a town or a region by its name, which is how claims name it."""
    return choice.country if choice.kind == "country" and choice.country else choice.name


def _label(choice: PlaceChoice, names: Sequence[str]) -> str:
    if choice.kind == "country" and names.count(choice.name) == 1:
        return choice.name
    if choice.kind == "country":
        return f"{choice.name} (country)"
    return f"{choice.name}, {country_name(choice.country)}" if choice.country else choice.name
