"""The noun phrase that an amount counts: "19 | 12-year-old girls", "two | Marion County, Ohio, sheriff's deputies"."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.people_nouns import COLLECTIVES, PEOPLE
from briefings.extracting.quantities.times_beside import DAYS, is_a_day_alone, is_when_it_was_done
from briefings.values import frozen

_COUNTING = frozenset({"NOUN", "PROPN"})
_BETWEEN_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_BETWEEN_TAGS = frozenset({"VBN", "VBG", "POS", "HYPH", "AFX", "PDT"})
_LONGEST = 8
OPENING_QUOTES = frozenset("\"“‘„«'")
_BETWEEN_NAMES = frozenset({"/", ",", "or", "and", "formerly", "also", "aka", "the"})
_IN_NAMES = frozenset({"of", "and", "in", "the"})


@frozen
class Counted:
    """The counted noun phrase without its number: its words, its head's token, and where it ends in the text.

    `head` is None where nothing is named after the number; it may be a pronoun ("50 of them"). `are_members` is True
    where it names those of whom they are some ("five of the group").
    """

    phrase: str | None
    head: Any | None
    end: int
    are_members: bool = False

    @property
    def is_people(self) -> bool:
        """Whether people are counted."""
        return self.head is not None and (self.are_members or counts_people(self.head))


def counts_people(head: Any) -> bool:
    """Whether the noun is one for people: a general one, or the plural of a demonym ("Britons")."""
    lemma = head.lemma_.lower()
    if lemma in PEOPLE or head.lower_ in PEOPLE or lemma.removesuffix("s") in PEOPLE or _is_old(head.doc, head.i):
        return True
    if head.tag_ == "NNPS" or (head.pos_ == "PROPN" and head.lower_.endswith("s")):
        return str(head.lower_).endswith(
            ("ans", "ons", "ese", "ds", "is", "ks", "bs", "ns", "nes", "des", "les", "chs", "nos")
        )
    return bool(lemma.endswith(("ist", "woman", "man")) and head.tag_ in ("NNS", "NN") and len(lemma) > 5)


def compound(passage: Passage, word: Any) -> Counted:
    """ "Seven-year", "11-member": the word behind the hyphen alone is counted."""
    return Counted(word.text, word, passage.at(word) + len(word))


def of_phrase(text: str, passage: Passage, index: int) -> Counted | None:
    """The head of what follows "of": a pronoun, or a noun phrase with its determiner and number skipped."""
    doc = passage.doc
    if doc[index].pos_ == "PRON" and doc[index].tag_ not in ("PRP$", "DT"):
        return Counted(doc[index].text, doc[index], passage.at(doc[index]) + len(doc[index]))
    first = index
    while index < len(doc) and (_only_numbers(doc[index]) or _leads_to_number(doc, index)):
        index += 1
    whole = phrase(text, passage, index)
    return replace(whole, are_members=True) if whole is not None and _is_one_group(doc, first, whole.head) else whole


def _is_one_group(doc: Any, first: int, head: Any) -> bool:
    """ "The group", "that family of ours": people by the one body that they make; "the groups" are bodies."""
    lone = head.tag_ == "NN" and head.lower_ in COLLECTIVES and doc[first].pos_ in ("DET", "PRON")
    return lone and not any(token.tag_ == "POS" for token in doc[head.i + 1 : head.i + 2])


def _only_numbers(token: Any) -> bool:
    """Whether the token is a number or a determiner before the noun ("of the estimated 5,000 Europeans")."""
    return token.pos_ in ("DET", "NUM") or token.tag_ in ("PRP$", "DT", "PDT")


def _leads_to_number(doc: Any, index: int) -> bool:
    """ "Of its estimated 23 nationals": a word before another number; what a comma ends leads to none."""
    ahead = doc[index : index + 3]
    return any(token.pos_ == "NUM" for token in ahead[1:]) and not any(token.is_punct for token in ahead)


def phrase(text: str, passage: Passage, index: int) -> Counted | None:
    """The noun phrase from token `index` to the last noun of its first run of nouns."""
    doc = passage.doc
    if index == len(doc):
        return None  # "two of the three": nothing follows
    if _is_native(doc, index):
        return compound(passage, doc[index])
    if is_a_day_alone(doc, index):
        return None
    stop = min(len(doc), index + _LONGEST)
    noun = _first_noun(doc, index, stop)
    if noun is None:
        return None
    last = _last_noun(doc, noun, stop)
    last = _people_behind_a_state(doc, last.i) or last
    start, end = passage.span(doc[index], last)
    return Counted(text[start:end], last, end)


def _first_noun(doc: Any, index: int, stop: int) -> Any | None:
    """The first noun from `index` on, past the adjectives and participles that lead to it; None where none follows."""
    for i in range(index, stop):
        if i > index and (is_when_it_was_done(doc, doc[index], i) or _is_another_number(doc, i)):
            return None
        if _is_noun(doc[i]):
            return doc[i]
        if not _is_the_groups_name(doc, i) and not _leads_on(doc, i, i == index):
            behind = _behind_a_mark(doc, i)
            return doc[behind] if behind is not None else None
    return None


def _last_noun(doc: Any, noun: Any, stop: int) -> Any:
    """The last noun of the run that begins with a noun: "militants | ' | positions"."""
    last, i = noun, noun.i + 1
    while i < stop:
        if _begins_anew(last, doc[i]):
            break
        if _is_noun(doc[i]):
            last = doc[i]
        elif not _is_the_groups_name(doc, i) and not _binds(doc, i) and not _is_behind_its_owner(doc, i):
            behind = _behind_a_mark(doc, i)
            if behind is None:
                break
            last, i = doc[behind], behind
        i += 1
    return last


def _is_behind_its_owner(doc: Any, i: int) -> bool:
    """The "foreign" of "the group's foreign fighters": an adjective between the possessor and the noun, which is still
    to come."""
    if doc[i].pos_ != "ADJ" or i + 1 >= len(doc) or not (_is_noun(doc[i + 1]) or doc[i + 1].pos_ == "ADJ"):
        return False
    return bool(doc[i - 1].tag_ == "POS") or _is_behind_its_owner(doc, i - 1)


def _behind_a_mark(doc: Any, i: int) -> int | None:
    """The index of the noun for people that goes on behind what an editor put between it and the name or adjective
    before it: the acronym of "Islamic State (IS) fighters", a footnote's star, a quotation mark; None without one."""
    if i == 0 or doc[i - 1].pos_ not in ("PROPN", "ADJ"):
        return None
    i = _end_of_long_name(doc, i)
    mark, behind = doc[i].text, i + 1
    closed = _end_of_acronyms(doc, i) if mark == "(" else None
    if closed is not None:
        behind = closed + 1
    elif mark not in OPENING_QUOTES and not (mark == "*" and not doc[i - 1].whitespace_):
        return None
    while behind < len(doc) and (doc[behind].pos_ == "ADJ" or doc[behind].lower_ == "group"):
        behind += 1
    noun = doc[behind] if behind < len(doc) else None
    return behind if noun is not None and noun.tag_ == "NNS" and noun.text.islower() and counts_people(noun) else None


