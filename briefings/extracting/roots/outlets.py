"""Papers, sites and broadcasters by name, and to whom words were said: "the daily Harbour Post", "told the BBC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.extracting.coreference.mentions.nationality import is_country
from briefings.extracting.roots.links import QUOTES, Link, agency_link, plain
from briefings.knowledge.platforms import PLATFORMS
from briefings.model import Attribution, RootKind

_OUTLET_NOUNS = (
    "newspaper|daily|weekly|magazine|portal|website|news site|site|channel|broadcasters?|television|TV|radio|"
    "tabloid|journal|blog|news agency|agency|network|programme|press|media outlet|outlet|media|podcast"
)
_OUTLET = re.compile(rf"\b(?:{_OUTLET_NOUNS})\b")
# "Harbour FM radio", "Harbourwatch news agency".
_NAMED_BEFORE = re.compile(
    r"\s+(?:news agency|news site|website|newspaper|television|TV|radio|channel|daily|weekly|magazine)\b"
)
# What is no outlet by a name before it: "the Halden agency" may be a state's.
_NOT_NAMED_BEFORE = frozenset({"agency", "network", "press", "media", "television", "radio"})
_JOURNALISTS = re.compile(r"(?:['’]s?)?\s+(?:journalists?|reporters?|correspondents?|editors?)$", re.IGNORECASE)
_OUTLET_NAMES = re.compile(
    r"(?:BBC|CNN|NBC|CBS|ABC|PBS|NPR|ITV|Sky News|ARD|ZDF|RT|Fox News|MSNBC|Al[- ]Jazeera|Al[- ]Arabiya|Al[- ]Monitor|"
    r"BuzzFeed|Vice|Politico|Axios|Le Monde|Le Figaro|Libération|Der Spiegel|Spiegel|Die Zeit|Die Welt|Bild|"
    r"El País|El Mundo|"
    r"La Repubblica|Corriere della Sera|Haaretz|Rudaw|Kurdistan 24|Hurriyet|Hürriyet|Kommersant|Novaya Gazeta|Meduza|"
    r"Economist|Atlantic|New Yorker|Intercept|Newsweek|Time|Bellingcat|Deutsche Welle|DW|France 24|Euronews|Rappler|"
    r"Dawn|Haberturk|(?:Radio Free Europe|Radio Liberty|Radio Farda|Radio Ozodi|Radio Azattyq|Voice of America|VOA"
    r"|RFE/RL|BBC|Deutsche Welle|DW)(?:(?:['’]s?)? [A-Z][a-z]+ [Ss]ervice)?|"
    r"(?:[A-Z][\w.-]+ )+(?:Times|Post|Herald|Tribune|Guardian|Telegraph|Observer|Mirror|Journal|Gazette|Chronicle|News|"
    r"Daily|Star|Mail|Express|Independent|Globe|Standard|Echo|Courier|TV|Radio|Today|Monitor)|Guardian|Independent|"
    r"Times|Telegraph|Observer|Sun|Mirror|Scotsman|Daily [A-Z]\w+|USA Today)"
)
_NAME = rf"(?:the\s+)?(?:(?:[a-z-]+\s+)?(?:{_OUTLET_NOUNS})\s+)?"
_NAME += r"(?P<name>(?:[Aa]l-)?[A-ZÀ-Þ][\w.’&/-]*(?:\s+(?:of\s+|the\s+|de\s+)?[A-ZÀ-Þ0-9][\w.’&/-]*){0,4})"
_TOLD = re.compile(rf"\s*(?:(?:exclusively|also|later|earlier)\s+)?{_NAME}")
# Whose an outlet is, before its name: "Norway's official", "the state-run", "pro-government", "Norwegian".
_LATELY = re.compile(r"\s*(?:(?:exclusively|also|later|earlier)\s+)?(?:(?:the|a)\s+)?")
_OWNER = re.compile(
    r"(?:[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){0,2}['’]s?"
    r"|[A-Za-z]+-(?:run|owned|based|controlled|backed|funded|affiliated|linked|language)|(?:pro|anti)-[\w-]+"
    r"|(?:official|semi-official|private|local|independent|opposition|rebel|national|public|state|regional)"
    rf"(?!\s+(?:{_OUTLET_NOUNS})\b)|(?P<people>[A-Z][a-z]+))\s+(?=\w)"
)
_TELLING = frozenset({"told", "tells", "tell", "telling"})
# "Revealed | to CNN".
_SAYING_TO = frozenset(
    """said says revealed reveals confirmed confirms admitted admits disclosed discloses explained explains stated
    states
    announced commented acknowledged acknowledges denied denies spoke insisted conceded complained boasted bragged
    claimed""".split()
)
_TO = re.compile(rf"\s*(?:(?:exclusively|also|later|earlier)\s+)?to\s+(?={_NAME})")
_VIA = re.compile(
    rf"\b(?:interview(?:ed)? (?:with|to|by)|speaking to|quoted by|cited by|carried by|"
    rf"(?:statement|comments?|remarks) to|"
    rf"(?:saying|said) by)\s+{_NAME}"
)
# "Was quoted | by the BBC as saying", "The BBC | quoted him as saying".
_QUOTED, _QUOTES = (
    frozenset({"quoted", "cited"}),
    frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"}),
)
_BY = re.compile(rf"\s*by\s+{_NAME}")
_QUOTING = re.compile(rf"{_NAME}\s+(?:(?:also|has|had|later|earlier)\s+)?$")
_NEXT_SENTENCE = re.compile(r"(?<=\w\w[.!?])[”\"’]?\s+(?=[A-ZÀ-Þ“\"])")


def outlet_link(words: str) -> Link | None:
    """A paper, a site or a broadcaster, by its noun beside a name or by the name alone."""
    bare = plain(_JOURNALISTS.sub("", words))
    if _OUTLET_NAMES.fullmatch(bare) or _are_a_names_journalists(words, bare):
        return Link(bare, "outlet")
    noun = _OUTLET.search(words)
    if not noun or not any(c.isupper() for c in words):
        return None
    name = _name_at(noun)
    return Link(name, "outlet") if name is not None else None


def _are_a_names_journalists(words: str, bare: str) -> bool:
    """ "Harbourwatch reporters", but not "Norwegian reporters"; `bare` are the words without them."""
    return bool(_JOURNALISTS.search(words)) and bare[:1].isupper() and not is_country(bare)


# Who has no country of their own, or several.
_PEOPLES = frozenset(
    "Kurdish Arab Arabic Yazidi Chechen Uighur Uyghur Catalan Basque Flemish European Western African Asian Balkan"
    " Islamist Muslim Jewish Christian".split()
)


def _name_at(noun: re.Match[str]) -> str | None:
    """The name beside an outlet's noun: "the daily | “Harbour Post”", "the website | Harbourwatch", "Halden | weekly";
    None where none stands there."""
    words = noun.string
    quoted = re.search(r"[“\"‘«]([^”\"’»]+)[”\"’»]?", words)
    if quoted:
        return plain(quoted[1])
    after = words[noun.end() :].strip(QUOTES)
    if after[:1].isupper():
        return after
    before = words[: noun.start()].strip(QUOTES)
    if before in PLATFORMS:
        return words  # "a Telegram channel close to the port"
    if is_country(before) or before in _PEOPLES or before.endswith("-based"):
        return words  # "an Iraqi newspaper", "a Halden-based daily": called Iraqi by nobody
    named = before and all(w[:1].isupper() for w in before.split()) and noun[0].lower() not in _NOT_NAMED_BEFORE
    return before if named else None


def papers_link(journalists: str) -> Link | None:
    """The link of the paper whose journalists these are, whatever it is: "harbourwatch's reporters"."""
    paper = plain(_JOURNALISTS.sub("", journalists))
    return Link(paper, "outlet") if _JOURNALISTS.search(journalists) else None


def addressees(text: str, attribution: Attribution) -> Iterator[tuple[str, RootKind]]:
    """The agency or outlet that the words were said to ("told AFP", "in an interview with the BBC")."""
    cue = attribution.cue_span
    if cue is None:
        return
    rest = _NEXT_SENTENCE.split(text[cue[1] : cue[1] + 160].split("\n")[0], maxsplit=1)[0]
    said = attribution.cue.lower().split()
    tells = bool(said) and said[-1] in _TELLING
    to_whom = _TO.match(rest) if bool(said) and said[-1] in _SAYING_TO else None
    quoted = _BY.match(rest) if bool(said) and said[-1] in (*_QUOTED, "saying") else None
    quoting = _QUOTING.search(text[max(0, cue[0] - 80) : cue[0]]) if bool(said) and said[0] in _QUOTES else None
    told = _TOLD.match(_without_owners(rest[to_whom.end() if to_whom else 0 :])) if tells or to_whom else None
    for match in (told, _VIA.search(rest), quoted, quoting):
        link = _medium(match) if match else None
        if link:
            yield link.name, link.kind


# A broadcaster that is called by its country.
_BROADCASTS = re.compile(r"(?:Radio|Television|TV|Broadcasting)\b")


def _without_owners(words: str) -> str:
    """The words without those that say whose the outlet is that they open with."""
    lately = _LATELY.match(words)
    at = lately.end() if lately else 0
    opening = at
    while (owner := _OWNER.match(words, at)) is not None:
        if owner["people"] and (not is_country(owner["people"]) or _BROADCASTS.match(words, owner.end())):
            break  # "Poe Radio", "Danish Radio"
        at = owner.end()
    return words[at:] if at > opening else words


def _medium(name: re.Match[str]) -> Link | None:
    """The agency or outlet that a name, of which words were said to somebody, is of."""
    words = re.split(r"(?<=\w\w)\.\s", name["name"])[0].rstrip(".")
    agency = agency_link(words)
    if agency:
        return agency
    described = re.search(rf"\b(?:{_OUTLET_NOUNS})\s+$", name[0][: -len(name["name"])])
    described = described or re.match(r"The [A-Z]", words)  # "told The Star", whose article is part of its name
    described = described or _NAMED_BEFORE.match(name.string, name.end())
    return Link(words, "outlet") if described else outlet_link(words)
