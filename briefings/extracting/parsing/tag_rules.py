"""What spaCy's attribute ruler says of single words, worked out once for each tag and dependency.

The ruler tries some hundred and eighty patterns on each word. Nearly all of them look at the tag and the dependency and
at no word, and the few that do name theirs ("but", "do", "n't"), so that every other word goes by what an `_ANY` word
got under the same tag and dependency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Key = tuple[int, int, int]
"""A word's spelling, tag and dependency, as spaCy's store of strings numbers them."""

# Stands for every word that no pattern names.
_ANY = "word"
_OF_WORDS = "LOWER"
# What patterns may ask besides the word itself; `IS_SPACE` tells words from white space, which stands for itself.
_OF_KINDS = frozenset({"TAG", "DEP", "IS_SPACE"})


class Ruled(NamedTuple):
    """What the ruler wrote on a word."""

    pos: str
    morph: str
    lemma: str
    dep: str


class TagRules:
    """The ruler's patterns over one word."""

    def __init__(self, nlp: Any) -> None:
        from spacy.pipeline import AttributeRuler

        self._vocab = nlp.vocab
        patterns = patterns_of(nlp, over_several=False)
        self._ruler = AttributeRuler(nlp.vocab) if patterns else None
        if self._ruler is not None:
            self._ruler.add_patterns(patterns)
        self._named = _Words(patterns)
        self._any: int = nlp.vocab.strings.add(_ANY)
        self._known: dict[Key, Ruled] = {}

    def ruled(self, keys: Sequence[Key]) -> Any:
        """A `Doc` of words that belong to no sentence, each with what the ruler says of it."""
        kinds = [(self._standing_for(word), tag, dep) for word, tag, dep in keys]
        unknown = {kind for kind in kinds if kind not in self._known}
        if unknown:
            self._learn(sorted(unknown))
        ruled = (self._known[kind] for kind in kinds)
        pos, morphs, lemmas, deps = map(list, zip(*ruled, strict=True))
        return self._doc(keys, pos=pos, morphs=morphs, lemmas=lemmas, deps=deps)

    def _standing_for(self, word: int) -> int:
        lexeme = self._vocab[word]
        return word if lexeme.is_space or lexeme.lower_ in self._named else self._any

    def _learn(self, kinds: Sequence[Key]) -> None:
        # Words that are learned together stand side by side by chance: no pattern may look from one to the next.
        doc = self._doc(kinds)
        if self._ruler is not None:
            doc = self._ruler(doc)
        for kind, token in zip(kinds, doc, strict=True):
            self._known[kind] = Ruled(token.pos_, str(token.morph), token.lemma_, token.dep_)

    def _doc(self, keys: Sequence[Key], **more: list[str]) -> Any:
        from spacy.tokens import Doc

        name = self._vocab.strings
        words, tags, deps = ([name[part] for part in column] for column in zip(*keys, strict=True))
        alone: Any = list(range(len(words)))
        columns: dict[str, Any] = {"tags": tags, "deps": deps, **more}
        return Doc(self._vocab, words=words, heads=alone, **columns)


def patterns_of(nlp: Any, *, over_several: bool) -> list[dict[str, Any]]:
    """The ruler's patterns that look beyond one token, or the others."""
    return [
        pattern
        for pattern in nlp.get_pipe("attribute_ruler").patterns
        if any(len(tokens) > 1 for tokens in pattern["patterns"]) is over_several
    ]


class _Words:
    """The lower-case words that patterns name or describe; `all` where one asks something of words that is no spelling,
    so that no word is like another."""

    def __init__(self, patterns: Sequence[Mapping[str, Any]]) -> None:
        self._named: set[str] = set()
        self._described: list[re.Pattern[str]] = []
        self._all = False
        for asked in _askings(patterns):
            for attribute, value in asked.items():
                if attribute not in _OF_KINDS:
                    self._add(attribute, value)
        self._all = self._all or _ANY in self

    def _add(self, attribute: str, value: Any) -> None:
        if attribute == _OF_WORDS and isinstance(value, str):
            self._named.add(value)
        elif attribute == _OF_WORDS and value.keys() <= {"IN", "REGEX"}:
            self._named.update(value.get("IN", ()))
            self._described += [re.compile(value["REGEX"])] if "REGEX" in value else []
        else:
            self._all = True

    def __contains__(self, word: str) -> bool:
        return self._all or word in self._named or any(pattern.search(word) for pattern in self._described)


def _askings(patterns: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What each pattern asks of its token."""
    for pattern in patterns:
        for tokens in pattern["patterns"]:
            yield from tokens
