"""Everything that the library and the outbox hold about one person, as plain values for a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.chat.context import Services
from bot.chat.shown_lines import SAID, SHOWN
from bot.handlers.editors.queue.review_queue import ASKS
from bot.web.access import SPACE as PAGE_LINKS
from briefings.newsroom.reports import REASONS

EVERY_DELIVERY = 1_000_000
ACTS = 10_000
# The spaces of the chat state that belong to a private chat, whose id is the person's.
BY_CHAT = (
    "alert-rules",
    "language",
    "latest",
    "paused",
    "picture-theme",
    "subscribing",
    "taken back",
    "waiting",
    "zone",
)
OF_A_PERSON = (*BY_CHAT, ASKS)
OF_A_DELIVERY = ("kind", "occasion", "part", "text", "state", "created", "due", "sent", "error")


async def own_data(services: Services, user: int) -> dict[str, Any]:
    """The person's data by kind; a kind with nothing in it is empty."""
    library, outbox = services.library, services.outbox
    person = await library.person(user)
    small = await _small_state(services, user)
    reports = await _own_reports(services, user)
    about = f"person {user}"
    return {
        "id": user,
        "person": asdict(person) if person else None,
        "small_state": small,
        "subscriptions": [asdict(s) for s in await outbox.subscriptions(user)],
        "messages_sent": [_delivery(asdict(d)) for d in await outbox.deliveries(chat=user, limit=EVERY_DELIVERY)],
        "reports": reports,
        "acts": [asdict(act) for act in await library.acts(who=user, limit=ACTS)],
        "acts_about_you": [_act_upon(asdict(act)) for act in await library.acts(limit=ACTS) if act.target == about],
    }


async def _small_state(services: Services, user: int) -> dict[str, Any]:
    """What the chat state holds of a person, by its space; spaces without anything are left out."""
    library = services.library
    small = {space: await library.kept(space, str(user)) for space in OF_A_PERSON}
    links = await library.all_kept(PAGE_LINKS)
    small["page_links"] = sum(kept.get("user") == user for kept in links.values()) or None
    small["expecting"] = await library.kept("expecting", f"{user}:{user}")
    small["report_reasons"] = await _own_words(services, REASONS, user)
    small["replies_to_lines"] = await _own_words(services, SAID, user)
    small["lines_shown"] = [
        claim for key, claim in (await library.all_kept(SHOWN)).items() if key.startswith(f"{user}:")
    ] or None
    return {space: value for space, value in small.items() if value is not None}


async def _own_reports(services: Services, user: int) -> list[dict[str, Any]]:
    return [
        asdict(report)
        for state in ("open", "upheld", "declined")
        for report in await services.library.reports(state)
        if report.by == user
    ]


async def _own_words(services: Services, space: str, user: int) -> list[str] | None:
    kept = await services.library.all_kept(space)
    return [row["words"] for row in kept.values() if row["by"] == user] or None


def _act_upon(row: dict[str, Any]) -> dict[str, Any]:
    # Who did it is another person's data.
    return {name: row[name] for name in ("at", "what", "target", "detail")}


def _delivery(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in OF_A_DELIVERY}
