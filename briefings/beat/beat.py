"""A beat: the story that is followed, as data. Read from a TOML file; no topic or measure is named in the code.

docs/beats.md explains how one is written; `briefings.beat.terms` has the language of its terms. A beat is plain
data, so that it goes to the desk's process as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, fields, replace
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, cast
from zipfile import is_zipfile

from briefings.beat.keys import LEARNED_SCORE, USUAL_SCORE
from briefings.beat.measure_lexicon import Lexicon, lexicon_of
from briefings.beat.opinion import Opinion, net_beside, read_opinion
from briefings.beat.shipped import shipped_ids
from briefings.beat.terms import Term, Terms, parse_terms
from briefings.beat.validation import SUBJECT_KEYS, check_beat, used_measures
from briefings.errors import BeatError
from briefings.knowledge.inflection import plural_of
from briefings.knowledge.measures import WORD_KINDS, CatalogueMeasure, Of, catalogue
from briefings.knowledge.vocabulary import shared_lists
from briefings.model import Rules
from briefings.values import frozen

About = Literal["claim", "thread", "passage", "document"]
"""How near the beat's subject must stand to a claim, from near to far (see `Rule`)."""

Whom = Literal["groups", "everybody"]
"""Whom a beat counts: the people of its groups alone, or whoever is counted in an article that is on it."""


@frozen
class Group:
    """People that the beat counts. `id` is the scope of a figure (fighters, women, minors, all).

    `words` are lower-case nouns or noun phrases, singular and plural alike ("fighter", "foreign fighter").
    """

    id: str
    label: str
    words: tuple[str, ...]


@frozen
class Measure:
    """What a number of the beat's people did.

    `verbs` are lemmas, with a particle or preposition where one is needed, and conditions behind a colon ("return",
    "blow up", "fight:still", "surrender:subject"); `nouns` head a noun phrase that says the same ("departure",
    "returnee"); `phrases` are lower-case runs of words; `states` what the counted are or are left as ("dead"); `sites`
    places to be in which is to have the measure ("prison"); `keeps` the measures whose people still have this one,
    where they are told to (arrested returnees have returned). `of` says what its figures are figures of; `may_fall`,
    whether a later lower one is no contradiction.
    """

    id: str
    label: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    of: Of = "origin"
    may_fall: bool = False
    sites: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


@frozen
class Rule:
    """One way into a topic.

    Each of `all_of` (alternatives) and one of `any_of` (where there are any) must stand in the claim, and none of
    `none_of`. `about` says how near the beat's subject must be: in the claim's own words; in its thread (a pronoun
    leads back to it, sentence by sentence); in its passage (the paragraph, the two sentences before, the heading); or
    anywhere in the document. `place` asks for a place of the claim: "core" or "elsewhere" (a country that is core to
    the beat, or one that is not) or one of the beat's own lists of countries; "no elsewhere" and the like ask that it
    have none; people's origins never count. One of `around` must stand in the claim or its passage, and one of
    `measures` on one of its quantities, where there are any, and one of its quantities be told in one of the units
    `counts`. `theme` asks that the text or the claim's passage be surely about a topic, this one or another; "no …"
    that the text be mainly about others. A rule that is `otherwise` is asked only where no other rule of any topic
    takes the claim, and then only the one whose topic is the nearest talk, or the surest of several.
    """

    all_of: tuple[tuple[Term, ...], ...]
    any_of: tuple[Term, ...]
    none_of: tuple[Term, ...]
    about: About
    place: str | None
    score: float
    around: tuple[Term, ...] = ()
    measures: tuple[str, ...] = ()
    otherwise: bool = False
    counts: tuple[str, ...] = ()
    theme: str | None = None


@frozen
class Topic:
    """One of the beat's topics, with its command's name (without the slash).

    A claim with a quantity of one of `measures` stands under it, whatever its words. Its answer shows the figures of
    these, and of those that it `shows`.
    """

    id: str
    command: str
    title: str
    description: str
    rules: tuple[Rule, ...]
    measures: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


