"""Brings the catalogues up to date with the texts in the code and in the shipped beats, and compiles them.

    python -m bot.locale.catalogues

A text that is new comes in without its translation, which a test then asks for; one that is gone goes out.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TypeGuard

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.fetching import as_a_file
from bot.language import DOMAIN, ENGLISH, LANGUAGES
from briefings.knowledge.measures import catalogue as measure_catalogue
from briefings.values import frozen

HERE = Path(__file__).parent
CODE = HERE.parents[1]
# A catalogue doesn't say when it was written, so that it changes only with its texts.
HEADER, SINCE = "# Texts of Dateline: {name}.", datetime(2026, 1, 1, tzinfo=UTC)
FRENCH = "fr"
# One width for all: Telegram turns the narrow space into a plain one in names, and some fonts don't have it.
NO_BREAK = "\N{NO-BREAK SPACE}"
_KEPT = re.compile(r"(<code>.*?</code>|<[^>]*>|\{[^}]*\})", re.DOTALL)
# Functions that take a text to be translated, and the position of that argument.
ONE = frozenset(("_", "N_"))
MANY = frozenset(("ngettext",))
# `count(3, "document")` makes its own plural.
COUNT = "count"
# Folders in which people are addressed in their own language: not the command line, nor the web pages.
ROOMS = ("chat", "delivery", "feeds", "handlers", "pages", "pictures")
# Errors with a fixed sentence are translated where they are shown.
ERRORS = frozenset(
    ("AlreadyStored", "BadQuestion", "Conflict", "DatelineError", "DeskFailed", "FetchFailed", "NotAllowed", "NotFound",
     "NotHad", "NothingToUndo", "TooLarge", "UnreadableDocument")
)  # fmt: skip
TOLD_ELSEWHERE = (
    "briefings/newsroom",
    "briefings/answers",
    "briefings/deliveries",
    "storage/outbox",
    "storage/library",
    "briefings/reading",
    "bot/feeds",
    "bot/fetching.py",
    "bot/sandbox",
)


@frozen
class Text:
    """A text that people read: `many` is its plural, if a number decides; `where` it occurs first."""

    one: str
    many: str | None
    place: str


def texts() -> dict[str, Text]:
    """English text → all texts that are marked in the code, or are in a shipped beat."""
    found: dict[str, Text] = {}
    for text in (*_in_code(), *_in_beats()):
        known = found.get(text.one)
        if known is None or (text.many and not known.many):
            found[text.one] = text
    return found


def _in_code() -> Iterator[Text]:
    for room in ROOMS:
        for path in sorted((CODE / "bot" / room).rglob("*.py")):
            yield from _marked(path)
    trees = {path: ast.parse(path.read_text("utf-8")) for room in TOLD_ELSEWHERE for path in _modules(CODE / room)}
    raised = [(path, node.args[0]) for path, tree in trees.items() for node in ast.walk(tree) if _is_error(node)]
    for path, words in raised:
        sentence = _sentence(words)
        if sentence is not None:
            yield Text(sentence, None, str(path.relative_to(CODE)))
    yield from _by_name(trees, {each.id for _path, words in raised for each in _named(words)})
    yield from _with_the_mend(trees)


def _modules(room: Path) -> list[Path]:
    return [room] if room.is_file() else sorted(room.rglob("*.py"))


def _with_the_mend(trees: Mapping[Path, ast.Module]) -> Iterator[Text]:
    """Why a link's page can't be had, with the mend that its sender is told."""
    for path, tree in trees.items():
        not_had = [node.args[0] for node in ast.walk(tree) if _is_error(node) and _name(node) == "NotHad"]
        named = {each.id for words in not_had for each in _named(words)}
        sentences = [*filter(None, map(_sentence, not_had)), *(text.one for text in _by_name({path: tree}, named))]
        for sentence in dict.fromkeys(sentences):
            yield Text(as_a_file(sentence), None, str(path.relative_to(CODE)))


def _marked(path: Path) -> Iterator[Text]:
    place = str(path.relative_to(CODE))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (text := _marked_by(node, place)):
            yield text


def _marked_by(call: ast.Call, place: str) -> Text | None:
    """The text that a call marks; None for other calls."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    words = _words_given(call)
    if name in ONE and words:
        return Text(words[0], None, place)
    if name in MANY and len(words) == 2:
        return Text(words[0], words[1], place)
    if name == COUNT and words and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
        return Text(words[0], words[1] if len(words) > 1 else f"{words[0]}s", place)
    return None


