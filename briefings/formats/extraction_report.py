"""What was understood of one document, for a person: as plain text, and as a page with the article marked.

Pure functions of an `Extraction`. Nothing in the page but what they write is markup: every word of the document, its
title and its file's name are escaped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from briefings.formats.glossing import claim_glossed
from briefings.model import Attribution, Claim, Document, Extraction, Gloss, Place, Quantity, Time
from briefings.values import frozen

_BOUNDS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def as_text(extraction: Extraction) -> str:
    """The claims in the order of the text, each with what was understood of it."""
    lines = [*_heading(extraction), ""]
    for number, claim in enumerate(extraction.claims, 1):
        lines.append(f"{number}. {' '.join(claim_glossed(claim).split())}")
        lines += [f"     {label}: {words}" for label, words in facts(claim)]
        lines.append("")
    lines += [f"Not read, characters {s.start} to {s.end}: {s.why}" for s in extraction.skipped]
    return "\n".join(lines).rstrip() + "\n"


def facts(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is known of a claim, as labels and words; what is unknown is left out, but for the topic."""
    known = ((label, words(claim)) for label, words in _FACTS)
    return ((label, words) for label, words in known if words)


def _topics(claim: Claim) -> str:
    topics = (f"{f.topic} ({', '.join(f.because)})" if f.because else f.topic for f in claim.topics)
    return "; ".join(topics) or "none"


def _speaker(claim: Claim) -> str:
    attribution = claim.attribution
    return _speaker_words(attribution) if attribution and attribution.speaker else ""


def _root(claim: Claim) -> str:
    return " → ".join(claim.root.chain) + f" ({claim.root.kind})"


def _figures(claim: Claim) -> str:
    return "; ".join(figure_words(q) for q in claim.quantities)


def _places(claim: Claim) -> str:
    return "; ".join(place_words(p) for p in claim.places)


def _glosses(claim: Claim) -> str:
    return "; ".join(f"“{_gloss_words(claim, g)}” is {g.text}" for g in claim.glosses)


def _gloss_words(claim: Claim, gloss: Gloss) -> str:
    return claim.text[gloss.start - claim.start : gloss.end - claim.start]


def _times(claim: Claim) -> str:
    return "; ".join(time_words(t) for t in claim.times)


def _when(claim: Claim) -> str:
    return _days(claim.when.from_date, claim.when.to_date) if claim.when else ""


def _certainty(claim: Claim) -> str:
    """How sure the claim is, and whether it denies; "" for what is simply said."""
    if claim.negated:
        return f"{claim.certainty}, negated"
    return "" if claim.certainty == "certain" else claim.certainty


_FACTS = (
    ("Topics", _topics),
    ("Speaker", _speaker),
    ("Root", _root),
    ("Figures", _figures),
    ("Places", _places),
    ("Glosses", _glosses),
    ("Times", _times),
    ("When", _when),
    ("Certainty", _certainty),
)


def figure_words(quantity: Quantity) -> str:
    """A figure as it was understood: "at least 80 fighters, moved_on, from MA"."""
    low, high = _number(quantity.low), _number(quantity.high)
    number = low if low == high else f"{low} to {high}"
    words = f"{_BOUNDS[quantity.bound]}{number}{_counted(quantity)}"
    words += f" per {quantity.per}" if quantity.per else ""
    words += f", {quantity.measure}" if quantity.measure else ""
    return words + (f", from {quantity.origin}" if quantity.origin else "")


def _counted(quantity: Quantity) -> str:
    """Whom or what a figure counts: " fighters", " of them", "% of fighters"."""
    if quantity.unit == "%":
        return f"% of {quantity.counted}" if quantity.counted else "%"
    counted = (quantity.counted or "people") if quantity.unit == "people" else quantity.unit
    return " of them" if counted in ("them", "they", "those", "these") else f" {counted}"


def place_words(place: Place) -> str:
    """A place with its country and what it is to the claim."""
    return f"{place.name} ({place.country or 'several countries'}, {place.role})"


def time_words(time: Time) -> str:
    """A time with the dates that it stands for."""
    if time.from_date is None or time.to_date is None:
        return f"{time.text} (left open)"
    return f"{time.text} ({_days(time.from_date, time.to_date)})"


