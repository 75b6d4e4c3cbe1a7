"""Joins the parts of watching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feeds.adding import Finder
from bot.feeds.asking import PAUSE, Asker
from bot.feeds.gathering import Gatherer
from bot.feeds.looking import Looker
from bot.feeds.telling import DeskTeller, desk_chats
from bot.feeds.watch import Watch
from briefings.newsroom import Tell
from briefings.ports import FeedBook, FeedDesk, Getter, Library, Outbox


@dataclass(frozen=True, slots=True)
class Watching:
    """The parts with which the bot and the command line watch."""

    book: FeedBook
    watch: Watch
    finder: Finder


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
) -> Watching:
    """The watch over a library."""
    asker = Asker(book, getter, clock, pause)
    teller = DeskTeller(library, book, outbox, desk_chats(library, owner))
    looker = Looker(library, book, desk, asker, teller, clock)
    watch = Watch(library, book, desk, looker, Gatherer(book, asker, clock), teller, tell, clock, wake)
    return Watching(book, watch, Finder(book, desk, asker, clock))
