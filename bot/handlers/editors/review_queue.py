"""The editors' queue: readers' reports, people who ask to be let in, drafts, and pairs that may be the same or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.context import Services
from briefings.matching.independence import names_from, share_root
from briefings.model import Match, Person, Statement, Verdict
from briefings.ports import Library

# Where somebody who asks to be let in is kept until an editor has answered, by their id.
ASKS = "asks"
KINDS = ("report", "ask", "draft", "match")
MOST_DRAFTS = 500
MOST_MATCHES = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide. `key` names it among its kind: a number, or a pair's two ids with a plus sign."""

    kind: str
    key: str


async def waiting(services: Services) -> tuple[Item, ...]:
    """Everything that awaits a decision, in the order in which it is walked: readers first."""
    library = services.library
    reports = [Item("report", str(report.id)) for report in await library.reports("open")]
    asks = [Item("ask", str(person.id)) for person in await asking(services)]
    found = await library.documents(status="draft", limit=MOST_DRAFTS)
    drafts = [Item("draft", str(number)) for number in sorted(document.number for document in found)]
    matches = [Item("match", f"{m.left}+{m.right}") for m in await unsure(library)]
    return (*reports, *asks, *drafts, *matches)


def after(items: Sequence[Item], last: Item | None) -> Item | None:
    """The item behind `last`, which may be gone from the queue by now; the first without one."""
    if last is None or last.kind not in KINDS:
        return items[0] if items else None
    if last in items:
        rest = items[items.index(last) + 1 :]
        return rest[0] if rest else None
    return next((item for item in items if _place(item) > _place(last)), None)


def _place(item: Item) -> tuple[int, int, str]:
    return KINDS.index(item.kind), int(item.key) if item.key.isdecimal() else 0, item.key


async def asking(services: Services) -> list[Person]:
    """People who asked to be let in and were not answered yet."""
    people = await services.library.people("reader")
    return [p for p in people if not p.admitted and await services.library.kept(ASKS, str(p.id)) is not None]


async def unsure(library: Library) -> list[Match]:
    """Pairs that no editor has judged, in the order of their ids, so that a walk through them never goes in circles."""
    found = await library.unsure_matches(MOST_MATCHES)
    return sorted((m for m in found if m.by is None), key=lambda m: (m.left, m.right))


async def verdict_for_same(library: Library, left: Statement, right: Statement) -> Verdict:
    """What “the same” means of two statements: one root restates itself, two corroborate one another."""
    names = names_from(await library.root_names(), await library.sources())
    return "restates" if share_root(left, right, names) else "corroborates"
