"""What a verb's form and company say of those in its clause: whether it is denied, goes on, leads home, or is raised.

Pure functions of a parsed token; no lexicon and no beat is asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.beat.measure_lexicon import Argument, Deed
from briefings.extracting.measures.grammar.arguments import FINITE, ROLES, is_passive
from briefings.extracting.parsing.language import Passage
from briefings.model import Place

# Verbs whose subject is the one that it happens to, whatever their object: "12 men joined the group".
OF_SUBJECT = frozenset(
    "be go come travel return join leave head depart die remain stay fight continue vanish disappear move flock enlist"
    " journey stream migrate perish surrender relocate disperse scatter resettle survive flee escape arrive live keep"
    " reach enter hold_out fall walk march emigrate strike protest vote resign retire quit enrol enroll sign"
    " cross slip sneak defect embark trek infiltrate hide roam volunteer".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# "Are thought to have gone", "managed to return": the second verb is the one that counts.
_RAISING = frozenset(
    "believe think estimate know report say presume fear suspect understand consider find see manage appear seem assume"
    " hear confirm feel reckon calculate get be have continue begin start list count record register".split()
)
_ACKNOWLEDGING = frozenset("acknowledge identify name describe class hold have establish document track".split())
_PASSIVE_RAISING = frozenset({"allege", "claim", "rumour", "rumor"}) | _RAISING
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
_UNREAL = frozenset("would could may might can will shall should must 'll 'd wo ca".split())
_POSSIBLE = frozenset({"may", "might", "could"})
# "Went there and came back": the way back is what counts.
_RETURNING = frozenset({"return", "repatriate", "readmit", "receive"})
# "Fighters left inside", "those left behind".
_STILL_THERE = frozenset("inside behind there alive standing trapped stranded over".split())
_MOMENTS = frozenset("year month week day summer autumn winter spring decade wave number haste secret droves".split())
_BACK = frozenset({"back", "home", "homeward", "homewards"})
_REACH_OF_PARTICLE = 10
_NEAR_OBJECT = 3
_STAYING = frozenset({"on", "under", "through", "without", "against"})


def end_of(verb: Any, passage: Passage) -> int:
    """Where the verb's own part of the sentence ends: at the next clause with a subject of its own."""
    ahead = _clause_ahead(verb)
    if ahead is not None:  # "“300 have left for the war,” he said in Cologne": where that was said is behind it
        return passage.at(verb.doc[ahead.right_edge.i + 1])
    main = _main_verb_behind(verb)
    if main is not None:
        return passage.at(main)
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        joined = token.dep_ in ("conj", "advcl") and token.pos_ in ("VERB", "AUX")
        if token.text == ";" or (joined and has_own_subject(token)):
            return passage.at(token)
    return passage.start + int(verb.sent.end_char)


def _main_verb_behind(verb: Any) -> Any | None:
    """Where the main clause goes on behind a relative one: "30 of the 90 who went to Syria | are now outside of
    Norway"."""
    above = verb.head
    for _ in range(_LONGEST_WAY_UP if verb.dep_ == "relcl" else 0):
        if above.pos_ in ("VERB", "AUX"):
            break
        above = above.head
    if verb.dep_ != "relcl" or above.pos_ not in ("VERB", "AUX") or above.i < verb.i:
        return None
    helping = [c for c in above.children if c.dep_ in ("aux", "auxpass") and c.i > verb.i]
    return min([above, *helping], key=lambda token: token.i)


# How many nouns and prepositions stand between a relative clause and the main verb.
_LONGEST_WAY_UP = 5


def _clause_ahead(verb: Any) -> Any | None:
    """The clause with this verb that stands whole ahead of the one which tells it, or to which it is joined by a
    "while"."""
    while verb.head.i != verb.i:
        joined = verb.dep_ == "advcl" and verb.head.pos_ in ("VERB", "AUX")
        told = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"
        if (told or joined) and verb.right_edge.i < verb.head.i:
            return verb
        verb = verb.head
    return None


# "A flight from Baghdad brought 27 children".
_FLIGHTS = frozenset("flight plane airlift aircraft jet airliner charter convoy bus operation mission".split())


def start_of_flight(verb: Any) -> Any:
    """The first token that may tell where a verb leads from: its own, or that of a flight which is its subject."""
    flight = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in _FLIGHTS), None)
    return flight if flight is not None else verb


