"""What each sentence of a text is about: in its own words, by a pronoun that leads back, or by what stands around it.

The words that lead back are English; the words of the subject are the beat's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefings.beat.beat import About, Beat
from briefings.beat.readings import Hit, TextWords, Word, inside
from briefings.beat.terms import Finder, finder_of
from briefings.values import frozen

OPENING = 6
"""So many words open a sentence: "At its height it ruled …" leans on what came before."""
NEAR = 2
"""So many sentences before a claim belong to its passage, whatever the paragraph."""
PARAGRAPH = 12
"""And so many at most of its own paragraph: a text may come as one endless line."""

# Words that point back at people or things named before, wherever they stand in a sentence.
_POINTING = frozenset(
    "they them their theirs themselves rest these those he him his himself she her hers others whom".split()
)
# Words that do so where a sentence opens with them ("Most were …", "Another 500 …", "It was …").
_OPENING = frozenset(
    """it its this that some many most several few none another both half all more one two three four five six seven
    eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands
    neither either each such so fewer least about around nearly only among of every nobody another further others
    half few perhaps maybe roughly barely hardly just almost""".split()
)
# What a sentence opens with that takes its share of those told of before: "A third fell", "The rest are held".
_SHARES = frozenset(
    """third thirds quarter quarters fifth fifths half tenth tenths handful few dozen couple majority minority rest
    remainder remaining others number good score second larger greater bulk""".split()
)
# What may stand before such a share: "A smaller number went on", "A good half fell".
_SIZES = frozenset("small smaller tiny large larger big bigger good great greater fair growing further".split())
_ARTICLES = frozenset({"a", "an", "the", "two", "three", "every", "one"})
# A sentence that opens with one of these has not named its subject when "it" comes: "At its height it ruled …".
_LEADING = frozenset(
    """and as at but by despite for from however if in now of on since so still then though under when while with
    yet""".split()
)
_IT = frozenset({"it", "its"})
_NUMBERS = frozenset("dozens scores hundreds thousands some many most several few none half dozen hundred".split())
_HELPING = frozenset("is are was were be been has have had may might could can will would do did".split())
# Words that stand for those told of before; "it" and "this" too often stand for nothing told.
_LEANING = frozenset("they them their he him his she her these those".split())
_POSSESSIVE = frozenset({"their", "its", "his", "her"})


@frozen
class Context:
    """For each sentence of a reading: whether its own words name the subject, and whether its thread does; `headings`
    are the sentences that are a line of their own without a stop."""

    reading: TextWords
    own: tuple[bool, ...]
    thread: tuple[bool, ...]
    headings: tuple[bool, ...]
    hits: tuple[Hit, ...]

    def reaches(self, span: Hit, about: About) -> bool:
        """Whether the subject is as near to these words as `about` asks."""
        if about == "document":
            return True
        if inside(self.hits, span):
            return True
        if about == "claim" or span[0] >= span[1]:
            return False
        first = self.reading.sentence_of(span[0])
        if any(self.thread[first : self.reading.sentence_of(span[1] - 1) + 1]):
            return True
        return about == "passage" and any(self.thread[n] for n in self.passage(span))

    def leaning(self, span: Hit, teller: Hit) -> Hit | None:
        """The first word of a run that stands for people named before, and not for the one who tells it; a number
        without its noun does so where it opens the run."""
        folded = [word.folded for word in self.reading.words[span[0] : span[1]]]
        if len(folded) > 1 and _is_bare_number(*folded[:2]):
            return span[0], span[0] + 1
        found = ((n, n + 1) for n, word in enumerate(folded, span[0]) if word in _LEANING)
        return next((hit for hit in found if not teller[0] <= hit[0] < teller[1]), None)

    def passage(self, span: Hit) -> Sequence[int]:
        """The sentences that these words stand in: their own, the paragraph's and the two before, up to the heading,
        and the heading."""
        if span[0] >= span[1]:
            return ()
        lines = self.reading.lines
        last = self.reading.sentence_of(span[1] - 1)
        found = [last]
        for n in range(last - 1, max(-1, last - 1 - PARAGRAPH), -1):
            if last - n <= NEAR or lines[n] == lines[last]:
                found.append(n)
            if self.headings[n]:
                return sorted({*found, n})
        return sorted(found)


def context_of(finder: Finder, beat: Beat, title: str = "") -> Context:
    """Read a text's sentences for the beat's subject; where its title names it, the text opens on it."""
    reading = finder.reading
    hits = subject_hits(finder, beat)
    own = _sentences_of(reading, hits)
    taken_up = _sentences_of(reading, [*finder.hits(beat.about.again), *finder.hits(beat.about.signs)])
    titled = bool(subject_hits(finder_of(title, beat.words), beat))
    headings = _headings(reading)
    thread = _thread(reading, headings, own | taken_up, titled=titled)
    named = tuple(n in own for n in range(len(reading.sentences)))
    return Context(reading, named, thread, headings, tuple(hits))


def _sentences_of(reading: TextWords, hits: Sequence[Hit]) -> set[int]:
    """The numbers of the sentences that these words stand in."""
    return {reading.sentence_of(start) for start, _ in hits}


def _thread(reading: TextWords, headings: Sequence[bool], telling: set[int], *, titled: bool) -> tuple[bool, ...]:
    """Whether the subject is told of in each sentence: by its own words (those of `telling`), as the opening under a
    title that names it, or by leading back to such a sentence; a heading between the two does not break the thread."""
    thread: list[bool] = []
    running = titled
    for n in range(len(reading.sentences)):
        held = n in telling or (titled and n == 0) or (running and _leads_back(reading, n))
        thread.append(held)
        running = held or (running and headings[n])
    return tuple(thread)


def _leads_back(reading: TextWords, n: int) -> bool:
    """Whether a sentence answers the question before it, or points back at what was told."""
    start, end = reading.sentences[n]
    return (n > 0 and _is_question(reading, n - 1)) or points_back(reading.words[start:end])


def everywhere(finder: Finder) -> Context:
    """A context in which every sentence is about the subject, for words that stand outside the text."""
    reading = finder.reading
    yes, no = (tuple(value for _ in reading.sentences) for value in (True, False))
    return Context(reading, yes, yes, no, tuple(reading.sentences))


def subject_hits(finder: Finder, beat: Beat) -> list[Hit]:
    """Where the text names the beat's subject or its people; "their fighters" are whose they are, not the subject."""
    others = finder.hits(beat.about.others)
    words = finder.reading.words
    people = [
        hit for hit in finder.hits(beat.about.people) if not hit[0] or words[hit[0] - 1].folded not in _POSSESSIVE
    ]
    hits = {*finder.hits(beat.about.names), *people}
    return sorted(hit for hit in hits if not any(a <= hit[0] and hit[1] <= b for a, b in others))


