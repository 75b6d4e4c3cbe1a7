"""The desk ends whatever is sent in bounds, says how to mend it, and goes on for everybody else."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import cast

import pytest

import bot.desk
from bot.desk import READING, OwnFilesDesk, ProcessDesk, walls_here
from bot.sandbox.nursery import Job, Preparation
from bot.sandbox.workers import Workers
from briefings.errors import TooMuchWork, UnreadableDocument
from briefings.extracting.parsing.language import MODEL
from briefings.model import Upload
from briefings.reading.reader import read
from tests.bot.sandbox import jobs
from tests.support import poison

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's"),
]

HONEST = Upload((poison.SENTENCE + "\n\n" + poison.SENTENCE.replace("forty", "ninety")).encode(), "honest.txt")
ON_THE_BEAT = b"Some 300 fighters of Islamic State have returned from Syria to France, the ministry said."
# As `jobs.room` tells it.
Room = tuple[float, float, int, int]
GIGABYTE = 1 << 30
# What an editor can do about it.
MEND = re.compile(r"\b(?:split it|send|copy|save|put)\b")


@pytest.fixture(scope="module")
def shared() -> Iterator[ProcessDesk]:
    """A desk for all tests: loading the model takes its time."""
    desk = ProcessDesk(MODEL, at_a_time=2)
    yield desk
    desk.close()


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "forms of a PDF that call each other": ("a.pdf", poison.pdf_of_forms),
    "a PDF's page packed three times": ("a.pdf", poison.pdf_of_layers),
    "one page of a PDF 1,400 times": ("a.pdf", poison.pdf_of_one_page),
    "a docx packed by bzip2": ("a.docx", lambda: poison.docx(zipfile.ZIP_BZIP2)),
    "a docx packed by LZMA": ("a.docx", lambda: poison.docx(zipfile.ZIP_LZMA)),
    "a docx that unpacks to 400 MB": ("a.docx", lambda: poison.docx(zipfile.ZIP_DEFLATED, 400_000_000)),
    "a docx of two million paragraphs": ("a.docx", poison.docx_of_elements),
    "a mail with one long encoded Subject": ("a.eml", poison.mail_with_long_subject),
    "a mail with 30,000 parameters": ("a.eml", poison.mail_with_parameters),
    "a mail of 400,000 parts": ("a.eml", poison.mail_with_parts),
    "a mail in punycode": ("a.eml", poison.mail_in_punycode),
    "a page in punycode": ("a.html", poison.page_in_punycode),
    "a page of 88 KB without a full stop": ("a.html", poison.page_without_a_stop),
    "a paragraph of 1 MB without a full stop": (
        "a.txt",
        lambda: poison.text_of("the town and the ferry went ", 1_000_000),
    ),
    "3.4 MB of dates": ("a.txt", lambda: poison.text_of("3 March 2016, 4 May 2017, on Monday 5 June, ", 3_400_000)),
    "1 MB of dates": ("a.txt", lambda: poison.text_of("3 March 2016, 4 May 2017, on Monday 5 June, ", 1_000_000)),
    "20 MB of one letter": ("a.txt", lambda: poison.text_of("a", 20_000_000)),
    "1 MB of spaced letters": ("a.txt", lambda: poison.text_of("a ", 1_000_000)),
    "5 MB of digits": ("a.txt", lambda: poison.text_of("7", 5_000_000)),
    "1 MB of spaced digits": ("a.txt", lambda: poison.text_of("7 ", 1_000_000)),
    "5 MB of months": ("a.txt", lambda: poison.text_of("March ", 5_000_000)),
    "1 MB of months": ("a.txt", lambda: poison.text_of("March May June ", 1_000_000)),
    "1 MB of quotation marks": ("a.txt", lambda: poison.text_of('" “ ” ', 1_000_000)),
    "1 MB of dots": ("a.txt", lambda: poison.text_of(". ", 1_000_000)),
    "1 MB of commas": ("a.txt", lambda: poison.text_of(", ", 1_000_000)),
    "20 MB of plain words": ("a.txt", lambda: poison.text_of("the town and the ferry went away. ", 20_000_000)),
}

# These go on until the desk's limits end them, or take seconds to make; the others show in moments that it refuses.
TO_THE_LIMIT = {
    "forms of a PDF that call each other", "a PDF's page packed three times", "one page of a PDF 1,400 times",
    "a docx packed by LZMA", "a docx that unpacks to 400 MB", "3.4 MB of dates", "1 MB of dates",
    "1 MB of spaced letters", "1 MB of months", "1 MB of dots",
}  # fmt: skip
to_the_limit = pytest.mark.long(reason="goes on until the desk's limits end it")


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=to_the_limit) if what in TO_THE_LIMIT else what for what in REFUSED]
)
async def test_a_poison_is_refused_with_one_sentence_that_names_the_mend(shared: ProcessDesk, what: str) -> None:
    name, make = REFUSED[what]
    with pytest.raises(UnreadableDocument, match=MEND) as refused:
        await shared.read(Upload(make(), name))
    assert len(str(refused.value)) < 200


@pytest.fixture
def asked_for_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's own jobs, under its own limits, tell how much they may take instead of doing their work."""
    for name in ("_make_light", "_remember", "_load"):
        monkeypatch.setattr(bot.desk, name, jobs.prepare)
    monkeypatch.setattr(bot.desk, "_read", jobs.room_to_read)
    monkeypatch.setattr(bot.desk, "_extract", jobs.room_to_extract)


