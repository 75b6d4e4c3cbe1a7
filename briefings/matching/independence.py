"""Decides which voices are one, because support is counted by roots and not by outlets.

Two statements have one root if the last link of either's chain stands in the other's. A copy of AFP that names nobody,
[a site, AFP], has one root with [AFP, French officials]; [AFP, X] and [AFP, Y] have two. Names are one only if they
differ in case, accents or articles, are names of one agency, of one source or of sources of one family, or if an editor
said so, or are spellings of one person's name; a name is the same with what it is before it ("the monitoring group
Harbour Watch"). Other names count as different, however alike they look.

Of statements that say one thing, that of a paper's own voice, or of officials, say, whom it doesn't name, may be
anybody's, so that it counts for no root beside one that is known: most papers reprint and rewrite without saying so.
Two papers' own voices are no two roots.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.folding import fold
from briefings.knowledge.gazetteer.regions import country_adjectives
from briefings.knowledge.late_patterns import late
from briefings.knowledge.spellings import spelling_key
from briefings.matching.spokespeople import told_twice
from briefings.model import Source, Statement
from briefings.values import frozen

_ARTICLE = late(r"^(?:the|a|an)\s+")
# Forms of address and ranks before a person's name, which one outlet writes and another leaves out.
_ADDRESS = late(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|sheikh|haji|hajj|datuk|datin|dato|seri|tan sri|puan sri|tun|tuan|"
    r"gen|lt|maj|col|brig|capt|sgt|cmdr|adm|sen|rep|gov|rev|professor|colonel|lieutenant|captain|sergeant)\.? )+"
)
_NAMELESS = frozenset(
    """analysts authorities authors experts fighters inhabitants investigators lawmakers locals local observers official
    officials police prosecutors researchers residents source sources security senior specialists survivors villagers
    witness witnesses""".split()
)
# Of these a land has many, and any named one may be meant.
_SOME_BODY = frozenset(
    """agency group firm tank think-tank consultancy watchdog monitor organisation organization institute centre center
    charity ngo study report survey""".split()
)
# One body in each story, or people who were there: nobody else's word, though they have no name.
_BODY = late(
    r"\b(?:police|army|military|navy|coast ?guard|ministry|department|government|hospital|local people|locals|"
    r"residents?|villagers?|inhabitants|witness(?:es)?|survivors?)$",
    re.IGNORECASE,
)
# What a body is, before its name.
_WHAT_IT_IS = late(r"(?:(?!(?:of|in|at|on|for|from|by|with|near|and|or|to)\b)[a-z][\w-]* ){1,4}(?=[A-Z])")
# What a person is, before the name: "Halden Police Chief Ann Poe".
_OFFICE = late(
    r"(?:[A-Z][\w.’'-]* )*(?:Chief|Minister|President|Governor|Mayor|Sheriff|Secretary|Commissioner|Spokes(?:man|woman"
    r"|person)|Commander|Director|Captain|Colonel|Superintendent|Inspector|Senator|Ambassador|Prosecutor|Coroner"
    r"|Attorney General) (?=[A-Z][\w.’'-]* [A-Z])"
)
_CAPITALISED = late(r"[A-Z][\w.’'-]*(?: (?:(?:of|for|the|and|in|on) )*[A-Z][\w.’'-]*)*")
# "U.N.", "United Nations"; "U.S. Central Command", "United States Central Command".
_UNITED = late(r"\bUnited (?P<long>Nations|States)\b|\bU\.?(?P<short>[NS])\b\.?")
# "UN sanctions monitors", "UN experts", "UN officials": those who write the United Nations' reports or speak for it, by
# what they are alone. "The UN refugee agency" is a body of its own.
_OF_THE_UN = late(
    r"UN(?:(?: [a-z-]+){0,2} (?:experts?|monitors?|investigators?|panel|report|monitoring team)"
    r"| (?:officials?|agencies|spokes(?:man|woman|person|people)))"
)
_TAIL = late(r"\s*\((?P<short>[^()]*)\)\s*$|['’]s$|[\s.,;:]+$")


# By what the chains of statements are the same: the document's source, its family, and the links as they are written.
Teller = tuple[str | None, str | None, tuple[str, ...]]


@frozen
class Names:
    """Which names mean the same: key of a name (`key_of`) → the name that stands for it. Built by `names_from`."""

    one: Mapping[str, str] = field(default_factory=dict)
    # Answers to earlier calls: the same few names are asked for very often.
    _asked: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _chains: dict[Teller, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shared: dict[tuple[Teller, Teller], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, name: str) -> str:
        """The name that stands for a link's name, as it is shown."""
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self._of(name)
        return known

    def _of(self, name: str) -> str:
        names = [" ".join(name.split())]
        while (better := self.one.get(key_of(names[-1]))) is not None:
            keys = [key_of(link) for link in names]
            if key_of(better) in keys:
                # Who said "A is B" and then "B is A" said that they are one: all names of such a ring are shown alike.
                return min(self.one[key] for key in keys[keys.index(key_of(better)) :])
            names.append(better)
        return names[-1]

    def chain_of(self, statement: Statement) -> tuple[str, ...]:
        """The keys of a statement's chain (see `links`)."""
        teller = _teller(statement)
        known = self._chains.get(teller)
        if known is None:
            known = self._chains[teller] = _links(statement, self)
        return known

    def shared_by(self, left: Statement, right: Statement) -> str | None:
        """The name of the link that two statements share (see `shared_link`)."""
        tellers = _teller(left), _teller(right)
        if tellers not in self._shared:
            self._shared[tellers] = _shared_link(left, right, self)
        return self._shared[tellers]

    def key(self, name: str) -> str:
        """The key that is equal for names that mean the same."""
        return key_of(self.of(name))


