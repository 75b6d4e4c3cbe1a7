"""This Dateline's version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def dateline_version() -> str:
    """The installed package's version; "unknown" for a checkout that was never installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown"
