"""Whom "they", "both", "all" and "some of them" mean where they speak."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.resolution.known import Speaker, Wording
from briefings.extracting.attributions.resolution.own_sentence import PLURAL, person_named, sentence_before
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import read_phrase
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.parsing.dependencies import SUBJECTS, child, sentence_start
from briefings.extracting.parsing.language import Passage

# How many tokens back several people without a name are looked for.
_REACH = 40


def people(word: str, wording: Wording) -> Speaker:
    """Whom "they" means."""
    reading, known = wording.reading, wording.known
    meant = (
        _named_together(reading.source, wording.passage, known.register)
        or known.discourse.people_for(wording.at, reading.content)
        or _people_before(reading.source)
    )
    if meant is not None and (_answers_to(reading.verb, meant) or _are_those_there(reading.source)):
        meant = None
    return Speaker(meant, None, wording.span)


def _are_those_there(pronoun: Any) -> bool:
    """Whether "they" are whoever is in a place that opens the sentence: "In Halden | they | complain of it"."""
    doc, i = pronoun.doc, pronoun.i
    first = sentence_start(doc, i)
    words = doc[first:i]
    named = len(words) in (2, 3) and words[-1].pos_ == "PROPN"
    return named and words[0].lower_ in ("in", "at", "around", "across") and all(t.pos_ == "PROPN" for t in words[1:])


def _answers_to(verb: Any | None, people: str) -> bool:
    """Whether it is not those people who speak, as they are who hears it: "They told the | police | that …" is no word
    of prosecutors or officers."""
    if verb is None or people.split()[-1].lower() not in _INVESTIGATORS:
        return False
    heard = (c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj"))
    return any(hearer.lemma_.lower() in _INVESTIGATING for hearer in heard)


_INVESTIGATORS = frozenset(
    "police officers investigators prosecutors detectives officials authorities judges guards".split()
)


_INVESTIGATING = frozenset("police officer investigator prosecutor detective court judge guard interrogator".split())


def some_of(word: str, wording: Wording) -> Speaker:
    """ "Some of the women": a part of people who are told by their noun."""
    pronoun: Any = wording.reading.source
    of = next((c for c in pronoun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    if people is None or people.pos_ not in ("NOUN", "PROPN"):
        return Speaker(None, None, wording.span)
    words = pronoun.doc[pronoun.i : read_phrase(people).last + 1].text
    return Speaker(" ".join(words.split()), None, wording.span)


def part_of_them(word: str, wording: Wording) -> Speaker:
    """ "All", "both" or "one" of several who spoke last or of whom the sentence before tells: "Forty men rowed home.
    All | said they were cooks"."""
    pronoun: Any = wording.reading.source
    if any(c.dep_ == "prep" for c in pronoun.rights):
        return some_of(word, wording)
    last = wording.known.register.told_last(wording.at)
    together = last is not None and last.plural and wording.at - last.at < _NEAR
    people = last.text if together and last is not None else None
    if people is None and word == "both":
        people = wording.known.register.two_who_spoke(wording.at)
    people = people or _people_before(pronoun, _first_outside(wording))
    if people is None or word != "one":
        return Speaker(people, None, wording.span)
    return Speaker(f"one of the {_noun_in(people)}", None, wording.span)


def _first_outside(wording: Wording) -> int | None:
    """Where what the pronoun says begins, if that is before it: those told of there don't say it ("Crews are few, |
    both | agree")."""
    start = wording.reading.content[0]
    before = start < wording.passage.at(wording.reading.source)
    return start - wording.passage.start if before else None


# How many characters back several people may have spoken.
_NEAR = 300


def _noun_in(people: str) -> str:
    """The noun of "three sailors who rowed", "the sailors of Leeds"."""
    words = people.split()
    end = next((i for i, word in enumerate(words) if i and word.lower() in _DESCRIBING), len(words))
    return words[end - 1]


_DESCRIBING = frozenset("who whom that which of from in at on with for by near close familiar".split())


def _named_together(pronoun: Any, passage: Passage, register: Register) -> str | None:
    """The two people by name who are the subject of the sentence before ("Ann Poe and Tom Lane left. They say …")."""
    people = [person_named(name, passage, register) for name in _two_names_before(pronoun)]
    names = [entry.name for entry in people if entry is not None]
    return " and ".join(names) if len(names) == 2 else None


def _two_names_before(pronoun: Any) -> tuple[Any, ...]:
    """The two names, and no more, that are the subject of the sentence before; else none."""
    about = (t for t in sentence_before(pronoun) if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
    one = next((t for t in about if t.pos_ == "PROPN"), None)
    other = None if one is None else _named_beside(one)
    if other is None or any(c.dep_ == "conj" for c in other.rights):
        return ()
    return one, other


def _named_beside(name: Any) -> Any | None:
    """The second of two names that "and" joins."""
    return next((c for c in name.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)


def _people_before(pronoun: Any, first_said: int | None = None) -> str | None:
    """Several people without a name who are the last sentence's subject ("The authors asked 300 men. They say …");
    none from the offset `first_said` in the passage on."""
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
        token = doc[i]
        if first_said is not None and token.idx >= first_said:
            continue
        if token.dep_ in SUBJECTS and (those := _of_whom(token)) is not None:
            return " ".join(doc[token.left_edge.i : read_phrase(those).last + 1].text.split())
        if token.tag_ in PLURAL and token.dep_ in SUBJECTS:
            lemma = token.lemma_.lower()
            told = lemma in person_words.PERSONS and token.lower_ != "people"
            known = told or _are_nationals(token) or (_are_of_a_trade(lemma) and token.head.pos_ in ("VERB", "AUX"))
            return read_phrase(token).text if known else None
    return None


def _of_whom(part: Any) -> Any | None:
    """The people of whom so many are told: "Two of the | prisoners | wrote. They say …"."""
    if part.tag_ != "CD" and part.lower_ not in ("some", "several", "many", "most"):
        return None
    of = next((c for c in part.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    return people if people is not None and people.lemma_.lower() in person_words.PERSONS | _HELD else None


_HELD = frozenset("prisoner detainee hostage captive inmate returnee fighter survivor".split())


def _are_of_a_trade(noun: str) -> bool:
    """ "Herders", "rights defenders"; no "trailers"."""
    return noun not in person_words.THINGS and person_words.TRADE.fullmatch(noun) is not None


def _are_nationals(noun: Any) -> bool:
    """Whether so many people of a country are told of ("Four Norwegians"), and not the nation ("Norwegians")."""
    counted = any(c.dep_ == "nummod" or c.lower_ in ("some", "several", "few") for c in noun.lefts)
    name = str(noun.text)
    return counted and not is_country_name(name) and (is_country(name) or is_country(name.removesuffix("s")))
