"""What an amount counts: the noun after it, by the parse where it helps and by word order where it does not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.amounts import Amount
from briefings.extracting.quantities.non_quantities import is_country
from briefings.extracting.quantities.people_nouns import PEOPLE

_COUNTING = frozenset({"NOUN", "PROPN"})
_BETWEEN_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_BETWEEN_TAGS = frozenset({"VBN", "VBG", "POS", "HYPH", "AFX", "PDT"})
_ADDRESS = frozenset("road rd street st avenue ave lane way drive boulevard blvd place square".split())
_LONGEST = 8
_WHICH_TIME = frozenset({"last", "this", "next", "that", "each", "every"})
_TIMES = frozenset(
    "spring summer autumn fall winter week weekend month year day night morning evening afternoon time decade monday"
    " tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december".split()
)
# "One" counts only before its noun, or when it is one of a group; these idioms do not count.
_ONE_IDIOM = re.compile(
    r"one(?:[ -](?:another|by[ -]one|way|off|time|sided|day\b(?! of)|or the other|thing)|['’]s|self)", re.I
)
_NO_COUNT_BEFORE = frozenset("no each every any this that another which the some many a".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun phrase without its number: its words, its head's token, and where it ends in the text.

    `head` is None where nothing is named after the number; it may be a pronoun ("50 of them").
    """

    phrase: str | None
    head: Any | None
    end: int

    @property
    def is_people(self) -> bool:
        """Whether people are counted."""
        return self.head is not None and counts_people(self.head)


class Tokens:
    """The passages' tokens by their place in the document."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]

    def at(self, offset: int) -> tuple[Passage, Any] | None:
        """The passage and the token that cover the offset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._passages[index].end:
            return None
        passage = self._passages[index]
        place = bisect_right(passage.doc, offset - passage.start, key=_offset) - 1
        return (passage, passage.doc[place]) if place >= 0 else None


def _offset(token: Any) -> int:
    return int(token.idx)


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


def counted_noun(text: str, amount: Amount, passage: Passage, token: Any) -> Counted | None:
    """What the amount counts; None where the number turns out to be a name or no number at all."""
    following = noun_after(text, amount.end, amount.unit, passage, token)
    if _is_name(amount, passage, token, following):
        return None
    if token.lower_ == "one" and amount.high == 1 and not _one_counts(text, amount, token, following):
        return None
    return following


_POSSESSIVES = frozenset({"'", "’", "'s", "’s"})
_OPENING_QUOTES = frozenset("\"“‘„«'")
_LONGEST_INSERTION = 5


def noun_after(text: str, end: int, unit: str | None, passage: Passage, token: Any) -> Counted:
    """The noun phrase that goes on after an amount, if one does: `token` is the amount's last, `end` where it stops and
    `unit` the symbol written with it."""
    doc, index = passage.doc, token.i + 1
    while index < len(doc) and passage.at(doc[index]) < end:
        index += 1
    nothing = Counted(None, None, end)
    if index >= len(doc):
        return nothing
    first = doc[index]
    if first.lower_ in _WHICH_TIME and index + 1 < len(doc) and doc[index + 1].lemma_.lower() in _TIMES:
        return nothing  # "brought back five last spring"
    if first.pos_ == "NUM" and _is_long_ago(doc, index):
        return nothing  # "up from 61 five years ago"
    if first.text in ("-", "–") and index + 1 < len(doc) and not first.whitespace_ and doc[index - 1].whitespace_ == "":
        return _compound(passage, doc[index + 1])
    if first.lower_ == "of" and index + 1 < len(doc):
        return _of_phrase(text, passage, index + 1) or nothing
    if unit == "%" or (unit and first.tag_ != "HYPH"):
        return nothing
    if first.lemma_.lower() in _TIMES and index + 1 < len(doc) and doc[index + 1].text in _POSSESSIVES:
        return _compound(passage, first)  # "ten years' imprisonment"
    return _phrase(text, passage, _past_marks(doc, index)) or nothing


_AGO = frozenset({"ago", "earlier", "before", "previously"})


