"""When a server is asked next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.feeds.manners import after_failure, after_success, another_try, retry_after
from tests.support.making import NOW


def minutes(many: float) -> timedelta:
    return timedelta(minutes=many)


@pytest.mark.parametrize(
    ("headers", "later"),
    [
        ({}, 30),
        ({"cache-control": "max-age=60"}, 30),
        ({"cache-control": "public, max-age=7200"}, 120),
        ({"cache-control": 'max-age="3600"'}, 60),
        ({"cache-control": "max-age=999999999"}, 1440),
        ({"cache-control": "no-cache"}, 30),
        ({"cache-control": "max-age=soon"}, 30),
    ],
)
def test_the_next_look_is_as_chosen_and_not_before_the_server_s_copy_is_old(
    headers: dict[str, str], later: int
) -> None:
    assert after_success(30, headers, NOW) == NOW + minutes(later)


@pytest.mark.parametrize(("failures", "later"), [(1, 60), (2, 120), (5, 960), (6, 1440), (500, 1440)])
def test_each_failure_in_a_row_doubles_the_wait_up_to_a_day(failures: int, later: int) -> None:
    assert after_failure(30, failures, {}, NOW) == NOW + minutes(later)


@pytest.mark.parametrize(
    ("written", "later"),
    [
        ("120", 2),
        ("Thu, 01 Mar 2018 12:10:00 GMT", 10),
        ("Thu, 01 Mar 2018 11:10:00 GMT", 0),
        ("99999999", 1440),
        ("Fri, 01 Mar 2999 12:00:00 GMT", 1440),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
        ("Thu, 99 Mar 2018 12:10:00 GMT", 0),
    ],
)
def test_a_server_says_how_long_it_wants_to_be_left_alone(written: str, later: int) -> None:
    assert retry_after({"retry-after": written}, NOW) == minutes(later)
    assert after_failure(30, 1, {"retry-after": written}, NOW) == NOW + max(minutes(60), minutes(later))


def test_a_find_is_tried_again_ever_later() -> None:
    assert [another_try(tries, NOW) - NOW for tries in (1, 2, 3)] == [minutes(2), minutes(8), minutes(32)]
