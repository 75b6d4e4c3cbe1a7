"""Who says what: every attribution of a document, from the rules for verbs, nouns, phrases and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.carried_speech import carried_readings
from briefings.extracting.attributions.cues.adjective_cues import adjective_readings
from briefings.extracting.attributions.cues.counted_by import counted_readings
from briefings.extracting.attributions.cues.knowing_cues import knowing_readings
from briefings.extracting.attributions.cues.noun_cues import noun_readings
from briefings.extracting.attributions.cues.phrases.account_phrases import account_readings
from briefings.extracting.attributions.cues.phrases.cited_outlets import cited_readings
from briefings.extracting.attributions.cues.phrases.colon_phrases import colon_readings
from briefings.extracting.attributions.cues.phrases.issued_writings import issued_readings
from briefings.extracting.attributions.cues.phrases.led_sayings import led_readings
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_readings
from briefings.extracting.attributions.cues.phrases.seen_writings import seen_readings
from briefings.extracting.attributions.cues.phrases.set_phrases import phrase_verb_readings, with_phrase_verbs
from briefings.extracting.attributions.cues.phrases.unknowing_cues import unknowing_readings
from briefings.extracting.attributions.cues.verbs.relative_reports import wider_reports
from briefings.extracting.attributions.cues.verbs.verb_cues import verb_readings
from briefings.extracting.attributions.cues.view_nouns import view_readings, with_views
from briefings.extracting.attributions.interviews import interview_readings
from briefings.extracting.attributions.nesting import (
    around_what_the_press_passes_on,
    cut_between_voices,
    cut_by_other_counts,
    cut_by_reports,
    without_echoes,
)
from briefings.extracting.attributions.quotation_speakers import join_quotations
from briefings.extracting.attributions.quotations import Quotation, find_quotations
from briefings.extracting.attributions.reports.clauses.lost_main_verbs import lost_main_readings
from briefings.extracting.attributions.reports.clauses.main_reports import with_main_reports
from briefings.extracting.attributions.reports.clauses.reporting_clauses import (
    reporting_readings,
    with_reporting_clauses,
)
from briefings.extracting.attributions.reports.clauses.unmarked_clauses import is_without_commas, unmarked_readings
from briefings.extracting.attributions.reports.clauses.unmarked_speakers import names_of, with_names_before
from briefings.extracting.attributions.reports.frames.backward_cues import backward_readings
from briefings.extracting.attributions.reports.frames.closing_nouns import closing_readings
from briefings.extracting.attributions.reports.frames.comment_clauses import comment_readings
from briefings.extracting.attributions.reports.frames.frame_cues import frame_readings
from briefings.extracting.attributions.reports.frames.it_frames import it_readings
from briefings.extracting.attributions.reports.frames.opening_speakers import opening_readings
from briefings.extracting.attributions.reports.frames.opening_views import view_for_readings
from briefings.extracting.attributions.resolution.known import Known, Speaker
from briefings.extracting.attributions.resolution.speaker_resolution import resolve
from briefings.extracting.attributions.speakers.cast.article_heads import lines_of_head
from briefings.extracting.attributions.speakers.cast.discourse import Discourse
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.transcripts import transcript_readings
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.coreference.mentions.state_bodies import StateBodies
from briefings.extracting.parsing.language import Passage
from briefings.extracting.roots.datelines import dateline, sign_off
from briefings.model import Attribution, Skipped, Span
from briefings.values import frozen


@frozen
class Heard:
    """A document's attributions in the order of their cues; `voices` are those that report; what could not be read."""

    attributions: tuple[Attribution, ...]
    voices: tuple[Attribution, ...]
    skipped: tuple[Skipped, ...]


def find_attributions(
    text: str, passages: Sequence[Passage], cast: Cast | None = None
) -> tuple[list[Attribution], list[Skipped]]:
    """Every attribution in the document, in the order of their cues, and the passages that could not be read.

    Offsets are code points into `text`. Attributions nest: one inside another's content is an entry of its own.
    """
    heard = hear(text, passages, cast or Cast.of(text, passages))
    return list(heard.attributions), list(heard.skipped)


