"""Names in a text that may be places, with what they may mean and how much speaks for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.parsing.language import Passage
from briefings.extracting.places import vocabulary as words
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, Named, fold, is_capital

Match = re.Match[str]
# A saint's name with a possessive is that of a church or hospital, unless a city has it ("St. Paul's mayor").
_LARGER_THAN_A_PARISH = 200_000


@dataclass(slots=True)
class Candidate:
    """A name that may be a place: its offsets in the document, its readings, what speaks for a place.

    `beside` are the readings of a larger place after a comma ("Paris, Ky."); `chosen` is set when it is settled.
    """

    passage: Passage
    start: int
    end: int
    name: str
    readings: tuple[Named, ...]
    weight: int = 0
    beside: tuple[Named, ...] = ()
    chosen: Named | None = field(default=None)

    @property
    def is_town(self) -> bool:
        """Whether nothing but the list of towns (or of provinces) knows the name."""
        return self.readings[0].kind == "town"

    @property
    def token(self) -> Any:
        """The head word of the name in the parse; None where the parse has no word there."""
        offset = self.passage.start
        span = self.passage.doc.char_span(self.start - offset, self.end - offset, alignment_mode="expand")
        return span.root if span is not None and len(span) else None


def candidates(text: str, passage: Passage, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names of a passage that the gazetteer knows, or that stand before a state or country that it knows."""
    body = text[passage.start : passage.end]
    position = 0
    for match in words.CAPITAL.finditer(body):
        if match.start() < position:
            continue
        named = _longest_name(body, match, gazetteer)
        if named and words.COUNTY_AFTER.match(body, named[0]):
            continue  # "Dallas County" is no part of Dallas: the county is found as one
        beside, short = larger_place(body, named[0] if named else match.end(), gazetteer)
        long = _unlisted_before_state(body, match, gazetteer) if not named or named[1][0].kind == "town" else None
        if long and not (named and named[0] >= long[0]):
            close, beside, short = long
            name = body[match.start() : close]
            reading = Named(name, beside[0].country, "town", beside[0].state)
            one = Candidate(passage, match.start(), close, name, (reading,), 4, beside)
        elif named:
            end, readings = named
            if words.COUNTIES_AFTER.match(body, end):
                readings = tuple(one for one in readings if one.kind == "state") or readings
            one = Candidate(passage, match.start(), end, body[match.start() : end], readings, beside=beside)
            one.weight = _weight(body, one, gazetteer)
        elif not beside and (last := _unlisted_end(body, match, gazetteer)):
            name = body[match.start() : last]
            one = Candidate(passage, match.start(), last, name, (Named(name, None, "town"),), 4)
        elif beside and _holds_unlisted(body, match, beside, short, gazetteer):
            reading = Named(match.group(), beside[0].country, "town", beside[0].state)
            one = Candidate(passage, match.start(), match.end(), match.group(), (reading,), 4, beside)
        else:
            continue
        position = one.end
        yield _placed(one)
        if short and one.weight >= 2:
            position = short[1]
            yield _placed(Candidate(passage, *short, body[slice(*short)], beside[:1], 4))


def _placed(one: Candidate) -> Candidate:
    """The candidate with its offsets in the document instead of in its passage."""
    one.start += one.passage.start
    one.end += one.passage.start
    return one


def _longest_name(body: str, match: Match, gazetteer: Gazetteer) -> tuple[int, tuple[Named, ...]] | None:
    """Where the longest known name that begins at a word ends, and what it may mean."""
    start, word = match.start(), match.group()
    first, *rest = fold(word).split() or [""]
    longest = gazetteer.longest(first)
    ends = [match.end()]
    while len(ends) + len(rest) < longest and (following := words.NEXT.match(body, ends[-1])):
        ends.append(following.end())
    for end in reversed(ends) if longest else ():
        readings = _readings(body[start:end], gazetteer)
        patron = word == "St." and body[end : end + 2] in ("'s", "’s")
        if readings and not (patron and readings[0].population < _LARGER_THAN_A_PARISH):  # "at St. Mary's"
            return end, readings
    if rest and gazetteer.longest(rest[0]):  # "al-Raqqa" under "Raqqa"
        readings = gazetteer.lookup(word[len(first) + 1 :])
        return (match.end(), readings) if readings else None
    return None


