"""Who speaks right before a verb in a text without its commas: "Two boats sank off Halden | Minister Ann Poe | said".

What tells a name from the words before it are the text's own cast, titles, given names, and articles.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, NamedTuple

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, HOUSES, PEOPLE, ROLES, TITLES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import sentence_start
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run
from briefings.knowledge.agencies import agency_named

# Tags of verbs by which a clause asserts something.
ASSERTING = FINITE | {"MD"}
# How many tokens a speaker's phrase may have.
LONGEST = 12
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "one", "another"})
_BEFORE_NAMES = TITLES | _ARTICLES | {"former", "deputy", "senior"}
_PERSONS = frozenset({"he", "she", "they", "it"})
_JOINING = frozenset({"of", "for", "in", "on", "at", "de", "al", "el", "bin", "van", "von", "-", "’s", "'s", "'"})
_PARTICLES = frozenset({"de", "al", "el", "bin", "ibn", "van", "von", "der", "-", "."})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DESCRIBED = 22
# Several who speak without an article.
_SEVERAL = ROLES | PEOPLE | BODIES | {"authority", "source", "force", "expert", "figure"}
_SPEAKING = _SEVERAL | HOUSES | DOCUMENTS | {"note", "study"}
# … and who may stand behind the verb.
_CLOSING = ROLES | PEOPLE | BODIES | HOUSES | {"source"}


class Speaker(NamedTuple):
    """The first and last token of who speaks, and where the words for whom begin ("a clerk | Ann Poe")."""

    first: int
    last: int
    left: int


def names_of(cast: Cast) -> frozenset[str]:
    """The names of a cast by which somebody speaks, and the surnames of its people."""
    names = {e.name for e in cast.entries if e.named}
    return frozenset(names | {e.name.split()[-1] for e in cast.entries if e.named and e.sort == "person"})


def speaker_before(doc: Any, end: int, run: Run, names: Set[str]) -> Speaker | None:
    """Who speaks right before `end`."""
    last = end - 1
    if last < run[0]:
        return None
    if doc[last].lower_ in _PERSONS:
        return Speaker(last, last, last)
    if (described := _before_relative(doc, end, run)) is not None:
        end = described
    if (named := _name_before(doc, end, run, names)) is not None:
        return named
    return _noun_before(doc, end, run, names)


def speaker_behind(doc: Any, start: int, end: int, names: Set[str]) -> tuple[int, int] | None:
    """The first and last token of who speaks from `start` on, up to a clause that says who it is, or to `end`."""
    relative = next((k for k in range(start + 1, end) if doc[k].tag_ in ("WP", "WDT")), end)
    if any(t.tag_ in ASSERTING for t in doc[start:relative]):
        return None
    head = doc[head_of(doc, start, relative - 1)]
    if head.lemma_.lower() in _CLOSING or doc[start:relative].text in names:
        return start, relative - 1
    return None


def with_names_before(passage: Passage, readings: list[Reading], names: Set[str]) -> list[Reading]:
    """The readings, of which one whose speaker is a role behind a name has the name: "Ann Poe | a clerk | said"."""
    for reading in readings:
        named = _name_of_role(passage.doc, reading, names)
        if named is not None:
            reading.source, reading.phrase = passage.doc[named.last], (named.first, named.last)
    return readings


def _name_of_role(doc: Any, reading: Reading, names: Set[str]) -> Speaker | None:
    """The name of several words that stands before a reading's speaker, who is a role behind its article."""
    source, verb = reading.source, reading.verb
    if source is None or verb is None or source.lemma_.lower() not in ROLES or source.i > verb.i:
        return None
    first = reading.phrase[0] if reading.phrase is not None else source.left_edge.i
    article = next((k for k in range(first, max(-1, first - 2), -1) if doc[k].lower_ in _ARTICLES), None)
    start = None if article is None else sentence_start(doc, article)
    if article is None or start is None or article <= start:
        return None
    return _full_name_before(doc, article, (start - 1, verb.i), names)


def _full_name_before(doc: Any, end: int, run: Run, names: Set[str]) -> Speaker | None:
    """A name of several words right before `end`."""
    named = _name_before(doc, end, run, names)
    return named if named is not None and named.last > named.first else None


def _before_relative(doc: Any, end: int, run: Run) -> int | None:
    """Where the name ends that a clause describes: "Ann Poe | who heads the port office | told the radio"."""
    who = next((k for k in range(end - 2, max(run[0] + 1, end - _DESCRIBED), -1) if doc[k].tag_ in ("WP", "WDT")), None)
    if who is None or not doc[who - 1].text[:1].isupper() or doc[who].lower_ not in ("who", "whom", "which"):
        return None
    return who if sum(t.tag_ in ASSERTING for t in doc[who:end]) == 1 else None


