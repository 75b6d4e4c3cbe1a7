"""The queue in words, and when it is not well."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.queue.telling import QueueLook, queue_words
from bot.version import dateline_version
from briefings.model import QueueCounts, WorkerSeat

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def seat(version: str | None = None, beat: str = "shipped", host: str = "attic") -> WorkerSeat:
    return WorkerSeat("w", host, 2, version or dateline_version(), beat, NOW, NOW)


def test_words_say_who_works_where_and_what_waits_for_how_long() -> None:
    look = QueueLook(QueueCounts(5, 2, 1, 3, 42.4), (seat(), seat(host="cellar")), "shipped")
    assert queue_words(look) == [
        "2 workers (4 at a time, on attic, cellar)",
        "5 waiting, 2 being read, 1 waiting to be laid",
        "longest in line: 42 s",
        "3 set aside in 30 days",
    ]


@pytest.mark.parametrize(
    ("look", "deserted", "late", "strangers"),
    [
        (QueueLook(QueueCounts(), (), "shipped"), False, False, 0),
        (QueueLook(QueueCounts(waiting=1), (), "shipped"), True, False, 0),
        (QueueLook(QueueCounts(read=1), (), "shipped"), True, False, 0),
        (QueueLook(QueueCounts(waiting=1), (seat(),), "shipped"), False, False, 0),
        (QueueLook(QueueCounts(waiting=1, oldest=601), (seat(),), "shipped"), False, True, 0),
        (QueueLook(QueueCounts(), (seat(version="0.0.1"),), "shipped"), False, False, 1),
        (QueueLook(QueueCounts(), (seat(), seat(beat="abc")), "shipped"), False, False, 1),
    ],
)
def test_it_is_not_well_where_nobody_reads_all_wait_long_or_some_read_otherwise(
    look: QueueLook, deserted: bool, late: bool, strangers: int
) -> None:
    assert (look.is_deserted, look.is_late, len(look.strangers)) == (deserted, late, strangers)
