"""How a speaker is written: the noun phrase, the name in it, and the role beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers import person_words
from briefings.extracting.attributions.speakers.names_beside import OUTLETS, name_beside
from briefings.extracting.attributions.speakers.offices import is_to_be, name_behind_office
from briefings.extracting.coreference.given_names import GIVEN
from briefings.extracting.parsing.dependencies import joins_one_name

_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"-", "–", "’", "'", ".", "of", "al", "el", "bin", "ibn", "van", "von", "de", "der", "la", "du"})
_DASHES = frozenset({"—", "–", "--", ")", "-"})
_ROLE_PREPOSITIONS = frozenset({"of", "at", "from"})
_LONGEST_ROLE = 24
_LONGEST_PHRASE = 24


@dataclass(frozen=True, slots=True)
class Phrase:
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
    first, last = one_of_several(head) or (_with_whole_name(head, *run) if run else phrase_run(head))
    doc = head.doc
    if 0 < first < head.i and doc[first].lower_ == "that" and doc[first - 1].pos_ == "VERB":
        first += 1  # "added that | preliminary figures showed": the clause's "that", taken for an article
    while last > head.i and doc[last].pos_ == "ADP":
        last -= 1  # "Investigators | at first spoke of it"
    if head.pos_ == "PRON":
        return Phrase(first, last, head.text)
    held = _behind_office(doc, first, last)
    if held is not None:
        return held
    beside = _named_beside(head, first, last) if head.lower_ in person_words.ROLES else None
    if beside is not None:
        return beside
    named = name_run(doc, first, _name_right_behind(head) or head)
    if named is None:
        return _named_beside(head, first, last) or Phrase(first, last, _text(doc, first, last))
    start, end = named
    before = _role_before(doc, first, start)
    likely = _looks_like_person(doc, start, end, first)
    after = _role_after(doc, end, likely=likely)
    several = head.tag_ == "NNPS" and doc[start].lower_ not in GIVEN  # and no "John Mills"
    body = several or doc[end].lower_ in person_words.BODIES
    person = not body and (bool(before) or likely or (after is not None and _is_role(after)))
    text = _text(doc, start if person else first, end if person else max(last, end))
    role = _joined(before, after) if person else None
    name = _text(doc, start, end) if person else text
    return Phrase(first, max(last, end), text, name, role, person, before, end)


_LONGEST_SEVERAL = 12


def one_of_several(head: Any) -> tuple[int, int] | None:
    """The tokens of "one of those rescued | , a sailor", up to the mark or a verb; of others the noun is the head."""
    doc = head.doc
    if head.lower_ != "one" or doc[head.i + 1 : head.i + 2].text != "of":
        return None
    last = head.i + 1
    while last + 1 < min(len(doc), head.i + _LONGEST_SEVERAL):
        after = doc[last + 1]
        if after.is_punct or after.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        last += 1
    return (head.i, last) if last > head.i + 1 else None


def _behind_office(doc: Any, first: int, last: int) -> Phrase | None:
    """Who holds the office that opens a phrase: "Minister of the Interior Ann Poe"."""
    for i in range(first, min(last, first + _BEFORE_OFFICE) + 1):
        named = name_behind_office(doc, i)
        if named is not None and named[0] <= last:
            name = _text(doc, *named)
            role = _text(doc, first, named[0] - 1)
            return Phrase(first, named[1], name, name, role, person=True, title=role, head=named[1])
    return None


# How many words may stand before an office ("the deputy prime | minister of").
_BEFORE_OFFICE = 4


def _joined(before: str | None, after: str | None) -> str | None:
    """Both parts of a role ("Climate specialist of Leeds University", "Rep., head of the caucus")."""
    parts = [p for p in (before, after) if p and p.lower() not in person_words.HONORIFICS]
    beside = len(parts) == 2 and parts[1].split(" ", 1)[0].lower() in _ROLE_PREPOSITIONS
    return (" " if beside else ", ").join(parts) or None


def phrase_run(head: Any) -> tuple[int, int]:
    """The tokens of a noun phrase without what a clause or an apposition after a comma adds."""
    doc = head.doc
    last = _noun_of_several(head).i
    for c in head.rights:
        by = c.dep_ == "acl" and c.tag_ == "VBN" and any(d.dep_ == "agent" for d in c.children)
        beside = c.dep_ == "appos" and c.left_edge.i == last + 1
        if c.dep_ in ("relcl", "acl", "appos", "punct", "cc", "conj") and not by and not beside:
            break
        if c.dep_ == "npadvmod":
            continue  # "a report | last month"
        if c.dep_ == "prep" and c.lower_ == "as" and doc[c.i - 1].lower_ != "such":
            break  # "was identified by police | as Ann Poe, 26"
        last = _before_relative(c)
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and _shares_role(doc[last + 1], head):
        last += 1  # "the intelligence service PET", of which the parser made two subjects
    if (name := _its_name(doc, last + 1, head)) is not None:
        last = name.right_edge.i
    first = head.left_edge.i
    for i in range(first, head.i):
        if doc[i].text in _DASHES and (doc[i].whitespace_ or doc[i].text == ")"):
            first = i + 1
    while first < head.i and doc[first].dep_ == "cc" and doc[first].head.i == head.i:
        first += 1  # "But | Tunisia, which estimates that …"
    first, last = _with_whole_name(head, first, last)
    while first < head.i and doc[first].is_punct and not (doc[first].is_quote and _has_quote(doc, first + 1, head.i)):
        first += 1
    last = max(head.i, min(last, first + _LONGEST_PHRASE))
    if last + 1 < len(doc) and doc[last + 1].is_quote and sum(doc[i].is_quote for i in range(first, last + 1)) % 2:
        last += 1
    return first, last


def _noun_of_several(head: Any) -> Any:
    """The noun that adjectives with an "and" share, of which the parser took the first for one: "according to | German
    and other Western | reports"."""
    if head.pos_ != "ADJ":
        return head
    nouns = (c for c in head.rights if c.dep_ == "conj" and c.pos_ == "NOUN")
    return next((c for c in nouns if all(left.dep_ not in ("det", "poss") for left in c.lefts)), head)


