"""Who gives a number or a name in the passive: "was given as 40 by the guild", "is set by the port at 40".

The parser hangs "by" on the number or on what the thing is listed as, so that whoever follows it is found by the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Participle → the preposition that leads to the number or the name.
_GIVING = {
    **dict.fromkeys(_words("put set placed estimated reckoned numbered assessed calculated"), "at"),
    **dict.fromkeys(_words("given listed counted registered recorded logged described named"), "as"),
}
# Verbs by which somebody gives a count of their own ("volunteered the figure of 40", "offered a lower number, 129").
_OFFERING = _words("give offer volunteer name cite quote mention supply float suggest advance venture provide")
# Those whom somebody has "on her list", whose number is hers.
_KEEPING, _LISTS = _words("have count list put"), _words("list book record file register radar database roll")
_NEEDED = _GIVING.keys() | _OFFERING | {"has", "have", "had", "counts"}
_WITH_NAME = _words("listed counted registered recorded logged")
_LONGEST = 16


def counted_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such passives, in text order."""
    if not may_have(passage.doc, _NEEDED):
        return
    for token in passage.doc:
        if token.lower_ in _GIVING and token.tag_ in ("VBN", "VBD", "JJ") and child(token, "auxpass") is not None:
            reading = _read(index, passage, token) or _given_before_colon(index, passage, token)
            if reading is not None:
                yield reading
            continue
        counts = next((rule for words, rule in _COUNTING if token.lemma_ in words), None)
        if counts is not None and (reading := counts(index, passage, token)) is not None:
            yield reading


def _read(index: int, passage: Passage, verb: Any) -> Reading | None:
    doc, end = passage.doc, min(sentence_end(passage.doc, verb.i), verb.i + _LONGEST)
    by, leads = _word_behind(verb, "by", end), _word_behind(verb, _GIVING[verb.lower_], end)
    if by is None or leads is None or _is_parted(doc[verb.i : min(by, leads)]):
        return None
    if not _is_number_given(doc, leads) and not _is_name_given(verb, leads):
        return None
    run = run_after(doc, by + 1, leads if leads > by else end + 1)
    if run is None or not is_source(doc[run.head]):
        return None
    run = named_after(doc, run, sentence_end(doc, run.last) + 1) or run
    last = end if leads > by else by - 1
    return run_reading(index, passage, run, (verb, verb), (sentence_start(doc, verb.i), last))


