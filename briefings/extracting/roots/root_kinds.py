"""What kind of root a speaker is, and the one name that stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.extracting.claims.evidence import evidence_maker, is_evidence
from briefings.extracting.claims.pieces import Piece
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.model import Attribution, RootKind, Span


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a root's chain."""

    name: str
    kind: RootKind


_REPORTS = (
    "report|study|studies|survey|research|paper|poll|investigation|analysis|assessment|review|inquiry|dossier|"
    "database|dataset|briefing|index|census|audit|white paper|book|memo|document|reports|findings"
)
_MAKERS = "authors?|researchers?|analysts?|experts?|journalists?|reporters?|editors?|writers?|investigators?|team"
_REPORT = re.compile(rf"\b(?:{_REPORTS})\b")
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
_GENERIC_REPORT = re.compile(
    rf"(?:(?:the|this|that|same|latest|new|its|their|a|an)\s+)*(?:(?:co-?)?(?:{_MAKERS})"
    rf"(?:\s+(?:of|behind)\s+(?:the|this|that)?\s*(?:{_REPORTS}))?|(?:(?:{_BODIES})['’]s\s+(?:latest|new|own|recent)?\s*)?"
    rf"(?:{_REPORTS})(?:['’]s?\s+(?:{_MAKERS}))?|(?:{_BODIES}))",
    re.IGNORECASE,
)
# "The Observatory", "the Institute": written as a name, the short form of one that the text may never give.
_SHORT_NAME = re.compile(r"(?:Cent(?:er|re)|Institute|University|Foundation|Observatory|Initiative|Monitor|Charity)")
_GENERIC_MAKERS = re.compile(
    r"(?:analysts?|experts?|journalists?|reporters?|editors?|investigators?|team|book|document|group|network)",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    rf"\b(?:{_REPORTS}|{_MAKERS})\b[^,;]*?\b(?:by|from|of|at|for)\s+(?P<maker>(?:the\s+)?(?-i:[A-ZÀ-Þ“\"]).*)$",
    re.IGNORECASE,
)
# "the Harbour Institute of 267 recruits", "… published in May"
_BEYOND_MAKER = re.compile(
    r"\s+(?:(?:of|on|into|about|for|in)\s+(?=\d|(?!the\b)[a-z])|(?:that|which|who|released|published)\b)"
)
_MONTHS = "|".join(month.title() for month in MONTHS if month.isalpha())
_POSSESSOR = re.compile(
    rf"^(?P<maker>.*?[A-ZÀ-Þ].*?)(?:['’]s?)?\s+(?:(?:[a-z-]+|(?:{_MONTHS})\.?|(?:19|20)\d\d)\s+)*(?:{_REPORTS})\b"
)
# What stands before "reports" and made none of them.
_DESCRIBING = re.compile(
    r"(?:un|non-)?[a-z]+(?:ed|ing|ful|ive|ary|ous)|media|local|initial|early|earlier|previous|recent|several|other|some|"
    r"many|latest|new|first|official|further|past|separate|western|eastern|arab|european|african|asian|regional|foreign|"
    r"intelligence|press|news|various|such|these|those|prior|last",
    re.IGNORECASE,
)
# "Previous research", "several studies": whose they are nobody says.
_NOBODYS_REPORTS = re.compile(
    rf"(?:early|earlier|previous|recent|several|other|some|many|past|prior|various|existing|separate)\s+(?:{_REPORTS})s?",
    re.IGNORECASE,
)
_OUTLET_NOUNS = (
    "newspaper|daily|weekly|magazine|portal|website|news site|site|channel|broadcasters?|television|TV|radio|"
    "tabloid|journal|blog|news agency|agency|network|programme|press|media outlet|outlet|media|podcast"
)
_OUTLET = re.compile(rf"\b(?:{_OUTLET_NOUNS})\b")
_JOURNALISTS = re.compile(r"(?:['’]s?)?\s+(?:journalists?|reporters?|correspondents?|editors?)$", re.IGNORECASE)
_OUTLET_NAMES = re.compile(
    r"(?:BBC|CNN|NBC|CBS|ABC|PBS|NPR|ITV|Sky News|ARD|ZDF|RT|Fox News|MSNBC|Al[- ]Jazeera|Al[- ]Arabiya|Al[- ]Monitor|"
    r"BuzzFeed|Vice|Politico|Axios|Le Monde|Le Figaro|Libération|Der Spiegel|Spiegel|Die Zeit|Die Welt|Bild|"
    r"El País|El Mundo|"
    r"La Repubblica|Corriere della Sera|Haaretz|Rudaw|Kurdistan 24|Hurriyet|Hürriyet|Kommersant|Novaya Gazeta|Meduza|"
    r"Economist|Atlantic|New Yorker|Intercept|Newsweek|Time|Bellingcat|Deutsche Welle|DW|France 24|Euronews|Rappler|"
    r"Dawn|Haberturk|Radio Free Europe|Voice of America|VOA|RFE/RL|"
    r"(?:[A-Z][\w.-]+ )+(?:Times|Post|Herald|Tribune|Guardian|Telegraph|Observer|Mirror|Journal|Gazette|Chronicle|News|"
    r"Daily|Star|Mail|Express|Independent|Globe|Standard|Echo|Courier|TV|Radio|Today|Monitor)|Guardian|Independent|"
    r"Daily [A-Z]\w+|USA Today)"
)
_OFFICES = re.compile(
    r"\b(?:officials?|minist(?:er|ry|ries|ers)|president|premier|chancellor|king|government|authorit(?:y|ies)|police|"
    r"army|military|armed forces|navy|air force|coalition|command|pentagon|state department|white house|kremlin|"
    r"elysee|élysée|downing street|interpol|europol|nato|united nations|u\.?n\.?|e\.?u\.?|"
    r"european (?:union|commission|council)|"
    r"spokes(?:man|woman|person|people)|prosecutors?|court|judge|parliament|lawmakers?|senators?|congress(?:man|woman)?|"
    r"intelligence|security (?:service|services|forces?|council|agency)|secret service|ambassador|envoy|governor|mayor|"
    r"(?:foreign|home|press|cabinet|interior) office|embassy|consulate|"
    r"commander|colonel|brigadier|lieutenant|admiral|sheriff|secretary|attorney|commission(?:er)?|(?-i:General|Major|"
    r"Captain|Gen\.|Maj\.|Lt\.|Col\.|Capt\.|Brig\.|Adm\.|Sen\.|Rep\.|Gov\.)|bureau|agency|department|council|regime|junta|"
    r"mi5|mi6|cia|fbi|nsa|dgsi|border (?:guards?|force|police)|coast ?guard|customs|municipality|administration|"
    r"unhcr)(?!\w)",
    re.IGNORECASE,
)
# A former minister, or the president of an institute, speaks for no state.
_NO_OFFICE = re.compile(
    r"\b(?:former|ex-|retired|council on foreign|atlantic council|cent(?:er|re)|institute|university|foundation|"
    r"think[- ]tank|charity|company|corporation|professor|historian|analyst|expert|specialist)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:he|she|it|they|we|i|you|who|some|many|most|others?|another|one|two|three|four|five|six|all|several|few|none|both|"
    r"everyone|someone|people|"
    r"this|that|those|these)\b(?!\s+(?:[A-Z]|\d+(?:st|nd|rd|th)\b)|-)"
    r"|(?:only|just|about|around|at least|more than|nearly|almost)\s|\d(?!\d?-year-old\b|\d*(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
# "Tuesday's report", "last month's study": when it came out, and not whose it is.
_DAYS_OWN = rf"(?:(?:last|this)\s+(?:week|month|year)|today|yesterday|{'|'.join(WEEKDAYS)})['’]s"
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|that|these|those|latest|(?-i:new|New(?! [A-ZÀ-Þ]))|recent|same|"
    rf"{_DAYS_OWN}|"
    r"\d+-page|neighbou?ring|leading|prominent|influential|well-known|german-language|english-language|arabic-language)\s+)+",
    re.IGNORECASE,
)
# "6 officials from Niger" are officials from there, however many.
_COUNTED_PEOPLE = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen)\s+(?=(?:[\w.-]+\s+){0,3}(?:officials|sources|"
    r"diplomats|officers|commanders|experts|analysts|witnesses|survivors|ministers|lawmakers|prosecutors|residents|researchers)\b)",
    re.IGNORECASE,
)
# Nouns that are capitals only because a sentence begins with them.
_COMMON = re.compile(
    r"(?:Officials?|Authorities|Police|Prosecutors?|Investigators|Lawmakers|Residents|Villagers|Locals?|Inhabitants|Witnesses|"
    r"Survivors|Relatives|Activists|Analysts|Experts|Researchers|Authors|Sources?|Soldiers|Fighters|Commanders|Diplomats|"
    r"Aid|Security|Military|Intelligence|Border|Government|Health|Interior|Foreign|Defen[cs]e|Court|Several|Senior)\b"
    r"(?!\s+[A-ZÀ-Þ])"
)
_STATE_FIGURES = re.compile(
    r"(?:government|police|army|military|ministry|court|hospital|state|customs|United Nations|U\.?N\.?|E\.?U\.?)\s+"
    r"(?:figures|data|statistics|records|estimates|numbers)$",
    re.IGNORECASE,
)
_QUOTES = "\"'“”‘’«» "

# How the officials of a country are called where the text only says "officials" (ISO 3166-1 alpha-2).
_DEMONYMS = dict(
    pair.split(":")
    for pair in (
        "AE:Emirati AF:Afghan AL:Albanian AM:Armenian AR:Argentine AT:Austrian AU:Australian AZ:Azerbaijani "
        "BA:Bosnian BD:Bangladeshi BE:Belgian BG:Bulgarian BH:Bahraini BR:Brazilian BY:Belarusian CA:Canadian "
        "CH:Swiss CN:Chinese CO:Colombian CU:Cuban CY:Cypriot CZ:Czech DE:German DK:Danish DZ:Algerian EE:Estonian "
        "EG:Egyptian ES:Spanish ET:Ethiopian FI:Finnish FR:French GB:British GE:Georgian GR:Greek HR:Croatian "
        "HU:Hungarian ID:Indonesian IE:Irish IL:Israeli IN:Indian IQ:Iraqi IR:Iranian IT:Italian JO:Jordanian "
        "JP:Japanese KE:Kenyan KG:Kyrgyz KP:North_Korean KR:South_Korean KW:Kuwaiti KZ:Kazakh LB:Lebanese "
        "LT:Lithuanian LV:Latvian LY:Libyan MA:Moroccan MD:Moldovan ME:Montenegrin MK:Macedonian ML:Malian "
        "MM:Burmese MR:Mauritanian MV:Maldivian MX:Mexican MY:Malaysian NE:Nigerien NG:Nigerian NL:Dutch "
        "NO:Norwegian NZ:New_Zealand OM:Omani PH:Philippine PK:Pakistani PL:Polish PS:Palestinian PT:Portuguese "
        "QA:Qatari RO:Romanian RS:Serbian RU:Russian SA:Saudi SD:Sudanese SE:Swedish SG:Singaporean SI:Slovenian "
        "SK:Slovak SN:Senegalese SO:Somali SY:Syrian TD:Chadian TH:Thai TJ:Tajik TM:Turkmen TN:Tunisian TR:Turkish "
        "TT:Trinidadian TW:Taiwanese UA:Ukrainian US:US UZ:Uzbek VE:Venezuelan VN:Vietnamese XK:Kosovan YE:Yemeni "
        "ZA:South_African "
    ).split()
)

_NAME = rf"(?:the\s+)?(?:(?:[a-z-]+\s+)?(?:{_OUTLET_NOUNS})\s+)?"
_NAME += r"(?P<name>[A-ZÀ-Þ][\w.’&/-]*(?:\s+(?:of\s+|the\s+|de\s+)?[A-ZÀ-Þ0-9][\w.’&/-]*){0,4})"
_TOLD = re.compile(rf"\s*(?:(?:exclusively|also|later|earlier)\s+)?{_NAME}")
_VIA = re.compile(
    rf"\b(?:interview(?:ed)? (?:with|to|by)|speaking to|quoted by|cited by|carried by|"
    rf"(?:statement|comments?|remarks) to|"
    rf"(?:saying|said) by)\s+{_NAME}"
)


def link_for(speaker: str | None, role: str | None, country: str | None, report: Link | None) -> Link | None:
    """The link that a speaker makes, None where the words name no one ("he", "some", "data").

    `country` is whose officials "officials" are, where the text says so; `report` the last report named, whose "the
    authors" are.
    """
    made = _THAT_SOMEBODY_MADE.search(speaker or "")
    words = f"report by {made['maker']}" if made else _plain(speaker)
    if len(words) < 2 or _NOBODY.match(words):
        return None
    if _STATE_FIGURES.match(words):
        return Link(words, "official")
    if _IN_A_REPORT.fullmatch(words):
        return report
    if is_evidence(words):
        return None
    if _NOBODYS_REPORTS.fullmatch(words):
        return None
    maker = evidence_maker(words)
    if maker:
        return link_for(maker, None, country, report)
    if _GENERIC_REPORT.fullmatch(words) and not _GENERIC_MAKERS.fullmatch(words):
        return report or _without_report(words)
    agency = agency_named(words, alone=True)
    if agency:
        return Link(agency, "agency")
    if _PEOPLE_OF.match(words):
        return _official(words, role, country) or Link(words, "witness")
    return _report(words) or _outlet(words) or _official(words, role, country) or _body(words) or Link(words, "witness")


# "Key statistics highlighted in the report", "details from the study": the word of that report.
_IN_A_REPORT = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:statistics|figures|details|findings|data|numbers|results|excerpts|passages|conclusions)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:in|from|of)\s+(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{_REPORTS})",
    re.IGNORECASE,
)
# "Hostages of the Harbour Group", "officials linked to the investigation": neither a body's word nor a report.
_PEOPLE_OF = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:officials?|sources?|witness(?:es)?|students?|members|hostages?|prisoners?|detainees?|mothers?|"
    r"fathers?|relatives?|residents?|neighbou?rs?|fighters?|men|women|people|survivors?|victims?|patients?|inmates?)\s+"
    r"(?:of|at|in|on|from|with|near|close|linked|familiar|inside|who|whom)\b",
    re.IGNORECASE,
)


