"""Readings as they are kept between two jobs: only a program of the same version takes one up again.

What is unpacked is held to the domain's own values, like a desk's answers: a database that was taken over runs nothing.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any

from bot.sandbox.messages import LARGEST, Broken, untrusted
from bot.version import dateline_version

_END = b"\n"


class OtherVersion(Exception):
    """Another Dateline packed it, or it is damaged: read it again."""


def pack(value: object) -> bytes:
    """With the version in front."""
    return dateline_version().encode() + _END + zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpack(packed: bytes) -> Any:
    """What `pack` was given. Raises `OtherVersion`."""
    version, _, rest = packed.partition(_END)
    if version != dateline_version().encode():
        raise OtherVersion
    try:
        inflated = zlib.decompressobj().decompress(rest, LARGEST)
        return untrusted(inflated)
    except (zlib.error, Broken) as error:
        raise OtherVersion from error
