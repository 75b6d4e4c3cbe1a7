"""Attributions without a verb: "according to the guild", "citing officials", "in a survey by the institute"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH, SPEECH_OBJECTS, THOUGHT
from briefings.extracting.attributions.cues.phrases.labelled_names import labelled_readings
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, HOUSES, ROLES
from briefings.extracting.attributions.speakers.phrases.phrase_edges import touch
from briefings.extracting.attributions.speakers.phrases.tellers import (
    CITING,
    is_source,
    maker_of,
    may_tell,
    names_a_source,
)
from briefings.extracting.parsing.dependencies import (
    SUBJECTS,
    after_contrast,
    child,
    is_punctuation,
    opens_sentence,
    sentence_end,
    sentence_start,
    trimmed,
    verb_above,
)
from briefings.extracting.parsing.language import Passage
from briefings.model import AttributionKind

_STUDIES = frozenset(
    {"report", "study", "survey", "poll", "paper", "analysis", "census", "review", "audit", "research"}
)
_WRITERS = ROLES | BODIES - _STUDIES
_BODIES_AND_HOUSES = BODIES | HOUSES
_TELLING = SPEECH | THOUGHT | SPEECH_OBJECTS


def phrase_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every phrase of the passage that names a source for the clause it stands in, in text order."""
    yield from labelled_readings(index, passage)
    for token in passage.doc:
        rule = _BY_WORD.get(token.lower_)
        if rule is not None:
            yield from rule(index, passage, token)


def _object_of(preposition: Any) -> Any | None:
    """The noun that a preposition leads to: the guild of "for | the guild"."""
    return next((c for c in preposition.rights if c.dep_ == "pobj"), None)


def _is_set_off(doc: Any, i: int) -> bool:
    """Whether a phrase that begins at `i` opens the sentence or stands behind a mark."""
    return opens_sentence(doc, i) or is_punctuation(doc[i - 1])


