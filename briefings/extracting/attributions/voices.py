"""Which attributions are reports: those that make what is attributed somebody's word, and a claim theirs.

"He said that …" reports. "He wanted to …", "few are eager to …", "many fear that …" tell what somebody wills or feels,
in the document's own words: they are attributions still, but the claim has no other speaker than the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading, Rule
from briefings.extracting.attributions.cues.verbs.number_content import is_tallied
from briefings.extracting.attributions.mute_subjects import has_no_speaker
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.attributions.told_deeds import PICTURES, is_told_of
from briefings.extracting.parsing.dependencies import child, is_to_infinitive


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs whose infinitive is an act of speech ("vowed to return"); all others tell a will or a deed ("sought to leave").
_SPEECH_ACTS = _words(
    """request invite appeal recommend vow promise pledge threaten swear claim say urge tell warn implore exhort
    beg advise instruct demand counsel profess undertake"""
)
# What moves others to do something, with words or without: "the guild grew, encouraging 40 crews to join".
_MOVING = frozenset({"encourage", "persuade"})
# With a gerund these tell what was done ("denied taking money").
_CONFESSING = _words("admit deny acknowledge recall describe report confess")
# Words of wanting: what is wanted is nobody's report.
_WILLING = _words("eager keen loath reluctant unwilling willing determined")
# With a thing, these are attitudes and deeds, and what they are of is no report.
_ATTITUDES = _words(
    """oppose embrace despise love support back promote favour favor champion ignore cheer celebrate salute mock admire
    respect defend attack promise pledge claim mention discuss welcome question challenge confront second
    invoke thank propose endorse propound espouse advocate protest compare brand label
    dub call recognise recognize reference chronicle summarize summarise disown renounce doubt reaffirm
    address rate"""
)
# What raises a question or a fear, and says nothing.
_EVENTS = _words(
    """decision move step case death incident result loss delay absence failure silence outcome vote victory arrest
    raid killing change pattern growth rise fall return refusal disappearance escape discovery release"""
)
# Topics of nouns that say nothing about them ("an attack on", "support for").
_MUTE_NOUNS = _words("attack support aim fun opposition issue case bet sign tribute light umbrage offence offense")
# Who draws attention to these says nothing of them.
_CAUSES = _words("plight case cause fate situation issue problem suffering need work existence")
# Heads that are too many or too vague to have said it ("many fear that").
_ANYBODY = _words("many some most few several others all everyone people number range handful anyone nobody none")


def is_voice(reading: Reading) -> bool:
    """True if the reading's content is reported as its speaker's word; worked out once for each reading."""
    if reading.voice is None:
        reading.voice = _reports(reading)
    return reading.voice


def _reports(reading: Reading) -> bool:
    if has_no_speaker(reading):
        return False
    if reading.rule in ("phrase", "quotation") or reading.verb is None:
        return True
    return not is_told_of(reading) and _REPORTS.get(reading.rule, _clause_reports)(reading)


def _lemma(reading: Reading) -> str:
    verb: Any = reading.verb
    return str(verb.lemma_.lower())


def _infinitive_reports(reading: Reading) -> bool:
    """ "vowed to return", "asked drivers to wait", "claimed to have left"; not "sought to leave"."""
    verb: Any = reading.verb
    if _claims_to_be(verb):
        return False
    return (
        _lemma(reading) in _SPEECH_ACTS
        or _is_request(reading)
        or _tells_the_past(verb)
        or _confesses(reading)
        or _wants_to_know(reading.verb)
        or (_is_going_on(verb) and _lemma(reading) not in _MOVING)
    )


def _claims_to_be(verb: Any) -> bool:
    """ "Men | claiming to be sailors | took the boat": whom they make themselves out to be, and no report."""
    being = child(verb, "xcomp") if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
    return being is not None and being.lemma_ == "be"


def _is_request(reading: Reading) -> bool:
    return _lemma(reading) == "ask" and reading.source is not None and _asks_somebody(reading.verb, reading.source)


def _tells_the_past(verb: Any) -> bool:
    """ "The captain swore to | have seen it"."""
    return any(c.dep_ == "xcomp" and any(h.lower_ in ("have", "having") for h in c.lefts) for c in verb.rights)


def _wants_to_know(verb: Any) -> bool:
    """ "wanted to know why the port had two boats": a question that was put."""
    if verb.lemma_ != "want" or verb.tag_ != "VBD":  # who wants to know it still has yet to ask
        return False
    known = child(verb, "xcomp")
    asked = child(known, "ccomp") if known is not None and known.lemma_ == "know" else None
    return asked is not None and verb.doc[asked.left_edge.i].lower_ in _QUESTIONS


_QUESTIONS = _words("why how what who where when whether if which whose")


def _confesses(reading: Reading) -> bool:
    """ "denied taking money"."""
    verb: Any = reading.verb
    return _lemma(reading) in _CONFESSING and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.rights)


def _is_going_on(verb: Any) -> bool:
    """ "the guild, planning to close the port": a participle, and no "was planning to"."""
    return bool(verb.tag_ == "VBG") and not any(c.lemma_ == "be" for c in verb.lefts)


def _adjective_reports(reading: Reading) -> bool:
    """ "is confident that"; not "is eager to"."""
    return _lemma(reading) not in _WILLING


def _thing_reports(reading: Reading) -> bool:
    """ "criticised the law", "called it “a disgrace”"; not "opposed the law"."""
    judged = _lemma(reading) in _CALLING and (_is_quoting(reading) or _names_it(reading))
    return judged or _object_reports(reading)


def _passive_reports(reading: Reading) -> bool:
    """ "was criticised by the port", "is believed by officers to be dead"; not "was put at 40"."""
    lemma = _lemma(reading)
    if lemma == "put" and (_is_put_forward(reading.verb) or _are_pictures_put_out(reading)):
        return False
    if lemma in cue_lexicon.HELD_BY:
        return reading.source is not None and not _is_anybody(reading.source)
    if lemma in _NAMING and reading.source is not None:
        return is_source(reading.source) and not _gives_a_name(reading.verb)
    return _object_reports(reading)


def _gives_a_name(verb: Any) -> bool:
    """ "was called Tom by his friends"; not "was called a crime by the ministry"."""
    return any(c.dep_ == "oprd" and c.pos_ == "PROPN" for c in verb.rights)


def _object_reports(reading: Reading) -> bool:
    """Whether a verb with a thing is speech: no attitude ("opposed the law"), unless the thing shows it."""
    return _lemma(reading) not in _ATTITUDES or any(says(reading) for says in _SAID_WITH_AN_OBJECT)


def _preposition_reports(reading: Reading) -> bool:
    """ "called for talks", "warned of storms"; not "talked about the camps"."""
    return not (_only_talks(reading) and _is_about(reading)) and not _tells_what_is_known(reading)


def _only_talks(reading: Reading) -> bool:
    """ "talked", "spoke with the crews"."""
    verb: Any = reading.verb
    with_others = any(c.dep_ == "prep" and c.lower_ in ("to", "with") for c in verb.rights)
    return _lemma(reading) in _ASKING or (_lemma(reading) == "speak" and with_others)


def _clause_reports(reading: Reading) -> bool:
    """ "said that", "expects him to row"; not "the police learned that", "many fear that" or "wanted him to row"."""
    if (_lemma(reading) in _WISHING and _has_infinitive(reading.verb)) or _hears_it(reading):
        return False
    many = _is_anybody(reading.source) and _lemma(reading) not in cue_lexicon.SPEECH
    return not many and not _tells_what_is_known(reading)


def _hears_it(reading: Reading) -> bool:
    """ "Crews | told of the storm | stayed in port", "crews told to row home stayed": they heard it, and the next verb
    is theirs, for it has no subject of its own."""
    verb: Any = reading.verb
    if _lemma(reading) not in _TELLING or verb.tag_ not in ("VBD", "VBN") or child(verb, "dobj", "aux") is not None:
        return False
    following = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    finite = following is not None and following.tag_ in ("VBD", "VBZ", "VBP")
    return finite and child(following, "nsubj", "nsubjpass", "mark", "expl") is None


_TELLING = frozenset({"tell", "warn", "inform", "order", "instruct", "urge", "advise", "ask"})
_WISHING = frozenset({"want", "wish", "desire", "prefer", "like", "love", "hate"})


def _has_infinitive(verb: Any) -> bool:
    """ "wanted him | to row", of which the parser makes a clause."""
    clause = child(verb, "ccomp")
    return clause is not None and is_to_infinitive(clause)


def _tells_what_is_known(reading: Reading) -> bool:
    """Whether the verb tells what somebody comes to know, sees happen or has yet to decide."""
    lemma, verb = _lemma(reading), reading.verb
    out = lemma == "find" and verb is not None and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.rights)
    learns = (lemma in _PERCEIVING or out) and not _has_learned(reading)
    watches = lemma == "see" and not _sees_that(verb) and not _sees_it_so(verb)
    return learns or watches or (lemma in _RULINGS and _leaves_open(reading))


def _is_put_forward(verb: Any) -> bool:
    """ "No motive was put | forward by the port": a thing is put somewhere, and no number at it."""
    return bool(verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ in ("forward", "forth", "up", "in", "on"))


def _are_pictures_put_out(reading: Reading) -> bool:
    """ "Photographs of a camp were put out by the group": what is told of the pictures, and nothing that they show."""
    verb: Any = reading.verb
    subject = child(verb, "nsubjpass")
    out = any(c.lower_ == "out" for c in verb.rights)
    return out and subject is not None and subject.lemma_.lower() in PICTURES


def _is_from_paper(reading: Reading) -> bool:
    """ "A letter mentions 40 boats": what a document mentions it says."""
    source = reading.source
    return _lemma(reading) == "mention" and source is not None and source.lemma_.lower() in cue_lexicon.DOCUMENTS


def _mentions_a_number(reading: Reading) -> bool:
    """ "The service mentions 40 boats": who gives a number says so."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or _lemma(reading) != "mention":
        return False
    if not is_source(source) and source.lower_ not in ("he", "she"):
        return False
    thing = child(verb, "dobj")
    return thing is not None and is_tallied(thing) and child(verb, "neg") is None


