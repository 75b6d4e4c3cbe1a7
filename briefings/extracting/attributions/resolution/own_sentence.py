"""What a sentence itself tells of whom a pronoun means, and what pronouns can stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.parsing.dependencies import SUBJECTS, child, sentence_start
from briefings.extracting.parsing.language import Passage

# A subject, a verb and a noun stand before a relative clause in which its subject is "he", at least.
SHORTEST = 5


PLURAL = frozenset({"NNS", "NNPS"})


_BODIES = person_words.BODIES | person_words.HOUSES


def is_somebody(head: Any) -> bool:
    """Whether "he" can stand for the noun, though it gives no name: "a senior official", "a former emir"."""
    noun = head.lemma_.lower()
    opening = head.doc[head.left_edge.i].lower_
    if head.tag_ == "NNP" and head.i and opening == "the":
        return noun in person_words.TITLES  # "the Defence Secretary"
    if opening in ("a", "an") and head.tag_ in ("NNP", "NN", "JJ") and is_country(head.text):
        return not is_country_name(head.text)  # "a 17-year-old Australian"
    return bool(head.tag_ == "NN" and noun in person_words.PERSONS)


def is_body(head: Any, phrase: Phrase) -> bool:
    """Whether "it" can stand for the noun: an institution, a document, an acronym, a name with an article."""
    noun = head.lemma_.lower()
    if head.tag_ in PLURAL:
        return False
    if noun in _BODIES or noun in DOCUMENTS:
        return True
    return bool(head.pos_ == "PROPN" and (head.text.isupper() or head.doc[phrase.first].lower_ == "the"))


def opening_subject(reading: Reading) -> Any | None:
    """The name that opens the sentence of which it is said at its end: "Ann Poe dug it herself, she says"; of "Ann
    Poe's son left" hers."""
    verb, clause = reading.verb, clause_before(reading)
    if verb is None or clause is None or clause.i > verb.i:
        return None
    subject = child(clause, *SUBJECTS)
    if subject is None or subject.left_edge.i != clause.left_edge.i:
        return None
    return child(subject, "poss") or subject


def subject_before_relative(pronoun: Any) -> Any | None:
    """The subject of the clause in whose relative clause the pronoun is an aside's: "| Poe | left the pier, which,
    he says, was shut", "| a pilot | showed us boats whose crews, he swore, had sailed"."""
    doc, i = pronoun.doc, pronoun.i
    if i < SHORTEST or doc[i - 1].text != ",":
        return None
    first = sentence_start(doc, i)
    relative = next((k for k in range(i - 2, max(first, i - _LONGEST_RELATIVE), -1) if _opens_relative(doc[k])), None)
    if relative is None or any(t.is_punct and t.text != "," for t in doc[relative:i]):
        return None
    subjects = [t for t in doc[first:relative] if t.dep_ == "nsubj" and t.i < t.head.i < relative]
    return subjects[-1] if subjects else None


def _opens_relative(token: Any) -> bool:
    """Whether a relative clause opens with the word, and no question ("which", "whose")."""
    return token.tag_ in ("WDT", "WP", "WP$") and token.lower_ not in ("what", "that")


# How many tokens before "he says" its relative clause may begin ("which had been preceded, it maintains").
_LONGEST_RELATIVE = 9


def person_named(token: Any, passage: Passage, register: Register) -> Entry | None:
    """The person by name that the token is of."""
    entry = register.named_at(passage.at(token)) if token.pos_ == "PROPN" else None
    return entry if entry is not None and entry.sort == "person" else None


def clause_before(reading: Reading) -> Any | None:
    """The main verb of what is said, where it is told at the end who says it: "The coastguard | saved 40, it said"."""
    verb = reading.verb
    if verb is None:
        return None
    if verb.dep_ == "parataxis" or is_as_clause(verb):
        return verb.head
    return next((c for c in verb.lefts if c.dep_ == "ccomp"), None)


def is_as_clause(verb: Any) -> bool:
    """ "The government knows of 31, | as it told | the guild"."""
    return verb.dep_ == "advcl" and verb.head.i < verb.i and any(c.lower_ == "as" for c in verb.lefts)


def sentence_before(pronoun: Any) -> Iterable[Any]:
    """The tokens of the sentence before the pronoun's."""
    doc = pronoun.doc
    end = sentence_start(doc, pronoun.i)
    return doc[sentence_start(doc, end - 1) : end] if end > 1 else ()
