"""What is told of somebody's speaking, in the document's own words: "he told his mother he was off to sea".

Such a verb reports nothing to the reader: an order, what was said to one's own family, what somebody would not or was
told to say, what a deed shows. The attribution stands, but the claim has no other speaker than the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, MATTERS, SPEECH
from briefings.extracting.attributions.cues.verbs.number_content import TALLIES
from briefings.extracting.attributions.settled_and_heard import (
    are_those_who_fear,
    expects_of_oneself,
    gathers_to_demand,
    had_urged,
    is_in_the_middle_of_it,
    is_itself_told,
    is_known_by,
    is_only_heard,
    is_sent_by,
    settles_a_question,
)
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, HOUSES, THINGS, TRADE
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.attributions.unsaid import (
    calls_it_nothing,
    gives_no_figure,
    is_anybodys,
    is_asked,
    is_for_them_to_say,
    leaves_unconfirmed,
    leaves_unsaid,
    must_say,
    wants_no_name,
)
from briefings.extracting.parsing.dependencies import child, is_to_infinitive


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORDERING = _words("order")
# With "by" somebody these are appointments ("was named by the board"), with "as" they are what is said of somebody.
_APPOINTING = _words("name")
_FAMILY = _words(
    """family parent mother father brother sister wife husband son daughter uncle aunt cousin grandmother grandfather
    relative kin"""
)
_THEM = _words("him her them me us")
# What documents, pictures and people do; of a step or a case they tell what it means.
_SHOWING = _words("show confirm reflect prove signal underline illustrate demonstrate mean decide determine")


def is_told_of(reading: Reading) -> bool:
    """True if the reading's verb tells what somebody did, and reports nothing."""
    return any(rule(reading) for rule in _RULES)


def _orders(reading: Reading) -> bool:
    """ "ordered the pilots to stay": a deed; "The pilots, the judge ordered, are to stay" has what was said."""
    return reading.lemma in _ORDERING and reading.rule != "framed"


def _is_appointed(reading: Reading) -> bool:
    """ "was named by the board"; not "was named by the board as the owner"."""
    verb: Any = reading.verb
    appoints = reading.rule == "passive" and reading.lemma in _APPOINTING
    return appoints and not any(c.lower_ == "as" for c in verb.rights)


def _raises_a_fear(reading: Reading) -> bool:
    """ "Setbacks at sea have raised concerns that P": what gives others a fear says nothing itself."""
    noun: Any = reading.verb
    if reading.rule != "noun" or noun.dep_ != "dobj" or noun.head.lemma_ != "raise":
        return False
    if noun.head.tag_ == "VBG" and noun.head.dep_ == "advcl" and noun.head.head.lemma_.lower() not in SPEECH:
        return True  # "The lira has fallen, raising fears that P": what has happened raises them
    return _is_deed(reading.source) and not _are_people(reading.source)


def _are_people(source: Any) -> bool:
    """Whether a plural may be people's, as no word for what happens is ("Advocates have raised fears that P")."""
    word = source.lemma_.lower().removesuffix("s")
    return bool(source.tag_ == "NNS" and not _is_happening(source) and word not in _TURNS)


_TURNS = _words("reverse gain leak escape breakout flow number find clash lull storm report")


def _worries_somebody(reading: Reading) -> bool:
    """ "The lull has worried pilots that P": a verb of fear with those whom its subject makes afraid."""
    verb: Any = reading.verb
    worries = reading.lemma == "worry" or verb.lower_ == "worried"
    return worries and child(verb, "dobj") is not None and _is_deed(reading.source)


def _shows(reading: Reading) -> bool:
    """ "The vote shows that P": of a step or a case it is the writer who says what it means."""
    return reading.lemma in _SHOWING and reading.rule != "framed" and _is_deed(reading.source)


def _hints(reading: Reading) -> bool:
    """ "The retreat suggests that P"."""
    return reading.lemma in _HINTING and reading.rule != "framed" and _is_happening(reading.source)


def _keeps(reading: Reading) -> bool:
    """ "The camp holds 40 men, most of them forgotten", "The town has seen heavy clashes, raising fears P": a verb that
    has an object already, and no opinion for one; nor has "The guild holds two piers, sells fish"."""
    if reading.lemma not in ("hold", "see") or reading.rule != "clause":
        return False
    verb: Any = reading.verb
    clause = child(verb, "ccomp")
    if clause is not None and clause.tag_ in ("VBZ", "VBP") and clause.i > verb.i and child(clause, "mark") is None:
        return bool(clause.doc[clause.i - 1].text == ",")
    return child(verb, "dobj") is not None


