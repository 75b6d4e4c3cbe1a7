"""How a speaker is written: the noun phrase, the name in it, and the role beside it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.names_beside import BODIES_AND_OUTLETS, name_beside
from briefings.extracting.attributions.speakers.phrases.offices import is_to_be, name_behind_office
from briefings.extracting.attributions.speakers.phrases.phrase_edges import edges_of, its_name, touch
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.nationality import is_country
from briefings.extracting.parsing.dependencies import joins_one_name
from briefings.knowledge.name_particles import PARTICLES

_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = PARTICLES | {"-", "–", "’", "'", ".", "of"}
_DASHES = frozenset({"—", "–", "--", ")", "-"})
_ROLE_PREPOSITIONS = frozenset({"of", "at", "from"})
_LONGEST_ROLE = 24


# The bracket of "Doctors Without Borders (MSF)".
_SHORT_FORM = re.compile(r" \([A-Z][A-Za-z]{1,7}\)$")
_AGE = re.compile(r"\d{1,3}-year-old (?=[A-ZÀ-Þ])")


class Phrase(NamedTuple):
    """A speaker as one phrase names it. `first` and `last` are its tokens; `name` is None where it gives no name.

    `text` is the phrase without its article. `person` says whether the name is surely or likely a person's; `title` is
    what stands before the name, "Mr." included; `head` the name's last token.
    """

    first: int
    last: int
    text: str
    name: str | None = None
    role: str | None = None
    person: bool = False
    title: str | None = None
    head: int | None = None


def read_phrase(head: Any, run: tuple[int, int] | None = None) -> Phrase:
    """The phrase around its head noun, with name and role where it has them; `run` are its tokens where known."""
    doc, (first, last) = head.doc, edges_of(head, run)
    if head.pos_ == "PRON":
        return Phrase(first, last, head.text)
    told = _behind_office(doc, first, last) or _behind_two_roles(head, first)
    if told is None and head.lower_ in person_words.ROLES:
        told = _named_beside(head, first, last)
    if told is not None:
        return told
    named = name_run(doc, first, _name_right_behind(head) or head)
    if named is not None:
        return _around_name(head, (first, last), named)
    return _named_beside(head, first, last) or _named_behind_kind(doc, first, last)


def _named_behind_kind(doc: Any, first: int, last: int) -> Phrase:
    """The phrase, with the name that stands behind the word for what a body is, or without a name."""
    start = _past_kind(doc, first, last)
    text = _text(doc, start, last)
    return Phrase(first, last, text, text, head=last) if start > first else Phrase(first, last, text)


def _past_kind(doc: Any, first: int, last: int) -> int:
    """Where a body's name begins behind the word for what it is: "aid group | Doctors Without Borders", "Norway's
    security police | Pst"; the first token where no such word stands before it."""
    kind = next((k for k in range(last - 1, first - 1, -1) if doc[k].lower_ in _KINDS and doc[k].text.islower()), None)
    if kind is None or not doc[kind + 1].text[:1].isupper() or doc[kind + 1].lower_ in person_words.TITLES:
        return first
    if any(t.lower_ == "by" for t in doc[first:kind]):
        return first  # "a port source quoted by the daily Halden"
    several = any(t.lower_ in ("and", "or", ",") for t in doc[first:kind])  # "the Left Bloc and the union CGT"
    named = not several and all(t.text[:1].isupper() or t.lower_ in _IN_NAMES for t in doc[kind + 1 : last + 1])
    return kind + 1 if named and doc[last].text[:1].isupper() else first


# What a body is, in small letters before its name; the words for offices and for whole states are none.
_KINDS = frozenset(
    """group agency service police charity network watchdog organisation organization bureau directorate ngo outlet
    newspaper paper daily weekly tabloid magazine website site portal channel station broadcaster newswire wire monitor
    thinktank tank institute foundation union party militia faction coalition alliance movement firm company
    consultancy""".split()
)
_IN_NAMES = PARTICLES | {
    "-",
    "–",
    "of",
    "for",
    "and",
    "the",
    "without",
    "against",
    "across",
    "beyond",
    "on",
    "in",
    "at",
    "to",
    "&",
    ".",
}


