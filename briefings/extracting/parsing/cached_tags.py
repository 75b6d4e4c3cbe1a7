"""Parts of speech and lemmas, worked out once for each word as it is used instead of once for each token.

spaCy's attribute ruler and rule lemmatizer cost as much again as the tagger and the parser together, and look (but for
a handful of patterns over two tokens) at nothing but the word, its tag and its dependency. So their answers are kept by
those three, and only words that were not met before are put to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.tokens import Form, form_of

Key = tuple[int, int, int]

# Far more than an article's words; a desk that runs for months starts afresh when it is reached.
MOST_WORDS = 200_000
REPLACED = ("attribute_ruler", "lemmatizer")


class Recall:
    """Stands in for the `REPLACED` components of one loaded pipeline."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        _index_lemmas(nlp.get_pipe("lemmatizer"))
        self._known: dict[Key, Form] = {}
        self._single = _ruler(nlp, over_several=False)
        self._several = _ruler(nlp, over_several=True)
        self._openings = _first_tokens(nlp, self._several)
        self._openers: set[Key] = set()

    @staticmethod
    def fits(nlp: Any) -> bool:
        """Whether a pipeline's lemmas hang on the word alone: trained lemmatizers look at the sentence."""
        names = nlp.pipe_names
        return all(name in names for name in REPLACED) and nlp.get_pipe_meta("lemmatizer").factory == "lemmatizer"

    def __call__(self, doc: Any) -> Sequence[Form]:
        """Every token's form, with its part of speech and lemma."""
        keys: list[Key] = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        unknown = {key for key in keys if key not in self._known}
        if unknown:
            if len(self._known) + len(unknown) > MOST_WORDS:
                self._known.clear()
                self._openers.clear()
                unknown = set(keys)
            self._learn(sorted(unknown))
        forms = [self._known[key] for key in keys]
        return forms if self._openers.isdisjoint(keys) else self._with_patterns(doc, forms)

    def _learn(self, keys: Sequence[Key]) -> None:
        from spacy.tokens import Doc

        name = self._nlp.vocab.strings
        words, tags, deps = ([name[part] for part in column] for column in zip(*keys, strict=True))
        doc = Doc(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        # Words that are learned together stand side by side by chance: no pattern may look from one to the next.
        if self._single is not None:
            doc = self._single(doc)
        doc = self._nlp.get_pipe("lemmatizer")(doc)
        for key, token in zip(keys, doc, strict=True):
            self._known[key] = form_of(token)
        if self._openings is not None:
            self._openers.update(keys[start] for _, start, _ in self._openings(doc))

    def _with_patterns(self, doc: Any, forms: list[Form]) -> list[Form]:
        """The forms with what the patterns over several tokens say of theirs."""
        for token in self._several(doc):
            if token.pos or token.lemma:
                form = forms[token.i]
                forms[token.i] = form._replace(pos_=token.pos_ or form.pos_, lemma_=token.lemma_ or form.lemma_)
        return forms


def _index_lemmas(lemmatizer: Any) -> None:
    """Makes sets of the known lemmas. spaCy keeps them as lists, of up to 57,000, and searches those from the start for
    each form that a new word may have."""
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, lemmas in known.items():
        known[part_of_speech] = frozenset(lemmas)


def _ruler(nlp: Any, *, over_several: bool) -> Any:
    """An attribute ruler of only those patterns that look beyond one token, or of only the others; None where there are
    none."""
    from spacy.pipeline import AttributeRuler

    patterns = [
        pattern
        for pattern in nlp.get_pipe("attribute_ruler").patterns
        if any(len(tokens) > 1 for tokens in pattern["patterns"]) is over_several
    ]
    if not patterns:
        return None
    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(patterns)
    return ruler


def _first_tokens(nlp: Any, ruler: Any) -> Any:
    """A matcher of the words that can open one of the ruler's patterns; passages without any need no ruler."""
    from spacy.matcher import Matcher

    if ruler is None:
        return None
    matcher = Matcher(nlp.vocab)
    matcher.add("opening", [tokens[:1] for pattern in ruler.patterns for tokens in pattern["patterns"]])
    return matcher
