"""Telegram's limits on what a bot sends, checked independently of the code that keeps them.

Parameters are checked against aiogram's models (see bot_api.py), lengths and HTML against Telegram's documented rules.
"""

from __future__ import annotations

import html
import json
from html.parser import HTMLParser
from typing import Any

from tests.support.bot_api import parameters_of

TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "a",
    "code",
    "pre",
    "blockquote",
    "tg-spoiler",
    "span",
}
ALLOWED = {"a": {"href"}, "blockquote": {"expandable"}, "code": {"class"}, "span": {"class"}}


def check_payload(method: str, parameters: dict[str, Any]) -> list[str]:
    """What Telegram would refuse, in words; empty if nothing."""
    problems: list[str] = []
    for name, limit in (("text", 4096), ("caption", 1024)):
        if method in ("sendMessage", "editMessageText", "sendDocument", "sendPhoto") and parameters.get(name):
            problems += _text_problems(str(parameters[name]), limit, parameters.get("parse_mode"))
    if method in ("sendMessage", "editMessageText") and not str(parameters.get("text") or "").strip():
        problems.append("an empty text")
    problems += _keyboard_problems(parameters.get("reply_markup"))
    if method == "answerCallbackQuery" and len(str(parameters.get("text") or "")) > 200:
        problems.append("a callback answer over 200 characters")
    return problems + _reply_problems(parameters.get("reply_parameters")) + _unknown_parameters(method, parameters)


def _reply_problems(reply: Any) -> list[str]:
    reply = json.loads(reply) if isinstance(reply, str) else reply
    return (
        ["quote_parse_mode without a quote"] if reply and "quote_parse_mode" in reply and not reply.get("quote") else []
    )


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.plain: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.problems.append(f"a tag that Telegram does not know: {tag}")
        self.problems += [f"<{tag} {name}>" for name, _ in attrs if name not in ALLOWED.get(tag, set())]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.plain.append(data)


def _text_problems(text: str, limit: int, parse_mode: Any) -> list[str]:
    problems: list[str] = []
    plain = text
    if parse_mode == "HTML":
        markup = _Markup()
        markup.feed(text)
        markup.close()
        problems = markup.problems + [f"<{tag}> is never closed" for tag in markup.open]
        plain = "".join(markup.plain)
        if "<" in html.unescape("".join(markup.plain)) and "&lt;" not in text:
            problems.append("a bare < in the text")
    units = len(plain.encode("utf-16-le", "surrogatepass")) // 2
    return problems + ([f"{units} UTF-16 units, over {limit}"] if units > limit else [])


def _keyboard_problems(markup: Any) -> list[str]:
    if isinstance(markup, str):
        markup = json.loads(markup)
    problems = []
    rows = (markup or {}).get("inline_keyboard", [])
    for row in rows:
        if not 1 <= len(row) <= 8:
            problems.append(f"{len(row)} buttons in a row")
        for button in row:
            data = button.get("callback_data")
            if data is not None and not 1 <= len(data.encode()) <= 64:
                problems.append(f"callback data of {len(data.encode())} bytes")
            if not button.get("text"):
                problems.append("a button without a label")
    return problems + (["over 100 buttons"] if sum(map(len, rows)) > 100 else [])


def _unknown_parameters(method: str, parameters: dict[str, Any]) -> list[str]:
    known = parameters_of().get(method[0].lower() + method[1:])
    if known is None:
        return [f"a method that aiogram does not know: {method}"]
    unknown = set(parameters) - known - {"api_kwargs"}
    return [f"unknown parameters: {sorted(unknown)}"] if unknown else []
