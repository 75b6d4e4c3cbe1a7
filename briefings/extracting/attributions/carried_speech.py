"""Speech that goes on without a cue: "The port would close in May" after "…, the minister said".

A past report shifts its tenses: what is to come turns into "would" or "was to", what came before into "had". Where a
sentence opens no attribution of its own, has such a verb for its main one and no condition in it, it is still the word
of whoever was reported right before it. So is what ought to be done, of which a report has no opinion, what a study
goes on to tell of those whom it counted ("Another 40 were dead"), a part of those whom anybody counted ("Of these, 40
are dead"), words in marks that are a part of the sentence, and what a witness goes on to recall, each to the end of its
paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH, THOUGHT
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.parsing.dependencies import SUBJECTS, child, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.values import frozen

_PAST = frozenset({"VBD", "VBN"})
_CONDITIONS = frozenset({"if", "unless", "otherwise", "without", "could", "should"})
_REPORTING = frozenset({"clause", "framed"})


@frozen
class _Sentence:
    """A sentence without a speaker of its own, and the report before it; `same` says that both are of one paragraph,
    `alone` that each is a paragraph of its own."""

    doc: Any
    run: Run
    before: Reading
    same: bool
    alone: bool = False

    @property
    def main(self) -> Any | None:
        """The main verb."""
        return next((t for t in self.words if t.dep_ == "ROOT"), None)

    @property
    def words(self) -> Any:
        """Its tokens."""
        return self.doc[self.run[0] : self.run[1]]


def carried_readings(passages: Sequence[Passage], readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings of sentences that go on with the speech before them; `readings` are in text order."""
    before: Reading | None = None
    between: _Sentence | None = None
    for index, run, here in _sentences_with_readings(passages, readings):
        if any(_speaks(r) for r in here):
            before, between = _reported(here), None
            continue
        if before is None:
            continue
        passage = passages[index]
        alone = before.passage == index - 1 and _is_alone(passage) and _is_alone(passages[index - 1])
        sentence = _Sentence(passage.doc, run, before, before.passage == index, alone)
        if between is None and _goes_on(sentence):
            yield from _carried(index, passage, sentence)
        elif between is not None and sentence.same and _is_shifted(sentence):
            yield from _carried(index, passage, between)
            yield from _carried(index, passage, sentence)
            between = None
        elif between is None and _may_lie_between(sentence):
            between = sentence
        else:
            before = between = None


def _sentences_with_readings(
    passages: Sequence[Passage], readings: Sequence[Reading]
) -> Iterator[tuple[int, Run, Sequence[Reading]]]:
    """Each sentence with its passage's index and the readings whose cues stand in it."""
    starts = [(r.cue or r.content)[0] for r in readings]
    for index, passage in enumerate(passages):
        for run in sentences(passage):
            start, end = passage.at(passage.doc[run[0]]), passage.at(passage.doc[run[1] - 1])
            yield index, run, readings[bisect_left(starts, start) : bisect_left(starts, end + 1)]


def _is_alone(passage: Passage) -> bool:
    """Whether a paragraph is one sentence, as all are in some papers."""
    return len(sentences(passage)) == 1


def _carried(index: int, passage: Passage, sentence: _Sentence) -> Iterator[Reading]:
    edges = trimmed(passage.doc, sentence.run[0], sentence.run[1] - 1)
    if edges is not None:
        before = sentence.before
        content = passage.span(passage.doc[edges[0]], passage.doc[edges[1]])
        carried = Reading(index, before.source, None, None, content, "indirect", "quotation")
        carried.follows = before
        yield carried


def _speaks(reading: Reading) -> bool:
    """Whether the reading gives its sentence a speaker, or words in quotation marks."""
    return reading.kind == "direct" or reading.source is None or is_voice(reading)


def _reported(here: Sequence[Reading]) -> Reading | None:
    """The one report of a sentence that may go on, None where there is none, or more speakers than one."""
    told = [r for r in here if _may_go_on(r)]
    others = any(r.kind == "direct" or (r.rule in _REPORTING and r not in told) for r in here)
    same = len({r.source.i for r in told if r.source is not None}) == 1
    return told[-1] if same and not others else None


def _may_go_on(reading: Reading) -> bool:
    """Whether the report is a study's, somebody's view, or a clause that somebody says or thinks."""
    verb: Any = reading.verb
    if reading.source is None or reading.rule not in (*_REPORTING, "phrase", "thing"):
        return False
    if _is_study(reading) or reading.rule == "phrase":
        return True
    if reading.rule not in _REPORTING or verb is None or _is_aside(reading):
        return False
    return verb.lemma_.lower() in _SAYING_OR_THINKING - _LEARNING or _recalls(reading)


