"""Finding one's way in spaCy's parse: subjects, objects, clauses, and the spans that words make.

Every function costs a few children of one token, never a walk over a subtree, so that a sentence of three thousand
words is no slower by the word than a short one (edges of subtrees are kept by spaCy on the token itself).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMB = 8
_LIGHT_MARKS = frozenset(",;:.—–-…―") | {"--", "---", "...", "?", "!"}


def child(token: Any, *deps: str) -> Any | None:
    """The first child with one of the relations."""
    for c in token.children:
        if c.dep_ in deps:
            return c
    return None


def by_relation(token: Any) -> dict[str, Any]:
    """A token's children by relation; of several with one relation the first."""
    kids: dict[str, Any] = {}
    for c in token.children:
        kids.setdefault(c.dep_, c)
    return kids


def subject_of(verb: Any) -> Any | None:
    """The head noun of who does the verb: its own subject, or that of the verb it shares it with."""
    token, judged = verb, False
    for _ in range(_CLIMB):
        own = child(token, "nsubj", "nsubjpass") or _subject_of_helper(token)
        own = None if own is not None and _tells_how_much_later(own) else own
        if own is not None:
            # "It is worth noting that …" and "It goes without saying that …" are nobody's word.
            return None if judged and own.lower_ in ("it", "there") else _antecedent(token, own)
        judged = judged or _is_judged(token)
        noun, above = _WAYS.get(token.dep_, _nobody)(token)
        if above is None:
            return noun
        token = above
    return None


def _tells_how_much_later(noun: Any) -> bool:
    """ "Hours | later pleaded": a time, which the parser takes for a subject."""
    after = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    return after in ("later", "earlier", "ago") and noun.lemma_.lower() in _SPANS_OF_TIME


_SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "moment"})


def _is_judged(verb: Any) -> bool:
    """ "It is worth | noting", "it goes without | saying"."""
    return "acomp" in (verb.dep_, verb.head.dep_) or verb.lower_ == "without"


# Who does a verb by the word above it, and the word to look at next where that doesn't tell; None for both where nobody
# is told of.
_Way = tuple[Any | None, Any | None]


def _nobody(_verb: Any) -> _Way:
    return None, None


def _verb_that_shares(verb: Any) -> _Way:
    """ "The guild came and | spoke": as the verb above has it; in "The guild helps people who row and | says P" the one
    that agrees."""
    above = verb.head
    if above.dep_ == "relcl" and {verb.tag_, above.tag_} == {"VBZ", "VBP"}:
        return None, verb_above(above.head)
    return None, above


def _noun_described(verb: Any) -> _Way:
    """The guild of "the guild | leading the strike"; "is at pains to stress" is as "is" has it."""
    head = verb.head
    if head.lemma_ == "pain" and head.head.lower_ == "at":
        return None, head.head
    return (head, None) if head.pos_ in ("NOUN", "PROPN", "PRON") else (None, head)


def _noun_of_relative(verb: Any) -> _Way:
    """The guild of "the guild that | leads the strike"."""
    return verb.head, None


def _verb_with_preposition(preposition: Any) -> _Way:
    """ "Ann Poe closed by | saying": of a noun's preposition ("the risk of | saying") nobody is told."""
    return (None, None) if preposition.head.pos_ == "NOUN" else (None, preposition.head)


def _verb_with_clause(verb: Any) -> _Way:
    """ "Ann Poe smiled, | saying"; the letter of "was handed a letter | stating"; in "The guild urged the port to dig,
    while | stating P" the guild does both, wherever the parser hangs the second."""
    if verb.tag_ == "VBG" and verb.i > 1 and verb.nbor(-1).lower_ == "while" and verb.nbor(-2).text == ",":
        return None, _above_infinitives(verb.head)
    handed = _handed(verb.head, verb)
    return (None, verb.head) if handed is None else (handed, None)


def _above_infinitives(verb: Any) -> Any:
    """The verb that leads to an infinitive: "urged" of "urged the port to dig"."""
    for _ in range(_CLIMB):
        if verb.dep_ != "xcomp":
            break
        verb = verb.head
    return verb


def _verb_with_infinitive(verb: Any) -> _Way:
    """ "Ann Poe hopes | to win"; in "asked him | to say" the object does it, in "promised him | to say" the subject."""
    head = verb.head
    obj = child(head, "dobj")
    if obj is None or obj.i >= verb.i:
        return None, head
    return (obj if head.lemma_ in _OBJECT_DOES else child(head, "nsubj")), None


