"""What stands behind a verb of saying: who was told, when and where it was said, and what the speaker did meanwhile.

All of it belongs to the reporting clause and not to what is said: "…, a monitor told the radio on Monday as it left".
"""

from __future__ import annotations

from typing import Any, NamedTuple

from briefings.extracting.attributions.speakers.phrases.person_words import OFFICES_AND_BODIES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.sentences import Run
from briefings.knowledge.agencies import agency_named


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FINITE = frozenset({"VBD", "VBZ", "VBP"})
MARKS = frozenset({",", "”", '"', "''", "–", "—", "--", "’", "»"})
TO_A_HEARER = _words("tell assure inform remind")
# … and these with or without somebody who hears it ("warned a committee").
_MAY_NAME_HEARER = _words("warn caution notify correct")
_WITH_HEARER = TO_A_HEARER | _MAY_NAME_HEARER
_TALES = _words("story tale truth lie joke fib")
_OPENERS_AFTER = _words("that whether if how why what which who")


class Verb(NamedTuple):
    """The verb's tokens from its helpers (`first`) to its particle (`last`), all inclusive."""

    first: int
    last: int
    token: Any


def tail_end(doc: Any, verb: Verb, run: Run) -> int | None:
    """Where the reporting clause that the verb ends is over (exclusive), None where the verb has an object or clause.

    After it may come when, where and to whom it was said, and what the speaker did or added while saying it.
    """
    i = _past_hearer(doc, verb, run)
    if i is None or i >= run[1]:
        return i
    token = doc[i]
    if token.lower_ in _OPENERS_AFTER or token.text in (":", "“", '"', "``"):
        return None
    participle = token.tag_ == "VBG" or (token.tag_ == "VBN" and i > verb.last + 1)
    if not (token.is_punct or token.pos_ in ("ADP", "ADV", "SCONJ") or participle or _tells_when(doc, i)):
        return None
    return past_adjuncts(doc, i, run, verb.last)


def _past_hearer(doc: Any, verb: Verb, run: Run) -> int | None:
    """The token after the verb and those who were told; None where nobody is, though "told" needs somebody."""
    i = verb.last + 1
    if verb.token.lemma_ not in _WITH_HEARER:
        return i
    if i < run[1] and ((doc[i].pos_ == "PRON" and doc[i].tag_ != "PRP$") or agency_named(doc[i].text, alone=True)):
        return i + 1
    hearer = run_after(doc, i, run[1])
    if verb.token.lemma_ in _MAY_NAME_HEARER:
        listens = hearer is not None and doc[hearer.head].lemma_.lower() in OFFICES_AND_BODIES
        return hearer.last + 1 if hearer is not None and listens else i
    if hearer is not None and doc[hearer.head].lemma_.lower() in _TALES:
        return None  # "Papers seen by the guild tell another story"
    return None if hearer is None else _past_title(doc, _end_of_hearer(doc, hearer) + 1, run)


def _end_of_hearer(doc: Any, hearer: SpeakerRun) -> int:
    """The last token of who was told, without where that was: "told the court | in a letter that it had read"."""
    where = hearer.head < hearer.last and doc[hearer.head + 1].lower_ in ("in", "at", "on", "during")
    return hearer.head if where else hearer.last


def _past_title(doc: Any, i: int, run: Run) -> int:
    """Behind the name of a paper that begins with an article: "told the Halden paper | The Harbour Gazette"."""
    titled = i + 1 < run[1] and doc[i].text == "The" and doc[i + 1].pos_ == "PROPN"
    name = run_after(doc, i + 1, run[1]) if titled else None
    return i if name is None else name.last + 1


def past_adjuncts(doc: Any, i: int, run: Run, start: int) -> int | None:
    """The mark after which what is said goes on, else the sentence's end; None at a verb of the same clause."""
    while i < run[1]:
        token = doc[i]
        if token.text in _CLAUSE_MARKS and not is_adjunct(doc, i + 1, run):
            return i
        if token.text == ":" and i > start + 1 and i + 1 < run[1] and not doc[i + 1].is_quote:
            return i  # "That was too soon, said Ann Poe, who was there: they still row"
        if token.tag_ in (*FINITE, "MD") and not in_relative(doc, i, start):
            return None
        if token.lower_ in ("that", "whether") and token.dep_ == "mark" and not in_relative(doc, i, start):
            return None
        i += 1
    return i


_CLAUSE_MARKS = frozenset({",", ";", "–", "—", "--"})
_SUBORDINATING = _words("as after before when while because although though since until whereas")


