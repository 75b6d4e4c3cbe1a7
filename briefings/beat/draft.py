"""A beat written from a few answers: what is followed, who counts, what is counted, and for each topic a sentence and
examples. Out comes the text of a beat file with comments, which the checker accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Any

from briefings.beat.beat import parse_beat
from briefings.beat.content_words import content_words, distinct, stands_in, term_form
from briefings.beat.readings import read
from briefings.beat.terms import BadTerm, Term, Terms, parse_term, parse_terms
from briefings.beat.validation import RESERVED
from briefings.errors import BeatError
from briefings.knowledge.countries import country_called, country_within
from briefings.knowledge.inflection import forms_of, plural_of
from briefings.knowledge.measures import CatalogueMeasure, catalogue
from briefings.values import frozen

EVERYBODY = "everybody"
MOST_WORDS = 12
WIDE = 118

# Whom "women" and "children" mean in any story.
_KNOWN_GROUPS: dict[str, tuple[str, Sequence[str]]] = {
    "woman": ("women", ("woman", "girl", "mother", "wife")),
    "child": ("minors", ("child", "minor", "baby", "boy", "girl", "infant", "pupil", "toddler")),
}
# Nouns for whoever it is: who names one of them counts everybody.
_ANYBODY = frozenset({"person", "people", "everyone", "anybody"})
# Nouns that are their own plural.
_MANY = frozenset({"staff", "crew", "personnel", "police"})
_PEOPLE = ("person", "people", "man", "woman", "child", "victim", "resident", "worker", "other")
# Who acts in any story, or is told of there: a topic's example names them, and its topic is what they do.
_ANY_STORYS = (
    "authority", "police", "officer", "agency", "ministry", "court", "army", "soldier", "troop", "security force",
    "coast guard", "firefighter", "rescuer", "doctor", "expert", "city", "town", "village", "family", "district",
    "province", "region", "area", "capital", "fall", "rise", "grow", "increase",
)  # fmt: skip


@frozen
class TopicAnswers:
    """What was said of one topic; `words` are its terms, None where they are to be made of the examples."""

    title: str
    sentence: str = ""
    examples: tuple[str, ...] = ()
    words: tuple[str, ...] | None = None
    command: str = ""


@frozen
class BeatAnswers:
    """What was said of the beat. `counts` are nouns, or nothing where everybody counts; `measures` ids of the
    catalogue; `countries` ISO codes of its own ground."""

    title: str
    description: str
    names: tuple[str, ...]
    counts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    topics: tuple[TopicAnswers, ...] = field(default_factory=tuple)
    countries: tuple[str, ...] = ()


def draft_beat(answers: BeatAnswers) -> str:
    """The beat's text. Raises `BeatError` where the answers make no beat, with the checker's first sentence."""
    _refuse_gaps(answers)
    text = "\n".join([*_head(answers), *_groups(answers), *_measures(answers), *_topics(answers)]) + "\n"
    parse_beat(text)
    return text


def plain_name(words: str) -> str:
    """A title as an id or a command: small letters, digits and underscores, 32 at most; empty where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:32].rstrip("_")


def why_no_term(written: str) -> str | None:
    """Why these words can't stand in a beat, as a sentence; None where they can."""
    try:
        parse_term(written)
    except BadTerm as error:
        return f"“{written}” can't be used: {error}."
    return None


def why_no_command(title: str) -> str | None:
    """Why a topic can't be called so, as a sentence; None where it can."""
    name = plain_name(title)
    if not name:
        return f"“{title}” has no letter a command could be made of."
    if name in RESERVED:
        return f"/{name} is the chat's own command; call the topic something else."
    return None


def topic_words(answers: BeatAnswers, topic: TopicAnswers) -> tuple[str, ...]:
    """Terms for a topic, out of its title, sentence and examples: those that several of these have first, without the
    beat's own names, whoever acts or counts in any of its stories, and the words of the other topics."""
    own = [name for name in answers.names if why_no_term(name) is None]
    names, anywhere = parse_terms(own), parse_terms([*own, *_of_any_story(answers)])
    others = {word for other in answers.topics if other is not topic for word in _words_of(other, names)}
    told = _words_of(replace(topic, title=""), anywhere) + content_words([topic.title], without=names)
    found = [word for word in distinct(told, others) if country_called(word) is None]
    return tuple(found[:MOST_WORDS])


def _of_any_story(answers: BeatAnswers) -> list[str]:
    """Words that any of the beat's stories may have: those of its names of several words, and of people."""
    parts = [word for name in answers.names if " " in name.strip() for word in name.split()]
    counted = [singular(noun) for noun in answers.counts]
    return [word for word in (*parts, *counted, *_PEOPLE, *_ANY_STORYS) if why_no_term(word) is None]


