"""Whom "he" and "she" stand for: candidates, scored by the table of `weights`, and answered only with a sure margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, takewhile
from math import exp
from typing import Any, NamedTuple

from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mentions import Mention
from briefings.extracting.coreference.mentions.syntax import Role, clause_of, head_of, role_of_head
from briefings.extracting.coreference.pronouns.candidates import Candidate, Pronoun, is_barred
from briefings.extracting.coreference.pronouns.features import features_of
from briefings.extracting.coreference.pronouns.weights import NOBODY, WEIGHTS
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import sentences

PERSONAL: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_REACH = 1_500
# The most candidates that one pronoun is given, the nearest first.
_MOST = 12


class Placed(NamedTuple):
    """A person's mention with its entry and where it stands: the number of its sentence in its passage, its clause, and
    what it is there."""

    at: int
    mention: Mention
    entry: Entry
    sentence: int
    head: Any
    role: Role
    clause: Any


class Scored(NamedTuple):
    """A candidate with the features that hold for it, its score, and its share of all that is likely."""

    candidate: Candidate
    features: tuple[str, ...]
    score: float
    chance: float


class Resolved(NamedTuple):
    """A pronoun and its candidates, the likeliest first."""

    pronoun: Pronoun
    scored: tuple[Scored, ...]

    @property
    def best(self) -> Scored | None:
        """The likeliest candidate, sure or not."""
        return self.scored[0] if self.scored else None


class Sentences:
    """The number of each token's sentence, counted through the document; worked out passage by passage when asked."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts: dict[int, list[int]] = {}

    def number(self, passage: int, token: int) -> int:
        """Which sentence of its passage a token is in."""
        return bisect_right(self._of(passage), token) - 1

    def between(self, passage: int, sentence: int, later: int, its_sentence: int) -> int:
        """How many sentence ends lie between two sentences."""
        return self._before[later] + its_sentence - self._before[passage] - sentence

    def start(self, passage: int, token: int) -> int:
        """The first token of a token's sentence."""
        return self._of(passage)[self.number(passage, token)]

    def offset_of(self, passage: int, sentence: int) -> int:
        """Where in the document a sentence of a passage begins; one below 0 is of the passages before."""
        while sentence < 0 and passage > 0:
            passage -= 1
            sentence += len(self._of(passage))
        one = self._passages[passage]
        return one.at(one.doc[self._of(passage)[max(0, sentence)]])

    @cached_property
    def _before(self) -> Sequence[int]:
        """How many sentences the passages before each one have."""
        return [0, *accumulate(len(self._of(passage)) for passage in range(len(self._passages)))]

    def _of(self, passage: int) -> list[int]:
        if passage not in self._starts:
            self._starts[passage] = [start for start, _ in sentences(self._passages[passage])]
        return self._starts[passage]


class _Heard(NamedTuple):
    """What goes for all candidates of one pronoun: whom the `last` pronoun of its gender stood for, whether another was
    named since (`chain_gap`), who spoke `before` and who `latest` of them, and who speaks `around` it, by their ids."""

    last: Entry | None
    chain_gap: bool
    before: Set[int]
    latest: Entry | None
    around: Set[int]