def _end_of_acronyms(doc: Any, i: int) -> int | None:
    """Where a bracket closes that holds other names of a body alone: "(IS)", "(ISIL or ISIS)", "(IS, once ISIS)"."""
    inside = list(itertools.takewhile(lambda token: token.text != ")", doc[i + 1 : i + _LONGEST]))
    close = i + 1 + len(inside)
    named = any(token.text.isupper() for token in inside)
    only = all(token.text.isupper() or token.pos_ == "PROPN" or token.lower_ in _BETWEEN_NAMES for token in inside)
    return close if named and only and close < len(doc) and doc[close].text == ")" else None


def _end_of_long_name(doc: Any, i: int) -> int:
    """Where the bracket opens behind a name that goes on at token `i` ("Islamic State | of Iraq and Syria (ISIS)
    fighters"); `i` itself where no name goes on."""
    end = i
    while end < len(doc) and end - i < _LONGEST and (doc[end].lower_ in _IN_NAMES or doc[end].pos_ == "PROPN"):
        end += 1
    return end if end < len(doc) and doc[end].text == "(" else i


def _is_noun(token: Any) -> bool:
    return token.pos_ in _COUNTING or token.tag_ in ("NN", "NNS")


def _is_the_groups_name(doc: Any, i: int) -> bool:
    """The "IS" of "12 IS fighters", which taggers take for the verb."""
    return doc[i].text == "IS" and i + 1 < len(doc) and doc[i + 1].pos_ in _COUNTING


def _begins_anew(last: Any, token: Any) -> bool:
    """Whether a noun right behind people is none of theirs: "wounded four people Sunday night", "killed two men today",
    "hit three students Ann Poe and …", "one in three Danes fighting there". A name stands before those who go by it
    ("four Stanton pupils")."""
    if last.lower_ != "others" and not counts_people(last):
        return False
    if last.tag_ in ("NNS", "NNPS") and token.lower_.endswith("ing") and token.text.islower():
        return True
    return token.lower_ in DAYS or (last.tag_ == "NNS" and token.pos_ == "PROPN" and token.tag_ == "NNP")


