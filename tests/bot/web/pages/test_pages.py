"""Pages to cite: each says what its documents say, and its address stays when they are revised or withdrawn."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path

import pytest
from lxml import html

from briefings import newsroom
from tests.support.fake_desk import upload
from tests.support.reading_chat import FILLED, REPORT, URL
from tests.support.taking_in import NOBODY
from tests.support.web_site import BASE, WebSite, links_of, text_of, web_site

LARGEST = 100_000
HOSTILE = upload(
    "The <script>alert(1)</script> “\"'& came </script> home to France. | returned FR 300 | <b>Root</b> 2018-01-02"
    " at=France/FR under=returnees",
    source="<img src=x onerror=alert(1)>",
    published="2018-01-02",
    title="</title><script>alert(2)</script>",
    url='https://example.org/a"onclick="x',
)


GUN_VIOLENCE = Path(str(resources.files("briefings").joinpath("beats/gun_violence.toml")))
EVENT = (
    upload(
        "Three were killed at the pier. | killed all at_least 3 | Reuters 2019-05-06 event=Dover/US/2019-05-05",
        source="Reuters",
        published="2019-05-06",
        title="At the pier",
    ),
    upload(
        "Four were killed at the pier. | killed all 4 | AP 2019-05-08 event=Dover/US/2019-05-05",
        source="AP",
        published="2019-05-08",
        title="The toll",
    ),
)


@pytest.fixture
async def site(sqlite_url: str, tmp_path: Path) -> AsyncIterator[WebSite]:
    async with web_site(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


async def test_the_first_page_is_called_by_the_beats_name_once_and_others_by_their_own_before_it(site: WebSite) -> None:
    titles = [(await site.page(path)).findtext(".//title") for path in ("/", "/figures")]
    assert titles == ["Where the foreign fighters went", "Figures · Where the foreign fighters went"]


async def test_a_topic_shows_figures_and_verbatim_lines_with_their_sources(site: WebSite) -> None:
    page = await site.page("/topics/returnees")
    said = text_of(page)
    assert "250–271" in said
    assert "France has 271 returnees, says the <b>study</b> & its authors." in said
    assert "AFP" in said
    assert await site.claim(site.numbers[1], "271") in " ".join(links_of(page))


async def test_a_topic_can_be_asked_by_place_and_date_without_a_script(site: WebSite) -> None:
    assert "Smugglers in Raqqa" in text_of(await site.page("/topics/routes?place=SY"))
    assert "Smugglers in Raqqa" not in text_of(await site.page("/topics/routes?place=TR"))
    dated = text_of(await site.page("/topics/returnees?since=2017-12-01"))
    assert "250 came back" in dated
    assert "271 returnees" not in dated
    form = (await site.page("/topics/routes")).find(".//form")
    assert form.get("method") == "get"
    assert {field.get("name") for field in form.xpath(".//select|.//input")} == {"place", "since", "asof"}


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/topics/returnees?place=france", "Returnees, France"),
        ("/topics/returnees?place=fr", "Returnees, France"),
        ("/topics/returnees?place=Europe", "France has 271 returnees"),
        ("/figures?place=France", "250–271 people from France"),
        ("/figures?place=Europe", "250–271 people from France"),
        ("/topics/routes?place=Raqqa", "Smugglers in Raqqa"),
        ("/figures?place=Chad", "No figure in the library is of this place."),
    ],
)
async def test_a_place_may_be_written_into_an_address_as_the_chat_reads_it(site: WebSite, path: str, says: str) -> None:
    assert says in text_of(await site.page(path))


@pytest.mark.parametrize(
    "path",
    ["/documents?offset=50", "/documents/1?offset=60", "/topics/returnees?offset=30", "/figures?offset=50",
     "/figures?place=FR&offset=50", "/figures/returned/all/from-FR?offset=80", "/events?offset=30"],
)  # fmt: skip
async def test_beyond_the_end_of_a_list_nothing_is_said_to_be_empty(site: WebSite, path: str) -> None:
    answer = await site.ask(path)
    assert answer.status_code == 404
    assert "There is nothing further on this list" in answer.text
    assert "No figure" not in answer.text
    assert "No document" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/topics/%00", "/topics/returnees?place=%00", "/events/%00", "/events?place=%00", "/figures/%00/all/world",
     "/figures/returned/%00/world", "/figures/returned/all/from-%00", "/figures/returned/all/event-%00"],
)  # fmt: skip
async def test_an_address_that_postgresql_cannot_look_for_is_nowhere(
    postgres_url: str, tmp_path: Path, path: str
) -> None:
    async with web_site(postgres_url, tmp_path) as site:
        assert (await site.ask(path)).status_code == 404


async def test_a_claim_shows_its_paragraph_its_source_and_what_stands_against_it(site: WebSite) -> None:
    page = await site.page(await site.claim(site.numbers[0], "250 came back"))
    said = text_of(page)
    for words in ("Of 1,700 from France", "AFP French officials", "France has 271 returnees"):
        assert words in said
    assert URL in links_of(page)
    assert f"{BASE}{await site.claim(site.numbers[0], '250 came back')}" in said


async def test_an_outlet_named_from_right_to_left_leaves_its_date_in_order(sqlite_url: str, tmp_path: Path) -> None:
    line = "Ten went home. | returned FR 10 | AFP 2018-01-01 at=France/FR under=returnees"
    arabic = upload(line, source="الجزيرة", published="2018-01-01", title="عودة")
    async with web_site(sqlite_url, tmp_path, arabic) as site:
        for path in ("/", "/documents", "/documents/1", "/topics/returnees", await site.claim(1, "Ten")):
            assert "\u2068الجزيرة\u2069" in (await site.ask(path)).text
        page = await site.page("/documents/1")
        assert page.find(".//h1").get("dir") == "auto"
        assert json.loads(page.findtext(".//script"))["publisher"]["name"] == "الجزيرة"


async def test_a_short_link_leads_to_the_permalink(site: WebSite) -> None:
    path = await site.claim(site.numbers[0], "250 came back")
    answer = await site.ask(f"/claims/{path.rsplit('/', 1)[1][:10]}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/desk{path}"


async def test_a_document_shows_its_lines_and_not_its_whole_text(sqlite_url: str, tmp_path: Path) -> None:
    padding = " ".join(f"Word{n}" for n in range(400))
    long = upload(
        f"{padding} | - | AFP 2018-01-01",
        "Ten went home. | - | AFP 2018-01-01 under=returnees",
        source="AFP",
        published="2018-01-01",
        title="A long one",
    )
    async with web_site(sqlite_url, tmp_path, long) as site:
        said = text_of(await site.page(f"/documents/{site.numbers[0]}"))
        assert "Ten went home." in said
        assert "Word200" not in said


async def test_a_figure_has_its_history_and_a_chart_that_is_described(sqlite_url: str, tmp_path: Path) -> None:
    later = upload(
        "Some 280 are back in France. | returned FR 280 | Soufan Center 2018-02-01 under=returnees at=France/FR",
        source="Soufan Center",
        published="2018-02-01",
        title="Again",
    )
    async with web_site(sqlite_url, tmp_path, REPORT, later) as site:
        links = links_of(await site.page("/topics/returnees"))
        page = await site.page(next(link for link in links if "/figures/returned/" in link))
        rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
        assert [row[:11] for row in rows] == ["1 Feb 20182", "24 Oct 2017"]
        chart = page.find(".//svg")
        assert "2 numbers from 24 Oct 2017 to 1 Feb 2018" in chart.get("aria-label")
        assert len(chart.findall(".//circle")) == 2


async def test_hostile_words_are_shown_as_words(sqlite_url: str, tmp_path: Path) -> None:
    async with web_site(sqlite_url, tmp_path, HOSTILE) as site:
        number = site.numbers[0]
        for path in (
            "/",
            "/topics/returnees",
            f"/documents/{number}",
            await site.claim(number, "script"),
            "/documents",
        ):
            page = await site.page(path)
            scripts = page.xpath("//script")
            assert [script.get("type") for script in scripts] in ([], ["application/ld+json"])
            for script in scripts:
                assert json.loads(script.text)
            assert page.xpath("//img|//main//b//script|//*[@onerror or @onclick]") == []
            assert not [link for link in links_of(page) if "onclick" in link]


async def test_what_machines_are_told_is_what_the_page_says(site: WebSite) -> None:
    path = await site.claim(site.numbers[0], "250 came back")
    page = await site.page(path)
    told = json.loads(page.find(".//script").text)
    assert told["@type"] == "Claim"
    assert told["@id"] == BASE + path
    assert told["text"].endswith("250 came back.")
    assert told["appearance"][0]["url"] == URL
    assert page.xpath("//meta[@property='og:url']/@content") == [BASE + path]
    assert page.xpath("//link[@rel='canonical']/@href") == [BASE + path]
    assert "250 came back" in page.xpath("//meta[@property='og:title']/@content")[0]


async def test_every_answer_forbids_scripts_strangers_and_cookies(site: WebSite) -> None:
    for path in ("/", "/topics/returnees", "/nowhere", "/topics/returnees/feed.xml", "/documents/99999"):
        answer = await site.ask(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers


async def test_pages_load_nothing_from_elsewhere_and_stay_small(site: WebSite) -> None:
    style = 0
    for path in ("/", "/topics/returnees", "/documents", f"/documents/{site.numbers[0]}", "/figures", "/events"):
        answer = await site.ask(path)
        page = await site.page(path)
        sheets = page.xpath("//link[@rel='stylesheet']/@href")
        assert len(sheets) == 1
        sheet = await site.ask(str(sheets[0]))
        assert sheet.headers["content-type"].startswith("text/css")
        style = len(sheet.content)
        assert page.xpath("//script[@src]|//img|//iframe|//style|//@style") == []
        assert len(answer.content) + style < LARGEST


async def test_a_page_that_is_known_already_is_not_sent_again(site: WebSite) -> None:
    first = await site.ask("/documents")
    again = await site.ask("/documents", **{"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/topics/returnees?since=yesterday",
        "/topics/returnees?since=2018-02-01&asof=2018-01-01",
        "/topics/returnees?place=" + "x" * 100,
    ],
)
async def test_what_cannot_be_asked_is_told_in_a_sentence(site: WebSite, path: str) -> None:
    answer = await site.ask(path)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/topics/nothing",
        "/documents/0",
        "/documents/x",
        "/documents/1/claims/zzz",
        "/x/y",
        "/claims/%2e%2e",
        "/documents?offset=-1",
        "/documents?offset=99999999",
        "/figures/returned/all/nonsense",
        "/figures/x/all/world",
        "/events/drop%20table",
    ],
)
async def test_what_is_not_there_is_a_page_that_says_so(site: WebSite, path: str) -> None:
    answer = await site.ask(path)
    assert answer.status_code in (404, 410)
    assert "text/html" in answer.headers["content-type"]


async def test_the_folder_without_its_slash_leads_there_by_no_other_scheme_or_host(site: WebSite) -> None:
    answer = await site.ask("/desk?key=abc")
    assert (answer.status_code, answer.headers["location"]) == (307, "/desk/?key=abc")
    assert (await site.client.get("/healthz/")).status_code == 404, "nothing else redirects"


@pytest.mark.parametrize("base", ["https://news.example", "https://news.example/two/folders"])
async def test_pages_may_lie_in_any_folder(sqlite_url: str, tmp_path: Path, base: str) -> None:
    async with web_site(sqlite_url, tmp_path, *FILLED, web_url=base) as site:
        folder = base.removeprefix("https://news.example")
        first = await site.client.get(f"{folder}/")
        assert first.status_code == 200
        page = html.fromstring(first.text)
        inside = [link for link in links_of(page) if link.startswith("/")]
        assert inside
        for link in [*inside, str(page.xpath("//link[@rel='stylesheet']/@href")[0])]:
            assert (await site.client.get(link)).status_code == 200, link


async def test_a_claim_under_another_documents_number_is_found(site: WebSite) -> None:
    path = await site.claim(site.numbers[0], "250 came back")
    answer = await site.ask(path.replace(f"/documents/{site.numbers[0]}/", f"/documents/{site.numbers[1]}/"))
    assert (answer.status_code, answer.headers["location"]) == (308, f"/desk{path}")


async def test_those_feared_dead_are_no_dead_on_any_page_of_their_event(sqlite_url: str, tmp_path: Path) -> None:
    feared = upload(
        "At least 40 are feared dead at the pier. | killed all at_least 40 | AP 2019-05-06 event=Dover/US/2019-05-05",
        source="AP",
        published="2019-05-06",
        title="At the pier",
    )
    async with web_site(sqlite_url, tmp_path, feared, beat=GUN_VIOLENCE) as site:
        events = await site.page("/events")
        page = await site.page(next(link for link in links_of(events) if "/events/" in link))
        figure = await site.page(next(link for link in links_of(page) if "/figures/" in link))
        claim = await site.page(next(link for link in links_of(page) if "/claims/" in link))
        for shown in (events, page, figure, claim):
            assert "feared killed" in text_of(shown)
            assert "at least 40 killed" not in html.tostring(shown, encoding="unicode")


async def test_an_events_page_is_its_timeline_and_its_address_says_when_it_is_gone(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with web_site(sqlite_url, tmp_path, *EVENT, beat=GUN_VIOLENCE) as site:
        event = next(link for link in links_of(await site.page("/events")) if "/events/" in link)
        said = text_of(await site.page(event))
        assert said.index("6 May 2019: at least 3 killed") < said.index("8 May 2019: 4 killed")
        figure = next(link for link in links_of(await site.page(event)) if "/figures/" in link)
        assert "Who said what number when" in text_of(await site.page(figure))
        for number in site.numbers:
            await newsroom.withdraw(site.services.library, number, "no", by=7, now=site.services.now(), tell=NOBODY)
        gone = await site.ask(event)
        assert gone.status_code == 410
        assert "No event stands under this address" in gone.text
