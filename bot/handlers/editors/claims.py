"""What an editor does with a claim: leaf through a document's claims, refile, drop, or go on to amending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, fit, one_space, rows
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.typed_commands import LONGEST_ECHO, command_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.act_pages import corrections_words
from bot.handlers.editors.queue.reports import quoted
from bot.language import _
from bot.pages import wording
from bot.pages.claim_page import claim_blocks
from briefings import answers, newsroom
from briefings.errors import NotFound
from briefings.model import Claim

# Space for the line that counts a document's claims, in UTF-16 units.
HEAD = 200


def handlers() -> list[CommandHandler[Context, None]]:
    """`/refile CLAIM TOPIC` and `/drop CLAIM`."""
    only = filters.UpdateType.MESSAGE
    return [CommandHandler("refile", refile_asked, filters=only), CommandHandler("drop", drop_asked, filters=only)]


def claim_named(update: Update, example: str) -> tuple[str, str]:
    """The claim's id (or its first 6 or more characters) in a command, and the words after it."""
    assert update.effective_message is not None
    match = re.match(
        r"/\w+(?:@\w+)?\s+(?:/?claim_)?([0-9a-f]{6,64})\b\s*(.*)", update.effective_message.text or "", re.DOTALL
    )
    if match is None:
        raise NotFound(_("Name the claim by its id, as answers show it: {example}.").format(example=example))
    return match[1], match[2].strip()


def noting_rest(update: Update, words: str, page: Page) -> Page:
    """The page of a command that reads one claim alone, under a line that says what else was not read."""
    if not words:
        return page
    note = _("/{command} takes one claim: “{words}” was not read.").format(
        command=escape(command_of(update)), words=escape(clip(one_space(words), LONGEST_ECHO))
    )
    return replace(page, html=f"<i>{note}</i>\n\n{page.html}")


async def refile_asked(update: Update, context: Context) -> None:
    """Refiles a claim under the topics that are named; offers topics as buttons if none is."""
    services = context.services
    by = await editor_of(services, update)
    claim_id, words = claim_named(update, "/refile 3fa2b1c9d0 returnees")
    claim, _rest = await services.library.claim(claim_id)
    if not words:
        await reply(update, context, await topics_page(services, claim))
        return
    topics = [_topic(services, word) for word in re.split(r"[,\s]+", words)]
    done = await _refile_under(services, by, claim.id, topics)
    claim, _rest = await services.library.claim(claim.id)
    page = await topics_page(services, claim)
    undo = await button(services, _("Undo"), "undo", done.act)
    await reply(update, context, Page(_("Filed anew.\n\n") + page.html, (*page.buttons, (undo,))))


def _topic(services: Services, word: str) -> str:
    word = word.lstrip("/").casefold()
    for topic in services.beat.topics:
        if word in (topic.id.casefold(), topic.command.casefold(), topic.title.casefold(), _(topic.title).casefold()):
            return topic.id
    known = ", ".join(topic.command for topic in services.beat.topics)
    raise NotFound(_("There is no topic “{word}”. The topics are {known}.").format(word=clip(word, 40), known=known))


async def drop_asked(update: Update, context: Context) -> None:
    """Takes a claim out of all answers."""
    by = await editor_of(context.services, update)
    claim_id, words = claim_named(update, "/drop 3fa2b1c9d0")
    await reply(update, context, noting_rest(update, words, await _dropped(context.services, by, claim_id)))


async def _dropped(services: Services, by: int, claim_id: str) -> Page:
    claim, document = await services.library.claim(claim_id)
    done = await newsroom.drop(services.library, claim.id, by=by, now=services.now(), tell=services.tell)
    services.wake()
    return await done_page(
        services, _("Dropped from all answers:\n{quoted}").format(quoted=quoted(claim)), done, document.number
    )


async def _refile_under(services: Services, by: int, claim: str, topics: Sequence[str]) -> newsroom.Done:
    done = await newsroom.refile(services.library, claim, topics, by=by, now=services.now(), tell=services.tell)
    services.wake()
    return done


