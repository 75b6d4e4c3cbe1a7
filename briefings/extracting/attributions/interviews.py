"""Interviews in questions and answers: "How many came back?", and in the next paragraph what was answered.

A printed conversation needs no marks and no verb of saying: its answers are the word of whoever is interviewed, the
only person named above the first question. A text counts as one by two paragraphs that are a question and nothing else,
by answers in the first person, and by saying so above the first question ("spoke to us", "an interview with"), by
labels ("Q:") or by answers in quotation marks: whoever asks and answers in an essay speaks for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.mentions.mention import Mention
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences
from briefings.model import Span

# How many tokens a paragraph may have that is a question and nothing else, and how many questions make an interview.
_LONGEST_QUESTION, _QUESTIONS = 45, 2
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
# What says above the first question that somebody is interviewed, and a label of a question.
_TALKING = re.compile(
    r"\b(?:interview(?:s|ed)?|q ?& ?a|in conversation|sat down with|answer(?:s|ed)? (?:our|my|your|questions)"
    r"|(?:spoke|speaks|talked|talks|spoken) (?:to|with) (?:us|me|the)|(?:told|tells) (?:us|me)\b"
    r"|(?:we|i) (?:met|asked|spoke|talked))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Q|Question)\s*[:.]\s")


def interview_readings(
    text: str, passages: Sequence[Passage], cast: Cast, readings: Sequence[Reading]
) -> Iterator[Reading]:
    """The sentences of the answers that nobody else is quoted for in `readings`, in text order."""
    asked = [index for index, passage in enumerate(passages) if _is_question(passage)]
    if len(asked) < _QUESTIONS:
        return
    quoted = _quoted_answers(text, passages, asked)
    if not quoted and not _is_announced(text, passages[asked[0]].start):
        return
    answers = quoted or _answers(passages, asked)
    interviewed = _interviewed(text, passages, asked[0], cast)
    if interviewed is None or not any(_is_of_the_first_person(passages[index]) for index in answers):
        return
    entry, told_in, source = interviewed
    taken = _taken([] if quoted else answers, readings)
    for index in answers:
        if not quoted and _names(passages[index], entry, cast):
            return  # what stands below the interview about whoever gave it
        for content in _unspoken(passages[index], taken.get(index, ())):
            yield Reading(index, source, None, None, content, "direct", "quotation", told_in=told_in)


def _taken(answers: Sequence[int], readings: Sequence[Reading]) -> dict[int, list[Span]]:
    """What somebody else says in each of the answers."""
    return {index: [r.content for r in readings if r.passage == index and _holds(r)] for index in answers}


def _is_announced(text: str, first: int) -> bool:
    """Whether the text says above its first question, or by the question's label, that somebody is interviewed."""
    return _TALKING.search(text, 0, first) is not None or _LABEL.match(text, first) is not None


def _unspoken(passage: Passage, taken: Sequence[Span]) -> Iterator[Span]:
    """The sentences of an answer that share nothing with what is `taken`: with the words of somebody else."""
    for run in sentences(passage):
        content = _content(passage, run)
        if content is not None and not any(start < content[1] and content[0] < end for start, end in taken):
            yield content


def _holds(reading: Reading) -> bool:
    """Whether a reading gives its words to somebody, or has words in quotation marks."""
    return reading.kind == "direct" or is_voice(reading)


def _is_question(passage: Passage) -> bool:
    """Whether a paragraph asks and does nothing else, without quotation marks."""
    runs = sentences(passage)
    if not runs or not _asks(passage, runs[-1]) or len(runs) > _QUESTIONS + 1:
        return False
    return len(passage.doc) <= _LONGEST_QUESTION and not any(t.is_quote for t in passage.doc)


def _asks(passage: Passage, run: Run) -> bool:
    return any(passage.doc[i].text == "?" for i in range(max(run[0], run[1] - 2), run[1]))


def _answers(passages: Sequence[Passage], asked: Sequence[int]) -> list[int]:
    """The paragraphs from the first question on that are no questions."""
    return [index for index in range(asked[0] + 1, len(passages)) if index not in asked]


def _quoted_answers(text: str, passages: Sequence[Passage], asked: Sequence[int]) -> list[int]:
    """The paragraphs from the first question on that are a quotation and nothing else; none unless one stands right
    behind each question."""
    quoted = [index for index in range(asked[0] + 1, len(passages)) if _is_quotation(text, passages[index])]
    return quoted if all(index + 1 in quoted for index in asked) else []


def _is_quotation(text: str, passage: Passage) -> bool:
    """Whether marks open and close a paragraph, and none stands between them."""
    words = text[passage.start : passage.end].strip()
    return len(words) > 1 and _IN_MARKS.fullmatch(words) is not None


_IN_MARKS = re.compile(r'"[^"]+"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]')


def _is_of_the_first_person(passage: Passage) -> bool:
    return any(t.lower_ in _FIRST_PERSON for t in passage.doc)


def _interviewed(text: str, passages: Sequence[Passage], first: int, cast: Cast) -> tuple[Entry, int, Any] | None:
    """The only person named above the first question, with the passage and the last token of the fullest name; of
    several, the one whom a word for it names ("Ann Poe interviews | Tom Lane")."""
    found: dict[str, tuple[Entry, int, Any]] = {}
    named: set[str] = set()
    for index, entry, mention in _persons_above(passages[:first], cast):
        before = text[passages[index].start : mention.at]
        if not _BY.search(before):  # "an episode written down by Ann Poe"
            found.setdefault(entry.name, (entry, index, mention.head))
        if _ASKING_WHOM.search(before):
            named.add(entry.name)
    if len(found) > 1 and len(named) == 1:
        return found.get(named.pop())
    return next(iter(found.values())) if len(found) == 1 else None


def _persons_above(passages: Sequence[Passage], cast: Cast) -> Iterator[tuple[int, Entry, Mention]]:
    """The passages' mentions of persons by more than one name, each with the index of its passage."""
    for index, passage in enumerate(passages):
        for entry in cast.entries:
            if entry.sort != "person" or not entry.named or entry.plural:
                continue
            for mention in entry.mentions:
                if mention.named and passage.start <= mention.at < passage.end and " " in mention.text:
                    yield index, entry, mention


_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_ASKING_WHOM = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?: with)?|in conversation with|(?:talk|speak)(?:s|ing)? (?:to|with)|"
    r"(?:talked|spoke|met|meets|sat down) (?:to |with )?)\s*$",
    re.IGNORECASE,
)


def _names(passage: Passage, entry: Entry, cast: Cast) -> bool:
    """Whether a paragraph tells of whoever is interviewed by name, and doesn't speak itself."""
    near = any(passage.start <= m.at < passage.end and m.named for m in entry.mentions)
    return near and not _is_of_the_first_person(passage)


def _content(passage: Passage, run: Run) -> Span | None:
    """A sentence of an answer without what stands loose at its ends, None where it asks."""
    if _asks(passage, run):
        return None
    edges = trimmed(passage.doc, run[0], run[1] - 1)
    return None if edges is None else passage.span(passage.doc[edges[0]], passage.doc[edges[1]])
