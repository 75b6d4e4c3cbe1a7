"""Who made a report, told beside it: "the study, which was drawn up by the Harbour Institute"."""

from __future__ import annotations

import re

from briefings.extracting.roots.links import Link, plain
from briefings.extracting.roots.reports import GENERIC_REPORT, REPORTS, TRADE_AHEAD, report_link
from briefings.model import Span

_A_MAKER = (
    rf"(?:the\s+)?(?:{TRADE_AHEAD.pattern[1:]})?(?:[a-z-]+\s+){{0,3}}?"
    r"(?P<maker>[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:of|for|on|and|the|de|du|des)\s+){0,2}[A-ZÀ-Þ][\w’'-]*)*"
    r"(?:(?<=['’]s)(?:\s+[a-z-]+){1,3}(?=[,.;:)]))?)"  # "Tarsia's harbour forces"
)
_MADE = (
    r"(?:drawn up|put together|put out|brought out|carried out|compiled|written|published|produced|"
    r"conducted|released|prepared|issued|made|edited|authored|run)"
)
# Between a report and who made it: 'a study, “From Sea to Shore,” issued on Monday by the Harbour Centre'.
_TITLE = r"(?:,?\s+(?:(?:en)?titled\s+|called\s+)?['\"“‘][^\n]{3,150}?['\"”’])"
_MAKER_BEHIND = re.compile(
    rf"{_TITLE}?,?\s+(?:(?:which|that)\s+(?:was|were|is|has been|had been)\s+)?(?:\w+ly\s+)?"
    rf"{_MADE}(?:\s+(?!by\b)[\w-]+){{0,3}}?\s+by\s+{_A_MAKER}"
)
# As in: the survey of the coast, which the Harbour Office (HO) made public yesterday.
_MAKER_IN_CLAUSE = re.compile(
    rf"(?:\s+(?:of|on|into|about)\s[^,.;:\n]{{1,80}})?,?\s+(?:which|that)\s+{_A_MAKER}(?:\s+\([^)\n]{{1,20}}\))?\s+"
    r"(?:has\s+|had\s+)?(?:made public|put out|brought out|drew up|published|released|issued|compiled|wrote|written|"
    r"prepared|presented|unveiled|produced)\b"
)
# As in: the report “From Sea to Shore” by the Harbour Centre.
_MAKER_OF_TITLE = re.compile(rf"(?:{_TITLE},?|,)\s+(?:by|from)\s+{_A_MAKER}")
_MAKER_BEFORE = re.compile(rf"(?:^|(?<=[.!?”\"]\s)|(?<=\n))(?i:{_MADE})\s+by\s+{_A_MAKER},\s+(?:the\s+|this\s+)?$")
# "“Beyond the Sea”, a report that the Harbour Centre put out this week".
_THAT_SOMEBODY_MADE = re.compile(
    rf"\b(?:{REPORTS})\s+(?:(?:that|which)\s+)?(?:the\s+)?"
    r"(?P<maker>(?-i:[A-ZÀ-Þ])[\w’'-]*(?:\s+(?:(?:of|for|on|and|the|de|du|des)\s+){0,2}(?-i:[A-ZÀ-Þ])[\w’'-]*)*)"
    r"\s+(?:has\s+|had\s+)?(?:put\s+out|brought\s+out|drew\s+up|published|released|issued|compiled|wrote|prepared"
    r"|produced|commissioned|made|conducted)\b",
    re.IGNORECASE,
)
# "The report | released on Monday by the firm": a clause that the speaker's words may be cut in.
_HOW_MADE = re.compile(rf",?\s+{_MADE}\b.*$")
_LONGEST_OPENING = 160


def maker_beside(speaker: str | None, text: str, span: Span) -> Link | None:
    """The link of who made a report, named right beside it: "says the study, which was drawn up by the Harbour
    Institute", "Prepared by the Harbour Institute, the study says". `span` is where the speaker's words stand."""
    report = _HOW_MADE.sub("", speaker or "")
    if not GENERIC_REPORT.fullmatch(plain(report).split(" of ")[0]):
        return None
    start, end = span
    word = report.split()[-1]
    noun = text.rfind(word, start, end)
    behind = (end, noun + len(word)) if noun >= 0 else (end,)
    found = (pattern.match(text, at) for at in behind for pattern in (_MAKER_BEHIND, _MAKER_IN_CLAUSE, _MAKER_OF_TITLE))
    made = next(filter(None, found), None)
    made = made or _MAKER_BEFORE.search(text[max(0, start - _LONGEST_OPENING) : start])
    return None if made is None or _owns(made["maker"], speaker or "") else report_link(f"report by {made['maker']}")


def _owns(maker: str, speaker: str) -> bool:
    """Whether a maker is told by whose it is and goes on in the speaker's own words, which tell its end: "reports drawn
    up by Tarsia's | forces"."""
    owner = re.match(r".*?['’]s\b", maker)
    return owner is not None and (owner.end() == len(maker) or owner[0] in speaker)


def report_that_somebody_made(speaker: str | None) -> str | None:
    """A report by its maker, where a clause names them: "“Beyond the Sea”, a report that the Harbour Centre put out"
    is "report by Harbour Centre"."""
    made = _THAT_SOMEBODY_MADE.search(speaker or "")
    return f"report by {made['maker']}" if made else None
