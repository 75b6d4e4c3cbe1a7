"""robots.txt by RFC 9309: which pages a site lets us read, and how long it asks us to wait between requests.

It is a stranger's file: patterns are matched without backtracking, and only its beginning is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

NAME = "dateline"
LARGEST = 1024 * 1024
MOST_RULES = 2000
LONGEST_PATTERN = 2000
# A site that asks for a longer wait is asked this seldom.
LONGEST_DELAY = 60.0


@dataclass(slots=True)
class Group:
    """The rules for some robots: pairs of (pattern, whether it allows), and the seconds between two requests."""

    names: set[str] = field(default_factory=set)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0


def may_fetch(robots: str, url: str) -> bool:
    """True if a robots.txt lets us read this page: the longest pattern that fits decides; of two equally long ones, the
    one that allows."""
    parts = urlsplit(url)
    path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    if path == "/robots.txt":
        return True
    fitting = [(len(pattern), allows) for pattern, allows in _ours(robots).rules if _fits(pattern, path)]
    return max(fitting, default=(0, True))[1]


def delay_of(robots: str) -> float:
    """How many seconds a site asks us to wait between two requests."""
    return _ours(robots).delay


def _ours(robots: str) -> Group:
    """The rules of all groups that name us; if none does, those for everybody."""
    groups = _groups(robots[:LARGEST])
    named = [group for group in groups if NAME in group.names] or [group for group in groups if "*" in group.names]
    rules = [rule for group in named for rule in group.rules]
    return Group(rules=rules[:MOST_RULES], delay=max((group.delay for group in named), default=0.0))


def _groups(robots: str) -> list[Group]:
    groups: list[Group] = []
    open_to_names = False
    for line in robots.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().casefold(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not open_to_names:
                groups.append(Group())
            groups[-1].names.add(value.partition("/")[0].strip().casefold())
            open_to_names = True
        elif groups and key in ("allow", "disallow", "crawl-delay"):
            open_to_names = False
            _add_rule(groups[-1], key, value)
    return groups


def _add_rule(group: Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        group.delay = _seconds(value)
    elif value and len(value) <= LONGEST_PATTERN:
        group.rules.append((_normal(value), key == "allow"))


def _seconds(written: str) -> float:
    try:
        return min(LONGEST_DELAY, max(0.0, float(written)))
    except ValueError:
        return 0.0


def _normal(path: str) -> str:
    """A path with its percent escapes in one form."""
    return quote(unquote(path, errors="replace"), safe="/*$?=&;:@!+,'()~-._#")


def _fits(pattern: str, path: str) -> bool:
    """True if a path begins as a pattern says; `*` stands for anything, `$` at the end for the path's end."""
    ends = pattern.endswith("$")
    first, *others = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others):
        if ends and number == len(others) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or at == len(path)