# What somebody learned or heard of ends with it: the writer goes on.
_LEARNING = frozenset({"hear", "learn"})


def _is_aside(reading: Reading) -> bool:
    """ "The port shut after a clerk said that P": of what the sentence tells, the report is only an occasion."""
    verb: Any = reading.verb
    return reading.rule == "clause" and verb.dep_ == "advcl" and child(verb, "mark") is not None


def _goes_on(sentence: _Sentence) -> bool:
    """Whether the sentence is still the speaker's."""
    if sentence.main is None or any(t.text in ("?", ":") for t in sentence.words):
        return False
    if any(t.is_quote for t in sentence.words):
        return _quotes_on(sentence)
    return any(sign(sentence) for sign in _SIGNS)


def _quotes_on(sentence: _Sentence) -> bool:
    """ "Some may “have gone to ground for good”": words in marks that are a part of the sentence are somebody's, and
    nobody else was told of; a name in marks is none's."""
    marks = [t.i for t in sentence.words if t.is_quote]
    if len(marks) != 2 or not sentence.same or not _is_of_somebody(sentence.before) or marks[0] == sentence.run[0]:
        return False
    quoted = sentence.doc[marks[0] + 1 : marks[1]]
    named = sum(t.text[:1].isupper() for t in quoted) > len(quoted) // 2
    return len(quoted) >= _FEWEST_QUOTED and not named and not _names_anew(sentence)


_FEWEST_QUOTED = 3


def _is_of_somebody(reading: Reading) -> bool:
    """Whether a person, a body or a writing reports, by a verb of saying or by "according to"."""
    return reading.source is not None and reading.rule in (*_REPORTING, "phrase", "thing")


def _counts_out_of_them(sentence: _Sentence) -> bool:
    """ "Of these, 40 were dead", "With them are 40 children", "Forty-one are at large": a part of those whom the report
    counted, with no noun that tells of anybody else."""
    if not sentence.same or not _is_of_somebody(sentence.before) or _names_anew(sentence):
        return False
    first, second = sentence.words[0].lower_, sentence.words[1].lower_ if len(sentence.words) > 1 else ""
    if first in _OUT_OF and second in _THESE:
        return True
    subject = _subject(sentence)
    if subject is None or (subject.pos_ != "NUM" and subject.lower_ != "upwards"):
        return False
    if subject.doc[subject.left_edge.i].lower_ in ("another", "a", "some"):
        return False  # "Another 41 were dead" is told by anybody
    of = (child(c, "pobj") for c in subject.rights if c.dep_ == "prep")
    return all(noun is not None and noun.pos_ == "NUM" for noun in of)  # "upwards of 220"


_OUT_OF = frozenset({"of", "among", "with", "alongside", "besides"})


def _is_shifted(sentence: _Sentence) -> bool:
    """Whether the sentence's tense shows that the report still goes on."""
    return not any(t.is_quote for t in sentence.words) and (_shifted_future(sentence) or _shifted_past(sentence))


def _may_lie_between(sentence: _Sentence) -> bool:
    """Whether a sentence may be the speaker's if the one after it is: in the past, of one paragraph with the report, of
    nobody named anew and of no day of its own."""
    main = sentence.main
    past = main is not None and (main.tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") for c in main.lefts))
    plain = not any(t.is_quote or t.lower_ in WEEKDAYS or t.text in ("?", ":") for t in sentence.words)
    return past and plain and sentence.same and _is_past(sentence.before) and not _names_anew(sentence)


def _shifted_future(sentence: _Sentence) -> bool:
    """ "The port would close in May", "Their boats were to be sold": no condition, no guess and no refusal."""
    main = sentence.main
    if main is None or not _is_past(sentence.before) or _sets_a_condition(sentence) or _comments(sentence):
        return False
    if (opening := _infinitive_behind_was(main)) is not None:
        return bool(opening.lower_ == "to" and sentence.same)
    return _would(main) and main.lemma_ not in _GUESSES and not _refuses(sentence)


def _sets_a_condition(sentence: _Sentence) -> bool:
    """ "If the port closed, they would row"."""
    return any(t.lower_ in _CONDITIONS or _opens_condition(t) for t in sentence.words)


def _infinitive_behind_was(main: Any) -> Any | None:
    """The first word of what follows "was" or "were" right away: "Their boats were | to be sold"."""
    infinitive = child(main, "xcomp")
    if main.lemma_ != "be" or main.tag_ != "VBD" or infinitive is None:
        return None
    return infinitive.left_edge if main.i + 1 == infinitive.left_edge.i else None


def _would(main: Any) -> bool:
    """ "The port | would close"; not "would have closed"."""
    helpers = [c for c in main.lefts if c.dep_ in ("aux", "auxpass")]
    if main.tag_ not in ("VB", "VBN") or not helpers or helpers[0].lower_ != "would":
        return False
    return not any(c.lemma_ == "have" for c in helpers)


def _refuses(sentence: _Sentence) -> bool:
    """ "The ministry would not say": what somebody will not do, who is there to be asked."""
    main: Any = sentence.main
    subject = _subject(sentence)
    if subject is not None and _is_nobody(subject):
        return True
    if not any(c.dep_ == "neg" for c in main.lefts):
        return False
    return main.lemma_ in SPEECH or not sentence.same or subject is None or may_tell(subject)


def _is_nobody(subject: Any) -> bool:
    """ "Nobody on board", "No one", "none of them", "no guard"."""
    return subject.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in subject.lefts)