def _around_name(head: Any, edges: tuple[int, int], named: tuple[int, int]) -> Phrase:
    """The phrase of a name: of a person with the role beside it, of a body as a whole."""
    doc, (first, last), (start, end) = head.doc, edges, named
    two = _two_with_offices(doc, first, named)
    if two is not None:
        return two
    before = _role_before(doc, first, start)
    likely = _looks_like_person(doc, start, end, first)
    after = _role_after(doc, end, likely=likely)
    if before is None and after is None and likely:
        before = _office_before_comma(doc, start, end)
    told = bool(before) or likely or (after is not None and _is_role(after))
    if not told or _is_bodys_name(head, start, end):
        text = _SHORT_FORM.sub("", _text(doc, _past_kind(doc, first, max(last, end)), max(last, end)))
        aged = _AGE.match(text)
        if aged is not None and not is_country(text[aged.end() :]):
            name = text[aged.end() :]  # "29-year-old Poe", but not "a 29-year-old Norwegian"
            return Phrase(first, max(last, end), name, name, None, True, before, end)
        return Phrase(first, max(last, end), text, text, None, False, before, end)
    name = _text(doc, start, end)
    return Phrase(first, max(last, end), name, name, _joined(before, after), True, before, end)


def _two_with_offices(doc: Any, first: int, second: tuple[int, int]) -> Phrase | None:
    """ "Foreign minister Ann Poe and defence minister | Tom Lane |": two people, each behind an office, of whom the
    parser made one phrase."""
    start, end = second
    joint = next((k for k in range(first + 2, start) if doc[k].lower_ == "and" and doc[k - 1].pos_ == "PROPN"), None)
    if joint is None or joint + 1 >= start:
        return None
    one = name_run(doc, first, doc[joint - 1])
    offices = (_role_before(doc, first, one[0]), _role_before(doc, joint + 1, start)) if one is not None else ()
    if one is None or one[1] <= one[0] or not all(offices):
        return None
    names = f"{_text(doc, *one)} and {_text(doc, start, end)}"
    roles = ", ".join(filter(None, offices))
    return Phrase(first, end, names, names, roles, person=True, title=roles, head=end)


def _is_bodys_name(head: Any, start: int, end: int) -> bool:
    """Whether a name is of several or of a body ("the Harbour Rangers", "Halden Council"); "John Mills" is nobody's
    but his."""
    several = head.tag_ == "NNPS" and head.doc[start].lower_ not in GIVEN
    return several or head.doc[end].lower_ in person_words.BODIES


def _behind_office(doc: Any, first: int, last: int) -> Phrase | None:
    """Who holds the office that opens a phrase: "Minister of the Interior Ann Poe"."""
    for i in range(first, min(last, first + _BEFORE_OFFICE) + 1):
        named = name_behind_office(doc, i)
        if named is not None:
            name = _text(doc, *named)
            role = _text(doc, first, named[0] - 1)
            return Phrase(first, named[1], name, name, role, person=True, title=role, head=named[1])
    return None


# How many words may stand before an office ("the deputy prime | minister of").
_BEFORE_OFFICE = 4


def _behind_two_roles(head: Any, first: int) -> Phrase | None:
    """ "War researcher and professor Ann Poe": the name behind two words for what somebody is."""
    doc, i = head.doc, head.i + 1
    if head.lower_ not in person_words.ROLES or doc[i : i + 1].text != "and":
        return None
    office = next((k for k in range(i + 1, min(len(doc), i + 4)) if doc[k].lower_ in person_words.ROLES), None)
    last = office if office is not None else i
    while last + 1 < len(doc) and _in_name(doc[last + 1]):
        last += 1
    if office is None or last < office + 2 or any(doc[k].pos_ == "DET" for k in range(i, office)):
        return None
    name, role = _text(doc, office + 1, last), _text(doc, first, office)
    return Phrase(first, last, name, name, role, person=True, title=role, head=last)


def _joined(before: str | None, after: str | None) -> str | None:
    """Both parts of a role ("Climate specialist of Leeds University", "Rep., head of the caucus")."""
    parts = [p for p in (before, after) if p and p.lower() not in person_words.HONORIFICS]
    beside = len(parts) == 2 and parts[1].split(" ", 1)[0].lower() in _ROLE_PREPOSITIONS
    return (" " if beside else ", ").join(parts) or None


def _name_right_behind(head: Any) -> Any | None:
    """ "His French counterpart Tom Lane": the name that the parser sets beside somebody's role."""
    if head.lower_ not in person_words.ROLES:
        return None
    beside = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    name = next((name for name in beside if name.left_edge.i == head.i + 1), None)
    return name if name is not None else its_name(head.doc, head.i + 1, head)


def name_run(doc: Any, first: int, head: Any) -> tuple[int, int] | None:
    """The run of name tokens that ends at (or goes through) the head, after the last title."""
    if not _in_name(head) or _ends_a_compound(doc, first, head):
        return None
    end = head.i
    while end + 1 < len(doc) and _in_name(doc[end + 1]) and doc[end + 1].head.i == head.i:
        end += 1
    start = _past_titles(doc, _first_of_name(doc, first, head.i), end)
    while start < end and (doc[start].is_punct or is_to_be(doc, start)):
        start += 1
    by_address = start > 0 and doc[start - 1].lower_ in person_words.HONORIFICS  # "Ms | Bishop"
    return None if doc[start].lower_ in person_words.TITLES and not by_address else (start, end)


