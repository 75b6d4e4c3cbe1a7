"""Briefing → Telegram HTML: figures first, then findings, disputes and what is not known; references at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.page import LONGEST_MESSAGE, clip, escape, one_space, units, visible_units
from bot.language import N_, _
from bot.pages import figure_wording, wording
from bot.pages.plain_reasons import plain_reason
from bot.pages.references import ID_SHOWN, References, Shown
from briefings.beat.beat import Beat
from briefings.formats.glossing import glossed
from briefings.model import Briefing, Dispute, Figure, Finding, Gloss, Question

CERTAINTY_WORDS = {
    "probable": N_("said to be probable"),
    "possible": N_("said to be possible"),
    "unknown": N_("not known"),
}
FIGURES_SHOWN = 6
DISPUTES_SHOWN = 2
UNKNOWN_SHOWN = 3
# A longer quotation folds, and opens at a tap.
FOLDS_FROM = 220
# Even a claim of a whole page leaves room for others beside it.
LONGEST_QUOTE = 1200
# Room for what follows the blocks: notes and the gaps between.
MARGIN = 120
NO_CLAIMS: Shown = {}


def briefing_html(
    briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE, claims: Shown = NO_CLAIMS
) -> tuple[str, int]:
    """One message, and how many of the briefing's findings it shows. `claims` say which claim stands for a finding."""
    references = References(briefing.documents)
    message = Message(references, limit, [heading(briefing.question, beat)])
    lines = 0
    for kind, block in _blocks(briefing, beat, references, claims):
        if not message.add(block):
            break
        lines += kind == "finding"
    if len(message.blocks) == 1:
        message.blocks.append(empty_words(briefing.question))
    return message.html(wording.undated_left_out(briefing)), findings_in(briefing.findings, lines)


def heading(question: Question, beat: Beat) -> str:
    """ "Returnees · France", and the dates that were asked for."""
    return _where(next((_(t.title) for t in beat.topics if t.id == question.topic), _("All topics")), question)


def dates_asked(question: Question) -> str:
    """The dates of a question in words, empty where there are none."""
    dates = []
    if question.since:
        dates.append(_("published since {day}").format(day=wording.day(question.since)))
    if question.asof:
        dates.append(_("as published by {day}").format(day=wording.day(question.asof)))
    return ", ".join(dates)


def empty_words(question: Question) -> str:
    """What is said where the library has nothing on a question."""
    if question.place or question.since or question.asof:
        return _(
            "No document in the library says anything on this. Ask for all places or all dates, or see /documents."
        )
    return _("No document in the library says anything on this yet. /documents shows what has been read.")


def figure_block(figure: Figure, beat: Beat, references: References) -> str:
    """A figure's line: its range, who says so, how new, and whether it is disputed."""
    marks = references.mark([entry.document for entry in figure.history])
    disputed = _(", disputed") if figure.disputed else ""
    headline = escape(figure_wording.figure_headline(beat, figure))
    support = escape(figure_wording.figure_support(figure, references.voice))
    return f"• <b>{headline}</b>{disputed}\n<i>{support}</i> {marks}".rstrip()


def finding_block(finding: Finding, references: References, claims: Shown = NO_CLAIMS) -> str:
    """A finding's line: verbatim, with its support, how sure its source is, and its references."""
    shown = claims.get(finding.id)
    claim = shown.claim if shown else finding.claims[0]
    marks = references.mark(finding.documents, finding.text, shown.document if shown else None)
    sure = _(CERTAINTY_WORDS.get(finding.certainty, ""))
    tail = f" · {sure}" if sure else ""
    support = f"<i>{escape(wording.finding_support(finding, references.voice))}{tail}</i>"
    return f"{quoted(glossed(finding.text, finding.glosses))}\n{support} {marks} /claim_{claim[:ID_SHOWN]}"


