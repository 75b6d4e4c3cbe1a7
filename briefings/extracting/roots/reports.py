"""Reports and those who write them: "the institute's survey", "its authors", "a report by the Harbour Group"."""

from __future__ import annotations

import re

from briefings.extracting.claims.pieces import Piece
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.roots.links import Link, agency_link, plain
from briefings.extracting.roots.outlets import outlet_link, papers_link
from briefings.knowledge.dates.vocabulary import MONTHS

REPORTS = (
    "report|study|studies|survey|research|paper|poll|investigation|analysis|assessment|review|inquiry|dossier|"
    "database|dataset|briefing|index|census|audit|white paper|book|memo|document|reports|findings"
)
_MAKERS = "authors?|researchers?|analysts?|experts?|journalists?|reporters?|editors?|writers?|investigators?|team"
_REPORT = re.compile(rf"\b(?:{REPORTS})\b")
# "Report by Harbour Watch finds": a sentence that opens without the article.
_OPENING_REPORT = re.compile(rf"^(?i:{REPORTS})(?=\s+(?:by|from)\b)")
_TITLED_REPORT = re.compile(r"\b(?:Report|Index|Survey|Review|Database|Dataset|Briefing|Barometer|Poll)$")
# Bodies whose word is their research: a claim that comes from one comes from its report.
_BODIES = (
    "cent(?:er|re)|institute|institution|university|college|foundation|think[- ]tank|observatory|watchdog|"
    "organi[sz]ation|group|charity|project|programme|initiative|consultancy|monitor"
)
_BODY = re.compile(
    rf"\b(?:{_BODIES}|studies|watch|amnesty|council on foreign relations|atlantic council|corporation|network on)\b",
    re.IGNORECASE,
)
GENERIC_REPORT = re.compile(
    rf"(?:(?:the|this|that|same|latest|new|its|their|a|an)\s+)*(?:(?:co-?)?(?:{_MAKERS})"
    rf"(?:\s+(?:of|behind)\s+(?:the|this|that)?\s*(?:{REPORTS}))?|(?:(?:{_BODIES})['’]s\s+(?:latest|new|own|recent)?\s*)?"
    rf"(?:{REPORTS})(?:['’]s?\s+(?:{_MAKERS}))?|(?:{_BODIES}))",
    re.IGNORECASE,
)
# "The Observatory", "the Institute": written as a name, the short form of one that the text may never give.
_SHORT_NAME = re.compile(r"(?:Cent(?:er|re)|Institute|University|Foundation|Observatory|Initiative|Monitor|Charity)")
_GENERIC_MAKERS = re.compile(
    r"(?:analysts?|experts?|journalists?|reporters?|editors?|investigators?|team|book|document|group|network)",
    re.IGNORECASE,
)
_BY_TRADE = re.compile(rf"(?:co-?)?(?:{_MAKERS})\b", re.IGNORECASE)
_MADE_BY = re.compile(
    rf"\b(?:{REPORTS}|{_MAKERS})\b[^,;]*?\b(?:by|from|of|at|for)\s+(?P<maker>(?:the\s+)?(?-i:[A-ZÀ-Þ“\"]).*)$",
    re.IGNORECASE,
)
# "the Harbour Institute of 267 recruits", "… published in May"
_BEYOND_MAKER = re.compile(
    r"\s+(?:(?:of|on|into|about|for|in)\s+(?=\d|(?!the\b)[a-z])|(?:that|which|who|released|published|circulated|issued|obtained|seen|made)\b)"
)
# "By the Halden-based firm | The Harbour Group": what a maker is, before their name.
TRADE_AHEAD = re.compile(
    r"^(?:[\w.’'-]+\s+){0,4}?(?:firm|company|consultancy|think[- ]?tank|charity|group|watchdog|organi[sz]ation)\s+"
    r"(?:[Tt]he\s+)?(?=[A-ZÀ-Þ])"
)
# "By the Halden-based | Harbour Rights News": where a maker sits, before a name of several words.
_SEAT_AHEAD = re.compile(r"^(?:[\w.’'-]+\s+){0,2}?[\w.’']+-based\s+(?=[A-ZÀ-Þ][\w’'-]*\s+(?:[a-z]+\s+)*[A-ZÀ-Þ])")
_MONTHS = "|".join(month.title() for month in MONTHS if month.isalpha())
_POSSESSOR = re.compile(
    rf"^(?P<maker>.*?[A-ZÀ-Þ].*?)(?:['’]s?)?\s+(?:(?:[a-z-]+|(?:{_MONTHS})\.?|(?:19|20)\d\d)\s+)*(?:{REPORTS})\b"
    r"(?!\s+(?:groups?|firms?|company|cent(?:re|er)s?|units?|body|agency|institutes?|networks?)\b)"
)
# What stands before "reports" and made none of them.
_DESCRIBING = re.compile(
    r"(?:un|non-)?[a-z]+(?:ed|ing|ful|ive|ary|ous)|media|local|initial|early|earlier|previous|recent|several|other|some|"
    r"many|latest|new|first|official|further|past|separate|western|eastern|arab|european|african|asian|regional|foreign|"
    r"intelligence|press|news|various|such|these|those|prior|last|current|present|numerous|multiple|available|additional|"
    r"independent|annual|weekly|daily|monthly|quarterly|online",
    re.IGNORECASE,
)
# "A report of March 2019"
_DATED = re.compile(rf"(?:\d{{1,2}} )?(?:{_MONTHS})\.?(?: \d{{1,2}},?)?(?: (?:19|20)\d\d)?|(?:19|20)\d\d")
# "Previous research", "several studies", "an earlier toll": whose they are nobody says.
_NOBODYS_REPORTS = re.compile(
    rf"(?:early|earlier|previous|recent|several|other|some|many|past|prior|various|existing|separate)\s+(?:(?:{REPORTS})s?|tolls?|counts?|tall(?:y|ies))",
    re.IGNORECASE,
)
# A look at something of which no name tells whose it is.
_LOOK = re.compile(
    r"(?:(?:An?|The|Close|Closer|Careful|Further|Recent|First|Quick|[a-z-]+) ){0,3}"
    r"(?:examination|review|look|analysis|reading|search|comparison|scrutiny|inspection)"
    r" (?:of|at|through|into|over)(?: (?!by\b)[a-z-]+)+"
)
# "Key statistics highlighted in the report", "details from the study": the word of that report.
_IN_A_REPORT = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:statistics|figures|details|findings|data|numbers|results|excerpts|passages|conclusions)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:in|from|of)\s+(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{REPORTS})",
    re.IGNORECASE,
)
_LOOKING_INTO = re.compile(r"(?:researchers?|investigators?|writers?)", re.IGNORECASE)
# "A survey", "its latest report", "the study's authors": writings of which nobody says whose they are.
_UNNAMED = re.compile(r"(?:an?|its|their|his|her|the same|new|fresh)\s|.*['’]s?\s", re.IGNORECASE)
_COUNTING = frozenset(
    {"count", "list", "put", "analyse", "analyze", "examine", "record", "document", "estimate", "identify", "track",
     "compile", "cover", "include", "register", "interview", "trace", "conclude", "find", "show", "describe", "name",
     "tally", "place", "give", "look", "stop", "focus", "deal", "argue", "contain", "note", "warn", "call", "recommend",
     "urge", "cite", "quote", "speak", "mention", "detail", "outline", "highlight", "reveal", "draw", "paint",
     "suggest", "point", "add", "say", "blame", "set"}
)  # fmt: skip


