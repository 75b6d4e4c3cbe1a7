"""Times: every time phrase of a text with its dates, and the one that is a claim's own.

The grammar reads the words, the parse tells only where the verb beside them looks: "on Friday" is the latest Friday up
to the publication day, and the coming one in "will leave on Friday". Two times joined by "between … and" or "from … to"
are one time, from the first's first day to the second's last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from briefings.extracting.comparisons import set_against
from briefings.extracting.outlook import SAYING, hangs_on_saying, outlook_of
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.dates.calendar import DAY, Days, latest_weekday, stretch_to
from briefings.knowledge.dates.grammar import phrases
from briefings.knowledge.dates.patterns import STRETCH_TO, left_match
from briefings.knowledge.dates.resolution import Outlook, beside, resolve
from briefings.knowledge.dates.vocabulary import NUMBERS, UNITS, Phrase
from briefings.model import Time, When

_JOINTS = {
    "between": re.compile(r"\s+and\s+\Z"),
    "from": re.compile(r"\s+(?:to|until|till|through)\s+\Z"),
    "": re.compile(r"\s?[-–—]\s?\Z|\s+through\s+\Z"),
}
_OPENING = re.compile(r"\b(between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
# How far (in code points) a time reaches to what leans on it, and the kinds by which reports say when somebody spoke.
_NEAR = 400
_SPOKEN = {"weekday", "relative_day"}
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)
# "Every Friday", "each Monday morning": no one day.
_EVERY = re.compile(r"\b(?:every|each)(?:\s+other)?\s+\Z", re.IGNORECASE)
_OFFSET = re.compile(r"(?:before|after)\Z", re.IGNORECASE)
_TO_THE_DAY = re.compile(r"\s+(?:the\s+|last\s+)?\Z", re.IGNORECASE)
# What a claim's own time is set against, and the changes that tell what was before.
_AGAINST = frozenset("against than versus above below unlike".split())
_CHANGED = frozenset(
    "up down rise fall increase decrease drop climb jump grow decline surge soar swell shrink double leap".split()
)
# Whose tense depends on the verb: everything else is fixed by its own words.
_TENSED = {"date", "weekday", "unit", "season", "quarter", "holiday", "week_of"}


def find_times(text: str, passages: Sequence[Passage], published: date | None) -> list[Time]:
    """Every time of the text, in order. Both dates None where words are recognised but left unresolved."""
    times: list[Time] = []
    before = _Before()
    for passage in passages:
        times += _passage_times(text, passage, published, before)
    return times


@dataclass(slots=True)
class _Before:
    """What was resolved last, and where it ends in the document: "two days later" may lean on it, if it is near.

    When somebody spoke is no time to lean on: in "he said on Monday that it fell in March; two days later …" March is.
    """

    days: Days | None = None
    end: int = 0
    since: bool = False

    def near(self, start: int, phrase: Phrase) -> Days | None:
        """The days, where they were told shortly before; "the same day" is not the one since which something lasts."""
        if self.since and phrase.kind == "same" and phrase.unit == "day" and not phrase.count:
            return None
        return self.days if start - self.end <= _NEAR else None

    def tell(self, days: Days, end: int, *, since: bool) -> None:
        """Takes what was resolved; a day since which something lasts hides no time that was told before it."""
        since = since and days[0] == days[1]
        if since and self.days and end - self.end <= _NEAR and not self.since:
            return
        self.days, self.end, self.since = days, end, since


def _passage_times(text: str, passage: Passage, published: date | None, before: _Before) -> list[Time]:
    body = text[passage.start : passage.end]
    times: list[Time] = []
    for group in _joined(body, phrases(body)):
        start, end = passage.start + group[0].start, passage.start + group[-1].end
        days = _resolve_group(body, group, passage, published, before.near(start, group[-1]))
        if group[0].kind == "weekday" and _EVERY.search(body[: group[0].start]):
            days = None
        if days and not (group[0].kind in _SPOKEN and hangs_on_saying(passage, group[0])):
            before.tell(days, end, since=bool(_SINCE.search(body[: group[0].start])))
        if days and (stretch := _stretch(body, group[0], days)):
            start, days = passage.start + stretch[0], stretch[1]
        times.append(Time(days[0] if days else None, days[1] if days else None, text[start:end], start, end))
    return times


def _stretch(body: str, phrase: Phrase, days: Days) -> tuple[int, Days] | None:
    """Where "the twelve months to December" begins, and its days."""
    lead, first = left_match(STRETCH_TO, body, phrase.start)
    if not lead or phrase.kind != "date":
        return None
    count = lead["count"] or "1"
    number = int(count) if count.isdigit() else NUMBERS[count.lower()]
    whole = stretch_to(days[1], UNITS[lead["unit"].lower()], number) if number else None
    return (first, whole) if whole else None


def _joined(body: str, found: list[Phrase]) -> list[tuple[Phrase, ...]]:
    """The phrases one by one, or in pairs where the words between them make one stretch of two."""
    groups: list[tuple[Phrase, ...]] = []
    for phrase in found:
        if groups and len(groups[-1]) == 1 and _one_stretch(body, groups[-1][0], phrase):
            groups[-1] = (groups[-1][0], phrase)
        else:
            groups.append((phrase,))
    return groups


def _is_offset(body: str, left: Phrase, right: Phrase) -> bool:
    """ "two days before" + "Christmas", "the day after" + "Friday"."""
    if left.kind != "vague" or not left.count or right.kind not in ("date", "weekday", "holiday"):
        return False
    return bool(_OFFSET.search(body[left.start : left.end]) and _TO_THE_DAY.match(body[left.end : right.start]))


def _one_stretch(body: str, left: Phrase, right: Phrase) -> bool:
    if _is_offset(body, left, right):
        return True
    if left.kind not in ("date", "weekday", "season", "decade") or right.kind not in (
        left.kind,
        "relative_day",
        "unit",
    ):
        return False
    opening = _OPENING.search(body[max(0, left.start - 20) : left.start])
    gap = body[left.end : right.start]
    return any(_JOINTS[word].fullmatch(gap) for word in {opening[1].lower() if opening else "", ""})


def _resolve_group(
    body: str, group: tuple[Phrase, ...], passage: Passage, published: date | None, before: Days | None
) -> Days | None:
    """The days of a phrase, or of a stretch of two; `published` is the document's day, `before` the days told last."""
    first, last = group[0], group[-1]
    outlook = outlook_of(body, passage, first, last.end) if last.kind in _TENSED else Outlook()
    days = resolve(last, published, outlook, before)
    if len(group) == 1 or days is None:
        return days
    if first.kind == "vague":
        return beside(first, days)
    if first.kind == last.kind == "weekday" and first.weekday is not None:
        return _days_of_week(first.weekday, days[0], published if outlook.ahead else None)
    first_days = resolve(_with_its_year(first, last), published, outlook, before)
    return (first_days[0], days[1]) if first_days and first_days[0] <= days[1] else days


