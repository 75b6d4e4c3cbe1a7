"""The speaker of one attribution: the name behind a pronoun, a surname or a bare noun, with the role beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers import person_words
from briefings.extracting.attributions.speakers.discourse import DYING, FAMILY, Discourse
from briefings.extracting.attributions.speakers.register import COMING_BACK, STATEMENTS, WRITINGS, Register, Told
from briefings.extracting.attributions.speakers.speaker_phrases import Phrase, read_phrase, whole_name
from briefings.extracting.attributions.speakers.speaker_runs import is_time
from briefings.extracting.attributions.speakers.tellers import is_source, maker_of
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions import Sort
from briefings.extracting.coreference.nationality import is_country, is_country_name
from briefings.extracting.coreference.pronouns import PERSONAL
from briefings.extracting.coreference.state_bodies import StateBodies
from briefings.extracting.coreference.syntax import named_in_clause
from briefings.extracting.coreference.vocabulary import comes_back_as
from briefings.extracting.parsing.dependencies import child, sentence_start
from briefings.extracting.parsing.language import Passage
from briefings.model import Span

# Somebody of whom only a clause tells more ("another, who gave her name as Jo").
_UNTOLD = frozenset({"another", "one", "someone", "somebody"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_BODILY = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. `name` is None where nobody is named or a pronoun can't be resolved; `span` is as written."""

    name: str | None = None
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a document's speakers are looked up in."""

    passages: Sequence[Passage]
    register: Register
    discourse: Discourse
    states: StateBodies


def resolve(reading: Reading, known: Known) -> Speaker:
    """The reading's speaker. Call it in text order: whoever spoke last is whom the next "he" may stand for."""
    if reading.source is None:
        return Speaker()
    head = whole_name(_noun_behind(reading.source))
    if (owner := _whose_figures(head)) is not None and reading.follows is None:
        return resolve(replace(reading, source=owner, phrase=None), known)
    bearer = _whose_office(head) if reading.phrase is not None and reading.follows is None else None
    if bearer is not None:
        return resolve(replace(reading, source=bearer, phrase=None), known)
    passage = known.passages[reading.source_passage]
    if head.lower_ in _UNTOLD and (called := named_in_clause(head)) is not None:
        return Speaker(_name_at(called, passage, known), None, passage.span(head, head))
    if head.lower_ == "another" and (same := known.register.last_unnamed(passage.at(head))) is not None:
        return Speaker(same, None, passage.span(head, head))
    phrase = read_phrase(head, reading.run)
    span = passage.span(passage.doc[phrase.first], passage.doc[phrase.last])
    if reading.written is not None:
        span = passage.span(reading.written, reading.written)
    at = passage.at(head)
    if head.pos_ == "AUX" and head.text == "IS":
        return _fullest(Speaker(head.text, None, span), at, known.register)
    if head.pos_ == "PRON" or head.tag_ == "PRP$":
        return _fullest(_behind_pronoun(head.lower_, at, reading, span, known), at, known.register)
    speaker = _of_phrase(head, phrase, passage, span, known, reading)
    if is_voice(reading) and not reading.quoted:
        _remember(reading, speaker, phrase, head, max(at, reading.cue[0] if reading.cue else at), known)
    return speaker


def _noun_behind(source: Any) -> Any:
    """The noun that an adjective describes which the parser took for a noun: "the | lean, bald Syrian, who …", "the
    next to leave, | a man from Halden, told"."""
    doc, last = source.doc, source
    if source.tag_ != "JJ" or source.text.istitle():
        return source
    twin = (c for c in source.head.children if c.dep_ == "nsubj" and c.i > source.i and c.tag_ in ("NN", "NNP"))
    if source.dep_ == "nsubj" and (noun := next(twin, None)) is not None and doc[noun.left_edge.i - 1].text == ",":
        return noun
    for token in doc[source.i + 1 : source.i + _LONGEST_DESCRIPTION]:
        if token.tag_ in ("NN", "NNP", "NNS", "NNPS") and last.tag_ == "JJ" and last is not source:
            return token
        if token.tag_ not in ("JJ", ",", "CC"):
            break
        last = token
    return source


