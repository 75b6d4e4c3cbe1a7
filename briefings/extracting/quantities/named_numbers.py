"""Numbers that belong to a name or an idiom and count nothing: "Article 5", "iPhone 11", "top 10", "one another"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.quantities.amounts import Amount
from briefings.extracting.quantities.counted_nouns import Counted
from briefings.extracting.quantities.country_words import is_country
from briefings.extracting.quantities.times_beside import ends_a_time

_ADDRESS = frozenset("road rd street st avenue ave lane way drive boulevard blvd place square".split())
# "One" counts only before its noun, or when it is one of a group; these idioms do not count.
_ONE_IDIOM = re.compile(
    r"one(?:[ -](?:another|by[ -]one|way|off|time|sided|day\b(?! of)|or the other|thing)|['’]s|self"
    # "One of the most closed countries", "one of its oldest guards": what somebody or something is like.
    r"| of (?:the|its|their|his|her|our)(?: [\w-]+['’]s)? (?:most|least|best|worst|\w{3,}est)\b)",
    re.I,
)
_ALL_OF = frozenset({"every", "each"})
_NO_COUNT_BEFORE = frozenset("no each every any this that another which the some many a".split())


def is_name(amount: Amount, passage: Passage, token: Any, following: Counted) -> bool:
    """Whether the number belongs to a name before it ("Game 7", "Article 5", "iPhone 11", "Formula One")."""
    if not _may_be_in_a_name(amount):
        return False
    first = _token_before(passage, token, amount)
    if first is not None and is_country(first.text):
        return False
    if _is_rank(first, following):
        return True
    if amount.numeral.written == "words":
        return first is not None and _is_written_name(first, token)
    return _is_house_number(following) or (first is not None and _is_numbered(first, token, following))


def _may_be_in_a_name(amount: Amount) -> bool:
    """Whether it is a bare number: names have no units, bounds or ranges."""
    if amount.unit or amount.bounded or amount.is_range:
        return False
    return amount.numeral.written in ("digits", "words")


def _is_rank(first: Any | None, following: Counted) -> bool:
    """ "The top 10"."""
    return first is not None and first.lower_ in ("top", "bottom") and following.head is None


def _is_written_name(first: Any, token: Any) -> bool:
    """ "Formula One"."""
    return bool(token.text[0].isupper() and first.text[0].isupper() and not first.is_sent_start)


def _is_house_number(following: Counted) -> bool:
    """ "10 Downing Street"."""
    return following.head is not None and following.head.lower_.rstrip(".") in _ADDRESS


def _is_numbered(first: Any, token: Any, following: Counted) -> bool:
    """ "Article 5"; but not "Halden 12 sailors", nor "the dead number 312"."""
    if following.head is not None and following.head.tag_ in ("NNS", "NNPS"):
        return False
    if _is_counting_verb(first) or _lists(first, following) or ends_a_time(first):
        return False
    return _numbers(first, token)


def _lists(first: Any, following: Counted) -> bool:
    """ "The colonel's order of battle | lists | 29": a verb taken for a plural, of which one number has no use; but not
    "on counts 3 and 4"."""
    if first.lower_ not in _LISTING or following.head is not None or first.i == 0:
        return False
    return first.nbor(-1).tag_ in ("NN", "NNP")


def _is_counting_verb(first: Any) -> bool:
    """ "Returnees number 300", "they number 400", "those back now number 26": a verb taken for a noun."""
    if first.i == 0 or first.lower_ not in ("number", "numbered", "total", "totalled", "totaled"):
        return False
    before = first.nbor(-1)
    behind_plural = before.tag_ in ("NNS", "NNPS") or before.lower_ in _HARMED | _SEVERAL
    called_so = before.tag_ in ("VBN", "VBD", "JJ") and before.i > 0 and before.nbor(-1).lower_ == "the"
    return bool(behind_plural or called_so or before.lower_ in _AT_A_VERB)  # "the repatriated number 40"


# What a register, or who keeps it, does with a number.
_LISTING = frozenset("lists counts records registers reports tallies names numbers holds keeps cites gives".split())
# "Of that number 150 have been killed".
_GATHERED, _POINTING = frozenset({"number", "total", "figure", "group"}), frozenset({"this", "that", "these", "those"})
_SEVERAL = frozenset("they who we these those".split())
_AT_A_VERB = frozenset("now already still together currently home back there abroad today alone so".split())
# "The dead number 312".
_HARMED = frozenset({"dead", "wounded", "injured", "missing", "sick", "displaced", "homeless"})


def _numbers(first: Any, token: Any) -> bool:
    """Whether the number hangs on the noun before it ("Article 5"), or on a name; on a pronoun none does ("of them 745
    were killed")."""
    if first.pos_ == "PRON" or _is_that_number(first):
        return False
    return _hangs_on(token, first) or (_is_capitalised(first) and not first.text.endswith(("'s", "’s")))


def _is_that_number(first: Any) -> bool:
    """ "Of that number | 150 have been killed"."""
    return first.i > 0 and first.lower_ in _GATHERED and first.nbor(-1).lower_ in _POINTING


def _hangs_on(token: Any, first: Any) -> bool:
    return bool(token.dep_ == "nummod" and token.head.i < token.i and token.head.i == first.i)


def _is_capitalised(first: Any) -> bool:
    """Whether it is a name by its capitals, which the first word of a sentence has without being one."""
    return first.pos_ == "PROPN" or (not first.is_sent_start and any(c.isupper() for c in first.text))


def _token_before(passage: Passage, token: Any, amount: Amount) -> Any | None:
    """The word right before the number, None at a passage's start and after punctuation."""
    index = token.i - 1
    while index >= 0 and passage.at(passage.doc[index]) >= amount.start:
        index -= 1
    if index < 0 or passage.doc[index].is_punct or passage.doc[index].text == "'s":
        return None
    return passage.doc[index]


def one_counts(text: str, amount: Amount, token: Any, following: Counted) -> bool:
    """Whether "one" is a number: "one of the sailors", "one sailor", "one was held"; not "one another", "each one"."""
    if _ONE_IDIOM.match(text, amount.core[0]):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if after == "of":
        return before not in _ALL_OF  # "every one of the children"
    if before in _NO_COUNT_BEFORE:
        return False
    return after == "out" or _has_its_noun(token, following) or _stands_for_somebody(text, amount, token)


def _has_its_noun(token: Any, following: Counted) -> bool:
    """ "One sailor"."""
    head = following.head
    return head is not None and (token.dep_ == "nummod" or head.tag_ in ("NN", "NNP"))


def _stands_for_somebody(text: str, amount: Amount, token: Any) -> bool:
    """ "Ten were held; | one has been brought back", "at least one was held"."""
    if token.dep_ == "nsubjpass" and text[: amount.core[0]].rstrip().endswith((",", ";", ":")):
        return True
    return token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.tag_ == "CD" and amount.bounded
