"""/latest: what changed since this chat's mark, in the words of the digests."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update
from telegram.ext import CommandHandler

from bot import wording
from bot.context import Context, Services
from bot.digest_page import KIND_WORDS
from bot.handlers.asking import GONE, buttons_for
from bot.marks import mark_of, set_mark
from bot.pages import LONGEST_MESSAGE, Page, clip, escape, fit, one_space
from bot.references import ID_SHOWN, Shown, shown_claims
from bot.rendering import quoted
from bot.replies import answer, reply, show
from bot.views import View
from briefings import answers
from briefings.model import Change

# What somebody who never looked is shown.
FIRST_LOOK = timedelta(days=7)
CHANGES_A_PAGE = 10
ORDER = ("withdrawn", "disputed", "updated", "corroborated", "new")


def handlers() -> list[CommandHandler[Context, None]]:
    """/latest alone."""
    return [CommandHandler("latest", latest)]


async def latest(update: Update, context: Context) -> None:
    """Says since when, tells what changed, and sets the mark."""
    services, chat = context.services, update.effective_chat
    assert chat is not None
    mark = await mark_of(services, chat.id)
    last = await services.library.last_change()
    if mark is None:
        changes = await _first_look(services)
        head = f"<b>Latest</b>\n<i>The last {FIRST_LOOK.days} days, as you look for the first time</i>"
        page = await changes_page(services, changes, head, 0, None, last)
    else:
        head = f"<b>Latest</b>\n<i>Since {wording.moment(mark.at, services.settings.zone)}</i>"
        page = await changes_page(services, await _changes(services, mark.seen, last), head, 0, mark.seen, last)
    await reply(update, context, page)
    await set_mark(services, chat.id, last)


async def _first_look(services: Services) -> list[Change]:
    now = services.now()
    return list(await answers.latest(services.library, now - FIRST_LOOK, now))


async def _changes(services: Services, seen: int, upto: int) -> list[Change]:
    found = await answers.latest_after(services.library, seen, upto)
    # What fell or is in doubt comes first; within a kind the order in which it became public stays.
    return sorted(found, key=lambda change: ORDER.index(change.kind))


async def changes_page(
    services: Services, changes: list[Change], head: str, offset: int, seen: int | None, upto: int
) -> Page:
    """A page of changes; the button for more carries its mark, because the chat's own has moved on."""
    changes = _by_sentence(changes)
    if not changes:
        return Page(f"{head}\n\nNothing has changed. /subscribe tells you when something does.")
    page = changes[offset : offset + CHANGES_A_PAGE]
    claims = await shown_claims(services.library, [change.finding for change in page])
    html, shown = fit([head, *(_line(change, claims) for change in page)], LONGEST_MESSAGE)
    views: list[tuple[str, View]] = []
    left = len(changes) - offset - (shown - 1)
    mark = "" if seen is None else str(seen)
    if left > 0 and shown > 1:
        views.append((f"{left} more", View("latest", (mark, str(upto), str(offset + shown - 1)))))
    if offset:
        views.append(("Back to the top", View("latest", (mark, str(upto), "0"))))
    return Page(html, await buttons_for(services, views))


def _by_sentence(changes: list[Change]) -> list[Change]:
    """One line a sentence and kind of change: a sentence with two figures stands in two findings, but is read once."""
    lines: dict[tuple[str, str, str | None], Change] = {}
    for change in changes:
        lines.setdefault((change.kind, one_space(change.finding.text), change.new), change)
    return list(lines.values())


def _line(change: Change, claims: Shown) -> str:
    finding = change.finding
    moved = f": {escape(change.old)} → {escape(change.new)}" if change.old and change.new else ""
    why = f" ({escape(clip(change.why, 200))})" if change.why else ""
    shown = claims.get(finding.id)
    claim = shown.claim if shown else finding.claims[0]
    return (
        f"<b>{KIND_WORDS[change.kind]}</b>{moved}{why}\n{quoted(finding.text)}\n"
        f"<i>{escape(wording.finding_support(finding))}</i> /claim_{claim[:ID_SHOWN]}"
    )


async def _latest_again(update: Update, context: Context, view: View) -> None:
    services = context.services
    seen, upto, offset = view.args if len(view.args) == 3 else ("", "?", "0")
    if not all(number.isdecimal() and len(number) < 16 for number in (seen or "0", upto, offset)):
        await answer(update, GONE, alert=True)
        return
    changes = await _changes(services, int(seen), int(upto)) if seen else await _first_look(services)
    page = await changes_page(services, changes, "<b>Latest</b>", int(offset), int(seen) if seen else None, int(upto))
    await show(update, context, page)


VIEWS = {"latest": _latest_again}