def names_from(root_names: Mapping[str, str], sources: Iterable[Source]) -> Names:
    """The names that editors joined, and those of each source (joined under its family, else its main name). Editors'
    word wins."""
    one: dict[str, str] = {}
    for source in sources:
        for name in (source.name, *source.other_names):
            one[key_of(name)] = source.family or source.name
    one |= {key_of(other): name for other, name in root_names.items()}
    return Names(one)


@lru_cache(maxsize=1 << 16)  # asked many times of few names, for every match and every finding
def key_of(name: str) -> str:
    """A name in the form in which names are compared: without case, accents, article, possessive, form of address, what
    it is before it and a short form in brackets. An agency has one key for all its names, a person's name one for all
    its spellings."""
    agency = agency_named(name)
    if agency:
        return fold(agency)
    written = _TAIL.sub("", _without_what_it_is(" ".join(name.split())).strip(" \"'“”.,;:"))
    written = _UNITED.sub(lambda found: "U" + (found["short"] or found["long"][0]), written)
    written = "UN" if _OF_THE_UN.fullmatch(written) else written
    bare = _ARTICLE.sub("", fold(written))
    address = _ADDRESS.match(bare)
    if address and len(bare[address.end() :].split()) > 1:
        bare = bare[address.end() :]
    return spelling_key(" ".join(written.split()[-len(bare.split()) :])) or bare


def _without_what_it_is(name: str) -> str:
    """ "The monitor Harbour Watch" as "Harbour Watch", "Halden Police Chief Ann Poe" as "Ann Poe"; "senior Danish
    official" and "residents of Halden" stay."""
    before = _WHAT_IT_IS.match(name) or _OFFICE.match(name)
    return name[before.end() :] if before and _CAPITALISED.fullmatch(_TAIL.sub("", name[before.end() :])) else name


def links(statement: Statement, names: Names) -> tuple[str, ...]:
    """The keys of a statement's chain, first link first. The document's own source is replaced by its family."""
    return names.chain_of(statement)


def _links(statement: Statement, names: Names) -> tuple[str, ...]:
    own = key_of(statement.source) if statement.source else None
    keys: list[str] = []
    for link in _chain(statement):
        name = statement.family if statement.family and key_of(link) == own else link
        # "Officials" quoted by Reuters are not those quoted by AFP: a link without a name is told apart by the link
        # before it.
        keys.append(f"{keys[-1] if keys else ''}/{names.key(name)}" if _nameless(names.of(name)) else names.key(name))
    return tuple(keys)


def _chain(statement: Statement) -> tuple[str, ...]:
    return statement.claim.root.chain or (statement.claim.root.name,)


def _teller(statement: Statement) -> Teller:
    return statement.source, statement.family, _chain(statement)


@lru_cache(maxsize=1 << 16)
def _nameless(link: str) -> bool:
    """True for a bare common noun ("officials", "Local residents"), which is nobody's name; a body of which only the
    country or the seat is told has none, either ("an American security agency")."""
    bare = _ARTICLE.sub("", fold(link[:1]) + link[1:])
    first, *others = bare.split() or [""]
    if not all(word.islower() for word in others):
        return False
    told = link.removeprefix("the ").split(" ", 1)[0]
    if told.endswith("-based") or told in country_adjectives():
        return bool(others) and others[-1] in _SOME_BODY
    return first in _NAMELESS or (link[:1].islower() and first.islower())


def share_root(left: Statement, right: Statement, names: Names) -> bool:
    """True if the last link of one statement's chain stands in the other's chain."""
    return have_one_root(links(left, names), links(right, names))