@frozen
class Subject:
    """The words by which a text shows that it is on the beat: `names` and `signs` each count one, `hints` a half.

    `people` say whom a sentence is about, once the text is on the beat; `others` are people who only sound like them;
    `again` takes the subject up again as a pronoun does ("the group"). `signs` tell of the subject without naming it
    ("brought home from Syria"). `rivals` are other subjects: a text that names them as often is about them. Where there
    are `needs`, a text must hold one of them: names may be of another story's people as well ("foreign fighters").
    """

    names: tuple[Term, ...]
    people: tuple[Term, ...] = ()
    hints: tuple[Term, ...] = ()
    others: tuple[Term, ...] = ()
    again: tuple[Term, ...] = ()
    signs: tuple[Term, ...] = ()
    rivals: tuple[Term, ...] = ()
    needs: tuple[Term, ...] = ()


class WordLists(Mapping[str, Terms]):
    """The shared word lists, and a beat's own, which take the place of shared ones with the same name. All are read
    when the first is looked up: the desk does so with every article, the bot hardly ever."""

    def __init__(self, own: Mapping[str, Sequence[str]]) -> None:
        self._own = own

    @cached_property
    def _lists(self) -> Mapping[str, Terms]:
        return {name: parse_terms(terms) for name, terms in {**shared_lists(), **self._own}.items()}

    def __getitem__(self, name: str) -> Terms:
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)


@frozen(slots=False)
class Beat:
    """The whole beat. `subject` are the names and nouns by which a text shows that it is on the beat at all, as
    written; `about` is the same, ready to be found. `words` are the word lists that rules share, by name; `places` the
    lists of countries (ISO 3166-1 alpha-2), of which "core" is the beat's own ground, with `core_names` for the parts
    of the world that belong to it and have no country of their own. `opinion` is what was learned from examples, where
    the file names such a second opinion."""

    id: str
    title: str
    description: str
    subject: tuple[str, ...]
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    topics: tuple[Topic, ...]
    about: Subject = Subject(())
    words: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    core_names: frozenset[str] = frozenset()
    whom: Whom = "groups"
    opinion: Opinion | None = None

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words for people and for what they did, made ready once for all documents."""
        return lexicon_of(self)

    @cached_property
    def measure_terms(self) -> Mapping[str, tuple[Term, ...]]:
        """The words by which each measure is said, by its id."""
        return {measure.id: _said_by(measure) for measure in self.measures}

    @property
    def term_lists(self) -> Iterator[tuple[Term, ...]]:
        """Each list of terms that texts are searched for as one."""
        yield from (getattr(self.about, each.name) for each in fields(Subject))
        yield from self.words.values()
        yield from self.measure_terms.values()
        for rule in (rule for topic in self.topics for rule in topic.rules):
            yield from (*rule.all_of, rule.any_of, rule.none_of, rule.around)

    @property
    def may_fall(self) -> frozenset[str]:
        """The ids of the measures whose figures may fall with time."""
        return frozenset(measure.id for measure in self.measures if measure.may_fall)

    @property
    def main_group(self) -> str | None:
        """The id of the beat's own kind of people, whom texts also call just "people": its first group."""
        return self.groups[0].id if self.groups else None

    @property
    def widest_group(self) -> str | None:
        """The id of the group that holds all others: the beat's last, but where everybody counts the one of people."""
        if not self.groups:
            return None
        return ALL if self.whom == EVERYBODY else self.groups[-1].id

    @property
    def rules(self) -> Rules:
        """What the library needs to know of the measures, to gather figures."""
        of = {measure.id: measure.of for measure in self.measures if measure.of != "origin"}
        return Rules(of, self.may_fall, self.main_group or "all")

    def measure(self, name: str | None) -> Measure | None:
        """The measure with this id."""
        return next((measure for measure in self.measures if measure.id == name), None)