def _with_its_year(first: Phrase, last: Phrase) -> Phrase:
    """A month without a year, with the one that its stretch ends in: "from March to May 2019", "from March to May last
    year"; "from December to May 2019" begins in the year before."""
    if first.kind != "date" or not first.month or first.year is not None or first.year_relation:
        return first
    if last.year is None:
        within = last.year_relation and first.month <= (last.month or 12)
        return replace(first, year_relation=last.year_relation) if within else first
    return replace(first, year=last.year if first.month <= (last.month or 12) else last.year - 1)


def _days_of_week(first: int, last_day: date, ahead_of: date | None) -> Days:
    """ "Sunday through Tuesday", where the latter is `last_day`; looking ahead, none of it lies before `ahead_of`."""
    start = latest_weekday(first, last_day - DAY)
    later = timedelta(weeks=1) if ahead_of and start < ahead_of else timedelta()
    return start + later, last_day + later


def main_time(start: int, end: int, times: Sequence[Time], passages: Sequence[Passage]) -> When | None:
    """The claim's own time: that of its verb, not of a relative clause on one of its nouns.

    `start` and `end` are the claim's offsets in the document. Of several the one that hangs most closely on the claim's
    verb wins, the earliest of equals. None where no resolved time is the verb's.
    """
    own = [time for time in times if start <= time.start and time.end <= end and _is_resolved(time)]
    if not own:
        return None
    at = bisect_right([passage.start for passage in passages], start) - 1
    passage = passages[max(at, 0)]
    span = _words_at(passage, start, min(end, passage.end))
    if span is None:
        return None
    ranked = [(rank, time) for time in own if (rank := _distance(span, passage, time)) is not None]
    if not ranked:
        return None
    best = min(ranked, key=lambda pair: pair[0])[1]
    assert best.from_date is not None
    assert best.to_date is not None
    return When(best.from_date, best.to_date)


