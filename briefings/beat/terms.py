"""The terms of a beat file, and where they stand in a text; no parser is needed, only words.

A term is written as one would say it: `smuggle out of`. Its words stand next to one another (a hyphen or quotation mark
may lie between), each in any of its inflected forms (smuggles, smuggled, smuggling). Besides plain words a term holds

- `|` between words, any one of which will do: `flee|escape from`;
- `*` at a word's end, for whatever follows: `radicali*`;
- `=` before a word that is meant in this form alone: `=left`;
- `...` for up to eight other words of the same sentence: `strip ... citizenship`;
- `@name` for any term of that word list: `@fighters return`;
- `&` for company elsewhere in the same sentence, before or after: `pass & border|frontier` finds "pass" where it stands
  with either word.

Letter case and accents are ignored, but for words of capitals alone (`IS`, `US`), which match only themselves. Words
with a capital (`Raqqa`) are names and are not inflected.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from briefings.beat.readings import HEAD, Hit, TextWords, Word, fold_word, read
from briefings.knowledge.inflection import forms_of
from briefings.values import frozen

GAP = 8

_WORD = re.compile(r"=?[^\W_]+(?:['’.][^\W_]+)*\*?\Z")


class BadTerm(ValueError):
    """A term that cannot be read; the text says why in one plain clause."""


@frozen(slots=False)
class AnyWord:
    """One word of a term: any of `forms`, or what begins with one of `prefixes`; `capitals` match by letter case."""

    forms: frozenset[str]
    prefixes: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()

    def fits(self, word: Word) -> bool:
        """Whether this word of a text is one of them."""
        return word.folded in self.forms or word.plain in self.capitals or word.folded.startswith(self.prefixes)

    @cached_property
    def signs(self) -> frozenset[str]:
        """What a text holds wherever it may hold the word (see `TextWords.signs`)."""
        heads = {f"{prefix[:HEAD]}*" for prefix in self.prefixes}
        return self.forms | {fold_word(word) for word in self.capitals} | heads


@frozen
class Gap:
    """Up to `GAP` words that do not matter."""


@frozen
class Listed:
    """Any term of the word list `name`."""

    name: str


Item = AnyWord | Gap | Listed


@frozen
class Term:
    """A term as written, and its items in order; the first and the last are no gap.

    `company` are the items of the terms that must stand in the same sentence, anywhere in it.
    """

    written: str
    items: tuple[Item, ...]
    company: tuple[tuple[Item, ...], ...] = ()


class Terms(tuple[Term, ...]):
    """Terms that are looked up together; of many, only those are tried whose rarest word is in the text."""

    @cached_property
    def _by_sign(self) -> tuple[Mapping[str, Sequence[int]], Sequence[Term]]:
        """The numbers of the terms that need a word, by each of its signs, and the terms of lists alone."""
        signed: dict[str, list[int]] = {}
        others = []
        for number, term in enumerate(self):
            needed = [item for items in (term.items, *term.company) for item in items if isinstance(item, AnyWord)]
            if not needed:
                others.append(term)
                continue
            # The word whose shortest form is the longest: such words are rare, so that few texts try the term.
            for sign in max((word.signs for word in needed), key=lambda signs: min(map(len, signs))):
                signed.setdefault(sign, []).append(number)
        return signed, others

    def make_ready(self) -> None:
        """Works out beforehand what the first text would have to."""
        _ = self._by_sign

    def likely(self, signs: frozenset[str]) -> Iterable[Term]:
        """The terms that a text with these signs may hold, once each."""
        signed, others = self._by_sign
        if signs.isdisjoint(signed):
            return others
        numbers = {n for sign in signs.intersection(signed) for n in signed[sign]}
        return [*(self[n] for n in numbers), *others]


@lru_cache(maxsize=1 << 14)  # checking a beat reads each term for every rule that bars it
def parse_term(written: str) -> Term:
    """Read one term; a hyphen is taken for a space, as it is in texts. Raises `BadTerm`."""
    first, *others = (_items(part) for part in written.replace("-", " ").split("&"))
    return Term(written, first, tuple(others))


def _items(written: str) -> tuple[Item, ...]:
    items = tuple(_item(part) for part in written.split())
    if not items:
        raise BadTerm("it is empty")
    if isinstance(items[0], Gap) or isinstance(items[-1], Gap):
        raise BadTerm("the gap “...” needs a word on either side")
    return items


def _item(part: str) -> Item:
    if part in ("...", "…"):
        return Gap()
    if part.startswith("@"):
        if not re.fullmatch(r"@[a-z0-9_]+", part):
            raise BadTerm(f"{part!r} is no word list's name")
        return Listed(part[1:])
    forms: set[str] = set()
    prefixes: list[str] = []
    capitals: set[str] = set()
    for piece in part.split("|"):
        if not _WORD.match(piece):
            raise BadTerm(f"{part!r} is neither a word nor a sign that a term knows")
        if piece.endswith("*"):
            prefixes.append(fold_word(piece[:-1]))
        elif piece.isupper() and len(piece) > 1:
            capitals.add(piece.replace(".", ""))
        elif piece.startswith("=") or piece[0].isupper():
            forms.add(fold_word(piece.removeprefix("=")))
        else:
            forms.update(forms_of(fold_word(piece)))
    return AnyWord(frozenset(forms), tuple(prefixes), frozenset(capitals))


def parse_terms(written: Iterable[str]) -> Terms:
    """Read terms; raises `BadTerm`."""
    return Terms(parse_term(term) for term in written)


class Finder:
    """Finds terms in one reading; the hits of named word lists are looked up once.

    `lists` are the beat's word lists; they may name one another, but not in a circle (`check_beat` sees to that).
    """

    def __init__(self, reading: TextWords, lists: Mapping[str, Sequence[Term]]) -> None:
        self.reading = reading
        self._lists = lists
        self._listed_hits: dict[str, Mapping[int, Sequence[int]]] = {}
        self._lists_alone: dict[str, Sequence[Hit]] = {}
        # By identity, each with its terms, so that no others come to bear their number.
        self._found: dict[int, tuple[Terms, Sequence[Hit]]] = {}

    def hits(self, terms: Iterable[Term]) -> Sequence[Hit]:
        """Every place of any of the terms, in text order, the shortest match at each place of each term; those of
        `Terms` are looked up once."""
        if not isinstance(terms, Terms):
            return self._look_up(terms)
        if id(terms) not in self._found:
            self._found[id(terms)] = terms, self._look_up(terms.likely(self.reading.signs))
        return self._found[id(terms)][1]

    def _look_up(self, terms: Iterable[Term]) -> Sequence[Hit]:
        return sorted({hit for term in terms for hit in self._hits_of(term)})

    def _hits_of(self, term: Term) -> Sequence[Hit]:
        hits = self._runs_of(term.items)
        for company in term.company if hits else ():
            beside = {self.reading.sentence_of(start) for start, _ in self._runs_of(company)}
            hits = [hit for hit in hits if self.reading.sentence_of(hit[0]) in beside]
        return hits

    def _runs_of(self, items: Sequence[Item]) -> Sequence[Hit]:
        """Where these items stand side by side, the shortest match at each place."""
        if len(items) == 1:
            return self._alone(items[0])
        if not all(map(self._may_stand, items)):
            return []
        found = []
        for start in self._starts(items[0]):
            end = min(self._ends(items, 0, start), default=None)
            if end is not None:
                found.append((start, end))
        return found

    def _alone(self, item: Item) -> Sequence[Hit]:
        """Where a term of one item stands. Many rules ask for some list and nothing more, each anew."""
        if not isinstance(item, Listed):
            return [(start, start + 1) for start in self._starts(item)]
        if item.name not in self._lists_alone:
            self._lists_alone[item.name] = [(start, min(ends)) for start, ends in self._listed(item.name).items()]
        return self._lists_alone[item.name]

    def _may_stand(self, item: Item) -> bool:
        """False where no word of the item is in the text. Most terms of a beat fall here."""
        if isinstance(item, AnyWord):
            return not item.signs.isdisjoint(self.reading.signs)
        return True

    def _starts(self, item: Item) -> Iterable[int]:
        if isinstance(item, Listed):
            return self._listed(item.name)
        if isinstance(item, Gap):  # `parse_term` lets no term begin with a gap
            return ()
        words = self.reading.words
        return [i for form in self._spellings(item) for i in self.reading.places[form] if item.fits(words[i])]

    def _spellings(self, item: AnyWord) -> Iterator[str]:
        """The words of the text, as they are folded, that the item may mean."""
        vocabulary = self.reading.vocabulary
        yield from item.forms & vocabulary
        if item.capitals:
            yield from ({fold_word(word) for word in item.capitals} - item.forms) & vocabulary
        alphabet = self.reading.alphabet if item.prefixes else ()
        for prefix in item.prefixes:
            at = bisect_left(alphabet, prefix)
            while at < len(alphabet) and alphabet[at].startswith(prefix):
                if alphabet[at] not in item.forms:
                    yield alphabet[at]
                at += 1

    def _listed(self, name: str) -> Mapping[int, Sequence[int]]:
        """The word list's hits: where one starts → where it may end."""
        if name not in self._listed_hits:
            found: dict[int, list[int]] = {}
            for start, end in self.hits(self._lists.get(name, ())):
                found.setdefault(start, []).append(end)
            self._listed_hits[name] = found
        return self._listed_hits[name]

    def _ends(self, items: Sequence[Item], at: int, word: int) -> Iterator[int]:
        """Where the items from `at` on can end when they begin with this word."""
        for end in self._after(items[at], word):
            if at + 1 == len(items):
                yield end
            elif isinstance(items[at + 1], Gap):
                for start in self._reach(end):
                    if self._after(items[at + 2], start):
                        yield from self._ends(items, at + 2, start)
            elif end < len(self.reading.words) and self.reading.joined[end - 1]:
                yield from self._ends(items, at + 1, end)

    def _after(self, item: Item, word: int) -> Sequence[int]:
        """Where one item can end that begins with this word."""
        if isinstance(item, Listed):
            return self._listed(item.name).get(word, ())
        if isinstance(item, AnyWord) and item.fits(self.reading.words[word]):
            return (word + 1,)
        return ()

    def _reach(self, end: int) -> range:
        """The words of the same sentence at which a gap that begins here may stop."""
        sentence = self.reading.sentences[self.reading.sentence_of(end - 1)]
        return range(end, min(end + GAP + 1, sentence[1]))


# Several steps of one extraction look for the same words in the same article: the last few finders are kept.
_KEPT = 4
_finders: OrderedDict[tuple[str, int], Finder] = OrderedDict()


def finder_of(text: str, lists: Mapping[str, Sequence[Term]]) -> Finder:
    """What finds terms in the text. The lists are told apart by identity: a kept finder holds its own."""
    key = text, id(lists)
    finder = _finders.get(key)
    if finder is None:
        finder = _finders[key] = Finder(read(text), lists)
        while len(_finders) > _KEPT:
            _finders.popitem(last=False)
    return finder
