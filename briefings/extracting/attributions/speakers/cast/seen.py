"""Whom a text is about at one place: the subject of a clause, with what tells whether they may speak there.

"Nora Hill, 54, keeps his letters" brings in Nora Hill, who may say what follows; "her nephew, a soldier, was killed"
is about the nephew.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mentions import Mention, Sort
from briefings.extracting.coreference.mentions.syntax import role_of
from briefings.extracting.parsing.dependencies import opens_sentence, sentence_start

# What somebody was or is by what happened, and by no trade ("the former fighter").
LIVED_THROUGH = frozenset(
    """fighter jihadist jihadi militant soldier prisoner detainee inmate convict hostage captive returnee survivor
    defector deserter convert refugee recruit runaway exile""".split()
)
_OFFICES = person_words.ROLES - LIVED_THROUGH


class Seen(NamedTuple):
    """Somebody at an offset, who spoke there or is the subject of a clause, `aside` where no sentence opens with it.

    `enters` says that the text brings them in here, as who does what a sentence tells; `suffers` that it is done to
    them.
    """

    at: int
    name: str
    sort: Sort
    role: str | None = None
    gender: Gender | None = None
    spoke: bool = False
    aside: bool = False
    sentence: int | None = None
    enters: bool = False
    suffers: bool = False


def seen_as_subject(entry: Entry, mention: Mention) -> Seen:
    """Somebody as the subject of a clause."""
    head = head_of(mention)
    aside, opening = not _opens_sentence(head), head.doc[sentence_start(head.doc, head.i)]
    sentence = mention.span[1] - mention.head.idx - len(mention.head) + opening.idx
    enters, suffers = not aside and _enters(entry, mention), head.dep_ == "nsubjpass"
    spoke = _has_put_out(mention, head)
    return Seen(mention.at, entry.name, _sort_of(entry), entry.role, None, spoke, aside, sentence, enters, suffers)


def is_subject(mention: Mention) -> bool:
    """Whether a clause, or a sentence of which the parser found no verb, is about the mention."""
    head = head_of(mention)
    if not mention.named and mention.beside is not None and head.pos_ == "NOUN":
        return False  # "her nephew, a soldier, was killed" is about the nephew
    if head.dep_ == "nsubj" and head.head.dep_ == "csubj":
        return False  # "That Ann Poe left came as no surprise" is about her leaving
    about = role_of(head) == "subject" or _is_who_it_is(mention, head) or _has_put_out(mention, head)
    return about or _stands_alone(mention, head) or _has_a_who(mention, head)


def _has_put_out(mention: Mention, head: Any) -> bool:
    """ "A video shared by Ann Poe shows the pier": who put out what a sentence is about may go on to speak."""
    by = head.head
    if not mention.named or mention.sort not in ("person", "unsure") or head.dep_ != "pobj" or by.lower_ != "by":
        return False
    return bool(by.head.dep_ == "acl" and by.head.tag_ == "VBN" and by.head.lemma_ in _PUTTING_OUT)


_PUTTING_OUT = frozenset("post share publish release relay write send circulate upload tweet issue sign".split())


def _is_who_it_is(mention: Mention, head: Any) -> bool:
    """ "The traveller was Ann Poe", "one is Jo": by name whom a sentence is about."""
    be = head.head
    if not mention.named or mention.sort != "person" or head.dep_ != "attr" or be.lemma_ != "be":
        return False
    subject = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in _ONES or subject.lemma_.lower() in person_words.PERSONS)


_ONES = frozenset({"one", "another", "he", "she", "it", "other", "first", "second", "third", "traveller", "victim"})


def can_speak(entry: Entry, mention: Mention) -> bool:
    """Whether the entry may be somebody: a name of one word that nothing explains is a song or a horse as well."""
    if entry.sort not in ("person", "people", "unsure") and (entry.plural or not tells(entry)):
        return False
    return not entry.doubtful and (entry.sort != "unsure" or " " in entry.name or mention.gender is not None)


def tells(entry: Entry) -> bool:
    """Whether a body is told by its name, and not by another's ("its forces")."""
    return entry.name.split(" ", 1)[0].lower() not in ("its", "their", "his", "her", "our", "my", "your")


def _stands_alone(mention: Mention, head: Any) -> bool:
    """Whether a sentence without a verb is a person's full name, or a description."""
    if head.dep_ != "ROOT":
        return False
    return not mention.named or (mention.sort == "person" and not mention.plural and " " in mention.text)


