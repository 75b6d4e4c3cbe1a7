"""Packs readings for the time between two jobs; only a program of the same version unpacks them.

Unpacking accepts nothing but the domain's own values, as with a desk's answers, so that a forged database runs no code.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any

from bot.sandbox.messages import LARGEST, Broken, untrusted
from bot.version import dateline_version

_END = b"\n"


class OtherVersion(Exception):
    """Another version of Dateline packed it, or it is damaged: read it again."""


def pack(value: object) -> bytes:
    """The value as bytes, with this program's version in front."""
    return dateline_version().encode() + _END + zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpack(packed: bytes) -> Any:
    """The value that `pack` was given. Raises `OtherVersion`."""
    version, _, rest = packed.partition(_END)
    if version != dateline_version().encode():
        raise OtherVersion
    try:
        inflated = zlib.decompressobj().decompress(rest, LARGEST)
        return untrusted(inflated)
    except (zlib.error, Broken) as error:
        raise OtherVersion from error