# How many tokens adjectives may be that stand before one noun.
_LONGEST_DESCRIPTION = 7


def _name_at(called: Any, passage: Passage, known: Known) -> str:
    entry = known.register.named_at(passage.at(called))
    return entry.name if entry else str(called.text)


def _whose_figures(head: Any) -> Any | None:
    """The body whose figures show it: the agency of "the agency's figures show that P"."""
    if head.lemma_.lower() not in _FIGURES or head.tag_ not in ("NNS", "NN"):
        return None
    owner = child(head, "poss")
    speaks = owner is not None and owner.tag_ != "PRP$" and (is_source(owner) or owner.pos_ == "PROPN")
    return owner if speaks and not is_time(owner) else None


_FIGURES = frozenset("figure number datum data statistic count tally record estimate total".split())


def _whose_office(head: Any) -> Any | None:
    """The person who bears the office that a run begins with: "Ann Poe, | head of media at the port (PHD), | told"."""
    name, doc = head.head, head.doc
    if head.dep_ != "appos" or head.lemma_.lower() not in person_words.ROLES or name.pos_ != "PROPN":
        return None
    comma = head.left_edge.i - 1
    beside = comma > name.i and doc[comma].text == "," and comma == name.i + 1
    full = name.i > 0 and doc[name.i - 1].dep_ == "compound" and doc[name.i - 1].head.i == name.i
    somebody = name.lower_ not in person_words.BODIES and not is_country_name(name.text)
    return name if beside and full and somebody else None


def _remember(reading: Reading, speaker: Speaker, phrase: Phrase, head: Any, at: int, known: Known) -> None:
    """Keep who spoke, for the pronouns and descriptions that follow."""
    if not speaker.name:
        return
    plural = head.tag_ in ("NNS", "NNPS")
    noun = _explained_as(head) or head.lemma_.lower()
    known.register.heard(Told(at, speaker.name, speaker.role, phrase.text, noun, plural, _written_in(reading.verb)))
    person = phrase.person or (speaker.name != phrase.text and speaker.role is not None) or _is_somebody(head)
    sort = _sort_of_speaker(head, phrase, at, person, known)
    known.discourse.spoke(at, speaker.name, speaker.role, sort, reading.content, _within(reading, known))


def _within(reading: Reading, known: Known) -> int | None:
    """Where the sentence begins that only tells when or why somebody spoke: "Poe came, as a clerk had asked for it"."""
    verb: Any = reading.verb
    if verb is None or verb.dep_ not in ("advcl", "relcl"):
        return None
    if not any(c.lower_ in _WHEN and c.dep_ in ("mark", "advmod") for c in verb.lefts):
        return None
    passage = known.passages[reading.passage]
    return passage.at(passage.doc[sentence_start(passage.doc, verb.i)])


_WHEN = frozenset({"when", "after", "before", "as", "because", "since", "while", "once"})


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
                if noun.dep_ == "pobj" and noun.lemma_.lower() in STATEMENTS | WRITINGS:
                    return str(noun.lemma_.lower())
    return None


def _sort_of_speaker(head: Any, phrase: Phrase, at: int, person: bool, known: Known) -> Sort:
    """What pronoun can stand for a speaker."""
    if head.pos_ == "NOUN" and head.tag_ == "NN" and head.lemma_.lower() in DOCUMENTS | STATEMENTS | WRITINGS:
        return "body"  # "it" is the paper, whoever wrote it
    entry = known.register.named_at(at) if head.pos_ == "PROPN" else None
    if entry is not None and entry.sort == "person" and not entry.plural and head.tag_ == "NNPS":
        return "person"
    if entry is not None and entry.sort in ("body", "agency", "outlet", "report") and not phrase.person:
        return "body"
    if head.lower_ == "police":
        return "people"
    if head.doc[phrase.first].pos_ == "VERB":
        return "body"  # "Save the Children"
    if head.tag_ in ("NNS", "NNPS") and not phrase.person:
        return "people"
    if person:
        return "person"
    if head.pos_ == "PROPN" and is_country_name(head.text):
        return "body"
    return "body" if _is_body(head, phrase) else "unsure"


