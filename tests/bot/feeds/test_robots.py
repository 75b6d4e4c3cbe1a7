"""robots.txt as RFC 9309 has it, and a stranger's file that would cost a naive reader its time."""

from __future__ import annotations

import time

import pytest

from bot.feeds.robots import delay_of, may_fetch

SITE = """# everybody
User-agent: *
Disallow: /private/
Allow: /private/news/
Disallow: /*.pdf$
Disallow: /search*q=
Crawl-delay: 5

User-agent: SomeBot
User-agent: Otherbot/2
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/news/1", True),
        ("/private/desk", False),
        ("/private", True),
        ("/private/news/1", True),
        ("/report.pdf", False),
        ("/report.pdf?page=2", True),
        ("/search?page=1&q=x", False),
        ("/search?page=1", True),
        ("/robots.txt", True),
        ("/%70rivate/desk", False),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:
    assert may_fetch(SITE, f"https://site.example{path}") is allowed


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("User-agent: Dateline\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("user-agent: dateline/1.0\ndisallow: /news", False),
        ("User-agent: SomeBot\nDisallow: /", True),
        ("User-agent: SomeBot\nUser-agent: dateline\nDisallow: /", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news", True),
        ("Disallow: /", True),
        ("<html>not found</html>", True),
    ],
)
def test_the_groups_that_name_us_count_and_else_those_for_everybody(robots: str, allowed: bool) -> None:
    assert may_fetch(robots, "https://site.example/news/1") is allowed


@pytest.mark.parametrize(("written", "seconds"), [("5", 5), ("0.5", 0.5), ("100000", 60), ("-3", 0), ("soon", 0)])
def test_how_long_a_site_wants_to_be_left_alone(written: str, seconds: float) -> None:
    assert delay_of(f"User-agent: *\nCrawl-delay: {written}") == seconds


def test_patterns_that_would_take_a_naive_matcher_for_ever_take_no_time() -> None:
    robots = "User-agent: *\n" + "Disallow: /" + "*a" * 900 + "b\n"
    began = time.process_time()
    assert may_fetch(robots * 200, "https://site.example/" + "a" * 1900)
    assert time.process_time() - began < 5  # a tenth of a second; a backtracking matcher would not end
