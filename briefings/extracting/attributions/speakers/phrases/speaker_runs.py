"""Noun phrases read from the words alone: right before a verb of saying, or right after it.

The parser loses the speaker of a long sentence that ends in "a monitor said", above all where commas are missing. What
stands beside the verb is then read by its own grammar: article, adjectives, nouns, and "of" with another phrase.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import joins_one_name
from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.knowledge.name_particles import PARTICLES

# How many tokens a speaker's phrase may have.
_LONGEST = 24
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "another", "some", "several", "many", "both"}
)
_OWNERS = frozenset({"his", "her", "its", "their", "our"})
_OPENING = _ARTICLES | _OWNERS
# Prepositions that hold a phrase together ("the centre for reconciliation", "a source at the command").
_JOINING = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "from",
        "to",
        "on",
        "with",
        "by",
        "against",
        "inside",
        "within",
        "outside",
        "near",
        "among",
    }
)
_TIMES = frozenset((*MONTHS, *WEEKDAYS, "today", "yesterday", "tomorrow"))
_BREAKS = frozenset(',;:–—"“”') | {"--", "''", "``"}
_PERSONS = frozenset({"he", "she", "it", "they", "we", "i"})


class SpeakerRun(NamedTuple):
    """The tokens `first` to `last` (inclusive) of a speaker's phrase, with its head noun.

    `sure` says that something other than the parse shows where it begins: an article, a mark, a name known before.
    """

    first: int
    last: int
    head: int
    sure: bool


def run_before(doc: Any, end: int, start: int) -> SpeakerRun | None:
    """The phrase whose last token is right before `end`, reaching back to `start` at most."""
    last = _before_adjunct(doc, end - 1, start)
    if last < start:
        return None
    if doc[last].lower_ in _PERSONS:
        return SpeakerRun(last, last, last, sure=True)
    if (one := _one_of_them(doc, last, start)) is not None:
        return SpeakerRun(one, last, one, sure=True)
    if doc[last].lower_ in _THESE and last - 1 >= start and doc[last - 1].lower_ == "of":
        return None
    return _noun_run(doc, last, start)


def _noun_run(doc: Any, last: int, start: int) -> SpeakerRun | None:
    """The noun phrase that ends at a token."""
    first, article = _left_edge(doc, last, start)
    if first is None or _ends_a_list_of_lands(doc, first, last, start):
        return None
    if article and _orders(doc, first, start):
        return SpeakerRun(first - 1, last, head_of(doc, first, last) or last, sure=True)
    longer = _described_run(doc, first, start) if article else None
    first = longer if longer is not None else first
    sure = article or first == start or doc[first - 1].text in _BREAKS or is_time(doc[first - 1])
    known = _known_name(doc, first, last)
    first, sure = (known, True) if known is not None else (first, sure)
    head = first if doc[first].lower_ == "one" and _is_part_of(doc, first + 1) else head_of(doc, first, last)
    return None if head is None else SpeakerRun(first, last, head, sure)


def _ends_a_list_of_lands(doc: Any, first: int, last: int, start: int) -> bool:
    """Whether the phrase ends a list of countries: "figures from ports in Malta, | Cyprus and the Maldives | show"."""
    if first - 2 < start or doc[first - 1].text != "," or not is_country_name(doc[first - 2].text):
        return False
    joined = any(token.lower_ in ("and", "or") for token in doc[first + 1 : last])
    return joined and is_country_name(doc[last].text)


def _orders(doc: Any, article: int, start: int) -> bool:
    """Whether the word before an article opens a name that is an order, behind a mark: ", | Save | the Sailors"."""
    i = article - 1
    if i < start or doc[i].tag_ != "VB" or not doc[i].text.istitle() or not doc[article + 1].text.istitle():
        return False
    return bool(i == start or doc[i - 1].text in _BREAKS)


def _one_of_them(doc: Any, last: int, start: int) -> int | None:
    """Where "one of them", "one of the two" begins that ends at `last`."""
    of = last - 1 - (doc[last].like_num and last > start and doc[last - 1].lower_ == "the")
    told = doc[last].lower_ in _THESE or (doc[last].like_num and doc[last - 1].lower_ == "the")
    if not told or of - 1 < start or doc[of].lower_ != "of" or doc[of - 1].lower_ not in _ONE_OF:
        return None
    return of - 1


def _before_adjunct(doc: Any, last: int, start: int) -> int:
    """The token before "last year", "this week" or "on Monday" that stands between a speaker and the verb."""
    if last - 3 >= start and doc[last].lower_ == "part" and doc[last - 2].lower_ == "for":
        before = last - 3 - (doc[last - 3].lemma_ in ("have", "be"))  # "Norway has for its part announced"
        return before if before >= start and doc[before].pos_ in _NOUNS else last
    return last - 2 if last - 2 > start and (_is_last_year(doc, last) or _is_on_a_day(doc, last)) else last


def _is_last_year(doc: Any, last: int) -> bool:
    """ "last year", "this week"; not "of last year"."""
    return doc[last].lower_ in SPANS and doc[last - 1].lower_ in WHICH and doc[last - 2].lower_ != "of"


def _is_on_a_day(doc: Any, last: int) -> bool:
    """ "on Monday", "in 2015"."""
    return is_time(doc[last]) and doc[last - 1].lower_ in ("on", "in")


# "…, one of them said".
_ONE_OF = frozenset({"one", "another", "some", "several", "two", "many", "most"})
_THESE = frozenset({"them", "these", "those"})
# What opens the whole that several are a part of.
_WHOLES = _OWNERS | {"the", "these", "those"}
SPANS = frozenset("year month week night spring summer autumn winter fall morning evening".split())
WHICH = frozenset({"last", "this", "earlier", "next", "late"})


def _described_run(doc: Any, first: int, start: int) -> int | None:
    """Where "officials linked to | the case" begins, after a mark or at the start: a noun with its participle."""
    i = first - 2
    if i - 1 < start or doc[first - 1].lower_ not in _JOINING or doc[i].tag_ not in ("VBN", "VBD", "JJ", "RB"):
        return None
    if doc[i - 1].tag_ not in ("NNS", "NN"):
        return None
    edge, _ = _left_edge(doc, i - 1, start)
    return edge if edge is not None and (edge == start or doc[edge - 1].text in _BREAKS) else None


def _left_edge(doc: Any, last: int, start: int) -> tuple[int | None, bool]:
    """Where the phrase that ends at `last` begins, and whether an article opens it."""
    i, first = last, None
    while i >= start and last - i < _LONGEST:
        token = doc[i]
        if token.text == ")":
            opening = _bracket(doc, i, start)
            if first is not None and not doc[opening + 1 : i].text.isupper():
                break
            first = last if first is None else opening  # "the Harbour Union (HU) | office"
            i = opening - 1
            continue
        if token.lower_ in _OPENING:
            first = i
            if not _goes_on(doc, i - 1, start):
                return first, True
        elif first is None or not _links(doc, i, first, start):
            if not _belongs_to_phrase(doc, i, first):
                break
            first = i
        i -= 1
    return first, False


def _links(doc: Any, i: int, first: int, start: int) -> bool:
    """Whether the token joins a noun before it to the phrase, or stands within one name: "a source | at the port"."""
    return _joins(doc, i, start) or _stands_in_name(doc, i) or (first == i + 1 and _joins_two(doc, i))


def _joins_two(doc: Any, i: int) -> bool:
    """Whether the "and" at `i` stands within one name, or joins two that one preposition of a noun leads to: "the
    council on trade | and | labour"."""
    if joins_one_name(doc, i):
        return True
    first = doc[i].head
    if doc[i].lower_ not in ("and", "&") or first.i != i - 1 or first.dep_ != "pobj":
        return False
    of = first.head
    return of.head.i == of.i - 1 and of.head.pos_ in _NOUNS and any(c.dep_ == "conj" and c.i > i for c in first.rights)