def is_idiom(verb: Any) -> bool:
    """ "Went on trial", "went free", "came under fire": nobody goes or comes anywhere."""
    if verb.lemma_ not in ("go", "come", "leave"):
        return False
    return any(c.dep_ == "acomp" or (c.dep_ in ("prep", "prt") and c.lower_ in _STAYING) for c in verb.children)


_COMPATRIOTS = frozenset({"citizen", "national", "compatriot", "countryman", "countrywoman"})


def is_of_compatriots(verb: Any) -> bool:
    """Whether the verb's object, or its subject in the passive, is called a country's own people."""
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for noun in nouns:  # "a total of 43 of its nationals"
        nouns += [n for of in noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    return any(noun.lemma_.lower() in _COMPATRIOTS for noun in nouns)


def is_plural(verb: Any) -> bool:
    """Whether a verb has several for its subject, as far as its form shows."""
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return verb.dep_ == "relcl" and not any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite)


def is_bare(verb: Any) -> bool:
    """Whether nothing behind the verb, and no "from" ahead of it, tells where, why or with whom."""
    return not any(
        (c.i > verb.i or c.lower_ == "from") and c.dep_ in ("prep", "prt", "advmod", "xcomp", "advcl", "npadvmod")
        for c in verb.children
    )


def leads_into_name(verb: Any) -> bool:
    """Whether the verb's "in" leads to a place's name, and is no particle."""
    inside = (n for c in verb.children if c.lower_ == "in" for n in c.children if n.dep_ == "pobj")
    return any(noun.pos_ == "PROPN" for noun in inside)


def is_left_there(verb: Any) -> bool:
    """Whether "left" says who is still there: "fighters left inside". Parses take "33 youths left" for a participle,
    too."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(token.tag_ == "EX" for token in verb.doc[verb.sent.start : verb.i]):
        return True  # "there may be 80 of them left"
    follower = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if follower is None:
        return False
    if follower.lower_ in ("in", "at"):  # "left in the camp", not "in 2014"
        return any(noun.pos_ == "NOUN" and noun.lemma_ not in _MOMENTS for noun in follower.children)
    return follower.lower_ in _STILL_THERE


def is_object(place: Place, verb: Any, passage: Passage) -> bool:
    """ "Left Raqqa": the place is the verb's own object."""
    return any(c.dep_ == "dobj" and place.start <= passage.at(c) < place.end for c in verb.children)


def chain(verb: Any, role: str) -> Iterator[tuple[Any, str]]:
    """The verb, and with a subject also those that it raises or is joined to, each with what it makes of the subject:
    "300 | are thought | to have gone | and been killed"."""
    yield verb, role
    if role not in _SUBJECTS:
        return
    if verb.lemma_ in _PASSIVE_RAISING:
        yield from _raised_with_roles(verb)
    for child in _joined_verbs(verb):
        passive = is_passive(child) or (is_passive(verb) and _goes_on_passive(child))
        yield child, "nsubjpass" if passive else "nsubj"


def _raised_with_roles(verb: Any) -> Iterator[tuple[Any, str]]:
    """The verbs below one that raises them, and those joined to them, each with what it makes of the subject."""
    for child in verb.children:
        if not _is_raised_by(child, verb):
            continue
        undergone = _is_bare_participle(child) and is_passive(verb)  # "were found shot", "confirmed shot"
        yield child, "nsubjpass" if undergone or is_passive(child) else "nsubj"
        yield from ((c, "nsubjpass" if is_passive(c) else "nsubj") for c in _joined_verbs(child))


def _is_raised_by(below: Any, verb: Any) -> bool:
    """Whether a verb below another tells of its subject: "are thought | to be in the camp"."""
    if below.dep_ not in ("xcomp", "ccomp", "acomp", "oprd") or below.pos_ not in ("VERB", "AUX"):
        return False
    if below.i < verb.i and (below.tag_ in FINITE or (has_own_subject(below) and not _is_left_bare(verb))):
        return False  # "3,000 took up arms; 1,000 are still there", "3,000 have gone; …": a clause of its own
    return not _tells_of_others(below, verb)


