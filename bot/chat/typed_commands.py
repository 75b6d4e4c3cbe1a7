"""What somebody typed as a command: its name, the words behind it, and a note where the command reads none."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import Update

from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, one_space, visible_units
from bot.language import _

# Of a person's own words no more is shown back, in characters.
LONGEST_ECHO = 60


def command_of(update: Update) -> str:
    """The message's command, without slash and @botname."""
    message = update.effective_message
    words = (message.text or "").split() if message else []
    return words[0].lstrip("/").split("@")[0].lower() if words else ""


def words_after_command(update: Update) -> str:
    """The words after the command in a message."""
    message = update.effective_message
    return " ".join((message.text or "").split()[1:]) if message else ""


def typed_argument(update: Update, pattern: str) -> str | None:
    """What the group of a pattern finds in a message's text; None if the pattern doesn't fit."""
    message = update.effective_message
    match = re.match(pattern, (message.text or "") if message else "")
    return match[1] if match else None


def not_read(update: Update) -> str:
    """For an answer's head: what was typed behind a command that reads nothing there, and what finds it; empty if
    nothing was."""
    words = clip(one_space(words_after_command(update)), LONGEST_ECHO)
    if not words:
        return ""
    return _("/{command} takes no words: “{words}” was not read. For its lines: <code>/search {words}</code>").format(
        command=escape(command_of(update)), words=escape(words)
    )


def noting_unread(update: Update, page: Page) -> Page:
    """The page of a command that reads no words, under a line that says so if some were typed behind it."""
    words = clip(one_space(words_after_command(update)), LONGEST_ECHO)
    if not words:
        return page
    note = _("/{command} takes no words: “{words}” was not read.").format(
        command=escape(command_of(update)), words=escape(words)
    )
    html = f"<i>{note}</i>\n\n{page.html}"
    return replace(page, html=html if visible_units(html) <= LONGEST_MESSAGE else page.html)
