"""Search, questions in free words, and answers to commands or words that nothing understands."""

from __future__ import annotations

import asyncio
import re

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.forwarded import is_forwarded
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, fit, one_space
from bot.chat.replies import answer, reply, show
from bot.chat.typed_commands import command_of, words_after_command
from bot.chat.views import GONE, View, buttons_for, question_args, word_at
from bot.handlers.readers.answers.place_choice import read_question, topic_named
from bot.handlers.readers.answers.topics import topic_page
from bot.handlers.readers.help.examples import examples
from bot.handlers.readers.help.start import COMMANDS, topic_views, words_only_page
from bot.handlers.readers.reporting import objects, said_by
from bot.handlers.readers.searching.near_words import near_searches
from bot.handlers.readers.searching.plain_words import meant_by
from bot.language import _
from bot.pages import wording
from bot.pages.place_words import guess_place
from bot.pages.references import ID_SHOWN, reference_line, text_fragment, web_address
from briefings.answers.composing import reference
from briefings.answers.questions.free_words import read_free_words
from briefings.answers.questions.search_query import Typed, parse_search
from briefings.beat.beat import Beat
from briefings.errors import BadQuestion
from briefings.model import Question, glosses_within
from briefings.ports import Hit, Search

HITS_A_PAGE = 6
LONGEST_HIT = 700
LONGEST_QUERY = 300
# The longest word, in characters, that may be a misspelt command; Telegram's commands have 32 at most.
LONGEST_COMMAND = 64
# How similar to a command what stands behind a slash must be, in per cent, to be offered as it.
LIKE_A_COMMAND_NAME = 55
# How similar to a command a single word must be to count as a typing error of it, in per cent.
LIKE_A_COMMAND = 70
# The commands that are done by showing a view, alone; and those of them that a place and dates narrow.
ANYTHING = question_args(Question(None))
WHOLE = {
    "documents": View("documents", ("0",)),
    "figures": View("figures", ("", "", "0")),
    "follow": View("follows"),
    "events": View("events", ANYTHING),
    "disputes": View("disputes", ANYTHING),
}
OF_A_QUESTION = ("events", "disputes")


def handlers() -> list[CommandHandler[Context, None]]:
    """/search and /ask."""
    return [CommandHandler("search", search), CommandHandler("ask", ask)]


def fallbacks() -> list[MessageHandler[Context, None]]:
    """The handlers that come last: unknown commands, and words without one."""
    return [
        MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, unknown_command),
        MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, free_words),
    ]


async def search(update: Update, context: Context) -> None:
    """`/search WORDS`: full text, best first."""
    words = words_after_command(update)
    if not words:
        await reply(update, context, Page(_prompt(_("Which words?"), (await examples(context.services)).search)))
        return
    await reply(update, context, await hits_page(context.services, words, 0))


def _prompt(words: str, example: str) -> str:
    return (
        _("{words} For instance <code>{example}</code>").format(words=words, example=escape(example))
        if example
        else _("{words} There is no line to find yet: /subscribe tells you when there is one.").format(words=words)
    )


def _of_whole_words(typed: str) -> str:
    """What somebody typed, as far as it is read: no word is cut in two, because nothing has half a word."""
    words = one_space(typed)
    cut = clip(words, LONGEST_QUERY)
    return words if cut == words else cut.rpartition(" ")[0] or cut


async def hits_page(services: Services, typed: str, offset: int, note: str = "") -> Page:
    """A page of what a search finds, with the found words marked."""
    typed = _of_whole_words(typed)
    parsed = parse_search(typed)
    question, said = await _search_of(services, parsed)
    hits = await services.library.search(question, limit=HITS_A_PAGE + 1, offset=offset)
    head = _("<b>Search: {typed}</b>").format(typed=escape(typed)) + "".join(
        f"\n<i>{escape(line)}</i>" for line in (note, said) if line
    )
    if not hits:
        return await _nothing_page(services, typed, head, beyond=offset > 0)
    html, shown = fit([head, *(_hit(hit) for hit in hits[:HITS_A_PAGE])], LONGEST_MESSAGE)
    views = []
    if len(hits) > shown - 1:
        views.append((_("More"), View("search", (typed, str(offset + max(1, shown - 1))))))
    if offset:
        views.append((_("Back to the best"), View("search", (typed, "0"))))
    return Page(html, await buttons_for(services, views))


async def _nothing_page(services: Services, typed: str, head: str, *, beyond: bool) -> Page:
    """What is said where nothing is found, with the searches that were perhaps meant, else with the topics."""

    async def finds(words: str) -> bool:
        question, _said = await _search_of(services, parse_search(words))
        return bool(await services.library.search(question, limit=1))

    meant = [] if beyond else await near_searches(services, typed, finds)
    if meant:
        near = [(clip(each, 40), View("search", (each, "0"))) for each in meant]
        text = _("{head}\n\nNo claim has all of these words. Did you mean one of these?").format(head=head)
        return Page(text, await buttons_for(services, near))
    words = _("There is nothing beyond.") if beyond else _("No claim has all of these words.")
    text = _("{head}\n\n{words} Try fewer, or a topic.").format(head=head, words=words)
    return Page(text, await buttons_for(services, await topic_views(services)))