def _said_by(measure: Measure) -> tuple[Term, ...]:
    words = [word.partition(":")[0] for word in (*measure.verbs, *measure.nouns)]
    return parse_terms([*measure.phrases, *words, *measure.states])


@cache
def shipped_beat() -> Beat:
    """The beat that comes with Dateline; read once, and checked by the tests alone, since nothing changes it."""
    folder = resources.files("briefings").joinpath("beats")
    return _beat_of(folder.joinpath("foreign_fighters.toml").read_text("utf-8"), folder)


def load_beat(path: Path) -> Beat:
    """The beat in a file; raises `BeatError`, which names the file, the line and the mend."""
    text = read_beat_text(path)
    try:
        return parse_beat(text, path.parent)
    except BeatError as error:
        raise BeatError(f"{path}: {error}", error.line) from error


def read_beat_text(path: Path) -> str:
    """A beat file's text, without the mark that some editors put before UTF-8; raises `BeatError`."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        if not path.suffix and not path.exists():
            shipped = ", ".join(shipped_ids())
            raise BeatError(
                f"There is no file {path}, and no shipped beat of that name: they are {shipped}."
            ) from error
        raise BeatError(f"The beat file {path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BeatError(f"The beat file {path} can't be read: it is not in UTF-8. Save it as UTF-8.") from error


def files_of_beat(path: Path) -> tuple[Path, ...]:
    """The files that `load_beat` reads: the beat's, and its second opinion's where it names one; the last may not be
    there."""
    try:
        name = tomllib.loads(read_beat_text(path)).get("second_opinion")
    except (BeatError, ValueError, RecursionError):  # what is wrong with it is said where it is loaded
        name = None
    if not isinstance(name, str):
        return (path,)
    return (path, path.parent / name, path.parent / net_beside(name))


def parse_beat(text: str, folder: Traversable | None = None) -> Beat:
    """The beat that a TOML text describes, with the second opinion that lies in its folder; without a folder it has
    none. Raises `BeatError` with the first of `check_beat`'s problems."""
    problems = check_beat(text)
    if problems:
        first, more = problems[0], len(problems) - 1
        tail = f" (and {more} more; `dateline doctor` lists them)" if more else ""
        raise BeatError(f"line {first.line}: {first.message} {first.mend}{tail}", first.line)
    return _beat_of(text, folder)


def _beat_of(text: str, folder: Traversable | None) -> Beat:
    """The beat that a text without problems describes."""
    table = tomllib.loads(text)
    return _beat(table, _opinion(table, folder) if folder and "second_opinion" in table else None)


def _opinion(table: Mapping[str, Any], folder: Traversable) -> Opinion:
    """The beat's second opinion, with the network that lies beside it, if one does; raises `BeatError` where the file
    is none."""
    file = folder.joinpath(table["second_opinion"])
    net = folder.joinpath(net_beside(table["second_opinion"]))
    try:
        topics, measures = ([row["id"] for row in table.get(name, ())] for name in ("topics", "measures"))
        return read_opinion(file.read_text("utf-8"), topics, measures, _net(net) if net.is_file() else b"")
    except (OSError, UnicodeDecodeError) as error:
        raise BeatError(f"The second opinion {file.name} can't be read; dateline beat train writes it anew.") from error
    except BeatError as error:
        raise BeatError(f"The second opinion {file.name}: {error}") from error


def _net(file: Traversable) -> bytes:
    """A network's file, which is read when it is first asked; raises `BeatError` where it can't be one."""
    content = file.read_bytes()
    if not is_zipfile(BytesIO(content)):
        raise BeatError(f"its network {file.name} is damaged; dateline beat train writes it anew.")
    return content


