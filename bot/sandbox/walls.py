"""Confines the processes that read: no token in reach, no network, no writing, no access to other processes.

Everything is set through the kernel by ctypes, and ends with the process. What a system doesn't offer is left out;
`Walls.words` says so, and `dateline doctor` shows it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.sandbox.seccomp import filter_calls
from briefings.values import frozen

# The variables that Python needs to start and to know its encoding; everything else is withheld, above all secrets.
_KEPT = frozenset(["PATH", "LANG", "LANGUAGE", "TZ", "TZDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT"])
# One thread: a process that forks may have no other, and two jobs at a time are enough for two cores.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
# These three system calls have the same numbers on all architectures that current Linux runs on.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULESET_VERSION, _RULE_PATH = 1, 1
# From landlock.h: rights on files and folders. Only reading is ever allowed.
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_READING = _EXECUTE | _READ_FILE | _READ_DIR
_ALL_OF_VERSION_1 = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_SCOPE_SOCKETS, _SCOPE_SIGNALS = 1 << 0, 1 << 1


@frozen
class Walls:
    """Which walls confine the readers."""

    network: bool
    files: bool
    memory: bool

    def words(self) -> str:
        """What is confined and what isn't, for the doctor."""
        return ", ".join(
            (
                "memory and time are limited" if self.memory else "this system limits time and not memory",
                "no network" if self.network else "the network is open: this system has neither seccomp nor namespaces",
                "no writing" if self.files else "files can be read: this kernel has no Landlock",
            )
        )


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """The few environment variables that a reading process inherits, so that it has neither token nor database URL."""
    kept = {name: value for name, value in environment.items() if name in _KEPT or name.startswith("LC_")}
    return {**kept, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"}


def raise_walls(readable: Iterable[Path] = ()) -> Walls:
    """Confines this process and its children as far as the system allows; `readable` are files and folders that may be
    read beside the program's own. Only for a process with one thread."""
    memory = sys.platform == "linux"
    if sys.platform != "linux":
        return Walls(network=False, files=False, memory=memory)
    libc = ctypes.CDLL(None, use_errno=True)
    network = _without_network(libc)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    files = _only_reading(libc, [*_program(), *readable, Path("/proc")])
    return Walls(network=filter_calls(libc) or network, files=files, memory=memory)


def shut_in(readable: Iterable[Path] = ()) -> None:
    """Takes from a worker what its nursery still has: of `/proc`, where other processes' environments can be read, it
    keeps its own entry."""
    if sys.platform == "linux":
        _only_reading(ctypes.CDLL(None, use_errno=True), [*_program(), *readable, Path("/proc/self")])


def be_killed_first() -> None:
    """Makes the kernel end the readers before the bot or the database, if the machine runs out of memory."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("800")


def die_with_parent(parent: int) -> None:
    """Makes the kernel kill this process when the one that forked it ends; exits at once if that has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _without_network(libc: ctypes.CDLL) -> bool:
    """Moves the process into a network namespace of its own without even a loopback, if need be with a user namespace;
    True if the system allowed it."""
    return any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _only_reading(libc: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    """Landlock: files outside `readable` can't be opened, none can be written, and other processes can be neither
    traced nor signalled. True if the system has it."""
    version = libc.syscall(_CREATE_RULESET, None, 0, _RULESET_VERSION)
    if version < 1:
        return False
    handled = _ALL_OF_VERSION_1
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEVICE)):
        handled |= right if version >= since else 0
    wants = (handled, _BIND_TCP | _CONNECT_TCP if version >= 4 else 0, _SCOPE_SOCKETS | _SCOPE_SIGNALS)
    attributes = struct.pack("QQQ", *wants)[: 24 if version >= 6 else 16 if version >= 4 else 8]
    ruleset = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow_reading(libc, ruleset, path)
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return
    try:
        rights = _READING if path.is_dir() else _EXECUTE | _READ_FILE
        rule = struct.pack("=Qi", rights, place)
        libc.syscall(_ADD_RULE, ruleset, _RULE_PATH, rule, 0)
    finally:
        os.close(place)


def _program() -> list[Path]:
    """The program's own code and data. Of a checkout only the packages, because its `.env` holds the token."""
    here = Path(__file__).resolve().parents[2]
    packages = [here / name for name in ("bot", "briefings", "storage")]
    libraries = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    search = [Path(entry).resolve() for entry in sys.path if entry]
    searched = [entry for entry in search if entry.name == "site-packages" or entry.suffix == ".zip"]
    system = [Path(name) for name in ("/usr/lib", "/usr/lib64", "/usr/share", "/lib", "/lib64", "/dev/null",
                                      "/dev/urandom", "/etc/localtime", "/etc/ld.so.cache")]  # fmt: skip
    return [*packages, *libraries, *searched, *system]
