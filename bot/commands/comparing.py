"""`dateline compare`: two files, two documents of the library, or one of each, side by side. Stores nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.commands.console import need_model, print_text, read_beat, upload_of, write_row
from bot.desk import OwnFilesDesk
from bot.settings import Settings
from briefings.answers.compare import Side
from briefings.beat.beat import Beat
from briefings.errors import DatelineError
from briefings.model import Comparison, Document


async def compare(settings: Settings, one: str, other: str, *, as_json: bool) -> None:
    """Prints the comparison. Raises `DatelineError` if a file can't be read, or there is no document of that number."""
    found = await (_of_files if _is_file(one) and _is_file(other) else _with_library)(settings, one, other)
    if as_json:
        from briefings.formats.comparison_format import comparison_row

        write_row(comparison_row(found))
    else:
        _print(found, read_beat(settings.beat))


def _is_file(name: str) -> bool:
    """True if the name means a file. Digits alone are a document's number, unless there is a file of that name."""
    return not name.isdecimal() or Path(name).is_file()


async def _of_files(settings: Settings, one: str, other: str) -> Comparison:
    from briefings.answers import compare as comparing
    from briefings.matching.independence import Names
    from briefings.matching.pair import Ground

    left, right = _read(settings, one, other)
    return comparing.compare(left, right, Ground.under(read_beat(settings.beat).rules, Names()))


async def _with_library(settings: Settings, one: str, other: str) -> Comparison:
    from bot.app import open_services
    from briefings.answers.compare import compare_in_library, compare_stored, stored_side

    async with open_services(settings) as services:
        library = services.library
        if not _is_file(one) and not _is_file(other):
            return await compare_stored(library, int(one), int(other), drafts=True)
        (read,) = _read(settings, one if _is_file(one) else other)
        stored = await stored_side(library, int(other if _is_file(one) else one), drafts=True)
        sides = (read, stored) if _is_file(one) else (stored, read)
        return await compare_in_library(library, *sides)


def _read(settings: Settings, *names: str) -> list[Side]:
    """Reads and extracts files as for a library, within the desk's limits. The same text twice gives two documents
    here.

    Raises `DatelineError`, which names the file that can't be read.
    """
    from briefings.answers.compare import side_of

    read_beat(settings.beat)  # a beat that can't be used is said here, before any file
    need_model(settings.model)
    desk = OwnFilesDesk(settings.model, settings.beat)
    try:
        documents = [_document(desk, Path(name)) for name in names]
        apart = [replace(document, id=f"{document.id}{place or ''}") for place, document in enumerate(documents)]
        return [side_of(desk.extract(document)) for document in apart]
    finally:
        desk.close()


def _document(desk: OwnFilesDesk, path: Path) -> Document:
    try:
        return desk.read(upload_of(path))
    except DatelineError as error:
        raise error if path.name in str(error) else DatelineError(f"{path.name}: {error}") from error


def _print(found: Comparison, beat: Beat) -> None:
    from bot.pages.comparison_page import comparison_blocks, comparison_head
    from bot.terminal.markup import as_terminal_text

    print_text(as_terminal_text("\n\n".join([comparison_head(found), *comparison_blocks(found, beat)])))
