"""The person whom a sentence beside a quotation is about: "Ann Poe runs the camp. “We had no water.”"

Nobody is said to speak there, so only a person by name, somebody by a noun alone ("the accused"), or whom the text has
just brought in, is taken for whoever does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefings.extracting.attributions.speakers.phrases.person_words import ROLES
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Passage

# What somebody says or thinks: "“…,” were the | words | of Ann Poe", "Poe's | view | was plain: “…”".
WORDS = frozenset(
    """word message answer verdict reply response motto slogan advice warning plea cry lament refrain summary view take
    comment explanation assessment argument conclusion statement post tweet note""".split()
)
_SOMEBODY = ROLES | {"accused", "defendant", "suspect", "man", "woman", "boy", "girl"}


def person_in(cast: Cast, passage: Passage, start: int, end: int) -> Any | None:
    """The subject of a sentence's main verb, where it is a person's name or "the accused"; of the tokens from `start`
    on."""
    for token in passage.doc[start:end]:
        if token.text in (".", "?", "!") or token.is_quote:
            return None
        if _is_main_subject(token) and (token.pos_ == "PROPN" or _is_the_person(token)):
            return token if _is_the_person(token) or _is_known(token, cast, passage) else None
        if _is_main_subject(token) and (name := _name_beside(token) or _name_of_the_one_who_says(token)) is not None:
            return name if _is_known(name, cast, passage) else None
    return None


def _name_beside(noun: Any) -> Any | None:
    """The Ann Poe of "One clerk, Ann Poe, had sold her boat"."""
    doc, opening = noun.doc, noun.i + 1
    if noun.lemma_.lower() not in _SOMEBODY or opening >= len(doc) or doc[opening].text != ",":
        return None
    return next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)


def _name_of_the_one_who_says(noun: Any) -> Any | None:
    """The Ann Poe of "Ann Poe's answer was short"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    return owner if noun.lemma_.lower() in WORDS else None


def only_person_in(cast: Cast, passage: Passage) -> Any | None:
    """The one person by name whom a paragraph is about, and tells of as "he" or "she" or as who does something."""
    head = _only_name_in(cast, passage)
    if head is None or any(t.is_quote for t in passage.doc):
        return None
    return head if head.dep_ == "nsubj" or _goes_on_with_a_pronoun(passage.doc[head.i :]) else None


def _only_name_in(cast: Cast, passage: Passage) -> Any | None:
    """The first place in a paragraph that names the only person whom it names."""
    end = passage.end
    named = [(e, m) for e, m in cast.recent(end, end - passage.start) if m.named and e.sort == "person"]
    if not named or len({id(e) for e, _ in named}) > 1 or named[0][0].plural or named[0][0].doubtful:
        return None
    return named[-1][1].head


def entering(cast: Cast, passage: Passage, start: int, end: int) -> Any | None:
    """The person whom a sentence is about, alone, and the text names for the first time or tells of by a trade."""
    subject = _plain_subject(passage.doc[start:end])
    if subject is None or _names_others(cast, subject, passage.span(passage.doc[start], passage.doc[end - 1])):
        return None
    if subject.pos_ != "PROPN":
        return subject if _is_told_by_a_trade(subject) else None
    person = person_in(cast, passage, start, end)
    return person if person is not None and _is_named_first(cast, passage, person, subject) else None


def _plain_subject(words: Sequence[Any]) -> Any | None:
    """The subject of a sentence that quotes nobody and tells no "would"."""
    subject = next((t for t in words if _is_main_subject(t)), None)
    if subject is None or any(t.is_quote for t in words) or any(c.lower_ == "would" for c in subject.head.lefts):
        return None
    return subject


def _is_main_subject(token: Any) -> bool:
    verb = token.head
    passive = token.dep_ == "nsubjpass" and (_tells_a_manner(verb) or verb.lemma_ in _REACHING)
    return bool((token.dep_ == "nsubj" or passive) and verb.dep_ == "ROOT")


def _tells_a_manner(participle: Any) -> bool:
    """ "Poe was more guarded": what one is, of which the parser makes a passive."""
    return any(c.lower_ in _DEGREES and c.i == participle.i - 1 for c in participle.lefts)


_DEGREES = frozenset("more less rather so very quite equally similarly too fairly somewhat".split())
# Done by whoever writes, to whom is quoted next ("Poe was reached by telephone. “…”").
_REACHING = frozenset({"reach", "interview", "contact", "approach"})


def _is_the_person(noun: Any) -> bool:
    """ "The accused", "the old mother": somebody by a noun alone, and no body."""
    opened = noun.i > 0 and noun.doc[noun.left_edge.i].lower_ == "the" and noun.right_edge.i == noun.i
    return bool(opened and noun.lower_ in _SOMEBODY and noun.tag_ not in ("NNS", "NNPS"))


def _is_known(name: Any, cast: Cast, passage: Passage) -> bool:
    """Whether the name is surely a person's."""
    entry = cast.at(*passage.span(name.left_edge, name))
    return entry is not None and entry.sort == "person" and not entry.doubtful


def _goes_on_with_a_pronoun(words: Iterable[Any]) -> bool:
    return any(t.dep_ == "nsubj" and t.lower_ in ("he", "she") for t in words)


def _names_others(cast: Cast, subject: Any, sentence: tuple[int, int]) -> bool:
    """Whether a sentence names a person beside its subject."""
    opens, ends = sentence
    named = {id(e) for e, m in cast.recent(ends, ends - opens) if m.named and e.sort == "person"}
    return bool(len(named) > (subject.pos_ == "PROPN"))


def _is_told_by_a_trade(subject: Any) -> bool:
    """ "A pilot"."""
    return bool(subject.left_edge.lower_ in ("a", "an") and subject.tag_ == "NN" and subject.lower_ in ROLES)


def _is_named_first(cast: Cast, passage: Passage, person: Any, subject: Any) -> bool:
    """Whether the subject is the first that the text tells of the person."""
    entry = cast.at(*passage.span(person.left_edge, person))
    return entry is not None and entry.mentions[0].span[0] <= passage.at(subject) < entry.mentions[0].span[1]