class PronounResolver:
    """Resolves the pronouns for persons of one document, in the order of the text."""

    def __init__(
        self,
        passages: Sequence[Passage],
        cast: Cast,
        quoted: Sequence[tuple[int, int, Entry | None]] = (),
        spoken: Sequence[tuple[int, Entry]] = (),
        weights: Mapping[str, float] = WEIGHTS,
        numbers: Sentences | None = None,
    ) -> None:
        self._passages = passages
        self._weights = weights
        self._sentences = numbers or Sentences(passages)
        self._quoted = quoted
        self._spoken = sorted(spoken, key=lambda one: one[0])
        self._people = self._placed(cast)
        self._ats = [p.at for p in self._people]
        self._told: dict[int, Gender] = {id(e): e.gender for e in cast.entries if e.gender}
        self._last: dict[Gender, tuple[Entry, int]] = {}
        counted = [len(e.mentions) for e in cast.entries if e.named and e.sort in ("person", "unsure")]
        self._named = max(1, sum(counted))
        self._topic = next((p.entry for p in self._people if p.entry.named and p.entry.sort == "person"), None)

    def _placed(self, cast: Cast) -> list[Placed]:
        people = (e for e in cast.entries if e.sort in ("person", "unsure") and not e.plural)
        return sorted((self._placed_one(m, e) for e in people for m in e.mentions), key=lambda p: p.at)

    def _placed_one(self, mention: Mention, entry: Entry) -> Placed:
        head = head_of(mention.head)
        sentence = self._sentences.number(mention.passage, mention.head.i)
        return Placed(mention.at, mention, entry, sentence, head, role_of_head(head), clause_of(mention.head))

    def resolve(self) -> Iterator[Resolved]:
        """Every pronoun for a person with what it may stand for."""
        for pronoun in find_pronouns(self._passages, self._sentences):
            resolved = self._resolved(pronoun)
            yield resolved
            best = resolved.best
            if best is not None and pronoun.gender and best.chance >= _CHAINS_FROM:
                self._last[pronoun.gender] = (best.candidate.entry, pronoun.at)
                if pronoun.speaks and best.chance >= _TELLS_FROM:
                    insort(self._spoken, (pronoun.at, best.candidate.entry), key=lambda one: one[0])
                if best.chance >= _TELLS_FROM:
                    self._told.setdefault(id(best.candidate.entry), pronoun.gender)

    def _resolved(self, pronoun: Pronoun) -> Resolved:
        allowed = [c for c in self._candidates(pronoun) if not is_barred(pronoun, c)]
        for rank, candidate in enumerate(c for c in allowed if not c.after):
            candidate.rank = rank
            candidate.others = len(allowed) - 1
        for candidate in allowed:
            _count_others(candidate, allowed)
        described = [(c, features_of(pronoun, c)) for c in allowed]
        scores = [sum([self._weights.get(name, 0.0) for name in names]) for _, names in described]
        whole = sum(map(exp, scores)) + exp(self._weights.get(NOBODY, 0.0))
        scored = [
            Scored(c, tuple(names), score, exp(score) / whole)
            for (c, names), score in zip(described, scores, strict=True)
        ]
        return Resolved(pronoun, tuple(sorted(scored, key=lambda s: -s.score)))

    def _candidates(self, pronoun: Pronoun) -> list[Candidate]:
        here = bisect_left(self._ats, pronoun.at)
        window = self._people[bisect_left(self._ats, pronoun.at - _REACH) : here]
        before = [placed for placed in reversed(window) if not _is_itself(placed, pronoun)]
        following = self._people[here : here + _MOST]
        behind = list(takewhile(lambda placed: _shares_sentence(placed, pronoun), following))
        nearest = _nearest_of_each(before, pronoun)
        after = _first_of_each(behind, nearest)
        same = _by_entry([*(p for p in before if _shares_sentence(p, pronoun)), *behind])
        heard = self._heard(pronoun)
        return [
            self._candidate(placed, pronoun, placed.at >= pronoun.at, same, heard)
            for placed in (*nearest.values(), *after.values())
            if self._may_be(placed.entry, pronoun)
        ]

    def _may_be(self, entry: Entry, pronoun: Pronoun) -> bool:
        """Whether nothing tells that somebody is of another gender."""
        return not pronoun.gender or self._told.get(id(entry), pronoun.gender) == pronoun.gender

    def _heard(self, pronoun: Pronoun) -> _Heard:
        last = self._last.get(pronoun.gender) if pronoun.gender else None
        gap = last is not None and self._named_since(last[1], pronoun)
        around = {id(speaker) for start, end, speaker in self._quoted if start <= pronoun.at < end}
        before = self._speakers_before(pronoun)
        latest = before[-1] if before else None
        return _Heard(last[0] if last else None, gap, frozenset(map(id, before)), latest, around)

    def _apart(self, placed: Placed, pronoun: Pronoun) -> int:
        return self._sentences.between(placed.mention.passage, placed.sentence, pronoun.passage, pronoun.sentence)

    def _candidate(
        self, placed: Placed, p: Pronoun, after: bool, same: Mapping[int, list[Mention]], heard: _Heard
    ) -> Candidate:
        entry = placed.entry
        times = bisect_left(entry.mentions, p.at, key=lambda m: m.at)
        return Candidate(
            entry=entry,
            mention=placed.mention,
            sentences=0 if after else self._apart(placed, p),
            rank=0,
            after=after,
            topic=entry is self._topic,
            leads=placed.sentence == 0 and placed.role == "subject",
            times=times,
            share=len(entry.mentions) / self._named if entry.named else 0.0,
            told=self._told.get(id(entry)),
            chained=heard.last is entry,
            chain_gap=heard.chain_gap,
            others=0,
            speaker=id(entry) in heard.around,
            spoke=id(entry) in heard.before,
            spoke_last=heard.latest is entry,
            head=placed.head,
            role=placed.role,
            clause=placed.clause,
            same=same.get(id(entry), []),
        )

    def _speakers_before(self, pronoun: Pronoun) -> list[Entry]:
        """Who spoke shortly before the pronoun, the latest last."""
        stop = bisect_left(self._spoken, pronoun.at, key=lambda one: one[0])
        return [entry for at, entry in self._spoken[max(0, stop - 8) : stop] if at >= pronoun.at - _REACH]

    def _named_since(self, at: int, pronoun: Pronoun) -> bool:
        """Whether another person of the pronoun's gender, or of none that is known, was named since an offset."""
        here, last = bisect_left(self._ats, at), self._last.get(pronoun.gender) if pronoun.gender else None
        between = self._people[here : bisect_left(self._ats, pronoun.at)]
        return any(
            p.entry.named and (last is None or p.entry is not last[0])
            and self._told.get(id(p.entry), pronoun.gender) == pronoun.gender
            for p in between
        )  # fmt: skip


