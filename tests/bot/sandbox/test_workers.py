"""A job runs in a process that can be thrown away: what it does ends in bounds and costs no other job anything."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.limits import MEGABYTE, Limits
from bot.sandbox.messages import Broken, untrusted
from bot.sandbox.nursery import Job, Preparation
from bot.sandbox.workers import Workers
from briefings.errors import DeskFailed, JobFailed, TooMuchWork, UnreadableDocument
from tests.bot.sandbox import jobs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")

AMPLE = Limits(seconds=30, memory=256 * MEGABYTE)
BRIEF = Limits(seconds=1, memory=256 * MEGABYTE)


@pytest.fixture
def workers() -> Iterator[Workers]:
    opened = Workers(Preparation(jobs.prepare))
    yield opened
    opened.close()


def job(task: Callable[..., Any], *args: Any, limits: Limits = AMPLE) -> Job:
    return Job(task, args, limits)


def beside(workers: Workers, *several: Job) -> list[Future[Any]]:
    """The jobs at work at the same time."""
    pool = ThreadPoolExecutor(len(several))
    started = [pool.submit(workers.run, each) for each in several]
    pool.shutdown(wait=False)
    return started


# --- limits


@pytest.mark.parametrize("endless", [jobs.spin, jobs.sleep])
def test_a_job_without_an_end_is_stopped_and_refused_with_the_mend(
    workers: Workers, endless: Callable[[], None]
) -> None:
    with pytest.raises(TooMuchWork, match=r"longer than 1 seconds.*split it"):
        workers.run(job(endless, limits=BRIEF))


def test_a_job_that_asks_for_more_memory_than_it_may_have_is_refused_with_the_mend(workers: Workers) -> None:
    with pytest.raises(TooMuchWork, match=r"more memory than one document may have.*split it"):
        workers.run(job(jobs.hoard))


def test_memory_below_the_limit_is_given(workers: Workers) -> None:
    assert workers.run(job(jobs.hold, 100)) == 100 << 20


def test_memory_above_what_was_loaded_is_counted_apart(workers: Workers) -> None:
    above = Limits(seconds=30, memory=64 * MEGABYTE, above=True)
    assert workers.run(job(jobs.hold, 40, limits=above)) == 40 << 20
    with pytest.raises(TooMuchWork):
        workers.run(job(jobs.hold, 80, limits=above))


# --- what ends, and what comes out


def test_a_refusal_comes_out_as_what_it_is(workers: Workers) -> None:
    with pytest.raises(UnreadableDocument, match="There is no text"):
        workers.run(job(jobs.refuse, "There is no text in this file."))


def test_a_bug_is_told_with_a_sentence_and_logged_with_its_traceback(
    workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(JobFailed, match="a fault of Dateline's own") as failed:
        workers.run(job(jobs.stumble))
    assert "ZeroDivisionError: a bug" in failed.value.trace
    assert "ZeroDivisionError: a bug" in caplog.text


@pytest.mark.parametrize("deadly", [jobs.abort, jobs.exit_early])
def test_a_job_that_ends_its_process_twice_is_set_aside_with_a_sentence(
    workers: Workers, deadly: Callable[[], None]
) -> None:
    with pytest.raises(TooMuchWork, match="set aside: split it"):
        workers.run(job(deadly))


def test_a_job_whose_process_was_killed_is_done_again(workers: Workers, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    again = Workers(Preparation(jobs.prepare, readable=(tmp_path,)))
    try:
        (waiting,) = beside(again, job(jobs.wait_for, sign))
        again.start()
        first = _child_of(again.pid)
        os.kill(first, signal.SIGKILL)
        sign.touch()
        assert waiting.result(timeout=30) != first
    finally:
        again.close()


def test_a_killed_nursery_costs_no_job(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    workers = Workers(Preparation(jobs.prepare, readable=(tmp_path,)))
    try:
        waiting = beside(workers, job(jobs.wait_for, sign), job(jobs.wait_for, sign))
        workers.start()
        nursery = workers.pid
        assert nursery is not None
        _child_of(nursery)
        os.kill(nursery, signal.SIGKILL)
        sign.touch()
        assert all(each.result(timeout=30) for each in waiting)
        assert workers.pid != nursery
    finally:
        workers.close()


def test_a_nursery_killed_while_it_starts_costs_no_job_and_no_place_in_the_line(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    workers = Workers(Preparation(jobs.prepare_once_there_is, (ready,)))
    line = ThreadPoolExecutor(1)
    try:
        waiting = [line.submit(workers.run, job(jobs.moment)) for _ in range(3)]
        seen: set[int | None] = {None}
        for _ in range(3):
            _until(lambda: workers.pid not in seen)
            seen.add(workers.pid)
            os.kill(workers.pid or 0, signal.SIGKILL)
        ready.touch()
        done = [each.result(timeout=60) for each in waiting]
        assert done == sorted(done)
    finally:
        workers.close()


def test_a_nursery_that_can_load_nothing_is_not_started_again_and_again(caplog: pytest.LogCaptureFixture) -> None:
    workers = Workers(Preparation(jobs.stumble))
    try:
        with pytest.raises(DeskFailed, match="could not be started; the log says why") as caught:
            workers.run(job(jobs.pid))
        assert workers.starts == 1
        (logged,) = caplog.messages
        assert logged.startswith("The reading desk could not be started:\nTraceback")
        assert "started: ZeroDivisionError: a bug. `dateline doctor`" in caught.value.in_full, "no log is on a terminal"
    finally:
        workers.close()


def test_jobs_run_side_by_side_and_a_poison_costs_the_others_nothing(workers: Workers) -> None:
    poisons = beside(workers, job(jobs.sleep), job(jobs.abort), job(jobs.hoard))
    assert workers.run(job(jobs.hold, 1)) == 1 << 20
    assert not poisons[0].done()
    workers.close()
    for poison in poisons:
        with pytest.raises((DeskFailed, TooMuchWork)):
            poison.result(timeout=30)


def test_no_job_meets_what_another_left_behind(workers: Workers) -> None:
    assert workers.run(job(jobs.pid)) != workers.run(job(jobs.pid))


def test_own_files_share_one_process_until_one_of_them_ends_it() -> None:
    workers = Workers(Preparation(jobs.prepare), reused=True)
    try:
        first = workers.run(job(jobs.pid))
        with pytest.raises(UnreadableDocument):
            workers.run(job(jobs.refuse, "There is no text in this file."))
        assert workers.run(job(jobs.pid)) == first
        with pytest.raises(TooMuchWork):
            workers.run(job(jobs.spin, limits=BRIEF))
        assert workers.run(job(jobs.pid)) != first
    finally:
        workers.close()


def test_the_clock_of_a_shared_process_begins_anew_with_each_job() -> None:
    workers = Workers(Preparation(jobs.prepare), reused=True)
    try:
        limits = Limits(seconds=5, memory=256 * MEGABYTE)
        for _ in range(4):
            assert workers.run(job(jobs.nap, 1.3, limits=limits))
            assert workers.run(job(jobs.processor_time_left, 0.3, limits=limits)) > 4
    finally:
        workers.close()


def test_closing_ends_what_is_at_work_and_refuses_what_comes_after(workers: Workers) -> None:
    (waiting,) = beside(workers, job(jobs.sleep))
    workers.start()
    worker = _child_of(workers.pid)
    workers.close()
    with pytest.raises(DeskFailed):
        waiting.result(timeout=30)
    _until(lambda: not Path(f"/proc/{worker}/stat").exists())
    with pytest.raises(DeskFailed, match="stopped before this was read"):
        workers.run(job(jobs.pid))


def test_a_worker_whose_nursery_ended_before_it_was_bound_to_it_ends_itself() -> None:
    orphan = """
