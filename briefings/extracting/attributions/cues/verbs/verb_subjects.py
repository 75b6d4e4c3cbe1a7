"""Who says what a verb introduces: its subject or the "by" of its passive, mended where the parse lost them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue
from briefings.extracting.attributions.cues.verbs.clause_content import CUE_VERBS, asked_first, second_cue
from briefings.extracting.attributions.cues.verbs.relative_reports import cleft_subject, one_of_those
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after, named_before
from briefings.extracting.attributions.speakers.phrases.speaker_runs import run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody, is_source, may_tell, people_of
from briefings.extracting.parsing.dependencies import SUBJECTS, child, sentence_start, subject_of


def source_of(cue: Cue) -> Any | None:
    """Who says it: whom a go-between quotes, else who does the verb, else the "by" of a passive."""
    quoted = _quoted(cue.verb) or _heard_from(cue) or _according_to(cue)
    if quoted is not None:
        return quoted
    return _agent(cue) if cue.passive else _subject(cue)


def _subject(cue: Cue) -> Any | None:
    """Who does the verb, by the first rule that finds somebody."""
    for of_cue in _SUBJECTS_OF_CUES:
        if (subject := of_cue(cue)) is not None:
            return subject
    for of_verb in _SUBJECTS_OF_VERBS:
        if (subject := of_verb(cue.verb)) is not None:
            return subject
    return None


def _own_after_all(cue: Cue) -> Any | None:
    """The subject that `verb_cues` gave the verb instead of the parser's own, or "IS" for the group."""
    own = cue.kids.get("nsubj")
    return own if is_the_group(own) or _is_mended(cue.verb, own) else None


def _is_mended(verb: Any, subject: Any | None) -> bool:
    """Whether the subject is another than the parser's own first one."""
    return subject is not None and subject is not child(verb, "nsubj")


def is_the_group(token: Any | None) -> bool:
    """Whether a token is "IS" in capitals, the group's name and no verb."""
    return token is not None and token.text == "IS"


def _subject_by_the_parse(verb: Any) -> Any | None:
    """Its own subject, or the one that it shares with another cue."""
    subject = subject_of(asked_first(verb) or second_cue(verb) or verb)
    return subject if subject is None else _person_behind_thing(subject) or subject


def _person_behind_thing(noun: Any) -> Any | None:
    """The pilot of "a pilot posted on the line, who | said that P": the parser hung the "who" on a thing."""
    if noun.pos_ != "NOUN" or may_tell(noun) or is_somebody(noun):
        return None
    if noun.dep_ == "dobj":
        return _shown_the_thing(noun)
    if noun.dep_ != "pobj":
        return None
    if not any(c.dep_ == "relcl" and c.left_edge.lower_ == "who" for c in noun.rights):
        return None
    above = noun.head.head
    above = above.head if above.dep_ == "acl" else above
    return above if above.i < noun.i and is_somebody(above) else None


def _shown_the_thing(thing: Any) -> Any | None:
    """The pilot of "A pilot, shown the number, laughed and | said P": the parser hung the laugh on the number."""
    verb = thing.head
    subject = child(verb, "nsubj", "nsubjpass")
    set_off = verb.i > 0 and verb.doc[verb.i - 1].text == "," and verb.tag_ in ("VBN", "VBD")
    return subject if set_off and subject is not None and subject.i < verb.i and is_somebody(subject) else None


def _agent(cue: Cue) -> Any | None:
    """Who says it in the passive: whoever "by" names, or the court that was told."""
    agent = cue.kids.get("agent")
    if agent is None:
        return _who_was_told(cue)
    return child(agent, "pobj") or _agent_by_words(agent)


def _who_was_told(cue: Cue) -> Any | None:
    """The court of "the court was told that P", as of "the court heard that P": what is said there is evidence, and not
    the court's own word."""
    hearer = cue.kids.get("nsubjpass")
    told = cue.lemma == "tell" and hearer is not None and hearer.lower_.removesuffix("s") in _HEARERS
    return hearer if told else None


_HEARERS = frozenset("court trial hearing inquest tribunal inquiry jury juror parliament mp magistrate".split())


