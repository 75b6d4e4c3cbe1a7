"""The speaker of one attribution: the name behind a pronoun, a surname or a bare noun, with the role beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.resolution.descriptions import behind_phrase
from briefings.extracting.attributions.resolution.known import Known, Speaker, Wording
from briefings.extracting.attributions.resolution.one_of_several import noun_beside, one_of_several, one_with_a_name
from briefings.extracting.attributions.resolution.own_sentence import is_body, is_somebody
from briefings.extracting.attributions.resolution.pronouns import behind_pronoun
from briefings.extracting.attributions.resolution.statements import maker_of_statement, whose_figures, whose_office
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.cast.told import WORDS_WRITTEN, Told
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.joint_speakers import joint_phrase
from briefings.extracting.attributions.speakers.phrases.phrase_edges import behind_bracket, touch, whole_name
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase, read_phrase
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.mentions import Sort
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import child, sentence_start
from briefings.knowledge.dates.vocabulary import WEEKDAYS

_LANDS = frozenset({"country", "nation", "state", "republic", "neighbour", "neighbor", "kingdom"})
_WHEN = frozenset({"when", "after", "before", "as", "because", "since", "while", "once"})
_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS"})
_WRITINGS = DOCUMENTS | WORDS_WRITTEN
# How many tokens adjectives may be that stand before one noun.
_LONGEST_DESCRIPTION = 7


def resolve(reading: Reading, known: Known) -> Speaker:
    """The reading's speaker. Call it in text order: whoever spoke last is whom the next "he" may stand for."""
    if reading.source is None:
        return Speaker()
    if (land := _land_named_beside(reading.source)) is not None:
        return resolve(replace(reading, source=land, phrase=None), known)
    head = whole_name(_noun_behind(reading.source))
    if (bearer := _bearer(head, reading)) is not None:
        told = resolve(_told_by(bearer, reading), known)
        if told.name or bearer.tag_ != "PRP$":
            return told  # else "its figures" are better than nobody
    wording = _wording(head, reading, known)
    if (one := one_of_several(head, known.passages[reading.source_passage], known)) is not None:
        if one.name and is_voice(reading) and not reading.quoted:
            _remember(wording, one, one.name)
        return one
    if (together := _together(head, wording)) is not None:
        return together
    if head.pos_ == "AUX" and head.text == "IS":
        return _fullest(Speaker(head.text, None, wording.span), wording.at, known.register)
    if head.pos_ == "PRON" or head.tag_ == "PRP$":
        meant = _fullest(behind_pronoun(head.lower_, wording), wording.at, known.register)
        _keep(meant, wording)
        return meant
    speaker = behind_phrase(wording)
    if speaker.name and is_voice(reading) and not reading.quoted:
        _remember(wording, speaker, speaker.name)
    return speaker


def _together(head: Any, wording: Wording) -> Speaker | None:
    """Several who say it as one ("Poe and Lane said"), kept for a later "they"."""
    reading, known = wording.reading, wording.known
    phrase = joint_phrase(head)
    if phrase is None or (reading.phrase is not None and reading.phrase[0] != phrase.first):
        return None
    passage = wording.passage
    span = passage.span(passage.doc[phrase.first], passage.doc[phrase.last])
    if is_voice(reading) and not reading.quoted:
        spoke_at = max(wording.at, reading.said_at or wording.at)
        if phrase.person:  # "the sailors" after "the sailors and a clerk said" are the sailors alone
            known.register.heard(Told(spoke_at, phrase.text, None, phrase.text, "", plural=True))
        known.discourse.spoke(spoke_at, phrase.text, phrase.role, "people", reading.content, _within(reading, known))
    return Speaker(phrase.text, phrase.role, span)


def _keep(speaker: Speaker, wording: Wording) -> None:
    """Keep that somebody spoke again as "he" or "it", for "the same account" and "the report"."""
    reading = wording.reading
    if speaker.name and reading.follows is None and is_voice(reading) and not reading.quoted:
        plural = wording.head.lower_ in ("they", "them", "their")
        wording.known.register.heard(Told(wording.at, speaker.name, speaker.role, "", "", plural))