def _asks_somebody(verb: Any, source: Any) -> bool:
    """Whether "asked" is a request: by somebody named, or to somebody ("she asked drivers to wait")."""
    asked = any(c.dep_ in ("dobj", "nsubj") and c.i > verb.i for c in (*verb.rights, *_subjects_below(verb)))
    return source.pos_ in ("NOUN", "PROPN") or asked


def _subjects_below(verb: Any) -> list[Any]:
    """The subjects of what is asked, to which the parser gives whoever is asked."""
    return [d for c in verb.rights if c.dep_ in ("ccomp", "xcomp") for d in c.lefts if d.dep_ == "nsubj"]


# With "whether", or still to come, these tell a decision that nobody has told yet ("a court will decide who pays"), or
# what anybody may look for ("a father could expect his son to be fetched").
_RULINGS = _words("decide determine consider know see learn find discover establish expect")


# With "about" these tell what somebody asks or thinks of, and nothing that they say ("talked about the camps").
_ASKING = _words("talk ask inquire enquire worry wonder")


def _is_about(reading: Reading) -> bool:
    """Whether the cue ends in "about": what follows is what it is about."""
    verb: Any = reading.verb
    return any(c.lower_ == "about" and c.dep_ == "prep" for c in verb.rights)


# What somebody comes to know is told of, whoever reports it ("The police learned that …").
_PERCEIVING = frozenset({"learn", "discover", "realise", "realize", "notice", "sense", "perceive", "overhear"})


