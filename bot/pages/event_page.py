"""Events → Telegram HTML: a list with tolls, and one event with who said what of it when."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.page import LONGEST_MESSAGE, clip, escape, fit
from bot.language import _
from bot.pages import wording
from bot.pages.briefing_page import Message
from bot.pages.references import ID_SHOWN, References
from briefings.answers.events import EventView, timeline
from briefings.beat.beat import Beat
from briefings.model import Figure, Question

PARTS_SHOWN = 4


def events_html(views: Sequence[EventView], question: Question, beat: Beat) -> tuple[str, int]:
    """One message, and how many of the events it shows."""
    place = f" · {escape(wording.place_name(question.place))}" if question.place else ""
    since = _("\n<i>since {day}</i>").format(day=wording.day(question.since)) if question.since else ""
    head = _("<b>Events{place}</b>{since}").format(place=place, since=since)
    if not views:
        return _("{head}\n\nNo published document tells of an event here.").format(head=head), 0
    html, shown = fit([head, *(_line(view, beat) for view in views)])
    return html, shown - 1


def _line(view: EventView, beat: Beat) -> str:
    title = escape(clip(wording.event_words(view.known.happening), 120))
    tolls = wording.listed(_toll(figure, beat) for figure in view.figures) or _("no toll told")
    many = wording.count(len(view.known.documents), "document")
    return f"• <b>{title}</b>\n{escape(tolls)} <i>({many})</i>"


def _toll(figure: Figure, beat: Beat) -> str:
    amount = wording.amount(figure.low, figure.high, figure.bound)
    disputed = _(", disputed") if figure.disputed else ""
    return f"{amount} {wording.measure_label(beat, figure.measure)}{disputed}"


def event_html(view: EventView, beat: Beat) -> str:
    """The event's tolls with their parts, then what was said when by whom, the newest first."""
    references = References(view.documents)
    happening = view.known.happening
    place = "" if happening.name is None else f"\n<i>{escape(wording.where_and_when(happening))}</i>"
    message = Message(references, LONGEST_MESSAGE, [f"<b>{escape(wording.event_words(happening))}</b>{place}"])
    for figure in view.figures:
        message.add(_with_parts(figure, beat))
    title = _("<b>Who said what when</b>\n")
    for figure, number in reversed(timeline(view.figures)):
        if not message.add(title + _said(figure, number, beat, references)):
            break
        title = ""
    return message.html("")


def _with_parts(figure: Figure, beat: Beat) -> str:
    whole = f"<b>{escape(_toll(figure, beat))}</b>, {escape(wording.figure_support(figure))}"
    return "\n".join([whole, *(_part(part, beat) for part in figure.parts[:PARTS_SHOWN])])


def _part(part: Figure, beat: Beat) -> str:
    amount = wording.amount(part.low, part.high, part.bound)
    return (
        _("    of them {amount} {beat}")
        .format(amount=escape(amount), beat=escape(wording.part_words(beat, part)))
        .rstrip()
    )


def _said(figure: Figure, number: int, beat: Beat, references: References) -> str:
    entry = figure.history[number]
    amount = escape(wording.amount(entry.low, entry.high, entry.bound))
    what = escape(wording.measure_label(beat, figure.measure))
    part = escape(wording.in_brackets(beat, figure))
    marks = references.mark([entry.document])
    return (
        wording.labelled(wording.day(entry.published), f"<b>{amount}</b> {what}{part}, {escape(entry.root)} {marks} ")
        + f"/claim_{entry.claim[:ID_SHOWN]}"
    )