def _is_long_ago(doc: Any, number: int) -> bool:
    """Whether the number at an index opens "five years ago"."""
    behind = doc[number + 1 : number + 3]
    return len(behind) == 2 and behind[0].lemma_.lower() in _TIMES and behind[1].lower_ in _AGO


def _past_marks(doc: Any, index: int) -> int:
    """Past what an editor put between a number and its noun: "76 “suspected fighters”", "185 [male] fighters"."""
    if doc[index].text in _OPENING_QUOTES and index + 1 < len(doc):
        return index + 1
    inserted = doc[index].text == "[" and [token.text for token in doc[index + 1 : index + _LONGEST_INSERTION]]
    if inserted and "]" in inserted and index + 2 + inserted.index("]") < len(doc):
        return index + 2 + inserted.index("]")
    return index


def _only_numbers(token: Any) -> bool:
    """Whether the token is a number or a determiner before the noun ("of the estimated 5,000 Europeans")."""
    return token.pos_ in ("DET", "NUM") or token.tag_ in ("PRP$", "DT", "PDT")


def _leads_to_number(doc: Any, index: int) -> bool:
    """ "Of its estimated 23 nationals": a word before another number; what a comma ends leads to none."""
    ahead = doc[index : index + 3]
    return any(token.pos_ == "NUM" for token in ahead[1:]) and not any(token.is_punct for token in ahead)


def _compound(passage: Passage, word: Any) -> Counted:
    """ "Seven-year", "11-member": the word behind the hyphen alone is counted."""
    return Counted(word.text, word, passage.at(word) + len(word))


def _of_phrase(text: str, passage: Passage, index: int) -> Counted | None:
    """The head of what follows "of": a pronoun, or a noun phrase with its determiner and number skipped."""
    doc = passage.doc
    if doc[index].pos_ == "PRON" and doc[index].tag_ not in ("PRP$", "DT"):
        return Counted(doc[index].text, doc[index], passage.at(doc[index]) + len(doc[index]))
    while index < len(doc) and (_only_numbers(doc[index]) or _leads_to_number(doc, index)):
        index += 1
    return _phrase(text, passage, index)


def _phrase(text: str, passage: Passage, index: int) -> Counted | None:
    """The noun phrase from token `index` to the last noun of its first run of nouns."""
    doc, last, first = passage.doc, None, None
    if _is_native(doc, index):
        return _compound(passage, doc[index])
    if index < len(doc) and _is_a_day_alone(doc, index):
        return None
    for i in range(index, min(len(doc), index + _LONGEST)):
        token = doc[i]
        if last is not None and _begins_anew(last, token):
            break
        if last is None and first is not None and (_is_when_it_was_done(doc, first, i) or _is_another_number(doc, i)):
            return None
        if token.pos_ in _COUNTING or token.tag_ in ("NN", "NNS"):
            last = token
        elif token.text == "IS" and i + 1 < len(doc) and doc[i + 1].pos_ in _COUNTING:
            pass  # the group's name, which taggers take for the verb
        elif not (_binds(doc, i) if last is not None else _leads_on(doc, i, first is None)):
            break
        first = token if first is None else first
    if last is None or first is None:
        return None
    last = _people_behind_a_state(doc, last.i) or last
    start, end = passage.span(first, last)
    return Counted(text[start:end], last, end)


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DAYS = _WEEKDAYS | {"today", "yesterday", "tonight", "overnight", "tomorrow"}
_PARTS_OF_DAYS = frozenset("morning afternoon evening night".split())


def _begins_anew(last: Any, token: Any) -> bool:
    """Whether a noun right behind people is none of theirs: "wounded four people Sunday night", "killed two men today",
    "hit three students Ann Poe and …". A name stands before those who go by it ("four Stanton pupils")."""
    if last.lower_ != "others" and not counts_people(last):
        return False
    return token.lower_ in _DAYS or (last.tag_ == "NNS" and token.pos_ == "PROPN" and token.tag_ == "NNP")


def _is_a_day_alone(doc: Any, i: int) -> bool:
    """ "Killed two Sunday", "hurt five Friday night": a day, and nothing that is counted; "two Sunday papers" are."""
    if doc[i].lower_ not in _DAYS:
        return False
    behind = i + 1
    while behind < len(doc) and doc[behind].lower_ in _PARTS_OF_DAYS:
        behind += 1
    return behind >= len(doc) or not (doc[behind].pos_ in _COUNTING or doc[behind].pos_ == "ADJ")


