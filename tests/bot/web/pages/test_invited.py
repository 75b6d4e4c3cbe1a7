"""Where reading is by invitation, pages open to a signed link: it expires, names nobody, and ends with its person."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.web.access import PageLinks, end_page_links, forget_old_page_links
from briefings.model import Person
from tests.support.reading_chat import FILLED, Clock
from tests.support.web_site import WebSite, links_of, web_site

READER = 123456789


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *FILLED, access="invited") as opened:
        await opened.services.library.save_person(Person(READER, "A Reader", admitted=True))
        yield opened


async def key_of(site: WebSite, user: int = READER) -> str:
    return await PageLinks(site.services).key_for(user)


async def status(site: WebSite, key: str, path: str = "/topics/returnees") -> int:
    return (await site.ask(f"{path}?key={key}")).status_code


async def test_nothing_opens_without_a_key(site: WebSite) -> None:
    for path in ("/", "/topics/returnees", "/documents/1", "/topics/returnees/feed.xml", "/figures", "/nowhere"):
        answer = await site.ask(path)
        assert answer.status_code == 403
        # The style sheet's name is made of digits, too.
        assert "271" not in re.sub(r"style-\w+\.css", "", answer.text)


async def test_a_key_opens_every_page_and_goes_along_with_every_link(site: WebSite) -> None:
    key = await key_of(site)
    answer = await site.ask(f"/topics/returnees?key={key}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    inside = [link for link in links_of(await site.page(f"/topics/returnees?key={key}")) if link.startswith("/desk")]
    assert inside
    assert all(f"key={key}" in link for link in inside)
    for link in sorted(set(inside))[:6]:
        assert (await site.ask(link)).status_code == 200, link


async def test_what_is_cited_carries_no_key(site: WebSite) -> None:
    key = await key_of(site)
    page = await site.page(f"/documents/1?key={key}")
    assert key not in page.xpath("//link[@rel='canonical']/@href")[0]
    assert key not in page.xpath("//meta[@property='og:url']/@content")[0]
    assert key not in page.xpath("//*[@class='address']")[0].text


async def test_a_key_names_nobody(site: WebSite) -> None:
    key = await key_of(site)
    body = key.split(".")[0]
    assert str(READER) not in base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()
    assert "Reader" not in key


async def test_a_key_expires(site: WebSite) -> None:
    key = await key_of(site)
    assert isinstance(site.services.clock, Clock)
    site.services.clock.on(days=6, hours=23)
    assert await status(site, key) == 200
    site.services.clock.on(hours=2)
    assert await status(site, key) == 403
    await forget_old_page_links(site.services.library, site.services.now())
    assert await site.services.library.all_kept("page link") == {}


@pytest.mark.parametrize("forged", ["", "x", "a.b", "a" * 5000, "WyJ4IiwxXQ.AAAA", "%00", "💥"])
async def test_a_forged_key_opens_nothing(site: WebSite, forged: str) -> None:
    assert await status(site, forged) == 403


async def test_a_key_that_was_changed_opens_nothing(site: WebSite) -> None:
    key = await key_of(site)
    swapped = key[:-1] + ("A" if key[-1] != "A" else "B")
    assert await status(site, key[3:]) == 403
    assert await status(site, swapped[:20] + "x" + swapped[21:]) == 403


async def test_forgetting_a_person_ends_their_keys_and_nobody_elses(site: WebSite) -> None:
    await site.services.library.save_person(Person(5, "Other", admitted=True))
    mine, other = await key_of(site), await key_of(site, 5)
    await site.services.library.forget(READER, "forgotten-1")
    assert await status(site, mine) == 403
    assert await status(site, other) == 200


async def test_a_person_who_may_read_no_more_has_keys_that_open_nothing(site: WebSite) -> None:
    key = await key_of(site)
    await site.services.library.save_person(Person(READER, "A Reader", admitted=False))
    assert await status(site, key) == 403


async def test_an_editor_who_is_dismissed_needs_a_new_key(site: WebSite) -> None:
    key = await key_of(site)
    assert await end_page_links(site.services.library, READER) == 1
    assert await status(site, key) == 403
    assert await status(site, await key_of(site)) == 200


async def test_the_secret_is_its_owners_alone_and_survives_a_restart(site: WebSite, tmp_path: Path) -> None:
    key = await key_of(site)
    assert (tmp_path / "web.secret").stat().st_mode & 0o077 == 0
    assert await PageLinks(site.services).opens(key)


async def test_a_new_secret_ends_every_key(site: WebSite, tmp_path: Path) -> None:
    key = await key_of(site)
    (tmp_path / "web.secret").unlink()
    assert not await PageLinks(site.services).opens(key)


async def test_what_redirects_keeps_the_key_and_what_refuses_names_nothing(site: WebSite) -> None:
    key = await key_of(site)
    path = await site.claim(1, "250 came back")
    answer = await site.ask(f"/claims/{path.rsplit('/', 1)[1]}?key={key}")
    assert answer.headers["location"] == f"/desk{path}?key={key}"
    assert (await site.ask(f"/claims/{path.rsplit('/', 1)[1]}")).status_code == 403


async def test_where_anybody_may_read_no_key_is_asked_for(sqlite_url: str, tmp_path: Path) -> None:
    async with web_site(sqlite_url, tmp_path, *FILLED) as open_site:
        assert (await open_site.ask("/documents/1")).status_code == 200
        assert not (tmp_path / "web.secret").exists()
        page = await open_site.page("/topics/returnees?key=whatever")
        assert not [link for link in links_of(page) if "key=" in urlsplit(link).query]
