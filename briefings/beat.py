"""A beat: the story that is followed, as data. Read from a TOML file; no topic or measure is named in the code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """People that the beat counts. `id` is the scope of a figure (fighters, women, minors, all).

    `words` are lower-case nouns or noun phrases, singular and plural alike ("fighter", "foreign fighter").
    """

    id: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number of the beat's people did.

    `verbs` are lemmas, with a particle or preposition where one is needed ("return", "blow up", "fight:still");
    `nouns` head a noun phrase that says the same ("departure", "returnee"); `phrases` are lower-case runs of words.
    """

    id: str
    label: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One way into a topic: every one of `all_of` and one of `any_of` must stand in the claim, none of `none_of`.

    Terms are lower-case; a term is matched on lemmas, word by word, and `*` ends a prefix ("smuggl*").
    """

    all_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the beat's topics, with its command's name (without the slash)."""

    id: str
    command: str
    title: str
    description: str
    rules: tuple[Rule, ...]
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """The whole beat. `subject` are the names and nouns by which a text shows that it is on the beat at all."""

    id: str
    title: str
    description: str
    subject: tuple[str, ...]
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    topics: tuple[Topic, ...]