async def _search_of(services: Services, typed: Typed) -> tuple[Search, str]:
    """The search with its filters resolved, and a note on what was taken for what. Raises `BadQuestion`."""
    place, said = None, []
    if typed.place:
        guesses = await asyncio.to_thread(guess_place, typed.place)
        if not guesses:
            raise BadQuestion(_("I know no place called “{place}”. Try a country or a town.").format(place=typed.place))
        place = guesses[0].place
        said.append(_("in {name}").format(name=guesses[0].name))
    topic = topic_named(services.beat, typed.topic) if typed.topic else None
    if typed.topic and topic is None:
        raise BadQuestion(
            _("There is no topic “{topic}”: {join}.").format(
                topic=typed.topic, join=", ".join(t.id for t in services.beat.topics)
            )
        )
    if topic:
        said.append(_("under {title}").format(title=_(topic.title)))
    if typed.source:
        said.append(_("by {source}").format(source=typed.source))
    return typed.search(place=place, topic=topic.id if topic else None), ", ".join(said)


def _hit(hit: Hit) -> str:
    url = hit.document.url or ""
    link = (
        _(' <a href="{url}">open there</a>').format(url=escape(text_fragment(url, hit.claim.text)))
        if web_address(url)
        else ""
    )
    line = reference_line(reference(hit.document))
    glosses = tuple((gloss.end, f" [{gloss.text}]") for gloss in glosses_within(hit.claim))
    words = wording.in_marks(one_space(hit.claim.text), marked(hit.claim.text, hit.marks, glosses=glosses))
    return f"{words}\n<i>{line}</i>{link} /claim_{hit.claim.id[:ID_SHOWN]}"


def marked(
    text: str, marks: tuple[tuple[int, int], ...], longest: int = LONGEST_HIT, glosses: tuple[tuple[int, str], ...] = ()
) -> str:
    """The text with the marked spans in bold, cut at `longest` characters, with runs of white space as one space.

    `glosses` are put in at their offsets, except inside a marked span.
    """
    parts, at = [], 0
    for start, end, words in sorted([*((a, b, "") for a, b in marks), *((a, a, words) for a, words in glosses)]):
        if end > longest or start < at:
            continue
        parts += [escape(text[at:start]), f"<b>{escape(text[start:end])}</b>" if end > start else escape(words)]
        at = end
    rest = text[at:longest] + ("…" if len(text) > longest else "")
    return re.sub(r"\s+", " ", "".join(parts) + escape(rest)).strip()


async def ask(update: Update, context: Context) -> None:
    """`/ask QUESTION`: the answer for the nearest topic and place, else a search; says which."""
    words = words_after_command(update)
    if not words:
        example = (await examples(context.services)).ask
        await reply(update, context, Page(_prompt(_("What do you want to know?"), example)))
        return
    await reply(update, context, await asked_page(context.services, words))


async def asked_page(services: Services, words: str) -> Page:
    """The answer to a question in free words, with a line that says how it was understood."""
    asked = await asyncio.to_thread(read_free_words, services.beat, words)
    if asked.topic or asked.place:
        title = next((_(t.title) for t in services.beat.topics if t.id == asked.topic), _("all topics"))
        place = f" · {wording.place_name(asked.place)}" if asked.place else ""
        note = _("Taken as: {title}{place}").format(title=title, place=place)
        named = " ".join(filter(None, (asked.place_words, asked.dates)))
        return await topic_page(services, asked.topic, named, note, words)
    town = await asyncio.to_thread(_town_alone, services.beat, words)
    if town and await services.library.count_findings(Question(None, town)):
        note = _("Taken as: {title}{place}").format(title=_("all topics"), place=f" · {town}")
        return await topic_page(services, None, town, note, words)
    said = (
        _("No line names the place {town}, so this is a search.").format(town=town)
        if town
        else _("No topic or place was named, so this is a search.")
    )
    return await hits_page(services, asked.content or words, 0, said)


def _town_alone(beat: Beat, words: str) -> str | None:
    """The town that words in lower case name, if they name nothing else: "in mosul?". Among others, "nice" is none."""
    named = read_free_words(beat, words.title())
    alone = named.content.lower() == named.place_words.lower()
    return named.place if named.place and alone and not named.topic else None


async def unknown_command(update: Update, context: Context) -> None:
    """Offers the nearest command; in a group only if the command was meant for this bot."""
    services, message = context.services, update.effective_message
    assert message is not None
    said, _space, words = (message.text or "").partition(" ")
    named = _named(context).search(said if "@" in said else words) is not None
    if update.effective_chat and update.effective_chat.type != ChatType.PRIVATE and not named:
        return
    await reply(update, context, await nearest_page(services, command_of(update), words_after_command(update)))


