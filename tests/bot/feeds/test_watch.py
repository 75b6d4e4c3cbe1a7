"""The watch over a real library and a news site on loopback: what is on the beat becomes a draft, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.feeds import looking
from briefings import newsroom
from briefings.errors import DatelineError, DeskFailed, NotFound
from briefings.model import FeedItem, Person
from tests.support.news_site import START, TULIPS, Answer, on_the_beat, page
from tests.support.watching_newsroom import EDITOR, OWNER, Newsroom

pytestmark = [pytest.mark.model, pytest.mark.slow]


# --- finds ----------------------------------------------------------------------------------------------------------


async def test_what_is_on_the_beat_becomes_a_draft_and_what_is_off_it_is_remembered_by_address(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.publish(2, TULIPS)
    await room.watch()
    await room.look()
    (draft,) = await room.documents()
    assert (draft.status, draft.title, draft.source) == ("draft", "Article 1", "The Harbour Wire")
    assert (draft.url, draft.published) == (f"{room.site.url}/news/1.html", START.date())
    assert draft.found["source"] == draft.found["published"] == "the feed"
    assert await room.found() == {"kept": 1, "off beat": 1}
    room.site.validators = False
    await room.look(hours=1)
    assert room.site.times("/news/1.html") == room.site.times("/news/2.html") == 1
    assert len(await room.documents()) == 1


async def test_a_first_look_takes_the_newest_few_and_later_looks_all_that_is_new(room: Newsroom) -> None:
    for number in range(1, 31):
        room.site.publish(number)
    await room.watch()
    await room.look()
    assert [d.title for d in await room.documents()] == [f"Article {n}" for n in range(26, 31)]
    for number in range(31, 38):
        room.site.publish(number)
    await room.look(hours=1)
    assert [d.title for d in await room.documents()] == [f"Article {n}" for n in range(26, 38)]


async def test_more_than_one_look_takes_comes_with_the_next_though_the_feed_has_not_changed(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_NEW", 4)
    room.site.publish(1)
    await room.watch()
    await room.look()
    for number in range(2, 9):
        room.site.publish(number)
    await room.look(hours=1)
    assert len(await room.documents()) == 5
    await room.work(minutes=2)
    assert sorted(d.title for d in await room.documents()) == sorted(f"Article {n}" for n in range(1, 9))


async def test_a_batch_of_finds_is_one_message_to_everybody_at_the_desk(room: Newsroom) -> None:
    await room.library.save_person(Person(EDITOR, "An editor", "editor"))
    for number in range(1, 4):
        room.site.publish(number)
    room.site.publish(4, TULIPS)
    await room.watch()
    await room.look()
    for chat in (OWNER, EDITOR):
        (told,) = await room.told(chat)
        assert told.startswith("<b>3 finds for the desk</b>")
        assert [f"Draft {n}: Article {n}" in told for n in (1, 2, 3)] == [True] * 3
    await room.look(hours=1)
    assert len(await room.told()) == 1


async def test_a_source_s_finds_go_public_at_once_where_an_editor_has_set_it_so(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True, source="Harbour Times")
    await room.look()
    (document,) = await room.documents()
    assert (document.status, document.source, document.found["source"]) == ("published", "Harbour Times", "the feed")
    assert "Document 1: Article 1" in (await room.told())[0]


async def test_an_undated_find_is_a_draft_also_where_finds_go_public(room: Newsroom) -> None:
    path = room.site.publish(1)
    room.site.answers["/feed.xml"] = Answer(
        f"<rss version='2.0'><channel><title>W</title><item><link>{room.site.url}{path}</link></item></channel></rss>",
        "application/rss+xml",
    )
    await room.watch(publish=True)
    await room.look()
    assert [(d.status, d.published) for d in await room.documents()] == [("draft", None)]


async def test_a_correction_at_another_address_is_a_draft_also_where_finds_go_public(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True, source="Harbour Times")
    await room.look()
    room.site.publish(2, on_the_beat(1, "The ministry corrected its figure in the evening."))
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "draft"]
    assert "A version of document 1" in (await room.told())[-1]


async def test_a_later_version_of_a_published_document_is_a_draft_of_its_revision(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.status, draft.status) == ("published", "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number
    assert "A later version of document 1" in (await room.told())[-1]


async def revised(room: Newsroom) -> None:
    """Publishes article 1 from the feed, and reads its publisher's later version: a draft, document 2."""
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)


