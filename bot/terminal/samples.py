"""Takes the shipped samples into the demo library when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from bot.chat.context import Services
from briefings import newsroom
from briefings.errors import AlreadyStored
from briefings.model import Upload


def sample_files() -> list[Path]:
    """The samples' paths, in the order of their names."""
    with as_file(files("bot") / "samples") as folder:
        return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))


async def take_in_samples(services: Services, show: Callable[[str], None], *, but_first: int = 0) -> None:
    """Publishes the samples if the library is empty, without the first `but_first`, which the tour hands in."""
    if await services.library.count_documents(None):
        return
    paths = sample_files()[but_first:]
    show("Reading the sample articles (once) ...")
    for path in paths:
        upload = Upload(path.read_bytes(), path.name)
        try:
            extraction = await services.desk.read(upload)
            draft = await newsroom.receive(services.library, upload, extraction, by=None, now=services.now())
        except AlreadyStored:
            continue
        number = draft.document.number
        await newsroom.publish(services.library, number, by=None, now=services.now(), tell=services.tell)
