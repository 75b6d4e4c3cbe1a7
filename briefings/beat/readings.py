"""A text as words, sentences and lines, for those who look for terms in it; no parser is needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefings.knowledge.folding import without_accents
from briefings.knowledge.late_patterns import late
from briefings.values import frozen

# So many letters of a beginning (`radicali*`) are looked up before the whole.
HEAD = 4

# An acronym with its stops, or a word with its apostrophes; of either the first letter is asked for first.
_TOKEN = late(r"[^\W_](?:(?<=[^\W\d_])\.(?:[^\W\d_]\.)+|[^\W_]*(?:['’ʼ][^\W_]+)*)")
_JOINT = late(r"[\s\-‐‑–'’‘ʼ\"“”«»/.%]*\Z")
_BREAK = late(r"\n|[.!?…]+[\"'”’)\]]*\s")
_POSSESSIVE = late(r"['’ʼ]s\Z")


class Word(NamedTuple):
    """A word of a text with its offsets; `folded` is without accents, case and possessive; `plain` keeps its case."""

    start: int
    end: int
    folded: str
    plain: str


Hit = tuple[int, int]
"""The index of a hit's first word, and of the word after its last."""


@frozen(slots=False)
class TextWords:
    """A text as words. `sentences` are runs of words as `Hit`s; `joined[i]` says that nothing but white space, a
    hyphen or a quotation mark stands between word i and the next; `line[i]` numbers the line of sentence i."""

    text: str
    words: tuple[Word, ...]
    joined: tuple[bool, ...]
    sentences: tuple[Hit, ...]
    lines: tuple[int, ...]
    _sentence_of: tuple[int, ...] = field(repr=False)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each folded word stands."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            found.setdefault(word.folded, []).append(i)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct folded words."""
        return frozenset(self.places)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The distinct folded words, and what they begin with as `AnyWord.signs` writes it."""
        return self.vocabulary.union(*map(_beginnings, self.places))

    @cached_property
    def alphabet(self) -> Sequence[str]:
        """The distinct folded words, sorted, for prefixes."""
        return sorted(self.places)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds the word."""
        return self._sentence_of[word]

    def within(self, start: int, end: int) -> Hit:
        """The words that lie inside `text[start:end]`."""
        starts = self._starts
        return bisect_left(starts, start), bisect_left(starts, end)

    def offsets(self, hit: Hit) -> tuple[int, int]:
        """The text offsets of a hit."""
        return self.words[hit[0]].start, self.words[hit[1] - 1].end

    def text_of(self, hit: Hit) -> str:
        """The text of a hit, with the signs that stand behind it; "" where the hit has no words."""
        if hit[0] >= hit[1]:
            return ""
        behind = self.words[hit[1]].start if hit[1] < len(self.words) else len(self.text)
        return self.text[self.words[hit[0]].start : behind].rstrip()

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [word.start for word in self.words]


def inside(hits: Sequence[Hit], span: Hit) -> list[Hit]:
    """Those of some sorted hits that lie within these words."""
    found = []
    for at in range(bisect_left(hits, (span[0], 0)), len(hits)):
        if hits[at][0] >= span[1]:
            break
        if hits[at][1] <= span[1]:
            found.append(hits[at])
    return found


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """The word without accents, letter case and a possessive ending."""
    if word.isascii() and word.isalpha():  # nearly always: there is nothing to take away
        return word.lower()
    plain = without_accents(word).casefold().replace("’", "'").replace("ʼ", "'").replace(".", "")
    return plain.removesuffix("'s")


@lru_cache(maxsize=50_000)
def _beginnings(word: str) -> tuple[str, ...]:
    """The word's first letters, each time one more, as `AnyWord.signs` writes them."""
    return tuple(f"{word[:n]}*" for n in range(1, HEAD + 1))


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    """The word as it is folded, and as it is plain: without full stops and a possessive ending."""
    return fold_word(word), _plain(word)


def _plain(word: str) -> str:
    if word.isalpha():
        return word
    return _POSSESSIVE.sub("", word).replace(".", "")


# Several steps of one extraction read the same article: the last few readings are kept.
@lru_cache(maxsize=4)
def read(text: str) -> TextWords:
    """Cut a text into words, sentences and lines."""
    words: list[Word] = []
    joined: list[bool] = []
    sentences: list[Hit] = []
    lines: list[int] = []
    first = line = end = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        between = text[end:start]
        if between == " " and words:
            joined.append(True)
        elif words:
            joined.append(bool(_JOINT.match(between)) and "." not in between.strip())
            if _is_break(text, between, start):
                sentences.append((first, len(words)))
                lines.append(line)
                first = len(words)
                line += "\n" in between
        end = match.end()
        folded, plain = _forms(match.group())
        words.append(Word(start, end, folded, plain))
    if words:
        joined.append(False)
        sentences.append((first, len(words)))
        lines.append(line)
    for a, b in sentences:
        words[a:b] = _without_shouting(words[a:b])
    owner = tuple([n for n, (a, b) in enumerate(sentences) for _ in range(a, b)])
    return TextWords(text, tuple(words), tuple(joined), tuple(sentences), tuple(lines), owner)


def _without_shouting(sentence: Sequence[Word]) -> Sequence[Word]:
    """In a line that is all capitals ("WHERE IS THE MONEY"), capitals tell nothing."""
    if len(sentence) < 3 or not all(word.plain.isupper() or word.plain.isdigit() for word in sentence):
        return sentence
    return [word._replace(plain=word.folded) for word in sentence]


def _is_break(text: str, between: str, start: int) -> bool:
    """Whether a sentence ends here: a new line, or a stop before a word that opens with a capital or a digit."""
    if "\n" in between:
        return True
    return bool(_BREAK.search(between)) and not text[start].islower()