def _without_report(words: str) -> Link | None:
    """The link of what might be a report's where no report was named: a short name, or people who look into things."""
    if _SHORT_NAME.fullmatch(words):
        return Link(words, "report")
    return Link(words, "witness") if _LOOKING_INTO.fullmatch(words) else None


_LOOKING_INTO = re.compile(r"(?:researchers?|investigators?|writers?)", re.IGNORECASE)
# "A survey", "its latest report", "the study's authors": writings of which nobody says whose they are.
_UNNAMED = re.compile(r"(?:an?|its|their|his|her|the same|new|fresh)\s|.*['’]s?\s", re.IGNORECASE)


def unnamed_report(written: str) -> Link | None:
    """The link of a report that goes by no name, as the text writes it with its article; "the report" alone is none."""
    words = _plain(written)
    told = _UNNAMED.match(written) and _GENERIC_REPORT.fullmatch(words) and _REPORT.search(words)
    return Link(words, "report") if told else None


def takes_up(written: str, unnamed: Link, named: Link) -> bool:
    """Whether words as the text writes them ("the report by the Harbour Group") take up a report that had no name, and
    give it the name of this link."""
    again = re.match(rf"(?:the|this)\s+(?:\w+\s+)?(?P<noun>{_REPORTS})\b", written, re.IGNORECASE)
    return again is not None and unnamed.name.endswith(again["noun"]) and not named.name.endswith(again["noun"])


