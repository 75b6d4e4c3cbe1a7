"""What denies a predicate: its own "not", nobody for a subject, nothing for an object, "in no way", "far from", a
report that is called untrue.

What only looks like a denial stands in the same tables: "not only", "no fewer than", "never before", "not since", "no
details were given".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.ignorance import has_no_determiner
from briefings.extracting.main_predicates import SUBJECTS

_TOLD_OF = SUBJECTS | {"dobj", "attr", "expl", "dative"}
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "no-one"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "nowhere", "nor"})
# Who hardly sees somebody sees them now and then; but "hardly anyone" is nobody to speak of.
_SCARCELY = frozenset({"hardly", "scarcely"})
_NOT_MERELY = frozenset("only just merely simply solely until surprisingly least without unlike".split())
# At the head of a sentence they tell when something last was: "not since May had it done so", "not for years has it".
_NOT_FOR_LONG = frozenset({"since", "for", "in", "far", "long"})
# What somebody does more of than others: "lost | more men |", "is | better | known".
_OUTDONE = frozenset({"dobj", "advmod", "dative", "oprd", "npadvmod"})
# "Nobody but the imam", "nothing other than", "none except two": the one that is left is told of.
_BUT = frozenset({"but", "other", "short", "except", "save", "bar", "besides", "apart"})
_NO_WAY = frozenset(
    "way means circumstances point time account case stage moment occasion sense position hurry mood rush condition"
    " shape respect".split()
)
# "In no time", "in no uncertain terms", "in no small measure".
_AT_ONCE = frozenset({"time"})
_BEING = frozenset({"be", "remain", "seem", "look", "appear", "prove"})
# What "far from" leads to where it denies: "far from clear", "far from being over", and no place.
_STATES = frozenset({"JJ", "VBG", "VBN", "RB", "RP"})
_OVER = frozenset({"over", "ready", "clear", "done", "finished", "certain"})
# "Wasted no time", "spared no effort".
_SPARING = frozenset({"lose", "waste", "spare"})
_COMPARING = frozenset({"more", "less", "as", "so"})
_MORE_OR_LESS = frozenset({"more", "fewer", "less"})
# "Gave no details", "no reason was given": that somebody keeps quiet denies nothing.
_NUMBERS = frozenset({"number", "total", "toll"})
_NEWS = frozenset("detail explanation reason comment elaboration specific particulars name date figure".split())
_HANDING_OUT = frozenset({"give", "provide", "offer", "release"})
_GIVING = frozenset("give provide offer come release add make have be".split())

_DENYING = frozenset({"deny", "refute", "rebut", "disown", "repudiate"})
_REJECTING = frozenset({"reject", "dismiss", "discount", "contradict", "disprove", "debunk"}) | _DENYING
# "He searched to no avail", "that is true to no small extent": it was done.
_NO_GAIN = frozenset("avail effect purpose good end degree extent part".split())
_REPORTS = frozenset(
    "report claim allegation accusation charge rumour rumor suggestion assertion story account notion idea speculation"
    " statement contention insinuation".split()
)
# What one denies of oneself; "denied entry" denies nothing.
_PARTS = frozenset(
    "part role involvement link tie connection knowledge responsibility wrongdoing existence complicity guilt intention"
    " plan deal contact presence".split()
)
_CALLING = frozenset("describe dismiss brand call label term denounce decry condemn reject".split())
_UNTRUE = frozenset(
    "untrue false wrong baseless unfounded groundless fabricated fictitious lie lies nonsense propaganda fabrication"
    " rubbish invention fiction unjustified disinformation misinformation hoax".split()
)


def is_negated(predicate: Any) -> bool:
    """Whether the predicate is denied by its own words, its subject or its object; two denials cancel out."""
    count = sum(denies(c) for c in predicate.children)
    if count and _is_bound(predicate):
        return False
    count += _is_told_of_nobody(predicate)
    count += _is_ruled_out_by_a_phrase(predicate)
    count += any(far_from(c) or _anything_but(c) for c in predicate.children)
    count += count > 0 and _goes_by_without(predicate)
    return count % 2 == 1


def _goes_by_without(predicate: Any) -> bool:
    """ "Not a week passes without an attempt": there is one every week."""
    return predicate.lemma_ in ("pass", "go") and any(c.lower_ == "without" for c in predicate.children)


def _is_told_of_nobody(predicate: Any) -> bool:
    """ "None of them left", "there is no harbour", "lost nothing"; but not "gave no details"."""
    things = [c for c in predicate.children if c.dep_ in _TOLD_OF]
    empty = any(_empty(c, predicate) for c in things)
    return empty and not _keeps_quiet(predicate, things) and not _is_unequalled(predicate)


def _is_ruled_out_by_a_phrase(predicate: Any) -> bool:
    """ "Is in no way beaten", "a return is out of the question"."""
    words = (predicate, *(c for c in predicate.children if c.dep_ in ("acomp", "attr")))
    prepositions = (c for word in words for c in word.children if c.dep_ == "prep")
    return any(_in_no_way(c) or _out_of_question(c) or _comes_to_nothing(c) for c in prepositions)


def _is_bound(predicate: Any) -> bool:
    """ "Never had more than 200 men", "does not number over 300", "never sent fewer than 20": some there were, up to so
    many or from so many on."""
    behind = predicate.doc[predicate.i + 1 : predicate.i + 5]
    words = [token.lower_ for token in behind]
    than = (n for n in range(len(words)) if words[n] in _MORE_OR_LESS and words[n + 1 : n + 2] == ["than"])
    more = next(than, words.index("over") if "over" in words else None)
    return more is not None and any(token.like_num for token in behind[more + 1 : more + 3])


def _is_unequalled(predicate: Any) -> bool:
    """ "No danger is greater than this", "nothing is as dangerous as that": what it is compared with is so, more than
    all else; but "none is older than 20"."""
    if predicate.lemma_ not in _BEING:
        return _outdoes(predicate)
    qualities = [c for c in predicate.children if c.dep_ in ("acomp", "attr")]
    compared = [q for q in qualities if q.tag_ == "JJR" or any(c.lower_ in _COMPARING for c in q.children)]
    return any(not any(word.like_num for word in q.subtree) for q in compared)


def _outdoes(predicate: Any) -> bool:
    """ "No town lost more men than this", "nobody is better known than he": the one that it is compared with did."""
    told = [c for c in predicate.children if c.dep_ in _OUTDONE and c.i > predicate.i - 2]
    words = [word for c in told for word in (c, *(below for d in c.children for below in (d, *d.children)))]
    much = [word for word in words if word.tag_ in ("JJR", "RBR") or word.lower_ in _COMPARING]
    if not much:
        return False
    behind = predicate.doc[much[0].i + 1 : predicate.sent.end]
    than = next((word for word in behind if word.lower_ in ("than", "as")), None)
    if than is None and _is_of_no_place(predicate):
        return any(word.dep_ == "dobj" and any(c.lower_ == "of" for c in word.children) for word in much)
    other = list(than.doc[than.i + 1 : than.i + 3]) if than is not None else []
    return bool(other) and other[0].lower_ not in ("a", "an") and not any(word.like_num for word in other)


def _is_of_no_place(predicate: Any) -> bool:
    """ "No country | has brought back more of its own": the one that is told of has."""
    subjects = (c for c in predicate.children if c.dep_ == "nsubj" and c.lemma_.lower() in _PLACES)
    return any(has_no_determiner(subject) for subject in subjects)


_PLACES = frozenset("country state nation town city region province government village district".split())


def denies(token: Any) -> bool:
    """Whether an adverb beside a verb negates it: "not" does, "not only" and "not until" do not."""
    if token.lower_ == "longer":
        return any(c.lower_ == "no" for c in token.children)
    if token.lower_ == "neither" and token.dep_ == "preconj":
        return True  # "neither serve the state nor are paid by it"
    if token.lower_ not in _NEVER or token.dep_ not in {"neg", "advmod", "cc"}:
        return False
    if token.lower_ == "not" and token.i and token.nbor(-1).lower_ == "or":
        return False  # "asked whether or not he plans it", "ready or not": both are left open
    if token.dep_ == "cc":
        return bool(token.lower_ == "nor" and token.i == token.sent.start)
    follower = token.nbor() if token.i + 1 < len(token.doc) else None
    return follower is None or not (
        follower.lower_ in _NOT_MERELY or _tells_how_seldom(token, follower) or _is_not_this_but_that(token, follower)
    )


def _tells_how_seldom(token: Any, follower: Any) -> bool:
    """ "Never before had so many left", "not since 2019 has it struck so", "nowhere else did more leave", "it
    was not long before they left": it did happen, once, there, or soon."""
    if token.lower_ == "not":
        return (follower.lower_ in _NOT_FOR_LONG and _opens(token)) or _is_soon(follower)
    if token.lower_ == "never" and _opens(token):
        return follower.lower_ == "before" or _to_such_a_degree(token.head)
    return (token.lower_, follower.lower_) == ("nowhere", "else") and _opens(token)


