"""Whether a text is on the beat at all: how often it shows the subject, for its length, and what rivals it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cached_property

from briefings.beat.beat import Beat
from briefings.beat.readings import Hit
from briefings.beat.subject_mentions import SHORT_TEXT
from briefings.beat.terms import Finder, Term, finder_of
from briefings.filing.second_opinion import chances_of, features_of
from briefings.model import Claim
from briefings.values import frozen

# Words that show the subject, to so many of a text: a passing mention in a long article is no beat.
WORDS_PER_NAME = 200
# And what shows it at all, in all but the shortest texts: a name and a hint.
LEAST_WEIGHT = 1.5
# Where nothing shows it, or too little, so many sentences or more must each, on average, have a topic as likely as not.
FEWEST_SENTENCES, READS_LIKE_IT = 6, 0.4
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
    return why_off(Article(finder, finder_of(title, beat.words), beat)) is not None


def goes_without_saying(text: str, beat: Beat, title: str = "") -> bool:
    """Whether a text is on the beat by how it reads, though it never names the subject: one about "the mothers of
    Tangier" whose sons left for Syria. A text that names another subject may be that one's."""
    article = Article(finder_of(text, beat.words), finder_of(title, beat.words), beat)
    return not article.shown and not rivals_in(article) and why_off(article) is None


class Off(Enum):
    """Why a text is off the beat."""

    UNNAMED = 1
    RIVALS = 2
    NEEDS = 3
    WEIGHT = 4
    PASSING = 5


@frozen(slots=False)
class Article:
    """A text and its title, as a beat looks at them."""

    body: Finder
    heading: Finder
    beat: Beat

    @cached_property
    def shown(self) -> Sequence[Hit]:
        """Where text and title show the subject: a name or a sign."""
        return [*_shown(self.body, self.beat), *_shown(self.heading, self.beat)]

    @cached_property
    def reads_like_it(self) -> bool:
        """Whether the beat's second opinion takes its sentences, on the whole, for the beat's: an article on "the
        mothers of Tangier" may never name the group that their sons joined."""
        sentences, opinion = self.body.reading.sentences, self.beat.opinion
        if opinion is None or len(sentences) < FEWEST_SENTENCES:
            return False
        words = features_of(self.body, sentences, self.beat)
        chances = chances_of(opinion, self.body, sentences, words, self.heading, self.beat)
        return sum(max(one.in_context.values()) for one in chances) >= READS_LIKE_IT * len(sentences)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.body.reading.words)

    @property
    def is_long(self) -> bool:
        """Whether it is too long for one passing name to make it the beat's."""
        return self.words > SHORT_TEXT

    def holds(self, terms: tuple[Term, ...]) -> bool:
        """Whether one of the terms stands in text or title."""
        return any(found.hits(terms) for found in (self.body, self.heading))


def why_off(article: Article) -> Off | None:
    """The first reason why a text is off the beat; None where it is on it."""
    if not article.shown:
        on_it = not _lacks_what_it_needs(article) and article.reads_like_it
        return None if on_it else Off.UNNAMED
    return next((why for is_so, why in _REASONS if is_so(article)), None)


def _names_rivals(article: Article) -> bool:
    """Whether it names the subject's rivals more often than the subject, or as often and does not read like the
    beat's."""
    ahead = len(article.shown) - len(rivals_in(article))
    return ahead < 0 or (ahead == 0 and not article.reads_like_it)


def _has_no_needed_word(article: Article) -> bool:
    """Whether it lacks the words that the beat needs; a short text that names the subject needs none."""
    excused = not article.is_long and article.holds(article.beat.about.names)
    return not excused and _lacks_what_it_needs(article)


def _weighs_too_little(article: Article) -> bool:
    """Whether what shows the subject stands too seldom in a long text that does not read like the beat's."""
    light = article.is_long and weight_of(article) < weight_asked(article.words)
    return light and not article.reads_like_it


def _tells_of_it_in_passing(article: Article) -> bool:
    """Whether one sentence alone shows the subject, and the others read like another story's."""
    return article.beat.opinion is not None and _is_shown_once(article) and not article.reads_like_it


_REASONS: tuple[tuple[Callable[[Article], bool], Off], ...] = (
    (_names_rivals, Off.RIVALS),
    (_has_no_needed_word, Off.NEEDS),
    (_weighs_too_little, Off.WEIGHT),
    (_tells_of_it_in_passing, Off.PASSING),
)


def _is_shown_once(article: Article) -> bool:
    """Whether a text of some sentences shows the subject in one of them alone, behind its head, and not in its
    title."""
    reading = article.body.reading
    named = {reading.sentence_of(start) for start, _ in _shown(article.body, article.beat)}
    long = len(reading.sentences) >= FEWEST_SENTENCES
    return long and len(named) == 1 and min(named) >= AT_THE_HEAD and not _shown(article.heading, article.beat)


def weight_of(article: Article) -> float:
    """What shows the subject: a name or a sign one, a hint a half."""
    return len(article.shown) + len(article.body.hits(article.beat.about.hints)) / 2


def weight_asked(words: int) -> float:
    """What a text of so many words must weigh to be on a beat."""
    return max(LEAST_WEIGHT, words / WORDS_PER_NAME)


def rivals_in(article: Article) -> list[Hit]:
    """Where the text names other subjects; one that a sentence names beside the beat's own, and beside a word that the
    beat needs, is part of its story."""
    body, about = article.body, article.beat.about
    sentence_of = body.reading.sentence_of
    own, needed = ({sentence_of(start) for start, _ in body.hits(terms)} for terms in (about.names, about.needs))
    own = own & needed if about.needs else own
    return [hit for hit in body.hits(about.rivals) if sentence_of(hit[0]) not in own]


def _lacks_what_it_needs(article: Article) -> bool:
    """Whether neither text nor title holds one of the words that the beat needs."""
    needs = article.beat.about.needs
    return bool(needs) and not article.holds(needs)


def _shown(finder: Finder, beat: Beat) -> list[Hit]:
    return [*finder.hits(beat.about.names), *finder.hits(beat.about.signs)]
