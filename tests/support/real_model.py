"""The real language model, which takes seconds to load: once for all the tests of a process."""

from __future__ import annotations

import functools

from briefings.extracting.parsing.language import Language


@functools.cache
def language() -> Language:
    return Language()
