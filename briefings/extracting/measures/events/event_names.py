"""Names told with an event that tell it from others: victims, suspects, streets, venues; not who reports it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.extracting.measures.events.places.place_mentions import OPENING
from briefings.extracting.measures.events.places.place_ranks import bare_name
from briefings.knowledge.gazetteer.towns import fold

MOST = 40
_WORD = r"[A-Z][\w'’-]*[\w]"
_RUN = re.compile(
    rf"{_WORD}(?:(?: (?:of|de|al|the|El|La)(?= [A-Z]))? {_WORD})+|\b\d+(?:st|nd|rd|th) (?:Street|Avenue|Ward|Precinct)"
)
# Whoever speaks for police, court or government speaks of every such event.
_OFFICE = re.compile(
    r"\b(?:Chief|Sheriff|Officer|Sgt|Sergeant|Lt|Lieutenant|Capt|Captain|Cpl|Maj|Major|Col|Deputy|Detective|Det|Mayor|Gov|"
    r"Governor|President|Minister|[Ss]pokes\w+|Attorney|Judge|Coroner|Commissioner|Superintendent|Director|Rep|Sen|"
    r"Senator|Agent|Trooper|Inspector|Prosecutor|Secretary|General|Gen|Dr|Prof|Pastor|Rev|Councilman|Councilwoman|Alderman|"
    r"Marshal|Ald|Alderwoman|Bishop|Imam|[Aa]ctivist|[Aa]dvocate|[Oo]rgani[sz]er|[Rr]eporter|[Aa]nchor|"
    r"[Pp]hotographer)\.? $"
)
_BYLINE = re.compile(r"(?:^|[\n.|>] *)(?:By|BY|Contributing:|Reported by) $")
# "The White Helmets said", "according to the Free Lawyers": who tells of every such event.
_BODY_THAT_SPEAKS = re.compile(
    rf"\b[Tt]he (?:[\w-]+ ){{0,4}}?({_WORD}(?: {_WORD})+)(?: \([^)]*\))?(?: [a-z][\w-]+){{0,3}}?(?:,[^,]{{0,80}},)?"
    r" (?:said|says|reported|reports|told|added|announced|stated|claimed|confirmed)\b"
    rf"|\b(?:[Aa]ccording to) the (?:[\w-]+ ){{0,4}}?({_WORD}(?: {_WORD})+)"
)
_COMMON = frozenset(
    """police department sheriff office county city state fire rescue medical center hospital university high middle
    elementary school district news channel press associated reuters agence france times post tribune herald daily
    copyright reserved rights all photo source updated posted published federal bureau investigation investigations
    attorney general court superior supreme house white united states new year years day eve january february march
    april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday am pm est edt pst pdt cst cdt crime stoppers crimestoppers north south east west northern southern
    eastern western central street avenue road boulevard lane drive action eyewitness local emergency services
    violence gun shooting mass homicide unit division major national international observatory human syrian
    government army free islamic democratic forces defense defence ministry minister president security council
    nations twitter facebook google street map chief officer deputy captain sergeant coroner mayor the two three
    four five six seven eight nine ten one mr mrs ms dr said police's group archive getty images video story more
    read also click here""".split()
)


def names_in(text: str, span: tuple[int, int], places: Iterable[str]) -> list[str]:
    """The distinctive names of two and more words in a span, in order, each once."""
    known = {word for name in places for word in bare_name(name).split()}
    speaking = {match[1] or match[2] for match in _BODY_THAT_SPEAKS.finditer(text)}
    found: dict[str, None] = {}
    for match in _RUN.finditer(text, *span):
        before = text[max(0, match.start() - 16) : match.start()]
        if _OFFICE.search(before) or _BYLINE.search(before) or is_taken_to(text, match.start()):
            continue
        if _is_on_a_link(text, match) or _CREDITED.match(text, match.end()):
            continue
        name = _trimmed(match.group(), known)
        if name and name.removeprefix("The ") not in speaking:
            found.setdefault(name)
    return list(found)[:MOST]


# "A scene on Friday. | Ann Poe/Sun-Times": who took the picture.
_CREDITED = re.compile(r" ?/ ?(?:The |For )?[A-Z]")


def _is_on_a_link(text: str, name: re.Match[str]) -> bool:
    """Whether a name stands on a line of the page that leads elsewhere ("More Reports by Ann Ash", "Follow Lake TV On
    Twitter"), as it does under every article of an outlet. The first line of a text tells the story."""
    start = text.rfind("\n", 0, name.start()) + 1
    end = text.find("\n", name.end())
    line = text[start : end if end >= 0 else len(text)].strip()
    return start > 0 and len(line) <= LONGEST_LINK and _LINK.match(line) is not None and line[-1] not in '.!?”"'


LONGEST_LINK = 90
_LINK = re.compile(
    r"(?:More(?! than\b)|Read|Join|Follow|Stay|Like Us|Watch|See|Click|Sign Up|Subscribe|Download|Related|Share|Get|"
    r"Visit|Connect|Copyright|Also Read|Latest|Trending|Most Read|Contact|Submit|Send)\b",
    re.IGNORECASE,
)


def is_taken_to(text: str, at: int) -> bool:
    """Whether a name is told as where the hurt of this and other events were taken or died: a hospital."""
    return _TAKEN_TO.search(text, max(0, at - 60), at) is not None


_TAKEN_TO = re.compile(
    r"\b(?:taken|rushed|transported|airlifted|flown|driven|brought|hospitalized|treated|pronounced|stabilized|condition)"
    r"(?: [\w-]+){0,4} (?:to|at|by) (?:the )?$",
    re.IGNORECASE,
)


def _trimmed(name: str, known: set[str]) -> str | None:
    """The name, None where no word of it is its own; a numbered street is its own."""
    words = [fold(word) for word in name.split()]
    if _OFFICE.match(f"{name.split()[0]} "):
        return None
    own = [word for word in words if word not in _COMMON and word not in known]
    if not own or len(words) < 2:
        return None
    return name


_LOWER = re.compile(r"\b[a-z][a-z-]{3,}\b")
_SAYS_LITTLE = frozenset(
    """about after again also another around because been before being between both call called came city county could
    dead death died during early edition evening expected fatal fatally five four from gunfire gunman gunmen gunshot
    have hospital hospitalized hours hurt identified identify incident injured injuries injury into investigating
    investigation investigators just kill killed killing last late later least left local many morning most multiple
    near news night nine none number officer officers official officials only open opened over park people person
    police public report reported reports said saturday says scene seven sheriff shooter shooting shootings shots
    shot since some someone state still suspect suspected suspects taken than that their them then there they this
    three time told town transported twelve under until update updated victim victims wednesday week weekend were
    what when where which while will with woman women wound wounded wounds year years young attack attacks afternoon
    arrest arrested believe believed charged condition critical custody following happened including life
    threatening occurred overnight responded search several suffered say man men authorities department detectives
    district each details story photo year-old according block neighborhood other more found across
    hour minute""".split()
)


def telling_words(text: str, span: tuple[int, int]) -> list[str]:
    """Words of a span that may tell one such event from another ("barbecue", "funeral"), in one form each."""
    words = (match.group().rstrip("s") for match in _LOWER.finditer(text.lower(), *span))
    return list(dict.fromkeys(word for word in words if word not in _SAYS_LITTLE and f"{word}s" not in _SAYS_LITTLE))[
        :MOST
    ]


def end_of_title(text: str, title: str) -> int:
    """Where the last line ends that repeats the title, or its beginning, among the first of a text; 0 if none does."""
    end = at = 0
    told = fold(title)
    for line in text[:OPENING].splitlines(keepends=True):
        at += len(line)
        words = fold(line.strip())
        if len(words) >= FEWEST_LETTERS and told.startswith(words):
            end = at
    return end


# A line of fewer letters may be any name in the title.
FEWEST_LETTERS = 20