def _stands_in_name(doc: Any, i: int) -> bool:
    """ "Sailors | Without | Borders"."""
    if doc[i].text != "Without" or not 0 < i < len(doc) - 1:
        return False
    return bool(doc[i - 1].text.istitle() and doc[i + 1].text.istitle())


def _belongs_to_phrase(doc: Any, i: int, first: int | None) -> bool:
    """Whether the token is a word of the phrase that begins right of it, and no day before it."""
    if not _is_inside(doc, i, first):
        return False
    return not _is_day(doc[i], first) or (first is not None and _is_date_of(doc, i))


def _is_day(token: Any, first: int | None) -> bool:
    """Whether the token is a day or a month, behind which a phrase begins; not in "Tuesday's report"."""
    owns = first == token.i + 1 and token.doc[first].tag_ == "POS"
    return is_time(token) and not owns and (first is None or token.pos_ == "PROPN")


def _is_date_of(doc: Any, i: int) -> bool:
    """Whether a month or a year says of when something is: "the guild's | June 2014 report", "a | May survey", "the |
    2014 | report"."""
    if i == 0 or i + 1 >= len(doc):
        return False
    if doc[i].lower_ in MONTHS:
        dated = doc[i + 1].text.isdigit() and doc[i - 1].lower_ in ("the", "its", "their")
        return dated or doc[i - 1].tag_ == "POS" or doc[i - 1].lower_ in ("a", "an")
    of_month = doc[i - 1].lower_ in MONTHS and i > 1 and doc[i - 2].lower_ in ("the", "its", "their")
    return (
        doc[i].text.isdigit()
        and (of_month or doc[i - 1].lower_ in ("the", "a", "its", "their"))
        and doc[i + 1].tag_ == "NN"
    )