def _is_left_bare(verb: Any) -> bool:
    """ "300 have returned; 1,500 | have": whether the verb stands for the one before."""
    return verb.lemma_ in ("have", "do") and not any(c.dep_ == "dobj" for c in verb.children)


def _tells_of_others(below: Any, verb: Any) -> bool:
    """ "Two officers said a man was killed": whether a verb that another leads to has a subject of its own."""
    return below.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in below.children)


def _goes_on_passive(verb: Any) -> bool:
    """ "Were arrested and sent home": the second participle does without its auxiliary."""
    own = any(c.dep_ in ("aux", "auxpass") or (c.dep_ == "dobj" and c.lower_ not in _BACK) for c in verb.children)
    return verb.tag_ in ("VBN", "VBD") and verb.lemma_ not in OF_SUBJECT and not own


def raised(verb: Any) -> Any:
    """The verb that this one tells of its subject: "be" of "are thought to be in the camp"; else the verb itself."""
    if verb.lemma_ not in _PASSIVE_RAISING:
        return verb
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), verb)


def _is_bare_participle(verb: Any) -> bool:
    """Whether a participle stands without an auxiliary, and tells what was done to somebody."""
    alone = not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return bool(verb.tag_ == "VBN" and alone and verb.lemma_ not in OF_SUBJECT)


def is_raising(verb: Any) -> bool:
    """Whether the verb says of its object what another verb tells: "knows them to have left"."""
    return verb.lemma_ in _PASSIVE_RAISING or verb.lemma_ in _ACKNOWLEDGING


def _joined_verbs(verb: Any) -> Iterator[Any]:
    """The verbs that go on with the verb's subject, one joined to the other."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not has_own_subject(child):
            yield child
            yield from _joined_verbs(child)


_LONGEST_SUBJECT = 4
_LONGEST_ASIDE = 12


def has_own_subject(verb: Any) -> bool:
    """Whether a joined verb has a subject of its own, be it only by its place between "and" and the verb: the parse may
    hang it elsewhere ("850 left to fight, and around half are thought to be back")."""
    if any(child.dep_ in _SUBJECTS for child in verb.children) or _is_of_some_of_those(verb):
        return True
    first = min([verb.i, *(child.i for child in verb.children if child.dep_ in ("aux", "auxpass"))])
    return verb.doc[first].tag_ in FINITE and _has_subject_by_place(verb, first)


def _is_of_some_of_those(verb: Any) -> bool:
    """ "800 went, and of those who did half | came back": whether those out of whom a part is told stand behind the
    "and", however far from the verb."""
    joint = next((t for t in verb.head.children if t.dep_ == "cc" and verb.head.i < t.i < verb.i), None)
    behind = verb.doc[joint.i + 1 : joint.i + 3] if joint is not None else ()
    return [token.lower_ for token in behind] in (["of", "those"], ["of", "these"], ["of", "them"])


def _has_subject_by_place(verb: Any, first: int) -> bool:
    """Whether a subject stands between an "and" and the verb, of which `first` is the first word."""
    ahead = verb.doc[max(verb.sent.start, first - _LONGEST_SUBJECT) : first]
    joint = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n].dep_ == "cc"), None)
    if joint is None:
        return _is_said_of_one_told_apart(verb, first)
    between = ahead[joint + 1 :]
    subject = between[-1] if len(between) else None
    return subject is not None and subject.pos_ in ("NOUN", "NUM", "PRON") and subject.dep_ != "pobj"


def _is_said_of_one_told_apart(verb: Any, first: int) -> bool:
    """ "Seven were hit and one, a boy of 16, has died": whether a bare number with an aside stands between the "and"
    and the verb, of which `first` is the first word."""
    doc = verb.doc
    if first < 2 or doc[first - 1].text != ",":
        return False
    ahead = range(first - 2, max(verb.sent.start, first - _LONGEST_ASIDE), -1)
    opened = next((n for n in ahead if doc[n].text == ","), 0)
    return opened > 1 and doc[opened - 1].pos_ == "NUM" and doc[opened - 2].dep_ == "cc"


def complement_of(verb: Any, reach: int) -> str:
    """The verb with so many words behind it, up to the next number, which has words of its own."""
    words = verb.doc[verb.i : verb.i + reach]
    stop = next((n for n, token in enumerate(words) if n and token.pos_ == "NUM"), len(words))
    return str(verb.doc[verb.i : verb.i + stop].text)


# "People from 80 countries who …".
_HOMES_OF_MANY = frozenset({"country", "nation", "state", "nationality"})


def clauses_about(noun: Any) -> Iterator[Any]:
    """The clauses that tell of the people whom a noun names. "Who" behind a name tells of them, too: "women from
    Trinidad who went"."""
    yield from (child for child in noun.children if child.dep_ in ("relcl", "acl"))
    for place in _homes_beside(noun):
        for clause in place.children:
            if clause.dep_ == "relcl" and any(child.lower_ == "who" for child in clause.children):
                yield clause


