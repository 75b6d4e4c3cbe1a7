"""Reads what an editor writes about a claim as domain values: speaker, root, figures, places, time. The claim's words
never change. All functions raise `DatelineError`, with the mend, for what they can't read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from briefings.errors import DatelineError
from briefings.knowledge.countries import is_country_code
from briefings.knowledge.dates.typed_days import read_day
from briefings.knowledge.gazetteer.place_guess import PlaceGuess
from briefings.model import Certainty, Claim, Place, PlaceRole, Quantity, Root, RootKind, Time

ROOT_KINDS: tuple[RootKind, ...] = get_args(RootKind)
PLACE_ROLES: tuple[PlaceRole, ...] = get_args(PlaceRole)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
LONGEST = 120
NONE = ("-", "–", "—", "none")

Guess = Callable[[str], Sequence[PlaceGuess]]


def read_name(text: str) -> str | None:
    """A speaker's name; None for a dash, which stands for the document's own voice."""
    text = " ".join(text.split())
    if text.casefold() in NONE:
        return None
    if not 1 <= len(text) <= LONGEST:
        raise DatelineError(f"A name of up to {LONGEST} characters, please.")
    return text


def read_root(claim: Claim, kind: str, text: str) -> Root:
    """A root from its name (`French officials`) or its whole chain (`AFP > French officials`). A name alone is put
    behind the first link of the claim's chain, the document's own voice."""
    if kind not in ROOT_KINDS:
        raise DatelineError("A root is an agency, a report, an official, a witness or an outlet.")
    links = [link for link in (" ".join(part.split()) for part in re.split(r"[>→]", text)) if link]
    if not links or any(len(link) > LONGEST for link in links):
        raise DatelineError("Send the root's name, like AFP, or its chain, like AFP > French officials.")
    if len(links) == 1 and claim.root.chain and claim.root.chain[0].casefold() != links[0].casefold():
        links = [claim.root.chain[0], *links]
    return Root(links[-1], kind, tuple(links))


def root_after(claim: Claim, speaker: str | None, kind: RootKind) -> Root | None:
    """The root of a claim after its speaker was corrected: if the old speaker was its root, the new one is (of this
    `kind`). None if the root stays, because it was somebody else."""
    before = claim.attribution.speaker if claim.attribution else None
    if not _is_root_of(claim, before):
        return None
    chain = claim.root.chain
    first = chain if before is None else chain[:-1]
    links = (*first, speaker) if speaker else first or chain[:1]
    if not links or links == chain:
        return None
    return Root(links[-1], kind if speaker else claim.root.kind, links)


def _is_root_of(claim: Claim, speaker: str | None) -> bool:
    """True if a claim goes back to its speaker, or where it has none to the document's own voice."""
    if speaker is None:
        return len(claim.root.chain) <= 1
    return claim.root.name.casefold() == speaker.casefold()


def with_amount(claim: Claim, index: int, text: str) -> tuple[Quantity, ...]:
    """The claim's quantities with the number of one replaced by `about 500`, `400 to 450`, `at least two dozen` and the
    like."""
    # Imported here: the bot starts without what the desk reads numbers with.
    from briefings.extracting.quantities.amounts import find_amounts

    found = find_amounts(text)
    if len(found) != 1:
        raise DatelineError("Send one number, like 250, about 500, at least 30 or 400 to 450.")
    amount = found[0]
    return with_quantity(claim, index, low=amount.low, high=amount.high, bound=amount.bound)


def with_quantity(claim: Claim, index: int, **changes: Any) -> tuple[Quantity, ...]:
    """The claim's quantities with fields of one of them replaced."""
    _known(claim.quantities, index)
    return tuple(replace(q, **changes) if n == index else q for n, q in enumerate(claim.quantities))


def with_measure(claim: Claim, index: int, measure: str | None) -> tuple[Quantity, ...]:
    """The claim's quantities with another measure for one of them (None: no measure). The group that is counted stays;
    it becomes `all` where there was none."""
    _known(claim.quantities, index)
    if measure is None:
        return with_quantity(claim, index, measure=None, origin=None, scope=None)
    return with_quantity(claim, index, measure=measure, scope=claim.quantities[index].scope or "all")


def without(items: Sequence[Any], index: int) -> tuple[Any, ...]:
    """All items but one."""
    _known(items, index)
    return tuple(item for n, item in enumerate(items) if n != index)


def read_country(text: str, guess: Guess) -> str | None:
    """The ISO code of a country as people write it; None for a dash."""
    if text.strip().casefold() in NONE:
        return None
    best = next(iter(guess(text.strip())), None)
    if best is None or not best.sure or not is_country_code(best.place):
        raise DatelineError(f"I know no country called “{' '.join(text.split())[:60]}”. Send its name or two letters.")
    return best.place


def with_place(claim: Claim, index: int, **changes: Any) -> tuple[Place, ...]:
    """The claim's places with fields of one of them replaced."""
    _known(claim.places, index)
    return tuple(replace(p, **changes) if n == index else p for n, p in enumerate(claim.places))


def with_new_place(claim: Claim, text: str, guess: Guess) -> tuple[Place, ...]:
    """The claim's places with one more, written `Raqqa` or `Raqqa, Syria`. The name must be words of the claim, because
    a place has offsets in the text."""
    name, _, country = (part.strip() for part in text.partition(","))
    match = re.search(r"(?<!\w)" + re.escape(name) + r"(?!\w)", claim.text, re.IGNORECASE) if name else None
    if match is None:
        raise DatelineError("A place is words of the claim itself: send them as they stand there, like Raqqa, Syria.")
    best = next(iter(guess(country or name)), None)
    code = best.place if best and is_country_code(best.place) else None
    start = claim.start + match.start()
    place = Place(match[0], code, "location", start, start + len(match[0]))
    others = [p for p in claim.places if p.end <= place.start or p.start >= place.end]
    return tuple(sorted([*others, place], key=lambda p: p.start))


def read_times(claim: Claim, text: str, today: date) -> tuple[Time, ...]:
    """A claim's time, written `8 December 2017`, `October 2017` or `2017-10-01 to 2017-12-08`; empty for a dash. It
    takes the offsets of the claim's first time, else those of the whole claim."""
    if text.strip().casefold() in NONE:
        return ()
    first, *last = re.split(r"\s+(?:to|until)\s+", text.strip(), maxsplit=1)
    start, end = read_day(first, today), read_day(last[0] if last else first, today)
    if start is None or end is None or start[0] > end[1]:
        raise DatelineError("Send a day, a month or a span, like 8 Dec 2017, Oct 2017 or 2017-10-01 to 2017-12-08.")
    old = claim.times[0] if claim.times else Time(None, None, claim.text, claim.start, claim.end)
    return (replace(old, from_date=start[0], to_date=end[1]),)


def _known(items: Sequence[Any], index: int) -> None:
    if not 0 <= index < len(items):
        raise DatelineError("That is no longer part of this claim. Open it again.")