def is_adjunct(doc: Any, i: int, run: Run) -> bool:
    """Whether what begins at `i` still tells how it was said: a participle, a relative clause, "as they left"."""
    if i >= run[1] or doc[i].text in ("”", '"', "''"):
        return True
    token = doc[i]
    if gives_reason(doc, i, run):
        return False
    if token.tag_ in ("VBG", "WP", "WDT", "WP$", "WRB") or token.lower_ in _SUBORDINATING:
        return True
    if token.tag_ == "VB":
        return False  # "Sailors, the port has found, | fill its jails", a finite verb after all
    stop = next((k for k in range(i, run[1]) if doc[k].text in _CLAUSE_MARKS), run[1])
    finite = any(t.tag_ in (*FINITE, "MD") for t in doc[i : run[1]])
    return not finite or (token.pos_ == "ADP" and not any(t.tag_ in (*FINITE, "MD") for t in doc[i:stop]))


def gives_reason(doc: Any, i: int, run: Run) -> bool:
    """Whether a reason or a condition follows behind a comma, of what was said and not of its being said: "Few will
    go, the guild said, | because it costs too much"."""
    if doc[i].lower_ not in _REASONS or doc[i - 1].text != ",":
        return False
    return any(t.tag_ in (*FINITE, "MD") for t in doc[i + 1 : run[1]])


_REASONS = _words("because since unless lest if")


def in_relative(doc: Any, i: int, start: int) -> bool:
    """Whether the verb at `i` belongs to a relative or adverbial clause that begins after `start`."""
    if doc[i].dep_ in ("relcl", "advcl", "pcomp", "acl"):
        return True
    return any(
        doc[k].tag_ in ("WP", "WDT", "WRB", "WP$")
        or doc[k].lower_ in _SUBORDINATING
        or doc[k].lower_ in _ADDING
        or (doc[k].tag_ == "VBG" and doc[k - 1].text == ",")
        for k in range(start + 1, i)
    )


_ADDING = _words("adding citing noting saying arguing stressing warning insisting claiming")
_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday yesterday today late early last this earlier")


def _tells_when(doc: Any, i: int) -> bool:
    """ "on the radio | yesterday", "told the radio | an hour later"."""
    return bool(doc[i].lower_ in _DAYS) or _is_some_time_later(doc[i : i + 3])


def _is_some_time_later(words: Any) -> bool:
    """ "an hour later", "two days ago"."""
    if len(words) < _LATER or not (words[0].like_num or words[0].lower_ in ("a", "an", "some", "several")):
        return False
    return words[1].lemma_.lower() in _UNITS_OF_TIME and words[2].lower_ in (
        "later",
        "earlier",
        "ago",
        "after",
        "before",
    )


_LATER = 3
_UNITS_OF_TIME = _words("minute hour day week month year")


def goes_on_after(doc: Any, closing: int, run: Run) -> bool:
    """Whether the clause parts a subject of a word or two from its verb ("Turkey, its critics say, is a door")."""
    return closing + 1 < run[1] and doc[closing].text == "," and doc[closing + 1].tag_ in (*FINITE, "MD", "VB")


def at_colon(doc: Any, verb: Verb, before: Any, run: Run) -> int | None:
    """The colon behind a set-off clause, after which its speaker goes on ("Few, the mayor allowed: 20 or so")."""
    i = verb.last + 1
    plain = i + 1 < run[1] and doc[i].text == ":" and not doc[i + 1].is_quote
    return i if plain and before.text in MARKS else None


# After these a clause needs no "that".
_WITHOUT_THAT = _words("believe say think estimate reckon fear suppose assume insist")


# How many tokens may tell when, where and to whom something was said before the "that" of what was said.
_ADJUNCTS = 16


def clause_after(doc: Any, verb: Verb, run: Run) -> int | None:
    """Where what is said begins behind the verb: at "that", else at a clause without it."""
    near = range(verb.last + 1, min(verb.last + _ADJUNCTS, run[1]))
    that = next((k for k in near if doc[k].lower_ == "that"), None)
    return that if that is not None and not _is_quoted(verb) else _bare_clause(doc, verb, run)


def _is_quoted(verb: Verb) -> bool:
    """ "Quoted Poe as | saying | …", behind which nothing can stand but what is said."""
    return bool(verb.token.tag_ == "VBG" and verb.token.nbor(-1).lower_ == "as")


def _bare_clause(doc: Any, verb: Verb, run: Run) -> int | None:
    """The token after a verb of saying where a clause without "that" begins, which the parser has lost."""
    first = verb.last + 1
    finite = verb.token.tag_ in FINITE and verb.token.lemma_ in _WITHOUT_THAT and first + 2 < run[1]
    lost = finite and child(verb.token, "ccomp", "xcomp", "dobj") is None
    lost = lost or (_is_quoted(verb) and first + 2 < run[1])
    if not lost or doc[first].is_punct or doc[first].lower_ in ("so", "in", "as", "of"):
        return None
    return first if any(t.tag_ in (*FINITE, "MD") for t in doc[first + 1 : run[1]]) else None
