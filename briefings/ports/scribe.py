"""Who writes the messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefings.model import CorrectedTogether, Correction, Digest, Part
from briefings.ports.people import Report


class Scribe(Protocol):
    """Writes structure as messages; the real one lives with Telegram's limits."""

    def speaking(self, language: str | None) -> Scribe:
        """A scribe that writes in a language, by its code; None for the desk's own."""
        ...

    def digest(self, digest: Digest) -> Sequence[Part]: ...

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """Writes the rest of a message anew, whose texts were these, from part number `first` on: what its head and
        its end said still holds."""
        ...

    def nothing_new(self, digest: Digest) -> Sequence[Part]: ...

    def correction(self, correction: Correction) -> Part: ...

    def corrections(self, together: Sequence[CorrectedTogether]) -> Sequence[Part]:
        """Many messages of one chat in as few as hold them, each with the lines and the deliveries that it corrects."""
        ...

    def repeated(self, text: str) -> str:
        """The text of a correction that may not have arrived, as it is sent once more."""
        ...

    def settled(self, report: Report) -> str:
        """What became of a line that a reader reported."""
        ...