def _beat(table: Mapping[str, Any], opinion: Opinion | None) -> Beat:
    subject = table["subject"]
    places = table.get("places", {})
    return Beat(
        id=table["id"],
        title=table["title"],
        description=table.get("description", ""),
        subject=tuple(subject["names"]),
        groups=_groups(table),
        measures=tuple(_measure(row) for row in table.get("measures", ())),
        topics=tuple(_topic(row, table.get("learned", ())) for row in table["topics"]),
        about=Subject(*(parse_terms(subject.get(key, ())) for key in SUBJECT_KEYS)),
        words=WordLists(table.get("words", {})),
        places={name: frozenset(codes) for name, codes in places.items() if name != "core_names"},
        core_names=frozenset(name.casefold() for name in places.get("core_names", ())),
        whom=table.get("whom", "groups"),
        opinion=opinion,
    )


def _groups(table: Mapping[str, Any]) -> tuple[Group, ...]:
    """The beat's groups. Where everybody counts, whoever is of none of them is of the one that holds "people", which is
    the widest and has the scope of all; a beat that names no such group has it all the same, so that "60 rescued" are
    never taken for sixty of its last group."""
    groups = tuple(_group(row) for row in table.get("groups", ()))
    if table.get("whom") != EVERYBODY or not groups:
        return groups
    if any(group.id == ALL for group in groups):
        return groups
    anybody = next((group for group in reversed(groups) if _ANYBODY & set(group.words)), None)
    if anybody is None:
        return (*groups, Group(ALL, "people", ("person", "people")))
    return tuple(replace(group, id=ALL) if group is anybody else group for group in groups)


EVERYBODY, ALL = "everybody", "all"
_ANYBODY = frozenset({"person", "people"})


def _group(row: Mapping[str, Any]) -> Group:
    words = [form for word in row["words"] for form in (word, plural_of(word))]
    return Group(row["id"], row["label"], _unique(words))


def _measure(row: Mapping[str, Any]) -> Measure:
    """A measure with its own words and those of the catalogue's measures that it uses."""
    used = [catalogue()[name] for name in used_measures(row)]
    first = used[0] if used else _NO_ENTRY
    verbs, nouns, phrases, states, sites = (
        _unique([*row.get(kind, ()), *(word for entry in used for word in getattr(entry, kind))]) for kind in WORD_KINDS
    )
    return Measure(
        row["id"],
        row.get("label") or first.label or row["id"],
        verbs,
        nouns,
        phrases,
        states,
        row.get("of") or first.of,
        row.get("may_fall", first.may_fall),
        sites,
        tuple(row.get("keeps", first.keeps)),
    )


# What holds of a measure that uses none of the catalogue's and does not say.
_NO_ENTRY = CatalogueMeasure("", "", "origin", may_fall=False, verbs=(), nouns=(), phrases=(), states=(), sites=())


def _topic(row: Mapping[str, Any], learned: Iterable[Mapping[str, Any]]) -> Topic:
    """A topic with its own rules and what was learned for it: words that let in, words that keep out."""
    own = [one for one in learned if one["topic"] == row["id"]]
    barred = [term for one in own for term in one.get("none", ())]
    rules = [{**rule, "none": [*rule.get("none", ()), *barred]} for rule in row.get("rules", ())]
    rules += [
        {"any": one["any"], "none": barred, "about": "document", "score": LEARNED_SCORE}
        for one in own
        if one.get("any")
    ]
    measures, shows = (tuple(row.get(key, ())) for key in ("measures", "shows"))
    ways = tuple(map(_rule, rules))
    return Topic(row["id"], row["command"], row["title"], row.get("description", ""), ways, measures, shows)


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        all_of=tuple(parse_terms([term]) for term in row.get("all", ())),
        any_of=parse_terms(row.get("any", ())),
        none_of=parse_terms(row.get("none", ())),
        about=cast("About", row.get("about", "thread")),
        place=row.get("place"),
        score=float(row.get("score", USUAL_SCORE)),
        around=parse_terms(row.get("around", ())),
        measures=tuple(row.get("measures", ())),
        otherwise=bool(row.get("otherwise", False)),
        counts=tuple(row.get("counts", ())),
        theme=row.get("theme"),
    )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
