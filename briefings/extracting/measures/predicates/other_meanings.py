"""Where a verb of the beat's lexicon stands, and says something else: each rule with what it was made for."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any

from briefings.beat.measure_lexicon import Deed
from briefings.extracting.measures.grammar.factuality import goes_on
from briefings.extracting.measures.grammar.verb_forms import (
    follows,
    is_bare,
    is_done_by_outlaws,
    leads_into_name,
    leaves_home,
)
from briefings.extracting.measures.membership.other_sides import are_kept
from briefings.extracting.measures.predicates.standing_meanings import (
    are_penned_in,
    come_from_other_countries,
    holds_papers,
    is_ground_that_holds,
)

_ON_PAPER = frozenset({"file", "record", "books", "list"})
_KEEPING = frozenset({"stop", "hold", "keep", "block", "bar", "deter", "prevent"})
_BESIDE = frozenset({"prt", "advmod", "prep", "npadvmod", "dobj", "acomp"})


def words_beside(verb: Any) -> frozenset[str]:
    """The words that hang on a verb and may be a deed's particles; "are still there", but not "there are"."""
    return frozenset(
        child.lower_
        for child in verb.children
        if child.dep_ in _BESIDE or (child.dep_ == "expl" and child.i > verb.i)
    )  # fmt: skip