def report_link(words: str) -> Link | None:
    """A report goes by its maker, else by its own words; journalists' investigations are their outlet's."""
    words = _OPENING_REPORT.sub(lambda noun: noun[0].lower(), words)
    titled = _REPORT.search(words) or _TITLED_REPORT.search(words)
    if not titled and not _BY_TRADE.match(words):
        return None
    found = _MADE_BY.search(words) or _POSSESSOR.search(words)
    if not found:
        return Link(words, "report") if titled else None
    maker = plain(TRADE_AHEAD.sub("", _BEYOND_MAKER.split(found["maker"])[0], count=1))
    maker = _SEAT_AHEAD.sub("", maker, count=1)
    if _is_nobody(maker):
        return Link(words, "report")
    return _maker_link(maker) or Link(words, "report")


def _is_nobody(maker: str) -> bool:
    """Whether the words before "reports" only describe them: "early reports", "Turkish reports"."""
    peoples = all(is_country(one) and not is_country_name(one) for one in _AND.split(maker))
    return bool(_DESCRIBING.fullmatch(maker) or _DATED.fullmatch(maker)) or peoples


# "Turkish and Iraqi media reports", "local and Russian reports".
_AND = re.compile(r",? and |, ")


def _maker_link(maker: str) -> Link | None:
    """The link of a report's maker: an agency, an outlet, or whoever has a name."""
    named = Link(maker, "report") if any(c.isupper() for c in maker) else None
    return agency_link(maker) or outlet_link(maker) or papers_link(maker) or named


