"""What stands at a watched address: each kind of feed, and feeds that are broken or lie."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.errors import UnreadableDocument
from briefings.model import FeedItem, FeedPage
from briefings.reading.feeds import plain_address, read_feed
from tests.support.thoroughness import examples

NOW = datetime(2018, 3, 1, 12, 0, tzinfo=UTC)
HERE = "https://wire.example/feed"
NOON = datetime(2018, 2, 20, 12, 0, tzinfo=UTC)
ARTICLE = " ".join(f"Sentence {n} of a whole article stands here." for n in range(8))


def read(content: str | bytes, address: str = HERE) -> FeedPage:
    return read_feed(content.encode() if isinstance(content, str) else content, address, NOW)


def rss(*items: str, head: str = "<title>The Wire</title>") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{body}</channel></rss>'


def only(page: FeedPage) -> FeedItem:
    (item,) = page.items
    return item


KINDS = {
    "RSS 2.0": rss(
        "<title>One</title><link>/1?utm_source=rss</link><pubDate>Tue, 20 Feb 2018 13:00:00 +0100</pubDate>"
    ),
    "RSS 1.0": """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>The Wire</title></channel><item rdf:about="x"><title>One</title>
        <link>https://wire.example/1</link><dc:date>2018-02-20T12:00:00Z</dc:date></item></rdf:RDF>""",
    "Atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title>One</title><id>urn:1</id>
        <link href="https://wire.example/1"/><published>2018-02-20T12:00:00Z</published>
        <updated>2018-02-21T12:00:00Z</updated></entry></feed>""",
    "JSON Feed": json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "The Wire",
        "items": [{"id": "1", "url": "https://wire.example/1", "title": "One",
                   "date_published": "2018-02-20T13:00:00+01:00"}],
    }),
    "news sitemap": """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://wire.example/1</loc><news:news>
        <news:publication><news:name>The Wire</news:name></news:publication><news:title>One</news:title>
        <news:publication_date>2018-02-20T12:00:00+00:00</news:publication_date></news:news></url></urlset>""",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_feed_names_its_items_with_address_title_and_date(kind: str) -> None:
    page = read(KINDS[kind])
    item = only(page)
    assert (page.title, item.address, item.title, item.at) == ("The Wire", "https://wire.example/1", "One", NOON)
    assert page.kind == ("sitemap" if kind == "news sitemap" else "feed")


CHANGED_ONLY = {
    "Atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><title>One</title><id>urn:1</id>
        <link href="https://wire.example/1"/><updated>2018-02-20T12:00:00Z</updated></entry></feed>""",
    "JSON Feed": json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "W",
        "items": [{"id": "1", "url": "https://wire.example/1", "date_modified": "2018-02-20T12:00:00Z"}],
    }),
    "sitemap": """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
        <loc>https://wire.example/1</loc><lastmod>2018-02-20T12:00:00Z</lastmod></url></urlset>""",
}  # fmt: skip


@pytest.mark.parametrize("kind", CHANGED_ONLY)
def test_the_day_of_the_last_change_is_none_of_publication(kind: str) -> None:
    item = only(read(CHANGED_ONLY[kind]))
    assert (item.at, item.changed) == (None, NOON)


def test_where_only_changes_are_dated_the_last_changed_stands_first() -> None:
    entries = "".join(
        f'<entry><id>{n}</id><link href="/{n}"/><updated>2018-02-{n}T12:00:00Z</updated></entry>' for n in (13, 20, 11)
    )
    page = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title>{entries}</feed>')
    assert [item.address[-2:] for item in page.items] == ["20", "13", "11"]


def test_the_newest_stand_first_whatever_order_a_feed_has() -> None:
    days = [f"<link>/{n}</link><pubDate>{n} Feb 2018 12:00:00 GMT</pubDate>" for n in (3, 20, 11)]
    assert [item.address[-2:] for item in read(rss(*days)).items] == ["20", "11", "/3"]


@pytest.mark.parametrize(
    ("written", "day"),
    [("Tue, 20 Feb 2018 23:30:00 -0500", 20), ("2018-02-20T23:30:00-05:00", 20), ("2018-02-21T04:30:00Z", 21)],
)
def test_an_item_bears_the_day_that_it_was_where_it_was_published(written: str, day: int) -> None:
    for page in (
        rss(f"<link>/1</link><pubDate>{written}</pubDate>"),
        KINDS["Atom"].replace("2018-02-20T12:00:00Z", written),
        KINDS["JSON Feed"].replace("2018-02-20T13:00:00+01:00", written),
        KINDS["news sitemap"].replace("2018-02-20T12:00:00+00:00", written),
    ):
        at = only(read(page)).at
        if at is not None:  # JSON Feeds and sitemaps write no dates as e-mails do
            assert (at, at.day) == (datetime(2018, 2, 21, 4, 30, tzinfo=UTC), day)


