"""“The same” and “not the same”: an editor's verdict on two statements, from the queue or from a claim's matches."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.replies import show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.act_pages import corrections_words
from bot.handlers.editors.queue.reports import quoted
from bot.handlers.editors.queue.review_queue import verdict_for_same
from bot.language import N_, _
from bot.pages import wording
from bot.pages.plain_reasons import plain_reason
from briefings import answers, newsroom
from briefings.errors import Conflict, DatelineError, NotFound
from briefings.model import Document, Match, Statement, Verdict
from briefings.newsroom import Done
from briefings.ports import Library

VERDICT_WORDS: dict[Verdict, str] = {
    "restates": N_("the same, from one root"),
    "corroborates": N_("the same, from two roots"),
    "updates": N_("another number at another time"),
    "conflicts": N_("in conflict"),
    "unsure": N_("not counted as the same"),
}
SAID = ("same", "apart", "machine")
NOTES = {"same": N_("Counted as the same."), "apart": N_("Kept apart."), "machine": N_("As the machine has it.")}


async def pair_html(services: Services, match: Match) -> str:
    """Two statements side by side, with the machine's reasons."""
    blocks = []
    for statement in await _pair(services.library, match.left, match.right):
        document = await services.library.document(statement.document)
        blocks.append(f"{quoted(statement.claim)}\n{reference_html(document)}")
    why = wording.listed(plain_reason(services.beat, reason.words) for reason in match.reasons if reason.words)
    if why:
        blocks.append(f"<i>{escape(clip(why, 500))}</i>")
    return "\n\n".join(blocks)


def reference_html(document: Document) -> str:
    """A document on one line."""
    source = escape(clip(document.source or _("no source named"), 60))
    when = f"{source}, {wording.day(document.published)}"
    return wording.labelled(when, escape(clip(one_space(document.title), 100)))


async def judge(services: Services, by: int, left: str, right: str, said: str) -> Done:
    """Stores an editor's verdict on a pair. Raises `Conflict` if an editor has given the same before."""
    if said not in SAID:
        raise DatelineError(_("A pair is the same or not the same."))
    ours, theirs = await _pair(services.library, left, right)
    async with services.library.together() as books:
        before = await _match(books, left, right)
        verdict = await _verdict(books, ours, theirs, said)
        if before.by is not None and before.verdict == verdict:
            raise Conflict(_("An editor has settled this pair so already."))
        done = await newsroom.overrule(books, left, right, verdict, by=by, now=services.now(), tell=services.tell)
    services.wake()
    return done


def judged_words(said: str, done: Done) -> str:
    """What a verdict led to: how the pair counts now, and how many messages are corrected."""
    return "\n".join([_(NOTES[said]), *corrections_words(done)])


async def _verdict(books: Library, ours: Statement, theirs: Statement, said: str) -> Verdict | None:
    if said == "same":
        return await verdict_for_same(books, ours, theirs)
    return "unsure" if said == "apart" else None


async def _pair(library: Library, left: str, right: str) -> tuple[Statement, Statement]:
    found = {statement.id: statement for statement in await library.statements([left, right])}
    if len(found) != 2 or left not in found:
        raise NotFound(_("One of these two is no longer in the library."))
    return found[left], found[right]


async def _match(library: Library, left: str, right: str) -> Match:
    found = next((m for m in await library.matches_of([left]) if (m.left, m.right) == (left, right)), None)
    if found is None:
        raise NotFound(_("These two are not matched any more."))
    return found


async def matches_page(services: Services, claim: str, index: int, note: str = "", undo: int = 0) -> Page:
    """The match at `index` (from 0) of a claim's, with buttons that overrule it."""
    view = await answers.claim_in_full(services.library, claim, drafts=True)
    back = await button(services, _("Back to the claim"), "claim-desk", view.claim.id)
    if not view.matches:
        return Page(_("This claim is matched with no other."), rows([back]))
    index = min(index, len(view.matches) - 1)
    match = view.matches[index].match
    who = _("an editor’s word") if match.by is not None else _("the machine’s")
    head = _("<b>Match {value} of {len}: {value2}</b> ({who})").format(
        value=index + 1, len=len(view.matches), value2=_(VERDICT_WORDS[match.verdict]), who=who
    )
    about = (match.left, match.right)
    buttons = [
        await button(services, _("The same"), "judge-here", *about, "same", view.claim.id, index),
        await button(services, _("Not the same"), "judge-here", *about, "apart", view.claim.id, index),
    ]
    if match.by is not None:
        buttons.append(
            await button(services, _("As the machine"), "judge-here", *about, "machine", view.claim.id, index)
        )
    if index:
        buttons.append(await button(services, _("‹ Previous"), "matches", view.claim.id, index - 1))
    if index + 1 < len(view.matches):
        buttons.append(await button(services, _("Next ›"), "matches", view.claim.id, index + 1))
    if undo:
        buttons.append(await button(services, _("Undo"), "undo", undo))
    html = f"✓ {note}\n\n{head}" if note else head
    return Page(f"{html}\n\n{await pair_html(services, match)}", rows([*buttons, back]))


async def _matches(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await matches_page(context.services, word_at(view, 0), number_at(view, 1)))


async def _judge_here(update: Update, context: Context, view: View) -> None:
    services, said = context.services, word_at(view, 2)
    by = await editor_of(services, update)
    done = await judge(services, by, word_at(view, 0), word_at(view, 1), said)
    page = await matches_page(services, word_at(view, 3), number_at(view, 4), judged_words(said, done), done.act)
    await show(update, context, page)


VIEWS: dict[str, Any] = {"matches": _matches, "judge-here": _judge_here}
