"""Reads bytes into a `Document`; raises `UnreadableDocument`, with a sentence for the editor, for what can't be read.

Importing this package is cheap: libraries that parse a format are imported where they are used, in the desk's process.
"""

from __future__ import annotations

from briefings.reading.formats.front_matter import read_front_matter
from briefings.reading.reader import document_id, read
from briefings.reading.unwrapping import unwrap

__all__ = ["document_id", "read", "read_front_matter", "unwrap"]
