"""Whom a noun phrase means: by the name in it, else by who was or will be described so: "the mayor", "the 48-year-old".

Rules are tried in order, from what the phrase itself tells to what the document told before, and then to what comes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions.cue_lexicon import POINTING_BACK
from briefings.extracting.attributions.resolution.known import Speaker, Wording
from briefings.extracting.attributions.resolution.own_sentence import is_somebody, opening_subject
from briefings.extracting.attributions.resolution.pronouns import behind_pronoun
from briefings.extracting.attributions.resolution.statements import FIGURES, maker_of_statement
from briefings.extracting.attributions.speakers.cast.bodies_coming_back import COMING_BACK
from briefings.extracting.attributions.speakers.cast.fuller_names import without_open_bracket
from briefings.extracting.attributions.speakers.cast.seen_persons import FAMILY
from briefings.extracting.attributions.speakers.cast.told import STATEMENTS, WORDS_WRITTEN, Told
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.attributions.speakers.phrases.tellers import maker_of
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.nationality import country_in, is_country, is_country_name
from briefings.extracting.coreference.mentions.syntax import named_in_clause
from briefings.extracting.coreference.mentions.vocabulary import NAMED_BY_COMPOUND, comes_back_as
from briefings.extracting.parsing.dependencies import child

_OWNERS = frozenset({"his", "her", "its", "their"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_PLURAL = frozenset({"NNS", "NNPS"})
# How many words before its noun a description may have that points back ("the Muslim convert").
_MODIFIERS = 3
_POSTS = frozenset("minister secretary president premier governor mayor".split())
_WHICH = frozenset({"former", "senior", "veteran", "new", "outgoing", "young", "old"})
_VAGUE = frozenset({"people", "men", "women", "those", "others", "persons"})
_LONGEST_CLAUSE = 12


def behind_phrase(wording: Wording) -> Speaker:
    """Whom a phrase means, by its name or by what it describes."""
    maker = _maker_of_bare(wording)
    if maker is not None:
        return behind_phrase(wording.of(maker))
    named = _name_of_body(wording)
    if named is not None:
        return behind_phrase(wording.of(named))
    head, phrase = wording.head, wording.phrase
    called = named_in_clause(head) if _tells_nobody(head, phrase) else None
    if called is not None:
        return Speaker(wording.known.name_at(called, wording.passage), phrase.text, wording.span)
    if phrase.name is not None and not phrase.name.islower() and not _is_of_a_country(head, phrase):
        return _named(wording) if not _is_an_office_alone(wording) else _behind_noun(wording)
    return _behind_noun(wording)


def _is_an_office_alone(wording: Wording) -> bool:
    """ "The Foreign Minister": an office in capitals, and nobody's name."""
    head, phrase = wording.head, wording.phrase
    return wording.opening == "the" and phrase.last == head.i and head.lower_ in _OFFICES and head.i > phrase.first + 1


_OFFICES = frozenset(
    """minister secretary president premier chancellor governor mayor ambassador commissioner director prosecutor
    general spokesman spokeswoman spokesperson chief""".split()
)


def _name_of_body(wording: Wording) -> Any | None:
    """The last word of a body's name of several right behind what the body is: "the Leeds-based charity Halden |
    Voices"."""
    noun, phrase = wording.head, wording.phrase
    if noun.tag_ != "NN" or noun.lower_ not in NAMED_BY_COMPOUND or phrase.last <= noun.i + 1:
        return None
    name = noun.doc[phrase.last]
    as_one = name.head.i == noun.i if name.dep_ == "appos" else name.dep_ == noun.dep_ and name.head.i == noun.head.i
    whole = name.left_edge.i == noun.i + 1 and all(t.pos_ == "PROPN" for t in noun.doc[noun.i + 1 : name.i + 1])
    return name if as_one and whole else None


def _maker_of_bare(wording: Wording) -> Any | None:
    """Whose "the report" is, where what stands around the two words tells it."""
    bare = wording.is_two_words and wording.head.tag_ == "NN" and wording.opening in ("a", "an", "the")
    maker = maker_of(wording.head) if bare else None
    return None if maker is None or is_time(maker) else maker


def _tells_nobody(head: Any, phrase: Phrase) -> bool:
    """Whether a phrase only says what somebody is: "a clerk", "a young Norwegian"."""
    noun = head.tag_ == "NN" or (head.tag_ == "NNP" and head.text.islower())
    return noun or head.doc[phrase.first].lower_ in ("a", "an", "one", "another")