_A_MAKER = (
    r"(?:the\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?P<maker>[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:of|for|on|and|the|de|du|des)\s+){0,2}[A-ZÀ-Þ][\w’'-]*)*)"
)
_MADE = (
    r"(?:drawn up|put together|put out|brought out|carried out|compiled|written|published|produced|"
    r"conducted|released|prepared|issued|made|edited|authored|run)"
)
_MAKER_BEHIND = re.compile(
    r",?\s+(?:(?:which|that)\s+(?:was|were|is|has been|had been)\s+)?(?:\w+ly\s+)?"
    rf"{_MADE}(?:\s+(?!by\b)[\w-]+){{0,3}}?\s+by\s+{_A_MAKER}"
)
# As in: the survey of the coast, which the Harbour Office (HO) made public yesterday.
_MAKER_IN_CLAUSE = re.compile(
    rf"(?:\s+(?:of|on|into|about)\s[^,.;:\n]{{1,80}})?,?\s+(?:which|that)\s+{_A_MAKER}(?:\s+\([^)\n]{{1,20}}\))?\s+"
    r"(?:has\s+|had\s+)?(?:made public|put out|brought out|drew up|published|released|issued|compiled|wrote|written|"
    r"prepared|presented|unveiled|produced)\b"
)
# As in: the report “From Sea to Shore” by the Harbour Centre.
_MAKER_OF_TITLE = re.compile(rf",?\s+['\"“‘][^\n]{{3,150}}?['\"”’],?\s+(?:by|from)\s+{_A_MAKER}")
_MAKER_BEFORE = re.compile(rf"(?:^|(?<=[.!?”\"]\s)|(?<=\n))(?i:{_MADE})\s+by\s+{_A_MAKER},\s+(?:the\s+|this\s+)?$")