def _named_beside(cue: Cue) -> Any | None:
    """The name right before a verb without a subject ("a boy, whose mother, Ann Poe, said that P")."""
    verb = cue.verb
    if cue.kids.get("nsubj") is not None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    named = named_before(verb.doc, verb.i, sentence_start(verb.doc, verb.i))
    return verb.doc[named[0].head] if named is not None and verb.doc[named[1]].lower_ == "whose" else None


def _one_by_name(cue: Cue) -> Any | None:
    """The name of "One who lost a boat, | Ann Poe |, told the guild that P", where the subject is only "one"."""
    own, verb = cue.kids.get("nsubj"), cue.verb
    if own is None or own.lower_ not in ("one", "another") or own.i > verb.i or verb.doc[verb.i - 1].text != ",":
        return None
    doc, first = verb.doc, verb.i - 1
    while first - 1 > own.i and doc[first - 1].pos_ == "PROPN":
        first -= 1
    named = first < verb.i - 1 and doc[first - 1].text == ","
    return doc[verb.i - 2] if named else None


def _between_commas(cue: Cue) -> Any | None:
    """The judge of "The story, | said the judge, Ann Poe |, was false": the parser gives the verb the story as well."""
    verb, doc, own = cue.verb, cue.verb.doc, cue.kids.get("nsubj")
    if own is None or own.i > verb.i or cue.lemma not in cue_lexicon.SPEECH or verb.tag_ not in FINITE:
        return None
    if doc[verb.i - 1].text != "," or verb.i + 3 >= len(doc):
        return None
    run = run_after(doc, verb.i + 1, len(doc))
    run = None if run is None else named_after(doc, run, len(doc)) or run
    if run is None or run.last + 2 >= len(doc) or doc[run.last + 1].text != "," or not is_somebody(doc[run.head]):
        return None
    goes_on = any(t.tag_ in FINITE or t.tag_ == "MD" for t in doc[run.last + 2 : run.last + 4])
    return doc[run.head] if goes_on else None


def _behind_mark(cue: Cue) -> Any | None:
    """Who says it where the parser missed that "after" opens a clause, and gave its verb the subject of the sentence:
    the mayor, not the pier, in "The pier shut after the mayor, Ann Poe, | said that P"; the name may stand first."""
    verb, doc = cue.verb, cue.verb.doc
    if cue.kids.get("nsubj") is not None or verb.dep_ not in ("conj", "ROOT") or doc[verb.i - 1].text != ",":
        return None
    mark = _mark_before(verb)
    comma = None if mark is None else _comma_beside_a_name(doc[mark + 1 : verb.i - 1])
    if comma is None:
        return None
    heads = doc[comma - 1], doc[verb.i - 2]
    return next((t for t in heads if t.pos_ == "PROPN"), None)


def _comma_beside_a_name(words: Any) -> int | None:
    """The one comma of "the mayor | , | Ann Poe", where there is nothing but nouns and what goes with them."""
    commas = [t.i for t in words if t.text == ","]
    plain = all(t.pos_ in _NOMINAL or t.text in (",", "-") for t in words)
    return commas[0] if plain and len(commas) == 1 else None


def _mark_before(verb: Any) -> int | None:
    """The "after" that opens a clause behind the sentence's own verb, with no comma before it."""
    doc, start = verb.doc, sentence_start(verb.doc, verb.i)
    mark = next((k for k in range(verb.i - 2, start, -1) if doc[k].lower_ in _MARKS), None)
    if mark is None or doc[mark - 1].text == ",":
        return None
    return mark if any(t.tag_ in FINITE for t in doc[start:mark]) else None


_MARKS = frozenset({"after", "before", "when", "because", "since", "while", "once", "until"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})


def _behind_quotation(cue: Cue) -> Any | None:
    """The one of "“… and with it every port,” | one | of the pilots said": of two subjects the one that stands behind
    the mark."""
    subjects = [c for c in cue.verb.lefts if c.dep_ == "nsubj"]
    if len(subjects) < 2 or cue.lemma not in cue_lexicon.SPEECH:
        return None
    between = cue.verb.doc[subjects[-2].i : subjects[-1].i]
    return subjects[-1] if any(t.is_quote for t in between) else None


