"""Names that are spelled like a word: "IS" for the Islamic State, which taggers take for the verb, so that "who left to
join IS are back" loses its subject.

The parser is shown another short name in its place, and the token then gets its own spelling back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.tokens import Form

# What the parser is shown: as long as the name, and a name to any tagger.
_SHOWN = "BA"
# Not in a line of capitals, nor where somebody lays stress on the verb ("it IS true").
_NAME = re.compile(
    r"(?<![\w.'’-])(?<![A-Z]{2} )(?<!\b[Ii]t )(?<!\b[Hh]e )(?<!\b[Ss]he )(?<!\b[Tt]here )IS\b(?! [A-Z]{3})(?!\.[A-Z])"
)


def with_readable_names(text: str) -> tuple[str, frozenset[int]]:
    """The text with the shown name in the place of each such name, and the offsets of these."""
    if "IS" not in text:
        return text, frozenset()
    named = frozenset(match.start() for match in _NAME.finditer(text))
    return _NAME.sub(_SHOWN, text) if named else text, named


def under_their_names(doc: Any, forms: Sequence[Form], start: int, named: frozenset[int]) -> Sequence[Form]:
    """The forms of a passage's tokens, which begins at offset `start`, with the names in their own spelling."""
    return [
        form._replace(text="IS", lower_="is", lemma_="IS")
        if form.text == _SHOWN and start + token.idx in named
        else form
        for token, form in zip(doc, forms, strict=True)
    ]
