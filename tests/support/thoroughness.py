"""How much a test tries: a fifth of its examples in `make test`, all of them in `make test-long`."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("DATELINE_TEST_THOROUGH") == "1"


def examples(most: int) -> int:
    """The number of examples for hypothesis, of which a thorough run tries `most`."""
    return most if THOROUGH else max(5, most // 5)


def times(few: int, many: int, name: str) -> int:
    """How often something is done: as the environment variable `name` says; else `few` times, or `many` in a thorough
    run."""
    return int(os.environ.get(name) or (many if THOROUGH else few))
