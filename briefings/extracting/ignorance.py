"""What says that something is not known: "we do not know", "could not be verified", "it is unclear", "has no idea".

`is_ignorance` asks each named rule about one predicate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.parsing.dependencies import child
from briefings.values import frozen

_RIDDLES = frozenset({"mystery", "riddle", "enigma", "guess"})
ESTABLISHING = frozenset(
    {"verify", "confirm", "determine", "establish", "ascertain", "corroborate", "check", "substantiate", "trace"}
)
_TELLING = frozenset({"say", "tell", "specify", "disclose", "reveal"})
_ESTABLISHED = frozenset({"clear", "known", "certain", "sure", "apparent", "obvious"})
# "No doubt", "no great difficulty", "no shortage": what is lacking stood against the rest, or says how much there is.
_NO_DENYING = frozenset(
    "doubt secret surprise question wonder coincidence matter denying difficulty effort trouble exaggeration mistake"
    " accident shortage lack stranger dearth scarcity mystery riddle enigma".split()
)
_NO_COMPARED = frozenset({"fewer", "more", "less", "later", "earlier", "sooner", "smaller", "bigger", "but"})
# "No town other than Hajin", "no village except one": the one that is left is what is told of.
_EXCEPTING = frozenset({"except", "save", "but", "bar", "besides"})
# "No reliable tally exists": who counts nothing denies nothing.
_TALLIES = frozenset(
    "tally count figure number estimate statistic record datum data total information register inventory".split()
)
_EXISTING = frozenset("be exist have keep give provide compile make offer obtain issue produce".split())
_ESTIMATING = frozenset(
    "estimate count quantify number calculate settle resolve clarify answer explain document".split()
)
# "Whether they keep their papers has not been discussed": what nobody has told or settled.
_SETTLING = ESTABLISHING | _ESTIMATING | frozenset("disclose discuss decide reveal announce learn publish".split())
# "No nationality has been established": who or what it was is not known; "no state has been established" denies.
_PARTICULARS = frozenset({"nationality", "identity", "motive", "cause", "origin"})
_FINDING_OUT = ESTABLISHING | _ESTIMATING | {"say", "tell"}
# Who looks into what others report has not found it so; "confirmed" and "verified" need that they only try to.
_LOOKING_INTO = frozenset("investigate probe examine check verify assess".split())
_ATTEMPTING = frozenset("try seek attempt work hope struggle race wait".split())
_HEARSAY = frozenset("report claim allegation rumour rumor suggestion".split())
_ASKING = frozenset("question debate argue dispute wonder disagree differ quarrel".split())
_OPEN = frozenset("dispute doubt question debate dark".split())
_QUESTION_WORDS = frozenset("whether how who where what why which when".split())
_OPENING_QUESTIONS = _QUESTION_WORDS - {"when", "which", "who"}


def is_ignorance(predicate: Any, *, denied: bool, negated: bool) -> bool:
    """Whether a predicate, itself `denied` or in a claim that is `negated` so far, says that something is not known."""
    said = _Predicate(predicate, denied, denied or negated, child(predicate, "acomp", "attr", "oprd"))
    return any(holds(said) for holds in _RULES)


def asks(verb: Any) -> bool:
    """Whether a verb says that others ask, or argue over, what a clause below it tells."""
    if verb.lemma_ not in _ASKING:
        return False
    told = (c for c in _clauses_below(verb) if child(c, "nsubj", "nsubjpass") is not None)
    return any(_is_question(clause) for clause in told)  # "argue over what to do" asks for no fact


def _clauses_below(verb: Any) -> Iterator[Any]:
    """ "Wonders whether they | left", "argued over who | led them"."""
    yield from (c for c in verb.children if c.dep_ in ("ccomp", "advcl"))
    for preposition in verb.children:
        if preposition.dep_ == "prep":
            yield from (c for c in preposition.children if c.dep_ in ("pcomp", "ccomp"))


@frozen
class _Predicate:
    """A predicate as the rules of ignorance see it: whether it or the whole is denied, and what completes it."""

    token: Any
    denied: bool
    doubly: bool
    complement: Any | None


def _does_not_know(said: _Predicate) -> bool:
    """ "We do not know whether …", no "did not know him", "did not know of it"; nor "are not known to have fought"."""
    if not said.doubly or said.token.lemma_ != "know":
        return False
    of_it = any(c.dep_ == "prep" and c.lower_ in ("of", "about") for c in said.token.children)
    better = any(c.tag_ == "RBR" for c in said.token.children)  # "nobody is better known"
    return not of_it and not better and child(said.token, "xcomp") is None and not _knows_somebody(said.token)


def _does_not_say(said: _Predicate) -> bool:
    """ "The agency does not say how many died"."""
    below = child(said.token, "ccomp", "xcomp")
    return said.denied and said.token.lemma_ in _TELLING and below is not None and _is_question(below)


def _neither_confirms_nor_denies(said: _Predicate) -> bool:
    """ "Would neither confirm nor deny the arrest"."""
    joined = (c.lemma_ for c in said.token.children if c.dep_ == "conj")
    return said.token.lemma_ == "confirm" and "deny" in joined


def _is_unable_to_tell(said: _Predicate) -> bool:
    """ "was not able to confirm", "it was not possible to verify"."""
    able = said.complement is not None and said.complement.lower_ in {"able", "possible"}
    return said.denied and able and _establishes(said.token)


def _could_not_establish(said: _Predicate) -> bool:
    """ "could not be verified", "whether they live has never been settled"."""
    if not said.denied:
        return False
    if said.token.lemma_ in ESTABLISHING and any(c.tag_ == "MD" for c in said.token.children):
        return True
    if said.token.lemma_ not in _SETTLING:
        return False
    if said.token.lemma_ in ESTABLISHING and _is_of_particulars(said.token):
        return True
    below = child(said.token, "ccomp", "csubj")  # "it has not been established how many live"
    it = any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in said.token.children)
    return _asks_ahead(said.token) or (it and below is not None)


def _is_of_particulars(verb: Any) -> bool:
    """ "No nationality | has been established |"."""
    return any(c.dep_ == "nsubjpass" and c.lemma_.lower() in _PARTICULARS for c in verb.children)


def _has_yet_to_establish(said: _Predicate) -> bool:
    """ "The police have yet to establish whether he left"."""
    below = child(said.token, "xcomp")
    if below is None or below.lemma_ not in _SETTLING or not any(c.lower_ == "yet" for c in said.token.children):
        return False
    return any(c.dep_ == "ccomp" and _is_question(c) for c in below.children)


def _is_not_established(said: _Predicate) -> bool:
    """ "it is not clear"."""
    if said.complement is None or said.complement.lower_ not in _ESTABLISHED:
        return False
    return said.denied or any(c.dep_ == "neg" for c in said.complement.children)


def _is_far_from_clear(said: _Predicate) -> bool:
    """ "It is far from clear what awaits them"."""
    words = [token.lower_ for token in said.token.doc[said.token.i : said.token.i + 6]]
    return "far" in words and any(
        words[n : n + 2] == ["far", "from"] and words[n + 2] in _ESTABLISHED and words[n + 3 : n + 4] != ["to"]
        for n in range(len(words) - 2)
    )


def _there_is_no_telling(said: _Predicate) -> bool:
    """ "There is no telling where they went"."""
    thing = child(said.token, "attr")
    return thing is not None and thing.lower_ in ("telling", "knowing", "saying") and has_no_determiner(thing)


def _little_is_known(said: _Predicate) -> bool:
    """ "Nothing is known of him", "little is known of the group"."""
    if said.token.lemma_ != "know":
        return False
    subject = child(said.token, "nsubjpass", "nsubj")
    told = (subject,) if subject is not None else said.token.children  # "of the women much less is known"
    little = any(c.lower_ in ("nothing", "little", "less") for c in told)
    return little and not any(c.dep_ == "neg" for c in said.token.children)


def _has_no_idea(said: _Predicate) -> bool:
    """ "has no idea where they are", "nobody has any idea"."""
    thing = child(said.token, "dobj", "attr")
    if thing is None or thing.lemma_ not in {"idea", "clue", "knowledge", "inkling"}:
        return False
    any_at_all = any(c.lower_ in ("any", "slightest", "faintest") for c in thing.children)
    return has_no_determiner(thing) or (said.denied and any_at_all)


def _has_no_tally(said: _Predicate) -> bool:
    """ "No reliable tally exists", "there is no exact count"."""
    if said.token.lemma_ not in _EXISTING:
        return False
    things = (c for c in said.token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"))
    return any(thing.lemma_.lower() in _TALLIES and has_no_determiner(thing) for thing in things)


def _is_being_checked(said: _Predicate) -> bool:
    """ "Are investigating reports that P", "were trying to confirm a claim of P", "is looking into reports of P"."""
    verb, below = said.token, child(said.token, "xcomp")
    if verb.lemma_ in _ATTEMPTING and below is not None and below.lemma_ in ESTABLISHING | _LOOKING_INTO:
        return _is_done_to_hearsay(below)
    is_going_on = verb.tag_ == "VBG" and child(verb, "aux") is not None
    into = verb.lemma_ == "look" and child(verb, "prep") is not None
    return is_going_on and (into or verb.lemma_ in _LOOKING_INTO) and _is_done_to_hearsay(verb)


def _is_done_to_hearsay(verb: Any) -> bool:
    """ "Confirm | reports that P", "look into | rumours of P"; nothing that the verb's subject does besides."""
    into = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "into"), None)
    thing = child(verb, "dobj") or (child(into, "pobj") if into is not None else None)
    if thing is None or thing.lemma_ not in _HEARSAY or child(verb, "conj") is not None:
        return False
    return any(c.dep_ in ("acl", "relcl") or c.lower_ == "of" for c in thing.rights)