def _to_such_a_degree(verb: Any) -> bool:
    """ "Never had the police | seen | so deep into it"."""
    degrees = (word for word in verb.subtree if word.lower_ in ("so", "such") and word.i + 1 < len(word.doc))
    return any(word.nbor().pos_ in ("ADJ", "ADV", "DET", "NOUN") for word in degrees)


def _is_soon(word: Any) -> bool:
    """ "It was not long before they left", "not long until"."""
    return bool(word.lower_ == "long" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("before", "until"))


def _opens(token: Any) -> bool:
    """Whether nothing but quotation marks and a conjunction stands before the word in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return all(t.is_punct or t.pos_ == "CCONJ" for t in before)


_THIS = frozenset({"ADP", "DET", "NUM"})
_THAT_WITHIN = 10


def _is_not_this_but_that(token: Any, follower: Any) -> bool:
    """ "Was arrested not in Syria but in Turkey", "it is not the men but the children who worry him": the second is
    what is told."""
    if token.lower_ != "not" or follower.pos_ not in _THIS or follower.lower_ in ("all", "every", "any", "a", "one"):
        return False
    for at in range(token.i + 1, min(token.i + _THAT_WITHIN, token.sent.end)):
        word = token.doc[at]
        if word.lower_ == "but":
            return bool(token.doc[at - 1].text != "," and at + 1 < len(token.doc) and word.nbor().pos_ in _THIS)
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ":"):
            return False
    return False


def barely_does(predicate: Any) -> bool:
    """ "Can hardly be checked", "has scarcely changed"."""
    return any(c.lower_ in _SCARCELY and c.dep_ in ("advmod", "neg") for c in predicate.children)


def says_nobody(verb: Any) -> bool:
    """Whether nobody is told to do so, or nothing: "nobody claimed it", "nothing suggests that", "makes no claim"."""
    things = [c for c in verb.children if c.dep_ in {*SUBJECTS, "dobj"}]
    return any(_empty(thing, verb) for thing in things) and not _keeps_quiet(verb, things)


def _empty(noun: Any, predicate: Any) -> bool:
    """Whether a subject or object is nobody or nothing: "none of them", "no fighter", "not every recruit"; but not
    where the "not" is the predicate's own ("is not a fighter")."""
    if noun.lower_ in _NOBODY:
        return not _is_all_but(noun)
    before = noun.nbor(-1).lower_ if noun.i else ""
    if noun.lower_ == "one" and before == "no":
        return True
    if noun.lower_.startswith("any") and before in _SCARCELY:
        return not _is_all_but(noun)
    return has_no_determiner(noun) or _is_neither(noun) or _not_all(noun, predicate)


