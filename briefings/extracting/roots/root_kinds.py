"""What kind of root a speaker is, and the one name that stands for it."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.extracting.claims.evidence import evidence_maker, is_evidence
from briefings.extracting.roots.links import Link, agency_link, plain
from briefings.extracting.roots.officials import official_link, state_figures_link
from briefings.extracting.roots.outlets import outlet_link
from briefings.extracting.roots.report_makers import report_that_somebody_made
from briefings.extracting.roots.reports import (
    are_nobodys_reports,
    body_link,
    is_in_the_report,
    is_the_report,
    report_link,
    without_report,
)

_NOBODY = re.compile(
    r"(?:he|she|it|they|we|i|you|who|some|many|most|others?|another|one|two|three|four|five|six|all|several|few|none|both|"
    r"everyone|someone|people|"
    r"this|that|those|these)\b(?!\s+(?:[A-Z]|\d+(?:st|nd|rd|th)\b)|-)"
    r"|(?:only|just|about|around|at least|more than|nearly|almost)\s|\d(?!\d?-year-old\b|\d*(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
# "Hostages of the Harbour Group", "officials linked to the investigation": neither a body's word nor a report.
_PEOPLE_OF = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:officials?|sources?|witness(?:es)?|students?|members|hostages?|prisoners?|detainees?|mothers?|"
    r"fathers?|relatives?|residents?|neighbou?rs?|fighters?|men|women|people|survivors?|victims?|patients?|inmates?)\s+"
    r"(?:of|at|in|on|from|with|near|close|linked|familiar|inside|who|whom)\b",
    re.IGNORECASE,
)


def link_for(speaker: str | None, role: str | None, country: str | None, report: Link | None) -> Link | None:
    """The link that a speaker makes, None where the words name no one ("he", "some", "data").

    `country` is whose officials "officials" are, where the text says so; `report` the last report named, whose "the
    authors" are.
    """
    words = report_that_somebody_made(speaker) or plain(speaker)
    if len(words) < 2 or _NOBODY.match(words):
        return None
    by_state = state_figures_link(words)
    if by_state:
        return by_state
    if is_in_the_report(words):
        return report
    if is_evidence(words) or are_nobodys_reports(words):
        return None
    maker = evidence_maker(words)
    if maker:
        return link_for(maker, None, country, report)
    if is_the_report(words):
        return report or without_report(words)
    return _link_by_name(words, role, country)


@lru_cache(maxsize=2048)
def _link_by_name(words: str, role: str | None, country: str | None) -> Link:
    """The link of a speaker that has a name or a trade, by the first kind that its words show; else a witness."""
    agency = agency_link(words)
    if agency:
        return agency
    witness = Link(words, "witness")
    if _PEOPLE_OF.match(words):
        return official_link(words, role, country) or witness
    return (
        report_link(words) or outlet_link(words) or official_link(words, role, country) or body_link(words) or witness
    )
