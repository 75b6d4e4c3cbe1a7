"""An answer that fits a phone's screen: the fact first, the best line in its source's words, the rest folded.

A folded quotation of Telegram shows three lines of itself; what is in it is told by its first line.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from bot.chat.page import LONGEST_MESSAGE, clip, escape, one_space, visible_units
from bot.language import _, ngettext
from bot.pages import figure_wording, wording
from bot.pages.briefing_page import CERTAINTY_WORDS, by_claim, by_sentences, empty_words, heading
from bot.pages.plain_reasons import plain_reason
from bot.pages.references import References, Shown
from briefings.answers.one_screen import Coverage, Screen
from briefings.beat.beat import Beat
from briefings.formats.glossing import glossed
from briefings.model import Briefing, Dispute, Figure, FigureEntry, Finding, newest_told
from briefings.values import frozen

T = TypeVar("T")

FACTS, EARLIER, SOURCES_NAMED = 3, 3, 4
# In characters: longer, the best line folds too, so that the answer stays on its screen.
LONGEST_LINE, LONGEST_FOLDED = 230, 420
REASON = 140
FOLDED_LINES, UNKNOWN_LINES, FOLDED_FIGURES = 6, 2, 6
# So many references stand in the open; the fold has the others.
REFERENCES_SHOWN = 2
ROOM = 160


@frozen
class AnswerText:
    """The message, and the claim whose words are its best line (None without one)."""

    html: str
    best: str | None


def answer_html(screen: Screen, beat: Beat, claims: Shown, note: str = "", limit: int = LONGEST_MESSAGE) -> AnswerText:
    """The answer to a question; `note` says what was guessed."""
    briefing = screen.briefing
    references = References(briefing.documents)
    said = f"<i>{escape(note)}.</i>\n" if note else ""
    head = said + heading(briefing.question, beat)
    lines = by_claim(briefing.findings)
    open_blocks = _in_the_open(screen, beat, references, claims, lines[:1])
    if not open_blocks and not briefing.unknown:
        return AnswerText(f"{head}\n{empty_words(briefing.question)}", None)
    in_the_open = min(REFERENCES_SHOWN, len(references))
    shown = references.first(in_the_open)
    top = "\n".join([head, *open_blocks])
    room = limit - visible_units(top) - visible_units(shown) - ROOM
    fold = folded(screen, beat, references, claims, room, in_the_open)
    parts = [top + fold + shown if fold else f"{top}\n{shown}", wording.undated_left_out(briefing)]
    return AnswerText("\n".join(part for part in parts if part), _claim_of(lines[0], claims) if lines else None)


def _in_the_open(
    screen: Screen, beat: Beat, references: References, claims: Shown, best: Sequence[Finding]
) -> list[str]:
    """The facts and the best line, made in the order in which they are read: documents are numbered as they are named,
    and the first of them are those whose references stand in the open."""

    def facts() -> str:
        return "\n".join(facts_of(screen.briefing, beat, references))

    def line() -> str:
        return "\n".join(best_line(finding, references, claims) for finding in best)

    first, second = (line, facts) if screen.line_first else (facts, line)
    return [block for block in (first(), second()) if block]


def facts_of(briefing: Briefing, beat: Beat, references: References) -> Iterator[str]:
    """At most three lines: the newest figure with who says it, what was said earlier, and what is disputed."""
    wholes = [figure for figure in briefing.figures if not figure.part]
    if not wholes:
        return
    first = wholes[0]
    alike = [figure for figure in wholes if _subject(figure) == _subject(first)]
    single = len({_subject(figure) for figure in wholes}) == 1
    told = _told(alike)
    if single and told:
        yield _lead(*told[0], beat, references)
        earlier = [_short(figure, entry, told[0][0], beat, references) for figure, entry in told[1:]]
        distinct = list(dict.fromkeys(earlier))[:EARLIER]
        if distinct:
            yield (_("Earlier: {join}") if _came_before(told) else _("Also: {join}")).format(join=" · ".join(distinct))
        if any(figure.disputed for figure in alike):
            yield _disputed(briefing.disputes, beat)
        return
    for figure in _of_each_subject(wholes)[:FACTS]:
        yield fact_line(figure, beat, references)


def fact_line(figure: Figure, beat: Beat, references: References) -> str:
    """A figure in one line: the newest number, who says it and when, and whether others say otherwise."""
    told = _told([figure])
    if not told:
        return f"<b>{escape(figure_wording.figure_headline(beat, figure))}</b>"
    disputed = f" ⚠ {_('disputed')}" if figure.disputed else ""
    return _lead(*told[0], beat, references) + disputed


def best_line(finding: Finding, references: References, claims: Shown) -> str:
    """The line that says best what was asked, as a quotation; a long one folds."""
    words = one_space(glossed(finding.text, finding.glosses))
    tag = "blockquote expandable" if len(words) > LONGEST_LINE else "blockquote"
    sure = _(CERTAINTY_WORDS.get(finding.certainty, ""))
    tail = f" · {sure}" if sure else ""
    support = escape(wording.finding_support(finding, references.voice)) + tail
    quote = wording.in_marks(words, escape(words))
    return f"<{tag}>{quote}</blockquote><i>{support}</i> {_marks(finding, references, claims)}"


def folded(
    screen: Screen, beat: Beat, references: References, claims: Shown, room: int, in_the_open: int = REFERENCES_SHOWN
) -> str:
    """Further lines, what is said to be unknown, who covers it, and the references beyond those `in_the_open`; empty
    where there is nothing.

    The first line tells how much there is: it is all that a phone shows before a tap.
    """
    briefing = screen.briefing
    rest, unknown = by_claim(briefing.findings)[1:], by_claim(briefing.unknown)
    lines = [_more_figure(figure, beat, references) for figure in _other_figures(briefing)]
    lines += [_folded_line(finding, references, claims) for finding in rest[:FOLDED_LINES]]
    if unknown:
        lines.append(_("<b>Said to be unknown</b>"))
        lines += [_folded_line(finding, references, claims) for finding in unknown[:UNKNOWN_LINES]]
    rest_of = references.rest(in_the_open)
    if not lines and not rest_of and len(screen.coverage) < 2:
        # The line in the open has named its only source.
        return ""
    several = len(screen.coverage) > 1 or not screen.whole
    covered = coverage_words(screen.coverage, references.voice, whole=screen.whole) if several else ""
    # What only a question's words led to is no line of its topic, but stands here, too.
    head = _head_of_fold(screen, max(screen.total - 1, len(rest)))
    kept = _fitting([covered, *lines] if covered else lines, room - visible_units(head))
    if sum(map(visible_units, kept)) + visible_units(rest_of) < room:
        kept.append(rest_of)
    return f"<blockquote expandable>▾ {head}\n" + "\n".join(line for line in kept if line) + "</blockquote>"


def _head_of_fold(screen: Screen, more: int) -> str:
    """How much a fold holds: "12 more lines, 3 sources"; the sources only where all of them are known."""
    counted = f"{wording.lines_counted(more, at_most=not screen.whole)} {ngettext('more line', 'more lines', more)}"
    sources = _sources(screen.coverage) if screen.whole or not more else ""
    return ", ".join(part for part in (counted if more else "", sources) if part)


def coverage_words(
    coverage: Sequence[Coverage], voice: Callable[[str], str] = wording.isolated, *, whole: bool = True
) -> str:
    """Who says it at first hand, and in how many documents each stands: "AFP (3 documents), Soufan Center". Unless
    `whole`, there may be others, nobody knows how many."""
    if not coverage:
        return ""
    named = [
        escape(clip(one_space(voice(c.root)), 64))
        + (_(" ({documents} documents)").format(documents=c.documents) if c.documents > 1 else "")
        for c in coverage[:SOURCES_NAMED]
    ]
    more = len(coverage) - len(named)
    said = _("Original sources: {join}").format(join=", ".join(named))
    if not whole:
        return said + _(" and others")
    return said + (_(" and {more} more").format(more=more) if more > 0 else "")


def _sources(coverage: Sequence[Coverage]) -> str:
    return wording.count(len(coverage), "original source") if coverage else _("more")


def _came_before(told: Sequence[tuple[Figure, FigureEntry]]) -> bool:
    """True if the newest number is known to be newer than each of those named beside it."""
    (_figure, newest), *others = told
    days = [entry.published for _figure, entry in others[:EARLIER]]
    return all(day is not None and newest.published is not None and day < newest.published for day in days)


def _told(figures: Sequence[Figure]) -> list[tuple[Figure, FigureEntry]]:
    """Each number that each source gave: first the newest that counts now, then the others, the newest first."""
    every = [(figure, entry) for figure in figures for entry in figure.history]
    newest = sorted(every, key=lambda each: str(each[1].published or ""), reverse=True)
    now = [told for told in newest if told[1] == newest_told(told[0])]
    newest = [*now[:1], *(told for told in newest if told not in now[:1])]
    return _first_of_each(newest, lambda told: (told[1].root, told[1].low, told[1].high, told[0].scope))


def _lead(figure: Figure, entry: FigureEntry, beat: Beat, references: References) -> str:
    """ "278 fighters from France returned home, says the ministry (8 Feb 2018) [5]"."""
    number = escape(wording.amount(entry.low, entry.high, entry.bound))
    what = escape(figure_wording.counted_words(beat, figure, one=figure_wording.is_one(entry)))
    day = f" ({wording.day(entry.published)})" if entry.published else ""
    said = (
        _("<b>{number}</b> {what}, say {root}{day} {mark}")
        if wording.are_many(entry.root)
        else _("<b>{number}</b> {what}, says {root}{day} {mark}")
    )
    return said.format(
        number=number,
        what=what,
        root=escape(references.voice(entry.root, 200)),
        day=day,
        mark=references.mark([entry.document]),
    )


def _short(figure: Figure, entry: FigureEntry, lead: Figure, beat: Beat, references: References) -> str:
    number = escape(wording.amount(entry.low, entry.high, entry.bound))
    who = "" if figure.scope == lead.scope else f" {escape(figure_wording.scope_label(beat, figure.scope))}"
    month = f", {wording.month(entry.published)}" if entry.published else ""
    return f"<b>{number}</b>{who} {escape(references.voice(entry.root, 40))}{month}"


def _disputed(disputes: Sequence[Dispute], beat: Beat) -> str:
    why = next((reason for dispute in by_sentences(disputes) for reason in dispute.why), None)
    if not why:
        return _("⚠ Disputed")
    return _("⚠ Disputed: {why}").format(why=escape(clip(plain_reason(beat, why), REASON)))


def _subject(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.origin, figure.event.id if figure.event else None, figure.place


def _of_each_subject(figures: Sequence[Figure]) -> list[Figure]:
    return _first_of_each(figures, _subject)


def _first_of_each(items: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def _other_figures(briefing: Briefing) -> list[Figure]:
    """The figures that the facts in the open leave out."""
    wholes = _of_each_subject([figure for figure in briefing.figures if not figure.part])
    return wholes[FACTS : FACTS + FOLDED_FIGURES] if len(wholes) > 1 else []


def _more_figure(figure: Figure, beat: Beat, references: References) -> str:
    return f"• {fact_line(figure, beat, references)}"


def _folded_line(finding: Finding, references: References, claims: Shown) -> str:
    words = clip(one_space(glossed(finding.text, finding.glosses)), LONGEST_FOLDED)
    sure = _(CERTAINTY_WORDS.get(finding.certainty, ""))
    tail = f" · {sure}" if sure else ""
    support = f"<i>{escape(wording.finding_support(finding, references.voice))}{tail}</i>"
    return f"• {wording.in_marks(words, escape(words))} {support} {_marks(finding, references, claims)}"


def _marks(finding: Finding, references: References, claims: Shown) -> str:
    shown = claims.get(finding.id)
    return references.mark(finding.documents, finding.text, shown.document if shown else None)


def _claim_of(finding: Finding, claims: Shown) -> str:
    shown = claims.get(finding.id)
    return shown.claim if shown else finding.claims[0]


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        room -= visible_units(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept
