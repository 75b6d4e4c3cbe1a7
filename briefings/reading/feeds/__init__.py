"""Reads what a watched address sends. Comes in: bytes from a stranger's server. Goes out: the things that they name,
newest first, or the feeds that a page names. Runs within the desk's limits, like all readers."""

from briefings.reading.feeds.addresses import plain_address
from briefings.reading.feeds.parsing import read_feed

__all__ = ["plain_address", "read_feed"]
