"""Implements the `FeedBook` port, from one repository for each noun."""

from __future__ import annotations

from storage.feeds.feeds import Feeds
from storage.feeds.finds import Finds
from storage.feeds.hosts import Hosts


class SqlFeedBook(Feeds, Finds, Hosts):
    """All that watching keeps; every method joins the transaction under way in its task, if there is one."""
