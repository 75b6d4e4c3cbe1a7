"""`dateline beat`: new, check, try, undo, docs (learn has a module of its own)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pycountry

from bot.commands.asking import Check, ask, ask_list, is_terminal
from bot.commands.console import fallbacks_of, print_text, say_error, write_file
from bot.settings import Settings
from briefings.beat.draft import (
    EVERYBODY,
    BeatAnswers,
    TopicAnswers,
    draft_beat,
    plain_name,
    topic_measures,
    topic_words,
    why_no_command,
    why_no_term,
)
from briefings.errors import DatelineError
from briefings.knowledge.measures import catalogue

BEFORE = ".before"
"""Behind a beat's file name: the file as it was before it was last written."""


def new(file: Path | None, given: BeatAnswers, *, force: bool, counts_everybody: bool) -> None:
    """Writes a beat from the options, and from answers to questions if there is somebody to ask.

    Raises `DatelineError` if the answers make no beat, or the file exists already.
    """
    # Before the questions, whose answers would be lost.
    if path := file or (_named_after(given.title) if given.title else None):
        _refuse_to_write_over(path, force)
    answers = _asked(given, counts_everybody, file, force) if is_terminal() else _complete(given)
    path = file or _named_after(answers.title)
    _refuse_to_write_over(path, force)
    write_beat(path, draft_beat(answers))
    print_text(f"Written: {path}. See what it does: dateline beat try {path} ARTICLES…")


def _named_after(title: str) -> Path:
    return Path(f"{plain_name(title)}.toml")


