"""Whom "he", "it" and "they" mean where they speak: by the sentence itself, and by all that was told before it.

"Ann Poe dug it herself, she says", "The coastguard saved 40, it said", "Ann Poe and Tom Lane left. They say …".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.resolution.known import Speaker, Wording
from briefings.extracting.attributions.speakers.cast.register import Register
from briefings.extracting.attributions.speakers.cast.seen_persons import DYING
from briefings.extracting.attributions.speakers.cast.told import STATEMENTS
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase, read_phrase
from briefings.extracting.attributions.voices import is_voice
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.pronouns.pronouns import PERSONAL
from briefings.extracting.parsing.dependencies import SUBJECTS, child, sentence_start
from briefings.extracting.parsing.language import Passage
from briefings.model import Span

# How many tokens back several people without a name are looked for.
_REACH = 40
# A subject, a verb and a noun stand before a relative clause in which its subject is "he", at least.
_SHORTEST = 5
_PLURAL = frozenset({"NNS", "NNPS"})
_BODIES = person_words.BODIES | person_words.HOUSES


def behind_pronoun(word: str, wording: Wording) -> Speaker:
    """Whom a pronoun means; nobody where the text has no one."""
    return _BY_WORD.get(word, _some_of)(word, wording)


def is_somebody(head: Any) -> bool:
    """Whether "he" can stand for the noun, though it gives no name: "a senior official", "a former emir"."""
    noun = head.lemma_.lower()
    opening = head.doc[head.left_edge.i].lower_
    if head.tag_ == "NNP" and head.i and opening == "the":
        return noun in person_words.TITLES  # "the Defence Secretary"
    if opening in ("a", "an") and head.tag_ in ("NNP", "NN", "JJ") and is_country(head.text):
        return not is_country_name(head.text)  # "a 17-year-old Australian"
    return bool(head.tag_ == "NN" and noun in person_words.PERSONS)


def is_body(head: Any, phrase: Phrase) -> bool:
    """Whether "it" can stand for the noun: an institution, a document, an acronym, a name with an article."""
    noun = head.lemma_.lower()
    if head.tag_ in _PLURAL:
        return False
    if noun in _BODIES or noun in DOCUMENTS:
        return True
    return bool(head.pos_ == "PROPN" and (head.text.isupper() or head.doc[phrase.first].lower_ == "the"))


def opening_subject(reading: Reading) -> Any | None:
    """The name that opens the sentence of which it is said at its end: "Ann Poe dug it herself, she says"; of "Ann
    Poe's son left" hers."""
    verb, clause = reading.verb, _clause_before(reading)
    if verb is None or clause is None or clause.i > verb.i:
        return None
    subject = child(clause, *SUBJECTS)
    if subject is None or subject.left_edge.i != clause.left_edge.i:
        return None
    return child(subject, "poss") or subject


def _person(word: str, wording: Wording) -> Speaker:
    """Whom "he" or "she" means, who from now on has spoken."""
    reading, known, at = wording.reading, wording.known, wording.at
    person = (
        _told_of_in_relative(word, wording)
        or _brought_in_by_relative(word, wording)
        or _spoke_before_and_opens(word, wording)
        or _whose_it_was(word, wording)
        or (known.discourse.subject_before(word, at, reading.content) if _is_pluperfect(reading.verb) else None)
        or known.discourse.person_for(word, at, _own_words(reading, wording.passage))
        or _told_by_themselves(word, reading, wording.passage, known.register)
    )
    if person is None or (person[0].islower() and _may_be_another(word, reading.source)):
        return Speaker(None, None, wording.span)
    known.discourse.spoke(max(at, reading.said_at or at), *person, "person", reading.content)
    return Speaker(*person, wording.span)


def _may_be_another(word: str, pronoun: Any) -> bool:
    """Whether the sentence before brings in somebody who may be meant rather than one without a name who spoke."""
    return _was_brought_in_behind(word, pronoun) or _was_told_by_age(pronoun)


def _was_told_by_age(pronoun: Any) -> bool:
    """ "Among them was a 27-year-old from Halden. In her defence | she | had said"."""
    olds = (t for t in _sentence_before(pronoun) if t.lower_ == "old" and t.i > 2 and t.nbor(-2).lower_ == "year")
    return any(any(c.lower_ in ("a", "an") for c in old.lefts) or old.dep_ in ("acomp", "attr") for old in olds)


