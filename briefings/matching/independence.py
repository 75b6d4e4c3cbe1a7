"""Which voices are really one: roots, not outlets, are counted.

Two statements have one root when either chain ends in a link that the other chain holds. A copy of AFP that names
nobody, [a site, AFP], goes back to the same place as [AFP, French officials]; [AFP, X] and [AFP, Y] do not. A name that
nobody knows is a root of its own, however like another it may look: only case, accents, articles, an agency's other
names, a source's other names and family, and what editors said ("this root is that root") make two names one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.folding import fold
from briefings.model import Source, Statement

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
# Manners of address and ranks before a person's name, which one outlet writes and another leaves out.
_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|sheikh|haji|hajj|datuk|datin|dato|seri|tan sri|puan sri|tun|tuan|"
    r"gen|lt|maj|col|brig|capt|sgt|cmdr|adm|sen|rep|gov|rev|professor|colonel|lieutenant|captain|sergeant)\.? )+"
)
_NAMELESS = frozenset(
    """analysts authorities authors experts fighters inhabitants investigators lawmakers locals local observers official
    officials police prosecutors researchers residents source sources security senior specialists survivors villagers
    witness witnesses""".split()
)
_TAIL = re.compile(r"\s*\((?P<short>[^()]*)\)\s*$|['’]s$|[\s.,;:]+$")


@dataclass(frozen=True, slots=True)
class Names:
    """Which names are one: folded name → the name that stands for it. Built by `names_from`."""

    one: Mapping[str, str] = field(default_factory=dict)
    # What was asked before: an answer asks for few names very often.
    _asked: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, name: str) -> str:
        """The name by which a link is known, fit to be shown."""
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self._of(name)
        return known

    def _of(self, name: str) -> str:
        shown = " ".join(name.split())
        for _ in range(8):  # an editor's word may lead to another one; a ring of them ends here
            better = self.one.get(key_of(shown))
            if better is None or key_of(better) == key_of(shown):
                return better or shown
            shown = better
        return min(shown, name)

    def key(self, name: str) -> str:
        """What two links have to share in order to be one."""
        return key_of(self.of(name))


def names_from(root_names: Mapping[str, str], sources: Iterable[Source]) -> Names:
    """Editors' names for roots first, then the sources' families and other names."""
    one: dict[str, str] = {}
    for source in sources:
        for name in (source.name, *source.other_names):
            one[key_of(name)] = source.family or source.name
    one |= {key_of(other): name for other, name in root_names.items()}
    return Names(one)


@lru_cache(maxsize=1 << 16)  # asked many times of few names, for every match and every finding
def key_of(name: str) -> str:
    """A link's name without case, accents, article, possessive, manner of address and a short form in brackets; an
    agency's short name for all its names."""
    agency = agency_named(name)
    if agency:
        return fold(agency)
    bare = fold(" ".join(name.split())).strip(" \"'“”.,;:")
    bare = _ARTICLE.sub("", _TAIL.sub("", bare))
    address = _ADDRESS.match(bare)
    return bare[address.end() :] if address and len(bare[address.end() :].split()) > 1 else bare


def links(statement: Statement, names: Names) -> tuple[str, ...]:
    """The keys of a statement's chain; where a link is the document's own source, its family stands for it."""
    own = key_of(statement.source) if statement.source else None
    keys: list[str] = []
    for link in _chain(statement):
        name = statement.family if statement.family and key_of(link) == own else link
        # "Officials" whom Reuters heard are not those whom AFP heard: without a name, it is the hearer that tells.
        keys.append(f"{keys[-1] if keys else ''}/{names.key(name)}" if _nameless(names.of(name)) else names.key(name))
    return tuple(keys)


def _chain(statement: Statement) -> tuple[str, ...]:
    return statement.claim.root.chain or (statement.claim.root.name,)


def _nameless(link: str) -> bool:
    """A bare common noun ("officials", "Local residents"), not anybody's name."""
    first, *others = _ARTICLE.sub("", fold(link[:1]) + link[1:]).split() or [""]
    nameless = first in _NAMELESS or (link[:1].islower() and first.islower())
    return nameless and all(word.islower() for word in others)


