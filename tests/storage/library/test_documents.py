"""Documents go in once, come out as they went in, and keep their versions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

import storage.library.documents
from briefings.answers.composing import reference
from briefings.errors import AlreadyStored, Conflict, NotFound
from briefings.model import Feed, FeedItem, Upload
from storage.database.database import Database
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from tests.support.making import NOW, SENTENCES, TEXT, extraction, later
from tests.support.stored import uploads


async def test_a_document_comes_out_as_it_went_in(library: SqlLibrary) -> None:
    made = extraction()
    stored = await library.add_document(made, now=NOW, by=7)
    assert stored == replace(made.document, number=stored.number, received=NOW)
    assert await library.document(stored.number) == stored
    assert await library.claims_of(stored.number) == made.claims
    assert await library.mentions_of(stored.number) == made.mentions
    assert await library.claim(made.claims[0].id) == (made.claims[0], stored)


async def test_text_of_any_script_and_emoji_come_back_whole(library: SqlLibrary) -> None:
    text = "عاد مئتان وخمسون مقاتلاً 🇫🇷 <b>&amp;</b>."
    stored = await library.add_document(extraction(text), now=NOW)
    assert (await library.document(stored.number)).text == text
    assert (await library.claims_of(stored.number))[0].text == text


async def test_the_same_document_twice_is_refused_with_its_number(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(), now=NOW)
    with pytest.raises(AlreadyStored) as refused:
        await library.add_document(extraction(), now=later(1))
    assert refused.value.number == stored.number
    assert await library.count_documents(None) == 1


async def test_the_same_text_from_two_sources_is_two_documents(library: SqlLibrary) -> None:
    one = await library.add_document(extraction(), now=NOW)
    other = await library.add_document(extraction(source="Inland Courier"), now=NOW)
    assert one.number != other.number


async def test_of_two_who_add_one_document_at_once_one_is_told_that_it_is_there(library: SqlLibrary) -> None:
    adding = (library.add_document(extraction(), now=NOW) for _ in range(4))
    results = await asyncio.gather(*adding, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["AlreadyStored"] * 3 + ["Document"]


async def test_a_withdrawn_document_that_comes_again_goes_on_under_its_number(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(), now=NOW, status="published")
    await library.change_status(stored.number, "withdrawn", expected=["published"])
    again = await library.add_document(extraction(), now=later(1))
    assert (again.number, again.version, again.status) == (stored.number, 2, "draft")
    assert [version.version for version in await library.versions(stored.number)] == [1, 2]
    assert len(await library.claims_of(stored.number)) == 3


async def test_of_two_editors_who_publish_one_draft_one_wins(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(), now=NOW)
    publishing = (library.change_status(stored.number, "published", expected=["draft"]) for _ in range(5))
    results = await asyncio.gather(*publishing, return_exceptions=True)
    assert sum(not isinstance(result, Exception) for result in results) == 1
    assert sum(isinstance(result, Conflict) for result in results) == 4


async def test_what_is_not_there_is_not_found(library: SqlLibrary) -> None:
    for number in (99, 0, -1, 2**31, 10**20):  # the last two are more than a column holds
        with pytest.raises(NotFound):
            await library.document(number)
    with pytest.raises(NotFound):
        await library.mentions_of(99)
    with pytest.raises(NotFound):
        await library.change_status(99, "published", expected=["draft"])


async def test_documents_are_listed_newest_first_by_status(library: SqlLibrary) -> None:
    numbers = [(await library.add_document(extraction(source=f"Paper {n}"), now=NOW)).number for n in range(3)]
    await library.change_status(numbers[1], "published", expected=["draft"])
    assert [d.number for d in await library.documents()] == [numbers[1]]
    assert [d.number for d in await library.documents(status="draft")] == [numbers[2], numbers[0]]
    assert [d.number for d in await library.documents(status=None, limit=1, offset=1)] == [numbers[1]]
    assert await library.count_documents() == 1


async def test_the_bytes_stay_with_the_document(library: SqlLibrary, database: Database) -> None:
    upload = Upload(b"\x00\xff bytes", "a.txt", 7, {"source": "Harbour Post"}, {"published": "2018-02-20"})
    kept = await library.keep_upload(upload, NOW)
    await library.add_document(extraction(), now=NOW, upload=kept)
    await library.add_document(extraction(source="Without bytes"), now=NOW)
    assert await uploads(database) == [upload, None]


async def test_a_link_finds_its_newest_document_that_stands(library: SqlLibrary) -> None:
    link = "https://harbour.example/1"
    one = await library.add_document(extraction(url=link), now=NOW)
    two = await library.add_document(extraction(source="Other", url=link), now=NOW)
    assert (await library.document_with_url(link)) == two
    await library.change_status(two.number, "withdrawn", expected=["draft"])
    assert (await library.document_with_url(link)) == one
    assert await library.document_with_url(link, status="published") is None
    assert (await library.document_with_url(link, status="withdrawn")) == replace(two, status="withdrawn")
    assert await library.document_with_url("https://harbour.example/2") is None


async def test_near_copies_share_bands_and_the_nearest_comes_first(library: SqlLibrary) -> None:
    near = await library.add_document(extraction(source="A"), now=NOW, bands=["1", "2", "3"])
    far = await library.add_document(extraction(source="B"), now=NOW, bands=["3", "4"])
    await library.add_document(extraction(source="C"), now=NOW, bands=["9"])
    assert [d.number for d in await library.near_documents(["1", "2", "3"])] == [near.number, far.number]
    await library.change_status(near.number, "withdrawn", expected=["draft"])
    assert [d.number for d in await library.near_documents(["1", "2", "3"])] == [far.number]


async def test_boilerplate_leads_to_no_more_documents_than_a_few(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.library.documents, "BOILERPLATE", 3)
    numbers = []
    for n in range(5):
        added = await library.add_document(extraction(source=f"S{n}"), now=NOW, bands=["all rights reserved", str(n)])
        numbers.append(added.number)
    assert [d.number for d in await library.near_documents(["all rights reserved"])] == numbers[2::-1]
    assert [d.number for d in await library.near_documents(["4"])] == [numbers[4]]


async def test_no_more_near_copies_are_given_than_anybody_looks_at_and_the_nearest_are(library: SqlLibrary) -> None:
    for n in range(24):
        await library.add_document(extraction(source=f"S{n}"), now=NOW, bands=["all", *(["more"] if n == 1 else [])])
    await library.change_status(24, "withdrawn", expected=["draft"])
    near = [d.number for d in await library.near_documents(["all", "more"])]
    assert (near[:3], len(near)) == ([2, 23, 22], 20)


async def test_details_say_that_an_editor_set_them_and_survive_reading_again(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(), now=NOW)
    changed = await library.change_details(stored.number, {"published": date(2018, 1, 2), "title": "Told again"})
    assert changed == await library.document(stored.number)
    assert (changed.published, changed.found["published"]) == (date(2018, 1, 2), "an editor")
    again = await library.replace_extraction(stored.number, extraction(), now=later(1), new_version=False)
    assert (again.published, again.title, again.version) == (date(2018, 1, 2), "Told again", 1)
    with pytest.raises(ValueError, match="no such details"):
        await library.change_details(stored.number, {"text": "never"})


async def test_a_revised_text_is_a_new_version_and_the_old_one_is_kept(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(), now=NOW, status="published")
    revised = extraction(TEXT + " Police asked for help.")
    now = await library.replace_extraction(stored.number, revised, now=later(5), new_version=True)
    assert (now.number, now.version, now.status, now.received) == (stored.number, 2, "published", later(5))
    assert await library.versions(stored.number) == (stored, now)
    assert [c.text for c in await library.claims_of(stored.number)] == [*SENTENCES, "Police asked for help."]


async def test_a_revision_into_another_documents_text_is_refused(library: SqlLibrary) -> None:
    one = await library.add_document(extraction(), now=NOW)
    other = await library.add_document(extraction("Something else happened."), now=NOW)
    with pytest.raises(AlreadyStored) as refused:
        await library.replace_extraction(other.number, extraction(), now=NOW, new_version=True)
    assert refused.value.number == one.number
    assert (await library.document(other.number)).text == "Something else happened."


async def test_a_document_without_a_date_keeps_none(library: SqlLibrary) -> None:
    stored = await library.add_document(extraction(published=None), now=NOW)
    assert (await library.document(stored.number)).published is None


async def test_references_come_by_number(library: SqlLibrary) -> None:
    one, two = [await library.add_document(extraction(source=source), now=NOW) for source in "AB"]
    assert await library.references([two.number, 99, one.number]) == (reference(one), reference(two))


async def find_that_became(book: SqlFeedBook, document: int) -> None:
    feed = await book.add_feed(Feed(0, "https://wire.example/feed"), NOW)
    await book.note(feed.id, [FeedItem("https://wire.example/1", "1", None, None)], NOW)
    taken = await book.take_find(NOW)
    assert taken is not None
    await book.settle_find(*taken, "kept", document=document)


async def test_a_draft_that_goes_on_in_another_document_leaves_it_its_bytes_amendments_and_finds(
    library: SqlLibrary, database: Database
) -> None:
    upload = Upload(b"later", "b.txt")
    earlier = await library.add_document(extraction(), now=NOW, status="published")
    revised = extraction(TEXT + " Police asked for help.")
    kept = await library.keep_upload(upload, NOW)
    draft = await library.add_document(revised, now=NOW, upload=kept)
    await library.amend(revised.claims[3].id, "negated", True, by=7, now=NOW)
    claims = await library.claims_of(draft.number)
    book = SqlFeedBook(database)
    await find_that_became(book, draft.number)
    async with library.together():
        await library.remove_draft(draft.number, into=earlier.number)
        await library.replace_extraction(earlier.number, revised, now=NOW, new_version=True)
    assert await library.claims_of(earlier.number) == claims
    assert await uploads(database) == [upload]
    assert [find.document for find in await book.untold(9)] == [earlier.number]
    assert await library.count_documents(None) == 1
    with pytest.raises(Conflict):
        await library.remove_draft(earlier.number)
