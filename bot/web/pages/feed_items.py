"""A topic's changes as items of its feeds, each told as it stands now.

What was recorded is told in its own words while all of it stands. Once some of it has fallen, an item is told in the
words of the documents that are left, or says that nothing is left. It keeps its id, so that feed readers replace what
they showed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from bot.pages.references import ShownClaim, shown_among
from bot.web.addresses import claim_path, topic_path
from bot.web.pages import words
from bot.web.pages.site import Site
from briefings.beat.beat import Topic
from briefings.deliveries.current_findings import CurrentFindings, KnownFindings
from briefings.matching.net_changes import net_changes
from briefings.model import GOES_ON, PARTED, Change, Changed, ChangeKind, Finding
from briefings.values import frozen

ITEMS = 50
# Characters of a line in an item; its link leads to the rest.
LINE = 1_200
WINDOW = timedelta(days=60)
FALLEN = "This no longer stands: what told it was withdrawn or is read otherwise now."
STANDS_AGAIN = "This was withdrawn, and stands again."
# What a change is once its finding stands, but no longer beside what made the change.
NO_LONGER = {
    "corroborated": "No longer borne out by another original source",
    "updated": "No longer beside an earlier figure",
    "disputed": "No longer disputed",
}


@frozen
class Item:
    """One change. `id` stays, whatever becomes of what it tells; `link` is a path under the base."""

    id: str
    at: datetime
    title: str
    text: str
    link: str


@frozen
class _Stands:
    """What is left of a change: the change as it can be told, if it can, and the finding that holds it, if any does."""

    change: Change | None
    finding: Finding | None


async def feed_items(site: Site, topic: Topic) -> list[Item]:
    """The newest changes of a topic, the newest first."""
    library, now = site.services.library, site.services.now()
    changed = await library.changes(now - WINDOW, now, topics=[topic.id])
    told = (each for each in changed if not (each[3].get(GOES_ON) or each[3].get(PARTED)))
    newest = sorted(told, key=lambda each: each[0], reverse=True)
    recorded = [(at, _recorded(at, kind, finding, detail)) for at, kind, finding, detail in newest[:ITEMS]]
    left = await _left_of(library, [change for _, change in recorded])
    shown = [stands.finding or change.finding for (_, change), stands in zip(recorded, left, strict=True)]
    statements = await library.statements({statement for finding in shown for statement in finding.statements})
    documents = {s.claim.id: s.document for s in statements}
    items = []
    for (at, change), stands, finding in zip(recorded, left, shown, strict=True):
        number = f"{site.to.base}/changes/{change.finding.id}/{change.kind}/{int(at.timestamp())}"
        claim = shown_among([finding], statements).get(finding.id)
        items.append(Item(number, at, *_words(change, stands), _link(topic, finding, claim, documents)))
    return items


def _recorded(at: datetime, kind: str, finding: Finding, detail: Mapping[str, Any]) -> Change:
    (change,) = net_changes([Changed(0, at, cast("ChangeKind", kind), finding, detail)])
    return change


async def _left_of(library: KnownFindings, recorded: Sequence[Change]) -> list[_Stands]:
    standing = CurrentFindings(library)
    await standing.look_up(recorded)
    return [await _stands(standing, change) for change in recorded]


async def _stands(standing: CurrentFindings, change: Change) -> _Stands:
    told = standing.as_it_stands(change)
    present = standing.as_it_stands(replace(change, kind="new"))
    if told is None or present is None:
        return _Stands(told, present.finding if present else None)
    if change.kind == "corroborated" and told.kind != change.kind:
        return _Stands(None, told.finding)
    own = set(change.finding.statements)
    if told.kind == change.kind and own <= await standing.joined_by(own):
        return _Stands(change, change.finding)
    return _Stands(told, told.finding)


def _link(topic: Topic, finding: Finding, shown: ShownClaim | None, documents: Mapping[str, int]) -> str:
    """The page of the claim whose words an item shows, if there is one still."""
    claims = [*([shown.claim] if shown else ()), *finding.claims]
    return next((claim_path(documents[claim], claim) for claim in claims if claim in documents), topic_path(topic.id))


def _words(recorded: Change, stands: _Stands) -> tuple[str, str]:
    """An item's title and text."""
    change = stands.change
    if change is None:
        if stands.finding is None:
            return "No longer stands", FALLEN
        return _told(NO_LONGER[recorded.kind], stands.finding) if recorded.kind in NO_LONGER else (
            "Stands again", STANDS_AGAIN
        )  # fmt: skip
    if change.kind == "withdrawn":
        quote = words.quote(change.finding.text, change.finding.glosses)
        why = f" {words.short(change.why, 200)}" if change.why else ""
        return f"Withdrawn: {words.short(quote)}", f"Withdrawn:{why} {words.short(quote, LINE)}"
    moved = f" ({change.old} → {change.new})" if change.old and change.new else ""
    return _told(words.CHANGES.get(change.kind, change.kind), change.finding, moved)


def _told(what: str, finding: Finding, moved: str = "") -> tuple[str, str]:
    quote = words.quote(finding.text, finding.glosses)
    text = f"{what}{moved}: {words.short(quote, LINE)} {words.finding_sources(finding)}."
    return f"{what}: {words.short(quote)}", text
