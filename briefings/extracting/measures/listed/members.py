"""Lists of people by the order of their words: "a man and his daughter", "a cook, a guard, 40, and two guests".

A list's members are one person or a number of people each; names stand beside those whom they explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.extracting.quantities.people_nouns import PEOPLE
from briefings.values import frozen

_RELATIVES = frozenset(
    """girlfriend boyfriend fiance fiancee fiancé fiancée spouse partner dad mom mum ex-wife ex-husband ex-girlfriend
    ex-boyfriend tot newborn juvenile bride groom deputy colleague boss stranger passerby passer-by grandma grandpa
    owner manager supervisor employer contractor salesman cab-driver lawyer""".split()
)
# One noun for so many people.
GROUPS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
# So many are somebody's parents: "killed his parents and a sister".
PARENTS = frozenset({"parents", "grandparents"})
# What a member is written with, and in how many words.
_WITHIN, _LONGEST_MEMBER = frozenset("DT PRP$ CD JJ JJR VBN NN NNS NNP HYPH POS".split()), 10
# Who may be one of a side that fights another, or be told beside those who do.
_OF_A_SIDE = frozenset(
    """soldier troop trooper fighter militant rebel insurgent loyalist militiaman jihadist jihadi terrorist extremist
    combatant mercenary civilian warrior tribesman policeman officer deputy agent guard suspect gunman attacker shooter
    assailant intruder robber burglar gangster demonstrator protester rioter settler""".split()
)
KINDS = frozenset("man woman child boy girl adult teen teenager male female juvenile baby toddler".split())
SELF = frozenset({"himself", "herself"})
# "Shot a man and a boy Saturday night": no day is of the noun before it.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PRONOUNS = frozenset({"him", "her", "he", "she"})
OTHERS = frozenset({"other", "others"})
# What somebody is in his sentence whom the words behind his name explain.
_NAMED_AS = frozenset({"nsubj", "nsubjpass", "dobj"})
OF_THEMSELVES = frozenset({"die", "perish", "be", "lie", "succumb"})
# So many people are told of one by one.
MOST = 8


@frozen
class Member:
    """One of a list: from its first token to behind its last, the age after it ("a boy, 5,") included."""

    start: int
    noun: Any
    end: int


class _Link(NamedTuple):
    """What joins somebody to the next of a list, up to the token `behind` it: a comma that parts them, or "and" with
    the last one, or both."""

    behind: int
    parted: bool
    last: bool


def _link_at(doc: Any, at: int) -> _Link:
    """The link that begins with a token: ", and then | himself"."""
    parted = at < len(doc) and doc[at].text == ","
    at += parted
    last = at < len(doc) and doc[at].lower_ in ("and", "&")
    at += last + (last and at + 1 < len(doc) and doc[at + 1].lower_ == "then")
    return _Link(at, parted, last)


def list_at(doc: Any, at: int) -> list[Member]:
    """The members of the list of people that begins with a token, joined by "and"; none where no list does."""
    member = _member_at(doc, at) or _named_beside_others(doc, at)
    if member is None or _begins_before(doc, at):
        return []
    found, loose, link = [member], False, _Link(at, parted=False, last=False)
    while not link.last and len(found) < MOST:
        link = _link_at(doc, found[-1].end)
        member = _member_at(doc, link.behind)
        if member is None:
            return []
        tied = _is_tied(found, member) or are_left_so(found[0].noun, member.end, doc)
        if not tied and not _may_be_of_them(found, member, doc):
            return []
        loose = loose or not tied
        found.append(member)
    return found if _is_one_list(found, link, doc, loose=loose) else []


def _may_be_of_them(found: Sequence[Member], member: Member, doc: Any) -> bool:
    """Whether somebody whom the parse ties to none of a list may be of it: it makes him explain one of them ("a cook, a
    guard"), or the list opens its clause."""
    explains = member.noun.dep_ == "appos" and found[0].start <= member.noun.head.i < member.noun.i
    return explains or opens_a_clause(doc, found[0].start)


def _is_one_list(found: Sequence[Member], last: _Link, doc: Any, *, loose: bool) -> bool:
    """Whether "and" stands before the last of these, who begins no clause of his own; where the list is `loose`,
    in that the parse does not hold it together, its marks and the verb behind it must show it as well."""
    if not last.last or _runs_into_a_clause(found, doc):
        return False
    return not loose or _are_many(found, last, doc)


def _are_many(found: Sequence[Member], last: _Link, doc: Any) -> bool:
    """Whether a list that the parse does not hold together is one by its marks and the verb behind it. Between two
    commas somebody may be explained ("his wife, a teacher, and a boy"), but no girl is a man, nor another girl."""
    parted = last.parted and not all(member.noun.lemma_.lower() in KINDS for member in found)
    return not parted and _go_on_as_many(found, doc)


def are_left_so(first: Any, at: int, doc: Any) -> bool:
    """ "Left two boys and a woman hurt": whether a participle right behind a list ends the words that tell how somebody
    left them, however the parse takes it."""
    if at >= len(doc) or first.dep_ != "dobj" or first.head.lemma_ != "leave":
        return False
    told = doc[at].tag_ in ("VBN", "VBD", "JJ") and doc[at].lemma_ not in OF_THEMSELVES
    return bool(told and (at + 1 == len(doc) or doc[at + 1].is_punct or doc[at + 1].pos_ in ("ADP", "CCONJ")))


def opens_a_clause(doc: Any, at: int) -> bool:
    """Whether a token stands first in its sentence, or behind a word that opens a clause: "after a man and a woman"."""
    return bool(doc[at].is_sent_start) or (at > 0 and doc[at - 1].lower_ in _OPENING)


# "Are investigating after a man and a woman were found dead", "police said a man and a boy died".
_OPENING = frozenset("after when where as because before that said say says".split())


def _go_on_as_many(found: Sequence[Member], doc: Any) -> bool:
    """Whether a verb for many stands right behind a list: "a cook, a guard and a guest were". What only explains the
    one before it would end with a comma ("a cook, a widow and a mother of two, was")."""
    ahead = doc[found[-1].end] if found[-1].end < len(doc) else None
    return bool(ahead is not None and (ahead.lower_ in ("were", "are", "have") or ahead.tag_ == "VBD"))


def object_at(doc: Any, at: int) -> list[Member]:
    """The one person, or the number of people, whom a verb has done something to; none where a token begins nobody."""
    member = _member_at(doc, at)
    if member is None or _begins_before(doc, at):
        return []
    if member.noun.lemma_ in GROUPS and _goes_on_with_theirs(doc[member.end : member.end + 2]):
        return []
    return [member] if member.noun.dep_ == "dobj" or _are_parents_of_whom(member.noun) else []


def _are_parents_of_whom(noun: Any) -> bool:
    """ "The deaths of | his parents"."""
    return bool(noun.lower_ in PARENTS and noun.dep_ == "pobj" and noun.head.lower_ == "of")


def group_at(doc: Any, at: int) -> list[Member]:
    """The couple, the pair of teens or the trio of men that a token begins; none where it begins no such group."""
    if doc[at].tag_ != "DT" or at + 1 >= len(doc):
        return []
    end = _end_of_group(doc, at)
    noun, behind = doc[end], doc[end + 1 : end + 3]
    if noun.lemma_ not in GROUPS:
        return []
    of_people = _is_of_people(behind)
    told = of_people if noun.lemma_ != "couple" else bool(behind) and behind[0].lower_ != "of"
    told = told and not _goes_on_with_theirs(behind)
    return [Member(at, noun, end + 3 if of_people else end + 1)] if told else []


def _end_of_group(doc: Any, at: int) -> int:
    """The last token of the words that a group's article begins: "a young | couple"."""
    end = at + 1
    while end + 1 < len(doc) and end < at + _LONGEST_MEMBER and all(t.tag_ in _WITHIN for t in doc[end : end + 2]):
        end += 1
    return end


def _goes_on_with_theirs(behind: Any) -> bool:
    """ "A couple | and their four children": the two are not all."""
    return len(behind) == 2 and behind[0].lower_ == "and" and behind[1].lower_ == "their"


def _is_of_people(behind: Any) -> bool:
    """Whether "of" and people stand behind a group: "a pair | of teens"."""
    return len(behind) == 2 and behind[0].lower_ == "of" and behind[1].tag_ == "NNS" and is_person(behind[1])


def _begins_before(doc: Any, at: int) -> bool:
    """Whether a token is inside a phrase, or stands behind somebody else of a list."""
    if at == 0:
        return False
    joins = doc[at - 1].text == "," or doc[at - 1].lower_ == "and"
    if doc[at - 1].text == "," and at > 1 and doc[at - 2].pos_ == "PROPN" and doc[at - 2].dep_ in _NAMED_AS:
        return True  # "Ann Poe, a baker and mother, was …"
    if doc[at - 1].text == "," and at > 1 and _is_somebody_else(doc[at - 2]):
        return True  # "A general, | his wife and their driver were …"
    if joins and at > 1:
        return bool(is_person(doc[at - 2]) or doc[at - 2].like_num)
    return bool(doc[at - 1].tag_ in _WITHIN and doc[at - 1].lower_ != "both")


def _is_somebody_else(noun: Any) -> bool:
    """Whether a noun with an article, of which nobody knows that it is a person's, has a part in its sentence that
    those behind its comma may share."""
    alone = noun.tag_ == "NN" and any(child.lower_ in ("a", "an") for child in noun.children)
    return bool(alone and noun.dep_ in _NAMED_AS)


def _member_at(doc: Any, at: int) -> Member | None:
    """The person, or the number of people, that a token begins: "his 7-month-old son", "a boy, 5,", "two men"."""
    if at >= len(doc):
        return None
    if doc[at].lower_ in SELF:
        return Member(at, doc[at], at + 1)
    if (some := _some_of_theirs(doc, at)) is not None:
        return some
    end = _end_of_description(doc, at)
    noun = doc[end - 1] if end > at else None
    if noun is None or not (is_person(noun) or _is_couple(doc, end - 1)) or _is_uncounted(doc, at, noun):
        return None
    end = _past_ages(doc, _past_what_is_owned(doc, end))
    return Member(at, noun, _past_name_and_age(doc, end))


def _end_of_description(doc: Any, at: int) -> int:
    """Behind the words that may describe somebody: "his 7-month-old son |", "a woman |" of "left a woman dead"."""
    end = at
    while end < min(len(doc), at + _LONGEST_MEMBER) and doc[end].tag_ in _WITHIN and doc[end].lower_ not in _DAYS:
        end += 1
    while end > at + 1 and doc[end - 1].tag_ in ("JJ", "VBN") and doc[end - 1].lower_ != "old":
        end -= 1
    return end


def _is_uncounted(doc: Any, at: int, noun: Any) -> bool:
    """Whether a plural that begins at a token has no number: "two men", "her two children" and "both parents" have."""
    if noun.tag_ != "NNS":
        return False
    opening = at + (doc[at].tag_ == "PRP$" or doc[at].lower_ == "both")
    return doc[opening].tag_ != "CD" and not (noun.lower_ in PARENTS and opening > at)


def _past_ages(doc: Any, end: int) -> int:
    """Where the ages end that stand behind somebody: "a boy, 5, | and", "two boys, ages 5 and 7, | and"."""
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in ("age", "aged", "ages", "both", "all"):
        behind = end + 2
        while behind < len(doc) and (doc[behind].like_num or doc[behind].lower_ in ("and", "aged", "to")):
            behind += 1
        told = behind > end + 2 and behind < len(doc) and doc[behind].text == "," and doc[behind - 1].like_num
        return behind + 1 if told else end
    while _is_parted_age(doc, end):
        end += 2 + (end + 2 < len(doc) and doc[end + 2].text == ",")
    return end


def _is_parted_age(doc: Any, at: int) -> bool:
    """Whether a comma and an age stand at a token."""
    return at + 1 < len(doc) and doc[at].text == "," and _is_age(doc, at + 1)


def _some_of_theirs(doc: Any, at: int) -> Member | None:
    """ "Two of his patrons", beside whoever he is."""
    if at + 3 >= len(doc) or doc[at].tag_ != "CD" or doc[at + 1].lower_ != "of" or doc[at + 2].tag_ != "PRP$":
        return None
    noun = doc[at + 3]
    return Member(at, noun, at + 4) if noun.tag_ == "NNS" and is_person(noun) else None


def _past_what_is_owned(doc: Any, end: int) -> int:
    """Where somebody's description ends that goes on with what is theirs: "the owner of a tavern | and two guests"."""
    if end + 2 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].tag_ != "DT":
        return end
    last = end + 2
    while last < min(len(doc), end + _LONGEST_MEMBER) and doc[last].tag_ in ("NN", "NNP", "JJ"):
        last += 1
    ends = last > end + 2 and last < len(doc) and doc[last].lower_ in ("and", "&")
    return last if ends and not is_person(doc[last - 1]) else end


