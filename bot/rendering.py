"""Briefing → Telegram HTML: figures first, then findings, disputes and what is not known; references at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from bot import wording
from bot.pages import LONGEST_MESSAGE, escape, one_space, visible_units
from briefings.beat import Beat
from briefings.model import Briefing, Dispute, Figure, Finding, Question, Reference

CERTAINTY_WORDS = {"probable": "said to be probable", "possible": "said to be possible", "unknown": "not known"}


class References:
    """Numbers the documents that a message's lines point to, in the order in which they are first named."""

    def __init__(self, documents: Sequence[Reference]) -> None:
        self._known = {reference.number: reference for reference in documents}
        self._order: list[int] = []

    def mark(self, numbers: Sequence[int]) -> str:
        """ "[1][3]" for these documents; more than four are counted."""
        marks = []
        for number in numbers[:4]:
            if number not in self._order:
                self._order.append(number)
            marks.append(f"[{self._order.index(number) + 1}]")
        more = f" +{len(numbers) - 4}" if len(numbers) > 4 else ""
        return "".join(marks) + more

    def lines(self) -> str:
        """The references themselves, one a line, each a link."""
        return "\n".join(f"[{place}] {self._line(number)}" for place, number in enumerate(self._order, 1))

    def _line(self, number: int) -> str:
        reference = self._known.get(number)
        if reference is None:
            return f"/document_{number}"
        name = f"{escape(reference.source or 'no source named')}, {wording.day(reference.published)}"
        title = escape(one_space(reference.title)[:70])
        gone = " (withdrawn)" if reference.status == "withdrawn" else ""
        url = reference.url or ""
        link = f'<a href="{escape(url)}">{name}</a>' if web_address(url) else name
        return f"{link}: {title}{gone} /document_{number}"


def briefing_html(briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE) -> tuple[str, int]:
    """One message, and how many findings it shows. Blocks are added while they and their references still fit."""
    references = References(briefing.documents)
    head = heading(briefing.question, beat)
    blocks: list[str] = [head]
    lines = 0
    for kind, block in _blocks(briefing, beat, references):
        trial = "\n\n".join([*blocks, block])
        if visible_units(trial) + visible_units(references.lines()) + 60 > limit - 60:
            break
        blocks.append(block)
        lines += kind == "finding"
    if len(blocks) == 1:
        blocks.append(empty_words(briefing.question, beat))
    foot = _foot(briefing)
    references_text = _still_used(blocks, references)
    told = {one_space(finding.text) for finding in by_claim(briefing.findings)[:lines]}
    shown = next((n for n, f in enumerate(briefing.findings) if one_space(f.text) not in told), len(briefing.findings))
    return "\n\n".join(part for part in (*blocks, foot, references_text) if part), shown


def heading(question: Question, beat: Beat) -> str:
    """ "Returnees · France", and the dates that were asked for."""
    topic = next((t.title for t in beat.topics if t.id == question.topic), "All topics")
    place = f" · {escape(wording.place_name(question.place))}" if question.place else ""
    dates = []
    if question.since:
        dates.append(f"published since {wording.day(question.since)}")
    if question.asof:
        dates.append(f"as published by {wording.day(question.asof)}")
    return f"<b>{escape(topic)}{place}</b>" + (f"\n<i>{', '.join(dates)}</i>" if dates else "")


def empty_words(question: Question, beat: Beat) -> str:
    """What is said where the library has nothing on a question."""
    if question.place or question.since or question.asof:
        return (
            "No document in the library says anything on this. Ask without the place or the dates, or see /documents."
        )
    return "No document in the library says anything on this yet. An editor adds one by sending it here."


def figure_block(figure: Figure, beat: Beat, references: References) -> str:
    """A figure's line: its range, who says so, how new, and whether it is disputed."""
    numbers = list(dict.fromkeys(entry.document for entry in figure.history))
    disputed = ", <b>disputed</b>" if figure.disputed else ""
    roots = ", ".join(figure.roots[:3]) + (f" +{len(figure.roots) - 3}" if len(figure.roots) > 3 else "")
    return (
        f"• <b>{escape(wording.figure_headline(beat, figure))}</b>{disputed} {references.mark(numbers)}\n"
        f"  {wording.count(len(figure.roots), 'root')}: {escape(roots)} · {wording.day(figure.newest)}"
    )


def finding_block(finding: Finding, references: References) -> str:
    """A finding's line: verbatim, with its references, its support and how sure its source is."""
    sure = CERTAINTY_WORDS.get(finding.certainty)
    tail = f" · {sure}" if sure else ""
    return (
        f"“{escape(one_space(finding.text))}” {references.mark(finding.documents)}\n"
        f"<i>{escape(wording.finding_support(finding))}{tail}</i> /claim_{finding.claims[0][:10]}"
    )


