"""Paragraphs without quotation marks behind a colon that are somebody's words: "She wrote:" and what she wrote.

One paragraph is theirs; those below it are too while they go on in the first person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.language import Passage

# "The letter | reads |:", "The report | goes on |:".
_READING = frozenset({"read", "run", "go", "begin", "open", "continue", "start", "end", "close", "conclude"})
# "gave this | account |:"; "gave three reasons:" is the writer's list.
_GIVEN = frozenset("account version description testimony statement answer reply response explanation warning".split())
_MINE = frozenset({"i", "my", "me", "mine", "myself"})
_OURS = frozenset({"we", "our", "us", "ours", "ourselves"})
_MOST = 20


def opens_block(verb: Any) -> bool:
    """Whether what stands behind the verb's colon is what its subject says: "She wrote:", "He put it this way:"."""
    lemma = verb.lemma_.lower()
    if lemma in SPEECH:
        return True
    thing, subject = child(verb, "dobj"), child(verb, "nsubj")
    if lemma == "put":
        return thing is not None and thing.lower_ == "it"
    if lemma in ("give", "offer"):
        return thing is not None and thing.lemma_.lower() in _GIVEN
    return lemma in _READING and subject is not None and subject.lemma_.lower() in DOCUMENTS


def last_of_block(passages: Sequence[Passage], first: int) -> int:
    """The index of the last paragraph of the block that begins with the one at `first`.

    Where that has an "I" or a "we", those that follow with one go on; a mark, another colon or "told us" ends it.
    """
    last, own = first, _first_persons(passages[first])
    while own and last + 1 < len(passages) and last - first < _MOST and _goes_on(passages[last + 1]):
        last += 1
    return last


def _goes_on(passage: Passage) -> bool:
    if not _first_persons(passage) or _is_told_to_us(passage):
        return False
    return passage.doc[-1].text != ":" and not any(t.is_quote for t in passage.doc)


def _first_persons(passage: Passage) -> frozenset[str]:
    return frozenset(t.lower_ for t in passage.doc) & (_MINE | _OURS)


def _is_told_to_us(passage: Passage) -> bool:
    """Whether the writers tell in it what somebody told them: "She told us that P", "We met her in Halden"."""
    verbs = (t for t in passage.doc if t.lemma_.lower() in ("tell", "meet", "interview", "ask", "show"))
    return any(c.lower_ in _OURS | {"me"} for verb in verbs for c in verb.children)