def _is_resolved(time: Time) -> bool:
    return bool(time.from_date and time.to_date)


def _words_at(passage: Passage, start: int, end: int) -> Any | None:
    """The passage's tokens at two offsets of the document; None where there are none."""
    words = passage.doc.char_span(start - passage.start, end - passage.start, alignment_mode="expand")
    return words if words is not None and len(words) else None


# Before the day of who is cited: "… across the border (Harbour Radio, | March 2)".
_CITED = re.compile(r"\((?:[Ss]ee )?[A-Z][^()\d]*, $")


def _distance(span: Any, passage: Passage, time: Time) -> int | None:
    """How far a time is from the claim's verb, in clauses and nouns; None for one that is not the verb's."""
    body, at = passage.doc.text, time.start - passage.start
    if set_against(body, at, time.text) is not None or _CITED.search(body[:at]):
        return None
    words = _words_at(passage, time.start, time.end)
    if words is None:
        return None
    verb, token, depth = _own_verb(span), words.root, 0
    while token.i != verb.i and span.start <= token.i < span.end:
        if token.dep_ in ("relcl", "acl") or _is_compared(token) or _is_conceded(token):
            return None
        depth += _step(token, words)
        if token.head.i == token.i:
            break
        token = token.head
    return depth if token.i == verb.i else depth + _ELSEWHERE


_ELSEWHERE = 3


def _step(token: Any, words: Any) -> int:
    """How much further a time is from what stands above this token: a clause counts two, a noun beside its own words
    one."""
    if token.dep_ in ("advcl", "ccomp", "xcomp", "conj", "parataxis") and token.pos_ in ("VERB", "AUX"):
        return 2
    return int(token.pos_ in ("NOUN", "PROPN") and not (words.start <= token.i < words.end))


def _is_conceded(token: Any) -> bool:
    """ "None has been tried, | although the law was made in 2011": the time of what holds beside the claim."""
    return token.dep_ == "advcl" and any(c.lower_ in _CONCEDING and c.dep_ == "mark" for c in token.children)


_CONCEDING = frozenset({"although", "though", "because", "if", "unless", "whereas"})


def _is_compared(token: Any) -> bool:
    """Whether a time lies under what the claim's own is set against: "up from six in 2017", "against 15 in 2019"."""
    if not any(child.dep_ == "pobj" and child.like_num for child in token.children):
        return False
    return token.lower_ in _AGAINST or (token.lower_ == "from" and token.head.lemma_.lower() in _CHANGED)


def _own_verb(span: Any) -> Any:
    """What the claim asserts: below a verb of saying, the verb of what is said."""
    verb = span.root
    while verb.lemma_.lower() in SAYING:
        inner = [child for child in verb.children if child.dep_ == "ccomp" and span.start <= child.i < span.end]
        if not inner:
            break
        verb = inner[0]
    return verb
