"""Bytes become a `Document`, or an `UnreadableDocument` with a sentence for the editor.

Importing this package is cheap: every library that parses a format is imported where it is used, in the desk's process.
"""

from __future__ import annotations

from briefings.reading.formats.front_matter import read_front_matter
from briefings.reading.reader import document_id, read
from briefings.reading.unwrapping import unwrap

__all__ = ["document_id", "read", "read_front_matter", "unwrap"]