def is_held(reading: Room, extracting: Room) -> None:
    """A reading has 20 seconds and a gigabyte in all, an extraction 60 seconds and a gigabyte above the model; by the
    clock twice as long, for busy machines. The limit of the processor's time counts whole seconds."""
    for (processor, clock, _, _), seconds in ((reading, 20), (extracting, 60)):
        assert seconds - 0.9 < processor <= seconds + 1
        assert 1.5 * seconds < clock <= 2 * seconds
    _, _, left, resident = reading
    assert left + resident == pytest.approx(GIGABYTE, rel=0.05)
    assert extracting[2] == pytest.approx(GIGABYTE, rel=0.05)


@pytest.mark.usefixtures("asked_for_room")
async def test_a_reading_and_an_extraction_are_held_to_their_seconds_and_a_gigabyte() -> None:
    desk = ProcessDesk("no model", light=True)
    try:
        is_held(*cast(tuple[Room, Room], await desk.read(HONEST)))
    finally:
        desk.close()


@pytest.mark.usefixtures("asked_for_room")
def test_so_are_those_of_the_command_line() -> None:
    desk = OwnFilesDesk("no model")
    try:
        is_held(*cast(tuple[Room, Room], desk.extract(desk.read(HONEST))))
    finally:
        desk.close()


@pytest.mark.long(reason="fills a gigabyte; that a job's memory is limited is shown in sandbox/test_workers.py")
def test_no_reader_takes_more_than_a_gigabyte() -> None:
    workers = Workers(Preparation(jobs.prepare))
    try:
        with pytest.raises(TooMuchWork):
            workers.run(Job(read, (Upload(poison.pdf_of_layers(), "a.pdf"),), READING))
    finally:
        workers.close()
    # The largest of this process's descendants until now; the other tests' readers are held by the same limit.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 1.6e9


async def test_what_comes_after_a_poison_is_read(shared: ProcessDesk) -> None:
    with pytest.raises(UnreadableDocument):
        await shared.read(Upload(poison.mail_with_parts(), "a.eml"))
    assert (await shared.read(HONEST)).claims


async def test_an_honest_file_is_read_while_another_is_at_work(shared: ProcessDesk) -> None:
    at_work = asyncio.create_task(shared.run(time.sleep, 60))
    assert (await shared.read(HONEST)).claims
    assert not at_work.done()


