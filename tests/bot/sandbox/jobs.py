"""What the tests have workers do: every misdeed of a reader, in a function of its own."""

from __future__ import annotations

import os
import re
import resource
import signal
import socket
import time
from collections.abc import Mapping
from pathlib import Path

from briefings.errors import UnreadableDocument
from briefings.model import Claim, Document, Extraction, Mentions, Upload
from briefings.reading.reader import read


def prepare(*_: object) -> None:
    """Nothing has to be loaded."""


def prepare_once_there_is(sign: Path) -> None:
    """Loads until the file is there."""
    while not sign.exists():
        time.sleep(0.01)


def moment() -> float:
    """When it was done, by the clock that all processes share."""
    return time.monotonic()


def pid() -> int:
    return os.getpid()


def environment() -> Mapping[str, str]:
    return dict(os.environ)


def spin() -> None:
    while True:
        pass


def nap(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def processor_time_left(spent: float) -> float:
    """Takes so much of a processor's time; returns the seconds that the process may still take."""
    end = time.process_time() + spent
    while time.process_time() < end:
        pass
    return resource.getrlimit(resource.RLIMIT_CPU)[0] - time.process_time()


def room() -> tuple[float, float, int, int]:
    """What the process may still take: seconds of a processor, seconds by the clock, and bytes; and the bytes of memory
    that it holds already."""
    size, resident = (int(pages) * resource.getpagesize() for pages in Path("/proc/self/statm").read_text().split()[:2])
    processor = resource.getrlimit(resource.RLIMIT_CPU)[0] - time.process_time()
    return (
        processor,
        signal.getitimer(signal.ITIMER_REAL)[0],
        resource.getrlimit(resource.RLIMIT_AS)[0] - size,
        resident,
    )


def room_to_read(_: object) -> tuple[float, float, int, int]:
    """In place of a reading."""
    return room()


def room_to_extract(read: object) -> tuple[object, tuple[float, float, int, int]]:
    """In place of an extraction: also what came of the reading."""
    return read, room()


def sleep() -> None:
    while True:
        time.sleep(60)


def hoard() -> int:
    """Asks for two gigabytes."""
    return len(bytearray(2 << 30))


def hold(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def abort() -> None:
    os.abort()


def exit_early() -> None:
    os._exit(3)


def refuse(sentence: str) -> None:
    raise UnreadableDocument(sentence)


def stumble() -> None:
    raise ZeroDivisionError("a bug")


def read_but_stumble(upload: Upload) -> Document:
    """Reads as the desk does, but has a bug for one file."""
    if upload.name == "stumbling.txt":
        stumble()
    return read(upload)


def paragraphs_of(document: Document) -> Extraction:
    """In place of an extraction, which needs the model: each paragraph is a claim."""
    found = re.finditer(r"[^\n]+", document.text)
    claims = [Claim(str(at.start()), document.id, at.group(), at.start(), at.end()) for at in found]
    return Extraction(document, Mentions(), tuple(claims))


def wait_for(sign: Path) -> int:
    """Ends once the file is there."""
    while not sign.exists():
        time.sleep(0.01)
    return os.getpid()


def die_the_first_time(sign: Path) -> str:
    """Ends its own process unless somebody made the file meanwhile."""
    if sign.exists():
        return "done"
    os.kill(os.getpid(), signal.SIGSEGV)
    return "never"


def reach_out(port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError as error:
        return type(error).__name__
    return "connected"


def run_a_program() -> str:
    try:
        os.execv("/bin/true", ["true"])
    except OSError as error:
        return type(error).__name__


def write(path: Path) -> str:
    try:
        path.write_text("words that stay")
    except OSError as error:
        return type(error).__name__
    return "written"


def look_into(path: Path) -> str:
    try:
        return path.read_text()
    except OSError as error:
        return type(error).__name__


class Trap:
    """Runs a function where it is unpickled without care."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def answer_with_a_trap() -> Trap:
    return Trap()
