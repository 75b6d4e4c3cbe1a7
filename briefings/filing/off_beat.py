"""Whether a text is on the beat at all: how often it shows the subject, for its length, and what rivals it names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from briefings.beat.beat import Beat
from briefings.beat.readings import Hit
from briefings.beat.subject_mentions import SHORT_TEXT
from briefings.beat.terms import Finder, finder_of
from briefings.filing.second_opinion import features, features_of
from briefings.model import Claim

# Words that show the subject, to so many of a text: a passing mention in a long article is no beat.
WORDS_PER_NAME = 200
# And what shows it at all, in all but the shortest texts: a name and a hint.
LEAST_WEIGHT = 1.5
# Where nothing shows it, or too little, so many sentences or more must each, on average, have a topic as likely as not.
FEWEST_SENTENCES, READS_LIKE_IT = 6, 0.5
# An article on the subject names it in its title or in so many of its sentences at the head, or more than once.
AT_THE_HEAD = 3


def off_beat(text: str, claims: Sequence[Claim], beat: Beat, title: str = "") -> bool:
    """Whether nothing of the text belongs to the beat: none of its claims, which are filed by now, stands under a
    topic; or there are no claims, and its words do not show the subject, or show it too seldom for their number."""
    if claims:
        return not any(claim.topics for claim in claims)
    return words_are_off_beat(finder_of(text, beat.words), beat, title)


def words_are_off_beat(finder: Finder, beat: Beat, title: str = "") -> bool:
    """Whether a text is off the beat by its own words and its title, whatever became of its claims."""
    return why_off(finder, finder_of(title, beat.words), beat) is not None


class Off(Enum):
    """Why a text is off the beat."""

    UNNAMED = 1
    RIVALS = 2
    NEEDS = 3
    WEIGHT = 4
    PASSING = 5


def why_off(body: Finder, heading: Finder, beat: Beat) -> Off | None:
    """The first reason why a text of this body and title is off the beat; None where it is on it."""
    shown = [hit for found in (body, heading) for hit in _shown(found, beat)]
    if not shown:
        lacking = _lacks_what_it_needs(beat, body, heading)
        return None if not lacking and _reads_like_it(body, heading, beat) else Off.UNNAMED
    ahead = len(shown) - len(rivals_in(body, beat))
    if ahead < 0 or (ahead == 0 and not _reads_like_it(body, heading, beat)):
        return Off.RIVALS
    words = len(body.reading.words)
    by_name = any(found.hits(beat.about.names) for found in (body, heading))
    if (words > SHORT_TEXT or not by_name) and _lacks_what_it_needs(beat, body, heading):
        return Off.NEEDS
    if words > SHORT_TEXT and weight_of(body, heading, beat) < weight_asked(words):
        return None if _reads_like_it(body, heading, beat) else Off.WEIGHT
    if beat.opinion and _in_passing(body, heading, beat) and not _reads_like_it(body, heading, beat):
        return Off.PASSING
    return None


def _in_passing(body: Finder, heading: Finder, beat: Beat) -> bool:
    """Whether a text of some sentences shows the subject in one of them alone, behind its head, and not in its
    title."""
    named = {body.reading.sentence_of(start) for start, _ in _shown(body, beat)}
    long = len(body.reading.sentences) >= FEWEST_SENTENCES
    return long and len(named) == 1 and min(named) >= AT_THE_HEAD and not _shown(heading, beat)


def _reads_like_it(body: Finder, heading: Finder, beat: Beat) -> bool:
    """Whether the beat's second opinion takes its sentences, on the whole, for the beat's: an article on "the mothers
    of Tangier" may never name the group that their sons joined."""
    sentences = body.reading.sentences
    if beat.opinion is None or len(sentences) < FEWEST_SENTENCES:
        return False
    chances = beat.opinion.chances(features_of(body, sentences, beat), features(heading, beat))
    return sum(max(one.in_context.values()) for one in chances) >= READS_LIKE_IT * len(sentences)


def weight_of(body: Finder, heading: Finder, beat: Beat) -> float:
    """What shows the subject: a name or a sign one, a hint a half."""
    return sum(len(_shown(found, beat)) for found in (body, heading)) + len(body.hits(beat.about.hints)) / 2


def weight_asked(words: int) -> float:
    """What a text of so many words must weigh to be on a beat."""
    return max(LEAST_WEIGHT, words / WORDS_PER_NAME)


def rivals_in(body: Finder, beat: Beat) -> list[Hit]:
    """Where the text names other subjects; one that a sentence names beside the beat's own, and beside a word that the
    beat needs, is part of its story."""
    sentence_of = body.reading.sentence_of
    own, needed = (
        {sentence_of(start) for start, _ in body.hits(terms)} for terms in (beat.about.names, beat.about.needs)
    )
    own = own & needed if beat.about.needs else own
    return [hit for hit in body.hits(beat.about.rivals) if sentence_of(hit[0]) not in own]


def _lacks_what_it_needs(beat: Beat, *found: Finder) -> bool:
    """Whether neither text nor title holds one of the words that the beat needs."""
    needs = beat.about.needs
    return bool(needs) and not any(finder.hits(needs) for finder in found)


def _shown(finder: Finder, beat: Beat) -> list[Hit]:
    return [*finder.hits(beat.about.names), *finder.hits(beat.about.signs)]