def by_claim(findings: Sequence[Finding]) -> list[Finding]:
    """One line a claim: a sentence with four figures stands in four findings, but is read once. The line has the
    documents and roots of all of them, best supported first."""
    lines: dict[str, Finding] = {}
    for finding in findings:
        key = one_space(finding.text)
        first = lines.get(key)
        if first is None:
            lines[key] = finding
            continue
        lines[key] = replace(
            first,
            documents=tuple(dict.fromkeys((*first.documents, *finding.documents))),
            roots=tuple(dict.fromkeys((*first.roots, *finding.roots))),
            newest=max((d for d in (first.newest, finding.newest) if d), default=None),
        )
    return list(lines.values())


def dispute_block(dispute: Dispute, references: References) -> str:
    """Both sides verbatim, and why they cannot both hold."""
    left = references.mark([dispute.left_document] if dispute.left_document else [])
    right = references.mark([dispute.right_document] if dispute.right_document else [])
    why = escape("; ".join(dispute.why))
    return (
        f"“{escape(one_space(dispute.left_text))}” {left}\n<b>but</b> “{escape(one_space(dispute.right_text))}” {right}"
        + (f"\n<i>{why}</i>" if why else "")
    )


def figures_html(briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE) -> str:
    """The ledger: a figure a line, by country of origin, the world's total first."""
    references = References(briefing.documents)
    place = f" · {escape(wording.place_name(briefing.question.place))}" if briefing.question.place else ""
    blocks = [f"<b>Figures{place}</b>"]
    blocks += _while_they_fit((figure_block(f, beat, references) for f in briefing.figures), references, limit)
    if len(blocks) == 1:
        blocks.append("No figure in the library yet. Figures come from published documents: /documents.")
    left = len(briefing.figures) - len(blocks) + 1
    if briefing.figures and left > 0:
        blocks.append(f"{left} more; name a place: <code>/figures France</code>")
    return "\n\n".join([*blocks, _still_used(blocks, references)]).rstrip()


def disputes_html(briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE) -> str:
    """Open conflicts only, each with both sides verbatim."""
    references = References(briefing.documents)
    blocks = ["<b>Disputes</b>"]
    blocks += _while_they_fit((dispute_block(d, references) for d in briefing.disputes), references, limit)
    if len(blocks) == 1:
        blocks.append("No two published documents contradict one another.")
    left = len(briefing.disputes) - len(blocks) + 1
    if briefing.disputes and left > 0:
        blocks.append(f"{left} more; ask a topic with a place to see those of one country.")
    return "\n\n".join([*blocks, _still_used(blocks, references)]).rstrip()


def text_fragment(url: str, text: str) -> str:
    """A link that opens the browser at the sentence (the URL's text-fragment directive)."""
    words = one_space(text).split()
    if "#" in url or not words:
        return url
    if len(words) <= 12:
        return f"{url}#:~:text={_fragment_part(' '.join(words))}"
    return f"{url}#:~:text={_fragment_part(' '.join(words[:5]))},{_fragment_part(' '.join(words[-5:]))}"


def web_address(url: str | None) -> bool:
    """Whether a link may be shown as one."""
    return bool(url and re.match(r"https?://[^\s<>\"]+$", url))


def _fragment_part(text: str) -> str:
    # A dash is part of the directive's own syntax, so it is escaped as well.
    return quote(text, safe="").replace("-", "%2D")


def _blocks(briefing: Briefing, beat: Beat, references: References) -> Iterator[tuple[str, str]]:
    # A generator, so that a reference gets its number only when the line that needs it is tried.
    figures = briefing.figures[:6]
    if figures:
        lines = [figure_block(figure, beat, references) for figure in figures]
        more = f"\n{len(briefing.figures) - 6} more in /figures" if len(briefing.figures) > 6 else ""
        yield "figures", "<b>Figures</b>\n" + "\n".join(lines) + more
    for place, finding in enumerate(by_claim(briefing.findings)):
        title = "<b>What sources say</b>\n" if place == 0 else ""
        yield "finding", title + finding_block(finding, references)
    for place, dispute in enumerate(briefing.disputes[:2]):
        title = "<b>Disputed</b>\n" if place == 0 else ""
        yield "dispute", title + dispute_block(dispute, references)
    for place, finding in enumerate(by_claim(briefing.unknown)[:3]):
        title = "<b>Said to be unknown</b>\n" if place == 0 else ""
        yield "unknown", title + finding_block(finding, references)


def _while_they_fit(blocks: Iterator[str], references: References, limit: int) -> list[str]:
    taken: list[str] = []
    for block in blocks:
        size = visible_units("\n\n".join([*taken, block])) + visible_units(references.lines())
        if size > limit - 200:
            break
        taken.append(block)
    return taken


def _still_used(blocks: Sequence[str], references: References) -> str:
    text = "\n".join(blocks)
    return "\n".join(line for line in references.lines().split("\n") if line and line.split("]")[0] + "]" in text)


def _foot(briefing: Briefing) -> str:
    notes = []
    if briefing.undated:
        notes.append(f"{wording.count(briefing.undated, 'undated document')} left out")
    return f"<i>{', '.join(notes)}</i>" if notes else ""