def _has_a_who(mention: Mention, head: Any) -> bool:
    """ "The end of Ann Poe, who had left": the clause behind the name is about her."""
    if not mention.named or mention.sort != "person":
        return False
    clauses = (c for c in head.rights if c.dep_ == "relcl")
    return any(w.dep_ == "nsubj" and w.tag_ == "WP" for clause in clauses for w in clause.lefts)


def _enters(entry: Entry, mention: Mention) -> bool:
    """Whether a sentence brings in somebody of a trade or office who does something: a witness rather than a victim."""
    head = head_of(mention)
    acts = head.dep_ == "nsubj" and head.head.dep_ == "ROOT"
    if not acts or mention.at != entry.mentions[0].at or entry.sort != "person" or entry.plural:
        return False
    if (entry.named and _tells_age(mention)) or (not entry.named and _agrees_to_talk(head)):
        return True
    told = re.split(r" (?:of|from|in|at|for|who)\b|,", (entry.role or entry.name).lower(), maxsplit=1)[0].split()
    return bool(told) and told[-1] in _OFFICES


def _agrees_to_talk(head: Any) -> bool:
    """Whether it is told of somebody that they talked, or how they would be named ("A Dane, one of the few who would
    talk, …", "A member of the council, who will not let himself be named, …")."""
    if head.doc[head.left_edge.i].lower_ not in ("a", "an", "one"):
        return False
    beside = head.doc[head.i + 1 : head.i + _LONGEST_ASIDE]
    stop = next((k for k, t in enumerate(beside) if t.i > head.head.i), len(beside))
    return any(t.lemma_ in _TALKING and _is_in_clause(t) for t in beside[:stop])


def _is_in_clause(verb: Any) -> bool:
    """Whether the verb is a relative clause's own, or an infinitive that it leads to."""
    return verb.dep_ in ("relcl", "xcomp", "ccomp", "acl") and verb.pos_ == "VERB"


_TALKING = frozenset("talk speak name identify quote meet".split())
# How many tokens behind the noun tell of it.
_LONGEST_ASIDE = 16


def _tells_age(mention: Mention) -> bool:
    """Whether an age stands behind the name: "Nora Hill, 54, keeps his letters"."""
    behind = [t.text for t in mention.head.doc[mention.head.i + 1 : mention.head.i + 4]]
    return len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit() and len(behind[1]) == 2


def does_something(mention: Mention) -> bool:
    """Whether a mention is the subject of a sentence's own verb, of what one does and not of where or what one is."""
    head, verb = head_of(mention), head_of(mention).head
    acts = head.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBZ") and verb.dep_ == "ROOT"
    return acts and verb.pos_ == "VERB" and verb.lemma_ not in _RESTING


_RESTING = frozenset(
    """be lie stand belong remain become fall burn flood sell grow shrink rise make mean border open close shut have
    contain employ produce last cost end begin start welcome vote shake quake host offer own run buy""".split()
)


def stands_as_a_place(mention: Mention) -> bool:
    """Whether something is, goes or comes there: "in Halden", "from Halden", "Halden's harbour"."""
    return bool(mention.head.dep_ == "pobj" and mention.head.head.lower_ in _WHERE) or mention.head.dep_ == "poss"


_WHERE = frozenset("in at near from to into around outside inside across off towards toward beyond through".split())


def head_of(mention: Mention) -> Any:
    """What carries the mention's role: of a name beside a noun ("a man called Tom Lane") the noun, of "the Institute
    for Peace" the institute."""
    if mention.beside is not None:
        return _past_a_place(mention, mention.head.doc[mention.beside])
    head, length = mention.head, mention.span[1] - mention.span[0]
    opens = head.idx + len(head) - length
    while mention.named and head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.idx >= opens:
        head = head.head.head
    return head


def _past_a_place(mention: Mention, beside: Any) -> Any:
    """The lawyer of "A lawyer in Halden, Ann Poe, represents them": the parser sets her name beside the town."""
    above = beside.head.head
    loose = mention.sort == "person" and beside.pos_ == "PROPN" and beside.dep_ == "pobj" and above.i < beside.i
    return above if loose and above.lemma_.lower() in person_words.PERSONS else beside


def _sort_of(entry: Entry) -> Sort:
    return "people" if entry.plural and entry.sort == "person" else entry.sort


def _opens_sentence(head: Any) -> bool:
    doc, first = head.doc, head.left_edge.i
    return opens_sentence(doc, first) and not (first and doc[first - 1].text == ":")