def _has_learned(reading: Reading) -> bool:
    """ "Forty boats sank, the Gazette has learned": what a paper has found out it reports, and so does whoever learned
    a thing from somebody ("…, the registrar learned from the port")."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or reading.cue is None or reading.content[0] >= reading.cue[0]:
        return False
    before = reading.content[1] <= reading.cue[0]
    perfect = before and verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.lefts)
    who = child(verb, "nsubj")  # "as she learned from a guard" is told of her
    told = verb.lemma_ == "learn" and any(t.lower_ == "from" for t in verb.doc[verb.i + 1 : verb.i + 2])
    told = told and (who is None or who.pos_ != "PRON")
    return told or (perfect and source.pos_ == "PROPN")


def _sees_that(verb: Any) -> bool:
    """Whether "see" has a clause of its own time ("sees that"), and tells of no event ("saw their papers revoked")."""
    clauses = [c for c in verb.rights if c.dep_ == "ccomp"]
    if verb.tag_ == "VBD" and any(c.tag_ in ("VBP", "VBZ") and child(c, "mark") is None for c in clauses):
        return False  # "The drone saw 40 men cross the river"
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in clauses for t in (c, *c.lefts))


def _sees_it_so(verb: Any) -> bool:
    """ "…, as the guild sees it"."""
    as_it = any(c.lower_ == "as" for c in verb.lefts) and any(c.lower_ == "it" for c in verb.rights)
    return as_it and verb.dep_ == "advcl"


def _judges_a_matter(reading: Reading) -> bool:
    """ "defended the decision", "attacked the law as a breach": words, where the thing is no place and nobody."""
    verb: Any = reading.verb
    if _lemma(reading) not in ("attack", "defend"):
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in cue_lexicon.MATTERS for c in verb.rights)


def _claims_a_deed(reading: Reading) -> bool:
    """ "claimed the attack", "claimed it as revenge": whoever says it was theirs; not "claimed 20 attacks"."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or _lemma(reading) != "claim" or source.lower_ in ("one", "nobody"):
        return False  # "No one has claimed the attack"
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return thing is not None and (_is_one_deed(thing) if thing.lemma_.lower() in _DEEDS else thing.lower_ == "it")