def hear(text: str, passages: Sequence[Passage], cast: Cast) -> Heard:
    """Every attribution in the document, and which of them make a claim its speaker's word."""
    quotations, skipped = find_quotations(text, passages)
    readings = _with_quotations(text, passages, cast, quotations)
    readings = _with_carried(text, passages, cast, readings)
    _mark_quoted(readings, passages, quotations)
    known = Known(passages, Register(cast), Discourse(cast, lines_of_head(passages)), StateBodies(passages))
    made = [(r, _attribution(text, r, resolve(r, known))) for r in readings]
    once = dict.fromkeys(attribution for _, attribution in made)  # two rules may read the very same
    return Heard(tuple(once), tuple(_voices(made, passages)), tuple(skipped))


def _with_quotations(
    text: str, passages: Sequence[Passage], cast: Cast, quotations: Sequence[Quotation]
) -> list[Reading]:
    """What the rules find in each passage, with the quotations joined to it, and what stands for more than a passage;
    in text order."""
    bodies = [_body(text, passage) for passage in passages]
    readings = [r for r in _in_passages(text, passages, bodies, cast) if _within_body(r, passages, bodies)]
    readings = [r for r in readings if not _speaks_within(text, r, passages[r.passage], quotations)]
    readings = join_quotations(text, passages, quotations, without_echoes(readings), cast)
    readings = _in_text_order([*readings, *backward_readings(passages)])
    return without_echoes([r for r in readings if _within_body(r, passages, bodies)])


def _speaks_within(text: str, reading: Reading, passage: Passage, quotations: Sequence[Quotation]) -> bool:
    """True if the parser makes what is told of in a quotation the subject of the verb behind its comma: "“Six boats
    sank”, criticised Ann Poe" is no word of the boats'."""
    if reading.source is None or reading.cue is None or not quotations:
        return False
    at, cue = passage.at(reading.source), reading.cue[0]
    within = (q for q in quotations if q.passage == reading.passage and q.start < at < q.end <= cue)
    return any("," in text[q.end - 2 : q.end + 1] and _asserts(passage, q) for q in within)


def _asserts(passage: Passage, quotation: Quotation) -> bool:
    """Whether a verb in a tense stands between the marks; none does in a name ("the “Harbour Boys,” a gang, said")."""
    tensed = (t for t in passage.doc if t.tag_ in ("VBD", "VBZ", "VBP", "MD"))
    return any(quotation.start < passage.at(t) < quotation.end for t in tensed)


def _in_passages(text: str, passages: Sequence[Passage], bodies: Sequence[Span], cast: Cast) -> Iterator[Reading]:
    """What the rules find in each passage, and in a text without commas also the names that none parts."""
    unmarked = names_of(cast) if is_without_commas(text) else None
    for i, (passage, body) in enumerate(zip(passages, bodies, strict=True)):
        # "TRIPOLI: …" would else stand in the way of whoever speaks behind it.
        found = _readings(i, passage, body)
        if unmarked is not None:
            found = with_names_before(passage, found, unmarked)
            found = with_phrase_verbs(found, list(unmarked_readings(i, passage, unmarked)))
        found = cut_by_other_counts(passage, cut_between_voices(passage, cut_by_reports(passage, found)))
        yield from around_what_the_press_passes_on(passage, found)


def _with_carried(text: str, passages: Sequence[Passage], cast: Cast, readings: list[Reading]) -> list[Reading]:
    """The readings with the sentences that go on with a speech, an interview's answers and a transcript's turns."""
    carried = list(carried_readings(passages, readings))
    carried += interview_readings(text, passages, cast, [*readings, *carried])
    carried += transcript_readings(text, passages, [*readings, *carried])
    return _in_text_order([*readings, *carried]) if carried else readings