def _is_of_a_country(head: Any, phrase: Phrase) -> bool:
    """ "the Belgian", "the stocky, grey-haired Belgian": somebody by the country alone."""
    described = head.doc[phrase.first + 1 : head.i]
    adjectives = all(t.is_punct or (t.pos_ == "ADJ" and t.text.islower()) for t in described)
    one = adjectives and head.doc[phrase.first].lower_ == "the" and head.tag_ in ("NNP", "NN")
    return one and phrase.last == head.i and is_country(head.text) and not is_country_name(head.text)


def _named(wording: Wording) -> Speaker:
    """The fullest name of whom a name means: by the cast, else by the surnames of the text."""
    register, phrase, span = wording.known.register, wording.phrase, wording.span
    if (labelled := register.in_capitals(phrase.text)) is not None:
        return Speaker(labelled.name, labelled.role, span)
    if " and " in phrase.text and phrase.person and phrase.role:
        return Speaker(phrase.text, phrase.role, span)  # several, each with a name
    if wording.passage.doc[phrase.first].pos_ == "VERB":
        return Speaker(phrase.text, None, span)  # "Save the Children", of which the cast only has the last word
    entry = _entry_of(wording)
    if entry is None:
        return Speaker(phrase.text, phrase.role, span)
    if phrase.name == phrase.text and phrase.text.endswith(f" of the {entry.name}"):
        return Speaker(phrase.text, None, span)  # "Voice of the Coast", of which the cast has the Coast
    return _as_the_cast_has_it(wording, entry)


def _entry_of(wording: Wording) -> Entry | None:
    """Whom the cast has under the phrase's name; of a name of one word the fullest that ends so."""
    register, phrase, passage = wording.known.register, wording.phrase, wording.passage
    at = passage.at(passage.doc[phrase.head if phrase.head is not None else phrase.last])
    entry = register.named_at(at)
    if entry is None:
        return None if " " in (phrase.name or " ") else register.fullest(phrase.name or "", at)
    return entry if " " in entry.name else register.fullest(entry.name, at) or entry


def _as_the_cast_has_it(wording: Wording, entry: Entry) -> Speaker:
    """The cast's name, or the phrase's own words where it tells more than somebody's name ("the Poe family")."""
    phrase, span = wording.phrase, wording.span
    may_be_one = entry.sort in ("person", "unsure")
    if may_be_one and entry.name in phrase.text and not phrase.person and entry.name != phrase.text:
        return Speaker(phrase.text, phrase.role, span)
    role = (phrase.role or entry.role) if may_be_one else None
    return Speaker(wording.known.register.name_of(entry, phrase.text), role, span)


def _behind_noun(wording: Wording) -> Speaker:
    """Whom a noun phrase without a name means, else its own words."""
    for rule in _RULES:
        speaker = rule(wording)
        if speaker is not None:
            return speaker
    return Speaker(_in_words(wording), None, wording.span)


def _by_a_name_for_a_noun(wording: Wording) -> Speaker | None:
    """Who goes by a name that the tagger took for a noun: "the MoD", and at a sentence's start the "Mills" of a Jo
    Mills who was named before."""
    register, word = wording.known.register, wording.head.text
    if not wording.ends_with_noun:
        return None
    if sum(map(str.isupper, word)) > 1:
        bearer = register.fullest(word, wording.at)
    elif wording.phrase.first == wording.head.i and word.istitle():
        bearer = _person_with_surname(word, register.fullest(word, wording.at))
    else:
        return None
    return None if bearer is None else Speaker(register.name_of(bearer), bearer.role, wording.span)


def _person_with_surname(word: str, entry: Entry | None) -> Entry | None:
    """The person if their full name ends in the word."""
    if entry is None or entry.sort != "person" or " " not in entry.name:
        return None
    return entry if entry.name.split()[-1] == word else None


def _by_statement(wording: Wording) -> Speaker | None:
    """Whose words a statement is: its maker's, where the phrase names one, else of whoever spoke last."""
    head, phrase = wording.head, wording.phrase
    if wording.noun not in STATEMENTS:
        return None
    maker = maker_of_statement(head, phrase)
    if maker is not None:
        return behind_phrase(wording.of(maker))
    if phrase.last > head.i or head.i - phrase.first > 1:
        return None
    if wording.opening in ("a", "an"):
        return _put_out_just_now(wording)
    if wording.opening not in _POINTING:
        return None
    return _as_told(wording, wording.known.register.behind_statement(wording.noun, wording.at))


