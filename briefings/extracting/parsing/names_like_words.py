"""Names that are spelled like a word: "IS" for the Islamic State, which taggers take for the verb, so that "who left to
join IS are back" loses its subject.

The parser is shown another short name in its place, and the token then gets its own spelling back. A name that it has
never met it often takes for a plural ("Mevlud drives", "Beso left"), though no plural is spelled so: that is told
by the word alone.
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


# Words that are several people or things without an "s" to show it.
_PLURALS = frozenset(
    """police people cattle sheep fish folk poultry clergy personnel staff media data aircraft youth gentry infantry
    militia mujahideen mujahedeen mujahidin fedayeen peshmerga janjaweed bedouin roma half most many""".split()
)


def names_for_plurals(forms: Sequence[Form]) -> Sequence[Form]:
    """The forms, with a name for each word in capitals that passes for a plural and isn't spelled like one."""
    if not any(form.tag_ == "NNS" and form.is_title and _is_no_plural(form) for form in forms):
        return forms
    return [
        form._replace(tag_="NNP", pos_="PROPN", lemma_=form.text)
        if form.tag_ == "NNS" and form.is_title and _is_no_plural(form)
        else form
        for form in forms
    ]


def _is_no_plural(form: Form) -> bool:
    """Whether both marks of a plural are missing, another lemma and an "s", and it is no number ("Eleven left")."""
    bare = form.lower_ == form.lemma_.lower() and not form.lower_.endswith("s")
    return bare and not form.like_num and form.lower_ not in _PLURALS and len(form.text) > 2


def under_their_names(doc: Any, forms: Sequence[Form], start: int, named: frozenset[int]) -> Sequence[Form]:
    """The forms of a passage's tokens, which begins at offset `start`, with the names in their own spelling."""
    return [
        form._replace(text="IS", lower_="is", lemma_="IS")
        if form.text == _SHOWN and start + token.idx in named
        else form
        for token, form in zip(doc, forms, strict=True)
    ]
