"""Subjects that cannot speak, or are the paper itself: "history", "nobody", "Twenty-two", "our count"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import child


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What cannot speak, though it is a subject: times and rules.
_MUTE = _words(
    """year month week day decade century night morning summer winter spring autumn law constitution rule tradition
    custom history country world moment time event war battle fighting attack siege bombing raid assault blast
    explosion"""
)
# "The Guard (a coastal force), northeast of Halden, said", of which the parser makes the subject.
_COMPASS = _words("north south east west northeast northwest southeast southwest")
_KINDS = _words("kind sort type")
# "A lawsuit seeking to force the guild": what somebody does to that end.
_AIMING, _STEPS = _words("seek aim intend"), _words("case lawsuit suit bid move effort campaign bill law plan action")
# "Poe's comments echo a promise": what was said is like another's words, and says nothing more.
_RESEMBLING, _REMARKS = _words("echo reflect mirror"), _words("comment remark word view sentiment statement call plea")
# Nobody's word, of which it is said that it "has it".
_HEARSAY = _words("legend rumour rumor folklore gossip myth hearsay tradition word")
# What a paper calls itself behind "this", and what it has of its own besides documents.
_PAPERS = _words("newspaper paper magazine newsroom agency website site journal outlet broadcaster programme station")
_PAPERS_OWN = cue_lexicon.DOCUMENTS | {"interview", "reporting", "calculation", "enquiry", "archive"}
# What a state does in its books, which the writer tells as it is.
_ENTERING = _words("register record log keep")


def has_no_speaker(reading: Reading) -> bool:
    """True if the subject is nobody who speaks: "legend has it that", "Twenty-two thought that", "our count shows",
    "Norway registered 40 boats"."""
    if reading.source is None:
        return False
    if is_time(reading.source):
        return True  # "said Thursday on the radio Ann Poe"
    said = reading.verb is not None and reading.lemma in cue_lexicon.SPEECH
    if reading.verb is not None and reading.lemma in _OF_ANYTHING and getattr(reading.source, "tag_", "") == "CD":
        return True
    if _is_mute(reading) or _is_bare_number(reading.source, said=said):
        return True
    return _is_the_papers_own(reading) or _enters_it_in_its_books(reading)


# "Of the 50 districts, 12 have confirmed an outbreak": no number of people who speak.
_OF_ANYTHING = frozenset({"confirm", "report"})


def _is_the_papers_own(reading: Reading) -> bool:
    """ "an inquiry by this newspaper", "our interviews": outside marks the paper speaks of itself."""
    source: Any = reading.source
    if reading.kind == "direct":
        return False
    own = any(c.lower_ == "our" and c.dep_ == "poss" for c in source.lefts)
    if own and source.lemma_.lower() in _PAPERS_OWN:
        return True
    if source.lemma_.lower() not in _PAPERS_OWN:
        return _is_this_paper(source)
    owners = [c for c in source.lefts if c.dep_ == "poss"]
    owners += [p for c in source.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "of") for p in c.rights]
    return any(_is_this_paper(owner) for owner in owners)


def _is_this_paper(noun: Any) -> bool:
    """ "this newspaper"."""
    return noun.lower_ in _PAPERS and any(c.lower_ == "this" for c in noun.lefts)


def _enters_it_in_its_books(reading: Reading) -> bool:
    """ "Norway registered 40 boats", "Norway keeps a list of 40 boats"; an office that does so is the one who tells."""
    source: Any = reading.source
    if reading.rule != "thing" or reading.verb is None or reading.lemma not in _ENTERING:
        return False
    return child(source, "compound") is None and is_country_name(source.text)


def _is_mute(reading: Reading) -> bool:
    """Whether the subject cannot speak; a country may tell others something."""
    source: Any = reading.source
    verb = "" if reading.verb is None else reading.verb.lemma_
    if _is_nobody(source) or (source.lower_ in _HEARSAY and verb == "have"):
        return True
    if source.lemma_ == "country" and verb in ("say", "tell", "inform"):
        return False
    if verb in _AIMING and source.lemma_.lower() in _STEPS:
        return True
    if verb in _RESEMBLING and source.lemma_.lower() in _REMARKS:
        return True
    if source.lower_ in _KINDS and any(c.dep_ == "poss" or c.lower_ == "this" for c in source.lefts):
        return True  # "the first verdict of its kind"
    return source.lower_ in _COMPASS or bool(source.pos_ == "NOUN" and source.lemma_.lower() in _MUTE)


def _is_nobody(source: Any) -> bool:
    """ "Nobody", "no | one", "neither Poe nor Lane"."""
    whole = source.head.head if source.dep_ == "pobj" and source.head.lower_ == "of" else source
    before = {c.lower_ for c in source.lefts} | {whole.lower_}
    return (
        source.lower_ in ("nobody", "none")
        or "neither" in before | {source.lower_}
        or (source.lower_ == "one" and "no" in before)
    )


def _is_bare_number(source: Any, *, said: bool) -> bool:
    """ "Twenty-two told us": a number of people who are nobody; "one of them" and "all four" were named before, and
    "four of the pilots said" tells of whom they are."""
    if said and _are_of_people(source):
        return False
    among = any(c.lower_ == "of" for c in source.rights)
    before = source.doc[source.i - 1].lower_ if source.i else ""
    if before in ("all", "the", "these") or (source.lower_ in ("one", "another") and (among or said)):
        return False
    return bool(source.pos_ == "NUM" and source.tag_ == "CD" and not source.text[:1].isdigit())


def _are_of_people(part: Any) -> bool:
    """ "Four | of the pilots |"."""
    of = next((c for c in part.rights if c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    return people is not None and people.tag_ == "NNS" and any(c.dep_ in ("det", "poss") for c in people.lefts)