# "“Beyond the Sea”, a report that the Harbour Centre put out this week".
_THAT_SOMEBODY_MADE = re.compile(
    rf"\b(?:{_REPORTS})\s+(?:(?:that|which)\s+)?(?:the\s+)?"
    r"(?P<maker>(?-i:[A-ZÀ-Þ])[\w’'-]*(?:\s+(?:(?:of|for|on|and|the|de|du|des)\s+){0,2}(?-i:[A-ZÀ-Þ])[\w’'-]*)*)"
    r"\s+(?:has\s+|had\s+)?(?:put\s+out|brought\s+out|drew\s+up|published|released|issued|compiled|wrote|prepared"
    r"|produced|commissioned|made|conducted)\b",
    re.IGNORECASE,
)


def maker_beside(speaker: str | None, text: str, span: Span) -> Link | None:
    """The link of who made a report, named right beside it: "says the study, which was drawn up by the Harbour
    Institute", "Prepared by the Harbour Institute, the study says". `span` is where the speaker's words stand."""
    if not _GENERIC_REPORT.fullmatch(_plain(speaker).split(" of ")[0]):
        return None
    start, end = span
    noun = text.rfind((speaker or "").split()[-1], start, end)
    behind = (end, noun + len((speaker or "").split()[-1])) if noun >= 0 else (end,)
    found = (pattern.match(text, at) for at in behind for pattern in (_MAKER_BEHIND, _MAKER_IN_CLAUSE, _MAKER_OF_TITLE))
    made = next(filter(None, found), None)
    made = made or _MAKER_BEFORE.search(text[max(0, start - _LONGEST_OPENING) : start])
    return _report(f"report by {made['maker']}") if made else None


