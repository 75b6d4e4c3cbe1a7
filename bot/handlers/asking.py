"""What readers ask: topics, documents, one claim. Answers come from `briefings.answers`; this is their face."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot import wording
from bot.context import Context, Services
from bot.pages import Button, Page, Rows, escape, one_space, rows
from bot.places import guess_place
from bot.rendering import briefing_html
from bot.replies import reply, show
from bot.views import View, data_for, question_args, question_from
from briefings import answers
from briefings.beat import Beat
from briefings.errors import BadQuestion, NotFound
from briefings.model import Document, Question
from briefings.questions import understand

DOCUMENTS_A_PAGE = 10
# More findings than one message ever holds; what does not fit leads on by a button.
FINDINGS_AT_ONCE = 12


def handlers(beat: Beat) -> list[CommandHandler[Context, None] | MessageHandler[Context, None]]:
    """The readers' handlers, with one command for each of the beat's topics."""
    topics = [CommandHandler(topic.command, ask_topic) for topic in beat.topics]
    return [
        CommandHandler("start", start),
        CommandHandler("help", help_),
        *topics,
        CommandHandler("documents", documents),
        CommandHandler("document", document),
        MessageHandler(filters.Regex(r"^/document_(\d+)"), document),
        CommandHandler("claim", claim),
        MessageHandler(filters.Regex(r"^/claim_([0-9a-f]+)"), claim),
    ]


async def start(update: Update, context: Context) -> None:
    """Four lines of what this is, and the topics as buttons."""
    services = context.services
    beat = services.beat
    lines = [
        f"<b>Dateline · {escape(beat.title)}</b>",
        "Every line is a source's own words, with its reference.",
        f"Tap a topic, or write one with a place: <code>/{beat.topics[0].command} France since October</code>.",
        "/help lists the rest.",
    ]
    if services.settings.owner is None and update.effective_user:
        me = update.effective_user.id
        lines.append(f"\nNo owner is set. To be it, set <code>DATELINE_OWNER={me}</code> and start Dateline again.")
    buttons = [
        Button(topic.title, await data_for(services, View("ask", question_args(Question(topic.id)))))
        for topic in beat.topics
    ]
    await reply(update, context, Page("\n".join(lines), rows(buttons)))


async def help_(update: Update, context: Context) -> None:
    """The commands, grouped."""
    topics = "\n".join(f"/{t.command} – {escape(t.description)}" for t in context.services.beat.topics)
    text = (
        f"<b>Topics</b> (add a place, <code>since DATE</code>, <code>asof DATE</code>)\n{topics}\n\n"
        "<b>More</b>\n/documents – what has been read\n/document N – one of them\n/claim ID – one claim in full"
    )
    await reply(update, context, Page(text))


async def ask_topic(update: Update, context: Context) -> None:
    """`/returnees France since October`: the topic is the command's own."""
    services = context.services
    assert update.effective_message is not None
    words = (update.effective_message.text or "").split()
    command = words[0].lstrip("/").split("@")[0].lower()
    topic = next(t for t in services.beat.topics if t.command == command)
    try:
        understood = understand(" ".join(words[1:]), topic.id, services.now().date(), guess_place)
    except BadQuestion as error:
        buttons = [
            Button(choice, await data_for(services, View("again", (topic.id, choice)))) for choice in error.choices
        ]
        await reply(update, context, Page(escape(str(error)), rows(buttons)))
        return
    page = await brief_page(services, understood.question, 0, understood.guess)
    await reply(update, context, page)


async def brief_page(services: Services, question: Question, offset: int, guess: str = "") -> Page:
    """An answer that fits one message, with the buttons that lead on."""
    briefing = await answers.brief(services.library, services.beat, question, limit=FINDINGS_AT_ONCE, offset=offset)
    html, shown = briefing_html(briefing, services.beat)
    left = len(briefing.findings) - shown + briefing.more
    if guess:
        html = f"<i>{escape(guess)}</i>\n{html}"
    return Page(html, await _onward(services, question, offset, shown, left))