def _has_asked(reading: Reading) -> bool:
    """ "has asked donors for money", "had asked whether he might go": a request that is told of as done."""
    verb: Any = reading.verb
    if reading.lemma != "ask" or reading.kind == "direct" or reading.rule == "framed":
        return False
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)
    return perfect and not _has_that(child(verb, "ccomp"))


# What shows somebody doing something, or comes upon him: "found him hiding", "Television showed him waving".
PICTURES = _words("television tv video film footage camera photo photograph picture")


def _comes_upon(reading: Reading) -> bool:
    """ "found him hiding", "found itself adrift", "Television showed him waving"; not "found that he hid"."""
    verb, source = reading.verb, reading.source
    clause = _what_is_come_upon(verb)
    if clause is None:
        return False
    whom = child(clause, "nsubj") or child(verb, "dobj")
    if reading.lemma == "find" and clause.lower_ in _VERDICTS:
        return True
    if reading.lemma == "find" and whom is not None and not any(c.lower_ == "to" for c in clause.lefts):
        return whom.lower_ in _THEM or whom.lower_.endswith(("self", "selves")) or _as_they_lay(clause, source)
    pictured = source is not None and source.lemma_.lower() in PICTURES
    return reading.lemma == "show" and pictured and clause.tag_ == "VBG"


def _what_is_come_upon(verb: Any) -> Any | None:
    """The clause behind the verb that no "that" opens: "found | him hiding"."""
    clause = child(verb, "ccomp", "xcomp", "oprd")
    return None if clause is None or child(clause, "mark") is not None or clause.i < verb.i else clause


_STATES = _words(
    "dead deceased alive unconscious unresponsive wounded injured shot slumped asleep unharmed unhurt safe"
)


# What a court finds somebody is what it does.
_VERDICTS = frozenset({"guilty", "liable", "innocent"})


def _as_they_lay(clause: Any, source: Any | None) -> bool:
    """ "Officers found Poe dead", "Divers found a boat drifting": who comes upon it is no study and no observatory."""
    if source is None or source.lemma_.lower() in _DOCUMENTS_AND_BODIES:
        return False
    helpers = {c.dep_ for c in clause.lefts} & {"aux", "auxpass", "cop"}
    lying = clause.tag_ in ("VBG", "VBN") and not helpers & {"aux", "auxpass"}
    return lying or (clause.lower_ in _STATES and not helpers)


_DOCUMENTS_AND_BODIES = DOCUMENTS | BODIES - {"police"}


def _goes_there(reading: Reading) -> bool:
    """ "responded to a call", "as the search continued", "a crowd gathered outside": what is done, and not said."""
    verb: Any = reading.verb
    goes = _GOING.get(reading.lemma)
    return goes is not None and reading.kind != "direct" and not _has_that(child(verb, "ccomp")) and goes(reading)


def _responds(reading: Reading) -> bool:
    """ "responded to a call", "as they responded"."""
    verb: Any = reading.verb
    somewhere = reading.rule == "preposition" or any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights)
    return somewhere or _tells_when(verb)


def _gathers(reading: Reading) -> bool:
    """ "a crowd gathered outside"."""
    verb: Any = reading.verb
    return _tells_when(verb) or any(c.dep_ in ("prep", "advmod", "prt") for c in verb.rights)


def _continues(reading: Reading) -> bool:
    """ "as the search continued", "continued to row"."""
    return (_tells_when(reading.verb) and not _may_speak(reading.source)) or child(reading.verb, "xcomp") is not None


