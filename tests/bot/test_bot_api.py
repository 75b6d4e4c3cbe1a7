"""The table by which the tests' Bot API server checks parameters is aiogram's, of the version that is installed."""

from __future__ import annotations

import pytest

from tests.support.bot_api import as_aiogram_has_them, parameters_of


@pytest.mark.long(reason="imports all of aiogram's models, which takes seconds")
def test_the_kept_table_is_the_one_that_aiogram_has() -> None:
    assert parameters_of() == {method: frozenset(names) for method, names in as_aiogram_has_them().items()}


def test_it_knows_what_the_bot_sends() -> None:
    assert {"chat_id", "text", "parse_mode", "reply_markup"} <= parameters_of()["sendMessage"]