def test_a_date_that_has_not_come_yet_is_none() -> None:
    items = (
        "<link>/1</link><pubDate>Mon, 01 Jan 2390 00:00:00 GMT</pubDate>",
        "<link>/2</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>",
        "<link>/3</link><pubDate>yesterday</pubDate>",
    )
    assert [item.at for item in read(rss(*items)).items] == [None, None, None]


def test_an_item_is_known_by_its_address_whatever_its_id_says() -> None:
    first, second = (only(read(rss(f"<guid>{n}</guid><title>T</title><link>/1</link>"))) for n in "ab")
    assert first == second


def test_a_mark_changes_with_title_words_or_date_of_change_and_with_nothing_else() -> None:
    plain = "<link>/1</link><title>T</title><description>words</description>"
    mark = only(read(rss(plain))).mark
    assert only(read(rss(plain, head="<title>Other</title>"))).mark == mark
    assert only(read(rss(plain + "<pubDate>Tue, 20 Feb 2018 12:00:00 GMT</pubDate>"))).mark == mark
    assert only(read(rss(plain.replace("words", "other words")))).mark != mark
    assert only(read(rss(plain.replace("T<", "U<")))).mark != mark
    assert only(read(KINDS["Atom"])).mark != only(read(KINDS["Atom"].replace("02-21", "02-22"))).mark


def test_an_item_without_a_link_is_its_own_article_where_it_has_one() -> None:
    whole = only(
        read(rss(f"<title>One</title><guid>tag:1</guid><description>&lt;p&gt;{ARTICLE}&lt;/p&gt;</description>"))
    )
    assert whole.text == ARTICLE
    assert whole.address.startswith(f"{HERE}#")
    assert read(rss("<title>One</title><description>A teaser only.</description>")).items == ()


@pytest.mark.parametrize("written", ["\0", "\ud800", "\x01", "\x0c", "\uffff"])
def test_what_no_database_takes_is_left_out_of_titles_and_texts(written: str) -> None:
    one = {"id": "1", "title": f"One{written}word", "content_text": ARTICLE.replace(" of", f"{written}of")}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"The{written}Wire", "items": [one]}
    page = read(json.dumps(feed))
    assert (page.title, only(page).title, only(page).text) == ("The Wire", "One word", ARTICLE)


def test_an_id_that_is_a_link_is_one_where_no_other_is_given() -> None:
    link = "https://wire.example/1"
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": link, "title": "One"}]}
    assert only(read(rss(f"<guid>{link}</guid>"))).address == only(read(json.dumps(feed))).address == link


@pytest.mark.parametrize(
    "guid",
    [
        "<guid>12345</guid>",
        "<guid>story-2018-02-20</guid>",
        '<guid isPermaLink="true">wire.example/12345</guid>',
        '<guid isPermaLink="false">12345</guid>',
        '<guid isPermaLink="false">https://wire.example/?p=12345</guid>',
    ],
)
def test_an_id_that_is_no_address_is_not_asked_for(guid: str) -> None:
    teaser = f"<title>One</title>{guid}<description>A teaser only.</description>"
    assert read(rss(teaser)).items == ()
    whole = only(read(rss(teaser.replace("A teaser only.", ARTICLE))))
    assert (whole.text, whole.address.startswith(f"{HERE}#")) == (ARTICLE, True)
    linked = only(read(rss(f"{teaser}<link>/1</link>")))
    assert (linked.text, linked.address) == (None, "https://wire.example/1")


def test_links_are_resolved_against_the_base_that_a_feed_names() -> None:
    based = KINDS["Atom"].replace("<feed ", '<feed xml:base="https://other.example/news/" ')
    assert only(read(based.replace("https://wire.example/1", "1"))).address == "https://other.example/news/1"
    sub = KINDS["Atom"].replace("<feed ", '<feed xml:base="/news/" ')
    assert only(read(sub.replace("https://wire.example/1", "1"))).address == "https://wire.example/news/1"


def test_links_that_lead_nowhere_are_left_out() -> None:
    links = (
        "javascript:alert(1)",
        "ftp://wire.example/1",
        "mailto:a@b.example",
        "http://[broken",
        "https://u:p@x.example/",
    )
    assert read(rss(*(f"<link>{link}</link>" for link in links))).items == ()


