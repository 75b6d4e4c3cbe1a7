"""What editors are shown after an act: what it led to, and how many corrections it owes."""

from __future__ import annotations

import re
from collections import Counter

from bot.chat.context import Services
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.views import button
from bot.language import N_, _, ngettext
from bot.pages import wording
from bot.pages.event_page import ID_TOLD
from briefings import newsroom
from briefings.answers.public import version_shown
from briefings.model import ChangeKind, RecordedAct

# An event's id: that of its first telling.
_EVENT = re.compile(r"\b[0-9a-f]{16}(?:\.\d+)?")
CHANGES: tuple[ChangeKind, ...] = ("new", "corroborated", "updated", "disputed")
FIRST_WORDS = 100
# As the audit log has them (`briefings.newsroom`).
ACTS = {
    name: name
    for name in (
        N_("publish"), N_("discard"), N_("withdraw"), N_("revise"), N_("details"), N_("reread"), N_("undo"),
        N_("amend"), N_("refile"), N_("drop"), N_("overrule"), N_("same root"), N_("source"), N_("same event"),
        N_("not this event"), N_("name event"), N_("receive"), N_("decline"), N_("admit"), N_("turn away"),
        N_("resume"), N_("invite"), N_("take back an invitation"), N_("appoint"), N_("dismiss"),
        N_("watch"), N_("unwatch"), N_("set watch"),
    )
}  # fmt: skip
TARGETS = {"document": N_("document"), "claim": N_("claim"), "report": N_("report"), "person": N_("person")}
# Targets that have no number.
UNNUMBERED = {"an editor": N_("an editor"), "deliveries": N_("deliveries")}


def in_words(what: RecordedAct) -> str:
    """An act in words for its doer: "withdraw document 3"."""
    if what.what == "not this event":
        return wording.labelled(act_name(what), what.target)
    kind, rest = what.target.partition(" ")[::2]
    if what.what in ("same event", "name event"):
        events = _EVENT.sub(lambda found: found[0][:ID_TOLD], what.target.removeprefix("event "))
        return _("{what} {target}").format(what=act_name(what), target=events)
    named = f"{_(TARGETS[kind])} {rest}" if kind in TARGETS else what.target
    target = _(UNNUMBERED.get(named, "")) or named
    return _("{what} {target}").format(what=act_name(what), target=target)


def act_name(what: RecordedAct) -> str:
    """An act by its name: "withdraw"."""
    return _(ACTS.get(what.what, what.what))


def last_in_words(error: newsroom.NotTheLast) -> str:
    """Why an act can't be taken back now: its doer has done others since, the last of which is named."""
    last = in_words(error.last)
    if error.claim is not None:
        words = _first_words(error.claim)
        last = _("{what} claim {in_marks}").format(what=act_name(error.last), in_marks=wording.in_marks(words, words))
    return _("You have done more since. /undo takes back the last of it: {last}.").format(last=last)


def _first_words(text: str) -> str:
    return clip(one_space(text), FIRST_WORDS)


async def published_page(services: Services, done: newsroom.Done) -> Page:
    """What a publication led to, with Undo if that is possible; of a revision it is not: the text before has to be
    handed in."""
    document = done.document
    assert document is not None
    buttons = [] if done.revision else [await button(services, _("Undo"), "undo", done.act)]
    buttons += [
        await button(services, _("Claims"), "claims", document.number, 0),
        await button(services, _("Next in the queue"), "review"),
    ]
    return Page(await published_words(services, done), rows(buttons))


async def published_words(services: Services, done: newsroom.Done) -> str:
    """How many claims and findings there are, how many are new, corroborated or disputed, and how many corrections go
    out."""
    document = done.document
    assert document is not None
    claims = await services.library.claims_of(document.number)
    counted = Counter(change.kind for change in done.changes)
    told = {
        "new": wording.count(counted["new"], "new", "new"),
        "corroborated": wording.count(counted["corroborated"], "corroborated", "corroborated"),
        "updated": wording.count(counted["updated"], "updated", "updated"),
        "disputed": wording.count(counted["disputed"], "disputed", "disputed"),
    }
    what = [told[kind] for kind in CHANGES if counted[kind]]
    filed = _("{count} in {count2}").format(
        count=wording.count(len(claims), "claim"), count2=wording.count(len(done.findings), "finding")
    )
    head = _("Document {number} is published").format(number=document.number)
    if (version := await version_shown(services.library, document)) > 1:
        head += _(" as version {version}").format(version=version)
    lines = [
        f"<b>{head}.</b> /document_{document.number}",
        escape(clip(one_space(document.title), 120)),
        f"{wording.labelled(filed, ', '.join(what)) if what else filed}.",
    ]
    return "\n".join([*lines, *corrections_words(done)])


def corrections_words(done: newsroom.Done) -> list[str]:
    """How many messages are corrected; empty if none are."""
    if not done.corrections:
        return []
    on_their_way = ngettext(
        "{many} correction is on its way.", "{many} corrections are on their way.", done.corrections
    )
    return [on_their_way.format(many=wording.number(done.corrections))]


async def undone_words(services: Services, what: RecordedAct, done: newsroom.Done) -> str:
    """What was taken back, and what that led to; a claim is named by its first words."""
    claim = await newsroom.claim_words(services.library, what)
    words = _first_words(claim or "")
    quoted = [wording.in_marks(words, escape(words))] if words else []
    return "\n".join([_("Taken back: {what}.").format(what=escape(in_words(what))), *quoted, *corrections_words(done)])