def means_something_else(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """Whether the verb, with these words beside it, doesn't say the deed that its lemma stands for."""
    return any(rule(deed, verb, beside) for rule in _RULES)


def _leads_into_a_name(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Taken alive in Macomia" is no "taken in"."""
    return "in" in deed.particles and leads_into_name(verb)


def _draws_from_places(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "90 fighters drawn from 12 towns" tells where they are from."""
    return "from" in beside and bool(verb.lemma_ == "draw" and verb.dep_ == "acl")


def _catches_up(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Children caught up in the war" are nobody's captives."""
    return verb.lemma_ == "catch" and "up" in beside and "up" not in deed.particles


def _is_caught_in_it(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Children caught in the crossfire" are nobody's captives."""
    inside = (c for c in verb.children if c.lower_ in ("in", "between") and verb.lemma_ == "catch")
    return any(noun.lemma_.lower() in _HAPPENING for preposition in inside for noun in preposition.children)


_HAPPENING = frozenset(
    """crossfire fire gunfire shelling bombing bombardment blast explosion fighting clash battle firefight storm flood
    avalanche quake middle midst violence chaos stampede traffic line""".split()
)


def _goes_back(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "34 have gone back to Iraq": not for the first time."""
    return bool(verb.lemma_ in _GOING and "back" in beside and "back" not in deed.particles)


_GOING = frozenset({"go", "travel", "head", "cross", "move", "slip"})


def _is_let_go(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Let 200 prisoners go": they are free, and nothing is told of where they went."""
    return bool(verb.lemma_ == "go" and not deed.particles and verb.head.lemma_ == "let" and verb.tag_ == "VB")


def _hangs_about(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "A dozen people were hanging out", "hung up the telephone": nobody is hanged."""
    if verb.lemma_ != "hang" or deed.particles:
        return False
    return bool(_HANGING & beside) or any(follows(verb, word) for word in _HANGING)


_HANGING = frozenset("out around about on up back together over onto".split())


def _counts_in(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "60 men, counting the cooks"."""
    return bool(verb.lemma_ == "count" and verb.tag_ == "VBG")


def _swears_that(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Three of them swore that it rained"."""
    return verb.lemma_ == "swear" and any(child.dep_ == "ccomp" for child in verb.children)


def _has_on_paper(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "The men it has on file", "the list has 60 Danes"."""
    if verb.lemma_ != "have":
        return False
    is_paper = any(c.dep_ == "nsubj" and c.lemma_.lower() in _PAPERS for c in verb.children)
    return is_paper or any(follows(verb, word) for word in _ON_PAPER)


_PAPERS = frozenset("list table register file database record tally book dossier chart map notice report".split())


def _has_in_custody(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Police have 500 fighters in their keeping"."""
    return verb.lemma_ == "have" and deed.main and any(are_kept(c) for c in verb.children if c.dep_ == "dobj")


def _comes_from_nowhere(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Nine have come", "had come by then", "came along": from where to where is not told."""
    if verb.lemma_ != "come" or deed.particles:
        return False
    return is_bare(verb) or _COMING_ALONG.issuperset(_words_of_its_way(verb))


# What stands behind "come" and leads nowhere: "by then", "with her children", "before a judge", "along".
_COMING_ALONG = frozenset("by with before along together alone then now already since later soon".split())


def _words_of_its_way(verb: Any) -> frozenset[str]:
    """The words that hang on the verb and may tell where it leads, or from where."""
    return frozenset(c.lower_ for c in verb.children if c.dep_ in _LEADING and (c.i > verb.i or c.lower_ == "from"))


_LEADING = frozenset({"prep", "prt", "advmod", "xcomp", "advcl"})


def _sends_off(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Dispatched 30 volunteers to the group": sent there, and not killed."""
    return bool(verb.lemma_ == "dispatch" and not deed.where and beside & {"to", "into", "across", "for"})


def _loses_to_killers(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Iran lost 18 people to gunmen of the group": they died, and joined nobody."""
    return "to" in deed.particles and are_lost_to_killers(verb)


def are_lost_to_killers(verb: Any) -> bool:
    """Whether the verb is a "lose", and those behind its "to" are told to kill."""
    if verb.lemma_ != "lose":
        return False
    behind = (noun for word in verb.subtree if word.lower_ == "to" and word.i > verb.i for noun in word.children)
    return any(noun.lemma_.lower() in _KILLERS for noun in behind)


_KILLERS = frozenset(
    "gunman gunmen bomber attacker assailant sniper shooter killer raider attack bombing raid bomb bullet".split()
)


def _has_under_watch(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "The service has 300 Danes under surveillance": it knows of them, and has none of them in its ranks."""
    if verb.lemma_ != "have":
        return False
    under = (t for t in verb.subtree if t.lower_ == "under" and t.i > verb.i)
    return any(noun.lemma_.lower() in _WATCHES for word in under for noun in word.children)


_WATCHES = frozenset(
    "surveillance watch observation scrutiny investigation proceeding proceedings inquiry indictment".split()
)


def _passes_through(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Slipped through Turkey": a country on the way is no net that they got away from."""
    if "through" not in deed.particles:
        return False
    inside = (noun for prep in verb.children if prep.lower_ == "through" for noun in prep.children)
    return any(noun.pos_ == "PROPN" for noun in inside)


def _is_over(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Fought" says nothing of who is still fighting."""
    return bool(deed.now) and not goes_on(verb)


def _leaves_something_else(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Left 12 dead", "left the hospital"."""
    return verb.lemma_ == "leave" and not leaves_home(verb)


def _has_been(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Had been in Syria": they need not be there any more."""
    return bool(verb.lemma_ == "be" and verb.tag_ == "VBN") and not deed.particles


def _keeps_from_doing(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "40 were stopped from leaving": they go on living where they did."""
    if verb.lemma_ not in _KEEPING:
        return False
    return any(below.dep_ == "pcomp" for child in verb.children if child.lower_ == "from" for below in child.children)


def _holds_out(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Not more than 100 hold out", "62 were held back at the border": nobody holds them."""
    follower = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    away = {"out", "back", "off"}
    return bool(verb.lemma_ == "hold" and not deed.particles and (follower in away or away & beside))


def _carries_off(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Thirty women were carried off": taken, where no disease or blow did it."""
    return bool(
        verb.lemma_ == "carry" and "off" in deed.particles and not any(c.dep_ == "agent" for c in verb.children)
    )


def _takes_hostages(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Bandits seized 36 pupils": nobody is arrested."""
    return not deed.outlaws and verb.lemma_ in _SEIZING and is_done_by_outlaws(verb)


_SEIZING = frozenset({"seize", "take", "capture", "detain", "grab", "round", "hold"})


def _buries_alive(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "A landslide buried 12 residents", "600 people were buried": whether they are dead is not told, as it is of
    those who are buried by somebody, there or on Friday."""
    if verb.lemma_ != "bury":
        return False
    doers = [c for c in verb.children if c.dep_ in ("nsubj", "agent")]
    above = [*doers, *(c for c in verb.children if c.lower_ in ("under", "beneath", "underneath", "by", "in"))]
    names = {t.lemma_.lower() for c in above for t in (c, *c.children)}
    is_all = verb.tag_ == "VBN" and not doers and not any(c.dep_ in _TELLING_MORE for c in verb.rights)
    return not names.isdisjoint(_MASSES) or "alive" in beside or (is_all and not _are_told_dead(verb))


def _are_told_dead(verb: Any) -> bool:
    """ "The 14 victims were buried"."""
    return any(c.dep_ == "nsubjpass" and c.lemma_.lower() in _DEAD for c in verb.children)


_TELLING_MORE = frozenset({"prep", "npadvmod", "advmod", "advcl"})
_DEAD = frozenset("dead body corpse victim remains martyr casualty fallen deceased".split())
_MASSES = frozenset(
    """landslide mudslide rockslide slide avalanche rockfall mudflow earthquake quake tremor rubble debris wreckage ruin
    mud snow earth soil rock stone sand ash lava concrete collapse flood explosion blast wave wall building house roof
    tunnel mine""".split()
)


# Bodies that fight the beat's own side, or beside it for their own ends, in the word for them or before it.
_ANOTHER_SIDE = frozenset("peshmerga kurds kurdish ypg ypj sdf pkk regime hezbollah taliban".split())
_JOINING = frozenset("join fight enlist volunteer enrol enroll sign side serve team link train".split())
_BESIDE_WHOM = frozenset("with alongside for in into to beside among by".split())


_KIN = frozenset(
    "mother father parent grandmother grandfather grandparent aunt uncle relative family sister brother daughter son"
    " child kin cousin class school".split()
)
_SOCIETY = frozenset("kingdom country homeland community society workforce republic village household".split())


_PEACEFUL = _KIN | _SOCIETY


def _joins_kin(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Two orphans joined their grandmother", "a hundred have also joined the kingdom": a household or a country at
    peace, and no war."""
    return joins_no_war(verb)


def joins_no_war(verb: Any) -> bool:
    """Whether the verb tells of those who join their kin, or live in a country."""
    joined = (c.lemma_.lower() for c in verb.children if c.dep_ == "dobj")
    return verb.lemma_ == "join" and not _PEACEFUL.isdisjoint(joined)


_FLIGHTS = frozenset({"exodus", "flight", "retreat", "withdrawal", "evacuation", "queue", "convoy"})


def _joins_a_flight(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Two Britons have joined the exodus from the group"."""
    return joins_a_flight(verb)


def joins_a_flight(verb: Any) -> bool:
    """Whether the verb tells of those who set out with others who leave."""
    return verb.lemma_ == "join" and any(c.dep_ == "dobj" and c.lemma_.lower() in _FLIGHTS for c in verb.children)


_SETTLEMENTS = frozenset("process talk negotiation programme program truce ceasefire reconciliation amnesty".split())


def _joins_a_settlement(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Six gunmen have joined the peace process": they give the war up."""
    return verb.lemma_ == "join" and any(c.dep_ == "dobj" and c.lemma_.lower() in _SETTLEMENTS for c in verb.children)


def _sides_with_others(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Joined the Peshmerga", "fought alongside the Kurds"."""
    return sides_with_others(verb)


def sides_with_others(verb: Any) -> bool:
    """Whether the verb tells of those who join, or fight beside, another side than the beat's."""
    if verb.lemma_ not in _JOINING:
        return False
    joined = [c for c in verb.children if c.dep_ == "dobj"]
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _BESIDE_WHOM)
    joined += (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
    return any(map(_names_another_side, joined))


def _names_another_side(noun: Any) -> bool:
    """ "The Peshmerga", "Kurdish fighters"."""
    return any(token.lower_ in _ANOTHER_SIDE for token in (noun, *noun.children))


_ENVOYS = frozenset(
    "diplomat embassy consul consulate delegation envoy ambassador mission family relative grandparent kin".split()
)


_GUARDS = frozenset(
    "force police army troop soldier directorate service guard officer military authority agency intelligence".split()
)


def _is_moved_under_guard(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "400 fighters were transferred to Kabul by the security forces": prisoners, who went nowhere to fight."""
    fronts = any(where.places == "fronts" and where.wanted for where in deed.where)
    if not fronts or verb.lemma_ not in _MOVING:
        return False
    agents = (noun for c in verb.children if c.dep_ == "agent" for noun in c.children)
    doers = [*agents, *(c for c in verb.children if c.dep_ == "nsubj")]
    return any(token.lemma_.lower() in _GUARDS for doer in doers for token in (doer, *doer.lefts))


_MOVING = frozenset({"transfer", "move", "take", "bring", "fly", "send", "transport"})


def _hands_home(deed: Deed, verb: Any, beside: Set[str]) -> bool:
    """ "Handed over 40 women to diplomats", "were turned over to a Finnish delegation": they are let go."""
    return hands_home(verb)


def hands_home(verb: Any) -> bool:
    """Whether the verb gives people into the hands of their own country's envoys, or of their kin."""
    if verb.lemma_ not in _HANDING:
        return False
    preps = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "to" and t.dep_ in ("prep", "dative"))
    return any(noun.lemma_.lower() in _ENVOYS for prep in preps for noun in prep.children if noun.dep_ == "pobj")


_HANDING = frozenset({"hand", "turn", "deliver", "transfer", "give"})


_RULES: tuple[Callable[[Deed, Any, Set[str]], bool], ...] = (
    _leads_into_a_name,
    _draws_from_places,
    _catches_up,
    _is_caught_in_it,
    _goes_back,
    _is_let_go,
    _hangs_about,
    _counts_in,
    _swears_that,
    _has_on_paper,
    _has_in_custody,
    _comes_from_nowhere,
    _sends_off,
    _passes_through,
    _loses_to_killers,
    _has_under_watch,
    _is_over,
    _leaves_something_else,
    _has_been,
    _keeps_from_doing,
    _holds_out,
    _carries_off,
    _takes_hostages,
    _hands_home,
    _is_moved_under_guard,
    _buries_alive,
    _joins_kin,
    _joins_a_flight,
    _joins_a_settlement,
    _sides_with_others,
    are_penned_in,
    is_ground_that_holds,
    holds_papers,
    come_from_other_countries,
)
