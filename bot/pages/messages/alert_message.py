"""An alert as a message: its fact in the first line, for a lock screen; the other lines folded."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.page import clip, escape, one_space
from bot.language import _
from bot.pages import wording
from bot.pages.plain_reasons import names_what_is_counted, plain_reason
from briefings.beat.beat import Beat
from briefings.formats.glossing import glossed
from briefings.model import Change

# In characters: what a lock screen and a folded quotation have room for, and what Telegram has.
HEADLINE, OPEN_QUOTE, LONGEST_LINE = 140, 200, 420
GAP = "\n\n"


def alert_html(entries: Sequence[Sequence[Change]], beat: Beat, foot: str) -> str:
    """`entries` are the changes by sentence, the weightiest first."""
    first, *rest = entries
    fact = headline(first, beat)
    words = _words(first[0])
    shown = clip(words, LONGEST_LINE)
    tag = "blockquote expandable" if len(words) > OPEN_QUOTE else "blockquote"
    quote = f"<{tag}>{wording.in_marks(shown, escape(shown))}</blockquote>{_support(first[0])}"
    if fact != words:
        lines = [f"<b>{escape(clip(fact, HEADLINE))}</b>", quote]
    else:
        # What would be cut in bold is said once, as the quotation.
        lines = [quote] if len(words) > HEADLINE else [f"<b>{escape(words)}</b>", _support(first[0])]
    if rest:
        more = "\n".join(f"• {_line(entry, beat)}" for entry in rest)
        lines.append("<blockquote expandable>▾ {}\n{}</blockquote>".format(wording.count(len(rest), "more line"), more))
    return "\n".join(lines) + GAP + foot


def headline(changes: Sequence[Change], beat: Beat) -> str:
    """The fact of a line: what stands against what, what a number became, else its own words. It says of what that is
    so, since a lock screen shows nothing below it."""
    change = changes[0]
    what, words = _what_changed(change, beat), _words(change)
    if not what or (change.why and names_what_is_counted(change.why)):
        return what or words
    return wording.labelled(what, words)


def _what_changed(change: Change, beat: Beat) -> str:
    """What became of a line, without its words: "⚠ Disputed, 475 or 140"; empty if it is merely new."""
    moved = bool(change.old and change.new and change.old != change.new)
    old, new = (wording.stored_amount(told or "") for told in (change.old, change.new))
    if change.kind == "disputed":
        if change.why and names_what_is_counted(change.why):
            return _("⚠ Disputed: {why}").format(why=plain_reason(beat, change.why))
        return _("⚠ Disputed, {new} or {old}").format(new=new, old=old) if moved else _("⚠ Disputed")
    if change.kind == "updated":
        return f"{old} → {new}" if moved else ""
    return _("No longer stands") if change.kind == "withdrawn" else ""


def _line(changes: Sequence[Change], beat: Beat) -> str:
    change, words = changes[0], clip(_words(changes[0]), LONGEST_LINE)
    what = _what_changed(change, beat)
    told = f"<b>{escape(clip(what, HEADLINE))}</b> " if what else ""
    return f"{told}{wording.in_marks(words, escape(words))} {_support(change)}"


def _support(change: Change) -> str:
    return f"<i>{escape(wording.finding_support(change.finding))}</i>"


def _words(change: Change) -> str:
    return one_space(glossed(change.finding.text, change.finding.glosses))
