"""Events → Telegram HTML: a list with tolls, and one event with who said what of it when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.chat.page import LONGEST_MESSAGE, clip, escape, fit
from bot.language import N_, _
from bot.pages import figure_wording, wording
from bot.pages.briefing_page import Message
from bot.pages.references import ID_SHOWN, References
from briefings.answers.events import EventView, timeline
from briefings.beat.beat import Beat
from briefings.knowledge.countries import is_country_code
from briefings.model import Figure, KnownEvent, Question

PARTS_SHOWN = 4
DOCUMENTS_TOLD = 3
BETWEEN = N_("Events are listed by their town and by their country, not by what lies between.")
# As many characters of an event's id as its page tells an editor who wants to name it.
ID_TOLD = 8


def events_html(views: Sequence[EventView], question: Question, beat: Beat) -> tuple[str, int]:
    """One message, and how many of the events it shows."""
    place = f" · {escape(wording.place_name(question.place))}" if question.place else ""
    since = _("\n<i>since {day}</i>").format(day=wording.day(question.since)) if question.since else ""
    head = _("<b>Events{place}</b>{since}").format(place=place, since=since)
    if not views:
        none = _("{head}\n\nNo published document tells of an event here.").format(head=head)
        return none + (f" {_(BETWEEN)}" if may_lie_between(question) else ""), 0
    titles = titles_apart([view.known for view in views], 120)
    html, shown = fit([head, *(_line(title, view, beat) for title, view in zip(titles, views, strict=True))])
    return html, shown - 1


def may_lie_between(question: Question) -> bool:
    """True if a question's place may be a state or a province: events are known by their town and country alone."""
    return bool(question.place) and not is_country_code(question.place) and not question.countries


def titles_apart(events: Sequence[KnownEvent], longest: int) -> list[str]:
    """A title of `longest` characters at most for each event of a list. Events of one town without a day have the
    same words, so those that would read alike tell their documents, and, where these are the same too, the beginning of
    the id by which an editor names them."""
    titles = [clip(wording.event_words(event.happening), longest) for event in events]
    with_documents = [_with_documents(title, event, longest) for title, event in zip(titles, events, strict=True)]
    plain, fuller = Counter(titles), Counter(with_documents)
    return [
        title if plain[title] == 1 else full if fuller[full] == 1 else _with_id(title, event, longest)
        for title, full, event in zip(titles, with_documents, events, strict=True)
    ]


def _with_id(title: str, event: KnownEvent, longest: int) -> str:
    return f"{clip(title, longest - ID_TOLD - 3)} ({event.happening.id[:ID_TOLD]})"


def _with_documents(title: str, event: KnownEvent, longest: int) -> str:
    """The title, cut so far that its documents stay."""
    told = [str(number) for number in event.documents[:DOCUMENTS_TOLD]]
    numbers = ", ".join([*told, *["…"] * (len(event.documents) > DOCUMENTS_TOLD)])
    both = _("{title} (documents {numbers})")
    one = _("{title} (document {number})")

    def said(words: str) -> str:
        return (one if len(event.documents) == 1 else both).format(title=words, number=numbers, numbers=numbers)

    return said(clip(title, longest - len(said(""))))


def _line(title: str, view: EventView, beat: Beat) -> str:
    title = escape(title)
    tolls = wording.listed(_toll(figure, beat) for figure in view.figures) or _("no toll told")
    many = wording.count(len(view.known.documents), "document")
    return f"• <b>{title}</b>\n{escape(tolls)} <i>({many})</i>"


def _toll(figure: Figure, beat: Beat) -> str:
    amount = wording.amount(figure.low, figure.high, figure.bound)
    disputed = _(", disputed") if figure.disputed else ""
    return f"{amount} {figure_wording.measure_told(beat, figure)}{disputed}"


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
    whole = f"<b>{escape(_toll(figure, beat))}</b>, {escape(figure_wording.figure_support(figure))}"
    return "\n".join([whole, *(_part(part, beat) for part in figure.parts[:PARTS_SHOWN])])


def _part(part: Figure, beat: Beat) -> str:
    amount = wording.amount(part.low, part.high, part.bound)
    who = figure_wording.part_words(beat, part, one=figure_wording.is_one(part))
    return _("    of them {amount} {beat}").format(amount=escape(amount), beat=escape(who)).rstrip()


def _said(figure: Figure, number: int, beat: Beat, references: References) -> str:
    entry = figure.history[number]
    amount = escape(wording.amount(entry.low, entry.high, entry.bound))
    what = escape(figure_wording.measure_told(beat, figure))
    part = escape(figure_wording.in_brackets(beat, figure))
    marks = references.mark([entry.document])
    return (
        wording.labelled(wording.day(entry.published), f"<b>{amount}</b> {what}{part}, {escape(entry.root)} {marks} ")
        + f"/claim_{entry.claim[:ID_SHOWN]}"
    )
