"""Runs tests in several processes, all forked from the one that has imported and collected them: `--forks 3`.

A worker of pytest-xdist imports, collects and loads everything by itself, which for all tests takes ten seconds of each
worker, and tells the process that prints the run of each test several times. Here that is done once. A fork takes one
file of tests after another, in their order, and runs them as pytest would without forks; what it reports is printed by
the process that has forked it.
"""

from __future__ import annotations

import multiprocessing
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any

import pytest

# What stands for a batch's number where the forks take it from.
_WIDTH = 4
# What a fork tells of one test: its place among all tests, its reports, and what Python warned of meanwhile.
Told = tuple[int, list[dict[str, Any]], list[dict[str, Any]]]


class Forks:
    """A plugin that runs the tests in `number` forks; `prepare` is called before, for what all of them need."""

    def __init__(self, number: int, prepare: Callable[[Sequence[pytest.Item]], None]) -> None:
        self._number, self._prepare = number, prepare

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        if session.testsfailed or session.config.option.collectonly or not session.items:
            return None  # which pytest itself knows to end
        self._prepare(session.items)
        with _Run(session) as run:
            for number in range(self._number):
                run.fork(f"fork-{number}")
            run.report()
        return True


class _Run:
    """One run of a session's tests. `_waiting` gives the numbers of the batches that nobody has taken yet."""

    def __init__(self, session: pytest.Session) -> None:
        self._session, self._hook = session, session.config.hook
        self._batches = [list(batch) for _, batch in groupby(enumerate(session.items), lambda each: each[1].path)]
        self._waiting, given = os.pipe()
        os.write(given, b"".join(number.to_bytes(_WIDTH, "big") for number in range(len(self._batches))))
        os.close(given)
        self._forks: dict[Connection, ForkProcess] = {}
        self._missing = dict(enumerate(session.items))

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._hand_out_no_more()
        os.close(self._waiting)
        for told, process in self._forks.items():
            told.close()
            process.join()

    def fork(self, name: str) -> None:
        """Forks a process that works until no batch waits."""
        told, telling = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(target=self._work, args=(name, telling), name=name)
        process.start()
        telling.close()
        self._forks[told] = process

    def report(self) -> None:
        """Reports what the forks tell, until the last has ended; a test of which none has told has failed."""
        terminal = self._session.config.pluginmanager.getplugin("terminalreporter")
        if terminal is not None:
            terminal.showfspath = False  # several files are run at once
        while self._forks:
            for told in wait(list(self._forks)):
                self._hear(told)  # type: ignore[arg-type]
        for item in self._missing.values():
            self._hook.pytest_runtest_logreport(report=_lost(item))

    def _hear(self, told: Connection) -> None:
        try:
            index, reports, warned = told.recv()
        except EOFError:
            self._forks.pop(told).join()
            return
        del self._missing[index]
        for each in warned:
            self._hook.pytest_warning_recorded.call_historic(kwargs=_warning(**each))
        for each in reports:
            report = self._hook.pytest_report_from_serializable(config=self._session.config, data=each)
            self._hook.pytest_runtest_logreport(report=report)
        if self._session.shouldfail:
            self._hand_out_no_more()
            raise self._session.Failed(self._session.shouldfail)

    def _hand_out_no_more(self) -> None:
        while os.read(self._waiting, _WIDTH):
            pass

    # --- in a fork --------------------------------------------------------------------------------------------------

    def _work(self, name: str, telling: Connection) -> None:
        config = self._session.config
        for told in self._forks:  # of the forks before this one
            told.close()
        _use_files_of_its_own(config, name)
        config.pluginmanager.unregister(name="terminalreporter")
        teller = _Teller(config)
        config.pluginmanager.register(teller)
        taken = self._taken()
        now = next(taken, None)
        while now is not None:
            index, item = now
            now = next(taken, None)
            config.hook.pytest_runtest_protocol(item=item, nextitem=now and now[1])
            try:
                telling.send(teller.told(index))
            except BrokenPipeError:  # nobody listens any more: the run was stopped
                return
            if self._session.shouldfail or self._session.shouldstop:
                return

    def _taken(self) -> Iterator[tuple[int, pytest.Item]]:
        while number := os.read(self._waiting, _WIDTH):
            yield from self._batches[int.from_bytes(number, "big")]


class _Teller:
    """A plugin that gathers what a fork is to tell."""

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._reports, self._warned = config, list[dict[str, Any]](), list[dict[str, Any]]()
        # All of it, where somebody asks how long each phase took, or for a file of results.
        self._all = config.getoption("durations") is not None or bool(config.getoption("xmlpath"))

    def told(self, index: int) -> Told:
        """What is to be told of the test at this place, which has just ended."""
        told = index, self._reports, self._warned
        self._reports, self._warned = [], []
        return told

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self._all or report.when == "call" or not report.passed or report.sections:
            data = self._config.hook.pytest_report_to_serializable(config=self._config, report=report)
            self._reports.append(data)

    def pytest_warning_recorded(
        self,
        warning_message: warnings.WarningMessage,
        when: str,
        nodeid: str,
        location: tuple[str, int, str] | None,
    ) -> None:
        written = (str(warning_message.message), warning_message.category, warning_message.filename)
        self._warned.append(
            {"written": (*written, warning_message.lineno), "when": when, "nodeid": nodeid, "location": location}
        )


def _warning(written: tuple[str, type[Warning], str, int], **where: Any) -> dict[str, Any]:
    message, *rest = written
    return {"warning_message": warnings.WarningMessage(message, *rest), **where}


def _use_files_of_its_own(config: pytest.Config, name: str) -> None:
    """Gives a fork a folder of its own for its tests' files, and files of its own for what they print: a file that is
    open at a fork is shared, and so is the place in it."""
    factory = config._tmp_path_factory  # type: ignore[attr-defined]
    factory._basetemp = factory.getbasetemp() / name
    factory._basetemp.mkdir()
    capture = config.pluginmanager.getplugin("capturemanager")
    capture.stop_global_capturing()
    capture.start_global_capturing()
    capture.suspend_global_capture()


def _lost(item: pytest.Item) -> pytest.TestReport:
    sentence = "the process that was to run this test ended before it had told of it"
    return pytest.TestReport(item.nodeid, item.location, dict.fromkeys(item.keywords, 1), "failed", sentence, "call")