def _homes_beside(noun: Any) -> list[Any]:
    """The names, and the words for many countries, behind the noun's prepositions: "from Trinidad", "of 80 nations"."""
    places = [n for c in noun.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
    return [n for n in places if n.pos_ == "PROPN" or n.lemma_ in _HOMES_OF_MANY]


def role_inside(clause: Any) -> str | None:
    """What a relative or participle clause makes of the noun that it hangs on."""
    if clause.dep_ == "acl":
        return _role_in_participle(clause)
    for child in clause.children:
        if child.lower_ in ("who", "that", "which", "whom") and child.dep_ in ROLES:
            return str(child.dep_)
    inside = {child.dep_ for child in clause.children}
    return "dobj" if "nsubj" in inside and not inside & {"dobj", "mark"} else None  # "the men it is keeping in a jail"


def _role_in_participle(clause: Any) -> str | None:
    """ "Men | fighting there" do it, to "men | held there" it is done."""
    by_others = any(child.dep_ == "agent" for child in clause.children)  # "struck by bullets"
    if clause.tag_ == "VBG" or (clause.lemma_ in OF_SUBJECT and not by_others):
        return "nsubj"
    # A finite verb is no such clause: "people shot inside the bar".
    return "nsubjpass" if clause.tag_ in ("VBN", "VBD") else None


# "Gone are 12": what nobody can do to others, whatever the auxiliary.
_DONE_ALONE = frozenset("go come depart vanish disappear escape flee perish die arrive".split())
# "Two of them, reached by telephone": they went nowhere by that.
_NEVER_UNDERGONE = frozenset({"reach", "join", "enter"})
# Who "were moved to Iraq" were taken there.
_MOVED = frozenset({"move", "relocate"})


def undergone(verb: Any, role: str, counted: Argument | None) -> bool | None:
    """Whether the counted undergo the verb (or do what only a subject can); None where they do it to others."""
    of_subject = counted == "subject" or (counted is None and verb.lemma_ in OF_SUBJECT)
    if role not in _SUBJECTS:
        return None if of_subject else True
    if role == "nsubjpass" or is_passive(verb):
        return _undergone_in_passive(verb, counted)
    if of_subject:
        return False
    return None if counted == "object" or _has_object(verb) else True


def _undergone_in_passive(verb: Any, counted: Argument | None) -> bool | None:
    """Whether the subject of a passive undergoes it; None where it is not done to those who count as its subject."""
    if verb.lemma_ in _NEVER_UNDERGONE and any(child.lower_ == "by" for child in verb.children):
        return None
    if counted == "subject" and (verb.lemma_ in _MOVED or _has_object(verb)):
        return None  # "were given life terms"
    return verb.lemma_ not in _DONE_ALONE


def _has_object(verb: Any) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def is_only_ahead(verb: Any) -> bool:
    """ "Is due to be flown home": an infinitive tells what is done only where its verb raises it ("are said to have
    …")."""
    raised = verb.head.lemma_ in _RAISING and not _tells_how_to(verb)
    return _is_infinitive(verb) and not raised


def _is_infinitive(verb: Any) -> bool:
    """Whether a "to" hangs on the verb."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _tells_how_to(verb: Any) -> bool:
    """ "Knows how to fly home 16"."""
    return {"how", "to"} <= {child.lower_ for child in verb.children if child.dep_ in ("advmod", "aux")}


def lemma_of(verb: Any) -> str:
    """The verb's lemma; a capital ("… Killing 80 terrorists") may have been taken for a name."""
    lemma = str(verb.lemma_.lower())
    return lemma.removesuffix("ing") if verb.pos_ == "PROPN" and lemma.endswith("ing") else lemma


def is_plain(deed: Deed) -> bool:
    return not deed.particles and deed.adverb is None and not deed.now and not deed.nation and not deed.asks_for_place


def lemmas_of_participle(word: Any) -> tuple[str, ...]:
    """What the participle may be of: taggers take "captured" for an adjective that is its own lemma."""
    form = str(word.lower_)
    if form.endswith("ed"):
        return str(word.lemma_.lower()), form[:-2], form[:-1], form[:-3]
    return (
        (str(word.lemma_.lower()), form[:-3], f"{form[:-3]}e") if form.endswith("ing") else (str(word.lemma_.lower()),)
    )


def goes_on(verb: Any) -> bool:
    """Whether the verb tells of what goes on: "are fighting", "have been fighting"; in what somebody said, also "were
    fighting"."""
    if verb.tag_ == "VBG" and verb.dep_ == "acl":  # "had 61 citizens fighting in Syria"
        return True
    now: tuple[str, ...] = ("VBP", "VBZ", "VBN", "VBD") if verb.dep_ == "ccomp" else ("VBP", "VBZ", "VBN")
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _PASSIVE_RAISING:  # "are understood to be serving"
        now += ("VB",)
    return bool(verb.tag_ == "VBG") and any(c.lemma_ == "be" and c.tag_ in now for c in verb.children)


# Who is driven from these goes anywhere but home.
_HOUSES = "homes"


def follows(verb: Any, particle: str) -> bool:
    """Whether the particle stands behind the verb or its object, wherever the parse hangs it ("brought 12 women
    back")."""
    for token in verb.doc[verb.i + 1 : verb.i + _REACH_OF_PARTICLE]:
        several = token.tag_ == "NNS" and token.lemma_ == particle and token.lower_ != _HOUSES
        if token.lower_ == particle or several:
            if token.dep_ == "conj" and token.head.dep_ == "dobj":
                return False  # "sent 30 rescuers and a field hospital"
            return bool(token.pos_ in ("ADV", "ADP", "NOUN", "PROPN", "ADJ")) and (
                token.i <= verb.i + 2 or _hangs_on_object(token, verb)
            )
        if token.is_punct or token.pos_ in ("SCONJ", "VERB", "AUX"):
            return False
    return False


# How a verb of its own hangs on the one before.
_JOINED = frozenset({"conj", "pcomp", "advcl"})


def _hangs_on_object(token: Any, verb: Any) -> bool:
    token = _whole_name(token)
    for _ in range(_NEAR_OBJECT):  # "took three women and two children home"
        if token == verb:
            return True
        if token.pos_ == "VERB" and token.dep_ in _JOINED:
            return False  # "wounded three and fatally shot himself"
        token = _whole_name(token.head)
    return bool(token == verb)


def _whole_name(token: Any) -> Any:
    """The word that a name hangs by: "University" of "the University of Oldtown Hospital"."""
    above = token.head
    in_name = token.pos_ == "PROPN" and above.lower_ == "of" and above.head.pos_ == "PROPN"
    return above.head if in_name else token


def leads_back(verb: Any) -> bool:
    """ "Return", "repatriate", "fly home", "bring back"; also where the parse hangs the particle on the number ("flew
    home 156 women")."""
    if verb.lemma_ in _RETURNING or any(c.lower_ in _BACK for c in verb.children):
        return True
    return verb.pos_ == "VERB" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _BACK


def is_denied(verb: Any) -> bool:
    """Whether the verb is negated, or told of what may or will be; "may have died" is told of the past."""
    if any(rule(verb) for rule in _NOT_COME_TO_PASS):
        return True
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")}
    if words & {"not", "n't", "never", "nt"}:
        return True
    if verb.lemma_ == "be" or verb.tag_ == "VBG":
        words -= _POSSIBLE  # "might be back already" tells of now
    if words & {"would", "'d"} and "have" in words and verb.tag_ == "VBN":
        return "would" in words  # "would have escaped" did not
    return _are_unreal(words)


def _are_unreal(auxiliaries: set[str]) -> bool:
    """Whether the auxiliaries tell of what may or will be, and not of the past."""
    return bool(auxiliaries & _UNREAL) and not auxiliaries & {"have", "'ve"}


def _is_yet_to_be(verb: Any) -> bool:
    """ "Have yet to be caught"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in above.children)


def _is_to_be(verb: Any) -> bool:
    """ "Were to be handed over"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and _is_infinitive(verb)


def _is_unrealised(verb: Any) -> bool:
    """ "Refuses to take in 600"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _UNREALISED and verb.tag_ == "VB"


def _is_of_a_plan(verb: Any) -> bool:
    """ "Announced plans to bring home 56", "their refusal to take in 600"."""
    return verb.dep_ == "acl" and verb.head.lemma_.lower() in _PLANS and _is_infinitive(verb)


def _is_aim_of_what_is_ahead(verb: Any) -> bool:
    """ "Must do all it can to bring home 56": what somebody must, will or should do something for."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "xcomp") or verb.head.pos_ != "VERB":
        return False
    return _is_infinitive(verb) and _are_unreal({c.lower_ for c in verb.head.children if c.dep_ == "aux"})


def _is_supposed(verb: Any) -> bool:
    """ "If all 300 came back"."""
    return any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in verb.children)


