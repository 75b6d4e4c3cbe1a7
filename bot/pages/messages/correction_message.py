"""Corrections as messages: what no longer stands, and why; of one message, or of many of a chat together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.chat.page import LONGEST_MESSAGE, clip, escape, one_space, visible_units
from bot.language import N_, _
from bot.pages import wording
from briefings.model import CorrectedTogether, Correction, Mentioned, Part
from briefings.newsroom.acts import DROPPED, TAKEN_BACK

LONGEST_LINE = 700
# A correction of so many lines that each would be cut shorter names the first of them.
SHORTEST_QUOTE = 60
# In a correction of many messages lines are shorter, so that it is one message where it can be.
QUOTE_OF_MANY = 300
# Telegram marks up so many things in a message at most (100), links among them; the rest would be plain words.
MOST_NAMED = 25
SECTIONS = 3
ROOM = 260
GAP = "\n\n"
KINDS = {"digest": N_("digest"), "alert": N_("alert"), "correction": N_("correction"), "notice": N_("notice")}
# What the newsroom says where no editor gives a reason (`briefings.newsroom.acts`).
WHYS = (
    N_("the text was corrected"), N_("its source, date or title was corrected"), N_("the desk took it back"),
    N_("an editor corrected how it is read"), N_("an editor filed it anew"),
    N_("an editor took it out of all answers"),
)  # fmt: skip
# The same of an act on one line, since "it" would be the document that the message names.
OF_A_LINE = {
    TAKEN_BACK: N_("the desk took back what it had changed in one of its lines"),
    DROPPED: N_("an editor took one of its lines out of all answers"),
}
AGAIN = N_("<i>Again, in case this did not reach you.</i>")

# Ids below this are supergroups and channels: their messages have links.
SUPERGROUP = -1_000_000_000_000

Group = tuple[str, Sequence[str]]


def one(correction: Correction) -> str:
    """The correction of one message, which it replies to. Every line is named, however short its words must be cut for
    all to fit."""
    blocks = _head(correction)
    room = LONGEST_MESSAGE - visible_units(GAP.join(blocks)) - ROOM
    return GAP.join([*blocks, *_lines(correction, room, LONGEST_LINE)])


def several(together: Sequence[CorrectedTogether], zone: str) -> Sequence[Part]:
    """The corrections of many messages: what fell of which, the newest first. `zone` is that of the times shown."""
    parts: list[Part] = []
    head, held = _head(together[0].correction), list[tuple[CorrectedTogether, str]]()
    room = LONGEST_MESSAGE - visible_units(GAP.join(head)) - ROOM
    for found in together:
        named = _named(found.messages, zone)
        lines = _lines(found.correction, room - visible_units(named) - len(GAP), QUOTE_OF_MANY)
        section = GAP.join([named, *lines])
        size = visible_units(GAP.join([*(words for _rest, words in held), section]))
        if held and (len(held) == SECTIONS or size > room):
            parts.append(_part(head, held))
            held = []
        held.append((found, section))
    return [*parts, _part(head, held)]


def repeated(text: str) -> str:
    """A correction's text once more, and why."""
    return f"{_(AGAIN)}\n{text}"


def quoted(words: str, longest: int) -> str:
    """A source's own words in quotation marks, cut to so many characters."""
    return wording.in_marks(one_space(words), _clipped(words, longest))


def _part(head: Sequence[str], held: Sequence[tuple[CorrectedTogether, str]]) -> Part:
    text = GAP.join([*head, *(words for _rest, words in held)])
    lines = tuple(line for found, _rest in held for line in found.lines)
    return Part(text, lines, tuple(message.delivery for found, _rest in held for message in found.messages))


def _head(correction: Correction) -> list[str]:
    if correction.settled:
        return [_("<b>Correction</b>\nAn editor has ruled that sources do not contradict one another.")]
    titled = f", {wording.quoted(_clipped(correction.title, 150))}," if correction.title else ""
    head = _("<b>Correction</b>\nDocument {document}{titled} {deed}.").format(
        document=correction.document, titled=titled, deed=_deed(correction)
    )
    return [head, _("Why: {clipped}").format(clipped=_clipped(_why(correction), 500))] if correction.why else [head]


def _why(correction: Correction) -> str:
    """An editor's own words as they are; Dateline's in the reader's language."""
    words = correction.why
    if correction.line and words in OF_A_LINE:
        return _(OF_A_LINE[words])
    return _(words) if words in WHYS else words


def _groups(correction: Correction) -> Sequence[Group]:
    return (
        (_("No longer stands:"), correction.fallen),
        (_("Still stands, on other documents:"), [kept.words for kept in correction.still if kept.words == kept.now]),
        (_("No longer said so, but others still say:"), [k.now for k in correction.still if k.words != k.now]),
        (_("Stands, but is read otherwise now:"), correction.otherwise),
        (_("Stands, but what it was set against does not:"), correction.alone),
        (_("Stands, and is not disputed:"), correction.settled),
        (_("Stands again:"), correction.restored),
    )


def _lines(correction: Correction, room: int, longest: int) -> Iterator[str]:
    """The groups of a correction's lines, cut so that all fit the room."""
    groups = _groups(correction)
    many = sum(len(quotes) for _rest, quotes in groups)
    longest = max(SHORTEST_QUOTE, min(longest, room // max(1, many) - 3))
    left = max(1, room // (longest + 3))
    for title, quotes in groups:
        if quotes:
            shown = [quoted(quote, longest) for quote in quotes[:left]]
            left -= len(shown)
            more = [_("and {value} more lines of that message").format(value=len(quotes) - len(shown))]
            onward = [_onward(correction)] if quotes is correction.otherwise else []
            yield "\n".join([f"<b>{title}</b>", *shown, *(more if len(shown) < len(quotes) else []), *onward])


def _onward(correction: Correction) -> str:
    return _("How it is read now: /document_{document}").format(document=correction.document)


def _named(messages: Sequence[Mentioned], zone: str) -> str:
    """Which messages, each with a link where Telegram has links."""
    names = [_name(message, zone) for message in messages[:MOST_NAMED]]
    more = len(messages) - len(names)
    rest = [_("and {more} earlier ones").format(more=more)] if more else []
    every = _("In this message") if len(messages) == 1 else _("In these {len} messages").format(len=len(messages))
    return f"{every} ({escape(zone)}): {', '.join([*names, *rest])}."


def _name(message: Mentioned, zone: str) -> str:
    sent = message.sent.astimezone(ZoneInfo(zone)) if message.sent else None
    name = (
        _("{kind} of {day}, {sent:%H:%M}").format(kind=_(KINDS[message.kind]), day=wording.day(sent.date()), sent=sent)
        if sent
        else _(KINDS[message.kind])
    )
    if message.message is None or message.chat >= SUPERGROUP:
        return name
    return f'<a href="https://t.me/c/{SUPERGROUP - message.chat}/{message.message}">{name}</a>'


def _deed(correction: Correction) -> str:
    if correction.line:
        return _("was read again")
    if correction.revised:
        return _("was revised")
    return _("was withdrawn, and that was taken back") if correction.restored else _("was withdrawn")


def _clipped(words: str, longest: int) -> str:
    return escape(clip(one_space(words), longest))
