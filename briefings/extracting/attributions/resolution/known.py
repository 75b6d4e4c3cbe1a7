"""What a speaker is looked up in, how the text words the speaker, and who it is: of "the mayor" Ann Poe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.cast.discourse import Discourse
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase, read_phrase
from briefings.extracting.coreference.mentions.state_bodies import StateBodies
from briefings.extracting.parsing.language import Passage
from briefings.model import Span
from briefings.values import frozen


@frozen
class Speaker:
    """Who says it. `name` is None where nobody is named or a pronoun can't be resolved; `span` is as written."""

    name: str | None = None
    role: str | None = None
    span: Span | None = None


@frozen
class Known:
    """What a document's speakers are looked up in."""

    passages: Sequence[Passage]
    register: Register
    discourse: Discourse
    states: StateBodies

    def name_at(self, token: Any, passage: Passage) -> str:
        """The name that the token is part of, as the document gives it."""
        entry = self.register.named_at(passage.at(token))
        return entry.name if entry else str(token.text)


@frozen
class Wording:
    """How a reading words its speaker: the phrase around the head noun, in its passage.

    `span` is what the speaker is written as beside the verb, which may be a "who" that stands for the phrase.
    """

    reading: Reading
    known: Known
    head: Any
    phrase: Phrase
    span: Span

    @property
    def passage(self) -> Passage:
        """The passage that the phrase stands in."""
        return self.known.passages[self.reading.source_passage]

    @property
    def at(self) -> int:
        """Where the head noun stands."""
        return self.passage.at(self.head)

    @property
    def noun(self) -> str:
        """The head noun's base form."""
        return str(self.head.lemma_.lower())

    @property
    def opening(self) -> str:
        """The phrase's first word: "the", "its"."""
        return str(self.head.doc[self.phrase.first].lower_)

    @property
    def ends_with_noun(self) -> bool:
        """Whether nothing of the phrase follows its noun: "the old mayor", and no "mayor of Halden"."""
        return bool(self.phrase.last == self.head.i)

    @property
    def is_two_words(self) -> bool:
        """Whether it is one word and its noun: "the mayor"."""
        return self.ends_with_noun and bool(self.head.i - self.phrase.first == 1)

    def of(self, head: Any) -> Wording:
        """The same, for another noun in its phrase or beside it."""
        return replace(self, head=head, phrase=read_phrase(head))