def topic_measures(answers: BeatAnswers, topic: TopicAnswers) -> tuple[str, ...]:
    """The beat's measures that the topic's sentence or examples tell of."""
    texts = [read(text) for text in (topic.sentence, *topic.examples)]
    return tuple(
        name
        for name in answers.measures
        if any(stands_in(term, text) for text in texts for term in _terms_of(catalogue()[name]))
    )


def _refuse_gaps(answers: BeatAnswers) -> None:
    """Raise `BeatError` with the first thing that no beat can be made of."""
    for gaps in (_lacking, _unusable_words, _unknown_measures, _homes_for_ground, _empty_topics):
        for gap in gaps(answers):
            raise BeatError(gap)


def _lacking(answers: BeatAnswers) -> Iterator[str]:
    """That it has no title with a letter in it, no name, or no topic."""
    for said, what in ((answers.title.strip(), "a title"), (answers.names, "a name"), (answers.topics, "a topic")):
        if not said:
            yield f"A beat needs {what}."
    if not plain_name(answers.title):
        yield f"“{answers.title}” has no letter a name for the beat could be made of."


def _unusable_words(answers: BeatAnswers) -> Iterator[str]:
    """Names, people and commands that can't be looked for or typed."""
    yield from filter(None, (why_no_term(name) for name in (*answers.names, *answers.counts)))
    yield from filter(None, (why_no_command(topic.command or topic.title) for topic in answers.topics))


def _unknown_measures(answers: BeatAnswers) -> Iterator[str]:
    """Measures that the catalogue does not have."""
    for name in answers.measures:
        if name not in catalogue():
            yield f"The catalogue has no measure “{name}”; it has {', '.join(catalogue())}."


def _homes_for_ground(answers: BeatAnswers) -> Iterator[str]:
    """That people who go home are said to be from the beat's own ground, which is what they come back from: the beat
    would take them for people who set out for it."""
    named = {country_called(name.lower()) for name in answers.names}
    for code in answers.countries if "returned" in answers.measures else ():
        if code.upper() in named:
            home = country_within(code.upper())
            yield f"Those who return are at home in {home}: name the countries they come back from in its place."


def _empty_topics(answers: BeatAnswers) -> Iterator[str]:
    """Topics under which nothing can be filed."""
    for topic in answers.topics:
        if not _terms_for(answers, topic) and not topic_measures(answers, topic):
            yield f"Nothing can come under “{topic.title}”: give it words, or an example that has some."


def _words_of(topic: TopicAnswers, names: Terms) -> Any:
    return content_words((topic.title, topic.sentence, *topic.examples), without=names)


def _terms_for(answers: BeatAnswers, topic: TopicAnswers) -> tuple[str, ...]:
    return topic_words(answers, topic) if topic.words is None else topic.words


def _terms_of(entry: CatalogueMeasure) -> Sequence[Term]:
    """The words that tell a measure by themselves: a verb that asks for more than the counted people's part in it may
    tell of something else ("lose" and "fall" kill fighters, but homes are lost and houses fall)."""
    verbs = [verb for verb, _, asked in (word.partition(":") for word in entry.verbs) if asked in _PARTS]
    nouns = [noun for noun, _, verbs in (word.partition(":") for word in entry.nouns) if not verbs]
    return parse_terms([*entry.phrases, *verbs, *nouns, *entry.states])


_PARTS = ("", "subject", "object")


def _head(answers: BeatAnswers) -> list[str]:
    lines = [
        f"# The beat: {_comment(answers.title)}.",
        "#",
        "# docs/beats.md explains every key. `dateline beat check` names the line and the mend of whatever is wrong,",
        "# `dateline beat try` shows on articles what is filed and what is left.",
        "",
        f"id = {_text(plain_name(answers.title))}",
        f"title = {_text(answers.title)}",
        f"description = {_text(answers.description)}",
    ]
    if _counts_everybody(answers):
        lines += ["# Whoever is counted in an article on the beat is counted.", 'whom = "everybody"']
    else:
        lines += ['# Only those of the groups below are counted; whom = "everybody" counts whoever is counted.']
    lines += [
        "",
        "[subject]",
        "# An article is on the beat when it has these: once in a short text, several times in a long one.",
        list_of_words("names", answers.names),
        "# Whom the beat follows: a sentence with one of these is about them.",
        list_of_words("people", _nouns(answers)),
        "# More keys go here: hints = [] (words that count half), signs = [] (that tell of it without its name).",
    ]
    if answers.countries:
        lines += [
            "",
            "[places]",
            "# The beat's own ground.",
            list_of_words("core", [c.upper() for c in answers.countries]),
        ]
    return [*lines, ""]


