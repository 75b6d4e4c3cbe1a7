"""Two documents side by side, for the chat and the command line: narrow blocks, one statement under its fellow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.chat.page import clip, escape, one_space
from bot.language import N_, _
from bot.pages import wording
from bot.pages.plain_reasons import reason_of_a_change
from bot.pages.references import reference_line
from briefings.answers.compare import COPY, PASSAGES
from briefings.answers.composing import reference
from briefings.beat.beat import Beat
from briefings.formats.glossing import claim_glossed
from briefings.model import Claim, Comparison, Document, Reason, StatementPair, Verdict
from briefings.values import frozen

LONGEST_QUOTE = 400
LONGEST_WHY = 400
# What a reader wants to know first.
SECTIONS: tuple[tuple[str, tuple[Verdict, ...]], ...] = (
    (N_("In conflict"), ("conflicts",)),
    (N_("A later state of things"), ("updates",)),
    (N_("Both say"), ("corroborates", "restates")),
    (N_("Perhaps the same, not sure"), ("unsure",)),
)
# What only the matcher weighs: the topics are named in no line of the page, and the words in common stand in both.
WEIGHED_ALONE = ("topic", "story", "meaning")
SAID_BY = {"restates": N_("from one original source"), "corroborates": N_("from different original sources")}


@frozen
class _Fellows:
    """Two claims with what is so of all their statements that have one verdict."""

    left: Claim
    right: Claim
    verdict: Verdict
    why: tuple[str, ...]


def comparison_head(comparison: Comparison) -> str:
    """Which two documents, whether one copies the other, and where both come from."""
    lines = [
        _("<b>Two documents compared</b>"),
        wording.labelled("A", _named(comparison.left)),
        wording.labelled("B", _named(comparison.right)),
        _copy_words(comparison.copy),
    ]
    lines.append(
        _("Both go back to {root}.").format(root=escape(comparison.root))
        if comparison.root
        else _("They share no original source as a whole.")
    )
    return "\n".join(lines)


def comparison_blocks(comparison: Comparison, beat: Beat) -> list[str]:
    """What both say, section by section, each statement under its fellow; then what one of them alone says."""
    fellows = _fellows(comparison.pairs)
    blocks: list[str] = []
    for title, verdicts in SECTIONS:
        own = [_pair_block(pair, beat) for pair in fellows if pair.verdict in verdicts]
        if "restates" in verdicts:
            own += [_alike_block(claim) for claim in comparison.alike]
        blocks += _under(f"{_(title)} ({len(own)})", own)
    for letter, claims in (("A", comparison.only_left), ("B", comparison.only_right)):
        blocks += _under(
            _("Only {letter} says ({len})").format(letter=letter, len=len(claims)), [_quoted(claim) for claim in claims]
        )
    return blocks or [
        _("Nothing in either is filed under a topic, and no statement of one stands beside one of the other.")
    ]


def _under(title: str, blocks: Sequence[str]) -> list[str]:
    return [f"<b>{title}</b>\n{blocks[0]}", *blocks[1:]] if blocks else []


def _named(document: Document) -> str:
    if document.number:
        return reference_line(reference(document))
    title = clip(one_space(document.title or document.file or _("without a title")), 80)
    who = f"{clip(one_space(document.source), 60)}, " if document.source else ""
    return escape(wording.labelled(f"{who}{wording.day(document.published)}", title))


def _copy_words(share: float) -> str:
    stands = _("{share} of the shorter text stands word for word in the other").format(share=wording.percent(share))
    if share >= COPY:
        return _("<b>A near copy:</b> {stands}.").format(stands=stands)
    return (
        _("No copy, but passages in common: {stands}.").format(stands=stands)
        if share >= PASSAGES
        else _("No copy: {stands}.").format(stands=stands)
    )


def _fellows(pairs: Iterable[StatementPair]) -> list[_Fellows]:
    """One entry for two sentences and a verdict, however many of their figures it is of, and however often a document
    says its own, in a teaser and below. What is surely one thing with another is not shown as doubtful beside a
    third."""
    pairs = list(pairs)
    sure = {s.claim.id for pair in pairs if pair.match.verdict != "unsure" for s in (pair.left, pair.right)}
    found: dict[tuple[str, str, Verdict], _Fellows] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.match.score):
        left, right, verdict = pair.left.claim, pair.right.claim, pair.match.verdict
        if verdict == "unsure" and {left.id, right.id} & sure:
            continue
        key = (left.line, right.line, verdict)
        before = found.get(key, _Fellows(left, right, verdict, ()))
        found[key] = replace(before, why=tuple(dict.fromkeys((*before.why, *_told(pair.match.reasons)))))
    return sorted(found.values(), key=lambda fellows: (fellows.left.start, fellows.right.start))


def _told(reasons: Sequence[Reason]) -> Iterator[str]:
    """What decided, which the matcher says last, and then what both are of."""
    for reason in (*reasons[-1:], *reasons[:-1]):
        if reason.feature not in WEIGHED_ALONE:
            yield reason.words


def _pair_block(pair: _Fellows, beat: Beat) -> str:
    return "\n".join(_pair_lines(pair, beat))


def _pair_lines(pair: _Fellows, beat: Beat) -> Iterator[str]:
    if one_space(pair.left.text) == one_space(pair.right.text):
        yield _("A and B: {quoted}").format(quoted=_quoted(pair.left))
    else:
        yield wording.labelled("A", _quoted(pair.left))
        yield wording.labelled("B", _quoted(pair.right))
    source = [_(SAID_BY[pair.verdict])] if pair.verdict in SAID_BY else []
    why = wording.listed([*source, *(reason_of_a_change(words, beat) for words in pair.why)])
    yield f"<i>{escape(clip(why, LONGEST_WHY))}</i>"


def _alike_block(claim: Claim) -> str:
    return "{}\n<i>{}</i>".format(_("A and B: {quoted}").format(quoted=_quoted(claim)), _("in the same words"))


def _quoted(claim: Claim) -> str:
    words = clip(one_space(claim_glossed(claim)), LONGEST_QUOTE)
    return wording.in_marks(words, escape(words))
