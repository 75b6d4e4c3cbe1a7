"""Two statements → what they are to one another, and why.

`decide` is a pure, symmetrical function of the pair. The features say how surely both speak of one thing; the values,
the polarity, the roots and the times then say whether they restate, corroborate, update or contradict one another.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.blocking import keys_of
from briefings.matching.features import (
    Ground,
    Pair,
    amount,
    certainties_meet,
    comparable,
    meaning,
    places,
    polarity_agrees,
    reasons_of,
    same_scope,
    scopes_meet,
    times,
    values,
)
from briefings.matching.independence import shared_link
from briefings.matching.similarity import said, wording
from briefings.model import Match, Reason, Statement, Verdict

# How surely both must speak of one thing: to be merged, to be set against one another, to be shown to an editor.
MERGE = {"measured": 0.42, "counted": 0.58, "words": 0.55}
OPPOSE = {"measured": 0.45, "counted": 0.60, "words": 0.60}
UNSURE_BELOW = 0.10
FEWEST_WORDS = 3

Ruling = tuple[Verdict, Reason]


def decide(one: Statement, other: Statement, ground: Ground | None = None) -> Match | None:
    """The match of two statements, None where they have nothing to do with one another. The order does not matter."""
    left, right = sorted((one, other), key=lambda s: s.id)
    pair = Pair(left, right, ground or Ground())
    if left.claim.id == right.claim.id or not comparable(pair) or not _telling(pair):
        return None
    reasons = reasons_of(pair)
    score = sum(reason.weight for reason in reasons)
    ruling = _ruling(pair, score)
    if ruling is None:
        return None
    verdict, why = ruling
    total = min(1.0, max(0.0, score + abs(why.weight)))
    return Match(left.id, right.id, verdict, round(total, 3), (*reasons, why))


def matches_among(new: Iterable[Statement], candidates: Iterable[Statement], ground: Ground) -> tuple[Match, ...]:
    """Every match of a new statement with a candidate, or with another new one, that shares one of its keys."""
    new = list(new)
    by_key: dict[str, list[Statement]] = {}
    known = {s.id for s in new}
    for statement in (*new, *(c for c in candidates if c.id not in known)):
        for key in keys_of(statement):
            by_key.setdefault(key, []).append(statement)
    pairs = {
        tuple(sorted((one.id, other.id))): (one, other)
        for one in new
        for key in keys_of(one)
        for other in by_key[key]
        if other.id != one.id
    }
    decided = (decide(one, other, ground) for _, (one, other) in sorted(pairs.items()))
    return tuple(match for match in decided if match)


def _kind(pair: Pair) -> str:
    return "measured" if pair.measured else "counted" if pair.quantities else "words"


def _telling(pair: Pair) -> bool:
    """Both say enough of their own: "They are still operating there" could be about anything."""
    return pair.measured or all(len(wording(said(claim)).terms) >= FEWEST_WORDS for claim in pair.claims)


def _ruling(pair: Pair, score: float) -> Ruling | None:
    kind = _kind(pair)
    if pair.measured and not scopes_meet(pair):
        return None
    relation = values(pair)
    if polarity_agrees(pair) or (pair.measured and not _denied_figure(pair)):
        if relation == "agree" and score >= MERGE[kind] and certainties_meet(pair):
            return _merged(pair)
        if relation == "differ" and score >= OPPOSE[kind]:
            return _opposed_values(pair)
        return _doubt(pair, score, kind)
    if relation == "agree" and score >= OPPOSE[kind]:
        return _opposed_words(pair)
    return _doubt(pair, score, kind)


def _denied_figure(pair: Pair) -> bool:
    left, right = pair.claims
    return left.negated != right.negated


def _merged(pair: Pair) -> Ruling:
    said_so = _value_words(pair) or "they say the same"
    if pair.one_root:
        link = shared_link(pair.left, pair.right, pair.ground.names)
        return "restates", Reason("value", 0.30, f"{said_so}, and both go back to {link}")
    if pair.within_one_document:
        return "unsure", Reason("value", 0.30, f"{said_so}, but in one document, which cannot support itself")
    return "corroborates", Reason("value", 0.30, f"{said_so}, from independent roots")


def _opposed_values(pair: Pair) -> Ruling | None:
    """Different numbers: a later state of things, or a contradiction."""
    words = _value_words(pair)
    relation = times(pair)
    if not same_scope(pair):
        return None
    if places(pair) in {"overlap", "apart"} or _part_of_a_place(pair) or not certainties_meet(pair):
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same people")
    if relation in {"open", "apart"}:
        return "unsure", Reason("value", -0.1, f"{words}, but perhaps not of the same time")
    if relation == "same":
        if pair.one_root:
            return _later_word_of_one_root(pair, words)
        return "conflicts", Reason("value", -0.3, f"{words}, at the same time and from independent roots")
    return _moved(pair, words, relation == "left earlier")


def _moved(pair: Pair, words: str, left_first: bool) -> Ruling:
    """Different numbers at different times: a running total may rise, and may not fall."""
    earlier, later = (pair.left, pair.right) if left_first else (pair.right, pair.left)
    assert earlier.quantity is not None
    assert later.quantity is not None
    rises = later.quantity.low >= earlier.quantity.low
    if pair.one_root:
        return "updates", Reason("value", -0.2, f"{words}, the same root's later word")
    if later.quantity.measure in pair.ground.may_fall or rises:
        return "updates", Reason("value", -0.2, f"{words}, and the later {'is higher' if rises else 'may be lower'}")
    measure = (later.quantity.measure or "count").replace("_", " ")
    return "conflicts", Reason("value", -0.3, f"{words}: a total ({measure}) cannot fall, and the later is lower")


def _later_word_of_one_root(pair: Pair, words: str) -> Ruling:
    if _issued_apart(pair):
        return "updates", Reason("value", -0.2, f"{words}, the same root's later word")
    return "unsure", Reason("value", -0.1, f"{words}, but from one root on one day")


def _issued_apart(pair: Pair) -> bool:
    left, right = pair.left.published, pair.right.published
    return left is not None and right is not None and left != right


def _part_of_a_place(pair: Pair) -> bool:
    """One names a single place where the other names none: it may count only a part."""
    ours, theirs = pair.left.claim.places, pair.right.claim.places
    located = [{p.country for p in places if p.role == "location"} for places in (ours, theirs)]
    return (
        pair.measured
        and places(pair) == "open"
        and any(len(found) == 1 for found in located)
        and located[0] != located[1]
    )


def _opposed_words(pair: Pair) -> Ruling:
    relation = times(pair)
    if pair.measured and meaning(pair) < 0.5:
        return "unsure", Reason("negation", -0.1, "one asserts and one denies, perhaps of different things")
    if not certainties_meet(pair):
        return "unsure", Reason("negation", -0.1, "one asserts and one denies, but not as surely")
    if relation == "same" and not pair.one_root:
        return "conflicts", Reason("negation", -0.3, "one asserts what the other denies, at the same time")
    if relation in {"left earlier", "right earlier"}:
        return "updates", Reason("negation", -0.2, "the later says the opposite of the earlier")
    return "unsure", Reason("negation", -0.1, "one asserts and one denies, but the time or the root leaves it open")


def _doubt(pair: Pair, score: float, kind: str) -> Ruling | None:
    """What an editor should look at: nearly one thing, or surely of one thing but too vague to say the same."""
    relation = values(pair)
    if relation in {"far", "wide", "near"} and not pair.measured:
        return None
    if relation == "near" and score >= MERGE[kind] and pair.one_root and same_scope(pair) and _issued_apart(pair):
        return "updates", Reason("value", -0.1, f"{_value_words(pair)}: the same root's later word")
    if relation in {"near", "wide"} and score >= MERGE[kind]:
        return "unsure", Reason("value", 0.05, f"{_value_words(pair)}: not against one another, but not the same")
    if relation == "agree" and score >= MERGE[kind] - UNSURE_BELOW:
        return "unsure", Reason("value", 0.05, "nearly the same, but not surely of one thing")
    return None


def _value_words(pair: Pair) -> str:
    if pair.quantities is None:
        return ""
    ours, theirs = (amount(quantity) for quantity in pair.quantities)
    if ours == theirs:
        return f"both say {ours}"
    verb = {"agree": "agree", "near": "may agree", "wide": "may agree"}.get(values(pair), "differ")
    return f"{ours} and {theirs} {verb}"