def _was_brought_in_behind(word: str, pronoun: Any) -> bool:
    """Whether the sentence before tells of somebody of that gender who is not its subject, so that one without a name
    is not surely meant: "She married a man who left for the war. | He | said", "A woman told her so. | She | said"."""
    kind, other = _BY_GENDER.get(PERSONAL.get(word) or "", (frozenset(), ""))
    undergoing = [t for t in _sentence_before(pronoun) if t.dep_ in ("pobj", "dobj", "dative")]
    return any(t.lower_ == other or (t.lemma_.lower() in kind and t.pos_ == "NOUN") for t in undergoing)


_BY_GENDER = {
    "female": (person_words.FEMALE | {"woman", "girl", "wife", "mother", "daughter"}, "her"),
    "male": (person_words.MALE | {"man", "boy", "husband", "father", "son"}, "him"),
}


def _is_pluperfect(verb: Any | None) -> bool:
    """ "He had written that P": what somebody once said, of whom the text tells."""
    return verb is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)


def _thing(word: str, wording: Wording) -> Speaker:
    """What "it" means."""
    reading, discourse, at = wording.reading, wording.known.discourse, wording.at
    thing = (
        _body_before_relative(wording)
        or _body_before_semicolon(wording)
        or _statement_before(word, wording)
        or _country_before(reading.source)
        or discourse.thing_for(at, reading.content)
        or _told_of_itself(word, reading)
        or discourse.only_body_named(at, reading.content)
    )
    if thing is not None and is_voice(reading) and not reading.quoted:
        discourse.spoke(max(at, reading.said_at or at), thing, None, "body", reading.content)
    return Speaker(thing, None, wording.span)


def _body_before_relative(wording: Wording) -> str | None:
    """The body in whose sentence "it" tells more in a relative clause: "The guild shut the pier, which, it says, was
    old"."""
    subject = _subject_before_relative(wording.reading.source)
    if subject is None:
        return None
    phrase = read_phrase(subject)
    if not is_body(subject, phrase):
        return None
    entry = wording.known.register.named_at(wording.passage.at(subject)) if subject.pos_ == "PROPN" else None
    return phrase.text if entry is None else wording.known.register.name_of(entry, phrase.text)


def _body_before_semicolon(wording: Wording) -> str | None:
    """The body that the sentence is about before a semicolon: "The guild wants a pier; a quay, | it | says, is one"."""
    pronoun: Any = wording.reading.source
    doc, first = pronoun.doc, sentence_start(pronoun.doc, pronoun.i)
    mark = next((t.i for t in doc[first : pronoun.i] if t.text == ";"), None)
    if mark is None:
        return None
    subject = next((t for t in doc[first:mark] if t.dep_ == "nsubj" and t.left_edge.i == first), None)
    if subject is None or subject.tag_ in _PLURAL or not (is_body(subject, phrase := read_phrase(subject))):
        return None
    entry = wording.known.register.named_at(wording.passage.at(subject)) if subject.pos_ == "PROPN" else None
    return phrase.text if entry is None else wording.known.register.name_of(entry, phrase.text)


def _statement_before(word: str, wording: Wording) -> str | None:
    """Whose the statement is in which something was said in the sentence before: "Ann Poe claimed in a statement that
    P. Six boats sank, | it | said"."""
    told = wording.known.register.told_last(wording.at) if word == "it" else None
    if told is None or told.wrote not in STATEMENTS:
        return None
    before = [wording.passage.at(token) for token in _sentence_before(wording.reading.source)]
    return told.name if before and before[0] <= told.at <= before[-1] else None


def _people(word: str, wording: Wording) -> Speaker:
    """Whom "they" means."""
    reading, known = wording.reading, wording.known
    people = (
        _named_together(reading.source, wording.passage, known.register)
        or known.discourse.people_for(wording.at, reading.content)
        or _people_before(reading.source)
    )
    if people is not None and (_answers_to(reading.verb, people) or _are_those_there(reading.source)):
        people = None
    return Speaker(people, None, wording.span)


def _are_those_there(pronoun: Any) -> bool:
    """Whether "they" are whoever is in a place that opens the sentence: "In Halden | they | complain of it"."""
    doc, i = pronoun.doc, pronoun.i
    first = sentence_start(doc, i)
    words = doc[first:i]
    named = len(words) in (2, 3) and words[-1].pos_ == "PROPN"
    return named and words[0].lower_ in ("in", "at", "around", "across") and all(t.pos_ == "PROPN" for t in words[1:])


