"""Everything that is wrong with a beat file, each with its line and the mend.

All problems are found in one go, so that an editor mends them in one go. What is of the wrong type is reported once
and left out of the other checks.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from briefings.beat.keys import KEYS
from briefings.beat.measure_lexicon import ELSEWHERE, HOME
from briefings.beat.rule_validation import dead_rules, lead_back, list_problems, term_problems
from briefings.beat.toml_positions import Path, TomlLines, syntax_error
from briefings.knowledge.measures import OF, WORD_KINDS, catalogue
from briefings.knowledge.vocabulary import shared_lists
from briefings.values import frozen

# The chat's own commands, which no topic may take (`/quit` leaves the terminal's chat).
RESERVED = frozenset(
    """start help latest figures disputes ask search claim documents document subscribe settings unsubscribe export
    privacy forgetme review withdraw revise refile amend drop source undo stats editors appoint dismiss audit quit
    add compare desk events feeds follow language resume watch
    """.split()
)
ABOUT = ("claim", "thread", "passage", "document")
WHOM = ("groups", "everybody")
SUBJECT_KEYS = ("names", "people", "hints", "others", "again", "signs", "rivals", "needs")


@frozen
class Problem:
    """One thing wrong: `line` counts from 1; `message` and `mend` are a sentence each."""

    line: int
    message: str
    mend: str


def check_beat(text: str) -> list[Problem]:
    """All problems of a beat file, by line; none where it can be used."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, said = syntax_error(error, text)
        return [Problem(line, f"This is not TOML: {said}.", "Look for a missing quotation mark, comma or bracket.")]
    except RecursionError:
        return [Problem(1, "This is not a beat: its brackets are nested too deep.", "Look for brackets never closed.")]
    checker = _Checker(table, TomlLines(text))
    return sorted(checker.problems(), key=lambda problem: problem.line)


