"""The command menus that Telegram shows: the beat's topics for everybody, the desk's commands for editors."""

from __future__ import annotations

from telegram import BotCommand

from bot.context import DatelineApplication


async def set_menus(application: DatelineApplication) -> None:
    """Sets the menu for everybody in the beat's words."""
    beat = application.services.beat
    topics = [BotCommand(topic.command, topic.title) for topic in beat.topics]
    more = [BotCommand("documents", "What has been read"), BotCommand("help", "Help")]
    await application.bot.set_my_commands([*topics, *more])