def _refuse_to_write_over(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise DatelineError(f"{path} is there already; name another file, or add --force (`beat undo` brings it back).")


def check(path: Path) -> bool:
    """Prints every problem of a beat with its line and mend; False if there is one."""
    from briefings.beat.validation import check_beat

    problems = check_beat(beat_text(path))
    for problem in problems:
        say_error(f"{path}, line {problem.line}: {problem.message} {problem.mend}")
    if not problems:
        print_text(f"{path}: nothing is wrong with it.")
    return not problems


def try_beat(path: Path, files: Sequence[Path], settings: Settings, *, html: Path | None, source: str | None) -> bool:
    """Prints what the beat makes of articles (and writes it as a page); False if one could not be read."""
    from bot.commands.extracting import extractions
    from briefings.beat.beat import load_beat
    from briefings.formats.beat_report import trial_of, trials_as_html, trials_as_text

    beat = load_beat(path)
    trials, complete = [], True
    for item in extractions(files, settings.model_copy(update={"beat": path}), fallbacks_of(None, source)):
        if isinstance(item, DatelineError):
            say_error(item)
            complete = False
        else:
            trials.append(trial_of(item, beat))
    if trials:
        print_text(trials_as_text(trials, beat))
    if trials and html:
        write_file(html, trials_as_html(trials, beat).encode("utf-8"))
        print_text(f"The page: {html}")
    return complete


def undo(path: Path) -> None:
    """Swaps a beat's file with the one kept before it was last written."""
    kept = path.with_name(path.name + BEFORE)
    if not kept.is_file():
        raise DatelineError(f"There is no {kept}: nothing has been written over {path} that could be undone.")
    before = beat_text(kept)
    if path.exists():
        write_beat(path, before)
    else:
        write_file(path, before.encode("utf-8"))
        kept.unlink()
    print_text(f"{path} is as it was before; what it was until now is in {kept}.")


def docs() -> None:
    """Prints docs/beats.md."""
    from briefings.beat.handbook import handbook

    print_text(handbook().rstrip("\n"))


def beat_text(path: Path) -> str:
    """A beat file's text; raises `DatelineError`."""
    from briefings.beat.beat import read_beat_text

    return read_beat_text(path)


def write_beat(path: Path, text: str) -> None:
    """Writes a beat's file; keeps the old one beside it."""
    if path.exists():
        write_file(path.with_name(path.name + BEFORE), beat_text(path).encode("utf-8"))
    write_file(path, text.encode("utf-8"))


# Questions


def _complete(given: BeatAnswers) -> BeatAnswers:
    """The options, if nobody can be asked. Raises `DatelineError`, which names those that are missing."""
    needed = (("--title", given.title), ("--name", given.names), ("--topic", given.topics))
    missing = [option for option, said in needed if not said]
    if missing:
        raise DatelineError(f"Nobody can be asked here (standard input is no terminal): give {', '.join(missing)}.")
    return given


def _asked(given: BeatAnswers, counts_everybody: bool, file: Path | None, force: bool) -> BeatAnswers:
    """The answers, with a question for each that no option gave."""
    print_text(
        "A beat is the story you follow. An empty line leaves a question out; nothing is written before the end."
    )
    answers = replace(
        given,
        title=given.title
        or ask("What is it called? (Floods in the Oder valley)", needed=True, check=_why_no_title(file, force)),
        description=given.description or ask("In one sentence: what is followed?"),
        names=given.names or ask_list(_NAMES, needed=True, check=why_no_term),
        counts=given.counts or (() if counts_everybody else _asked_counts()),
        measures=given.measures or ask_list(_MEASURES + _menu(), check=why_no_measure),
        countries=given.countries or ask_list(_COUNTRIES, check=why_no_country),
    )
    return answers if given.topics else _with_asked_topics(answers)


_NAMES = "By which names does an article show that it is about this? With commas (flood, Oder)"
_COUNTS = "Whom does it count? Nouns with commas (fighters, women, children), or everybody"
_COUNTRIES = (
    "Where does it happen? Countries as two letters, with commas (PL, CZ); of those who go home, what they leave"
)
_MEASURES = "What is counted of them? Names of the catalogue, with commas: "


def _menu() -> str:
    return ", ".join(catalogue())


def _asked_counts() -> tuple[str, ...]:
    counts = ask_list(_COUNTS, check=why_no_term)
    return () if tuple(map(str.lower, counts)) == (EVERYBODY,) else counts


def _with_asked_topics(answers: BeatAnswers) -> BeatAnswers:
    topics: list[TopicAnswers] = []
    while True:
        nth = "next topic's name? Empty: no more" if topics else "first topic's name (Dams)?"
        title = ask(f"The {nth}", needed=not topics, check=_why_not_again(topics))
        if not title:
            break
        sentence = ask(f"What do readers find under {title}, in a sentence?")
        examples = []
        while example := ask(f"An example: a sentence of an article that belongs under {title}. Empty: no more"):
            examples.append(example)
        topics.append(TopicAnswers(title, sentence, tuple(examples)))
    answers = replace(answers, topics=tuple(topics))
    return replace(answers, topics=tuple(_with_words(answers, topic) for topic in topics))


def _with_words(answers: BeatAnswers, topic: TopicAnswers) -> TopicAnswers:
    words = topic_words(answers, topic)
    if words:
        question = f"Words for {topic.title}: {', '.join(words)}. Empty: take them; or type others, with commas"
    else:
        question = f"By which words does a claim belong under {topic.title}? With commas; your answers had none"
    # Nothing could come under a topic with neither words nor a figure, and no beat would be made of all the answers.
    own = ask_list(question, needed=not words and not topic_measures(answers, topic), check=why_no_term)
    return replace(topic, words=own or words)


def _why_no_title(file: Path | None, force: bool) -> Check:
    def why(title: str) -> str | None:
        if not plain_name(title):
            return "A title needs a letter or a digit."
        if file is None and not force and (path := _named_after(title)).exists():
            return f"{path} is there already: call it something else, or end here (Ctrl-C) and name another file."
        return None

    return why


def _why_not_again(topics: Sequence[TopicAnswers]) -> Check:
    def why(title: str) -> str | None:
        if any(plain_name(topic.title) == plain_name(title) for topic in topics):
            return "There is a topic of that name."
        return why_no_command(title)

    return why


def why_no_measure(name: str) -> str | None:
    """Why this is no measure of the catalogue; None if it is one."""
    return None if name in catalogue() else f"The catalogue has no “{name}”; it has {_menu()}."


def why_no_country(code: str) -> str | None:
    """Why this is no country's code; None if it is one."""
    known = code.upper() == "XK" or pycountry.countries.get(alpha_2=code.upper())
    return None if known else f"“{code}” is no country's code; France is FR."