_OBJECT_DOES = frozenset({"ask", "tell", "urge", "force", "allow", "want", "get", "help", "cause", "lead", "encourage"})
# By the verb's relation to the word above it.
_WAYS: dict[str, Callable[[Any], _Way]] = {
    "acl": _noun_described,
    "relcl": _noun_of_relative,
    "prep": _verb_with_preposition,
    "advcl": _verb_with_clause,
    "xcomp": _verb_with_infinitive,
    **dict.fromkeys(("conj", "pcomp", "ccomp", "aux", "dep", "acomp", "advmod"), _verb_that_shares),
}


def _handed(verb: Any, participle: Any) -> Any | None:
    """The letter of "the port was handed a letter by the guild | stating P": it says P, and not who got it."""
    thing = child(verb, "dobj")
    passive = child(verb, "auxpass") is not None and participle.tag_ == "VBG"
    close = participle.doc[participle.i - 1].text != ","
    return thing if passive and close and thing is not None and thing.i < participle.i else None


def _subject_of_helper(verb: Any) -> Any | None:
    """The subject that the parser hung on the verb's helper ("the guild had earlier spoken")."""
    helper = next((c for c in verb.lefts if c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP")), None)
    return None if helper is None else child(helper, "nsubj")


def _antecedent(verb: Any, subject: Any) -> Any:
    """Whom "who" and "which" stand for."""
    # The tagger may take a relative "that" for a conjunction.
    if verb.dep_ == "relcl" and (subject.tag_ in ("WP", "WDT") or (subject.lower_ == "that" and subject.tag_ == "IN")):
        return verb.head
    return subject


def ancestors(token: Any) -> Iterator[Any]:
    """What a word hangs on, the nearest first."""
    while token.head is not token:
        token = token.head
        yield token


def is_to_infinitive(verb: Any) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def verb_above(token: Any) -> Any:
    """The verb (else the root) of the clause that the token stands in."""
    for _ in range(_CLIMB):
        if (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod")) or token.head is token:
            return token
        if token.head.i == token.i:
            return token
        token = token.head
    return token


def joins_one_name(doc: Any, i: int) -> bool:
    """Whether the "and" at `i` stands within one name: "the Fire | and | Rescue Service"."""
    if not 0 < i < len(doc) - 1 or doc[i].lower_ not in ("and", "&"):
        return False
    before, after = doc[i - 1], doc[i + 1]
    head = before.head
    modifies = before.dep_ in ("nmod", "compound", "amod") and head.i > i + 1 and head.pos_ == "PROPN"
    return bool(modifies and before.text[:1].isupper() and after.text[:1].isupper() and after.pos_ in ("PROPN", "ADJ"))


_OPENERS = 3
_WEIGHTY = frozenset({"VERB", "AUX", "PROPN", "PRON", "NUM", "NOUN"})
_LONGEST_SENTENCE = 120


def opens_sentence(doc: Any, i: int) -> bool:
    """Whether nothing but a word or two of linking ("However,", "For example,") stands before the token."""
    for k in range(i - 1, max(-1, i - 2 - _OPENERS), -1):
        token = doc[k]
        if _ends_sentence(token):
            return True
        if token.pos_ in _WEIGHTY and token.lower_ != "example":
            return False
        if k == 0:
            return True
    return i == 0


class _Marks(NamedTuple):
    """Where a passage's marks stand: those that end a sentence, these and semicolons, and each "but" that begins a
    clause behind a comma."""

    ends: list[int]
    stops: list[int]
    buts: list[int]


def _marks_of(doc: Any) -> _Marks:
    known: _Marks | None = doc.user_data.get("marks")
    if known is None:
        ends = [token.i for token in doc if token.text in _ENDING and _ends_sentence(token)]
        stops = sorted([*ends, *(token.i for token in doc if token.text == ";")])
        buts = [token.i for token in doc if token.lower_ == "but" and _contrasts_clauses(token)]
        known = doc.user_data["marks"] = _Marks(ends, stops, buts)
    return known


def _contrasts_clauses(but: Any) -> bool:
    """ "…, | but the guild stays": a conjunction behind a comma."""
    return bool(but.dep_ == "cc" and but.i and but.doc[but.i - 1].text == ",")


def _first_from(places: Sequence[int], start: int, end: int) -> int:
    """The first of these places in `start` to `end`; `end` where there is none."""
    at = bisect_left(places, start)
    return min(end, places[at]) if at < len(places) else end


def sentence_end(doc: Any, i: int) -> int:
    """The last token of the sentence that goes on at the token, or the one before a ", but" with a verb of its own.

    It goes by the marks, not by the parse, which a capitalised "IS" can lead astray.
    """
    marks, longest = _marks_of(doc), min(len(doc), i + _LONGEST_SENTENCE)
    stop = _first_from(marks.stops, i, longest)
    return min(stop - 1, _first_from(marks.buts, i + 4, longest + 1) - 2)


def sentence_start(doc: Any, i: int) -> int:
    """The first token of the sentence that the token stands in, by the marks."""
    ends = _marks_of(doc).ends
    before = bisect_left(ends, i)
    return max(0, i - _LONGEST_SENTENCE, ends[before - 1] + 1 if before else 0)


_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})
_HEARD = frozenset({"say", "tell", "report", "add", "announce", "claim", "state", "warn", "accord", "put", "believe"})


def after_contrast(doc: Any, start: int, end: int) -> int:
    """Where that begins which a speaker at `end` stands for: after "but" or "while", if another's words come before."""
    for i in range(end - 1, start, -1):
        if doc[i].text == ";" or (doc[i].lower_ in _CONTRASTS and doc[i].dep_ in ("cc", "mark")):
            heard = any(t.lemma_ in _HEARD and (t.tag_ in _FINITE or t.lower_ == "according") for t in doc[start:i])
            return i + 1 if heard else start
    return start


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def past_false_end(doc: Any, last: int) -> int:
    """The last token of what ends at `last`, past an end of the sentence that no mark makes (the parser's mistake)."""
    following = last + 1
    if following >= len(doc) or not doc[following].is_sent_start:
        return last
    if is_punctuation(doc[last]) or is_punctuation(doc[following]) or doc[last].is_quote or doc[following].is_quote:
        return last
    return sentence_end(doc, following)


_ENDING = frozenset({"?", "!", "."})


def _ends_sentence(token: Any) -> bool:
    """Whether the token is a mark that ends a sentence; the points of "Harbour Blvd. in Leeds" and "No. 1" are none."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.text.isdigit() and token.i and token.doc[token.i - 1].text in ("No", "Nos"):
        return False
    return token.text in ("?", "!") or (token.text == "." and (after is None or not after.text[:1].islower()))


def is_punctuation(token: Any) -> bool:
    return bool(token.is_punct or token.text in _LIGHT_MARKS)


def trimmed(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The run `first`..`last` (inclusive) without light punctuation and space at its ends; quotation marks stay."""
    while first <= last and (_droppable(doc[first]) or doc[first].text in ("”", "»", ")")):
        first += 1
    while first <= last and (_droppable(doc[last]) or doc[last].text in ("“", "«", "(")):
        last -= 1
    return (first, last) if first <= last else None


def _droppable(token: Any) -> bool:
    return bool(token.is_space or token.text in _LIGHT_MARKS)


_ASIDE_CLIMB = 40
_LONG_APPOSITION = 5
_CONCEDING = frozenset({"although", "though"})
_OWN_ASIDE = frozenset({"although", "though", "while", "even"})


def without_aside(doc: Any, first: int, last: int, *, clause: bool = False) -> int:
    """The last token of the run `first`..`last` without what is added after a comma at its end.

    ", who has never run before" and ", although it has no date yet" are as a rule the writer's word, not the speaker's.
    Of a whole `clause` that is said only the latter is: it may have additions of its own.
    """
    token, cut = doc[last], last
    if is_punctuation(token) and last > first:
        token = doc[last - 1]
    for _ in range(_ASIDE_CLIMB):
        if token.i < first or token.left_edge.i <= first or token.head is token:
            break
        if _is_aside(doc, token) and (not clause or doc[token.left_edge.i].lower_ in _CONCEDING):
            cut = token.left_edge.i - 1
        token = token.head
    return cut


def _is_aside(doc: Any, token: Any) -> bool:
    start = token.left_edge.i
    if doc[start - 1].text not in (",", "--", "—", "–", "-"):
        return False
    if token.dep_ == "relcl":
        return True
    if token.dep_ == "appos":
        return bool(token.right_edge.i - start >= _LONG_APPOSITION)
    return token.dep_ == "advcl" and (doc[start].lower_ in _OWN_ASIDE or (token.tag_ == "VBG" and start == token.i))
