"""Reads one document for its events: its own, and those that its sentences set apart from it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.beat.beat import Beat, Measure
from briefings.extracting.measures.events.days.days_after import (
    days_before_an_opening,
    weekend_of_the_deed,
    with_days_after,
)
from briefings.extracting.measures.events.days.event_days import (
    LONGEST_EVENT,
    Days,
    main_days,
    may_meet,
)
from briefings.extracting.measures.events.days.page_days import days_of_text
from briefings.extracting.measures.events.days.sentence_days import SentenceDays
from briefings.extracting.measures.events.days.verbs_of_days import goes_on, is_beside_the_deed, is_with_the_deed
from briefings.extracting.measures.events.days.weeks_back import in_their_week
from briefings.extracting.measures.events.event_names import names_in, telling_words
from briefings.extracting.measures.events.other_events import (
    leads_back,
    names_another,
    opens_beside_it,
    opens_on_another,
)
from briefings.extracting.measures.events.own_deeds import diseases_of, tells_of, tells_of_another_disease
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.people_places import place_counted
from briefings.extracting.measures.events.places.place_mentions import HEAD, OPENING
from briefings.extracting.measures.events.places.spots import NOWHERE, Spot, is_elsewhere, is_only_near
from briefings.extracting.measures.events.recalled import (
    days_headed,
    is_an_anniversary,
    is_of_another,
    is_one_of_two_days,
    opens_earlier,
    opens_with_what_was_before,
    recalled_from,
    town_nearby,
    year_of_the_deed,
)
from briefings.extracting.measures.events.tallies import (
    tells_a_tally,
    tells_of_several,
    tells_of_strikes,
)
from briefings.extracting.measures.events.words_beside import NO_DEED, names_the_deeds_year, told_beside
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.measures import COMES_OF_NO_BLOW, LEFT_BY_A_BLOW
from briefings.model import Event, Place, Quantity, Span, Time

# "12 of them".
_OF_THEM = re.compile(r",? of (?:them|whom|these|those)\b")
# "In Spain, two died. …": a paragraph that begins so is set there.
_SET_IN = re.compile(
    r"[\s\"“'‘]*In (?:the )?(?:(?:north|south|east|west|central)\w* )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?:,| )"
)
# The first characters of a text tell what happened.
LEAD = 700
# What was so many days before the document's own event is told to be compared with it.
LONG_BEFORE = 300


class Events:
    """Reads a document's events in text order."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        places: Sequence[Place],
        times: Sequence[Time],
        title: str,
        published: date | None,
        core: Collection[str],
    ) -> None:
        self._text = text
        self._has_ground = bool(core)
        self._passages = passages
        self._starts = [passage.start for passage in passages]
        self._sentences = sentences = [span for passage in passages for span in _sentences(passage)]
        self._dated = in_their_week(text, sentences, days_of_text(text, with_days_after(text, times)), published)
        self._times = [
            time
            for time in self._dated
            if not is_beside_the_deed(self._passage_at(time.start), time)
            and not is_an_anniversary(text, time)
            and not is_one_of_two_days(time, self._dated)
            and not is_of_another(text, time, published)
        ]
        self._published = published
        others = {sentence for sentence in sentences if opens_on_another(text, sentence)}
        self._spots = Spots(text, title, places, core, sorted(others))
        elsewhere = {sentence for sentence in sentences if self._is_set_elsewhere(sentence)}
        of_deeds = {time for time in self._times if is_with_the_deed(self._passage_at(time.start), time)}
        own = [time for time in self._times if not self._is_recalled(time)]
        before = days_before_an_opening(text, published)
        own = [time for time in own if may_meet((time.from_date, time.to_date), before, within=0)]
        self._days = main_days(text, sentences, own, published, others, of_deeds, elsewhere - others, title)
        if self._days == (None, None):
            self._days = before if before != (None, None) else weekend_of_the_deed(text, published, LEAD)
        # The day against which a sentence's own days are long past.
        self._by, self._undated = self._days[0], self._recalls_the_past(self._days)
        if self._undated:
            self._days, self._by = (None, None), published
        self._told = SentenceDays(text, self._dated, self._times, published, self._days)
        asides = [sentence for sentence in sentences if self._is_aside(sentence)]
        self._spots = Spots(text, title, places, core, asides)
        self._place_names = [place.name for place in places]
        self._main = self._own_event(title)
        self._title = title
        self._lead: Span | None = None
        self._quantities: Sequence[Quantity] = ()
        self._measures: Mapping[str, Measure] = {}
        self._diseases: tuple[str, ...] = ()
        self._subject: Collection[str] = ()
        self._opens_with_several = False

    def _is_recalled(self, time: Time) -> bool:
        """Whether a time is of what its sentence only recalls: "a street away from where a Dec. 3 shooting was"."""
        return recalled_from(self._text, self._sentence_at(time.start), time.start) is not None

    def _is_set_elsewhere(self, sentence: Span) -> bool:
        """Whether a sentence tells of a thing in another town than the document's own, and so of its own day."""
        if sentence[0] == 0 or not any(sentence[0] <= time.start < sentence[1] for time in self._times):
            return False
        spot = self._spots.of(*sentence, sentence[0])
        if spot is None or not is_elsewhere(spot, self._spots.main):
            return False
        return not is_only_near(self._text[slice(*sentence)], spot)

    def _is_aside(self, sentence: Span) -> bool:
        """Whether a sentence tells of what is not the document's own: "in a separate incident", "in 1999", or, further
        on, of many together ("the latest in a string of shootings")."""
        if names_another(self._text, sentence):
            return True
        if sentence[0] > LEAD and tells_a_tally(self._text[slice(*sentence)]):
            return True
        own = [time.to_date for time in self._times if sentence[0] <= time.start < sentence[1]]
        first = self._by
        return first is not None and bool(own) and all(day and (first - day).days > LONG_BEFORE for day in own)

    def _recalls_the_past(self, days: Days) -> bool:
        """Whether days that no other tells more surely are only of what a report recalls at its end: long before it
        was published, and told nowhere in what opens it."""
        last = days[1]
        if last is None or self._published is None or (self._published - last).days <= LONG_BEFORE:
            return False
        return not any((time.from_date, time.to_date) == days and time.start < LEAD for time in self._times)

    def lead_with(self, first: Quantity | None) -> None:
        """Takes the sentence of the first number for what the document is about, where it opens the text and no tally
        of several events stands before it."""
        if first is None or first.start >= OPENING:
            return
        sentence = self._sentence_of(first)
        if not tells_a_tally(self._text[: sentence[1]]):
            self._lead = sentence
        elif tells_of_several(self._text[slice(*sentence)]):
            self._opens_with_several = True

    def hold_apart(self, quantities: Sequence[Quantity], beat: Beat) -> None:
        """Takes what tells the deeds that are counted from one another, and the diseases that the beat follows."""
        self._quantities, self._measures = quantities, {measure.id: measure for measure in beat.measures}
        self._diseases, self._subject = diseases_of(beat.subject), beat.subject

    def of(self, quantity: Quantity) -> Event | None:
        """The event of a quantity; None for a total over more than an event."""
        whole = self._whole_of(quantity)
        if whole is not None:
            return self.of(whole)
        event = self._told_of(quantity)
        if event is None or event.aside or event.from_date is None or quantity.measure in LEFT_BY_A_BLOW:
            return event
        return self._on_its_own_days(quantity, event)

    def _whole_of(self, quantity: Quantity) -> Quantity | None:
        """The number out of which another of its measure is told in the same sentence: "15 people, 12 of them in a
        market"."""
        if _OF_THEM.match(self._text, quantity.end) is None:
            return None
        start = self._sentence_of(quantity)[0]
        before = [q for q in self._quantities if q.measure == quantity.measure and start <= q.start < quantity.start]
        return max(before, key=lambda q: q.start, default=None)

    def _on_its_own_days(self, quantity: Quantity, event: Event) -> Event:
        """The document's own event, as what is no blow's toll is told of it: on the days that its sentence tells, even
        if they are next to the document's, and on none that are only those of another deed."""
        sentence = self._sentence_of(quantity)
        days = self._told.days_of(sentence, self._told.times_in(sentence), quantity.start)
        if days[0] is not None and not may_meet(days, (event.from_date, event.to_date), within=0):
            return self._event(Spot(event.place, event.country, event.within, event.size), days, sentence)
        if days[0] is None and quantity.measure in COMES_OF_NO_BLOW and self._is_another_deeds_day(quantity.measure):
            return replace(event, from_date=None, to_date=None)
        return event

    def _is_another_deeds_day(self, measure: str) -> bool:
        """Whether the document's days stand only in sentences that tell a blow, and not what the measure counts: the
        day of a shooting is not that of the layoffs of which the same paragraph tells."""
        times = [time for time in self._times if (time.from_date, time.to_date) == self._days]
        told = {time: self._sentence_at(time.start) for time in times}
        if not told or any(self._tells(measure, sentence) for sentence in told.values()):
            return False
        return all(told_beside(self._text, time, sentence) > NO_DEED for time, sentence in told.items())

    def _tells(self, measure: str, sentence: Span) -> bool:
        """Whether a sentence has a number of a measure, or its words."""
        if any(q.measure == measure and sentence[0] <= q.start < sentence[1] for q in self._quantities):
            return True
        passage = self._passage_at(sentence[0])
        inside = passage.doc.char_span(
            sentence[0] - passage.start, sentence[1] - passage.start, alignment_mode="expand"
        )
        return inside is not None and tells_of(self._measures[measure], inside)

    def _told_of(self, quantity: Quantity) -> Event | None:
        sentence = self._sentence_of(quantity)
        own = self._told.times_in(sentence)
        if self._told.counts_over_long(sentence, own, quantity.start) or self._goes_on_since(quantity, sentence):
            return None
        if tells_of_strikes(self._text[slice(*sentence)]) and self._spots.lists_several(*sentence):
            return None  # of all of them together, and of none
        earlier = self._told.set_against(own, quantity.start)
        if earlier is not None:
            return self._event(NOWHERE, earlier, sentence)  # "up from 30 last week"
        recalled = self._recalled(quantity, sentence)
        if recalled is not None:
            return recalled
        days = self._told.days_of(sentence, own, quantity.start)
        spot = self._spots.of(*sentence, quantity.start)
        if spot is None and (land := self._spots.other_land_that_reports(sentence[0], quantity.start)) is not None:
            return self._event(land, days if days[0] else self._days, sentence)
        if self._spots.is_countrywide(*sentence, quantity.start) and self._spots.main.place is not None:
            return self._event(Spot(None, self._spots.main.country), days, sentence)
        if self._is_another(sentence, spot, days) or self._is_told_beside_it(quantity, sentence, spot):
            return self._event(spot or NOWHERE, days, sentence)
        if spot is None and (self._opens_with_several or self._spots.are_many):
            return None  # one of the many, or of all of them
        if spot is None and days == (None, None):
            return self._told_on(quantity, sentence)
        if spot is not None and self._spots.main == NOWHERE:
            return self._event(spot, days, sentence)  # of which the document's own event knows nothing
        return self._where_it_is_told(sentence)

    def _recalled(self, quantity: Quantity, sentence: Span) -> Event | None:
        """The event that the sentence sets apart from the one that it is about, or that stands under a date of its own;
        where it was need not be known."""
        headed = days_headed(self._text, self._passage_at(sentence[0]).start)
        if headed is not None:
            spot = self._spots.of(*sentence, quantity.start)
            days = next(((t.from_date, t.to_date) for t in self._dated if t.start == headed[0]), (None, None))
            return None if may_meet(days, self._days) else self._event(spot or NOWHERE, days, sentence)
        town = town_nearby(self._text, quantity.end)
        if town is not None and town not in (self._spots.main.place or ""):
            spot = self._spots.of(*sentence, quantity.start)
            return self._event(spot if spot and town in (spot.place or "") else NOWHERE, (None, None), sentence)
        year = year_of_the_deed(self._text, sentence, quantity.start)
        named = next((t for t in self._dated if t.start == year and names_the_deeds_year(self._text, t)), None)
        if named is not None and not may_meet((named.from_date, named.to_date), self._days):
            spot = self._spots.of(*sentence, quantity.start)
            return self._event(spot or NOWHERE, (named.from_date, named.to_date), sentence)
        start = recalled_from(self._text, sentence, quantity.start)
        if start is None:
            return None
        times = [time for time in self._told.times_in(sentence) if time.start >= start]
        return self._event(NOWHERE, self._told.days_of(sentence, times, quantity.start), sentence)

    def _is_told_beside_it(self, quantity: Quantity, sentence: Span, spot: Spot | None) -> bool:
        """Whether a sentence sets a number elsewhere that names the document's own place before it: "a blaze in Halden
        drove out 900, while 250 were taken from Moss"."""
        if spot is None or not is_elsewhere(spot, self._spots.main):
            return False
        return self._spots.stand_on_both_sides(*sentence, quantity.start, spot)

    def _where_it_is_told(self, sentence: Span) -> Event:
        """The document's own event; without its place where the beat has no ground of its own, and the text names that
        place only behind the paragraph of the number."""
        if self._is_of_another_country(sentence):
            return replace(self._main, place=None, country=None, within=(), size="region")
        passage = self._passage_at(sentence[0])
        end = passage.start + len(passage.doc.text)
        if self._has_ground or self._spots.is_told_before(end):
            return self._main
        # What is told of the place there may still tell which event it is.
        names = tuple(dict.fromkeys((*self._main.names, *filter(None, [self._main.place]))))
        return replace(self._main, place=None, within=(), names=names, size="region")

    def _is_of_another_country(self, sentence: Span) -> bool:
        """Whether a sentence names one country, and it is not the document's own ("Saudi Arabia executed 108", in a
        text on Iran): who did it, or where. In a beat with ground of its own others act on that ground, too."""
        own, named = self._spots.main.country, self._spots.only_country(*sentence)
        return not self._has_ground and None not in (own, named) and own != named

    def _goes_on_since(self, quantity: Quantity, sentence: Span) -> bool:
        """ "Over 800 have been killed there, in spite of the truce of May": so many over a span that goes on."""
        if self._published is None:
            return False
        ends = [time.to_date for time in self._dated if sentence[0] <= time.start < sentence[1] and time.to_date]
        past = any((self._published - end).days > LONGEST_EVENT for end in ends)
        return past and self._is_perfect(quantity)

    def _told_on(self, quantity: Quantity, sentence: Span) -> Event | None:
        """The event of a number whose sentence tells no place and day of its own: that of the sentence before, where it
        leads back to it ("The blast also wounded five") and that one tells of another than the document's own; none
        behind a war's span, where it counts on ("More than 90,000 have been killed")."""
        if self._told.counts_some_of_a_long_count(sentence, self._sentences_before(sentence)[-1:]):
            return None
        set_in = self._set_by_its_passage(sentence)
        if set_in is not None:
            return self._event(set_in, (None, None), sentence)
        if sentence[0] < OPENING:
            return self._where_it_is_told(sentence)
        before = self._sentences_before(sentence)
        if self._is_perfect(quantity) and any(tells_a_tally(self._text[slice(*one)]) for one in before):
            return None
        if not before or not leads_back(self._text, sentence):
            return self._where_it_is_told(sentence)
        last = before[-1]
        days, spot = self._told.days_of(last, self._told.times_in(last), last[0]), self._spots.of(*last, last[0])
        told = last[0] >= OPENING and self._is_another(last, spot, days)
        return self._event(spot or NOWHERE, days, last) if told else self._where_it_is_told(sentence)

    def _set_by_its_passage(self, sentence: Span) -> Spot | None:
        """The place in which a sentence's paragraph is set by how it begins ("In Spain, …"), where that is another than
        the document's own."""
        first = next(iter(_sentences(self._passage_at(sentence[0]))), sentence)
        if first == sentence or _SET_IN.match(self._text, *first) is None:
            return None
        spot = self._spots.of(*first, first[0])
        return spot if spot is not None and is_elsewhere(spot, self._spots.main) else None

    def _sentences_before(self, sentence: Span) -> Sequence[Span]:
        """The two sentences before one, in order."""
        at = bisect_left(self._sentences, sentence)
        return self._sentences[max(0, at - 2) : at]

    def _is_perfect(self, quantity: Quantity) -> bool:
        return goes_on(self._passage_at(quantity.start), quantity.start)

    def place_of(self, quantity: Quantity) -> Event | None:
        """The place whose people a quantity counts."""
        sentence = self._sentence_of(quantity)
        if tells_of_another_disease(self._subject, self._text[slice(*sentence)]):
            return None
        return place_counted(self._text, self._title, self._spots, self._diseases, quantity, sentence)

    def _is_another(self, sentence: Span, spot: Spot | None, days: Days) -> bool:
        """Whether a sentence tells of another event than the document's own."""
        if names_another(self._text, sentence) or not may_meet(days, self._days):
            return True
        if days[0] is not None and days != self._days and opens_beside_it(self._text, sentence):
            return True
        if self._undated and self._is_aside(sentence):
            return True
        if opens_with_what_was_before(self._text, sentence):
            return True
        if days != self._days and opens_earlier(self._text, sentence):
            return True
        if spot is None or self._is_led_to(spot, sentence):
            return False
        return is_elsewhere(spot, self._spots.main)

    def _is_led_to(self, spot: Spot, sentence: Span) -> bool:
        """Whether the opening sentence tells a quarter of the document's town, or a place near it."""
        main = self._spots.main
        return self._is_led_by(sentence) and (spot.country == main.country or self._opens_with(main))

    def _is_led_by(self, sentence: Span) -> bool:
        """Whether a sentence is that of the first number, or stands as near to the head (behind a caption, say)."""
        return self._lead is not None and sentence[0] <= self._lead[0]

    def _opens_with(self, spot: Spot) -> bool:
        """Whether the text begins with a place, as a dateline does."""
        return bool(spot.place) and self._text.casefold().startswith((spot.place or "").casefold())

    def _own_event(self, title: str) -> Event:
        head = (0, min(len(self._text), 2 * HEAD))
        names = dict.fromkeys((*names_in(title, (0, len(title)), self._place_names), *self._names(head)))
        spot = self._spots.main
        words = dict.fromkeys((*telling_words(title, (0, len(title))), *telling_words(self._text, (0, LEAD))))
        return Event(
            spot.place, spot.country, *self._days, spot.within, tuple(names), tuple(words), spot.size
        )  # fmt: skip

    def _event(self, spot: Spot, days: Days, sentence: Span) -> Event:
        names, words = tuple(self._names(sentence)), tuple(telling_words(self._text, sentence))
        return Event(spot.place, spot.country, *days, spot.within, names, words, spot.size, aside=True)

    def _names(self, span: Span) -> list[str]:
        return [*names_in(self._text, span, self._place_names), *self._spots.features(*span)]

    def _passage_at(self, start: int) -> Passage:
        return self._passages[max(0, bisect_right(self._starts, start) - 1)]

    def _sentence_of(self, quantity: Quantity) -> Span:
        return self._sentence_at(quantity.start)

    def _sentence_at(self, start: int) -> Span:
        sentences = _sentences(self._passage_at(start))
        return sentences[max((n for n, span in enumerate(sentences) if span[0] <= start), default=0)]


def _sentences(passage: Passage) -> list[Span]:
    return [(passage.start + s.start_char, passage.start + s.end_char) for s in passage.doc.sents]
