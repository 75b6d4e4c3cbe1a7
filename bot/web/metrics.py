"""`/metrics` in Prometheus's format: what the bot counts of itself, and what the database says when it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.chat.context import Services
from bot.desk import desk_here
from bot.observed import BUCKETS, Times
from bot.queue.telling import QueueLook
from bot.stalls import stalls_in
from bot.version import dateline_version
from briefings.errors import DatelineError
from briefings.model import Feed, FindState

CONTENT_TYPE = CONTENT_TYPE_LATEST
# Named, so that each is there from the first scrape on, at nothing.
STATES = ("pending", "sending", "sent", "failed", "uncertain", "cancelled")
KINDS = ("digest", "alert", "correction", "notice")
OUTCOMES = ("done", "refused", "failed")


async def exposition(services: Services) -> bytes:
    """The text of one scrape."""
    registry = CollectorRegistry()
    registry.register(_Gathered([*_own(services), *await _of_database(services)]))
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    return generate_latest(registry)


class _Gathered(Collector):
    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        yield from self._metrics


def _own(services: Services) -> Iterator[Metric]:
    yield InfoMetricFamily("dateline", "Which Dateline this is.", {"version": dateline_version()})
    observed = services.observed
    kinds = {kind: observed.updates[kind] for kind in ("message", "button", "file", "other", "dropped")}
    yield _counted("dateline_updates", "Updates from Telegram since the start.", "kind", kinds)
    yield _times("dateline_answer_seconds", "From an update to the end of its handlers.", observed.answers)
    statuses = {str(status): many for status, many in observed.requests.items()}
    yield _counted("dateline_page_requests", "Requests for pages by status.", "status", statuses)
    desk = desk_here(services.desk)
    if desk is not None:
        ended = {outcome: desk.ended[outcome] for outcome in OUTCOMES}
        yield _counted("dateline_desk_jobs", "Documents read or extracted since the start.", "outcome", ended)
        yield GaugeMetricFamily("dateline_desk_queue", "Jobs under way at the desk or in line.", desk.in_line)
        yield CounterMetricFamily("dateline_desk_restarts", "How often the desk had to start again.", desk.restarts)
    stalls = stalls_in(services.settings.home)
    for name in ("worst", "latest"):
        seconds = stalls[name].seconds if name in stalls else 0.0
        yield GaugeMetricFamily(f"dateline_{name}_stall_seconds", f"The {name} stall of the event loop.", seconds)


async def _of_database(services: Services) -> list[Metric]:
    """None of these where the database can't be asked but one, which says so."""
    up = GaugeMetricFamily("dateline_database_up", "1 where the database answers.")
    try:
        counts = await services.library.counts()
        outbox = await services.outbox.outbox_counts(services.now())
        owed = await services.outbox.owed_by_kind(services.now())
        queue = list(_queue(await services.queue.look())) if services.queue else []
        feeds = list(_feeds(await services.watching.book.feeds(), await services.watching.book.found()))
    except DatelineError:
        up.add_metric((), 0)
        return [up]
    up.add_metric((), 1)
    states = {state: counts.get(state, 0) for state in ("published", "draft", "withdrawn", "discarded")}
    lag = max((seconds for _, seconds in owed.values()), default=0.0)
    return [
        up,
        _gauge("dateline_documents", "Documents in the library.", "status", states),
        GaugeMetricFamily("dateline_claims", "Claims in the library.", counts.get("claims", 0)),
        GaugeMetricFamily("dateline_findings", "Findings in the library.", counts.get("findings", 0)),
        _gauge("dateline_deliveries", "Messages by what became of them.", "state",
               {state: outbox.get(state, 0) for state in STATES}),
        _gauge("dateline_owed", "Messages that are owed and may go now.", "kind",
               {kind: owed.get(kind, (0, 0.0))[0] for kind in KINDS}),
        GaugeMetricFamily("dateline_corrections_owed", "Corrections that are owed.", owed.get("correction", (0, 0))[0]),
        GaugeMetricFamily("dateline_courier_lag_seconds", "How long the oldest owed message has waited.", lag),
        _gauge("dateline_subscriptions", "Subscriptions.", "state",
               {"awake": outbox.get("subscriptions", 0), "asleep": outbox.get("asleep", 0)}),
        *queue,
        *feeds,
    ]  # fmt: skip


def _queue(look: QueueLook) -> Iterator[Metric]:
    counts = look.counts
    in_line = {"waiting": counts.waiting, "reading": counts.under_way, "read": counts.read}
    yield _gauge("dateline_queue_submissions", "Uploads on their way to the library.", "stage", in_line)
    yield GaugeMetricFamily(
        "dateline_queue_lag_seconds", "How long the oldest upload in line has waited.", counts.oldest
    )
    yield GaugeMetricFamily(
        "dateline_queue_set_aside", "Uploads that ended their workers, in 30 days.", counts.set_aside
    )
    yield GaugeMetricFamily("dateline_workers", "Workers that were heard of in the last minute.", len(look.seats))
    places = sum(seat.concurrency for seat in look.seats)
    yield GaugeMetricFamily("dateline_worker_places", "Documents that they read at a time.", places)


def _feeds(feeds: Sequence[Feed], found: Mapping[int, Mapping[FindState, int]]) -> Iterator[Metric]:
    failing = sum(feed.failures > 0 and not feed.paused for feed in feeds)
    paused = sum(feed.paused for feed in feeds)
    states = {"answering": len(feeds) - failing - paused, "failing": failing, "paused": paused}
    yield _gauge("dateline_feeds", "What is watched.", "state", states)
    in_a_row = max((feed.failures for feed in feeds if not feed.paused), default=0)
    yield GaugeMetricFamily("dateline_feed_failures", "The most looks in a row that one feed did not answer.", in_a_row)
    totals = Counter({str(state): 0 for state in get_args(FindState)})
    for counts in found.values():
        totals.update({str(state): many for state, many in counts.items()})
    yield _gauge("dateline_finds", "What feeds named, by what became of it.", "state", totals)


def _counted(name: str, words: str, label: str, counts: Mapping[str, int]) -> Metric:
    metric = CounterMetricFamily(name, words, labels=[label])
    for value, many in counts.items():
        metric.add_metric([value], many)
    return metric


def _gauge(name: str, words: str, label: str, counts: Mapping[str, int]) -> Metric:
    metric = GaugeMetricFamily(name, words, labels=[label])
    for value, many in counts.items():
        metric.add_metric([value], many)
    return metric


def _times(name: str, words: str, times: Times) -> Metric:
    upto, buckets = 0, []
    for longest, many in zip((*map(str, BUCKETS), "+Inf"), times.counts, strict=True):
        upto += many
        buckets.append((longest, upto))
    metric = HistogramMetricFamily(name, words)
    metric.add_metric([], buckets=buckets, sum_value=times.total)
    return metric