def _put_out_just_now(wording: Wording) -> Speaker | None:
    """The body that spoke in the sentence before "A statement said its divers had gone": "its" tells whose it is."""
    said = wording.reading.content
    words = wording.passage.doc.text[said[0] - wording.passage.start :].split(None, 2)[:2]
    if not _OWNERS & {word.lower() for word in words}:
        return None
    body = wording.known.discourse.thing_for(wording.at, said)
    return None if body is None else Speaker(body, None, wording.span)


def _as_told(wording: Wording, told: Told | None) -> Speaker | None:
    return None if told is None else Speaker(told.name, told.role, wording.span)


def _by_a_name_in_or_beside(wording: Wording) -> Speaker | None:
    """The body whose name stands in the phrase, behind it or before it: "a group, the Harbour Observatory"."""
    register, head, starts_at = wording.known.register, wording.head, wording.span[0]
    named = (
        (register.inside(starts_at, wording.at, wording.noun) if head.tag_ not in _PLURAL else None)
        or _beside(wording)
        or register.beside(head.doc[wording.phrase.first], starts_at)
    )
    return None if named is None else Speaker(register.name_of(named, wording.phrase.text), None, wording.span)


def _beside(wording: Wording) -> Entry | None:
    """Whose name stands beside a noun for a body: "a monitoring group, the Harbour Observatory, said"."""
    head = wording.head
    if is_somebody(head) and head.lower_ != "monitor":
        return None
    apposed = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    name = next((c for c in apposed if head.doc[c.left_edge.i - 1].text == ","), None)
    entry = wording.known.register.named_at(wording.passage.at(name)) if name is not None else None
    return entry if entry is not None and entry.sort in ("body", "agency", "outlet") else None


def _by_a_count_before(wording: Wording) -> Speaker | None:
    """ "By the same | count", "by that | reckoning": whoever counted last."""
    reading, bare = wording.reading, wording.phrase.first == wording.phrase.last
    if reading.rule != "phrase" or not bare or wording.noun not in POINTING_BACK or wording.head.i == 0:
        return None
    if wording.head.doc[wording.head.i - 1].lower_ not in ("same", "that", "this"):
        return None
    return _as_told(wording, wording.known.register.told_last(wording.at))


def _points_back(wording: Wording) -> bool:
    """ "the report", "their letter": a noun with one word that points to something told before."""
    return wording.is_two_words and wording.opening in _POINTING


def _by_whose_writing(wording: Wording) -> Speaker | None:
    """ "its report", "its figures", "their sad accounts": whom "its" means."""
    if wording.opening in _OWNERS and wording.noun in _TELLINGS and _is_qualified(wording):
        return behind_pronoun(wording.opening, wording)
    owned = wording.opening in _OWNERS and (wording.noun in WORDS_WRITTEN or wording.noun in FIGURES)
    if not owned or not _points_back(wording):
        return None
    owner = behind_pronoun(wording.opening, wording)
    return Speaker(owner.name or wording.phrase.text, owner.role, wording.span)


def _by_whose_people(wording: Wording) -> Speaker | None:
    """ "His team has counted 148": whoever leads it speaks, of whom the text tells."""
    if wording.opening not in ("his", "her") or not wording.is_two_words or wording.noun not in _THEIR_PEOPLE:
        return None
    owner = behind_pronoun(wording.opening, wording)
    return owner if owner.name is not None else None


_THEIR_PEOPLE = frozenset({"team", "group", "office", "staff", "institute", "department", "lab", "research"})


# What somebody tells, and who does is the speaker.
_TELLINGS = frozenset("account story testimony tale recollection memory version narrative".split())


def _is_qualified(wording: Wording) -> bool:
    """Whether no more than adjectives stand between "their" and the noun."""
    phrase, head = wording.phrase, wording.head
    return bool(wording.ends_with_noun) and all(
        t.pos_ in ("ADJ", "CCONJ", "ADV") for t in head.doc[phrase.first + 1 : head.i]
    )


def _by_writing(wording: Wording) -> Speaker | None:
    """ "the report", "the authors": who wrote it."""
    if not _points_back(wording):
        return None
    several = wording.head.tag_ in _PLURAL
    return _as_told(wording, wording.known.register.behind_writing(wording.noun, wording.at, several=several))


def _by_description(wording: Wording) -> Speaker | None:
    """ "the former harbour chief": who was described so before."""
    register = wording.known.register
    return _as_told(wording, register.described(wording.head, wording.phrase.text, wording.opening, wording.at))


