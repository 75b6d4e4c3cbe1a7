"""Which names are a paper's, a station's, a site's: by their kind, their article, or how they are written."""

from __future__ import annotations

import re

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer

_SITE = re.compile(r"(?:[A-Za-z0-9-]{2,}\.)+[a-z]{2,6}")
# The last words of papers', stations' and magazines' names.
_KINDS = frozenset(
    "times post news herald tribune telegraph journal gazette chronicle observer monitor guardian independent mail"
    " express mirror star sun standard courier ledger dispatch examiner inquirer enquirer bulletin review digest"
    " weekly daily today radio tv television network magazine zeitung globe mercury argus advertiser echo press wire"
    " broadcasting spectator economist atlantic politico messenger sentinel"
    " kurier rundschau allgemeine tageblatt tagblatt anzeiger nachrichten morgenpost abendblatt volksblatt courrier"
    " dagblad dagbladet nieuwsblad tidende posten novine"
    " hebdo matin soir magazin intelligencer".split()
)
# What papers' names end in where they are one word: "Fjordavisen", "Rheinzeitung", "De Scheldebode".
_COMPOUNDS = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*[a-zß-öø-ÿ](?:zeitung|blatt|kurier|anzeiger|bote|posten|bladet|avisen|tidende|tidningen|courant|bode)"
)
# Words for what papers and sites do, and for bodies that publish: an outlet's only in a head, beside a day or a byline.
_COMMON_KINDS = frozenset(
    "eye lens line lines report reports reporter wires brief briefing watch insight insights outlook view views forum"
    " portal media online agency channel pulse voice info register record banner citizen newspaper monthly quarterly"
    " service committee council commission centre center institute foundation".split()
)
# "Steppe News Agency", "Harbour Press Bureau"
_WIRES = re.compile(r"\S\s(?:[Nn]ews|NEWS|[Pp]ress|PRESS|[Mm]edia|[Ww]ire|WIRE)\s(?i:agency|bureau|service|network)$")
# Of these, what bodies are called as often: behind a person's name it is where he works or whom he speaks for.
_BODIES = frozenset(
    "forum agency watch service committee council commission centre center institute foundation".split()
)
# The last words of outlets' names that only a line which signs an article shows to be such.
_SIGNED_KINDS = frozenset(
    "digital dateline investigations morning evening lantern compass beacon clarion recorder".split()
)
# Of all these, what heads of columns and series end in too: "Crime Report", "Reporter's Notebook".
_GENRES = frozenset("report reports brief briefing papers line lines view views insight insights notebook".split())
# What a person may be as well: an outlet's only behind its article ("The Maputo Analyst").
_TRADES = frozenset("analyst correspondent leader reporter statesman pioneer".split())
# The kinds that are surnames too: "By Emily Post".
_SURNAMES = frozenset("post star sun press ledger courier mercury sky argus page banner record".split())
_STATIONS = frozenset("bbc cnn cbc nbc cbs abc npr voa rfe/rl dw rfi trt pbs itv sky jazeera arabiya".split())
# Which begin a paper's name, and a person's hardly ever.
_ARTICLES = frozenset("the der die das le la les l' el il lo de het al".split())
# The words for an outlet's kind that stand before its name: "Radio Steppe", "Agence Sahel", "Voice of the Gulf".
_LEADING = frozenset(
    "radio tv télévision televisión television channel agence agencia agenzia diario journal gazeta gazette corriere"
    " giornale jornal voice deutsche channel canal".split()
)

# Before a number these make a channel's name, as a place does ("Steppe 24").
_CHANNELS = frozenset("channel kanal canal kanali tv ntv rossiya antenne france rai".split())

# "World news", "POLICE & COURTS": the section of the paper, above the title.
_SECTIONS = frozenset(
    "world news politics courts court police crime opinion analysis local national international exclusive breaking"
    " feature features report business health education metro region regional investigation investigations security"
    " special middle east europe asia africa americas home nation state latest top us uk public safety press release"
    " comment editorial live briefing conflict war law society culture science technology environment".split()
)


def is_outlet(name: str, *, dated: bool) -> bool:
    """Whether a name is surely a paper's, a station's, an agency's. Beside a day (`dated`) the article or the kind
    before it is enough: "Der Anzeiger, 3 December 2017", "Radio Steppe, 3 December 2017"."""
    if agency_named(name):
        return dated  # alone it credits the copy, which any outlet may print
    if is_site(name) or is_station(name):
        return True
    if is_section(name):
        return False
    return _ends_in_a_kind(name, dated=dated) or (dated and _is_outlet_in_a_head(name))


