"""Where a text names somebody: runs of proper nouns, and noun phrases for people, bodies and reports.

One pass over each passage's tokens; every mention costs a look at a few tokens beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from briefings.extracting.attributions.speakers import person_words
from briefings.extracting.attributions.speakers.names_beside import name_beside
from briefings.extracting.attributions.speakers.offices import after_titles, name_behind_titles
from briefings.extracting.attributions.speakers.phrase_edges import phrase_run
from briefings.extracting.attributions.speakers.speaker_phrases import read_phrase
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.genders import Gender, gender_given, gender_told, has_age
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.name_runs import name_end, opens_name
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.mentions.syntax import named_in_clause
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.agencies import agency_named
from briefings.model import Place, Span

# What a mention is of. A name alone that nothing explains is "unsure": it may be a person's, a song's, a horse's.
Sort = Literal["person", "people", "body", "agency", "outlet", "report", "unsure"]


@dataclass(slots=True)
class Mention:
    """One place where somebody or something is named or described.

    `span` is the name's, without title and article; `phrase` that of the whole noun phrase. `named` is False for a noun
    phrase without a name ("a senior official").
    """

    span: Span
    text: str
    sort: Sort
    passage: int
    head: Any
    role: str | None = None
    gender: Gender | None = None
    likely: Gender | None = None
    plural: bool = False
    named: bool = True
    maker: str | None = None
    beside: int | None = None

    @property
    def at(self) -> int:
        """Its first code point."""
        return self.span[0]


class PlaceSpans:
    """Where the places of a document stand, to be asked by offset."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._spans = sorted((p.start, p.end) for p in places)

    def covers(self, start: int, end: int) -> bool:
        """Whether one place covers all of `start` to `end`."""
        i = bisect_right(self._spans, (start, 1 << 60)) - 1
        return i >= 0 and self._spans[i][1] >= end


def find_mentions(passages: Sequence[Passage], places: Sequence[Place]) -> Iterator[Mention]:
    """Every mention of the document in the order of the text."""
    spans = PlaceSpans(places)
    for number, passage in enumerate(passages):
        yield from _in_passage(number, passage, spans)


def _in_passage(number: int, passage: Passage, places: PlaceSpans) -> Iterator[Mention]:
    doc = passage.doc
    reached = 0
    for i, token in enumerate(doc):
        if i < reached or token.pos_ not in _NOMINAL:
            continue
        held = name_behind_titles(doc, i)
        if held is not None:
            reached = held[1] + 1
            yield from _body_headed(number, passage, (i, held[0]), places)
            yield _office_holder(number, passage, i, held)
        elif _is_one_of_a_people(doc, i):
            yield _one_of_a_people(number, passage, token)
        elif token.pos_ == "PROPN" or (token.lower_ in _SURE_GIVEN and token.is_title):
            if not opens_name(token):
                continue
            last = name_end(doc, i)
            reached = last + 1
            if _is_part_of_adjective(doc, last):
                continue
            yield from _named(number, passage, i, last, places)
        elif token.pos_ == "NOUN" and token.lemma_ in _DESCRIBING:
            mention = _described(number, passage, token)
            if mention is not None:
                yield mention


def _is_part_of_adjective(doc: Any, last: int) -> bool:
    """Whether a hyphen makes an adjective of the name: "the Leeds | -based guild", "the Tarsian | -led militia"."""
    if last + 2 >= len(doc) or doc[last + 1].text != "-" or doc[last].whitespace_ or doc[last + 1].whitespace_:
        return False
    return doc[last + 2].lower_ in ("based", "led", "backed", "born", "held", "run", "owned", "registered")


def _body_headed(number: int, passage: Passage, run: tuple[int, int], places: PlaceSpans) -> Iterator[Mention]:
    """The body that somebody's office is of ("head of the Harbour Observatory | Ann Poe")."""
    doc, (first, stop) = passage.doc, run
    start = next((k for k in range(first + 2, stop) if doc[k].text[:1].isupper()), stop)
    if (
        stop - start > 1
        and doc[start].pos_ == "PROPN"
        and any(t.lower_ in person_words.BODIES for t in doc[start:stop])
    ):
        yield from _named(number, passage, start, stop - 1, places)


def _office_holder(number: int, passage: Passage, office: int, name: tuple[int, int]) -> Mention:
    """ "Minister of the Interior Ann Poe": the person, whose role is the office."""
    doc, (start, last) = passage.doc, name
    span, text = passage.span(doc[start], doc[last]), _plain(doc[start : last + 1].text)
    mention = Mention(span, text, "person", number, doc[last], role=_plain(doc[office:start].text))
    mention.gender = gender_told(doc, start, last, mention.role, mention.role)
    mention.likely = gender_given(doc, start, last)
    return mention