def _in_text_order(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda r: (r.passage, (r.cue or r.content)[0]))


def _mark_quoted(readings: Sequence[Reading], passages: Sequence[Passage], quotations: Sequence[Quotation]) -> None:
    """Sets `quoted` in the readings that stand inside somebody's quotation."""
    direct: list[list[Reading]] = [[] for _ in passages]
    marked: list[list[Quotation]] = [[] for _ in passages]
    for quotation in quotations:
        marked[quotation.passage].append(quotation)
    for reading in readings:
        beside = marked[reading.passage]
        quotes = reading.kind == "direct" or _breaks_in(reading, beside) or _opens_one(reading, beside)
        for i in _quoting_in(reading, passages) if quotes else ():
            direct[i].append(reading)
    for reading in readings:
        quoted = _is_quoted(reading, direct[reading.passage], marked[reading.passage])
        reading.quoted = quoted and not _cites(reading)


def _voices(made: Sequence[tuple[Reading, Attribution]], passages: Sequence[Passage]) -> Iterator[Attribution]:
    """The attributions that report, each also with its whole sentence where a relative clause reports that."""
    wider = wider_reports(passages, [reading for reading, _ in made])
    for reading, attribution in made:
        if is_voice(reading) and not reading.quoted:
            yield attribution
            if id(reading) in wider:
                yield replace(attribution, content_span=wider[id(reading)])


def _is_told_by_others(cited: Reading, found: Sequence[Reading]) -> bool:
    """Whether the sentence that a bracket closes tells whose word it is: "Ann Poe said P (Harbour Radio, March 2)"."""
    first, last = cited.content
    return any(r.source is not None and first <= (r.cue or r.content)[0] < last for r in found)


def _readings(index: int, passage: Passage, body: Span) -> list[Reading]:
    """What the rules for verbs, nouns and phrases find in one passage."""
    first_word = _first_word(passage, body)
    clauses = list(reporting_readings(index, passage, first_word))
    found = with_reporting_clauses(list(verb_readings(index, passage)), clauses)
    found += noun_readings(index, passage)
    found += adjective_readings(index, passage)
    found += phrase_readings(index, passage)
    found += (cited for cited in cited_readings(index, passage) if not _is_told_by_others(cited, found))
    if accounts := list(account_readings(index, passage)):
        found = [*(r for r in found if not _is_inside(r, accounts)), *accounts]
    found += frame_readings(index, passage)
    found = with_phrase_verbs(found, [*it_readings(index, passage), *counted_readings(index, passage)])
    found += knowing_readings(index, passage)
    found = with_phrase_verbs(found, list(unknowing_readings(index, passage)))
    found += comment_readings(index, passage)
    found += view_for_readings(index, passage)
    found = with_phrase_verbs(found, list(closing_readings(index, passage)))
    found = with_phrase_verbs(found, list(opening_readings(index, passage, found)))
    found = with_phrase_verbs(
        found,
        [
            *phrase_verb_readings(index, passage),
            *colon_readings(index, passage),
            *led_readings(index, passage),
            *issued_readings(index, passage),
            *seen_readings(index, passage),
        ],
    )
    found = with_phrase_verbs(found, list(lost_main_readings(index, passage)))
    found = with_main_reports(index, passage, found, first_word)
    return with_views(found, list(view_readings(index, passage)))


def _is_inside(reading: Reading, accounts: Sequence[Reading]) -> bool:
    """True if the parser took the noun of such a phrase for a verb: "By the port's own | reckoning 12 boats sank"."""
    cue = reading.cue
    return cue is not None and any(a.cue and a.cue[0] < cue[0] and cue[1] == a.cue[1] for a in accounts)


def _breaks_in(reading: Reading, marked: Sequence[Quotation]) -> bool:
    """True for the "she says" between the two parts of one quotation: "“People say it leaks,” she says, “but …”"."""
    if reading.rule != "framed" or reading.cue is None:
        return False
    start, end = reading.content
    before = any(start <= q.start and q.end <= reading.cue[0] for q in marked)
    return before and any(reading.cue[1] <= q.start and q.start < end for q in marked)