def _groups(answers: BeatAnswers) -> list[str]:
    lines = [
        "# Who is counted; a figure is kept apart for each group. The first is the beat's own kind of people, the",
        "# last is the widest. Things can be counted, too, such as homes or ships.",
    ]
    rows: dict[str, tuple[str, Sequence[str]]] = {}
    for noun in map(singular, answers.counts):
        if noun not in _ANYBODY:
            name, words = _KNOWN_GROUPS.get(noun, (plain_name(_plural(noun)), (noun,)))
            rows[name] = ("children" if name == "minors" else _plural(noun), words)
    if _counts_everybody(answers):
        own = {word for _, words in rows.values() for word in words}
        rows["all"] = ("people", [word for word in _PEOPLE if word not in own])
    for name, (label, words) in rows.items():
        lines += ["[[groups]]", f"id = {_text(name)}", f"label = {_text(label)}", list_of_words("words", words), ""]
    return lines


def _counts_everybody(answers: BeatAnswers) -> bool:
    """Whether nobody in particular is counted, or "people" among others."""
    return not answers.counts or any(singular(noun) in _ANYBODY for noun in answers.counts)


def _plural(noun: str) -> str:
    return noun if noun in _MANY else plural_of(noun)


def singular(noun: str) -> str:
    """The singular of a noun, or itself: children → child, rebels → rebel."""
    plain = " ".join(noun.lower().split())
    head, _, last = plain.rpartition(" ")
    for base in ("child", "man", "woman", "person", "wife"):
        if last in forms_of(base) or last == plural_of(base):
            return f"{head} {base}".strip()
    guesses = [term_form(last), last[:-3] + "y", last[:-2], last[:-1]] if last.endswith("s") else []
    found = next((guess for guess in guesses if len(guess) > 2 and plural_of(guess) == last), last)
    return f"{head} {found}".strip()


def _nouns(answers: BeatAnswers) -> list[str]:
    named = [singular(noun) for noun in answers.counts if singular(noun) not in _ANYBODY]
    return list(dict.fromkeys([*named, *_PEOPLE])) if _counts_everybody(answers) else named


def _measures(answers: BeatAnswers) -> list[str]:
    if not answers.measures:
        return []
    lines = [
        "# What is counted. The words of each stand in the shared catalogue; more can be added (verbs, nouns, phrases)."
    ]
    for name in answers.measures:
        entry = catalogue()[name]
        of_place = name == "killed" and "infected" in answers.measures
        counted_of = _OF_WORDS["place" if of_place else entry.of]
        lines += ["[[measures]]", f"id = {_text(name)}  # {entry.label}; of {counted_of}"]
        if of_place:
            lines += ["# An outbreak's dead are told as a running total of a place.", 'of = "place"']
        lines.append("")
    return lines


_OF_WORDS = {
    "origin": "those who came from a country",
    "event": "an event, as a toll",
    "place": "the people at a place",
}


def _topics(answers: BeatAnswers) -> list[str]:
    lines = [
        "# What readers ask for. A claim comes under a topic by one of its rules, or by a figure with its measure."
    ]
    for topic in answers.topics:
        name = plain_name(topic.command or topic.title)
        lines += ["[[topics]]", f"id = {_text(name)}", f"command = {_text(name)}", f"title = {_text(topic.title)}"]
        lines.append(f"description = {_text(topic.sentence)}")
        measures, words = topic_measures(answers, topic), _terms_for(answers, topic)
        if measures:
            lines.append(list_of_words("measures", measures))
        lines += [f"# Example: {_comment(example)}" for example in topic.examples]
        if words:
            lines += [
                "[[topics.rules]]",
                list_of_words("any", words),
                'about = "document"  # anywhere in an article on the beat',
            ]
        lines.append("")
    return lines


def _comment(words: str) -> str:
    return _clean(words).rstrip(".")


def _clean(words: str) -> str:
    """One line without control characters, which a TOML file may not hold."""
    shown = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in shown).split())


def _text(words: str) -> str:
    return json.dumps(_clean(words), ensure_ascii=False)


def list_of_words(key: str, items: Iterable[str]) -> str:
    """A TOML key with a list of words, folded to the width of a screen."""
    written = [_text(item) for item in items]
    line = f"{key} = [{', '.join(written)}]"
    if len(line) <= WIDE:
        return line
    lines, current = [f"{key} = ["], " "
    for item in written:
        if len(current) + len(item) + 2 > WIDE:
            lines.append(current)
            current = " "
        current += f" {item},"
    return "\n".join([*lines, current, "]"])