def _of_first_cue(cue: Cue) -> Any | None:
    """Who goes on in "Ann Poe | said the pier was old, so it was likely to sink, and | added that P": the parser makes
    the clause between the main one, and has "it" add something."""
    verb = cue.verb
    if verb.dep_ != "conj" or cue.lemma not in _GOING_ON_TO_SAY or child(verb, *SUBJECTS) is not None:
        return None
    between = verb.head
    first = next((c for c in between.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_), None)
    said = first is not None and first.lemma_.lower() in cue_lexicon.SPEECH
    return child(first, "nsubj") if first is not None and said else None


_GOING_ON_TO_SAY = frozenset({"add", "note", "stress", "say", "warn", "claim", "explain"})


def _behind_what_is_said(cue: Cue) -> Any | None:
    """The first of two who say it behind a comma ("Most were boats from Halden, | officials | and sailors said"), of
    whom the parser makes a list with the words before."""
    verb, doc = cue.verb, cue.verb.doc
    if cue.lemma not in _TOLD or verb.tag_ not in FINITE or doc[verb.i - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    start = sentence_start(doc, verb.i)
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), start)
    both = doc[comma + 1 : verb.i]
    joined = next((t.i for t in both if t.lower_ == "and"), None)
    if (
        joined is None
        or not all(t.pos_ in _LISTED or (t.pos_ == "ADP" and t.i > joined + 1) for t in both)
        or not any(t.tag_ in (*FINITE, "MD") for t in doc[start:comma])
    ):
        return None
    first, own = doc[joined - 1], cue.kids.get("nsubj")
    cut = own is None or own.i < comma or own.i > joined
    return first if cut and may_tell(first) else None


_TOLD = cue_lexicon.SPEECH | cue_lexicon.THOUGHT
_LISTED = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "CCONJ"})


def _behind_relative(cue: Cue) -> Any | None:
    """The subject before a relative clause whose last noun the parser took for it: the bank of "A bank that follows
    the trade | reckons P"."""
    own, clause = cue.kids.get("nsubj"), cue.verb.head
    if own is None or cue.verb.dep_ != "ccomp" or clause.dep_ != "relcl" or clause.i > own.i:
        return None
    noun = clause.head
    lost = noun.dep_ == "ROOT" and clause.lemma_.lower() not in CUE_VERBS and cue.verb.tag_ in ("VBZ", "VBP", "VBD")
    return noun if lost and may_tell(noun) else None