_LONGEST_OPENING = 160


def tells_of_writing(words: str | None) -> bool:
    """Whether a speaker is a report or those who wrote one, and no body that only says something."""
    return bool(words and (_REPORT.search(words) or re.search(rf"\b(?:co-?)?(?:{_MAKERS})\b", words)))


def _plain(words: str | None) -> str:
    """Without articles, quotation marks and what follows a comma."""
    text = _COUNTED_PEOPLE.sub("", " ".join((words or "").split()))
    text = re.split(r",\s|\s[-–—(]", text, maxsplit=1)[0]
    bare = _LEADING.sub("", text.strip(_QUOTES)).strip(_QUOTES)
    return bare[:1].lower() + bare[1:] if _COMMON.match(bare) else bare


def _report(words: str) -> Link | None:
    """A report goes by its maker, else by its own words; journalists' investigations are their outlet's."""
    titled = _REPORT.search(words) or _TITLED_REPORT.search(words)
    if not titled and not re.match(rf"(?:co-?)?(?:{_MAKERS})\b", words, re.IGNORECASE):
        return None
    found = _MADE_BY.search(words) or _POSSESSOR.search(words)
    if not found:
        return Link(words, "report") if titled else None
    maker = _plain(_BEYOND_MAKER.split(found["maker"])[0])
    peoples = is_country(maker) and not is_country_name(maker)  # "Turkish reports": nobody's in particular
    if _DESCRIBING.fullmatch(maker) or peoples:
        return Link(words, "report")
    agency = agency_named(maker, alone=True)
    if agency:
        return Link(agency, "agency")
    if _JOURNALISTS.search(maker) or _outlet(maker):
        return _outlet(maker) or Link(_plain(_JOURNALISTS.sub("", maker)), "outlet")
    named = maker[:1].isupper() or any(c.isupper() for c in maker)
    return Link(maker if named else words, "report")