def quoted(text: str) -> str:
    """A source's own words; long ones as a quotation that folds."""
    words = one_space(text)
    if units(words) <= FOLDS_FROM:
        return wording.in_marks(words, escape(words))
    return f"<blockquote expandable>{escape(clip(words, LONGEST_QUOTE))}</blockquote>"


def by_claim(findings: Iterable[Finding]) -> list[Finding]:
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


def by_sentences(disputes: Iterable[Dispute]) -> list[Dispute]:
    """One line a pair of sentences: two that differ in three figures are read once, with all the reasons."""
    pairs: dict[tuple[str, str], Dispute] = {}
    for dispute in disputes:
        key = (one_space(dispute.left_text), one_space(dispute.right_text))
        first = pairs.get(key)
        pairs[key] = replace(first, why=tuple(dict.fromkeys((*first.why, *dispute.why)))) if first else dispute
    return list(pairs.values())


def dispute_block(dispute: Dispute, beat: Beat, references: References) -> str:
    """Why two sentences cannot both hold, and both verbatim."""
    why = "\n".join(f"<i>{escape(plain_reason(beat, reason))}</i>" for reason in dispute.why)
    left = _side(dispute.left_text, dispute.left_document, dispute.left_glosses, references)
    right = _side(dispute.right_text, dispute.right_document, dispute.right_glosses, references)
    return f"{why}\n{left}\n<b>{_('but')}</b>\n{right}".lstrip()


def disputes_html(briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE) -> str:
    """Open conflicts only, each with both sides verbatim."""
    return disputes_page(briefing, beat, 0, limit)[0]


def disputes_page(
    briefing: Briefing, beat: Beat, offset: int, limit: int = LONGEST_MESSAGE, apart: Sequence[Figure] = ()
) -> tuple[str, int, int]:
    """The disputes from `offset` on that fit one message, how many these are, and how many there are beyond. `apart`
    are figures of which sources give different numbers, though no two of their lines are set against one another."""
    references = References(briefing.documents)
    title = heading(briefing.question, beat) if briefing.question.topic else _where(_("Disputes"), briefing.question)
    message = Message(references, limit, [title])
    every = by_sentences(briefing.disputes)
    if apart:
        numbers = "\n".join(f"• {escape(figure_wording.numbers_given(beat, figure))}" for figure in apart)
        message.blocks.append(_("<b>Numbers on which sources differ</b>\n{numbers}").format(numbers=numbers))
    elif not every:
        message.blocks.append(_("No two published documents contradict one another here."))
    shown = 0
    for dispute in every[offset:]:
        if not message.add(dispute_block(dispute, beat, references)):
            break
        shown += 1
    return message.html(wording.undated_left_out(briefing)), shown, len(every) - offset - shown


def figures_html(briefing: Briefing, beat: Beat, limit: int = LONGEST_MESSAGE) -> str:
    """The ledger: a figure a line, the world's total first."""
    return figures_page(briefing, beat, 0, limit)[0]


def figures_page(
    briefing: Briefing,
    beat: Beat,
    offset: int,
    limit: int = LONGEST_MESSAGE,
    most: int = 1_000_000,
    *,
    narrowed: bool = False,
    measure: str | None = None,
) -> tuple[str, int]:
    """The ledger from `offset` on as far as it fits one message, and how many figures that shows. `narrowed` where it
    was asked for less than the question tells: for one `measure`, or from a later page on."""
    references = References(briefing.documents)
    counted = figure_wording.measure_label(beat, measure) if measure else ""
    message = Message(references, limit, [_where(_("Figures"), briefing.question, counted)])
    if not briefing.figures:
        message.blocks.append(_no_figures(briefing.question, narrowed))
    shown = 0
    for figure in briefing.figures[offset : offset + most]:
        if not message.add(figure_block(figure, beat, references)):
            break
        shown += 1
    return message.html(wording.undated_left_out(briefing)), shown


def _no_figures(question: Question, narrowed: bool) -> str:
    if narrowed or question.place or question.since or question.asof:
        return _("No figure in the library is of this. Ask for all with /figures, or see /documents.")
    return _("No figure in the library yet. Figures come from published documents: /documents.")