def _before_relative(part: Any) -> int:
    """The last token of a noun's part, without a clause set off behind it: "a report by a firm |, which says …"."""
    doc, last = part.doc, part.right_edge.i
    return next(
        (i - 1 for i in range(part.i + 1, last) if doc[i].text == "," and doc[i + 1].tag_ in ("WDT", "WP", "WP$")), last
    )


def whole_name(head: Any) -> Any:
    """The last token of a name or word that the parser cut: "Prime Minister | Jo al-Poe", "the co | - | author"."""
    doc, last = head.doc, head
    if head.lower_ in _CUT_OFF and head.i + 2 < len(doc) and _touch(doc, head.i):
        return doc[head.i + 2]
    for i in range(head.i + 1, min(len(doc), head.i + _LONGEST_CUT)):
        titled = head.lower_ in person_words.TITLES and doc[i].pos_ == "PROPN"
        if not (titled or _touch(doc, i - 1)):
            break
        if _is_twin(doc[i], head) and doc[i].text != "-":
            last = doc[i]
    return last


# What stands before a hyphen and is never somebody alone ("a co-owner").
_CUT_OFF = frozenset({"co", "ex", "vice", "sub", "self"})
# How many tokens of a name or word may follow where the parser cut it.
_LONGEST_CUT = 7


def _with_whole_name(head: Any, first: int, last: int) -> tuple[int, int]:
    """The phrase's first and last token with the parts of its name that the parser took for something else."""
    doc = head.doc
    first = head.head.i if _opens_name(head.head, head) else _front(doc, first, head)
    return first, last + (last + 2 < len(doc) and _closes_name(doc[last + 1], doc[last]))


def _front(doc: Any, first: int, head: Any) -> int:
    """Where a name or word begins of which the parser cut off the front ("IS | - | K", "Prime Minister | Jo Poe")."""
    while first > 0:
        before = doc[first - 1]
        if not _touch(doc, first - 1) and not (_is_twin(before, head) and before.lower_ in person_words.TITLES):
            break
        first = before.left_edge.i if _is_twin(before, head) else first - 1
    return first


def _opens_name(verb: Any, head: Any) -> bool:
    """ "Save | the Children | said": an order with a capital, and its object with another, are a name."""
    inside = verb.i > 0 and verb.doc[verb.i - 1].text.islower()
    order = (verb.dep_ in ("csubj", "nsubj") or inside) and verb.tag_ in ("VB", "VBP", "NNP") and verb.text.istitle()
    named = head.dep_ == "dobj" and head.text.istitle() and verb.i < head.i
    return bool(order and named and all(t.lower_ in _ARTICLES for t in head.doc[verb.i + 1 : head.i]))


def _is_twin(token: Any, head: Any) -> bool:
    """Whether the parser gave both tokens one role."""
    return bool(token.dep_ == head.dep_ and token.head.i == head.head.i and token.i != head.i)


def _touch(doc: Any, i: int) -> bool:
    """Whether a hyphen joins the token to the next without white space."""
    hyphen = i if doc[i].text == "-" else i + 1
    joins = doc[hyphen].text == "-" and 0 < hyphen < len(doc) - 1
    return bool(joins and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_)


def _shares_role(token: Any, head: Any) -> bool:
    alike = token.dep_ == head.dep_ == "nsubj" or (token.dep_ == "advmod" and token.text.isupper())
    return bool(alike and head.dep_ == "nsubj" and token.head.i == head.head.i and not any(token.lefts))