def _fullest(speaker: Speaker, at: int, register: Register) -> Speaker:
    """The speaker under the fullest name that the document gives."""
    entry = register.fullest(speaker.name, at) if speaker.name else None
    if entry is None:
        return speaker
    return Speaker(register.name_of(entry, speaker.name), speaker.role or entry.role, speaker.span)


def _is_somebody(head: Any) -> bool:
    """Whether "he" can stand for the noun, though it gives no name: "a senior official", "a former emir"."""
    noun = head.lemma_.lower()
    if head.tag_ == "NNP" and head.i and head.doc[head.left_edge.i].lower_ == "the":
        return noun in person_words.TITLES  # "the Defence Secretary"
    return bool(head.tag_ == "NN" and noun in person_words.ROLES | person_words.PEOPLE)


_BODIES = person_words.BODIES | person_words.HOUSES


def _is_body(head: Any, phrase: Phrase) -> bool:
    """Whether "it" can stand for the noun: an institution, a document, an acronym, a name with an article."""
    noun = head.lemma_.lower()
    if head.tag_ in ("NNS", "NNPS"):
        return False
    if noun in _BODIES or noun in DOCUMENTS:
        return True
    return bool(head.pos_ == "PROPN" and (head.text.isupper() or head.doc[phrase.first].lower_ == "the"))


def _behind_pronoun(word: str, at: int, reading: Reading, span: Span, known: Known) -> Speaker:
    """Whom a pronoun means; nobody where the text has no one."""
    discourse = known.discourse
    if word in _PERSONAL:
        passage = known.passages[reading.source_passage]
        about = _subject_before_relative(reading.source, passage, known.register)
        if about is not None and PERSONAL.get(word) in (about.gender or about.likely, None):
            discourse.spoke(at, about.name, about.role, "person", reading.content)
            return Speaker(about.name, about.role, span)
        person = discourse.person_for(word, at, _own_words(reading, passage))
        if person is None and (own := _told_by_themselves(word, reading, passage, known.register)) is not None:
            person = own.name, own.role
        if person is None:
            return Speaker(None, None, span)
        discourse.spoke(at, *person, "person", reading.content)
        return Speaker(*person, span)
    if word in _BODILY:
        country = _country_before(reading.source)
        thing = country or discourse.thing_for(at, reading.content) or _told_of_itself(word, reading)
        thing = thing or discourse.only_body_named(at, reading.content)
        return Speaker(thing, None, span)
    if word in _SEVERAL:
        people = (
            _named_together(reading.source, known.passages[reading.source_passage], known.register)
            or discourse.people_for(at, reading.content)
            or _people_before(reading.source)
        )
        return Speaker(people, None, span)
    return Speaker(_some_of(reading.source), None, span)


def _opening_subject(reading: Reading) -> Any | None:
    """The name that opens the sentence of which it is said at its end: "Ann Poe dug it herself, she says"; of "Ann
    Poe's son left" hers."""
    verb = reading.verb
    clause = None if verb is None else next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    clause = verb.head if verb is not None and verb.dep_ == "parataxis" else clause
    subject = None if verb is None or clause is None or clause.i > verb.i else child(clause, "nsubj", "nsubjpass")
    if clause is None or subject is None or subject.left_edge.i != clause.left_edge.i:
        return None
    return child(subject, "poss") or subject


def _told_by_themselves(word: str, reading: Reading, passage: Passage, register: Register) -> Entry | None:
    """The person whom a sentence opens with, where "he" or "she" tells it and nobody stands before; nobody who died or
    to whom something was done, of whom it is told by others."""
    subject = _opening_subject(reading)
    if subject is None or subject.pos_ != "PROPN" or subject.dep_ == "nsubjpass" or subject.head.lemma_ in DYING:
        return None
    entry = register.named_at(passage.at(subject))
    if entry is None or entry.sort not in ("person", "unsure") or entry.plural:
        return None
    return entry if (entry.gender or entry.likely) in (PERSONAL.get(word), None) else None