def _by_those_it_is_made_of(wording: Wording) -> Speaker | None:
    """ "the experts": the panel of experts that spoke before."""
    if wording.opening != "the" or not wording.is_two_words or wording.head.tag_ != "NNS":
        return None
    return _as_told(wording, wording.known.register.made_up_of(wording.head.lower_, wording.at))


def _by_words_of_its_name(wording: Wording) -> Speaker | None:
    """ "the harbour rights organisation": the one body of whose name its words are."""
    head, first = wording.head, wording.phrase.first
    if wording.opening != "the" or not wording.ends_with_noun or wording.noun not in _ORGANISATIONS:
        return None
    said = [token.lower_ for token in head.doc[first + 1 : head.i]]
    if len(said) < _WORDS_OF_A_NAME or not all(token.text.islower() for token in head.doc[first + 1 : head.i]):
        return None
    entry = wording.known.register.body_of_words(said, wording.at)
    return None if entry is None else Speaker(wording.known.register.name_of(entry), None, wording.span)


# Two words at least tell a body: "the rights group" may be any.
_WORDS_OF_A_NAME = 2
_ORGANISATIONS = frozenset(
    "organisation organization group watchdog body charity agency institute centre center".split()
)


def _by_the_opening(wording: Wording) -> Speaker | None:
    """The body that a sentence opens with and that comes back at its end: "State Security is keeping watch, the service
    writes"."""
    if not wording.is_two_words or wording.opening != "the" or wording.noun not in COMING_BACK:
        return None
    register, subject = wording.known.register, opening_subject(wording.reading)
    if subject is None or subject.pos_ != "PROPN" or subject.dep_ == "poss" or is_country_name(subject.text):
        return None
    entry = register.named_at(wording.passage.at(subject))
    if entry is None or not _is_unexplained_body(entry):
        return None
    return Speaker(register.name_of(entry), None, wording.span)


def _is_unexplained_body(entry: Entry) -> bool:
    """Whether nothing tells that a name is a person's or several people's, or what else its body is called."""
    person = entry.role or entry.gender or entry.likely
    return not person and not entry.plural and comes_back_as(entry.name) is None


def _by_another_word(wording: Wording) -> Speaker | None:
    """ "the spy chief", "the 48-year-old", "the mother of three": who spoke shortly before under another word."""
    head, phrase = wording.head, wording.phrase
    if wording.opening != "the" or head.tag_ in _PLURAL:
        return None
    if not wording.ends_with_noun and not _of_children(head, phrase):
        return None
    called = _called(head)
    if called == head.text and not _is_short(wording):
        return None
    if _is_explained_anew(head):
        return None
    person = wording.known.discourse.another_word_for(called, wording.span[0], wording.reading.content)
    return None if person is None or _is_of_another_house(wording, *person) else Speaker(*person, wording.span)


def _is_explained_anew(head: Any) -> bool:
    """ "The witness, a French woman, said": somebody of whom it is only now told who that is."""
    apposed = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "NOUN")
    return any(any(left.lower_ in ("a", "an") for left in c.lefts) for c in apposed)


def _is_of_another_house(wording: Wording, name: str, role: str | None) -> bool:
    """ "The district police chief" after a colonel who speaks for a corps: two nouns that tell whose chief it is, and
    neither is in the role told before."""
    head = wording.head
    land, other = country_in(wording.phrase.text), country_in(f"{role or ''} {name}")
    if land is not None and other is not None and land != other:
        return True  # "the American officer" is none of the Iraqis
    beside = head.doc[wording.phrase.first + 1 : head.i]
    whose = [t.lower_ for t in beside if t.tag_ == "NN"]
    if role is not None and len(whose) > 1 and not any(word in role.lower() for word in whose):
        return True
    places = [t for t in beside if t.tag_ == "NNP" and t.lower_ not in _PARTIES]
    return wording.noun in _LOCAL_OFFICES and bool(places) and not _is_told_before(places[0], wording)


def _is_told_before(word: Any, wording: Wording) -> bool:
    """Whether the document has a word before the sentence in which it stands."""
    before = wording.known.passages[: wording.reading.source_passage]
    here = word.doc[: word.sent.start]
    return any(t.text == word.text for doc in (*(passage.doc for passage in before), here) for t in doc)


