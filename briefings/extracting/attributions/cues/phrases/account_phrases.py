"""Whose count, view or words a clause goes by: "by the guild's count", "in the words of Ann Poe", "by her own account".

They are found by their words: a preposition, an owner ("the guild's", "her own", "that", "of Ann Poe") and a noun for
what somebody holds, counts or puts so. The phrase speaks for its whole sentence, except in a relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, POINTING_BACK, SPEECH
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after
from briefings.extracting.attributions.speakers.phrases.person_words import PERSONS
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.parsing.dependencies import (
    after_contrast,
    opens_sentence,
    sentence_end,
    sentence_start,
    trimmed,
)
from briefings.extracting.parsing.language import Passage
from briefings.values import frozen


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What somebody holds or counts.
_HELD = _words(
    """account estimate estimation assessment judgment judgement reckoning telling calculation version description
    analysis figuring arithmetic tally"""
)
# Preposition → the nouns that it makes somebody's word with.
_VIEWS = {
    "in": _HELD
    | _words("word view opinion eye mind book phrase formulation recollection count knowledge experience rendering")
    | _words("finding ruling verdict reading interpretation table statistic file ledger"),
    "by": _HELD
    | _words("count admission figure record book guess statistic submission confession log register finding")
    | _words("information ledger notebook diary"),
    "on": _HELD
    | _words(
        "count admission submission figure number statistic word evidence testimony authority showing information"
    ),
    "to": frozenset({"mind", "knowledge"}),
    "from": frozenset({"perspective", "standpoint"}),
}
_NOUNS = frozenset[str]().union(*_VIEWS.values())
_OWN = frozenset({"my", "our", "your"})
_LONGEST = 14


@frozen
class _Phrase:
    """The tokens of the phrase from its preposition to its end, and whose it is; `owner` is the owner's run of tokens
    where the words give it."""

    first: int
    last: int
    noun: Any
    source: Any
    owner: tuple[int, int] | None = None


def account_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every such phrase of the passage, in text order."""
    if not may_have(passage.doc, _NOUNS):
        return
    for token in passage.doc:
        if token.lower_ in _VIEWS and token.pos_ in ("ADP", "SCONJ", "PART"):
            phrase = _phrase_at(passage.doc, token)
            content = None if phrase is None else _spoken_for(passage.doc, phrase)
            if phrase is not None and content is not None:
                yield _reading(index, passage, phrase, content)


def _phrase_at(doc: Any, opening: Any) -> _Phrase | None:
    noun = _noun_after(doc, opening)
    if noun is None or _is_a_channel(noun) or noun.lower_ == "authorities":
        return None  # "called on the authorities of the port": who rules there
    owned = _owner(doc, opening, noun)
    if owned is None or (opening.lower_ in ("on", "by") and _leads_upon(opening)):
        return None
    if noun.lemma_.lower() in _SET_OFF_ONLY and not _is_set_off(doc, opening.i, owned[1]):
        return None  # "took part in the reading of Hamlet"
    if (
        opening.lower_ != "in"
        and noun.lemma_.lower() in _OPENING_OR_SET_OFF
        and not _opens_or_is_set_off(doc, opening.i, owned[1])
    ):
        return None  # "was struck by the findings of the port"
    source, last, run = owned
    if source.tag_ == "PRP$":
        if source.lower_ in _OWN or _speaks_itself(opening):
            return None  # "In his last words the man thanked them": he does, whoever spoke before
        source = _whose_own(opening, noun, source)
    return _Phrase(opening.i, last, noun, source, run)


def _is_a_channel(noun: Any) -> bool:
    """ "Said on its Twitter | account |", "on her official social media | account |", "on its own | account | on
    Facebook": where it was said."""
    if noun.lemma_.lower() != "account":
        return False
    behind = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]]
    there = len(behind) == 2 and behind[0] in ("on", "at") and behind[1] in _PLATFORMS
    return there or any(c.dep_ in ("compound", "nmod") for c in noun.lefts)


_PLATFORMS = frozenset("twitter x facebook telegram instagram youtube tiktok whatsapp weibo vk bluesky".split())


def _may_be_theirs(pronoun: Any, owner: Any) -> bool:
    """Whether the pronoun is one for the noun: "by his own count nine boys fell" is no count of the boys'."""
    return (owner.tag_ in ("NNS", "NNPS")) == (pronoun.lower_ == "their") or owner.tag_ not in ("NN", "NNS")


def _leads_upon(opening: Any) -> bool:
    """ "drawn | on the colonel's numbers", "go back | on her word", "stood | by his count"."""
    head = opening.head
    if opening.lower_ == "by":
        return head.lemma_.lower() in ("stand", "abide", "swear", "stick")
    verb = head.head if head.lower_ == "back" and head.pos_ == "ADV" else head
    broken = verb.lemma_.lower() == "go" and any(c.lower_ == "back" for c in verb.children)
    return broken or head.lemma_.lower() in _UPON