def _heading(extraction: Extraction) -> list[str]:
    document, claims = extraction.document, extraction.claims
    filed = sum(bool(c.topics) for c in claims)
    lines = [document.title or "No title", _provenance(document)]
    lines.append(f"{_count(len(claims), 'claim')}, {filed} of them under a topic of the beat")
    if extraction.off_beat:
        lines.append("This looks off the beat: nothing is filed.")
    return lines


def _provenance(document: Document) -> str:
    day = document.published.isoformat() if document.published else "no date"
    return " · ".join(filter(None, (document.source or "no source", day, document.author, document.file)))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _speaker_words(attribution: Attribution) -> str:
    role = f", {attribution.role}" if attribution.role else ""
    return f"{attribution.speaker}{role} ({attribution.kind.replace('_', ' ')}, “{attribution.cue}”)"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


@frozen
class _Mark:
    """A stretch of the text that the page marks: its kind, the letter that names it, and the words that explain it."""

    start: int
    end: int
    kind: str
    letter: str
    hint: str


_KINDS = (
    ("speaker", "S", "who says it, and the word that says so"),
    ("figure", "F", "a figure"),
    ("place", "P", "a place"),
    ("time", "T", "a time"),
    ("anaphor", "A", "words that stand for what is named elsewhere"),
)

_STYLE = """
:root { color-scheme: light dark }
body { font: 1.05rem/1.65 Georgia, serif; max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin-top: 2rem }
.about, .legend, .claims, .cast, .skipped { font: .92rem/1.5 system-ui, sans-serif }
.claim { border-bottom: 2px solid #2a6f97 } .unfiled { border-bottom-style: dotted }
.number { font: bold .75rem system-ui, sans-serif; text-decoration: none; margin-right: .2em }
.speaker { font-style: italic } .figure { font-weight: bold }
.place { text-decoration: underline dotted } .time { text-decoration: underline dashed }
.anaphor { text-decoration: underline wavy }
.mark { background: color-mix(in srgb, currentColor 9%, transparent); border-radius: .2em; padding: 0 .1em }
.mark::after { content: attr(data-letter); font: bold .6rem system-ui, sans-serif; vertical-align: super }
.legend, .claims, .cast { padding-left: 1.2rem } .claims li { margin-bottom: 1rem }
dl { margin: .3rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem }
dt { font-weight: bold } dd { margin: 0 }
@media (max-width: 30rem) { dl { display: block } dd { margin-bottom: .3rem } }
"""


def as_html(extraction: Extraction) -> str:
    """A whole page: the article with its claims and mentions marked, a legend, and every claim with its facts.

    Kinds are told apart by line style, weight and a letter, so that the page can be read without colour.
    """
    title = escape(extraction.document.title or "No title")
    about = "".join(f"<p>{escape(line)}</p>" for line in _heading(extraction)[1:])
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n"
        f'<h1>{title}</h1>\n<div class="about">{about}</div>\n{_legend()}\n'
        f"<main>\n{_article(extraction)}\n</main>\n{_claims(extraction.claims)}"
        f"{_cast(extraction)}{_left_out(extraction)}{_skipped(extraction)}</body></html>\n"
    )


def _legend() -> str:
    items = "".join(
        f'<li><span class="mark {kind}" data-letter="{letter}">{kind}</span> {words}</li>'
        for kind, letter, words in _KINDS
    )
    claim = '<li><span class="claim">underlined, with a number</span>: a claim that stands under a topic</li>'
    other = '<li><span class="claim unfiled">dotted, with a number</span>: a claim under no topic</li>'
    return f'<ul class="legend">{claim}{other}{items}<li>neither: read as no claim</li></ul>'


def _article(extraction: Extraction) -> str:
    """The text line by line; a line is one paragraph."""
    text, marks = extraction.document.text, _marks(extraction)
    numbered = list(enumerate(extraction.claims, 1))
    paragraphs, start, claim, mark = [], 0, 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        next_claim = bisect_left(numbered, end, lo=claim, key=lambda pair: pair[1].start)
        next_mark = bisect_left(marks, end, lo=mark, key=lambda m: m.start)
        if line.strip():
            words = _paragraph(text, start, end, numbered[claim:next_claim], marks[mark:next_mark])
            paragraphs.append(f"<p>{words}</p>")
        start, claim, mark = end + 1, next_claim, next_mark
    return "\n".join(paragraphs)


