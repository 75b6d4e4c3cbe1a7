"""Posts in watched Telegram chats: stored before Telegram is told that they have arrived.

Telegram forgets updates once the next are asked for. By then a post is in the database, so that a bot that is killed
with posts in its queue loses none. A post that comes twice is one find.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Message, MessageEntity, Update

from bot.chat.forwarded import commands
from bot.chat.page import clip
from briefings.errors import DatelineError
from briefings.model import FeedItem
from briefings.ports import FeedBook
from briefings.reading.feeds import plain_address
from briefings.reading.feeds.items import FEWEST_WORDS

log = logging.getLogger("dateline.feeds")

MOST_LINKS = 3
# How often storing a post is tried while the database can't be reached, and the seconds between two tries.
TRIES, PAUSE = 30, 2.0
_OF_TELEGRAM = ("https://t.me/", "http://t.me/", "https://telegram.me/")


class PostQueue(asyncio.Queue[object]):
    """The application's queue of updates. It stores the posts of watched chats as they come in."""

    def __init__(self, book: FeedBook, clock: Callable[[], datetime], wake: Callable[[], None]) -> None:
        super().__init__()
        self._book, self._clock, self._wake = book, clock, wake

    async def put(self, item: object) -> None:
        """Takes an update; if it is a post of a watched chat, stores that first."""
        if isinstance(item, Update) and (post := _post(item)) is not None:
            await self._surely(post)
        await super().put(item)

    async def _surely(self, post: Message) -> None:
        """Tries until the post is stored. Telegram keeps updates that are not taken, so there is time to wait for the
        database."""
        for tries in range(1, TRIES + 1):
            try:
                if await note_post(self._book, post, self._clock()):
                    self._wake()
                return
            except DatelineError as error:
                log.error("A post in chat %s could not be written down yet: %s", post.chat_id, error.in_full)
            except Exception:
                log.exception("A post in chat %s was left out", post.chat_id)
                return
            await asyncio.sleep(PAUSE if tries < TRIES else 0)


def _post(update: Update) -> Message | None:
    """The message of an update that is a channel's post or a group's message, new or edited; None for others."""
    post = update.channel_post or update.edited_channel_post
    if post is not None:
        return post
    message = update.message or update.edited_message
    return message if message is not None and message.chat_id < 0 else None


async def note_post(book: FeedBook, post: Message, now: datetime) -> int:
    """Queues what a post brings, if its chat is watched; gives how many finds that is."""
    if (post.from_user is not None and post.from_user.is_bot and post.sender_chat is None) or post.is_automatic_forward:
        return 0
    feed = await book.chat_feed(post.chat_id)
    if feed is None or feed.paused:
        return 0
    return await book.note(feed.id, post_items(post), now)


def post_items(post: Message) -> tuple[FeedItem, ...]:
    """The post itself if it is long enough for an article, else the links in it."""
    text = post.text or post.caption or ""
    if commands(post):
        return ()
    if len(text.split()) >= FEWEST_WORDS:
        mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return (FeedItem(post_link(post), mark, clip(text.strip().splitlines()[0], 200), post.date, text),)
    links = (plain_address(link, "") for link in _links(post))
    found = dict.fromkeys(link for link in links if link and not link.startswith(_OF_TELEGRAM))
    return tuple(FeedItem(link, "link", None, None) for link in list(found)[:MOST_LINKS])


def post_link(post: Message) -> str:
    """The link to a post: by name in a public chat, else by a number that its members' apps understand."""
    if post.chat.username:
        return f"https://t.me/{post.chat.username}/{post.message_id}"
    return f"https://t.me/c/{str(post.chat_id).removeprefix('-100').removeprefix('-')}/{post.message_id}"


def _links(post: Message) -> list[str]:
    entities = {**post.parse_entities(), **post.parse_caption_entities()}
    found = []
    for entity, words in entities.items():
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            found.append(entity.url)
        elif entity.type == MessageEntity.URL:
            found.append(words if "://" in words else f"https://{words}")
    return found
