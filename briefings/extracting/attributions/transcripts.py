"""Transcripts: paragraphs that open with the speaker's label in capitals ("COL. POE: …", "Q: …"), interviews of which
one label only asks ("The Gazette: Who came?", "Poe: Nobody."), and written answers ("Answered by Ann Poe").

What is said goes on below its label, to the next one, without a mark and without a verb of saying. A text is a
transcript by three such paragraphs or more, of two speakers of whom one comes again: a single name in capitals before a
colon may be a headline's. A line "Answered by" says by itself whose the paragraphs below it are, to the next question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import sentences
from briefings.model import Span

_TURNS, _SPEAKERS = 3, 2
# As in: COL. LANE: and MAJ. GEN. ANN POE (deputy commander): and Q:
_WORD = r"[A-Z][A-Z’'.-]*"
_LABEL = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{0,5}})(?: \([^()\n]{{1,60}}\))?:\s+(?=\S)")
_NAME_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}):\s+(?=\S)")
_QUESTIONS = frozenset({"Q", "Q.", "QUESTION", "QUESTIONER", "REPORTER", "JOURNALIST", "INTERVIEWER"})
_ANSWERED = re.compile(r"Answered by:? (?P<name>[A-Z][\w.’'-]*(?: (?:of|[A-Z][\w.’'-]*)){1,7})(?:,? [-–(].*)?")
_ASKED = re.compile(r"(?:Asked|Tabled) by\b|(?:Written )?[Qq]uestions?\b|To ask\b")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One label: the passage and the tokens of the name in it (none of a questioner), where its words begin, and the
    last of the passages that go on with it. `written` is an answer's."""

    name: str
    told_in: int
    run: tuple[int, int] | None
    begins: int
    last: int
    written: bool = False


def transcript_readings(text: str, passages: Sequence[Passage], readings: Sequence[Reading]) -> Iterator[Reading]:
    """The sentences under each label that nobody else is quoted for in `readings`, in text order."""
    taken = [_whole(r) for r in readings if _holds(r)]
    labelled = _labelled_turns(text, passages) or _interviewed_turns(text, passages)
    fullest = {turn.name: turn for turn in sorted(labelled, key=_length)}
    for turn in (*labelled, *_answers(text, passages)):
        if turn.run is not None:
            yield from _said_in(turn, fullest.get(turn.name, turn), passages, taken)


def _length(turn: _Turn) -> int:
    """How many tokens the name in the label has."""
    return 0 if turn.run is None else turn.run[1] - turn.run[0]


def _labelled_turns(text: str, passages: Sequence[Passage]) -> list[_Turn]:
    """The turns of a transcript; none where the labels are too few to make one."""
    found = [(i, m) for i, p in enumerate(passages) if (m := _LABEL.match(text, p.start, p.end)) is not None]
    names = [_surname(match["name"]) for _, match in found]
    if len(found) < _TURNS or len(set(names)) < _SPEAKERS or len(set(names)) == len(names):
        return []
    ends = [index for index, _ in found[1:]] + [len(passages)]
    return [
        _Turn(name, i, _run(passages[i], match, name), match.end(), end - 1)
        for name, (i, match), end in zip(names, found, ends, strict=True)
    ]


def _interviewed_turns(text: str, passages: Sequence[Passage]) -> list[_Turn]:
    """The turns of an interview whose labels are names as others are written: one label asks in all of its turns, and
    one other is asked. A turn is one paragraph: the paper's own words may stand below it."""
    found = [(i, m) for i, p in enumerate(passages) if (m := _NAME_LABEL.match(text, p.start, p.end)) is not None]
    names = {match["name"] for _, match in found}
    asked = {name: [_asks(text, passages[i]) for i, match in found if match["name"] == name] for name in names}
    asking = [name for name, turns in asked.items() if len(turns) > 1 and all(turns)]
    if len(names) != _SPEAKERS or len(asking) != 1:
        return []
    answers = [(i, match) for i, match in found if match["name"] != asking[0]]
    if len(answers) < _SPEAKERS:
        return []
    return [_Turn(m["name"], i, _tokens(passages[i], m.start("name"), m.end("name")), m.end(), i) for i, m in answers]