def _opens_one(reading: Reading, marked: Sequence[Quotation]) -> bool:
    """True if what somebody says begins with a quotation of more than one sentence: "He said: “My wife says it leaks. I
    sold it.”" """
    outside = reading.cue is not None and not any(q.start < reading.cue[0] < q.end for q in marked)
    return outside and any(0 <= reading.content[0] - q.start <= 1 and reading.content[1] < q.end for q in marked)


def _cites(reading: Reading) -> bool:
    """True for "according to" with a name, by which also somebody quoted passes on another's word."""
    source = reading.source
    if reading.rule != "phrase" or source is None:
        return False
    return any(t.pos_ == "PROPN" for t in source.doc[source.left_edge.i : source.right_edge.i + 1])


def _quoting_in(reading: Reading, passages: Sequence[Passage]) -> range:
    """The passages that a quotation goes through; its speaker may be told in the last of them alone."""
    first = last = reading.passage
    while first > 0 and passages[first - 1].end > reading.content[0]:
        first -= 1
    while last + 1 < len(passages) and passages[last + 1].start < reading.content[1]:
        last += 1
    return range(first, last + 1)


def _is_quoted(reading: Reading, quoted: Sequence[Reading], marked: Sequence[Quotation]) -> bool:
    """True if the reading stands inside one of its passage's quotations, whose speaker's word it then is."""
    at = reading.cue or reading.content
    inside = any(q.start < at[0] and at[1] < q.end for q in marked)
    return any(
        other is not reading
        and other.content[0] <= at[0]
        and at[1] <= other.content[1]
        and (inside or not (other.cue and other.content[0] <= other.cue[0] and other.cue[1] <= other.content[1]))
        for other in quoted
    )


def _body(text: str, passage: Passage) -> Span:
    """The passage without its dateline and its closing credit, as offsets of the document."""
    words = text[passage.start : passage.end]
    return passage.start + dateline(words)[0], passage.start + sign_off(words)[0]


def _first_word(passage: Passage, body: Span) -> int:
    """The index of the first token behind the dateline."""
    if body[0] == passage.start:
        return 0
    return int(passage.doc.first_at(body[0] - passage.start, (0, len(passage.doc))))


def _within_body(reading: Reading, passages: Sequence[Passage], bodies: Sequence[Span]) -> bool:
    """True if no part of a dateline or credit speaks or is the cue; the reading's content is cut to what is none."""
    start, end = bodies[reading.passage]
    at = (reading.cue or reading.content)[0]
    if reading.passage == reading.source_passage and reading.source is not None:
        at = min(at, passages[reading.passage].at(reading.source))
    passage = passages[reading.passage]
    if passage.start <= at < start or end <= at < passage.end:
        return False
    if passage.start <= reading.content[0] < start:
        reading.content = (start, reading.content[1])
    if end < reading.content[1] <= passage.end:
        reading.content = (reading.content[0], end)
    return reading.content[0] < reading.content[1]


def _attribution(text: str, reading: Reading, speaker: Speaker) -> Attribution:
    return Attribution(
        speaker=speaker.name,
        role=_office_alone(speaker.role, speaker.name),
        cue=" ".join(text[slice(*reading.cue)].split()) if reading.cue else "",
        kind=reading.kind,
        source_span=speaker.span,
        cue_span=reading.cue,
        content_span=reading.content,
    )


_AMONG_OTHERS = re.compile(r"^another (?=[\w-]+)", re.IGNORECASE)


def _office_alone(role: str | None, name: str | None) -> str | None:
    """A role without the name behind it, "spokesman Carl Dow" of whom the text calls "Mr. Dow" here, and without what
    counts its bearer among others ("another port official")."""
    role = _AMONG_OTHERS.sub("", role) if role else role
    return role.removesuffix(name).rstrip(" ,") or None if role and name and role != name else role