def _answers_to(verb: Any | None, people: str) -> bool:
    """Whether it is not those people who speak, as they are who hears it: "They told the | police | that …" is no word
    of prosecutors or officers."""
    if verb is None or people.split()[-1].lower() not in _INVESTIGATORS:
        return False
    heard = (c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj"))
    return any(hearer.lemma_.lower() in _INVESTIGATING for hearer in heard)


_INVESTIGATORS = frozenset(
    "police officers investigators prosecutors detectives officials authorities judges guards".split()
)
_INVESTIGATING = frozenset("police officer investigator prosecutor detective court judge guard interrogator".split())


def _some_of(word: str, wording: Wording) -> Speaker:
    """ "Some of the women": a part of people who are told by their noun."""
    pronoun: Any = wording.reading.source
    of = next((c for c in pronoun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    if people is None or people.pos_ not in ("NOUN", "PROPN"):
        return Speaker(None, None, wording.span)
    words = pronoun.doc[pronoun.i : read_phrase(people).last + 1].text
    return Speaker(" ".join(words.split()), None, wording.span)


def _part_of_them(word: str, wording: Wording) -> Speaker:
    """ "All", "both" or "one" of several who spoke last or of whom the sentence before tells: "Forty men rowed home.
    All | said they were cooks"."""
    pronoun: Any = wording.reading.source
    if any(c.dep_ == "prep" for c in pronoun.rights):
        return _some_of(word, wording)
    last = wording.known.register.told_last(wording.at)
    together = last is not None and last.plural and wording.at - last.at < _NEAR
    people = last.text if together and last is not None else None
    if people is None and word == "both":
        people = wording.known.register.two_who_spoke(wording.at)
    people = people or _people_before(pronoun, _first_outside(wording))
    if people is None or word != "one":
        return Speaker(people, None, wording.span)
    return Speaker(f"one of the {_noun_in(people)}", None, wording.span)


def _first_outside(wording: Wording) -> int | None:
    """Where what the pronoun says begins, if that is before it: those told of there don't say it ("Crews are few, |
    both | agree")."""
    start = wording.reading.content[0]
    before = start < wording.passage.at(wording.reading.source)
    return start - wording.passage.start if before else None


# How many characters back several people may have spoken.
_NEAR = 300


def _noun_in(people: str) -> str:
    """The noun of "three sailors who rowed", "the sailors of Leeds"."""
    words = people.split()
    end = next((i for i, word in enumerate(words) if i and word.lower() in _DESCRIBING), len(words))
    return words[end - 1]


_DESCRIBING = frozenset("who whom that which of from in at on with for by near close familiar".split())

_BY_WORD: dict[str, Callable[[str, Wording], Speaker]] = {
    **dict.fromkeys(("all", "both", "each", "one"), _part_of_them),
    **dict.fromkeys(("he", "she", "him", "her", "his"), _person),
    **dict.fromkeys(("it", "its"), _thing),
    **dict.fromkeys(("they", "them", "their"), _people),
}


def _own_words(reading: Reading, passage: Passage) -> Span:
    """What somebody says, from the question on that it answers ("Asked whether Ann Poe was there, he said …"): who is
    named in it does not say it."""
    start, end = reading.content
    if reading.rule == "phrase" and reading.cue is not None and getattr(reading.source, "tag_", "") == "PRP$":
        return max(start, reading.cue[0]), end  # "Ann Poe sank 20 boats, by her own account"
    lefts = reading.verb.lefts if reading.verb is not None else ()
    asked = next((c for c in lefts if c.dep_ == "advcl" and c.lower_ == "asked"), None)
    return (min(start, passage.at(asked)), end) if asked is not None else (start, end)


def _told_of_in_relative(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The person whom a sentence opens with and who is "he" in its relative clause: "Poe left the pier, which, he
    says, was shut"."""
    subject = _subject_before_relative(wording.reading.source)
    entry = None if subject is None else _person_named(subject, wording.passage, wording.known.register)
    if entry is None or entry.plural or PERSONAL.get(word) not in (entry.gender or entry.likely, None):
        return None
    return entry.name, entry.role


def _brought_in_by_relative(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The same where the clause's subject is somebody without a name: "a pilot showed us boats whose crews, he swore,
    had sailed"."""
    subject = _subject_before_relative(wording.reading.source)
    if subject is None or not is_somebody(subject) or subject.doc[subject.left_edge.i].lower_ not in ("a", "an"):
        return None
    noun, gender = subject.lemma_.lower(), PERSONAL.get(word)
    other = person_words.FEMALE if gender == "male" else person_words.MALE
    return None if noun in other else (read_phrase(subject).text, None)


def _spoke_before_and_opens(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The person by name whom a sentence opens with and who has spoken in the text, where nobody but somebody without
    a name spoke last: "Tom Lane is staying, he says, for his boat is gone"."""
    subject = _opens_right_before(wording.reading.source)
    entry = None if subject is None else _person_named(subject, wording.passage, wording.known.register)
    if entry is None or not wording.known.discourse.comes_back(entry.name, wording.at, wording.reading.content):
        return None
    return (entry.name, entry.role) if (entry.gender or entry.likely) in (PERSONAL.get(word), None) else None


def _whose_it_was(word: str, wording: Wording) -> tuple[str, str | None] | None:
    """The Poe of "It was Ann | Poe |'s remark that began the row: Tarsia, | she | had said, could not stop them"."""
    pronoun: Any = wording.reading.source
    doc, first = pronoun.doc, sentence_start(pronoun.doc, pronoun.i)
    if doc[first].lower_ != "it" or first + 1 >= pronoun.i or doc[first + 1].lemma_ != "be":
        return None
    owners = [t.head for t in doc[first : pronoun.i] if t.tag_ == "POS" and t.head.pos_ == "PROPN"]
    entry = _person_named(owners[0], wording.passage, wording.known.register) if len(owners) == 1 else None
    if entry is None or entry.plural or (entry.gender or entry.likely) not in (PERSONAL.get(word), None):
        return None
    return entry.name, entry.role


def _opens_right_before(pronoun: Any) -> Any | None:
    """The only subject between a sentence's start and ", he says", which does something and does not die."""
    doc, i = pronoun.doc, pronoun.i
    first = sentence_start(doc, i)
    if i < _SHORTEST - 1 or doc[i - 1].text != "," or i + 1 >= len(doc):
        return None
    subjects = [t for t in doc[first:i] if t.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].left_edge.i != first or subjects[0].dep_ != "nsubj":
        return None
    return None if subjects[0].head.lemma_ in DYING or subjects[0].head.i > i else subjects[0]


def _subject_before_relative(pronoun: Any) -> Any | None:
    """The subject of the clause in whose relative clause the pronoun is an aside's: "| Poe | left the pier, which,
    he says, was shut", "| a pilot | showed us boats whose crews, he swore, had sailed"."""
    doc, i = pronoun.doc, pronoun.i
    if i < _SHORTEST or doc[i - 1].text != ",":
        return None
    first = sentence_start(doc, i)
    relative = next((k for k in range(i - 2, max(first, i - _LONGEST_RELATIVE), -1) if _opens_relative(doc[k])), None)
    if relative is None or any(t.is_punct and t.text != "," for t in doc[relative:i]):
        return None
    subjects = [t for t in doc[first:relative] if t.dep_ == "nsubj" and t.i < t.head.i < relative]
    return subjects[-1] if subjects else None


def _opens_relative(token: Any) -> bool:
    """Whether a relative clause opens with the word, and no question ("which", "whose")."""
    return token.tag_ in ("WDT", "WP", "WP$") and token.lower_ not in ("what", "that")


# How many tokens before "he says" its relative clause may begin ("which had been preceded, it maintains").
_LONGEST_RELATIVE = 9


def _person_named(token: Any, passage: Passage, register: Register) -> Entry | None:
    """The person by name that the token is of."""
    entry = register.named_at(passage.at(token)) if token.pos_ == "PROPN" else None
    return entry if entry is not None and entry.sort == "person" else None


def _told_by_themselves(
    word: str, reading: Reading, passage: Passage, register: Register
) -> tuple[str, str | None] | None:
    """The person whom a sentence opens with, where "he" or "she" tells it and nobody stands before; nobody who died or
    to whom something was done, of whom it is told by others."""
    subject = opening_subject(reading)
    if subject is None or subject.pos_ != "PROPN" or subject.dep_ == "nsubjpass" or subject.head.lemma_ in DYING:
        return None
    entry = register.named_at(passage.at(subject))
    if entry is None or entry.sort not in ("person", "unsure") or entry.plural:
        return None
    return (entry.name, entry.role) if (entry.gender or entry.likely) in (PERSONAL.get(word), None) else None


def _clause_before(reading: Reading) -> Any | None:
    """The main verb of what is said, where it is told at the end who says it: "The coastguard | saved 40, it said"."""
    verb = reading.verb
    if verb is None:
        return None
    if verb.dep_ == "parataxis" or _is_as_clause(verb):
        return verb.head
    return next((c for c in verb.lefts if c.dep_ == "ccomp"), None)


def _is_as_clause(verb: Any) -> bool:
    """ "The government knows of 31, | as it told | the guild"."""
    return verb.dep_ == "advcl" and verb.head.i < verb.i and any(c.lower_ == "as" for c in verb.lefts)


def _told_of_itself(word: str, reading: Reading) -> str | None:
    """The body that a sentence opens with and that nobody stands before ("The coastguard saved 40, it said")."""
    clause = _clause_before(reading)
    if word != "it" or reading.source is None or clause is None:
        return None
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    opens = subject is not None and (subject.left_edge.i == clause.left_edge.i or _is_as_clause(reading.verb))
    if subject is None or not opens:
        return None
    phrase = read_phrase(subject)
    return phrase.text if is_body(subject, phrase) and subject.lemma_.lower() not in DOCUMENTS else None


def _sentence_before(pronoun: Any) -> Iterable[Any]:
    """The tokens of the sentence before the pronoun's."""
    doc = pronoun.doc
    end = sentence_start(doc, pronoun.i)
    return doc[sentence_start(doc, end - 1) : end] if end > 1 else ()


def _country_before(pronoun: Any) -> str | None:
    """The country that the sentence before is about ("Tarsia wants them back. It accuses …")."""
    about = (t for t in _sentence_before(pronoun) if t.dep_ == "nsubj" and t.head.dep_ == "ROOT")
    subject = next(about, None)
    if subject is None or subject.pos_ != "PROPN" or not is_country_name(subject.text):
        return None
    return str(subject.text)


def _named_together(pronoun: Any, passage: Passage, register: Register) -> str | None:
    """The two people by name who are the subject of the sentence before ("Ann Poe and Tom Lane left. They say …")."""
    people = [_person_named(name, passage, register) for name in _two_names_before(pronoun)]
    names = [entry.name for entry in people if entry is not None]
    return " and ".join(names) if len(names) == 2 else None


def _two_names_before(pronoun: Any) -> tuple[Any, ...]:
    """The two names, and no more, that are the subject of the sentence before; else none."""
    about = (t for t in _sentence_before(pronoun) if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
    one = next((t for t in about if t.pos_ == "PROPN"), None)
    other = None if one is None else _named_beside(one)
    if other is None or any(c.dep_ == "conj" for c in other.rights):
        return ()
    return one, other


def _named_beside(name: Any) -> Any | None:
    """The second of two names that "and" joins."""
    return next((c for c in name.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)


def _people_before(pronoun: Any, first_said: int | None = None) -> str | None:
    """Several people without a name who are the last sentence's subject ("The authors asked 300 men. They say …");
    none from the offset `first_said` in the passage on."""
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
        token = doc[i]
        if first_said is not None and token.idx >= first_said:
            continue
        if token.dep_ in SUBJECTS and (those := _of_whom(token)) is not None:
            return " ".join(doc[token.left_edge.i : read_phrase(those).last + 1].text.split())
        if token.tag_ in _PLURAL and token.dep_ in SUBJECTS:
            lemma = token.lemma_.lower()
            told = lemma in person_words.PERSONS and token.lower_ != "people"
            known = told or _are_nationals(token) or (_are_of_a_trade(lemma) and token.head.pos_ in ("VERB", "AUX"))
            return read_phrase(token).text if known else None
    return None


def _of_whom(part: Any) -> Any | None:
    """The people of whom so many are told: "Two of the | prisoners | wrote. They say …"."""
    if part.tag_ != "CD" and part.lower_ not in ("some", "several", "many", "most"):
        return None
    of = next((c for c in part.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    people = None if of is None else child(of, "pobj")
    return people if people is not None and people.lemma_.lower() in person_words.PERSONS | _HELD else None


_HELD = frozenset("prisoner detainee hostage captive inmate returnee fighter survivor".split())


def _are_of_a_trade(noun: str) -> bool:
    """ "Herders", "rights defenders"; no "trailers"."""
    return noun not in person_words.THINGS and person_words.TRADE.fullmatch(noun) is not None


def _are_nationals(noun: Any) -> bool:
    """Whether so many people of a country are told of ("Four Norwegians"), and not the nation ("Norwegians")."""
    counted = any(c.dep_ == "nummod" or c.lower_ in ("some", "several", "few") for c in noun.lefts)
    name = str(noun.text)
    return counted and not is_country_name(name) and (is_country(name) or is_country(name.removesuffix("s")))
