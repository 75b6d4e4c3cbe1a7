"""What the domain's tests share: the real model, loaded once."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language


@pytest.fixture(scope="session")
def language() -> Language:
    return Language()