def _ends_in_a_kind(name: str, *, dated: bool) -> bool:
    """Whether a name's last word says what papers or stations are called: "The Harbour Post"; beside a day also
    "Lake-Post"."""
    words = name.casefold().split()
    kind = re.split(r"[-.]", words[-1].strip("."))[-1]
    if kind in _KINDS and (len(words) > 1 or (dated and "-" in name)):
        return True
    return _WIRES.search(name) is not None or (dated and _COMPOUNDS.fullmatch(name.split()[-1]) is not None)


def _is_outlet_in_a_head(name: str) -> bool:
    """Whether a name of several words is an outlet's, since a day or a byline stands beside it: "Der Anzeiger", "Radio
    Steppe", "Steppe 24", "Lake Lens", "Harbour Forum of Ghent"."""
    words = name.casefold().split()
    if words[0].startswith("télé-"):
        return True
    if len(words) == 1 or words[0] in _DAYS:
        return False
    if len(words) == 2 and re.fullmatch(r"\d{1,2}", words[1]):
        return words[0] in _CHANNELS or is_place(name.split()[0])
    named = words[: words.index("of")] if "of" in words[1:] else words  # "Harbour Forum of Ghent"
    return words[0] in _ARTICLES | _LEADING or named[-1] in _COMMON_KINDS


def is_outlet_in_a_signature(name: str, *, told: bool, behind_author: bool = False) -> bool:
    """Whether a name is an outlet's by a common word of such names, in a line that signs an article. `told` says that
    the line has a day, an agency or a desk ("Lake Papers, foreign desk"), `behind_author` that it may be what the
    author belongs to."""
    words = name.casefold().split()
    kind = words[-1]
    if len(words) < 2 or words[0] in _DAYS or is_place(name) or is_section(words[0]) or re.search(r"['’]s\b", name):
        return False
    if kind in _BODIES:
        return kind == "agency" and not behind_author
    if kind in _GENRES:
        return told
    return kind in _COMMON_KINDS | _SIGNED_KINDS or (kind in _TRADES and words[0] == "the" and len(words) > 2)


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday this yesterday early late good next last".split()
)


def may_be_person(name: str) -> bool:
    """Whether a name that ends as outlets' do may be an author's: "Emily Post"."""
    words = name.split()
    return len(words) == 2 and words[-1].casefold() in _SURNAMES and not is_place(words[0])


def may_be_body(name: str) -> bool:
    """Whether a name ends as bodies' do that are no outlets: "Harbour Institute"."""
    return name.casefold().split()[-1] in _BODIES


def is_site(name: str) -> bool:
    """Whether a name is a web site's address."""
    return _SITE.fullmatch(name) is not None


def is_station(name: str) -> bool:
    """Whether a name is one of the great stations', whose interviews others retell."""
    words = name.casefold().split()
    return words[-1] in _STATIONS or words[0] in _STATIONS


def is_place(name: str) -> bool:
    """Whether a name is a place's that is not too small to be a paper's home."""
    return name in _COUNTRIES or shared_gazetteer(SMALLEST_TOWN).knows(
        name.title() if name.isupper() else name, above=_VILLAGE
    )


_COUNTRIES = frozenset({"UAE", "USA", "US", "U.S.", "UK", "U.K."})
# Places of fewer inhabitants share too many names with people.
_VILLAGE = 15_000


def is_section(line: str) -> bool:
    """Whether a line names a section of the paper and nothing else."""
    words = re.findall(r"[a-z]+", re.sub(r"\band\b|\bthe\b", "", line.casefold()))
    return bool(words) and _SECTIONS.issuperset(words) and not re.search(r"[\d.!?]", line)


def calm(name: str) -> str:
    """A name that is printed in capitals, as other papers write it ("The Harbour Post"); acronyms keep theirs."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(word if _is_acronym(word) else word.capitalize() for word in name.split())


def is_call_sign(word: str) -> bool:
    """Whether a word can be spoken letter by letter only ("WKBR"), or is written as sites write theirs ("LakeLens")."""
    return not re.search(r"[AEIOUYaeiouy]", word) or bool(re.fullmatch(r"[A-Z][a-z]+[A-Z][a-z]\w+", word))


def _is_acronym(word: str) -> bool:
    short = is_call_sign(word) or word in ("US", "USA", "UK", "EU", "UN", "UAE")
    return short or word.casefold() in _STATIONS or agency_named(word) is not None
