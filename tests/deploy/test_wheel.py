"""The wheel, built in a bare folder out of what the Dockerfile copies, works where nothing else of the project is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.dockerfile import instructions

pytestmark = [pytest.mark.slow, pytest.mark.long(reason="builds a wheel and installs it")]

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PYTHON", "PIP_"))}
    ran = subprocess.run([str(c) for c in command], cwd=cwd, env=kept | environment, capture_output=True, text=True,
                         timeout=120, check=False)  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment in which the wheel is installed, with what it stands on."""
    folder = tmp_path_factory.mktemp("bare")
    copies = [
        i.words.split()[:-1] for i in instructions(ROOT / "Dockerfile") if i.name == "COPY" and "--from" not in i.words
    ]
    for name in (name for names in copies for name in names):
        source = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / name, ignore=ignore) if source.is_dir() else shutil.copy(source, folder / name)
    run(sys.executable, "-c", "from setuptools import build_meta; build_meta.build_wheel('dist')", cwd=folder)
    wheel = next((folder / "dist").glob("*.whl"))
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", venv, cwd=folder)
    # What Dateline stands on is installed already, beside the interpreter that runs the tests.
    library = next(venv.glob("lib/python*/site-packages"))
    others = [path for path in sys.path if Path(path).name == "site-packages"]
    run(venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-cache-dir", wheel,
        cwd=venv)  # fmt: skip
    (library / "others.pth").write_text("\n".join(others))
    return venv


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "bin" / "dateline", "--version", cwd=tmp_path).startswith("dateline 0.")


def test_it_brings_its_beats_migrations_templates_and_samples(installed: Path, tmp_path: Path) -> None:
    assert "up to date" in run(installed / "bin" / "dateline", "migrate", cwd=tmp_path, DATELINE_HOME=str(tmp_path))
    looked = """
import bot.web.access, briefings, storage, pathlib
from importlib.resources import files
from briefings.beat.beat import shipped_beat
from bot.terminal.samples import sample_files
print(pathlib.Path(briefings.__file__).parent.parent)
print(len(shipped_beat().topics), len(sample_files()))
print((files("bot.web") / "templates" / "base.html").is_file(), (files("bot.web") / "static" / "style.css").is_file())
"""
    lines = run(installed / "bin" / "python", "-c", looked, cwd=tmp_path).splitlines()
    assert lines[0].startswith(str(installed))
    assert lines[1:] == ["5 7", "True True"]