def _is_all_but(noun: Any) -> bool:
    """ "Nobody but the imam", "hardly anyone except orphans"."""
    return bool(noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in _BUT)


def _is_neither(noun: Any) -> bool:
    """ "Neither the army nor the police", "neither passport nor money"."""
    return any(c.lower_ == "neither" and c.dep_ in ("preconj", "cc") and c.i < noun.i for c in noun.children)


def _keeps_quiet(predicate: Any, things: list[Any]) -> bool:
    """ "Gave no details", "no reason was given", "lost no time": whoever gives nothing denies nothing."""
    if predicate.lemma_ in _HANDING_OUT and any(c.dep_ == "dobj" and _is_news(c) for c in things):
        return True  # "no clerk would give a number"
    empty = [thing for thing in things if has_no_determiner(thing)]
    if predicate.lemma_ in _SPARING:
        return any(thing.dep_ == "dobj" for thing in empty)
    return predicate.lemma_ in _GIVING and any(thing.lemma_.lower() in _NEWS for thing in empty)


def _is_news(noun: Any) -> bool:
    return noun.lemma_.lower() in _NEWS | _NUMBERS


def _not_all(noun: Any, predicate: Any) -> bool:
    """ "Not every", "not all", "not one", "not a single", "not many" before a noun; "not only the" is none."""
    start = min((c.i for c in noun.children if c.i < noun.i), default=noun.i)
    for i in range(max(start - 1, 0), noun.i):
        token = noun.doc[i]
        if token.lower_ == "not" and i + 1 < len(noun.doc) and not (token.head == predicate and denies(token)):
            return noun.doc[i + 1].lower_ in {
                "every", "everyone", "all", "one", "a", "many", "much", "any", "everybody",
            }  # fmt: skip
    return False


def _in_no_way(preposition: Any) -> bool:
    """ "In no way", "at no point", "is in no hurry"; but "in no time", and "in no small measure"."""
    return any(
        c.dep_ == "pobj"
        and c.lower_ in _NO_WAY
        and [d.lower_ for d in c.children if d.i < c.i] == ["no"]
        and not (preposition.lower_ == "in" and c.lower_ in _AT_ONCE)
        for c in preposition.children
    )


def _comes_to_nothing(preposition: Any) -> bool:
    """ "Is under no duty", "came to no decision"; but "to no avail"."""
    if preposition.lower_ not in ("under", "to", "into"):
        return False
    nouns = [c for c in preposition.children if c.dep_ == "pobj" and c.lemma_.lower() not in _NO_GAIN]
    return any(has_no_determiner(noun) for noun in nouns)