async def test_the_version_after_one_that_was_published_comes_too(room: Newsroom) -> None:
    await revised(room)
    await newsroom.publish(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure again at night."), changed="again")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.number, first.version, draft.status) == (1, 2, "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == 1
    assert room.site.times("/news/1.html") == 3


async def test_the_version_after_one_that_was_discarded_comes_and_the_discarded_one_does_not_again(
    room: Newsroom,
) -> None:
    await revised(room)
    await newsroom.discard(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="its tags")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    room.site.publish(1, on_the_beat(1, "The ministry said that its figure had been wrong."), changed="again")
    await room.look(hours=1)
    first, _, draft = await room.documents()
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number


async def test_a_correction_that_its_publisher_takes_back_is_no_draft_any_more_and_one_again_when_it_comes_back(
    room: Newsroom,
) -> None:
    await revised(room)
    room.site.publish(1, changed="taken back")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    assert "taken back by its publisher" in (await room.told())[-1]
    room.site.publish(1, changed="its tags")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["published", "withdrawn"]
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="once more")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (first.status, draft.status) == ("published", "draft")
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number
    room.site.publish(1, on_the_beat(1, "The ministry said that its figure had been wrong."), changed="another")
    await room.look(hours=1)
    _, draft = await room.documents()
    assert (draft.status, "had been wrong" in draft.text) == ("draft", True)


async def test_a_draft_that_is_published_before_the_desk_was_told_of_it_is_told_as_what_it_became(
    room: Newsroom,
) -> None:
    await revised(room)
    await kept_as(room, document=2)
    await kept_as(room, document=99)
    await newsroom.publish(room.library, 2, by=EDITOR, now=room.clock(), tell=room.tells())
    await room.watching.watch.round()
    told = (await room.told())[-1]
    assert told.startswith("<b>1 find for the desk</b>")
    assert "Document 1: Article 1" in told
    assert await room.book.untold(1) == ()


@pytest.mark.parametrize("detail", [{"source": "Harbour Agency"}, {"url": "https://agency.example/1"}])
async def test_a_later_version_is_one_also_of_a_document_whose_details_an_editor_has_mended(
    room: Newsroom, detail: dict[str, str]
) -> None:
    room.site.publish(1)
    await room.watch(publish=True)
    await room.look()
    (first,) = await room.documents()
    read = await room.desk.extract(newsroom.with_details(first, detail))
    await newsroom.change_details(
        room.library, first.number, detail, read, by=EDITOR, now=room.clock(), tell=room.tells()
    )
    await is_followed(room)


async def test_a_later_version_is_one_also_where_the_feed_s_source_was_renamed(room: Newsroom) -> None:
    room.site.publish(1)
    feed = await room.watch(publish=True)
    await room.look()
    await room.book.save_feed(replace(feed, source="Harbour Times"))
    await is_followed(room)


async def is_followed(room: Newsroom) -> None:
    """The publisher's later version is a draft that takes the place of document 1 once it is published."""
    for words in ("The ministry corrected its figure.", "The ministry corrected its figure in the evening."):
        room.site.publish(1, on_the_beat(1, words), changed=words)
        await room.look(hours=1)
    first, draft = await room.documents()
    assert (draft.status, draft.version, draft.source, draft.url) == ("draft", 2, first.source, first.url)
    await newsroom.publish(room.library, draft.number, by=EDITOR, now=room.clock(), tell=room.tells())
    assert [(d.number, d.version) for d in await room.documents()] == [(first.number, 2)]