def _past_name_and_age(doc: Any, end: int) -> int:
    """Where the name and the age end that stand behind somebody: "a guard, Carl Dow, 40, | and", "a guest, 62-year-old
    Ann Poe, | were"."""
    if end + 3 >= len(doc) or doc[end].text != ",":
        return end
    name = _past_years_old(doc, end + 1)
    behind = _end_of_name(doc, name)
    if behind == name:
        return end
    if name == end + 1:  # no age before the name: one stands behind it
        if not _is_parted_age(doc, behind):
            return end
        behind += 2
    return behind + 1 if behind < len(doc) and doc[behind].text == "," else end


def _past_years_old(doc: Any, at: int) -> int:
    """Behind the age that a token begins: "62-year-old | Ann Poe"."""
    aged = doc[at].like_num and [t.lower_ for t in doc[at + 1 : at + 5]] == ["-", "year", "-", "old"]
    return at + 5 if aged else at


def _end_of_name(doc: Any, at: int) -> int:
    """Behind the name that begins at a token, if one does."""
    while at < len(doc) and doc[at].tag_ == "NNP":
        at += 1
    return at


def _named_beside_others(doc: Any, at: int) -> Member | None:
    """Who is told of by a pronoun beside somebody ("killed him and his son"), or named where others are counted beside
    him: "Ann Poe and two others were shot"."""
    if at + 1 < len(doc) and doc[at].lower_ in _PRONOUNS and doc[at + 1].lower_ == "and":
        return Member(at, doc[at], at + 1)
    end = at
    while end < min(len(doc), at + _LONGEST_MEMBER) and doc[end].tag_ == "NNP":
        end += 1
    if end == at or end + 2 >= len(doc) or doc[end].lower_ != "and" or doc[end + 1].tag_ != "CD":
        return None
    return Member(at, doc[end - 1], end) if doc[end + 2].lower_ in OTHERS else None