def _readings(name: str, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """What a name may mean; lists write some saints out ("Saint Paul") and others short."""
    short = gazetteer.lookup(name)
    if not name.startswith("St. ") or (short and size_of(short)):
        return short
    return tuple(sorted((*gazetteer.lookup(f"Saint {name[4:]}"), *short), key=lambda named: -named.population))


def larger_place(body: str, end: int, gazetteer: Gazetteer) -> tuple[tuple[Named, ...], tuple[int, int] | None]:
    """The state or country after a comma ("Tripoli, Lebanon"), and where it stands if it is a short form ("Paris,
    Ky."), which is a place only there."""
    comma = words.COMMA.match(body, end)
    after = words.QUALIFIER.match(body, comma.end()) if comma else None
    name = after[1] if after else ""
    while after and name:
        short = gazetteer.tables.abbreviations.get(name) or gazetteer.tables.abbreviations.get(name + ".")
        if short:
            return (short,), (after.start(1), after.start(1) + len(name))
        larger = tuple(n for n in gazetteer.tables.find(name) if n.kind in ("country", "state", "region", "wide"))
        if larger:
            return larger, None
        name = name.rpartition(" ")[0]
    return (), None


def _holds_unlisted(
    body: str, match: Match, beside: tuple[Named, ...], short: tuple[int, int] | None, gazetteer: Gazetteer
) -> bool:
    """Whether a name that no list has is a town's: "McKee, Ky.", "near Qatraneh, Jordan"."""
    if beside[0].kind in ("region", "wide") or match.group() in gazetteer.tables.abbreviations:
        return False
    left = words.LEFT_WORD.search(body[max(0, match.start() - 24) : match.start()])
    if left and left[1].lower() in words.LOCATIVE:
        return True
    return bool(short) and (not left or left[1][:1].islower())


def _unlisted_before_state(
    body: str, match: Match, gazetteer: Gazetteer
) -> tuple[int, tuple[Named, ...], tuple[int, int] | None] | None:
    """Where a name of two or three words ends that no list has, before its state or country ("PINE HOLLOW, Ga. (AP) —",
    "in Marlow Springs, Ohio"), with what stands there; None where it may be a person's."""
    left = words.LEFT_WORD.search(body[max(0, match.start() - 24) : match.start()])
    personal = match.group().lower() in GIVEN or fold(match.group()) in words.FIRST_NAMES
    if match.start() and (personal or not left or left[1].lower() not in words.STRONG_LOCATIVE):
        return None
    end = match.end()
    for _ in range(2):
        following = words.NEXT.match(body, end)
        if not following or not following[1][0].isupper() or following[1].lower() in words.NO_TOWN_ENDS:
            return None
        end = following.end()
        beside, short = larger_place(body, end, gazetteer)
        if beside and beside[0].kind in ("country", "state"):
            at_head = body[match.start() : end].isupper() and words.DATELINE.match(body, end)
            return (end, beside, short) if match.start() or at_head else None
    return None


def _unlisted_end(body: str, match: Match, gazetteer: Gazetteer) -> int | None:
    """Where a name ends that no list has, after words that only a place's name follows ("the village of Q")."""
    word = match.group()
    if not words.UNLISTED.search(body[max(0, match.start() - 24) : match.start()]):
        return None
    if word.isupper() or fold(word) in words.NO_TOWN or word in gazetteer.tables.abbreviations or word.lower() in GIVEN:
        return None
    end = match.end()
    for _ in range(2):
        following = words.NEXT.match(body, end)
        if not following or not following[1][0].isupper():
            break
        end = following.end()
    return end


def lies_in(reading: Named, larger: Named) -> bool:
    """Whether a reading lies in a larger place, as far as country and state tell."""
    if reading.country != larger.country:
        return False
    return larger.kind != "state" or not reading.state or reading.state == larger.state


def _weight(body: str, one: Candidate, gazetteer: Gazetteer) -> int:
    """How much speaks for a place, from the words beside. A town needs 2; of other names only the negative fall."""
    start, end = one.start, one.end
    left_side = body[max(0, start - 40) : start]
    left, right = words.LEFT_WORD.search(left_side), words.RIGHT_WORD.match(body, end)
    before = left[1] if left else ""
    after = right[2].rstrip(".,") if right and right[1] != "-" else ""
    opens = bool(words.SENTENCE_START.search(left_side[-4:]))
    weight = size_of(one.readings) + (" " in one.name)
    if words.AGED.search(left_side) or words.BODY_AFTER.match(body, end):
        weight += 2
    if is_capital(one.readings[0]) and after in words.REPORTING:
        weight += 2
    if one.beside:
        weight += 3 if any(lies_in(r, larger) for r in one.readings for larger in one.beside) else 2
    if before.lower() in words.LOCATIVE:
        weight += 1 if before.lower() in words.WEAK_LOCATIVE and not words.SEAT.search(left_side) else 2
    dateline = _is_dateline(body, one, opens)
    if dateline:
        weight += 3
    elif opens:
        weight -= 1
    if after.lower() in words.BODIES or after.lower().removesuffix("s") in words.BODIES:
        weight += 1 + bool(size_of(one.readings))
    if body[end : end + 2] in ("'s", "’s"):
        weight += 1
    if (
        after in words.TITLES_OF_PAPERS
        or words.TEAM_AFTER.match(body, end)
        or _looks_personal(one, before, after, opens, gazetteer)
    ):
        weight -= 4
    return weight - (0 if dateline else _doubt(one, before))


def _is_dateline(body: str, one: Candidate, opens: bool) -> bool:
    """ "BEIRUT (AP) —" at the start of a sentence, "Beirut —" or a lone "BEIRUT" at that of a passage."""
    if words.DATELINE.match(body, one.end):
        return one.start == 0 or (opens and one.name.isupper())
    lone = one.start == 0 and one.name.isupper() and len(one.name) > 3
    return lone and bool(words.SENTENCE_AFTER.match(body, one.end))


def _doubt(one: Candidate, before: str) -> int:
    """What speaks against a town whose name is a plain word as well."""
    name = fold(one.name)
    if not one.is_town:
        return 0
    acronym = one.name.isupper() and (len(name) < 4 or not one.beside)
    if name in words.NO_TOWN or acronym:
        return 4
    if name in words.RARELY_TOWN:
        return 1 if before.lower() in words.STRONG_LOCATIVE else 4
    return 0


def size_of(readings: tuple[Named, ...]) -> int:
    """0, 1 or 2 for a village, a town, a city, by the largest of the readings."""
    largest = max(reading.population for reading in readings)
    return 2 if largest >= 400_000 else 1 if largest >= 100_000 else 0


def _looks_personal(one: Candidate, before: str, after: str, opens: bool, gazetteer: Gazetteer) -> bool:
    """A title or a first name before it ("Seth Jones", "Mr London"), or a surname after it ("Paris Hilton")."""
    name, kind = fold(one.name), one.readings[0].kind
    lowered = before.rstrip(".").lower()
    if kind == "town" and after in words.REPORTING and not is_capital(one.readings[0]):
        return True
    if kind == "region" and _is_surname(one, before, after):
        return True
    if lowered in words.TITLES and kind not in ("country", "adjective"):
        return True
    if kind != "town" and name not in words.FIRST_NAMES:
        return False
    capital = before[:1].isupper() and not before.isupper() and not opens
    if capital and lowered not in words.NOT_BEARERS and not gazetteer.tables.find(before.strip(".'’")):
        if lowered in GIVEN and _may_be_surname(after, gazetteer):
            return True
        return kind == "town" or (
            kind in ("state", "country", "region") and before.isalpha() and not after[:1].isupper()
        )
    if kind == "adjective" or (size_of(one.readings) == 2 and name not in words.FIRST_NAMES):
        return False
    return _may_be_surname(after, gazetteer)


def _may_be_surname(after: str, gazetteer: Gazetteer) -> bool:
    surname = after[:1].isupper() and after.isalpha() and not after.isupper()
    return surname and after.lower() not in words.NOT_SURNAMES and not gazetteer.tables.find(after)


def _is_surname(one: Candidate, before: str, after: str) -> bool:
    """Whether a region's name is somebody's: after a first name, or after another name and before a verb of saying."""
    lowered = before.lower()
    if not before[:1].isupper() or not before.isalpha() or before.isupper() or lowered in words.NOT_BEARERS:
        return False
    return lowered in GIVEN or after in words.REPORTING or _is_compound(one)


def _is_compound(one: Candidate) -> bool:
    """Whether the word before is a proper noun of the same name ("Mustefa Bali")."""
    token = one.token
    if token is None or token.i == 0:
        return False
    left = token.nbor(-1)
    return bool(left.tag_ == "NNP" and left.dep_ == "compound" and left.head.i == token.i)