def _tells_when(verb: Any) -> bool:
    """Whether the verb's clause only says when something else was: "as the search | continued"."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("as", "when", "after", "while") for c in verb.lefts)


_GOING: dict[str, Callable[[Reading], bool]] = {"respond": _responds, "continue": _continues, "gather": _gathers}


def _may_speak(source: Any | None) -> bool:
    if source is None or source.lemma_.lower() in DOCUMENTS:
        return False
    return source.pos_ == "PRON" or is_source(source)


def _has_that(clause: Any | None) -> bool:
    return clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)


def _tries_to_find_out(reading: Reading) -> bool:
    """ "are trying to determine who sank it", "were waiting to hear whether": nobody knows yet."""
    verb: Any = reading.verb
    bid = verb.dep_ in ("xcomp", "advcl") and is_to_infinitive(verb)
    above = verb.head
    purpose = above.lemma_ == "be" and _is_purpose(child(above, "nsubj"))
    return bool(bid and above.i < verb.i and (purpose or above.lemma_ in _TRYING) and verb.lemma_ in _FINDING_OUT)


def _is_purpose(subject: Any | None) -> bool:
    """ "The aim is to find out whether": what somebody wants to know."""
    return subject is not None and subject.lemma_.lower() in (
        "aim",
        "purpose",
        "goal",
        "task",
        "objective",
        "idea",
        "plan",
    )


_TRYING = _words("try work attempt seek struggle wait hope continue strive scramble begin")
_FINDING_OUT = _words(
    "determine find learn figure establish ascertain discover hear understand identify decide see know"
)


def _perceives(reading: Reading) -> bool:
    """ "heard somebody shout", "saw what looked like smoke": a witness's deed, and nothing that was said."""
    verb: Any = reading.verb
    clause = child(verb, "ccomp")
    if reading.lemma not in ("hear", "see") or clause is None or clause.i < verb.i:
        return False
    seeming = verb.doc[verb.i + 1].lower_ == "what" and clause.lemma_ in _SEEMING
    return seeming or (_is_bare(clause) and child(clause, "nsubj") is not None)


def _is_bare(clause: Any) -> bool:
    """Whether a clause has no tense of its own: "somebody | shout"."""
    return clause.tag_ in ("VB", "VBG") and not any(c.dep_ in ("aux", "mark", "expl") for c in clause.lefts)


_SEEMING = _words("sound look appear seem feel")


def _is_deed(source: Any | None) -> bool:
    """Whether what shows something is a step, a case, a find, and neither somebody nor a document."""
    if source is None or source.pos_ != "NOUN" or source.tag_ not in ("NN", "NNS") or is_source(source):
        return False
    word = source.lemma_.lower()
    return word not in HOUSES and (TRADE.fullmatch(word) is None or word in THINGS)


def _comes_before_news(reading: Reading) -> bool:
    """ "After the mayor told pilots that they might sail, 40 boats sank": what came first, and the news is the rest."""
    verb: Any = reading.verb
    when = verb.dep_ == "advcl" and verb.head.i > verb.i and verb.head.dep_ == "ROOT"
    after = any(c.dep_ == "mark" and c.lower_ in ("after", "before", "until") for c in verb.lefts)
    return bool(when and after and verb.head.lemma_.lower() not in _SAYING and verb.right_edge.i < verb.head.i)


_SAYING = _words("say tell add report write state note announce")


# What happenings and states do too: of them it is the writer who reads a meaning into them.
_HINTING = _words("underscore highlight reveal suggest indicate imply expose demand clear")
_HAPPENING = re.compile(r"[a-z-]{3,}(?:ment|tion|sion|ness|ity|ance|ence|ency|ism|ure|back|down|out|ing|al)")
_HAPPENINGS = _words(
    """decision environment section setback choice step move case attack strike raid death loss victory defeat absence
    silence shift trend mood gap lack wave spate surge drop fall rise exodus arrest murder massacre war siege debate
    collapse breakup"""
)
_SPEAKING = _words(
    """delegation administration organisation organization federation association foundation union division municipality
    community minority majority individual professional criminal"""
)
# What is told or found out by them is somebody's word, though it happens, too.
_MESSAGES = _words(
    """announcement appeal argument briefing brochure calculation communication conference confession conversation
    correspondence declaration denial discussion estimation explanation hearing information inspection interception
    interrogation legislation literature manual monitoring observation polling posting proclamation proposal publication
    reconnaissance reporting resolution surveillance tracking version warning writing"""
)
_TELLING = _SPEAKING | _MESSAGES | HOUSES


def _is_happening(source: Any | None) -> bool:
    """Whether the subject is something that happens or is so ("the retreat", "their absence"), and no body."""
    if source is None or source.pos_ != "NOUN" or is_source(source):
        return False
    word = source.lemma_.lower()
    return word in _HAPPENINGS or (_HAPPENING.fullmatch(word) is not None and word not in _TELLING)


