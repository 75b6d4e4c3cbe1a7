"""Whose view, fear or figure a sentence states: "The guild's theory is that …", "Ann Poe's figure is 40 boats".

They are found by their words and order, since the parser often loses the clause behind "is that": a noun for what is
held or counted, somebody whose it is ("the guild's", "of the guild", "among pilots"), a form of "be", and what is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH_NOUNS
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.person_words import OFFICES_AND_BODIES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, may_tell
from briefings.extracting.coreference.mentions.nationality import is_country
from briefings.extracting.parsing.dependencies import opens_sentence, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.values import frozen


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What somebody holds, so that a clause with "that" is their word.
_HELD = (SPEECH_NOUNS - _words("bet sign case issue question call attack support plan aim")) | _words(
    "line theory version argument case suspicion word guess thesis hunch instinct feeling impression sense stance"
)
# … and what only "there is" makes somebody's ("there is no doubt at the port that").
_FOUND_AMONG = (
    _HELD
    | _words("word news confirmation information")
    | _words("doubt agreement consensus unease alarm certainty dread")
)
_FIGURES = _words("figure number count tally toll estimate total reckoning calculation guess")
_NOUNS = _FOUND_AMONG | _FIGURES
_WHOSE = _words("of from among by")
_AMONG = _words("at in among within inside from across")
_BEING = frozenset({"be", "remain"})
# What leads from a figure to its number.
_STANDING = {
    "stand": ("at",),
    "range": ("from",),
    "run": ("to", "from"),
    "come": ("to",),
    "amount": ("to",),
    "put": ("at",),
    "lie": ("at", "between"),
}
_REACHING = _words("reach exceed pass")
_LONGEST = 14


@frozen
class _Owned:
    """A noun with whose it is; the phrase ends with the token `last`."""

    noun: Any
    owner: tuple[int, int]
    head: Any
    last: int


def view_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    for token in passage.doc:
        if token.pos_ not in ("NOUN", "PROPN") and token.text != "Word":
            continue
        lemma = token.lemma_.lower()
        if lemma not in _NOUNS:
            continue
        reading = next((r for rule in _RULES if (r := rule(index, passage, token)) is not None), None)
        if reading is None and lemma in _FIGURES:
            reading = _figure(index, passage, token)
        if reading is not None:
            yield reading


def _owned(doc: Any, noun: Any) -> _Owned | None:
    """Whose the noun is: "the guild's fear", "the fear of the guild", "word from the guild"."""
    before = _possessor(doc, noun.i)
    if before is not None:
        return _Owned(noun, before[0], before[1], _past_topic(doc, noun.i))
    if noun.i + 3 >= len(doc):
        return None
    if noun.lemma_.lower() in _FIGURES and (given := _given_by(doc, noun)) is not None:
        return given
    if doc[noun.i + 1].lower_ not in _WHOSE:
        return None
    run = _people(doc, noun.i + 2)
    if run is not None and noun.lemma_.lower() in _FIGURES and not _may_count(doc[run.head]):
        return None  # "estimates of its strength", "the official tally of Norwegians"
    return None if run is None else _Owned(noun, (run.first, run.last), doc[run.head], run.last)


def _may_count(head: Any) -> bool:
    """Whether the noun names a source, and no people of a country, who are what is counted."""
    return is_source(head) and not (head.tag_ == "NNPS" and is_country(head.text.removesuffix("s")))


_GIVING = frozenset(
    {"give", "cite", "name", "quote", "use", "publish", "release", "keep", "compile", "maintain", "issue"}
)


def _given_by(doc: Any, noun: Any) -> _Owned | None:
    """ "The figure cited by monitors", "the number that the guild gives"."""
    k = noun.i + 1
    if doc[k].lemma_ in _GIVING and doc[k].tag_ in ("VBN", "VBD") and doc[k + 1].lower_ == "by":
        run = run_after(doc, k + 2, min(len(doc), k + _LONGEST))
        return None if run is None else _with_name(doc, noun, run)
    k += doc[k].lower_ in ("that", "which")
    run = run_after(doc, k, min(len(doc), k + _LONGEST))
    if run is None or run.last + 1 >= len(doc) or doc[run.last + 1].lemma_ not in _GIVING:
        return None
    return _Owned(noun, (run.first, run.last), doc[run.head], run.last + 1)


def _with_name(doc: Any, noun: Any, run: SpeakerRun) -> _Owned:
    """Whoever gives it, by the name where a comma parts that from what its bearer is."""
    named = named_after(doc, run, sentence_end(doc, run.last) + 1)
    if named is None:
        return _Owned(noun, (run.first, run.last), doc[run.head], run.last)
    closed = named.last + 1 < len(doc) and doc[named.last + 1].text == ","
    return _Owned(noun, (named.first, named.last), doc[named.head], named.last + closed)


def _possessor(doc: Any, i: int) -> tuple[tuple[int, int], Any] | None:
    """The owner before the noun at `i` ("the harbour guild's latest | figure", "her | view")."""
    for k in range(i - 1, max(-1, i - 4), -1):
        token = doc[k]
        if token.tag_ == "PRP$":
            return None if token.lower_ in _OWN else ((k, k), token)
        if token.tag_ == "POS":
            owner = doc[k - 1]
            if owner.pos_ not in ("NOUN", "PROPN") or is_time(owner):
                return None
            return (max(owner.left_edge.i, 0), owner.i), owner
        if token.pos_ not in ("ADJ", "NOUN", "ADV"):
            return None
    return None


_OWN = frozenset({"my", "our", "your"})


def _past_topic(doc: Any, i: int) -> int:
    """The last token of "figure | for sunken boats", which says what is counted."""
    if i + 2 < len(doc) and doc[i + 1].lower_ in ("for", "of", "on", "about"):
        run = run_after(doc, i + 2, min(len(doc), i + _LONGEST))
        return i if run is None else run.last
    return i


def _people(doc: Any, start: int) -> SpeakerRun | None:
    """Somebody's phrase at `start`, with what a comma adds to it (", a clerk in Leeds,")."""
    run = run_after(doc, start, min(len(doc), start + 2 * _LONGEST))
    if run is not None and run.last > run.first and _leads_to_number(doc, run.last):
        run = run_after(doc, start, run.last)  # "estimates by the guild | range from 40 to 60"
    if run is None or is_time(doc[run.head]) or doc[run.head].pos_ not in ("NOUN", "PROPN"):
        return None
    return run


