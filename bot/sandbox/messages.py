"""Messages between a worker and its client: a length and a pickle. Jobs come from the client and are trusted.

Answers come from a process that has read a stranger's file. They are unpickled with nothing but plain values, the
domain's own dataclasses and errors, so that a parser that was taken over can send a wrong claim, but run no code.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from typing import Any

_HEAD = struct.Struct("!Q")
# The extraction of a 300-page report takes some 20 MB; a worker that sends more than this is ended.
LARGEST = 256 * 1024 * 1024
_MODULES = ("briefings.model", "briefings.errors")
_PLAIN = {
    ("builtins", "set"), ("builtins", "frozenset"), ("builtins", "complex"), ("builtins", "bytearray"),
    ("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"),
    ("types", "MappingProxyType"),
}  # fmt: skip


class Broken(Exception):
    """The other side ended in the middle of a message, or sent one that can't be read."""


def send(line: socket.socket, value: object) -> None:
    """Sends a value. Raises `OSError` if the other side is gone."""
    packed = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    line.sendall(_HEAD.pack(len(packed)))
    line.sendall(packed)


def receive(line: socket.socket) -> bytes | None:
    """The bytes of the next message; None if the other side has closed the line. Raises `Broken`."""
    head = _exactly(line, _HEAD.size)
    if head is None:
        return None
    (length,) = _HEAD.unpack(head)
    if length > LARGEST:
        raise Broken(f"a message of {length} bytes")
    packed = _exactly(line, length)
    if packed is None and length:
        raise Broken("the line was closed within a message")
    return packed or b""


def trusted(packed: bytes) -> Any:
    """A job as the client packed it."""
    return pickle.loads(packed)


def untrusted(packed: bytes) -> Any:
    """An answer as a worker packed it. Raises `Broken` for anything but plain values and the domain's own."""
    try:
        return _Careful(io.BytesIO(packed)).load()
    except Exception as error:
        raise Broken(f"an answer that cannot be read: {error}") from error


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith(_MODULES):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a worker")


def _exactly(line: socket.socket, length: int) -> bytes | None:
    """So many bytes; None if the line was closed before the first. Raises `Broken` if it was closed later."""
    pieces: list[bytes] = []
    missing = length
    while missing:
        try:
            piece = line.recv(min(missing, 1 << 20))
        except ConnectionError:
            piece = b""
        if not piece:
            if not pieces:
                return None
            raise Broken("the line was closed within a message")
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
