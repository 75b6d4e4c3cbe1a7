"""Pictures of an answer: a timeline, a map of its places, a table of its place's figures; light or dark."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import InputFile, Update

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_CAPTION, Page, clip, escape, rows
from bot.chat.replies import answer, keyboard, reply
from bot.chat.views import GONE, View, button, question_args, question_from, word_at
from bot.handlers.subscriptions.chat_rights import thread_of
from bot.language import N_, _
from bot.pages.briefing_page import heading
from bot.pictures.card import THEMES
from bot.pictures.drawing import Spec, picture, words_for
from bot.pictures.of_answers import map_of, table_of, timeline_of
from briefings.model import Question

# Chat → the theme of the last picture that it was shown.
THEME = "picture-theme"
LIGHT, DARK = "light", "dark"
Make = Callable[[Services, Question, str], Awaitable[Spec | None]]
KINDS: dict[str, tuple[str, Make]] = {
    "timeline": (N_("Timeline"), timeline_of),
    "map": (N_("Map"), map_of),
    "table": (N_("Table of figures"), table_of),
}
OTHER_THEME = {LIGHT: (N_("In dark"), DARK), DARK: (N_("In light"), LIGHT)}


async def theme_of(services: Services, chat: int) -> str:
    """The theme in which a chat is shown pictures."""
    kept = await services.library.kept(THEME, str(chat))
    return kept if isinstance(kept, str) and kept in THEMES else LIGHT


async def send_picture(update: Update, context: Context, spec: Spec, again: View) -> None:
    """Sends a picture with the same content in words, and a button to see it in the other theme: the view `again`, with
    the theme as its first argument."""
    services, chat = context.services, update.effective_chat
    assert chat is not None
    label, other = OTHER_THEME[spec.theme]
    turned = await button(services, _(label), again.name, other, *again.args)
    await answer(update)
    content = await picture(services, spec)
    await context.bot.send_photo(
        chat.id,
        InputFile(content, filename="dateline.png"),
        caption=escape(clip(words_for(spec), LONGEST_CAPTION)),
        reply_markup=keyboard(((turned,),)),
        message_thread_id=thread_of(update),
    )


async def _offer(update: Update, context: Context, view: View) -> None:
    """Shows which pictures there are of an answer."""
    services, read = context.services, question_from(view.args)
    if read is None:
        await answer(update, _(GONE), alert=True)
        return
    buttons = [
        await button(services, _(label), kind, "", *question_args(read[0])) for kind, (label, _make) in KINDS.items()
    ]
    text = f"{heading(read[0], services.beat)}\n{_('Which picture?')}"
    await reply(update, context, Page(text, rows(buttons, 3)))


async def _draw(update: Update, context: Context, view: View) -> None:
    services, chat = context.services, update.effective_chat
    read = question_from(view.args[1:])
    if read is None or chat is None:
        await answer(update, _(GONE), alert=True)
        return
    theme = word_at(view, 0)
    if theme in THEMES:
        await services.library.keep(THEME, str(chat.id), theme, services.now())
    spec = await KINDS[view.name][1](services, read[0], await theme_of(services, chat.id))
    if spec is None:
        await answer(update, _("There is too little here to draw."), alert=True)
        return
    await send_picture(update, context, spec, View(view.name, question_args(read[0])))


VIEWS = {"pictures": _offer, **dict.fromkeys(KINDS, _draw)}