import os, time
from bot.sandbox.walls import die_with_parent
parent = os.getpid()
if not os.fork():
    while os.getppid() == parent:
        time.sleep(0.01)
    die_with_parent(parent)
    print("works on", flush=True)
"""
    ended = subprocess.run([sys.executable, "-c", orphan], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout == ""


def test_closing_does_not_wait_for_the_model_to_load() -> None:
    workers = Workers(Preparation(jobs.sleep))
    with ThreadPoolExecutor(1) as pool:
        starting = pool.submit(workers.start)
        _until(lambda: workers.pid is not None)
        workers.close()
        with pytest.raises(DeskFailed):
            starting.result(timeout=30)


# --- walls


def test_ctrl_c_is_the_clients_alone_also_while_the_nursery_begins(capfd: pytest.CaptureFixture[str]) -> None:
    workers = Workers(Preparation(jobs.prepare))
    starting = threading.Thread(target=workers.start)
    starting.start()
    _until(lambda: workers.pid is not None)
    assert workers.pid is not None
    os.kill(workers.pid, signal.SIGINT)  # a terminal sends it to every process in front
    starting.join()
    assert workers.walls is not None
    workers.close()
    assert capfd.readouterr().err == ""


def test_a_worker_inherits_neither_token_nor_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATELINE_TOKEN", "DATELINE_DATABASE_URL", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY", "ANYTHING_ELSE"):
        monkeypatch.setenv(name, "4839:a-secret")
    workers = Workers(Preparation(jobs.prepare))
    try:
        seen = workers.run(job(jobs.environment))
        assert "4839:a-secret" not in seen.values()
        written = Path(f"/proc/{workers.pid}/environ").read_bytes()
        assert b"a-secret" not in written
    finally:
        workers.close()


def test_a_worker_reaches_nobody(workers: Workers) -> None:
    workers.start()
    assert workers.walls is not None
    if not workers.walls.network:
        pytest.skip("this system shuts off no network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert workers.run(job(jobs.reach_out, server.getsockname()[1])) != "connected"


def test_a_worker_runs_no_program(workers: Workers) -> None:
    workers.start()
    assert workers.walls is not None
    if not workers.walls.network:
        pytest.skip("this system filters no calls")
    assert workers.run(job(jobs.run_a_program)) == "PermissionError"


def test_a_worker_writes_nothing_and_reads_no_file_of_the_bots(workers: Workers, tmp_path: Path) -> None:
    secret = tmp_path / "library.sqlite3"
    secret.write_text("who reads what")
    workers.start()
    assert workers.walls is not None
    if not workers.walls.files:
        pytest.skip("this kernel has no Landlock")
    assert workers.run(job(jobs.write, tmp_path / "new")) == "PermissionError"
    assert workers.run(job(jobs.look_into, secret)) == "PermissionError"
    assert workers.run(job(jobs.look_into, Path(f"/proc/{os.getpid()}/environ"))) == "PermissionError"


def test_an_answer_runs_nothing_in_the_bot(workers: Workers) -> None:
    with pytest.raises(TooMuchWork, match="set aside"):
        workers.run(job(jobs.answer_with_a_trap))


@pytest.mark.parametrize("named", [os.system, eval, Path("/"), threading.Thread])
def test_only_plain_values_and_the_domains_own_are_taken_from_a_worker(named: object) -> None:
    with pytest.raises(Broken):
        untrusted(pickle.dumps(named))


# --- helpers


def _child_of(pid: int | None) -> int:
    """The process id of a child, once there is one."""
    children: list[str] = []

    def look() -> bool:
        children[:] = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return bool(children)

    _until(look)
    return int(children[0])


def _until(happened: Callable[[], bool]) -> None:
    """Waits until something is so; a minute at most."""
    end = threading.Event()
    for _ in range(6000):
        if happened():
            return
        end.wait(0.01)
    raise AssertionError("it did not happen within a minute")
