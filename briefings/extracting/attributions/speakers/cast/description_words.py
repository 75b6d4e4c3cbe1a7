"""What a description says of somebody ("the former harbour chief"), and whether names and descriptions fit it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.mentions.vocabulary import GROUP_NOUNS, INSTITUTION_NOUNS, kin_of
from briefings.values import frozen

# Words of a description that tell nobody apart.
_LIGHT = frozenset(
    """the a an this that these those its their his her our same latter former last own of in for at on by to from and
    local senior top another unnamed anonymous new late britain-based london-based uk-based british-based
    based""".split()
)
WATCHERS = frozenset({"monitor", "observatory", "watchdog"})
_WATCHING = frozenset({"monitoring", "monitor", "watchdog"})
# The office of one person, be it a sheriff's or a prosecutor's.
_SOMEBODYS_OFFICE = re.compile(r"(?:\w['’]s|s['’]) [Oo]ffice\b|^(?:the )?[Oo]ffice$")
# What a monitor watches, which its name need not say: "a war monitor".
_WATCHED = _WATCHING | {"war", "conflict"}


@frozen
class Description:
    """What a description says: its head noun, the words beside it, and whether it is of several."""

    noun: str
    beside: frozenset[str]
    plural: bool

    @classmethod
    def of(cls, head: Any, text: str) -> Description:
        words = frozenset(content_words(text)) - {head.lower_, *content_words(head.lemma_)}
        noun = head.lemma_.lower()
        if noun == "tank" and "think" in words:
            noun, words = "think-tank", words - {"think"}
        return cls(noun, words, head.tag_ in ("NNS", "NNPS"))

    def fits(self, noun: str, parts: Sequence[str], plural: bool) -> bool:
        """Whether somebody with a head noun, and with names and descriptions, can be meant.

        What somebody is stands before a first "of": the mayor of a village is no village.
        """
        if plural != self.plural or (self.noun in BODY_NOUNS and noun in person_words.ROLES):
            return False
        if self.noun == "general" and any(map(_IN_GENERAL.search, parts)):
            return False  # no general of an army
        if self.noun == "ministry" and any(map(_SOMEBODYS_OFFICE.search, parts)):
            return False  # but a foreign office is one
        said = _words_of(parts)
        if "prime" in self.beside and not said & _PREMIERS:
            return False  # no other minister
        kin = kin_words(self)
        if not self.beside - kin <= said:
            return False
        if noun == self.noun or noun in kin:
            return True
        called = (_BEHIND.split(part, maxsplit=1)[0] for part in parts)
        return not kin.isdisjoint(_words_of(_OWNER.sub("", words) for words in called))


def kin_words(asked: Description) -> frozenset[str]:
    """The nouns that may stand for the description's own."""
    kin = kin_of(asked.noun)
    if asked.noun in WATCHERS:
        return kin | WATCHERS | _WATCHED
    if asked.noun == "group" and not _WATCHING.isdisjoint(asked.beside):
        # A network or an organisation need not monitor anything.
        return frozenset({"group"}) | WATCHERS | _WATCHED
    if asked.noun == "premier" or (asked.noun == "minister" and "prime" in asked.beside):
        return kin | _PREMIERS
    if asked.noun in OFFICERS:
        return kin | _RANKS
    if asked.noun in _HEADS and asked.beside:
        return frozenset({asked.noun}) | _HEADS
    return frozenset({asked.noun}) if asked.noun in person_words.TITLES else kin


def _words_of(parts: Iterable[str]) -> set[str]:
    return {word for part in parts for word in content_words(part)}


# What no person is, though a person's role may name it ("of the aid agency").
BODY_NOUNS = INSTITUTION_NOUNS | GROUP_NOUNS
# "The premier" is the prime minister, or the head of government.
_PREMIERS = frozenset({"premier", "prime", "government"})
# "An army officer" may be a colonel, and no colonel is another.
OFFICERS = frozenset({"officer", "commander"})
_RANKS = frozenset("general brigadier colonel major captain lieutenant brig gen col maj capt lt".split())
# "The defence chief" is the defence minister or secretary.
_HEADS = frozenset({"chief", "minister", "secretary", "head", "commissioner", "director", "boss"})
_IN_GENERAL = re.compile(
    r"\b(?:secretary|attorney|director|inspector|consul|prosecutor|solicitor|surgeon|governor)[- ]general\b",
    re.IGNORECASE,
)
# "A man's body" is no man.
_OWNER = re.compile(r"^.*\w(?:['’]s|s['’]) ")
_BEHIND = re.compile(r"(?<=\w) (?:of|for|at|in|from|with|on|near) ")
_SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation"}


# "Brig. Gen. Poe" is "the general".
_SHORT = "gen=general col=colonel maj=major capt=captain lt=lieutenant adm=admiral brig=brigadier sgt=sergeant"
_WHOLE = dict(word.split("=", 1) for word in f"{_SHORT} sen=senator prof=professor gov=governor".split())


def content_words(text: str) -> Iterator[str]:
    for word in text.replace("’", "'").split():
        bare = word.strip(",.;:()\"“”'").lower().removesuffix("'s")
        if bare and bare not in _LIGHT and not bare.endswith("-based"):
            yield _SPELLINGS.get(bare, bare)
            if bare in _WHOLE:
                yield _WHOLE[bare]
