"""Lets a worker of pytest-xdist send half as many messages.

A worker tells the process that prints the run six things of each test, each a pickle and a change of threads on both
sides: seventy thousand in a run. Nobody reads there that a test begins, nor that its fixtures were made and put away.
What goes wrong with these is told; and all is told to whoever asks how long each phase took, or for a file of results.
"""

from __future__ import annotations

from typing import Any

import pytest


def send_fewer(config: pytest.Config) -> None:
    """Holds back what nobody reads, if this process is a worker."""
    worker = _worker_of(config)
    if worker is None or config.getoption("durations") is not None or config.getoption("xmlpath"):
        return
    send = worker.sendevent

    def sendevent(name: str, **told: Any) -> None:
        if name != "logstart" and not (name == "testreport" and _says_nothing(told["data"])):
            send(name, **told)

    worker.sendevent = sendevent


def _worker_of(config: pytest.Config) -> Any:
    """xdist's plugin of a worker, which it registers without a name; None in the process that prints."""
    return next((each for each in config.pluginmanager.get_plugins() if hasattr(each, "testrunuid")), None)


def _says_nothing(report: dict[str, Any]) -> bool:
    return report["when"] != "call" and report["outcome"] == "passed" and not report["sections"]