async def _onward(services: Services, question: Question, offset: int, shown: int, left: int) -> Rows:
    buttons = []
    if left > 0 and shown:
        view = View("ask", question_args(question, offset + shown))
        buttons.append(Button(f"{left} more", await data_for(services, view)))
    if offset:
        buttons.append(Button("Back to the top", await data_for(services, View("ask", question_args(question)))))
    if question.place:
        anywhere = replace(question, place=None)
        buttons.append(Button("All places", await data_for(services, View("ask", question_args(anywhere)))))
    buttons.append(Button("Documents", await data_for(services, View("documents", ("0",)))))
    return rows(buttons)


async def documents(update: Update, context: Context) -> None:
    """The published documents, newest first."""
    await reply(update, context, await documents_page(context.services, 0))


async def documents_page(services: Services, offset: int) -> Page:
    """A page of the library's documents."""
    found = await services.library.documents(limit=DOCUMENTS_A_PAGE, offset=offset)
    total = await services.library.count_documents()
    if not total:
        return Page("The library is empty. An editor fills it by sending an article here.")
    lines = [f"<b>{wording.count(total, 'document')}</b>"]
    lines += [document_line(document) for document in found]
    buttons = []
    if offset:
        newer = View("documents", (str(max(0, offset - DOCUMENTS_A_PAGE)),))
        buttons.append(Button("Newer", await data_for(services, newer)))
    if offset + DOCUMENTS_A_PAGE < total:
        older = View("documents", (str(offset + DOCUMENTS_A_PAGE),))
        buttons.append(Button("Older", await data_for(services, older)))
    return Page("\n\n".join(lines), rows(buttons))


def document_line(document: Document) -> str:
    """A document in a list."""
    source = escape(document.source or "no source named")
    head = f"{escape(one_space(document.title))}\n<i>{source}, {wording.day(document.published)}</i>"
    return f"{head} /document_{document.number}"


async def document(update: Update, context: Context) -> None:
    """`/document N`: its claims."""
    number = _argument(update, r"^/document(?:_|@\w+ | )\s*(\d+)")
    if number is None:
        raise NotFound("Name the document's number: /document 3. /documents lists them.")
    services = context.services
    found = await services.library.document(int(number))
    if found.status == "draft":
        raise NotFound(f"There is no published document {number}.")
    claims = await services.library.claims_of(found.number)
    filed = [c for c in claims if c.topics]
    head = document_line(found) + ("\n<b>Withdrawn.</b>" if found.status == "withdrawn" else "")
    lines = [f"“{escape(one_space(c.text))}” /claim_{c.id[:10]}" for c in filed]
    from bot.pages import split

    for html in split([head, *lines])[:3]:
        await reply(update, context, Page(html))


async def claim(update: Update, context: Context) -> None:
    """`/claim ID`: one claim in full."""
    claim_id = _argument(update, r"^/claim(?:_|@\w+ | )\s*([0-9a-f]{6,64})")
    if claim_id is None:
        raise NotFound("Name the claim: /claim and its id, as an answer shows it.")
    view = await answers.claim_in_full(context.services.library, claim_id)
    from bot.claim_page import claim_html

    await reply(update, context, Page(claim_html(view, context.services.beat)))


def _argument(update: Update, pattern: str) -> str | None:
    message = update.effective_message
    match = re.match(pattern, (message.text or "") if message else "")
    return match[1] if match else None


async def _ask_again(update: Update, context: Context, view: View) -> None:
    parsed = question_from(view.args)
    if parsed is None:
        return
    await show(update, context, await brief_page(context.services, *parsed))


async def _again_with_place(update: Update, context: Context, view: View) -> None:
    services = context.services
    understood = understand(view.args[1], view.args[0], services.now().date(), lambda w: guess_place(w)[:1])
    await show(update, context, await brief_page(services, understood.question, 0, understood.guess))


async def _documents_again(update: Update, context: Context, view: View) -> None:
    offset = int(view.args[0]) if view.args and view.args[0].isdecimal() else 0
    await show(update, context, await documents_page(context.services, offset))


VIEWS = {"ask": _ask_again, "again": _again_with_place, "documents": _documents_again}