def _its_name(doc: Any, opening: int, head: Any) -> Any | None:
    """The last word of the name behind a noun of which the parser made two subjects ("the charity | Open Hands")."""
    if opening >= len(doc) or head.pos_ != "NOUN" or not doc[opening].text[:1].isupper():
        return None
    name = doc[opening].head if doc[opening].dep_ == "compound" else doc[opening]
    whole = name.pos_ in ("NOUN", "PROPN") and name.left_edge.i == opening
    return name if whole and name.dep_ == head.dep_ == "nsubj" and name.head.i == head.head.i else None


def _closes_name(token: Any, before: Any) -> bool:
    """ "Harbour | Now | says": a capital in the midst of a sentence makes an adverb the last word of a name."""
    capital = token.text.istitle() and token.pos_ in ("ADV", "ADJ", "VERB") and before.text[:1].isupper()
    return bool(capital and before.pos_ == "PROPN" and token.doc[token.i + 1].tag_ in _FINITE)


def _has_quote(doc: Any, first: int, last: int) -> bool:
    return any(doc[i].is_quote for i in range(first, last + 2) if i < len(doc))


def _name_right_behind(head: Any) -> Any | None:
    """ "His French counterpart Tom Lane": the name that the parser sets beside somebody's role."""
    if head.lower_ not in person_words.ROLES:
        return None
    beside = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next((name for name in beside if name.left_edge.i == head.i + 1), None)


def name_run(doc: Any, first: int, head: Any) -> tuple[int, int] | None:
    """The run of name tokens that ends at (or goes through) the head, after the last title."""
    if not _in_name(head) or (head.text.islower() and head.i > first and _touch(doc, head.i - 1)):
        return None  # "the president-elect"
    start = end = head.i
    while start > first and (_in_name(doc[start - 1]) or (start - 1 > first and _joins(doc, start - 1))):
        start -= 1
    while end + 1 < len(doc) and _in_name(doc[end + 1]) and doc[end + 1].head.i == head.i:
        end += 1
    for i in range(start, end):
        if doc[i].lower_ in person_words.TITLES:
            start = i + 1
    while start < end and (doc[start].is_punct or is_to_be(doc, start)):
        start += 1
    return None if doc[start].lower_ in person_words.TITLES else (start, end)


def _in_name(token: Any) -> bool:
    opens = token.pos_ == "NOUN" and token.dep_ == "compound" and token.text[0].isupper() and token.tag_ == "NNS"
    opens = opens and token.head.pos_ == "PROPN" and token.lemma_.lower() not in person_words.ROLES
    return bool((token.pos_ == "PROPN" or opens) and token.text[0].isalnum())


def _joins(doc: Any, i: int) -> bool:
    if joins_one_name(doc, i):
        return True
    return doc[i].lower_ in _JOINING and _in_name(doc[i - 1]) and doc[i].lower_ != "of"


def _text(doc: Any, first: int, last: int) -> str:
    if doc[first].lower_ in _ARTICLES and last > first:
        first += 1
    if doc[last].lower_ in ("'s", "’s") and last > first:
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


def _role_after(doc: Any, end: int, *, likely: bool) -> str | None:
    """ "…, director of X at Y," or "of the Rand Corporation" right of the name."""
    i = end + 1
    if i < len(doc) and doc[i].text == "(":
        closing = next((k for k in range(i, min(i + 8, len(doc))) if doc[k].text == ")"), None)
        i = closing + 1 if closing is not None else i
    comma = i < len(doc) and doc[i].text == ","
    if comma:
        i += 1
    if i >= len(doc):
        return None
    named = likely and comma and _begins_trade(doc, i)
    if not (likely and doc[i].lower_ in _ROLE_PREPOSITIONS) and not (comma and _begins_role(doc, i)) and not named:
        return None
    stop = i
    while stop < len(doc) and stop - i < _LONGEST_ROLE and not _ends_role(doc, stop, i):
        stop += 1
    if comma and stop < len(doc) and doc[stop].tag_ in _FINITE:
        # "In Leeds, the mayor said": no apposition, which a mark would close before the verb.
        return None
    return _text(doc, i, stop - 1) if stop > i else None


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
    return start < end and not any(doc[i].lower_ in person_words.BODIES for i in range(start, end + 1))


def _named_beside(head: Any, first: int, last: int) -> Phrase | None:
    """ "his spokesman, John Smith,": the name stands beside the noun that says what he is."""
    named = name_beside(head, last)
    if named is None:
        return None
    doc = head.doc
    start, end = named
    for i in range(start, end):
        if doc[i].lower_ in person_words.TITLES:
            start = i + 1
    name = _text(doc, start, end)
    comma = max(i for i in range(head.i, named[0]) if doc[i].text == ",")
    person = head.lemma_.lower() not in person_words.BODIES | OUTLETS
    role = _text(doc, first, comma - 1) if person else None
    return Phrase(first, end, name, name, role, person, head=end)


def is_document(head: Any) -> bool:
    """Whether the noun is a report, a poll, a picture: a thing that says."""
    return head.lemma_.lower() in DOCUMENTS