def _is_one_of_a_people(doc: Any, i: int) -> bool:
    """Whether a clause is about "a Norwegian" or "a 17-year-old": somebody told of by country or age alone."""
    token = doc[i]
    if (
        token.dep_ not in (*_SUBJECTS, "ROOT")
        or token.tag_ not in ("NN", "NNP", "JJ")
        or (i + 1 < len(doc) and _is_noun(doc[i + 1]))
    ):
        return False
    opened = any(t.lower_ in ("a", "an") for t in doc[token.left_edge.i : i])
    aged = token.lower_ == "old" and i > 1 and doc[i - 2].lower_ == "year"
    return opened and (aged or (is_country(token.text) and not is_country_name(token.text)))


def _is_noun(token: Any) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _one_of_a_people(number: int, passage: Passage, head: Any) -> Mention:
    opening, last = phrase_run(head)
    opening += passage.doc[opening].lower_ in _ARTICLES
    span = passage.span(passage.doc[opening], passage.doc[last])
    text = _plain(passage.doc[opening : last + 1].text)
    return Mention(span, text, "person", number, head, named=False, beside=_apposed_to(head))


_ALSO_WORDS = frozenset(
    """art august april bill case charity chase chance christian crystal dawn dean destiny drew earnest essence faith
    forest frank gay genesis ginger grace grant guy honey hope ivory ivy jewel joy june lance lucky major mark miles
    misty olive pearl pierce precious price prince rich rob rock rose royal ruby sandy sky sonny sterling stone summer
    sunny violet wade ward west will young long early much mercy patience prudence constance may so in my see""".split()
)
# Where the tagger misses a name: "Polly" at a sentence's start looks like an adverb to it.
_SURE_GIVEN = GIVEN - _ALSO_WORDS
_NOMINAL = frozenset({"ADJ", "ADV", "NOUN", "PROPN"})
_DESCRIBING = words.PEOPLE | words.GROUP_NOUNS | words.INSTITUTION_NOUNS | words.REPORT_NOUNS


def _named(number: int, passage: Passage, first: int, last: int, places: PlaceSpans) -> Iterator[Mention]:
    """The mention that a run of proper nouns makes: none where it is a place's name or a title alone."""
    doc = passage.doc
    start = after_titles(doc, first, last)
    if start > last:
        described = _described(number, passage, doc[last])
        if described is not None:
            yield described
        return
    span = passage.span(doc[start], doc[last])
    text = _plain(doc[start : last + 1].text)
    titled = start > first or (first > 0 and doc[first - 1].lower_ in person_words.TITLES)
    sort = _sort(doc, start, last, text, titled)
    if not titled and sort in ("person", "unsure", "body") and _is_place(doc[last], text, sort, places.covers(*span)):
        return
    mention = Mention(span, text, sort, number, doc[last], plural=_are_several(doc, start, last, sort))
    if sort in ("person", "unsure"):
        _read_person(mention, doc, start, last, titled)
    elif sort == "body" and doc[start - 1].pos_ == "ADJ" and doc[start - 1].text[:1].isupper() and start:
        mention.span = passage.span(doc[start - 1], doc[last])
        mention.text = _plain(doc[start - 1 : last + 1].text)
    mention.beside = _apposed_to(doc[last])
    if mention.beside is not None and mention.role is None and mention.sort in ("person", "unsure"):
        _take_role(mention, doc[mention.beside])
    yield mention


def _are_several(doc: Any, start: int, last: int, sort: Sort) -> bool:
    """Whether the name is of several people, and no surname that ends like a plural ("Janet Mills")."""
    return doc[last].tag_ == "NNPS" and sort == "person" and doc[start].lower_ not in GIVEN