def share_root(left: Statement, right: Statement, names: Names) -> bool:
    """The last link of one stands in the chain of the other."""
    ours, theirs = links(left, names), links(right, names)
    return ours[-1] in theirs or theirs[-1] in ours


def shared_link(left: Statement, right: Statement, names: Names) -> str | None:
    """The name of the link that makes two statements one root; None where they are two."""
    ours, theirs = links(left, names), links(right, names)
    for mine, others in ((ours, theirs), (theirs, ours)):
        if mine[-1] in others:
            return _shown([left, right], names)[mine[-1]]
    return None


def independent_roots(statements: Iterable[Statement], names: Names) -> tuple[str, ...]:
    """The names of the roots that really differ, in alphabetical order.

    A last link that only passes on another's word is no root beside it: where AFP stands before French officials, and
    elsewhere last, the two are one root, shown by the link that they share. Where it stands before several, those count
    and AFP adds none.
    """
    voices = _voices(list(statements), names)
    return tuple(sorted({name for name, counts in voices.values() if counts}, key=lambda name: (fold(name), name)))


def roots_of(statements: Iterable[Statement], names: Names) -> dict[str, str]:
    """Statement id → the name of its root, as it is shown among these statements."""
    return {number: name for number, (name, _) in _voices(list(statements), names).items()}


def _voices(statements: Sequence[Statement], names: Names) -> dict[str, tuple[str, bool]]:
    """Statement id → its root's name, and whether it counts as a root of its own."""
    # Thousands of statements may come by the few same ways.
    ways = {s.id: (_chain(s), s.source, s.family) for s in statements}
    of_ways = {ways[s.id]: s for s in statements}
    chains = {way: links(s, names) for way, s in of_ways.items()}
    shown = _shown(of_ways.values(), names)
    behind = _behind(chains.values())
    ends = {last: _ends(last, behind) for last in behind}
    passed_on = defaultdict(set)
    for last, final in ends.items():
        if len(final) == 1:
            passed_on[min(final)].add(last)

    def voice(last: str) -> tuple[str, bool]:
        if len(ends[last]) > 1:
            return shown[last], False
        end = min(ends[last])
        before = passed_on[end] - {end} or {end}
        return shown[min(before, key=lambda link: (len(behind[link]), link))], True

    voices = {way: voice(chain[-1]) for way, chain in chains.items()}
    return {number: voices[way] for number, way in ways.items()}


def _behind(chains: Iterable[tuple[str, ...]]) -> dict[str, set[str]]:
    """Last link → the other last links that it stands before, in some chain."""
    lasts = {chain[-1] for chain in chains}
    behind: dict[str, set[str]] = {last: set() for last in lasts}
    for chain in chains:
        for link in chain[:-1]:
            if link in lasts and link != chain[-1]:
                behind[link].add(chain[-1])
    return behind


def _ends(last: str, behind: Mapping[str, set[str]]) -> set[str]:
    """The last links to which this one leads in the end; of a ring, its alphabetically first."""
    seen = {last}
    open_links = [last]
    while open_links:
        for further in behind[open_links.pop()] - seen:
            seen.add(further)
            open_links.append(further)
    ends = {link for link in seen if not behind[link]}
    return ends or {min(seen)}


def _shown(statements: Iterable[Statement], names: Names) -> dict[str, str]:
    """Key of a link → how it is written, the same whatever the order of the statements."""
    written: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for key, link in zip(links(statement, names), _chain(statement), strict=True):
            same = names.of(link)
            written[key].add(same if key.endswith(key_of(same)) else names.of(statement.family or same))
    shown = {key: agency_named(min(forms)) or _best(forms) for key, forms in written.items()}
    often = Counter(shown.values())
    hearers = {key: key.rpartition("/")[0] for key in shown}
    return {
        key: f"{name} ({shown[hearers[key]]})" if often[name] > 1 and hearers[key] in shown else name
        for key, name in shown.items()
    }


def _best(forms: set[str]) -> str:
    """Of several ways to write one name, one without an article, then with capitals, then the alphabetically first."""
    return min(forms, key=lambda form: (bool(_ARTICLE.match(form.casefold())), form.casefold() == form, form))
