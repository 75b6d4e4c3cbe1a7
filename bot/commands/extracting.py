"""`dateline extract`: what was understood of an article, as JSON lines, as text or as a marked page. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.commands.console import need_model, read_beat, say_error, upload_of, write_file, write_row
from bot.desk import OwnFilesDesk
from bot.settings import Settings
from briefings.errors import DatelineError
from briefings.model import Extraction


def extract_files(
    files: Sequence[Path],
    settings: Settings,
    fallbacks: Mapping[str, str],
    *,
    as_json: bool,
    html: Path | None,
) -> bool:
    """Prints every file's extraction; False if a file could not be read (the others are still done)."""
    from briefings.formats.extraction_report import as_html, as_text

    pages, complete = [], True
    for item in extractions(files, settings, fallbacks):
        if isinstance(item, DatelineError):
            say_error(item)
            complete = False
        elif as_json:
            _write_rows(item)
        elif html:
            pages.append(as_html(item))
        else:
            print(as_text(item))  # noqa: T201
    if html and pages:
        write_file(html, "\n".join(pages).encode("utf-8"))
    return complete


def extractions(
    files: Sequence[Path], settings: Settings, fallbacks: Mapping[str, str]
) -> Iterator[Extraction | DatelineError]:
    """Each file's extraction, or why there is none. One process reads all of them, within the desk's limits."""
    read_beat(settings.beat)  # a beat that can't be used is said here, before any file, and a model that is missing
    need_model(settings.model)
    desk = OwnFilesDesk(settings.model, settings.beat)
    try:
        for path in files:
            try:
                yield desk.extract(desk.read(upload_of(path, fallbacks)))
            except DatelineError as error:
                text = str(error)
                yield error if path.name in text else DatelineError(f"{path.name}: {text}")
    finally:
        desk.close()


def _write_rows(extraction: Extraction) -> None:
    from briefings.formats.claim_format import claim_row, document_row

    write_row(document_row(extraction.document, extraction.mentions))
    for claim in extraction.claims:
        write_row(claim_row(claim, extraction.document.file))
