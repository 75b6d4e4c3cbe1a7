"""/stats, for editors: figures on the library, what goes out, what is uncertain, stalls."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.page import Page, clip, escape
from bot.chat.replies import reply
from bot.chat.roles import editor_of
from bot.chat.typed_commands import noting_unread
from bot.delivery.paid_broadcast import STARS_A_MESSAGE
from bot.handlers.editors.feeds import watch_words
from bot.handlers.editors.withdrawing import counted_state
from bot.language import N_, _, retold
from bot.pages import wording
from bot.pages.messages.correction_message import KINDS
from bot.queue.telling import queue_words
from bot.stalls import stall_words
from briefings.model import Delivery, DeliveryState

UNCERTAIN: tuple[DeliveryState, ...] = ("uncertain",)


FAILED: tuple[DeliveryState, ...] = ("failed",)
# As `bot.stalls.stall_words` writes them, with their values as `retold` finds them.
STALLS = (
    N_("it never stood still for half a second"),
    N_("worst stall: {a} s at {b}, running {c}"),
    N_("worst stall: {a} s ({b} s of them at work) at {c}, running {d}"),
    N_("latest stall: {a} s at {b}, running {c}"),
    N_("latest stall: {a} s ({b} s of them at work) at {c}, running {d}"),
)


async def stats(update: Update, context: Context) -> None:
    """Shows what the library and the outbox hold."""
    services = context.services
    await editor_of(services, update)
    counts = await services.library.counts()
    outbox = await services.outbox.outbox_counts(services.now())
    sending = [*outbox_words(outbox), *await paid_words(services)]
    lists = (
        (
            _("Newest uncertain messages</b> (not repeated)"),
            await services.outbox.deliveries(states=UNCERTAIN, limit=5),
        ),
        (_("Newest failed messages</b> (refused)"), await services.outbox.deliveries(states=FAILED, limit=5)),
    )
    parts = [
        "\n".join([_("<b>Library</b>"), *map(escape, library_words(counts))]),
        "\n".join([_("<b>Outbox</b>"), *map(escape, sending)]),
        "\n".join([_("<b>Watching</b>"), *map(escape, await watch_words(services.watching.book))]),
        "\n".join([_("<b>Event loop</b>"), *map(escape, map(retold, stall_words(services.settings.home)))]),
    ]
    if services.queue is not None:
        parts.insert(3, "\n".join([_("<b>Workers</b>"), *map(escape, queue_words(await services.queue.look()))]))
    if await services.outbox.hold() is not None:
        parts.append(_("<b>On hold</b>\nRestored from a backup: nothing goes out until the owner says how: /resume."))
    for title, found in lists:
        if found:
            lines = [_delivery_line(services, delivery) for delivery in found]
            parts.append(f"<b>{title}\n" + "\n".join(lines))
    await reply(update, context, noting_unread(update, Page("\n\n".join(parts))))


def library_words(counts: Mapping[str, int]) -> list[str]:
    """What the library holds, for people. A source is counted there once an editor has said something of it; most are
    only named by their documents."""
    states = (
        ("published", wording.count(counts["published"], "published", "published")),
        ("draft", wording.count(counts["draft"], "draft", "drafts")),
        ("withdrawn", wording.count(counts["withdrawn"], "withdrawn", "withdrawn")),
        ("discarded", wording.count(counts["discarded"], "discarded", "discarded")),
    )
    shown = [words for state, words in states if counts[state]]
    lines = [wording.count(counts["documents"], "document") + (f" ({', '.join(shown)})" if shown else "")]
    lines += [wording.count(counts[what + "s"], what) for what in ("claim", "finding")]
    if counts["sources"]:
        lines.append(_("{count} described by editors").format(count=wording.count(counts["sources"], "source")))
    return [*lines, wording.count(counts["people"], "person", "people")]


def outbox_words(counts: Mapping[str, int]) -> list[str]:
    """What the outbox holds, in words: messages by outcome, the longest wait, subscriptions."""
    held, told = counts["held"], {"held", "oldest_minutes", "subscriptions", "asleep"}
    states = {state: many - (held if state == "pending" else 0) for state, many in counts.items() if state not in told}
    lines = [counted_state(state, many) for state, many in states.items() if many]
    if held:
        lines.append(_("{held} held for chats that sleep").format(held=wording.number(held)))
    waiting = _lasting(counts["oldest_minutes"]) if states.get("pending") else _("none")
    lines += [
        _("longest waiting: {waiting}").format(waiting=waiting),
        wording.count(counts["subscriptions"], "subscription"),
    ]
    if counts["asleep"]:
        lines.append(_("{count} asleep").format(count=wording.count(counts["asleep"], "subscription")))
    return lines


async def paid_words(services: Services) -> list[str]:
    """How much of the month's budget for paid broadcast is spent; empty if there is no budget."""
    if not services.settings.paid_stars:
        return []
    reserved = await services.paid_ledger.reserved(f"{services.now():%Y-%m}")
    return [
        _("paid broadcast: {value} of {paid_stars} Stars this month").format(
            value=_stars(reserved * STARS_A_MESSAGE), paid_stars=wording.number(services.settings.paid_stars)
        )
    ]


def _stars(spent: float) -> str:
    return wording.number(round(spent, 1))


def _lasting(minutes: int) -> str:
    """ "1 day 2 h", "2 h 5 min"."""
    hours, left = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return wording.count(days, "day") + (f" {hours} h" if hours else "")
    parts = [f"{hours} h"] if hours else []
    parts += [_("{left} min").format(left=left)] if left else []
    return " ".join(parts) or _("under a minute")


def _delivery_line(services: Services, delivery: Delivery) -> str:
    at = wording.moment(delivery.sent or delivery.due, services.settings.zone)
    return _("chat {chat}, {kind} of {at}: {words}").format(
        chat=delivery.chat,
        kind=_(KINDS.get(delivery.kind, delivery.kind)),
        at=at,
        words=escape(clip(delivery.error or "", 200)),
    )