def points_back(words: Sequence[Word]) -> bool:
    """Whether a sentence leans on the one before: by a pronoun, or by a number or quantifier that it opens with."""
    if not words:
        return False
    folded = [word.folded for word in words]
    if _opens_on_others(folded) or not _POINTING.isdisjoint(folded):
        return True
    return any(pair == ("how", "many") or _is_bare_number(*pair) for pair in pairwise(folded))


def _opens_on_others(folded: Sequence[str]) -> bool:
    """Whether a sentence opens with some of those told of, or with it: "Most were …", "40 left", "A third fell", "At
    its height it …"."""
    first = folded[0]
    if first in _OPENING or first.isdigit():
        return True
    if first in _ARTICLES:
        sized = len(folded) > 2 and folded[1] in _SIZES
        return len(folded) > 1 and (folded[1] in _SHARES or (sized and folded[2] in _SHARES))
    return first in _LEADING and not _IT.isdisjoint(folded[:OPENING])


def _is_bare_number(word: str, following: str) -> bool:
    """Whether a number stands without its noun, as in "officials say 2,500 were killed"."""
    return following in _HELPING and (word.isdigit() or word in _NUMBERS)


def _is_question(reading: TextWords, n: int) -> bool:
    """Whether the sentence ends with a question mark; the sentence after it answers."""
    return "?" in reading.text[reading.words[reading.sentences[n][1] - 1].end :][:2]


def _headings(reading: TextWords) -> tuple[bool, ...]:
    """A line of at most twelve words that ends without a stop."""
    found = []
    sentences_of = Counter(reading.lines)
    for n, (start, end) in enumerate(reading.sentences):
        alone = end - start <= 12 and sentences_of[reading.lines[n]] == 1
        stop = reading.text[reading.words[end - 1].end :][:2].strip()[:1] if alone else "."
        found.append(alone and stop not in (".", "!", ":", ",", ";", "?"))
    return tuple(found)