def _take_role(mention: Mention, noun: Any) -> None:
    """The role of a name that stands beside a noun for people."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in words.PEOPLE:
        return
    first, last = phrase_run(noun)
    first += noun.doc[first].lower_ in _ARTICLES
    mention.role, mention.sort = _plain(noun.doc[first : last + 1].text), "person"


def _is_place(head: Any, text: str, sort: Sort, covered: bool) -> bool:
    """Whether the name is only a place's or a people's: "Turkey", "the U.S.", "Syrian"; "Mary left" is no town."""
    if covered and text.lower() in GIVEN and head.dep_ != "pobj":
        return False
    return is_country(text) or (covered and sort != "body")


@lru_cache(maxsize=4_096)
def _agency(name: str, *, alone: bool) -> str | None:
    return agency_named(name, alone=alone)


def _sort(doc: Any, first: int, last: int, text: str, titled: bool) -> Sort:
    final = doc[last].lower_
    if _agency(text, alone=not titled):
        return "agency"
    if words.well_known(text):
        return "body"
    if titled:
        return "person"
    if final in words.REPORT_NOUNS:
        return "report"
    if final in words.OUTLET_ENDINGS or text.casefold() in words.OUTLETS or text.startswith("Voice of "):
        return "outlet"
    if any(doc[i].lower_ in person_words.BODIES or doc[i].lower_ in words.GROUP_NOUNS for i in range(first, last + 1)):
        return "body"
    if (
        doc[last].text.isupper()
        and len(doc[last].text) > 1
        and not (last > first and _INITIAL.fullmatch(doc[last].text))
        and not _ROMAN.fullmatch(doc[last].text)
        and not _all_capitals(doc, last)
    ):
        return "body"
    if text.split(" ", 1)[0].lower() in GIVEN or doc[first].lower_ in _OPENS_A_PERSON:
        return "person"
    if first and doc[first - 1].lower_ == "the" and doc[last].dep_ not in ("compound", "nmod", "amod"):
        return "body"
    return "person" if last > first and doc[last].tag_ != "NNPS" else "unsure"


_ROMAN = re.compile(r"[IVX]+")
# The surname of somebody who is not to be named in full: "Sabrina W.".
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_OPENS_A_PERSON = frozenset({"abu", "umm", "oum"})


def _all_capitals(doc: Any, i: int) -> bool:
    """Whether the words around are all in capitals, as in a heading."""
    beside = [doc[k].text for k in range(max(0, i - 3), min(len(doc), i + 4)) if k != i and doc[k].is_alpha]
    return bool(beside) and all(word.isupper() for word in beside)


def _read_person(mention: Mention, doc: Any, start: int, last: int, titled: bool) -> None:
    """The role beside a person's name, and what name and title tell of the gender."""
    title = None
    if _has_words_beside(doc, start, last):
        phrase = read_phrase(doc[last])
        title, mention.role = phrase.title, phrase.role
        if phrase.person and mention.role:
            mention.sort = "person"
    if mention.sort == "unsure" and has_age(doc, last):
        mention.sort = "person"
    mention.gender = gender_told(doc, start, last, title, mention.role)
    mention.likely = gender_given(doc, start, last)


def _has_words_beside(doc: Any, start: int, last: int) -> bool:
    """Whether words stand before or after a name that could be its title or role."""
    if start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        return True
    return last + 1 < len(doc) and doc[last + 1].lower_ in (",", "(", "of", "at", "from")


def _apposed_to(token: Any) -> int | None:
    """The token index of the noun that a name stands beside ("his spokesman, Tom Lane")."""
    if token.dep_ == "appos":
        return int(token.head.i)
    clause = token.head.head if token.dep_ == "pobj" else token.head
    noun = clause.head
    naming = clause.dep_ in ("acl", "relcl") and noun.pos_ == "NOUN" and named_in_clause(noun)
    return int(noun.i) if naming and naming.i == token.i else None


def _described(number: int, passage: Passage, head: Any) -> Mention | None:
    """A noun phrase without a name: "a senior official", "the report by the institute"."""
    doc = passage.doc
    if head.dep_ in ("compound", "amod", "nmod", "attr", "oprd") or (
        head.i + 1 < len(doc) and doc[head.i + 1].pos_ == "PROPN"
    ):
        return None
    lemma = head.lemma_.lower()
    plural = head.tag_ in ("NNS", "NNPS")
    if (plural and head.dep_ not in _SUBJECTS) or _comes_back_or_is_named(head):
        return None
    opening, last = phrase_run(head)
    first = doc[opening]
    if first.lower_ in _OF_NOBODY:
        return None
    start = opening + 1 if first.lower_ in _ARTICLES and last > opening else opening
    mention = Mention(
        passage.span(doc[start], doc[last]),
        _plain(doc[start : last + 1].text),
        _described_sort(lemma, plural),
        number,
        head,
        plural=plural,
        named=False,
        beside=_apposed_to(head),
    )
    if mention.sort == "person":
        mention.gender = "male" if lemma in words.MALE_NOUNS else "female" if lemma in words.FEMALE_NOUNS else None
    if mention.sort == "report":
        mention.maker = _maker(doc, head, opening, last)
    return mention


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


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_NOBODY = frozenset({"no", "any", "each", "every", "another", "which", "what", "whose"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ARTICLES = frozenset({"the", "a", "an"})


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
            return _plain(doc[_past_article(doc, i + 1) : last + 1].text)
    owners = [i for i in range(first, head.i) if doc[i].pos_ == "PROPN"]
    if not owners:
        return None
    stop = owners[0]
    while stop + 1 < head.i and (doc[stop + 1].pos_ == "PROPN" or doc[stop + 1].lower_ in ("of", "for", "and")):
        stop += 1
    return _plain(doc[owners[0] : stop + 1].text)


def _past_article(doc: Any, i: int) -> int:
    return i + 1 if doc[i].lower_ in _ARTICLES else i


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:")