def _told_by(bearer: Any, reading: Reading) -> Reading:
    """The reading with the bearer of an office for its source, for what goes on with it, too ("Ann Poe, a clerk at the
    port said P. “Q.”")."""
    follows = None if reading.follows is None else _told_by(bearer, reading.follows)
    return replace(reading, source=bearer, phrase=None, follows=follows)


def _first_told(reading: Reading) -> Reading:
    """The reading that the speech began with, where this one only goes on with it."""
    while reading.follows is not None:
        reading = reading.follows
    return reading


def _land_named_beside(source: Any) -> Any | None:
    """ "Another Baltic country, | Latvia |, said"."""
    if source.lower_ not in _LANDS:
        return None
    return next((c for c in source.rights if c.dep_ == "appos" and is_country_name(c.text)), None)


def _noun_behind(source: Any) -> Any:
    """The noun that an adjective describes which the parser took for a noun, and of "the Harbour Union (HU) chief Ann
    Poe" the name."""
    if source.lower_ in WEEKDAYS and source.i > source.left_edge.i:
        return source.doc[source.i - 1]  # "The Maldives | Saturday | called for help"
    named = behind_bracket(source)
    if named is not None:
        return named
    if source.tag_ != "JJ" or source.text.istitle():
        return source
    return _second_subject(source) or _noun_after_adjectives(source) or source


def _second_subject(adjective: Any) -> Any | None:
    """The next subject of the same verb, behind a comma: "the next to leave, | a man from Halden, told"."""
    if adjective.dep_ != "nsubj":
        return None
    others = (c for c in adjective.head.children if c.dep_ == "nsubj" and c.i > adjective.i)
    noun = next((c for c in others if c.tag_ in ("NN", "NNP")), None)
    return noun if noun is not None and adjective.doc[noun.left_edge.i - 1].text == "," else None


def _noun_after_adjectives(adjective: Any) -> Any | None:
    """The noun behind further adjectives: "the | lean, bald | Syrian, who …"."""
    last = adjective
    for token in adjective.doc[adjective.i + 1 : adjective.i + _LONGEST_DESCRIPTION]:
        if token.tag_ in _NOUNS and last.tag_ == "JJ" and last is not adjective:
            return token
        if token.tag_ not in ("JJ", ",", "CC") and not (token.text == "-" and touch(token.doc, token.i)):
            return None
        last = token
    return None


def _bearer(head: Any, reading: Reading) -> Any | None:
    """Who speaks where the source is what they made or are: whose figures, who bears an office, and who "one" is."""
    if (told := noun_beside(head) or one_with_a_name(head, reading.run)) is not None:
        return told
    if reading.follows is not None:
        return whose_office(head) if _first_told(reading).phrase is not None else None
    return whose_figures(head) or (whose_office(head) if reading.phrase is not None else None)


def _wording(head: Any, reading: Reading, known: Known) -> Wording:
    passage, written = known.passages[reading.source_passage], reading.written
    phrase = read_phrase(head, reading.run)
    span = passage.span(passage.doc[phrase.first], passage.doc[phrase.last])
    return Wording(reading, known, head, phrase, span if written is None else passage.span(written, written))


def _fullest(speaker: Speaker, at: int, register: Register) -> Speaker:
    """The speaker under the fullest name that the document gives."""
    entry = register.fullest(speaker.name, at) if speaker.name else None
    if entry is None:
        return speaker
    return Speaker(register.name_of(entry, speaker.name), speaker.role or entry.role, speaker.span)