def _ends_a_compound(doc: Any, first: int, head: Any) -> bool:
    """ "The president-| elect |"."""
    return bool(head.text.islower() and head.i > first and touch(doc, head.i - 1))


def _first_of_name(doc: Any, first: int, start: int) -> int:
    """Where the words of a name begin, with titles, that go on at `start`."""
    while start > first and (_in_name(doc[start - 1]) or (start - 1 > first and _joins(doc, start - 1))):
        start -= 1
    return start


def _past_titles(doc: Any, start: int, end: int) -> int:
    """Where the name begins behind the titles in a run: "Prime Minister | Ann Poe"."""
    for i in range(start, end):
        if _is_title(doc[i]) and doc[i : end + 1].text not in _OF_THE_ARMY:
            start = i + 1
    return start


def _is_title(token: Any) -> bool:
    """ "Minister", and the "Ministers" of "Ministers Ann Poe (Justice) and Tom Lane"."""
    return token.lower_ in person_words.TITLES | person_words.TITLES_OF_SEVERAL


# Bodies whose name begins with a word that is a rank elsewhere.
_OF_THE_ARMY = frozenset({"General Staff", "General Command", "General Headquarters"})


def _in_name(token: Any) -> bool:
    opens = token.pos_ == "NOUN" and token.dep_ == "compound" and token.text[0].isupper() and token.tag_ == "NNS"
    opens = opens and token.head.pos_ == "PROPN" and token.lemma_.lower() not in person_words.ROLES
    return bool((token.pos_ == "PROPN" or opens) and token.text[0].isalnum())


def _joins(doc: Any, i: int) -> bool:
    if joins_one_name(doc, i):
        return True
    return doc[i].lower_ in _JOINING and _in_name(doc[i - 1]) and doc[i].lower_ != "of"


def _text(doc: Any, first: int, last: int) -> str:
    if doc[first].lower_ == "such" and last > first + 1 and doc[first + 1].lower_ in ("a", "an"):
        first += 1  # "such a report"
    if doc[first].lower_ == "both" and last > first and not any(t.lower_ == "and" for t in doc[first:last]):
        first += 1  # "both harbour clerks" of "both harbour clerks and pilots said"
    if doc[first].lower_ in _ARTICLES and last > first:
        first += 1
    if doc[last].lower_ in ("'s", "’s", "'", "’") and last > first:
        last -= 1
    return " ".join(doc[first : last + 1].text.split()).strip(" ,;:")


def _role_before(doc: Any, first: int, start: int) -> str | None:
    """What stands before the name, where it ends in a title or a noun for people."""
    last = start - 1
    while last >= first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    if last < first or not (doc[last].lower_ in person_words.ROLES or is_to_be(doc, last)):
        return None
    return _text(doc, first, last)


def _office_before_comma(doc: Any, start: int, end: int) -> str | None:
    """ "The head of the task force at the Leeds police unit, | Ann Poe |, said": the words between a mark and the comma
    before a name that another comma closes, where they open with an office; the parser may hang the name on any noun
    among them."""
    if start < _SHORTEST_OFFICE or doc[start - 1].text != "," or doc[end + 1 : end + 2].text != ",":
        return None
    first = start - 1
    while first > 0 and start - first <= _LONGEST_ROLE and not _closes_before_office(doc[first - 1]):
        first -= 1
    words = [token for token in doc[first : start - 1] if token.pos_ != "CCONJ"]
    words = words[1:] if words and words[0].pos_ == "ADP" else words  # "according | to the head of it, Ann Poe,"
    opening = next((k for k, token in enumerate(words[:_OFFICE_WITHIN]) if token.lower_ in person_words.ROLES), None)
    if opening is None or opening + 1 >= len(words) or words[opening + 1].lower_ not in ("of", "at", "for", "to"):
        return None
    return _text(doc, words[0].i, start - 2) if words[0].pos_ == "DET" else None


def _closes_before_office(token: Any) -> bool:
    return token.text in ",.;:—–" or token.is_quote or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ")


# "The head of it ,"; and how many words an article and what qualifies the office may take.
_SHORTEST_OFFICE, _OFFICE_WITHIN = 5, 5


