"""What the storage's tests share: here SQLite is asked as in production, in each connection's own thread."""

from __future__ import annotations

import pytest

from tests.support.in_this_thread import go_the_whole_way


@pytest.fixture(autouse=True)
def the_whole_way(monkeypatch: pytest.MonkeyPatch) -> None:
    go_the_whole_way(monkeypatch)
