"""The Dockerfile by hadolint's rules (their numbers beside them); no container engine is needed, and none is tried.

What its last install step does is done for real, in a bare folder: see test_wheel.py.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.dockerfile import Instruction, instructions

ROOT = Path(__file__).parents[2]
FILE = instructions(ROOT / "Dockerfile")
LAST = FILE[-1].stage
KNOWN = {"FROM", "ENV", "WORKDIR", "RUN", "COPY", "VOLUME", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT",
         "CMD"}  # fmt: skip


def every(name: str, stage: int | None = None) -> list[Instruction]:
    return [i for i in FILE if i.name == name and (stage is None or i.stage == stage)]


def test_it_is_built_in_stages_and_every_instruction_is_known() -> None:
    assert LAST == 1
    assert {instruction.name for instruction in FILE} <= KNOWN


def test_every_base_has_a_version_that_stays() -> None:  # DL3006, DL3007
    for base in every("FROM"):
        image = base.words.split()[0]
        assert re.fullmatch(r"[a-z/]+:\d+\.\d+\.\d+-slim-[a-z]+", image), image
    assert len({base.words.split()[0] for base in every("FROM")}) == 1, "built and run by one Python"


def test_it_does_not_run_as_root() -> None:  # DL3002
    users = every("USER", LAST)
    assert users
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1].words)


def test_nothing_is_kept_of_the_downloads() -> None:  # DL3042, DL3009, DL3015
    for run in every("RUN"):
        for step in re.split(r"&&|;", run.words):
            if "pip install" in step:
                assert "--no-cache-dir" in step
            if "apt-get install" in step:
                assert "--no-install-recommends" in step
                assert "/var/lib/apt/lists" in run.words


def test_what_is_installed_is_named_by_its_hash() -> None:  # DL3013
    steps = [step for run in every("RUN") for step in re.split(r"&&|;", run.words) if "pip install" in step]
    assert [("--require-hashes" in step, "--no-deps" in step) for step in steps] == [(True, False), (False, True)]


@pytest.mark.parametrize("command", ["sudo", "cd", "ssh", "service", "shutdown", "curl", "wget", "chmod 777"])
def test_commands_that_have_no_place_in_an_image(command: str) -> None:  # DL3001, DL3003, DL3004, DL4001
    for run in every("RUN"):
        assert not re.search(rf"(^|&&|;|\|)\s*{command}\b", run.words)


def test_no_pipe_hides_a_failure() -> None:  # DL4006
    assert not any(re.search(r"(?<!\|)\|(?!\|)", run.words) for run in every("RUN"))


def test_folders_are_absolute_and_files_are_copied_not_added() -> None:  # DL3000, DL3020
    assert all(folder.words.startswith("/") for folder in every("WORKDIR"))
    assert not every("ADD")


def test_it_has_one_command_in_the_exec_form_and_one_health_check() -> None:  # DL3025, DL3012, DL4003, DL4004
    for name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"):
        found = every(name, LAST)
        assert len(found) == 1, name
        assert found[0].as_json, name
    assert "/healthz" in every("HEALTHCHECK")[0].words


def test_it_holds_no_secret() -> None:
    for instruction in (*every("ENV"), *every("ARG"), *every("COPY")):
        assert not re.search(r"token|secret|password|\.env\b", instruction.words, re.IGNORECASE)


def test_what_it_copies_is_there_and_everything_else_stays_out() -> None:
    sources = [source for copy in every("COPY") if "--from" not in copy.words for source in copy.words.split()[:-1]]
    assert all((ROOT / source).exists() for source in sources)
    ignored = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == {source.removeprefix("./") for source in sources}


def test_the_data_folder_is_the_only_place_that_it_writes_to() -> None:
    environment = " ".join(env.words for env in every("ENV", LAST))
    assert "DATELINE_HOME=/data" in environment
    assert every("VOLUME", LAST)[0].as_json == ["/data"]
    compose = (ROOT / "compose.yaml").read_text()
    assert "read_only: true" in compose
    assert "cap_drop: [ALL]" in compose
    assert "DATELINE_TOKEN_FILE: /run/secrets/token" in compose


def test_the_lock_names_everything_that_the_program_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    locked = {canonicalize_name(name) for name in names}
    # Whoever runs the image can install nothing more: what encrypts backups has to be in it.
    needed = [*project["dependencies"], *project["optional-dependencies"]["encryption"]]
    assert {canonicalize_name(Requirement(each).name) for each in needed} - locked == set()
