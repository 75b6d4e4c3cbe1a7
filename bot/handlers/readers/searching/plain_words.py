"""Words that people write without a slash, and what they mean: help, stop, hello, thanks, more, a link."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.context import Context
from bot.chat.page import Page
from bot.chat.replies import reply
from bot.handlers.readers.help.help_screens import help_
from bot.handlers.readers.help.start import start
from bot.handlers.subscriptions.settings import settings, unsubscribe
from bot.language import N_, _

THANKS = N_("You're welcome. /latest has what is new, whenever you like.")
LINK = N_(
    "Thank you for the link. Articles are handed in by this desk's editors: pass it on to "
    "one of them. What is known already is under /search."
)
MORE = N_(
    "The buttons under an answer lead on: All lines has the rest of it, Why? its reasons. A line's own page cites it, "
    "reports it, or follows its figure."
)
_LINK = re.compile(r"(?<!\w)(?:https?://|www\.)\S+", re.IGNORECASE)
# More words than these beside a link ask something, and are answered.
WORDS_WITH_A_LINK = 6


async def _thanks(update: Update, context: Context) -> None:
    await reply(update, context, Page(_(THANKS)))


async def _more(update: Update, context: Context) -> None:
    await reply(update, context, Page(_(MORE)))


async def _link(update: Update, context: Context) -> None:
    await reply(update, context, Page(_(LINK)))


Answer = Callable[[Update, Context], Awaitable[None]]
# In all shipped languages, whichever is spoken: no word here is one of another.
MEANT: dict[str, Answer] = {
    **dict.fromkeys(("help", "commands", "menu", "what can you do", "aide", "aidez moi", "commandes"), help_),
    **dict.fromkeys(("stop", "unsubscribe", "unsubscribe me", "stop it", "quit"), unsubscribe),
    **dict.fromkeys(("arrêter", "arrête", "arrêtez", "me désabonner", "se désabonner", "désabonnement"), unsubscribe),
    **dict.fromkeys(("settings", "my subscriptions", "réglages", "mes abonnements"), settings),
    **dict.fromkeys(("hello", "hi", "hey", "good morning", "good evening", "start"), start),
    **dict.fromkeys(("bonjour", "bonsoir", "salut", "coucou", "commencer"), start),
    **dict.fromkeys(("thanks", "thank you", "thx", "many thanks", "cheers", "thank you very much"), _thanks),
    **dict.fromkeys(("merci", "merci beaucoup", "merci bien", "un grand merci"), _thanks),
    **dict.fromkeys(("more", "show more", "show me more", "more please", "next", "continue", "go on", "why"), _more),
    **dict.fromkeys(("plus", "encore", "la suite", "suivant", "continuer", "pourquoi"), _more),
}


def meant_by(text: str) -> Answer | None:
    """What answers these words, if they have a meaning of their own; else None."""
    words = " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
    if words in MEANT:
        return MEANT[words]
    return _link if len(text.split()) <= WORDS_WITH_A_LINK and _LINK.search(text) else None
