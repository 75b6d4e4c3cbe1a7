"""Whom "the group", "the official", "the report", "it" and "they" stand for, where one thing fits and no other does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.syntax import clause_of, role_of

if TYPE_CHECKING:
    from briefings.extracting.coreference.cast import Cast, Entry
    from briefings.extracting.coreference.mentions.mentions import Mention
    from briefings.extracting.coreference.pronouns.pronouns import Sentences
    from briefings.extracting.parsing.language import Passage
    from briefings.model import Span

# How many characters back a description looks for what is called so, and how many sentences for what may be.
_REACH = 3_000
_NEAR = 2
_GROUPS = frozenset({"group", "organization", "organisation", "militia", "movement", "network", "faction", "outfit"})
_ORGANISATIONS = frozenset({"organization", "organisation"})
_OFFICES = words.OFFICIAL_ROLES | frozenset(
    {"spokesman", "spokeswoman", "analyst", "expert", "researcher", "professor"}
)
_DESCRIBING = _GROUPS | words.INSTITUTION_NOUNS | words.REPORT_NOUNS | _OFFICES
# Subjects of these are often nothing: "it seems that", "it is feared", "it takes".
_EMPTY_VERBS = frozenset(
    "be seem appear happen remain become turn take emerge transpire matter follow rain snow help hurt cost".split()
)


def antecedent_of(cast: Cast, noun: str, at: int) -> Entry | None:
    """The entry that a bare description at an offset stands for; None where none or more than one fits."""
    found = _only(e for e, _ in cast.recent(at, _REACH) if _is_called(noun, e))
    return found if found is not None and (found.named or found.maker) else None


def find_descriptions(passages: Sequence[Passage], cast: Cast, numbers: Sentences) -> Iterator[tuple[Span, Entry]]:
    """Every description, "it" and "they" whose antecedent is sure, in the order of the text."""
    finder = _Finder(passages, cast, numbers)
    for number, passage in enumerate(passages):
        for i, token in enumerate(passage.doc):
            noun = token.pos_ == "NOUN"
            if not (noun and token.lemma_ in _DESCRIBING) and token.lower_ not in _OPENERS:
                continue
            entry = finder.described(number, token) if noun else finder.pronoun(number, token)
            if entry is not None:
                first = passage.doc[i - 1] if noun else token
                yield passage.span(first, token), entry


class _Finder:
    def __init__(self, passages: Sequence[Passage], cast: Cast, numbers: Sentences) -> None:
        self._passages = passages
        self._cast = cast
        self._numbers = numbers

    def described(self, passage: int, token: Any) -> Entry | None:
        """Whom a bare "the group" stands for."""
        noun = token.lemma_.lower()
        if noun not in _DESCRIBING or not _is_bare(token) or (noun == "group" and _is_a_party(token)):
            return None
        at = self._passages[passage].at(token)
        found = antecedent_of(self._cast, noun, at)
        # An "organisation" may be whoever made the report that is told of, named or not.
        if found is None and noun in _GROUPS and noun not in _ORGANISATIONS:
            found = self._one_near(passage, token, partial(_may_be_a_group, noun))
            if found is not None and (_is_called_otherwise(noun, found) or self._is_outdone(found, noun, at)):
                return None
        return found

    def _is_outdone(self, found: Entry, noun: str, at: int) -> bool:
        """Whether the text has told at least as much of another that may well be called so."""
        told = _told_before(found, at)
        return any(
            entry is not found
            and _told_before(entry, at) >= told
            and _may_be_a_group(noun, entry)
            and not _is_called_otherwise(noun, entry)
            for entry in self._cast.before(at, at)
        )

    def pronoun(self, passage: int, token: Any) -> Entry | None:
        """Whom "it", "its", "they" or "their" at a sentence's beginning stands for: the subject of the one before."""
        if not self._opens(passage, token) or _is_empty(token):
            return None
        fits = _is_people if token.lower_ in ("they", "their") else _is_one_thing
        before = self._mentions_before(passage, token)
        subject = _only(entry for entry, mention in before if _is_main_subject(mention.head))
        if subject is None or not fits(subject) or not _tells(subject):
            return None
        return _only(entry for entry, _ in before if fits(entry))

    def _opens(self, passage: int, token: Any) -> bool:
        """Whether the pronoun is, or belongs to, the subject that opens its sentence."""
        if token.lower_ not in _OPENERS or not _is_main_subject(token.head if token.dep_ == "poss" else token):
            return False
        return bool(token.i - self._numbers.start(passage, token.i) <= 3)

    def _mentions_before(self, passage: int, token: Any) -> list[tuple[Entry, Mention]]:
        """The mentions of the sentence before the token's."""
        at = self._passages[passage].at(token)
        sentence = self._numbers.number(passage, token.i)
        found = []
        for entry, mention in self._cast.recent(at, _REACH // 2):
            theirs = self._numbers.number(mention.passage, mention.head.i)
            apart = self._numbers.between(mention.passage, theirs, passage, sentence)
            if apart > 1:
                break
            if apart == 1:
                found.append((entry, mention))
        return found

    def _one_near(self, passage: int, token: Any, fits: Callable[[Entry], bool]) -> Entry | None:
        """The one entry that fits in this sentence, before the token, and the two before it."""
        at, sentence = self._passages[passage].at(token), self._numbers.number(passage, token.i)
        near = []
        for entry, mention in self._cast.recent(at, _REACH // 2):
            theirs = self._numbers.number(mention.passage, mention.head.i)
            if self._numbers.between(mention.passage, theirs, passage, sentence) > _NEAR:
                break
            if fits(entry):
                near.append(entry)
        found = _only(near)
        return found if found is not None and found.named else None


_OPENERS = frozenset({"it", "its", "they", "their"})


def _is_main_subject(head: Any) -> bool:
    return role_of(head) == "subject" and clause_of(head).dep_ == "ROOT"


def _is_bare(token: Any) -> bool:
    """ "the group" with nothing else to it."""
    if token.i == 0 or token.doc[token.i - 1].lower_ not in ("the", "this"):
        return False
    if token.tag_ != "NN" or token.dep_ in ("compound", "nmod", "attr", "appos"):
        return False
    return not any(c.dep_ in ("prep", "relcl", "acl", "appos", "conj") for c in token.rights)


def _is_called(noun: str, entry: Entry) -> bool:
    """Whether a name, role or description of the entry has the noun, or one that stands for it."""
    if entry.plural or entry.sort == "people":
        return False
    reports = noun in words.REPORT_NOUNS
    if reports != (entry.sort == "report"):
        return False
    kin = words.kin_of(noun) if reports else frozenset({noun})
    if not kin.isdisjoint(_said_of(entry, noun)):
        return True
    return noun == "agency" and entry.sort == "agency" and _does_something(entry)


def _said_of(entry: Entry, noun: str) -> set[str]:
    """The words that say what it is: those of its name, and where an office is asked for or it has no name, of its role
    and other names."""
    told = [entry.name, *entry.also, entry.role or ""] if not entry.named or noun in _OFFICES else [entry.name]
    return {w.strip(",.’'s").lower() for part in told for w in _head_words(part)}


def _does_something(entry: Entry) -> bool:
    """Whether a sentence is about a news agency: one that a dateline names, or that was told something, is no more than
    the way by which the news came."""
    return any(m.head.dep_ == "nsubj" and m.head.head.pos_ in ("VERB", "AUX") for m in entry.mentions)


def _head_words(words_of: str) -> list[str]:
    """The words before a first "of", "for" or "at": "spokesman for the ministry" is no ministry."""
    found: list[str] = []
    for word in words_of.split():
        if found and word in ("of", "for", "at", "in", "from", "by", "on"):
            break
        found.append(word)
    return found


def _only(entries: Any) -> Entry | None:
    found: Entry | None = None
    for entry in entries:
        if found is not None and entry is not found:
            return None
        found = entry
    return found


def _told_before(entry: Entry, at: int) -> int:
    """How often it was mentioned before an offset."""
    return bisect_left(entry.mentions, at, key=lambda mention: mention.at)


def _may_be_a_group(noun: str, entry: Entry) -> bool:
    """Whether "the group" may be the entry: a body that is no ministry, court or university."""
    if entry.sort not in ("body", "unsure") or not entry.named:
        return False
    known = words.comes_back_as(entry.name)
    if known is not None:
        return noun in known
    said = _words_of(entry)
    if not said.isdisjoint(_NO_GROUPS):
        return False
    called = any(m.named and _is_one_group(m.head.head) for m in entry.mentions)
    return called or not said.isdisjoint(_GROUP_NAMES)


def _is_called_otherwise(noun: str, entry: Entry) -> bool:
    """Whether it is an army, which may be meant by "the group" but is rather "the force" or "the faction"."""
    return noun not in _ARMED and not _words_of(entry).isdisjoint(_ARMIES)


def _words_of(entry: Entry) -> set[str]:
    return {word.lower() for name in (entry.name, *entry.also) for word in name.split()}


def _is_one_group(noun: Any) -> bool:
    """ "the Harbour Front | group"; "Jihadist groups" are several, and "Jihadist" no name."""
    return noun.lemma_.lower() in _GROUPS and noun.tag_ != "NNS"


def _is_a_party(group: Any) -> bool:
    """Whether people who are on their way together are meant, and no body: "The group included four men", "the group
    was flown home"."""
    verb = group.head
    if group.dep_ == "nsubjpass":
        return verb.lemma_ in _TAKEN
    return bool(group.dep_ == "nsubj" and verb.lemma_ in _CONSISTING and verb.i > group.i)


_CONSISTING = frozenset("include contain comprise consist number arrive land fly travel depart".split())
_TAKEN = frozenset("fly bring take repatriate transfer escort return bus drive deport evacuate hand receive".split())
_ARMIES = frozenset("forces army alliance coalition".split())
_ARMED = frozenset("militia faction".split())
_GROUP_NAMES = _GROUPS | _ARMIES | frozenset("front brigade brigades party state taliban haram".split())
_NO_GROUPS = words.INSTITUTION_NOUNS | frozenset(
    """court navy police eu nato states nations congress senate house un interpol embassy street road airport
    prison""".split()
)


def _is_people(entry: Entry) -> bool:
    return entry.sort == "people"


def _is_one_thing(entry: Entry) -> bool:
    return entry.sort in ("body", "agency", "outlet", "report") and not entry.plural


def _tells(entry: Entry) -> bool:
    """Whether the entry's name tells a reader more than the pronoun does."""
    first = entry.name.split()[0].lower()
    return (entry.named or " " in entry.name) and first not in _POINTING


_POINTING = frozenset(
    "the this that these those its their his her our my your some many most other others such".split()
)


def _is_empty(token: Any) -> bool:
    """Whether it is an "it" that may stand for nothing: "it is feared", "it seems", "it was clear that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if verb.lemma_ in _EMPTY_VERBS or token.dep_ == "expl":
        return True
    return bool(token.dep_ == "nsubjpass" and any(c.dep_ in ("ccomp", "xcomp", "csubjpass") for c in verb.rights))