def _is_one_deed(thing: Any) -> bool:
    """ "the attack", "responsibility"; not "20 attacks" or "its first attack"."""
    if thing.left_edge.lower_ not in ("the", "its", "this", "that", "responsibility"):
        return False
    return not any(c.tag_ == "CD" or c.lower_ in ("first", "last", "latest") for c in thing.lefts)


def _promises_a_deed(reading: Reading) -> bool:
    """ "promised a second flight": what somebody in office says will be; not "pledged allegiance" or "promised aid"."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or _lemma(reading) not in ("promise", "pledge") or not is_source(source):
        return False
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return thing is not None and _is_no_gift(thing) and not any(c.dep_ == "dative" for c in verb.rights)


def _is_no_gift(thing: Any) -> bool:
    """ "a second flight"; not "aid", "allegiance"."""
    return thing.lemma_.lower() not in _GIVEN and any(c.dep_ in ("det", "amod") for c in thing.lefts)


# What shows that somebody speaks of a thing, where the verb alone would be an attitude or a deed.
_SAID_WITH_AN_OBJECT = (_is_from_paper, _mentions_a_number, _judges_a_matter, _claims_a_deed, _promises_a_deed)


_GIVEN = _words("allegiance loyalty support help aid assistance money fund backing obedience oath fealty revenge")
_DEEDS = _words(
    """attack assault bombing raid killing shooting capture slaughter massacre blast ambush responsibility credit
    operation strike kidnapping abduction murder explosion stabbing success victory"""
)


# With words in quotation marks these are speech ("called it “a disgrace”").
_CALLING = _words("call brand label dub reject dismiss defend attack welcome see view")
# With what somebody or something is, these are speech in any case ("called it a mistake").
_NAMING = _words("call brand label dub")


def _names_it(reading: Reading) -> bool:
    """Whether a body or somebody in office says what a thing is: "the embassy called it an example"."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or _lemma(reading) not in _NAMING or not is_source(source):
        return False
    would = verb.tag_ == "VB" and any(c.lower_ == "would" for c in verb.lefts)
    return (would or verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")) and _says_what_it_is(verb)


def _says_what_it_is(verb: Any) -> bool:
    """Whether a verb of naming has a word for the thing beside the thing: "called | it | an example"."""
    named = [c for c in verb.rights if c.dep_ in ("oprd", "xcomp", "dobj") and c.pos_ in _SAYING_WHAT]
    return len(named) > 1 or any(c.dep_ != "dobj" and c.pos_ in ("NOUN", "ADJ") for c in named)


_SAYING_WHAT = frozenset({"NOUN", "ADJ", "PROPN", "PRON"})


def _is_quoting(reading: Reading) -> bool:
    verb: Any = reading.verb
    reach = verb.idx + reading.content[1] - (reading.cue or reading.content)[0]
    return any(t.is_quote and t.idx <= reach for t in verb.doc[verb.i : verb.i + _PHRASE])


_PHRASE = 30


def _leaves_open(reading: Reading) -> bool:
    verb: Any = reading.verb
    return any(c.tag_ == "MD" for c in verb.lefts)


def _noun_reports(reading: Reading) -> bool:
    """ "the claim that", "a warning of"; neither "the decision to" nor "the attack on"."""
    verb: Any = reading.verb
    lemma = _lemma(reading)
    if reading.source is not None and reading.source.lemma_.lower() in _EVENTS:
        return False  # "The decision raises questions about what he hides"
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    if lemma == "attention" and any(c.lemma_ in _CAUSES for to in _behind(verb) for c in to.children):
        return False
    return (following != "to" or lemma == "attention") and lemma not in _MUTE_NOUNS


def _behind(noun: Any) -> Iterator[Any]:
    """What stands behind a noun, be it the noun's or its verb's."""
    yield from noun.rights
    yield from (c for c in noun.head.rights if c.i > noun.i)


def _is_anybody(source: Any | None) -> bool:
    """Whether the head is "many", or a bare plural that names no office ("governments in the west")."""
    return source is not None and source.lemma_.lower() in _ANYBODY


# How each kind of content shows that it is somebody's word; of a clause see `_clause_reports`.
_REPORTS: dict[Rule, Callable[[Reading], bool]] = {
    "infinitive": _infinitive_reports,
    "adjective": _adjective_reports,
    "noun": _noun_reports,
    "thing": _thing_reports,
    "passive": _passive_reports,
    "preposition": _preposition_reports,
}