def _is_asked(said: _Predicate) -> bool:
    """ "Scholars have long argued over whether …", "some question how reliable the report is"."""
    return not said.denied and asks(said.token)


def _is_open(said: _Predicate) -> bool:
    """ "How close they are remains in dispute", "whether they will come is an open question"."""
    if said.token.lemma_ not in ("be", "remain", "stay") or said.denied:
        return False
    return _is_open_question(said.complement) or (_is_in_dispute(said.token) and _asks_ahead(said.token))


def _is_open_question(noun: Any) -> bool:
    """ "An open question", "remains an unanswered question"."""
    if noun is None or noun.lemma_ != "question":
        return False
    return any(c.lower_ in ("open", "unanswered") for c in noun.children)


def _is_in_dispute(verb: Any) -> bool:
    """ "Is in doubt", "remains under debate"."""
    prepositions = (c for c in verb.children if c.lower_ in ("in", "under"))
    return any(noun.dep_ == "pobj" and noun.lemma_ in _OPEN for c in prepositions for noun in c.children)


def _is_a_riddle(said: _Predicate) -> bool:
    """ "his fate is a mystery"."""
    found = said.complement
    if found is None or found.lower_ not in _RIDDLES or found.dep_ != "attr":
        return False
    return not said.denied and not any(c.lower_ == "no" for c in found.children)


