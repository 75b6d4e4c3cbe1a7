"""The words of a few sentences that tell what they are about, each in its plain form; no model, only spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from briefings.beat.readings import TextWords, Word, read
from briefings.beat.terms import Finder, Term
from briefings.knowledge.inflection import forms_of

SHORTEST = 3

# Words that any story has: they tell of no topic.
COMMON = frozenset(
    """a about above according across after afternoon again against ago all almost along already also although always
    am among an and another any anybody anyone anything april are area around as ask at august away back be became
    because become been before began begin being believe below best better between big both bring but by call came
    can cannot case claim come could country day days december did do does doing done down during each early eight
    eighteen either eleven end enough even evening ever every everyone expect face far february few fifteen fifth
    fifty find first five follow for former forty found four fourth friday from full gave get give given go going
    good got government great group had half has have having he hear held her here hers herself him himself his hold
    hour how however hundred hundreds i if in include including information into is it its itself january july june
    just keep kept kind knew know known large last late later least leave left less let like likely little local
    long look lot made main major make man many march may me mean member men might million minister minute monday
    month more morning most mr mrs ms much must my near nearly need never new news next night nine no nobody none
    nor not nothing november now number october of off office official often old on once one only or order other
    others our out over overnight own part people per percent person place plan point possible present probably
    public put quite rather really recent remain report result right said same saturday saw say second see seem seen
    september set seven several shall she should show since six sixty small so some somebody someone something soon
    source spokesman spokesperson spokeswoman start state statement still such sunday sure take taken tell ten than
    that the their theirs them themselves then there these they thing think third thirty this those though thought
    thousand thousands three through thursday time to today together told tomorrow too took top toward towards town
    try tuesday turn twelve twenty two under until up upon us use used very want was way we wednesday week well went
    were what when where whether which while who whole whom whose why will with within without woman women work
    world would year years yesterday yet you young your yours""".split()
)


@lru_cache(maxsize=20_000)
def plain_form(word: str) -> str:
    """The plain form of a folded word, by its ending: smuggled → smuggle, borders → border, fled → flee."""
    irregular = _irregular_base(word)
    if irregular:
        return irregular
    for guess in _guesses(word):
        if len(guess) >= SHORTEST and word in forms_of(guess):
            return guess
    return word


@lru_cache(maxsize=20_000)
def term_form(word: str) -> str:
    """The plain form of a folded word as somebody would write it in a beat: houses → house, injured → injure. It knows
    more endings than `plain_form`, by whose stems the weights of a second opinion go."""
    guesses = () if _irregular_base(word) else _with_e(word)
    return next((guess for guess in guesses if word in forms_of(guess)), plain_form(word))


def content_words(texts: Iterable[str], *, without: Sequence[Term] = ()) -> Counter[str]:
    """Plain forms that tell what the texts are about → in how many of the texts each stands. Left out are common
    words, numbers, names, and whatever one of the terms `without` finds."""
    found: Counter[str] = Counter()
    for text in texts:
        reading = read(text)
        known = Finder(reading, {}).hits(without)
        taken = {n for first, last in known for n in range(first, last)}
        found.update(
            {term_form(word.folded) for n, word in enumerate(reading.words) if n not in taken and _tells(reading, n)}
        )
    return found


def stands_in(term: Term, reading: TextWords, lists: dict[str, Sequence[Term]] | None = None) -> bool:
    """Whether the term finds anything in the text."""
    return bool(Finder(reading, lists or {}).hits([term]))


def distinct(words: Counter[str], others: Collection[str]) -> list[str]:
    """The words, those of most texts first, without those that the others have, too."""
    return sorted((word for word in words if word not in others), key=lambda word: (-words[word], word))


def _tells(reading: TextWords, n: int) -> bool:
    word = reading.words[n]
    if len(word.folded) < SHORTEST or not word.folded.isalpha() or not word.folded.isascii():
        return False
    return not is_common(word.folded) and not _is_name(reading, n, word)


def is_common(word: str) -> bool:
    """Whether any story has the folded word, in whatever form."""
    return word in COMMON or plain_form(word) in COMMON or term_form(word) in COMMON


def _is_name(reading: TextWords, n: int, word: Word) -> bool:
    """A capital tells a name, but for the sentence's first word."""
    return word.plain[:1].isupper() and not any(first == n for first, _ in reading.sentences)


_BASES = """be become begin bleed break bring build buy catch choose come deal die draw drive fall feed feel fight
find flee fly forbid forget freeze get give go grow hang have hear hide hit hold keep know lay lead leave
lend lie light lose make mean meet pay put ride ring rise run say see seek sell send set shake shoot show
shrink shut sing sink sit sleep slide speak spend spread stand steal stick strike swear sweep swim swing
take teach tear tell think throw understand wake wear weep win write child man woman wife life knife
thief half leaf loaf person""".split()


@lru_cache(maxsize=1)
def _by_form() -> dict[str, str]:
    found: dict[str, str] = {}
    for base in _BASES:
        for form in forms_of(base):
            found.setdefault(form, base)
    return found


def _irregular_base(word: str) -> str | None:
    return _by_form().get(word)


def _guesses(word: str) -> list[str]:
    """Plain forms that the word may have, the likeliest first. A stem that sounds unfinished ("smuggl") had an e."""
    found: list[str] = []
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        found += [word[:-2], word[:-1]]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            found += _stems(word.removesuffix(ending))
    if word.endswith("ied"):
        found.insert(0, word[:-3] + "y")
    return found


_UNFINISHED = ("c", "u", "v", "z", "dg", "rg", "gl", "bl", "ag", "at", "as", "es", "is", "os", "us", "ns", "rs", "ir")
_FINISHED = ("heat", "seat", "beat", "oat", "treat", "ocus")


def _stems(stem: str) -> list[str]:
    if len(stem) < 2:
        return []
    doubled = stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    unfinished = stem.endswith(_UNFINISHED) and not stem.endswith(_FINISHED)
    if doubled:
        return [stem[:-1], stem]
    return [stem + "e", stem] if unfinished else [stem, stem + "e"]


def _with_e(word: str) -> Iterator[str]:
    """Plain forms that end in an "e" which no ending of the word shows by itself: house, nurse, escape, include."""
    if word.endswith("ses") and not word.endswith(_NOT_SE):
        yield word[:-1]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(_NEEDS_E) and not stem.endswith(_NEEDS_NONE):
            yield stem + "e"


_NOT_SE = ("sses", "viruses", "buses", "campuses", "bonuses", "gases")
_NEEDS_E = tuple(
    "ur ap yp clar par clud sum rul edul xil pil min lin vit nit cut vok lik cid vid vot mot stor nor plor fin nam lam"
    " mbin ribut".split()
)
_NEEDS_NONE = (
    "our",
    "murmur",
    "monitor",
    "appear",
    "trap",
    "strap",
    "wrap",
    "slap",
    "map",
    "kidnap",
    "swap",
    "recruit",
)