def _is_another_number(doc: Any, i: int) -> bool:
    """ "12 dead and | four wounded Friday night"."""
    return doc[i].pos_ == "NUM" and i > 0 and doc[i - 1].lower_ == "and"


_OF_THE_DAY = frozenset({"early", "late"})


def _is_when_it_was_done(doc: Any, first: Any, i: int) -> bool:
    """ "28 injured early Sunday morning", "four wounded Friday night": a day behind what was done to so many, who have
    no noun; "12 wounded Sunday strollers" have one."""
    done = all(word.tag_ in ("VBN", "VBD", "JJ", "RB") for word in doc[first.i : i])
    if not done or first.tag_ not in ("VBN", "VBD"):
        return False
    if doc[i].lower_ in _WHICH_TIME and i + 1 < len(doc) and doc[i + 1].lemma_.lower() in _TIMES:
        return True
    return _is_a_day_alone(doc, i + 1 if doc[i].lower_ in _OF_THE_DAY and i + 1 < len(doc) else i)


def _people_behind_a_state(doc: Any, i: int) -> Any | None:
    """The deputies of "two Marion County, Ohio, sheriff's deputies": the people behind the name of a place and, between
    commas, of its state; `i` is the last token of the place's name."""
    state = i + 2
    while state < len(doc) and state <= i + 4 and doc[state].pos_ == "PROPN":
        state += 1
    if doc[i].pos_ != "PROPN" or state == i + 2 or state >= len(doc) or not doc[i + 1].text == doc[state].text == ",":
        return None
    for word in doc[state + 1 : state + 5]:
        if word.tag_ == "NNS" and counts_people(word):
            return word
        if word.tag_ not in ("NN", "NNP", "POS", "JJ") and word.text != "’s":
            return None
    return None


def _is_native(doc: Any, i: int) -> bool:
    """ "One Yemeni and two Chechens": an adjective of a country that no noun follows is a noun itself."""
    token, follower = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if token.pos_ not in ("ADJ", "PROPN") or not token.text.istitle() or token.lower_.endswith("day"):
        return False
    return follower is not None and follower.pos_ in ("CCONJ", "PUNCT") and token.lower_.endswith(_ADJECTIVES)


# Endings of the singular of peoples: "a Yemeni", "a Chechen", "a Briton", "an Afghan".
_ADJECTIVES = ("i", "en", "on", "an", "ese", "ish", "ian", "ine", "ch", "ss", "ais")


def _leads_on(doc: Any, i: int, at_start: bool) -> bool:
    """Whether a noun may still follow: after adjectives, participles, and the commas between adjectives."""
    token = doc[i]
    if token.lower_ in ("including", "among"):
        return False
    if token.text in (",", "and"):
        if at_start or doc[i - 1].pos_ != "ADJ" or (i + 1 < len(doc) and doc[i + 1].pos_ == "NUM"):
            return False  # "12 dead and four wounded"
        return token.text == "," or not (
            i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS")
        )  # "four hurt and police"
    return token.pos_ in _BETWEEN_POS or token.tag_ in _BETWEEN_TAGS


def _binds(doc: Any, i: int) -> bool:
    """Whether a possessive mark or a hyphen ties the nouns on either side ("militants' positions")."""
    token = doc[i]
    if i and doc[i - 1].tag_ == "HYPH":
        return bool(token.tag_ in _BETWEEN_TAGS) or _is_old(doc, i)
    mark = token.tag_ in ("POS", "HYPH") or (token.text in ("'", "’") and i and not doc[i - 1].whitespace_)
    return bool(mark) and i + 1 < len(doc) and (doc[i + 1].pos_ in _BETWEEN_POS or doc[i + 1].tag_ in _BETWEEN_TAGS)


def _is_old(doc: Any, i: int) -> bool:
    """ "Two 19-year-old men", "three 17-year-olds": an age before the noun, or in its place."""
    return i > 1 and doc[i].lower_ in ("old", "olds") and doc[i - 2].lower_ in ("year", "month", "week", "day")