async def test_the_version_after_a_feed_was_removed_and_added_again_comes_too(room: Newsroom) -> None:
    room.site.publish(1)
    feed = await room.watch(publish=True)
    await room.look()
    await room.book.remove_feed(feed.id)
    await room.watch(publish=True)
    await room.look(hours=1)
    assert room.site.times("/news/1.html") == 1
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    first, draft = await room.documents()
    assert (await newsroom.draft(room.library, draft.number)).revision_of == first.number


async def kept_as(room: Newsroom, document: int) -> None:
    """A find is kept as a document; the desk was not told yet."""
    (feed,) = await room.book.feeds()
    await room.book.note(feed.id, [FeedItem(f"{room.site.url}/kept/{document}", "1", "T", None)], room.clock())
    taken = await room.book.take_find(room.clock())
    assert taken is not None
    await room.book.settle_find(*taken, "kept", document=document)


async def test_a_later_version_of_a_draft_takes_the_draft_s_place(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    room.site.publish(1, on_the_beat(1, "The ministry corrected its figure in the evening."), changed="corrected")
    await room.look(hours=1)
    (draft,) = await room.documents()
    assert (draft.status, draft.version) == ("draft", 2)
    assert "corrected its figure" in draft.text


async def test_what_an_editor_discarded_stays_so_whatever_its_publisher_changes(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    await room.look()
    await newsroom.discard(room.library, 1, by=EDITOR, now=room.clock(), tell=room.tells())
    room.site.publish(1, on_the_beat(1, "And more."), changed="corrected")
    await room.look(hours=1)
    assert [d.status for d in await room.documents()] == ["withdrawn"]


async def test_one_text_under_many_addresses_is_one_document(room: Newsroom) -> None:
    for number in (1, 2, 3):
        room.site.answers[room.site.publish(number)] = Answer(page("One headline", on_the_beat(9)))
    await room.watch()
    await room.look()
    assert len(await room.documents()) == 1
    assert await room.found() == {"kept": 1, "known": 2}


async def test_a_near_copy_of_a_document_is_a_draft_that_says_so(room: Newsroom) -> None:
    long = on_the_beat(1, " ".join(f"Witness {n} spoke of the road to the border." for n in range(12)))
    room.site.publish(1, long)
    await room.watch(source="One")
    await room.look()
    room.site.publish(2, long + "\nA second paragraph of the other paper stands here at the end of it all.")
    await room.look(hours=1)
    assert len(await room.documents()) == 2
    assert "A version of document 1: " in (await room.told())[-1]


async def test_pages_that_cannot_be_read_are_remembered_and_the_others_are_read(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers[room.site.publish(2)] = Answer(b"\x00\x01", "application/octet-stream")
    room.site.answers[room.site.publish(3)] = Answer(status=404)
    await room.watch()
    await room.look()
    assert await room.found() == {"kept": 1, "unreadable": 1, "failed": 1}


async def test_a_recording_of_an_hour_is_begun_once_and_left(room: Newsroom) -> None:
    room.site.answers[room.site.publish(1)] = Answer(b"ID3" + b"\xff\xfb\x90" * 4_000_000, "audio/mpeg")
    await room.watch()
    await room.look()
    await room.work(hours=3)
    assert await room.found() == {"failed": 1}
    assert room.site.times("/news/1.html") == 1


async def test_a_find_whose_desk_fails_is_not_lost(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = DeskFailed("The reading desk is closed.")
    await room.look()
    assert await room.found() == {"waiting": 1}
    room.desk.broken = None
    await room.work(minutes=5)
    assert await room.found() == {"kept": 1}


async def test_a_find_that_meets_a_bug_is_set_aside_after_some_tries(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = ZeroDivisionError()
    await room.look()
    for _ in range(6):
        await room.work(minutes=5)
    assert await room.found() == {"failed": 1}
    assert room.desk.reads <= 5


async def test_a_look_that_meets_a_bug_is_a_failed_one_and_asks_nobody_again_at_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(room.desk, "feed", stumble)
    feed = await room.watch()
    await room.look()
    await room.work(minutes=10)
    assert room.site.times("/feed.xml") == 1
    feed = await room.book.feed(feed.id)
    assert (feed.failures, feed.error) == (1, looking.FAULT)


async def test_a_find_that_the_library_refuses_is_set_aside_after_some_tries(room: Newsroom) -> None:
    room.site.publish(1)
    await room.watch()
    room.desk.broken = NotFound("There is no document 99.")
    await room.look()
    for _ in range(6):
        await room.work(minutes=5)
    assert await room.found() == {"failed": 1}
    assert room.desk.reads <= 5


# --- beginning to watch ---------------------------------------------------------------------------------------------


async def test_a_page_s_own_feed_is_found_from_the_page(room: Newsroom) -> None:
    room.site.publish(1)
    head = (
        "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
        "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    )
    room.site.answers["/"] = Answer(f"<html><head>{head}</head><body>Welcome</body></html>")
    found = await room.watching.finder.find(room.site.url)
    assert (found.address, found.title) == (f"{room.site.url}/feed.xml", "The Harbour Wire")


async def test_a_page_of_news_is_watched_by_its_feed_and_not_by_that_of_its_comments(room: Newsroom) -> None:
    room.site.publish(1)
    room.site.answers["/news/feed"] = Answer(room.site.rss(), "text/xml")
    head = (
        "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
        "<link rel='alternate' type='application/rss+xml' title='News: comments' href='/news/feed'>"
    )
    room.site.answers["/news/"] = Answer(f"<html><head>{head}</head><body>Welcome</body></html>")
    assert (await room.watching.finder.find(f"{room.site.url}/news/")).address == f"{room.site.url}/feed.xml"


async def test_a_sitemap_s_index_leads_to_the_news(room: Newsroom) -> None:
    index = "".join(f"<sitemap><loc>{room.site.url}/{name}.xml</loc></sitemap>" for name in ("pages", "news-map"))
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    news = "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    room.site.answers["/sitemap.xml"] = Answer(f"<sitemapindex {space}>{index}</sitemapindex>", "text/xml")
    path = room.site.publish(1)
    room.site.answers["/news-map.xml"] = Answer(
        f"<urlset {space} {news}><url><loc>{room.site.url}{path}</loc><news:news><news:publication><news:name>The "
        "Harbour Wire</news:name></news:publication><news:publication_date>2018-02-20T09:00:00Z"
        "</news:publication_date><news:title>One</news:title></news:news></url></urlset>",
        "text/xml",
    )
    found = await room.watching.finder.find(f"{room.site.url}/sitemap.xml")
    assert found.address == f"{room.site.url}/news-map.xml"
    await room.book.add_feed(found, room.clock())
    await room.look()
    assert [(d.title, d.source, d.published) for d in await room.documents()] == [
        ("Article 1", "The Harbour Wire", START.date())
    ]


@pytest.mark.parametrize(
    "words", ["nonsense", "ftp://wire.example/feed", "https://a b", "https://user:pass@wire.example/"]
)
async def test_what_is_no_address_is_refused_with_its_mend(room: Newsroom, words: str) -> None:
    with pytest.raises(DatelineError, match="Write the address of a feed"):
        await room.watching.finder.find(words)


@pytest.mark.parametrize(
    ("status", "mend"), [(404, "check the address"), (429, "try again later"), (503, "try again later")]
)
async def test_what_does_not_answer_is_told_with_its_mend(room: Newsroom, status: int, mend: str) -> None:
    room.site.answers["/feed.xml"] = Answer(status=status)
    with pytest.raises(DatelineError, match=f"answered {status}: {mend}"):
        await room.watching.finder.find(f"{room.site.url}/feed.xml")


async def test_a_page_without_a_feed_says_what_would_do(room: Newsroom) -> None:
    room.site.answers["/"] = Answer(page("Welcome", "Nothing here."))
    with pytest.raises(DatelineError, match="There is no feed at this address"):
        await room.watching.finder.find(room.site.url)