def _given_before_colon(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The figure was given to the deputies by Ann Poe: of 90 boats, 40 are back": what the colon leads to."""
    doc, subject, end = passage.doc, child(verb, "nsubjpass"), sentence_end(passage.doc, verb.i)
    colon = next((k for k in range(verb.i + 2, min(end, verb.i + _LONGEST)) if doc[k].text == ":"), None)
    by = None if colon is None else _word_behind(verb, "by", colon)
    if subject is None or subject.lemma_.lower() not in _COUNTS or colon is None or by is None:
        return None
    run = run_after(doc, by + 1, colon)
    if run is None or not is_source(doc[run.head]):
        return None
    run = named_after(doc, run, colon) or run
    return run_reading(index, passage, run, (verb, verb), (colon + 1, end))


def _word_behind(verb: Any, word: str, end: int) -> int | None:
    """Where a word stands first between the verb and the token `end`."""
    return next((k for k in range(verb.i + 1, end) if verb.doc[k].lower_ == word), None)


def _is_parted(words: Any) -> bool:
    return any(t.text in (",", ";") for t in words)


def _is_number_given(doc: Any, leads: int) -> bool:
    """ "Was put at | some 40 boats"."""
    return any(t.pos_ == "NUM" and not is_time(t) for t in doc[leads + 1 : leads + 5])


def _is_name_given(verb: Any, leads: int) -> bool:
    """ "Is listed by the guild as | lost"."""
    return verb.lower_ in _WITH_NAME and not _is_rank(verb.doc, leads + 1)


def _is_rank(doc: Any, i: int) -> bool:
    """ "Is listed | as a monument | by Norway": what a state or a body holds it for by law, and no news of it."""
    return bool(doc[i].pos_ == "DET")


_COUNTS = _words("count figure number total toll tally estimate")
# What somebody gives whose numbers stand behind a colon.
_PICTURES = _words("picture breakdown overview account detail list summary update assessment")


def _count_given(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The mayor, Ann Poe, gave another count: 176 had gone", "offered the figure of 90": the number is theirs."""
    doc, obj, subject = passage.doc, child(verb, "dobj"), child(verb, "nsubj")
    if obj is None or subject is None or obj.i + 2 >= len(doc) or not is_source(subject):
        return None
    if obj.lemma_.lower() in _PICTURES:
        return _pictured(index, passage, verb, obj)
    if obj.lemma_.lower() not in _COUNTS or not _leads_to_a_number(doc, obj.i + 1, of=verb.lemma_ != "give"):
        return None
    run = run_after(doc, subject.left_edge.i, verb.i)
    if run is None or run.head != subject.i:
        return None
    run = named_after(doc, run, verb.i) or run
    colon = next((t.i for t in doc[obj.i + 1 : obj.i + 6] if t.text == ":"), obj.i + 1)
    return run_reading(index, passage, run, (verb, obj), (colon + 1, sentence_end(doc, obj.i + 2)))


def _whose_list(index: int, passage: Passage, verb: Any) -> Reading | None:
    """Whoever has so many "on her list", or the writing that "has" so many."""
    return _kept_on_a_list(index, passage, verb) or _has_in_the_report(index, passage, verb)


def _kept_on_a_list(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The mayor, Ann Poe, has 40 Danes on her list": she counts them."""
    doc, subject, obj = passage.doc, child(verb, "nsubj"), child(verb, "dobj")
    if subject is None or obj is None or not is_source(subject) or child(obj, "nummod") is None:
        return None
    owned = any(_leads_to_a_list(on) for on in doc[obj.i + 1 : obj.i + _LONGEST])
    run = run_after(doc, subject.left_edge.i, verb.i) if owned else None
    if run is None or run.head != subject.i:
        return None
    run = named_after(doc, run, verb.i) or run
    return run_reading(index, passage, run, (verb, verb), (obj.left_edge.i, sentence_end(doc, obj.i)))


def _leads_to_a_list(on: Any) -> bool:
    """ "| On | her list", "| in | its files"."""
    behind = on.doc[on.i + 1 : on.i + 3]
    if on.lower_ not in ("on", "in") or len(behind) < 2:
        return False
    return behind[0].lower_ in ("his", "her", "its", "their") and behind[1].lemma_.lower() in _LISTS


def _has_in_the_report(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "…, according to the report. | It | has 40 Danes in prison": what a writing counts that was just told of."""
    doc, subject, obj = passage.doc, child(verb, "nsubj"), child(verb, "dobj")
    first = sentence_start(doc, verb.i)
    if subject is None or obj is None or subject.i != first or subject.lower_ != "it" or not _is_counted(obj):
        return None
    before = doc[sentence_start(doc, first - 1) : first] if first > 1 else ()
    if not any(t.lemma_.lower() in _WRITTEN and doc[t.left_edge.i].lower_ in ("the", "a", "its") for t in before):
        return None
    it = SpeakerRun(first, first, first, sure=True)
    return run_reading(index, passage, it, (verb, verb), (obj.left_edge.i, sentence_end(doc, obj.i)))


def _is_counted(noun: Any) -> bool:
    return child(noun, "nummod") is not None


_WRITTEN = _words("report document paper study assessment review dossier")


def _pictured(index: int, passage: Passage, verb: Any, obj: Any) -> Reading | None:
    """ "The mayor, Ann Poe, gave a first picture of how many left: 423 tried, and 173 got there"."""
    doc, subject, end = passage.doc, child(verb, "nsubj"), sentence_end(passage.doc, verb.i)
    colon = next((k for k in range(obj.i + 1, end - 1) if doc[k].text == ":"), None)
    if colon is None or subject is None or not any(t.pos_ == "NUM" for t in doc[colon + 1 : end]):
        return None
    run = run_after(doc, subject.left_edge.i, verb.i)
    if run is None or not run.first <= subject.i <= run.last:
        return None
    run = named_after(doc, run, verb.i) or run
    return run_reading(index, passage, run, (verb, obj), (colon + 1, end))


def _leads_to_a_number(doc: Any, i: int, *, of: bool) -> bool:
    """Whether ": 176", or ", 129" and "of some 90" where the verb says enough, stand behind the count; also behind
    whoever was told it ("to the guild: some 300")."""
    colon = next((t.i for t in doc[i : i + 5] if t.text == ":"), None)
    if doc[i].lower_ == "to" and colon is not None:
        return any(t.pos_ == "NUM" for t in doc[colon + 1 : colon + 6])
    if doc[i].text == ":":
        return bool(doc[i + 1].pos_ == "NUM")
    leads = of and doc[i].lower_ in (",", "of", "–", "—", "-")
    return leads and any(t.pos_ == "NUM" and not is_time(t) for t in doc[i + 1 : i + 4])


# Which verbs tell that somebody counts, and by what rule.
_COUNTING: tuple[tuple[frozenset[str], Callable[[int, Passage, Any], Reading | None]], ...] = (
    (_KEEPING, _whose_list),
    (_OFFERING, _count_given),
)