def _is_another_number(doc: Any, i: int) -> bool:
    """ "12 dead and | four wounded Friday night"."""
    return doc[i].pos_ == "NUM" and i > 0 and doc[i - 1].lower_ == "and"


# So many words a state's name has ("New South Wales"), and so many stand between it and the people.
_STATE_WORDS, _TO_PEOPLE = 3, 4


def _people_behind_a_state(doc: Any, i: int) -> Any | None:
    """The deputies of "two Marion County, Ohio, sheriff's deputies": the people behind the name of a place and, between
    commas, of its state; `i` is the last token of the place's name."""
    if doc[i].pos_ != "PROPN":
        return None
    comma = _comma_after_state(doc, i + 1)
    if comma is None:
        return None
    for word in doc[comma + 1 : comma + 1 + _TO_PEOPLE]:
        if word.tag_ == "NNS" and counts_people(word):
            return word
        if word.tag_ not in ("NN", "NNP", "POS", "JJ") and word.text != "’s":
            return None
    return None


def _comma_after_state(doc: Any, comma: int) -> int | None:
    """Where the second comma of ", Ohio," stands, if the first stands at `comma`."""
    end = comma + 1
    while end < len(doc) and end <= comma + _STATE_WORDS and doc[end].pos_ == "PROPN":
        end += 1
    named = end > comma + 1 and end < len(doc)
    return end if named and doc[comma].text == doc[end].text == "," else None


def _is_native(doc: Any, i: int) -> bool:
    """ "One Yemeni and two Chechens": an adjective of a country that no noun follows is a noun itself; in "30
    Yemeni-backed men" one does."""
    token, follower = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if token.pos_ not in ("ADJ", "PROPN") or not token.text.istitle() or token.lower_.endswith("day"):
        return False
    if follower is None or follower.tag_ == "HYPH" or not token.lower_.endswith(_ADJECTIVES):
        return False
    if follower.pos_ not in ("CCONJ", "PUNCT"):
        return False
    return _behind_a_mark(doc, i + 1) is None


# Endings of the singular of peoples: "a Yemeni", "a Chechen", "a Briton", "an Afghan".
_ADJECTIVES = ("i", "en", "on", "an", "ese", "ish", "ian", "ine", "ch", "ss", "ais")


def _leads_on(doc: Any, i: int, at_start: bool) -> bool:
    """Whether a noun may still follow: after adjectives, participles, and the commas between adjectives."""
    token = doc[i]
    if token.lower_ in ("including", "among"):
        return False
    if token.text in (",", "and"):
        return not at_start and _joins_adjectives(doc, i)
    return token.pos_ in _BETWEEN_POS or token.tag_ in _BETWEEN_TAGS


def _joins_adjectives(doc: Any, i: int) -> bool:
    """Whether a comma or "and" stands between adjectives ("young, armed men"), and not before somebody else ("12 dead
    and four wounded", "four hurt and police")."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    if doc[i - 1].pos_ != "ADJ" or (after is not None and after.pos_ == "NUM"):
        return False
    return doc[i].text == "," or after is None or after.tag_ not in ("NN", "NNS")


def _binds(doc: Any, i: int) -> bool:
    """Whether a possessive mark or a hyphen ties the nouns on either side ("militants' positions")."""
    token = doc[i]
    if i and doc[i - 1].tag_ == "HYPH":
        return bool(token.tag_ in _BETWEEN_TAGS) or _is_old(doc, i)
    if not _is_a_tie(doc, i) or i + 1 >= len(doc):
        return False
    return doc[i + 1].pos_ in _BETWEEN_POS or doc[i + 1].tag_ in _BETWEEN_TAGS


def _is_a_tie(doc: Any, i: int) -> bool:
    """A hyphen, the "'s" of "Halden's", the bare apostrophe of "militants'"."""
    token = doc[i]
    return token.tag_ in ("POS", "HYPH") or (token.text in ("'", "’") and bool(i) and not doc[i - 1].whitespace_)


def _is_old(doc: Any, i: int) -> bool:
    """ "Two 19-year-old men", "three 17-year-olds": an age before the noun, or in its place."""
    return i > 1 and doc[i].lower_ in ("old", "olds") and doc[i - 2].lower_ in ("year", "month", "week", "day")
