"""Main verbs of telling that the parse loses behind a relative clause: "Sailors who reach the port talk of gales".

The parser makes a noun or a participle of the verb and the sentence's root of its subject. Who tells it stands first, a
clause with "who", "that" or "which" describes them, and the verb comes behind that clause's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.person_words import PERSONS
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verb → the prepositions behind which stands what is told; of the others the thing itself.
_TELLING_OF = {
    "talk": ("of", "about"),
    "speak": ("of", "about"),
    "tell": ("of", "about"),
    "boast": ("of", "about"),
    "warn": ("of", "about"),
    "complain": ("of", "about"),
    "worry": ("about", "over"),
    "whisper": ("of", "about"),
    "testify": ("to",),
}
_TELLING = _words("describe recall recount report relate")
_TELLERS = PERSONS | DOCUMENTS | _words("refugee captive prisoner channel escapee traveller returnee migrant evacuee")
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
# How many tokens may stand between the verb and "of": "boasted | last month | of 40 boats".
_WHEN = 3


def lost_main_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    if not may_have(passage.doc, _TELLING | _TELLING_OF.keys()):
        return
    for root in passage.doc:
        if root.dep_ != "ROOT" or root.pos_ != "NOUN":
            continue
        found = _subject_as_root(root) or _verb_as_noun(root)
        if found is not None and found[0].lemma_.lower() in _TELLERS:
            reading = _read(index, passage, *found)
            if reading is not None:
                yield reading


def _subject_as_root(root: Any) -> tuple[Any, Any] | None:
    """The root and the verb behind its clause: "| Sailors | who reach the port | talk | of gales"."""
    clause = child(root, "relcl")
    if clause is None or clause.i < root.i or clause.doc[clause.left_edge.i].tag_ not in _RELATIVE:
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in root.doc[sentence_start(root.doc, root.i) : root.i]):
        return None
    behind = root.doc[clause.i + 1 : sentence_end(root.doc, root.i)]
    verb = next((t for t in behind if _tells(t) and _stands_alone(t)), None)
    return None if verb is None else (root, verb)


def _verb_as_noun(root: Any) -> tuple[Any, Any] | None:
    """The subject and the root that is a verb after all: "A | note | that went round | worries | about gales"."""
    subject = child(root, "nsubj")
    told = subject is not None and subject.i < root.i and root.tag_ == "NNS" and _tells(root)
    return (subject, root) if told and subject is not None and child(subject, "relcl") is not None else None


def _tells(verb: Any) -> bool:
    """Whether the verb has behind it what is told."""
    return verb.lemma_.lower() in _TELLING_OF.keys() | _TELLING and _told_from(verb) is not None


def _told_from(verb: Any) -> int | None:
    """Where what is told begins."""
    wanted = _TELLING_OF.get(verb.lemma_.lower())
    doc, after = verb.doc, verb.i + 1
    if wanted is None:
        return after if after < len(doc) and doc[after].pos_ in ("NOUN", "DET", "ADJ", "NUM", "PROPN") else None
    near = range(after, min(len(doc), after + _WHEN))
    of = next((k for k in near if doc[k].lower_ in wanted), None)
    dated = of is not None and (of == after or doc[after].lower_ in ("last", "this", "yesterday", "again"))
    return of + 1 if of is not None and dated else None


def _stands_alone(verb: Any) -> bool:
    """Whether no article or adjective makes a noun of it ("read | the report of gales") and nobody did it before."""
    before = verb.doc[verb.i - 1]
    return bool(before.pos_ not in ("DET", "ADJ", "ADP", "AUX", "PART", "PRON", "NUM") and before.tag_ != "POS")


def _read(index: int, passage: Passage, source: Any, verb: Any) -> Reading | None:
    doc, first = passage.doc, _told_from(verb)
    content = None if first is None else trimmed(doc, first, sentence_end(doc, verb.i))
    if content is None:
        return None
    start = sentence_start(doc, source.i)
    return Reading(
        passage=index,
        source=source,
        verb=None,
        cue=passage.span(verb, doc[max(verb.i, (first or 0) - 1)]),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="phrase",
        phrase=(max(start, source.left_edge.i), _end_of_phrase(source, verb)),
    )


def _end_of_phrase(source: Any, verb: Any) -> int:
    """The last token of who tells it: at the first comma, else right before the verb."""
    comma = next((k for k in range(source.i + 1, verb.i) if source.doc[k].text == ","), verb.i)
    return int(comma) - 1