def _is_couple(doc: Any, at: int) -> bool:
    """Whether a token is the couple or the pair of people beside whom others are told of: "a couple and their son"."""
    behind = doc[at + 1] if at + 1 < len(doc) else None
    return doc[at].lemma_ in GROUPS and behind is not None and behind.lower_ in (",", "and", "&")


def _is_age(doc: Any, at: int) -> bool:
    """Whether a number behind a comma is an age ("a boy, 5,"), and opens no other member ("a man, two women")."""
    return bool(doc[at].like_num) and not (at + 1 < len(doc) and doc[at + 1].tag_ in _WITHIN)


def are_two_camps(found: Sequence[Member]) -> bool:
    """Whether numbers of people stand side by side who may be on two sides: "12 loyalists and 11 rebels". Who is told
    apart by what he does all day is on none: "two cooks and a guest", "two teachers and two pupils"."""
    nouns = [member.noun for member in found]
    if len(found) < 2 or any(noun.tag_ != "NNS" or noun.lemma_.lower() in KINDS for noun in nouns):
        return False
    return any(noun.lemma_.lower() in _OF_A_SIDE or not noun.lower_.islower() or noun.pos_ == "PROPN" for noun in nouns)


def _is_tied(found: Sequence[Member], member: Member) -> bool:
    """Whether the parse, too, has somebody beside those before: joined to one of them, or in the same part."""
    first, noun = found[0].noun, member.noun
    if noun.lower_ in SELF:
        return bool(first.dep_ == "dobj")
    if noun.dep_ == first.dep_ and noun.head == first.head:
        return True
    if noun.dep_ == "conj" and first.dep_ == "pobj" and first.head.lower_ == "of" and noun.head == first.head.head:
        return True  # "the bodies of a girl and a man", where the parse joins the man to the bodies
    bare = member.start == noun.i  # "his wife, a teacher, and a boy": who has an article is not told apart
    joined = noun.dep_ == "conj" or (noun.dep_ == "appos" and bare)
    return bool(joined and found[0].start <= noun.head.i < noun.i)


