"""What a message's lines point to: numbered documents, each a link, and links that open the browser at the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from bot.chat.page import clip, escape, one_space
from bot.language import _
from bot.pages import wording
from briefings.answers.lines import CLAIMS_LOOKED_AT, POINTED_TO
from briefings.model import Document, Finding, Reference, Statement
from briefings.ports import Statements
from briefings.values import frozen

ID_SHOWN = 10


@frozen
class ShownClaim:
    """The claim whose words stand for a finding, and the number of its document."""

    claim: str
    document: int


Shown = Mapping[str, ShownClaim]


async def shown_claims(library: Statements, findings: Sequence[Finding]) -> Shown:
    """For each finding (by id) the claim that is shown for it: among several, the one with the finding's own words."""
    several = {s for f in findings if 1 < len(f.claims) <= CLAIMS_LOOKED_AT for s in f.statements}
    return shown_among(findings, await library.statements(several) if several else ())


def shown_among(findings: Iterable[Finding], statements: Iterable[Statement]) -> Shown:
    """The same, with these statements at hand."""
    by_words = {(s.id, s.claim.text): ShownClaim(s.claim.id, s.document) for s in statements}
    shown: dict[str, ShownClaim] = {}
    for finding in findings:
        if finding.claims and finding.documents:
            exact = (by_words.get((statement, finding.text)) for statement in finding.statements)
            first = ShownClaim(finding.claims[0], finding.documents[0])
            shown[finding.id] = next((claim for claim in exact if claim), first)
    return shown


class References:
    """Numbers the documents that a message's lines point to, in the order in which they are first named."""

    def __init__(self, documents: Sequence[Reference]) -> None:
        self._known = {reference.number: reference for reference in documents}
        self._order: list[int] = []

    def voice(self, root: str, longest: int = 60) -> str:
        """A root's name within a line, cut at so many characters; in quotation marks if it is the title of a document
        whose source is not known, since a title reads like words of the line."""
        titled = any(reference.title == root and not reference.source for reference in self._known.values())
        name = clip(one_space(root), longest)
        return wording.isolated(wording.quoted(name) if titled else name)

    def mark(self, numbers: Sequence[int], text: str = "", shown: int | None = None) -> str:
        """ "[1][3]" for these documents, the one with the words (`shown`) first, as a link to the sentence `text`."""
        ordered = sorted(dict.fromkeys(numbers), key=lambda number: number != shown)
        marks = [self._mark(number, text if number == shown else "") for number in ordered[:POINTED_TO]]
        more = f" +{len(ordered) - POINTED_TO}" if len(ordered) > POINTED_TO else ""
        return "".join(marks) + more

    def lines(self) -> str:
        """The references themselves, one a line, each a link."""
        return self.lines_upto(len(self._order))

    def lines_upto(self, many: int) -> str:
        """The first `many` references, one a line."""
        numbered = enumerate(self._order[:many], 1)
        return "\n".join(f"[{place}] {self._line(number)}" for place, number in numbered)

    def first(self, many: int) -> str:
        """The first `many` references in one run: "[1] AFP, 17 Dec 2017 · [2] …"."""
        numbered = list(enumerate(self._order, 1))[:many]
        return " · ".join(f"[{place}] {self._short(number)}" for place, number in numbered)

    def rest(self, beyond: int) -> str:
        """The references beyond the first so many, one a line."""
        numbered = list(enumerate(self._order, 1))[beyond:]
        return "\n".join(f"[{place}] {self._line(number)}" for place, number in numbered)

    def __len__(self) -> int:
        return len(self._order)

    def _mark(self, number: int, text: str) -> str:
        if number not in self._order:
            self._order.append(number)
        mark = f"[{self._order.index(number) + 1}]"
        known = self._known.get(number)
        url = known.url if known and text else None
        return f'<a href="{escape(text_fragment(url, text))}">{mark}</a>' if url and web_address(url) else mark

    def _short(self, number: int) -> str:
        reference = self._known.get(number)
        return short_reference(reference) if reference else f"/document_{number}"

    def _line(self, number: int) -> str:
        reference = self._known.get(number)
        return reference_line(reference) if reference else f"/document_{number}"


def chain_words(chain: Sequence[str], document: Document) -> str:
    """ "Reuters → interior ministry": the way to an original source. A document whose source is not known stands there
    under its title, in quotation marks, since a title reads like words of the line."""
    titled = document.title if not document.source else None
    named = (wording.quoted(clip(one_space(name), 60)) if name == titled else name for name in chain)
    return " → ".join(map(wording.isolated, named))


def reference_line(reference: Reference) -> str:
    """ "AFP, 17 Dec 2017 /document_3": outlet and date as a link where there is one; the title names a nameless one."""
    who = reference.source or wording.quoted(clip(one_space(reference.title), 60))
    name = f"{escape(wording.isolated(clip(one_space(who), 80)))}, {wording.day(reference.published)}"
    gone = _(", <b>withdrawn</b>") if reference.status == "withdrawn" else ""
    url = reference.url or ""
    link = f'<a href="{escape(url)}">{name}</a>' if web_address(url) else name
    return f"{link}{gone} /document_{reference.number}"


def short_reference(reference: Reference) -> str:
    """ "AFP, 17 Dec 2017", as a link where there is one."""
    who = reference.source or wording.quoted(clip(one_space(reference.title), 40))
    name = f"{escape(wording.isolated(clip(one_space(who), 40)))}, {wording.day(reference.published)}"
    gone = _(", <b>withdrawn</b>") if reference.status == "withdrawn" else ""
    url = reference.url or ""
    return (f'<a href="{escape(url)}">{name}</a>' if web_address(url) else name) + gone


def text_fragment(url: str, text: str) -> str:
    """A link that opens the browser at the sentence (the URL's text-fragment directive)."""
    words = one_space(text).split()
    if "#" in url or not words:
        return url
    if len(words) <= 12:
        return f"{url}#:~:text={_fragment_part(' '.join(words))}"
    return f"{url}#:~:text={_fragment_part(' '.join(words[:5]))},{_fragment_part(' '.join(words[-5:]))}"


def web_address(url: str | None) -> bool:
    """Whether a link may be shown as one."""
    return bool(url and re.match(r"https?://[^\s<>\"]+$", url))


def _fragment_part(text: str) -> str:
    # A dash is part of the directive's own syntax, so it is escaped as well.
    return quote(text, safe="").replace("-", "%2D")
