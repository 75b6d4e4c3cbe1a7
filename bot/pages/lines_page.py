"""Every line under a question as a list: numbered, so that a button with its number opens it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.chat.page import LONGEST_MESSAGE, clip, escape, one_space
from bot.language import _
from bot.pages import wording
from bot.pages.briefing_page import CERTAINTY_WORDS, Message, by_claim, empty_words, heading
from bot.pages.references import References, Shown
from briefings.beat.beat import Beat
from briefings.formats.glossing import glossed
from briefings.model import Briefing, Finding

# A list is to be leafed through: so many lines, each of so many characters, are about two screens.
LINES = 6
LONGEST = 500


def lines_html(
    briefing: Briefing, beat: Beat, claims: Shown, offset: int, title: str = "", before: Collection[str] = ()
) -> tuple[str, int, list[str]]:
    """The message, how many of the briefing's findings stand in it, and the claims of its lines in their order. `title`
    says what the lines are, where they are not all. Sentences in `before` stood on pages before, and are left out."""
    references = References(briefing.documents)
    head = heading(briefing.question, beat) + (f"\n<b>{title}</b>" if title else "")
    message = Message(references, LONGEST_MESSAGE, [head])
    opened: list[str] = []
    lines = by_claim(not_before(briefing.findings, before))
    for finding in lines[:LINES]:
        shown = claims.get(finding.id)
        if not message.add(_line(len(opened) + 1, finding, references, claims)):
            break
        opened.append(shown.claim if shown else finding.claims[0])
    if not opened:
        message.blocks.append(_("There is nothing beyond.") if offset else empty_words(briefing.question))
    told = {*before, *(one_space(finding.text) for finding in lines[: len(opened)])}
    return message.html(""), len(briefing.findings) - len(_from_first_untold(briefing.findings, told)), opened


def not_before(findings: Sequence[Finding], before: Collection[str]) -> list[Finding]:
    """The findings whose sentence did not stand on a page before."""
    return [finding for finding in findings if one_space(finding.text) not in before]


def _from_first_untold(findings: Sequence[Finding], told: Collection[str]) -> Sequence[Finding]:
    return findings[next((n for n, f in enumerate(findings) if one_space(f.text) not in told), len(findings)) :]


def _line(number: int, finding: Finding, references: References, claims: Shown) -> str:
    words = clip(one_space(glossed(finding.text, finding.glosses)), LONGEST)
    shown = claims.get(finding.id)
    marks = references.mark(finding.documents, finding.text, shown.document if shown else None)
    sure = _(CERTAINTY_WORDS.get(finding.certainty, ""))
    tail = f" · {sure}" if sure else ""
    support = f"<i>{escape(wording.finding_support(finding, references.voice))}{tail}</i>"
    return f"{number}. {wording.in_marks(words, escape(words))}\n{support} {marks}"