_NOT_COME_TO_PASS = (
    _is_yet_to_be,
    _is_to_be,
    _is_unrealised,
    _is_of_a_plan,
    _is_aim_of_what_is_ahead,
    _is_supposed,
    _tells_how_to,
)


def is_prospect(noun: Any) -> bool:
    """Whether what the noun tells is but wished, feared or planned: "expects the return of three citizens"."""
    if any(child.lower_ in _POSSIBLY for child in noun.children):
        return True  # "the possible homecoming of 600"
    above = noun.head
    if noun.dep_ == "nsubjpass" and above.lemma_ in _PROSPECTIVE:
        return True  # "the return of 200 is being prepared"
    if noun.dep_ == "pobj":
        if (above.head.lemma_, above.lower_) in _NO_WISH:
            return False
        above = above.head
    return noun.dep_ in ("dobj", "pobj") and above.i < noun.i and above.lemma_ in _PROSPECTIVE and above.pos_ == "VERB"


_POSSIBLY = frozenset(
    "possible potential planned expected future eventual imminent looming feared likely prospective proposed".split()
)
# "Asked about 20 returnees", "can call on 900 fighters".
_NO_WISH = frozenset({("ask", "about"), ("ask", "of"), ("call", "on"), ("call", "upon")})
_PROSPECTIVE = frozenset(
    "expect await demand urge plan prepare order call refuse oppose negotiate seek request fear prevent allow discuss"
    " consider reject block approve authorise authorize propose promise want ask push press pledge organise organize"
    " anticipate delay postpone resist support favour favor predict threaten".split()
)
# What stands behind these has not come to pass.
_UNREALISED = frozenset(
    "refuse decline fail want hope plan try seek intend threaten vow promise agree need wish attempt consider offer aim"
    " mean expect prepare ask order urge pledge propose call appeal lobby press push beg implore".split()
)