async def test_what_waited_behind_poisons_is_read_next(shared: ProcessDesk) -> None:
    poisons = [asyncio.create_task(shared.run(os.abort)) for _ in range(4)]
    assert (await shared.read(HONEST)).claims
    for ended in await asyncio.gather(*poisons, return_exceptions=True):
        assert isinstance(ended, TooMuchWork)
        assert "set aside" in str(ended)


@pytest.mark.parametrize(
    "words", [4_000, pytest.param(110_000, marks=pytest.mark.long(reason="reads 300 pages with the real model"))]
)
async def test_a_report_of_110_000_words_is_read_whole(shared: ProcessDesk, words: int) -> None:
    found = await shared.read(Upload(poison.report(words).encode(), "report.txt"))
    assert len(found.document.text.split()) >= words
    assert found.claims[-1].start > 0.99 * len(found.document.text)
    assert len(found.claims) == 5 * len(found.document.text.split("\n\n")), "each sentence of each paragraph"
    assert not found.skipped


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ("the town and the ferry went " * 650, "no sentence ends in 16,000 characters"),
        ("7 12 40 - " * 400, "there are few letters in it"),
    ],
)
async def test_an_odd_passage_is_left_out_with_the_reason_and_the_rest_kept(
    shared: ProcessDesk, odd: str, why: str
) -> None:
    text = "\n\n".join([poison.SENTENCE * 120, odd.strip(), "The mayor said that ninety boats had come back."])
    found = await shared.read(Upload(text.encode(), "a.txt"))
    (skipped,) = found.skipped
    assert (found.document.text[skipped.start : skipped.end], skipped.why) == (odd.strip(), why)
    assert "ninety boats" in found.claims[-1].text


@pytest.mark.long(reason="loads the model once more; sandbox/test_workers.py kills a nursery that loads nothing")
async def test_killing_the_desk_loses_no_upload(shared: ProcessDesk) -> None:
    await shared.warm()
    uploads = [asyncio.create_task(shared.read(HONEST)) for _ in range(4)]
    await asyncio.sleep(0)
    first = shared.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert all(each.claims for each in await asyncio.gather(*uploads))
    assert shared.pid != first


@pytest.mark.long(reason="loads the model for one more desk; sandbox/test_workers.py shows it without")
def test_the_command_line_reads_on_after_a_poison_in_one_process_for_all_others() -> None:
    desk = OwnFilesDesk(MODEL)
    try:
        before = desk.extract(desk.read(HONEST)).claims
        with pytest.raises(UnreadableDocument):
            desk.read(Upload(poison.mail_with_parts(), "a.eml"))
        process = _only_child(desk)
        assert desk.extract(desk.read(HONEST)).claims == before
        assert _only_child(desk) == process
    finally:
        desk.close()


def _only_child(desk: OwnFilesDesk) -> str:
    (worker,) = Path(f"/proc/{desk.pid}/task/{desk.pid}/children").read_text().split()
    return worker


def test_a_newsroom_s_own_beat_is_read_with_its_second_opinion_wherever_they_lie(tmp_path: Path) -> None:
    shipped = resources.files("briefings").joinpath("beats")
    for name in ("foreign_fighters.toml", "foreign_fighters.opinion.tsv"):
        (tmp_path / name).write_bytes(shipped.joinpath(name).read_bytes())
    desk = OwnFilesDesk(MODEL, tmp_path / "foreign_fighters.toml")
    try:
        made = desk.extract(desk.read(Upload(ON_THE_BEAT, "home.txt")))
    finally:
        desk.close()
    assert [filing.topic for claim in made.claims for filing in claim.topics] == ["returnees"]


def test_the_doctor_can_say_what_shuts_readers_in() -> None:
    walls = walls_here()
    assert walls.memory
    assert walls.words().startswith("memory and time are limited")