def _name_before(doc: Any, end: int, run: Run, names: Set[str]) -> Speaker | None:
    """A name, of one of the cast or by its given name or title; a name before it that is none of it is left out."""
    last = _last_of_name(doc, end, run)
    if not doc[last].text[:1].isupper() or is_time(doc[last]):
        return None
    first = last
    while first - 1 > run[0] and end - first < LONGEST and _in_name(doc[first - 1]):
        first -= 1
    start = _known_start(doc, first, last, names)
    if start is not None:
        return Speaker(start, last, _with_titles(doc, start, run))
    if last - 2 > run[0] and doc[last - 1].lower_ == "of" and is_country_name(doc[last].text):
        return _name_before(doc, last - 1, run, names)  # "Premier Ann Poe of Norway"
    return None


def _last_of_name(doc: Any, end: int, run: Run) -> int:
    """The last token of the name, before a word in brackets: "the Harbour Fund | (HF) | said"."""
    bracketed = doc[end - 1].text == ")" and end - 4 > run[0]
    return end - 4 if bracketed else end - 1


def _with_titles(doc: Any, start: int, run: Run) -> int:
    """Where the titles and the article before a name begin: "the former deputy minister | Ann Poe"."""
    while start - 1 > run[0] and doc[start - 1].lower_ in _BEFORE_NAMES:
        start -= 1
    return start


def _in_name(token: Any) -> bool:
    return (token.text[:1].isupper() and not is_time(token)) or token.lower_ in _PARTICLES


def _known_start(doc: Any, first: int, last: int, names: Set[str]) -> int | None:
    """Where a name of the cast, or one behind a title or a given name, begins within a row of capitalised words."""
    of_cast = _start_in_cast(doc, first, last, names)
    if of_cast is not None:
        return of_cast
    titled = [k for k in range(first, last) if doc[k].lower_ in TITLES]
    if titled:
        return max(titled) + 1
    given = [k for k in range(first, last) if doc[k].lower_ in GIVEN and doc[k - 1].lower_ not in GIVEN]
    if given:
        return max(given)
    return last if agency_named(doc[last].text, alone=True) else None


def _start_in_cast(doc: Any, first: int, last: int, names: Set[str]) -> int | None:
    """Where the longest name of the cast begins that the row ends with."""
    for start in range(first, last + 1):
        if doc[start : last + 1].text in names and not is_country_name(doc[start].text):
            return start
    return None


def _noun_before(doc: Any, end: int, run: Run, names: Set[str]) -> Speaker | None:
    """A noun for somebody or a body behind its article, or several without one ("authorities"); whose name stands
    before it speaks: "Ann Poe | a clerk at the port | said"."""
    last = end - 1
    article = _article_before(doc, last, run)
    if article is None:
        return _several_before(doc, last, run) if _are_several(doc[last]) else None
    head = doc[head_of(doc, article, last)]
    if not _may_speak(head, doc[article + 1 : last + 1].text, names):
        return None
    is_role = head.lemma_.lower() in ROLES and article - 1 > run[0]
    named = _full_name_before(doc, article, run, names) if is_role else None
    return named or Speaker(article, last, article)


def _article_before(doc: Any, last: int, run: Run) -> int | None:
    """The article of the phrase that ends at `last`; None where a verb or another phrase stands between."""
    for k in range(last, max(run[0] - 1, last + 1 - LONGEST), -1):
        token = doc[k]
        if token.lower_ in _ARTICLES:
            return k
        if not (token.pos_ in _INSIDE or token.lower_ in _JOINING or token.tag_ in ("VBN", "POS")):
            return None
        if k < last and token.tag_ == "NNS" and doc[k + 1].lower_ not in _JOINING and _are_several(doc[last]):
            return None  # "the new boats | officials | say have sunk"
    return None


def _are_several(noun: Any) -> bool:
    """Whether the noun is for several who may speak without an article."""
    return noun.tag_ == "NNS" and noun.lemma_.lower() in _SEVERAL


def _may_speak(head: Any, name: str, names: Set[str]) -> bool:
    """Whether a phrase behind its article is for somebody, by its head noun or as a name."""
    return head.lemma_.lower() in _SPEAKING or name in names or (head.pos_ == "PROPN" and name.istitle())


def _several_before(doc: Any, last: int, run: Run) -> Speaker:
    """Several people without an article, with what describes them: "Kurdish-led | forces"."""
    first = last
    while first - 1 > run[0] and doc[first - 1].tag_ != "NNS":
        if doc[first - 1].dep_ not in ("amod", "compound") and doc[first - 1].text != "-":
            break
        first -= 1
    return Speaker(first, last, first)


def head_of(doc: Any, first: int, last: int) -> int:
    """The last noun before the phrase's first preposition."""
    head = last
    for k in range(first, last + 1):
        if doc[k].pos_ in ("NOUN", "PROPN"):
            head = k
        elif doc[k].lower_ in ("of", "for", "in", "on", "at") and k > first + 1:
            break
    return head
