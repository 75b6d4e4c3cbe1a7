"""Words for a beat out of what editors refiled and dropped: each with how many of their rulings it would have got right
and wrong, so that a person can decide. Pure: rulings in, proposals out; `with_learned` gives the beat's new text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from briefings.beat.beat import Beat, Topic, parse_beat
from briefings.beat.content_words import content_words
from briefings.beat.draft import list_of_words
from briefings.beat.readings import read
from briefings.beat.terms import Finder
from briefings.model import FilingRuling
from briefings.values import frozen

Way = Literal["any", "none"]
"""Whether a word lets claims into a topic or keeps them out of it, as the key under [[learned]]."""

# A word that one ruling has may be chance; one wrong in four is too many.
FEWEST_RIGHT, RIGHT_TO_WRONG = 2, 4
MOST = 20


@frozen
class Proposal:
    """A word for a topic: `right` and `wrong` count rulings; `others` the library's claims that nobody ruled on and
    that it would bring into the topic or take out of it."""

    topic: str
    way: Way
    word: str
    right: int
    wrong: int
    others: int


@frozen
class Unruled:
    """A claim of the library that no editor refiled or dropped."""

    text: str
    topics: frozenset[str]


def proposals(beat: Beat, rulings: Sequence[FilingRuling], unruled: Sequence[Unruled] = ()) -> tuple[Proposal, ...]:
    """The words that editors' rulings speak for, the best first, at most `MOST`."""
    names = beat.about.names
    words = [frozenset(content_words([ruling.text], without=names)) for ruling in rulings]
    library = _by_word([(frozenset(content_words([claim.text], without=names)), claim) for claim in unruled])
    found = [
        proposal
        for topic in beat.topics
        for proposal in (
            *_letting_in(topic, beat, rulings, words, library),
            *_keeping_out(topic, rulings, words, library),
        )
        if proposal.right >= FEWEST_RIGHT and proposal.right >= RIGHT_TO_WRONG * proposal.wrong
    ]
    return tuple(sorted(found, key=lambda p: (p.wrong - p.right, p.others, p.topic, p.word))[:MOST])


def with_learned(text: str, accepted: Iterable[Proposal]) -> str:
    """The beat's text with the accepted words in [[learned]] tables at its end. Raises `BeatError` where that makes no
    beat, as where a word would bar a rule's every match."""
    chosen = list(accepted)
    tables = [text.rstrip("\n")]
    for topic in dict.fromkeys(proposal.topic for proposal in chosen):
        own = [proposal for proposal in chosen if proposal.topic == topic]
        tables += ["", *(_remark(proposal) for proposal in own), "[[learned]]", f'topic = "{topic}"']
        ways: tuple[Way, ...] = ("any", "none")
        for way in ways:
            words = [proposal.word for proposal in own if proposal.way == way]
            if words:
                tables.append(list_of_words(way, words))
    learned = "\n".join(tables) + "\n"
    parse_beat(learned)
    return learned


def _remark(proposal: Proposal) -> str:
    return f"# {proposal.word}: {proposal.right} rulings right, {proposal.wrong} wrong"


def _letting_in(
    topic: Topic,
    beat: Beat,
    rulings: Sequence[FilingRuling],
    words: Sequence[frozenset[str]],
    library: Mapping[str, Sequence[Unruled]],
) -> Iterator[Proposal]:
    """Words of the claims that editors moved into the topic, but for those that its rules have."""
    moved = [topic.id in ruling.wanted and topic.id not in ruling.was for ruling in rulings]
    for word in _of(words, moved):
        if _has(topic, beat, word):
            continue
        with_it = [ruling for ruling, own in zip(rulings, words, strict=True) if word in own]
        right = sum(topic.id in ruling.wanted for ruling in with_it)
        others = sum(topic.id not in claim.topics for claim in library.get(word, ()))
        yield Proposal(topic.id, "any", word, right, len(with_it) - right, others)


def _keeping_out(
    topic: Topic,
    rulings: Sequence[FilingRuling],
    words: Sequence[frozenset[str]],
    library: Mapping[str, Sequence[Unruled]],
) -> Iterator[Proposal]:
    """Words of the claims that editors took out of the topic."""
    taken = [topic.id in ruling.was and topic.id not in ruling.wanted for ruling in rulings]
    for word in _of(words, taken):
        with_it = [ruling for ruling, own in zip(rulings, words, strict=True) if word in own]
        right = sum(topic.id in ruling.was and topic.id not in ruling.wanted for ruling in with_it)
        wrong = sum(topic.id in ruling.wanted for ruling in with_it)
        others = sum(topic.id in claim.topics for claim in library.get(word, ()))
        yield Proposal(topic.id, "none", word, right, wrong, others)


def _of(words: Sequence[frozenset[str]], wanted: Sequence[bool]) -> list[str]:
    counted = Counter(word for own, is_one in zip(words, wanted, strict=True) if is_one for word in own)
    return sorted(word for word, times in counted.items() if times >= FEWEST_RIGHT)


def _has(topic: Topic, beat: Beat, word: str) -> bool:
    finder = Finder(read(word), beat.words)
    return any(finder.hits(rule.any_of) for rule in topic.rules)


def _by_word(claims: Iterable[tuple[frozenset[str], Unruled]]) -> dict[str, list[Unruled]]:
    found: dict[str, list[Unruled]] = defaultdict(list)
    for words, claim in claims:
        for word in words:
            found[word].append(claim)
    return found