def _for_somebody(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "For Ann Poe, an analyst, the port is lost", "For the guild, “it is a scandal”": somebody's view opens it."""
    doc = passage.doc
    source = _object_of(token) if token.dep_ == "prep" else None
    if source is None or not opens_sentence(doc, token.i):
        return
    comma = source.right_edge.i + (source.right_edge.text != ",")  # the parser may hang the comma on the source
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return
    plain = is_source(source) and _it_is_plain(doc, comma + 1)
    if not (plain or _has_a_role_beside(source) or _is_quoted_or_judges(source, doc[comma + 1])):
        return
    content = trimmed(doc, comma + 1, sentence_end(doc, comma + 1))
    if content is not None:
        yield phrase_reading(index, passage, source, (token, token), content)


def _from_what_somebody_says(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "From what Ann Poe says, the port is lost", "Judging by what pilots tell us, it is": whose words the sentence
    goes by."""
    doc = passage.doc
    what = doc[token.i + 1] if token.i + 1 < len(doc) else token
    verb = what.head
    if what.lower_ != "what" or verb.i < what.i or verb.lemma_.lower() not in _TELLING:
        return
    source, opens = child(verb, "nsubj"), opens_sentence(doc, token.i) or doc[token.i - 1].lower_ in _GOING_BY
    comma = next((t.i for t in doc[verb.i + 1 : verb.i + _HEARER_WITHIN] if t.text == ","), None)
    if source is None or comma is None or not opens or comma + 2 >= len(doc):
        return
    content = trimmed(doc, comma + 1, sentence_end(doc, comma + 1))
    if content is not None and (may_tell(source) or source.pos_ == "PROPN"):
        yield phrase_reading(index, passage, source, (token, token), content)


_GOING_BY = frozenset({"judging", "going"})
# How many tokens may tell whom it was said to ("from what he told | the court in May | ,").
_HEARER_WITHIN = 6


def _it_is_plain(doc: Any, i: int) -> bool:
    """Whether "it is plain that", "there is no doubt that" stands at `i`: what holds for whoever is named before."""
    words = [t.lower_ for t in doc[i : i + 5]]
    plain = words[:1] == ["it"] and "that" in words[3:5] and not _PLAIN.isdisjoint(words[2:4])
    return plain or (words[:1] == ["there"] and words[2:4] in (["no", "doubt"], ["no", "question"]))


_PLAIN = frozenset({"plain", "clear", "obvious", "evident", "certain", "undeniable", "unthinkable", "likely"})


def _has_a_role_beside(name: Any) -> bool:
    """Whether an apposition tells what somebody is ("Ann Poe, | an analyst")."""
    return name.pos_ == "PROPN" and any(c.dep_ == "appos" and c.lemma_.lower() in ROLES for c in name.rights)


def _is_quoted_or_judges(source: Any, following: Any) -> bool:
    """Whether a quotation follows the comma behind the source, or a judgment of its own in quotation marks."""
    return is_source(source) and (bool(following.is_quote) or _is_judged(source.head.head, source))


def _is_judged(verb: Any, source: Any) -> bool:
    """Whether a name's judgment in quotation marks follows ("For Ann Poe of the guild, the port is “lost”")."""
    judged = (c for c in verb.rights if c.dep_ in ("acomp", "attr"))
    named = source.pos_ == "PROPN" and verb.lemma_ == "be"
    return named and any(c.left_edge.i > 0 and c.doc[c.left_edge.i - 1].is_quote for c in judged)


def _according_to(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    doc = passage.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    to = doc[token.i + 1]
    source = _ordered(to) or next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None) or _says(to)
    source = source or _described_by_participle(to)
    if source is not None and source.lower_ == "which":
        yield from _according_to_which(index, passage, token, source)
        return
    if source is None or _is_a_measure(source):
        return
    end = _end_of_chief(doc, source) if opens_sentence(doc, token.i) else None
    content = _clause_around(doc, token, source) if end is None else trimmed(doc, end + 1, sentence_end(doc, end + 1))
    if content is None:
        return
    reading = phrase_reading(index, passage, maker_of(source) or source, (token, to), content)
    reading.phrase = None if end is None else (source.left_edge.i, end)
    yield reading


def _end_of_chief(doc: Any, source: Any) -> int | None:
    """The source itself in "According to the police chief | some twenty boats sank", where the parser hung on it, for
    want of a comma, who does what is said."""
    behind = next((c for c in source.rights if c.left_edge.i == source.i + 1), None)
    swallowed = behind is not None and behind.dep_ in ("dobj", "appos") and source.pos_ == "NOUN"
    if behind is None or not swallowed or behind.pos_ not in ("NOUN", "PROPN"):
        return None
    numbered = any(t.pos_ in ("DET", "NUM") for t in doc[behind.left_edge.i : behind.i])
    return int(source.i) if numbered else None


def _according_to_which(index: int, passage: Passage, token: Any, which: Any) -> Iterator[Reading]:
    """ "It has figures from | the ministry | according to which P", "a report according to which P"."""
    doc = passage.doc
    near = reversed(doc[max(sentence_start(doc, token.i), token.i - _NEAR_WHICH) : token.i])
    paper = next((t for t in near if t.lemma_.lower() in DOCUMENTS), None)
    content = trimmed(doc, which.i + 1, sentence_end(doc, which.i + 1))
    if paper is None or content is None:
        return
    by = next((c for c in paper.rights if c.lower_ in ("from", "by", "of") and c.i < token.i), None)
    maker = None if by is None else _object_of(by)
    source = maker if maker is not None and is_source(maker) else paper
    yield phrase_reading(index, passage, source, (token, which), content)


# How far before "according to which" the paper may stand.
_NEAR_WHICH = 10


def _is_a_measure(source: Any) -> bool:
    """Whether something is done according to a bare noun, by which it is measured or ordered: "paid according to rank",
    "according to plan"; "according to the plan" may be a source's word."""
    return source.lemma_.lower() in _MEASURES and not any(c.dep_ in ("det", "poss") for c in source.children)


_MEASURES = frozenset(
    """age rank size type kind sort class category need taste custom tradition law plan schedule seniority merit ability
    sex gender nationality religion sect ethnicity race colour color pattern order sequence severity weight height
    importance priority price cost income weather season circumstance condition availability preference wish rule
    regulation principle criterion standard convention protocol procedure formula number distance direction""".split()
)


def _described_by_participle(to: Any) -> Any | None:
    """The papers of "according to | charging documents", of which the parser made a verb's object."""
    participle = to.doc[to.i + 1] if to.i + 2 < len(to.doc) else None
    if participle is None or participle.dep_ != "pcomp" or participle.tag_ != "VBG":
        return None
    noun = to.doc[participle.i + 1]
    return noun if noun.dep_ == "dobj" and noun.lemma_.lower() in DOCUMENTS else None


def _says(preposition: Any) -> Any | None:
    """Who says it in "according to what | the port | knows"."""
    clause = next((c for c in preposition.rights if c.dep_ == "pcomp"), None)
    if clause is None or preposition.doc[preposition.i + 1].lower_ != "what":
        return None
    return next((c for c in clause.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)


def _ordered(to: Any) -> Any | None:
    """The last word of a name that begins with an order ("according to Save the Sailors", "to the charity Save …")."""
    doc, order = to.doc, to.i + 1
    if order + 2 < len(doc) and doc[order].lower_ in ("the", "a") and doc[order + 1].lower_ in _BODIES_AND_HOUSES:
        order += 2
    if order + 2 >= len(doc) or not doc[order].text.istitle() or doc[order + 1].lower_ != "the":
        return None
    return next((c for c in doc[order].rights if c.dep_ == "dobj" and c.text.istitle()), None)


_GOING = frozenset({"going", "judging", "go", "judge", "based"})


# What whoever writes has seen: "to judge by the papers in their pockets" is the writer's judgment.
_SEEN = frozenset({"papers", "photographs", "photos", "pictures", "images", "notes", "maps", "letters"})


def _going_by(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "…, going by figures of the guild", "Judging by the port's own count, …": whose figures one goes by."""
    doc = passage.doc
    leading = ("on",) if token.lower_ == "based" else ("by", "from")
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in leading:
        return
    by = doc[token.i + 1]
    source = _object_of(by) or _says(by)
    if source is None or not _is_set_off(doc, token.left_edge.i) or not _may_be_gone_by(token, source):
        return
    content = _clause_around(doc, token, source)
    if content is not None:
        yield phrase_reading(index, passage, maker_of(source) or source, (token, by), content)


def _may_be_gone_by(going: Any, source: Any) -> bool:
    """Whether the noun says something by itself; what is "based on" something goes by a document alone."""
    if going.lower_ == "based" and source.lemma_.lower() not in DOCUMENTS:
        return False
    return is_source(source) and source.lower_ not in _SEEN


def _per(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "…, per the report", "As per the guild, …": no "per capita", no "400 per week" and no "as per the law"."""
    doc = passage.doc
    source = _object_of(token)
    if source is None or _is_of_each(token, source) or touch(doc, token.i):
        return  # "400 per week", "Per-Olof Poe"
    first = doc[token.i - 1] if token.i and doc[token.i - 1].lower_ == "as" else token
    if not _is_set_off(doc, first.i) or not _says_so_itself(source):
        return
    content = _clause_around(doc, first, source)
    if content is not None:
        yield phrase_reading(index, passage, source, (first, token), content)


def _is_of_each(per: Any, noun: Any) -> bool:
    """ "400 per | week": a noun without an article, which is no name."""
    return bool(noun.i == per.i + 1 and noun.pos_ != "PROPN")


def _says_so_itself(source: Any) -> bool:
    """Whether "per" can lead to the noun as to a source: a body, a document or a house, and no law."""
    noun = source.lemma_.lower()
    return noun not in _RULES and (is_source(source) or noun in HOUSES)


# What is gone by, though a body's name may end in it.
_RULES = frozenset({"law", "act", "bill", "treaty", "agreement", "accord", "war", "day"})


def _citing(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "…, citing officials": the officials stand behind what the clause says."""
    source = next((c for c in token.rights if c.dep_ == "dobj"), None)
    if source is None or not names_a_source(token, source) or _are_their_own(source):
        return
    doc = passage.doc
    verb = verb_above(token.head)
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is not None and not clause.left_edge.i <= token.i <= clause.right_edge.i:
        content = trimmed(doc, clause.left_edge.i, clause.right_edge.i)
    else:
        content = _clause_around(doc, token, source)
    if content is not None:
        yield phrase_reading(index, passage, source, (token, token), content)


def _are_their_own(source: Any) -> bool:
    """ "Citing his | sources |": whoever cites these passes nobody's word on that could be named."""
    return source.lemma_.lower() in ("source", "contact", "informant") and any(c.tag_ == "PRP$" for c in source.lefts)


def _in_a_report(index: int, passage: Passage, token: Any) -> Iterator[Reading]:
    """ "In a survey by the institute, …" at a sentence's beginning."""
    doc = passage.doc
    source = _object_of(token) if token.dep_ in ("prep", "ROOT") else None
    if source is None or source.lemma_.lower() not in _STUDIES or not opens_sentence(doc, token.i):
        return
    right = source.right_edge.i
    if right + 1 < len(doc) and doc[right + 1].text == ",":
        content = trimmed(doc, right + 2, sentence_end(doc, right + 2))
        if content is not None:
            yield phrase_reading(index, passage, _writer(token) or source, (token, token), content)


def _writer(opening: Any) -> Any | None:
    """Who says it in a report that opens the sentence ("In a paper, | Ann Poe | puts it down to fear")."""
    verb = opening.head
    writer = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > opening.i), None)
    if writer is None or verb.lemma_.lower() not in _TELLING:
        return None
    return writer if writer.pos_ == "PROPN" or writer.lemma_.lower() in _WRITERS else None


def phrase_reading(
    index: int,
    passage: Passage,
    source: Any,
    cue: tuple[Any, Any],
    content: tuple[int, int],
    kind: AttributionKind = "according_to",
) -> Reading:
    """What a phrase says: `cue` its first and last token, `content` the places of the first and last word told."""
    doc = passage.doc
    return Reading(
        passage=index,
        source=source,
        verb=None,
        cue=passage.span(*cue),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind=kind,
        rule="phrase",
    )


def _clause_around(doc: Any, token: Any, source: Any) -> tuple[int, int] | None:
    """The clause that the phrase stands in, without the phrase where that is at an end of it.

    A phrase that opens a sentence speaks for all of it, up to a "but" that takes it back.
    """
    left, right = token.left_edge.i, max(source.right_edge.i, token.right_edge.i)
    if opens_sentence(doc, left):
        right = _phrase_end(doc, source, right)
        return trimmed(doc, right + 1, _end_with_verb(doc, right + 1))
    right = _past_relative(doc, right)
    if _closes_sentence(doc, right) and doc[left - 1].text != "(":
        left = token.i if doc[token.i - 1].text == "," else left  # "…, around noon, according to": not hung on it
        return trimmed(doc, after_contrast(doc, sentence_start(doc, left), left), left - 1)
    if _is_interposed(doc, left, right):
        start = after_contrast(doc, sentence_start(doc, left), left)
        return trimmed(doc, start, sentence_end(doc, right + 1))
    if _hangs_on_a_subject(token):
        return trimmed(doc, token.head.left_edge.i, sentence_end(doc, right + 1))
    return _clause_of_verb_above(token, left, right)


def _hangs_on_a_subject(token: Any) -> bool:
    """Whether the parser hung the phrase on a noun that is no object ("Forty boats, | according to Poe, | sank")."""
    head = token.head
    return head.pos_ in ("NOUN", "NUM", "PROPN") and head.dep_ not in ("dobj", "pobj", "attr")


def _clause_of_verb_above(token: Any, left: int, right: int) -> tuple[int, int] | None:
    """The clause of the verb that the phrase from `left` to `right` hangs on, without it where it ends the clause."""
    doc, head = token.doc, verb_above(token.head)
    while head.i < left and _shares_subject(head):
        head = head.head  # "was trained in Leeds and sent to sea, according to Poe, before …"
    first, last = head.left_edge.i, head.right_edge.i
    if right >= last - 1:
        return trimmed(doc, first, left - 1)
    if left <= first + 1:
        return trimmed(doc, right + 1, last)
    return trimmed(doc, first, last)


def _phrase_end(doc: Any, source: Any, right: int) -> int:
    """The last token of a source that the parser let swallow the sentence: "According to Poe, | a boat had sunk"."""
    if not any(t.tag_ in _FINITE for t in doc[source.i + 1 : right + 1]):
        return right
    if doc[source.i + 1].tag_ == "PRP":
        return int(source.i)
    comma = next((k for k in range(source.i + 1, right) if doc[k].text == ","), None)
    swallowed = comma is not None and right + 1 >= sentence_end(doc, source.i)
    return comma if comma is not None and swallowed and doc[comma + 1].tag_ not in _RELATIVES else right


def _end_with_verb(doc: Any, first: int) -> int:
    """The end of the sentence from a token on, past semicolons that only part names ("Ann Poe, 21; Tom Lane, 30")."""
    end = sentence_end(doc, first)
    while end + 2 < len(doc) and doc[end + 1].text == ";" and not any(_says_something(t) for t in doc[first : end + 1]):
        end = sentence_end(doc, end + 2)
    return end


def _says_something(token: Any) -> bool:
    return token.tag_ in _FINITE or token.pos_ in ("VERB", "AUX")


def _past_relative(doc: Any, right: int) -> int:
    """The end of a clause that closes the sentence and tells of the source: ", according to pilots, | who saw it"."""
    if right + 3 >= len(doc) or doc[right + 1].text != "," or doc[right + 2].tag_ not in _RELATIVES:
        return right
    end = sentence_end(doc, right + 2)
    finite = [t for t in doc[right + 2 : end + 1] if t.tag_ in _FINITE]
    return end if len(finite) == 1 and not any(t.text in (",", ";") for t in doc[right + 3 : end + 1]) else right


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})


def _shares_subject(verb: Any) -> bool:
    """Whether the verb is joined to another, whose subject it shares."""
    joined = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX")
    return joined and not any(c.dep_ in SUBJECTS for c in verb.lefts)


def _is_interposed(doc: Any, left: int, right: int) -> bool:
    """Whether commas set the phrase off between a subject and its verb ("What sank, according to Poe, was a boat")."""
    if left < 2 or right + 2 >= len(doc) or doc[left - 1].text != "," or doc[right + 1].text != ",":
        return False
    return doc[left - 2].dep_ != "cc" and doc[right + 2].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _closes_sentence(doc: Any, right: int) -> bool:
    """Whether nothing but marks follows, so that the phrase speaks for the whole sentence before it."""
    while right + 1 < len(doc) and doc[right + 1].is_quote:
        right += 1
    return right + 1 >= len(doc) or sentence_end(doc, right + 1) <= right


_Rule = Callable[[int, Passage, Any], Iterator[Reading]]
# What the phrase tells that a word opens, if it opens one.
_BY_WORD: dict[str, _Rule] = {
    "according": _according_to,
    **dict.fromkeys(CITING, _citing),
    **dict.fromkeys(_GOING, _going_by),
    "per": _per,
    "in": _in_a_report,
    "for": _for_somebody,
    "from": _from_what_somebody_says,
    "by": _from_what_somebody_says,
}
