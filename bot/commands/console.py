"""What several commands need: dates as arguments, errors as plain lines, JSON lines, the beat, files as uploads."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.logs import without_secrets
from briefings.beat.beat import Beat
from briefings.errors import DatelineError
from briefings.model import Upload

NO_FALLBACKS: Mapping[str, str] = {}
# "/documents lists them."
_OF_THE_CHAT = re.compile(r"(?<!\S)/(documents|figures|disputes)\b(?!/)")


def iso_day(text: str | None) -> str | None:
    """A date option as YYYY-MM-DD; anything else is a usage error."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        import typer  # here, because `run` does without it

        raise typer.BadParameter(f"{text!r} is no date; write it as 2018-02-20") from error


def say_error(error: DatelineError | str) -> None:
    """Prints one plain line on standard error, with the file or server that the error is about. Where the domain's
    sentence names a command of the chat that the shell has too, the shell's is named."""
    words = error.in_full if isinstance(error, DatelineError) else error
    words = _OF_THE_CHAT.sub(r"`dateline \1`", words)
    sys.stderr.write(" ".join(without_secrets(words).split()) + "\n")


def write_row(row: dict[str, Any]) -> None:
    """One JSON object on a line of standard output, in UTF-8 whatever the locale says."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_text(text: str) -> None:
    """Text for people, on standard output."""
    sys.stdout.write(text + "\n")


def write_file(path: Path, content: bytes) -> None:
    """Writes what a command was told to write, whole or not at all; raises `DatelineError` where that can't be."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a terminal or a pipe, whose place no file may take
        else:
            _put_in_place(path.resolve(), content)
    except OSError as error:
        raise DatelineError(f"{path} can't be written ({error.strerror}).") from error


def _put_in_place(path: Path, content: bytes) -> None:
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with half.open("xb") as file:
            file.write(content)
        if path.exists():
            half.chmod(path.stat().st_mode & 0o777)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def read_beat(path: Path | None) -> Beat:
    """The beat file in the settings, else the shipped one."""
    from briefings.beat.beat import load_beat, shipped_beat

    return load_beat(path) if path else shipped_beat()


def is_installed(model: str) -> bool:
    """True if there is a language model of this name, or at this path."""
    return importlib.util.find_spec(model) is not None or Path(model).exists()


def need_model(model: str) -> None:
    """Raises `DatelineError` for a language model that is not there."""
    if not is_installed(model):
        raise DatelineError(
            f"The language model {model} is not installed: install it, or name another in DATELINE_MODEL."
        )


def fallbacks_of(published: str | None, source: str | None) -> Mapping[str, str]:
    """What the command line says of files that don't say it themselves (see `Upload.fallbacks`)."""
    return {name: value for name, value in (("published", published), ("source", source)) if value}


def upload_of(path: Path, fallbacks: Mapping[str, str] = NO_FALLBACKS) -> Upload:
    """A file as an upload. Raises `DatelineError` if it can't be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DatelineError(f"{path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise DatelineError(f"{path}: this is a folder; name a file.") from error
    except OSError as error:
        raise DatelineError(f"{path}: it cannot be opened ({error.strerror}).") from error
    return Upload(content, path.name, fallbacks=fallbacks)
