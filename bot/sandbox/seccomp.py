"""A filter of system calls for processes that read: no sockets, no programs, no access to other processes.

It works for every user, also in containers without namespaces; on Linux on x86-64 and ARM64.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

from briefings.values import frozen

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
# Offsets in `struct seccomp_data`.
_NUMBER, _ARCHITECTURE = 0, 4
# Classic BPF: load a word, jump if equal, jump if greater or equal, return.
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
# On x86-64, numbers from here on are second names of the same calls (the x32 ABI).
_X32 = 0x40000000


@frozen
class _Machine:
    """The kernel's number of an architecture, and the numbers of the calls that are refused on it."""

    number: int
    refused: tuple[int, ...]


# In this order: socket, connect, execve, execveat, ptrace, process_vm_readv, process_vm_writev, io_uring_setup.
_MACHINES = {
    "x86_64": _Machine(0xC000003E, (41, 42, 59, 322, 101, 310, 311, 425)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 221, 281, 117, 270, 271, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def filter_calls(libc: ctypes.CDLL) -> bool:
    """Puts this process and its children under the filter; False if the system has none.

    The process must have given up new privileges before (PR_SET_NO_NEW_PRIVS).
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    steps = _steps(machine)
    program = _Program(len(steps) // 8, steps)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _steps(machine: _Machine) -> bytes:
    """The filter program: other architectures and the refused calls get EPERM, everything else passes."""
    refused = machine.refused
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_EQUAL, 0, len(refused) + 3, machine.number),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_AT_LEAST, len(refused) + 1, 0, _X32),
        *((_JUMP_EQUAL, len(refused) - index, 0, number) for index, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
