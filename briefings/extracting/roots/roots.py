"""Where each claim first comes from: the chain that begins with the document itself and ends with its root.

A root is told from the words of its attribution: agencies by name, reports by their noun and maker, outlets by their
noun or name, officials by office, everyone else as a witness. A name that cannot be placed is a root of its own. What a
writing, an agency or an outlet said carries on to the end of its passage, until another is named; what a person or a
watchdog said carries on only where the next sentence visibly continues it ("Of those, …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.extracting.claims.pieces import Piece
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import sentences
from briefings.extracting.roots.datelines import credit_line, dateline, sign_off
from briefings.extracting.roots.links import Link, plain
from briefings.extracting.roots.outlets import addressees
from briefings.extracting.roots.report_makers import maker_beside
from briefings.extracting.roots.reports import (
    are_nobodys_reports,
    report_subject,
    takes_up,
    tells_of_writing,
    unnamed_report,
)
from briefings.extracting.roots.root_kinds import link_for
from briefings.knowledge.agencies import agencies_credited, agency_named
from briefings.knowledge.countries import country_of_capital
from briefings.knowledge.joint_names import those_named
from briefings.model import Attribution, Document, Place, Root, RootKind, Span
from briefings.reading.bylines import may_credit_picture

_HEAD_PASSAGES = 4
_TAIL_PASSAGES = 4
_CARRYING = frozenset({"report", "agency", "outlet"})
_IN_PLACE = re.compile(r"[\"“]?In (?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3},")
# "Of those, …", "About half of them …", "The rest …", "Another 20 …", "The figure …"; but "Two of those who struck …"
# and "The others fled …" are as much the paper's own.
_CONTINUES = re.compile(
    r"((\S+ ){0,5}of (those|these|them|whom)|of which|(\S+ ){0,3}the (rest|remaining|remainder)|"
    r"(the )?rest|another|among (them|those)|(the|this|that) (figure|number|total)s?)\b(?! (who|that|with)\b)",
    re.IGNORECASE,
)
# "They include 40 from Leeds", "The figure includes 40 boats", "That total does not cover …": of whose figure that is.
_MADE_UP_OF = re.compile(
    r"(?:the|this|that|these|those|its|their) (?:figure|number|total|count|tally|toll)s?"
    r" (?:(?:do|does|did) not |also |only )?(?:include|cover|exclude|count|comprise|take in)|"
    r"(?:they|these|those) (?:also )?included? (?:\d|about|around|some|nearly|almost|at least|more than|over|up to)",
    re.IGNORECASE,
)
# What a paper says of its own checking is its own.
_OWN_CHECK = re.compile(
    r"\b(no independent|independently|(could|can) ?not (immediately )?(be )?(verif|confirm|reach))|"
    r"did not (immediately )?respond",
    re.IGNORECASE,
)


def find_roots(
    text: str, passages: Sequence[Passage], pieces: Sequence[Piece], document: Document, places: Sequence[Place]
) -> list[Root]:
    """The root of every piece, in the same order."""
    reading = _Reading(text, voice_of(document, passages), _Lands(places))
    chains = [reading.chain(piece) for piece in pieces]
    chains = [tuple(reading.makers.get(link, link) for link in chain) for chain in chains]
    # A title that stands for the document is nobody's full name ("Tarsia frees 40 men" is no name of Tarsia).
    full = _full_names(link.name for chain in chains for link in chain if link.name != document.title)
    kinds = {link.name: link.kind for chain in chains for link in chain if link.kind != "witness"}
    return [_root(chain, full, kinds) for chain in chains]


def voice_of(document: Document, passages: Sequence[Passage]) -> Link:
    """Who stands for what the document says itself: the agency that its dateline or credit line names; failing that the
    source, and at last the title."""
    agency = _credited(document, passages)
    if agency:
        return Link(agency, "agency" if agency_named(agency) else "outlet")
    name = document.source or document.title or "unknown"
    agency = agency_named(name)
    return Link(agency, "agency") if agency else Link(name, "outlet")


def _credited(document: Document, passages: Sequence[Passage]) -> str | None:
    for words in filter(None, (document.credit, document.author)):
        named = agencies_credited(words)
        if named:
            return named[0]
    for mark, near in ((dateline, passages[:_HEAD_PASSAGES]), (sign_off, passages[-_TAIL_PASSAGES:][::-1])):
        for passage in near:
            words = document.text[passage.start : passage.end]
            if document.author and document.author not in words and may_credit_picture(words):
                continue  # "Ann Poe/Reuters" beside another's byline
            agency = mark(words)[1] or next(iter(credit_line(words) or ()), None)
            if agency:
                return agency
    return None


class _Lands:
    """The countries that a text names, by offset: whose officials "officials" are.

    Only what the words themselves tie to the speaker counts ("In France, officials say", "officials in France"). A
    country that merely stands in the sentence may be where the event was.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._known = sorted((p for p in places if p.country), key=lambda p: p.start)
        self._starts = [p.start for p in self._known]
        self._names = {p.name for p in self._known}

    def of(self, text: str, start: int, speaker: Span | None) -> str | None:
        """The country of an unnamed speaker in the sentence that begins at `start`."""
        opening = _IN_PLACE.match(text, start)
        if opening and (speaker is None or speaker[0] - opening.end() <= 2):
            return self._within(start, opening.end())
        if speaker and re.match(r".[^A-ZÀ-Þ]* in ", text[slice(*speaker)]):
            return self._within(*speaker)
        return None

    def _within(self, start: int, end: int) -> str | None:
        """The one country that a span names, by itself or by its capital: officials in another town may be the town's,
        and those in two capitals are no one country's."""
        here = self._known[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        seats = {place.country for place in here if _stands_for_a_state(place.name)}
        return here[0].country if len(seats) == 1 and len({place.country for place in here}) == 1 else None

    def named(self, name: str) -> bool:
        """Whether the name is a country's or a place's, whose word is its government's."""
        return name in self._names


def _stands_for_a_state(place: str) -> bool:
    """Whether a place is a country or its capital; whose officials those in Brussels are nobody can tell."""
    return is_country_name(place) or (place != "Brussels" and country_of_capital(place) is not None)


@dataclass
class _Reading:
    """One pass over the pieces in text order: what was named so far, and what carries on in this passage."""

    text: str
    voice: Link
    lands: _Lands
    passage: Passage | None = None
    carried: tuple[Link, ...] = ()
    report: Link | None = None
    written: set[str] = field(default_factory=set)
    seen: dict[int, Link | None] = field(default_factory=dict)
    # Unnamed officials whose country was told where they first spoke, by the speaker's words.
    landed: dict[str, Link] = field(default_factory=dict)
    # Reports that were brought in without a name ("a new report"), and who is told later to have made them.
    unnamed: list[Link] = field(default_factory=list)
    makers: dict[Link, Link] = field(default_factory=dict)
    # Reports whose makers are told beside them, by the speaker's words.
    made: dict[str, Link] = field(default_factory=dict)

    def chain(self, piece: Piece) -> tuple[Link, ...]:
        if piece.passage is not self.passage:
            self.passage = piece.passage
            if not self._takes_up_figure(piece):
                self.carried = ()
        links = self._named(piece)
        if _is_by_other_reports(piece):
            self.carried = ()
        if links:
            self.carried = links
        elif self.carried:
            self.carried = links = self.carried if self._carries_on(piece) else ()
        return _without_repeats((self.voice, *links))

    def _named(self, piece: Piece) -> tuple[Link, ...]:
        """The links that a piece names itself, the outermost first; keeps the last report for what comes behind."""
        if piece.held_by:
            links = tuple(link for attribution in piece.held_by for link in self._links_of(attribution, piece))
        else:
            links = tuple(self._report_told_of(piece))
        for link in links:
            if link.kind == "report" or (link.kind == "outlet" and self.report is None):
                self.report = link
        return links

    def _links_of(self, attribution: Attribution, piece: Piece) -> Iterator[Link]:
        """Whom the words were said to, where that is an agency or an outlet, and who said them."""
        link = self._link(attribution, piece)
        if link is None:
            return
        yield from (Link(name, kind) for name, kind in addressees(self.text, attribution))
        yield link
        if tells_of_writing(attribution.speaker):
            self.written.add(link.name)

    def _report_told_of(self, piece: Piece) -> Iterator[Link]:
        """The report that a sentence of the document's own voice tells of: "The survey counted 40 boats"."""
        subject = report_subject(piece)
        if subject and _BY_THE_OUTLET.search(subject):
            return
        named = link_for(subject, None, None, self.report) if subject else None
        if named:
            self.written.add(named.name)
            yield named

    def _link(self, attribution: Attribution, piece: Piece) -> Link | None:
        """The link that an attribution makes, told where its first piece stands and the same for all that follow."""
        key = id(attribution)
        if key not in self.seen:
            link = self._speaker_link(attribution, piece)
            if link and link.kind == "witness" and self._is_of_state(link.name):
                link = Link(link.name, "official")
            self.seen[key] = link
        return self.seen[key]

    def _speaker_link(self, attribution: Attribution, piece: Piece) -> Link | None:
        """The link of a speaker, by what was told beside it, before it, or by its own words."""
        speaker, said_by = attribution.speaker, attribution.source_span
        country = self.lands.of(self.text, piece.start, said_by)
        link = self._maker_of(speaker, said_by) if said_by else None
        link = link or self._official_of(speaker, country) or link_for(speaker, attribution.role, country, self.report)
        self._keep_land(speaker, country, link)
        if said_by is None:
            return link
        written = self.text[slice(*said_by)]
        if link is None:
            return self._unnamed_report(written)
        self._tell_maker(speaker or "", written, link)
        return link

    def _keep_land(self, speaker: str | None, country: str | None, link: Link | None) -> None:
        """Keep whose official a speaker is, where that is told: "a spokesman in Paris"."""
        if link and country and speaker and link.kind == "official":
            self.landed[speaker] = link

    def _unnamed_report(self, written: str) -> Link | None:
        """The link of "a new report", whose maker may be told later."""
        link = unnamed_report(written)
        self.unnamed += [link] if link else []
        return link

    def _maker_of(self, speaker: str | None, said_by: Span) -> Link | None:
        """Who made the report that speaks, by the words beside it here or where it spoke first."""
        beside = maker_beside(speaker, self.text, said_by)
        if beside is not None and speaker:
            self.made.setdefault(speaker, beside)
        return beside or self.made.get(speaker or "")

    def _tell_maker(self, speaker: str, written: str, link: Link) -> None:
        """Who made "a new report", told paragraphs later: "the report, released by the Harbour Group"; where no other
        report came in without a name."""
        if link.kind != "report" or len(self.unnamed) != 1:
            return
        (report,) = self.unnamed
        led_back = speaker.endswith(report.name) and speaker not in written  # "the paper" is the new report
        if led_back or takes_up(written, report, link):
            self.makers.setdefault(report, link)

    def _official_of(self, speaker: str | None, country: str | None) -> Link | None:
        """Who spoke before under the same words: "a spokesman in Paris said …", and later "he said"."""
        return self.landed.get(speaker or "") if country is None else None

    def _is_of_state(self, name: str) -> bool:
        """Whether a name is a country's, or its capital's, whose word is its government's; or an acronym that the text
        calls a service or an office ("the security service PST")."""
        if _is_somebody_from(name):
            return False
        each = [name] if self.lands.named(name) else those_named(name)  # "Bosnia and Herzegovina" is one
        if all(self.lands.named(one) or country_of_capital(one) for one in each):
            return True
        return name.isupper() and re.search(rf"{_OFFICE}\s+{re.escape(name)}\b", self.text) is not None

    def _takes_up_figure(self, piece: Piece) -> bool:
        """Whether a paragraph begins with what the figure of the one before is made up of."""
        return not piece.held_by and _MADE_UP_OF.match(self.text, piece.start) is not None

    def _carries_on(self, piece: Piece) -> bool:
        words = self.text[piece.start : piece.end].lstrip("\"“' ")
        if _OWN_CHECK.search(words):
            return False
        if _CONTINUES.match(words) or _MADE_UP_OF.match(words):
            return True
        last = self.carried[-1]
        carries = last.kind in _CARRYING and (last.kind != "report" or last.name in self.written)
        return carries and not _is_run_together(piece.passage)


# "An analysis by this site shows": what the outlet found out itself.
_BY_THE_OUTLET = re.compile(
    r"\bby (?:this|our(?: own)?) (?:newspaper|paper|newsroom|magazine|agency|website|site|journal|outlet|broadcaster"
    r"|programme|station|newsdesk)\b"
)


def _is_somebody_from(name: str) -> bool:
    """Whether a speaker is one person, by the country alone ("the German"), and no nation ("Germans", "the French")."""
    return is_country(name) and not is_country_name(name) and re.search(r"(?:s|sh|ch|ese)$", name) is None


_OFFICE = r"\b(?:service|agency|ministry|bureau|office|police|directorate|command|army|secretariat|prosecutor)"


def _is_by_other_reports(piece: Piece) -> bool:
    """Whether "earlier research" says it: nobody's by name, and not the report's that was told of before."""
    return any(a.speaker and are_nobodys_reports(plain(a.speaker)) for a in piece.held_by)


def _is_run_together(passage: Passage) -> bool:
    """Whether the passage is several paragraphs of an article in one line, so that it is nobody's alone."""
    return sum(1 for _ in sentences(passage)) > _LONGEST_PARAGRAPH


_LONGEST_PARAGRAPH = 7


def _without_repeats(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links in order, each once: a name that comes again is the same link."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.name, link)
    return tuple(first.values())


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Short forms of a name in the document → its longest form ("Jones" → "Ann Jones", "Soufan" → "Soufan Center",
    "PET" → "intelligence service PET")."""
    names = set(names)
    full: dict[str, str] = {}
    ends: dict[str, str | None] = {}  # None where two names end so
    for name in sorted(filter(_is_one_name, names), key=lambda n: (-len(n), n)):
        whole = ends.get(name) or name
        if whole != name:
            full[name] = whole
        for short in _short_forms(name):
            ends[short] = None if short in ends and ends[short] != whole else whole
    return full | _full_names_of_several(names)


def _full_names_of_several(names: Iterable[str]) -> dict[str, str]:
    """Short forms of those who spoke together → their full names ("Poe and Lane" → "Ann Poe and Tom Lane")."""
    several = sorted((name for name in set(names) if " and " in name), key=lambda name: (-len(name), name))
    full: dict[str, str] = {}
    for k, name in enumerate(several):
        parts = those_named(name)
        whole = next((longer for longer in several[:k] if _end_so(those_named(longer), parts)), None)
        if whole is not None:
            full[name] = full.get(whole, whole)
    return full


def _end_so(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether each of several is called by the last word of their full name."""
    if len(full) != len(short) or not all(word[:1].isupper() for name in full for word in name.split()):
        return False
    return all(
        one.split()[-1] == other.split()[-1] and " " not in other for one, other in zip(full, short, strict=True)
    )


def _is_one_name(words: str) -> bool:
    """ "Ann Poe", "intelligence service PET"; not "Ann Poe and Tom Lane"."""
    return " and " not in words and (words[:1].isupper() or words.split()[-1].isupper())


def _short_forms(name: str) -> set[str]:
    """What a name of several words is called for short: its first or last word; of "intelligence service PET" only its
    acronym, of "Iraqi Foreign Ministry" only the ministry, and of "FIS Agent Ann Poe" it is none."""
    words = name.split()
    if len(words) < 2:
        return set()
    opens = name[:1].isupper() and not words[0].isupper() and not is_country(words[0])
    return {words[-1], words[0]} if opens else {words[-1]}


def _root(chain: tuple[Link, ...], full: Mapping[str, str], kinds: Mapping[str, RootKind]) -> Root:
    """The root at the end of a chain, by its full name, and of the kind that this name shows."""
    whole = (
        Link(full[link.name], kinds.get(full[link.name], link.kind)) if link.name in full else link for link in chain
    )
    links = _without_repeats(whole)
    return Root(links[-1].name, links[-1].kind, tuple(link.name for link in links))