def _paragraph(text: str, start: int, end: int, claims: Iterable[tuple[int, Claim]], marks: Sequence[_Mark]) -> str:
    parts, at = [], start
    for number, claim in claims:
        parts.append(_marked(text, at, claim.start, marks))
        unfiled = "" if claim.topics else " unfiled"
        parts.append(
            f'<span class="claim{unfiled}" id="at-{number}"><a class="number" href="#claim-{number}">{number}</a>'
            f"{_marked(text, claim.start, claim.end, marks)}</span>"
        )
        at = claim.end
    return "".join((*parts, _marked(text, at, end, marks))).strip()


def _marked(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """The text from `start` to `end`, escaped, with its marks; where two overlap the first to begin is shown."""
    parts, at = [], start
    first = bisect_left(marks, start, key=lambda m: m.start)
    last = bisect_left(marks, end, key=lambda m: m.start)
    for mark in marks[first:last]:
        if mark.start < at or mark.end > end:
            continue
        parts.append(escape(text[at : mark.start]))
        parts.append(
            f'<span class="mark {mark.kind}" data-letter="{mark.letter}" title="{escape(mark.hint)}">'
            f"{escape(text[mark.start : mark.end])}</span>"
        )
        at = mark.end
    return "".join((*parts, escape(text[at:end])))


def _marks(extraction: Extraction) -> list[_Mark]:
    mentions = extraction.mentions
    found = [_Mark(q.start, q.end, "figure", "F", figure_words(q)) for q in mentions.quantities]
    found += [_Mark(p.start, p.end, "place", "P", place_words(p)) for p in mentions.places]
    found += [_Mark(t.start, t.end, "time", "T", time_words(t)) for t in mentions.times]
    found += [_Mark(a.start, a.end, "anaphor", "A", f"stands for {a.name}") for a in mentions.anaphors]
    for attribution in mentions.attributions:
        spans = {attribution.source_span, attribution.cue_span} - {None}
        hint = _speaker_words(attribution) if attribution.speaker else attribution.cue
        found += [_Mark(span[0], span[1], "speaker", "S", hint) for span in spans if span]
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind))


def _claims(claims: Sequence[Claim]) -> str:
    if not claims:
        return "<p>No claim was found.</p>\n"
    items = []
    for number, claim in enumerate(claims, 1):
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in facts(claim))
        words = escape(" ".join(claim_glossed(claim).split()))
        items.append(f'<li id="claim-{number}"><a href="#at-{number}">{words}</a><dl>{rows}</dl></li>')
    return f'<h2>Claims</h2>\n<ol class="claims">{"".join(items)}</ol>\n'


def _cast(extraction: Extraction) -> str:
    """Everybody in the cast with names, role, country and kind, and the chain of mentions as the text has them."""
    members, text = extraction.mentions.cast, extraction.document.text
    if not members:
        return ""
    items = []
    for member in members:
        told = (member.role, member.country, f"also {', '.join(member.also)}" if member.also else None)
        about = "; ".join(filter(None, (member.kind, *told)))
        chain = " → ".join(f"{' '.join(text[a:b].split())} ({a})" for a, b in member.mentions)
        items.append(f"<li><b>{escape(member.name)}</b>: {escape(about)}<br>{escape(chain)}</li>")
    return f'<h2>Cast</h2>\n<ul class="cast">{"".join(items)}</ul>\n'


def _left_out(extraction: Extraction) -> str:
    """The words that may stand for somebody and were left alone, since who it is is not sure."""
    text, known = extraction.document.text, {a.start for a in extraction.mentions.anaphors}
    left = [m for m in _PERSONAL.finditer(text) if m.start() not in known]
    if not left:
        return ""
    items = (f"<li>{escape(m.group())} ({m.start()}): …{escape(_around(text, m.start(), m.end()))}…</li>" for m in left)
    heading = "Pronouns left alone, since it is not sure whom they mean"
    return f'<h2>{heading}</h2>\n<ul class="cast">{"".join(items)}</ul>\n'


_PERSONAL = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 40) : end + 40].split())


def _skipped(extraction: Extraction) -> str:
    if not extraction.skipped:
        return ""
    items = "".join(f"<li>characters {s.start} to {s.end}: {escape(s.why)}</li>" for s in extraction.skipped)
    return f'<h2>Not read</h2>\n<ul class="skipped">{items}</ul>\n'
