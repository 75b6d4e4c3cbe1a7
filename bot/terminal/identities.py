"""Who takes part in the terminal's chat: the person at the keyboard, and the bot."""

from __future__ import annotations

PERSON = {"id": 1, "is_bot": False, "first_name": "You", "language_code": "en"}


CHAT = {"id": 1, "type": "private", "first_name": "You"}


BOT = {"id": 2, "is_bot": True, "first_name": "Dateline", "username": "dateline_terminal", "can_join_groups": True,
       "can_read_all_group_messages": False, "supports_inline_queries": False}  # fmt: skip


TOKEN = "2:terminal"
