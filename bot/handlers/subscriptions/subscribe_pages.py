"""The pages of /subscribe: three questions, and what was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.chat.context import Services
from bot.chat.page import Page, escape
from bot.chat.views import View, buttons_for
from bot.handlers.readers.answers.place_choice import places_offered
from bot.handlers.subscriptions.setting_answers import ask_city
from bot.language import N_, _
from bot.pages import wording
from bot.pages.subscription_words import EVERY_DAY, WEEKDAYS, subject_words, subscription_html
from briefings.model import Question, Subscription

# So many chosen places get a button to take them out; Telegram accepts a hundred buttons.
MOST_TICKED = 40


# What a button does to the choices, written so that a second tap changes nothing.
OUT, EVERYWHERE = "out", "everywhere"


async def topics_page(services: Services) -> Page:
    """Question one: which topics."""
    views = [(_("All topics"), View("sub-topic", ("",)))]
    views += [(_(topic.title), View("sub-topic", (topic.id,))) for topic in services.beat.topics]
    return Page(_("<b>Subscribe</b> (1 of 3)\nTo which topic?"), await buttons_for(services, views))


def noted(page: Page, taken: Sequence[str]) -> Page:
    """The page under what places' names were taken for."""
    notes = "".join(f"<i>{escape(words)}</i>\n\n" for words in taken)
    return replace(page, html=f"{notes}{page.html}")


async def places_page(services: Services, chosen: dict[str, Any], write: str, also: Sequence[str] = ()) -> Page:
    """Question two: which places. They are added one by one, by a button or by words, and taken out by their ticked
    button. `also` are countries that may have been meant by what was written."""
    topics, places = tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))
    views = [(_("That is all: go on"), View("sub-places-done"))] if places else []
    views.append((_("Everywhere"), View("sub-places-done", (EVERYWHERE,))))
    views += [(f"✓ {wording.country(code)}", View("sub-place", (code, OUT))) for code in places[:MOST_TICKED]]
    offered = await places_offered(services, Question(topics[0] if len(topics) == 1 else None))
    offered = list(dict.fromkeys((*also, *offered)))
    views += [(wording.country(code), View("sub-place", (code,))) for code in offered if code not in places]
    views += _topic_views(services, topics)
    so_far = escape(subject_words(services.beat, topics, places))
    text = _("<b>Subscribe</b> (2 of 3)\n{so_far}\n\nFrom which place? Tap one. {write} the name of any other.").format(
        so_far=so_far, write=write
    )
    return Page(text, await buttons_for(services, views))


def _topic_views(services: Services, topics: tuple[str, ...]) -> list[tuple[str, View]]:
    """The topics that question two offers: chosen ones to take out, some others to add."""
    if not topics:
        return [(_("Choose topics"), View("sub-topics"))]
    chosen = [topic for topic in services.beat.topics if topic.id in topics]
    others = [topic for topic in services.beat.topics if topic.id not in topics]
    return [
        *((f"✓ {_(topic.title)}", View("sub-topic", (topic.id, OUT))) for topic in chosen),
        *((_("Also {title}").format(title=_(topic.title)), View("sub-topic", (topic.id,))) for topic in others[:4]),
    ]


async def when_page(services: Services, chosen: dict[str, Any], write: str) -> Page:
    """Question three: when."""
    subject = escape(subject_words(services.beat, tuple(chosen.get("topics", ())), tuple(chosen.get("places", ()))))
    views = [(_(label), View("sub-when", (key, print_of(chosen)))) for key, (label, _days, _alerts) in PLANS.items()]
    text = _(
        "<b>Subscribe</b> (3 of 3)\n{subject}\n\nWhen shall I write? A digest tells all that is "
        "new, an alert a new fact at once.\nAnother time? {write} it, like <code>18:30 on Monday "
        "and Friday</code>."
    ).format(subject=subject, write=write)
    return Page(text, await buttons_for(services, views))


def print_of(chosen: dict[str, Any]) -> str:
    """A short hash of the choices: a button makes the subscription that its page shows, or none."""
    words = json.dumps([chosen.get("topics", []), chosen.get("places", [])])
    return hashlib.sha256(words.encode()).hexdigest()[:8]


# Key → label, the digest's days (empty: no digest), alerts.
PLANS: dict[str, tuple[str, tuple[int, ...], bool]] = {
    "daily": (N_("Daily at 08:00"), EVERY_DAY, False),
    "weekdays": (N_("Weekdays at 08:00"), WEEKDAYS, False),
    "weekly": (N_("Mondays at 08:00"), (0,), False),
    "alerts": (N_("Alerts at once"), (), True),
    "both": (N_("Daily at 08:00 and alerts"), EVERY_DAY, True),
}


async def made_page(services: Services, made: Subscription, write: str) -> Page:
    """What was subscribed to, with the question for the city."""
    zone = _("Times are those of <b>{zone}</b>. Elsewhere? {ask_city}").format(
        zone=escape(made.zone), ask_city=ask_city(write)
    )
    html = _("<b>Subscribed.</b>\n{subscription_html}\n\n{zone}").format(
        subscription_html=subscription_html(services.beat, made, services.now()), zone=zone
    )
    views = [
        (_("Change it"), View("settings", (str(made.id),))),
        (_("Quiet hours"), View("set-quiet", (str(made.id),))),
        (_("Delete it"), View("set-delete", (str(made.id),))),
    ]
    return Page(html, await buttons_for(services, views))