class _Checker:
    """One beat file being checked; `table` loses what is of the wrong shape as it is reported."""

    def __init__(self, table: dict[str, Any], lines: TomlLines) -> None:
        self._table = table
        self._lines = lines

    def problems(self) -> Iterator[Problem]:
        yield from self._shapes()
        yield from self._names()
        yield from self._commands()
        yield from self._whom()
        yield from self._measures()
        yield from self._places()
        yield from self._terms()
        yield from self._rules()

    def _at(self, path: Path, message: str, mend: str, value: str | None = None) -> Problem:
        line = self._lines.of(*path) if value is None else self._lines.of_item(value, *path)
        return Problem(line, message, mend)

    def _rows(self, kind: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The tables of one kind that have come through the check of shapes."""
        if kind == "rules":
            for path, topic in self._rows("topics"):
                yield from (((*path, "rules", n), row) for n, row in enumerate(topic.get("rules", ())))
        else:
            yield from (((kind, n), row) for n, row in enumerate(self._table.get(kind, ())))

    # Shapes

    def _shapes(self) -> Iterator[Problem]:
        yield from self._shape((), self._table, "file")
        yield from self._shape(("subject",), self._table.get("subject", {}), "subject")
        for kind in ("groups", "measures", "topics", "rules", "learned"):
            for path, row in self._rows(kind):
                yield from self._shape(path, row, kind)
        for kind in ("words", "places"):
            lists = self._table.get(kind, {})
            for name in [name for name, value in lists.items() if not _is("a list of words", value)]:
                del lists[name]
                yield self._at((kind, name), f"“{name}” must be a list of words.", f'Write {name} = ["…", "…"].')

    def _shape(self, path: Path, row: dict[str, Any], kind: str) -> Iterator[Problem]:
        shape = KEYS[kind]
        for key, rule in shape.items():
            if rule.needed and row.get(key) in (None, "", [], {}):
                yield self._at(path, f"{_capital(_where(kind))} has no “{key}”.", _example(key, rule.kind))
        for key in list(row):
            if key not in shape:
                yield self._at((*path, key), f"“{key}” is no key of {_where(kind)}.", _did_you_mean(key, shape))
            elif not _is(shape[key].kind, row[key]):
                del row[key]
                yield self._at((*path, key), f"“{key}” must be {shape[key].kind}.", _example(key, shape[key].kind))
        if kind in ("groups", "measures"):
            yield from self._blank_words(path, row)

    def _blank_words(self, path: Path, row: dict[str, Any]) -> Iterator[Problem]:
        """Words of a group or a measure in which there is none, as where a verb has its conditions alone."""
        for key in ("words", *WORD_KINDS):
            for word in [word for word in row.get(key, ()) if not re.search(r"\w", word.partition(":")[0])]:
                yield self._at((*path, key), f"There is no word in “{word}”.", "Take it out, or write the word.", word)

    # Names

    def _names(self) -> Iterator[Problem]:
        for kind in ("groups", "measures", "topics"):
            rows = [(path, row["id"]) for path, row in self._rows(kind) if row.get("id")]
            yield from self._repeated(rows, "id", f"two {kind} have the id")
            for path, name in rows:
                if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
                    yield self._at((*path, "id"), f"“{name}” can't be an id.", _PLAIN)

    def _commands(self) -> Iterator[Problem]:
        rows = [(path, row["command"]) for path, row in self._rows("topics") if row.get("command")]
        yield from self._repeated(rows, "command", "two topics have the command")
        for path, name in rows:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
                yield self._at((*path, "command"), f"Telegram takes no command named “{name}”.", _PLAIN)
            elif name in RESERVED:
                yield self._at((*path, "command"), f"/{name} is the chat's own command.", "Choose another word for it.")

    def _repeated(self, rows: Sequence[tuple[Path, str]], key: str, what: str) -> Iterator[Problem]:
        count = Counter(name for _, name in rows)
        seen: set[str] = set()
        for path, name in rows:
            if name in seen:
                message = f"{what[0].upper()}{what[1:]} “{name}”."
                yield self._at((*path, key), message, "Rename this one or take it out.")
            if count[name] > 1:
                seen.add(name)

    def _measures(self) -> Iterator[Problem]:
        known = [row["id"] for _, row in self._rows("measures") if row.get("id")]
        for path, row in (*self._rows("topics"), *self._rows("rules")):
            for key in ("measures", "shows"):
                for name in row.get(key, ()):
                    if name not in known:
                        message = f"There is no measure “{name}”."
                        yield self._at((*path, key), message, _did_you_mean(name, known), name)
        for path, row in self._rows("measures"):
            yield from self._conditions(path, row)
            yield from self._of_catalogue(path, row)
            yield from self._settings(path, row)

    def _of_catalogue(self, path: Path, row: Mapping[str, Any]) -> Iterator[Problem]:
        """Measures that name what the catalogue doesn't have, or have no words and no label of their own or from it."""
        for name in row.get("uses", ()):
            if name not in catalogue():
                message = f"The catalogue has no measure “{name}”."
                yield self._at((*path, "uses"), message, _did_you_mean(name, catalogue()), name)
        if used_measures(row) or row.get("uses"):
            return
        if not any(row.get(kind) for kind in WORD_KINDS):
            mend = (
                f"Give it verbs, nouns, phrases, states or sites, or an id of the catalogue: {', '.join(catalogue())}."
            )
            yield self._at(path, f"The measure “{row.get('id', '')}” has no words.", mend)
        if not row.get("label"):
            yield self._at(path, f"{_capital(_where('measures'))} has no “label”.", _example("label", "text"))

    def _settings(self, path: Path, row: Mapping[str, Any]) -> Iterator[Problem]:
        """What a measure's figures are of must be one of the known kinds."""
        if row.get("of", OF[0]) not in OF:
            message = f"“{row['of']}” does not say what figures of this measure are of."
            yield self._at((*path, "of"), message, f"Choose one of {', '.join(OF)}.")

    def _whom(self) -> Iterator[Problem]:
        whom = self._table.get("whom", WHOM[0])
        if whom not in WHOM:
            yield self._at(
                ("whom",), f"“{whom}” does not say whom the beat counts.", f"Choose one of {', '.join(WHOM)}."
            )

    def _conditions(self, path: Path, row: Mapping[str, Any]) -> Iterator[Problem]:
        """Verbs that ask for a place of a list which is not there ("join:to fronts")."""
        known = [*(name for name in self._table.get("places", {}) if name != "core_names"), HOME, ELSEWHERE]
        for verb in row.get("verbs", ()):
            for asked in re.findall(r"[:,]\s*(?:not )?(?:to|from) (\w+)", verb):
                if asked not in known:
                    message = f"There is no list of places “{asked}”."
                    yield self._at((*path, "verbs"), message, _did_you_mean(asked, known), verb)

    # Places

    def _places(self) -> Iterator[Problem]:
        import pycountry

        lists = self._table.get("places", {})
        for name, codes in lists.items():
            for code in codes if name != "core_names" else ():
                if code != "XK" and not pycountry.countries.get(alpha_2=code):
                    mend = "Write its two-letter code (ISO 3166-1): FR for France."
                    yield self._at(("places", name), f"“{code}” is no country's code.", mend, code)
        known = [*(name for name in lists if name != "core_names"), "elsewhere"]
        for path, row in self._rows("rules"):
            wanted = row.get("place", "elsewhere").removeprefix("no ")
            if wanted not in known:
                message = f"There is no list of places “{wanted}”."
                yield self._at((*path, "place"), message, _did_you_mean(wanted, known))

    # Terms and rules

    def _terms(self) -> Iterator[Problem]:
        lists = self._lists()
        for path, written in self._term_lists():
            for term in written:
                for message, mend in term_problems(term, lists):
                    yield self._at(path, message, mend, term)
        for name, message, mend in list_problems(lists, self._table.get("words", {})):
            yield self._at(("words", name), message, mend)

    def _lists(self) -> Mapping[str, Sequence[str]]:
        """The word lists that terms can name: the shared ones, and the file's own instead of those of the same name."""
        return {**shared_lists(), **self._table.get("words", {})}

    @cached_property
    def _straight_lists(self) -> Mapping[str, Sequence[str]] | None:
        """The word lists; None where one of them leads back to itself, which is reported by itself."""
        lists = self._lists()
        return None if lead_back(lists) else lists

    def _term_lists(self) -> Iterable[tuple[Path, Sequence[str]]]:
        for key in SUBJECT_KEYS:
            yield ("subject", key), self._table.get("subject", {}).get(key, ())
        for name, terms in self._table.get("words", {}).items():
            yield ("words", name), terms
        for path, row in (*self._rows("rules"), *self._rows("learned")):
            for key in ("all", "any", "none", "around"):
                yield (*path, key), row.get(key, ())

    def _rules(self) -> Iterator[Problem]:
        for path, row in self._rows("topics"):
            if not row.get("rules") and not row.get("measures"):
                yield self._at(path, "Nothing can come under this topic.", "Give it rules or measures.")
        for path, row in self._rows("rules"):
            if row.get("about", "thread") not in ABOUT:
                message = f"“{row['about']}” does not say how near the subject must be."
                yield self._at((*path, "about"), message, f"Choose one of {', '.join(ABOUT)}.")
            if not 0 < row.get("score", 1) <= 1:
                yield self._at((*path, "score"), "A score must be above 0, and 1 at most.", "Write 0.8, say.")
            barred = [*row.get("none", ()), *self._barred(self._table["topics"][path[1]].get("id"))]
            for message, mend in dead_rules({**row, "none": barred}, self._straight_lists):
                yield self._at(path, message, mend)
        yield from self._themes()
        yield from self._learned()

    def _learned(self) -> Iterator[Problem]:
        known = [row["id"] for _, row in self._rows("topics") if row.get("id")]
        for path, row in self._rows("learned"):
            if row.get("topic") and row["topic"] not in known:
                message = f"There is no topic “{row['topic']}”."
                yield self._at((*path, "topic"), message, _did_you_mean(row["topic"], known))
            for message, mend in dead_rules({**row, "none": self._barred(row.get("topic"))}, self._straight_lists):
                if row.get("any"):
                    yield self._at(path, message, mend)
            if not row.get("any") and not row.get("none"):
                yield self._at(
                    path, "This table has learned nothing.", "Give it any = […] or none = […], or take it out."
                )

    def _barred(self, topic: object) -> list[str]:
        """The terms that were learned to keep claims out of a topic."""
        return [term for _, row in self._rows("learned") if row.get("topic") == topic for term in row.get("none", ())]

    def _themes(self) -> Iterator[Problem]:
        known = [row["id"] for _, row in self._rows("topics") if row.get("id")]
        for path, row in self._rows("rules"):
            wanted = row.get("theme", "").removeprefix("no ")
            if wanted and wanted not in known:
                message = f"There is no topic “{wanted}”."
                yield self._at((*path, "theme"), message, _did_you_mean(wanted, known))


_PLAIN = "Write it without a slash, with small letters, digits and underscores, 32 at most."


def _is(kind: str, value: object) -> bool:
    if kind == "text":
        return isinstance(value, str)
    if kind == "a number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "true or false":
        return isinstance(value, bool)
    if kind == "a table":
        return isinstance(value, dict)
    inner = str if kind == "a list of words" else dict
    return isinstance(value, list) and all(isinstance(item, inner) for item in value)


def _where(kind: str) -> str:
    return {"file": "the beat file", "subject": "[subject]"}.get(kind, f"a [[{kind}]] table").replace(
        "[[rules]]", "[[topics.rules]]"
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def used_measures(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The measures of the catalogue whose words a beat's measure has: those it names under `uses`; where it has neither
    words nor `uses`, the one with its id."""
    if row.get("uses") is not None:
        return tuple(name for name in row["uses"] if name in catalogue())
    named = row.get("id") in catalogue() and not any(row.get(kind) for kind in WORD_KINDS)
    return (row["id"],) if named else ()


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known are: {', '.join(known)}." if known else "Take it out, or add it above."


def _example(key: str, kind: str) -> str:
    examples = {
        "text": f'{key} = "…"',
        "a list of words": f'{key} = ["…", "…"]',
        "a number": f"{key} = 0.8",
        "true or false": f"{key} = true",
    }
    return f"Write {examples.get(kind, f'[[{key}]]' if kind == 'tables' else f'[{key}]')}."