def _comments(sentence: _Sentence) -> bool:
    """ "It would not be the first time", "The guild would rather wait", "The guild would have none of it"."""
    main, subject = sentence.main, _subject(sentence)
    words = {t.lower_ for t in sentence.words}
    first = main is not None and main.lemma_ == "be" and bool(words & {"first", "second", "third", "last"})
    empty = subject is not None and subject.lower_ in ("it", "this", "that")
    return (first and empty) or "rather" in words or {"none", "have"} <= words


def _opens_condition(token: Any) -> bool:
    """ "Were the port to close, …"."""
    return bool(token.lower_ == "were" and (token.i == 0 or token.doc[token.i - 1].is_punct))


_GUESSES = frozenset({"seem", "appear", "suggest", "mean", "like", "prove", "know"})


def _shifted_past(sentence: _Sentence) -> bool:
    """ "They had been carrying no papers": what came before what was told, of nobody who is named anew."""
    main = sentence.main
    if not sentence.same or not _is_past(sentence.before) or main is None or main.tag_ not in ("VBN", "VBG"):
        return False
    had = any(c.lower_ == "had" and c.dep_ in ("aux", "auxpass") for c in main.lefts)
    first = next((t for t in sentence.words if t.dep_ in SUBJECTS), None)  # "In May he had come; others had used him"
    return had and _is_of_the_same(first) and not _names_anew(sentence) and not _is_dated_of_its_own(sentence)


def _is_of_the_same(subject: Any | None) -> bool:
    """ "They", "he himself", "both", "its guards": of whom the report told before. What others ("Many", "17", "a hall")
    had been the writer may tell."""
    if subject is None:
        return False
    first = subject.doc[subject.left_edge.i]
    return bool(subject.tag_ == "PRP" or subject.lower_ in _SAME or first.tag_ == "PRP$" or first.lower_ in _POINTING)


_SAME = frozenset({"both", "neither", "each"})
_POINTING = frozenset({"the", "these", "those", "this", "both"})


def _is_dated_of_its_own(sentence: _Sentence) -> bool:
    """ "Two of those who struck on March 3 had been at sea": what happened to others on a day of the year, which the
    writer may add; of "he" and "they" it is told on."""
    subject = _subject(sentence)
    dated = any(t.lower_ in MONTHS and t.pos_ == "PROPN" for t in sentence.words)
    return dated and subject is not None and subject.pos_ != "PRON"


def _ought_to_be(sentence: _Sentence) -> bool:
    """ "The crews should be paid": what ought to be done, in the view of whoever spoke, without a condition."""
    main = sentence.main
    if not sentence.same or main is None or main.tag_ not in ("VB", "VBN") or _is_study(sentence.before):
        return False
    words = [t.lower_ for t in sentence.words]
    helped = any(c.lower_ == "should" and c.dep_ in ("aux", "auxpass") for c in main.lefts)
    return helped and words[0] != "should" and not _ASKING_OR_SUPPOSING & set(words)


_ASKING_OR_SUPPOSING = frozenset({"if", "unless", "otherwise", "why", "whether", "how", "were"})


def _counts_on(sentence: _Sentence) -> bool:
    """ "Another 40 were dead", "The rest were at large": what a study goes on to tell of those whom it counted."""
    if not _is_study(sentence.before):
        return False
    if not sentence.same:
        return sentence.alone and _is_bare_set(_subject(sentence))
    if _opens_with_of_these(sentence):
        return True
    subject = _subject(sentence)
    if subject is None or subject.i - sentence.run[0] > _OPENING or _names_anew(sentence):
        return False
    they = subject.lower_ == "they" and not _is_report(sentence.before)
    opening = sentence.words[0].lower_, subject.left_edge.lower_, subject.lower_
    return they or not _SETS.isdisjoint(opening) or _is_the_rest(subject)