def _cited_ahead(verb: Any) -> Any | None:
    """The paper of "According to the Port Paper many left, | reporting that P": a participle behind what is cited."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > verb.i:
        return None
    ahead = (c for c in verb.head.lefts if c.lower_ == "according")
    return next((noun for c in ahead for to in c.children for noun in to.children if noun.dep_ == "pobj"), None)


def _apposed_to(verb: Any) -> Any | None:
    """The name that a noun with the clause only describes ("met Ann Poe, a clerk, who said that P")."""
    noun = verb.head
    described = verb.dep_ == "relcl" and noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN"
    subject = child(verb, "nsubj")
    return noun.head if described and subject is not None and subject.lower_ == "who" else None


def _beside_with(cue: Cue) -> Any | None:
    """Whoever "with" makes the subject of a participle: "…, with Ann Poe adding that 40 boats sank"."""
    verb = cue.verb
    before = verb.doc[verb.i - 1] if verb.i > 1 and verb.tag_ == "VBG" else None
    held = before is not None and before.dep_ == "pobj" and before.head.lower_ == "with"
    return before if held else None


def _agent_by_words(by: Any) -> Any | None:
    """Whoever follows "by" where the parser made a subject of them ("is thought by police to have been a shop")."""
    run = run_after(by.doc, by.i + 1, len(by.doc))
    return None if run is None else by.doc[run.head]


def quoting_verb(verb: Any) -> Any | None:
    """The verb of "the radio | quoted | Poe as saying", whose subject only passes it on."""
    saying = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "as"
    quoting = verb.head.head if saying else None
    return quoting if quoting is not None and quoting.lemma_ in _QUOTING and child(quoting, "dobj") else None


def _quoted(verb: Any) -> Any | None:
    """Who is quoted in "the radio cited Poe as saying", "Poe was quoted by the radio as saying": neither the radio."""
    saying = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "as"
    quoting = verb.head.head if saying else verb
    if quoting.lemma_ not in _QUOTING or not (saying or any(_leads_to_saying(c) for c in quoting.rights)):
        return None
    behind = any(c.dep_ == "ccomp" for c in quoting.lefts)  # "40 boats sank, the radio reported Poe as saying"
    return child(quoting, "nsubjpass") or (child(quoting, "dobj") if saying or behind else None)


_QUOTING = frozenset({"quote", "cite", "report"})


def _heard_from(cue: Cue) -> Any | None:
    """Who tells it in "the court heard from Ann Poe that …", "the panel learned from the port that …"."""
    if cue.lemma not in _HEARING or cue.passive:
        return None
    told = next((c for c in cue.verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    teller = child(told, "pobj") if told is not None else None
    return teller if teller is not None and is_source(teller) else None


_HEARING = frozenset({"hear", "learn"})


def _according_to(cue: Cue) -> Any | None:
    """Who adds something in "According to the report, 70 came by sea, adding that more would follow": no boat does."""
    verb = cue.verb
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or cue.lemma not in cue_lexicon.SPEECH or "ccomp" not in cue.kids:
        return None
    first = verb.doc[sentence_start(verb.doc, verb.i)]
    to = child(first, "prep") if first.lower_ == "according" else None
    return child(to, "pobj") if to is not None else None


def _leads_to_saying(preposition: Any) -> bool:
    return bool(preposition.lower_ == "as" and any(c.dep_ == "pcomp" for c in preposition.rights))


def _beside_participle(verb: Any) -> Any | None:
    """The subject that the parser gave a participle between it and its verb: "Ann Poe, a clerk, referring to the storm,
    | added that P"."""
    doing = _participle_before(verb)
    subject = None if doing is None else child(doing, "nsubj")
    if doing is None or subject is None or subject.i > doing.i:
        return None
    parted = any(t.text == "," for t in verb.doc[subject.i : doing.i])
    return subject if parted and may_tell(subject) else None


def _participle_before(verb: Any) -> Any | None:
    """The "referring" of "…, | referring | to the storm, added", which hangs on the verb behind its comma."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.doc[verb.i - 1].text != ",":
        return None
    return next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBG"), None)


def _behind_an_opening(verb: Any) -> Any | None:
    """The name that the parser joins to the last place of an opening: "Speaking by telephone from Leeds, | Ann Poe |,
    the port's director, said P"."""
    opening = _participle_before(verb)
    if opening is None or opening.left_edge.i != verb.sent.start or child(verb, *SUBJECTS) is not None:
        return None
    names = (t for t in opening.subtree if t.pos_ == "PROPN" and t.dep_ in ("conj", "appos"))
    return next((name for name in names if _is_described_up_to(name, verb)), None)


def _is_described_up_to(name: Any, verb: Any) -> bool:
    """Whether a comma parts a name from what stands before it, and two commas what it says of it from the verb."""
    told = child(name, "appos")
    first = min((c.i for c in name.lefts if c.dep_ == "compound"), default=name.i)
    return told is not None and told.right_edge.i == verb.i - 2 and verb.doc[first - 1].text == "," and first < name.i


def _noun_before(verb: Any) -> Any | None:
    """The noun right before a finite verb of speech that the parser gave no subject."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    while before.dep_ == "pobj" and before.head.head.pos_ in ("PROPN", "NOUN") and before.head.head.dep_ == "appos":
        before = before.head.head
    return people_of(before) or before


# Where the subject of a verb is looked for, in this order.
_SUBJECTS_OF_CUES: tuple[Callable[[Cue], Any | None], ...] = (
    _own_after_all,
    _between_commas,
    _one_by_name,
    _beside_with,
    _named_beside,
    _behind_mark,
    _behind_quotation,
    _of_first_cue,
    _behind_what_is_said,
    _behind_relative,
)
_SUBJECTS_OF_VERBS: tuple[Callable[[Any], Any | None], ...] = (
    cleft_subject,
    one_of_those,
    _cited_ahead,
    _apposed_to,
    _subject_by_the_parse,
    _behind_an_opening,
    _noun_before,
    _beside_participle,
)
