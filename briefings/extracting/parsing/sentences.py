"""Where a passage's sentences begin and end, and how a sentence too long for a line is cut.

The parser's own boundaries are not used alone: on news it breaks sentences inside quotations and after abbreviations.
A boundary here needs a mark that ends sentences; the parser is only asked where that mark belongs to an abbreviation.
All positions are token indices into a passage's `Doc`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.parsing.language import RANKS, Passage

LONGEST = 80
_SHORTEST_CUT = 8
_KEPT = "dateline.sentences"

Run = tuple[int, int]

_TERMINAL = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})
_CLOSERS = frozenset({"”", "’", "»", ")", "]", "''"})
_EITHER_WAY = frozenset({'"', "'"})
_TITLES = frozenset(
    {"Lt", "Col", "Maj", "Sgt", "Capt", "Brig", "Amb", "Cpl", "Cmdr", "No", "Nos", "Art", "Fig", "cf", "al", "c", "ca"}
)
# After "at 4 a.m." the parser seldom sees a sentence's end; no name and no day begins with these.
_CLOCKS = frozenset({"a.m.", "p.m."})
_OPENERS = frozenset(
    "it he she they we i you the a an this that these those there his her their its our no none nobody while after"
    " before but and as if".split()
)
_CONNECTIVES = frozenset(
    {"and", "but", "or", "while", "whereas", "so", "yet", "because", "although", "though", "which"}
)


def sentences(passage: Passage) -> Sequence[Run]:
    """The passage's sentences as runs of tokens, in order, together covering every token.

    Several extractors ask; the answer is kept with the `Doc`.
    """
    kept: list[Run] | None = passage.doc.user_data.get(_KEPT)
    if kept is None:
        kept = passage.doc.user_data[_KEPT] = list(_runs(passage.doc))
    return kept


def _runs(doc: Any) -> Iterator[Run]:
    start, reached = 0, 0
    for token in doc:
        i = token.i
        if i < reached or not _may_end(token.text):
            continue
        reached = _end_after(doc, i)
        if reached and (reached >= len(doc) or _opens(doc[reached])):
            yield start, reached
            start = reached
    if start < len(doc):
        yield start, len(doc)


def _may_end(word: str) -> bool:
    return word.endswith(".") or word in _TERMINAL


def _end_after(doc: Any, i: int) -> int:
    """Where the sentence would end if token `i` ends it (after its closing quotes and brackets), else 0."""
    token = doc[i]
    if token.text in _TERMINAL:
        if token.text == "." and i and doc[i - 1].text in _TITLES:
            return 0
    elif not _abbreviation_ends(doc, i):
        return 0
    end = i + 1
    while end < len(doc) and (doc[end].text in _TERMINAL or _closes(doc, end)):
        end += 1
    return end


def _abbreviation_ends(doc: Any, i: int) -> bool:
    token = doc[i]
    if len(token.text) < 2 or i + 1 >= len(doc):
        return False
    if token.lower_ in _CLOCKS and doc[i + 1].lower_ in _OPENERS and doc[i + 1].is_title:
        return True
    if token.text == "X." and i and doc[i - 1].lower_ == "on" and doc[i + 1].is_title:
        return True  # "wrote on X. | Later …": the network, and no initial
    if token.text in _BEFORE_NAMES or (token.text.isupper() and token.text.title() in _BEFORE_NAMES | _RANKS):
        return False
    if token.text.removesuffix(".") in _TITLES and doc[i + 1].pos_ == "PROPN":
        return False  # "said Brig. | Jo Poe"
    return bool(doc[i + 1].is_sent_start)


_BEFORE_NAMES = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "vs."})
_RANKS = frozenset({"Gen.", "Sen.", "Rep.", "Gov.", "Adm.", *RANKS})  # in capitals: "COL. POE: …"


def _closes(doc: Any, i: int) -> bool:
    text = doc[i].text
    if text in _CLOSERS:
        return True
    return bool(text in _EITHER_WAY and not doc[i - 1].whitespace_ and not _opens_next(doc, i))


def _opens_next(doc: Any, i: int) -> bool:
    """Whether a straight mark between two words with no space at all opens a quotation: none is open before it."""
    if doc[i].text != '"' or doc[i].whitespace_ or i + 1 >= len(doc) or doc[i + 1].is_punct:
        return False
    before = [token for token in doc[:i] if token.text == '"']
    return len(before) % 2 == 0


def _opens(token: Any) -> bool:
    """Whether a sentence can begin with this token: nothing that starts in lower case does."""
    first = token.text[:1]
    return not first.islower() and first not in ",;:)]"


def within_length(passage: Passage, run: Run) -> Iterator[Run]:
    """The run itself, or pieces of it of at most `LONGEST` words, cut where a clause begins if one does."""
    start, end = run
    while words_in(passage, start, end) > LONGEST:
        cut = _best_cut(passage, start, end)
        yield start, cut
        start = cut
    yield start, end


def words_in(passage: Passage, start: int, end: int) -> int:
    """Words as white space parts them, counted no further than is needed to know that there are too many."""
    words = 1
    for token in passage.doc[start : max(start, end - 1)]:
        words += bool(token.whitespace_)
        if words > LONGEST:
            break
    return words


def _best_cut(passage: Passage, start: int, end: int) -> int:
    """The last semicolon within reach, else the last conjunction after a comma, else the last comma, else the limit."""
    doc, words = passage.doc, 0
    found: dict[str, int] = {}
    i = start
    while i < end:
        words += bool(doc[i].whitespace_)
        if words >= LONGEST:
            break
        if words >= _SHORTEST_CUT:
            kind = _cut_kind(doc, i, end)
            if kind:
                found[kind] = i + 1
        i += 1
    limit = max(i, start + 1)
    return found.get("semicolon") or found.get("clause") or found.get("comma") or limit


def _cut_kind(doc: Any, i: int, end: int) -> str | None:
    """What kind of clause boundary lies right after token `i`."""
    if not doc[i].whitespace_ or i + 1 >= end:
        return None
    if doc[i].text in {";", ":", "–", "—", "--"}:
        return "semicolon"
    if doc[i].text == ",":
        return "clause" if doc[i + 1].lower_ in _CONNECTIVES else "comma"
    return None
