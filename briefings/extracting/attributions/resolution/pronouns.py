"""Whom "he", "it" and "they" mean where they speak: by the sentence itself, and by all that was told before it.

"Ann Poe dug it herself, she says", "The coastguard saved 40, it said", "Ann Poe and Tom Lane left. They say …".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.resolution.known import Speaker, Wording
from briefings.extracting.attributions.resolution.own_sentence import (
    SHORTEST,
    is_somebody,
    opening_subject,
    person_named,
    sentence_before,
    subject_before_relative,
)
from briefings.extracting.attributions.resolution.several import part_of_them, people, some_of
from briefings.extracting.attributions.resolution.things import thing
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.cast.seen_persons import DYING
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import read_phrase
from briefings.extracting.coreference.pronouns.pronouns import PERSONAL
from briefings.extracting.parsing.dependencies import SUBJECTS, sentence_start
from briefings.extracting.parsing.language import Passage
from briefings.model import Span


def behind_pronoun(word: str, wording: Wording) -> Speaker:
    """Whom a pronoun means; nobody where the text has no one."""
    return _BY_WORD.get(word, some_of)(word, wording)


def _person(word: str, wording: Wording) -> Speaker:
    """Whom "he" or "she" means, who from now on has spoken."""
    reading, known, at = wording.reading, wording.known, wording.at
    person = (
        _told_of_in_relative(word, wording)
        or _brought_in_by_relative(word, wording)
        or _spoke_before_and_opens(word, wording)
        or _whose_it_was(word, wording)
        or (known.discourse.subject_before(word, at, reading.content) if _is_pluperfect(reading.verb) else None)
        or known.discourse.person_for(word, at, _own_words(reading, wording.passage))
        or _told_by_themselves(word, reading, wording.passage, known.register)
    )
    if person is None or (person[0].islower() and _may_be_another(word, reading.source)):
        return Speaker(None, None, wording.span)
    known.discourse.spoke(max(at, reading.said_at or at), *person, "person", reading.content)
    return Speaker(*person, wording.span)


def _may_be_another(word: str, pronoun: Any) -> bool:
    """Whether the sentence before brings in somebody who may be meant rather than one without a name who spoke."""
    return _was_brought_in_behind(word, pronoun) or _was_told_by_age(pronoun)


def _was_told_by_age(pronoun: Any) -> bool:
    """ "Among them was a 27-year-old from Halden. In her defence | she | had said"."""
    olds = (t for t in sentence_before(pronoun) if t.lower_ == "old" and t.i > 2 and t.nbor(-2).lower_ == "year")
    return any(any(c.lower_ in ("a", "an") for c in old.lefts) or old.dep_ in ("acomp", "attr") for old in olds)


def _was_brought_in_behind(word: str, pronoun: Any) -> bool:
    """Whether the sentence before tells of somebody of that gender who is not its subject, so that one without a name
    is not surely meant: "She married a man who left for the war. | He | said", "A woman told her so. | She | said"."""
    kind, other = _BY_GENDER.get(PERSONAL.get(word) or "", (frozenset(), ""))
    undergoing = [t for t in sentence_before(pronoun) if t.dep_ in ("pobj", "dobj", "dative")]
    return any(t.lower_ == other or (t.lemma_.lower() in kind and t.pos_ == "NOUN") for t in undergoing)


_BY_GENDER = {
    "female": (person_words.FEMALE | {"woman", "girl", "wife", "mother", "daughter"}, "her"),
    "male": (person_words.MALE | {"man", "boy", "husband", "father", "son"}, "him"),
}


def _is_pluperfect(verb: Any | None) -> bool:
    """ "He had written that P": what somebody once said, of whom the text tells."""
    return verb is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)


_BY_WORD: dict[str, Callable[[str, Wording], Speaker]] = {
    **dict.fromkeys(("all", "both", "each", "one"), part_of_them),
    **dict.fromkeys(("he", "she", "him", "her", "his"), _person),
    **dict.fromkeys(("it", "its"), thing),
    **dict.fromkeys(("they", "them", "their"), people),
}


def _own_words(reading: Reading, passage: Passage) -> Span:
    """What somebody says, from the question on that it answers ("Asked whether Ann Poe was there, he said …"): who is
    named in it does not say it."""
    start, end = reading.content
    if reading.rule == "phrase" and reading.cue is not None and getattr(reading.source, "tag_", "") == "PRP$":
        return max(start, reading.cue[0]), end  # "Ann Poe sank 20 boats, by her own account"
    lefts = reading.verb.lefts if reading.verb is not None else ()
    asked = next((c for c in lefts if c.dep_ == "advcl" and c.lower_ == "asked"), None)
    return (min(start, passage.at(asked)), end) if asked is not None else (start, end)


def _told_of_in_relative(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The person whom a sentence opens with and who is "he" in its relative clause: "Poe left the pier, which, he
    says, was shut"."""
    subject = subject_before_relative(wording.reading.source)
    entry = None if subject is None else person_named(subject, wording.passage, wording.known.register)
    if entry is None or entry.plural or PERSONAL.get(word) not in (entry.gender or entry.likely, None):
        return None
    return entry.name, entry.role