def _is_bare_set(subject: Any | None) -> bool:
    """ "Some | stayed, while others …": a part of those who were counted, with no noun that tells of whom."""
    return subject is not None and subject.lower_ in _SETS and subject.pos_ != "NOUN" and not any(subject.children)


def _opens_with_of_these(sentence: _Sentence) -> bool:
    """ "Of these, 40 were dead", "Among those, …"."""
    first = sentence.run[0]
    opens = sentence.doc[first].lower_ in _OF_THESE
    return opens and any(t.lower_ in _THESE for t in sentence.doc[first + 1 : first + 3])


def _is_the_rest(subject: Any) -> bool:
    """ "the rest", "the majority of them"; what "the true figure" is nobody has counted."""
    judged = any(c.lower_ in ("true", "real", "actual") for c in subject.lefts)
    return subject.left_edge.lower_ == "the" and subject.lemma_.lower() in _RESTS and not judged


_OPENING = 6
_OF_THESE = frozenset({"of", "among"})
_THESE = frozenset({"those", "these", "them", "whom"})
_SETS = frozenset("another most many some few none half all only others fewer nearly almost just both their".split())
_RESTS = frozenset("rest remainder remaining other majority minority half average figure number total".split())
_STUDIES = frozenset("study survey census poll audit review analysis report research inquiry paper count".split())


def _is_report(reading: Reading) -> bool:
    """Whether it is a report on whatever it may be, and no study of people who were counted."""
    return reading.source is not None and reading.source.lemma_.lower() in ("report", "paper", "review")


def _recalled(sentence: _Sentence) -> bool:
    """ "The water came once a week" after "A nurse recalls that …": what a witness goes on to tell, in the past.

    A clause behind what was said ("…, a nurse recalled") closes it, and that nobody did a thing is the writer's end.
    """
    main, subject = sentence.main, _subject(sentence)
    if not sentence.same or not _recalls(sentence.before) or main is None or _names_anew(sentence):
        return False
    if _closes(sentence.before) or (subject is not None and _is_nobody(subject)):
        return False
    return main.tag_ == "VBD" and not any(t.lower_ in _NOW for t in sentence.words)


def _closes(reading: Reading) -> bool:
    """Whether the cue stands behind what it introduces."""
    return reading.cue is not None and reading.content[0] < reading.cue[0]


_NOW = frozenset({"now", "today", "since", "later", "ago"})
_SAYING_OR_THINKING = SPEECH | THOUGHT
_RECALLING = frozenset({"recall", "remember", "recount", "testify", "relate", "describe"})

_SIGNS: tuple[Callable[[_Sentence], bool], ...] = (
    _shifted_future,
    _shifted_past,
    _ought_to_be,
    _counts_on,
    _counts_out_of_them,
    _recalled,
)


def _is_past(reading: Reading) -> bool:
    verb: Any = reading.verb
    return verb is not None and verb.tag_ in _PAST and verb.lemma_.lower() in _SAYING_OR_THINKING


def _is_study(reading: Reading) -> bool:
    """Whether a study or a report says it: by its noun, or whoever says it "in a report"."""
    source, verb = reading.source, reading.verb
    if source is not None and source.lemma_.lower() in _STUDIES:
        return True
    written = (p for c in (verb.rights if verb is not None else ()) if c.lower_ == "in" for p in c.rights)
    return any(p.dep_ == "pobj" and p.lemma_.lower() in _STUDIES for p in written)


def _recalls(reading: Reading) -> bool:
    """Whether a person tells what they lived through: "recalls that", "told the paper how"."""
    verb: Any = reading.verb
    if verb is None or reading.source is None or reading.rule not in _REPORTING:
        return False
    if reading.source.lemma_.lower() in DOCUMENTS:
        return False  # "The indictment tells how …": what it goes on with is the writer's
    how = verb.lemma_ == "tell" and any(
        c.dep_ == "ccomp" and c.left_edge.lower_ == "how" and c.i > verb.i for c in verb.rights
    )
    return verb.lemma_ in _RECALLING or how


def _subject(sentence: _Sentence) -> Any | None:
    return None if sentence.main is None else child(sentence.main, "nsubj", "nsubjpass")


def _names_anew(sentence: _Sentence) -> bool:
    """Whether the sentence is about somebody or something that has a name of its own."""
    subject = _subject(sentence)
    return subject is None or subject.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in subject.lefts)
