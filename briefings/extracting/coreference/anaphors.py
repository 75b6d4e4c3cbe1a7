"""Every anaphor of a document with its antecedent, where that is sure; the unsure are left out.

Persons by pronoun come from `pronouns`. What else comes back ("the group", "the report", "it", "they", "there") is
answered by one rule: shortly before there is one thing that it can be, and nothing else that it could be as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.coreference.descriptions import find_descriptions
from briefings.extracting.coreference.locations import find_locations
from briefings.extracting.coreference.pronouns.own_sentence import speaks_against
from briefings.extracting.coreference.pronouns.pronouns import PronounResolver, Resolved, Sentences
from briefings.extracting.parsing.language import Passage
from briefings.model import Anaphor, Attribution, Place, Span, Time

# The share of all that is likely that a pronoun's antecedent must have.
SURE = 0.83


def find_anaphors(
    text: str,
    passages: Sequence[Passage],
    cast: Cast,
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    attributions: Sequence[Attribution] = (),
) -> list[Anaphor]:
    """The anaphors in the order of the text. An entry of the cast learns of each that stands for it."""
    found: list[Anaphor] = []
    numbers = Sentences(passages)
    described = _as_they_speak(find_descriptions(passages, cast, numbers), cast, attributions)
    for span, entry in (*_persons(passages, cast, numbers, attributions), *described):
        entry.anaphors.append(span)
        found.append(_anaphor(text, span, entry.first))
    found += [_anaphor(text, span, behind) for span, behind in find_locations(text, passages, numbers, places, times)]
    return sorted({a.start: a for a in found}.values(), key=lambda a: a.start)


def _anaphor(text: str, span: Span, behind: Span) -> Anaphor:
    return Anaphor(text[slice(*span)], span[0], span[1], text[slice(*behind)], behind)


def _persons(
    passages: Sequence[Passage], cast: Cast, numbers: Sentences, attributions: Sequence[Attribution]
) -> Iterator[tuple[Span, Entry]]:
    speakers = {a.source_span: a.speaker for a in attributions if a.source_span and a.speaker}
    resolver = PronounResolver(
        passages, cast, _quoted(cast, attributions), _spoken(cast, attributions), numbers=numbers
    )
    for resolved in resolver.resolve():
        entry = _sure(resolved)
        span = (resolved.pronoun.at, resolved.pronoun.end)
        if entry is not None and _agrees(speakers.get(span), entry):
            yield span, entry


def _as_they_speak(
    described: Iterable[tuple[Span, Entry]], cast: Cast, attributions: Sequence[Attribution]
) -> Iterator[tuple[Span, Entry]]:
    """The descriptions, of which one that speaks stands for whoever was heard there, or for nobody."""
    speaking = [
        (a.source_span, a.speaker) for a in attributions if a.source_span and a.speaker and a.speaker[:1].isupper()
    ]
    for span, entry in described:
        heard = [who for at, who in speaking if _overlap(at, span)]
        speaks = entry if _agree(heard, entry) else _sure_name(cast, heard[0], span[0])
        if speaks is not None:
            yield span, speaks


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _agree(heard: Iterable[str], entry: Entry) -> bool:
    """Whether every name that was heard is the entry's."""
    return all(_agrees(who, entry) or who in entry.also for who in heard)


def _sure_name(cast: Cast, name: str, at: int) -> Entry | None:
    """Whoever is called so before an offset, if it is no doubtful name."""
    entry = cast.named(name, at)
    return entry if entry is not None and entry.named and not entry.doubtful else None


def _sure(resolved: Resolved) -> Entry | None:
    best = resolved.best
    if best is None or (best.chance < SURE and not _nobody_else(resolved)):
        return None
    entry = best.candidate.entry
    if not entry.named or entry.doubtful or speaks_against(resolved.pronoun, entry):
        return None
    sure = _is_surely_a_person(entry) or not any(_is_surely_a_person(s.candidate.entry) for s in resolved.scored)
    return entry if sure else None


def _nobody_else(resolved: Resolved) -> bool:
    """Whether only one person is near, whose gender title, role or full name tell: "Mr. Lane met Ms. Poe. She …"."""
    only = resolved.scored[0].candidate
    return len(resolved.scored) == 1 and only.told == resolved.pronoun.gender and not only.after and only.sentences <= 1


def _is_surely_a_person(entry: Entry) -> bool:
    """Whether title, role or given name say so; else whether it does things as a person does."""
    if entry.sort == "person" and (entry.role or entry.gender or entry.likely):
        return True
    acts = [m for m in entry.mentions if m.head.dep_ == "nsubj" and m.head.head.pos_ == "VERB"]
    return len(acts) > 1 or any(m.head.i and not m.head.doc[m.head.i - 1].is_punct for m in acts)


def _agrees(speaker: str | None, entry: Entry) -> bool:
    """Whether what the attribution made of the same pronoun, if anything, is the same person."""
    if speaker is None or speaker.lower() in ("he", "she"):
        return True
    return bool(set(speaker.split()) & set(entry.name.split()))


def _spoken(cast: Cast, attributions: Sequence[Attribution]) -> list[tuple[int, Entry]]:
    """Where persons speak who are named there."""
    found = [(a.source_span[0], cast.at(*a.source_span)) for a in attributions if a.source_span]
    return [(at, entry) for at, entry in found if entry is not None and entry.named and entry.sort == "person"]


def _quoted(cast: Cast, attributions: Sequence[Attribution]) -> list[tuple[int, int, Entry | None]]:
    """The quotations, with who speaks in each: nobody calls himself "he" there."""
    return [
        (*a.content_span, cast.named(a.speaker, a.content_span[0]))
        for a in attributions
        if a.kind == "direct" and a.speaker
    ]
