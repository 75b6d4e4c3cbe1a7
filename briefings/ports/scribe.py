"""Writes messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefings.model import CorrectedTogether, Correction, Digest, Part
from briefings.ports.people import Report


class Scribe(Protocol):
    """Writes digests, alerts and corrections as messages, within Telegram's limits."""

    def speaking(self, language: str | None) -> Scribe:
        """A scribe that writes in the language with this code; None for the desk's own."""
        ...

    def digest(self, digest: Digest) -> Sequence[Part]: ...

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """Writes anew the rest of a message whose parts had these texts, from part number `first` on; its head and end
        stay true."""
        ...

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        """The messages of a digest in which nothing is new."""
        ...

    def correction(self, correction: Correction) -> Part: ...

    def corrections(self, together: Sequence[CorrectedTogether]) -> Sequence[Part]:
        """Writes the corrections of many messages of one chat in as few messages as possible, each with its lines and
        the deliveries that it corrects."""
        ...

    def repeated(self, text: str) -> str:
        """A correction that may not have arrived, with words that say so, to be sent once more."""
        ...

    def settled(self, report: Report) -> str:
        """A notice of what became of a line that a reader reported."""
        ...
