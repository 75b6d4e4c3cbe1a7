"""What a name or a description tells of somebody seen in a text: kin, an office, several, nobody by name."""

from __future__ import annotations

import re

from briefings.extracting.attributions.speakers.cast.seen import LIVED_THROUGH, Seen
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.nationality import is_country
from briefings.knowledge.agencies import agency_named
from briefings.knowledge.countries import country_of_capital
from briefings.knowledge.name_particles import PARTICLES

# How many characters back somebody without a name who never spoke is told of no more.
_LONG_PAST = 400


def is_told_as_kin(seen: Seen) -> bool:
    """ "His uncle had given him a coat, he said": whose uncle it is comes first."""
    return not seen.spoke and (is_kin(seen.name) or (seen.aside and is_kin(seen.role)))


def is_no_word_for(noun: str, last: Seen) -> bool:
    """ "the mother" after the mayor, "the fighter" after a judge, anybody after "Norwegians and Danes share it"."""
    if noun in FAMILY and last.role and not _is_only_a(last.role, FAMILY[noun]):
        return True
    if is_unnamed(last) and last.name.split()[-1].lower().removesuffix("s") in _COUNSEL and noun not in _COUNSEL:
        return True  # "the German" and "the defendant" after one of her lawyers
    told = noun in _MAN_OR_WOMAN or is_lived_through(noun)
    return is_country(last.name) or (told and holds_office(last.role))


def trade_of(seen: Seen) -> str:
    """The words that tell somebody's trade: the role, else the name if it's an office or no name ("a port clerk")."""
    office = seen.name.split()[-1].lower() in person_words.TITLES
    return seen.role or (seen.name if office or not seen.name[:1].isupper() else "")


def is_lived_through(noun: str) -> bool:
    """ "The former fighter", "the ex-prisoner"."""
    return noun.lower().removeprefix("ex-") in LIVED_THROUGH


# Words for somebody that only tell their place in a family ("the mother of three").
FAMILY: dict[str, Gender] = {
    **dict.fromkeys(("mother", "grandmother", "widow"), "female"),
    **dict.fromkeys(("father", "grandfather", "widower"), "male"),
}


DYING = frozenset("die kill shoot execute murder behead bury drown perish hang".split())


def is_kin(words: str | None) -> bool:
    """Whether somebody is told of by whose he is ("his son", "her daughter Nora")."""
    return words is not None and words.split(" ", 1)[0].lower() in ("his", "her")


_COUNSEL = frozenset("lawyer attorney counsel barrister solicitor advocate judge prosecutor".split())
_MAN_OR_WOMAN = frozenset({"man", "woman", "boy", "girl", "youth", "teenager"})


def holds_office(role: str | None) -> bool:
    """Whether a role begins with an office ("Judge", "interior minister of Tarsia"), by which its bearer is told."""
    words = re.split(r" (?:of|from|in|at|for|who)\b|,", (role or "").lower(), maxsplit=1)[0].split()
    return bool(words) and words[-1] in _OFFICES


_OFFICES = person_words.TITLES - {"father", "sister", "activist", "researcher", "agent"}


def _is_only_a(role: str, gender: Gender) -> bool:
    """Whether a role says no more than that somebody is a woman or a man, and whence ("Danish woman of 39")."""
    words = re.split(r" (?:of|from|in|who)\b|,", role.lower(), maxsplit=1)[0].split()
    return bool(words) and words[-1] in (("woman", "girl") if gender == "female" else ("man", "boy"))


def is_no_person(seen: Seen) -> bool:
    """Whether somebody of whom it isn't known what they are is a body by the last word or by capitals alone."""
    if stands_for_a_state(seen.name, known=seen.role is not None or seen.gender is not None):
        return True
    if seen.gender is None and (_is_named_as_a_body(seen.name) or agency_named(seen.name, alone=True)):
        return True  # "a monitor" of the lead, who is the Harbour Observatory for Human Rights
    if is_a_faith(seen.name):
        return True
    if seen.sort != "unsure":
        return False
    last = seen.name.split()[-1]
    return last.isupper() or (last.islower() and last not in person_words.PERSONS)


def is_a_faith(name: str) -> bool:
    """ "They converted to Islam": nobody's name."""
    return name.lower() in _FAITHS


_FAITHS = frozenset("islam christianity judaism hinduism buddhism salafism wahhabism sufism ramadan jihad".split())


def stands_for_a_state(name: str, *, known: bool) -> bool:
    """ "Ankara insisted on it": whether a name is a capital's, and nothing is `known` that makes it somebody's."""
    return not known and name.lower() not in GIVEN and country_of_capital(name) is not None


def _is_named_as_a_body(name: str) -> bool:
    """Whether a name of several words is a body's by the word before "of" or "for", and begins as no person's does."""
    words = _BEYOND.split(name, maxsplit=1)[0].split()
    return (
        len(words) > 1
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and words[-1].lower() in person_words.BODIES
        and words[0].lower() not in GIVEN
        and words[0].lower() not in person_words.TITLES
    )


_BEYOND = re.compile(r" (?:of|for) ")


def is_no_single_person(name: str) -> bool:
    """A family is no "she", nor are six Danes, and who is "my son" is told of by whoever says so."""
    words = name.lower().split()
    several = words[0] in _SEVERAL and words[-1].endswith("s")
    return several or words[0] in ("my", "our", "not") or words[-1] in ("family", "families", "couple", "relatives")


_SEVERAL = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty dozens several many some most both""".split()
)


def is_unnamed(seen: Seen) -> bool:
    """Whether somebody is told by a description alone: "port clerk", "Norwegian", "Danish officer in Halden"."""
    words = seen.name.split()
    return is_country(seen.name) or any(w.islower() and w not in _IN_NAMES for w in words)


# Small words that are no noun for somebody: "Ahmed ould Zayd", "the Prince of Tarsia".
_IN_NAMES = PARTICLES | {"of", "the", "and", "for"}


def is_long_past(unsure: Seen, at: int) -> bool:
    """Whether somebody without a name who never spoke was told of in an aside, far back: nobody's "he" any more."""
    return unsure.aside and is_unnamed(unsure) and at - unsure.at > _LONG_PAST