def _to_their_own(reading: Reading) -> bool:
    """ "told his mother that …", "had told them that …": what somebody once said to those around."""
    verb: Any = reading.verb
    if reading.lemma != "tell" or reading.kind == "direct" or reading.rule == "framed":
        return False
    hearer = child(verb, "dobj", "dative")
    if hearer is None or hearer.i < verb.i:
        return False
    helped = verb.head if verb.dep_ == "conj" else verb
    earlier = any(c.lower_ in ("had", "having") for c in (*verb.lefts, *helped.lefts))
    family = hearer.lemma_.lower() in _FAMILY and any(c.tag_ == "PRP$" for c in hearer.lefts)
    return family or (earlier and hearer.lower_ in _THEM)


def _contests_a_seat(reading: Reading) -> bool:
    """ "The seat was contested by six crews"; that a figure or a claim was contested is told of words."""
    verb: Any = reading.verb
    subject = child(verb, "nsubjpass")
    if reading.rule != "passive" or reading.lemma != "contest" or subject is None:
        return False
    return subject.lemma_.lower() not in MATTERS | TALLIES


def _knows_it_well(reading: Reading) -> bool:
    """ "They stay away, knowing that P": why somebody does something, which the writer tells."""
    verb: Any = reading.verb
    return reading.lemma == "know" and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl")


def _is_alleged(reading: Reading) -> bool:
    """ "the man alleged to have sunk it", "Poe, thought to have been its captain": whoever alleges or thinks it."""
    verb: Any = reading.verb
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if len(after) == 0 or after[0].lower_ != "to":
        return False
    if reading.rule in ("clause", "framed") and after[-1].tag_ == "VB":
        return verb.tag_ in ("VBD", "VBN") and reading.lemma in _SAID_OF  # of which the tagger made a verb
    return reading.rule == "infinitive" and reading.lemma in _ALLEGING


def _is_reported_to(reading: Reading) -> bool:
    """ "She is said to have hailed the fleet": what somebody said by hearsay, which nobody has told the writer."""
    verb: Any = reading.verb
    above = verb.head
    passive = child(above, "auxpass") is not None and child(above, "agent") is None
    return bool(verb.dep_ == "xcomp" and is_to_infinitive(verb) and passive and above.lemma_.lower() in _SAID_OF)


_ALLEGING = _words("allege think believe suspect presume suppose know report")
_SAID_OF = _ALLEGING | {"say"}


def _is_a_clauses(reading: Reading) -> bool:
    """ "That captains told their men to row is new": the parser took the clause's "that" for an article."""
    source = reading.source
    return source is not None and source.tag_ in ("NNS", "NNPS") and source.left_edge.lower_ == "that"


def _is_of_who_stands_before(reading: Reading) -> bool:
    """ "The motive isn't known, but he had a boat and several papers report that …": the parse gives a verb the subject
    of another clause, and its own to the object before it."""
    verb: Any = reading.verb
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return False
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    before = first.nbor(-1) if first.i > verb.sent.start else first
    joined = before.dep_ == "conj" and before.tag_ in ("NNS", "NNPS") and before.head.pos_ in ("NOUN", "PROPN")
    return joined and reading.source is not None and reading.source.i < before.head.i


_RULES: tuple[Callable[[Reading], bool], ...] = (
    _orders,
    _is_a_clauses,
    _is_appointed,
    _raises_a_fear,
    _has_asked,
    _comes_upon,
    _keeps,
    _goes_there,
    _tries_to_find_out,
    _perceives,
    _shows,
    _comes_before_news,
    _hints,
    _worries_somebody,
    _to_their_own,
    leaves_unsaid,
    leaves_unconfirmed,
    is_for_them_to_say,
    is_anybodys,
    _contests_a_seat,
    gives_no_figure,
    calls_it_nothing,
    _knows_it_well,
    is_asked,
    wants_no_name,
    must_say,
    _is_reported_to,
    _is_alleged,
    settles_a_question,
    is_itself_told,
    is_only_heard,
    is_in_the_middle_of_it,
    gathers_to_demand,
    had_urged,
    expects_of_oneself,
    is_sent_by,
    is_known_by,
    are_those_who_fear,
    _is_of_who_stands_before,
)