def _words_given(call: ast.Call) -> list[str]:
    """The arguments of a call that are texts."""
    return [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def _is_error(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and bool(node.args)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _named(words: ast.expr) -> Iterator[ast.Name]:
    """The names that stand for an error's sentence, one or the other."""
    for each in (words.body, words.orelse) if isinstance(words, ast.IfExp) else (words,):
        if isinstance(each, ast.Name):
            yield each


def _by_name(trees: Mapping[Path, ast.Module], names: Collection[str]) -> Iterator[Text]:
    """The sentences that modules keep under a name with which errors are raised, there or elsewhere."""
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in names:
                words = _sentence(node.value)
                if words is not None:
                    yield Text(words, None, str(path.relative_to(CODE)))


def _sentence(node: ast.expr) -> str | None:
    """An error's sentence, with its values as `{a}`, `{b}` …, by which `retold` finds them again; None if it is no
    plain text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    names = iter("abcdefgh")
    return "".join(str(part.value) if isinstance(part, ast.Constant) else f"{{{next(names)}}}" for part in node.values)


def _in_beats() -> Iterator[Text]:
    beats = resources.files("briefings") / "beats"
    for beat in sorted(beats.iterdir(), key=lambda each: each.name):
        if not beat.name.endswith(".toml"):
            continue
        table = tomllib.loads(beat.read_text("utf-8"))
        for words in _of_beat(table):
            yield Text(words, None, f"briefings/beats/{beat.name}")


def _of_beat(table: dict[str, object]) -> Iterator[str]:
    for key in ("title", "description"):
        yield str(table[key])
    for kind, keys in (("topics", ("title", "description")), ("measures", ("label",)), ("groups", ("label",))):
        rows = table.get(kind, ())
        assert isinstance(rows, list | tuple)
        for row in rows:
            yield from (row[key] for key in keys if row.get(key))
            entry = measure_catalogue().get(row["id"]) if kind == "measures" and not row.get("label") else None
            if entry is not None:
                yield entry.label


def read(language: str) -> Catalog:
    """A language's stored catalogue; empty if there is none yet."""
    path = _po(language)
    if not path.exists():
        return Catalog(language, DOMAIN)
    return read_po(io.BytesIO(path.read_bytes()), language)


def _header(language: str) -> str:
    """The head as it is stored, with the language's glossary; of a new catalogue its name alone."""
    stored = _po(language).exists()
    return read(language).header_comment if stored else HEADER.format(name=LANGUAGES[language])


def brought_up_to_date(language: str) -> Catalog:
    """A language's catalogue with the present texts."""
    before, now = read(language), Catalog(
        language, DOMAIN, _header(language), project="Dateline", version="1",
        copyright_holder="the Dateline authors", msgid_bugs_address="-", creation_date=SINCE, revision_date=SINCE,
        last_translator="Dateline", language_team=language, fuzzy=False,
    )  # fmt: skip
    for text in sorted(texts().values(), key=lambda each: (each.place, each.one)):
        known = before.get(text.one)
        told = _told(known.string) if known is not None and known.string else ()
        message = (text.one, text.many) if text.many else text.one
        forms = len(message) if isinstance(message, tuple) else 1
        words = [typeset(language, each) for each in told] if len(told) == forms else [""] * forms
        now.add(message, tuple(words) if text.many else words[0], locations=[(text.place, 0)])
    return now


def typeset(language: str, words: str) -> str:
    """A translation as its language is printed: who writes one types a plain apostrophe and plain spaces.

    Tags, what people type (`<code>`) and values stay as they are.
    """
    if language != FRENCH:
        return words
    pieces = _KEPT.split(words)
    return "".join(piece if number % 2 else _typeset_in_french(piece) for number, piece in enumerate(pieces))


def _typeset_in_french(words: str) -> str:
    words = words.replace("'", "’").replace(" …", "…").replace("« ", f"«{NO_BREAK}")
    return re.sub(r" (?=[;:!?%»]|Mo\b)", NO_BREAK, words)


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue in gettext's compiled form."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _po(language: str) -> Path:
    return HERE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def main() -> None:
    """Writes all catalogues anew."""
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        found, path = brought_up_to_date(language), _po(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        out = io.BytesIO()
        write_po(out, found, width=120, include_lineno=False)
        path.write_bytes(out.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(found))
        missing = sum(1 for message in found if message.id and not all(_told(message.string)))
        sys.stdout.write(f"{language}: {len(found)} texts, {missing} without a translation\n")


def _told(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string),)


if __name__ == "__main__":
    main()
