"""What the domain's tests share: the real model, loaded once."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.support import real_model


@pytest.fixture(scope="session")
def language() -> Language:
    return real_model.language()