def _remember(wording: Wording, speaker: Speaker, name: str) -> None:
    """Keep who spoke, for the pronouns and descriptions that follow."""
    reading, known, head, phrase = wording.reading, wording.known, wording.head, wording.phrase
    at = max(wording.at, reading.cue[0] if reading.cue else wording.at)
    plural = head.tag_ in ("NNS", "NNPS")
    noun = _explained_as(head) or wording.noun
    known.register.heard(Told(at, name, speaker.role, phrase.text, noun, plural, _written_in(reading.verb)))
    person = phrase.person or (name != phrase.text and speaker.role is not None) or is_somebody(head)
    sort = _sort_of_speaker(wording, at, person=person)
    spoke_at = max(wording.at, reading.said_at or wording.at)
    known.discourse.spoke(spoke_at, name, speaker.role, sort, reading.content, _within(reading, known))
    maker = maker_of_statement(head, phrase) if _is_writing(head) else None
    if maker is not None and is_somebody(maker):  # "A message from a young Dane speaks of storms. “…,” | he | says"
        known.discourse.spoke(spoke_at, name, speaker.role, "person", reading.content)


def _within(reading: Reading, known: Known) -> int | None:
    """Where the sentence begins that only tells when or why somebody spoke: "Poe came, as a clerk had asked for it"."""
    verb: Any = reading.verb
    if verb is None or verb.dep_ not in ("advcl", "relcl"):
        return None
    if not any(c.lower_ in _WHEN and c.dep_ in ("mark", "advmod") for c in verb.lefts):
        return None
    passage = known.passages[reading.passage]
    return passage.at(passage.doc[sentence_start(passage.doc, verb.i)])


def _explained_as(name: Any) -> str | None:
    """What the noun behind a body's name says that it is: the group of "Harbour Watch, a rights group, said"."""
    if name.pos_ != "PROPN":
        return None
    explained = (c for c in name.rights if c.dep_ == "appos" and c.pos_ == "NOUN" and c.tag_ == "NN")
    return next((c.lemma_.lower() for c in explained if c.lemma_.lower() in person_words.BODIES), None)


def _written_in(verb: Any | None) -> str | None:
    """The report or statement in which somebody says something ("the guild said in a report that …")."""
    for prep in verb.children if verb is not None else ():
        if prep.dep_ == "prep" and prep.lower_ == "in":
            for noun in prep.rights:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in WORDS_WRITTEN:
                    return str(noun.lemma_.lower())
    return None


def _sort_of_speaker(wording: Wording, at: int, *, person: bool) -> Sort:
    """What pronoun can stand for a speaker."""
    head, phrase = wording.head, wording.phrase
    if _is_writing(head):
        return "body"  # "it" is the paper, whoever wrote it
    entry = wording.known.register.named_at(at) if head.pos_ == "PROPN" else None
    if entry is not None and (sort := _sort_in_cast(entry, head, phrase)) is not None:
        return sort
    if head.lower_ == "police":
        return "people"
    if head.lower_ == "one" and _are_persons(head):
        return "person"
    if head.doc[phrase.first].pos_ == "VERB" and not phrase.person:
        return "body"  # "Save the Children"; not "Save the Children's director, Ann Poe"
    if head.tag_ == "NNS" and head.lemma_.lower() in _WRITINGS:
        return "unsure"  # "media reports": no "they" who speak
    if head.tag_ in ("NNS", "NNPS") and not phrase.person:
        return "person" if phrase.text.lower().startswith("one of ") else "people"
    if person:
        return "person"
    return "body" if is_body(head, phrase) or _is_a_country(head) else "unsure"


def _are_persons(one: Any) -> bool:
    """Whether those of whom somebody is one are no bodies: "one of the drivers", not "one of the ministries"."""
    of = next((c for c in one.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    those = None if of is None else child(of, "pobj")
    return those is not None and those.lemma_.lower() not in person_words.BODIES | person_words.HOUSES | _WRITINGS


def _is_writing(head: Any) -> bool:
    """Whether the noun is a document or a statement."""
    return head.pos_ == "NOUN" and head.tag_ == "NN" and head.lemma_.lower() in _WRITINGS


def _is_a_country(head: Any) -> bool:
    return head.pos_ == "PROPN" and is_country_name(head.text)


def _sort_in_cast(entry: Entry, head: Any, phrase: Phrase) -> Sort | None:
    """What the cast surely has under the name: a person with a plural's name ("Mills"), or a body."""
    if entry.sort == "person" and not entry.plural and head.tag_ == "NNPS":
        return "person"
    return "body" if entry.sort in ("body", "agency", "outlet", "report") and not phrase.person else None
