"""Sentences that say whose word the one before them is: "That is according to the port office", "So says Ann Poe".

What they attribute is the sentence before, in the same paragraph or the last of the one before; it is one reading with
the sentence itself, so that both are the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.reports.frames.backward_sources import source_told
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences

_POINTING = frozenset({"that", "this", "it"})
SUCH = frozenset({"that", "this", "such", "these", "those"})
# What somebody holds, counts or told ("That is the estimate of the guild").
_HELD = frozenset(
    """estimate view opinion claim admission account assessment verdict finding conclusion experience count reckoning
    figure version judgment judgement message answer warning line belief impression contention argument reading tally
    calculation diagnosis theory explanation suspicion fear prediction forecast charge accusation complaint reply word
    guess position stance conviction observation testimony arithmetic""".split()
)
# What is told to come from somebody ("The figures come from the port office").
_FIGURES = frozenset(
    "figure number estimate tally count total toll account information claim statistic list data".split()
)
_COMING = re.compile(
    r"(comes?|came|stems?|stemmed|originates?) from|(is|are|was|were|has been|have been) "
    r"((given|put|handed|read)( out)?|released|published|compiled|supplied|provided|issued|collected|gathered) by"
)
_BEING = frozenset({"be", "come"})
_SAYING = frozenset({"say", "report", "write", "claim"})
# How many tokens such a sentence may have, and its opening before "according to".
_LONGEST, _OPENING = 40, 3


def backward_readings(passages: Sequence[Passage]) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    before: tuple[int, Run] | None = None
    for index, passage in enumerate(passages):
        for run in sentences(passage):
            if before is not None:
                reading = _read(index, passage, run, passages[before[0]], before[1])
                if reading is not None:
                    yield reading
            before = index, run


def _read(index: int, passage: Passage, run: Run, earlier: Passage, sentence: Run) -> Reading | None:
    found = _so_says(passage.doc, run)
    if found is None and run[1] - run[0] <= _LONGEST:
        found = _according_to(passage.doc, run) or _is_theirs(passage.doc, run) or _comes_from(passage.doc, run)
        found = found or source_told(passage.doc, run)
    if found is None:
        return None
    first, last, source, verb = found
    start = earlier.at(earlier.doc[sentence[0]])
    return Reading(
        passage=index,
        source=source,
        verb=verb,
        cue=passage.span(passage.doc[first], passage.doc[last]),
        content=(start, _end(passage, run, first, source)),
        kind="according_to",
        rule="phrase",
    )


def _end(passage: Passage, run: Run, first: int, source: Any) -> int:
    """Where what is said ends: with the sentence where it goes on to say more ("So say pilots, | in whose view P")."""
    goes_on = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in passage.doc[source.i + 1 : run[1]])
    return (
        passage.span(passage.doc[run[1] - 1], passage.doc[run[1] - 1])[1] if goes_on else passage.at(passage.doc[first])
    )


def _according_to(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "That is according to …", "This comes according to …"."""
    if doc[run[0]].lower_ not in _POINTING or run[0] + 3 >= run[1] or doc[run[0] + 1].lemma_ not in _BEING:
        return None
    for i in range(run[0] + 2, min(run[0] + 2 + _OPENING, run[1] - 2)):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            source = next((c for k in (i, i + 1) for c in doc[k].children if c.dep_ == "pobj"), None)
            return None if source is None else (i, i + 1, source, None)
    return None


def whose_is_that(doc: Any, i: int, end: int) -> SpeakerRun | None:
    """Whose word "that is the view of the guild", "such, at least, is her claim" or "that is what Ann Poe says" at `i`
    makes what stands before it."""
    if i + 3 >= end or doc[i].lower_ not in SUCH:
        return None
    being = _past_aside(doc, i + 1, end)
    if being + 1 >= end or doc[being].lemma_ != "be":
        return None
    if doc[being + 1].lower_ == "what":
        return _who_says(doc, being + 2, end)
    noun = _noun_for_held(doc, being + 1, end)
    return None if noun is None else _owner(doc, being + 1, noun, end)