def _joins(doc: Any, i: int, start: int) -> bool:
    return doc[i].lower_ in _JOINING and _goes_on(doc, i, start)


def _bracket(doc: Any, i: int, start: int) -> int:
    """Where the bracket that closes at `i` opens ("(SDF)")."""
    return next((k for k in range(i - 1, max(start, i - 6), -1) if doc[k].text == "("), i)


def _goes_on(doc: Any, i: int, start: int) -> bool:
    """Whether the token at `i` is a preposition that joins a noun, or a number of people, to what follows."""
    if i - 1 < start or doc[i].lower_ not in _JOINING or doc[i].pos_ == "PART":
        return False
    return _names_somebody(doc[i - 1]) or _is_part_of(doc, i)


def _is_part_of(doc: Any, of: int) -> bool:
    """ "three | of | the sailors", "one of her aides"; not "three of June"."""
    number = doc[of - 1]
    counted = (number.tag_ == "CD" and number.is_alpha) or number.lower_ in _ONE_OF
    return bool(counted and doc[of].lower_ == "of" and of + 1 < len(doc) and doc[of + 1].lower_ in _WHOLES)


def _names_somebody(token: Any) -> bool:
    return token.pos_ in _NOUNS and not is_time(token)


def _is_inside(doc: Any, i: int, first: int | None) -> bool:
    """Whether the token can stand within the phrase that begins right of it."""
    token = doc[i]
    if token.pos_ in _INSIDE or token.tag_ == "POS":
        return True
    return first is not None and any(rule(doc, i) for rule in _WITHIN)


def _is_then(doc: Any, i: int) -> bool:
    """ "the | then | justice minister"."""
    return doc[i].lower_ == "then" and doc[i - 1].lower_ in _ARTICLES


def _is_particle(doc: Any, i: int) -> bool:
    """ "Jan | van | Poe"."""
    if doc[i].lower_ not in PARTICLES or doc[i + 1].pos_ != "PROPN":
        return False
    return i > 0 and doc[i - 1].pos_ == "PROPN"


def _is_link(doc: Any, i: int) -> bool:
    """A hyphen, an apostrophe, or the point of "Lt. Poe"."""
    return doc[i].text in _LINKS or (doc[i].text == "." and len(doc[i - 1].text) <= 3)


def _is_adverb_of_participle(doc: Any, i: int) -> bool:
    """ "the | newly | appointed minister"."""
    token = doc[i]
    return token.pos_ == "ADV" and token.head.i == i + 1 and token.head.tag_ in ("VBN", "VBG")


def _is_participle(doc: Any, i: int) -> bool:
    """ "the | presiding | judge", "the Leeds-| based | guild"."""
    token = doc[i]
    return token.tag_ in ("VBN", "VBG") and token.dep_ == "amod" and token.head.i > i


# What stands within a speaker's phrase beside nouns, adjectives and numbers.
_WITHIN = (_is_then, _is_particle, _is_link, _is_adverb_of_participle, _is_participle)
_LINKS = frozenset({"-", "/", "&", "’", "'"})


def is_time(token: Any) -> bool:
    if is_first_name(token) or opens_paper(token):
        return False
    word = token.lower_.rstrip(".")
    return word in _TIMES or (token.text.isdigit() and len(token.text) == 4)