# With these the phrase stands alone: "…, in the reading of Ann Poe, …".
_SET_OFF_ONLY = _words("reading interpretation table statistic file ledger")


def _is_set_off(doc: Any, first: int, last: int) -> bool:
    """Whether marks or the sentence's ends stand on both sides of the tokens."""
    opened = opens_sentence(doc, first) or doc[first - 1].text in (",", "–", "—", "(")
    return opened and (last + 1 >= len(doc) or bool(doc[last + 1].is_punct))


_OPENING_OR_SET_OFF = _words("information finding notebook diary")


def _opens_or_is_set_off(doc: Any, first: int, last: int) -> bool:
    return opens_sentence(doc, first) or _is_set_off(doc, first, last)


def _whose_own(opening: Any, noun: Any, pronoun: Any) -> Any:
    """The guards of "held by the guards, by their own account"; the pronoun where there is no "own" or nobody else."""
    doc = opening.doc
    if not any(t.lower_ == "own" for t in doc[pronoun.i : noun.i]):
        return pronoun
    owner = _set_off_before(doc, opening) or _behind(doc, opening, noun)
    return owner if owner is not None and _may_be_theirs(pronoun, owner) else pronoun


def _noun_after(doc: Any, opening: Any) -> Any | None:
    """The noun for a count or a view that the preposition leads to, with nothing but its phrase between them."""
    wanted = _VIEWS[opening.lower_]
    for token in doc[opening.i + 1 : opening.i + _LONGEST]:
        lemma = token.lemma_.lower()
        owned = token.i > opening.i + 1
        if owned and (token.lower_ in wanted or (lemma in wanted and token.pos_ in ("NOUN", "PROPN"))):
            return token
        inside = token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM") or token.text in ("-", "’", "'")
        name = token.i == opening.i + 1 and token.text.istitle()  # "by | Save | the Children's count"
        if not (inside or name) or token.tag_ in ("WP", "WDT", "PRP", "TO"):
            return None
    return None


# What "on" belongs to: "would not be drawn on the colonel's numbers".
_UPON = _words(
    """draw comment rely agree base rest build bank depend focus insist speak press quarrel remark dwell act seize pour
    cast elaborate expand work improve report write touch"""
)
_Owner = tuple[Any, int, tuple[int, int] | None]


def _owner(doc: Any, opening: Any, noun: Any) -> _Owner | None:
    """Whose the noun is, the phrase's last token, and the owner's run of tokens where the words give it."""
    first = doc[opening.i + 1]
    if first.tag_ == "PRP$":
        return first, noun.i, None
    mark = next((i for i in range(noun.i - 1, opening.i, -1) if doc[i].tag_ == "POS"), None)
    if mark is not None and not is_time(doc[mark - 1]):
        owner = _name_with_article(doc, opening.i + 1, mark - 1)
        return (doc[mark - 1], noun.i, owner) if _may_own(doc[mark - 1]) else None
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in _WHOSE:
        return _of_somebody(doc, opening, noun)
    if (written := _in_a_document(doc, opening, noun)) is not None:
        return written
    if opening.lower_ in ("by", "on") and noun.i - 1 > opening.i and _is_bodys(noun):
        return doc[noun.i - 1], noun.i, None
    return _of_officials(first, noun) or _told_before(opening, first, noun)