# Nouns that say the same of what stands behind them.
_PLANS = frozenset(
    "plan intention intent proposal promise pledge vow offer bid attempt request call demand refusal hope wish"
    " commitment willingness unwillingness readiness reluctance threat failure duty obligation pressure".split()
)


# What one leaves to join something abroad; a town, a camp, a pocket or a job is left for many reasons.
_HOMES = frozenset(
    "country continent home homeland nation soil shore family wife husband child parent kingdom island republic".split()
)


# And what one may leave to do so where it is said what for: "left the town to join the group".
_EVERYDAY = frozenset("town city village suburb neighbourhood house job school university work farm".split())


def leaves_home(verb: Any) -> bool:
    """Whether "leave" may mean to set out: its only object is a name or a home, or of everyday life and with an aim;
    "left the camp for Turkey" does not."""
    aimed = any(c.lower_ in ("for", "to") or (c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB") for c in verb.children)
    left = _HOMES | _EVERYDAY if aimed else _HOMES
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    return all(noun.lemma_.lower() in left and noun.tag_ == "NN" for noun in objects)


def is_small_clause(words: Any, at: int) -> bool:
    """Whether a verb behind the number at this place tells of it: "holds 900 to be likelier"."""
    return [token.lower_ for token in words[at + 1 : at + 3]] == ["to", "be"]


def has_preposition(verb: Any) -> bool:
    return any(c.dep_ == "prep" for c in verb.children)
