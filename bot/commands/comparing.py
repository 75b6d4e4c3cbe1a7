"""`dateline compare`: two files, two documents of the library, or one of each, side by side. Stores nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.commands.console import print_text, read_beat, upload_of, write_row
from bot.settings import Settings
from briefings.answers.compare import Comparison, Side


async def compare(settings: Settings, one: str, other: str, *, as_json: bool) -> None:
    """Prints the comparison. Raises `DatelineError` where a file can't be read or a number is not there."""
    found = await (_of_files if _is_file(one) and _is_file(other) else _with_library)(settings, one, other)
    if as_json:
        from briefings.formats.comparison_format import comparison_row

        write_row(comparison_row(found))
    else:
        _print(found)


def _is_file(name: str) -> bool:
    """Digits alone are a document's number, unless there is a file of that name."""
    return not name.isdecimal() or Path(name).is_file()


async def _of_files(settings: Settings, one: str, other: str) -> Comparison:
    from briefings.answers import compare as comparing
    from briefings.matching.independence import Names
    from briefings.matching.pair import ground_on

    left, right = _read(settings, one, other)
    return comparing.compare(left, right, ground_on(read_beat(settings.beat), Names()))


async def _with_library(settings: Settings, one: str, other: str) -> Comparison:
    from bot.app import open_services
    from briefings.answers.compare import compare_in_library, compare_stored, stored_side

    async with open_services(settings) as services:
        library, beat = services.library, services.beat
        if not _is_file(one) and not _is_file(other):
            return await compare_stored(library, beat, int(one), int(other), drafts=True)
        (read,) = _read(settings, one if _is_file(one) else other)
        stored = await stored_side(library, int(other if _is_file(one) else one), drafts=True)
        sides = (read, stored) if _is_file(one) else (stored, read)
        return await compare_in_library(library, beat, *sides)


def _read(settings: Settings, *names: str) -> list[Side]:
    """Files read and extracted as for a library. One text given twice is two documents here."""
    from briefings.answers.compare import side_of
    from briefings.extracting.extract import extract
    from briefings.extracting.parsing.language import Language
    from briefings.reading import read

    documents = [read(upload_of(Path(name))) for name in names]
    beat, language = read_beat(settings.beat), Language(settings.model)
    apart = [replace(document, id=f"{document.id}{place or ''}") for place, document in enumerate(documents)]
    return [side_of(extract(document, beat, language)) for document in apart]


def _print(found: Comparison) -> None:
    from bot.pages.comparison_page import comparison_blocks, comparison_head
    from bot.terminal.transport import as_terminal_text

    print_text(as_terminal_text("\n\n".join([comparison_head(found), *comparison_blocks(found)])))
