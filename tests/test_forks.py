"""`--forks` runs the same tests with the same ends as pytest alone, whatever becomes of a fork."""

from __future__ import annotations

import re

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
from tests.support.forks import Forks

def pytest_configure(config):
    config.pluginmanager.register(Forks(2, lambda items: None))
"""
ONE = """
import os, warnings
import pytest

@pytest.fixture(scope="module")
def loaded():
    yield os.getpid()
    print("put away")

def test_passes(loaded, tmp_path):
    assert loaded == os.getpid()
    (tmp_path / "file").write_text("mine")

def test_fails_and_says_why(loaded):
    print("seen before it failed")
    assert loaded == "another"

@pytest.mark.skip(reason="not today")
def test_is_left_out():
    raise AssertionError

def test_warns():
    warnings.warn("an old way", DeprecationWarning)
"""
OTHER = """
import os, signal

def test_passes_too(tmp_path):
    (tmp_path / "file").write_text("mine")

def test_ends_its_process():
    os.kill(os.getpid(), signal.SIGKILL)

def test_comes_after():
    pass
"""


def test_every_test_has_its_end_and_what_it_says(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_one=ONE)
    run = pytester.runpytest_inprocess("-rs", "-p", "no:cacheprovider")
    run.assert_outcomes(passed=2, failed=1, skipped=1, warnings=1)
    run.stdout.fnmatch_lines(["*seen before it failed*", "*an old way*", "*not today*"])


def test_what_a_fork_that_is_killed_leaves_has_failed(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_one=ONE, test_other=OTHER)
    run = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    run.assert_outcomes(passed=3, failed=3, skipped=1, warnings=1)
    lost = re.findall(r"(\w+) _+\s+the process that was to run this test ended", run.stdout.str())
    assert lost == ["test_ends_its_process", "test_comes_after"]


def test_after_the_first_failure_nothing_more_is_begun_if_it_is_to_be_the_last(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.replace("Forks(2", "Forks(1"))
    pytester.makepyfile(test_one=ONE, test_other="def test_never(): pass")
    run = pytester.runpytest_inprocess("-x", "-p", "no:cacheprovider")
    run.assert_outcomes(passed=1, failed=1)
