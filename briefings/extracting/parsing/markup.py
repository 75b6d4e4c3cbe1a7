"""A text as a reader of its printed page sees it: Markdown's links, emphasis and footnote marks are not words.

The stored text keeps them, because offsets count what the editor wrote; the extractors read the text without them, and
what they find is put back into its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.values import frozen

Span = tuple[int, int]

# An address has one of these signs; "[sic](he said)" is no link.
_ADDRESS = r"\((?=[^()\s]*[/.#:@])(?:[^()\s]|\([^()\s]*\))*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]" + _ADDRESS)
_LINK = re.compile(r"\[(?P<inside>[^\[\]\n]{1,300})\]" + _ADDRESS)
_FOOTNOTE = re.compile(r"(?<!\n)(?<!\A) ?\[\^[\w-]{1,40}\](?!:)")
# "joined.[3]", and not "“[20] men came”", where an editor put in the number.
_BARE_FOOTNOTE = re.compile(r"(?:(?<=[\w.,;:!?)”’»%])|(?<=[\w.,!?][\"']))(?:\[\d{1,3}\])+(?!\w)")
_STARS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*).,;:])(?P<inside>[^\n*]{1,400})(?<=[^\s*(])\1(?![\w*])")
_UNDERLINES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])(?P<inside>[^\n_]{1,400})(?<=[^\s_])\1(?!\w)")
_CODE = re.compile(r"(?<![\w`\\])(`)(?P<inside>[^`\n]{1,200})\1(?![\w`])")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ANY = re.compile("[\\[*_`\u00ad\u200b\u2060\ufeff\ufb00-\ufb06]")
# Stands for markup that was found, so that no other is found in it.
_TAKEN = "\x00"


@frozen
class Shown:
    """`text` without markup. `origins` has for each of its characters the place in the text as it is stored; `pairs`
    what markup encloses with the markup and without, as places in the stored text."""

    text: str
    origins: tuple[int, ...]
    pairs: tuple[tuple[Span, Span], ...]
    length: int

    def back(self, start: int, end: int) -> Span:
        """The stored text's span of `text[start:end]`, which begins and ends with what is shown."""
        if start < end:
            return self.origins[start], self.origins[end - 1] + 1
        at = self.origins[start] if start < len(self.origins) else self.length
        return at, at

    def back_whole(self, start: int, end: int) -> Span:
        """Likewise, with the markup at either end whose inside is in the span as a whole."""
        start, end = self.back(start, end)
        for (outer_start, outer_end), (inner_start, inner_end) in self.pairs:
            if start <= inner_start and inner_end <= end:
                start = min(start, outer_start) if start == inner_start else start
                end = max(end, outer_end) if end == inner_end else end
        return start, end


def without_markup(text: str) -> Shown | None:
    """The text without its markup; None if it has none."""
    if not _ANY.search(text):
        return None
    pairs, hidden = _pairs(text)
    hidden += [match.span() for match in _UNSEEN.finditer(text)]
    ligatures = [i for i, sign in enumerate(text) if sign in _LIGATURES]
    if not hidden and not ligatures:
        return None
    shown: list[str] = []
    origins: list[int] = []
    for i in _kept(len(text), sorted(hidden)):
        letters = _LIGATURES.get(text[i], text[i])
        shown.append(letters)
        origins += [i] * len(letters)
    innermost_first = sorted(pairs, key=lambda pair: pair[1][1] - pair[1][0])
    return Shown("".join(shown), tuple(origins), tuple(innermost_first), len(text))


def _pairs(text: str) -> tuple[list[tuple[Span, Span]], list[Span]]:
    """What markup encloses, with it and without, and all spans that are markup."""
    pairs: list[tuple[Span, Span]] = []
    hidden: list[Span] = []
    for pattern in (_IMAGE, _FOOTNOTE, _BARE_FOOTNOTE):
        found = [match.span() for match in pattern.finditer(text)]
        text = _taken(text, found)
        hidden += found
    for pattern in (_LINK, _CODE, _STARS, _UNDERLINES):
        enclosed = [(match.span(), match.span("inside")) for match in pattern.finditer(text)]
        pairs += enclosed
        found = [span for outer, inside in enclosed for span in ((outer[0], inside[0]), (inside[1], outer[1]))]
        text = _taken(text, found)
        hidden += found
    return pairs, hidden


def _taken(text: str, spans: list[Span]) -> str:
    pieces: list[str] = []
    reached = 0
    for start, end in spans:
        pieces += (text[reached:start], _TAKEN * (end - start))
        reached = end
    return "".join([*pieces, text[reached:]])


def _kept(length: int, hidden: list[Span]) -> Iterator[int]:
    """The places that no span hides; `hidden` is in order, and spans may lie in one another."""
    reached = 0
    for start, end in hidden:
        yield from range(reached, start)
        reached = max(reached, end)
    yield from range(reached, length)
