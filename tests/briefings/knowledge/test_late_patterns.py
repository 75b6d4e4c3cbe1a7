"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import bot.pages
import briefings
from briefings.knowledge import late_patterns
from briefings.knowledge.late_patterns import compile_all, late


def test_it_is_compiled_at_its_first_use_and_no_more() -> None:
    pattern = late(r"(\d+) boats?", re.IGNORECASE)
    assert "search" not in vars(pattern)
    assert pattern.findall("2 Boats, 1 boat") == ["2", "1"]
    compiled = pattern.search
    assert pattern.sub("-", "3 boats") == "-"
    assert pattern.flags & re.IGNORECASE
    assert pattern.search is compiled


def test_all_are_compiled_at_once_for_copies_of_the_process() -> None:
    pattern = late("harbours?")
    compile_all()
    assert "search" in vars(pattern)


def test_a_copy_works_too() -> None:
    assert copy.copy(late("a+")).fullmatch("aaa")


def test_a_pattern_that_is_none_says_so_at_its_first_use() -> None:
    broken = late_patterns._Late("(", 0)  # no module's
    with pytest.raises(re.error):
        broken.search("a")


def modules_under(package: ModuleType) -> list[ModuleType]:
    return [
        importlib.import_module(found.name) for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    ]


@pytest.mark.parametrize("package", [briefings, bot.pages], ids=lambda package: package.__name__)
def test_all_of_them_can_be_compiled(package: ModuleType) -> None:
    """What `re.compile` would have said while a module was loaded."""
    for module in modules_under(package):
        for name, value in vars(module).items():
            if isinstance(value, late_patterns._Late):
                assert value.search("") is None or value.search(""), f"{module.__name__}.{name}"