def _name_with_article(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of "by | Save the Children | 's count", of which the parser takes only the end for a name."""
    named = doc[first].text.istitle() and doc[last].text.istitle() and doc[first].lower_ not in ("the", "a", "an")
    inside = [token.lower_ for token in doc[first + 1 : last] if not token.text.istitle()]
    return (first, last) if named and inside == ["the"] else None


def _may_own(noun: Any) -> bool:
    """Whether a possessive names who counts, and no time ("by last year's count")."""
    return noun.pos_ in ("NOUN", "PROPN") and not is_time(noun) and noun.lemma_.lower() not in _SPANS


def _of_officials(first: Any, noun: Any) -> _Owner | None:
    """ "By | official accounts": the accounts speak themselves."""
    if not any(t.lower_ == "official" for t in noun.doc[first.i : noun.i]):
        return None
    return noun, noun.i, (first.i + (first.pos_ == "DET"), noun.i)


def _told_before(opening: Any, first: Any, noun: Any) -> _Owner | None:
    """ "By that count", "by the same reckoning": what was counted before, and whose it was."""
    back = first.lower_ in ("that", "this") or (first.lower_ == "the" and noun.doc[first.i + 1].lower_ == "same")
    points = opening.lower_ == "by" and back and noun.lemma_.lower() in POINTING_BACK
    return (noun, noun.i, (noun.i, noun.i)) if points else None


_SPANS = _words("year month week day season century decade")


def _is_bodys(noun: Any) -> bool:
    """ "By the police count", "on army figures", "by Harbour Union reckoning": whose it is stands right before it."""
    owner = noun.doc[noun.i - 1]
    if noun.lemma_.lower() not in _COUNTED and noun.lower_ not in _COUNTED:
        return False
    return owner.lower_ in _COUNTING or (owner.pos_ == "PROPN" and not is_time(owner) and not _is_of_a_land(owner))


def _is_of_a_land(owner: Any) -> bool:
    """ "By Turkish figures": who counted there is not told."""
    return is_country(owner.text) and not is_country_name(owner.text)


_WHOSE = frozenset({"of", "by"})
_COUNTED = _words("account count figure number statistic estimate estimation reckoning tally")
_COUNTING = _words("police army navy government ministry military coalition customs coastguard court prosecution")


def _of_somebody(doc: Any, opening: Any, noun: Any) -> _Owner | None:
    """ "… of the guild", "… of the clerk, Ann Poe"; of a war or of data there is a count as well, but no word."""
    if noun.lemma_ == "number":
        return None  # "on the number of boats": those who are counted
    end = min(len(doc), noun.i + 2 * _LONGEST)
    run = run_after(doc, noun.i + 2, end)
    if run is None:
        return None
    source = doc[run.head]
    if noun.lemma_.lower() in _COUNTED and any(t.tag_ == "CD" for t in doc[run.first : run.head]):
        return None if source.lemma_.lower() not in PERSONS else (source, run.last, (run.first, run.last))
    made_by = doc[noun.i + 1].lower_ == "by"
    sure = opening.lower_ == "by" or made_by or noun.lemma_.lower() in ("word", "view", "opinion")
    if not (sure or is_source(source) or any(t.text[:1].isupper() for t in doc[run.first : run.last + 1])):
        return None
    named = named_after(doc, run, sentence_end(doc, run.last) + 1)
    run = named or run
    return doc[run.head], run.last, (run.first, run.last)


def _in_a_document(doc: Any, opening: Any, noun: Any) -> _Owner | None:
    """ "By the account in | the indictment": the document tells it."""
    if opening.lower_ != "by" or noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in ("in", "given"):
        return None
    first = noun.i + 2 + (doc[noun.i + 1].lower_ == "given")
    run = run_after(doc, first, min(len(doc), first + _LONGEST))
    told = run is not None and doc[run.head].lemma_.lower() in DOCUMENTS
    return (doc[run.head], run.last, (run.first, run.last)) if told and run is not None else None


def _speaks_itself(opening: Any) -> bool:
    """Whether the phrase opens a clause whose own subject is somebody who speaks."""
    verb = opening.head
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > opening.i), None)
    return subject is not None and verb.lemma_.lower() in SPEECH and subject.lemma_.lower() in PERSONS


def _set_off_before(doc: Any, opening: Any) -> Any | None:
    """The noun before the comma that sets the phrase off."""
    if opening.i < 2 or doc[opening.i - 1].text != ",":
        return None
    before = doc[opening.i - 2]
    return before if before.pos_ in ("NOUN", "PROPN") and not is_time(before) else None


def _behind(doc: Any, opening: Any, noun: Any) -> Any | None:
    """The subject of the clause that the phrase opens ("By its own count, the guild lost 40 boats")."""
    if not opens_sentence(doc, opening.i) or noun.i + 2 >= len(doc):
        return None
    first = noun.i + 1 + (doc[noun.i + 1].text == ",")
    subject = next((t for t in doc[first : sentence_end(doc, noun.i)] if t.dep_ == "nsubj"), None)
    opens = subject is not None and subject.left_edge.i == first and subject.pos_ in ("NOUN", "PROPN")
    somebody = subject is not None and (is_source(subject) or subject.lemma_.lower() in (PERSONS | _ACCUSED))
    return subject if opens and somebody else None


_ACCUSED = _words("defendant accused suspect prisoner detainee returnee convict captive inmate")


def _spoken_for(doc: Any, phrase: _Phrase) -> tuple[int, int] | None:
    """The sentence around the phrase, without the phrase at either end of it; None in a relative clause."""
    if opens_sentence(doc, phrase.first):
        return trimmed(doc, phrase.last + 1, sentence_end(doc, phrase.last + 1))
    start = sentence_start(doc, phrase.first)
    part = doc[_past_mark(doc, phrase.first, start) : phrase.first]
    if doc[phrase.first - 1].text != "," and any(t.tag_ in ("WP", "WDT", "WP$") for t in part):
        return None
    first = after_contrast(doc, start, phrase.first)
    end = sentence_end(doc, phrase.last)
    closes = end <= phrase.last or all(t.is_punct for t in doc[phrase.last + 1 : end + 1])
    return trimmed(doc, first, phrase.first - 1 if closes else end)


def _past_mark(doc: Any, i: int, start: int) -> int:
    """Where the part of the sentence begins that the token before `i` stands in."""
    return next((k + 1 for k in range(i - 1, start - 1, -1) if doc[k].text in (",", ";", ":", "–", "—")), start)


def _reading(index: int, passage: Passage, phrase: _Phrase, content: tuple[int, int]) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=phrase.source,
        verb=None,
        cue=passage.span(doc[phrase.first], phrase.noun),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="according_to",
        rule="phrase",
        phrase=phrase.owner,
    )