def _role_after(doc: Any, end: int, *, likely: bool) -> str | None:
    """ "…, director of X at Y," or "of the Rand Corporation" right of the name."""
    i = _past_bracket(doc, end + 1)
    comma = i < len(doc) and doc[i].text == ","
    i += comma
    if i >= len(doc) or not (
        _begins_apposition(doc, i, likely=likely) if comma else _begins_house(doc, i, likely=likely)
    ):
        return None
    stop = i
    while stop < len(doc) and stop - i < _LONGEST_ROLE and not _ends_role(doc, stop, i):
        stop += 1
    if comma and _is_finite_at(doc, stop):
        # "In Leeds, the mayor said": no apposition, which a mark would close before the verb.
        return None
    return _text(doc, i, stop - 1) if stop > i else None


def _is_finite_at(doc: Any, i: int) -> bool:
    return i < len(doc) and doc[i].tag_ in _FINITE


def _past_bracket(doc: Any, i: int) -> int:
    """Behind the bracket that opens at the token, if one does: "Ann Poe | (52), mayor of Halden"."""
    if i >= len(doc) or doc[i].text != "(":
        return i
    closing = next((k for k in range(i, min(i + 8, len(doc))) if doc[k].text == ")"), None)
    return closing + 1 if closing is not None else i


def _begins_house(doc: Any, i: int, *, likely: bool) -> bool:
    """ "Ann Poe | of the Harbour Institute", where the name is likely a person's."""
    return bool(likely and doc[i].lower_ in _ROLE_PREPOSITIONS)


def _begins_apposition(doc: Any, i: int, *, likely: bool) -> bool:
    """ "Ann Poe, | director of the port", "Tom Lane, | a miller from the hills", "Ann Poe, | of the Institute"."""
    if _begins_role(doc, i):
        return True
    return likely and (_begins_house(doc, i, likely=likely) or _begins_trade(doc, i))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _begins_role(doc: Any, i: int) -> bool:
    for k in range(i, min(i + 9, len(doc))):
        token = doc[k]
        if token.text in ",.;" or (token.pos_ in ("VERB", "AUX", "PRON") and token.tag_ != "PRP$"):
            return False
        if token.lemma_.lower() in person_words.ROLES:
            return True
    return False


def _begins_trade(doc: Any, i: int) -> bool:
    """Whether an apposition calls somebody by a trade that its ending tells ("a miller from the hills")."""
    k = i + 1
    while k < len(doc) and doc[k].text.islower() and doc[k].tag_ in _BEFORE_TRADE:
        k += 1
    if doc[i].lower_ not in ("a", "an") or k == i + 1 or (k < len(doc) and doc[k].pos_ == "NOUN"):
        return False
    noun = doc[k - 1]
    return bool(noun.tag_ == "NN" and person_words.TRADE.fullmatch(noun.text) and noun.text not in person_words.THINGS)


_BEFORE_TRADE = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "HYPH", "CD", "RB"})


def _ends_role(doc: Any, stop: int, start: int) -> bool:
    token = doc[stop]
    if (
        token.text in ",.;:()"
        or (token.is_quote and doc[stop - 1].whitespace_)
        or (token.text in _DASHES and token.text != "-")
    ):
        return True
    joined = doc[stop - 1].text == "-" and not doc[stop - 1].whitespace_  # "the state | - | run office"
    return (token.pos_ in ("VERB", "AUX") and stop > start and not joined) or token.tag_ in ("WP", "WDT")


def _is_role(words: str) -> bool:
    return any(w.lower().strip(",") in person_words.ROLES for w in words.split())


def _looks_like_person(doc: Any, start: int, end: int, first: int) -> bool:
    if (
        doc[first].lower_ == "the"
        or doc[end].lower_ in person_words.BODIES
        or (doc[end].text.isupper() and end == start)
    ):
        return False
    behind = start + (doc[start].lower_ in GIVEN)  # "Bill Lane", who is called by a word for a law
    return start < end and not any(doc[i].lower_ in person_words.BODIES for i in range(behind, end + 1))


def _named_beside(head: Any, first: int, last: int) -> Phrase | None:
    """ "his spokesman, John Smith,": the name stands beside the noun that says what he is."""
    named = name_beside(head, last)
    if named is None:
        return None
    doc, end = head.doc, named[1]
    name = _text(doc, _past_titles(doc, *named), end)
    comma = max(i for i in range(head.i, named[0]) if doc[i].text == ",")
    person = head.lemma_.lower() not in BODIES_AND_OUTLETS
    role = _text(doc, first, comma - 1) if person else None
    return Phrase(first, end, name, name, role, person, head=end)


def is_document(head: Any) -> bool:
    """Whether the noun is a report, a poll, a picture: a thing that says."""
    return head.lemma_.lower() in DOCUMENTS