def _runs_into_a_clause(found: Sequence[Member], doc: Any) -> bool:
    """Whether the last member begins a clause of its own: "shot a man and a woman was hurt"."""
    ahead = doc[found[-1].end] if found[-1].end < len(doc) else None
    first = found[0].noun
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.dep_ in ("nsubj", "nsubjpass"):
        return False  # "the bodies of a girl and a man were found"
    if found[0].start > 0 and doc[found[0].start - 1].lower_ in _OPENING:
        return False  # "after a girl and a man were found"
    if are_left_so(first, found[-1].end, doc):
        return False
    before = first.dep_ in ("dobj", "pobj") and first.head.i < found[0].start
    return bool(before and ahead is not None and ahead.tag_ in FINITE)


def is_person(noun: Any) -> bool:
    """Whether a noun is one for a person or people: "man", "stepson", "a 7-year-old"."""
    if noun.lemma_.lower() == "old":
        return bool(noun.i > 1 and noun.nbor(-1).text == "-")
    if noun.tag_ not in ("NN", "NNS", "NNP"):
        return False
    if noun.lower_ == "others":
        return True
    if noun.pos_ == "PROPN" and noun.lower_ not in PEOPLE and noun.lower_ not in _RELATIVES:
        return False  # "her son, Miles": a name, and no people's
    return counts_people(noun) or noun.lemma_.lower() in _RELATIVES
