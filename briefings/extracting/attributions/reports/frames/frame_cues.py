"""Sentences built around who holds what they say: "What Poe fears is that …", "…, if the ministry is to be believed".

Each frame says of its whole sentence, or of the clause behind "is that", whose word it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.reports.frames.clefts import NAMED, POINTS, things_named, what_is_said
from briefings.extracting.attributions.reports.frames.frames import Frame, beyond
from briefings.extracting.attributions.reports.frames.framing_phrases import (
    LENDING,
    PUTTING,
    as_far_as_known,
    as_somebody_tells,
    if_one_goes_by,
    in_lent_words,
    it_seems_to,
    the_way_it_is_told,
    to_the_best_of_knowledge,
)
from briefings.extracting.attributions.reports.frames.guiding_phrases import (
    from_an_account,
    in_whose_view,
    judged_by,
    to_go_by,
)
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody, is_source, may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage

_TRUSTING = frozenset({"believe", "trust"})
_PAPERS = frozenset({"list", "record", "account", "number", "register"})
_RIGHT = frozenset({"right", "correct", "accurate", "true", "reliable"})


def frame_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    for token in passage.doc:
        rule = _BY_WORD.get(token.lower_) or _BY_LEMMA.get(token.lemma_)
        frame = None if rule is None else rule(passage.doc, token)
        if frame is not None:
            yield frame.reading(index, passage)


def _has_this_to_say(doc: Any, say: Any) -> Frame | None:
    """ "The guild had this to say: the port is shut"."""
    having = doc[say.i - 3] if say.i > 2 and doc[say.i - 2].lower_ == "this" else None
    source = child(having, "nsubj") if having is not None and having.lemma_ == "have" else None
    if source is None or say.i + 2 >= len(doc) or doc[say.i + 1].text != ":" or doc[say.i + 2].is_quote:
        return None
    content = trimmed(doc, say.i + 2, sentence_end(doc, say.i + 2))
    return None if content is None else Frame(source, (having, say), content)


def _is_how(doc: Any, how: Any) -> Frame | None:
    """ "“The price is fear”, is how Poe sums it up", "That, he said, is how the port puts it": who puts it so."""
    verb = how.head
    if how.i < 2 or doc[how.i - 1].lemma_ != "be" or verb.lemma_.lower() not in PUTTING or verb.i < how.i:
        return None
    source = child(verb, "nsubj")
    content = trimmed(doc, sentence_start(doc, how.i), how.i - 2)
    if source is None or content is None or content[0] >= content[1]:
        return None
    return Frame(source, (verb, verb), content, verb)


def _if_believed(doc: Any, verb: Any) -> Frame | None:
    """ "…, if the ministry is to be believed", "If one believes the ministry, …", "To believe the ministry, …"."""
    clause = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else verb
    opening = _if_or_to(clause, verb)
    if opening is None or clause.dep_ not in ("advcl", "ccomp", "ROOT", "xcomp"):
        return None
    source = _who_is_believed(clause, verb, opening)
    if source is None or source.pos_ not in ("NOUN", "PROPN"):
        return None
    content = beyond(doc, min(opening.i, clause.left_edge.i), max(verb.i, source.right_edge.i))
    return None if content is None else Frame(source, (verb, verb), content)


def _if_or_to(clause: Any, verb: Any) -> Any | None:
    """The "if" of the clause, else the "to" of its verb."""
    mark = child(clause, "mark", "advmod")
    opening = mark if mark is not None and mark.lower_ == "if" else child(verb, "aux")
    return opening if opening is not None and opening.lower_ in ("if", "to") else None


def _who_is_believed(clause: Any, verb: Any, opening: Any) -> Any | None:
    """The subject of "if the ministry is to be believed", or the object of "to believe the ministry"."""
    if child(verb, "auxpass") is not None:
        return child(clause, "nsubj", "nsubjpass") if opening.lower_ == "if" else None
    believed = child(verb, "dobj")
    return believed if believed is not None and is_somebody(believed) else None


def _if_right(doc: Any, word: Any) -> Frame | None:
    """ "…, if the lists of the port are right": whose lists they are says so."""
    being = word.head
    mark, source = child(being, "mark"), child(being, "nsubj")
    if word.dep_ != "acomp" or being.lemma_ != "be" or mark is None or mark.lower_ != "if" or source is None:
        return None
    listed = (is_source(source) or source.lemma_ in _PAPERS) and not _tells_of_event(source)
    content = beyond(doc, min(mark.i, being.left_edge.i), word.i) if listed else None
    return None if content is None else Frame(source, (being, word), content)


def _tells_of_event(report: Any) -> bool:
    """ "If reports of the captain's death are true, …": they are nobody's, and the rest follows from them."""
    of = next((c for c in report.rights if c.dep_ == "prep" and c.lower_ in ("of", "about", "on")), None)
    told = child(of, "pobj") if of is not None else None
    return report.tag_ == "NNS" and told is not None and told.pos_ == "NOUN" and not may_tell(told)


def _point_told(doc: Any, point: Any) -> Frame | None:
    """ "The one thing the port would confirm was that …": only a point that a clause describes."""
    return what_is_said(doc, point) if child(point, "relcl") is not None else None


_Rule = Callable[[Any, Any], Frame | None]
"""What the frame tells that a word opens or closes, if it stands in one."""

_BY_WORD: dict[str, _Rule] = {
    **dict.fromkeys(NAMED, things_named),
    **dict.fromkeys(("what", "all"), what_is_said),
    **dict.fromkeys(POINTS, _point_told),
    "far": as_far_as_known,
    "way": the_way_it_is_told,
    "to": it_seems_to,
    "as": as_somebody_tells,
    "go": if_one_goes_by,
    "goes": if_one_goes_by,
    "best": to_the_best_of_knowledge,
    "how": _is_how,
    "say": _has_this_to_say,
    "judge": judged_by,
    "judging": judged_by,
    "going": judged_by,
    "anything": to_go_by,
    "from": from_an_account,
    "whose": in_whose_view,
    **dict.fromkeys(LENDING, in_lent_words),
}
_BY_LEMMA: dict[str, _Rule] = {**dict.fromkeys(_TRUSTING, _if_believed), **dict.fromkeys(_RIGHT, _if_right)}
