"""The language in which somebody is answered: texts from a catalogue, and numbers and dates as they are written there.

Texts are written in English where they are used, inside `_()`; `bot/locale` has the translations. A source's own words
are never translated. The language belongs to the update (or message) that is being worked on.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources

# Language code → its own name.
LANGUAGES = {"en": "English", "fr": "Français"}
ENGLISH = "en"
DOMAIN = "dateline"
# What the domain calls a document's states.
STATES = frozenset(("draft", "published", "withdrawn"))

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def spoken() -> str:
    """The code of the present language."""
    return _spoken.get()


def speak(language: str) -> None:
    """Sets the language of this task, and of those that it starts."""
    _spoken.set(shipped(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Sets the language for the block."""
    before = _spoken.set(shipped(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def shipped(code: str | None) -> str:
    """The shipped language nearest to a code as Telegram gives it ("fr-CA"); English for all others."""
    plain = (code or "").lower().replace("_", "-").partition("-")[0]
    return plain if plain in LANGUAGES else ENGLISH


def _(text: str) -> str:
    """A text in the present language."""
    return _catalogue(_spoken.get()).gettext(text) if text else text


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text for a number, in the present language."""
    return _catalogue(_spoken.get()).ngettext(one, many, number)


def retold(sentence: str) -> str:
    """A sentence of the domain, which knows no languages, in the present language; the values in it stay, but for a
    document's state."""
    catalogue = _catalogue(_spoken.get())
    told = catalogue.gettext(sentence)
    if told != sentence or _spoken.get() == ENGLISH:
        return told
    for pattern, text in _sentences(_spoken.get()):
        found = pattern.fullmatch(sentence)
        if found:
            values = {name: _(value) if value in STATES else value for name, value in found.groupdict().items()}
            return catalogue.gettext(text).format(**values)
    return sentence


@lru_cache
def _sentences(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The catalogue's sentences with values in them, as (pattern, translation), those with the most own words first."""
    known = getattr(_catalogue(language), "_catalog", {})
    texts = sorted((text for text in known if isinstance(text, str) and "{a}" in text), key=len, reverse=True)
    return tuple((re.compile(_with_values(text), re.DOTALL), text) for text in texts)


def _with_values(text: str) -> str:
    return re.sub(r"\\\{([a-h])\\\}", r"(?P<\1>.+?)", re.escape(text))


def in_every_language(text: str) -> tuple[str, ...]:
    """A text in all shipped languages, so that what was written in one is recognised in another."""
    return tuple(_catalogue(language).gettext(text) for language in LANGUAGES)


def N_(text: str) -> str:  # gettext's own name for a text that is translated where it is used
    """Marks a text in a table or a constant for the catalogue; it is translated by `_` where it is shown."""
    return text


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    with resources.as_file(resources.files("bot") / "locale") as folder:
        return gettext.translation(DOMAIN, folder, [language], fallback=True)
