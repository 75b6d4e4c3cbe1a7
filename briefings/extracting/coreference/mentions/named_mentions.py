"""Somebody or something that a text names: "Ms. Poe, the mayor of Halden", "head of the Harbour Guard Ann Poe"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.offices import after_titles
from briefings.extracting.attributions.speakers.phrases.phrase_edges import phrase_run
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import read_phrase
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.described_mentions import described
from briefings.extracting.coreference.mentions.genders import gender_given, gender_told, has_age
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.mention import ARTICLES, Mention, plain
from briefings.extracting.coreference.mentions.nationality import is_country
from briefings.extracting.coreference.mentions.sorts import Name, is_somewhere, sort_of
from briefings.extracting.coreference.mentions.syntax import apposed_to
from briefings.extracting.coreference.mentions.told_persons import is_told_as_somebody
from briefings.extracting.parsing.language import Passage
from briefings.model import Place


class PlaceSpans:
    """Where the places of a document stand, to be asked by offset."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._spans = sorted((p.start, p.end) for p in places)

    def covers(self, start: int, end: int) -> bool:
        """Whether one place covers all of `start` to `end`."""
        i = bisect_right(self._spans, (start, 1 << 60)) - 1
        return i >= 0 and self._spans[i][1] >= end


def named(number: int, passage: Passage, first: int, last: int, places: PlaceSpans) -> Mention | None:
    """The mention that a run of proper nouns makes: none where it is a place's name or a title alone."""
    doc = passage.doc
    start = after_titles(doc, first, last)
    if start > last or (start == last and doc[last].lower_ in _COMMON_ACRONYMS):
        return described(number, passage, doc[last])
    span = passage.span(doc[start], doc[last])
    titled = start > first or (first > 0 and doc[first - 1].lower_ in person_words.TITLES)
    name = Name(doc, start, last, plain(doc[start : last + 1].text), titled)
    mention = Mention(span, name.text, sort_of(name), number, name.final)
    if not titled and (_is_place(mention, places) or is_somewhere(name)):
        return None
    mention.plural = _are_several(name, mention)
    if mention.sort in ("person", "unsure"):
        _read_person(mention, name)
    elif mention.sort == "body" and (_follows_its_adjective(name) or _follows_its_number(name)):
        mention.span = passage.span(doc[start - 1], doc[last])
        mention.text = plain(doc[start - 1 : last + 1].text)
    if (peer := _first_of_style(name)) < name.first:
        mention.span = passage.span(doc[peer], doc[last])
        mention.text = plain(doc[peer : last + 1].text)
    mention.beside = apposed_to(name.final)
    if mention.beside is not None and mention.role is None and mention.sort in ("person", "unsure"):
        _take_role(mention, doc[mention.beside])
    return mention


# Capitals for what a body is, which are no body's name.
_COMMON_ACRONYMS = frozenset({"ngo", "ngos"})


def _is_place(mention: Mention, places: PlaceSpans) -> bool:
    """Whether the name is only a place's or a people's: "Turkey", "the U.S.", "Syrian"; "Mary left" is no town."""
    if mention.sort not in ("person", "unsure", "body"):
        return False
    covered = places.covers(*mention.span)
    if covered and mention.text.lower() in GIVEN and mention.head.dep_ != "pobj":
        return False
    return is_country(mention.text) or (covered and mention.sort != "body")


def _are_several(name: Name, mention: Mention) -> bool:
    """Whether the name is of several people, and no surname that ends like a plural ("Janet Mills")."""
    return name.final.tag_ == "NNPS" and mention.sort == "person" and name.doc[name.first].lower_ not in GIVEN


def _follows_its_adjective(name: Name) -> bool:
    """ "the Tarsian | Red Crescent": an adjective in capitals that belongs to a body's name."""
    if not name.first:
        return False
    before = name.doc[name.first - 1]
    return bool(before.pos_ == "ADJ" and before.text[:1].isupper())


def _first_of_style(name: Name) -> int:
    """Where a surname begins that nobody has without the style before it: "| Lord Poe", "| Mrs Justice Poe"."""
    doc, first = name.doc, name.first
    if first != name.last or first == 0:
        return first
    before = doc[first - 1].lower_
    if before in _PEERS and doc[first - 1].text.istitle():
        return first - 1
    judge = first > 1 and before == "justice" and doc[first - 2].lower_ in _STYLES
    return first - 2 if judge else first


_PEERS = frozenset({"lord", "lady", "baroness", "baron", "viscount"})
_STYLES = frozenset({"mr", "mrs", "ms", "lord", "lady", "mr.", "mrs.", "ms."})


def _follows_its_number(name: Name) -> bool:
    """ "the 103rd | Brigade": the number of a unit, which is a part of its name."""
    return bool(name.first and _ORDINAL.fullmatch(name.doc[name.first - 1].text))


_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


def _take_role(mention: Mention, noun: Any) -> None:
    """The role of a name that stands beside a noun for people."""
    office = noun.tag_ == "NNP" and noun.lower_ in person_words.TITLES  # "Tarsia's Interior Minister, Ann Poe, said"
    if not office and (noun.tag_ != "NN" or noun.lemma_.lower() not in words.PEOPLE):
        return
    first, last = phrase_run(noun)
    first += noun.doc[first].lower_ in ARTICLES
    mention.role, mention.sort = plain(noun.doc[first : last + 1].text), "person"


def _read_person(mention: Mention, name: Name) -> None:
    """The role beside a person's name, and what name and title tell of the gender."""
    doc, title = name.doc, None
    if _has_words_beside(doc, name.first, name.last):
        phrase = read_phrase(name.final)
        title, mention.role = phrase.title, phrase.role
        if phrase.person and mention.role:
            mention.sort = "person"
    if mention.sort == "unsure" and (has_age(doc, name.last) or is_told_as_somebody(doc, name.last)):
        mention.sort = "person"
    mention.gender = gender_told(doc, name.first, name.last, title, mention.role)
    mention.likely = gender_given(doc, name.first, name.last)


def _has_words_beside(doc: Any, start: int, last: int) -> bool:
    """Whether words stand before or after a name that could be its title or role."""
    if start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        return True
    return last + 1 < len(doc) and doc[last + 1].lower_ in (",", "(", "of", "at", "from")


def body_headed(number: int, passage: Passage, run: tuple[int, int], places: PlaceSpans) -> Iterator[Mention]:
    """The body that somebody's office is of ("head of the Harbour Observatory | Ann Poe")."""
    doc, (first, stop) = passage.doc, run
    start = next((k for k in range(first + 2, stop) if doc[k].text[:1].isupper()), stop)
    if stop - start <= 1 or doc[start].pos_ != "PROPN":
        return
    if any(token.lower_ in person_words.BODIES for token in doc[start:stop]):
        mention = named(number, passage, start, stop - 1, places)
        if mention is not None:
            yield mention


def office_holder(number: int, passage: Passage, office: int, name: tuple[int, int]) -> Mention:
    """ "Minister of the Interior Ann Poe": the person, whose role is the office."""
    doc, (start, last) = passage.doc, name
    span, text = passage.span(doc[start], doc[last]), plain(doc[start : last + 1].text)
    mention = Mention(span, text, "person", number, doc[last], role=plain(doc[office:start].text))
    mention.gender = gender_told(doc, start, last, mention.role, mention.role)
    mention.likely = gender_given(doc, start, last)
    return mention