def have_one_root(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """The same of two chains by their keys (see `links`)."""
    return ours[-1] in theirs or theirs[-1] in ours


def shared_link(left: Statement, right: Statement, names: Names) -> str | None:
    """The name of the link by which two statements have one root; None if they have two."""
    return names.shared_by(left, right)


def _shared_link(left: Statement, right: Statement, names: Names) -> str | None:
    ours, theirs = links(left, names), links(right, names)
    for mine, others in ((ours, theirs), (theirs, ours)):
        if mine[-1] in others:
            return _shown([left, right], names)[mine[-1]]
    return None


# Statement id → the name of its root as shown among certain statements, and whether that counts as a root of its own.
Voices = Mapping[str, tuple[str, bool]]


def independent_roots(statements: Iterable[Statement], names: Names, voices: Voices | None = None) -> tuple[str, ...]:
    """The names of the roots that are independent of each other, in alphabetical order; as they are shown among other
    statements, where the `voices_of` these are given, the statements' own with them.

    A last link that only passes on another's word is no root beside it. If AFP stands before French officials in one
    chain and last in another, the two are one root, shown by the name of the link that they share. If AFP stands before
    several others, those count and AFP adds none. Nor does anybody add to those who are known more surely (see
    `_known_by`): all papers' own voices together are one root where there is no other, and so are all whom they leave
    without a name; nor a body to who speaks for it (see `told_twice`).
    """
    statements = list(statements)
    voices = voices_of(statements, names) if voices is None else voices
    told = [(*voices[s.id], *_known_by(s, names)) for s in statements]
    # Whom all others pass on may be left alone, where what they said has been replaced.
    told = [each for each in told if each[1]] or told
    surest = max((rank for *_, rank in told), default=OWN_VOICE)
    twice = told_twice([(voices[s.id][0], s) for s in statements])
    told = sorted(each for each in told if each[3] == surest and each[0] not in twice)
    nameless = {key: name for name, _, key, _ in reversed(told) if key}
    named = {name for name, _, key, _ in told if not key}
    # "The ministry" beside "the Danish ministry" is that.
    ends = tuple(map(fold, named))
    own = {name for key, name in nameless.items() if not any(other.endswith(f" {key}") for other in ends)}
    return tuple(sorted(named | own, key=lambda name: (fold(name), name)))


# How surely it is known whose word a statement is: a paper's own voice may print an agency's copy or an official's
# number without saying so; somebody without a name may be any other; a body, or people who were there, are nobody else.
OWN_VOICE, SOMEBODY, KNOWN = range(3)


def _known_by(statement: Statement, names: Names) -> tuple[str, int]:
    """The key under which a root that has no name of its own counts once ("" for one that has), and how surely it is
    known whose word it is. What an agency heard of somebody without a name it has found out itself, as has a paper
    that another cites."""
    *before, last = _chain(statement)
    name = names.of(last)
    if _nameless(name) and not (before and agency_named(before[-1])):
        return (key_of(name), KNOWN) if _BODY.search(name) else ("somebody", SOMEBODY)
    if statement.claim.root.kind == "outlet" and not before and statement.claim.attribution is None:
        return "its own voice", OWN_VOICE
    return "", KNOWN


def surely_two(left: Statement, right: Statement, names: Names) -> bool:
    """True if two statements that say the same have two sources, and neither may only pass on the other's word."""
    return len(independent_roots((left, right), names)) > 1


def roots_of(statements: Collection[Statement], names: Names) -> dict[str, str]:
    """Statement id → the name of its root, as shown among these statements."""
    return {number: name for number, (name, _) in voices_of(statements, names).items()}


def voices_of(statements: Collection[Statement], names: Names) -> Voices:
    """The voices of statements as they are shown among one another."""
    # Thousands of statements may have the same few chains.
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
    """Last link → the last links of other chains in which it stands earlier."""
    lasts = {chain[-1] for chain in chains}
    behind: dict[str, set[str]] = {last: set() for last in lasts}
    for chain in chains:
        for link in chain[:-1]:
            if link in lasts and link != chain[-1]:
                behind[link].add(chain[-1])
    return behind


def _ends(last: str, behind: Mapping[str, set[str]]) -> set[str]:
    """The last links that this one leads to in the end; the alphabetically first of them, if they lead in a ring."""
    seen = {last}
    open_links = [last]
    while open_links:
        for further in behind[open_links.pop()] - seen:
            seen.add(further)
            open_links.append(further)
    ends = {link for link in seen if not behind[link]}
    return ends or {min(seen)}


def _shown(statements: Iterable[Statement], names: Names) -> dict[str, str]:
    """Key of a link → its name as shown, the same in whatever order the statements come."""
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
    """The best of several spellings of a name: without an article, then with capitals, then the
    alphabetically first."""
    return min(forms, key=lambda form: (bool(_ARTICLE.match(form.casefold())), form.casefold() == form, form))
