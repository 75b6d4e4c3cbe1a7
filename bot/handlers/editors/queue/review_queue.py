"""The editors' queue: readers' reports, people who ask to be let in, drafts, and pairs that may be the same or not."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.context import Services
from briefings.matching.independence import names_from, share_root
from briefings.model import Match, Person, Statement, Verdict
from briefings.ports import Library
from briefings.values import frozen

# The space of the chat state for people who asked to be let in and were not answered yet, by their id.
ASKS = "asks"
KINDS = ("report", "ask", "draft", "match")
MOST_DRAFTS = 500
MOST_MATCHES = 200


@frozen
class Item:
    """One thing to decide. `key` identifies it within its kind: a number, or the two ids of a pair with a plus sign."""

    kind: str
    key: str


async def waiting(services: Services) -> tuple[Item, ...]:
    """Everything to decide, in the order in which it is shown: readers' matters first."""
    library = services.library
    reports = [Item("report", str(report.id)) for report in await library.reports("open")]
    asks = [Item("ask", str(person.id)) for person in await asking(services)]
    found = await library.documents(status="draft", limit=MOST_DRAFTS)
    drafts = [Item("draft", str(number)) for number in sorted(document.number for document in found)]
    matches = [Item("match", f"{m.left}+{m.right}") for m in await unsure(library)]
    return (*reports, *asks, *drafts, *matches)


def after(items: Sequence[Item], last: Item | None) -> Item | None:
    """The item after `last`, which may have left the queue; the first one if `last` is None."""
    if last is None or last.kind not in KINDS:
        return items[0] if items else None
    if last in items:
        rest = items[items.index(last) + 1 :]
        return rest[0] if rest else None
    return next((item for item in items if _place(item) > _place(last)), None)


def _place(item: Item) -> tuple[int, int, str]:
    return KINDS.index(item.kind), int(item.key) if item.key.isdecimal() else 0, item.key


async def asking(services: Services) -> list[Person]:
    """The people who asked to be let in and were not answered yet."""
    people = await services.library.people("reader")
    return [p for p in people if not p.admitted and await services.library.kept(ASKS, str(p.id)) is not None]


async def unsure(library: Library) -> list[Match]:
    """Pairs that no editor has judged, by id, so that going through them never goes in circles."""
    found = await library.unsure_matches(MOST_MATCHES)
    return sorted((m for m in found if m.by is None), key=lambda m: (m.left, m.right))


async def verdict_for_same(library: Library, left: Statement, right: Statement) -> Verdict:
    """The verdict that “the same” means for two statements: of one root they restate, of two they corroborate each
    other."""
    names = names_from(await library.root_names(), await library.sources())
    return "restates" if share_root(left, right, names) else "corroborates"
