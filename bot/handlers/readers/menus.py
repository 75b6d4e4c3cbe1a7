"""What the chat understands, in words: the command menus of each kind of chat, and the lines of /help."""

from __future__ import annotations

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.chat.context import DatelineApplication
from bot.chat.page import clip
from briefings.beat.beat import Beat
from briefings.model import Role

ANSWERS = {
    "latest": "What changed since you last looked",
    "figures": "The numbers, by country and by measure",
    "disputes": "Where documents contradict one another",
    "ask": "A question in your own words",
    "search": "Find words in all claims",
    "events": "What happened where, with its tolls",
    "compare": "Two documents side by side, by their numbers",
    "documents": "What has been read",
    "document": "One document's claims, by its number",
    "claim": "One claim in full, by its id",
}
YOURS = {
    "subscribe": "Digests and alerts in this chat",
    "follow": "Tell me when a figure moves: /follow, or a line's button",
    "settings": "When and what I write to you",
    "unsubscribe": "Stop all digests and alerts here",
    "privacy": "What is kept about you",
    "export": "Your data as a file",
    "forgetme": "Delete what is kept about you",
}
DESK = {
    "review": "Drafts, reports and unsure matches, one by one",
    "withdraw": "Take a document back: /withdraw 3 why",
    "revise": "Put a corrected text in its place: /revise 3",
    "refile": "Put a claim under a topic: /refile CLAIM TOPIC",
    "amend": "Correct the reading of a claim: /amend CLAIM",
    "drop": "Take a claim out: /drop CLAIM",
    "source": "A publisher's family and other names",
    "watch": "Watch a feed, a page or a channel: /watch https://…",
    "feeds": "What is watched, and how it goes",
    "undo": "Take your last act back",
    "desk": "Make this group the desk: drafts and reports come here",
    "stats": "What the library and the outbox hold",
}
OWNING = {
    "editors": "Who edits",
    "appoint": "Make an editor, by reply or one-time link",
    "dismiss": "End somebody's editing",
    "audit": "Who did what when",
    "resume": "After a restore: see what may repeat, and go on",
}
PROFILE = (
    "Ask a topic with a place, and read what sources say in their own words, each with its reference. Subscribe, and "
    "be told what is new; if a line turns out to be wrong, you are told that too."
)
SHORT_PROFILE = "what sources say, in their own words, and who really said it"
GROUP = ("latest", "figures", "disputes", "search", "subscribe", "settings", "unsubscribe")
# /start is understood, and needs no line anywhere.
COMMANDS = {"start": "What this is", "help": "Everything that I understand", **ANSWERS, **YOURS}


def commands_for(beat: Beat, role: Role) -> dict[str, str]:
    """The menu of a private chat: the topics in the beat's words first."""
    topics = _topics(beat)
    help_ = {"help": COMMANDS["help"]}
    listed = {name: ANSWERS[name] for name in ANSWERS if name not in ("document", "claim")}
    desk = DESK if role != "reader" else {}
    return {**topics, **listed, **YOURS, **desk, **(OWNING if role == "owner" else {}), **help_}


def _topics(beat: Beat) -> dict[str, str]:
    """What each topic is about: its name alone would say its command twice."""
    return {topic.command: clip(topic.description or f"What sources say: {topic.title}", 60) for topic in beat.topics}


async def set_profile(application: DatelineApplication) -> None:
    """What people read of the bot before they start it, in the beat's words."""
    beat = application.services.beat
    await application.bot.set_my_description(clip(f"{beat.title}. {beat.description}\n\n{PROFILE}", 512))
    await application.bot.set_my_short_description(clip(f"{beat.title}: {SHORT_PROFILE}", 120))


async def set_menus(application: DatelineApplication) -> None:
    """Sets the menus: everybody's, groups', and those of the editors' and the owner's own chats."""
    services = application.services
    beat = services.beat
    topics = _topics(beat)
    group = {**topics, **{name: COMMANDS[name] for name in GROUP}, "help": COMMANDS["help"]}
    await application.bot.set_my_commands(_menu(commands_for(beat, "reader")), scope=BotCommandScopeDefault())
    await application.bot.set_my_commands(_menu(group), scope=BotCommandScopeAllGroupChats())
    roles: dict[int, Role] = {person.id: "editor" for person in await services.library.people("editor")}
    if services.settings.owner is not None:
        roles[services.settings.owner] = "owner"
    for user, role in roles.items():
        await set_menu_for(application, user, role)


async def set_menu_for(application: DatelineApplication, user: int, role: Role) -> None:
    """The menu of one person's private chat, as their role has it; a chat that was never opened has none."""
    scope = BotCommandScopeChat(user)
    try:
        if role == "reader":
            await application.bot.delete_my_commands(scope=scope)
        else:
            await application.bot.set_my_commands(_menu(commands_for(application.services.beat, role)), scope=scope)
    except TelegramError:
        # They have not spoken to the bot yet; /start sets it then.
        return


def _menu(commands: dict[str, str]) -> list[BotCommand]:
    return [BotCommand(name, clip(words, 256)) for name, words in list(commands.items())[:100]]