def _outlet(words: str) -> Link | None:
    """A paper, a site or a broadcaster, by its noun beside a name or by the name alone."""
    bare = _plain(_JOURNALISTS.sub("", words))
    if _OUTLET_NAMES.fullmatch(bare):
        return Link(bare, "outlet")
    if _JOURNALISTS.search(words) and bare[:1].isupper() and not is_country(bare):
        return Link(bare, "outlet")
    noun = _OUTLET.search(words)
    if not noun or not any(c.isupper() for c in words):
        return None
    quoted = re.search(r"[“\"‘«]([^”\"’»]+)[”\"’»]?", words)
    if quoted:
        return Link(_plain(quoted[1]), "outlet")
    after = words[noun.end() :].strip(_QUOTES)
    if after[:1].isupper():
        return Link(after, "outlet")
    before = words[: noun.start()].strip(_QUOTES)
    named = (
        before
        and all(w[:1].isupper() for w in before.split())
        and noun[0].lower() not in {"agency", "network", "press", "media", "television", "radio"}
    )
    return Link(before, "outlet") if named else None


def _body(words: str) -> Link | None:
    """An institute, by its name; people of it ("analysts at the Harbour Institute") are told from it by their names."""
    named = any(c.isupper() for c in words) and _BODY.search(words)
    return Link(words, "report") if named else None


def _official(words: str, role: str | None, country: str | None) -> Link | None:
    """A body or a person in office; officials without a name go by their country, where the text says which."""
    office = f"{role or ''} {words}"
    if not _OFFICES.search(office) or _NO_OFFICE.search(office):
        return None
    people = re.fullmatch(r"(?P<who>[^A-ZÀ-Þ]+?)(?: in .+)?", words)
    if people and country in _DEMONYMS:
        return Link(f"{_DEMONYMS[country].replace('_', ' ')} {people['who']}", "official")
    return Link(words, "official")


_NEXT_SENTENCE = re.compile(r"(?<=\w\w[.!?])[”\"’]?\s+(?=[A-ZÀ-Þ“\"])")


def addressees(text: str, attribution: Attribution) -> Iterator[tuple[str, RootKind]]:
    """The agency or outlet that the words were said to ("told AFP", "in an interview with the BBC")."""
    cue = attribution.cue_span
    if cue is None:
        return
    rest = _NEXT_SENTENCE.split(text[cue[1] : cue[1] + 160].split("\n")[0], maxsplit=1)[0]
    found = (
        [_TOLD.match(rest)]
        if attribution.cue.lower().split()[-1:] in (["told"], ["tells"], ["tell"], ["telling"])
        else []
    )
    found.append(_VIA.search(rest))
    for match in found:
        link = _medium(match) if match else None
        if link:
            yield link.name, link.kind


def _medium(name: re.Match[str]) -> Link | None:
    words = re.split(r"(?<=\w\w)\.\s", name["name"])[0].rstrip(".")
    agency = agency_named(words, alone=True)
    if agency:
        return Link(agency, "agency")
    described = re.search(rf"\b(?:{_OUTLET_NOUNS})\s+$", name[0][: -len(name["name"])])
    described = described or re.match(r"The [A-Z]", words)  # "told The Star", whose article is part of its name
    return Link(words, "outlet") if described else _outlet(words)


_COUNTING = frozenset(
    {"count", "list", "put", "analyse", "analyze", "examine", "record", "document", "estimate", "identify", "track",
     "compile", "cover", "include", "register", "interview", "trace", "conclude", "find", "show", "describe", "name",
     "tally", "place", "give", "look", "stop", "focus", "deal", "argue", "contain", "note", "warn", "call", "recommend",
     "urge", "cite", "quote", "speak", "mention", "detail", "outline", "highlight", "reveal", "draw", "paint",
     "suggest", "point", "add", "say", "blame", "set"}
)  # fmt: skip


def report_subject(piece: Piece) -> str | None:
    """The report that a sentence of the document's own voice says something from ("The centre's survey counted …")."""
    for token in piece.tokens:
        if token.dep_ == "nsubj" and token.head.lemma_ in _COUNTING and token.head.dep_ == "ROOT":
            words = piece.passage.doc[token.left_edge.i : token.right_edge.i + 1].text
            if len(words) < 160 and (_REPORT.search(words) or _GENERIC_REPORT.fullmatch(words)):
                return str(words)
    return None
