"""The command menus of each kind of chat, and what stands behind each command in /help."""

from __future__ import annotations

from collections.abc import Iterator

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.chat.context import DatelineApplication
from bot.chat.page import clip
from bot.language import ENGLISH, LANGUAGES, N_, _, speaking
from bot.pages import wording
from briefings.beat.beat import Beat
from briefings.model import Role

ANSWERS = {
    "latest": N_("What changed since you last looked"),
    "figures": N_("The numbers, by country and by measure"),
    "disputes": N_("Where documents contradict one another"),
    "ask": N_("A question in your own words"),
    "search": N_("Find words in all claims"),
    "events": N_("What happened where, with its tolls"),
    "compare": N_("Two documents side by side, by their numbers"),
    "documents": N_("What has been read"),
    "document": N_("One document's claims, by its number"),
    "claim": N_("One claim in full, by its id"),
}
YOURS = {
    "subscribe": N_("Digests and alerts in this chat"),
    "follow": N_("Tell me when a figure moves"),
    "settings": N_("When and what I write to you"),
    "language": N_("The language that I write in"),
    "unsubscribe": N_("Stop all digests and alerts here"),
    "privacy": N_("What is kept about you"),
    "export": N_("Your data as a file"),
    "forgetme": N_("Delete what is kept about you"),
}
DESK = {
    "review": N_("Drafts, reports and unsure matches, one by one"),
    "add": N_("File a sentence, or the message that you reply to"),
    "withdraw": N_("Take a document back"),
    "revise": N_("Correct a document's text"),
    "refile": N_("Put a claim under a topic"),
    "amend": N_("Correct the reading of a claim"),
    "drop": N_("Take a claim out"),
    "source": N_("A publisher's family and other names"),
    "watch": N_("Watch a feed, page or channel"),
    "feeds": N_("What is watched and how it goes"),
    "undo": N_("Take your last act back"),
    "desk": N_("Make this group the desk: drafts and reports come here"),
    "stats": N_("What library and outbox hold"),
}
OWNING = {
    "editors": N_("Who edits"),
    "appoint": N_("Make an editor, by reply or one-time link"),
    "dismiss": N_("End somebody's editing"),
    "audit": N_("Who did what when"),
    "resume": N_("After a restore: see what may repeat, and go on"),
}
PROFILE = N_(
    "Ask a topic with a place, and read what sources say in their own words, each with its "
    "reference. Subscribe, and be told what is new; if a line turns out to be wrong, you are "
    "told that too."
)
SHORT_PROFILE = N_("what sources say, in their own words, and who really said it")
GROUP = (
    "latest", "figures", "disputes", "search", "events", "compare", "subscribe", "follow", "settings", "language",
    "unsubscribe",
)  # fmt: skip
# /start works, but no menu needs it.
COMMANDS = {"start": N_("What this is"), "help": N_("Everything that I understand"), **ANSWERS, **YOURS}


def commands_for(beat: Beat, role: Role) -> dict[str, str]:
    """The menu of a private chat, by role, with the beat's topics first."""
    topics = _topics(beat)
    help_ = {"help": COMMANDS["help"]}
    listed = {name: ANSWERS[name] for name in ANSWERS if name not in ("document", "claim")}
    desk = DESK if role != "reader" else {}
    return {**topics, **listed, **YOURS, **desk, **(OWNING if role == "owner" else {}), **help_}


def _topics(beat: Beat) -> dict[str, str]:
    """Command → what the topic is about, since its title would only repeat the command."""
    return {
        topic.command: clip(_(topic.description) or _("What sources say: {title}").format(title=_(topic.title)), 60)
        for topic in beat.topics
    }


async def set_profile(application: DatelineApplication) -> None:
    """Sets what people read about the bot before they start it, in the beat's words."""
    beat, bot = application.services.beat, application.bot
    for code in _each_language():
        description = f"{_(beat.title)}. {_(beat.description)}\n\n{_(PROFILE)}"
        await bot.set_my_description(clip(description, 512), language_code=code)
        await bot.set_my_short_description(
            clip(wording.labelled(_(beat.title), _(SHORT_PROFILE)), 120), language_code=code
        )


async def set_menus(application: DatelineApplication) -> None:
    """Sets the menus of everybody, of groups, and of the editors' and the owner's private chats."""
    services, bot = application.services, application.bot
    beat = services.beat
    for code in _each_language():
        group = {**_topics(beat), **{name: COMMANDS[name] for name in GROUP}, "help": COMMANDS["help"]}
        readers = _menu(commands_for(beat, "reader"))
        await bot.set_my_commands(readers, scope=BotCommandScopeDefault(), language_code=code)
        await bot.set_my_commands(_menu(group), scope=BotCommandScopeAllGroupChats(), language_code=code)
    roles: dict[int, Role] = {person.id: "editor" for person in await services.library.people("editor")}
    if services.settings.owner is not None:
        roles[services.settings.owner] = "owner"
    for user, role in roles.items():
        await set_menu_for(application, user, role)


async def set_menu_for(application: DatelineApplication, user: int, role: Role) -> None:
    """Sets the menu of one person's private chat by their role; does nothing if they never opened it."""
    scope, bot = BotCommandScopeChat(user), application.bot
    try:
        for code in _each_language():
            if role == "reader":
                await bot.delete_my_commands(scope=scope, language_code=code)
            else:
                menu = _menu(commands_for(application.services.beat, role))
                await bot.set_my_commands(menu, scope=scope, language_code=code)
    except TelegramError:
        # They have not spoken to the bot yet; /start will set it.
        return


def _each_language() -> Iterator[str | None]:
    """Each language's code as Telegram takes it, while that language is spoken. English has the code None, and so is
    for all others too."""
    for language in LANGUAGES:
        with speaking(language):
            yield None if language == ENGLISH else language


def _menu(commands: dict[str, str]) -> list[BotCommand]:
    return [BotCommand(name, clip(_(words), 256)) for name, words in list(commands.items())[:100]]
