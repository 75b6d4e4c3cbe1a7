"""Terms, word lists and rules of a beat file that cannot work; each as a message and its mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from briefings.beat.terms import AnyWord, BadTerm, Item, Listed, Term, parse_term

Words = Mapping[str, Sequence[str]]


def term_problems(written: str, lists: Words) -> Iterator[tuple[str, str]]:
    """What is wrong with one term: it can't be read, or names a word list that isn't there."""
    try:
        term = parse_term(written)
    except BadTerm as error:
        yield f"The term “{written}” can't be read: {error}.", "Use words, and the signs that docs/beats.md explains."
        return
    for item in (*term.items, *(item for items in term.company for item in items)):
        if isinstance(item, Listed) and item.name not in lists:
            near = get_close_matches(item.name, list(lists), n=1, cutoff=0.5)
            mend = f"Did you mean “@{near[0]}”?" if near else f'Add {item.name} = ["…"] under [words].'
            yield f"There is no word list “@{item.name}”.", mend


def list_problems(lists: Words, own: Words) -> Iterator[tuple[str, str, str]]:
    """The beat's own word lists, by name, that are empty or lead back to themselves."""
    for name, terms in own.items():
        if not terms:
            yield name, f"The word list “{name}” is empty.", "Fill it or take it out."
        if name in _reached(name, lists):
            yield name, f"The word list “{name}” leads back to itself.", "Break the circle: take one @name out."


def lead_back(lists: Words) -> bool:
    """Whether a word list leads back to itself, so that what it holds can't be told."""
    return any(name in _reached(name, lists) for name in lists)


def dead_rules(row: Mapping[str, Any], lists: Words | None) -> Iterator[tuple[str, str]]:
    """Why a rule can never match, or would match anything; `lists` None where one of them leads back to itself."""
    if not any(row.get(key) for key in ("all", "any", "measures", "counts")):
        yield "This rule asks for no word.", "Give it any = […] or all = […]."
        return
    if lists is None:
        return
    barred = _barred(_spread(row.get("none", ()), lists))
    for key, groups in (("all", [[term] for term in row.get("all", ())]), ("any", [row.get("any", ())])):
        for group in groups:
            terms = _spread(group, lists)
            if terms and all(_holds_one(term, barred) for term in terms):
                named = "”, “".join(group[:3])
                yield (
                    f"This rule can never match: “{named}” under {key} is barred by none.",
                    "Take it out of one of the two.",
                )


def _reached(name: str, lists: Words) -> set[str]:
    """The word lists that this one names, straight or by way of others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for term in lists.get(waiting.pop(), ()):
            for other in {part[1:] for part in term.split() if part.startswith("@")} - found:
                found.add(other)
                waiting.append(other)
    return found


def _spread(written: Sequence[str], lists: Words) -> list[Term]:
    """The terms that can be read, with word lists that stand alone replaced by what they hold."""
    found: list[Term] = []
    for text in written:
        try:
            term = parse_term(text)
        except BadTerm:
            continue
        only = term.items[0]
        if len(term.items) == 1 and not term.company and isinstance(only, Listed):
            found.extend(_spread(lists.get(only.name, ()), lists))
        else:
            found.append(term)
    return found


def _barred(terms: Sequence[Term]) -> list[tuple[Item, ...]]:
    """The items of these terms; single words are put together, so that "find" and "detect" bar "find|detect"."""
    alone = [term.items for term in terms if not term.company]
    single = [item for items in alone for item in items if len(items) == 1 and isinstance(item, AnyWord)]
    return [(_any_of(single),), *(items for items in alone if len(items) > 1)]


def _any_of(words: Sequence[AnyWord]) -> AnyWord:
    """One item that fits whatever one of these fits."""
    return AnyWord(
        frozenset().union(*(item.forms for item in words)),
        tuple(prefix for item in words for prefix in item.prefixes),
        frozenset().union(*(item.capitals for item in words)),
    )


def _holds_one(term: Term, barred: Sequence[tuple[Item, ...]]) -> bool:
    """Whether every match of the term holds a match of one of these, because their items stand in it in a row."""
    for items in barred:
        for n in range(len(term.items) - len(items) + 1):
            if all(_covers(other, own) for other, own in zip(items, term.items[n:], strict=False)):
                return True
    return False


def _covers(other: Item, own: Item) -> bool:
    """Whether every word that fits `own` fits `other`."""
    if not isinstance(other, AnyWord) or not isinstance(own, AnyWord):
        return other == own
    return (
        all(form in other.forms or form.startswith(other.prefixes) for form in own.forms)
        and all(prefix.startswith(other.prefixes) for prefix in own.prefixes)
        and own.capitals <= other.capitals
    )
