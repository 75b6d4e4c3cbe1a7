"""Which tokens a speaker's phrase has: no clause behind the noun, and the whole of a name that the parser cut.

"But | Tunisia | , which estimates that …", "| the intelligence service PET | said", "| Save the Children | said".
"""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SPANS, WHICH, is_time
from briefings.extracting.parsing.dependencies import child

_ARTICLES = frozenset({"the", "a", "an"})
_DASHES = frozenset({"—", "–", "--", ")", "-"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_PHRASE = 24


_LONGEST_SEVERAL = 12


# What stands before a hyphen and is never somebody alone ("a co-owner").
_CUT_OFF = frozenset({"co", "ex", "vice", "sub", "self"})


# How many tokens of a name or word may follow where the parser cut it.
_LONGEST_CUT = 7


def edges_of(head: Any, run: tuple[int, int] | None) -> tuple[int, int]:
    """The first and last token of the phrase, without a clause's "that" before it or a preposition that ends it."""
    doc = head.doc
    first, last = one_of_several(head) or _two_lots(head) or (_with_whole_name(head, *run) if run else phrase_run(head))
    if 0 < first < head.i and doc[first].lower_ == "that" and doc[first - 1].pos_ == "VERB":
        first += 1  # "added that | preliminary figures showed": the clause's "that", taken for an article
    last = _before_who_got_it(head, last)
    last = next((c.i - 1 for c in head.rights if c.dep_ == "prep" and c.i <= last and _tells_when(c)), last)
    while last > head.i and (doc[last].pos_ == "ADP" or _opens_participle(doc, last)):
        last -= 1  # "Investigators | at first spoke of it", "an estimate | much quoted here"
    return _past_time(doc, first, head.i), _past_particle(doc, _before_the_words(doc, head.i, last))


def _before_who_got_it(head: Any, last: int) -> int:
    """The last token of the phrase that ends at `last`, without who got hold of what it is."""
    got = next((t for t in head.doc[head.i + 1 : last + 1] if _is_got_by_others(t, head)), None)
    if got is None:
        return last
    return int(got.i) - (2 if head.doc[got.i - 1].text == "," else 1)


def _is_got_by_others(part: Any, head: Any) -> bool:
    """ "A harbour list | obtained by the Herald in May | shows": who got hold of it has not made it. Behind a comma the
    parser may hang that on another noun: "The list for the port |, obtained by the Herald, | shows", "A list by the
    port | seen by the Herald |"."""
    got = part.dep_ == "acl" and part.tag_ == "VBN" and part.lemma_ in _GETTING
    of_maker = part.head.dep_ == "pobj" and part.head.head.lower_ in ("by", "from") and part.head.head.head.i == head.i
    return bool(got and (part.head.i == head.i or part.doc[part.i - 1].text == "," or of_maker))


_GETTING = frozenset("obtain see view review acquire get read examine".split())


def _opens_participle(doc: Any, i: int) -> bool:
    """Whether the adverb belongs to a participle behind it: "an estimate | much | quoted here"."""
    return bool(doc[i].pos_ == "ADV" and i + 1 < len(doc) and doc[i + 1].tag_ == "VBN")


def _before_the_words(doc: Any, head: int, last: int) -> int:
    """The last token of a speaker before that in which they said it: "said the | army | in a statement"."""
    for i in range(head + 1, last - 1):
        if doc[i].lower_ == "in" and doc[i + 1].lower_ in _THEIR:
            said_in = next(
                (k for k in range(i + 2, min(i + 2 + _LONGEST_DOCUMENT, last + 1)) if _is_said_in(doc[k])), None
            )
            return last if said_in is None else i - 1
    return last


def _is_said_in(token: Any) -> bool:
    return token.lemma_.lower() in DOCUMENTS or token.lower_ in ("interview", "speech", "briefing")


# Whose words it is said in: "in | a | short video statement".
_THEIR = frozenset({"a", "an", "its", "their", "his", "her", "one"})
_LONGEST_DOCUMENT = 3


def _past_particle(doc: Any, last: int) -> int:
    """The last token of "the office of al | -Harb", where the parser cuts a name behind its particle."""
    last -= last > 0 and doc[last].text == "-" and doc[last - 1].lower_ in ("al", "el")
    while last + 2 < len(doc) and doc[last].lower_ in ("al", "el") and touch(doc, last) and doc[last + 1].text == "-":
        last += 2
        if last + 1 < len(doc) and doc[last + 1].lower_ in ("al", "el") and touch(doc, last + 1):
            last += 1
    return last


_BEFORE_NOW = frozenset({"earlier", "previously", "initially"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?")


def _past_time(doc: Any, first: int, head: int) -> int:
    """Where a phrase begins behind the time that opens its sentence: "Last week | officials | said", "On Friday |
    people close to the talks"; "last week's report" has it for its own. So does a live page's clock: "12:40 | Iraq"."""
    if first < head and _CLOCK.fullmatch(doc[first].text):
        return first + 1
    if first < head and is_time(doc[first]) and first > 0 and doc[first - 1].lower_ in ("on", "in"):
        return first + 1
    if first < head and doc[first].lower_ in _BEFORE_NOW and doc[head].lemma_.lower() not in DOCUMENTS:
        return first + 1  # "Earlier | police | had said"; an earlier report is another report
    timed = first + 1 < head and doc[first].lower_ in WHICH and doc[first + 1].lower_ in SPANS
    return first + 2 if timed and doc[first + 2].tag_ != "POS" else first


def phrase_run(head: Any) -> tuple[int, int]:
    """The tokens of a noun phrase without what a clause or an apposition after a comma adds."""
    doc, last = head.doc, _before_who_got_it(head, _last_of_phrase(head))
    first, last = _with_whole_name(head, _first_of_phrase(head), last)
    while first < head.i and doc[first].is_punct and not (doc[first].is_quote and _has_quote(doc, first + 1, head.i)):
        first += 1
    last = _before_the_words(doc, head.i, max(head.i, min(last, first + _LONGEST_PHRASE)))
    return first, last + _closes_quote(doc, first, last)


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


def _two_lots(head: Any) -> tuple[int, int] | None:
    """The tokens of "doctors and nurses", "say | pilots and harbour officials": two lots of people who say it together,
    each told by no more than what they are."""
    first = _lot_ending_at(head)
    joined = head.i + 1
    if first is None or head.doc[joined : joined + 1].text != "and":
        return None
    second = next((t for t in head.doc[joined + 1 : joined + 1 + _LONGEST_LOT] if t.tag_ == "NNS"), None)
    if second is None or _lot_ending_at(second) != joined + 1 or _leads_on(second):
        return None
    return first, second.i


def _lot_ending_at(noun: Any) -> int | None:
    """Where the words begin that tell of people, without an article, a number or a name; None for anything else."""
    doc, first = noun.doc, noun.i
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in person_words.PERSONS:
        return None
    while first > 0 and doc[first - 1].pos_ in ("ADJ", "NOUN") and noun.i - first < _LONGEST_LOT - 1:
        first -= 1
    before = doc[first - 1] if first > 0 else None
    opens = before is None or before.pos_ in ("PUNCT", "VERB", "CCONJ", "ADP", "SPACE", "AUX", "SCONJ")
    return first if opens else None


def _leads_on(noun: Any) -> bool:
    """Whether a third lot follows, or somebody's name ("officials and pilots | and clerks")."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return after is not None and (after.pos_ in ("PROPN", "NOUN") or after.lower_ in ("and", "or"))


# How many words may tell of one lot of people.
_LONGEST_LOT = 4


def whole_name(head: Any) -> Any:
    """The last token of a name or word that the parser cut: "Prime Minister | Jo al-Poe", "the co | - | author"."""
    doc, last = head.doc, head
    if head.lower_ in _CUT_OFF and head.i + 2 < len(doc) and touch(doc, head.i):
        return doc[head.i + 2]
    for i in range(head.i + 1, min(len(doc), head.i + _LONGEST_CUT)):
        titled = head.lower_ in person_words.TITLES and doc[i].pos_ == "PROPN"
        if not (titled or touch(doc, i - 1)):
            break
        if _is_twin(doc[i], head) and doc[i].text != "-":
            last = doc[i]
    return last


def touch(doc: Any, i: int) -> bool:
    """Whether a hyphen joins the token to the next without white space."""
    hyphen = i if doc[i].text == "-" else i + 1
    joins = doc[hyphen].text == "-" and 0 < hyphen < len(doc) - 1
    return bool(joins and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_)


def _last_of_phrase(head: Any) -> int:
    """Where a phrase ends: with what belongs to the noun, and with a name that the parser cut off behind it."""
    doc, last = head.doc, _noun_of_several(head).i
    for c in head.rights:
        if _adds_to_phrase(c, last):
            break
        if c.dep_ != "npadvmod":  # "a report | last month"
            last = _before_relative(c)
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and _shares_role(doc[last + 1], head):
        last += 1  # "the intelligence service PET", of which the parser made two subjects
    name = its_name(doc, last + 1, head)
    return last if name is None else int(name.right_edge.i)


def _noun_of_several(head: Any) -> Any:
    """The noun that adjectives with an "and" share, of which the parser took the first for one: "according to | German
    and other Western | reports"."""
    if head.pos_ != "ADJ":
        return head
    nouns = (c for c in head.rights if c.dep_ == "conj" and c.pos_ == "NOUN")
    return next((c for c in nouns if all(left.dep_ not in ("det", "poss") for left in c.lefts)), head)


def _before_relative(part: Any) -> int:
    """The last token of a noun's part, without a clause or an apposition set off behind it: "a report by a firm |,
    which says …", "a sailor of Halden |, a village on the coast"."""
    doc, last = part.doc, part.right_edge.i
    return next((i - 1 for i in range(part.i + 1, last) if doc[i].text == "," and _sets_off(doc[i + 1])), last)


def _sets_off(opening: Any) -> bool:
    """Whether a relative clause or what a place or a body is begins at the token behind a comma."""
    apposed = opening.tag_ == "DT" and opening.dep_ == "det" and opening.head.dep_ == "appos"
    return opening.tag_ in ("WDT", "WP", "WP$") or bool(apposed and opening.head.tag_ == "NN")


def _adds_to_phrase(part: Any, last: int) -> bool:
    """Whether the phrase ends before a part of it: a clause, a name behind a comma, "and", "as Ann Poe"."""
    if (part.dep_ == "prep" and _tells_when(part)) or part.lower_ in _EMPHATIC:
        return True
    if part.dep_ == "prep":  # "was identified by police | as Ann Poe, 26"
        return bool(part.lower_ == "as" and part.doc[part.i - 1].lower_ != "such")
    if part.dep_ == "appos":
        return bool(part.left_edge.i != last + 1)
    if part.dep_ == "acl" and part.tag_ == "VBN":  # but "the study | done by the port"
        return child(part, "agent") is None
    if part.dep_ == "dobj":  # "according to the chief | some 20 boats sank"; not "the intelligence agency PET"
        return any(c.pos_ in ("DET", "NUM") for c in part.lefts)
    return part.dep_ in ("relcl", "acl", "punct", "cc", "conj")


# "The mayor | himself | said".
_EMPHATIC = frozenset({"himself", "herself", "itself", "themselves"})


def _tells_when(preposition: Any) -> bool:
    """ "The government | on Friday, May 26, said", "An expert | in early May warned", "said the judge | at the
    hearing"; not "the chair of the inquiry"."""
    time = child(preposition, "pobj")
    if time is None or preposition.lower_ not in ("on", "in", "at", "during"):
        return False
    occasion = preposition.lower_ in ("at", "during") and time.lemma_.lower() in _OCCASIONS
    speaks = preposition.head.lemma_.lower() in person_words.PERSONS | person_words.TITLES
    return is_time(time) or (occasion and speaks)


_OCCASIONS = frozenset(
    """hearing trial sentencing pronouncement verdict ceremony conference briefing meeting event rally forum summit
    symposium session debate inquest funeral launch opening workshop seminar""".split()
)


def _first_of_phrase(head: Any) -> int:
    """Where a phrase begins: behind a dash or a bracket, and behind "But"."""
    doc = head.doc
    first = head.left_edge.i
    for i in range(first, head.i):
        opened = doc[i].text == ")" and _is_of_bracketed(doc, first, i, head)
        if doc[i].text in _DASHES and (doc[i].whitespace_ or doc[i].text == ")") and not opened:
            first = i + 1
    while first < head.i and doc[first].dep_ == "cc" and doc[first].head.i == head.i:
        first += 1  # "But | Tunisia, which estimates that …"
    return int(first)


def _is_of_bracketed(doc: Any, first: int, bracket: int, head: Any) -> bool:
    """ "a Harbour Union (HU) | report": what is of the body whose acronym the bracket gives, and nobody by name."""
    opened = any(t.text == "(" for t in doc[first:bracket])
    return opened and head.pos_ == "NOUN" and not any(t.pos_ == "PROPN" for t in doc[bracket + 1 : head.i])


def behind_bracket(body: Any) -> Any | None:
    """The last word of the name of who is head of a body: "the Harbour Union (HU) chief Ann | Poe", "Harbour Union (HU)
    deputy director general Ann | Poe", "harbour studies expert Ann | Poe"; the parser sets the name beside the body."""
    doc, office = body.doc, _past_whose(body.doc, body.i + 1)
    if doc[office : office + 1].text == "(":
        office = next((k + 1 for k in range(office, min(len(doc), office + 4)) if doc[k].text == ")"), len(doc))
        while office + 2 < len(doc) and doc[office].lower_ in _RANKING:
            office += 1
    if office + 2 >= len(doc) or doc[office].lower_ not in person_words.ROLES or not doc[office].text.islower():
        return None
    last = office
    while last + 1 < len(doc) and (doc[last + 1].pos_ == "PROPN" or doc[last + 1].lower_ == "general"):
        last += 1
    return doc[last] if last > office + 1 and doc[last].text[:1].isupper() else None


def _past_whose(doc: Any, i: int) -> int:
    """The token behind "of Halden" in "the Harbour Rangers of Halden | spokesman Ann Poe"."""
    if doc[i : i + 1].text != "of":
        return i
    end = i + 1 + (doc[i + 1 : i + 2].text.lower() == "the")
    first = end
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    return end if end > first else i


_RANKING = frozenset("deputy assistant principal acting senior vice former".split())


def _closes_quote(doc: Any, first: int, last: int) -> bool:
    """Whether the mark behind a run closes a quotation that the run opens."""
    if last + 1 >= len(doc) or not doc[last + 1].is_quote:
        return False
    return bool(sum(doc[i].is_quote for i in range(first, last + 1)) % 2)


def _with_whole_name(head: Any, first: int, last: int) -> tuple[int, int]:
    """The phrase's first and last token with the parts of its name that the parser took for something else."""
    doc = head.doc
    first = head.head.i if _opens_name(head.head, head) else _front(doc, first, head)
    return first, last + (last + 2 < len(doc) and _closes_name(doc[last + 1], doc[last]))


def _front(doc: Any, first: int, head: Any) -> int:
    """Where a name or word begins of which the parser cut off the front ("IS | - | K", "Prime Minister | Jo Poe")."""
    while first > 0:
        before = doc[first - 1]
        if not touch(doc, first - 1) and not (_is_twin(before, head) and before.lower_ in person_words.TITLES):
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


def _shares_role(token: Any, head: Any) -> bool:
    alike = token.dep_ == head.dep_ == "nsubj" or (token.dep_ == "advmod" and token.text.isupper())
    return bool(alike and head.dep_ == "nsubj" and token.head.i == head.head.i and not any(token.lefts))


def its_name(doc: Any, opening: int, head: Any) -> Any | None:
    """The last word of the name behind a noun of which the parser made two subjects ("the charity | Open Hands")."""
    if opening >= len(doc) or head.pos_ != "NOUN" or not doc[opening].text[:1].isupper():
        return None
    name = doc[opening]
    if name.text == "The" and name.dep_ == "det":  # "the consultancy | The Harbour Group"
        name = name.head
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    whole = name.pos_ in ("NOUN", "PROPN") and name.left_edge.i == opening
    twins = name.dep_ == head.dep_ and name.dep_ in _TWINS and name.head.i == head.head.i
    cut_off = head.dep_ == "pobj" and name.dep_ == "advmod" and name.text.isupper() and len(name) > 1
    loose = cut_off or (
        name.dep_ in _LOOSE and name.pos_ == "PROPN" and head.dep_ == "pobj" and name.head.i < head.i
    )  # "according to the agency | Halden"
    return name if whole and (twins or loose) else None


_TWINS = frozenset({"nsubj", "dobj"})
_LOOSE = frozenset({"dep", "pobj"})


def _closes_name(token: Any, before: Any) -> bool:
    """ "Harbour | Now | says": a capital in the midst of a sentence makes an adverb the last word of a name."""
    capital = token.text.istitle() and token.pos_ in ("ADV", "ADJ", "VERB") and before.text[:1].isupper()
    return bool(capital and before.pos_ == "PROPN" and token.doc[token.i + 1].tag_ in _FINITE)


def _has_quote(doc: Any, first: int, last: int) -> bool:
    return any(doc[i].is_quote for i in range(first, last + 2) if i < len(doc))