def _asks(text: str, passage: Passage) -> bool:
    return text[passage.start : passage.end].rstrip().endswith("?")


def _surname(label: str) -> str:
    """What is alike in "COLONEL ANN POE" and "COL. POE"; of whoever asks, the same word."""
    last = label.rsplit(" ", 1)[-1]
    return "Q" if last in _QUESTIONS else last


def _run(passage: Passage, match: re.Match[str], name: str) -> tuple[int, int] | None:
    """The tokens of the label's name, None of whoever asks."""
    return None if name == "Q" else _tokens(passage, match.start("name"), match.end("name"))


def _tokens(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The first and the last token between two offsets."""
    inside = [t.i for t in passage.doc if start <= passage.at(t) < end]
    return (inside[0], inside[-1]) if inside else None


def _answers(text: str, passages: Sequence[Passage]) -> Iterator[_Turn]:
    """The written answers, each from below the line that says by whom to the next question."""
    for i, passage in enumerate(passages):
        match = _ANSWERED.fullmatch(text, passage.start, passage.end)
        if match is None:
            continue
        after = range(i + 1, len(passages))
        last = next((k for k in after if _ASKED.match(text, passages[k].start)), len(passages)) - 1
        run = _tokens(passage, match.start("name"), match.end("name"))
        yield _Turn(match["name"], i, run, passage.end, last, written=True)


def _said_in(turn: _Turn, named: _Turn, passages: Sequence[Passage], taken: Sequence[Span]) -> Iterator[Reading]:
    """The sentences of a turn that are no others' words in `taken`, to where its speaker is told of by name; `named`
    is the label that gives most of the name."""
    source = _source(named, passages)
    for index in range(turn.told_in, turn.last + 1):
        if index > turn.told_in and _is_told_of(turn, passages[index]):
            return
        for content in _sentences(passages[index], turn.begins):
            if not any(_fills(other, content) for other in taken):
                told_in = named.told_in if index != named.told_in else None
                phrase = named.run if named.written else None
                yield Reading(index, source, None, None, content, "direct", "quotation", phrase=phrase, told_in=told_in)


def _source(turn: _Turn, passages: Sequence[Passage]) -> Any:
    """The last token of the label's name; of "Baroness Poe of Halden" that before the "of"."""
    doc, (first, last) = passages[turn.told_in].doc, turn.run or (0, 0)
    of = next((i for i in range(first + 1, last) if doc[i].lower_ == "of"), last + 1)
    return doc[of - 1]


def _is_told_of(turn: _Turn, passage: Passage) -> bool:
    """Whether the paragraph tells of whoever speaks: it stands below the transcript."""
    return turn.name in _names_in(passage) and not any(t.lower_ in _FIRST_PERSON for t in passage.doc)


_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def _names_in(passage: Passage) -> set[str]:
    return {t.text.upper() for t in passage.doc if t.pos_ == "PROPN"}


def _sentences(passage: Passage, begins: int) -> Iterator[Span]:
    """The passage's sentences behind the label that assert something, without what stands loose at their ends."""
    for first, end in sentences(passage):
        inside = next((i for i in range(first, end) if passage.at(passage.doc[i]) >= begins), None)
        edges = None if inside is None else trimmed(passage.doc, inside, end - 1)
        if edges is not None and passage.doc[end - 1].text != "?":
            yield passage.span(passage.doc[edges[0]], passage.doc[edges[1]])


def _holds(reading: Reading) -> bool:
    """Whether a reading gives its words to somebody but an "I" or "we", or has words in quotation marks."""
    own = reading.source is not None and reading.source.lower_ in _FIRST_PERSON
    return not own and (reading.kind == "direct" or is_voice(reading))


def _whole(reading: Reading) -> Span:
    """What is said, with its cue."""
    cue, content = reading.cue or reading.content, reading.content
    return min(cue[0], content[0]), max(cue[1], content[1])


def _fills(other: Span, sentence: Span) -> bool:
    """Whether another's words are the better part of the sentence."""
    shared = min(other[1], sentence[1]) - max(other[0], sentence[0])
    return shared * 2 > sentence[1] - sentence[0]