def _is_itself(placed: Placed, pronoun: Pronoun) -> bool:
    return placed.mention.head.i == pronoun.token.i and placed.mention.passage == pronoun.passage


def _shares_sentence(placed: Placed, pronoun: Pronoun) -> bool:
    return placed.sentence == pronoun.sentence and placed.mention.passage == pronoun.passage


def _holds_only_it(placed: Placed, pronoun: Pronoun) -> bool:
    """ "his mother" is described by the very pronoun, and is not it."""
    return not placed.mention.named and placed.mention.span[0] <= pronoun.at < placed.mention.span[1]


def _nearest_of_each(before: Iterable[Placed], pronoun: Pronoun) -> dict[int, Placed]:
    """The last mention of each of the nearest persons, by their entries' ids."""
    nearest: dict[int, Placed] = {}
    for placed in before:
        if len(nearest) < _MOST and not _holds_only_it(placed, pronoun):
            nearest.setdefault(id(placed.entry), placed)
    return nearest


def _first_of_each(behind: Iterable[Placed], apart_from: Container[int]) -> dict[int, Placed]:
    """The first mention of each person, by their entries' ids, without those that stand before the pronoun already."""
    first: dict[int, Placed] = {}
    for placed in behind:
        if id(placed.entry) not in apart_from:
            first.setdefault(id(placed.entry), placed)
    return first


def _by_entry(placed: Iterable[Placed]) -> dict[int, list[Mention]]:
    mentions: dict[int, list[Mention]] = {}
    for one in placed:
        mentions.setdefault(id(one.entry), []).append(one.mention)
    return mentions


def _count_others(candidate: Candidate, allowed: Sequence[Candidate]) -> None:
    """How many other candidates stand in its sentence, before it there, and in sentences nearer to the pronoun."""
    for other in allowed:
        if other is candidate or (other.entry.sort == "unsure" and other.entry.likely is None and other.times < 1):
            continue
        if other.sentences == candidate.sentences:
            candidate.beside += 1
            candidate.earlier += other.mention.at < candidate.mention.at
        candidate.nearer += other.sentences < candidate.sentences


_CHAINS_FROM = 0.5
_TELLS_FROM = 0.8


def find_pronouns(passages: Sequence[Passage], numbers: Sentences) -> Iterator[Pronoun]:
    """The pronouns for one person, in the order of the text."""
    for number, passage in enumerate(passages):
        for token in passage.doc:
            if token.lower_ in PERSONAL:
                yield _pronoun(number, passage, token, token.lower_, numbers)


def _pronoun(number: int, passage: Passage, token: Any, word: str, numbers: Sentences) -> Pronoun:
    at = passage.at(token)
    sentence = numbers.number(number, token.i)
    return Pronoun(token, number, at, at + len(token), sentence, PERSONAL[word], word.endswith("self"))