async def nearest_page(services: Services, command: str, words: str, *, slash: bool = True) -> Page:
    """Offers the command that was probably meant, as a button. Without `slash` it was typed as a mere word."""
    from rapidfuzz import fuzz, process  # here, because most people type no command wrongly

    words = _of_whole_words(words)
    known = [topic.command for topic in services.beat.topics] + list(COMMANDS)
    nearest = process.extractOne(
        clip(command.lower(), LONGEST_COMMAND), known, scorer=fuzz.ratio, score_cutoff=LIKE_A_COMMAND_NAME
    )
    tried = _("I know no command /{command}.").format(command=escape(clip(command, 40)))
    if nearest is None:
        return Page(
            _("{tried} /help lists all.").format(tried=tried), await buttons_for(services, await topic_views(services))
        )
    name = nearest[0]
    meant = f"/{name}" + (f" {words}" if words else "")
    asked = _("Did you mean {meant}?").format(meant=escape(clip(meant, 200)))
    if slash:
        asked = f"{tried} {asked}"
    elif name == command.lower():
        asked = _("A command begins with a slash: {meant}").format(meant=f"/{name}")
    views = [(clip(_("Do {meant}").format(meant=meant), 60), View("do", (name, words)))]
    return Page(asked, await buttons_for(services, views))


async def free_words(update: Update, context: Context) -> None:
    """Answers words without a command: by the nearest command, an answer, or a search; in a private chat never with
    silence.

    In a group it answers only words that are meant for the bot.
    """
    message = update.effective_message
    if message is None or not message.text or not _meant_for_me(update, context):
        return
    text = _named(context).sub("", message.text).strip()
    if is_forwarded(message):
        # Another's words: "stop" in them unsubscribes nobody, and "/returnees" is no wish.
        await reply(update, context, await asked_page(context.services, _of_whole_words(text.lstrip("/"))))
        return
    if meant := meant_by(text):
        await meant(update, context)
        return
    if await objects(update, context, text):
        return
    await reply(update, context, await words_page(context.services, text))


async def words_page(services: Services, text: str) -> Page:
    """What is answered to free words."""
    words = _of_whole_words(text)
    first, _rest, rest = words.partition(" ")
    topic = topic_named(services.beat, first) if re.search(r"\w{4}", first) else None
    if topic:
        try:
            return await topic_page(services, topic.id, rest, _("Taken as /{command}").format(command=topic.command))
        except BadQuestion:
            return await asked_page(services, words)
    if not re.search(r"\w", words):
        return await words_only_page(services)
    from rapidfuzz import fuzz, process

    command = process.extractOne(first.lower(), list(COMMANDS), scorer=fuzz.ratio, score_cutoff=LIKE_A_COMMAND)
    if command and " " not in words:
        return await nearest_page(services, first, rest, slash=False)
    return await asked_page(services, words)


def _meant_for_me(update: Update, context: Context) -> bool:
    chat, message = update.effective_chat, update.effective_message
    assert message is not None
    if chat is None or chat.type == ChatType.PRIVATE:
        return chat is not None
    if is_forwarded(message):
        return False
    replied = message.reply_to_message
    to_me = replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id
    return to_me or _named(context).search(message.text or "") is not None


def _named(context: Context) -> re.Pattern[str]:
    """The bot's own name in a text; another bot's may begin with it."""
    return re.compile(rf"@{re.escape(context.bot.username)}(?!\w)", re.IGNORECASE)


# --- buttons ----------------------------------------------------------------------------------------------------------


async def _search_again(update: Update, context: Context, view: View) -> None:
    if len(view.args) != 2 or not view.args[1].isdecimal() or len(view.args[1]) > 6:
        await answer(update, _(GONE), alert=True)
        return
    await show(update, context, await hits_page(context.services, view.args[0], int(view.args[1])))


async def _do(update: Update, context: Context, view: View) -> None:
    """Does the command that was probably meant. One that needs more than words is named instead."""
    services = context.services
    name, words = (*view.args, "", "")[:2]
    topic = next((t for t in services.beat.topics if t.command == name), None)
    if topic:
        await show(update, context, await topic_page(services, topic.id, words))
    elif name == "search" and words:
        await show(update, context, await hits_page(services, words, 0))
    elif name in OF_A_QUESTION:
        read = await read_question(services, words, None, lambda question: View(name, question_args(question)))
        if isinstance(read, Page):
            await show(update, context, read)
        else:
            await services.router.views[name](update, context, View(name, question_args(read.question)))
    elif name in WHOLE and not words:
        await services.router.views[WHOLE[name].name](update, context, WHOLE[name])
    elif name in COMMANDS:
        await show(update, context, Page(f"/{name} – {escape(_(COMMANDS[name]))}"))
    else:
        await answer(update, _(GONE), alert=True)


async def _was_asked(update: Update, context: Context, view: View) -> None:
    """Answers a reply to a line that was a question after all."""
    services, user = context.services, update.effective_user
    words = await said_by(services, user.id, word_at(view, 0)) if user else ""
    if not words:
        await answer(update, _(GONE), alert=True)
        return
    await show(update, context, await words_page(services, words))


VIEWS = {"search": _search_again, "do": _do, "report-asked": _was_asked}
