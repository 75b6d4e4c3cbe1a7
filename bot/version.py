"""Which Dateline this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def dateline_version() -> str:
    """The installed package's version; "unknown" for a mere checkout that was never installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown"
