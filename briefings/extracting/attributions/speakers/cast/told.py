"""Somebody who spoke, and whether what speaks now is theirs: "the statement", "the authors", "the ministry".

A statement is the word of whoever put it out, "the authors" are those of the report that spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.cast.description_words import content_words
from briefings.extracting.attributions.speakers.cast.trades import may_be_called
from briefings.extracting.coreference.mentions.vocabulary import REPORT_NOUNS, kin_of
from briefings.values import frozen

# Words that somebody put out: whoever did is the speaker.
STATEMENTS = frozenset(
    """statement communiqué communique bulletin release declaration claim confirmation message announcement answer
    reply""".split()
)
# … and writings, which may also be somebody else's.
MAKERS = frozenset({"author", "researcher", "writer", "pollster", "scholar", "co-author"})
WRITINGS = REPORT_NOUNS | frozenset({"document", "text", "letter", "note", "tweet", "post"})
WORDS_WRITTEN = STATEMENTS | WRITINGS
_OLD = frozenset({"previous", "earlier", "past", "older", "other", "separate", "another"})
_BEFORE = frozenset({"previous", "earlier", "past", "older"})
_NEW = frozenset({"new", "latest", "fresh", "updated"})
_OWNED = re.compile(r"(?P<whose>.+?)(?:['’]s|(?<=s)['’]) (?:[a-z-]+ )*?(?P<what>[a-z]+)")


@frozen
class Told:
    """Somebody who spoke: where, under which name and role, and the words (`text`, `noun`) that named the speaker.

    `wrote` is the noun of what it was said in ("in a statement").
    """

    at: int
    name: str
    role: str | None
    text: str
    noun: str
    plural: bool
    wrote: str | None = None


def writing(noun: str, near: Sequence[Told]) -> Told | None:
    """Who wrote what "the NOUN" is, else of "the document" who put out a statement; `near` are who spoke, the latest
    first."""
    found = next((t for t in near if wrote(t, noun) or (t.noun == noun and t.name != t.text)), None)
    if found is not None or noun not in _ANY_WRITING:
        return found
    statement = next((t for t in near if is_anothers_statement(t)), None)
    return statement or next((t for t in near if t.noun in _OTHER_WRITINGS and t.text.lower() != t.noun), None)


# What any writing may be called, and which writings: "the document" is "a tally of the guild" that was told of before.
_ANY_WRITING = frozenset({"document", "text", "paper"})
_OTHER_WRITINGS = DOCUMENTS - STATEMENTS


def statement_or_speaker(noun: str, near: Sequence[Told]) -> Told | None:
    """The statement that goes by more words or another ("the joint statement", "the communiqué"), else who spoke last;
    `near` are who spoke, the latest first."""
    statement = next((t for t in near if t.noun in STATEMENTS and t.text.lower() != noun), None)
    return statement or next((t for t in near if t.noun not in STATEMENTS and not t.plural), None)


def wrote(told: Told, noun: str) -> bool:
    """Whether somebody said something in what "the NOUN" may be."""
    if told.wrote is None:
        return False
    return noun == told.wrote or noun in kin_of(told.wrote) or (noun in STATEMENTS and told.wrote in STATEMENTS)


def is_anothers_statement(told: Told) -> bool:
    """Whether a statement spoke, and somebody is known to have put it out."""
    return told.noun in STATEMENTS and told.name != told.text


def is_told_last(noun: str, near: Sequence[Told]) -> bool:
    """Whether a person of such a trade spoke since any report did; `near` are who spoke, the latest first."""
    last = next((t for t in near if t.noun in REPORT_NOUNS or (t.role and may_be_called(noun, t.role))), None)
    return last is not None and last.noun not in REPORT_NOUNS


def tells_another(description: str, text: str) -> bool:
    """Whether "the survey" is another than "earlier research", which its own words tell."""
    one, other = set(description.lower().split()), set(text.lower().split())
    return bool((other & _BEFORE and not one & _OLD) or (one & _NEW and other & _OLD) or (one & _OLD and other & _NEW))


def maker_behind(found: Told | None, noun: str) -> Told | None:
    """The ministry, where "the ministry's statement" spoke before and "the ministry" speaks now."""
    owned = _OWNED.fullmatch(found.name) if found is not None else None
    if found is None or owned is None or owned["what"] not in WORDS_WRITTEN or owned["what"] == noun:
        return None
    whose = owned["whose"]
    return replace(found, name=whose, text=whose) if whose.split()[-1].lower() == noun else None


def fuller(found: Told | None, text: str) -> Told | None:
    """Somebody whose name says more than the description does."""
    says_more = found is not None and not set(content_words(found.name)) <= set(content_words(text))
    return found if says_more else None