def _is_name(amount: Amount, passage: Passage, token: Any, following: Counted) -> bool:
    """Whether the number belongs to a name before it ("Game 7", "Article 5", "iPhone 11", "Formula One")."""
    if amount.unit or amount.bounded or amount.is_range or amount.numeral.written not in ("digits", "words"):
        return False
    first = _token_before(passage, token, amount)
    if first is not None and is_country(first.text):
        return False
    if _is_rank(first, following):
        return True
    if amount.numeral.written == "words":
        return first is not None and _is_written_name(first, token)
    if _is_house_number(following):
        return True
    if following.head is not None and following.head.tag_ in ("NNS", "NNPS"):
        return False
    return first is not None and not _is_counting_verb(first) and _numbers(first, token)


def _is_rank(first: Any | None, following: Counted) -> bool:
    """ "The top 10"."""
    return first is not None and first.lower_ in ("top", "bottom") and following.head is None


def _is_written_name(first: Any, token: Any) -> bool:
    """ "Formula One"."""
    return bool(token.text[0].isupper() and first.text[0].isupper() and not first.is_sent_start)


def _is_house_number(following: Counted) -> bool:
    """ "10 Downing Street"."""
    return following.head is not None and following.head.lower_.rstrip(".") in _ADDRESS


def _is_counting_verb(first: Any) -> bool:
    """ "Returnees number 300", "they number 400", "those back now number 26": a verb taken for a noun."""
    if first.i == 0 or first.lower_ not in ("number", "numbered", "total", "totalled", "totaled"):
        return False
    before = first.nbor(-1)
    behind_plural = before.tag_ in ("NNS", "NNPS") or before.lower_ in _HARMED | _SEVERAL
    called_so = before.tag_ in ("VBN", "VBD", "JJ") and before.i > 0 and before.nbor(-1).lower_ == "the"
    return bool(behind_plural or called_so or before.lower_ in _AT_A_VERB)  # "the repatriated number 40"


# "Of that number 150 have been killed".
_GATHERED, _POINTING = frozenset({"number", "total", "figure", "group"}), frozenset({"this", "that", "these", "those"})
_SEVERAL = frozenset("they who we these those".split())
_AT_A_VERB = frozenset("now already still together currently home back there abroad today alone so".split())
# "The dead number 312".
_HARMED = frozenset({"dead", "wounded", "injured", "missing", "sick", "displaced", "homeless"})


def _numbers(first: Any, token: Any) -> bool:
    """Whether the number hangs on the noun before it ("Article 5"), or on a name; on a pronoun none does ("of them 745
    were killed")."""
    if first.pos_ == "PRON" or (first.i > 0 and first.lower_ in _GATHERED and first.nbor(-1).lower_ in _POINTING):
        return False
    if token.dep_ == "nummod" and token.head.i < token.i and token.head.i == first.i:
        return True
    capital = first.pos_ == "PROPN" or (not first.is_sent_start and any(c.isupper() for c in first.text))
    return bool(capital) and not first.text.endswith(("'s", "’s"))


def _token_before(passage: Passage, token: Any, amount: Amount) -> Any | None:
    """The word right before the number, None at a passage's start and after punctuation."""
    index = token.i - 1
    while index >= 0 and passage.at(passage.doc[index]) >= amount.start:
        index -= 1
    if index < 0 or passage.doc[index].is_punct or passage.doc[index].text == "'s":
        return None
    return passage.doc[index]


def _one_counts(text: str, amount: Amount, token: Any, following: Counted) -> bool:
    if _ONE_IDIOM.match(text, amount.core[0]):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if before in _NO_COUNT_BEFORE and after != "of":
        return False
    if after == "of" or (after == "out"):
        return True
    if following.head is not None and (token.dep_ == "nummod" or following.head.tag_ in ("NN", "NNP")):
        return True
    if token.dep_ == "nsubjpass" and text[: amount.core[0]].rstrip().endswith((",", ";", ":")):
        return True  # "ten were held; one has been brought back"
    return token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.tag_ == "CD" and amount.bounded
