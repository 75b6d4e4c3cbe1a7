"""How much time and memory one job may take, enforced by the operating system and not by the code that is confined."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

from briefings.values import frozen

MEGABYTE = 1024 * 1024
# How many files a job may have open: the readers open a handful.
MOST_OPEN_FILES = 64
# The limit counts whole seconds.
_SPARE_CPU = 1


@frozen
class Limits:
    """Limits of one job. `seconds` is processor time from the job's own start; `clock` is how long it may take on a
    busy machine, so that load alone refuses nobody. `memory` is in bytes: with `above`, what the job may take beyond
    what its process held before; else what the process may hold in all."""

    seconds: float
    memory: int
    above: bool = False

    @property
    def clock(self) -> float:
        """Seconds after which the job ends whatever else the machine does."""
        return 2 * self.seconds


def hold(limits: Limits) -> None:
    """Puts this process under the limits, counted from now, so that one process can do one job after another.

    After the time the process gets SIGALRM or SIGXCPU and dies; beyond the memory an allocation fails.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.clock)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + limits.seconds) + _SPARE_CPU)
    size, resident = _sizes()
    if size:
        room = limits.memory if limits.above else max(limits.memory // 4, limits.memory - resident)
        _set(resource.RLIMIT_AS, size + room)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_NOFILE, MOST_OPEN_FILES)


def release() -> None:
    """Lifts the limits that would end an idle process: the alarm, processor time, and memory, which unpacking the next
    job needs."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _set(kind, resource.RLIM_INFINITY)


def _set(kind: int, value: int) -> None:
    """Sets the soft limit, as near to `value` as the hard one allows."""
    _, hard = resource.getrlimit(kind)
    allowed = value if hard == resource.RLIM_INFINITY else hard if value == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (allowed, hard))


def _sizes() -> tuple[int, int]:
    """This process's address space and resident memory, in bytes; zeros if the system doesn't tell."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0, 0
    return int(pages[0]) * resource.getpagesize(), int(pages[1]) * resource.getpagesize()
