"""Where a name begins and ends in a text: runs of proper nouns with the words that hold one name together."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_first_name, opens_paper
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.parsing.dependencies import joins_one_name
from briefings.knowledge.name_particles import OPENING_A_NAME, PARTICLES

_JOINING = PARTICLES | {"-", "–", "’", "'"}
_OPENING_A_BODY = frozenset({"of", "for", "on", "against", "to"})
_OPEN_BODIES = person_words.BODIES | words.INSTITUTION_NOUNS
_LONGEST_NAME = 14
_LONGEST_GAP = 3
_OPENING = OPENING_A_NAME | (PARTICLES - {"la", "ten"})


def opens_name(token: Any) -> bool:
    first = token.text[0]
    return bool(
        (first.isupper() or token.lower_ in _OPENING)
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
        elif (reach := _body_goes_on(doc, last, reaching)) is not None and reach < stop:
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


def _body_goes_on(doc: Any, last: int, reaching: bool) -> int | None:
    """The next name token of "Ministry of the Interior", "Center for Strategic and International Studies"."""
    if not _is_left_open(doc, last, reaching):
        return None
    i = _past_articles_and_adjectives(doc, last + 2)
    return i if i < len(doc) and doc[i].pos_ == "PROPN" and opens_name(doc[i]) else None


def _is_left_open(doc: Any, last: int, reaching: bool) -> bool:
    """ "Ministry | of", "Voice | of"; "and" goes on only with what such a word led to, and never before "the"."""
    joint = doc[last + 1].lower_
    if joint in _OPENING_A_BODY:
        return doc[last].lower_ in _OPEN_BODIES or doc[last].text == "Voice"
    return reaching and joint in ("and", "&") and doc[min(last + 2, len(doc) - 1)].lower_ != "the"


def _past_articles_and_adjectives(doc: Any, i: int) -> int:
    """Past "the" and the capitalised words that are no nouns: "for | Strategic and", "of | the"."""
    end = min(len(doc), i + _LONGEST_GAP)
    while i < end and (doc[i].lower_ == "the" or (doc[i].pos_ != "PROPN" and doc[i].text[:1].isupper())):
        i += 1
    return i