def _leads_to_number(doc: Any, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].lower_ in _STANDING.get(doc[i].lemma_, ())


def _past_aside(doc: Any, i: int) -> int:
    """The token after `i`, past an apposition or a clause between commas."""
    if i + 1 >= len(doc) or doc[i + 1].text != ",":
        return i + 1
    close = next((k for k in range(i + 2, min(len(doc), i + _LONGEST)) if doc[k].text == ","), None)
    return i + 1 if close is None else close + 1


def _being(doc: Any, i: int) -> int | None:
    """The last token of "is", "has been", "was again" at `i`."""
    k = i
    while k < min(len(doc), i + 3) and (doc[k].lemma_ == "have" or doc[k].pos_ == "ADV"):
        k += 1
    return k if k < len(doc) and doc[k].lemma_ in _BEING else None


def _held(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "The guild's fear is that P", "The fear of the guild was that P", "It is the guild's belief that P"."""
    doc = passage.doc
    owned = _owned(doc, noun) if noun.lemma_.lower() in _HELD else None
    if owned is None:
        return None
    opening = min(owned.owner[0], noun.i)
    being = _being(doc, _past_aside(doc, owned.last))
    that = being + 1 if being is not None else owned.last + 1
    if being is None and not _it_is(doc, opening):
        return None
    if being is None and (set_off := _set_off(index, passage, owned, opening)) is not None:
        return set_off
    while being is not None and that < min(len(doc), being + 3) and doc[that].pos_ == "ADV":
        that += 1
    return _that(index, passage, owned, that) if that < len(doc) else None


def _set_off(index: int, passage: Passage, owned: _Owned, opening: int) -> Reading | None:
    """ "Forty boats, it is the guild's belief, will never come back": what the phrase breaks into."""
    doc, first = passage.doc, opening - 2
    closed = owned.last + 1 < len(doc) and doc[owned.last + 1].text == ","
    if first < 2 or doc[first].lower_ != "it" or doc[first - 1].text != "," or not closed:
        return None
    content = trimmed(doc, sentence_start(doc, first), sentence_end(doc, owned.last + 1))
    return None if content is None else _reading(index, passage, owned, content)


def _it_is(doc: Any, first: int) -> bool:
    """Whether "it is" stands before the phrase ("It was, and is, | the guild's view that")."""
    k = first - 1
    while k > 0 and (doc[k].pos_ == "DET" or doc[k].lower_ in ("also", "still")):
        k -= 1
    return k > 0 and doc[k].lemma_ == "be" and any(t.lower_ == "it" for t in doc[max(0, k - 2) : k])


def _that(index: int, passage: Passage, owned: _Owned, that: int) -> Reading | None:
    doc = passage.doc
    if doc[that].lower_ != "that" or that + 2 >= len(doc):
        return None
    content = trimmed(doc, that, sentence_end(doc, that + 1))
    return None if content is None else _reading(index, passage, owned, content)


def _exists(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "There is concern among pilots that P", "there was no doubt at the port that P"."""
    doc, i = passage.doc, noun.i
    there = any(doc[k].lower_ == "there" for k in range(max(0, i - 6), i))
    if not there or noun.lemma_.lower() not in _FOUND_AMONG or i + 3 >= len(doc) or doc[i + 1].lower_ not in _AMONG:
        return None
    run = _people(doc, i + 2)
    if run is None or run.last + 1 >= len(doc):
        return None
    return _that(index, passage, _Owned(noun, (run.first, run.last), doc[run.head], run.last), run.last + 1)


def _coming_from(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "Word came from the port that P", "From the port comes the assurance that P"."""
    doc, verb = passage.doc, noun.head
    if verb.lemma_ not in ("come", "emerge", "arrive", "issue") or noun.dep_ not in ("nsubj", "dobj", "attr"):
        return None
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    run = _people(doc, source.i + 1) if source is not None else None
    if run is None or not may_tell(doc[run.head]):
        return None
    that = max(noun.i, run.last) + 1
    owned = _Owned(noun, (run.first, run.last), doc[run.head], that - 1)
    return _that(index, passage, owned, that) if that < len(doc) else None


def _that_came_from(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "Word that 40 boats sank came from the port", "The figure of 40 boats comes from Ann Poe"."""
    doc, first = passage.doc, noun.i + 1
    if first + 4 >= len(doc) or noun.i - sentence_start(doc, noun.i) > 2 or not _is_content_behind(noun):
        return None
    end = sentence_end(doc, noun.i)
    come = next((k for k in range(first + 1, end - 1) if _comes_from(doc, k)), None)
    run = None if come is None else _people(doc, come + 2)
    if come is None or run is None or not may_tell(doc[run.head]):
        return None
    last = sentence_end(doc, come) if noun.lemma_.lower() in _NEWS else come - 1
    content = trimmed(doc, first, last)
    return None if content is None else _reading(index, passage, _with_name(doc, noun, run), content)


def _is_content_behind(noun: Any) -> bool:
    """Whether "that" opens what the word is, or "of" what the figure or the news is ("The figure | of 40 boats")."""
    following = noun.doc[noun.i + 1].lower_
    return following == "that" or (following == "of" and noun.lemma_.lower() in (_FIGURES | _NEWS))


# "Word of the loss came from the port"; a report or a story may come from anywhere.
_NEWS = _words("word news confirmation")


def _comes_from(doc: Any, i: int) -> bool:
    return doc[i].lower_ in ("comes", "came", "come", "stems", "stemmed") and doc[i + 1].lower_ == "from"


def _of_opinion(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "The guild is of the opinion that P", "came to the conclusion that P", "is under the impression that P"."""
    doc, i = passage.doc, noun.i
    if noun.lemma_.lower() not in _HELD or i < 4 or i + 2 >= len(doc) or doc[i + 1].lower_ != "that":
        return None
    holder = _who_is_of_it(noun)
    if holder is None or holder.lower_ in ("it", "there", "this", "that"):
        return None
    owned = _Owned(noun, (holder.left_edge.i, holder.i), holder, i)
    return _that(index, passage, owned, i + 1)


def _who_is_of_it(noun: Any) -> Any | None:
    """The subject of "is of the opinion", "came to the conclusion", whose preposition stands before the noun."""
    doc, k = noun.doc, noun.i - 1
    while k > 0 and (doc[k].pos_ in ("DET", "ADJ") or doc[k].lower_ == "no"):
        k -= 1
    verb = doc[k - 1]
    if doc[k].lower_ not in ("of", "under", "to", "in") or verb.lemma_ not in ("be", "come", "remain", "lean"):
        return None
    return next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)


# Each looks at one noun, and the first that finds a reading has it.
_RULES = (_held, _exists, _of_opinion, _coming_from, _that_came_from)


def _figure(index: int, passage: Passage, noun: Any) -> Reading | None:
    """ "The guild's figure is 40 boats", "Its count stands at 61", "Estimates by the guild range from 40 to 60"."""
    doc = passage.doc
    owned = _owned(doc, noun)
    if owned is None or (noun.lemma_.lower() in _TOTALS and not _counts(owned.head)):
        return None
    if not opens_sentence(doc, min(owned.owner[0], noun.left_edge.i)):
        return None
    number = _number_told(doc, owned.last + 1)
    if number is None and (past := _past_aside(doc, owned.last)) > owned.last + 1:
        number = _number_told(doc, past)  # "The guild's figure, given in May, is 40"
    first = min(owned.owner[0], noun.left_edge.i)
    content = None if number is None else trimmed(doc, first, sentence_end(doc, number))
    return None if content is None else _reading(index, passage, owned, content)


def _number_told(doc: Any, i: int) -> int | None:
    """Where the number begins that the verb or mark behind a figure leads to."""
    at = _past_words(doc, i)
    return _number_after(doc, at) if at + 1 < len(doc) else None


def _past_words(doc: Any, i: int) -> int:
    """The verb or mark behind what the figure is of ("The guild's tally | of lost boats in May | is")."""
    relative = i < len(doc) and doc[i].tag_ in ("WP", "WDT")
    for k in range(i, min(len(doc), i + _LONGEST)):
        if relative and not (doc[k].tag_ in ("VBZ", "VBD", "VBP") and k + 1 < len(doc) and _number_after(doc, k)):
            continue  # "the guild's tally of those | who sailed in May | is 40"
        if (
            _leads_to_number(doc, k)
            or doc[k].text in (":", ",", ";", ".")
            or doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP")
        ):
            return k
    return i


# Of a country these are what is counted, and not who counts ("Serbia's total is 49").
_TOTALS = _words("total toll number")


def _counts(owner: Any) -> bool:
    return owner.tag_ == "PRP$" or owner.lemma_.lower() in OFFICES_AND_BODIES


def _number_after(doc: Any, i: int) -> int | None:
    """Where the number begins behind "is", "stands at", "has reached" or a colon at `i`."""
    if doc[i].text == ":":
        return _number(doc, i + 1)
    being = _being(doc, i)
    if being is not None:
        return _number(doc, being + 1 + (doc[being + 1].lower_ == "of"))
    k = i + (doc[i].lemma_ == "have")
    if k + 1 >= len(doc):
        return None
    if doc[k + 1].lower_ in _STANDING.get(doc[k].lemma_, ()):
        return _number(doc, k + 2)
    return _number(doc, k + 1) if doc[k].lemma_ in _REACHING else None


def _number(doc: Any, i: int) -> int | None:
    """The token at `i` if a number stands there, with nothing but "about", "some" or "at least" before it."""
    for k in range(i, min(len(doc), i + 4)):
        if doc[k].tag_ == "CD":
            return i
        if doc[k].pos_ not in ("ADV", "ADJ", "ADP", "DET", "SCONJ"):
            return None
    return None


def _reading(index: int, passage: Passage, owned: _Owned, content: tuple[int, int]) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=owned.head,
        verb=None,
        cue=passage.span(owned.noun, owned.noun),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="phrase",
        phrase=None if owned.head.tag_ == "PRP$" else owned.owner,
    )


def with_views(readings: list[Reading], views: list[Reading]) -> list[Reading]:
    """The readings with the views, which stand for what else was read of the same noun."""
    cues = {(v.passage, v.cue[1]) for v in views if v.cue is not None}
    return [*(r for r in readings if r.cue is None or (r.passage, r.cue[1]) not in cues), *views]
