"""Parts of speech and lemmas, worked out once for each word as it is used instead of once for each token.

spaCy's attribute ruler and rule lemmatizer cost as much again as the tagger and the parser together, and look (but for
a handful of patterns over two tokens) at nothing but the word, its tag and its dependency. So their answers are kept by
those three, and only words that were not met before are put to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.tag_rules import Key, TagRules, patterns_of
from briefings.extracting.parsing.tokens import Form, form_of

# Far more than an article's words; a desk that runs for months starts afresh when it is reached.
MOST_WORDS = 200_000
REPLACED = ("attribute_ruler", "lemmatizer")


class Recall:
    """Stands in for the `REPLACED` components of one loaded pipeline."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        _index_lemmas(nlp.get_pipe("lemmatizer"))
        self._known: dict[Key, Form] = {}
        self._rules = TagRules(nlp)
        self._several = _ruler_over_several(nlp)
        self._openings = _first_tokens(nlp, self._several)
        self._openers: set[Key] = set()

    @staticmethod
    def fits(nlp: Any) -> bool:
        """Whether a pipeline's lemmas hang on the word alone: trained lemmatizers look at the sentence."""
        names = nlp.pipe_names
        return all(name in names for name in REPLACED) and nlp.get_pipe_meta("lemmatizer").factory == "lemmatizer"

    def __call__(self, doc: Any) -> Sequence[Form]:
        """Every token's form, with its part of speech and lemma."""
        return self.of_batch([doc])[0]

    def of_batch(self, docs: Sequence[Any]) -> Sequence[Sequence[Form]]:
        """The forms of each `Doc`; what is new in any of them is put to spaCy at once, since every asking costs it
        more than the words do."""
        read = [_keys(doc) for doc in docs]
        met = set().union(*read)
        unknown = {key for key in met if key not in self._known}
        if unknown:
            if len(self._known) + len(unknown) > MOST_WORDS:
                self._known.clear()
                self._openers.clear()
                unknown = met
            self._learn(sorted(unknown))
        return [self._forms(doc, keys) for doc, keys in zip(docs, read, strict=True)]

    def _forms(self, doc: Any, keys: Sequence[Key]) -> Sequence[Form]:
        forms = [self._known[key] for key in keys]
        return forms if self._openers.isdisjoint(keys) else self._with_patterns(doc, forms)

    def _learn(self, keys: Sequence[Key]) -> None:
        doc = self._nlp.get_pipe("lemmatizer")(self._rules.ruled(keys))
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


def _keys(doc: Any) -> Sequence[Key]:
    return list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))


def _index_lemmas(lemmatizer: Any) -> None:
    """Makes sets of the known lemmas. spaCy keeps them as lists, of up to 57,000, and searches those from the start for
    each form that a new word may have."""
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, lemmas in known.items():
        known[part_of_speech] = frozenset(lemmas)


def _ruler_over_several(nlp: Any) -> Any:
    """An attribute ruler of only those patterns that look beyond one token; None where there are none."""
    from spacy.pipeline import AttributeRuler

    patterns = patterns_of(nlp, over_several=True)
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
