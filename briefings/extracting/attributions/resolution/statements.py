"""Who put out what speaks: the port of "a statement issued on Friday by the port", "the port's figures show that P"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.attributions.speakers.phrases.speaker_phrases import Phrase
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import child

FIGURES = frozenset("figure number datum data statistic count tally toll record estimate total".split())


def maker_of_statement(statement: Any, phrase: Phrase) -> Any | None:
    """Whose words a statement is, where it or its phrase tells that."""
    for told in (_put_out_by(statement), _maker_within(statement, phrase), _named_before(statement)):
        if told is not None:
            return told
    return None


def _named_before(statement: Any) -> Any | None:
    """The body right before its statement: "an | HRW | statement", "a Halden | Council | statement"."""
    body = statement.nbor(-1) if statement.i > statement.sent.start else None
    if body is None or body.dep_ != "compound" or body.head.i != statement.i or body.pos_ != "PROPN":
        return None
    acronym = len(body.text) > 1 and body.text.isupper()
    return body if (acronym or body.lower_ in person_words.BODIES) and not is_country_name(body.text) else None


def whose_figures(head: Any) -> Any | None:
    """The body whose figures show it: the agency of "the agency's figures show that P", the Home Office of "by Home
    Office figures"; whoever "its earlier toll" leads back to."""
    if head.lemma_.lower() not in FIGURES or head.tag_ not in ("NNS", "NN"):
        return None
    owner = child(head, "poss") or _body_named_before(head) or _counted_by(head)
    speaks = owner is not None and (owner.lower_ == "its" or _may_have_figures(owner))
    return owner if speaks and not is_time(owner) else None


def _counted_by(count: Any) -> Any | None:
    """The Observatory of "a previous toll | from the Observatory"."""
    source = next((c for c in count.rights if c.dep_ == "prep" and c.lower_ == "from"), None)
    return child(source, "pobj") if source is not None and count.lemma_.lower() in _COUNTS else None


_COUNTS = frozenset({"toll", "tally", "count"})


def _may_have_figures(owner: Any) -> bool:
    return owner.tag_ != "PRP$" and (is_source(owner) or owner.pos_ == "PROPN")


def _body_named_before(figures: Any) -> Any | None:
    """The body of two names or more, or of its acronym, right before its figures: "provisional | Home Office | data",
    "| HRW | figures"."""
    body = figures.doc[figures.i - 1] if figures.i > 0 else None
    if body is None or body.dep_ != "compound" or body.head.i != figures.i or body.pos_ != "PROPN":
        return None
    if len(body.text) > 2 and body.text.isupper() and not is_country_name(body.text):
        return None if body.lower_ in _NO_BODIES else body
    if body.i == 0 or not body.text[:1].isupper():
        return None  # "harbour ministry data", which the tagger takes for a name
    named = body.nbor(-1).pos_ == "PROPN" and body.nbor(-1).dep_ == "compound"
    return body if body.lower_ in person_words.BODIES and named else None


# What data are of, and nobody's.
_NO_BODIES = frozenset("gps dna cctv gdp covid covid-19 hiv aids ais pcr sms tax radar".split())


def whose_office(head: Any) -> Any | None:
    """The person who bears the office that a run begins with: "Ann Poe, | head of media at the port (PHD), | told"."""
    name = head.head
    if head.dep_ != "appos" or head.lemma_.lower() not in person_words.ROLES or not _is_a_full_name(name):
        return None
    comma = head.left_edge.i - 1
    return name if comma == name.i + 1 and head.doc[comma].text == "," else None


def _is_a_full_name(name: Any) -> bool:
    """Whether a name of two words is somebody's: no body's and no country's."""
    before = name.doc[name.i - 1] if name.i > 0 else None
    if name.pos_ != "PROPN" or before is None or before.dep_ != "compound" or before.head.i != name.i:
        return False
    return name.lower_ not in person_words.BODIES and not is_country_name(name.text)


def _put_out_by(statement: Any) -> Any | None:
    """Who put out "a statement issued on Friday by the port", "a message on the radio from the port"."""
    for c in statement.rights:
        agent = child(c, "agent") if c.dep_ == "acl" else None
        if agent is not None:
            return child(agent, "pobj")
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in ("by", "from")):
            return child(c, "pobj")
    return None


def _maker_within(statement: Any, phrase: Phrase) -> Any | None:
    """Whose statement it is by a preposition of its phrase: "the statement | of | the port"."""
    for token in statement.doc[statement.i + 1 : phrase.last]:
        if token.lower_ in ("by", "from", "of") and _hangs_on(token, statement):
            maker = child(token, "pobj")
            if maker is not None and maker.i <= phrase.last:
                return maker
    return None


def _hangs_on(preposition: Any, statement: Any) -> bool:
    """Whether a preposition belongs to the statement, or to what was done with it; not "published at the end | of"."""
    above = preposition.head
    return bool(above.i == statement.i or (above.dep_ == "acl" and above.head.i == statement.i))
