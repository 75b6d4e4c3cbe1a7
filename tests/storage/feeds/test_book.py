"""What is watched and found, kept in either database: nothing twice, nothing lost, whoever dies and whatever the clock
does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from briefings.errors import Conflict, NotFound
from briefings.model import Feed, FeedItem, Find, Host
from briefings.ports import Lease
from storage.database.database import Database
from storage.feeds.book import SqlFeedBook
from storage.feeds.turns import LEASE
from tests.support.making import NOW

WIRE = "https://wire.example/feed.xml"
DEAD_LONG_AGO = LEASE + timedelta(seconds=1)


@pytest.fixture
def book(database: Database) -> SqlFeedBook:
    return SqlFeedBook(database)


def item(number: int, mark: str = "1", host: str = "wire.example", text: str | None = None) -> FeedItem:
    return FeedItem(f"https://{host}/{number}", mark, f"Title {number}", NOW, text)


async def watched(book: SqlFeedBook, address: str = WIRE) -> Feed:
    return await book.add_feed(Feed(0, address, by=8), NOW)


async def taken(book: SqlFeedBook) -> tuple[Find, Lease]:
    found = await book.take_find(NOW)
    assert found is not None
    return found


async def settled(book: SqlFeedBook, state: str = "kept", document: int | None = 1) -> Find:
    find, lease = await taken(book)
    await book.settle_find(find, lease, state, document=document)  # type: ignore[arg-type]
    return find


# --- feeds ----------------------------------------------------------------------------------------------------------


async def test_a_feed_is_kept_as_it_was_added_and_as_it_was_chosen(book: SqlFeedBook) -> None:
    feed = await watched(book)
    assert (feed.address, feed.by, feed.due, feed.added) == (WIRE, 8, NOW, NOW)
    chosen = replace(feed, source="The Wire", publish=True, paused=True, minutes=60)
    await book.save_feed(chosen)
    assert await book.feed(feed.id) == chosen
    assert await book.feeds() == (chosen,)


async def test_an_address_is_watched_once(book: SqlFeedBook) -> None:
    await watched(book)
    with pytest.raises(Conflict, match="watched already"):
        await watched(book)


async def test_a_removed_feed_takes_along_what_waits_and_its_finds_stay_known(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(2), item(1)], NOW)
    await settled(book, "off beat", None)
    assert await book.remove_feed(feed.id)
    assert not await book.remove_feed(feed.id)
    with pytest.raises(NotFound):
        await book.feed(feed.id)
    assert await book.take_find(NOW) is None
    assert await book.unknown([item(1).address, item(2).address]) == {item(2).address}


async def test_what_a_removed_feed_had_found_belongs_to_the_feed_that_names_it_next(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    await settled(book)
    await book.remove_feed(feed.id)
    again = await watched(book)
    assert await book.note(again.id, [item(1)], NOW) == 0
    assert await book.note(again.id, [item(1, mark="2")], NOW) == 1
    find, _ = await taken(book)
    assert (find.feed, find.document) == (again.id, 1)


async def test_what_a_paused_feed_holds_belongs_to_the_other_that_names_it(book: SqlFeedBook) -> None:
    feed, other = await watched(book), await watched(book, "https://other.example/feed")
    await book.note(feed.id, [item(1)], NOW)
    assert await book.note(other.id, [item(1)], NOW) == 0
    await book.save_feed(replace(feed, paused=True))
    await book.note(other.id, [item(1)], NOW)
    find, _ = await taken(book)
    assert find.feed == other.id


async def test_a_find_that_waits_to_be_read_again_is_known_for_its_document_after_its_feed(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    await settled(book)
    await book.note(feed.id, [item(1, mark="2")], NOW)
    await book.remove_feed(feed.id)
    again = await watched(book)
    assert await book.note(again.id, [item(1, mark="2")], NOW) == 1
    find, _ = await taken(book)
    assert (find.feed, find.document) == (again.id, 1)


async def test_what_went_with_a_removed_feed_is_asked_of_the_others_whether_they_changed_or_not(
    book: SqlFeedBook,
) -> None:
    feed, other = await watched(book), await watched(book, "https://other.example/feed")
    await book.note(feed.id, [item(1)], NOW)
    for _ in range(2):
        looked, lease = await book.take_feed(NOW) or pytest.fail("nothing is due")
        await book.looked(replace(looked, etag='"a"', modified="Thu", due=NOW + timedelta(hours=1)), lease, NOW)
    await book.remove_feed(feed.id)
    left = await book.feed(other.id)
    assert (left.etag, left.modified) == (None, None)


async def test_of_two_who_take_a_feed_one_gets_it(book: SqlFeedBook) -> None:
    await watched(book)
    found = await asyncio.gather(*(book.take_feed(NOW) for _ in range(8)))
    assert sum(one is not None for one in found) == 1


async def test_what_a_look_found_out_is_recorded_and_the_next_look_is_later(book: SqlFeedBook) -> None:
    await watched(book)
    feed, lease = await book.take_feed(NOW) or pytest.fail("nothing is due")
    soon = NOW + timedelta(minutes=30)
    seen = replace(feed, title="The Wire", etag='"a"', modified="Thu", looked=NOW, due=soon)
    await book.looked(seen, lease, NOW)
    assert await book.feed(feed.id) == seen
    assert await book.take_feed(NOW) is None
    assert await book.take_feed(soon) is not None


async def test_a_dead_process_s_feed_goes_to_the_next_and_its_late_word_is_refused(book: SqlFeedBook) -> None:
    await watched(book)
    feed, lost = await book.take_feed(NOW) or pytest.fail("nothing is due")
    assert await book.take_feed(NOW + LEASE / 2) is None
    later = NOW + DEAD_LONG_AGO
    _, lease = await book.take_feed(later) or pytest.fail("its lease has ended")
    with pytest.raises(Conflict):
        await book.looked(replace(feed, looked=later), lost, later)
    assert not await book.renew(lost, later)
    await book.looked(replace(feed, looked=later), lease, later)


async def test_a_renewed_lease_holds(book: SqlFeedBook) -> None:
    await watched(book)
    _, lease = await book.take_feed(NOW) or pytest.fail("nothing is due")
    assert await book.renew(lease, NOW + LEASE / 2)
    assert await book.take_feed(NOW + DEAD_LONG_AGO) is None


async def test_a_clock_that_is_set_back_stops_neither_feeds_nor_finds_nor_dead_leases(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1, host="other.example")], NOW)
    await book.take_feed(NOW)  # by somebody who dies
    await book.take_find(NOW)
    yesterday = NOW - timedelta(days=1)
    again = await book.take_feed(yesterday)
    assert again is not None
    await book.looked(replace(again[0], due=NOW + timedelta(days=1)), again[1], NOW)
    assert await book.take_feed(yesterday) is not None
    found = await book.take_find(yesterday)
    assert found is not None
    await book.put_off(*found, NOW + timedelta(days=1), NOW)
    assert await book.take_find(yesterday) is not None


async def test_a_find_bears_its_publisher_s_day(book: SqlFeedBook) -> None:
    feed = await watched(book)
    late = datetime(2018, 2, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    await book.note(feed.id, [replace(item(1), at=late)], NOW)
    find, _ = await taken(book)
    assert find.published == date(2018, 2, 20)


async def test_a_paused_feed_is_not_looked_at_nor_are_its_finds_taken_up(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    await book.save_feed(replace(feed, paused=True))
    assert (await book.take_feed(NOW), await book.take_find(NOW), await book.waiting_finds(NOW)) == (None, None, 0)


async def test_a_chat_is_a_feed_that_is_never_due_and_moves_with_its_id(book: SqlFeedBook) -> None:
    feed = await book.add_feed(Feed(0, "tg:-100", chat=-100), NOW)
    assert await book.take_feed(NOW) is None
    assert await book.chat_feed(-100) == feed
    await book.move_feed(-100, -200)
    assert (await book.chat_feed(-200) or feed).address == "tg:-200"
    assert await book.chat_feed(-100) is None


async def test_look_now_makes_one_or_all_due(book: SqlFeedBook) -> None:
    for name in ("a", "b"):
        await watched(book, f"https://{name}.example/feed")
        feed, lease = await book.take_feed(NOW) or pytest.fail("nothing is due")
        await book.looked(replace(feed, due=NOW + timedelta(days=1)), lease, NOW)
    first, second = await book.feeds()
    await book.look_now(NOW, second.id)
    assert (await book.take_feed(NOW) or [None])[0] == replace(second, due=NOW)
    await book.look_now(NOW)
    assert (await book.take_feed(NOW) or [None])[0] == replace(first, due=NOW)


# --- finds ----------------------------------------------------------------------------------------------------------


async def test_each_address_is_one_find_whatever_feeds_name_it_and_the_oldest_goes_first(book: SqlFeedBook) -> None:
    one, two = await watched(book), await watched(book, "https://two.example/feed")
    assert await book.note(one.id, [item(2), item(1)], NOW) == 2
    assert await book.note(two.id, [item(3), item(2)], NOW) == 1
    titles = [(await settled(book)).title for _ in range(3)]
    assert titles == ["Title 1", "Title 2", "Title 3"]
    assert await book.take_find(NOW) is None
    assert await book.found() == {one.id: {"kept": 2}, two.id: {"kept": 1}}
    assert await book.noted_between(one.id, NOW, NOW) == 2


async def test_what_was_passed_over_stays_so(book: SqlFeedBook) -> None:
    feed = await watched(book)
    assert await book.note(feed.id, [item(1)], NOW, passed_over=True) == 0
    assert await book.note(feed.id, [item(1, "2")], NOW) == 0
    assert await book.take_find(NOW) is None
    assert await book.noted_between(feed.id, NOW, NOW) == 0


async def test_a_settled_find_is_remembered_by_its_address_alone(book: SqlFeedBook, database: Database) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1, text="Forty families crossed.")], NOW)
    find = await settled(book, "off beat", None)
    assert (find.title, find.text) == ("Title 1", "Forty families crossed.")
    async with database.engine.connect() as connection:
        row = (await connection.exec_driver_sql("SELECT title, published, text, address FROM finds")).one()
    assert tuple(row) == (None, None, None, item(1).address)


async def test_what_its_publisher_changed_stands_in_line_again_a_few_times(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    await settled(book)
    assert await book.note(feed.id, [item(1)], NOW) == 0
    again = [await book.note(feed.id, [item(1, f"mark {n}")], NOW) and await settled(book) for n in range(20)]
    assert 3 <= sum(one != 0 for one in again) <= 10
    assert all(find.document == 1 for find in again if find)


async def test_what_changed_many_times_is_read_again_once_a_day(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    await settled(book)
    days = []
    for day in range(4):
        read = 0
        for hour in range(24):
            now = NOW + timedelta(days=day, hours=hour)
            if await book.note(feed.id, [item(1, f"mark {now}")], now):
                await settled(book)
                read += 1
        days.append(read)
    assert days[1:] == [1, 1, 1]


async def test_what_is_changed_while_it_is_read_is_read_again(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1, text="first words")], NOW)
    find, lease = await taken(book)
    await book.note(feed.id, [item(1, "2", text="last words")], NOW)
    await book.settle_find(find, lease, "kept", document=5)
    again, _ = await taken(book)
    assert (again.text, again.document) == ("last words", 5)
    assert [f.document for f in await book.untold(9)] == [5]


async def test_of_many_who_take_finds_each_gets_another(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(n, host=f"{n}.example") for n in range(4)], NOW)
    found = await asyncio.gather(*(book.take_find(NOW) for _ in range(8)))
    numbers = [one[0].id for one in found if one]
    assert len(numbers) == len(set(numbers)) >= 1


async def test_a_web_server_gets_one_request_at_a_time_and_is_left_alone_as_long_as_it_wishes(
    book: SqlFeedBook,
) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(2), item(1)], NOW)
    _, lease = await taken(book)
    assert await book.take_find(NOW) is None
    assert await book.take_feed(NOW) is None
    assert await book.take_host("wire.example", NOW) is None
    await book.free_host(lease, NOW, NOW + timedelta(minutes=5))
    assert await book.take_find(NOW) is None
    assert await book.take_find(NOW + timedelta(minutes=5)) is not None


async def test_a_find_that_is_put_off_waits_and_counts_its_tries(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    find, lease = await taken(book)
    later = NOW + timedelta(minutes=10)
    await book.put_off(find, lease, later, NOW, error="It answered 500.")
    assert await book.take_find(NOW) is None
    find, lease = await book.take_find(later) or pytest.fail("its moment has come")
    assert (find.tries, find.error) == (1, "It answered 500.")
    await book.put_off(find, lease, later, later, spent=False)
    assert ((await book.take_find(later)) or pytest.fail("it is due"))[0].tries == 1


async def test_a_find_that_is_sent_elsewhere_waits_there_and_its_first_address_stays_known(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1, host="short.example")], NOW)
    find, lease = await taken(book)
    assert await book.send_on(find, lease, "https://long.example/1")
    moved, lease = await taken(book)
    assert (moved.address, moved.hops, lease.host) == ("https://long.example/1", 1, "long.example")
    await book.settle_find(moved, lease, "kept", document=1)
    assert await book.note(feed.id, [item(1, host="short.example")], NOW) == 0
    await book.note(feed.id, [item(2, host="short.example")], NOW)
    find, lease = await taken(book)
    assert not await book.send_on(find, lease, "https://long.example/1")
    assert await book.take_find(NOW) is None


async def test_the_desk_is_told_of_each_kept_find_once(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(2), item(1)], NOW)
    await settled(book, "kept", 7)
    assert await book.waiting_finds(NOW) == 1
    await settled(book, "off beat", None)
    assert await book.waiting_finds(NOW) == 0
    (find,) = await book.untold(9)
    assert find.document == 7
    await book.tell_finds([find.id])
    assert await book.untold(9) == ()


async def test_a_find_whose_lease_was_lost_cannot_be_settled(book: SqlFeedBook) -> None:
    feed = await watched(book)
    await book.note(feed.id, [item(1)], NOW)
    find, lost = await taken(book)
    await book.take_find(NOW + DEAD_LONG_AGO)
    with pytest.raises(Conflict):
        await book.settle_find(find, lost, "kept", document=1)
    assert await book.untold(9) == ()


async def test_what_a_server_says_to_robots_is_kept(book: SqlFeedBook) -> None:
    assert await book.host("wire.example") == Host("wire.example")
    known = Host("wire.example", "User-agent: *\nDisallow: /", NOW)
    await book.save_robots(known)
    assert await book.host("wire.example") == known


async def test_a_lease_that_is_given_back_is_free_at_once(book: SqlFeedBook) -> None:
    await watched(book)
    _, lease = await book.take_feed(NOW) or pytest.fail("nothing is due")
    await book.give_back(lease)
    assert await book.take_feed(NOW) is not None
