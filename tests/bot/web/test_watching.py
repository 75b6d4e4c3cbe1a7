"""Health, readiness and metrics: for the machine and its network, and with no word of anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import open_services
from bot.chat.fair_updates import FairUpdates
from bot.settings import Settings
from bot.web.metrics import exposition
from briefings.model import Feed, FeedItem
from tests.support.reading_chat import FILLED
from tests.support.web_site import WebSite, web_site

HERE = {"host": "127.0.0.1:8443"}


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def numbers(site: WebSite) -> dict[str, float]:
    """Every sample by its name and labels."""
    answer = await site.client.get("/metrics", headers=HERE)
    assert answer.status_code == 200
    return {
        f"{sample.name}{dict(sorted(sample.labels.items())) if sample.labels else ''}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def ruin(path: Path) -> None:
    """Makes a database file one that cannot be read."""
    path.write_bytes(b"no library any more" * 1000)
    for journal in path.parent.glob(f"{path.name}-*"):
        journal.unlink()


async def test_it_is_alive(site: WebSite) -> None:
    answer = await site.client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "alive\n")


async def test_it_is_ready_while_the_database_answers_and_not_after(site: WebSite) -> None:
    answer = await site.client.get("/readyz", headers=HERE)
    assert answer.status_code == 200
    assert answer.json()["ready"]
    assert set(answer.json()["checks"]) == {"desk", "database", "courier", "hold", "feeds"}
    ruin(Path(str(site.services.settings.database_url).removeprefix("sqlite+aiosqlite:///")))
    await site.services.library.database.close()  # type: ignore[attr-defined]
    answer = await site.client.get("/readyz", headers=HERE)
    assert answer.status_code == 503
    assert not answer.json()["checks"]["database"]["well"]
    assert (await site.client.get("/healthz")).status_code == 200
    assert (await numbers(site))["dateline_database_up"] == 0


async def test_metrics_count_what_is_there(site: WebSite) -> None:
    found = await numbers(site)
    assert found["dateline_documents{'status': 'published'}"] == 3
    assert found["dateline_claims"] == 5
    assert found["dateline_database_up"] == 1
    for name in ("dateline_corrections_owed", "dateline_courier_lag_seconds", "dateline_worst_stall_seconds",
                 "dateline_deliveries{'state': 'uncertain'}", "dateline_owed{'kind': 'correction'}"):  # fmt: skip
        assert found[name] == 0


async def test_metrics_and_readiness_tell_how_watching_goes(site: WebSite) -> None:
    book, now = site.services.watching.book, site.services.now()
    well = await book.add_feed(Feed(0, "https://well.example/feed", due=now), now)
    await book.add_feed(Feed(0, "https://paused.example/feed", paused=True, due=now - timedelta(days=3)), now)
    await book.note(well.id, [FeedItem("https://well.example/1", "a"), FeedItem("https://well.example/2", "b")], now)
    counted = await numbers(site)
    assert counted["dateline_feeds{'state': 'answering'}"] == counted["dateline_feeds{'state': 'paused'}"] == 1
    assert counted["dateline_finds{'state': 'waiting'}"] == 2
    assert counted["dateline_finds{'state': 'kept'}"] == counted["dateline_feed_failures"] == 0
    assert (await site.client.get("/readyz", headers=HERE)).json()["checks"]["feeds"]["well"]


async def test_a_watch_that_has_not_looked_for_an_hour_after_its_time_is_not_ready(site: WebSite) -> None:
    now = site.services.now()
    await site.services.watching.book.add_feed(Feed(0, "https://late.example/feed"), now - timedelta(hours=2))
    answer = await site.client.get("/readyz", headers=HERE)
    assert answer.status_code == 503
    assert (
        "1 watched, 0 of them not answering; the next look is 7200 s late" in answer.json()["checks"]["feeds"]["found"]
    )


async def test_metrics_count_updates_and_how_long_their_answers_took(site: WebSite) -> None:
    async def nobody_is_told(_: object) -> None:
        return None

    async def work() -> None:
        return None

    updates = FairUpdates(nobody_is_told, observed=site.services.observed)
    from telegram import Chat, Message, Update, User

    message = Message(1, site.services.now(), Chat(5, "private"), from_user=User(5, "Somebody", False), text="x")
    await updates.do_process_update(Update(77, message=message), work())
    found = await numbers(site)
    assert found["dateline_updates_total{'kind': 'message'}"] == 1
    assert found["dateline_answer_seconds_count"] == 1
    assert found["dateline_answer_seconds_bucket{'le': '+Inf'}"] == 1


async def test_metrics_count_pages_by_status(site: WebSite) -> None:
    await site.ask("/documents")
    await site.ask("/nowhere")
    found = await numbers(site)
    assert found["dateline_page_requests_total{'status': '200'}"] == 1
    assert found["dateline_page_requests_total{'status': '404'}"] == 1


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
@pytest.mark.parametrize(
    "headers",
    [{"host": "news.example"}, {"host": "NEWS.example"}, {"host": "news.example:443"}, {"host": "news.example."},
     {**HERE, "x-forwarded-for": "198.51.100.7"}, {**HERE, "forwarded": "for=198.51.100.7"}],
)  # fmt: skip
async def test_the_world_finds_neither_metrics_nor_readiness(site: WebSite, path: str, headers: dict[str, str]) -> None:
    answer = await site.client.get(path, headers=headers)
    assert answer.status_code == 404
    assert answer.content == b""


async def test_a_host_that_is_no_name_is_no_traceback(site: WebSite) -> None:
    assert (await site.client.get("/metrics", headers={"host": "["})).status_code == 200


# What whoever runs it has to see, and the metric that shows it.
SHOWN = {
    "updates": "dateline_updates",
    "answers' time": "dateline_answer_seconds",
    "intake": "dateline_desk_jobs",
    "documents": "dateline_documents",
    "claims": "dateline_claims",
    "the desk's queue": "dateline_desk_queue",
    "deliveries by outcome": "dateline_deliveries",
    "the courier's lag": "dateline_courier_lag_seconds",
    "corrections owed": "dateline_corrections_owed",
    "feeds' failures": "dateline_feed_failures",
    "the desk's restarts": "dateline_desk_restarts",
}
SHOWN_OF_A_QUEUE = {
    "the queue": "dateline_queue_submissions", "its lag": "dateline_queue_lag_seconds", "workers": "dateline_workers"
}  # fmt: skip


async def test_each_thing_to_watch_has_its_metric_from_the_first_scrape_on(database_url: str, tmp_path: Path) -> None:
    made = Settings(home=tmp_path, database_url=database_url)
    async with open_services(made, queued=True) as services:
        families = {family.name for family in text_string_to_metric_families((await exposition(services)).decode())}
    wanted = {**SHOWN, **({} if "sqlite" in database_url else SHOWN_OF_A_QUEUE)}
    assert {what: name for what, name in wanted.items() if name not in families} == {}


async def test_metrics_name_nobody(site: WebSite) -> None:
    text = (await site.client.get("/metrics", headers=HERE)).text
    for word in ("AFP", "Paris", "News", "chat", "token"):
        assert word not in text