async def done_page(services: Services, head: str, done: newsroom.Done, document: int) -> Page:
    """What an act on a claim led to, with Undo and the next steps."""
    buttons = [
        await button(services, _("Undo"), "undo", done.act),
        await button(services, _("The other claims"), "claims", document, 0),
        await button(services, _("Next in the queue"), "review"),
    ]
    return Page("\n".join([head, *corrections_words(done)]), rows(buttons))


async def claims_page(services: Services, number: int, index: int) -> Page:
    """The claim at `index` (from 0) in a document, with its buttons and the way to the next."""
    claims = await services.library.claims_of(number)
    if not claims:
        back = await button(services, _("Back to {number}").format(number=number), "stored", number)
        return Page(_("There is no claim in document {number}.").format(number=number), rows([back]))
    index = min(index, len(claims) - 1)
    page = await claim_desk_page(services, claims[index].id)
    leaf: list[Button] = []
    if index:
        leaf.append(await button(services, _("‹ Previous"), "claims", number, index - 1))
    if index + 1 < len(claims):
        leaf.append(await button(services, _("Next ›"), "claims", number, index + 1))
    back = await button(services, _("Back to {number}").format(number=number), "stored", number)
    head = _("<b>Claim {value} of {len}, document {number}</b>\n\n").format(
        value=index + 1, len=len(claims), number=number
    )
    return Page(head + page.html, (*page.buttons[:3], *rows([*leaf, back])))


async def claim_desk_page(services: Services, claim_id: str) -> Page:
    """A claim in full, with an editor's buttons."""
    view = await answers.claim_in_full(services.library, claim_id, drafts=True)
    html, _rest = fit(claim_blocks(view, services.beat), LONGEST_MESSAGE - HEAD)
    claim = view.claim.id
    buttons = [
        await button(services, _("Speaker"), "amend-field", claim, "speaker"),
        await button(services, _("Figures"), "amend-field", claim, "quantities"),
        await button(services, _("Refile"), "refile", claim),
        await button(services, _("Amend"), "amend", claim),
        await button(services, _("Drop it"), "drop", claim),
        await button(services, _("Matches ({len})").format(len=len(view.matches)), "matches", claim, 0),
        await button(services, _("Why?"), "why", claim),
        await button(services, _("The other claims"), "claims", view.document.number, 0),
    ]
    return Page(html, rows(buttons, 3))


async def topics_page(services: Services, claim: Claim) -> Page:
    """The beat's topics as buttons that file the claim under them or not."""
    mine = {filing.topic for filing in claim.topics}
    buttons = [
        await button(services, ("✓ " if topic.id in mine else "") + _(topic.title), "refile-to", claim.id, topic.id)
        for topic in services.beat.topics
    ]
    back = await button(services, _("Done"), "claim-desk", claim.id)
    head = _("<b>Filed under {count}</b>; each button switches one on or off.").format(
        count=wording.count(len(mine), "topic")
    )
    return Page(f"{head}\n{quoted(claim)}", (*rows(buttons), (back,)))


async def _claims(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await claims_page(context.services, number_at(view), number_at(view, 1)))


async def _claim_desk(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await claim_desk_page(context.services, word_at(view, 0)))


async def _refile(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    claim, _rest = await context.services.library.claim(word_at(view, 0))
    await show(update, context, await topics_page(context.services, claim))


async def _refile_to(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    topic = _topic(services, word_at(view, 1))
    mine = [filing.topic for filing in claim.topics]
    topics = [t for t in mine if t != topic] if topic in mine else [*mine, topic]
    await _refile_under(services, by, claim.id, topics)
    claim, _rest = await services.library.claim(claim.id)
    await show(update, context, await topics_page(services, claim))


async def _drop(update: Update, context: Context, view: View) -> None:
    by = await editor_of(context.services, update)
    await show(update, context, await _dropped(context.services, by, word_at(view, 0)))


VIEWS: dict[str, Any] = {
    "claims": _claims,
    "claim-desk": _claim_desk,
    "refile": _refile,
    "refile-to": _refile_to,
    "drop": _drop,
}
