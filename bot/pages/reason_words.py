"""A match's reasons, which the matcher writes in English and for itself, in the words of whoever reads them.

`FORMS` has every sentence of `briefings.matching` that can be a reason, with its parts in braces; a form is a pattern
and a text of the catalogue at once. A part is retold as its name says: `what` and `doubt` are sentences of this table
themselves. What an older version wrote, and no form fits, is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.language import N_, _
from bot.pages import figure_wording, wording
from bot.pages.place_words import country_of
from briefings.beat.beat import Beat
from briefings.knowledge.late_patterns import late

# First those that have a "but" of their own, then those that join sentences, whose parts are sentences of the table.
FORMS = (
    N_("nearly the same, but not surely of one thing"),
    N_("one asserts and one denies, but not as surely"),
    N_("one asserts and one denies, but the time or the source leaves it open"),
    N_("both of people from anywhere, but {scope} and {scope2}"),
    N_("both of people from {country}, but {scope} and {scope2}"),
    N_("{what}, at the same time and from independent sources"),
    N_("{what}, of one event and about one day, from different sources"),
    N_("{what}, of one thing and of about one time"),
    N_("{what}: the toll rose"),
    N_("{what}: the number rose"),
    N_("{what}, but the number rose"),
    N_("{what}, but so many were there on other days"),
    N_("{what}, the later word of what may be one source"),
    N_("{what}, but both may go back to one source"),
    N_("{what}: a later, lower toll corrects it"),
    N_("{what}, the same source's later word"),
    N_("{what}: the same source's later word"),
    N_("{what}, and the later is higher"),
    N_("{what}, and the later may be lower"),
    N_("{what}, and one says that it was the other before"),
    N_("{what}, from independent sources"),
    N_("{what}, but of different times"),
    N_("{what}, and both go back to {name}"),
    N_("{what}, and one may only pass on the other’s word"),
    N_("{what}, but in one document, which cannot support itself"),
    N_("{what}, but perhaps of a part and its whole"),
    N_("{what}, but perhaps not of the same people"),
    N_("{what}, but perhaps not of the same time"),
    N_("{what}, but from one source on one day"),
    N_("{what}, but told long after one another"),
    N_("{what}, but more than a year lies between them"),
    N_("{what}: not against one another, but not the same"),
    N_("{what}; the count is the later word"),
    N_("{what}, but {doubt}"),
    N_("{what}; but {doubt}"),
    N_("{value} and {other} differ: a total ({measure}) cannot fall, and the later is lower"),
    N_("{value}, then {other}: the later tells how things have moved on"),
    N_("both say how many {measure}"),
    N_("both say {value}"),
    N_("{value} and {other} may agree"),
    N_("{value} and {other} agree"),
    N_("{value} and {other} differ"),
    N_("they say the same"),
    N_("one says that nobody, the other that {value} ({deeds}), at one place"),
    N_("one asserts and one denies, perhaps of different things"),
    N_("one asserts what the other denies, at the same time"),
    N_("the later says the opposite of the earlier"),
    N_("their document does not set them against one another"),
    N_("one does not say itself of whom it is"),
    N_("one is nobody's count but its paper's"),
    N_("one hardly says what it counts"),
    N_("such small numbers are told of many events"),
    N_("one may be of a single deed, and no total"),
    N_("one of them is of the bodies found so far"),
    N_("of which day, or how surely, is not known"),
    N_("one counts a part of them"),
    N_("one may count the dead, too"),
    N_("one may count who did it, too"),
    N_("one comes on top of others"),
    N_("one counts a party by its kinds"),
    N_("one counts those of another part of the world"),
    N_("one may count only a part of the country"),
    N_("one counts only those who came in one way"),
    N_("one counts a party that came at once"),
    N_("one counts those at one spot"),
    N_("one counts adults alone"),
    N_("one counts those who tried, too"),
    N_("one counts another part"),
    N_("one counts those who are left of others"),
    N_("one's sentence counts them twice"),
    N_("one counts only those of whom more is told"),
    N_("one counts only those who are known by name"),
    N_("one is of an earlier time"),
    N_("one points back at people told of before"),
    N_("what they count goes by other words"),
    N_("both count {word}"),
    N_("both are in {word}"),
    N_("both of people from anywhere ({scope})"),
    N_("both of people from anywhere"),
    N_("both of people from {country} ({scope})"),
    N_("both of people from {country}"),
    N_("the same place: {name}"),
    N_("places that meet: {name}"),
    N_("other places: {name}"),
    N_("of the same time"),
    N_("one counts within a time, the other over another"),
    N_("of different times: {day} and {day2}"),
    N_("both under {topics}"),
    N_("under different topics"),
    N_("words in common: none"),
    N_("words in common: {word}"),
    N_("the very same sum beside one name"),
    N_("the same numbers beside one another"),
    N_("the very same number"),
    N_("the same became of them: {deeds}"),
    N_("titles with the same words: {word}"),
    N_("their documents tell one story: {word}"),
    N_("one is {certainty}, the other {certainty2}"),
)
# What was weighed, by the name of the matcher's feature.
FEATURES = {
    "measure": N_("measure"),
    "population": N_("people"),
    "place": N_("place"),
    "time": N_("time"),
    "topic": N_("topic"),
    "number": N_("number"),
    "deed": N_("deed"),
    "story": N_("story"),
    "one story": N_("one story"),
    "meaning": N_("meaning"),
    "certainty": N_("certainty"),
    "value": N_("value"),
    "negation": N_("denial"),
}
# How sure a line is, as a reason names it.
CERTAINTIES = {
    "certain": N_("certain"), "probable": N_("probable"), "possible": N_("possible"), "unknown": N_("unknown")
}  # fmt: skip
# What became of people, by the matcher's families of words.
DEEDS = {
    "killed": N_("killed"), "injured": N_("injured"), "caught": N_("caught"), "held": N_("held"),
    "surrendered": N_("surrendered"), "escaped": N_("escaped"), "returned": N_("returned"), "joined": N_("joined"),
    "fighting": N_("fighting"), "released": N_("released"), "convicted": N_("convicted"), "charged": N_("charged"),
    "expelled": N_("expelled"), "missing": N_("missing"), "displaced": N_("displaced"), "stopped": N_("stopped"),
    "asked": N_("applied"), "born": N_("born"), "identified": N_("identified"), "rescued": N_("rescued"),
    "kidnapped": N_("kidnapped"), "trained": N_("trained"),
}  # fmt: skip

_PART = late(r"\\\{(\w+)\\\}")


def _pattern(form: str) -> re.Pattern[str]:
    return late(_PART.sub(r"(?P<\1>.+)", re.escape(form)))


_PATTERNS = [(_pattern(form), form) for form in FORMS]


def reason_in_words(beat: Beat | None, words: str) -> str:
    """A reason in the reader's language, with days, countries and measures as answers write them; as it stands if
    no form fits. Without a beat, so does what only a beat has words for."""
    for pattern, form in _PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            return _(form).format(**{name: _part(beat, name, part) for name, part in found.groupdict().items()})
    return words


def feature_in_words(feature: str) -> str:
    """The name of what was weighed."""
    return _(FEATURES[feature]) if feature in FEATURES else feature.replace("_", " ")


def _part(beat: Beat | None, name: str, words: str) -> str:
    retell = _PARTS.get(name.rstrip("2"))
    return retell(beat, words) if retell else words


def _measure(beat: Beat | None, words: str) -> str:
    return figure_wording.measure_label(beat, words.replace(" ", "_")) if beat else words


def _topics(beat: Beat | None, words: str) -> str:
    titles: Mapping[str, str] = {topic.id: topic.title for topic in beat.topics} if beat else {}
    return ", ".join(_(titles.get(topic, topic)) for topic in words.split(", "))


def _country(_beat: Beat | None, words: str) -> str:
    code = country_of(words)
    return wording.within(code) if code else words


def _day(_beat: Beat | None, words: str) -> str:
    try:
        return wording.day(date.fromisoformat(words))
    except ValueError:  # "None", or however an older version wrote a day
        return words


def _deeds(_beat: Beat | None, words: str) -> str:
    return ", ".join(_(DEEDS.get(deed, deed)) for deed in words.split(", "))


def _certainty(_beat: Beat | None, words: str) -> str:
    return _(CERTAINTIES[words]) if words in CERTAINTIES else words


_PARTS: Mapping[str, Callable[[Beat | None, str], str]] = {
    "what": reason_in_words,
    "doubt": reason_in_words,
    "value": lambda _beat, words: wording.stored_amount(words),
    "other": lambda _beat, words: wording.stored_amount(words),
    "measure": _measure,
    "country": _country,
    "scope": lambda beat, words: figure_wording.scope_label(beat, words) if beat else words,
    "topics": _topics,
    "deeds": _deeds,
    "day": _day,
    "certainty": _certainty,
}