# Each town or county has its own: after the chief of one, "the Halden sheriff" is another where Halden is news.
_LOCAL_OFFICES = frozenset(
    "sheriff coroner chief commissioner superintendent marshal prosecutor attorney mayor".split()
)
_PARTIES = frozenset("republican democrat democratic labour conservative liberal".split())


def _called(head: Any) -> str:
    """The noun of a description, of "the 48-year-old" the age."""
    if head.lower_ == "old" and head.i > 3 and head.doc[head.i - 2].lower_ == "year":
        return str(head.doc[head.i - 4].text)
    return str(head.text)


def _of_children(head: Any, phrase: Phrase) -> bool:
    """ "the mother of three"."""
    return head.lower_ in FAMILY and phrase.last == head.i + 2 and head.doc[phrase.last].tag_ == "CD"


def _is_short(wording: Wording) -> bool:
    """Whether a description doesn't say who is meant: not "the port's spokesman" nor "the man who left"."""
    head, phrase = wording.head, wording.phrase
    if (
        len(head.doc[phrase.first : head.i].text.split()) > _MODIFIERS
        or _is_an_office(head, phrase)
        or _is_anothers(head)
    ):
        return False
    return not any(c.dep_ in ("relcl", "acl") and c.left_edge.i == head.i + 1 for c in head.rights)


def _is_anothers(head: Any) -> bool:
    """ "the Taliban's envoy", "the port's spokesman": somebody of a body that is told with them."""
    owners = (c for c in head.lefts if c.dep_ == "poss" or any(mark.tag_ == "POS" for mark in c.rights))
    return any(owner.pos_ in ("PROPN", "NOUN") for owner in owners)


def _is_an_office(head: Any, phrase: Phrase) -> bool:
    """ "the prime minister", "the army chief": a post of its own, which no other word for somebody is."""
    if head.lemma_.lower() not in _POSTS:
        return False
    beside = head.doc[phrase.first + 1 : head.i]
    return any(not is_country(t.text) and t.lower_ not in _WHICH for t in beside)


def _by_whom_comes(wording: Wording) -> Speaker | None:
    """ "an official" of the lead: who is named only after it."""
    register = wording.known.register
    return _as_told(wording, register.ahead(wording.head, wording.phrase.text, wording.opening, wording.at))


def _by_the_same_count(wording: Wording) -> Speaker | None:
    """ "By the same reckoning", "by that count": whoever spoke last, and counted so."""
    head = wording.head
    if wording.reading.rule != "phrase" or wording.phrase.first != head.i or head.i < _SHORTEST_POINTING:
        return None
    if head.doc[head.i - 1].lower_ not in ("same", "that", "this") or head.lemma_.lower() not in _COUNTS:
        return None
    told = wording.known.register.told_last(wording.at)
    return _as_told(wording, told)


# "By | that | count"
_SHORTEST_POINTING = 2
_COUNTS = frozenset({"count", "reckoning", "tally", "estimate", "calculation"})


_RULES: tuple[Callable[[Wording], Speaker | None], ...] = (
    _by_the_same_count,
    _by_a_name_for_a_noun,
    _by_a_count_before,
    _by_statement,
    _by_a_name_in_or_beside,
    _by_whose_writing,
    _by_whose_people,
    _by_writing,
    _by_those_it_is_made_of,
    _by_description,
    _by_words_of_its_name,
    _by_the_opening,
    _by_another_word,
    _by_whom_comes,
)


def _in_words(wording: Wording) -> str:
    """The phrase as it stands, of a state's body with its state ("Tarsia's interior ministry")."""
    head, text, states = wording.head, wording.phrase.text, wording.known.states
    full = states.full_name(head, text, wording.at, wording.passage.start) if wording.opening == "the" else None
    return full or _told_by_a_clause(head, wording.phrase) or without_open_bracket(text)


def _told_by_a_clause(head: Any, phrase: Phrase) -> str | None:
    """People of whom only a clause tells who they are, with it: "people who fled from there to Halden", "people living
    nearby"."""
    clause = child(head, "relcl", "acl")
    if clause is None or head.lower_ not in _VAGUE or phrase.last != head.i or clause.left_edge.i != head.i + 1:
        return None
    if clause.dep_ == "acl" and clause.tag_ != "VBG":
        return None
    last = int(clause.right_edge.i)
    words = head.doc[phrase.first : last + 1]
    plain = last - head.i <= _LONGEST_CLAUSE and not any(t.is_quote or t.text in (",", ";", ":") for t in words)
    return phrase.text + " " + " ".join(head.doc[head.i + 1 : last + 1].text.split()) if plain else None