def history_html(figure: Figure, briefing: Briefing, beat: Beat) -> str:
    """Who gave which number when, newest first, and what each did to the one before."""
    references = References(briefing.documents)
    title = f"<b>{escape(figure_wording.figure_headline(beat, figure))}</b>" + (
        _(", disputed") if figure.disputed else ""
    )
    message = Message(
        references, LONGEST_MESSAGE, [_("{title}\n<i>Who said what number when, newest first</i>").format(title=title)]
    )
    for entry in reversed(figure.history):
        amount = escape(wording.amount(entry.low, entry.high, entry.bound))
        said = wording.labelled(wording.day(entry.published), f"<b>{amount}</b>")
        verdict = f" – {_(figure_wording.VERDICT_WORDS[entry.verdict])}" if entry.verdict else ""
        marks = references.mark([entry.document])
        if not message.add(f"{said}, {escape(entry.root)}{verdict} {marks} /claim_{entry.claim[:ID_SHOWN]}"):
            break
    return message.html("")


@dataclass
class Message:
    """Blocks that are added while they, and the references they point to, still fit one message."""

    references: References
    limit: int
    blocks: list[str]
    referred: int = 0

    def add(self, block: str) -> bool:
        """False, and nothing added, where it does not fit."""
        size = visible_units("\n\n".join([*self.blocks, block])) + visible_units(self.references.lines())
        if size > self.limit - MARGIN:
            return False
        self.blocks.append(block)
        self.referred = len(self.references)
        return True

    def html(self, foot: str) -> str:
        """The message; what was tried and did not fit leaves no reference behind."""
        parts = (*self.blocks, foot, self.references.lines_upto(self.referred))
        return "\n\n".join(part for part in parts if part)


def _blocks(briefing: Briefing, beat: Beat, references: References, claims: Shown) -> Iterator[tuple[str, str]]:
    # A generator, so that a reference gets its number only when the line that needs it is tried.
    figures = briefing.figures[:FIGURES_SHOWN]
    if figures:
        lines = [figure_block(figure, beat, references) for figure in figures]
        more = len(briefing.figures) - len(figures)
        yield (
            "figures",
            "\n".join([_("<b>Figures</b>"), *lines, *([_("{more} more: /figures").format(more=more)] if more else [])]),
        )
    for place, finding in enumerate(by_claim(briefing.findings)):
        title = _("<b>What sources say</b>\n") if place == 0 and figures else ""
        yield "finding", title + finding_block(finding, references, claims)
    disputes = by_sentences(briefing.disputes)
    for place, dispute in enumerate(disputes[:DISPUTES_SHOWN]):
        title = _("<b>Disputed</b>\n") if place == 0 else ""
        yield "dispute", title + dispute_block(dispute, beat, references)
    for place, finding in enumerate(by_claim(briefing.unknown)[:UNKNOWN_SHOWN]):
        title = _("<b>Said to be unknown</b>\n") if place == 0 else ""
        yield "unknown", title + finding_block(finding, references, claims)


def _side(text: str, document: int, glosses: Sequence[Gloss], references: References) -> str:
    marks = references.mark([document], text, document) if document else ""
    return f"{quoted(glossed(text, glosses))} {marks}".rstrip()


def findings_in(findings: Sequence[Finding], lines: int) -> int:
    """How many findings stand behind the first so many lines."""
    told = {one_space(finding.text) for finding in by_claim(findings)[:lines]}
    return next((n for n, f in enumerate(findings) if one_space(f.text) not in told), len(findings))


def _where(title: str, question: Question, counted: str = "") -> str:
    """ "Figures · France · killed", and the dates that were asked for."""
    asked = [title, *([wording.place_name(question.place)] if question.place else []), *([counted] if counted else [])]
    dates = f"\n<i>{dates_asked(question)}</i>" if dates_asked(question) else ""
    return f"<b>{escape(' · '.join(asked))}</b>{dates}"