def test_of_ten_thousand_items_a_thousand_are_looked_at() -> None:
    page = read(rss(*(f"<link>/{n}</link>" for n in range(10_000))))
    assert len(page.items) == 1000


@pytest.mark.parametrize("declared", ["<!ENTITY a 'b'>", "<!ENTITY % p SYSTEM 'file:///etc/passwd'>"])
def test_a_feed_that_declares_entities_is_refused(declared: str) -> None:
    for body in (rss("<title>&a;</title>"), KINDS["news sitemap"]):
        with pytest.raises(UnreadableDocument, match="entities"):
            read(body.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?><!DOCTYPE r [{declared}]>'))


@pytest.mark.parametrize(
    "content",
    ["", "words", "{}", '{"version": "https://jsonfeed.org/version/1"}', "[" * 100_000, '{"a":' * 100_000, "<urlset",
     "<html><body>A page</body></html>", "\x00\x01\x02", "<rss"],
)  # fmt: skip
def test_what_is_no_feed_is_refused_in_a_sentence(content: str) -> None:
    with pytest.raises(UnreadableDocument, match="There is no feed at this address"):
        read(content)


def test_a_page_names_its_feeds_those_of_comments_last() -> None:
    links = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">'
        '<link rel="alternate" type="application/atom+xml" href="atom.xml">'
        '<link rel="alternate" type="application/feed+json" href="https://wire.example/feed.json">'
        '<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" type="text/xml" href="/x">'
    )
    page = read(f"<html><head>{links}</head></html>", "https://wire.example/news/")
    assert page.kind == "page"
    assert page.links == (
        "https://wire.example/news/atom.xml", "https://wire.example/feed.json", "https://wire.example/comments.xml",
    )  # fmt: skip


@pytest.mark.parametrize(
    "otherwise",
    [
        ("http://www.sitemaps.org", "https://www.sitemaps.org"),
        ("http://www.google.com/schemas/sitemap-news/0.9", "https://www.google.com/schemas/sitemap-news/0.9/"),
        (' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""),
    ],
)
def test_a_sitemap_is_read_whatever_its_namespace(otherwise: tuple[str, str]) -> None:
    item = only(read(KINDS["news sitemap"].replace(*otherwise)))
    assert (item.address, item.title, item.at) == ("https://wire.example/1", "One", NOON)


def test_a_sitemap_is_read_whatever_its_prefix() -> None:
    plain = (
        "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url><s:loc>/1</s:loc></s:url></s:urlset>"
    )
    assert only(read(plain)).address == "https://wire.example/1"


def test_an_index_of_many_sitemaps_names_those_of_news_first() -> None:
    names = [*(f"archive-{n}" for n in range(20)), "news"]
    index = "".join(f"<sitemap><loc>https://newspaper.example/{name}.xml</loc></sitemap>" for name in names)
    page = read(f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{index}</sitemapindex>")
    assert (page.links[0], len(page.links)) == ("https://newspaper.example/news.xml", 10)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/1#part", "https://wire.example/1"),
        ("//other.example", "https://other.example/"),
        ("https://WIRE.example:443/a?id=3&utm_source=x&fbclid=y", "https://wire.example/a?id=3"),
        ("https://wire.example:8443/a", "https://wire.example:8443/a"),
        ("https://wire.example/a?q=%20b", "https://wire.example/a?q=%20b"),
        (" https://wire.example/a\n", "https://wire.example/a"),
        ("https://wire.example/" + "a" * 3000, None),
        ("data:text/html,x", None),
        ("https://wire.example:99999/", None),
    ],
)
def test_addresses_are_written_in_one_way(written: str, address: str | None) -> None:
    assert plain_address(written, HERE) == address


@example(b"!\xa0", "RSS 1.0", 41)  # an element's name that feedparser cannot take apart
@given(st.binary(max_size=300), st.sampled_from(sorted(KINDS)), st.integers(0, 400))
@settings(max_examples=examples(80), deadline=timedelta(seconds=20))
def test_whatever_is_sent_is_a_page_or_a_refusal(noise: bytes, kind: str, at: int) -> None:
    body = KINDS[kind].encode()
    for content in (noise, body[:at] + noise + body[at:], body[:at]):
        try:
            page = read(content)
        except UnreadableDocument:
            continue
        assert all(item.address.startswith("http") for item in page.items)