_OF_A_DAY = frozenset(
    """times telegraph herald mirror express mail post tribune world star people business independent nation observer
    standard vision monitor sun life guardian mercury""".split()
)


def opens_paper(token: Any) -> bool:
    """Whether a day opens a paper's name ("the Sunday Herald")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.text.istitle() and after.lower_ in _OF_A_DAY and token.text.endswith("day")


def is_first_name(token: Any) -> bool:
    """Whether a month's name opens a person's ("Colonel Jan Hruby"), and is none of a date ("in Jan 2015")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.text != "Jan" or after is None:
        return False
    return bool(after.pos_ == "PROPN" and after.text[:1].isupper() and after.text.isalpha() and not is_time(after))


def _known_name(doc: Any, first: int, last: int) -> int | None:
    """Where a name begins that ends the run and is known as an agency's ("in Deir Ezzor SANA news agency")."""
    for k in range(first + 1, last + 1):
        if doc[k].pos_ in _NOUNS and doc[k].text[:1].isupper() and agency_named(doc[k : last + 1].text, alone=True):
            kind = doc[first].lower_ in _ARTICLES and all(t.pos_ in ("ADJ", "NOUN") for t in doc[first + 1 : k])
            return None if kind else k  # "the private | SANA news agency" is one phrase
    return None


def run_after(doc: Any, start: int, end: int) -> SpeakerRun | None:
    """The phrase that begins at `start`, reaching to `end` (exclusive) at most."""
    last = _right_edge(doc, start, end)
    head = None if last is None else head_of(doc, start, last)
    return None if last is None or head is None else SpeakerRun(start, last, head, sure=True)


def _right_edge(doc: Any, start: int, end: int) -> int | None:
    """The last word of the phrase that begins at `start`, None where no noun is."""
    i, last = start, -1
    while i < end and i - start < _LONGEST:
        if _is_article_inside(doc, i, last):
            i += 1
            continue
        if _is_word_of_phrase(doc, i, last, end):
            if is_time(doc[i]) and not _is_date_of(doc, i):
                break
            last = i
        elif doc[i].text == "(" and last >= 0:
            i = _bracket_end(doc, i, end)
        elif not (_is_participle(doc, i) or _leads_on(doc, i, last, end)):
            break
        i += 1
    return None if last < 0 else last


def _bracket_end(doc: Any, i: int, end: int) -> int:
    """Where the bracket that opens at `i` closes ("(SDF)")."""
    return next((k for k in range(i, min(end, i + 6)) if doc[k].text == ")"), i)


def _is_article_inside(doc: Any, i: int, last: int) -> bool:
    """Whether an article opens the phrase, or stands behind a preposition in it: "a source at | the | port"."""
    return doc[i].lower_ in _OPENING and (last < 0 or doc[i - 1].lower_ in _JOINING)


def _is_word_of_phrase(doc: Any, i: int, last: int, end: int) -> bool:
    """Whether the token is a noun, an adjective or a number, or links words of a phrase that so far ends at `last`."""
    token = doc[i]
    if token.pos_ in _INSIDE or token.tag_ == "POS":
        return True
    return (last >= 0 and token.text in _LINKS) or (last == i - 1 and _is_particle_before_name(doc, i, end))


def _is_particle_before_name(doc: Any, i: int, end: int) -> bool:
    """ "Jan | van | Poe"."""
    return doc[i].lower_ in PARTICLES and i + 1 < end and doc[i + 1].pos_ == "PROPN"


def _leads_on(doc: Any, i: int, last: int, end: int) -> bool:
    """Whether more of the phrase follows right behind its last word: "Lt | . Poe", "a source | at the port"."""
    if last != i - 1:
        return False
    if (doc[i].text == "." and len(doc[i - 1].text) <= 3) or _joins_two(doc, i) or _stands_in_name(doc, i):
        return True
    return doc[i].lower_ in _JOINING and i + 1 < end and doc[i + 1].tag_ != "CD"


def head_of(doc: Any, first: int, last: int) -> int | None:
    """The last noun before the phrase's first preposition, bracket or mark."""
    head = None
    for i in range(first, last + 1):
        if doc[i].text in ("(", ",") or (doc[i].lower_ in _JOINING and head is not None):
            break
        if doc[i].pos_ in _NOUNS or (doc[i].pos_ in ("ADJ", "NUM") and i == last):
            head = i
    return head
