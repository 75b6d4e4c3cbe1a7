"""Somebody or something that a text describes without a name: "a senior official", "the report by the institute"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.names_beside import name_beside
from briefings.extracting.attributions.speakers.phrases.phrase_edges import phrase_run
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mention import ARTICLES, SUBJECTS, Mention, Sort, plain
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.mentions.syntax import apposed_to, named_in_clause
from briefings.extracting.parsing.language import Passage

DESCRIBING = words.PEOPLE | words.GROUP_NOUNS | words.INSTITUTION_NOUNS | words.REPORT_NOUNS
_OF_NOBODY = frozenset({"no", "any", "each", "every", "another", "which", "what", "whose"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def described(number: int, passage: Passage, head: Any) -> Mention | None:
    """The mention that a noun phrase without a name makes; None where it names nobody new, or nobody at all."""
    doc, plural = passage.doc, head.tag_ in ("NNS", "NNPS")
    if _belongs_to_another(head) or (plural and head.dep_ not in SUBJECTS) or _comes_back_or_is_named(head):
        return None
    opening, last = phrase_run(head)
    if doc[opening].lower_ in _OF_NOBODY:
        return None
    opening += doc[opening].lower_ == "such" and doc[opening + 1].lower_ in ("a", "an")
    start = opening + 1 if doc[opening].lower_ in ARTICLES and last > opening else opening
    lemma = head.lemma_.lower()
    mention = Mention(
        passage.span(doc[start], doc[last]),
        plain(doc[start : last + 1].text),
        _described_sort(lemma, plural),
        number,
        head,
        plural=plural,
        named=False,
        beside=apposed_to(head),
    )
    if mention.sort == "person":
        mention.gender = _gender_of(lemma)
    if mention.sort == "report":
        mention.maker = _maker(doc, head, opening, last)
    return mention


def _belongs_to_another(head: Any) -> bool:
    """ "the | guild | leader", "is an | official", "| spokesman | Tom Lane": a part of what is named or told there."""
    if head.dep_ in ("compound", "amod", "nmod", "attr", "oprd"):
        return True
    return bool(head.i + 1 < len(head.doc) and head.doc[head.i + 1].pos_ == "PROPN")


def _gender_of(noun: str) -> Gender | None:
    return "male" if noun in words.MALE_NOUNS else "female" if noun in words.FEMALE_NOUNS else None


def _comes_back_or_is_named(head: Any) -> bool:
    """Whether the noun is only "the official", which names nobody new, or has a name beside it ("the mayor, Ann
    Poe")."""
    before = head.doc[head.i - 1].lower_ if head.i else ""
    rights = list(head.rights)
    if any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in rights) or named_in_clause(head) is not None:
        return True
    if head.lower_ in person_words.ROLES and name_beside(head, phrase_run(head)[1]) is not None:
        return True
    return before in _POINTING and not any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in rights)


def _described_sort(lemma: str, plural: bool) -> Sort:
    if lemma in words.REPORT_NOUNS:
        return "report"
    if lemma in words.PEOPLE:
        return "people" if plural else "person"
    return "body"


def _maker(doc: Any, head: Any, first: int, last: int) -> str | None:
    """Who made a report: "by the Harbour Institute", "the Institute's study", "the Harbour Institute study"."""
    for i in range(head.i + 1, last):
        if doc[i].lower_ in ("by", "from") and any(doc[k].pos_ == "PROPN" for k in range(i + 1, last + 1)):
            return plain(doc[_past_article(doc, i + 1) : last + 1].text)
    owners = [i for i in range(first, head.i) if doc[i].pos_ == "PROPN"]
    if not owners:
        return None
    stop = owners[0]
    while stop + 1 < head.i and (doc[stop + 1].pos_ == "PROPN" or doc[stop + 1].lower_ in ("of", "for", "and")):
        stop += 1
    return plain(doc[owners[0] : stop + 1].text)


def _past_article(doc: Any, i: int) -> int:
    return i + 1 if doc[i].lower_ in ARTICLES else i


def is_one_of_a_people(doc: Any, i: int) -> bool:
    """Whether a clause is about "a Norwegian" or "a 17-year-old": somebody told of by country or age alone."""
    token = doc[i]
    if token.dep_ not in _ABOUT or token.tag_ not in _ALONE or (i + 1 < len(doc) and _is_noun(doc[i + 1])):
        return False
    aged = token.lower_ == "old" and i > 1 and doc[i - 2].lower_ == "year"
    if not aged and (not is_country(token.text) or is_country_name(token.text)):
        return False
    return any(t.lower_ in ("a", "an") for t in doc[token.left_edge.i : i])


_ABOUT = SUBJECTS | {"ROOT"}
_ALONE = frozenset({"NN", "NNP", "JJ"})


def _is_noun(token: Any) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def one_of_a_people(number: int, passage: Passage, head: Any) -> Mention:
    """The mention of "a Norwegian" by their head word."""
    opening, last = phrase_run(head)
    opening += passage.doc[opening].lower_ in ARTICLES
    span = passage.span(passage.doc[opening], passage.doc[last])
    text = plain(passage.doc[opening : last + 1].text)
    return Mention(span, text, "person", number, head, named=False, beside=apposed_to(head))
