"""What a beat makes of some articles, for whoever writes it: what it files and by which words, what it leaves and why.

As text for a terminal, and as a page. Pure functions of extractions; every word of an article is escaped in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from briefings.beat.beat import Beat
from briefings.beat.content_words import content_words, distinct
from briefings.filing.explaining import why_left, why_off_beat
from briefings.formats.extraction_report import figure_words
from briefings.model import Claim, Extraction
from briefings.values import frozen

# So many words are proposed that may tell of the subject.
SUGGESTED = 5


@frozen
class TriedClaim:
    """One claim: its words, and a line of what became of it."""

    text: str
    what: str


@frozen
class Trial:
    """What the beat makes of one article. `off` says why it is off the beat; `filed` has every topic's title with what
    stands under it; `left` what stands under none, and why."""

    title: str
    off: str | None
    filed: tuple[tuple[str, tuple[TriedClaim, ...]], ...]
    left: tuple[TriedClaim, ...]


def trial_of(extraction: Extraction, beat: Beat) -> Trial:
    """An article as the beat files it."""
    document, claims = extraction.document, extraction.claims
    off = why_off_beat(document.text, beat, document.title or "")
    why = {} if off else why_left(claims, beat, document.text, document.title or "")
    filed = tuple(
        (topic.title, tuple(_filed(claim, topic.id) for claim in claims if _stands(claim, topic.id)))
        for topic in beat.topics
    )
    left = tuple(TriedClaim(claim.line, why.get(claim.id, "")) for claim in claims if not claim.topics)
    return Trial(document.title or document.file or "No title", off, filed, left)


def trials_as_text(trials: Sequence[Trial], beat: Beat) -> str:
    """All articles, one after another, with a count at the end."""
    lines: list[str] = []
    for trial in trials:
        lines += [trial.title, "=" * min(len(trial.title), 80)]
        if trial.off:
            lines += [f"Off the beat: {trial.off}", ""]
        for title, entries in trial.filed:
            if entries:
                lines += [f"{title} ({len(entries)})", *_as_lines(entries), ""]
        if trial.left and not trial.off:
            lines += [f"Left ({len(trial.left)})", *_as_lines(trial.left), ""]
    return "\n".join([*lines, *_sum(trials, beat)])


def trials_as_html(trials: Sequence[Trial], beat: Beat) -> str:
    """The same as a whole page."""
    body = "".join(_article(trial) for trial in trials)
    total = "".join(f"<p>{escape(line)}</p>" for line in _sum(trials, beat))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(beat.title)}: a trial</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(beat.title)}: a trial</h1>\n{total}\n<main>{body}</main></body></html>\n"
    )


_STYLE = """
:root { color-scheme: light dark }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: .2rem }
li { margin-bottom: .7rem } li small { display: block; font: .9rem/1.4 system-ui, sans-serif }
"""


def _article(trial: Trial) -> str:
    parts = [f"<section><h2>{escape(trial.title)}</h2>"]
    if trial.off:
        parts.append(f"<p>Off the beat: {escape(trial.off)}</p>")
    for title, entries in trial.filed:
        if entries:
            parts.append(_section(f"{title} ({len(entries)})", entries))
    if trial.left and not trial.off:
        parts.append(_section(f"Left ({len(trial.left)})", trial.left))
    return "".join([*parts, "</section>\n"])


def _section(title: str, entries: Sequence[TriedClaim]) -> str:
    items = "".join(f"<li>{escape(entry.text)}<small>{escape(entry.what)}</small></li>" for entry in entries)
    return f"<h3>{escape(title)}</h3><ul>{items}</ul>"


def _as_lines(entries: Sequence[TriedClaim]) -> Iterator[str]:
    for entry in entries:
        yield f"  - {entry.text}"
        yield f"      {entry.what}"


def _sum(trials: Sequence[Trial], beat: Beat) -> list[str]:
    off = sum(trial.off is not None for trial in trials)
    left = sum(len(trial.left) for trial in trials if trial.off is None)
    by_topic = [
        f"{topic.title} {sum(len(trial.filed[n][1]) for trial in trials)}" for n, topic in enumerate(beat.topics)
    ]
    words = f"{len(trials)} article{'s' * (len(trials) != 1)}"
    if off:
        words += f", {off} off the beat"
    return [f"{words}. Filed: {', '.join(by_topic)}. Left: {left}.", *_mend(trials)]


def _mend(trials: Sequence[Trial]) -> Iterator[str]:
    """What brings articles onto the beat, where all of them are off it: words that most of them have."""
    if not trials or any(trial.off is None for trial in trials):
        return
    texts = [" ".join([trial.title, *(claim.text for claim in trial.left)]) for trial in trials]
    found = content_words(texts)
    words = [word for word in distinct(found, ())[:SUGGESTED] if 2 * found[word] > len(texts)]
    such = f", such as {', '.join(words)}" if len(texts) > 1 and words else ""
    yield f"If these are articles on the beat, give [subject] names or signs that stand in them{such}."


def _stands(claim: Claim, topic: str) -> bool:
    return any(filing.topic == topic for filing in claim.topics)


def _filed(claim: Claim, topic: str) -> TriedClaim:
    filing = next(filing for filing in claim.topics if filing.topic == topic)
    words = f"by {', '.join(f'“{word}”' for word in filing.because) or 'its figure'}, {filing.score:g}"
    figures = [figure_words(quantity) for quantity in claim.quantities if quantity.measure]
    return TriedClaim(claim.line, words + (f"; counted: {'; '.join(figures)}" if figures else ""))