def body_link(words: str) -> Link | None:
    """An institute, by its name; people of it ("analysts at the Harbour Institute") are told from it by their names."""
    named = any(c.isupper() for c in words) and _BODY.search(words)
    return Link(words, "report") if named else None


def is_the_report(words: str) -> bool:
    """Whether the words mean a report, or whose it is, that was told of before: "the study", "its authors"."""
    return bool(GENERIC_REPORT.fullmatch(words)) and not _GENERIC_MAKERS.fullmatch(words)


def is_in_the_report(words: str) -> bool:
    """ "Figures in the report": whether the words mean what a report told of before says."""
    return _IN_A_REPORT.fullmatch(words) is not None


def are_nobodys_reports(words: str) -> bool:
    """ "Previous research", or a look that the writer took: "a closer examination of the records"."""
    return _LOOK.fullmatch(words) is not None or _NOBODYS_REPORTS.fullmatch(words) is not None


def without_report(words: str) -> Link | None:
    """The link of what might be a report's where no report was named: a short name, or people who look into things."""
    if _SHORT_NAME.fullmatch(words):
        return Link(words, "report")
    return Link(words, "witness") if _LOOKING_INTO.fullmatch(words) else None


def unnamed_report(written: str) -> Link | None:
    """The link of a report that goes by no name, as the text writes it with its article; "the report" alone is none."""
    words = plain(written)
    told = _UNNAMED.match(written) and GENERIC_REPORT.fullmatch(words) and _REPORT.search(words)
    return Link(words, "report") if told else None


def takes_up(written: str, unnamed: Link, named: Link) -> bool:
    """Whether words as the text writes them ("the report by the Harbour Group") take up a report that had no name, and
    give it the name of this link."""
    again = re.match(rf"(?:the|this)\s+(?:\w+\s+)?(?P<noun>{REPORTS})\b", written, re.IGNORECASE)
    return again is not None and unnamed.name.endswith(again["noun"]) and not named.name.endswith(again["noun"])


def tells_of_writing(words: str | None) -> bool:
    """Whether a speaker is a report or those who wrote one, and no body that only says something."""
    return bool(words and (_REPORT.search(words) or re.search(rf"\b(?:co-?)?(?:{_MAKERS})\b", words)))


# "The group includes 15 children": what a body has in it, it does not say.
_HOLDING = frozenset({"include", "contain"})


def report_subject(piece: Piece) -> str | None:
    """The report that a sentence of the document's own voice says something from ("The centre's survey counted …")."""
    for token in piece.tokens:
        if token.dep_ == "nsubj" and token.head.lemma_ in _COUNTING and token.head.dep_ == "ROOT":
            words = piece.passage.doc[token.left_edge.i : token.right_edge.i + 1].text
            of_a_body = token.head.lemma_ not in _HOLDING and GENERIC_REPORT.fullmatch(words)
            if len(words) < 160 and (_REPORT.search(words) or of_a_body):
                return str(words)
    return None
