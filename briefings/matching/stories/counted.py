"""Whom or what a number of a story counts, by its noun; where it has none, by whom its sentence names."""

from __future__ import annotations

from briefings.knowledge.folding import fold
from briefings.matching.likeness.deeds import kind_of_people
from briefings.matching.likeness.similarity import stem
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.telling_words import alike

# Numbers in words: what they number tells a thing, and they don't.
NUMERALS = frozenset(
    map(
        stem,
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen half hundred thousand million
        first second third""".split(),
    )
)
# Nouns that tell of nobody by themselves.
_POINTING = frozenset({"them", "these", "those", "whom", "others", "people", "persons"})
# Of which kind people are in a story, who may be anybody in a library.
_KINDS = {
    **dict.fromkeys(map(stem, "attacker assailant insurgent jihadist extremist raider rebel".split()), "fighters"),
    **dict.fromkeys(map(stem, "inhabitant townspeople".split()), "civilians"),
}
# Nouns that leave open who they are.
_OF_ANYBODY = frozenset(map(stem, "man national citizen native foreigner adult other survivor".split()))


def count_one_kind(pair: Pair) -> bool:
    """Both count the same by their nouns ("gunmen", "militants"), or one has none and its sentence names the other's;
    or neither has one, and both sentences name one kind of people."""
    ours, theirs = noun_of(pair.left), noun_of(pair.right)
    if ours and theirs:
        return ours == theirs
    if ours or theirs:
        return ours in _named(pair.right) or theirs in _named(pair.left)
    return any(kind_of_people(term) for term in pair.left.terms & pair.right.terms)


# Who is a member of something is none of these.
_MEMBER, _OF_NO_GROUP = stem("member"), frozenset({"civilians", "children"})


def count_other_nouns(pair: Pair) -> bool:
    """Guards and sailors, members of something and civilians; but of "men" and "foreigners" it isn't known who they
    are."""
    ours, theirs = (alike(noun_of(side)) for side in (pair.left, pair.right))
    if _MEMBER in (ours, theirs):
        return bool({ours, theirs} & _OF_NO_GROUP)
    return ours != theirs and not {ours, theirs} & ({"", "men"} | _OF_ANYBODY)


def noun_of(side: Side) -> str:
    """The kind of people that a number's noun names, else the noun in its form for comparison; "" without one."""
    counted = ((side.quantity.counted if side.quantity else None) or "").split()
    if not counted or fold(counted[-1]) in _POINTING:
        return ""
    noun = stem(fold(counted[-1]))
    return kind_of_people(counted[-1]) or _KINDS.get(noun, noun)


def kind_of(side: Side) -> str | None:
    """What kind of people are counted, of those too that a library takes for anybody: who attacks fights."""
    return side.kind or ("fighters" if noun_of(side) == "fighters" else None)


def _named(side: Side) -> frozenset[str]:
    return frozenset(kind_of_people(term) or term for term in side.terms)


def words_in_common(pair: Pair) -> set[str]:
    """The words of both, but for numbers, and words for people, which tell whom both count."""
    shared = (word for word in pair.left.terms & pair.right.terms if not word[0].isdigit())
    return {word for word in shared if kind_of_people(word) is None} - NUMERALS
