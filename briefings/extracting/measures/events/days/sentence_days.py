"""The days that one sentence tells of what happened, and whether it counts over a longer span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefings.extracting.comparisons import set_against
from briefings.extracting.measures.events.days.event_days import (
    LONGEST_EVENT,
    SHORT,
    Days,
    is_short,
    length_of,
)
from briefings.extracting.measures.events.places.event_places import stands_beyond_another
from briefings.extracting.measures.events.tallies import counts_over_weeks, counts_some_of_them, tells_a_tally
from briefings.extracting.measures.events.words_beside import (
    BEFORE_THE_DEED,
    DEATH,
    WITH_THE_DEED,
    names_an_occasion,
    names_the_deeds_year,
    opens_a_span,
    told_beside,
)
from briefings.model import Span, Time

_SET_AGAINST = re.compile(r", (?:while|whereas) ")
_WHEN = re.compile(r",? (?:when|which|in which|that)\b[^,.;]*\Z")


class SentenceDays:
    """Reads the sentences of one document for their days; `own` are those of the document's event."""

    def __init__(
        self, text: str, dated: Sequence[Time], times: Sequence[Time], published: date | None, own: Days
    ) -> None:
        self._text, self._dated, self._times = text, dated, times
        self._published, self._days = published, own

    def times_in(self, sentence: Span) -> list[Time]:
        return [time for time in self._times if sentence[0] <= time.start < sentence[1]]

    def counts_over_long(self, sentence: Span, own: Sequence[Time], at: int) -> bool:
        """Whether a sentence counts over more than an event: "since the war began", "since January 5", in a year."""
        if tells_a_tally(self._text[sentence[0] : sentence[1]]) or self._outlasts_it(sentence):
            return True
        if any(self._is_long_since(time) for time in own):
            return True
        lasting = [
            time for time in own if length_of(time) > LONGEST_EVENT and not names_the_deeds_year(self._text, time)
        ]
        if not lasting or len(lasting) == len(own):
            return bool(lasting)
        return min(own, key=lambda time: abs(time.start - at)) in lasting

    def counts_some_of_a_long_count(self, sentence: Span, before: Sequence[Span]) -> bool:
        """ "Norway had 80 murders last year. | Those included four reporters": some of what was counted over long."""
        if not before or not counts_some_of_them(self._text, sentence):
            return False
        return self.counts_over_long(before[-1], self.times_in(before[-1]), before[-1][1])

    def _outlasts_it(self, sentence: Span) -> bool:
        """Whether a sentence counts over weeks, in a text on what was on a day or two: "downpours in recent weeks have
        killed 150", below "the slope gave way on Monday"."""
        first, last = self._days
        if first is None or last is None or (last - first).days > 1:
            return False
        return counts_over_weeks(self._text[slice(*sentence)])

    def _is_long_since(self, time: Time) -> bool:
        """ "Since January 5", told more than a week after."""
        if self._published is None or time.from_date is None or not opens_a_span(self._text, time):
            return False
        return (self._published - time.from_date).days > SHORT

    def days_of(self, sentence: Span, times: Sequence[Time], at: int) -> Days:
        """The days that a sentence tells of what happened, the nearest to the number."""
        times = [time for time in times if not self._is_set_against(at, time)]
        how_sure = {time: told_beside(self._text, time, sentence) for time in times if length_of(time) <= LONGEST_EVENT}
        told = [
            time
            for time, sure in how_sure.items()
            if sure > 0 and not (sure == DEATH and self._may_be_a_later_death(time))
        ]  # fmt: skip
        if any(how_sure[time] >= WITH_THE_DEED for time in told):
            told = [time for time in told if how_sure[time] != BEFORE_THE_DEED]
        if self._is_of_a_long_span(sentence, told, at):
            return None, None
        nearest = min(
            told,
            key=lambda time: (not is_short(time), names_an_occasion(self._text, time), abs(time.start - at)),
            default=None,
        )
        return (nearest.from_date, nearest.to_date) if nearest is not None else (None, None)

    def set_against(self, times: Sequence[Time], at: int) -> Days | None:
        """The days of the time that a number is told of, which another is set against: "50 died, up from | 30 last
        week", "compared to last week, when | 30 died"; None where it is no such number."""
        for time in times:
            opening = set_against(self._text, time.start, time.text)
            if opening is None or at < opening:
                continue
            if at < time.start or _WHEN.match(self._text, time.end, at):
                return time.from_date, time.to_date
        return None

    def _is_set_against(self, at: int, time: Time) -> bool:
        """Whether a comma with "while" parts a time from the number ("34 died since Sunday, while the guild counted 296
        in July"), or the number is set against it: "34 died, compared to last week"."""
        against = set_against(self._text, time.start, time.text)
        if against is not None and at < against:
            return True
        return _SET_AGAINST.search(self._text, *sorted((at, time.start))) is not None

    def _is_of_a_long_span(self, sentence: Span, told: Sequence[Time], at: int) -> bool:
        """Whether right behind a number a month or so is told, and a day only before it: "on Monday the firm laid off
        330, and 600 last month"."""
        behind = [time for time in self._dated if at < time.start < sentence[1]]
        days = [time for time in told if is_short(time)]
        if not behind or is_short(behind[0]) or stands_beyond_another(self._text, at, behind[0].start):
            return False
        return bool(days) and all(time.start < at for time in days)

    def _may_be_a_later_death(self, time: Time) -> bool:
        """Whether somebody who died on a day may have been hurt in the document's own event, some days before."""
        first, died = self._days[0], time.from_date
        return first is not None and died is not None and 0 < (died - first).days <= LONGEST_EVENT