def _who_says(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """Who does it in "that is what | Ann Poe says"."""
    run = run_after(doc, first, end)
    if run is None or run.last + 1 >= end or doc[run.last + 1].lemma_ not in _SAYING_OR_BELIEVING:
        return None
    return run if may_tell(doc[run.head]) else None


def _noun_for_held(doc: Any, first: int, end: int) -> Any | None:
    """The noun of "(that is) | the considered view"; None where a verb, a mark or a preposition stands before it."""
    noun = next((t for t in doc[first : min(end, first - 1 + _NOUN_WITHIN)] if t.lemma_.lower() in _HELD), None)
    if noun is None or any(t.is_punct or t.pos_ in ("VERB", "AUX", "ADP") for t in doc[first : noun.i]):
        return None
    return noun


def _named_at(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """Whose phrase begins at `first`: the name where a comma parts it from what its bearer is."""
    run = run_after(doc, first, end)
    return None if run is None else named_after(doc, run, end) or run


def _owner(doc: Any, first: int, noun: Any, end: int) -> SpeakerRun | None:
    """Whose the noun is: "the guild's view", "the view of the guild", "the word from Ann Poe"."""
    whose = next((t.i for t in doc[first : noun.i] if t.tag_ == "POS"), None)
    if whose is not None:
        run = run_after(doc, first, whose)
    elif noun.i + 2 < end and doc[noun.i + 1].lower_ in ("of", "from", "by"):
        run = run_after(doc, noun.i + 2, end)
    else:
        return None
    run = None if run is None else named_after(doc, run, end) or run
    return run if run is not None and may_tell(doc[run.head]) and not is_time(doc[run.head]) else None


def _past_aside(doc: Any, i: int, end: int) -> int:
    """The token past ", at least," or ", more cautiously,"."""
    if i < end and doc[i].text == ",":
        close = next((k for k in range(i + 1, min(end, i + 6)) if doc[k].text == ","), None)
        return i if close is None else close + 1
    return i


# How many tokens may lead to the noun for what is held ("is | the considered view").
_NOUN_WITHIN = 8
_BELIEVING = frozenset({"believe", "think", "hold", "maintain", "argue", "reckon", "insist", "fear", "suspect"})
_TELLING = frozenset({"tell", "state", "announce", "assert", "testify", "explain", "estimate", "conclude", "allege"})
_SAYING_OR_BELIEVING = _SAYING | _BELIEVING | _TELLING


def _is_theirs(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "That, at least, is the admission of Ann Poe, a clerk."."""
    speaker = whose_is_that(doc, run[0], run[1])
    return None if speaker is None else (run[0], speaker.first - 1, doc[speaker.head], None)


def _comes_from(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "The figures come from the port office.", "The numbers were given out by Ann Poe."."""
    noun = run[0] + (doc[run[0]].lower_ in ("the", "these", "this", "those"))
    if noun == run[0] or noun >= run[1] or doc[noun].lemma_.lower() not in _FIGURES:
        return None
    for k in range(noun + 2, min(run[1] - 1, noun + 7)):
        if _COMING.fullmatch(" ".join(t.lower_ for t in doc[noun + 1 : k + 1])) is not None:
            speaker = _named_at(doc, k + 1, run[1])
            head = None if speaker is None else doc[speaker.head]
            return (run[0], k, head, None) if head is not None and may_tell(head) else None
    return None


def _so_somebody_says(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "So the Harbour Fund reports, which keeps a list."."""
    speaker = run_after(doc, run[0] + 1, run[1])
    after = speaker.last + 1 if speaker is not None else run[1]
    if speaker is not None and doc[speaker.last].lemma_ in _SAYING and speaker.last > speaker.first:
        after = speaker.last  # a verb that was taken for a noun
        head = after - 1
    elif speaker is not None:
        head = speaker.head
    if after + 1 >= run[1] or doc[after].lemma_ not in _SAYING or doc[after + 1].text not in (",", "."):
        return None
    return run[0], run[0], doc[head], None


def _so_says(doc: Any, run: Run) -> tuple[int, int, Any, Any | None] | None:
    """ "So says Ann Poe, a clerk.", "Or so the guild says."."""
    if doc[run[0]].lower_ == "or":
        run = run[0] + 1, run[1]
    if doc[run[0]].lower_ != "so" or run[0] + 2 >= run[1]:
        return None
    if doc[run[0] + 1].lemma_ not in _SAYING:
        return _so_somebody_says(doc, run)
    speaker = _named_at(doc, _past_aside(doc, run[0] + 2, run[1]), run[1])
    return None if speaker is None else (run[0], run[0] + 1, doc[speaker.head], None)
