"""Why a text is off the beat, and why a claim of a text on it stands under no topic, each as a sentence for whoever
writes the beat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.beat.beat import Beat, Rule
from briefings.beat.readings import Hit, inside, read
from briefings.beat.terms import Finder, Term
from briefings.filing.disclaimers import is_disclaimer
from briefings.filing.filing import file_claims
from briefings.filing.off_beat import Article, Off, rivals_in, weight_asked, weight_of, why_off
from briefings.filing.subject_context import Context, context_of
from briefings.model import Claim, Filing

_NEARNESS = {"claim": "in its own words", "thread": "in its sentence or by a pronoun", "passage": "in its paragraph"}


_DISCLAIMED = "It only says that something could not be checked, or that somebody would not comment."


def why_off_beat(text: str, beat: Beat, title: str = "") -> str | None:
    """Why the text is not on the beat; None where it is."""
    body, heading = (Finder(read(words), beat.words) for words in (text, title))
    article = Article(body, heading, beat)
    rivals = len(rivals_in(article))
    match why_off(article):
        case Off.UNNAMED:
            return "The subject's names and signs do not stand in it."
        case Off.RIVALS:
            names = sum(len(found.hits((*beat.about.names, *beat.about.signs))) for found in (body, heading))
            return f"It names the beat's subject {_times(names)}, and its rivals {_times(rivals)}."
        case Off.NEEDS:
            return "None of the words that the beat needs stands in it: its names may be of another story."
        case Off.WEIGHT:
            words, weight = article.words, weight_of(article)
            asked = weight_asked(words)
            return f"In {words} words the subject's names weigh {weight:g} (a hint is a half); they need {asked:.2g}."
        case Off.PASSING:
            return "It names the beat's subject in one sentence alone, and the others read like another story's."
    return None


def why_left(claims: Sequence[Claim], beat: Beat, text: str, title: str = "") -> dict[str, str]:
    """For each claim without a topic (by its id): what the second opinion refused to the rules, or the rule that came
    nearest to taking it, and what that one missed."""
    finder = Finder(read(text), beat.words)
    look = _Look(finder, context_of(finder, beat, title))
    left = [claim for claim in claims if not claim.topics]
    by_rules = {claim.id: claim.topics for claim in file_claims(claims, replace(beat, opinion=None), text, title)}
    return {
        claim.id: _DISCLAIMED
        if is_disclaimer(claim.text)
        else _why_refused(by_rules[claim.id], beat) or _why(claim, beat, look)
        for claim in left
    }


def _why_refused(filings: Sequence[Filing], beat: Beat) -> str:
    """That the rules take it and the second opinion doesn't; "" where the rules don't."""
    titles = {topic.id: topic.title for topic in beat.topics}
    told = " and ".join(f"{titles[f.topic]} (by {', '.join(f'“{word}”' for word in f.because)})" for f in filings)
    return f"The rules take it under {told}; the second opinion, which knows examples, refuses that." if told else ""


def _why(claim: Claim, beat: Beat, look: _Look) -> str:
    near = [
        (missed, topic)
        for topic in beat.topics
        for rule in topic.rules
        if (missed := look.missed(rule, claim)) is not None
    ]
    if not near:
        return "It has no word of any topic."
    missed, topic = min(near, key=lambda pair: len(pair[0]))
    return f"Nearest is {topic.title}: {'; '.join(missed)}."


class _Look:
    """One text, looked at rule by rule."""

    def __init__(self, finder: Finder, context: Context) -> None:
        self._finder, self._context = finder, context

    def missed(self, rule: Rule, claim: Claim) -> list[str] | None:
        """What keeps the rule from taking the claim; None where not one of its words stands in it."""
        span = self._finder.reading.within(claim.start, claim.end)
        asked = [*rule.all_of, *([rule.any_of] if rule.any_of else [])]
        found = [terms for terms in asked if self._words(terms, span)]
        if not found:
            return None
        return [
            f"it has {self._quoted(found, span)}",
            *(f"it lacks {_alternatives(terms)}" for terms in asked if terms not in found),
            *self._conditions(rule, span),
        ]

    def _conditions(self, rule: Rule, span: Hit) -> Iterator[str]:
        barred = self._words(rule.none_of, span)
        if barred:
            yield f"none keeps it out by “{barred[0]}”"
        if not self._context.reaches(span, rule.about):
            yield f"the subject must stand {_NEARNESS.get(rule.about, 'in it')}"
        passage = [self._finder.reading.sentences[n] for n in self._context.passage(span)]
        if rule.around and not any(self._words(rule.around, sentence) for sentence in passage):
            yield f"around it must stand {_alternatives(rule.around)}"
        if rule.place:
            yield f"the rule asks for a place: {rule.place}"
        if rule.theme:
            yield f"the rule asks what the text is about: {rule.theme}"
        for kind, wanted in (("measure", rule.measures), ("unit", rule.counts)):
            if wanted:
                yield f"a figure must have the {kind} {' or '.join(wanted)}"

    def _words(self, terms: Sequence[Term], span: Hit) -> list[str]:
        reading = self._finder.reading
        spans = [reading.offsets(hit) for hit in inside(self._finder.hits(terms), span)]
        return [reading.text[start:end] for start, end in spans]

    def _quoted(self, groups: Sequence[Sequence[Term]], span: Hit) -> str:
        return ", ".join(f"“{self._words(terms, span)[0]}”" for terms in groups)


def _alternatives(terms: Sequence[Term]) -> str:
    shown = [f"“{term.written}”" for term in terms[:3]]
    return " or ".join(shown) + (" or the like" if len(terms) > 3 else "")


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
