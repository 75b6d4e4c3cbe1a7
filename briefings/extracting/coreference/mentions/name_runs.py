"""Where a name begins and ends in a text: runs of proper nouns with the words that hold one name together."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers import person_words
from briefings.extracting.attributions.speakers.speaker_runs import is_first_name, opens_paper
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.parsing.dependencies import joins_one_name

_JOINING = frozenset(
    {"-", "–", "’", "'", "al", "el", "bin", "ibn", "van", "von", "de", "der", "den", "la", "du", "da", "di"}
)
_OPENING_A_BODY = frozenset({"of", "for", "on", "against", "to"})
_LONGEST_NAME = 14
_PARTICLES = frozenset({"al", "bin", "ibn", "van", "von", "de", "el", "abu", "umm"})


def opens_name(token: Any) -> bool:
    first = token.text[0]
    return bool(
        (first.isupper() or token.lower_ in _PARTICLES)
        and (token.lower_.rstrip(".") not in words.MONTHS_AND_DAYS or is_first_name(token) or opens_paper(token))
    )


def name_end(doc: Any, first: int) -> int:
    """The last token of the name that begins at `first`."""
    last, stop, reaching = first, min(len(doc), first + _LONGEST_NAME), False
    while last + 1 < stop:
        after = doc[last + 1]
        if after.pos_ == "PROPN" and opens_name(after):
            last += 1
        elif (
            last + 2 < stop
            and doc[last + 2].pos_ == "PROPN"
            and (_joins(doc, last + 1) or joins_one_name(doc, last + 1))
        ):
            last += 2
        elif (reach := _body_goes_on(doc, first, last, reaching)) is not None and reach < stop:
            last, reaching = reach, True
        else:
            break
    return last


def _joins(doc: Any, i: int) -> bool:
    """Whether the token holds two parts of one name together ("al", a hyphen, the "." of an initial)."""
    token = doc[i]
    if token.text in ("-", "–"):
        return not doc[i - 1].whitespace_ and not token.whitespace_
    if token.text == ".":
        return len(doc[i - 1].text) == 1
    return token.lower_ in _JOINING and token.text not in ("’", "'")


def _body_goes_on(doc: Any, first: int, last: int, reaching: bool) -> int | None:
    """The next name token of "Ministry of the Interior", "Center for Strategic and International Studies"."""
    joint = doc[last + 1].lower_
    if joint in _OPENING_A_BODY:
        if doc[last].lower_ not in person_words.BODIES | words.INSTITUTION_NOUNS and doc[last].text != "Voice":
            return None
    elif not (reaching and joint in ("and", "&")) or doc[min(last + 2, len(doc) - 1)].lower_ == "the":
        return None
    i = last + 2
    while (
        i < len(doc)
        and i < last + 5
        and (doc[i].lower_ == "the" or (doc[i].pos_ != "PROPN" and doc[i].text[:1].isupper()))
    ):
        i += 1
    return i if i < len(doc) and doc[i].pos_ == "PROPN" and opens_name(doc[i]) else None