def _remains_to_be_seen(said: _Predicate) -> bool:
    return said.token.lemma_ == "remain" and any(
        c.dep_ == "xcomp" and c.lower_ in {"seen", "known"} for c in said.token.children
    )


_RULES: tuple[Callable[[_Predicate], bool], ...] = (
    _does_not_know,
    _does_not_say,
    _neither_confirms_nor_denies,
    _is_unable_to_tell,
    _could_not_establish,
    _has_yet_to_establish,
    _is_not_established,
    _is_far_from_clear,
    _there_is_no_telling,
    _little_is_known,
    _has_no_idea,
    _has_no_tally,
    _is_being_checked,
    _is_asked,
    _is_open,
    _is_a_riddle,
    _remains_to_be_seen,
)


def _knows_somebody(predicate: Any) -> bool:
    known = child(predicate, "dobj")
    return known is not None and known.pos_ in {"PRON", "PROPN"} and known.tag_ not in {"WP", "WDT"}


def _establishes(predicate: Any) -> bool:
    """ "It was not possible to verify", "nobody was able to say"."""
    below = (c for word in (predicate, *predicate.children) for c in word.children)
    return any(c.dep_ in {"xcomp", "advcl", "ccomp"} and c.lemma_ in _FINDING_OUT for c in below)


def _is_question(clause: Any) -> bool:
    """Whether a clause below another is an indirect question."""
    first = clause.doc[clause.left_edge.i]
    return first.lower_ in _QUESTION_WORDS and first.i < clause.i


def _asks_ahead(predicate: Any) -> bool:
    """Whether an indirect question is what the predicate tells of: "how many went has not been settled"."""
    if any(c.dep_ in ("csubj", "csubjpass") and _is_question(c) for c in predicate.children):
        return True
    return opens_with_question(predicate)


def opens_with_question(predicate: Any) -> bool:
    """Whether the predicate's sentence begins as an indirect question does; "when" opens a clause of time as well."""
    return predicate.doc[predicate.sent.start].lower_ in _OPENING_QUESTIONS


_NONE = frozenset({"no", "neither"})
_COMPARING = frozenset({"so", "such", "as", "more", "like"})


def _is_other_than(word: Any, noun: Any) -> bool:
    """ "No town | other | than Hajin", "no | other | town lost so many"; but "no other town"."""
    if word.lower_ != "other" or word.i + 1 >= len(word.doc):
        return False
    return word.nbor().lower_ == "than" or any(other.lower_ in _COMPARING for other in noun.head.subtree)


def _is_out_of_the_question(noun: Any) -> bool:
    """ "There is no question of | bringing them back"; not "no question of his guilt" or "that they fought"."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    below = (c for c in (of.children if of is not None else ()))
    return noun.lower_ == "question" and any(c.tag_ == "VBG" for c in below)


def has_no_determiner(noun: Any) -> bool:
    """Whether "no" or "neither" stands before a noun and denies it: "no details", not "no doubt", "no more boats"."""
    if (noun.lower_ in _NO_DENYING and not _is_out_of_the_question(noun)) or any(
        c.lower_ in _EXCEPTING or _is_other_than(c, noun) for c in noun.children
    ):
        return False
    no = next((c for c in noun.children if c.lower_ in _NONE and c.dep_ in {"det", "neg", "advmod"}), None)
    return no is not None and no.nbor().lower_ not in _NO_COMPARED