def _opened_by(head: Any, reading: Reading, passage: Passage, register: Register) -> Entry | None:
    """The body that a sentence opens with and that comes back at its end: "State Security is keeping watch, the service
    writes"."""
    subject = _opening_subject(reading) if head.lemma_.lower() in COMING_BACK else None
    if subject is None or subject.pos_ != "PROPN" or subject.dep_ == "poss" or is_country_name(subject.text):
        return None
    entry = register.named_at(passage.at(subject))
    known = entry is not None and (entry.role or entry.gender or entry.likely)
    return None if entry is None or known or entry.plural or comes_back_as(entry.name) is not None else entry


def _some_of(pronoun: Any) -> str | None:
    """ "Some of the women": a part of people who are told by their noun."""
    of = next((c for c in pronoun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    if people is None or people.pos_ not in ("NOUN", "PROPN"):
        return None
    return " ".join(pronoun.doc[pronoun.i : read_phrase(people).last + 1].text.split())


def _told_of_itself(word: str, reading: Reading) -> str | None:
    """The body that a sentence opens with and that nobody stands before ("The coastguard saved 40, it said")."""
    source, verb = reading.source, reading.verb
    clause = None if verb is None else next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    clause = verb.head if verb is not None and verb.dep_ == "parataxis" else clause
    if word != "it" or source is None or clause is None:
        return None
    subject = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i != clause.left_edge.i:
        return None
    phrase = read_phrase(subject)
    return phrase.text if _is_body(subject, phrase) and subject.lemma_.lower() not in DOCUMENTS else None


def _own_words(reading: Reading, passage: Passage) -> Span:
    """What somebody says, from the question on that it answers ("Asked whether Ann Poe was there, he said …"): who is
    named in it does not say it."""
    start, end = reading.content
    if reading.rule == "phrase" and reading.cue is not None and getattr(reading.source, "tag_", "") == "PRP$":
        return max(start, reading.cue[0]), end  # "Ann Poe sank 20 boats, by her own account"
    lefts = reading.verb.lefts if reading.verb is not None else ()
    asked = next((c for c in lefts if c.dep_ == "advcl" and c.lower_ == "asked"), None)
    return (min(start, passage.at(asked)), end) if asked is not None else (start, end)


def _subject_before_relative(pronoun: Any, passage: Passage, register: Register) -> Entry | None:
    """The person whom a sentence opens with and who is "he" in its relative clause: "Poe left the pier, which, he
    says, was shut"."""
    doc, i = pronoun.doc, pronoun.i
    if i < _SHORTEST or doc[i - 1].text != "," or doc[i - 2].tag_ not in ("WDT", "WP"):
        return None
    first = sentence_start(doc, i)
    subject = next((t for t in doc[first:i] if t.dep_ == "nsubj" and t.left_edge.i == first), None)
    entry = register.named_at(passage.at(subject)) if subject is not None and subject.pos_ == "PROPN" else None
    return entry if entry is not None and entry.sort == "person" and not entry.plural else None


# A subject, a verb and a noun stand before such a clause, at least.
_SHORTEST = 5


def _people_before(pronoun: Any) -> str | None:
    """Several people without a name who are the last sentence's subject ("The authors asked 300 men. They say …")."""
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
        token = doc[i]
        if token.tag_ in _PLURAL and token.dep_ in ("nsubj", "nsubjpass"):
            known = token.lemma_.lower() in person_words.ROLES | person_words.PEOPLE or _are_nationals(token)
            return read_phrase(token).text if known else None
    return None


def _are_nationals(noun: Any) -> bool:
    """Whether so many people of a country are told of ("Four Norwegians"), and not the nation ("Norwegians")."""
    counted = any(c.dep_ == "nummod" or c.lower_ in ("some", "several", "few") for c in noun.lefts)
    name = str(noun.text)
    return counted and not is_country_name(name) and (is_country(name) or is_country(name.removesuffix("s")))


def _named_together(pronoun: Any, passage: Passage, register: Register) -> str | None:
    """The two people by name who are the subject of the sentence before ("Ann Poe and Tom Lane left. They say …")."""
    doc = pronoun.doc
    end = sentence_start(doc, pronoun.i)
    for token in doc[sentence_start(doc, end - 1) : end] if end > 1 else ():
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT" and token.pos_ == "PROPN":
            other = next((c for c in token.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
            both = [register.named_at(passage.at(one)) for one in (token, other) if one is not None]
            names = [entry.name for entry in both if entry is not None and entry.sort == "person"]
            more = other is not None and any(c.dep_ == "conj" for c in other.rights)
            return " and ".join(names) if len(names) == 2 and not more else None
    return None


def _country_before(pronoun: Any) -> str | None:
    """The country that the sentence before is about ("Tarsia wants them back. It accuses …")."""
    doc = pronoun.doc
    end = sentence_start(doc, pronoun.i)
    for token in doc[sentence_start(doc, end - 1) : end] if end > 1 else ():
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return str(token.text) if token.pos_ == "PROPN" and is_country_name(token.text) else None
    return None


_REACH = 40


def _named(phrase: Phrase, passage: Passage, span: Span, known: Known) -> Speaker:
    """The fullest name of whom a name means: by the cast, else by the surnames of the text."""
    if (labelled := known.register.in_capitals(phrase.text)) is not None:
        return Speaker(labelled.name, labelled.role, span)
    if " and " in phrase.text and phrase.person and phrase.role:
        return Speaker(phrase.text, phrase.role, span)  # several, each with a name
    if passage.doc[phrase.first].pos_ == "VERB":
        return Speaker(phrase.text, None, span)  # "Save the Children", of which the cast only has the last word
    last = passage.doc[phrase.head if phrase.head is not None else phrase.last]
    at = passage.at(last)
    entry = known.register.named_at(at)
    if entry is None and " " not in (phrase.name or " "):
        entry = known.register.fullest(phrase.name or "", at)
    elif entry is not None and " " not in entry.name:
        entry = known.register.fullest(entry.name, at) or entry
    if entry is not None and phrase.name == phrase.text and phrase.text.endswith(f" of the {entry.name}"):
        return Speaker(phrase.text, None, span)  # "Voice of the Coast", of which the cast has the Coast
    told_more = entry is not None and entry.sort in ("person", "unsure") and entry.name in phrase.text
    if entry is not None and (phrase.person or not told_more or entry.name == phrase.text):
        role = (phrase.role or entry.role) if entry.sort in ("person", "unsure") else None
        return Speaker(known.register.name_of(entry, phrase.text), role, span)
    return Speaker(phrase.text, phrase.role, span)


def _beside(head: Any, passage: Passage, known: Known) -> Entry | None:
    """Whose name stands beside a noun for a body: "a monitoring group, the Harbour Observatory, said"."""
    if _is_somebody(head) and head.lower_ != "monitor":
        return None
    apposed = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    name = next((c for c in apposed if head.doc[c.left_edge.i - 1].text == ","), None)
    entry = known.register.named_at(passage.at(name)) if name is not None else None
    return entry if entry is not None and entry.sort in ("body", "agency", "outlet") else None


def _behind_statement(
    head: Any, phrase: Phrase, passage: Passage, span: Span, known: Known, reading: Reading
) -> Speaker | None:
    """Whose words a statement is: its maker's, where the phrase names one, else of whoever spoke last."""
    maker = _put_out_by(head)
    if maker is not None:
        return _of_phrase(maker, read_phrase(maker), passage, span, known, reading)
    for i in range(head.i + 1, phrase.last):
        token = head.doc[i]
        if token.lower_ in ("by", "from", "of") and _hangs_on(token, head):
            maker = next((c for c in token.children if c.dep_ == "pobj"), None)
            if maker is not None and maker.i <= phrase.last:
                return _of_phrase(maker, read_phrase(maker), passage, span, known, reading)
    if phrase.last > head.i or head.i - phrase.first > 1 or head.doc[phrase.first].lower_ not in _POINTING:
        return None
    told = known.register.behind_statement(head.lemma_.lower(), passage.at(head))
    return Speaker(told.name, told.role, span) if told is not None else None


def _hangs_on(preposition: Any, statement: Any) -> bool:
    """Whether a preposition belongs to the statement, or to what was done with it; not "published at the end | of"."""
    above = preposition.head
    return bool(above.i == statement.i or (above.dep_ == "acl" and above.head.i == statement.i))


def _put_out_by(statement: Any) -> Any | None:
    """Who put out "a statement issued on Friday by the port", "a message on the radio from the port"."""
    for c in statement.rights:
        if c.dep_ == "acl" and (agent := next((d for d in c.children if d.dep_ == "agent"), None)) is not None:
            return next((d for d in agent.children if d.dep_ == "pobj"), None)
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in ("by", "from")):
            return next((d for d in c.children if d.dep_ == "pobj"), None)
    return None


def _of_phrase(head: Any, phrase: Phrase, passage: Passage, span: Span, known: Known, reading: Reading) -> Speaker:
    """Whom a phrase means, by its name or by what it describes."""
    bare = phrase.last == head.i and head.tag_ == "NN" and head.doc[phrase.first].lower_ in ("a", "an", "the")
    maker = maker_of(head) if bare and head.i - phrase.first == 1 else None
    if maker is not None and not is_time(maker):
        return _of_phrase(maker, read_phrase(maker), passage, span, known, reading)
    called = named_in_clause(head) if _tells_nobody(head, phrase) else None
    if called is not None:
        return Speaker(_name_at(called, passage, known), phrase.text, span)
    named = phrase.name is not None and not phrase.name.islower() and not _is_of_a_country(head, phrase)
    speaker = _named(phrase, passage, span, known) if named else None
    return speaker or _behind_noun(head, phrase, passage, span, known, reading)


def _tells_nobody(head: Any, phrase: Phrase) -> bool:
    """Whether a phrase only says what somebody is: "a clerk", "a young Norwegian"."""
    return head.tag_ == "NN" or head.doc[phrase.first].lower_ in ("a", "an", "one", "another")


_PLURAL = frozenset({"NNS", "NNPS"})
# How many tokens before its noun a description may have that points back ("the Muslim convert").
_MODIFIERS = 3


def _called(head: Any) -> str:
    """The noun of a description, of "the 48-year-old" the age."""
    if head.lower_ == "old" and head.i > 3 and head.doc[head.i - 2].lower_ == "year":
        return str(head.doc[head.i - 4].text)
    return str(head.text)


def _of_children(head: Any, phrase: Phrase) -> bool:
    """ "the mother of three"."""
    return head.lower_ in FAMILY and phrase.last == head.i + 2 and head.doc[phrase.last].tag_ == "CD"


def _is_anothers(head: Any) -> bool:
    """ "the Taliban's envoy", "the port's spokesman": somebody of a body that is told with them."""
    return any(c.dep_ == "poss" and c.pos_ in ("PROPN", "NOUN") for c in head.lefts)


def _is_an_office(head: Any, phrase: Phrase) -> bool:
    """ "the prime minister", "the army chief": a post of its own, which no other word for somebody is."""
    if head.lemma_.lower() not in _POSTS:
        return False
    beside = head.doc[phrase.first + 1 : head.i]
    return any(not is_country(t.text) and t.lower_ not in _WHICH for t in beside)


_POSTS = frozenset("minister secretary president premier governor mayor".split())
_WHICH = frozenset({"former", "senior", "veteran", "new", "outgoing", "young", "old"})


def _is_of_a_country(head: Any, phrase: Phrase) -> bool:
    """ "the Belgian": somebody by the country alone."""
    one = head.i - phrase.first == 1 and head.doc[phrase.first].lower_ == "the" and head.tag_ in ("NNP", "NN")
    return one and phrase.last == head.i and is_country(head.text) and not is_country_name(head.text)


def _named_by_noun(head: Any, phrase: Phrase, at: int, known: Known) -> Entry | None:
    """Who goes by a name that the tagger took for a noun: "the MoD", and at a sentence's start the "Mills" of a Jo
    Mills who was named before."""
    if sum(map(str.isupper, head.text)) > 1:
        return known.register.fullest(head.text, at)
    entry = known.register.fullest(head.text, at) if phrase.first == head.i and head.text.istitle() else None
    bears = entry is not None and entry.sort == "person" and entry.name.split()[-1] == head.text and " " in entry.name
    return entry if bears else None


def _behind_noun(head: Any, phrase: Phrase, passage: Passage, span: Span, known: Known, reading: Reading) -> Speaker:
    """Whom a noun phrase without a name means, else its own words."""
    at, opening = passage.at(head), head.doc[phrase.first].lower_
    noun = head.lemma_.lower()
    if phrase.last == head.i and (bearer := _named_by_noun(head, phrase, at, known)) is not None:
        return Speaker(known.register.name_of(bearer), bearer.role, span)
    if noun in STATEMENTS and (put_out := _behind_statement(head, phrase, passage, span, known, reading)) is not None:
        return put_out
    named = (
        (known.register.inside(span[0], at, noun) if head.tag_ not in _PLURAL else None)
        or _beside(head, passage, known)
        or known.register.beside(head.doc[phrase.first], span[0])
    )
    if named is not None:
        return Speaker(known.register.name_of(named, phrase.text), None, span)
    bare = phrase.last == head.i and head.i - phrase.first == 1 and opening in _POINTING
    if bare and opening in _OWNERS and noun in STATEMENTS | WRITINGS:
        owner = _behind_pronoun(opening, at, reading, span, known)
        return Speaker(owner.name or phrase.text, owner.role, span)
    several = head.tag_ in _PLURAL
    if bare and (written := known.register.behind_writing(noun, at, several=several)) is not None:
        return Speaker(written.name, written.role, span)
    told = known.register.described(head, phrase.text, opening, at)
    if told is not None:
        return Speaker(told.name, told.role, span)
    if bare and opening == "the" and (body := _opened_by(head, reading, passage, known.register)) is not None:
        return Speaker(known.register.name_of(body), None, span)
    if opening == "the" and (phrase.last == head.i or _of_children(head, phrase)) and head.tag_ not in _PLURAL:
        called = _called(head)
        titled = _is_an_office(head, phrase) or _is_anothers(head)
        told_which = any(c.dep_ in ("relcl", "acl") and c.left_edge.i == head.i + 1 for c in head.rights)
        short = (head.i - phrase.first <= _MODIFIERS and not titled and not told_which) or called != head.text
        person = known.discourse.another_word_for(called, span[0], reading.content) if short else None
        if person is not None:
            return Speaker(*person, span)
    told = known.register.ahead(head, phrase.text, opening, at)
    if told is not None:
        return Speaker(told.name, told.role, span)
    of_a_state = known.states.full_name(head, phrase.text, at, passage.start) if opening == "the" else None
    return Speaker(of_a_state or _told_by_a_clause(head, phrase) or phrase.text, None, span)


def _told_by_a_clause(head: Any, phrase: Phrase) -> str | None:
    """People of whom only a clause tells who they are, with it: "people who fled from there to Halden"."""
    clause = child(head, "relcl")
    if clause is None or head.lower_ not in _VAGUE or phrase.last != head.i or clause.left_edge.i != head.i + 1:
        return None
    last = int(clause.right_edge.i)
    words = head.doc[phrase.first : last + 1]
    plain = last - head.i <= _LONGEST_CLAUSE and not any(t.is_quote or t.text in (",", ";", ":") for t in words)
    return phrase.text + " " + " ".join(head.doc[head.i + 1 : last + 1].text.split()) if plain else None


_VAGUE = frozenset({"people", "men", "women", "those", "others", "persons"})
_LONGEST_CLAUSE = 12
