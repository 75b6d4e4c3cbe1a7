"""/latest: what changed since this chat's mark, in the digests' words."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import Page, escape, fit, fit_phone, one_space
from bot.chat.replies import answer, reply, show
from bot.chat.typed_commands import not_read
from bot.chat.views import GONE, View, buttons_for
from bot.handlers.readers.marks import mark_of, set_mark
from bot.handlers.subscriptions.schedule import zone_of
from bot.language import _
from bot.pages import wording
from bot.pages.briefing_page import quoted
from bot.pages.messages.digest_message import KIND_WORDS, change_words
from bot.pages.references import ID_SHOWN, Shown, shown_claims
from briefings import answers
from briefings.deliveries.current_findings import CurrentFindings
from briefings.formats.glossing import glossed
from briefings.model import Change

# How far back a chat without a mark is shown changes.
FIRST_LOOK = timedelta(days=7)
CHANGES_A_PAGE = 10
ORDER = ("withdrawn", "disputed", "updated", "corroborated", "new")


def handlers() -> list[CommandHandler[Context, None]]:
    """/latest alone."""
    return [CommandHandler("latest", latest)]


async def latest(update: Update, context: Context) -> None:
    """Says since when, tells what changed, and moves the mark."""
    services, chat = context.services, update.effective_chat
    assert chat is not None
    mark = await mark_of(services, chat.id)
    last = await services.library.last_change()
    note = not_read(update)
    said = f"<i>{note}</i>\n" if note else ""
    if mark is None:
        changes = await _first_look(services)
        head = _("<b>Latest</b>\n<i>The last {days} days, as you look for the first time</i>").format(
            days=FIRST_LOOK.days
        )
        page = await changes_page(services, chat.id, changes, said + head, 0, None, last)
    else:
        head = _("<b>Latest</b>\n<i>Since {moment}</i>").format(
            moment=wording.moment(mark.at, await zone_of(services, chat.id))
        )
        changes = await _changes(services, mark.seen, last)
        page = await changes_page(services, chat.id, changes, said + head, 0, mark.seen, last)
    await reply(update, context, page)
    await set_mark(services, chat.id, last)


async def _first_look(services: Services) -> list[Change]:
    now = services.now()
    return await CurrentFindings(services.library).changes(
        await answers.latest(services.library, now - FIRST_LOOK, now)
    )


async def _changes(services: Services, seen: int, upto: int) -> list[Change]:
    # As they stand now: what was borne out by a document that is withdrawn since is no news any more.
    found = await CurrentFindings(services.library).changes(await answers.latest_after(services.library, seen, upto))
    # Lines that fell or are in doubt come first; within a kind, the order in which they became public.
    return sorted(found, key=_weight)


async def changes_page(
    services: Services, chat: int, changes: list[Change], head: str, offset: int, seen: int | None, upto: int
) -> Page:
    """A page of changes. Its button for more carries the mark, because the chat's own has moved on."""
    entries = _by_sentence(changes)
    if not entries:
        told = bool(await services.outbox.subscriptions(chat))
        return Page(
            _("{head}\n\nNothing has changed.").format(head=head)
            + ("" if told else _(" /subscribe tells you when something does."))
        )
    page = entries[offset : offset + CHANGES_A_PAGE]
    if not page:
        # The button is older than a withdrawal of what stood there.
        head = f"{head}\n\n{_('There is nothing beyond.')}"
    claims = await shown_claims(services.library, [entry[0].finding for entry in page])
    blocks = [head, *_under_headings(page, claims)]
    # What is read first fits a screen; whoever wants more than that reads on without a tap for every screen.
    html, shown = fit(blocks) if offset else fit_phone(blocks)
    views: list[tuple[str, View]] = []
    left = len(entries) - offset - (shown - 1)
    mark = "" if seen is None else str(seen)
    if left > 0 and shown > 1:
        views.append((_("{left} more").format(left=left), View("latest", (mark, str(upto), str(offset + shown - 1)))))
    if offset:
        views.append((_("Back to the top"), View("latest", (mark, str(upto), "0"))))
    return Page(html, await buttons_for(services, views))


def _by_sentence(changes: list[Change]) -> list[list[Change]]:
    """One entry for each sentence, its most important change first: a sentence with two figures is in two findings, but
    is read once."""
    entries: dict[str, list[Change]] = {}
    for change in changes:
        entries.setdefault(one_space(change.finding.text), []).append(change)
    return [sorted(entry, key=_weight) for entry in entries.values()]


def _weight(change: Change) -> int:
    return ORDER.index(change.kind)


def _under_headings(page: list[list[Change]], claims: Shown) -> list[str]:
    """The entries, each under what changed; a run of them that are merely of one kind has its heading once."""
    lines, before = [], ""
    for entry in page:
        happened = "\n".join(dict.fromkeys(_what(change) for change in entry))
        plain = happened == _heading(entry[0])
        said = _lines(entry, claims)
        lines.append(said if plain and happened == before else f"{happened}\n{said}")
        before = happened if plain else ""
    return lines


def _lines(entry: list[Change], claims: Shown) -> str:
    """A sentence with the support of its most important change."""
    finding = entry[0].finding
    shown = claims.get(finding.id)
    claim = shown.claim if shown else finding.claims[0]
    return (
        f"{quoted(glossed(finding.text, finding.glosses))}\n"
        f"<i>{escape(wording.finding_support(finding))}</i> /claim_{claim[:ID_SHOWN]}"
    )


def _heading(change: Change) -> str:
    return f"<b>{_(KIND_WORDS[change.kind])}</b>"


def _what(change: Change) -> str:
    label, words = _(KIND_WORDS[change.kind]), change_words(change)
    return words.replace(label, f"<b>{label}</b>", 1) if words.startswith(label) else f"<b>{words}</b>"


async def _latest_again(update: Update, context: Context, view: View) -> None:
    services, chat = context.services, update.effective_chat
    assert chat is not None
    seen, upto, offset = view.args if len(view.args) == 3 else ("", "?", "0")
    if not all(number.isdecimal() and len(number) < 16 for number in (seen or "0", upto, offset)):
        await answer(update, _(GONE), alert=True)
        return
    changes = await _changes(services, int(seen), int(upto)) if seen else await _first_look(services)
    mark = int(seen) if seen else None
    page = await changes_page(services, chat.id, changes, _("<b>Latest</b>"), int(offset), mark, int(upto))
    await show(update, context, page)


VIEWS = {"latest": _latest_again}