def _out_of_question(preposition: Any) -> bool:
    """ "A return is out of the question"."""
    if preposition.lower_ != "out" or preposition.head.lemma_ not in _BEING:
        return False
    return bool(preposition.doc[preposition.i : preposition.i + 4].text.lower() == "out of the question")


def far_from(word: Any) -> bool:
    """ "Is far from clear", "seems far from beaten"; not "is not far from the town", "far from home"."""
    if word.lower_ != "far" or word.head.lemma_ not in _BEING or word.i < word.head.i or word.i + 2 >= len(word.doc):
        return False
    if word.nbor().lower_ != "from" or word.nbor(-1).lower_ in ("not", "n't", "so", "too", "as"):
        return False
    state = word.nbor(2)
    describes = state.dep_ in ("amod", "compound", "nmod", "det") and state.head.i > state.i
    return bool(state.lower_ in _OVER or (state.tag_ in _STATES and not describes))


def _anything_but(word: Any) -> bool:
    """ "Is anything but beaten"."""
    if word.lower_ != "anything" or word.head.lemma_ not in _BEING:
        return False
    return bool(word.i + 1 < len(word.doc) and word.nbor().lower_ == "but")


def rules_out(predicate: Any) -> bool:
    """ "Ruled out that they would return"."""
    return predicate.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in predicate.children)


def denies_report(predicate: Any) -> bool:
    """Whether a predicate denies what others tell, where no clause says what: "denied the charge", "denies having
    paid", "dismissed reports of a deal", "called the claim a lie", "the rumours proved unfounded"."""
    things = [c for c in predicate.children if c.dep_ in ("dobj", "nsubjpass")]
    if _denies_a_deed(predicate, things) or _rejects_a_report(predicate, things):
        return True
    if _calls_what_is_told(predicate, things):
        return any(word.lower_ in _UNTRUE for word in _behind(predicate))
    if _tells_of_a_report(predicate):
        return any(word.lower_ in _UNTRUE - {"untrue"} for word in _behind(predicate))
    return False


def _denies_a_deed(predicate: Any, things: Sequence[Any]) -> bool:
    """ "Denies having paid", "denied any role"."""
    if predicate.lemma_ not in _DENYING:
        return False
    gerund = any(c.dep_ == "xcomp" and _is_gerund(c) for c in predicate.children)
    return gerund or any(thing.lemma_.lower() in _PARTS for thing in things)


def _rejects_a_report(predicate: Any, things: Sequence[Any]) -> bool:
    """ "Dismissed reports of a deal"."""
    return predicate.lemma_ in _REJECTING and any(_is_report(thing) for thing in things)


def _calls_what_is_told(predicate: Any, things: Sequence[Any]) -> bool:
    """ "Called the claim …", "describes it as …"."""
    if predicate.lemma_ not in _CALLING:
        return False
    return any(thing.pos_ == "PRON" for thing in things) or any(_is_report(thing) for thing in _told(predicate))


def _tells_of_a_report(predicate: Any) -> bool:
    """ "The rumours proved …", "that they left is …"."""
    if predicate.lemma_ not in _BEING:
        return False
    subjects = [c for c in predicate.children if c.dep_ in SUBJECTS]
    return any(s.dep_ == "csubj" or _is_report(s) for s in subjects)


def is_called_untrue(predicate: Any) -> bool:
    """ "The claim that the town fell is false": whether a clause is what a report says, and that is denied."""
    return bool(
        predicate.dep_ in ("acl", "ccomp") and _is_report(predicate.head) and denies_report(predicate.head.head)
    )


def _is_gerund(verb: Any) -> bool:
    return bool(verb.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ in ("aux", "auxpass") for c in verb.children))


def _told(predicate: Any) -> list[Any]:
    """What the predicate calls something: its objects, and the subjects of the small clauses that they may be."""
    below = [c for c in predicate.children if c.dep_ in ("ccomp", "oprd", "xcomp")]
    return [
        *(c for c in predicate.children if c.dep_ in ("dobj", "nsubjpass")),
        *(c for clause in below for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")),
    ]


def _is_report(noun: Any) -> bool:
    word = (
        noun.lower_ == "word" and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "that"
    )  # "word that they left"
    return word or noun.lemma_.lower() in _REPORTS or noun.lower_ in ("it", "this")


def _behind(predicate: Any) -> list[Any]:
    """The words that complete the predicate, up to two levels down, not those of what it calls so."""
    first = [c for c in predicate.children if c.dep_ in ("acomp", "attr", "oprd", "prep", "xcomp", "ccomp", "advcl")]
    return [*first, *(below for word in first for below in word.children if below.dep_ not in SUBJECTS)]
