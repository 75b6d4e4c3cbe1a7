"""An address that was cited stays: what was revised leads on, what fell away or was withdrawn says so there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefings import newsroom
from briefings.model import Document, Extraction
from tests.support.fake_desk import LineDesk, upload
from tests.support.reading_chat import FILLED, REPORT, URL, publish
from tests.support.taking_in import NOBODY, receive
from tests.support.told_event import GUN_VIOLENCE, TOLD_EVENT
from tests.support.web_site import WebSite, links_of, text_of, web_site

REVISED = upload(
    "Of 1,700 from France, 400 to 450 were killed and some 255 came back. | returned FR about 255 |"
    " AFP > French officials 2017-12-17 at=France/FR under=returnees,whereabouts",
    "Nobody knows where the others are. | - | AFP 2017-12-17 at=France/FR unknown under=whereabouts",
    source="AFP",
    published="2017-12-17",
    title="Paris counts",
    url=URL,
)
SHORTENED = upload(
    "Nobody knows where the others are. | - | AFP 2017-12-17 at=France/FR unknown under=whereabouts",
    "Spain counts apart. | - | AFP 2017-12-17 at=Spain/ES under=whereabouts",
    source="AFP",
    published="2017-12-17",
    title="Paris counts",
    url=URL,
)


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def withdraw(site: WebSite, number: int, why: str = "it was made up") -> None:
    await newsroom.withdraw(site.services.library, number, why, by=7, now=site.services.now(), tell=NOBODY)


async def test_a_withdrawn_document_and_its_lines_say_so(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    await withdraw(site, number)
    for address in (path, f"/documents/{number}"):
        page = await site.page(address)
        assert "Withdrawn. The reason given: it was made up." in text_of(page)
        assert "Withdrawn" in page.findtext(".//title")
        assert page.xpath("//script") == []
    assert "250 came back" not in text_of(await site.page("/topics/returnees"))


@pytest.mark.parametrize("how", ["handed in again", "undone"])
async def test_a_document_that_is_a_draft_again_says_that_it_was_public(site: WebSite, how: str) -> None:
    library, now, number = site.services.library, site.services.now(), site.numbers[1]
    if how == "handed in again":
        await withdraw(site, number)
        await receive(library, LineDesk(), REPORT, by=7, now=now)
    else:
        await withdraw(site, number)
        await newsroom.undo(library, by=7, now=now, tell=NOBODY)
        assert (await site.ask(f"/documents/{number}")).status_code == 200
        act = await receive(library, LineDesk(), TOLD_EVENT[0], by=7, now=now)
        number = act.document.number
        await newsroom.publish(library, number, by=7, now=now, tell=NOBODY)
        await newsroom.undo(library, by=7, now=now, tell=NOBODY)
    answer = await site.ask(f"/documents/{number}")
    assert answer.status_code == 404
    assert "was public once. It is not now" in answer.text
    # The style sheet's name is made of digits, too.
    assert "271" not in re.sub(r"style-\w+\.css", "", answer.text)
    assert "pier" not in answer.text


async def test_what_was_published_by_mistake_and_taken_back_stays_unread_once_it_is_discarded(site: WebSite) -> None:
    library, now = site.services.library, site.services.now()
    line = "A mistaken 13 came back. | returned FR 13 | AFP 2018-01-02 at=France/FR under=returnees"
    slip = upload(line, source="AFP", published="2018-01-02", title="A slip")
    number = (await receive(library, LineDesk(), slip, by=7, now=now)).document.number
    await newsroom.publish(library, number, by=7, now=now, tell=NOBODY)
    addresses = (f"/documents/{number}", await site.claim(number, "mistaken"))
    await newsroom.undo(library, by=7, now=now, tell=NOBODY)
    await newsroom.discard(library, number, by=7, now=now, tell=NOBODY)
    for address in addresses:
        answer = await site.ask(address)
        assert answer.status_code == 404
        assert "was public once. It is not now: it was taken back and discarded." in answer.text
        assert "mistaken" not in answer.text
    assert "A slip" not in text_of(await site.page("/figures/returned/all/from-FR"))
    assert "Withdrawn from it" not in text_of(await site.page("/figures/returned/all/from-FR"))


async def test_a_line_that_a_revision_reworded_says_so_and_leads_to_what_it_reads_now(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    await publish(site.services, REVISED)
    page = await site.page(path)
    said = text_of(page)
    assert "this line stood in version 1" in said
    assert "250 came back" in said
    assert "This line was reworded; it now reads: “Of 1,700 from France, 400 to 450 were killed and some 255" in said
    assert f"/desk{await site.claim(number, '255 came back')}" in links_of(page)


async def test_a_line_that_was_reworded_twice_leads_to_its_last_words(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    third = "Of 1,700 from France, 400 to 450 were killed in battle and some 255 of the others came back."
    again = f"{third} | returned FR about 255 | AFP 2017-12-17 at=France/FR under=returnees"
    await publish(site.services, REVISED, replace(REVISED, content=again.encode()))
    assert f"it now reads: “{third}”" in text_of(await site.page(path))


async def test_a_line_that_a_revision_left_alone_is_not_struck_out_and_leads_on(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "Nobody knows")
    await publish(site.services, REVISED)
    page = await site.page(path)
    assert "this line stood in version 1" in text_of(page)
    assert "has this line word for word" in text_of(page)
    assert page.xpath("//s") == []
    assert f"/desk{await site.claim(number, 'Nobody knows')}" in links_of(page)


async def test_a_line_that_a_revision_took_out_says_that_it_fell_away(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    await publish(site.services, SHORTENED)
    page = await site.page(path)
    assert "This line fell away" in text_of(page)
    assert "Fell away" in page.findtext(".//title")
    assert "Spain" not in text_of(page)
    assert f"/desk/documents/{number}" in links_of(page)


async def test_a_document_and_a_line_in_it_say_that_it_was_revised(site: WebSite) -> None:
    number = site.numbers[0]
    await publish(site.services, REVISED)
    assert "Revised." in text_of(await site.page(f"/documents/{number}"))
    said = text_of(await site.page(await site.claim(number, "255 came back")))
    assert "The document was last revised on 1 Mar 2018" in said
    assert "1 Mar 2018: The document's text was revised" in said


async def test_what_nobody_could_read_is_no_earlier_version(site: WebSite) -> None:
    library, now = site.services.library, site.services.now()
    line = "Peru counts {}. | returned PE {} | AFP 2018-01-02 at=Peru/PE under=returnees"
    first, later = (
        upload(line.format(n, n), source="AFP", published="2018-01-02", title="Lima counts", url=f"{URL}/lima")
        for n in (31, 33)
    )
    number = (await receive(library, LineDesk(), first, by=7, now=now)).document.number
    await newsroom.discard(library, number, by=7, now=now, tell=NOBODY)
    await publish(site.services, first)
    path = await site.claim(number, "Peru counts 31")
    assert "last revised" not in text_of(await site.page(path))
    await publish(site.services, later)
    assert "this is version 2" in text_of(await site.page(f"/documents/{number}")).lower()
    assert "this line stood in version 1" in text_of(await site.page(path))


async def test_a_line_of_an_earlier_version_says_when_the_document_was_withdrawn_since(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    await publish(site.services, REVISED)
    await withdraw(site, number)
    assert "Withdrawn. The reason given: it was made up." in text_of(await site.page(path))


class JoiningDesk(LineDesk):
    """Reads the lines of a text as one."""

    async def extract(self, document: Document) -> Extraction:
        read = await super().extract(document)
        joined = replace(read.claims[0], id="0" * 16, text=document.text, start=0, end=len(document.text))
        return replace(read, claims=(joined,))


async def test_a_line_that_is_cut_otherwise_when_its_text_is_read_anew_leads_on(site: WebSite) -> None:
    number, desk = site.numbers[0], JoiningDesk()
    kept, gone = await site.claim(number, "250 came back"), await site.claim(number, "Nobody knows")
    for each in FILLED:
        await desk.read(each)
    await newsroom.reread(site.services.library, desk, by=7, now=site.services.now(), tell=NOBODY)
    page = await site.page(kept)
    assert "it was read anew, and this line is cut otherwise now" in text_of(page)
    assert f"/desk/documents/{number}/claims/{'0' * 16}" in links_of(page)
    answer = await site.ask(gone)
    assert answer.status_code == 404
    assert "has it no more: it was read anew on 1 Mar 2018" in answer.text


async def test_a_line_that_an_editor_corrected_says_so(site: WebSite) -> None:
    path = await site.claim(site.numbers[0], "250 came back")
    claim = path.rsplit("/", 1)[1]
    await newsroom.amend(
        site.services.library, claim, "certainty", "possible", by=7, now=site.services.now(), tell=NOBODY
    )
    said = text_of(await site.page(path))
    assert "An editor corrected how the line is read" in said
    assert "said to be possible" in said


async def test_a_line_that_an_editor_took_out_says_so_without_its_words(site: WebSite) -> None:
    number = site.numbers[0]
    path = await site.claim(number, "250 came back")
    await newsroom.drop(site.services.library, path.rsplit("/", 1)[1], by=7, now=site.services.now(), tell=NOBODY)
    for revised in (False, True):
        if revised:
            await publish(site.services, REVISED)
        answer = await site.ask(path)
        assert answer.status_code == 410
        assert "An editor took this line out" in answer.text
        assert "250 came back" not in answer.text


async def test_a_figure_says_which_of_its_numbers_were_withdrawn(site: WebSite) -> None:
    address = "/figures/returned/all/from-FR"
    await withdraw(site, site.numbers[0])
    page = await site.page(address)
    said = text_of(page)
    assert said.startswith("271 people from France")
    assert "Withdrawn from it 250, French officials" in said
    assert f"/desk/documents/{site.numbers[0]}" in links_of(page)


async def test_a_figure_that_fell_says_who_had_told_it(site: WebSite) -> None:
    for number in site.numbers[:2]:
        await withdraw(site, number)
    answer = await site.ask("/figures/returned/all/from-FR")
    assert answer.status_code == 410
    assert "This figure no longer stands" in answer.text
    assert "271, Soufan Center: Soufan Center, 24 Oct 2017, withdrawn" in answer.text


async def test_what_was_never_published_is_not_named_as_withdrawn(site: WebSite) -> None:
    library, now = site.services.library, site.services.now()
    line = "Another 12 came back. | returned FR 12 | AFP 2018-01-01 under=returnees"
    draft = await receive(
        library, LineDesk(), upload(line, source="Secret Times", published="2018-01-01"), by=7, now=now
    )
    await newsroom.discard(library, draft.document.number, by=7, now=now, tell=NOBODY)
    assert "Secret Times" not in text_of(await site.page("/figures/returned/all/from-FR"))


async def test_drafts_and_what_was_discarded_are_nobodys_to_read(site: WebSite) -> None:
    library, now = site.services.library, site.services.now()
    secret = upload(
        "A secret number of 12 came back. | returned FR 12 | AFP 2018-01-01 under=returnees",
        source="AFP",
        published="2018-01-01",
        title="Not yet",
    )
    draft = await receive(library, LineDesk(), secret, by=7, now=now)
    path = await site.claim(draft.document.number, "secret")
    addresses = (path, f"/documents/{draft.document.number}", f"/claims/{path.rsplit('/', 1)[1]}")
    for discarded in (False, True):
        if discarded:
            await newsroom.discard(library, draft.document.number, by=7, now=now, tell=NOBODY)
        for address in addresses:
            answer = await site.ask(address)
            assert answer.status_code == 404
            assert "secret" not in answer.text
            assert "Not yet" not in answer.text


@pytest.fixture
async def events(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *TOLD_EVENT, beat=GUN_VIOLENCE) as opened:
        yield opened


async def test_an_event_keeps_its_address_though_who_told_it_first_is_withdrawn(events: WebSite) -> None:
    (known,) = await events.services.library.events()
    address = f"/events/{known.happening.id}"
    await withdraw(events, events.numbers[0])
    (now,) = await events.services.library.events()
    page = await events.page(address)
    assert "6 May 2019" in text_of(page)
    assert "5 May 2019: at least 3" not in text_of(page)
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(f"/events/{now.happening.id}")
    toll = await events.page(f"/figures/killed/all/event-{known.happening.id}")
    assert text_of(toll).startswith("5 people killed")
    assert toll.xpath("//link[@rel='canonical']/@href")[0].endswith(f"/killed/all/event-{now.happening.id}")
    moved = now.happening.id != known.happening.id
    assert ("Under another address now" in text_of(page)) == moved


async def test_an_events_toll_names_those_who_gave_it_and_a_part_has_no_empty_brackets(events: WebSite) -> None:
    (known,) = await events.services.library.events()
    said = text_of(await events.page(f"/events/{known.happening.id}"))
    assert "5 people killed: Dover, United States, 5 May 2019 police · 9 May 2019" in said
    assert "1 killed (minors)" in said
    assert "()" not in said


async def test_an_event_that_fell_says_what_told_of_it_and_why_that_was_withdrawn(events: WebSite) -> None:
    (known,) = await events.services.library.events()
    for number in events.numbers:
        await withdraw(events, number, "the pier is elsewhere")
    assert (await events.ask(f"/figures/killed/all/event-{known.happening.id}")).status_code == 410
    answer = await events.ask(f"/events/{known.happening.id}")
    assert answer.status_code == 410
    assert "what told of it was withdrawn" in answer.text
    assert "withdrawn (the pier is elsewhere)" in answer.text
    assert f"/desk/documents/{events.numbers[0]}" in answer.text
