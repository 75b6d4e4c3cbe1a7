"""A parsed passage as plain Python objects, read once from spaCy's `Doc`.

spaCy makes a new `Token` at every `doc[i]`, `token.head` and `token.children`, and looks every string up in its store
anew. The extractors look at each token some dozens of times, which cost them half of their time. Here each token is one
object for good, with its strings and neighbours as attributes; they bear spaCy's names, so that a rule reads the same
over either. The `Doc` itself, several times as large, can go as soon as it is read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, overload


class Form(NamedTuple):
    """What a token is by its word, tag and dependency, wherever it stands: one for all tokens of that kind."""

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool


def form_of(token: Any) -> Form:
    """The form of one of spaCy's tokens."""
    return Form(*_READ_FORM(token))


_READ_FORM = attrgetter(*Form._fields)


class Token:
    """One token; the names are spaCy's. `head` is the token itself at the root of a sentence."""

    __slots__ = (
        *Form._fields,
        "children",
        "doc",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "left_edge",
        "lefts",
        "right_edge",
        "rights",
        "whitespace_",
    )
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool
    head: Token
    left_edge: Token
    right_edge: Token

    def __init__(self, doc: ParsedText, i: int, idx: int, form: Form, *, spaced: int, starts: bool | None) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.whitespace_ = " " if spaced else ""
        self.is_sent_start = starts
        # The children before the token, those behind it, and all.
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self.children: Sequence[Token] = ()
        # As one assignment, since this is done for every token of every document.
        (
            self.text,
            self.lower_,
            self.lemma_,
            self.pos_,
            self.tag_,
            self.dep_,
            self.is_alpha,
            self.is_punct,
            self.is_quote,
            self.is_space,
            self.is_title,
            self.like_num,
        ) = form

    def __len__(self) -> int:
        return len(self.text)

    # With a length, but true even so: `token or other` asks whether there is one.
    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in text order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def sent(self) -> Span:
        """The parser's own sentence that holds the token."""
        return self.doc.sentence_at(self.i)

    def nbor(self, by: int = 1) -> Token:
        """The token so many places on; IndexError where the passage has none there."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]


class Span(Sequence[Token]):
    """The tokens `start` to `end` (exclusive) of a passage."""

    __slots__ = ("_tokens", "doc", "end", "start")

    def __init__(self, doc: ParsedText, start: int, end: int, tokens: list[Token]) -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self._tokens = tokens

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self._tokens[at]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    @property
    def start_char(self) -> int:
        """Where the span begins in the passage."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Where the span ends in the passage."""
        last = self.doc[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """The passage's text under the span."""
        return self.doc.text[self.start_char : self.end_char] if self._tokens else ""

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of its sentence; of several the first."""
        for token in self._tokens:
            if token.head is token:
                return token
        topmost = [t for t in self._tokens if not self.start <= t.head.i < self.end]
        return min(topmost, key=_depth, default=self.doc[self.start])


def _depth(token: Token) -> int:
    """How many heads lie between the token and the root of its sentence. Marks and spaces that nothing hangs on count
    as the deepest of all, as with spaCy, since they are no root where there is a word."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc) - 1
    depth = 0
    while token.head is not token:
        token, depth = token.head, depth + 1
    return depth


class ParsedText(Sequence[Token]):
    """A passage's tokens. `user_data` is for what is worked out about them once and asked for again."""

    __slots__ = ("_sentences", "_tokens", "text", "user_data")

    def __init__(self, text: str) -> None:
        self.text = text
        self.user_data: dict[str, Any] = {}
        self._tokens: list[Token] = []
        self._sentences: list[int] = []

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is slice:
            start, end, _ = at.indices(len(self._tokens))
            return Span(self, start, max(start, end), self._tokens[at])
        return self._tokens[at]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    def first_at(self, offset: int, run: tuple[int, int]) -> int:
        """The first token of the run that begins at the offset or behind it; the run's end where none does."""
        return bisect_left(self._tokens, offset, *run, key=_offset)

    @property
    def sents(self) -> Iterator[Span]:
        """The parser's own sentences; `parsing.sentences` has those that extraction goes by."""
        for start, end in zip(self._sentences, [*self._sentences[1:], len(self)], strict=True):
            yield self[start:end]

    def sentence_at(self, i: int) -> Span:
        """The parser's own sentence that holds token `i`."""
        number = bisect_right(self._sentences, i)
        end = self._sentences[number] if number < len(self._sentences) else len(self)
        return self[self._sentences[number - 1] : end]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "expand") -> Span | None:
        """The tokens that lie at least in part in `text[start:end]`; None where either end lies on none.

        A space belongs to the token before it, but at the span's start.
        """
        if alignment_mode != "expand":
            raise ValueError(alignment_mode)
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        if start == first.idx + len(first):
            return self[first.i + 1 : last.i + 1]
        return self[first.i : last.i + 1]

    def _token_at(self, offset: int) -> Token | None:
        """The token that holds an offset, or the space behind it."""
        at = bisect_right(self._tokens, offset, key=_offset) - 1
        if at < 0:
            return None
        token = self._tokens[at]
        return token if offset < token.idx + len(token) + len(token.whitespace_) else None

    @classmethod
    def of(cls, passage: str, doc: Any, forms: Sequence[Form]) -> ParsedText:
        """What spaCy read of the passage: `doc` with its heads and sentences, and the form of each of its tokens."""
        text = cls(passage)
        marks = doc.to_array(["HEAD", "SENT_START", "SPACY"]).astype("int64").tolist()
        tokens = text._tokens
        idx = 0
        for i, (form, (_, starts, spaced)) in enumerate(zip(forms, marks, strict=True)):
            tokens.append(Token(text, i, idx, form, spaced=spaced, starts=_STARTS[starts]))
            idx += len(form.text) + spaced
        lefts: dict[int, list[Token]] = {}
        rights: dict[int, list[Token]] = {}
        for i, ((offset, _, _), token, read) in enumerate(zip(marks, tokens, doc, strict=True)):
            token.head = tokens[i + offset]
            # spaCy's own edges, since those of crossing arcs are no mere matter of the least and the last.
            token.left_edge = tokens[read.left_edge.i]
            token.right_edge = tokens[read.right_edge.i]
            if offset:
                (lefts if offset > 0 else rights).setdefault(i + offset, []).append(token)
        for i in lefts.keys() | rights.keys():
            token = tokens[i]
            token.lefts, token.rights = lefts.get(i, ()), rights.get(i, ())
            token.children = [*token.lefts, *token.rights]
        text._sentences = [t.i for t in tokens if not t.i or t.is_sent_start]
        return text


_STARTS = {1: True, 0: None, -1: False}


def _offset(token: Token) -> int:
    return token.idx
