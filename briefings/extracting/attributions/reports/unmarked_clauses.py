"""Reporting clauses of a text that came without its commas: "Two boats sank off Halden Harbour Minister Ann Poe said".

Some archives keep articles so. The parser then makes the speaker a part of what is said, and nothing marks the clause
off; but who speaks is still a name or a noun for somebody right before a finite verb of saying behind which nothing, or
when and where it was said, or another clause follows. A text counts as such if it is long and has no comma at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.reporting_adjuncts import FINITE
from briefings.extracting.attributions.reports.reported_content import before_another
from briefings.extracting.attributions.reports.reporting_verbs import VERBS
from briefings.extracting.attributions.speakers.person_words import BODIES, HOUSES, PEOPLE, ROLES, TITLES
from briefings.extracting.attributions.speakers.speaker_runs import is_time
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.coreference.given_names import GIVEN
from briefings.extracting.coreference.nationality import is_country_name
from briefings.extracting.parsing.dependencies import sentence_start, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences
from briefings.knowledge.agencies import agency_named

# A comma that is none of a number; and how many characters without one are no accident.
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_LONG = 400
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "one", "another"})
_PERSONS = frozenset({"he", "she", "they", "it"})
_JOINING = frozenset({"of", "for", "in", "on", "at", "de", "al", "el", "bin", "van", "von", "-", "’s", "'s", "'"})
_PARTICLES = frozenset({"de", "al", "el", "bin", "ibn", "van", "von", "der", "-", "."})
# What stands right before a subject that says nothing: "the boat that the port said …".
_BINDING = frozenset({"that", "which", "who", "whom", "what", "than", "as", "whose"})
# What may follow: when and where it was said, or another clause.
_AFTER = frozenset(
    """on in at after during following before late early earlier last this today yesterday tomorrow and but while
    whereas though although adding citing as when where via through by from quoting without speaking""".split()
)
_GOING_ON = frozenset({"and", "but", "while", "whereas", "though", "although"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_HEARING = frozenset({"tell", "inform", "assure"})
_LONGEST, _SHORTEST_SAID, _DESCRIBED = 12, 4, 22
_VERBS = VERBS | {"promise"}
# Several who speak without an article.
_SEVERAL = ROLES | PEOPLE | BODIES | {"authority", "source", "force", "expert", "figure"}
_WRITTEN = DOCUMENTS | {"note", "study"}


def is_without_commas(text: str) -> bool:
    """Whether a text is long and has no comma but in numbers."""
    return len(text) >= _LONG and _COMMA.search(text) is None


def names_of(cast: Cast) -> frozenset[str]:
    """The names of a cast by which somebody speaks, and the surnames of its people."""
    names = {e.name for e in cast.entries if e.named}
    return frozenset(names | {e.name.split()[-1] for e in cast.entries if e.named and e.sort == "person"})


def unmarked_readings(index: int, passage: Passage, names: Set[str]) -> Iterator[Reading]:
    """The reporting clauses of one passage of such a text, in text order."""
    doc = passage.doc
    for run in sentences(passage):
        for verb in doc[run[0] + 1 : run[1]]:
            reading = _read(index, passage, verb, run, names) or _inverted(index, passage, verb, run, names)
            if reading is not None:
                yield reading


def _read(index: int, passage: Passage, verb: Any, run: Run, names: Set[str]) -> Reading | None:
    doc = passage.doc
    parts = _parts_subject(doc, verb, run)
    if verb.lemma_.lower() not in _VERBS or not _is_finite(verb) or not (parts or _closes(doc, verb, run)):
        return None
    first_of_verb = verb.i - (doc[verb.i - 1].lower_ in ("also", "then", "later", "further", "have", "has", "had"))
    found = _speaker(doc, first_of_verb, run, names)
    if found is None:
        return None
    first, last, left = found
    if (
        left - run[0] < (1 if parts else _SHORTEST_SAID)
        or doc[left - 1].lower_ in _BINDING
        or doc[left - 1].pos_ in ("ADP", "SCONJ")
    ):
        return None
    said = doc[run[0] : left]
    if _asserts(doc, run[0], left) == parts or any(t.text in (":", ";") for t in said):
        return None
    goes_on = parts or (verb.i + 1 < run[1] and doc[verb.i + 1].lower_ in _GOING_ON)
    content = trimmed(doc, run[0], before_another(doc, verb.i + 1, run) - 1 if goes_on else left - 1)
    return None if content is None else _reading(index, passage, verb, (first_of_verb, verb.i), (first, last), content)


def _reading(
    index: int, passage: Passage, verb: Any, cue: tuple[int, int], speaker: tuple[int, int], content: tuple[int, int]
) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=doc[_head(doc, *speaker)],
        verb=verb,
        cue=passage.span(doc[cue[0]], doc[cue[1]]),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="framed",
        phrase=speaker,
    )


def _inverted(index: int, passage: Passage, verb: Any, run: Run, names: Set[str]) -> Reading | None:
    """ "Half of them are Danes say port officials", "Two boats sank the radio was told by a clerk": at the very end."""
    doc = passage.doc
    if verb.i + 1 >= run[1]:
        return None
    if verb.i - run[0] < _SHORTEST_SAID or doc[verb.i - 1].lower_ in _BINDING or not _asserts(doc, run[0], verb.i):
        return None
    told = verb.lower_ == "told" and verb.i + 2 < run[1] and doc[verb.i + 1].lower_ == "by"
    left = verb.i
    if told:
        while left - 1 > run[0] and doc[left - 1].lemma_ in ("be", "have"):
            left -= 1
        if left == verb.i or not agency_named(doc[left - 1].text, alone=True):
            return None
        left -= 1
    elif not (verb.lower_ in ("said", "say", "added") or (verb.lemma_ in _VERBS and verb.text.endswith("s"))) or (
        doc[verb.i - 1].text[:1].isupper() and doc[verb.i + 1].pos_ not in ("ADJ", "NOUN", "PROPN", "DET")
    ):
        return None
    start = verb.i + 1 + told
    end = run[1] - (doc[run[1] - 1].is_punct)
    if start >= end or end - start > _LONGEST or doc[start].lower_ in _BINDING:
        return None
    relative = next((k for k in range(start + 1, end) if doc[k].tag_ in ("WP", "WDT")), end)
    if any(t.tag_ in (*FINITE, "MD") for t in doc[start:relative]):
        return None
    head = doc[_head(doc, start, relative - 1)]
    speaks = head.lemma_.lower() in ROLES | PEOPLE | BODIES | HOUSES | {"source"} or doc[start:relative].text in names
    content = trimmed(doc, run[0], left - 1) if speaks else None
    if content is None:
        return None
    return _reading(index, passage, verb, (left, start - 1), (start, relative - 1), content)


def with_names_before(passage: Passage, readings: list[Reading], names: Set[str]) -> list[Reading]:
    """The readings, of which one whose speaker is a role behind a name has the name: "Ann Poe | a clerk | said"."""
    doc = passage.doc
    for reading in readings:
        if reading.source is None or reading.verb is None or reading.source.lemma_.lower() not in ROLES:
            continue
        first = reading.phrase[0] if reading.phrase is not None else reading.source.left_edge.i
        article = next((k for k in range(first, max(-1, first - 2), -1) if doc[k].lower_ in _ARTICLES), None)
        if article is None or reading.source.i > reading.verb.i:
            continue
        start = sentence_start(doc, article)
        named = _name_before(doc, article, (start - 1, reading.verb.i), names) if article > start else None
        if named is not None and named[1] > named[0]:
            reading.source, reading.phrase = doc[named[1]], (named[0], named[1])
    return readings


def _asserts(doc: Any, first: int, end: int) -> bool:
    return any(t.tag_ in (*FINITE, "MD") for t in doc[first:end])


def _is_finite(verb: Any) -> bool:
    """Whether the word may be a finite verb, which the tagger takes for a noun or a participle without the commas."""
    return verb.tag_ in FINITE or verb.tag_ in ("NNS", "VBN")


def _parts_subject(doc: Any, verb: Any, run: Run) -> bool:
    """Whether the clause parts a subject from its verb: "The boats officials say | have sunk"."""
    i = verb.i + 1
    if doc[i : i + 2].text.lower() == "as well":
        i += 2
    goes_on = i < run[1] and doc[i].tag_ in (*FINITE, "MD")
    return bool(goes_on) and verb.lower_ not in ("reports", "claims", "estimates")


def _closes(doc: Any, verb: Any, run: Run) -> bool:
    """Whether nothing, an adjunct or another clause follows the verb."""
    i = verb.i + 1
    if verb.lemma_ in _HEARING:
        start = i
        while i < run[1] and i - start < _LONGEST and (doc[i].pos_ in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "PART")):
            i += 1
        if i == start:
            return False
    if i >= run[1] or doc[i].is_punct:
        return bool(i >= run[1] or doc[i].text in (".", "(", "”", '"'))
    if verb.lemma_ == "go" and doc[i].lower_ == "on":
        return bool(i + 1 >= run[1] or doc[i + 1].is_punct)
    if doc[i].lower_ in _WEEKDAYS:
        return True
    if doc[i].lower_ not in _AFTER:
        return False
    behind = doc[i : run[1]]
    if any(t.lower_ == "that" and t.dep_ == "mark" for t in behind[:10]):
        return False
    if doc[i].lower_ in _GOING_ON:
        return any(t.tag_ in (*FINITE, "MD") for t in behind)
    return not any(t.tag_ in (*FINITE, "MD") for t in behind[:8]) or doc[i].lower_ in ("as", "when", "after", "before")


def _speaker(doc: Any, end: int, run: Run, names: Set[str]) -> tuple[int, int, int] | None:
    """The first and last token of who speaks right before `end`, and where the whole clause begins."""
    last = end - 1
    if last < run[0]:
        return None
    if doc[last].lower_ in _PERSONS:
        return last, last, last
    if (described := _before_relative(doc, end, run)) is not None:
        end = described
    if (named := _name_before(doc, end, run, names)) is not None:
        return named
    return _noun_before(doc, end, run, names)


def _before_relative(doc: Any, end: int, run: Run) -> int | None:
    """Where the name ends that a clause describes: "Ann Poe | who heads the port office | told the radio"."""
    who = next((k for k in range(end - 2, max(run[0] + 1, end - _DESCRIBED), -1) if doc[k].tag_ in ("WP", "WDT")), None)
    if who is None or not doc[who - 1].text[:1].isupper() or doc[who].lower_ not in ("who", "whom", "which"):
        return None
    return who if sum(t.tag_ in (*FINITE, "MD") for t in doc[who:end]) == 1 else None


def _name_before(doc: Any, end: int, run: Run, names: Set[str]) -> tuple[int, int, int] | None:
    """A name, of one of the cast or by its given name or title; a name before it that is none of it is left out."""
    last = end - 1 - (doc[end - 1].text == ")" and end - 4 > run[0]) * 3
    first = last
    if not doc[last].text[:1].isupper() or is_time(doc[last]):
        return None
    while first - 1 > run[0] and end - first < _LONGEST and _in_name(doc[first - 1]):
        first -= 1
    start = _known_start(doc, first, last, names)
    if start is None and last - 2 > run[0] and doc[last - 1].lower_ == "of" and is_country_name(doc[last].text):
        return _name_before(doc, last - 1, run, names)  # "Premier Ann Poe of Norway"
    if start is None:
        return None
    left = start
    while left - 1 > run[0] and doc[left - 1].lower_ in TITLES | _ARTICLES | {"former", "deputy", "senior"}:
        left -= 1
    return start, last, left


def _in_name(token: Any) -> bool:
    return (token.text[:1].isupper() and not is_time(token)) or token.lower_ in _PARTICLES


def _known_start(doc: Any, first: int, last: int, names: Set[str]) -> int | None:
    """Where a name of the cast, or one behind a title or a given name, begins within a row of capitalised words."""
    for start in range(first, last + 1):
        if doc[start : last + 1].text in names and not is_country_name(doc[start].text):
            return start
    titled = [k for k in range(first, last) if doc[k].lower_ in TITLES]
    if titled:
        return max(titled) + 1
    given = [k for k in range(first, last) if doc[k].lower_ in GIVEN and doc[k - 1].lower_ not in GIVEN]
    if given:
        return max(given)
    if agency_named(doc[last].text, alone=True):
        return last
    return None


def _noun_before(doc: Any, end: int, run: Run, names: Set[str]) -> tuple[int, int, int] | None:
    """A noun for somebody or a body behind its article, or several without one ("authorities"); whose name stands
    before it speaks: "Ann Poe | a clerk at the port | said"."""
    last, article = end - 1, None
    several = doc[last].tag_ == "NNS" and doc[last].lemma_.lower() in _SEVERAL
    for k in range(last, max(run[0] - 1, end - _LONGEST), -1):
        token = doc[k]
        if token.lower_ in _ARTICLES:
            article = k
            break
        if not (token.pos_ in _INSIDE or token.lower_ in _JOINING or token.tag_ in ("VBN", "POS")):
            break
        if several and k < last and token.tag_ == "NNS" and doc[k + 1].lower_ not in _JOINING:
            break  # "the new boats | officials | say have sunk"
    if article is None:
        return _several_before(doc, last, run) if several else None
    head = doc[_head(doc, article, last)]
    noun, name = head.lemma_.lower(), doc[article + 1 : last + 1].text
    speaks = noun in _SEVERAL | HOUSES | _WRITTEN or name in names or (head.pos_ == "PROPN" and name.istitle())
    if not speaks:
        return None
    named = _name_before(doc, article, run, names) if noun in ROLES and article - 1 > run[0] else None
    return named if named is not None and named[1] > named[0] else (article, last, article)


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def _several_before(doc: Any, last: int, run: Run) -> tuple[int, int, int]:
    """Several people without an article, with what describes them: "Kurdish-led | forces"."""
    first = last
    while first - 1 > run[0] and doc[first - 1].tag_ != "NNS":
        if doc[first - 1].dep_ not in ("amod", "compound") and doc[first - 1].text != "-":
            break
        first -= 1
    return first, last, first


def _head(doc: Any, first: int, last: int) -> int:
    """The last noun before the phrase's first preposition."""
    head = last
    for k in range(first, last + 1):
        if doc[k].pos_ in ("NOUN", "PROPN"):
            head = k
        elif doc[k].lower_ in ("of", "for", "in", "on", "at") and k > first + 1:
            break
    return head
