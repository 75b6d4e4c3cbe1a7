"""Joins the parts of watching."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.feeds.adding import Finder
from bot.feeds.asking import PAUSE, Asker
from bot.feeds.gathering import Gatherer
from bot.feeds.looking import Looker
from bot.feeds.shared_clock import SharedClock
from bot.feeds.telling import DeskTeller, desk_chats
from bot.feeds.watch import Watch
from briefings.newsroom import Tell
from briefings.ports import FeedBook, FeedDesk, Getter, Library, Outbox
from briefings.values import frozen


@frozen
class Watching:
    """The parts with which the bot and the command line watch. `clock` tells what is due."""

    book: FeedBook
    watch: Watch
    finder: Finder
    clock: SharedClock


def join_watch(
    library: Library,
    book: FeedBook,
    outbox: Outbox,
    desk: FeedDesk,
    getter: Getter,
    *,
    owner: int | None,
    tell: Callable[[], Tell],
    clock: Callable[[], datetime],
    wake: Callable[[], None] = lambda: None,
    pause: timedelta = PAUSE,
    shared: SharedClock | None = None,
) -> Watching:
    """The watch over a library. `shared` is the clock of all machines that watch it, if there may be several."""
    shared = shared or SharedClock(clock)
    asker = Asker(book, getter, shared, pause)
    teller = DeskTeller(library, book, outbox, desk_chats(library, owner))
    looker = Looker(library, book, desk, asker, teller, shared)
    watch = Watch(library, book, desk, looker, Gatherer(book, asker, shared), teller, tell, shared, wake)
    return Watching(book, watch, Finder(book, desk, asker, shared), shared)
