"""Finds the beats that come with Dateline by their ids."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

SUFFIX = ".toml"


def shipped_ids() -> list[str]:
    """ "foreign_fighters", "gun_violence", "syria_war"."""
    return sorted(path.name.removesuffix(SUFFIX) for path in _folder().iterdir() if path.name.endswith(SUFFIX))


def beat_file(named: Path) -> Path:
    """The file of a beat that is named by its path, or by the id of one that comes with Dateline; a file of that name
    goes first."""
    if len(named.parts) != 1 or named.exists() or str(named) not in shipped_ids():
        return named
    return _folder() / f"{named}{SUFFIX}"


def is_shipped(file: Path) -> bool:
    """True for a file that comes with Dateline: the next version would write over what was written into it."""
    return file.resolve().parent == _folder().resolve()


def _folder() -> Path:
    return Path(str(resources.files("briefings").joinpath("beats")))