def _brought_in_by_relative(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The same where the clause's subject is somebody without a name: "a pilot showed us boats whose crews, he swore,
    had sailed"."""
    subject = subject_before_relative(wording.reading.source)
    if subject is None or not is_somebody(subject) or subject.doc[subject.left_edge.i].lower_ not in ("a", "an"):
        return None
    noun, gender = subject.lemma_.lower(), PERSONAL.get(word)
    other = person_words.FEMALE if gender == "male" else person_words.MALE
    return None if noun in other else (read_phrase(subject).text, None)


def _spoke_before_and_opens(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The person by name whom a sentence opens with and who has spoken in the text, where nobody but somebody without
    a name spoke last: "Tom Lane is staying, he says, for his boat is gone"."""
    subject = _opens_right_before(wording.reading.source)
    entry = None if subject is None else person_named(subject, wording.passage, wording.known.register)
    if entry is None or not wording.known.discourse.comes_back(entry.name, wording.at, wording.reading.content):
        return None
    return (entry.name, entry.role) if (entry.gender or entry.likely) in (PERSONAL.get(word), None) else None


def _whose_it_was(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The Poe of "It was Ann | Poe |'s remark that began the row: Tarsia, | she | had said, could not stop them"."""
    pronoun: Any = wording.reading.source
    doc, first = pronoun.doc, sentence_start(pronoun.doc, pronoun.i)
    if doc[first].lower_ != "it" or first + 1 >= pronoun.i or doc[first + 1].lemma_ != "be":
        return None
    owners = [t.head for t in doc[first : pronoun.i] if t.tag_ == "POS" and t.head.pos_ == "PROPN"]
    entry = person_named(owners[0], wording.passage, wording.known.register) if len(owners) == 1 else None
    if entry is None or entry.plural or (entry.gender or entry.likely) not in (PERSONAL.get(word), None):
        return None
    return entry.name, entry.role


def _opens_right_before(pronoun: Any) -> Any | None:
    """The only subject between a sentence's start and ", he says", which does something and does not die."""
    doc, i = pronoun.doc, pronoun.i
    first = sentence_start(doc, i)
    if i < SHORTEST - 1 or doc[i - 1].text != "," or i + 1 >= len(doc):
        return None
    subjects = [t for t in doc[first:i] if t.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].left_edge.i != first or subjects[0].dep_ != "nsubj":
        return None
    return None if subjects[0].head.lemma_ in DYING or subjects[0].head.i > i else subjects[0]


def _told_by_themselves(
    word: str, reading: Reading, passage: Passage, register: Register
) -> tuple[str, str | None] | None:
    """The person whom a sentence opens with, where "he" or "she" tells it and nobody stands before; nobody who died or
    to whom something was done, of whom it is told by others."""
    subject = opening_subject(reading)
    if subject is None or subject.pos_ != "PROPN" or subject.dep_ == "nsubjpass" or subject.head.lemma_ in DYING:
        return None
    entry = register.named_at(passage.at(subject))
    if entry is None or entry.sort not in ("person", "unsure") or entry.plural:
        return None
    return (entry.name, entry.role) if (entry.gender or entry.likely) in (PERSONAL.get(word), None) else None
